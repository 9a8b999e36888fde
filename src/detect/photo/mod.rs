//! Pictures of people.

pub mod caption;
pub mod name;
pub mod people;
