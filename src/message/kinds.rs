//! The names of kinds, and what a bare string means where an object is usual.

use std::borrow::Cow;

use super::{AttachmentKind, Channel, ChannelKind, Sender};

/// The kinds of channel, by the name that JSON and policies use, and the other names people give them: letters and
/// digits only, in lower case, with bare alefs.
const KINDS: [(&str, &[&str]); 9] = [
    (
        "whatsapp",
        &["wa", "whatsappgroup", "whatsappbusiness", "واتساب", "واتس", "واتسب", "واتساباعمال", "الواتساب", "الواتس"],
    ),
    ("x", &["twitter", "xcom", "xtwitter", "تويتر", "اكس", "منصةاكس", "منصةx"]),
    ("telegram", &["tg", "تيليجرام", "تلجرام", "تليجرام", "تيلجرام", "تلغرام", "تيليغرام", "تليغرام"]),
    ("sms", &["textmessage", "textmessages", "رسالةنصية", "رسائلنصية", "الرسائلالنصية"]),
    ("email", &["mail", "بريد", "البريد", "ايميل", "الايميل", "بريدالكتروني", "البريدالالكتروني"]),
    ("slack", &["سلاك"]),
    ("teams", &["msteams", "microsoftteams", "تيمز", "مايكروسوفتتيمز"]),
    ("discord", &["ديسكورد"]),
    ("matrix", &["ماتريكس"]),
];

/// No usual name is longer, in bytes.
const LONGEST: usize = 64;

/// Letters and digits in lower case, with bare alefs.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect()
}

impl<'a> ChannelKind<'a> {
    /// The name that JSON and policies use.
    pub fn name(&self) -> &str {
        match self {
            ChannelKind::WhatsApp => "whatsapp",
            ChannelKind::X => "x",
            ChannelKind::Telegram => "telegram",
            ChannelKind::Sms => "sms",
            ChannelKind::Email => "email",
            ChannelKind::Slack => "slack",
            ChannelKind::Teams => "teams",
            ChannelKind::Discord => "discord",
            ChannelKind::Matrix => "matrix",
            ChannelKind::Other(name) => name,
        }
    }

    /// The kind with this name, or another usual name in Arabic or English, in any case; one that tadqiq does not know
    /// is kept, and no rule for certain channels concerns it. [`ChannelKind::known`] tells the two apart.
    pub fn from_name(name: Cow<'a, str>) -> ChannelKind<'a> {
        match ChannelKind::known(&name) {
            Some("whatsapp") => ChannelKind::WhatsApp,
            Some("x") => ChannelKind::X,
            Some("telegram") => ChannelKind::Telegram,
            Some("sms") => ChannelKind::Sms,
            Some("email") => ChannelKind::Email,
            Some("slack") => ChannelKind::Slack,
            Some("teams") => ChannelKind::Teams,
            Some("discord") => ChannelKind::Discord,
            Some("matrix") => ChannelKind::Matrix,
            _ => ChannelKind::Other(name),
        }
    }

    /// The names that policies use for the kinds that tadqiq knows.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        KINDS.iter().map(|(kind, _)| *kind)
    }

    /// The known kind that a name which means none is one slip away from: `whatsapp` for `watsapp`. Short names are
    /// passed over, since most words are one slip away from them.
    pub fn resembling(name: &str) -> Option<&'static str> {
        let several_words = name.trim().contains(char::is_whitespace);
        if ChannelKind::known(name).is_some() || several_words || name.len() > LONGEST {
            return None;
        }
        let name = plain(name);
        let near = |other: &str| other.chars().count() >= 5 && strsim::damerau_levenshtein(&name, other) == 1;
        KINDS.iter().find(|(kind, others)| near(kind) || others.iter().any(|other| near(other))).map(|(kind, _)| *kind)
    }

    /// The name that policies use for the kind that `name` means: `x` for `Twitter`, `whatsapp` for `واتساب`.
    pub fn known(name: &str) -> Option<&'static str> {
        if let Some((kind, _)) = KINDS.iter().find(|(kind, _)| *kind == name) {
            return Some(kind);
        }
        // A group's name need not be copied to be told from one.
        if name.len() > LONGEST {
            return None;
        }
        let name = plain(name);
        KINDS.iter().find(|(kind, others)| *kind == name || others.contains(&name.as_str())).map(|(kind, _)| *kind)
    }
}

impl<'a> AttachmentKind<'a> {
    /// The name that JSON and policies use.
    pub fn name(&self) -> &str {
        match self {
            AttachmentKind::Image => "image",
            AttachmentKind::Video => "video",
            AttachmentKind::Audio => "audio",
            AttachmentKind::Document => "document",
            AttachmentKind::Sticker => "sticker",
            AttachmentKind::Gif => "gif",
            AttachmentKind::Contact => "contact",
            AttachmentKind::Location => "location",
            AttachmentKind::Poll => "poll",
            AttachmentKind::Unknown => "unknown",
            AttachmentKind::Other(name) => name,
        }
    }

    /// The kind with this name; one that tadqiq does not know is kept.
    pub fn from_name(name: Cow<'a, str>) -> AttachmentKind<'a> {
        match &*name {
            "image" => AttachmentKind::Image,
            "video" => AttachmentKind::Video,
            "audio" => AttachmentKind::Audio,
            "document" => AttachmentKind::Document,
            "sticker" => AttachmentKind::Sticker,
            "gif" => AttachmentKind::Gif,
            "contact" => AttachmentKind::Contact,
            "location" => AttachmentKind::Location,
            "poll" => AttachmentKind::Poll,
            "unknown" => AttachmentKind::Unknown,
            _ => AttachmentKind::Other(name),
        }
    }
}

impl<'a> Channel<'a> {
    /// What a bare string says of a channel: its kind if that is known, else its name.
    pub fn from_text(text: Cow<'a, str>) -> Channel<'a> {
        match ChannelKind::from_name(text) {
            ChannelKind::Other(name) => Channel { kind: None, name: Some(name) },
            kind => Channel { kind: Some(kind), name: None },
        }
    }
}

impl<'a> Sender<'a> {
    /// What a bare string says of a sender: a phone number, a handle with its `@`, else a name.
    pub fn from_text(text: Cow<'a, str>) -> Sender<'a> {
        let mut chars = text.chars();
        let first = chars.next();
        let digit = |c: char| matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
        match first {
            Some('+') if chars.any(digit) => Sender { phone: Some(text), ..Sender::default() },
            Some(c) if digit(c) && chars.all(digit) => Sender { phone: Some(text), ..Sender::default() },
            Some('@') => Sender { handle: Some(text), ..Sender::default() },
            _ => Sender { name: Some(text), ..Sender::default() },
        }
    }
}
