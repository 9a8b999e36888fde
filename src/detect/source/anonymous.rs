//! News and claims whose source is nobody in particular.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/anonymous",
    summary: Words::new("مصدر مجهول", "an anonymous source"),
    doc: Words::new(
        "خبر أو دعوى بلا مصدر يُسأل: «مصادر خاصة»، «يقولون»، «أثبت الأطباء». ما يسمّي شخصًا أو جهة يمكن الرجوع إليها، وما ينفي شائعة أو يحذّر منها، ليس كذلك.",
        "News or a claim with nobody to ask: “sources say”, يقولون, “doctors have proven”. What names a person or body that can be asked, and what debunks a rumour or warns of it, is left alone.",
    ),
    fields: &[],
    lists: &["source/anonymous", "source/attribution", "source/debunk"],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("يقولون إن الدوام سيتغير الأسبوع القادم", "يقولون إن"),
        ("A friend in the ministry told me the holiday is extended", "A friend in the ministry"),
    ],
    misses: &[
        "صرح المتحدث الرسمي للوزارة بأن مصادر خاصة غير دقيقة",
        "لا صحة لما يقولون عن الإجازة",
        "According to the Ministry circular, exams start Sunday",
    ],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.weight(0) < 3 || lens.has(1, 3) || lens.has(2, 2) {
        return;
    }
    if let Some(hit) = lens.strongest(0) {
        lens.state(out, (hit.start, hit.end), Confidence::Likely, Because::Wording, [None; 3]);
    }
}
