//! Hostile text is inert: whatever a message holds, a report of it moves no cursor and turns no text around.

mod shared;

use shared::{entry, place, policy, survey, violation};
use tadqiq::audit::{Judged, Outcome, Sink, Tally};
use tadqiq::finding::{Findings, Place};
use tadqiq::import::{Accounting, BadEntry};
use tadqiq::message::{Message, Sender};
use tadqiq::part::PartId;
use tadqiq::report::{Answer, Jsonl, Phrases, Style, Subject, Text, answer, answer_in_words, bad_line};
use tadqiq::span::Span;
use tadqiq::verdict::{Action, Verdict};
use tadqiq::words::{Lang, Words};
use tadqiq::{Linter, Use};

/// Terminal escapes, bidi overrides, unclosed isolates, line separators, tags, a back space, a bell.
const HOSTILE: &str =
    "a\u{1b}[2J\u{1b}]0;title\u{7}\u{202e}b\u{2066}c\u{2028}d\u{200f}\u{8}\u{9b}31m\u{e0041}\u{0}\r\n\u{feff}end";

/// Whether a character could act on a terminal, or on the direction of text beyond the marks that reports set.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2067}' | '\u{FEFF}')
        || ('\u{E0000}'..='\u{E007F}').contains(&c)
}

fn assert_inert(report: &str) {
    let acting: Vec<_> = report.chars().filter(|c| acts(*c)).collect();
    assert!(acting.is_empty(), "{acting:?} in {report:?}");
    for line in report.lines() {
        let mut depth = 0_i32;
        for c in line.chars() {
            depth += i32::from(c == '\u{2068}') - i32::from(c == '\u{2069}');
            assert!(depth >= 0, "an isolate is closed that was not opened: {line:?}");
        }
        assert_eq!(depth, 0, "an isolate stays open: {line:?}");
    }
}

fn message() -> Message<'static> {
    let mut message = Message::from_text(format!("{HOSTILE}\u{2069}\u{2069}"));
    message.sender = Some(Sender { name: Some(HOSTILE.into()), ..Sender::default() });
    message.id = Some(HOSTILE.into());
    message
}

fn verdict(message: &Message<'_>) -> Verdict {
    let policy = policy();
    let mut verdict = Verdict::default();
    verdict.action = Action::Warn;
    let at = place(message, HOSTILE);
    verdict.violations.push(violation(&policy, "off-topic", "topic/message", Action::Warn, at));
    verdict.violations.push(violation(&policy, "personal-info", "personal/phone", Action::Hold, at));
    verdict.violations.push(violation(&policy, "sending-hours", "time/sent", Action::Warn, Place::Message));
    verdict
}

fn bad() -> BadEntry {
    BadEntry {
        file: HOSTILE.to_owned(), line: 1, column: 1, words: Words::new("سطر لا يُقرأ", "not readable")
    }
}

#[test]
fn reports_are_inert() {
    let (policy, message) = (policy(), message());
    let verdict = verdict(&message);
    let mut survey = survey();
    survey.files = vec![HOSTILE.to_owned(), "b".to_owned()];
    survey.notes = vec![Words { ar: HOSTILE.into(), en: HOSTILE.into() }];
    let subject = Subject { policy: &policy, survey: &survey };
    let findings = Findings::default();
    let entry = entry(1, 1);
    let judged = Judged { entry: &entry, message: &message, findings: &findings, verdict: &verdict };
    let mut tally = Tally::new(&policy);
    tally.judged(&message, &verdict);
    tally.bad();
    let outcome = Outcome { tally, accounting: Accounting::default(), stopped: None };
    for lang in [Lang::Ar, Lang::En] {
        for names in [false, true] {
            let style = Style { lang, with_text: true, names };
            let mut out = Vec::new();
            let mut sink = Text::open(&mut out, subject, style);
            let mut piece = Default::default();
            sink.judged(&mut piece, &judged);
            sink.bad(&mut piece, &bad());
            sink.take(&mut piece).expect("memory can be written");
            sink.close(&outcome).expect("memory can be written");
            assert_inert(&String::from_utf8(out).expect("UTF-8"));

            let mut out = Vec::new();
            let mut sink = Jsonl::open(&mut out, subject, style).expect("opens");
            let mut piece = Default::default();
            sink.judged(&mut piece, &judged);
            sink.bad(&mut piece, &bad());
            sink.take(&mut piece).expect("memory can be written");
            sink.close(&outcome).expect("memory can be written");
            let text = String::from_utf8(out).expect("UTF-8");
            assert!(!text.chars().any(|c| acts(c) || matches!(c, '\u{2068}' | '\u{2069}' | '\u{200F}')), "{text:?}");
            let line: serde_json::Value =
                serde_json::from_str(text.lines().nth(1).expect("a message")).expect("valid JSON");
            assert_eq!(line["id"], HOSTILE, "what is escaped decodes to itself");
        }
    }
}

#[test]
fn answers_are_inert() {
    let (policy, message) = (policy(), message());
    let verdict = verdict(&message);
    let findings = Findings::default();
    let one = Answer { message: &message, findings: &findings, verdict: &verdict, line: Some(1) };
    for lang in [Lang::Ar, Lang::En] {
        assert_inert(&answer_in_words(&one, &policy, &Phrases::new(lang)));
        let mut out = Vec::new();
        answer(&mut out, &one, &policy, &Style { lang, with_text: true, names: true });
        bad_line(&mut out, 1, 1, HOSTILE);
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text.lines().count(), 2, "one line for each answer");
        assert_inert(&text);
    }
}

/// The report of `messages`, each breaking the rules at its places, taken in pieces of `each` messages.
fn report(messages: &[(Message<'_>, Vec<(&str, Place)>)], each: usize) -> String {
    let (policy, survey, findings) = (policy(), survey(), Findings::default());
    let style = Style { lang: Lang::En, with_text: true, names: false };
    let (mut out, mut tally) = (Vec::new(), Tally::new(&policy));
    let mut sink = Text::open(&mut out, Subject { policy: &policy, survey: &survey }, style);
    for messages in messages.chunks(each) {
        let mut piece = Default::default();
        for (message, places) in messages {
            let mut verdict = Verdict::default();
            let broken = places.iter().map(|(rule, at)| violation(&policy, rule, "topic/message", Action::Warn, *at));
            verdict.violations.extend(broken);
            tally.judged(message, &verdict);
            let entry = entry(1, 1);
            sink.judged(&mut piece, &Judged { entry: &entry, message, findings: &findings, verdict: &verdict });
        }
        sink.take(&mut piece).expect("memory can be written");
    }
    let outcome = Outcome { tally, accounting: Accounting::default(), stopped: None };
    sink.close(&outcome).expect("memory can be written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn a_message_that_breaks_rules_everywhere_is_reported_at_once() {
    let message = Message::from_text("word ".repeat(200_000));
    let places = (0..200_000).map(|n| Place::Text(PartId::Body, Span::new(5 * n, 5 * n + 4)));
    let start = std::time::Instant::now();
    let report = report(&[(message, places.map(|place| ("off-topic", place)).collect())], 1);
    assert!(start.elapsed().as_secs() < 4, "{:?}", start.elapsed());
    assert!(report.lines().count() < 1100, "a report lists no more than a person would read");
}

#[test]
fn numbers_of_senders_do_not_depend_on_the_pieces() {
    let messages: Vec<_> = (0..1100)
        .map(|n| {
            let mut message = Message::from_text("word");
            message.sender = Some(Sender { name: Some(format!("sender {}", n.min(1050)).into()), ..Sender::default() });
            let rule = if n == 1099 { "sending-hours" } else { "off-topic" };
            (message, vec![(rule, Place::Message)])
        })
        .collect();
    let whole = report(&messages, 1100);
    assert!(whole.contains("sender 1001") && !whole.contains("sender 1002"), "only who is listed has a number");
    assert_eq!(whole, report(&messages, 1));
    assert_eq!(whole, report(&messages, 400));
}

/// Once, each fact was held against every fact before it, and each name of a number against every listed word.
#[test]
fn a_message_full_of_facts_is_judged_at_once() {
    let linter = Linter::new(policy(), Use::Check);
    let start = std::time::Instant::now();
    for words in ["جوالي 0551234567 ", "a@b.com ", "http://bit.ly/a ", "قال مصدر ", "انشر تؤجر ", "7abibi 3ala "]
    {
        let message = Message::from_text(words.repeat((100 << 10) / words.len()));
        linter.check(&message);
    }
    assert!(start.elapsed().as_secs() < 6, "{:?}", start.elapsed());
}
