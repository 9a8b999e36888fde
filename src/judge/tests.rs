//! The judge against findings made by hand: no detector runs here.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::type_complexity, clippy::unwrap_used)]

use super::judge;
use crate::detect::{self, FieldKind};
use crate::finding::{Because, Confidence, Finding, Findings, Place, Unknown, Value};
use crate::message::{Channel, ChannelKind, Doubt, Doubts, Message, Origin, Reshare, Sender, SentAt};
use crate::part::PartId;
use crate::policy::{Policy, Use};
use crate::span::Span;
use crate::truth::Why;
use crate::verdict::{Action, Verdict};

/// A policy with the given settings, and one rule `r` made of `conditions` (or whole tables of its own after it).
fn policy(settings: &str, conditions: &str) -> Policy {
    let words = "{ ar = \"أ\", en = \"a\" }";
    let action = if conditions.contains("action =") { "" } else { "action = \"warn\"" };
    let text = format!(
        "schema = 1\nid = \"test\"\ntitle = {words}\n[setting]\n{settings}\n[[rule]]\nid = \"r\"\ntitle = {words}\n\
         say = {words}\n{action}\n{conditions}\n[[rule.example]]\ntext = \"a\"\nexpect = \"warn\"\n[[rule.example]]\n\
         text = \"b\"\nexpect = \"allow\"\n"
    );
    Policy::from_toml(&text).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// A finding of `detector` with `fields` by name, at the bytes `at` of the body.
fn found(findings: &mut Findings, detector: &str, fields: &[(&str, Set<'_>)], at: Option<(u32, u32)>) {
    let (index, detector) = detect::by_id(detector).unwrap();
    let mut values = [None; 3];
    for (name, set) in fields {
        let place = detector.fields.iter().position(|field| field.name == *name).unwrap();
        values[place] = Some(match *set {
            Set::Word(word) => match detector.fields[place].kind {
                FieldKind::Word(words) | FieldKind::Grade(words) => {
                    Value::Word(words.iter().find(|known| **known == word).unwrap())
                }
                _ => findings.keep(word),
            },
            Set::Flag(flag) => Value::Flag(flag),
            Set::At(at) => Value::Moment(at),
        });
    }
    let place = at.map_or(Place::Message, |(start, end)| Place::Text(PartId::Body, Span::new(start, end)));
    let (confidence, because) = (Confidence::Likely, Because::Form);
    findings.push(Finding { detector: index, place, confidence, because, values });
}

#[derive(Clone, Copy)]
enum Set<'s> {
    Word(&'s str),
    Flag(bool),
    At(SentAt),
}

/// The verdict before sending on an otherwise empty message with one finding.
fn one(policy: &Policy, detector: &str, fields: &[(&str, Set<'_>)]) -> Verdict {
    let mut findings = Findings::default();
    found(&mut findings, detector, fields, None);
    judge(policy, Use::Check, &Message::from_text("x"), &findings)
}

fn moment(text: &str) -> SentAt {
    match text.parse::<jiff::Timestamp>() {
        Ok(at) => SentAt::Instant(at, jiff::tz::Offset::UTC),
        Err(_) => SentAt::Local(text.parse().unwrap()),
    }
}

#[test]
fn every_operator_on_every_kind_of_field() {
    use Set::{Flag, Word};
    let warn = Action::Warn;
    let allow = Action::Allow;
    let lists = "official-contacts = [\"+966138000000\", \"info@khobaredu.gov.sa\"]\ntrusted-domains = [\"gov.sa\"]\n\
                 registered-accounts = [\"@MOE_KHB\"]\noffice-names = [\"khobar edu\", \"تعليم الخبر\"]\n\
                 approving-authorities = [\"education zone\"]";
    let cases: &[(&str, &str, &[(&str, Set<'_>)], Action)] = &[
        ("topic/message", "topic = [\"joke\"]", &[("topic", Word("joke"))], warn),
        ("topic/message", "topic = \"joke\"", &[("topic", Word("joke"))], warn),
        ("topic/message", "topic = [\"joke\"]", &[("topic", Word("poem"))], allow),
        ("topic/message", "topic = { not-in = [\"joke\"] }", &[("topic", Word("poem"))], warn),
        ("topic/message", "topic = { not-in = [\"joke\"] }", &[("topic", Word("joke"))], allow),
        ("topic/message", "topic = [\"joke\"]", &[], allow),
        ("approval/announcement", "approval = \"none\"", &[("approval", Word("none"))], warn),
        ("approval/announcement", "approval = { at-most = \"claimed\" }", &[("approval", Word("claimed"))], warn),
        ("approval/announcement", "approval = { at-most = \"claimed\" }", &[("approval", Word("shown"))], allow),
        ("approval/announcement", "approval = { at-least = \"claimed\" }", &[("approval", Word("shown"))], warn),
        ("approval/announcement", "approval = { at-least = \"claimed\" }", &[("approval", Word("none"))], allow),
        ("approval/announcement", "by = { not-mentions = \"approving-authorities\" }", &[], warn),
        (
            "approval/announcement",
            "by = { not-mentions = \"approving-authorities\" }",
            &[("by", Word("the education zone"))],
            allow,
        ),
        ("approval/announcement", "by = { mentions = [\"school\"] }", &[("by", Word("the school head"))], warn),
        ("personal/phone", "number = { not-in = \"official-contacts\" }", &[("number", Word("+966138000000"))], allow),
        ("personal/phone", "number = { not-in = \"official-contacts\" }", &[("number", Word("+966551234567"))], warn),
        ("personal/phone", "number = [\"0551234567\"]", &[("number", Word("+966551234567"))], warn),
        (
            "personal/email",
            "address = { not-in = \"official-contacts\" }",
            &[("address", Word("info@khobaredu.gov.sa"))],
            allow,
        ),
        ("personal/email", "address = { not-in = [\"@moe.gov.sa\"] }", &[("address", Word("a@gmail.com"))], warn),
        ("source/link", "host = { not-in = \"trusted-domains\" }", &[("host", Word("new.moe.gov.sa"))], allow),
        ("source/link", "host = { not-in = \"trusted-domains\" }", &[("host", Word("moe-gov-sa.com"))], warn),
        ("source/link", "shortener = true", &[("shortener", Flag(true))], warn),
        ("source/link", "shortener = { is = true }", &[("shortener", Flag(false))], allow),
        ("source/link", "known = false", &[("known", Flag(false))], warn),
        ("personal/iban", "number = [\"SA03 8000\"]", &[("number", Word("SA038000"))], warn),
        ("account/name", "account = { bears = \"office-names\" }", &[("account", Word("@KhobarEdu2\nNews"))], warn),
        ("account/name", "account = { bears = \"office-names\" }", &[("account", Word("@a\nصوت تعليم الخبر"))], warn),
        ("account/name", "account = { bears = \"office-names\" }", &[("account", Word("@noura\nNoura"))], allow),
        (
            "account/name",
            "account = { bears = \"office-names\", not-in = \"registered-accounts\" }",
            &[("account", Word("@moe_khb\nتعليم الخبر"))],
            allow,
        ),
        ("account/name", "account = { not-bears = [\"khobar edu\"] }", &[("account", Word("\nNoura"))], warn),
    ];
    for (detector, when, fields, expected) in cases {
        let policy = policy(lists, &format!("detect = [\"{detector}\"]\nwhen = {{ {when} }}"));
        assert_eq!(one(&policy, detector, fields).action, *expected, "{detector}: {when}");
    }
}

#[test]
fn hours_hold_in_the_policys_zone_whatever_the_offset() {
    let policy = policy(
        "time-zone = \"Asia/Riyadh\"",
        "detect = [\"time/sent\"]\nwhen = { at = { outside = [\"07:00-21:00\"] } }",
    );
    for (at, expected) in [
        ("2024-03-03T20:59:59+03:00", Action::Allow),
        ("2024-03-03T21:00:00+03:00", Action::Warn),
        ("2024-03-03T06:59:59+03:00", Action::Warn),
        ("2024-03-03T07:00:00+03:00", Action::Allow),
        ("2024-03-03T17:59:59Z", Action::Allow),
        ("2024-03-03T18:00:00Z", Action::Warn),
        ("2024-03-03T03:59:59Z", Action::Warn),
        ("2024-03-03T04:00:00Z", Action::Allow),
        ("2024-03-03T21:59:59+04:00", Action::Allow),
        ("2024-03-03T22:00:00+04:00", Action::Warn),
        ("2024-03-03T20:59:59", Action::Allow),
        ("2024-03-03T21:00:00", Action::Warn),
        ("2024-03-03T06:59:59", Action::Warn),
        ("2024-03-03T07:00:00", Action::Allow),
    ] {
        let verdict = one(&policy, "time/sent", &[("at", Set::At(moment(at)))]);
        assert_eq!(verdict.action, expected, "{at}");
    }
}

#[test]
fn a_guessed_date_matters_only_where_days_do() {
    let origin = Origin { doubts: Doubts::NONE.with(Doubt::DateOrderAssumed), ..Origin::default() };
    let message = Message { origin: Some(origin), ..Message::from_text("x") };
    let mut findings = Findings::default();
    found(&mut findings, "time/sent", &[("at", Set::At(moment("2024-03-05T12:00:00")))], None);
    for (window, expected) in [
        ("\"07:00-21:00\"", (0, 0)),
        ("\"13:00-21:00\"", (1, 0)),
        ("{ hours = \"07:00-21:00\", days = [\"sun\"] }", (0, 1)),
        ("{ hours = \"13:00-21:00\", days = [\"sun\"] }", (1, 0)),
    ] {
        let policy = policy(
            "time-zone = \"Asia/Riyadh\"",
            &format!("detect = [\"time/sent\"]\nwhen = {{ at = {{ outside = [{window}] }} }}"),
        );
        let verdict = judge(&policy, Use::Check, &message, &findings);
        assert_eq!((verdict.violations.len(), verdict.not_judged.len()), expected, "{window}");
    }
}

#[test]
fn what_cannot_be_found_out_is_not_judged() {
    let (people, _) = detect::by_id("photo/people").unwrap();
    let mut findings = Findings::default();
    let place = Place::Part(PartId::Content(0));
    findings.push_unknown(Unknown { detector: people, place, why: Why::ContentMissing });
    findings.push_unknown(Unknown { detector: people, place, why: Why::ContentMissing });
    let verdict = |conditions| judge(&policy("", conditions), Use::Check, &Message::from_text("x"), &findings);

    let by_default = verdict("detect = [\"photo/people\"]");
    assert_eq!(by_default.action, Action::Note);
    assert_eq!(by_default.not_judged.len(), 1, "the same gap is said once");
    assert_eq!((by_default.not_judged[0].why, by_default.not_judged[0].place), (Why::ContentMissing, place));
    assert_eq!(verdict("detect = [\"photo/people\"]\nif-not-judged = \"hold\"").action, Action::Hold);
    assert_eq!(verdict("detect = [\"photo/people\"]\nif-not-judged = \"allow\"").action, Action::Allow);
    assert_eq!(verdict("detect = [\"photo/people\"]\nshadow = true").action, Action::Allow);
    assert!(verdict("detect = [\"photo/name\"]").not_judged.is_empty(), "another rule's gap");
    let excused = verdict("detect = [\"photo/people\"]\nunless = [{ approval = \"missing\" }]");
    assert!(excused.not_judged.is_empty(), "what is excused need not be judged");
}

#[test]
fn an_unknown_exemption_never_excuses_and_is_said() {
    let policy =
        policy("", "detect = [\"photo/caption\"]\nunless = [{ forwarded = true }, { sender-role = [\"head\"] }]");
    let mut findings = Findings::default();
    found(&mut findings, "photo/caption", &[], Some((0, 1)));
    let verdict = |message: &Message<'_>| judge(&policy, Use::Check, message, &findings);
    let role = |role: &'static str| Some(Sender { role: Some(role.into()), ..Sender::default() });

    let unknown = verdict(&Message::from_text("x"));
    assert_eq!(unknown.action, Action::Warn);
    assert_eq!(unknown.violations[0].unchecked, Some(Why::ForwardUnknown));

    let known = verdict(&Message { forwarded: Some(false), sender: role("clerk"), ..Message::from_text("x") });
    assert_eq!(known.violations[0].unchecked, None);
    let forwarded = verdict(&Message { forwarded: Some(true), ..Message::from_text("x") });
    assert!(forwarded.violations.is_empty(), "one exemption is enough, whatever is unknown of the other");
    assert!(verdict(&Message { sender: role("Head"), ..Message::from_text("x") }).violations.is_empty());
}

#[test]
fn another_fact_may_excuse() {
    let policy =
        policy("", "detect = [\"photo/caption\"]\nunless = [{ detect = \"topic/message\", topic = [\"emergency\"] }]");
    let mut findings = Findings::default();
    found(&mut findings, "photo/caption", &[], Some((0, 1)));
    found(&mut findings, "topic/message", &[("topic", Set::Word("poem"))], None);
    let message = Message::from_text("x");
    assert_eq!(judge(&policy, Use::Check, &message, &findings).action, Action::Warn);
    found(&mut findings, "topic/message", &[("topic", Set::Word("emergency"))], None);
    assert_eq!(judge(&policy, Use::Check, &message, &findings).action, Action::Allow);
    findings.list_mut()[2].confidence = Confidence::Possible;
    assert_eq!(judge(&policy, Use::Check, &message, &findings).action, Action::Warn, "too unsure to excuse");
}

#[test]
fn all_facts_of_one_exemption_must_hold() {
    let policy = policy(
        "registered-accounts = [\"@a\"]\noffice-names = [\"office\"]",
        "detect = [\"photo/caption\"]\nunless = [{ reshare = true, account = { not-in = \"registered-accounts\", \
         not-bears = \"office-names\" } }]",
    );
    let mut findings = Findings::default();
    found(&mut findings, "photo/caption", &[], Some((0, 1)));
    for (handle, reshared, expected) in [
        ("@noura", true, Action::Allow),
        ("@noura", false, Action::Warn),
        ("@A", true, Action::Warn),
        ("@our_office", true, Action::Warn),
    ] {
        let message = Message {
            sender: Some(Sender { handle: Some(handle.into()), ..Sender::default() }),
            reshare_of: reshared.then(|| Reshare::Id("1".into())),
            ..Message::from_text("x")
        };
        assert_eq!(judge(&policy, Use::Check, &message, &findings).action, expected, "{handle} {reshared}");
    }
}

#[test]
fn a_rule_holds_on_its_channels() {
    let rule = "channel = [\"whatsapp\", \"telegram\"]\ndetect = [\"photo/caption\"]";
    let (bare, with_default) = (policy("", rule), policy("default-channel = \"whatsapp\"", rule));
    let mut findings = Findings::default();
    found(&mut findings, "photo/caption", &[], Some((0, 1)));
    let on = |kind| Message { channel: Some(Channel { kind, name: Some("g".into()) }), ..Message::from_text("x") };
    let verdict = |policy: &Policy, kind| judge(policy, Use::Check, &on(kind), &findings);

    assert_eq!(verdict(&bare, Some(ChannelKind::Telegram)).action, Action::Warn);
    assert_eq!(verdict(&with_default, Some(ChannelKind::X)), Verdict::default());
    assert_eq!(verdict(&with_default, None).action, Action::Warn);
    let unknown = verdict(&bare, None);
    assert_eq!((unknown.violations.len(), unknown.not_judged[0].why), (0, Why::NoChannel));
    assert_eq!(judge(&bare, Use::Check, &Message::from_text("x"), &Findings::default()), Verdict::default());
}

#[test]
fn overlapping_places_of_one_rule_are_one_violation() {
    let policy = policy("", "detect = [\"personal/saudi-id\", \"personal/iqama\"]");
    let mut findings = Findings::default();
    found(&mut findings, "personal/saudi-id", &[], Some((40, 50)));
    found(&mut findings, "personal/saudi-id", &[], Some((5, 15)));
    found(&mut findings, "personal/iqama", &[], Some((10, 20)));
    findings.list_mut()[2].confidence = Confidence::Certain;
    let verdict = judge(&policy, Use::Check, &Message::from_text("x"), &findings);
    let body = |start, end| Place::Text(PartId::Body, Span::new(start, end));
    let got: Vec<_> = verdict.violations.iter().map(|v| (v.place, v.confidence)).collect();
    assert_eq!(got, [(body(5, 20), Confidence::Certain), (body(40, 50), Confidence::Likely)]);
    assert_eq!(detect::at(verdict.violations[0].detector).id, "personal/iqama", "the surer detector is named");
}

#[test]
fn confidence_action_shadow_and_flags() {
    let mut findings = Findings::default();
    found(&mut findings, "photo/caption", &[], Some((0, 1)));
    let message = Message::from_text("x");
    let verdict = |conditions: &str, purpose| judge(&policy("", conditions), purpose, &message, &findings);
    let mut likely = Findings::default();
    found(&mut likely, "personal/email", &[], Some((0, 1)));
    let sure = policy("", "detect = [\"personal/email\"]\nat-least = \"certain\"");
    assert_eq!(judge(&sure, Use::Check, &message, &likely), Verdict::default());
    let by_use = "detect = [\"photo/caption\"]\naction = { check = \"block\", audit = \"warn\" }";
    assert_eq!(verdict(by_use, Use::Check).action, Action::Block);
    assert_eq!(verdict(by_use, Use::Audit).action, Action::Warn);
    let shadowed = verdict("detect = [\"photo/caption\"]\nshadow = true", Use::Check);
    assert_eq!((shadowed.action, shadowed.violations[0].shadow), (Action::Allow, true));

    let feedback = Policy::shipped("base/feedback").unwrap().unwrap();
    let mut findings = Findings::default();
    found(&mut findings, "topic/message", &[("topic", Set::Word("complaint"))], None);
    let verdict = judge(&feedback, Use::Check, &message, &findings);
    assert_eq!((verdict.action, verdict.violations.len()), (Action::Allow, 0));
    assert_eq!(feedback.flag(verdict.flags[0].flag).id, "complaint");
}

#[test]
fn system_and_deleted_messages_are_not_judged() {
    let policy = policy("", "detect = [\"photo/caption\"]");
    let mut findings = Findings::default();
    found(&mut findings, "photo/caption", &[], Some((0, 1)));
    for message in
        [Message { system: true, ..Message::from_text("x") }, Message { deleted: true, ..Message::from_text("x") }]
    {
        assert_eq!(judge(&policy, Use::Audit, &message, &findings), Verdict::default());
    }
}
