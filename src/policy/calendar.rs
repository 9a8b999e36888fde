//! The organisation's calendar: its weekend, its holidays, its exceptions, and when Ramadan is.
//!
//! A day is of exactly one sort. An open day is a working day whatever else it is, a closed day a holiday; then come
//! holidays, the weekend and half days, and what is left are working days. All of it is data in a policy.

use jiff::civil::{Date, Weekday};
use jiff::{ToSpan as _, Unit};

use crate::hijri::{Hijri, RAMADAN};
use crate::truth::{Truth, Why};

/// Weekdays and sorts of day, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days(u16);

/// The names of the days, from Sunday on, and after them the sorts of day.
pub(crate) const DAYS: [&str; 11] =
    ["sun", "mon", "tue", "wed", "thu", "fri", "sat", "workdays", "half-days", "weekend", "holidays"];

impl Days {
    /// Every day of the week.
    pub(crate) const ALL: Days = Days(0x7f);
    /// No day.
    pub(crate) const NONE: Days = Days(0);
    const WORKDAYS: Days = Days(1 << 7);
    const HALF_DAYS: Days = Days(1 << 8);
    const WEEKEND: Days = Days(1 << 9);
    const HOLIDAYS: Days = Days(1 << 10);
    const SORTS: Days = Days(0xf << 7);

    /// These days and the ones with this name; `None` for an unknown name.
    pub(crate) fn with(self, name: &str) -> Option<Days> {
        let day = DAYS.iter().position(|day| *day == name)?;
        Some(Days(self.0 | 1 << day))
    }

    fn has(self, day: Weekday) -> bool {
        self.0 & 1 << day.to_sunday_zero_offset() != 0
    }

    fn meets(self, other: Days) -> bool {
        self.0 & other.0 != 0
    }
}

/// The organisation's days. `None` where the policy does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    pub(crate) weekend: Option<Days>,
    pub(crate) half_days: Option<Days>,
    pub(crate) holidays: Option<Vec<Stretch>>,
    /// Days off that the holidays do not name.
    pub(crate) closed: Option<Vec<Stretch>>,
    /// Working days, whatever they would be otherwise.
    pub(crate) open: Option<Vec<Stretch>>,
    /// The Ramadans that were announced for other days than the Umm al-Qura calendar has.
    pub(crate) ramadan: Option<Vec<Stretch>>,
}

/// Days in a row: each year, or once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: Start,
    pub(crate) days: u16,
}

/// The first of some days in a row; without a year, each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    Gregorian(Option<i16>, i8, i8),
    /// The thirtieth of a month that has twenty-nine days is the first of the next.
    Hijri(Option<i16>, u16, u16),
}

impl Calendar {
    /// Takes over what `own` sets.
    pub(crate) fn overlay(&mut self, own: &Calendar) {
        fn take<T: Clone>(mine: &mut Option<T>, own: &Option<T>) {
            if own.is_some() {
                mine.clone_from(own);
            }
        }
        take(&mut self.weekend, &own.weekend);
        take(&mut self.half_days, &own.half_days);
        take(&mut self.holidays, &own.holidays);
        take(&mut self.closed, &own.closed);
        take(&mut self.open, &own.open);
        take(&mut self.ramadan, &own.ramadan);
    }

    /// The setting without which the sort of day `name` says nothing, if it is not set.
    pub(crate) fn lacks(&self, name: &str) -> Option<&'static str> {
        match name {
            "workdays" | "weekend" if self.weekend.is_none() => Some("weekend"),
            "half-days" if self.half_days.is_none() => Some("half-days"),
            "holidays" if self.holidays.is_none() && self.closed.is_none() => Some("holidays"),
            _ => None,
        }
    }

    /// Whether `date` is among `days`.
    pub(crate) fn is(&self, date: Date, days: Days) -> Truth {
        if days.has(date.weekday()) {
            return Truth::Yes;
        }
        if !days.meets(Days::SORTS) {
            return Truth::No;
        }
        self.sort(date).map_or(Truth::Unknown(Why::OutsideCalendar), |sort| days.meets(sort).into())
    }

    /// What sort of day `date` is; `None` if that hangs on a Hijri date outside the years known.
    fn sort(&self, date: Date) -> Option<Days> {
        if any(&self.open, date)? {
            return Some(Days::WORKDAYS);
        }
        if any(&self.closed, date)? || any(&self.holidays, date)? {
            return Some(Days::HOLIDAYS);
        }
        let has = |days: Option<Days>| days.is_some_and(|days| days.has(date.weekday()));
        Some(match (has(self.weekend), has(self.half_days)) {
            (true, _) => Days::WEEKEND,
            (false, true) => Days::HALF_DAYS,
            (false, false) => Days::WORKDAYS,
        })
    }

    /// Whether `date` lies in Ramadan: as announced where the policy says so, else by the Umm al-Qura calendar.
    pub(crate) fn is_ramadan(&self, date: Date) -> Truth {
        let announced = self.ramadan.as_deref().unwrap_or_default();
        if announced.iter().any(|stretch| stretch.covers(date) == Some(true)) {
            return Truth::Yes;
        }
        let Some(hijri) = Hijri::of(date) else { return Truth::Unknown(Why::OutsideCalendar) };
        if hijri.month != RAMADAN {
            return Truth::No;
        }
        let same = |stretch: &Stretch| {
            let first = Hijri::new(hijri.year, RAMADAN, 1).and_then(Hijri::to_gregorian);
            first.zip(stretch.first.of_year(i32::from(date.year()))).is_some_and(|(table, announced)| {
                announced.since((Unit::Day, table)).is_ok_and(|apart| apart.get_days().abs() < 15)
            })
        };
        (!announced.iter().any(same)).into()
    }
}

/// Whether `date` lies in any of the stretches; `None` if that is not to be known.
fn any(stretches: &Option<Vec<Stretch>>, date: Date) -> Option<bool> {
    let mut known = Some(false);
    for stretch in stretches.iter().flatten() {
        match stretch.covers(date) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => known = None,
        }
    }
    known
}

impl Stretch {
    /// Whether `date` lies in it; `None` outside the years of the Umm al-Qura calendar that are known.
    fn covers(&self, date: Date) -> Option<bool> {
        let year = match self.first {
            Start::Gregorian(year, ..) => i32::from(year.unwrap_or(date.year())),
            Start::Hijri(Some(year), ..) => i32::from(year),
            Start::Hijri(None, ..) => i32::from(Hijri::of(date)?.year),
        };
        // One that began before the turn of the year may not be over.
        Some(
            [year, year - 1].into_iter().filter_map(|year| self.first.of_year(year)).any(|first| {
                first.checked_add(i64::from(self.days).days()).is_ok_and(|over| first <= date && date < over)
            }),
        )
    }
}

impl Start {
    /// The day it falls on in `year` of its own calendar; `None` if there is none.
    pub(crate) fn of_year(self, year: i32) -> Option<Date> {
        let asked = i16::try_from(year).ok()?;
        match self {
            Start::Gregorian(year, month, day) if year.unwrap_or(asked) == asked => Date::new(asked, month, day).ok(),
            Start::Hijri(year, month, day) if year.unwrap_or(asked) == asked => {
                let rolled = || match (day, month) {
                    (30, 12) => Hijri::new(asked + 1, 1, 1),
                    (30, _) => Hijri::new(asked, month + 1, 1),
                    _ => None,
                };
                Hijri::new(asked, month, day).or_else(rolled)?.to_gregorian()
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(names: &[&str]) -> Days {
        names.iter().fold(Days::NONE, |days, name| days.with(name).unwrap_or(days))
    }

    fn saudi() -> Calendar {
        Calendar {
            weekend: Some(days(&["fri", "sat"])),
            holidays: Some(vec![
                Stretch { first: Start::Gregorian(None, 9, 23), days: 1 },
                Stretch { first: Start::Hijri(None, 9, 30), days: 4 },
                Stretch { first: Start::Gregorian(None, 12, 30), days: 4 },
            ]),
            closed: Some(vec![Stretch { first: Start::Hijri(Some(1447), 1, 1), days: 1 }]),
            open: Some(vec![Stretch { first: Start::Gregorian(Some(2026), 9, 23), days: 1 }]),
            ..Calendar::default()
        }
    }

    #[test]
    fn a_day_is_of_one_sort() {
        let calendar = saudi();
        for (date, sort) in [
            (date(2025, 9, 23), "holidays"),
            (date(2026, 9, 23), "workdays"), // an open day
            (date(2025, 6, 26), "holidays"), // 1 Muharram 1447
            (date(2026, 6, 16), "workdays"), // 1 Muharram 1448
            (date(2026, 3, 20), "holidays"), // 1 Shawwal 1447 after a Ramadan of thirty days
            (date(2026, 3, 19), "holidays"), // its thirtieth
            (date(2026, 3, 22), "holidays"),
            (date(2026, 3, 23), "workdays"),
            (date(2025, 3, 30), "holidays"), // 1 Shawwal 1446 after twenty-nine
            (date(2025, 3, 29), "weekend"),
            (date(2025, 4, 2), "holidays"),
            (date(2025, 4, 3), "workdays"),
            (date(2026, 1, 2), "holidays"), // goes on from the year before
            (date(2026, 1, 3), "weekend"),
        ] {
            for name in &DAYS[7..] {
                assert_eq!(calendar.is(date, days(&[name])), (*name == sort).into(), "{date} {name}");
            }
        }
    }

    #[test]
    fn beyond_the_table_only_what_hangs_on_it_is_unknown() {
        let (calendar, far) = (saudi(), date(2090, 3, 5)); // a Sunday
        assert_eq!(calendar.is(far, days(&["sun"])), Truth::Yes);
        assert_eq!(calendar.is(far, days(&["mon"])), Truth::No);
        assert_eq!(calendar.is(far, days(&["workdays"])), Truth::Unknown(Why::OutsideCalendar));
        assert_eq!(calendar.is(date(2090, 9, 23), days(&["holidays"])), Truth::Yes);
        assert_eq!(calendar.is_ramadan(far), Truth::Unknown(Why::OutsideCalendar));
    }

    #[test]
    fn a_ramadan_announced_otherwise_takes_the_place_of_the_calendars() {
        let mut calendar = saudi();
        let (first, second, last, after) = (date(2026, 2, 18), date(2026, 2, 19), date(2026, 3, 19), date(2026, 3, 20));
        let told = |calendar: &Calendar| [first, second, last, after].map(|day| calendar.is_ramadan(day) == Truth::Yes);
        assert_eq!(told(&calendar), [true, true, true, false]);
        calendar.ramadan = Some(vec![Stretch { first: Start::Gregorian(Some(2026), 2, 19), days: 30 }]);
        assert_eq!(told(&calendar), [false, true, true, true]);
        assert_eq!(calendar.is_ramadan(date(2027, 2, 8)), Truth::Yes, "other years are the calendar's");
    }
}
