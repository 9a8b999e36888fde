//! An exported chat, written anew: entries without findings byte for byte, the others with what was found covered.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read, Write as _};
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;
use tadqiq::Scratch;
use tadqiq::finding::DetectorIndex;
use tadqiq::import::{Accounting, Batch, Entry, Frame, Package, Reader, Wrapping};
use tadqiq::message::{AttachmentKind, Channel, ChannelKind};
use tadqiq::rewrite::{FileNames, Pseudonyms, Redactor, Rewritten};

use super::lines::Lines;
use super::output::Output;
use crate::cli::load;
use crate::cli::speech::Speech;

/// How many lines are named; the rest is counted.
const NAMED: usize = 20;

/// What became of an export.
#[derive(Default)]
pub(super) struct Outcome {
    /// How many entries there were, and in how many something was covered.
    pub(super) entries: u64,
    pub(super) changed: u64,
    /// How many places were covered, by whose finding it was.
    pub(super) covered: BTreeMap<DetectorIndex, u64>,
    /// How many entries have another sender's name now.
    pub(super) senders: u64,
    /// How many entries could not be read and are covered whole, and the lines of the first of them.
    pub(super) unread: u64,
    pub(super) unread_lines: Vec<u64>,
    /// How many lines belong to no entry and were left out.
    pub(super) orphans: u64,
    /// The files that are no chat, by kind.
    pub(super) files: BTreeMap<&'static str, u64>,
    /// How many files have another name now.
    pub(super) renamed: u64,
    pub(super) accounting: Accounting,
}

/// How a chat is to be written.
pub(super) struct Plan<'a> {
    pub(super) redactor: Redactor<'a>,
    pub(super) pseudonyms: Option<Pseudonyms>,
    pub(super) keep_media: bool,
}

/// Writes the chats of `package` to `output`, in the same form.
pub(super) fn run(
    plan: &mut Plan<'_>,
    path: &Path,
    package: &Package,
    reader: &dyn Reader,
    mut output: Output,
    speech: &Speech,
) -> Result<Outcome> {
    let unreadable = |why: &io::Error| load::unreadable(path, why, speech);
    let chats = reader.survey().files.clone();
    let names = Names::new(plan, package, &chats);
    let mut outcome = Outcome { renamed: names.renamed, ..Outcome::default() };
    let mut chat: Option<Chat<'_>> = None;
    let mut batch = Batch::default();
    loop {
        batch.clear();
        let more = reader.fill(&mut batch).map_err(|error| load::import_error(&error, speech))?;
        for (entry, rewritten) in batch.entries.iter().zip(rewrite(plan, &batch, reader, &names.within)) {
            let file = chats.get(entry.file as usize).map_or("", String::as_str);
            if chat.as_ref().is_none_or(|chat| chat.file != file) {
                if let Some(mut before) = chat.take() {
                    before.go_to(u64::MAX, &mut output)?;
                }
                let mut bytes = package.bytes(file).map_err(|why| unreadable(&why))?;
                let mut head = Vec::new();
                bytes.by_ref().take(3).read_to_end(&mut head).map_err(|why| unreadable(&why))?;
                output.start(names.of(file))?;
                if head == b"\xEF\xBB\xBF" {
                    output.write_all(&head)?;
                }
                let stream = package.text(file).map_err(|why| unreadable(&why))?;
                let mut lines = Lines::new(stream);
                outcome.orphans += lines.go_to(entry.line, None)?;
                chat = Some(Chat { file, lines, rewritten: None });
            }
            let Some(chat) = &mut chat else { continue };
            chat.go_to(entry.line, &mut output)?;
            outcome.add(entry, &rewritten);
            chat.rewritten = rewritten.text;
        }
        if !more {
            break;
        }
    }
    if let Some(mut last) = chat {
        last.go_to(u64::MAX, &mut output)?;
    }
    // A lone text has nothing beside it that would be part of the export.
    if package.wrapping() != Wrapping::File {
        for file in package.files().filter(|file| !chats.iter().any(|chat| chat == file)) {
            *outcome.files.entry(kind_key(&Package::kind(file))).or_default() += 1;
            if plan.keep_media {
                output.start(names.of(file))?;
                io::copy(&mut package.bytes(file).map_err(|why| unreadable(&why))?, &mut output)?;
            }
        }
    }
    output.finish()?;
    outcome.accounting = reader.accounting();
    Ok(outcome)
}

/// Rewrites the entries of a batch side by side; what they are called is settled before that, in order.
fn rewrite(plan: &mut Plan<'_>, batch: &Batch, reader: &dyn Reader, names: &FileNames) -> Vec<Rewritten> {
    let frames: Vec<Frame<'_>> = batch.frames().collect();
    let numbered = plan.pseudonyms.is_some();
    let pseudonyms: Vec<Option<String>> = match &mut plan.pseudonyms {
        None => vec![None; frames.len()],
        Some(pseudonyms) => {
            let of = |frame: &Frame<'_>| reader.parse(*frame).ok().and_then(|it| pseudonyms.of(it.sender.as_ref()));
            frames.iter().map(of).collect()
        }
    };
    let redactor = plan.redactor;
    let each = frames.par_iter().zip(&pseudonyms);
    each.map_init(Scratch::default, |scratch, (frame, pseudonym)| {
        redactor.entry(reader, *frame, names, pseudonym.as_deref(), numbered, scratch)
    })
    .collect()
}

/// A chat that is being written.
struct Chat<'a> {
    file: &'a str,
    lines: Lines<Box<dyn Read + Send>>,
    /// The text of the entry that starts at the next line, if it is not as it was.
    rewritten: Option<String>,
}

impl Chat<'_> {
    /// Writes the entry that goes up to line `to`.
    fn go_to(&mut self, to: u64, output: &mut Output) -> io::Result<()> {
        let Some(text) = self.rewritten.take() else {
            self.lines.go_to(to, Some(output))?;
            return Ok(());
        };
        self.lines.go_to(to, None)?;
        let (returned, fed) = self.lines.ending();
        // In files of Windows, readers take the carriage returns away.
        if returned && !text.ends_with('\r') {
            output.write_all(text.replace('\n', "\r\n").as_bytes())?;
            output.write_all(b"\r")?;
        } else {
            output.write_all(text.as_bytes())?;
        }
        if fed { output.write_all(b"\n") } else { Ok(()) }
    }
}

impl Outcome {
    fn add(&mut self, entry: &Entry, rewritten: &Rewritten) {
        self.entries += 1;
        self.changed += u64::from(rewritten.unread || !rewritten.found.is_empty());
        self.senders += u64::from(rewritten.sender);
        for detector in &rewritten.found {
            *self.covered.entry(*detector).or_default() += 1;
        }
        if rewritten.unread {
            self.unread += 1;
            if self.unread_lines.len() < NAMED {
                self.unread_lines.push(entry.line);
            }
        }
    }
}

/// What the files of an export are to be called: no two of them alike.
struct Names {
    /// New paths by old ones, only those that change.
    paths: FileNames,
    /// The same for what is named inside the chat: bare names of files beside it.
    within: FileNames,
    renamed: u64,
}

impl Names {
    fn new(plan: &Plan<'_>, package: &Package, chats: &[String]) -> Names {
        let mut scratch = Scratch::default();
        let channel = Channel { kind: Some(ChannelKind::WhatsApp), name: None };
        let mut names = Names { paths: FileNames::new(), within: FileNames::new(), renamed: 0 };
        let mut taken: HashSet<String> = package.files().map(str::to_owned).collect();
        for path in package.files() {
            let is_chat = chats.iter().any(|chat| chat == path);
            let mut clean = |part: &str, kind| {
                let new = plan.redactor.file_name(part, kind, Some(&channel), &mut scratch);
                new.unwrap_or_else(|| part.to_owned())
            };
            let (folder, bare) = path.rsplit_once('/').map_or((None, path), |(folder, bare)| (Some(folder), bare));
            // A chat with one person is named after that person.
            let new = match is_chat && plan.pseudonyms.is_some() {
                true => "_chat.txt".to_owned(),
                false => clean(bare, if is_chat { AttachmentKind::Document } else { Package::kind(bare) }),
            };
            let folders =
                folder.map(|folder| folder.split('/').map(|part| clean(part, AttachmentKind::Document) + "/"));
            let folders: String = folders.into_iter().flatten().collect();
            if new == bare && folders.trim_end_matches('/') == folder.unwrap_or("") {
                continue;
            }
            let (stem, extension) =
                new.rsplit_once('.').map_or((new.as_str(), ""), |(stem, _)| (stem, &new[stem.len()..]));
            let numbered = (2..).map(|n| format!("{stem}-{n}{extension}"));
            let mut possible = std::iter::once(new.clone()).chain(numbered);
            let Some(unlike) = possible.find(|name| taken.insert(format!("{folders}{name}"))) else { continue };
            names.renamed += 1;
            names.paths.insert(path.to_owned(), format!("{folders}{unlike}"));
            if !is_chat && unlike != bare {
                names.within.insert(bare.to_owned(), unlike);
            }
        }
        names
    }

    fn of<'n>(&'n self, path: &'n str) -> &'n str {
        self.paths.get(path).map_or(path, String::as_str)
    }
}

/// The sentence that counts files of a kind.
pub(super) fn kind_key(kind: &AttachmentKind<'_>) -> &'static str {
    match kind {
        AttachmentKind::Image | AttachmentKind::Sticker => "redact-pictures",
        AttachmentKind::Video | AttachmentKind::Gif => "redact-clips",
        AttachmentKind::Audio => "redact-sounds",
        AttachmentKind::Contact => "redact-contacts",
        _ => "redact-documents",
    }
}
