//! Reads the conditions of a rule, and says what is wrong with them.
//!
//! The fields that a detector declares decide everything: which keys `when` may have, which operators each key, and
//! which words a closed list.

use std::ops::Range;

use toml::de::DeValue;

use super::conditions::{Exemption, Fact, Is, Kind, MessageField, Test, Watch};
use super::lists::{self, List, ListKind, Source};
use super::mistake::{Problem, nearest};
use super::never;
use super::settings::{ACCOUNT, HOST, NAME, PHONE};
use super::sheet::{Node, Sheet, Table, Text};
use super::times;
use crate::detect::{self, Detector, FieldKind, own};
use crate::finding::{Confidence, DetectorIndex};
use crate::registry::Standing;
use crate::words::Words;

/// The index of a policy's own detector until all files are read.
const UNBOUND: DetectorIndex = DetectorIndex(u16::MAX);

/// The settings that conditions name, and where; whether they exist is known when all files are read.
#[derive(Default)]
pub(super) struct Reads {
    pub(super) settings: Vec<(String, Range<usize>)>,
    /// The days that windows name; some hang on a setting.
    pub(super) days: Vec<(String, Range<usize>)>,
    /// The roles asked for; whether the roster has them is known then too.
    pub(super) roles: Vec<(String, Range<usize>)>,
    /// The policy's own detectors.
    pub(super) own: Vec<(String, Range<usize>)>,
    /// Where the registry of accounts is asked.
    pub(super) registry: Vec<Range<usize>>,
}

/// The findings that a rule watches: `detect`, `when` and `at-least`.
pub(super) fn watches(rule: &Table<'_, '_>, reads: &mut Reads) -> Vec<Watch> {
    let at_least = confidence(rule);
    let Some(ids) = rule.need("detect").and_then(|node| node.texts()) else { return Vec::new() };
    let detectors: Vec<_> = ids.iter().filter_map(|id| Some((id, detector(rule, id, reads)?))).collect();
    for (_, (_, detector)) in &detectors {
        if let (Some(node), most) = (rule.get("at-least"), never::surest(detector.id))
            && at_least > most
        {
            rule.sheet.report(node.span, Problem::TooSure { detector: detector.id, most: most.name() });
        }
    }
    let when = rule.get("when").and_then(|node| node.table());
    detectors
        .into_iter()
        .map(|(id, (index, detector))| {
            let tests = when.iter().flat_map(|when| field_tests(when, detector, &id.value, &[], reads)).collect();
            Watch { detector: index, own: own_id(id), at_least, tests }
        })
        .collect()
}

/// What excuses a rule: `unless`.
pub(super) fn exemptions(rule: &Table<'_, '_>, reads: &mut Reads) -> Vec<Exemption> {
    let items = rule.get("unless").and_then(|node| node.list()).unwrap_or_default();
    items.iter().filter_map(Node::table).map(|table| exemption(&table, reads)).collect()
}

fn exemption(table: &Table<'_, '_>, reads: &mut Reads) -> Exemption {
    if let Some(node) = table.get("detect") {
        let at_least = confidence(table);
        let Some(id) = node.text() else { return Vec::new() };
        let Some((index, detector)) = detector(table, &id, reads) else { return Vec::new() };
        let tests = field_tests(table, detector, &id.value, &["detect", "at-least"], reads);
        return vec![Fact::Found(Watch { detector: index, own: own_id(&id), at_least, tests })];
    }
    if table.table.is_empty() {
        table.sheet.report(table.span.clone(), Problem::NoMessageField);
    }
    let mut facts = Vec::new();
    for (key, node) in table.entries() {
        match MessageField::ALL.into_iter().find(|(name, ..)| *name == key.value) {
            Some((_, field, kind)) => {
                if field == MessageField::SenderRole {
                    note_roles(&node, reads);
                }
                facts.extend(tests(&node, kind, reads).into_iter().map(|test| Fact::Message(field, test)));
            }
            None => {
                let known = ["detect"].into_iter().chain(MessageField::ALL.into_iter().map(|(name, ..)| name));
                table.sheet.report(key.span, Problem::unknown_key(&key.value, known));
            }
        }
    }
    facts
}

/// The roles that a condition names, wherever in it they stand.
fn note_roles(node: &Node<'_, '_>, reads: &mut Reads) {
    match node.value {
        DeValue::Table(table) => {
            for value in table.values() {
                note_roles(&Node { sheet: node.sheet, value: value.get_ref(), span: value.span() }, reads);
            }
        }
        DeValue::Array(items) => {
            for item in items.iter() {
                if let DeValue::String(role) = item.get_ref() {
                    reads.roles.push((role.clone().into_owned(), item.span()));
                }
            }
        }
        // A list of the settings, by name.
        _ => {}
    }
}

fn own_id(id: &Text) -> Option<String> {
    id.value.starts_with(own::PREFIX).then(|| id.value.clone())
}

/// The detector with this id, `subject/fact`.
fn detector(table: &Table<'_, '_>, id: &Text, reads: &mut Reads) -> Option<(DetectorIndex, &'static Detector)> {
    if id.value.starts_with(own::PREFIX) {
        reads.own.push((id.value.clone(), id.span.clone()));
        return Some((UNBOUND, &own::ANY));
    }
    let found = detect::by_id(&id.value);
    if found.is_none() {
        let own = table.sheet.own();
        let known = detect::all().iter().map(|detector| detector.id).chain(own.iter().map(String::as_str));
        let near = nearest(&id.value, known);
        table.sheet.report(id.span.clone(), Problem::UnknownDetector { id: id.value.clone(), near });
    }
    found
}

/// `at-least`: how sure a finding must be.
fn confidence(table: &Table<'_, '_>) -> Confidence {
    const ALL: [Confidence; 3] = [Confidence::Possible, Confidence::Likely, Confidence::Certain];
    let Some(text) = table.get("at-least").and_then(|node| node.text()) else { return Confidence::Likely };
    ALL.into_iter().find(|confidence| confidence.name() == text.value).unwrap_or_else(|| {
        let known = ALL.iter().map(|confidence| confidence.name());
        table.sheet.report(text.span, Problem::unknown_word(&text.value, known));
        Confidence::Likely
    })
}

/// The tests that `table` makes of the fields of `detector`, all keys but `apart`.
fn field_tests(
    table: &Table<'_, '_>,
    detector: &'static Detector,
    id: &str,
    apart: &[&str],
    reads: &mut Reads,
) -> Vec<(usize, Test)> {
    let mut out = Vec::new();
    for (key, node) in table.entries().filter(|(key, _)| !apart.contains(&key.value.as_str())) {
        let Some(place) = detector.fields.iter().position(|field| field.name == key.value) else {
            let names = || detector.fields.iter().map(|field| field.name);
            let problem = if detector.fields.is_empty() {
                Problem::NoFields { field: key.value, detector: id.to_owned() }
            } else {
                let near = nearest(&key.value, names());
                let known = names().collect::<Vec<_>>().join(", ");
                Problem::UnknownField { field: key.value, detector: id.to_owned(), near, known }
            };
            table.sheet.report(key.span, problem);
            continue;
        };
        let kind = Kind::Field(detector.fields[place].kind);
        out.extend(tests(&node, kind, reads).into_iter().map(|test| (place, test)));
    }
    out
}

/// The operators that a kind of field knows.
pub(super) fn operators(kind: Kind) -> &'static [&'static str] {
    let Kind::Field(kind) = kind else { return &["one-of", "not-in"] };
    match kind {
        FieldKind::Word(_) | FieldKind::Phone | FieldKind::Email | FieldKind::Number | FieldKind::Sender => {
            &["one-of", "not-in"]
        }
        FieldKind::Host => &["one-of", "not-in", "resembles", "not-resembles"],
        FieldKind::Grade(_) => &["one-of", "not-in", "at-least", "at-most"],
        FieldKind::Account => &["one-of", "not-in", "bears", "not-bears", "registry"],
        FieldKind::Text => &["mentions", "not-mentions"],
        FieldKind::Moment => &["inside", "outside"],
        FieldKind::Flag => &["is"],
    }
}

/// What `node` asks of a field of this kind: operators in a table, or the short forms `true`, `"word"` and a list.
fn tests(node: &Node<'_, '_>, kind: Kind, reads: &mut Reads) -> Vec<Test> {
    let known = operators(kind);
    match node.value {
        DeValue::Table(_) => {
            let Some(table) = node.table() else { return Vec::new() };
            if table.table.is_empty() {
                node.sheet.report(node.span.clone(), Problem::EmptyList);
            }
            let mut out = Vec::new();
            for (key, value) in table.entries() {
                if known.contains(&key.value.as_str()) {
                    out.extend(operator(&key.value, &value, kind, reads));
                } else {
                    let near = nearest(&key.value, known.iter().copied());
                    let known = known.join(", ");
                    node.sheet.report(key.span, Problem::UnknownOperator { operator: key.value, near, known });
                }
            }
            out
        }
        DeValue::Array(_) if known.contains(&"one-of") => operator("one-of", node, kind, reads).into_iter().collect(),
        DeValue::Boolean(_) if known.contains(&"is") => operator("is", node, kind, reads).into_iter().collect(),
        DeValue::String(_) if closed(kind).is_some() => operator("one-of", node, kind, reads).into_iter().collect(),
        DeValue::String(name) if known.iter().any(|operator| matches!(*operator, "one-of" | "mentions")) => {
            let known = known.iter().copied().filter(|operator| !operator.starts_with("at-")).collect();
            node.sheet.report(node.span.clone(), Problem::NeedsOperator { name: name.to_string(), known });
            Vec::new()
        }
        _ => {
            node.wrong(shape(kind));
            Vec::new()
        }
    }
}

/// What may stand where a field of this kind is asked about.
fn shape(kind: Kind) -> Words {
    match kind {
        Kind::Field(FieldKind::Flag) => Words::new("true أو false", "true or false"),
        Kind::Field(FieldKind::Moment) => {
            Words::new("{ outside = [\"07:00-21:00\"] }", "{ outside = [\"07:00-21:00\"] }")
        }
        Kind::Field(FieldKind::Text) => Words::new("{ mentions = [\"…\"] }", "{ mentions = [\"…\"] }"),
        _ => Words::new("قائمة، أو { not-in = … }", "a list, or { not-in = … }"),
    }
}

/// The closed list of words of this kind, if it has one.
pub(super) fn closed(kind: Kind) -> Option<&'static [&'static str]> {
    match kind {
        Kind::Field(FieldKind::Word(words) | FieldKind::Grade(words)) => Some(words),
        _ => None,
    }
}

fn operator(name: &str, node: &Node<'_, '_>, kind: Kind, reads: &mut Reads) -> Option<Test> {
    let is = match name {
        "one-of" | "not-in" => Is::Among(match closed(kind) {
            Some(words) => closed_list(node, words)?,
            None => open_list(node, list_kind(kind), reads)?,
        }),
        "bears" | "not-bears" => Is::Bears(open_list(node, ListKind::Name, reads)?),
        "mentions" | "not-mentions" => Is::Mentions(open_list(node, ListKind::Name, reads)?),
        "registry" => {
            reads.registry.push(node.span.clone());
            let texts = match node.value {
                DeValue::String(_) => vec![node.text()?],
                _ => node.texts()?,
            };
            let standing = |text: &Text| Some(Standing::ALL[known_word(node.sheet, text, &Standing::NAMES)?]);
            Is::Standing(texts.iter().filter_map(standing).collect())
        }
        "resembles" | "not-resembles" => Is::Resembles(open_list(node, ListKind::Model, reads)?),
        "at-least" | "at-most" => {
            let grades = closed(kind)?;
            let text = node.text()?;
            let place = known_word(node.sheet, &text, grades)?;
            Is::Grades(if name == "at-least" { &grades[place..] } else { &grades[..=place] })
        }
        "inside" | "outside" => Is::Within(times::windows(node, reads)?),
        _ => Is::Flag(node.flag()?),
    };
    Some(Test { is, negated: name.starts_with("not-") || name == "outside" })
}

fn list_kind(kind: Kind) -> ListKind {
    match kind {
        Kind::Field(FieldKind::Phone) => ListKind::Phone,
        Kind::Field(FieldKind::Email) => ListKind::Email,
        Kind::Field(FieldKind::Host) => ListKind::Host,
        Kind::Field(FieldKind::Account) => ListKind::Handle,
        Kind::Field(FieldKind::Number) => ListKind::Number,
        Kind::Field(FieldKind::Sender) => ListKind::Sender,
        _ => ListKind::Name,
    }
}

/// What an entry of senders must look like.
const SENDER: Words = Words::new("اسم أو رقم هاتف أو ‎@معرّف", "a name, a phone number or a @handle");

fn known_word(sheet: &Sheet<'_>, text: &Text, words: &'static [&'static str]) -> Option<usize> {
    let place = words.iter().position(|word| *word == text.value);
    if place.is_none() {
        sheet.report(text.span.clone(), Problem::unknown_word(&text.value, words.iter().copied()));
    }
    place
}

/// One word of a closed list, or several.
fn closed_list(node: &Node<'_, '_>, words: &'static [&'static str]) -> Option<List> {
    let texts = match node.value {
        DeValue::String(_) => vec![node.text()?],
        _ => node.texts()?,
    };
    let entries =
        texts.iter().filter_map(|text| Some(words[known_word(node.sheet, text, words)?].to_owned())).collect();
    Some(List::new(ListKind::Word, Source::Here(entries)))
}

/// A list written here, or the name of a list among the settings.
fn open_list(node: &Node<'_, '_>, kind: ListKind, reads: &mut Reads) -> Option<List> {
    if let DeValue::String(_) = node.value {
        let name = node.text()?;
        reads.settings.push((name.value.clone(), name.span));
        return Some(List::new(kind, Source::Setting(name.value)));
    }
    Some(List::new(kind, Source::Here(entries(node.sheet, &node.texts()?, kind))))
}

/// The entries that are what a list of this kind holds.
pub(super) fn entries(sheet: &Sheet<'_>, texts: &[Text], kind: ListKind) -> Vec<String> {
    let mut entries = Vec::new();
    for text in texts {
        let fits = match kind {
            ListKind::Phone => lists::is_phone(&text.value),
            ListKind::Email => lists::email(&text.value).is_some(),
            ListKind::Host | ListKind::Model => lists::host(&text.value).is_some(),
            ListKind::Handle | ListKind::Name | ListKind::Number | ListKind::Sender => {
                text.value.chars().any(char::is_alphanumeric)
            }
            ListKind::Word => true,
        };
        if fits {
            entries.push(text.value.clone());
        } else {
            sheet.report(text.span.clone(), Problem::BadEntry { wanted: entry_shape(kind) });
        }
    }
    entries
}

/// What an exception compares a field of this kind with: texts written down.
pub(super) fn literal(sheet: &Sheet<'_>, texts: &[Text], kind: Kind) -> Option<Test> {
    let is = match (closed(kind), kind) {
        (Some(words), _) => {
            let places: Vec<_> = texts.iter().map(|text| known_word(sheet, text, words)).collect();
            let entries = places.into_iter().map(|place| Some(words[place?].to_owned())).collect::<Option<_>>()?;
            Is::Among(List::new(ListKind::Word, Source::Here(entries)))
        }
        (None, Kind::Field(FieldKind::Text)) => {
            Is::Mentions(List::new(ListKind::Name, Source::Here(entries(sheet, texts, ListKind::Name))))
        }
        _ => Is::Among(List::new(list_kind(kind), Source::Here(entries(sheet, texts, list_kind(kind))))),
    };
    Some(Test { is, negated: false })
}

fn entry_shape(kind: ListKind) -> Words {
    match kind {
        ListKind::Phone => PHONE,
        ListKind::Email => Words::new("عنوان بريد، أو ‎@نطاق", "an e-mail address, or @domain"),
        ListKind::Host | ListKind::Model => HOST,
        ListKind::Handle => ACCOUNT,
        ListKind::Sender => SENDER,
        ListKind::Word | ListKind::Number | ListKind::Name => NAME,
    }
}
