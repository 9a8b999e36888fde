//! Facts about a person.

pub mod card;
pub mod email;
pub mod emirates_id;
pub mod iban;
pub mod iqama;
pub mod phone;
pub mod saudi_id;
