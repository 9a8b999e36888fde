//! People in pictures: which pictures there are to look into.
//!
//! Nothing in this version looks into a picture, so the fact is never established here, only reported as open. The
//! detector still stands in the list, so that a policy can say what an uninspected picture means.

use crate::detect::{Detector, Look};
use crate::finding::{DetectorIndex, Findings, Place, Unknown};
use crate::message::Message;
use crate::part::{PartId, is_picture, is_unsaid};
use crate::truth::Why;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "photo/people",
    summary: Words::new("أشخاص في صورة", "people in a picture"),
    doc: Words::new(
        "كل صورة أو مقطع في رسالة. لا يفحص هذا الإصدار محتوى الصور، فيُذكر أنها لم تُفحص، أو أن محتواها لم يصل مع الرسالة؛ ولا تُعد \
         سليمة ولا مخالفة.",
        "Every picture or clip in a message. This version looks into none, so each is reported as not inspected, or as missing \
         from the export; it counts neither as clean nor as a violation.",
    ),
    fields: &[],
    lists: &[],
    look: Look::Message { see },
    hits: &[],
    misses: &[
        r#"{"text": "", "attachments": [{"kind": "document", "name": "خطة.pdf"}]}"#,
        r#"{"text": "a photo of the gate"}"#,
    ],
};

fn see(message: &Message<'_>, me: DetectorIndex, out: &mut Findings) {
    for (nth, attachment) in message.attachments.iter().enumerate().take(usize::from(u16::MAX)) {
        if is_picture(attachment) || is_unsaid(attachment) {
            let why = if attachment.path.is_some() { Why::ContentNotInspected } else { Why::ContentMissing };
            out.push_unknown(Unknown { detector: me, place: Place::Part(PartId::Content(nth as u16)), why });
        }
    }
}
