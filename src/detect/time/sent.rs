//! When a message is sent.

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::{Because, Confidence, DetectorIndex, Finding, Findings, Place, Unknown, Value};
use crate::message::Message;
use crate::truth::Why;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "time/sent",
    summary: Words::new("وقت الإرسال", "when a message is sent"),
    doc: Words::new(
        "لحظة الإرسال كما هي في الرسالة. السياسة هي التي تقول أي الأوقات مسموح وبأي منطقة زمنية تُقرأ الأوقات المحلية.",
        "The moment of sending as the message has it. Which hours are allowed, and in which zone a local time is read, is for \
         the policy to say.",
    ),
    fields: &[Field {
        name: "at", kind: FieldKind::Moment, doc: Words::new("وقت الإرسال", "the moment of sending")
    }],
    lists: &[],
    look: Look::Message { see },
    hits: &[
        (r#"{"text": "اجتماع الغد", "sent_at": "2026-10-04T23:10:00+03:00"}"#, ""),
        (r#"{"text": "Meeting tomorrow", "sent_at": "2026-10-04T09:00"}"#, ""),
    ],
    misses: &[r#"{"text": "اجتماع الساعة 23:10"}"#, r#"{"text": "sent at 21:00"}"#],
};

fn see(message: &Message<'_>, me: DetectorIndex, out: &mut Findings) {
    match message.sent_at {
        Some(at) => out.push(Finding {
            detector: me,
            place: Place::Message,
            confidence: Confidence::Certain,
            because: Because::Field,
            values: [Some(Value::Moment(at)), None, None],
        }),
        None => out.push_unknown(Unknown { detector: me, place: Place::Message, why: Why::NoTime }),
    }
}
