//! Conditions in the schema: which fields each detector has, and what can be asked of each.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::super::calendar::DAYS;
use super::super::check::{closed, operators};
use super::super::conditions::{Kind, MessageField};
use super::super::never::surest;
use super::{both, described, list_of, one_of_words, refer, reference};
use crate::detect::{self, Detector, FieldKind, own};
use crate::finding::Confidence;
use crate::registry::Standing;
use crate::words::Words;

const HOURS: &str = r"^\s*([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\s*-\s*(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00)\s*$";

/// How sure a finding must be.
pub(super) fn confidence() -> Json {
    one_of_words([Confidence::Possible, Confidence::Likely, Confidence::Certain].map(Confidence::name))
}

/// The definitions that conditions need: one table of fields for each detector, and their parts.
pub(super) fn defs() -> Map<String, Json> {
    let mut defs = Map::new();
    for detector in detect::all().iter().copied().chain([&own::ANY]) {
        let fields = fields(detector);
        for field in detector.fields {
            let schema = described(asked(Kind::Field(field.kind)), &field.doc);
            defs.insert(field_def(detector.id, field.name), schema);
        }
        let when = json!({ "type": "object", "additionalProperties": false, "properties": fields });
        defs.insert(when_def(detector.id), when);
    }
    defs.insert("window".to_owned(), window());
    defs.insert(
        "list".to_owned(),
        json!({
            "description": both(
                "A list, or the name of a list under [setting].",
                "قائمة، أو اسم قائمة من [setting].",
            ),
            "anyOf": [list_of(&json!({ "type": "string" })), { "type": "string", "pattern": r"^[^\s./@]+$" }],
        }),
    );
    defs.insert("unless".to_owned(), unless());
    defs
}

fn when_def(id: &str) -> String {
    format!("when-{}", id.replace('/', "-"))
}

/// The fields of a detector; what can be asked of each is written once, among the definitions.
fn fields(detector: &Detector) -> Map<String, Json> {
    let fields = detector.fields.iter();
    fields.map(|field| (field.name.to_owned(), reference(&field_def(detector.id, field.name)))).collect()
}

fn field_def(id: &str, field: &str) -> String {
    format!("{}-{field}", id.replace('/', "-"))
}

/// `detect`: the ids of detectors, each with what it finds.
pub(super) fn detector_id() -> Json {
    let shipped = detect::all().iter().map(|detector| described(json!({ "const": detector.id }), &detector.summary));
    let own = json!({
        "type": "string",
        "pattern": "^own/[a-z0-9-]+$",
        "description": both(
            "A detector of this policy: [[words]], [[pattern]] or [[require]].",
            "كاشف من هذه السياسة نفسها: ‎[[words]]‎ أو ‎[[pattern]]‎ أو ‎[[require]]‎.",
        ),
    });
    let own = super::file::keys().contains(&"words").then_some(own);
    json!({ "anyOf": shipped.chain(own).collect::<Vec<_>>() })
}

/// `when`: every field that any detector has, so that an editor can complete it; [`per_detector`] says which are right.
pub(super) fn when() -> Json {
    let mut meanings: BTreeMap<&str, Vec<(Json, Json)>> = BTreeMap::new();
    for detector in detect::all().iter().copied().chain([&own::ANY]) {
        for field in detector.fields {
            let (asked, way) = (asked(Kind::Field(field.kind)), reference(&field_def(detector.id, field.name)));
            let known = meanings.entry(field.name).or_default();
            // Fields of one kind are asked alike.
            if !known.iter().any(|(other, _)| *other == asked) {
                known.push((asked, way));
            }
        }
    }
    let one = |ways: Vec<(Json, Json)>| {
        let mut ways: Vec<_> = ways.into_iter().map(|(_, way)| way).collect();
        if ways.len() == 1 { ways.remove(0) } else { json!({ "anyOf": ways }) }
    };
    let all: Map<String, Json> = meanings.into_iter().map(|(name, ways)| (name.to_owned(), one(ways))).collect();
    json!({
        "type": "object",
        "properties": all,
        "description": both(
            "Conditions on the finding's own fields; all must hold. `tadqiq explain DETECTOR` names them.",
            "شروط على حقول ما عُثر عليه، ويجب أن تصح كلها. لعرض الحقول: tadqiq explain DETECTOR",
        ),
    })
}

/// For each detector that a rule names, `when` may only ask for its fields.
pub(super) fn per_detector() -> Json {
    let one = |(id, named): (&str, Json)| {
        json!({
            "if": { "required": ["detect", "when"], "properties": { "detect": { "contains": named } } },
            "then": { "properties": { "when": reference(&when_def(id)) } },
        })
    };
    let shipped = detect::all().iter().map(|detector| (detector.id, json!({ "const": detector.id })));
    let own = (own::ANY.id, json!({ "type": "string", "pattern": "^own/" }));
    // One that is certain of nothing cannot be asked to be.
    let doubtful = detect::all().iter().filter(|detector| surest(detector.id) < Confidence::Certain).map(|detector| {
        json!({
            "if": { "properties": { "detect": { "contains": { "const": detector.id } } }, "required": ["detect"] },
            "then": { "properties": { "at-least": { "not": { "const": "certain" } } } },
        })
    });
    shipped.chain([own]).map(one).chain(doubtful).collect()
}

/// An exemption: another fact in the message, or fields of the message itself.
fn unless() -> Json {
    let mut message = Map::new();
    for (name, _, kind) in MessageField::ALL {
        message.insert(name.to_owned(), asked(kind));
    }
    let found = |detector: &&Detector| {
        let mut properties = fields(detector);
        properties.insert("detect".to_owned(), described(json!({ "const": detector.id }), &detector.summary));
        properties.insert("at-least".to_owned(), confidence());
        json!({ "type": "object", "required": ["detect"], "additionalProperties": false, "properties": properties })
    };
    let of_message =
        json!({ "type": "object", "minProperties": 1, "additionalProperties": false, "properties": message });
    let mut ways = vec![of_message];
    ways.extend(detect::all().iter().map(found));
    if super::file::keys().contains(&"words") {
        let mut properties = fields(&own::ANY);
        properties.insert("detect".to_owned(), json!({ "type": "string", "pattern": "^own/" }));
        properties.insert("at-least".to_owned(), confidence());
        ways.push(
            json!({ "type": "object", "required": ["detect"], "additionalProperties": false, "properties": properties }),
        );
    }
    json!({ "anyOf": ways })
}

/// What can be asked of a field of this kind: operators in a table, or the short forms.
pub(super) fn asked(kind: Kind) -> Json {
    let known = operators(kind);
    let words = closed(kind).map(|words| one_of_words(words.iter().copied()));
    let list = match &words {
        Some(words) => json!({ "anyOf": [words, list_of(words)] }),
        None => reference("list"),
    };
    let operand = |operator: &str| match operator {
        "one-of" | "not-in" | "bears" | "not-bears" | "mentions" | "not-mentions" | "resembles" | "not-resembles" => {
            list.clone()
        }
        "registry" => word_or_list(&one_of_words(Standing::NAMES)),
        "at-least" | "at-most" => words.clone().unwrap_or_default(),
        "inside" | "outside" => list_of(&reference("window")),
        _ => json!({ "type": "boolean" }),
    };
    let properties: Map<String, Json> =
        known.iter().map(|operator| ((*operator).to_owned(), operand(operator))).collect();
    let mut ways =
        vec![json!({ "type": "object", "minProperties": 1, "additionalProperties": false, "properties": properties })];
    if known.contains(&"one-of") {
        ways.push(match &words {
            Some(words) => list_of(words),
            None => list_of(&json!({ "type": "string" })),
        });
    }
    if known.contains(&"is") {
        ways.push(json!({ "type": "boolean" }));
    }
    ways.extend(words);
    json!({ "anyOf": ways })
}

fn window() -> Json {
    let hours = json!({
        "type": "string",
        "pattern": HOURS,
        "examples": ["07:00-21:00"],
        "description": both("The end is not part of it.", "آخر المدة غير داخل فيها."),
    });
    let days = list_of(&one_of_words(DAYS));
    let on_days = super::table(
        &["hours"],
        &[
            ("hours", hours.clone()),
            ("days", days.clone()),
            ("except", days),
            ("ramadan", json!({ "type": "boolean" })),
            ("end", one_of_words(["exclusive", "inclusive"])),
        ],
    );
    json!({ "anyOf": [hours, on_days] })
}

/// `unless` of a rule.
pub(super) fn exemptions() -> Json {
    let mut schema = json!({ "type": "array" });
    schema["items"] = refer("unless", "One exemption; all in it must hold.", "استثناء واحد، ويجب أن يصح كل ما فيه.");
    schema["description"] =
        both("What excuses a message; one entry is enough.", "ما تُعذر به الرسالة، ويكفي واحد منها.").into();
    schema
}

/// One entry, or a list of them.
fn word_or_list(entry: &Json) -> Json {
    json!({ "anyOf": [entry, list_of(entry)] })
}

/// A field of the finding or of the message, as exceptions name it. One name may stand for fields of several
/// detectors: which of them is meant, the rule tells.
pub(super) fn exception_fields() -> Map<String, Json> {
    /// What may stand there: any text, or certain words.
    struct Literal {
        words: Option<Vec<&'static str>>,
        doc: Option<Words>,
    }
    let mut all: BTreeMap<&str, Literal> = BTreeMap::new();
    let mut add = |name, words: Option<&'static [&'static str]>, doc: Option<&Words>| {
        let known = all.entry(name).or_insert_with(|| Literal { words: Some(Vec::new()), doc: doc.cloned() });
        match (&mut known.words, words) {
            (Some(known), Some(words)) => known.extend(words),
            (known, None) => *known = None,
            (None, Some(_)) => {}
        }
    };
    for detector in detect::all().iter().copied().chain([&own::ANY]) {
        for field in detector.fields {
            match field.kind {
                FieldKind::Word(words) | FieldKind::Grade(words) => add(field.name, Some(words), Some(&field.doc)),
                FieldKind::Moment | FieldKind::Flag => {}
                _ => add(field.name, None, Some(&field.doc)),
            }
        }
    }
    for (name, _, kind) in MessageField::ALL {
        if operators(kind).contains(&"one-of") {
            add(name, closed(kind), None);
        }
    }
    add("words", None, None);
    let schema = |(name, literal): (&str, Literal)| {
        let entry = match literal.words {
            Some(mut words) => {
                words.sort_unstable();
                words.dedup();
                one_of_words(words)
            }
            None => json!({ "type": "string" }),
        };
        let schema = word_or_list(&entry);
        (name.to_owned(), literal.doc.map_or(schema.clone(), |doc| described(schema, &doc)))
    };
    all.into_iter().map(schema).collect()
}
