//! Runs the examples that prove a policy's rules.

use super::mistake::{Mistake, Problem};
use super::own;
use super::rule::{Example, Expect, Rule};
use super::{Policy, PolicyError, why};
use crate::finding::Findings;
use crate::verdict::{Action, Verdict};

/// What an example comes to, and the facts that it comes from.
#[derive(Debug, Default)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// What was found in the message.
    pub findings: Findings,
}

/// Runs every example of `policy` and of what it extends, rules and detectors of its own, and gives how many there are.
///
/// An example says what its rule *alone* answers, before sending, under the settings of the file it stands in; so `run`
/// is handed a policy with that one rule, and must judge for [`Use::Check`](super::Use::Check). A shadowed rule is
/// tested as if it were enforced.
///
/// # Errors
/// One mistake for each example that does not hold, at the example's own line.
pub fn test_examples(policy: &Policy, run: impl Fn(&Policy, &Example) -> Answer) -> Result<usize, PolicyError> {
    let mut mistakes = Vec::new();
    let mut count = 0;
    let mut seen = Vec::new();
    test_file(policy, &run, &mut seen, &mut count, &mut mistakes);
    if mistakes.is_empty() { Ok(count) } else { Err(PolicyError(mistakes)) }
}

fn test_file<'p>(
    policy: &'p Policy,
    run: &impl Fn(&Policy, &Example) -> Answer,
    seen: &mut Vec<&'p str>,
    count: &mut usize,
    mistakes: &mut Vec<Mistake>,
) {
    if seen.contains(&policy.name.as_str()) {
        return;
    }
    seen.push(&policy.name);
    let own = |rule: &&Rule| rule.from == policy.id;
    for (rule, is_flag) in
        policy.rules.iter().filter(own).map(|r| (r, false)).chain(policy.flags.iter().filter(own).map(|f| (f, true)))
    {
        let alone = policy.only(rule, is_flag);
        for example in &rule.examples {
            *count += 1;
            let answer = run(&alone, example);
            if holds(example.expect, &answer.verdict) {
                continue;
            }
            let rule = alone.rules.iter().chain(&alone.flags).next().unwrap_or(rule);
            let problem = Problem::ExampleFails {
                expected: example.expect.name(),
                got: got(example.expect, &answer.verdict),
                why: why::reasons(&alone, rule, example, &answer.verdict, &answer.findings),
            };
            let (line, column) = (example.line, example.column);
            mistakes.push(Mistake { file: policy.name.clone().into(), line, column, words: problem.words() });
        }
    }
    own::test(policy, count, mistakes);
    for parent in &policy.parents {
        test_file(parent, run, seen, count, mistakes);
    }
}

fn holds(expect: Expect, verdict: &Verdict) -> bool {
    match expect {
        Expect::Flag => !verdict.flags.is_empty(),
        // `allow` of a flag: it is not raised. For a rule there is no flag to raise.
        Expect::Action(Action::Allow) => verdict.action == Action::Allow && verdict.flags.is_empty(),
        Expect::Action(action) => verdict.action == action,
    }
}

/// What came instead, by the name that an example would expect it by.
fn got(expect: Expect, verdict: &Verdict) -> &'static str {
    if expect != Expect::Flag && !verdict.flags.is_empty() { Expect::Flag.name() } else { verdict.action.name() }
}
