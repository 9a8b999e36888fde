//! Polls: a title, a question, and options with their votes, a line each.
//!
//! English phones write `POLL:` and `OPTION: Sunday (3 votes)`. What other phones write is told by that shape: every
//! option under one same label, with a number in brackets at its end.

use super::scan::{is_mark, mark, trim};

/// One option of a poll.
struct OptionLine<'t> {
    label: &'t str,
    words: &'t str,
    /// The app's own hand shows: a mark before the label, or a word only it writes.
    sure: bool,
}

/// What the sender of a poll wrote: the question and the options, without labels and votes. `None` if it is no poll.
pub(super) fn question_and_options(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('\n')?;
    let title = trim(first).strip_suffix(':').map(trim)?;
    if title.is_empty() || title.len() > 48 || title.contains(": ") {
        return None;
    }
    // Nobody but the app writes labels in capitals and counts votes behind each line.
    let capitals = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let mut sure = title == "POLL" || first.starts_with(is_mark);
    let (mut out, mut label, mut options) = (String::new(), None, 0);
    for line in rest.lines() {
        match option(line) {
            Some(option) if *label.get_or_insert(option.label) == option.label => {
                options += 1;
                sure |= option.sure || (capitals(title) && capitals(option.label));
                out.push('\n');
                out.push_str(option.words);
            }
            // A question may go over several lines, and a caption of the app's may end it all; options stand together.
            None if options == 0 => {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(trim(line));
            }
            None if trim(line).is_empty() => {}
            _ => return None,
        }
    }
    // The app asks for two options at least; without its own word, a list of two is the least to go by.
    (sure && options >= if title == "POLL" { 1 } else { 2 }).then_some(out)
}

/// `OPTION: Sunday (3 votes)`, in any language.
fn option(line: &str) -> Option<OptionLine<'_>> {
    let marked = mark(line.as_bytes()) > 0;
    let (label, rest) = trim(line).split_once(": ")?;
    let (words, votes) = rest.strip_suffix(')')?.rsplit_once('(')?;
    let votes = trim(votes);
    // Arabic has words of their own for one vote and for two.
    let arabic = votes.contains("صوت") || votes.contains("أصوات");
    let number = || votes.chars().find(|c| !is_mark(*c)).is_some_and(char::is_numeric);
    let counted = votes.len() <= 48 && (arabic || number());
    if label.is_empty() || label.len() > 32 || !counted {
        return None;
    }
    let known = label == "OPTION" || label.contains("خيار") || arabic;
    Some(OptionLine { label, words: trim(words), sure: marked || known })
}
