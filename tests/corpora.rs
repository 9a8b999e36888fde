//! Quality floors over labelled messages: a change that makes answers worse fails here.
//!
//! The floors stand a little below what was measured (README, “Quality”); they are guards, not claims.

// A missing row stops the test with its own words.
#![allow(clippy::panic)]

use std::fs;
use std::path::Path;

use tadqiq::eval::{By, Counts, Labelled, Scores};
use tadqiq::{Linter, Policy, Scratch, Use};

fn scores(corpus: &str, policy: &str) -> Scores {
    let policy = Policy::shipped(policy).expect("shipped").expect("sound");
    let linter = Linter::new(policy, Use::Audit);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora").join(corpus);
    let text = fs::read_to_string(&path).expect("a corpus");
    let mut scratch = Scratch::default();
    let mut scores = Scores::new(linter.policy());
    for (line, nth) in text.lines().zip(1..) {
        let labelled = Labelled::from_json(line, nth).expect("a labelled message");
        let findings = linter.inspect(&labelled.message, &mut scratch);
        let verdict = linter.judge(&labelled.message, findings);
        scores.add(&labelled, findings, &verdict);
    }
    scores
}

fn counts<'s>(scores: &'s Scores, by: By, name: &str) -> &'s Counts {
    scores.rows.get(&(by, name.to_owned(), String::new())).unwrap_or_else(|| panic!("no row {name}"))
}

fn assert_floor(scores: &Scores, by: By, name: &str, precision: f64, recall: f64) {
    let counts = counts(scores, by, name);
    let share = |part: u64, other: u64| part as f64 / (part + other).max(1) as f64;
    let (p, r) = (share(counts.right, counts.wrong), share(counts.told, counts.missed));
    assert!(p >= precision, "{name}: precision {p:.3} is under {precision}");
    assert!(r >= recall, "{name}: recall {r:.3} is under {recall}");
}
#[test]
fn rules_keep_their_quality_on_messages_by_other_hands() {
    let scores = scores("rules/test.jsonl", "gulf/khobar-education-office");
    assert!(scores.messages >= 800, "{} messages", scores.messages);
    for (subject, precision, recall) in [
        ("personal", 0.90, 0.75),
        ("photo", 0.80, 0.60),
        ("topic", 0.80, 0.50),
        ("source", 0.80, 0.60),
        ("time", 0.95, 0.95),
        ("account", 0.90, 0.60),
    ] {
        assert_floor(&scores, By::Subject, subject, precision, recall);
    }
    let (flagged, near_misses) = scores.near_misses;
    assert!(flagged * 10 <= near_misses, "{flagged} of {near_misses} near misses flagged");
}

#[test]
fn exam_schedules_need_approval_in_umm_al_quwain() {
    let scores = scores("rules/test.jsonl", "gulf/umm-al-quwain-education-zone");
    assert_floor(&scores, By::Subject, "approval", 0.80, 0.60);
}

#[test]
fn no_dialect_is_left_behind() {
    let scores = scores("rules/test.jsonl", "gulf/khobar-education-office");
    for dialect in ["msa", "gulf", "egyptian", "levantine", "english", "mixed", "arabizi"] {
        assert_floor(&scores, By::Dialect, dialect, 0.80, 0.50);
    }
}
