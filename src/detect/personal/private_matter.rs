//! Private matters of one particular person: grades, health, family, money, law, discipline, work.

use super::people::{How, People, Person};
use super::score_list::scores;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed, Lists};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/private-matter",
    summary: Words::new("أمر خاص بشخص معيّن", "a private matter of one particular person"),
    doc: Words::new(
        "خبر عن شخص معيّن باسمه أو بما يدل عليه («ولد الحارس»، «معلمة العلوم») في أمر خاص: درجات أو مرض أو زواج وطلاق أو مال أو قضية \
         أو عقوبة أو أداء. لا بد من الشخص والأمر معًا في جملة أو جملتين. ولا يُعد منه تكليف شخص بعمل، ولا الشخصيات العامة، ولا \
         الإحصاءات واللوائح والتوعية، ولا تهنئة الإدارة وتعزيتها، ولا ما يقوله المرسل عن نفسه وأهله. القوائم كُتبت لتدقيق، فقد \
         يفوتها اسم نادر أو عبارة لم تُعرف.",
        "News about a person told by name or plainly identified (“the guard's son”, “معلمة العلوم”) in a private matter: grades, \
         health, marriage and divorce, money, law, discipline, performance. Both the person and the matter must be there, \
         within a sentence or two. Duties, public figures, statistics, regulations, awareness talks, an administration's \
         wishes, and what senders say of themselves and their own family are left alone. The lists were written for tadqiq; a \
         rare name or wording may escape them.",
    ),
    fields: &[Field {
        name: "matter", kind: FieldKind::Word(&MATTERS), doc: Words::new("الأمر", "what the matter is")
    }],
    lists: &[
        "personal/matter-grades",
        "personal/matter-health",
        "personal/matter-family",
        "personal/matter-money",
        "personal/matter-legal",
        "personal/matter-conduct",
        "personal/matter-work",
        "personal/people-titles",
        "personal/given-names",
        "personal/people-names",
        "personal/people-kin",
        "personal/people-roles",
        "personal/people-places",
        "personal/people-public",
        "personal/people-self",
        "personal/matter-general",
        "personal/matter-cue",
        "personal/grade-words",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("سمعتوا ان ابلة منيرة تطلقت قبل العيد؟", "تطلقت"),
        ("ولد الحارس بخيت ما سدد رسوم الباص من شهرين", "ما سدد رسوم"),
        ("تحدثت مع الأستاذة عبير أمس. تم تحويلها إلى التحقيق", "تم تحويلها"),
        ("Mr. Collins is going through a divorce", "is going through a divorce"),
        ("The guard's son was arrested last night", "was arrested"),
        ("درجات الكويز: جود ٩، سلمان ٤", "جود ٩"),
        ("سوار رسبت بالعربي", "رسبت بالعربي"),
        ("miss rana bel mostashfa men embare7", "bel mostashfa men"),
    ],
    misses: &[
        "الأستاذة نورة مسؤولة عن ملف الطالبات المتعثرات",
        "أنا مريضة اليوم يا أستاذة نورة",
        "تتقدم إدارة المدرسة بأحر التعازي إلى الأستاذة هيا في وفاة والدها",
        "الطالب الذي يرسب في مادتين يعيد الاختبار",
        "مدرسة خديجة بنت خويلد ترصد الدرجات اليوم",
        "Ms. Dana runs the workshop on learning difficulties",
        "My daughter is in hospital so I'm taking leave, Sara will cover",
        "King Henry divorced two of his wives",
    ],
};

/// The matters, in the order of their lists.
const MATTERS: [&str; 7] = ["grades", "health", "family", "money", "legal", "conduct", "work"];

/// The first of the lists of persons.
const PEOPLE: usize = 7;
const PLACES: usize = 12;
const PUBLIC: usize = 13;
const SELF: usize = 14;
const GENERAL: usize = 15;
const CUE: usize = 16;
const GRADE: usize = 17;

/// In the lists of matters: a statement that is made of one person only, who may stand anywhere in the sentence.
const STATEMENT: u8 = 3;
/// A statement that things share: the person stands close before it.
const HINT: u8 = 2;

/// How far a sentence is followed to either side, in folded bytes: about a hundred Arabic letters.
const SENTENCE: u32 = 220;
/// How close before a hint the person stands.
const CLOSE: u32 = 70;
/// How close behind a hint the person stands.
const BEHIND: u32 = 24;
/// How much between a person and a matter is told with the matter.
const LEAD: usize = 60;
/// How close before a word for a matter stands what gives it to its owner: “has stage two …”.
const CUED: u32 = 32;
/// How close before a statement a name stands that may be an everyday word.
const BARE: u32 = 44;
/// How close before a statement a person told by role alone stands.
const ROLE: u32 = 90;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.view.gates().any_of(Gates::DIGIT) && lens.has(GRADE, 1) && !lens.has(PUBLIC, 1) {
        for place in scores(lens, &[PEOPLE + 1, PEOPLE + 2]) {
            let values = [Some(Value::Word(MATTERS[0])), None, None];
            lens.state(out, place, Confidence::Likely, Because::Wording, values);
        }
    }
    if !has_both(lens) {
        return;
    }
    let mut done = 0;
    for hit in lens.view.hits() {
        let Some(matter) = matter_of(lens, hit).filter(|_| hit.start >= done) else { continue };
        let sentence = Sentence::around(lens, hit.start, hit.end);
        let Some((person, confidence)) = sentence.whose(hit, matter) else { continue };
        let end = sentence.matter_goes_on(hit.end, person);
        let values = [Some(Value::Word(MATTERS[matter])), None, None];
        let start = sentence.matter_starts(hit.start, person);
        lens.state(out, (start, end), confidence, Because::Wording, values);
        if confidence >= Confidence::Likely {
            done = sentence.to;
        }
    }
}

/// Whether both a matter and something that may tell a person were met at all.
fn has_both(lens: &Lens<'_>) -> bool {
    let met = |lists: std::ops::Range<usize>| {
        let mut set = Lists::default();
        lens.lists.get(lists).unwrap_or(&[]).iter().for_each(|list| set.insert(*list));
        lens.view.lists().any_of(set)
    };
    met(0..PEOPLE) && (met(PEOPLE..PLACES) || lens.view.gates().any_of(Gates::LATIN))
}

/// Which matter a term speaks of.
fn matter_of(lens: &Lens<'_>, hit: &Listed) -> Option<usize> {
    lens.lists.iter().take(MATTERS.len()).position(|list| *list == hit.list)
}

/// The words around a matter, up to where a sentence ends.
#[derive(Clone, Copy)]
struct Sentence<'l, 's> {
    lens: &'l Lens<'s>,
    from: u32,
    to: u32,
}

impl<'l, 's> Sentence<'l, 's> {
    fn around(lens: &'l Lens<'s>, start: u32, end: u32) -> Sentence<'l, 's> {
        let bytes = lens.view.folded();
        let lowest = start.saturating_sub(SENTENCE) as usize;
        let highest = (end.saturating_add(SENTENCE) as usize).min(bytes.len());
        let from = (lowest..start as usize).rev().find(|at| ends_sentence(bytes, *at)).map_or(lowest, |at| at + 1);
        let to = (end as usize..highest).find(|at| ends_sentence(bytes, *at)).unwrap_or(highest);
        Sentence { lens, from: from as u32, to: to as u32 }
    }

    /// The sentence before this one.
    fn before(self) -> Option<Sentence<'l, 's>> {
        let end = self.from.checked_sub(1).filter(|end| *end > 0)?;
        let sentence = Sentence::around(self.lens, end, end);
        Some(Sentence { to: end, ..sentence })
    }

    /// The strongest term of one of the detector's lists in this sentence.
    fn weight(self, list: usize) -> u8 {
        self.terms(list).map(|hit| hit.weight).max().unwrap_or(0)
    }

    fn terms(self, list: usize) -> impl Iterator<Item = &'s Listed> + use<'s> {
        let wanted = self.lens.lists.get(list).copied();
        let hits = self.lens.view.hits();
        let first = hits.partition_point(|hit| hit.start < self.from);
        hits[first..].iter().take_while(move |hit| hit.start < self.to).filter(move |hit| Some(hit.list) == wanted)
    }

    fn people(self) -> impl Iterator<Item = Person> + use<'l, 's> {
        People::new(self.lens, PEOPLE).within(self.from, self.to)
    }

    /// Whose matter the term is, and how sure that is.
    fn whose(self, hit: &Listed, matter: usize) -> Option<(Person, Confidence)> {
        let general = self.weight(GENERAL);
        if general >= 3 || self.weight(PUBLIC) > 0 {
            return None;
        }
        let weight = self.weight_of(hit, matter);
        let person = match weight {
            STATEMENT.. => self
                .nearest(hit)
                .or_else(|| People::new(self.lens, PEOPLE).right_before(hit.start))
                .or_else(|| People::new(self.lens, PEOPLE).opens(self.from, hit.start))
                .or_else(|| self.of_the_sentence_before(hit)),
            HINT if general < 2 => self.nearest(hit).filter(|person| {
                person.how > How::Role
                    && (person.start < hit.start || person.start - hit.end <= BEHIND)
                    && hit.start.saturating_sub(person.end) <= CLOSE
            }),
            1 if general < 2 => self.owner(hit).or_else(|| self.had_by(hit)),
            _ => None,
        }?;
        if self.is_of_others(hit, person) || self.is_of_sender(hit, person) {
            return None;
        }
        let family = self.terms(SELF).any(|own| own.end <= person.start && person.start - own.end <= 2);
        Some((person, if family { Confidence::Possible } else { Confidence::Likely }))
    }

    /// What the term weighs here. A verb of scoring says nothing without a score; with one it is a statement.
    fn weight_of(self, hit: &Listed, matter: usize) -> u8 {
        if matter != 0 || hit.weight >= STATEMENT {
            return hit.weight;
        }
        match is_score(&self.lens.view.folded()[hit.end as usize..self.to.max(hit.end) as usize]) {
            true => STATEMENT,
            false if hit.weight == 1 => 0,
            false => hit.weight,
        }
    }

    /// The person closest to the term: before it if anyone stands there.
    fn nearest(self, hit: &Listed) -> Option<Person> {
        // “The art teacher's husband left her”: the kinship word is part of both.
        let apart = |person: &Person| person.start < hit.start || person.start >= hit.end;
        let in_reach = |person: &Person| {
            let reach = match person.how {
                How::Bare => BARE,
                How::Role => ROLE,
                _ => SENTENCE,
            };
            person.how > How::Role || (person.start < hit.start && hit.start.saturating_sub(person.end) <= reach)
        };
        let mut people = self.people().filter(|person| apart(person) && in_reach(person));
        let mut best: Option<Person> = None;
        people.by_ref().for_each(|person| {
            let rank = |person: &Person| match person.start < hit.start {
                true => hit.start.saturating_sub(person.end),
                false => SENTENCE + person.start - hit.end,
            };
            if best.as_ref().is_none_or(|best| (rank(&person), best.how) < (rank(best), person.how)) {
                best = Some(person);
            }
        });
        best
    }

    /// “I spoke with Rajesh. He was caught stealing.”
    fn of_the_sentence_before(self, hit: &Listed) -> Option<Person> {
        let before = self.before()?;
        let own = self.terms(SELF).any(|own| own.end <= hit.start);
        let general = before.weight(GENERAL) >= 2 || before.weight(PUBLIC) > 0;
        before.people().filter(|person| person.how == How::Named && !own && !general).last()
    }

    /// Whose thing a noun is: “طلاق نورة”, “Fatima's illness”.
    fn owner(self, hit: &Listed) -> Option<Person> {
        let bytes = self.lens.view.folded();
        self.people().filter(|person| person.how == How::Named).find(|person| {
            let between = |from: u32, to: u32| bytes.get(from as usize..to as usize);
            // “إقامة العاملة ماري 2…” gives a number, which is a fact of its own.
            let number = self.lens.view.numbers().is_some_and(|numbers| {
                let nth = numbers.groups().partition_point(|group| group.start < person.end);
                numbers.groups().get(nth).is_some_and(|group| group.start - person.end <= BEHIND && group.len() > 3)
            });
            match person.start >= hit.end {
                true => between(hit.end, person.start) == Some(b" ") && !number,
                false => between(person.end, hit.start).is_some_and(|gap| {
                    let owned = gap.starts_with(b"'s ") || gap.starts_with("’s ".as_bytes()) || gap == b"' ";
                    owned && gap.len() <= 16 && !self.is_about(person.end, hit.start)
                }),
            }
        })
    }

    /// Who is said to have what the word stands for: “عندها ربو”, “took a loan”, “her visa”, “إقامتها”.
    fn had_by(self, hit: &Listed) -> Option<Person> {
        let bytes = self.lens.view.folded();
        let words = self.lens.view.words();
        let last = words.get(words.partition_point(|word| word.end < hit.end))?;
        // “إقامتها 2368…” gives a number, which is a fact of its own.
        if bytes.get(last.end as usize + 1).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let cue = self.terms(CUE).filter(|cue| cue.end <= hit.start && hit.start - cue.end <= CUED).last();
        let from = match cue {
            Some(cue) if !self.is_about(cue.end, hit.start) => cue.start,
            // A pronoun at its end.
            _ if last.end > hit.end => hit.start,
            _ => return None,
        };
        // “لدى التلميذة جمانة …” names the owner after the cue.
        let person = self.nearest(hit).filter(|person| person.start < hit.start)?;
        let runs_on = bytes.get(person.end as usize..from.max(person.end) as usize)?;
        (runs_on.len() <= CLOSE as usize).then_some(person)
    }

    /// Whether what follows is only spoken about: “has a poster on …”, “عندها بحث عن …”.
    fn is_about(self, from: u32, to: u32) -> bool {
        let bytes = self.lens.view.folded();
        let words = self.lens.view.words();
        let first = words.partition_point(|word| word.start < from);
        let between = words[first..].iter().take_while(|word| word.end <= to);
        between.into_iter().any(|word| ABOUT.iter().any(|about| about.as_bytes() == word.of(bytes)))
    }

    /// Whether other people stand between the person and the matter: “Noura follows up the girls who …”.
    fn is_of_others(self, hit: &Listed, person: Person) -> bool {
        let between = |other: &Listed| person.end <= other.start && other.end <= hit.start;
        self.terms(GENERAL).any(|other| other.weight == 1 && between(other))
    }

    /// Whether the sender speaks of themselves or their own: the nearest before the matter is they.
    fn is_of_sender(self, hit: &Listed, person: Person) -> bool {
        let own = self.terms(SELF).filter(|own| own.end <= hit.start).last();
        own.is_some_and(|own| own.start >= person.end || person.start >= hit.end)
    }

    /// Where what is said of the person starts: right behind them, if they stand close before and no number between.
    fn matter_starts(self, start: u32, person: Person) -> u32 {
        let words = self.lens.view.words();
        let first = words.get(words.partition_point(|word| word.start < person.end)).map_or(start, |word| word.start);
        let between = self.lens.view.folded().get(first as usize..start as usize).unwrap_or(&[]);
        let other_fact = between.iter().any(|byte| byte.is_ascii_digit() || *byte == b'@');
        let close = first >= self.from && between.len() <= LEAD && !other_fact;
        if close { first.min(start) } else { start }
    }

    /// Where the matter ends if more is said of the same person in this sentence.
    fn matter_goes_on(self, end: u32, person: Person) -> u32 {
        let bytes = self.lens.view.folded();
        let mut last = end;
        let rest = Sentence { from: end, ..self };
        for matter in 0..MATTERS.len() {
            for hit in rest.terms(matter).filter(|hit| hit.weight >= HINT) {
                // A number between may be a fact of its own.
                let gap = bytes.get(last.min(hit.start) as usize..hit.start as usize).unwrap_or(&[]);
                let another = hit.end <= last
                    || self
                        .people()
                        .any(|other| other.start >= last && other.start > person.end && other.end <= hit.start);
                if !gap.iter().any(u8::is_ascii_digit) && !another {
                    last = hit.end;
                }
            }
        }
        last
    }
}

/// Words that make a matter a subject of talk or work; folded.
const ABOUT: [&str; 11] = ["about", "on", "to", "and", "عن", "حول", "علي", "ضد", "مع", "و", "3an"];

/// Whether a sentence ends at this byte: not at a title's dot, and not at a decimal's.
fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'\n' | b'!' | b'?' => true,
        0x9F => at > 0 && bytes[at - 1] == 0xD8,
        b'.' => {
            let before = bytes[..at].rsplit(|byte| matches!(byte, b' ' | b'\n' | b'(' | b'.')).next().unwrap_or(&[]);
            let title = matches!(before, b"mr" | b"ms" | b"mrs" | b"dr" | b"prof" | b"eng" | b"st");
            let letter = before.len() <= 2 && !before.is_empty() && !before[0].is_ascii_digit();
            let decimal = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            !title && !letter && !decimal
        }
        _ => false,
    }
}

/// Whether a score stands within the next few words: “42 من 100”, “38 out of 60”, “42%”.
fn is_score(after: &[u8]) -> bool {
    let near = &after[..after.len().min(60)];
    let Some(first) = near.iter().position(u8::is_ascii_digit) else { return false };
    let digits = near[first..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = near.get(first + digits..).unwrap_or(&[]).trim_ascii_start();
    let marks = ["من ", "/", "%", "٪", "out of", "percent", "per cent", "بالميه", "في الميه", "من", "men "];
    digits <= 3 && marks.iter().any(|mark| rest.starts_with(mark.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_decimals_end_no_sentence() {
        let ends = |text: &str| (0..text.len()).filter(|at| ends_sentence(text.as_bytes(), *at)).count();
        assert_eq!(ends("mr. collins and ا. نوره at 3.5"), 0);
        assert_eq!(ends("he left. she stayed؟ now"), 2);
    }

    #[test]
    fn a_score_is_a_number_of_a_number() {
        assert!(is_score(" علي 42 من 100".as_bytes()) && is_score(b" 38 out of 60") && is_score(b" only 42%"));
        assert!(!is_score(" 3 كراسات".as_bytes()) && !is_score(b" 0551234567 from"));
    }
}
