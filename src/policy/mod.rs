//! What is not allowed here, as data: rules, the words to tell the sender, the clause behind each.
//!
//! A policy is one TOML file, and what it extends. [`Policy::load`] reads, checks and joins them; nothing here opens a
//! file or runs a detector. The flow: [`sheet`] keeps the places of what is written, [`file`] reads one file with
//! [`check`] for its conditions, [`compose`] joins files, and [`conditions`] are what the judge asks.

mod calendar;
mod check;
mod compose;
pub(crate) mod conditions;
mod diff;
mod examples;
mod except;
mod file;
pub(crate) mod hours;
mod lists;
mod mistake;
mod never;
mod outline;
mod own;
mod pattern;
mod repair;
mod resemblance;
mod roster;
mod rule;
mod schema;
pub(crate) mod scope;
mod settings;
mod sheet;
pub mod shipped;
mod syntax;
mod times;
mod why;

use std::sync::Arc;

use jiff::civil::Date;

pub use compose::{NoFiles, Source, Sources};
pub use diff::{Change, KeyChange, Part, diff};
pub use examples::{Answer, test_examples};
pub use except::Exception;
pub use mistake::{Mistake, PolicyError};
pub use outline::{Brought, BroughtKind, Kind, Outline, Setting, Site, SwitchedOffBy, Traced};
pub use resemblance::LURE_WORDS;
pub use roster::Roster;
pub use rule::{Example, Expect, Rule, Use};
pub use schema::schema;
pub use settings::Settings;

use crate::detect::own::{Own, OwnDetector};
use crate::finding::DetectorIndex;
use crate::verdict::RuleIndex;
use crate::words::Words;

/// The largest policy file that is read, in bytes. Look at a file's size before reading it.
pub const MAX_BYTES: usize = 1 << 20;

/// A checked, effective policy: everything it extends is already in it.
#[derive(Clone, Debug)]
pub struct Policy {
    name: String,
    /// As written, for those who ask where something comes from.
    text: Arc<str>,
    id: String,
    version: Option<String>,
    title: Words,
    source: Option<Origin>,
    digest: String,
    settings: Settings,
    roster: Roster,
    rules: Vec<Rule>,
    flags: Vec<Rule>,
    switched_off: Vec<SwitchedOff>,
    clauses: Vec<Clause>,
    parents: Vec<Arc<Policy>>,
    /// The detectors that it and its parents bring.
    own: Arc<Own>,
    /// The proofs of those that its own file brings.
    proofs: Arc<[own::Proof]>,
    /// For each detector, what watches it.
    watchers: Vec<Vec<Watcher>>,
}

/// The document that a policy puts into rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its name.
    pub document: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A clause of that document: the rules that apply it, or why no program can.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clause {
    /// The clause in our own words.
    pub text: Words,
    /// The ids of the rules and flags that apply it.
    pub rules: Vec<String>,
    /// Why no program can check it; given where there are no rules.
    pub reason: Option<Words>,
}

/// An inherited rule that the policy does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SwitchedOff {
    /// The rule's id.
    pub id: String,
    /// The id of the policy it would come from.
    pub from: String,
    /// Why it is off.
    pub reason: Words,
}

/// A rule or flag, and which of its watches is meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watcher {
    pub(crate) index: RuleIndex,
    pub(crate) flag: bool,
    pub(crate) watch: usize,
}

impl Policy {
    /// Loads the policy in `text`, which stands in the file `name`, with everything it extends.
    ///
    /// # Errors
    /// Every mistake in it and in what it extends.
    pub fn load(name: &str, text: &str, sources: &dyn Sources) -> Result<Policy, PolicyError> {
        compose::load(name, text, sources)
    }

    /// Loads a policy that stands alone, or extends shipped ones.
    ///
    /// # Errors
    /// Every mistake in it; the file is called `policy.toml` in them.
    pub fn from_toml(text: &str) -> Result<Policy, PolicyError> {
        Policy::load("policy.toml", text, &NoFiles)
    }

    /// Loads a shipped policy; `None` if no shipped policy has this id.
    ///
    /// # Errors
    /// Every mistake in it; a test of this project keeps the shipped ones free of them.
    pub fn shipped(id: &str) -> Option<Result<Policy, PolicyError>> {
        Some(Policy::load(id, shipped::policy(id)?, &NoFiles))
    }

    /// The name of its file: a path, or the id of a shipped policy.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The policy's id, such as `gulf/khobar-education-office`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version its author gives it.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Its title.
    pub fn title(&self) -> &Words {
        &self.title
    }

    /// The document it puts into rules.
    pub fn source(&self) -> Option<&Origin> {
        self.source.as_ref()
    }

    /// A digest of everything that decides its verdicts: 16 hexadecimal digits.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Facts about the organisation.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Who has which role.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The rules in force, in file order, extended policies first.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The flags in force.
    pub fn flags(&self) -> &[Rule] {
        &self.flags
    }

    /// The inherited rules that it switches off, and why.
    pub fn switched_off(&self) -> &[SwitchedOff] {
        &self.switched_off
    }

    /// The clauses of its document, as it lists them.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The policies it extends.
    pub fn extends(&self) -> impl Iterator<Item = &Policy> {
        self.parents.iter().map(AsRef::as_ref)
    }

    /// What deserves attention though it is no mistake, as of the day `today`: exceptions that are over. Each has its
    /// place in the file that makes it.
    pub fn warnings(&self, today: Date) -> Vec<Mistake> {
        let expired = |rule: &'_ Rule| -> Vec<_> {
            rule.exceptions.iter().filter_map(|exception| exception.expired(rule, today)).collect()
        };
        self.rules.iter().flat_map(expired).collect()
    }

    /// The rule that a violation names.
    pub fn rule(&self, index: RuleIndex) -> &Rule {
        &self.rules[index.0 as usize]
    }

    /// The flag that a verdict names.
    pub fn flag(&self, index: RuleIndex) -> &Rule {
        &self.flags[index.0 as usize]
    }

    /// The detectors that it brings itself or inherits: words, patterns, requirements.
    pub fn own_detectors(&self) -> &[OwnDetector] {
        self.own.detectors()
    }

    /// The id of the detector behind an index of this policy's verdicts, its own ones included.
    pub fn detector(&self, index: DetectorIndex) -> &str {
        self.own.at(index).map_or(crate::detect::at(index).id, |detector| &detector.id)
    }

    /// The detectors of its own, ready to run; `None` if it has none.
    pub(crate) fn own(&self) -> Option<&Own> {
        Some(&*self.own).filter(|own| !own.is_empty())
    }

    /// Whether any rule or flag needs the facts of this detector, to be broken or to be excused.
    pub fn needs(&self, detector: &str) -> bool {
        let Some((index, _)) = crate::detect::by_id(detector) else { return false };
        let excuses = |rule: &Rule| {
            let mut facts = rule.unless.iter().flatten();
            facts.any(|fact| matches!(fact, conditions::Fact::Found(watch) if watch.detector == index))
        };
        !self.watchers(index).is_empty() || self.rules.iter().chain(&self.flags).any(excuses)
    }

    /// What watches this detector.
    pub(crate) fn watchers(&self, detector: DetectorIndex) -> &[Watcher] {
        self.watchers.get(detector.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The same policy with one rule or flag only, enforced.
    fn only(&self, rule: &Rule, flag: bool) -> Policy {
        let rule = Rule { shadow: false, ..rule.clone() };
        let mut alone = self.clone();
        (alone.rules, alone.flags) = if flag { (Vec::new(), vec![rule]) } else { (vec![rule], Vec::new()) };
        alone.watch();
        alone
    }

    /// Notes which rules watch which detector.
    fn watch(&mut self) {
        self.watchers = vec![Vec::new(); crate::detect::all().len() + self.own.detectors().len()];
        for (flag, rules) in [(false, &self.rules), (true, &self.flags)] {
            for (place, rule) in rules.iter().enumerate() {
                for (watch, of) in rule.watches.iter().enumerate() {
                    let watcher = Watcher { index: RuleIndex(place as u16), flag, watch };
                    if let Some(watchers) = self.watchers.get_mut(of.detector.0 as usize) {
                        watchers.push(watcher);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
