//! News and claims whose source is nobody in particular.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/anonymous",
    summary: Words::new("مصدر مجهول", "an anonymous source"),
    doc: Words::new(
        "خبر بلا مصدر يُسأل: «مصادر خاصة»، «يقولون»، «عاجل» لا صاحب له. ما يسمّي شخصًا أو جهة يمكن الرجوع إليها، وما ينفي شائعة أو يسأل عن صحتها أو يحذّر منها، والنميمة عن حياة شخص، وما يُذكر بين علامتي تنصيص، ليس كذلك.",
        "News with nobody to ask: “sources say”, يقولون, “BREAKING” out of nowhere. What names a person or body that can be asked, what debunks a rumour, asks whether it is true or warns of it, gossip about a private life, and words quoted as an example, are left alone.",
    ),
    fields: &super::ATTRIBUTED,
    lists: &[
        "source/anonymous",
        "source/attribution",
        "source/debunk",
        "source/vague-person",
        "source/inside",
        "source/saying",
        "source/rumour-matter",
        "source/urgent",
        "source/request",
        "topic/gossip",
        "personal/matter-family",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("A guy I met at head office says bonuses are cut", "A guy I met at head office says"),
        ("عاجل جدا: تمديد إجازة المدارس", "عاجل جدا: تمديد"),
        ("يقولون إن الدوام سيتغير الأسبوع القادم", "يقولون إن"),
        ("A friend in the ministry told me the holiday is extended", "A friend in the ministry"),
    ],
    misses: &[
        "عاجل: اجتماع لمديرات المدارس عن إجازة العيد",
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
const MATTER: usize = 6;
const URGENT: usize = 7;
const REQUEST: usize = 8;
const GOSSIP: usize = 9;
const FAMILY: usize = 10;

/// What words for somebody's private life weigh, at least, where what is told is about that.
const PRIVATE: u32 = 3;

/// How far apart somebody, the place inside and “said” may stand from one to the next, in folded bytes.
const SAID: u32 = 40;

/// How far behind “breaking” its news may stand.
const NEWS: u32 = 60;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(ATTRIBUTION, 3) || doubted(lens) || is_gossip(lens) {
        return;
    }
    // “I heard” is little by itself, and much beside salaries and holidays.
    let beside = lens.weight(MATTER).min(2);
    let said = |(place, _): &((u32, u32), &str)| !lens.is_quoted(place.0, place.1);
    let enough = lens.weight(ANONYMOUS) + beside >= 3;
    let phrase = lens.strongest(ANONYMOUS).filter(|_| enough).map(|hit| ((hit.start, hit.end), "vague"));
    let inside = || somebody_inside(lens).map(|place| (place, "vague"));
    let urgent = || urgent_news(lens).map(|place| (place, "none"));
    if let Some((place, grade)) = phrase.or_else(inside).or_else(urgent).filter(said) {
        lens.state(out, place, Confidence::Likely, Because::Wording, [Some(Value::Word(grade)), None, None]);
    }
}

/// Whether what is told is somebody's private life: gossip and private matters are other rules' own.
fn is_gossip(lens: &Lens<'_>) -> bool {
    let private = lens.weight(GOSSIP) + lens.weight(FAMILY);
    private >= PRIVATE && private > lens.weight(MATTER)
}

/// Whether the message denies what is told, or asks whether it is so.
fn doubted(lens: &Lens<'_>) -> bool {
    let asks = lens.view.text().contains(['?', '؟']);
    lens.has(DEBUNK, 3) || (asks && lens.has(DEBUNK, 1)) || lens.hits(DEBUNK).filter(|hit| hit.weight >= 2).count() >= 2
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
        if !lens.runs_on(person.start.min(said.end), inside.start.max(said.start)) {
            return None;
        }
        Some((person.start.min(said.start), inside.end.max(said.end)))
    })
}

/// “BREAKING: no school tomorrow”, which asks nothing of anybody and names nobody.
fn urgent_news(lens: &Lens<'_>) -> Option<(u32, u32)> {
    if lens.has(ATTRIBUTION, 2) || lens.has(REQUEST, 1) || lens.view.text().contains(['?', '؟']) {
        return None;
    }
    lens.hits(URGENT).filter(|urgent| urgent.weight >= 2).find_map(|urgent| {
        let (_, matter) = lens.closest_after(&[MATTER], urgent.end, NEWS)?;
        Some((urgent.start, matter.end))
    })
}
