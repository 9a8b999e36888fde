//! Facts about a person: how to reach them, and the numbers that stand for them.

pub mod bank_account;
pub mod card;
pub mod email;
pub mod emirates_id;
pub mod file_number;
pub mod iban;
pub mod iqama;
pub mod national_id;
pub mod passport;
pub mod phone;
pub mod saudi_id;

mod called;
mod check_digit;
mod codes;
mod saudi_number;
