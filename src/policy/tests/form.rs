//! The schema and the reader agree: what the reader refuses for its form, an editor underlines too.

use serde_json::Value as Json;

use super::table;
use crate::policy::schema;

/// Beginnings of messages about meaning, which no schema can see: other tables, other files, the calendar, the examples.
const MEANING: [&str; 22] = [
    "no rule is active",
    "unknown time zone",
    "unknown setting",
    "the id `r` is already used",
    "this rule asks",
    "this rule names",
    "this can never fire",
    "there is no such day",
    "there is no rule",
    "no shipped policy",
    "cannot read",
    "this policy inherits no rule",
    "the example is not a message",
    "expected a phone number, an e-mail",
    "expected a name, a phone number or a @handle",
    "a text alone says too little",
    "`topic/message` has no field `kind`",
    "write the hours as",
    "expected a host alone",
    "expected a phone number",
    "expected a handle",
    "there are two dates",
];

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

#[test]
fn what_is_refused_for_its_form_does_not_validate() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let mut seen = 0;
    let mut passed = Vec::new();
    for (text, start) in table() {
        let Ok(policy) = text.replace('¦', "").parse::<toml::Table>() else { continue };
        let valid = validator.is_valid(&json(toml::Value::Table(policy)));
        seen += usize::from(!valid);
        if valid && !MEANING.iter().any(|meaning| start.starts_with(meaning)) {
            passed.push(start);
        }
    }
    assert!(passed.is_empty(), "{passed:#?}");
    assert!(seen >= 60, "only {seen} mistakes are of form");
}
