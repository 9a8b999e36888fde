//! A policy, an export in memory and verdicts made by hand, for tests of reports.
#![allow(dead_code)]

use std::sync::atomic::{AtomicUsize, Ordering};

use tadqiq::Policy;
use tadqiq::detect;
use tadqiq::finding::{Because, Confidence, DetectorIndex, Place};
use tadqiq::import::{Accounting, BadEntry, Batch, DoubtfulSenders, Entry, Format, Frame, ImportError, Reader, Survey};
use tadqiq::message::{self, Doubts, Message};
use tadqiq::part::PartId;
use tadqiq::span::Span;
use tadqiq::verdict::{Action, RuleIndex, Violation};
use tadqiq::words::Words;

/// The policy that these tests hold messages against.
pub(crate) fn policy() -> Policy {
    let text = include_str!("../cli/policies/office.toml");
    Policy::from_toml(text).expect("a sound policy")
}

/// The rule with this id.
pub(crate) fn rule(policy: &Policy, id: &str) -> RuleIndex {
    RuleIndex(policy.rules().iter().position(|rule| rule.id == id).expect("a rule") as u16)
}

/// The detector with this id.
pub(crate) fn detector(id: &str) -> DetectorIndex {
    detect::by_id(id).expect("a detector").0
}

/// Where `words` stand in the body.
pub(crate) fn place(message: &Message<'_>, words: &str) -> Place {
    let start = message.text.find(words).expect("the words are there") as u32;
    Place::Text(PartId::Body, Span::new(start, start + words.len() as u32))
}

/// A violation of a rule by a detector's finding.
pub(crate) fn violation(policy: &Policy, id: &str, by: &str, action: Action, place: Place) -> Violation {
    Violation {
        rule: rule(policy, id),
        detector: detector(by),
        action,
        confidence: Confidence::Certain,
        because: Because::Form,
        place,
        shadow: false,
        unchecked: None,
    }
}

/// An entry of an export.
pub(crate) fn entry(seq: u64, line: u64) -> Entry {
    Entry { bytes: 0..0, seq, line, file: 0, too_long: false, doubts: Doubts::NONE }
}

/// What a WhatsApp survey might say.
pub(crate) fn survey() -> Survey {
    Survey {
        format: Format::WhatsApp,
        files: vec!["chat.txt".to_owned()],
        channel: Some("group".to_owned()),
        notes: vec![Words::new("ترتيب التاريخ: يوم/شهر/سنة", "date order: day/month/year")],
        date_order_assumed: false,
        doubtful_senders: DoubtfulSenders::default(),
        cannot_tell: vec![Words::new("هل أُعيد توجيه الرسالة", "whether a message was forwarded")],
    }
}

/// Messages in memory, a few to a batch; an empty line cannot be read.
pub(crate) struct Lines {
    lines: Vec<String>,
    next: AtomicUsize,
    batch: usize,
    survey: Survey,
}

impl Lines {
    pub(crate) fn new(lines: Vec<String>, batch: usize) -> Lines {
        Lines { lines, next: AtomicUsize::new(0), batch, survey: Survey { format: Format::JsonLines, ..survey() } }
    }
}

impl Reader for Lines {
    fn fill(&self, batch: &mut Batch) -> Result<bool, ImportError> {
        for _ in 0..self.batch {
            let at = self.next.load(Ordering::Relaxed);
            let Some(line) = self.lines.get(at) else { return Ok(false) };
            let start = batch.text.len();
            batch.text.push_str(line);
            self.next.store(at + 1, Ordering::Relaxed);
            let seq = at as u64 + 1;
            batch.entries.push(Entry { bytes: start..batch.text.len(), ..entry(seq, seq) });
        }
        Ok(true)
    }

    fn parse<'b>(&self, frame: Frame<'b>) -> Result<Message<'b>, BadEntry> {
        message::from_json(frame.text).map_err(|error| BadEntry {
            file: "chat.jsonl".to_owned(),
            line: frame.entry.line,
            column: error.column,
            words: error.words,
        })
    }

    fn survey(&self) -> &Survey {
        &self.survey
    }

    fn accounting(&self) -> Accounting {
        let lines = self.next.load(Ordering::Relaxed) as u64;
        Accounting { lines, headers: lines, ..Accounting::default() }
    }
}
