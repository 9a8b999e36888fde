//! Folding: one pass that makes a text easy to match and keeps the way back.
//!
//! The folded text keeps byte length wherever it can (أ→ا, ة→ه, A→a), so that most texts need no map at all. What
//! changes length (harakat, tatweel, invisible marks, digits of other scripts, full-width and mathematical letters)
//! leaves a [`Break`] in a sparse map. The same pass finds the words, hashes each once, and notes the [`Gates`].
//!
//! Letters are unified as search engines for Arabic do it (alef forms, ya, ta marbuta, hamza seats); look-alike
//! Cyrillic and Greek letters inside a Latin word follow the confusables of Unicode Technical Standard 39.

use super::gates::{Gates, LONG_DIGITS};
use super::letters::{confusable, plain_latin, presentation};
use crate::span::Span;

/// A folded text with its words, and the way back to the original. Buffers are reused from text to text.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    bytes: Vec<u8>,
    len: usize,
    breaks: Vec<Break>,
    words: Vec<Word>,
    gates: Gates,
    arabic: u32,
    latin: u32,
}

/// Where folded and original bytes stop running side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Break {
    /// A place in the folded text.
    pub(crate) at: u32,
    /// Where, in the source, the last kept character before it ends.
    pub(crate) before: u32,
    /// Where, in the source, the next kept character starts.
    pub(crate) after: u32,
}

/// One word of the folded text: a run of letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its first byte in the folded text.
    pub start: u32,
    /// One past its last byte in the folded text.
    pub end: u32,
    /// [`hash`] of its bytes.
    pub hash: u64,
}

/// The hash that words are looked up by. Not for untrusted keys: nobody gains by a collision here.
///
/// Eight bytes at a time, the last eight overlapping those before them, so that no loop runs over single bytes (after
/// wyhash, Wang Yi 2019).
pub fn hash(word: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |state: u64, eight: u64| {
        let state = (state ^ eight).wrapping_mul(K);
        state ^ state >> 29
    };
    let mut state = (word.len() as u64).wrapping_mul(K);
    let last = match (word, word.last_chunk::<8>()) {
        (_, Some(last)) => {
            let (eights, _) = word[..word.len() - 1].as_chunks::<8>();
            for eight in eights {
                state = mix(state, u64::from_le_bytes(*eight));
            }
            u64::from_le_bytes(*last)
        }
        (&[first, .., last], None) if word.len() < 4 => {
            u64::from(first) | u64::from(word[word.len() / 2]) << 8 | u64::from(last) << 16
        }
        (&[only], None) => u64::from(only),
        _ => match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
            }
            _ => 0,
        },
    };
    let state = mix(state, last).wrapping_mul(K);
    state ^ state >> 32
}

/// `text` folded as for matching.
pub fn fold(text: &str) -> String {
    let mut folded = Folded::default();
    folded.fold(text);
    String::from_utf8_lossy(folded.bytes()).into_owned()
}

impl Folded {
    /// The folded bytes: valid UTF-8.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Its words, in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// What it has.
    pub fn gates(&self) -> Gates {
        self.gates
    }

    /// How many Arabic and how many Latin letters it has.
    pub fn letters(&self) -> (u32, u32) {
        (self.arabic, self.latin)
    }

    /// The place in the original text of the folded bytes `start..end`.
    pub fn original(&self, start: u32, end: u32) -> Span {
        Span::new(map_start(&self.breaks, start), map_end(&self.breaks, end))
    }

    /// Folds `text`, replacing what was here.
    pub fn fold(&mut self, text: &str) {
        let source = text.as_bytes();
        // Folding never lengthens but for the lam-alef ligatures: three bytes become four.
        let room = source.len() + source.len() / 3 + 4;
        if self.bytes.len() < room {
            self.bytes.resize(room, 0);
        }
        self.breaks.clear();
        self.words.clear();
        let out = &mut self.bytes[..room];
        let mut gates = Gates::NONE;
        let (mut at, mut to) = (0, 0);
        let (mut digits, mut arabic, mut latin) = (0u32, 0u32, 0u32);
        const OUTSIDE: usize = usize::MAX;
        let mut word = OUTSIDE;
        // Letters set apart and letters repeated, for the squeezed view: the last two letters, and whether a third was
        // the same.
        let (mut singles, mut last, mut before, mut repeated) = (0u32, 0u16, 0u16, false);

        macro_rules! begin_word {
            ($start:expr) => {
                if word == OUTSIDE {
                    word = $start;
                }
            };
        }
        macro_rules! end_word {
            () => {
                if word != OUTSIDE {
                    let bytes = &out[word..to];
                    let single = bytes.len() == 1 || (bytes.len() == 2 && bytes[0] >= 0x80);
                    singles = if single { singles + 1 } else { 0 };
                    if singles >= SPREAD_LETTERS {
                        gates = gates.and(Gates::SPREAD);
                    }
                    self.words.push(Word { start: word as u32, end: to as u32, hash: hash(bytes) });
                    word = OUTSIDE;
                    (last, before) = (0, 0);
                }
            };
        }
        macro_rules! note_letter {
            ($letter:expr) => {
                let letter: u16 = $letter;
                repeated |= letter == last && letter == before;
                (before, last) = (last, letter);
            };
        }

        while at < source.len() {
            let byte = source[at];
            let start = to;
            while let Some(&byte) = source.get(at)
                && let plain = ASCII[byte as usize]
                && plain != 0
            {
                if plain.is_ascii_digit() {
                    digits += 1;
                    (last, before) = (0, 0);
                } else {
                    latin += 1;
                    note_letter!(u16::from(plain));
                }
                out[to] = plain;
                at += 1;
                to += 1;
            }
            if to > start {
                begin_word!(start);
                continue;
            }
            if byte < 0x80 {
                end_word!();
                if byte == b'@' {
                    gates = gates.and(Gates::AT);
                } else if starts_link(source, at) {
                    gates = gates.and(Gates::LINK);
                }
                out[to] = byte;
                at += 1;
                to += 1;
                continue;
            }
            if byte & 0xFC == 0xD8 {
                while let Some(&[lead, second]) = source[at..].first_chunk()
                    && lead & 0xFC == 0xD8
                    && let letter = ARABIC[arabic_index(lead, second)]
                    && letter != 0
                {
                    note_letter!(letter);
                    out[to..to + 2].copy_from_slice(&letter.to_le_bytes());
                    at += 2;
                    to += 2;
                }
                if to > start {
                    begin_word!(start);
                    arabic += (to - start) as u32 / 2;
                    continue;
                }
                let second = source.get(at + 1).copied().unwrap_or(0x80);
                match arabic_mark(byte, second) {
                    Some(ArabicMark::Digit(digit)) => {
                        begin_word!(to);
                        digits += 1;
                        (last, before) = (0, 0);
                        out[to] = digit;
                        to += 1;
                        note_break(&mut self.breaks, to, at + 2, at + 2);
                    }
                    Some(ArabicMark::Drop) => note_break(&mut self.breaks, to, at, at + 2),
                    None => {
                        end_word!();
                        out[to] = byte;
                        out[to + 1] = second;
                        to += 2;
                    }
                }
                at += 2;
                continue;
            }
            let Some(character) = text[at..].chars().next() else { break };
            let width = character.len_utf8();
            let after_latin = word != OUTSIDE && out[to - 1].is_ascii_alphabetic();
            match rare(character, || after_latin || latin_ahead(&text[at..])) {
                Rare::Drop => note_break(&mut self.breaks, to, at, at + width),
                Rare::Mark => note_mark(&mut self.breaks, to, at, at + width),
                Rare::One(byte) => {
                    match byte {
                        b'0'..=b'9' => {
                            begin_word!(to);
                            digits += 1;
                            (last, before) = (0, 0);
                        }
                        b'a'..=b'z' => {
                            begin_word!(to);
                            latin += 1;
                            note_letter!(u16::from(byte));
                        }
                        _ => {
                            end_word!();
                            match byte {
                                b'@' => gates = gates.and(Gates::AT),
                                b'.' => gates = gates.and(Gates::LINK),
                                _ => {}
                            }
                        }
                    }
                    out[to] = byte;
                    to += 1;
                    note_break(&mut self.breaks, to, at + width, at + width);
                }
                Rare::Letters(letters) => {
                    begin_word!(to);
                    arabic += 1;
                    (last, before) = (0, 0);
                    out[to..to + letters.len()].copy_from_slice(letters.as_bytes());
                    to += letters.len();
                    note_break(&mut self.breaks, to, at + width, at + width);
                }
                Rare::Keep { in_word } => {
                    if in_word {
                        begin_word!(to);
                        (last, before) = (0, 0);
                    } else {
                        end_word!();
                    }
                    out[to..to + width].copy_from_slice(&source[at..at + width]);
                    to += width;
                }
            }
            at += width;
        }
        end_word!();
        let _ = (word, singles, last, before);
        if repeated {
            gates = gates.and(Gates::SPREAD);
        }
        if digits > 0 {
            gates = gates.and(Gates::DIGIT);
        }
        if digits >= LONG_DIGITS {
            gates = gates.and(Gates::DIGITS);
        }
        if arabic > 0 {
            gates = gates.and(Gates::ARABIC);
        }
        if latin > 0 {
            gates = gates.and(Gates::LATIN);
        }
        if !self.breaks.is_empty() {
            gates = gates.and(Gates::CHANGED);
        }
        self.len = to;
        (self.gates, self.arabic, self.latin) = (gates, arabic, latin);
    }
}

/// Whether the byte at `at` can be part of a link: a dot with something right after it or a space on either side, or
/// `:/`.
fn starts_link(source: &[u8], at: usize) -> bool {
    let next = source.get(at + 1);
    match source[at] {
        b'.' => {
            next.is_some_and(|next| !next.is_ascii_whitespace())
                || (at > 0 && source[at - 1] == b' ' && source.get(at + 2).is_some_and(u8::is_ascii_alphanumeric))
        }
        b':' => next == Some(&b'/'),
        _ => false,
    }
}

/// How many single letters in a row look spread out on purpose.
const SPREAD_LETTERS: u32 = 3;

fn note_break(breaks: &mut Vec<Break>, to: usize, before: usize, after: usize) {
    let at = to as u32;
    match breaks.last_mut() {
        Some(last) if last.at == at => last.after = after as u32,
        _ => breaks.push(Break { at, before: before as u32, after: after as u32 }),
    }
}

/// Notes a mark that belongs to the character before it, as a keycap to its digit: a place that ends there holds both.
fn note_mark(breaks: &mut Vec<Break>, to: usize, from: usize, until: usize) {
    note_break(breaks, to, from, until);
    if let Some(last) = breaks.last_mut().filter(|last| last.before == from as u32) {
        last.before = until as u32;
    }
}

/// Where, in the source, the character that starts at folded place `at` starts.
pub(crate) fn map_start(breaks: &[Break], at: u32) -> u32 {
    match breaks.partition_point(|b| b.at <= at) {
        0 => at,
        n => breaks[n - 1].after + (at - breaks[n - 1].at),
    }
}

/// Where, in the source, the character that ends at folded place `end` ends.
pub(crate) fn map_end(breaks: &[Break], end: u32) -> u32 {
    match breaks.partition_point(|b| b.at <= end) {
        0 => end,
        n if breaks[n - 1].at == end => breaks[n - 1].before,
        n => breaks[n - 1].after + (end - breaks[n - 1].at),
    }
}

/// ASCII letters and digits as they fold; 0 for every other byte.
static ASCII: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

enum ArabicMark {
    Digit(u8),
    Drop,
}

/// The place after U+0600 of the character that is these two bytes of UTF-8.
fn arabic_index(lead: u8, second: u8) -> usize {
    ((lead & 3) as usize) << 6 | (second & 0x3F) as usize
}

/// Letters of U+0600 to U+06FF as they fold, in UTF-8 and little-endian; 0 for every other character.
static ARABIC: [u16; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let code = 0x600 + i as u32;
        table[i] = match code {
            0x622 | 0x623 | 0x625 | 0x671..=0x673 => utf8(0x627),
            0x649 | 0x626 | 0x6CC | 0x6D2 | 0x6CE | 0x6D0 => utf8(0x64A),
            0x624 => utf8(0x648),
            0x629 | 0x6C1 | 0x6C0 | 0x6C2 | 0x6C3 | 0x6BE | 0x6D5 => utf8(0x647),
            0x6A9 | 0x6AA | 0x6AF => utf8(0x643),
            0x67E => utf8(0x628),
            0x686 => utf8(0x62C),
            0x6A4 => utf8(0x641),
            0x620..=0x63F | 0x641..=0x64A | 0x66E..=0x66F | 0x674..=0x6D3 | 0x6EE..=0x6EF | 0x6FA..=0x6FF => utf8(code),
            _ => 0,
        };
        i += 1;
    }
    table
};

const fn utf8(code: u32) -> u16 {
    u16::from_le_bytes([0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8])
}

/// What a character of U+0600 to U+06FF that is no letter becomes; `None` if it stays and parts words.
fn arabic_mark(lead: u8, second: u8) -> Option<ArabicMark> {
    let code = 0x600 + arabic_index(lead, second) as u32;
    Some(match code {
        // Honorific marks, harakat, superscript alef, Quranic marks, tatweel, Arabic letter mark.
        0x610..=0x61A | 0x61C | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E8 | 0x6EA..=0x6ED => {
            ArabicMark::Drop
        }
        0x660..=0x669 => ArabicMark::Digit(b'0' + (code - 0x660) as u8),
        0x6F0..=0x6F9 => ArabicMark::Digit(b'0' + (code - 0x6F0) as u8),
        _ => return None,
    })
}

/// Whether a Latin letter comes before the word that `text` starts in ends, or a digit after letters that are all taken
/// for Latin ones, as in an IBAN.
fn latin_ahead(text: &str) -> bool {
    let mut alike = true;
    for c in text.chars().take(16) {
        match c {
            'a'..='z' | 'A'..='Z' => return true,
            '0'..='9' => return alike,
            _ if !c.is_alphabetic() => return false,
            _ => alike &= confusable(c).is_some(),
        }
    }
    false
}

enum Rare {
    Drop,
    /// Dropped, with the character before it.
    Mark,
    One(u8),
    Letters(&'static str),
    Keep {
        in_word: bool,
    },
}

/// Characters outside ASCII and the Arabic block.
fn rare(c: char, beside_latin: impl FnOnce() -> bool) -> Rare {
    let code = c as u32;
    match code {
        // Soft hyphen, zero-width and bidi controls, invisible operators, byte order mark.
        0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF => Rare::Drop,
        // Combining marks, variation selectors, the combining keycap.
        0x300..=0x36F | 0xFE00..=0xFE0F | 0x20E3 => Rare::Mark,
        0xA0 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 => Rare::One(b' '),
        0x2010..=0x2015 | 0x2212 | 0xFE63 => Rare::One(b'-'),
        0x2024 | 0x3002 | 0xFF61 => Rare::One(b'.'),
        0xFF01..=0xFF5E => Rare::One(((code - 0xFF01) as u8 + b'!').to_ascii_lowercase()),
        0x1D400..=0x1D6A3 => Rare::One(b'a' + ((code - 0x1D400) % 26) as u8),
        0x1D7CE..=0x1D7FF => Rare::One(b'0' + ((code - 0x1D7CE) % 10) as u8),
        0x24B6..=0x24E9 => Rare::One(b'a' + ((code - 0x24B6) % 26) as u8),
        0x1F130..=0x1F149 | 0x1F150..=0x1F169 | 0x1F170..=0x1F189 => Rare::One(b'a' + ((code - 0x1F130) % 32) as u8),
        0x2460..=0x2468 => Rare::One(b'1' + (code - 0x2460) as u8),
        0x2776..=0x277E => Rare::One(b'1' + (code - 0x2776) as u8),
        0x24EA => Rare::One(b'0'),
        0xFB50..=0xFDFF | 0xFE70..=0xFEFC => match presentation(code) {
            Some(letters) => Rare::Letters(letters),
            None if (0xFE70..=0xFE7F).contains(&code) => Rare::Drop,
            None => Rare::Keep { in_word: !(0xFD3E..=0xFD3F).contains(&code) && code != 0xFDFA && code != 0xFDFB },
        },
        0xC0..=0x24F if c.is_alphabetic() => plain_latin(c).map_or(Rare::Keep { in_word: true }, Rare::One),
        0x370..=0x52F => match confusable(c) {
            Some(latin) if beside_latin() => Rare::One(latin),
            _ => Rare::Keep { in_word: c.is_alphanumeric() },
        },
        _ => Rare::Keep { in_word: c.is_alphanumeric() && code != 0xFDFA },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(text: &str, expect: &str) {
        assert_eq!(fold(text), expect, "{text:?}");
    }

    #[test]
    fn letters_are_unified() {
        folds("إجتماعُ الأَحَدِ في المدرسة", "اجتماع الاحد في المدرسه");
        folds("مســـاء على مؤسسة", "مساء علي موسسه");
        folds("Hello ＷＯＲＬＤ ｋ１", "hello world k1");
        folds("٠٥٥۱۲3", "055123");
        folds("5️⃣0️⃣", "50");
        folds("рауpal", "paypal");
        folds("ЅА7480", "sa7480");
        folds("дом 7", "дом 7");
        folds("привет", "привет");
        folds("ﻻ ﺑﺄﺱ", "لا باس");
        folds("𝐇𝐞𝐥𝐥𝐨 𝟓", "hello 5");
    }

    #[test]
    fn places_lead_back() {
        let text = "رقم\u{200F} ٠٥٥‏ مـهـم";
        let mut folded = Folded::default();
        folded.fold(text);
        let found: Vec<&str> = folded.words().iter().map(|w| folded.original(w.start, w.end).of(text)).collect();
        assert_eq!(found, ["رقم", "٠٥٥", "مـهـم"]);
    }

    #[test]
    fn a_mark_stays_with_its_character() {
        let text = "رقم 5️⃣0️⃣\u{200F} هنا";
        let mut folded = Folded::default();
        folded.fold(text);
        let found: Vec<&str> = folded.words().iter().map(|w| folded.original(w.start, w.end).of(text)).collect();
        assert_eq!(found, ["رقم", "5️⃣0️⃣", "هنا"]);
    }

    #[test]
    fn a_plain_text_needs_no_map() {
        let mut folded = Folded::default();
        folded.fold("Meeting at اجتماع الإدارة 10:30");
        assert!(folded.breaks.is_empty());
        assert!(!folded.gates().any_of(Gates::CHANGED));
    }

    #[test]
    fn spread_letters_are_noticed() {
        let mut folded = Folded::default();
        for (text, spread) in [("ا ن ش ر تؤجر", true), ("goooood", true), ("good book", false), ("a b", false)]
        {
            folded.fold(text);
            assert_eq!(folded.gates().any_of(Gates::SPREAD), spread, "{text}");
        }
    }
}
