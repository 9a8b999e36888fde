//! The smallest things a header is made of: digits of three scripts, spaces of four kinds, marks that nobody sees.

/// A number in Latin, Arabic-Indic or extended digits: its value, how many digits, and what comes after.
pub(super) fn number(line: &[u8], mut at: usize, most: u8) -> Option<(u16, u8, usize)> {
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
pub(super) fn skip_space(line: &[u8], mut at: usize) -> usize {
    loop {
        let len = space(&line[at..]).max(mark(&line[at..]));
        if len == 0 {
            return at;
        }
        at += len;
    }
}

/// Past spaces only: a mark after the header says something of what follows.
pub(super) fn skip_blank(line: &[u8], mut at: usize) -> usize {
    while let len @ 1.. = space(&line[at..]) {
        at += len;
    }
    at
}

/// Without the spaces and invisible marks around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c| is_mark(c) || is_space(c))
}

pub(super) fn is_mark(c: char) -> bool {
    mark(c.encode_utf8(&mut [0; 4]).as_bytes()) > 0
}

pub(super) fn is_space(c: char) -> bool {
    space(c.encode_utf8(&mut [0; 4]).as_bytes()) > 0
}
