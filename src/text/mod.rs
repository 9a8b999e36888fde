//! Text made easy to match, with the way back to the original.
//!
//! [`Desk::view`] folds a text once, hashes each word once, looks all words up in one [`Vocabulary`], and finds numbers
//! and links where the [`Gates`] say there are any. Detectors share the result.

mod clitics;
mod fold;
mod gates;
mod language;
mod links;
mod lists;
mod mask;
mod numbers;
mod punycode;
mod spelled;
mod squeeze;
mod view;
mod vocabulary;

pub use fold::{Folded, Word, fold, hash};
pub use gates::Gates;
pub use language::{Language, language};
pub use links::{Link, Links};
pub use lists::{List, is_listed_host, list, list_id, lists};
pub use mask::mask;
pub use numbers::{Group, Numbers, Reading};
pub use punycode::{host_in_ascii, host_in_letters};
pub use view::{Desk, Listed, View};
pub use vocabulary::{Hit, ListId, Lists, Vocabulary};
