//! Detectors: each states one kind of fact, and knows nothing of what is allowed.
//!
//! A detector is one file with one value, [`Detector`], and one function; the list below registers it. Its examples
//! are executed by `tests/examples.rs`.

pub mod account;
pub mod approval;
pub mod flood;
pub mod personal;
pub mod photo;
pub mod source;
pub mod time;
pub mod topic;

mod lens;
pub mod own;
mod trace;

pub use lens::Lens;
pub use trace::Trace;

use crate::finding::{DetectorIndex, Findings};
use crate::message::Message;
use crate::text::Gates;
use crate::words::Words;

/// Every detector, in a fixed order. A [`DetectorIndex`] counts in this list.
pub fn all() -> &'static [&'static Detector] {
    static ALL: &[&Detector] = &[
        &personal::phone::DETECTOR,
        &personal::email::DETECTOR,
        &personal::saudi_id::DETECTOR,
        &personal::iqama::DETECTOR,
        &personal::emirates_id::DETECTOR,
        &personal::national_id::DETECTOR,
        &personal::iban::DETECTOR,
        &personal::card::DETECTOR,
        &personal::passport::DETECTOR,
        &personal::bank_account::DETECTOR,
        &personal::file_number::DETECTOR,
        &personal::birth_date::DETECTOR,
        &personal::credentials::DETECTOR,
        &personal::plate::DETECTOR,
        &personal::address::DETECTOR,
        &personal::location::DETECTOR,
        &personal::private_matter::DETECTOR,
        &photo::caption::DETECTOR,
        &photo::name::DETECTOR,
        &photo::people::DETECTOR,
        &topic::message::DETECTOR,
        &source::as_received::DETECTOR,
        &source::chain_letter::DETECTOR,
        &source::anonymous::DETECTOR,
        &source::claim::DETECTOR,
        &source::link::DETECTOR,
        &approval::announcement::DETECTOR,
        &account::name::DETECTOR,
        &account::sender::DETECTOR,
        &time::sent::DETECTOR,
        &flood::repeat::DETECTOR,
    ];
    ALL
}

/// The detector with this id.
pub fn by_id(id: &str) -> Option<(DetectorIndex, &'static Detector)> {
    let index = all().iter().position(|detector| detector.id == id)?;
    Some((DetectorIndex(index as u16), all()[index]))
}

/// The detector behind an index.
///
/// An index past this list belongs to a detector of a policy's own: [`own::ANY`] stands for it, and
/// [`Policy::detector`](crate::Policy::detector) names it.
pub fn at(index: DetectorIndex) -> &'static Detector {
    all().get(index.0 as usize).copied().unwrap_or(&own::ANY)
}

/// One kind of fact: what it is, what it looks at, and its proof.
#[derive(Debug)]
pub struct Detector {
    /// `subject/fact`, in kebab-case.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub summary: Words,
    /// What it finds, what it leaves alone and why, and the source of the format; Markdown.
    pub doc: Words,
    /// The fields of its findings, in the order of [`Finding::values`](crate::finding::Finding::values).
    pub fields: &'static [Field],
    /// The vocabularies it reads, by id.
    pub lists: &'static [&'static str],
    /// What it looks at.
    pub look: Look,
    /// Texts and the exact words found in them, in Arabic and in English.
    pub hits: &'static [(&'static str, &'static str)],
    /// Near misses: texts in which it finds nothing, or nothing at `likely` or above.
    pub misses: &'static [&'static str],
}

/// Lists of words that only bear upon what other words show: detectors read them, and wake on none of them.
const CONTEXT: [&str; 28] = [
    "approval/announcing",
    "approval/approved",
    "approval/not-announcing",
    "approval/not-approved",
    "personal/access-words",
    "personal/other-code-words",
    "personal/other-number-words",
    "photo/forbidding",
    "photo/notice",
    "photo/other-picture",
    "photo/thing",
    "source/ailment",
    "source/attribution",
    "source/count",
    "source/debunk",
    "source/inside",
    "source/lesson",
    "source/not-forwarding",
    "source/official-post",
    "source/proving",
    "source/remedy",
    "source/request",
    "source/rumour-matter",
    "source/saying",
    "source/sending",
    "source/vague-origin",
    "topic/work",
    "topic/work-people",
];

impl Detector {
    /// The ids of the lists whose words it wakes on, if its gates let it wake on any.
    pub fn waking_lists(&self) -> impl Iterator<Item = &'static str> {
        self.lists.iter().copied().filter(|list| !CONTEXT.contains(list))
    }
}

/// What a detector looks at, and its function.
#[derive(Debug)]
#[non_exhaustive]
pub enum Look {
    /// The text of certain kinds of part, if all that it wakes on is there.
    Text {
        /// It is called only if the part has at least one of these.
        wakes_on: Gates,
        /// The kinds of part it reads.
        reads: PartKinds,
        /// States the facts.
        see: fn(&Lens<'_>, &mut Findings),
    },
    /// The message's own fields: time, sender, attachments. Its examples are JSON messages; a hit's words may be empty.
    Message {
        /// States the facts.
        see: fn(&Message<'_>, DetectorIndex, &mut Findings),
    },
    /// A message among those before it, the oldest first. Its examples are lists of JSON messages, the last of which
    /// is looked at.
    Conversation {
        /// States the facts.
        see: fn(&[Trace], &Trace, DetectorIndex, &mut Findings),
    },
}

/// Kinds of text part, as a small set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartKinds(u8);

impl PartKinds {
    /// What the sender wrote.
    pub const BODY: PartKinds = PartKinds(1);
    /// The file names of attachments.
    pub const NAMES: PartKinds = PartKinds(2);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: PartKinds) -> PartKinds {
        PartKinds(self.0 | other.0)
    }

    /// Whether all of `other` is in this set.
    pub const fn has(self, other: PartKinds) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A named, typed field of a detector's findings, which a policy's conditions can test.
#[derive(Debug)]
pub struct Field {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// What it holds, and so what can be asked of it.
    pub kind: FieldKind,
    /// What it means.
    pub doc: Words,
}

/// What a field holds. The kind decides which operators a policy may use on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldKind {
    /// One of these words. `one-of`, `not-in`.
    Word(&'static [&'static str]),
    /// One of these words, weakest first. `one-of`, `not-in`, `at-least`, `at-most`.
    Grade(&'static [&'static str]),
    /// A phone number, `+` and digits. `one-of`, `not-in`.
    Phone,
    /// An e-mail address in lower case. `one-of`, `not-in`; an entry that starts with `@` stands for a whole domain.
    Email,
    /// A host name in lower case. `one-of`, `not-in`; an entry covers its subdomains too. `resembles`: it poses as one.
    Host,
    /// An account: its handle, a line break, its display name. `one-of` and `not-in` compare the handle, `bears` looks
    /// for names in both, `registry` asks what the registry of accounts says of it.
    Account,
    /// A sender: handle, display name and phone, with a line break after each. `one-of`, `not-in`; an entry is any of them.
    Sender,
    /// Letters and digits of a number. `one-of`, `not-in`.
    Number,
    /// Folded words. `mentions`, `not-mentions`.
    Text,
    /// A moment of sending. `inside`, `outside`.
    Moment,
    /// Yes or no. `is`.
    Flag,
}
