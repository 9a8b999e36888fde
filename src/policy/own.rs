//! Reads the detectors that a policy brings: `[[words]]`, `[[pattern]]`, `[[require]]`, each with its own proof.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use super::mistake::{Problem, nearest};
use super::pattern;
use super::settings::NAME;
use super::sheet::{Node, Sheet, Table, Text};
use super::{Mistake, Policy};
use crate::detect::own::{self, Kind, MOST_LISTS, Own, OwnDetector, PREFIX, Pattern};
use crate::finding::Findings;
use crate::message::Message;
use crate::part::parts;
use crate::text::{Desk, Lists, Vocabulary};

/// How many detectors of its own a policy can have, so that their patterns stay within bounds together.
const MOST: usize = 200;

/// A detector as written, with its place and its proof.
pub(super) struct Draft {
    detector: OwnDetector,
    span: Range<usize>,
    proofs: Vec<Proof>,
}

impl Draft {
    pub(super) fn id(&self) -> &str {
        &self.detector.id
    }
}

/// A text in which a detector must find something, or must not.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    detector: String,
    text: String,
    hit: bool,
    line: usize,
    column: usize,
}

/// Reads all of them. Their ids are noted on the sheet, for conditions that mean one and misspell it.
pub(super) fn read(top: &Table<'_, '_>, from: &str) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (key, kind) in
        [("words", words as fn(&Table<'_, '_>) -> Option<Kind>), ("pattern", matching), ("require", need)]
    {
        for table in top.tables(key) {
            let id = table.need("id").and_then(|node| node.id());
            let kind = kind(&table);
            // A length has nothing in it that could be written wrongly, and a text beyond it is tedious to write.
            let counts = key == "require" && table.get("max-length").is_some();
            let proofs = [("hits", true), ("misses", false)].map(|(key, hit)| {
                if counts && table.get(key).is_none() { Vec::new() } else { proofs(&table, key, hit) }
            });
            let Some(id) = id else { continue };
            let full = format!("{PREFIX}{}", id.value);
            top.sheet.note_own(full.clone());
            if drafts.iter().any(|other| other.detector.id == full) {
                top.sheet.report(id.span, Problem::DuplicateId { id: id.value });
                continue;
            }
            let Some(kind) = kind else { continue };
            let mut proofs = proofs.concat();
            proofs.sort_by_key(|proof| (proof.line, proof.column));
            proofs.iter_mut().for_each(|proof| proof.detector.clone_from(&full));
            let detector = OwnDetector { id: full, from: from.to_owned(), kind };
            drafts.push(Draft { detector, span: table.span.clone(), proofs });
        }
    }
    drafts
}

fn words(table: &Table<'_, '_>) -> Option<Kind> {
    table.only(&["id", "words", "hits", "misses"]);
    let texts = table.need("words").and_then(|node| node.texts())?;
    let bad = texts.iter().filter(|text| !own::is_term(&text.value));
    bad.for_each(|text| table.sheet.report(text.span.clone(), Problem::BadEntry { wanted: NAME }));
    Some(Kind::Words(texts.into_iter().map(|text| text.value).collect()))
}

fn matching(table: &Table<'_, '_>) -> Option<Kind> {
    table.only(&["id", "pattern", "inside-words", "hits", "misses"]);
    let inside_words = table.get("inside-words").and_then(|node| node.flag()).unwrap_or(false);
    Some(Kind::Pattern(pattern_of(&table.need("pattern")?, inside_words)?))
}

fn pattern_of(node: &Node<'_, '_>, inside_words: bool) -> Option<Pattern> {
    let text = node.text()?;
    match pattern::compile(&text.value) {
        Ok(regex) => Some(Pattern { regex, inside_words }),
        Err(bad) => {
            let span = node.sheet.inside(&text, bad.at);
            node.sheet.report(span, Problem::BadPattern { words: bad.words });
            None
        }
    }
}

/// What every message must have: exactly one thing, so that a rule can say which is missing.
fn need(table: &Table<'_, '_>) -> Option<Kind> {
    const WAYS: [&str; 3] = ["starts-with", "pattern", "max-length"];
    table.only(&["id", "starts-with", "pattern", "max-length", "inside-words", "hits", "misses"]);
    let inside_words = table.get("inside-words").and_then(|node| node.flag()).unwrap_or(false);
    let mut ways = WAYS.into_iter().filter_map(|key| Some((key, table.get(key)?)));
    let (Some((key, node)), None) = (ways.next(), ways.next()) else {
        table.sheet.report(table.span.clone(), Problem::OneOf { keys: WAYS.join(", ") });
        return None;
    };
    match key {
        "starts-with" => {
            let mut phrases = Vec::new();
            for text in node.text_or_texts()? {
                let phrase = own::phrase(&text.value);
                if phrase.is_empty() {
                    table.sheet.report(text.span, Problem::BadEntry { wanted: NAME });
                }
                phrases.push(phrase);
            }
            Some(Kind::StartsWith(phrases))
        }
        "pattern" => Some(Kind::Has(pattern_of(&node, inside_words)?)),
        _ => Some(Kind::AtMost(node.count()?)),
    }
}

/// The texts under `key`. Both kinds are needed, so that a pattern in the wrong quotes cannot stay silent.
fn proofs(table: &Table<'_, '_>, key: &'static str, hit: bool) -> Vec<Proof> {
    let texts = table.need(key).and_then(|node| node.texts()).unwrap_or_default();
    let proof = |Text { value: text, span }| {
        let (line, column) = table.sheet.place(span.start);
        Proof { detector: String::new(), text, hit, line, column }
    };
    texts.into_iter().map(proof).collect()
}

/// Joins the detectors of the parents and those of the file, which replace inherited ones of the same id.
pub(super) fn join(
    sheet: &Sheet<'_>,
    drafts: Vec<Draft>,
    parents: &[Arc<Policy>],
    extends: &[Text],
) -> (Own, Vec<Proof>) {
    let mut all: Vec<OwnDetector> = Vec::new();
    for (parent, reference) in parents.iter().zip(extends) {
        for detector in parent.own.detectors() {
            let decided = drafts.iter().any(|draft| draft.detector.id == detector.id);
            match all.iter().find(|other| other.id == detector.id) {
                None => all.push(detector.clone()),
                Some(other) if other.from == detector.from || decided => {}
                Some(other) => {
                    let (id, first, second) = (detector.id.clone(), other.from.clone(), detector.from.clone());
                    sheet.report(reference.span.clone(), Problem::Conflict { id, first, second });
                }
            }
        }
    }
    let mut proofs = Vec::new();
    let place = drafts.last().map_or(0..0, |draft| draft.span.clone());
    for draft in drafts {
        proofs.extend(draft.proofs);
        match all.iter_mut().find(|inherited| inherited.id == draft.detector.id) {
            Some(inherited) => *inherited = draft.detector,
            None => all.push(draft.detector),
        }
    }
    let lists = all.iter().filter(|detector| matches!(detector.kind, Kind::Words(_))).count();
    if lists > MOST_LISTS || all.len() > MOST {
        sheet.report(place, Problem::TooManyDetectors { lists: MOST_LISTS, most: MOST });
        return (Own::default(), proofs);
    }
    (Own::new(all), proofs)
}

/// Every detector that a condition names must be there, and every one of the file's own must be named by one.
pub(super) fn check(
    sheet: &Sheet<'_>,
    drafts: &[Draft],
    parents: &[Arc<Policy>],
    asked: &[&(String, Range<usize>)],
    inherited: impl Fn(&str) -> bool,
    extended: bool,
) {
    // One that has a mistake of its own is known all the same.
    let own = sheet.own();
    let known = || {
        let inherited = parents.iter().flat_map(|parent| parent.own.detectors());
        inherited.map(|detector| detector.id.as_str()).chain(own.iter().map(String::as_str))
    };
    for (id, span) in asked {
        if !known().any(|known| known == id) {
            let near = nearest(id, known());
            sheet.report(span.clone(), Problem::UnknownDetector { id: id.clone(), near });
        }
    }
    for draft in drafts.iter().filter(|_| !extended) {
        let id = &draft.detector.id;
        if !asked.iter().any(|(asked, _)| asked == id) && !inherited(id) {
            sheet.report(draft.span.clone(), Problem::Unwatched { id: id.clone() });
        }
    }
}

/// Runs the proofs of the detectors that the file of `policy` brings.
pub(super) fn test(policy: &Policy, count: &mut usize, mistakes: &mut Vec<Mistake>) {
    let (mut desk, mut findings) = (Desk::default(), Findings::default());
    let none = Vocabulary::default();
    for proof in policy.proofs.iter() {
        *count += 1;
        findings.clear();
        parts(&Message::from_text(proof.text.as_str()), |part| {
            desk.view(part.text, &none, Lists::default());
            policy.own.see_part(&part, &mut desk, &mut findings);
        });
        let index = policy.own.by_id(&proof.detector);
        let found = findings.list().iter().any(|finding| Some(finding.detector) == index);
        if found != proof.hit {
            let problem = Problem::ProofFails { id: proof.detector.clone(), hit: proof.hit };
            let (line, column) = (proof.line, proof.column);
            mistakes.push(Mistake { file: policy.name.clone().into(), line, column, words: problem.words() });
        }
    }
}

impl Node<'_, '_> {
    /// A whole number above zero.
    fn count(&self) -> Option<usize> {
        let count = match self.value {
            DeValue::Integer(number) => {
                usize::from_str_radix(number.as_str(), number.radix()).ok().filter(|count| *count > 0)
            }
            _ => None,
        };
        if count.is_none() {
            self.wrong(crate::words::Words::new("عدد صحيح أكبر من صفر", "a whole number above zero"));
        }
        count
    }
}
