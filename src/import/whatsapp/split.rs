//! Where a sender's name ends and the text begins.
//!
//! A name may hold `: `, and many people open every message with a heading, `Notice: …`. One line cannot tell the two
//! apart, so the whole file is asked. What settles it without doubt: the name stands elsewhere without what follows it,
//! or before words that only the app writes, or in a mention. Otherwise the reading is a choice, in this order, and
//! the message is flagged:
//!
//! 1. a notice of the app names it (`… added Huda`);
//! 2. what follows is a heading by its words: no part of the name;
//! 3. what comes first is a title (`Eng: Ali`), and the whole recurs: a name;
//! 4. several continuations recur behind the same beginning, and none behind another: people of one place
//!    (`School: Ali`, `School: Sara`);
//! 5. else the shorter name. A heading before every message is more common than a name that holds a colon.

use super::content::is_notice;
use super::names::{Senders, key};
use super::phrases::{HEADINGS, TITLES};
use super::scan::{mark, trim};
use super::sender::{Ends, is_phone, notice_with_colon};

/// The start of a message, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split<'t> {
    pub(super) sender: Option<&'t str>,
    pub(super) text: &'t str,
    pub(super) ambiguous: bool,
}

impl Senders {
    /// Takes what follows a header apart.
    pub(super) fn split<'t>(&self, body: &'t str) -> Split<'t> {
        let bytes = body.as_bytes();
        let line = &bytes[..memchr::memchr(b'\n', bytes).unwrap_or(bytes.len())];
        let ends = Ends::of(line);
        let nobody = Split { sender: None, text: body, ambiguous: false };
        let Some((first, after)) = ends.get(0) else { return nobody };
        if notice_with_colon(line, first) {
            return nobody;
        }
        let (mut end, mut start, mut ambiguous) = (first, after, false);
        if ends.len > 1 && mark(&line[after..]) == 0 {
            let index;
            (index, ambiguous) = self.end(body, &ends);
            (end, start) = ends.get(index).unwrap_or((first, after));
        } else if self.colons && self.is_notice_of(body, first) {
            return nobody;
        }
        Split { sender: Some(&body[..end]), text: &body[start..], ambiguous }
    }

    /// At which of `ends` the sender's name ends, and whether that is a choice.
    fn end(&self, body: &str, ends: &Ends) -> (usize, bool) {
        let at = |index: usize| ends.get(index).map_or("", |(end, _)| &body[..end]);
        let mut index = 0;
        let mut ambiguous = false;
        while index + 1 < ends.len {
            let (name, begins) = (at(index), ends.get(index).map_or(0, |(_, after)| after));
            let (own, next) = (self.tally(name.as_bytes()), self.tally(at(index + 1).as_bytes()));
            if own.bare || own.certain() || is_phone(trim(name)) {
                return (index, ambiguous);
            }
            if let Some(sure) = (index + 1..ends.len).rev().find(|longer| self.tally(at(*longer).as_bytes()).certain())
            {
                return (sure, ambiguous);
            }
            ambiguous = true;
            let recurs = next.all > 1;
            let part = &name[index.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |(_, after)| after)..];
            let middle = &at(index + 1)[begins..];
            let longer = if own.named || next.named {
                next.named
            } else if is_heading(middle) {
                false
            } else if is_title(part) {
                recurs
            } else {
                recurs && own.branches > 1 && !self.is_shared(middle)
            };
            if !longer {
                break;
            }
            index += 1;
        }
        (index, ambiguous)
    }

    /// Whether what stands between two colons follows several names.
    fn is_shared(&self, middle: &str) -> bool {
        self.middles.get(&key(middle.as_bytes())) == Some(&0)
    }

    /// Whether a line with one colon is a notice of the app about somebody whose name holds it: `Eng: Ali left`,
    /// `Sara added Eng: Ali`.
    fn is_notice_of(&self, body: &str, first: usize) -> bool {
        if body.contains('\n') {
            return false;
        }
        let known = |name: &str| {
            let tally = self.tally(name.as_bytes());
            tally.certain() || tally.all > 1
        };
        let begins = |space: usize| {
            let (name, rest) = body.split_at(first + 1 + space);
            known(name) && is_notice(rest, false)
        };
        let ends = |space: usize| {
            let (rest, name) = body.split_at(space + 1);
            known(name) && is_notice(rest, false)
        };
        let (before, after) = (&body[..first], &body[first + 1..]);
        (!self.tally(before.as_bytes()).bare
            && after.match_indices(' ').skip(1).take(8).any(|(space, _)| begins(space)))
            || before.rmatch_indices(' ').take(8).any(|(space, _)| ends(space))
    }
}

fn holds(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether what stands between two colons heads messages, by its words.
fn is_heading(middle: &str) -> bool {
    trim(middle).split([' ', '/', '،']).any(|word| holds(HEADINGS, word.trim_matches(['*', '_'])))
}

/// Whether a person's title could stand here: `Eng`, `د`.
fn is_title(part: &str) -> bool {
    let part = trim(part).trim_start_matches(['~', ' ']).trim_end_matches('.');
    holds(TITLES, part)
}
