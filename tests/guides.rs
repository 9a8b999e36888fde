//! The guides for those who write policies: every piece of TOML in them is read, and every whole policy is proved.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

use std::path::Path;

use tadqiq::policy::{Example, NoFiles};
use tadqiq::{Linter, Policy, Use};

const HEAD: &str = "schema = 1\nid = \"my/office\"\ntitle = { ar = \"مكتبي\", en = \"My office\" }\n";
/// Settings that pieces read.
const SETTING: &str = "[setting]\ntime-zone = \"Asia/Riyadh\"\nweekend = [\"fri\", \"sat\"]\nholidays = [\"09-23\"]\n\
    official-contacts = []\ntrusted-domains = [\"moe.gov.sa\"]\nregistered-accounts = []\n";
/// A rule around a piece that is only its conditions.
const RULE: &str = "[[rule]]\nid = \"r\"\ntitle = { ar = \"أ\", en = \"a\" }\nsay = { ar = \"أ\", en = \"a\" }\naction = \"warn\"\n\
    example = [{ text = \"a\", expect = \"warn\" }, { text = \"a\", expect = \"allow\" }]\n";

/// The blocks of TOML in a guide, each with its line.
fn blocks(guide: &str) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(guide)).unwrap();
    let mut out = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (line, words) in (1..).zip(text.lines()) {
        match &mut open {
            None if words == "```toml" => open = Some((line, String::new())),
            None => {}
            Some(_) if words == "```" => out.extend(open.take()),
            Some((_, block)) => {
                block.push_str(words);
                block.push('\n');
            }
        }
    }
    out
}

/// The piece as a policy, and whether its examples are its own.
fn whole(block: &str) -> (String, bool) {
    let start = block.lines().find(|line| !line.trim_start().starts_with('#')).unwrap_or_default();
    if start.starts_with("schema") {
        return (block.to_owned(), true);
    }
    let setting = if block.contains("[setting]") { "" } else { SETTING };
    if ["detect", "when", "unless"].iter().any(|key| start.starts_with(key)) {
        let detect = match start {
            _ if start.starts_with("detect") => "",
            _ if block.contains("at = {") => "detect = [\"time/sent\"]\n",
            _ => "detect = [\"source/link\"]\n",
        };
        return (format!("{HEAD}{RULE}{detect}{block}{setting}"), false);
    }
    let extends = if block.contains("extends = ") { "" } else { "extends = [\"base/personal-info\"]\n" };
    (format!("{HEAD}{extends}{block}{setting}"), true)
}

#[test]
fn every_piece_is_read_and_every_example_holds() {
    for (guide, least) in [("policies.md", 8), ("policies.ar.md", 13)] {
        let mut read = 0;
        for (line, block) in blocks(guide) {
            // The registry of accounts is a file of its own, and a piece that extends a file needs that file.
            if block.starts_with("[[account]]") || block.contains("extends = [\"./") {
                continue;
            }
            let (text, proves) = whole(&block);
            let policy = Policy::load("guide", &text, &NoFiles)
                .unwrap_or_else(|mistakes| panic!("docs/{guide}:{line}: {mistakes}\n{text}"));
            let answer = |policy: &Policy, example: &Example| Linter::new(policy.clone(), Use::Check).answer(example);
            if let (true, Err(mistakes)) = (proves, tadqiq::policy::test_examples(&policy, answer)) {
                panic!("docs/{guide}:{line}: {mistakes}\n{text}");
            }
            read += 1;
        }
        assert!(read >= least, "docs/{guide}: only {read} pieces");
    }
}

/// Each key that the schema knows at the top, in a rule and among the settings stands in both guides.
#[test]
fn every_key_is_described_in_both_languages() {
    let schema = tadqiq::policy::schema();
    let keys = |path: &str| -> Vec<String> {
        schema.pointer(path).unwrap().as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    let mut all = keys("/properties");
    for def in
        ["rule", "flag", "setting", "adopt", "off", "clause", "own-words", "own-pattern", "own-require", "roster"]
    {
        all.extend(keys(&format!("/$defs/{def}/properties")));
    }
    all.extend(["until", "owner"].map(str::to_owned));
    for guide in ["policies.md", "policies.ar.md"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(guide)).unwrap();
        for key in &all {
            assert!(text.contains(key.as_str()), "docs/{guide} does not speak of `{key}`");
        }
    }
}
