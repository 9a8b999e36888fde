//! Whether a host poses as a trusted one.
//!
//! What is looked for are the ways of squatting that studies of it describe: mistyped names (Wang et al. 2006, “Strider
//! Typo-Patrol”), homographs (Gabrilovich and Gontmakher 2002), flipped bits (Dinaburg 2011), sound-alikes and swapped
//! vowels (Nikiforakis et al. 2014), added words (Kintis et al. 2017, “combosquatting”), the whole name as a subdomain
//! (Du et al. 2019, “levelsquatting”), and another suffix. Names alone are compared; nothing is asked of a network.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::{fold, host_in_letters, is_listed_host, list};

/// The vocabulary of words that are added to a trusted name.
pub const LURE_WORDS: &str = "source/lure-words";

/// A trusted host, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trusted {
    /// What its owner has registered: `moe.gov.sa`; a suffix that is trusted as a whole stands for itself.
    registered: String,
    /// The label under the suffix as it looks; none where a suffix is trusted.
    name: Option<String>,
    /// The same as it is typed, without hyphens.
    typed: String,
    suffix: String,
    /// The labels of all that is registered, as they look.
    labels: Vec<String>,
    /// The letters of the trusted host one after another, as they look.
    joined: String,
}

/// The host asked about, taken apart.
struct Asked {
    host: String,
    registered: String,
    /// The label under the suffix as it looks, with its hyphens, and without a number at its end.
    name: String,
    /// The same as it is typed, without hyphens.
    typed: String,
    suffix: String,
    reserved: bool,
}

impl Trusted {
    /// The trusted host `host`, which is in lower case.
    pub(super) fn new(host: &str) -> Trusted {
        let host = host_in_letters(host);
        let (registered, suffix) = registered(&host);
        let name =
            registered.strip_suffix(&suffix).map(|name| name.trim_end_matches('.')).filter(|name| !name.is_empty());
        Trusted {
            name: name.map(appearance),
            typed: letters(name.unwrap_or("")).replace('-', ""),
            labels: registered.split('.').map(appearance).collect(),
            joined: appearance(&host.replace(['.', '-'], "")),
            suffix,
            registered,
        }
    }
}

/// Whether `host`, in the network's form, resembles any of `trusted` and is none of them.
pub(super) fn resembles(host: &str, trusted: &[Trusted]) -> bool {
    let host = host_in_letters(host.trim_end_matches('.'));
    let ours = |trusted: &Trusted| {
        host.strip_suffix(&trusted.registered).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    if trusted.iter().any(ours) || host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return false;
    }
    let (registered, suffix) = registered(&host);
    let name = registered.strip_suffix(&suffix).map_or("", |name| name.trim_end_matches('.'));
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let name = if bare.len() >= 4 { bare } else { name };
    let asked = Asked {
        name: appearance(name),
        typed: letters(name).replace('-', ""),
        reserved: is_reserved(&suffix),
        host,
        suffix,
        registered,
    };
    trusted.iter().any(|trusted| asked.poses_as(trusted))
}

impl Asked {
    fn poses_as(&self, trusted: &Trusted) -> bool {
        if self.reserved && self.suffix != trusted.suffix {
            return false; // nobody but a government or a university gets such a name
        }
        if self.holds_all_of(trusted) {
            return true;
        }
        let Some(name) = trusted.name.as_deref() else { return false };
        let same_suffix = self.suffix == trusted.suffix;
        let plain = self.name.replace('-', "");
        alike(&plain, name)
            || mistypes(&self.typed, &trusted.typed, same_suffix)
            || (name.len() >= 6 && strsim::osa_distance(&filled(&plain, name), name) <= 1)
            || (!self.reserved && (self.adds_to(name, &trusted.labels) || self.is_run_together(name, trusted)))
    }

    /// `moe.gov.sa.example.com`, `moe-gov-sa.com`, `moegovsa.com`: the trusted labels one after another.
    fn holds_all_of(&self, trusted: &Trusted) -> bool {
        let host = self.host.split(['.', '-']).map(appearance).collect::<Vec<_>>();
        // One that is itself at the end would be trusted.
        let in_a_row = trusted.labels.len() > 1
            && host.windows(trusted.labels.len()).any(|labels| labels.iter().zip(&trusted.labels).all(|(a, b)| a == b));
        let label_is = |label: &str| {
            let label = appearance(&label.replace('-', ""));
            label == trusted.joined || (trusted.joined.len() > 4 && label.ends_with(&trusted.joined))
        };
        let whole = appearance(&self.host.replace(['.', '-'], ""));
        in_a_row
            || self.host.split('.').any(label_is)
            || whole == trusted.joined
            || whole == appearance(&trusted.registered.replace(['.', '-'], ""))
            || whole.strip_prefix("www") == Some(&trusted.joined)
    }

    /// `moe-login.com`, `absheronline.com`: words that lure, beside the name.
    fn adds_to(&self, name: &str, labels: &[String]) -> bool {
        let long = name.len() >= 8;
        let known = |word: &str| is_lure(word) || labels.iter().any(|label| label == word && label != name);
        let words: Vec<&str> = self.name.split('-').filter(|word| !word.is_empty()).collect();
        if words.len() > 1 && words.contains(&name) {
            let mut others = words.iter().filter(|word| **word != name);
            if if name.len() >= 5 { long || others.any(|word| known(word)) } else { others.all(|word| known(word)) } {
                return true;
            }
        }
        let plain = self.name.replace('-', "");
        let added = [plain.strip_prefix(name), plain.strip_suffix(name)].into_iter().flatten();
        added.filter(|rest| !rest.is_empty()).any(|rest| long || (name.len() >= 3 && is_made_of(rest, &known, 3)))
    }

    /// `wwwmoe.gov.sa`, `noormoe.gov.sa`, `moegov.sa`: a dot left out, before the name or after it.
    fn is_run_together(&self, name: &str, trusted: &Trusted) -> bool {
        let registered = appearance(&self.registered.replace(['.', '-'], ""));
        let without_dots = appearance(&trusted.registered.replace('.', ""));
        registered == without_dots || (self.name.strip_prefix("www") == Some(name))
    }
}

/// What its owner has registered of `host`, and the public suffix under it.
fn registered(host: &str) -> (String, String) {
    let ascii = crate::text::host_in_ascii(host);
    let suffix = psl::suffix_str(&ascii).map_or_else(String::new, host_in_letters);
    let registered = psl::domain_str(&ascii).map_or_else(|| host.to_owned(), host_in_letters);
    (registered, suffix)
}

/// Whether only governments, schools and universities get a name under this suffix.
fn is_reserved(suffix: &str) -> bool {
    const FIRST: [&str; 9] = ["gov", "gob", "gouv", "govt", "go", "edu", "ac", "mil", "sch"];
    is_listed_host("source/trusted-suffixes", suffix)
        || suffix.split('.').next().is_some_and(|first| FIRST.contains(&first))
}

/// A label as it is typed on a Latin keyboard: marks and other scripts folded. What looks like no Latin letter becomes
/// `?`, any letter.
fn letters(label: &str) -> String {
    let latin = |c: char| match c.is_ascii() {
        true => c.to_ascii_lowercase(),
        // A look-alike is only folded beside a Latin letter.
        false => match fold(&format!("a{c}a")).as_bytes() {
            [_, letter, _] => char::from(*letter),
            _ => '?',
        },
    };
    label.chars().map(latin).collect()
}

/// A label as it looks at a glance: digits as the letters they stand for, pairs as the letter they look like.
fn appearance(label: &str) -> String {
    let look = |c: char| match c {
        '0' => 'o',
        '1' | 'i' | '|' => 'l',
        '3' => 'e',
        '4' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' | 'q' => 'g',
        '2' => 'z',
        '_' => '-',
        c => c,
    };
    let mut out: String = letters(label).chars().map(look).collect();
    for (pair, letter) in [("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d")] {
        if out.contains(pair) {
            out = out.replace(pair, letter);
        }
    }
    out
}

/// One slip of the hand; short names only under the same suffix, long ones with a second slip.
fn mistypes(asked: &str, name: &str, same_suffix: bool) -> bool {
    let length = name.chars().count();
    if asked.chars().count().abs_diff(length) > 2 || length < 3 {
        return false;
    }
    let slips = strsim::osa_distance(&filled(asked, name), name);
    match length {
        ..=4 => same_suffix && slips == 1 && is_slip(asked, name),
        5 => same_suffix && slips == 1,
        6..=9 => slips == 1,
        _ => slips <= 2,
    }
}

/// `asked` with each `?` taken for the letter of `name` in its place, if there are fewer of them than of others.
fn filled(asked: &str, name: &str) -> String {
    let any = asked.chars().filter(|c| *c == '?').count();
    if any * 2 >= name.chars().count() || asked.chars().count() != name.chars().count() {
        return asked.to_owned();
    }
    asked.chars().zip(name.chars()).map(|(a, b)| if a == '?' { b } else { a }).collect()
}

/// Whether two names look the same; `?` is any letter, if the others are at least as many.
fn alike(asked: &str, name: &str) -> bool {
    let any = asked.chars().filter(|c| *c == '?').count();
    any * 2 <= name.chars().count()
        && asked.chars().count() == name.chars().count()
        && asked.chars().zip(name.chars()).all(|(a, b)| a == b || a == '?')
}

/// Whether `asked`, which differs from `name` in one place, does so by a slip: a letter left out, doubled, swapped with
/// the next, hit beside its key or one bit off. Any other letter makes another short name: `moi`, `moh` beside `moe`.
fn is_slip(asked: &str, name: &str) -> bool {
    let (asked, name) = (asked.as_bytes(), name.as_bytes());
    let same = asked.iter().zip(name).take_while(|(a, b)| a == b).count();
    match asked.len().cmp(&name.len()) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Equal => {
            let swapped = asked.get(same + 1) == name.get(same) && asked.get(same) == name.get(same + 1);
            let (a, b) = (asked[same], name[same]);
            swapped || beside(a, b) || (a ^ b).is_power_of_two()
        }
        std::cmp::Ordering::Greater => {
            let added = asked[same];
            let neighbours = [same.checked_sub(1).and_then(|at| name.get(at)), name.get(same)];
            same == name.len() || neighbours.into_iter().flatten().any(|&near| near == added || beside(near, added))
        }
    }
}

/// Whether two keys lie side by side.
fn beside(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |key: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|found| *found == key)?)))
    };
    let (Some((row_a, a)), Some((row_b, b))) = (place(a), place(b)) else { return false };
    match row_a.abs_diff(row_b) {
        0 => a.abs_diff(b) == 1,
        // Each row is shifted to the right of the one above it.
        1 => {
            let (upper, lower) = if row_a < row_b { (a, b) } else { (b, a) };
            upper == lower || upper == lower + 1
        }
        _ => false,
    }
}

/// Whether `word`, as it looks, is one that lures.
fn is_lure(word: &str) -> bool {
    static LURES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        list(LURE_WORDS).into_iter().flat_map(|lures| lures.terms).map(|(_, lure)| appearance(lure)).collect()
    });
    LURES.contains(word)
}

/// Whether `text` is made of at most `most` words that `known` knows.
fn is_made_of(text: &str, known: &dyn Fn(&str) -> bool, most: usize) -> bool {
    known(text)
        || (most > 1
            && (1..text.len())
                .any(|at| text.is_char_boundary(at) && known(&text[..at]) && is_made_of(&text[at..], known, most - 1)))
}
