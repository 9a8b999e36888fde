//! `docs/rulebooks.md`: every rulebook, clause by clause, with the rules that apply it or the reason why none can.

// A test that cannot go on fails.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use tadqiq::Policy;
use tadqiq::message::SentAt;
use tadqiq::policy::shipped;

const OPENING: &str = "\
# The rulebook library

Each row is a clause of a rulebook that an organisation published, in our own words, with the place it is from. *Checked by* names the
rules of the policy that apply it, and after each the detectors that it rests on; where no program can check a clause, or
none here can yet, it says why. *Broken by* is the first example of each rule, which `cargo test` runs; personal data in it are
invented. *Measured* is precision and recall on labelled messages that nothing was tuned on (`docs/figures.csv`, the totals of
`tadqiq eval corpora/SET.jsonl --policy ID`). `tadqiq policy show ID --output markdown` prints a policy as a page for the staff.

This page is made from the files under `policies/`: `UPDATE=1 cargo test --test rulebooks` writes it anew.

";

fn page() -> String {
    let mut out = OPENING.to_owned();
    let rulebooks: Vec<Policy> = shipped::POLICIES
        .iter()
        .filter(|(id, _)| !id.starts_with("base/"))
        .map(|(id, _)| Policy::shipped(id).unwrap().unwrap())
        .collect();
    out.push_str("| rulebook | policy | clauses | checked |\n|---|---|---:|---:|\n");
    for policy in &rulebooks {
        let checked = policy.clauses().iter().filter(|clause| !clause.rules.is_empty()).count();
        writeln!(out, "| {} | `{}` | {} | {checked} |", policy.title().en, policy.id(), policy.clauses().len())
            .unwrap();
    }
    for policy in &rulebooks {
        writeln!(out, "\n## {}\n\n{}\n", policy.title().en, policy.title().ar).unwrap();
        let source = policy.source().unwrap();
        let told: Vec<&str> =
            [&source.document, &source.issuer, &source.url].into_iter().flatten().map(String::as_str).collect();
        writeln!(out, "Policy `{}`. Source: {}.\n", policy.id(), told.join(", ")).unwrap();
        out.push_str("| clause | checked by, or why not | broken by | measured |\n|---|---|---|---|\n");
        for clause in policy.clauses() {
            let each = |tell: &dyn Fn(&str) -> String| clause.rules.iter().map(|id| tell(id)).collect::<Vec<_>>();
            let how = match &clause.reason {
                Some(reason) => format!("Not checked: {}", reason.en),
                None => each(&|id| rule(policy, id)).join("; "),
            };
            let (broken, measured) = (each(&|id| example(policy, id)), each(&|id| figures(policy, id)));
            let measured: Vec<String> = measured.into_iter().filter(|told| !told.is_empty()).collect();
            let (broken, measured) = (broken.join("<br>"), measured.join("<br>"));
            writeln!(out, "| {} | {how} | {broken} | {measured} |", clause.text.en).unwrap();
        }
    }
    out
}

/// A rule with the detectors it rests on.
fn rule(policy: &Policy, id: &str) -> String {
    let rule = policy.rules().iter().chain(policy.flags()).find(|rule| rule.id == id).unwrap();
    let detectors: Vec<_> = rule.detectors().collect();
    format!("`{id}` ({})", detectors.join(", "))
}

/// The first example that breaks a rule, with what it tells besides its text.
fn example(policy: &Policy, id: &str) -> String {
    let rule = policy.rules().iter().chain(policy.flags()).find(|rule| rule.id == id).unwrap();
    let message = &rule.examples.iter().find(|example| example.expect.trips()).unwrap().message;
    let text: String = message.text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    let mut told = vec![format!("“{text}”")];
    told.extend(
        message.attachments.iter().filter_map(|attachment| Some(format!("with {}", attachment.name.as_ref()?))),
    );
    told.extend(message.sender.as_ref().and_then(|sender| Some(format!("by {}", sender.handle.as_ref()?))));
    told.extend(message.sent_at.map(|at| match at {
        SentAt::Instant(instant, offset) => format!("at {}", instant.display_with_offset(offset)),
        SentAt::Local(local) => format!("at {local}"),
    }));
    told.join(", ")
}

/// What was measured of a rule.
fn figures(policy: &Policy, id: &str) -> String {
    let table = include_str!("../docs/figures.csv");
    let row = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let Some(row) = row.into_iter().find(|row| row[0] == policy.id() && row[1] == id) else { return String::new() };
    let count = |at: usize| row[at].parse::<f64>().unwrap();
    let (right, wrong, missed) = (count(3), count(4), count(5));
    let share = |of: f64| format!("{:.2}", right / of);
    format!("`{id}` {} / {} of {} in {}", share(right + wrong), share(right + missed), right + missed, row[2])
}

#[test]
fn the_page_is_what_the_policies_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rulebooks.md");
    let current = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &current).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written == current, "run `UPDATE=1 cargo test --test rulebooks`, and read what changed");
}

/// A reason that names a missing detector is out of date once that detector is there.
#[test]
fn what_is_said_to_be_missing_is_missing() {
    let there: BTreeSet<&str> = tadqiq::detect::all().iter().map(|detector| detector.id).collect();
    let mut named = 0;
    for (id, _) in shipped::POLICIES {
        let policy = Policy::shipped(id).unwrap().unwrap();
        for reason in policy.clauses().iter().filter_map(|clause| clause.reason.as_ref()) {
            for words in [&reason.en, &reason.ar] {
                let Some((_, missing)) = words.split_once("(ينقص ").or_else(|| words.rsplit_once('(')) else {
                    continue;
                };
                let missing: String =
                    missing.chars().take_while(|c| c.is_ascii_lowercase() || matches!(c, '/' | '-')).collect();
                assert!(missing.contains('/'), "{id}: {words}");
                assert!(!there.contains(missing.as_str()), "{id}: {missing} is there now, so the clause can be a rule");
                named += 1;
            }
        }
    }
    assert!(named >= 10, "only {named} named");
}
