//! One text, the places of it that are covered, and the way between what it was and what it is.

use std::borrow::Cow;

use super::marks::NEUTRAL;
use crate::finding::DetectorIndex;
use crate::span::Span;

/// A text under redaction. Its patches stand in order and share no byte, before and after.
#[derive(Debug, Default)]
pub(super) struct Sheet<'t> {
    was: Cow<'t, str>,
    patches: Vec<Patch>,
}

/// A place of the text, and what stands there now.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    pub(super) was: Span,
    pub(super) now: Span,
    with: String,
    /// Whose finding it covers; `None` for what is replaced whatever is found.
    pub(super) by: Option<DetectorIndex>,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(text: impl Into<Cow<'t, str>>) -> Sheet<'t> {
        Sheet { was: text.into(), patches: Vec::new() }
    }

    /// The text as it was.
    pub(super) fn original(&self) -> &str {
        &self.was
    }

    /// What was replaced, in order.
    pub(super) fn patches(&self) -> &[Patch] {
        &self.patches
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> String {
        let mut out = String::with_capacity(self.was.len());
        let mut at = 0;
        for patch in &self.patches {
            out.push_str(self.was.get(at..patch.was.start as usize).unwrap_or(""));
            out.push_str(&patch.with);
            at = patch.was.end as usize;
        }
        out.push_str(self.was.get(at..).unwrap_or(""));
        out
    }

    /// Puts `with` where `place` of the original stands, whatever is found there.
    pub(super) fn replace(&mut self, place: Span, with: String) {
        self.patches.retain(|patch| !patch.was.overlaps(place));
        self.patches.push(Patch { was: place, now: place, with, by: None });
        self.settle();
    }

    /// Covers places of the text *as it is now*. What `cover` gives for the original words goes there; where a cover is
    /// itself found again, alone or with the words around it, a mark without words takes its place.
    pub(super) fn cover(&mut self, places: &[(Span, DetectorIndex)], cover: impl Fn(&str, DetectorIndex) -> String) {
        let places = places.iter().map(|(place, by)| (self.before(*place), *by)).filter(|(place, _)| !place.is_empty());
        let fresh = |(was, by)| Patch { was, now: was, with: String::new(), by: Some(by) };
        let mut all: Vec<Patch> = places.map(fresh).collect();
        all.append(&mut self.patches);
        all.sort_by_key(|patch| (patch.was, patch.with.is_empty()));
        for mut patch in all {
            let Some(last) = self.patches.last_mut().filter(|last| last.was.overlaps(patch.was)) else {
                self.patches.push(patch);
                continue;
            };
            let again = !last.with.is_empty() || !patch.with.is_empty();
            last.was = last.was.join(patch.was);
            last.by = last.by.or(patch.by.take());
            last.with = if again { NEUTRAL.to_owned() } else { String::new() };
        }
        for patch in self.patches.iter_mut().filter(|patch| patch.with.is_empty()) {
            // Only what is found has no cover yet.
            patch.with = patch.by.map_or_else(|| NEUTRAL.to_owned(), |by| cover(patch.was.of(&self.was), by));
        }
        self.settle();
    }

    /// Covers all of it: nothing else helped.
    pub(super) fn cover_all(&mut self, from: usize) {
        let by = self.patches.iter().find_map(|patch| patch.by);
        let was = Span::new(from as u32, self.was.len() as u32);
        self.patches.retain(|patch| !patch.was.overlaps(was));
        self.patches.push(Patch { was, now: was, with: NEUTRAL.to_owned(), by });
        self.settle();
    }

    /// A place of the text as it is now, as a place of the original: whole patches, and whole characters.
    pub(super) fn before(&self, now: Span) -> Span {
        let (start, _) = self.back(now.start);
        let (_, end) = self.back(now.end);
        let (mut start, mut end) = (start as usize, (end as usize).min(self.was.len()));
        while start > 0 && !self.was.is_char_boundary(start) {
            start -= 1;
        }
        while !self.was.is_char_boundary(end) {
            end += 1;
        }
        Span::new(start.min(end) as u32, end as u32)
    }

    /// Where byte `at` of the present text comes from; both ends of the patch if it lies inside one.
    fn back(&self, at: u32) -> (u32, u32) {
        let after = self.patches.partition_point(|patch| patch.now.start < at);
        match after.checked_sub(1).map(|last| &self.patches[last]) {
            None => (at, at),
            Some(patch) if at < patch.now.end => (patch.was.start, patch.was.end),
            Some(patch) => (patch.was.end + (at - patch.now.end), patch.was.end + (at - patch.now.end)),
        }
    }

    /// Puts the patches in order and says where each stands now.
    fn settle(&mut self) {
        self.patches.sort_by_key(|patch| patch.was);
        let (mut was, mut now) = (0, 0);
        for patch in &mut self.patches {
            let start = now + (patch.was.start - was);
            patch.now = Span::new(start, start + patch.with.len() as u32);
            (was, now) = (patch.was.end, patch.now.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: DetectorIndex = DetectorIndex(0);

    fn at(text: &str, words: &str) -> (Span, DetectorIndex) {
        let start = text.find(words).expect("the words are there") as u32;
        (Span::new(start, start + words.len() as u32), ANY)
    }

    fn covered<'t>(text: &'t str, words: &[&str]) -> Sheet<'t> {
        let mut sheet = Sheet::new(text);
        let places: Vec<_> = words.iter().map(|words| at(text, words)).collect();
        sheet.cover(&places, |_, _| "‹x›".to_owned());
        sheet
    }

    #[test]
    fn places_are_covered_once_and_the_rest_stays() {
        assert_eq!(covered("a bc def g", &["def", "bc"]).text(), "a ‹x› ‹x› g");
        assert_eq!(covered("a bc def g", &["bc d", "def"]).text(), "a ‹x› g", "overlapping places are one");
        assert_eq!(covered("abcd", &["ab", "cd"]).text(), "‹x›‹x›", "places side by side are two");
        assert_eq!(covered("a bc", &[]).text(), "a bc");
    }

    #[test]
    fn places_of_the_new_text_lead_back_to_the_old() {
        let sheet = covered("رقم ٠٥٥ ثم ٠٦٦ فقط", &["٠٥٥", "٠٦٦"]);
        let now = sheet.text();
        for words in ["رقم", "ثم", "فقط"] {
            assert_eq!(sheet.before(at(&now, words).0).of(sheet.original()), words);
        }
        assert_eq!(sheet.before(at(&now, "x").0).of(sheet.original()), "٠٥٥", "inside a cover: all that it covers");
        assert_eq!(sheet.before(at(&now, "x› ثم").0).of(sheet.original()), "٠٥٥ ثم");
        for patch in sheet.patches() {
            assert_eq!(patch.now.of(&now), "‹x›");
        }
    }

    #[test]
    fn a_cover_that_is_found_again_loses_its_words() {
        let mut sheet = covered("tel 055 066", &["055"]);
        let now = sheet.text();
        sheet.cover(&[at(&now, "x› 066")], |_, _| "‹y›".to_owned());
        assert_eq!(sheet.text(), format!("tel {NEUTRAL}"));
        let mut sheet = covered("tel 055 066", &["055"]);
        sheet.cover(&[at(&sheet.text(), "066")], |words, _| words.replace('6', "•"));
        assert_eq!(sheet.text(), "tel ‹x› 0••", "another place leaves it alone");
        sheet.cover_all(4);
        assert_eq!(sheet.text(), format!("tel {NEUTRAL}"));
    }

    #[test]
    fn a_replacement_stands_whatever_is_found_elsewhere() {
        let mut sheet = Sheet::new("منى: 055");
        sheet.replace(at("منى: 055", "منى").0, "مرسل 1".to_owned());
        sheet.cover(&[at(&sheet.text(), "055")], |_, _| "‹x›".to_owned());
        assert_eq!(sheet.text(), "مرسل 1: ‹x›");
    }
}
