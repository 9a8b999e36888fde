//! Where a text speaks of one particular person: by name, as somebody's kin, or by a role that tells who it is.
//!
//! A list of names alone finds too many persons (most Arabic names are everyday words too) and too few (no list is
//! complete), so a name is told by what stands beside it: a title, a kinship word, a family name, a class. No name is
//! looked for until a detector asks about one place, and then only around that place.

use super::name_shape::{cannot_be_name, has_clitic, is_capitalised, is_class, is_family_name};
use crate::detect::Lens;
use crate::text::{Listed, Word};

/// Where a detector that reads persons has the lists it needs, in this order.
#[derive(Clone, Copy, Debug)]
pub(super) struct People<'l, 's> {
    lens: &'l Lens<'s>,
    first: usize,
}

/// The lists that [`People`] reads, as they stand behind one another in a detector's own.
const TITLES: usize = 0;
const GIVEN: usize = 1;
const NAMES: usize = 2;
const KIN: usize = 3;
const ROLES: usize = 4;
const PLACES: usize = 5;

/// One particular person in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The first folded byte of the title, kinship word or name.
    pub(super) start: u32,
    /// One past the last folded byte of what was recognised; a family name behind it may follow.
    pub(super) end: u32,
    /// How the person is told.
    pub(super) how: How,
}

/// What tells a person, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// A name that is an everyday word too, with nothing beside it to settle which.
    Bare,
    /// A role that one person holds: the guard, the principal.
    Role,
    /// Two words with capital letters, where nothing else speaks for a name.
    Shape,
    /// A name, or the kin of one told by name or role.
    Named,
}

/// A gap between two words of one mention: a space, a dot after a title, a slash, a hyphen.
const BESIDE: u32 = 3;

impl<'l, 's> People<'l, 's> {
    /// Persons in what `lens` shows; its lists for them start at the `first`.
    pub(super) fn new(lens: &'l Lens<'s>, first: usize) -> People<'l, 's> {
        People { lens, first }
    }

    /// The persons mentioned in the folded bytes `from..to`, in order of place; one may be met twice, as title and name.
    pub(super) fn within(self, from: u32, to: u32) -> impl Iterator<Item = Person> + use<'l, 's> {
        let listed = self.hits(from, to).filter_map(move |hit| self.by_list(hit));
        let shaped = self.words(from, to).filter_map(move |at| self.by_shape(at));
        listed.chain(shaped).filter(move |person| person.end <= to)
    }

    /// A word with a capital letter right before `at`, where a statement about a person begins: “Layan failed her …”.
    pub(super) fn right_before(self, at: u32) -> Option<Person> {
        let words = self.lens.view.words();
        let nth = words.partition_point(|word| word.end <= at).checked_sub(1)?;
        let word = words[nth];
        let known = self.list_at(NAMES, word.start).is_some();
        let is_name = self.starts_with_capital(word) && (known || !cannot_be_name(word.of(self.lens.view.folded())));
        let apart =
            nth > 0 && self.beside(words[nth - 1], word) && self.list_at(PLACES, words[nth - 1].start).is_some();
        (is_name && !apart && at - word.end <= BESIDE && self.list_at(PLACES, word.start).is_none()).then_some(Person {
            start: word.start,
            end: word.end,
            how: How::Shape,
        })
    }

    /// An Arabic word that no list has, as a name at the head of a sentence (`from`) right before a statement at `at`:
    /// «سوار رسبت …»; or before the class that tells who it is: «جاد بالصف السابع …».
    pub(super) fn opens(self, from: u32, at: u32) -> Option<Person> {
        let (bytes, words) = (self.lens.view.folded(), self.lens.view.words());
        let nth = words.partition_point(|word| word.start < from);
        let word = *words.get(nth).filter(|word| word.end <= at)?;
        let name = word.of(bytes);
        let is_name = (6..=14).contains(&name.len())
            && name[0] >= 0x80
            && !has_clitic(name)
            && !["ال", "لل", "بال"].iter().any(|clitic| name.starts_with(clitic.as_bytes()))
            && !cannot_be_name(name)
            && [TITLES, KIN, ROLES, PLACES].iter().all(|list| self.list_at(*list, word.start).is_none());
        let right_before = at - word.end <= 1;
        let next = words.get(nth + 1).map_or(&[][..], |word| word.of(bytes));
        let in_class = ["بالصف", "بصف", "فصل", "بفصل"].iter().any(|class| class.as_bytes() == next)
            || (next == "في".as_bytes()
                && words.get(nth + 2).is_some_and(|word| {
                    let word = word.of(bytes);
                    word[0].is_ascii_digit() || ["فصل", "صف", "الصف"].iter().any(|class| class.as_bytes() == word)
                }));
        (is_name && (right_before || in_class)).then_some(Person { start: word.start, end: word.end, how: How::Shape })
    }

    fn by_list(self, hit: &Listed) -> Option<Person> {
        match self.nth(hit)? {
            TITLES => self.titled(hit),
            GIVEN => self.named(hit),
            NAMES if hit.weight >= 2 => self.named(hit),
            NAMES => self.named_by_company(hit),
            KIN => self.kin(hit),
            ROLES => self.role(hit),
            _ => None,
        }
    }

    /// “Ms Dana”, “الأستاذة أمل”, “أ. شهد”.
    fn titled(self, title: &Listed) -> Option<Person> {
        let next = self.after(title.end)?;
        let bytes = self.lens.view.folded();
        let word = next.of(bytes);
        let person = Some(Person { start: title.start, end: next.end, how: How::Named });
        if self.list_at(TITLES, next.start).is_some()
            || self.list_at(KIN, next.start).is_some_and(|kin| kin.weight == 3)
        {
            return None;
        }
        if self.owns_thing(next.end) {
            return None;
        }
        let is_letter = title.end - title.start <= 2;
        if is_letter && !matches!(bytes.get(title.end as usize), Some(b'.' | b'/')) {
            return None;
        }
        let latin = word.first().is_some_and(u8::is_ascii);
        if !latin && cannot_be_name(word) {
            return None;
        }
        if self.list_at(GIVEN, next.start).is_some() || self.list_at(NAMES, next.start).is_some() {
            return person;
        }
        if cannot_be_name(word) || is_class(word) {
            return None;
        }
        if latin {
            return person.filter(|_| (title.weight >= 3 && word.len() > 2) || self.starts_with_capital(next));
        }
        let has_article = word.starts_with("ال".as_bytes());
        if has_article {
            return self.titled_and_described(title, next);
        }
        let family = self.after(next.end).is_some_and(|family| is_family_name(family.of(bytes)));
        let how = if title.weight >= 3 || family { How::Named } else { How::Bare };
        (word.len() >= 6 && !has_clitic(word)).then_some(Person { start: title.start, end: next.end, how })
    }

    /// “الطالبة المستجدة رهف”: a name behind a description.
    fn titled_and_described(self, title: &Listed, described: Word) -> Option<Person> {
        let next = self.after(described.end)?;
        let listed = self.list_at(GIVEN, next.start).is_some() || self.list_at(NAMES, next.start).is_some();
        let word = next.of(self.lens.view.folded());
        (listed && !cannot_be_name(word)).then_some(Person { start: title.start, end: next.end, how: How::Named })
    }

    /// A name that is nothing else, unless a place or a thing is called after it.
    fn named(self, hit: &Listed) -> Option<Person> {
        let words = self.lens.view.words();
        let nth = words.partition_point(|word| word.end <= hit.start);
        let word = words.get(nth)?;
        let bytes = self.lens.view.folded();
        // What is peeled off (الفهد، عمرها) was part of another word.
        let peeled =
            hit.start > word.start && bytes[word.start as usize..hit.start as usize].ends_with("ال".as_bytes());
        let cut = self.word_at_end(hit).is_some_and(|last| last.end != hit.end);
        if peeled || cut || self.belongs_to_place(nth, hit) {
            return None;
        }
        Some(Person { start: hit.start, end: hit.end, how: How::Named })
    }

    /// Whether what stands beside a name is a place or thing: “مدرسة خديجة”, “Khalid's laptop”.
    fn belongs_to_place(self, nth: usize, hit: &Listed) -> bool {
        let words = self.lens.view.words();
        let bytes = self.lens.view.folded();
        let mut before = words[..nth].iter().rev().take(2);
        // What is called after somebody takes no article: المدرسة نورة is the teacher.
        let place = before.any(|word| {
            self.list_at(PLACES, word.start).is_some() && !word.of(bytes).starts_with("ال".as_bytes())
                || word.of(bytes) == "الملك".as_bytes()
        });
        let latin = bytes.get(hit.start as usize).is_some_and(u8::is_ascii);
        match latin {
            true => self.owns_thing(hit.end),
            false => place,
        }
    }

    /// “Khalid's laptop”, “Ms. Olivia's room”, “Noura building”.
    fn owns_thing(self, end: u32) -> bool {
        let thing = self.after(end).map(|next| match next.of(self.lens.view.folded()) {
            b"s" => self.after(next.end).unwrap_or(next),
            _ => next,
        });
        thing.is_some_and(|thing| self.list_at(PLACES, thing.start).is_some())
    }

    /// A name that is an everyday word too: what stands after it, or “يا” before it, decides.
    fn named_by_company(self, hit: &Listed) -> Option<Person> {
        let person = self.named(hit)?;
        let bytes = self.lens.view.folded();
        let words = self.lens.view.words();
        let nth = words.partition_point(|word| word.end <= hit.start);
        if words.get(nth).is_some_and(|word| word.start != hit.start) {
            return None;
        }
        let called = nth > 0 && words[nth - 1].of(bytes) == "يا".as_bytes();
        let latin = bytes.get(hit.start as usize).is_some_and(u8::is_ascii);
        let next = self.after(hit.end);
        let company = next.is_some_and(|next| {
            let word = next.of(bytes);
            let listed = |list| self.list_at(list, next.start).is_some();
            match latin {
                true => {
                    let family = self.starts_with_capital(next) && !cannot_be_name(word);
                    self.starts_with_capital(words[nth]) && (family || self.places_in_class(next))
                }
                false => {
                    is_family_name(word)
                        || word == "بن".as_bytes()
                        || word == "بنت".as_bytes()
                        || self.is_placed(next)
                        || listed(GIVEN)
                        || self.list_at(ROLES, next.start).is_some_and(|role| role.weight >= 3)
                        || self.places_in_class(next)
                }
            }
        });
        let how = if called || company { How::Named } else { How::Bare };
        let alone = !NEVER_ALONE.iter().any(|known| known.as_bytes() == words[nth].of(bytes));
        let stands =
            !latin && alone || latin && self.starts_with_capital(words[nth]) && !cannot_be_name(words[nth].of(bytes));
        (how == How::Named || stands).then_some(Person { how, ..person })
    }

    /// “ولد الحارس”, “أم خالد”, “the guard's son”, “Huda's husband”.
    fn kin(self, hit: &Listed) -> Option<Person> {
        let bytes = self.lens.view.folded();
        if hit.weight < 3 {
            return self.owned_kin(hit);
        }
        let next = self.after(hit.end)?;
        let word = next.of(bytes);
        let named = self.list_at(GIVEN, next.start).is_some() || self.list_at(NAMES, next.start).is_some();
        let role = self.list_at(ROLES, next.start);
        let kunya = KUNYAS.iter().any(|kunya| kunya.as_bytes() == &bytes[hit.start as usize..hit.end as usize]);
        let shaped = kunya && word.len() >= 6 && !word.starts_with("ال".as_bytes()) && !cannot_be_name(word);
        let end = role.map_or(next.end, |role| role.end);
        (named || role.is_some_and(|role| role.weight >= 3) || shaped).then_some(Person {
            start: hit.start,
            end,
            how: How::Named,
        })
    }

    /// A kinship word after somebody's possessive.
    fn owned_kin(self, hit: &Listed) -> Option<Person> {
        let words = self.lens.view.words();
        let bytes = self.lens.view.folded();
        let nth = words.partition_point(|word| word.end <= hit.start);
        // “the principal's youngest boy” has a word between.
        let mark = (nth.saturating_sub(2)..nth).rev().find(|at| words[*at].of(bytes) == b"s")?;
        let owner = words[mark.checked_sub(1)?];
        let role = self
            .hits(owner.start.saturating_sub(32), owner.end)
            .find(|role| self.nth(role) == Some(ROLES) && role.weight >= 3 && role.end == owner.end);
        let is_name = self.starts_with_capital(owner) && !cannot_be_name(owner.of(bytes));
        let start = role.map_or(owner.start, |role| role.start);
        (role.is_some() || is_name).then_some(Person { start, end: hit.end, how: How::Named })
    }

    fn role(self, hit: &Listed) -> Option<Person> {
        if hit.weight >= 3 {
            return Some(Person { start: hit.start, end: hit.end, how: How::Role });
        }
        let next = self.after(hit.end)?;
        self.places_in_class(next).then_some(Person { start: hit.start, end: hit.end, how: How::Role })
    }

    /// “اللي في الحسابات”, “بتاعة المكتبة”: said of a person to tell which one is meant.
    fn is_placed(self, word: Word) -> bool {
        let bytes = self.lens.view.folded();
        let is_one_of = |word: Word, known: &[&str]| known.iter().any(|known| known.as_bytes() == word.of(bytes));
        is_one_of(word, &["بتاع", "بتاعه", "تبع"])
            || is_one_of(word, &["اللي", "الي", "يلي"])
                && self
                    .after(word.end)
                    .is_some_and(|next| is_one_of(next, &["في", "ب", "من", "عند", "معنا", "بالصف", "بصف"]))
    }

    /// Whether a class is named within a few words: “in 4B”, “الصف الثالث ب”.
    fn places_in_class(self, from: Word) -> bool {
        let words = self.lens.view.words();
        let bytes = self.lens.view.folded();
        let first = words.partition_point(|word| word.start < from.start);
        words[first..].iter().take(5).any(|word| is_class(word.of(bytes))) && self.lens.runs_on(from.start, from.end)
    }

    /// “Layla Haddad”: two words with capital letters that are neither places nor words that begin a sentence.
    fn by_shape(self, at: usize) -> Option<Person> {
        let words = self.lens.view.words();
        let bytes = self.lens.view.folded();
        let (word, next) = (words[at], *words.get(at + 1)?);
        let is_part = |word: Word| {
            self.starts_with_capital(word)
                && !cannot_be_name(word.of(bytes))
                && self.list_at(PLACES, word.start).is_none()
                && self.list_at(TITLES, word.start).is_none()
        };
        let third = words.get(at + 2).filter(|third| self.beside(next, **third));
        let place = third.is_some_and(|third| self.list_at(PLACES, third.start).is_some());
        if !self.beside(word, next) || !is_part(next) {
            return self.alone(at).filter(|_| is_part(word));
        }
        (is_part(word) && !place).then_some(Person { start: word.start, end: next.end, how: How::Shape })
    }

    /// One word with a capital letter: inside a sentence, or before a comma (“Sheena, the assistant, is …”).
    fn alone(self, at: usize) -> Option<Person> {
        let words = self.lens.view.words();
        let bytes = self.lens.view.folded();
        let word = words[at];
        let after = bytes.get(word.end as usize).copied();
        let before = at.checked_sub(1).map(|before| words[before]);
        let gap = before.and_then(|before| bytes.get(before.end as usize..word.start as usize));
        let inside = gap.is_some_and(|gap| gap == b" " || gap == b", ");
        let lower = before.is_some_and(|word| !self.starts_with_capital(word) || cannot_be_name(word.of(bytes)));
        let place = self.after(word.end).is_some_and(|next| self.list_at(PLACES, next.start).is_some());
        (!place && word.end - word.start >= 3 && (after == Some(b',') || inside && lower)).then_some(Person {
            start: word.start,
            end: word.end,
            how: How::Bare,
        })
    }

    fn starts_with_capital(self, word: Word) -> bool {
        let latin = self.lens.view.folded().get(word.start as usize).is_some_and(u8::is_ascii_alphabetic);
        latin && is_capitalised(self.lens.view.original(word.start, word.end).of(self.lens.view.text()))
    }

    /// The word right after `end`, if nothing but a short gap lies between.
    fn after(self, end: u32) -> Option<Word> {
        let words = self.lens.view.words();
        let next = *words.get(words.partition_point(|word| word.start < end))?;
        let gap = self.lens.view.folded().get(end as usize..next.start as usize)?;
        (next.start - end <= BESIDE && !gap.contains(&b'\n')).then_some(next)
    }

    fn beside(self, one: Word, next: Word) -> bool {
        let gap = self.lens.view.folded().get(one.end as usize..next.start as usize);
        gap.is_some_and(|gap| gap == b" " || gap == b"-" || gap == b" al-")
    }

    fn word_at_end(self, hit: &Listed) -> Option<Word> {
        let words = self.lens.view.words();
        words.get(words.partition_point(|word| word.end < hit.end)).copied()
    }

    fn words(self, from: u32, to: u32) -> std::ops::Range<usize> {
        let words = self.lens.view.words();
        words.partition_point(|word| word.start < from)..words.partition_point(|word| word.end <= to)
    }

    /// A term of the list that starts at `start`.
    fn list_at(self, list: usize, start: u32) -> Option<&'s Listed> {
        self.hits(start, start + 1).filter(|hit| self.nth(hit) == Some(list)).max_by_key(|hit| hit.end)
    }

    /// The terms that start in `from..to`.
    fn hits(self, from: u32, to: u32) -> impl Iterator<Item = &'s Listed> + use<'s> {
        let hits = self.lens.view.hits();
        let first = hits.partition_point(|hit| hit.start < from);
        hits[first..].iter().take_while(move |hit| hit.start < to)
    }

    /// Which of the lists of persons a term is of.
    fn nth(self, hit: &Listed) -> Option<usize> {
        self.lens.lists.get(self.first..)?.iter().take(PLACES + 1).position(|list| *list == hit.list)
    }
}

/// Names that fold into a word of every other sentence (على، مني), or mostly are one; folded.
const NEVER_ALONE: [&str; 12] =
    ["علي", "مني", "حصه", "صباح", "سلام", "عيد", "نور", "امل", "فجر", "رمضان", "حمد", "بيان"];

/// What stands before a name that need not be listed: أبو, its Gulf short form, and both kunyas in Latin letters; folded.
const KUNYAS: [&str; 8] = ["ابو", "بو", "abu", "abo", "bu", "om", "um", "umm"];
