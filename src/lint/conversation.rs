//! One message after another, each judged with what came before it in mind.

use super::{Linter, Scratch};
use crate::detect::Trace;
use crate::finding::Findings;
use crate::message::Message;
use crate::verdict::Verdict;

/// How many earlier messages are remembered: the least recent is forgotten first.
pub const REACH: usize = 512;

/// What one conversation has left behind, owned by the caller: at most [`REACH`] traces of 24 bytes, never a text.
///
/// One conversation is one group, room or account, its messages given in the order they were sent. Rules about a
/// conversation are judged only through it: [`Linter::check`] alone cannot, and [`Linter::needs_conversation`] tells.
///
/// ```
/// use tadqiq::{Conversation, Linter, Message, Policy, Use};
///
/// let policy = Policy::shipped("base/group-order").expect("a shipped id")?;
/// let linter = Linter::new(policy, Use::Check);
/// let mut group = Conversation::default();
/// let reminder = Message::from_text("نذكركم باجتماع المشرفات غدًا في التاسعة");
/// assert!(group.check(&linter, &reminder).violations.is_empty());
/// assert_eq!(group.check(&linter, &reminder).violations.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Conversation {
    /// Oldest first. Twice the reach at most, so that forgetting costs little.
    traces: Vec<Trace>,
    scratch: Scratch,
}

impl Conversation {
    /// The verdict on `message` as the next of this conversation, which is remembered from now on.
    ///
    /// System and deleted messages are neither judged nor remembered.
    pub fn check(&mut self, linter: &Linter, message: &Message<'_>) -> Verdict {
        let mut scratch = std::mem::take(&mut self.scratch);
        linter.inspect(message, &mut scratch);
        if !message.system && !message.deleted {
            let trace = scratch.trace;
            self.recall(linter, trace, &mut scratch.findings);
        }
        let verdict = linter.judge(message, &scratch.findings);
        self.scratch = scratch;
        verdict
    }

    /// The facts found in the message last checked.
    pub(super) fn into_findings(self) -> Findings {
        self.scratch.findings
    }

    /// Adds to `findings` what the earlier messages say about the one that left `trace`, and remembers it.
    pub(crate) fn recall(&mut self, linter: &Linter, trace: Trace, findings: &mut Findings) {
        let earlier = &self.traces[self.traces.len().saturating_sub(REACH)..];
        for (index, see) in &linter.conversation {
            see(earlier, &trace, *index, findings);
        }
        if self.traces.len() == 2 * REACH {
            self.traces.drain(..REACH);
        }
        self.traces.push(trace);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Policy, Use};

    #[test]
    fn the_least_recent_is_forgotten() {
        let policy = Policy::shipped("base/group-order").unwrap().unwrap();
        let linter = Linter::new(policy, Use::Check);
        let mut group = Conversation::default();
        let say = |group: &mut Conversation, nth: usize| {
            let text = format!("message number {nth} of this very long day");
            group.check(&linter, &Message::from_text(text)).violations.len()
        };
        for nth in 0..5 * REACH {
            assert_eq!(say(&mut group, nth), 0, "{nth}");
            assert!(group.traces.len() <= 2 * REACH);
        }
        assert_eq!(say(&mut group, 4 * REACH), 1, "remembered");
        assert_eq!(say(&mut group, 3 * REACH), 0, "forgotten");
    }

    #[test]
    fn a_trace_is_small() {
        assert!(size_of::<Trace>() <= 24);
    }
}
