//! Where a sender's name ends, and what it says.
//!
//! Names may hold `: `, and so may notices of the app. How often each possible name occurs in the whole file decides.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

use memchr::memmem;

use super::phrases::{LABELS, NOTICE_VERBS, NOTICES};
use super::scan::{is_mark, is_space, mark, skip_marks, trim};
use crate::message::Sender;

/// The most names counted in one chat; a chat has at most a few thousand members.
const MOST_NAMES: usize = 1 << 16;
/// The longest name, in bytes.
const LONGEST: usize = 256;

/// How often one possible name occurs.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: u32,
    /// Where no other `: ` follows on the line.
    bare: u32,
    /// Where what follows does not start with an invisible mark.
    plain: u32,
}

/// The names of one file.
#[derive(Debug)]
pub(super) struct Senders {
    tallies: HashMap<u64, Tally>,
    most: usize,
}

/// The start of a message, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split<'t> {
    pub(super) sender: Option<&'t str>,
    pub(super) text: &'t str,
    pub(super) ambiguous: bool,
}

impl Senders {
    /// Room for `most` names, and no more than a chat has.
    pub(super) fn new(most: usize) -> Senders {
        Senders { tallies: HashMap::new(), most: most.min(MOST_NAMES) }
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.tallies.len()
    }

    /// Counts the possible names of one line, which starts after its header.
    pub(super) fn add(&mut self, line: &[u8]) {
        let ends = Ends::of(line);
        let Some((first, after)) = ends.get(0) else { return };
        if notice_with_colon(line, first) {
            return;
        }
        let bare = ends.len == 1;
        let plain = mark(&line[after..]) == 0;
        let seen = self.count(&line[..first], bare, plain);
        if !bare && plain && !seen {
            for index in 1..ends.len {
                if let Some((end, after)) = ends.get(index) {
                    self.count(&line[..end], index + 1 == ends.len, mark(&line[after..]) == 0);
                }
            }
        }
    }

    /// Counts one name; whether it has been seen bare.
    fn count(&mut self, name: &[u8], bare: bool, plain: bool) -> bool {
        let full = self.tallies.len() >= self.most;
        let key = key(name);
        let tally = match self.tallies.get_mut(&key) {
            Some(tally) => tally,
            None if full => return true,
            None => self.tallies.entry(key).or_default(),
        };
        tally.all += 1;
        tally.bare += u32::from(bare);
        tally.plain += u32::from(plain);
        tally.bare > 0
    }

    /// Takes `name` for one that is seen, as the chat's own is.
    pub(super) fn know(&mut self, name: &[u8]) {
        if name.windows(2).any(|pair| pair == b": ") && self.tallies.len() < self.most {
            let tally = self.tallies.entry(key(name)).or_default();
            tally.all += 2;
        }
    }

    fn tally(&self, name: &[u8]) -> Tally {
        self.tallies.get(&key(name)).copied().unwrap_or_default()
    }

    /// Whether this name occurs only once in the file.
    pub(super) fn once(&self, name: &str) -> bool {
        self.tally(name.as_bytes()).all <= 1
    }

    /// Whether everything under this name starts with an invisible mark, as the app's own lines do.
    pub(super) fn always_marked(&self, name: &str) -> bool {
        self.tally(name.as_bytes()).plain == 0
    }

    /// Takes what follows a header apart.
    pub(super) fn split<'t>(&self, body: &'t str) -> Split<'t> {
        let bytes = body.as_bytes();
        let line = &bytes[..memchr::memchr(b'\n', bytes).unwrap_or(bytes.len())];
        let ends = Ends::of(line);
        let Some((first, after)) = ends.get(0) else { return Split { sender: None, text: body, ambiguous: false } };
        if notice_with_colon(line, first) {
            return Split { sender: None, text: body, ambiguous: false };
        }
        let (mut end, mut start, mut ambiguous) = (first, after, false);
        if ends.len > 1 && mark(&line[after..]) == 0 && self.tally(&line[..first]).bare == 0 {
            ambiguous = true;
            for index in 1..ends.len {
                // A mark behind it is the app's own hand, and people rarely write one there.
                if let Some((longer, after)) = ends.get(index)
                    && (self.tally(&line[..longer]).all > 1 || mark(&line[after..]) > 0)
                {
                    (end, start) = (longer, after);
                }
            }
        }
        Split { sender: Some(&body[..end]), text: &body[start..], ambiguous }
    }
}

fn key(name: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(name);
    hasher.finish()
}

/// Where a name could end: the colons of a line that a space follows, or that end it.
struct Ends {
    at: [(usize, usize); 3],
    len: usize,
}

impl Ends {
    fn of(line: &[u8]) -> Ends {
        let mut ends = Ends { at: [(0, 0); 3], len: 0 };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let reach = &line[..line.len().min(LONGEST)];
        let mut from = 0;
        for colon in memchr::memchr_iter(b':', reach) {
            let after = match line[colon + 1..] {
                [b' ', ..] => colon + 2,
                // An empty message, or a picture that could be seen once.
                [] | [b'.'] if ends.len == 0 => line.len(),
                _ => continue,
            };
            // `<attached: …>` and its like are the app's, and no part of a name.
            let between = &line[from..colon];
            let label = |known: &&str| between[skip_marks(between, 0)..] == *known.as_bytes();
            if colon == 0 || (ends.len > 0 && (between.contains(&b'<') || LABELS.iter().any(label))) {
                break;
            }
            // No name ends in a space, so this is a sentence's.
            if between.ends_with(b" ") && ends.len > 0 {
                continue;
            }
            ends.at[ends.len] = (colon, after);
            ends.len += 1;
            from = after;
            if ends.len == ends.at.len() {
                break;
            }
        }
        ends
    }

    fn get(&self, index: usize) -> Option<(usize, usize)> {
        (index < self.len).then(|| self.at[index])
    }
}

/// Whether the colon at `end` lies inside a quotation in a notice: `… changed the subject from "A: b"`.
fn notice_with_colon(line: &[u8], end: usize) -> bool {
    let before = &line[..end];
    quotes(before) && NOTICES.iter().chain(NOTICE_VERBS).any(|notice| memmem::find(before, notice.as_bytes()).is_some())
}

/// Whether a quotation that starts in `text` is still open at its end.
fn quotes(text: &[u8]) -> bool {
    let (mut straight, mut paired) = (false, false);
    // The first bytes of “ ” and « », and the straight one.
    for at in memchr::memchr3_iter(b'"', 0xE2, 0xC2, text) {
        match text[at..] {
            [b'"', ..] => straight = !straight,
            [0xE2, 0x80, 0x9C, ..] | [0xC2, 0xAB, ..] => paired = true,
            [0xE2, 0x80, 0x9D, ..] | [0xC2, 0xBB, ..] => paired = false,
            _ => {}
        }
    }
    straight || paired
}

/// A sender as written, made a name or a phone number.
pub(super) fn sender(written: &str) -> Sender<'_> {
    let mut name = trim(written);
    let mut saved = None;
    if let Some(rest) = name.strip_prefix('~') {
        (name, saved) = (trim(rest), Some(false));
    }
    let phone = name.starts_with('+')
        && name.chars().any(|c| c.is_numeric())
        && name
            .chars()
            .skip(1)
            .all(|c| c.is_numeric() || "-().\u{2011}\u{2010}".contains(c) || is_space(c) || is_mark(c));
    if phone {
        return Sender { phone: Some(name.into()), saved: Some(false), ..Sender::default() };
    }
    Sender { name: Some(name.into()), saved, ..Sender::default() }
}
