//! The library and the program give the same verdicts on the same messages: those of `tests/messages.toml`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::Value;
use tadqiq::finding::Place;
use tadqiq::message::{Message, from_json};
use tadqiq::part::parts;
use tadqiq::verdict::Verdict;
use tadqiq::{Linter, Policy, Use};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Case {
    name: String,
    policy: String,
    message: Value,
    #[serde(flatten)]
    outcome: Outcome,
}

/// What comes of a message, as the table writes it.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
struct Outcome {
    verdict: String,
    #[serde(default)]
    violations: Vec<(String, String)>,
    #[serde(default)]
    flags: Vec<String>,
    #[serde(default)]
    not_judged: Vec<String>,
}

fn cases() -> Vec<Case> {
    toml::from_str::<Table>(include_str!("messages.toml")).expect("the table is sound").case
}

/// The exact words at a place.
fn words(message: &Message<'_>, place: Place) -> String {
    let mut words = String::new();
    if let Place::Text(id, span) = place {
        parts(message, |part| {
            if part.id == id {
                words = span.of(part.text).to_owned();
            }
        });
    }
    words
}

fn by_library(case: &Case) -> Outcome {
    let policy = Policy::shipped(&case.policy).expect("a shipped policy").expect("a sound policy");
    let linter = Linter::new(policy, Use::Check);
    let json = case.message.to_string();
    let message = from_json(&json).expect("a message");
    let Verdict { action, violations, flags, not_judged, .. } = linter.check(&message);
    let policy = linter.policy();
    let mut not_judged: Vec<String> = not_judged.iter().map(|gap| policy.rule(gap.rule).id.clone()).collect();
    not_judged.dedup();
    Outcome {
        verdict: action.name().to_owned(),
        violations: violations.iter().map(|v| (policy.rule(v.rule).id.clone(), words(&message, v.place))).collect(),
        flags: flags.iter().map(|flagged| policy.flag(flagged.flag).id.clone()).collect(),
        not_judged,
    }
}

#[test]
fn the_library_gives_every_verdict() {
    let mut wrong = Vec::new();
    for case in cases() {
        let got = by_library(&case);
        if got != case.outcome {
            wrong.push(format!("{}: {got:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One line of `tadqiq check --jsonl`.
fn read_answer(case: &Case, line: &str) -> Outcome {
    let answer: Value = serde_json::from_str(line).expect("JSON");
    let rules = |list: &str, key: &str| -> Vec<String> {
        let mut ids: Vec<String> = answer[list]
            .as_array()
            .expect("a list")
            .iter()
            .map(|entry| entry[key].as_str().expect("an id").to_owned())
            .collect();
        ids.dedup();
        ids
    };
    let violations = answer["violations"].as_array().expect("a list").iter().map(|violation| {
        let place = &violation["place"];
        let text = match &place["part"] {
            Value::String(part) if part == "body" => &case.message["text"],
            Value::Object(part) if part.contains_key("reshared") => &case.message["reshare_of"]["text"],
            Value::Object(part) => {
                &case.message["attachments"][part["attachment"].as_u64().expect("an index") as usize]["name"]
            }
            _ => &Value::Null,
        };
        let byte = |at: usize| place["bytes"][at].as_u64().unwrap_or_default() as usize;
        let words = text.as_str().map_or("", |text| &text[byte(0)..byte(1)]);
        (violation["rule"].as_str().expect("an id").to_owned(), words.to_owned())
    });
    Outcome {
        verdict: answer["verdict"].as_str().expect("a verdict").to_owned(),
        violations: violations.collect(),
        flags: rules("flags", "flag"),
        not_judged: rules("not_judged", "rule"),
    }
}

#[test]
fn the_program_gives_every_verdict() {
    let mut by_policy: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in cases() {
        by_policy.entry(case.policy.clone()).or_default().push(case);
    }
    for (policy, cases) in by_policy {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
            .args(["check", "--jsonl", "--policy", &policy])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let input: String = cases.iter().map(|case| format!("{}\n", case.message)).collect();
        program.stdin.take().expect("piped").write_all(input.as_bytes()).expect("it reads");
        let output = program.wait_with_output().expect("it ends");
        let answers = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(answers.lines().count(), cases.len(), "{policy}");
        for (case, line) in cases.iter().zip(answers.lines()) {
            assert_eq!(read_answer(case, line), case.outcome, "{}", case.name);
        }
    }
}
