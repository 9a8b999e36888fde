//! National numbers of Kuwait, Qatar, Bahrain, Oman, Egypt and Jordan.

use super::called::name;
use super::check_digit::kuwait;
use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Reading};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/national-id",
    summary: Words::new(
        "رقم وطني أو مدني (الكويت، قطر، البحرين، عُمان، مصر، الأردن)",
        "a national number (Kuwait, Qatar, Bahrain, Oman, Egypt, Jordan)",
    ),
    doc: Words::new(
        "الرقم المدني الكويتي (12 رقمًا، فيه تاريخ الميلاد ورقم تحقق) والرقم القومي المصري (14 رقمًا، فيه تاريخ الميلاد ورمز \
         المحافظة) يُعرفان بشكلهما. الرقم الشخصي القطري (11 رقمًا، فيه سنة الميلاد ورمز الجنسية بحسب ISO 3166-1) احتمال ما لم \
         تسمّه الكلمات المجاورة. أرقام البحرين (9) وعُمان (8) والأردن (10) لا يدل عليها شكلها، فلا تُعد إلا إذا سُمّيت. وما \
         تسميه الكلمات المجاورة رقم طلب أو فاتورة أو هاتف فليس منها.",
        "The civil number of Kuwait (12 digits with a date of birth and a check digit) and the national number of Egypt (14 \
         digits with a date of birth and a governorate) are told by their form. A Qatari number (11 digits with a year of \
         birth and an ISO 3166-1 nationality) is only possible unless words nearby name it. Numbers of Bahrain (9), Oman (8) \
         and Jordan (10) show nothing by their form and count only where they are named. What words nearby call an order, \
         an invoice or a phone is none of them.",
    ),
    fields: &[
        Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") },
        Field { name: "country", kind: FieldKind::Word(COUNTRIES), doc: Words::new("الدولة", "the country") },
    ],
    lists: &[
        "personal/national-id-words",
        "personal/iqama-words",
        "personal/other-number-words",
        "personal/phone-words",
        "personal/file-number-words",
        "personal/iban-words",
        "personal/card-words",
        "personal/holder-words",
    ],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("الرقم المدني للطالب 285101935181", "285101935181"),
        ("سجلوا ٣٠١١٢٠٣٩٠٩٣٨ في الكشف", "٣٠١١٢٠٣٩٠٩٣٨"),
        ("Kuwait civil ID 285101935182", "285101935182"),
        ("الرقم القومي بتاعي 29001011234567", "29001011234567"),
        ("add 305 1231 8812345 to the list", "305 1231 8812345"),
        ("رقم البطاقة القطرية 28463412345", "28463412345"),
        ("QID: 301-356-12345", "301-356-12345"),
        ("الرقم السكاني ٨٥٠١١٢٣٤٥", "٨٥٠١١٢٣٤٥"),
        ("his CPR no. is 041298765", "041298765"),
        ("الرقم المدني العماني 12345678", "12345678"),
        ("Omani ID 08765432", "08765432"),
        ("الرقم الوطني تبع الولد 9981234567", "9981234567"),
        ("national number 9951007654", "9951007654"),
    ],
    misses: &[
        "أمر الشراء 285101935181",
        "tracking number 301120390938",
        "تعميم 301134090938",
        "ISBN 28463412345",
        "28463412345 وصلت الشحنة",
        "العدد الكلي 850112345",
        "attendance 850112345 points",
        "موعدنا 12-34-5678 صفحة",
        "الرقم المرجعي 9981234567",
        "invoice 29013011234567",
        "employee ID 12345678",
        "كود الصنف 29001019934567",
    ],
};

const COUNTRIES: &[&str] = &["kw", "qa", "bh", "om", "eg", "jo"];

const NATIONAL: usize = 0;
const OTHER: usize = 2;
const CARD: usize = 6;
const HOLDER: usize = 7;

/// What the digits alone say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Digits that may be anything.
    Any,
    /// A date or a code where the plan has one; a random number has one as well now and then.
    Weak,
    /// Dates and codes or a check digit that a random number all but never has.
    Strong,
    /// Something in it that the plan rules out.
    Wrong,
}

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(numbers) = lens.view.numbers() else { return };
    let mut taken = 0;
    for reading in numbers.readings(8, 14) {
        let groups = &numbers.groups()[reading.first..=reading.last];
        if reading.start < taken || groups.iter().any(|group| group.plus || group.after_latin || group.before_latin) {
            continue;
        }
        let Some((country, form)) = plan(reading.digits()) else { continue };
        let Some((confidence, because)) = weigh(lens, &reading, form) else { continue };
        if confidence >= Confidence::Likely {
            taken = reading.end;
        }
        let values = [Some(out.keep(reading.text())), Some(Value::Word(country)), None];
        lens.state(out, (reading.start, reading.end), confidence, because, values);
    }
}

fn weigh(lens: &Lens<'_>, reading: &Reading<'_>, form: Form) -> Option<(Confidence, Because)> {
    let named = name(lens, &[0, 1, 2, 3, 4, 5, 6], reading.start, reading.end);
    let whole = || lens.view.numbers().is_some_and(|numbers| numbers.is_whole(reading));
    Some(match (named, form) {
        (Some((NATIONAL, _)), Form::Strong) => (Confidence::Certain, Because::Context),
        (Some((NATIONAL, _)), Form::Weak) => (Confidence::Likely, Because::Context),
        // A word such as "ID" names many a number.
        (Some((NATIONAL, 2..)), Form::Any) if whole() => (Confidence::Likely, Because::Context),
        (Some((NATIONAL, 2..)), Form::Wrong) if whole() => (Confidence::Likely, Because::ContextOnly),
        // «رقم بطاقة» is a payment card's name and an identity card's; the form decides.
        (None | Some((OTHER, 1)) | Some((CARD, _)), Form::Strong) => (Confidence::Likely, Because::CheckDigit),
        (None, Form::Weak) if field::weight(lens, HOLDER, reading.start, reading.end) >= 3 => {
            (Confidence::Likely, Because::Context)
        }
        (_, Form::Strong) => (Confidence::Possible, Because::CheckDigit),
        (None, Form::Weak) => (Confidence::Possible, Because::Form),
        _ => return None,
    })
}

/// Whose plan has numbers of this length, and how well the digits fit it.
fn plan(digits: &[u8]) -> Option<(&'static str, Form)> {
    let born = matches!(digits[0], b'2' | b'3');
    Some(match digits.len() {
        12 if born => ("kw", if is_date(&digits[1..7]) && kuwait(digits) { Form::Strong } else { Form::Wrong }),
        14 if born => ("eg", if is_date(&digits[1..7]) && is_governorate(digits) { Form::Strong } else { Form::Wrong }),
        11 if born => ("qa", if is_nationality(number(&digits[3..6])) { Form::Weak } else { Form::Wrong }),
        // A year and a month of birth; a random number has a month in one case of eight.
        9 if (1..=12).contains(&number(&digits[2..4])) => ("bh", Form::Any),
        8 => ("om", Form::Any),
        10 if digits[0] == b'9' => ("jo", Form::Any),
        _ => return None,
    })
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

/// Whether six digits are a year, a month and a day.
fn is_date(digits: &[u8]) -> bool {
    let (month, day) = (number(&digits[2..4]), number(&digits[4..6]));
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}

/// Whether the eighth and ninth digits are a governorate of Egypt, or 88 for a birth abroad.
fn is_governorate(digits: &[u8]) -> bool {
    matches!(number(&digits[7..9]), 1..=4 | 11..=19 | 21..=29 | 31..=35 | 88)
}

/// Whether ISO 3166-1 gives this number to a country.
fn is_nationality(code: u32) -> bool {
    NATIONALITIES.binary_search(&(code as u16)).is_ok()
}

/// The numeric codes of ISO 3166-1.
#[rustfmt::skip]
const NATIONALITIES: [u16; 249] = [
    4, 8, 10, 12, 16, 20, 24, 28, 31, 32, 36, 40, 44, 48, 50, 51, 52, 56, 60, 64, 68, 70, 72, 74, 76, 84, 86, 90, 92,
    96, 100, 104, 108, 112, 116, 120, 124, 132, 136, 140, 144, 148, 152, 156, 158, 162, 166, 170, 174, 175, 178, 180,
    184, 188, 191, 192, 196, 203, 204, 208, 212, 214, 218, 222, 226, 231, 232, 233, 234, 238, 239, 242, 246, 248, 250,
    254, 258, 260, 262, 266, 268, 270, 275, 276, 288, 292, 296, 300, 304, 308, 312, 316, 320, 324, 328, 332, 334, 336,
    340, 344, 348, 352, 356, 360, 364, 368, 372, 376, 380, 384, 388, 392, 398, 400, 404, 408, 410, 414, 417, 418, 422,
    426, 428, 430, 434, 438, 440, 442, 446, 450, 454, 458, 462, 466, 470, 474, 478, 480, 484, 492, 496, 498, 499, 500,
    504, 508, 512, 516, 520, 524, 528, 531, 533, 534, 535, 540, 548, 554, 558, 562, 566, 570, 574, 578, 580, 581, 583,
    584, 585, 586, 591, 598, 600, 604, 608, 612, 616, 620, 624, 626, 630, 634, 638, 642, 643, 646, 652, 654, 659, 660,
    662, 663, 666, 670, 674, 678, 682, 686, 688, 690, 694, 702, 703, 704, 705, 706, 710, 716, 724, 728, 729, 732, 740,
    744, 748, 752, 756, 760, 762, 764, 768, 772, 776, 780, 784, 788, 792, 795, 796, 798, 800, 804, 807, 818, 826, 831,
    832, 833, 834, 840, 850, 854, 858, 860, 862, 876, 882, 887, 894,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_forms_fit_and_altered_ones_do_not() {
        let form = |digits: &str| plan(digits.as_bytes()).map(|(country, form)| (country, form == Form::Strong));
        for digits in ["285101935181", "301120390938", "290082286572"] {
            assert_eq!(form(digits), Some(("kw", true)), "{digits}");
        }
        for digits in ["285101935182", "301134090938"] {
            assert_eq!(form(digits), Some(("kw", false)), "{digits}");
        }
        assert_eq!(form("190082286572"), None, "no such century");
        assert_eq!(form("30512318812345"), Some(("eg", true)), "born abroad");
        assert_eq!(form("29001019934567"), Some(("eg", false)), "no such governorate");
        assert_eq!(form("851312345"), None, "no such month");
    }
}
