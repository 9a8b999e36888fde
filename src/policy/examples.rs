//! Runs the examples that prove a policy's rules.

use super::mistake::{Mistake, Problem};
use super::own;
use super::rule::{Example, Expect, Rule};
use super::{Policy, PolicyError};
use crate::verdict::{Action, Verdict};

/// Runs every example of `policy` and of what it extends, rules and detectors of its own, and gives how many there are.
///
/// An example says what its rule *alone* answers, before sending, under the settings of the file it stands in; so `run`
/// is handed a policy with that one rule, and must judge for [`Use::Check`](super::Use::Check). A shadowed rule is
/// tested as if it were enforced.
///
/// # Errors
/// One mistake for each example that does not hold, at the example's own line.
pub fn test_examples(policy: &Policy, run: impl Fn(&Policy, &Example) -> Verdict) -> Result<usize, PolicyError> {
    let mut mistakes = Vec::new();
    let mut count = 0;
    let mut seen = Vec::new();
    test_file(policy, &run, &mut seen, &mut count, &mut mistakes);
    if mistakes.is_empty() { Ok(count) } else { Err(PolicyError(mistakes)) }
}

fn test_file<'p>(
    policy: &'p Policy,
    run: &impl Fn(&Policy, &Example) -> Verdict,
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
            let Some(problem) = outcome(example.expect, &run(&alone, example)) else { continue };
            let (line, column) = (example.line, example.column);
            mistakes.push(Mistake { file: policy.name.clone().into(), line, column, words: problem.words() });
        }
    }
    own::test(policy, count, mistakes);
    for parent in &policy.parents {
        test_file(parent, run, seen, count, mistakes);
    }
}

/// What is wrong with this verdict, if anything.
fn outcome(expect: Expect, verdict: &Verdict) -> Option<Problem> {
    let holds = match expect {
        Expect::Flag => !verdict.flags.is_empty(),
        // `allow` of a flag: it is not raised. For a rule there is no flag to raise.
        Expect::Action(Action::Allow) => verdict.action == Action::Allow && verdict.flags.is_empty(),
        Expect::Action(action) => verdict.action == action,
    };
    let fired = !verdict.violations.is_empty() || !verdict.flags.is_empty() || !verdict.not_judged.is_empty();
    (!holds).then(|| Problem::ExampleFails { expected: expect.name(), got: verdict.action, fired })
}
