//! The registry of accounts: which ones speak for the organisation, and who answers for each.
//!
//! It is one file, TOML or CSV, that the media unit keeps. A policy names it (`accounts = "accounts.toml"`), and its
//! rules ask what the registry says of the account that a post comes from. Nothing here opens a file.

mod csv;
mod fault;
mod toml;

use jiff::civil::Date;

pub use fault::{Fault, RegistryError};

use fault::Problem;

/// The accounts of one organisation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registry {
    accounts: Vec<Account>,
}

/// One account.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Account {
    /// Its handle, without the `@`, in lower case.
    pub handle: String,
    /// Where it is: `x`, `telegram` … `None` for everywhere.
    pub platform: Option<String>,
    /// What it is for.
    pub kind: Option<String>,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// The first day on which it is valid.
    pub from: Option<Date>,
    /// The last day on which it is valid.
    pub until: Option<Date>,
    /// Where it stands in the file.
    place: (usize, usize),
}

/// What the registry says of an account on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is registered, and somebody answers for it.
    Registered,
    /// It is not in the registry.
    Missing,
    /// It is registered, but nobody answers for it.
    NoResponsible,
    /// Its last day is over.
    Expired,
    /// Its first day is yet to come.
    NotYet,
}

impl Standing {
    /// Every one, in the order of [`Standing::NAMES`].
    pub const ALL: [Standing; 5] =
        [Standing::Registered, Standing::Missing, Standing::NoResponsible, Standing::Expired, Standing::NotYet];

    /// The names that policies use.
    pub const NAMES: [&str; 5] = ["registered", "missing", "no-responsible", "expired", "not-yet"];

    /// The name that policies use.
    pub const fn name(self) -> &'static str {
        Standing::NAMES[self as usize]
    }
}

/// The kinds of account.
pub const KINDS: [&str; 5] = ["office", "unit", "section", "school", "service"];

/// The platforms on which an account can be.
pub const PLATFORMS: [&str; 10] =
    ["x", "telegram", "whatsapp", "instagram", "snapchat", "youtube", "tiktok", "facebook", "linkedin", "email"];

/// The largest registry that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 18;

impl Registry {
    /// Reads the registry in `text`, which stands in the file `name`: CSV if that ends in `.csv`, else TOML.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn read(name: &str, text: &str) -> Result<Registry, RegistryError> {
        let mut faults = Vec::new();
        let accounts = if text.len() > MAX_BYTES {
            faults.push(Fault::new(name, (1, 1), &Problem::TooLarge));
            Vec::new()
        } else if name.to_ascii_lowercase().ends_with(".csv") {
            csv::read(name, text, &mut faults)
        } else {
            toml::read(name, text, &mut faults)
        };
        for (nth, account) in accounts.iter().enumerate() {
            if let Some(other) = accounts[..nth].iter().find(|other| other.clashes(account)) {
                let problem = Problem::Twice { handle: account.handle.clone(), line: other.place.0 };
                faults.push(Fault::new(name, account.place, &problem));
            }
        }
        faults.sort_by_key(|fault| (fault.line, fault.column));
        if faults.is_empty() { Ok(Registry { accounts }) } else { Err(RegistryError(faults)) }
    }

    /// The accounts, in file order.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// What is sound in form, and still to be seen to: accounts for which nobody answers, or whose days are over `on`
    /// that day. `name` is the file's.
    pub fn remarks(&self, name: &str, on: Date) -> Vec<Fault> {
        let remark = |account: &Account| {
            let handle = account.handle.clone();
            let problem = match account.standing(Some(on))? {
                Standing::NoResponsible => Problem::NoResponsible { handle },
                Standing::Expired => Problem::Expired { handle, until: account.until? },
                _ => return None,
            };
            Some(Fault::new(name, account.place, &problem))
        };
        let renewed = |account: &Account| {
            let same = |other: &&Account| other.is(account.platform.as_deref(), &account.handle) && *other != account;
            self.accounts.iter().filter(same).any(|other| other.standing(Some(on)) != Some(Standing::Expired))
        };
        self.accounts.iter().filter(|account| !renewed(account)).filter_map(remark).collect()
    }

    /// What it says of the account `handle` on `platform` that day; `None` if that hangs on a day that is not known.
    pub fn standing(&self, platform: Option<&str>, handle: &str, on: Option<Date>) -> Option<Standing> {
        let mut entries = self.accounts.iter().filter(|account| account.is(platform, handle)).peekable();
        if entries.peek().is_none() {
            return Some(Standing::Missing);
        }
        // An account that was handed over stands there once for each of those responsible.
        let mut told = None;
        for entry in entries {
            let standing = entry.standing(on)?;
            if matches!(standing, Standing::Registered | Standing::NoResponsible) {
                return Some(standing);
            }
            told = Some(standing);
        }
        told
    }

    /// Who answers for the account `handle` on `platform` that day.
    pub fn responsible(&self, platform: Option<&str>, handle: &str, on: Option<Date>) -> Option<&str> {
        let valid =
            |account: &&Account| account.is(platform, handle) && account.standing(on) == Some(Standing::Registered);
        self.accounts.iter().find(valid)?.responsible.as_deref()
    }
}

impl Account {
    fn is(&self, platform: Option<&str>, handle: &str) -> bool {
        let on = match (self.platform.as_deref(), platform) {
            (Some(mine), Some(asked)) => mine == asked,
            _ => true,
        };
        on && handle.strip_prefix('@').unwrap_or(handle).eq_ignore_ascii_case(&self.handle)
    }

    fn standing(&self, on: Option<Date>) -> Option<Standing> {
        if let Some(until) = self.until
            && on? > until
        {
            return Some(Standing::Expired);
        }
        if let Some(from) = self.from
            && on? < from
        {
            return Some(Standing::NotYet);
        }
        Some(if self.responsible.is_some() { Standing::Registered } else { Standing::NoResponsible })
    }

    /// Whether both are the same account on the same day.
    fn clashes(&self, other: &Account) -> bool {
        let before =
            |first: &Account, second: &Account| matches!((first.until, second.from), (Some(a), Some(b)) if a < b);
        self.is(other.platform.as_deref(), &other.handle) && !before(self, other) && !before(other, self)
    }
}

/// One account as it is written: each key with its text and its place.
struct Written {
    place: (usize, usize),
    cells: Vec<(String, String, (usize, usize))>,
}

/// The keys of an account, which are also the columns of a table.
const KEYS: [&str; 6] = ["handle", "platform", "kind", "responsible", "from", "until"];

impl Written {
    /// The account it says, or what is wrong with it.
    fn check(&self, file: &str, faults: &mut Vec<Fault>) -> Option<Account> {
        let known = faults.len();
        let mut report = |place, problem: Problem| faults.push(Fault::new(file, place, &problem));
        let cell = |key: &str| {
            let found = self.cells.iter().find(|(name, ..)| name == key);
            found.map(|(_, text, place)| (text.trim(), *place)).filter(|(text, _)| !text.is_empty())
        };
        let handle = match cell("handle") {
            Some((text, place)) => {
                let handle = text.trim_start_matches('@').to_lowercase();
                if handle.is_empty() || !handle.chars().all(|c| c.is_alphanumeric() || "_.-".contains(c)) {
                    report(place, Problem::BadHandle);
                }
                handle
            }
            None => {
                report(self.place, Problem::Missing { key: "handle" });
                String::new()
            }
        };
        let mut word = |key: &str, words: &[&str]| {
            let (text, place) = cell(key)?;
            let word = text.to_lowercase();
            if !words.contains(&word.as_str()) {
                report(place, Problem::unknown(text, words));
            }
            Some(word)
        };
        let (platform, kind) = (word("platform", &PLATFORMS), word("kind", &KINDS));
        let mut date = |key: &str| {
            let (text, place) = cell(key)?;
            let date = text.parse().ok().filter(|_| text.len() == 10);
            if date.is_none() {
                report(place, Problem::BadDate);
            }
            date.map(|date: Date| (date, place))
        };
        let (from, until) = (date("from"), date("until"));
        if let (Some((from, _)), Some((until, place))) = (from, until)
            && until < from
        {
            report(place, Problem::Backwards);
        }
        let responsible = cell("responsible").map(|(text, place)| {
            if !text.chars().any(char::is_alphabetic) {
                report(place, Problem::BadName);
            }
            text.to_owned()
        });
        let account = Account {
            handle,
            platform,
            kind,
            responsible,
            from: from.map(|(date, _)| date),
            until: until.map(|(date, _)| date),
            place: self.place,
        };
        (faults.len() == known).then_some(account)
    }
}

#[cfg(test)]
mod tests;
