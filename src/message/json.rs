//! The JSON form of a message.
