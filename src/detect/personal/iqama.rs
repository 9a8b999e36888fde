//! personal/iqama.
#![allow(unused_imports)]

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::Findings;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/iqama",
    summary: Words::new("", ""),
    doc: Words::new("", ""),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: &[],
    look: Look::Text { wakes_on: crate::text::Gates::ALL, reads: crate::detect::PartKinds::BODY, see },
    hits: &[],
    misses: &[],
};

fn see(_lens: &crate::detect::Lens<'_>, _out: &mut Findings) {}
