//! The header of a message: date, time, and what stands around them.
//!
//! Read byte by byte, without going back: most lines are no header and fail within their first few bytes. What is
//! accepted is the union of what Arabic and English phones of both systems have written over the years.

/// How headers of one export look. One shape is locked per file, so that a date inside a message starts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(super) bracket: bool,
    pub(super) date_mark: u8,
    pub(super) comma: Comma,
    pub(super) clock_mark: u8,
    pub(super) seconds: bool,
    pub(super) half_days: bool,
    pub(super) end: End,
    pub(super) era: Era,
}

/// What stands between date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Comma {
    None,
    Latin,
    Arabic,
    Stop,
}

/// What ends a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    Bracket,
    Hyphen,
    Dash,
    Colon,
}

/// A calendar named in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Era {
    None,
    Hijri,
    Buddhist,
}

/// A header that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub(crate) shape: Shape,
    /// The three parts of the date, in the order written.
    pub(super) parts: [u16; 3],
    /// How many digits each was written with.
    pub(super) widths: [u8; 3],
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    /// Whether something in it is only written by Arabic phones.
    pub(super) arabic: bool,
    /// Whether the half of the day is written AM or PM, in capitals without dots.
    pub(super) capitals: bool,
    /// Where the sender starts.
    pub(super) end: usize,
}

/// Reads a header at the start of `line`.
pub(crate) fn read(line: &[u8]) -> Option<Header> {
    let mut at = skip_marks(line, 0);
    let bracket = line.get(at) == Some(&b'[');
    if bracket {
        at = skip_marks(line, at + 1);
    }
    let mut parts = [0; 3];
    let mut widths = [0; 3];
    let mut date_mark = 0;
    let mut arabic = false;
    for index in 0..3 {
        (parts[index], widths[index], at) = number(line, at, 4)?;
        if index == 2 {
            break;
        }
        let next = skip_marks(line, at);
        arabic |= next > at;
        let mark = *line.get(next)?;
        if !matches!(mark, b'/' | b'.' | b'-') || (index == 1 && mark != date_mark) {
            return None;
        }
        date_mark = mark;
        at = skip_marks(line, next + 1);
        if mark == b'.' && line.get(at) == Some(&b' ') {
            at += 1;
        }
    }
    if !plausible_date(parts, widths) {
        return None;
    }
    let mut era = Era::None;
    let after = skip_space(line, at);
    for (name, which) in [("هـ", Era::Hijri), ("ه", Era::Hijri), ("BE", Era::Buddhist)] {
        if line[after..].starts_with(name.as_bytes()) {
            (era, at) = (which, after + name.len());
            break;
        }
    }
    at = skip_marks(line, at);
    let (comma, next) = match line[at..] {
        [b',', ..] => (Comma::Latin, at + 1),
        [0xD8, 0x8C, ..] => (Comma::Arabic, at + 2),
        [b'.', ..] => (Comma::Stop, at + 1),
        _ => (Comma::None, at),
    };
    at = skip_space(line, next);
    if at == next {
        return None;
    }
    at = skip_word(line, at);
    let (hour, _, next) = number(line, at, 2)?;
    let clock_mark = *line.get(next)?;
    if !matches!(clock_mark, b':' | b'.') {
        return None;
    }
    let (minute, width, next) = number(line, next + 1, 2)?;
    if width != 2 {
        return None;
    }
    at = next;
    let mut second = None;
    if line.get(at) == Some(&clock_mark)
        && let Some((value, 2, next)) = number(line, at + 1, 2)
    {
        (second, at) = (Some(value), next);
    }
    let half = half_day(line, skip_space(line, at));
    let mut hour = hour;
    if let Some(half) = &half {
        if hour > 12 {
            return None;
        }
        hour = hour % 12 + if half.afternoon { 12 } else { 0 };
        at = half.end;
    }
    if hour > 23 || minute > 59 || second > Some(60) {
        return None;
    }
    let (end, at) = ending(line, at, bracket)?;
    let seconds = second.is_some();
    let shape = Shape { bracket, date_mark, comma, clock_mark, seconds, half_days: half.is_some(), end, era };
    Some(Header {
        shape,
        parts,
        widths,
        hour: hour as u8,
        minute: minute as u8,
        second: second.unwrap_or(0).min(59) as u8,
        arabic: arabic || comma == Comma::Arabic || half.as_ref().is_some_and(|half| half.arabic),
        capitals: half.is_some_and(|half| half.capitals),
        end: skip_blank(line, at),
    })
}

/// A date has one year at most, and it is not in the middle.
fn plausible_date(parts: [u16; 3], widths: [u8; 3]) -> bool {
    let year = |index: usize| parts[index] > 31 || widths[index] > 2;
    let day = |index: usize| parts[index] > 0 && parts[index] <= 31;
    let year_last = !year(0) && day(0) && (widths[2] == 4 || widths[2] == 2);
    let year_first = year(0) && !year(2) && day(2) && (widths[0] == 4 || widths[0] == 2);
    !year(1) && day(1) && (year_last || year_first)
}

/// `klo` and the like, which some phones write before the time.
fn skip_word(line: &[u8], at: usize) -> usize {
    let letters = line[at..].iter().take(5).take_while(|byte| byte.is_ascii_lowercase()).count();
    let next = skip_space(line, at + letters);
    if letters > 0 && next > at + letters { next } else { at }
}

struct Half {
    afternoon: bool,
    arabic: bool,
    capitals: bool,
    end: usize,
}

fn half_day(line: &[u8], at: usize) -> Option<Half> {
    let rest = &line[at..];
    for (word, afternoon) in [("صباح", false), ("مساء", true), ("ص", false), ("م", true), ("ق.ظ", false), ("ب.ظ", true)]
    {
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
    let last = *line.get(end)?;
    if !matches!(last, b'm' | b'M') {
        return None;
    }
    end += 1;
    if dotted && line.get(end) == Some(&b'.') {
        end += 1;
    }
    Some(Half { afternoon, arabic: false, capitals: first.is_ascii_uppercase() && !dotted, end })
}

fn ending(line: &[u8], at: usize, bracket: bool) -> Option<(End, usize)> {
    let next = skip_space(line, at);
    if bracket {
        return (line.get(next) == Some(&b']')).then_some((End::Bracket, next + 1));
    }
    let (end, after) = match line[next..] {
        [b'-', ..] if next > at => (End::Hyphen, next + 1),
        [0xE2, 0x80, 0x93 | 0x94, ..] if next > at => (End::Dash, next + 3),
        [b':', ..] if next == at => (End::Colon, next + 1),
        _ => return None,
    };
    (after == line.len() || skip_space(line, after) > after).then_some((end, after))
}

/// A number in Latin, Arabic-Indic or extended digits: its value, how many digits, and what comes after.
fn number(line: &[u8], mut at: usize, most: u8) -> Option<(u16, u8, usize)> {
    let (mut value, mut digits) = (0, 0);
    loop {
        let (digit, len) = match line[at..] {
            [byte @ b'0'..=b'9', ..] => (byte - b'0', 1),
            [0xD9, byte @ 0xA0..=0xA9, ..] => (byte - 0xA0, 2),
            [0xDB, byte @ 0xB0..=0xB9, ..] => (byte - 0xB0, 2),
            _ => break,
        };
        if digits == most {
            return None;
        }
        value = value * 10 + u16::from(digit);
        digits += 1;
        at += len;
    }
    (digits > 0).then_some((value, digits, at))
}

/// How long the invisible direction mark at the start of `text` is, or 0.
pub(super) fn mark(text: &[u8]) -> usize {
    match text {
        [0xE2, 0x80, 0x8E | 0x8F | 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA6..=0xA9, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xD8, 0x9C, ..] => 2,
        _ => 0,
    }
}

/// How long the space at the start of `text` is, or 0.
pub(super) fn space(text: &[u8]) -> usize {
    match text {
        [b' ', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0xAF | 0x89, ..] => 3,
        _ => 0,
    }
}

pub(super) fn skip_marks(line: &[u8], mut at: usize) -> usize {
    while let len @ 1.. = mark(&line[at..]) {
        at += len;
    }
    at
}

/// Past spaces and marks.
fn skip_space(line: &[u8], mut at: usize) -> usize {
    loop {
        let len = space(&line[at..]).max(mark(&line[at..]));
        if len == 0 {
            return at;
        }
        at += len;
    }
}

/// Past spaces only: a mark after the header says something of what follows.
fn skip_blank(line: &[u8], mut at: usize) -> usize {
    while let len @ 1.. = space(&line[at..]) {
        at += len;
    }
    at
}
