//! Verdicts become bytes: one file for each format, words through Fluent.
//!
//! People first: whatever the policy checks, personal data is masked in every report, senders are numbered instead of
//! named unless names are asked for, machine formats carry no text of messages unless asked to, and nothing is
//! tabulated by person. All output is inert: what a message holds of terminal, bidi or other controls is escaped.

mod answer;
mod changes;
mod conditions;
mod dates;
mod handbook;
mod inert;
mod json;
mod jsonl;
mod line;
mod mask;
mod outline;
mod page;
mod phrases;
mod place;
mod scores;
mod text;

pub use crate::text::mask;
pub use answer::{Answer, answer, answer_in_words, bad_line};
pub use changes::{changes_in_words, changes_json};
pub use handbook::handbook;
pub use inert::{isolate, plain, visible, write_json};
pub use json::Json;
pub use jsonl::Jsonl;
pub use mask::mask_within;
pub use outline::{outline_in_words, outline_json, traced_in_words};
pub use phrases::{Phrases, phrase_keys};
pub use scores::{scores_in_words, scores_json};
pub use text::Text;

use crate::import::Survey;
use crate::policy::Policy;
use crate::words::Lang;

/// How a report is to speak, and how much it may show.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Its language.
    pub lang: Lang,
    /// Whether it may hold the text of messages, personal data masked.
    pub with_text: bool,
    /// Whether it may name senders.
    pub names: bool,
}

/// What an audit's report is about; said at its opening.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The policy that messages were held against.
    pub policy: &'a Policy,
    /// What was decided about the export before reading it.
    pub survey: &'a Survey,
}
