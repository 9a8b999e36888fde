//! What is remembered of a message once it is judged: enough to recognise it, not enough to read it.

use crate::message::{Message, Sender, SentAt};
use crate::part::parts;
use crate::text::{Desk, Lists, View, Vocabulary, hash};

/// What one message leaves behind in a conversation. It holds no text and no name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// A hash of the folded words, in order.
    pub(crate) words: u64,
    /// When it was sent, in minutes since 1970 of the time as written; `None` where the message does not say.
    sent_at: Option<i32>,
    /// A hash of the sender; 0 where the message does not say.
    sender: u32,
    /// How many words it has, at most 255.
    pub(crate) length: u8,
}

impl Trace {
    /// The trace that `message` leaves. A [`Linter`](crate::Linter) makes its own while it looks at the words.
    pub fn new(message: &Message<'_>) -> Trace {
        let (mut trace, mut desk, no_words) = (Trace::of(message), Desk::default(), Vocabulary::default());
        parts(message, |part| trace.add(desk.view(part.text, &no_words, Lists::default())));
        trace
    }

    /// The trace of `message` before its text is added.
    pub(crate) fn of(message: &Message<'_>) -> Trace {
        Trace {
            words: 0,
            sent_at: message.sent_at.and_then(minutes),
            sender: message.sender.as_ref().and_then(sender).unwrap_or_default(),
            length: 0,
        }
    }

    /// Adds the words of one of its texts.
    pub(crate) fn add(&mut self, view: View<'_>) {
        for word in view.words() {
            self.words = (self.words.rotate_left(5) ^ word.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.length = self.length.saturating_add(1);
        }
    }

    /// Minutes from `earlier` to this message, by the times as written; `None` where either does not say.
    pub(crate) fn minutes_after(&self, earlier: &Trace) -> Option<i32> {
        Some(self.sent_at?.saturating_sub(earlier.sent_at?))
    }

    /// Whether both have the same sender; `None` where either does not say.
    pub(crate) fn same_sender(&self, other: &Trace) -> Option<bool> {
        (self.sender != 0 && other.sender != 0).then_some(self.sender == other.sender)
    }
}

/// Minutes since 1970 of the wall-clock time as written.
fn minutes(at: SentAt) -> Option<i32> {
    let clock = at.on_the_clock(None).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let seconds = clock.timestamp().as_second();
    i32::try_from(seconds.div_euclid(60)).ok()
}

fn sender(sender: &Sender<'_>) -> Option<u32> {
    let name = sender.handle.as_deref().or(sender.phone.as_deref()).or(sender.name.as_deref())?;
    Some(hash(name.as_bytes()) as u32 | 1)
}
