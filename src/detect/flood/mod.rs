//! What earlier messages of the same conversation say about one.

pub mod repeat;
