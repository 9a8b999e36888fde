//! The demo, as a user audits it: each export is read back into the messages it was made from, and the verdicts on
//! what was read are held against the labels.

// A missing row stops the test with its own words.
#![allow(clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use tadqiq::eval::{By, Counts, Labelled, Scores};
use tadqiq::import::{Batch, Options, open};
use tadqiq::message::Message;
use tadqiq::verdict::Action;
use tadqiq::{Linter, Policy, Scratch, Use};

fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/demo").join(name)
}

fn imported(name: &str) -> Vec<Message<'static>> {
    let reader = open(&demo(name), &Options::default()).expect("an export");
    let mut batch = Batch::default();
    let mut messages = Vec::new();
    while reader.fill(&mut batch).expect("readable") {
        messages.extend(batch.frames().map(|frame| reader.parse(frame).expect("an entry").into_owned()));
        batch.clear();
    }
    messages
}

fn labelled(name: &str) -> Vec<Labelled> {
    let text = fs::read_to_string(demo(name)).expect("a corpus");
    text.lines().zip(1..).map(|(line, nth)| Labelled::from_json(line, nth).expect("a labelled message")).collect()
}

fn linter() -> Linter {
    let policy = Policy::shipped("gulf/khobar-education-office").expect("shipped").expect("sound");
    Linter::new(policy, Use::Audit)
}

/// The labels of `name`, each with the message that the export holds instead of the one that was written.
fn read_back(name: &str) -> Vec<Labelled> {
    let mut labelled = labelled(&format!("{name}.jsonl"));
    let messages = imported(&format!("{name}.zip"));
    assert_eq!(messages.len(), labelled.len(), "{name}: entries read");
    for (label, read) in labelled.iter_mut().zip(messages) {
        let line = label.line;
        assert_eq!(read.system, label.message.system, "{name}:{line}: system");
        assert_eq!(read.deleted, label.message.deleted, "{name}:{line}: deleted");
        if !read.system && !read.deleted {
            assert_eq!(read.text.trim(), label.message.text.trim(), "{name}:{line}: text");
            assert_eq!(read.sent_at, label.message.sent_at, "{name}:{line}: sent_at");
            assert_eq!(read.attachments.len(), label.message.attachments.len(), "{name}:{line}: attachments");
        }
        label.message = read;
    }
    labelled
}

fn scores(name: &str) -> Scores {
    let linter = linter();
    let mut scratch = Scratch::default();
    let mut scores = Scores::new(linter.policy());
    for labelled in read_back(name) {
        if labelled.message.system || labelled.message.deleted {
            scores.pass_over();
            continue;
        }
        let findings = linter.inspect(&labelled.message, &mut scratch);
        let verdict = linter.judge(&labelled.message, findings);
        scores.add(&labelled, findings, &verdict);
    }
    scores
}

#[test]
fn every_core_subject_of_the_demo_is_found() {
    for name in ["khobar-office-ar", "khobar-unit-en"] {
        let scores = scores(name);
        assert!(scores.messages >= 400, "{name}: {} messages", scores.messages);
        for subject in ["personal", "photo", "topic", "source", "time"] {
            let row = (By::Subject, subject.to_owned(), String::new());
            let counts: &Counts = scores.rows.get(&row).unwrap_or_else(|| panic!("{name}: nothing on {subject}"));
            let (precision, recall) = (counts.precision().expect("answers"), counts.recall().expect("labels"));
            assert!(precision.value >= 0.90, "{name}: precision of {subject} is {:.3}", precision.value);
            assert!(recall.value >= 0.70, "{name}: recall of {subject} is {:.3}", recall.value);
        }
    }
}

#[test]
fn violations_stand_on_the_labelled_words() {
    for name in ["khobar-office-ar", "khobar-unit-en"] {
        let scores = scores(name);
        let places = scores.rows.iter().filter(|((by, _, _), _)| *by == By::Place).map(|(_, counts)| counts);
        let (right, wrong) = places.fold((0, 0), |sum, counts| (sum.0 + counts.right, sum.1 + counts.wrong));
        assert!(right * 10 >= (right + wrong) * 9, "{name}: {right} places right, {wrong} wrong");
    }
}

#[test]
fn the_clean_export_is_clean() {
    let linter = linter();
    let messages = imported("clean-ar.zip");
    assert!(messages.len() >= 60);
    for message in &messages {
        let verdict = linter.check(message);
        assert!(verdict.action < Action::Warn, "{:?}: {:?}", message.origin, verdict.violations);
    }
}
