//! How fast one message after another is checked, in bytes of text a second, beside things everyone knows.
//!
//! `cargo bench` prints throughput for each. The messages are those of `benches/chat`, as a chat of an office has them:
//! 60 % Arabic, 30 % English, 10 % mixed.

// The generator of exports uses all of it; here only the texts matter.
#[allow(dead_code)]
mod chat;

use chat::Chat;
use divan::Bencher;
use divan::counter::BytesCount;
use tadqiq::text::{Desk, Lists, Vocabulary, lists};
use tadqiq::{Linter, Message, Policy, Scratch, Use};

fn main() {
    divan::main();
}

const BYTES: usize = 2_000_000;

fn texts() -> Vec<String> {
    let mut chat = Chat::new(1);
    let mut texts = Vec::new();
    let mut bytes = 0;
    while bytes < BYTES {
        let entry = chat.entry();
        if !entry.system {
            bytes += entry.text.len();
            texts.push(entry.text);
        }
    }
    texts
}

fn total(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

fn linter(policy: &str) -> Linter {
    Linter::new(Policy::shipped(policy).expect("shipped").expect("sound"), Use::Check)
}

/// The whole flow with each shipped policy: what a pre-send check costs.
#[divan::bench(args = ["gulf/khobar-education-office", "gulf/umm-al-quwain-education-zone", "base/personal-info"])]
fn check(bencher: Bencher<'_, '_>, policy: &str) {
    let (linter, texts) = (linter(policy), texts());
    let messages: Vec<Message<'_>> = texts.iter().map(|text| Message::from_text(text.as_str())).collect();
    bencher
        .counter(total(&texts))
        .bench_local(|| messages.iter().map(|message| linter.check(message).violations.len()).sum::<usize>());
}

/// What personal information costs: the same policy with and without it.
#[divan::bench(args = ["with", "without"])]
fn check_personal_information(bencher: Bencher<'_, '_>, personal: &str) {
    let personal = if personal == "with" { "\"base/personal-info\", " } else { "" };
    let policy = format!(
        "schema = 1\nid = \"office\"\ntitle = {{ ar = \"مكتب\", en = \"An office\" }}\n\
         extends = [{personal}\"base/photos\", \"base/work-only\", \"base/sources\", \"base/feedback\"]\n"
    );
    let linter = Linter::new(Policy::from_toml(&policy).expect("sound"), Use::Check);
    let texts = texts();
    let messages: Vec<Message<'_>> = texts.iter().map(|text| Message::from_text(text.as_str())).collect();
    bencher
        .counter(total(&texts))
        .bench_local(|| messages.iter().map(|message| linter.check(message).violations.len()).sum::<usize>());
}

/// The same with texts that never come again, each in its own words, and broken rules in half of them.
#[divan::bench]
fn check_varied(bencher: Bencher<'_, '_>) {
    let linter = linter("gulf/khobar-education-office");
    let texts: Vec<String> =
        ["corpora/rules/dev.jsonl", "corpora/training/topics-1.jsonl"].iter().flat_map(labelled).collect();
    let messages: Vec<Message<'_>> = texts.iter().map(|text| Message::from_text(text.as_str())).collect();
    bencher
        .counter(total(&texts))
        .bench_local(|| messages.iter().map(|message| linter.check(message).violations.len()).sum::<usize>());
}

/// The texts of a labelled file of this project.
fn labelled(file: &&str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let lines = std::fs::read_to_string(path).expect("a file of this project");
    let text = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        line["message"]["text"].as_str().expect("a text").to_owned()
    };
    lines.lines().map(text).collect()
}

/// Facts only, without judging.
#[divan::bench]
fn inspect(bencher: Bencher<'_, '_>) {
    let (linter, texts) = (linter("gulf/khobar-education-office"), texts());
    let messages: Vec<Message<'_>> = texts.iter().map(|text| Message::from_text(text.as_str())).collect();
    let mut scratch = Scratch::default();
    bencher.counter(total(&texts)).bench_local(|| {
        messages.iter().map(|message| linter.inspect(message, &mut scratch).list().len()).sum::<usize>()
    });
}

/// Folding, words and gates, with no word list at all.
#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let (mut desk, none) = (Desk::default(), Vocabulary::default());
    bencher
        .counter(total(&texts))
        .bench_local(|| texts.iter().map(|text| desk.view(text, &none, Lists::ALL).words().len()).sum::<usize>());
}

/// The obvious way, for comparison: lower case, then one Aho-Corasick automaton over the same terms.
#[divan::bench]
fn lowercase_and_aho_corasick(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let terms: Vec<&str> = lists().iter().flat_map(|list| list.terms).map(|(_, term)| *term).collect();
    let automaton = aho_corasick::AhoCorasick::new(terms).expect("an automaton");
    bencher
        .counter(total(&texts))
        .bench_local(|| texts.iter().map(|text| automaton.find_iter(&text.to_lowercase()).count()).sum::<usize>());
}

/// The floor: reading the bytes once.
#[divan::bench]
fn utf8_validation(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(total(&texts)).bench_local(|| {
        texts.iter().filter(|text| std::str::from_utf8(divan::black_box(text.as_bytes())).is_ok()).count()
    });
}

/// What a program pays before its first check.
#[divan::bench]
fn start(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| linter("gulf/khobar-education-office"));
}
