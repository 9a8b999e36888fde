//! `tadqiq policy`: list, show, check and test what is held against messages.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tadqiq::policy::{self, Rule, shipped};
use tadqiq::report::plain;
use tadqiq::words::Lang;
use tadqiq::{Linter, Policy, Use};

use super::args::PolicyCommand;
use super::speech::{Speech, apart};
use super::{BROKEN, CLEAN, load};

pub(super) fn run(command: &PolicyCommand, speech: &Speech) -> Result<u8> {
    let (name, test) = match command {
        PolicyCommand::List => return list(speech),
        PolicyCommand::Show(name) => return show(&load::policy(&name.policy, speech)?, speech),
        PolicyCommand::Check(name) => (&name.policy, false),
        PolicyCommand::Test(name) => (&name.policy, true),
    };
    let policy = match load::open_policy(name, speech)? {
        Ok(policy) => policy,
        Err(error) => {
            speech.fail(&load::mistakes(&error, speech));
            return Ok(BROKEN);
        }
    };
    let zone = policy.settings().time_zone.clone().unwrap_or(TimeZone::UTC);
    for warning in policy.warnings(Timestamp::now().to_zoned(zone).date()) {
        let file = warning.file.display().to_string();
        speech.tell(&load::place(&file, warning.line as u64, warning.column as u64, &warning.words, speech));
    }
    let said = if test {
        let run = |policy: &Policy, example: &policy::Example| Linter::new(policy.clone(), Use::Check).answer(example);
        match policy::test_examples(&policy, run) {
            Ok(examples) => {
                let values = [("policy", apart(policy.id())), ("examples", examples.into())];
                speech.say("policy-tested", &values)
            }
            Err(error) => {
                speech.fail(&load::mistakes(&error, speech));
                return Ok(BROKEN);
            }
        }
    } else {
        let (rules, flags) = (policy.rules().len(), policy.flags().len());
        let values = [("policy", apart(policy.id())), ("rules", rules.into()), ("flags", flags.into())];
        speech.say("policy-sound", &values)
    };
    print_lines(&said, speech)
}

fn list(speech: &Speech) -> Result<u8> {
    let mut out = String::new();
    for (id, _) in shipped::POLICIES {
        let policy = load::policy(id, speech)?;
        writeln!(out, "{id}  {}", speech.words(policy.title()))?;
    }
    print(&out)
}

fn show(policy: &Policy, speech: &Speech) -> Result<u8> {
    let mut out = String::new();
    writeln!(out, "{}", speech.words(policy.title()))?;
    let values = [("id", apart(policy.id())), ("digest", apart(policy.digest()))];
    writeln!(out, "{}", speech.say("policy-id", &values))?;
    for rule in policy.rules() {
        rule_in_words(&mut out, rule, false, speech)?;
    }
    for flag in policy.flags() {
        rule_in_words(&mut out, flag, true, speech)?;
    }
    for off in policy.switched_off() {
        let values =
            [("rule", apart(&off.id)), ("policy", apart(&off.from)), ("reason", speech.words(&off.reason).into())];
        writeln!(out, "\n{}", speech.say("policy-off", &values))?;
    }
    let unchecked: Vec<_> =
        policy.clauses().iter().filter_map(|clause| Some((clause, clause.reason.as_ref()?))).collect();
    if !unchecked.is_empty() {
        writeln!(out, "\n{}", speech.say("policy-unchecked", &[]))?;
        for (clause, reason) in unchecked {
            writeln!(out, "   - {} ({})", speech.words(&clause.text), speech.words(reason))?;
        }
    }
    print_lines(&out, speech)
}

/// A rule or flag as `show` and `explain` print it.
pub(super) fn rule_in_words(out: &mut String, rule: &Rule, is_flag: bool, speech: &Speech) -> Result<()> {
    writeln!(out, "\n{} ({})", speech.words(&rule.title), plain(&rule.id))?;
    let line = |key: &str, name: &'static str, value: String| speech.say(key, &[(name, value.into())]);
    writeln!(out, "   {}", line("clause", "clause", speech.words(&rule.clause)))?;
    writeln!(out, "   {}", line("what-to-do", "say", speech.words(&rule.say)))?;
    if is_flag {
        writeln!(out, "   {}", speech.say("explain-flag", &[]))?;
    } else {
        let values =
            [("check", apart(rule.action(Use::Check).name())), ("audit", apart(rule.action(Use::Audit).name()))];
        writeln!(out, "   {}", speech.say("explain-rule-action", &values))?;
    }
    if rule.shadow {
        writeln!(out, "   {}", speech.say("shadow", &[]))?;
    }
    let detectors: Vec<_> = rule.detectors().collect();
    writeln!(out, "   {}", speech.say("explain-rule-detects", &[("detectors", apart(detectors.join(", ")))]))?;
    writeln!(out, "   {}", speech.say("explain-rule-from", &[("policy", apart(&rule.from))]))?;
    Ok(())
}

/// Prints sentences to standard output, each running in the direction of its language.
pub(super) fn print_lines(text: &str, speech: &Speech) -> Result<u8> {
    let mark = if speech.lang() == Lang::Ar { "\u{200F}" } else { "" };
    let marked = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{mark}{line}\n") };
    print(&text.lines().map(marked).collect::<String>())
}

/// Prints to standard output.
pub(super) fn print(text: &str) -> Result<u8> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(CLEAN)
}
