//! One message through the whole flow.

use crate::finding::Findings;
use crate::message::Message;
use crate::policy::{Policy, Use};
use crate::verdict::Verdict;

/// Checks messages against one policy. Cheap to share between threads, never opens a file, reads no clock.
#[derive(Debug)]
pub struct Linter {
    policy: Policy,
    purpose: Use,
}

/// Buffers that one message after another reuses.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The facts found in the last message inspected.
    findings: Findings,
}

impl Linter {
    /// A linter for `policy`, answering as `purpose` asks.
    pub fn new(policy: Policy, purpose: Use) -> Linter {
        Linter { policy, purpose }
    }

    /// The policy it holds messages against.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The facts in `message`.
    pub fn inspect<'s>(&self, _message: &Message<'_>, scratch: &'s mut Scratch) -> &'s Findings {
        &scratch.findings
    }

    /// The verdict on `message`, from facts that [`Linter::inspect`] found.
    pub fn judge(&self, message: &Message<'_>, findings: &Findings) -> Verdict {
        crate::judge::judge(&self.policy, self.purpose, message, findings)
    }

    /// The verdict on `message`.
    pub fn check(&self, message: &Message<'_>) -> Verdict {
        let mut scratch = Scratch::default();
        let findings = self.inspect(message, &mut scratch);
        self.judge(message, findings)
    }
}
