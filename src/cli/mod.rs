//! Arguments and commands; the only place that prints.
//!
//! Arguments are parsed first, objects are built second. What is not needed is not loaded: a check before sending
//! starts thousands of times a day.

mod accounts;
mod args;
mod audit;
mod check;
mod convert;
mod eval;
mod explain;
mod help;
mod load;
mod policy;
mod redact;
mod speech;
mod stream;
mod usage;

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use tadqiq::words::Lang;

use args::{Cli, Command};
use speech::Speech;

/// Nothing at or above `--fail-on`.
const CLEAN: u8 = 0;
/// Violations.
const BROKEN: u8 = 1;
/// Something could not be read, written or understood.
const FAILED: u8 = 2;

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version come as errors too, and go to standard output with 0.
        Err(error) if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let failed = error.use_stderr();
            let _ = match Speech::new(usage::lang()).lang() {
                Lang::Ar => help::arabic().try_get_matches().err().unwrap_or(error).print(),
                Lang::En => error.print(),
            };
            return ExitCode::from(if failed { FAILED } else { CLEAN });
        }
        Err(error) => {
            usage::tell(&error, &Speech::new(usage::lang()));
            return ExitCode::from(FAILED);
        }
    };
    let speech = Speech::new(cli.lang);
    let done = match cli.command {
        Command::Check(args) => check::run(&args, &speech),
        Command::Audit(args) => audit::run(&args, &speech),
        Command::Convert(args) => convert::run(&args, &speech),
        Command::Redact(args) => redact::run(&args, &speech),
        Command::Policy { command } => policy::run(&command, &speech),
        Command::Accounts { command } => accounts::run(&command, &speech),
        Command::Explain(args) => explain::run(&args, &speech),
        Command::Eval(args) => eval::run(&args, &speech),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) if speech::closed_pipe(&error) => ExitCode::from(CLEAN),
        Err(error) => {
            speech.fail(&error);
            ExitCode::from(FAILED)
        }
    }
}
