//! `tadqiq policy`: list, show, check and test what is held against messages.

mod new;

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anyhow::Result;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tadqiq::policy::{self, shipped};
use tadqiq::report::{changes_in_words, changes_json, handbook, outline_in_words, outline_json, write_json};
use tadqiq::words::Lang;
use tadqiq::{Linter, Policy, Use};

use crate::cli::args::{DiffForm, DiffPolicies, PolicyCommand, PolicyForm, ShowPolicy};
use crate::cli::speech::{Speech, apart};
use crate::cli::{BROKEN, CLEAN, load};

pub(in crate::cli) fn run(command: &PolicyCommand, speech: &Speech) -> Result<u8> {
    let (name, test) = match command {
        PolicyCommand::List => return list(speech),
        PolicyCommand::Show(args) => return show(args, speech),
        PolicyCommand::New(args) => return new::run(args, speech),
        PolicyCommand::Schema => return print(&format!("{:#}\n", policy::schema())),
        PolicyCommand::Diff(args) => return diff(args, speech),
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

fn show(args: &ShowPolicy, speech: &Speech) -> Result<u8> {
    let policy = load::policy(&args.policy, speech)?;
    match args.output {
        PolicyForm::Text => print(&outline_in_words(&policy, speech.phrases())),
        PolicyForm::Json => print_json(&outline_json(&policy)),
        PolicyForm::Markdown => print(&handbook(&policy, speech.phrases())),
    }
}

/// As `diff` does: 0 if nothing differs, 1 if something does.
fn diff(args: &DiffPolicies, speech: &Speech) -> Result<u8> {
    let (before, after) = (load::policy(&args.before, speech)?, load::policy(&args.after, speech)?);
    let changes = policy::diff(&before, &after);
    match args.output {
        DiffForm::Text => print(&changes_in_words(&before, &after, &changes, speech.phrases()))?,
        DiffForm::Json => print_json(&changes_json(&before, &after, &changes))?,
    };
    Ok(if changes.is_empty() { CLEAN } else { BROKEN })
}

/// Prints a JSON document on one line.
fn print_json(value: &serde_json::Value) -> Result<u8> {
    let mut out = Vec::new();
    write_json(&mut out, value)?;
    out.push(b'\n');
    print(&String::from_utf8(out)?)
}

/// Prints sentences to standard output, each running in the direction of its language.
pub(in crate::cli) fn print_lines(text: &str, speech: &Speech) -> Result<u8> {
    let mark = if speech.lang() == Lang::Ar { "\u{200F}" } else { "" };
    let marked = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{mark}{line}\n") };
    print(&text.lines().map(marked).collect::<String>())
}

/// Prints to standard output.
pub(in crate::cli) fn print(text: &str) -> Result<u8> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(CLEAN)
}
