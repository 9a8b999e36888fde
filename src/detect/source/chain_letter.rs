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
    lists: &[
        "source/chain-letter",
        "source/sending",
        "source/mass-target",
        "source/work-recipient",
        "source/not-forwarding",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("انشرها تؤجر بإذن الله", "انشرها تؤجر"),
        ("تكفون وزعوها بكل قروب عندكم", "وزعوها بكل قروب"),
        ("Forward this to all your groups!", "Forward this to all your"),
    ],
    misses: &[
        "Send the trip form to all parents of grade 5",
        "شاركوا الجدول مع كل المعلمات",
        "عمموا الخبر على معلمات القسم",
        "Please share this with your team before noon",
        "لا تعيدوا إرسال رسالة «انشر تؤجر» في المجموعة، لا تنشروها",
    ],
};

const CHAIN: usize = 0;
const SENDING: usize = 1;
const TARGET: usize = 2;
const WORK: usize = 3;
const NOT_FORWARDING: usize = 4;

/// How far a word for sending may stand before those it is to be sent to, in folded bytes.
const BEFORE: u32 = 60;

/// How far it may stand after them.
const AFTER: u32 = 20;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(NOT_FORWARDING, 3) {
        return;
    }
    if let Some(place) = sent_to_all(lens) {
        lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
    } else if let Some(hit) = lens.strongest(CHAIN).filter(|_| lens.weight(CHAIN) >= 3) {
        let confidence = if hit.weight >= 3 { Confidence::Certain } else { Confidence::Likely };
        lens.state(out, (hit.start, hit.end), confidence, Because::Wording, [None; 3]);
    }
}

/// “Send it to everyone you know”. Everybody may be the whole office, unless more than that speaks for a chain letter.
fn sent_to_all(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let enough = if lens.weight(CHAIN) >= 2 { 1 } else { 2 };
    lens.hits(TARGET).filter(|target| target.weight >= enough).find_map(|target| {
        let verb = match lens.closest_before(&[SENDING, WORK], target.start, BEFORE) {
            Some((SENDING, verb)) => verb,
            // “Send it to the teachers in all groups” is work.
            Some(_) => return None,
            None => lens.closest_after(&[SENDING], target.end, AFTER)?.1,
        };
        let (from, to) = (verb.end.min(target.end), verb.start.max(target.start));
        lens.runs_on(from, to).then_some((verb.start.min(target.start), verb.end.max(target.end)))
    })
}
