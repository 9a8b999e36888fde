//! Many messages through the whole flow: streaming, in parallel, in order.
//!
//! Batches are framed one after another; the entries of a batch are parsed, inspected, judged and rendered in parallel,
//! in pieces, and the pieces are taken in order. So the output is the same whatever the number of threads, and memory
//! does not grow with the length of the export.

mod tally;

use std::io;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::finding::Findings;
use crate::import::{Accounting, BadEntry, Batch, Entry, Frame, ImportError, Reader};
use crate::lint::{Linter, Scratch};
use crate::message::Message;
use crate::verdict::Verdict;

pub use tally::{RuleTally, Tally};

/// Everything known about one judged message.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Where it lies in the export.
    pub entry: &'a Entry,
    /// The message.
    pub message: &'a Message<'a>,
    /// The facts in it.
    pub findings: &'a Findings,
    /// The outcome.
    pub verdict: &'a Verdict,
}

/// Where judged messages go: one report format.
///
/// Workers render entries into pieces, side by side; the pieces are taken one by one, in the order of the export.
pub trait Sink: Sync {
    /// What workers make of a run of entries. Kept and reused once taken.
    type Piece: Default + Send;

    /// Renders one judged message.
    fn judged(&self, piece: &mut Self::Piece, judged: &Judged<'_>);

    /// Renders an entry that could not be read.
    fn bad(&self, piece: &mut Self::Piece, bad: &BadEntry);

    /// Takes a piece, in order, and leaves it empty.
    ///
    /// # Errors
    /// If the report cannot be written.
    fn take(&mut self, piece: &mut Self::Piece) -> io::Result<()>;
}

/// What an audit came to.
#[derive(Debug)]
pub struct Outcome {
    /// What was counted.
    pub tally: Tally,
    /// What became of every line of the export.
    pub accounting: Accounting,
    /// Why reading stopped early, if it did; all that is counted was read before.
    pub stopped: Option<ImportError>,
}

/// Why an audit could not go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AuditError {
    /// The report could not be written.
    #[error("the report could not be written: {0}")]
    Write(#[from] io::Error),
    /// The threads could not be started.
    #[error("the threads could not be started: {0}; try fewer threads")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// Reads `reader` to its end, judges every message that a person wrote, and hands everything to `sink`.
///
/// `threads` is how many messages may be judged side by side; zero means one for each processor.
///
/// # Errors
/// If the report cannot be written, or the threads cannot be started.
pub fn run<S: Sink>(
    reader: &mut dyn Reader,
    linter: &Linter,
    sink: &mut S,
    threads: usize,
) -> Result<Outcome, AuditError> {
    let threads = if threads == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { threads };
    let pool = match threads {
        1 => None,
        _ => Some(rayon::ThreadPoolBuilder::new().num_threads(threads).build()?),
    };
    let scratches = Mutex::new(Vec::new());
    let mut batch = Batch::default();
    let mut slots: Vec<Slot<S::Piece>> = Vec::new();
    let mut tally = Tally::new(linter.policy());
    let mut stopped = None;
    loop {
        batch.clear();
        let more = match reader.fill(&mut batch) {
            Ok(more) => more,
            Err(error) => {
                stopped = Some(error);
                false
            }
        };
        let used = cut(&batch, &mut slots, threads);
        let (reader, shared): (&dyn Reader, &S) = (reader, sink);
        let work = |slot: &mut Slot<S::Piece>| {
            let mut scratch = scratches.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            judge_slot(slot, &batch, reader, linter, shared, &mut scratch);
            scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        };
        match &pool {
            Some(pool) => pool.install(|| slots[..used].par_iter_mut().for_each(work)),
            None => slots[..used].iter_mut().for_each(work),
        }
        for slot in &mut slots[..used] {
            tally.take(&mut slot.tally);
            sink.take(&mut slot.piece)?;
        }
        if !more {
            return Ok(Outcome { tally, accounting: reader.accounting(), stopped });
        }
    }
}

/// A run of entries of one batch, and what a worker makes of it.
struct Slot<P> {
    entries: Range<usize>,
    piece: P,
    tally: Tally,
}

/// Cuts a batch into runs of about equal weight, several for each thread so that none waits long for another.
fn cut<P: Default>(batch: &Batch, slots: &mut Vec<Slot<P>>, threads: usize) -> usize {
    let weight = |entry: &Entry| entry.bytes.len() + 64;
    let total: usize = batch.entries.iter().map(weight).sum();
    let share = if threads == 1 { usize::MAX } else { (total / (threads * 8)).max(4096) };
    let (mut used, mut start, mut held) = (0, 0, 0);
    for (at, entry) in batch.entries.iter().enumerate() {
        held += weight(entry);
        if held >= share || at + 1 == batch.entries.len() {
            if used == slots.len() {
                slots.push(Slot { entries: 0..0, piece: P::default(), tally: Tally::default() });
            }
            slots[used].entries = start..at + 1;
            (used, start, held) = (used + 1, at + 1, 0);
        }
    }
    used
}

fn judge_slot<S: Sink>(
    slot: &mut Slot<S::Piece>,
    batch: &Batch,
    reader: &dyn Reader,
    linter: &Linter,
    sink: &S,
    scratch: &mut Scratch,
) {
    for entry in &batch.entries[slot.entries.clone()] {
        let frame = Frame { text: &batch.text[entry.bytes.clone()], entry };
        let message = match reader.parse(frame) {
            Ok(message) => message,
            Err(bad) => {
                slot.tally.bad();
                sink.bad(&mut slot.piece, &bad);
                continue;
            }
        };
        if message.system || message.deleted {
            slot.tally.passed_over(&message);
            continue;
        }
        let findings = linter.inspect(&message, scratch);
        let verdict = linter.judge(&message, findings);
        slot.tally.judged(&message, &verdict);
        sink.judged(&mut slot.piece, &Judged { entry, message: &message, findings, verdict: &verdict });
    }
}
