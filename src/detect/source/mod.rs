//! Where a message says its news comes from.

pub mod anonymous;
pub mod as_received;
pub mod chain_letter;
pub mod link;
