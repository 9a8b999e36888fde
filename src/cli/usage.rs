//! A command line that was not understood, said in the user's language and without repeating what could act on a
//! terminal.

use std::env;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::LangArg;
use super::speech::{Speech, apart};

/// The language asked for on a command line that could not be read as a whole.
pub(super) fn lang() -> Option<LangArg> {
    let mut words = env::args_os().skip(1).filter_map(|word| word.into_string().ok());
    let mut asked = None;
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        match value.as_deref() {
            Some("ar") => asked = Some(LangArg::Ar),
            Some("en") => asked = Some(LangArg::En),
            _ => {}
        }
    }
    asked
}

/// Says what is wrong with the command line, and how it is written.
pub(super) fn tell(error: &clap::Error, speech: &Speech) {
    let told = |kind| error.get(kind).map(values).filter(|values| values.iter().any(|value| !value.is_empty()));
    let named = |kind| apart(told(kind).unwrap_or_default().join(" "));
    let key = match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => "usage-unknown",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if told(ContextKind::InvalidValue).is_some() => {
            "usage-value"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-no-value",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "usage-missing",
        ErrorKind::ArgumentConflict => "usage-twice",
        _ => "usage-other",
    };
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => named(ContextKind::InvalidSubcommand),
        ErrorKind::MissingSubcommand => apart("<COMMAND>"),
        _ => named(ContextKind::InvalidArg),
    };
    let mut text = speech.say(key, &[("what", what), ("value", named(ContextKind::InvalidValue))]);
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(told) {
        text.push(' ');
        text.push_str(&speech.say("usage-near", &[("near", apart(near.join(" ")))]));
    } else if let Some(valid) = told(ContextKind::ValidValue) {
        text.push(' ');
        text.push_str(&speech.say("usage-valid", &[("valid", apart(valid.join(", ")))]));
    }
    speech.tell(&speech.say("error", &[("what", text.into())]));
    let usage = told(ContextKind::Usage).unwrap_or_default().join(" ");
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        speech.tell(&speech.say("usage-form", &[("usage", apart(usage))]));
    }
    speech.tell(&speech.say("usage-help", &[]));
}

fn values(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(value) => vec![value.clone()],
        ContextValue::Strings(values) => values.clone(),
        ContextValue::StyledStr(value) => vec![value.to_string()],
        ContextValue::StyledStrs(values) => values.iter().map(ToString::to_string).collect(),
        ContextValue::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
