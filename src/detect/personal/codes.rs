//! Codes near a word that names them: letters and digits that stand together, such as a passport's or a file's.

use super::called::name;
use crate::detect::Lens;
use crate::text::{Group, Word};

/// How far a code may stand behind the word that names it, in folded bytes.
const REACH: u32 = 60;

/// The longest code read.
const LONGEST: usize = 24;

/// Letters and digits that stand together as one code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code {
    /// Its first byte in the folded text.
    pub(super) start: u32,
    /// One past its last byte in the folded text.
    pub(super) end: u32,
    bytes: [u8; LONGEST],
    len: usize,
}

impl Code {
    /// Its letters and digits, in lower case.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }

    /// How many letters it starts with, and how many digits follow them to its end; `None` for any other form.
    pub(super) fn letters_digits(&self) -> Option<(usize, usize)> {
        let letters = self.text().bytes().take_while(u8::is_ascii_lowercase).count();
        let digits = self.len - letters;
        self.text().bytes().skip(letters).all(|byte| byte.is_ascii_digit()).then_some((letters, digits))
    }

    /// Whether its letters and its digits stand apart: "N 0012345".
    pub(super) fn is_spread(&self) -> bool {
        (self.end - self.start) as usize > self.len + 1
    }

    /// Whether a point stands in it, as in a decimal.
    pub(super) fn has_point(&self, lens: &Lens<'_>) -> bool {
        lens.view.folded().get(self.start as usize..self.end as usize).is_some_and(|code| code.contains(&b'.'))
    }

    /// Whether its digits stand in groups with dashes, as an account's do.
    pub(super) fn is_split(&self, lens: &Lens<'_>) -> bool {
        let code = lens.view.folded().get(self.start as usize..self.end as usize).unwrap_or(&[]);
        code.iter().filter(|byte| matches!(byte, b'-' | b'/')).count() >= 2
    }

    /// Whether it is a day such as `12-5-2026`.
    pub(super) fn is_date(&self, lens: &Lens<'_>) -> bool {
        let code = lens.view.folded().get(self.start as usize..self.end as usize).unwrap_or(&[]);
        let parts = code.split(|byte| !byte.is_ascii_digit());
        let fits = parts.clone().count() == 3 && parts.clone().all(|part| matches!(part.len(), 1 | 2 | 4));
        fits && code.iter().any(|byte| matches!(byte, b'-' | b'/' | b'.'))
    }

    /// How many digits it has.
    pub(super) fn digits(&self) -> usize {
        self.text().bytes().filter(u8::is_ascii_digit).count()
    }

    fn push(&mut self, word: Word, bytes: &[u8]) -> Option<()> {
        self.extend(word.of(bytes), word.end)
    }

    fn extend(&mut self, from: &[u8], end: u32) -> Option<()> {
        self.bytes.get_mut(self.len..self.len + from.len())?.copy_from_slice(from);
        self.len += from.len();
        self.end = end;
        Some(())
    }
}

/// The codes that a word of the lists `own` names with at least this weight, each with the weight of its name: those
/// to which no word of the lists `others` stands closer. `own` and `others` are places among the detector's lists.
pub(super) fn named_codes<'s>(lens: &Lens<'s>, own: usize, others: &[usize], out: &mut dyn FnMut(Code, u8)) {
    let mut all = [own; 8];
    for (place, other) in all[1..].iter_mut().zip(others) {
        *place = *other;
    }
    let lists = &all[..=others.len().min(7)];
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let mut taken = 0;
    for hit in lens.hits(own) {
        let from = hit.end.max(taken);
        let mut nth = words.partition_point(|word| word.start < from);
        // The last code that the name gave, and its weight: a list goes on with codes of the same form.
        let mut last: Option<(Code, u8)> = None;
        loop {
            let reach = last.map_or(hit.end, |(code, _)| code.end) + REACH;
            let Some(word) = words.get(nth).filter(|word| word.start <= reach) else { break };
            let since = last.map_or(hit.end, |(code, _)| code.end);
            if last.is_none() && ends_sentence(&bytes[since as usize..word.start as usize]) {
                break;
            }
            let Some((code, next)) = code_at(lens, words, nth) else {
                nth += 1;
                continue;
            };
            nth = next;
            let named = name(lens, lists, code.start, code.end);
            let alike = last.filter(|(last, _)| last.letters_digits() == code.letters_digits() && last.len == code.len);
            let weight = match (named, alike) {
                (Some((list, weight)), _) if list == own && code.start <= hit.end + REACH => weight,
                (None, Some((_, weight))) => weight,
                (Some((list, _)), Some((_, weight))) if list == own => weight,
                _ => continue,
            };
            taken = code.end;
            last = Some((code, weight));
            out(code, weight);
        }
    }
}

/// Every code of the part, whatever names it.
pub(super) fn codes(lens: &Lens<'_>, out: &mut dyn FnMut(Code)) {
    let words = lens.view.words();
    let mut nth = 0;
    while nth < words.len() {
        match code_at(lens, words, nth) {
            Some((code, next)) => {
                nth = next;
                out(code);
            }
            None => nth += 1,
        }
    }
}

/// The code that starts with the `nth` word, and the index of the word behind it. A code has a digit; a letter, or up
/// to four capitals, may stand before it, and digits set apart from one another by one separator, or told in words,
/// are one code.
fn code_at(lens: &Lens<'_>, words: &[Word], nth: usize) -> Option<(Code, usize)> {
    let bytes = lens.view.folded();
    let is_code = |word: &Word| word.of(bytes).iter().all(u8::is_ascii_alphanumeric);
    let has_digit = |word: &Word| word.of(bytes).iter().any(u8::is_ascii_digit);
    let all_digits = |word: &Word| word.of(bytes).iter().all(u8::is_ascii_digit);
    let beside = |nth: usize| match &bytes[words[nth].end as usize..words[nth + 1].start as usize] {
        [gap] => matches!(gap, b' ' | b'-' | b'.' | b'/' | b'_' | b'\n'),
        b": " | b" -" | b"- " | b" - " | b" : " => true,
        _ => false,
    };
    let first = words.get(nth).filter(|word| is_code(word) || letter(word.of(bytes)).is_some())?;
    let mut code = Code { start: first.start, end: first.end, bytes: [0; LONGEST], len: 0 };
    let mut next = nth;
    if !has_digit(first) {
        let len = first.end - first.start;
        let capitals =
            || lens.view.original(first.start, first.end).of(lens.view.text()).chars().all(char::is_uppercase);
        let leads = len == 1 || letter(first.of(bytes)).is_some() || (len <= 4 && is_code(first) && capitals());
        let goes_on = words.get(nth + 1).is_some_and(|next| all_digits(next) || told(lens, next.start).is_some());
        if !(leads && goes_on && beside(nth)) {
            return None;
        }
        match letter(first.of(bytes)) {
            Some(letter) => code.extend(&[letter], first.end)?,
            None => code.push(*first, bytes)?,
        }
        next += 1;
    }
    let mut any = false;
    while let Some(word) = words.get(next).filter(|_| !any || beside(next - 1)) {
        if all_digits(word) || (!any && has_digit(word) && is_code(word)) {
            if code.push(*word, bytes).is_none() {
                break;
            }
            next += 1;
        } else if let Some((group, digits)) = told(lens, word.start).filter(|_| any || next > nth) {
            if code.extend(digits, group.end).is_none() {
                break;
            }
            next = words.partition_point(|word| word.start < group.end);
        } else {
            break;
        }
        any = true;
    }
    any.then_some((code, next))
}

/// The digits told in words that start at folded place `at`.
fn told<'s>(lens: &Lens<'s>, at: u32) -> Option<(Group, &'s [u8])> {
    let numbers = lens.view.numbers()?;
    let nth = numbers.groups().binary_search_by_key(&at, |group| group.start).ok()?;
    let group = numbers.groups()[nth];
    group.spelled.then(|| (group, numbers.digits(&group)))
}

/// The Latin letter that a word says, as people spell a passport's: «اي», «بي». Folded.
fn letter(word: &[u8]) -> Option<u8> {
    LETTERS.iter().find(|(told, _)| told.as_bytes() == word).map(|(_, letter)| *letter)
}

/// The names of letters that passports and files start with.
const LETTERS: [(&str, u8); 16] = [
    ("اي", b'a'),
    ("ايه", b'a'),
    ("بي", b'b'),
    ("سي", b'c'),
    ("دي", b'd'),
    ("جي", b'g'),
    ("اتش", b'h'),
    ("كي", b'k'),
    ("ال", b'l'),
    ("ام", b'm'),
    ("ان", b'n'),
    ("بيه", b'p'),
    ("ار", b'r'),
    ("اس", b's'),
    ("تي", b't'),
    ("زد", b'z'),
];

/// Whether a sentence ends in `between`. A code may stand on the line after its name.
fn ends_sentence(between: &[u8]) -> bool {
    // "No. 12" is no end, "number. Room 12" is.
    if between.iter().all(|byte| matches!(byte, b'.' | b' ')) {
        return false;
    }
    let lines = between.iter().filter(|byte| **byte == b'\n').count();
    lines > 1
        || between.iter().any(|byte| matches!(byte, b'!' | b'?'))
        || between.windows(2).any(|two| two == "؟".as_bytes())
        || between.windows(2).enumerate().any(|(at, two)| two == b". " && !is_short(&between[..at]))
}

/// Whether text ends in a word shortened by its dot: "nr.", "no.".
fn is_short(text: &[u8]) -> bool {
    let len = text.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (1..=3).contains(&len)
}
