//! What a message holds besides its words: the app's own marks become fields, the sender's words stay as they are.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::elsewhere;
use super::phrases::{
    ATTACHED, CALLS, DELETED, DELETED_BY, DELETED_BY_ADMIN, EDITED, FILE_ATTACHED, LIVE_LOCATION, LOCATION,
    MEDIA_OMITTED, NOTICE_ENDS, NOTICE_VERBS, NOTICES, OLD_ATTACHED, OMITTED, WAITING, kind_of,
};
use super::poll;
use super::scan::{is_mark, mark, skip_marks, trim};
use crate::message::{Attachment, AttachmentKind, Message};

/// Fills in text, attachments and flags of what `message`'s sender wrote; `path` finds a file beside the chat.
pub(super) fn fill<'b>(message: &mut Message<'b>, text: &'b str, path: impl Fn(&str) -> Option<&'b str>) {
    let text = edited(message, text);
    message.text = text.into();
    if text.is_empty() {
        // Nobody can send nothing: it was something to be seen once.
        message.text = "".into();
        message.attachments.push(attachment(AttachmentKind::Unknown, None, None));
        return;
    }
    let inner = &text[skip_marks(text.as_bytes(), 0)..];
    let marked = inner.len() < text.len();
    if text.len() < 160 && !inner.contains('\n') {
        if deleted(inner) {
            message.deleted = true;
            message.text = "".into();
            return;
        }
        if WAITING.iter().any(|notice| inner.starts_with(notice)) {
            // It was sent, but what it said never reached this phone.
            message.text = "".into();
            message.attachments.push(attachment(AttachmentKind::Unknown, None, None));
            return;
        }
    }
    let first = inner.find('\n').unwrap_or(inner.len());
    let (line, caption) = (trim_end(&inner[..first]), inner.get(first + 1..).unwrap_or(""));
    if let Some((kind, name)) = leading(line, marked) {
        message.attachments.push(attachment(kind, name, name.and_then(&path)));
        message.text = caption.into();
    } else if let Some((start, kind, name)) = trailing(text) {
        message.attachments.push(attachment(kind, name, name.and_then(&path)));
        message.text = text[..start].trim_end_matches(['\n', ' ']).into();
    } else if is_place(inner) {
        message.attachments.push(attachment(AttachmentKind::Location, None, None));
    } else if line.ends_with(':')
        && let Some(words) = poll::question_and_options(text)
    {
        message.attachments.push(attachment(AttachmentKind::Poll, None, None));
        message.text = words.into();
    }
}

/// Whether nobody but the app writes what `text` starts with: something left out, a deletion, a call.
pub(super) fn is_the_apps(text: &str) -> bool {
    let inner = &text[skip_marks(text.as_bytes(), 0)..];
    let (marked, line) = (inner.len() < text.len(), trim_end(inner));
    leading(line, marked).is_some()
        || (line.len() < 160 && deleted(line))
        || WAITING.iter().any(|notice| line.starts_with(notice))
        || (marked && (is_call(text) || is_notice(text, true)))
}

/// Whether what stands under a name holds something of a person's: media, a place, a deletion.
pub(super) fn is_a_persons(text: &str) -> bool {
    let mut message = Message::default();
    fill(&mut message, text, |_| None);
    !message.attachments.is_empty() || message.deleted || message.edited.is_some()
}

/// Whether this one line says that a message was taken back.
fn deleted(line: &str) -> bool {
    let alone = trim(line).trim_end_matches(['.', '\u{6D4}', '\u{964}']);
    let (admin, taken) = DELETED_BY_ADMIN;
    DELETED.contains(&alone)
        || elsewhere::DELETED.contains(&alone)
        || DELETED_BY.iter().any(|by| alone.starts_with(by))
        || (alone.starts_with(admin) && alone.ends_with(taken))
}

/// Whether text that starts with a mark tells of a call: `Voice call, 2 min`.
pub(super) fn is_call(text: &str) -> bool {
    let inner = trim(text);
    let tells = |rest: &str| rest.is_empty() || rest.starts_with([',', '.', '،', '\u{200E}', '\u{200F}']);
    inner.len() < 120
        && !inner.contains('\n')
        && CALLS
            .iter()
            .chain(elsewhere::CALLS)
            .any(|call| inner.strip_prefix(call).is_some_and(|rest| tells(rest.trim_start_matches(' '))))
}

/// Whether text that starts with a mark is the app's own; `strong` asks for words that no person writes.
pub(super) fn is_notice(text: &str, strong: bool) -> bool {
    static NOTICE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(NOTICES).ok());
    static VERB: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(NOTICE_VERBS).ok());
    let holds = |stems: &Option<AhoCorasick>| stems.as_ref().is_some_and(|stems| stems.is_match(text));
    let ends = || NOTICE_ENDS.iter().any(|end| trim_end(text).trim_end_matches('.').ends_with(end));
    !text.contains('\n') && (holds(&NOTICE) || (!strong && (holds(&VERB) || ends()) && omitted(trim(text)).is_none()))
}

fn attachment<'b>(kind: AttachmentKind<'b>, name: Option<&'b str>, path: Option<&'b str>) -> Attachment<'b> {
    Attachment { kind, name: name.map(Into::into), media_type: None, path: path.map(Into::into) }
}

/// Takes the mark of an edited message off its end.
fn edited<'b>(message: &mut Message<'b>, text: &'b str) -> &'b str {
    if !text.ends_with('>') {
        return text;
    }
    let Some(rest) = EDITED.iter().chain(elsewhere::EDITED).find_map(|suffix| text.strip_suffix(suffix)) else {
        return text;
    };
    let rest = rest.trim_end_matches(is_mark);
    let kept = rest.strip_suffix([' ', '\n']).unwrap_or(rest);
    if kept.len() == text.len() {
        return text;
    }
    message.edited = Some(true);
    kept
}

/// An attachment that the first line is: left out, or named.
fn leading(line: &str, marked: bool) -> Option<(AttachmentKind<'static>, Option<&str>)> {
    let any_case = |known: &&str| known.eq_ignore_ascii_case(line);
    if MEDIA_OMITTED.contains(&line)
        || (line.starts_with('<') && MEDIA_OMITTED.iter().chain(elsewhere::MEDIA_OMITTED).any(any_case))
    {
        return Some((AttachmentKind::Unknown, None));
    }
    let live = line.trim_end_matches('.');
    if LIVE_LOCATION.iter().chain(elsewhere::LIVE_LOCATION).any(|label| label.eq_ignore_ascii_case(live)) {
        return Some((AttachmentKind::Location, None));
    }
    if line.starts_with('<') {
        if let Some(name) = attached(line, marked) {
            return Some((kind_of(name), Some(name)));
        }
        let bare = line.strip_prefix('<').and_then(|line| line.strip_suffix('>'));
        return bare.and_then(omitted).map(|kind| (kind, None));
    }
    if line.ends_with(')') {
        let suffixes = FILE_ATTACHED.iter().chain(elsewhere::FILE_ATTACHED);
        let name = suffixes.copied().find_map(|suffix| line.strip_suffix(suffix)).or_else(|| named_by_android(line));
        let name = trim(name?);
        return has_extension(name).then(|| (kind_of(name), Some(name)));
    }
    if line.ends_with('>')
        && let Some(name) = OLD_ATTACHED.iter().find_map(|suffix| line.strip_suffix(suffix))
    {
        let name = trim(name);
        return has_extension(name).then(|| (kind_of(name), Some(name)));
    }
    if marked {
        return omitted(line).map(|kind| (kind, None));
    }
    None
}

/// The name in `IMG-20260410-WA0001.jpg (…)`: Android's own, so that what stands in brackets may be in any language.
fn named_by_android(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(" (")?;
    let (kind, rest) = name.split_once('-')?;
    let own = ["IMG", "VID", "AUD", "PTT", "STK", "DOC"].contains(&kind.trim_start_matches(is_mark));
    let dated =
        rest.split_once("-WA").is_some_and(|(date, _)| date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()));
    (own && dated).then_some(name)
}

/// Whether `text` is a place: a label and a link to a map, and nothing else, or a place known by its name.
fn is_place(text: &str) -> bool {
    if LOCATION.iter().any(|label| text.starts_with(label)) {
        return true;
    }
    let colon = memchr::memchr(b':', text.as_bytes()).unwrap_or(text.len());
    let Some(link) = text[colon..].strip_prefix(": https://") else { return false };
    let label = trim(&text[..colon]);
    let numbers = |link: &str| !link.is_empty() && link.bytes().all(|b| b.is_ascii_digit() || b".,-".contains(&b));
    let one_word = label.len() < 48 && !label.contains([' ', '\n']);
    link.strip_prefix("maps.google.com/?q=").is_some_and(|at| one_word && numbers(trim_end(at)))
        || (link.starts_with("foursquare.com/v/") && !link.contains([' ', '\n']))
}

/// An attachment that the end of the text is, behind a mark: after a caption, or after a document's name and pages.
fn trailing(text: &str) -> Option<(usize, AttachmentKind<'static>, Option<&str>)> {
    let bytes = text.as_bytes();
    let mut end = bytes.len();
    // The last mark with something behind it. All that the app writes here start with this byte.
    let (at, len) = loop {
        let at = memchr::memrchr(0xE2, &bytes[..end])?;
        let len = mark(&bytes[at..]);
        if len > 0 && !trim(&text[at..]).is_empty() {
            break (at, len);
        }
        // Other signs share that byte; a phrase of the app is short.
        if bytes.len() - at > 200 {
            return None;
        }
        end = at;
    };
    let tail = trim(&text[at + len..]);
    let before = &text[..at];
    let start = before.trim_end_matches(is_mark).len();
    let name = before.rfind('\n').map_or(before, |line| &before[line + 1..]);
    let page_count = name.split_once(" • ").map(|(name, _)| trim(name)).filter(|name| has_extension(name));
    if let Some(file) = attached(tail, true) {
        let start = if page_count.is_some() { before.rfind('\n').unwrap_or(0) } else { start };
        return Some((start, kind_of(file), Some(file)));
    }
    let kind = omitted(tail)?;
    match page_count {
        Some(name) => Some((before.rfind('\n').unwrap_or(0), kind, Some(name))),
        None => Some((start, kind, None)),
    }
}

/// The file named in `<attached: …>`. Behind a mark the word may be in any language, if iOS gave the file its number.
fn attached(text: &str, marked: bool) -> Option<&str> {
    let inner = text.strip_suffix('>')?;
    let spaced = inner.strip_prefix("< ").unwrap_or(inner.strip_prefix('<')?);
    let known = ATTACHED.iter().find_map(|prefix| spaced.strip_prefix(&prefix[1..]));
    let name = known.or_else(|| {
        let (word, name) = spaced.split_once(": ")?;
        let mut parts = trim(name).split('-');
        let number = parts.next().unwrap_or("");
        let numbered = number.len() == 8 && number.bytes().all(|b| b.is_ascii_digit()) && has_extension(trim(name));
        // `00000004-AUDIO-2026-…` is a name that only the app gives.
        let kind = parts.next().is_some_and(|kind| kind.len() > 2 && kind.bytes().all(|b| b.is_ascii_uppercase()));
        (numbered && (marked || kind) && word.len() < 48).then_some(name)
    })?;
    Some(trim(name)).filter(|name| !name.is_empty())
}

fn omitted(text: &str) -> Option<AttachmentKind<'static>> {
    let mut known = OMITTED.iter().chain(elsewhere::OMITTED);
    known.find(|(phrase, _)| phrase.eq_ignore_ascii_case(text)).map(|(_, kind)| kind.clone())
}

fn has_extension(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && (2..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

fn trim_end(line: &str) -> &str {
    line.trim_end_matches(|c| is_mark(c) || c == ' ' || c == '\r')
}
