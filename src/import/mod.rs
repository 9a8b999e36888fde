//! Exports become messages.
//!
//! A reader *surveys* a file first (format, template, date order), then *frames* it serially: it cuts the text into
//! entries without looking inside. Parsing one frame needs nothing but the survey, so frames are parsed in parallel.
//! Nothing is lost in silence: every line is a header, a continuation or an orphan, and [`Accounting`] says how many.

mod archive;
mod error;
mod jsonl;
mod lines;
mod package;
mod source;
mod whatsapp;

use std::fs::File;
use std::io::{BufRead, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::message::{Doubts, Message};
use crate::words::Words;

pub use error::{ArchiveFault, ImportError, system_words};
pub use package::{Package, Wrapping};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A WhatsApp export: `.txt`, `.zip`, or a folder that holds one.
    WhatsApp,
    /// tadqiq's own JSON Lines form, one message a line.
    JsonLines,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum DateOrder {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// What a caller may force, and the bounds it sets.
#[derive(Clone, Debug)]
pub struct Options {
    /// The format; `None` finds it out.
    pub format: Option<Format>,
    /// The date order; `None` decides it over the whole file.
    pub date_order: Option<DateOrder>,
    /// The longest entry read, in bytes. A longer one is an error in its place.
    pub max_message: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { format: None, date_order: None, max_message: 1 << 20 }
    }
}

/// Opens an export. Decides the format from the first 64 KiB unless it is given.
///
/// # Errors
/// If the file cannot be read, is no known format (the error lists what was tried), or breaks a bound.
pub fn open(path: &Path, options: &Options) -> Result<Box<dyn Reader>, ImportError> {
    let format = match options.format {
        Some(format) => format,
        None => detect(path)?,
    };
    Ok(match format {
        Format::WhatsApp => Box::new(whatsapp::open(path, options)?),
        Format::JsonLines => {
            let read = |source| ImportError::reading(path, source);
            let stream = lines::decoded(Box::new(File::open(path).map_err(read)?)).map_err(read)?;
            Box::new(jsonl::open(stream, source::shown(path), options))
        }
    })
}

/// Reads JSON Lines from a stream, such as standard input; `name` is what errors and messages call it.
///
/// # Errors
/// If the options ask for a format that cannot be read from a stream, or the stream fails at once.
pub fn open_reader(
    stream: impl BufRead + Send + 'static,
    name: &str,
    options: &Options,
) -> Result<Box<dyn Reader>, ImportError> {
    let file = PathBuf::from(name);
    if options.format.is_some_and(|format| format != Format::JsonLines) {
        return Err(ImportError::NeedsFile { file });
    }
    let stream = lines::decoded(Box::new(stream)).map_err(|source| ImportError::reading(&file, source))?;
    Ok(Box::new(jsonl::open(stream, name.to_owned(), options)))
}

/// Which format the file or folder at `path` is in.
fn detect(path: &Path) -> Result<Format, ImportError> {
    const HEAD: u64 = 64 << 10;
    if path.is_dir() {
        return Ok(Format::WhatsApp);
    }
    let read = |source| ImportError::reading(path, source);
    // What is looked at here must still be there to be read: a pipe would lose it, a device may never end.
    if !std::fs::metadata(path).map_err(read)?.is_file() {
        return Err(ImportError::NeedsFile { file: path.to_path_buf() });
    }
    if source::is_archive(path).map_err(read)? {
        return Ok(Format::WhatsApp);
    }
    let mut head = Vec::new();
    let stream = lines::decoded(Box::new(File::open(path).map_err(read)?)).map_err(read)?;
    stream.take(HEAD).read_to_end(&mut head).map_err(read)?;
    if head.trim_ascii().is_empty() {
        return Err(ImportError::Empty { file: path.to_path_buf() });
    }
    let mut filled = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    if filled.clone().take(20).any(whatsapp::is_header) {
        return Ok(Format::WhatsApp);
    }
    let named = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson"));
    let object = filled
        .next()
        .is_some_and(|line| line.starts_with(b"{") && (line.ends_with(b"}") || line.len() as u64 > HEAD / 2));
    if object || named {
        return Ok(Format::JsonLines);
    }
    Err(ImportError::Unknown { file: path.to_path_buf() })
}

/// Turns one export into frames, and frames into messages.
///
/// Where it stands in the export is behind a lock, so that some threads can parse while another frames what comes next.
pub trait Reader: Send + Sync {
    /// Appends the entries that come next to `batch` until it is full; `false` if nothing was left to append.
    ///
    /// # Errors
    /// If the file can no longer be read; what came before stays good.
    fn fill(&self, batch: &mut Batch) -> Result<bool, ImportError>;

    /// The message in one frame, borrowing from both the batch and the reader. System and deleted entries are messages too, marked so.
    ///
    /// # Errors
    /// If the entry cannot be understood (a bad JSON line, one that is too long); the others are not affected.
    fn parse<'b>(&'b self, frame: Frame<'b>) -> Result<Message<'b>, BadEntry>;

    /// How many bytes of a frame the app itself wrote before the sender: date and time. What follows is of people.
    fn head(&self, _frame: Frame<'_>) -> usize {
        0
    }

    /// What the survey decided.
    fn survey(&self) -> &Survey;

    /// What became of every line so far.
    fn accounting(&self) -> Accounting;
}

/// Entries read ahead: one buffer of text, and where each entry lies in it. Reused from batch to batch.
#[derive(Debug, Default)]
pub struct Batch {
    /// The text of all entries, one after another.
    pub text: String,
    /// Each entry.
    pub entries: Vec<Entry>,
}

/// Where one entry lies in its batch and in its file.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its bytes in [`Batch::text`].
    pub bytes: Range<usize>,
    /// Its place among all entries of the export, counted from 1.
    pub seq: u64,
    /// The line it starts on, counted from 1.
    pub line: u64,
    /// Which of the survey's files it is in.
    pub file: u32,
    /// The entry was longer than [`Options::max_message`] and holds only its beginning.
    pub too_long: bool,
    /// What framing alone could see to be doubtful.
    pub doubts: Doubts,
}

/// How many bytes of text make a full batch.
pub const BATCH_BYTES: usize = 1 << 20;
/// How many entries make one: a line of a few bytes can become a message, or an error, of a hundred times its size.
const BATCH_ENTRIES: usize = 1 << 14;

impl Batch {
    /// Whether no more entries should be added.
    fn is_full(&self) -> bool {
        self.text.len() >= BATCH_BYTES || self.entries.len() >= BATCH_ENTRIES
    }

    /// Empties it, keeping its memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
    }

    /// Its entries with their text, in order.
    pub fn frames(&self) -> impl ExactSizeIterator<Item = Frame<'_>> {
        self.entries.iter().map(|entry| Frame { text: &self.text[entry.bytes.clone()], entry })
    }
}

/// The text of one entry, with its place.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'b> {
    /// Its text, header included.
    pub text: &'b str,
    /// Its place.
    pub entry: &'b Entry,
}

/// What was decided about an export before reading it.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The format, and whether the caller named it.
    pub format: Format,
    /// The text files read, in order, as named to the user.
    pub files: Vec<String>,
    /// The group's name, where the export tells.
    pub channel: Option<String>,
    /// What the reader chose and why, a line each, for the user.
    pub notes: Vec<Words>,
    /// Whether the order of day and month had to be assumed.
    pub date_order_assumed: bool,
    /// Senders whose names could end at more than one place.
    pub doubtful_senders: DoubtfulSenders,
    /// What this format can never tell, for the opening of a report: forwards, replies, seconds …
    pub cannot_tell: Vec<Words>,
}

/// How many senders' names could end at more than one colon, by how they were read. Their messages carry the doubt
/// [`SenderAmbiguous`](crate::message::Doubt::SenderAmbiguous).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DoubtfulSenders {
    /// Read as ending at the first colon: what follows was taken for a heading of the text.
    pub shorter: u64,
    /// Read as a name that holds a colon.
    pub longer: u64,
}

impl std::iter::Sum for DoubtfulSenders {
    fn sum<I: Iterator<Item = DoubtfulSenders>>(all: I) -> DoubtfulSenders {
        all.fold(DoubtfulSenders::default(), |sum, one| DoubtfulSenders {
            shorter: sum.shorter + one.shorter,
            longer: sum.longer + one.longer,
        })
    }
}

/// What became of the lines of an export: `lines == headers + continuations + orphans`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    /// Lines read.
    pub lines: u64,
    /// Lines that start an entry.
    pub headers: u64,
    /// Lines that go on with the entry before them.
    pub continuations: u64,
    /// Lines before the first header, lines that could not be read, and lines that look like headers of another phone
    /// where a file has many of them.
    pub orphans: u64,
    /// Bytes that were not valid UTF-8 and were replaced.
    pub replaced_bytes: u64,
    /// Whether the end of the export is missing (a damaged archive).
    pub cut_short: bool,
}

/// Why one entry could not be read. Names the place, never the text.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}:{line}:{column}: {}", .file, .words.en)]
pub struct BadEntry {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: u64,
    /// The column in characters, counted from 1; 1 where the whole line is meant.
    pub column: u64,
    /// What is wrong and what to do.
    pub words: Words,
}

impl BadEntry {
    /// An entry longer than [`Options::max_message`].
    fn too_long(file: &str, entry: &Entry) -> BadEntry {
        let words = Words::new(
            "رسالة أطول من الحد المسموح به فلم تُقرأ؛ راجع الملف عند هذا السطر",
            "longer than a message may be, so it was not read; look at the file at this line",
        );
        BadEntry { file: file.to_owned(), line: entry.line, column: 1, words }
    }
}
