//! An example that does not hold says why: the condition, the exemption, the gap, or the detector that found nothing.

use super::{Example, HEAD, Linter, Policy, PolicyError, Use};

/// What `policy test` says of a rule with these lines, one example of which is `example`, in English and in Arabic.
#[track_caller]
fn told(lines: &str, example: &str) -> (String, String) {
    let text = format!(
        "{HEAD}[setting]\ntime-zone = \"Asia/Riyadh\"\nstaff = [\"منى السالم\", \"@head\"]\n{lines}\n\
         [[rule]]\nid = \"unused\"\ntitle = {{ ar = \"أ\", en = \"a\" }}\nsay = {{ ar = \"أ\", en = \"a\" }}\naction = \"warn\"\n\
         detect = [\"account/sender\"]\nwhen = {{ sender = {{ not-in = \"staff\" }} }}\n\
         example = [{{ text = \"a\", sender = {{ name = \"x\", handle = \"x\", phone = \"+966551234567\" }}, expect = \"warn\" }}, \
         {{ text = \"a\", sender = \"@head\", expect = \"allow\" }}]\n\
         [[rule]]\nid = \"r\"\ntitle = {{ ar = \"أ\", en = \"a\" }}\nsay = {{ ar = \"أ\", en = \"a\" }}\naction = \"warn\"\n{example}"
    );
    let policy = Policy::from_toml(&text).unwrap_or_else(|mistakes| panic!("{mistakes}\n{text}"));
    let run = |policy: &Policy, example: &Example| Linter::new(policy.clone(), Use::Check).answer(example);
    let Err(PolicyError(found)) = tadqiq::policy::test_examples(&policy, run) else { panic!("it holds") };
    assert_eq!(found.len(), 1, "{}", PolicyError(found));
    (found[0].words.en.to_string(), found[0].words.ar.to_string())
}

/// A rule with one example under test, and one of the other kind that holds.
#[track_caller]
fn check(rule: &str, example: &str, en: &str, ar: &str) {
    let (said, said_ar) = told("", &format!("{rule}\nexample = [{example}]"));
    assert!(said.contains(en), "{said}");
    assert!(said_ar.contains(ar), "{said_ar}");
}

#[test]
fn the_reason_is_said() {
    let phone = "detect = [\"personal/phone\"]";
    let hit = "{ text = \"اتصلوا على ٠٥٥١٢٣٤٥٦٧\", expect = \"warn\" }";
    let quiet = "{ text = \"أ\", expect = \"allow\" }";
    check(
        phone,
        &format!("{{ text = \"الرقم في الملف\", expect = \"warn\" }}, {quiet}"),
        "expected `warn`, got `allow`: `personal/phone` found nothing.",
        "المتوقع warn، والنتيجة allow: لم يجد personal/phone شيئًا.",
    );
    check(
        "detect = [\"topic/message\"]\nwhen = { topic = [\"advert\"] }",
        &format!("{{ text = \"صباح الخير والسرور يا أحلى مجموعة\", expect = \"warn\" }}, {quiet}"),
        "`when`: `topic` is `greeting` here",
        "لا يصح شرط topic في when: قيمته هنا greeting",
    );
    check(
        "detect = [\"time/sent\"]\nwhen = { at = { outside = [\"07:00-21:00\"] } }",
        "{ text = \"أ\", expect = \"warn\" }, { text = \"أ\", sent_at = \"2026-03-01T10:00\", expect = \"allow\" }",
        "not judged: the message carries no sending time (add `sent_at`)",
        "لم يُحكم: لا تحمل الرسالة وقت إرسال (أضف sent_at)",
    );
    check(
        &format!("{phone}\nchannel = [\"whatsapp\"]"),
        "{ text = \"اتصلوا على ٠٥٥١٢٣٤٥٦٧\", channel = \"x\", expect = \"warn\" }, { text = \"أ\", channel = \"x\", expect = \"allow\" }",
        "the rule is not for the channel of this message",
        "القاعدة ليست لقناة هذه الرسالة",
    );
    check(
        &format!("{phone}\nunless = [{{ reply = true }}]"),
        &format!("{hit}, {{ text = \"اتصلوا على ٠٥٥١٢٣٤٥٦٧\", expect = \"allow\" }}"),
        "`personal/phone` found something; exemption 1 of `unless` does not excuse it: `reply` does not hold",
        "لا يعفي منها الاستثناء 1 في unless: reply لا يصح هنا",
    );
    check(
        &format!("{phone}\nunless = [{{ forwarded = true }}]"),
        &format!("{hit}, {{ text = \"اتصلوا على ٠٥٥١٢٣٤٥٦٧\", expect = \"allow\" }}"),
        "`unless 1: forwarded` could not be judged",
        "(أضف forwarded = true أو false)",
    );
    check(
        "detect = [\"account/sender\"]\nwhen = { sender = { not-in = \"staff\" } }",
        "{ text = \"أ\", sender = \"+966551234567\", expect = \"warn\" }, { text = \"أ\", sender = \"@head\", expect = \"allow\" }",
        "the policy knows senders by something else than the message tells",
        "لا تذكر الرسالة من المرسل ما تعرفه به السياسة",
    );
    check(
        "detect = [\"flood/repeat\"]",
        &format!("{{ text = \"تذكير باجتماع المشرفات غدًا\", expect = \"warn\" }}, {quiet}"),
        "`flood/repeat` looks at the messages before; write them under `earlier`",
        "اكتب الرسائل السابقة في earlier",
    );
}

#[test]
fn an_exception_without_a_time_is_named() {
    let except = "[[except]]\nid = \"nurse\"\nrule = \"r\"\nnumber = \"0551234567\"\nowner = \"x\"\nuntil = 2027-01-01\n\
                  reason = { ar = \"أ\", en = \"a\" }\n";
    let rule = "detect = [\"personal/phone\"]\nexample = [{ text = \"اتصلوا على ٠٥٥١٢٣٤٥٦٧\", expect = \"allow\" }, \
                { text = \"اتصلوا على ٠٥٥٩٨٧٦٥٤٣\", expect = \"warn\" }]";
    let (en, ar) = told(except, rule);
    assert!(
        en.contains("`[[except]] nurse` could not be judged: the message carries no sending time (add `sent_at`)"),
        "{en}"
    );
    assert!(ar.contains("تعذّر الحكم على [[except]] nurse"), "{ar}");
    assert!(!en.contains("055"), "no number is told: {en}");
}

/// `when` asks what a pattern of the policy's own found.
#[test]
fn what_a_pattern_found_can_be_compared() {
    let rule = r#"
        [[pattern]]
        id = "room"
        pattern = 'قاعة\s+[أ-ي]-\d+'
        hits = ["الاجتماع في قاعة أ-١٢"]
        misses = ["القاعة الكبرى"]
        [[rule]]
        id = "rooms"
        title = { ar = "أ", en = "a" }
        say = { ar = "أ", en = "a" }
        action = "warn"
        detect = ["own/room"]
        when = { number = { not-in = ["قاعة أ-12"] }, text = { not-mentions = ["قاعة ب"] } }
        example = [{ text = "في قاعة ج-٣", expect = "warn" }, { text = "في قاعة أ-١٢", expect = "allow" }, { text = "في قاعة ب-٤", expect = "allow" }]
    "#;
    let policy = super::policy(rule);
    let run = |policy: &Policy, example: &Example| Linter::new(policy.clone(), Use::Check).answer(example);
    assert_eq!(tadqiq::policy::test_examples(&policy, run).map_err(|e| e.to_string()), Ok(5));
}
