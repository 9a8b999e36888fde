//! A clean message costs no allocation once the buffers have grown.

// A test that cannot go on fails.
#![allow(clippy::panic)]

use allocation_counter::measure;
use tadqiq::message::from_json;
use tadqiq::{Linter, Message, Policy, Scratch, Use};

fn linter() -> Linter {
    let policy = Policy::shipped("gulf/khobar-education-office").expect("shipped").expect("sound");
    Linter::new(policy, Use::Check)
}

fn clean_messages() -> Vec<Message<'static>> {
    let texts = [
        "السلام عليكم، اجتماع المشرفات يوم الأحد الساعة العاشرة في قاعة التدريب",
        "Please submit the attendance sheet by Thursday noon",
        "تعميم رقم ٤٤١٢ بشأن خطة الاختبارات، نأمل الاطلاع",
        "رُفع التقرير في نظام نور ✅",
        "the report is in the shared folder, رابط النظام noor.moe.gov.sa",
        "تم",
    ];
    let moment = "2026-10-04T09:12:00+03:00";
    let mut messages = Vec::new();
    for nth in 0..1000 {
        let text = texts[nth % texts.len()];
        let json = serde_json::json!({ "text": text, "sent_at": moment, "channel": "whatsapp" }).to_string();
        messages.push(from_json(&json).expect("a message").into_owned());
    }
    messages
}

/// The same office with words, a pattern, requirements, a roster and an exception of its own.
fn office() -> Linter {
    let text = r#"
        schema = 1
        id = "my/office"
        title = { ar = "أ", en = "a" }
        extends = ["gulf/khobar-education-office"]
        [[roster]]
        role = "principal"
        members = ["Huda"]
        [[words]]
        id = "rivals"
        words = ["شركة الأفق", "Horizon Co"]
        hits = ["شركة الأفق"]
        misses = ["الأفق"]
        [[pattern]]
        id = "codes"
        pattern = 'ST-\d{4}'
        hits = ["ST-1234"]
        misses = ["ST"]
        [[require]]
        id = "short"
        max-length = 100
        hits = ["a message that is longer than a hundred characters, as the people who read it would see and count them"]
        misses = ["short"]
        [[except]]
        id = "desk"
        rule = "private-phone"
        number = ["0551234567"]
        reason = { ar = "أ", en = "a" }
        owner = "Desk"
        until = 2030-01-01
        [[rule]]
        id = "ours"
        title = { ar = "أ", en = "a" }
        say = { ar = "أ", en = "a" }
        detect = ["own/rivals", "own/codes", "own/short"]
        unless = [{ sender-role = ["principal"] }]
        action = "warn"
        [[rule.example]]
        text = "Horizon Co"
        sender = "Dana"
        expect = "warn"
        [[rule.example]]
        text = "Horizon"
        expect = "allow"
    "#;
    let policy = Policy::from_toml(text).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    Linter::new(policy, Use::Check)
}

#[test]
fn a_clean_message_costs_no_allocation() {
    no_allocation(&linter());
}

#[test]
fn nor_does_it_under_a_policy_with_detectors_of_its_own() {
    no_allocation(&office());
}

fn no_allocation(linter: &Linter) {
    let messages = clean_messages();
    let clean = |message: &Message<'_>| linter.check(message).violations.is_empty();
    assert!(messages.iter().all(clean), "the messages are meant to be clean");
    let cost = measure(|| {
        for message in &messages {
            std::hint::black_box(linter.check(message));
        }
    });
    assert_eq!(cost.count_total, 0, "allocations over {} clean messages", messages.len());

    let mut scratch = Scratch::default();
    linter.inspect(&messages[0], &mut scratch);
    let first = measure(|| drop(Message::from_text("جوالي ٠٥٥١٢٣٤٥٦٧".to_owned())));
    assert!(first.count_total > 0, "the counter counts");
}
