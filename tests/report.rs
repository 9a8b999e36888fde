//! Reports as their readers see them, over verdicts made by hand.

mod shared;

use shared::{Lines, detector, entry, place, policy, rule, survey, violation};
use tadqiq::audit::{self, Judged, Outcome, Sink, Tally};
use tadqiq::finding::{Confidence, Findings, Place};
use tadqiq::import::{Accounting, DoubtfulSenders, Survey};
use tadqiq::message::{self, Message};
use tadqiq::part::PartId;
use tadqiq::report::{Answer, Json, Jsonl, Phrases, Style, Subject, Text, answer, answer_in_words};
use tadqiq::truth::Why;
use tadqiq::verdict::{Action, Flagged, NotJudged, RuleIndex, Verdict};
use tadqiq::words::Lang;
use tadqiq::{Linter, Policy, Use};

/// Messages with their verdicts: what an audit would hand to a report.
fn judged(policy: &Policy) -> Vec<(Message<'static>, Verdict)> {
    let mut all = Vec::new();
    let mut add = |json: &str, fill: &dyn Fn(&Message<'_>, &mut Verdict)| {
        let message = message::from_json(json).expect("a message").into_owned();
        let mut verdict = Verdict::default();
        fill(&message, &mut verdict);
        verdict.action = verdict.violations.iter().map(|violation| violation.action).max().unwrap_or_default();
        all.push((message, verdict));
    };
    add(r#"{"text": "اجتماع القسم غدا", "sender": "منى القحطاني", "sent_at": "2024-03-03T08:00"}"#, &|_, _| {});
    add(
        r#"{"text": "للتواصل: ٠٥٥١٢٣٤٥٦٧ أو sara@example.com", "sender": "Sara Ahmed", "sent_at": "2024-03-03T22:15"}"#,
        &|message, verdict| {
            verdict.violations.push(violation(policy, "sending-hours", "time/sent", Action::Warn, Place::Message));
            for (by, words) in [("personal/phone", "٠٥٥١٢٣٤٥٦٧"), ("personal/email", "sara@example.com")] {
                let at = place(message, words);
                verdict.violations.push(violation(policy, "personal-info", by, Action::Hold, at));
            }
        },
    );
    add(
        r#"{"id": "m3", "text": "Joke of the day 😀 call 055 123 4567", "sender": "+966551234567", "sent_at": "2024-03-04T10:00:30"}"#,
        &|message, verdict| {
            let at = place(message, "Joke of the day 😀 call 055 123 4567");
            verdict.violations.push(violation(policy, "off-topic", "topic/message", Action::Warn, at));
        },
    );
    add(
        r#"{"text": "المكيف معطل", "sender": "Sara Ahmed", "attachments": [{"kind": "image"}]}"#,
        &|message, verdict| {
            verdict.flags.push(Flagged {
                flag: RuleIndex(0),
                detector: detector("topic/message"),
                confidence: Confidence::Likely,
                place: place(message, "معطل"),
            });
            verdict.not_judged.push(NotJudged {
                rule: rule(policy, "photos"),
                why: Why::ContentMissing,
                place: Place::Part(PartId::Content(0)),
                action: Action::Note,
            });
        },
    );
    all
}

fn outcome(policy: &Policy, all: &[(Message<'static>, Verdict)], accounting: Accounting) -> Outcome {
    let mut tally = Tally::new(policy);
    for (message, verdict) in all {
        tally.judged(message, verdict);
    }
    tally.passed_over(&Message { system: true, ..Message::default() });
    Outcome { tally, accounting, stopped: None }
}

const READ: Accounting =
    Accounting { lines: 6, headers: 5, continuations: 1, orphans: 0, replaced_bytes: 0, cut_short: false };

fn feed<S: Sink>(sink: &mut S, all: &[(Message<'static>, Verdict)]) {
    let findings = Findings::default();
    let mut piece = S::Piece::default();
    for (at, (message, verdict)) in all.iter().enumerate() {
        let entry = entry(at as u64 + 1, at as u64 * 2 + 1);
        sink.judged(&mut piece, &Judged { entry: &entry, message, findings: &findings, verdict });
        if at % 2 == 1 {
            sink.take(&mut piece).expect("memory can be written");
        }
    }
    sink.take(&mut piece).expect("memory can be written");
}

fn text(style: Style, accounting: Accounting) -> String {
    let (policy, survey) = (policy(), survey());
    let all = judged(&policy);
    let mut out = Vec::new();
    let mut sink = Text::open(&mut out, Subject { policy: &policy, survey: &survey }, style);
    feed(&mut sink, &all);
    sink.close(&outcome(&policy, &all, accounting)).expect("memory can be written");
    seen(&String::from_utf8(out).expect("UTF-8"), &policy)
}

fn jsonl(style: Style) -> String {
    let (policy, survey) = (policy(), survey());
    let all = judged(&policy);
    let mut out = Vec::new();
    let mut sink = Jsonl::open(&mut out, Subject { policy: &policy, survey: &survey }, style).expect("opens");
    feed(&mut sink, &all);
    sink.close(&outcome(&policy, &all, READ)).expect("memory can be written");
    seen(&String::from_utf8(out).expect("UTF-8"), &policy)
}

/// Marks of direction made visible, and the digest, which changes with every word of the policy, left out.
fn seen(text: &str, policy: &Policy) -> String {
    text.replace(policy.digest(), "DIGEST")
        .replace('\u{200F}', "<RLM>")
        .replace('\u{2068}', "<")
        .replace('\u{2069}', ">")
}

fn style(lang: Lang) -> Style {
    Style { lang, with_text: false, names: false }
}

#[test]
fn an_audit_for_people() {
    insta::assert_snapshot!("audit_en", text(style(Lang::En), READ));
    insta::assert_snapshot!("audit_ar", text(style(Lang::Ar), READ));
}

#[test]
fn an_audit_for_programs() {
    insta::assert_snapshot!("audit_jsonl", jsonl(style(Lang::En)));
}

#[test]
fn names_and_text_only_when_asked_for() {
    let asked = Style { lang: Lang::En, with_text: true, names: true };
    let (quiet, full) = (text(style(Lang::En), READ), text(asked, READ));
    assert!(!quiet.contains("Sara") && full.contains("<Sara Ahmed>"));
    assert!(!quiet.contains("للتواصل") && full.contains("للتواصل"));
    let (quiet, full) = (jsonl(style(Lang::En)), jsonl(asked));
    assert!(
        !quiet.contains("Sara")
            && quiet.contains(r#""sender":"sender-1""#)
            && full.contains(r#""sender":"Sara Ahmed""#)
    );
    assert!(!quiet.contains("للتواصل") && full.contains("للتواصل"));
    for report in [text(asked, READ), jsonl(asked)] {
        for secret in ["٠٥٥١٢", "055 123", "sara@", "example.com"] {
            assert!(!report.contains(secret), "{secret} is covered in every report: {report}");
        }
    }
}

#[test]
fn json_is_one_document_with_the_same_content() {
    let (policy, survey) = (policy(), survey());
    let all = judged(&policy);
    let mut out = Vec::new();
    let subject = Subject { policy: &policy, survey: &survey };
    let mut sink = Json::open(&mut out, subject, style(Lang::En)).expect("opens");
    feed(&mut sink, &all);
    sink.close(&outcome(&policy, &all, READ)).expect("memory can be written");
    let document: serde_json::Value = serde_json::from_slice(&out).expect("one document");
    let lines: Vec<serde_json::Value> =
        jsonl(style(Lang::En)).lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect();
    let (header, rest) = lines.split_first().expect("a header");
    let (summary, messages) = rest.split_last().expect("a summary");
    assert_eq!(document["header"]["policy"]["id"], header["policy"]["id"]);
    assert_eq!(&document["summary"], summary);
    assert_eq!(document["messages"].as_array().expect("a list"), messages);
    assert!(messages.iter().all(|message| message["id"].is_string()) && summary.get("id").is_none());
}

#[test]
fn an_audit_of_nothing_is_a_document_too() {
    let (policy, survey) = (policy(), survey());
    let mut out = Vec::new();
    let subject = Subject { policy: &policy, survey: &survey };
    let mut sink = Json::open(&mut out, subject, style(Lang::Ar)).expect("opens");
    feed(&mut sink, &[]);
    sink.close(&outcome(&policy, &[], READ)).expect("memory can be written");
    let document: serde_json::Value = serde_json::from_slice(&out).expect("one document");
    assert_eq!(document["messages"].as_array().map(Vec::len), Some(0));
}

#[test]
fn losses_are_said_at_the_top() {
    let little = Accounting { lines: 1000, headers: 990, continuations: 0, orphans: 10, ..READ };
    let much = Accounting { orphans: 11, headers: 989, ..little };
    let unexplained = Accounting { headers: 900, orphans: 0, ..little };
    let first_lines = |report: &str| report.lines().take(10).collect::<Vec<_>>().join("\n");
    assert!(!first_lines(&text(style(Lang::En), little)).contains("WARNING"));
    assert!(first_lines(&text(style(Lang::En), much)).contains("WARNING: 11 lines of 1000"));
    assert!(first_lines(&text(style(Lang::En), unexplained)).contains("WARNING: 100 lines of 1000"));
    assert!(first_lines(&text(style(Lang::Ar), Accounting { cut_short: true, ..READ })).contains("مفقودة"));
}

#[test]
fn no_report_says_that_all_is_well() {
    for lang in [Lang::Ar, Lang::En] {
        let report = text(style(lang), READ).to_lowercase();
        for word in ["complian", "comply", "ممتثل", "امتثال", "مطابق"] {
            assert!(!report.contains(word), "{word}");
        }
    }
}

#[test]
fn answers_about_one_message() {
    let policy = policy();
    let all = judged(&policy);
    let findings = Findings::default();
    let mut told = String::new();
    for lang in [Lang::En, Lang::Ar] {
        let phrases = Phrases::new(lang);
        for (message, verdict) in &all {
            let one = Answer { message, findings: &findings, verdict, line: None };
            told.push_str(&answer_in_words(&one, &policy, &phrases));
            told.push_str("----\n");
        }
    }
    insta::assert_snapshot!("answers", seen(&told, &policy));
    let (message, verdict) = &all[1];
    let mut line = Vec::new();
    let one = Answer { message, findings: &findings, verdict, line: Some(7) };
    answer(&mut line, &one, &policy, &style(Lang::En));
    let line: serde_json::Value = serde_json::from_slice(&line).expect("JSON");
    assert_eq!((&line["id"], &line["line"], &line["verdict"]), (&"7".into(), &7.into(), &"hold".into()));
    assert_eq!(line["violations"][1]["place"]["chars"], serde_json::json!([9, 19]));
}

#[test]
fn a_survey_is_told_before_the_rules() {
    let (policy, survey) = (policy(), Survey { cannot_tell: Vec::new(), ..survey() });
    let mut out = Vec::new();
    let sink = Text::open(&mut out, Subject { policy: &policy, survey: &survey }, style(Lang::En));
    sink.close(&outcome(&policy, &[], READ)).expect("memory can be written");
    let report = String::from_utf8(out).expect("UTF-8");
    assert!(!report.contains("can never judge, because"), "nothing to say, nothing said");
    assert!(report.contains("courtesy is for people to judge"), "what no program can check is said");
}

#[test]
fn senders_that_remain_a_choice_are_counted_in_both_languages() {
    let doubtful = |shorter, longer| Survey { doubtful_senders: DoubtfulSenders { shorter, longer }, ..survey() };
    let report = |lang, survey: &Survey| {
        let (policy, mut out) = (policy(), Vec::new());
        let sink = Text::open(&mut out, Subject { policy: &policy, survey }, style(lang));
        sink.close(&outcome(&policy, &[], READ)).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8").replace(['\u{2068}', '\u{2069}'], "")
    };
    let english = report(Lang::En, &doubtful(2, 1));
    assert!(english.contains("(3 senders)") && english.contains("heading of the text: 2."), "{english}");
    assert!(english.contains("a name that holds a colon: 1."), "{english}");
    let arabic = report(Lang::Ar, &doubtful(2, 0));
    assert!(arabic.contains("لدى مرسلَين") && arabic.contains("عنوانًا للنص: 2"), "{arabic}");
    for (lang, note) in [(Lang::En, "where the name ends"), (Lang::Ar, "أين ينتهي الاسم")] {
        assert!(!report(lang, &doubtful(0, 0)).contains(note), "nothing to say, nothing said");
    }
}

/// A long chat through the whole flow, in batches of a few hundred.
fn audited(threads: usize) -> (String, String) {
    let linter = Linter::new(policy(), Use::Audit);
    let line = |at: u32| match at % 97 {
        13 => "no JSON".to_owned(),
        14 => r#"{"text": "", "system": true}"#.to_owned(),
        _ => format!(
            r#"{{"text": "call {} {}", "sender": "s{}", "channel": "whatsapp", "sent_at": "2024-03-03T{:02}:00"}}"#,
            if at.is_multiple_of(7) { "0551234567" } else { "me" },
            "word ".repeat(at as usize % 50),
            at % 11,
            at % 24
        ),
    };
    let survey = Survey { format: tadqiq::import::Format::JsonLines, ..survey() };
    let subject = Subject { policy: linter.policy(), survey: &survey };
    let reader = || Lines::new((0..3000).map(line).collect(), 700);
    let (mut lines, mut words) = (Vec::new(), Vec::new());
    let mut sink = Jsonl::open(&mut lines, subject, style(Lang::En)).expect("opens");
    let outcome = audit::run(&reader(), &linter, &mut sink, threads).expect("runs");
    sink.close(&outcome).expect("memory can be written");
    let mut sink = Text::open(&mut words, subject, style(Lang::En));
    let outcome = audit::run(&reader(), &linter, &mut sink, threads).expect("runs");
    sink.close(&outcome).expect("memory can be written");
    (String::from_utf8(lines).expect("UTF-8"), String::from_utf8(words).expect("UTF-8"))
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let (lines, words) = audited(1);
    for threads in [2, 5] {
        assert!(audited(threads) == (lines.clone(), words.clone()), "{threads} threads");
    }
    let entries: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect();
    let ids = entries.iter().filter_map(|entry| entry["id"].as_str()?.parse::<u32>().ok());
    assert!(ids.clone().is_sorted() && ids.count() == 3000 - 31 * 2, "judged messages in order");
    assert_eq!(entries.iter().filter(|entry| entry["type"] == "error").count(), 31);
    assert_eq!(entries[14]["type"], "error", "in its place, after the header and thirteen messages");
    assert!(lines.contains(r#""sender":"sender-1""#) && lines.contains("personal-info"));
}
