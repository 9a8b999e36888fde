//! Hijri dates by the Umm al-Qura calendar of Saudi Arabia, 1420 to 1500 AH.
//!
//! A phone set to this calendar writes it into the header of every exported message, and a policy's holidays and Ramadan
//! go by it. The months follow no formula: they are published, so they stand here as data (checked day by day against the
//! tables of `hijridate` 2.6, MIT).

use jiff::{ToSpan as _, Unit, civil};

/// A date of the Umm al-Qura calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hijri {
    /// The year, 1420 to 1500.
    pub year: i16,
    /// The month, 1 (Muharram) to 12.
    pub month: u16,
    /// The day, 1 to 30.
    pub day: u16,
}

/// The years that are known.
pub const YEARS: std::ops::RangeInclusive<i16> = FIRST_YEAR..=FIRST_YEAR + LONG_MONTHS.len() as i16 - 1;

/// The month of fasting.
pub const RAMADAN: u16 = 9;

const FIRST_YEAR: i16 = 1420;
/// 1 Muharram of that year.
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

/// How many days lie before each year, and before what would be the next after the last.
const DAYS_BEFORE: [u16; LONG_MONTHS.len() + 1] = {
    let mut before = [0; LONG_MONTHS.len() + 1];
    let mut year = 0;
    while year < LONG_MONTHS.len() {
        before[year + 1] = before[year] + 12 * 29 + LONG_MONTHS[year].count_ones() as u16;
        year += 1;
    }
    before
};

impl Hijri {
    /// The date of this year, month and day; `None` outside the table or if the month has no such day.
    pub fn new(year: i16, month: u16, day: u16) -> Option<Hijri> {
        let fits = (1..=12).contains(&month) && day >= 1 && day <= 29 + (long_months(year)? >> (month - 1) & 1);
        fits.then_some(Hijri { year, month, day })
    }

    /// The Hijri date of a day, which starts at midnight here as it does on paper; `None` outside the table.
    pub fn of(date: civil::Date) -> Option<Hijri> {
        let days = date.since((Unit::Day, FIRST_DAY)).ok()?.get_days();
        let mut left = u16::try_from(days).ok().filter(|days| *days < DAYS_BEFORE[LONG_MONTHS.len()])?;
        let index = DAYS_BEFORE.partition_point(|before| *before <= left) - 1;
        left -= DAYS_BEFORE[index];
        let mut month = 1;
        loop {
            let length = 29 + (LONG_MONTHS[index] >> (month - 1) & 1);
            if left < length {
                return Some(Hijri { year: FIRST_YEAR + index as i16, month, day: left + 1 });
            }
            left -= length;
            month += 1;
        }
    }

    /// The Gregorian date of the same day.
    pub fn to_gregorian(self) -> Option<civil::Date> {
        let index = usize::try_from(self.year.checked_sub(FIRST_YEAR)?).ok()?;
        let mask = long_months(self.year)?;
        let months = (1..self.month).map(|month| 29 + (mask >> (month - 1) & 1)).sum::<u16>();
        FIRST_DAY.checked_add(i64::from(DAYS_BEFORE.get(index)? + months + self.day - 1).days()).ok()
    }
}

/// Which months of a year are long.
fn long_months(year: i16) -> Option<u16> {
    LONG_MONTHS.get(usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?).copied()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for ((year, month, day), (y, m, d)) in [
            ((1420, 1, 1), (1999, 4, 17)),
            ((1444, 9, 14), (2023, 4, 5)),
            ((1447, 9, 1), (2026, 2, 18)),
            ((1447, 12, 29), (2026, 6, 15)),
            ((1448, 1, 1), (2026, 6, 16)),
            ((1500, 12, 1), (2077, 10, 18)),
            ((1430, 6, 15), (2009, 6, 8)),
            ((1455, 2, 29), (2033, 5, 28)),
        ] {
            let hijri = Hijri::new(year, month, day).unwrap();
            assert_eq!(hijri.to_gregorian(), Some(civil::date(y, m, d)), "{year}-{month}-{day}");
            assert_eq!(Hijri::of(civil::date(y, m, d)), Some(hijri));
        }
        for (year, month, day) in [(1419, 1, 1), (1501, 1, 1), (1444, 13, 1), (1444, 0, 1), (1444, 1, 0), (1444, 1, 31)]
        {
            assert_eq!(Hijri::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(Hijri::of(civil::date(1999, 4, 16)), None);
        assert_eq!(Hijri::of(civil::date(2077, 11, 17)), None);
        assert_eq!(Hijri::of(civil::date(-9999, 1, 1)), None);
    }

    /// Every day of the table, there and back; and each follows the one before it.
    #[test]
    fn every_day_is_led_back() {
        let (mut date, mut last, mut days) = (FIRST_DAY, None, 0);
        while let Some(hijri) = Hijri::of(date) {
            assert_eq!(hijri.to_gregorian(), Some(date));
            assert!(last < Some(hijri), "{hijri:?}");
            (last, days) = (Some(hijri), days + 1);
            date = date.tomorrow().unwrap();
        }
        assert_eq!((days, last.map(|hijri| hijri.year)), (28_704, Some(1500)));
    }
}
