//! personal/phone.
#![allow(unused_imports)]

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::Findings;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/phone",
    summary: Words::new("", ""),
    doc: Words::new("", ""),
    fields: &[
        Field {
            name: "number",
            kind: FieldKind::Phone,
            doc: Words::new("رقم الهاتف بصيغته الدولية", "the phone number in international form"),
        },
        Field {
            name: "country",
            kind: FieldKind::Word(&["sa", "ae", "kw", "qa", "bh", "om", "eg", "jo"]),
            doc: Words::new("الدولة", "the country"),
        },
    ],
    lists: &[],
    look: Look::Text { wakes_on: crate::text::Gates::ALL, reads: crate::detect::PartKinds::BODY, see },
    hits: &[],
    misses: &[],
};

fn see(_lens: &crate::detect::Lens<'_>, _out: &mut Findings) {}
