//! What an office writes itself, through the whole flow: exceptions, a roster, detectors of its own.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

mod exceptions;
mod own_detectors;
mod reasons;
mod roster;

use tadqiq::message::from_json;
use tadqiq::policy::{Example, PolicyError};
use tadqiq::verdict::{Action, Verdict};
use tadqiq::{Linter, Policy, Use};

const HEAD: &str = "schema = 1\nid = \"my/office\"\ntitle = { ar = \"مكتبي\", en = \"My office\" }\n";

/// A policy with these lines after its head.
#[track_caller]
fn policy(lines: &str) -> Policy {
    Policy::from_toml(&format!("{HEAD}{lines}")).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// With `from` replaced by `to`, such a policy has one mistake, at `¦`, and its message starts with `start`.
#[track_caller]
fn mistake(lines: &str, from: &str, to: &str, start: &str) {
    assert!(lines.contains(from), "{from}");
    let text = format!("{HEAD}{lines}").replacen(from, to, 1);
    let (before, _) = text.split_once('¦').unwrap();
    let (line, column) = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1);
    let Err(PolicyError(found)) = Policy::from_toml(&text.replace('¦', "")) else { panic!("no mistake: {to}") };
    let said: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with(&format!("policy.toml:{line}:{column}: {start}")),
        "{line}:{column}: {start}\n{said:?}"
    );
    assert!(found[0].words.ar.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c)), "{}", found[0].words.ar);
}

#[track_caller]
fn check(policy: &Policy, message: &str) -> Verdict {
    let message = from_json(message).unwrap();
    Linter::new(policy.clone(), Use::Check).check(&message)
}

mod adopting {
    use super::*;

    #[test]
    fn inherited_rules_can_be_on_trial() {
        let policy =
            policy("extends = [\"base/personal-info\"]\n[[adopt]]\nfrom = \"base/personal-info\"\nshadow = true");
        assert!(policy.rules().iter().all(|rule| rule.shadow));
        let verdict = check(&policy, r#"{"text": "call 0551234567"}"#);
        assert_eq!((verdict.action, verdict.violations.len()), (Action::Allow, 1), "counted, not enforced");
        let text = "extends = [\"base/personal-info\"]\n[[adopt]]\nfrom = \"base/personal-info\"\nshadow = true";
        mistake(text, "shadow = true", "shadow = ¦\"yes\"", "expected true or false, found a text");
    }
}
