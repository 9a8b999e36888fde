//! Which language a message is in: decided by script, then by what Latin words look like.
//!
//! Arabic letters settle most messages. Latin runs are English or Arabizi (Arabic in Latin letters and digits);
//! `whatlang` has a vote only where it calls itself reliable, which on short chat it rarely does.

use super::fold::{Folded, Word};

/// What a message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Language {
    /// Arabic letters.
    Arabic,
    /// Latin letters, in English as far as can be told.
    English,
    /// Arabic in Latin letters and digits.
    Arabizi,
    /// Arabic and Latin letters, a fair share of each.
    Mixed,
    /// Latin letters in another language, another script, or no letters at all.
    Other,
}

impl Language {
    /// The name that machine reports use.
    pub const fn name(self) -> &'static str {
        match self {
            Language::Arabic => "arabic",
            Language::English => "english",
            Language::Arabizi => "arabizi",
            Language::Mixed => "mixed",
            Language::Other => "other",
        }
    }
}

/// The language of `text`.
pub fn language(text: &str) -> Language {
    let mut folded = Folded::default();
    folded.fold(text);
    language_of(&folded, text)
}

pub(crate) fn language_of(folded: &Folded, text: &str) -> Language {
    let (arabic, latin) = folded.letters();
    // One Latin letter in six is a file name or a product in Arabic text; more is code-switching.
    match (arabic, latin) {
        (0, 0) => Language::Other,
        (arabic, latin) if latin * 5 <= arabic => Language::Arabic,
        (arabic, latin) if arabic * 5 <= latin => latin_language(folded, text),
        _ => Language::Mixed,
    }
}

fn latin_language(folded: &Folded, text: &str) -> Language {
    let words = folded.words();
    let arabizi = words.iter().filter(|word| is_arabizi(word.of(folded.bytes()))).count();
    let english = words.iter().filter(|word| is_english(**word, folded)).count();
    if arabizi > 0 && arabizi >= english {
        return Language::Arabizi;
    }
    match whatlang::detect(text) {
        Some(info) if info.is_reliable() && info.lang() != whatlang::Lang::Eng && english == 0 => Language::Other,
        _ => Language::English,
    }
}

/// Digits that stand for Arabic letters inside a Latin word (7=ح, 3=ع, 5=خ, 2=ء, 9=ص, 6=ط), or words known from
/// Arabizi alone.
fn is_arabizi(word: &[u8]) -> bool {
    const KNOWN: [&str; 30] = [
        "wallah",
        "yalla",
        "inshallah",
        "habibi",
        "habibti",
        "shukran",
        "alhamdulillah",
        "mashallah",
        "keef",
        "kif",
        "shlon",
        "shlonak",
        "wesh",
        "ish",
        "shu",
        "mafi",
        "mish",
        "mush",
        "ya3ni",
        "yani",
        "ana",
        "enta",
        "enti",
        "bokra",
        "bukra",
        "el",
        "wel",
        "salam",
        "sabah",
        "masaa",
    ];
    let letters = word.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let stands_for_letter = |b: &u8| matches!(b, b'2' | b'3' | b'5' | b'6' | b'7' | b'9');
    let mixed =
        letters >= 2 && word.iter().filter(|b| b.is_ascii_digit()).count() <= 2 && word.iter().any(stands_for_letter);
    mixed || KNOWN.iter().any(|known| known.as_bytes() == word)
}

fn is_english(word: Word, folded: &Folded) -> bool {
    const COMMON: [&str; 60] = [
        "the", "and", "of", "to", "a", "in", "is", "for", "on", "with", "this", "that", "you", "your", "are", "we",
        "be", "will", "it", "at", "from", "please", "have", "has", "not", "by", "as", "our", "all", "can", "if", "or",
        "my", "me", "was", "were", "who", "what", "when", "where", "do", "does", "did", "no", "yes", "good", "morning",
        "thanks", "thank", "call", "send", "new", "meeting", "school", "today", "tomorrow", "before", "after", "any",
        "i",
    ];
    let bytes = word.of(folded.bytes());
    COMMON.iter().any(|common| common.as_bytes() == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_words_decide() {
        for (text, expect) in [
            ("اجتماع الغد الساعة الثامنة", Language::Arabic),
            ("The meeting is at eight tomorrow", Language::English),
            ("9aba7 el5eer ya jama3a", Language::Arabizi),
            ("please ارسلوا the file قبل الظهر", Language::Mixed),
            ("👍", Language::Other),
            (
                "Das Treffen findet morgen früh um acht Uhr im großen Saal statt, bitte kommen Sie rechtzeitig",
                Language::Other,
            ),
        ] {
            assert_eq!(language(text), expect, "{text}");
        }
    }
}
