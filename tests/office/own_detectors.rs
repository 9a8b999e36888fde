//! Words, patterns and requirements that a policy brings.

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
            "`own/rivals` has no field `topic`. It has: number, text",
        ),
    ] {
        mistake(&rivals(), from, to, start);
    }
    mistake(&rivals().replace("[[words]]", "¦[[words]]"), "own/rivals", "photo/name", "no rule names `own/rivals`");
    let twice = format!("{}[[pattern]]\nid = ¦\"rivals\"\npattern = 'a'\nhits = [\"a\"]\nmisses = [\"b\"]\n", rivals());
    mistake(&twice, "[[words]]", "[[words]]", "the id `rivals` is already used");
    let two_ways =
        rivals().replace("[[words]]", "¦[[require]]").replace("words = [", "max-length = 3\nstarts-with = [");
    mistake(&two_ways, "[[rule]]", "[[rule]]", "exactly one of these is needed here: starts-with, pattern, max-length");
    let length = rivals()
        .replace("[[words]]", "[[require]]")
        .replace("words = [\"شركة الأفق\", \"Horizon Co\"]", "max-length = ¦0");
    mistake(&length, "[[rule]]", "[[rule]]", "expected a whole number above zero, found a number");
}
