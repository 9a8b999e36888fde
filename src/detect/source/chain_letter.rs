//! Messages that ask to be sent on and on.

use crate::detect::{Detector, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/chain-letter",
    summary: Words::new("رسالة متسلسلة", "a chain letter"),
    doc: Words::new(
        "عبارات تطلب إعادة الإرسال إلى الجميع أو تعد بثواب أو تحذّر من عاقبة: «انشر تؤجر»، «لا تجعلها تقف عندك». طلب التعميم على زميلات العمل ليس منها، ولا ما يُذكر مثالًا بين علامتي تنصيص.",
        "Words that ask to send a message on to everyone, promise a reward or threaten: “send to 10 people”, انشر تؤجر. Asking colleagues to pass a work notice to their teams is left alone, and so are words quoted as an example.",
    ),
    fields: &[],
    lists: &[
        "source/chain-letter",
        "source/sending",
        "source/mass-target",
        "source/work-recipient",
        "source/not-forwarding",
        "source/count",
        "source/circle",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("انشرها تؤجر بإذن الله", "انشرها تؤجر"),
        ("تكفون وزعوها بكل قروب عندكم", "وزعوها بكل قروب"),
        ("Forward this to all your groups!", "Forward this to all your"),
        ("أرسلوا النموذج إلى ثلاثة من زملائكم", "أرسلوا النموذج إلى ثلاثة من زملائكم"),
        ("Pass it to 15 colleagues within the hour", "Pass it to 15 colleagues"),
    ],
    misses: &[
        "Send the trip form to all parents of grade 5",
        "شاركوا الجدول مع كل المعلمات",
        "عمموا الخبر على معلمات القسم",
        "Please share this with your team before noon",
        "House rule: no “send to ten friends” messages in this group",
        "أرسلوا لي أسماء ثلاثة طلاب",
        "لا تعيدوا إرسال رسالة «انشر تؤجر» في المجموعة، لا تنشروها",
    ],
};

const CHAIN: usize = 0;
const SENDING: usize = 1;
const TARGET: usize = 2;
const WORK: usize = 3;
const NOT_FORWARDING: usize = 4;
const COUNT: usize = 5;
const CIRCLE: usize = 6;

/// How far apart a number and those it counts may stand, in folded bytes: “ten of your friends”.
const COUNTED: u32 = 9;

/// How far a word for sending may stand before those it is to be sent to, in folded bytes.
const BEFORE: u32 = 60;

/// How close behind them a word may stand that makes them colleagues: “your friends in the department”.
const BESIDE: u32 = 8;

/// How far it may stand after them.
const AFTER: u32 = 20;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(NOT_FORWARDING, 3) {
        return;
    }
    let said = |place: &(u32, u32)| !lens.is_quoted(place.0, place.1);
    if let Some(place) = sent_to_all(lens).or_else(|| counted(lens)).filter(said) {
        lens.state(out, place, Confidence::Likely, Because::Wording, [None; 3]);
    } else if let Some(hit) =
        lens.strongest(CHAIN).filter(|hit| lens.weight(CHAIN) >= 3 && !lens.is_quoted(hit.start, hit.end))
    {
        let confidence = if hit.weight >= 3 { Confidence::Certain } else { Confidence::Likely };
        lens.state(out, (hit.start, hit.end), confidence, Because::Wording, [None; 3]);
    }
}

/// “Send it to everyone you know”. Everybody may be the whole office, unless more than that speaks for a chain letter.
fn sent_to_all(lens: &Lens<'_>) -> Option<(u32, u32)> {
    let enough = if lens.weight(CHAIN) >= 2 { 1 } else { 2 };
    lens.hits(TARGET).filter(|target| target.weight >= enough).find_map(|target| {
        let verb = match lens.closest_before(&[SENDING, WORK], target.start, BEFORE) {
            Some((SENDING, verb)) => verb,
            // “Send it to the teachers in all groups” is work.
            Some(_) => return None,
            None => lens.closest_after(&[SENDING], target.end, AFTER)?.1,
        };
        let (from, to) = (verb.end.min(target.end), verb.start.max(target.start));
        let at_work = lens.closest_after(&[WORK], target.end, BESIDE).is_some();
        let said = !at_work && !lens.is_quoted(verb.start, verb.end);
        (said && lens.runs_on(from, to)).then_some((verb.start.min(target.start), verb.end.max(target.end)))
    })
}

/// “Send it to ten friends”: a number of people or groups, whoever they are.
fn counted(lens: &Lens<'_>) -> Option<(u32, u32)> {
    lens.hits(CIRCLE).find_map(|circle| {
        let by_word = lens.closest_before(&[COUNT], circle.start, COUNTED).map(|(_, count)| count.start);
        let count = by_word.or_else(|| number_before(lens, circle.start))?;
        let (list, verb) = lens.closest_before(&[SENDING, WORK], count, BEFORE)?;
        let said = list == SENDING && !lens.is_quoted(verb.start, verb.end);
        (said && lens.runs_on(verb.end, circle.start)).then_some((verb.start, circle.end))
    })
}

/// Where the number starts that is the word right before `at`.
fn number_before(lens: &Lens<'_>, at: u32) -> Option<u32> {
    let words = lens.view.words();
    let word = words[..words.partition_point(|word| word.end <= at)].last()?;
    let is_number = word.of(lens.view.folded()).iter().all(u8::is_ascii_digit);
    (is_number && at - word.end <= 3).then_some(word.start)
}
