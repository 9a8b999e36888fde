//! Passport numbers, where words nearby say so.

use super::called::name;
use super::codes::{Code, codes, named_codes};
use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/passport",
    summary: Words::new("رقم جواز سفر", "a passport number"),
    doc: Words::new(
        "رقم تسميه الكلمات المجاورة جواز سفر: حرف أو حرفان ثم ستة أرقام إلى ثمانية، أو من سبعة إلى تسعة أرقام، أو تسع خانات من \
         حروف وأرقام (ICAO 9303). لا يدل الشكل وحده على جواز، فلا يُعد ما لم يُسمَّ.",
        "A number that words nearby call a passport: one or two letters and six to eight digits, seven to nine digits, or nine \
         letters and digits (ICAO 9303). The form alone shows nothing, so what is not named does not count.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: &[
        "personal/passport-words",
        "personal/other-number-words",
        "personal/phone-words",
        "personal/iqama-words",
        "personal/travel-words",
        "personal/birth-words",
        "personal/given-names",
        "personal/people-names",
    ],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم جواز السفر: A12345678", "A12345678"),
        ("جواز المعلمة الجديدة رقمه ١٢٣٤٥٦٧٨", "١٢٣٤٥٦٧٨"),
        ("جوازها N 0012345 ينتهي الشهر الجاي", "N 0012345"),
        ("أسماء المسافرين: خالد B94663587، سلطان B20480102", "B94663587"),
        ("جواز السفر\nA24\n756\n561", "A24\n756\n561"),
        ("Passport no. AB1234567", "AB1234567"),
        ("Book Lina on the Muscat flight: C4643630", "C4643630"),
        ("his passport number is 512 345 678", "512 345 678"),
        ("my passport: X12C34567", "X12C34567"),
        ("new passport is 51234567", "51234567"),
    ],
    misses: &[
        "إدارة الجوازات تستقبل المراجعين حتى 14:30",
        "يُرفق جواز السفر، ورقم الطلب 12345678",
        "تجديد الجواز خلال 10 أيام برسوم 300 ريال",
        "الجواز الصحي للطالب صفحة 12",
        "passport photos, size 4x6, two copies",
        "Bring your passport to room 204 at 10:30",
        "passport control, gate B12, flight SV1234",
        "attach the passport copy; request no. 12345678",
        "ticket reference K1234567 for the flight",
        "passport office opens 03/10/2025",
    ],
};

const OTHER: usize = 1;
const TRAVEL: usize = 4;
const BIRTH: usize = 5;
const NAMES: [usize; 2] = [6, 7];

/// How much the words around a code speak of travel before a passport's form settles it.
const FIELD: u32 = 2;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let mut taken = 0;
    named_codes(lens, 0, &[OTHER, 2, 3, BIRTH], &mut |code, weight| {
        let fits = match code.letters_digits() {
            Some((1 | 2, 6..=9)) => true,
            Some((0, 7..=9)) => weight >= 2 && !code.is_date(lens) && !code.is_split(lens),
            _ => weight >= 2 && code.text().len() == 9 && code.digits() >= 5,
        };
        if fits {
            taken = code.end;
            let confidence = if weight >= 3 { Confidence::Certain } else { Confidence::Likely };
            state(lens, out, &code, confidence);
        }
    });
    if !lens.has(TRAVEL, 1) && !lens.has(0, 1) && !lens.has(BIRTH, 2) {
        return;
    }
    codes(lens, &mut |code| {
        let fits = matches!(code.letters_digits(), Some((1 | 2, 7..=8))) && !code.is_spread();
        let other = || matches!(name(lens, &[0, OTHER], code.start, code.end), Some((1, 2..)));
        let weight = |list| field::weight(lens, list, code.start, code.end);
        let named = || u32::from(lens.closest_before(&NAMES, code.start, 3).is_some());
        let field = || weight(TRAVEL) + weight(0) + weight(BIRTH).min(2) + named();
        if fits && code.start >= taken && field() >= FIELD && !other() {
            state(lens, out, &code, Confidence::Likely);
        }
    });
}

fn state(lens: &Lens<'_>, out: &mut Findings, code: &Code, confidence: Confidence) {
    let value = out.keep(code.text());
    lens.state(out, (code.start, code.end), confidence, Because::Context, [Some(value), None, None]);
}
