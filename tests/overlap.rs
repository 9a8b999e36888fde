//! Labelled messages are not one message many times: a figure measured on near copies says little.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use tadqiq::eval::Labelled;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words in a row that are compared.
const RUN: usize = 5;
/// How many others may share half of a message's runs.
const LIKE: usize = 2;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == kind));
    files.sort();
    files
}

/// Given names, in both languages, from the word lists that know people by them.
fn names() -> HashSet<String> {
    let lists = ["people-names", "given-names"].map(|name| format!("policies/vocabulary/personal/{name}.toml"));
    let mut names = HashSet::new();
    for list in lists {
        let text = fs::read_to_string(root().join(list)).expect("a list");
        let list: toml::Table = text.parse().expect("sound");
        for block in list["terms"].as_array().expect("blocks of terms") {
            let words = block["words"].as_array().expect("words");
            names.extend(words.iter().filter_map(|word| Some(word.as_str()?.to_lowercase())));
        }
    }
    assert!(names.len() > 300, "names are known");
    names
}

/// The words of `text`, with any digits as `0` and any name as `N`.
fn words(text: &str, names: &HashSet<String>) -> Vec<String> {
    let plain = |word: &str| -> String {
        let word: String = word.to_lowercase().chars().map(|c| if c.is_numeric() { '0' } else { c }).collect();
        if names.contains(&word) { "N".to_owned() } else { word }
    };
    let mut words: Vec<String> = text.unicode_words().map(plain).collect();
    // A number spread over the text is one number.
    words.dedup_by(|word, before| word == before && word.chars().all(|c| c == '0'));
    words
}

#[test]
fn no_message_is_like_more_than_two_others() {
    let names = names();
    let mut messages: Vec<(String, HashSet<Vec<String>>)> = Vec::new();
    for folder in ["corpora/personal", "corpora/sources", "corpora/approval", "corpora/photos"] {
        for file in files(folder, "jsonl") {
            let text = fs::read_to_string(&file).expect("a corpus");
            for (line, nth) in text.lines().zip(1..) {
                let message = Labelled::from_json(line, nth).expect("a labelled message").message;
                let runs = words(&message.text, &names).windows(RUN).map(<[String]>::to_vec).collect();
                messages.push((format!("{}:{nth}", file.display()), runs));
            }
        }
    }
    let mut holders: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, (_, runs)) in messages.iter().enumerate() {
        runs.iter().for_each(|run| holders.entry(run).or_default().push(at));
    }
    let mut alike = Vec::new();
    for (at, (place, runs)) in messages.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for other in runs.iter().flat_map(|run| &holders[run.as_slice()]).filter(|other| **other != at) {
            *shared.entry(*other).or_default() += 1;
        }
        if shared.values().filter(|count| **count * 2 >= runs.len()).count() > LIKE {
            alike.push(place);
        }
    }
    assert!(alike.is_empty(), "{} of {} are like more than {LIKE} others: {alike:#?}", alike.len(), messages.len());
}
