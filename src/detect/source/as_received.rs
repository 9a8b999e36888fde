//! Messages passed on “as received”.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/as-received",
    summary: Words::new("منقول كما وصل", "passed on as received"),
    doc: Words::new(
        "عبارات تقول إن الكلام وصل من غيره ويُنقل كما هو: «كما وصلني»، «منقول». ولا تُعد منها «وصلني بريدكم» ولا نفي الشائعات، ولا المعلمة «المنقولة»، ولا ما يُذكر بين علامتي تنصيص.",
        "Words that say the text came from elsewhere and is passed on as it is: “as received”, كما وصلني, منقول. Receiving a letter or a delivery, debunking, a transferred (منقولة) colleague, and words quoted as an example are left alone.",
    ),
    fields: &[],
    lists: &["source/as-received", "source/reached-me", "source/vague-origin", "source/official-post", "source/debunk"],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("My sister sent me this voice note", "My sister sent"),
        ("جتني على الواتس: يتغير الدوام", "جتني على الواتس"),
        ("كما وصلني: إجازة يوم الأحد", "كما وصلني"),
        ("Forwarded as received: fees are cancelled", "Forwarded as received"),
    ],
    misses: &[
        "وصلني خطاب الإدارة على الواتس",
        "وصلني بريدكم وسيتم الرد",
        "We received your form",
        "لا تنشروا ما يقال عنه كما وصلني",
        "عبارة «منقول» لا تغني عن المصدر",
        "تباشر الموظفة المنقولة من المدرسة عملها الأحد",
    ],
};

const AS_RECEIVED: usize = 0;
const REACHED_ME: usize = 1;
const VAGUE_ORIGIN: usize = 2;
const OFFICIAL_POST: usize = 3;
const DEBUNK: usize = 4;

/// How far apart “it reached me” and “from a group” may stand, in folded bytes.
const APART: u32 = 50;

/// How close to “as received” goods may stand.
const GOODS: u32 = 60;

/// How far after “it reached me” a letter or an order may stand.
const POST: u32 = 30;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(DEBUNK, 3) {
        return;
    }
    let said = |hit: &&Listed| hit.weight >= 3 || hit.weight == 2 && lens.stands_alone(hit.start, hit.end);
    let news = |hit: &&Listed| !lens.is_quoted(hit.start, hit.end) && !goods_beside(lens, hit);
    if let Some(hit) = lens.hits(AS_RECEIVED).filter(said).find(news) {
        let confidence = if hit.weight >= 3 { Confidence::Certain } else { Confidence::Likely };
        lens.state(out, (hit.start, hit.end), confidence, Because::Wording, [None; 3]);
        return;
    }
    for reached in lens.hits(REACHED_ME) {
        if lens.closest_after(&[OFFICIAL_POST], reached.end, POST).is_some() {
            continue;
        }
        let after = lens.closest_after(&[VAGUE_ORIGIN], reached.end, APART);
        if let Some((_, origin)) = after.or_else(|| lens.closest_before(&[VAGUE_ORIGIN], reached.start, APART)) {
            let place = (reached.start.min(origin.start), reached.end.max(origin.end));
            let (from, to) = (reached.end.min(origin.end), reached.start.max(origin.start));
            if !lens.runs_on(from, to) || lens.is_quoted(place.0, place.1) {
                continue;
            }
            lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
            return;
        }
    }
}

/// Whether what came are goods: “signed as received, 12 boxes”.
fn goods_beside(lens: &Lens<'_>, hit: &Listed) -> bool {
    let near = |post: &Listed| post.start <= hit.end + GOODS && hit.start <= post.end + GOODS;
    lens.hits(OFFICIAL_POST).any(|post| post.weight >= 4 && near(post))
}
