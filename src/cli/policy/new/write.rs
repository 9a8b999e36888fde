//! The new policy's text: what was answered, with comments in the user's language.

use std::fmt::Write as _;

use crate::cli::speech::Speech;

/// What was answered.
#[derive(Clone, Default)]
pub(super) struct Answers {
    pub(super) id: String,
    pub(super) name_ar: String,
    pub(super) name_en: String,
    pub(super) channel: Option<String>,
    pub(super) hours: Option<Hours>,
    pub(super) zone: String,
    pub(super) contacts: Vec<String>,
    pub(super) trusted: Vec<String>,
    pub(super) extends: Vec<String>,
}

/// When messages are sent.
#[derive(Clone)]
pub(super) struct Hours {
    pub(super) span: String,
    /// All of them if none is named.
    pub(super) days: Vec<String>,
}

/// The days of a week in which 1 March 2026 is the Sunday, with their names.
const WEEK: [(&str, &str, &str); 7] = [
    ("sun", "الأحد", "Sunday"),
    ("mon", "الاثنين", "Monday"),
    ("tue", "الثلاثاء", "Tuesday"),
    ("wed", "الأربعاء", "Wednesday"),
    ("thu", "الخميس", "Thursday"),
    ("fri", "الجمعة", "Friday"),
    ("sat", "السبت", "Saturday"),
];

/// Whether a policy knows this word for days, but a week has none of that name.
pub(super) fn is_sort_of_day(day: &str) -> bool {
    ["workdays", "half-days", "weekend", "holidays"].contains(&day)
}

impl Hours {
    /// The days in Arabic and in English, as a sentence goes on with them.
    fn days_in_words(&self) -> (String, String) {
        let named = WEEK.iter().filter(|(day, ..)| self.days.iter().any(|own| own == day));
        let (ar, en): (Vec<_>, Vec<_>) = named.map(|(_, ar, en)| (*ar, *en)).unzip();
        (format!(" في أيام {}", ar.join(" و")), format!(" on {}", en.join(", ")))
    }
}

impl Answers {
    /// A name that was given, in either language.
    pub(super) fn names(&self) -> Option<String> {
        [&self.name_ar, &self.name_en].into_iter().find(|name| !name.is_empty()).cloned()
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
        self.comment("new-comment-top");
        self.line("schema = 1");
        self.line(&format!("id = {}", quoted(&answers.id)));
        self.line(&format!("title = {{ ar = {}, en = {} }}", name(&answers.name_ar), name(&answers.name_en)));
        if !answers.extends.is_empty() {
            self.gap("new-comment-extends");
            self.line(&format!("extends = {}", list(&answers.extends)));
        }
        self.gap("new-comment-setting");
        self.line("[setting]");
        self.comment("new-comment-zone");
        self.line(&format!("time-zone = {}", quoted(zone)));
        if let Some(channel) = &answers.channel {
            self.comment("new-comment-channel");
            self.line(&format!("default-channel = {}", quoted(channel)));
        }
        self.comment("new-comment-contacts");
        self.line(&format!("official-contacts = {}", list(&answers.contacts)));
        self.comment("new-comment-trusted");
        self.line(&format!("trusted-domains = {}", list(&answers.trusted)));
        if let Some(hours) = &answers.hours {
            self.hours(answers, hours);
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

    fn hours(&mut self, answers: &Answers, hours: &Hours) {
        let (from, to) = hours.span.split_once('-').map_or(("", ""), |(from, to)| (from.trim(), to.trim()));
        let on = |free: bool| (1..).zip(WEEK).find(|(_, (day, ..))| hours.days.iter().any(|own| own == day) != free);
        let limited = !hours.days.is_empty() && on(true).is_some();
        let windows = if limited {
            format!("[{{ hours = {}, days = {} }}]", quoted(&hours.span), list(&hours.days))
        } else {
            list(std::slice::from_ref(&hours.span))
        };
        self.gap("new-comment-hours");
        self.line("[[rule]]");
        self.line("id = \"sending-hours\"");
        self.line("title = { ar = \"وقت الإرسال\", en = \"Sending hours\" }");
        if let Some(channel) = &answers.channel {
            self.line(&format!("channel = [{}]", quoted(channel)));
        }
        self.line("detect = [\"time/sent\"]");
        self.line(&format!("when = {{ at = {{ outside = {windows} }} }}"));
        self.line("action = \"warn\"");
        let (days_ar, days_en) = if limited { hours.days_in_words() } else { Default::default() };
        let ar = format!("تُرسل الرسائل من الساعة {from} إلى ما قبل {to}{days_ar}.");
        let en = format!("Messages are sent from {from} until just before {to}{days_en}.");
        self.line(&format!("clause = {{ ar = {}, en = {} }}", quoted(&ar), quoted(&en)));
        let ar = format!(
            "وقت الإرسال من الساعة {from} إلى ما قبل {to}{days_ar}، حفظًا لأوقات الراحة. يُرجى تأجيل الرسالة إلى ذلك الوقت."
        );
        let en = format!(
            "Messages are sent from {from} until just before {to}{days_en}, so that people can rest. Please keep this one until then."
        );
        self.line(&format!("say = {{ ar = {}, en = {} }}", quoted(&ar), quoted(&en)));
        self.out.push('\n');
        self.comment("new-comment-examples");
        let day = on(false).map_or(1, |(day, _)| day);
        // Late is a free day; where there is none the end of the hours, which is past them; and where they end with
        // the day, what comes before their start.
        let late = match (on(true).filter(|_| limited), to) {
            (Some((free, _)), _) => (free, from),
            (None, "24:00") => (day, "00:00"),
            (None, to) => (day, to),
        };
        for ((day, time), expect) in [(late, "warn"), ((day, from), "allow")] {
            for text in ["اجتماع الغد في القاعة الأولى", "Tomorrow's meeting is in room 1."] {
                self.line("[[rule.example]]");
                self.line(&format!("text = {}", quoted(text)));
                self.line(&format!("sent_at = \"2026-03-{day:02}T{time}\""));
                self.line(&format!("expect = \"{expect}\"\n"));
            }
        }
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

fn list(entries: &[String]) -> String {
    format!("[{}]", entries.iter().map(|entry| quoted(entry)).collect::<Vec<_>>().join(", "))
}
