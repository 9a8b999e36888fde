//! What is inside a message: its readable pieces, one after another.

use crate::message::{Attachment, AttachmentKind, Message, Reshare};

/// A readable piece of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PartId {
    /// The text that the sender wrote.
    Body,
    /// The sender's name or handle.
    Sender,
    /// The file name of the attachment with this index.
    Name(u16),
    /// The content of the attachment with this index.
    Content(u16),
    /// The text of a message that this one passes on: 0, or what that one passes on in turn: 1, and so on.
    Reshared(u16),
}

/// One text part of a message.
#[derive(Clone, Copy, Debug)]
pub struct Part<'m> {
    /// Which part.
    pub id: PartId,
    /// Its text, as it stands.
    pub text: &'m str,
    /// For a file name: what the file is.
    pub names: Named,
    /// Whether a picture or clip, or what may have been one, is attached to the message that the part stands in.
    pub pictured: bool,
}

/// What the file behind a file name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The part is no file name.
    Nothing,
    /// A picture or a clip.
    Picture,
    /// Any other file.
    Other,
}

/// Calls `visit` with each text part of `message`: what the sender wrote, the attachments' file names, then what is
/// passed on with it.
pub fn parts<'m>(message: &'m Message<'_>, mut visit: impl FnMut(Part<'m>)) {
    let pictured = is_pictured(message);
    if !message.text.is_empty() {
        visit(Part { id: PartId::Body, text: &message.text, names: Named::Nothing, pictured });
    }
    for (nth, attachment) in message.attachments.iter().enumerate().take(usize::from(u16::MAX)) {
        if let Some(name) = attachment.name.as_deref() {
            let names = if is_picture(attachment) { Named::Picture } else { Named::Other };
            visit(Part { id: PartId::Name(nth as u16), text: name, names, pictured });
        }
    }
    for (nth, reshared) in (0..u16::MAX).zip(reshares(message)) {
        let pictured = is_pictured(reshared);
        visit(Part { id: PartId::Reshared(nth), text: &reshared.text, names: Named::Nothing, pictured });
    }
}

/// The text of one part, if it is a text and there.
pub fn text_of<'m>(message: &'m Message<'_>, part: PartId) -> Option<&'m str> {
    match part {
        PartId::Body => Some(&message.text),
        PartId::Sender => {
            let sender = message.sender.as_ref()?;
            sender.handle.as_deref().or(sender.name.as_deref())
        }
        PartId::Name(at) => message.attachments.get(usize::from(at))?.name.as_deref(),
        PartId::Content(_) => None,
        PartId::Reshared(at) => reshares(message).nth(usize::from(at)).map(|reshared| &*reshared.text),
    }
}

/// The messages that `message` passes on, as far as it holds them: each is passed on by the one before it.
pub fn reshares<'m, 'a>(message: &'m Message<'a>) -> impl Iterator<Item = &'m Message<'a>> {
    let inside = |message: &'m Message<'a>| match &message.reshare_of {
        Some(Reshare::Message(other)) => Some(&**other),
        _ => None,
    };
    std::iter::successors(inside(message), move |other| inside(other))
}

/// Whether a picture, a clip or a sticker is attached, or what an export left out without a word on what it was.
fn is_pictured(message: &Message<'_>) -> bool {
    let may_show = |attachment: &Attachment<'_>| {
        is_picture(attachment) || attachment.kind == AttachmentKind::Sticker || is_unsaid(attachment)
    };
    message.attachments.iter().any(may_show)
}

/// Whether nothing is known of it: `<Media omitted>` may have been a picture.
pub fn is_unsaid(attachment: &Attachment<'_>) -> bool {
    attachment.kind == AttachmentKind::Unknown && attachment.name.is_none()
}

/// Whether people could be recognised in it: a picture or a clip, by its kind, else by its media type or file name.
pub fn is_picture(attachment: &Attachment<'_>) -> bool {
    match attachment.kind {
        AttachmentKind::Image | AttachmentKind::Video => true,
        AttachmentKind::Document | AttachmentKind::Unknown | AttachmentKind::Other(_) => {
            let by_type =
                attachment.media_type.as_deref().is_some_and(|t| t.starts_with("image/") || t.starts_with("video/"));
            by_type || attachment.name.as_deref().is_some_and(has_picture_extension)
        }
        _ => false,
    }
}

fn has_picture_extension(name: &str) -> bool {
    const EXTENSIONS: [&str; 12] =
        ["jpg", "jpeg", "png", "heic", "webp", "bmp", "tif", "tiff", "mp4", "mov", "3gp", "avi"];
    let extension = name.rsplit('.').next().unwrap_or("");
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}
