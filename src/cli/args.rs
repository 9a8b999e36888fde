//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tadqiq::import::{DateOrder, Format};
use tadqiq::report::Style;
use tadqiq::rewrite::Cover;
use tadqiq::verdict::Action;
use tadqiq::words::Lang;

use super::speech::Speech;

/// Checks outgoing messages in Arabic and English against a policy, and says what breaks it, where, why, and what to
/// do instead.
#[derive(Debug, Parser)]
#[command(
    name = "tadqiq",
    version,
    after_help = "\
Examples:
  tadqiq audit chat.zip --policy gulf/khobar-education-office --lang ar
  tadqiq check --policy gulf/khobar-education-office < draft.txt
  tadqiq policy list

Exit codes: 0 nothing at or above --fail-on, 1 violations, 2 an error."
)]
pub(super) struct Cli {
    /// The language of reports and messages; LC_ALL or LANG decide without it
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub(super) lang: Option<LangArg>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Ask about one message before it goes out, or about a stream of them
    Check(Check),
    /// Hold an exported chat against a policy and report what breaks it
    Audit(Audit),
    /// Print an export as JSON Lines, one message a line
    Convert(Convert),
    /// Write a message or an export anew, without what the policy forbids to pass on
    Redact(Redact),
    /// List, show, check or test policies
    Policy {
        #[command(subcommand)]
        command: PolicyCommand,
    },
    /// Check the registry of accounts that a policy names
    Accounts {
        #[command(subcommand)]
        command: AccountsCommand,
    },
    /// Explain a detector, or a rule of a policy
    Explain(Explain),
    /// Measure a policy on labelled messages
    Eval(Eval),
}

#[derive(Debug, Args)]
#[command(after_help = "\
The message is read from standard input: arguments end up in the shell's history.

Examples:
  tadqiq check --policy gulf/khobar-education-office < draft.txt
  tadqiq check --policy mine.toml --channel whatsapp --now 2024-03-03T21:40:00+03:00 < draft.txt
  messages-to-send | tadqiq check --jsonl --policy mine.toml

With --jsonl each line is a message as a JSON object, such as {\"text\": \"...\", \"channel\": \"whatsapp\"}, and each
answer is one line, in order, written at once.")]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[command(flatten)]
    pub(super) report: ReportArgs,
    /// Read one JSON message a line, and answer each with one line
    #[arg(long)]
    pub(super) jsonl: bool,
    /// The channel it is to be sent on: whatsapp, x, telegram ..., or KIND:NAME
    #[arg(long, value_name = "CHANNEL")]
    pub(super) channel: Option<String>,
    /// Who sends it: a phone number, a handle with @, or a name
    #[arg(long, value_name = "SENDER")]
    pub(super) sender: Option<String>,
    /// The reference of an approval that was given
    #[arg(long, value_name = "REFERENCE")]
    pub(super) approval: Option<String>,
    /// The moment of sending, instead of the clock
    #[arg(long, value_name = "RFC3339")]
    pub(super) now: Option<String>,
    /// The longest message read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    pub(super) max_message: usize,
    /// The folder under which paths of attachments may be opened; none are without it
    #[arg(long, value_name = "FOLDER")]
    pub(super) attachments_root: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tadqiq audit chat.zip --policy gulf/khobar-education-office
  tadqiq audit chat.txt --policy mine.toml --lang ar > report.txt
  tadqiq audit chat.zip --policy mine.toml --output jsonl --fail-on hold")]
pub(super) struct Audit {
    /// The export: a .txt, a .zip, a folder, or JSON Lines
    pub(super) export: PathBuf,
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[command(flatten)]
    pub(super) report: ReportArgs,
    #[command(flatten)]
    pub(super) import: ImportArgs,
    /// How many messages are judged side by side, 256 at most; one for each processor without it
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        value_parser = clap::value_parser!(u16).range(0..=256)
    )]
    pub(super) threads: u16,
}

#[derive(Debug, Args)]
#[command(after_help = "\
What it prints holds the words of the messages, and can be read back with --format jsonl.

Examples:
  tadqiq convert chat.zip > chat.jsonl
  tadqiq convert chat.txt --date-order dmy | head")]
pub(super) struct Convert {
    /// The export: a .txt, a .zip, a folder, or JSON Lines
    pub(super) export: PathBuf,
    #[command(flatten)]
    pub(super) import: ImportArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Numbers, addresses and names of files that the policy forbids are covered. Entries without any stay
byte for byte as they are, and the copy is in the same form: .txt, .zip, folder or JSON Lines.
Pictures, documents and contact cards are left out, since nothing looks into them. What names people
in plain words stays: read the copy before you pass it on.

Without an export, a message is read from standard input and printed; with --jsonl, one a line.

Examples:
  tadqiq redact chat.zip --to chat-redacted.zip --policy gulf/khobar-education-office
  tadqiq redact chat.txt --to chat-redacted.txt --senders number
  tadqiq redact < draft.txt
  messages | tadqiq redact --jsonl --cover mask

Exit codes: 0 written, 1 written with files that nobody looked into, 2 an error.")]
pub(super) struct Redact {
    /// The export: a .txt, a .zip, a folder, or JSON Lines; standard input without it
    #[arg(conflicts_with_all = ["jsonl", "channel"])]
    pub(super) export: Option<PathBuf>,
    /// The file or folder to write, readable by you alone; it must not be there yet
    #[arg(long, value_name = "FILE", requires = "export")]
    pub(super) to: Option<PathBuf>,
    /// Replace the file named by --to
    #[arg(long, requires = "to")]
    pub(super) force: bool,
    /// A shipped policy's id, or a path ending in .toml
    #[arg(long, value_name = "POLICY", default_value = "base/personal-info")]
    pub(super) policy: String,
    /// What stands where something was
    #[arg(long, value_enum, default_value_t = CoverArg::Mark)]
    pub(super) cover: CoverArg,
    /// What senders are called
    #[arg(long, value_enum, default_value_t = Senders::Keep)]
    pub(super) senders: Senders,
    /// Keep pictures, clips, documents and contact cards as they are
    #[arg(long, requires = "export")]
    pub(super) keep_media: bool,
    /// Read one JSON message a line, and print each on one line
    #[arg(long)]
    pub(super) jsonl: bool,
    /// The channel of messages that name none: whatsapp, x, telegram ..., or a name
    #[arg(long, value_name = "CHANNEL")]
    pub(super) channel: Option<String>,
    #[command(flatten)]
    pub(super) import: ImportArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    /// Name the shipped policies
    List,
    /// Print the rules in force and where each comes from, or a handbook page for the staff
    #[command(after_help = "\
Examples:
  tadqiq policy show gulf/khobar-education-office --lang ar
  tadqiq policy show mine.toml --output markdown --lang ar > handbook.md")]
    Show(ShowPolicy),
    /// Say what differs between two policies: rules and settings added, removed, changed
    #[command(after_help = "\
Examples:
  tadqiq policy diff old.toml new.toml
  tadqiq policy diff gulf/khobar-education-office mine.toml --output json

Exit codes: 0 nothing differs, 1 something does, 2 an error.")]
    Diff(DiffPolicies),
    /// Ask about an office and write a policy for it, ready to be edited
    #[command(after_help = "\
Every question is also an option, and --yes answers what is left with the usual.

Examples:
  tadqiq policy new our-school.toml
  tadqiq policy new our-school.toml --yes --name-ar 'مدرسة النهر' --name-en 'Riverside School' \\
      --hours 06:30-15:00 --days sun,mon,tue,wed,thu --contacts 0138000000 --trusted moe.gov.sa,riverside.edu.sa")]
    New(Box<NewPolicy>),
    /// Print the JSON schema of policy files, with which editors complete and check them
    #[command(after_help = "\
Example:
  tadqiq policy schema > policy.schema.json

Then write this as the first line of a policy beside it:
  #:schema ./policy.schema.json")]
    Schema,
    /// Read a policy and say every mistake in it, as FILE:LINE:COLUMN
    #[command(
        after_help = "Example:\n  tadqiq policy check mine.toml\n\nExit codes: 0 sound, 1 mistakes, 2 unreadable."
    )]
    Check(PolicyName),
    /// Check a policy and run the examples of its rules
    #[command(
        after_help = "Example:\n  tadqiq policy test mine.toml\n\nExit codes: 0 sound, 1 mistakes, 2 unreadable."
    )]
    Test(PolicyName),
}

#[derive(Debug, Args)]
pub(super) struct NewPolicy {
    /// The file to write, ending in .toml
    pub(super) file: PathBuf,
    /// The policy's id; made from the file's name without it
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// The office's name in Arabic
    #[arg(long, value_name = "NAME")]
    pub(super) name_ar: Option<String>,
    /// The office's name in English
    #[arg(long, value_name = "NAME")]
    pub(super) name_en: Option<String>,
    /// The country, such as sa or ae: its zone, days off, phone numbers and public sites; or other
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// Where the messages go: whatsapp, x, telegram ..., or any
    #[arg(long, value_name = "CHANNEL")]
    pub(super) channel: Option<String>,
    /// The hours of sending, such as "07:00-21:00" or "sun-thu 07:00-15:00, sat 10:00-12:00", or none
    #[arg(long, value_name = "HOURS")]
    pub(super) hours: Option<String>,
    /// The days on which those hours hold, such as sun,mon,tue
    #[arg(long, value_name = "DAYS")]
    pub(super) days: Option<String>,
    /// The time zone, such as Asia/Riyadh
    #[arg(long, value_name = "ZONE")]
    pub(super) zone: Option<String>,
    /// The official contacts: phone numbers, e-mail addresses, @domains
    #[arg(long, value_name = "LIST")]
    pub(super) contacts: Option<String>,
    /// The trusted sites, such as moe.gov.sa
    #[arg(long, value_name = "LIST")]
    pub(super) trusted: Option<String>,
    /// The shipped policies to build on, such as personal-info,photos
    #[arg(long, value_name = "LIST")]
    pub(super) rules: Option<String>,
    /// Ask nothing: what no option says is as usual
    #[arg(long)]
    pub(super) yes: bool,
    /// Replace the file if it is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ShowPolicy {
    /// A shipped policy's id, or a path ending in .toml
    pub(super) policy: String,
    /// The form in which it is shown
    #[arg(long, visible_alias = "format", value_enum, default_value_t = PolicyForm::Text)]
    pub(super) output: PolicyForm,
}

#[derive(Debug, Args)]
pub(super) struct DiffPolicies {
    /// The policy before: a shipped id, or a path ending in .toml
    pub(super) before: String,
    /// The policy after
    pub(super) after: String,
    /// The form in which it is shown
    #[arg(long, visible_alias = "format", value_enum, default_value_t = DiffForm::Text)]
    pub(super) output: DiffForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffForm {
    /// For people
    Text,
    /// One JSON document
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PolicyForm {
    /// For people: settings, rules, and the file and line of each
    Text,
    /// One JSON document
    Json,
    /// A handbook page for those who write messages
    Markdown,
}

#[derive(Debug, Args)]
pub(super) struct PolicyName {
    /// A shipped policy's id, or a path ending in .toml
    pub(super) policy: String,
}

#[derive(Debug, Subcommand)]
pub(super) enum AccountsCommand {
    /// Say every mistake in a registry, and every account that nobody answers for or whose days are over
    Check(AccountsCheck),
}

#[derive(Debug, Args)]
#[command(after_help = "\
A registry is CSV with the columns handle, platform, kind, responsible, from, until, or TOML with an [[account]] for each.

Example:
  tadqiq accounts check accounts.csv

Exit codes: 0 sound, 1 mistakes, 2 unreadable.")]
pub(super) struct AccountsCheck {
    /// The registry: a file ending in .csv or .toml
    pub(super) registry: String,
    /// The day to check for, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) on: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tadqiq explain
  tadqiq explain personal/phone
  tadqiq explain sending-hours --policy gulf/khobar-education-office")]
pub(super) struct Explain {
    /// A detector's id, or a rule's; without it, the detectors are listed
    pub(super) name: Option<String>,
    #[command(flatten)]
    pub(super) policy: PolicyArg,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A line is {\"message\": {...}, \"labels\": [{\"subject\": \"personal\", \"detector\": \"personal/phone\", \"words\": \"...\"}],
\"dialect\": \"gulf\", \"disguise\": null, \"near_miss\": false}.

Example:
  tadqiq eval labelled.jsonl --policy gulf/khobar-education-office")]
pub(super) struct Eval {
    /// Labelled messages, one JSON object a line
    pub(super) labelled: PathBuf,
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub(super) output: Output,
    /// Show the words of misses and false alarms, personal data masked
    #[arg(long)]
    pub(super) with_text: bool,
}

#[derive(Debug, Args)]
pub(super) struct PolicyArg {
    /// A shipped policy's id, or a path ending in .toml
    #[arg(long, value_name = "POLICY")]
    pub(super) policy: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// The form of the report
    #[arg(long, value_enum)]
    pub(super) output: Option<Output>,
    /// The mildest verdict that makes the exit code 1
    #[arg(long, value_enum, value_name = "ACTION", default_value_t = FailOn::Warn)]
    pub(super) fail_on: FailOn,
    /// Name senders instead of numbering them
    #[arg(long)]
    pub(super) names: bool,
    /// Show the text of messages, personal data masked
    #[arg(long)]
    pub(super) with_text: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The format of the export; found out without it
    #[arg(long, value_enum)]
    pub(super) format: Option<FormatArg>,
    /// The order of day, month and year; found out without it
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(super) date_order: Option<DateOrderArg>,
    /// The longest message read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    pub(super) max_message: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// Arabic
    Ar,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Output {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Note,
    Warn,
    Hold,
    Block,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    /// A WhatsApp export
    Whatsapp,
    /// tadqiq's own JSON Lines
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DateOrderArg {
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
    /// Year, month, day
    Ymd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverArg {
    /// A mark that says what it was, in the language of the text
    Mark,
    /// Dots, and the last two digits of a number
    Mask,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Senders {
    /// By their names; numbers of those who have none are masked
    Keep,
    /// By numbers, the same throughout; lines of the app, which name people, are covered
    Number,
}

impl From<CoverArg> for Cover {
    fn from(cover: CoverArg) -> Cover {
        match cover {
            CoverArg::Mark => Cover::Mark,
            CoverArg::Mask => Cover::Mask,
        }
    }
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Lang {
        match lang {
            LangArg::Ar => Lang::Ar,
            LangArg::En => Lang::En,
        }
    }
}

impl FailOn {
    /// The exit code for a verdict of this action.
    pub(super) fn code(self, action: Action) -> u8 {
        match self.least() {
            Some(least) if action >= least => super::BROKEN,
            _ => super::CLEAN,
        }
    }

    /// The mildest action that counts; `None` if none does.
    pub(super) fn least(self) -> Option<Action> {
        match self {
            FailOn::Note => Some(Action::Note),
            FailOn::Warn => Some(Action::Warn),
            FailOn::Hold => Some(Action::Hold),
            FailOn::Block => Some(Action::Block),
            FailOn::Never => None,
        }
    }
}

impl ReportArgs {
    pub(super) fn style(&self, speech: &Speech) -> Style {
        Style { lang: speech.lang(), with_text: self.with_text, names: self.names }
    }
}

impl ImportArgs {
    pub(super) fn options(&self) -> tadqiq::import::Options {
        tadqiq::import::Options {
            format: self.format.map(|format| match format {
                FormatArg::Whatsapp => Format::WhatsApp,
                FormatArg::Jsonl => Format::JsonLines,
            }),
            date_order: self.date_order.map(|order| match order {
                DateOrderArg::Dmy => DateOrder::DayMonthYear,
                DateOrderArg::Mdy => DateOrder::MonthDayYear,
                DateOrderArg::Ymd => DateOrder::YearMonthDay,
            }),
            max_message: self.max_message,
        }
    }
}
