//! Lines of a report for people, each in the direction of its language.

use fluent_bundle::FluentValue;

use crate::finding::Confidence;
use crate::report::inert::{isolate, plain};
use crate::report::phrases::Phrases;
use crate::verdict::Action;
use crate::words::{Lang, Words};

/// A report as it grows, line by line.
#[derive(Debug)]
pub(super) struct Page<'p> {
    pub(super) text: String,
    pub(super) phrases: &'p Phrases,
}

impl<'p> Page<'p> {
    pub(super) fn new(phrases: &'p Phrases) -> Page<'p> {
        Page { text: String::new(), phrases }
    }

    /// Adds a line, `indent` steps in. Arabic lines start with a mark that makes them run from right to left even
    /// where the first letter is Latin.
    pub(super) fn line(&mut self, indent: usize, line: &str) {
        if self.phrases.lang() == Lang::Ar {
            self.text.push('\u{200F}');
        }
        for _ in 0..indent {
            self.text.push_str("   ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds the sentence `key`.
    pub(super) fn say(&mut self, indent: usize, key: &str, values: &[(&'static str, FluentValue<'_>)]) {
        let line = self.phrases.say(key, values);
        self.line(indent, &line);
    }

    /// Adds an empty line and the heading `key`.
    pub(super) fn heading(&mut self, key: &str) {
        self.text.push('\n');
        self.say(0, key, &[]);
    }

    /// A policy's words in the language of the report.
    pub(super) fn words(&self, words: &Words) -> String {
        plain(words.get(self.phrases.lang())).into_owned()
    }

    /// `key` counted: "3 messages".
    pub(super) fn count(&self, key: &str, count: u64) -> FluentValue<'static> {
        self.phrases.say(key, &[("count", count.into())]).into()
    }
}

/// The action in words.
pub(super) fn action(phrases: &Phrases, action: Action) -> String {
    let key = match action {
        Action::Allow => "action-allow",
        Action::Note => "action-note",
        Action::Warn => "action-warn",
        Action::Hold => "action-hold",
        Action::Block => "action-block",
    };
    phrases.say(key, &[])
}

/// How sure a finding is, in words.
pub(super) fn confidence(phrases: &Phrases, confidence: Confidence) -> String {
    let key = match confidence {
        Confidence::Possible => "confidence-possible",
        Confidence::Likely => "confidence-likely",
        Confidence::Certain => "confidence-certain",
    };
    phrases.say(key, &[])
}

/// A value that is set apart from the sentence around it.
pub(super) fn apart(text: &str) -> FluentValue<'static> {
    isolate(text).into()
}
