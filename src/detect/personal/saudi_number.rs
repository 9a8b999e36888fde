//! The ten digits that Saudi citizens and residents share: first digit 1 or 2, Luhn over all ten.

use super::called::name;
use super::check_digit::luhn;
use super::field;
use crate::detect::Lens;
use crate::finding::{Because, Confidence, Findings};
use crate::text::Reading;

/// The lists that both detectors name, in this order.
pub(super) const LISTS: &[&str] = &[
    "personal/national-id-words",
    "personal/iqama-words",
    "personal/other-number-words",
    "personal/phone-words",
    "personal/file-number-words",
    "personal/holder-words",
    "personal/money-words",
];

const NATIONAL: usize = 0;
const IQAMA: usize = 1;
const OTHER: usize = 2;
const HOLDER: usize = 5;
const MONEY: usize = 6;

/// How much the words around a number speak of a person and a register before its check digit settles it.
const FIELD: u32 = 3;

/// Which of the two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Citizen,
    Resident,
}

/// States every number of `holder` in the part.
pub(super) fn see(lens: &Lens<'_>, out: &mut Findings, holder: Holder) {
    let Some(numbers) = lens.view.numbers() else { return };
    for reading in numbers.readings(10, 10) {
        if let Some((confidence, because)) = judge(lens, &reading, holder) {
            let value = out.keep(reading.text());
            lens.state(out, (reading.start, reading.end), confidence, because, [Some(value), None, None]);
        }
    }
}

fn judge(lens: &Lens<'_>, reading: &Reading<'_>, holder: Holder) -> Option<(Confidence, Because)> {
    let numbers = lens.view.numbers()?;
    let groups = &numbers.groups()[reading.first..=reading.last];
    if groups.iter().any(|group| group.plus || group.after_latin || group.before_latin) {
        return None;
    }
    let digits = reading.digits();
    let named = name(lens, &[0, 1, 2, 3, 4], reading.start, reading.end);
    let other = matches!(named, Some((OTHER.., 2..)));
    let named = named.map(|(nth, _)| nth);
    let meant = match (digits[0], named) {
        (b'1', _) => Holder::Citizen,
        (b'2', _) => Holder::Resident,
        // Called a national number, nine starts one of Jordan's (`personal/national-id`).
        (b'0' | b'9', _) => return None,
        (_, Some(NATIONAL)) => Holder::Citizen,
        (_, Some(IQAMA)) => Holder::Resident,
        _ => return None,
    };
    if meant != holder {
        return None;
    }
    let checks = luhn(digits) && matches!(digits[0], b'1' | b'2');
    match named {
        Some(NATIONAL | IQAMA) if checks && numbers.is_whole(reading) => Some((Confidence::Certain, Because::Context)),
        Some(NATIONAL | IQAMA) if checks => Some((Confidence::Likely, Because::Context)),
        Some(NATIONAL | IQAMA) if numbers.is_whole(reading) => Some((Confidence::Likely, Because::ContextOnly)),
        // "Register the student under 1…": a check digit and several words of a person and a register.
        _ if checks && !other && numbers.is_whole(reading) && holds(lens, reading) => {
            Some((Confidence::Likely, Because::Context))
        }
        // One random number in ten passes Luhn, so without a name for it the form proves little.
        _ if checks => Some((Confidence::Possible, Because::CheckDigit)),
        _ => None,
    }
}

/// Whether the words around speak of a person and a register, more than of money.
fn holds(lens: &Lens<'_>, reading: &Reading<'_>) -> bool {
    let weight = |list| field::weight(lens, list, reading.start, reading.end);
    let holder = weight(HOLDER);
    holder >= FIELD && weight(MONEY) < holder
}
