//! Exam schedules, dates and changes to them, however worded.

use super::announcement::{ANNOUNCING, DAY, EXAM, NOT_ANNOUNCING, SCHEDULE, SUBJECT, TAKING_PLACE};
use crate::detect::Lens;
use crate::text::{Gates, Listed};

/// How far apart an exam and “is moved” may stand, in folded bytes.
const APART: u32 = 50;

/// How far behind an exam its day may stand where no verb joins them: “maths quiz Sunday”.
const DAY_BEHIND: u32 = 44;

/// How far before an exam its day may stand.
const DAY_BEFORE: u32 = 20;

/// How close behind “the second term” its verb stands, where nothing else says that exams are meant.
const RIGHT_BEHIND: u32 = 3;

/// What exams, subjects, days and changes weigh together, at least, where no form is known.
const ENOUGH: u32 = 4;

/// What they weigh where no word says that exams are meant.
const ENOUGH_UNNAMED: u32 = 6;

/// How close a subject and its day stand in a list.
const BESIDE: u32 = 14;

/// How close a number of the month stands behind them.
const NUMBER: usize = 12;

/// How far apart two entries of such a list may stand.
const NEXT: u32 = 60;

/// What the weight of a word is, at least, that means an exam and nothing else.
const CLEAR: u8 = 2;

/// What the weight of a word for a change is, at least.
const CHANGE: u8 = 3;

/// What an exam announcement says, and where.
pub(super) fn announced(lens: &Lens<'_>) -> Option<(&'static str, (u32, u32))> {
    if lens.weight(NOT_ANNOUNCING) > lens.weight(ANNOUNCING) && lens.has(NOT_ANNOUNCING, 2) {
        return None;
    }
    let place = named_schedule(lens)
        .or_else(|| told(lens, changed_exam))
        .or_else(|| told(lens, changed_subject))
        .or_else(|| told(lens, dated_exam))
        .or_else(|| told(lens, dated_subjects))
        .or_else(|| weighed(lens))?;
    let changed = lens.hits(TAKING_PLACE).any(|hit| hit.weight >= CHANGE);
    Some((if changed { "exam-change" } else { "exam-schedule" }, place))
}

/// What `find` finds where nothing asks, waits or speaks of another thing.
fn told(lens: &Lens<'_>, find: fn(&Lens<'_>) -> Option<(u32, u32)>) -> Option<(u32, u32)> {
    let place = find(lens).filter(|place| !super::asks(lens, place.1))?;
    let mut others = lens.hits(NOT_ANNOUNCING).filter(|not| not.weight >= 2);
    let beside = |not: &Listed| lens.runs_on(not.end.min(place.1), not.start.max(place.0));
    match (others.next(), others.next()) {
        (None, _) => Some(place),
        (Some(not), None) => (!beside(not)).then_some(place),
        _ => None,
    }
}

/// “Exam timetable” with what is in it behind, or with words that present it: to name a schedule is not to announce it.
fn named_schedule(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let name = lens.strongest(SCHEDULE).filter(|_| lens.weight(SCHEDULE) >= 3)?;
    let behind = |list| lens.hits(list).filter(|hit| hit.start >= name.start).count();
    let listed = behind(DAY) + behind(SUBJECT) >= 2;
    let presented = || lens.has(ANNOUNCING, 2) && !lens.has(NOT_ANNOUNCING, 2) && !super::asks(lens, name.end);
    (listed || presented()).then_some((name.start, name.end))
}

/// “The maths paper is off”, “the quiz moved to the library”.
fn changed_exam(lens: &Lens<'_>) -> Option<(u32, u32)> {
    lens.hits(TAKING_PLACE).filter(|verb| verb.weight >= CHANGE).find_map(|verb| {
        let after = lens.closest_after(&[EXAM], verb.end, APART);
        let before = || lens.closest_before(&[EXAM], verb.start, APART);
        let (_, exam) = after.filter(|(_, exam)| lens.runs_on(verb.end, exam.start)).or_else(before)?;
        let place = (verb.start.min(exam.start), verb.end.max(exam.end));
        lens.runs_on(verb.end.min(exam.end), verb.start.max(exam.start)).then_some(place)
    })
}

/// “Physics bumped to Thursday”.
fn changed_subject(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let dated = |from, to| {
        lens.closest_after(&[DAY], from, APART).is_some() || lens.closest_before(&[DAY], to, APART).is_some()
    };
    lens.hits(SUBJECT).find_map(|subject| {
        let after = lens.closest_after(&[TAKING_PLACE], subject.end, BESIDE);
        let before = || lens.closest_before(&[TAKING_PLACE], subject.start, BESIDE);
        let (_, verb) = after.or_else(before).filter(|(_, verb)| verb.weight >= CHANGE)?;
        let (start, end) = (subject.start.min(verb.start), subject.end.max(verb.end));
        (lens.runs_on(start, end) && dated(end, start)).then_some((start, end))
    })
}

/// An exam that begins or is held, with a day or a number; one with its day beside it; or one with several days or
/// subjects behind it.
fn dated_exam(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let dated = lens.has(DAY, 1) || lens.view.gates().any_of(Gates::DIGIT);
    if !dated {
        return None;
    }
    // “Test” and “paper” are many things; beside a subject they are exams.
    let taught = lens.has(SUBJECT, 1);
    let begins = |exam: &Listed| lens.closest_after(&[TAKING_PLACE], exam.end, RIGHT_BEHIND).is_some();
    lens.hits(EXAM).filter(|exam| taught || exam.weight >= CLEAR || begins(exam)).find_map(|exam| {
        let held = lens
            .closest_after(&[TAKING_PLACE], exam.end, APART)
            .or_else(|| lens.closest_before(&[TAKING_PLACE], exam.start, APART / 2));
        if let Some((_, held)) = held {
            return Some((exam.start.min(held.start), exam.end.max(held.end)));
        }
        let after =
            lens.closest_after(&[DAY], exam.end, DAY_BEHIND).filter(|(_, day)| lens.runs_on(exam.end, day.start));
        let before = || {
            let day = lens.closest_before(&[DAY], exam.start, DAY_BEFORE);
            day.filter(|(_, day)| lens.runs_on(day.end, exam.start))
        };
        if let Some((_, day)) = after.or_else(before) {
            return Some((exam.start.min(day.start), exam.end.max(day.end)));
        }
        let behind = |list| lens.hits(list).filter(|hit| hit.start >= exam.end).count();
        (behind(DAY) >= 2 || behind(SUBJECT) >= 2).then_some((exam.start, exam.end))
    })
}

/// “Physics 3 May, Chemistry 6 May”, “Sunday maths, Monday science”: two subjects, each with a day beside it.
fn dated_subjects(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let mut subjects = lens.hits(SUBJECT).filter(|subject| is_dated(lens, subject));
    let (mut first, mut last) = (subjects.next()?, None);
    let mut days = 1;
    for subject in subjects {
        match subject.start.saturating_sub(last.unwrap_or(first).end) <= NEXT {
            true => days += 1,
            false => (first, days) = (subject, 1),
        }
        last = Some(subject);
        if days >= 2 {
            break;
        }
    }
    // Two lessons are two lessons; of exams there are numbers, three, or a word for them.
    let numbered = lens.view.gates().any_of(Gates::DIGIT);
    let many = lens.hits(SUBJECT).filter(|subject| is_dated(lens, subject)).count() >= 3;
    let changed = || lens.hits(TAKING_PLACE).any(|verb| verb.weight >= CHANGE);
    let known = numbered || many || changed() || lens.has(SCHEDULE, 1) || lens.has(EXAM, 1);
    last.filter(|_| days >= 2 && known).map(|last| (first.start, last.end))
}

/// Whether a day, or a number of the month, stands beside a subject.
fn is_dated(lens: &Lens<'_>, subject: &Listed) -> bool {
    let (start, end) = (subject.start as usize, subject.end as usize);
    let folded = lens.view.folded();
    let behind = || folded[end..folded.len().min(end + NUMBER)].iter().any(u8::is_ascii_digit);
    let before = || folded[start.saturating_sub(NUMBER)..start].iter().any(u8::is_ascii_digit);
    lens.closest_after(&[DAY], subject.end, BESIDE).is_some()
        || lens.closest_before(&[DAY], subject.start, BESIDE).is_some()
        || behind()
        || before()
}

/// Exams, subjects, days and changes in any form, against what speaks of another thing.
fn weighed(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let two = |list: usize| lens.hits(list).take(2).count() as u32;
    let strongest = |list: usize| lens.strongest(list).map_or(0, |hit| u32::from(hit.weight));
    let exam = lens.strongest(EXAM);
    let subjects = two(SUBJECT);
    let (days, verb) = (two(DAY), strongest(TAKING_PLACE).saturating_sub(1));
    let against: u32 = lens.hits(NOT_ANNOUNCING).map(|not| u32::from(not.weight)).sum();
    let total = strongest(EXAM) + subjects + days + verb;
    let enough = if exam.is_some() { ENOUGH } else { ENOUGH_UNNAMED };
    let place = exam.or_else(|| lens.hits(SUBJECT).next()).map(|hit| (hit.start, hit.end))?;
    let said = days + verb >= 2 && total >= enough + against && !super::asks(lens, place.1);
    said.then_some(place)
}
