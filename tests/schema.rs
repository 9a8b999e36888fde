//! The published schema of policy files is the program's own, holds for every shipped policy, and refuses mistakes.

// A test that cannot go on fails.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use jsonschema::Validator;
use serde_json::Value as Json;
use tadqiq::policy::{schema, shipped};

/// What an editor hands to the schema: TOML as JSON, dates as texts.
fn json(value: toml::Value) -> Json {
    match value {
        toml::Value::String(text) => Json::from(text),
        toml::Value::Integer(number) => Json::from(number),
        toml::Value::Float(number) => Json::from(number),
        toml::Value::Boolean(flag) => Json::from(flag),
        toml::Value::Datetime(moment) => Json::from(moment.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

fn read(text: &str) -> Json {
    json(toml::Value::Table(text.parse().unwrap()))
}

fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "it is a schema itself");
    jsonschema::draft202012::new(&schema).unwrap()
}

/// `UPDATE=1 cargo test --test schema` writes it anew.
#[test]
fn the_published_schema_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/policy.schema.json");
    let current = format!("{:#}\n", schema());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &current).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap();
    assert!(published == current, "run `UPDATE=1 cargo test --test schema`, and read what changed");
}

#[test]
fn every_policy_of_the_project_is_valid() {
    let validator = validator();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts: Vec<(String, String)> =
        shipped::POLICIES.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    for file in ["docs/our-school.toml", "tests/cli/policies/office.toml", "tests/cli/policies/school.toml"] {
        texts.push((file.to_owned(), std::fs::read_to_string(root.join(file)).unwrap()));
    }
    let guide = std::fs::read_to_string(root.join("docs/policies.md")).unwrap();
    let whole = guide.split("```toml\n").map(|block| block.split("```").next().unwrap());
    texts.extend(
        whole.filter(|block| block.starts_with("schema = 1")).map(|block| ("guide".to_owned(), block.to_owned())),
    );
    assert!(texts.len() > shipped::POLICIES.len() + 3, "the guide holds a whole policy");
    for (name, text) in texts {
        let mistakes: Vec<_> =
            validator.iter_errors(&read(&text)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(mistakes.is_empty(), "{name}:\n{}", mistakes.join("\n"));
    }
}

/// What an editor must underline: each of these edits makes a sound policy wrong.
#[test]
fn mistakes_are_refused() {
    const SOUND: &str = r#"
schema = 1
id = "my/office"
title = { ar = "أ", en = "a" }
extends = ["base/photos"]
[setting]
time-zone = "Asia/Riyadh"
countries = ["sa"]
partners = ["a"]
[[rule]]
id = "links"
title = { ar = "أ", en = "a" }
say = { ar = "أ", en = "a" }
action = { check = "warn", audit = "note" }
channel = ["x"]
detect = ["source/link", "approval/announcement"]
[[rule.example]]
text = "https://c.org"
expect = "warn"
[[rule.example]]
text = "https://d.org"
expect = "allow"
[[rule]]
id = "hours"
title = { ar = "أ", en = "a" }
say = { ar = "أ", en = "a" }
action = "warn"
detect = ["time/sent"]
when = { at = { outside = [{ hours = "07:00-21:00", days = ["sun"] }] } }
unless = [{ detect = "topic/message", topic = "emergency" }, { reply = true, sender-role = ["head"] }]
example = [{ text = "a", sent_at = 2026-03-01T20:00:00, expect = "warn" }, { text = "a", expect = "allow" }]
[[rule]]
id = "codes"
title = { ar = "أ", en = "a" }
say = { ar = "أ", en = "a" }
action = "warn"
detect = ["own/code"]
when = { number = { not-in = ["ST-1"] } }
example = [{ text = "a", expect = "warn" }, { text = "a", expect = "allow" }]
[[pattern]]
id = "code"
pattern = 'ST-\d'
hits = ["ST-1"]
misses = ["ST"]
[[roster]]
role = "head"
members = []
[[except]]
id = "one"
rule = "links"
host = "a.org"
kind = "exam-schedule"
owner = "a"
until = 2026-03-01
reason = { ar = "أ", en = "a" }
[[off]]
rule = "photos-of-people"
reason = { ar = "أ", en = "a" }
[[clause]]
text = { ar = "أ", en = "a" }
rules = ["links"]
"#;
    let validator = validator();
    let sound = read(SOUND);
    assert!(
        validator.is_valid(&sound),
        "{:?}",
        validator.iter_errors(&sound).map(|e| e.to_string()).collect::<Vec<_>>()
    );
    for (from, to) in [
        ("schema = 1", "schema = 2"),
        ("id = \"my/office\"", "id = \"My Office\""),
        ("title = { ar = \"أ\", en = \"a\" }\nextends", "title = \"a\"\nextends"),
        ("extends", "extend"),
        ("countries = [\"sa\"]", "countries = [\"fr\"]"),
        ("partners = [\"a\"]", "partners = 3"),
        ("audit = \"note\"", "audit = \"halt\""),
        ("channel = [\"x\"]", "channel = [\"twitter\"]"),
        ("source/link", "source/lnik"),
        ("say = { ar = \"أ\", en = \"a\" }\naction = \"warn\"", "action = \"warn\""),
        ("\"07:00-21:00\"", "\"7-21\""),
        ("days = [\"sun\"]", "days = [\"sunday\"]"),
        ("outside =", "not-in ="),
        ("when = { at", "when = { host"),
        ("topic = \"emergency\"", "topic = \"emergancy\""),
        ("topic = \"emergency\"", "host = [\"a.org\"]"),
        ("reply = true", "reply = \"yes\""),
        ("sender-role", "sender-rol"),
        ("text = \"a\", sent_at", "text = \"a\", send_at"),
        ("when = { number =", "when = { nmber ="),
        ("hits = [\"ST-1\"]", "hits = []"),
        ("host = \"a.org\"\nkind = \"exam-schedule\"\n", ""),
        ("until = 2026-03-01", "until = \"soon\""),
        ("members = []", "members = [{}]"),
        ("text = \"https://d.org\"\nexpect = \"allow\"", "text = \"https://d.org\"\nexpect = \"warn\""),
        ("detect = [\"source/link\", ", "at-least = \"certain\"\ndetect = [\"source/link\", "),
        ("expect = \"warn\" }, {", "expect = \"flag\" }, {"),
        ("rules = [\"links\"]", ""),
        ("[[off]]\nrule = \"photos-of-people\"", "[[off]]"),
    ] {
        assert!(SOUND.contains(from), "{from}");
        assert!(!validator.is_valid(&read(&SOUND.replacen(from, to, 1))), "{from} -> {to} passes");
    }
}
