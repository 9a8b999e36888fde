//! What an office writes itself: exceptions, through the whole flow.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

use tadqiq::message::from_json;
use tadqiq::policy::{Example, PolicyError};
use tadqiq::verdict::{Action, Verdict};
use tadqiq::{Linter, Policy, Use};

const HEAD: &str = "schema = 1\nid = \"my/office\"\ntitle = { ar = \"مكتبي\", en = \"My office\" }\n";

/// A policy with these lines after its head.
#[track_caller]
fn policy(lines: &str) -> Policy {
    Policy::from_toml(&format!("{HEAD}{lines}")).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// With `from` replaced by `to`, such a policy has one mistake, at `¦`, and its message starts with `start`.
#[track_caller]
fn mistake(lines: &str, from: &str, to: &str, start: &str) {
    assert!(lines.contains(from), "{from}");
    let text = format!("{HEAD}{lines}").replacen(from, to, 1);
    let (before, _) = text.split_once('¦').unwrap();
    let (line, column) = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1);
    let Err(PolicyError(found)) = Policy::from_toml(&text.replace('¦', "")) else { panic!("no mistake: {to}") };
    let said: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with(&format!("policy.toml:{line}:{column}: {start}")),
        "{line}:{column}: {start}\n{said:?}"
    );
    assert!(found[0].words.ar.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c)), "{}", found[0].words.ar);
}

#[track_caller]
fn check(policy: &Policy, message: &str) -> Verdict {
    let message = from_json(message).unwrap();
    Linter::new(policy.clone(), Use::Check).check(&message)
}

mod exceptions {
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
}

mod roster {
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
                let text = format!("{HEAD}[[roster]]\nrole = \"principal\"\nmembers = [\"Huda\"]")
                    .replace("my/office", "staff");
                Ok(tadqiq::policy::Source { name: path.into(), text })
            }
        }
        let rest = STAFF.split_once("[[roster]]").unwrap().1.split_once("[[rule]]").unwrap().1;
        let text = format!("{HEAD}extends = [\"staff.toml\"]\n[setting]\ntime-zone = \"UTC\"\n[[rule]]{rest}");
        let policy = Policy::load("mine.toml", &text, &Staff).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert_eq!(policy.roster().roles().collect::<Vec<_>>(), ["principal"]);
        assert_eq!(late(&policy, r#""Huda""#).action, Action::Allow);
    }
}

mod own_detectors {
    use super::*;

    /// A rule that watches the detectors `ids`.
    fn rule(ids: &str) -> String {
        format!(
            r#"
        [[rule]]
        id = "ours"
        title = {{ ar = "أ", en = "a" }}
        say = {{ ar = "أ", en = "a" }}
        detect = [{ids}]
        action = "warn"
        [[rule.example]]
        text = "أ"
        expect = "warn"
        [[rule.example]]
        text = "b"
        expect = "allow"
"#
        )
    }

    /// The words found in `text`.
    fn found(policy: &Policy, text: &str) -> Vec<String> {
        let json = serde_json::json!({ "text": text }).to_string();
        let verdict = check(policy, &json);
        assert!(verdict.violations.iter().all(|violation| policy.detector(violation.detector).starts_with("own/")));
        let words = verdict.violations.iter().map(|violation| match violation.place {
            tadqiq::finding::Place::Text(_, span) => span.of(text).to_owned(),
            _ => String::new(),
        });
        words.collect()
    }

    fn rivals() -> String {
        format!(
            r#"
        [[words]]
        id = "rivals"
        words = ["شركة الأفق", "Horizon Co"]
        hits = ["اشتروا من شركة الأُفُق"]
        misses = ["الأفق جميل"]
{}"#,
            rule("\"own/rivals\"")
        )
    }

    fn codes(pattern: &str) -> String {
        format!(
            r#"
        [[pattern]]
        id = "codes"
        pattern = '{pattern}'
        hits = ["hit"]
        misses = ["miss"]
{}"#,
            rule("\"own/codes\"")
        )
    }

    #[test]
    fn words_are_folded_whole_and_without_their_clitics() {
        let policy = policy(&rivals());
        assert_eq!(found(&policy, "وبشركة الأفـق عروض"), ["شركة الأفـق"]);
        assert_eq!(found(&policy, "try HORIZON co."), ["HORIZON co"]);
        assert_eq!(found(&policy, "شركة نور في الأفق, horizon coast"), [""; 0]);
    }

    #[test]
    fn patterns_are_folded_and_match_whole_words() {
        let student = policy(&codes(r"(طالب|ST)[- ]?[٠-٩]{4}"));
        assert_eq!(found(&student, "st-١٢٣٤ و ST 5678"), ["st-١٢٣٤", "ST 5678"]);
        assert_eq!(found(&student, "طـالب 4321"), ["طـالب 4321"]);
        assert_eq!(found(&student, "east-1234, ST-12345, طالب 43210"), [""; 0]);
        let hamza = policy(&codes(r"[أ-ي]+-\d\d"));
        assert_eq!(found(&hamza, "إدارة-١٢"), ["إدارة-١٢"]);
        assert_eq!(found(&policy(&codes(r"\w+@\S+")), "نورة، a@b"), ["a@b"]);
        let inside = policy(&codes("abc").replace("hits = [\"hit\"]", "inside-words = true\nhits = [\"hit\"]"));
        assert_eq!(found(&inside, "xabcx"), ["abc"]);
    }

    #[test]
    fn file_names_are_read_too() {
        let verdict = check(
            &policy(&rivals()),
            r#"{"text": "", "attachments": [{"kind": "document", "name": "عرض شركة الأفق.pdf"}]}"#,
        );
        assert_eq!(verdict.violations.len(), 1);
    }

    #[test]
    fn a_header_a_reference_and_a_length_can_be_required() {
        let header = policy(&format!(
            r#"
        [[require]]
        id = "header"
        starts-with = ["إدارة المدرسة", "School office:"]
        hits = ["الاجتماع غدًا"]
        misses = ["إدارة المدرسة: الاجتماع غدًا"]
{}"#,
            rule("\"own/header\"")
        ));
        for (text, lacks) in [
            ("📢 *إدارةُ المدرسة* الاجتماع غدا", 0),
            ("SCHOOL OFFICE the meeting is tomorrow", 0),
            ("الاجتماع غدا، إدارة المدرسة", 1),
            ("إدارة", 1),
        ] {
            assert_eq!(found(&header, text).len(), lacks, "{text}");
        }
        let picture = check(&header, r#"{"text": " ", "attachments": [{"kind": "image", "path": "a.jpg"}]}"#);
        assert!(picture.violations.is_empty());
        assert_eq!(picture.not_judged[0].why, tadqiq::truth::Why::ContentNotInspected);
        let left_out = check(&header, r#"{"text": "", "attachments": [{"kind": "image"}]}"#);
        assert_eq!(left_out.not_judged[0].why, tadqiq::truth::Why::ContentMissing);

        let rest = format!(
            r#"
        [[require]]
        id = "reference"
        pattern = 'رقم \d+/\d+'
        hits = ["تعميم"]
        misses = ["تعميم رقم ١٢/٤"]
        [[require]]
        id = "short"
        max-length = 12
        hits = ["abcdefghijklm"]
        misses = ["abcdefghijkl"]
{}"#,
            rule("\"own/reference\", \"own/short\"")
        );
        let rest = policy(&rest);
        assert_eq!(found(&rest, "رقم ١٢/٤"), [""; 0]);
        assert_eq!(found(&rest, "رقم 12/4 👨‍👩‍👧‍👦🇸🇦e\u{301}"), [""; 0], "twelve characters, as people see them");
        assert_eq!(found(&rest, "رقم 12/4 👨‍👩‍👧‍👦🇸🇦e\u{301}xyz"), ["xyz"]);
        assert_eq!(found(&rest, "تعميم"), [""]);
    }

    #[test]
    fn there_is_an_end_to_lists_and_patterns() {
        for (kind, most) in [("[[words]]\nwords = [\"شركة\"]", 128), ("[[pattern]]\npattern = 'a'", 200)] {
            let one = |nth: usize| format!("{kind}\nid = \"n{nth}\"\nhits = [\"a\"]\nmisses = [\"b\"]\n");
            let load = |count: usize| {
                let all: String = (0..count).map(one).collect();
                let ids: Vec<String> = (0..count).map(|nth| format!("\"own/n{nth}\"")).collect();
                Policy::from_toml(&format!("{HEAD}{all}{}", rule(&ids.join(", "))))
            };
            let policy = load(most).unwrap_or_else(|mistakes| panic!("{mistakes}"));
            assert!(!found(&policy, "a شركة").is_empty());
            let Err(PolicyError(found)) = load(most + 1) else { panic!() };
            assert_eq!(found.len(), 1);
            assert!(found[0].words.en.contains("more than 200 detectors"), "{}", found[0]);
        }
    }

    /// Cut anywhere, or with any character lost, a policy with everything in it is at most mistaken.
    #[test]
    fn a_damaged_policy_is_no_danger() {
        let whole = format!(
            "{HEAD}{}{}{}",
            rivals(),
            codes(r"(طالب|[أ-ي]){2}-\d+").split_once("[[rule]]").unwrap().0,
            "[[roster]]\nrole = \"a\"\nmembers = [\"b\", { phone = \"055 123 4567\" }]\n[[except]]\nid = \"e\"\nrule = \"ours\"\nwords = [\"a\"]\nreason = { ar = \"أ\", en = \"a\" }\nowner = \"o\"\nuntil = 2026-01-01\n[[require]]\nid = \"long\"\nmax-length = 3\n"
        );
        let mut told = 0;
        for (at, c) in whole.char_indices() {
            let lost = format!("{}{}", &whole[..at], &whole[at + c.len_utf8()..]);
            told += [&whole[..at], &lost].into_iter().filter(|text| Policy::from_toml(text).is_err()).count();
        }
        assert!(told > whole.chars().count(), "{told}");
    }

    /// In a release build at most 50 ms of a processor; a debug build beside other tests only has to come to an end.
    #[test]
    fn twenty_thousand_words_load_fast() {
        let words: Vec<String> = (0..20_000).map(|nth| format!("\"كلمة{nth}\"")).collect();
        let text = rivals().replace("\"Horizon Co\"", &words.join(", "));
        let mut best = std::time::Duration::MAX;
        for _ in 0..3 {
            let start = std::time::Instant::now();
            policy(&text);
            best = best.min(start.elapsed());
        }
        let bound = if cfg!(debug_assertions) { 5000 } else { 50 };
        assert!(best.as_millis() < bound, "{best:?}");
        let policy = policy(&text);
        assert_eq!(found(&policy, "وكلمة١٩٩٩٩"), ["كلمة١٩٩٩٩"]);
    }

    #[test]
    fn they_prove_themselves() {
        let run = |policy: &Policy, example: &Example| Linter::new(policy.clone(), Use::Check).answer(example);
        let sound = rivals().replace("text = \"أ\"", "text = \"شركة الافق\"");
        assert_eq!(tadqiq::policy::test_examples(&policy(&sound), run).unwrap(), 4);
        let swapped = sound.replace("hits = ", "xx = ").replace("misses = ", "hits = ").replace("xx = ", "misses = ");
        let Err(PolicyError(found)) = tadqiq::policy::test_examples(&policy(&swapped), run) else { panic!() };
        let places: Vec<_> = found.iter().map(|mistake| (mistake.line, mistake.words.en.split(' ').nth(1))).collect();
        assert_eq!(places, [(8, Some("finds")), (9, Some("finds"))], "{found:?}");
    }

    #[test]
    fn they_are_inherited_replaced_and_excuse() {
        struct Parent;
        impl tadqiq::policy::Sources for Parent {
            fn read(&self, _: &str, path: &str) -> Result<tadqiq::policy::Source, tadqiq::words::Words> {
                let text = format!("{HEAD}{}", rivals()).replace("my/office", "parent");
                Ok(tadqiq::policy::Source { name: path.into(), text })
            }
        }
        let child = format!(
            "{HEAD}extends = [\"parent.toml\"]\n{}{}",
            rivals()
                .replace("Horizon Co", "Zenith")
                .replace("id = \"ours\"", "id = \"mine\"")
                .replace("action = ", "unless = [{ detect = \"own/partner\" }]\naction = "),
            "[[words]]\nid = \"partner\"\nwords = [\"partner\"]\nhits = [\"our partner\"]\nmisses = [\"part\"]\n"
        );
        let policy = Policy::load("child.toml", &child, &Parent).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        assert_eq!(policy.own_detectors().len(), 2);
        assert_eq!(found(&policy, "Horizon Co"), [""; 0], "the child's words take the place of the parent's");
        assert_eq!(found(&policy, "Zenith").len(), 2, "the parent's rule reads them too");
        assert_eq!(found(&policy, "Zenith, our partner").len(), 1);
    }

    #[test]
    fn mistakes_have_their_place() {
        for (pattern, start) in [
            ("a¦(b", "this ( is never closed"),
            ("ab¦)", "this ) closes nothing"),
            ("طالب¦[أب", "this [ is never closed"),
            ("[¦z-a]", "the range ends before it starts"),
            ("¦*a", "there is nothing here to repeat"),
            (r"a¦\bb", r"leave out \b"),
            (r"a¦\jb", r"the character after this \ has no such meaning"),
            ("¦(?=a)b", "looking ahead and behind"),
            (r"(a)¦\1", "referring back to a group"),
            (r"¦\p{Arabian}", "there is no such class of characters"),
            ("¦(a{1000}){1000}", "the pattern becomes too large"),
            ("¦a*", "this pattern matches nothing at all"),
            ("a¦{2,1}", "this count of repetition is wrong"),
        ] {
            mistake(&codes("PATTERN"), "PATTERN", pattern, start);
        }
        for (from, to, start) in [
            ("words = [\"شركة الأفق\",", "words = [¦\"؟!\",", "expected a name with letters"),
            ("words = [\"شركة الأفق\",", "words = [¦\"شركة …\",", "expected a name with letters"),
            (
                "        [[words]]\n        id = \"rivals\"\n        words = [\"شركة الأفق\", \"Horizon Co\"]",
                "        ¦[[words]]\n        id = \"rivals\"",
                "the key `words` is missing",
            ),
            ("        misses = [\"الأفق جميل\"]", "        misses = ¦[]", "the list is empty"),
            (
                "misses = [\"الأفق جميل\"]",
                "¦miss = 1\nmisses = [\"الأفق جميل\"]",
                "unknown key `miss`. Did you mean `misses`?",
            ),
            (
                "detect = [\"own/rivals\"]",
                "detect = [\"own/rivals\", ¦\"own/rival\"]",
                "unknown detector `own/rival`. Did you mean `own/rivals`?",
            ),
            (
                "detect = [\"own/rivals\"]",
                "detect = [\"own/rivals\", ¦\"rivals\"]",
                "unknown detector `rivals`. Did you mean `own/rivals`?",
            ),
            (
                "detect = [\"own/rivals\"]",
                "detect = [\"own/rivals\"]\nwhen = { ¦topic = [\"joke\"] }",
                "`own/rivals` has no fields",
            ),
        ] {
            mistake(&rivals(), from, to, start);
        }
        mistake(&rivals().replace("[[words]]", "¦[[words]]"), "own/rivals", "photo/name", "no rule names `own/rivals`");
        let twice =
            format!("{}[[pattern]]\nid = ¦\"rivals\"\npattern = 'a'\nhits = [\"a\"]\nmisses = [\"b\"]\n", rivals());
        mistake(&twice, "[[words]]", "[[words]]", "the id `rivals` is already used");
        let two_ways =
            rivals().replace("[[words]]", "¦[[require]]").replace("words = [", "max-length = 3\nstarts-with = [");
        mistake(
            &two_ways,
            "[[rule]]",
            "[[rule]]",
            "exactly one of these is needed here: starts-with, pattern, max-length",
        );
        let length = rivals()
            .replace("[[words]]", "[[require]]")
            .replace("words = [\"شركة الأفق\", \"Horizon Co\"]", "max-length = ¦0");
        mistake(&length, "[[rule]]", "[[rule]]", "expected a whole number above zero, found a number");
    }
}

mod adopting {
    use super::*;

    #[test]
    fn inherited_rules_can_be_on_trial() {
        let policy =
            policy("extends = [\"base/personal-info\"]\n[[adopt]]\nfrom = \"base/personal-info\"\nshadow = true");
        assert!(policy.rules().iter().all(|rule| rule.shadow));
        let verdict = check(&policy, r#"{"text": "call 0551234567"}"#);
        assert_eq!((verdict.action, verdict.violations.len()), (Action::Allow, 1), "counted, not enforced");
        let text = "extends = [\"base/personal-info\"]\n[[adopt]]\nfrom = \"base/personal-info\"\nshadow = true";
        mistake(text, "shadow = true", "shadow = ¦\"yes\"", "expected true or false, found a text");
    }
}
