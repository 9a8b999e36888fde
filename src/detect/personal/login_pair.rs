//! A user name and its password side by side: `nora.lee / Te4pot`, where words around speak of getting in.

use super::credentials::is_mixed;
use super::field;
use crate::detect::Lens;
use crate::finding::{Because, Confidence, Findings, Value};

/// How far words for getting in reach, and how much they say together.
const FIELD: u32 = 2;

/// States each pair, and gives their places. `lists` are the places among the detector's lists of words for a
/// password, for a user name and for getting in.
pub(super) fn see(
    lens: &Lens<'_>,
    out: &mut Findings,
    lists: (usize, usize, usize),
    kind: &'static str,
) -> Vec<(u32, u32)> {
    let folded = lens.view.folded();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (at, byte) in folded.iter().enumerate().filter(|(_, byte)| matches!(byte, b'/' | b',' | b'|')) {
        let Some((start, end)) = pair(folded, at) else { continue };
        let apart = *byte != b',' || folded.get(at + 1) == Some(&b' ');
        let (password, login, access) = lists;
        let weight = |list| field::weight(lens, list, start, end);
        let named = || weight(password) + weight(login) + weight(access) >= FIELD;
        if apart && pairs.last().is_none_or(|last| start >= last.1) && named() {
            pairs.push((start, end));
            lens.state(out, (start, end), Confidence::Likely, Because::Context, [Some(Value::Word(kind)), None, None]);
        }
    }
    pairs
}

/// The two tokens around the separator at `at`: a name in Latin letters, and a secret that looks like one.
fn pair(folded: &[u8], at: usize) -> Option<(u32, u32)> {
    let is_part =
        |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'/' | b',' | b'|' | b'(' | b')' | b'"' | b':');
    let before = folded[..at].iter().rev().take(2).take_while(|byte| **byte == b' ').count();
    let behind = folded[at + 1..].iter().take(2).take_while(|byte| **byte == b' ').count();
    let name = folded[..at - before].iter().rev().take(64).take_while(|byte| is_part(byte)).count();
    let secret = folded[at + 1 + behind..].iter().take(64).take_while(|byte| is_part(byte)).count();
    let (start, mut end) = (at - before - name, at + 1 + behind + secret);
    while end > at && matches!(folded[end - 1], b'.' | b';' | b'?') {
        end -= 1;
    }
    let (name, secret) = (&folded[start..at - before], folded.get(at + 1 + behind..end)?);
    let is_name = name.len() >= 3 && name.iter().any(u8::is_ascii_lowercase);
    // `and/or`, `4b/5a`, a path or an address of the web are none.
    let in_path = folded[..start].last().is_some_and(|byte| matches!(byte, b'/' | b':'))
        || folded.get(end) == Some(&b'/')
        || (before == 0 && name.contains(&b'.') && behind == 0 && !name.contains(&b'@'));
    (is_name && !in_path && (is_mixed(secret) || (secret.len() >= 6 && secret.iter().all(u8::is_ascii_digit))))
        .then_some((start as u32, end as u32))
}
