//! Personal data with its letters and digits covered: enough to recognise a place, not enough to use.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

use crate::finding::{Findings, Place};
use crate::lint::{Linter, Scratch};
use crate::message::Message;
use crate::part::PartId;
use crate::policy::{Policy, Use};
use crate::text::mask;
use crate::{detect, span::Span};

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

/// Where personal data is in a message, by part, whatever its policy asks for; found once, so that many places in a long message stay cheap.
#[derive(Debug)]
pub(super) struct Personal(Vec<(PartId, Span)>);

impl Personal {
    /// What `findings` say of `message`, and what they would say under a policy that asks for all personal data.
    pub(super) fn of(message: &Message<'_>, findings: &Findings) -> Personal {
        static ALL: LazyLock<Option<Linter>> = LazyLock::new(|| {
            let policy = Policy::shipped("base/personal-info")?.ok()?;
            Some(Linter::new(policy, Use::Check))
        });
        let mut scratch = Scratch::default();
        let more = ALL.as_ref().map(|linter| linter.inspect(message, &mut scratch).list());
        let mut places: Vec<(PartId, Span)> = findings
            .list()
            .iter()
            .chain(more.unwrap_or_default())
            .filter_map(|finding| match finding.place {
                Place::Text(part, span) if detect::at(finding.detector).id.starts_with("personal/") => {
                    Some((part, span))
                }
                _ => None,
            })
            .collect();
        places.sort_unstable();
        places.dedup_by(|(part, next), (its, kept)| {
            let one = part == its && next.overlaps(*kept);
            if one {
                *kept = kept.join(*next);
            }
            one
        });
        Personal(places)
    }

    /// The places that share anything with `span` of `part`.
    fn within(&self, part: PartId, span: Span) -> impl Iterator<Item = Span> {
        let first = self.0.partition_point(|(its, at)| (*its, at.end) <= (part, span.start));
        let inside = self.0[first..].iter().take_while(move |(its, at)| *its == part && at.start < span.end);
        inside.map(|(_, at)| *at)
    }
}

/// The words at a place as a report may show them; `None` for a place without words.
pub(super) fn words_at(text: &str, part: PartId, span: Span, detector: &str, personal: &Personal) -> Option<String> {
    let words = span.of(text);
    if words.is_empty() {
        return None;
    }
    let shown = match detector.split('/').next() {
        Some("personal") => Cow::Owned(mask(words)),
        Some("photo") => Cow::Owned(mask_names(words)),
        _ => {
            let inside = personal.within(part, span).map(|at| {
                Span::new(at.start.max(span.start) - span.start, at.end.min(span.end).saturating_sub(span.start))
            });
            mask_within(words, inside)
        }
    };
    Some(cut(&shown, 80))
}

/// A part's text as a report may show it when the text of messages was asked for.
pub(super) fn text_of<'t>(text: &'t str, part: PartId, personal: &Personal) -> Cow<'t, str> {
    mask_within(text, personal.within(part, Span::new(0, u32::MAX)))
}

/// `text` up to `most` characters as people see them.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.grapheme_indices(true).nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
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
    let mut start = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let mut signs = word.match_indices(['@', '＠']);
        if signs.any(|(at, sign)| word[..at].ends_with(char::is_alphanumeric) && at + sign.len() < word.len()) {
            out.push(start..start + word.len());
        }
        start += piece.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Because, Confidence, Finding};

    #[test]
    fn names_are_covered_whole() {
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

    /// Each of these was once a search through the whole message for every place in it.
    #[test]
    fn many_places_in_a_long_message_stay_cheap() {
        let start = std::time::Instant::now();
        assert_eq!(mask_within(&"@".repeat(300_000), []).len(), 300_000);
        let phone = detect::by_id("personal/phone").expect("a detector").0;
        let (mut findings, part) = (Findings::default(), PartId::Body);
        let text = "a 055 ".repeat(20_000);
        let places: Vec<Span> = (0..20_000).map(|n| Span::new(6 * n + 2, 6 * n + 5)).collect();
        for span in places.iter().rev() {
            findings.push(Finding {
                detector: phone,
                place: Place::Text(part, *span),
                confidence: Confidence::Likely,
                because: Because::Form,
                values: [None; 3],
            });
        }
        let personal = Personal::of(&Message::default(), &findings);
        for span in places {
            let around = Span::new(span.start - 2, span.end - 1);
            assert_eq!(words_at(&text, part, around, "source/link", &personal).as_deref(), Some("a ••"));
        }
        assert!(start.elapsed().as_secs() < 4, "{:?}", start.elapsed());
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        assert_eq!(cut("👨‍👩‍👧👨‍👩‍👧a", 1), "👨‍👩‍👧…");
        assert_eq!(cut("ab", 2), "ab");
    }
}
