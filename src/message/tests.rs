//! Tests of the JSON form.

#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use jiff::{Timestamp, civil, tz};
use proptest::prelude::*;

use super::*;

fn fails(json: &str) -> (u64, String) {
    let error = from_json(json).expect_err("must be refused");
    assert!(!error.words.ar.is_empty());
    (error.column, error.words.en.into_owned())
}

#[test]
fn only_text_is_required_and_it_is_borrowed() {
    let message = from_json(r#"{"text": "السلام عليكم", "id": null, "attachments": null}"#).unwrap();
    assert_eq!(message, Message::from_text("السلام عليكم"));
    assert!(matches!(message.text, Cow::Borrowed(_)));
    assert_eq!(from_json(r#"{"text": "a\nb"}"#).unwrap().text, "a\nb");
    assert!(fails(r#"{"id": "1"}"#).1.contains("`text`"));
    assert!(fails(r#"{"text": null}"#).1.contains("`text`"));
}

#[test]
fn an_unknown_key_is_named_and_extra_may_hold_anything() {
    let (column, words) = fails(r#"{"text": "نص", "sent-at": "2024"}"#);
    assert!(words.contains("`sent-at`"), "{words}");
    assert_eq!(column, 24);
    assert!(fails(r#"{"text": "", "sender": {"nmae": "x"}}"#).1.contains("`nmae`"));
    assert!(fails(r#"{"text": "", "text": ""}"#).1.contains("twice"));
    assert!(from_json(r#"{"text": "", "extra": {"a": [1, {"text": 5}]}}"#).is_ok());
}

#[test]
fn errors_never_quote_what_somebody_wrote() {
    for json in [
        r#"{"text": "", "deleted": "secret"}"#,
        r#"{"text": {"secret": 1}}"#,
        r#"{"text": "", "sent_at": "secret"}"#,
        r#"{"text": "", "origin": {"doubts": ["secret"]}}"#,
        r#""secret""#,
        r#"{"text": "secret"#,
        r#"{"text": "secret"} secret"#,
        r#"["secret"]"#,
    ] {
        let error = from_json(json).expect_err(json);
        assert!(!error.to_string().contains("secret"), "{json}: {error}");
        assert!(!error.words.ar.contains("secret"), "{json}");
    }
    assert!(fails(r#"{"text": "", "deleted": 1}"#).1.contains("`deleted`"));
}

#[test]
fn strings_stand_for_channels_and_senders() {
    let channel =
        |text: &str| from_json(&format!(r#"{{"text": "", "channel": "{text}"}}"#)).unwrap().into_owned().channel;
    assert_eq!(channel("whatsapp"), Some(Channel { kind: Some(ChannelKind::WhatsApp), name: None }));
    assert_eq!(channel("فريق العلوم"), Some(Channel { kind: None, name: Some("فريق العلوم".into()) }));
    let other = from_json(r#"{"text": "", "channel": {"kind": "pager", "name": null}}"#).unwrap();
    assert_eq!(other.channel, Some(Channel { kind: Some(ChannelKind::Other("pager".into())), name: None }));

    let sender = |text: &'static str| Sender::from_text(text.into());
    assert_eq!(sender("+966 55-000-0001").phone.as_deref(), Some("+966 55-000-0001"));
    assert_eq!(sender("٠٥٥٠٠٠٠٠٠١").phone.as_deref(), Some("٠٥٥٠٠٠٠٠٠١"));
    assert_eq!(sender("@office").handle.as_deref(), Some("@office"));
    assert_eq!(sender("أ. منيرة").name.as_deref(), Some("أ. منيرة"));
    assert_eq!(sender("4 أحمد").name.as_deref(), Some("4 أحمد"));
    assert_eq!(sender("").name.as_deref(), Some(""));
}

#[test]
fn times_are_instants_or_local() {
    let at = |text: &str| from_json(&format!(r#"{{"text": "", "sent_at": "{text}"}}"#)).ok().and_then(|m| m.sent_at);
    let local = SentAt::Local(civil::date(2024, 3, 3).at(23, 10, 0, 0));
    assert_eq!(at("2024-03-03T23:10"), Some(local));
    assert_eq!(at("2024-03-03T23:10:00"), Some(local));
    let instant: Timestamp = "2024-03-03T20:10:00Z".parse().unwrap();
    assert_eq!(at("2024-03-03T23:10:00+03:00"), Some(SentAt::Instant(instant, tz::offset(3))));
    assert_eq!(at("2024-03-03t20:10:00z"), Some(SentAt::Instant(instant, tz::Offset::UTC)));
    for wrong in [
        "2024-03-03",
        "2024-02-30T10:00",
        "2024-03-03T24:00",
        "2024-03-03T10:00+3",
        "2024-03-03T10:00:00.",
        "",
        "٢٠٢٤-03-03T10:00",
    ] {
        assert_eq!(at(wrong), None, "{wrong}");
    }
}

#[test]
fn messages_inside_messages_are_bounded() {
    let nest =
        |deep: usize| format!("{}{{\"text\":\"\"}}{}", r#"{"text":"","reshare_of":"#.repeat(deep), "}".repeat(deep));
    assert!(from_json(&nest(usize::from(MAX_RESHARES) - 1)).is_ok());
    assert!(fails(&nest(100)).1.contains("reshare_of"));
    let named = from_json(r#"{"text": "", "reshare_of": "42"}"#).unwrap();
    assert_eq!(named.reshare_of, Some(Reshare::Id("42".into())));
}

fn text() -> impl Strategy<Value = Cow<'static, str>> {
    proptest::string::string_regex("[ -~\\n\"\\\\أ-ي٠-٩\u{200F}👍]{0,12}").unwrap().prop_map(Cow::Owned)
}

fn some_text() -> impl Strategy<Value = Option<Cow<'static, str>>> {
    proptest::option::of(text())
}

fn sent_at() -> impl Strategy<Value = SentAt> {
    (0_i64..4_000_000_000, -1439_i32..1440, 0_i32..1_000_000_000, any::<bool>()).prop_map(
        |(second, minutes, nanos, instant)| {
            let offset = tz::Offset::from_seconds(minutes * 60).unwrap();
            let at = Timestamp::new(second, nanos).unwrap();
            if instant { SentAt::Instant(at, offset) } else { SentAt::Local(offset.to_datetime(at)) }
        },
    )
}

prop_compose! {
    fn message()(
        strings in (some_text(), some_text(), some_text(), text()),
        channel in proptest::option::of((some_text(), some_text())),
        sender in proptest::option::of((some_text(), some_text(), some_text(), some_text(), any::<Option<bool>>())),
        sent_at in proptest::option::of(sent_at()),
        attachments in proptest::collection::vec((text(), some_text(), some_text(), some_text()), 0..3),
        flags in (any::<Option<bool>>(), any::<Option<bool>>(), any::<bool>(), any::<bool>()),
        origin in proptest::option::of((some_text(), any::<Option<u64>>(), any::<Option<u64>>(), 0_usize..8)),
    ) -> Message<'static> {
        let (id, reply_to, approval, text) = strings;
        Message {
            id,
            channel: channel.map(|(kind, name)| Channel { kind: kind.map(ChannelKind::from_name), name }),
            sender: sender.map(|(name, handle, phone, role, saved)| Sender { name, handle, phone, role, saved }),
            sent_at,
            text,
            attachments: attachments
                .into_iter()
                .map(|(kind, name, media_type, path)| Attachment {
                    kind: AttachmentKind::from_name(kind), name, media_type, path,
                })
                .collect(),
            forwarded: flags.0,
            reshare_of: None,
            reply_to,
            approval,
            edited: flags.1,
            deleted: flags.2,
            system: flags.3,
            origin: origin.map(|(file, seq, line, some)| Origin {
                file,
                seq,
                line,
                doubts: Doubt::ALL
                    .into_iter()
                    .filter(|doubt| some & 1 << *doubt as usize != 0)
                    .fold(Doubts::NONE, Doubts::with),
            }),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back_equal(mut outer in message(), inner in message(), reshare in any::<bool>()) {
        if reshare {
            outer.reshare_of = Some(Reshare::Message(Box::new(inner)));
        }
        let json = serde_json::to_string(&outer).unwrap();
        prop_assert!(!json.contains('\n'));
        prop_assert_eq!(from_json(&json).unwrap(), outer);
    }
}

#[test]
fn channels_have_their_usual_names() {
    for (name, kind) in [
        ("whatsapp", "whatsapp"),
        ("WhatsApp", "whatsapp"),
        ("واتس اب", "whatsapp"),
        ("واتساب", "whatsapp"),
        ("Twitter", "x"),
        ("إكس", "x"),
        ("تويتر", "x"),
        ("تيليجرام", "telegram"),
        ("e-mail", "email"),
        ("البريد الإلكتروني", "email"),
        ("Microsoft Teams", "teams"),
    ] {
        assert_eq!(ChannelKind::known(name), Some(kind), "{name}");
        assert_eq!(ChannelKind::from_name(name.into()).name(), kind, "{name}");
        assert_eq!(ChannelKind::resembling(name), None, "{name}");
        let json = serde_json::json!({ "text": "", "channel": name }).to_string();
        assert_eq!(from_json(&json).unwrap().channel.unwrap().kind.unwrap().name(), kind, "{name}");
    }
    for name in ["معلمات العلوم", "Science teachers", "facebook", "y", "team a", "", "واتساب معلمات العلوم"]
    {
        assert_eq!((ChannelKind::known(name), ChannelKind::resembling(name)), (None, None), "{name}");
    }
    assert_eq!(ChannelKind::resembling("watsapp"), Some("whatsapp"));
    assert_eq!(ChannelKind::resembling("twiter"), Some("x"));
    assert_eq!(ChannelKind::resembling("تليقرام"), Some("telegram"));
}
