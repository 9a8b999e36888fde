//! The names of kinds, and what a bare string means where an object is usual.

use std::borrow::Cow;

use super::{AttachmentKind, Channel, ChannelKind, Sender};

impl<'a> ChannelKind<'a> {
    /// The name that JSON and policies use.
    pub fn name(&self) -> &str {
        match self {
            ChannelKind::WhatsApp => "whatsapp",
            ChannelKind::X => "x",
            ChannelKind::Telegram => "telegram",
            ChannelKind::Sms => "sms",
            ChannelKind::Email => "email",
            ChannelKind::Slack => "slack",
            ChannelKind::Teams => "teams",
            ChannelKind::Discord => "discord",
            ChannelKind::Matrix => "matrix",
            ChannelKind::Other(name) => name,
        }
    }

    /// The kind with this name; one that tadqiq does not know is kept.
    pub fn from_name(name: Cow<'a, str>) -> ChannelKind<'a> {
        match &*name {
            "whatsapp" => ChannelKind::WhatsApp,
            "x" => ChannelKind::X,
            "telegram" => ChannelKind::Telegram,
            "sms" => ChannelKind::Sms,
            "email" => ChannelKind::Email,
            "slack" => ChannelKind::Slack,
            "teams" => ChannelKind::Teams,
            "discord" => ChannelKind::Discord,
            "matrix" => ChannelKind::Matrix,
            _ => ChannelKind::Other(name),
        }
    }
}

impl<'a> AttachmentKind<'a> {
    /// The name that JSON and policies use.
    pub fn name(&self) -> &str {
        match self {
            AttachmentKind::Image => "image",
            AttachmentKind::Video => "video",
            AttachmentKind::Audio => "audio",
            AttachmentKind::Document => "document",
            AttachmentKind::Sticker => "sticker",
            AttachmentKind::Gif => "gif",
            AttachmentKind::Contact => "contact",
            AttachmentKind::Location => "location",
            AttachmentKind::Poll => "poll",
            AttachmentKind::Unknown => "unknown",
            AttachmentKind::Other(name) => name,
        }
    }

    /// The kind with this name; one that tadqiq does not know is kept.
    pub fn from_name(name: Cow<'a, str>) -> AttachmentKind<'a> {
        match &*name {
            "image" => AttachmentKind::Image,
            "video" => AttachmentKind::Video,
            "audio" => AttachmentKind::Audio,
            "document" => AttachmentKind::Document,
            "sticker" => AttachmentKind::Sticker,
            "gif" => AttachmentKind::Gif,
            "contact" => AttachmentKind::Contact,
            "location" => AttachmentKind::Location,
            "poll" => AttachmentKind::Poll,
            "unknown" => AttachmentKind::Unknown,
            _ => AttachmentKind::Other(name),
        }
    }
}

impl<'a> Channel<'a> {
    /// What a bare string says of a channel: its kind if that is known, else its name.
    pub fn from_text(text: Cow<'a, str>) -> Channel<'a> {
        match ChannelKind::from_name(text) {
            ChannelKind::Other(name) => Channel { kind: None, name: Some(name) },
            kind => Channel { kind: Some(kind), name: None },
        }
    }
}

impl<'a> Sender<'a> {
    /// What a bare string says of a sender: a phone number, a handle with its `@`, else a name.
    pub fn from_text(text: Cow<'a, str>) -> Sender<'a> {
        let mut chars = text.chars();
        let first = chars.next();
        let digit = |c: char| matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
        match first {
            Some('+') if chars.any(digit) => Sender { phone: Some(text), ..Sender::default() },
            Some(c) if digit(c) && chars.all(digit) => Sender { phone: Some(text), ..Sender::default() },
            Some('@') => Sender { handle: Some(text), ..Sender::default() },
            _ => Sender { name: Some(text), ..Sender::default() },
        }
    }
}
