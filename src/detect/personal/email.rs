//! E-mail addresses, plain or with the signs spelled out.

use std::sync::LazyLock;

use regex::bytes::Regex;

use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/email",
    summary: Words::new("عنوان بريد إلكتروني", "an e-mail address"),
    doc: Words::new(
        "عنوان بريد كما في RFC 5322 §3.4.1 بلا صيغ الاقتباس، أو مكتوبًا بالكلمات: «آت» و«دوت» و[at] و(dot). \
         المعرّف الذي يبدأ بعلامة @ ليس بريدًا. عناوين الجهة الرسمية تستثنيها السياسة.",
        "An address as in RFC 5322 §3.4.1 without the quoted forms, or with its signs spelled out: “at”, “dot”, [at], (dot), \
         آت, دوت. A handle that starts with @ is no address. Official addresses are left out by the policy.",
    ),
    fields: &[Field { name: "address", kind: FieldKind::Email, doc: Words::new("العنوان", "the address") }],
    lists: &["personal/at-dot-words"],
    look: Look::Text { wakes_on: Gates::AT.and(Gates::LISTED), reads: PartKinds::BODY, see },
    hits: &[
        ("راسلوني على huda.salem@example.com", "huda.salem@example.com"),
        ("إيميلي نورة noura55 آت gmail دوت com", "noura55 آت gmail دوت com"),
        ("mail me: sara.k [at] example [dot] net", "sara.k [at] example [dot] net"),
        ("email ali (at) outlook dot com", "ali (at) outlook dot com"),
    ],
    misses: &["تابعوا @KhobarEdu", "email me at home, dot the i", "البريد الإلكتروني للمدرسة", "lunch @ 12.30"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.view.gates().any_of(Gates::AT) {
        plain(lens, out);
    }
    if lens.has(0, 1) {
        spelled(lens, out);
    }
}

fn plain(lens: &Lens<'_>, out: &mut Findings) {
    let folded = lens.view.folded();
    for at in memchr::memchr_iter(b'@', folded) {
        let local = folded[..at].iter().rev().take(64).take_while(|&&b| is_local(b)).count();
        let domain = folded[at + 1..]
            .iter()
            .take(253)
            .take_while(|&&b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
            .count();
        let mut start = at - local;
        let mut end = at + 1 + domain;
        while start < at && matches!(folded[start], b'.' | b'-' | b'+' | b'\'') {
            start += 1;
        }
        while end > at + 1 && matches!(folded[end - 1], b'.' | b'-') {
            end -= 1;
        }
        if start < at && is_domain(&folded[at + 1..end]) {
            let address = std::str::from_utf8(&folded[start..end]).unwrap_or("");
            let value = out.keep(address);
            lens.state(out, (start as u32, end as u32), Confidence::Certain, Because::Form, [Some(value), None, None]);
        }
    }
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%' | b'\'')
}

fn is_domain(domain: &[u8]) -> bool {
    let mut labels = 0;
    for label in domain.split(|&b| b == b'.') {
        if label.is_empty() {
            return false;
        }
        labels += 1;
    }
    let top = domain.rsplit(|&b| b == b'.').next().unwrap_or(&[]);
    labels >= 2 && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic)
}

/// `name at host dot com` in Latin letters, the signs spelled out in either language. Runs on folded text.
static SPELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u)([a-z0-9][a-z0-9._+-]{1,40})\s*(?:@|\[ ?(?:at|\xD8\xA7\xD8\xAA) ?\]|\( ?(?:at|\xD8\xA7\xD8\xAA) ?\)|\s(?:at|\xD8\xA7\xD8\xAA)\s)\s*",
        r"([a-z0-9][a-z0-9-]{1,40})((?:\s*(?:\.|\[ ?(?:dot|\xD8\xAF\xD9\x88\xD8\xAA) ?\]|\( ?(?:dot|\xD8\xAF\xD9\x88\xD8\xAA) ?\)|\s(?:dot|\xD8\xAF\xD9\x88\xD8\xAA|\xD9\x86\xD9\x82\xD8\xB7\xD9\x87)\s)\s*(?:[a-z]{2,15})){1,3})",
    ))
    .ok()
});

fn spelled(lens: &Lens<'_>, out: &mut Findings) {
    let Some(pattern) = SPELLED.as_ref() else { return };
    for found in pattern.captures_iter(lens.view.folded()) {
        let (Some(whole), Some(local), Some(host), Some(rest)) =
            (found.get(0), found.get(1), found.get(2), found.get(3))
        else {
            continue;
        };
        let top = rest.as_bytes().rsplit(|b| !b.is_ascii_lowercase()).next().unwrap_or(&[]);
        let known = psl::suffix(top).is_some_and(|suffix| suffix.is_known());
        // A plain address is found above; this is for what is spelled out.
        if !known || is_plain(whole.as_bytes()) {
            continue;
        }
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let address = format!("{}@{}.{}", text(local.as_bytes()), text(host.as_bytes()), text(top));
        let value = out.keep(&address);
        lens.state(
            out,
            (whole.start() as u32, whole.end() as u32),
            Confidence::Likely,
            Because::Form,
            [Some(value), None, None],
        );
    }
}

fn is_plain(address: &[u8]) -> bool {
    !address.iter().any(u8::is_ascii_whitespace) && !address.contains(&b'[') && !address.contains(&b'(')
}
