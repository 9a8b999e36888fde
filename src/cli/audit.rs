//! `tadqiq audit`: an exported chat, held against a policy.

use std::io::{self, BufWriter};

use anyhow::Result;
use tadqiq::audit::{self, AuditError, Outcome, Sink};
use tadqiq::import::{Format, Reader};
use tadqiq::report::{Json, Jsonl, Subject, Text};
use tadqiq::{Linter, Use};

use super::args::{Audit, Output};
use super::speech::{Speech, apart};
use super::{BROKEN, CLEAN, FAILED, load};

pub(super) fn run(args: &Audit, speech: &Speech) -> Result<u8> {
    let linter = load::linter(&args.policy, Use::Audit, speech)?;
    let reader = load::export(&args.export, &args.import, speech)?;
    let survey = reader.survey().clone();
    let subject = Subject { policy: linter.policy(), survey: &survey };
    let style = args.report.style(speech);
    let out = BufWriter::with_capacity(1 << 16, io::stdout());
    let judge = Judge { reader: &*reader, linter: &linter, threads: args.threads.into(), speech };
    let outcome = match args.report.output.unwrap_or(Output::Text) {
        Output::Text => {
            let mut sink = Text::open(out, subject, style);
            let outcome = judge.all(&mut sink)?;
            // A report that says "no violations" over nothing read would mislead.
            if outcome.tally.entries() > 0 {
                sink.close(&outcome)?;
            }
            outcome
        }
        Output::Json => {
            let mut sink = Json::open(out, subject, style)?;
            let outcome = judge.all(&mut sink)?;
            sink.close(&outcome)?;
            outcome
        }
        Output::Jsonl => {
            let mut sink = Jsonl::open(out, subject, style)?;
            let outcome = judge.all(&mut sink)?;
            sink.close(&outcome)?;
            outcome
        }
    };
    if let Some(error) = &outcome.stopped {
        return Err(load::import_error(error, speech));
    }
    if outcome.tally.entries() == 0 {
        return Err(speech.error("error-nothing-read", &[("file", apart(args.export.display()))]));
    }
    // A damaged chat is a counted loss; a bad line of JSON is somebody's mistake.
    if outcome.tally.bad > 0 && survey.format == Format::JsonLines {
        return Ok(FAILED);
    }
    let broken = args.report.fail_on.least().is_some_and(|least| outcome.tally.at_least(least) > 0);
    Ok(if broken { BROKEN } else { CLEAN })
}

/// All that an audit needs besides the report format.
struct Judge<'a> {
    reader: &'a dyn Reader,
    linter: &'a Linter,
    threads: usize,
    speech: &'a Speech,
}

impl Judge<'_> {
    fn all<S: Sink>(&self, sink: &mut S) -> Result<Outcome> {
        audit::run(self.reader, self.linter, sink, self.threads).map_err(|error| match error {
            AuditError::Write(error) => error.into(),
            AuditError::Threads(why) => self.speech.error("error-threads", &[("why", apart(why))]),
            other => self.speech.said(other.to_string()),
        })
    }
}
