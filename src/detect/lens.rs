//! What a text detector is handed: one part's view, and its own lists in it.

use super::PartKinds;
use crate::finding::{Because, Confidence, DetectorIndex, Finding, Findings, MAX_FIELDS, Place, Value};
use crate::part::{Named, PartId};
use crate::text::{ListId, Listed, View};

/// One part, as one detector sees it. Offsets count folded bytes; a finding made here has them led back.
#[derive(Clone, Copy, Debug)]
pub struct Lens<'s> {
    /// The part's text, folded and analysed.
    pub view: View<'s>,
    /// For a file name: what the file is.
    pub names: Named,
    /// Whether a picture or clip comes with the text, as far as the format tells.
    pub pictured: bool,
    pub(crate) part: PartId,
    pub(crate) detector: DetectorIndex,
    pub(crate) lists: &'s [ListId],
}

/// No term is longer than this, in folded bytes.
const LONGEST: u32 = 1 << 10;

/// How many words may say whose an approval or an attribution is.
const TELLING: usize = 8;

/// How far around a place it is looked for quotation marks, in bytes.
const AROUND: usize = 400;

impl<'s> Lens<'s> {
    /// A lens of the detector `detector` on `view`, as a body or, if it reads only those, as the name of a picture.
    /// `lists` are the detector's lists, in its order, as the view's vocabulary counts them.
    pub fn new(view: View<'s>, reads: PartKinds, detector: DetectorIndex, lists: &'s [ListId]) -> Lens<'s> {
        let (part, names) = match reads.has(PartKinds::BODY) {
            true => (PartId::Body, Named::Nothing),
            false => (PartId::Name(0), Named::Picture),
        };
        Lens { view, names, pictured: false, part, detector, lists }
    }

    /// The terms found of the `nth` of the detector's lists, in order of place.
    pub fn hits(&self, nth: usize) -> impl Iterator<Item = &'s Listed> + use<'s> {
        self.among(self.view.hits(), nth)
    }

    /// Whether a term found is one of the `nth` of the detector's lists.
    pub fn is_of(&self, hit: &Listed, nth: usize) -> bool {
        self.lists.get(nth) == Some(&hit.list)
    }

    /// Whether a term found is written in Latin letters.
    pub fn is_latin(&self, hit: &Listed) -> bool {
        self.view.folded().get(hit.start as usize).is_some_and(u8::is_ascii)
    }

    /// Whether any term of the `nth` list was found with at least this weight.
    pub fn has(&self, nth: usize, weight: u8) -> bool {
        self.hits(nth).any(|hit| hit.weight >= weight)
    }

    /// The weights of all terms found of the `nth` list, added up.
    pub fn weight(&self, nth: usize) -> u32 {
        self.hits(nth).map(|hit| u32::from(hit.weight)).sum()
    }

    /// Adds up the weights of all lists in one pass: `sums[nth]` for each of the detector's lists that fits in `sums`.
    pub fn weigh(&self, sums: &mut [u32]) {
        for hit in self.view.hits() {
            // Lists of one detector mostly lie side by side in the vocabulary, so the guess is mostly right.
            let guess = usize::from(hit.list.0.wrapping_sub(self.lists.first().map_or(0, |list| list.0)));
            let nth = match self.lists.get(guess) {
                Some(list) if *list == hit.list => Some(guess),
                _ => self.lists.iter().position(|list| *list == hit.list),
            };
            if let Some(sum) = nth.and_then(|nth| sums.get_mut(nth)) {
                *sum += u32::from(hit.weight);
            }
        }
    }

    /// The strongest term found of the `nth` list; the first of equal ones.
    pub fn strongest(&self, nth: usize) -> Option<&'s Listed> {
        self.hits(nth).max_by_key(|hit| (hit.weight, std::cmp::Reverse(hit.start)))
    }

    /// The closest term of any of the lists `nths` that ends at most `reach` bytes before `at`.
    pub fn closest_before(&self, nths: &[usize], at: u32, reach: u32) -> Option<(usize, &'s Listed)> {
        let near = |hit: &&Listed| hit.end <= at && at - hit.end <= reach;
        let around = self.starting_within(at.saturating_sub(reach + LONGEST), at);
        let found = nths.iter().flat_map(|&nth| self.among(around, nth).filter(near).map(move |hit| (nth, hit)));
        found.max_by_key(|(_, hit)| (hit.end, hit.end - hit.start))
    }

    /// The closest term of any of the lists `nths` that starts at most `reach` bytes after `at`.
    pub fn closest_after(&self, nths: &[usize], at: u32, reach: u32) -> Option<(usize, &'s Listed)> {
        let near = self.starting_within(at, at.saturating_add(reach));
        let found = nths.iter().flat_map(|&nth| self.among(near, nth).map(move |hit| (nth, hit)));
        found.min_by_key(|(_, hit)| (hit.start, std::cmp::Reverse(hit.end)))
    }

    /// The terms of the `nth` list that lie within the folded bytes `from..to`.
    pub fn within(&self, nth: usize, from: u32, to: u32) -> impl Iterator<Item = &'s Listed> + use<'s> {
        self.among(self.starting_within(from, to), nth).filter(move |hit| hit.end <= to)
    }

    /// The terms of any list that start at `from..=to`: found by halving, so that many places in a long text stay cheap.
    fn starting_within(&self, from: u32, to: u32) -> &'s [Listed] {
        let hits = self.view.hits();
        let first = hits.partition_point(|hit| hit.start < from);
        let len = hits[first..].partition_point(|hit| hit.start <= to);
        &hits[first..first + len]
    }

    fn among(&self, hits: &'s [Listed], nth: usize) -> impl Iterator<Item = &'s Listed> + use<'s> {
        let list = self.lists.get(nth).copied();
        hits.iter().filter(move |hit| Some(hit.list) == list)
    }

    /// Whether no sentence and no line ends between the folded places `from` and `to`.
    pub fn runs_on(&self, from: u32, to: u32) -> bool {
        let between = self.view.folded().get(from as usize..to as usize).unwrap_or(&[]);
        !between.iter().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n'))
            && !between.windows(2).any(|two| two == "؟".as_bytes())
    }

    /// Whether the folded bytes `start..end` stand in quotation marks behind other words: spoken of, not said. A message
    /// that is one quotation speaks for itself.
    pub fn is_quoted(&self, start: u32, end: u32) -> bool {
        let (before, after) = self.around(start, end);
        [('«', '»'), ('“', '”'), ('"', '"')].iter().any(|&(open, close)| {
            let Some(opened) = before.rfind(open) else { return false };
            let still_open = match open == close {
                true => before.matches(open).count() % 2 == 1,
                false => !before[opened..].contains(close),
            };
            still_open && after.contains(close) && before[..opened].contains(char::is_alphabetic)
        })
    }

    /// Whether no word stands beside the folded bytes `start..end` without a mark or a line's end between.
    pub fn stands_alone(&self, start: u32, end: u32) -> bool {
        let (before, after) = self.around(start, end);
        let (left, right) =
            (before.trim_end_matches(' ').chars().next_back(), after.trim_start_matches(' ').chars().next());
        ![left, right].iter().flatten().any(|beside| beside.is_alphanumeric())
    }

    /// The original text on both sides of the folded bytes `start..end`, to the line's end and not far: so that many
    /// places in a long text stay cheap.
    fn around(&self, start: u32, end: u32) -> (&'s str, &'s str) {
        let text = self.view.text();
        let place = self.view.original(start, end);
        let (start, end) = (place.start as usize, place.end as usize);
        let is_edge = |at: &usize| text.is_char_boundary(*at);
        let from = (start.saturating_sub(AROUND)..=start).find(is_edge).unwrap_or(start);
        let to = (end..=end.saturating_add(AROUND).min(text.len())).rev().find(is_edge).unwrap_or(end);
        let (before, after) = (&text[from..start], &text[end..to]);
        (before.rsplit('\n').next().unwrap_or(before), after.split('\n').next().unwrap_or(after))
    }

    /// The folded words from `at` on, to the end of the line and not far.
    pub fn words_from(&self, at: u32) -> &'s str {
        let folded = self.view.folded();
        let line_end =
            memchr::memchr(b'\n', &folded[at as usize..]).map_or(folded.len(), |offset| at as usize + offset);
        let words = self.view.words();
        let first = words.partition_point(|word| word.start < at);
        let following = words[first..].iter().take(TELLING).take_while(|word| (word.end as usize) <= line_end);
        let end = following.last().map_or(at, |word| word.end);
        let start = words.get(first).map_or(end, |word| word.start.min(end));
        std::str::from_utf8(&folded[start as usize..end as usize]).unwrap_or("")
    }

    /// States a fact about the folded bytes `start..end`.
    pub fn state(
        &self,
        out: &mut Findings,
        (start, end): (u32, u32),
        confidence: Confidence,
        because: Because,
        values: [Option<Value>; MAX_FIELDS],
    ) {
        let place = Place::Text(self.part, self.view.original(start, end));
        out.push(Finding { detector: self.detector, place, confidence, because, values });
    }
}
