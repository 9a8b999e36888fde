//! Exceptions: what a rule does not hold against, by name, for a reason, on somebody's word, until a day.
//!
//! An exemption (`unless`) excuses a whole message; an exception passes over one finding, and is counted, so that one
//! nobody needs any more comes to light. Whether it is over is decided by the day on which the message was sent: no
//! clock is read.

use std::ops::Range;

use jiff::civil::Date;

use super::check;
use super::conditions::{Case, Kind, MessageField, Subject, Test};
use super::lists::{List, ListKind, Source};
use super::mistake::{Mistake, Problem, nearest};
use super::rule::Rule;
use super::settings::Settings;
use super::sheet::{Sheet, Table, Text};
use crate::detect::{self, FieldKind};
use crate::finding::{DetectorIndex, Finding, Place};
use crate::message::{Doubt, Message};
use crate::part::text_of;
use crate::truth::{Truth, Why};
use crate::words::Words;

/// A named exception to one rule.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Exception {
    /// Its id, unique among the exceptions of its rule.
    pub id: String,
    /// Why it is made.
    pub reason: Words,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub until: Date,
    /// The id of the policy it comes from.
    pub from: String,
    file: String,
    line: usize,
    column: usize,
    literals: Vec<Literal>,
}

/// One thing that a finding, or its message, must be.
#[derive(Clone, Debug)]
enum Literal {
    /// A field of the finding; the detectors that have it, each with the field's place.
    Field(Vec<(DetectorIndex, usize, Test)>),
    /// A field of the message.
    Message(MessageField, Test),
    /// The words that were found.
    Found(List),
}

impl Exception {
    /// Whether it passes over this finding.
    pub(crate) fn covers(&self, finding: &Finding, case: &Case<'_>) -> Truth {
        self.literals
            .iter()
            .fold(Truth::Yes, |truth, literal| truth.and(literal.holds(finding, case)))
            .and(self.in_force(case))
    }

    /// Whether it still held on the day of sending.
    fn in_force(&self, case: &Case<'_>) -> Truth {
        let Some(sent_at) = case.message.sent_at else { return Truth::Unknown(Why::NoTime) };
        let day = sent_at.on_the_clock(case.settings.time_zone.as_ref()).date();
        let holds = day <= self.until;
        let guessed = case.message.has_doubt(Doubt::DateOrderAssumed);
        // Day and month the other way round, where that is a date at all.
        match Date::new(day.year(), day.day(), day.month()) {
            Ok(other) if guessed && (other <= self.until) != holds => Truth::Unknown(Why::DateOrderAssumed),
            _ => holds.into(),
        }
    }

    /// That it is over, if it is by `today`: at its place in the policy.
    pub(super) fn expired(&self, rule: &Rule, today: Date) -> Option<Mistake> {
        let problem = Problem::Expired { exception: self.id.clone(), rule: rule.id.clone(), until: self.until };
        let words = problem.words();
        (self.until < today).then(|| Mistake {
            file: self.file.clone().into(),
            line: self.line,
            column: self.column,
            words,
        })
    }

    /// Takes its lists from `settings`, whose countries say how local phone numbers are read.
    pub(super) fn bind(&mut self, settings: &Settings) {
        for literal in &mut self.literals {
            match literal {
                Literal::Field(fields) => {
                    fields.iter_mut().filter_map(|(.., test)| test.list_mut()).for_each(|list| list.bind(settings));
                }
                Literal::Message(_, test) => test.list_mut().into_iter().for_each(|list| list.bind(settings)),
                Literal::Found(list) => list.bind(settings),
            }
        }
    }
}

impl Literal {
    fn holds(&self, finding: &Finding, case: &Case<'_>) -> Truth {
        match self {
            Literal::Field(fields) => {
                let of = fields.iter().find(|(detector, ..)| *detector == finding.detector);
                of.map_or(Truth::No, |(_, field, test)| {
                    let value = finding.values.get(*field).copied().flatten();
                    test.holds(&Subject::of(value, case.findings), case)
                })
            }
            Literal::Message(field, test) => field.holds(test, case),
            Literal::Found(list) => {
                found_words(case.message, finding.place).is_some_and(|words| list.has(words)).into()
            }
        }
    }
}

/// The words at a place, as they stand.
fn found_words<'m>(message: &'m Message<'_>, place: Place) -> Option<&'m str> {
    let Place::Text(part, span) = place else { return None };
    text_of(message, part)?.get(span.start as usize..span.end as usize)
}

/// An exception as written; which fields its literals are is known once its rule is.
pub(super) struct Draft {
    id: Text,
    rule: Text,
    reason: Words,
    owner: String,
    until: Date,
    span: Range<usize>,
    literals: Vec<(Text, Vec<Text>)>,
    roles: Vec<(String, Range<usize>)>,
}

/// The keys of every `[[except]]`; all others are literals.
const KEYS: [&str; 5] = ["id", "rule", "reason", "owner", "until"];
/// The literal that is compared with the words found.
const FOUND: &str = "words";

/// Reads a table `[[except]]`.
pub(super) fn read(table: &Table<'_, '_>) -> Option<Draft> {
    let id = table.need("id").and_then(|node| node.id());
    let rule = table.need("rule").and_then(|node| node.text());
    let reason = table.need("reason").and_then(|node| node.words());
    let owner = table.need("owner").and_then(|node| node.text()).filter(|owner| {
        let empty = owner.value.trim().is_empty();
        if empty {
            table.sheet.report(owner.span.clone(), Problem::EmptyText);
        }
        !empty
    });
    let until = table.need("until").and_then(|node| node.date());
    let mut literals = Vec::new();
    for (key, node) in table.entries().filter(|(key, _)| !KEYS.contains(&key.value.as_str())) {
        // `expires` is no field of anything; what it is meant to be is missing as well.
        if let Some(meant) = nearest(&key.value, KEYS.into_iter())
            && table.get(&meant).is_none()
        {
            table.sheet.report(key.span, Problem::unknown_key(&key.value, KEYS.into_iter()));
            continue;
        }
        literals.extend(node.text_or_texts().map(|texts| (key, texts)));
    }
    let named = literals.iter().filter(|(key, _)| key.value == "sender-role").flat_map(|(_, texts)| texts);
    let roles = named.map(|role| (role.value.clone(), role.span.clone())).collect();
    let (id, rule, reason) = (id?, rule?, reason?);
    Some(Draft { id, rule, reason, owner: owner?.value, until: until?, span: table.span.clone(), literals, roles })
}

/// The roles that the drafts name.
pub(super) fn roles(drafts: &[Draft]) -> impl Iterator<Item = &(String, Range<usize>)> {
    drafts.iter().flat_map(|draft| &draft.roles)
}

/// How many exceptions one rule can have. One with more is another rule.
const MOST: usize = 1000;

/// Gives each of `rules` the exceptions that `drafts` make to it. One with an inherited id takes its place.
pub(super) fn apply(sheet: &Sheet<'_>, drafts: Vec<Draft>, rules: &mut [Rule], from: &str) {
    let mut seen: Vec<(String, String)> = Vec::new();
    for draft in drafts {
        let Some(at) = rules.iter().position(|rule| rule.id == draft.rule.value) else {
            let near = nearest(&draft.rule.value, rules.iter().map(|rule| rule.id.as_str()));
            sheet.report(draft.rule.span, Problem::UnknownRule { id: draft.rule.value, near });
            continue;
        };
        let rule = &mut rules[at];
        let name = (draft.id.value.clone(), rule.id.clone());
        if seen.contains(&name) {
            sheet.report(draft.id.span.clone(), Problem::DuplicateId { id: draft.id.value.clone() });
        }
        seen.push(name);
        if draft.literals.is_empty() {
            sheet.report(draft.span.clone(), Problem::NothingExcepted { known: known(rule).join(", ") });
        }
        let literals = draft.literals.iter().filter_map(|(key, texts)| literal(sheet, rule, key, texts)).collect();
        let (line, column) = sheet.place(draft.span.start);
        let exception = Exception {
            id: draft.id.value,
            reason: draft.reason,
            owner: draft.owner,
            until: draft.until,
            from: from.to_owned(),
            file: sheet.name.to_owned(),
            line,
            column,
            literals,
        };
        let full = rule.exceptions.len() >= MOST;
        match rule.exceptions.iter_mut().find(|inherited| inherited.id == exception.id) {
            Some(inherited) => *inherited = exception,
            None if full => {
                sheet.report(draft.span, Problem::TooManyExceptions { rule: rule.id.clone(), most: MOST });
            }
            None => rule.exceptions.push(exception),
        }
    }
}

fn literal(sheet: &Sheet<'_>, rule: &Rule, key: &Text, texts: &[Text]) -> Option<Literal> {
    if key.value == FOUND {
        let entries = check::entries(sheet, texts, ListKind::Name);
        return Some(Literal::Found(List::new(ListKind::Name, Source::Here(entries))));
    }
    if let Some((_, field, kind)) = MessageField::ALL.into_iter().find(|(name, ..)| *name == key.value)
        && is_literal(kind)
    {
        return Some(Literal::Message(field, check::literal(sheet, texts, kind)?));
    }
    let mut fields = Vec::new();
    for (index, place, kind) in fields_of(rule).filter(|(name, ..)| *name == key.value).map(|(_, i, p, k)| (i, p, k)) {
        fields.push((index, place, check::literal(sheet, texts, kind)?));
    }
    if fields.is_empty() {
        let known = known(rule);
        sheet.report(key.span.clone(), Problem::unknown_key(&key.value, KEYS.into_iter().chain(known.iter().copied())));
        return None;
    }
    Some(Literal::Field(fields))
}

/// What the findings of a rule can be told by, and what their message can.
fn known(rule: &Rule) -> Vec<&'static str> {
    let mut known = vec![FOUND];
    for name in fields_of(rule).map(|(name, ..)| name) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known.extend(MessageField::ALL.into_iter().filter(|(.., kind)| is_literal(*kind)).map(|(name, ..)| name));
    known
}

/// The fields of the rule's detectors that a literal can be compared with: name, detector, place, kind.
fn fields_of(rule: &Rule) -> impl Iterator<Item = (&'static str, DetectorIndex, usize, Kind)> {
    rule.watches.iter().flat_map(|watch| {
        let fields = detect::at(watch.detector).fields.iter().enumerate();
        fields
            .map(|(place, field)| (field.name, watch.detector, place, Kind::Field(field.kind)))
            .filter(|(.., kind)| is_literal(*kind))
    })
}

/// Whether something of this kind can be written down: a number can, a moment cannot.
fn is_literal(kind: Kind) -> bool {
    !matches!(kind, Kind::Field(FieldKind::Moment | FieldKind::Flag))
}
