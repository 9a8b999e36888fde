//! What people who write policies in word processors and Arabic keyboards put where TOML wants something else.
//!
//! Curly quotes, Arabic digits and commas, invisible marks, and `[rule]` for `[[rule]]` each make the TOML reader stumble
//! over everything that follows. Here such a file is read as it was meant: what was wrong is said once, in its place,
//! and the rest of the file is checked as usual. Every character is replaced by one character and no line is added, so
//! that places stay what they are.

use std::ops::Range;

use super::mistake::Problem;
use crate::words::Words;

/// A text as it was probably meant, and what was wrong with it.
pub(super) struct Repair {
    pub(super) text: String,
    pub(super) problems: Vec<(Range<usize>, Problem)>,
}

/// The tables of which there may be several.
pub(super) const MANY: [&str; 12] = [
    "rule",
    "flag",
    "off",
    "except",
    "adopt",
    "clause",
    "roster",
    "words",
    "pattern",
    "require",
    "rule.example",
    "flag.example",
];
/// The tables of which there is one.
pub(super) const ONE: [&str; 2] = ["setting", "source"];

/// `text` as it was probably meant; `None` if there is nothing of this kind in it.
pub(super) fn repair(text: &str) -> Option<Repair> {
    let mut reader = Reader { out: String::with_capacity(text.len() + 64), found: Vec::new(), problems: Vec::new() };
    let mut open = None;
    for line in text.split_inclusive('\n') {
        open = reader.line(line, open);
    }
    let Reader { out, found, mut problems } = reader;
    for sort in [Sort::Quote, Sort::Digit, Sort::Comma, Sort::Space, Sort::Invisible] {
        let mut of_sort = found.iter().filter(|(_, c)| self::sort(*c) == sort);
        let Some((span, c)) = of_sort.next() else { continue };
        let (what, instead, more) = (sort.words(), sort.instead(*c), of_sort.count());
        problems.push((span.clone(), Problem::StrangeCharacter { found: *c, what, instead, more }));
    }
    (!problems.is_empty()).then_some(Repair { text: out, problems })
}

/// Sorts of character that do not belong outside quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Quote,
    Digit,
    Comma,
    Space,
    Invisible,
    None,
}

fn sort(c: char) -> Sort {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' => Sort::Quote,
        '٠'..='٩' | '۰'..='۹' => Sort::Digit,
        '،' => Sort::Comma,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Sort::Space,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' => Sort::Invisible,
        _ => Sort::None,
    }
}

impl Sort {
    fn words(self) -> Words {
        match self {
            Sort::Quote => Words::new("علامة اقتباس مقوّسة", "a curly quotation mark"),
            Sort::Digit => Words::new("رقم عربي", "an Arabic digit"),
            Sort::Comma => Words::new("فاصلة عربية", "an Arabic comma"),
            Sort::Space => Words::new("مسافة من نوع خاص", "a special space"),
            Sort::Invisible => Words::new("علامة خفية لا تُرى", "an invisible mark"),
            Sort::None => Words::new("", ""),
        }
    }

    /// What belongs there.
    fn instead(self, c: char) -> char {
        match self {
            Sort::Quote => '"',
            Sort::Digit => {
                let zero = if c >= '۰' { '۰' } else { '٠' };
                char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
            }
            Sort::Comma => ',',
            Sort::Space | Sort::Invisible => ' ',
            Sort::None => c,
        }
    }
}

/// The most headings that are shown; whoever writes one wrongly writes all of them so.
const MOST_HEADINGS: usize = 50;

struct Reader {
    out: String,
    /// Characters of other sorts, with their places in `out`.
    found: Vec<(Range<usize>, char)>,
    problems: Vec<(Range<usize>, Problem)>,
}

impl Reader {
    /// Reads one line. `open` is the quotes of a text over several lines that began before it; gives those that are
    /// open after it.
    fn line(&mut self, line: &str, mut open: Option<&'static str>) -> Option<&'static str> {
        if open.is_none() && self.header(line) {
            return None;
        }
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            if let Some(quotes) = open {
                match rest.find(quotes) {
                    Some(at) => {
                        self.out.push_str(&rest[..at + 3]);
                        rest = &rest[at + 3..];
                        open = None;
                    }
                    None => {
                        self.out.push_str(rest);
                        return open;
                    }
                }
                continue;
            }
            if c == '#' {
                self.out.push_str(rest);
                return None;
            }
            if let Some(quotes) = ["\"\"\"", "'''"].into_iter().find(|quotes| rest.starts_with(quotes)) {
                self.out.push_str(quotes);
                rest = &rest[3..];
                open = Some(quotes);
                continue;
            }
            if matches!(c, '"' | '\'') || sort(c) == Sort::Quote {
                rest = self.quoted(rest, c);
                continue;
            }
            self.put(c);
            rest = &rest[c.len_utf8()..];
        }
        None
    }

    /// A text between quotes on one line; gives what comes after it.
    fn quoted<'t>(&mut self, text: &'t str, quote: char) -> &'t str {
        let literal = quote == '\'';
        self.put(quote);
        let mut rest = &text[quote.len_utf8()..];
        let curly = sort(quote) == Sort::Quote;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            if matches!(c, '\n' | '\r') {
                break;
            }
            if c == '\\' && !literal {
                let escaped = after.chars().next().map_or(0, char::len_utf8);
                self.out.push_str(&rest[..1 + escaped]);
                rest = &after[escaped..];
                continue;
            }
            let closes = match c {
                '"' => !literal,
                '\'' => literal,
                // In a text with straight quotes, a curly one closes it only where no straight one does.
                c if sort(c) == Sort::Quote => {
                    ends_value(after) && (curly || !after.split('\n').next().unwrap_or("").contains(quote))
                }
                _ => false,
            };
            if closes {
                if literal && sort(c) == Sort::Quote {
                    self.found.push((self.out.len()..self.out.len() + 1, c));
                    self.out.push('\'');
                } else {
                    self.put(c);
                }
                return after;
            }
            self.out.push(c);
            rest = after;
        }
        rest
    }

    /// A character outside quotes, or a quote.
    fn put(&mut self, c: char) {
        let sort = sort(c);
        if sort != Sort::None {
            self.found.push((self.out.len()..self.out.len() + 1, c));
        }
        self.out.push(sort.instead(c));
    }

    /// `[rule]` as `[[rule]]` and `[[setting]]` as `[setting]`; whether the line is one of these.
    fn header(&mut self, line: &str) -> bool {
        let start = line.len() - line.trim_start().len();
        let body = line.split('#').next().unwrap_or("").trim();
        let name = body.trim_start_matches('[').trim_end_matches(']').trim();
        let brackets = (body.len() - body.trim_start_matches('[').len(), body.len() - body.trim_end_matches(']').len());
        let many = MANY.contains(&name);
        let meant = match brackets {
            (1, 1) if many => format!("[[{name}]]"),
            (2, 2) if ONE.contains(&name) => format!("[{name}]"),
            _ => return false,
        };
        self.out.push_str(&line[..start]);
        let at = self.out.len();
        self.out.push_str(&meant);
        if self.problems.len() < MOST_HEADINGS {
            self.problems.push((at..at + meant.len(), Problem::Brackets { meant }));
        }
        self.out.push_str(&line[start + body.len()..]);
        true
    }
}

/// Whether a value ends here: nothing more in it but what comes after values.
fn ends_value(after: &str) -> bool {
    let next = after.trim_start_matches([' ', '\t']).chars().next();
    next.is_none_or(|c| matches!(c, ',' | '،' | ']' | '}' | '#' | '\n' | '\r' | '='))
}

/// `written` with ASCII digits, hyphens and colons, if it has others.
pub(super) fn in_ascii(written: &str) -> Option<String> {
    let one = |c: char| match c {
        '–' | '—' | '−' | '‑' => '-',
        '：' | '∶' => ':',
        c if sort(c) == Sort::Digit => Sort::Digit.instead(c),
        c => c,
    };
    let meant: String = written.chars().filter(|c| sort(*c) != Sort::Invisible).map(one).collect();
    (meant != written).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> String {
        repair(text).map_or_else(|| "sound".to_owned(), |repair| repair.text)
    }

    #[test]
    fn what_is_meant_is_read() {
        for (text, meant) in [
            ("id = “a”", "id = \"a\""),
            ("id = «نص»،", "id = \"نص\","),
            ("id = \"a”", "id = \"a\""),
            ("id = ‘a’", "id = \"a\""),
            ("days = ٤", "days = 4"),
            ("a = [\"x\"، \"y\"]", "a = [\"x\", \"y\"]"),
            ("id\u{a0}= 1", "id = 1"),
            ("\u{200f}id = 1", " id = 1"),
            ("[rule]\nid = 1\n[rule.example]", "[[rule]]\nid = 1\n[[rule.example]]"),
            ("  [ rule ] # one", "  [[rule]] # one"),
            ("[[setting]]", "[setting]"),
        ] {
            assert_eq!(repaired(text), meant, "{text}");
        }
    }

    #[test]
    fn what_stands_in_quotes_and_comments_is_left_alone() {
        for text in [
            "say = \"قال «نعم» ١٢، ثم “لا” وانصرف\"",
            "say = 'قال «نعم»، ١'",
            "# [rule] و“هذا” ١",
            "say = \"\"\"\n[rule]\n“a” ١\n\"\"\"",
            "say = '''\n[rule]\n'''",
            "a = \"\\\"“\" # x",
            "[[rule]]\n[setting]\n[[rule.example]]",
        ] {
            assert_eq!(repaired(text), "sound", "{text}");
        }
    }
}
