//! The second view of a text: spread letters joined, repeated letters made single.
//!
//! Built only where [`Gates::SPREAD`](super::Gates::SPREAD) says that it could matter, and searched for listed words
//! only; numbers deal with their own separators, and letters glued to a long number are parted from it.

use super::fold::{Folded, Word, hash};
use super::numbers::{Group, Numbers};
use super::vocabulary::{Vocabulary, squeeze_word};

/// Words of a folded text as they were meant, each with the folded bytes it was made from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Squeezed {
    bytes: Vec<u8>,
    words: Vec<Word>,
    from: Vec<(u32, u32)>,
    joined: Vec<u8>,
}

/// How many single letters in a row are joined.
const JOIN: usize = 3;

impl Squeezed {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The folded bytes behind the words `first..=last`.
    pub(crate) fn folded(&self, first: u32, last: u32) -> (u32, u32) {
        (self.from[first as usize].0, self.from[last as usize].1)
    }

    /// Squeezes `folded`, replacing what was here.
    pub(crate) fn squeeze(&mut self, folded: &Folded, vocabulary: &Vocabulary) {
        self.bytes.clear();
        self.words.clear();
        self.from.clear();
        let words = folded.words();
        let mut at = 0;
        while at < words.len() {
            let run = spread_run(folded.bytes(), &words[at..]);
            let taken = if run >= JOIN { run } else { 1 };
            self.joined.clear();
            for word in &words[at..at + taken] {
                self.joined.extend_from_slice(word.of(folded.bytes()));
            }
            self.push(vocabulary, words[at].start, words[at + taken - 1].end, (taken == 1).then_some(words[at].hash));
            at += taken;
        }
    }

    fn push(&mut self, vocabulary: &Vocabulary, from: u32, to: u32, known: Option<u64>) {
        let start = self.bytes.len();
        let meant = if repeats_thrice(&self.joined) {
            squeeze_word(&self.joined, &mut self.bytes);
            let narrow = hash(&self.bytes[start..]);
            vocabulary.unsqueeze(narrow).unwrap_or(narrow)
        } else {
            self.bytes.extend_from_slice(&self.joined);
            known.unwrap_or_else(|| hash(&self.bytes[start..]))
        };
        self.words.push(Word { start: start as u32, end: self.bytes.len() as u32, hash: meant });
        self.from.push((from, to));
        self.bytes.push(b' ');
    }
}

/// How many digits glued to letters are worth parting from them.
const GLUED_DIGITS: usize = 6;

/// The words of `folded` with long numbers parted from the letters glued to them («جوال0551234567رقم»), in `out`; false
/// if no number is glued to any.
pub(super) fn unglue(folded: &Folded, numbers: &Numbers, out: &mut Vec<Word>) -> bool {
    out.clear();
    let long = |group: &&Group| !group.spelled && group.len() >= GLUED_DIGITS;
    let mut groups = numbers.groups().iter().filter(long).peekable();
    let mut glued = false;
    for word in folded.words() {
        let mut at = word.start;
        while let Some(group) = groups.next_if(|group| group.start < word.end) {
            push_piece(folded, at, group.start, out);
            at = group.end;
            glued |= group.start > word.start || group.end < word.end;
        }
        if at == word.start { out.push(*word) } else { push_piece(folded, at, word.end, out) }
    }
    glued
}

fn push_piece(folded: &Folded, start: u32, end: u32, out: &mut Vec<Word>) {
    if let Some(piece @ [_, ..]) = folded.bytes().get(start as usize..end as usize) {
        out.push(Word { start, end, hash: hash(piece) });
    }
}

/// How many single-letter words stand in a row with the same short separator between them. A wider gap ends a word.
fn spread_run(bytes: &[u8], words: &[Word]) -> usize {
    let is_letter = |word: &Word| {
        let bytes = word.of(bytes);
        match bytes {
            [one] => one.is_ascii_alphabetic(),
            [lead, _] => *lead >= 0x80,
            _ => false,
        }
    };
    let gap = |nth: usize| &bytes[words[nth].end as usize..words[nth + 1].start as usize];
    let mut run = 0;
    while run < words.len() && is_letter(&words[run]) {
        run += 1;
        if run < words.len() && (gap(run - 1).len() > 3 || (run > 1 && gap(run - 1) != gap(0))) {
            break;
        }
    }
    run
}

fn repeats_thrice(word: &[u8]) -> bool {
    if word.first().is_some_and(|&first| first >= 0x80) {
        word.len() >= 6
            && (0..word.len() - 5).any(|i| word[i..i + 2] == word[i + 2..i + 4] && word[i..i + 2] == word[i + 4..i + 6])
    } else {
        word.windows(3).any(|three| three[0] == three[1] && three[1] == three[2])
    }
}
