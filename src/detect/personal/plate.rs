//! Vehicle plates, where words nearby speak of one.

use super::codes::named_codes;
use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::{Gates, Word};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/plate",
    summary: Words::new("لوحة مركبة", "a vehicle plate"),
    doc: Words::new(
        "ثلاثة حروف من حروف اللوحات السعودية السبعة عشر، عربية أو لاتينية، مع رقم من خانة إلى أربع، قرب كلمة تدل على سيارة أو \
         لوحة؛ وما تسميه الكلمات رقم لوحة صراحة من لوحات الدول الأخرى (حتى ثلاثة أحرف، ومن ثلاثة أرقام إلى سبعة). ولوحة \
         الإعلانات ورقم الموديل ليسا منها.",
        "Three of the seventeen letters of Saudi plates, Arabic or Latin, with one to four digits, near a word for a car or a \
         plate; and what words plainly call a plate number of another country (up to three letters, three to seven digits). \
         Notice boards and model numbers are none.",
    ),
    fields: &[Field {
        name: "number",
        kind: FieldKind::Number,
        doc: Words::new("الحروف والأرقام", "letters and digits"),
    }],
    lists: &[
        "personal/plate-words",
        "personal/other-number-words",
        "personal/phone-words",
        "personal/vehicle-words",
        "personal/emirate-words",
        "personal/currency-words",
        "personal/letter-words",
    ],
    look: Look::Text {
        wakes_on: Gates::LISTED_DIGIT.and(Gates::SPREAD),
        reads: PartKinds::BODY.and(PartKinds::NAMES),
        see,
    },
    hits: &[
        ("رقم اللوحة أ ب ح ١٢٣٤", "أ ب ح ١٢٣٤"),
        ("السيارة الواقفة عند الباب د ر س 4471", "د ر س 4471"),
        ("سيارتها لوحتها ١٢٣٤ ط ع ق", "١٢٣٤ ط ع ق"),
        ("لوحة السيارة أبح1234", "أبح1234"),
        ("نمرة العربية ط ع ق ٥٥٢", "ط ع ق ٥٥٢"),
        ("plate number ABJ 1234", "ABJ 1234"),
        ("the car at the gate, 1234 XTE, belongs to Hani", "1234 XTE"),
        ("her plate is Dubai K 45210", "Dubai K 45210"),
        ("لكزس سودا أ س ل ٢٢٧٧ واقفة بموقف ذوي الإعاقة", "أ س ل ٢٢٧٧"),
        ("السيارة\nب ح ه\n٩٣٠٦\nأنوارها شغالة", "ب ح ه\n٩٣٠٦"),
        ("لوحة السواق حاء راء دال ثمانية صفر سبعة واحد", "حاء راء دال ثمانية صفر سبعة واحد"),
        ("Whoever owns 6218 KSD, your lights are on", "6218 KSD"),
        ("مين صاحب السيارة 24-71903؟", "24-71903"),
        ("Guard list for the gate: SHJ 3 20458", "SHJ 3 20458"),
        ("Her plate's B K R nine nine oh four", "B K R nine nine oh four"),
    ],
    misses: &[
        "لوحة الإعلانات رقم 1204 في الدور الثاني",
        "سيارة النقل تصل الساعة 10:30 إلى قاعة ب 204",
        "رقم اللوحة ت ث ج ١٢٣٤",
        "السيارات أكثر من 320 سيارة",
        "رقم السيارة مطلوب في خطاب رقم 44120",
        "the car park opens at 7, gate B 12",
        "car model XYZ 2024 brochure",
        "plate tectonics, page 120",
        "the car costs 5000 SAR",
        "الخيارات أ ب ج د، السؤال 12",
        "room 204 SAB, lights off please",
        "سيارة المدرسة في 12-5-2026",
        "Dubai trip, bus 3 at 10:30",
    ],
};

/// How far a plate may stand behind a word for it, in folded bytes.
const REACH: u32 = 60;

/// The letters of Saudi plates, folded: Arabic ones, and the Latin ones that stand beside them.
const ARABIC: [&str; 17] = ["ا", "ب", "ح", "د", "ر", "س", "ص", "ط", "ع", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي"];
const LATIN: &[u8] = b"abjdrsxtegklznhuv";

/// Three letters that are a word where they stand together, each of which could be on a plate. Folded.
const ORDINARY: [&str; 12] = ["رقم", "عدد", "سعر", "دور", "حول", "كود", "قبل", "علي", "هاك", "وصل", "مول", "كان"];

const VEHICLE: usize = 3;
const EMIRATE: usize = 4;
const CURRENCY: usize = 5;
const LETTER: usize = 6;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let mut taken = 0;
    for hit in lens.hits(0) {
        let mut nth = words.partition_point(|word| word.start < hit.end.max(taken));
        while let Some(word) = words.get(nth).filter(|word| word.start <= hit.end + REACH) {
            if bytes[hit.end as usize..word.start as usize].windows(2).any(|two| two == b"\n\n") {
                break;
            }
            let Some((start, end)) =
                saudi(lens, nth, hit.weight + 1).filter(|(start, end)| !is_sum(lens, *start, *end))
            else {
                nth += 1;
                continue;
            };
            taken = end;
            let confidence = if hit.weight >= 2 { Confidence::Certain } else { Confidence::Likely };
            state(lens, out, (start, end), confidence);
            break;
        }
    }
    taken = 0;
    for nth in 0..words.len() {
        let found = emirati(lens, nth).or_else(|| by_form(lens, nth)).filter(|(start, _)| *start >= taken);
        if let Some((start, end)) = found {
            taken = end;
            state(lens, out, (start, end), Confidence::Likely);
        }
    }
    let mut others = |start: u32, end: u32| {
        if start >= taken {
            state(lens, out, (start, end), Confidence::Likely);
        }
    };
    named_codes(lens, 0, &[1, 2], &mut |code, weight| {
        let in_two = || is_in_two(&bytes[code.start as usize..code.end as usize]);
        let fits = match code.letters_digits() {
            Some((0..=3, 3..=7)) if weight >= 3 => !code.is_date(lens),
            Some((0, 5..=7)) => in_two(),
            _ => false,
        };
        if fits && !after_letter(bytes, words, code.start) {
            others(code.start, code.end);
        }
    });
}

/// A plate told by its form: three letters one by one with a number, or capitals with a number where words around speak
/// of a vehicle.
fn by_form(lens: &Lens<'_>, nth: usize) -> Option<(u32, u32)> {
    let bytes = lens.view.folded();
    let word = lens.view.words()[nth].of(bytes);
    // Cheap things first: most words are neither.
    if !(is_number(word) || is_letter(word) || word.len() == 3) {
        return None;
    }
    let (start, end) = saudi(lens, nth, 2)?;
    let place = &bytes[start as usize..end as usize];
    let digits = place.iter().filter(|byte| byte.is_ascii_digit()).count();
    let latin = place.iter().filter(|byte| byte.is_ascii_lowercase()).count() == 3;
    let lone = lens.view.words()[nth..]
        .iter()
        .take_while(|word| word.end <= end)
        .filter(|word| is_letter(word.of(bytes)))
        .count();
    let field = || field::weight(lens, VEHICLE, start, end) + field::weight(lens, 0, start, end);
    if lone == 3 && digits >= 3 && !latin {
        // A list of letters goes on: «أ ب د هـ».
        return (!is_lettered(lens, nth)).then_some((start, end));
    }
    let capitals =
        || lens.view.original(start, end).of(lens.view.text()).chars().filter(|c| c.is_uppercase()).count() == 3;
    (latin && (lone == 3 || capitals()) && digits >= 1 && !is_sum(lens, start, end) && field() >= 5 - digits as u32)
        .then_some((start, end))
}

/// Whether what looks like a plate's letters is a currency: "5000 SAR".
fn is_sum(lens: &Lens<'_>, start: u32, end: u32) -> bool {
    lens.within(CURRENCY, start, end).next().is_some()
}

/// Whether another lone letter stands right before the `nth` word.
fn is_lettered(lens: &Lens<'_>, nth: usize) -> bool {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let before = nth.checked_sub(1).map(|nth| words[nth].of(bytes));
    before.is_some_and(|word| matches!(word, [lead, _] if *lead >= 0x80) && word != "و".as_bytes())
}

/// A plate of the Emirates: the emirate, a letter or a number of its own, up to five digits.
fn emirati(lens: &Lens<'_>, nth: usize) -> Option<(u32, u32)> {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let start = words[nth].start;
    let (_, emirate) = lens.closest_after(&[EMIRATE], start, 0).filter(|(_, hit)| hit.start == start)?;
    let next = words.partition_point(|word| word.start < emirate.end);
    let series = words.get(next)?.of(bytes);
    let is_series = matches!(series.len(), 1 | 2) && series.iter().all(u8::is_ascii_alphanumeric);
    let number = words.get(next + 1)?;
    let digits = number.of(bytes);
    let fits = is_series && (3..=5).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let field = field::weight(lens, VEHICLE, start, number.end) + field::weight(lens, 0, start, number.end);
    let gaps = |byte: &u8| matches!(byte, b' ' | b'-' | b'/' | b'\n');
    let between = &bytes[emirate.end as usize..words[next].start as usize];
    let inside = &bytes[words[next].end as usize..number.start as usize];
    let beside = between.len() <= 3 && inside.len() <= 3 && between.iter().chain(inside).all(gaps);
    (fits && beside && field > 0).then_some((start, number.end))
}

/// Whether digits stand in two groups as on plates of Jordan: `24-71903`.
fn is_in_two(code: &[u8]) -> bool {
    if !code.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b' ')) {
        return false;
    }
    let mut parts = code.split(|byte| !byte.is_ascii_digit());
    let (one, other) = (parts.next().map_or(0, <[u8]>::len), parts.next().map_or(0, <[u8]>::len));
    (1..=2).contains(&one) && (3..=5).contains(&other) && parts.next().is_none()
}

fn state(lens: &Lens<'_>, out: &mut Findings, (start, end): (u32, u32), confidence: Confidence) {
    let place = &lens.view.folded()[start as usize..end as usize];
    let mut number = String::with_capacity(place.len());
    number.extend(String::from_utf8_lossy(place).chars().filter(|c| c.is_alphanumeric()));
    let value = out.keep(&number);
    lens.state(out, (start, end), confidence, Because::Context, [Some(value), None, None]);
}

/// The Saudi plate that starts with the `nth` word: letters and digits in either order.
fn saudi(lens: &Lens<'_>, nth: usize, weight: u8) -> Option<(u32, u32)> {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let start = words.get(nth)?.start;
    if let Some(after) = letters(lens, nth, weight) {
        let (end, _) = number(lens, after)?;
        return beside(bytes, words, after).then_some((start, end));
    }
    if let Some((_, next)) = number(lens, nth)
        && next < words.len()
        && beside(bytes, words, next)
    {
        let after = letters(lens, next, weight)?;
        return Some((start, words[after - 1].end));
    }
    // Letters and digits without a space: a word of both.
    let word = words[nth].of(bytes);
    let lead = word.iter().position(u8::is_ascii_digit).filter(|lead| *lead > 0)?;
    let (letters, digits) = word.split_at(lead);
    (weight >= 3 && is_number(digits) && are_letters(letters)).then_some((start, words[nth].end))
}

/// Where the plate's number ends that starts with the `nth` word, in digits or told in words, and the word behind it.
fn number(lens: &Lens<'_>, nth: usize) -> Option<(u32, usize)> {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let word = words.get(nth)?;
    if is_number(word.of(bytes)) {
        return Some((word.end, nth + 1));
    }
    let chain = lens.view.numbers()?.chain(word.start)?;
    let fits = (1..=4).contains(&chain.digits().len());
    fits.then(|| (chain.end, words.partition_point(|word| word.start < chain.end)))
}

/// The index of the word behind three letters that start with the `nth` word: one by one, by their names, or in one word.
fn letters(lens: &Lens<'_>, nth: usize, weight: u8) -> Option<usize> {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let first = words.get(nth)?.of(bytes);
    let is_ordinary = ORDINARY.iter().any(|word| word.as_bytes() == first);
    let latin = first.first().is_some_and(u8::is_ascii_lowercase);
    if are_letters(first) && !is_ordinary && (latin || weight >= 3) {
        return Some(nth + 1);
    }
    let named = |word: &Word| {
        let hit = lens.closest_after(&[LETTER], word.start, 0);
        hit.is_some_and(|(_, hit)| hit.start == word.start && hit.end == word.end)
    };
    // Plates of Egypt have two letters more.
    let is_letter =
        |word: &[u8]| is_letter(word) || (weight >= 3 && (word == "ف".as_bytes() || word == "ج".as_bytes()));
    let one_by_one =
        (nth..nth + 3).all(|nth| words.get(nth).is_some_and(|word| is_letter(word.of(bytes)) || named(word)));
    // «أ و ب»: "and" between two letters, unless words call it a plate.
    let is_and = weight < 4 && words.get(nth + 1).is_some_and(|word| word.of(bytes) == "و".as_bytes());
    (one_by_one && !is_and && beside(bytes, words, nth + 1) && beside(bytes, words, nth + 2)).then_some(nth + 3)
}

/// Whether `word` is three letters of a plate.
fn are_letters(word: &[u8]) -> bool {
    match word.len() {
        3 => word.iter().all(|letter| LATIN.contains(letter)),
        6 => word.chunks(2).all(is_letter),
        _ => false,
    }
}

fn is_letter(word: &[u8]) -> bool {
    match word {
        [latin] => LATIN.contains(latin),
        _ => ARABIC.iter().any(|letter| letter.as_bytes() == word),
    }
}

fn is_number(word: &[u8]) -> bool {
    (1..=4).contains(&word.len()) && word.iter().all(u8::is_ascii_digit)
}

/// Whether only a space or a dash or two stand between the `nth` word and the one before it.
fn beside(bytes: &[u8], words: &[Word], nth: usize) -> bool {
    let between = &bytes[words[nth - 1].end as usize..words[nth].start as usize];
    between.len() <= 3 && between.iter().all(|byte| matches!(byte, b' ' | b'-' | b'.' | b'/' | b'|' | b'\n'))
}

/// Whether a single Arabic letter stands right before the folded place `start`: a plate of letters that none has.
fn after_letter(bytes: &[u8], words: &[Word], start: u32) -> bool {
    let nth = words.partition_point(|word| word.start < start);
    nth > 0 && matches!(words[nth - 1].of(bytes), [lead, _] if *lead >= 0x80) && start - words[nth - 1].end <= 2
}
