//! Patterns that a policy brings: regular expressions, made to fit folded text.
//!
//! Text is folded before it is matched, so a pattern is folded too: `[٠-٩]` is `[0-9]`, `أ` is `ا`, a tatweel is
//! nothing. `\d`, `\w` and `\s` mean ASCII, which on folded text is all that is meant, and costs a hundredth. Word edges
//! are the matcher's business: `\b` would not know an Arabic letter from a space.

use std::ops::Range;

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::ast::{
    self, AssertionKind, Ast, ClassPerl, ClassPerlKind, ClassSetItem, ErrorKind, Literal, Visitor, parse::Parser,
};
use regex_syntax::hir::translate::Translator;

use crate::text::fold;
use crate::words::Words;

/// The most that a compiled pattern may take, in bytes.
const MOST_BYTES: usize = 1 << 18;

/// Why a pattern cannot be used.
pub(super) struct BadPattern {
    /// Where in it, in bytes.
    pub(super) at: usize,
    /// What is wrong and what to do.
    pub(super) words: Words,
}

/// Compiles a pattern for folded text.
pub(super) fn compile(written: &str) -> Result<Regex, BadPattern> {
    let tree = Parser::new()
        .parse(written)
        .map_err(|error| BadPattern { at: error.span().start.offset, words: syntax(error.kind()) })?;
    Translator::new().translate(written, &tree).map_err(|error| BadPattern {
        at: error.span().start.offset,
        words: Words::new(
            "لا توجد فئة حروف بهذا الاسم. اكتب الحروف نفسها بين قوسين، مثل [أ-ي].",
            "there is no such class of characters. Write the characters themselves in brackets, such as [a-z].",
        ),
    })?;
    let edits = ast::visit(&tree, Folding::default())?;
    let mut folded = written.to_owned();
    for (range, text) in edits.into_iter().rev() {
        folded.replace_range(range, &text);
    }
    let regex = RegexBuilder::new(&folded)
        .case_insensitive(true)
        .size_limit(MOST_BYTES)
        .dfa_size_limit(MOST_BYTES)
        .build()
        .map_err(|_| BadPattern {
            at: 0,
            words: Words::new(
                "النمط كبير جدًا بعد التحويل. قلّل أعداد التكرار مثل {1000}.",
                "the pattern becomes too large. Use smaller counts of repetition than, say, {1000}.",
            ),
        })?;
    if regex.is_match(b"") {
        let words = Words::new(
            "يطابق هذا النمط نصًا فارغًا، فيطابق كل رسالة. اشترط فيه حرفًا واحدًا على الأقل، مثل + بدل *.",
            "this pattern matches nothing at all, and so every message. Ask for one character at least: + instead of *.",
        );
        return Err(BadPattern { at: 0, words });
    }
    Ok(regex)
}

/// What is to be written otherwise in a pattern, in order of place.
#[derive(Default)]
struct Folding {
    edits: Vec<(Range<usize>, String)>,
}

impl Folding {
    fn edit(&mut self, span: &ast::Span, text: String) {
        self.edits.push((span.start.offset..span.end.offset, text));
    }

    fn literal(&mut self, literal: &Literal) {
        let folded = fold(literal.c.encode_utf8(&mut [0; 4]));
        if folded.chars().ne([literal.c]) {
            self.edit(&literal.span, format!("(?:{})", regex_syntax::escape(&folded)));
        }
    }
}

impl Visitor for Folding {
    type Output = Vec<(Range<usize>, String)>;
    type Err = BadPattern;

    fn finish(self) -> Result<Self::Output, BadPattern> {
        Ok(self.edits)
    }

    fn visit_pre(&mut self, tree: &Ast) -> Result<(), BadPattern> {
        match tree {
            Ast::Literal(literal) => self.literal(literal),
            Ast::ClassPerl(class) => self.edit(&class.span, ascii(class)),
            Ast::Assertion(assertion) => match assertion.kind {
                AssertionKind::StartLine
                | AssertionKind::EndLine
                | AssertionKind::StartText
                | AssertionKind::EndText => {}
                _ => {
                    let words = Words::new(
                        "احذف \\b: لا يُعتد بالمطابقة أصلًا إلا إذا كانت كلمات تامة، ما لم تكتب inside-words = true.",
                        "leave out \\b: a match counts only as whole words anyway, unless `inside-words = true`.",
                    );
                    return Err(BadPattern { at: assertion.span.start.offset, words });
                }
            },
            _ => {}
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), BadPattern> {
        match item {
            ClassSetItem::Literal(literal) => {
                if let Some(folded) = single(literal.c).filter(|folded| *folded != literal.c) {
                    self.edit(&literal.span, regex_syntax::escape(folded.encode_utf8(&mut [0; 4])));
                }
            }
            ClassSetItem::Range(range) => {
                if let (Some(from), Some(to)) = (single(range.start.c), single(range.end.c))
                    && from <= to
                    && (from, to) != (range.start.c, range.end.c)
                {
                    // What was written stays too: the letters in between may be there as they are.
                    self.edit(&range.span, range_of(range.start.c, range.end.c) + &range_of(from, to));
                }
            }
            ClassSetItem::Perl(class) => self.edit(&class.span, ascii(class)),
            _ => {}
        }
        Ok(())
    }
}

/// A range of a class, written out.
fn range_of(from: char, to: char) -> String {
    let [from, to] = [from, to].map(|end| regex_syntax::escape(end.encode_utf8(&mut [0; 4])));
    format!("{from}-{to}")
}

/// The one character that `c` folds to.
fn single(c: char) -> Option<char> {
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let mut chars = folded.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// `\d`, `\s`, `\w` and their opposites, in ASCII.
fn ascii(class: &ClassPerl) -> String {
    let not = if class.negated { "^" } else { "" };
    let members = match class.kind {
        ClassPerlKind::Digit => "0-9",
        ClassPerlKind::Space => r"\t\n\v\f\r ",
        ClassPerlKind::Word => "0-9A-Za-z_",
    };
    format!("[{not}{members}]")
}

/// What is wrong with the writing of a pattern. The commonest have their own words.
fn syntax(kind: &ErrorKind) -> Words {
    match kind {
        ErrorKind::GroupUnclosed => Words::new(
            "القوس ( مفتوح بلا إغلاق. أغلقه، أو اكتب \\( إن كنت تقصد القوس نفسه.",
            "this ( is never closed. Close it, or write \\( for the character itself.",
        ),
        ErrorKind::GroupUnopened => Words::new(
            "القوس ) مغلق بلا فتح. افتحه، أو اكتب \\) إن كنت تقصد القوس نفسه.",
            "this ) closes nothing. Open it, or write \\) for the character itself.",
        ),
        ErrorKind::ClassUnclosed => Words::new(
            "القوس [ مفتوح بلا إغلاق. أغلقه، أو اكتب \\[ إن كنت تقصد القوس نفسه.",
            "this [ is never closed. Close it, or write \\[ for the character itself.",
        ),
        ErrorKind::ClassRangeInvalid => Words::new(
            "أول المدى بعد آخره. اكتب الأصغر أولًا، مثل [a-z].",
            "the range ends before it starts. Write the smaller first, such as [a-z].",
        ),
        ErrorKind::RepetitionMissing => Words::new(
            "لا شيء هنا يتكرر. ضع قبل علامة التكرار ما تريد تكراره، أو اكتب \\* إن كنت تقصد العلامة نفسها.",
            "there is nothing here to repeat. Put something before it, or write \\* for the character itself.",
        ),
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => Words::new(
            "عدد التكرار غير صحيح. اكتبه هكذا: {3} أو {2,5}.",
            "this count of repetition is wrong. Write it as {3} or {2,5}.",
        ),
        ErrorKind::EscapeUnrecognized | ErrorKind::ClassEscapeInvalid => Words::new(
            "لا معنى للحرف بعد \\ هنا. احذف \\ قبله.",
            "the character after this \\ has no such meaning. Delete the \\.",
        ),
        ErrorKind::EscapeUnexpectedEof => Words::new(
            "ينتهي النمط بـ \\ وليس بعدها شيء. اكتب \\\\ إن كنت تقصدها نفسها.",
            "the pattern ends with a \\ and nothing after it. Write \\\\ for the character itself.",
        ),
        ErrorKind::UnsupportedLookAround => Words::new(
            "لا يُدعم النظر إلى ما قبل النمط وما بعده. اكتب ما يُطابق نفسه فقط.",
            "looking ahead and behind is not supported. Write only what is to be matched itself.",
        ),
        ErrorKind::UnsupportedBackreference => Words::new(
            "لا تُدعم الإحالة إلى مجموعة سابقة مثل \\1.",
            "referring back to a group, such as \\1, is not supported.",
        ),
        ErrorKind::NestLimitExceeded(_) => {
            Words::new("الأقواس متداخلة أكثر مما ينبغي.", "the groups are nested too deeply.")
        }
        other => Words {
            ar: "صياغة النمط غير سليمة هنا.".into(),
            en: format!("this is not a valid pattern: {other}.").into(),
        },
    }
}
