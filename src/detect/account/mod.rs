//! Accounts that publish.

pub mod name;
