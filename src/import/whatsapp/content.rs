//! What a message holds besides its words: the app's own marks become fields, the sender's words stay as they are.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::phrases::{
    ATTACHED, CALLS, DELETED, DELETED_BY, EDITED, FILE_ATTACHED, LIVE_LOCATION, LOCATION, MEDIA_OMITTED, NOTICE_VERBS,
    NOTICES, OLD_ATTACHED, OMITTED, WAITING, kind_of,
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
        let alone = trim(inner).trim_end_matches('.');
        if DELETED.contains(&alone) || DELETED_BY.iter().any(|by| alone.starts_with(by)) {
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
        || DELETED.contains(&line.trim_end_matches('.'))
        || WAITING.iter().any(|notice| line.starts_with(notice))
        || (marked && (is_call(text) || is_notice(text, true)))
}

/// Whether text that starts with a mark tells of a call: `Voice call, 2 min`.
pub(super) fn is_call(text: &str) -> bool {
    let inner = trim(text);
    let tells = |rest: &str| rest.is_empty() || rest.starts_with([',', '.', '،', '\u{200E}', '\u{200F}']);
    inner.len() < 120
        && !inner.contains('\n')
        && CALLS.iter().any(|call| inner.strip_prefix(call).is_some_and(|rest| tells(rest.trim_start_matches(' '))))
}

/// Whether text that starts with a mark is the app's own; `strong` asks for words that no person writes.
pub(super) fn is_notice(text: &str, strong: bool) -> bool {
    static NOTICE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(NOTICES).ok());
    static VERB: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(NOTICE_VERBS).ok());
    let holds = |stems: &Option<AhoCorasick>| stems.as_ref().is_some_and(|stems| stems.is_match(text));
    !text.contains('\n') && (holds(&NOTICE) || (!strong && holds(&VERB) && omitted(trim(text)).is_none()))
}

fn attachment<'b>(kind: AttachmentKind<'b>, name: Option<&'b str>, path: Option<&'b str>) -> Attachment<'b> {
    Attachment { kind, name: name.map(Into::into), media_type: None, path: path.map(Into::into) }
}

/// Takes the mark of an edited message off its end.
fn edited<'b>(message: &mut Message<'b>, text: &'b str) -> &'b str {
    if !text.ends_with('>') {
        return text;
    }
    let Some(rest) = EDITED.iter().find_map(|suffix| text.strip_suffix(suffix)) else { return text };
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
    if MEDIA_OMITTED.contains(&line) {
        return Some((AttachmentKind::Unknown, None));
    }
    if LIVE_LOCATION.iter().any(|label| label.eq_ignore_ascii_case(line)) {
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
        let name = FILE_ATTACHED.iter().find_map(|suffix| line.strip_suffix(suffix)).or_else(|| named_by_android(line));
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
    let label = &text[..colon];
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
    let known = ATTACHED.iter().find_map(|prefix| inner.strip_prefix(prefix));
    let name = known.or_else(|| {
        let (word, name) = inner.strip_prefix('<')?.split_once(": ")?;
        let number = name.split_once('-').map_or("", |(number, _)| number);
        let numbered = number.len() == 8 && number.bytes().all(|b| b.is_ascii_digit()) && has_extension(trim(name));
        (marked && numbered && word.len() < 48).then_some(name)
    })?;
    Some(trim(name)).filter(|name| !name.is_empty())
}

fn omitted(text: &str) -> Option<AttachmentKind<'static>> {
    OMITTED.iter().find(|(phrase, _)| phrase.eq_ignore_ascii_case(text)).map(|(_, kind)| kind.clone())
}

fn has_extension(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && (2..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

fn trim_end(line: &str) -> &str {
    line.trim_end_matches(|c| is_mark(c) || c == ' ' || c == '\r')
}
