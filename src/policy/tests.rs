//! Deliberate mistakes, each with its exact place and the start of its message; and how files join.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use super::{Answer, MAX_BYTES, NoFiles, Policy, PolicyError, Source, Sources, test_examples};
use crate::verdict::{Action, Verdict};
use crate::words::Words;

const HEAD: &str = "schema = 1\nid = \"my/office\"\ntitle = { ar = \"مكتبي\", en = \"My office\" }\n";
const RULE: &str = "[[rule]]\nid = \"r\"\ntitle = { ar = \"أ\", en = \"a\" }\nsay = { ar = \"أ\", en = \"a\" }\n";
const EXAMPLES: &str =
    "[[rule.example]]\ntext = \"أ\"\nexpect = \"warn\"\n[[rule.example]]\ntext = \"b\"\nexpect = \"allow\"\n";

/// A sound rule with these lines in it.
fn rule(lines: &str) -> String {
    format!("{HEAD}{RULE}action = \"warn\"\n{lines}\n{EXAMPLES}")
}

/// A sound policy with these lines at its top.
fn top(lines: &str) -> String {
    format!("{HEAD}{lines}\n{RULE}action = \"warn\"\ndetect = [\"photo/name\"]\n{EXAMPLES}")
}

/// A sound policy with this `[setting]`.
fn setting(line: &str) -> String {
    top(&format!("[setting]\n{line}"))
}

fn mistakes(text: &str) -> Vec<super::Mistake> {
    Policy::from_toml(text).map_or_else(|PolicyError(mistakes)| mistakes, |_| Vec::new())
}

/// `text` has one mistake, at `¦` (which is not part of it), and its message starts with `start`.
#[track_caller]
fn check(text: &str, start: &str) {
    let (before, _) = text.split_once('¦').unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let found = mistakes(&text.replace('¦', ""));
    assert_eq!(found.len(), 1, "{text}\n{}", PolicyError(found));
    assert_eq!((found[0].line, found[0].column), (line, column), "{text}\n{}", found[0]);
    assert!(found[0].words.en.starts_with(start), "{}", found[0].words.en);
    assert!(found[0].words.ar.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c)), "{}", found[0].words.ar);
}

/// The table of mistakes: each text with `¦` at the mistake, and the start of the message.
fn table() -> Vec<(String, &'static str)> {
    let photo = "detect = [\"photo/name\"]";
    let topic = "detect = [\"topic/message\"]";
    let phone = "detect = [\"personal/phone\"]";
    let link = "detect = [\"source/link\"]";
    let time = "detect = [\"time/sent\"]";
    let approval = "detect = [\"approval/announcement\"]";
    let account = "detect = [\"account/name\"]";
    let at = |window: &str| {
        rule(&format!("{time}\nwhen = {{ at = {{ outside = [{window}] }} }}"))
            .replace("[[rule]]", "[setting]\ntime-zone = \"UTC\"\n[[rule]]")
    };
    vec![
        // The file as a whole.
        (rule(photo).replace("schema = 1", "schema = ¦2"), "the file is written for schema 2, which is newer"),
        (rule(photo).replace("schema = 1", "schema = ¦0"), "write `schema = 1`"),
        (rule(photo).replace("schema = 1", "schema = ¦\"1\""), "write `schema = 1`"),
        (format!("¦{}", rule(photo).replace("schema = 1\n", "")), "the key `schema` is missing"),
        (format!("¦{}", rule(photo).replace("id = \"my/office\"\n", "")), "the key `id` is missing"),
        (rule(photo).replace("\"my/office\"", "¦\"My Office\""), "`My Office` cannot be an id"),
        (top("¦tittle = 1"), "unknown key `tittle`. Did you mean `title`?"),
        (rule(photo).replace("{ ar = \"مكتبي\", en = \"My office\" }", "¦\"My office\""), "expected { ar"),
        (
            rule(photo).replace("{ ar = \"مكتبي\", en = \"My office\" }", "¦{ ar = \"مكتبي\" }"),
            "the key `en` is missing",
        ),
        (rule(photo).replace("en = \"My office\"", "en = ¦\" \""), "the text is empty"),
        (rule(photo).replace("en = \"My office\"", "¦fr = \"b\", en = \"b\""), "unknown key `fr`"),
        (format!("¦{HEAD}"), "no rule is active"),
        // Settings.
        (setting("time-zone = ¦\"Asia/Riyad\""), "unknown time zone `Asia/Riyad`. Did you mean `Asia/Riyadh`?"),
        (setting("time-zone = ¦3"), "expected a text in quotes, found a number"),
        (setting("default-channel = ¦\"whatsap\""), "unknown word `whatsap`. Did you mean `whatsapp`?"),
        (setting("trusted-domains = [\"moe.gov.sa\", ¦\"https://moe.gov.sa\"]"), "expected a host alone"),
        (setting("official-contacts = [¦\"the office\"]"), "expected a phone number such as"),
        (setting("registered-accounts = [¦\"@\"]"), "expected a handle"),
        (setting("countries = [¦\"us\"]"), "unknown word `us`"),
        (setting("office-names = ¦\"khobar edu\""), "expected a list in [ ], found a text"),
        (
            setting("¦trusted-domain = [\"gov.sa\"]"),
            "unknown setting `trusted-domain`: nothing reads or sets it. Did you mean `trusted-domains`?",
        ),
        // Rules.
        (rule(photo).replace("id = \"r\"", "id = ¦\"R1\""), "`R1` cannot be an id"),
        (
            format!("{}{}", rule(photo), rule(photo).replace(HEAD, "").replace("\"r\"", "¦\"r\"")),
            "the id `r` is already used",
        ),
        (rule(photo).replace("[[rule]]\nid = \"r\"", "¦[[rule]]"), "the key `id` is missing"),
        (
            rule(photo).replace("[[rule]]", "¦[[rule]]").replace("action = \"warn\"\n", ""),
            "the key `action` is missing",
        ),
        (rule(photo).replace("action = \"warn\"", "action = ¦\"wran\""), "unknown word `wran`. Did you mean `warn`?"),
        (rule(photo).replace("action = \"warn\"", "action = ¦{ check = \"warn\" }"), "the key `audit` is missing"),
        (
            rule(photo).replace("action = \"warn\"", "¦acton = \"hold\"\naction = \"warn\""),
            "unknown key `acton`. Did you mean `action`?",
        ),
        (rule("detect = [¦\"photo/names\"]"), "unknown detector `photo/names`. Did you mean `photo/name`?"),
        (rule("detect = [¦\"saudi-id\"]"), "unknown detector `saudi-id`. Did you mean `personal/saudi-id`?"),
        (rule("detect = ¦\"photo/name\""), "expected a list in [ ], found a text"),
        (rule("detect = ¦[]"), "the list is empty"),
        (rule(&format!("{photo}\nat-least = ¦\"sure\"")), "unknown word `sure`"),
        (rule(&format!("{photo}\nshadow = ¦\"yes\"")), "expected true or false, found a text"),
        (rule(&format!("{photo}\nchannel = [\"x\", ¦\"twitter\"]")), "unknown word `twitter`. Did you mean `x`?"),
        (rule(&format!("{photo}\nchannel = [¦\"واتس اب\"]")), "unknown word `واتس اب`. Did you mean `whatsapp`?"),
        (rule(photo).replace("action = \"warn\"", "action = ¦\"تحذير\""), "unknown word `تحذير`. Did you mean `warn`?"),
        (rule(&format!("{photo}\nif-not-judged = ¦\"ignore\"")), "unknown word `ignore`"),
        // Conditions.
        (
            rule(&format!("{topic}\nwhen = {{ ¦topics = [\"joke\"] }}")),
            "`topic/message` has no field `topics`. Did you mean `topic`?",
        ),
        (rule(&format!("{photo}\nwhen = {{ ¦topic = [\"joke\"] }}")), "`photo/name` has no fields"),
        (
            rule(&format!("{topic}\nwhen = {{ topic = [\"joke\", ¦\"jokes\"] }}")),
            "unknown word `jokes`. Did you mean `joke`?",
        ),
        (
            rule(&format!("{topic}\nwhen = {{ topic = {{ ¦oneof = [\"joke\"] }} }}")),
            "unknown operator `oneof` for this field. Did you mean `one-of`?",
        ),
        (rule(&format!("{topic}\nwhen = {{ topic = {{ ¦at-least = \"joke\" }} }}")), "unknown operator `at-least`"),
        (rule(&format!("{topic}\nwhen = {{ topic = ¦true }}")), "expected a list, or"),
        (rule(&format!("{topic}\nwhen = {{ topic = ¦[] }}")), "the list is empty"),
        (rule(&format!("{topic}\nwhen = ¦[\"joke\"]")), "expected a table { }, found a list"),
        (
            rule(&format!("{phone}\nwhen = {{ number = {{ not-in = ¦\"official-contact\" }} }}")),
            "unknown setting `official-contact`: nothing reads or sets it. Did you mean `official-contacts`?",
        ),
        (rule(&format!("{phone}\nwhen = {{ number = [¦\"office\"] }}")), "expected a phone number"),
        (rule(&format!("{link}\nwhen = {{ host = [¦\"*.gov.sa\"] }}")), "expected a host alone"),
        (rule(&format!("{link}\nwhen = {{ host = {{ resembles = [¦\"moe\"] }} }}")), "expected a host alone"),
        (
            rule(&format!("{link}\nwhen = {{ host = {{ ¦resemble = \"trusted-domains\" }} }}")),
            "unknown operator `resemble` for this field. Did you mean `resembles`?",
        ),
        (
            rule(&format!("{phone}\nwhen = {{ number = {{ ¦resembles = \"official-contacts\" }} }}")),
            "unknown operator `resembles` for this field",
        ),
        (rule(&format!("{link}\nwhen = {{ shortener = ¦\"yes\" }}")), "expected true or false"),
        (
            rule(&format!("{approval}\nwhen = {{ approval = {{ at-most = ¦\"claim\" }} }}")),
            "unknown word `claim`. Did you mean `claimed`?",
        ),
        (rule(&format!("{approval}\nwhen = {{ by = ¦[\"zone\"] }}")), "expected { mentions"),
        (
            rule(&format!("{account}\nwhen = {{ account = {{ ¦bear = \"office-names\" }} }}")),
            "unknown operator `bear` for this field. Did you mean `bears`?",
        ),
        (
            rule(&format!("{time}\nwhen = {{ at = {{ outside = [¦\"7-21\"] }} }}"))
                .replace("[[rule]]", "[setting]\ntime-zone = \"UTC\"\n[[rule]]"),
            "write the hours as",
        ),
        (
            rule(&format!("{time}\nwhen = {{ at = {{ outside = [\"07:00-21:00\"] }} }}"))
                .replace("[[rule]]", "¦[[rule]]"),
            "this rule asks about time, but no time zone is set",
        ),
        (
            rule(&format!(
                "{time}\nwhen = {{ at = {{ inside = [{{ hours = \"07:00-21:00\", days = [¦\"sunday\"] }}] }} }}"
            ))
            .replace("[[rule]]", "[setting]\ntime-zone = \"UTC\"\n[[rule]]"),
            "unknown word `sunday`. Did you mean `sun`?",
        ),
        (at("{ hours = \"07:00-21:00\", ¦day = [\"sun\"] }"), "unknown key `day`. Did you mean `days`?"),
        (at("¦{ days = [\"sun\"] }"), "the key `hours` is missing"),
        (at("{ hours = \"07:00-21:00\", end = ¦\"inclusiv\" }"), "unknown word `inclusiv`. Did you mean `inclusive`?"),
        (at("{ hours = \"07:00-21:00\", ramadan = ¦\"yes\" }"), "expected true or false, found a text"),
        (
            at("{ hours = \"07:00-21:00\", except = [¦\"holiday\"] }"),
            "unknown word `holiday`. Did you mean `holidays`?",
        ),
        (
            at("{ hours = \"07:00-21:00\", days = [\"sun\", ¦\"workdays\"] }"),
            "this rule names `workdays`, but no setting says which days those are. Add `weekend`",
        ),
        (at("{ hours = \"07:00-21:00\", except = [¦\"holidays\"] }"), "this rule names `holidays`"),
        (setting("weekend = [\"fri\", ¦\"saturday\"]"), "unknown word `saturday`. Did you mean `sat`?"),
        (setting("weekend = [¦\"holidays\"]"), "unknown word `holidays`"),
        (setting("weekend = ¦\"fri\""), "expected a list in [ ], found a text"),
        (
            setting("¦week-end = [\"fri\"]"),
            "unknown setting `week-end`: nothing reads or sets it. Did you mean `weekend`?",
        ),
        (setting("holidays = [\"09-23\", ¦\"02-30\"]"), "there is no such day. Write month and day"),
        (setting("holidays = [¦\"2026-02-29\"]"), "there is no such day. Write month and day"),
        (setting("holidays = [¦\"23-09\"]"), "there is no such day. Write month and day"),
        (setting("holidays = [{ hijri = ¦\"13-01\" }]"), "there is no such day in the Umm al-Qura calendar"),
        (setting("holidays = [{ hijri = ¦\"1600-01-01\" }]"), "there is no such day in the Umm al-Qura calendar"),
        (setting("holidays = [{ hijri = \"09-30\", ¦dayz = 4 }]"), "unknown key `dayz`. Did you mean `days`?"),
        (setting("holidays = [{ hijri = \"09-30\", days = ¦0 }]"), "expected a number of days from 1 to 300"),
        (setting("closed-days = [¦{ days = 4 }]"), "the key `date` is missing"),
        (setting("open-days = [¦{ date = \"09-23\", hijri = \"01-01\" }]"), "there are two dates here"),
        (setting("ramadan = [{ date = ¦\"02-19\", days = 30 }]"), "write a whole Gregorian date"),
        (
            rule(&format!("{photo}\nunless = [{{ ¦sender-rol = [\"head\"] }}]")),
            "unknown key `sender-rol`. Did you mean `sender-role`?",
        ),
        (rule(&format!("{photo}\nunless = [{{ approval = ¦\"yes\" }}]")), "unknown word `yes`"),
        (rule(&format!("{photo}\nunless = [¦{{ }}]")), "the exemption is empty"),
        (
            rule(&format!("{photo}\nunless = [{{ detect = \"topic/message\", ¦kind = [\"joke\"] }}]")),
            "`topic/message` has no field `kind`",
        ),
        (rule(&format!("{photo}\nunless = ¦{{ forwarded = true }}")), "expected a list in [ ], found a table"),
        (
            rule(&format!("{link}\nwhen = {{ host = ¦\"trusted-domains\" }}")),
            "a text alone says too little here. If it names a list of `[setting]`, write { one-of = \"trusted-domains\" } \
             or { not-in = \"trusted-domains\" } or { resembles = ",
        ),
        (
            rule(&format!("{approval}\nwhen = {{ by = ¦\"approving-authorities\" }}")),
            "a text alone says too little here. If it names a list of `[setting]`, write { mentions = ",
        ),
        (rule(&format!("{photo}\nunless = [{{ sender-role = ¦\"head\" }}]")), "a text alone says too little here"),
        // Rules that can never fire.
        (
            rule(&format!("{topic}\nwhen = {{ topic = {{ one-of = [\"joke\"], not-in = [\"joke\", \"poem\"] }} }}"))
                .replace("[[rule]]", "¦[[rule]]"),
            "this can never fire",
        ),
        (
            rule(&format!("{approval}\nwhen = {{ approval = {{ at-least = \"shown\", at-most = \"claimed\" }} }}"))
                .replace("[[rule]]", "¦[[rule]]"),
            "this can never fire",
        ),
        (
            rule(&format!("{link}\nwhen = {{ host = {{ one-of = [\"new.moe.gov.sa\"], not-in = [\"gov.sa\"] }} }}"))
                .replace("[[rule]]", "¦[[rule]]"),
            "this can never fire",
        ),
        (
            rule(&format!(
                "{time}\nwhen = {{ at = {{ inside = [\"07:00-21:00\"], outside = [\"07:00-21:00\"] }} }}"
            ))
            .replace("[[rule]]", "[setting]\ntime-zone = \"UTC\"\n¦[[rule]]"),
            "this can never fire",
        ),
        (
            rule(&format!(
                "{topic}\nwhen = {{ topic = [\"joke\"] }}\nunless = [{{ detect = \"topic/message\", at-least = \"possible\" }}]"
            ))
            .replace("[[rule]]", "¦[[rule]]"),
            "this can never fire",
        ),
        (
            rule(&format!("{account}\nwhen = {{ account = {{ registry = ¦[\"missing\"] }} }}")),
            "this rule asks the registry of accounts, but none is set",
        ),
        (
            setting("accounts = ¦\"accounts.csv\"").replace(photo, account).replace(
                "detect = [\"account/name\"]",
                "detect = [\"account/name\"]\nwhen = { account = { registry = \"missing\" } }",
            ),
            "cannot read `accounts.csv`",
        ),
        (setting("accounts = ¦[\"@a\"]"), "expected a text in quotes, found a list"),
        (
            rule("detect = [\"account/sender\"]\nwhen = { sender = { not-in = [¦\"!\"] } }"),
            "expected a name, a phone number or a @handle",
        ),
        // Examples.
        (
            rule(photo)
                .replace("[[rule]]", "¦[[rule]]")
                .replace("\"warn\"\n[[rule.example]]", "\"allow\"\n[[rule.example]]"),
            "the rule has no example that trips it",
        ),
        (
            rule(photo).replace("[[rule]]", "¦[[rule]]").replace("expect = \"allow\"", "expect = \"warn\""),
            "the rule has no near miss",
        ),
        (rule(photo).replace("expect = \"allow\"", "expect = ¦\"clean\""), "an example of a rule expects `allow`"),
        (rule(photo).replace("[[rule.example]]\ntext = \"b\"\n", "¦[[rule.example]]\n"), "the key `text` is missing"),
        (
            rule(photo)
                .replace("[[rule.example]]\ntext = \"b\"\n", "¦[[rule.example]]\ntext = \"b\"\nsnet_at = \"x\"\n"),
            "the example is not a message: ",
        ),
        // Other files.
        (top("extends = [¦\"base/photo\"]"), "no shipped policy is called `base/photo`. Did you mean `base/photos`?"),
        (top("extends = [¦\"./other.toml\"]"), "cannot read `./other.toml`"),
        (
            top(
                "extends = [\"base/photos\"]\n[[off]]\nrule = ¦\"photo-of-people\"\nreason = { ar = \"أ\", en = \"a\" }",
            ),
            "there is no rule `photo-of-people` here. Did you mean `photos-of-people`?",
        ),
        (top("extends = [\"base/photos\"]\n¦[[off]]\nrule = \"photos-of-people\""), "the key `reason` is missing"),
        (
            top("extends = [\"base/photos\"]\n[[adopt]]\nfrom = ¦\"base/sources\"\nchannel = [\"x\"]"),
            "this policy inherits no rule from `base/sources`",
        ),
        (top("[[clause]]\ntext = { ar = \"أ\", en = \"a\" }\nrules = [¦\"q\"]"), "there is no rule `q` here"),
        (top("¦[[clause]]\ntext = { ar = \"أ\", en = \"a\" }"), "a clause has either `rules`"),
        // Arabic on the line: columns count characters.
        (
            rule(photo).replace(
                "title = { ar = \"أ\", en = \"a\" }",
                "title = { ar = \"وقت الإرسال\", ¦ne = \"b\", en = \"a\" }",
            ),
            "unknown key `ne`",
        ),
    ]
}

#[test]
fn every_mistake_has_its_place_and_its_words() {
    let cases = table();
    assert!(cases.len() >= 60, "{}", cases.len());
    for (text, start) in &cases {
        check(text, start);
    }
}

mod form;
mod slips;

#[test]
fn places_are_what_a_person_counts() {
    let found = mistakes("schema = 1\nid = \"a\"\ntitle = { ar = \"وقت\", ne = \"b\", en = \"c\" }\n");
    assert_eq!(found[0].to_string().split(": ").next(), Some("policy.toml:1:1"), "no rule is active");
    assert_eq!(
        found[1].to_string().split(" Known").next(),
        Some("policy.toml:3:23: unknown key `ne`. Did you mean `en`?")
    );
    let windows = mistakes("schema = 1\r\nid = \"a\"\r\n  bad = 2\r\n");
    assert!(windows.iter().any(|m| (m.line, m.column) == (3, 3)), "{}", PolicyError(windows));
}

#[test]
fn damaged_toml_is_shown_with_what_else_is_wrong() {
    let found = mistakes(&rule("detect = [\"photo/nam\"]\nshadow = ").replace("action = \"warn\"", "action = \"war\""));
    let lines: Vec<_> = found.iter().map(|mistake| mistake.line).collect();
    assert_eq!(lines, [8, 9, 10], "{}", PolicyError(found));
}

#[test]
fn what_is_too_large_is_not_even_parsed() {
    let found = mistakes(&"#".repeat(MAX_BYTES + 1));
    assert_eq!(found.len(), 1);
    assert!(found[0].words.en.starts_with("the file is larger than 1 MiB"));
}

#[test]
fn deep_nesting_is_a_mistake_like_any_other() {
    for text in ["[".repeat(50_000), format!("a = {}", "[".repeat(50_000)), format!("a{} = 1", ".b".repeat(50_000))] {
        assert!(!mistakes(&text).is_empty());
    }
}

/// Files by path, all in one folder.
struct Folder(BTreeMap<&'static str, String>);

impl Sources for Folder {
    fn read(&self, _from: &str, path: &str) -> Result<Source, Words> {
        let name = path.trim_start_matches("./");
        let text = self.0.get(name).ok_or(Words::new("لا يوجد هذا الملف.", "there is no such file."))?;
        Ok(Source { name: name.to_owned(), text: text.clone() })
    }
}

fn load(name: &str, files: &[(&'static str, String)]) -> Result<Policy, PolicyError> {
    let folder = Folder(files.iter().cloned().collect());
    Policy::load(name, &folder.0[name], &folder)
}

/// A policy called `id`, with these lines at its top and a rule of its own id.
fn office(id: &str, lines: &str) -> String {
    top(lines).replace("my/office", id).replace("id = \"r\"", &format!("id = \"{id}-rule\""))
}

#[test]
fn a_cycle_is_shown_where_it_closes() {
    let files =
        [("a.toml", office("a", "extends = [\"./b.toml\"]")), ("b.toml", office("b", "extends = [\"a.toml\"]"))];
    let Err(error) = load("a.toml", &files) else { panic!() };
    assert_eq!(
        error.to_string(),
        "b.toml:4:12: the policy extends itself through `a.toml`. Remove one of the two lines."
    );
}

#[test]
fn a_chain_has_an_end() {
    let link = |nth: usize| office(&format!("p{nth}"), &format!("extends = [\"p{}.toml\"]", nth + 1));
    let names: Vec<&'static str> = (0..40).map(|nth| &*format!("p{nth}.toml").leak()).collect();
    let files: Vec<_> = names.iter().enumerate().map(|(nth, name)| (*name, link(nth))).collect();
    let Err(error) = load("p0.toml", &files) else { panic!() };
    assert_eq!(
        error.to_string(),
        "p15.toml:4:12: more than 16 policies extend one another in a row. Make the chain shorter."
    );
}

/// What looks contradictory and is not.
#[test]
fn a_rule_that_can_fire_is_left_alone() {
    let topic = "detect = [\"topic/message\"]";
    let link = "detect = [\"source/link\"]";
    for lines in [
        format!("{topic}\nwhen = {{ topic = {{ one-of = [\"joke\", \"poem\"], not-in = [\"poem\"] }} }}"),
        format!("{link}\nwhen = {{ host = {{ one-of = [\"gov.sa\"], not-in = [\"moe.gov.sa\"] }} }}"),
        format!("{topic}\nunless = [{{ detect = \"topic/message\", topic = [\"emergency\"] }}]"),
        format!("{topic}\nunless = [{{ detect = \"topic/message\", at-least = \"certain\" }}]"),
        format!("{topic}\nunless = [{{ detect = \"topic/message\", at-least = \"possible\" }}]")
            .replace("[\"topic/message\"]", "[\"topic/message\", \"photo/name\"]"),
    ] {
        assert!(mistakes(&rule(&lines)).is_empty(), "{lines}\n{}", PolicyError(mistakes(&rule(&lines))));
    }
}

/// The commonest slips in the writing of TOML, and what an Arabic reader is told.
#[test]
fn damaged_toml_is_told_in_arabic() {
    for (from, to, place, start) in [
        (
            "detect = [\"photo/name\"]",
            "detect = [\"photo/name\"",
            10,
            "تنقص قبل هذا الموضع فاصلة (,) بين عنصري القائمة، أو القوس ]",
        ),
        ("action = \"warn\"", "action = warn", 8, "القيمة ناقصة، أو نص ليس بين علامتي اقتباس"),
        ("action = \"warn\"", "action = \"warn", 8, "النص غير مغلق"),
        ("action = \"warn\"", "action =", 8, "القيمة ناقصة"),
        ("action = \"warn\"", "action \"warn\"", 8, "لهذا المفتاح اسم بلا قيمة"),
        ("action = \"warn\"", "action = \"warn\"\naction = \"hold\"", 9, "هذا المفتاح مكرر"),
        ("ar = \"أ\", en", "ar = \"أ\" en", 6, "تنقص قبل هذا الموضع فاصلة (,) داخل"),
        (
            "[\"photo/name\"]",
            "[\"photo/name\" \"photo/caption\"]",
            9,
            "تنقص قبل هذا الموضع فاصلة (,) بين عنصري القائمة",
        ),
        ("[[rule]]", "[[rule", 4, "القوسان [[ مفتوحان"),
        (
            "title = { ar = \"أ\", en = \"a\" }\nsay",
            "title = { ar = \"\\د\", en = \"a\" }\nsay",
            6,
            "لا معنى للحرف بعد \\",
        ),
    ] {
        let text = rule("detect = [\"photo/name\"]").replacen(from, to, 1);
        let found = mistakes(&text);
        let said = found.iter().find(|mistake| mistake.words.ar.starts_with("صياغة TOML غير سليمة هنا: "));
        let said = said.unwrap_or_else(|| panic!("{to}: {}", PolicyError(found.clone())));
        assert_eq!(said.line, place, "{to}: {said}");
        let told = said.words.ar.trim_start_matches("صياغة TOML غير سليمة هنا: ");
        assert!(told.starts_with(start), "{to}: {told}: {said}");
    }
}

#[test]
fn all_files_are_checked_in_one_run() {
    let files = [
        ("a.toml", office("a", "extends = [\"b.toml\", \"c.toml\"]\nx = 1")),
        ("b.toml", office("b", "y = 1")),
        ("c.toml", office("c", "z = 1")),
    ];
    let Err(PolicyError(found)) = load("a.toml", &files) else { panic!() };
    let places: Vec<_> = found.iter().map(|m| (m.file.to_str().unwrap(), m.line)).collect();
    assert_eq!(places, [("a.toml", 5), ("b.toml", 4), ("c.toml", 4)]);
}

#[test]
fn a_child_replaces_switches_off_and_adopts() {
    let child = format!(
        "{}\n[[rule]]\nid = \"b-rule\"\ntitle = {{ ar = \"أ\", en = \"mine\" }}\nsay = {{ ar = \"أ\", en = \"a\" }}\n\
         action = \"block\"\ndetect = [\"photo/caption\"]\n{EXAMPLES}",
        office(
            "a",
            "extends = [\"b.toml\", \"base/photos\", \"base/approval\"]\n[[off]]\nrule = \"exam-schedule-approval\"\n\
             reason = { ar = \"أ\", en = \"a\" }\n[[adopt]]\nfrom = \"base/photos\"\nchannel = [\"x\"]\n\
             clause = { ar = \"أ\", en = \"ours\" }"
        )
    );
    let policy = load("a.toml", &[("a.toml", child), ("b.toml", office("b", ""))]).unwrap();
    let rules: Vec<_> = policy.rules().iter().map(|rule| (rule.id.as_str(), rule.from.as_str())).collect();
    assert_eq!(rules, [("b-rule", "a"), ("photos-of-people", "base/photos"), ("a-rule", "a")]);
    assert_eq!((policy.rules()[0].title.en.as_ref(), policy.rules()[0].action[0]), ("mine", Action::Block));
    assert_eq!((policy.rules()[1].clause.en.as_ref(), policy.rules()[1].channels.len()), ("ours", 1));
    assert_eq!(policy.switched_off()[0].from, "base/approval");
}

#[test]
fn a_registry_is_read_with_its_policy_and_belongs_to_its_digest() {
    let office = |words: &str| {
        office("a", "[setting]\naccounts = \"accounts.csv\"").replace(
            "detect = [\"photo/name\"]",
            &format!("detect = [\"account/name\"]\nwhen = {{ account = {{ registry = [{words}] }} }}"),
        )
    };
    let with = |csv: &str, words: &str| load("a.toml", &[("a.toml", office(words)), ("accounts.csv", csv.to_owned())]);
    let (one, two) = (with("handle\n@a\n", "\"missing\"").unwrap(), with("handle\n@b\n", "\"missing\"").unwrap());
    assert_ne!(one.digest(), two.digest());
    let Err(error) = with("handle,kind\n@a,offise\n", "\"missing\"") else { panic!() };
    assert!(error.to_string().starts_with("accounts.csv:2:4: `offise` is not known here. Did you mean `office`?"));
    let Err(error) = with("handle\n@a\n", "\"mising\"") else { panic!() };
    assert!(error.to_string().contains("unknown word `mising`. Did you mean `missing`?"));
}

#[test]
fn one_rule_may_come_over_two_ways_but_not_in_two_forms() {
    let common = ("common.toml", office("common", ""));
    let (b, c) = (
        ("b.toml", office("b", "extends = [\"common.toml\"]")),
        ("c.toml", office("c", "extends = [\"common.toml\"]")),
    );
    let a = ("a.toml", office("a", "extends = [\"b.toml\", \"c.toml\"]"));
    let policy = load("a.toml", &[a.clone(), b.clone(), c.clone(), common.clone()]).unwrap();
    assert_eq!(policy.rules().len(), 4);
    let other = ("c.toml", office("c", "").replace("c-rule", "common-rule"));
    let Err(error) = load("a.toml", &[a, b, other, common]) else { panic!() };
    assert!(error.to_string().starts_with("a.toml:4:22: the rule `common-rule` comes from both `common` and `c`"));
}

#[test]
fn a_childs_settings_reach_inherited_rules() {
    let text = top("extends = [\"base/personal-info\"]\n[setting]\nofficial-contacts = [\"0138000000\"]");
    let policy = Policy::from_toml(&text).unwrap();
    let base = Policy::shipped("base/personal-info").unwrap().unwrap();
    assert_ne!(policy.digest(), base.digest());
    assert_eq!(policy.settings().list("official-contacts"), ["0138000000"]);
    assert_ne!(policy.rules()[0].watches, base.rules()[0].watches, "its list is bound anew");
}

#[test]
fn examples_are_run_with_their_rule_alone_and_reported_at_their_line() {
    let policy = Policy::load("p.toml", &rule("detect = [\"photo/name\"]\nshadow = true"), &NoFiles).unwrap();
    let run = |alone: &Policy, example: &super::Example| {
        assert_eq!(alone.rules().len(), 1);
        assert!(!alone.rules()[0].shadow, "a shadowed rule is proved as if enforced");
        let action = if example.message.text == "أ" { Action::Warn } else { Action::Block };
        Answer { verdict: Verdict { action, ..Verdict::default() }, ..Answer::default() }
    };
    let Err(error) = test_examples(&policy, run) else { panic!() };
    assert_eq!(
        error.to_string(),
        "p.toml:14:1: the example does not hold: expected `allow`, got `block`: `photo/name` found nothing."
    );
}
