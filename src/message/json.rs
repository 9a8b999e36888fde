//! The JSON form of a message: the same names in snake_case, only `text` required, null the same as absent.
//!
//! Reading is written by hand for two reasons: a derived `Option<Cow<str>>` never borrows, and an error must name the
//! key and the column without quoting what somebody wrote.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::moment;
use super::{
    Attachment, AttachmentKind, Channel, ChannelKind, Doubt, Doubts, Message, Origin, Reshare, Sender, SentAt,
};
use crate::words::Words;

/// How many messages may lie one inside another through `reshare_of`.
pub const MAX_RESHARES: u8 = 8;

/// Why a JSON text is no message. Names the place and the key, never the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {}", .words.en)]
pub struct JsonError {
    /// The line within the JSON text, counted from 1.
    pub line: u64,
    /// The column in characters, counted from 1.
    pub column: u64,
    /// What is wrong and what to do.
    pub words: Words,
}

/// Reads one message, borrowing from `json` wherever nothing is escaped.
///
/// # Errors
/// If `json` is not one JSON object in the form of a message.
pub fn from_json(json: &str) -> Result<Message<'_>, JsonError> {
    let notes = Notes::default();
    let mut reader = serde_json::Deserializer::from_str(json);
    let read = Whole { notes: &notes, depth: 0 }.deserialize(&mut reader);
    read.and_then(|message| reader.end().map(|()| message)).map_err(|error| place(json, &error, &notes))
}

impl<'de> serde::Deserialize<'de> for Message<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Message<'de>, D::Error> {
        Whole { notes: &Notes::default(), depth: 0 }.deserialize(reader)
    }
}

fn place(json: &str, error: &serde_json::Error, notes: &Notes) -> JsonError {
    let line = json.split('\n').nth(error.line().saturating_sub(1)).unwrap_or("");
    let bytes = error.column().clamp(1, line.len().max(1)) - 1;
    let column = line.char_indices().take_while(|&(at, _)| at < bytes).count() as u64 + 1;
    JsonError { line: error.line().max(1) as u64, column, words: notes.words(error) }
}

/// What was being read when it went wrong.
#[derive(Default)]
struct Notes {
    key: Cell<&'static str>,
    fault: RefCell<Option<Fault>>,
}

enum Fault {
    UnknownKey(String),
    Twice(&'static str),
    NoText,
    TooDeep,
    Time,
    Doubt,
}

impl Notes {
    fn fail<E: serde::de::Error>(&self, fault: Fault) -> E {
        let error = E::custom(fault.words().en);
        *self.fault.borrow_mut() = Some(fault);
        error
    }

    fn words(&self, error: &serde_json::Error) -> Words {
        use serde_json::error::Category;
        if let Some(fault) = &*self.fault.borrow() {
            return fault.words();
        }
        match (error.classify(), self.key.get()) {
            (Category::Data, "") => Words::new(
                "كل سطر يجب أن يكون كائن JSON واحدًا بين { و}",
                "each line must be one JSON object, between { and }",
            ),
            (Category::Data, key) => Words {
                ar: format!("قيمة المفتاح «{key}» ليست من النوع المطلوب").into(),
                en: format!("the value of `{key}` has the wrong type").into(),
            },
            (Category::Eof, _) => Words::new(
                "ينتهي النص قبل اكتمال كائن JSON؛ اكتب كل رسالة كاملة في سطر واحد",
                "the text ends inside a JSON object; write each message whole, on one line",
            ),
            _ => Words::new(
                "ليس JSON صحيحًا؛ راجع علامات التنصيص والفواصل عند هذا الموضع",
                "not valid JSON; check the quotes and commas at this place",
            ),
        }
    }
}

impl Fault {
    fn words(&self) -> Words {
        match self {
            Fault::UnknownKey(key) if key == "message" || key == "labels" => Words {
                ar: format!("مفتاح غير معروف «{key}»؛ الملفات الموسومة يقرؤها الأمر eval").into(),
                en: format!("unknown key `{key}`; labelled files are read by `tadqiq eval`").into(),
            },
            Fault::UnknownKey(key) => Words {
                ar: format!("مفتاح غير معروف «{key}»؛ ضع البيانات الخاصة بك تحت «extra»").into(),
                en: format!("unknown key `{key}`; put data of your own under `extra`").into(),
            },
            Fault::Twice(key) => Words {
                ar: format!("المفتاح «{key}» مكرر").into(),
                en: format!("the key `{key}` is given twice").into(),
            },
            Fault::NoText => Words::new(
                "المفتاح «text» ناقص، وهو المفتاح الوحيد اللازم",
                "the key `text` is missing; it is the only one required",
            ),
            Fault::TooDeep => Words::new(
                "رسائل متداخلة أكثر من اللازم تحت «reshare_of»",
                "too many messages inside one another under `reshare_of`",
            ),
            Fault::Time => Words::new(
                "«sent_at» ليس وقتًا صحيحًا؛ اكتبه هكذا: 2024-03-03T23:10:00+03:00 أو 2024-03-03T23:10",
                "`sent_at` is not a time; write 2024-03-03T23:10:00+03:00 or 2024-03-03T23:10",
            ),
            Fault::Doubt => Words::new(
                "قيمة غير معروفة تحت «doubts»، وهي القائمة التي يكتبها تدقيق نفسه",
                "unknown value under `doubts`, the list that tadqiq itself writes",
            ),
        }
    }
}

/// A string, borrowed if it can be.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Cow<'de, str>, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}

/// Null, or what the seed inside reads.
struct Nullable<S>(S);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Nullable<S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Option<S::Value>, D::Error> {
        reader.deserialize_option(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Nullable<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(reader).map(Some)
    }
}

/// An object's keys, one after another; each is one of `known`, and none comes twice.
struct Keys<'n> {
    notes: &'n Notes,
    known: &'static [&'static str],
    seen: u32,
}

impl<'n> Keys<'n> {
    fn of(notes: &'n Notes, known: &'static [&'static str]) -> Keys<'n> {
        Keys { notes, known, seen: 0 }
    }

    fn next<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Option<&'static str>, A::Error> {
        let Some(key) = map.next_key_seed(Text)? else { return Ok(None) };
        let Some(at) = self.known.iter().position(|known| *known == key) else {
            return Err(self.notes.fail(Fault::UnknownKey(shown(&key))));
        };
        let known = self.known[at];
        if self.seen & 1 << at != 0 {
            return Err(self.notes.fail(Fault::Twice(known)));
        }
        self.seen |= 1 << at;
        self.notes.key.set(known);
        Ok(Some(known))
    }
}

/// A key fit to be shown: short, without anything that could disturb a terminal, and without a number that could be
/// somebody's: lists of people are keyed by such numbers.
fn shown(key: &str) -> String {
    let number = key.chars().filter(|c| c.is_numeric()).count() > 4;
    let fit = |c: char| (c.is_alphabetic() || c.is_numeric() && !number || "_-.".contains(c)).then_some(c);
    let mut shown: String = key.chars().take(40).map(|c| fit(c).unwrap_or('?')).collect();
    if key.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

/// A message; also a string where one may stand for it (`reshare_of`).
#[derive(Clone, Copy)]
struct Whole<'n> {
    notes: &'n Notes,
    depth: u8,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Message<'de>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Message<'de>, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Message<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Message<'de>, A::Error> {
        const KEYS: &[&str] = &[
            "text",
            "id",
            "channel",
            "sender",
            "sent_at",
            "attachments",
            "forwarded",
            "reshare_of",
            "reply_to",
            "approval",
            "edited",
            "deleted",
            "system",
            "origin",
            "extra",
        ];
        let notes = self.notes;
        let mut keys = Keys::of(notes, KEYS);
        let mut message = Message::default();
        let mut text = None;
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "text" => text = map.next_value_seed(Nullable(Text))?,
                "id" => message.id = map.next_value_seed(Nullable(Text))?,
                "channel" => message.channel = map.next_value_seed(Nullable(ChannelSeed(notes)))?,
                "sender" => message.sender = map.next_value_seed(Nullable(SenderSeed(notes)))?,
                "sent_at" => message.sent_at = map.next_value_seed(Nullable(Moment(notes)))?,
                "attachments" => {
                    message.attachments = map.next_value_seed(Nullable(Attachments(notes)))?.unwrap_or_default();
                }
                "forwarded" => message.forwarded = map.next_value()?,
                "reshare_of" => message.reshare_of = map.next_value_seed(Nullable(ReshareSeed(self)))?,
                "reply_to" => message.reply_to = map.next_value_seed(Nullable(Text))?,
                "approval" => message.approval = map.next_value_seed(Nullable(Text))?,
                "edited" => message.edited = map.next_value()?,
                "deleted" => message.deleted = map.next_value::<Option<bool>>()?.unwrap_or_default(),
                "system" => message.system = map.next_value::<Option<bool>>()?.unwrap_or_default(),
                "origin" => message.origin = map.next_value_seed(Nullable(OriginSeed(notes)))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        message.text = text.ok_or_else(|| notes.fail(Fault::NoText))?;
        Ok(message)
    }
}

/// Writes the seed and visitor of something that is an object, or a string that stands for one.
macro_rules! object {
    ($seed:ident => $value:ident, $expecting:literal, any: $any:tt, $($rest:item)*) => {
        struct $seed<'n>(&'n Notes);

        impl<'de> DeserializeSeed<'de> for $seed<'_> {
            type Value = $value<'de>;

            fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<$value<'de>, D::Error> {
                reader.$any(self)
            }
        }

        impl<'de> Visitor<'de> for $seed<'_> {
            type Value = $value<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($expecting)
            }

            $($rest)*
        }
    };
}

object! { ChannelSeed => Channel, "a channel", any: deserialize_any,
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Channel<'de>, E> {
        Ok(Channel::from_text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Channel<'de>, E> {
        Ok(Channel::from_text(Cow::Owned(text.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Channel<'de>, A::Error> {
        let mut keys = Keys::of(self.0, &["kind", "name"]);
        let mut channel = Channel { kind: None, name: None };
        while let Some(key) = keys.next(&mut map)? {
            let text = map.next_value_seed(Nullable(Text))?;
            match key {
                "kind" => channel.kind = text.map(ChannelKind::from_name),
                _ => channel.name = text,
            }
        }
        Ok(channel)
    }
}

object! { SenderSeed => Sender, "a sender", any: deserialize_any,
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Sender<'de>, E> {
        Ok(Sender::from_text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Sender<'de>, E> {
        Ok(Sender::from_text(Cow::Owned(text.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sender<'de>, A::Error> {
        let mut keys = Keys::of(self.0, &["name", "handle", "phone", "role", "saved"]);
        let mut sender = Sender::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "name" => sender.name = map.next_value_seed(Nullable(Text))?,
                "handle" => sender.handle = map.next_value_seed(Nullable(Text))?,
                "phone" => sender.phone = map.next_value_seed(Nullable(Text))?,
                "role" => sender.role = map.next_value_seed(Nullable(Text))?,
                _ => sender.saved = map.next_value()?,
            }
        }
        Ok(sender)
    }
}

object! { AttachmentSeed => Attachment, "an attachment", any: deserialize_map,
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Attachment<'de>, A::Error> {
        let mut keys = Keys::of(self.0, &["kind", "name", "media_type", "path"]);
        let mut attachment = Attachment { kind: AttachmentKind::Unknown, name: None, media_type: None, path: None };
        while let Some(key) = keys.next(&mut map)? {
            let text = map.next_value_seed(Nullable(Text))?;
            match key {
                "kind" => attachment.kind = text.map_or(AttachmentKind::Unknown, AttachmentKind::from_name),
                "name" => attachment.name = text,
                "media_type" => attachment.media_type = text,
                _ => attachment.path = text,
            }
        }
        Ok(attachment)
    }
}

object! { OriginSeed => Origin, "an origin", any: deserialize_map,
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Origin<'de>, A::Error> {
        let mut keys = Keys::of(self.0, &["file", "seq", "line", "doubts"]);
        let mut origin = Origin::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "file" => origin.file = map.next_value_seed(Nullable(Text))?,
                "seq" => origin.seq = map.next_value()?,
                "line" => origin.line = map.next_value()?,
                _ => origin.doubts = map.next_value_seed(Nullable(DoubtList(self.0)))?.unwrap_or_default(),
            }
        }
        Ok(origin)
    }
}

struct ReshareSeed<'n>(Whole<'n>);

impl<'de> DeserializeSeed<'de> for ReshareSeed<'_> {
    type Value = Reshare<'de>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Reshare<'de>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ReshareSeed<'_> {
    type Value = Reshare<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identifier or a message")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Reshare<'de>, E> {
        Ok(Reshare::Id(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Reshare<'de>, E> {
        Ok(Reshare::Id(Cow::Owned(text.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Reshare<'de>, A::Error> {
        let inner = Whole { notes: self.0.notes, depth: self.0.depth + 1 };
        if inner.depth >= MAX_RESHARES {
            return Err(inner.notes.fail(Fault::TooDeep));
        }
        inner.visit_map(map).map(|message| Reshare::Message(Box::new(message)))
    }
}

/// A moment, written as a string.
struct Moment<'n>(&'n Notes);

impl<'de> DeserializeSeed<'de> for Moment<'_> {
    type Value = SentAt;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<SentAt, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Moment<'_> {
    type Value = SentAt;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SentAt, E> {
        moment::parse(text).ok_or_else(|| self.0.fail(Fault::Time))
    }
}

struct Attachments<'n>(&'n Notes);

impl<'de> DeserializeSeed<'de> for Attachments<'_> {
    type Value = Vec<Attachment<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Attachments<'_> {
    type Value = Vec<Attachment<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of attachments")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut attachments = Vec::new();
        while let Some(attachment) = list.next_element_seed(AttachmentSeed(self.0))? {
            attachments.push(attachment);
        }
        Ok(attachments)
    }
}

struct DoubtList<'n>(&'n Notes);

impl<'de> DeserializeSeed<'de> for DoubtList<'_> {
    type Value = Doubts;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Doubts, D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for DoubtList<'_> {
    type Value = Doubts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of doubts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Doubts, A::Error> {
        let mut doubts = Doubts::NONE;
        while let Some(name) = list.next_element_seed(Text)? {
            let doubt = Doubt::ALL.into_iter().find(|doubt| doubt.name() == name);
            doubts = doubts.with(doubt.ok_or_else(|| A::Error::custom(Fault::Doubt.words().en)).inspect_err(|_| {
                *self.0.fault.borrow_mut() = Some(Fault::Doubt);
            })?);
        }
        Ok(doubts)
    }
}
