//! A policy as a page that an office can hand to its staff: Markdown, in Arabic or in English.
//!
//! It speaks to those who write messages: when, what, from which source, and what to do instead. Ids, detectors and
//! digests stay out of its way, at its foot.

use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::message::SentAt;
use crate::policy::{Example, Kind, Outline, Policy, Traced, Use};
use crate::report::conditions::{self, Speaker};
use crate::report::inert::{isolate, plain};
use crate::report::outline;
use crate::report::page::action;
use crate::report::phrases::Phrases;
use crate::verdict::Action;
use crate::words::{Lang, Words};

/// The most examples of one kind that are shown for a rule.
const MOST_EXAMPLES: usize = 2;

/// The lists of the organisation that have a section of their own, in this order.
const LISTS: [(&str, &str); 4] = [
    ("official-contacts", "handbook-contacts"),
    ("trusted-domains", "handbook-sources"),
    ("registered-accounts", "handbook-accounts"),
    ("approving-authorities", "handbook-approval"),
];

/// The days that a calendar singles out, and the sentence about each.
const DATES: [(&str, &str); 4] = [
    ("holidays", "handbook-holidays"),
    ("closed-days", "handbook-closed"),
    ("open-days", "handbook-open"),
    ("ramadan", "handbook-ramadan"),
];

/// Zones in which offices that use this are likely to be, by their city.
static ZONES: [(&str, Words); 9] = [
    ("Asia/Riyadh", Words::new("الرياض", "Riyadh")),
    ("Asia/Dubai", Words::new("دبي", "Dubai")),
    ("Asia/Kuwait", Words::new("الكويت", "Kuwait")),
    ("Asia/Qatar", Words::new("الدوحة", "Doha")),
    ("Asia/Bahrain", Words::new("المنامة", "Manama")),
    ("Asia/Muscat", Words::new("مسقط", "Muscat")),
    ("Africa/Cairo", Words::new("القاهرة", "Cairo")),
    ("Asia/Amman", Words::new("عمّان", "Amman")),
    ("Europe/London", Words::new("لندن", "London")),
];

/// The policy as a handbook page.
pub fn handbook(policy: &Policy, phrases: &Phrases) -> String {
    let mut page = Handbook { out: String::new(), phrases, policy, outline: policy.outline() };
    page.write();
    page.out
}

struct Handbook<'p> {
    out: String,
    phrases: &'p Phrases,
    policy: &'p Policy,
    outline: Outline<'p>,
}

impl Handbook<'_> {
    fn write(&mut self) {
        let right_to_left = self.phrases.lang() == Lang::Ar;
        if right_to_left {
            // Markdown has no direction of its own; readers of Markdown pass this through.
            self.out.push_str("<div dir=\"rtl\" lang=\"ar\">\n\n");
        }
        self.opening();
        self.hours();
        self.rules();
        self.welcome();
        self.lists();
        self.clauses();
        self.unchecked();
        self.switched_off();
        self.foot();
        if right_to_left {
            self.out.push_str("\n</div>\n");
        }
    }

    fn say(&self, key: &str) -> String {
        self.phrases.say(key, &[])
    }

    fn speaker(&self) -> Speaker<'_> {
        Speaker { phrases: self.phrases, settings: Some(self.policy.settings()), own: &self.outline.own }
    }

    fn words(&self, words: &Words) -> String {
        escaped(&plain(words.get(self.phrases.lang())))
    }

    fn heading(&mut self, level: usize, text: &str) {
        let end = self.out.trim_end_matches('\n').len();
        self.out.truncate(end);
        let _ = writeln!(self.out, "\n\n{} {text}\n", "#".repeat(level));
    }

    fn item(&mut self, text: &str) {
        let _ = writeln!(self.out, "- {text}");
    }

    fn opening(&mut self) {
        let _ = writeln!(self.out, "# {}\n", self.words(self.policy.title()));
        let _ = writeln!(self.out, "{}", self.say("handbook-opening"));
        if let Some(source) = self.policy.source() {
            let mut told: Vec<String> =
                [&source.document, &source.issuer].into_iter().flatten().map(|text| escaped(&plain(text))).collect();
            told.extend(source.url.as_ref().map(|url| format!("<{}>", plain(url).replace(['<', '>', ' '], ""))));
            if !told.is_empty() {
                let source = told.join(&self.say("list-comma"));
                let _ = writeln!(self.out, "\n{}", self.phrases.say("handbook-based-on", &[("source", source.into())]));
            }
        }
    }

    /// When messages are sent: what the rules about time ask, and those rules.
    fn hours(&mut self) {
        let rules: Vec<_> = self.outline.rules.iter().filter(|traced| windows(traced).is_some()).cloned().collect();
        if rules.is_empty() {
            return;
        }
        self.heading(2, &self.say("handbook-hours"));
        for traced in &rules {
            let Some((key, windows)) = windows(traced) else { continue };
            let hours = conditions::hours(self.phrases, windows);
            let line = self.phrases.say(key, &[("hours", hours.into())]);
            let line = format!("**{}:** {line}", self.where_it_holds(traced));
            self.item(&line);
        }
        let zone = self.outline.settings.iter().find(|setting| setting.name == "time-zone");
        if let Some(zone) = zone.and_then(|zone| zone.value.as_str()) {
            let city = ZONES.iter().find(|(name, _)| *name == zone);
            let city = city.map_or_else(|| isolate(zone), |(_, city)| city.get(self.phrases.lang()).to_owned());
            let _ = writeln!(self.out, "\n{}", self.phrases.say("handbook-zone", &[("zone", city.into())]));
        }
        let weekend = self.outline.settings.iter().find(|setting| setting.name == "weekend");
        if let Some(days) = weekend.and_then(|setting| setting.value.as_array()).filter(|days| !days.is_empty()) {
            let days = conditions::days(self.phrases, days);
            let _ = writeln!(self.out, "\n{}", self.phrases.say("handbook-weekend", &[("days", days.into())]));
        }
        for (name, key) in DATES {
            let setting = self.outline.settings.iter().find(|setting| setting.name == name);
            let dates = setting.and_then(|setting| setting.value.as_array()).filter(|dates| !dates.is_empty());
            if let Some(dates) = dates {
                let dates = conditions::dates(self.phrases, dates);
                let _ = writeln!(self.out, "\n{}", self.phrases.say(key, &[("dates", dates.into())]));
            }
        }
        let mut clause = None;
        for traced in &rules {
            // One rule about time is what the heading above already names.
            if rules.len() > 1 {
                self.heading(3, &self.words(&traced.rule.title));
            } else {
                self.out.push('\n');
            }
            self.rule(traced, &mut clause);
        }
    }

    /// What is not sent, channel by channel.
    fn rules(&mut self) {
        let in_force = self.outline.rules.iter();
        let rules: Vec<_> =
            in_force.filter(|traced| traced.kind == Kind::Rule && windows(traced).is_none()).cloned().collect();
        if rules.is_empty() {
            return;
        }
        let mut places: Vec<String> = Vec::new();
        for traced in &rules {
            let place = self.where_it_holds(traced);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        self.heading(2, &self.say("handbook-rules"));
        let _ = writeln!(self.out, "{}", self.say("handbook-rules-opening"));
        for place in &places {
            // Where all rules hold everywhere, there is no place to tell apart.
            if places.len() > 1 || rules.iter().any(|traced| !traced.rule.channels.is_empty()) {
                self.heading(3, place);
            }
            let mut clause = None;
            for traced in &rules {
                if self.where_it_holds(traced) == *place {
                    self.heading(4, &self.words(&traced.rule.title));
                    self.rule(traced, &mut clause);
                }
            }
        }
    }

    fn where_it_holds(&self, traced: &Traced<'_>) -> String {
        if traced.rule.channels.is_empty() {
            return self.say("handbook-everywhere");
        }
        let channels = outline::channels(self.phrases, traced.rule);
        self.phrases.say("handbook-on", &[("channels", channels.into())])
    }

    /// One rule below its heading. A clause that several rules apply is said once.
    fn rule<'r>(&mut self, traced: &Traced<'r>, clause: &mut Option<&'r Words>) {
        let rule = traced.rule;
        if *clause != Some(&rule.clause) && rule.clause != rule.title {
            let _ = writeln!(self.out, "**{}**\n", self.words(&rule.clause).trim_end_matches('.'));
        }
        *clause = Some(&rule.clause);
        let _ = writeln!(self.out, "{}\n", self.words(&rule.say));
        if let Some(topics) = self.speaker().topics(traced) {
            let line = self.phrases.say("handbook-topics", &[("topics", escaped(&topics).into())]);
            self.item(&line);
        }
        for exemption in self.speaker().unless(traced) {
            let line = self.phrases.say("handbook-unless", &[("exemption", escaped(&exemption).into())]);
            self.item(&line);
        }
        for exception in &rule.exceptions {
            let until = conditions::dates(self.phrases, &[exception.until.to_string().into()]);
            let values = [("until", until.into()), ("reason", self.words(&exception.reason).into())];
            let line = self.phrases.say("handbook-excepted", &values);
            self.item(&line);
        }
        self.item(&self.what_happens(traced));
        self.examples(traced, true, "handbook-not-so");
        self.examples(traced, false, "handbook-fine");
    }

    fn what_happens(&self, traced: &Traced<'_>) -> String {
        let rule = traced.rule;
        if rule.shadow {
            return self.say("shadow");
        }
        let key = match rule.action(Use::Check) {
            Action::Block => "handbook-block",
            Action::Hold => "handbook-hold",
            Action::Warn => "handbook-warn",
            Action::Note | Action::Allow => "handbook-note",
        };
        let mut told = self.say(key);
        if rule.action(Use::Audit) != rule.action(Use::Check) {
            let in_audit = action(self.phrases, rule.action(Use::Audit));
            told.push(' ');
            told.push_str(&self.phrases.say("handbook-in-audit", &[("action", in_audit.into())]));
        }
        told
    }

    /// Examples in the page's own language, or else in the other, with what decides besides their text.
    fn examples(&mut self, traced: &Traced<'_>, trips: bool, key: &str) {
        let arabic = self.phrases.lang() == Lang::Ar;
        let kind = |example: &&Example| example.expect.trips() == trips && !example.message.text.is_empty();
        let mut fitting: Vec<_> = traced.rule.examples.iter().filter(kind).collect();
        let own =
            |example: &Example| example.message.text.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c)) == arabic;
        if fitting.iter().any(|example| own(example)) {
            fitting.retain(|example| own(example));
        }
        let mut lines = Vec::new();
        for example in fitting.into_iter().take(MOST_EXAMPLES) {
            let text = cut(&example.message.text);
            let text = self.phrases.say("quoted", &[("words", escaped(&isolate(&text)).into())]);
            let context = self.context(traced, example);
            lines.push(if context.is_empty() { text } else { format!("{text} ({context})") });
        }
        if !lines.is_empty() {
            let examples = lines.join(&self.say("list-semicolon"));
            let line = self.phrases.say(key, &[("examples", examples.into())]);
            self.item(&line);
        }
    }

    /// What decides besides the text: the time, the account, what is attached.
    fn context(&self, traced: &Traced<'_>, example: &Example) -> String {
        let message = &example.message;
        let mut told = Vec::new();
        let quoted = |text: &str| self.phrases.say("quoted", &[("words", escaped(&isolate(text)).into())]);
        let earlier: Vec<_> = example.earlier.iter().map(|message| quoted(&message.text)).collect();
        if !earlier.is_empty() {
            let earlier = earlier.join(&self.say("list-semicolon"));
            told.push(self.phrases.say("handbook-after", &[("messages", earlier.into())]));
        }
        if windows(traced).is_some() {
            told.extend(message.sent_at.map(|at| self.time(at)));
        }
        if let Some(sender) = &message.sender {
            let name = [&sender.handle, &sender.name, &sender.role].into_iter().flatten().next();
            told.extend(name.map(|name| escaped(&isolate(name))));
        }
        let files: Vec<_> = message
            .attachments
            .iter()
            .filter_map(|file| file.name.as_ref())
            .map(|name| escaped(&isolate(name)))
            .collect();
        if !files.is_empty() {
            let files = files.join(&self.say("list-comma"));
            told.push(self.phrases.say("handbook-with", &[("files", files.into())]));
        }
        if message.approval.is_some() {
            told.push(self.say("flag-approval"));
        }
        told.join(&self.say("list-comma"))
    }

    /// A weekday and a time of day, in the policy's zone.
    fn time(&self, at: SentAt) -> String {
        let at = at.on_the_clock(self.policy.settings().time_zone.as_ref());
        let day = conditions::day(self.phrases, usize::from(at.weekday().to_sunday_zero_offset().unsigned_abs()));
        format!("{day} {}", isolate(&at.strftime("%H:%M").to_string()))
    }

    /// What is no violation, but is handed over: complaints, suggestions, enquiries.
    fn welcome(&mut self) {
        let flags: Vec<_> = self.outline.rules.iter().filter(|traced| traced.kind == Kind::Flag).cloned().collect();
        if flags.is_empty() {
            return;
        }
        self.heading(2, &self.say("handbook-welcome"));
        let _ = writeln!(self.out, "{}\n", self.say("handbook-welcome-opening"));
        for flag in flags {
            let rule = flag.rule;
            // A flag without a clause of its own says what it is for.
            let told = if rule.clause == rule.title { &rule.say } else { &rule.clause };
            let line = format!("**{}**: {}", self.words(&rule.title), self.words(told));
            self.item(&line);
        }
    }

    /// Contacts, trusted sources, registered accounts, and whose approval counts.
    fn lists(&mut self) {
        for (name, key) in LISTS {
            let setting = self.outline.settings.iter().find(|setting| setting.name == name);
            let Some(Json::Array(items)) = setting.map(|setting| setting.value.clone()) else { continue };
            let items: Vec<_> = items.iter().filter_map(Json::as_str).map(|item| escaped(&isolate(item))).collect();
            if items.is_empty() {
                continue;
            }
            self.heading(2, &self.say(key));
            for item in items {
                self.item(&item);
            }
        }
    }

    /// The clauses that rules apply, each with the titles under which this page explains it.
    fn clauses(&mut self) {
        let applied: Vec<_> = self.policy.clauses().iter().filter(|clause| !clause.rules.is_empty()).collect();
        if applied.is_empty() {
            return;
        }
        self.heading(2, &self.say("handbook-clauses"));
        let _ = writeln!(self.out, "{}\n", self.say("handbook-clauses-opening"));
        for clause in applied {
            let titles: Vec<_> = clause.rules.iter().map(|id| self.title_of(id)).collect();
            let titles = titles.join(&self.say("list-comma"));
            let line = format!("{} *({titles})*", self.words(&clause.text));
            self.item(&line);
        }
    }

    fn unchecked(&mut self) {
        let unchecked: Vec<_> =
            self.policy.clauses().iter().filter_map(|clause| Some((clause, clause.reason.as_ref()?))).collect();
        if unchecked.is_empty() {
            return;
        }
        self.heading(2, &self.say("handbook-unchecked"));
        let _ = writeln!(self.out, "{}\n", self.say("handbook-unchecked-opening"));
        for (clause, reason) in unchecked {
            let reason = self.words(reason);
            let line = format!("{} *({})*", self.words(&clause.text), for_staff(&reason));
            self.item(&line);
        }
    }

    fn switched_off(&mut self) {
        if self.outline.off.is_empty() {
            return;
        }
        self.heading(2, &self.say("handbook-off"));
        for off in self.outline.off.clone() {
            let title = self.title_of(off.id);
            let line = format!("{title}: {}", self.words(off.reason));
            self.item(&line);
        }
    }

    /// The title of a rule that is not in force here, from the policy that holds it.
    fn title_of(&self, id: &str) -> String {
        fn find<'p>(policy: &'p Policy, id: &str) -> Option<&'p Words> {
            let own = policy.rules().iter().chain(policy.flags()).find(|rule| rule.id == id);
            own.map(|rule| &rule.title).or_else(|| policy.extends().find_map(|parent| find(parent, id)))
        }
        find(self.policy, id).map_or_else(|| isolate(id), |title| self.words(title))
    }

    fn foot(&mut self) {
        let values = [
            ("id", isolate(self.policy.id()).into()),
            ("version", self.policy.version().map_or_else(|| "–".to_owned(), isolate).into()),
            ("digest", isolate(self.policy.digest()).into()),
        ];
        let foot = self.phrases.say("handbook-foot", &values);
        let _ = writeln!(self.out, "\n---\n\n{foot}");
    }
}

/// The sentence about the hours that a rule asks for, and those hours.
fn windows<'t>(traced: &'t Traced<'_>) -> Option<(&'static str, &'t Json)> {
    let at = traced.keys.get("when")?.get("at")?;
    let outside = at.get("outside").map(|windows| ("handbook-send-within", windows));
    outside.or_else(|| at.get("inside").map(|windows| ("handbook-send-not-within", windows)))
}

/// A reason without the names of detectors that are missing, which tell the staff nothing.
fn for_staff(reason: &str) -> String {
    let mut out = String::with_capacity(reason.len());
    for (nth, piece) in reason.split(" (").enumerate() {
        let aside = piece.split_once(')').filter(|_| nth > 0);
        match aside.filter(|(aside, _)| aside.starts_with("ينقص ") || aside.ends_with("is missing")) {
            Some((_, rest)) => out.push_str(rest),
            None => {
                out.push_str(if nth > 0 { " (" } else { "" });
                out.push_str(piece);
            }
        }
    }
    out.trim_end_matches('.').to_owned()
}

/// The longest example that is shown whole, in characters.
const LONGEST_EXAMPLE: usize = 160;

/// The beginning of a text that proves a rule about length, and is no reading.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_EXAMPLE) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// `text` with what Markdown would take for its own escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '|' | '#' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
