//! What an audit counts. Never by person.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::message::Message;
use crate::policy::{Exception, Policy, Rule};
use crate::truth::Why;
use crate::verdict::{Action, RuleIndex, Verdict};

/// Counts over many messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// Messages judged.
    pub judged: u64,
    /// Lines of the app itself, counted only.
    pub system: u64,
    /// Deleted messages, counted only.
    pub deleted: u64,
    /// Entries that could not be read.
    pub bad: u64,
    /// Messages by verdict, in the order of [`Action::ALL`].
    pub actions: [u64; 5],
    /// For each rule of the policy.
    pub rules: Vec<RuleTally>,
    /// For each flag of the policy: messages that raised it.
    pub flags: Vec<u64>,
    /// Messages that a rule could not be judged for, and why.
    pub not_judged: BTreeMap<(RuleIndex, Why), u64>,
    /// What exceptions passed over, by rule and by the exception's place among the rule's.
    pub excepted: BTreeMap<(RuleIndex, u16), u64>,
    /// The first and the last time of sending, as written.
    pub period: Option<(DateTime, DateTime)>,
}

/// What became of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleTally {
    /// Places where it is broken.
    pub violations: u64,
    /// Messages that break it.
    pub messages: u64,
}

impl Tally {
    /// Nothing counted yet, with room for the rules of `policy`.
    pub fn new(policy: &Policy) -> Tally {
        Tally {
            rules: vec![RuleTally::default(); policy.rules().len()],
            flags: vec![0; policy.flags().len()],
            ..Tally::default()
        }
    }

    /// How many entries were read, of every kind.
    pub fn entries(&self) -> u64 {
        self.judged + self.system + self.deleted + self.bad
    }

    /// How many messages came out at `least` or stricter.
    pub fn at_least(&self, least: Action) -> u64 {
        Action::ALL.into_iter().filter(|action| *action >= least).map(|action| self.actions[action as usize]).sum()
    }

    /// Every exception of `policy`, with its rule and what it passed over.
    pub fn exceptions<'p>(&self, policy: &'p Policy) -> impl Iterator<Item = (&'p Rule, &'p Exception, u64)> {
        let rules = policy.rules().iter().zip(0..);
        rules.flat_map(move |(rule, at)| {
            rule.exceptions.iter().zip(0..).map(move |(exception, nth)| {
                let counted = self.excepted.get(&(RuleIndex(at), nth)).copied();
                (rule, exception, counted.unwrap_or(0))
            })
        })
    }

    /// Counts a judged message.
    pub fn judged(&mut self, message: &Message<'_>, verdict: &Verdict) {
        self.judged += 1;
        self.actions[verdict.action as usize] += 1;
        for (at, violation) in verdict.violations.iter().enumerate() {
            let rule = slot(&mut self.rules, violation.rule);
            rule.violations += 1;
            let again = verdict.violations[..at].iter().any(|earlier| earlier.rule == violation.rule);
            rule.messages += u64::from(!again);
        }
        for (at, flagged) in verdict.flags.iter().enumerate() {
            let again = verdict.flags[..at].iter().any(|earlier| earlier.flag == flagged.flag);
            *slot(&mut self.flags, flagged.flag) += u64::from(!again);
        }
        for (at, unknown) in verdict.not_judged.iter().enumerate() {
            let key = (unknown.rule, unknown.why);
            if !verdict.not_judged[..at].iter().any(|earlier| (earlier.rule, earlier.why) == key) {
                *self.not_judged.entry(key).or_default() += 1;
            }
        }
        for excepted in &verdict.excepted {
            *self.excepted.entry((excepted.rule, excepted.exception)).or_default() += 1;
        }
        if let Some(at) = message.sent_at {
            let at = at.on_the_clock(None);
            self.stretch(at, at);
        }
    }

    /// Counts an entry that is not judged: the app's own line, or a deleted message.
    pub fn passed_over(&mut self, message: &Message<'_>) {
        if message.system {
            self.system += 1;
        } else {
            self.deleted += 1;
        }
    }

    /// Counts an entry that could not be read.
    pub fn bad(&mut self) {
        self.bad += 1;
    }

    /// Adds everything that `other` counted, and empties it.
    pub fn take(&mut self, other: &mut Tally) {
        self.judged += other.judged;
        self.system += other.system;
        self.deleted += other.deleted;
        self.bad += other.bad;
        for (mine, theirs) in self.actions.iter_mut().zip(other.actions) {
            *mine += theirs;
        }
        for (at, theirs) in other.rules.iter().enumerate() {
            let mine = slot(&mut self.rules, RuleIndex(at as u16));
            mine.violations += theirs.violations;
            mine.messages += theirs.messages;
        }
        for (at, theirs) in other.flags.iter().enumerate() {
            *slot(&mut self.flags, RuleIndex(at as u16)) += theirs;
        }
        for (key, theirs) in std::mem::take(&mut other.not_judged) {
            *self.not_judged.entry(key).or_default() += theirs;
        }
        for (key, theirs) in std::mem::take(&mut other.excepted) {
            *self.excepted.entry(key).or_default() += theirs;
        }
        if let Some((first, last)) = other.period {
            self.stretch(first, last);
        }
        let (mut rules, mut flags) = (std::mem::take(&mut other.rules), std::mem::take(&mut other.flags));
        rules.fill(RuleTally::default());
        flags.fill(0);
        *other = Tally { rules, flags, ..Tally::default() };
    }

    fn stretch(&mut self, first: DateTime, last: DateTime) {
        self.period = Some(match self.period {
            Some((from, to)) => (from.min(first), to.max(last)),
            None => (first, last),
        });
    }
}

fn slot<T: Clone + Default>(list: &mut Vec<T>, index: RuleIndex) -> &mut T {
    let index = index.0 as usize;
    if list.len() <= index {
        list.resize(index + 1, T::default());
    }
    &mut list[index]
}
