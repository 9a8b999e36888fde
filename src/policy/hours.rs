//! Hours of the day, and the days they hold on.
//!
//! A window is half-open: `07:00-21:00` starts at 07:00:00 and is over at 21:00:00. One that ends before it starts
//! goes over midnight, and belongs to the day on which it starts. Later kinds of window (holidays, Ramadan) are more
//! fields of [`Window`].

use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use crate::message::SentAt;
use crate::truth::{Truth, Why};

/// One window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Seconds of the day.
    start: u32,
    /// Seconds of the day; 86,400 for midnight at its end.
    end: u32,
    days: Days,
}

/// A set of weekdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days(u8);

/// The names of the days, from Sunday on.
pub(crate) const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

impl Days {
    /// Every day.
    pub(crate) const ALL: Days = Days(0x7f);
    /// No day.
    pub(crate) const NONE: Days = Days(0);

    /// These days and the one with this name; `None` for an unknown name.
    pub(crate) fn with(self, name: &str) -> Option<Days> {
        let day = DAYS.iter().position(|day| *day == name)?;
        Some(Days(self.0 | 1 << day))
    }

    fn has(self, day: Weekday) -> bool {
        self.0 & 1 << day.to_sunday_zero_offset() != 0
    }
}

impl Window {
    /// The window that `hours` (`07:00-21:00`) names, on `days`; `None` if it is not written so, or is empty.
    pub(crate) fn parse(hours: &str, days: Days) -> Option<Window> {
        let (start, end) = hours.split_once('-')?;
        let (start, end) = (seconds(start.trim())?, seconds(end.trim())?);
        (start != end && start < DAY).then_some(Window { start, end, days })
    }

    /// Whether `at`, a wall-clock time, lies in the window. `day_known` is false where the date is a guess.
    fn contains(&self, at: DateTime, day_known: bool) -> Truth {
        let now = second_of_day(at.time());
        let (today, yesterday) = if self.start < self.end {
            (self.start <= now && now < self.end, false)
        } else {
            (self.start <= now, now < self.end)
        };
        if !today && !yesterday {
            return Truth::No;
        }
        if self.days == Days::ALL {
            return Truth::Yes;
        }
        if !day_known {
            return Truth::Unknown(Why::DateOrderAssumed);
        }
        let day = at.weekday();
        Truth::from(today && self.days.has(day) || yesterday && self.days.has(day.previous()))
    }
}

/// Whether `at` lies in any of the windows, in `zone` whatever offset it was written with.
pub(crate) fn inside(windows: &[Window], at: SentAt, zone: &TimeZone, day_known: bool) -> Truth {
    let at = match at {
        SentAt::Instant(at, _) => zone.to_datetime(at),
        SentAt::Local(at) => at,
    };
    windows.iter().fold(Truth::No, |truth, window| truth.or(window.contains(at, day_known)))
}

const DAY: u32 = 24 * 60 * 60;

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

    #[test]
    fn a_window_is_half_open() {
        let window = Window::parse("07:00-21:00", Days::ALL).unwrap();
        for (time, inside) in [
            ("2024-03-03T06:59:59", Truth::No),
            ("2024-03-03T07:00:00", Truth::Yes),
            ("2024-03-03T20:59:59", Truth::Yes),
            ("2024-03-03T20:59:59.999", Truth::Yes),
            ("2024-03-03T21:00:00", Truth::No),
        ] {
            assert_eq!(window.contains(at(time), true), inside, "{time}");
        }
    }

    #[test]
    fn a_window_over_midnight_belongs_to_the_day_it_starts_on() {
        let sunday_night = Window::parse("22:00-02:00", Days::NONE.with("sun").unwrap()).unwrap();
        for (time, inside) in [
            ("2024-03-03T21:59:59", Truth::No),
            ("2024-03-03T22:00:00", Truth::Yes), // Sunday
            ("2024-03-04T01:59:59", Truth::Yes),
            ("2024-03-04T02:00:00", Truth::No),
            ("2024-03-04T22:00:00", Truth::No), // Monday
            ("2024-03-03T01:00:00", Truth::No), // what is left of Saturday night
        ] {
            assert_eq!(sunday_night.contains(at(time), true), inside, "{time}");
        }
        assert_eq!(
            sunday_night.contains(at("2024-03-03T23:00:00"), false),
            Truth::Unknown(Why::DateOrderAssumed),
            "a guessed date leaves the day open"
        );
        assert_eq!(sunday_night.contains(at("2024-03-03T12:00:00"), false), Truth::No, "noon is outside on any day");
    }

    #[test]
    fn hours_are_written_in_one_way() {
        assert!(Window::parse("00:00-24:00", Days::ALL).is_some());
        assert!(Window::parse("20:00 - 07:30:15", Days::ALL).is_some());
        for wrong in ["7-21", "7:00-21:00", "07:00", "07:00-25:00", "07:60-08:00", "07:00-07:00", "24:00-07:00", ""] {
            assert!(Window::parse(wrong, Days::ALL).is_none(), "{wrong}");
        }
    }
}
