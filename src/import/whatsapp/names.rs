//! The names of a file: how often each possible one occurs, and what stands behind it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

use memchr::memmem;

use super::content::{is_notice, is_the_apps};
use super::scan::{mark, skip_marks, trim};
use super::sender::{Ends, LONGEST, notice_with_colon};
use crate::import::DoubtfulSenders;

/// The most names counted in one chat; a chat has at most a few thousand members.
const MOST_NAMES: usize = 1 << 16;
/// The most beginnings of lines kept to be looked at again once the file has been read.
const MOST_OPEN: usize = 1 << 10;
/// How much is kept of the app's own lines, which name people. A long chat repeats them.
const NOTICE_BYTES: usize = 64 << 10;

/// How one possible name occurs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) all: u32,
    /// Where what follows does not start with an invisible mark.
    plain: u32,
    /// How many of the ways in which it goes on recur.
    pub(super) branches: u32,
    /// No other `: ` follows on some line.
    pub(super) bare: bool,
    /// It stands before what only the app writes, in a mention, or is the chat's own.
    sure: bool,
    /// A notice of the app names it.
    pub(super) named: bool,
    /// What stands under it could be the app's own line.
    notice: bool,
}

impl Tally {
    /// Whether it is a name beyond doubt. Nobody but the app starts every line with a mark.
    pub(super) fn certain(self) -> bool {
        self.sure || (self.notice && self.plain == 0)
    }
}

/// The names of one file.
#[derive(Debug)]
pub(super) struct Senders {
    tallies: HashMap<u64, Tally>,
    /// What stands between the first colons of lines, by the beginning it follows; 0 where it follows several.
    pub(super) middles: HashMap<u64, u64>,
    most: usize,
    /// The beginnings of lines with several colons, and the app's own lines, until the file has been read.
    open: Vec<Box<str>>,
    notices: String,
    /// Whether some name of the file holds a colon.
    pub(super) colons: bool,
}

impl Senders {
    /// Room for `most` names, and no more than a chat has.
    pub(super) fn new(most: usize) -> Senders {
        Senders {
            tallies: HashMap::new(),
            middles: HashMap::new(),
            most: most.min(MOST_NAMES),
            open: Vec::new(),
            notices: String::new(),
            colons: false,
        }
    }

    /// How many names and headings there are.
    pub(super) fn len(&self) -> usize {
        self.tallies.len() + self.middles.len()
    }

    /// Counts the possible names of one line, which starts after its header.
    pub(super) fn add(&mut self, line: &[u8]) {
        let ends = Ends::of(line);
        let Some((first, after)) = ends.get(0) else { return self.notice(line) };
        if notice_with_colon(line, first) {
            return self.notice(line);
        }
        let plain = mark(&line[after..]) == 0;
        let Some(tally) = self.count(&line[..first], plain) else { return };
        if ends.len == 1 {
            // `Eng: Ali left` is the app's, and says nothing of `Eng`.
            if !tally.bare {
                tally.bare = !plain || !std::str::from_utf8(&line[after..]).is_ok_and(|text| is_notice(text, false));
            }
            let new = tally.all == 1;
            if !plain {
                self.notice(&line[after..]);
            } else if new && std::str::from_utf8(&line[..first]).is_ok_and(|text| is_notice(text, false)) {
                // `Sara added Eng: Ali`.
                self.notice(line);
            }
            return;
        }
        let known = tally.bare;
        if plain {
            self.middle(line, &ends, 0);
            if !known {
                self.longer(line, &ends);
            }
        } else {
            self.notice(&line[after..]);
        }
    }

    /// Counts the names that go on beyond the first colon.
    fn longer(&mut self, line: &[u8], ends: &Ends) {
        let mut new = false;
        for index in 1..ends.len {
            let (Some((shorter, _)), Some((end, after))) = (ends.get(index - 1), ends.get(index)) else { return };
            let last = index + 1 == ends.len;
            let (plain, text) = (mark(&line[after..]) == 0, std::str::from_utf8(&line[after..]).unwrap_or_default());
            let Some(tally) = self.count(&line[..end], plain) else { return };
            tally.bare |= last;
            tally.sure |= last && is_the_apps(text);
            tally.notice |= last && !plain && is_notice(text, false);
            let all = tally.all;
            new |= all == 1;
            if all == 2
                && let Some(beginning) = self.tallies.get_mut(&key(&line[..shorter]))
            {
                beginning.branches += 1;
            }
            if !last {
                self.middle(line, ends, index);
            }
        }
        if new
            && self.open.len() < MOST_OPEN
            && let Some((_, after)) = ends.get(ends.len - 1)
            && let Ok(beginning) = std::str::from_utf8(&line[..after])
        {
            self.open.push(beginning.into());
        }
    }

    /// Keeps in mind what stands behind the colon at `index`, and before the next.
    fn middle(&mut self, line: &[u8], ends: &Ends, index: usize) {
        let (Some((end, after)), Some((next, _))) = (ends.get(index), ends.get(index + 1)) else { return };
        let (middle, beginning) = (key(&line[after..next]), key(&line[..end]));
        if self.middles.len() < self.most || self.middles.contains_key(&middle) {
            let follows = self.middles.entry(middle).or_insert(beginning);
            if *follows != beginning {
                *follows = 0;
            }
        }
    }

    /// Keeps one of the app's own lines.
    fn notice(&mut self, line: &[u8]) {
        if self.notices.len() + line.len() < NOTICE_BYTES
            && let Ok(line) = std::str::from_utf8(line)
        {
            self.notices.push_str(line);
            self.notices.push('\n');
        }
    }

    /// Counts one name.
    fn count(&mut self, name: &[u8], plain: bool) -> Option<&mut Tally> {
        let tally = self.entry(name)?;
        tally.all += 1;
        tally.plain += u32::from(plain);
        Some(tally)
    }

    fn entry(&mut self, name: &[u8]) -> Option<&mut Tally> {
        let (key, full) = (key(name), self.tallies.len() >= self.most);
        if full { self.tallies.get_mut(&key) } else { Some(self.tallies.entry(key).or_default()) }
    }

    /// Learns the names that a line mentions: `@Huda`, the name between invisible marks.
    pub(super) fn mentions(&mut self, line: &[u8]) {
        const OPEN: &[u8] = "\u{2068}".as_bytes();
        const CLOSE: &str = "\u{2069}";
        for at in memchr::memchr_iter(b'@', line) {
            let Some(name) = line[at + 1..].strip_prefix(OPEN) else { continue };
            let name = &name[..name.len().min(LONGEST)];
            if let Some(end) = memmem::find(name, CLOSE.as_bytes())
                && let Some(tally) = self.entry(&name[..end])
            {
                tally.sure = true;
            }
        }
    }

    /// Takes `name` for one that is certain, as the chat's own is.
    pub(super) fn know(&mut self, name: &[u8]) {
        if memmem::find(name, b": ").is_some()
            && let Some(tally) = self.entry(name)
        {
            tally.sure = true;
        }
    }

    /// Decides where names end, now that the whole file is known; how many of them remain a choice.
    pub(super) fn settle(&mut self) -> DoubtfulSenders {
        let notices = std::mem::take(&mut self.notices);
        let mut open = std::mem::take(&mut self.open);
        open.retain(|beginning| {
            let ends = Ends::of(beginning.as_bytes());
            for (end, _) in (0..ends.len).filter_map(|index| ends.get(index)) {
                let name = &beginning[..end];
                if let Some(tally) = self.tallies.get_mut(&key(name.as_bytes())) {
                    tally.named |= names(&notices, name);
                }
            }
            ends.len > 1
        });
        let mut seen: HashMap<&str, (bool, bool)> = HashMap::new();
        for beginning in &open {
            let split = self.split(beginning);
            if let Some(sender) = split.sender {
                let longer = sender.contains(": ");
                self.colons |= longer;
                seen.entry(sender).or_insert((longer, false)).1 |= split.ambiguous;
            }
        }
        let mut doubtful = DoubtfulSenders::default();
        for (longer, ambiguous) in seen.into_values() {
            doubtful.shorter += u64::from(ambiguous && !longer);
            doubtful.longer += u64::from(ambiguous && longer);
        }
        self.middles.retain(|_, follows| *follows == 0);
        doubtful
    }

    pub(super) fn tally(&self, name: &[u8]) -> Tally {
        self.tallies.get(&key(name)).copied().unwrap_or_default()
    }

    /// Whether this name occurs only once in the file.
    pub(super) fn once(&self, name: &str) -> bool {
        self.tally(name.as_bytes()).all <= 1
    }

    /// Whether everything under this name starts with an invisible mark, as the app's own lines do.
    pub(super) fn always_marked(&self, name: &str) -> bool {
        self.tally(name.as_bytes()).plain == 0
    }
}

pub(super) fn key(name: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(name);
    hasher.finish()
}

/// Whether `name` stands in `notices` as a whole, and no longer one does.
fn names(notices: &str, name: &str) -> bool {
    let name = trim(name).trim_start_matches(['~', ' ']);
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != ':');
    !name.is_empty()
        && memmem::find_iter(notices.as_bytes(), name.as_bytes()).any(|at| {
            let rest = &notices[at + name.len()..];
            edge(notices[..at].chars().next_back()) && edge(rest[skip_marks(rest.as_bytes(), 0)..].chars().next())
        })
}
