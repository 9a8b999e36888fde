//! Exports whose content is known to the last message, and read to the last message.

use std::io::BufWriter;

use super::counted::{Counts, PHONES, write};
use super::writer::Phone;
use super::*;

/// Writes a chat of `bytes` bytes, reads it, and compares every entry; gives back what was written.
#[track_caller]
fn reads_all_of(label: &str, phone: Phone, bytes: u64) -> Counts {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chat.txt");
    let mut out = BufWriter::new(std::fs::File::create(&path).unwrap());
    let mut written = Vec::new();
    let counts = write(&mut out, phone, 7, bytes, |message| written.push(message.clone())).unwrap();
    std::io::Write::flush(&mut out).unwrap();
    drop(out);

    let reader = open(&path, &Options::default()).unwrap();
    let (mut batch, mut found, mut written) = (Batch::default(), Counts::default(), written.iter());
    while reader.fill(&mut batch).unwrap() {
        for frame in batch.frames() {
            let message = reader.parse(frame).unwrap();
            found.system += u64::from(message.system);
            found.messages += u64::from(!message.system);
            found.media += u64::from(!message.attachments.is_empty());
            found.multi_line += u64::from(message.text.contains('\n'));
            found.deleted += u64::from(message.deleted);
            found.edited += u64::from(message.edited == Some(true));
            let message = Message { channel: None, origin: None, ..message };
            assert_eq!(Some(&message), written.next(), "{label}, line {}", frame.entry.line);
        }
        batch.clear();
    }
    assert!(written.next().is_none(), "{label}: entries are missing");
    let accounting = reader.accounting();
    assert_eq!((accounting.lines, accounting.orphans, accounting.replaced_bytes), (counts.lines, 0, 0), "{label}");
    assert_eq!(accounting.headers, counts.messages + counts.system, "{label}");
    assert_eq!(Counts { bytes: counts.bytes, lines: counts.lines, ..found }, counts, "{label}");
    counts
}

#[test]
fn a_megabyte_from_each_phone_is_read_exactly() {
    for (label, phone) in PHONES {
        let counts = reads_all_of(label, phone, 1_000_000);
        // The chat holds some of everything, or the comparison would say little.
        assert!(counts.messages > 3000 && counts.system > 10, "{counts:?}");
        assert!(
            counts.media > 100 && counts.multi_line > 50 && counts.deleted > 50 && counts.edited > 50,
            "{counts:?}"
        );
    }
}

/// Run with `cargo test --test import -- --ignored --nocapture twenty_megabytes`.
#[test]
#[ignore = "takes a minute"]
#[allow(clippy::print_stdout)]
fn twenty_megabytes_from_each_phone_are_read_exactly() {
    for (label, phone) in PHONES {
        println!("{label}: {:?}", reads_all_of(label, phone, 20_000_000));
    }
}
