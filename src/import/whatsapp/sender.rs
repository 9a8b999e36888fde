//! Where on a line a sender's name could end, and what a name says.

use memchr::memmem;

use super::phrases::{LABELS, NOTICE_VERBS, NOTICES};
use super::scan::{is_mark, is_space, skip_marks, trim};
use crate::message::Sender;

/// What opens the name in a mention.
const MENTION: &[u8] = "@\u{2068}".as_bytes();
/// The longest name, in bytes.
pub(super) const LONGEST: usize = 256;

/// Where a name could end: the colons of a line that a space follows, or that end it.
pub(super) struct Ends {
    at: [(usize, usize); 3],
    pub(super) len: usize,
}

impl Ends {
    pub(super) fn of(line: &[u8]) -> Ends {
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
            // Nor is what stands in a mention.
            if ends.len > 0 && memmem::find(between, MENTION).is_some() {
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

    pub(super) fn get(&self, index: usize) -> Option<(usize, usize)> {
        (index < self.len).then(|| self.at[index])
    }
}

/// Whether the colon at `end` lies inside a quotation in a notice: `… changed the subject from "A: b"`.
pub(super) fn notice_with_colon(line: &[u8], end: usize) -> bool {
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
    if is_phone(name) {
        return Sender { phone: Some(name.into()), saved: Some(false), ..Sender::default() };
    }
    Sender { name: Some(name.into()), saved, ..Sender::default() }
}

/// Whether a name is a number, as the app writes those who are in no address book.
pub(super) fn is_phone(name: &str) -> bool {
    name.starts_with('+')
        && name.chars().any(char::is_numeric)
        && name
            .chars()
            .skip(1)
            .all(|c| c.is_numeric() || "-().\u{2011}\u{2010}".contains(c) || is_space(c) || is_mark(c))
}
