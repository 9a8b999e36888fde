//! The program's own voice: its language, its errors, its diagnostics.

use std::cell::OnceCell;
use std::env;
use std::fmt;
use std::io::{self, Write as _};

use fluent_bundle::FluentValue;
use tadqiq::import::system_words;
use tadqiq::report::{Phrases, isolate, plain};
use tadqiq::words::{Lang, Words};

use super::args::LangArg;

/// Speaks one language. Its sentences are loaded when the first one is said.
pub(super) struct Speech {
    lang: Lang,
    phrases: OnceCell<Phrases>,
}

/// An error that is already in the user's language. Each of its lines stands for itself.
#[derive(Debug)]
pub(super) struct Said {
    text: String,
    /// Whether `error:` goes before it; a mistake in a file starts with the file's name instead.
    bare: bool,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Said {}

impl Speech {
    pub(super) fn new(asked: Option<LangArg>) -> Speech {
        let lang = asked.map_or_else(|| from_environment(|name| env::var(name).ok()), Lang::from);
        Speech { lang, phrases: OnceCell::new() }
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    pub(super) fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::new(self.lang))
    }

    pub(super) fn say(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        self.phrases().say(key, values)
    }

    /// Words that come in both languages.
    pub(super) fn words(&self, words: &Words) -> String {
        plain(words.get(self.lang)).into_owned()
    }

    /// An error said by `key`.
    pub(super) fn error(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> anyhow::Error {
        Said { text: self.say(key, values), bare: false }.into()
    }

    /// An error whose words are already chosen.
    pub(super) fn said(&self, text: String) -> anyhow::Error {
        Said { text, bare: false }.into()
    }

    /// An error in lines that start with a place, as editors read them.
    pub(super) fn listed(&self, text: String) -> anyhow::Error {
        Said { text, bare: true }.into()
    }

    /// Prints an error.
    pub(super) fn fail(&self, error: &anyhow::Error) {
        let text = match error.downcast_ref::<Said>() {
            Some(said) if said.bare => said.text.clone(),
            Some(said) => self.say("error", &[("what", said.text.as_str().into())]),
            None => match error.downcast_ref::<io::Error>() {
                Some(why) => {
                    let what = self.say("error-write", &[("why", apart(system_words(why).get(self.lang)))]);
                    self.say("error", &[("what", what.into())])
                }
                None => self.say("error", &[("what", error.to_string().into())]),
            },
        };
        self.tell(&text);
    }

    /// Prints a diagnostic. Nothing can be done if standard error is closed.
    pub(super) fn tell(&self, text: &str) {
        let mut err = io::stderr().lock();
        for line in text.lines() {
            // A line that starts with a place is read by programs, and a mark before it would become part of the name.
            let mark = if self.lang == Lang::Ar && !line.starts_with(|c: char| c.is_ascii()) { "\u{200F}" } else { "" };
            let _ = writeln!(err, "{mark}{line}");
        }
    }
}

/// A value set apart from the sentence around it.
pub(super) fn apart(text: impl fmt::Display) -> FluentValue<'static> {
    isolate(&text.to_string()).into()
}

/// Whether the reader of our output went away, which is no error.
pub(super) fn closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

/// The language that the environment asks for: the first of LC_ALL and LANG that says anything.
fn from_environment(read: impl Fn(&str) -> Option<String>) -> Lang {
    let asked = ["LC_ALL", "LANG"].into_iter().filter_map(read).find(|value| !value.is_empty());
    let arabic = asked.is_some_and(|value| {
        let code = value.split(['_', '.', '-', '@']).next().unwrap_or("");
        code.eq_ignore_ascii_case("ar")
    });
    if arabic { Lang::Ar } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_chooses_the_language() {
        let with = |all: &'static str, lang: &'static str| {
            from_environment(move |name| Some(if name == "LC_ALL" { all } else { lang }.to_owned()))
        };
        assert_eq!(with("", "ar_SA.UTF-8"), Lang::Ar);
        assert_eq!(with("ar", "en_US.UTF-8"), Lang::Ar);
        assert_eq!(with("C.UTF-8", "ar_AE.UTF-8"), Lang::En);
        assert_eq!(with("", "arn_CL.UTF-8"), Lang::En, "Mapudungun is not Arabic");
        assert_eq!(from_environment(|_| None), Lang::En);
    }
}
