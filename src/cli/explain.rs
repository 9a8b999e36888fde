//! `tadqiq explain`: what a detector finds, or what a rule asks for.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::Value as Json;
use tadqiq::Policy;
use tadqiq::detect::own::PREFIX;
use tadqiq::detect::{self, Detector, FieldKind};
use tadqiq::policy::BroughtKind;
use tadqiq::report::{traced_in_words, visible};

use super::args::Explain;
use super::load;
use super::policy::{print, print_lines};
use super::speech::{Speech, apart};

pub(super) fn run(args: &Explain, speech: &Speech) -> Result<u8> {
    let policy = args.policy.policy.as_deref().map(|policy| load::policy(policy, speech)).transpose()?;
    let Some(name) = &args.name else {
        return policy.as_ref().map_or_else(|| list(speech), |own| contents(own, speech));
    };
    if let Some((_, detector)) = detect::by_id(name) {
        let mut out = String::new();
        in_words(&mut out, detector, speech)?;
        if let Some(policy) = &policy {
            let using = policy.rules().iter().filter(|rule| rule.detectors().any(|id| id == detector.id));
            let rules: Vec<_> = using.map(|rule| rule.id.as_str()).collect();
            writeln!(out, "\n{}", speech.say("explain-used-by", &[("rules", apart(rules.join(", ")))]))?;
        }
        return print_lines(&out, speech);
    }
    if let Some(policy) = &policy
        && let Some(text) = own(policy, name, speech)
    {
        return print_lines(&text, speech);
    }
    let Some(policy) = &policy else { return Err(speech.error("error-no-rule", &[("name", apart(name))])) };
    match policy.outline().rules.iter().find(|traced| traced.rule.id == *name) {
        Some(traced) => print(&traced_in_words(traced, speech.phrases())),
        None => Err(speech.error("error-no-detector", &[("name", apart(name)), ("policy", apart(policy.id()))])),
    }
}

fn list(speech: &Speech) -> Result<u8> {
    let mut out = String::new();
    for detector in detect::all() {
        writeln!(out, "{:24} {}", detector.id, speech.words(&detector.summary))?;
    }
    print(&out)
}

/// What a policy holds that can be asked about: its rules and flags, and detectors of its own.
fn contents(policy: &Policy, speech: &Speech) -> Result<u8> {
    let mut out = String::new();
    for rule in policy.rules().iter().chain(policy.flags()) {
        writeln!(out, "{:24} {}", rule.id, speech.words(&rule.title))?;
    }
    for detector in policy.own_detectors() {
        writeln!(out, "{:24} {}", detector.id, speech.say("explain-own-of", &[("policy", apart(&detector.from))]))?;
    }
    print(&out)
}

/// A detector of the policy's own: what it looks for, its proof, and the rules that rest on it.
fn own(policy: &Policy, name: &str, speech: &Speech) -> Option<String> {
    let is = |id: &str| id == name || id.strip_prefix(PREFIX) == Some(name);
    let outline = policy.outline();
    let rule_of_that_name = outline.rules.iter().any(|traced| traced.rule.id == *name);
    let brought = outline.own.iter().find(|own| own.kind == BroughtKind::Detector && is(&own.name))?;
    if rule_of_that_name && !name.starts_with(PREFIX) {
        return None;
    }
    let texts = |key: &str| -> Vec<String> {
        match brought.keys.get(key) {
            Some(Json::Array(items)) => items.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
            Some(Json::String(text)) => vec![text.clone()],
            Some(other) => vec![other.to_string()],
            None => Vec::new(),
        }
    };
    let full = policy.own_detectors().iter().find(|detector| is(&detector.id))?;
    let (key, sentence) = match brought.keys {
        ref keys if keys.contains_key("words") => ("words", "explain-own-words"),
        ref keys if keys.contains_key("starts-with") => ("starts-with", "explain-own-starts-with"),
        ref keys if keys.contains_key("max-length") => ("max-length", "explain-own-max-length"),
        _ if brought.required => ("pattern", "explain-own-required-pattern"),
        _ => ("pattern", "explain-own-pattern"),
    };
    let listed = texts(key).iter().map(|text| visible(text).into_owned()).collect::<Vec<_>>();
    let listed = listed.join(&speech.say("list-semicolon", &[]));
    let mut out = format!("{}: {}\n", full.id, speech.say(sentence, &[("what", apart(listed))]));
    let site = format!("{}:{}", brought.site.policy.name(), brought.site.line);
    out.push_str(&format!("\n{}\n", speech.say("explain-own-at", &[("place", apart(site))])));
    for (key, title) in [("hits", "explain-hits"), ("misses", "explain-misses")] {
        let texts = texts(key);
        if !texts.is_empty() {
            out.push_str(&format!("\n{}\n", speech.say(title, &[])));
            texts.iter().for_each(|text| out.push_str(&format!("   {}\n", visible(text))));
        }
    }
    let using = policy.rules().iter().chain(policy.flags()).filter(|rule| rule.rests_on(&full.id));
    let rules: Vec<_> = using.map(|rule| rule.id.as_str()).collect();
    out.push_str(&format!("\n{}\n", speech.say("explain-used-by", &[("rules", apart(rules.join(", ")))])));
    Some(out)
}

fn in_words(out: &mut String, detector: &Detector, speech: &Speech) -> Result<()> {
    writeln!(out, "{}: {}", detector.id, speech.words(&detector.summary))?;
    let doc = detector.doc.get(speech.lang()).trim();
    if !doc.is_empty() {
        writeln!(out, "\n{doc}")?;
    }
    if !detector.fields.is_empty() {
        writeln!(out, "\n{}", speech.say("explain-fields", &[]))?;
        for field in detector.fields {
            write!(out, "   {}: {}", field.name, speech.words(&field.doc))?;
            match field.kind {
                FieldKind::Word(words) | FieldKind::Grade(words) => writeln!(out, " ({})", words.join(", "))?,
                _ => writeln!(out)?,
            }
        }
    }
    if !detector.hits.is_empty() {
        writeln!(out, "\n{}", speech.say("explain-hits", &[]))?;
        for (text, words) in detector.hits {
            let found = if words.is_empty() { String::new() } else { format!("  ->  {}", visible(words)) };
            writeln!(out, "   {}{found}", visible(text))?;
        }
    }
    if !detector.misses.is_empty() {
        writeln!(out, "\n{}", speech.say("explain-misses", &[]))?;
        for text in detector.misses {
            writeln!(out, "   {}", visible(text))?;
        }
    }
    Ok(())
}
