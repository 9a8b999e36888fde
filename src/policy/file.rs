//! One policy file, read and checked by itself. What it extends is not looked at here.

use std::ops::Range;

use serde_json::Value as Json;
use toml::de::{DeTable, DeValue};

use super::check::{self, Reads};
use super::except;
use super::mistake::Problem;
use super::own;
use super::roster::{self, Roster};
use super::rule::{Example, Expect, Rule};
use super::settings::{self, Written};
use super::sheet::{Node, Table, Text, is_id};
use super::{Clause, Origin};
use crate::finding::Confidence;
use crate::message::{ChannelKind, Message};
use crate::verdict::Action;
use crate::words::Words;

/// What stands in one file.
pub(super) struct File {
    pub(super) id: String,
    pub(super) version: Option<String>,
    pub(super) title: Words,
    pub(super) source: Option<Origin>,
    pub(super) extends: Vec<Text>,
    pub(super) written: Written,
    pub(super) roster: Roster,
    pub(super) own: Vec<own::Draft>,
    pub(super) rules: Vec<Draft>,
    pub(super) flags: Vec<Draft>,
    pub(super) off: Vec<Off>,
    pub(super) except: Vec<except::Draft>,
    pub(super) adopt: Vec<Adopt>,
    pub(super) clauses: Vec<DraftClause>,
}

/// A rule or flag with its place, and the settings it names.
pub(super) struct Draft {
    pub(super) rule: Rule,
    pub(super) span: Range<usize>,
    pub(super) reads: Reads,
}

/// A rule switched off.
pub(super) struct Off {
    pub(super) rule: Text,
    pub(super) reason: Words,
}

/// What this policy's own document says about the rules it inherits from another: the clause, the channels, the action.
pub(super) struct Adopt {
    pub(super) from: Text,
    pub(super) channels: Option<Vec<ChannelKind<'static>>>,
    pub(super) clause: Option<Words>,
    pub(super) action: Option<[Action; 2]>,
    pub(super) shadow: Option<bool>,
}

/// A clause of the document, with the places of the rules it names.
pub(super) struct DraftClause {
    pub(super) clause: Clause,
    pub(super) rules: Vec<Text>,
}

/// The schema this program reads.
const SCHEMA: i64 = 1;

const TOP: [&str; 17] = [
    "schema", "id", "version", "title", "source", "extends", "setting", "roster", "words", "pattern", "require",
    "rule", "flag", "off", "except", "adopt", "clause",
];

/// The keys of the outermost table.
pub(super) fn keys() -> &'static [&'static str] {
    &TOP
}

/// Reads the outermost table. `None` if it is for a newer schema, whose keys would only be misread.
pub(super) fn read(top: &Table<'_, '_>) -> Option<File> {
    if !schema_fits(top) {
        return None;
    }
    top.only(&TOP);
    let id = top.need("id").and_then(|node| node.text()).map(|id| policy_id(top, id)).unwrap_or_default();
    let mut ids = Vec::new();
    // Before the rules, whose conditions name them.
    let own = own::read(top, &id);
    Some(File {
        own,
        version: top.get("version").and_then(|node| node.text()).map(|text| text.value),
        title: top.need("title").and_then(|node| node.words()).unwrap_or(NOTHING),
        source: top.get("source").and_then(|node| node.table()).as_ref().map(origin),
        extends: top.get("extends").and_then(|node| node.texts()).unwrap_or_default(),
        written: top.get("setting").and_then(|node| node.table()).as_ref().map(settings::read).unwrap_or_default(),
        roster: roster::read(&top.tables("roster")),
        rules: top.tables("rule").iter().map(|table| draft(table, false, &id, &mut ids)).collect(),
        flags: top.tables("flag").iter().map(|table| draft(table, true, &id, &mut ids)).collect(),
        off: top.tables("off").iter().filter_map(off).collect(),
        except: top.tables("except").iter().filter_map(except::read).collect(),
        adopt: top.tables("adopt").iter().filter_map(adopt).collect(),
        clauses: top.tables("clause").iter().filter_map(clause).collect(),
        id,
    })
}

const NOTHING: Words = Words::new("", "");

fn schema_fits(top: &Table<'_, '_>) -> bool {
    let Some(node) = top.need("schema") else { return true };
    let schema = match node.value {
        DeValue::Integer(schema) => schema.as_str().parse().ok(),
        _ => None,
    };
    match schema {
        Some(SCHEMA) => true,
        Some(newer) if newer > SCHEMA => {
            top.sheet.report(node.span, Problem::NewerSchema { schema: newer });
            false
        }
        _ => {
            top.sheet.report(node.span, Problem::BadSchema);
            true
        }
    }
}

/// A policy's id may have several names, with `/` between them.
fn policy_id(table: &Table<'_, '_>, id: Text) -> String {
    if !id.value.split('/').all(is_id) {
        table.sheet.report(id.span, Problem::BadId { id: id.value.clone() });
    }
    id.value
}

fn origin(table: &Table<'_, '_>) -> Origin {
    table.only(&["issuer", "document", "url"]);
    let text = |key: &'static str| table.get(key).and_then(|node| node.text()).map(|text| text.value);
    Origin { issuer: text("issuer"), document: text("document"), url: text("url") }
}

fn draft(table: &Table<'_, '_>, flag: bool, from: &str, ids: &mut Vec<String>) -> Draft {
    const RULE: [&str; 13] = [
        "id",
        "title",
        "detect",
        "when",
        "unless",
        "at-least",
        "channel",
        "clause",
        "say",
        "example",
        "action",
        "if-not-judged",
        "shadow",
    ];
    // A flag has no action, so nothing about one either.
    table.only(if flag { &RULE[..10] } else { &RULE });
    let id = table.need("id").and_then(|node| node.id());
    if let Some(id) = &id {
        if ids.contains(&id.value) {
            table.sheet.report(id.span.clone(), Problem::DuplicateId { id: id.value.clone() });
        }
        ids.push(id.value.clone());
    }
    let title = table.need("title").and_then(|node| node.words()).unwrap_or(NOTHING);
    let mut reads = Reads::default();
    let watches = check::watches(table, &mut reads);
    let rule = Rule {
        id: id.map(|id| id.value).unwrap_or_default(),
        clause: table.get("clause").and_then(|node| node.words()).unwrap_or_else(|| title.clone()),
        title,
        say: table.need("say").and_then(|node| node.words()).unwrap_or(NOTHING),
        action: if flag { [Action::Allow; 2] } else { table.need("action").map_or([Action::Allow; 2], action) },
        at_least: watches.first().map_or(Confidence::Likely, |watch| watch.at_least),
        shadow: table.get("shadow").and_then(|node| node.flag()).unwrap_or(false),
        if_not_judged: if flag {
            Action::Allow
        } else {
            table.get("if-not-judged").and_then(|node| one_action(&node, &Action::ALL)).unwrap_or(Action::Note)
        },
        channels: table.get("channel").map(|node| channels(&node)).unwrap_or_default(),
        from: from.to_owned(),
        examples: examples(table, flag),
        unless: check::exemptions(table, &mut reads),
        exceptions: Vec::new(),
        watches,
    };
    Draft { rule, span: table.span.clone(), reads }
}

/// `"warn"`, or `{ check = "block", audit = "warn" }`.
fn action(node: Node<'_, '_>) -> [Action; 2] {
    let one = |node: &Node<'_, '_>| one_action(node, &Action::ALL[1..]).unwrap_or(Action::Warn);
    if let DeValue::Table(_) = node.value {
        let Some(table) = node.table() else { return [Action::Warn; 2] };
        table.only(&["check", "audit"]);
        ["check", "audit"].map(|key| table.need(key).map_or(Action::Warn, |node| one(&node)))
    } else {
        [one(&node); 2]
    }
}

fn one_action(node: &Node<'_, '_>, possible: &[Action]) -> Option<Action> {
    let text = node.text()?;
    let action = possible.iter().copied().find(|action| action.name() == text.value);
    if action.is_none() {
        let known = possible.iter().map(|action| action.name());
        node.sheet.report(text.span, Problem::unknown_word(&text.value, known));
    }
    action
}

fn channels(node: &Node<'_, '_>) -> Vec<ChannelKind<'static>> {
    let items = node.list().unwrap_or_default();
    if items.is_empty() && matches!(node.value, DeValue::Array(_)) {
        node.sheet.report(node.span.clone(), Problem::EmptyList);
    }
    items.iter().filter_map(settings::read_channel).collect()
}

fn examples(table: &Table<'_, '_>, flag: bool) -> Vec<Example> {
    let examples: Vec<_> = table.tables("example").iter().filter_map(|table| example(table, flag)).collect();
    // An example whose `expect` could not be read has been reported, and may be of either kind.
    if examples.len() == table.tables("example").len() {
        if !examples.iter().any(|example| example.expect.trips()) {
            table.sheet.report(table.span.clone(), Problem::NoTrippingExample);
        }
        if examples.iter().all(|example| example.expect.trips()) {
            table.sheet.report(table.span.clone(), Problem::NoPassingExample);
        }
    }
    examples
}

fn example(table: &Table<'_, '_>, flag: bool) -> Option<Example> {
    let text = table.need("expect")?.text()?;
    let expect = match text.value.as_str() {
        "flag" if flag => Some(Expect::Flag),
        "allow" => Some(Expect::Action(Action::Allow)),
        name if !flag => Action::from_name(name).map(Expect::Action),
        _ => None,
    };
    if expect.is_none() {
        table.sheet.report(text.span, Problem::BadExpect { flag });
    }
    let (message, earlier) = (message(table)?, earlier(table)?);
    let (line, column) = table.sheet.place(table.span.start);
    Some(Example { earlier, message, expect: expect?, line, column })
}

/// The example as a message, read by the one reader of messages that there is.
fn message(table: &Table<'_, '_>) -> Option<Message<'static>> {
    table.need("text")?;
    let mut json = json_table(table.table);
    if let Json::Object(fields) = &mut json {
        fields.remove("expect");
        fields.remove("earlier");
    }
    read_message(table, &json)
}

/// The messages before it: each a text, or a message as in the example itself.
fn earlier(table: &Table<'_, '_>) -> Option<Vec<Message<'static>>> {
    let Some(node) = table.get("earlier") else { return Some(Vec::new()) };
    let message = |item: &Node<'_, '_>| match json(item.value) {
        Json::String(text) => Some(Message::from_text(text)),
        other => read_message(table, &other),
    };
    node.list()?.iter().map(message).collect()
}

fn read_message(table: &Table<'_, '_>, json: &Json) -> Option<Message<'static>> {
    match crate::message::from_json(&json.to_string()) {
        Ok(message) => Some(message.into_owned()),
        Err(error) => {
            table.sheet.report(table.span.clone(), Problem::BadExample { reason: error.words });
            None
        }
    }
}

/// A TOML table as JSON. TOML's dates become texts, as JSON writes them.
pub(super) fn json_table(table: &DeTable<'_>) -> Json {
    table.iter().map(|(key, value)| (key.get_ref().as_ref().to_owned(), json(value.get_ref()))).collect()
}

pub(super) fn json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::from(text.as_ref()),
        DeValue::Integer(number) => number.as_str().parse::<i64>().map_or(Json::Null, Json::from),
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Json::Null, Json::from),
        DeValue::Boolean(flag) => Json::from(*flag),
        DeValue::Datetime(moment) => Json::from(moment.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => json_table(table),
    }
}

fn off(table: &Table<'_, '_>) -> Option<Off> {
    table.only(&["rule", "reason"]);
    let (rule, reason) = (table.need("rule"), table.need("reason"));
    let (rule, reason) = (rule.and_then(|node| node.text()), reason.and_then(|node| node.words()));
    Some(Off { rule: rule?, reason: reason? })
}

fn adopt(table: &Table<'_, '_>) -> Option<Adopt> {
    table.only(&["from", "channel", "clause", "action", "shadow"]);
    let from = table.need("from").and_then(|node| node.text());
    let channels = table.get("channel").map(|node| channels(&node));
    let clause = table.get("clause").and_then(|node| node.words());
    let action = table.get("action").map(action);
    let shadow = table.get("shadow").and_then(|node| node.flag());
    Some(Adopt { from: from?, channels, clause, action, shadow })
}

fn clause(table: &Table<'_, '_>) -> Option<DraftClause> {
    table.only(&["text", "rules", "reason"]);
    let text = table.need("text").and_then(|node| node.words());
    let rules = table.get("rules").and_then(|node| node.texts());
    let reason = table.get("reason").and_then(|node| node.words());
    if table.get("rules").is_some() == table.get("reason").is_some() {
        table.sheet.report(table.span.clone(), Problem::RulesOrReason);
    }
    let rules = rules.unwrap_or_default();
    let clause = Clause { text: text?, rules: rules.iter().map(|rule| rule.value.clone()).collect(), reason };
    Some(DraftClause { clause, rules })
}
