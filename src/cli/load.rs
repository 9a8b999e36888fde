//! What the arguments name, opened: policies, linters, exports.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use fluent_bundle::FluentValue;
use tadqiq::import::{self, ImportError, Reader};
use tadqiq::policy::{MAX_BYTES, PolicyError, Source, Sources, shipped};
use tadqiq::report::{isolate, visible};
use tadqiq::words::Words;
use tadqiq::{Linter, Policy, Use};

use super::args::{ImportArgs, PolicyArg};
use super::speech::{Speech, apart};

/// A linter for the policy that was named.
pub(super) fn linter(args: &PolicyArg, purpose: Use, speech: &Speech) -> Result<Linter> {
    let Some(name) = &args.policy else { return Err(speech.error("error-policy-needed", &[])) };
    Ok(Linter::new(policy(name, speech)?, purpose))
}

/// The policy called `name`: a shipped id, or a path ending in `.toml`.
pub(super) fn policy(name: &str, speech: &Speech) -> Result<Policy> {
    open_policy(name, speech)?.map_err(|error| mistakes(&error, speech))
}

/// The text of a file that a person wrote.
pub(super) fn text(file: &Path, speech: &Speech) -> Result<String> {
    read_policy(file).map_err(|why| unread(file, why, speech))
}

fn unread(file: &Path, why: Unread, speech: &Speech) -> anyhow::Error {
    let name = || apart(file.display());
    match why {
        Unread::TooLarge => speech.error("error-policy-size", &[("policy", name()), ("most", MAX_BYTES.into())]),
        Unread::Utf8(byte) => speech.error("error-policy-utf8", &[("policy", name()), ("byte", byte.into())]),
        Unread::Io(why) => unreadable(file, &why, speech),
    }
}

/// The same, with the mistakes of a policy that could be read kept apart from one that could not.
pub(super) fn open_policy(name: &str, speech: &Speech) -> Result<Result<Policy, PolicyError>> {
    if !name.ends_with(".toml") {
        let shipped = Policy::shipped(name);
        return shipped.ok_or_else(|| match nearest(name) {
            Some(near) => speech.error("error-policy-meant", &[("policy", apart(name)), ("near", apart(near))]),
            None => speech.error("error-policy-unknown", &[("policy", apart(name))]),
        });
    }
    let text = text(Path::new(name), speech)?;
    Ok(Policy::load(name, &text, &Files))
}

/// The shipped policy that `name` was most likely meant to be.
fn nearest(name: &str) -> Option<&'static str> {
    let likeness = |id: &str| {
        let last = id.rsplit('/').next().unwrap_or(id);
        strsim::jaro_winkler(name, id).max(strsim::jaro_winkler(name, last))
    };
    let likely = shipped::POLICIES.iter().map(|(id, _)| (likeness(id), *id)).filter(|(likeness, _)| *likeness > 0.88);
    likely.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}

/// Opens an export.
pub(super) fn export(path: &Path, args: &ImportArgs, speech: &Speech) -> Result<Box<dyn Reader>> {
    import::open(path, &args.options()).map_err(|error| import_error(&error, speech))
}

pub(super) fn import_error(error: &ImportError, speech: &Speech) -> anyhow::Error {
    let file = isolate(&error.file().display().to_string());
    speech.said(format!("{file}: {}", speech.words(&error.words())))
}

/// Every mistake of a policy on a line of its own, each starting with its place.
pub(super) fn mistakes(error: &PolicyError, speech: &Speech) -> anyhow::Error {
    let lines = error.0.iter().map(|mistake| {
        let file = mistake.file.display().to_string();
        place(&file, mistake.line as u64, mistake.column as u64, &mistake.words, speech)
    });
    speech.listed(lines.collect::<Vec<_>>().join("\n"))
}

/// `FILE:LINE:COLUMN: words`, as editors read it.
pub(super) fn place(file: &str, line: u64, column: u64, words: &Words, speech: &Speech) -> String {
    format!("{}:{line}:{column}: {}", visible(file), visible(&speech.words(words)))
}

pub(super) fn unreadable(file: &Path, why: &std::io::Error, speech: &Speech) -> anyhow::Error {
    speech.error("error-read", &[("file", apart(file.display())), ("why", system(why, speech))])
}

/// What the system says, in the user's language.
pub(super) fn system(why: &std::io::Error, speech: &Speech) -> FluentValue<'static> {
    apart(import::system_words(why).get(speech.lang()))
}

/// Why a policy's text could not be had.
enum Unread {
    TooLarge,
    /// The byte that is no UTF-8, counted from 1.
    Utf8(usize),
    Io(std::io::Error),
}

fn read_policy(file: &Path) -> Result<String, Unread> {
    let mut text = Vec::new();
    File::open(file).and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut text)).map_err(Unread::Io)?;
    if text.len() > MAX_BYTES {
        return Err(Unread::TooLarge);
    }
    String::from_utf8(text).map_err(|error| Unread::Utf8(error.utf8_error().valid_up_to() + 1))
}

/// Policy files that others extend, beside the file that names them.
struct Files;

impl Sources for Files {
    fn read(&self, from: &str, path: &str) -> Result<Source, Words> {
        let file = Path::new(from).parent().map_or_else(|| PathBuf::from(path), |folder| folder.join(path));
        // One file has one name however it was reached, so that a circle is seen.
        let name = file.canonicalize().unwrap_or_else(|_| file.clone());
        match read_policy(&name) {
            Ok(text) => Ok(Source { name: name.display().to_string(), text }),
            Err(Unread::TooLarge) => {
                Err(Words::new("الملف أكبر مما تحتاج إليه سياسة", "the file is too large for a policy"))
            }
            Err(Unread::Utf8(byte)) => Err(Words {
                ar: format!("ليس نصًا بترميز UTF-8 (البايت {byte})").into(),
                en: format!("it is no text in UTF-8 (byte {byte})").into(),
            }),
            Err(Unread::Io(why)) => {
                let why = import::system_words(&why);
                Err(Words {
                    ar: format!("تعذّرت قراءته: {}", why.ar).into(),
                    en: format!("it cannot be read: {}", why.en).into(),
                })
            }
        }
    }
}
