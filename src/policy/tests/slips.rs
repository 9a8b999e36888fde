//! Slips of those who write in a word processor or on an Arabic keyboard: each is one clear mistake, in its place.

use super::{PolicyError, check, mistakes, rule, setting, top};

#[test]
fn one_slip_is_one_mistake() {
    let photo = "detect = [\"photo/name\"]";
    let time = |hours: &str| {
        rule(&format!("detect = [\"time/sent\"]\nwhen = {{ at = {{ outside = [{hours}] }} }}"))
            .replace("[[rule]]", "[setting]\ntime-zone = \"UTC\"\n[[rule]]")
    };
    for (text, start) in [
        (rule(photo).replace("[[rule]]", "¦[rule]"), "this heading is written `[[rule]]`, since there may be several."),
        (
            rule(photo).replacen("[[rule.example]]", "¦[rule.example]", 1),
            "this heading is written `[[rule.example]]`, since there may be several.",
        ),
        (
            setting("weekend = []").replace("[setting]", "¦[[setting]]"),
            "this heading is written `[setting]`, since there is only one.",
        ),
        (
            rule(photo).replace("id = \"my/office\"", "id = ¦“my/office”"),
            "here stands a curly quotation mark `“` (U+201C), which has no place outside texts. Type \" instead. More of this kind in the file: 1.",
        ),
        (rule(photo).replace("\"warn\"\ndetect", "\"warn¦”\ndetect"), "here stands a curly quotation mark `”`"),
        (
            rule(photo).replace("ar = \"أ\", en = \"a\" }\nsay", "ar = \"أ\"¦، en = \"a\" }\nsay"),
            "here stands an Arabic comma `،` (U+060C), which has no place outside texts. Type , instead.",
        ),
        (rule(photo).replace("schema = 1", "schema = ¦١"), "here stands an Arabic digit `١` (U+0661)"),
        (
            rule(photo).replace("schema = 1\n", "schema = 1\n¦\u{200f}"),
            "here stands an invisible mark (U+200F), which has no place outside texts. Delete it",
        ),
        (rule(photo).replace("schema =", "schema¦\u{a0}="), "here stands a special space (U+00A0)"),
        (time("¦\"٠٧:٠٠-٢١:٠٠\""), "write it with the digits 0-9 and plain signs: \"07:00-21:00\"."),
        (time("¦\"07:00–21:00\""), "write it with the digits 0-9 and plain signs: \"07:00-21:00\"."),
        (setting("holidays = [¦\"٠٩-٢٣\"]"), "write it with the digits 0-9 and plain signs: \"09-23\"."),
        (setting("holidays = [{ date = \"09-23\", days = ¦٤ }]"), "here stands an Arabic digit"),
        (
            top(
                "[[except]]\nid = \"x\"\nrule = \"r\"\nwords = \"x\"\nowner = \"x\"\nreason = { ar = \"أ\", en = \"a\" }\nuntil = ¦\"٢٠٢٦-١٢-٣١\"",
            ),
            "write it with the digits 0-9 and plain signs: \"2026-12-31\".",
        ),
    ] {
        check(&text, start);
    }
}

/// What looks like protection and is none.
#[test]
fn what_never_counts_is_said() {
    for (text, start) in [
        (
            rule("detect = [\"photo/caption\"]\nat-least = ¦\"certain\""),
            "`photo/caption` is never surer than `likely`, so with this it never counts.",
        ),
        (
            setting("default-channel = ¦\"sms\"").replace("detect =", "channel = [\"x\", \"whatsapp\"]\ndetect ="),
            "no rule holds on `sms`, which every message is taken to be on that names no channel. The rules name: whatsapp, x.",
        ),
    ] {
        check(&text, start);
    }
    let sound = setting("default-channel = \"x\"").replace("detect =", "channel = [\"x\"]\ndetect =");
    assert!(mistakes(&sound).is_empty(), "{}", PolicyError(mistakes(&sound)));
}

/// Names that other tools have for keys.
#[test]
fn other_names_for_a_key_are_told() {
    for (key, meant) in
        [("expires", "until"), ("valid_until", "until"), ("because", "reason"), ("responsible", "owner")]
    {
        let except = "[[except]]\nid = \"x\"\nrule = \"r\"\nwords = \"x\"\nowner = \"x\"\nreason = { ar = \"أ\", en = \"a\" }\nuntil = 2026-12-31";
        let found = mistakes(&top(&except.replace(&format!("{meant} ="), &format!("{key} ="))));
        let told = format!("unknown key `{key}`. Did you mean `{meant}`?");
        assert!(found.iter().any(|mistake| mistake.words.en.starts_with(&told)), "{}", PolicyError(found));
    }
    check(&rule("detect = [\"photo/name\"]\n¦severity = \"warn\""), "unknown key `severity`. Did you mean `action`?");
}

/// A whole policy with its headings in single brackets, as people try first.
#[test]
fn headings_in_single_brackets_do_not_hide_the_rest() {
    let text = rule("detect = [\"photo/nam\"]").replace("[[rule", "[rule").replace("]]\n", "]\n");
    let found = mistakes(&text);
    let lines: Vec<_> = found.iter().map(|mistake| mistake.line).collect();
    assert_eq!(lines, [4, 9, 10, 13], "{}", PolicyError(found));
}

/// Quotes of both languages inside a text are part of it.
#[test]
fn what_is_written_in_texts_stays() {
    let text =
        rule("detect = [\"photo/name\"]").replace("say = { ar = \"أ\"", "say = { ar = \"قال «نعم» ٣ مرات، ثم “لا”\"");
    assert!(mistakes(&text).is_empty(), "{}", PolicyError(mistakes(&text)));
}
