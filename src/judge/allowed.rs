//! From when a message that comes at the wrong time may be sent.

use std::collections::BTreeSet;

use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::{in_scope, rule_of};
use crate::finding::{Finding, Findings};
use crate::message::{Message, SentAt};
use crate::policy::conditions::{Case, Fact, MessageField};
use crate::policy::{Policy, Rule, Watcher};
use crate::truth::Truth;
use crate::verdict::Verdict;

/// How far ahead is looked: no holidays last a year.
const MOST_DAYS: usize = 400;

/// The first moment after sending at which no rule that another moment would satisfy is broken any more. `None` if the
/// time breaks no rule, or no moment would do.
pub(super) fn allowed_from(
    policy: &Policy,
    message: &Message<'_>,
    findings: &Findings,
    verdict: &Verdict,
) -> Option<SentAt> {
    let enforced = |rule| verdict.violations.iter().any(|violation| violation.rule == rule && !violation.shadow);
    let (zone, sent_at) = (policy.settings().time_zone.as_ref()?, message.sent_at?);
    let case = Case { message, findings, settings: policy.settings(), instead: None, roster: policy.roster() };
    let mut broken: Vec<(&Rule, usize, &Finding)> = Vec::new();
    for finding in findings.list() {
        for watcher in policy.watchers(finding.detector) {
            let Watcher { index, flag, watch } = *watcher;
            let rule = rule_of(policy, watcher);
            if !flag
                && enforced(index)
                && in_scope(rule, policy, message) == Truth::Yes
                && hangs_on_time(rule, watch, &case)
            {
                broken.push((rule, watch, finding));
            }
        }
    }
    if broken.is_empty() {
        return None;
    }
    let sent = match sent_at {
        SentAt::Instant(at, _) => at,
        SentAt::Local(at) => zone.to_timestamp(at).ok()?,
    };
    let stands = |at: Timestamp| {
        let case = Case { instead: Some(SentAt::Instant(at, zone.to_offset(at))), ..case };
        broken.iter().any(|(rule, watch, finding)| {
            // What is not to be known then is no permission.
            rule.watches.get(*watch).is_some_and(|watch| watch.fits(finding, &case) != Truth::No)
                && super::excused(rule, &case) != Truth::Yes
        })
    };
    let edges: BTreeSet<u32> = broken.iter().flat_map(|(rule, ..)| rule.windows()).flat_map(|w| w.edges()).collect();
    // A clock that is put forward or back may itself open a window.
    let mut shifts = zone.following(sent).map(|shift| shift.timestamp()).peekable();
    let mut day = zone.to_datetime(sent).date();
    for _ in 0..MOST_DAYS {
        let next = day.tomorrow().ok()?;
        let mut moments: Vec<Timestamp> = edges.iter().flat_map(|edge| moments(zone, wall_clock(day, *edge))).collect();
        moments.extend(shifts.next_if(|shift| zone.to_datetime(*shift).date() == day));
        moments.sort_unstable();
        if let Some(at) = moments.into_iter().find(|at| *at > sent && !stands(*at)) {
            return Some(SentAt::Instant(at, zone.to_offset(at)));
        }
        day = next;
    }
    None
}

/// Whether another moment could make an end of it: the watch asks about the time, or all that one exemption lacks is
/// another moment.
fn hangs_on_time(rule: &Rule, watch: usize, case: &Case<'_>) -> bool {
    let asks = |fact: &Fact| matches!(fact, Fact::Message(MessageField::SentAt, _));
    rule.watches.get(watch).is_some_and(|watch| watch.windows().next().is_some())
        || rule.unless.iter().any(|exemption| {
            exemption.iter().any(asks)
                && exemption.iter().filter(|fact| !asks(fact)).all(|fact| fact.holds(case) == Truth::Yes)
        })
}

fn wall_clock(day: jiff::civil::Date, second: u32) -> DateTime {
    let midnight = day.to_datetime(Time::midnight());
    midnight.checked_add(i64::from(second).seconds()).unwrap_or(midnight)
}

/// The moments at which the clock on the wall shows `at`: one, two where it is put back, and where it is put forward
/// over that time the two around.
fn moments(zone: &TimeZone, at: DateTime) -> impl Iterator<Item = Timestamp> {
    let at = zone.to_ambiguous_timestamp(at);
    [at.earlier().ok(), at.later().ok()].into_iter().flatten()
}
