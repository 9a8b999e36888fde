//! The conditions of a rule in words, from how its policy writes them.

use fluent_bundle::FluentValue;
use serde_json::{Map, Value as Json};

use crate::detect::{self, Detector};
use crate::policy::{Brought, BroughtKind, Settings, Traced};
use crate::report::inert::isolate;
use crate::report::phrases::Phrases;
use crate::text;
use crate::words::Words;

/// The kinds of channel, as people call them.
static CHANNELS: [(&str, Words); 9] = [
    ("whatsapp", Words::new("واتساب", "WhatsApp")),
    ("x", Words::new("إكس", "X")),
    ("telegram", Words::new("تيليجرام", "Telegram")),
    ("sms", Words::new("الرسائل النصية", "text messages (SMS)")),
    ("email", Words::new("البريد الإلكتروني", "e-mail")),
    ("slack", Words::new("سلاك", "Slack")),
    ("teams", Words::new("تيمز", "Teams")),
    ("discord", Words::new("ديسكورد", "Discord")),
    ("matrix", Words::new("ماتريكس", "Matrix")),
];

/// The fields of a message that an exemption asks about.
const MESSAGE_FIELDS: [(&str, &str); 6] = [
    ("account", "field-account"),
    ("channel-name", "field-channel-name"),
    ("sender-name", "field-sender-name"),
    ("sender-phone", "field-sender-phone"),
    ("sender-role", "field-sender-role"),
    ("sent-at", "field-sent-at"),
];

/// Those that are so or not so: the sentence for each.
const MESSAGE_FLAGS: [(&str, &str, &str); 4] = [
    ("approval", "flag-approval", "flag-no-approval"),
    ("forwarded", "flag-forwarded", "flag-not-forwarded"),
    ("reply", "flag-reply", "flag-no-reply"),
    ("reshare", "flag-reshare", "flag-no-reshare"),
];

/// The settings that tadqiq knows.
const SETTINGS: [(&str, &str); 14] = [
    ("approving-authorities", "setting-approving-authorities"),
    ("closed-days", "setting-closed-days"),
    ("half-days", "setting-half-days"),
    ("holidays", "setting-holidays"),
    ("open-days", "setting-open-days"),
    ("ramadan", "setting-ramadan"),
    ("weekend", "setting-weekend"),
    ("countries", "setting-countries"),
    ("default-channel", "setting-default-channel"),
    ("office-names", "setting-office-names"),
    ("official-contacts", "setting-official-contacts"),
    ("registered-accounts", "setting-registered-accounts"),
    ("time-zone", "setting-time-zone"),
    ("trusted-domains", "setting-trusted-domains"),
];

/// How an account can stand in the registry.
const STANDINGS: [(&str, &str); 5] = [
    ("registered", "standing-registered"),
    ("missing", "standing-missing"),
    ("no-responsible", "standing-no-responsible"),
    ("expired", "standing-expired"),
    ("not-yet", "standing-not-yet"),
];

const DAYS: [(&str, &str); 11] = [
    ("sun", "day-sun"),
    ("mon", "day-mon"),
    ("tue", "day-tue"),
    ("wed", "day-wed"),
    ("thu", "day-thu"),
    ("fri", "day-fri"),
    ("sat", "day-sat"),
    ("workdays", "day-workdays"),
    ("half-days", "day-half-days"),
    ("weekend", "day-weekend"),
    ("holidays", "day-holidays"),
];

/// The most words of a list that are named in a sentence.
const MOST_WORDS: usize = 6;

/// Speaks about conditions.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'p> {
    pub(super) phrases: &'p Phrases,
    /// Where the entries of the policy's own lists are looked up; without it a list goes by its name.
    pub(super) settings: Option<&'p Settings>,
    /// What the policy brings, so that a detector of its own goes by what it looks for; without it by its id.
    pub(super) own: &'p [Brought<'p>],
}

/// A kind of channel as people call it.
pub(super) fn channel(phrases: &Phrases, name: &str) -> String {
    let known = CHANNELS.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| isolate(name), |(_, words)| words.get(phrases.lang()).to_owned())
}

/// A setting as people call it; a list of the policy's own by its name.
pub(super) fn setting(phrases: &Phrases, name: &str) -> String {
    named(phrases, &SETTINGS, name).unwrap_or_else(|| isolate(name))
}

impl Speaker<'_> {
    /// What a rule asks of a finding: `when`, one sentence for each condition.
    pub(super) fn when(&self, traced: &Traced<'_>) -> Vec<String> {
        let Some(Json::Object(when)) = traced.keys.get("when") else { return Vec::new() };
        let detectors: Vec<_> = traced.rule.detectors().filter_map(detect::by_id).map(|(_, found)| found).collect();
        when.iter().flat_map(|(name, asked)| self.condition(name, asked, detectors.first().copied())).collect()
    }

    /// The topics that a rule is about.
    pub(super) fn topics(&self, traced: &Traced<'_>) -> Option<String> {
        let asked = traced.keys.get("when")?.get("topic")?;
        let asked = asked.get("one-of").unwrap_or(asked);
        let detector = traced.rule.detectors().find_map(detect::by_id).map(|(_, found)| found);
        (asked.is_array() || asked.is_string()).then(|| self.list(asked, detector))
    }

    /// What excuses it: `unless`, one sentence for each exemption.
    pub(super) fn unless(&self, traced: &Traced<'_>) -> Vec<String> {
        let Some(Json::Array(all)) = traced.keys.get("unless") else { return Vec::new() };
        all.iter().filter_map(Json::as_object).map(|exemption| self.facts(exemption)).collect()
    }

    /// The facts of one exemption, which must all hold.
    fn facts(&self, exemption: &Map<String, Json>) -> String {
        let detector = exemption.get("detect").and_then(Json::as_str).and_then(detect::by_id).map(|(_, found)| found);
        let mut told = Vec::new();
        let fields = exemption.iter().filter(|(name, _)| !matches!(name.as_str(), "detect" | "at-least"));
        for (name, asked) in fields {
            told.extend(self.condition(name, asked, detector));
        }
        if told.is_empty() {
            // A policy's own detector has no summary.
            let own = || exemption.get("detect").and_then(Json::as_str).map(|id| self.own_detector(id));
            told.extend(detector.map(|found| found.summary.get(self.phrases.lang()).to_owned()).or_else(own));
        }
        told.join(&self.phrases.say("list-and", &[]))
    }

    /// What a detector of the policy's own looks for; its id where that cannot be told.
    pub(super) fn own_detector(&self, id: &str) -> String {
        let is = |own: &&Brought<'_>| own.kind == BroughtKind::Detector && own.name == id;
        let Some(own) = self.own.iter().find(is) else { return isolate(id) };
        let told = |key: &str, phrase: &str| {
            let most = if matches!(key, "hits" | "misses") { 1 } else { MOST_WORDS };
            let value = own.keys.get(key)?;
            let texts: Vec<String> = match value {
                Json::Array(items) => items.iter().filter_map(Json::as_str).take(most).map(isolate).collect(),
                Json::String(text) => vec![isolate(text)],
                other => vec![isolate(&other.to_string())],
            };
            let more = value.as_array().is_some_and(|items| items.len() > most && most > 1);
            let what = texts.join(&self.phrases.say("list-comma", &[])) + if more { " …" } else { "" };
            Some(self.phrases.say(phrase, &[("what", what.into())]))
        };
        told("words", "own-words")
            .or_else(|| told("starts-with", "own-starts-with"))
            .or_else(|| told("max-length", "own-max-length"))
            // A pattern is for the policy's author; what it fits is shown by its own proof.
            .or_else(|| if own.required { told("misses", "own-required-pattern") } else { told("hits", "own-pattern") })
            .unwrap_or_else(|| isolate(id))
    }

    fn condition(&self, name: &str, asked: &Json, detector: Option<&'static Detector>) -> Vec<String> {
        if let (None, Some((_, so, not_so))) = (detector, MESSAGE_FLAGS.iter().find(|(known, ..)| *known == name)) {
            let asked = asked.get("is").or_else(|| asked.get("one-of")).unwrap_or(asked);
            let no = *asked == Json::Bool(false) || asked.to_string().contains("missing");
            return vec![self.phrases.say(if no { not_so } else { so }, &[])];
        }
        let field = detector
            .and_then(|detector| detector.fields.iter().find(|field| field.name == name))
            .map(|field| field.doc.get(self.phrases.lang()).to_owned())
            .or_else(|| named(self.phrases, &MESSAGE_FIELDS, name))
            .unwrap_or_else(|| isolate(name));
        let asks = |operator: &str, value: &Json| {
            let values = [("field", field.as_str().into()), ("list", self.list(value, detector).into())];
            let hours = || [("field", field.as_str().into()), ("list", hours(self.phrases, value).into())];
            match operator {
                "one-of" => self.phrases.say("condition-one-of", &values),
                "not-in" => self.phrases.say("condition-not-in", &values),
                "bears" | "mentions" => self.phrases.say("condition-mentions", &values),
                "resembles" => self.phrases.say("condition-resembles", &values),
                "not-resembles" => self.phrases.say("condition-not-resembles", &values),
                "not-bears" | "not-mentions" => self.phrases.say("condition-not-mentions", &values),
                "registry" => self.phrases.say("condition-registry", &self.standings(&field, value)),
                "at-least" => self.phrases.say("condition-at-least", &values),
                "at-most" => self.phrases.say("condition-at-most", &values),
                "inside" => self.phrases.say("condition-inside", &hours()),
                "outside" => self.phrases.say("condition-outside", &hours()),
                // `is`; whatever else there may be one day is shown as it is written.
                _ => self.phrases.say("condition-one-of", &values),
            }
        };
        match asked {
            Json::Object(operators) => operators.iter().map(|(operator, value)| asks(operator, value)).collect(),
            other => vec![asks("one-of", other)],
        }
    }

    fn standings<'f>(&self, field: &'f str, value: &Json) -> [(&'static str, FluentValue<'f>); 2] {
        let names: Vec<String> = match value {
            Json::Array(items) => items.iter().filter_map(Json::as_str).map(|name| self.standing(name)).collect(),
            other => other.as_str().map(|name| self.standing(name)).into_iter().collect(),
        };
        [("field", field.into()), ("list", names.join(&self.phrases.say("list-semicolon", &[])).into())]
    }

    /// How an account stands in the registry.
    fn standing(&self, name: &str) -> String {
        named(self.phrases, &STANDINGS, name).unwrap_or_else(|| isolate(name))
    }

    /// A list, or the name of one among the settings, or yes or no.
    fn list(&self, value: &Json, detector: Option<&'static Detector>) -> String {
        match value {
            Json::Bool(true) => self.phrases.say("yes", &[]),
            Json::Bool(false) => self.phrases.say("no", &[]),
            Json::Array(items) => {
                let items: Vec<_> = items.iter().map(|item| self.word(item, detector)).collect();
                items.join(&self.phrases.say("list-semicolon", &[]))
            }
            Json::String(name) if named(self.phrases, &SETTINGS, name).is_some() => setting(self.phrases, name),
            Json::String(name) if self.settings.is_some_and(|settings| !settings.list(name).is_empty()) => {
                let entries = self.settings.map_or(&[][..], |settings| settings.list(name)).iter();
                entries.map(|entry| isolate(entry)).collect::<Vec<_>>().join(&self.phrases.say("list-semicolon", &[]))
            }
            other => self.word(other, detector),
        }
    }

    /// An entry of a list; a topic by the title of its list of words.
    fn word(&self, item: &Json, detector: Option<&'static Detector>) -> String {
        let Some(word) = item.as_str() else { return isolate(&item.to_string()) };
        let subject = detector.and_then(|detector| detector.id.split_once('/')).map(|(subject, _)| subject);
        let listed = subject.and_then(|subject| text::list(&format!("{subject}/{word}")));
        listed.map_or_else(|| isolate(word), |listed| listed.title.get(self.phrases.lang()).to_owned())
    }
}

/// Dates among the settings: "23 September, 30 Ramadan (4 days)".
pub(super) fn dates(phrases: &Phrases, items: &[Json]) -> String {
    let one = |item: &Json| {
        let hijri = item.get("hijri").is_some();
        let text = item.get("hijri").or_else(|| item.get("date")).unwrap_or(item).as_str()?;
        let mut parts = text.rsplit('-').map(|part| part.parse::<u16>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next().flatten());
        let values = [("day", day.into()), ("month", month.into())];
        let mut said = phrases.say(if hijri { "date-hijri" } else { "date-gregorian" }, &values);
        if let Some(year) = year {
            // A year is no count: it has no separators.
            let values = [("date", said.into()), ("year", isolate(&year.to_string()).into())];
            said = phrases.say(if hijri { "date-year-hijri" } else { "date-year" }, &values);
        }
        match item.get("days").and_then(Json::as_u64) {
            Some(days) if days > 1 => Some(phrases.say("date-days", &[("date", said.into()), ("days", days.into())])),
            _ => Some(said),
        }
    };
    items.iter().filter_map(one).collect::<Vec<_>>().join(&phrases.say("list-semicolon", &[]))
}

/// Windows of hours: "from 07:00 until just before 21:00, Sunday to Thursday".
pub(super) fn hours(phrases: &Phrases, windows: &Json) -> String {
    let one = |window: &Json| {
        let key = |key: &str| window.get(key);
        let span = key("hours").unwrap_or(window).as_str().unwrap_or_default();
        let (from, to) = span.split_once('-').unwrap_or((span, ""));
        let values = [("from", isolate(from.trim()).into()), ("to", isolate(to.trim()).into())];
        let inclusive = key("end").and_then(Json::as_str) == Some("inclusive");
        let mut said = phrases.say(if inclusive { "hours-inclusive" } else { "hours" }, &values);
        for (days, words) in [("days", "hours-on"), ("except", "hours-except")] {
            if let Some(days) = key(days).and_then(Json::as_array) {
                said = phrases.say(words, &[("hours", said.into()), ("days", self::days(phrases, days).into())]);
            }
        }
        match key("ramadan").and_then(Json::as_bool) {
            Some(true) => phrases.say("hours-in-ramadan", &[("hours", said.into())]),
            Some(false) => phrases.say("hours-outside-ramadan", &[("hours", said.into())]),
            None => said,
        }
    };
    let all: Vec<_> = windows.as_array().into_iter().flatten().map(one).collect();
    all.join(&phrases.say("list-semicolon", &[]))
}

/// Days of the week and sorts of day, in the order in which they follow each other; three weekdays and more in a row as
/// "Sunday to Thursday".
pub(super) fn days(phrases: &Phrases, names: &[Json]) -> String {
    let on = |at: usize| names.iter().any(|name| Some(DAYS[at].0) == name.as_str());
    // A weekend of Saturday and Sunday begins with the Saturday.
    let first = (0..7).find(|day| on(*day) && !on((day + 6) % 7)).unwrap_or(0);
    let week: Vec<usize> = (first..first + 7).map(|day| day % 7).filter(|day| on(*day)).collect();
    let in_a_row = week.iter().enumerate().all(|(nth, day)| *day == (first + nth) % 7);
    let say = |at: usize| day(phrases, at);
    let mut told: Vec<String> = match week.as_slice() {
        [from, _, .., to] if in_a_row => {
            vec![phrases.say("days", &[("from", say(*from).into()), ("to", say(*to).into())])]
        }
        few => few.iter().map(|day| say(*day)).collect(),
    };
    told.extend((7..DAYS.len()).filter(|sort| on(*sort)).map(say));
    told.join(&phrases.say("list-days", &[]))
}

/// A day of the week, counted from Sunday.
pub(super) fn day(phrases: &Phrases, at: usize) -> String {
    DAYS.get(at).map_or_else(String::new, |(_, key)| phrases.say(key, &[]))
}

fn named(phrases: &Phrases, table: &[(&str, &str)], name: &str) -> Option<String> {
    let (_, key) = table.iter().find(|(known, _)| *known == name)?;
    Some(phrases.say(key, &[]))
}
