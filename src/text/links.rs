//! The links of a text, however written: with a scheme, bare, with brackets or spaces round the dots, in any script.
//!
//! Hosts are checked against the public suffix list. Nothing is ever fetched.

use super::fold::Folded;

/// One link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its first byte in the folded text, scheme included.
    pub start: u32,
    /// One past its last byte in the folded text.
    pub end: u32,
    /// Where its host stands in the folded text, as it is written.
    pub host_at: (u32, u32),
    /// Whether a name or a password stands before the host.
    pub credentials: bool,
    host: (u32, u32),
}

/// The links of one text, with their hosts as they are meant (`moe[.]gov[.]sa` becomes `moe.gov.sa`).
#[derive(Clone, Debug, Default)]
pub struct Links {
    list: Vec<Link>,
    hosts: String,
}

/// Suffixes that are also words or file types, or too rare to trust without a scheme or a path.
const BARE_SUFFIXES: [&str; 54] = [
    "com", "net", "org", "info", "biz", "edu", "gov", "mil", "io", "co", "app", "me", "ly", "link", "site", "online",
    "shop", "store", "xyz", "top", "click", "live", "news", "club", "page", "dev", "tv", "cc", "gl", "gd", "sa", "ae",
    "kw", "qa", "bh", "om", "eg", "jo", "uk", "us", "tk", "ru", "cn", "vip", "win", "icu", "buzz", "fun", "space",
    "website", "tech", "gg", "to", "blog",
];

/// Those of them that are no words: only they end a host with spaces round its dots.
const SPACED_SUFFIXES: [&str; 19] = [
    "com", "net", "org", "biz", "edu", "gov", "io", "ly", "xyz", "sa", "ae", "kw", "qa", "bh", "om", "eg", "jo", "uk",
    "ru",
];

/// What a web address may start with, in lower case; `hxxp` and the brackets keep it from being opened by chance.
const SCHEMES: [&str; 7] = ["https://", "http://", "hxxps://", "hxxp://", "ftp://", "https[:]//", "hxxps[:]//"];

impl Links {
    /// The links, in order.
    pub fn list(&self) -> &[Link] {
        &self.list
    }

    /// A link's host, in lower case.
    pub fn host(&self, link: &Link) -> &str {
        self.hosts.get(link.host.0 as usize..link.host.1 as usize).unwrap_or("")
    }

    /// Finds the links of `folded`, replacing what was here.
    pub(crate) fn find(&mut self, folded: &Folded) {
        self.list.clear();
        self.hosts.clear();
        let bytes = folded.bytes();
        let mut at = 0;
        while let Some(dot) = next_dot(bytes, at) {
            at = self.around(bytes, dot, at);
        }
    }

    /// Reads the host around the first of its dots; gives where to go on.
    fn around(&mut self, bytes: &[u8], first: Dot, floor: usize) -> usize {
        // Any script makes a host where a scheme announces one; elsewhere two sentences without a space would.
        let any_script = scheme_before(&bytes[..label_start(bytes, first.start, floor, true)]).is_some();
        let start = label_start(bytes, first.start, floor, any_script);
        if start == first.start {
            return first.end;
        }
        let kept = self.hosts.len();
        let (mut from, mut end, mut spaced) = (start, first.start, false);
        let mut next = Some(first);
        while let Some(dot) = next {
            self.push_label(&bytes[from..end]);
            self.hosts.push('.');
            (from, end) = (dot.end, label_end(bytes, dot.end, any_script));
            spaced |= dot.spaced;
            next = dot_at(bytes, end).filter(|_| end > from);
        }
        self.push_label(&bytes[from..end]);
        let host_end = end;
        while self.hosts.ends_with(['.', '-']) {
            self.hosts.pop();
        }
        let host = &self.hosts[kept..];
        let scheme = scheme_before(&bytes[..start]);
        let credentials = scheme.is_none().then(|| credentials_before(&bytes[..start])).flatten();
        if scheme.is_some() && is_credentials(bytes, host_end) {
            // What looks like the host is a name to log in with; the host comes after the `@`.
            self.hosts.truncate(kept);
            return host_end;
        }
        let opening = credentials.or(scheme.map(|scheme| start - scheme.len()));
        let path = path_start(bytes, host_end);
        let sure = opening.is_some() || host.starts_with("www.") || path.is_some();
        let after_at = start > 0 && bytes[start - 1] == b'@' && credentials.is_none();
        let last = host.rsplit('.').next().unwrap_or("");
        if after_at || !is_host(host, sure) || (spaced && !SPACED_SUFFIXES.contains(&last)) {
            self.hosts.truncate(kept);
            return host_end.max(first.end);
        }
        if let Some(path) = path {
            end = path;
            loop {
                while end < bytes.len() && is_path(bytes[end]) {
                    end += 1;
                }
                match label_end(bytes, end, true) {
                    same if same == end => break,
                    further => end = further,
                }
            }
            while end > path
                && matches!(bytes[end - 1], b'.' | b',' | b')' | b'!' | b'?' | b':' | b';' | b']' | b'"' | b'\'')
            {
                end -= 1;
            }
        }
        self.list.push(Link {
            start: opening.unwrap_or(start) as u32,
            end: end as u32,
            host_at: (start as u32, host_end as u32),
            credentials: credentials.is_some(),
            host: (kept as u32, self.hosts.len() as u32),
        });
        end.max(first.end)
    }

    fn push_label(&mut self, label: &[u8]) {
        self.hosts.push_str(std::str::from_utf8(label).unwrap_or(""));
    }
}

/// A dot between two labels, with the brackets and spaces round it.
#[derive(Clone, Copy)]
struct Dot {
    start: usize,
    end: usize,
    spaced: bool,
}

/// The next dot, plain or disguised, with a label on both sides.
fn next_dot(bytes: &[u8], from: usize) -> Option<Dot> {
    memchr::memchr_iter(b'.', &bytes[from..]).find_map(|at| dot_around(bytes, from + at).filter(|dot| dot.start > from))
}

/// The dot that follows a label which ends at `at`.
fn dot_at(bytes: &[u8], at: usize) -> Option<Dot> {
    let rest = bytes.get(at..)?;
    let dot = rest.iter().take(3).position(|&byte| byte == b'.')?;
    dot_around(bytes, at + dot).filter(|found| found.start == at)
}

/// The dot at `dot` with what stands round it: `.`, `[.]`, ` . `.
fn dot_around(bytes: &[u8], dot: usize) -> Option<Dot> {
    let (mut start, mut end) = (dot, dot + 1);
    if start > 0
        && matches!((bytes[start - 1], bytes.get(end)), (b'[', Some(b']')) | (b'(', Some(b')')) | (b'{', Some(b'}')))
    {
        (start, end) = (start - 1, end + 1);
    }
    let spaced = start > 0 && bytes[start - 1] == b' ';
    if spaced {
        start -= 1;
        end += usize::from(bytes.get(end) == Some(&b' '));
    }
    let label = |byte: u8| is_label(byte) || byte >= 0x80;
    (start > 0 && label(bytes[start - 1]) && bytes.get(end).copied().is_some_and(label)).then_some(Dot {
        start,
        end,
        spaced,
    })
}

/// Where the label that ends at `end` starts.
fn label_start(bytes: &[u8], end: usize, floor: usize, any_script: bool) -> usize {
    let mut start = end;
    loop {
        while start > floor && is_label(bytes[start - 1]) {
            start -= 1;
        }
        let mut lead = start;
        while lead > floor && bytes[lead - 1] & 0xC0 == 0x80 {
            lead -= 1;
        }
        if lead == start || lead == floor || !letter(&bytes[lead - 1..start], any_script) {
            return start;
        }
        start = lead - 1;
    }
}

/// Where the label that starts at `start` ends.
fn label_end(bytes: &[u8], start: usize, any_script: bool) -> usize {
    let mut end = start;
    loop {
        while end < bytes.len() && is_label(bytes[end]) {
            end += 1;
        }
        let mut next = end + 1;
        while bytes.get(next).is_some_and(|byte| byte & 0xC0 == 0x80) {
            next += 1;
        }
        if next == end + 1 || !letter(&bytes[end..next], any_script) {
            return end;
        }
        end = next;
    }
}

/// Whether `bytes` are a letter that a label may hold: one that looks Latin, or with `any_script` any.
fn letter(bytes: &[u8], any_script: bool) -> bool {
    let c = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next());
    c.is_some_and(|c| matches!(c, '\u{370}'..='\u{52f}') || (any_script && c.is_alphanumeric()))
}

/// The scheme that `before` ends with.
fn scheme_before(before: &[u8]) -> Option<&'static str> {
    SCHEMES.into_iter().find(|scheme| before.ends_with(scheme.as_bytes()))
}

/// Names and passwords before a host are looked for this far, in bytes.
const LONGEST_CREDENTIALS: usize = 256;

/// Where a web address starts that has a name or a password, with its `@`, at the end of `before`.
fn credentials_before(before: &[u8]) -> Option<usize> {
    let names = before.strip_suffix(b"@")?;
    let floor = names.len().saturating_sub(LONGEST_CREDENTIALS);
    let start = floor + names[floor..].iter().rposition(|byte| byte.is_ascii_whitespace() || *byte == b'/')? + 1;
    Some(start - scheme_before(&names[..start])?.len())
}

/// Whether what ends at `end`, after a scheme, is followed by `@` before the address is over.
fn is_credentials(bytes: &[u8], end: usize) -> bool {
    let rest = bytes[end..].iter().take_while(|byte| byte.is_ascii_graphic() && !matches!(byte, b'/' | b'?' | b'#'));
    rest.into_iter().any(|byte| *byte == b'@')
}

/// Where the path starts, or the port before it, after a host that ends at `end`; `None` if there is neither.
fn path_start(bytes: &[u8], end: usize) -> Option<usize> {
    let mut at = end;
    if bytes.get(at) == Some(&b':') {
        let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at += if digits > 0 { 1 + digits } else { 0 };
    }
    let follows = matches!(bytes.get(at), Some(b'/' | b'?' | b'#'))
        && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
    (follows || at > end).then_some(at)
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn is_path(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'|' | b'{' | b'}')
}

/// Whether `host` ends in a public suffix that is really listed, and is more than the suffix. Without a scheme, `www.`
/// or a path, only suffixes that are nothing else count.
fn is_host(host: &str, sure: bool) -> bool {
    if host.len() > 253 || host.split('.').any(|label| label.is_empty() || label.len() > 63) {
        return false;
    }
    let Some(last) = host.rsplit('.').next() else { return false };
    if !host.is_ascii() {
        // The list has it in another writing than the folded one; the scheme, or a suffix that is sure, speaks for it.
        return sure || SPACED_SUFFIXES.contains(&last);
    }
    if last.bytes().all(|b| b.is_ascii_digit()) {
        return sure && host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok());
    }
    let listed =
        psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known() && suffix.as_bytes().len() < host.len());
    listed
        && (sure
            || (BARE_SUFFIXES.contains(&last) && !host.starts_with(|c: char| c.is_ascii_digit() && last.len() > 3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(String, String)> {
        let mut folded = Folded::default();
        folded.fold(text);
        let mut links = Links::default();
        links.find(&folded);
        let place = |link: &Link| folded.original(link.start, link.end).of(text).to_owned();
        links.list().iter().map(|link| (place(link), links.host(link).to_owned())).collect()
    }

    #[test]
    fn links_of_every_writing_are_found() {
        for (text, place, host) in [
            (
                "سجلوا هنا: https://forms.example-edu.com/r/x9.",
                "https://forms.example-edu.com/r/x9",
                "forms.example-edu.com",
            ),
            ("الرابط bit.ly/3xYz، للجميع", "bit.ly/3xYz", "bit.ly"),
            ("moe[.]gov[.]sa", "moe[.]gov[.]sa", "moe.gov.sa"),
            ("hxxp://evil.top/a", "hxxp://evil.top/a", "evil.top"),
            ("زوروا www.example.net", "www.example.net", "www.example.net"),
            ("http://10.0.0.1/login", "http://10.0.0.1/login", "10.0.0.1"),
            ("http://10.0.0.1:8080/login", "http://10.0.0.1:8080/login", "10.0.0.1"),
            ("moe(.)gov(.)sa", "moe(.)gov(.)sa", "moe.gov.sa"),
            ("ادخلوا moe . gov . sa الآن", "moe . gov . sa", "moe.gov.sa"),
            ("on moe .gov .sa today", "moe .gov .sa", "moe.gov.sa"),
            ("hxxps[:]//evil[.]top/a", "hxxps[:]//evil[.]top/a", "evil.top"),
            ("(https://evil.top:8443)", "https://evil.top:8443", "evil.top"),
            ("رابط:bit.ly/3xYz؟", "bit.ly/3xYz", "bit.ly"),
            ("https://موقع.شبكه، انظروا", "https://موقع.شبكه", "موقع.شبكه"),
            ("https://moe.gov.sa@evil.top/a", "https://moe.gov.sa@evil.top/a", "evil.top"),
            ("https://admin:secret@evil.top", "https://admin:secret@evil.top", "evil.top"),
            ("раураl.com", "раураl.com", "paypal.com"),
        ] {
            assert_eq!(links(text), [(place.to_owned(), host.to_owned())], "{text}");
        }
    }

    #[test]
    fn file_names_mail_and_sentences_are_no_links() {
        for text in [
            "report.pdf",
            "readme.md",
            "a.b@moe.gov.sa",
            "انتهى.شكرا",
            "v1.2.3",
            "3.5",
            "e.g. this",
            "done.thanks",
            "p.m.",
            "انتهى . شكرا",
            "done . thanks",
            "it is late . info follows",
            "العدد 3 . 5",
            "انتهى.com",
            "https://",
            "huda@example.com.",
        ] {
            assert_eq!(links(text), [], "{text}");
        }
    }
}
