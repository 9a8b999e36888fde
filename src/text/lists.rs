//! The shipped lists of words and hosts: `policies/vocabulary/`, made into tables by `build.rs`.

use std::sync::LazyLock;

use super::vocabulary::{ListId, Vocabulary};
use crate::words::Words;

/// One list, with its own proof.
#[derive(Debug)]
pub struct List {
    /// Its id: the path of its file under `policies/vocabulary/`, without `.toml`.
    pub id: &'static str,
    /// What it lists.
    pub title: Words,
    /// Its terms, each with a weight from 1 (a hint) to 3 and more (by itself all but shows it). `…` stands for up to
    /// three words.
    pub terms: &'static [(u8, &'static str)],
    /// Its hosts, in lower case.
    pub hosts: &'static [&'static str],
    /// Texts, and the exact words found in each.
    pub hits: &'static [(&'static str, &'static str)],
    /// Texts that hold no term of weight 3 or more.
    pub misses: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// Every shipped list, by id in order.
pub fn lists() -> &'static [List] {
    LISTS
}

/// The shipped list with this id.
pub fn list(id: &str) -> Option<&'static List> {
    LISTS.binary_search_by(|list| list.id.cmp(id)).ok().map(|at| &LISTS[at])
}

/// The place of a shipped list among all of them, which is its number in [`Vocabulary::shipped`].
pub fn list_id(id: &str) -> Option<ListId> {
    LISTS.binary_search_by(|list| list.id.cmp(id)).ok().map(|at| ListId(at as u16))
}

impl Vocabulary {
    /// All shipped lists, compiled when the program was built.
    pub fn shipped() -> &'static Vocabulary {
        static SHIPPED: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary.bin"))));
        &SHIPPED
    }
}

/// Whether `host` (in lower case) is in the list of hosts `id`, or is a subdomain of one that is.
pub fn is_listed_host(id: &str, host: &str) -> bool {
    let covers = |listed: &&str| host.strip_suffix(*listed).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    list(id).is_some_and(|list| list.hosts.iter().any(covers))
}
