//! `tadqiq check`: may this be sent?

use std::io::{self, BufReader, Write as _};
use std::path::PathBuf;

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::Offset;
use tadqiq::message::{self, Channel, Message, Sender, SentAt};
use tadqiq::report::{self, Answer, Style};
use tadqiq::verdict::Action;
use tadqiq::{Linter, Scratch, Use};

use super::args::{Check, Output};
use super::speech::{Speech, apart};
use super::stream::{Next, channel, next_line, read_line, read_message, unreadable};
use super::{FAILED, load};

pub(super) fn run(args: &Check, speech: &Speech) -> Result<u8> {
    let defaults = Defaults::new(args, speech)?;
    let linter = load::linter(&args.policy, Use::Check, speech)?;
    if linter.needs_conversation() {
        speech.tell(&speech.say("conversation-rules", &[]));
    }
    if args.jsonl { stream(args, speech, &defaults, &linter) } else { single(args, speech, &defaults, &linter) }
}

/// One message, the whole of standard input.
fn single(args: &Check, speech: &Speech, defaults: &Defaults, linter: &Linter) -> Result<u8> {
    let (text, _) = read_message(args.max_message, "check", speech)?;
    let mut message = Message::from_text(text);
    defaults.fill(&mut message);
    let mut scratch = Scratch::default();
    let findings = linter.inspect(&message, &mut scratch);
    let verdict = linter.judge(&message, findings);
    let answer = Answer { message: &message, findings, verdict: &verdict, line: None };
    let mut out = Vec::new();
    write(&mut out, &answer, linter, speech, args.report.output.unwrap_or(Output::Text), &args.report.style(speech));
    let mut stdout = io::stdout().lock();
    stdout.write_all(&out)?;
    stdout.flush()?;
    Ok(args.report.fail_on.code(verdict.action))
}

/// A message a line, an answer a line, each before the next is read.
fn stream(args: &Check, speech: &Speech, defaults: &Defaults, linter: &Linter) -> Result<u8> {
    let style = args.report.style(speech);
    let output = args.report.output.unwrap_or(Output::Jsonl);
    let mut input = BufReader::new(io::stdin().lock());
    let mut stdout = io::stdout().lock();
    let mut scratch = Scratch::default();
    let (mut line, mut out) = (Vec::new(), Vec::new());
    let (mut worst, mut any_bad) = (Action::Allow, false);
    for number in 1.. {
        let next = next_line(&mut input, &mut line, args.max_message);
        let next = next.map_err(|why| unreadable(&why, "check", speech))?;
        out.clear();
        let read = match next {
            Next::End => break,
            Next::TooLong => Err((1, speech.say("error-too-long", &[("most", args.max_message.into())]))),
            Next::Line => read_line(&line, number, speech),
        };
        match read {
            Ok(mut message) => {
                defaults.fill(&mut message);
                defaults.keep_paths(&mut message, number, speech);
                let findings = linter.inspect(&message, &mut scratch);
                let verdict = linter.judge(&message, findings);
                worst = worst.max(verdict.action);
                let answer = Answer { message: &message, findings, verdict: &verdict, line: Some(number) };
                write(&mut out, &answer, linter, speech, output, &style);
            }
            Err((column, words)) => {
                any_bad = true;
                if output == Output::Text {
                    let place = speech.say("row-line", &[("line", number.into())]);
                    writeln!(out, "{place}: {words}")?;
                } else {
                    report::bad_line(&mut out, number, column, &words);
                }
            }
        }
        stdout.write_all(&out)?;
        stdout.flush()?;
    }
    Ok(if any_bad { FAILED } else { args.report.fail_on.code(worst) })
}

fn write(out: &mut Vec<u8>, answer: &Answer<'_>, linter: &Linter, speech: &Speech, output: Output, style: &Style) {
    match output {
        Output::Text => {
            out.extend_from_slice(report::answer_in_words(answer, linter.policy(), speech.phrases()).as_bytes());
        }
        Output::Json | Output::Jsonl => report::answer(out, answer, linter.policy(), style),
    }
}

/// What holds for messages that do not say otherwise.
struct Defaults {
    channel: Option<Channel<'static>>,
    sender: Option<Sender<'static>>,
    approval: Option<String>,
    now: Option<SentAt>,
    root: Option<PathBuf>,
}

impl Defaults {
    fn new(args: &Check, speech: &Speech) -> Result<Defaults> {
        let now = match &args.now {
            None => None,
            Some(value) => Some(moment(value).ok_or_else(|| speech.error("error-now", &[("value", apart(value))]))?),
        };
        let root = match &args.attachments_root {
            None => None,
            Some(root) => {
                let found = root
                    .canonicalize()
                    .and_then(|root| if root.is_dir() { Ok(root) } else { Err(io::ErrorKind::NotADirectory.into()) });
                Some(found.map_err(|why| {
                    speech.error("error-root", &[("file", apart(root.display())), ("why", load::system(&why, speech))])
                })?)
            }
        };
        Ok(Defaults {
            channel: args.channel.as_deref().map(|text| channel(text, speech)).transpose()?,
            sender: args.sender.clone().map(|text| Sender::from_text(text.into())),
            approval: args.approval.clone(),
            now,
            root,
        })
    }

    fn fill(&self, message: &mut Message<'_>) {
        if message.channel.is_none() {
            message.channel.clone_from(&self.channel);
        }
        if message.sender.is_none() {
            message.sender.clone_from(&self.sender);
        }
        if message.approval.is_none() {
            message.approval = self.approval.clone().map(Into::into);
        }
        if message.sent_at.is_none() {
            message.sent_at = Some(self.now.unwrap_or_else(|| SentAt::Instant(Timestamp::now(), Offset::UTC)));
        }
    }

    /// Forgets every path that does not lie under the root that the caller named.
    fn keep_paths(&self, message: &mut Message<'_>, line: u64, speech: &Speech) {
        for attachment in &mut message.attachments {
            let Some(path) = &attachment.path else { continue };
            let kept = self.root.as_ref().is_some_and(|root| {
                root.join(path.as_ref()).canonicalize().is_ok_and(|file| file.starts_with(root) && file.is_file())
            });
            if !kept {
                if self.root.is_some() {
                    speech.tell(&speech.say("skipped-path", &[("line", line.into())]));
                }
                attachment.path = None;
            }
        }
    }
}

/// A moment as messages write it.
fn moment(value: &str) -> Option<SentAt> {
    let json = serde_json::json!({ "text": "", "sent_at": value }).to_string();
    message::from_json(&json).ok()?.sent_at
}
