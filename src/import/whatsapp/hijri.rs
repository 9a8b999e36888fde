//! Hijri dates by the Umm al-Qura calendar of Saudi Arabia, 1420 to 1500 AH.
//!
//! A phone set to this calendar writes it into the header of every exported message. The months follow no formula: they
//! are published, so they stand here as data (checked against the `hijridate` 2.6 tables, MIT).

use jiff::{Span, civil};

const FIRST_YEAR: i16 = 1420;
const FIRST_DAY: civil::Date = civil::date(1999, 4, 17);

/// One year each: bit `n` is set if month `n + 1` has thirty days, else it has twenty-nine.
const LONG_MONTHS: [u16; 81] = [
    0xbd2, 0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a, 0x6d4, 0xdc9, 0xd92, 0xaa6, 0x956, 0x2ae, 0x56d, 0x36a, 0xb55,
    0xaaa, 0x94d, 0x49d, 0x95d, 0x2ba, 0x5b5, 0x5aa, 0xd55, 0xa9a, 0x92e, 0x26e, 0x55d, 0xada, 0x6d4, 0x6a5, 0x54b,
    0xa97, 0x54e, 0xaae, 0x5ac, 0xba9, 0xd92, 0xb25, 0x64b, 0xcab, 0x55a, 0xb55, 0x6d2, 0xea5, 0xe4a, 0xa95, 0x52d,
    0xaad, 0x36c, 0x759, 0x6d2, 0x695, 0x52d, 0xa5b, 0x4ba, 0x9ba, 0x3b4, 0xb69, 0xb52, 0xaa6, 0x4b6, 0x96d, 0x2ec,
    0x6d9, 0xeb2, 0xd54, 0xd2a, 0xa56, 0x4ae, 0x96d, 0xd6a, 0xb54, 0xb29, 0xa93, 0x52b, 0xa57, 0x536, 0xab5, 0x6aa,
    0xe93,
];

/// The Gregorian date of a Hijri one; `None` outside the table or if the month has no such day.
pub(super) fn to_gregorian(year: i16, month: u16, day: u16) -> Option<civil::Date> {
    let index = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let this = *LONG_MONTHS.get(index)?;
    if !(1..=12).contains(&month) || day == 0 || day > length(this, month - 1) {
        return None;
    }
    let years: u16 = LONG_MONTHS[..index].iter().map(|mask| months(*mask, 12)).sum();
    let days = years + months(this, month - 1) + day - 1;
    FIRST_DAY.checked_add(Span::new().days(i64::from(days))).ok()
}

fn length(mask: u16, month: u16) -> u16 {
    29 + (mask >> month & 1)
}

/// How many days the first `count` months of a year have.
fn months(mask: u16, count: u16) -> u16 {
    (0..count).map(|month| length(mask, month)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for ((year, month, day), (y, m, d)) in [
            ((1420, 1, 1), (1999, 4, 17)),
            ((1444, 9, 14), (2023, 4, 5)),
            ((1447, 12, 29), (2026, 6, 15)),
            ((1448, 1, 1), (2026, 6, 16)),
            ((1500, 12, 1), (2077, 10, 18)),
            ((1430, 6, 15), (2009, 6, 8)),
            ((1455, 2, 29), (2033, 5, 28)),
        ] {
            assert_eq!(to_gregorian(year, month, day), Some(civil::date(y, m, d)), "{year}-{month}-{day}");
        }
        assert_eq!(to_gregorian(1419, 1, 1), None);
        assert_eq!(to_gregorian(1501, 1, 1), None);
        assert_eq!(to_gregorian(1444, 13, 1), None);
    }
}
