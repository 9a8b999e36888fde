//! tadqiq (تدقيق): a linter for outgoing messages in Arabic and English.

pub mod audit;
pub mod detect;
pub mod eval;
pub mod finding;
pub mod import;
pub mod judge;
pub mod lint;
pub mod message;
pub mod part;
pub mod policy;
pub mod report;
pub mod span;
pub mod text;
pub mod truth;
pub mod verdict;
pub mod words;

pub use lint::{Linter, Scratch};
pub use message::Message;
pub use policy::{Policy, Use};
pub use verdict::Verdict;
