//! Detectors that a policy brings with it: words, patterns, and what a message must have.
//!
//! They are data, so there is one engine for each kind, and the policy's own indexes follow those of [`all`](super::all).
//! Like every detector they state facts: that a word is there, that a header is not.

use std::collections::HashMap;

use regex::bytes::Regex;
use unicode_segmentation::UnicodeSegmentation;

use super::{Detector, Field, FieldKind, Look, all};
use crate::finding::{Because, Confidence, DetectorIndex, Finding, Findings, MAX_FIELDS, Place, Unknown, Value};
use crate::message::Message;
use crate::part::{Part, PartId};
use crate::span::Span;
use crate::text::{Desk, ListId, Lists, View, Vocabulary};
use crate::truth::Why;
use crate::words::Words;

/// What stands for any of a policy's own detectors where only the built-in ones are known.
pub static ANY: Detector = Detector {
    id: "own",
    summary: Words::new("كاشف من السياسة نفسها", "a detector of the policy's own"),
    doc: Words::new("", ""),
    fields: &[
        Field {
            name: "number",
            kind: FieldKind::Number,
            doc: Words::new("ما وُجد، بحروفه وأرقامه وحدها", "what was found, by its letters and digits alone"),
        },
        Field { name: "text", kind: FieldKind::Text, doc: Words::new("ما وُجد", "what was found") },
    ],
    lists: &[],
    look: Look::Message { see: |_, _, _| {} },
    hits: &[],
    misses: &[],
};

/// What comes before the ids of a policy's own detectors.
pub const PREFIX: &str = "own/";

/// One detector of a policy's own.
#[derive(Clone, Debug)]
pub struct OwnDetector {
    /// Its id, `own/…`.
    pub id: String,
    /// The id of the policy that brings it.
    pub from: String,
    pub(crate) kind: Kind,
}

/// What it finds.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Any of these terms.
    Words(Vec<String>),
    /// Whatever matches.
    Pattern(Pattern),
    /// That the message starts with none of these, each as the hashes of its folded words.
    StartsWith(Vec<Vec<u64>>),
    /// That nothing in the message matches.
    Has(Pattern),
    /// That the message has more characters, as people see them.
    AtMost(usize),
}

/// A pattern over folded text.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) regex: Regex,
    /// Whether a match may start or end inside a word.
    pub(crate) inside_words: bool,
}

/// All detectors of one policy's own, ready to run.
#[derive(Debug, Default)]
pub(crate) struct Own {
    detectors: Vec<OwnDetector>,
    by_id: HashMap<String, u16>,
    vocabulary: Option<Vocabulary>,
    /// Whose each list of the vocabulary is.
    lists: Vec<u16>,
}

/// How many lists of words one policy can have.
pub(crate) const MOST_LISTS: usize = 128;

const _: () = assert!(MOST_LISTS <= Lists::MAX, "a vocabulary must hold them");

impl Own {
    /// Makes `detectors` ready; no more than [`MOST_LISTS`] of them are lists of words.
    pub(crate) fn new(detectors: Vec<OwnDetector>) -> Own {
        let mut own = Own::default();
        let mut terms = Vec::new();
        for (nth, detector) in (0..).zip(&detectors) {
            own.by_id.insert(detector.id.clone(), nth);
            if let Kind::Words(words) = &detector.kind {
                let list = ListId(own.lists.len() as u16);
                own.lists.push(nth);
                terms.extend(words.iter().map(|term| (list, 1, term.as_str())));
            }
        }
        own.vocabulary = (!terms.is_empty()).then(|| Vocabulary::compile(terms));
        own.detectors = detectors;
        own
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.detectors.is_empty()
    }

    pub(crate) fn detectors(&self) -> &[OwnDetector] {
        &self.detectors
    }

    /// The index of the detector with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<DetectorIndex> {
        self.by_id.get(id).copied().map(index)
    }

    /// The detector behind an index, if it is one of these.
    pub(crate) fn at(&self, index: DetectorIndex) -> Option<&OwnDetector> {
        self.detectors.get(usize::from(index.0).checked_sub(all().len())?)
    }

    /// States what the message as a whole tells: here, only what it does not.
    pub(crate) fn see_message(&self, message: &Message<'_>, out: &mut Findings) {
        if !message.text.trim().is_empty() || message.attachments.is_empty() {
            return;
        }
        // What must be there may be in what was not read.
        let missing = message.attachments.iter().any(|attachment| attachment.path.is_none());
        let why = if missing { Why::ContentMissing } else { Why::ContentNotInspected };
        for (nth, detector) in (0..).zip(&self.detectors) {
            if let Kind::StartsWith(_) | Kind::Has(_) = detector.kind {
                out.push_unknown(Unknown { detector: index(nth), place: Place::Message, why });
            }
        }
    }

    /// States what is in a part that `desk` has just folded.
    pub(crate) fn see_part(&self, part: &Part<'_>, desk: &mut Desk, out: &mut Findings) {
        let none = Vocabulary::default();
        let view = desk.again(part.text, self.vocabulary.as_ref().unwrap_or(&none), Lists::ALL);
        for hit in view.hits() {
            if let Some(&nth) = self.lists.get(usize::from(hit.list.0)) {
                let place = Place::Text(part.id, view.original(hit.start, hit.end));
                let found = text_at(view.folded(), hit.start, hit.end);
                state(out, nth, place, Because::PolicyWords, found);
            }
        }
        for (nth, detector) in (0..).zip(&self.detectors) {
            match &detector.kind {
                Kind::Words(_) => {}
                Kind::Pattern(pattern) => {
                    for (start, end) in pattern.matches(view.folded()) {
                        let found = text_at(view.folded(), start, end);
                        state(out, nth, Place::Text(part.id, view.original(start, end)), Because::PolicyPattern, found);
                    }
                }
                kind => {
                    let body = part.id == PartId::Body && !part.text.trim().is_empty();
                    if let Some(place) = body.then(|| lacking(kind, part.text, &view)).flatten() {
                        state(out, nth, place, Because::PolicyRequirement, None);
                    }
                }
            }
        }
    }
}

/// Where a body lacks what is asked of it.
fn lacking(kind: &Kind, text: &str, view: &View<'_>) -> Option<Place> {
    match kind {
        Kind::StartsWith(phrases) => {
            let words = view.words();
            let starts = |phrase: &Vec<u64>| {
                phrase.len() <= words.len() && phrase.iter().zip(words).all(|(hash, word)| *hash == word.hash)
            };
            (!phrases.iter().any(starts)).then_some(Place::Part(PartId::Body))
        }
        Kind::Has(pattern) => pattern.matches(view.folded()).next().is_none().then_some(Place::Part(PartId::Body)),
        // There are no more characters than bytes.
        Kind::AtMost(most) if text.len() > *most => {
            let (start, _) = text.grapheme_indices(true).nth(*most)?;
            Some(Place::Text(PartId::Body, Span::new(start as u32, text.len() as u32)))
        }
        _ => None,
    }
}

/// The phrase as [`Kind::StartsWith`] compares it.
pub(crate) fn phrase(text: &str) -> Vec<u64> {
    let mut folded = crate::text::Folded::default();
    folded.fold(text);
    folded.words().iter().map(|word| word.hash).collect()
}

/// Whether a term can be found at all: it has a word, and does not start or end with a gap.
pub(crate) fn is_term(term: &str) -> bool {
    // A tatweel is no letter, whatever Unicode says.
    let is_letter = |c: char| c.is_alphanumeric() && c != 'ـ';
    let term = term.trim();
    !term.starts_with('…') && !term.ends_with('…') && term.chars().any(is_letter)
}

impl Pattern {
    /// The places in folded text where it matches.
    fn matches<'t>(&'t self, folded: &'t [u8]) -> impl Iterator<Item = (u32, u32)> {
        self.regex
            .find_iter(folded)
            .filter(|found| !found.is_empty() && (self.inside_words || is_whole(folded, found.start(), found.end())))
            .map(|found| (found.start() as u32, found.end() as u32))
    }
}

/// Whether no word goes on over either end.
fn is_whole(folded: &[u8], start: usize, end: usize) -> bool {
    let joined = |at: usize| {
        let (before, after) = folded.split_at(at);
        is_letter(last(before)) && is_letter(first(after))
    };
    !joined(start) && !joined(end)
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn first(bytes: &[u8]) -> Option<char> {
    let end = (1..=bytes.len().min(4)).find(|end| std::str::from_utf8(&bytes[..*end]).is_ok())?;
    std::str::from_utf8(&bytes[..end]).ok()?.chars().next()
}

fn last(bytes: &[u8]) -> Option<char> {
    let tail = &bytes[bytes.len().saturating_sub(4)..];
    let start = (0..tail.len()).rev().find(|start| std::str::from_utf8(&tail[*start..]).is_ok())?;
    std::str::from_utf8(&tail[start..]).ok()?.chars().next_back()
}

fn index(nth: u16) -> DetectorIndex {
    DetectorIndex(all().len() as u16 + nth)
}

/// Folded text between two bytes.
fn text_at(folded: &[u8], start: u32, end: u32) -> Option<&str> {
    std::str::from_utf8(folded.get(start as usize..end as usize)?).ok()
}

fn state(out: &mut Findings, nth: u16, place: Place, because: Because, found: Option<&str>) {
    let mut values = [None; MAX_FIELDS];
    if let Some(found) = found {
        let kept: Value = out.keep(found);
        // The same text for both fields; how it is compared differs.
        values[..2].fill(Some(kept));
    }
    out.push(Finding { detector: index(nth), place, confidence: Confidence::Certain, because, values });
}
