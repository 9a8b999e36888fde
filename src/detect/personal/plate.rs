//! Vehicle plates, where words nearby speak of one.

use super::codes::named_codes;
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
    lists: &["personal/plate-words", "personal/other-number-words", "personal/phone-words"],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY, see },
    hits: &[
        ("رقم اللوحة أ ب ح ١٢٣٤", "أ ب ح ١٢٣٤"),
        ("السيارة الواقفة عند الباب د ر س 4471", "د ر س 4471"),
        ("سيارتها لوحتها ١٢٣٤ ط ع ق", "١٢٣٤ ط ع ق"),
        ("لوحة السيارة أبح1234", "أبح1234"),
        ("نمرة العربية ط ع ق ٥٥٢", "ط ع ق ٥٥٢"),
        ("plate number ABJ 1234", "ABJ 1234"),
        ("the car at the gate, 1234 XTE, belongs to Hani", "1234 XTE"),
        ("her plate is Dubai K 45210", "K 45210"),
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
    ],
};

/// How far a plate may stand behind a word for it, in folded bytes.
const REACH: u32 = 60;

/// The letters of Saudi plates, folded: Arabic ones, and the Latin ones that stand beside them.
const ARABIC: [&str; 17] = ["ا", "ب", "ح", "د", "ر", "س", "ص", "ط", "ع", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي"];
const LATIN: &[u8] = b"abjdrsxtegklznhuv";

/// Three letters that are a word where they stand together, each of which could be on a plate. Folded.
const ORDINARY: [&str; 12] = ["رقم", "عدد", "سعر", "دور", "حول", "كود", "قبل", "علي", "هاك", "وصل", "مول", "كان"];

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let mut taken = 0;
    for hit in lens.hits(0) {
        let mut nth = words.partition_point(|word| word.start < hit.end.max(taken));
        while let Some(word) = words.get(nth).filter(|word| word.start <= hit.end + REACH) {
            if bytes[hit.end as usize..word.start as usize].contains(&b'\n') {
                break;
            }
            let Some((start, end)) = saudi(bytes, words, nth, hit.weight) else {
                nth += 1;
                continue;
            };
            taken = end;
            let confidence = if hit.weight >= 2 { Confidence::Certain } else { Confidence::Likely };
            state(lens, out, (start, end), confidence);
            break;
        }
    }
    let mut others = |start: u32, end: u32| {
        if start >= taken {
            state(lens, out, (start, end), Confidence::Likely);
        }
    };
    named_codes(lens, 0, &[1, 2], &mut |code, weight| {
        if weight >= 3
            && matches!(code.letters_digits(), Some((0..=3, 3..=7)))
            && !after_letter(bytes, words, code.start)
        {
            others(code.start, code.end);
        }
    });
}

fn state(lens: &Lens<'_>, out: &mut Findings, (start, end): (u32, u32), confidence: Confidence) {
    let place = &lens.view.folded()[start as usize..end as usize];
    let mut number = String::with_capacity(place.len());
    number.extend(String::from_utf8_lossy(place).chars().filter(|c| c.is_alphanumeric()));
    let value = out.keep(&number);
    lens.state(out, (start, end), confidence, Because::Context, [Some(value), None, None]);
}

/// The Saudi plate that starts with the `nth` word: letters and digits in either order.
fn saudi(bytes: &[u8], words: &[Word], nth: usize, weight: u8) -> Option<(u32, u32)> {
    let start = words[nth].start;
    if let Some(after) = letters(bytes, words, nth, weight) {
        let digits = words.get(after).filter(|word| is_number(word.of(bytes)))?;
        return beside(bytes, words, after).then_some((start, digits.end));
    }
    if is_number(words[nth].of(bytes)) && words.get(nth + 1).is_some() && beside(bytes, words, nth + 1) {
        let after = letters(bytes, words, nth + 1, weight)?;
        return Some((start, words[after - 1].end));
    }
    // Letters and digits without a space: a word of both.
    let word = words[nth].of(bytes);
    let lead = word.iter().position(u8::is_ascii_digit).filter(|lead| *lead > 0)?;
    let (letters, digits) = word.split_at(lead);
    (weight >= 2 && is_number(digits) && are_letters(letters)).then_some((start, words[nth].end))
}

/// The index of the word behind three letters that start with the `nth` word: one by one, or in one word.
fn letters(bytes: &[u8], words: &[Word], nth: usize, weight: u8) -> Option<usize> {
    let first = words.get(nth)?.of(bytes);
    let is_ordinary = ORDINARY.iter().any(|word| word.as_bytes() == first);
    let latin = first.first().is_some_and(u8::is_ascii_lowercase);
    if are_letters(first) && !is_ordinary && (latin || weight >= 2) {
        return Some(nth + 1);
    }
    let one_by_one = (nth..nth + 3).all(|nth| words.get(nth).is_some_and(|word| is_letter(word.of(bytes))));
    (one_by_one && beside(bytes, words, nth + 1) && beside(bytes, words, nth + 2)).then_some(nth + 3)
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
    between.len() <= 3 && between.iter().all(|byte| matches!(byte, b' ' | b'-' | b'.' | b'/' | b'|'))
}

/// Whether a single Arabic letter stands right before the folded place `start`: a plate of letters that none has.
fn after_letter(bytes: &[u8], words: &[Word], start: u32) -> bool {
    let nth = words.partition_point(|word| word.start < start);
    nth > 0 && matches!(words[nth - 1].of(bytes), [lead, _] if *lead >= 0x80) && start - words[nth - 1].end <= 2
}
