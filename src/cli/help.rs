//! The program's help in Arabic. The English help stands with the arguments; this puts other words in its places.

use clap::{Arg, Command, CommandFactory as _};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::args::Cli;

const AR: &str = include_str!("words/help.ar.ftl");

/// The program's commands, speaking Arabic. Only asked for when help is to be shown: it reads all of the words.
pub(super) fn arabic() -> Command {
    let words = Words::new();
    let mut command = Cli::command();
    command.build();
    translate(command, "tadqiq", &words)
}

/// `command` and all below it; `key` is what its words are called.
fn translate(command: Command, key: &str, words: &Words) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let mut command = command
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            words.around("usage")
        ))
        .subcommand_help_heading(words.around("commands"))
        .mut_args(|arg| translate_arg(arg, key, words));
    if let Some(about) = words.find(key, None, &[]) {
        command = command.about(about);
    }
    if let Some(notes) = words.find(key, Some("notes"), &[]) {
        command = command.after_help(notes);
    }
    for name in names {
        let below = match key {
            "tadqiq" => name.clone(),
            _ if name == "help" => name.clone(),
            _ => format!("{key}-{name}"),
        };
        command = command.mut_subcommand(name, |command| translate(command, &below, words));
    }
    command
}

fn translate_arg(arg: Arg, key: &str, words: &Words) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let Some(mut help) = words.find(key, Some(&name), &[]).or_else(|| words.find("shared", Some(&name), &[])) else {
        return arg;
    };
    // What clap adds is English: the words name the values, and the default is said here.
    let takes_value = arg.get_action().takes_values();
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !defaults.is_empty() && !arg.is_hide_default_value_set() {
        let value = FluentValue::from(defaults.join("\u{60C} "));
        help.push_str(&words.find("around", Some("default"), &[("value", value)]).unwrap_or_default());
    }
    // Under a heading of their own, arguments would come by name.
    let (heading, arg) = match arg.get_index() {
        Some(index) => ("arguments", arg.display_order(index)),
        None => ("options", arg),
    };
    arg.help(help.clone())
        .long_help(help)
        .help_heading(words.around(heading))
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The Arabic words, by command and argument.
struct Words(FluentBundle<FluentResource>);

impl Words {
    fn new() -> Words {
        let mut bundle = FluentBundle::new(vec!["ar".parse::<LanguageIdentifier>().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        // A mistake in the words is caught by the tests; what could be read is used.
        let resource = FluentResource::try_new(AR.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Words(bundle)
    }

    /// What is said for `key`, or for its attribute `name`; `None` if nothing is.
    fn find(&self, key: &str, name: Option<&str>, values: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
        let message = self.0.get_message(key)?;
        let pattern = match name {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        Some(self.0.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    fn around(&self, name: &str) -> String {
        self.find("around", Some(name), &[]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of the help, with the command and argument it belongs to.
    fn texts(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
        let mut add = |what: &str, text: Option<&clap::builder::StyledStr>| {
            found.push((format!("{path} {what}"), text.map(ToString::to_string).unwrap_or_default()));
        };
        add("", command.get_about());
        if command.get_after_help().is_some() {
            add("after", command.get_after_help());
        }
        for arg in command.get_arguments() {
            add(arg.get_id().as_str(), arg.get_help());
        }
        for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
            texts(below, &format!("{path} {}", below.get_name()), found);
        }
    }

    fn all(mut command: Command) -> Vec<(String, String)> {
        command.build();
        let mut found = Vec::new();
        texts(&command, "", &mut found);
        found
    }

    #[test]
    fn every_text_of_the_help_is_there_in_arabic() {
        assert!(FluentResource::try_new(AR.to_owned()).is_ok(), "a mistake in the words");
        let (english, arabic) = (all(Cli::command()), all(arabic()));
        assert_eq!(english.len(), arabic.len());
        for ((place, _), (same, text)) in english.iter().zip(&arabic) {
            assert_eq!(place, same);
            let letters = text.chars().filter(|c| ('\u{621}'..='\u{64A}').contains(c)).count();
            assert!(letters > 3, "{place} speaks no Arabic: {text}");
        }
    }

    #[test]
    fn every_value_is_named_in_arabic() {
        fn look(command: &Command) {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                for value in arg.get_possible_values() {
                    assert!(help.contains(value.get_name()), "{} of {}: {help}", value.get_name(), arg.get_id());
                }
            }
            command.get_subcommands().for_each(look);
        }
        look(&arabic());
    }

    #[test]
    fn no_arabic_text_is_left_over() {
        let said: String = all(arabic()).into_iter().map(|(_, text)| text).collect();
        for line in AR.lines().filter_map(|line| line.split_once(" = ")).map(|(_, text)| text) {
            if !line.contains('{') && !AR.contains(&format!(".usage = {line}")) {
                let heading = ["الأوامر", "المعطيات", "الخيارات"].contains(&line);
                assert!(heading || said.contains(line) || line.starts_with("عرض مساعدة البرنامج"), "unused: {line}");
            }
        }
    }
}
