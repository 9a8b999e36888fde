//! An audit as one JSON document, with the content of the JSON Lines form: a header, the messages, a summary.

use std::io::{self, Write};

use crate::audit::{Judged, Outcome, Sink};
use crate::import::BadEntry;
use crate::message::senders::Senders;
use crate::report::jsonl::{Lines, write_header, write_summary};
use crate::report::line::write_bad;
use crate::report::{Style, Subject};

/// Writes an audit as one JSON document, message by message: it is never held in memory.
#[derive(Debug)]
pub struct Json<'a, W> {
    out: W,
    subject: Subject<'a>,
    style: Style,
    senders: Senders,
    begun: bool,
}

/// What comes before each message; dropped before the first.
const COMMA: &[u8] = b",";

impl<'a, W: Write> Json<'a, W> {
    /// Starts the document.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn open(mut out: W, subject: Subject<'a>, style: Style) -> io::Result<Json<'a, W>> {
        let mut head = b"{\"version\":1,\"header\":".to_vec();
        write_header(&mut head, &subject, &style);
        head.extend_from_slice(b",\n\"messages\":[");
        out.write_all(&head)?;
        Ok(Json { out, subject, style, senders: Senders::default(), begun: false })
    }

    /// Ends the document.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn close(mut self, outcome: &Outcome) -> io::Result<()> {
        let mut tail = b"\n],\n\"summary\":".to_vec();
        write_summary(&mut tail, &self.subject, outcome);
        tail.extend_from_slice(b"}\n");
        self.out.write_all(&tail)?;
        self.out.flush()
    }
}

impl<W: Write + Sync> Sink for Json<'_, W> {
    type Piece = Lines;

    fn judged(&self, piece: &mut Lines, judged: &Judged<'_>) {
        piece.bytes.extend_from_slice(COMMA);
        piece.bytes.push(b'\n');
        piece.judged(judged, &self.subject, &self.style);
    }

    fn bad(&self, piece: &mut Lines, bad: &BadEntry) {
        piece.bytes.extend_from_slice(COMMA);
        piece.bytes.push(b'\n');
        write_bad(&mut piece.bytes, bad, &self.style);
    }

    fn take(&mut self, piece: &mut Lines) -> io::Result<()> {
        if piece.bytes.is_empty() {
            return Ok(());
        }
        let from = if self.begun { 0 } else { COMMA.len() };
        self.begun = true;
        piece.write_to(&mut self.out, &mut self.senders, from)
    }
}
