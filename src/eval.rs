//! Measuring: labelled messages in, precision and recall out.
//!
//! What a label means is written in WHAT-COUNTS.md; how it is counted, on [`Scores`].

mod labelled;
mod measure;

use std::collections::{BTreeMap, BTreeSet};

use crate::detect;
use crate::finding::{Confidence, Findings, Place};
use crate::message::{ChannelKind, Message};
use crate::part::PartId;
use crate::policy::{Policy, Rule, scope};
use crate::span::Span;
use crate::text::language;
use crate::truth::Truth;
use crate::verdict::{Action, Verdict, Violation};

pub use labelled::{Label, LabelError, Labelled};
pub use measure::{Counts, Rate, wilson};

/// What is measured apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum By {
    /// A rule of the policy. A message counts once: it has a label of a detector that the rule reads, of a
    /// kind that the rule asks for where the label says which, and it has a violation of the rule at `warn` or above. Where several rules share a detector (an unknown link, a shortened
    /// one), a label that another of them answers is no miss; nor is one on a channel that the rule does not cover.
    Rule,
    /// A subject, the first half of a detector's id. A message counts once.
    Subject,
    /// A detector's findings at `likely` or above, whatever the policy makes of them: one counts as right if it
    /// overlaps a labelled place. A fact need not be a violation, so this says little of a detector that states
    /// neutral facts, such as the time of sending.
    Detector,
    /// A detector's violations at `warn` or above: one counts as right if it overlaps a labelled place.
    Place,
    /// The language of the message. Subjects are counted once each.
    Language,
    /// The dialect of the message, as labelled.
    Dialect,
    /// The way a violation is disguised, as labelled.
    Disguise,
}

/// One row of a table: what is measured apart, its name, and the subject (empty for all subjects together).
pub type Row = (By, String, String);

/// What was answered wrongly, by line: a missed label or a false alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The line of the labelled message.
    pub line: u64,
    /// The label's detector or subject, or the detector whose violation is a false alarm.
    pub detector: String,
    /// The rule that was broken for no reason; `None` for a missed label.
    pub rule: Option<String>,
    /// The words. A caller decides whether to show them.
    pub words: Option<String>,
}

/// Answers held against labels, message by message.
#[derive(Debug)]
pub struct Scores {
    rules: Vec<Asked>,
    /// The tables.
    pub rows: BTreeMap<Row, Counts>,
    /// Messages measured.
    pub messages: u64,
    /// System lines and deleted messages, which are not judged.
    pub passed_over: u64,
    /// Near misses, and how many of them have a violation at `warn` or above.
    pub near_misses: (u64, u64),
    /// Labels whose words are not in their message; they count for the whole message.
    pub unplaced: u64,
    /// Labels that no violation was found for.
    pub missed: Vec<Miss>,
    /// Violations that no label asks for.
    pub false_alarms: Vec<Miss>,
}

/// What a rule is asked about.
#[derive(Debug)]
struct Asked {
    id: String,
    reads: Vec<String>,
    /// The kinds of those detectors' findings that it does not ask for.
    other_kinds: Vec<(&'static str, &'static str)>,
    channels: Vec<ChannelKind<'static>>,
    default_channel: Option<ChannelKind<'static>>,
}

impl Asked {
    fn is_about(&self, label: &Label) -> bool {
        let other = label.kind.as_deref().map(|kind| (label.detector.as_str(), kind));
        self.reads.contains(&label.detector) && !self.other_kinds.iter().any(|kind| Some(*kind) == other)
    }

    fn covers(&self, message: &Message<'_>) -> bool {
        scope::covers(&self.channels, message, self.default_channel.as_ref()) != Truth::No
    }
}

impl Scores {
    /// Nothing measured yet.
    pub fn new(policy: &Policy) -> Scores {
        let asked = |rule: &Rule| Asked {
            id: rule.id.clone(),
            reads: rule.detectors().map(str::to_owned).collect(),
            other_kinds: detect::all()
                .iter()
                .flat_map(|detector| kinds(detector).iter().map(|kind| (detector.id, *kind)))
                .filter(|(id, kind)| rule.is_about(id, None) && !rule.is_about(id, Some(kind)))
                .collect(),
            channels: rule.channels.clone(),
            default_channel: policy.settings().default_channel.clone(),
        };
        let rules = policy.rules().iter().map(asked).collect();
        Scores {
            rules,
            rows: BTreeMap::new(),
            messages: 0,
            passed_over: 0,
            near_misses: (0, 0),
            unplaced: 0,
            missed: Vec::new(),
            false_alarms: Vec::new(),
        }
    }

    /// Counts a message that is not judged.
    pub fn pass_over(&mut self) {
        self.passed_over += 1;
    }

    /// Holds one answer against the labels of its message.
    pub fn add(&mut self, labelled: &Labelled, findings: &Findings, verdict: &Verdict) {
        self.messages += 1;
        let broken: Vec<_> = verdict.violations.iter().filter(|violation| violation.action >= Action::Warn).collect();
        if labelled.near_miss {
            self.near_misses.1 += 1;
            self.near_misses.0 += u64::from(!broken.is_empty());
        }
        let breaks = |at: usize| broken.iter().any(|violation| usize::from(violation.rule.0) == at);
        let labelled_for = |rule: &Asked| labelled.labels.iter().any(|label| rule.is_about(label));
        for (at, rule) in self.rules.iter().enumerate() {
            let said = breaks(at);
            let shares = |other: &Asked| other.reads.iter().any(|id| rule.reads.contains(id));
            let elsewhere = || self.rules.iter().enumerate().any(|(nth, other)| breaks(nth) && shares(other));
            let truth = labelled_for(rule) && (said || (rule.covers(&labelled.message) && !elsewhere()));
            let row = (By::Rule, rule.id.clone(), String::new());
            self.rows.entry(row).or_default().once(truth, said);
        }

        let subject = |id: &'static str| id.split('/').next().unwrap_or(id);
        let said: BTreeSet<&str> = broken.iter().map(|violation| subject(detect::at(violation.detector).id)).collect();
        let truth: BTreeSet<&str> = labelled.labels.iter().map(|label| label.subject.as_str()).collect();
        for subject in said.union(&truth) {
            let (truth, said) = (truth.contains(subject), said.contains(subject));
            self.row(By::Subject, subject, "").once(truth, said);
            let slices = [
                (By::Language, Some(language(&labelled.message.text).name())),
                (By::Dialect, labelled.dialect.as_deref()),
                (By::Disguise, labelled.disguise.as_deref()),
            ];
            for (by, name) in slices {
                let Some(name) = name else { continue };
                self.row(by, name, "").once(truth, said);
                self.row(by, name, subject).once(truth, said);
            }
        }
        self.places(labelled, findings, &broken);
    }

    fn places(&mut self, labelled: &Labelled, findings: &Findings, broken: &[&Violation]) {
        let labels: Vec<Target> = labelled.labels.iter().map(|label| Target::new(label, &labelled.message)).collect();
        self.unplaced += labels.iter().filter(|label| label.unplaced).count() as u64;
        let facts: Vec<_> = findings
            .list()
            .iter()
            .filter(|finding| finding.confidence >= Confidence::Likely)
            .map(|finding| (detect::at(finding.detector).id, finding.place))
            .collect();
        let violations: Vec<_> =
            broken.iter().map(|violation| (detect::at(violation.detector).id, violation.place)).collect();
        for (by, answers) in [(By::Detector, &facts), (By::Place, &violations)] {
            let mut named: BTreeSet<&str> = answers.iter().map(|(id, _)| *id).collect();
            named.extend(labels.iter().map(|label| label.detector));
            for detector in named {
                let mine = || answers.iter().filter(|(id, _)| *id == detector);
                let wanted = || labels.iter().filter(|label| label.detector == detector);
                let right = mine().filter(|(_, place)| wanted().any(|label| label.takes(*place))).count() as u32;
                let told = wanted().filter(|label| mine().any(|(_, place)| label.takes(*place))).count() as u32;
                let (all, asked) = (mine().count() as u32, wanted().count() as u32);
                self.row(by, detector, "").add(right, all - right, told, asked - told);
            }
        }
        for (label, target) in labelled.labels.iter().zip(&labels) {
            if !violations.iter().any(|(id, place)| *id == target.detector && target.takes(*place)) {
                self.missed.push(Miss {
                    line: labelled.line,
                    detector: label.detector.clone(),
                    rule: None,
                    words: label.words.clone(),
                });
            }
        }
        for (violation, (id, place)) in broken.iter().zip(&violations) {
            if !labels.iter().any(|label| label.detector == *id && label.takes(*place)) {
                let rule = self.rules.get(usize::from(violation.rule.0)).map(|rule| rule.id.clone());
                let words = match place {
                    Place::Text(PartId::Body, span) => Some(span.of(&labelled.message.text).to_owned()),
                    _ => None,
                };
                self.false_alarms.push(Miss { line: labelled.line, detector: (*id).to_owned(), rule, words });
            }
        }
    }

    fn row(&mut self, by: By, name: &str, subject: &str) -> &mut Counts {
        self.rows.entry((by, name.to_owned(), subject.to_owned())).or_default()
    }
}

/// The words of a detector's field `kind`.
fn kinds(detector: &detect::Detector) -> &'static [&'static str] {
    let kind = detector.fields.iter().find(|field| field.name == "kind").map(|field| field.kind);
    match kind {
        Some(detect::FieldKind::Word(words)) => words,
        _ => &[],
    }
}

/// The places that a label stands for.
struct Target<'l> {
    detector: &'l str,
    /// Every place in the message where its words stand; empty if it means the message as a whole.
    places: Vec<Place>,
    unplaced: bool,
}

impl<'l> Target<'l> {
    fn new(label: &'l Label, message: &Message<'_>) -> Target<'l> {
        let mut places = Vec::new();
        if let Some(words) = label.words.as_deref().filter(|words| !words.is_empty()) {
            let names = message.attachments.iter().enumerate().filter_map(|(at, attachment)| {
                Some((PartId::Name(u16::try_from(at).ok()?), attachment.name.as_deref()?))
            });
            for (part, text) in std::iter::once((PartId::Body, &*message.text)).chain(names) {
                for (start, _) in text.match_indices(words) {
                    places.push(Place::Text(part, Span::new(start as u32, (start + words.len()) as u32)));
                }
            }
        }
        let unplaced = label.words.is_some() && places.is_empty();
        Target { detector: &label.detector, places, unplaced }
    }

    /// Whether an answer at `place` is about what the label means.
    fn takes(&self, place: Place) -> bool {
        self.places.is_empty() || !matches!(place, Place::Text(..)) || self.places.iter().any(|at| at.overlaps(place))
    }
}

#[cfg(test)]
mod tests;
