//! Words that say a picture shows people.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::{Gates, Listed};
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
        "photo/forbidding",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("ما أحلى ولادنا بهالصورة", "ولادنا بهالصورة"),
        ("صورة الطالبات أثناء التكريم", "صورة الطالبات"),
        ("group photo of the committee", "photo of the committee"),
        ("selfie with my class 😍", "selfie with"),
    ],
    misses: &[
        "photo of the poster our students made",
        "the video for parents is on our website",
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
const FORBIDDING: usize = 7;

/// How close a word that forbids a picture may stand, in folded bytes.
const FORBIDDEN: u32 = 48;

/// How far apart a word for a picture and one for people may stand, in folded bytes.
const APART: u32 = 40;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let other = lens.weight(OTHER);
    let phrase = lens.strongest(PEOPLE_PICTURE).filter(|_| lens.weight(PEOPLE_PICTURE) > other);
    let place = |hit: &Listed| (hit.start, hit.end);
    let likely = phrase.filter(|hit| hit.weight >= 3).map(place).or_else(|| {
        if other > 0 {
            return None;
        }
        of_people(lens).or_else(|| people_in(lens))
    });
    if let Some(place) = likely.filter(|place| !is_forbidden(lens, *place)) {
        lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
    } else if let Some(hit) = phrase.filter(|_| likely.is_none()) {
        lens.state(out, place(hit), Confidence::Possible, Because::Wording, [None; 3]);
    }
}

/// Whether the picture is spoken of to forbid it, or to have it taken down: a reminder of the rule is no picture.
fn is_forbidden(lens: &Lens<'_>, (start, end): (u32, u32)) -> bool {
    let before = lens.closest_before(&[FORBIDDING], start, FORBIDDEN);
    let after = lens.closest_after(&[FORBIDDING], end, FORBIDDEN);
    let inside = lens.hits(FORBIDDING).any(|hit| start <= hit.start && hit.end <= end);
    inside
        || before.is_some_and(|(_, hit)| lens.runs_on(hit.end, start))
        || after.is_some_and(|(_, hit)| lens.runs_on(end, hit.start))
}

/// “A picture of the girls”, but not “a picture of the board behind the girls”.
fn of_people(lens: &Lens<'_>) -> Option<(u32, u32)> {
    lens.hits(PICTURE).find_map(|picture| {
        let (list, who) = lens.closest_after(&[PEOPLE, GIVEN_NAMES, THING], picture.end, APART)?;
        (list != THING && lens.runs_on(picture.end, who.start)).then_some((picture.start, who.end))
    })
}

/// “The girls in this picture”.
fn people_in(lens: &Lens<'_>) -> Option<(u32, u32)> {
    lens.hits(IN_PICTURE).find_map(|picture| {
        let (_, who) = lens.closest_before(&[PEOPLE, GIVEN_NAMES], picture.start, APART)?;
        lens.runs_on(who.end, picture.start).then_some((who.start, picture.end))
    })
}
