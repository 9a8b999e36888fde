//! Numbers instead of names: one sender, one number, in one whole export.

use crate::message::senders::{Senders, key};
use crate::message::{Message, Sender};
use crate::words::Lang;

/// The numbers given so far. Holds no name.
#[derive(Debug)]
pub struct Pseudonyms {
    lang: Lang,
    senders: Senders,
}

impl Pseudonyms {
    /// None given yet; `lang` is the language they are in.
    pub fn new(lang: Lang) -> Pseudonyms {
        Pseudonyms { lang, senders: Senders::default() }
    }

    /// What `sender` is to be called: the same at every call. `None` for nobody.
    pub fn of(&mut self, sender: Option<&Sender<'_>>) -> Option<String> {
        let key = key(sender)?;
        Some(match (self.senders.number(key), self.lang) {
            (Some(number), Lang::Ar) => format!("مرسل {number}"),
            (Some(number), Lang::En) => format!("sender {number}"),
            // More senders than are told apart.
            (None, Lang::Ar) => "مرسل آخر".to_owned(),
            (None, Lang::En) => "another sender".to_owned(),
        })
    }

    /// Numbers the sender of `message`, and of what it reshares. Nothing that tells who it is stays, but the role.
    pub fn number(&mut self, message: &mut Message<'_>) {
        let name = self.of(message.sender.as_ref());
        if let (Some(name), Some(sender)) = (name, &mut message.sender) {
            let role = sender.role.take();
            *sender = Sender { name: Some(name.into()), role, ..Sender::default() };
        }
        if let Some(crate::message::Reshare::Message(inner)) = &mut message.reshare_of {
            self.number(inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::from_json;

    #[test]
    fn a_sender_has_one_number_and_nothing_else() {
        let mut pseudonyms = Pseudonyms::new(Lang::Ar);
        let mut numbered = |json: &str| {
            let mut message = from_json(json).expect("a message").into_owned();
            pseudonyms.number(&mut message);
            message.sender
        };
        let first = numbered(r#"{"text": "", "sender": {"name": "منى", "phone": "+966551234567", "role": "مشرفة"}}"#);
        let sender = first.clone().expect("a sender");
        assert_eq!(sender.name.as_deref(), Some("مرسل 1"));
        assert_eq!((sender.phone, sender.role.as_deref()), (None, Some("مشرفة")));
        let other = numbered(r#"{"text": "", "sender": "Ali"}"#).expect("a sender");
        assert_eq!(other.name.as_deref(), Some("مرسل 2"));
        let again = numbered(r#"{"text": "", "sender": {"phone": "+966551234567", "role": "مشرفة"}}"#);
        assert_eq!(again, first, "a phone number is one sender, with or without a name");
        assert_eq!(numbered(r#"{"text": ""}"#), None);
    }
}
