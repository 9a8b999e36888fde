//! Announcements of a kind that needs approval, with the sign of approval they carry.

use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "approval/announcement",
    summary: Words::new("إعلان يحتاج إلى اعتماد", "an announcement that needs approval"),
    doc: Words::new(
        "إعلان جدول اختبارات أو تغيير فيه، ودرجة ما يدل على اعتماده: لا شيء، أو ادعاء («معتمد»)، أو إثبات (رقم تعميم). السؤال عن الجدول \
         وانتظاره والحديث عنه ليس إعلانًا ما لم يُذكر ما فيه، ولا جدول المناوبة ولا خطة التدريس.",
        "An announced exam schedule or a change to one, and the grade of its sign of approval: none, claimed (“approved”), or \
         shown (a circular number). Asking about a schedule, waiting for it or discussing it is no announcement unless its content \
         is told; nor are duty rosters and teaching plans.",
    ),
    fields: &[
        Field {
            name: "kind",
            kind: FieldKind::Word(&["exam-schedule"]),
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
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("Grade 8 finals: Maths on the 3rd, Science on the 4th", "finals"),
        ("الكويز صار الأربعاء بدل الاثنين", "كويز صار"),
        ("إليكم جدول الاختبارات النهائية: الأحد رياضيات", "جدول الاختبارات"),
        ("Exam timetable: Maths Sunday, Science Monday", "Exam timetable"),
    ],
    misses: &[
        "اختبار الرياضيات الأحد ولا الاثنين؟",
        "Marking of the maths papers ends on Thursday",
        "متى ينزل جدول الاختبارات؟",
        "When will the exam timetable be out?",
        "جدول المناوبة لهذا الأسبوع مرفق",
        "برنامج الامتحانات لسا عند المدير ليوقعو",
        "Until the exam timetable is signed off, please give no dates",
    ],
};

const SCHEDULE: usize = 0;
const APPROVED: usize = 1;
const NOT_APPROVED: usize = 2;
const NOT_ANNOUNCING: usize = 3;
const ANNOUNCING: usize = 4;
const EXAM: usize = 5;
const TAKING_PLACE: usize = 6;
const DAY: usize = 7;
const SUBJECT: usize = 8;

/// How far apart an exam and “is moved” may stand, in folded bytes.
const APART: u32 = 50;

/// How close behind a subject its day and number stand, in folded bytes.
const DATE_BEHIND: usize = 18;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(NOT_ANNOUNCING, 3) || lens.weight(NOT_ANNOUNCING) > lens.weight(ANNOUNCING) {
        return;
    }
    let Some(schedule) = named_schedule(lens).or_else(|| dated_exam(lens)).or_else(|| dated_subjects(lens)) else {
        return;
    };
    let sign = lens.strongest(APPROVED).filter(|_| !lens.has(NOT_APPROVED, 2));
    let (grade, by) = match sign {
        None => ("none", None),
        Some(sign) => {
            let by = lens.words_from(sign.end);
            let numbered = by.bytes().any(|byte| byte.is_ascii_digit()) && sign.weight >= 3;
            (if numbered { "shown" } else { "claimed" }, Some(by).filter(|by| !by.is_empty()))
        }
    };
    let values = [Some(Value::Word("exam-schedule")), Some(Value::Word(grade)), by.map(|by| out.keep(by))];
    lens.state(out, schedule, Confidence::Likely, Because::Wording, values);
}

/// “Exam timetable” with what is in it behind, or with words that present it: to name a schedule is not to announce it.
fn named_schedule(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let name = lens.strongest(SCHEDULE).filter(|_| lens.weight(SCHEDULE) >= 3)?;
    let behind = |list| lens.hits(list).filter(|hit| hit.start >= name.start).count();
    let listed = behind(DAY) + behind(SUBJECT) >= 2;
    let presented = || lens.has(ANNOUNCING, 2) && !lens.has(NOT_ANNOUNCING, 2) && !asks(lens);
    (listed || presented()).then_some((name.start, name.end))
}

/// “Physics 3 May, Chemistry 6 May”: two subjects with a day and its number right behind.
fn dated_subjects(lens: &Lens<'_>) -> Option<(u32, u32)> {
    if lens.has(NOT_ANNOUNCING, 2) || asks(lens) {
        return None;
    }
    let folded = lens.view.folded();
    let dated = |hit: &&Listed| {
        let end = hit.end as usize;
        let numbered = folded[end..folded.len().min(end + DATE_BEHIND)].iter().any(u8::is_ascii_digit);
        numbered && lens.closest_after(&[DAY], hit.end, DATE_BEHIND as u32).is_some()
    };
    let mut subjects = lens.hits(SUBJECT).filter(dated);
    let (first, second) = (subjects.next()?, subjects.next()?);
    (second.start - first.end <= APART).then_some((first.start, second.end))
}

fn asks(lens: &Lens<'_>) -> bool {
    lens.view.text().contains(['?', '؟'])
}

/// An exam that is moved or begins, with a day or a number; or one with several days or subjects behind it.
fn dated_exam(lens: &Lens<'_>) -> Option<(u32, u32)> {
    if lens.has(NOT_ANNOUNCING, 2) || asks(lens) {
        return None;
    }
    let dated = lens.has(DAY, 1) || lens.view.gates().any_of(Gates::DIGIT);
    lens.hits(EXAM).find_map(|exam| {
        let moved = lens
            .closest_after(&[TAKING_PLACE], exam.end, APART)
            .or_else(|| lens.closest_before(&[TAKING_PLACE], exam.start, APART / 2));
        if let Some((_, moved)) = moved.filter(|_| dated) {
            return Some((exam.start.min(moved.start), exam.end.max(moved.end)));
        }
        let behind = |list| lens.hits(list).filter(|hit| hit.start >= exam.end).count();
        let listed = behind(DAY) >= 2 || behind(SUBJECT) >= 2 && dated;
        listed.then_some((exam.start, exam.end))
    })
}
