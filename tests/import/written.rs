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
