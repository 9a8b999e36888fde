//! Findings, message and policy make a verdict.

use crate::finding::Findings;
use crate::message::Message;
use crate::policy::{Policy, Use};
use crate::verdict::Verdict;

/// The verdict of `policy` on `message`, from the facts found in it.
pub fn judge(_policy: &Policy, _use: Use, _message: &Message<'_>, _findings: &Findings) -> Verdict {
    Verdict::default()
}
