//! A message as JSON: only what is present is written, and reading it back gives an equal message.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Attachment, Channel, Doubt, Doubts, Message, Origin, Reshare, Sender, SentAt};

/// Writes each `Some` under its key.
macro_rules! present {
    ($map:ident, $($key:literal: $value:expr),+ $(,)?) => {
        $(if let Some(value) = &$value {
            $map.serialize_entry($key, value)?;
        })+
    };
}

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        present!(map, "id": self.id, "channel": self.channel, "sender": self.sender, "sent_at": self.sent_at);
        map.serialize_entry("text", &self.text)?;
        if !self.attachments.is_empty() {
            map.serialize_entry("attachments", &self.attachments)?;
        }
        present!(
            map,
            "forwarded": self.forwarded,
            "reshare_of": self.reshare_of,
            "reply_to": self.reply_to,
            "approval": self.approval,
            "edited": self.edited,
            "deleted": self.deleted.then_some(true),
            "system": self.system.then_some(true),
            "origin": self.origin,
        );
        map.end()
    }
}

impl Serialize for Channel<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        present!(map, "kind": self.kind.as_ref().map(|kind| kind.name()), "name": self.name);
        map.end()
    }
}

impl Serialize for Sender<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        present!(
            map,
            "name": self.name,
            "handle": self.handle,
            "phone": self.phone,
            "role": self.role,
            "saved": self.saved,
        );
        map.end()
    }
}

impl Serialize for SentAt {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(self)
    }
}

impl Serialize for Attachment<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind.name())?;
        present!(map, "name": self.name, "media_type": self.media_type, "path": self.path);
        map.end()
    }
}

impl Serialize for Reshare<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Reshare::Id(id) => writer.serialize_str(id),
            Reshare::Message(message) => message.serialize(writer),
        }
    }
}

impl Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(None)?;
        present!(map, "file": self.file, "seq": self.seq, "line": self.line);
        if !self.doubts.is_empty() {
            map.serialize_entry("doubts", &self.doubts)?;
        }
        map.end()
    }
}

impl Serialize for Doubts {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut list = writer.serialize_seq(None)?;
        for doubt in Doubt::ALL.into_iter().filter(|doubt| self.has(*doubt)) {
            list.serialize_element(doubt.name())?;
        }
        list.end()
    }
}
