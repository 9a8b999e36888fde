//! Many messages through the whole flow: streaming, in parallel, in order.
//!
//! Batches are framed one after another, each while the one before is worked on; the entries of a batch are parsed,
//! inspected, judged and rendered in parallel, in pieces, and the pieces are taken in order. So the output is the same
//! whatever the number of threads, and memory does not grow with the length of the export.
//!
//! If a rule looks at the conversation, each batch is gone through once more before that: traces are made in parallel,
//! recalled one after another, and what they say is judged with the rest.

mod tally;

use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::detect::Trace;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::import::{Accounting, BadEntry, Batch, Entry, Frame, ImportError, Reader};
use crate::lint::{Conversation, Linter, Scratch};
use crate::message::Message;
use crate::text::hash;
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
pub fn run<S: Sink>(reader: &dyn Reader, linter: &Linter, sink: &mut S, threads: usize) -> Result<Outcome, AuditError> {
    let threads = if threads == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { threads };
    let pool = match threads {
        1 => None,
        _ => Some(rayon::ThreadPoolBuilder::new().num_threads(threads).build()?),
    };
    let work = Work { reader, linter, pool, scratches: Mutex::default() };
    let (mut batch, mut next) = (Batch::default(), Batch::default());
    let mut slots: Vec<Slot<S::Piece>> = Vec::new();
    let mut tally = Tally::new(linter.policy());
    let mut conversations = Conversations::default();
    let mut filled = reader.fill(&mut batch);
    loop {
        let used = cut(&batch, &mut slots, threads);
        let slots = &mut slots[..used];
        let last = !matches!(filled, Ok(true));
        let mut fill = || {
            next.clear();
            if last { Ok(false) } else { reader.fill(&mut next) }
        };
        let after = match &work.pool {
            // What comes next is framed here while the workers judge.
            Some(pool) => pool.in_place_scope(|scope| {
                scope.spawn(|_| work.judge(&batch, slots, &mut conversations, &*sink));
                fill()
            }),
            None => {
                work.judge(&batch, slots, &mut conversations, &*sink);
                fill()
            }
        };
        for slot in slots {
            tally.take(&mut slot.tally);
            sink.take(&mut slot.piece)?;
        }
        if last {
            return Ok(Outcome { tally, accounting: reader.accounting(), stopped: filled.err() });
        }
        std::mem::swap(&mut batch, &mut next);
        filled = after;
    }
}

/// What the workers share.
struct Work<'a> {
    reader: &'a dyn Reader,
    linter: &'a Linter,
    /// The workers; none if there is only one, which is then the caller.
    pool: Option<rayon::ThreadPool>,
    scratches: Mutex<Vec<Scratch>>,
}

impl Work<'_> {
    /// Judges all entries of one batch.
    fn judge<S: Sink>(&self, batch: &Batch, slots: &mut [Slot<S::Piece>], conversations: &mut Conversations, sink: &S) {
        if self.linter.needs_conversation() {
            self.each(slots, |slot| slot.trace(batch, self.reader));
            conversations.recall(slots, self.linter);
        }
        self.each(slots, |slot| {
            let mut scratch = self.scratches.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            judge_slot(slot, batch, self.reader, self.linter, sink, &mut scratch);
            self.scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        });
    }

    /// Calls `work` with each slot; side by side if there are workers, one of whom is the caller then.
    fn each<P: Send>(&self, slots: &mut [Slot<P>], work: impl Fn(&mut Slot<P>) + Send + Sync) {
        match self.pool {
            Some(_) => slots.par_iter_mut().for_each(work),
            None => slots.iter_mut().for_each(work),
        }
    }
}

/// A run of entries of one batch, and what a worker makes of it.
#[derive(Default)]
struct Slot<P> {
    entries: Range<usize>,
    /// Of each message in it that is judged: its place in the batch, its conversation, its trace.
    traces: Vec<(usize, u64, Trace)>,
    /// What earlier messages say about one, by its place in the batch, in order.
    recalled: Vec<(usize, Finding)>,
    piece: P,
    tally: Tally,
}

impl<P> Slot<P> {
    fn trace(&mut self, batch: &Batch, reader: &dyn Reader) {
        self.traces.clear();
        for at in self.entries.clone() {
            let entry = &batch.entries[at];
            let Ok(message) = reader.parse(Frame { text: &batch.text[entry.bytes.clone()], entry }) else { continue };
            if !message.system && !message.deleted {
                self.traces.push((at, conversation_of(entry, &message), Trace::new(&message)));
            }
        }
    }
}

/// Which conversation a message belongs to: its file, and its channel by name.
fn conversation_of(entry: &Entry, message: &Message<'_>) -> u64 {
    let name = message.channel.as_ref().and_then(|channel| channel.name.as_deref()).unwrap_or("");
    hash(name.as_bytes()) ^ u64::from(entry.file)
}

/// Every conversation of an export, as far as it is remembered.
#[derive(Default)]
struct Conversations(HashMap<u64, Conversation>);

/// How many conversations are remembered at a time: an export that names a thousand channels may not use up memory.
const CONVERSATIONS: usize = 256;

impl Conversations {
    /// Goes through the traces in order, and leaves in each slot what they say about its messages.
    fn recall<P>(&mut self, slots: &mut [Slot<P>], linter: &Linter) {
        let mut findings = Findings::default();
        for slot in slots {
            slot.recalled.clear();
            for (at, conversation, trace) in slot.traces.drain(..) {
                if self.0.len() >= CONVERSATIONS && !self.0.contains_key(&conversation) {
                    self.0.clear();
                }
                findings.clear();
                self.0.entry(conversation).or_default().recall(linter, trace, &mut findings);
                slot.recalled.extend(findings.list().iter().map(|finding| (at, *finding)));
            }
        }
    }
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
                slots.push(Slot::default());
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
    let mut recalled = slot.recalled.iter().peekable();
    for at in slot.entries.clone() {
        let entry = &batch.entries[at];
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
        linter.inspect(&message, scratch);
        while let Some((_, finding)) = recalled.next_if(|(of, _)| *of == at) {
            scratch.recalled(*finding);
        }
        let findings = scratch.findings();
        let verdict = linter.judge(&message, findings);
        slot.tally.judged(&message, &verdict);
        sink.judged(&mut slot.piece, &Judged { entry, message: &message, findings, verdict: &verdict });
    }
}
