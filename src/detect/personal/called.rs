//! What the words near a number call it.

use crate::detect::Lens;

/// How far a name for a number may stand before it, in folded bytes: about forty Arabic letters.
const BEFORE: u32 = 80;

/// How far a name for a number may stand after it.
const AFTER: u32 = 40;

/// What a number is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// By the word of this list of the detector.
    List(usize),
    /// By nothing.
    Nothing,
}

/// Which of the lists `nths` names the number at folded bytes `start..end`: the closest name before it, else the
/// closest after it on the same line.
pub(super) fn called(lens: &Lens<'_>, nths: &[usize], start: u32, end: u32) -> Called {
    name(lens, nths, start, end).map_or(Called::Nothing, |(nth, _)| Called::List(nth))
}

/// The same, with the weight of the name: 1 for a word that often means something else.
pub(super) fn name(lens: &Lens<'_>, nths: &[usize], start: u32, end: u32) -> Option<(usize, u8)> {
    if let Some((nth, hit)) = lens.closest_before(nths, start, BEFORE) {
        return Some((nth, hit.weight));
    }
    let (nth, hit) = lens.closest_after(nths, end, AFTER)?;
    (!lens.view.folded()[end as usize..hit.start as usize].contains(&b'\n')).then_some((nth, hit.weight))
}
