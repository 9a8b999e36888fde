//! The sentences of reports and of the program, in Arabic and in English, with the plurals of each.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::words::Lang;

const AR: &str = include_str!("words/ar.ftl");
const EN: &str = include_str!("words/en.ftl");

/// The sentences of one language. Building one reads all of its words, so it is done only when something is to be said.
pub struct Phrases {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Phrases {
    /// The sentences in `lang`.
    pub fn new(lang: Lang) -> Phrases {
        let (source, id) = match lang {
            Lang::Ar => (AR, "ar"),
            Lang::En => (EN, "en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id.parse::<LanguageIdentifier>().unwrap_or_default()]);
        // Values are set apart by `isolate`, only where they need it: machine formats must stay free of marks.
        bundle.set_use_isolating(false);
        // A mistake in the words is caught by the tests; what could be read is used.
        // The plural rules that Fluent brings take 103 in Arabic for a number like 100; ours go by the last two digits.
        // The name is given once, so this cannot fail.
        let _ = bundle.add_function("PLURAL", |values, _| match values {
            [FluentValue::Number(count)] => arabic_form(count.value as u64).into(),
            _ => "other".into(),
        });
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Phrases { lang, bundle }
    }

    /// The language spoken.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence `key`, with `values` put in. An unknown key, which the tests rule out, speaks for itself.
    pub fn say(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phrases").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// The grammatical form that a number of things takes in Arabic.
fn arabic_form(count: u64) -> &'static str {
    match (count, count % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    }
}

/// Every sentence's key in `lang`, in file order.
pub fn phrase_keys(lang: Lang) -> Vec<&'static str> {
    let source = match lang {
        Lang::Ar => AR,
        Lang::En => EN,
    };
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    source.lines().filter(starts).filter_map(|line| Some(line.split_once('=')?.0.trim())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;

    use super::*;

    /// The values that each sentence takes: what stands after a `$`.
    fn values(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in source.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = line.split('=').next().unwrap_or("").trim().to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is there twice");
            }
            for value in line.split('$').skip(1) {
                let name: String = value.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
                found.get_mut(&key).expect("a sentence before its values").insert(name);
            }
        }
        found
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for source in [AR, EN] {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "a mistake in the words");
        }
        assert_eq!(values(AR), values(EN));
        assert_eq!(phrase_keys(Lang::Ar), phrase_keys(Lang::En), "in the same order");
    }

    #[test]
    fn every_arabic_plural_has_its_forms() {
        let forms = ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"];
        for (at, _) in AR.match_indices("->") {
            let rest = &AR[at..];
            let end = rest.find("\n    }").expect("a plural ends on a line of its own");
            if rest[..end].contains("[few]") || rest[..end].contains("[one]") {
                for form in forms {
                    assert!(rest[..end].contains(form), "{form} is missing in: {}", &rest[..end]);
                }
            }
        }
    }

    #[test]
    fn arabic_counts_read_right() {
        let phrases = Phrases::new(Lang::Ar);
        let say = |count: u64| phrases.say("count-messages", &[("count", count.into())]);
        assert_eq!(say(0), "لا رسائل");
        assert_eq!(say(1), "رسالة واحدة");
        assert_eq!(say(2), "رسالتان");
        assert_eq!(say(3), "3 رسائل");
        assert_eq!(say(11), "11 رسالة");
        assert_eq!(say(99), "99 رسالة");
        assert_eq!(say(100), "100 رسالة");
        assert_eq!(say(103), "103 رسائل");
        assert_eq!(say(1234), "1234 رسالة");
    }

    /// What the sources ask for is there, and what is there is asked for.
    #[test]
    fn keys_and_sources_agree() {
        let mut sources = String::new();
        for folder in ["src/report", "src/cli", "src/cli/redact"] {
            for file in std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()) {
                if file.extension().is_some_and(|kind| kind == "rs") && !file.ends_with("phrases.rs") {
                    sources.push_str(&std::fs::read_to_string(&file).expect("a source"));
                }
            }
        }
        let keys: BTreeSet<&str> = phrase_keys(Lang::En).into_iter().collect();
        for key in &keys {
            assert!(sources.contains(&format!("\"{key}\"")), "nobody says {key}");
        }
        let mut asked = 0;
        for call in ["say(", "heading(", "error(", "count("] {
            for rest in sources.split(call).skip(1) {
                let rest = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(", ");
                if let Some(key) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    assert!(keys.contains(key), "{key} is said, and is not there");
                    asked += 1;
                }
            }
        }
        assert!(asked > 60, "only {asked} keys found in the sources");
    }
}
