//! The outcome for one message. A leaf: rules and detectors are named by index, words live in the policy.

use crate::finding::{Because, Confidence, DetectorIndex, Place};
use crate::message::SentAt;
use crate::truth::Why;

/// What a policy asks for, from nothing to not sending. Ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Nothing stands against it.
    #[default]
    Allow,
    /// Worth knowing.
    Note,
    /// Breaks a rule; the sender should reconsider.
    Warn,
    /// A person must approve it first.
    Hold,
    /// Must not be sent.
    Block,
}

impl Action {
    /// Every action, mildest first.
    pub const ALL: [Action; 5] = [Action::Allow, Action::Note, Action::Warn, Action::Hold, Action::Block];

    /// The name that policies and machine reports use.
    pub const fn name(self) -> &'static str {
        match self {
            Action::Allow => "allow",
            Action::Note => "note",
            Action::Warn => "warn",
            Action::Hold => "hold",
            Action::Block => "block",
        }
    }

    /// The action with this name.
    pub fn from_name(name: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// Which rule or flag: its index in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleIndex(pub u16);

/// One place where a message breaks one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule; look it up in [`Policy::rule`](crate::Policy::rule).
    pub rule: RuleIndex,
    /// Whose finding breaks it.
    pub detector: DetectorIndex,
    /// What the rule asks for in this use.
    pub action: Action,
    /// How sure the finding is.
    pub confidence: Confidence,
    /// Why it is that sure.
    pub because: Because,
    /// Where.
    pub place: Place,
    /// Judged and counted, but not enforced: it does not raise the verdict's action.
    pub shadow: bool,
    /// An exemption that could not be checked, and so did not excuse.
    pub unchecked: Option<Why>,
}

/// Something that a policy wants noticed though nothing is broken, such as a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// The flag; look it up in [`Policy::flag`](crate::Policy::flag).
    pub flag: RuleIndex,
    /// Whose finding raised it.
    pub detector: DetectorIndex,
    /// How sure the finding is.
    pub confidence: Confidence,
    /// Where.
    pub place: Place,
}

/// Something that would break a rule, if the policy had not made an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excepted {
    /// The rule.
    pub rule: RuleIndex,
    /// Which of the rule's exceptions.
    pub exception: u16,
    /// Where.
    pub place: Place,
}

/// A rule that could not be judged for this message, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJudged {
    /// The rule.
    pub rule: RuleIndex,
    /// Why not.
    pub why: Why,
    /// Where the fact would have been.
    pub place: Place,
    /// What the rule asks for when it cannot be judged.
    pub action: Action,
}

/// The outcome for one message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The strictest action of all violations (shadowed ones apart) and of what was not judged.
    pub action: Action,
    /// What breaks the policy, in order of place.
    pub violations: Vec<Violation>,
    /// What the policy wants noticed.
    pub flags: Vec<Flagged>,
    /// What could not be judged.
    pub not_judged: Vec<NotJudged>,
    /// Before sending, where the time breaks a rule: the first moment from which the time breaks none.
    pub allowed_from: Option<SentAt>,
    /// What would break the policy but for an exception; it moves no verdict.
    pub excepted: Vec<Excepted>,
}
