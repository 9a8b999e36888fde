//! Writes messages as the zip archive that WhatsApp would export.
//!
//! `cargo run --example write_export -- SOURCE.jsonl OUT.zip --app android|ios --locale ar|en
//! [--digits arabic-indic|latin] [--name GROUP]`; each line of the source is a message, or `{"message": {…}}` with
//! labels beside it.

#[path = "../tests/writer/mod.rs"]
mod writer;

use std::fs::{self, File};

use anyhow::{Context, Result, bail};
use tadqiq::message::{Message, from_json};
use writer::{App, Locale, Phone};

const USAGE: &str =
    "write_export SOURCE.jsonl OUT.zip --app android|ios --locale ar|en [--digits arabic-indic|latin] [--name GROUP]";

fn main() -> Result<()> {
    let mut paths = Vec::new();
    let (mut app, mut locale, mut digits, mut name) = (None, None, None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value\n{USAGE}"));
        match &*arg {
            "--app" => app = Some(value()?),
            "--locale" => locale = Some(value()?),
            "--digits" => digits = Some(value()?),
            "--name" => name = Some(value()?),
            _ => paths.push(arg),
        }
    }
    let [source, out] = &paths[..] else { bail!("{USAGE}") };
    let app = match app.as_deref() {
        Some("android") => App::Android,
        Some("ios") => App::Ios,
        _ => bail!("--app is android or ios\n{USAGE}"),
    };
    let locale = match locale.as_deref() {
        Some("ar") => Locale::Ar,
        Some("en") => Locale::En,
        _ => bail!("--locale is ar or en\n{USAGE}"),
    };
    let arabic_digits = match digits.as_deref() {
        Some("arabic-indic") => true,
        Some("latin") => false,
        None => locale == Locale::Ar,
        Some(_) => bail!("--digits is arabic-indic or latin\n{USAGE}"),
    };
    let text = fs::read_to_string(source).with_context(|| format!("cannot read {source}"))?;
    let mut messages = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        messages.push(message(line).with_context(|| format!("{source}:{}", index + 1))?);
    }
    let phone = Phone { app, locale, arabic_digits };
    let file = File::create(out).with_context(|| format!("cannot write {out}"))?;
    phone.zip(name.as_deref().unwrap_or("Group"), &messages, file)?;
    Ok(())
}

/// The message of a line, with or without labels around it.
fn message(line: &str) -> Result<Message<'static>> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    Ok(match value.get("message") {
        Some(inner) => from_json(&inner.to_string())?.into_owned(),
        None => from_json(line)?.into_owned(),
    })
}
