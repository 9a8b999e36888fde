//! Facts about the organisation, which conditions read: its zone, its contacts, the domains it trusts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::calendar::{Calendar, DAYS};
use super::lists;
use super::mistake::{Problem, nearest};
use super::scope;
use super::sheet::{Node, Table, Text};
use super::times;
use crate::detect::personal::phone::CALLING_CODES;
use crate::message::{ChannelKind, Doubt, Message};
use crate::registry::{Registry, Standing};
use crate::truth::Why;
use crate::words::Words;

/// Facts about the organisation, read by conditions only.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The zone in which local times are read and windows are judged.
    pub time_zone: Option<TimeZone>,
    /// The kind of channel a message is on if it does not say.
    pub default_channel: Option<ChannelKind<'static>>,
    /// Its weekend, its holidays, its exceptions.
    pub(crate) calendar: Calendar,
    /// The accounts that speak for it.
    pub(crate) registry: Option<Arc<Registry>>,
    lists: BTreeMap<String, Vec<String>>,
}

/// What a setting that tadqiq knows by name holds.
#[derive(Clone, Copy)]
enum Kind {
    Zone,
    Weekdays,
    Dates,
    Ramadan,
    Channel,
    Countries,
    Hosts,
    Contacts,
    Accounts,
    Registry,
    Names,
}

/// The settings with a meaning of their own, or read by shipped rules. A policy may add lists of its own, if one of
/// its conditions reads them.
const KNOWN: [(&str, Kind); 15] = [
    ("accounts", Kind::Registry),
    ("approving-authorities", Kind::Names),
    ("closed-days", Kind::Dates),
    ("countries", Kind::Countries),
    ("default-channel", Kind::Channel),
    ("half-days", Kind::Weekdays),
    ("holidays", Kind::Dates),
    ("office-names", Kind::Names),
    ("official-contacts", Kind::Contacts),
    ("open-days", Kind::Dates),
    ("ramadan", Kind::Ramadan),
    ("registered-accounts", Kind::Accounts),
    ("time-zone", Kind::Zone),
    ("trusted-domains", Kind::Hosts),
    ("weekend", Kind::Weekdays),
];

/// The names of the settings that tadqiq knows.
pub(super) fn known<'n>() -> impl Iterator<Item = &'n str> + Clone {
    KNOWN.iter().map(|(name, _)| *name)
}

/// What may stand under a setting: one text or a list, of certain words only or of any.
pub(super) enum Entries {
    One(Option<Vec<&'static str>>),
    List(Option<Vec<&'static str>>),
    /// Days and stretches of days, of one year if `once`.
    Dates {
        once: bool,
    },
}

/// The settings that tadqiq knows, with what may stand in each and what it means.
pub(super) fn described() -> impl Iterator<Item = (&'static str, Entries, Words)> {
    KNOWN.into_iter().map(|(name, kind)| match kind {
        Kind::Zone => (name, Entries::One(None), ZONE),
        Kind::Channel => (name, Entries::One(Some(ChannelKind::names().collect())), CHANNEL),
        Kind::Countries => {
            let countries = CALLING_CODES.iter().map(|(country, _)| *country).collect();
            (name, Entries::List(Some(countries)), COUNTRIES)
        }
        Kind::Registry => (name, Entries::One(None), REGISTRY),
        Kind::Weekdays => (name, Entries::List(Some(DAYS[..7].to_vec())), WEEKDAYS),
        Kind::Dates => (name, Entries::Dates { once: false }, DATES),
        Kind::Ramadan => (name, Entries::Dates { once: true }, ANNOUNCED),
        Kind::Hosts => (name, Entries::List(None), HOST),
        Kind::Contacts => (name, Entries::List(None), CONTACT),
        Kind::Accounts => (name, Entries::List(None), ACCOUNT),
        Kind::Names => (name, Entries::List(None), NAME),
    })
}

/// The settings written in one file, and where each list of the policy's own stands.
#[derive(Default)]
pub(super) struct Written {
    pub(super) settings: Settings,
    pub(super) own_lists: Vec<(String, Range<usize>)>,
    /// The file of the registry of accounts.
    pub(super) registry: Option<Text>,
    /// Where the default channel stands.
    pub(super) channel_at: Option<Range<usize>>,
}

impl Settings {
    /// The entries of a list setting, as written; empty if it is not set.
    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of the lists that are set.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// The countries whose phone numbers may be listed in their local form; Saudi Arabia unless the policy says other.
    pub(crate) fn countries(&self) -> &[String] {
        static DEFAULT: std::sync::LazyLock<[String; 1]> = std::sync::LazyLock::new(|| ["sa".to_owned()]);
        self.lists.get("countries").map_or(DEFAULT.as_slice(), Vec::as_slice)
    }

    /// What the registry says of the account `handle`, from which `message` comes, on the day of sending.
    pub(crate) fn standing(&self, message: &Message<'_>, handle: &str) -> Result<Standing, Why> {
        let registry = self.registry.as_ref().filter(|_| !handle.is_empty()).ok_or(Why::NoSender)?;
        let on = self.day(message);
        registry.standing(platform(message), handle, on).ok_or(match message.sent_at {
            Some(_) => Why::DateOrderAssumed,
            None => Why::NoTime,
        })
    }

    /// Who answers, by the registry, for the account that `message` comes from.
    pub fn responsible(&self, message: &Message<'_>) -> Option<&str> {
        let handle = message.sender.as_ref()?.handle.as_deref()?;
        self.registry.as_ref()?.responsible(platform(message), handle, self.day(message))
    }

    /// The day of sending, if it is certain.
    fn day(&self, message: &Message<'_>) -> Option<Date> {
        let sent_at = message.sent_at.filter(|_| !message.has_doubt(Doubt::DateOrderAssumed))?;
        Some(sent_at.on_the_clock(self.time_zone.as_ref()).date())
    }

    /// Takes over what `own` sets; a list replaces the list of the same name.
    pub(super) fn overlay(&mut self, own: &Settings) {
        if own.time_zone.is_some() {
            self.time_zone.clone_from(&own.time_zone);
        }
        if own.default_channel.is_some() {
            self.default_channel.clone_from(&own.default_channel);
        }
        self.calendar.overlay(&own.calendar);
        if own.registry.is_some() {
            self.registry.clone_from(&own.registry);
        }
        self.lists.extend(own.lists.clone());
    }
}

/// Reads the table `[setting]`.
pub(super) fn read(table: &Table<'_, '_>) -> Written {
    let mut written = Written::default();
    for (key, node) in table.entries() {
        let Some((_, kind)) = KNOWN.iter().find(|(name, _)| *name == key.value) else {
            // Whether a condition reads it is only known once all rules are.
            written.own_lists.push((key.value.clone(), key.span));
            let texts = node.texts().unwrap_or_default();
            written.settings.lists.insert(key.value, texts.into_iter().map(|text| text.value).collect());
            continue;
        };
        match kind {
            Kind::Zone => written.settings.time_zone = zone(&node),
            Kind::Channel => {
                written.settings.default_channel = read_channel(&node);
                written.channel_at = Some(node.span);
            }
            Kind::Registry => written.registry = node.text(),
            Kind::Weekdays | Kind::Dates | Kind::Ramadan => days(&mut written.settings.calendar, &key.value, &node),
            _ => {
                written.settings.lists.insert(key.value, entries(&node, *kind));
            }
        }
    }
    written
}

/// Reads one setting of the calendar.
fn days(calendar: &mut Calendar, key: &str, node: &Node<'_, '_>) {
    match key {
        "weekend" => calendar.weekend = times::weekdays(node),
        "half-days" => calendar.half_days = times::weekdays(node),
        "holidays" => calendar.holidays = times::stretches(node, false),
        "closed-days" => calendar.closed = times::stretches(node, false),
        "open-days" => calendar.open = times::stretches(node, false),
        _ => calendar.ramadan = times::stretches(node, true),
    }
}

/// The platform that a message is on.
fn platform<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    Some(message.channel.as_ref()?.kind.as_ref()?.name())
}

/// The kind of channel that `node` names.
pub(super) fn read_channel(node: &Node<'_, '_>) -> Option<ChannelKind<'static>> {
    let text = node.text()?;
    let kind = scope::channel(&text.value);
    if kind.is_none() {
        node.sheet.report(text.span, Problem::unknown_word(&text.value, ChannelKind::names()));
    }
    kind
}

fn zone(node: &Node<'_, '_>) -> Option<TimeZone> {
    let text = node.text()?;
    // The zones that are part of the program, so that a verdict does not depend on the machine.
    let zone = TimeZoneDatabase::bundled().get(&text.value).ok();
    if zone.is_none() {
        let known: Vec<_> = TimeZoneDatabase::bundled().available().map(|zone| zone.to_string()).collect();
        let near = nearest(&text.value, known.iter().map(String::as_str));
        node.sheet.report(text.span, Problem::UnknownZone { name: text.value, near });
    }
    zone
}

/// The entries of a list setting. It may be empty: that says that there is none.
fn entries(node: &Node<'_, '_>, kind: Kind) -> Vec<String> {
    let mut entries = Vec::new();
    for text in node.list().unwrap_or_default().iter().filter_map(Node::text) {
        if matches!(kind, Kind::Countries) && !CALLING_CODES.iter().any(|(name, _)| *name == text.value) {
            let known = CALLING_CODES.iter().map(|(name, _)| *name);
            node.sheet.report(text.span, Problem::unknown_word(&text.value, known));
            continue;
        }
        let wanted = match kind {
            Kind::Hosts if lists::host(&text.value).is_none() => HOST,
            Kind::Contacts if lists::email(&text.value).is_none() && !lists::is_phone(&text.value) => CONTACT,
            Kind::Accounts if lists::handle(&text.value).is_empty() || text.value.contains([' ', '/']) => ACCOUNT,
            Kind::Names if !text.value.chars().any(char::is_alphanumeric) => NAME,
            _ => {
                entries.push(text.value);
                continue;
            }
        };
        node.sheet.report(text.span, Problem::BadEntry { wanted });
    }
    entries
}

/// What a host entry must look like.
pub(super) const HOST: Words = Words::new(
    "نطاق وحده مثل moe.gov.sa من غير https:// ولا مسار ولا نجمة؛ وهو يشمل ما تحته",
    "a host alone, such as moe.gov.sa, without https://, path or star; it covers its subdomains",
);
/// What an entry of contacts must look like.
const CONTACT: Words = Words::new(
    "رقم هاتف مثل ‎+966138000000 أو عنوان بريد أو ‎@نطاق",
    "a phone number such as +966138000000, an e-mail address, or @domain",
);
/// What a phone entry must look like.
pub(super) const PHONE: Words = Words::new("رقم هاتف مثل ‎+966138000000", "a phone number such as +966138000000");
/// What an account entry must look like.
pub(super) const ACCOUNT: Words = Words::new("اسم حساب مثل ‎@MOE_KHB", "a handle such as @MOE_KHB");
/// What a name must look like.
pub(super) const NAME: Words = Words::new("اسم فيه حروف", "a name with letters in it");
/// What the zone is for.
const ZONE: Words = Words::new(
    "المنطقة الزمنية التي تُحسب بها الأوقات، مثل Asia/Riyadh",
    "the zone in which hours are judged and times without a zone are read, such as Asia/Riyadh",
);
/// What the channel is for.
const CHANNEL: Words = Words::new("قناة الرسالة التي لا تُذكر قناتها", "the channel of a message that names none");
/// What the registry is for.
const REGISTRY: Words = Words::new(
    "ملف سجل الحسابات الرسمية (‎.csv أو ‎.toml) ومن المسؤول عن كل حساب",
    "the file with the registry of official accounts (.csv or .toml) and who answers for each",
);
/// What days of the week are for.
const WEEKDAYS: Words = Words::new("أيام من الأسبوع؛ وقد تخلو القائمة", "days of the week; the list may be empty");
/// What dates are for.
const DATES: Words = Words::new(
    "أيام مثل 09-23 أو 2026-09-24، أو عدة أيام مثل { hijri = \"10-01\", days = 4 }",
    "days such as 09-23 or 2026-09-24, or several such as { hijri = \"10-01\", days = 4 }",
);
/// What the announced Ramadans are for.
const ANNOUNCED: Words = Words::new(
    "أوائل رمضان كما أُعلنت حيث تخالف تقويم أم القرى، مثل { date = \"2026-02-18\", days = 30 }",
    "Ramadans as announced, where they differ from the Umm al-Qura calendar, such as { date = \"2026-02-18\", days = 30 }",
);
/// What the countries are for.
const COUNTRIES: Words = Words::new(
    "بلدان قد تُكتب أرقام هواتفها هنا بصيغتها المحلية",
    "countries whose phone numbers may stand here in local form",
);
