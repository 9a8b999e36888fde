//! The JSON schema of a policy file, for editors: they complete keys and words with it, and underline what is wrong.
//!
//! Detectors, fields, operators, words, channels and settings come from the tables that reading a policy uses. What a
//! schema cannot say (whether a setting exists, whether an example holds) is left to `policy check` and `policy test`.

mod conditions;
mod parts;

use serde_json::{Map, Value as Json, json};

use super::file;
use crate::words::Words;

/// The schema, in JSON Schema draft 2020-12.
pub fn schema() -> Json {
    let properties: Map<String, Json> =
        file::keys().iter().filter_map(|key| Some(((*key).to_owned(), parts::top(key)?))).collect();
    let mut defs = parts::defs();
    defs.extend(conditions::defs());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tadqiq policy",
        "description": both(
            "What is not allowed in an organisation's messages, in what words to tell the sender, and under which clause.",
            "ما لا يجوز في رسائل الجهة، وبأي عبارة يُنبَّه المرسل، وعلى أي بند يستند ذلك.",
        ),
        "type": "object",
        "required": ["schema", "id", "title"],
        "additionalProperties": false,
        "properties": properties,
        "$defs": defs,
    })
}

/// A description in both languages: editors show it as it is.
fn both(en: &str, ar: &str) -> String {
    format!("{en}\n\n{ar}")
}

fn described(mut schema: Json, words: &Words) -> Json {
    schema["description"] = both(&words.en, &words.ar).into();
    schema
}

/// A table with these keys and no others.
fn table(required: &[&str], properties: &[(&str, Json)]) -> Json {
    let properties: Map<String, Json> =
        properties.iter().map(|(key, schema)| ((*key).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "required": required, "additionalProperties": false, "properties": properties })
}

fn reference(def: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{def}") })
}

/// The same, with what it means here.
fn refer(def: &str, en: &str, ar: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{def}"), "description": both(en, ar) })
}

fn list_of(items: &Json) -> Json {
    json!({ "type": "array", "items": items, "minItems": 1 })
}

fn one_of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Json {
    json!({ "enum": words.into_iter().collect::<Vec<_>>() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
