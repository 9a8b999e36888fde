//! `tadqiq audit`: an exported chat, held against a policy.

use std::io::{self, BufWriter};

use anyhow::Result;
use tadqiq::Use;
use tadqiq::audit::{self, AuditError, Outcome, Sink};
use tadqiq::import::{Format, Reader};
use tadqiq::report::{Json, Jsonl, Subject, Text};

use super::args::{Audit, Output};
use super::speech::{Speech, apart};
use super::{BROKEN, CLEAN, FAILED, load};

pub(super) fn run(args: &Audit, speech: &Speech) -> Result<u8> {
    let linter = load::linter(&args.policy, Use::Audit, speech)?;
    let mut reader = load::export(&args.export, &args.import, speech)?;
    let survey = reader.survey().clone();
    let subject = Subject { policy: linter.policy(), survey: &survey };
    let style = args.report.style(speech);
    let out = BufWriter::with_capacity(1 << 16, io::stdout());
    let mut go = |sink: &mut dyn FnMut(&mut dyn Reader) -> Result<Outcome, AuditError>| {
        sink(&mut *reader).map_err(|error| match error {
            AuditError::Write(error) => error.into(),
            AuditError::Threads(why) => speech.error("error-threads", &[("why", apart(why))]),
            other => speech.said(other.to_string()),
        })
    };
    fn drive<S: Sink>(
        sink: &mut S,
        linter: &tadqiq::Linter,
        threads: usize,
    ) -> impl FnMut(&mut dyn Reader) -> Result<Outcome, AuditError> {
        move |reader| audit::run(reader, linter, sink, threads)
    }
    let outcome = match args.report.output.unwrap_or(Output::Text) {
        Output::Text => {
            let mut sink = Text::open(out, subject, style);
            let outcome = go(&mut drive(&mut sink, &linter, args.threads))?;
            if outcome.tally.entries() > 0 {
                sink.close(&outcome)?;
            }
            outcome
        }
        Output::Json => {
            let mut sink = Json::open(out, subject, style)?;
            let outcome = go(&mut drive(&mut sink, &linter, args.threads))?;
            sink.close(&outcome)?;
            outcome
        }
        Output::Jsonl => {
            let mut sink = Jsonl::open(out, subject, style)?;
            let outcome = go(&mut drive(&mut sink, &linter, args.threads))?;
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
