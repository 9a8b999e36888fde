//! Numbers told in words: «صفر خمسة خمسة», "double five", «خمسة وخمسين», "sefr khamsa".
//!
//! Each word of a text is looked up by the hash it has anyway, so that a text without number words costs one look into
//! a small table for each of its words.

use std::sync::LazyLock;

use super::fold::{Folded, Word};

/// What a number word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A value under 20.
    Small(u8),
    /// Twenty to ninety.
    Tens(u8),
    /// Twenty to ninety with "and" before it: what stands before is its unit.
    AndTens(u8),
    /// The next digit, this many times.
    Times(u8),
    /// This digit twice.
    Pair(u8),
    /// "And", alone.
    And,
    /// The sign `+`.
    Plus,
}

/// The number words, by hash.
#[derive(Debug)]
pub(super) struct Spelled {
    slots: Vec<(u64, Said)>,
}

/// One of [`Spelled`]'s numbers: up to three digits, and the words that say them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Its digits, as values; the first `len` count.
    pub(super) digits: [u8; 3],
    /// How many digits.
    pub(super) len: usize,
    /// How many words.
    pub(super) words: usize,
}

const SLOTS: usize = 1 << 10;

/// Whole numbers under twenty, by value: Arabic in its dialects, English, Arabizi.
#[rustfmt::skip]
const SMALL: [&[&str]; 20] = [
    &["صفر", "زيرو", "سفر", "zero", "oh", "o", "nought", "sefr", "sifr", "sfr", "siffer"],
    &["واحد", "واحدة", "وحدة", "one", "wa7ed", "wahed", "wahid", "wa7id", "wa7ad", "wa7d"],
    &["اثنين", "اثنان", "اتنين", "تنين", "ثنين", "ثنتين", "اثنتين", "two", "etnen", "ithnen", "ithnain", "ethnain",
      "etnein", "tnen", "tnein", "ethnen", "2etnen", "thnain", "thnen"],
    &["ثلاثة", "ثلاث", "تلاتة", "تلات", "three", "talata", "thalatha", "tlata", "tlateh", "thlatha", "talateh", "tlate"],
    &["أربعة", "أربع", "four", "arba3a", "arb3a", "arba3", "arba3ah", "arbaa", "arba3eh"],
    &["خمسة", "خمس", "five", "khamsa", "5amsa", "khamseh", "khmsa", "5msa", "khamsah"],
    &["ستة", "ست", "six", "setta", "sitta", "sette", "sitteh", "stta", "sittah"],
    &["سبعة", "سبع", "seven", "sab3a", "sab3ah", "sab3eh", "sb3a", "sabaa", "saba3"],
    &["ثمانية", "ثماني", "ثمان", "تمانية", "تمنية", "ثمنية", "eight", "tamanya", "thamanya", "thamania", "tmanya", "tmaneh",
      "thmanya", "tamania"],
    &["تسعة", "تسع", "nine", "tes3a", "tis3a", "tis3ah", "tes3ah", "tis3eh", "tes3eh"],
    &["عشرة", "ten", "3ashra", "3ashara", "3shra"],
    &["حداشر", "حدعش", "احدعش", "احداشر", "eleven", "7edasher", "7da3sh"],
    &["اثنعش", "اتناشر", "اطنعش", "اثناعش", "اثنا عشر", "twelve", "etnasher", "thna3sh"],
    &["ثلطعش", "تلتاشر", "تلاتاشر", "ثلاثطعش", "تلطعش", "thirteen", "talatasher"],
    &["اربعطعش", "اربعتاشر", "fourteen", "arba3tasher"],
    &["خمسطعش", "خمستاشر", "خمستعش", "fifteen", "khamastasher"],
    &["ستطعش", "ستاشر", "ستعش", "sixteen", "settasher"],
    &["سبعطعش", "سبعتاشر", "seventeen", "saba3tasher"],
    &["ثمنطعش", "تمنتاشر", "تمنطعش", "eighteen", "tamantasher"],
    &["تسعطعش", "تسعتاشر", "nineteen", "tesa3tasher"],
];

/// Twenty to ninety.
#[rustfmt::skip]
const TENS: [&[&str]; 8] = [
    &["عشرين", "عشرون", "twenty", "3eshreen", "3ishreen", "3ishrin", "3eshrin"],
    &["ثلاثين", "ثلاثون", "تلاتين", "thirty", "talateen", "thalatheen", "tlateen", "talatin"],
    &["أربعين", "أربعون", "forty", "fourty", "arba3een", "arb3een", "arba3in"],
    &["خمسين", "خمسون", "fifty", "khamseen", "5amseen", "khamsin"],
    &["ستين", "ستون", "sixty", "setteen", "sitteen", "settin"],
    &["سبعين", "سبعون", "seventy", "sab3een", "sab3in"],
    &["ثمانين", "ثمانون", "تمانين", "eighty", "tamaneen", "thamaneen", "tmaneen", "tamanin"],
    &["تسعين", "تسعون", "ninety", "tes3een", "tis3een", "tes3in"],
];

/// A digit twice, in one word.
const PAIRS: [&[&str]; 10] = [
    &["صفرين", "زيروين"],
    &["واحدين"],
    &["اثنينين"],
    &["ثلاثتين", "تلاتتين"],
    &["أربعتين"],
    &["خمستين"],
    &["ستتين"],
    &["سبعتين"],
    &["ثمانيتين", "تمانيتين"],
    &["تسعتين"],
];

const DOUBLE: [&str; 4] = ["double", "dbl", "دبل", "دوبل"];
const TRIPLE: [&str; 4] = ["triple", "treble", "تربل", "تريبل"];
const AND: [&str; 4] = ["و", "w", "wa", "and"];
const PLUS: [&str; 4] = ["plus", "بلس", "زائد", "زايد"];

static SPELLED: LazyLock<Spelled> = LazyLock::new(Spelled::new);

impl Spelled {
    /// The shipped number words.
    pub(super) fn shipped() -> &'static Spelled {
        &SPELLED
    }

    fn new() -> Spelled {
        let mut table = Spelled { slots: vec![(0, Said::And); SLOTS] };
        let mut folded = Folded::default();
        let mut add = |word: &str, said: Said| {
            folded.fold(word);
            if let [one] = folded.words() {
                table.insert(one.hash, said);
            }
        };
        let each = |words: &[&[&'static str]], from: u8, step: u8, add: &mut dyn FnMut(&'static str, u8)| {
            for (nth, words) in words.iter().enumerate() {
                words.iter().for_each(|word| add(word, from + step * nth as u8));
            }
        };
        each(&SMALL, 0, 1, &mut |word, value| {
            add(word, Said::Small(value));
            if !word.is_ascii() {
                add(&format!("و{word}"), Said::Small(value));
            }
        });
        each(&TENS, 20, 10, &mut |word, value| {
            add(word, Said::Tens(value));
            if !word.is_ascii() {
                add(&format!("و{word}"), Said::AndTens(value));
            }
        });
        each(&PAIRS, 0, 1, &mut |word, value| add(word, Said::Pair(value)));
        DOUBLE.into_iter().for_each(|word| add(word, Said::Times(2)));
        TRIPLE.into_iter().for_each(|word| add(word, Said::Times(3)));
        AND.into_iter().for_each(|word| add(word, Said::And));
        PLUS.into_iter().for_each(|word| add(word, Said::Plus));
        table
    }

    fn insert(&mut self, hash: u64, said: Said) {
        let mut at = place(hash);
        while self.slots[at].0 != 0 && self.slots[at].0 != hash {
            at = (at + 1) % SLOTS;
        }
        // «واحد» is one, not «و» and «احد»: the first meaning stays.
        if self.slots[at].0 == 0 {
            self.slots[at] = (hash, said);
        }
    }

    /// What a word with this hash says, if it is a number word.
    pub(super) fn said(&self, hash: u64) -> Option<Said> {
        let mut at = place(hash);
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (found, said) if found == hash => return Some(said),
                _ => at = (at + 1) % SLOTS,
            }
        }
    }

    /// How many of `words` say a digit or more.
    pub(super) fn count(&self, words: &[Word]) -> usize {
        let says = |word: &&Word| self.said(word.hash).is_some_and(|said| !matches!(said, Said::And | Said::Plus));
        words.iter().filter(says).count()
    }

    /// The number that `words` start with.
    pub(super) fn told(&self, words: &[Word]) -> Option<Told> {
        let said = |nth: usize| words.get(nth).and_then(|word| self.said(word.hash));
        let told = |digits: [u8; 3], len: usize, words: usize| Some(Told { digits, len, words });
        match said(0)? {
            Said::Small(unit @ 0..=9) => match (said(1), said(2)) {
                (Some(Said::AndTens(tens)), _) if unit > 0 => told([tens / 10, unit, 0], 2, 2),
                (Some(Said::And), Some(Said::Tens(tens))) if unit > 0 => told([tens / 10, unit, 0], 2, 3),
                _ => told([unit, 0, 0], 1, 1),
            },
            Said::Small(teen) => told([1, teen - 10, 0], 2, 1),
            Said::Tens(tens) | Said::AndTens(tens) => match said(1) {
                Some(Said::Small(unit @ 1..=9)) if words[0].end - words[0].start < LONG_TENS => {
                    told([tens / 10, unit, 0], 2, 2)
                }
                _ => told([tens / 10, 0, 0], 2, 1),
            },
            Said::Pair(digit) => told([digit, digit, 0], 2, 1),
            Said::Times(times) => match said(1)? {
                Said::Small(unit @ 0..=9) => told([unit; 3], usize::from(times), 2),
                _ => None,
            },
            Said::And | Said::Plus => None,
        }
    }
}

/// English tens are shorter than this in bytes and take their unit after them; Arabic ones take it before.
const LONG_TENS: u32 = 8;

fn place(hash: u64) -> usize {
    (hash >> 54) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> String {
        let mut folded = Folded::default();
        folded.fold(text);
        let words = folded.words();
        let (mut at, mut out) = (0, String::new());
        while at < words.len() {
            match Spelled::shipped().told(&words[at..]) {
                Some(told) => {
                    out.extend(told.digits[..told.len].iter().map(|digit| char::from(b'0' + digit)));
                    at += told.words;
                }
                None => at += 1,
            }
        }
        out
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (text, expect) in [
            ("صفر خمسة خمسة واحد اثنين ثلاثة أربعة", "0551234"),
            ("صفر خمسة وخمسين", "055"),
            ("صفر وخمسة وستة", "056"),
            ("صفر خمستين اتناشر", "05512"),
            ("zero double five one triple two", "0551222"),
            ("zero fifty five twelve", "05512"),
            ("sefr khamsa w khamseen wa7ed", "0551"),
            ("oh five oh", "050"),
        ] {
            assert_eq!(digits(text), expect, "{text}");
        }
    }

    #[test]
    fn the_table_is_half_empty_at_least() {
        let taken = Spelled::shipped().slots.iter().filter(|slot| slot.0 != 0).count();
        assert!((300..=SLOTS / 2).contains(&taken), "{taken}");
    }
}
