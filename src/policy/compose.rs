//! A file and everything it extends become one effective policy.
//!
//! Inherited rules come first, in the order of `extends`; a rule with an inherited id takes its place. A file whose
//! parent has mistakes is still checked by itself, so that one run shows all of them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::except;
use super::file::{self, Adopt, Draft, File, Off};
use super::mistake::{Mistake, Problem, nearest};
use super::never::never_fires;
use super::own;
use super::repair::repair;
use super::roster::Roster;
use super::rule::Rule;
use super::settings::{self, Settings};
use super::sheet::{Sheet, Table, Text};
use super::{MAX_BYTES, Policy, PolicyError, SwitchedOff, shipped};
use crate::message::ChannelKind;
use crate::registry::{Registry, RegistryError};
use crate::words::Words;
use toml::de::DeTable;

/// Gives the text of policy files that others extend; the library itself opens no file.
pub trait Sources {
    /// The file that `from` (the name of the naming file, as given before) means by `path`, which is relative to it: a
    /// policy that it extends, whose path ends in `.toml`, or its registry of accounts.
    ///
    /// # Errors
    /// Why it cannot be read, as a sentence for the policy's author.
    fn read(&self, from: &str, path: &str) -> Result<Source, Words>;
}

/// A policy file's name, as reports show it and as cycles are recognised by, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name; the same file has the same name however it was reached.
    pub name: String,
    /// The text.
    pub text: String,
}

/// How many files may stand in a row, each extending the next.
const DEEPEST: usize = 16;

/// No files at all: a policy can extend shipped ones only.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Sources for NoFiles {
    fn read(&self, _from: &str, _path: &str) -> Result<Source, Words> {
        Err(Words::new(
            "لا تُفتح الملفات من هنا. استعمل سياسة مرفقة، أو حمّل السياسة من ملف.",
            "files are not opened from here. Extend a shipped policy, or load the policy from a file.",
        ))
    }
}

/// Loads the policy in `text`, with everything it extends.
pub(super) fn load(name: &str, text: &str, sources: &dyn Sources) -> Result<Policy, PolicyError> {
    let mut loader = Loader { sources, done: BTreeMap::new(), open: Vec::new(), mistakes: Vec::new() };
    let policy = loader.load(name, text);
    match policy {
        Some(policy) if loader.mistakes.is_empty() => Ok(policy),
        _ => Err(PolicyError(loader.mistakes)),
    }
}

struct Loader<'s> {
    sources: &'s dyn Sources,
    /// Every file read to its end; `None` if it has mistakes.
    done: BTreeMap<String, Option<Arc<Policy>>>,
    /// The files being read, each extended by the one before.
    open: Vec<String>,
    mistakes: Vec<Mistake>,
}

impl Loader<'_> {
    fn load(&mut self, name: &str, text: &str) -> Option<Policy> {
        let mut sheet = Sheet::new(name, text);
        if text.len() > MAX_BYTES {
            sheet.report(0..0, Problem::TooLarge);
            self.mistakes.extend(sheet.into_mistakes());
            return None;
        }
        let top = sheet.parse();
        let Some(meant) = sheet.needs_repair(&top).then(|| repair(text)).flatten() else {
            return self.read(sheet, &top, text);
        };
        // What was meant is read, so that one slip does not stand for a page of mistakes.
        let mut sheet = Sheet::new(name, &meant.text);
        for (span, problem) in meant.problems {
            sheet.report(span, problem);
        }
        let top = sheet.parse();
        self.read(sheet, &top, text)
    }

    /// Reads a file that has been parsed, with all that it extends.
    fn read(&mut self, sheet: Sheet<'_>, top: &DeTable<'_>, text: &str) -> Option<Policy> {
        let name = sheet.name;
        let place = self.mistakes.len();
        let top = Table { sheet: &sheet, table: top, span: 0..0 };
        let file = file::read(&top);
        let mut registry_faults = Vec::new();
        let policy = file.and_then(|mut file| {
            let registry = self.registry(&sheet, &mut file, &mut registry_faults);
            self.open.push(name.to_owned());
            let parents: Option<Vec<_>> =
                // Every parent is read, whatever is wrong with one of them.
                file.extends.iter().map(|reference| self.parent(&sheet, reference)).collect::<Vec<_>>().into_iter().collect();
            self.open.pop();
            Some(compose(&sheet, &[text, &registry], file, parents?, !self.open.is_empty()))
        });
        let mut mistakes = sheet.into_mistakes();
        mistakes.append(&mut registry_faults);
        let sound = mistakes.is_empty();
        // The file that was asked for comes first, what it extends after it.
        self.mistakes.splice(place..place, mistakes);
        policy.filter(|_| sound)
    }

    /// Reads the registry of accounts that the file names into its settings, and gives its text.
    fn registry(&self, sheet: &Sheet<'_>, file: &mut File, faults: &mut Vec<Mistake>) -> String {
        let Some(path) = &file.written.registry else { return String::new() };
        let source = match self.sources.read(sheet.name, &path.value) {
            Ok(source) => source,
            Err(reason) => {
                let problem = Problem::Unreadable { path: path.value.clone(), reason };
                sheet.report(path.span.clone(), problem);
                // What asks the registry has no mistake of its own.
                file.written.settings.registry = Some(Arc::default());
                return String::new();
            }
        };
        let registry = Registry::read(&source.name, &source.text).unwrap_or_else(|RegistryError(found)| {
            faults.extend(found.into_iter().map(|fault| Mistake {
                file: fault.file,
                line: fault.line,
                column: fault.column,
                words: fault.words,
            }));
            Registry::default()
        });
        file.written.settings.registry = Some(Arc::new(registry));
        source.text
    }

    /// The policy that an entry of `extends` names.
    fn parent(&mut self, sheet: &Sheet<'_>, reference: &Text) -> Option<Arc<Policy>> {
        let source = if reference.value.ends_with(".toml") {
            match self.sources.read(sheet.name, &reference.value) {
                Ok(source) => source,
                Err(reason) => {
                    let path = reference.value.clone();
                    sheet.report(reference.span.clone(), Problem::Unreadable { path, reason });
                    return None;
                }
            }
        } else if let Some(text) = shipped::policy(&reference.value) {
            Source { name: reference.value.clone(), text: text.to_owned() }
        } else {
            let near = nearest(&reference.value, shipped::POLICIES.iter().map(|(id, _)| *id));
            sheet.report(reference.span.clone(), Problem::UnknownPolicy { id: reference.value.clone(), near });
            return None;
        };
        if self.open.len() >= DEEPEST {
            sheet.report(reference.span.clone(), Problem::TooDeep { most: DEEPEST });
            return None;
        }
        if self.open.contains(&source.name) {
            sheet.report(reference.span.clone(), Problem::Cycle { through: reference.value.clone() });
            return None;
        }
        if let Some(done) = self.done.get(&source.name) {
            return done.clone();
        }
        let policy = self.load(&source.name, &source.text).map(Arc::new);
        self.done.insert(source.name, policy.clone());
        policy
    }
}

/// Joins a file with the policies it extends. `texts` is all that it is made of itself.
fn compose(sheet: &Sheet<'_>, texts: &[&str], file: File, parents: Vec<Arc<Policy>>, extended: bool) -> Policy {
    let mut settings = Settings::default();
    for parent in &parents {
        settings.overlay(&parent.settings);
    }
    settings.overlay(&file.written.settings);
    let mut roster = Roster::default();
    for own in parents.iter().map(|parent| &parent.roster).chain([&file.roster]) {
        roster.overlay(own);
    }
    roster.bind(&settings);
    let drafts = file.rules.iter().chain(&file.flags);
    roster.check(sheet, drafts.flat_map(|draft| &draft.reads.roles).chain(except::roles(&file.except)));

    let own_ids: Vec<&str> = file.rules.iter().chain(&file.flags).map(|draft| draft.rule.id.as_str()).collect();
    let decided = |id: &str| own_ids.contains(&id) || file.off.iter().any(|off| off.rule.value == id);
    let spans: Vec<_> =
        file.rules.iter().chain(&file.flags).map(|draft| (draft.rule.id.clone(), draft.span.clone())).collect();
    let mut rules = inherit(sheet, &file, &parents, |parent| &parent.rules, &decided);
    let mut flags = inherit(sheet, &file, &parents, |parent| &parent.flags, &decided);
    check_settings(sheet, &file, &settings, &mut rules.iter_mut().chain(&mut flags).collect::<Vec<_>>());

    let asked: Vec<_> = file.rules.iter().chain(&file.flags).flat_map(|draft| &draft.reads.own).collect();
    let watched: Vec<_> = file
        .own
        .iter()
        .map(own::Draft::id)
        .filter(|id| rules.iter_mut().chain(&mut flags).any(|rule| rule.asks_own(id)))
        .collect();
    own::check(sheet, &file.own, &parents, &asked, |id| watched.contains(&id), extended);
    let (own, proofs) = own::join(sheet, file.own, &parents, &file.extends);

    let switched_off = switch_off(sheet, &file.off, &mut rules, &mut flags);
    adopt(sheet, &file.adopt, &mut rules, &mut flags);
    flags.retain(|flag| !file.rules.iter().any(|own| own.rule.id == flag.id));
    rules.retain(|rule| !file.flags.iter().any(|own| own.rule.id == rule.id));
    let place = |drafts: Vec<Draft>, into: &mut Vec<Rule>| {
        for draft in drafts {
            if draft.rule.windows().next().is_some() && settings.time_zone.is_none() {
                sheet.report(draft.span, Problem::NoZone);
            }
            match into.iter_mut().find(|rule| rule.id == draft.rule.id) {
                Some(inherited) => *inherited = draft.rule,
                None => into.push(draft.rule),
            }
        }
    };
    place(file.rules, &mut rules);
    place(file.flags, &mut flags);

    except::apply(sheet, file.except, &mut rules, &file.id);

    // What only others extend may hold no more than a roster or words.
    if rules.is_empty() && flags.is_empty() && !extended {
        sheet.report(0..0, Problem::NoActiveRule);
    }
    if let (Some(at), Some(channel), false) = (file.written.channel_at, &settings.default_channel, extended) {
        check_default_channel(sheet, at, channel, rules.iter().chain(&flags));
    }
    for draft in &file.clauses {
        for id in &draft.rules {
            let known = || rules.iter().chain(&flags).map(|rule| rule.id.as_str());
            if !known().any(|known| known == id.value) {
                let near = nearest(&id.value, known());
                sheet.report(id.span.clone(), Problem::UnknownRule { id: id.value.clone(), near });
            }
        }
    }
    let sound = sheet.is_sound();
    for rule in rules.iter_mut().chain(&mut flags) {
        rule.bind(&settings, &own);
        // An inherited one is its own file's affair, and of a damaged one only half is known.
        if sound
            && let Some((_, span)) = spans.iter().find(|(id, _)| *id == rule.id)
            && never_fires(rule)
        {
            sheet.report(span.clone(), Problem::NeverFires);
        }
    }
    let mut policy = Policy {
        name: sheet.name.to_owned(),
        text: texts.first().copied().unwrap_or_default().into(),
        id: file.id,
        version: file.version,
        title: file.title,
        source: file.source,
        digest: digest(texts, &parents),
        settings,
        roster,
        rules,
        flags,
        switched_off,
        clauses: file.clauses.into_iter().map(|draft| draft.clause).collect(),
        parents,
        own: Arc::new(own),
        proofs: proofs.into(),
        watchers: Vec::new(),
    };
    policy.watch();
    policy
}

/// The rules, or the flags, of all parents. The same one may come over two ways; two different ones may not.
fn inherit(
    sheet: &Sheet<'_>,
    file: &File,
    parents: &[Arc<Policy>],
    of: impl Fn(&Policy) -> &Vec<Rule>,
    decided: &impl Fn(&str) -> bool,
) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    for (parent, reference) in parents.iter().zip(&file.extends) {
        for rule in of(parent) {
            match out.iter().find(|other| other.id == rule.id) {
                None => out.push(rule.clone()),
                Some(other) if other.from == rule.from || decided(&rule.id) => {}
                Some(other) => {
                    let (id, first, second) = (rule.id.clone(), other.from.clone(), rule.from.clone());
                    sheet.report(reference.span.clone(), Problem::Conflict { id, first, second });
                }
            }
        }
    }
    out
}

/// Every setting that a condition names must be there, and every list of the policy's own must be named by one.
fn check_settings(sheet: &Sheet<'_>, file: &File, settings: &Settings, inherited: &mut [&mut Rule]) {
    let drafts = || file.rules.iter().chain(&file.flags);
    for (name, span) in drafts().flat_map(|draft| &draft.reads.settings) {
        let known = || settings::known().chain(settings.names());
        if !known().any(|known| known == name) {
            let near = nearest(name, known());
            sheet.report(span.clone(), Problem::UnknownSetting { name: name.clone(), near });
        }
    }
    if settings.registry.is_none() {
        for span in drafts().flat_map(|draft| &draft.reads.registry) {
            sheet.report(span.clone(), Problem::NoRegistry);
        }
    }
    for (name, span) in drafts().flat_map(|draft| &draft.reads.days) {
        if let Some(setting) = settings.calendar.lacks(name) {
            sheet.report(span.clone(), Problem::NoCalendar { days: name.clone(), setting });
        }
    }
    if file.written.own_lists.is_empty() {
        return;
    }
    let mut unread: Vec<_> = file.written.own_lists.iter().collect();
    unread.retain(|(name, _)| !drafts().any(|draft| draft.reads.settings.iter().any(|(read, _)| read == name)));
    for rule in inherited {
        unread.retain(|(name, _)| !rule.reads(name));
    }
    for (name, span) in unread {
        let near = nearest(name, settings::known());
        sheet.report(span.clone(), Problem::UnknownSetting { name: name.clone(), near });
    }
}

/// Some rule must hold on the channel that messages are taken to be on.
fn check_default_channel<'r>(
    sheet: &Sheet<'_>,
    at: Range<usize>,
    channel: &ChannelKind<'static>,
    rules: impl Iterator<Item = &'r Rule>,
) {
    let mut known: Vec<&str> = Vec::new();
    for rule in rules {
        if rule.channels.is_empty() || rule.channels.contains(channel) {
            return;
        }
        known.extend(rule.channels.iter().map(ChannelKind::name));
    }
    known.sort_unstable();
    known.dedup();
    if !known.is_empty() {
        let (channel, known) = (channel.name().to_owned(), known.join(", "));
        sheet.report(at, Problem::IdleChannel { channel, known });
    }
}

fn switch_off(sheet: &Sheet<'_>, off: &[Off], rules: &mut Vec<Rule>, flags: &mut Vec<Rule>) -> Vec<SwitchedOff> {
    let mut out = Vec::new();
    for Off { rule: id, reason } in off {
        let Some(rule) = rules.iter().chain(flags.iter()).find(|rule| rule.id == id.value) else {
            let near = nearest(&id.value, rules.iter().chain(flags.iter()).map(|rule| rule.id.as_str()));
            sheet.report(id.span.clone(), Problem::UnknownRule { id: id.value.clone(), near });
            continue;
        };
        out.push(SwitchedOff { id: id.value.clone(), from: rule.from.clone(), reason: reason.clone() });
        rules.retain(|rule| rule.id != id.value);
        flags.retain(|flag| flag.id != id.value);
    }
    out
}

fn adopt(sheet: &Sheet<'_>, adopt: &[Adopt], rules: &mut [Rule], flags: &mut [Rule]) {
    for Adopt { from, channels, clause, action, shadow } in adopt {
        let mut any = false;
        for (rule, is_flag) in rules.iter_mut().map(|r| (r, false)).chain(flags.iter_mut().map(|f| (f, true))) {
            if rule.from != from.value {
                continue;
            }
            any = true;
            if let Some(channels) = channels {
                rule.channels.clone_from(channels);
            }
            if let Some(clause) = clause {
                rule.clause.clone_from(clause);
            }
            if let Some(action) = action.filter(|_| !is_flag) {
                rule.action = action;
            }
            if let Some(shadow) = shadow.filter(|_| !is_flag) {
                rule.shadow = shadow;
            }
        }
        if !any {
            let near = nearest(&from.value, rules.iter().chain(flags.iter()).map(|rule| rule.from.as_str()));
            sheet.report(from.span.clone(), Problem::NotExtended { id: from.value.clone(), near });
        }
    }
}

/// A digest (FNV-1a, 64 bits) of a file's texts and of what it extends.
pub(super) fn digest(texts: &[&str], parents: &[Arc<Policy>]) -> String {
    let bytes =
        texts.iter().flat_map(|text| text.bytes()).chain(parents.iter().flat_map(|parent| parent.digest.bytes()));
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}
