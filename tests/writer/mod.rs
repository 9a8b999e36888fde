//! Writes messages as a WhatsApp export, the way phones of each kind do.
//!
//! Shared by `examples/write_export.rs` and the tests, so that what is demonstrated is what is tested.

use std::io::{self, Write};

use jiff::civil::DateTime;
use tadqiq::message::{Attachment, AttachmentKind, Message, SentAt};

pub(crate) mod files;

/// The system of a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum App {
    Android,
    Ios,
}

/// The language of a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Locale {
    Ar,
    En,
}

/// How one phone writes its exports.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phone {
    pub(crate) app: App,
    pub(crate) locale: Locale,
    /// Arabic-Indic digits in headers.
    pub(crate) arabic_digits: bool,
}

impl Phone {
    /// The name of the text inside the archive.
    pub(crate) fn chat_file(self, group: &str) -> String {
        match (self.app, self.locale) {
            (App::Ios, _) => "_chat.txt".to_owned(),
            (App::Android, Locale::En) => format!("WhatsApp Chat with {group}.txt"),
            (App::Android, Locale::Ar) => format!("محادثة واتساب مع {group}.txt"),
        }
    }

    /// The whole text of an export.
    pub(crate) fn chat(self, group: &str, messages: &[Message<'_>]) -> String {
        let mut out = String::new();
        let first = messages.iter().find_map(local);
        // A chat that was written down with the app's own opening line keeps it.
        let opened = messages.first().is_some_and(|message| message.system);
        if let Some(at) = first.filter(|_| !opened) {
            let notice = match self.locale {
                Locale::Ar => {
                    "الرسائل والمكالمات مشفرة تمامًا بين الطرفين، بحيث لا يستطيع أحد خارج هذه الدردشة، ولا حتى شركة واتساب نفسها، قراءتها أو الاستماع إليها."
                }
                Locale::En => {
                    "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more."
                }
            };
            self.notice(&mut out, at, group, notice);
        }
        for (index, message) in messages.iter().enumerate() {
            let Some(at) = local(message).or(first) else { continue };
            if message.system {
                self.notice(&mut out, at, group, &message.text);
            } else {
                self.message(&mut out, at, index, message);
            }
        }
        out
    }

    /// One message of a person; `index` numbers its file.
    pub(crate) fn message(self, out: &mut String, at: DateTime, index: usize, message: &Message<'_>) {
        let body = self.body(index, message);
        self.header(out, at, body.starts_with(self.mark()));
        *out += &format!("{}: {body}\n", self.sender(message));
    }

    fn mark(self) -> &'static str {
        match self.locale {
            Locale::Ar => "\u{200F}",
            Locale::En => "\u{200E}",
        }
    }

    /// One line of the app itself.
    pub(crate) fn notice(self, out: &mut String, at: DateTime, group: &str, words: &str) {
        self.header(out, at, true);
        if self.app == App::Ios {
            *out += &format!("{group}: ");
        }
        if self.app == App::Ios || self.locale == Locale::Ar {
            *out += self.mark();
        }
        *out += words;
        out.push('\n');
    }

    fn header(self, out: &mut String, at: DateTime, marked: bool) {
        let rlm = "\u{200F}";
        let (day, month, year) = (at.day(), at.month(), at.year());
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        let short_hour = (hour + 11) % 12 + 1;
        let header = match (self.app, self.locale) {
            (App::Android, Locale::Ar) => {
                let half = if hour < 12 { "ص" } else { "م" };
                format!("{day}{rlm}/{month}{rlm}/{year}، {short_hour}:{minute:02}\u{A0}{half} - ")
            }
            (App::Ios, Locale::Ar) => {
                let half = if hour < 12 { "ص" } else { "م" };
                let lead = if marked { rlm } else { "" };
                format!("{lead}[{rlm}{day}{rlm}/{month}{rlm}/{year}، {short_hour}:{minute:02}:{second:02} {half}] ")
            }
            (App::Android, Locale::En) => format!("{day:02}/{month:02}/{year}, {hour:02}:{minute:02} - "),
            (App::Ios, Locale::En) => {
                let half = if hour < 12 { "AM" } else { "PM" };
                let lead = if marked { "\u{200E}" } else { "" };
                format!("{lead}[{month}/{day}/{:02}, {short_hour}:{minute:02}:{second:02}\u{202F}{half}] ", year % 100)
            }
        };
        let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
        match self.arabic_digits {
            true => out.extend(header.chars().map(digit)),
            false => *out += &header,
        }
    }

    fn sender(self, message: &Message<'_>) -> String {
        let Some(sender) = &message.sender else { return "Sara".to_owned() };
        match (&sender.name, &sender.phone) {
            (Some(name), _) if sender.saved == Some(false) => format!("~\u{202F}{name}"),
            (Some(name), _) => name.to_string(),
            (None, Some(phone)) => format!("\u{202A}{phone}\u{202C}"),
            (None, None) => "Sara".to_owned(),
        }
    }

    fn body(self, index: usize, message: &Message<'_>) -> String {
        let mark = self.mark();
        if message.deleted {
            let words = match self.locale {
                Locale::Ar => "تم حذف هذه الرسالة.",
                Locale::En => "This message was deleted.",
            };
            return if self.app == App::Ios { format!("{mark}{words}") } else { words.to_owned() };
        }
        let mut body = match message.attachments.first().filter(|attachment| is_file(attachment)) {
            Some(attachment) => self.attached(index, attachment, &message.text),
            None => message.text.to_string(),
        };
        if message.edited == Some(true) {
            let words = match self.locale {
                Locale::Ar => "<تم تعديل هذه الرسالة>",
                Locale::En => "<This message was edited>",
            };
            body += &format!(" {mark}{words}");
        }
        body
    }

    fn attached(self, index: usize, attachment: &Attachment<'_>, caption: &str) -> String {
        let mark = self.mark();
        let Some(name) = file_name(index, attachment) else {
            let words = match (self.app, self.locale, &attachment.kind) {
                (App::Android, Locale::Ar, _) => "<تم استبعاد الوسائط>",
                (App::Android, Locale::En, _) => "<Media omitted>",
                (App::Ios, Locale::Ar, AttachmentKind::Video) => "لم يتم إدراج الفيديوهات",
                (App::Ios, Locale::En, AttachmentKind::Video) => "video omitted",
                (App::Ios, Locale::Ar, AttachmentKind::Audio) => "لم يتم إدراج المقاطع الصوتية",
                (App::Ios, Locale::En, AttachmentKind::Audio) => "audio omitted",
                (App::Ios, Locale::Ar, AttachmentKind::Sticker) => "تم حذف الملصقات",
                (App::Ios, Locale::En, AttachmentKind::Sticker) => "sticker omitted",
                (App::Ios, Locale::Ar, _) => "لم يتم إدراج الصورة",
                (App::Ios, Locale::En, _) => "image omitted",
            };
            let mark = if self.app == App::Ios { mark } else { "" };
            return with_caption(format!("{mark}{words}"), caption);
        };
        with_caption(
            match (self.app, self.locale) {
                (App::Android, Locale::Ar) => format!("{mark}{name} (الملف مرفق)"),
                (App::Android, Locale::En) => format!("{mark}{name} (file attached)"),
                (App::Ios, Locale::Ar) => format!("{mark}<المُرفق: {name}>"),
                (App::Ios, Locale::En) => format!("{mark}<attached: {name}>"),
            },
            caption,
        )
    }

    /// Writes the export as a zip archive that is the same, byte for byte, every time.
    pub(crate) fn zip(self, group: &str, messages: &[Message<'_>], out: impl Write + io::Seek) -> io::Result<()> {
        let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        let mut archive = zip::ZipWriter::new(out);
        archive.start_file(self.chat_file(group), options)?;
        archive.write_all(self.chat(group, messages).as_bytes())?;
        let mut written = std::collections::HashSet::new();
        for (index, message) in messages.iter().enumerate().filter(|(_, message)| !message.deleted && !message.system) {
            let Some(attachment) = message.attachments.first() else { continue };
            let Some(name) = file_name(index, attachment) else { continue };
            if written.insert(name.clone()) {
                archive.start_file(&*name, options)?;
                archive.write_all(&files::content(&name)?)?;
            }
        }
        archive.finish()?;
        Ok(())
    }
}

fn with_caption(line: String, caption: &str) -> String {
    if caption.is_empty() { line } else { format!("{line}\n{caption}") }
}

/// Whether an export writes this attachment as a file; a place and a poll are text.
fn is_file(attachment: &Attachment<'_>) -> bool {
    !matches!(attachment.kind, AttachmentKind::Location | AttachmentKind::Poll)
}

/// The name a phone gives the file; `None` if it is left out of the export.
fn file_name(index: usize, attachment: &Attachment<'_>) -> Option<String> {
    let stem = |short: &str, extension: &str| format!("{short}-20260410-WA{index:04}.{extension}");
    let given = attachment.name.as_deref().filter(|name| !name.contains(['/', '\\']));
    Some(match (&attachment.kind, given) {
        (AttachmentKind::Unknown | AttachmentKind::Location | AttachmentKind::Poll, _) => return None,
        (_, Some(name)) => name.to_owned(),
        (AttachmentKind::Image, _) => stem("IMG", "jpg"),
        (AttachmentKind::Video, _) => stem("VID", "mp4"),
        (AttachmentKind::Audio, _) => stem("PTT", "opus"),
        (AttachmentKind::Sticker, _) => stem("STK", "webp"),
        (AttachmentKind::Gif, _) => stem("VID", "gif"),
        (AttachmentKind::Contact, _) => stem("CON", "vcf"),
        _ => stem("DOC", "pdf"),
    })
}

fn local(message: &Message<'_>) -> Option<DateTime> {
    Some(match message.sent_at? {
        SentAt::Local(at) => at,
        SentAt::Instant(at, offset) => offset.to_datetime(at),
    })
}
