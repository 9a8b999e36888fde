//! The Emirates identity number: 784, a year of birth, seven digits, a check digit.

use super::called::{Called, called};
use super::check_digit::luhn;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/emirates-id",
    summary: Words::new("رقم الهوية الإماراتية", "an Emirates ID number"),
    doc: Words::new(
        "خمسة عشر رقمًا: 784 ثم سنة الميلاد ثم سبعة أرقام ثم رقم تحقق بخوارزمية لون. يُقال إن بطاقات قديمة لا تجتاز التحقق، \
         فلا يُهمل رقم مكتوب بالشكل الصحيح أو مسمّى هوية.",
        "Fifteen digits: 784, the year of birth, seven digits, and a Luhn check digit. Some old cards are said to fail the \
         check, so a number written in the card's grouping, or called an identity number, is not dropped for it.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: &["personal/emirates-id-words", "personal/national-id-words", "personal/other-number-words"],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("الهوية الإماراتية 784-1968-3909960-1", "784-1968-3909960-1"),
        ("٧٨٤١٩٩٠٣٠٨٢٤٦٢٩ لتحديث الملف", "٧٨٤١٩٩٠٣٠٨٢٤٦٢٩"),
        ("Emirates ID 784 2011 8194821 3", "784 2011 8194821 3"),
        ("my EID is 784-1990-1234567-1", "784-1990-1234567-1"),
    ],
    misses: &["785-1990-3082462-9", "رقم التتبع 784189012345677", "tracking 784199012345671"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(numbers) = lens.view.numbers() else { return };
    for reading in numbers.readings(15, 15) {
        let digits = reading.digits();
        let year = digits[3..7].iter().fold(0, |year, digit| year * 10 + u32::from(digit - b'0'));
        if !digits.starts_with(b"784") || !(1900..=2099).contains(&year) {
            continue;
        }
        let named = called(lens, &[0, 1, 2], reading.start, reading.end);
        let (confidence, because) = match named {
            Called::List(0 | 1) if luhn(digits) => (Confidence::Certain, Because::Context),
            Called::List(0 | 1) if numbers.is_whole(&reading) => (Confidence::Likely, Because::ContextOnly),
            Called::List(_) if reading.groups() == 1 => (Confidence::Possible, Because::Form),
            _ if luhn(digits) => (Confidence::Certain, Because::CheckDigit),
            _ if reading.groups() == 4 => (Confidence::Likely, Because::Form),
            _ => (Confidence::Possible, Because::Form),
        };
        let value = out.keep(reading.text());
        lens.state(out, (reading.start, reading.end), confidence, because, [Some(value), None, None]);
    }
}
