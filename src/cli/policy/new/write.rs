//! The new policy's text: what was answered, with comments in the user's language.

use std::fmt::Write as _;

use super::country::Country;
use super::hours::{SORTS, WEEK, Window, clock, moments};
use crate::cli::speech::Speech;

/// What was answered.
#[derive(Clone, Default)]
pub(super) struct Answers {
    pub(super) id: String,
    pub(super) name_ar: String,
    pub(super) name_en: String,
    /// One that has a calendar among the shipped policies.
    pub(super) country: Option<&'static Country>,
    /// The kinds of channel, the usual one first.
    pub(super) channels: Vec<String>,
    pub(super) hours: Vec<Window>,
    pub(super) zone: String,
    pub(super) contacts: Vec<String>,
    pub(super) trusted: Vec<String>,
    pub(super) extends: Vec<String>,
}

impl Answers {
    /// A name that was given, in either language.
    pub(super) fn names(&self) -> Option<String> {
        [&self.name_ar, &self.name_en].into_iter().find(|name| !name.is_empty()).cloned()
    }

    /// The shipped calendar among the rules taken over, or the one that its country has.
    fn calendar(&self) -> Option<&str> {
        let taken = self.extends.iter().find(|id| id.starts_with("base/hours")).map(String::as_str);
        taken.or(self.country.map(|country| country.calendar))
    }

    /// What it extends. Hours hang on a calendar, so one comes with them.
    fn parents(&self) -> Vec<String> {
        let mut parents = self.extends.clone();
        if let Some(calendar) = self.calendar().filter(|_| !self.hours.is_empty())
            && !parents.iter().any(|id| id == calendar)
        {
            parents.insert(0, calendar.to_owned());
        }
        parents
    }

    /// The file.
    pub(super) fn policy(&self, speech: &Speech) -> String {
        let mut page = Page { out: String::new(), speech };
        page.write(self);
        page.out
    }
}

struct Page<'s> {
    out: String,
    speech: &'s Speech,
}

impl Page<'_> {
    fn write(&mut self, answers: &Answers) {
        let zone = if answers.zone.is_empty() { "Asia/Riyadh" } else { &answers.zone };
        let other = answers.names().unwrap_or_else(|| answers.id.clone());
        let name = |name: &str| quoted(if name.is_empty() { &other } else { name });
        let parents = answers.parents();
        self.comment("new-comment-top");
        self.line("schema = 1");
        self.line(&format!("id = {}", quoted(&answers.id)));
        self.line(&format!("title = {{ ar = {}, en = {} }}", name(&answers.name_ar), name(&answers.name_en)));
        if !parents.is_empty() {
            self.gap("new-comment-extends");
            self.line(&format!("extends = {}", list(&parents)));
        }
        self.gap("new-comment-setting");
        self.line("[setting]");
        self.comment("new-comment-zone");
        self.line(&format!("time-zone = {}", quoted(zone)));
        self.comment("new-comment-countries");
        let codes: Vec<_> = answers.country.iter().map(|country| country.code.to_owned()).collect();
        self.line(&format!("countries = {}", list(&codes)));
        if let Some(channel) = answers.channels.first() {
            self.comment("new-comment-channel");
            self.line(&format!("default-channel = {}", quoted(channel)));
        }
        self.comment("new-comment-contacts");
        self.line(&format!("official-contacts = {}", list(&answers.contacts)));
        self.comment("new-comment-trusted");
        self.line(&format!("trusted-domains = {}", list(&answers.trusted)));
        if parents.iter().any(|id| id.starts_with("base/hours")) {
            self.comment("new-comment-days");
            let weekend = answers.country.map_or(&["fri", "sat"][..], |country| country.weekend);
            self.line(&format!("# weekend = {}", list(weekend)));
            self.line("# closed-days = [\"2026-10-11\"]");
        }
        if !answers.hours.is_empty() {
            self.hours(answers, parents.iter().any(|id| id.starts_with("base/hours")));
        }
        self.gap("new-comment-off");
        for line in [
            "# [[off]]",
            "# rule = \"shortened-link\"",
            "# reason = { ar = \"تستعمل الجهة روابط مختصرة لنماذجها.\", en = \"The office uses short links for its forms.\" }",
        ] {
            self.line(line);
        }
    }

    /// `inherited` says whether a policy that is extended has hours of its own, which must not be held against messages
    /// beside these.
    fn hours(&mut self, answers: &Answers, inherited: bool) {
        if inherited {
            self.gap("new-comment-hours-off");
            self.line("[[off]]");
            self.line("rule = \"working-hours\"");
            self.line(
                "reason = { ar = \"للجهة أوقات إرسال خاصة بها.\", en = \"The office has sending hours of its own.\" }",
            );
        }
        let plain = answers.hours.iter().all(|window| window.days.is_empty());
        let windows: Vec<String> = answers.hours.iter().map(|window| written(window, plain)).collect();
        self.gap("new-comment-hours");
        self.line("[[rule]]");
        self.line("id = \"sending-hours\"");
        self.line("title = { ar = \"وقت الإرسال\", en = \"Sending hours\" }");
        if !answers.channels.is_empty() {
            self.line(&format!("channel = {}", list(&answers.channels)));
        }
        self.line("detect = [\"time/sent\"]");
        if let [window] = windows.as_slice() {
            self.line(&format!("when = {{ at = {{ outside = [{window}] }} }}"));
        } else {
            self.line("when = { at = { outside = [");
            windows.iter().for_each(|window| self.line(&format!("    {window},")));
            self.line("] } }");
        }
        self.comment("new-comment-emergency");
        self.line("# unless = [{ detect = \"topic/message\", topic = [\"emergency\"] }]");
        self.line("action = \"warn\"");
        let (ar, en): (Vec<_>, Vec<_>) = answers.hours.iter().map(in_words).unzip();
        let (ar, en) = (ar.join("، و"), en.join(", and "));
        let clause = [format!("تُرسل الرسائل {ar}."), format!("Messages are sent {en}.")];
        self.both("clause", &clause);
        self.both(
            "say",
            &[
                format!("تُرسل الرسائل {ar}، حفظًا لأوقات الراحة. يُرجى تأجيل الرسالة إلى وقت الإرسال."),
                format!("Messages are sent {en}, so that people can rest. Please keep this one until then."),
            ],
        );
        self.out.push('\n');
        self.comment("new-comment-examples");
        // Answers whose hours leave nothing out are not accepted.
        let [allowed, late] = moments(&answers.hours, answers.country).unwrap_or_default();
        for ((day, minute), expect) in [(late, "warn"), (allowed, "allow")] {
            for text in ["اجتماع الغد في القاعة الأولى", "Tomorrow's meeting is in room 1."] {
                self.line("[[rule.example]]");
                self.line(&format!("text = {}", quoted(text)));
                self.line(&format!("sent_at = \"2026-03-{:02}T{}\"", day + 1, clock(minute)));
                self.line(&format!("expect = \"{expect}\"\n"));
            }
        }
    }

    /// A key whose value is a text in both languages, Arabic first.
    fn both(&mut self, key: &str, [ar, en]: &[String; 2]) {
        self.line(&format!("{key} = {{ ar = {}, en = {} }}", quoted(ar), quoted(en)));
    }

    fn line(&mut self, line: &str) {
        // Writing to memory does not fail.
        let _ = writeln!(self.out, "{line}");
    }

    /// A comment in the user's language, each of its lines marked as one.
    fn comment(&mut self, key: &str) {
        for line in self.speech.say(key, &[]).lines() {
            self.line(&format!("# {line}"));
        }
    }

    fn gap(&mut self, key: &str) {
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out.push_str("\n\n");
        self.comment(key);
    }
}

/// `text` as a TOML string: JSON's escapes are among TOML's, but for one control.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

fn list(entries: &[impl AsRef<str>]) -> String {
    format!("[{}]", entries.iter().map(|entry| quoted(entry.as_ref())).collect::<Vec<_>>().join(", "))
}

/// A window as TOML; `plain` where none of them names its days.
fn written(window: &Window, plain: bool) -> String {
    match (plain, window.days.as_slice()) {
        (true, _) => quoted(&window.span()),
        (false, []) => format!("{{ hours = {} }}", quoted(&window.span())),
        (false, days) => format!("{{ hours = {}, days = {} }}", quoted(&window.span()), list(days)),
    }
}

/// A window in Arabic and in English, as a sentence goes on with it.
fn in_words(window: &Window) -> (String, String) {
    let (from, to) = (clock(window.from), clock(window.to));
    let (mut ar, mut en) = (format!("من الساعة {from} إلى ما قبل {to}"), format!("from {from} until just before {to}"));
    let on = |day: usize| window.days.contains(&WEEK[day % 7].0);
    if let Some(first) = (0..7).find(|day| on(*day) && !on(day + 6)) {
        let length = (first..first + 7).take_while(|day| on(*day)).count();
        if length > 2 && length == window.days.len() {
            let (from, to) = (WEEK[first], WEEK[(first + length - 1) % 7]);
            return (format!("{ar}، من {} إلى {}", from.1, to.1), format!("{en}, {} to {}", from.2, to.2));
        }
    }
    let (mut days_ar, mut days_en) = (Vec::new(), Vec::new());
    for (name, day_ar, day_en) in WEEK.iter().chain(&SORTS) {
        if window.days.contains(name) {
            days_ar.push(*day_ar);
            days_en.push(*day_en);
        }
    }
    if !days_ar.is_empty() {
        let sorts = window.days.iter().any(|day| super::hours::is_sort(day));
        let on = match days_ar.len() {
            _ if sorts => " في ",
            1 => " يوم ",
            _ => " أيام ",
        };
        ar.push_str(&format!("{on}{}", days_ar.join(" و")));
        let last = days_en.pop().unwrap_or_default();
        let and = if days_en.is_empty() { "" } else { " and " };
        en.push_str(&format!(" on {}{and}{last}", days_en.join(", ")));
    }
    (ar, en)
}
