//! Times as messages write them: RFC 3339, or a local time without a zone.

use std::fmt;

use jiff::{civil, tz};

use super::SentAt;

/// Reads `YYYY-MM-DDTHH:MM[:SS[.fraction]]`, with `Z` or `±HH:MM` for an instant. `None` if it is no such time.
pub(crate) fn parse(text: &str) -> Option<SentAt> {
    let bytes = text.as_bytes();
    let number = |from: usize, len: usize| -> Option<i32> {
        bytes
            .get(from..from + len)?
            .iter()
            .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')))
    };
    let is = |at: usize, what: &[u8]| bytes.get(at).is_some_and(|byte| what.contains(byte));
    if !(is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":")) {
        return None;
    }
    let (mut at, mut second, mut nanos) = (16, 0, 0);
    if is(16, b":") {
        // A leap second is the last second of its minute, for every purpose of ours.
        second = number(17, 2).filter(|second| *second <= 60)?.min(59);
        at = 19;
        if is(19, b".") {
            let digits = bytes[20..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return None;
            }
            let kept = digits.min(9);
            nanos = number(20, kept)? * 10_i32.pow(9 - kept as u32);
            at = 20 + digits;
        }
    }
    let local = civil::DateTime::new(
        number(0, 4)? as i16,
        number(5, 2)? as i8,
        number(8, 2)? as i8,
        number(11, 2)? as i8,
        number(14, 2)? as i8,
        second as i8,
        nanos,
    )
    .ok()?;
    let offset = match bytes.get(at) {
        None => return Some(SentAt::Local(local)),
        Some(b'Z' | b'z') if bytes.len() == at + 1 => tz::Offset::UTC,
        Some(sign @ (b'+' | b'-')) if bytes.len() == at + 6 && is(at + 3, b":") => {
            let minutes = number(at + 4, 2).filter(|minutes| *minutes < 60)?;
            let seconds = number(at + 1, 2).filter(|hours| *hours < 24)? * 3600 + minutes * 60;
            tz::Offset::from_seconds(if *sign == b'-' { -seconds } else { seconds }).ok()?
        }
        Some(_) => return None,
    };
    Some(SentAt::Instant(offset.to_timestamp(local).ok()?, offset))
}

/// A moment as machine forms write it.
impl fmt::Display for SentAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SentAt::Instant(at, offset) => write!(f, "{}", at.display_with_offset(*offset)),
            SentAt::Local(at) => write!(f, "{at}"),
        }
    }
}
