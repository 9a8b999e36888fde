//! What a reader had to assume is judged no further than it is known.

use tadqiq::{Linter, Policy, Use};

use super::*;

/// A policy with one rule of hours and one of days.
const POLICY: &str = r#"
schema = 1
id = "test/hours"
title = { ar = "أوقات", en = "Times" }
[setting]
time-zone = "Asia/Riyadh"

[[rule]]
id = "hours"
title = { ar = "الساعات", en = "Hours" }
detect = ["time/sent"]
when = { at = { outside = ["07:00-21:00"] } }
action = "warn"
say = { ar = "خارج الساعات", en = "Outside the hours" }
[[rule.example]]
text = "x"
sent_at = "2024-03-03T23:10:00+03:00"
expect = "warn"
[[rule.example]]
text = "x"
sent_at = "2024-03-03T09:10:00+03:00"
expect = "allow"

[[rule]]
id = "days"
title = { ar = "الأيام", en = "Days" }
detect = ["time/sent"]
when = { at = { outside = [{ days = ["sun", "mon", "tue", "wed", "thu"], hours = "00:00-24:00" }] } }
action = "warn"
say = { ar = "خارج الأيام", en = "Outside the days" }
[[rule.example]]
text = "x"
sent_at = "2024-03-01T10:10:00+03:00"
expect = "warn"
[[rule.example]]
text = "x"
sent_at = "2024-03-03T09:10:00+03:00"
expect = "allow"
"#;

/// The rules a chat's only message breaks, and those that could not be judged.
fn verdict(chat: &str) -> (Vec<String>, Vec<String>) {
    let message = read(chat).only();
    let linter = Linter::new(Policy::from_toml(POLICY).unwrap(), Use::Check);
    let verdict = linter.check(&message);
    let id = |rule| linter.policy().rule(rule).id.clone();
    (
        verdict.violations.iter().map(|violation| id(violation.rule)).collect(),
        verdict.not_judged.iter().map(|not| format!("{}: {}", id(not.rule), not.why.name())).collect(),
    )
}

#[test]
fn an_assumed_order_leaves_days_unjudged_and_hours_judged() {
    // A Saturday, or a Tuesday; it is late on either.
    let (broken, open) = verdict("03/08/2024, 22:15 - Sara: hi");
    assert_eq!(broken, ["hours"]);
    assert_eq!(open, ["days: date-order-assumed"]);
    let (broken, open) = verdict("03/08/2024, 10:15 - Sara: hi");
    assert_eq!((broken.len(), open), (0, vec!["days: date-order-assumed".to_owned()]));

    // An Arabic phone writes the day first, and then both are judged: the third of August was a Saturday.
    let (broken, open) = verdict("3⟨RLM⟩/8⟨RLM⟩/2024، 10:15 م - سارة: أهلًا");
    assert_eq!(broken, ["hours", "days"]);
    assert!(open.is_empty(), "{open:?}");
}

/// A policy with one rule of who may send, and one that spares a role.
const SENDERS: &str = r#"
schema = 1
id = "test/senders"
title = { ar = "مرسلون", en = "Senders" }

[[roster]]
role = "supervisor"
members = ["هدى المنصوري"]

[[rule]]
id = "who"
title = { ar = "من يرسل", en = "Who sends" }
detect = ["account/sender"]
unless = [{ sender-role = ["supervisor"] }]
action = "warn"
say = { ar = "لا يرسل هنا إلا المشرفون", en = "Only supervisors send here" }
[[rule.example]]
text = "x"
sender = "سارة"
expect = "warn"
[[rule.example]]
text = "x"
sender = "هدى المنصوري"
expect = "allow"
"#;

#[test]
fn who_sent_is_not_judged_where_the_end_of_the_name_is_a_choice() {
    let linter = Linter::new(Policy::from_toml(SENDERS).unwrap(), Use::Audit);
    let judge = |chat: &str| -> Vec<(usize, Vec<&'static str>)> {
        let judge = |message: &Message<'_>| {
            let verdict = linter.check(message);
            (verdict.violations.len(), verdict.not_judged.iter().map(|not| not.why.name()).collect())
        };
        read(chat).messages.iter().map(judge).collect()
    };
    let heads = "13/06/2018, 12:03 - هدى المنصوري: إعلان مدرسي: أ⏎13/06/2018, 12:04 - هدى المنصوري: إعلان مدرسي: ب";
    assert_eq!(judge(heads), [(0, vec!["sender-ambiguous"]), (0, vec!["sender-ambiguous"])]);
    // One message of hers without a heading, and it is known who she is; of another, and it is known who she is not.
    assert_eq!(
        judge(&format!("{heads}⏎13/06/2018, 12:05 - هدى المنصوري: مرحبا")),
        [(0, vec![]), (0, vec![]), (0, vec![])]
    );
    assert_eq!(judge("13/06/2018, 12:03 - سارة: إعلان: أ⏎13/06/2018, 12:04 - سارة: ب"), [(1, vec![]), (1, vec![])]);
}
