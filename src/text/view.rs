//! One part's text, folded and analysed once for every detector.

use super::fold::Folded;
use super::gates::Gates;
use super::links::Links;
use super::numbers::Numbers;
use super::squeeze::Squeezed;
use super::vocabulary::{Hit, ListId, Lists, Matcher, Vocabulary};
use crate::span::Span;

/// Buffers in which one text after another is looked at. Reused, so that a clean message costs no allocation.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    folded: Folded,
    squeezed: Squeezed,
    matcher: Matcher,
    raw_hits: Vec<Hit>,
    hits: Vec<Listed>,
    lists: Lists,
    numbers: Numbers,
    links: Links,
    gates: Gates,
}

/// A listed term found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Whose term.
    pub list: ListId,
    /// How strongly it speaks for its list, 1 to 9.
    pub weight: u8,
    /// Its first byte in the folded text, clitics left out.
    pub start: u32,
    /// One past its last byte in the folded text, clitics left out.
    pub end: u32,
}

impl Desk {
    /// Folds `text`, finds its words of the lists `wanted`, and its numbers and links where it has any.
    pub fn view<'s>(&'s mut self, text: &'s str, vocabulary: &Vocabulary, wanted: Lists) -> View<'s> {
        self.folded.fold(text);
        self.gates = self.folded.gates();
        self.find_listed(text, vocabulary, wanted);
        if self.gates.any_of(Gates::DIGITS) {
            self.numbers.find(&self.folded);
        }
        if self.gates.any_of(Gates::LINK) {
            self.links.find(&self.folded);
        }
        View { text, desk: self }
    }

    /// The same text, which was viewed last, with the words of another vocabulary.
    pub fn again<'s>(&'s mut self, text: &'s str, vocabulary: &Vocabulary, wanted: Lists) -> View<'s> {
        self.find_listed(text, vocabulary, wanted);
        View { text, desk: self }
    }

    fn find_listed(&mut self, text: &str, vocabulary: &Vocabulary, wanted: Lists) {
        self.raw_hits.clear();
        self.hits.clear();
        self.lists = Lists::default();
        let words = self.folded.words();
        vocabulary.find(self.folded.bytes(), words, wanted, &mut self.matcher, &mut self.raw_hits);
        for hit in &self.raw_hits {
            let end = words[hit.last as usize].end;
            let stem = end - u32::from(hit.drop);
            // A ta marbuta folds like the pronoun ـه, but belongs to its word.
            let is_ending = hit.drop > 0 && self.folded.original(stem, end).of(text).starts_with('ة');
            self.hits.push(Listed {
                list: hit.list,
                weight: hit.weight,
                start: words[hit.first as usize].start + u32::from(hit.skip),
                end: if is_ending { end } else { stem },
            });
        }
        if self.gates.any_of(Gates::SPREAD) {
            self.find_squeezed(vocabulary, wanted);
        }
        for hit in &self.hits {
            self.lists.insert(hit.list);
        }
    }

    fn find_squeezed(&mut self, vocabulary: &Vocabulary, wanted: Lists) {
        self.squeezed.squeeze(&self.folded, vocabulary);
        self.raw_hits.clear();
        vocabulary.find(self.squeezed.bytes(), self.squeezed.words(), wanted, &mut self.matcher, &mut self.raw_hits);
        for hit in &self.raw_hits {
            let (start, end) = self.squeezed.folded(hit.first, hit.last);
            let found = Listed { list: hit.list, weight: hit.weight, start, end };
            let again = |other: &Listed| other.list == found.list && other.start < end && start < other.end;
            if !self.hits.iter().any(again) {
                self.hits.push(found);
            }
        }
        self.hits.sort_by_key(|hit| (hit.start, hit.end));
    }
}

/// A text made easy to match. Offsets in it count folded bytes; [`View::original`] leads back.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    text: &'s str,
    desk: &'s Desk,
}

impl<'s> View<'s> {
    /// The original text.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// The folded bytes: valid UTF-8.
    pub fn folded(&self) -> &'s [u8] {
        self.desk.folded.bytes()
    }

    /// The folded words, in order.
    pub fn words(&self) -> &'s [super::fold::Word] {
        self.desk.folded.words()
    }

    /// What the text has.
    pub fn gates(&self) -> Gates {
        self.desk.gates
    }

    /// Every listed term found, in order of place.
    pub fn hits(&self) -> &'s [Listed] {
        &self.desk.hits
    }

    /// Which lists have a term in it.
    pub fn lists(&self) -> Lists {
        self.desk.lists
    }

    /// Its numbers; none if it has too few digits for any identifier.
    pub fn numbers(&self) -> Option<&'s Numbers> {
        self.desk.gates.any_of(Gates::DIGITS).then_some(&self.desk.numbers)
    }

    /// Its links.
    pub fn links(&self) -> Option<&'s Links> {
        self.desk.gates.any_of(Gates::LINK).then_some(&self.desk.links)
    }

    /// The place in the original text of the folded bytes `start..end`.
    pub fn original(&self, start: u32, end: u32) -> Span {
        self.desk.folded.original(start, end)
    }
}
