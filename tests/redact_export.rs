//! Exports redacted by the program, as a user does it, and read again.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tadqiq::import::{Batch, Options, open};
use tadqiq::message::Message;
use tadqiq::rewrite::violated;
use tadqiq::{Linter, Policy, Use};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

const KHOBAR: &str = "gulf/khobar-education-office";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program says and how it ends.
fn redact(from: &Path, to: &Path, more: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .arg("redact")
        .arg(from)
        .arg("--to")
        .arg(to)
        .args(more)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("the program starts");
    assert!(run.stdout.is_empty(), "an export is never printed");
    (run.status.code(), String::from_utf8(run.stderr).expect("UTF-8"))
}

/// A chat in a file, redacted: what the copy holds, and what was said.
fn redacted(chat: &[u8], more: &[&str]) -> (Vec<u8>, String) {
    let folder = folder();
    let (from, to) = (folder.path().join("chat.txt"), folder.path().join("copy.txt"));
    fs::write(&from, chat).expect("a file");
    let (code, said) = redact(&from, &to, more);
    assert_eq!(code, Some(0), "{said}");
    (fs::read(&to).expect("a copy"), said)
}

fn messages(path: &Path) -> Vec<Message<'static>> {
    let reader = open(path, &Options::default()).expect("an export");
    let (mut batch, mut messages) = (Batch::default(), Vec::new());
    while reader.fill(&mut batch).expect("readable") {
        messages.extend(batch.frames().map(|frame| reader.parse(frame).expect("an entry").into_owned()));
        batch.clear();
    }
    messages
}

fn members(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("an archive")).expect("sound");
    (0..archive.len())
        .map(|nth| {
            let mut member = archive.by_index(nth).expect("a member");
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("readable");
            (member.name().expect("UTF-8").into_owned(), bytes)
        })
        .collect()
}

fn write_zip(path: &Path, files: &[(&str, &str)]) {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
        archive.write_all(text.as_bytes()).expect("memory can be written");
    }
    fs::write(path, archive.finish().expect("sound").into_inner()).expect("a file");
}

fn every_fixture() -> Vec<PathBuf> {
    let listed = fs::read_dir(root().join("tests/exports")).expect("fixtures");
    let mut found: Vec<PathBuf> = listed.map(|file| file.expect("a file").path()).collect();
    found.retain(|path| path.extension().is_some_and(|kind| kind == "txt" || kind == "zip"));
    found.extend(
        ["khobar-office-ar", "khobar-unit-en", "clean-ar"].map(|name| root().join(format!("corpora/demo/{name}.zip"))),
    );
    found.sort();
    found
}

#[test]
fn a_redacted_export_reads_as_the_same_messages_without_what_is_forbidden() {
    let policy = Policy::shipped(KHOBAR).expect("shipped").expect("sound");
    let linter = Linter::new(policy, Use::Check);
    let folder = folder();
    for (nth, fixture) in every_fixture().iter().enumerate() {
        let before = messages(fixture);
        for (way, more) in
            [&["--senders", "keep"][..], &["--senders", "number"], &["--cover", "mask"]].iter().enumerate()
        {
            let to = folder.path().join(format!("{nth}-{way}")).with_extension(fixture.extension().expect("one"));
            let (code, said) = redact(fixture, &to, &[more, &["--policy", KHOBAR][..]].concat());
            assert_eq!(code, Some(0), "{}: {said}", fixture.display());
            let after = messages(&to);
            assert_eq!(after.len(), before.len(), "{}", fixture.display());
            for (was, now) in before.iter().zip(&after) {
                assert_eq!(now.sent_at, was.sent_at);
                assert_eq!((now.system, now.deleted), (was.system, was.deleted), "{was:?} {now:?}");
                assert_eq!(now.attachments.len(), was.attachments.len(), "{was:?} {now:?}");
                if !was.system && violated(&linter.check(was)).is_empty() {
                    assert_eq!(now.text, was.text, "{}", fixture.display());
                }
                let judged = Message { system: false, deleted: false, ..now.clone() };
                assert!(violated(&linter.check(&judged)).is_empty(), "{}: {now:?}", fixture.display());
                let phone = now.sender.as_ref().and_then(|sender| sender.phone.as_deref());
                assert_eq!(phone, None, "{}", fixture.display());
            }
        }
    }
}

#[test]
fn entries_without_findings_stay_byte_for_byte() {
    for fixture in every_fixture().iter().filter(|path| path.extension().is_some_and(|kind| kind == "txt")) {
        let chat = fs::read(fixture).expect("a fixture");
        let (copy, _) = redacted(&chat, &[]);
        // Only the unsaved sender's number changes in these files.
        let lines = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
        let (was, now) = (lines(&chat), lines(&copy));
        assert_eq!(was.len(), now.len());
        for (was, now) in was.iter().zip(now) {
            let phone = String::from_utf8_lossy(was).contains("+966");
            assert_eq!(*was != now, phone, "{}: {}", fixture.display(), String::from_utf8_lossy(&now));
        }
    }
}

/// A byte order mark, Windows line ends, bytes that are no UTF-8, a last line without an end.
#[test]
fn what_surrounds_an_entry_stays() {
    let chat = b"\xEF\xBB\xBF13/5/2025, 09:17 - Ali: one \xFF\r\ntwo\r\n\r\n13/5/2025, 09:18 - Ali: call\r\n0551234567\r\nnow\r\n13/5/2025, 09:19 - Ali: end";
    let (copy, _) = redacted(chat, &[]);
    let wanted = "\r\n13/5/2025, 09:18 - Ali: call\r\n‹phone›\r\nnow\r\n13/5/2025, 09:19 - Ali: end";
    let shared = chat.windows(2).position(|two| two == b"\r\n").expect("an end") + "\r\ntwo\r\n".len();
    assert_eq!(copy[..shared], chat[..shared]);
    assert_eq!(String::from_utf8_lossy(&copy[shared..]), wanted);
    let wide: Vec<u8> = "\u{feff}13/5/2025, 09:17 - Ali: call 0551234567\n13/5/2025, 09:18 - Ali: مرحبا\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (copy, _) = redacted(&wide, &[]);
    assert_eq!(String::from_utf8_lossy(&copy), "13/5/2025, 09:17 - Ali: call ‹phone›\n13/5/2025, 09:18 - Ali: مرحبا\n");
}

#[test]
fn lines_of_no_message_and_messages_too_long_to_judge_are_not_passed_on() {
    let chat = format!(
        "0551234567 is mine\n13/5/2025, 09:17 - Ali: hello\n13/5/2025, 09:18 - Ali: {}0551234567\nand more\n13/5/2025, 09:19 - Ali: bye\n",
        "x".repeat(2000)
    );
    let (copy, said) = redacted(chat.as_bytes(), &["--max-message", "1200"]);
    assert_eq!(
        String::from_utf8_lossy(&copy),
        "13/5/2025, 09:17 - Ali: hello\n13/5/2025, 09:18 - ‹…›\n13/5/2025, 09:19 - Ali: bye\n"
    );
    assert!(said.contains("on lines \u{2068}3\u{2069}") && said.contains("left out: 1"), "{said}");
}

#[test]
fn names_and_numbers_outside_the_text_are_covered() {
    let chat = "13/5/2025, 09:15 - \u{202A}+966 55 123 4567\u{202C} joined using this group's invite link\n\
        13/5/2025, 09:17 - \u{202A}+966 55 123 4567\u{202C}: hello\n\
        13/5/2025, 09:18 - Abu Saad 0551234567: \u{200E}report 1012345672.pdf (file attached)\n\
        13/5/2025, 09:19 - Sara: ok\n";
    let (copy, _) = redacted(chat.as_bytes(), &[]);
    assert_eq!(
        String::from_utf8_lossy(&copy),
        "13/5/2025, 09:15 - \u{202A}‹phone›\u{202C} joined using this group's invite link\n\
        13/5/2025, 09:17 - \u{202A}+••• •• ••• ••67\u{202C}: hello\n\
        13/5/2025, 09:18 - Abu Saad ‹phone›: \u{200E}report 1012345672.pdf (file attached)\n\
        13/5/2025, 09:19 - Sara: ok\n",
        "a bare number of ten digits is nobody's"
    );
    let (copy, _) = redacted(chat.as_bytes(), &["--senders", "number", "--lang", "ar"]);
    assert_eq!(
        String::from_utf8_lossy(&copy),
        "13/5/2025, 09:15 - ‹notice›\n\
        13/5/2025, 09:17 - \u{202A}مرسل 1\u{202C}: hello\n\
        13/5/2025, 09:18 - مرسل 2: \u{200E}report 1012345672.pdf (file attached)\n\
        13/5/2025, 09:19 - مرسل 3: ok\n"
    );
}

/// On iOS a document's own title stands before the name of its file, and is part of no field.
#[test]
fn a_document_s_title_is_covered() {
    let chat = "[5/13/25, 9:17:00 AM] Ali: call 0551234567.pdf • \u{200E}2 pages \u{200E}<attached: 00000001-a.pdf>\n\
        [5/13/25, 9:18:00 AM] Ali: ok\n";
    let (copy, _) = redacted(chat.as_bytes(), &[]);
    let copy = String::from_utf8_lossy(&copy);
    assert!(!copy.contains("055") && copy.contains("<attached: 00000001-a.pdf>"), "{copy}");
}

#[test]
fn media_are_left_out_unless_asked_for_and_keep_apart_names() {
    let folder = folder();
    let (from, to) = (folder.path().join("in.zip"), folder.path().join("out.zip"));
    let chat = "13/5/2025, 09:17 - Ali: \u{200E}صورة الطالبة نورة.jpg (file attached)\n\
        13/5/2025, 09:18 - Ali: \u{200E}صورة الطالبة سارة.jpg (file attached)\n\
        13/5/2025, 09:19 - Ali: \u{200E}IMG-20250513-WA0001.jpg (file attached)\n\
        13/5/2025, 09:20 - Ali: \u{200E}Ali.vcf (file attached)\n";
    write_zip(
        &from,
        &[
            ("WhatsApp Chat with +966 55 123 4567.txt", chat),
            ("صورة الطالبة نورة.jpg", "first"),
            ("صورة الطالبة سارة.jpg", "second"),
            ("IMG-20250513-WA0001.jpg", "third"),
            ("Ali.vcf", "TEL:+966551234567"),
        ],
    );
    let (code, said) = redact(&from, &to, &["--policy", KHOBAR]);
    assert_eq!(code, Some(0), "{said}");
    let names: Vec<String> = members(&to).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["WhatsApp Chat with ‹phone›.txt"]);
    assert!(said.contains("pictures: 3") && said.contains("contact cards: 1"), "{said}");
    assert!(!said.contains("Ali") && !said.contains("نورة") && !said.contains("55"), "{said}");

    let (code, said) = redact(&from, &to, &["--policy", KHOBAR, "--keep-media", "--force"]);
    assert_eq!(code, Some(1), "files that nobody looked into are in it: {said}");
    assert!(said.contains("WARNING"), "{said}");
    let kept = members(&to);
    assert_eq!(kept.len(), 5);
    let text = String::from_utf8(kept[0].1.clone()).expect("UTF-8");
    assert!(!text.contains("نورة") && !text.contains("سارة"), "{text}");
    // Each picture is found under the name that the chat gives it.
    let after = messages(&to);
    for (message, content) in after.iter().zip(["first", "second", "third"]) {
        let name = message.attachments[0].path.as_deref().expect("it lies beside the chat");
        let (_, bytes) = kept.iter().find(|(its, _)| its == name).expect("a member");
        assert_eq!(bytes, content.as_bytes(), "{name}");
    }
}

#[test]
fn a_folder_becomes_a_folder_and_json_lines_json_lines() {
    let folder = folder();
    let (from, to) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir_all(from.join("media")).expect("a folder");
    fs::write(from.join("_chat.txt"), "13/5/2025, 09:17 - Ali: call 0551234567\n").expect("a file");
    fs::write(from.join("media/a.jpg"), "x").expect("a file");
    let (code, said) = redact(&from, &to, &["--keep-media"]);
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(fs::read_to_string(to.join("_chat.txt")).expect("a copy"), "13/5/2025, 09:17 - Ali: call ‹phone›\n");
    assert_eq!(fs::read_to_string(to.join("media/a.jpg")).expect("a copy"), "x");
    let (code, said) = redact(&from, &to, &["--force"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(to.join("_chat.txt").exists(), "what was there is left alone");

    let (from, to) = (folder.path().join("in.jsonl"), folder.path().join("out.jsonl"));
    let lines = "{\"text\": \"call 0551234567\", \"extra\": {\"note\": \"0551234567\"}, \"sender\": \"Ali\"}\n{\"text\": \"ok\", \"sender\": \"Ali\"}\n";
    fs::write(&from, lines).expect("a file");
    let (code, said) = redact(&from, &to, &["--senders", "number"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        fs::read_to_string(&to).expect("a copy"),
        "{\"sender\":{\"name\":\"sender 1\"},\"text\":\"call ‹phone›\"}\n{\"sender\":{\"name\":\"sender 1\"},\"text\":\"ok\"}\n"
    );
    fs::write(&from, "{\"text\": \"ok\"}\n{\"text\": 0551234567}\n").expect("a file");
    let (code, said) = redact(&from, &to, &["--force"]);
    assert_eq!((code, fs::read_to_string(&to).expect("a copy").as_str()), (Some(2), "{\"text\":\"ok\"}\n"), "{said}");
    assert!(said.contains(":2:") && !said.contains("055"), "{said}");
}

#[test]
fn nothing_is_overwritten_and_nothing_half_done_stays() {
    let folder = folder();
    let (from, to) = (folder.path().join("chat.txt"), folder.path().join("copy.txt"));
    fs::write(&from, "13/5/2025, 09:17 - Ali: call 0551234567\n").expect("a file");
    fs::write(&to, "mine").expect("a file");
    let (code, said) = redact(&from, &to, &[]);
    assert_eq!((code, fs::read_to_string(&to).expect("there").as_str()), (Some(2), "mine"), "{said}");
    assert!(said.contains("--force"), "{said}");
    let (code, said) = redact(&from, &from, &["--force", "--lang", "ar"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("الأصل") && fs::read_to_string(&from).expect("there").contains("055"), "{said}");
    let (code, _) = redact(&from, &to, &["--force"]);
    assert_eq!((code, fs::read_to_string(&to).expect("a copy").contains("‹phone›")), (Some(0), true));

    // Nothing readable in it: no copy is left behind.
    fs::write(&from, "{\"text\": 1}\n").expect("a file");
    let gone = folder.path().join("gone.jsonl");
    let (code, said) = redact(&from, &gone, &["--format", "jsonl"]);
    assert_eq!((code, gone.exists()), (Some(2), false), "{said}");
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_copy_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let folder = folder();
    let (from, to) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir(&from).expect("a folder");
    fs::write(from.join("_chat.txt"), "13/5/2025, 09:17 - Ali: call 0551234567\n").expect("a file");
    assert_eq!(redact(&from, &to, &[]).0, Some(0));
    assert_eq!((mode(&to), mode(&to.join("_chat.txt"))), (0o700, 0o600));
    for _ in 0..2 {
        let copy = folder.path().join("copy.txt");
        assert_eq!(redact(&from.join("_chat.txt"), &copy, &["--force"]).0, Some(0));
        assert_eq!(mode(&copy), 0o600);
    }
}

#[test]
fn a_stream_is_answered_line_by_line() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(["redact", "--jsonl", "--channel", "whatsapp", "--policy", KHOBAR])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut ask = child.stdin.take().expect("piped");
    let mut answers = std::io::BufReader::new(child.stdout.take().expect("piped"));
    for (line, wanted) in [
        (r#"{"text": "call 0551234567", "id": "one"}"#, "{\"id\":\"one\",\"text\":\"call ‹phone›\"}\n"),
        (r#"{"text": "ok", "channel": "x"}"#, "{\"channel\":{\"kind\":\"x\"},\"text\":\"ok\"}\n"),
    ] {
        writeln!(ask, "{line}").expect("the program reads");
        let mut answer = String::new();
        std::io::BufRead::read_line(&mut answers, &mut answer).expect("the program answers");
        assert_eq!(answer, wanted);
    }
    drop(ask);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
