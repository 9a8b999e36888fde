//! Bank account numbers of a country's own form, where words nearby say so.

use super::called::name;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/bank-account",
    summary: Words::new("رقم حساب مصرفي محلي", "a domestic bank account number"),
    doc: Words::new(
        "من تسعة أرقام إلى أربعة وعشرين تسميها الكلمات المجاورة حسابًا مصرفيًا أو تطلب التحويل إليها. لا شكل لها يدل عليها، \
         فلا تُعد ما لم تُسمَّ. والآيبان كاشفه `personal/iban`.",
        "Nine to twenty-four digits that words nearby call a bank account, or ask to transfer money to. They have no form of \
         their own, so what is not named does not count. For IBANs see `personal/iban`.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: &[
        "personal/iban-words",
        "personal/other-number-words",
        "personal/phone-words",
        "personal/national-id-words",
        "personal/iqama-words",
        "personal/card-words",
        "personal/file-number-words",
    ],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم حسابي في الراجحي ٦٠٨٠١٠١٦٧٥١٩", "٦٠٨٠١٠١٦٧٥١٩"),
        ("حوّل على 608010167519 وارسل الإيصال", "608010167519"),
        ("الحساب البنكي 123-456789-001", "123-456789-001"),
        ("my account number is 608010167519", "608010167519"),
        ("Bank transfer to 0012 3456 7890 12 please", "0012 3456 7890 12"),
    ],
    misses: &[
        "حساب المكتب في تويتر تجاوز 120000000 مشاهدة",
        "رقم الحوالة في أمر الشراء 608010167519",
        "بنك الأسئلة فيه 350 سؤالا، تعميم 441234567890",
        "the question bank, ISBN 9783161484100",
        "transfer form, reference number 608010167519",
        "account closed on 12-05-2026 at 10:30",
    ],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(numbers) = lens.view.numbers().filter(|_| lens.has(0, 2)) else { return };
    let mut taken = 0;
    for reading in numbers.readings(9, 24) {
        let groups = &numbers.groups()[reading.first..=reading.last];
        if reading.start < taken || groups.iter().any(|group| group.plus || group.after_latin || group.before_latin) {
            continue;
        }
        if !matches!(name(lens, &[0, 1, 2, 3, 4, 5, 6], reading.start, reading.end), Some((0, 2..))) {
            continue;
        }
        taken = reading.end;
        let value = out.keep(reading.text());
        lens.state(out, (reading.start, reading.end), Confidence::Likely, Because::Context, [Some(value), None, None]);
    }
}
