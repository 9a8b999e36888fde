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
        "تعليق أو جملة تقول إن في صورة أو مقطع أشخاصًا: «صورة الطالبة»، «صورة جماعية». وإذا أُرفقت صورة أو مقطع كفى أن يذكر التعليق \
         أشخاصًا أو ما يفعلونه: «عيالنا في الطابور». ولا تُعد منها «صورة من الهوية» وصور المباني والوثائق وأعمال الطلاب، ولا الحديث \
         عن التصوير نفسه أو التذكير بمنعه.",
        "A caption or sentence that says a picture or clip shows people: “photo of the pupil”, “group photo”. With a picture \
         or clip attached, it is enough that the caption speaks of people or of what they do: “our boys at assembly”. Copies \
         of documents, pictures of buildings, things and pupils' work, photography as a topic, and reminders of the rule are \
         left alone.",
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
        "photo/scene",
        "photo/notice",
        "personal/people-names",
        "personal/people-titles",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("ما أحلى ولادنا بهالصورة", "ولادنا بهالصورة"),
        ("صورة الطالبات أثناء التكريم", "صورة الطالبات"),
        ("group photo of the committee", "photo of the committee"),
        ("selfie with my class 😍", "selfie with"),
        ("بصوا العيال بترقص ازاي 😍", "عيال بترقص"),
    ],
    misses: &[
        "photo of the poster our students made",
        "the video for parents is on our website",
        "أرفقوا صورة من الهوية",
        "photo of the building entrance",
        "يمنع تصوير الطالبات داخل المدرسة",
        "نادي التصوير يجتمع اليوم",
        "عيالنا في الطابور ينتظرون الحافلة",
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
const SCENE: usize = 8;
const NOTICE: usize = 9;
const NAMES: usize = 10;
const TITLES: usize = 11;

/// How close a word that forbids a picture may stand, in folded bytes.
const FORBIDDEN: u32 = 48;

/// How far apart a word for a picture and one for people may stand, in folded bytes.
const APART: u32 = 40;

/// A text with more words than this is more than a caption.
const CAPTION: usize = 40;

/// How many words may stand before the one for people in a caption that opens with them.
const OPENING: usize = 2;

/// What a scene must weigh to show people by itself, and beside a word that may stand for people.
const SEEN: u32 = 3;
const DOING: u32 = 2;

/// The most that a request or a notice weighs against people being seen.
const MOST_NOTICE: u32 = 2;

/// The weight of words that are sure to stand for people, or for a thing.
const SURE: u8 = 2;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    // Most words for people stand in texts that no picture comes with and that speak of none.
    let shows = |hit: &Listed| [PEOPLE_PICTURE, PICTURE, IN_PICTURE, SCENE].iter().any(|&nth| lens.is_of(hit, nth));
    if !lens.pictured && !lens.view.hits().iter().any(shows) {
        return;
    }
    let other = lens.weight(OTHER);
    let phrase = lens.strongest(PEOPLE_PICTURE).filter(|_| lens.weight(PEOPLE_PICTURE) > other);
    let likely = phrase.filter(|hit| hit.weight >= 3).map(place).or_else(|| {
        if other > 0 {
            return None;
        }
        of_people(lens).or_else(|| people_in(lens)).or_else(|| look_at(lens))
    });
    let likely = likely.filter(|place| !is_forbidden(lens, *place));
    let likely = likely.or_else(|| {
        // Where no picture is spoken of, “without a sheet” forbids none.
        let spoken_of = lens.strongest(PICTURE).is_some();
        let told = other == 0 || lens.weight(SCENE) >= SEEN;
        under_a_picture(lens).filter(|place| told && !(spoken_of && is_forbidden(lens, *place)))
    });
    if let Some(place) = likely {
        lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
    } else if let Some(hit) = phrase.filter(|_| likely.is_none()) {
        lens.state(out, place(hit), Confidence::Possible, Because::Wording, [None; 3]);
    }
}

fn place(hit: &Listed) -> (u32, u32) {
    (hit.start, hit.end)
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

/// A caption that speaks of people, or of what they do, under a picture: “our boys at assembly”. A thing that it names
/// before them is what the picture shows: “the poster by grade 3”.
fn under_a_picture(lens: &Lens<'_>) -> Option<(u32, u32)> {
    if !lens.pictured || lens.view.words().len() > CAPTION {
        return None;
    }
    let scene = lens.weight(SCENE);
    let notice = lens.weight(NOTICE).min(MOST_NOTICE);
    let seen = lens.strongest(SCENE).filter(|hit| u32::from(hit.weight) >= SEEN);
    let who = person(lens);
    let thing = lens.hits(THING).find(|hit| hit.weight >= SURE && !is_where(lens, hit));
    let thing_first = match (thing, who.or(seen)) {
        (Some(thing), Some(who)) => thing.start < who.start || is_owner(lens, who),
        _ => false,
    };
    if let Some(seen) = seen.filter(|_| !(thing_first && notice > 0)) {
        let who = who.filter(|who| lens.runs_on(who.end.min(seen.end), who.start.max(seen.start))).unwrap_or(seen);
        return Some((who.start.min(seen.start), who.end.max(seen.end)));
    }
    if thing_first {
        return None;
    }
    let Some(who) = who else {
        return lens.strongest(SCENE).filter(|_| scene >= SEEN + notice && thing.is_none()).map(place);
    };
    // In an Arabic caption that opens with people, a thing behind them is what they hold, make or read; in an English
    // one they may only be what kind of thing it is: “staff room”.
    let is_thing = thing.is_some() && (lens.is_latin(who) || !opens(lens, who));
    let is_sure = who.weight >= SURE || is_name(lens, who);
    let needed = u32::from(!opens(lens, who)) + u32::from(!is_sure) + u32::from(is_thing) + notice;
    (scene + u32::from(is_somewhere(lens, who)) >= needed).then(|| place(who))
}

/// The word for people that a caption is about: the first that is sure, or else the first.
fn person<'s>(lens: &Lens<'s>) -> Option<&'s Listed> {
    let people = || lens.view.hits().iter().filter(|hit| is_person(lens, hit));
    people().find(|hit| hit.weight >= SURE || is_name(lens, hit)).or_else(|| people().next())
}

fn is_name(lens: &Lens<'_>, hit: &Listed) -> bool {
    // One that is an everyday word too may be no name, though it stands first.
    lens.is_of(hit, GIVEN_NAMES) || lens.is_of(hit, TITLES) || lens.is_of(hit, NAMES) && hit.weight >= SURE
}

/// Whether the term stands for somebody in the picture, and not for those who are spoken to.
fn is_person(lens: &Lens<'_>, hit: &Listed) -> bool {
    // A name bears no ending: «مباركة» is not مبارك.
    let whole = || lens.view.words().binary_search_by_key(&hit.end, |word| word.end).is_ok();
    let named = lens.is_of(hit, GIVEN_NAMES) && whole()
        || lens.is_of(hit, NAMES) && (hit.weight >= SURE || hit.start == 0) && whole()
        || lens.is_of(hit, TITLES) && u32::from(hit.weight) >= SEEN;
    (named || lens.is_of(hit, PEOPLE)) && word_before(lens, hit).is_none_or(|word| word != "يا".as_bytes())
}

/// Whether nothing stands before the people in a caption but words that point to them or tell what they do.
fn opens(lens: &Lens<'_>, who: &Listed) -> bool {
    let words = lens.view.words();
    let before = &words[..words.partition_point(|word| word.end <= who.start)];
    before.len() <= OPENING
        && before.iter().all(|word| {
            let is_told = |hit: &Listed| {
                [SCENE, PEOPLE, TITLES, NAMES].iter().any(|&nth| lens.is_of(hit, nth))
                    && hit.start < word.end
                    && word.start < hit.end
            };
            let known = lens.view.folded().get(word.start as usize..word.end as usize).unwrap_or(&[]);
            lens.view.hits().iter().any(is_told) || POINTING.iter().any(|pointing| pointing.as_bytes() == known)
        })
}

/// Words that point to somebody, folded.
const POINTING: [&str; 42] = [
    "هذا", "هذي", "هذه", "هاي", "هاد", "هيدا", "هيدي", "ده", "دي", "هنا", "مع", "من", "انا", "احنا", "نحن", "كل",
    "بعض", "اول", "اخر", "ال", "the", "a", "our", "my", "your", "some", "all", "both", "two", "three", "four", "five",
    "this", "that", "these", "those", "with", "new", "el", "al", "kol", "kul",
];

/// Whether a word of place, time or company follows the people: “the team after the training”.
fn is_somewhere(lens: &Lens<'_>, who: &Listed) -> bool {
    let words = lens.view.words();
    let next = words.get(words.partition_point(|word| word.start < who.end));
    let next = next.and_then(|word| lens.view.folded().get(word.start as usize..word.end as usize));
    next.is_some_and(|next| WHERE.iter().chain(&WHEN).any(|known| known.as_bytes() == next))
}

/// What stands before a time, folded.
const WHEN: [&str; 14] = [
    "بعد",
    "قبل",
    "خلال",
    "اثناء",
    "يوم",
    "اليوم",
    "وقت",
    "after",
    "before",
    "during",
    "today",
    "this",
    "yesterday",
    "ba3d",
];

/// Whether a thing only says where: «في المختبر», “at the gate”.
fn is_where(lens: &Lens<'_>, hit: &Listed) -> bool {
    let clitics = lens.view.words().iter().find(|word| word.start < hit.start && hit.start < word.end);
    let clitics = clitics.and_then(|word| lens.view.folded().get(word.start as usize..hit.start as usize));
    let before = match word_before(lens, hit) {
        Some(b"the" | b"a" | b"our" | b"their" | b"his" | b"her") => words_before(lens, hit).nth(1),
        before => before,
    };
    clitics.is_some_and(|clitics| clitics.starts_with("ب".as_bytes()) || clitics.starts_with("عال".as_bytes()))
        || before.is_some_and(|word| WHERE.iter().any(|known| known.as_bytes() == word))
}

/// What stands before a place, folded.
const WHERE: [&str; 31] = [
    "في", "ف", "على", "علي", "ع", "عند", "امام", "قدام", "جنب", "قرب", "ورا", "خلف", "حول", "داخل", "فوق", "تحت", "من",
    "مع", "in", "at", "on", "near", "behind", "outside", "inside", "by", "with", "from", "into", "around", "3al",
];

/// Whether a thing follows that belongs to the person: “Maha's robot”.
fn is_owner(lens: &Lens<'_>, who: &Listed) -> bool {
    let after = lens.view.folded().get(who.end as usize..).unwrap_or(&[]);
    ["'s ", "’s ", "' ", "’ ", "s' ", "s’ "].iter().any(|owns| after.starts_with(owns.as_bytes()))
}

fn word_before<'s>(lens: &Lens<'s>, hit: &Listed) -> Option<&'s [u8]> {
    words_before(lens, hit).next()
}

/// The words before a term, the closest first.
fn words_before<'s>(lens: &Lens<'s>, hit: &Listed) -> impl Iterator<Item = &'s [u8]> + use<'s> {
    let (words, folded) = (lens.view.words(), lens.view.folded());
    let first = words.partition_point(|word| word.end <= hit.start);
    words[..first].iter().rev().filter_map(|word| folded.get(word.start as usize..word.end as usize))
}

/// “Look how our girls dance”: without a picture it takes a word that bids one look, people, and what they do.
fn look_at(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let doing = |hit: &&Listed| u32::from(hit.weight) >= DOING;
    let looks = lens.view.words().iter().take(OPENING + 1).find(|word| {
        let word = lens.view.folded().get(word.start as usize..word.end as usize);
        word.is_some_and(|word| LOOK.iter().any(|known| known.as_bytes() == word))
    })?;
    let (_, who) = lens.closest_after(&[PEOPLE], looks.end, APART).filter(|(_, who)| who.weight >= SURE)?;
    let scene = lens.hits(SCENE).filter(doing).find(|hit| hit.start >= who.end && hit.start - who.end <= APART)?;
    (lens.weight(NOTICE) == 0 && lens.runs_on(looks.end, scene.start)).then_some((who.start, scene.end))
}

/// Words that bid one look, folded.
const LOOK: [&str; 16] = [
    "شوفوا",
    "شوفو",
    "شوفي",
    "شوف",
    "شفتوا",
    "طالعوا",
    "طالعو",
    "بصوا",
    "بصو",
    "بصي",
    "انظروا",
    "look",
    "shoofo",
    "shofo",
    "boso",
    "bosso",
];
