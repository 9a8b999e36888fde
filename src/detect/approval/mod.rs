//! Announcements that need approval.

pub mod announcement;
