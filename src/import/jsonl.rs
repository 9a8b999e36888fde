//! tadqiq's own form: one message a line, as JSON.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::lines::{Lines, Stream, append};
use super::{Accounting, BadEntry, Batch, DoubtfulSenders, Entry, Format, Frame, ImportError, Options, Reader, Survey};
use crate::message::{self, Doubts, Message, Origin};

/// Reads messages, one a line.
pub(super) fn open(stream: Stream, name: String, options: &Options) -> impl Reader + use<> {
    JsonLines {
        place: Mutex::new(Place {
            lines: Lines::new(stream, options.max_message),
            entries: 0,
            accounting: Accounting::default(),
        }),
        longest: options.max_message,
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
    place: Mutex<Place>,
    longest: usize,
    survey: Survey,
}

/// Where reading stands.
struct Place {
    lines: Lines,
    entries: u64,
    accounting: Accounting,
}

impl JsonLines {
    fn name(&self) -> &str {
        &self.survey.files[0]
    }
}

impl Reader for JsonLines {
    fn fill(&self, batch: &mut Batch) -> Result<bool, ImportError> {
        let before = batch.entries.len();
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let Place { lines, entries, accounting } = &mut *place;
        while !batch.is_full() {
            let line = lines.next();
            let line = line.map_err(|source| ImportError::reading(Path::new(&self.survey.files[0]), source))?;
            let Some(line) = line else { break };
            accounting.lines += 1;
            if line.bytes.trim_ascii().is_empty() {
                accounting.continuations += 1;
                continue;
            }
            let start = batch.text.len();
            let (replaced, _) = append(&mut batch.text, line.bytes, line.bytes.len());
            let too_long = line.cut || line.bytes.len() > self.longest;
            accounting.replaced_bytes += replaced;
            accounting.headers += 1;
            *entries += 1;
            batch.entries.push(Entry {
                bytes: start..batch.text.len(),
                seq: *entries,
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
        self.place.lock().unwrap_or_else(PoisonError::into_inner).accounting
    }
}
