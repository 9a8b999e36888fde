//! The page that names the traps, held against the tests.

use std::collections::BTreeSet;
use std::fs;

use super::*;

/// The tests of this program, by name.
fn tests() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let room = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        let mut test = false;
        for line in text.lines().map(str::trim_start) {
            if let Some(rest) = line.strip_prefix("fn ").filter(|_| test) {
                names.insert(format!("{room}::{}", rest.split('(').next().unwrap_or("")));
            }
            test = line == "#[test]" || (test && line.starts_with('#'));
        }
    }
    names
}

#[test]
fn the_page_and_the_tests_name_one_another() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/whatsapp-traps.md");
    let page = fs::read_to_string(page).unwrap();
    let named: BTreeSet<String> =
        page.split('`').skip(1).step_by(2).filter(|code| code.contains("::")).map(str::to_owned).collect();
    let tests = tests();
    assert!(named.len() > 60 && tests.len() > 60, "{} named, {} tests", named.len(), tests.len());
    let missing: Vec<_> = named.difference(&tests).collect();
    assert!(missing.is_empty(), "named on the page, but no test: {missing:?}");
    let rooms = ["traps::", "headers::", "senders::", "content::"];
    let silent: Vec<_> =
        tests.difference(&named).filter(|test| rooms.iter().any(|room| test.starts_with(room))).collect();
    assert!(silent.is_empty(), "tests that the page does not name: {silent:?}");
}
