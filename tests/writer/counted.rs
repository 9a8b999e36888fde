//! An invented chat of any size as one kind of phone exports it, with the exact count of everything in it.

use std::io::{self, Write};

use jiff::ToSpan as _;
use jiff::civil::datetime;
use tadqiq::message::{Attachment, AttachmentKind, Message, Sender, SentAt};

use crate::chat::Chat;
use crate::writer::{App, Locale, Phone};

/// What an export holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) bytes: u64,
    pub(crate) lines: u64,
    /// Messages of people.
    pub(crate) messages: u64,
    /// Lines of the app itself.
    pub(crate) system: u64,
    /// Messages with something attached or left out.
    pub(crate) media: u64,
    /// Messages whose text goes over several lines.
    pub(crate) multi_line: u64,
    pub(crate) deleted: u64,
    pub(crate) edited: u64,
}

/// The five kinds of export that are measured.
pub(crate) const PHONES: [(&str, Phone); 5] = [
    ("android-ar-indic", Phone { app: App::Android, locale: Locale::Ar, arabic_digits: true }),
    ("android-ar", Phone { app: App::Android, locale: Locale::Ar, arabic_digits: false }),
    ("ios-ar", Phone { app: App::Ios, locale: Locale::Ar, arabic_digits: false }),
    ("android-en", Phone { app: App::Android, locale: Locale::En, arabic_digits: false }),
    ("ios-en", Phone { app: App::Ios, locale: Locale::En, arabic_digits: false }),
];

const GROUP: &str = "فريق المتابعة";

/// Writes at least `bytes` bytes, and shows each entry as it should be read back.
pub(crate) fn write(
    out: &mut impl Write,
    phone: Phone,
    seed: u64,
    bytes: u64,
    mut each: impl FnMut(&Message<'static>),
) -> io::Result<Counts> {
    let mut chat = Chat::new(seed);
    let mut counts = Counts::default();
    let mut line = String::new();
    let first = datetime(2020, 1, 1, 7, 5, 0, 0);
    for index in 0.. {
        if counts.bytes >= bytes {
            break;
        }
        let entry = chat.entry();
        // Offices write from seven to nine. A long chat starts the calendar again.
        let (day, minute) = ((entry.minutes / 830 % 3650) as i64, (entry.minutes % 830) as i64);
        let at = first.checked_add(day.days().minutes(minute)).map_err(io::Error::other)?;
        let mut message = Message { sent_at: Some(SentAt::Local(at)), ..Message::default() };
        line.clear();
        if index == 0 || entry.system {
            message.system = true;
            message.text = notice(phone, index, entry.sender).into();
            phone.notice(&mut line, at, GROUP, &message.text);
            counts.system += 1;
        } else {
            message.sender = Some(sender(entry.sender));
            message.text = entry.text.into();
            decorate(&mut message, phone, index);
            phone.message(&mut line, at, index, &message);
            counts.messages += 1;
            counts.media += u64::from(!message.attachments.is_empty());
            counts.multi_line += u64::from(message.text.contains('\n'));
            counts.deleted += u64::from(message.deleted);
            counts.edited += u64::from(message.edited == Some(true));
        }
        counts.bytes += line.len() as u64;
        counts.lines += line.bytes().filter(|byte| *byte == b'\n').count() as u64;
        out.write_all(line.as_bytes())?;
        each(&message);
    }
    Ok(counts)
}

fn sender(name: &'static str) -> Sender<'static> {
    match name.starts_with('+') {
        true => Sender { phone: Some(name.into()), saved: Some(false), ..Sender::default() },
        false => Sender { name: Some(name.into()), ..Sender::default() },
    }
}

fn notice(phone: Phone, index: usize, who: &str) -> String {
    match (phone.locale, index % 3) {
        _ if index == 0 => match phone.locale {
            Locale::Ar => "الرسائل والمكالمات مشفرة تمامًا بين الطرفين.".to_owned(),
            Locale::En => "Messages and calls are end-to-end encrypted.".to_owned(),
        },
        (Locale::Ar, 0) => format!("غادر {who}"),
        (Locale::Ar, 1) => format!("أضاف {who} عضوًا جديدًا"),
        (Locale::Ar, _) => format!("غيّر {who} وصف المجموعة"),
        (Locale::En, 0) => format!("{who} left"),
        (Locale::En, 1) => format!("{who} added you"),
        (Locale::En, _) => format!("{who} changed the group description"),
    }
}

/// Some messages have a file, some are without one that was sent, some were edited or taken back.
fn decorate(message: &mut Message<'_>, phone: Phone, index: usize) {
    let kind = match index % 50 {
        3 | 4 => AttachmentKind::Image,
        7 => AttachmentKind::Document,
        11 => AttachmentKind::Audio,
        // Android does not say what was left out.
        17 | 18 if phone.app == App::Android => AttachmentKind::Unknown,
        23 => return message.edited = Some(true),
        29 => {
            message.deleted = true;
            return message.text = "".into();
        }
        _ => return,
    };
    if index.is_multiple_of(2) {
        message.text = "".into();
    }
    let extension = match kind {
        AttachmentKind::Image => "jpg",
        AttachmentKind::Document => "pdf",
        AttachmentKind::Audio => "opus",
        _ => "",
    };
    let name = (!extension.is_empty()).then(|| format!("FILE-{index}.{extension}").into());
    message.attachments.push(Attachment { kind, name, media_type: None, path: None });
}
