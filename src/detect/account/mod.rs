//! Accounts that publish.

pub mod name;
pub mod sender;
