//! What stands where something was: a mark that says what kind of thing it was, in the language of the text.

use crate::detect;
use crate::finding::DetectorIndex;
use crate::words::{Lang, Words};

/// A mark without words, in which nothing can be found.
pub(super) const NEUTRAL: &str = "‹…›";

/// What each kind of fact is called in a mark. A detector that is not listed takes the word of its subject.
const NAMES: &[(&str, Words)] = &[
    ("personal/address", Words::new("عنوان", "address")),
    ("personal/bank-account", Words::new("رقم حساب", "account number")),
    ("personal/birth-date", Words::new("تاريخ ميلاد", "date of birth")),
    ("personal/card", Words::new("رقم بطاقة", "card number")),
    ("personal/credentials", Words::new("بيانات دخول", "credentials")),
    ("personal/email", Words::new("بريد إلكتروني", "e-mail")),
    ("personal/emirates-id", Words::new("رقم هوية", "identity number")),
    ("personal/file-number", Words::new("رقم ملف", "file number")),
    ("personal/iban", Words::new("آيبان", "IBAN")),
    ("personal/iqama", Words::new("رقم إقامة", "residence number")),
    ("personal/location", Words::new("موقع", "location")),
    ("personal/national-id", Words::new("رقم هوية", "identity number")),
    ("personal/passport", Words::new("رقم جواز", "passport number")),
    ("personal/phone", Words::new("رقم جوال", "phone")),
    ("personal/plate", Words::new("لوحة مركبة", "plate")),
    ("personal/private-matter", Words::new("شأن خاص", "private matter")),
    ("personal/saudi-id", Words::new("رقم هوية", "identity number")),
    ("photo", Words::new("وصف صورة", "photo")),
    ("personal", Words::new("بيان شخصي", "personal")),
];

/// What takes the place of a line of the app in which people may be named.
pub(super) const NOTICE: Words = Words::new("‹إشعار›", "‹notice›");

/// The mark for what `detector` found.
pub(super) fn mark(detector: DetectorIndex, lang: Lang) -> String {
    let id = detect::at(detector).id;
    let subject = id.split('/').next().unwrap_or(id);
    let named = |wanted: &str| NAMES.iter().find(|(name, _)| *name == wanted).map(|(_, words)| words.get(lang));
    named(id).or_else(|| named(subject)).map_or_else(|| NEUTRAL.to_owned(), |words| format!("‹{words}›"))
}

/// The language in which something in `text` is to be named: that of most of its letters and digits, else `otherwise`.
pub(super) fn lang_of(text: &str, otherwise: Lang) -> Lang {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{620}'..='\u{64A}' | '\u{660}'..='\u{669}' | '\u{671}'..='\u{6D3}' | '\u{6F0}'..='\u{6F9}' => {
                arabic += 1
            }
            _ => {}
        }
    }
    match arabic.cmp(&latin) {
        std::cmp::Ordering::Greater => Lang::Ar,
        std::cmp::Ordering::Less => Lang::En,
        std::cmp::Ordering::Equal => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_chooses_the_language_of_its_marks() {
        assert_eq!(lang_of("كلموا نورة على 0551234567", Lang::En), Lang::Ar);
        assert_eq!(lang_of("call ٠٥٥١٢٣٤٥٦٧ now", Lang::Ar), Lang::Ar, "ten Arabic digits, seven Latin letters");
        assert_eq!(lang_of("please call Noura", Lang::Ar), Lang::En);
        assert_eq!(lang_of("0551234567", Lang::Ar), Lang::Ar);
        assert_eq!(lang_of("0551234567", Lang::En), Lang::En);
    }

    #[test]
    fn every_detector_of_a_covered_subject_has_a_mark_with_words() {
        for (nth, detector) in detect::all().iter().enumerate() {
            if !super::super::is_covered(detector.id) {
                continue;
            }
            let index = DetectorIndex(nth as u16);
            for lang in [Lang::Ar, Lang::En] {
                let mark = mark(index, lang);
                assert_ne!(mark, NEUTRAL, "{}", detector.id);
                assert_eq!(lang_of(&mark, Lang::Ar), lang_of(&mark, Lang::En), "{mark}: letters of one script");
            }
        }
    }
}
