//! `tadqiq convert`: an export as JSON Lines.

use std::io::{self, BufWriter, Write as _};

use anyhow::Result;
use tadqiq::import::{Batch, DoubtfulSenders, Format};
use tadqiq::report::write_json;

use super::args::Convert;
use super::speech::{Speech, apart};
use super::{CLEAN, FAILED, load};

pub(super) fn run(args: &Convert, speech: &Speech) -> Result<u8> {
    let reader = load::export(&args.export, &args.import, speech)?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    let mut batch = Batch::default();
    let (mut read, mut bad) = (0_u64, 0_u64);
    loop {
        batch.clear();
        let more = reader.fill(&mut batch);
        for frame in batch.frames() {
            match reader.parse(frame) {
                Ok(message) => {
                    read += 1;
                    write_json(&mut out, &message)?;
                    out.write_all(b"\n")?;
                }
                Err(error) => {
                    bad += 1;
                    speech.tell(&load::place(&error.file, error.line, error.column, &error.words, speech));
                }
            }
        }
        match more {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                out.flush()?;
                return Err(load::import_error(&error, speech));
            }
        }
    }
    out.flush()?;
    let (survey, accounting) = (reader.survey(), reader.accounting());
    for note in &survey.notes {
        speech.tell(&speech.words(note));
    }
    if accounting.orphans > 0 {
        let lines = speech.say("count-lines", &[("count", accounting.orphans.into())]);
        speech.tell(&speech.say("warning-lost", &[("lines", lines.into()), ("all", accounting.lines.into())]));
    }
    let senders = survey.doubtful_senders;
    if senders != DoubtfulSenders::default() {
        let count = speech.say("count-senders", &[("count", (senders.shorter + senders.longer).into())]);
        let values =
            [("senders", count.into()), ("shorter", senders.shorter.into()), ("longer", senders.longer.into())];
        speech.tell(&speech.say("warning-senders", &values));
    }
    if accounting.cut_short {
        speech.tell(&speech.say("warning-cut-short", &[]));
    }
    if read == 0 {
        return Err(speech.error("error-nothing-read", &[("file", apart(args.export.display()))]));
    }
    Ok(if bad > 0 && survey.format == Format::JsonLines { FAILED } else { CLEAN })
}
