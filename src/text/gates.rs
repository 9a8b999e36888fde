//! What a part has, noted while it is folded, so that a detector is not called in vain.

/// A small set of things that a text can have. Noted in the pass that folds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gates(u16);

impl Gates {
    /// Nothing.
    pub const NONE: Gates = Gates(0);
    /// A digit, in any script.
    pub const DIGIT: Gates = Gates(1);
    /// At least eight digits, together or apart: enough for a telephone number.
    pub const DIGITS: Gates = Gates(1 << 1);
    /// An `@`.
    pub const AT: Gates = Gates(1 << 2);
    /// A dot, or a mark that stands for one, with a letter or digit right after it; or `://`.
    pub const LINK: Gates = Gates(1 << 3);
    /// A word of one of the detector's own lists.
    pub const LISTED: Gates = Gates(1 << 4);
    /// An Arabic letter.
    pub const ARABIC: Gates = Gates(1 << 5);
    /// A Latin letter.
    pub const LATIN: Gates = Gates(1 << 6);
    /// Something that folding dropped or shortened.
    pub const CHANGED: Gates = Gates(1 << 7);
    /// Single letters set apart, or letters repeated: the squeezed view could matter.
    pub const SPREAD: Gates = Gates(1 << 8);
    /// A digit, and a word of one of the detector's own lists.
    pub const LISTED_DIGIT: Gates = Gates(1 << 9);

    /// Anything at all.
    pub const ALL: Gates = Gates(u16::MAX);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Gates) -> Gates {
        Gates(self.0 | other.0)
    }

    /// Whether the two share anything.
    pub const fn any_of(self, other: Gates) -> bool {
        self.0 & other.0 != 0
    }
}

/// How many digits make [`Gates::DIGITS`]: the shortest telephone number without a country code has eight in the
/// smaller Gulf states.
pub(super) const LONG_DIGITS: u32 = 8;
