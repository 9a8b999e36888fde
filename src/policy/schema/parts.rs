//! The parts of a policy file in the schema: what may stand at its top, and in each of its tables.

use serde_json::{Map, Value as Json, json};

use super::super::settings;
use super::conditions::{confidence, detector_id, exception_fields, exemptions, per_detector, when};
use super::{both, described, list_of, one_of_words, refer, reference, table};
use crate::message::ChannelKind;
use crate::verdict::Action;

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const POLICY_ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$";

/// A month and a day of it.
const DAY: &str = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

/// What stands under a key of the outermost table; `None` for one that the schema does not know.
pub(super) fn top(key: &str) -> Option<Json> {
    let tables = |def: &str, en: &str, ar: &str| {
        let mut schema = list_of(&reference(def));
        schema["description"] = both(en, ar).into();
        schema
    };
    Some(match key {
        "schema" => json!({
            "const": 1,
            "description": both("The form of this file.", "صيغة هذا الملف."),
        }),
        "id" => json!({
            "type": "string",
            "pattern": POLICY_ID,
            "description": both("The policy's name, such as schools/riverside.", "معرّف السياسة، مثل schools/riverside."),
        }),
        "version" => text("Your own version of this file.", "رقم الإصدار الذي تختاره لهذا الملف."),
        "title" => refer("words", "What the policy is for.", "لمن هذه السياسة وفيمَ هي."),
        "source" => {
            let mut source = table(
                &[],
                &[
                    ("issuer", text("Who issued it.", "الجهة التي أصدرتها.")),
                    ("document", text("Its name.", "اسمها.")),
                    ("url", text("Where it can be read.", "أين تُقرأ.")),
                ],
            );
            source["description"] =
                both("The document that the policy puts into rules.", "الوثيقة التي تحوّلها السياسة إلى قواعد.").into();
            source
        }
        "extends" => {
            let mut schema = list_of(&json!({ "type": "string", "examples": shipped() }));
            schema["description"] = both(
                "Policies whose rules, flags and settings are taken over: shipped ids, or paths ending in .toml.",
                "سياسات تُؤخذ قواعدها وإعداداتها: معرّفات السياسات المرفقة، أو مسارات تنتهي بـ .toml",
            )
            .into();
            schema
        }
        "setting" => reference("setting"),
        "roster" => tables("roster", "Who has which role.", "صفات المرسلين."),
        "words" => tables("own-words", "A detector of your own: words.", "كاشف خاص: كلمات."),
        "pattern" => tables("own-pattern", "A detector of your own: a pattern.", "كاشف خاص: نمط."),
        "require" => tables("own-require", "What every message must have.", "ما يجب أن يكون في كل رسالة."),
        "rule" => tables("rule", "What is not allowed.", "ما لا يجوز."),
        "flag" => tables("flag", "What is to be noticed though nothing is broken.", "ما يُلفت النظر إليه وليس مخالفة."),
        "off" => tables("off", "An inherited rule that does not hold here.", "قاعدة موروثة لا تسري هنا."),
        "except" => tables(
            "except",
            "What a rule does not hold against, for a reason, until a day.",
            "ما لا تسري عليه قاعدة، لسبب مذكور وإلى يوم محدد.",
        ),
        "adopt" => tables(
            "adopt",
            "What this document says of the rules inherited from one policy.",
            "ما تقوله هذه الوثيقة عن القواعد الموروثة من سياسة.",
        ),
        "clause" => tables("clause", "A clause of the document.", "بند من الوثيقة."),
        _ => return None,
    })
}

fn text(en: &str, ar: &str) -> Json {
    json!({ "type": "string", "description": both(en, ar) })
}

fn shipped() -> Vec<&'static str> {
    super::super::shipped::POLICIES.iter().map(|(id, _)| *id).collect()
}

/// The tables that [`top`] refers to, and what they share.
pub(super) fn defs() -> Map<String, Json> {
    let mut defs = Map::new();
    let mut add = |name: &str, schema: Json| defs.insert(name.to_owned(), schema);
    let side = json!({ "type": "string", "pattern": r"\S" });
    add("words", table(&["ar", "en"], &[("ar", side.clone()), ("en", side)]));
    add("action", one_of_words(Action::ALL[1..].iter().map(|action| action.name())));
    add("channels", list_of(&one_of_words(ChannelKind::names())));
    add("setting", settings());
    add("rule", rule(false));
    add("flag", rule(true));
    add("rule-example", example(Action::ALL.map(Action::name).as_slice()));
    add("flag-example", example(&["flag", "allow"]));
    let id = || json!({ "type": "string", "pattern": ID });
    let reason = || refer("words", "Why.", "السبب.");
    add("off", table(&["rule", "reason"], &[("rule", id()), ("reason", reason())]));
    add(
        "adopt",
        table(
            &["from"],
            &[
                ("from", json!({ "type": "string", "pattern": POLICY_ID })),
                ("channel", reference("channels")),
                ("clause", reference("words")),
                ("action", action()),
                ("shadow", shadow()),
            ],
        ),
    );
    let mut clause = table(
        &["text"],
        &[
            ("text", refer("words", "The clause in your own words.", "البند بعبارتك.")),
            ("rules", list_of(&id())),
            ("reason", refer("words", "Why no program can check it.", "لماذا لا يتحقق منه برنامج.")),
        ],
    );
    clause["oneOf"] = json!([{ "required": ["rules"] }, { "required": ["reason"] }]);
    add("clause", clause);
    for (key, name, schema) in [
        ("roster", "roster", roster()),
        ("except", "except", except()),
        ("words", "own-words", own("words", &list_of(&json!({ "type": "string" })))),
        ("pattern", "own-pattern", own("pattern", &json!({ "type": "string" }))),
        ("require", "own-require", require()),
    ] {
        if super::file::keys().contains(&key) {
            defs.insert(name.to_owned(), schema);
        }
    }
    defs
}

fn settings() -> Json {
    let properties: Map<String, Json> = settings::described()
        .map(|(name, entries, words)| {
            let text = match shape(name) {
                Some(pattern) => json!({ "type": "string", "pattern": pattern }),
                None => json!({ "type": "string" }),
            };
            let schema = match entries {
                settings::Entries::One(None) => text,
                settings::Entries::One(Some(words)) => one_of_words(words),
                settings::Entries::List(None) => json!({ "type": "array", "items": text }),
                settings::Entries::List(Some(words)) => json!({ "type": "array", "items": one_of_words(words) }),
                settings::Entries::Dates { once } => json!({ "type": "array", "items": dates(once) }),
            };
            (name.to_owned(), described(schema, &words))
        })
        .collect();
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": list_of(&json!({ "type": "string" })),
        "description": both(
            "Facts about the organisation, which conditions read. Lists under names of your own are read by your rules.",
            "حقائق عن الجهة تقرؤها الشروط. ويمكن إضافة قوائم بأسماء من عندك تقرؤها قواعدك.",
        ),
    })
}

/// What the entries of a setting look like, where a shape says it.
fn shape(setting: &str) -> Option<&'static str> {
    Some(match setting {
        // No address with its path: `moe.gov.sa`.
        "trusted-domains" => r"^\s*[^\s/:@*?#.]+(\.[^\s/:@*?#.]+)+\.*\s*$",
        // With an `@`, or with digits of any script.
        "official-contacts" => r"(@[^@\s]+\.[^@\s]+\s*$)|(^[^\p{L}@]*\d[^\p{L}@]*\d[^\p{L}@]*\d[^\p{L}@]*$)",
        "registered-accounts" => r"^@*[^@ /][^ /]*$",
        "office-names" | "approving-authorities" => r"[\p{L}\p{N}]",
        _ => return None,
    })
}

/// A day, or days in a row; with `once`, only of one year.
fn dates(once: bool) -> Json {
    let pattern = if once { format!("^[0-9]{{4}}-{DAY}$") } else { format!("^([0-9]{{4}}-)?{DAY}$") };
    let date = json!({ "type": "string", "pattern": pattern });
    let days = json!({ "type": "integer", "minimum": 1, "maximum": 300 });
    let mut ways = vec![date.clone(), table(&["date"], &[("date", date.clone()), ("days", days.clone())])];
    if !once {
        let date = json!({ "type": "string", "pattern": "^([0-9]{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30)$" });
        ways.push(table(&["hijri"], &[("hijri", date), ("days", days)]));
    }
    json!({ "anyOf": ways })
}

/// One action, or one for each use.
fn action() -> Json {
    let one = || reference("action");
    json!({
        "anyOf": [one(), table(&["check", "audit"], &[("check", one()), ("audit", one())])],
        "description": both(
            "What the rule asks for: note, warn, hold (a person must approve), block.",
            "ما تطلبه القاعدة: note ملاحظة، warn تنبيه، hold انتظار موافقة مسؤول، block منع.",
        ),
    })
}

fn rule(flag: bool) -> Json {
    let mut properties = vec![
        ("id", json!({ "type": "string", "pattern": ID })),
        ("title", refer("words", "The rule in a few words.", "القاعدة في كلمات.")),
        ("detect", list_of(&detector_id())),
        ("when", when()),
        ("unless", exemptions()),
        ("at-least", confidence()),
        ("channel", reference("channels")),
        ("clause", refer("words", "The clause in your words, with its place.", "البند بعبارتك، مع موضعه.")),
        (
            "say",
            refer(
                "words",
                "To the sender: what is wrong, why it matters, what to do.",
                "للمرسل: ما الخطأ، ولماذا يهم، وما البديل.",
            ),
        ),
        ("example", examples(if flag { "flag-example" } else { "rule-example" })),
    ];
    let mut required = vec!["id", "title", "detect", "say", "example"];
    if !flag {
        let after = one_of_words(Action::ALL.map(Action::name));
        properties.extend([("action", action()), ("if-not-judged", after), ("shadow", shadow())]);
        required.push("action");
    }
    let mut schema = table(&required, &properties);
    schema["allOf"] = per_detector();
    schema
}

/// Examples: one that breaks the rule and one that does not.
fn examples(def: &str) -> Json {
    let mut schema = list_of(&reference(def));
    let some = |expect: Json| json!({ "contains": { "properties": { "expect": expect }, "required": ["expect"] } });
    schema["allOf"] = json!([some(json!({ "const": "allow" })), some(json!({ "not": { "const": "allow" } }))]);
    schema["description"] = both(
        "Messages that prove the rule: one at least that breaks it, and one near miss.",
        "رسائل تثبت القاعدة: واحدة على الأقل تخالفها، وأخرى قريبة منها لا تخالفها.",
    )
    .into();
    schema
}

/// Whether a rule is only tried.
fn shadow() -> Json {
    json!({
        "type": "boolean",
        "description": both("On trial: judged and counted, never enforced.", "قيد التجربة: تُحسب ولا تُنفَّذ."),
    })
}

/// A message and what the rule alone answers to it.
fn example(answers: &[&str]) -> Json {
    let mut keys = message();
    let anywhere = json!({ "anyOf": [{ "type": "string" }, table(&["text"], &message())] });
    keys.extend([
        ("expect", one_of_words(answers.iter().copied())),
        (
            "earlier",
            json!({
                "type": "array",
                "items": anywhere,
                "description": both("The messages before it in the conversation.", "ما سبقها من رسائل المحادثة."),
            }),
        ),
    ]);
    table(&["text", "expect"], &keys)
}

/// The keys of a message that matter in an example.
fn message() -> Vec<(&'static str, Json)> {
    let string = || json!({ "type": "string" });
    let flag = || json!({ "type": "boolean" });
    let object = |keys: &[(&str, Json)]| json!({ "anyOf": [string(), table(&[], keys)] });
    let file = table(&[], &[("kind", string()), ("name", string()), ("media_type", string()), ("path", string())]);
    vec![
        ("text", string()),
        ("id", string()),
        ("channel", object(&[("kind", string()), ("name", string())])),
        (
            "sender",
            object(&[
                ("name", string()),
                ("handle", string()),
                ("phone", string()),
                ("role", string()),
                ("saved", flag()),
            ]),
        ),
        ("sent_at", string()),
        ("attachments", json!({ "type": "array", "items": file })),
        ("forwarded", flag()),
        ("reshare_of", json!({ "type": ["string", "object"] })),
        ("reply_to", string()),
        ("approval", string()),
        ("edited", flag()),
        ("deleted", flag()),
        ("system", flag()),
        ("origin", json!({ "type": "object" })),
        ("extra", json!({})),
    ]
}

fn roster() -> Json {
    let string = || json!({ "type": "string" });
    let names = || json!({ "anyOf": [string(), list_of(&string())] });
    let mut person = table(&[], &[("name", names()), ("phone", names()), ("handle", names())]);
    person["minProperties"] = 1.into();
    // A role may be nobody's yet.
    let members = json!({ "type": "array", "items": { "anyOf": [string(), person] } });
    table(&["role", "members"], &[("role", string()), ("members", members)])
}

fn except() -> Json {
    let mut day = text("The last day on which it holds.", "آخر يوم يسري فيه.");
    day["pattern"] = format!("^[0-9]{{4}}-{DAY}$").into();
    let mut schema = table(
        &["id", "rule", "reason", "owner", "until"],
        &[
            ("id", json!({ "type": "string", "pattern": ID })),
            ("rule", json!({ "type": "string", "pattern": ID })),
            ("reason", refer("words", "Why it is made.", "سبب الاستثناء.")),
            ("owner", text("Who answers for it.", "المسؤول عنه.")),
            ("until", day),
        ],
    );
    if let Some(properties) = schema["properties"].as_object_mut() {
        properties.extend(exception_fields());
    }
    // One thing at least that is excepted.
    schema["minProperties"] = 6.into();
    schema
}

/// A detector of the policy's own, with its proof.
fn own(key: &str, holds: &Json) -> Json {
    let texts = || list_of(&json!({ "type": "string" }));
    let mut keys = vec![
        ("id", json!({ "type": "string", "pattern": ID })),
        (key, holds.clone()),
        ("hits", texts()),
        ("misses", texts()),
    ];
    if key == "pattern" {
        keys.push(("inside-words", json!({ "type": "boolean" })));
    }
    table(&["id", key, "hits", "misses"], &keys)
}

fn require() -> Json {
    let texts = || list_of(&json!({ "type": "string" }));
    let mut schema = table(
        &["id"],
        &[
            ("id", json!({ "type": "string", "pattern": ID })),
            ("starts-with", list_of(&json!({ "type": "string" }))),
            ("pattern", json!({ "type": "string" })),
            ("max-length", json!({ "type": "integer", "minimum": 1 })),
            ("inside-words", json!({ "type": "boolean" })),
            ("hits", texts()),
            ("misses", texts()),
        ],
    );
    schema["oneOf"] = json!([{ "required": ["starts-with", "hits", "misses"] }, { "required": ["pattern", "hits", "misses"] }, { "required": ["max-length"] }]);
    schema
}
