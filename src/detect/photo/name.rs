//! File names that say a picture shows people.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::part::Named;
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "photo/name",
    summary: Words::new("اسم ملف صورة يدل على أشخاص", "a picture's file name that names people"),
    doc: Words::new(
        "اسم ملف صورة أو مقطع فيه اسم شخص أو كلمة تدل على أشخاص: «صورة الطالبة نورة.jpg». أسماء الملفات التي تضعها الأجهزة \
         (IMG-…، PHOTO-…) لا تقول شيئًا، وما سُمي باسم شيء («شهادة الأستاذ منصور»، «قاعة الشيخ زايد») صورة ذلك الشيء. وأسماء \
         المستندات لا تُقرأ هنا.",
        "The file name of a picture or clip that holds a person's name or a word for people: “class photo 3B.jpg”. Names that \
         devices give (IMG-…, PHOTO-…) say nothing, and what is named after a thing (“Rana's certificate”, “Zayed hall”) \
         is a picture of that thing. Names of documents are not read here.",
    ),
    fields: &[],
    lists: &[
        "photo/file-name",
        "personal/given-names",
        "photo/other-picture",
        "photo/thing",
        "personal/people-names",
        "personal/people-titles",
        "personal/people-public",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::NAMES, see },
    hits: &[
        ("صورة الطالبة نورة.jpg", "صورة الطالبة"),
        ("نورة القحطاني.jpeg", "نورة"),
        ("Sara selfie.png", "selfie"),
        ("أمل الخطيب.jpg", "أمل"),
    ],
    misses: &[
        "IMG-20261004-WA0003.jpg",
        "صورة الشهادة.jpg",
        "شهادة الأستاذ منصور.jpg",
        "قاعة الشيخ زايد.jpg",
        "Certificate_Rana.jpg",
        "school-gate.png",
        "00000042-PHOTO-2026-10-07-15-13-20.jpg",
    ],
};

const PEOPLE: usize = 0;
const GIVEN_NAMES: usize = 1;
const OTHER: usize = 2;
const THING: usize = 3;
const NAMES: usize = 4;
const TITLES: usize = 5;
const PUBLIC: usize = 6;

/// A file named after a person holds little beside the name.
const WORDS_WITH_A_NAME: usize = 7;

/// A name that is an everyday word too needs company: another name, or a family name and the file's ending.
const WORDS_OF_A_NAME: std::ops::RangeInclusive<usize> = 3..=4;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.names != Named::Picture || lens.has(OTHER, 2) {
        return;
    }
    let sure = |nth: usize, weight: u8| lens.strongest(nth).filter(|hit| hit.weight >= weight);
    let words = lens.view.words().len();
    let people = sure(PEOPLE, 2);
    let name = sure(GIVEN_NAMES, 1).or(sure(NAMES, 2)).or(sure(TITLES, 3));
    let name = name.or_else(|| sure(NAMES, 1).filter(|_| WORDS_OF_A_NAME.contains(&words)));
    let name = name.filter(|name| words <= WORDS_WITH_A_NAME && !is_public(lens, name));
    let Some(person) = people.or(name) else { return };
    // Arabic names the thing first, English mostly last; an Arabic thing behind the person is what they hold or read.
    let is_thing = |hit: &Listed| hit.weight >= 2 && (hit.start < person.start || lens.is_latin(hit));
    if person.weight >= 3 || !lens.hits(THING).any(is_thing) {
        lens.state(out, (person.start, person.end), Confidence::Likely, Because::Wording, [None; 3]);
    }
}

/// Whether the name belongs to somebody known to all, as that of a school or hall does.
fn is_public(lens: &Lens<'_>, name: &Listed) -> bool {
    lens.closest_before(&[PUBLIC], name.start, 1).is_some()
        || lens.hits(PUBLIC).any(|hit| hit.start < name.end && name.start < hit.end)
}
