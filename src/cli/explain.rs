//! `tadqiq explain`: what a detector finds, or what a rule asks for.

use std::fmt::Write as _;

use anyhow::Result;
use tadqiq::detect::{self, Detector, FieldKind};
use tadqiq::report::{traced_in_words, visible};

use super::args::Explain;
use super::load;
use super::policy::{print, print_lines};
use super::speech::{Speech, apart};

pub(super) fn run(args: &Explain, speech: &Speech) -> Result<u8> {
    let Some(name) = &args.name else { return list(speech) };
    let policy = args.policy.policy.as_deref().map(|policy| load::policy(policy, speech)).transpose()?;
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
