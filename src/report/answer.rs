//! The answer about one message: before it goes out, or on a stream of them.

use crate::finding::{Because, Findings};
use crate::message::Message;
use crate::policy::Policy;
use crate::report::dates;
use crate::report::inert::{isolate, quote};
use crate::report::line::{Id, Line, put, words, write_line, write_policy};
use crate::report::mask::Personal;
use crate::report::page::{Page, action, apart, confidence};
use crate::report::{Phrases, Style, place};
use crate::verdict::{RuleIndex, Verdict, Violation};

/// A judged message.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The message.
    pub message: &'a Message<'a>,
    /// The facts in it.
    pub findings: &'a Findings,
    /// The outcome.
    pub verdict: &'a Verdict,
    /// The line of the stream it came on, if it came on one; it is its id where it has none.
    pub line: Option<u64>,
}

/// Adds the answer to `out` in machine form: a JSON object and a line end.
pub fn answer(out: &mut Vec<u8>, answer: &Answer<'_>, policy: &Policy, style: &Style) {
    let Answer { message, findings, verdict, line } = *answer;
    let id = message.id.as_deref().map_or(Id::Number(line.unwrap_or(1)), Id::Own);
    let hole = write_line(out, &Line { id, line, message, findings, verdict }, policy, style);
    // A stream of questions has no report in which senders could be told apart by number.
    let _ = hole;
    // Nor a header that would name the policy.
    if out.pop_if(|byte| *byte == b'}').is_some() {
        out.extend_from_slice(b",\"policy\":");
        write_policy(out, policy);
        out.push(b'}');
    }
    out.push(b'\n');
}

/// Adds a line that could not be read to `out` in machine form.
pub fn bad_line(out: &mut Vec<u8>, line: u64, column: u64, message: &str) {
    put(out, format_args!(r#"{{"version":1,"type":"error","line":{line},"column":{column},"message":"#));
    quote(out, message);
    out.extend_from_slice(b"}\n");
}

/// The answer for a person: what is wrong, why, and what to do.
pub fn answer_in_words(answer: &Answer<'_>, policy: &Policy, phrases: &Phrases) -> String {
    let mut page = Page::new(phrases);
    let verdict = answer.verdict;
    let title = apart(policy.title().get(phrases.lang()));
    match verdict.violations.len() as u64 {
        0 => page.say(0, "answer-clean", &[("policy", title)]),
        count => {
            let values = [
                ("action", action(phrases, verdict.action).into()),
                ("violations", page.count("count-violations", count)),
                ("policy", title),
            ];
            page.say(0, "answer-broken", &values);
        }
    }
    let zone = policy.settings().time_zone.as_ref();
    if let Some(from) = verdict.allowed_from {
        page.say(0, "answer-allowed-from", &[("moment", dates::both(phrases, from.on_the_clock(zone)).into())]);
    }
    if let Some(person) = policy.settings().responsible(answer.message).filter(|_| !verdict.violations.is_empty()) {
        page.say(0, "answer-responsible", &[("person", apart(person))]);
    }
    let personal = Personal::of(answer.message, answer.findings);
    for (at, violation) in verdict.violations.iter().enumerate() {
        if verdict.violations[..at].iter().any(|earlier| earlier.rule == violation.rule) {
            continue;
        }
        page.text.push('\n');
        broken_rule(&mut page, answer, &personal, policy, violation);
    }
    if !verdict.flags.is_empty() {
        page.heading("answer-flags");
        let mut told: Vec<RuleIndex> = Vec::new();
        for flagged in &verdict.flags {
            if !told.contains(&flagged.flag) {
                told.push(flagged.flag);
                let flag = policy.flag(flagged.flag);
                let line = format!("- {}: {}", page.words(&flag.title), page.words(&flag.say));
                page.line(1, &line);
            }
        }
    }
    if !verdict.not_judged.is_empty() {
        page.heading("answer-not-judged");
        let mut told = Vec::new();
        for unknown in &verdict.not_judged {
            if !told.contains(&(unknown.rule, unknown.why)) {
                told.push((unknown.rule, unknown.why));
                let line =
                    format!("- {}: {}", page.words(&policy.rule(unknown.rule).title), page.words(&unknown.why.words()));
                page.line(1, &line);
            }
        }
    }
    page.text
}

fn broken_rule(page: &mut Page<'_>, answer: &Answer<'_>, personal: &Personal, policy: &Policy, first: &Violation) {
    let rule = policy.rule(first.rule);
    let phrases = page.phrases;
    let heading = format!("{} ({})", page.words(&rule.title), isolate(&rule.id));
    page.line(0, &heading);
    let mut places = 0;
    for violation in answer.verdict.violations.iter().filter(|violation| violation.rule == first.rule) {
        let words = words(answer.message, personal, violation.detector, violation.place);
        let place = place::in_words(phrases, violation.place);
        let mut told: Vec<String> = place.into_iter().chain(words.map(|words| quoted(phrases, &words))).collect();
        // What a message lacks is nowhere in it, and lacking it is no matter of confidence.
        let lacking = violation.because == Because::PolicyRequirement;
        if told.is_empty() && !lacking {
            told.push(phrases.say("place-message", &[]));
        }
        if dates::tells_time(violation.detector)
            && let Some(at) = answer.message.sent_at
        {
            told.push(dates::both(phrases, at.on_the_clock(policy.settings().time_zone.as_ref())));
        }
        if !lacking {
            told.push(confidence(phrases, violation.confidence));
        }
        told.push(page.words(&violation.because.words()));
        page.line(1, &format!("- {}", told.join(" · ")));
        if let Some(why) = violation.unchecked {
            page.say(2, "unchecked", &[("why", page.words(&why.words()).into())]);
        }
        places += 1;
        if places == MOST_PLACES {
            break;
        }
    }
    if first.shadow {
        page.say(1, "shadow", &[]);
    }
    let say = page.words(&rule.say);
    page.line(1, &say);
    let clause = page.words(&rule.clause);
    page.say(1, "clause", &[("clause", clause.into())]);
}

/// How many places of one rule a person is shown; a message with more is beyond reading one by one.
const MOST_PLACES: usize = 20;

/// Words of a message between quotation marks.
pub(super) fn quoted(phrases: &Phrases, words: &str) -> String {
    phrases.say("quoted", &[("words", apart(words))])
}
