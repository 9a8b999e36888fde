//! All word lists of all detectors in one matcher over folded whole words.

mod ready;

use std::collections::HashMap;

use super::clitics::{REMAINDER, peel};
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

    /// Every list.
    pub const ALL: Lists = Lists(u128::MAX);

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

/// Every list, compiled.
///
/// Each word of a text is looked up once, whatever the number of lists, and becomes the number of a known word (or
/// none). Terms are a tree over those numbers: from a word that starts a term, one step for each word that goes on.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// One bit for each known word's hash: most unknown words stop here.
    filter: Vec<u64>,
    /// One bit for the first letters of each known word, for what remains of a word once a prefix is off.
    starts: Vec<u64>,
    /// Open addressing by hash: the known words, numbered from 1.
    slots: Vec<(u64, u32)>,
    /// The node that each known word leads to from the root, by its number; 0 for none.
    roots: Vec<u32>,
    /// What each known word is with its own clitics peeled, by its number: الاختبارات is also اختبارات.
    plainer: Vec<Known>,
    /// Steps from one node to another over one word.
    steps: Steps,
    nodes: Vec<Node>,
    ends: Vec<End>,
    /// Words with repeated letters made single, and the word they stand for.
    squeezed: Vec<(u64, u64)>,
}

/// A place in the tree of terms.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// The terms that end here, in `ends`.
    ends: (u32, u32),
    /// The node after a gap of up to [`GAP_WORDS`] words; 0 for none.
    after_gap: u32,
    /// Whether any word goes on from here.
    goes_on: bool,
}

/// A term that ends at a node.
#[derive(Clone, Copy, Debug)]
struct End {
    node: u32,
    list: ListId,
    weight: u8,
}

/// A word of a text as the vocabulary knows it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// Its number; 0 if it is in no list.
    number: u32,
    skip: u8,
    drop: u8,
}

/// How many words may stand where a term has `…`.
const GAP_WORDS: usize = 3;

const FILTER_BITS: u32 = 17;
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 6);

impl Vocabulary {
    /// Compiles `terms`: each with its list and weight. `…` in a term stands for up to three words. A term without a
    /// word, or that starts or ends with `…`, matches nothing.
    pub fn compile<'t>(terms: impl IntoIterator<Item = (ListId, u8, &'t str)>) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            filter: vec![0; FILTER_WORDS],
            starts: vec![0; FILTER_WORDS],
            roots: vec![0],
            plainer: vec![Known::default()],
            nodes: vec![Node::default()],
            ..Vocabulary::default()
        };
        let mut numbers = Numbering::default();
        let mut folded = Folded::default();
        let mut sequence = Vec::new();
        for (list, weight, term) in terms {
            sequence.clear();
            for (nth, piece) in term.split('…').enumerate() {
                if nth > 0 {
                    sequence.push(0);
                }
                folded.fold(piece);
                for word in folded.words() {
                    sequence.push(vocabulary.number(&mut numbers, word.of(folded.bytes()), word.hash));
                }
            }
            if sequence.first().is_some_and(|first| *first != 0) && sequence.last() != Some(&0) {
                vocabulary.grow(&sequence, list, weight);
            }
        }
        vocabulary.squeezed.sort_unstable();
        vocabulary.squeezed.dedup_by_key(|pair| pair.0);
        vocabulary.close(&numbers);
        vocabulary
    }

    /// The number of a word of a term, a new one if need be.
    fn number(&mut self, numbers: &mut Numbering, word: &[u8], hashed: u64) -> u32 {
        let next = numbers.words.len() as u32 + 1;
        let number = *numbers.by_hash.entry(hashed).or_insert(next);
        if number == next {
            numbers.words.push(word.to_vec());
            self.roots.push(0);
            set(&mut self.filter, hashed);
            set(&mut self.starts, start_hash(word));
            let mut narrow = Vec::new();
            squeeze_word(word, &mut narrow);
            let squeezed = hash(&narrow);
            if squeezed != hashed {
                self.squeezed.push((squeezed, hashed));
            }
        }
        number
    }

    /// Adds a term to the tree: word numbers, with 0 for a gap.
    fn grow(&mut self, sequence: &[u32], list: ListId, weight: u8) {
        let mut node = 0;
        for &number in sequence {
            let next = match (node, number) {
                (0, number) => self.roots[number as usize],
                (node, 0) => self.nodes[node as usize].after_gap,
                (node, number) => self.steps.get(node, number).unwrap_or(0),
            };
            let next = if next == 0 { self.branch(node, number) } else { next };
            node = next;
        }
        self.ends.push(End { node, list, weight });
    }

    fn branch(&mut self, node: u32, number: u32) -> u32 {
        let new = self.nodes.len() as u32;
        self.nodes.push(Node::default());
        match (node, number) {
            (0, number) => self.roots[number as usize] = new,
            (node, 0) => self.nodes[node as usize].after_gap = new,
            (node, number) => {
                self.nodes[node as usize].goes_on = true;
                self.steps.insert(node, number, new);
            }
        }
        new
    }

    /// Lays out the word table, and the ends of each node side by side.
    fn close(&mut self, numbers: &Numbering) {
        self.slots = vec![(0, 0); (numbers.words.len() * 2 + 1).next_power_of_two()];
        let mask = self.slots.len() - 1;
        for (&hashed, &number) in &numbers.by_hash {
            let mut at = hashed as usize & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = (hashed, number);
        }
        self.plainer.extend(numbers.words.iter().map(|word| self.peeled(word)).collect::<Vec<_>>());
        self.ends.sort_unstable_by_key(|end| (end.node, end.list, u8::MAX - end.weight));
        self.ends.dedup_by_key(|end| (end.node, end.list));
        for (nth, end) in self.ends.iter().enumerate() {
            let node = &mut self.nodes[end.node as usize];
            if node.ends.0 == node.ends.1 {
                node.ends.0 = nth as u32;
            }
            node.ends.1 = nth as u32 + 1;
        }
    }

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
        match self.look_up(hashed) {
            Some(number) => Known { number, skip: 0, drop: 0 },
            None => self.peeled(word),
        }
    }

    fn peeled(&self, word: &[u8]) -> Known {
        let mut known = Known::default();
        let may_start = |rest: &[u8]| has(&self.starts, start_hash(rest));
        peel(word, may_start, |reading, skip, drop| {
            let number = self.look_up(reading);
            if let Some(number) = number {
                known = Known { number, skip, drop };
            }
            number.is_some()
        });
        known
    }

    /// The same word with more of it peeled; nothing once all is off.
    fn plainer(&self, known: Known) -> Known {
        let Known { number, skip, drop } = self.plainer[known.number as usize];
        Known { number, skip: known.skip + skip, drop: known.drop + drop }
    }

    /// Adds to `hits` every term of the lists `wanted` in `words` of the folded text `bytes`, in order of place. Of terms of one list that
    /// overlap, the stronger stays; of equal ones, the longer.
    pub(crate) fn find(
        &self,
        bytes: &[u8],
        words: &[Word],
        wanted: Lists,
        known: &mut Vec<Known>,
        hits: &mut Vec<Hit>,
    ) {
        if self.ends.is_empty() {
            return;
        }
        known.clear();
        known.extend(words.iter().map(|word| self.know(word.of(bytes), word.hash)));
        for first in 0..known.len() {
            let mut word = known[first];
            while word.number != 0 {
                let node = self.roots[word.number as usize];
                if node != 0 {
                    self.walk(node, wanted, known, (first, word), (first, word), hits);
                }
                word = self.plainer(word);
            }
        }
    }

    /// Notes what ends at `node`, reached with the word `last`, and goes on with the words after it.
    fn walk(
        &self,
        node: u32,
        wanted: Lists,
        known: &[Known],
        first: (usize, Known),
        last: (usize, Known),
        hits: &mut Vec<Hit>,
    ) {
        let Node { ends, after_gap, goes_on } = self.nodes[node as usize];
        for end in &self.ends[ends.0 as usize..ends.1 as usize] {
            if wanted.0 & 1 << end.list.0 == 0 {
                continue;
            }
            let place = (first.0 as u32, last.0 as u32);
            let hit = Hit {
                list: end.list,
                weight: end.weight,
                first: place.0,
                last: place.1,
                skip: first.1.skip,
                drop: last.1.drop,
            };
            keep_strongest(hits, hit);
        }
        if goes_on {
            self.step(node, wanted, known, first, last.0 + 1, hits);
        }
        if after_gap != 0 {
            (1..=GAP_WORDS + 1).for_each(|ahead| self.step(after_gap, wanted, known, first, last.0 + ahead, hits));
        }
    }

    fn step(&self, node: u32, wanted: Lists, known: &[Known], first: (usize, Known), at: usize, hits: &mut Vec<Hit>) {
        let mut word = known.get(at).copied().unwrap_or_default();
        while word.number != 0 {
            if let Some(next) = self.steps.get(node, word.number) {
                self.walk(next, wanted, known, first, (at, word), hits);
            }
            word = self.plainer(word);
        }
    }

    /// The word that a squeezed word stands for, by hash.
    pub(crate) fn unsqueeze(&self, squeezed: u64) -> Option<u64> {
        let at = self.squeezed.binary_search_by_key(&squeezed, |pair| pair.0).ok()?;
        Some(self.squeezed[at].1)
    }
}

/// The words of all terms while they are numbered.
#[derive(Default)]
struct Numbering {
    by_hash: HashMap<u64, u32>,
    words: Vec<Vec<u8>>,
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

    fn insert(&mut self, node: u32, number: u32, to: u32) {
        if (self.count + 1) * 2 > self.slots.len() {
            let room = (self.slots.len() * 2).max(64);
            let old = std::mem::replace(&mut self.slots, vec![(0, 0, 0); room]);
            for (from, over, to) in old.into_iter().filter(|step| step.2 != 0) {
                let place = self.place(from, over);
                self.slots[place] = (from, over, to);
            }
        }
        let place = self.place(node, number);
        self.slots[place] = (node, number, to);
        self.count += 1;
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
    use super::*;

    fn found(terms: &[&str], text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::compile(terms.iter().map(|term| (ListId(0), 1, *term)));
        let mut folded = Folded::default();
        folded.fold(text);
        let mut hits = Vec::new();
        vocabulary.find(folded.bytes(), folded.words(), Lists::ALL, &mut Vec::new(), &mut hits);
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
        vocabulary.find(folded.bytes(), folded.words(), Lists::ALL, &mut Vec::new(), &mut hits);
        assert_eq!(hits.iter().map(|hit| hit.weight).collect::<Vec<_>>(), [3]);
    }
}
