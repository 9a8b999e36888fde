//! Writes an invented chat of any size, for measuring speed:
//! `cargo run --release --example generate_chat -- OUT.txt --mb 20 --seed 1 [--jsonl | --phone ios-ar]`.
//!
//! With `--phone` it is written as that phone exports it, with files, edits and deletions, and the exact count of each is
//! printed: android-ar-indic, android-ar, ios-ar, android-en or ios-en.

#[path = "../benches/chat/mod.rs"]
mod chat;
#[path = "../tests/writer/counted.rs"]
mod counted;
// The writer of archives is in it too.
#[allow(dead_code)]
#[path = "../tests/writer/mod.rs"]
mod writer;

use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Parser;
use jiff::ToSpan as _;
use jiff::civil::{DateTime, datetime};

#[derive(Parser)]
struct Arguments {
    /// The file to write
    out: PathBuf,
    /// How large, in millions of bytes
    #[arg(long, default_value_t = 20)]
    mb: u64,
    /// Which chat
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write tadqiq's JSON Lines instead of a WhatsApp export
    #[arg(long)]
    jsonl: bool,
    /// Write as this phone exports, and print what is in it
    #[arg(long, conflicts_with = "jsonl")]
    phone: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let mut out = Counted { out: BufWriter::with_capacity(1 << 20, File::create(&arguments.out)?), bytes: 0 };
    if let Some(name) = &arguments.phone {
        let known = counted::PHONES.iter().find(|(label, _)| label == name);
        let (_, phone) = known.ok_or_else(|| format!("no phone {name}: see the top of this file"))?;
        let counts = counted::write(&mut out, *phone, arguments.seed, arguments.mb * 1_000_000, |_| {})?;
        out.flush()?;
        return Ok(writeln!(io::stdout(), "{counts:?}")?);
    }
    let mut chat = chat::Chat::new(arguments.seed);
    let first = datetime(2020, 1, 1, 7, 5, 0, 0);
    while out.bytes < arguments.mb * 1_000_000 {
        let entry = chat.entry();
        // Offices write from seven to nine; one message in a thousand is late. A long chat starts the calendar again.
        let (day, minute) = ((entry.minutes / 830 % 3650) as i64, (entry.minutes % 830) as i64);
        let late = if entry.minutes.is_multiple_of(1000) { 14 } else { 0 };
        let at = first.checked_add(day.days().minutes(minute).hours(late))?;
        if arguments.jsonl { json_line(&mut out, &entry, at)? } else { export_line(&mut out, &entry, at)? }
    }
    out.out.flush()?;
    Ok(())
}

/// An entry as WhatsApp for Android exports it.
fn export_line(out: &mut impl Write, entry: &chat::Entry, at: DateTime) -> io::Result<()> {
    write!(out, "{} - ", at.strftime("%d/%m/%Y, %H:%M"))?;
    if !entry.system {
        write!(out, "{}: ", entry.sender)?;
    }
    writeln!(out, "{}", entry.text)
}

fn json_line(out: &mut impl Write, entry: &chat::Entry, at: DateTime) -> io::Result<()> {
    let mut line = serde_json::json!({
        "text": entry.text,
        "channel": "whatsapp",
        "sent_at": at.strftime("%Y-%m-%dT%H:%M").to_string(),
    });
    if entry.system {
        line["system"] = true.into();
    } else {
        line["sender"] = entry.sender.into();
    }
    writeln!(out, "{line}")
}

/// Counts what is written.
struct Counted<W> {
    out: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
