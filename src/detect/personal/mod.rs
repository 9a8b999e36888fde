//! Facts about a person: how to reach them, and the numbers that stand for them.

pub mod card;
pub mod email;
pub mod emirates_id;
pub mod iban;
pub mod iqama;
pub mod national_id;
pub mod phone;
pub mod saudi_id;

mod called;
mod check_digit;
mod saudi_number;
