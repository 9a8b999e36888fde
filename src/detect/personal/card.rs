//! Payment card numbers.

use super::called::name;
use super::check_digit::luhn;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/card",
    summary: Words::new("رقم بطاقة دفع", "a payment card number"),
    doc: Words::new(
        "من 13 إلى 19 رقمًا ببادئة شبكة معروفة (فيزا، ماستركارد، أمريكان إكسبريس، مدى وغيرها) ورقم تحقق بخوارزمية لون \
         (ISO/IEC 7812-1). الرقم الذي تسميه الكلمات المجاورة بطاقة يُعد بطاقة وإن أخطأ رقم التحقق.",
        "13 to 19 digits with a known network's prefix (Visa, Mastercard, American Express, mada and others) and a Luhn \
         check digit (ISO/IEC 7812-1). A number that words nearby call a card is one even if its check digit is wrong.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: &["personal/card-words", "personal/other-number-words", "personal/emirates-id-words"],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم البطاقة 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("فيزا ٤٠١٢٨٨٨٨٨٨٨٨١٨٨١", "٤٠١٢٨٨٨٨٨٨٨٨١٨٨١"),
        ("mastercard for the museum booking is 5243544142201204", "5243544142201204"),
        ("card 5555-5555-5555-4444 exp 09/28", "5555-5555-5555-4444"),
    ],
    misses: &["رقم الشحنة 4111111111111112", "ISBN 9783161484100", "تنتهي البطاقة بالرقم 4523"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(numbers) = lens.view.numbers() else { return };
    let mut taken = 0;
    for reading in numbers.readings(13, 19) {
        let digits = reading.digits();
        if reading.start < taken {
            continue;
        }
        // «رقم البطاقة» names an identity card too, whose number starts so.
        let lists: &[usize] = if digits.starts_with(b"784") { &[0, 1, 2] } else { &[0, 1] };
        let named = name(lens, lists, reading.start, reading.end);
        // What words call a card's number is one even where a digit slipped.
        let called = matches!(named, Some((0, 2..))) && digits.len() >= 15 && numbers.is_whole(&reading);
        let named = named.map(|(nth, _)| nth);
        if !(has_network_prefix(digits) || (called && matches!(digits[0], b'2'..=b'6'))) {
            continue;
        }
        let in_fours = digits.len() == 16 && reading.groups() == 4;
        let (confidence, because) = match (named, luhn(digits)) {
            (Some(0), true) => (Confidence::Certain, Because::Context),
            (Some(0), false) if digits.len() >= 15 => (Confidence::Likely, Because::ContextOnly),
            (Some(_), true) if !in_fours => (Confidence::Possible, Because::CheckDigit),
            (_, true) if in_fours => (Confidence::Certain, Because::CheckDigit),
            (None, true) if digits.len() == 16 => (Confidence::Likely, Because::CheckDigit),
            (_, true) => (Confidence::Possible, Because::CheckDigit),
            _ => continue,
        };
        taken = reading.end;
        let value = out.keep(reading.text());
        lens.state(out, (reading.start, reading.end), confidence, because, [Some(value), None, None]);
    }
}

/// The prefixes and lengths that networks publish: Visa, Mastercard, American Express, Discover, UnionPay, JCB.
fn has_network_prefix(digits: &[u8]) -> bool {
    let lead = digits[..4].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    match digits.len() {
        15 => matches!(lead / 100, 34 | 37),
        16 => matches!(lead, 4000..=4999 | 5100..=5599 | 2221..=2720 | 6000..=6599 | 3528..=3589 | 9682),
        13 | 19 => matches!(lead, 4000..=4999 | 6200..=6299),
        _ => false,
    }
}
