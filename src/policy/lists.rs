//! Lists that conditions compare with: written in the rule, or named from the settings, and normalised once.
//!
//! Both sides of a comparison are brought to one form: phones to `+` and digits, hosts and e-mail addresses to lower
//! case, handles without `@`, names to folded words.

use crate::detect::personal::phone::CALLING_CODES;
use std::borrow::Cow;

use super::resemblance::{self, Trusted};
use super::settings::Settings;
use crate::text::fold;
use crate::truth::{Truth, Why};

/// A list of what is compared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct List {
    kind: ListKind,
    source: Source,
    /// In normal form; see [`ListKind`].
    entries: Vec<String>,
    /// For hosts that others may pose as, each taken apart.
    trusted: Vec<Trusted>,
}

/// Where a list is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// In the condition itself.
    Here(Vec<String>),
    /// In the setting with this name.
    Setting(String),
}

/// What a list is of, and so how its entries are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKind {
    /// Words of a closed list, as they are.
    Word,
    /// Phone numbers, `+` and digits.
    Phone,
    /// E-mail addresses; one that starts with `@` stands for its whole domain.
    Email,
    /// Hosts; each covers its subdomains.
    Host,
    /// Hosts that others may pose as.
    Model,
    /// Senders: phone numbers, handles with their `@`, names.
    Sender,
    /// Handles of accounts.
    Handle,
    /// Letters and digits of a number.
    Number,
    /// Names, as folded words.
    Name,
}

impl List {
    pub(crate) fn new(kind: ListKind, source: Source) -> List {
        List { kind, source, entries: Vec::new(), trusted: Vec::new() }
    }

    /// The setting it reads, if any.
    pub(crate) fn setting(&self) -> Option<&str> {
        match &self.source {
            Source::Setting(name) => Some(name),
            Source::Here(_) => None,
        }
    }

    /// What it holds, in normal form.
    pub(crate) fn entries(&self) -> &[String] {
        &self.entries
    }

    /// Whether it is a list of senders.
    pub(crate) fn is_of_senders(&self) -> bool {
        self.kind == ListKind::Sender
    }

    /// Takes its entries from `settings` where it names one, and normalises them.
    pub(crate) fn bind(&mut self, settings: &Settings) {
        let raw = match &self.source {
            Source::Here(raw) => raw.as_slice(),
            Source::Setting(name) => settings.list(name),
        };
        self.entries.clear();
        for entry in raw {
            match self.kind {
                ListKind::Word => self.entries.push(entry.clone()),
                ListKind::Phone => phones(entry, settings.countries(), &mut self.entries),
                ListKind::Email => self.entries.extend(email(entry)),
                ListKind::Host | ListKind::Model => self.entries.extend(host(entry)),
                // Told apart by their first character: `+`, a digit, `@`, or a space before folded words.
                ListKind::Sender if is_phone(entry) => phones(entry, settings.countries(), &mut self.entries),
                ListKind::Sender if entry.trim_start().starts_with('@') => {
                    self.entries.push(format!("@{}", handle(entry)));
                }
                ListKind::Sender => self.entries.push(name(entry)),
                ListKind::Handle => self.entries.push(handle(entry)),
                ListKind::Number => self.entries.push(number(&fold(entry)).into_owned()),
                ListKind::Name => self.entries.push(name(entry)),
            }
        }
        if self.kind == ListKind::Model {
            self.trusted = self.entries.iter().map(|host| Trusted::new(host)).collect();
        }
    }

    /// Whether `text`, in the form a detector gives it, is in the list.
    pub(crate) fn has(&self, text: &str) -> bool {
        let mut entries = self.entries.iter().map(String::as_str);
        match self.kind {
            ListKind::Word => entries.any(|entry| entry == text),
            ListKind::Phone => {
                let plain = text.strip_prefix('+').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
                let number = if plain { Cow::Borrowed(text) } else { Cow::Owned(international(text)) };
                entries.any(|entry| entry == number)
            }
            ListKind::Email => entries.any(|entry| match (entry.strip_prefix('@'), text.rsplit_once('@')) {
                (Some(domain), Some((_, of))) => of.eq_ignore_ascii_case(domain),
                _ => text.eq_ignore_ascii_case(entry),
            }),
            ListKind::Host | ListKind::Model => entries.any(|entry| under(text.trim_end_matches('.'), entry)),
            ListKind::Handle => {
                let text = text.strip_prefix('@').unwrap_or(text);
                entries.any(|entry| text.eq_ignore_ascii_case(entry))
            }
            ListKind::Sender => self.has_sender(text) == Truth::Yes,
            ListKind::Number => {
                // A pattern of the policy's own may find Arabic letters.
                let text = if text.is_ascii() { number(text) } else { Cow::Owned(number(&fold(text)).into_owned()) };
                entries.any(|entry| entry == text)
            }
            ListKind::Name => {
                let text = name(text);
                entries.any(|entry| entry == text)
            }
        }
    }

    /// Whether the sender, as a detector gives it (handle, name and phone, a line each), is in the list.
    ///
    /// Each person is listed as the channel shows them, so one that is shown by a name is compared with the names. It is
    /// not to be known where the list has nothing of the kind that the message tells.
    pub(crate) fn has_sender(&self, text: &str) -> Truth {
        let mut parts = text.split('\n');
        let mut part = || parts.next().filter(|part| !part.is_empty());
        let handle = part().map(|text| format!("@{}", handle(text)));
        let name = part().map(name);
        let phone = part().map(international);
        if [&handle, &name, &phone].into_iter().flatten().any(|told| self.entries.contains(told)) {
            return Truth::Yes;
        }
        let comparable = |entry: &String| match entry.chars().next() {
            Some('@') => handle.is_some(),
            Some(' ') => name.is_some(),
            _ => phone.is_some(),
        };
        let settled = self.entries.is_empty() || self.entries.iter().any(comparable);
        if settled { Truth::No } else { Truth::Unknown(Why::SenderForm) }
    }

    /// Whether `text` mentions one of the names.
    pub(crate) fn mentioned_in(&self, text: &str) -> bool {
        let text = name(text);
        self.entries.iter().any(|name| mentions(&text, name))
    }

    /// Whether `host` poses as one of the hosts.
    pub(crate) fn is_posed_as_by(&self, host: &str) -> bool {
        !self.has(host) && resemblance::resembles(host, &self.trusted)
    }

    /// Whether a handle bears one of the names: `@KhobarEdu_News` bears "khobar edu".
    pub(crate) fn borne_by(&self, account: &str) -> bool {
        let account = letters(&fold(account));
        self.entries.iter().any(|name| {
            let name = letters(name);
            !name.is_empty() && account.contains(&name)
        })
    }
}

/// `entry` as an e-mail address or `@domain`, in lower case.
pub(super) fn email(entry: &str) -> Option<String> {
    let (user, domain) = entry.trim().rsplit_once('@')?;
    (!user.contains(char::is_whitespace) && host(domain).is_some()).then(|| entry.trim().to_lowercase())
}

/// `entry` as a host name in lower case; `None` for a web address, a path or a bare word.
pub(super) fn host(entry: &str) -> Option<String> {
    let entry = entry.trim().trim_end_matches('.');
    let labels_fit = entry.split('.').count() >= 2
        && entry
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'));
    labels_fit.then(|| entry.to_lowercase())
}

/// `entry` as a handle without its `@`.
pub(super) fn handle(entry: &str) -> String {
    entry.trim().trim_start_matches('@').to_lowercase()
}

/// Whether `entry` looks like a phone number.
pub(super) fn is_phone(entry: &str) -> bool {
    let digits = entry.chars().filter(|c| digit(*c).is_some()).count();
    digits >= 3 && entry.chars().all(|c| digit(c).is_some() || "+-(). \u{a0}\u{200e}\u{200f}".contains(c))
}

/// The forms in which a detector may give the phone number `entry`: international, and for a number without a country
/// code one for each of the policy's countries.
pub(super) fn phones(entry: &str, countries: &[String], out: &mut Vec<String>) {
    if !is_phone(entry) {
        return; // a list of contacts holds e-mail addresses too
    }
    let number = international(entry);
    if number.starts_with('+') {
        out.push(number);
        return;
    }
    let local = number.trim_start_matches('0');
    for (country, code) in CALLING_CODES {
        if countries.iter().any(|wanted| wanted == country) {
            out.push(format!("+{code}{local}"));
            // Written with the country code, but without what announces one.
            if local.starts_with(code) && local.len() > code.len() + 6 {
                out.push(format!("+{local}"));
            }
        }
    }
    out.push(number);
}

/// Digits in ASCII, after a `+` if the number is in international form.
pub(super) fn international(text: &str) -> String {
    let digits: String = text.chars().filter_map(digit).collect();
    if text.contains('+') {
        format!("+{digits}")
    } else if let Some(rest) = digits.strip_prefix("00") {
        format!("+{rest}")
    } else {
        digits
    }
}

/// The ASCII digit that `c` stands for, in any of the scripts used here.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Letters and digits in upper case, digits in ASCII; borrowed if `text` is so already.
fn number(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| digit(c).unwrap_or(c.to_ascii_uppercase())).collect()
}

/// Whether `host` is `entry` or lies under it.
fn under(host: &str, entry: &str) -> bool {
    let Some(start) = host.len().checked_sub(entry.len()) else { return false };
    host.is_char_boundary(start)
        && host[start..].eq_ignore_ascii_case(entry)
        && (start == 0 || host.as_bytes()[start - 1] == b'.')
}

/// A name as folded words, however it is spelled and spaced.
pub(super) fn name(text: &str) -> String {
    words(&fold(text))
}

/// The words of folded text, one space between them and one at either end.
fn words(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len() + 2);
    out.push(' ');
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

/// The letters and digits of folded text, without what stands between them.
fn letters(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether `text` mentions `name`, both from [`words`]; one-letter prefixes (و ف ب ك ل) and لل for ال are allowed.
fn mentions(text: &str, name: &str) -> bool {
    let name = name.trim_start();
    if name.is_empty() {
        return false;
    }
    let starts_word = |at: usize| {
        let before = text[..at].rsplit(' ').next().unwrap_or("");
        before.chars().count() <= 2 && before.chars().all(|c| "وفبكل".contains(c))
    };
    if text.match_indices(name).any(|(at, _)| starts_word(at)) {
        return true;
    }
    let contracted = name.strip_prefix("ال").map(|rest| format!("لل{rest}"));
    contracted.is_some_and(|name| text.match_indices(&name).any(|(at, _)| starts_word(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(kind: ListKind, entries: &[&str]) -> List {
        let mut list = List::new(kind, Source::Here(entries.iter().map(|e| (*e).to_owned()).collect()));
        list.bind(&Settings::default());
        list
    }

    #[test]
    fn a_phone_number_is_the_same_however_it_is_written() {
        for entry in ["+966138000000", "+966 13 800 0000", "00966138000000", "0138000000", "٠١٣٨٠٠٠٠٠٠", "966138000000"]
        {
            assert!(list(ListKind::Phone, &[entry]).has("+966138000000"), "{entry}");
            assert!(!list(ListKind::Phone, &[entry]).has("+966138000001"), "{entry}");
        }
        assert!(list(ListKind::Phone, &["+966138000000"]).has("00966 13 8000000"));
        assert!(!list(ListKind::Phone, &["info@khobaredu.gov.sa"]).has(""));
    }

    #[test]
    fn a_host_covers_its_subdomains_and_nothing_that_merely_ends_alike() {
        let trusted = list(ListKind::Host, &["moe.gov.sa", "Edu.SA"]);
        for host in ["moe.gov.sa", "new.moe.gov.sa", "kfu.edu.sa", "MOE.gov.sa."] {
            assert!(trusted.has(host), "{host}");
        }
        for host in ["fakemoe.gov.sa.example.com", "xmoe.gov.sa", "gov.sa", "moe.gov.sa.co", ""] {
            assert!(!trusted.has(host), "{host}");
        }
        assert_eq!(host("https://moe.gov.sa/x"), None);
        assert_eq!(host("moe"), None);
    }

    #[test]
    fn an_address_or_its_whole_domain() {
        let official = list(ListKind::Email, &["Info@KhobarEdu.gov.sa", "@moe.gov.sa", "+966138000000"]);
        assert!(official.has("info@khobaredu.gov.sa"));
        assert!(official.has("anyone@moe.gov.sa"));
        assert!(!official.has("anyone@khobaredu.gov.sa"));
        assert!(!official.has("anyone@not-moe.gov.sa"));
    }

    #[test]
    fn names_are_found_as_words_and_in_handles() {
        let office = list(ListKind::Name, &["Khobar Edu", "مكتب التعليم بالخبر", "الخبر"]);
        assert!(office.mentioned_in("حساب مكتب التعليم بالخبر الرسمي"));
        assert!(office.mentioned_in("ولمكتب التعليم بالخبر"));
        assert!(office.mentioned_in("مدارس للخبر"));
        assert!(office.mentioned_in("The Khobar-Edu office"));
        assert!(!office.mentioned_in("khobar education"));
        assert!(office.borne_by("@KhobarEdu_News"));
        assert!(office.borne_by("@khobar_edu"));
        assert!(!office.borne_by("@khobar_sports"));
        assert!(!list(ListKind::Name, &["؟"]).borne_by("@anything"), "a name without letters is borne by nobody");
    }

    #[test]
    fn numbers_and_handles() {
        assert!(list(ListKind::Number, &["SA03 8000 0000 6080 1016 7519"]).has("SA0380000000608010167519"));
        assert!(list(ListKind::Handle, &["@MOE_KHB"]).has("@moe_khb"));
        assert!(!list(ListKind::Handle, &["@MOE_KHB"]).has("@moe_khb2"));
    }
}
