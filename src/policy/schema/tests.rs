//! The schema knows what the reader of policies knows: every key, and no others.

use std::collections::BTreeSet;

use super::*;
use crate::policy::Policy;

/// The keys that the reader says it knows, when it meets one that it does not.
fn known(text: &str) -> BTreeSet<String> {
    let mistakes = Policy::from_toml(text).unwrap_err().0;
    let said: Vec<_> = mistakes.iter().filter(|mistake| mistake.words.en.contains("`not-a-key`")).collect();
    assert_eq!(said.len(), 1, "{mistakes:?}");
    let (_, list) = said[0].words.en.split_once("Known here: ").unwrap();
    list.trim_end_matches('.').split(", ").map(str::to_owned).collect()
}

fn keys(schema: &Json) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn each_table_has_the_keys_that_the_reader_knows() {
    let schema = schema();
    let head = "schema = 1\nid = \"a\"\ntitle = { ar = \"a\", en = \"a\" }\n";
    assert_eq!(known(&format!("{head}not-a-key = 1")), keys(&schema));
    let source = format!("{head}source = {{ not-a-key = 1 }}");
    assert_eq!(known(&source), keys(&schema["properties"]["source"]));
    for (key, def) in [
        ("rule", "rule"),
        ("flag", "flag"),
        ("off", "off"),
        ("adopt", "adopt"),
        ("clause", "clause"),
        ("roster", "roster"),
        ("words", "own-words"),
        ("pattern", "own-pattern"),
    ] {
        if file::keys().contains(&key) {
            let extra = if key == "pattern" { "pattern = 'a'\n" } else { "" };
            let read = known(&format!("{head}[[{key}]]\n{extra}not-a-key = 1"));
            assert_eq!(read, keys(&schema["$defs"][def]), "{key}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Json, found: &mut BTreeSet<String>) {
        match value {
            Json::Object(table) => {
                found.extend(table.get("$ref").and_then(Json::as_str).map(str::to_owned));
                table.values().for_each(|inner| walk(inner, found));
            }
            Json::Array(items) => items.iter().for_each(|inner| walk(inner, found)),
            _ => {}
        }
    }
    let schema = schema();
    let mut found = BTreeSet::new();
    walk(&schema, &mut found);
    assert!(found.len() > 10);
    for reference in found {
        let path = reference.strip_prefix('#').unwrap();
        assert!(schema.pointer(path).is_some(), "{reference}");
    }
}

#[test]
fn every_detector_and_field_can_be_written() {
    let schema = schema();
    let rule = &schema["$defs"]["rule"];
    for detector in crate::detect::all() {
        let ids = rule["properties"]["detect"]["items"]["anyOf"].as_array().unwrap();
        assert!(ids.iter().any(|id| id["const"] == detector.id), "{}", detector.id);
        for field in detector.fields {
            assert!(!rule["properties"]["when"]["properties"][field.name].is_null(), "{}", field.name);
        }
    }
}
