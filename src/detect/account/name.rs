//! The account that a post comes from.

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::{Because, Confidence, DetectorIndex, Finding, Findings, Place};
use crate::message::{ChannelKind, Message};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "account/name",
    summary: Words::new("حساب ينشر", "an account that publishes"),
    doc: Words::new(
        "معرّف الحساب الذي نُشرت منه المشاركة في إكس وأمثاله واسمه الظاهر. المرسل في مجموعة ليس حسابًا. السياسة هي التي تقول أي الحسابات مسجل وأي \
         الأسماء اسم الجهة.",
        "The handle and display name of the account that a post on X, Instagram and the like comes from. A sender in a group is no account. Which \
         accounts are registered, and which names are the office's, is for the policy to say.",
    ),
    fields: &[Field {
        name: "account",
        kind: FieldKind::Account,
        doc: Words::new("المعرّف والاسم", "handle and display name"),
    }],
    lists: &[],
    look: Look::Message { see },
    hits: &[
        (
            r#"{"text": "برنامج تدريبي", "channel": "x", "sender": {"handle": "@office_training", "name": "تدريب المكتب"}}"#,
            "",
        ),
        (r#"{"text": "Open day", "channel": "x", "sender": "@office_training"}"#, ""),
    ],
    misses: &[
        r#"{"text": "برنامج تدريبي", "channel": "whatsapp", "sender": "منيرة"}"#,
        r#"{"text": "@office_training is our account", "sender": "@sara"}"#,
    ],
};

/// Where accounts publish to whoever comes by, besides X.
const PLATFORMS: [&str; 6] = ["instagram", "snapchat", "youtube", "tiktok", "facebook", "linkedin"];

fn see(message: &Message<'_>, me: DetectorIndex, out: &mut Findings) {
    let publishes = match message.channel.as_ref().and_then(|channel| channel.kind.as_ref()) {
        Some(ChannelKind::X) => true,
        Some(ChannelKind::Other(name)) => PLATFORMS.contains(&name.as_ref()),
        _ => false,
    };
    let Some(sender) = message.sender.as_ref().filter(|_| publishes) else { return };
    let (handle, name) = (sender.handle.as_deref().unwrap_or(""), sender.name.as_deref().unwrap_or(""));
    if handle.is_empty() && name.is_empty() {
        return;
    }
    let account = out.keep(&format!("{handle}\n{name}"));
    out.push(Finding {
        detector: me,
        place: Place::Message,
        confidence: Confidence::Certain,
        because: Because::Field,
        values: [Some(account), None, None],
    });
}
