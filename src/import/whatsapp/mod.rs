//! WhatsApp exports: `.txt`, `.zip`, or the folder that one was unpacked into.
//!
//! The format is made for people's eyes: no time zone, no identifiers, and headers that follow the phone's language.
//! So every file is read twice. The survey locks one shape of header, the order of the date and the names of the
//! senders over the whole file; framing and parsing then only look things up.

mod clock;
mod content;
mod date;
mod elsewhere;
mod header;
mod names;
mod phrases;
mod poll;
mod scan;
mod sender;
mod split;
mod survey;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub(super) use self::phrases::kind_of;
use self::survey::{Chat, Line};
use super::lines::{Lines, append};
use super::source;
use super::{Accounting, BadEntry, Batch, Entry, Format, Frame, ImportError, Options, Reader, Survey};
use crate::message::{Channel, ChannelKind, Doubt, Doubts, Message, Origin, SentAt};
use crate::words::Words;

/// The most senders' names counted in all chats of an export together.
const MOST_NAMES: usize = 1 << 20;
/// How many texts without messages are named one by one.
const NOTED: usize = 10;

/// Whether `line` starts with the header of a message.
pub(super) fn is_header(line: &[u8]) -> bool {
    header::read(line).is_some()
}

/// Surveys the export at `path`.
pub(super) fn open(path: &Path, options: &Options) -> Result<impl Reader + use<>, ImportError> {
    let found = source::find(path)?;
    let mut accounting = Accounting { cut_short: found.cut_short, ..Accounting::default() };
    let mut notes = Vec::new();
    if found.refused > 0 {
        notes.push(Words {
            ar: format!("تُركت ملفات مضغوطة أسماؤها أو طريقة ضغطها غير مقبولة، وعددها {}", found.refused).into(),
            en: format!("{} members with unsafe names or unknown compression were passed over", found.refused).into(),
        });
    }
    if found.archives > 0 {
        notes.push(Words {
            ar: format!("في الداخل ملفات مضغوطة لم تُفتح، وعددها {}؛ مرّر كلًّا منها وحده", found.archives).into(),
            en: format!("archives inside were not opened (there are {}); give each by itself", found.archives).into(),
        });
    }
    let archives = found.archives;
    let (mut chats, mut looked_into, mut without, mut names) = (Vec::new(), 0, 0, MOST_NAMES);
    for group in found.groups {
        looked_into += group.len();
        for source in group {
            let label = source.label.clone();
            match survey::survey(path, source, options, names)? {
                Some(chat) => {
                    names -= chat.senders.len();
                    chats.push(chat);
                }
                None => {
                    without += 1;
                    if without <= NOTED {
                        notes.push(Words {
                            ar: format!("لا رسائل في «{label}» فلم يُقرأ").into(),
                            en: format!("no message header in {label}, so it was not read").into(),
                        });
                    }
                }
            }
        }
        if !chats.is_empty() {
            break;
        }
    }
    if without > NOTED {
        notes.push(Words {
            ar: format!("وملفات نصية أخرى بلا رسائل، وعددها {}", without - NOTED).into(),
            en: format!("other texts without a message header: {}", without - NOTED).into(),
        });
    }
    if chats.is_empty() {
        let file = path.to_path_buf();
        let whole = path.is_file() && looked_into == 1 && without == 1 && archives == 0;
        return Err(if whole {
            ImportError::Unknown { file }
        } else {
            ImportError::NoChat { file, looked_into, archives }
        });
    }
    notes.extend(chats.iter().map(Chat::note));
    notes.extend(chats.iter().filter_map(Chat::strange_note));
    accounting.cut_short |= chats.iter().any(|chat| chat.damaged);
    let channel = match &chats[..] {
        [chat] => chat.name.clone(),
        _ => None,
    };
    let survey = Survey {
        format: Format::WhatsApp,
        files: chats.iter().map(|chat| chat.source.label.clone()).collect(),
        channel,
        notes,
        doubtful_senders: chats.iter().map(|chat| chat.doubtful).sum(),
        date_order_assumed: chats.iter().any(Chat::assumed),
        cannot_tell: cannot_tell(chats.iter().all(|chat| chat.shape.seconds)),
    };
    let longest = options.max_message;
    Ok(WhatsApp {
        path: path.to_path_buf(),
        longest,
        chats,
        survey,
        place: Mutex::new(Place { accounting, entries: 0, next: 0, framing: None }),
    })
}

fn cannot_tell(seconds: bool) -> Vec<Words> {
    let mut list = vec![
        Words::new("هل أُعيد توجيه الرسالة", "whether a message was forwarded"),
        Words::new("على أي رسالة يرد المرسل", "which message is being answered"),
        Words::new("المنطقة الزمنية لأوقات الإرسال", "the time zone of the sending times"),
        Words::new("محتوى ما لم يُضمّن في التصدير من صور ومرفقات", "the content of pictures and files left out"),
    ];
    if !seconds {
        list.push(Words::new("ثواني وقت الإرسال", "the seconds of the sending times"));
    }
    list
}

struct WhatsApp {
    path: PathBuf,
    longest: usize,
    chats: Vec<Chat>,
    survey: Survey,
    place: Mutex<Place>,
}

/// Where framing stands in the export.
struct Place {
    accounting: Accounting,
    /// How many entries were framed so far.
    entries: u64,
    /// The next chat to open.
    next: usize,
    /// The chat being framed.
    framing: Option<Framing>,
}

/// Where framing stands in one file.
struct Framing {
    lines: Lines,
    /// The time of the header before.
    rank: u64,
    started: bool,
}

impl Reader for WhatsApp {
    fn fill(&self, batch: &mut Batch) -> Result<bool, ImportError> {
        let before = batch.entries.len();
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let mut framing = match place.framing.take() {
                Some(framing) => framing,
                None => {
                    let Some(chat) = self.chats.get(place.next) else { break };
                    let stream = chat.source.open().map_err(|source| ImportError::reading(&self.path, source))?;
                    place.next += 1;
                    Framing { lines: Lines::new(stream, self.longest), rank: 0, started: false }
                }
            };
            if self.frame(&mut place, &mut framing, batch)? {
                place.framing = Some(framing);
                break;
            }
            place.accounting.cut_short |= framing.lines.damaged;
        }
        Ok(batch.entries.len() > before)
    }

    fn parse<'b>(&'b self, frame: Frame<'b>) -> Result<Message<'b>, BadEntry> {
        let chat = &self.chats[frame.entry.file as usize];
        if frame.entry.too_long {
            return Err(BadEntry::too_long(&chat.source.label, frame.entry));
        }
        let Some(header) = header::read(frame.text.as_bytes()) else {
            let words = Words::new("ليس بداية رسالة", "not the start of a message");
            return Err(BadEntry { file: chat.source.label.clone(), line: frame.entry.line, column: 1, words });
        };
        let mut doubts = frame.entry.doubts;
        if chat.assumed() {
            doubts = doubts.with(Doubt::DateOrderAssumed);
        }
        let split = chat.senders.split(&frame.text[header.end..]);
        if split.ambiguous {
            doubts = doubts.with(Doubt::SenderAmbiguous);
        }
        let mut message = Message {
            channel: Some(Channel { kind: Some(ChannelKind::WhatsApp), name: chat.name.as_deref().map(Into::into) }),
            sender: split.sender.map(sender::sender),
            sent_at: date::moment(&header, chat.decided.order).map(SentAt::Local),
            origin: Some(Origin {
                file: Some(chat.source.label.as_str().into()),
                seq: Some(frame.entry.seq),
                line: Some(frame.entry.line),
                doubts,
            }),
            ..Message::default()
        };
        match split.sender {
            Some(name) if chat.is_notice(name, split.text) || chat.opens(frame.entry.line, split.text) => {
                message.system = true;
                if Some(scan::trim(name)) == chat.name.as_deref() {
                    message.sender = None;
                }
                message.text = scan::trim(split.text).into();
            }
            Some(_) => {
                let path = |name: &str| chat.source.beside.get(name);
                content::fill(&mut message, split.text, path);
            }
            None => {
                message.system = true;
                message.text = scan::trim(split.text).into();
            }
        }
        Ok(message)
    }

    fn head(&self, frame: Frame<'_>) -> usize {
        header::read(frame.text.as_bytes()).map_or(0, |header| header.end)
    }

    fn survey(&self) -> &Survey {
        &self.survey
    }

    fn accounting(&self) -> Accounting {
        self.place.lock().unwrap_or_else(PoisonError::into_inner).accounting
    }
}

impl WhatsApp {
    /// Cuts one file into entries until the batch is full (`true`) or the file ends (`false`).
    fn frame(&self, place: &mut Place, framing: &mut Framing, batch: &mut Batch) -> Result<bool, ImportError> {
        let file = place.next - 1;
        let chat = &self.chats[file];
        let count = &mut place.accounting;
        let mut inside = false;
        loop {
            let line = framing.lines.next().map_err(|source| ImportError::reading(&self.path, source))?;
            let Some(line) = line else { return Ok(false) };
            let mut bytes = line.bytes;
            let too_long = line.cut || bytes.len() > self.longest;
            if chat.crlf {
                bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
            }
            let found = chat.line(bytes);
            if matches!(found, Line::Header(..)) && batch.is_full() {
                framing.lines.back();
                return Ok(true);
            }
            count.lines += 1;
            if let Line::Header(header, rank) = found {
                let back = std::mem::replace(&mut framing.rank, rank) > rank;
                let doubtful = back && chat.seems_quoted(&bytes[header.end..]);
                let start = batch.text.len();
                let (replaced, _) = append(&mut batch.text, bytes, bytes.len());
                count.replaced_bytes += replaced;
                count.headers += 1;
                place.entries += 1;
                (inside, framing.started) = (true, true);
                batch.entries.push(Entry {
                    bytes: start..batch.text.len(),
                    seq: place.entries,
                    line: framing.lines.count,
                    file: file as u32,
                    too_long,
                    doubts: if doubtful { Doubts::NONE.with(Doubt::HeaderInBody) } else { Doubts::NONE },
                });
            } else if framing.started {
                match found {
                    Line::Strange => count.orphans += 1,
                    _ => count.continuations += 1,
                }
                let Some(entry) = batch.entries.last_mut().filter(|_| inside) else { continue };
                let room = self.longest.saturating_sub(entry.bytes.len() + 1);
                entry.too_long |= too_long || entry.bytes.len() >= self.longest;
                if !entry.too_long {
                    batch.text.push('\n');
                    let (replaced, fits) = append(&mut batch.text, bytes, room);
                    count.replaced_bytes += replaced;
                    entry.bytes.end = batch.text.len();
                    entry.too_long = !fits;
                }
            } else {
                count.orphans += 1;
            }
        }
    }
}
