//! Personal data through the whole flow: what wakes nothing, what every disguise still shows, what only looks alike.

use tadqiq::detect::{self, Look};
use tadqiq::finding::{Confidence, Place};
use tadqiq::text::{Desk, Lists, Vocabulary, list_id};
use tadqiq::{Linter, Message, Policy, Scratch, Use};

fn linter() -> Linter {
    let policy = Policy::shipped("base/personal-info").expect("shipped").expect("sound");
    Linter::new(policy, Use::Check)
}

/// What is found in `text` at `likely` or above: detector and words.
fn found<'t>(linter: &Linter, scratch: &mut Scratch, text: &'t str) -> Vec<(&'static str, &'t str)> {
    let message = Message::from_text(text);
    let findings = linter.inspect(&message, scratch).list();
    let likely = findings.iter().filter(|finding| finding.confidence >= Confidence::Likely);
    likely
        .filter_map(|finding| match finding.place {
            Place::Text(_, span) => Some((detect::at(finding.detector).id, span.of(text))),
            _ => None,
        })
        .collect()
}

/// The detectors of personal data that wake on `text`.
fn awake(text: &str) -> Vec<&'static str> {
    let mut desk = Desk::default();
    let view = desk.view(text, Vocabulary::shipped(), Lists::ALL);
    let personal = detect::all().iter().filter(|detector| detector.id.starts_with("personal/"));
    let wakes = personal.filter(|detector| match detector.look {
        Look::Text { wakes_on, .. } => {
            let mut own = Lists::default();
            detector.waking_lists().filter_map(list_id).for_each(|list| own.insert(list));
            view.wakes(wakes_on, own)
        }
        _ => false,
    });
    wakes.map(|detector| detector.id).collect()
}

/// Counted over messages put together from everyday words: what has no digit, number word, sign or link wakes none of
/// the detectors of patterns, whatever else it speaks of.
#[test]
fn words_alone_wake_no_pattern_detector() {
    const WORDS: [&str; 48] = [
        "السلام",
        "عليكم",
        "المعلمات",
        "الفاضلات",
        "نأمل",
        "تسليم",
        "الكشوف",
        "قبل",
        "نهاية",
        "الدوام",
        "اجتماع",
        "القاعة",
        "بيت",
        "شارع",
        "حي",
        "البنك",
        "حساب",
        "باب",
        "المدرسة",
        "السيارة",
        "الباص",
        "موقف",
        "جواز",
        "هوية",
        "بطاقة",
        "ميلاد",
        "رحلة",
        "مستشفى",
        "ملف",
        "وصلني",
        "رسالة",
        "خريطة",
        "please",
        "send",
        "the",
        "sheets",
        "bank",
        "door",
        "house",
        "street",
        "flat",
        "car",
        "passport",
        "birthday",
        "student",
        "hospital",
        "phone",
        "office",
    ];
    let mut numbers = Numbers(0x5eed);
    for _ in 0..2_000 {
        let text: Vec<_> =
            (0..4 + numbers.next(16)).map(|_| WORDS[numbers.next(WORDS.len() as u64) as usize]).collect();
        let text = text.join(" ");
        let awake: Vec<_> = awake(&text).into_iter().filter(|id| *id != "personal/private-matter").collect();
        assert_eq!(awake, [""; 0], "{text}");
    }
}

#[test]
fn a_plain_message_wakes_no_pattern_detector() {
    let plain = [
        "السلام عليكم، اجتماع المشرفات يوم الأحد في قاعة التدريب",
        "نأمل من الجميع تسليم خطة الاختبارات قبل نهاية الدوام، وشكرا لكم",
        "عنوان الدرس القادم في الهوية الوطنية، والبطاقة التعريفية جاهزة",
        "جوال المدرسة مغلق اليوم، والحي والشارع والطريق كلها مزدحمة",
        "وحدة من المعلمات تأخرت، وست من الطالبات غبن",
        "Please submit the attendance sheet by Thursday noon",
        "No one told the two of them about the open day",
        "The passport office, the bank and the car park are closed",
        "Her birthday card is on the plate near the home economics room",
        "تم 👍",
    ];
    for text in plain {
        let awake: Vec<_> = awake(text).into_iter().filter(|id| *id != "personal/private-matter").collect();
        // "at" is a word for @.
        let allowed = if text.contains(" at ") { vec!["personal/email"] } else { vec![] };
        assert_eq!(awake, allowed, "{text}");
    }
    for (text, id) in [
        ("جوالي ٠٥٥١٢٣٤٥٦٧", "personal/phone"),
        ("صفر خمسة خمسة واحد اثنين ثلاثة أربعة خمسة ستة سبعة", "personal/phone"),
        ("سارة آت جيميل دوت كوم", "personal/email"),
        ("passport A12345678", "personal/passport"),
        ("https://maps.app.goo.gl/x", "personal/location"),
    ] {
        assert!(awake(text).contains(&id), "{text}");
    }
}

/// A small generator of numbers: the same ones at every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % below
    }

    fn digits(&mut self, count: u32) -> String {
        (0..count).map(|_| char::from(b'0' + self.next(10) as u8)).collect()
    }
}

/// A number of an office, a shop or a library; or one of a phone's length that no numbering plan of ours holds.
fn harmless(numbers: &mut Numbers, nth: u64) -> String {
    let isbn13 = |body: String| {
        let sum: u32 = body.bytes().zip([1, 3].into_iter().cycle()).map(|(d, w)| u32::from(d - b'0') * w).sum();
        format!("{body}{}", (10 - sum % 10) % 10)
    };
    match nth % 16 {
        0 => format!("45{}", numbers.digits(8)),
        1 => format!("{}{}", 1 + numbers.next(9), numbers.digits(9)),
        2 => format!("INV-2026-{}", numbers.digits(6)),
        3 => isbn13(format!("978{}", numbers.digits(9))),
        4 => {
            let isbn = isbn13(format!("9786{}", numbers.digits(8)));
            format!("{}-{}-{}-{}-{}", &isbn[..3], &isbn[3..6], &isbn[6..8], &isbn[8..12], &isbn[12..])
        }
        5 => format!("4{}{}", numbers.next(10), numbers.digits(8)),
        6 => format!(
            "20{}{:02}{:02}{}",
            10 + numbers.next(17),
            1 + numbers.next(12),
            1 + numbers.next(28),
            numbers.digits(4)
        ),
        7 => format!("{}{}", 1 + numbers.next(9), numbers.digits(11)),
        8 => format!("{}{}", 1 + numbers.next(9), numbers.digits(7)),
        9 => format!("{}{}", 1 + numbers.next(9), numbers.digits(10)),
        10 => format!("{}{}", 1 + numbers.next(9), numbers.digits(13)),
        // Ten digits with a trunk zero that no plan holds, nine and eight without one.
        11 => format!("0{}{}", ["2", "3", "4", "6", "8", "9"][numbers.next(6) as usize], numbers.digits(8)),
        12 => format!("{}{}", ["1", "2", "3", "4", "6", "8", "9"][numbers.next(7) as usize], numbers.digits(8)),
        13 => format!("{}{}", ["1", "2", "8"][numbers.next(3) as usize], numbers.digits(7)),
        14 => format!("47/{}/{}", numbers.digits(3), numbers.digits(5)),
        _ => format!("{} {} {}", numbers.digits(3), numbers.digits(3), numbers.digits(3)),
    }
}

#[test]
fn numbers_without_context_are_hardly_ever_called_personal() {
    const COUNT: u64 = 100_000;
    let (linter, mut scratch) = (linter(), Scratch::default());
    let mut numbers = Numbers(0x2026_1122);
    let mut wrong = std::collections::BTreeMap::new();
    for nth in 0..COUNT {
        let number = harmless(&mut numbers, nth);
        let text = match (nth / 16) % 4 {
            0 => number,
            1 => format!("وصلت {number} اليوم"),
            2 => format!("{number} is ready for collection"),
            _ => number.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c)).collect(),
        };
        for (id, _) in found(&linter, &mut scratch, &text) {
            *wrong.entry(id).or_insert(0_u64) += 1;
        }
    }
    let reported: u64 = wrong.values().sum();
    assert!(reported * 1000 <= COUNT * 5, "{reported} of {COUNT}: {wrong:?}");
    assert!(!found(&linter, &mut scratch, "0551234567").is_empty(), "a number of a plan is still found");
}

#[test]
fn names_of_pictures_and_recordings_hold_no_personal_data() {
    let (linter, mut scratch) = (linter(), Scratch::default());
    for name in [
        "IMG-20260104-WA0012.jpg",
        "VID_20260104_102233.mp4",
        "PTT-20241231-WA0001.opus",
        "WhatsApp Image 2026-05-01 at 10.22.33 (2).jpeg",
        "Screenshot_20260501-102233_WhatsApp.png",
        "00000012-PHOTO-2026-05-01-10-22-33.jpg",
        "photo_5823745982374598237_y.jpg",
        "1714567890123.pdf",
        "تعميم 4412345678 بتاريخ 12-05-2026.pdf",
        "20260501120000.m4a",
    ] {
        let json = serde_json::json!({ "text": "", "attachments": [{ "kind": "document", "name": name }] }).to_string();
        let message = tadqiq::message::from_json(&json).expect("a message");
        let findings = linter.inspect(&message, &mut scratch).list();
        assert!(findings.iter().all(|finding| finding.confidence < Confidence::Likely), "{name}");
    }
    let json = r#"{"text": "", "attachments": [{"kind": "document", "name": "جوال نورة 0551234567.vcf"}]}"#;
    let message = tadqiq::message::from_json(json).expect("a message");
    assert_eq!(linter.inspect(&message, &mut scratch).list().len(), 1);
}

/// The ways in which digits are hidden: a name, and the digits as they are then written.
fn disguises(value: &str) -> Vec<(&'static str, String)> {
    let script = |zero: u32| -> String {
        value.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(zero + d)).unwrap_or(c)).collect()
    };
    let apart = |gap: &str| value.chars().map(String::from).collect::<Vec<_>>().join(gap);
    let mixed = value.chars().enumerate().map(|(nth, c)| match (nth % 2, c.to_digit(10)) {
        (1, Some(d)) => char::from_u32(0x660 + d).unwrap_or(c),
        _ => c,
    });
    let keycaps =
        value.chars().map(|c| if c.is_ascii_digit() { format!("{c}\u{FE0F}\u{20E3}") } else { c.to_string() });
    let lines = value.as_bytes().chunks(3).map(|three| String::from_utf8_lossy(three).into_owned());
    let pairs = value.as_bytes().chunks(2).map(|two| String::from_utf8_lossy(two).into_owned());
    vec![
        ("plain", value.to_owned()),
        ("arabic-indic", script(0x660)),
        ("extended", script(0x6F0)),
        ("full-width", script(0xFF10)),
        ("mathematical", script(0x1D7CE)),
        ("mixed", mixed.collect()),
        ("keycaps", keycaps.collect()),
        ("spaces", apart(" ")),
        ("dots", apart(".")),
        ("dashes", apart("-")),
        ("tatweel", apart("ـ")),
        ("zero-width", apart("\u{200B}")),
        ("marks of direction", apart("\u{200F}")),
        ("bullets", apart(" • ")),
        ("emoji", pairs.collect::<Vec<_>>().join("🌸")),
        ("lines", lines.collect::<Vec<_>>().join("\n")),
    ]
}

/// Digits told in words.
fn told(value: &str) -> Vec<(&'static str, String)> {
    let words = |names: [&str; 10]| {
        let each = value.bytes().map(|digit| names[usize::from(digit - b'0')]);
        each.collect::<Vec<_>>().join(" ")
    };
    vec![
        ("Arabic words", words(["صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"])),
        ("Egyptian words", words(["صفر", "واحد", "اتنين", "تلاتة", "اربعة", "خمسة", "ستة", "سبعة", "تمانية", "تسعة"])),
        ("English words", words(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])),
        (
            "Arabizi",
            words(["sefr", "wa7ed", "etnen", "talata", "arba3a", "khamsa", "setta", "sab3a", "tamanya", "tes3a"]),
        ),
    ]
}

#[test]
fn every_disguise_of_every_number_is_seen_through_to_its_exact_place() {
    let (linter, mut scratch) = (linter(), Scratch::default());
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (id, value, arabic, english) in [
        ("personal/phone", "0551234567", "كلموها على", "call me on"),
        ("personal/phone", "01001234567", "رقم موبايله", "my number is"),
        ("personal/saudi-id", "1526018153", "رقم الهوية", "national ID"),
        ("personal/iqama", "2131860914", "رقم الإقامة", "iqama number"),
        ("personal/emirates-id", "784196839099601", "الهوية الإماراتية", "Emirates ID"),
        ("personal/national-id", "285101935181", "الرقم المدني", "civil ID"),
        ("personal/national-id", "29001011234567", "الرقم القومي", "national number"),
        ("personal/national-id", "28463412345", "البطاقة القطرية", "QID"),
        ("personal/card", "4111111111111111", "بطاقة الائتمان", "credit card"),
        ("personal/bank-account", "608010167519", "رقم الحساب", "account number"),
    ] {
        for (disguise, hidden) in disguises(value).into_iter().chain(told(value)) {
            for text in [format!("{arabic} {hidden} لمن يحتاج"), format!("{english} {hidden}, thanks")] {
                tried += 1;
                let found = found(&linter, &mut scratch, &text);
                if found != [(id, hidden.as_str())] {
                    wrong.push(format!("{id}, {disguise}: {text:?}: {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Pieces that detectors of personal data look for, and what breaks words and places.
const PIECES: [&str; 60] = [
    "0",
    "5",
    "١",
    "٢٣",
    "9️⃣",
    "784",
    "2010",
    "12/5/1410",
    "صفر",
    "وخمسين",
    "double",
    "five",
    "wa7ed",
    "+",
    "00",
    "966",
    "@",
    " at ",
    "آت",
    "دوت",
    " dot ",
    ".",
    "com",
    "[",
    "]",
    "(",
    ")",
    " ",
    " ",
    "\n",
    "-",
    "/",
    ":",
    "،",
    "ـ",
    "\u{200F}",
    "\u{200B}",
    "🌸",
    "َ",
    "ﻻ",
    "Ѕ",
    "SA",
    "sa44",
    "RRRD",
    "A",
    "أ ب ح",
    "رقم",
    "الهوية",
    "جوازها",
    "كلمة المرور",
    "OTP",
    "تاريخ الميلاد",
    "مايو",
    "حي",
    "شارع",
    "بيتنا",
    "لوحة السيارة",
    "https://maps.google.com/?q=",
    "24.71365,46.67532",
    "é",
];

proptest::proptest! {
    /// Whatever stands beside whatever, every place is words of the text.
    #[test]
    fn places_are_always_words_of_the_text(pieces in proptest::collection::vec(0..PIECES.len(), 1..40)) {
        let text: String = pieces.into_iter().map(|nth| PIECES[nth]).collect();
        let (linter, mut scratch) = (linter(), Scratch::default());
        let message = Message::from_text(text.as_str());
        for finding in linter.inspect(&message, &mut scratch).list() {
            if let Place::Text(_, span) = finding.place {
                proptest::prop_assert!(text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}
