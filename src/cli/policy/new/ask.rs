//! The questions, in the user's language, and what an answer may look like.

use std::io::{self, BufRead, Read as _, Write as _};

use anyhow::Result;
use tadqiq::Policy;
use tadqiq::message::ChannelKind;
use tadqiq::policy::shipped;
use tadqiq::report::visible;
use tadqiq::words::Lang;

use super::country::Country;
use super::hours::{Unread, days, windows};
use super::reproach;
use super::write::Answers;
use crate::cli::args::NewPolicy;
use crate::cli::speech::{Speech, apart};

/// The longest answer that is read, in bytes.
const LONGEST: u64 = 1 << 16;

/// The policies that a new one extends unless it is told otherwise.
const USUAL: [&str; 5] = ["base/personal-info", "base/photos", "base/sources", "base/work-only", "base/feedback"];

/// One question: its key among the phrases, the option that answers it, and what stands for no answer.
struct Question<'a> {
    key: &'static str,
    option: &'static str,
    given: Option<&'a str>,
    default: String,
}

/// Asks, and reads the answers.
pub(super) struct Asker<'a, R> {
    input: R,
    args: &'a NewPolicy,
    speech: &'a Speech,
    answers: Answers,
}

impl<'a, R: BufRead> Asker<'a, R> {
    pub(super) fn new(input: R, args: &'a NewPolicy, speech: &'a Speech) -> Asker<'a, R> {
        let id = args.id.clone().unwrap_or_else(|| id_of(&args.file));
        let extends = USUAL.map(str::to_owned).to_vec();
        Asker { input, args, speech, answers: Answers { id, extends, ..Answers::default() } }
    }

    /// Asks all of it.
    pub(super) fn ask(mut self) -> Result<Answers> {
        let args = self.args;
        // The name in the user's own language first; the other may be the same.
        let mut names = [("new-name-ar", "--name-ar", &args.name_ar), ("new-name-en", "--name-en", &args.name_en)];
        if self.speech.lang() == Lang::En {
            names.reverse();
        }
        for (key, option, given) in names {
            let given = given.as_deref();
            let default = self.answers.names().unwrap_or_else(|| self.answers.id.clone());
            self.put(&Question { key, option, given, default }, |answers, said| {
                match key {
                    "new-name-ar" => answers.name_ar = said.to_owned(),
                    _ => answers.name_en = said.to_owned(),
                }
                Ok(())
            })?;
        }
        let question = |key, option, given: &'a Option<String>, default: &str| Question {
            key,
            option,
            given: given.as_deref(),
            default: default.to_owned(),
        };
        let home = args.zone.as_deref().and_then(Country::of_zone).map_or("sa", |country| country.code);
        self.put(&question("new-country", "--country", &args.country, home), |answers, said| {
            answers.country = Country::named(said);
            if answers.country.is_none() && !is_no(said) {
                let known = Country::codes().collect::<Vec<_>>().join(", ");
                return Err(Reproach::Country { said: said.to_owned(), known });
            }
            Ok(())
        })?;
        self.put(&question("new-channel", "--channel", &args.channel, "whatsapp"), |answers, said| {
            answers.channels = entries(said).iter().map(|said| channel(said)).collect();
            Ok(())
        })?;
        self.put(&question("new-hours", "--hours", &args.hours, "07:00-21:00"), |answers, said| {
            answers.hours = if is_no(said) { Vec::new() } else { windows(said, answers.country)? };
            // A day and a night are no limit.
            if answers.hours.iter().any(|window| window.days.is_empty() && window.span() == "00:00-24:00") {
                answers.hours.clear();
            }
            Ok(())
        })?;
        let open = |answers: &Answers| answers.hours.iter().all(|window| window.days.is_empty());
        if !self.answers.hours.is_empty() && open(&self.answers) {
            let every = self.speech.say("new-every-day", &[]);
            self.put(&question("new-days", "--days", &args.days, &every), |answers, said| {
                let days = days(said, answers.country)?;
                answers.hours.iter_mut().for_each(|window| window.days.clone_from(&days));
                Ok(())
            })?;
        }
        // A country that is known has its zone.
        let zone = self.answers.country.map_or("Asia/Riyadh", |country| country.zone);
        let told = self.answers.country.filter(|_| args.zone.is_none());
        self.put(
            &Question {
                given: args.zone.as_deref().or(told.map(|country| country.zone)),
                ..question("new-zone", "--zone", &args.zone, zone)
            },
            |answers, said| {
                answers.zone = said.to_owned();
                Ok(())
            },
        )?;
        self.put(&question("new-contacts", "--contacts", &args.contacts, ""), |answers, said| {
            answers.contacts = entries(said);
            Ok(())
        })?;
        let trusted = self.answers.country.map_or(String::new(), |country| country.trusted.join(", "));
        self.put(&question("new-trusted", "--trusted", &args.trusted, &trusted), |answers, said| {
            answers.trusted = entries(said);
            Ok(())
        })?;
        if args.rules.is_none() && !args.yes {
            self.list_rules();
        }
        let usual = USUAL.map(|id| id.trim_start_matches("base/")).join(", ");
        self.put(&question("new-rules", "--rules", &args.rules, &usual), |answers, said| {
            let id = |id: &str| if id.contains('/') { id.to_owned() } else { format!("base/{id}") };
            answers.extends = entries(said).iter().map(|said| id(said)).collect();
            Ok(())
        })?;
        Ok(self.answers)
    }

    /// Asks one question until the answer fits. An option that does not fit is an error.
    fn put(&mut self, question: &Question<'_>, set: impl Fn(&mut Answers, &str) -> Result<(), Reproach>) -> Result<()> {
        loop {
            let (said, asked) = match question.given {
                Some(given) => (given.trim().to_owned(), false),
                None if self.args.yes => (question.default.clone(), false),
                None => (self.read(question)?, true),
            };
            let before = self.answers.clone();
            let put = set(&mut self.answers, if said.is_empty() { &question.default } else { &said });
            let reproach = match put {
                Ok(()) => reproach(&self.answers, self.speech),
                Err(reproach) => Some(reproach.words(self.speech)),
            };
            let Some(reproach) = reproach else { return Ok(()) };
            if !asked {
                let values = [("option", apart(question.option)), ("why", reproach.into())];
                return Err(self.speech.error("error-new-option", &values));
            }
            self.answers = before;
            self.speech.tell(&reproach);
        }
    }

    /// Asks once, and reads a line.
    fn read(&mut self, question: &Question<'_>) -> Result<String> {
        let mut prompt = self.speech.say(question.key, &[]);
        if !question.default.is_empty() {
            prompt.push_str(&format!(" [{}]", apart_text(&question.default)));
        }
        let mark = if self.speech.lang() == Lang::Ar { "\u{200F}" } else { "" };
        let mut err = io::stderr().lock();
        // Nothing can be done if standard error is closed.
        let _ = write!(err, "{mark}{prompt}: ").and_then(|()| err.flush());
        let mut line = Vec::new();
        let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        let ended = |key| self.speech.error(key, &[("option", apart(question.option))]);
        read.map_err(|_| ended("error-new-ended"))?;
        if line.is_empty() {
            let _ = writeln!(err);
            return Err(ended("error-new-ended"));
        }
        let line = String::from_utf8(line).map_err(|_| ended("error-new-utf8"))?;
        Ok(line.trim().trim_start_matches('\u{feff}').to_owned())
    }

    /// The rules to choose from, each with its title.
    fn list_rules(&self) {
        let mut lines = self.speech.say("new-rules-list", &[]);
        for (id, _) in shipped::POLICIES.iter().filter(|(id, _)| id.starts_with("base/")) {
            let Some(Ok(policy)) = Policy::shipped(id) else { continue };
            lines.push_str(&format!("\n   {}: {}", id.trim_start_matches("base/"), self.speech.words(policy.title())));
        }
        self.speech.tell(&lines);
    }
}

fn apart_text(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", visible(text))
}

/// Whether an answer says that there is none.
fn is_no(said: &str) -> bool {
    ["no", "none", "any", "other", "لا", "لا يوجد", "لا شيء", "الكل", "أخرى", "غيرها"]
        .contains(&said.to_lowercase().as_str())
}

/// The entries of an answer, none if it says so.
fn entries(said: &str) -> Vec<String> {
    if is_no(said) { Vec::new() } else { list(said).map(str::to_owned).collect() }
}

fn list(said: &str) -> impl Iterator<Item = &str> {
    said.split([',', '،', ';', '؛']).map(str::trim).filter(|entry| !entry.is_empty())
}

/// The name that policies use for a channel, however it is called.
fn channel(said: &str) -> String {
    ChannelKind::known(said).map_or_else(|| said.to_lowercase(), str::to_owned)
}

/// Why an answer does not fit, where no policy can be made of it.
enum Reproach {
    Hours(Unread),
    Country { said: String, known: String },
}

impl From<Unread> for Reproach {
    fn from(why: Unread) -> Reproach {
        Reproach::Hours(why)
    }
}

impl Reproach {
    fn words(&self, speech: &Speech) -> String {
        match self {
            Reproach::Hours(Unread::Hours) => speech.say("new-hours-unread", &[]),
            Reproach::Hours(Unread::Word(word)) => speech.say("new-word-unread", &[("word", apart(word))]),
            Reproach::Country { said, known } => {
                speech.say("new-country-unread", &[("country", apart(said)), ("known", apart(known))])
            }
        }
    }
}

/// An id made from the file's name.
fn id_of(file: &std::path::Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let words: Vec<_> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "my-policy".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn answers_are_read_as_people_write_them() {
        assert_eq!((channel("واتساب"), channel("Twitter")), ("whatsapp".to_owned(), "x".to_owned()));
        assert_eq!(entries("moe.gov.sa، spa.gov.sa , "), ["moe.gov.sa", "spa.gov.sa"]);
        assert!(entries("لا").is_empty() && entries("none").is_empty());
        assert_eq!(id_of(Path::new("x/Our School_2.toml")), "our-school-2");
        assert_eq!(id_of(Path::new("مدرستنا.toml")), "my-policy");
    }
}
