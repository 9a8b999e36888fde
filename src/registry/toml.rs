//! A registry in TOML: one `[[account]]` for each.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Problem};
use super::{Account, KEYS, Written};

/// The accounts in `text`, as far as they are sound.
pub(super) fn read(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Account> {
    let places = Places::new(text);
    let (top, errors) = DeTable::parse_recoverable(text);
    let mut report =
        |span: Range<usize>, problem: &Problem| faults.push(Fault::new(file, places.of(span.start), problem));
    for error in &errors {
        report(error.span().unwrap_or(0..0), &Problem::Syntax { message: error.message().to_owned() });
    }
    let top = top.into_inner();
    for key in top.keys().filter(|key| !matches!(key.get_ref().as_ref(), "schema" | "account")) {
        report(key.span(), &Problem::unknown(key.get_ref(), &["schema", "account"]));
    }
    let mut written = Vec::new();
    match top.get("account").map(|value| (value.span(), value.get_ref())) {
        Some((_, DeValue::Array(items))) => {
            for item in items {
                match item.get_ref() {
                    DeValue::Table(table) => written.push(account(&places, table, item.span(), &mut report)),
                    _ => report(item.span(), &Problem::NoAccounts),
                }
            }
        }
        Some((span, _)) => report(span, &Problem::NoAccounts),
        None if errors.is_empty() => report(0..0, &Problem::NoAccounts),
        None => {}
    }
    if !errors.is_empty() {
        return Vec::new(); // what seems to be missing may only be unreadable
    }
    written.iter().filter_map(|written| written.check(file, faults)).collect()
}

fn account(
    places: &Places<'_>,
    table: &DeTable<'_>,
    span: Range<usize>,
    report: &mut impl FnMut(Range<usize>, &Problem),
) -> Written {
    let mut cells = Vec::new();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if !KEYS.contains(&name) {
            report(key.span(), &Problem::unknown(name, &KEYS));
            continue;
        }
        match value.get_ref() {
            DeValue::String(said) => {
                cells.push((name.to_owned(), said.clone().into_owned(), places.of(value.span().start)))
            }
            // A day may stand there as TOML writes one, without quotes.
            DeValue::Datetime(day) => cells.push((name.to_owned(), day.to_string(), places.of(value.span().start))),
            _ => report(value.span(), &Problem::WrongKind),
        }
    }
    Written { place: places.of(span.start), cells }
}

/// A text, and where its lines end.
struct Places<'t> {
    text: &'t str,
    breaks: Vec<usize>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Places<'t> {
        Places { text, breaks: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// Line and column of a byte, both counted from 1; the column counts characters.
    fn of(&self, byte: usize) -> (usize, usize) {
        let line = self.breaks.partition_point(|at| *at < byte);
        let start = if line == 0 { 0 } else { self.breaks[line - 1] + 1 };
        let before = self.text.get(start..byte).unwrap_or("");
        (line + 1, before.chars().filter(|c| *c != '\u{feff}').count() + 1)
    }
}
