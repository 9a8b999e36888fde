//! Why an example came out as it did: which condition was not met, what could not be judged, what found nothing.
//!
//! Said to the policy's author, beside "expected warn, got allow". It names detectors, keys and exemptions of the
//! policy, and words of closed lists; never a text, a name or a number.

use super::Policy;
use super::conditions::{Case, Exemption, Fact, MessageField, Subject, Watch};
use super::rule::{Example, Rule};
use super::scope;
use crate::detect::{self, FieldKind, Look};
use crate::finding::{Finding, Findings};
use crate::truth::{Truth, Why};
use crate::verdict::Verdict;
use crate::words::Words;

/// What explains the verdict on `example` of `rule`, which stands alone in `policy`; the telling things first.
pub(super) fn reasons(
    policy: &Policy,
    rule: &Rule,
    example: &Example,
    verdict: &Verdict,
    found: &Findings,
) -> Vec<Words> {
    let message = &example.message;
    if message.system || message.deleted {
        return vec![Words::new(
            "رسائل التطبيق نفسه والرسائل المحذوفة لا يُحكم عليها",
            "the app's own lines and deleted messages are not judged",
        )];
    }
    let case = Case { message, findings: found, settings: policy.settings(), instead: None, roster: policy.roster() };
    let mut out = Vec::new();
    match scope::covers(&rule.channels, message, policy.settings().default_channel.as_ref()) {
        Truth::Yes => {}
        Truth::No => out.push(Words::new(
            "القاعدة ليست لقناة هذه الرسالة؛ راجع channel",
            "the rule is not for the channel of this message; look at `channel`",
        )),
        Truth::Unknown(why) => out.push(unknown("channel", why)),
    }
    if verdict.violations.is_empty() && verdict.flags.is_empty() {
        let silent: Vec<Words> = rule.watches.iter().flat_map(|watch| silence(watch, &case, example)).collect();
        out.extend(silent);
        out.extend(
            (1..).zip(&rule.unless).filter(|(_, all)| holds(all, &case) == Truth::Yes).map(|(nth, _)| excused(nth)),
        );
        out.extend(verdict.excepted.iter().filter_map(|excepted| {
            let id = &rule.exceptions.get(usize::from(excepted.exception))?.id;
            Some(words(format!("يتجاوزه الاستثناء [[except]] «{id}»"), format!("the exception `{id}` passes over it")))
        }));
    } else {
        out.extend(verdict.violations.iter().map(|violation| policy.detector(violation.detector)).fold(
            Vec::new(),
            |mut told: Vec<Words>, detector| {
                let fact = words(format!("وجد {detector} شيئًا"), format!("`{detector}` found something"));
                if !told.contains(&fact) {
                    told.push(fact);
                }
                told
            },
        ));
        for (nth, exemption) in (1..).zip(&rule.unless) {
            out.extend(exemption.iter().filter_map(|fact| unmet(nth, fact, &case)));
        }
        for exception in &rule.exceptions {
            let why = found.list().iter().find_map(|finding| match exception.covers(finding, &case) {
                Truth::Unknown(why) => Some(why),
                _ => None,
            });
            out.extend(why.map(|why| unknown(&format!("[[except]] {}", exception.id), why)));
        }
    }
    for gap in &verdict.not_judged {
        // Said already, with the key that it hangs on.
        let told = gap.why.words();
        if out.iter().any(|reason| reason.en.contains(told.en.as_ref())) {
            continue;
        }
        out.push(words(
            format!("لم يُحكم: {}{}", gap.why.words().ar, remedy(gap.why).ar),
            format!("not judged: {}{}", gap.why.words().en, remedy(gap.why).en),
        ));
    }
    let mut told = Vec::new();
    out.retain(|reason| {
        !told.contains(reason) && {
            told.push(reason.clone());
            true
        }
    });
    out
}

/// Why nothing that this watch sees broke the rule.
fn silence(watch: &Watch, case: &Case<'_>, example: &Example) -> Vec<Words> {
    let id = name(watch);
    let of = |finding: &&Finding| finding.detector == watch.detector;
    let mut findings = case.findings.list().iter().filter(of).peekable();
    if case.findings.unknown().iter().any(|unknown| unknown.detector == watch.detector) {
        return Vec::new();
    }
    if findings.peek().is_none() {
        let alone = matches!(detect::at(watch.detector).look, Look::Conversation { .. }) && example.earlier.is_empty();
        return vec![if alone {
            words(
                format!("ينظر {id} إلى ما قبل الرسالة؛ اكتب الرسائل السابقة في earlier"),
                format!("`{id}` looks at the messages before; write them under `earlier`"),
            )
        } else {
            words(format!("لم يجد {id} شيئًا"), format!("`{id}` found nothing"))
        }];
    }
    let mut out = Vec::new();
    for finding in findings {
        if finding.confidence < watch.at_least {
            let (is, wanted) = (finding.confidence.name(), watch.at_least.name());
            out.push(words(
                format!("وجد {id} شيئًا بثقة {is}، والقاعدة تطلب {wanted}؛ راجع at-least"),
                format!("`{id}` is only `{is}` of what it found, and the rule asks for `{wanted}`; look at `at-least`"),
            ));
            continue;
        }
        for (place, test) in &watch.tests {
            let subject = Subject::of(finding.value(*place), case.findings);
            let Some(field) = detect::at(watch.detector).fields.get(*place) else { continue };
            match test.holds(&subject, case) {
                Truth::Yes => {}
                Truth::Unknown(why) => out.push(unknown(field.name, why)),
                Truth::No => out.push(failed(field.name, field.kind, &subject)),
            }
        }
    }
    out
}

/// That a condition of `when` is not met. A word of a closed list says nothing about anybody, so it is told.
fn failed(field: &str, kind: FieldKind, value: &Subject<'_>) -> Words {
    match (kind, value) {
        (FieldKind::Word(_) | FieldKind::Grade(_), Subject::Text(is)) => {
            words(format!("لا يصح شرط {field} في when: قيمته هنا {is}"), format!("`when`: `{field}` is `{is}` here"))
        }
        (FieldKind::Flag, Subject::Flag(is)) => {
            words(format!("لا يصح شرط {field} في when: قيمته هنا {is}"), format!("`when`: `{field}` is {is} here"))
        }
        (_, Subject::Absent) => {
            words(format!("لا يصح شرط {field} في when: لا قيمة له هنا"), format!("`when`: `{field}` has no value here"))
        }
        _ => words(
            format!("لا يصح شرط {field} في when لما وُجد"),
            format!("`when`: what was found does not meet the condition on `{field}`"),
        ),
    }
}

/// Why a fact of an exemption does not excuse.
fn unmet(nth: usize, fact: &Fact, case: &Case<'_>) -> Option<Words> {
    let key = match fact {
        Fact::Found(watch) => name(watch),
        Fact::Message(field, _) => {
            MessageField::ALL.iter().find(|(_, other, _)| other == field).map_or("", |(name, ..)| name)
        }
    };
    match fact.holds(case) {
        Truth::Yes => None,
        Truth::No => Some(words(
            format!("لا يعفي منها الاستثناء {nth} في unless: {key} لا يصح هنا"),
            format!("exemption {nth} of `unless` does not excuse it: `{key}` does not hold"),
        )),
        Truth::Unknown(why) => Some(unknown(&format!("unless {nth}: {key}"), why)),
    }
}

fn holds(exemption: &Exemption, case: &Case<'_>) -> Truth {
    exemption.iter().fold(Truth::Yes, |all, fact| all.and(fact.holds(case)))
}

fn excused(nth: usize) -> Words {
    words(format!("يعفي منها الاستثناء {nth} في unless"), format!("exemption {nth} of `unless` excuses it"))
}

/// That what `key` asks is not to be known, and what would tell.
fn unknown(key: &str, why: Why) -> Words {
    let (told, remedy) = (why.words(), remedy(why));
    words(
        format!("تعذّر الحكم على {key}: {}{}", told.ar, remedy.ar),
        format!("`{key}` could not be judged: {}{}", told.en, remedy.en),
    )
}

/// What to add to the example so that it can be judged.
fn remedy(why: Why) -> Words {
    match why {
        Why::NoTime => Words::new(" (أضف sent_at)", " (add `sent_at`)"),
        Why::NoChannel => Words::new(
            " (أضف channel، أو default-channel تحت [setting])",
            " (add `channel`, or `default-channel` under `[setting]`)",
        ),
        Why::NoSender | Why::SenderForm => {
            Words::new(" (أضف sender بما تعرفه به القائمة)", " (add `sender`, by what the list knows them by)")
        }
        Why::ForwardUnknown => Words::new(" (أضف forwarded = true أو false)", " (add `forwarded = true` or `false`)"),
        _ => Words::new("", ""),
    }
}

fn name(watch: &Watch) -> &str {
    watch.own.as_deref().unwrap_or(detect::at(watch.detector).id)
}

fn words(ar: String, en: String) -> Words {
    Words { ar: ar.into(), en: en.into() }
}
