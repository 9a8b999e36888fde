//! What a message is for, where its words tell.

use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::Gates;
use crate::words::Words;

/// The topics it can name: kinds of chatter, then what a policy may want flagged.
pub const TOPICS: &[&str] = &[
    "greeting",
    "joke",
    "religion",
    "sports",
    "advert",
    "congratulation",
    "condolence",
    "politics",
    "gossip",
    "recipe",
    "poem",
    "game",
    "celebrity",
    "weather",
    "advice",
    "appeal",
    "lost-property",
    "chat",
    "complaint",
    "suggestion",
    "enquiry",
    "emergency",
];

/// How many of [`TOPICS`] are kinds of chatter, which work speaks against.
const CHATTER: usize = 18;

/// The index of the list of work words, after one list for each topic.
const WORK: usize = TOPICS.len();

/// The index of the list of people at work.
const PEOPLE: usize = WORK + 1;

/// The topics that are told about people at work, so that a teacher in them speaks for work no more.
const ABOUT_PEOPLE: [&str; 2] = ["joke", "gossip"];

/// The topics that pictures of a day at work look like: “after the match”, “stuck in this rain”. Under a picture they need
/// more words to be what the message is for.
const SHOWN: [&str; 8] = ["joke", "sports", "gossip", "recipe", "game", "celebrity", "weather", "chat"];

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "topic/message",
    summary: Words::new("موضوع الرسالة", "what a message is for"),
    doc: Words::new(
        "يوازن بين كلمات كل موضوع وكلمات العمل: التحية قبل رسالة عمل لا تغيّر موضوعها، ويوم الرياضة المدرسي وحصة الشعر عمل. والمعلم في نكتة ليس دليلًا على العمل، والوجوه الضاحكة والزهور تقوي ما حولها من كلام. لكل \
         رسالة موضوع واحد من غير العمل على الأكثر، وقد تُوسم مع ذلك شكوى أو اقتراحًا أو استفسارًا أو حالة طارئة.",
        "Weighs the words of each topic against the words of work: a greeting in front of a work message does not change what it \
         is for; sports day and a poetry lesson are work. A teacher in a joke does not speak for work, and laughing faces and flowers \
         strengthen the words around them. A message has at most one topic besides work, and may also be a \
         complaint, a suggestion, an enquiry or an emergency.",
    ),
    fields: &[Field { name: "topic", kind: FieldKind::Word(TOPICS), doc: Words::new("الموضوع", "the topic") }],
    lists: &[
        "topic/greeting",
        "topic/joke",
        "topic/religion",
        "topic/sports",
        "topic/advert",
        "topic/congratulation",
        "topic/condolence",
        "topic/politics",
        "topic/gossip",
        "topic/recipe",
        "topic/poem",
        "topic/game",
        "topic/celebrity",
        "topic/weather",
        "topic/advice",
        "topic/appeal",
        "topic/lost-property",
        "topic/chat",
        "topic/complaint",
        "topic/suggestion",
        "topic/enquiry",
        "topic/emergency",
        "topic/work",
        "topic/work-people",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("جمعة مباركة عليكم جميعا", "جمعة مباركة"),
        ("Who watched the match last night? What a goal!", "match last night? What a goal"),
    ],
    misses: &[
        "صباح الخير، اجتماع المشرفات الساعة العاشرة في قاعة التدريب",
        "Sports day is on Wednesday; please send the class lists to the PE department",
    ],
};

/// What is enough for a topic by itself, and by how much it must outweigh work.
const ENOUGH: u32 = 3;

/// What words alone must weigh before small pictures are looked at: a heart under a circular is no chatter. As much more
/// they must weigh under an attached picture, if it may show the day's work.
const BESIDE_PICTURES: u32 = 2;

/// The most that small pictures weigh together.
const MOST_PICTURES: u32 = 3;

/// Small pictures that go with chatter, by kind, and what each kind weighs: laughter, flowers and hearts, a prayer, a
/// party, a match.
const PICTURES: [(u32, &[char]); 5] = [
    (2, &['😂', '🤣']),
    (
        1,
        &[
            '🌹', '🌸', '🌷', '💐', '🌺', '🌻', '☀', '🌞', '🌅', '☕', '🤍', '💚', '💛', '💜', '💙', '💗', '💖', '❤',
            '🥀', '✨', '🌙', '🍬', '🦋',
        ],
    ),
    (1, &['🤲']),
    (1, &['🎂', '🎈', '💃', '🥳', '🎊', '🕺']),
    (1, &['⚽', '🔥', '🏟']),
];

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let mut sums = [0u32; PEOPLE + 1];
    lens.weigh(&mut sums);
    let (chatter, flags) = sums[..WORK].split_at(CHATTER);
    let best = (0..CHATTER).rev().max_by_key(|&nth| chatter[nth]).unwrap_or(0);
    let people = if ABOUT_PEOPLE.contains(&TOPICS[best]) { 0 } else { sums[PEOPLE] };
    let shown = if lens.pictured && SHOWN.contains(&TOPICS[best]) { BESIDE_PICTURES } else { 0 };
    let (words, needed) = (chatter[best], sums[WORK] + people + shown + ENOUGH);
    let score = if words >= needed || words < BESIDE_PICTURES { words } else { words + pictures(lens.view.text()) };
    if score >= needed {
        let sure = score >= needed + ENOUGH;
        state(lens, out, best, if sure { Confidence::Certain } else { Confidence::Likely });
    }
    for (nth, weight) in flags.iter().enumerate() {
        if *weight >= ENOUGH {
            state(lens, out, CHATTER + nth, Confidence::Likely);
        }
    }
}

/// What the [`PICTURES`] in a text weigh; little, as they only ever help words along.
fn pictures(text: &str) -> u32 {
    PICTURES.iter().filter(|(_, kind)| text.contains(*kind)).map(|(weight, _)| weight).sum::<u32>().min(MOST_PICTURES)
}

/// The place of a topic runs from the first of its words to the last.
fn state(lens: &Lens<'_>, out: &mut Findings, nth: usize, confidence: Confidence) {
    let (first, last) = (lens.hits(nth).map(|hit| hit.start).min(), lens.hits(nth).map(|hit| hit.end).max());
    if let Some(place) = first.zip(last) {
        lens.state(out, place, confidence, Because::Wording, [Some(Value::Word(TOPICS[nth])), None, None]);
    }
}
