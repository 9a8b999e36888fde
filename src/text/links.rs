//! The links of a text, however written: with a scheme, bare, or with brackets round the dots.
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
        while at < bytes.len() {
            match next_dot(bytes, at) {
                Some((dot, width)) => at = self.around(bytes, dot, width, at),
                None => break,
            }
        }
    }

    /// Reads the host around the dot at `dot`; gives where to go on.
    fn around(&mut self, bytes: &[u8], dot: usize, width: usize, floor: usize) -> usize {
        let mut start = dot;
        while start > floor && is_label(bytes[start - 1]) {
            start -= 1;
        }
        let kept = self.hosts.len();
        let mut end = dot;
        let mut from = start;
        let mut next = Some((dot, width));
        while let Some((dot, width)) = next {
            self.push_label(&bytes[from..dot]);
            self.hosts.push('.');
            from = dot + width;
            end = from;
            while end < bytes.len() && is_label(bytes[end]) {
                end += 1;
            }
            next = dot_at(bytes, end).filter(|_| end > from);
        }
        self.push_label(&bytes[from..end]);
        let host_end = end;
        while self.hosts.ends_with(['.', '-']) {
            self.hosts.pop();
        }
        let host = &self.hosts[kept..];
        let before = &bytes[..start];
        let scheme = ["https://", "http://", "hxxps://", "hxxp://", "ftp://"]
            .iter()
            .find(|scheme| before.ends_with(scheme.as_bytes()));
        let has_path = matches!(bytes.get(host_end), Some(b'/' | b'?' | b'#'))
            && bytes.get(host_end + 1).is_some_and(|next| !next.is_ascii_whitespace());
        let sure = scheme.is_some() || host.starts_with("www.") || has_path;
        let after_at = before.last() == Some(&b'@') && scheme.is_none();
        if after_at || !is_host(host, sure) {
            self.hosts.truncate(kept);
            return host_end.max(dot + width);
        }
        if has_path {
            while end < bytes.len() && is_path(bytes[end]) {
                end += 1;
            }
            while end > host_end
                && matches!(bytes[end - 1], b'.' | b',' | b')' | b'!' | b'?' | b':' | b';' | b']' | b'"' | b'\'')
            {
                end -= 1;
            }
        }
        let start = start - scheme.map_or(0, |scheme| scheme.len());
        self.list.push(Link { start: start as u32, end: end as u32, host: (kept as u32, self.hosts.len() as u32) });
        end.max(dot + width)
    }

    fn push_label(&mut self, label: &[u8]) {
        self.hosts.push_str(std::str::from_utf8(label).unwrap_or(""));
    }
}

/// The next dot, plain or disguised, with a label on both sides.
fn next_dot(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(offset) = memchr::memchr2(b'.', b'[', &bytes[at..]) {
        let dot = at + offset;
        if let Some((dot, width)) = dot_at(bytes, dot)
            && dot > from
            && is_label(bytes[dot - 1])
        {
            return Some((dot, width));
        }
        at = dot + 1;
    }
    None
}

fn dot_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let width = match bytes.get(at..)? {
        [b'.', ..] => 1,
        [b'[', b'.', b']', ..] => 3,
        _ => return None,
    };
    bytes.get(at + width).copied().is_some_and(is_label).then_some((at, width))
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
        ] {
            assert_eq!(links(text), [], "{text}");
        }
    }
}
