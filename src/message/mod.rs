//! What was said, by whom, where, when, and with what attached.
//!
//! A [`Message`] borrows from the text it was read from; [`Message::into_owned`] keeps one. Its JSON form has the same
//! names in snake_case; see `json.rs`.

mod json;
mod kinds;
mod moment;
mod owned;
pub(crate) mod senders;
mod write;

use std::borrow::Cow;

use jiff::{Timestamp, civil, tz};

pub use json::{JsonError, MAX_RESHARES, from_json};

/// One message or post. Only [`text`](Message::text) is needed; everything else may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message<'a> {
    /// The sender's system's own identifier.
    pub id: Option<Cow<'a, str>>,
    /// Where it was, or is to be, sent.
    pub channel: Option<Channel<'a>>,
    /// Who wrote it.
    pub sender: Option<Sender<'a>>,
    /// When it was, or is to be, sent.
    pub sent_at: Option<SentAt>,
    /// What the sender wrote, byte for byte; an app's own marks become the fields below.
    pub text: Cow<'a, str>,
    /// Pictures, clips, documents and other things attached, in order.
    pub attachments: Vec<Attachment<'a>>,
    /// Whether it was forwarded; `None` where the format cannot tell.
    pub forwarded: Option<bool>,
    /// What it reshares: an identifier, or the other message itself.
    pub reshare_of: Option<Reshare<'a>>,
    /// The identifier of the message that it answers.
    pub reply_to: Option<Cow<'a, str>>,
    /// A reference to the approval it was given, as the sending system knows it.
    pub approval: Option<Cow<'a, str>>,
    /// Whether it was edited after sending; `None` where the format cannot tell.
    pub edited: Option<bool>,
    /// Whether its content was deleted. Counted, not judged.
    pub deleted: bool,
    /// Whether it is a line of the app itself ("… joined"). Counted, not judged.
    pub system: bool,
    /// Where it was read from.
    pub origin: Option<Origin<'a>>,
}

/// Where a message was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel<'a> {
    /// The kind of channel; `None` where only a name is known.
    pub kind: Option<ChannelKind<'a>>,
    /// The group's, account's or room's name.
    pub name: Option<Cow<'a, str>>,
}

/// A kind of channel. A kind that tadqiq does not know is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum ChannelKind<'a> {
    WhatsApp,
    X,
    Telegram,
    Sms,
    Email,
    Slack,
    Teams,
    Discord,
    Matrix,
    Other(Cow<'a, str>),
}

/// Who wrote a message, as far as the format tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender<'a> {
    /// A saved name, or the name the person shows.
    pub name: Option<Cow<'a, str>>,
    /// An account's handle, with its `@`.
    pub handle: Option<Cow<'a, str>>,
    /// A phone number, as written, without invisible marks.
    pub phone: Option<Cow<'a, str>>,
    /// The person's role in the organisation.
    pub role: Option<Cow<'a, str>>,
    /// Whether the name is from the exporter's address book; `None` where the format cannot tell.
    pub saved: Option<bool>,
}

/// When a message was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentAt {
    /// An instant, and the offset it was written with.
    Instant(Timestamp, tz::Offset),
    /// A wall-clock time without a zone. The zone is the policy's, and is applied when judging, never before.
    Local(civil::DateTime),
}

/// Something attached to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// What kind of thing it is.
    pub kind: AttachmentKind<'a>,
    /// Its file name as shown to readers.
    pub name: Option<Cow<'a, str>>,
    /// Its media type, such as `image/jpeg`.
    pub media_type: Option<Cow<'a, str>>,
    /// Where its content can be read, relative to a root that the caller names; `None` if it was left out.
    pub path: Option<Cow<'a, str>>,
}

/// A kind of attachment. A kind that tadqiq does not know is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum AttachmentKind<'a> {
    Image,
    Video,
    Audio,
    Document,
    Sticker,
    Gif,
    Contact,
    Location,
    Poll,
    /// An attachment whose kind the format does not tell (`<Media omitted>`).
    Unknown,
    Other(Cow<'a, str>),
}

/// What a message passes on.
#[derive(Clone, Debug, PartialEq)]
pub enum Reshare<'a> {
    /// The identifier of the other message.
    Id(Cow<'a, str>),
    /// The other message itself.
    Message(Box<Message<'a>>),
}

/// Where a message was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The name of the file, or of the member of an archive.
    pub file: Option<Cow<'a, str>>,
    /// Its place among all entries of that file, counted from 1.
    pub seq: Option<u64>,
    /// The line it starts on, counted from 1.
    pub line: Option<u64>,
    /// What the reader had to assume.
    pub doubts: Doubts,
}

/// What a reader had to assume about one message: a small set of [`Doubt`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubts(u8);

/// One thing that a reader had to assume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubt {
    /// Day and month could be the other way round.
    DateOrderAssumed,
    /// The sender's name holds `: `, so where it ends was decided by frequency.
    SenderAmbiguous,
    /// The line has the shape of a header, but may be part of the message before it.
    HeaderInBody,
}

impl Doubt {
    /// Every doubt, in the order machine forms list them.
    pub const ALL: [Doubt; 3] = [Doubt::DateOrderAssumed, Doubt::SenderAmbiguous, Doubt::HeaderInBody];

    /// The name that machine forms use.
    pub const fn name(self) -> &'static str {
        match self {
            Doubt::DateOrderAssumed => "date-order-assumed",
            Doubt::SenderAmbiguous => "sender-ambiguous",
            Doubt::HeaderInBody => "header-in-body",
        }
    }
}

impl Doubts {
    /// No doubt at all.
    pub const NONE: Doubts = Doubts(0);

    /// These doubts and `doubt`.
    #[must_use]
    pub const fn with(self, doubt: Doubt) -> Doubts {
        Doubts(self.0 | 1 << doubt as u8)
    }

    /// Whether `doubt` is among them.
    pub const fn has(self, doubt: Doubt) -> bool {
        self.0 & 1 << doubt as u8 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl SentAt {
    /// The time on the clock: in `zone`, or as written where there is none. A local time has no other.
    pub fn on_the_clock(self, zone: Option<&tz::TimeZone>) -> civil::DateTime {
        match (self, zone) {
            (SentAt::Local(at), _) => at,
            (SentAt::Instant(at, _), Some(zone)) => zone.to_datetime(at),
            (SentAt::Instant(at, offset), None) => offset.to_datetime(at),
        }
    }
}

impl<'a> Message<'a> {
    /// Whether its reader had this doubt about it.
    pub fn has_doubt(&self, doubt: Doubt) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.doubts.has(doubt))
    }

    /// A message that is only text: the usual pre-send question.
    pub fn from_text(text: impl Into<Cow<'a, str>>) -> Message<'a> {
        Message { text: text.into(), ..Message::default() }
    }
}

#[cfg(test)]
mod tests;
