//! Dates of birth, said to be one.

use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed, Word};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/birth-date",
    summary: Words::new("تاريخ ميلاد", "a date of birth"),
    doc: Words::new(
        "يوم وشهر وسنة، ميلادية أو هجرية، بالأرقام أو باسم الشهر، تقول الكلمات المجاورة إنها تاريخ ميلاد. السنة وحدها ليست \
         تاريخ ميلاد، ولا المدى («مواليد 1/1/2020 إلى 31/12/2020») فهو شرط قبول. واليوم بلا سنة احتمال، وكذلك «وُلد في» مع سنة قبل \
         1935 لأنها تُقال في الأعلام والتاريخ.",
        "A day, a month and a year, Gregorian or Hijri, in digits or with the month's name, that words nearby call a date of \
         birth. A year alone is none, nor is a range (\"born 1/1/2020 to 31/12/2020\"), which is a condition of admission. A \
         day without a year is only possible, and so is a bare \"born on\" before 1935, which is said of historical persons.",
    ),
    fields: &[Field {
        name: "calendar",
        kind: FieldKind::Word(CALENDARS),
        doc: Words::new("التقويم إن دلت عليه السنة", "the calendar, if the year shows it"),
    }],
    lists: &[
        "personal/birth-words",
        "personal/month-words",
        "personal/age-words",
        "personal/event-words",
        "personal/given-names",
        "personal/people-names",
    ],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY, see },
    hits: &[
        ("تاريخ ميلاد الطالبة ١٢/٥/٢٠١٠", "١٢/٥/٢٠١٠"),
        ("تاريخ الميلاد: 1431-07-03 هـ", "1431-07-03"),
        ("هي من مواليد 3 رجب 1431 في الدمام", "3 رجب 1431"),
        ("ميلادها يوم ١٢ من شهر مايو عام ١٩٩٠", "١٢ من شهر مايو عام ١٩٩٠"),
        ("تاريخ ميلاده 1/7/1409هـ وعنده ثلاثة أبناء", "1/7/1409"),
        ("١٤٣١/٧/٣ تاريخ ميلاده", "١٤٣١/٧/٣"),
        ("DOB: 12 May 1990", "12 May 1990"),
        ("her date of birth is 1990-05-12", "1990-05-12"),
        ("She was born May 12th, 1990 in Amman", "May 12th, 1990"),
        ("date of birth 12.05.90", "12.05.90"),
        ("ميلادها الثاني عشر من مايو ألفين وعشرة", "الثاني عشر من مايو ألفين وعشرة"),
        ("اضيفوا عيالي بالتأمين راكان 19/06/2016", "19/06/2016"),
        ("Too young for KG1: Sultan, 11.11.2021", "11.11.2021"),
        ("her birthday is the fifth of May two thousand and nine", "fifth of May two thousand and nine"),
    ],
    misses: &[
        "مواليد 1/1/2020 إلى 31/12/2020 يسجلون في الروضة",
        "مواليد 2018 يسجلون في الصف الأول",
        "يُكتب تاريخ الميلاد في الخانة 12 من النموذج",
        "ولد الملك المؤسس في 15/1/1877",
        "التاريخ الميلادي 12/5/2026 يوافق الهجري 25/11/1447",
        "المولد النبوي يوافق 12/3/1448",
        "children born before 1/9/2020 may apply",
        "The poet was born in 1914; read pages 12-14",
        "birthday party in hall 12 at 10:30",
        "التأمين الطبي ساري منذ 1/1/2019",
        "KG1 enrolment opened on 12/5/2022",
    ],
};

const CALENDARS: &[&str] = &["gregorian", "hijri"];

/// How far a date may stand behind the words that name it, and before them.
const AFTER: u32 = 60;
const BEFORE: u32 = 20;

/// Words between a name and a date, or two dates, that make a condition of them. Folded.
const CONDITION: [&str; 16] = [
    "قبل",
    "بعد",
    "بين",
    "من",
    "حتي",
    "الي",
    "لغايه",
    "before",
    "after",
    "between",
    "from",
    "until",
    "till",
    "to",
    "by",
    "since",
];

struct Date {
    start: u32,
    end: u32,
    /// `None` if it says no year.
    year: Option<u32>,
    next: usize,
}

/// How much the words around speak of ages and dependants before a day of a past year is somebody's birth.
const FIELD: u32 = 2;
const AGE: usize = 2;
const EVENT: usize = 3;
const NAMES: [usize; 2] = [4, 5];

/// How near a word for another event stands before a date that is its own, in folded bytes.
const OWN: u32 = 24;

/// The last year, of either calendar, whose days are births where only the field says so: later days are mostly plans.
const PAST: [u32; 2] = [2024, 1446];

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let taken = named(lens, out);
    if lens.has(AGE, 1) || NAMES.into_iter().any(|list| lens.has(list, 1)) {
        by_field(lens, out, &taken);
    }
}

/// Days beside words for ages, dependants and enrolment: "Dependants to add: Aya 21/07/2019".
fn by_field(lens: &Lens<'_>, out: &mut Findings, taken: &[(u32, u32)]) {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let (mut nth, mut last) = (0, None);
    while let Some(word) = words.get(nth) {
        let found = word.of(bytes).first().filter(|byte| byte.is_ascii_digit()).and_then(|_| date(lens, words, nth));
        let Some(date) = found else {
            nth += 1;
            continue;
        };
        let range = is_range(lens, words, date.next)
            || nth.checked_sub(1).is_some_and(|nth| is_condition(words[nth].of(bytes)));
        nth = date.next.max(nth + 1);
        let past = date.year.is_some_and(|year| year > 99 && year <= PAST[usize::from(year < 1600)]);
        let seen = taken.iter().any(|place| date.start < place.1 && place.0 < date.end);
        // "Insurance wants dates: Carla 14 Feb 1979": whose day it is stands right before.
        let named = u32::from(lens.closest_before(&NAMES, date.start, 2).is_some());
        let weight =
            || field::weight(lens, AGE, date.start, date.end) + field::weight(lens, 0, date.start, date.end) + named;
        let event = || lens.closest_before(&[EVENT], date.start, OWN).is_some();
        // A list goes on: "Tala 4 Nov 2015, Omar 9 Nov 2014".
        let listed =
            taken.iter().copied().chain(last).any(|place| date.start >= place.1 && date.start - place.1 <= AFTER);
        if past && !range && !seen && !event() && (listed || weight() >= FIELD) {
            last = Some((date.start, date.end));
            let calendar = date.year.map(|year| Value::Word(CALENDARS[usize::from(year < 1600)]));
            lens.state(out, (date.start, date.end), Confidence::Likely, Because::Context, [calendar, None, None]);
        }
    }
}

/// States the days that a word for birth names, and gives their places.
fn named(lens: &Lens<'_>, out: &mut Findings) -> Vec<(u32, u32)> {
    let words = lens.view.words();
    let mut places = Vec::new();
    let mut taken = 0;
    for hit in lens.hits(0) {
        if hit.start < taken || is_calendar(lens.view.folded(), hit) {
            continue;
        }
        let found = after(lens, words, hit).or_else(|| before(lens, words, hit)).or_else(|| told(lens, words, hit));
        let Some(date) = found else { continue };
        taken = date.end;
        let (confidence, because) = match (hit.weight, date.year) {
            (3.., Some(_)) => (Confidence::Certain, Because::Context),
            (2, Some(_)) => (Confidence::Likely, Because::Context),
            // A bare "born on" is told of the famous; of the living, a day with a year of their time.
            (_, Some(1935..=2100 | 1354..=1500)) => (Confidence::Likely, Because::Context),
            _ => (Confidence::Possible, Because::Context),
        };
        let calendar = date.year.filter(|year| *year > 99).map(|year| CALENDARS[usize::from(year < 1600)]);
        lens.state(out, (date.start, date.end), confidence, because, [calendar.map(Value::Word), None, None]);
        places.push((date.start, date.end));
    }
    places
}

/// A date told in words behind the words that name it: «الثاني عشر من مايو ألفين وعشرة», "fifth of May two thousand nine".
fn told(lens: &Lens<'_>, words: &[Word], hit: &Listed) -> Option<Date> {
    let bytes = lens.view.folded();
    let first = words.partition_point(|word| word.start < hit.end);
    let mut nth = first;
    while words.get(nth).is_some_and(|word| word.start <= hit.end + AFTER) {
        let (mut next, mut months, mut counted, mut years) = (nth, 0, 0, 0);
        let mut end = None;
        while let Some(word) = words.get(next) {
            let folded = word.of(bytes);
            let plain = folded.strip_prefix("ال".as_bytes()).unwrap_or(folded);
            let is_year = |word| {
                is_one_of(word, &YEARS) || word.strip_prefix("و".as_bytes()).is_some_and(|word| is_one_of(word, &YEARS))
            };
            if let Some(after) = month(lens, words, next) {
                (months, next) = (months + 1, after);
            } else if is_year(folded) || is_year(plain) {
                (years, next) = (years + 1, next + 1);
            } else if is_one_of(plain, &ORDINALS) || lens.view.says_number(word) || number(lens, words, next).is_some()
            {
                (counted, next) = (counted + 1, next + 1);
            } else if end.is_some() && is_one_of(folded, &FILLERS) {
                next += 1;
                continue;
            } else {
                break;
            }
            end = words.get(next - 1).map(|word| word.end);
        }
        if let Some(end) =
            end.filter(|_| counted >= 1 && (months == 1 && counted + years >= 2 || years >= 1 && counted >= 2))
        {
            return Some(Date { start: words[nth].start, end, year: Some(99), next });
        }
        nth = next.max(nth + 1);
    }
    None
}

fn is_one_of(word: &[u8], known: &[&str]) -> bool {
    known.iter().any(|known| known.as_bytes() == word)
}

/// Words that only a year has, among numbers; folded, without the article.
const YEARS: [&str; 9] = ["الف", "الفين", "thousand", "hundred", "alfein", "alfen", "alf", "تسعميه", "اربعميه"];

/// What stands between the words of a date; folded.
const FILLERS: [&str; 18] = [
    "من", "شهر", "سنه", "عام", "لعام", "لسنه", "و", "في", "of", "the", "and", "in", "w", "sanat", "sanet", "shahr",
    "يوم", "على",
];

/// Days are counted so; folded, without the article.
#[rustfmt::skip]
const ORDINALS: [&str; 34] = [
    "اول", "ثاني", "تاني", "ثالث", "تالت", "رابع", "خامس", "سادس", "سابع", "ثامن", "تامن", "تاسع", "عاشر", "حادي", "حاديه",
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "twentieth", "thirtieth", "عشر",
];

/// «التاريخ الميلادي» is a Gregorian date, and «تاريخ ميلادي» mine.
fn is_calendar(folded: &[u8], hit: &Listed) -> bool {
    let (name, rest) = folded.split_at(hit.end as usize);
    name.ends_with("الميلاد".as_bytes()) && rest.starts_with("ي".as_bytes())
}

fn after(lens: &Lens<'_>, words: &[Word], hit: &Listed) -> Option<Date> {
    let first = words.partition_point(|word| word.start < hit.end);
    let near = words[first..].iter().take_while(|word| word.start <= hit.end + AFTER);
    for (nth, word) in near.enumerate() {
        if is_condition(word.of(lens.view.folded())) {
            return None;
        }
        if let Some(date) = date(lens, words, first + nth) {
            return (!is_range(lens, words, date.next)).then_some(date);
        }
    }
    None
}

fn before(lens: &Lens<'_>, words: &[Word], hit: &Listed) -> Option<Date> {
    let first = words.partition_point(|word| word.start + BEFORE + 12 < hit.start);
    let last = words.partition_point(|word| word.start < hit.start);
    (first..last).find_map(|nth| date(lens, words, nth)).filter(|date| date.end <= hit.start)
}

fn is_condition(word: &[u8]) -> bool {
    CONDITION.iter().any(|condition| condition.as_bytes() == word)
}

/// Whether another date follows at once: the two are a range.
fn is_range(lens: &Lens<'_>, words: &[Word], next: usize) -> bool {
    let goes_on = words.get(next).is_some_and(|word| is_condition(word.of(lens.view.folded())));
    goes_on && (next + 1..next + 3).any(|nth| date(lens, words, nth).is_some())
}

/// The date that starts with the `nth` word.
fn date(lens: &Lens<'_>, words: &[Word], nth: usize) -> Option<Date> {
    let start = words.get(nth)?.start;
    if let Some(next) = month(lens, words, nth) {
        let (day, _) = number(lens, words, next)?;
        let year = number(lens, words, next + 1).filter(|(year, digits)| *digits == 4 && is_year(*year));
        let last = if year.is_some() { next + 1 } else { next };
        return is_day(day).then_some(Date {
            start,
            end: end_of(lens, words, last),
            year: year.map(|(year, _)| year),
            next: last + 1,
        });
    }
    if let Some(year) = joined_date(words[nth].of(lens.view.folded())) {
        return Some(Date { start, end: words[nth].end, year: Some(year), next: nth + 1 });
    }
    let (first, digits) = number(lens, words, nth)?;
    if digits == 8 {
        let (year, rest) =
            if is_year(first / 10_000) { (first / 10_000, first % 10_000) } else { (first % 10_000, first / 10_000) };
        let fits = is_year(year) && is_day_and_month(rest / 100, rest % 100);
        return fits.then_some(Date { start, end: end_of(lens, words, nth), year: Some(year), next: nth + 1 });
    }
    let of = skip(lens, words, nth + 1, &["من", "شهر", "of"]);
    if let Some(next) = month(lens, words, of) {
        let at = skip(lens, words, next, &["عام", "سنه", "لعام", "لسنه"]);
        let year = number(lens, words, at).filter(|(year, digits)| (*digits == 4 && is_year(*year)) || *digits == 2);
        let last = if year.is_some() { at } else { next - 1 };
        return is_day(first).then_some(Date {
            start,
            end: end_of(lens, words, last),
            year: year.map(|(year, _)| year),
            next: last + 1,
        });
    }
    if !(joined(lens, words, nth) && joined(lens, words, nth + 1)) {
        return None;
    }
    let ((second, _), (third, third_digits)) = (number(lens, words, nth + 1)?, number(lens, words, nth + 2)?);
    let year = match (digits, third_digits) {
        (4, 1..=2) if is_year(first) && is_day_and_month(second, third) => first,
        (1..=2, 4) if is_year(third) && is_day_and_month(first, second) => third,
        (1..=2, 2) if is_day_and_month(first, second) => third,
        _ => return None,
    };
    Some(Date { start, end: end_of(lens, words, nth + 2), year: Some(year), next: nth + 3 })
}

/// The year of a date in one word, as airlines write it: `12jan1990`.
fn joined_date(word: &[u8]) -> Option<u32> {
    const MONTHS: [&[u8]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    let day = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (month, year) = word.get(day..)?.split_at_checked(3)?;
    let fits = (1..=2).contains(&day) && MONTHS.contains(&month) && matches!(year.len(), 2 | 4);
    (fits && year.iter().all(u8::is_ascii_digit))
        .then(|| year.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')))
}

/// The index of the word behind the name of a month that starts with the `nth` word, its article or preposition left
/// aside.
fn month(lens: &Lens<'_>, words: &[Word], nth: usize) -> Option<usize> {
    let word = words.get(nth)?;
    let (_, hit) = lens.closest_after(&[1], word.start, word.end - word.start)?;
    (hit.start < word.end).then(|| words.partition_point(|word| word.start < hit.end))
}

/// Where the number that the `nth` word is ends; the sign of a calendar glued to it («1409هـ») is no part of it.
fn end_of(lens: &Lens<'_>, words: &[Word], nth: usize) -> u32 {
    let word = words[nth];
    let digits = word.of(lens.view.folded()).iter().take_while(|byte| byte.is_ascii_digit()).count() as u32;
    let is_ordinal = word.of(lens.view.folded()).last().is_some_and(u8::is_ascii_lowercase);
    if digits == 0 || is_ordinal { word.end } else { word.start + digits }
}

/// The number that the `nth` word is, and its count of digits; "12th" is one too.
fn number(lens: &Lens<'_>, words: &[Word], nth: usize) -> Option<(u32, usize)> {
    let word = words.get(nth)?.of(lens.view.folded());
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &word[digits..];
    let fits = matches!(rest, b"" | b"st" | b"nd" | b"rd" | b"th") || rest == "ه".as_bytes() || rest == "م".as_bytes();
    ((1..=8).contains(&digits) && fits)
        .then(|| (word[..digits].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')), digits))
}

fn skip(lens: &Lens<'_>, words: &[Word], mut nth: usize, fillers: &[&str]) -> usize {
    while words
        .get(nth)
        .is_some_and(|word| fillers.iter().any(|filler| filler.as_bytes() == word.of(lens.view.folded())))
    {
        nth += 1;
    }
    nth
}

/// Whether only a date's separator stands between the `nth` word and the next.
fn joined(lens: &Lens<'_>, words: &[Word], nth: usize) -> bool {
    let (Some(one), Some(other)) = (words.get(nth), words.get(nth + 1)) else { return false };
    let between = &lens.view.folded()[one.end as usize..other.start as usize];
    (1..=3).contains(&between.len()) && between.iter().all(|byte| matches!(byte, b' ' | b'/' | b'-' | b'.' | b'\\'))
}

fn is_year(year: u32) -> bool {
    matches!(year, 1340..=1500 | 1900..=2100)
}

fn is_day(day: u32) -> bool {
    (1..=31).contains(&day)
}

fn is_day_and_month(one: u32, other: u32) -> bool {
    is_day(one) && is_day(other) && one.min(other) <= 12
}
