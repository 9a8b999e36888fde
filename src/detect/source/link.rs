//! source/link.
#![allow(unused_imports)]

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::Findings;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/link",
    summary: Words::new("", ""),
    doc: Words::new("", ""),
    fields: &[
        Field { name: "host", kind: FieldKind::Host, doc: Words::new("المضيف", "the host") },
        Field {
            name: "shortener",
            kind: FieldKind::Flag,
            doc: Words::new("رابط مختصر", "whether it is a link shortener"),
        },
        Field {
            name: "known",
            kind: FieldKind::Flag,
            doc: Words::new("نطاق معروف الملكية", "whether its suffix is a government or education one"),
        },
    ],
    lists: &[],
    look: Look::Text { wakes_on: crate::text::Gates::ALL, reads: crate::detect::PartKinds::BODY, see },
    hits: &[],
    misses: &[],
};

fn see(_lens: &crate::detect::Lens<'_>, _out: &mut Findings) {}
