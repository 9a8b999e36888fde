//! One policy file as it stands on the page: its text, its parsed tables, and the mistakes found so far.
//!
//! TOML values keep their place, so that every mistake is shown at the line and column where its author made it. A
//! reader goes on after a mistake: all of them come out in one run.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, Problem};
use super::repair;
use crate::words::Words;

/// A policy file's text, and what is wrong with it.
pub(super) struct Sheet<'f> {
    pub(super) name: &'f str,
    text: &'f str,
    /// Where each line ends; found out when first needed.
    breaks: OnceCell<Vec<usize>>,
    mistakes: RefCell<BTreeMap<(usize, usize), Mistake>>,
    /// The TOML itself is damaged, so what seems to be missing may only be unreadable.
    damaged: bool,
    /// The ids of the detectors that the file brings.
    own: RefCell<Vec<String>>,
}

impl<'f> Sheet<'f> {
    pub(super) fn new(name: &'f str, text: &'f str) -> Sheet<'f> {
        Sheet {
            name,
            text,
            breaks: OnceCell::new(),
            mistakes: RefCell::default(),
            damaged: false,
            own: RefCell::default(),
        }
    }

    /// The file's outermost table, as far as it can be read.
    pub(super) fn parse(&mut self) -> DeTable<'f> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            self.report(error.span().unwrap_or(0..0), Problem::Syntax { message: error.message().to_owned() });
        }
        self.damaged = !errors.is_empty();
        table.into_inner()
    }

    /// Whether something is wrong with the text that keeps what was meant from being read.
    pub(super) fn needs_repair(&self, top: &DeTable<'f>) -> bool {
        let is_table = |name: &&str| matches!(top.get(*name).map(|value| value.get_ref()), Some(DeValue::Table(_)));
        let is_list = |name: &&str| matches!(top.get(*name).map(|value| value.get_ref()), Some(DeValue::Array(_)));
        self.damaged || repair::MANY.iter().any(is_table) || repair::ONE.iter().any(is_list)
    }

    /// Records a mistake.
    pub(super) fn report(&self, span: Range<usize>, problem: Problem) {
        if self.damaged && problem.is_absence() {
            return;
        }
        let (line, column) = self.place(span.start);
        let mut mistakes = self.mistakes.borrow_mut();
        // What is said of a damaged value would only be about what the parser put in its place.
        if self.damaged && mistakes.keys().any(|(start, _)| *start == span.start) {
            return;
        }
        let nth = mistakes.range((span.start, 0)..=(span.start, usize::MAX)).count();
        let mistake = Mistake { file: self.name.into(), line, column, words: problem.words() };
        if !mistakes.values().any(|other| *other == mistake) {
            mistakes.insert((span.start, nth), mistake);
        }
    }

    /// Notes the id of a detector that the file brings.
    pub(super) fn note_own(&self, id: String) {
        self.own.borrow_mut().push(id);
    }

    /// The ids of the detectors that the file brings.
    pub(super) fn own(&self) -> Vec<String> {
        self.own.borrow().clone()
    }

    /// The place of a byte inside a text; of the text itself if escapes stand in the way.
    pub(super) fn inside(&self, text: &Text, at: usize) -> Range<usize> {
        let written = self.text.get(text.span.clone()).unwrap_or("");
        match written.find(&text.value) {
            Some(quotes) => text.span.start + quotes + at..text.span.end,
            None => text.span.clone(),
        }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.mistakes.borrow().is_empty()
    }

    /// Every mistake, in file order.
    pub(super) fn into_mistakes(self) -> Vec<Mistake> {
        self.mistakes.into_inner().into_values().collect()
    }

    /// Line and column of a byte, both counted from 1; the column counts characters.
    pub(super) fn place(&self, byte: usize) -> (usize, usize) {
        let breaks = self.breaks.get_or_init(|| memchr::memchr_iter(b'\n', self.text.as_bytes()).collect());
        let line = breaks.partition_point(|at| *at < byte);
        let start = if line == 0 { 0 } else { breaks[line - 1] + 1 };
        let before = self.text.get(start..byte).unwrap_or("");
        (line + 1, before.chars().filter(|c| *c != '\u{feff}').count() + 1)
    }
}

/// A string and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) value: String,
    pub(super) span: Range<usize>,
}

/// One value and where it stands.
#[derive(Clone)]
pub(super) struct Node<'s, 'f> {
    pub(super) sheet: &'s Sheet<'f>,
    pub(super) value: &'s DeValue<'f>,
    pub(super) span: Range<usize>,
}

impl<'s, 'f> Node<'s, 'f> {
    /// Reports that the value is of the wrong kind.
    pub(super) fn wrong(&self, wanted: Words) {
        self.sheet.report(self.span.clone(), Problem::WrongKind { wanted, found: kind_of(self.value) });
    }

    pub(super) fn text(&self) -> Option<Text> {
        match self.value {
            DeValue::String(value) => Some(Text { value: value.clone().into_owned(), span: self.span.clone() }),
            _ => {
                self.wrong(Words::new("نص بين علامتي اقتباس", "a text in quotes"));
                None
            }
        }
    }

    /// A text, or a list of them.
    pub(super) fn text_or_texts(&self) -> Option<Vec<Text>> {
        match self.value {
            DeValue::String(_) => self.text().map(|text| vec![text]),
            _ => self.texts(),
        }
    }

    /// An id: kebab-case.
    pub(super) fn id(&self) -> Option<Text> {
        let id = self.text()?;
        if !is_id(&id.value) {
            self.sheet.report(id.span.clone(), Problem::BadId { id: id.value.clone() });
        }
        Some(id)
    }

    /// A day, in quotes or as TOML writes it.
    pub(super) fn date(&self) -> Option<Date> {
        let written = match self.value {
            DeValue::String(text) => text.as_ref().to_owned(),
            DeValue::Datetime(moment) => moment.to_string(),
            _ => String::new(),
        };
        // What jiff would read as a day too, such as a moment, is more than a day.
        let read = |written: &str| written.parse().ok().filter(|date: &Date| date.to_string() == written);
        let date = read(&written);
        if let Some(meant) = repair::in_ascii(&written).filter(|meant| read(meant).is_some()) {
            self.sheet.report(self.span.clone(), Problem::OtherDigits { meant });
        } else if date.is_none() {
            self.wrong(Words::new("يوم مثل 2026-12-31", "a day such as 2026-12-31"));
        }
        date
    }

    pub(super) fn flag(&self) -> Option<bool> {
        match self.value {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                self.wrong(Words::new("true أو false", "true or false"));
                None
            }
        }
    }

    pub(super) fn list(&self) -> Option<Vec<Node<'s, 'f>>> {
        match self.value {
            DeValue::Array(items) => Some(
                items.iter().map(|item| Node { sheet: self.sheet, value: item.get_ref(), span: item.span() }).collect(),
            ),
            _ => {
                self.wrong(Words::new("قائمة بين قوسين [ ]", "a list in [ ]"));
                None
            }
        }
    }

    /// A list of texts. An empty one is a mistake: it would be a condition that never, or always, holds.
    pub(super) fn texts(&self) -> Option<Vec<Text>> {
        let items = self.list()?;
        if items.is_empty() {
            self.sheet.report(self.span.clone(), Problem::EmptyList);
        }
        Some(items.iter().filter_map(Node::text).collect())
    }

    pub(super) fn table(&self) -> Option<Table<'s, 'f>> {
        match self.value {
            DeValue::Table(table) => Some(Table { sheet: self.sheet, table, span: self.span.clone() }),
            _ => {
                self.wrong(Words::new("جدول { }", "a table { }"));
                None
            }
        }
    }

    /// Words in both languages.
    pub(super) fn words(&self) -> Option<Words> {
        let table = match self.value {
            DeValue::Table(_) => self.table()?,
            _ => {
                self.wrong(Words::new("{ ar = \"…\", en = \"…\" }", "{ ar = \"…\", en = \"…\" }"));
                return None;
            }
        };
        table.only(&["ar", "en"]);
        let side = |key: &'static str| {
            let text = table.need(key)?.text()?;
            if text.value.trim().is_empty() {
                self.sheet.report(text.span, Problem::EmptyText);
            }
            Some(text.value)
        };
        let (ar, en) = (side("ar"), side("en"));
        Some(Words { ar: ar?.into(), en: en?.into() })
    }
}

/// Whether `id` is a name in kebab-case.
pub(super) fn is_id(id: &str) -> bool {
    id.split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// A table and where it stands.
#[derive(Clone)]
pub(super) struct Table<'s, 'f> {
    pub(super) sheet: &'s Sheet<'f>,
    pub(super) table: &'s DeTable<'f>,
    pub(super) span: Range<usize>,
}

impl<'s, 'f> Table<'s, 'f> {
    /// Reports every key that is not one of `known`.
    pub(super) fn only(&self, known: &[&str]) {
        for key in self.table.keys() {
            if !known.contains(&key.get_ref().as_ref()) {
                self.sheet.report(key.span(), Problem::unknown_key(key.get_ref(), known.iter().copied()));
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<Node<'s, 'f>> {
        let value = self.table.get(key)?;
        Some(Node { sheet: self.sheet, value: value.get_ref(), span: value.span() })
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &'static str) -> Option<Node<'s, 'f>> {
        let node = self.get(key);
        if node.is_none() {
            self.sheet.report(self.span.clone(), Problem::MissingKey { key });
        }
        node
    }

    /// Every key with its place, and its value.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Text, Node<'s, 'f>)> {
        self.table.iter().map(|(key, value)| {
            (
                Text { value: key.get_ref().clone().into_owned(), span: key.span() },
                Node { sheet: self.sheet, value: value.get_ref(), span: value.span() },
            )
        })
    }

    /// The tables of an array of tables, such as every `[[rule]]`.
    pub(super) fn tables(&self, key: &str) -> Vec<Table<'s, 'f>> {
        let items = self.get(key).and_then(|node| node.list()).unwrap_or_default();
        items.iter().filter_map(Node::table).collect()
    }
}

/// What kind of value stands there, in words.
fn kind_of(value: &DeValue<'_>) -> Words {
    match value {
        DeValue::String(_) => Words::new("نص", "a text"),
        DeValue::Integer(_) | DeValue::Float(_) => Words::new("عدد", "a number"),
        DeValue::Boolean(_) => Words::new("true أو false", "true or false"),
        DeValue::Datetime(_) => Words::new("تاريخ أو وقت", "a date or time"),
        DeValue::Array(_) => Words::new("قائمة", "a list"),
        DeValue::Table(_) => Words::new("جدول", "a table"),
    }
}
