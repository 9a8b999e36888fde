//! Hours of the day, and the days they hold on.
//!
//! A window is half-open: `07:00-21:00` starts at 07:00:00 and is over at 21:00:00. One that ends before it starts
//! goes over midnight, and belongs to the day on which it starts. Hours are what the clock on the wall shows: one that
//! daylight saving repeats is in a window twice, one that it skips never.

use jiff::civil::{Date, DateTime, Time};

use super::calendar::{Calendar, Days};
use crate::truth::{Truth, Why};

/// One window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Seconds from the midnight it starts after.
    start: u32,
    /// The first second after it, from the same midnight; beyond [`DAY`] if it goes over the next.
    end: u32,
    days: Days,
    except: Days,
    /// In Ramadan only, or outside it only.
    ramadan: Option<bool>,
}

/// The seconds of a day.
pub(crate) const DAY: u32 = 24 * 60 * 60;

impl Window {
    /// The window that `hours` (`07:00-21:00`) names, on every day; `None` if it is not written so, or is empty. With
    /// `inclusive`, the second that ends it is still in it.
    pub(crate) fn parse(hours: &str, inclusive: bool) -> Option<Window> {
        let (start, end) = hours.split_once('-')?;
        let (start, end) = (seconds(start.trim())?, seconds(end.trim())?);
        let over_midnight = if end < start { DAY } else { 0 };
        let window = Window {
            start,
            end: end + over_midnight + u32::from(inclusive),
            days: Days::ALL,
            except: Days::NONE,
            ramadan: None,
        };
        (start != end && start < DAY).then_some(window)
    }

    /// The same hours on `days` only, but on none that is among `except`; `ramadan` says whether in Ramadan or outside.
    pub(crate) fn on(self, days: Days, except: Days, ramadan: Option<bool>) -> Window {
        Window { days, except, ramadan, ..self }
    }

    /// The seconds of the day at which it may begin and end.
    pub(crate) fn edges(&self) -> [u32; 2] {
        [self.start, self.end % DAY]
    }

    /// Whether `at`, a wall-clock time, lies in the window. `day_known` is false where the date is a guess.
    fn contains(&self, at: DateTime, calendar: &Calendar, day_known: bool) -> Truth {
        let now = second_of_day(at.time());
        let (today, yesterday) = (self.start <= now && now < self.end, now + DAY < self.end);
        if !today && !yesterday {
            return Truth::No;
        }
        if self.days == Days::ALL && self.except == Days::NONE && self.ramadan.is_none() {
            return Truth::Yes;
        }
        if !day_known {
            return Truth::Unknown(Why::DateOrderAssumed);
        }
        let on = |held: bool, date: Option<Date>| match date {
            Some(date) if held => self.holds_on(date, calendar),
            _ => Truth::No,
        };
        on(today, Some(at.date())).or(on(yesterday, at.date().yesterday().ok()))
    }

    /// Whether it holds on `date`.
    fn holds_on(&self, date: Date, calendar: &Calendar) -> Truth {
        let season = match self.ramadan {
            None => Truth::Yes,
            Some(true) => calendar.is_ramadan(date),
            Some(false) => !calendar.is_ramadan(date),
        };
        calendar.is(date, self.days).and(!calendar.is(date, self.except)).and(season)
    }
}

/// Whether the wall-clock time `at` lies in any of the windows.
pub(crate) fn inside(windows: &[Window], at: DateTime, calendar: &Calendar, day_known: bool) -> Truth {
    windows.iter().fold(Truth::No, |truth, window| truth.or(window.contains(at, calendar, day_known)))
}

/// The second of the day that `HH:MM` or `HH:MM:SS` names; `24:00` is the end of the day.
fn seconds(text: &str) -> Option<u32> {
    if text == "24:00" {
        return Some(DAY);
    }
    let well_formed = matches!(text.len(), 5 | 8)
        && text.bytes().enumerate().all(|(i, b)| if i % 3 == 2 { b == b':' } else { b.is_ascii_digit() });
    if !well_formed {
        return None;
    }
    text.parse::<Time>().ok().map(second_of_day)
}

fn second_of_day(time: Time) -> u32 {
    // A `Time` has no negative parts; all three are below 60.
    (u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())) * 60
        + u32::from(time.second().unsigned_abs())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    fn contains(window: &Window, time: &str, day_known: bool) -> Truth {
        window.contains(at(time), &Calendar::default(), day_known)
    }

    #[test]
    fn a_window_is_half_open() {
        let window = Window::parse("07:00-21:00", false).unwrap();
        let inclusive = Window::parse("07:00-21:00", true).unwrap();
        for (time, inside) in [
            ("2024-03-03T06:59:59", Truth::No),
            ("2024-03-03T07:00:00", Truth::Yes),
            ("2024-03-03T20:59:59", Truth::Yes),
            ("2024-03-03T20:59:59.999", Truth::Yes),
            ("2024-03-03T21:00:00", Truth::No),
            ("2024-03-03T21:00:01", Truth::No),
        ] {
            assert_eq!(contains(&window, time, true), inside, "{time}");
            let ends_it = time == "2024-03-03T21:00:00";
            assert_eq!(contains(&inclusive, time, true), inside.or(ends_it.into()), "{time}");
        }
        let all_day = Window::parse("07:00-24:00", true).unwrap().on(Days::NONE.with("sun").unwrap(), Days::NONE, None);
        assert_eq!(contains(&all_day, "2024-03-04T00:00:00", true), Truth::Yes, "the end of Sunday");
        assert_eq!(contains(&all_day, "2024-03-04T00:00:01", true), Truth::No);
        assert_eq!(contains(&all_day, "2024-03-03T00:00:00", true), Truth::No);
    }

    #[test]
    fn a_window_over_midnight_belongs_to_the_day_it_starts_on() {
        let sunday_night = Window::parse("22:00-02:00", false).unwrap();
        let sunday_night = sunday_night.on(Days::NONE.with("sun").unwrap(), Days::NONE, None);
        for (time, inside) in [
            ("2024-03-03T21:59:59", Truth::No),
            ("2024-03-03T22:00:00", Truth::Yes), // Sunday
            ("2024-03-04T01:59:59", Truth::Yes),
            ("2024-03-04T02:00:00", Truth::No),
            ("2024-03-04T22:00:00", Truth::No), // Monday
            ("2024-03-03T01:00:00", Truth::No), // what is left of Saturday night
        ] {
            assert_eq!(contains(&sunday_night, time, true), inside, "{time}");
        }
        assert_eq!(
            contains(&sunday_night, "2024-03-03T23:00:00", false),
            Truth::Unknown(Why::DateOrderAssumed),
            "a guessed date leaves the day open"
        );
        assert_eq!(contains(&sunday_night, "2024-03-03T12:00:00", false), Truth::No, "noon is outside on any day");
    }

    #[test]
    fn hours_are_written_in_one_way() {
        assert!(Window::parse("00:00-24:00", false).is_some());
        assert!(Window::parse("20:00 - 07:30:15", false).is_some());
        for wrong in ["7-21", "7:00-21:00", "07:00", "07:00-25:00", "07:60-08:00", "07:00-07:00", "24:00-07:00", ""] {
            assert!(Window::parse(wrong, false).is_none(), "{wrong}");
        }
    }
}
