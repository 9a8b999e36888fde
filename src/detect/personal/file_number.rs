//! Numbers of students, employees and patients, where words nearby say so.

use super::codes::{codes, named_codes};
use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/file-number",
    summary: Words::new("رقم طالب أو موظف أو ملف طبي", "a student's, an employee's or a medical file's number"),
    doc: Words::new(
        "رقم من أربع خانات إلى اثنتي عشرة تسميه الكلمات المجاورة رقمًا أكاديميًا أو وظيفيًا أو رقم جلوس أو رقم ملف طبي. \
         «رقم الملف» وحدها احتمال، فالملفات أنواع. ولا يُعد رقم المعاملة ولا الطلب.",
        "Four to twelve digits that words nearby call a student's, an employee's, a seat or a medical file's number. \"File \
         number\" alone is only possible: there are files of all kinds. Numbers of requests and transactions do not count.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: &[
        "personal/file-number-words",
        "personal/other-number-words",
        "personal/phone-words",
        "personal/national-id-words",
        "personal/iqama-words",
        "personal/iban-words",
        "personal/care-words",
        "personal/numbered-person-words",
    ],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("الرقم الوظيفي للمعلمة ١١٤٤٢٢", "١١٤٤٢٢"),
        ("رقم الطالب 20231187 لم يُرصد له شيء", "20231187"),
        ("رقم ملفها الطبي 00451278", "00451278"),
        ("رقم الجلوس بتاعه 33127", "33127"),
        ("ملفه بالمستشفى 669643", "669643"),
        ("medical file of Sara KFH-10788, give it to the nurse", "KFH-10788"),
        ("student ID: 2023-1187", "2023-1187"),
        ("employee no. E114422", "E114422"),
        ("MRN 00451278, please book a follow-up", "00451278"),
    ],
    misses: &[
        "رقم المعاملة 445566 لدى شؤون الموظفين",
        "الرقم الوظيفي مطلوب في خطاب رقم 44120",
        "أرقام الجلوس تُعلن يوم 12-5-2026",
        "رقم الملف 445566 في الأرشيف",
        "student ID cards are ready in room 12",
        "تبدأ أرقام الجلوس من ١١٨٠٠١ وتنتهي عند ١١٨٢٤٠",
        "each employee ID costs 25 riyals",
        "Enter your student number. Room 2044 is open",
        "medical file cabinets, model 20451",
    ],
};

/// A clinic's, a hospital's, a personnel office's words.
const CARE: usize = 6;
/// Those who have such a number.
const PERSON: usize = 7;

/// Words before the ends of a range; folded.
const RANGE: [&str; 8] = ["من", "الي", "عند", "حتي", "from", "to", "until", "between"];

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let mut taken = 0;
    named_codes(lens, 0, &[1, 2, 3, 4, 5], &mut |code, weight| {
        let fits =
            matches!(code.letters_digits(), Some((0..=4, 4..=12))) && !code.is_date(lens) && !code.has_point(lens);
        if fits {
            let value = out.keep(code.text());
            // «تبدأ أرقام الجلوس من … إلى …» numbers a hall, not a person.
            let range = || {
                lens.view
                    .words()
                    .iter()
                    .rev()
                    .find(|word| word.end <= code.start)
                    .is_some_and(|word| RANGE.iter().any(|from| from.as_bytes() == word.of(lens.view.folded())))
            };
            let care = || field::weight(lens, CARE, code.start, code.end) >= 2;
            let confidence =
                if (weight >= 3 || care()) && !range() { Confidence::Likely } else { Confidence::Possible };
            lens.state(out, (code.start, code.end), confidence, Because::Context, [Some(value), None, None]);
            taken = code.end;
        }
    });
    if !lens.has(PERSON, 1) {
        return;
    }
    // "Patient 774411": the number stands right behind.
    codes(lens, &mut |code| {
        let fits = matches!(code.letters_digits(), Some((0..=1, 5..=9))) && !code.is_date(lens);
        if fits && code.start >= taken && lens.closest_before(&[PERSON], code.start, 2).is_some() {
            let value = out.keep(code.text());
            lens.state(out, (code.start, code.end), Confidence::Likely, Because::Context, [Some(value), None, None]);
        }
    });
}
