//! One rule, and what comes with it.

use super::conditions::{Exemption, Fact, Test, Watch};
use super::except::Exception;
use super::hours::Window;
use super::lists::List;
use super::settings::Settings;
use crate::detect::own::Own;
use crate::finding::Confidence;
use crate::message::{ChannelKind, Message};
use crate::verdict::Action;
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

/// One rule, or one flag (which has no action).
#[derive(Clone, Debug)]
#[non_exhaustive]
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
    /// The kinds of channel it holds on; empty for all.
    pub channels: Vec<ChannelKind<'static>>,
    /// The id of the policy it comes from.
    pub from: String,
    /// What it does not hold against.
    pub exceptions: Vec<Exception>,
    /// Its proof.
    pub examples: Vec<Example>,
    pub(crate) watches: Vec<Watch>,
    pub(crate) unless: Vec<Exemption>,
}

/// A message, and what its rule alone answers to it, before sending, under the settings of the file it stands in.
#[derive(Clone, Debug)]
pub struct Example {
    /// The messages before it in the same conversation.
    pub earlier: Vec<Message<'static>>,
    /// The message.
    pub message: Message<'static>,
    /// What the rule answers.
    pub expect: Expect,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What an example expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// A rule's action; `Allow` where it has nothing to say.
    Action(Action),
    /// A flag is raised.
    Flag,
}

impl Expect {
    /// Whether the rule or flag has something to say.
    pub fn trips(self) -> bool {
        self != Expect::Action(Action::Allow)
    }

    /// The name that policies use.
    pub fn name(self) -> &'static str {
        match self {
            Expect::Action(action) => action.name(),
            Expect::Flag => "flag",
        }
    }
}

impl Rule {
    /// What it asks for in this use.
    pub fn action(&self, purpose: Use) -> Action {
        match purpose {
            Use::Check => self.action[0],
            Use::Audit => self.action[1],
        }
    }

    /// The ids of the detectors it watches.
    pub fn detectors(&self) -> impl Iterator<Item = &str> {
        self.watches.iter().map(|watch| watch.own.as_deref().unwrap_or(crate::detect::at(watch.detector).id))
    }

    /// Whether it watches the detector `id`, or is excused by it.
    pub fn rests_on(&self, id: &str) -> bool {
        let name = |watch: &'_ Watch| watch.own.as_deref().unwrap_or(crate::detect::at(watch.detector).id) == id;
        let excused = self.unless.iter().flatten().any(|fact| matches!(fact, Fact::Found(watch) if name(watch)));
        excused || self.watches.iter().any(name)
    }

    /// Whether it watches for what the detector `id` finds, of this `kind` if one is told.
    pub fn is_about(&self, id: &str, kind: Option<&str>) -> bool {
        self.watches
            .iter()
            .filter(|watch| watch.own.as_deref().unwrap_or(crate::detect::at(watch.detector).id) == id)
            .any(|watch| kind.is_none_or(|kind| watch.admits("kind", kind)))
    }

    /// Takes its lists from `settings` where it names one, and the policy's own detectors from `own`.
    pub(super) fn bind(&mut self, settings: &Settings, own: &Own) {
        let exempt = self.unless.iter_mut().flatten().filter_map(|fact| fact.watch_mut());
        for watch in self.watches.iter_mut().chain(exempt) {
            if let Some(index) = watch.own.as_deref().and_then(|id| own.by_id(id)) {
                watch.detector = index;
            }
        }
        for list in self.tests_mut().filter_map(Test::list_mut) {
            list.bind(settings);
        }
        self.exceptions.iter_mut().for_each(|exception| exception.bind(settings));
    }

    /// Whether it reads the setting `name`.
    pub(super) fn reads(&mut self, name: &str) -> bool {
        self.tests_mut().filter_map(Test::list_mut).any(|list: &mut List| list.setting() == Some(name))
    }

    /// The windows it asks about, of findings and in exemptions.
    pub(crate) fn windows(&self) -> impl Iterator<Item = &Window> {
        let when = self.watches.iter().flat_map(Watch::windows);
        when.chain(self.unless.iter().flatten().flat_map(|fact| fact.windows()))
    }

    /// Whether it watches, or is excused by, the policy's own detector `id`.
    pub(super) fn asks_own(&mut self, id: &str) -> bool {
        let exempt = self.unless.iter_mut().flatten().filter_map(|fact| fact.watch_mut());
        self.watches.iter_mut().chain(exempt).any(|watch| watch.own.as_deref() == Some(id))
    }

    fn tests_mut(&mut self) -> impl Iterator<Item = &mut Test> {
        let when = self.watches.iter_mut().flat_map(|watch| watch.tests.iter_mut().map(|(_, test)| test));
        when.chain(self.unless.iter_mut().flatten().flat_map(|fact| fact.tests_mut()))
    }
}
