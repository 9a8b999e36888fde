//! The policies that are part of the program, listed by `build.rs` from what lies under `policies/`.

include!(concat!(env!("OUT_DIR"), "/policies.rs"));

/// The text of the shipped policy with this id.
pub fn policy(id: &str) -> Option<&'static str> {
    POLICIES.iter().find(|(shipped, _)| *shipped == id).map(|(_, text)| *text)
}
