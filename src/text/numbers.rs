//! The numbers of a text: groups of digits, and chains of groups that may belong together.
//!
//! Found once per part and shared by every detector of identifiers, each of which tries its own *readings* of the
//! same digits.

use super::fold::Folded;

/// A run of ASCII digits in the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its first byte in the folded text.
    pub start: u32,
    /// One past its last byte in the folded text.
    pub end: u32,
    /// Whether it may go on from the group before it: only separators of a number stand between.
    pub goes_on: bool,
    /// Whether a `+` stands right before it.
    pub plus: bool,
    /// Whether a Latin letter stands right before it, as in `INV0551`.
    pub after_latin: bool,
    /// Whether a Latin letter stands right after it.
    pub before_latin: bool,
}

/// The groups of digits of one text.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    groups: Vec<Group>,
}

/// The longest number read, in digits: an IBAN of 34 characters is the longest identifier known here.
const MAX_DIGITS: usize = 34;

/// Some groups read as one number.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Index of its first group.
    pub first: usize,
    /// Index of its last group.
    pub last: usize,
    /// Its first byte in the folded text, a leading `+` included.
    pub start: u32,
    /// One past its last byte in the folded text.
    pub end: u32,
    digits: [u8; MAX_DIGITS],
    len: usize,
}

impl Reading {
    /// Its digits, in ASCII.
    pub fn digits(&self) -> &[u8] {
        &self.digits[..self.len]
    }

    /// Its digits as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.digits()).unwrap_or("")
    }

    /// How many groups it has.
    pub fn groups(&self) -> usize {
        self.last - self.first + 1
    }
}

impl Numbers {
    /// The groups, in order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Finds the numbers of `folded`, replacing what was here.
    pub(crate) fn find(&mut self, folded: &Folded) {
        self.groups.clear();
        let bytes = folded.bytes();
        let mut at = 0;
        while let Some(offset) = bytes[at..].iter().position(u8::is_ascii_digit) {
            let start = at + offset;
            let mut end = start;
            while end < bytes.len() && bytes[end].is_ascii_digit() {
                end += 1;
            }
            let before = start.checked_sub(1).map_or(b' ', |i| bytes[i]);
            let after = bytes.get(end).copied().unwrap_or(b' ');
            self.groups.push(Group {
                start: start as u32,
                end: end as u32,
                goes_on: self.groups.last().is_some_and(|last| joins(&bytes[last.end as usize..start])),
                plus: before == b'+',
                after_latin: before.is_ascii_alphabetic(),
                before_latin: after.is_ascii_alphabetic(),
            });
            at = end;
        }
    }

    /// Every reading of neighbouring groups with `least..=most` digits, leftmost and longest first.
    pub fn readings<'n>(&'n self, bytes: &'n [u8], least: usize, most: usize) -> impl Iterator<Item = Reading> + 'n {
        (0..self.groups.len()).flat_map(move |first| {
            let mut reach = first;
            let mut total = 0;
            while reach < self.groups.len() && (reach == first || self.groups[reach].goes_on) {
                let len = (self.groups[reach].end - self.groups[reach].start) as usize;
                if total + len > most.min(MAX_DIGITS) {
                    break;
                }
                total += len;
                reach += 1;
            }
            (first..reach).rev().filter_map(move |last| self.read(bytes, first, last)).filter(move |r| r.len >= least)
        })
    }

    fn read(&self, bytes: &[u8], first: usize, last: usize) -> Option<Reading> {
        let mut digits = [0; MAX_DIGITS];
        let mut len = 0;
        for group in &self.groups[first..=last] {
            let from = bytes.get(group.start as usize..group.end as usize)?;
            digits.get_mut(len..len + from.len())?.copy_from_slice(from);
            len += from.len();
        }
        let start = self.groups[first].start - u32::from(self.groups[first].plus);
        Some(Reading { first, last, start, end: self.groups[last].end, digits, len })
    }
}

/// Whether `between` can stand between two groups of one number: one or two spaces, dots, dashes and the like, or a
/// line's end.
fn joins(between: &[u8]) -> bool {
    (1..=3).contains(&between.len())
        && between
            .iter()
            .all(|b| matches!(b, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'_' | b'*' | b'\n' | b'\r' | b'\t' | b'~'))
        || between == "•".as_bytes()
        || between == "·".as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str, least: usize, most: usize) -> Vec<String> {
        let mut folded = Folded::default();
        folded.fold(text);
        let mut numbers = Numbers::default();
        numbers.find(&folded);
        numbers.readings(folded.bytes(), least, most).map(|reading| reading.text().to_owned()).collect()
    }

    #[test]
    fn groups_join_over_separators() {
        assert_eq!(readings("٠٥٥ ١٢٣-٤٥٦٧", 10, 10), ["0551234567"]);
        assert_eq!(readings("0 5 5 1 2 3 4 5 6 7", 10, 10), ["0551234567"]);
        assert_eq!(readings("055\n123\n4567", 10, 10), ["0551234567"]);
        assert_eq!(readings("12 و 34567890", 10, 10), [""; 0]);
        assert_eq!(readings("055, 1234567", 10, 10), [""; 0]);
    }
}
