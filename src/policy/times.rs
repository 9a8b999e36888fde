//! Reads what a policy writes of hours and days: the windows of a condition, the calendar among the settings.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::DeValue;

use super::calendar::{DAYS, Days, Start, Stretch};
use super::check::Reads;
use super::hours::Window;
use super::mistake::Problem;
use super::repair;
use super::sheet::{Node, Table};

/// Windows: `"07:00-21:00"`, or `{ hours = "07:00-21:00", days = ["sun", "mon"] }`.
pub(super) fn windows(node: &Node<'_, '_>, reads: &mut Reads) -> Option<Vec<Window>> {
    let items = node.list()?;
    if items.is_empty() {
        node.sheet.report(node.span.clone(), Problem::EmptyList);
    }
    Some(items.iter().filter_map(|item| window(item, reads)).collect())
}

fn window(node: &Node<'_, '_>, reads: &mut Reads) -> Option<Window> {
    let DeValue::Table(_) = node.value else { return hours(node, false) };
    let table = node.table()?;
    table.only(&["hours", "days", "except", "ramadan", "end"]);
    let mut days = |key, none| match table.get(key) {
        Some(list) => days(&list, &DAYS, &mut reads.days),
        None => Some(none),
    };
    let (on, except) = (days("days", Days::ALL), days("except", Days::NONE));
    let ramadan = table.get("ramadan").map(|node| node.flag());
    let inclusive = table.get("end").is_some_and(|node| inclusive(&node));
    let window = hours(&table.need("hours")?, inclusive)?;
    Some(window.on(on?, except?, ramadan.flatten()))
}

fn hours(node: &Node<'_, '_>, inclusive: bool) -> Option<Window> {
    let text = node.text()?;
    let window = Window::parse(&text.value, inclusive);
    if window.is_none() {
        let meant = repair::in_ascii(&text.value).filter(|meant| Window::parse(meant, inclusive).is_some());
        node.sheet.report(text.span, meant.map_or(Problem::BadHours, |meant| Problem::OtherDigits { meant }));
    }
    window
}

/// `end`: whether the second that ends the hours is one of them.
fn inclusive(node: &Node<'_, '_>) -> bool {
    const ENDS: [&str; 2] = ["exclusive", "inclusive"];
    let Some(text) = node.text() else { return false };
    if !ENDS.contains(&text.value.as_str()) {
        node.sheet.report(text.span, Problem::unknown_word(&text.value, ENDS.into_iter()));
    }
    text.value == ENDS[1]
}

/// The days that a list names; `named` takes down each, with its place.
fn days(node: &Node<'_, '_>, known: &[&str], named: &mut Vec<(String, Range<usize>)>) -> Option<Days> {
    let mut days = Days::NONE;
    for day in node.texts()? {
        match days.with(&day.value).filter(|_| known.contains(&day.value.as_str())) {
            Some(more) => {
                days = more;
                named.push((day.value, day.span));
            }
            None => {
                node.sheet.report(day.span, Problem::unknown_word(&day.value, known.iter().copied()));
            }
        }
    }
    Some(days)
}

/// The days of the week among the settings; the list may be empty, which says that there are none.
pub(super) fn weekdays(node: &Node<'_, '_>) -> Option<Days> {
    if node.list()?.is_empty() {
        return Some(Days::NONE);
    }
    days(node, &DAYS[..7], &mut Vec::new())
}

/// Dates among the settings: `"09-23"`, `"2026-09-24"`, or `{ hijri = "09-30", days = 4 }`. With `once`, each needs a
/// Gregorian date with its year.
pub(super) fn stretches(node: &Node<'_, '_>, once: bool) -> Option<Vec<Stretch>> {
    Some(node.list()?.iter().filter_map(|item| stretch(item, once)).collect())
}

fn stretch(node: &Node<'_, '_>, once: bool) -> Option<Stretch> {
    let DeValue::Table(_) = node.value else {
        return Some(Stretch { first: start(node, false, once)?, days: 1 });
    };
    let table = node.table()?;
    table.only(if once { &["date", "days"] } else { &["date", "hijri", "days"] });
    let days = table.get("days").map_or(Some(1), |node| count(&node));
    let first = match (table.get("date"), table.get("hijri").filter(|_| !once)) {
        (Some(date), None) => start(&date, false, once),
        (None, Some(date)) => start(&date, true, once),
        (date, _) => {
            one_date(&table, date.is_some());
            None
        }
    };
    Some(Stretch { first: first?, days: days? })
}

fn one_date(table: &Table<'_, '_>, both: bool) {
    let problem = if both { Problem::TwoDates } else { Problem::MissingKey { key: "date" } };
    table.sheet.report(table.span.clone(), problem);
}

/// The most days in a row; longer ones would run into their own next year.
const MOST_DAYS: u16 = 300;

fn count(node: &Node<'_, '_>) -> Option<u16> {
    let count = match node.value {
        DeValue::Integer(number) => number.as_str().parse().ok().filter(|days| (1..=MOST_DAYS).contains(days)),
        _ => None,
    };
    if count.is_none() {
        node.sheet.report(node.span.clone(), Problem::BadDays { most: MOST_DAYS });
    }
    count
}

fn start(node: &Node<'_, '_>, hijri: bool, once: bool) -> Option<Start> {
    // A date may also stand there as TOML writes one, without quotes.
    let text = match node.value {
        DeValue::Datetime(date) => date.to_string(),
        _ => node.text()?.value,
    };
    let start = parse(&text, hijri).filter(|start| !once || matches!(start, Start::Gregorian(Some(_), ..)));
    if start.is_none() {
        let meant = repair::in_ascii(&text).filter(|meant| parse(meant, hijri).is_some());
        let problem = meant.map_or(Problem::BadDate { hijri, once }, |meant| Problem::OtherDigits { meant });
        node.sheet.report(node.span.clone(), problem);
    }
    start
}

/// `MM-DD` or `YYYY-MM-DD`, if there is such a day.
fn parse(text: &str, hijri: bool) -> Option<Start> {
    let (year, rest) = match text.len() {
        5 => (None, text),
        10 => (Some(number(text.get(..4)?)?), text.get(4..)?.strip_prefix('-')?),
        _ => return None,
    };
    let (month, day) = rest.split_once('-')?;
    let (month, day) = (number(month)?, number(day)?);
    if hijri {
        let start = Start::Hijri(year, u16::try_from(month).ok()?, u16::try_from(day).ok()?);
        let there = match year {
            Some(year) => start.of_year(i32::from(year)).is_some(),
            None => (1..=12).contains(&month) && (1..=30).contains(&day),
        };
        return there.then_some(start);
    }
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    // The 29th of February is there in some years.
    Date::new(year.unwrap_or(2000), month, day).ok().map(|_| Start::Gregorian(year, month, day))
}

fn number(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
