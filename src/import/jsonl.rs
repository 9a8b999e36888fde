//! tadqiq's own form: one message a line, as JSON.

use std::path::Path;
use std::sync::Mutex;

use super::lines::{Lines, Stream, append};
use super::{Accounting, BadEntry, Batch, DoubtfulSenders, Entry, Format, Frame, ImportError, Options, Reader, Survey};
use crate::message::{self, Doubts, Message, Origin};

/// Reads messages, one a line.
pub(super) fn open(stream: Stream, name: String, options: &Options) -> impl Reader + use<> {
    JsonLines {
        lines: Mutex::new(Lines::new(stream, options.max_message)),
        longest: options.max_message,
        entries: 0,
        accounting: Accounting::default(),
        survey: Survey {
            format: Format::JsonLines,
            files: vec![name],
            channel: None,
            notes: Vec::new(),
            date_order_assumed: false,
            doubtful_senders: DoubtfulSenders::default(),
            cannot_tell: Vec::new(),
        },
    }
}

struct JsonLines {
    /// Only [`Reader::fill`] reads it; the lock lets many threads parse at the same time.
    lines: Mutex<Lines>,
    longest: usize,
    entries: u64,
    accounting: Accounting,
    survey: Survey,
}

impl JsonLines {
    fn name(&self) -> &str {
        &self.survey.files[0]
    }
}

impl Reader for JsonLines {
    fn fill(&mut self, batch: &mut Batch) -> Result<bool, ImportError> {
        let before = batch.entries.len();
        let lines = self.lines.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        while !batch.is_full() {
            let line = lines.next();
            let line = line.map_err(|source| ImportError::reading(Path::new(&self.survey.files[0]), source))?;
            let Some(line) = line else { break };
            self.accounting.lines += 1;
            if line.bytes.trim_ascii().is_empty() {
                self.accounting.continuations += 1;
                continue;
            }
            let start = batch.text.len();
            let (replaced, _) = append(&mut batch.text, line.bytes, line.bytes.len());
            let too_long = line.cut || line.bytes.len() > self.longest;
            self.accounting.replaced_bytes += replaced;
            self.accounting.headers += 1;
            self.entries += 1;
            batch.entries.push(Entry {
                bytes: start..batch.text.len(),
                seq: self.entries,
                line: lines.count,
                file: 0,
                too_long,
                doubts: Doubts::NONE,
            });
        }
        Ok(batch.entries.len() > before)
    }

    fn parse<'b>(&'b self, frame: Frame<'b>) -> Result<Message<'b>, BadEntry> {
        if frame.entry.too_long {
            return Err(BadEntry::too_long(self.name(), frame.entry));
        }
        let mut message = message::from_json(frame.text).map_err(|error| BadEntry {
            file: self.name().to_owned(),
            line: frame.entry.line,
            column: error.column,
            words: error.words,
        })?;
        // A message that was converted before knows better where it comes from.
        message.origin.get_or_insert_with(|| Origin {
            file: Some(self.name().into()),
            seq: Some(frame.entry.seq),
            line: Some(frame.entry.line),
            doubts: Doubts::NONE,
        });
        Ok(message)
    }

    fn survey(&self) -> &Survey {
        &self.survey
    }

    fn accounting(&self) -> Accounting {
        self.accounting
    }
}
