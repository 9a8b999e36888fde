//! Exports as phones write them, and as hostile hands do.

#![allow(clippy::unwrap_used, clippy::panic)]

// The generator of benchmarks uses all of it; here its entries matter.
#[allow(dead_code)]
#[path = "../benches/chat/mod.rs"]
mod chat;
#[path = "import/content.rs"]
mod content;
#[path = "writer/counted.rs"]
mod counted;
#[path = "import/counts.rs"]
mod counts;
#[path = "import/headers.rs"]
mod headers;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/judged.rs"]
mod judged;
#[path = "import/names.rs"]
mod names;
#[path = "import/page.rs"]
mod page;
#[path = "import/senders.rs"]
mod senders;
#[path = "import/speed.rs"]
mod speed;
#[path = "import/traps.rs"]
mod traps;
#[path = "writer/mod.rs"]
mod writer;
#[path = "import/written.rs"]
mod written;

use std::path::Path;

use jiff::civil;
use tadqiq::import::{
    Accounting, Batch, DateOrder, DoubtfulSenders, Format, ImportError, Options, Reader, open, open_reader,
};
use tadqiq::message::{AttachmentKind, Doubt, Message, SentAt};

type Kind = AttachmentKind<'static>;

struct Read {
    messages: Vec<Message<'static>>,
    bad: Vec<String>,
    accounting: Accounting,
    name: Option<String>,
    assumed: bool,
    doubtful: DoubtfulSenders,
    notes: Vec<String>,
}

impl Read {
    #[track_caller]
    fn only(self) -> Message<'static> {
        assert_eq!(self.messages.len(), 1, "{:#?}", self.messages);
        self.messages.into_iter().next().unwrap()
    }

    /// All that was read, a line each: `when | who | flags | text`.
    fn told(&self) -> Vec<String> {
        self.messages.iter().map(told).collect()
    }
}

fn drain(reader: Box<dyn Reader>) -> Read {
    let (mut messages, mut bad, mut batch) = (Vec::new(), Vec::new(), Batch::default());
    while reader.fill(&mut batch).unwrap() {
        assert!(batch.text.len() < (3 << 20), "a batch stays small");
        for frame in batch.frames() {
            match reader.parse(frame) {
                Ok(message) => messages.push(message.into_owned()),
                Err(error) => bad.push(error.to_string()),
            }
        }
        batch.clear();
    }
    let accounting = reader.accounting();
    assert_eq!(accounting.lines, accounting.headers + accounting.continuations + accounting.orphans);
    let survey = reader.survey();
    let notes = survey.notes.iter().map(|note| note.en.to_string()).collect();
    Read {
        messages,
        bad,
        accounting,
        name: survey.channel.clone(),
        assumed: survey.date_order_assumed,
        doubtful: survey.doubtful_senders,
        notes,
    }
}

fn read_file(path: &Path, options: &Options) -> Result<Read, ImportError> {
    if let Some(folder) = std::env::var_os("TADQIQ_SEEDS") {
        keep(path, Path::new(&folder));
    }
    open(path, options).map(drain)
}

/// Keeps a small input of a test as a seed for fuzzing.
fn keep(path: &Path, folder: &Path) {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    if !path.metadata().is_ok_and(|kind| kind.is_file() && kind.len() < 8 << 10) {
        return;
    }
    let mut bytes = std::fs::read(path).unwrap();
    // The last byte chooses the options.
    bytes.push(0);
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    std::fs::write(folder.join(format!("{:016x}", hasher.finish())), bytes).unwrap();
}

fn with(name: &str, bytes: &[u8], options: &Options) -> Result<Read, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_file(&path, options)
}

/// Reads a chat in which `⟨RLM⟩` and the like stand for characters that nobody sees.
#[track_caller]
fn read(text: &str) -> Read {
    with("chat.txt", visible(text).as_bytes(), &Options::default()).unwrap()
}

/// Reads a chat and holds all of it against what it should tell: sender, time, text and flags of each message.
#[track_caller]
fn tells(chat: &str, expected: &[&str]) -> Read {
    let read = read(chat);
    let expected: Vec<String> = expected.iter().map(|line| visible(line)).collect();
    assert_eq!(read.told(), expected, "{chat}");
    assert!(read.bad.is_empty() && read.accounting.orphans == 0, "{:?} {:?}", read.bad, read.accounting);
    read
}

/// What nobody sees, and how the tests show it.
const HIDDEN: [(&str, &str); 13] = [
    ("⟨RLM⟩", "\u{200F}"),
    ("⟨LRM⟩", "\u{200E}"),
    ("⟨ALM⟩", "\u{61C}"),
    ("⟨NBSP⟩", "\u{A0}"),
    ("⟨NNBSP⟩", "\u{202F}"),
    ("⟨THIN⟩", "\u{2009}"),
    ("⟨LRE⟩", "\u{202A}"),
    ("⟨PDF⟩", "\u{202C}"),
    ("⟨FSI⟩", "\u{2068}"),
    ("⟨PDI⟩", "\u{2069}"),
    ("⟨NBHY⟩", "\u{2011}"),
    ("⟨CR⟩", "\r"),
    ("⏎", "\n"),
];

fn visible(text: &str) -> String {
    HIDDEN.iter().fold(text.to_owned(), |text, (shown, hidden)| text.replace(shown, hidden))
}

/// One message as a line: `2023-03-12T21:05:00 | أحمد | - | صباح الخير`. A sender nobody saved has a `~` before it.
fn told(message: &Message<'_>) -> String {
    let at = match message.sent_at {
        Some(SentAt::Local(at)) => at.to_string(),
        Some(SentAt::Instant(at, _)) => at.to_string(),
        None => "?".to_owned(),
    };
    let sender = message.sender.as_ref().map_or_else(
        || "-".to_owned(),
        |sender| {
            let unsaved = if sender.saved == Some(false) && sender.phone.is_none() { "~" } else { "" };
            format!("{unsaved}{}", sender.name.as_deref().or(sender.phone.as_deref()).unwrap_or("?"))
        },
    );
    let mut flags: Vec<String> = [
        (message.system, "system"),
        (message.deleted, "deleted"),
        (message.edited == Some(true), "edited"),
        (message.forwarded.is_some(), "forwarded"),
        (message.reply_to.is_some(), "reply"),
    ]
    .iter()
    .filter(|(is, _)| *is)
    .map(|(_, flag)| (*flag).to_owned())
    .collect();
    for attachment in &message.attachments {
        let name = attachment.name.as_deref().map_or(String::new(), |name| format!("={name}"));
        flags.push(format!("{}{name}", attachment.kind.name()));
    }
    let doubts = message.origin.as_ref().unwrap().doubts;
    flags.extend(Doubt::ALL.into_iter().filter(|doubt| doubts.has(*doubt)).map(|doubt| doubt.name().to_owned()));
    let flags = if flags.is_empty() { "-".to_owned() } else { flags.join(" ") };
    format!("{at} | {sender} | {flags} | {}", message.text)
}

fn at(year: i16, month: i8, day: i8, hour: i8, minute: i8, second: i8) -> Option<SentAt> {
    Some(SentAt::Local(civil::date(year, month, day).at(hour, minute, second, 0)))
}

fn name<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    message.sender.as_ref()?.name.as_deref()
}

fn phone<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    message.sender.as_ref()?.phone.as_deref()
}

fn kinds(message: &Message<'_>) -> Vec<Kind> {
    message.attachments.iter().map(|attachment| attachment.clone().into_owned().kind).collect()
}
