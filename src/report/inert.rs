//! Text that can do nothing: controls of terminals, of text direction and of line layout are made visible.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// `text` with every control character escaped, such as `\u{1b}` or `\u{202e}`, for a terminal or a log.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if acts(c) => escape(&mut out, c),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A policy's or tadqiq's own words on one line: white space runs become one space, and controls other than direction
/// marks (which Arabic text may need) are escaped.
pub fn plain(text: &str) -> Cow<'_, str> {
    let own = |c: char| acts(c) && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}');
    if !text.chars().any(own) {
        return Cow::Borrowed(text.trim());
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if own(c) {
                escape(&mut out, c);
            } else {
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

/// A value put into a sentence: made visible, and set apart so that its direction and the sentence's do not mix.
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", visible(text))
}

/// Adds `text` to `out` as a JSON string. Controls of any kind are escaped, so that the line is inert in a terminal
/// too and yet decodes to the very same text.
pub(super) fn quote(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    if text.bytes().all(|b| matches!(b, b' '..=b'~' if b != b'"' && b != b'\\')) {
        out.extend_from_slice(text.as_bytes());
    } else {
        let mut buffer = [0; 4];
        for c in text.chars() {
            match c {
                '"' => out.extend_from_slice(b"\\\""),
                '\\' => out.extend_from_slice(b"\\\\"),
                '\n' => out.extend_from_slice(b"\\n"),
                '\t' => out.extend_from_slice(b"\\t"),
                c if acts(c) => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
                    }
                }
                c => out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes()),
            }
        }
    }
    out.push(b'"');
}

/// Writes `value` as JSON on one line. As with [`visible`], no character of it does anything in a terminal; yet it
/// reads back as the very same value.
///
/// # Errors
/// If it cannot be written.
pub fn write_json(out: impl io::Write, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut serde_json::Serializer::with_formatter(out, Inert))?)
}

/// JSON without white space, every character that acts written as a number.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| acts(*c)) {
            out.write_all(&text.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        out.write_all(&text.as_bytes()[from..])
    }
}

fn escape(out: &mut String, c: char) {
    // Writing to memory does not fail.
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

/// Whether a character does something instead of showing something. The joiners stay: Persian words and emoji need
/// them, and they cannot move other text.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_seen_and_words_stay() {
        assert_eq!(visible("مرحبا 😀 ok"), "مرحبا 😀 ok");
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\r\n"), "a\\u{1b}[31mb\\u{202e}c\\u{d}\\n");
        assert_eq!(plain("one\n  two\u{200F}"), "one two\u{200F}");
    }

    #[test]
    fn quoted_text_decodes_to_itself() {
        for text in ["", "plain", "قال: \"نعم\"\\\n\t", "\u{1b}\u{202e}\u{9b}\u{E0041}", "\u{7f}😀"] {
            let mut out = Vec::new();
            quote(&mut out, text);
            assert!(std::str::from_utf8(&out).expect("UTF-8").chars().all(|c| !acts(c)));
            assert_eq!(serde_json::from_slice::<String>(&out).expect("JSON"), text);
            let mut whole = Vec::new();
            write_json(&mut whole, &text).expect("memory can be written");
            assert!(std::str::from_utf8(&whole).expect("UTF-8").chars().all(|c| !acts(c)));
            assert_eq!(serde_json::from_slice::<String>(&whole).expect("JSON"), text);
        }
    }
}
