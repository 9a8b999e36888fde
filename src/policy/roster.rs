//! The roster: who has which role.
//!
//! An export knows its senders by saved names, phone numbers or handles only. The roster says whose they are, so that
//! conditions can ask for a role. Names are compared as folded words, phones as numbers.

use std::fmt;
use std::ops::Range;

use toml::de::DeValue;

use super::lists;
use super::mistake::{Problem, nearest};
use super::settings::{ACCOUNT, NAME, PHONE, Settings};
use super::sheet::{Node, Sheet, Table, Text};
use crate::message::Sender;
use crate::truth::{Truth, Why};
use crate::words::Words;

/// Who has which role.
#[derive(Clone, Default)]
pub struct Roster {
    roles: Vec<Role>,
}

#[derive(Clone)]
struct Role {
    name: String,
    members: Vec<Member>,
}

/// One person, by all that is known of them, in normal form.
#[derive(Clone, Default)]
struct Member {
    names: Vec<String>,
    /// As written; how local ones are read depends on the policy's countries.
    phones: Vec<String>,
    numbers: Vec<String>,
    handles: Vec<String>,
}

impl Roster {
    /// The names of the roles, as written.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().map(|role| role.name.as_str())
    }

    /// Whether `sender` has a role for which `asked` holds.
    ///
    /// A role that the message itself states counts alone. A sender who is on the roster has the roles that it gives.
    /// One who is not has none, unless a person with such a role is known only by what the message does not tell.
    pub(crate) fn has_role(&self, sender: &Sender<'_>, asked: impl Fn(&str) -> bool) -> Truth {
        if let Some(role) = sender.role.as_deref() {
            return asked(role).into();
        }
        let told = Told {
            name: sender.name.as_deref().map(lists::name),
            number: sender.phone.as_deref().map(lists::international),
            handle: sender.handle.as_deref().map(lists::handle),
        };
        if self.roles.is_empty() {
            return Truth::Unknown(Why::NoSender);
        }
        let (mut listed, mut unclear) = (false, None);
        for role in &self.roles {
            let asked = asked(&role.name);
            for member in &role.members {
                match told.is(member) {
                    Truth::Yes if asked => return Truth::Yes,
                    Truth::Yes => listed = true,
                    Truth::No => {}
                    Truth::Unknown(why) if asked => unclear = Some(why),
                    Truth::Unknown(_) => {}
                }
            }
        }
        match unclear {
            Some(why) if !listed => Truth::Unknown(why),
            _ => Truth::No,
        }
    }

    /// Takes over what `own` says; a role takes the place of the role of the same name.
    pub(super) fn overlay(&mut self, own: &Roster) {
        for role in &own.roles {
            match self.roles.iter_mut().find(|known| lists::name(&known.name) == lists::name(&role.name)) {
                Some(known) => *known = role.clone(),
                None => self.roles.push(role.clone()),
            }
        }
    }

    /// Reads local phone numbers as those of the policy's countries.
    pub(super) fn bind(&mut self, settings: &Settings) {
        for member in self.roles.iter_mut().flat_map(|role| &mut role.members) {
            member.numbers.clear();
            for phone in &member.phones {
                lists::phones(phone, settings.countries(), &mut member.numbers);
            }
        }
    }

    /// Every role that a condition asks for must be on the roster, if there is one.
    pub(super) fn check<'r>(&self, sheet: &Sheet<'_>, asked: impl Iterator<Item = &'r (String, Range<usize>)>) {
        for (role, span) in asked.filter(|_| !self.roles.is_empty()) {
            if !self.roles().any(|known| lists::name(known) == lists::name(role)) {
                let near = nearest(role, self.roles());
                let known = self.roles().collect::<Vec<_>>().join(", ");
                sheet.report(span.clone(), Problem::UnknownRole { role: role.clone(), near, known });
            }
        }
    }
}

/// It lists persons, so a debug print shows only how many.
impl fmt::Debug for Roster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.roles.iter().map(|role| (&role.name, role.members.len()))).finish()
    }
}

/// What a message tells of its sender, in normal form.
struct Told {
    name: Option<String>,
    number: Option<String>,
    handle: Option<String>,
}

impl Told {
    /// Whether the sender is this person; unknown where nothing is told of both.
    fn is(&self, member: &Member) -> Truth {
        let pairs = [(&self.name, &member.names), (&self.number, &member.numbers), (&self.handle, &member.handles)];
        let (mut comparable, mut same) = (false, false);
        for (told, known) in pairs {
            let Some(told) = told else { continue };
            comparable |= !known.is_empty();
            same |= known.contains(told);
        }
        let told = self.name.is_some() || self.number.is_some() || self.handle.is_some();
        match comparable {
            true => same.into(),
            false => Truth::Unknown(if told { Why::SenderForm } else { Why::NoSender }),
        }
    }
}

/// Reads every `[[roster]]`.
pub(super) fn read(tables: &[Table<'_, '_>]) -> Roster {
    let mut roster = Roster::default();
    for table in tables {
        table.only(&["role", "members"]);
        let role = table.need("role").and_then(|node| node.text());
        let members = table.need("members").and_then(|node| node.list()).unwrap_or_default();
        let members = members.iter().filter_map(member).collect();
        let Some(Text { value: name, span }) = role else { continue };
        if !is_name(&name) {
            table.sheet.report(span, Problem::BadEntry { wanted: NAME });
        } else if roster.roles().any(|known| lists::name(known) == lists::name(&name)) {
            table.sheet.report(span, Problem::DuplicateId { id: name });
        } else {
            roster.roles.push(Role { name, members });
        }
    }
    roster
}

/// A person by one thing, `"منى السالم"`, or by several, `{ name = "…", phone = "…", handle = "…" }`.
fn member(node: &Node<'_, '_>) -> Option<Member> {
    let mut member = Member::default();
    match node.value {
        DeValue::Table(_) => {
            let table = node.table()?;
            table.only(&["name", "phone", "handle"]);
            for (key, node) in table.entries() {
                for text in node.text_or_texts()? {
                    let wanted = member.note(&key.value, &text.value);
                    if let Some(wanted) = wanted {
                        table.sheet.report(text.span, Problem::BadEntry { wanted });
                    }
                }
            }
            if table.table.is_empty() {
                table.sheet.report(table.span.clone(), Problem::MissingKey { key: "name" });
            }
        }
        _ => {
            let text = node.text()?;
            let key = match &text.value {
                value if value.starts_with('@') => "handle",
                value if lists::is_phone(value) => "phone",
                _ => "name",
            };
            if let Some(wanted) = member.note(key, &text.value) {
                node.sheet.report(text.span, Problem::BadEntry { wanted });
            }
        }
    }
    Some(member)
}

fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

impl Member {
    /// Notes one thing about the person; what was wanted instead, if it is none.
    fn note(&mut self, key: &str, text: &str) -> Option<Words> {
        match key {
            "name" if is_name(text) => self.names.push(lists::name(text)),
            "phone" if lists::is_phone(text) => self.phones.push(text.to_owned()),
            "handle" if !lists::handle(text).is_empty() && !text.contains([' ', '/']) => {
                self.handles.push(lists::handle(text));
            }
            "name" => return Some(NAME),
            "phone" => return Some(PHONE),
            "handle" => return Some(ACCOUNT),
            // Reported as an unknown key.
            _ => {}
        }
        None
    }
}
