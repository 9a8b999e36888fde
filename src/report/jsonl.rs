//! An audit as JSON Lines: a header, a line for each judged message in the order of the export, a summary.

use std::io::{self, Write};

use crate::audit::{Judged, Outcome, Sink};
use crate::import::{Accounting, BadEntry, Format};
use crate::message::senders::Senders;
use crate::report::inert::quote;
use crate::report::line::{Hole, Line, put, separate, write_bad, write_line, write_policy};
use crate::report::{Style, Subject};
use crate::verdict::Action;

/// Writes an audit as JSON Lines.
#[derive(Debug)]
pub struct Jsonl<'a, W> {
    out: W,
    subject: Subject<'a>,
    style: Style,
    senders: Senders,
}

/// Lines made by one worker, with the gaps where senders are numbered.
#[derive(Debug, Default)]
pub struct Lines {
    pub(super) bytes: Vec<u8>,
    pub(super) holes: Vec<Hole>,
}

impl<'a, W: Write> Jsonl<'a, W> {
    /// Starts the report: writes its header.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn open(mut out: W, subject: Subject<'a>, style: Style) -> io::Result<Jsonl<'a, W>> {
        let mut line = Vec::new();
        write_header(&mut line, &subject, &style);
        line.push(b'\n');
        out.write_all(&line)?;
        Ok(Jsonl { out, subject, style, senders: Senders::default() })
    }

    /// Ends the report: writes its summary.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn close(mut self, outcome: &Outcome) -> io::Result<()> {
        let mut line = Vec::new();
        write_summary(&mut line, &self.subject, outcome);
        line.push(b'\n');
        self.out.write_all(&line)?;
        self.out.flush()
    }
}

impl<W: Write + Sync> Sink for Jsonl<'_, W> {
    type Piece = Lines;

    fn judged(&self, piece: &mut Lines, judged: &Judged<'_>) {
        piece.judged(judged, &self.subject, &self.style);
        piece.bytes.push(b'\n');
    }

    fn bad(&self, piece: &mut Lines, bad: &BadEntry) {
        write_bad(&mut piece.bytes, bad, &self.style);
        piece.bytes.push(b'\n');
    }

    fn take(&mut self, piece: &mut Lines) -> io::Result<()> {
        piece.write_to(&mut self.out, &mut self.senders, 0)
    }
}

impl Lines {
    pub(super) fn judged(&mut self, judged: &Judged<'_>, subject: &Subject<'_>, style: &Style) {
        let hole = write_line(&mut self.bytes, &Line::from(judged), subject.policy, style);
        self.holes.extend(hole);
    }

    /// Writes everything from byte `from` on, the gaps filled, and empties it.
    pub(super) fn write_to(&mut self, out: &mut impl Write, senders: &mut Senders, from: usize) -> io::Result<()> {
        let mut done = from.min(self.bytes.len());
        for hole in self.holes.drain(..) {
            out.write_all(&self.bytes[done..hole.at])?;
            if let Some(number) = senders.number(hole.sender) {
                write!(out, ",\"sender\":\"sender-{number}\"")?;
            }
            done = hole.at;
        }
        out.write_all(&self.bytes[done..])?;
        self.bytes.clear();
        Ok(())
    }
}

/// What the report is about, and what it cannot tell.
pub(super) fn write_header(out: &mut Vec<u8>, subject: &Subject<'_>, style: &Style) {
    let Subject { policy, survey } = *subject;
    out.extend_from_slice(br#"{"version":1,"type":"header","policy":"#);
    write_policy(out, policy);
    put(out, format_args!(",\"format\":\"{}\",\"files\":[", format_name(survey.format)));
    for (at, file) in survey.files.iter().enumerate() {
        separate(out, at);
        quote(out, file);
    }
    for (key, words) in [("notes", &survey.notes), ("cannot_tell", &survey.cannot_tell)] {
        put(out, format_args!("],\"{key}\":["));
        for (at, words) in words.iter().enumerate() {
            separate(out, at);
            quote(out, words.get(style.lang));
        }
    }
    let senders = survey.doubtful_senders;
    put(out, format_args!(r#"],"doubtful_senders":{{"shorter":{},"longer":{}}}}}"#, senders.shorter, senders.longer));
}

/// What was counted, what was not judged, and what became of every line of the export.
pub(super) fn write_summary(out: &mut Vec<u8>, subject: &Subject<'_>, outcome: &Outcome) {
    let Outcome { tally, accounting, stopped } = outcome;
    let policy = subject.policy;
    put(
        out,
        format_args!(
            r#"{{"version":1,"type":"summary","entries":{},"judged":{},"system":{},"deleted":{},"errors":{},"verdicts":{{"#,
            tally.entries(),
            tally.judged,
            tally.system,
            tally.deleted,
            tally.bad
        ),
    );
    for (at, action) in Action::ALL.into_iter().enumerate() {
        separate(out, at);
        put(out, format_args!("\"{}\":{}", action.name(), tally.actions[at]));
    }
    match tally.period {
        Some((from, to)) => put(out, format_args!(r#"}},"period":{{"from":"{from}","to":"{to}"}},"rules":["#)),
        None => out.extend_from_slice(b"},\"period\":null,\"rules\":["),
    }
    for (at, (rule, counted)) in policy.rules().iter().zip(&tally.rules).enumerate() {
        separate(out, at);
        out.extend_from_slice(b"{\"rule\":");
        quote(out, &rule.id);
        put(out, format_args!(",\"violations\":{},\"messages\":{}}}", counted.violations, counted.messages));
    }
    out.extend_from_slice(b"],\"flags\":[");
    for (at, (flag, messages)) in policy.flags().iter().zip(&tally.flags).enumerate() {
        separate(out, at);
        out.extend_from_slice(b"{\"flag\":");
        quote(out, &flag.id);
        put(out, format_args!(",\"messages\":{messages}}}"));
    }
    out.extend_from_slice(b"],\"not_judged\":[");
    for (at, ((rule, why), messages)) in tally.not_judged.iter().enumerate() {
        separate(out, at);
        out.extend_from_slice(b"{\"rule\":");
        quote(out, &policy.rule(*rule).id);
        put(out, format_args!(",\"why\":\"{}\",\"messages\":{messages}}}", why.name()));
    }
    for (at, (rule, exception, places)) in tally.exceptions(policy).enumerate() {
        out.extend_from_slice(if at == 0 { b"],\"exceptions\":[" } else { b"," });
        out.extend_from_slice(b"{\"rule\":");
        quote(out, &rule.id);
        out.extend_from_slice(b",\"exception\":");
        quote(out, &exception.id);
        put(out, format_args!(",\"places\":{places}}}"));
    }
    put(
        out,
        format_args!(
            concat!(
                r#"],"lines":{{"read":{},"headers":{},"continuations":{},"orphans":{},"unexplained":{},"#,
                r#""replaced_bytes":{},"cut_short":{}}},"complete":{}}}"#
            ),
            accounting.lines,
            accounting.headers,
            accounting.continuations,
            accounting.orphans,
            unexplained(accounting),
            accounting.replaced_bytes,
            accounting.cut_short,
            stopped.is_none() && !accounting.cut_short
        ),
    );
}

/// Lines that the reader does not account for. There should be none; if there are, a report says so.
pub(super) fn unexplained(accounting: &Accounting) -> u64 {
    accounting.lines.saturating_sub(accounting.headers + accounting.continuations + accounting.orphans)
}

/// The name of a format in arguments and machine forms.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::WhatsApp => "whatsapp",
        Format::JsonLines => "jsonl",
    }
}
