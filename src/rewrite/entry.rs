//! One entry of an export, rewritten in place: its header and the marks of the app stay as they were written.

use std::borrow::Cow;
use std::collections::HashMap;

use super::marks::{self, NEUTRAL, NOTICE};
use super::sheet::Sheet;
use super::{Found, PASSES, Redactor};
use crate::finding::DetectorIndex;
use crate::import::{Frame, Reader};
use crate::lint::Scratch;
use crate::message::{Attachment, AttachmentKind, Channel, Message};
use crate::part::text_of;
use crate::span::Span;
use crate::text::mask;

/// An entry as it is to be written.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Rewritten {
    /// Its text, without a line end; `None` if nothing changed.
    pub text: Option<String>,
    /// Whose findings were covered.
    pub found: Vec<DetectorIndex>,
    /// Whether its sender was covered or numbered.
    pub sender: bool,
    /// Whether it could not be read, so that all of it but its header is covered.
    pub unread: bool,
}

/// The new names of files, by the old ones.
pub type FileNames = HashMap<String, String>;

impl Redactor<'_> {
    /// Rewrites one entry of a chat as the app wrote it. `names` are the files beside it that are called otherwise now;
    /// `pseudonym` is what the sender is to be called, if not by name.
    ///
    /// The result read again by `reader` holds nothing that the policy forbids to pass on.
    pub fn entry(
        &self,
        reader: &dyn Reader,
        frame: Frame<'_>,
        names: &FileNames,
        pseudonym: Option<&str>,
        numbered: bool,
        scratch: &mut Scratch,
    ) -> Rewritten {
        let head = reader.head(frame);
        let Ok(message) = reader.parse(frame) else {
            let text = format!("{}{NEUTRAL}", frame.text.get(..head).unwrap_or(""));
            return Rewritten { text: Some(text), unread: true, ..Rewritten::default() };
        };
        let mut sheet = Sheet::new(frame.text);
        let mut sender_covered = false;
        if let Some(sender) = &message.sender {
            let with = pseudonym.map(str::to_owned).or_else(|| sender.phone.as_deref().map(mask));
            let written = sender.name.as_deref().or(sender.phone.as_deref());
            if let (Some(with), Some(place)) = (with, written.and_then(|written| place_in(frame.text, written))) {
                sheet.replace(place, with);
                sender_covered = true;
            }
        }
        if numbered && message.system {
            // It may name anybody, and nothing tells where; on iOS, the group itself comes before it.
            let place = Span::new(head as u32, frame.text.len() as u32);
            sheet.replace(place, NOTICE.get(marks::lang_of(&message.text, self.lang)).to_owned());
        }
        if numbered
            && message.deleted
            && let Some((before, admin)) = frame.text.rsplit_once(" by admin ")
        {
            let start = before.len() + " by admin ".len();
            sheet.replace(Span::new(start as u32, (start + admin.len()) as u32), NEUTRAL.to_owned());
        }
        for attachment in &message.attachments {
            let Some(name) = attachment.name.as_deref() else { continue };
            if let (Some(new), Some(place)) = (names.get(name), place_in(frame.text, name)) {
                sheet.replace(place, new.clone());
            }
        }
        drop(message);
        for pass in 0..=PASSES {
            let now = if sheet.patches().is_empty() { Cow::Borrowed(frame.text) } else { Cow::Owned(sheet.text()) };
            let frame = Frame { text: &now, entry: frame.entry };
            let found = self.forbidden_in_entry(reader, frame, scratch);
            match found {
                Some(found) if found.is_empty() => break,
                Some(found) if pass < PASSES => self.cover(&mut sheet, &found),
                _ => sheet.cover_all(head.min(frame.text.len())),
            }
        }
        let found = sheet.patches().iter().filter_map(|patch| patch.by).collect();
        let text = (!sheet.patches().is_empty()).then(|| sheet.text());
        Rewritten { text, found, sender: sender_covered, unread: false }
    }

    /// The places in an entry that must not be passed on, in bytes of the entry. `None` if they have no place in it.
    fn forbidden_in_entry(&self, reader: &dyn Reader, frame: Frame<'_>, scratch: &mut Scratch) -> Option<Vec<Found>> {
        let mut message = reader.parse(frame).ok()?;
        (message.system, message.deleted) = (false, false);
        let mut all = Vec::new();
        let mut add = |written: &str, found: Vec<Found>| {
            for (part, span, by) in found {
                let start = place_in(frame.text, written)?.start;
                all.push((part, Span::new(start + span.start, start + span.end), by));
            }
            Some(())
        };
        for (part, span, by) in self.forbidden(&message, scratch) {
            add(text_of(&message, part)?, vec![(part, span, by)])?;
        }
        // What the sender is called, and all that stands behind it: the app's own line, a document's title.
        let sender = message.sender.as_ref().and_then(|sender| sender.name.as_deref().or(sender.phone.as_deref()));
        let mut from = reader.head(frame);
        if let Some(sender) = sender {
            add(sender, self.forbidden_in(sender, &message, scratch))?;
            from = place_in(frame.text, sender)?.end as usize;
        }
        let rest = frame.text.get(from..)?;
        if rest.trim_start_matches([':', ' ']) != message.text {
            add(rest, self.forbidden_in(rest, &message, scratch))?;
        }
        Some(all)
    }

    /// What a file called `name` is to be called in a chat on `channel`, if not so.
    pub fn file_name(
        &self,
        name: &str,
        kind: AttachmentKind<'_>,
        channel: Option<&Channel<'_>>,
        scratch: &mut Scratch,
    ) -> Option<String> {
        let attachment = Attachment { kind, name: Some(name.into()), media_type: None, path: None };
        let message = Message { attachments: vec![attachment], channel: channel.cloned(), ..Message::default() };
        let redacted = self.redact(message, scratch);
        redacted.message.attachments.into_iter().find_map(|new| new.name).filter(|new| new != name).map(Cow::into_owned)
    }
}

/// Where `part`, which borrows from `whole`, stands in it.
fn place_in(whole: &str, part: &str) -> Option<Span> {
    let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    (start + part.len() <= whole.len()).then(|| Span::new(start as u32, (start + part.len()) as u32))
}
