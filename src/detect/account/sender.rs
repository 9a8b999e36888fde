//! Who sends a message.

use crate::detect::{Detector, Field, FieldKind, Look};
use crate::finding::{Because, Confidence, DetectorIndex, Finding, Findings, Place, Unknown};
use crate::message::{Doubt, Message};
use crate::truth::Why;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "account/sender",
    summary: Words::new("مرسل الرسالة", "who sends a message"),
    doc: Words::new(
        "المرسل كما تعرفه الرسالة: معرّفه أو اسمه أو رقمه. السياسة هي التي تقول من يحق له الإرسال في القناة. ولا يُحكم على رسالة لا تذكر مرسلها، ولا على رسالة من تصدير لا يتضح فيه أين ينتهي اسم المرسل.",
        "The sender as the message has it: a handle, a name, a number. Who may send in a channel is for the policy to say. A \
         message that names no sender is not judged, nor one from an export in which the end of the name is not certain.",
    ),
    fields: &[Field {
        name: "sender",
        kind: FieldKind::Sender,
        doc: Words::new("المعرّف والاسم والرقم", "handle, name and number"),
    }],
    lists: &[],
    look: Look::Message { see },
    hits: &[
        (r#"{"text": "اجتماع الغد", "sender": "منيرة"}"#, ""),
        (r#"{"text": "Meeting tomorrow", "sender": "+966551234567"}"#, ""),
    ],
    misses: &[r#"{"text": "منيرة: اجتماع الغد"}"#, r#"{"text": "sent by Huda", "channel": "whatsapp"}"#],
};

fn see(message: &Message<'_>, me: DetectorIndex, out: &mut Findings) {
    if message.has_doubt(Doubt::SenderAmbiguous) {
        out.push_unknown(Unknown { detector: me, place: Place::Message, why: Why::SenderAmbiguous });
        return;
    }
    let sender = message.sender.as_ref();
    let told = [
        sender.and_then(|sender| sender.handle.as_deref()),
        sender.and_then(|sender| sender.name.as_deref()),
        sender.and_then(|sender| sender.phone.as_deref()),
    ];
    if told.iter().flatten().all(|text| text.is_empty()) {
        out.push_unknown(Unknown { detector: me, place: Place::Message, why: Why::NoSender });
        return;
    }
    let sender = out.keep(&told.map(Option::unwrap_or_default).join("\n"));
    out.push(Finding {
        detector: me,
        place: Place::Message,
        confidence: Confidence::Certain,
        because: Because::Field,
        values: [Some(sender), None, None],
    });
}
