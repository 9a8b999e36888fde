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
        "خبر أو دعوى بلا مصدر يُسأل: «مصادر خاصة»، «يقولون»، «أثبت الأطباء». ما يسمّي شخصًا أو جهة يمكن الرجوع إليها، وما ينفي شائعة أو يسأل عن صحتها أو يحذّر منها، وما يُذكر بين علامتي تنصيص، ليس كذلك.",
        "News or a claim with nobody to ask: “sources say”, يقولون, “doctors have proven”. What names a person or body that can be asked, what debunks a rumour, asks whether it is true or warns of it, and words quoted as an example, are left alone.",
    ),
    fields: &[],
    lists: &[
        "source/anonymous",
        "source/attribution",
        "source/debunk",
        "source/vague-person",
        "source/inside",
        "source/saying",
        "source/experts",
        "source/proving",
        "source/rumour-matter",
        "source/lesson",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("A guy I met at head office says bonuses are cut", "A guy I met at head office says"),
        ("الدكاترة اكتشفوا سر النوم", "الدكاترة اكتشفوا"),
        ("يقولون إن الدوام سيتغير الأسبوع القادم", "يقولون إن"),
        ("A friend in the ministry told me the holiday is extended", "A friend in the ministry"),
    ],
    misses: &[
        "Students will read how scientists discovered penicillin",
        "صرح المتحدث الرسمي للوزارة بأن مصادر خاصة غير دقيقة",
        "لا صحة لما يقولون عن الإجازة",
        "ميزوا بين «مصادر خاصة» والمصدر المسمى",
        "According to the Ministry circular, exams start Sunday",
    ],
};

const ANONYMOUS: usize = 0;
const ATTRIBUTION: usize = 1;
const DEBUNK: usize = 2;
const PERSON: usize = 3;
const INSIDE: usize = 4;
const SAYING: usize = 5;
const EXPERTS: usize = 6;
const PROVING: usize = 7;
const MATTER: usize = 8;
const LESSON: usize = 9;

/// How far apart somebody, the place inside and “said” may stand from one to the next, in folded bytes.
const SAID: u32 = 40;

/// How far apart “scientists” and “discovered” may stand.
const PROVEN: u32 = 25;

/// How far before “scientists discovered” pupils, who read of it, may stand.
const LESSON_BEFORE: u32 = 60;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(ATTRIBUTION, 3) || lens.has(DEBUNK, 3) {
        return;
    }
    // “I heard” is little by itself, and much beside salaries and holidays.
    let beside = lens.weight(MATTER).min(2);
    let said = |place: &(u32, u32)| !lens.is_quoted(place.0, place.1);
    let enough = lens.weight(ANONYMOUS) + beside >= 3;
    let phrase = lens.strongest(ANONYMOUS).filter(|_| enough).map(|hit| (hit.start, hit.end));
    if let Some(place) = phrase.or_else(|| somebody_inside(lens)).or_else(|| experts(lens)).filter(said) {
        lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
    }
}

/// “A cousin who works in the ministry says”, “someone said salaries”.
fn somebody_inside(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let matters = lens.has(MATTER, 1);
    lens.hits(PERSON).find_map(|person| {
        let said =
            lens.closest_after(&[SAYING], person.end, SAID).filter(|(_, said)| lens.runs_on(person.end, said.start));
        if let Some((_, said)) = said.filter(|_| matters) {
            return Some((person.start, said.end));
        }
        let (_, inside) = lens.closest_after(&[INSIDE], person.end, SAID)?;
        let before = lens.closest_before(&[SAYING], person.start, SAID / 2);
        let (_, said) = lens.closest_after(&[SAYING], inside.end, SAID).or(before)?;
        Some((person.start.min(said.start), inside.end.max(said.end)))
    })
}

/// “Scientists have discovered”.
fn experts(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let taught = |at: u32| lens.closest_before(&[LESSON], at, LESSON_BEFORE).is_some();
    lens.hits(EXPERTS).filter(|experts| !taught(experts.start)).find_map(|experts| {
        let before = lens.closest_before(&[PROVING], experts.start, 2);
        let (_, proving) = lens.closest_after(&[PROVING], experts.end, PROVEN).or(before)?;
        Some((experts.start.min(proving.start), experts.end.max(proving.end)))
    })
}
