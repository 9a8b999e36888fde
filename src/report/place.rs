//! Where something is, in every unit that readers count in, and in words.

use std::io::Write as _;

use fluent_bundle::FluentValue;

use crate::finding::Place;
use crate::message::Message;
use crate::part::{PartId, text_of};
use crate::report::phrases::Phrases;
use crate::span::Span;

/// Counts characters and UTF-16 units up to places in one text. Going forward costs only the bytes between, so that
/// many places in a long message stay cheap.
#[derive(Debug, Default)]
pub(super) struct Ruler {
    part: Option<PartId>,
    bytes: usize,
    chars: usize,
    utf16: usize,
}

impl Ruler {
    /// Characters and UTF-16 units before byte `to` of `text`, which is the text of `part`.
    fn at(&mut self, part: PartId, text: &str, to: usize) -> (usize, usize) {
        if self.part != Some(part) || to < self.bytes {
            *self = Ruler { part: Some(part), ..Ruler::default() };
        }
        for c in text.get(self.bytes..to).unwrap_or("").chars() {
            self.chars += 1;
            self.utf16 += c.len_utf16();
        }
        self.bytes = to;
        (self.chars, self.utf16)
    }
}

/// Adds a place to `out` as JSON: `null` for the whole message.
pub(super) fn write_place(out: &mut Vec<u8>, ruler: &mut Ruler, message: &Message<'_>, place: Place) {
    let (part, span) = match place {
        Place::Message => return out.extend_from_slice(b"null"),
        Place::Part(part) => (part, None),
        Place::Text(part, span) => (part, Some(span)),
    };
    // Writing to memory does not fail.
    let _ = match part {
        PartId::Body => write!(out, r#"{{"part":"body""#),
        PartId::Sender => write!(out, r#"{{"part":"sender""#),
        PartId::Name(at) => write!(out, r#"{{"part":{{"attachment":{at},"piece":"name"}}"#),
        PartId::Content(at) => write!(out, r#"{{"part":{{"attachment":{at},"piece":"content"}}"#),
        PartId::Reshared(at) => write!(out, r#"{{"part":{{"reshared":{at},"piece":"body"}}"#),
    };
    if let (Some(Span { start, end }), Some(text)) = (span, text_of(message, part)) {
        let from = ruler.at(part, text, start as usize);
        let to = ruler.at(part, text, end as usize);
        let _ = write!(out, r#","bytes":[{start},{end}],"chars":[{},{}],"utf16":[{},{}]"#, from.0, to.0, from.1, to.1);
    }
    out.push(b'}');
}

/// The place in a person's words; `None` for the body, which needs no mention.
pub(super) fn in_words(phrases: &Phrases, place: Place) -> Option<String> {
    let part = match place {
        Place::Message | Place::Part(PartId::Body) | Place::Text(PartId::Body, _) => return None,
        Place::Part(part) | Place::Text(part, _) => part,
    };
    let nth = |at: u16| [("number", FluentValue::from(u32::from(at) + 1))];
    Some(match part {
        PartId::Body => return None,
        PartId::Sender => phrases.say("place-sender", &[]),
        PartId::Name(at) => phrases.say("place-attachment-name", &nth(at)),
        PartId::Content(at) => phrases.say("place-attachment", &nth(at)),
        PartId::Reshared(_) => phrases.say("place-reshared", &[]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, place: Place) -> String {
        let mut out = Vec::new();
        write_place(&mut out, &mut Ruler::default(), &Message::from_text(text), place);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn every_unit_is_right() {
        let text = "😀 رقم 055";
        let start = text.find("055").expect("there") as u32;
        let place = Place::Text(PartId::Body, Span::new(start, start + 3));
        assert_eq!(written(text, place), r#"{"part":"body","bytes":[12,15],"chars":[6,9],"utf16":[7,10]}"#);
        assert_eq!(written(text, Place::Message), "null");
        assert_eq!(written(text, Place::Part(PartId::Content(1))), r#"{"part":{"attachment":1,"piece":"content"}}"#);
    }

    #[test]
    fn a_ruler_goes_back_when_asked() {
        let mut ruler = Ruler::default();
        assert_eq!(ruler.at(PartId::Body, "أب😀ت", 8), (3, 4));
        assert_eq!(ruler.at(PartId::Body, "أب😀ت", 2), (1, 1));
        assert_eq!(ruler.at(PartId::Name(0), "xyz", 2), (2, 2));
    }
}
