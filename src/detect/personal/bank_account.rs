//! Bank account numbers of a country's own form, where words nearby say so.

use super::called::name;
use super::field;
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
        "personal/money-words",
        "personal/organisation-account-words",
        "personal/currency-words",
        "personal/given-names",
        "personal/people-names",
    ],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم حسابي في الراجحي ٦٠٨٠١٠١٦٧٥١٩", "٦٠٨٠١٠١٦٧٥١٩"),
        ("حوّل على 608010167519 وارسل الإيصال", "608010167519"),
        ("الحساب البنكي 123-456789-001", "123-456789-001"),
        ("حولوا المكافأة على 6820001794528 الراجحي", "6820001794528"),
        ("والدة سيف عايزة الفلوس ترجع على 2003566000094 مش كاش", "2003566000094"),
        ("my account number is 608010167519", "608010167519"),
        ("Coffee fund money goes to Reem's account 03-005102-88", "03-005102-88"),
        ("Bank transfer to 0012 3456 7890 12 please", "0012 3456 7890 12"),
    ],
    misses: &[
        "حساب المكتب في تويتر تجاوز 120000000 مشاهدة",
        "رقم الحوالة في أمر الشراء 608010167519",
        "بنك الأسئلة فيه 350 سؤالا، تعميم 441234567890",
        "the question bank, ISBN 9783161484100",
        "transfer form, reference number 608010167519",
        "account closed on 12-05-2026 at 10:30",
        "حساب المدرسة في الراجحي 608010167519",
        "حولوا المبلغ 120000000 ريال",
        "pay through SADAD number 10023344556",
        "حول الرصيد على 0551234567",
    ],
};

const MONEY: usize = 7;
const ORGANISATION: usize = 8;
const CURRENCY: usize = 9;
const NAMES: [usize; 2] = [10, 11];

/// How much the words around a number speak of money before it is an account.
const FIELD: u32 = 3;

/// How near the words stand that give an account to an organisation, in folded bytes.
const OWNED: u32 = 70;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(numbers) = lens.view.numbers().filter(|_| lens.has(0, 2) || lens.has(MONEY, 1)) else { return };
    let (mut taken, mut last) = (0, 0);
    for reading in numbers.readings(9, 24) {
        let groups = &numbers.groups()[reading.first..=reading.last];
        if reading.start < taken || groups.iter().any(|group| group.plus || group.after_latin || group.before_latin) {
            continue;
        }
        let named = name(lens, &[0, 1, 2, 3, 4, 5, 6], reading.start, reading.end);
        let by_name = matches!(named, Some((0, 2..)));
        let by_field = !matches!(named, Some((1.., 2..)))
            && !is_mobile(reading.digits())
            && field::weight(lens, MONEY, reading.start, reading.end) + named_after(lens, reading.start) >= FIELD;
        // A list of accounts goes on: "Ola 8800797191, Greg 8800110734".
        let goes_on = || {
            !matches!(named, Some((1.., 2..)))
                && last == reading.digits().len()
                && reading.start - taken <= OWNED
                && taken > 0
        };
        if !(by_name || by_field || goes_on())
            || is_sum(lens, reading.end)
            || is_organisation(lens, reading.start, reading.end)
        {
            continue;
        }
        (taken, last) = (reading.end, reading.digits().len());
        let value = out.keep(reading.text());
        lens.state(out, (reading.start, reading.end), Confidence::Likely, Because::Context, [Some(value), None, None]);
    }
}

/// Whether the digits are a mobile number of Saudi Arabia, the Emirates, Egypt or Jordan as dialled there: money is sent
/// to those too, and `personal/phone` sees them.
fn is_mobile(digits: &[u8]) -> bool {
    matches!(
        (digits.len(), digits),
        (10, [b'0', b'5' | b'7', ..]) | (11, [b'0', b'1', ..]) | (12, [b'9', b'6' | b'7', ..])
    )
}

/// 1 if a person's name stands right before: "Marking pay: Ola 8800797191, Greg 8800110734".
fn named_after(lens: &Lens<'_>, start: u32) -> u32 {
    u32::from(lens.closest_before(&NAMES, start, 4).is_some())
}

/// Whether a currency stands right behind: the number is a sum.
fn is_sum(lens: &Lens<'_>, end: u32) -> bool {
    lens.closest_after(&[CURRENCY], end, 2).is_some()
}

fn is_organisation(lens: &Lens<'_>, start: u32, end: u32) -> bool {
    lens.within(ORGANISATION, start.saturating_sub(OWNED), end + OWNED).next().is_some()
}
