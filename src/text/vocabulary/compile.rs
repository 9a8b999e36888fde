//! Terms become the tables of a [`Vocabulary`].

use std::collections::HashMap;

use super::super::fold::{Folded, hash};
use super::{
    End, Entry, FILTER_WORDS, Glance, ListId, Node, Reading, Steps, Vocabulary, bit, set, squeeze_word, start_hash,
};

impl Vocabulary {
    /// Compiles `terms`: each with its list and weight. `…` in a term stands for up to three words. A term without a
    /// word, or that starts or ends with `…`, matches nothing.
    pub fn compile<'t>(terms: impl IntoIterator<Item = (ListId, u8, &'t str)>) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            filter: vec![0; FILTER_WORDS],
            starts: vec![0; FILTER_WORDS],
            entries: vec![Entry::default()],
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
        vocabulary.close(&numbers);
        vocabulary
    }

    /// The number of a word of a term, a new one if need be.
    fn number(&mut self, numbers: &mut Numbering, word: &[u8], hashed: u64) -> u32 {
        let next = numbers.words.len() as u32 + 1;
        let number = *numbers.by_hash.entry(hashed).or_insert(next);
        if number == next {
            numbers.words.push(word.to_vec());
            self.entries.push(Entry::default());
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
                (0, number) => self.entries[number as usize].root,
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
            (0, number) => self.entries[number as usize].root = new,
            (node, 0) => self.nodes[node as usize].after_gap = new,
            (node, number) => {
                self.nodes[node as usize].onward |= bit(number);
                self.steps.insert(node, number, new);
            }
        }
        new
    }

    /// Lays out the word table, and the ends of each node side by side.
    fn close(&mut self, numbers: &Numbering) {
        self.slots = vec![(0, 0); (numbers.words.len() * 2 + 1).next_power_of_two()];
        let mask = self.slots.len() - 1;
        for (number, word) in (1..).zip(&numbers.words) {
            let hashed = hash(word);
            let mut at = hashed as usize & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = (hashed, number);
            self.digest = (self.digest ^ hashed).wrapping_mul(0x0100_0000_01B3);
        }
        for (number, word) in (1..).zip(&numbers.words) {
            self.entries[number].plainer = self.peeled(word);
        }
        self.ends.push(End { node: 0, list: ListId(0), weight: 0 });
        self.ends.sort_unstable_by_key(|end| (end.node, end.list, u8::MAX - end.weight));
        self.ends.dedup_by_key(|end| (end.node, end.list));
        for (nth, end) in self.ends.iter().enumerate().rev() {
            self.nodes[end.node as usize].ends = nth as u32;
        }
        for number in 1..self.entries.len() {
            self.entries[number].glance = self.glance(number as u32);
        }
        self.squeezed.sort_unstable();
        self.squeezed.dedup_by_key(|pair| pair.0);
    }

    fn glance(&self, number: u32) -> Glance {
        let mut glance = Glance::default();
        let mut reading = Reading { number, skip: 0, drop: 0 };
        while reading.number != 0 {
            glance.is |= bit(reading.number);
            let root = self.nodes[self.entries[reading.number as usize].root as usize];
            let decided = root.ends == 0 && root.after_gap == 0;
            glance.onward |= if decided { root.onward } else { u64::MAX };
            reading = self.plainer(reading);
        }
        glance
    }
}

/// The words of all terms while they are numbered.
#[derive(Default)]
struct Numbering {
    by_hash: HashMap<u64, u32>,
    words: Vec<Vec<u8>>,
}

impl Steps {
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
}
