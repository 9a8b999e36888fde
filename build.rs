//! Lists what lies under `policies/`, so that adding a policy or a vocabulary touches no Rust.
//!
//! Every `.toml` outside `vocabulary/` is a policy, every one under it a vocabulary; an id is the path without
//! `.toml`, and for a vocabulary without `vocabulary/` too.

// A build script speaks to Cargo through its standard output.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const ROOT: &str = "policies";
const VOCABULARY: &str = "vocabulary/";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={ROOT}");
    let mut ids = Vec::new();
    collect(Path::new(ROOT), &mut ids)?;
    ids.sort();
    let (vocabularies, policies): (Vec<String>, Vec<String>) =
        ids.into_iter().partition(|id| id.starts_with(VOCABULARY));

    let mut out = String::new();
    table(&mut out, "POLICIES", "Every shipped policy: its id and its text.", &policies, "")?;
    table(&mut out, "VOCABULARIES", "Every shipped vocabulary: its id and its text.", &vocabularies, VOCABULARY)?;
    let file = PathBuf::from(env::var("OUT_DIR")?).join("shipped.rs");
    fs::write(file, out)?;
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
            let inside = path.strip_prefix(ROOT)?.with_extension("");
            ids.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

fn table(out: &mut String, name: &str, doc: &str, ids: &[String], prefix: &str) -> Result<(), Box<dyn Error>> {
    writeln!(out, "/// {doc}\npub static {name}: &[(&str, &str)] = &[")?;
    for id in ids {
        let short = id.strip_prefix(prefix).unwrap_or(id);
        let file = format!("/{ROOT}/{id}.toml");
        writeln!(out, "    ({short:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?}))),")?;
    }
    writeln!(out, "];")?;
    Ok(())
}
