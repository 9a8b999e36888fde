//! What is not allowed here, as data: rules, the words to tell the sender, the clause behind each.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::finding::Confidence;
use crate::verdict::{Action, RuleIndex};
use crate::words::Words;

/// What a verdict is for. A rule may ask for different actions before sending and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Use {
    /// Before a message goes out.
    #[default]
    Check,
    /// Afterwards, over a log.
    Audit,
}

/// A checked, effective policy: everything it extends is already in it.
#[derive(Clone, Debug)]
pub struct Policy {
    id: String,
    title: Words,
    digest: String,
    settings: Settings,
    rules: Vec<Rule>,
    flags: Vec<Rule>,
}

/// Facts about the organisation, read by conditions only.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The zone in which local times are read and windows are judged.
    pub time_zone: Option<TimeZone>,
}

/// One rule, or one flag (which has no action).
#[derive(Clone, Debug)]
pub struct Rule {
    /// The id as written in the policy.
    pub id: String,
    /// The rule in a few words.
    pub title: Words,
    /// The clause it stands on, with its place in the source.
    pub clause: Words,
    /// What to tell the sender.
    pub say: Words,
    /// What it asks for before sending and in an audit; `Allow` for a flag.
    pub action: [Action; 2],
    /// How sure a finding must be.
    pub at_least: Confidence,
    /// Judged and counted, never enforced.
    pub shadow: bool,
    /// What it asks for where it cannot be judged.
    pub if_not_judged: Action,
    /// The id of the policy it comes from.
    pub from: String,
}

/// Why a policy could not be loaded: every mistake, in file order.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct PolicyError(pub Vec<Mistake>);

/// One mistake in a policy file. Prints as `FILE:LINE:COLUMN: message` in English; see `words` for both languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}:{column}: {}", .file.display(), .words.en)]
pub struct Mistake {
    /// The file as named by the user, or the shipped id.
    pub file: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub words: Words,
}

impl Policy {
    /// The policy's id, such as `gulf/khobar-education-office`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether any rule or flag needs the facts of this detector.
    pub fn needs(&self, _detector: &str) -> bool {
        true
    }

    /// Its title.
    pub fn title(&self) -> &Words {
        &self.title
    }

    /// A digest of everything that decides its verdicts: 16 hexadecimal digits.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Facts about the organisation.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The rules in force, in file order, extended policies first.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The flags in force.
    pub fn flags(&self) -> &[Rule] {
        &self.flags
    }

    /// The rule that a violation names.
    pub fn rule(&self, index: RuleIndex) -> &Rule {
        &self.rules[index.0 as usize]
    }

    /// The flag that a verdict names.
    pub fn flag(&self, index: RuleIndex) -> &Rule {
        &self.flags[index.0 as usize]
    }
}
