//! The numbers of a text: groups of digits, and chains of groups that may belong together.
//!
//! Found once per part and shared by every detector of identifiers, each of which tries its own *readings* of the
//! same digits. Digits told in words are groups too. Digits set apart one by one, or two by two, are read together or
//! not at all, so that the readings of a text never outgrow its length.

use super::fold::{Folded, Word, hash};
use super::spelled::{Said, Spelled, Told};

/// Digits that stand together in the folded text, or a number word.
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
    /// Whether it is told in words.
    pub spelled: bool,
    /// Whether a reading may start with it: it is not one of many lone digits or pairs, or the first of them.
    opens: bool,
    /// How far before it its `+` starts, in bytes.
    lead: u32,
    /// Its first digit among all digits.
    at: u32,
    /// How many digits it has.
    len: u32,
}

impl Group {
    /// How many digits it has.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.len as usize
    }
}

/// The groups of digits of one text.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    groups: Vec<Group>,
    digits: Vec<u8>,
    /// Where the last word ended that only leads from one group to the next: "then", "dash".
    bridge: u32,
}

/// The longest number read, in digits: an IBAN of 34 characters is the longest identifier known here.
const MAX_DIGITS: usize = 34;

/// Groups of up to as many digits that stand in a row, alike, are one.
const SHORT: u32 = 2;

/// A group with as many digits stands for itself, beside whatever other.
const LONG_GROUP: u32 = 5;

/// Some groups read as one number.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'n> {
    /// Index of its first group.
    pub first: usize,
    /// Index of its last group.
    pub last: usize,
    /// Its first byte in the folded text, a leading `+` included.
    pub start: u32,
    /// One past its last byte in the folded text.
    pub end: u32,
    digits: &'n [u8],
}

impl<'n> Reading<'n> {
    /// Its digits, in ASCII.
    pub fn digits(&self) -> &'n [u8] {
        self.digits
    }

    /// Its digits as text.
    pub fn text(&self) -> &'n str {
        std::str::from_utf8(self.digits).unwrap_or("")
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

    /// The digits of one group, in ASCII.
    pub fn digits(&self, group: &Group) -> &[u8] {
        self.digits.get(group.at as usize..(group.at + group.len) as usize).unwrap_or(&[])
    }

    /// Finds the numbers of `folded`, replacing what was here.
    pub(super) fn find(&mut self, folded: &Folded, spelled: &Spelled) {
        self.groups.clear();
        self.digits.clear();
        self.bridge = 0;
        let (bytes, words) = (folded.bytes(), folded.words());
        let mut nth = 0;
        while let Some(word) = words.get(nth) {
            match spelled.told(&words[nth..]) {
                Some(told) => {
                    self.tell(bytes, &words[nth..nth + told.words], &told, plus_word(spelled, words, nth));
                    nth += told.words;
                }
                None => {
                    if spelled.said(word.hash) == Some(Said::Between) {
                        self.bridge = word.end;
                    } else if !self.write_glued(bytes, *word, spelled) {
                        self.write(bytes, *word);
                    }
                    nth += 1;
                }
            }
        }
        self.open(bytes);
    }

    /// The groups of digits in one word.
    fn write(&mut self, bytes: &[u8], word: Word) {
        if self.write_alike(bytes, word) {
            return;
        }
        let mut at = word.start as usize;
        let until = word.end as usize;
        while let Some(offset) = bytes[at..until].iter().position(u8::is_ascii_digit) {
            let start = at + offset;
            let len = bytes[start..until].iter().take_while(|byte| byte.is_ascii_digit()).count();
            at = start + len;
            let before = start.checked_sub(1).map_or(b' ', |i| bytes[i]);
            let lead = match &bytes[..start] {
                [.., b'+'] => 1,
                [.., b'+', b' '] => 2,
                _ => 0,
            };
            self.digits.extend_from_slice(&bytes[start..at]);
            self.push(
                bytes,
                Group {
                    after_latin: before.is_ascii_alphabetic(),
                    before_latin: bytes.get(at).is_some_and(u8::is_ascii_alphabetic),
                    ..Group::new(start, at, len, lead)
                },
            );
        }
    }

    /// A word of digits and number words run together: «صفر٥٥١», "oh55".
    fn write_glued(&mut self, bytes: &[u8], word: Word, spelled: &Spelled) -> bool {
        let piece_at = |start: u32| {
            let rest = &bytes[start as usize..word.end as usize];
            let is_digit = rest.first().is_some_and(u8::is_ascii_digit);
            let len = rest.iter().take_while(|byte| byte.is_ascii_digit() == is_digit).count() as u32;
            (Word { start, end: start + len, hash: hash(&rest[..len as usize]) }, is_digit)
        };
        let (mut at, mut in_words, mut in_digits) = (word.start, false, false);
        while at < word.end {
            let (piece, is_digit) = piece_at(at);
            // A lone "o" is a letter of many a code.
            let is_told = piece.end - at > 1 && matches!(spelled.said(piece.hash), Some(Said::Small(_)));
            if !is_digit && !is_told {
                return false;
            }
            (in_words, in_digits, at) = (in_words || !is_digit, in_digits || is_digit, piece.end);
        }
        if !(in_words && in_digits) {
            return false;
        }
        at = word.start;
        while at < word.end {
            let (piece, is_digit) = piece_at(at);
            match spelled.told(&[piece]).filter(|_| !is_digit) {
                Some(told) => self.tell(bytes, &[piece], &told, 0),
                None => {
                    self.digits.extend_from_slice(piece.of(bytes));
                    let len = (piece.end - piece.start) as usize;
                    self.push(bytes, Group::new(piece.start as usize, piece.end as usize, len, 0));
                }
            }
            at = piece.end;
        }
        true
    }

    /// A word of digits with letters that look like digits among them: `05O1234567`.
    fn write_alike(&mut self, bytes: &[u8], word: Word) -> bool {
        let digit = |byte: &u8| match byte {
            b'o' => Some(b'0'),
            b'l' | b'i' => Some(b'1'),
            _ => byte.is_ascii_digit().then_some(*byte),
        };
        let written = word.of(bytes);
        let digits = written.iter().filter(|byte| byte.is_ascii_digit()).count();
        let is_alike = (LONG_GROUP as usize..written.len()).contains(&digits) && digits * 3 >= written.len() * 2;
        if !is_alike
            || !(written.first().is_some_and(u8::is_ascii_digit)
                || written.starts_with(b"o5")
                || written.starts_with(b"oo"))
            || written.iter().any(|byte| digit(byte).is_none())
        {
            return false;
        }
        self.digits.extend(written.iter().filter_map(digit));
        self.push(bytes, Group::new(word.start as usize, word.end as usize, written.len(), 0));
        true
    }

    /// A group told in `words`.
    fn tell(&mut self, bytes: &[u8], words: &[Word], told: &Told, lead: u32) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        self.digits.extend(told.digits[..told.len].iter().map(|digit| b'0' + digit));
        let group = Group::new(first.start as usize, last.end as usize, told.len, lead as usize);
        self.push(bytes, Group { spelled: true, ..group });
    }

    fn push(&mut self, bytes: &[u8], mut group: Group) {
        group.at = self.digits.len() as u32 - group.len;
        if let Some(last) = self.groups.last() {
            let lone = (last.len == 1 || last.spelled) && (group.len == 1 || group.spelled);
            let from = if self.bridge > last.end { self.bridge } else { last.end };
            let glued = last.end == group.start && (last.spelled || group.spelled);
            let between = bytes.get(from as usize..group.start as usize).unwrap_or(&[]);
            // «055,123,4567»: what starts with a zero is no list of thousands.
            let local = last.goes_on || self.digits.get(last.at as usize) == Some(&b'0');
            let odd = || ["…", " …", "… ", "،", ",", "==", "=", "<>", " <> ", "><", ">>", " = "];
            let over = || local && odd().iter().any(|mark| mark.as_bytes() == between);
            // «3 7ag»: a digit that begins a word in Arabizi is a letter.
            let is_letter = group.before_latin && group.len == 1;
            group.goes_on = !group.plus && !is_letter && (glued || joins(between, lone) || over());
        }
        self.groups.push(group);
    }

    /// Marks where readings may start: lone digits or pairs with the same gap between them open only once.
    fn open(&mut self, bytes: &[u8]) {
        let gap = |one: &Group, other: &Group| &bytes[one.end as usize..other.start as usize];
        for nth in 0..self.groups.len() {
            let group = self.groups[nth];
            let inside = group.goes_on && group.len <= SHORT && nth > 0 && {
                let last = self.groups[nth - 1];
                let alike = last.opens || (nth > 1 && gap(&self.groups[nth - 2], &last) == gap(&last, &group));
                last.len == group.len && last.spelled == group.spelled && alike
            };
            self.groups[nth].opens = !inside;
        }
    }

    /// How many digits the longest chain has.
    pub(crate) fn longest(&self) -> usize {
        let (mut longest, mut chain) = (0, 0);
        for group in &self.groups {
            chain = if group.goes_on { chain + group.len() } else { group.len() };
            longest = longest.max(chain);
        }
        longest
    }

    /// Every reading of neighbouring groups with `least..=most` digits, leftmost and longest first.
    pub fn readings(&self, least: usize, most: usize) -> impl Iterator<Item = Reading<'_>> {
        let most = most.min(MAX_DIGITS) as u32;
        let starts = self.groups.iter().enumerate().filter(|(_, group)| group.opens).map(|(first, _)| first);
        starts.flat_map(move |first| {
            let from = self.groups[first].at;
            let until = move |nth: usize| self.groups[nth].at + self.groups[nth].len - from;
            let mut reach = first;
            while reach < self.groups.len() && (reach == first || self.groups[reach].goes_on) && until(reach) <= most {
                reach += 1;
            }
            let long_enough = move |last: &usize| until(*last) as usize >= least;
            let ends = (first..reach).rev().take_while(long_enough);
            ends.filter(|last| self.groups.get(last + 1).is_none_or(|next| next.opens))
                .map(move |last| self.reading(first, last))
        })
    }

    /// Whether `reading` is no part of a longer number: no short group goes on from it, nor it from one.
    pub fn is_whole(&self, reading: &Reading<'_>) -> bool {
        let short = |group: &Group| group.len < LONG_GROUP;
        let before = reading.first.checked_sub(1).is_some_and(|nth| short(&self.groups[nth]));
        let next = self.groups.get(reading.last + 1).is_some_and(|next| next.goes_on && short(next));
        let before = before && self.groups[reading.first].goes_on;
        !before && !next
    }

    /// The whole chain of groups that starts with the group at folded place `start`.
    pub fn chain(&self, start: u32) -> Option<Reading<'_>> {
        let first = self.groups.binary_search_by_key(&start, |group| group.start).ok()?;
        let more = self.groups[first + 1..].iter().take(MAX_DIGITS).take_while(|group| group.goes_on).count();
        Some(self.reading(first, first + more))
    }

    fn reading(&self, first: usize, last: usize) -> Reading<'_> {
        let (one, other) = (&self.groups[first], &self.groups[last]);
        let digits = self.digits.get(one.at as usize..(other.at + other.len) as usize).unwrap_or(&[]);
        Reading { first, last, start: one.start - one.lead, end: other.end, digits }
    }
}

impl Group {
    fn new(start: usize, end: usize, len: usize, lead: usize) -> Group {
        Group {
            start: start as u32,
            end: end as u32,
            goes_on: false,
            plus: lead > 0,
            after_latin: false,
            before_latin: false,
            spelled: false,
            opens: true,
            lead: lead as u32,
            at: 0,
            len: len as u32,
        }
    }
}

/// How far before the `nth` word a word for `+` right before it starts.
fn plus_word(spelled: &Spelled, words: &[Word], nth: usize) -> u32 {
    let before = nth.checked_sub(1).map(|nth| words[nth]);
    let plus = before.filter(|word| spelled.said(word.hash) == Some(Said::Plus));
    plus.map_or(0, |plus| words[nth].start - plus.start)
}

/// Whether `between` can stand between two groups of one number: up to three spaces, dots, dashes, symbols or the
/// like, more if there are pictures among them, or a line's end; between `lone` digits also a comma or "and".
fn joins(between: &[u8], lone: bool) -> bool {
    let Ok(between) = std::str::from_utf8(between) else { return false };
    let is_picture = |c: char| ('\u{2190}'..='\u{2BFF}').contains(&c) || c >= '\u{1F000}';
    let joins = |c: char| match c {
        ' ' | '-' | '.' | '/' | '(' | ')' | '_' | '*' | '\n' | '\r' | '\t' | '~' | '|' | '\\' | '#' | '^' | '['
        | ']' => true,
        ':' | ',' | '،' | 'و' | '\'' | ';' | '=' | '>' | '<' | '"' => lone,
        '؛' | '؟' | '٪' | '«' | '»' | '“' | '”' | '…' => false,
        _ => !c.is_ascii() && !c.is_alphanumeric(),
    };
    let (bytes, most) = if between.chars().any(is_picture) { (30, 7) } else { (12, 3) };
    (1..=bytes).contains(&between.len()) && between.chars().count() <= most && between.chars().all(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Numbers {
        let mut folded = Folded::default();
        folded.fold(text);
        let mut numbers = Numbers::default();
        numbers.find(&folded, Spelled::shipped());
        numbers
    }

    fn readings(text: &str, least: usize, most: usize) -> Vec<String> {
        numbers(text).readings(least, most).map(|reading| reading.text().to_owned()).collect()
    }

    #[test]
    fn groups_join_over_separators() {
        for text in [
            "٠٥٥ ١٢٣-٤٥٦٧",
            "0 5 5 1 2 3 4 5 6 7",
            "055\n123\n4567",
            "0-5-5 1-2-3 4-5-6-7",
            "05🌸51🌸23🌸45🌸67",
            "0️⃣5️⃣5️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
            "05/51/23/45/67",
            "٠ـ٥ـ٥ـ١ـ٢ـ٣ـ٤ـ٥ـ٦ـ٧",
            "0, 5, 5, 1, 2, 3, 4, 5, 6, 7",
            "صفر خمسة خمسة واحد اثنين ثلاثة أربعة خمسة ستة سبعة",
            "zero double five one two three 4567",
            "صفر، خمسة وخمسين، اتناشر 34567",
            "055l2345 67",
            "055123456 7",
            "صفر٥٥١٢٣٤٥٦٧",
            "O551234567",
            "0 5 5 1 2 3 4 5 6 7 7ag sami",
            "0 🌹🌹 5 🌹🌹 5 🌹🌹 1234567",
            "055,123,4567",
            "055#123#4567",
            "صفر خمسة خمسة ثم 123 وبعدين 4567",
            "055 dash 123 dash 4567",
        ] {
            assert_eq!(readings(text, 10, 10), ["0551234567"], "{text}");
        }
        for text in ["12 و 34567890", "055, 1234567", "055: 1234567", "five apples and six pears and 055123"] {
            assert_eq!(readings(text, 10, 10), [""; 0], "{text}");
        }
    }

    #[test]
    fn lone_digits_and_pairs_are_read_whole() {
        assert_eq!(readings("05 51 23 45 67 89", 8, 10), [""; 0]);
        assert_eq!(readings("0 5 5 1 2 3 4 5 6 7 8", 8, 10), [""; 0]);
        assert_eq!(readings("7 0551234567", 10, 11), ["70551234567", "0551234567"]);
        assert_eq!(readings("0 5 5 1 2 3 4 5 6 7\n0 5 6 1 2 3 4 5 6 7", 10, 10), ["0551234567", "0561234567"]);
    }

    /// However its digits are laid out, a long text has no more readings than a few for each of its groups.
    #[test]
    fn readings_do_not_outgrow_the_text() {
        for (piece, most) in [
            ("1 ", 0),
            ("1\n", 0),
            ("1 2-", 16),
            ("12 ", 0),
            ("12 3", 16),
            ("123 ", 8),
            ("one ", 0),
            ("1🌸2 ", 16),
            ("0551234567 ", 1),
        ] {
            let text = piece.repeat(1_000_000 / piece.len());
            let numbers = numbers(&text);
            let groups = numbers.groups().len();
            let count = numbers.readings(8, 15).count();
            assert!(count <= most * groups, "{piece:?}: {count} readings of {groups} groups");
        }
    }
}
