//! account/name.
#![allow(unused_imports)]

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::Findings;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "account/name",
    summary: Words::new("", ""),
    doc: Words::new("", ""),
    fields: &[Field { name: "account", kind: FieldKind::Account, doc: Words::new("الحساب", "the account") }],
    lists: &[],
    look: Look::Message { see },
    hits: &[],
    misses: &[],
};

fn see(_message: &crate::message::Message<'_>, _me: crate::finding::DetectorIndex, _out: &mut Findings) {}
