//! Facts that detectors state. A leaf: no text, no policy, no opinion.

use crate::message::SentAt;
use crate::part::PartId;
use crate::span::Span;
use crate::truth::Why;
use crate::words::Words;

/// Which detector: its index in [`crate::detect::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DetectorIndex(pub u16);

/// Where a fact was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// The message as a whole.
    Message,
    /// A whole part, without a span.
    Part(PartId),
    /// Bytes of a text part's original text.
    Text(PartId, Span),
}

impl Place {
    /// Whether the two places share anything: the same part, and overlapping bytes where both have a span.
    pub fn overlaps(self, other: Place) -> bool {
        match (self, other) {
            (Place::Message, Place::Message) => true,
            (Place::Part(a), Place::Part(b)) => a == b,
            (Place::Text(a, s), Place::Text(b, t)) => a == b && s.overlaps(t),
            _ => false,
        }
    }
}

/// How sure a detector is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// It has the form, and nothing else speaks for it.
    Possible,
    /// More speaks for it than against it.
    Likely,
    /// Its form or the words around it leave no real doubt.
    Certain,
}

impl Confidence {
    /// The name that policies and machine reports use.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Possible => "possible",
            Confidence::Likely => "likely",
            Confidence::Certain => "certain",
        }
    }
}

/// What raised or lowered a detector's confidence, for the reader of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Because {
    /// The form alone.
    Form,
    /// The form, and a check digit that fits.
    CheckDigit,
    /// Words nearby that say what it is.
    Context,
    /// Words nearby say what it is, though its check digit does not fit.
    ContextOnly,
    /// Listed words.
    Wording,
    /// A field of the message.
    Field,
    /// An earlier message of the same conversation.
    Earlier,
    /// Words that the policy itself lists.
    PolicyWords,
    /// A pattern of the policy's own.
    PolicyPattern,
    /// The policy requires something of every message, and this one does not have it.
    PolicyRequirement,
}

impl Because {
    /// The name that machine reports use.
    pub const fn name(self) -> &'static str {
        match self {
            Because::Form => "form",
            Because::CheckDigit => "check-digit",
            Because::Context => "context",
            Because::ContextOnly => "context-only",
            Because::Wording => "wording",
            Because::Field => "field",
            Because::Earlier => "earlier",
            Because::PolicyWords => "policy-words",
            Because::PolicyPattern => "policy-pattern",
            Because::PolicyRequirement => "policy-requirement",
        }
    }

    /// The reason in a person's words.
    pub const fn words(self) -> Words {
        match self {
            Because::Form => Words::new("شكلها يدل عليها", "its form says so"),
            Because::CheckDigit => Words::new("شكلها ورقم التحقق فيها", "its form and its check digit say so"),
            Because::Context => Words::new("الكلمات المجاورة تسميها", "words nearby name it"),
            Because::ContextOnly => Words::new(
                "الكلمات المجاورة تسميها وإن لم يصح رقم التحقق",
                "words nearby name it, though its check digit is wrong",
            ),
            Because::Wording => Words::new("صياغة معروفة", "a known wording"),
            Because::Field => Words::new("بيانات الرسالة نفسها", "the message's own data"),
            Because::Earlier => Words::new("رسالة سابقة في المحادثة", "an earlier message of the conversation"),
            Because::PolicyWords => Words::new("من كلمات السياسة", "words that the policy lists"),
            Because::PolicyPattern => Words::new("يطابق نمطًا في السياسة", "it fits a pattern of the policy"),
            Because::PolicyRequirement => {
                Words::new("لا تستوفي الرسالة ما تشترطه السياسة", "the message lacks what the policy requires")
            }
        }
    }
}

/// A piece of normalised text kept in [`Findings`]: digits of a number, a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextRef {
    start: u32,
    end: u32,
}

/// The value of one field of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// One of a closed list of words, such as a topic or a country.
    Word(&'static str),
    /// Normalised text; read it with [`Findings::text`].
    Text(TextRef),
    /// A count or size.
    Number(i64),
    /// A moment of sending.
    Moment(SentAt),
    /// A yes or no.
    Flag(bool),
    /// The yes or no of this field, in the lowest bit, and of each field after it.
    Flags(u8),
}

/// How many values a finding can carry; the last may stand for several yes-or-no fields.
pub const MAX_FIELDS: usize = 3;

/// One fact. `values` are in the order of the detector's declared fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Who says so.
    pub detector: DetectorIndex,
    /// Where.
    pub place: Place,
    /// How sure.
    pub confidence: Confidence,
    /// Why so sure.
    pub because: Because,
    /// The detector's fields.
    pub values: [Option<Value>; MAX_FIELDS],
}

impl Finding {
    /// The value of its detector's `field`, counted as the detector declares them.
    pub fn value(&self, field: usize) -> Option<Value> {
        let flags = self.values.iter().take(field + 1).enumerate().find_map(|(slot, value)| match value {
            Some(Value::Flags(bits)) => {
                Some(Value::Flag(u32::from(*bits).checked_shr((field - slot) as u32)? & 1 == 1))
            }
            _ => None,
        });
        flags.or_else(|| self.values.get(field).copied().flatten())
    }
}

/// A fact that could not be established, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Whose fact.
    pub detector: DetectorIndex,
    /// Where it would have been.
    pub place: Place,
    /// Why not.
    pub why: Why,
}

/// Everything found in one message. Reused between messages, so that a clean one costs no allocation.
#[derive(Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
    unknown: Vec<Unknown>,
    texts: String,
}

impl Findings {
    /// The facts, in the order of place once the [`Linter`](crate::Linter) has settled them.
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// The facts that could not be established.
    pub fn unknown(&self) -> &[Unknown] {
        &self.unknown
    }

    /// The normalised text behind a [`Value::Text`].
    pub fn text(&self, at: TextRef) -> &str {
        self.texts.get(at.start as usize..at.end as usize).unwrap_or("")
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.unknown.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.unknown.clear();
        self.texts.clear();
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub(crate) fn push_unknown(&mut self, unknown: Unknown) {
        self.unknown.push(unknown);
    }

    pub(crate) fn list_mut(&mut self) -> &mut Vec<Finding> {
        &mut self.list
    }

    pub(crate) fn keep(&mut self, text: &str) -> Value {
        let start = self.texts.len() as u32;
        self.texts.push_str(text);
        Value::Text(TextRef { start, end: self.texts.len() as u32 })
    }
}

/// Normalised values are personal data, so a debug print shows only what kind of thing was found and where.
impl std::fmt::Debug for Findings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Findings").field("list", &self.list).field("unknown", &self.unknown).finish_non_exhaustive()
    }
}
