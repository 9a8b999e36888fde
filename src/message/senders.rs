//! Senders by number: the first who appears is sender 1.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Sender;

/// How many senders are told apart. A group has far fewer; an export made to exhaust memory stops here.
const MOST: usize = 1 << 16;

/// The numbers given so far. Holds no name, only hashes.
#[derive(Debug, Default)]
pub(crate) struct Senders(HashMap<u64, u32>);

impl Senders {
    /// The number of the sender with this key; `None` once too many are told apart.
    pub(crate) fn number(&mut self, key: u64) -> Option<u32> {
        let next = self.0.len() as u32 + 1;
        if next as usize > MOST && !self.0.contains_key(&key) {
            return None;
        }
        Some(*self.0.entry(key).or_insert(next))
    }
}

/// What tells a sender from others: the handle or phone number if there is one, else the name. `None` for nobody.
pub(crate) fn key(sender: Option<&Sender<'_>>) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    known_by(sender)?.hash(&mut hasher);
    Some(hasher.finish())
}

fn known_by<'s>(sender: Option<&'s Sender<'_>>) -> Option<&'s str> {
    let sender = sender?;
    [&sender.handle, &sender.phone, &sender.name].into_iter().flatten().next().map(AsRef::as_ref)
}

/// How a report that may name senders writes one: the name people know first.
pub(crate) fn shown<'s>(sender: Option<&'s Sender<'_>>) -> Option<&'s str> {
    let sender = sender?;
    [&sender.name, &sender.handle, &sender.phone].into_iter().flatten().next().map(AsRef::as_ref)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_first_appearance_and_are_bounded() {
        let named = |name: &'static str| Sender { name: Some(name.into()), ..Sender::default() };
        let mut senders = Senders::default();
        let (mona, ali) = (key(Some(&named("منى"))).expect("a key"), key(Some(&named("Ali"))).expect("a key"));
        assert_eq!((senders.number(mona), senders.number(ali), senders.number(mona)), (Some(1), Some(2), Some(1)));
        for other in 0..MOST as u64 {
            senders.number(other);
        }
        assert_eq!(senders.number(u64::MAX), None);
        assert_eq!(senders.number(ali), Some(2));
        assert_eq!(key(None), None);
    }
}
