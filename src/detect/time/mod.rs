//! When a message is sent.

pub mod sent;
