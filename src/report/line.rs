//! One message in machine form: a JSON object on one line.

use std::io::Write as _;

use crate::audit::Judged;
use crate::detect;
use crate::finding::{DetectorIndex, Findings, Place, Value};
use crate::import::BadEntry;
use crate::message::{Message, senders};
use crate::part::{PartId, text_of};
use crate::policy::Policy;
use crate::report::inert::quote;
use crate::report::mask::Personal;
use crate::report::place::{Ruler, write_place};
use crate::report::{Style, mask};
use crate::verdict::Verdict;

/// Topics that say what a person believes or suffers from: counted, never told together with who wrote it.
const INTIMATE: [&str; 3] = ["religion", "politics", "health"];

/// What a line is about.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) id: Id<'a>,
    /// The line of the export or of the stream, if there are any.
    pub(super) line: Option<u64>,
    pub(super) message: &'a Message<'a>,
    pub(super) findings: &'a Findings,
    pub(super) verdict: &'a Verdict,
}

/// A message's own id, or its number.
#[derive(Clone, Copy)]
pub(super) enum Id<'a> {
    Own(&'a str),
    Number(u64),
}

impl<'a> From<&Judged<'a>> for Line<'a> {
    fn from(judged: &Judged<'a>) -> Line<'a> {
        let seq = judged.message.origin.as_ref().and_then(|origin| origin.seq).unwrap_or(judged.entry.seq);
        Line {
            id: judged.message.id.as_deref().map_or(Id::Number(seq), Id::Own),
            line: Some(judged.entry.line),
            message: judged.message,
            findings: judged.findings,
            verdict: judged.verdict,
        }
    }
}

/// A place in the output where the number of a sender goes, once it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hole {
    pub(super) at: usize,
    pub(super) sender: u64,
}

/// Adds the message to `out`, without a line end. Answers where the sender's number belongs, if anywhere.
pub(super) fn write_line(out: &mut Vec<u8>, line: &Line<'_>, policy: &Policy, style: &Style) -> Option<Hole> {
    let Line { message, findings, verdict, .. } = *line;
    out.extend_from_slice(br#"{"version":1,"id":"#);
    match line.id {
        Id::Own(id) => quote(out, id),
        Id::Number(number) => put(out, format_args!("\"{number}\"")),
    }
    if let Some(line) = line.line {
        put(out, format_args!(",\"line\":{line}"));
    }
    out.extend_from_slice(b",\"verdict\":\"");
    out.extend_from_slice(verdict.action.name().as_bytes());
    out.push(b'"');
    if let Some(from) = verdict.allowed_from {
        put(out, format_args!(",\"allowed_from\":\"{from}\""));
    }
    if let Some(person) = policy.settings().responsible(message).filter(|_| !verdict.violations.is_empty()) {
        out.extend_from_slice(b",\"responsible\":");
        quote(out, person);
    }
    let hole = write_sender(out, line, style);
    let mut ruler = Ruler::default();
    let personal = style.with_text.then(|| Personal::of(message, findings));
    out.extend_from_slice(b",\"violations\":[");
    for (at, violation) in verdict.violations.iter().enumerate() {
        separate(out, at);
        out.extend_from_slice(b"{\"rule\":");
        quote(out, &policy.rule(violation.rule).id);
        put(
            out,
            format_args!(
                r#","detector":"{}","action":"{}","confidence":"{}","because":"{}","place":"#,
                policy.detector(violation.detector),
                violation.action.name(),
                violation.confidence.name(),
                violation.because.name()
            ),
        );
        write_place(out, &mut ruler, message, violation.place);
        if violation.shadow {
            out.extend_from_slice(b",\"shadow\":true");
        }
        if let Some(why) = violation.unchecked {
            put(out, format_args!(",\"unchecked\":\"{}\"", why.name()));
        }
        if let Some(personal) = &personal
            && let Some(words) = words(message, personal, violation.detector, violation.place)
        {
            out.extend_from_slice(b",\"words\":");
            quote(out, &words);
        }
        out.push(b'}');
    }
    out.extend_from_slice(b"],\"flags\":[");
    for (at, flagged) in verdict.flags.iter().enumerate() {
        separate(out, at);
        out.extend_from_slice(b"{\"flag\":");
        quote(out, &policy.flag(flagged.flag).id);
        let (detector, confidence) = (policy.detector(flagged.detector), flagged.confidence.name());
        put(out, format_args!(r#","detector":"{detector}","confidence":"{confidence}","place":"#));
        write_place(out, &mut ruler, message, flagged.place);
        out.push(b'}');
    }
    out.extend_from_slice(b"],\"not_judged\":[");
    for (at, unknown) in verdict.not_judged.iter().enumerate() {
        separate(out, at);
        out.extend_from_slice(b"{\"rule\":");
        quote(out, &policy.rule(unknown.rule).id);
        put(out, format_args!(r#","why":"{}","action":"{}","place":"#, unknown.why.name(), unknown.action.name()));
        write_place(out, &mut ruler, message, unknown.place);
        out.push(b'}');
    }
    out.push(b']');
    if let Some(personal) = &personal {
        out.extend_from_slice(b",\"text\":");
        quote(out, &mask::text_of(&message.text, PartId::Body, personal));
    }
    out.push(b'}');
    hole
}

/// Adds which policy decided: its id, its version if it has one, its digest.
pub(super) fn write_policy(out: &mut Vec<u8>, policy: &Policy) {
    out.extend_from_slice(b"{\"id\":");
    quote(out, policy.id());
    if let Some(version) = policy.version() {
        out.extend_from_slice(b",\"version\":");
        quote(out, version);
    }
    put(out, format_args!(",\"digest\":\"{}\"}}", policy.digest()));
}

/// Adds an entry that could not be read.
pub(super) fn write_bad(out: &mut Vec<u8>, bad: &BadEntry, style: &Style) {
    put(out, format_args!(r#"{{"version":1,"type":"error","line":{},"column":{},"message":"#, bad.line, bad.column));
    quote(out, bad.words.get(style.lang));
    out.push(b'}');
}

/// Adds the sender of a message that breaks a rule. Nobody is named for what is only noticed, or for what they believe.
fn write_sender(out: &mut Vec<u8>, line: &Line<'_>, style: &Style) -> Option<Hole> {
    if line.verdict.violations.is_empty() || intimate(line.findings, line.verdict) {
        return None;
    }
    let sender = line.message.sender.as_ref();
    if style.names {
        out.extend_from_slice(b",\"sender\":");
        quote(out, senders::shown(sender)?);
        return None;
    }
    Some(Hole { at: out.len(), sender: senders::key(sender)? })
}

/// Whether a violation tells what a person believes or suffers from.
pub(super) fn intimate(findings: &Findings, verdict: &Verdict) -> bool {
    let tells = |value: &Option<Value>| matches!(value, Some(Value::Word(word)) if INTIMATE.contains(word));
    findings.list().iter().any(|finding| {
        finding.values.iter().any(tells)
            && verdict.violations.iter().any(|violation| violation.detector == finding.detector)
    })
}

/// The words at a place as a report may show them.
pub(super) fn words(
    message: &Message<'_>,
    personal: &Personal,
    detector: DetectorIndex,
    place: Place,
) -> Option<String> {
    match place {
        Place::Text(part, span) => {
            mask::words_at(text_of(message, part)?, part, span, detect::at(detector).id, personal)
        }
        _ => None,
    }
}

/// The beginning of a message's text as a report may show it.
pub(super) fn excerpt(message: &Message<'_>, personal: &Personal, most: usize) -> String {
    mask::cut(&mask::text_of(&message.text, PartId::Body, personal), most)
}

/// Adds formatted text; writing to memory does not fail.
pub(super) fn put(out: &mut Vec<u8>, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

pub(super) fn separate(out: &mut Vec<u8>, at: usize) {
    if at > 0 {
        out.push(b',');
    }
}
