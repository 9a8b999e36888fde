//! `tadqiq policy new`: asks what an office's policy needs to know, and writes a commented file that is sound.
//!
//! Every answer can be given as an option, so that it can run unattended. An answer is checked by reading the file that
//! it would make: whatever `policy check` would say is said at once, and the question is asked again.

mod ask;
mod country;
mod hours;
mod write;

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Result;
use tadqiq::policy::{self, PolicyError};
use tadqiq::{Linter, Policy, Use};

use self::ask::Asker;
use self::write::Answers;
use crate::cli::args::NewPolicy;
use crate::cli::load;
use crate::cli::speech::{Speech, apart};

pub(super) fn run(args: &NewPolicy, speech: &Speech) -> Result<u8> {
    let name = args.file.display();
    if args.file.extension().is_none_or(|extension| extension != "toml") {
        return Err(speech.error("error-new-name", &[("file", apart(name))]));
    }
    // Said before anything is asked; the writing itself makes sure of it.
    if !args.force && args.file.exists() {
        return Err(speech.error("error-new-exists", &[("file", apart(name))]));
    }
    let answers = Asker::new(io::stdin().lock(), args, speech).ask()?;
    let text = answers.policy(speech);
    if let Err(error) = sound(&text) {
        return Err(load::mistakes(&error, speech));
    }
    save(&args.file, &text, args.force).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => speech.error("error-new-exists", &[("file", apart(name))]),
        _ => speech.error("error-new-write", &[("file", apart(name)), ("why", load::system(&why, speech))]),
    })?;
    super::print_lines(&speech.say("new-written", &[("file", apart(args.file.display()))]), speech)
}

/// Whether the file would pass `policy check` and `policy test`.
fn sound(text: &str) -> Result<(), PolicyError> {
    let policy = Policy::from_toml(text)?;
    let run = |policy: &Policy, example: &policy::Example| Linter::new(policy.clone(), Use::Check).answer(example);
    policy::test_examples(&policy, run).map(|_| ())
}

/// What the file would be reproached with first, in the user's language; `None` if nothing. The rest mostly follows
/// from it.
fn reproach(answers: &Answers, speech: &Speech) -> Option<String> {
    // Sorts of day, such as working days, hang on the calendar of a country.
    if answers.country.is_none() && answers.hours.iter().flat_map(|hours| &hours.days).any(|day| hours::is_sort(day)) {
        return Some(speech.say("new-days-by-name", &[]));
    }
    if !answers.hours.is_empty() && hours::moments(&answers.hours, answers.country).is_none() {
        return Some(speech.say("new-hours-all", &[]));
    }
    let error = Policy::from_toml(&answers.policy(speech)).err()?;
    error.0.first().map(|mistake| speech.words(&mistake.words))
}

fn save(file: &Path, text: &str, force: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    options.open(file)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::country::Country;
    use super::*;
    use crate::cli::args::LangArg;

    /// Whatever is answered, the file is one that `policy check` and `policy test` find sound.
    #[test]
    fn what_is_written_is_sound_in_every_country_and_in_both_languages() {
        for lang in [LangArg::Ar, LangArg::En] {
            let speech = Speech::new(Some(lang));
            for code in Country::codes().chain(["other"]) {
                for said in [
                    "07:00-21:00",
                    "sun-thu 08:00-13:00, 16:00-20:00",
                    "20:00-07:30",
                    "workdays 9-17",
                    "fri 00:00-24:00",
                ] {
                    let country = Country::named(code);
                    let answers = Answers {
                        id: "office".to_owned(),
                        country,
                        channels: vec!["whatsapp".to_owned(), "sms".to_owned()],
                        hours: hours::windows(said, country).expect("hours"),
                        zone: country.map_or("Europe/Paris", |country| country.zone).to_owned(),
                        extends: vec!["base/personal-info".to_owned()],
                        ..Answers::default()
                    };
                    let reproach = reproach(&answers, &speech);
                    if country.is_none() && said.starts_with("workdays") {
                        assert!(reproach.is_some(), "there is no calendar that says which days those are");
                        continue;
                    }
                    assert_eq!(reproach, None, "{code} {said}");
                    let text = answers.policy(&speech);
                    if let Err(error) = sound(&text) {
                        panic!("{code} {said}: {error}\n{text}");
                    }
                    let policy = Policy::from_toml(&text).expect("sound");
                    let about_time =
                        policy.rules().iter().filter(|rule| rule.detectors().any(|detector| detector == "time/sent"));
                    assert_eq!(about_time.count(), 1, "two rules about hours would contradict each other:\n{text}");
                }
            }
        }
    }
}
