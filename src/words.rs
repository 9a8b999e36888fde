//! A short text in both of tadqiq's languages.

use std::borrow::Cow;

/// One of the two languages that reports, policies and detectors speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Arabic, written right to left.
    Ar,
    /// English.
    En,
}

/// The same words in Arabic and in English; both are always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The Arabic words.
    pub ar: Cow<'static, str>,
    /// The English words.
    pub en: Cow<'static, str>,
}

impl Words {
    /// Words known when the program is built.
    pub const fn new(ar: &'static str, en: &'static str) -> Words {
        Words { ar: Cow::Borrowed(ar), en: Cow::Borrowed(en) }
    }

    /// The words in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }
}
