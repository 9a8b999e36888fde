//! E-mail addresses, plain or with the signs spelled out.

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
    lists: &["personal/at-words", "personal/dot-words"],
    look: Look::Text { wakes_on: Gates::AT.and(Gates::LISTED), reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("راسلوني على huda.salem@example.com", "huda.salem@example.com"),
        ("إيميلي نورة noura55 آت gmail دوت com", "noura55 آت gmail دوت com"),
        ("mail me: sara.k [at] example [dot] net", "sara.k [at] example [dot] net"),
        ("البريد سارة آت جيميل دوت كوم", "سارة آت جيميل دوت كوم"),
        ("huda.salem @ gmail . com", "huda.salem @ gmail . com"),
        ("sara22[@]hotmail.com أرسلوا عليه", "sara22[@]hotmail.com"),
        ("my e-mail: sara at school dot edu dot sa", "sara at school dot edu dot sa"),
        ("نورة٥٥ آت هوتميل دوت كوم", "نورة٥٥ آت هوتميل دوت كوم"),
        ("sara dot k at gmail dot com", "sara dot k at gmail dot com"),
        ("fahad.q at the rate yahoo dot com", "fahad.q at the rate yahoo dot com"),
        ("email ali (at) outlook dot com", "ali (at) outlook dot com"),
        ("s a r a @ g m a i l . c o m", "s a r a @ g m a i l . c o m"),
        ("my mail\nhadi.noor\n@outlook\n.com", "hadi.noor\n@outlook\n.com"),
    ],
    misses: &[
        "تابعوا @KhobarEdu",
        "email me at home, dot the i",
        "البريد الإلكتروني للمدرسة",
        "lunch @ 12.30",
        "register at forms.office.com before noon",
        "visit us at example dot com",
        "follow us @ moe.gov.sa",
        "نلتقي @ القاعة. نت المدرسة مقطوع",
        "العب في نقطة التجمع، آت بعد قليل",
    ],
};

const AT: usize = 0;
const DOT: usize = 1;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let has_sign = lens.view.gates().any_of(Gates::AT);
    if has_sign {
        plain(lens, out);
        spread(lens, out);
    }
    let has_dot = lens.view.gates().any_of(Gates::LINK) || lens.has(DOT, 1);
    if (has_sign || lens.has(AT, 1)) && (has_dot || memchr::memchr(b'.', lens.view.folded()).is_some()) {
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

/// Addresses with their letters set apart, or over lines: `r e e m @ g m a i l . c o m`.
fn spread(lens: &Lens<'_>, out: &mut Findings) {
    let folded = lens.view.folded();
    for at in memchr::memchr_iter(b'@', folded) {
        let Some((start, local, alone)) = spread_local(folded, at) else { continue };
        let Some((end, domain, lone)) = spread_domain(folded, at + 1) else { continue };
        let is_split = alone + lone >= 3
            || (folded[at + 1..end].contains(&b'\n') || folded[start..at].contains(&b'\n'))
                && (local.iter().any(|byte| !byte.is_ascii_alphabetic()) || mail_is_named(folded, start));
        let top = domain.rsplit(|byte| *byte == b'.').next().unwrap_or(&[]);
        let known = psl::suffix(top).is_some_and(|suffix| suffix.is_known());
        if is_split && known && is_domain(&domain) {
            let address = format!("{}@{}", String::from_utf8_lossy(&local), String::from_utf8_lossy(&domain));
            let value = out.keep(&address);
            lens.state(out, (start as u32, end as u32), Confidence::Likely, Because::Form, [Some(value), None, None]);
        }
    }
}

/// The longest address put together from pieces, in bytes.
const SPREAD: usize = 64;

fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// What stands before an `@` at `at`: where it starts, its characters, and how many of them stood alone.
fn spread_local(folded: &[u8], at: usize) -> Option<(usize, Vec<u8>, usize)> {
    let (mut start, mut local, mut alone) = (at, Vec::new(), 0);
    loop {
        let gap = folded[..start].iter().rev().take_while(|byte| is_gap(**byte)).count();
        let piece = folded[..start - gap].iter().rev().take(SPREAD).take_while(|byte| is_local(**byte)).count();
        let (from, to) = (start - gap - piece, start - gap);
        let glued = folded[..from].last().is_some_and(|byte| *byte >= 0x80);
        let goes_on = (1..=2).contains(&piece) && gap <= 1;
        if piece == 0 || glued || gap > 2 || !(local.is_empty() || goes_on) || (alone == 0 && !local.is_empty()) {
            break;
        }
        local.splice(0..0, folded[from..to].iter().copied());
        start = from;
        alone += usize::from(piece <= 2);
        if piece > 2 || local.len() > SPREAD {
            break;
        }
    }
    (!local.is_empty()).then_some((start, local, alone))
}

/// What stands behind an `@`: where it ends, its characters, and how many of them stood alone.
fn spread_domain(folded: &[u8], from: usize) -> Option<(usize, Vec<u8>, usize)> {
    let is_host = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'-' | b'.');
    let (mut end, mut domain, mut alone) = (from, Vec::new(), 0);
    loop {
        let gap = folded[end..].iter().take_while(|byte| is_gap(**byte)).count();
        let piece = folded[end + gap..].iter().take(SPREAD).take_while(is_host).count();
        let bytes = &folded[end + gap..end + gap + piece];
        let joins = domain.is_empty() || bytes.starts_with(b".") || domain.ends_with(b".") || piece == 1;
        // A sentence may go on behind the last label with a word of one letter, or a new line.
        let over = domain.contains(&b'.') && !domain.ends_with(b".") && !(piece == 1 && alone > 2 && gap == 1);
        if piece == 0 || gap > 2 || !joins || (over && !bytes.starts_with(b".")) {
            break;
        }
        domain.extend_from_slice(bytes);
        end += gap + piece;
        alone += usize::from(piece == 1);
        if domain.len() > SPREAD {
            return None;
        }
    }
    while domain.ends_with(b".") {
        domain.pop();
        end -= 1;
    }
    (!domain.is_empty()).then_some((end, domain, alone))
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

/// Hosts that serve mail to everybody, as they are told: in Latin letters, and folded from Arabic ones.
#[rustfmt::skip]
const PROVIDERS: [(&str, &str); 19] = [
    ("gmail", "gmail"), ("hotmail", "hotmail"), ("outlook", "outlook"), ("yahoo", "yahoo"), ("icloud", "icloud"),
    ("live", "live"), ("protonmail", "protonmail"), ("msn", "msn"), ("ymail", "ymail"),
    ("جيميل", "gmail"), ("جميل", "gmail"), ("جيمل", "gmail"), ("قوقل", "gmail"), ("هوتميل", "hotmail"), ("هوتمايل", "hotmail"),
    ("اوتلوك", "outlook"), ("ياهو", "yahoo"), ("ايكلاود", "icloud"), ("لايف", "live"),
];

/// Top-level domains as they are told in Arabic letters, folded.
const TOPS: [(&str, &str); 7] =
    [("كوم", "com"), ("نت", "net"), ("اورج", "org"), ("سا", "sa"), ("ايدو", "edu"), ("كو", "co"), ("اي", "ae")];

/// How far a word for mail may stand before an address, in folded bytes.
const NAMED: usize = 48;

/// An address with its signs spelled out: `name at host dot com`, `name [@] host.com`, «سارة آت جيميل دوت كوم».
fn spelled(lens: &Lens<'_>, out: &mut Findings) {
    let folded = lens.view.folded();
    let signs = memchr::memchr_iter(b'@', folded).map(|at| (at as u32, at as u32 + 1, true));
    let words = lens.hits(AT).map(|hit| (hit.start, hit.end, false));
    for (start, end, is_sign) in signs.chain(words) {
        if let Some((place, address, confidence)) = read(lens, start as usize, end as usize, is_sign) {
            let value = out.keep(&address);
            lens.state(out, place, confidence, Because::Form, [Some(value), None, None]);
        }
    }
}

/// The address around an "at" at folded bytes `at..after`: its place, itself, and how sure.
fn read(lens: &Lens<'_>, at: usize, after: usize, is_sign: bool) -> Option<((u32, u32), String, Confidence)> {
    let folded = lens.view.folded();
    let before =
        folded[..at].iter().rev().take(3).take_while(|byte| matches!(byte, b' ' | b'[' | b'(' | b'{' | b'<')).count();
    let behind =
        folded[after..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b']' | b')' | b'}' | b'>')).count();
    let bracketed = folded[at - before..at].iter().any(|byte| *byte != b' ');
    let apart = before + behind > 0;
    if !is_sign && (before == 0 || behind == 0) {
        return None;
    }
    let local = longer(lens, local_part(folded, at - before)?);
    let (host, mut end) = label(folded, after + behind)?;
    let provider = PROVIDERS.iter().find(|(told, _)| told.as_bytes() == host).map(|(_, meant)| *meant);
    let mut address = String::with_capacity(32);
    let name = std::str::from_utf8(&folded[local..at - before]).ok()?;
    name.split_ascii_whitespace()
        .for_each(|piece| address.push_str(if piece == "dot" || piece == "دوت" { "." } else { piece }));
    if name.len() < 2 {
        return None;
    }
    address.push('@');
    address.push_str(provider.or_else(|| std::str::from_utf8(host).ok().filter(|host| host.is_ascii()))?);
    let (mut told, mut top) = (false, "");
    while let Some((next, is_told)) = dot(lens, end) {
        let Some((part, part_end)) = label(folded, next) else { break };
        let in_arabic = TOPS.iter().find(|(told, _)| told.as_bytes() == part).map(|(_, meant)| *meant);
        let Some(part) = in_arabic.or_else(|| std::str::from_utf8(part).ok().filter(|part| part.is_ascii())) else {
            break;
        };
        address.push('.');
        address.push_str(part);
        (told, top, end) = (told || is_told, part, part_end);
    }
    let known = psl::suffix(top.as_bytes()).is_some_and(|suffix| suffix.is_known()) && top.len() >= 2;
    // A plain address is found above; this is for what is spelled out.
    if !known || (is_sign && !apart && !told) {
        return None;
    }
    let telling = name.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-'));
    let confidence = match () {
        () if provider.is_some() || (is_sign && !apart) || bracketed => Confidence::Likely,
        // "Register at forms.example.com" names no mailbox.
        () if !told && !is_sign => return None,
        () if telling || mail_is_named(folded, local) => Confidence::Likely,
        () => Confidence::Possible,
    };
    Some(((local as u32, end as u32), address, confidence))
}

/// Where a local part starts whose last piece starts at `start`: "sara dot k" has two.
fn longer(lens: &Lens<'_>, start: usize) -> usize {
    let found = lens.closest_before(&[DOT], start as u32, 1).filter(|(_, dot)| dot.start > 1 && dot.end < start as u32);
    let before = found.and_then(|(_, dot)| local_part(lens.view.folded(), dot.start as usize - 1));
    before.unwrap_or(start)
}

/// Where the local part that ends at `end` starts: signs of an address in Latin letters, or one Arabic word.
fn local_part(folded: &[u8], end: usize) -> Option<usize> {
    let latin = folded[..end].iter().rev().take(64).take_while(|byte| is_local(**byte)).count();
    let glued = folded[..end - latin].last().is_some_and(|byte| *byte >= 0x80);
    if latin > 0 && !glued {
        let skip = folded[end - latin..end].iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        return (latin > skip).then_some(end - latin + skip);
    }
    let arabic = folded[..end].iter().rev().take(60).take_while(|byte| **byte >= 0x80 || is_local(**byte)).count();
    (arabic >= 4).then_some(end - arabic)
}

/// The label of a host that starts at `start`, in Latin letters or as one Arabic word, and where it ends.
fn label(folded: &[u8], start: usize) -> Option<(&[u8], usize)> {
    let rest = folded.get(start..)?;
    let latin = rest.iter().take(63).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    let len = if latin > 0 { latin } else { rest.iter().take(20).take_while(|byte| **byte >= 0x80).count() };
    (len >= 2).then(|| (&rest[..len], start + len))
}

/// Where a label may start behind a dot at folded place `at`: a plain one, or one in brackets, set apart or in words,
/// which the second value says.
fn dot(lens: &Lens<'_>, at: usize) -> Option<(usize, bool)> {
    let folded = lens.view.folded();
    let open = folded[at..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b'[' | b'(' | b'{')).count();
    let (end, in_words) = match folded.get(at + open)? {
        b'.' => (at + open + 1, false),
        _ if open > 0 => {
            let (_, hit) = lens.closest_after(&[DOT], (at + open) as u32, 0)?;
            (hit.end as usize, true)
        }
        _ => return None,
    };
    let close = folded[end..].iter().take(3).take_while(|byte| matches!(byte, b' ' | b']' | b')' | b'}')).count();
    // A dot with a space only behind it ends a sentence.
    (in_words || open > 0 || close == 0).then_some((end + close, in_words || open > 0))
}

fn mail_is_named(folded: &[u8], at: usize) -> bool {
    let before = &folded[at.saturating_sub(NAMED)..at];
    ["mail", "ميل", "بريد"].iter().any(|word| memchr::memmem::find(before, word.as_bytes()).is_some())
}
