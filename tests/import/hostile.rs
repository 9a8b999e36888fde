//! Damaged, oversized and foreign input; archives; JSON Lines.

use std::io::Write as _;
use std::path::PathBuf;

use super::*;

const CHAT: &str =
    "\u{200E}[13/12/2024, 20:05:32] Sara: \u{200E}<attached: 1-PHOTO.jpg>\n[13/12/2024, 20:05:40] Ali: ok\n";

fn zip(name: &str, members: &[(&str, &[u8])]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, bytes) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
    (folder, path)
}

#[test]
fn an_archive_and_its_folder_read_alike() {
    let members: &[(&str, &[u8])] = &[
        ("WhatsApp Chat - فريق العلوم/1-PHOTO.jpg", b"\xFF\xD8"),
        ("WhatsApp Chat - فريق العلوم/_chat.txt", CHAT.as_bytes()),
        ("WhatsApp Chat - فريق العلوم/notes about chat.txt", b"nothing"),
        ("__MACOSX/_chat.txt", CHAT.as_bytes()),
    ];
    let (folder, path) = zip("export.zip", members);
    let from_zip = read_file(&path, &Options::default()).unwrap();
    assert_eq!(from_zip.name.as_deref(), Some("فريق العلوم"));
    assert_eq!(from_zip.messages.len(), 2);
    let photo = &from_zip.messages[0].attachments[0];
    assert_eq!(photo.path.as_deref(), Some("WhatsApp Chat - فريق العلوم/1-PHOTO.jpg"));

    zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap().extract(folder.path().join("out")).unwrap();
    let from_folder = read_file(&folder.path().join("out"), &Options::default()).unwrap();
    assert_eq!(from_folder.messages, from_zip.messages);
}

#[test]
fn several_chats_are_read_in_order() {
    let (_folder, path) = zip("x.zip", &[("b/_chat.txt", CHAT.as_bytes()), ("a/_chat.txt", CHAT.as_bytes())]);
    let read = read_file(&path, &Options::default()).unwrap();
    let files: Vec<_> = read.messages.iter().map(|m| m.origin.as_ref().unwrap().file.clone().unwrap()).collect();
    assert_eq!(files, ["a/_chat.txt", "a/_chat.txt", "b/_chat.txt", "b/_chat.txt"]);
    assert_eq!(read.messages[3].origin.as_ref().unwrap().seq, Some(4));
    assert_eq!(read.accounting.lines, 4);
}

#[test]
fn names_that_climb_are_no_sources() {
    let (_folder, path) = zip("x.zip", &[("../_chat.txt", CHAT.as_bytes()), ("/abs/_chat.txt", CHAT.as_bytes())]);
    let error = read_file(&path, &Options::default()).err().unwrap();
    assert!(matches!(error, ImportError::NoChat { looked_into: 0, .. }), "{error:?}");
}

#[test]
fn a_truncated_archive_gives_what_it_has() {
    let lines: String = (0..5000).map(|n| format!("[13/12/2024, 20:05:32] Sara: line {n} {}\n", n * 7919)).collect();
    let (_folder, path) = zip("x.zip", &[("_chat.txt", lines.as_bytes()), ("1.jpg", &[7; 100])]);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let read = read_file(&path, &Options::default()).unwrap();
    assert!(read.accounting.cut_short);
    assert!((100..5000).contains(&read.messages.len()), "{}", read.messages.len());
    std::fs::write(&path, &whole[..12]).unwrap();
    assert!(matches!(read_file(&path, &Options::default()), Err(ImportError::Archive { .. })));
}

#[test]
fn a_changed_byte_in_an_archive_is_noticed() {
    let (_folder, path) = zip("x.zip", &[("_chat.txt", CHAT.repeat(50).as_bytes())]);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[70] ^= 0x55;
    std::fs::write(&path, bytes).unwrap();
    match read_file(&path, &Options::default()) {
        Ok(read) => assert!(read.accounting.cut_short),
        Err(error) => assert!(matches!(error, ImportError::NoChat { .. } | ImportError::Archive { .. }), "{error:?}"),
    }
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    let mut text = CHAT.as_bytes().to_vec();
    text.resize(80 << 20, b'a');
    let (_folder, path) = zip("x.zip", &[("_chat.txt", &text)]);
    let error = read_file(&path, &Options::default()).err().unwrap();
    assert!(error.to_string().contains("unpack"), "{error}");
}

#[test]
fn an_archive_with_too_many_members_is_refused() {
    let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    let (_folder, path) = zip("x.zip", &members);
    assert!(read_file(&path, &Options::default()).err().unwrap().to_string().contains("10,000"));
}

/// Each chat looks for its pictures among all files, so a list for each of them would be sixteen million names here.
#[test]
fn many_chats_share_one_list_of_files() {
    let names: Vec<String> = (0..4000).map(|n| format!("all/chat {n}.txt")).collect();
    let mut members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, CHAT.as_bytes())).collect();
    members.extend([("1-PHOTO.jpg", &b"\xFF\xD8"[..]), ("all/of/1-PHOTO.jpg", b"\xFF\xD8"), ("b/1-PHOTO.jpg", b"")]);
    let (_folder, path) = zip("x.zip", &members);
    let mut reader = None;
    let cost = allocation_counter::measure(|| reader = open(&path, &Options::default()).ok());
    assert!(cost.bytes_max < 32 << 20, "{} bytes", cost.bytes_max);
    let messages = drain(reader.unwrap()).messages;
    assert_eq!(messages.len(), 8000);
    for message in messages.iter().step_by(2) {
        assert_eq!(message.attachments[0].path.as_deref(), Some("all/of/1-PHOTO.jpg"), "in the chat's own folder");
    }
}

/// A directory whose entries all lead to the same few kilobytes, none of which unpacks to too much alone.
#[test]
fn members_that_unpack_without_end_together_are_refused() {
    let mut text = CHAT.as_bytes().to_vec();
    text.resize(8 << 20, b'a');
    let (_folder, path) = zip("x.zip", &[("000.txt", &text)]);
    let mut bytes = std::fs::read(&path).unwrap();
    let end = bytes.len() - 22;
    let directory = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    let (entry, mut tail) = (bytes[directory..end].to_vec(), bytes[end..].to_vec());
    bytes.truncate(directory);
    for n in 0..200_u16 {
        let mut entry = entry.clone();
        entry[46..49].copy_from_slice(format!("{n:03}").as_bytes());
        bytes.extend(entry);
    }
    tail[8..10].copy_from_slice(&200_u16.to_le_bytes());
    tail[10..12].copy_from_slice(&200_u16.to_le_bytes());
    tail[12..16].copy_from_slice(&(200 * entry.len() as u32).to_le_bytes());
    bytes.extend(tail);
    std::fs::write(&path, bytes).unwrap();
    let error = read_file(&path, &Options::default()).err().unwrap();
    assert!(error.to_string().contains("unpack"), "{error}");
}

#[test]
fn short_lines_without_end_are_read_in_pieces() {
    let reader = open_reader(std::io::Cursor::new("{\n".repeat(50_000)), "-", &Options::default()).unwrap();
    let (mut batch, mut entries) = (Batch::default(), 0);
    while reader.fill(&mut batch).unwrap() {
        assert!(batch.entries.len() <= 20_000, "an error is a hundred times as long as its line");
        entries += batch.entries.len();
        batch.clear();
    }
    assert_eq!(entries, 50_000);
}

#[test]
fn what_is_no_chat_is_an_error_that_says_what_was_tried() {
    let jpeg = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00";
    for (name, bytes) in [("photo.txt", &jpeg[..]), ("prose.txt", b"Dear all,\nnothing here."), ("a.html", b"<html>")] {
        let error = with(name, bytes, &Options::default()).err().unwrap();
        assert!(matches!(error, ImportError::Unknown { .. }), "{error:?}");
        assert!(error.to_string().contains("JSON Lines") && error.words().ar.contains("واتساب"));
    }
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\n\n"] {
        assert!(matches!(with("e.txt", bytes, &Options::default()), Err(ImportError::Empty { .. })));
    }
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(read_file(folder.path(), &Options::default()), Err(ImportError::NoChat { .. })));
    assert!(matches!(read_file(&folder.path().join("none"), &Options::default()), Err(ImportError::Read { .. })));
    let forced = Options { format: Some(Format::WhatsApp), ..Options::default() };
    assert!(matches!(with("photo.txt", jpeg, &forced), Err(ImportError::Unknown { .. })));
}

#[test]
fn a_text_that_starts_like_an_archive_is_a_text() {
    let read = with("c.txt", b"PK rates\n1/5/2025, 09:17 - a: x\n", &Options::default()).unwrap();
    assert_eq!((&*read.messages[0].text, read.accounting.orphans), ("x", 1));
}

#[cfg(unix)]
#[test]
fn what_can_be_read_only_once_is_no_chat() {
    for format in [None, Some(Format::WhatsApp)] {
        let error = read_file(Path::new("/dev/zero"), &Options { format, ..Options::default() }).err().unwrap();
        assert!(matches!(error, ImportError::NeedsFile { .. }), "{error:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_counted() {
    let read =
        with("c.txt", b"1/5/2025, 09:17 - a: x\xFF\xFEy\n1/5/2025, 09:18 - a: z\n", &Options::default()).unwrap();
    assert_eq!((read.accounting.replaced_bytes, &*read.messages[0].text), (2, "x\u{FFFD}\u{FFFD}y"));
    assert_eq!(read.messages[1].text, "z");
}

#[test]
fn utf_16_is_read_too() {
    let text = "13/5/2025، 09:17 - أحمد: مرحبًا 👍\n";
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        let read = with("c.txt", &bytes, &Options::default()).unwrap();
        assert_eq!(read.accounting.replaced_bytes, 0);
        assert_eq!(read.only().text, "مرحبًا 👍");
    }
}

#[test]
fn one_endless_line_is_cut_and_the_rest_is_read() {
    let mut text = String::from("1/5/2025, 09:17 - a: ");
    text.push_str(&"ن".repeat(6 << 20));
    text.push_str("\n1/5/2025, 09:18 - a: after\n1/5/2025, 09:18 - a: long\n");
    text.push_str(&"line\n".repeat(400_000));
    text.push_str("1/5/2025, 09:19 - a: end");
    let read = with("c.txt", text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.messages.iter().map(|m| &*m.text).collect::<Vec<_>>(), ["after", "end"]);
    assert_eq!(read.bad.len(), 2);
    assert_eq!((read.accounting.headers, read.accounting.continuations), (4, 400_000));
}

#[test]
fn lines_before_the_first_header_are_counted() {
    let read = read("some title⏎⏎13/5/2025, 09:17 - a: x⏎more⏎");
    assert_eq!(
        read.accounting,
        Accounting { lines: 4, headers: 1, continuations: 1, orphans: 2, ..Accounting::default() }
    );
}

#[test]
fn json_lines_keep_their_place_and_their_mistakes() {
    let text = "{\"text\": \"one\"}\n\n{\"text\": \"two\", \"nope\": 1}\r\n{\"text\": \"three\"}";
    let read = with("m.jsonl", text.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.messages.iter().map(|m| &*m.text).collect::<Vec<_>>(), ["one", "three"]);
    assert_eq!(read.messages[1].origin.as_ref().unwrap().line, Some(4));
    assert!(read.bad[0].starts_with("m.jsonl:3:") && read.bad[0].contains("`nope`"), "{}", read.bad[0]);

    let piped = open_reader(std::io::Cursor::new(text), "-", &Options::default()).unwrap();
    assert_eq!(drain(piped).messages.len(), 2);
    let options = Options { max_message: 2048, ..Options::default() };
    let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"x\"}}\n", "a".repeat(1 << 20));
    let read = with("m.jsonl", long.as_bytes(), &options).unwrap();
    assert_eq!((read.messages.len(), read.bad.len()), (1, 1));
}

/// One small export per phone: the same conversation, so the same messages.
#[test]
fn every_phone_tells_the_same_story() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports");
    for file in ["android-ar-indic.txt", "android-ar-latin.txt", "ios-ar.txt", "android-en.txt", "ios-en.txt"] {
        let arabic = file.contains("-ar");
        let ios = file.starts_with("ios");
        let read = read_file(&folder.join(file), &Options::default()).unwrap();
        assert!(!read.assumed, "{file}");
        assert_eq!(read.accounting.orphans, 0, "{file}");
        let [opening, added, call, list, photo, document, left_out, gone, changed, question, late] =
            read.messages.try_into().unwrap_or_else(|m: Vec<_>| panic!("{file}: {m:#?}"));
        let second = |n| if ios { n } else { 0 };
        assert!(opening.system && added.system, "{file}");
        assert_eq!(call.sent_at, at(2026, 10, 4, 7, 12, second(5)), "{file}");
        assert_eq!(name(&call), Some(if arabic { "أ. منيرة" } else { "Ms. Muneera" }), "{file}");
        assert_eq!(
            call.text,
            if arabic {
                "صباح الخير، الاجتماع الساعة ٩ ص في القاعة: ب"
            } else {
                "Good morning, we meet at 9 AM in room: B"
            }
        );
        assert_eq!(list.text.lines().count(), 4, "{file}");
        assert_eq!((kinds(&photo), photo.text.is_empty()), (vec![Kind::Image], false), "{file}: {photo:?}");
        assert_eq!((kinds(&document), document.text.is_empty()), (vec![Kind::Document], true), "{file}");
        assert_eq!((kinds(&left_out).len(), phone(&left_out)), (1, Some("+966 55 000 0001")), "{file}");
        assert!(gone.deleted && gone.text.is_empty(), "{file}");
        assert_eq!((changed.edited, changed.text.ends_with('>')), (Some(true), false), "{file}");
        assert_eq!(
            (name(&question), question.sender.as_ref().unwrap().saved),
            (Some(if arabic { "نورة" } else { "Nora" }), Some(false)),
            "{file}"
        );
        assert_eq!(late.sent_at, at(2026, 10, 28, 21, 40, second(0)), "{file}");
        assert!(!late.system && late.attachments.is_empty(), "{file}");
    }
}

#[test]
fn blank_lines_without_end_are_bounded() {
    let text = format!("1/5/2025, 09:17 - a: x\n{}1/5/2025, 09:18 - a: y", "\n".repeat(3 << 20));
    let read = with("c.txt", text.as_bytes(), &Options::default()).unwrap();
    assert_eq!((read.messages.len(), read.bad.len(), read.accounting.continuations), (1, 1, 3 << 20));
}

#[test]
fn chats_in_folders_keep_their_own_name_and_shape() {
    let (_folder, path) = zip(
        "all.zip",
        &[
            ("exports/2/WhatsApp Chat - Team/_chat.txt", "[3/16/25, 9:05:00 PM] Sara: one\n".as_bytes()),
            ("exports/1/WhatsApp Chat - فريق/_chat.txt", "[١٦/٣/٢٠٢٥، ٩:٠٥:٠٠ م] سارة: واحد\n".as_bytes()),
            ("exports/1/WhatsApp Chat - فريق/clip.mp4", b"x"),
            ("exports/readme.txt", b"nothing here"),
        ],
    );
    let read = read_file(&path, &Options::default()).unwrap();
    assert_eq!(read.told(), ["2025-03-16T21:05:00 | سارة | - | واحد", "2025-03-16T21:05:00 | Sara | - | one"]);
    let channels: Vec<_> = read.messages.iter().map(|m| m.channel.clone().unwrap().name.unwrap()).collect();
    assert_eq!(channels, ["فريق", "Team"]);
    assert_eq!(read.name, None, "no one name for two chats");
}

#[test]
fn archives_inside_an_archive_are_said_and_not_opened() {
    let (_inner, inner) = zip("inner.zip", &[("_chat.txt", CHAT.as_bytes())]);
    let inner = std::fs::read(inner).unwrap();
    let (_folder, path) = zip("x.zip", &[("a/one.zip", &inner), ("two.ZIP", &inner)]);
    let error = read_file(&path, &Options::default()).err().unwrap();
    assert!(matches!(error, ImportError::NoChat { archives: 2, .. }), "{error:?}");
    assert!(error.to_string().contains("give each by itself") && error.words().ar.contains("وحده"), "{error}");

    let (_folder, path) = zip("x.zip", &[("one.zip", &inner), ("_chat.txt", CHAT.as_bytes())]);
    let read = read_file(&path, &Options::default()).unwrap();
    assert_eq!(read.messages.len(), 2);
    assert!(read.notes.iter().any(|note| note.contains("archives inside")), "{:?}", read.notes);
}

#[test]
fn names_that_act_on_a_terminal_are_no_sources() {
    let long = format!("{}_chat.txt", "a/".repeat(3000));
    for name in ["a\u{1b}[2J/_chat.txt", "a\n_chat.txt", "\u{9b}31m_chat.txt", "C:/_chat.txt", "..\\_chat.txt", &long] {
        let (_folder, path) = zip("x.zip", &[(name, CHAT.as_bytes())]);
        let error = read_file(&path, &Options::default()).err().unwrap();
        assert!(matches!(error, ImportError::NoChat { looked_into: 0, .. }), "{name:?}: {error:?}");
        let (_folder, path) = zip("x.zip", &[(name, CHAT.as_bytes()), ("_chat.txt", CHAT.as_bytes())]);
        let read = read_file(&path, &Options::default()).unwrap();
        assert_eq!(read.messages.len(), 2);
        assert!(read.notes[0].contains("unsafe names"), "{:?}", read.notes);
    }
}

/// Names of sixty thousand bytes: few enough members, far too much to hold.
#[test]
fn a_directory_without_end_is_refused() {
    let names: Vec<String> = (0..600).map(|n| format!("{n}{}", "x".repeat(60_000))).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    let (_folder, path) = zip("x.zip", &members);
    let error = read_file(&path, &Options::default()).err().unwrap();
    assert!(error.to_string().contains("list of members"), "{error}");
}

#[test]
fn many_texts_without_a_chat_are_counted() {
    let names: Vec<String> = (0..500).map(|n| format!("chat {n}.txt")).collect();
    let mut members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"prose"[..])).collect();
    members.push(("chat 999.txt", CHAT.as_bytes()));
    let (_folder, path) = zip("x.zip", &members);
    let read = read_file(&path, &Options::default()).unwrap();
    assert_eq!(read.messages.len(), 2);
    assert!(read.notes.len() < 20 && read.notes.iter().any(|note| note.contains("490")), "{:?}", read.notes);
}
