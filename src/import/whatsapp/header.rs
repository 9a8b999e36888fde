//! The header of a message: date, time, and what stands around them.
//!
//! Read byte by byte, without going back: most lines are no header and fail within their first few bytes. What is
//! accepted is the union of what Arabic and English phones of both systems have written over the years.

use super::clock::{Half, half_day, month};
use super::scan::{number, skip_blank, skip_marks, skip_space};

/// How headers of one export look. One shape is locked per file, so that a date inside a message starts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(super) bracket: bool,
    pub(super) date_mark: u8,
    pub(super) comma: Comma,
    pub(super) clock_mark: u8,
    pub(super) seconds: bool,
    pub(super) half_days: bool,
    pub(super) end: End,
    pub(super) era: Era,
    /// The time stands before the date.
    pub(super) time_first: bool,
    /// The month is a word.
    pub(super) named: bool,
    /// The year has four digits.
    pub(super) long_year: bool,
}

/// What stands between date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Comma {
    None,
    Latin,
    Arabic,
    Stop,
}

/// What ends a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    Bracket,
    Hyphen,
    Dash,
    Colon,
}

/// A calendar named in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Era {
    None,
    Hijri,
    Buddhist,
}

/// A header that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub(crate) shape: Shape,
    /// The three parts of the date, in the order written; day, month and year if the month is a word.
    pub(super) parts: [u16; 3],
    /// How many digits each was written with.
    pub(super) widths: [u8; 3],
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    /// Whether something in it is only written by Arabic phones.
    pub(super) arabic: bool,
    /// Whether the half of the day is written AM or PM, in capitals without dots.
    pub(super) capitals: bool,
    /// Where the sender starts.
    pub(super) end: usize,
}

/// A date as written.
struct Date {
    parts: [u16; 3],
    widths: [u8; 3],
    /// What stands between the parts.
    mark: u8,
    /// A mark stands between the parts.
    arabic: bool,
    named: bool,
    era: Era,
    end: usize,
}

/// A time of day as written.
struct Clock {
    hour: u16,
    minute: u16,
    second: Option<u16>,
    mark: u8,
    half: Option<Half>,
    end: usize,
}

/// Reads a header at the start of `line`.
pub(crate) fn read(line: &[u8]) -> Option<Header> {
    let mut at = skip_marks(line, 0);
    let bracket = line.get(at) == Some(&b'[');
    if bracket {
        at = skip_marks(line, at + 1);
    }
    let (date, clock, comma, at, time_first) = match Date::read(line, at) {
        Some(date) => {
            let (comma, next) = joint(line, date.end)?;
            let clock = Clock::read(line, next)?;
            let end = clock.end;
            (date, clock, comma, end, false)
        }
        None => {
            let clock = Clock::read(line, at)?;
            let (comma, next) = joint(line, clock.end)?;
            let date = Date::read(line, next)?;
            let end = date.end;
            (date, clock, comma, end, true)
        }
    };
    let (end, at) = ending(line, at, bracket)?;
    let year = if date.parts[0] > 31 || date.widths[0] > 2 { 0 } else { 2 };
    let shape = Shape {
        bracket,
        date_mark: date.mark,
        comma,
        clock_mark: clock.mark,
        seconds: clock.second.is_some(),
        half_days: clock.half.is_some(),
        end,
        era: date.era,
        time_first,
        named: date.named,
        long_year: date.widths[year] > 2,
    };
    Some(Header {
        shape,
        parts: date.parts,
        widths: date.widths,
        hour: clock.hour as u8,
        minute: clock.minute as u8,
        second: clock.second.unwrap_or(0).min(59) as u8,
        arabic: date.arabic || comma == Comma::Arabic || clock.half.is_some_and(|half| half.arabic),
        capitals: clock.half.is_some_and(|half| half.capitals),
        end: skip_blank(line, at),
    })
}

impl Date {
    fn read(line: &[u8], at: usize) -> Option<Date> {
        let Some(first) = number(line, at, 4) else { return Date::named(line, at) };
        let next = skip_marks(line, first.2);
        let mark = *line.get(next)?;
        if !matches!(mark, b'/' | b'.' | b'-') {
            return if mark == b':' { None } else { Date::named(line, at) };
        }
        let second = number(line, Date::gap(line, next), 4)?;
        let last = skip_marks(line, second.2);
        if line.get(last) != Some(&mark) {
            return None;
        }
        let third = number(line, Date::gap(line, last), 4)?;
        let (parts, widths) = ([first.0, second.0, third.0], [first.1, second.1, third.1]);
        if !plausible(parts, widths) {
            return None;
        }
        let arabic = next > first.2 || last > second.2;
        let (era, end) = era(line, third.2);
        Some(Date { parts, widths, mark, arabic, named: false, era, end: skip_marks(line, end) })
    }

    /// Past what stands between two parts of a date: `/`, or `. `.
    fn gap(line: &[u8], at: usize) -> usize {
        let next = skip_marks(line, at + 1);
        next + usize::from(line[at] == b'.' && line.get(next) == Some(&b' '))
    }

    /// `12 June 2018`, `Jun 12, 2018`, with the day of the week before it or not.
    fn named(line: &[u8], at: usize) -> Option<Date> {
        let at = skip_weekday(line, at);
        let (day, width, name, next) = match number(line, at, 2) {
            Some((day, width, next)) => {
                let (name, next) = month(line, skip_space(line, next))?;
                (day, width, name, next)
            }
            None => {
                let (name, next) = month(line, at)?;
                let (day, width, next) = number(line, skip_space(line, next), 2)?;
                (day, width, name, next)
            }
        };
        let start = skip_space(line, next + comma(line, next).1);
        let (year, 4, end) = number(line, start, 4)? else { return None };
        let date = Date {
            parts: [day, name, year],
            widths: [width, 2, 4],
            mark: b' ',
            arabic: false,
            named: true,
            era: Era::None,
            end,
        };
        (start > next && (1..=31).contains(&day)).then_some(date)
    }
}

/// Past `Tuesday, `.
fn skip_weekday(line: &[u8], at: usize) -> usize {
    let letter = |byte: &&u8| !matches!(byte, b'!'..=b'@' | b' ' | b'[' | b']');
    let word = &line[at..at + line[at..].iter().take(24).take_while(letter).count()];
    let end = at + word.len();
    match (word.is_empty(), line.get(end), word.ends_with("،".as_bytes())) {
        (false, Some(b','), _) => skip_space(line, end + 1),
        (false, _, true) => skip_space(line, end),
        _ => at,
    }
}

/// A calendar named after the date.
fn era(line: &[u8], at: usize) -> (Era, usize) {
    let after = skip_space(line, at);
    [("هـ", Era::Hijri), ("ه", Era::Hijri), ("BE", Era::Buddhist)]
        .into_iter()
        .find(|(name, _)| line[after..].starts_with(name.as_bytes()))
        .map_or((Era::None, at), |(name, era)| (era, after + name.len()))
}

/// What stands between date and time; there is a space in any case.
fn joint(line: &[u8], at: usize) -> Option<(Comma, usize)> {
    let (comma, len) = comma(line, at);
    let next = skip_space(line, at + len);
    (next > at + len).then_some((comma, next))
}

fn comma(line: &[u8], at: usize) -> (Comma, usize) {
    match line[at..] {
        [b',', ..] => (Comma::Latin, 1),
        [0xD8, 0x8C, ..] => (Comma::Arabic, 2),
        [b'.', ..] => (Comma::Stop, 1),
        _ => (Comma::None, 0),
    }
}

impl Clock {
    fn read(line: &[u8], at: usize) -> Option<Clock> {
        // Some languages write the half of the day first, some another word.
        let early = if number(line, at, 2).is_none() { half_day(line, at) } else { None };
        let early = early.filter(|half| number(line, skip_space(line, half.end), 2).is_some());
        let at = early.map_or_else(|| skip_word(line, at), |half| skip_space(line, half.end));
        let (mut hour, _, next) = number(line, at, 2)?;
        let mark = *line.get(next)?;
        if !matches!(mark, b':' | b'.') {
            return None;
        }
        let (minute, 2, mut end) = number(line, next + 1, 2)? else { return None };
        let mut second = None;
        if line.get(end) == Some(&mark)
            && let Some((value, 2, next)) = number(line, end + 1, 2)
        {
            (second, end) = (Some(value), next);
        }
        let half = early.or_else(|| half_day(line, skip_space(line, end)));
        if let Some(half) = half {
            // `13:05 PM` says the same thing twice; `13:05 AM` says two things.
            if hour > 12 && (!half.afternoon || hour > 23) {
                return None;
            }
            hour = hour % 12 + if half.afternoon { 12 } else { 0 };
            end = end.max(half.end);
        }
        (hour <= 23 && minute <= 59 && second <= Some(60)).then_some(Clock { hour, minute, second, mark, half, end })
    }
}

/// A date has one year at most, and it is not in the middle.
fn plausible(parts: [u16; 3], widths: [u8; 3]) -> bool {
    let year = |index: usize| parts[index] > 31 || widths[index] > 2;
    let day = |index: usize| parts[index] > 0 && parts[index] <= 31;
    let year_last = !year(0) && day(0) && (widths[2] == 4 || widths[2] == 2);
    let year_first = year(0) && !year(2) && day(2) && (widths[0] == 4 || widths[0] == 2);
    !year(1) && day(1) && (year_last || year_first)
}

/// `klo`, `um`, `à` and the like, which some phones write before the time.
fn skip_word(line: &[u8], at: usize) -> usize {
    let none = |byte: &&u8| !byte.is_ascii_digit() && !matches!(byte, b' ' | b':' | b']' | b'-' | 0xE2);
    let letters = line[at..].iter().take(12).take_while(none).count();
    let next = skip_space(line, at + letters);
    if letters > 0 && next > at + letters && number(line, next, 2).is_some() { next } else { at }
}

fn ending(line: &[u8], at: usize, bracket: bool) -> Option<(End, usize)> {
    // Some phones end the time with a full stop.
    let at = at + usize::from(line.get(at) == Some(&b'.'));
    let next = skip_space(line, at);
    if bracket {
        return (line.get(next) == Some(&b']')).then_some((End::Bracket, next + 1));
    }
    let (end, after) = match line[next..] {
        [b'-', ..] if next > at => (End::Hyphen, next + 1),
        [0xE2, 0x80, 0x93 | 0x94, ..] if next > at => (End::Dash, next + 3),
        [b':', ..] if next == at => (End::Colon, next + 1),
        _ => return None,
    };
    (after == line.len() || skip_space(line, after) > after).then_some((end, after))
}
