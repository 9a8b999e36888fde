//! Where a message says its news comes from.

pub mod anonymous;
pub mod as_received;
pub mod chain_letter;
pub mod claim;
pub mod link;

use crate::detect::{Field, FieldKind};
use crate::words::Words;

/// The fields of news and claims: whom they name as their source.
static ATTRIBUTED: [Field; 2] = [
    Field {
        name: "attribution",
        kind: FieldKind::Grade(&["none", "vague", "body", "person"]),
        doc: Words::new("من نُسب إليه الكلام: لا أحد، أو مبهم، أو جهة، أو شخص", "whom it names as its source"),
    },
    Field {
        name: "by",
        kind: FieldKind::Text,
        doc: Words::new("المصدر المسمى، بكلمات موحدة الكتابة", "the named source, in folded words"),
    },
];
