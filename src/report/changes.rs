//! What differs between two policies: for people, or as one JSON object.

use serde_json::{Value as Json, json};

use crate::policy::{Change, Part, Policy};
use crate::report::inert::{isolate, plain};
use crate::report::page::{Page, apart};
use crate::report::phrases::Phrases;
use crate::words::Lang;

/// The heading of each part.
const HEADINGS: [(Part, &str); 9] = [
    (Part::Policy, "changes-policy"),
    (Part::Setting, "changes-settings"),
    (Part::Rule, "changes-rules"),
    (Part::Flag, "changes-flags"),
    (Part::Off, "changes-off"),
    (Part::Detector, "own-detectors"),
    (Part::Exception, "own-exceptions"),
    (Part::Role, "own-roles"),
    (Part::Clause, "changes-clauses"),
];

/// The differences for a person: `+` for what came, `-` for what went, `~` for what is otherwise.
pub fn changes_in_words(before: &Policy, after: &Policy, changes: &[Change], phrases: &Phrases) -> String {
    let mut page = Page::new(phrases);
    for (sign, policy) in [("---", before), ("+++", after)] {
        let values = [("id", apart(policy.name())), ("digest", apart(policy.digest()))];
        let line = format!("{sign} {}", phrases.say("policy-id", &values));
        page.line(0, &line);
    }
    if changes.is_empty() {
        page.heading("changes-none");
    }
    for (part, heading) in HEADINGS {
        let mut of_part = changes.iter().filter(|change| change.part == part).peekable();
        if of_part.peek().is_none() {
            continue;
        }
        page.heading(heading);
        for change in of_part {
            one(&mut page, change);
        }
    }
    page.text
}

fn one(page: &mut Page<'_>, change: &Change) {
    let sign = match change.there {
        (true, false) => '-',
        (false, _) => '+',
        (true, true) => '~',
    };
    // A policy's own keys stand under its heading without a name of their own, and a setting is itself a key.
    if change.part == Part::Policy {
        for key in &change.keys {
            key_in_words(page, 1, &key.key, key.before.as_ref(), key.after.as_ref());
        }
        return;
    }
    if let (Part::Setting, [value]) = (change.part, change.keys.as_slice()) {
        key_in_words(page, 1, &change.name, value.before.as_ref(), value.after.as_ref());
        return;
    }
    let title = change.title.as_ref().map(|title| page.words(title));
    let line = match (change.part, title) {
        (Part::Clause, Some(text)) => format!("{sign} {text}"),
        (_, Some(title)) => format!("{sign} {title} ({})", plain(&change.name)),
        (_, None) => format!("{sign} {}", isolate(&change.name)),
    };
    page.line(1, &line);
    for key in &change.keys {
        key_in_words(page, 2, &key.key, key.before.as_ref(), key.after.as_ref());
    }
}

fn key_in_words(page: &mut Page<'_>, indent: usize, key: &str, before: Option<&Json>, after: Option<&Json>) {
    let name = || apart(key);
    match (before, after) {
        // A role's digest says that its members differ; who they are is not told.
        _ if key == "digest" => page.say(indent, "changes-members", &[]),
        _ if key == "example" => page.say(indent, "changes-examples", &[]),
        (Some(Json::Array(before)), Some(Json::Array(after))) => {
            for (key, has, lacks) in [("changes-added", after, before), ("changes-removed", before, after)] {
                let items: Vec<_> =
                    has.iter().filter(|item| !lacks.contains(item)).map(|item| value(page, item)).collect();
                if !items.is_empty() {
                    let items = items.join(&page.phrases.say("list-comma", &[]));
                    page.say(indent, key, &[("key", name()), ("items", items.into())]);
                }
            }
        }
        // Only what differs inside; words in two languages are one thing.
        (Some(Json::Object(was)), Some(Json::Object(is))) if !was.contains_key("ar") => {
            let mut inner: Vec<_> = was.keys().chain(is.keys()).collect();
            inner.sort_unstable();
            inner.dedup();
            for inner in inner.into_iter().filter(|inner| was.get(*inner) != is.get(*inner)) {
                key_in_words(page, indent, &format!("{key}.{inner}"), was.get(inner), is.get(inner));
            }
        }
        _ => {
            let side = |side: Option<&Json>| {
                side.map_or_else(|| page.phrases.say("nothing-set", &[]), |side| value(page, side))
            };
            let values = [("key", name()), ("before", side(before).into()), ("after", side(after).into())];
            page.say(indent, "changes-key", &values);
        }
    }
}

/// A value as its policy writes it; words in the language of the page.
fn value(page: &Page<'_>, value: &Json) -> String {
    let lang = match page.phrases.lang() {
        Lang::Ar => "ar",
        Lang::En => "en",
    };
    match value {
        Json::String(text) => isolate(text),
        Json::Object(sides) if sides.contains_key("ar") => isolate(sides[lang].as_str().unwrap_or_default()),
        other => isolate(&in_toml(other)),
    }
}

/// A value on one line, as TOML writes it but for the quotes of a text by itself.
pub(super) fn in_toml(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => nested(other),
    }
}

fn nested(value: &Json) -> String {
    match value {
        Json::Array(items) => format!("[{}]", items.iter().map(nested).collect::<Vec<_>>().join(", ")),
        Json::Object(table) => {
            let entries: Vec<_> = table.iter().map(|(key, value)| format!("{key} = {}", nested(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// The differences as one JSON object.
pub fn changes_json(before: &Policy, after: &Policy, changes: &[Change]) -> Json {
    let policy = |policy: &Policy| json!({ "id": policy.id(), "file": policy.name(), "digest": policy.digest() });
    let changes = changes.iter().map(|change| {
        let kind = match change.there {
            (true, false) => "removed",
            (false, _) => "added",
            (true, true) => "changed",
        };
        let keys = change.keys.iter();
        let keys = keys.map(|key| json!({ "key": key.key, "before": key.before, "after": key.after }));
        json!({ "part": change.part.name(), "name": change.name, "change": kind, "keys": keys.collect::<Vec<_>>() })
    });
    json!({
        "version": 1,
        "before": policy(before),
        "after": policy(after),
        "changes": changes.collect::<Vec<_>>(),
    })
}
