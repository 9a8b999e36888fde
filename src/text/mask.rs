//! A text with its letters and digits covered: enough to recognise it, not enough to use.

use unicode_segmentation::UnicodeSegmentation;

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
    }
}
