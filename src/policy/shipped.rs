//! The policies and vocabularies that are part of the program, listed by `build.rs` from what lies under `policies/`.

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The text of the shipped policy with this id.
pub fn policy(id: &str) -> Option<&'static str> {
    POLICIES.iter().find(|(shipped, _)| *shipped == id).map(|(_, text)| *text)
}

/// The text of the shipped vocabulary with this id.
pub fn vocabulary(id: &str) -> Option<&'static str> {
    VOCABULARIES.iter().find(|(shipped, _)| *shipped == id).map(|(_, text)| *text)
}
