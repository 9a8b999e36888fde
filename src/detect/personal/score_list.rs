//! Several people's scores, one beside each name: «درجات الكويز: جود ٩، سلمان ٤».

use super::name_shape::{cannot_be_name, is_capitalised};
use crate::detect::Lens;
use crate::text::Word;

/// Where one score stands: from the name's first folded byte to the last of the score.
pub(super) type Place = (u32, u32);

/// How many names beside scores make a list.
const LEAST: usize = 2;

/// The highest score of one test.
const HIGHEST: u32 = 100;

/// The scores beside names, where at least two stand and at least one name is known as one: by the detector's lists
/// `names`, or by its capital letter.
pub(super) fn scores(lens: &Lens<'_>, names: &[usize]) -> Vec<Place> {
    let words = lens.view.words();
    let (mut found, mut known) = (Vec::new(), false);
    for nth in 1..words.len() {
        let Some(end) = score(lens, nth) else { continue };
        let Some((start, sure)) = name(lens, names, nth - 1) else { continue };
        found.push((start, end));
        known |= sure;
    }
    if found.len() < LEAST || !known {
        found.clear();
    }
    found
}

/// Where the score ends that starts with the `nth` word: a number up to a hundred with nothing counted behind it.
fn score(lens: &Lens<'_>, nth: usize) -> Option<u32> {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let word = words[nth];
    let digits = word.of(bytes);
    if digits.len() > 3 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    if digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')) > HIGHEST {
        return None;
    }
    let rest = bytes.get(word.end as usize..).unwrap_or(&[]);
    let next = rest.iter().position(|byte| *byte != b' ').and_then(|at| rest.get(at..)).unwrap_or(&[]);
    let is_end =
        next.first().is_none_or(|byte| matches!(byte, b'\n' | b',' | b';' | b'.' | b'%' | b'/' | b'-' | b')' | b'|'));
    let goes_on =
        ["،", "؛", "٪", "من ", "و", "out of", "and ", "w "].iter().any(|mark| next.starts_with(mark.as_bytes()));
    // 12:30 is a time, 12.5.2026 a day.
    let is_part =
        matches!(rest, [b':' | b'.' | b'/' | b'-', digit, ..] if digit.is_ascii_digit()) && !rest.starts_with(b"/");
    ((is_end || goes_on) && !is_part).then_some(word.end)
}

/// The name that ends with the `nth` word, right before a score, and whether it is known as a name.
fn name(lens: &Lens<'_>, names: &[usize], nth: usize) -> Option<(u32, bool)> {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let word = words[nth];
    let gap = bytes.get(word.end as usize..words.get(nth + 1)?.start as usize)?;
    if gap.len() > 3 || !gap.iter().all(|byte| matches!(byte, b' ' | b':' | b'-' | b'=' | b'(')) {
        return None;
    }
    let start = nth.checked_sub(1).map_or(word, |before| words[before]);
    let listed = |word: Word| lens.closest_after(names, word.start, 0).is_some();
    if listed(word) {
        return Some((word.start, true));
    }
    if nth > 0 && word.start - start.end == 1 && listed(start) {
        return Some((start.start, true));
    }
    let text = lens.view.original(word.start, word.end).of(lens.view.text());
    let shaped = is_capitalised(text) && !cannot_be_name(word.of(bytes));
    let arabic =
        word.end - word.start >= 6 && word.of(bytes)[0] >= 0x80 && !word.of(bytes).starts_with("ال".as_bytes());
    (shaped || (arabic && !cannot_be_name(word.of(bytes)))).then_some((word.start, false))
}
