//! Exceptions: one thing is passed over, until a day.

use super::*;

const NURSE: &str = r#"
        extends = ["base/personal-info"]
        [setting]
        time-zone = "Asia/Riyadh"
        [[except]]
        id = "school-nurse"
        rule = "private-phone"
        number = ["055 123 4567"]
        reason = { ar = "رقم الممرضة معلن لأولياء الأمور.", en = "The nurse's number is public." }
        owner = "School health"
        until = 2026-06-30
    "#;

#[test]
fn one_number_is_passed_over_and_the_other_is_not() {
    let policy = policy(NURSE);
    let both = r#"{"text": "الممرضة ٠٥٥١٢٣٤٥٦٧ أو نورة 0559876543", "sent_at": "2026-06-30T23:00"}"#;
    let verdict = check(&policy, both);
    assert_eq!((verdict.violations.len(), verdict.excepted.len()), (1, 1));
    let alone = check(&policy, r#"{"text": "الممرضة ٠٥٥١٢٣٤٥٦٧", "sent_at": "2026-06-30T23:00"}"#);
    assert_eq!((alone.action, alone.excepted.len()), (Action::Allow, 1));
}

#[test]
fn it_ends_by_the_day_of_sending_in_the_policys_zone() {
    let policy = policy(NURSE);
    let sent = |at: &str| check(&policy, &format!(r#"{{"text": "call 0551234567", "sent_at": "{at}"}}"#)).action;
    assert_eq!(sent("2026-06-30T20:59:59Z"), Action::Allow);
    assert_eq!(sent("2026-06-30T21:00:00Z"), Action::Block, "already the first of July in Riyadh");
    let unsaid = check(&policy, r#"{"text": "call 0551234567"}"#);
    assert_eq!(unsaid.action, Action::Block, "what cannot be known excepts nothing");
    assert_eq!(unsaid.violations[0].unchecked, Some(tadqiq::truth::Why::NoTime));
}

#[test]
fn a_guessed_date_excepts_only_if_both_readings_do() {
    let policy = policy(NURSE);
    let sent = |at: &str| {
        let origin = r#""origin": {"doubts": ["date-order-assumed"]}"#;
        check(&policy, &format!(r#"{{"text": "call 0551234567", "sent_at": "{at}", {origin}}}"#)).action
    };
    assert_eq!(sent("2026-05-04T09:00"), Action::Allow, "4 May or 5 April");
    assert_eq!(sent("2026-05-12T09:00"), Action::Block, "12 May or 5 December");
}

#[test]
fn words_and_senders_can_be_excepted() {
    let policy = policy(
        r#"extends = ["base/sources"]
            [[except]]
            id = "radio"
            rule = "passed-on-as-received"
            words = ["منقول"]
            sender-name = "إذاعة المدرسة"
            reason = { ar = "أ", en = "a" }
            owner = "Radio"
            until = "2026-12-31""#,
    );
    let from = |sender: &str, text: &str| {
        let json = format!(r#"{{"text": "{text}", "sender": "{sender}", "sent_at": "2026-03-01T09:00"}}"#);
        check(&policy, &json).violations.len()
    };
    assert_eq!(from("إذاعة المدرسة 📻", "منقول: برنامج الصباح"), 0);
    assert_eq!(from("هدى", "منقول: برنامج الصباح"), 1);
    assert_eq!(from("إذاعة المدرسة", "وصلني الآن: برنامج الصباح"), 1);
}

#[test]
fn what_is_over_is_warned_of_at_its_place() {
    let policy = policy(NURSE);
    let day = |text: &str| text.parse().unwrap();
    assert!(policy.warnings(day("2026-06-30")).is_empty());
    let warnings = policy.warnings(day("2026-07-01"));
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].to_string().starts_with("policy.toml:8:9: warning: the exception `school-nurse`"));
    assert!(warnings[0].words.ar.contains("انتهى الاستثناء"));
}

#[test]
fn a_child_renews_an_inherited_exception_by_its_id() {
    struct Parent(String);
    impl tadqiq::policy::Sources for Parent {
        fn read(&self, _: &str, path: &str) -> Result<tadqiq::policy::Source, tadqiq::words::Words> {
            Ok(tadqiq::policy::Source { name: path.into(), text: self.0.clone() })
        }
    }
    let parent = Parent(format!("{HEAD}{NURSE}").replace("my/office", "parent"));
    let child = format!("{HEAD}{}", NURSE.replace("base/personal-info", "parent.toml").replace("2026", "2027"));
    let policy = Policy::load("child.toml", &child, &parent).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let rule = policy.rules().iter().find(|rule| rule.id == "private-phone").unwrap();
    assert_eq!(rule.exceptions.len(), 1);
    assert_eq!((rule.exceptions[0].until.year(), rule.exceptions[0].from.as_str()), (2027, "my/office"));
}

#[test]
fn mistakes_have_their_place() {
    let number = "number = [\"055 123 4567\"]";
    let cases = [
        (
            "rule = \"private-phone\"",
            "rule = ¦\"private-fone\"",
            "there is no rule `private-fone` here. Did you mean `private-phone`?",
        ),
        (number, "¦numbr = [\"1\"]", "unknown key `numbr`. Did you mean `number`?"),
        (number, "number = [¦\"the nurse\"]", "expected a phone number"),
        (number, "¦sent-at = \"x\"", "unknown key `sent-at`"),
        ("owner = \"School health\"", "owner = ¦\" \"", "the text is empty"),
        ("until = 2026-06-30", "until = ¦\"30 June\"", "expected a day such as 2026-12-31, found a text"),
        (
            "until = 2026-06-30",
            "until = ¦2026-06-30T10:00:00Z",
            "expected a day such as 2026-12-31, found a date or time",
        ),
        ("id = \"school-nurse\"", "id = ¦\"nurse 1\"", "`nurse 1` cannot be an id"),
    ];
    for (from, to, start) in cases {
        mistake(NURSE, from, to, start);
    }
    let marked = NURSE.replace("[[except]]", "¦[[except]]");
    mistake(
        &marked,
        number,
        "",
        "the exception does not say what is excepted. Name it under one of: words, number, country,",
    );
    mistake(&marked, "owner = \"School health\"", "", "the key `owner` is missing");
}
