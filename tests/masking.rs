//! No report shows a personal identifier: every labelled one of the corpora is looked for in every output of an audit,
//! in both languages, under policies that check for it and under one that does not.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tadqiq::eval::Labelled;

/// A policy that forbids personal data, and one that knows nothing of it: a report is no place for it either way.
const POLICIES: [&str; 2] = ["gulf/khobar-education-office", "base/sources"];

const IDENTIFIERS: [&str; 8] = [
    "personal/phone",
    "personal/email",
    "personal/saudi-id",
    "personal/iqama",
    "personal/emirates-id",
    "personal/national-id",
    "personal/iban",
    "personal/card",
];

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora")
}

fn labelled(name: &str) -> Vec<Labelled> {
    let text = fs::read_to_string(corpora().join(name)).expect("a corpus");
    text.lines().zip(1..).map(|(line, nth)| Labelled::from_json(line, nth).expect("a labelled message")).collect()
}

/// Letters and digits alone, small, digits of any script as ASCII: how a number stays the same however it is written.
fn squashed(text: &str) -> String {
    const ZEROS: [char; 4] = ['٠', '۰', '０', '𝟎'];
    let digit = |c: char| ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|n| *n < 10));
    let kept = text.chars().filter(|c| c.is_alphanumeric() && *c != 'ـ');
    kept.flat_map(char::to_lowercase).map(|c| digit(c).and_then(|n| char::from_digit(n, 10)).unwrap_or(c)).collect()
}

/// The identifiers that a corpus labels, as they are looked for: at least seven digits, or an address.
fn identifiers(corpus: &[Labelled]) -> Vec<String> {
    let labels = corpus.iter().flat_map(|labelled| &labelled.labels);
    let words =
        labels.filter(|label| IDENTIFIERS.contains(&&*label.detector)).filter_map(|label| label.words.as_deref());
    let mut found: Vec<String> = words.map(squashed).filter(|words| words.len() >= 7).collect();
    found.sort();
    found.dedup();
    found
}

/// The strings in a report: lines of text, or all that its JSON says, names of keys included.
fn strings(report: &str) -> Vec<String> {
    fn inside(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.push(text.clone()),
            Value::Number(number) => out.push(number.to_string()),
            Value::Array(all) => all.iter().for_each(|value| inside(value, out)),
            Value::Object(all) => all.iter().for_each(|(key, value)| {
                out.push(key.clone());
                inside(value, out);
            }),
            _ => {}
        }
    }
    let mut out: Vec<String> = report.lines().map(str::to_owned).collect();
    let documents = serde_json::Deserializer::from_str(report).into_iter::<Value>();
    documents.map_while(Result::ok).for_each(|document| inside(&document, &mut out));
    out
}

fn said(arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    std::thread::scope(|scope| {
        // A program that reads no input may close it early.
        scope.spawn(move || stdin.write_all(input).ok());
        let output = child.wait_with_output().expect("it ends");
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8")
    })
}

fn assert_masked(identifiers: &[String], report: &str, what: &str) {
    let shown: Vec<String> = strings(report).iter().map(|text| squashed(text)).collect();
    let leaks = identifiers.iter().filter(|identifier| shown.iter().any(|text| text.contains(*identifier)));
    // The words themselves stay out of the log of a failed test too.
    let leaks: Vec<String> = leaks.map(|leak| format!("{}…", leak.chars().take(4).collect::<String>())).collect();
    assert!(leaks.is_empty(), "{what}: {} identifiers are shown: {leaks:?}", leaks.len());
}

/// Every way to have a report, with `--names` or without.
fn ways(names: bool) -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for output in ["text", "json", "jsonl"] {
        for lang in ["ar", "en"] {
            for with_text in [&[][..], &["--with-text"]] {
                let names = if names { &["--names"][..] } else { &[] };
                all.push([&["--output", output, "--lang", lang], with_text, names].concat());
            }
        }
    }
    all
}

#[test]
fn the_search_itself_finds_what_is_shown() {
    let wanted = vec![squashed("٠٥٥-١٢٣ ٤٥٦٧"), squashed("mona.ali@example.com")];
    for shown in ["call 055 1234567", "{\"words\":\"0\\u200b551234567\"}", "a MONA.ALI@example.com b", "۰۵۵۱۲۳۴۵۶۷"]
    {
        let found = std::panic::catch_unwind(|| assert_masked(&wanted, shown, "sabotage"));
        assert!(found.is_err(), "{shown}");
    }
    assert_masked(&wanted, "call ••••••••67, ••••.•••@•••••••.•••", "masked");
}

#[test]
fn no_audit_of_the_demo_shows_an_identifier() {
    for name in ["khobar-office-ar", "khobar-unit-en", "clean-ar"] {
        let identifiers = identifiers(&labelled(&format!("demo/{name}.jsonl")));
        assert!(identifiers.len() >= 8 || name == "clean-ar", "{name}: {} identifiers", identifiers.len());
        let export = corpora().join(format!("demo/{name}.zip"));
        let export = export.to_str().expect("UTF-8");
        for policy in POLICIES {
            // With names shown and without, in turn: they are another matter than what is said.
            for way in ways(policy == POLICIES[0]) {
                let arguments = [&["audit", export, "--policy", policy], &way[..]].concat();
                assert_masked(&identifiers, &said(&arguments, b""), &format!("{name}, {policy}, {way:?}"));
            }
        }
    }
}

#[test]
fn no_report_on_labelled_messages_shows_an_identifier() {
    let corpus = labelled("rules/dev.jsonl");
    let identifiers = identifiers(&corpus);
    assert!(identifiers.len() >= 60, "{} identifiers", identifiers.len());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dev.jsonl");
    let lines: Vec<u8> = corpus
        .iter()
        .flat_map(|labelled| [&serde_json::to_vec(&labelled.message).expect("JSON")[..], b"\n"].concat())
        .collect();
    fs::write(&file, &lines).expect("a file");
    let (file, original) = (file.to_str().expect("UTF-8"), corpora().join("rules/dev.jsonl"));
    let original = original.to_str().expect("UTF-8");
    for policy in POLICIES {
        for way in ways(false) {
            let audit = [&["audit", file, "--policy", policy], &way[..]].concat();
            assert_masked(&identifiers, &said(&audit, b""), &format!("audit, {policy}, {way:?}"));
            let check = [&["check", "--jsonl", "--policy", policy], &way[..]].concat();
            assert_masked(&identifiers, &said(&check, &lines), &format!("check, {policy}, {way:?}"));
        }
        for lang in ["ar", "en"] {
            for output in ["text", "json"] {
                let eval = ["eval", original, "--policy", policy, "--lang", lang, "--output", output, "--with-text"];
                assert_masked(&identifiers, &said(&eval, b""), &format!("eval, {policy}, {lang}, {output}"));
            }
        }
    }
}
