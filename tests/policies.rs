//! The shipped policies: each loads, is called as its path says, and covers the document it stands for.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use tadqiq::Policy;
use tadqiq::policy::{NoFiles, shipped};

fn policy(id: &str) -> Policy {
    match Policy::shipped(id) {
        Some(Ok(policy)) => policy,
        Some(Err(mistakes)) => panic!("{mistakes}"),
        None => panic!("{id} is not shipped"),
    }
}

/// Every `.toml` under `folder`.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            out.push(path);
        }
    }
}

#[test]
fn what_is_on_disk_is_what_is_shipped() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut found = Vec::new();
    files(&root, &mut found);
    assert!(!found.is_empty());
    found.retain(|file| !file.starts_with(root.join("vocabulary")));
    assert_eq!(found.len(), shipped::POLICIES.len());
    for file in found {
        let id = file.strip_prefix(&root).unwrap().with_extension("").to_str().unwrap().replace('\\', "/");
        assert_eq!(shipped::policy(&id), Some(std::fs::read_to_string(&file).unwrap().as_str()), "{id}");
    }
}

#[test]
fn every_shipped_policy_loads_and_is_called_as_its_path_says() {
    for (id, text) in shipped::POLICIES {
        let loaded = Policy::load(id, text, &NoFiles).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert_eq!(loaded.id(), *id);
        assert_eq!(loaded.digest().len(), 16);
        assert!(
            text.contains("# ") && text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)),
            "{id}: comments in both"
        );
    }
}

/// An Arab and an English reader both see each rule trip and stay silent.
#[test]
fn every_rule_is_proved_in_both_languages() {
    let arabic = |text: &str| text.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    for (id, _) in shipped::POLICIES {
        let policy = policy(id);
        for rule in policy.rules().iter().chain(policy.flags()) {
            for trips in [true, false] {
                for in_arabic in [true, false] {
                    let there = rule
                        .examples
                        .iter()
                        .any(|example| example.expect.trips() == trips && arabic(&example.message.text) == in_arabic);
                    assert!(there, "{id}: {} lacks an example: trips {trips}, Arabic {in_arabic}", rule.id);
                }
            }
        }
    }
}

/// Every rule of a rulebook is listed under a clause, and every clause has rules or a reason.
#[test]
fn the_rulebooks_are_covered_clause_by_clause() {
    for (id, _) in shipped::POLICIES.iter().filter(|(id, _)| !id.starts_with("base/")) {
        let policy = policy(id);
        assert!(!policy.clauses().is_empty(), "{id} lists no clauses");
        assert!(policy.source().is_some(), "{id} names no document");
        for clause in policy.clauses() {
            assert_ne!(clause.rules.is_empty(), clause.reason.is_none(), "{id}: {}", clause.text.en);
        }
        for rule in policy.rules() {
            let cited = policy.clauses().iter().any(|clause| clause.rules.contains(&rule.id));
            assert!(cited, "{id}: no clause names {}", rule.id);
        }
    }
}

#[test]
fn khobar_holds_groups_and_accounts_apart() {
    let khobar = policy("gulf/khobar-education-office");
    for rule in khobar.rules() {
        assert_eq!(rule.channels.len(), 1, "{} is for one channel", rule.id);
        assert!(!rule.clause.ar.is_empty());
    }
    let rule = khobar.rules().iter().find(|rule| rule.id == "private-phone").unwrap();
    assert_eq!(rule.from, "base/personal-info");
    assert!(rule.clause.en.contains("individuals"), "an inherited rule cites this document's clause");
    assert_eq!(khobar.settings().list("official-contacts").len(), 2);
}

/// Every example of every shipped rule holds, through the whole flow.
#[test]
fn every_example_holds() {
    let mut failed = String::new();
    for (id, _) in shipped::POLICIES {
        let answer = |alone: &Policy, example: &tadqiq::policy::Example| {
            tadqiq::Linter::new(alone.clone(), tadqiq::Use::Check).answer(example)
        };
        if let Err(mistakes) = tadqiq::policy::test_examples(&policy(id), answer) {
            failed.push_str(&format!("{mistakes}\n"));
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// Loading is part of starting up: at most 5 ms of a processor, in a release build.
#[test]
fn the_largest_policy_loads_fast() {
    let mut best = std::time::Duration::MAX;
    for _ in 0..5 {
        let start = std::time::Instant::now();
        policy("gulf/khobar-education-office");
        best = best.min(start.elapsed());
    }
    let bound = if cfg!(debug_assertions) { 100 } else { 5 };
    assert!(best.as_millis() < bound, "{best:?}");
}
