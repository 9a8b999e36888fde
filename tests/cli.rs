//! The program as a user runs it: each file under `tests/cli/` is a session. Below, what a session cannot show.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

const OFFICE: &str = "tests/cli/policies/office.toml";

/// A check in office hours.
const CHECK: [&str; 5] = ["check", "--policy", OFFICE, "--now", "2024-03-03T10:00:00+03:00"];

#[test]
fn sessions() {
    trycmd::TestCases::new().env("LC_ALL", "C.UTF-8").case("tests/cli/*.trycmd").case("tests/cli/*.toml");
}

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

#[test]
fn a_stream_answers_each_line_before_the_next() {
    let mut child = start(&["check", "--jsonl", "--policy", OFFICE, "--now", "2026-10-04T09:00:00+03:00"]);
    let mut ask = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped"));
    for (line, expected) in [
        (r#"{"text": "call 0551234567", "id": "one"}"#, r#""id":"one","line":1,"verdict":"hold""#),
        ("{", r#""type":"error","line":2"#),
        (r#"{"text": "ok"}"#, r#""id":"3","line":3,"verdict":"allow""#),
    ] {
        writeln!(ask, "{line}").expect("the program reads");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("the program answers");
        assert!(answer.contains(expected), "{answer}");
    }
    drop(ask);
    assert_eq!(child.wait().expect("it ends").code(), Some(2), "a bad line was among them");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let mut child = start(&["check", "--policy", OFFICE]);
    child.stdin.take().expect("piped").write_all(b"ab\xffcd").expect("the program reads");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("byte 3") && !said.contains("ab"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let chat = folder.path().join("chat.jsonl");
    let line = "{\"text\": \"call 0551234567\"}\n";
    std::fs::write(&chat, line.repeat(50_000)).expect("a file");
    let chat = chat.to_str().expect("UTF-8");
    for arguments in [&["convert", chat][..], &["audit", chat, "--policy", OFFICE, "--output", "jsonl"]] {
        let mut child = start(arguments);
        let mut first = [0; 10];
        child.stdout.take().expect("piped").read_exact(&mut first).expect("something is printed");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn what_convert_prints_can_be_read_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (once, twice) = (folder.path().join("once.jsonl"), folder.path().join("twice.jsonl"));
    for (from, to) in [("tests/exports/android-ar-latin.txt", &once), (once.to_str().expect("UTF-8"), &twice)] {
        let format: &[&str] = if from.ends_with("jsonl") { &["--format", "jsonl"] } else { &[] };
        let output = start(&[&["convert", from][..], format].concat()).wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::write(to, output.stdout).expect("a file");
    }
    let read = |path| std::fs::read_to_string(path).expect("a file");
    assert!(read(&once) == read(&twice) && !read(&once).is_empty());
}

/// What the program prints to both outputs, given `input`.
fn output(arguments: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = start(arguments);
    let _ = child.stdin.take().expect("piped").write_all(input);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_number_that_is_a_key_is_not_repeated() {
    let (_, out, _) = output(&["check", "--policy", OFFICE, "--jsonl"], b"{\"text\": \"a\", \"Ali 0551234567\": 1}\n");
    assert!(out.contains("unknown key") && !out.contains("055"), "{out}");
}

/// Terminal escapes, a bidi override, a bell: in arguments, in the path and the text of an export, in a sender's name.
#[test]
fn whatever_is_named_is_inert() {
    const HOSTILE: &str = "x\u{1b}[31m\u{1b}]0;t\u{7}\u{202e}\u{2066}\u{9b}2J";
    let folder = tempfile::tempdir().expect("a folder");
    let chat = folder.path().join(format!("WhatsApp Chat with {HOSTILE}.txt"));
    let line = |n: u32| format!("13/5/2025, 09:{n} - {HOSTILE}: {HOSTILE} 0551234567\n");
    std::fs::write(&chat, format!("{}{}", line(17), line(18))).expect("a file");
    let chat = chat.to_str().expect("UTF-8");
    let copy = folder.path().join(format!("{HOSTILE}-copy.txt"));
    let copy = copy.to_str().expect("UTF-8");
    let missing = format!("{HOSTILE}.txt");
    let option = format!("--{HOSTILE}");
    let toml = format!("{HOSTILE}.toml");
    let all: &[&[&str]] = &[
        &[HOSTILE],
        &[&option],
        &["audit", &option],
        &["audit", chat, HOSTILE],
        &["audit", chat, "--policy", OFFICE, "--output", HOSTILE],
        &["audit", chat, "--policy", HOSTILE],
        &["audit", chat, "--policy", &toml],
        &["audit", chat, "--policy", OFFICE, "--names", "--with-text"],
        &["audit", chat, "--policy", OFFICE, "--names", "--with-text", "--output", "json"],
        &["audit", chat, "--policy", OFFICE, "--max-message", "30"],
        &["audit", &missing, "--policy", OFFICE],
        &["convert", chat],
        &["convert", &missing],
        &["convert", chat, "--max-message", "30"],
        &["redact", chat, "--to", copy, "--force"],
        &["redact", chat, "--to", chat],
        &["redact", &missing, "--to", chat],
        &["redact", chat, "--to", "Cargo.toml"],
        &["redact", chat, "--policy", HOSTILE],
        &["explain", HOSTILE],
        &["check", "--policy", OFFICE, "--now", HOSTILE],
        &["check", "--policy", OFFICE, "--attachments-root", HOSTILE],
        &["check", "--policy", OFFICE, "--sender", HOSTILE, "--channel", HOSTILE, "--names", "--with-text"],
        &["eval", &missing, "--policy", OFFICE],
    ];
    for lang in ["ar", "en"] {
        for arguments in all {
            let (_, out, err) = output(&[&["--lang", lang][..], arguments].concat(), HOSTILE.as_bytes());
            let acts = |c: &char| c.is_control() && *c != '\n' || matches!(c, '\u{202e}' | '\u{2066}');
            assert_eq!(format!("{out}{err}").chars().find(acts), None, "{arguments:?}: {out}{err}");
            assert!(!out.is_empty() || !err.is_empty(), "{arguments:?}");
        }
    }
}

#[test]
fn nothing_is_no_message() {
    for input in ["", "\n", "\u{feff}", " \r\n"] {
        let (code, out, err) = output(&["check", "--policy", OFFICE], input.as_bytes());
        assert_eq!((code, out.as_str()), (Some(2), ""), "a command before the pipe may have failed");
        assert!(err.contains("draft.txt"), "{err}");
    }
    assert_eq!(output(&["check", "--policy", OFFICE, "--jsonl"], b"").0, Some(0), "a stream may be empty");
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_message() {
    let check = [&CHECK[..], &["--output", "json"]].concat();
    let (_, marked, _) = output(&check, "\u{feff}call 0551234567".as_bytes());
    assert_eq!(marked, output(&check, b"call 0551234567").1);
    let (code, out, _) = output(&[&CHECK[..], &["--jsonl"]].concat(), "\u{feff}{\"text\": \"a\"}".as_bytes());
    assert_eq!(code, Some(0), "{out}");
}

#[cfg(unix)]
#[test]
fn input_that_cannot_be_read_is_not_called_output() {
    for stream in [&[][..], &["--jsonl"]] {
        let run = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
            .args([&CHECK[..], &["--lang", "ar"], stream].concat())
            .stdin(std::fs::File::open("tests").expect("a folder"))
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2));
        assert!(said.contains("المدخل") && said.contains("هذا مجلد"), "{said}");
    }
}

#[test]
fn the_highest_bound_is_no_bound() {
    let most = usize::MAX.to_string();
    for stream in [&[][..], &["--jsonl"]] {
        let arguments = [&CHECK[..], &["--max-message", &most], stream].concat();
        let (code, _, err) = output(&arguments, b"{\"text\": \"hello\"}\n");
        assert_eq!(code, Some(0), "{err}");
    }
}

#[test]
fn a_policy_in_another_encoding_is_named_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("p.toml");
    std::fs::write(&file, b"schema = 1\nid = \"\xff\"").expect("a file");
    let (code, _, err) = output(&["policy", "check", file.to_str().expect("UTF-8")], b"");
    assert_eq!(code, Some(2));
    assert!(err.contains("UTF-8 (byte 18)"), "{err}");
}

/// Whatever hours and days are answered, the new policy's examples hold.
#[test]
fn a_new_policy_is_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let days = ["sun", "sun,mon,tue,wed,thu", "fri,sat", "sat,fri,thu,wed,tue,mon,sun"];
    for (nth, hours) in
        ["07:00-21:00", "06:30-24:00", "00:00-07:00", "22:00-02:00", "00:00-24:00", "none"].iter().enumerate()
    {
        for (at, days) in days.iter().enumerate() {
            let file = folder.path().join(format!("{nth}-{at}.toml"));
            let file = file.to_str().expect("UTF-8");
            let (code, _, err) = output(
                &["policy", "new", file, "--yes", "--rules", "group-order", "--hours", hours, "--days", days],
                b"",
            );
            assert_eq!(code, Some(0), "{hours} {days}: {err}");
            let (code, _, err) = output(&["policy", "test", file], b"");
            assert_eq!(code, Some(0), "{hours} {days}: {err}");
        }
    }
}

#[test]
fn input_that_ends_early_writes_no_policy() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.toml");
    let (code, out, err) =
        output(&["policy", "new", file.to_str().expect("UTF-8")], "Riverside\nالنهر\n\n\n".as_bytes());
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("--hours") && err.contains("--yes"), "it says how to answer: {err}");
    assert!(!file.exists());
}
