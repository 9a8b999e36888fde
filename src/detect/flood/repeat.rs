//! The same message, sent again.

use crate::detect::{Detector, Field, FieldKind, Look, Trace};
use crate::finding::{Because, Confidence, DetectorIndex, Finding, Findings, Place, Value};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "flood/repeat",
    summary: Words::new("رسالة مكررة", "the same message sent again"),
    doc: Words::new(
        "رسالة من خمس كلمات فأكثر سبق إرسال كلماتها نفسها في المحادثة نفسها خلال أربع وعشرين ساعة، أو ضمن آخر 512 رسالة إن لم يُعرف \
         الوقت. الشكل والتطويل والتشكيل والرموز لا تفرّق بين رسالتين. تُترك الردود القصيرة مثل «تم» و«شكرًا»، والتذكير في يوم آخر.",
        "A message of five words or more whose words were sent before in the same conversation, within twenty-four hours, or \
         among the last 512 messages where no time is known. Letter case, stretched letters, marks and emoji make no difference. \
         Short replies (“done”, “thank you”) and a reminder on another day are left alone.",
    ),
    fields: &[Field {
        name: "same-sender",
        kind: FieldKind::Flag,
        doc: Words::new("هل المرسل هو نفسه", "whether both have the same sender"),
    }],
    lists: &[],
    look: Look::Conversation { see },
    hits: &[
        (
            r#"[{"text": "نذكركم باجتماع المشرفات غدًا في التاسعة"}, {"text": "تم"},
                {"text": "نذكّركم باجتمـاع المشرفات غدا في التاسعة 🌹"}]"#,
            "",
        ),
        (
            r#"[{"text": "Please send the class lists by noon", "sent_at": "2026-10-04T09:00"},
                {"text": "please send the class lists by noon!", "sent_at": "2026-10-04T09:40"}]"#,
            "",
        ),
    ],
    misses: &[
        r#"[{"text": "شكرًا جزيلًا لكم"}, {"text": "شكرا جزيلا لكم"}]"#,
        r#"[{"text": "Reminder: the fire drill is at ten", "sent_at": "2026-10-04T09:00"},
            {"text": "Reminder: the fire drill is at ten", "sent_at": "2026-10-06T09:00"}]"#,
        r#"[{"text": "اجتماع الأحد الساعة التاسعة في القاعة"}, {"text": "اجتماع الاثنين الساعة التاسعة في القاعة"}]"#,
    ],
};

/// The fewest words that make a message and not a reply.
const WORDS: u8 = 5;
const DAY: i32 = 24 * 60;

fn see(earlier: &[Trace], now: &Trace, me: DetectorIndex, out: &mut Findings) {
    if now.length < WORDS {
        return;
    }
    let recent = |trace: &&Trace| now.minutes_after(trace).is_none_or(|minutes| (0..DAY).contains(&minutes));
    let Some(first) = earlier.iter().filter(|trace| trace.words == now.words).find(recent) else { return };
    out.push(Finding {
        detector: me,
        place: Place::Message,
        confidence: Confidence::Certain,
        because: Because::Earlier,
        values: [now.same_sender(first).map(Value::Flag), None, None],
    });
}
