//! Pictures of people: as captions and file names tell, and the pictures themselves.

pub mod caption;
pub mod name;
pub mod people;
