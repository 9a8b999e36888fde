//! Redacted messages, judged again: nothing that was covered is found, and nothing else has changed.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tadqiq::eval::Labelled;
use tadqiq::import::{Batch, Options, open};
use tadqiq::message::{Message, from_json};
use tadqiq::part::PartId;
use tadqiq::rewrite::{Cover, FileNames, Pseudonyms, Redacted, Redactor, violated};
use tadqiq::words::Lang;
use tadqiq::{Linter, Policy, Scratch, Use};

fn linter(policy: &str) -> Linter {
    Linter::new(Policy::shipped(policy).expect("shipped").expect("sound"), Use::Check)
}

fn text_of<'m>(message: &'m Message<'_>, part: PartId) -> &'m str {
    match part {
        PartId::Name(nth) => message.attachments[usize::from(nth)].name.as_deref().expect("a name"),
        _ => &message.text,
    }
}

/// Redacts `message` in both ways and holds each result against what it was; answers with the marked one.
fn check(linter: &Linter, message: &Message<'_>) -> Redacted<'static> {
    let mut scratch = Scratch::default();
    let mut marked = None;
    for cover in [Cover::Mask, Cover::Mark] {
        let redactor = Redactor::new(linter, cover, Lang::En);
        let redacted = redactor.redact(message.clone().into_owned(), &mut scratch);
        assert_eq!(redactor.redact(message.clone().into_owned(), &mut scratch), redacted, "the same every time");

        let judged = Message { system: false, deleted: false, ..redacted.message.clone() };
        let left = violated(&linter.check(&judged));
        assert!(
            left.is_empty(),
            "{cover:?} leaves {left:?} in {:?}, which was {:?}",
            redacted.message.text,
            message.text
        );
        let again = redactor.redact(redacted.message.clone(), &mut scratch);
        assert!(again.changes.is_empty(), "{cover:?}: redacting twice changes {:?}", redacted.message.text);
        assert_eq!(again.message.text, redacted.message.text);

        // Between the places, both texts are the same, byte for byte.
        let parts =
            [PartId::Body].into_iter().chain((0..message.attachments.len()).map(|nth| PartId::Name(nth as u16)));
        for part in parts.filter(|part| *part == PartId::Body || message.attachments[index(*part)].name.is_some()) {
            let (was, now) = (text_of(message, part), text_of(&redacted.message, part));
            let (mut before, mut after) = (0, 0);
            for change in redacted.changes.iter().filter(|change| change.part == part) {
                let (from, to) = (change.was.start as usize, change.now.start as usize);
                assert_eq!(was[before..from], now[after..to], "{was:?} became {now:?}");
                assert!(!change.was.is_empty());
                (before, after) = (change.was.end as usize, change.now.end as usize);
            }
            assert_eq!(was[before..], now[after..], "{was:?} became {now:?}");
        }
        marked = Some(redacted);
    }
    marked.expect("two covers")
}

fn index(part: PartId) -> usize {
    match part {
        PartId::Name(nth) => usize::from(nth),
        _ => usize::MAX,
    }
}

fn corpus(name: &str) -> Vec<Labelled> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora").join(name);
    let text = fs::read_to_string(path).expect("a corpus");
    text.lines().zip(1..).map(|(line, nth)| Labelled::from_json(line, nth).expect("a labelled message")).collect()
}

#[test]
fn corpora_are_clean_once_redacted() {
    for policy in ["base/personal-info", "gulf/khobar-education-office"] {
        let linter = linter(policy);
        let (mut changed, mut all) = (0, 0);
        for name in
            ["rules/dev.jsonl", "demo/khobar-office-ar.jsonl", "demo/khobar-unit-en.jsonl", "demo/clean-ar.jsonl"]
        {
            for labelled in corpus(name) {
                let redacted = check(&linter, &labelled.message);
                all += 1;
                changed += usize::from(!redacted.changes.is_empty());
                if redacted.changes.is_empty() {
                    assert_eq!(redacted.message.text, labelled.message.text);
                }
            }
        }
        assert!(changed >= 60 && changed * 4 < all, "{policy}: {changed} of {all} messages changed");
    }
}

#[test]
fn the_clean_chat_stays_as_it_is() {
    let linter = linter("gulf/khobar-education-office");
    for labelled in corpus("demo/clean-ar.jsonl") {
        let redacted = check(&linter, &labelled.message);
        assert!(redacted.changes.is_empty(), "{:?}", redacted.message.text);
    }
}

#[test]
fn a_mark_speaks_the_language_of_the_text() {
    let linter = linter("base/personal-info");
    for (was, now) in [
        ("كلموا نورة على ٠٥٥١٢٣٤٥٦٧", "كلموا نورة على ‹رقم جوال›"),
        ("call Noura on ٠٥٥١٢٣٤٥٦٧ before noon", "call Noura on ‹phone› before noon"),
        ("رقم هوية الطالب 1012345672، وبريده a.b@gmail.com", "رقم هوية الطالب ‹رقم هوية›، وبريده ‹بريد إلكتروني›"),
        ("IBAN SA03 8000 0000 6080 1016 7519.", "IBAN ‹IBAN›."),
        ("اجتماع الغد الساعة الثامنة", "اجتماع الغد الساعة الثامنة"),
    ] {
        assert_eq!(check(&linter, &Message::from_text(was)).message.text, now);
    }
}

#[test]
fn a_mask_keeps_the_script_and_two_digits() {
    let linter = linter("base/personal-info");
    let redactor = Redactor::new(&linter, Cover::Mask, Lang::Ar);
    let redacted = redactor.redact(Message::from_text("جوالها ٠٥٥ ١٢٣ ٤٥٦٧ فقط"), &mut Scratch::default());
    assert_eq!(redacted.message.text, "جوالها ••• ••• ••٦٧ فقط");
}

/// The mark of one number names what stands beside it, which nothing did before.
#[test]
fn what_a_cover_brings_about_is_covered_too() {
    let linter = linter("base/personal-info");
    let text = "0551234567 36001234";
    assert_eq!(violated(&linter.check(&Message::from_text(text))).len(), 1, "the second is no number of its own");
    let redacted = check(&linter, &Message::from_text(text));
    assert!(!redacted.message.text.contains("3600"), "{}", redacted.message.text);
}

#[test]
fn every_field_is_covered() {
    let linter = linter("gulf/khobar-education-office");
    let json = r#"{
        "id": "966551234567-3EB0", "reply_to": "call 0551234567", "approval": "0551234567",
        "channel": {"kind": "whatsapp", "name": "+966 55 123 4567"},
        "sender": {"name": "أم سعد 0551234567", "phone": "+966551234567"},
        "text": "راسلوني على ٠٥٥١٢٣٤٥٦٧",
        "attachments": [
            {"kind": "document", "name": "هوية 1012345672.pdf", "path": "media/هوية 1012345672.pdf"},
            {"kind": "image", "name": "صورة الطالبة نورة القحطاني.jpg"}
        ],
        "reshare_of": {"text": "0551234567", "sender": "0551234567"},
        "origin": {"file": "WhatsApp Chat with +966 55 123 4567.txt"}
    }"#;
    let message = from_json(json).expect("a message");
    let redacted = check(&linter, &message);
    let written = serde_json::to_string(&redacted.message).expect("JSON");
    for secret in ["55123", "55 123", "٥٥١٢٣", "1012345672", "نورة", "القحطاني"] {
        assert!(!written.contains(secret), "{secret} is left in {written}");
    }
    let names: Vec<_> =
        redacted.message.attachments.iter().filter_map(|attachment| attachment.name.as_deref()).collect();
    assert_eq!(names, ["هوية ‹رقم هوية›.pdf", "‹وصف صورة›.jpg"]);
    assert_eq!(redacted.message.attachments[0].path.as_deref(), Some("media/هوية ‹رقم هوية›.pdf"));
    assert_eq!(redacted.left.len(), 2, "nobody looked into them");
}

/// Lines of the app and deleted messages are not judged, but they are passed on.
#[test]
fn what_is_not_judged_is_covered() {
    let linter = linter("base/personal-info");
    for field in ["system", "deleted"] {
        let json = format!(r#"{{"text": "+966 55 123 4567 left", "{field}": true}}"#);
        let redacted = check(&linter, &from_json(&json).expect("a message"));
        assert_eq!(redacted.message.text, "‹phone› left");
        assert_eq!((redacted.message.system, redacted.message.deleted), (field == "system", field == "deleted"));
    }
}

#[test]
fn an_official_contact_stays() {
    let linter = linter("gulf/khobar-education-office");
    let text = "للاستفسار info@khobaredu.gov.sa أو جوال المشرفة 0551234567";
    let redacted = check(&linter, &Message::from_text(text));
    assert_eq!(redacted.message.text, "للاستفسار info@khobaredu.gov.sa أو جوال المشرفة ‹رقم جوال›");
}

/// The digit that makes `digits` pass Luhn.
fn with_luhn(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(nth, digit)| {
            let value = u32::from(digit - b'0');
            if nth % 2 == 0 { value * 2 / 10 + value * 2 % 10 } else { value }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// The digits of an IBAN's check, so that it passes modulo 97.
fn iban(country: &str, account: &str) -> String {
    let letters: String = country.bytes().map(|letter| (letter - b'A' + 10).to_string()).collect();
    let rest =
        format!("{account}{letters}00").bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("{country}{:02}{account}", 98 - rest)
}

/// Digits in another script, with something between them, as people write and hide them.
fn disguised(value: &str, script: u32, between: &str, every: usize) -> String {
    let zero = ['0', '٠', '۰', '０'][script as usize % 4];
    let mut out = String::new();
    for (nth, c) in value.chars().enumerate() {
        if nth > 0 && every > 0 && nth % every == 0 {
            out.push_str(between);
        }
        out.push(c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c));
    }
    out
}

fn identifier() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        "05[0345689][0-9]{7}",
        "\\+9665[0345689][0-9]{7}",
        "\\+9715[024568][0-9]{7}",
        "[3-6][0-9]{7}",
        "00201[0-2][0-9]{8}",
        "[12][0-9]{8}".prop_map(|digits| with_luhn(&digits)),
        "7841990[0-9]{7}".prop_map(|digits| with_luhn(&digits)),
        "4[0-9]{14}".prop_map(|digits| with_luhn(&digits)),
        "80[0-9]{18}".prop_map(|account| iban("SA", &account)),
        "[a-z]{3,9}[.]?[a-z0-9]{1,6}@(gmail|outlook|example)[.]com",
    ];
    let between = prop::sample::select(vec!["", " ", "-", ".", "\u{200b}", "ـ", " \n", "\u{200f}", " - "]);
    (value, 0_u32..4, between, 0_usize..5).prop_map(|(value, script, between, every)| match value.contains('@') {
        true => value,
        false => disguised(&value, script, between, every),
    })
}

fn filler() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "رقم الجوال",
            "call me on",
            "جوالها:",
            "رقم الهوية",
            "آيبان",
            "الطلب رقم",
            "iqama no.",
            "my card",
            "بطاقة",
            "صورة الطالبة نورة",
            "photo of Sara",
            "الاجتماع الساعة 8",
            "order 4500123456",
            "‹رقم جوال›",
            "‹phone›",
            "at",
            "dot com",
            "و",
            ":",
            "\n",
            "،",
            "👍",
            "••٦٧",
            "@",
            "+",
            "00",
            "966",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
        "[0-9٠-٩ ./-]{0,12}",
    ]
}

fn written() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec![" ", "", "\n", "، ", "-"]);
    let piece = prop_oneof![3 => filler(), 2 => identifier()];
    prop::collection::vec((piece, glue), 0..9)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(a, b)| [a, b.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn redact_then_judge_finds_nothing(text in written(), name in written(), picture: bool) {
        thread_local!(static LINTER: Linter = linter("gulf/khobar-education-office"));
        let kind = if picture { "image" } else { "document" };
        let json = serde_json::json!({"text": text, "attachments": [{"kind": kind, "name": name}]}).to_string();
        let message = from_json(&json).expect("a message");
        LINTER.with(|linter| check(linter, &message));
    }

    #[test]
    fn any_text_at_all(text in "\\PC*", digits in "[0-9٠-٩+@. ]{0,40}") {
        thread_local!(static LINTER: Linter = linter("base/personal-info"));
        LINTER.with(|linter| check(linter, &Message::from_text(format!("{text}{digits}{text}"))));
    }
}

/// A chat as an app writes it, with anything in its texts, among them lines that look like headers.
fn chat() -> impl Strategy<Value = String> {
    let header = prop_oneof![
        Just("13/5/2025, 09:17 - "),
        Just("[13/5/25, 9:17:02 AM] "),
        Just("\u{200f}[\u{200f}13\u{200f}/5\u{200f}/2025، 9:17:02 ص] "),
        Just("١٣\u{200f}/٥\u{200f}/٢٠٢٥، ٩:١٧\u{a0}ص - "),
    ];
    let sender = prop_oneof![
        Just("Sara: ".to_owned()),
        Just("منى الدوسري: ".to_owned()),
        Just("~\u{202f}Ali: ".to_owned()),
        Just("\u{202a}+966 55 123 4567\u{202c}: ".to_owned()),
        Just("School: \u{200e}".to_owned()),
        Just(String::new()),
        identifier().prop_map(|number| format!("{}: ", number.replace('\n', " "))),
    ];
    let text = prop_oneof![
        4 => written(),
        1 => (written(), written()).prop_map(|(name, text)| format!("\u{200e}{}.jpg (file attached)\n{text}", name.replace('\n', " "))),
        1 => written().prop_map(|name| format!("{}.pdf • \u{200e}2 pages \u{200e}<attached: 1-a.pdf>", name.replace('\n', " "))),
        1 => Just("13/5/2025, 09:17 - 0551234567: 0551234567".to_owned()),
        1 => Just("\u{200e}This message was deleted by admin 0551234567.".to_owned()),
        1 => Just("<Media omitted>".to_owned()),
    ];
    (header, prop::collection::vec((sender, text), 1..6)).prop_map(|(header, entries)| {
        let entry = |(sender, text): (String, String)| format!("{header}{sender}{text}\n");
        format!("{header}Sara: first\n") + &entries.into_iter().map(entry).collect::<String>()
    })
}

/// Rewrites a chat entry by entry; answers with the messages before and after, as the importer reads them.
fn rewritten(chat: &str, redactor: Redactor<'_>, numbered: bool) -> [Vec<Message<'static>>; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    let (was, now) = (folder.path().join("was.txt"), folder.path().join("now.txt"));
    let mut pseudonyms = Pseudonyms::new(Lang::En);
    let mut read = |path: &Path| {
        let reader = open(path, &Options::default()).expect("a chat");
        let (mut batch, mut messages, mut scratch) = (Batch::default(), Vec::new(), Scratch::default());
        let (names, mut copy) = (FileNames::new(), String::new());
        while reader.fill(&mut batch).expect("readable") {
            for frame in batch.frames() {
                let message = reader.parse(frame).expect("an entry");
                let name = if numbered { pseudonyms.of(message.sender.as_ref()) } else { None };
                let rewritten = redactor.entry(&*reader, frame, &names, name.as_deref(), numbered, &mut scratch);
                copy.push_str(rewritten.text.as_deref().unwrap_or(frame.text));
                copy.push('\n');
                messages.push(message.into_owned());
            }
            batch.clear();
        }
        (messages, copy)
    };
    fs::write(&was, chat).expect("a file");
    let (before, copy) = read(&was);
    fs::write(&now, copy).expect("a file");
    let (after, _) = read(&now);
    [before, after]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn redacted_chats_read_again_are_clean(chat in chat(), numbered: bool, mask: bool) {
        thread_local!(static LINTER: Linter = linter("gulf/khobar-education-office"));
        LINTER.with(|linter| {
            let redactor = Redactor::new(linter, if mask { Cover::Mask } else { Cover::Mark }, Lang::En);
            let [before, after] = rewritten(&chat, redactor, numbered);
            assert_eq!(before.len(), after.len(), "{chat:?}");
            for (was, now) in before.iter().zip(&after) {
                assert_eq!(now.sent_at, was.sent_at);
                let judged = Message { system: false, deleted: false, ..now.clone() };
                assert!(violated(&linter.check(&judged)).is_empty(), "{was:?} became {now:?}");
                assert_eq!(now.sender.as_ref().and_then(|sender| sender.phone.as_ref()), None, "{was:?} became {now:?}");
            }
        });
    }
}

/// A message full of findings, covered in time that does not grow with their square.
#[test]
fn a_long_message_is_redacted_in_linear_time() {
    let linter = linter("base/personal-info");
    let redactor = Redactor::new(&linter, Cover::Mark, Lang::En);
    let text = "call 0551234567 or a@example.com\n".repeat(4_000);
    let start = std::time::Instant::now();
    let redacted = redactor.redact(Message::from_text(&text), &mut Scratch::default());
    assert_eq!(redacted.changes.len(), 8_000);
    assert_eq!(redacted.message.text, "call ‹phone› or ‹e-mail›\n".repeat(4_000));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
