//! Finds rules that can never fire: they look like protection and are none.
//!
//! Only what is plain from the conditions themselves. That a detector never gives what a rule asks for shows when the
//! rule's own example does not trip.

use super::conditions::{Exemption, Fact, Is, Test, Watch};
use super::rule::Rule;
use crate::detect::{self, FieldKind};
use crate::finding::Confidence;

/// The detectors that are never certain of what they find: wording alone leaves room for doubt.
const NEVER_CERTAIN: [&str; 7] = [
    "approval/announcement",
    "personal/bank-account",
    "personal/file-number",
    "personal/private-matter",
    "photo/caption",
    "photo/name",
    "source/anonymous",
];

/// How sure the detector can be at most.
pub(super) fn surest(detector: &str) -> Confidence {
    if NEVER_CERTAIN.contains(&detector) { Confidence::Likely } else { Confidence::Certain }
}

/// Whether `rule`, its lists bound, can never fire.
pub(super) fn never_fires(rule: &Rule) -> bool {
    let silent = |watch: &Watch| contradicts(watch) || rule.unless.iter().any(|exemption| always(exemption, watch));
    !rule.watches.is_empty() && rule.watches.iter().all(silent)
}

/// Whether no finding can pass all tests.
fn contradicts(watch: &Watch) -> bool {
    let fields = detect::at(watch.detector).fields;
    fields.iter().enumerate().any(|(place, field)| {
        let tests: Vec<&Test> = watch.tests.iter().filter(|(at, _)| *at == place).map(|(_, test)| test).collect();
        match field.kind {
            // What is absent passes where nothing is asked for.
            FieldKind::Word(words) | FieldKind::Grade(words) => {
                tests.iter().any(|test| !test.negated)
                    && !words.iter().any(|word| tests.iter().all(|test| passes(test, word)))
            }
            _ => tests.iter().any(|test| none_is_left(test, &tests)) || windows_clash(&tests),
        }
    })
}

/// Whether a word of a closed list passes.
fn passes(test: &Test, word: &str) -> bool {
    let is = match &test.is {
        Is::Among(list) => list.has(word),
        Is::Grades(grades) => grades.contains(&word),
        _ => return true,
    };
    is != test.negated
}

/// Whether every entry of a list that is asked for is in one that is ruled out.
fn none_is_left(test: &Test, tests: &[&Test]) -> bool {
    let Is::Among(wanted) = &test.is else { return false };
    let ruled_out = |entry: &String| {
        let excludes = |other: &&Test| matches!(&other.is, Is::Among(list) if other.negated && list.has(entry));
        tests.iter().any(excludes)
    };
    !test.negated && !wanted.entries().is_empty() && wanted.entries().iter().all(ruled_out)
}

/// Whether a moment is to be both inside and outside the same windows.
fn windows_clash(tests: &[&Test]) -> bool {
    tests.iter().any(|test| {
        let clashes = |other: &&Test| matches!((&test.is, &other.is), (Is::Within(a), Is::Within(b)) if a == b);
        !test.negated && tests.iter().any(|other| other.negated && clashes(other))
    })
}

/// Whether the exemption holds wherever the watched finding is: it asks for that very finding, or less.
fn always(exemption: &Exemption, watch: &Watch) -> bool {
    exemption.iter().all(|fact| match fact {
        Fact::Found(other) => {
            (other.detector, &other.own) == (watch.detector, &watch.own)
                && other.at_least <= watch.at_least
                && other.tests.iter().all(|test| watch.tests.contains(test))
        }
        Fact::Message(..) => false,
    }) && !exemption.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a detector can be sure of stands in its own file alone.
    #[test]
    fn those_said_to_be_never_certain_never_are() {
        for id in NEVER_CERTAIN {
            let file = format!("{}/src/detect/{}.rs", env!("CARGO_MANIFEST_DIR"), id.replace('-', "_"));
            let source = std::fs::read_to_string(&file).expect(&file);
            assert!(!source.contains("Confidence::Certain"), "{id} can be certain now: take it out of NEVER_CERTAIN");
            assert!(source.contains("Confidence::Likely"), "{id} says elsewhere how sure it is: look there");
        }
    }
}
