//! Puts what lies under `policies/` into the program, so that adding a policy or a vocabulary touches no Rust.
//!
//! Every `.toml` outside `vocabulary/` is a policy, embedded as text; every one under it a vocabulary, embedded as
//! ready tables, so that nothing is parsed or compiled at start-up. An id is the path without `.toml`, and for a vocabulary without
//! `vocabulary/` too.

// A build script speaks to Cargo through its standard output.
#![allow(clippy::print_stdout)]

// The library's own folding and matching, so that what is compiled here is what is looked for there.
#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "src/span.rs"]
mod span;
#[allow(dead_code, unreachable_pub, missing_docs, unused_imports)]
#[path = "src/text"]
mod text {
    pub(crate) mod clitics;
    pub(crate) mod fold;
    pub(crate) mod gates;
    pub(crate) mod vocabulary;
}

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use text::vocabulary::{ListId, Lists, Vocabulary};

const ROOT: &str = "policies";
const VOCABULARY: &str = "vocabulary/";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={ROOT}");
    for file in ["span.rs", "text/clitics.rs", "text/fold.rs", "text/fold", "text/gates.rs", "text/vocabulary"] {
        println!("cargo::rerun-if-changed=src/{file}");
    }
    let mut ids = Vec::new();
    collect(Path::new(ROOT), &mut ids)?;
    ids.sort();
    let (vocabularies, policies): (Vec<String>, Vec<String>) =
        ids.into_iter().partition(|id| id.starts_with(VOCABULARY));
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("policies.rs"), policy_table(&policies)?)?;
    let mut terms = Vec::new();
    fs::write(out.join("lists.rs"), list_table(&vocabularies, &mut terms)?)?;
    let terms = terms.iter().map(|(list, weight, term)| (*list, *weight, term.as_str()));
    fs::write(out.join("vocabulary.bin"), Vocabulary::compile(terms).to_bytes())?;
    Ok(())
}

/// The paths of all `.toml` files under `folder`, relative to `policies/`, with `/` and without `.toml`.
fn collect(folder: &Path, ids: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // Cargo watches folders by their own time stamp only, so each is named.
            println!("cargo::rerun-if-changed={}", path.display());
            collect(&path, ids)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            println!("cargo::rerun-if-changed={}", path.display());
            let inside = path.strip_prefix(ROOT)?.with_extension("");
            ids.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

fn policy_table(ids: &[String]) -> Result<String, Box<dyn Error>> {
    let mut out =
        String::from("/// Every shipped policy: its id and its text.\npub static POLICIES: &[(&str, &str)] = &[\n");
    for id in ids {
        let file = format!("/{ROOT}/{id}.toml");
        writeln!(out, "    ({id:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?}))),")?;
    }
    out.push_str("];\n");
    Ok(out)
}

type Term = (ListId, u8, String);

fn list_table(ids: &[String], terms: &mut Vec<Term>) -> Result<String, Box<dyn Error>> {
    if ids.len() > Lists::MAX {
        return Err(format!("{} lists, and a vocabulary holds {}", ids.len(), Lists::MAX).into());
    }
    let mut out = String::from("/// Every shipped list.\nstatic LISTS: &[List] = &[\n");
    for (nth, path) in ids.iter().enumerate() {
        let id = path.strip_prefix(VOCABULARY).unwrap_or(path);
        let file = format!("{ROOT}/{path}.toml");
        list(&mut out, id, ListId(nth as u16), &fs::read_to_string(&file)?, terms)
            .map_err(|error| format!("{file}: {error}"))?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn list(out: &mut String, id: &str, nth: ListId, text: &str, terms: &mut Vec<Term>) -> Result<(), Box<dyn Error>> {
    let file: toml::Table = text.parse()?;
    let known = ["schema", "id", "title", "origin", "licence", "terms", "hosts", "hit", "miss"];
    if let Some(unknown) = file.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("unknown key {unknown:?}").into());
    }
    for key in ["id", "title", "origin", "licence"] {
        file.get(key).ok_or_else(|| format!("{key:?} is missing"))?;
    }
    if file["id"].as_str() != Some(id) {
        return Err(format!("its id must be its path, {id:?}").into());
    }
    let title =
        |lang: &str| file["title"].get(lang).and_then(toml::Value::as_str).ok_or("a title is in both languages");
    writeln!(
        out,
        "    List {{\n        id: {id:?},\n        title: Words::new({:?}, {:?}),",
        title("ar")?,
        title("en")?
    )?;
    writeln!(out, "        terms: &[")?;
    for block in tables(&file, "terms") {
        let weight = block.get("weight").and_then(toml::Value::as_integer).ok_or("a block of terms has no weight")?;
        if !(1..=9).contains(&weight) {
            return Err(format!("weight {weight} is not between 1 and 9").into());
        }
        for word in strings(block.get("words")) {
            writeln!(out, "            ({weight}, {word:?}),")?;
            terms.push((nth, weight as u8, word.to_owned()));
        }
    }
    writeln!(out, "        ],\n        hosts: &{:?},\n        hits: &[", strings(file.get("hosts")))?;
    for hit in tables(&file, "hit") {
        let field = |key: &str| hit.get(key).and_then(toml::Value::as_str).ok_or("a hit needs text and words");
        writeln!(out, "            ({:?}, {:?}),", field("text")?, field("words")?)?;
    }
    writeln!(out, "        ],\n        misses: &[")?;
    for miss in tables(&file, "miss") {
        writeln!(out, "            {:?},", miss.get("text").and_then(toml::Value::as_str).ok_or("a miss needs text")?)?;
    }
    writeln!(out, "        ],\n    }},")?;
    Ok(())
}

fn tables<'t>(file: &'t toml::Table, key: &str) -> impl Iterator<Item = &'t toml::Table> {
    file.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_table)
}

fn strings(value: Option<&toml::Value>) -> Vec<&str> {
    value.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}
