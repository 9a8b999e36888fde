//! All word lists of all detectors in one matcher over folded whole words.

mod compile;
mod ready;

use super::clitics::{REMAINDER, peel};
use super::fold::Word;

/// Which list of a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(pub u16);

/// A set of lists. A vocabulary holds at most [`Lists::MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists([u64; Lists::MAX / 64]);

impl Lists {
    /// How many lists one vocabulary can hold. Building one with more is an error, for the shipped lists and for a
    /// policy's own.
    pub const MAX: usize = 256;

    /// Every list.
    pub const ALL: Lists = Lists([u64::MAX; Lists::MAX / 64]);

    /// Adds a list.
    pub fn insert(&mut self, list: ListId) {
        self.0[usize::from(list.0) / 64] |= 1 << (list.0 % 64);
    }

    /// Whether the list is one of them.
    pub fn contains(self, list: ListId) -> bool {
        self.0[usize::from(list.0) / 64] & 1 << (list.0 % 64) != 0
    }

    /// Whether the two sets share a list.
    pub fn any_of(self, other: Lists) -> bool {
        self.0.iter().zip(other.0).any(|(mine, others)| mine & others != 0)
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

/// Every list, compiled.
///
/// Each word of a text is looked up once, whatever the number of lists, and becomes the number of a known word (or
/// none). Terms are a tree over those numbers: from a word that starts a term, one step for each word that goes on.
/// Nearly every word of a text starts some term and nearly none goes on, so each node carries 64 bits that turn the
/// others away (the signature of a superimposed code: Roberts, Proc. IEEE 67/12, 1979).
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// One bit for each known word's hash: most unknown words stop here.
    filter: Vec<u64>,
    /// One bit for the first letters of each known word, for what remains of a word once a prefix is off.
    starts: Vec<u64>,
    /// Open addressing by hash: the known words, numbered from 1.
    slots: Vec<(u64, u32)>,
    /// What each known word leads to, by its number; the first stands for a word that is not known.
    entries: Vec<Entry>,
    /// Steps from one node to another over one word.
    steps: Steps,
    /// The first stands for none.
    nodes: Vec<Node>,
    /// The terms that end at one node lie side by side. The first stands for none.
    ends: Vec<End>,
    /// Words with repeated letters made single, and the word they stand for.
    squeezed: Vec<(u64, u64)>,
    /// Differs between vocabularies that know different words.
    digest: u64,
}

/// A known word.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    /// What it and its plainer ones are and begin, at a glance.
    glance: Glance,
    /// The node it leads to from the root; 0 for none.
    root: u32,
    /// What it is with its own clitics peeled: الاختبارات is also اختبارات.
    plainer: Reading,
}

/// A place in the tree of terms.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// [`bit`] of each word that goes on from here.
    onward: u64,
    /// The first of the terms that end here, in `ends`; 0 for none.
    ends: u32,
    /// The node after a gap of up to [`GAP_WORDS`] words; 0 for none.
    after_gap: u32,
}

/// A term that ends at a node.
#[derive(Clone, Copy, Debug)]
struct End {
    node: u32,
    list: ListId,
    weight: u8,
}

/// A word of a text read as a known word: as it stands, or with clitics peeled off its front and its end.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// The known word's number; 0 for none.
    number: u32,
    skip: u8,
    drop: u8,
}

/// A word of a text as the vocabulary knows it.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The first way to read it; the others are plainer.
    reading: Reading,
    glance: Glance,
}

/// What all readings of a word come to: enough to pass over nearly every word of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Glance {
    /// [`bit`] of each reading.
    is: u64,
    /// [`bit`] of each word that goes on after it in some term; all of them if it is a term by itself or a gap follows.
    onward: u64,
}

impl Glance {
    /// Whether some term can begin with this word before the word `next`.
    fn begins(self, next: Option<&Known>) -> bool {
        self.onward == u64::MAX || next.is_some_and(|next| self.onward & next.glance.is != 0)
    }
}

/// One of 64 bits for a known word: whether two sets of words can share one shows at a glance.
fn bit(number: u32) -> u64 {
    1 << (number & 63)
}

/// How many words may stand where a term has `…`.
const GAP_WORDS: usize = 3;

const FILTER_BITS: u32 = 17;
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 6);

/// Buffers for [`Vocabulary::find`], reused from text to text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matcher {
    /// The words of the text at hand.
    known: Vec<Known>,
    /// Words seen lately, by hash. A few hundred make up most of any chat, and to peel one costs much more.
    recent: Vec<(u64, Known)>,
    /// Whose words `recent` holds.
    digest: u64,
}

/// How many words a [`Matcher`] remembers; a power of two.
const RECENT: usize = 2048;

impl Matcher {
    fn forget(&mut self, digest: u64) {
        self.recent.clear();
        // No word of hash 0 belongs to another place than the first, and none of hash 1 there.
        self.recent.resize(RECENT, (0, Known::default()));
        self.recent[0].0 = 1;
        self.digest = digest;
    }
}

impl Vocabulary {
    /// The number of the known word with this hash.
    fn look_up(&self, hashed: u64) -> Option<u32> {
        if !has(&self.filter, hashed) {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = hashed as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return None,
                (found, number) if found == hashed => return Some(number),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// A word as it is known: as it stands, else with its clitics peeled.
    fn know(&self, word: &[u8], hashed: u64) -> Known {
        let reading = match self.look_up(hashed) {
            Some(number) => Reading { number, skip: 0, drop: 0 },
            None => self.peeled(word),
        };
        Known { reading, glance: self.entries[reading.number as usize].glance }
    }

    fn peeled(&self, word: &[u8]) -> Reading {
        let mut reading = Reading::default();
        let may_start = |rest: &[u8]| has(&self.starts, start_hash(rest));
        peel(word, may_start, |hashed, skip, drop| {
            let number = self.look_up(hashed);
            if let Some(number) = number {
                reading = Reading { number, skip, drop };
            }
            number.is_some()
        });
        reading
    }

    /// The same word with more of it peeled; nothing once all is off.
    fn plainer(&self, reading: Reading) -> Reading {
        let Reading { number, skip, drop } = self.entries[reading.number as usize].plainer;
        Reading { number, skip: reading.skip + skip, drop: reading.drop + drop }
    }

    /// Adds to `hits` every term of the lists `wanted` in `words` of the folded text `bytes`, in order of place. Of
    /// terms of one list that overlap, the stronger stays; of equal ones, the longer.
    pub(crate) fn find(&self, bytes: &[u8], words: &[Word], wanted: Lists, matcher: &mut Matcher, hits: &mut Vec<Hit>) {
        if self.nodes.is_empty() {
            return;
        }
        if matcher.digest != self.digest || matcher.recent.is_empty() {
            matcher.forget(self.digest);
        }
        let Matcher { known, recent, .. } = matcher;
        known.clear();
        known.extend(words.iter().map(|word| {
            let seen = &mut recent[word.hash as usize & (RECENT - 1)];
            if seen.0 != word.hash {
                *seen = (word.hash, self.know(word.of(bytes), word.hash));
            }
            seen.1
        }));
        let mut walk = Walk { vocabulary: self, wanted, known, first: (0, Reading::default()), hits };
        for first in 0..walk.known.len() {
            let Known { mut reading, glance } = walk.known[first];
            if !glance.begins(walk.known.get(first + 1)) {
                continue;
            }
            while reading.number != 0 {
                let root = self.entries[reading.number as usize].root;
                if root != 0 {
                    walk.first = (first, reading);
                    walk.reach(root, first, reading);
                }
                reading = self.plainer(reading);
            }
        }
    }

    /// The word that a squeezed word stands for, by hash.
    pub(crate) fn unsqueeze(&self, squeezed: u64) -> Option<u64> {
        let at = self.squeezed.binary_search_by_key(&squeezed, |pair| pair.0).ok()?;
        Some(self.squeezed[at].1)
    }
}

/// One way through the tree of terms, along the words of a text.
struct Walk<'w> {
    vocabulary: &'w Vocabulary,
    wanted: Lists,
    known: &'w [Known],
    /// The word it started from.
    first: (usize, Reading),
    hits: &'w mut Vec<Hit>,
}

impl Walk<'_> {
    /// Notes what ends at `node`, reached with the word `last`, and goes on with the words after it.
    fn reach(&mut self, node: u32, last: usize, reading: Reading) {
        let Node { onward, ends, after_gap } = self.vocabulary.nodes[node as usize];
        if ends != 0 {
            self.note(node, ends, last, reading);
        }
        self.step(node, onward, last + 1);
        if after_gap != 0 {
            let onward = self.vocabulary.nodes[after_gap as usize].onward;
            (1..=GAP_WORDS + 1).for_each(|ahead| self.step(after_gap, onward, last + ahead));
        }
    }

    /// From `node` over the word `at`, whichever of its readings goes on.
    fn step(&mut self, node: u32, onward: u64, at: usize) {
        let Some(known) = self.known.get(at).filter(|known| known.glance.is & onward != 0) else { return };
        let mut reading = known.reading;
        while reading.number != 0 {
            if onward & bit(reading.number) != 0
                && let Some(next) = self.vocabulary.steps.get(node, reading.number)
            {
                self.reach(next, at, reading);
            }
            reading = self.vocabulary.plainer(reading);
        }
    }

    fn note(&mut self, node: u32, ends: u32, last: usize, reading: Reading) {
        let (first, started) = self.first;
        for end in self.vocabulary.ends[ends as usize..].iter().take_while(|end| end.node == node) {
            if !self.wanted.contains(end.list) {
                continue;
            }
            let hit = Hit {
                list: end.list,
                weight: end.weight,
                first: first as u32,
                last: last as u32,
                skip: started.skip,
                drop: reading.drop,
            };
            keep_strongest(self.hits, hit);
        }
    }
}

/// Steps of the tree: open addressing by node and word.
#[derive(Clone, Debug, Default)]
struct Steps {
    slots: Vec<(u32, u32, u32)>,
    count: usize,
}

impl Steps {
    fn get(&self, node: u32, number: u32) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let (from, over, to) = self.slots[self.place(node, number)];
        (to != 0 && from == node && over == number).then_some(to)
    }

    /// The slot of this step, or the free one where it would go.
    fn place(&self, node: u32, number: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mixed = (u64::from(node) << 32 | u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = (mixed >> 32) as usize & mask;
        while self.slots[at].2 != 0 && (self.slots[at].0, self.slots[at].1) != (node, number) {
            at = (at + 1) & mask;
        }
        at
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

fn keep_strongest(hits: &mut Vec<Hit>, hit: Hit) {
    // What a list keeps does not overlap, so only the last of it can reach the new one.
    let last = hits.iter().rposition(|other| other.list == hit.list);
    match last.filter(|at| hits[*at].last >= hit.first) {
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

/// A hash of the first three letters of an Arabic word: what always remains of a word once it is peeled.
fn start_hash(word: &[u8]) -> u64 {
    let mut letters = [0; 8];
    let len = word.len().min(REMAINDER);
    letters[..len].copy_from_slice(&word[..len]);
    u64::from_le_bytes(letters).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn set(filter: &mut [u64], hash: u64) {
    filter[filter_word(hash)] |= filter_bit(hash);
}

fn has(filter: &[u64], hash: u64) -> bool {
    filter.get(filter_word(hash)).is_some_and(|bits| bits & filter_bit(hash) != 0)
}

fn filter_word(hash: u64) -> usize {
    (hash >> (64 - FILTER_BITS + 6)) as usize
}

fn filter_bit(hash: u64) -> u64 {
    1 << (hash >> (64 - FILTER_BITS) & 63)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::*;

    fn found(terms: &[&str], text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::compile(terms.iter().map(|term| (ListId(0), 1, *term)));
        let mut folded = Folded::default();
        folded.fold(text);
        let mut hits = Vec::new();
        vocabulary.find(folded.bytes(), folded.words(), Lists::ALL, &mut Matcher::default(), &mut hits);
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
        vocabulary.find(folded.bytes(), folded.words(), Lists::ALL, &mut Matcher::default(), &mut hits);
        assert_eq!(hits.iter().map(|hit| hit.weight).collect::<Vec<_>>(), [3]);
    }
}
