//! Hosts that pose as trusted ones, made by the methods that studies and tools name, and real hosts that pose as none.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

use std::collections::BTreeSet;

use tadqiq::message::Message;
use tadqiq::text::host_in_ascii;
use tadqiq::{Linter, Policy, Use};

/// What an education office of the Gulf may trust: long names and short ones, under reserved and under open suffixes.
const TRUSTED: [&str; 9] = [
    "moe.gov.sa",
    "madrasati.sa",
    "spa.gov.sa",
    "absher.sa",
    "noor.moe.gov.sa",
    "forms.office.com",
    "teams.microsoft.com",
    "uaepass.ae",
    "riverside.edu.sa",
];

/// A way of making a look-alike, and who describes it.
struct Method {
    name: &'static str,
    /// From the label under the suffix, the suffix and what stands before the label.
    make: fn(&str, &str) -> Vec<String>,
}

const METHODS: [Method; 15] = [
    // Wang, Beck, Wang, Verbowski, Daniels: Strider Typo-Patrol (SRUTI 2006): five models of typing.
    Method {
        name: "missing dot",
        make: |label, suffix| {
            let first = suffix.split('.').next().unwrap();
            let mut made = vec![format!("www{label}.{suffix}")];
            made.extend(suffix.contains('.').then(|| format!("{label}{first}.{}", &suffix[first.len() + 1..])));
            made.push(format!("{label}{}.com", suffix.replace('.', "")));
            made
        },
    },
    Method {
        name: "character omission",
        make: |label, suffix| {
            (0..label.len()).map(|at| format!("{}{}.{suffix}", &label[..at], &label[at + 1..])).collect()
        },
    },
    Method {
        name: "character permutation",
        make: |label, suffix| {
            let swap = |at: usize| {
                format!("{}{}{}{}", &label[..at], &label[at + 1..=at + 1], &label[at..=at], &label[at + 2..])
            };
            (0..label.len() - 1).map(|at| format!("{}.{suffix}", swap(at))).collect()
        },
    },
    Method { name: "character replacement", make: |label, suffix| each(label, suffix, |c| beside(c).to_vec()) },
    Method {
        name: "character insertion",
        make: |label, suffix| {
            let insert = |at: usize, c: char| format!("{}{c}{}.{suffix}", &label[..at], &label[at..]);
            let at = |at: usize| {
                let c = label[at..].chars().next().unwrap();
                [c].into_iter().chain(beside(c).iter().copied()).map(move |c| (at + 1, c))
            };
            (0..label.len()).flat_map(at).map(|(at, c)| insert(at, c)).collect()
        },
    },
    // Gabrilovich, Gontmakher: The homograph attack (CACM 2002).
    Method {
        name: "homograph, other scripts",
        make: |label, suffix| {
            let all: String = label.chars().map(|c| cyrillic(c).unwrap_or(c)).collect();
            let mut made = each(label, suffix, |c| cyrillic(c).into_iter().chain(marked(c)).collect());
            made.push(format!("{all}.{suffix}"));
            made.retain(|host| !host.is_ascii());
            made
        },
    },
    // Holgers, Watson, Gribble: Cutting through the confusion (USENIX 2006).
    Method {
        name: "homograph, ASCII",
        make: |label, suffix| {
            let pairs = [
                ("o", "0"),
                ("i", "1"),
                ("l", "1"),
                ("e", "3"),
                ("a", "4"),
                ("s", "5"),
                ("m", "rn"),
                ("w", "vv"),
                ("i", "l"),
                ("d", "cl"),
                ("b", "8"),
            ];
            let made = pairs.iter().flat_map(|(from, to)| {
                label
                    .match_indices(from)
                    .map(move |(at, _)| format!("{}{to}{}.{suffix}", &label[..at], &label[at + from.len()..]))
            });
            made.collect()
        },
    },
    // Dinaburg: Bitsquatting (Black Hat 2011).
    Method {
        name: "bit flips",
        make: |label, suffix| {
            each(label, suffix, |c| {
                (0..7)
                    .map(|bit| char::from(c as u8 ^ 1 << bit))
                    .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                    .collect()
            })
        },
    },
    // Nikiforakis, Balduzzi, Desmet, Piessens, Joosen: Soundsquatting (ISC 2014); dnstwist calls it vowel swap.
    Method {
        name: "vowel swap",
        make: |label, suffix| {
            each(label, suffix, |c| {
                if "aeiou".contains(c) { "aeiou".chars().filter(|v| *v != c).collect() } else { Vec::new() }
            })
        },
    },
    // Kintis, Miramirkhani, Lever, Chen, Romero-Gómez, Pitropakis, Nikiforakis, Antonakakis: Hiding in plain sight, on
    // combosquatting (CCS 2017).
    Method {
        name: "added word, hyphen",
        make: |label, _| {
            WORDS.iter().flat_map(|word| [format!("{label}-{word}.com"), format!("{word}-{label}.net")]).collect()
        },
    },
    Method {
        name: "added word, joined",
        make: |label, _| {
            WORDS.iter().flat_map(|word| [format!("{label}{word}.com"), format!("{word}{label}.org")]).collect()
        },
    },
    // Du, Yang, Li, Duan, Hao, Liu, Wang, Li: TL;DR hazard, on levelsquatting (SecureComm 2019).
    Method {
        name: "whole name as a subdomain",
        make: |label, suffix| {
            ["example-host.com", "secure-check.info", "0x7.top", "sites.page"]
                .iter()
                .flat_map(|under| [format!("{label}.{suffix}.{under}"), format!("www.{label}.{suffix}.{under}")])
                .collect()
        },
    },
    // Agten, Joosen, Piessens, Nikiforakis: Seven months' worth of mistakes (NDSS 2015); dnstwist calls it TLD swap.
    Method {
        name: "other suffix",
        make: |label, _| {
            ["com", "net", "org", "info", "top", "xyz", "online", "com.sa", "org.sa", "co", "site", "live"]
                .iter()
                .map(|suffix| format!("{label}.{suffix}"))
                .collect()
        },
    },
    // dnstwist (Ulikowski): hyphenation and subdomain.
    Method {
        name: "hyphen or dot inside",
        make: |label, suffix| {
            (1..label.len())
                .flat_map(|at| ['-', '.'].map(|mark| format!("{}{mark}{}.{suffix}", &label[..at], &label[at..])))
                .collect()
        },
    },
    // Spaulding, Upadhyaya, Mohaisen: The landscape of domain name typosquatting (ARES 2016): the dots of the name itself.
    Method {
        name: "dots as hyphens",
        make: |label, suffix| {
            let flat = format!("{label}-{}", suffix.replace('.', "-"));
            ["com", "net", "org", "info", "online"]
                .iter()
                .flat_map(|to| [format!("{flat}.{to}"), format!("www-{flat}.{to}")])
                .collect()
        },
    },
];

/// Words that lure, as the study of combosquatting and tools list them.
const WORDS: [&str; 24] = [
    "login", "secure", "account", "support", "verify", "update", "online", "service", "mail", "portal", "register",
    "help", "result", "free", "www", "app", "signin", "confirm", "security", "official", "news", "payment", "tasjeel",
    "natija",
];

/// The label with each letter in turn replaced by each of `by`.
fn each(label: &str, suffix: &str, by: impl Fn(char) -> Vec<char>) -> Vec<String> {
    let replace = |(at, c): (usize, char)| {
        let made = by(c).into_iter().map(|to| format!("{}{to}{}.{suffix}", &label[..at], &label[at + c.len_utf8()..]));
        made.collect::<Vec<_>>()
    };
    label.char_indices().flat_map(replace).collect()
}

/// The keys round a key.
fn beside(c: char) -> &'static [char] {
    match c {
        'a' => &['q', 's', 'z'],
        'b' => &['v', 'n', 'g'],
        'c' => &['x', 'v', 'd'],
        'd' => &['s', 'f', 'e'],
        'e' => &['w', 'r', 'd'],
        'f' => &['d', 'g', 'r'],
        'h' => &['g', 'j', 'y'],
        'i' => &['u', 'o', 'k'],
        'm' => &['n', 'j', 'k'],
        'o' => &['i', 'p', 'l'],
        'p' => &['o', 'l'],
        'r' => &['e', 't', 'f'],
        's' => &['a', 'd', 'w'],
        't' => &['r', 'y', 'g'],
        'u' => &['y', 'i', 'j'],
        'v' => &['c', 'b', 'f'],
        _ => &[],
    }
}

fn cyrillic(c: char) -> Option<char> {
    let pairs = [
        ('a', 'а'),
        ('c', 'с'),
        ('e', 'е'),
        ('h', 'һ'),
        ('i', 'і'),
        ('m', 'м'),
        ('o', 'о'),
        ('p', 'р'),
        ('s', 'ѕ'),
        ('t', 'т'),
    ];
    pairs.into_iter().find(|(latin, _)| *latin == c).map(|(_, other)| other)
}

fn marked(c: char) -> Vec<char> {
    match c {
        'a' => vec!['á', 'ạ', 'ɑ'],
        'e' => vec!['ë', 'ẹ'],
        'i' => vec!['ï', 'ị'],
        'm' => vec!['ṃ'],
        'o' => vec!['ö', 'ọ'],
        's' => vec!['ś', 'ṣ'],
        _ => Vec::new(),
    }
}

/// A linter for one rule: a link whose host resembles one of `trusted`.
fn linter(trusted: &[&str]) -> Linter {
    let words = "{ ar = \"أ\", en = \"a\" }";
    let policy = Policy::from_toml(&format!(
        "schema = 1\nid = \"links\"\ntitle = {words}\n[setting]\ntrusted-domains = {trusted:?}\n[[rule]]\nid = \"look-alike\"\n\
         title = {words}\nsay = {words}\naction = \"warn\"\ndetect = [\"source/link\"]\n\
         when = {{ host = {{ resembles = \"trusted-domains\" }} }}\n[[rule.example]]\ntext = \"a\"\nexpect = \"warn\"\n\
         [[rule.example]]\ntext = \"b\"\nexpect = \"allow\"\n"
    ));
    Linter::new(policy.unwrap_or_else(|mistakes| panic!("{mistakes}")), Use::Check)
}

fn is_called_look_alike(linter: &Linter, host: &str) -> bool {
    !linter.check(&Message::from_text(format!("الرابط https://{host}/a"))).violations.is_empty()
}

/// The label under the suffix of a trusted host, and the suffix.
fn label_and_suffix(host: &str) -> (&str, &str) {
    let suffix = psl::suffix_str(host).unwrap();
    let registered = psl::domain_str(host).unwrap();
    (registered.strip_suffix(suffix).unwrap().trim_end_matches('.'), suffix)
}

#[test]
fn look_alikes_by_fifteen_methods_are_caught() {
    let linter = linter(&TRUSTED);
    let ours = |host: &str| {
        let (label, suffix) = match psl::domain_str(host) {
            Some(_) => label_and_suffix(host),
            None => return true, // nothing but a suffix
        };
        // Two letters are hardly a name; what the hand slips into may even be a trusted one.
        label.len() < 2 || TRUSTED.iter().any(|trusted| label_and_suffix(trusted) == (label, suffix))
    };
    const EACH: usize = 80;
    let (mut all, mut caught, mut missed) = (0, 0, Vec::new());
    for method in &METHODS {
        let made: BTreeSet<String> = TRUSTED
            .iter()
            .map(|trusted| label_and_suffix(trusted))
            .flat_map(|(label, suffix)| (method.make)(label, suffix))
            .filter(|host| !ours(&host_in_ascii(host)))
            .collect();
        let made: Vec<String> = made.into_iter().collect();
        // Spread evenly over all that the method makes, so that each trusted name is among them.
        let take = made.len().min(EACH);
        let chosen: Vec<&String> = (0..take).map(|nth| &made[nth * made.len() / take]).collect();
        let hits = chosen.iter().filter(|host| is_called_look_alike(&linter, host)).count();
        missed.extend(
            chosen
                .iter()
                .filter(|host| !is_called_look_alike(&linter, host))
                .map(|host| format!("{}: {host}", method.name)),
        );
        println!("{:28} {hits:3} of {take:3}", method.name);
        (all, caught) = (all + take, caught + hits);
        assert!(hits * 10 >= take * 8, "{}: {hits} of {take}\n{}", method.name, missed.join("\n"));
    }
    println!("{caught} of {all}\n{}", missed.join("\n"));
    assert!(all >= 1_000, "{all}");
    assert!(caught * 100 >= all * 95, "{caught} of {all}\n{}", missed.join("\n"));
}

#[test]
fn unrelated_hosts_are_left_alone() {
    let hosts: Vec<&str> = include_str!("hosts/unrelated.txt").lines().collect();
    assert_eq!(hosts.len(), 5_000);
    let (mut flagged, linter) = (Vec::new(), linter(&TRUSTED));
    for host in hosts {
        if is_called_look_alike(&linter, host) {
            flagged.push(host);
        }
    }
    println!("{} of 5000: {flagged:?}", flagged.len());
    assert!(flagged.len() <= 10, "{} of 5000: {flagged:?}", flagged.len());
}

#[test]
fn siblings_and_the_trusted_themselves_are_no_look_alikes() {
    let linter = linter(&TRUSTED);
    for host in [
        "moe.gov.sa",
        "noor.moe.gov.sa",
        "new.moe.gov.sa",
        "www.microsoft.com",
        "office.com", // the same owner
        "moh.gov.sa",
        "moi.gov.sa",
        "mof.gov.sa",
        "moj.gov.sa", // other ministries
        "moe.gov.ae",
        "moe.edu.sg",
        "moe.gov.jo", // nobody gets these names but the ministries
        "www.libreoffice.org",
        "schools.example.com",
        "10.0.0.1",
        "riverside.ca.gov",
    ] {
        assert!(!is_called_look_alike(&linter, host), "{host}");
    }
    for host in
        ["moe-gov-sa.com", "rnoe.gov.sa", "xn--me-fmc.gov.sa", "absher-sa.com", "madrasati-login.com", "moe.gov.sa.com"]
    {
        assert!(is_called_look_alike(&linter, host), "{host}");
    }
}
