//! Personal data with its letters and digits covered: enough to recognise a place, not enough to use.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::finding::{Findings, PartId, Place};
use crate::{detect, span::Span};

/// What covers one character as people see it. Neither a letter nor a digit, so it takes the direction around it.
const COVER: char = '•';

/// How many digits of a long number stay readable.
const SHOWN: usize = 2;

/// `text` with its letters and digits covered; of a number, the last two digits stay, in the script they were
/// written in. Signs such as `@`, `.` and `-` stay; what cannot be seen is dropped.
pub fn mask(text: &str) -> String {
    let digits = if text.contains(['@', '＠']) { 0 } else { text.chars().filter(|c| c.is_numeric()).count() };
    let covered = if digits >= 3 * SHOWN { digits - SHOWN } else { usize::MAX };
    let mut seen = 0;
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let Some(first) = grapheme.chars().find(|c| c.is_alphanumeric() && *c != 'ـ') else {
            out.extend(grapheme.chars().filter(|c| c.is_whitespace() || c.is_ascii_punctuation() || *c == '،'));
            continue;
        };
        if first.is_numeric() {
            seen += 1;
        }
        out.push(if first.is_numeric() && seen > covered { first } else { COVER });
    }
    out
}

/// `text` with these places covered, and with everything else covered that has the look of a long number or an e-mail
/// address: a policy may not check for personal data, and a report is still no place for it.
pub fn mask_within(text: &str, places: impl IntoIterator<Item = Span>) -> Cow<'_, str> {
    let mut ranges: Vec<Range<usize>> = places
        .into_iter()
        .map(|span| span.start as usize..(span.end as usize).min(text.len()))
        .filter(|range| !range.is_empty() && text.get(range.clone()).is_some())
        .collect();
    long_numbers(text, &mut ranges);
    addresses(text, &mut ranges);
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    ranges.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut ranges = ranges.into_iter().peekable();
    while let Some(mut range) = ranges.next() {
        while let Some(next) = ranges.next_if(|next| next.start < range.end) {
            range.end = range.end.max(next.end);
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&mask(&text[range.clone()]));
        at = range.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// The words at a place as a report may show them; `None` for a place without words.
pub(super) fn words_at(text: &str, part: PartId, span: Span, detector: &str, findings: &Findings) -> Option<String> {
    let words = span.of(text);
    if words.is_empty() {
        return None;
    }
    let shown = match detector.split('/').next() {
        Some("personal") => Cow::Owned(mask(words)),
        Some("photo") => Cow::Owned(mask_names(words)),
        _ => {
            let inside = personal(findings, part).filter(|at| at.overlaps(span)).map(|at| {
                Span::new(at.start.max(span.start) - span.start, at.end.min(span.end).saturating_sub(span.start))
            });
            mask_within(words, inside)
        }
    };
    Some(cut(&shown, 80))
}

/// A part's text as a report may show it when the text of messages was asked for.
pub(super) fn text_of<'t>(text: &'t str, part: PartId, findings: &Findings) -> Cow<'t, str> {
    mask_within(text, personal(findings, part))
}

/// `text` up to `most` characters as people see them.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.grapheme_indices(true).nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn personal(findings: &Findings, part: PartId) -> impl Iterator<Item = Span> {
    findings.list().iter().filter_map(move |finding| match finding.place {
        Place::Text(its, span) if its == part && detect::at(finding.detector).id.starts_with("personal/") => Some(span),
        _ => None,
    })
}

/// What a picture shows stays readable ("photo of", «صورة الطالبة»); the names after it do not.
fn mask_names(words: &str) -> String {
    let after = words.split_word_bound_indices().filter(|(_, word)| word.starts_with(char::is_alphanumeric)).nth(2);
    match after {
        Some((names, _)) => format!("{}{}", mask_within(&words[..names], []), mask(&words[names..])),
        None => mask(words),
    }
}

/// Runs of at least seven digits in any script, whatever stands between them.
fn long_numbers(text: &str, out: &mut Vec<Range<usize>>) {
    let mut run: Option<(Range<usize>, u32)> = None;
    let mut gap = 0;
    for (at, c) in text.char_indices() {
        if c.is_numeric() {
            let (range, digits) = run.get_or_insert((at..at, 0));
            range.end = at + c.len_utf8();
            *digits += 1;
            gap = 0;
        } else if c.is_alphabetic() && c != 'ـ' || gap == 4 {
            out.extend(run.take().filter(|(_, digits)| *digits >= 7).map(|(range, _)| range));
            gap = 0;
        } else {
            gap += 1;
        }
    }
    out.extend(run.filter(|(_, digits)| *digits >= 7).map(|(range, _)| range));
}

/// Words with an `@` inside. A handle, which starts with it, is an account and stays.
fn addresses(text: &str, out: &mut Vec<Range<usize>>) {
    for (at, sign) in text.match_indices(['@', '＠']) {
        let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + first_len(&text[space..]));
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
        let inside = text[start..at].ends_with(char::is_alphanumeric) && end > at + sign.len();
        if inside && out.last() != Some(&(start..end)) {
            out.push(start..end);
        }
    }
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_two_digits_stay_in_their_script() {
        assert_eq!(mask("0551234567"), "••••••••67");
        assert_eq!(mask("٠٥٥ ١٢٣ ٤٥٦٧"), "••• ••• ••٦٧");
        assert_eq!(mask("+966-55-123-4567"), "+•••-••-•••-••67");
        assert_eq!(mask("SA03 8000 0000 6080 1016 7519"), "•••• •••• •••• •••• •••• ••19");
        assert_eq!(mask("12345"), "•••••", "too short to leave anything");
        assert_eq!(mask("0\u{200b}5ـ5\u{20e3}1234567"), "••••••••67", "what is unseen or stretches goes");
    }

    #[test]
    fn addresses_and_names_are_covered_whole() {
        assert_eq!(mask("mona.ali99@example.com"), "••••.•••••@•••••••.•••");
        assert_eq!(mask("مُنى"), "•••", "a letter and its marks are one");
        assert_eq!(mask_names("صورة الطالبة نورة"), "صورة الطالبة ••••");
        assert_eq!(mask_names("photo of Sara"), "photo of ••••");
        assert_eq!(mask_names("Sara.jpg"), "••••.•••");
    }

    #[test]
    fn text_around_is_kept_and_nothing_slips_through() {
        assert_eq!(mask_within("اتصل 0551234567 غدا", []), "اتصل ••••••••67 غدا");
        assert_eq!(mask_within("رقم ٠٥٥-١٢٣-٤٥٦٧", []), "رقم •••-•••-••٦٧");
        assert_eq!(mask_within("mail a@b.co now", []), "mail •@•.•• now");
        assert_eq!(mask_within("room 12, 30 copies, @moe", []), "room 12, 30 copies, @moe");
        assert_eq!(mask_within("five zero 9", [Span::new(0, 4), Span::new(2, 9)]), "•••• •••• 9");
        assert_eq!(mask_within("نعم", [Span::new(1, 3)]), "نعم", "a place that cuts a character is none");
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        assert_eq!(cut("👨‍👩‍👧👨‍👩‍👧a", 1), "👨‍👩‍👧…");
        assert_eq!(cut("ab", 2), "ab");
    }
}
