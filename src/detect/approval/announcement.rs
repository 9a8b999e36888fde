//! Announcements of kinds that need approval, with the sign of approval they carry.

use super::exam;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "approval/announcement",
    summary: Words::new("إعلان يحتاج إلى اعتماد", "an announcement that needs approval"),
    doc: Words::new(
        "إعلان من أنواع تسميها السياسة: جدول اختبارات أو تغيير فيه، أو نتائج، أو تعليق دراسة، أو قبول وتسجيل، أو توظيف؛ ودرجة ما يدل على \
         اعتماده: لا شيء، أو ادعاء («معتمد»)، أو إثبات (رقم تعميم). السؤال عن الشيء وانتظاره والحديث عنه ليس إعلانًا ما لم يُذكر ما فيه، \
         ولا جدول المناوبة ولا خطة التدريس ولا نتيجة مباراة.",
        "An announcement of a kind that policies name: an exam schedule or a change to one, results, suspended classes, \
         admissions, recruitment; and the grade of its sign of approval: none, claimed (“approved”), or shown (a circular \
         number). Asking, waiting and discussing announce nothing unless the content is told; nor do duty rosters, teaching \
         plans and the result of a match.",
    ),
    fields: &[
        Field {
            name: "kind",
            kind: FieldKind::Word(&[
                "exam-schedule",
                "exam-change",
                "results",
                "suspension",
                "admissions",
                "recruitment",
            ]),
            doc: Words::new("نوع الإعلان", "the kind of announcement"),
        },
        Field {
            name: "approval",
            kind: FieldKind::Grade(&["none", "claimed", "shown"]),
            doc: Words::new("درجة ما يدل على الاعتماد", "the grade of the sign of approval"),
        },
        Field {
            name: "by",
            kind: FieldKind::Text,
            doc: Words::new("من اعتمد، بكلمات موحدة الكتابة", "who approved it, in folded words"),
        },
    ],
    lists: &[
        "approval/exam-schedule",
        "approval/approved",
        "approval/not-approved",
        "approval/not-announcing",
        "approval/announcing",
        "approval/exam",
        "approval/taking-place",
        "approval/day",
        "approval/subject",
        "approval/results",
        "approval/suspension",
        "approval/admissions",
        "approval/recruitment",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("Grade 8 finals: Maths on the 3rd, Science on the 4th", "finals: Maths on the 3rd"),
        ("الكويز صار الأربعاء بدل الاثنين", "الكويز صار"),
        ("إليكم جدول الاختبارات النهائية: الأحد رياضيات", "جدول الاختبارات"),
        ("Exam timetable: Maths Sunday, Science Monday", "Exam timetable"),
        ("نتائج الفترة الأولى نزلت في النظام", "نتائج الفترة الأولى نزلت"),
        ("لا دوام للطلبة غدًا", "لا دوام"),
        ("Registration for KG1 opens on Sunday", "Registration for KG1"),
        ("مطلوب معلمة علوم للفصل القادم", "مطلوب معلمة"),
    ],
    misses: &[
        "اختبار الرياضيات الأحد ولا الاثنين؟",
        "Marking of the maths papers ends on Thursday",
        "متى ينزل جدول الاختبارات؟",
        "When will the exam timetable be out?",
        "جدول المناوبة لهذا الأسبوع مرفق",
        "برنامج الامتحانات لسا عند المدير ليوقعو",
        "Until the exam timetable is signed off, please give no dates",
        "طلعت النتائج ولا بعد؟",
        "The result of the debate was close, well done both teams",
        "هل في دوام غدًا؟",
    ],
};

pub(super) const SCHEDULE: usize = 0;
const APPROVED: usize = 1;
const NOT_APPROVED: usize = 2;
pub(super) const NOT_ANNOUNCING: usize = 3;
pub(super) const ANNOUNCING: usize = 4;
pub(super) const EXAM: usize = 5;
pub(super) const TAKING_PLACE: usize = 6;
pub(super) const DAY: usize = 7;
pub(super) const SUBJECT: usize = 8;

/// The kinds that a list of their own tells: 3 says it by itself, 2 names the thing, 1 says that it is out or open.
const KINDS: [(usize, &str); 4] = [(9, "results"), (10, "suspension"), (11, "admissions"), (12, "recruitment")];

/// How far apart “results” and “are out” may stand, in folded bytes.
const APART: u32 = 50;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(NOT_ANNOUNCING, 3) {
        return;
    }
    let exam = exam::announced(lens);
    let others = KINDS.iter().filter_map(|(list, kind)| Some((*kind, announced(lens, *list)?)));
    for (kind, place) in exam.into_iter().chain(others) {
        let (grade, by) = approval(lens);
        let values = [Some(Value::Word(kind)), Some(Value::Word(grade)), by.map(|by| out.keep(by))];
        lens.state(out, place, Confidence::Likely, Because::Wording, values);
    }
}

/// The grade of the sign of approval, and the words behind it, which may say whose it is.
fn approval<'s>(lens: &Lens<'s>) -> (&'static str, Option<&'s str>) {
    let Some(sign) = lens.strongest(APPROVED).filter(|_| !lens.has(NOT_APPROVED, 2)) else { return ("none", None) };
    let by = lens.words_from(sign.end);
    let numbered = by.bytes().any(|byte| byte.is_ascii_digit()) && sign.weight >= 3;
    (if numbered { "shown" } else { "claimed" }, Some(by).filter(|by| !by.is_empty()))
}

/// “Results are out”, “no school tomorrow”, “registration opens”.
fn announced(lens: &Lens<'_>, list: usize) -> Option<(u32, u32)> {
    if let Some(hit) = lens.hits(list).find(|hit| hit.weight >= 3 && !super::asks(lens, hit.end)) {
        return Some((hit.start, hit.end));
    }
    let own = |at: &Listed| lens.hits(list).any(|hit| hit.start < at.end && at.start < hit.end);
    if lens.hits(NOT_ANNOUNCING).any(|not| not.weight >= 2 && !own(not)) {
        return None;
    }
    lens.hits(list).filter(|hit| hit.weight == 2).find_map(|thing| {
        let out = |hit: &&Listed| {
            let (from, to) = (thing.end.min(hit.end), thing.start.max(hit.start));
            let joined = from <= to && to - from <= APART && lens.runs_on(from, to);
            hit.weight == 1 && joined && !super::asks(lens, thing.end.max(hit.end))
        };
        let out = lens.hits(list).find(out)?;
        Some((thing.start.min(out.start), thing.end.max(out.end)))
    })
}
