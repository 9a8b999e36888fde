//! Arabic words with what is written onto them taken off: conjunctions, prepositions, the article, pronoun endings.
//!
//! Peeling happens at match time and only ever asks "is what remains a listed word?", so it is no stemmer. Expanding
//! the lists ahead of time instead would cost tens of milliseconds at every start.

use super::fold::hash;

/// What may stand before a word, by its first letter; folded.
fn prefixes(first: [u8; 2]) -> &'static [&'static str] {
    match &first {
        [0xD9, 0x88] => &["و", "وال", "وبال", "وكال", "ولل", "وب", "ول", "وك", "وس"],
        [0xD9, 0x81] => &["ف", "فال", "فبال", "فلل", "فب", "فل", "فس"],
        [0xD8, 0xA8] => &["ب", "بال"],
        [0xD9, 0x83] => &["ك", "كال"],
        [0xD9, 0x84] => &["ل", "لل"],
        [0xD8, 0xA7] => &["ال"],
        [0xD8, 0xB3] => &["س"],
        [0xD9, 0x87] => &["ه", "هال"],
        [0xD8, 0xB9] => &["عال"],
        _ => &[],
    }
}

/// What may stand after a word, by its last letter; folded.
fn suffixes(last: [u8; 2]) -> &'static [&'static str] {
    match &last {
        [0xD9, 0x87] => &["ه", "يه", "وه"],
        [0xD8, 0xA7] => &["ها", "نا", "وا", "وها", "هما"],
        [0xD9, 0x85] => &["هم", "كم"],
        [0xD9, 0x86] => &["هن", "كن", "ون", "ين", "ان"],
        [0xD9, 0x83] => &["ك"],
        [0xD9, 0x8A] => &["ي", "ني"],
        [0xD8, 0xAA] => &["ات"],
        _ => &[],
    }
}

/// The fewest bytes that may remain: three letters.
pub(crate) const REMAINDER: usize = 6;

/// The fewest bytes that may remain after the article, which only a noun takes: two letters.
const AFTER_ARTICLE: usize = 4;

/// Words of two letters that phrases begin with, and that take a one-letter prefix all the same: «ولا», «لكل».
const SHORT: [&str; 14] = ["كل", "من", "ما", "لا", "لم", "لن", "لك", "عن", "في", "ان", "هو", "هي", "مو", "مش"];

/// Those of them that take ل and ب too.
const SHORTEST: usize = 2;

/// The longest word looked at, in bytes. No Arabic word with its clitics comes near.
const LONGEST: usize = 64;

/// Calls `visit` with the hash of each reading of `word` (folded bytes) and the bytes taken off its front and its end,
/// until one returns true. The word as it is comes not among them. Readings are made only of what `may_start` allows:
/// it is asked with what remains once a prefix is off.
pub(crate) fn peel(word: &[u8], may_start: impl Fn(&[u8]) -> bool, mut visit: impl FnMut(u64, u8, u8) -> bool) -> bool {
    if word.len() <= REMAINDER && !word.is_ascii() || word.len() > LONGEST {
        return short(word).is_some_and(|rest| visit(hash(rest), 2, 0));
    }
    let &[a, b, ..] = word else { return false };
    if a < 0x80 {
        return match word {
            [stem @ .., b's'] if stem.len() >= 3 => visit(hash(stem), 0, 1),
            _ => false,
        };
    }
    let last = [word[word.len() - 2], word[word.len() - 1]];
    let endings = suffixes(last);
    // What bears the article and ends in ـي or ـية is an adjective or its noun: «الهوية» is هوية before it is الهوى
    // with ـه, and «الوطني» no homeland of mine.
    if (word.ends_with("يه".as_bytes()) || word.ends_with("ي".as_bytes()))
        && let Some(noun) = word.strip_prefix("ال".as_bytes())
        && noun.len() >= REMAINDER
        && may_start(noun)
        && visit(hash(noun), 4, 0)
    {
        return true;
    }
    if !endings.is_empty() && may_start(word) && peel_end(word, 0, endings, &mut visit) {
        return true;
    }
    for prefix in prefixes([a, b]) {
        if let Some(rest) = word.strip_prefix(prefix.as_bytes())
            && rest.len() >= if takes_article(prefix) { AFTER_ARTICLE } else { REMAINDER }
            && may_start(rest)
        {
            let skip = prefix.len() as u8;
            if visit(hash(rest), skip, 0) || peel_end(rest, skip, endings, &mut visit) {
                return true;
            }
        }
    }
    false
}

/// A word of two letters behind a prefix of one.
fn short(word: &[u8]) -> Option<&[u8]> {
    let taken = match word.get(..2)? {
        [0xD9, 0x88] | [0xD9, 0x81] => SHORT.len(),
        [0xD9, 0x84] | [0xD8, 0xA8] => SHORTEST,
        _ => return None,
    };
    let rest = &word[2..];
    SHORT[..taken].iter().any(|short| short.as_bytes() == rest).then_some(rest)
}

fn takes_article(prefix: &str) -> bool {
    prefix.ends_with("ال") || prefix.ends_with("لل")
}

fn peel_end(word: &[u8], skip: u8, endings: &[&str], visit: &mut impl FnMut(u64, u8, u8) -> bool) -> bool {
    for suffix in endings {
        if let Some(rest) = word.strip_suffix(suffix.as_bytes())
            && rest.len() >= REMAINDER
        {
            // A plural or dual ending belongs to the word; a pronoun does not.
            let drop =
                if matches!(*suffix, "ات" | "ون" | "ين" | "ان" | "وا") { 0 } else { suffix.len() as u8 };
            if visit(hash(rest), skip, drop) {
                return true;
            }
            // An ending turns ta marbuta into ta: رسالة, رسالتهم; the plural drops it: معلمة, معلمات.
            let stem = match *suffix {
                "ات" => rest,
                _ => match rest.strip_suffix("ت".as_bytes()) {
                    Some(stem) => stem,
                    None => continue,
                },
            };
            let mut whole = [0; LONGEST + 2];
            whole[..stem.len()].copy_from_slice(stem);
            whole[stem.len()..stem.len() + 2].copy_from_slice("ه".as_bytes());
            if visit(hash(&whole[..stem.len() + 2]), skip, drop) {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    fn reaches(word: &str, stem: &str) -> bool {
        peel(fold(word).as_bytes(), |_| true, |reading, _, _| reading == hash(fold(stem).as_bytes()))
    }

    #[test]
    fn clitics_come_off() {
        for (word, stem) in [
            ("وبالرسالة", "رسالة"),
            ("رسالتهم", "رسالة"),
            ("والمعلمات", "معلمة"),
            ("انشروها", "انشر"),
            ("للمدرسة", "مدرسة"),
        ] {
            assert!(reaches(word, stem), "{word} -> {stem}");
        }
        assert!(reaches("photos", "photo"));
    }

    #[test]
    fn the_article_comes_off_before_an_ending() {
        let known = ["هويه", "الهوي"].map(|word| hash(word.as_bytes()));
        let mut first = None;
        peel(
            "الهويه".as_bytes(),
            |_| true,
            |reading, _, _| {
                first = known.iter().position(|known| *known == reading);
                first.is_some()
            },
        );
        assert_eq!(first, Some(0));
    }

    #[test]
    fn too_little_never_remains() {
        assert!(!reaches("ولد", "لد"));
        assert!(!reaches("bus", "bu"));
    }
}
