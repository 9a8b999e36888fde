//! Numbers worked out by hand.

use super::*;
use crate::finding::{Because, DetectorIndex, Finding};
use crate::verdict::{RuleIndex, Violation};

fn policy() -> Policy {
    Policy::from_toml(include_str!("../../tests/cli/policies/office.toml")).expect("a sound policy")
}

fn detector(id: &str) -> DetectorIndex {
    detect::by_id(id).expect("a detector").0
}

fn labelled(line: u64, json: &str) -> Labelled {
    Labelled::from_json(json, line).expect("a labelled message")
}

/// Answers of the phone detector at these words, each a fact and a violation of the rule about personal information.
fn answer(scores: &mut Scores, labelled: &Labelled, words: &[&str], confidence: Confidence, action: Action) {
    let (mut findings, mut verdict) = (Findings::default(), Verdict::default());
    for words in words {
        let start = labelled.message.text.find(words).expect("the words are there") as u32;
        let place = Place::Text(PartId::Body, Span::new(start, start + words.len() as u32));
        let detector = detector("personal/phone");
        findings.push(Finding { detector, place, confidence, because: Because::Form, values: [None; 3] });
        let rule = RuleIndex(1);
        let (shadow, unchecked) = (false, None);
        let because = Because::Form;
        verdict.violations.push(Violation { rule, detector, action, confidence, because, place, shadow, unchecked });
    }
    scores.add(labelled, &findings, &verdict);
}

fn told(scores: &Scores, by: By, name: &str) -> (u64, u64, u64) {
    let counts = scores.rows.get(&(by, name.to_owned(), String::new())).cloned().unwrap_or_default();
    (counts.told, counts.wrong, counts.missed)
}

#[test]
fn places_and_messages_count_as_they_should() {
    let mut scores = Scores::new(&policy());
    let sure = Confidence::Certain;
    let phone = |words: &str| format!(r#"{{"subject": "personal", "detector": "personal/phone", "words": {words}}}"#);
    let line = |text: &str, labels: &[String], rest: &str| {
        format!(r#"{{"message": {{"text": "{text}"}}, "labels": [{}]{rest}}}"#, labels.join(","))
    };

    // Two labels, one found; and a false alarm in the same message.
    let one = labelled(
        1,
        &line("a 0551111111 b 0552222222 c 12345", &[phone(r#""0551111111""#), phone(r#""0552222222""#)], ""),
    );
    answer(&mut scores, &one, &["551111", "12345"], sure, Action::Hold);
    // A label without words: any place will do.
    let two = labelled(2, &line("رقمي 0553333333", &[phone("null")], r#", "dialect": "gulf", "theme": "x""#));
    answer(&mut scores, &two, &["0553333333"], sure, Action::Hold);
    // Only possible, and only a note: neither a finding nor a violation that counts.
    let three = labelled(3, &line("اتصل 0554444444", &[phone(r#""0554444444""#)], r#", "dialect": "gulf""#));
    answer(&mut scores, &three, &["0554444444"], Confidence::Possible, Action::Note);
    // A near miss that is flagged, and one that is not.
    let four = labelled(4, &line("order 0555555555", &[], r#", "near_miss": true"#));
    answer(&mut scores, &four, &["0555555555"], sure, Action::Warn);
    let five = labelled(5, &line("order 77", &[], r#", "near_miss": true"#));
    answer(&mut scores, &five, &[], sure, Action::Warn);

    assert_eq!(scores.messages, 5);
    assert_eq!(told(&scores, By::Rule, "personal-info"), (2, 1, 1), "messages count once");
    assert_eq!(told(&scores, By::Rule, "sending-hours"), (0, 0, 0));
    assert_eq!(told(&scores, By::Subject, "personal"), (2, 1, 1));
    assert_eq!(told(&scores, By::Place, "personal/phone"), (2, 2, 2), "places count one by one");
    assert_eq!(told(&scores, By::Detector, "personal/phone"), (2, 2, 2));
    assert_eq!(told(&scores, By::Dialect, "gulf"), (1, 0, 1));
    assert_eq!(told(&scores, By::Language, "arabic"), (1, 0, 1));
    assert_eq!(told(&scores, By::Language, "english"), (1, 1, 0));
    assert_eq!(scores.near_misses, (1, 2));
    assert_eq!(scores.missed.iter().map(|miss| miss.line).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(scores.missed[0].words.as_deref(), Some("0552222222"));
    assert_eq!(scores.false_alarms.iter().map(|miss| miss.line).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(scores.false_alarms[1].rule.as_deref(), Some("personal-info"));
}

#[test]
fn labels_may_be_about_file_names_or_detectors_to_come() {
    let mut scores = Scores::new(&policy());
    let line = labelled(
        9,
        r#"{"message": {"text": "مرفق", "attachments": [{"kind": "image", "name": "صورة نورة.jpg"}]}, "labels": [
            {"subject": "photo", "detector": "photo/name", "words": "نورة"}, {"subject": "personal", "detector": "personal/other",
            "words": "no such words"}], "extra": 1}"#,
    );
    let mut verdict = Verdict::default();
    verdict.violations.push(Violation {
        rule: RuleIndex(3),
        detector: detector("photo/name"),
        action: Action::Warn,
        confidence: Confidence::Likely,
        because: Because::Wording,
        place: Place::Text(PartId::Name(0), Span::new(9, 17)),
        shadow: false,
        unchecked: None,
    });
    scores.add(&line, &Findings::default(), &verdict);
    assert_eq!(told(&scores, By::Place, "photo/name"), (1, 0, 0));
    assert_eq!(told(&scores, By::Place, "personal/other"), (0, 0, 1));
    assert_eq!(scores.unplaced, 1);
}

#[test]
fn a_bad_line_says_which_key() {
    let error = |json: &str| Labelled::from_json(json, 1).expect_err("not labelled").words().en.into_owned();
    assert!(error("{").contains("not a JSON object"));
    assert!(error(r#"{"labels": []}"#).contains("message"));
    assert!(error(r#"{"message": {"text": "secret"}, "labels": {}}"#).contains("labels"));
    assert!(error(r#"{"message": {"text": "secret"}, "near_miss": 1}"#).contains("near_miss"));
    let inner = error(r#"{"message": {"text": "secret", "colour": 1}}"#);
    assert!(inner.contains("colour") && !inner.contains("secret"), "{inner}");
}

#[test]
fn a_label_is_asked_of_the_rules_about_its_kind() {
    let missed = |policy: &str, rule: &str, label: &str| {
        let mut scores = Scores::new(&Policy::shipped(policy).expect("a shipped id").expect("a sound policy"));
        let json = format!(r#"{{"message": {{"text": "x"}}, "labels": [{{"detector": {label}, "words": null}}]}}"#);
        scores.add(&labelled(1, &json), &Findings::default(), &Verdict::default());
        told(&scores, By::Rule, rule).2
    };
    let approval = |label| missed("base/approval", "exam-schedule-approval", label);
    assert_eq!(approval(r#""approval/announcement""#), 1);
    assert_eq!(approval(r#""approval/announcement", "kind": "exam-change""#), 1);
    assert_eq!(approval(r#""approval/announcement", "kind": "results""#), 0);
    let sources = |label| missed("base/sources", "anonymous-source", label);
    assert_eq!(sources(r#""source/anonymous""#), 1);
    assert_eq!(sources(r#""source/claim""#), 1);
}
