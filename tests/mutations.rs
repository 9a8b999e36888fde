//! The targets of `fuzz/` on a stable compiler: inputs changed at random, always in the same way.
//!
//! `TADQIQ_RUNS` sets how many inputs each target gets, `TADQIQ_SEED` from where, and `TADQIQ_CORPUS` a folder of more
//! inputs to start from. What `fuzz/README.md` says of seeds holds here too.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::Path;
use std::{env, fs};

use tadqiq::detect;

/// Pieces that mean something to a reader, put in anywhere.
const PIECES: [&str; 40] = [
    "\n",
    "\r\n",
    "\0",
    ": ",
    " - ",
    "[",
    "] ",
    "،",
    "\u{200F}",
    "\u{200E}",
    "\u{202F}",
    "\u{FEFF}",
    "\u{202A}",
    "<",
    ">",
    "13/5/2025, 21:05 - ",
    "[13/5/25, 9:05:07 PM] ",
    "١٣‏/٥‏/٢٠٢٥، ٩:٠٥ م - ",
    "14/9/1444 هـ, ",
    "2566 BE",
    "POLL:\n",
    "OPTION: x (3 votes)",
    "<attached: 1-a.jpg>",
    " (file attached)",
    "<تم تعديل هذه الرسالة>",
    "\u{200F}أضاف",
    "\"",
    "{",
    "}",
    "\\u0000",
    "٠٥٥١٢٣٤٥٦٧",
    "1012345672",
    "user@example.org",
    "https://bit.ly/a",
    "ـ",
    "\u{64B}",
    "é\u{301}",
    "👨‍👩‍👧",
    "[[rule]]\n",
    "'''",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound.max(1)
    }

    /// A stretch of something `len` long.
    fn stretch(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        start..start + self.below((len - start).min(64) + 1)
    }

    fn change(&mut self, input: &mut Vec<u8>, other: &[u8]) {
        let at = self.below(input.len() + 1);
        match self.below(8) {
            0 if !input.is_empty() => {
                let at = at.min(input.len() - 1);
                input[at] ^= 1 << self.below(8);
            }
            1 if !input.is_empty() => {
                let at = at.min(input.len() - 1);
                input[at] = self.below(256) as u8;
            }
            2 => drop(input.drain(self.stretch(input.len()))),
            3 => {
                let again = input[self.stretch(input.len())].to_vec();
                input.splice(at..at, again);
            }
            4 => drop(input.splice(at..at, other[self.stretch(other.len())].to_vec())),
            5 => input.truncate(at),
            _ => drop(input.splice(at..at, PIECES[self.below(PIECES.len())].bytes())),
        }
    }
}

/// Calls `target` with each seed and then with changed ones; what fails is reported by its number.
fn mutate(target: fn(&[u8]), seeds: &[Vec<u8>]) {
    let number = |name: &str, default: u64| env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default);
    assert!(seeds.len() > 3 && seeds.iter().all(|seed| !seed.is_empty()), "seeds are there");
    seeds.iter().for_each(|seed| target(seed));
    let first = number("TADQIQ_SEED", 0);
    for run in first..first + number("TADQIQ_RUNS", 400) {
        let mut dice = Dice((run + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut input = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(6) {
            let other = &seeds[dice.below(seeds.len())];
            dice.change(&mut input, other);
        }
        if std::panic::catch_unwind(|| target(&input)).is_err() {
            let path = env::temp_dir().join(format!("tadqiq-mutation-{run}"));
            fs::write(&path, &input).expect("a file");
            unreachable!("run {run} failed; its input is in {}", path.display());
        }
    }
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).filter(|bytes| !bytes.is_empty()).collect()
}

fn more(target: &str) -> Vec<Vec<u8>> {
    env::var_os("TADQIQ_CORPUS").map_or_else(Vec::new, |folder| files(&Path::new(&folder).join(target)))
}

#[test]
fn no_bytes_make_a_reader_panic() {
    let exports = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports"));
    let options = [0, 1, 4, 8, 16, 32, 36].map(|choice: u8| move |text: &Vec<u8>| [&**text, &[choice]].concat());
    let mut seeds: Vec<Vec<u8>> = options.iter().flat_map(|with| exports.iter().map(with)).collect();
    for text in &exports {
        seeds.push([b"a/_chat.txt\0", &**text, b"\0b/WhatsApp Chat with B.txt\0", text, b"\x20"].concat());
    }
    seeds.push(
        b"{\"text\": \"\xD9\x85\", \"sent_at\": \"2026-10-04T09:12:00+03:00\", \"channel\": \"whatsapp\"}\n{}\x03"
            .to_vec(),
    );
    seeds.extend(more("read"));
    mutate(targets::read, &seeds);
}

#[test]
fn no_text_makes_a_check_panic() {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for detector in detect::all() {
        seeds.extend(detector.hits.iter().map(|(text, _)| text.as_bytes().to_vec()));
        seeds.extend(detector.misses.iter().map(|text| text.as_bytes().to_vec()));
    }
    seeds.retain(|seed| !seed.is_empty());
    seeds.extend(more("check"));
    mutate(targets::check, &seeds);
}

#[test]
fn no_policy_makes_its_loading_panic() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = files(&root.join("tests/cli/policies"));
    for folder in ["base", "community", "gulf", "health", "schools"] {
        seeds.extend(files(&root.join("policies").join(folder)));
    }
    seeds.extend(more("policy"));
    mutate(targets::policy, &seeds);
}
