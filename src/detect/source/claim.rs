//! Claims of science, medicine or upbringing, and whom they name for it.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/claim",
    summary: Words::new("دعوى علمية ومن نُسبت إليه", "a claim of science and whom it names"),
    doc: Words::new(
        "دعوى في العلم أو الطب أو التربية: «أثبت الأطباء»، «الثوم يقتل الفيروسات»، «العلم حسمها»، ودرجة نسبتها: لا أحد، أو جمع مبهم («دراسة»، «الخبراء»)، أو جهة مسماة، أو شخص مسمى؛ وفي الحقل by الكلمات التي تسميه، لتقارن بمصادر تثق بها السياسة. الدرس الذي يتناول اكتشافًا، ونفي الدعوى، والسؤال عنها، ليست منها.",
        "A claim of science, medicine or upbringing: “doctors have proven”, “garlic kills viruses”, with the grade of its attribution: nobody, a vague many (“a study”, “experts”), a named body, or a named person. The field `by` holds the words that name it, for a policy to compare with the sources it trusts. Lessons about a discovery, debunks and questions are left alone.",
    ),
    fields: &super::ATTRIBUTED,
    lists: &[
        "source/claim",
        "source/experts",
        "source/proving",
        "source/effect",
        "source/ailment",
        "source/remedy",
        "source/lesson",
        "source/debunk",
        "source/attribution",
        "personal/people-titles",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("الدكاترة اكتشفوا سر النوم", "الدكاترة اكتشفوا"),
        ("الثوم على الريق يقتل كل الفيروسات", "يقتل كل الفيروسات"),
        ("أثبت الأطباء في بيان وزارة الصحة أن المشي مفيد", "أثبت الأطباء"),
        ("Doctors have proven that cold water stops the heart", "Doctors have proven"),
        ("Warm lemon water burns fat around the liver", "burns fat around the liver"),
    ],
    misses: &[
        "Students will read how scientists discovered penicillin",
        "لا صحة لما يقال إن الثوم يقتل الفيروسات",
        "هل صحيح أن الثوم يقتل الفيروسات؟",
        "Does lemon water burn fat around the liver?",
        "تعالج الخطة ضعف القراءة في الصف الثاني",
        "The clinic needs cough medicine and bandages",
    ],
};

const CLAIM: usize = 0;
const EXPERTS: usize = 1;
const PROVING: usize = 2;
const EFFECT: usize = 3;
const AILMENT: usize = 4;
const REMEDY: usize = 5;
const LESSON: usize = 6;
const DEBUNK: usize = 7;
const ATTRIBUTION: usize = 8;
const TITLES: usize = 9;

/// How far apart “scientists” and “discovered” may stand, in folded bytes.
const PROVEN: u32 = 32;

/// How far before “scientists” “discovered” may stand.
const PROVEN_BEFORE: u32 = 14;

/// How far before “scientists discovered” pupils, who read of it, may stand.
const LESSON_BEFORE: u32 = 60;

/// How far apart “kills” and “viruses” may stand.
const HARMED: u32 = 30;

/// How far from both the garlic may stand that does it.
const DOER: u32 = 70;

/// How far after “according to” a title may stand.
const TITLED: u32 = 30;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(DEBUNK, 3) {
        return;
    }
    let enough = |hit: &&Listed| hit.weight >= 2 && lens.weight(CLAIM) >= 3;
    let phrase = lens.strongest(CLAIM).filter(enough).map(|hit| (hit.start, hit.end));
    let many = || phrase.or_else(|| experts(lens));
    let (vague, place) = match many() {
        Some(place) => ("vague", place),
        None => match effect(lens) {
            Some(place) => ("none", place),
            None => return,
        },
    };
    if lens.is_quoted(place.0, place.1) {
        return;
    }
    let (grade, by) = match lens.hits(ATTRIBUTION).find(|hit| hit.weight >= 3) {
        Some(named) => (named_for_it(lens, named), Some(lens.words_from(named.start))),
        None => (vague, None),
    };
    let values = [Some(Value::Word(grade)), by.filter(|by| !by.is_empty()).map(|by| out.keep(by)), None];
    lens.state(out, place, Confidence::Likely, Because::Wording, values);
}

/// Whether an attribution names a person or a body.
fn named_for_it(lens: &Lens<'_>, named: &Listed) -> &'static str {
    let within = lens.hits(TITLES).any(|title| named.start <= title.start && title.end <= named.end);
    match within || lens.closest_after(&[TITLES], named.end, TITLED).is_some() {
        true => "person",
        false => "body",
    }
}

/// “Scientists have discovered”.
fn experts(lens: &Lens<'_>) -> Option<(u32, u32)> {
    lens.hits(EXPERTS).filter(|experts| !taught(lens, experts.start)).find_map(|experts| {
        let before = lens.closest_before(&[PROVING], experts.start, PROVEN_BEFORE);
        let (_, proving) = lens.closest_after(&[PROVING], experts.end, PROVEN).or(before)?;
        if !lens.runs_on(experts.end.min(proving.end), experts.start.max(proving.start)) {
            return None;
        }
        Some((experts.start.min(proving.start), experts.end.max(proving.end)))
    })
}

/// “Garlic kills viruses”: what it does, what it does it to, and, if that is said of many things, what does it.
fn effect(lens: &Lens<'_>) -> Option<(u32, u32)> {
    if lens.view.text().contains(['?', '؟']) {
        return None;
    }
    let proof = lens.weight(CLAIM).min(2) + u32::from(lens.view.text().contains(['%', '٪']));
    lens.hits(EFFECT).filter(|effect| !taught(lens, effect.start)).find_map(|effect| {
        let after =
            lens.closest_after(&[AILMENT], effect.end, HARMED).filter(|(_, it)| lens.runs_on(effect.end, it.start));
        let within = || lens.hits(AILMENT).find(|it| effect.start <= it.start && it.end <= effect.end);
        let before = || {
            lens.closest_before(&[AILMENT], effect.start, HARMED).filter(|(_, it)| lens.runs_on(it.end, effect.start))
        };
        let harmed = after.map(|(_, it)| it).or_else(within).or_else(|| before().map(|(_, it)| it));
        let (start, end) = match harmed {
            Some(it) => (effect.start.min(it.start), effect.end.max(it.end)),
            None if effect.weight >= 2 => (effect.start, effect.end),
            None => return None,
        };
        let doer = lens.closest_before(&[REMEDY], start, DOER).or_else(|| lens.closest_after(&[REMEDY], end, DOER));
        let enough = u32::from(effect.weight) + u32::from(harmed.is_some()) + u32::from(doer.is_some()) + proof;
        (enough >= 3).then_some((start, end))
    })
}

/// Whether pupils stand before `at`, who learn of it.
fn taught(lens: &Lens<'_>, at: u32) -> bool {
    lens.closest_before(&[LESSON], at, LESSON_BEFORE).is_some()
}
