//! topic/message.
#![allow(unused_imports)]

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::Findings;
use crate::words::Words;

/// The topics it can name.
pub const TOPICS: &[&str] = &[
    "greeting",
    "joke",
    "religion",
    "sports",
    "advert",
    "congratulation",
    "condolence",
    "politics",
    "gossip",
    "recipe",
    "poem",
    "game",
    "celebrity",
    "weather",
    "advice",
    "lost-property",
    "chat",
    "complaint",
    "suggestion",
    "enquiry",
    "emergency",
];

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "topic/message",
    summary: Words::new("", ""),
    doc: Words::new("", ""),
    fields: &[Field { name: "topic", kind: FieldKind::Word(TOPICS), doc: Words::new("الموضوع", "the topic") }],
    lists: &[],
    look: Look::Text { wakes_on: crate::text::Gates::ALL, reads: crate::detect::PartKinds::BODY, see },
    hits: &[],
    misses: &[],
};

fn see(_lens: &crate::detect::Lens<'_>, _out: &mut Findings) {}
