//! What the words around a number speak of, taken together: several weak words of one field say what no one of them
//! does alone.

use crate::detect::Lens;

/// How far before and behind a place its field reaches, in folded bytes.
const BEFORE: u32 = 130;
const BEHIND: u32 = 70;

/// The weights of the terms of the `nth` of the detector's lists around the folded bytes `start..end`, added up. Terms
/// that overlap count once, by the first and longest of them; what lies beyond an empty line does not count.
pub(super) fn weight(lens: &Lens<'_>, nth: usize, start: u32, end: u32) -> u32 {
    let bytes = lens.view.folded();
    let apart = |from: u32, to: u32| {
        let between = bytes.get(from as usize..to as usize).unwrap_or(&[]);
        between.windows(2).any(|two| two == b"\n\n")
    };
    let (mut sum, mut last) = (0, 0);
    for hit in lens.within(nth, start.saturating_sub(BEFORE), end + BEHIND) {
        let inside = hit.start < end && start < hit.end;
        let near = if hit.end <= start { !apart(hit.end, start) } else { !apart(end, hit.start) };
        if !inside && near && hit.start >= last {
            sum += u32::from(hit.weight);
            last = hit.end;
        }
    }
    sum
}
