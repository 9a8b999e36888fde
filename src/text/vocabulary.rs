//! All word lists of all detectors in one matcher over folded whole words.

use super::clitics::peel;
use super::fold::{Folded, Word, hash};

/// Which list of a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(pub u16);

/// A set of lists. A vocabulary holds at most [`Lists::MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(u128);

impl Lists {
    /// How many lists one vocabulary can hold.
    pub const MAX: usize = 128;

    /// Adds a list.
    pub fn insert(&mut self, list: ListId) {
        self.0 |= 1 << list.0;
    }

    /// Whether the two sets share a list.
    pub fn any_of(self, other: Lists) -> bool {
        self.0 & other.0 != 0
    }
}

/// A listed term found in a text: words `first..=last`, with the bytes of clitics that stand outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Whose term.
    pub list: ListId,
    /// How strongly the term speaks for its list, 1 to 9.
    pub weight: u8,
    /// The first word's index.
    pub first: u32,
    /// The last word's index.
    pub last: u32,
    /// Bytes of clitics at the front of the first word.
    pub skip: u8,
    /// Bytes of clitics at the end of the last word.
    pub drop: u8,
}

/// Every list, compiled. Each word of a text is looked up once, whatever the number of lists.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// One bit for each first word's hash: most words of a text stop here.
    filter: Vec<u64>,
    /// Open addressing: hash of a first word, and the entries that start with it.
    slots: Vec<Slot>,
    entries: Vec<Entry>,
    /// The words after the first of each entry.
    items: Vec<u64>,
    /// Words with repeated letters made single, and the word they stand for.
    squeezed: Vec<(u64, u64)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u64,
    start: u32,
    count: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    first: u64,
    list: ListId,
    weight: u8,
    start: u32,
    count: u32,
}

/// Stands in a term for up to [`GAP_WORDS`] words.
const GAP: u64 = 0;
const GAP_WORDS: usize = 3;

const FILTER_BITS: u32 = 16;

impl Vocabulary {
    /// Compiles `terms`: each with its list and weight. `…` in a term stands for up to three words. A term without a
    /// word, or that starts or ends with `…`, matches nothing.
    pub fn compile<'t>(terms: impl IntoIterator<Item = (ListId, u8, &'t str)>) -> Vocabulary {
        let mut folded = Folded::default();
        let mut vocabulary = Vocabulary { filter: vec![0; 1 << (FILTER_BITS - 6)], ..Vocabulary::default() };
        let mut sequence = Vec::new();
        let mut narrow = Vec::new();
        for (list, weight, term) in terms {
            sequence.clear();
            for (nth, piece) in term.split('…').enumerate() {
                if nth > 0 {
                    sequence.push(GAP);
                }
                folded.fold(piece);
                for word in folded.words() {
                    sequence.push(word.hash);
                    narrow.clear();
                    squeeze_word(word.of(folded.bytes()), &mut narrow);
                    let squeezed = hash(&narrow);
                    if squeezed != word.hash {
                        vocabulary.squeezed.push((squeezed, word.hash));
                    }
                }
            }
            let [first, rest @ ..] = sequence.as_slice() else { continue };
            if *first == GAP || rest.last() == Some(&GAP) {
                continue;
            }
            let start = vocabulary.items.len() as u32;
            vocabulary.items.extend_from_slice(rest);
            vocabulary.entries.push(Entry { first: *first, list, weight, start, count: rest.len() as u32 });
        }
        vocabulary.squeezed.sort_unstable();
        vocabulary.squeezed.dedup_by_key(|pair| pair.0);
        // Longer terms first, so that the first match at a word is the longest of its list.
        vocabulary.entries.sort_by_key(|entry| (entry.first, entry.list, u32::MAX - entry.count));
        vocabulary.index();
        vocabulary
    }

    fn index(&mut self) {
        self.slots = vec![Slot::default(); (self.entries.len() * 2 + 1).next_power_of_two()];
        let mask = self.slots.len() - 1;
        let mut start = 0;
        while let Some(entry) = self.entries.get(start) {
            let count = self.entries[start..].iter().take_while(|other| other.first == entry.first).count();
            self.filter[filter_word(entry.first)] |= filter_bit(entry.first);
            let mut at = entry.first as usize & mask;
            while self.slots[at].count > 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = Slot { hash: entry.first, start: start as u32, count: count as u32 };
            start += count;
        }
    }

    fn starting_with(&self, first: u64) -> &[Entry] {
        if self.filter.get(filter_word(first)).is_none_or(|bits| bits & filter_bit(first) == 0) {
            return &[];
        }
        let mask = self.slots.len() - 1;
        let mut at = first as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.count == 0 {
                return &[];
            }
            if slot.hash == first {
                return &self.entries[slot.start as usize..(slot.start + slot.count) as usize];
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds to `hits` every term in `words` of the folded text `bytes`, in order of place. Of terms of one list that
    /// overlap, the stronger stays; of equal ones, the longer.
    pub(crate) fn find(&self, bytes: &[u8], words: &[Word], hits: &mut Vec<Hit>) {
        if self.entries.is_empty() {
            return;
        }
        for nth in 0..words.len() {
            let word = words[nth];
            let mut found = false;
            for entry in self.starting_with(word.hash) {
                found |= self.follow(entry, bytes, words, nth, 0, 0, hits);
            }
            if !found {
                peel(word.of(bytes), |reading, skip, drop| {
                    for entry in self.starting_with(reading) {
                        found |= self.follow(entry, bytes, words, nth, skip, drop, hits);
                    }
                    found
                });
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn follow(
        &self,
        entry: &Entry,
        bytes: &[u8],
        words: &[Word],
        first: usize,
        skip: u8,
        drop: u8,
        hits: &mut Vec<Hit>,
    ) -> bool {
        let rest = &self.items[entry.start as usize..(entry.start + entry.count) as usize];
        let Some((last, drop)) = match_rest(rest, bytes, words, first, drop) else { return false };
        let hit = Hit { list: entry.list, weight: entry.weight, first: first as u32, last: last as u32, skip, drop };
        keep_strongest(hits, hit);
        true
    }

    /// The word that a squeezed word stands for, by hash.
    pub(crate) fn unsqueeze(&self, squeezed: u64) -> Option<u64> {
        let at = self.squeezed.binary_search_by_key(&squeezed, |pair| pair.0).ok()?;
        Some(self.squeezed[at].1)
    }
}

impl Word {
    /// Its bytes in the folded text `bytes`.
    pub fn of(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..self.end as usize).unwrap_or(&[])
    }
}

/// `word` without letters that repeat the one before.
pub(crate) fn squeeze_word(word: &[u8], out: &mut Vec<u8>) {
    let mut last: &[u8] = &[];
    let mut at = 0;
    while at < word.len() {
        let mut end = at + 1;
        while end < word.len() && word[end] & 0xC0 == 0x80 {
            end += 1;
        }
        let letter = &word[at..end];
        if letter != last {
            out.extend_from_slice(letter);
            last = letter;
        }
        at = end;
    }
}

fn match_rest(rest: &[u64], bytes: &[u8], words: &[Word], at: usize, drop: u8) -> Option<(usize, u8)> {
    match rest {
        [] => Some((at, drop)),
        [GAP, rest @ ..] => (0..=GAP_WORDS).find_map(|skipped| match_rest(rest, bytes, words, at + skipped, drop)),
        [item, rest @ ..] => {
            let next = words.get(at + 1)?;
            if next.hash == *item {
                return match_rest(rest, bytes, words, at + 1, 0);
            }
            let mut dropped = None;
            peel(next.of(bytes), |reading, _, drop| {
                let fits = reading == *item;
                if fits {
                    dropped = Some(drop);
                }
                fits
            });
            match_rest(rest, bytes, words, at + 1, dropped?)
        }
    }
}

fn keep_strongest(hits: &mut Vec<Hit>, hit: Hit) {
    let overlapping = hits.iter().rposition(|other| other.list == hit.list && other.last >= hit.first);
    match overlapping {
        None => hits.push(hit),
        Some(at) => {
            let other = hits[at];
            let (ours, theirs) = ((hit.weight, hit.last - hit.first), (other.weight, other.last - other.first));
            if ours > theirs {
                hits[at] = hit;
            }
        }
    }
}

fn filter_word(hash: u64) -> usize {
    (hash >> 48) as usize >> 6 & ((1 << (FILTER_BITS - 6)) - 1)
}

fn filter_bit(hash: u64) -> u64 {
    1 << (hash >> 48 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(terms: &[&str], text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::compile(terms.iter().map(|term| (ListId(0), 1, *term)));
        let mut folded = Folded::default();
        folded.fold(text);
        let mut hits = Vec::new();
        vocabulary.find(folded.bytes(), folded.words(), &mut hits);
        let words = folded.words();
        hits.iter()
            .map(|hit| {
                let start = words[hit.first as usize].start + u32::from(hit.skip);
                let end = words[hit.last as usize].end - u32::from(hit.drop);
                folded.original(start, end).of(text).to_owned()
            })
            .collect()
    }

    #[test]
    fn whole_words_and_phrases_are_found() {
        assert_eq!(found(&["كما وصلني"], "الخبر كما وصلني الآن"), ["كما وصلني"]);
        assert_eq!(found(&["as received"], "FWD: As  Received!"), ["As  Received"]);
        assert_eq!(found(&["art"], "party smart"), [""; 0]);
        assert_eq!(found(&["send … everyone"], "send this to everyone"), ["send this to everyone"]);
        assert_eq!(found(&["send … everyone"], "send one two three four everyone"), [""; 0]);
    }

    #[test]
    fn clitics_stay_outside_the_place() {
        assert_eq!(found(&["رسالة"], "وبالرسالة"), ["رسالة"]);
        assert_eq!(found(&["انشر تؤجر"], "وانشرها تؤجر"), ["انشرها تؤجر"]);
    }

    #[test]
    fn the_stronger_of_two_stays() {
        let vocabulary = Vocabulary::compile([(ListId(0), 1, "good"), (ListId(0), 3, "good morning")]);
        let mut folded = Folded::default();
        folded.fold("good morning");
        let mut hits = Vec::new();
        vocabulary.find(folded.bytes(), folded.words(), &mut hits);
        assert_eq!(hits.iter().map(|hit| hit.weight).collect::<Vec<_>>(), [3]);
    }
}
