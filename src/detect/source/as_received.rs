//! Messages passed on “as received”.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/as-received",
    summary: Words::new("منقول كما وصل", "passed on as received"),
    doc: Words::new(
        "عبارات تقول إن الكلام وصل من غيره ويُنقل كما هو: «كما وصلني»، «منقول». ولا تُعد منها «وصلني بريدكم» ولا نفي الشائعات.",
        "Words that say the text came from elsewhere and is passed on as it is: “as received”, كما وصلني, منقول. Receiving a letter or a delivery, and debunking, are left alone.",
    ),
    fields: &[],
    lists: &["source/as-received", "source/debunk"],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("كما وصلني: إجازة يوم الأحد", "كما وصلني"),
        ("Forwarded as received: fees are cancelled", "Forwarded as received"),
    ],
    misses: &["وصلني بريدكم وسيتم الرد", "We received your form", "لا تنشروا ما يقال عنه كما وصلني"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(hit) = lens.strongest(0).filter(|_| lens.weight(0) >= 2 && !lens.has(1, 2)) else { return };
    let confidence = if hit.weight >= 3 { Confidence::Certain } else { Confidence::Likely };
    lens.state(out, (hit.start, hit.end), confidence, Because::Wording, [None; 3]);
}
