//! The shape of the code, kept true: what may import what, what may touch the world outside, what is registered.
//!
//! Each invariant is a function from source text to complaints, so that it is tried on sabotaged source too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The rooms in flow order. A file may import from its own room and from those before it.
const FLOW: [&str; 22] = [
    "words", "span", "truth", "hijri", "message", "import", "part", "text", "finding", "detect", "verdict", "registry",
    "policy", "judge", "lint", "audit", "rewrite", "eval", "train", "report", "cli", "main",
];

/// The rooms in which nothing may open a file, read a clock, start a thread or reach a network.
const PURE: [&str; 14] = [
    "words", "span", "truth", "hijri", "message", "part", "text", "finding", "detect", "verdict", "registry", "policy",
    "judge", "lint",
];

/// What reaches the world outside.
const OUTSIDE: [&str; 12] = [
    "std::fs",
    "File::open",
    "std::net",
    "std::process",
    "std::thread",
    "thread::spawn",
    "rayon::",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "TimeZone::system",
];

struct Source {
    path: PathBuf,
    room: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Source {
        let inside = path.strip_prefix("src/").unwrap_or(path);
        let room = inside.split(['/', '.']).next().unwrap_or("").to_owned();
        Source { path: PathBuf::from(path), room, text: text.to_owned() }
    }

    /// Its code without comments and without its unit tests.
    fn code(&self) -> impl Iterator<Item = &str> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        self.text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(under: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(under)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("source is UTF-8");
        let relative = path.strip_prefix(root()).expect("inside the project");
        Source::new(&relative.to_string_lossy().replace('\\', "/"), &text)
    };
    files("src", "rs").into_iter().map(read).filter(|source| source.room != "lib").collect()
}

/// Imports that point downstream, and rooms that the flow does not know.
fn against_the_flow(sources: &[Source]) -> Vec<String> {
    let place = |room: &str| FLOW.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for source in sources {
        let Some(here) = place(&source.room) else {
            wrong.push(format!("{}: `{}` has no place in the flow", source.path.display(), source.room));
            continue;
        };
        for line in source.code() {
            for target in line.split("crate::").skip(1) {
                let room: String = target.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                if place(&room).is_some_and(|there| there > here) {
                    wrong.push(format!("{}: imports `{room}`, which lies downstream", source.path.display()));
                }
            }
        }
    }
    wrong
}

fn reaching_outside(sources: &[Source]) -> Vec<String> {
    let pure = sources.iter().filter(|source| PURE.contains(&source.room.as_str()));
    let mut wrong = Vec::new();
    for source in pure {
        for (line, outside) in source.code().flat_map(|line| OUTSIDE.map(|outside| (line, outside))) {
            if line.contains(outside) {
                wrong.push(format!("{}: `{outside}` reaches the world outside", source.path.display()));
            }
        }
    }
    wrong
}

fn too_long_or_misnamed(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        if lines > 600 {
            wrong.push(format!("{}: {lines} lines; 600 is the limit", source.path.display()));
        }
        let name = source.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if ["utils", "util", "helpers", "helper", "common", "misc", "manager"].contains(&name.as_str()) {
            wrong.push(format!("{}: say what it is", source.path.display()));
        }
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{}: its first line does not say what it is", source.path.display()));
        }
        if source.room == "detect" && source.code().any(|line| line.contains("out.list(")) {
            wrong.push(format!("{}: a detector reads findings", source.path.display()));
        }
    }
    wrong
}

/// Detectors whose file, id and registration disagree.
fn unregistered(sources: &[Source], registered: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut on_disk = Vec::new();
    for source in sources.iter().filter(|source| source.text.contains("pub static DETECTOR: Detector")) {
        let path = source.path.to_string_lossy().replace('_', "-");
        let id = path.trim_start_matches("src/detect/").trim_end_matches(".rs").to_owned();
        if !source.text.contains(&format!("id: \"{id}\"")) {
            wrong.push(format!("{path}: its id is not `{id}`"));
        }
        if !registered.contains(&id.as_str()) {
            wrong.push(format!("{path}: not in `detect::all`"));
        }
        on_disk.push(id);
    }
    wrong.extend(
        registered.iter().filter(|id| !on_disk.iter().any(|found| found == *id)).map(|id| format!("{id}: no file")),
    );
    wrong
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn detector_ids() -> Vec<&'static str> {
    tadqiq::detect::all().iter().map(|detector| detector.id).collect()
}

#[test]
fn imports_point_upstream() {
    assert_none(against_the_flow(&sources()));
    assert!(!against_the_flow(&[Source::new("src/text/fold.rs", "//! x\nuse crate::policy::Policy;\n")]).is_empty());
    assert!(!against_the_flow(&[Source::new("src/finding.rs", "//! x\nfn f(r: crate::report::Text) {}\n")]).is_empty());
    assert!(!against_the_flow(&[Source::new("src/scratchpad.rs", "//! x\n")]).is_empty());
}

#[test]
fn judging_a_message_touches_nothing_outside() {
    assert_none(reaching_outside(&sources()));
    for sabotage in ["std::fs::read(p)", "let now = Zoned::now();", "std::thread::spawn(f)", "Instant::now()"] {
        assert!(!reaching_outside(&[Source::new("src/judge.rs", sabotage)]).is_empty(), "{sabotage}");
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    assert_none(too_long_or_misnamed(&sources()));
    let long = format!("//! x\n{}", "fn f() {}\n".repeat(600));
    for (path, text) in
        [("src/text/fold.rs", long.as_str()), ("src/text/utils.rs", "//! x\n"), ("src/span.rs", "use x;\n")]
    {
        assert!(!too_long_or_misnamed(&[Source::new(path, text)]).is_empty(), "{path}");
    }
    assert!(!too_long_or_misnamed(&[Source::new("src/detect/a/b.rs", "//! x\nout.list().len()\n")]).is_empty());
}

#[test]
fn detectors_on_disk_are_the_detectors_registered() {
    assert_none(unregistered(&sources(), &detector_ids()));
    let stray = Source::new(
        "src/detect/personal/shoe_size.rs",
        "pub static DETECTOR: Detector = { id: \"personal/shoe-size\" }",
    );
    assert!(!unregistered(&[stray], &[]).is_empty());
    assert!(!unregistered(&[], &["personal/ghost"]).is_empty());
}

#[test]
fn policies_and_vocabularies_on_disk_are_shipped() {
    for path in files("policies", "toml") {
        let inside = path.strip_prefix(root().join("policies")).expect("inside").with_extension("");
        let id = inside.to_string_lossy().replace('\\', "/");
        match id.strip_prefix("vocabulary/") {
            Some(list) => assert!(tadqiq::text::list(list).is_some(), "{id} is not built in"),
            None => assert!(tadqiq::Policy::shipped(&id).is_some_and(|policy| policy.is_ok()), "{id} does not load"),
        }
    }
}

#[test]
fn every_corpus_says_where_it_is_from() {
    for path in files("corpora", "jsonl") {
        let beside = path.parent().expect("a folder").join("README.md");
        let text = fs::read_to_string(&beside).unwrap_or_else(|_| panic!("{} is missing", beside.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        assert!(text.contains(&name), "{} does not name {name}", beside.display());
        assert!(text.contains("CC0"), "{} states no licence", beside.display());
    }
}

#[test]
fn nothing_reaches_a_network_and_the_default_build_stays_lean() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    let mut crates: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    crates.sort_unstable();
    crates.dedup();
    assert!(crates.contains(&"tadqiq"), "cargo tree printed nothing of use");
    assert!(crates.len() <= 125, "{} crates", crates.len());
    let network = [
        "reqwest",
        "hyper",
        "tokio",
        "ureq",
        "curl",
        "socket2",
        "mio",
        "rustls",
        "native-tls",
        "openssl",
        "h2",
        "quinn",
    ];
    for name in network {
        assert!(!crates.contains(&name), "{name} reaches a network");
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}
