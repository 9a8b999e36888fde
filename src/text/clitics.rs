//! Arabic words with what is written onto them taken off: conjunctions, prepositions, the article, pronoun endings.
//!
//! Peeling happens at match time and only ever asks "is what remains a listed word?", so it is no stemmer. Expanding
//! the lists ahead of time instead would cost tens of milliseconds at every start (`docs/speed.md`).

use super::fold::hash;

/// What may stand before a word, longest first within a first letter; folded.
const PREFIXES: [&str; 26] = [
    "وبال", "وكال", "ولل", "وال", "وب", "ول", "وك", "وس", "و", "فبال", "فلل", "فال", "فب", "فل", "ف", "بال", "ب",
    "كال", "ك", "لل", "ل", "ال", "س", "هال", "عال", "ه",
];

/// What may stand after a word; folded.
const SUFFIXES: [&str; 19] =
    ["ه", "ها", "هم", "هن", "ك", "كم", "كن", "نا", "ني", "ي", "وا", "ات", "ون", "ين", "يه", "ان", "وه", "وها", "هما"];

/// The fewest bytes that may remain: three letters.
const REMAINDER: usize = 6;

/// The longest word looked at, in bytes. No Arabic word with its clitics comes near.
const LONGEST: usize = 64;

/// Calls `visit` with the hash of each reading of `word` (folded bytes) and the bytes taken off its front and its end,
/// until one returns true. The word as it is comes not among them.
pub(crate) fn peel(word: &[u8], mut visit: impl FnMut(u64, u8, u8) -> bool) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    if !word.first().is_some_and(|&first| first >= 0x80) {
        return match word {
            [stem @ .., b's'] if stem.len() >= 3 => visit(hash(stem), 0, 1),
            _ => false,
        };
    }
    if peel_end(word, 0, &mut visit) {
        return true;
    }
    for prefix in PREFIXES {
        if let Some(rest) = word.strip_prefix(prefix.as_bytes())
            && rest.len() >= REMAINDER
        {
            let skip = prefix.len() as u8;
            if visit(hash(rest), skip, 0) || peel_end(rest, skip, &mut visit) {
                return true;
            }
        }
    }
    false
}

fn peel_end(word: &[u8], skip: u8, visit: &mut impl FnMut(u64, u8, u8) -> bool) -> bool {
    for suffix in SUFFIXES {
        if let Some(rest) = word.strip_suffix(suffix.as_bytes())
            && rest.len() >= REMAINDER
        {
            let drop = suffix.len() as u8;
            if visit(hash(rest), skip, drop) {
                return true;
            }
            // An ending turns ta marbuta into ta: رسالة, رسالتهم; the plural drops it: معلمة, معلمات.
            let stem = match suffix {
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
        peel(fold(word).as_bytes(), |reading, _, _| reading == hash(fold(stem).as_bytes()))
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
    fn too_little_never_remains() {
        assert!(!reaches("ولد", "لد"));
        assert!(!reaches("bus", "bu"));
    }
}
