//! What differs between two effective policies.
//!
//! Only what is in force counts: a rule that moved to another file, a comment, the order of rules and a default written
//! out are no difference.

use serde_json::{Map, Value as Json, json};

use super::Policy;
use super::outline::{BroughtKind, Kind};
use crate::finding::Confidence;
use crate::verdict::Action;
use crate::words::Words;

/// A part of a policy that can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// Its title, version and source.
    Policy,
    /// A setting.
    Setting,
    /// A rule.
    Rule,
    /// A flag.
    Flag,
    /// A rule switched off.
    Off,
    /// A detector of the policy's own.
    Detector,
    /// An exception to a rule.
    Exception,
    /// A role on the roster.
    Role,
    /// A clause of the document.
    Clause,
}

impl Part {
    /// The name that machine forms use.
    pub fn name(self) -> &'static str {
        match self {
            Part::Policy => "policy",
            Part::Setting => "setting",
            Part::Rule => "rule",
            Part::Flag => "flag",
            Part::Off => "off",
            Part::Detector => "detector",
            Part::Exception => "exception",
            Part::Role => "role",
            Part::Clause => "clause",
        }
    }
}

/// One part that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it is.
    pub part: Part,
    /// Its id or name; of a clause, its English text.
    pub name: String,
    /// Its title, where it has one.
    pub title: Option<Words>,
    /// Whether it was there before and is there after; in both, its keys differ.
    pub there: (bool, bool),
    /// What differs in it.
    pub keys: Vec<KeyChange>,
}

/// One key that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyChange {
    /// The key, as policies write it.
    pub key: String,
    /// Its value before, if it was there.
    pub before: Option<Json>,
    /// Its value after, if it is there.
    pub after: Option<Json>,
}

/// A part as it is compared.
struct Item {
    part: Part,
    name: String,
    title: Option<Words>,
    keys: Map<String, Json>,
}

/// What differs between `before` and `after`, part by part; empty if both decide alike and say the same.
pub fn diff(before: &Policy, after: &Policy) -> Vec<Change> {
    let (old, mut new) = (items(before), items(after));
    let mut changes = Vec::new();
    for was in old {
        let is = new.iter().position(|is| (is.part, &is.name) == (was.part, &was.name)).map(|at| new.remove(at));
        let there = (true, is.is_some());
        let keys = is.as_ref().map(|is| key_changes(&was.keys, &is.keys)).unwrap_or_default();
        if is.is_none() || !keys.is_empty() {
            let title = is.and_then(|is| is.title).or(was.title);
            changes.push(Change { part: was.part, name: was.name, title, there, keys });
        }
    }
    for is in new {
        changes.push(Change { part: is.part, name: is.name, title: is.title, there: (false, true), keys: Vec::new() });
    }
    changes.sort_by_key(|change| change.part);
    changes
}

fn key_changes(before: &Map<String, Json>, after: &Map<String, Json>) -> Vec<KeyChange> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let change = |key: &String| {
        let (before, after) = (before.get(key).cloned(), after.get(key).cloned());
        (before != after).then(|| KeyChange { key: key.clone(), before, after })
    };
    names.into_iter().filter_map(change).collect()
}

fn items(policy: &Policy) -> Vec<Item> {
    let outline = policy.outline();
    let source = policy.source().cloned().unwrap_or_default();
    let mut all = vec![Item {
        part: Part::Policy,
        name: "policy".to_owned(),
        title: None,
        keys: table([
            ("title", words(policy.title())),
            ("version", json!(policy.version())),
            ("issuer", json!(source.issuer)),
            ("document", json!(source.document)),
            ("url", json!(source.url)),
        ]),
    }];
    all.extend(outline.settings.into_iter().map(|setting| Item {
        part: Part::Setting,
        name: setting.name,
        title: None,
        keys: table([("value", sorted(setting.value))]),
    }));
    all.extend(outline.rules.into_iter().map(|traced| {
        let part = match traced.kind {
            Kind::Rule => Part::Rule,
            Kind::Flag => Part::Flag,
        };
        let title = Some(traced.rule.title.clone());
        Item { part, name: traced.rule.id.clone(), title, keys: plainly(traced.keys) }
    }));
    all.extend(outline.off.into_iter().map(|off| Item {
        part: Part::Off,
        name: off.id.to_owned(),
        title: None,
        keys: table([("from", json!(off.from)), ("reason", words(off.reason))]),
    }));
    all.extend(outline.own.into_iter().map(|own| {
        let part = match own.kind {
            BroughtKind::Detector => Part::Detector,
            BroughtKind::Exception => Part::Exception,
            BroughtKind::Role => Part::Role,
        };
        Item { part, name: own.name, title: None, keys: own.keys }
    }));
    all.extend(policy.clauses().iter().map(|clause| Item {
        part: Part::Clause,
        name: clause.text.en.clone().into_owned(),
        title: Some(clause.text.clone()),
        keys: table([
            ("text", words(&clause.text)),
            ("rules", json!(clause.rules)),
            ("reason", clause.reason.as_ref().map_or(Json::Null, words)),
        ]),
    }));
    all
}

/// A rule's keys with one way of writing what can be written in two.
fn plainly(mut keys: Map<String, Json>) -> Map<String, Json> {
    let defaults = [
        ("shadow", Json::Bool(false)),
        ("at-least", Confidence::Likely.name().into()),
        ("if-not-judged", Action::Note.name().into()),
    ];
    keys.retain(|key, value| !defaults.contains(&(key.as_str(), value.clone())));
    if let Some(action) = keys.get_mut("action")
        && action.get("check").is_some()
        && action.get("check") == action.get("audit")
    {
        *action = action["check"].take();
    }
    if keys.get("clause") == keys.get("title") {
        keys.remove("clause");
    }
    if let Some(channel) = keys.get_mut("channel") {
        *channel = sorted(channel.take());
    }
    keys
}

/// A list whose order says nothing, in one order.
fn sorted(mut value: Json) -> Json {
    if let Json::Array(items) = &mut value {
        items.sort_by_key(ToString::to_string);
        items.dedup();
    }
    value
}

fn words(words: &Words) -> Json {
    json!({ "ar": words.ar, "en": words.en })
}

fn table<const N: usize>(entries: [(&str, Json); N]) -> Map<String, Json> {
    entries.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.to_owned(), value)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const OFFICE: &str = r#"
schema = 1
id = "my/office"
title = { ar = "أ", en = "a" }
extends = ["base/photos"]
[setting]
trusted-domains = ["a.org", "b.org"]
[[rule]]
id = "links"
title = { ar = "أ", en = "a" }
say = { ar = "أ", en = "a" }
action = "warn"
channel = ["x", "whatsapp"]
detect = ["source/link"]
when = { host = { not-in = "trusted-domains" } }
[[rule.example]]
text = "https://c.org"
channel = "x"
expect = "warn"
[[rule.example]]
text = "https://a.org"
channel = "x"
expect = "allow"
"#;

    fn changes(edit: impl Fn(String) -> String) -> Vec<Change> {
        let (before, after) =
            (Policy::from_toml(OFFICE).unwrap(), Policy::from_toml(&edit(OFFICE.to_owned())).unwrap());
        let back = diff(&after, &before);
        let found = diff(&before, &after);
        assert_eq!(back.len(), found.len(), "either way round");
        found
    }

    #[test]
    fn what_decides_alike_does_not_differ() {
        assert_eq!(changes(|text| text), []);
        let rewritten = changes(|text| {
            text.replace("[\"a.org\", \"b.org\"]", "[\"b.org\", \"a.org\"] # a comment")
                .replace("action = \"warn\"", "action = { check = \"warn\", audit = \"warn\" }\nshadow = false")
                .replace(
                    "[\"x\", \"whatsapp\"]",
                    "[\"whatsapp\", \"x\"]\nat-least = \"likely\"\nif-not-judged = \"note\"",
                )
        });
        assert_eq!(rewritten, []);
    }

    #[test]
    fn what_a_policy_brings_along_differs_too() {
        let brought = |words: &str, member: &str, until: &str| {
            let text =
                OFFICE.replace("detect = [\"source/link\"]\nwhen", "detect = [\"source/link\", \"own/rivals\"]\n#");
            Policy::from_toml(&format!(
                "{text}[[words]]\nid = \"rivals\"\nwords = [\"{words}\"]\nhits = [\"{words}\"]\nmisses = [\"b\"]\n\
                 [[roster]]\nrole = \"head\"\nmembers = [\"{member}\"]\n\
                 [[except]]\nid = \"e\"\nrule = \"links\"\nhost = [\"e.org\"]\nowner = \"us\"\nuntil = {until}\n\
                 reason = {{ ar = \"أ\", en = \"a\" }}\n"
            ))
            .unwrap()
        };
        let before = brought("Horizon", "Huda", "2026-01-01");
        assert_eq!(diff(&before, &brought("Horizon", "Huda", "2026-01-01")), []);
        let found = diff(&before, &brought("Summit", "Dana", "2026-01-02"));
        let told: Vec<_> = found.iter().map(|change| (change.part.name(), change.name.as_str())).collect();
        assert_eq!(told, [("detector", "own/rivals"), ("exception", "links/e"), ("role", "head")]);
        let said = format!("{found:?}");
        assert!(!said.contains("Huda") && !said.contains("Dana"), "persons are counted, not named: {said}");
    }

    #[test]
    fn each_kind_of_difference_is_named() {
        let found = changes(|text| {
            text.replace("\"b.org\"]", "\"c.org\"]")
                .replace("action = \"warn\"", "action = \"hold\"")
                .replace("expect = \"warn\"", "expect = \"hold\"")
                .replace("https://c.org", "https://d.org")
                .replace("en = \"a\" }\nextends", "en = \"b\" }\nversion = \"2\"\nextends")
                + "[[off]]\nrule = \"photos-of-people\"\nreason = { ar = \"أ\", en = \"a\" }\n\
                   [[clause]]\ntext = { ar = \"أ\", en = \"clause one\" }\nrules = [\"links\"]\n"
        });
        let told: Vec<_> = found
            .iter()
            .map(|change| {
                let keys: Vec<_> = change.keys.iter().map(|key| key.key.as_str()).collect();
                (change.part.name(), change.name.as_str(), change.there, keys.join(" "))
            })
            .collect();
        assert_eq!(
            told,
            [
                ("policy", "policy", (true, true), "title version".to_owned()),
                ("setting", "trusted-domains", (true, true), "value".to_owned()),
                ("rule", "photos-of-people", (true, false), String::new()),
                ("rule", "links", (true, true), "action example".to_owned()),
                ("off", "photos-of-people", (false, true), String::new()),
                ("clause", "clause one", (false, true), String::new()),
            ]
        );
    }
}
