//! Words that say a picture shows people.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "photo/caption",
    summary: Words::new("كلام يصف صورة لأشخاص", "words that describe a picture of people"),
    doc: Words::new(
        "تعليق أو جملة تقول إن في صورة أو مقطع أشخاصًا: «صورة الطالبة»، «صورة جماعية». ولا تُعد منها «صورة من الهوية» وصور المباني \
         والوثائق، ولا الحديث عن التصوير نفسه أو التذكير بمنعه.",
        "A caption or sentence that says a picture or clip shows people: “photo of the pupil”, “group photo”. Copies of \
         documents, pictures of buildings and things, photography as a topic, and reminders of the rule are left alone.",
    ),
    fields: &[],
    lists: &[
        "photo/people-picture",
        "photo/picture",
        "photo/people",
        "photo/other-picture",
        "photo/in-picture",
        "photo/thing",
        "personal/given-names",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("صورة الطالبات أثناء التكريم", "صورة الطالبات"),
        ("group photo of the committee", "photo of the committee"),
        ("selfie with my class 😍", "selfie with"),
    ],
    misses: &[
        "أرفقوا صورة من الهوية",
        "photo of the building entrance",
        "يمنع تصوير الطالبات داخل المدرسة",
        "نادي التصوير يجتمع اليوم",
    ],
};

const PEOPLE_PICTURE: usize = 0;
const PICTURE: usize = 1;
const PEOPLE: usize = 2;
const OTHER: usize = 3;
const IN_PICTURE: usize = 4;
const THING: usize = 5;
const GIVEN_NAMES: usize = 6;

/// How far apart a word for a picture and one for people may stand, in folded bytes.
const APART: u32 = 40;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let other = lens.weight(OTHER);
    if let Some(hit) = lens.strongest(PEOPLE_PICTURE)
        && lens.weight(PEOPLE_PICTURE) > other
    {
        let confidence = if hit.weight >= 3 { Confidence::Likely } else { Confidence::Possible };
        lens.state(out, (hit.start, hit.end), confidence, Because::Wording, [None; 3]);
        return;
    }
    if other > 0 {
        return;
    }
    const WHO: [usize; 3] = [PEOPLE, GIVEN_NAMES, THING];
    let of_people = lens.hits(PICTURE).find_map(|picture| {
        let (list, who) = lens.closest_after(&WHO, picture.end, APART)?;
        (list != THING).then_some((picture.start, who.end))
    });
    let people_in = || {
        lens.hits(IN_PICTURE).find_map(|picture| {
            let (list, who) = lens.closest_before(&WHO, picture.start, APART)?;
            (list != THING).then_some((who.start, picture.end))
        })
    };
    if let Some(place) = of_people.or_else(people_in) {
        lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
    }
}
