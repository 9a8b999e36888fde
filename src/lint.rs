//! One message through the whole flow: parts, views, detectors, verdict.

mod conversation;

use std::sync::Mutex;

use crate::detect::{self, Lens, Look, PartKinds, Trace};
use crate::finding::{DetectorIndex, Finding, Findings, Place};
use crate::judge::judge;
use crate::message::Message;
use crate::part::{Part, PartId, parts};
use crate::policy::{Answer, Example, Policy, Use};
use crate::text::{Desk, Gates, ListId, Lists, Vocabulary, list_id};
use crate::verdict::Verdict;

pub use conversation::{Conversation, REACH};

/// Checks messages against one policy.
///
/// It runs only what the policy's rules need: detectors that no rule names are not called, and their words not looked
/// for. Cheap to share between threads; opens no file, reads no clock, starts no thread.
///
/// A service swaps it for another while it answers: whoever is checking keeps the one that they took.
///
/// ```
/// use std::sync::{Arc, RwLock};
/// use tadqiq::{Linter, Message, Policy, Use};
///
/// let shipped = |id| Policy::shipped(id).expect("shipped");
/// let current = RwLock::new(Arc::new(Linter::new(shipped("base/photos")?, Use::Check)));
/// let message = Message::from_text("جوال ولي الأمر 0551234567");
///
/// let before = current.read().expect("no thread panicked").clone();
/// *current.write().expect("no thread panicked") = Arc::new(Linter::new(shipped("base/personal-info")?, Use::Check));
/// let after = current.read().expect("no thread panicked").clone();
///
/// assert!(before.check(&message).violations.is_empty());
/// assert_eq!(after.policy().rule(after.check(&message).violations[0].rule).id, "private-phone");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Linter {
    policy: Policy,
    purpose: Use,
    wanted: Lists,
    text: Vec<Active>,
    message: Vec<(DetectorIndex, SeeMessage)>,
    conversation: Vec<(DetectorIndex, SeeConversation)>,
    pool: Mutex<Vec<Scratch>>,
}

type SeeMessage = fn(&Message<'_>, DetectorIndex, &mut Findings);
type SeeConversation = fn(&[Trace], &Trace, DetectorIndex, &mut Findings);

/// A text detector that some rule names, with its lists in this linter's vocabulary.
#[derive(Debug)]
struct Active {
    index: DetectorIndex,
    wakes_on: Gates,
    reads: PartKinds,
    see: fn(&Lens<'_>, &mut Findings),
    lists: Vec<ListId>,
    set: Lists,
}

/// Buffers that one message after another reuses, so that a clean message costs no allocation.
#[derive(Debug, Default)]
pub struct Scratch {
    desk: Desk,
    findings: Findings,
    trace: Trace,
}

impl Scratch {
    /// The facts found in the message last inspected with it.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Adds a fact that earlier messages tell about the one last inspected.
    pub(crate) fn recalled(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

impl Linter {
    /// A linter for `policy`, answering as `purpose` asks.
    pub fn new(policy: Policy, purpose: Use) -> Linter {
        let (mut text, mut message, mut conversation) = (Vec::new(), Vec::new(), Vec::new());
        let mut wanted = Lists::default();
        for (nth, detector) in detect::all().iter().enumerate().filter(|(_, detector)| policy.needs(detector.id)) {
            let index = DetectorIndex(nth as u16);
            match detector.look {
                Look::Text { wakes_on, reads, see } => {
                    let lists: Vec<ListId> = detector.lists.iter().filter_map(|id| list_id(id)).collect();
                    let mut set = Lists::default();
                    detector.waking_lists().filter_map(list_id).for_each(|list| set.insert(list));
                    lists.iter().for_each(|list| wanted.insert(*list));
                    text.push(Active { index, wakes_on, reads, see, lists, set });
                }
                Look::Message { see } => message.push((index, see)),
                Look::Conversation { see } => conversation.push((index, see)),
            }
        }
        Linter { policy, purpose, wanted, text, message, conversation, pool: Mutex::default() }
    }

    /// The policy it holds messages against.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Whether some rule looks at a conversation. Such rules are judged by a [`Conversation`]; [`Linter::check`], which
    /// sees one message, passes over them.
    pub fn needs_conversation(&self) -> bool {
        !self.conversation.is_empty()
    }

    /// The facts in `message` that the policy's rules ask for, settled and in order of place.
    pub fn inspect<'s>(&self, message: &Message<'_>, scratch: &'s mut Scratch) -> &'s Findings {
        let Scratch { desk, findings, trace } = scratch;
        findings.clear();
        if message.system || message.deleted {
            return findings;
        }
        for (index, see) in &self.message {
            see(message, *index, findings);
        }
        if let Some(own) = self.policy.own() {
            own.see_message(message, findings);
        }
        if self.needs_conversation() {
            *trace = Trace::of(message);
        }
        parts(message, |part| self.look_at(part, desk, findings, trace));
        settle(findings);
        findings
    }

    fn look_at(&self, part: Part<'_>, desk: &mut Desk, findings: &mut Findings, trace: &mut Trace) {
        let kind = match part.id {
            PartId::Body | PartId::Reshared(_) => PartKinds::BODY,
            _ => PartKinds::NAMES,
        };
        let own = self.policy.own();
        let read = self.text.iter().any(|active| active.reads.has(kind));
        if !read && own.is_none() && !self.needs_conversation() {
            return;
        }
        let view = desk.view(part.text, Vocabulary::shipped(), self.wanted);
        if self.needs_conversation() {
            trace.add(view);
        }
        for active in self.text.iter().filter(|active| active.reads.has(kind)) {
            if view.wakes(active.wakes_on, active.set) {
                let Part { names, pictured, id, .. } = part;
                let lens = Lens { view, names, pictured, part: id, detector: active.index, lists: &active.lists };
                (active.see)(&lens, findings);
            }
        }
        if let Some(own) = own {
            own.see_part(&part, desk, findings);
        }
    }

    /// The verdict on `message`, from facts that [`Linter::inspect`] found.
    pub fn judge(&self, message: &Message<'_>, findings: &Findings) -> Verdict {
        judge(&self.policy, self.purpose, message, findings)
    }

    /// What `example` comes to, after the messages that it says came before, and from which facts.
    pub fn answer(&self, example: &Example) -> Answer {
        let mut conversation = Conversation::default();
        for message in &example.earlier {
            conversation.check(self, message);
        }
        let verdict = conversation.check(self, &example.message);
        Answer { verdict, findings: conversation.into_findings() }
    }

    /// The verdict on `message`. Buffers come from a pool, one for each thread that calls at the same time.
    pub fn check(&self, message: &Message<'_>) -> Verdict {
        let mut scratch = self.pool.lock().ok().and_then(|mut pool| pool.pop()).unwrap_or_default();
        let findings = self.inspect(message, &mut scratch);
        let verdict = self.judge(message, findings);
        if let Ok(mut pool) = self.pool.lock() {
            pool.push(scratch);
        }
        verdict
    }
}

/// Where several detectors of one subject read the same place, the surest stays: a number is one thing.
fn settle(findings: &mut Findings) {
    let list = findings.list_mut();
    if list.len() < 2 {
        return;
    }
    let subject = |finding: &Finding| detect::at(finding.detector).id.split('/').next();
    let reads_numbers = |finding: &Finding| subject(finding) == Some("personal");
    let width = |finding: &Finding| match finding.place {
        Place::Text(_, span) => span.len(),
        _ => 0,
    };
    list.sort_unstable_by_key(|finding| (finding.place, finding.detector));
    let (mut kept, mut last) = (0, None);
    for nth in 0..list.len() {
        let new = list[nth];
        if reads_numbers(&new) {
            // Kept numbers share no byte and stand in order, so only the last of them can share one with the next.
            match last.filter(|&at: &usize| list[at].place.overlaps(new.place)) {
                Some(at) => {
                    if (new.confidence, width(&new)) > (list[at].confidence, width(&list[at])) {
                        list[at] = new;
                    }
                    continue;
                }
                None => last = Some(kept),
            }
        }
        list[kept] = new;
        kept += 1;
    }
    list.truncate(kept);
}
