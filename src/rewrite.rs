//! Messages without what a policy forbids in them: covered in place, all else byte for byte as it was.
//!
//! What is covered are words that must not be passed on: personal data, and what a picture of people is said to show.
//! What a message is *for*, when it was sent or where it is from cannot be covered; that is for the verdict to say.
//! A cover can bring new facts about (a mark beside a number names it, two numbers become neighbours), so what was
//! covered is judged again, until nothing is found: [`Redactor::redact`] answers a message that its linter finds clean.

mod entry;
mod marks;
mod pseudonyms;
mod sheet;

use std::borrow::Cow;

use crate::detect;
use crate::finding::{DetectorIndex, Place};
use crate::lint::{Linter, Scratch};
use crate::message::{AttachmentKind, ChannelKind, Message, Reshare};
use crate::part::{PartId, text_of};
use crate::span::Span;
use crate::text::mask;
use crate::verdict::{Action, Verdict};
use crate::words::Lang;
use sheet::Sheet;

pub use entry::{FileNames, Rewritten};
pub use pseudonyms::Pseudonyms;

/// How often a text is judged again before all of it is covered.
const PASSES: usize = 8;

/// What stands where something was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cover {
    /// A mark that says what kind of thing it was, such as `‹phone›` or `‹رقم جوال›`, in the language of the text.
    #[default]
    Mark,
    /// The same signs with letters and digits covered, as in reports; of a long number, the last two digits stay.
    Mask,
}

/// Covers what the policy of a [`Linter`] forbids.
///
/// ```
/// use tadqiq::rewrite::{Cover, Redactor};
/// use tadqiq::words::Lang;
/// use tadqiq::{Linter, Message, Policy, Scratch, Use};
///
/// let policy = Policy::shipped("base/personal-info").expect("a shipped id")?;
/// let linter = Linter::new(policy, Use::Check);
/// let redactor = Redactor::new(&linter, Cover::Mark, Lang::En);
///
/// let message = Message::from_text("كلموا نورة على ٠٥٥١٢٣٤٥٦٧ قبل الظهر");
/// let redacted = redactor.redact(message, &mut Scratch::default());
/// assert_eq!(redacted.message.text, "كلموا نورة على ‹رقم جوال› قبل الظهر");
/// assert!(linter.check(&redacted.message).violations.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Redactor<'l> {
    linter: &'l Linter,
    cover: Cover,
    lang: Lang,
}

/// A message without what the policy forbids in it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Redacted<'m> {
    /// The message.
    pub message: Message<'m>,
    /// What was covered in its body, in its attachments' names and in what it reshares, in order of place.
    pub changes: Vec<Change>,
    /// How many other fields had something in them that was covered: the sender, identifiers, paths …
    pub fields: usize,
    /// Attachments whose content nobody looked into. It is as it was.
    pub left: Vec<PartId>,
}

/// One place that was covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part.
    pub part: PartId,
    /// The bytes of its text as it was.
    pub was: Span,
    /// The bytes of its text as it is now.
    pub now: Span,
    /// Whose finding it was.
    pub detector: DetectorIndex,
}

/// Whether the words that a detector finds are themselves what must not be passed on.
fn is_covered(detector: &str) -> bool {
    matches!(detector.split('/').next(), Some("personal" | "photo"))
}

/// A place in one part, and whose finding it is.
type Found = (PartId, Span, DetectorIndex);

impl<'l> Redactor<'l> {
    /// Covers what the policy of `linter` forbids. `lang` speaks where a text has no language of its own.
    pub fn new(linter: &'l Linter, cover: Cover, lang: Lang) -> Redactor<'l> {
        Redactor { linter, cover, lang }
    }

    /// Whether the policy of `linter` forbids anything that can be covered.
    pub fn covers_anything(linter: &Linter) -> bool {
        detect::all().iter().any(|detector| is_covered(detector.id) && linter.policy().needs(detector.id))
    }

    /// `message` with everything covered that its policy forbids to pass on, in every field of it.
    ///
    /// Lines of an app and deleted messages, which are not judged otherwise, are covered too. The phone number of a
    /// sender is covered whatever the policy says.
    pub fn redact<'m>(&self, mut message: Message<'m>, scratch: &mut Scratch) -> Redacted<'m> {
        let passed_over = (message.system, message.deleted);
        (message.system, message.deleted) = (false, false);
        let mut sheets: Vec<(PartId, Sheet<'m>)> = Vec::new();
        for pass in 0.. {
            let mut found = self.forbidden(&message, scratch);
            if found.is_empty() {
                break;
            }
            found.sort_unstable_by_key(|(part, ..)| *part);
            for places in found.chunk_by(|a, b| a.0 == b.0) {
                let part = places[0].0;
                let Some(text) = part_of(&mut message, part) else { continue };
                let nth = sheets.iter().position(|(its, _)| *its == part).unwrap_or_else(|| {
                    sheets.push((part, Sheet::new(std::mem::take(text))));
                    sheets.len() - 1
                });
                let sheet = &mut sheets[nth].1;
                if pass < PASSES {
                    self.cover(sheet, places)
                } else {
                    sheet.cover_all(0)
                }
                *text = Cow::Owned(sheet.text());
            }
            if pass > PASSES {
                break;
            }
        }
        sheets.sort_by_key(|(part, _)| *part);
        for (part, sheet) in &sheets {
            if let PartId::Name(nth) = part {
                rename(&mut message, usize::from(*nth), sheet.original());
            }
        }
        let of_sheet = |(part, sheet): &(PartId, Sheet<'_>)| {
            let (part, patches) = (*part, sheet.patches().to_vec());
            patches
                .into_iter()
                .filter_map(move |patch| Some(Change { part, was: patch.was, now: patch.now, detector: patch.by? }))
        };
        let changes = sheets.iter().flat_map(of_sheet).collect();
        let fields = self.fields(&mut message, scratch);
        let left = contents(&message);
        (message.system, message.deleted) = passed_over;
        Redacted { message, changes, fields, left }
    }

    /// `text` with everything covered that the policy forbids in a message on the channel of `like`.
    fn text<'t>(&self, text: &'t str, like: &Message<'_>, scratch: &mut Scratch) -> Option<Sheet<'t>> {
        let mut sheet = Sheet::new(text);
        for pass in 0..=PASSES + 1 {
            let now = if pass == 0 { Cow::Borrowed(text) } else { Cow::Owned(sheet.text()) };
            let found = self.forbidden_in(&now, like, scratch);
            if found.is_empty() {
                break;
            }
            if pass < PASSES { self.cover(&mut sheet, &found) } else { sheet.cover_all(0) }
        }
        (!sheet.patches().is_empty()).then_some(sheet)
    }

    /// Covers places of a sheet, each by what the sheet's language calls it.
    fn cover(&self, sheet: &mut Sheet<'_>, found: &[Found]) {
        let lang = marks::lang_of(sheet.original(), self.lang);
        let places: Vec<(Span, DetectorIndex)> = found.iter().map(|(_, span, by)| (*span, *by)).collect();
        sheet.cover(&places, |words, by| match self.cover {
            Cover::Mark => marks::mark(by, lang),
            Cover::Mask => mask(words),
        });
    }

    /// The places in the body and in the names of `message` that must not be passed on.
    fn forbidden(&self, message: &Message<'_>, scratch: &mut Scratch) -> Vec<Found> {
        let mut found = self.judged(message, scratch);
        for (nth, attachment) in message.attachments.iter().enumerate().take(usize::from(u16::MAX)) {
            // Not every detector reads names, but what may not be said in a text may not be said in a name.
            let inside = attachment.name.as_deref().map(|name| self.forbidden_in(name, message, scratch));
            let part = PartId::Name(nth as u16);
            found.extend(inside.into_iter().flatten().map(|(_, span, by)| (part, span, by)));
        }
        found
    }

    /// The same in any text, as if it were the body of a message like `like`.
    fn forbidden_in(&self, text: &str, like: &Message<'_>, scratch: &mut Scratch) -> Vec<Found> {
        if text.is_empty() {
            return Vec::new();
        }
        let body = Message {
            text: text.into(),
            channel: like.channel.clone(),
            sender: like.sender.clone(),
            sent_at: like.sent_at,
            ..Message::default()
        };
        let mut found = self.judged(&body, scratch);
        found.retain(|(part, ..)| *part == PartId::Body);
        found
    }

    fn judged(&self, message: &Message<'_>, scratch: &mut Scratch) -> Vec<Found> {
        let findings = self.linter.inspect(message, scratch);
        let verdict = self.linter.judge(message, findings);
        let mut found = violated(&verdict);
        // Whether a rule applies here could not be told: in doubt, it does.
        let doubtful = verdict.not_judged.iter().flat_map(|gap| {
            let here = findings.list().iter().filter(|finding| finding.place == gap.place);
            here.filter_map(|finding| forbidden_place(finding.place, finding.detector))
        });
        found.extend(doubtful);
        for (part, span, by) in &mut found {
            *span = widened(text_of(message, *part).unwrap_or(""), *part, *span, *by);
        }
        found
    }

    /// Covers what stands in the other fields of `message`. Answers in how many it did.
    fn fields(&self, message: &mut Message<'_>, scratch: &mut Scratch) -> usize {
        let like = Message { channel: message.channel.clone(), sent_at: message.sent_at, ..Message::default() };
        let mut covered = 0;
        let mut clean = |text: &mut Cow<'_, str>| {
            if let Some(now) = self.text(text, &like, scratch).map(|sheet| sheet.text()) {
                *text = Cow::Owned(now);
                covered += 1;
            }
        };
        let Message { id, channel, sender, attachments, reshare_of, reply_to, approval, origin, .. } = message;
        let whole = [id, reply_to, approval].into_iter().flatten();
        whole.for_each(&mut clean);
        if let Some(channel) = channel {
            channel.name.iter_mut().for_each(&mut clean);
            if let Some(ChannelKind::Other(kind)) = &mut channel.kind {
                clean(kind);
            }
        }
        if let Some(sender) = sender {
            [&mut sender.name, &mut sender.handle, &mut sender.role].into_iter().flatten().for_each(&mut clean);
        }
        for attachment in attachments {
            [&mut attachment.path, &mut attachment.media_type].into_iter().flatten().for_each(&mut clean);
            if let AttachmentKind::Other(kind) = &mut attachment.kind {
                clean(kind);
            }
        }
        if let Some(origin) = origin {
            origin.file.iter_mut().for_each(&mut clean);
        }
        if let Some(Reshare::Id(id)) = reshare_of {
            clean(id);
        }
        if let Some(Reshare::Message(inner)) = reshare_of {
            let redacted = self.redact(std::mem::take(inner), scratch);
            covered += redacted.fields + redacted.changes.len();
            **inner = redacted.message;
        }
        if let Some(phone) = message.sender.as_mut().and_then(|sender| sender.phone.as_mut()) {
            *phone = Cow::Owned(mask(phone));
            covered += 1;
        }
        covered
    }
}

/// The places that a verdict forbids to pass on.
pub fn violated(verdict: &Verdict) -> Vec<(PartId, Span, DetectorIndex)> {
    let enforced = verdict.violations.iter().filter(|violation| !violation.shadow && violation.action >= Action::Warn);
    enforced.filter_map(|violation| forbidden_place(violation.place, violation.detector)).collect()
}

fn forbidden_place(place: Place, detector: DetectorIndex) -> Option<Found> {
    match place {
        Place::Text(part, span) if is_covered(detect::at(detector).id) => Some((part, span, detector)),
        _ => None,
    }
}

fn part_of<'a, 'm>(message: &'a mut Message<'m>, part: PartId) -> Option<&'a mut Cow<'m, str>> {
    match part {
        PartId::Body => Some(&mut message.text),
        PartId::Name(nth) => message.attachments.get_mut(usize::from(nth))?.name.as_mut(),
        PartId::Reshared(nth) => {
            let mut reshared = message;
            for _ in 0..=nth {
                let Some(Reshare::Message(inner)) = &mut reshared.reshare_of else { return None };
                reshared = inner;
            }
            Some(&mut reshared.text)
        }
        _ => None,
    }
}

/// What ends a clause, and what an app puts before its own marks.
const CLAUSE_ENDS: [char; 17] =
    ['.', '!', '?', '؟', '،', ',', ';', '؛', ':', '\n', '(', ')', '‹', '<', '\u{200E}', '\u{200F}', '\u{2068}'];

/// Who is in a picture stands behind the words that say it is one, and a file that is named after a person is named so
/// as a whole: what a detector of pictures finds is covered to the end of the clause, or to the extension.
fn widened(text: &str, part: PartId, span: Span, by: DetectorIndex) -> Span {
    if !detect::at(by).id.starts_with("photo/") {
        return span;
    }
    if let PartId::Name(_) = part {
        return Span::new(0, stem(text).len() as u32);
    }
    let end = span.end as usize;
    let rest = text.get(end..).unwrap_or("");
    let stop = rest.find(CLAUSE_ENDS).unwrap_or(rest.len());
    Span::new(span.start, (end + rest[..stop].trim_end().len()) as u32)
}

/// A file name without its extension.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension)) if (1..=5).contains(&extension.len()) => stem,
        _ => name,
    }
}

/// Lets the path of an attachment that was called `before` follow its new name.
fn rename(message: &mut Message<'_>, nth: usize, before: &str) {
    let Some(attachment) = message.attachments.get_mut(nth) else { return };
    let (Some(name), Some(path)) = (&attachment.name, &attachment.path) else { return };
    if let Some(folder) = path.strip_suffix(before).filter(|folder| folder.is_empty() || folder.ends_with('/')) {
        attachment.path = Some(Cow::Owned(format!("{folder}{name}")));
    }
}

/// The attachments that hold something besides the message's text.
fn contents(message: &Message<'_>) -> Vec<PartId> {
    let text_only = |kind: &AttachmentKind<'_>| matches!(kind, AttachmentKind::Location | AttachmentKind::Poll);
    let all = message.attachments.iter().enumerate().take(usize::from(u16::MAX));
    all.filter(|(_, attachment)| !text_only(&attachment.kind)).map(|(nth, _)| PartId::Content(nth as u16)).collect()
}
