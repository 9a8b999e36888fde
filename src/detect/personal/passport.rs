//! Passport numbers, where words nearby say so.

use super::codes::named_codes;
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
    lists: &["personal/passport-words", "personal/other-number-words", "personal/phone-words", "personal/iqama-words"],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم جواز السفر: A12345678", "A12345678"),
        ("جواز المعلمة الجديدة رقمه ١٢٣٤٥٦٧٨", "١٢٣٤٥٦٧٨"),
        ("جوازها N 0012345 ينتهي الشهر الجاي", "N 0012345"),
        ("Passport no. AB1234567", "AB1234567"),
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
    ],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    named_codes(lens, 0, &[1, 2, 3], &mut |code, weight| {
        let fits = match code.letters_digits() {
            Some((1 | 2, 6..=8)) => true,
            Some((0, 7..=9)) => weight >= 2,
            _ => weight >= 2 && code.text().len() == 9 && code.digits() >= 5,
        };
        if fits {
            let value = out.keep(code.text());
            let confidence = if weight >= 3 { Confidence::Certain } else { Confidence::Likely };
            lens.state(out, (code.start, code.end), confidence, Because::Context, [Some(value), None, None]);
        }
    });
}
