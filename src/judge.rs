//! Findings, message and policy make a verdict.

mod allowed;

use crate::finding::{Finding, Findings, Place};
use crate::message::Message;
use crate::policy::conditions::Case;
use crate::policy::{Policy, Rule, Use, Watcher, scope};
use crate::truth::{Truth, Why};
use crate::verdict::{Action, Excepted, Flagged, NotJudged, Verdict, Violation};

/// The verdict of `policy` on `message`, from the facts found in it.
///
/// System and deleted messages are not judged: their verdict is empty. A clean message costs no allocation.
pub fn judge(policy: &Policy, purpose: Use, message: &Message<'_>, findings: &Findings) -> Verdict {
    let mut verdict = Verdict::default();
    if message.system || message.deleted {
        return verdict;
    }
    let case = Case { message, findings, settings: policy.settings(), instead: None, roster: policy.roster() };
    for finding in findings.list() {
        for watcher in policy.watchers(finding.detector) {
            let rule = rule_of(policy, watcher);
            let Some(watch) = rule.watches.get(watcher.watch) else { continue };
            if finding.confidence < watch.at_least {
                continue;
            }
            let broken = in_scope(rule, policy, message).and(watch.fits(finding, &case));
            if broken == Truth::No {
                continue;
            }
            let mut excused = excused(rule, &case);
            if excused != Truth::Yes && !watcher.flag {
                match excepted(rule, finding, &case) {
                    Ok(exception) => {
                        verdict.excepted.push(Excepted { rule: watcher.index, exception, place: finding.place });
                        continue;
                    }
                    Err(unchecked) => excused = excused.or(unchecked),
                }
            }
            match (broken, excused) {
                (_, Truth::Yes) => {}
                (Truth::Unknown(why), _) => {
                    not_judged(&mut verdict, watcher, rule, why, finding.place);
                }
                _ if watcher.flag => verdict.flags.push(Flagged {
                    flag: watcher.index,
                    detector: finding.detector,
                    confidence: finding.confidence,
                    place: finding.place,
                }),
                _ => verdict.violations.push(Violation {
                    rule: watcher.index,
                    detector: finding.detector,
                    action: rule.action(purpose),
                    confidence: finding.confidence,
                    because: finding.because,
                    place: finding.place,
                    shadow: rule.shadow,
                    unchecked: match excused {
                        Truth::Unknown(why) => Some(why),
                        _ => None,
                    },
                }),
            }
        }
    }
    for unknown in findings.unknown() {
        for watcher in policy.watchers(unknown.detector) {
            let rule = rule_of(policy, watcher);
            if in_scope(rule, policy, message) != Truth::No && excused(rule, &case) != Truth::Yes {
                not_judged(&mut verdict, watcher, rule, unknown.why, unknown.place);
            }
        }
    }
    settle_violations(&mut verdict.violations);
    settle_flags(&mut verdict.flags);
    settle_not_judged(&mut verdict.not_judged);
    // Afterwards it is too late to say when to send it.
    if purpose == Use::Check && !verdict.violations.is_empty() {
        verdict.allowed_from = allowed::allowed_from(policy, message, findings, &verdict);
    }
    settle_excepted(&mut verdict.excepted);
    let enforced = verdict.violations.iter().filter(|violation| !violation.shadow).map(|violation| violation.action);
    verdict.action = enforced.chain(verdict.not_judged.iter().map(|gap| gap.action)).max().unwrap_or(Action::Allow);
    verdict
}

fn rule_of<'p>(policy: &'p Policy, watcher: &Watcher) -> &'p Rule {
    if watcher.flag { policy.flag(watcher.index) } else { policy.rule(watcher.index) }
}

fn in_scope(rule: &Rule, policy: &Policy, message: &Message<'_>) -> Truth {
    scope::covers(&rule.channels, message, policy.settings().default_channel.as_ref())
}

/// Whether any exemption holds. All facts of one must; one is enough.
fn excused(rule: &Rule, case: &Case<'_>) -> Truth {
    rule.unless.iter().fold(Truth::No, |truth, exemption| {
        truth.or(exemption.iter().fold(Truth::Yes, |all, fact| all.and(fact.holds(case))))
    })
}

/// The first exception that passes over this finding; else whether one might.
fn excepted(rule: &Rule, finding: &Finding, case: &Case<'_>) -> Result<u16, Truth> {
    let mut might = Truth::No;
    for (nth, exception) in (0..).zip(&rule.exceptions) {
        match exception.covers(finding, case) {
            Truth::Yes => return Ok(nth),
            other => might = might.or(other),
        }
    }
    Err(might)
}

/// A flag that could not be judged has no place in a verdict: nothing would follow from it.
fn not_judged(verdict: &mut Verdict, watcher: &Watcher, rule: &Rule, why: Why, place: Place) {
    if watcher.flag {
        return;
    }
    // A rule that is only tried out moves no verdict, in either way.
    let action = if rule.shadow { Action::Allow } else { rule.if_not_judged };
    verdict.not_judged.push(NotJudged { rule: watcher.index, why, place, action });
}

/// Makes overlapping places of one rule one violation, as wide as both and as sure as the surer.
fn settle_violations(violations: &mut Vec<Violation>) {
    violations.sort_by_key(|violation| (violation.rule, violation.place));
    violations.dedup_by(|next, kept| {
        if next.rule != kept.rule || !next.place.overlaps(kept.place) {
            return false;
        }
        let place = join(kept.place, next.place);
        let unchecked = kept.unchecked.or(next.unchecked);
        if next.confidence > kept.confidence {
            *kept = *next;
        }
        (kept.place, kept.unchecked) = (place, unchecked);
        true
    });
    violations.sort_by_key(|violation| (violation.place, violation.rule));
}

fn settle_flags(flags: &mut Vec<Flagged>) {
    flags.sort_by_key(|flagged| (flagged.flag, flagged.place));
    flags.dedup_by(|next, kept| {
        if next.flag != kept.flag || !next.place.overlaps(kept.place) {
            return false;
        }
        let place = join(kept.place, next.place);
        if next.confidence > kept.confidence {
            *kept = *next;
        }
        kept.place = place;
        true
    });
    flags.sort_by_key(|flagged| (flagged.place, flagged.flag));
}

fn settle_excepted(excepted: &mut Vec<Excepted>) {
    excepted.sort_by_key(|excepted| (excepted.place, excepted.rule, excepted.exception));
    excepted.dedup();
}

fn settle_not_judged(gaps: &mut Vec<NotJudged>) {
    gaps.sort_by_key(|gap| (gap.place, gap.rule, gap.why));
    gaps.dedup_by_key(|gap| (gap.place, gap.rule, gap.why));
}

/// The place that covers both, which overlap.
fn join(a: Place, b: Place) -> Place {
    match (a, b) {
        (Place::Text(part, one), Place::Text(_, other)) => Place::Text(part, one.join(other)),
        _ => a,
    }
}

#[cfg(test)]
mod tests;
