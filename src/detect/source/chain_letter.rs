//! Messages that ask to be sent on and on.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/chain-letter",
    summary: Words::new("رسالة متسلسلة", "a chain letter"),
    doc: Words::new(
        "عبارات تطلب إعادة الإرسال إلى الجميع أو تعد بثواب أو تحذّر من عاقبة: «انشر تؤجر»، «لا تجعلها تقف عندك». طلب التعميم على زميلات العمل ليس منها.",
        "Words that ask to send a message on to everyone, promise a reward or threaten: “send to 10 people”, انشر تؤجر. Asking colleagues to pass a work notice to their teams is left alone.",
    ),
    fields: &[],
    lists: &["source/chain-letter", "source/debunk"],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[("انشرها تؤجر بإذن الله", "انشرها تؤجر"), ("Forward this to all your groups!", "Forward this to all")],
    misses: &[
        "عمموا الخبر على معلمات القسم",
        "Please share this with your team before noon",
        "لا تعيدوا إرسال رسالة «انشر تؤجر» في المجموعة، لا تنشروها",
    ],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(hit) = lens.strongest(0).filter(|_| lens.weight(0) >= 3 && !lens.has(1, 2)) else { return };
    let confidence = if hit.weight >= 3 { Confidence::Certain } else { Confidence::Likely };
    lens.state(out, (hit.start, hit.end), confidence, Because::Wording, [None; 3]);
}
