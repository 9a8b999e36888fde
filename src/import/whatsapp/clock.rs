//! Words in a header: halves of the day and names of months, in the languages that WhatsApp writes them in.

use super::scan::skip_space;

/// One half of the day, as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Half {
    pub(super) afternoon: bool,
    /// Only Arabic phones write it so.
    pub(super) arabic: bool,
    /// AM or PM, in capitals without dots.
    pub(super) capitals: bool,
    /// Where it ends.
    pub(super) end: usize,
}

/// Before a longer word comes any that it starts with. Latin `am`, `a. m.` and their like are read letter by letter.
const HALVES: &[(&str, bool)] = &[
    ("ق.ظ", false),
    ("ب.ظ", true),
    ("上午", false),
    ("凌晨", false),
    ("早上", false),
    ("中午", true),
    ("下午", true),
    ("晚上", true),
    ("午前", false),
    ("午後", true),
    ("오전", false),
    ("오후", true),
    ("ÖÖ", false),
    ("ÖS", true),
    ("SA", false),
    ("CH", true),
    ("π.μ.", false),
    ("μ.μ.", true),
    ("de.", false),
    ("du.", true),
    ("in the morning", false),
    ("in the afternoon", true),
    ("in the evening", true),
];

/// The half of the day at `at`.
pub(super) fn half_day(line: &[u8], at: usize) -> Option<Half> {
    let rest = &line[at..];
    for (word, afternoon) in [("صباح", false), ("مساء", true), ("ص", false), ("م", true)] {
        if rest.starts_with(word.as_bytes()) {
            let mut end = at + word.len();
            if word.len() > "ص".len() {
                // صباحًا، صباحاً، مساءً: what is left of the word.
                end += line[end..].iter().take_while(|byte| !byte.is_ascii() && **byte < 0xE0).count();
            }
            return Some(Half { afternoon, arabic: true, capitals: false, end });
        }
    }
    let first = *rest.first()?;
    latin(line, at).or_else(|| {
        if matches!(first, b'-' | b']' | b':' | b'0'..=b'9') {
            return None;
        }
        let (word, afternoon) = HALVES.iter().find(|(word, _)| rest.starts_with(word.as_bytes()))?;
        Some(Half { afternoon: *afternoon, arabic: false, capitals: false, end: at + word.len() })
    })
}

/// `AM`, `p.m.`, `p. m.` and their like.
fn latin(line: &[u8], at: usize) -> Option<Half> {
    let first = *line.get(at)?;
    let afternoon = match first {
        b'a' | b'A' => false,
        b'p' | b'P' => true,
        _ => return None,
    };
    let mut end = at + 1;
    let dotted = line.get(end) == Some(&b'.');
    if dotted {
        end = skip_space(line, end + 1);
    }
    if !matches!(line.get(end), Some(b'm' | b'M')) {
        return None;
    }
    end += 1;
    if dotted && line.get(end) == Some(&b'.') {
        end += 1;
    }
    Some(Half { afternoon, arabic: false, capitals: first.is_ascii_uppercase() && !dotted, end })
}

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// As the Gulf and Egypt name them, then as the Levant and Iraq do.
const ARABIC: [&[&str]; 12] = [
    &["يناير", "كانون الثاني"],
    &["فبراير", "شباط"],
    &["مارس", "آذار"],
    &["أبريل", "إبريل", "ابريل", "نيسان"],
    &["مايو", "أيار"],
    &["يونيو", "يونيه", "حزيران"],
    &["يوليو", "يوليه", "تموز"],
    &["أغسطس", "اغسطس", "آب"],
    &["سبتمبر", "أيلول"],
    &["أكتوبر", "اكتوبر", "تشرين الأول"],
    &["نوفمبر", "تشرين الثاني"],
    &["ديسمبر", "كانون الأول"],
];

/// The month named at `at`, whole or by its first letters, and what comes after.
pub(super) fn month(line: &[u8], at: usize) -> Option<(u16, usize)> {
    let rest = &line[at..];
    let letters = rest.iter().take(10).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (index, len) = if letters >= 3 {
        let starts = |name: &&str| {
            name.get(..letters).is_some_and(|start| start.as_bytes().eq_ignore_ascii_case(&rest[..letters]))
        };
        (ENGLISH.iter().position(starts)?, letters + usize::from(rest.get(letters) == Some(&b'.')))
    } else if matches!(rest.first(), Some(0xD8 | 0xD9)) {
        ARABIC.iter().enumerate().find_map(|(index, names)| {
            names.iter().find(|name| rest.starts_with(name.as_bytes())).map(|name| (index, name.len()))
        })?
    } else {
        return None;
    };
    Some((index as u16 + 1, at + len))
}
