//! Conditions: what a rule asks of a finding, and what excuses it.
//!
//! One form, [`Fact`], serves both. A `when` is tests on the fields of the very finding that the rule watches; an
//! `unless` names other facts of the same message, or fields of the message itself. Everything is three-valued.

use jiff::civil::DateTime;

use super::hours::{self, Window};
use super::lists::List;
use super::roster::Roster;
use super::settings::Settings;
use crate::detect::{self, FieldKind};
use crate::finding::{Confidence, DetectorIndex, Finding, Findings, Value};
use crate::message::{Doubt, Message, SentAt};
use crate::registry::Standing;
use crate::truth::{Truth, Why};

/// What is being judged.
#[derive(Clone, Copy)]
pub(crate) struct Case<'c> {
    pub(crate) message: &'c Message<'c>,
    pub(crate) findings: &'c Findings,
    /// Has a zone wherever a condition asks about time.
    pub(crate) settings: &'c Settings,
    /// The moment to judge for, where it is another than that of sending.
    pub(crate) instead: Option<SentAt>,
    pub(crate) roster: &'c Roster,
}

impl Case<'_> {
    /// The wall-clock time of `at` in the policy's zone, whatever offset it was written with.
    fn local(&self, at: SentAt) -> Option<DateTime> {
        let zone = self.settings.time_zone.as_ref()?;
        Some(self.instead.unwrap_or(at).on_the_clock(Some(zone)))
    }

    /// Whether the day of sending is certain.
    fn day_known(&self) -> bool {
        self.instead.is_some() || !self.message.has_doubt(Doubt::DateOrderAssumed)
    }
}

/// A fact that holds, does not hold, or cannot be known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    /// A detector found something, and it is so.
    Found(Watch),
    /// A field of the message is so.
    Message(MessageField, Test),
}

/// Findings of one detector, at a confidence, whose fields pass every test.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Watch {
    pub(crate) detector: DetectorIndex,
    /// Its id, if it is one of the policy's own, whose indexes are known once all files are read.
    pub(crate) own: Option<String>,
    pub(crate) at_least: Confidence,
    /// Tests, each with the place of its field among the detector's.
    pub(crate) tests: Vec<(usize, Test)>,
}

/// What excuses a rule: all of these facts together.
pub(crate) type Exemption = Vec<Fact>;

/// One question about one field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Test {
    pub(crate) is: Is,
    /// Asked the other way round: `not-in`, `not-bears`, `not-mentions`, `not-resembles`, `outside`.
    pub(crate) negated: bool,
}

/// The question itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Is {
    /// It is in the list. For an account, its handle is.
    Among(List),
    /// Its handle or its name bears one of the names.
    Bears(List),
    /// It mentions one of the names.
    Mentions(List),
    /// It poses as one of the hosts.
    Resembles(List),
    /// The registry says one of these of the account.
    Standing(Vec<Standing>),
    /// It is one of these grades, from the first to the last.
    Grades(&'static [&'static str]),
    /// It lies in one of the windows.
    Within(Vec<Window>),
    /// It is so.
    Flag(bool),
}

/// A field of a message that an exemption can ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MessageField {
    Account,
    Approval,
    ChannelName,
    Forwarded,
    Reply,
    Reshare,
    SenderName,
    SenderPhone,
    SenderRole,
    SentAt,
}

/// What can be asked of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As of a detector's field.
    Field(FieldKind),
    /// A name: `one-of`, `not-in`, compared as folded words.
    Name,
}

impl MessageField {
    /// Every field, by the name that policies use.
    pub(crate) const ALL: [(&'static str, MessageField, Kind); 10] = [
        ("account", MessageField::Account, Kind::Field(FieldKind::Account)),
        ("approval", MessageField::Approval, Kind::Field(FieldKind::Word(&["given", "missing"]))),
        ("channel-name", MessageField::ChannelName, Kind::Name),
        ("forwarded", MessageField::Forwarded, Kind::Field(FieldKind::Flag)),
        ("reply", MessageField::Reply, Kind::Field(FieldKind::Flag)),
        ("reshare", MessageField::Reshare, Kind::Field(FieldKind::Flag)),
        ("sender-name", MessageField::SenderName, Kind::Name),
        ("sender-phone", MessageField::SenderPhone, Kind::Field(FieldKind::Phone)),
        ("sender-role", MessageField::SenderRole, Kind::Name),
        ("sent-at", MessageField::SentAt, Kind::Field(FieldKind::Moment)),
    ];

    /// Whether the field of the message passes the test.
    pub(super) fn holds(self, test: &Test, case: &Case<'_>) -> Truth {
        let who =
            [MessageField::Account, MessageField::SenderName, MessageField::SenderPhone, MessageField::SenderRole];
        if who.contains(&self) && case.message.has_doubt(Doubt::SenderAmbiguous) {
            return Truth::Unknown(Why::SenderAmbiguous);
        }
        match (self, &case.message.sender, &test.is) {
            (MessageField::SenderRole, Some(sender), Is::Among(roles)) => {
                let has = case.roster.has_role(sender, |role| roles.has(role));
                if test.negated { !has } else { has }
            }
            _ => test.holds(&self.subject(case.message), case),
        }
    }

    fn subject<'m>(self, message: &'m Message<'_>) -> Subject<'m> {
        let sender = message.sender.as_ref();
        let known = |text: Option<&'m str>, why| text.map_or(Subject::Unknown(why), Subject::Text);
        match self {
            MessageField::Account => match sender {
                Some(sender) if sender.handle.is_some() || sender.name.is_some() => Subject::Account {
                    handle: sender.handle.as_deref().unwrap_or(""),
                    name: sender.name.as_deref().unwrap_or(""),
                },
                _ => Subject::Unknown(Why::NoSender),
            },
            MessageField::Approval => Subject::Text(if message.approval.is_some() { "given" } else { "missing" }),
            MessageField::ChannelName => {
                known(message.channel.as_ref().and_then(|channel| channel.name.as_deref()), Why::NoChannel)
            }
            MessageField::Forwarded => message.forwarded.map_or(Subject::Unknown(Why::ForwardUnknown), Subject::Flag),
            MessageField::Reply => Subject::Flag(message.reply_to.is_some()),
            MessageField::Reshare => Subject::Flag(message.reshare_of.is_some()),
            MessageField::SenderName => known(sender.and_then(|sender| sender.name.as_deref()), Why::NoSender),
            MessageField::SenderPhone => known(sender.and_then(|sender| sender.phone.as_deref()), Why::NoSender),
            // Whoever is known has their roles from the roster.
            MessageField::SenderRole => Subject::Unknown(Why::NoSender),
            MessageField::SentAt => message.sent_at.map_or(Subject::Unknown(Why::NoTime), Subject::Moment),
        }
    }
}

impl Fact {
    /// Whether it holds in this case.
    pub(crate) fn holds(&self, case: &Case<'_>) -> Truth {
        match self {
            Fact::Found(watch) => watch.holds(case),
            Fact::Message(field, test) => field.holds(test, case),
        }
    }

    /// What is to be found, if it is that.
    pub(crate) fn watch_mut(&mut self) -> Option<&mut Watch> {
        match self {
            Fact::Found(watch) => Some(watch),
            Fact::Message(..) => None,
        }
    }

    /// The windows it asks about.
    pub(crate) fn windows(&self) -> impl Iterator<Item = &Window> {
        let (found, field) = match self {
            Fact::Found(watch) => (Some(watch.windows()), None),
            Fact::Message(_, test) => (None, test.windows()),
        };
        found.into_iter().flatten().chain(field.into_iter().flatten())
    }

    /// Every test in it.
    pub(crate) fn tests_mut(&mut self) -> impl Iterator<Item = &mut Test> {
        let (found, field) = match self {
            Fact::Found(watch) => (Some(watch.tests.iter_mut().map(|(_, test)| test)), None),
            Fact::Message(_, test) => (None, Some(test)),
        };
        found.into_iter().flatten().chain(field)
    }
}

impl Watch {
    /// Whether any finding of the message is such a one.
    fn holds(&self, case: &Case<'_>) -> Truth {
        let found = case
            .findings
            .list()
            .iter()
            .filter(|finding| finding.detector == self.detector && finding.confidence >= self.at_least)
            .fold(Truth::No, |truth, finding| truth.or(self.fits(finding, case)));
        let unknown = case.findings.unknown().iter().find(|unknown| unknown.detector == self.detector);
        unknown.map_or(found, |unknown| found.or(Truth::Unknown(unknown.why)))
    }

    /// Whether it asks nothing of the closed field `name` that `word` would not pass.
    pub(crate) fn admits(&self, name: &str, word: &str) -> bool {
        let place = detect::at(self.detector).fields.iter().position(|field| field.name == name);
        self.tests.iter().filter(|(at, _)| Some(*at) == place).all(|(_, test)| match &test.is {
            Is::Among(list) => list.has(word) != test.negated,
            _ => true,
        })
    }

    /// The windows it asks about.
    pub(crate) fn windows(&self) -> impl Iterator<Item = &Window> {
        self.tests.iter().filter_map(|(_, test)| test.windows()).flatten()
    }

    /// Whether the fields of this finding pass every test.
    pub(crate) fn fits(&self, finding: &Finding, case: &Case<'_>) -> Truth {
        self.tests.iter().fold(Truth::Yes, |truth, (field, test)| {
            let value = finding.value(*field);
            truth.and(test.holds(&Subject::of(value, case.findings), case))
        })
    }
}

/// The value asked about, wherever it comes from.
pub(super) enum Subject<'v> {
    /// There is none: no body that approved is named, say.
    Absent,
    Unknown(Why),
    Text(&'v str),
    Account {
        handle: &'v str,
        name: &'v str,
    },
    Moment(SentAt),
    Flag(bool),
}

impl<'v> Subject<'v> {
    pub(super) fn of(value: Option<Value>, findings: &'v Findings) -> Subject<'v> {
        match value {
            Some(Value::Word(word)) => Subject::Text(word),
            Some(Value::Text(text)) => Subject::Text(findings.text(text)),
            Some(Value::Moment(at)) => Subject::Moment(at),
            Some(Value::Flag(flag)) => Subject::Flag(flag),
            Some(Value::Number(_) | Value::Flags(_)) | None => Subject::Absent,
        }
    }

    /// The text as a detector writes an account: its handle, a line break, its display name.
    fn account(&self) -> (&'v str, &'v str) {
        match *self {
            Subject::Account { handle, name } => (handle, name),
            Subject::Text(text) => text.split_once('\n').unwrap_or((text, "")),
            _ => ("", ""),
        }
    }
}

impl Test {
    /// Whether the value passes. What is absent is in no list, bears and mentions nothing, and is neither yes nor no.
    pub(super) fn holds(&self, subject: &Subject<'_>, case: &Case<'_>) -> Truth {
        if let Subject::Unknown(why) = *subject {
            return Truth::Unknown(why);
        }
        let truth = self.is.holds(subject, case);
        if self.negated { !truth } else { truth }
    }
}

impl Is {
    fn holds(&self, subject: &Subject<'_>, case: &Case<'_>) -> Truth {
        match (self, subject) {
            (Is::Within(_), Subject::Absent) => Truth::Unknown(Why::NoTime),
            (_, Subject::Absent) => Truth::No,
            (Is::Within(windows), Subject::Moment(at)) => {
                let Some(at) = case.local(*at) else { return Truth::Unknown(Why::NoTime) };
                hours::inside(windows, at, &case.settings.calendar, case.day_known())
            }
            (Is::Flag(wanted), Subject::Flag(flag)) => (wanted == flag).into(),
            (Is::Bears(names), _) => {
                let (handle, name) = subject.account();
                (names.borne_by(handle) || names.mentioned_in(name)).into()
            }
            (Is::Among(list), Subject::Account { handle, .. }) => (!handle.is_empty() && list.has(handle)).into(),
            (Is::Among(list), Subject::Text(text)) if list.is_of_senders() => list.has_sender(text),
            (Is::Among(list), Subject::Text(text)) => {
                // Only an account's text has a line break; what comes before it is the handle.
                let text = text.split_once('\n').map_or(*text, |(handle, _)| handle);
                list.has(text).into()
            }
            (Is::Standing(wanted), _) => {
                let (handle, _) = subject.account();
                match case.settings.standing(case.message, handle) {
                    Ok(standing) => wanted.contains(&standing).into(),
                    Err(why) => Truth::Unknown(why),
                }
            }
            (Is::Resembles(hosts), Subject::Text(host)) => hosts.is_posed_as_by(host).into(),
            (Is::Mentions(names), Subject::Text(text)) => names.mentioned_in(text).into(),
            (Is::Grades(grades), Subject::Text(text)) => grades.contains(text).into(),
            // Loading gives a field no question of another kind.
            _ => Truth::No,
        }
    }
}

impl Test {
    /// The list it compares with, if any.
    pub(crate) fn list_mut(&mut self) -> Option<&mut List> {
        match &mut self.is {
            Is::Among(list) | Is::Bears(list) | Is::Mentions(list) | Is::Resembles(list) => Some(list),
            Is::Grades(_) | Is::Within(_) | Is::Flag(_) | Is::Standing(_) => None,
        }
    }

    /// The windows it asks about, if it asks about a time.
    pub(crate) fn windows(&self) -> Option<&[Window]> {
        match &self.is {
            Is::Within(windows) => Some(windows),
            _ => None,
        }
    }
}
