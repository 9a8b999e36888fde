//! The roster: senders have roles.

use super::*;

/// The principal alone may write outside the hours.
const STAFF: &str = r#"
        [setting]
        time-zone = "Asia/Riyadh"
        [[roster]]
        role = "principal"
        members = ["أ. منى السّالم", { name = ["Huda", "هدى القحطاني"], phone = "055 123 4567" }, "@riverside_head"]
        [[roster]]
        role = "teacher"
        members = ["Dana", "+966559876543"]
        [[rule]]
        id = "sending-hours"
        title = { ar = "أ", en = "a" }
        say = { ar = "أ", en = "a" }
        detect = ["time/sent"]
        when = { at = { outside = ["07:00-21:00"] } }
        unless = [{ sender-role = ["principal"] }]
        action = "warn"
        [[rule.example]]
        text = "أ"
        sender = "Dana"
        sent_at = "2026-03-01T22:00"
        expect = "warn"
        [[rule.example]]
        text = "أ"
        sender = "أ. منى السالم"
        sent_at = "2026-03-01T22:00"
        expect = "allow"
    "#;

fn late(policy: &Policy, sender: &str) -> Verdict {
    check(policy, &format!(r#"{{"text": "أ", "sent_at": "2026-03-01T22:00", "sender": {sender}}}"#))
}

#[test]
fn senders_have_their_roles_however_they_are_written() {
    let policy = policy(STAFF);
    for (sender, action) in [
        (r#""أ. منى السالم""#, Action::Allow),
        (r#""أ. مُنى السالم 🌸""#, Action::Allow),
        (r#""هدي القحطاني""#, Action::Allow),
        (r#""+966 55 123 4567""#, Action::Allow),
        (r#"{"phone": "٠٠٩٦٦٥٥١٢٣٤٥٦٧"}"#, Action::Allow),
        (r#""@Riverside_Head""#, Action::Allow),
        (r#"{"name": "anyone", "role": "Principal"}"#, Action::Allow),
        (r#"{"name": "هدى القحطاني", "role": "teacher"}"#, Action::Warn),
        (r#""Dana""#, Action::Warn),
        (r#""منى""#, Action::Warn),
        (r#""+966559876543""#, Action::Warn),
    ] {
        assert_eq!(late(&policy, sender).action, action, "{sender}");
    }
    let linter = |policy: &Policy, example: &Example| Linter::new(policy.clone(), Use::Check).answer(example);
    assert_eq!(tadqiq::policy::test_examples(&policy, linter).unwrap(), 2);
}

#[test]
fn a_role_that_cannot_be_known_excuses_nothing_and_is_said() {
    let policy = policy(STAFF);
    // One principal is known by name alone, and this message tells a number alone.
    assert!(late(&policy, r#""+966500000000""#).violations[0].unchecked.is_some());
    // All that could be compared was, for the teacher is known to be one.
    assert!(late(&policy, r#""+966559876543""#).violations[0].unchecked.is_none());
}

#[test]
fn a_debug_print_names_nobody() {
    let shown = format!("{:?}", policy(STAFF).roster());
    assert_eq!(shown, r#"{"principal": 3, "teacher": 2}"#);
}

#[test]
fn mistakes_have_their_place() {
    let cases = [
        (
            "-role = [\"principal\"]",
            "-role = [¦\"principle\"]",
            "no `[[roster]]` has the role `principle`. Did you mean `principal`?",
        ),
        ("role = \"teacher\"", "role = ¦\"Principal\"", "the id `Principal` is already used"),
        ("role = \"teacher\"", "role = ¦\"؟\"", "expected a name with letters"),
        ("[[roster]]\n        role = \"teacher\"", "¦[[roster]]", "the key `role` is missing"),
        ("\"@riverside_head\"", "¦\"@\"", "expected a handle"),
        ("phone = \"055 123 4567\"", "phone = ¦\"five\"", "expected a phone number"),
        ("phone = \"055 123 4567\"", "¦phones = \"five\"", "unknown key `phones`. Did you mean `phone`?"),
    ];
    for (from, to, start) in cases {
        mistake(STAFF, from, to, start);
    }
}

#[test]
fn a_file_of_its_own_can_hold_the_roster() {
    struct Staff;
    impl tadqiq::policy::Sources for Staff {
        fn read(&self, _: &str, path: &str) -> Result<tadqiq::policy::Source, tadqiq::words::Words> {
            let text =
                format!("{HEAD}[[roster]]\nrole = \"principal\"\nmembers = [\"Huda\"]").replace("my/office", "staff");
            Ok(tadqiq::policy::Source { name: path.into(), text })
        }
    }
    let rest = STAFF.split_once("[[roster]]").unwrap().1.split_once("[[rule]]").unwrap().1;
    let text = format!("{HEAD}extends = [\"staff.toml\"]\n[setting]\ntime-zone = \"UTC\"\n[[rule]]{rest}");
    let policy = Policy::load("mine.toml", &text, &Staff).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    assert_eq!(policy.roster().roles().collect::<Vec<_>>(), ["principal"]);
    assert_eq!(late(&policy, r#""Huda""#).action, Action::Allow);
}
