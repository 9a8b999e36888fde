//! What the writer writes, the reader reads.

use proptest::prelude::*;
use tadqiq::message::{Attachment, Sender};

use super::writer::{App, Locale, Phone};
use super::*;

fn phones() -> Vec<Phone> {
    let phone = |app, locale, arabic_digits| Phone { app, locale, arabic_digits };
    vec![
        phone(App::Android, Locale::Ar, true),
        phone(App::Android, Locale::Ar, false),
        phone(App::Android, Locale::En, false),
        phone(App::Ios, Locale::Ar, true),
        phone(App::Ios, Locale::Ar, false),
        phone(App::Ios, Locale::En, false),
    ]
}

fn sender() -> impl Strategy<Value = Sender<'static>> {
    let named = |name: &'static str, saved| Sender { name: Some(name.into()), saved, ..Sender::default() };
    prop_oneof![
        Just(named("أ. منيرة", None)),
        Just(named("Sara H.", None)),
        Just(named("نورة", Some(false))),
        Just(Sender { phone: Some("+966 55 000 0001".into()), saved: Some(false), ..Sender::default() }),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let line = "[a-zA-Z0-9أ-ي٠-٩ًﷺ👍،.:/<>()\\[\\]\u{200D}-]{1,12}( [a-zأ-ي0-9:.,]{1,8}){0,4}";
    proptest::collection::vec(proptest::string::string_regex(line).unwrap(), 1..4).prop_map(|lines| lines.join("\n"))
}

prop_compose! {
    fn message()(
        sender in sender(),
        text in text(),
        minutes in 0_i64..2_000_000,
        what in 0_u8..10,
    ) -> Message<'static> {
        let at = civil::date(2024, 1, 1).at(0, 0, 0, 0) + jiff::Span::new().minutes(minutes);
        let mut message = Message { sender: Some(sender), sent_at: Some(SentAt::Local(at)), text: text.into(), ..Message::default() };
        let file = |kind, name: &'static str| Attachment { kind, name: Some(name.into()), media_type: None, path: Some(name.into()) };
        match what {
            0 => message.edited = Some(true),
            1 => (message.deleted, message.text) = (true, "".into()),
            2 => message.attachments.push(file(Kind::Image, "IMG-1.jpg")),
            3 => message.attachments.push(file(Kind::Document, "جدول المهام.pdf")),
            4 => message.attachments.push(file(Kind::Contact, "Office.vcf")),
            _ => {}
        }
        message
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn it_reads_back_the_same(messages in proptest::collection::vec(message(), 1..12)) {
        // One date that can only be read one way, and names that are known.
        let mut messages = messages;
        for (sender, day) in [("أ. منيرة", 27), ("Sara H.", 28)] {
            messages.push(Message {
                sender: Some(Sender { name: Some(sender.into()), ..Sender::default() }),
                sent_at: at(2025, 3, day, 21, 5, 0),
                text: "خاتمة".into(),
                ..Message::default()
            });
        }
        let folder = tempfile::tempdir().unwrap();
        for phone in phones() {
            let path = folder.path().join("WhatsApp Chat - فريق العلوم.zip");
            phone.zip("فريق العلوم", &messages, std::fs::File::create(&path).unwrap()).unwrap();
            let read = read_file(&path, &Options::default()).unwrap();
            prop_assert_eq!(read.name.as_deref(), Some("فريق العلوم"));
            prop_assert!(read.messages[0].system);
            prop_assert_eq!(read.messages.len(), messages.len() + 1);
            for (read, written) in read.messages[1..].iter().zip(&messages) {
                let read = Message { channel: None, origin: None, ..read.clone() };
                prop_assert_eq!(&read, written, "{:?}", phone);
            }
            prop_assert_eq!(read.accounting.orphans, 0);
        }
    }
}

/// One way to write a header, out of all that are read.
#[derive(Clone, Debug)]
struct Form {
    bracket: bool,
    mark: &'static str,
    comma: &'static str,
    order: &'static str,
    between: &'static str,
    padded: bool,
    short_year: bool,
    clock: &'static str,
    seconds: bool,
    half: Option<(&'static str, &'static str)>,
    space: &'static str,
    end: &'static str,
    zero: char,
}

fn form() -> impl Strategy<Value = Form> {
    use proptest::sample::select;
    let halves = vec![
        None,
        Some(("AM", "PM")),
        Some(("a.m.", "p. m.")),
        Some(("ص", "م")),
        Some(("صباحًا", "مساءً")),
        Some(("오전", "오후")),
    ];
    let written = (any::<bool>(), select(vec!["", "\u{200F}", "\u{200E}"]), select(vec![",", "،", ""]));
    let date = (select(vec!["dmy", "mdy", "ymd"]), select(vec!["/", ".", "-"]), any::<bool>(), any::<bool>());
    let time = (select(vec![":", "."]), any::<bool>(), select(halves), select(vec![" ", "\u{A0}", "\u{202F}"]));
    let rest = (select(vec![" - ", " – ", ": "]), select(vec!['0', '٠', '۰']));
    (written, date, time, rest).prop_map(
        |((bracket, mark, comma), (order, between, padded, short_year), (clock, seconds, half, space), (end, zero))| {
            // Years of two digits in front would be taken for days.
            let short_year = short_year && order != "ymd";
            Form { bracket, mark, comma, order, between, padded, short_year, clock, seconds, half, space, end, zero }
        },
    )
}

impl Form {
    fn header(&self, at: civil::DateTime) -> String {
        let pad = |n: i8| if self.padded { format!("{n:02}") } else { n.to_string() };
        let (day, month) = (pad(at.day()), pad(at.month()));
        let year = if self.short_year { format!("{:02}", at.year() % 100) } else { at.year().to_string() };
        let parts = match self.order {
            "dmy" => [day, month, year],
            "mdy" => [month, day, year],
            _ => [year, month, day],
        };
        let Form { mark, between, comma, clock, space, .. } = self;
        let hour = if self.half.is_some() { (at.hour() + 11) % 12 + 1 } else { at.hour() };
        let second = if self.seconds { format!("{clock}{:02}", at.second()) } else { String::new() };
        let half =
            self.half.map_or(String::new(), |(am, pm)| format!("{space}{}", if at.hour() < 12 { am } else { pm }));
        let text = format!(
            "{}{comma} {}{clock}{:02}{second}{half}",
            parts.join(&format!("{mark}{between}")),
            pad(hour),
            at.minute()
        );
        let digit = |c: char| c.to_digit(10).map_or(c, |digit| char::from_u32(self.zero as u32 + digit).unwrap());
        let text: String = text.chars().map(digit).collect();
        if self.bracket { format!("{mark}[{text}] ") } else { format!("{mark}{text}{}", self.end) }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn every_form_of_header_reads_back_the_same(
        form in form(),
        said in proptest::collection::vec((sender(), text(), 0_i64..2_000_000, 0_i8..60), 1..8),
    ) {
        let start = civil::date(2024, 1, 1).at(0, 0, 0, 0);
        let mut written: Vec<(civil::DateTime, Sender<'static>, String)> = said
            .into_iter()
            .map(|(sender, text, minutes, second)| {
                let at = start + jiff::Span::new().minutes(minutes).seconds(if form.seconds { second } else { 0 });
                (at, sender, text)
            })
            .collect();
        // Dates that can only be read one way, enough of them for any stray one, and names that are known.
        for day in 20..28 {
            for name in ["أ. منيرة", "Sara H."] {
                let sender = Sender { name: Some(name.into()), ..Sender::default() };
                written.push((civil::date(2029, 3, day).at(21, 5, 0, 0), sender, "خاتمة".to_owned()));
            }
        }
        let mut chat = String::new();
        for (at, sender, text) in &written {
            let name = match (&sender.name, &sender.phone) {
                (Some(name), _) if sender.saved == Some(false) => format!("~\u{202F}{name}"),
                (Some(name), _) => name.to_string(),
                (None, phone) => format!("\u{202A}{}\u{202C}", phone.as_deref().unwrap_or("")),
            };
            chat += &format!("{}{name}: {text}\n", form.header(*at));
        }
        let read = with("chat.txt", chat.as_bytes(), &Options::default()).unwrap();
        prop_assert_eq!(read.messages.len(), written.len(), "{}", chat);
        for (read, (at, sender, text)) in read.messages.iter().zip(&written) {
            prop_assert_eq!(read.sent_at, Some(SentAt::Local(*at)), "{}", chat);
            prop_assert_eq!(read.sender.as_ref(), Some(sender));
            prop_assert_eq!(&*read.text, &**text);
            prop_assert!(!read.system && read.attachments.is_empty());
        }
        prop_assert!(!read.assumed);
        prop_assert_eq!(read.accounting.orphans, 0);
    }
}
