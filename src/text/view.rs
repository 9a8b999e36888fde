//! One part's text, folded and analysed once for every detector.

use super::fold::{Folded, Word};
use super::gates::{Gates, LONG_DIGITS};
use super::links::Links;
use super::numbers::Numbers;
use super::spelled::Spelled;
use super::squeeze::{Squeezed, unglue};
use super::vocabulary::{Hit, ListId, Lists, Matcher, Vocabulary};
use crate::span::Span;

/// Buffers in which one text after another is looked at. Reused, so that a clean message costs no allocation.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    folded: Folded,
    squeezed: Squeezed,
    matcher: Matcher,
    other_matcher: Matcher,
    raw_hits: Vec<Hit>,
    hits: Vec<Listed>,
    lists: Lists,
    numbers: Numbers,
    has_numbers: bool,
    parted: Vec<Word>,
    links: Links,
    gates: Gates,
}

/// How many number words in a text are worth a look: a short code has four digits.
const TOLD_DIGITS: usize = 4;

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
        self.find_numbers();
        self.find_listed(text, vocabulary, wanted);
        if self.gates.any_of(Gates::LINK) {
            self.links.find(&self.folded);
        }
        View { text, desk: self }
    }

    /// The same text, which was viewed last, with the words of another vocabulary.
    pub fn again<'s>(&'s mut self, text: &'s str, vocabulary: &Vocabulary, wanted: Lists) -> View<'s> {
        // Each vocabulary keeps the matcher that knows its words.
        std::mem::swap(&mut self.matcher, &mut self.other_matcher);
        self.find_listed(text, vocabulary, wanted);
        std::mem::swap(&mut self.matcher, &mut self.other_matcher);
        View { text, desk: self }
    }

    fn find_listed(&mut self, text: &str, vocabulary: &Vocabulary, wanted: Lists) {
        self.raw_hits.clear();
        self.hits.clear();
        self.lists = Lists::default();
        let words = self.folded.words();
        vocabulary.find(self.folded.bytes(), words, wanted, &mut self.matcher, &mut self.raw_hits);
        self.hits.extend(self.raw_hits.iter().map(|hit| listed(&self.folded, text, words, hit)));
        if self.has_numbers && unglue(&self.folded, &self.numbers, &mut self.parted) {
            self.find_parted(text, vocabulary, wanted);
        }
        if self.gates.any_of(Gates::SPREAD) {
            self.find_squeezed(vocabulary, wanted);
        }
        for hit in &self.hits {
            self.lists.insert(hit.list);
        }
    }

    /// Numbers are looked for where there are digits enough, or number words enough.
    fn find_numbers(&mut self) {
        let spelled = Spelled::shipped();
        let count = spelled.count(self.folded.words());
        // A year may be told with three words: «اثنين يونيو ألفين وعشرة».
        let told = count >= TOLD_DIGITS - 1 || (count > 0 && self.gates.any_of(Gates::DIGIT));
        self.has_numbers = told || self.gates.any_of(Gates::DIGITS);
        if !self.has_numbers {
            return;
        }
        self.numbers.find(&self.folded, spelled);
        let (told_digits, has_year) =
            (self.numbers.longest() >= TOLD_DIGITS, spelled.has_thousand(self.folded.words()));
        if told && (told_digits || has_year) {
            self.gates = self.gates.and(Gates::DIGIT);
        }
        if told && self.numbers.longest() >= LONG_DIGITS as usize {
            self.gates = self.gates.and(Gates::DIGITS);
        }
    }

    fn find_parted(&mut self, text: &str, vocabulary: &Vocabulary, wanted: Lists) {
        self.raw_hits.clear();
        vocabulary.find(self.folded.bytes(), &self.parted, wanted, &mut self.matcher, &mut self.raw_hits);
        self.hits.clear();
        self.hits.extend(self.raw_hits.iter().map(|hit| listed(&self.folded, text, &self.parted, hit)));
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

/// Where a hit among `words` lies, its clitics left out.
fn listed(folded: &Folded, text: &str, words: &[Word], hit: &Hit) -> Listed {
    let end = words[hit.last as usize].end;
    let stem = end - u32::from(hit.drop);
    // A ta marbuta folds like the pronoun ـه, but belongs to its word.
    let is_ending = hit.drop > 0 && folded.original(stem, end).of(text).starts_with('ة');
    Listed {
        list: hit.list,
        weight: hit.weight,
        start: words[hit.first as usize].start + u32::from(hit.skip),
        end: if is_ending { end } else { stem },
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
    pub fn words(&self) -> &'s [Word] {
        self.desk.folded.words()
    }

    /// What the text has.
    pub fn gates(&self) -> Gates {
        self.desk.gates
    }

    /// Whether it has what a detector wakes on, whose own lists are `own`.
    pub fn wakes(&self, wakes_on: Gates, own: Lists) -> bool {
        let has_digit = self.gates().any_of(Gates::DIGIT);
        let on_words = wakes_on.any_of(Gates::LISTED) || (has_digit && wakes_on.any_of(Gates::LISTED_DIGIT));
        self.gates().any_of(wakes_on) || (on_words && self.lists().any_of(own))
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
        self.desk.has_numbers.then_some(&self.desk.numbers)
    }

    /// Whether a word says a number: «خمسة», "twelve".
    pub fn says_number(&self, word: &Word) -> bool {
        Spelled::shipped().says(word.hash)
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
