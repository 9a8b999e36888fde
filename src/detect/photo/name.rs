//! File names that say a picture shows people.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::part::Named;
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "photo/name",
    summary: Words::new("اسم ملف صورة يدل على أشخاص", "a picture's file name that names people"),
    doc: Words::new(
        "اسم ملف صورة أو مقطع فيه اسم شخص أو كلمة تدل على أشخاص: «صورة الطالبة نورة.jpg». أسماء الملفات التي تضعها الأجهزة \
         (IMG-…، PHOTO-…) لا تقول شيئًا، وأسماء المستندات لا تُقرأ هنا.",
        "The file name of a picture or clip that holds a person's name or a word for people: “class photo 3B.jpg”. Names that \
         devices give (IMG-…, PHOTO-…) say nothing, and names of documents are not read here.",
    ),
    fields: &[],
    lists: &["photo/file-name", "personal/given-names", "photo/other-picture"],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::NAMES, see },
    hits: &[("صورة الطالبة نورة.jpg", "صورة الطالبة"), ("نورة القحطاني.jpeg", "نورة"), ("Sara selfie.png", "selfie")],
    misses: &[
        "IMG-20261004-WA0003.jpg",
        "صورة الشهادة.jpg",
        "school-gate.png",
        "00000042-PHOTO-2026-10-07-15-13-20.jpg",
    ],
};

const PEOPLE: usize = 0;
const GIVEN_NAMES: usize = 1;
const OTHER: usize = 2;

/// A file named after a person holds little beside the name.
const WORDS_WITH_A_NAME: usize = 6;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.names != Named::Picture {
        return;
    }
    let people = lens.strongest(PEOPLE).filter(|hit| hit.weight >= 2);
    let name = lens.strongest(GIVEN_NAMES).filter(|_| lens.view.words().len() <= WORDS_WITH_A_NAME);
    if lens.has(OTHER, 2) {
        return;
    }
    if let Some(hit) = people.or(name) {
        lens.state(out, (hit.start, hit.end), Confidence::Likely, Because::Wording, [None; 3]);
    }
}
