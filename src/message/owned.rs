//! Keeping a message longer than the text it was read from.

use std::borrow::Cow;

use super::{Attachment, AttachmentKind, Channel, ChannelKind, Message, Origin, Reshare, Sender};

fn keep(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

fn keep_some(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    text.map(keep)
}

impl Message<'_> {
    /// The same message, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Message<'static> {
        Message {
            id: keep_some(self.id),
            channel: self.channel.map(Channel::into_owned),
            sender: self.sender.map(Sender::into_owned),
            sent_at: self.sent_at,
            text: keep(self.text),
            attachments: self.attachments.into_iter().map(Attachment::into_owned).collect(),
            forwarded: self.forwarded,
            reshare_of: self.reshare_of.map(Reshare::into_owned),
            reply_to: keep_some(self.reply_to),
            approval: keep_some(self.approval),
            edited: self.edited,
            deleted: self.deleted,
            system: self.system,
            origin: self.origin.map(Origin::into_owned),
        }
    }
}

impl Channel<'_> {
    /// The same channel, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Channel<'static> {
        Channel { kind: self.kind.map(ChannelKind::into_owned), name: keep_some(self.name) }
    }
}

impl ChannelKind<'_> {
    /// The same kind, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> ChannelKind<'static> {
        match self {
            ChannelKind::WhatsApp => ChannelKind::WhatsApp,
            ChannelKind::X => ChannelKind::X,
            ChannelKind::Telegram => ChannelKind::Telegram,
            ChannelKind::Sms => ChannelKind::Sms,
            ChannelKind::Email => ChannelKind::Email,
            ChannelKind::Slack => ChannelKind::Slack,
            ChannelKind::Teams => ChannelKind::Teams,
            ChannelKind::Discord => ChannelKind::Discord,
            ChannelKind::Matrix => ChannelKind::Matrix,
            ChannelKind::Other(name) => ChannelKind::Other(keep(name)),
        }
    }
}

impl Sender<'_> {
    /// The same sender, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Sender<'static> {
        Sender {
            name: keep_some(self.name),
            handle: keep_some(self.handle),
            phone: keep_some(self.phone),
            role: keep_some(self.role),
            saved: self.saved,
        }
    }
}

impl Attachment<'_> {
    /// The same attachment, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Attachment<'static> {
        Attachment {
            kind: self.kind.into_owned(),
            name: keep_some(self.name),
            media_type: keep_some(self.media_type),
            path: keep_some(self.path),
        }
    }
}

impl AttachmentKind<'_> {
    /// The same kind, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> AttachmentKind<'static> {
        match self {
            AttachmentKind::Image => AttachmentKind::Image,
            AttachmentKind::Video => AttachmentKind::Video,
            AttachmentKind::Audio => AttachmentKind::Audio,
            AttachmentKind::Document => AttachmentKind::Document,
            AttachmentKind::Sticker => AttachmentKind::Sticker,
            AttachmentKind::Gif => AttachmentKind::Gif,
            AttachmentKind::Contact => AttachmentKind::Contact,
            AttachmentKind::Location => AttachmentKind::Location,
            AttachmentKind::Poll => AttachmentKind::Poll,
            AttachmentKind::Unknown => AttachmentKind::Unknown,
            AttachmentKind::Other(name) => AttachmentKind::Other(keep(name)),
        }
    }
}

impl Reshare<'_> {
    /// The same, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Reshare<'static> {
        match self {
            Reshare::Id(id) => Reshare::Id(keep(id)),
            Reshare::Message(message) => Reshare::Message(Box::new(message.into_owned())),
        }
    }
}

impl Origin<'_> {
    /// The same place, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Origin<'static> {
        Origin { file: keep_some(self.file), seq: self.seq, line: self.line, doubts: self.doubts }
    }
}
