//! Links, with the host that they lead to.

use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Link, Links, host_in_ascii, host_in_letters, is_listed_host};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/link",
    summary: Words::new("رابط", "a link"),
    doc: Words::new(
        "كل رابط بأي كتابة، مع مضيفه: بعنوان كامل أو بلا بادئة أو بأقواس أو مسافات حول النقطة، وبأي أبجدية. يُعرف المضيف من قائمة \
         اللواحق العامة (Public Suffix List)، ولا يُفتح أي رابط. والنطاق المكتوب بحروف غير لاتينية يُذكر بصيغته في الشبكة (xn--…)، فلا يُظن \
         نطاقًا يشبهه. السياسة هي التي تقول أي النطاقات موثوق.",
        "Every link however written, with its host: full, bare, with brackets or spaces round the dots, in any script. Hosts are \
         told by the Public Suffix List; no link is ever opened. A host with letters outside Latin is given as the network knows \
         it (xn--…), so that it is not taken for the one it resembles. Which domains are trusted is for the policy to say.",
    ),
    fields: &[
        Field { name: "host", kind: FieldKind::Host, doc: Words::new("المضيف", "the host") },
        Field {
            name: "shortener",
            kind: FieldKind::Flag,
            doc: Words::new("خدمة اختصار روابط", "whether it is a link shortener"),
        },
        Field {
            name: "known",
            kind: FieldKind::Flag,
            doc: Words::new("لاحقة حكومية أو تعليمية", "whether its suffix is reserved for government or education"),
        },
        Field {
            name: "ip",
            kind: FieldKind::Flag,
            doc: Words::new("عنوان رقمي بدل الاسم", "whether the host is an IP address instead of a name"),
        },
        Field {
            name: "credentials",
            kind: FieldKind::Flag,
            doc: Words::new(
                "قبل المضيف اسم دخول أو كلمة مرور",
                "whether a name or a password stands before the host (`https://name@host`)",
            ),
        },
        Field {
            name: "mixed-script",
            kind: FieldKind::Flag,
            doc: Words::new(
                "في المضيف كلمة من أبجديتين، أو حروف تشبه اللاتينية",
                "whether a label mixes scripts, or is of letters that only look Latin",
            ),
        },
    ],
    lists: &[],
    look: Look::Text { wakes_on: Gates::LINK, reads: PartKinds::BODY, see },
    hits: &[
        ("سجلوا هنا https://example-offers.com/win", "https://example-offers.com/win"),
        ("open bit.ly/3abcd now", "bit.ly/3abcd"),
        ("التعميم على moe.gov.sa/ar", "moe.gov.sa/ar"),
        ("ادخلوا على example [.] com للتسجيل", "example [.] com"),
        ("https://موقع.السعودية/تسجيل، للجميع", "https://موقع.السعودية/تسجيل"),
        ("log in at https://moe.gov.sa@example.com/a", "https://moe.gov.sa@example.com/a"),
    ],
    misses: &["انظر ملف report.pdf", "write to huda@example.com", "الساعة 7.30 صباحا", "انتهى الدوام.شكرا للجميع"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(links) = lens.view.links() else { return };
    for link in links.list() {
        let folded = links.host(link);
        let other = in_other_letters(lens, links, link);
        let host = other.as_deref().unwrap_or(folded);
        let flags = [
            is_listed_host("source/link-shorteners", host),
            is_listed_host("source/trusted-suffixes", host),
            host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'),
            link.credentials,
            host.contains("xn--") && host_in_letters(host).split('.').any(mixes_scripts),
        ];
        let flags = flags.iter().enumerate().fold(0, |bits, (nth, flag)| bits | u8::from(*flag) << nth);
        let values = [Some(out.keep(host)), Some(Value::Flags(flags)), None];
        lens.state(out, (link.start, link.end), Confidence::Certain, Because::Form, values);
    }
}

/// The host in the network's form, if it is written with letters that are no way of writing ASCII ones. The folded
/// host would be another's: the fold takes look-alikes for what they look like.
fn in_other_letters(lens: &Lens<'_>, links: &Links, link: &Link) -> Option<String> {
    let span = lens.view.original(link.host_at.0, link.host_at.1);
    let written = span.of(lens.view.text());
    if written.is_ascii() || written.chars().all(|c| c.is_ascii() || is_ascii_restyled(c)) {
        return None;
    }
    let mut host = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            _ if c.is_alphanumeric() && is_ascii_restyled(c) => {
                host.push_str(&crate::text::fold(c.encode_utf8(&mut [0; 4])))
            }
            _ if c.is_alphanumeric() || c == '-' || c == '_' => host.push(c),
            '.' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => host.push('.'),
            _ => {} // brackets, spaces, invisible marks
        }
    }
    let host = host_in_ascii(&host);
    // What is left out between letters is also left out of the folded host.
    (host != links.host(link)).then_some(host)
}

/// Whether browsers take the character for an ASCII one, or for nothing: full-width, mathematical, circled, invisible.
fn is_ascii_restyled(c: char) -> bool {
    !c.is_alphanumeric()
        || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{2460}'..='\u{24ff}' | '\u{ff00}'..='\u{ffef}'
            | '\u{1d400}'..='\u{1d7ff}' | '\u{1f100}'..='\u{1f1ff}')
}

/// Whether a label has letters of more than one script, or only Cyrillic or Greek ones that look Latin.
fn mixes_scripts(label: &str) -> bool {
    let script = |c: char| match c {
        'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(0),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(1),
        '\u{400}'..='\u{52f}' => Some(2),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Some(3),
        c if c.is_alphabetic() => Some(4),
        _ => None,
    };
    let mut scripts = label.chars().filter_map(script);
    let Some(first) = scripts.next() else { return false };
    // The fold turns a look-alike into what it looks like where there is Latin beside it.
    let looks_latin = || crate::text::fold(&format!("a{label}")).is_ascii();
    scripts.any(|other| other != first) || (matches!(first, 1 | 2) && looks_latin())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::finding::DetectorIndex;
    use crate::text::{Desk, Lists, Vocabulary};

    /// The host of the one link in `text`, and its flags by name.
    fn link(text: &str) -> (String, Vec<&'static str>) {
        let (mut desk, mut found) = (Desk::default(), Findings::default());
        let view = desk.view(text, Vocabulary::shipped(), Lists::default());
        see(&Lens::new(view, PartKinds::BODY, DetectorIndex(0), &[]), &mut found);
        let [finding] = found.list() else { panic!("{text}: {} links", found.list().len()) };
        let Some(Value::Text(host)) = finding.value(0) else { panic!("{text}: no host") };
        let is = |nth: &usize| finding.value(*nth) == Some(Value::Flag(true));
        (found.text(host).to_owned(), (1..6).filter(is).map(|nth| DETECTOR.fields[nth].name).collect())
    }

    #[test]
    fn every_link_tells_its_host_and_what_is_odd_about_it() {
        for (text, host, flags) in [
            ("https://moe.gov.sa/a", "moe.gov.sa", &["known"][..]),
            ("bit.ly/3x", "bit.ly", &["shortener"]),
            ("http://10.0.0.1/login", "10.0.0.1", &["ip"]),
            ("https://moe.gov.sa@example.com/a", "example.com", &["credentials"]),
            ("https://u:p@10.1.2.3:81/a", "10.1.2.3", &["ip", "credentials"]),
            ("mоe.gov.sa", "xn--me-fmc.gov.sa", &["known", "mixed-script"]), // a Cyrillic о
            ("https://мое.com", "xn--e1ang.com", &["mixed-script"]),
            ("https://موقع.السعودية", "xn--4gbrim.xn--mgberp4a5d4ar", &[]),
            ("https://moeموقع.com", "xn--moe-s1e8brv.com", &["mixed-script"]),
            ("https://münchen.de/a", "xn--mnchen-3ya.de", &[]),
            ("https://xn--me-fmc.com", "xn--me-fmc.com", &["mixed-script"]),
            ("ｍｏｅ．ｇｏｖ．ｓａ/a", "moe.gov.sa", &["known"]), // full width, as browsers read it
            ("m\u{200b}oe.gov.sa", "moe.gov.sa", &["known"]),
            ("moe [.] gov [.] sa", "moe.gov.sa", &["known"]),
        ] {
            assert_eq!(link(text), (host.to_owned(), flags.to_vec()), "{text}");
        }
    }
}
