//! What a message is for.

pub mod message;
