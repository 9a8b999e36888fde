//! What is fuzzed, and what must hold for any bytes. `tests/mutations.rs` runs the same on a stable compiler.

use std::cell::OnceCell;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use tadqiq::finding::Place;
use tadqiq::import::{Batch, DateOrder, Format, Options, open, open_reader};
use tadqiq::message::{Message, from_json};
use tadqiq::part::parts;
use tadqiq::policy::diff;
use tadqiq::report::{Phrases, handbook, outline_in_words, write_json};
use tadqiq::words::Lang;
use tadqiq::{Linter, Policy, Use};

/// Reads `data` as an export. Its last byte chooses the options; the rest is the file, as it is or put into an archive.
pub(crate) fn read(data: &[u8]) {
    let (choice, data) = data.split_last().map_or((0, data), |(choice, data)| (*choice, data));
    let options = Options {
        format: [None, Some(Format::WhatsApp), None, Some(Format::JsonLines)][usize::from(choice & 3)],
        date_order: [None, Some(DateOrder::DayMonthYear), Some(DateOrder::MonthDayYear), Some(DateOrder::YearMonthDay)]
            [usize::from(choice >> 2 & 3)],
        max_message: if choice & 16 == 0 { 1 << 20 } else { 64 },
    };
    if choice & 3 == 3 {
        if let Ok(reader) = open_reader(Cursor::new(data.to_vec()), "-", &options) {
            drain(reader, &options);
        }
        return;
    }
    let path = if choice & 32 == 0 { written(data) } else { packed(data) };
    if let Ok(reader) = open(&path, &options) {
        drain(reader, &options);
    }
}

/// Reads all there is, and holds what comes to what is promised.
fn drain(reader: Box<dyn tadqiq::import::Reader>, options: &Options) {
    let (mut batch, mut line, mut entries) = (Batch::default(), Vec::new(), 0);
    loop {
        batch.clear();
        let more = reader.fill(&mut batch);
        let mut last = (0, 0);
        for frame in batch.frames() {
            entries += 1;
            assert_eq!(frame.entry.seq, entries, "entries are numbered one by one");
            assert!((u64::from(frame.entry.file), frame.entry.line) > last, "entries come in the order of the file");
            last = (u64::from(frame.entry.file), frame.entry.line);
            match reader.parse(frame) {
                Ok(message) => {
                    // What was replaced is longer than the byte it stands for.
                    assert!(message.text.len() <= 3 * options.max_message.max(1024), "a message is bounded");
                    assert!(!(message.system && message.deleted), "one or the other");
                    line.clear();
                    write_json(&mut line, &message).expect("memory takes all");
                    let text = std::str::from_utf8(&line).expect("JSON is UTF-8");
                    let back = from_json(text).expect("what was written can be read");
                    assert_eq!(back.text, message.text, "text survives");
                    assert_eq!((back.system, back.deleted), (message.system, message.deleted));
                    assert_eq!(back.attachments.len(), message.attachments.len());
                }
                Err(error) => assert!(error.line > 0 && error.column > 0, "a bad entry has a place"),
            }
        }
        if !matches!(more, Ok(true)) {
            break;
        }
    }
    let count = reader.accounting();
    assert_eq!(count.lines, count.headers + count.continuations + count.orphans, "every line is accounted for");
    assert_eq!(count.headers, entries);
}

/// The file that inputs are written to, one per process and thread.
fn file() -> PathBuf {
    thread_local! {
        static FOLDER: OnceCell<tempfile::TempDir> = const { OnceCell::new() };
    }
    FOLDER.with(|folder| folder.get_or_init(|| tempfile::tempdir().expect("a folder")).path().join("chat"))
}

fn written(data: &[u8]) -> PathBuf {
    let path = file();
    std::fs::write(&path, data).expect("a file");
    path
}

/// An archive whose members are `data`, cut at zero bytes: a name, then its text, and so on.
fn packed(data: &[u8]) -> PathBuf {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut pieces = data.split(|byte| *byte == 0);
    while let Some(name) = pieces.next() {
        let name = String::from_utf8_lossy(name);
        let text = pieces.next().unwrap_or_default();
        if archive.start_file(name, zip::write::SimpleFileOptions::default()).is_err() {
            break;
        }
        archive.write_all(text).expect("memory takes all");
    }
    written(&archive.finish().map_or_else(|_| Vec::new(), Cursor::into_inner))
}

/// Checks `data` as a message, in plain text and in JSON.
pub(crate) fn check(data: &[u8]) {
    thread_local! {
        static LINTERS: [Linter; 2] = ["gulf/khobar-education-office", "gulf/umm-al-quwain-education-zone"]
            .map(|id| Linter::new(Policy::shipped(id).expect("shipped").expect("sound"), Use::Check));
    }
    let text = String::from_utf8_lossy(data);
    LINTERS.with(|linters| linters.iter().for_each(|linter| judge(linter, &Message::from_text(&*text))));
    if let Ok(message) = from_json(&text) {
        LINTERS.with(|linters| linters.iter().for_each(|linter| judge(linter, &message)));
    }
}

/// Loads `data` as a policy; what loads is shown and judges what follows a zero byte.
pub(crate) fn policy(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    let (text, message) = data.split_once('\0').unwrap_or((&data, "كلموني على 0551234567"));
    let lines = text.split('\n').count();
    let policy = match Policy::from_toml(text) {
        Ok(policy) => policy,
        Err(mistakes) => {
            assert!(!mistakes.0.is_empty(), "an error says what is wrong");
            for mistake in &mistakes.0 {
                assert!(mistake.line > 0 && mistake.column > 0, "and where");
                assert!(mistake.line <= lines, "inside the file");
                assert!(
                    [Lang::Ar, Lang::En].iter().all(|lang| !mistake.words.get(*lang).is_empty()),
                    "in both languages"
                );
            }
            return;
        }
    };
    for lang in [Lang::Ar, Lang::En] {
        let phrases = Phrases::new(lang);
        assert!(!handbook(&policy, &phrases).is_empty() && !outline_in_words(&policy, &phrases).is_empty());
    }
    assert!(diff(&policy, &policy).is_empty(), "a policy is like itself");
    judge(&Linter::new(policy, Use::Audit), &Message::from_text(message));
}

/// Judges twice alike, and points only at what is there.
fn judge(linter: &Linter, message: &Message<'_>) {
    let verdict = linter.check(message);
    for violation in &verdict.violations {
        if let Place::Text(part, span) = violation.place {
            let mut inside = false;
            parts(message, |found| {
                inside |= found.id == part && found.text.get(span.start as usize..span.end as usize).is_some()
            });
            assert!(inside, "a place lies inside its part, on characters");
        }
    }
    let again = linter.check(message);
    assert_eq!((verdict.action, verdict.violations.len()), (again.action, again.violations.len()), "the same twice");
}
