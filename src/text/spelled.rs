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
    /// This digit as often as the number before it says: «ثلاث خمسات».
    Many(u8),
    /// A hundred to nine hundred.
    Hundreds(u8),
    /// A thousand or two, in a year.
    Thousand,
    /// "Then", "dash": nothing by itself, between two numbers of one.
    Between,
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

/// One of [`Spelled`]'s numbers: up to four digits, and the words that say them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Its digits, as values; the first `len` count.
    pub(super) digits: [u8; 4],
    /// How many digits.
    pub(super) len: usize,
    /// How many words.
    pub(super) words: usize,
}

const SLOTS: usize = 1 << 11;

/// Whole numbers under twenty, by value: Arabic in its dialects, English, Arabizi.
#[rustfmt::skip]
const SMALL: [&[&str]; 20] = [
    &["صفر", "زيرو", "سفر", "صيفر", "zero", "oh", "o", "nought", "sefr", "sifr", "sfr", "siffer", "9efr", "9ifr", "9fr",
      "9efer", "sefer", "sifer", "zeero", "zro"],
    &["واحد", "واحدة", "وحدة", "واحدن", "one", "wa7ed", "wahed", "wahid", "wa7id", "wa7ad", "wa7d", "wa7da", "wahad",
      "w7d"],
    &["اثنين", "اثنان", "اتنين", "تنين", "ثنين", "ثنتين", "اثنتين", "اتنتين", "اثنن", "two", "etnen", "ithnen", "ithnain",
      "ethnain", "etnein", "tnen", "tnein", "ethnen", "2etnen", "thnain", "thnen", "itnen", "itnein", "tnain", "ethneen",
      "ithnein", "tneen", "etneen", "athnain", "ethnin", "2tnen"],
    &["ثلاثة", "ثلاث", "تلاتة", "تلات", "ثلاثه", "ثري", "three", "talata", "thalatha", "tlata", "tlateh", "thlatha",
      "talateh", "tlate", "talat", "tlatah", "thalath", "thalathah", "telata", "tlaata", "thlathah", "tlati"],
    &["أربعة", "أربع", "اربعا", "four", "arba3a", "arb3a", "arba3", "arba3ah", "arbaa", "arba3eh", "arb3ah", "arba3e",
      "2arba3a", "arb3eh", "arbaah"],
    &["خمسة", "خمس", "فايف", "five", "khamsa", "5amsa", "khamseh", "khmsa", "5msa", "khamsah", "7'amsa", "5amseh", "5amsah", "khams",
      "5ams", "khamse", "5msh", "5amse"],
    &["ستة", "ست", "six", "setta", "sitta", "sette", "sitteh", "stta", "sittah", "settah", "sitte", "6eta", "sta", "sett"],
    &["سبعة", "سبع", "سفن", "seven", "sab3a", "sab3ah", "sab3eh", "sb3a", "sabaa", "saba3", "sab3", "sb3ah", "sab3e", "sabah3"],
    &["ثمانية", "ثماني", "ثمان", "تمانية", "تمنية", "ثمنية", "تمانة", "تمان", "ثمانة", "تمن", "ايت", "eight", "tamanya", "thamanya",
      "thamania", "tmanya", "tmaneh", "thmanya", "tamania", "thaman", "tamaniya", "thamaniya", "tmani", "tamanyah",
      "thamanyah", "tmanyeh", "tamanieh", "thmaniya", "tamenya", "tmane"],
    &["تسعة", "تسع", "ناين", "nine", "tes3a", "tis3a", "tis3ah", "tes3ah", "tis3eh", "tes3eh", "tes3", "tis3", "ts3a", "tis3e",
      "tesaa"],
    &["عشرة", "عشر", "ten", "3ashra", "3ashara", "3shra", "3ashrah", "3ashar"],
    &["حداشر", "حدعش", "احدعش", "احداشر", "دعش", "حضعش", "احدعشر", "eleven", "7edasher", "7da3sh", "7dashar", "7idashar"],
    &["اثنعش", "اتناشر", "اطنعش", "اثناعش", "اثناشر", "طنعش", "اتنعش", "ثنعش", "اثنعشر", "twelve", "etnasher", "thna3sh", "etnashar",
      "itnashar", "6na3sh"],
    &["ثلطعش", "تلتاشر", "تلاتاشر", "ثلاثطعش", "تلطعش", "تلتطعش", "ثلثطعش", "ثلاطعش", "thirteen", "talatasher", "talatashar",
      "tlat3ash"],
    &["اربعطعش", "اربعتاشر", "اربتعش", "ارباطعش", "اربعتعش", "fourteen", "arba3tasher", "arba3tashar"],
    &["خمسطعش", "خمستاشر", "خمستعش", "خمصطعش", "خمسطاشر", "fifteen", "khamastasher", "khamastashar", "5amastashar"],
    &["ستطعش", "ستاشر", "ستعش", "سطعش", "سطاشر", "صطعش", "sixteen", "settasher", "settashar", "sittashar"],
    &["سبعطعش", "سبعتاشر", "سبتعش", "سباطعش", "سبعتعش", "seventeen", "saba3tasher", "saba3tashar"],
    &["ثمنطعش", "تمنتاشر", "تمنطعش", "ثمانطعش", "تمانتاشر", "ثمنتعش", "eighteen", "tamantasher", "tamantashar"],
    &["تسعطعش", "تسعتاشر", "تساطعش", "تسعتعش", "nineteen", "tesa3tasher", "tesa3tashar"],
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

/// Digits as counted things: «ثلاث خمسات», "three zeros".
#[rustfmt::skip]
const MANY: [&[&str]; 10] = [
    &["أصفار", "اصفاره", "زيروات", "صفورة", "zeros", "zeroes", "asfar"],
    &["واحدات", "وحدات", "وحايد", "ones"],
    &["اثنينات", "تنينات", "twos"],
    &["ثلاثات", "تلاتات", "threes"],
    &["أربعات", "fours"],
    &["خمسات", "fives", "khamsat", "5amsat"],
    &["ستات", "sixes"],
    &["سبعات", "sevens"],
    &["ثمانيات", "تمانيات", "eights"],
    &["تسعات", "nines"],
];

/// A hundred to nine hundred, in one word.
#[rustfmt::skip]
const HUNDREDS: [&[&str]; 9] = [
    &["مية", "مئة", "ميه", "مائة", "miya", "meyya"],
    &["ميتين", "مئتين", "مئتان", "مائتين", "miteen"],
    &["ثلاثمية", "تلتمية", "ثلاثمئة", "ثلثمية", "ثلاثمائة", "تلاتمية"],
    &["أربعمية", "ربعمية", "أربعمئة", "أربعمائة"],
    &["خمسمية", "خمسمئة", "خمسمائة"],
    &["ستمية", "ستمئة", "ستمائة"],
    &["سبعمية", "سبعمئة", "سبعمائة"],
    &["ثمانمية", "تمنمية", "ثمانمئة", "ثمنمية", "ثمانمائة", "تمانمية"],
    &["تسعمية", "تسعمئة", "تسعمائة"],
];

const THOUSAND: [&str; 7] = ["ألف", "ألفين", "ألفان", "thousand", "alfein", "alfen", "alf"];

const BETWEEN: [&str; 18] = [
    "ثم",
    "بعدين",
    "وبعدين",
    "بعدها",
    "وبعدها",
    "بعده",
    "شرطة",
    "داش",
    "فراغ",
    "مسافة",
    "then",
    "dash",
    "space",
    "hyphen",
    "ba3den",
    "ba3dein",
    "ba3dain",
    "thumma",
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
        each(&MANY, 0, 1, &mut |word, value| add(word, Said::Many(value)));
        each(&HUNDREDS, 1, 1, &mut |word, value| {
            add(word, Said::Hundreds(value));
            add(&format!("و{word}"), Said::Hundreds(value));
        });
        THOUSAND.into_iter().for_each(|word| {
            add(word, Said::Thousand);
            if !word.is_ascii() {
                add(&format!("و{word}"), Said::Thousand);
            }
        });
        BETWEEN.into_iter().for_each(|word| add(word, Said::Between));
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
        words.iter().filter(|word| self.says(word.hash)).count()
    }

    /// Whether a word with this hash says a digit or more.
    pub(super) fn says(&self, hash: u64) -> bool {
        self.said(hash).is_some_and(|said| !matches!(said, Said::And | Said::Plus | Said::Between))
    }

    /// Whether any of `words` says a thousand.
    pub(super) fn has_thousand(&self, words: &[Word]) -> bool {
        words.iter().any(|word| self.said(word.hash) == Some(Said::Thousand))
    }

    /// The number that `words` start with.
    pub(super) fn told(&self, words: &[Word]) -> Option<Told> {
        let said = |nth: usize| words.get(nth).and_then(|word| self.said(word.hash));
        let told = |digits: [u8; 4], len: usize, words: usize| Some(Told { digits, len, words });
        match said(0)? {
            Said::Small(unit @ 0..=9) => match (said(1), said(2)) {
                (Some(Said::AndTens(tens)), _) if unit > 0 => told([tens / 10, unit, 0, 0], 2, 2),
                (Some(Said::And), Some(Said::Tens(tens))) if unit > 0 => told([tens / 10, unit, 0, 0], 2, 3),
                (Some(Said::Many(digit)), _) if matches!(unit, 2..=4) => told([digit; 4], usize::from(unit), 2),
                _ => told([unit, 0, 0, 0], 1, 1),
            },
            Said::Small(teen) => told([1, teen - 10, 0, 0], 2, 1),
            Said::Tens(tens) | Said::AndTens(tens) => match said(1) {
                Some(Said::Small(unit @ 1..=9)) if words[0].end - words[0].start < LONG_TENS => {
                    told([tens / 10, unit, 0, 0], 2, 2)
                }
                _ => told([tens / 10, 0, 0, 0], 2, 1),
            },
            Said::Hundreds(hundreds) => {
                let (rest, used) = self.below_hundred(words.get(1..).unwrap_or(&[]));
                told([hundreds, rest / 10, rest % 10, 0], 3, 1 + used)
            }
            Said::Pair(digit) => told([digit, digit, 0, 0], 2, 1),
            Said::Times(times) => match said(1)? {
                Said::Small(unit @ 0..=9) => told([unit; 4], usize::from(times), 2),
                _ => None,
            },
            Said::Many(_) | Said::Thousand | Said::And | Said::Plus | Said::Between => None,
        }
    }

    /// What «وثلاثة وعشرين» behind a hundred adds to it, and how many words say so. A unit without «و» is the next digit.
    fn below_hundred(&self, words: &[Word]) -> (u8, usize) {
        let said = |nth: usize| words.get(nth).and_then(|word| self.said(word.hash));
        match (said(0), said(1), said(2)) {
            (Some(Said::AndTens(tens)), ..) => (tens, 1),
            (Some(Said::Small(unit @ 1..=9)), Some(Said::AndTens(tens)), _) => (tens + unit, 2),
            (Some(Said::And), Some(Said::Small(unit @ 1..=19)), Some(Said::AndTens(tens))) if unit < 10 => {
                (tens + unit, 3)
            }
            (Some(Said::And), Some(Said::Tens(tens)), _) => (tens, 2),
            (Some(Said::And), Some(Said::Small(unit)), _) => (unit, 2),
            _ => (0, 0),
        }
    }
}

/// English tens are shorter than this in bytes and take their unit after them; Arabic ones take it before.
const LONG_TENS: u32 = 8;

fn place(hash: u64) -> usize {
    (hash >> 53) as usize % SLOTS
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
            ("صفر ثلاث خمسات three zeros", "0555000"),
            ("خمسمية وثلاثة وعشرين ستمية", "523600"),
            ("9efr tmaneh", "08"),
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
