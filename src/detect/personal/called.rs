//! What the words near a number call it.

use crate::detect::Lens;
use crate::text::Listed;

/// How far a name for a number may stand before it, in folded bytes: about forty Arabic letters.
const BEFORE: u32 = 80;

/// How far a name for a number may stand after it.
const AFTER: u32 = 40;

/// How close to a name the number stands that it names in the first place, in folded bytes: “: ”, “ هو ”.
const RIGHT_AFTER: u32 = 8;

/// How far a strong name may stand before a weak one.
const BESIDE: u32 = 40;

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
    closest(lens, nths, start, end).map_or(Called::Nothing, |(nth, _)| Called::List(nth))
}

/// The same for numbers other than telephones, with the weight of the name. "Its number" (weight 1) says less than
/// what stands before it: «الهوية رقمها …».
pub(super) fn name(lens: &Lens<'_>, nths: &[usize], start: u32, end: u32) -> Option<(usize, u8)> {
    let (nth, hit) = closest(lens, nths, start, end)?;
    if hit.weight == 1 && hit.end <= start {
        let stronger = lens.closest_before(nths, hit.end - 1, BESIDE).filter(|(_, stronger)| stronger.weight > 1);
        if let Some((nth, stronger)) = stronger {
            return Some((nth, stronger.weight));
        }
    }
    Some((nth, hit.weight))
}

fn closest<'s>(lens: &Lens<'s>, nths: &[usize], start: u32, end: u32) -> Option<(usize, &'s Listed)> {
    lens.closest_before(nths, start, BEFORE).or_else(|| {
        let found = lens.closest_after(nths, end, AFTER);
        found.filter(|(_, hit)| {
            !lens.view.folded()[end as usize..hit.start as usize].contains(&b'\n') && !number_follows(lens, hit.end)
        })
    })
}

/// Whether a number stands right after `at`, which then has the name before it for itself: «٠٥٥…، هويتها ١٠١…».
fn number_follows(lens: &Lens<'_>, at: u32) -> bool {
    lens.view.numbers().is_some_and(|numbers| {
        let groups = numbers.groups();
        let next = groups.get(groups.partition_point(|group| group.start < at));
        next.is_some_and(|group| group.start - at <= RIGHT_AFTER)
    })
}
