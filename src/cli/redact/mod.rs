//! `tadqiq redact`: the same message or export, without what the policy forbids to pass on.

mod chat;
mod lines;
mod output;

use std::io::{self, BufReader, Write as _};
use std::path::Path;

use anyhow::Result;
use tadqiq::import::{Batch, Format, Package, Reader, Wrapping};
use tadqiq::message::{AttachmentKind, Message};
use tadqiq::part::PartId;
use tadqiq::report::{self, write_json};
use tadqiq::rewrite::{Pseudonyms, Redacted, Redactor};
use tadqiq::{Linter, Scratch, Use, detect};

use self::chat::{Outcome, Plan};
use self::output::Output;
use super::args::{Redact, Senders};
use super::speech::{Speech, apart};
use super::stream::{Next, channel, next_line, read_line, read_message, unreadable};
use super::{BROKEN, CLEAN, FAILED, load};

pub(super) fn run(args: &Redact, speech: &Speech) -> Result<u8> {
    let linter = Linter::new(load::policy(&args.policy, speech)?, Use::Check);
    if !Redactor::covers_anything(&linter) {
        return Err(speech.error("error-redact-nothing", &[("policy", apart(&args.policy))]));
    }
    let redactor = Redactor::new(&linter, args.cover.into(), speech.lang());
    let pseudonyms = (args.senders == Senders::Number).then(|| Pseudonyms::new(speech.lang()));
    match &args.export {
        Some(export) => export_to(export, args, redactor, pseudonyms, speech),
        None if args.jsonl => stream(args, Messages::new(redactor, pseudonyms), speech),
        None => single(args, redactor, speech),
    }
}

/// One message, the whole of standard input.
fn single(args: &Redact, redactor: Redactor<'_>, speech: &Speech) -> Result<u8> {
    let (text, ending) = read_message(args.import.max_message, "redact", speech)?;
    let channel = args.channel.as_deref().map(|text| channel(text, speech)).transpose()?;
    let message = Message { channel, ..Message::from_text(text) };
    let redacted = redactor.redact(message, &mut Scratch::default());
    let mut out = io::stdout().lock();
    out.write_all(redacted.message.text.as_bytes())?;
    out.write_all(ending.as_bytes())?;
    out.flush()?;
    Ok(CLEAN)
}

/// A message a line, redacted and written before the next is read.
fn stream(args: &Redact, mut messages: Messages<'_>, speech: &Speech) -> Result<u8> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut stdout = io::stdout().lock();
    let (mut line, mut out) = (Vec::new(), Vec::new());
    let mut any_bad = false;
    let channel = args.channel.as_deref().map(|text| channel(text, speech)).transpose()?;
    for number in 1.. {
        let next = next_line(&mut input, &mut line, args.import.max_message);
        let next = next.map_err(|why| unreadable(&why, "redact", speech))?;
        out.clear();
        let read = match next {
            Next::End => break,
            Next::TooLong => Err((1, speech.say("error-too-long", &[("most", args.import.max_message.into())]))),
            Next::Line => read_line(&line, number, speech),
        };
        match read {
            Ok(mut message) => {
                let unnamed = message.channel.is_none();
                if unnamed {
                    message.channel.clone_from(&channel);
                }
                let mut message = messages.redact(message);
                message.channel.take_if(|_| unnamed);
                write_json(&mut out, &message)?;
                out.push(b'\n');
            }
            Err((column, words)) => {
                any_bad = true;
                report::bad_line(&mut out, number, column, &words);
            }
        }
        stdout.write_all(&out)?;
        stdout.flush()?;
    }
    messages.tell_left(speech);
    Ok(if any_bad { FAILED } else { CLEAN })
}

/// An export, to a new one of the same form.
fn export_to(
    export: &Path,
    args: &Redact,
    redactor: Redactor<'_>,
    pseudonyms: Option<Pseudonyms>,
    speech: &Speech,
) -> Result<u8> {
    let Some(to) = &args.to else { return Err(speech.error("error-redact-to", &[])) };
    let same = to.canonicalize().is_ok_and(|to| export.canonicalize().is_ok_and(|export| export == to));
    if same {
        return Err(speech.error("error-redact-same", &[("file", apart(to.display()))]));
    }
    let reader = load::export(export, &args.import, speech)?;
    let package = Package::open(export).map_err(|error| load::import_error(&error, speech))?;
    let wrapping = package.wrapping();
    let output = Output::create(to, wrapping, args.force).map_err(|why| not_created(to, wrapping, &why, speech))?;
    if reader.survey().format == Format::JsonLines {
        return json_lines(export, &*reader, Messages::new(redactor, pseudonyms), output, speech);
    }
    let mut plan = Plan { redactor, pseudonyms, keep_media: args.keep_media };
    let outcome = chat::run(&mut plan, export, &package, &*reader, output, speech)?;
    let kept = tell(&outcome, args, speech);
    Ok(if kept { BROKEN } else { CLEAN })
}

fn not_created(to: &Path, wrapping: Wrapping, why: &io::Error, speech: &Speech) -> anyhow::Error {
    let file = apart(to.display());
    match (why.kind(), wrapping) {
        (io::ErrorKind::AlreadyExists, Wrapping::Folder) => speech.error("error-redact-folder", &[("file", file)]),
        (io::ErrorKind::AlreadyExists, _) => speech.error("error-redact-exists", &[("file", file)]),
        _ => speech.error("error-create", &[("file", file), ("why", load::system(why, speech))]),
    }
}

/// Messages in tadqiq's own form, a line each; what cannot be read is left out and said.
fn json_lines(
    export: &Path,
    reader: &dyn Reader,
    mut messages: Messages<'_>,
    mut output: Output,
    speech: &Speech,
) -> Result<u8> {
    let mut batch = Batch::default();
    let (mut read, mut bad, mut line) = (0_u64, 0_u64, Vec::new());
    loop {
        batch.clear();
        let more = reader.fill(&mut batch).map_err(|error| load::import_error(&error, speech))?;
        for frame in batch.frames() {
            let mut message = match reader.parse(frame) {
                Ok(message) => message,
                Err(error) => {
                    bad += 1;
                    speech.tell(&load::place(&error.file, error.line, error.column, &error.words, speech));
                    continue;
                }
            };
            // The reader says where a message lies that does not say so itself; it will lie elsewhere.
            message.origin.take_if(|origin| {
                let here = origin.seq == Some(frame.entry.seq) && origin.line == Some(frame.entry.line);
                here && origin.file.as_deref() == reader.survey().files.first().map(String::as_str)
            });
            read += 1;
            line.clear();
            write_json(&mut line, &messages.redact(message))?;
            line.push(b'\n');
            output.write_all(&line)?;
        }
        if !more {
            break;
        }
    }
    if read == 0 {
        return Err(speech.error("error-nothing-read", &[("file", apart(export.display()))]));
    }
    output.finish()?;
    messages.tell(speech);
    Ok(if bad > 0 { FAILED } else { CLEAN })
}

/// Messages in JSON, one after another.
struct Messages<'l> {
    redactor: Redactor<'l>,
    pseudonyms: Option<Pseudonyms>,
    scratch: Scratch,
    outcome: Outcome,
}

impl<'l> Messages<'l> {
    fn new(redactor: Redactor<'l>, pseudonyms: Option<Pseudonyms>) -> Messages<'l> {
        Messages { redactor, pseudonyms, scratch: Scratch::default(), outcome: Outcome::default() }
    }

    fn redact<'m>(&mut self, mut message: Message<'m>) -> Message<'m> {
        if let Some(pseudonyms) = &mut self.pseudonyms {
            pseudonyms.number(&mut message);
            self.outcome.senders += u64::from(message.sender.is_some());
        }
        let Redacted { message, changes, fields, left, .. } = self.redactor.redact(message, &mut self.scratch);
        self.outcome.entries += 1;
        self.outcome.changed += u64::from(!changes.is_empty() || fields > 0);
        for change in changes {
            *self.outcome.covered.entry(change.detector).or_default() += 1;
        }
        for part in left {
            let PartId::Content(nth) = part else { continue };
            let kind = message.attachments.get(usize::from(nth)).map(|attachment| &attachment.kind);
            *self.outcome.files.entry(chat::kind_key(kind.unwrap_or(&AttachmentKind::Unknown))).or_default() += 1;
        }
        message
    }

    fn tell_left(&self, speech: &Speech) {
        if !self.outcome.files.is_empty() {
            speech.tell(&speech.say("redact-elsewhere", &[]));
            tell_files(&self.outcome, speech);
        }
    }

    fn tell(&self, speech: &Speech) {
        tell_covered(&self.outcome, speech);
        self.tell_left(speech);
        speech.tell(&speech.say("redact-end", &[]));
    }
}

/// Says what was covered, what was left out, and what could not be cleaned; whether anything of that is in the result.
fn tell(outcome: &Outcome, args: &Redact, speech: &Speech) -> bool {
    tell_covered(outcome, speech);
    if outcome.senders > 0 {
        speech.tell(&speech.say("redact-senders", &[("count", outcome.senders.into())]));
    }
    if outcome.renamed > 0 {
        speech.tell(&speech.say("redact-renamed", &[("count", outcome.renamed.into())]));
    }
    if outcome.unread > 0 {
        let named: Vec<String> = outcome.unread_lines.iter().map(u64::to_string).collect();
        let more = if outcome.unread > named.len() as u64 { " …" } else { "" };
        let lines = format!("{}{more}", named.join(" "));
        speech.tell(&speech.say("redact-unread", &[("count", outcome.unread.into()), ("lines", apart(lines))]));
    }
    if outcome.orphans > 0 {
        speech.tell(&speech.say("redact-orphans", &[("count", outcome.orphans.into())]));
    }
    if outcome.accounting.cut_short {
        speech.tell(&speech.say("warning-cut-short", &[]));
    }
    let kept = args.keep_media && !outcome.files.is_empty();
    if !outcome.files.is_empty() {
        speech.tell(&speech.say(if kept { "redact-kept" } else { "redact-left-out" }, &[]));
        tell_files(outcome, speech);
    }
    speech.tell(&speech.say("redact-end", &[]));
    kept
}

fn tell_covered(outcome: &Outcome, speech: &Speech) {
    let all = speech.say("count-messages", &[("count", outcome.entries.into())]);
    speech.tell(&speech.say("redact-done", &[("changed", outcome.changed.into()), ("all", all.into())]));
    for (detector, count) in &outcome.covered {
        let what = detect::at(*detector).summary.get(speech.lang());
        speech.tell(&speech.say("redact-covered", &[("what", what.into()), ("count", (*count).into())]));
    }
}

fn tell_files(outcome: &Outcome, speech: &Speech) {
    for (key, count) in &outcome.files {
        speech.tell(&speech.say(key, &[("count", (*count).into())]));
    }
}
