//! Facts about a person: how to reach them, and the numbers that stand for them.

pub mod address;
pub mod bank_account;
pub mod birth_date;
pub mod card;
pub mod credentials;
pub mod email;
pub mod emirates_id;
pub mod file_number;
pub mod iban;
pub mod iqama;
pub mod location;
pub mod national_id;
pub mod passport;
pub mod phone;
pub mod plate;
pub mod private_matter;
pub mod saudi_id;

mod called;
mod check_digit;
mod codes;
mod field;
mod login_pair;
mod name_shape;
mod people;
mod saudi_number;
mod score_list;
