//! `tadqiq accounts`: the registry of accounts, checked.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tadqiq::registry::{Fault, Registry, RegistryError};

use super::args::{AccountsCheck, AccountsCommand};
use super::speech::{Speech, apart};
use super::{BROKEN, CLEAN, load};

pub(super) fn run(command: &AccountsCommand, speech: &Speech) -> Result<u8> {
    let AccountsCommand::Check(args) = command;
    check(args, speech)
}

/// Says every mistake, and every account that nobody answers for or whose days are over.
fn check(args: &AccountsCheck, speech: &Speech) -> Result<u8> {
    let on = match &args.on {
        Some(day) => day.parse::<Date>().map_err(|_| speech.error("error-day", &[("value", apart(day))]))?,
        None => Timestamp::now().to_zoned(TimeZone::UTC).date(),
    };
    let text = load::text(Path::new(&args.registry), speech)?;
    let (accounts, faults) = match Registry::read(&args.registry, &text) {
        Ok(registry) => (registry.accounts().len(), registry.remarks(&args.registry, on)),
        Err(RegistryError(faults)) => (0, faults),
    };
    if !faults.is_empty() {
        let line = |fault: &Fault| {
            load::place(&fault.file.display().to_string(), fault.line as u64, fault.column as u64, &fault.words, speech)
        };
        speech.fail(&speech.listed(faults.iter().map(line).collect::<Vec<_>>().join("\n")));
        return Ok(BROKEN);
    }
    let said = speech.say("accounts-sound", &[("file", apart(&args.registry)), ("accounts", accounts.into())]);
    let mut out = io::stdout().lock();
    writeln!(out, "{said}")?;
    out.flush()?;
    Ok(CLEAN)
}
