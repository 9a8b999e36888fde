//! An effective policy with its origins: for people, or as one JSON object.

use serde_json::{Map, Value as Json, json};

use crate::policy::{Brought, BroughtKind, Kind, Policy, Rule, Setting, Site, Traced, Use};
use crate::report::changes::in_toml;
use crate::report::conditions::{self, Speaker};
use crate::report::inert::{isolate, plain};
use crate::report::page::{Page, apart};
use crate::report::phrases::Phrases;
use crate::words::{Lang, Words};

/// The policy for a person: settings and rules in force, where each comes from, what is off and why.
pub fn outline_in_words(policy: &Policy, phrases: &Phrases) -> String {
    let mut page = Page::new(phrases);
    let outline = policy.outline();
    let title = page.words(policy.title());
    page.line(0, &title);
    page.say(0, "policy-id", &[("id", apart(policy.id())), ("digest", apart(policy.digest()))]);
    let extended: Vec<_> = policy.extends().map(|parent| isolate(parent.id())).collect();
    if !extended.is_empty() {
        page.say(0, "policy-extends", &[("policies", extended.join(&phrases.say("list-comma", &[])).into())]);
    }
    if !outline.settings.is_empty() {
        page.heading("policy-settings");
        for setting in &outline.settings {
            a_setting(&mut page, setting);
        }
    }
    for traced in &outline.rules {
        page.text.push('\n');
        rule_in_words(&mut page, traced);
    }
    let headings = [
        (BroughtKind::Detector, "own-detectors"),
        (BroughtKind::Exception, "own-exceptions"),
        (BroughtKind::Role, "own-roles"),
    ];
    for (kind, heading) in headings {
        let mut of_kind = outline.own.iter().filter(|own| own.kind == kind).peekable();
        if of_kind.peek().is_some() {
            page.heading(heading);
            of_kind.for_each(|own| brought(&mut page, own));
        }
    }
    for off in &outline.off {
        page.text.push('\n');
        let reason = page.words(off.reason);
        let values = [("rule", apart(off.id)), ("policy", apart(off.from)), ("reason", reason.into())];
        page.say(0, "policy-off", &values);
        page.say(1, "origin", &[("place", site(phrases, &off.site).into())]);
    }
    let unchecked: Vec<_> =
        policy.clauses().iter().filter_map(|clause| Some((clause, clause.reason.as_ref()?))).collect();
    if !unchecked.is_empty() {
        page.heading("policy-unchecked");
        for (clause, reason) in unchecked {
            let line = format!("- {} ({})", page.words(&clause.text), page.words(reason));
            page.line(1, &line);
        }
    }
    page.text
}

/// A detector of the policy's own, an exception or a role.
fn brought(page: &mut Page<'_>, own: &Brought<'_>) {
    page.line(1, &isolate(&own.name));
    let told = |key: &String| !matches!(key.as_str(), "id" | "rule" | "hits" | "misses" | "digest");
    let lang = if page.phrases.lang() == Lang::Ar { "ar" } else { "en" };
    for (key, value) in own.keys.iter().filter(|(key, _)| told(key)) {
        let value = value.get(lang).unwrap_or(value);
        let line = format!("{}: {}", isolate(key), isolate(&in_toml(value)));
        page.line(2, &line);
    }
    origin(page, 2, &own.site, &[]);
}

/// One rule or flag for a person.
pub fn traced_in_words(traced: &Traced<'_>, phrases: &Phrases) -> String {
    let mut page = Page::new(phrases);
    rule_in_words(&mut page, traced);
    page.text
}

/// The settings that hold dates.
const DATES: [&str; 4] = ["holidays", "closed-days", "open-days", "ramadan"];

fn a_setting(page: &mut Page<'_>, setting: &Setting<'_>) {
    let value = match &setting.value {
        Json::Array(items) if items.is_empty() => page.phrases.say("nothing-set", &[]),
        Json::Array(items) if DATES.contains(&setting.name.as_str()) => conditions::dates(page.phrases, items),
        Json::Array(items) => {
            let items: Vec<_> = items.iter().map(in_toml).map(|item| isolate(&item)).collect();
            items.join(&page.phrases.say("list-comma", &[]))
        }
        Json::String(text) => isolate(text),
        other => isolate(&other.to_string()),
    };
    let line = format!("{} ({}): {value}", conditions::setting(page.phrases, &setting.name), plain(&setting.name));
    page.line(1, &line);
    origin(page, 2, &setting.site, &setting.replaces);
}

fn rule_in_words(page: &mut Page<'_>, traced: &Traced<'_>) {
    let Traced { kind, rule, .. } = traced;
    let phrases = page.phrases;
    // Lists go by their names: the settings stand on the same page.
    let speaker = Speaker { phrases, settings: None, own: &[] };
    let heading = format!("{} ({})", page.words(&rule.title), plain(&rule.id));
    page.line(0, &heading);
    let clause = page.words(&rule.clause);
    page.say(1, "clause", &[("clause", clause.into())]);
    let say = page.words(&rule.say);
    page.say(1, "what-to-do", &[("say", say.into())]);
    if *kind == Kind::Flag {
        page.say(1, "explain-flag", &[]);
    } else {
        let name = |purpose| apart(rule.action(purpose).name());
        page.say(1, "explain-rule-action", &[("check", name(Use::Check)), ("audit", name(Use::Audit))]);
    }
    if rule.shadow {
        page.say(1, "shadow", &[]);
    }
    if !rule.channels.is_empty() {
        let channels = channels(phrases, rule);
        page.say(1, "explain-rule-channels", &[("channels", channels.into())]);
    }
    let detectors: Vec<_> = rule.detectors().collect();
    page.say(1, "explain-rule-detects", &[("detectors", apart(&detectors.join(", ")))]);
    for condition in speaker.when(traced) {
        page.say(2, "explain-rule-when", &[("condition", condition.into())]);
    }
    for exemption in speaker.unless(traced) {
        page.say(1, "explain-rule-unless", &[("exemption", exemption.into())]);
    }
    origin(page, 1, &traced.site, &traced.replaces);
    for policy in &traced.adopted {
        page.say(1, "origin-adopted", &[("policy", apart(policy.id()))]);
    }
}

/// The kinds of channel that a rule holds on, as people call them.
pub(super) fn channels(phrases: &Phrases, rule: &Rule) -> String {
    let names: Vec<_> = rule.channels.iter().map(|kind| conditions::channel(phrases, kind.name())).collect();
    names.join(&phrases.say("list-comma", &[]))
}

fn origin(page: &mut Page<'_>, indent: usize, from: &Site<'_>, replaced: &[Site<'_>]) {
    page.say(indent, "origin", &[("place", site(page.phrases, from).into())]);
    for earlier in replaced {
        page.say(indent, "origin-replaces", &[("place", site(page.phrases, earlier).into())]);
    }
}

/// A place in a policy: its id, with its file where that is another, and the line.
fn site(phrases: &Phrases, site: &Site<'_>) -> String {
    let (id, file) = (site.policy.id(), site.policy.name());
    let policy = if id == file { isolate(id) } else { format!("{} ({})", isolate(id), isolate(file)) };
    phrases.say("origin-place", &[("policy", policy.into()), ("line", site.line.into())])
}

/// The policy as one JSON object: rules and settings in force, each with the place it comes from.
pub fn outline_json(policy: &Policy) -> Json {
    let outline = policy.outline();
    let rules = outline.rules.iter().map(|traced| {
        let mut rule = Map::new();
        rule.insert("id".to_owned(), traced.rule.id.as_str().into());
        rule.insert("kind".to_owned(), kind_name(traced.kind).into());
        rule.insert("from".to_owned(), site_json(&traced.site));
        rule.insert("replaces".to_owned(), traced.replaces.iter().map(site_json).collect());
        rule.insert("adopted_by".to_owned(), traced.adopted.iter().map(|policy| policy.id()).collect());
        rule.insert("keys".to_owned(), Json::Object(traced.keys.clone()));
        Json::Object(rule)
    });
    let settings = outline.settings.iter().map(|setting| {
        json!({
            "name": setting.name,
            "value": setting.value,
            "from": site_json(&setting.site),
            "replaces": setting.replaces.iter().map(site_json).collect::<Vec<_>>(),
        })
    });
    let off = outline.off.iter().map(
        |off| json!({ "id": off.id, "from": off.from, "by": site_json(&off.site), "reason": words_json(off.reason) }),
    );
    let own = outline.own.iter().map(|own| {
        let kind = match own.kind {
            BroughtKind::Detector => "detector",
            BroughtKind::Exception => "exception",
            BroughtKind::Role => "role",
        };
        json!({ "kind": kind, "name": own.name, "from": site_json(&own.site), "keys": own.keys })
    });
    let clauses = policy.clauses().iter().map(|clause| {
        json!({
            "text": words_json(&clause.text),
            "rules": clause.rules,
            "reason": clause.reason.as_ref().map(words_json),
        })
    });
    let source = policy.source();
    json!({
        "version": 1,
        "id": policy.id(),
        "file": policy.name(),
        "digest": policy.digest(),
        "policy_version": policy.version(),
        "title": words_json(policy.title()),
        "source": source.map(|source| json!({
            "issuer": source.issuer,
            "document": source.document,
            "url": source.url,
        })),
        "extends": policy.extends().map(Policy::id).collect::<Vec<_>>(),
        "settings": settings.collect::<Vec<_>>(),
        "rules": rules.collect::<Vec<_>>(),
        "own": own.collect::<Vec<_>>(),
        "switched_off": off.collect::<Vec<_>>(),
        "clauses": clauses.collect::<Vec<_>>(),
    })
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Rule => "rule",
        Kind::Flag => "flag",
    }
}

fn site_json(site: &Site<'_>) -> Json {
    json!({ "policy": site.policy.id(), "file": site.policy.name(), "line": site.line })
}

fn words_json(words: &Words) -> Json {
    json!({ "ar": words.ar, "en": words.en })
}
