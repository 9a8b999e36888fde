//! approval/announcement.
#![allow(unused_imports)]

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::Findings;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "approval/announcement",
    summary: Words::new("", ""),
    doc: Words::new("", ""),
    fields: &[
        Field {
            name: "kind",
            kind: FieldKind::Word(&["exam-schedule"]),
            doc: Words::new("نوع الإعلان", "the kind of announcement"),
        },
        Field {
            name: "approval",
            kind: FieldKind::Grade(&["none", "claimed", "shown"]),
            doc: Words::new("درجة ما يدل على الاعتماد", "the grade of the sign of approval"),
        },
        Field {
            name: "by", kind: FieldKind::Text, doc: Words::new("من اعتمد", "who approved it, in folded words")
        },
    ],
    lists: &[],
    look: Look::Text { wakes_on: crate::text::Gates::ALL, reads: crate::detect::PartKinds::BODY, see },
    hits: &[],
    misses: &[],
};

fn see(_lens: &crate::detect::Lens<'_>, _out: &mut Findings) {}
