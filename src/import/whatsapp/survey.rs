//! The first pass over a file: what its headers look like, which part of a date is the day, who writes in it.

use std::collections::HashMap;
use std::path::Path;

use super::content::{is_a_persons, is_call, is_notice};
use super::date::{Because, Decided, Evidence, rank};
use super::elsewhere;
use super::header::{self, Era, Header, Shape};
use super::names::Senders;
use super::phrases::{OPENING, OPENING_WHOLE};
use super::scan::{mark, trim};
use crate::import::lines::Lines;
use crate::import::source::Source;
use crate::import::{DateOrder, DoubtfulSenders, ImportError, Options};
use crate::words::Words;

/// How much of a file is looked at for the shape of its headers.
const HEAD_BYTES: usize = 64 << 10;
/// How many headers the chat's own opening notice is looked for in.
const OPENING_LINES: u64 = 8;

/// What is known of one file.
pub(super) struct Chat {
    pub(super) source: Source,
    pub(super) shape: Shape,
    pub(super) decided: Decided,
    pub(super) senders: Senders,
    pub(super) doubtful: DoubtfulSenders,
    /// The chat's name, from the file's name or from its opening notice.
    pub(super) name: Option<String>,
    /// Lines end in carriage return and line feed.
    pub(super) crlf: bool,
    pub(super) damaged: bool,
    /// Many lines look like headers, but of another phone or in another order of the date: they stay text, and are not
    /// passed over in silence.
    pub(super) strange: Option<u64>,
}

/// What a line is to the message it stands in.
pub(super) enum Line {
    /// It starts a message, at this place in time.
    Header(Header, u64),
    /// It goes on with the message before.
    Text,
    /// The same, though it looks like the start of one, as many lines of this file do.
    Strange,
}

/// Surveys one file, counting at most `names` senders; `None` if it holds no header.
pub(super) fn survey(
    path: &Path,
    source: Source,
    options: &Options,
    names: usize,
) -> Result<Option<Chat>, ImportError> {
    let read = |error| ImportError::reading(path, error);
    let lines = || source.open().map(|stream| Lines::new(stream, options.max_message)).map_err(read);
    let Some(shape) = lock(&mut lines()?).map_err(read)? else { return Ok(None) };

    let mut lines = lines()?;
    let (mut evidence, mut senders) = (Evidence::default(), Senders::new(names));
    let (mut headers, mut foreign, mut crlf, mut opener) = (0_u64, 0, false, None);
    while let Some(line) = lines.next().map_err(read)? {
        senders.mentions(line.bytes);
        let Some(header) = header::read(line.bytes) else { continue };
        if header.shape != shape {
            foreign += 1;
            continue;
        }
        evidence.add(&header);
        let rest = &line.bytes[header.end..];
        senders.add(rest);
        crlf |= headers == 0 && rest.ends_with(b"\r");
        headers += 1;
        if headers <= OPENING_LINES && opener.is_none() {
            opener = opening_sender(rest, headers == 1 && foreign == 0);
        }
    }
    let decided = evidence.decide(options.date_order).map_err(|conflict| ImportError::DateOrder {
        file: path.to_path_buf(),
        day_first: conflict.day_first,
        month_first: conflict.month_first,
    })?;
    let strange = foreign + evidence.misfits(decided.order);
    let strange = ((strange >= 3 && strange * 100 > headers) || strange > headers).then_some(strange);
    let damaged = lines.damaged;
    let name = source.chat.clone().or(opener);
    if let Some(name) = &name {
        senders.know(name.as_bytes());
    }
    let doubtful = senders.settle();
    Ok(Some(Chat { source, shape, decided, senders, doubtful, name, crlf, damaged, strange }))
}

/// The shape of a file's headers: that of its first line, else the one seen most at its beginning.
fn lock(lines: &mut Lines) -> std::io::Result<Option<Shape>> {
    let mut seen: HashMap<Shape, (u32, u32)> = HashMap::new();
    let (mut bytes, mut order) = (0, 0);
    while bytes < HEAD_BYTES
        && let Some(line) = lines.next()?
    {
        bytes += line.bytes.len() + 1;
        let Some(header) = header::read(line.bytes) else { continue };
        if lines.count == 1 {
            return Ok(Some(header.shape));
        }
        order += 1;
        seen.entry(header.shape).or_insert((0, order)).0 += 1;
    }
    Ok(seen.into_iter().max_by_key(|(_, (count, first))| (*count, u32::MAX - first)).map(|(shape, _)| shape))
}

/// The sender of the notice that opens a chat: on iOS, the chat itself.
fn opening_sender(rest: &[u8], first_line: bool) -> Option<String> {
    let whole = |text: &[u8]| first_line && OPENING_WHOLE.iter().any(|notice| text.starts_with(notice.as_bytes()));
    let mut ends = memchr::memmem::find_iter(rest, b": ");
    let at = ends.find(|at| mark(&rest[at + 2..]) > 0 || whole(&rest[at + 2..]))?;
    let name = std::str::from_utf8(&rest[..at]).ok().map(trim)?;
    (opens(&rest[at..]) && !name.is_empty()).then(|| name.to_owned())
}

/// Whether `text` is the notice that opens a chat, in any language known here.
fn opens(text: &[u8]) -> bool {
    let mut notices = OPENING.iter().chain(elsewhere::OPENING);
    notices.any(|notice| memchr::memmem::find(text, notice.as_bytes()).is_some())
}

impl Chat {
    /// What `line` is.
    pub(super) fn line(&self, line: &[u8]) -> Line {
        let Some(header) = header::read(line) else { return Line::Text };
        match rank(&header, self.decided.order).filter(|_| header.shape == self.shape) {
            Some(rank) => Line::Header(header, rank),
            None if self.strange.is_some() => Line::Strange,
            None => Line::Text,
        }
    }

    /// Whether what follows a header that goes back in time could be a quotation: its sender never writes again.
    pub(super) fn seems_quoted(&self, rest: &[u8]) -> bool {
        let Ok(rest) = std::str::from_utf8(rest) else { return false };
        match self.senders.split(rest).sender {
            Some(name) => self.senders.once(name),
            None => !is_notice(rest, false),
        }
    }

    /// Whether `text` under the name of `sender` is the app's own line, as iOS writes them.
    pub(super) fn is_notice(&self, sender: &str, text: &str) -> bool {
        if mark(text.as_bytes()) == 0 {
            return false;
        }
        let name = trim(sender);
        // Whatever the language: a group under whose own name only marked lines stand has no words of its own.
        if self.name.as_deref() == Some(name)
            && self.senders.always_marked(sender)
            && !text.contains('\n')
            && !is_a_persons(text)
        {
            return true;
        }
        if is_call(text) {
            return true;
        }
        if !(self.shape.bracket || self.shape.seconds) {
            return false;
        }
        // A long chat is exported without its beginning, and then nothing else tells its name.
        let is_chat = || self.name.as_deref().is_none_or(|chat| chat == name) && self.senders.always_marked(sender);
        let from_the_app = || text.contains(name) || is_chat();
        is_notice(text, true) || (is_notice(text, false) && from_the_app())
    }

    /// Whether the first line of a file is the notice that opens a chat. Some phones write it under the chat's name,
    /// without a mark.
    pub(super) fn opens(&self, line: u64, text: &str) -> bool {
        line == 1 && !text.contains('\n') && OPENING_WHOLE.iter().any(|notice| text.starts_with(notice))
    }

    /// Whether day and month had to be assumed.
    pub(super) fn assumed(&self) -> bool {
        self.decided.because == Because::Assumed
    }

    /// What the user should know of lines that were not taken for headers.
    pub(super) fn strange_note(&self) -> Option<Words> {
        let (label, count) = (&self.source.label, self.strange?);
        Some(Words {
            ar: format!("«{label}»: أسطر تشبه بداية رسالة لكن بصيغة أخرى أو ترتيب آخر للتاريخ، وعددها {count}، فبقيت نصًا ضمن الرسالة السابقة. إن كان الملف يجمع أكثر من تصدير فمرّر كل تصدير وحده، وإلا فراجع ‎--date-order").into(),
            en: format!("{label}: {count} lines look like the start of a message, but in another form or order of the date, so they stayed text of the message before. If the file joins several exports, give each by itself; else see --date-order").into(),
        })
    }

    /// What was chosen for this file and why.
    pub(super) fn note(&self) -> Words {
        let (order_ar, order_en) = match self.decided.order {
            DateOrder::DayMonthYear => ("اليوم ثم الشهر ثم السنة", "day, month, year"),
            DateOrder::MonthDayYear => ("الشهر ثم اليوم ثم السنة", "month, day, year"),
            DateOrder::YearMonthDay => ("السنة ثم الشهر ثم اليوم", "year, month, day"),
        };
        let (why_ar, why_en) = match self.decided.because {
            Because::Given => ("كما طُلب", "as asked for"),
            Because::YearFirst => ("السنة مكتوبة أولًا", "the year is written first"),
            Because::Named => ("الشهر مكتوب بالكلمات", "the month is written as a word"),
            Because::Votes => ("في الملف أيام بعد الثاني عشر", "some days are after the 12th"),
            Because::FileOrder => ("هكذا تتوالى الرسائل في الزمن", "so that messages follow one another in time"),
            Because::Script => ("هكذا تكتبه الهواتف بهذه اللغة", "as phones in this language write it"),
            Because::Assumed => ("افتراضًا، فلا شيء في الملف يحسمه", "assumed, nothing in the file decides it"),
        };
        let (era_ar, era_en) = match self.shape.era {
            Era::None => ("", ""),
            Era::Hijri => (
                "؛ حُوّلت التواريخ الهجرية بتقويم أم القرى، وما كان خارج 1420–1500 بقي بلا وقت",
                "; Hijri dates were converted by Umm al-Qura, and those outside 1420–1500 are left without a time",
            ),
            Era::Buddhist => ("؛ حُوّلت التواريخ من التقويم التايلندي", "; dates were converted from the Thai calendar"),
        };
        let label = &self.source.label;
        Words {
            ar: format!("«{label}»: تصدير واتساب، ترتيب التاريخ {order_ar} ({why_ar}){era_ar}").into(),
            en: format!("{label}: WhatsApp export, date order {order_en} ({why_en}){era_en}").into(),
        }
    }
}
