//! The effective policy with its origins: which file wrote each rule and setting, what it replaced, what is off and why.
//!
//! The rules themselves are already joined; what is looked up here is only how they were written, and where. So that a
//! check pays nothing for it, it is read from the files' text when somebody asks.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};
use toml::de::{DeTable, DeValue};

use super::file::{json as in_json, json_table};
use super::sheet::Sheet;
use super::{Policy, Rule};
use crate::message::ChannelKind;
use crate::verdict::Action;
use crate::words::Words;

/// An effective policy, each part with the place it comes from.
#[derive(Clone, Debug)]
pub struct Outline<'p> {
    /// Rules and flags, as [`Policy::rules`] and [`Policy::flags`] order them.
    pub rules: Vec<Traced<'p>>,
    /// Settings in force, by name.
    pub settings: Vec<Setting<'p>>,
    /// What is switched off, here or in a policy that this one extends.
    pub off: Vec<SwitchedOffBy<'p>>,
    /// Detectors of the policy's own, exceptions and roles in force.
    pub own: Vec<Brought<'p>>,
}

/// What a policy brings besides rules and settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BroughtKind {
    /// `[[words]]`, `[[pattern]]` or `[[require]]`.
    Detector,
    /// `[[except]]`.
    Exception,
    /// `[[roster]]`.
    Role,
}

/// A detector of the policy's own, an exception or a role.
#[derive(Clone, Debug)]
pub struct Brought<'p> {
    /// Which of them.
    pub kind: BroughtKind,
    /// Its id, or the role's name; of an exception the rule's id, a slash and its own.
    pub name: String,
    /// Where it is written.
    pub site: Site<'p>,
    /// Whether it is a detector of what a message lacks: `[[require]]`.
    pub required: bool,
    /// Its keys as written; of a role, whose members are persons, only how many there are and a digest of them.
    pub keys: Map<String, Json>,
}

/// Whether something can break, or is only noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A rule.
    Rule,
    /// A flag.
    Flag,
}

/// A place in a policy file.
#[derive(Clone, Copy, Debug)]
pub struct Site<'p> {
    /// The policy whose file it is.
    pub policy: &'p Policy,
    /// The line, counted from 1.
    pub line: usize,
}

/// A rule or flag in force.
#[derive(Clone, Debug)]
pub struct Traced<'p> {
    /// Which of the two.
    pub kind: Kind,
    /// The rule itself.
    pub rule: &'p Rule,
    /// Where it is written.
    pub site: Site<'p>,
    /// The same rule in extended policies, which this one replaces.
    pub replaces: Vec<Site<'p>>,
    /// The policies that changed its clause, channels or action without rewriting it.
    pub adopted: Vec<&'p Policy>,
    /// Its keys as they are in force, in JSON; without its id.
    pub keys: Map<String, Json>,
}

/// A setting in force.
#[derive(Clone, Debug)]
pub struct Setting<'p> {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Json,
    /// Where it is written.
    pub site: Site<'p>,
    /// Where extended policies set it too, to no effect.
    pub replaces: Vec<Site<'p>>,
}

/// A rule or flag that an extending policy switches off.
#[derive(Clone, Debug)]
pub struct SwitchedOffBy<'p> {
    /// The rule's id.
    pub id: &'p str,
    /// The id of the policy it would come from.
    pub from: &'p str,
    /// Why it is off.
    pub reason: &'p Words,
    /// Who says so.
    pub site: Site<'p>,
}

impl Policy {
    /// The effective policy with its origins.
    pub fn outline(&self) -> Outline<'_> {
        let mut files = Vec::new();
        collect(self, &mut files);
        let rules = self.rules().iter().map(|rule| (Kind::Rule, rule));
        let flags = self.flags().iter().map(|flag| (Kind::Flag, flag));
        let rules = rules.chain(flags).filter_map(|(kind, rule)| trace(kind, rule, &files)).collect();
        let mut settings = BTreeMap::new();
        set(&files, self, &mut settings);
        let mut off = Vec::new();
        for file in &files {
            for (off_here, line) in file.policy.switched_off().iter().zip(file.lines("off")) {
                let in_force = self.rules().iter().chain(self.flags()).any(|rule| rule.id == off_here.id);
                if !in_force {
                    let site = Site { policy: file.policy, line };
                    off.push(SwitchedOffBy { id: &off_here.id, from: &off_here.from, reason: &off_here.reason, site });
                }
            }
        }
        Outline { rules, settings: settings.into_values().collect(), off, own: own(&files) }
    }
}

/// A policy's own file, as it is written.
struct Written<'p> {
    policy: &'p Policy,
    table: DeTable<'p>,
    sheet: Sheet<'p>,
}

impl<'p> Written<'p> {
    fn of(policy: &'p Policy) -> Written<'p> {
        let mut sheet = Sheet::new(&policy.name, &policy.text);
        let table = sheet.parse();
        Written { policy, table, sheet }
    }

    /// The tables of an array of tables, each with its line.
    fn tables(&self, key: &str) -> impl Iterator<Item = (&DeTable<'p>, usize)> {
        let items = match self.table.get(key).map(|value| value.get_ref()) {
            Some(DeValue::Array(items)) => Some(items.iter()),
            _ => None,
        };
        items.into_iter().flatten().filter_map(|item| match item.get_ref() {
            DeValue::Table(table) => Some((table, self.sheet.place(item.span().start).0)),
            _ => None,
        })
    }

    fn lines(&self, key: &str) -> Vec<usize> {
        self.tables(key).map(|(_, line)| line).collect()
    }

    /// The rule or flag `id`, if this file writes one.
    fn rule(&self, id: &str) -> Option<(&DeTable<'p>, usize)> {
        ["rule", "flag"].into_iter().flat_map(|key| self.tables(key)).find(|(table, _)| text(table, "id") == Some(id))
    }
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    match table.get(key).map(|value| value.get_ref()) {
        Some(DeValue::String(text)) => Some(text),
        _ => None,
    }
}

/// `policy` and all that it extends, each once, the extending before the extended.
fn collect<'p>(policy: &'p Policy, files: &mut Vec<Written<'p>>) {
    if files.iter().any(|file| file.policy.name == policy.name) {
        return;
    }
    files.push(Written::of(policy));
    for parent in policy.extends() {
        collect(parent, files);
    }
}

fn trace<'p>(kind: Kind, rule: &'p Rule, files: &[Written<'p>]) -> Option<Traced<'p>> {
    let mut sites = Vec::new();
    let mut keys = None;
    for file in files {
        let Some((table, line)) = file.rule(&rule.id) else { continue };
        let site = Site { policy: file.policy, line };
        if keys.is_none() && file.policy.id == rule.from {
            sites.insert(0, site);
            keys = match json_table(table) {
                Json::Object(keys) => Some(keys),
                _ => None,
            };
        } else {
            sites.push(site);
        }
    }
    let mut keys = keys?;
    keys.remove("id");
    let adopted: Vec<_> = files.iter().filter(|file| adopts(file, rule)).map(|file| file.policy).collect();
    if !adopted.is_empty() {
        keys.insert("clause".to_owned(), json!({ "ar": rule.clause.ar, "en": rule.clause.en }));
        if !rule.channels.is_empty() {
            keys.insert("channel".to_owned(), rule.channels.iter().map(ChannelKind::name).collect());
        }
        keys.insert("shadow".to_owned(), rule.shadow.into());
        if kind == Kind::Rule {
            let [check, audit] = rule.action.map(Action::name);
            let same = check == audit;
            let action = if same { json!(check) } else { json!({ "check": check, "audit": audit }) };
            keys.insert("action".to_owned(), action);
        }
    }
    let mut sites = sites.into_iter();
    Some(Traced { kind, rule, site: sites.next()?, replaces: sites.collect(), adopted, keys })
}

/// Whether this file changed something of `rule` without rewriting it, and its change is the one in force.
fn adopts(file: &Written<'_>, rule: &Rule) -> bool {
    let named = file.tables("adopt").any(|(table, _)| text(table, "from") == Some(&rule.from));
    let own = || file.policy.rules().iter().chain(file.policy.flags()).find(|own| own.id == rule.id);
    let decides = |own: &Rule| {
        (&own.clause, &own.channels, own.action, own.shadow) == (&rule.clause, &rule.channels, rule.action, rule.shadow)
    };
    named && own().is_some_and(|own| own.from == rule.from && decides(own))
}

/// What the files bring besides rules; where two bring the same, that of the extending file is in force.
fn own<'p>(files: &[Written<'p>]) -> Vec<Brought<'p>> {
    let mut all: Vec<Brought<'p>> = Vec::new();
    let tables = [
        ("words", BroughtKind::Detector),
        ("pattern", BroughtKind::Detector),
        ("require", BroughtKind::Detector),
        ("except", BroughtKind::Exception),
        ("roster", BroughtKind::Role),
    ];
    for file in files {
        for (key, kind) in tables {
            for (table, line) in file.tables(key) {
                let text = |key| text(table, key).unwrap_or_default();
                let name = match kind {
                    BroughtKind::Detector => format!("own/{}", text("id")),
                    BroughtKind::Exception => format!("{}/{}", text("rule"), text("id")),
                    BroughtKind::Role => text("role").to_owned(),
                };
                if all.iter().any(|known| known.kind == kind && known.name == name) {
                    continue;
                }
                let Json::Object(mut keys) = json_table(table) else { continue };
                if kind == BroughtKind::Role {
                    keys = members(&keys);
                }
                let site = Site { policy: file.policy, line };
                all.push(Brought { kind, name, site, required: key == "require", keys });
            }
        }
    }
    all.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    all
}

/// A role without the persons who have it.
fn members(role: &Map<String, Json>) -> Map<String, Json> {
    let members = role.get("members");
    let count = members.and_then(Json::as_array).map_or(0, Vec::len);
    let digest = super::compose::digest(&[&members.map(ToString::to_string).unwrap_or_default()], &[]);
    [("members".to_owned(), json!(count)), ("digest".to_owned(), json!(digest))].into_iter().collect()
}

/// Adds the settings of `policy`: those that it extends first, so that its own come last and win.
fn set<'p>(files: &[Written<'p>], policy: &'p Policy, into: &mut BTreeMap<String, Setting<'p>>) {
    for parent in policy.extends() {
        set(files, parent, into);
    }
    let Some(file) = files.iter().find(|file| file.policy.name == policy.name) else { return };
    let Some(DeValue::Table(table)) = file.table.get("setting").map(|value| value.get_ref()) else { return };
    for (key, value) in table.iter() {
        let name = key.get_ref().as_ref().to_owned();
        let site = Site { policy: file.policy, line: file.sheet.place(key.span().start).0 };
        let mut replaces = Vec::new();
        if let Some(earlier) = into.remove(&name) {
            replaces.push(earlier.site);
            replaces.extend(earlier.replaces);
        }
        // Over two ways it comes from the same place.
        replaces.retain(|earlier| earlier.policy.name != file.policy.name);
        into.insert(name.clone(), Setting { name, value: in_json(value.get_ref()), site, replaces });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const CHILD: &str = r#"
schema = 1
id = "my/office"
title = { ar = "أ", en = "a" }
extends = ["base/personal-info", "base/photos", "base/sources"]
[setting]
trusted-domains = ["example.org"]
[[adopt]]
from = "base/personal-info"
channel = ["x"]
action = "note"
[[off]]
rule = "shortened-link"
reason = { ar = "أ", en = "our forms" }
[[rule]]
id = "photos-of-people"
title = { ar = "أ", en = "a" }
say = { ar = "أ", en = "a" }
action = "hold"
detect = ["photo/caption"]
[[rule.example]]
text = "a"
expect = "hold"
[[rule.example]]
text = "b"
expect = "allow"
"#;

    #[test]
    fn each_part_names_the_file_and_line_it_comes_from() {
        let policy = Policy::from_toml(CHILD).unwrap();
        let outline = policy.outline();
        assert_eq!(outline.rules.len(), policy.rules().len() + policy.flags().len());
        let rule = |id: &str| outline.rules.iter().find(|traced| traced.rule.id == id).unwrap();

        let own = rule("photos-of-people");
        assert_eq!((own.site.policy.id(), own.site.line), ("my/office", 15));
        assert_eq!(own.replaces.iter().map(|site| site.policy.id()).collect::<Vec<_>>(), ["base/photos"]);
        assert!(own.adopted.is_empty());

        let phone = rule("private-phone");
        assert_eq!(phone.site.policy.id(), "base/personal-info");
        assert_eq!(phone.adopted.iter().map(|policy| policy.id()).collect::<Vec<_>>(), ["my/office"]);
        assert_eq!((&phone.keys["action"], &phone.keys["channel"]), (&json!("note"), &json!(["x"])));
        assert_eq!(phone.keys["when"], json!({ "number": { "not-in": "official-contacts" } }));

        let setting = outline.settings.iter().find(|setting| setting.name == "trusted-domains").unwrap();
        assert_eq!((setting.site.policy.id(), setting.site.line), ("my/office", 7));
        assert_eq!(setting.replaces[0].policy.id(), "base/sources");
        assert_eq!((outline.off[0].id, outline.off[0].site.line), ("shortened-link", 12));
    }

    #[test]
    fn a_line_is_where_the_table_stands() {
        let policy = Policy::shipped("gulf/khobar-education-office").unwrap().unwrap();
        for traced in policy.outline().rules {
            let text = super::super::shipped::policy(traced.site.policy.id()).unwrap();
            let line = text.lines().nth(traced.site.line - 1).unwrap();
            assert!(line.starts_with("[[rule]]") || line.starts_with("[[flag]]"), "{}: {line}", traced.rule.id);
        }
    }
}
