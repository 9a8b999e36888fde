//! Every detector and every vocabulary proves itself: its hits are found on the exact words, its misses are not.

// A failed example stops the test with its own words.
#![allow(clippy::panic)]

use tadqiq::detect::{self, Detector, Lens, Look, Trace};
use tadqiq::eval::Labelled;
use tadqiq::finding::{Confidence, Findings, Place};
use tadqiq::text::{Desk, ListId, Lists, Vocabulary, list, list_id, lists};

/// The findings of one detector alone on one text, in its original words; only those at `likely` or above.
fn words_found(detector: &Detector, text: &str) -> Vec<String> {
    let ids: Vec<ListId> = (0..detector.lists.len() as u16).map(ListId).collect();
    let terms = detector.lists.iter().zip(&ids).flat_map(|(id, nth)| {
        let list = list(id).unwrap_or_else(|| panic!("{}: no vocabulary {id}", detector.id));
        list.terms.iter().map(move |(weight, term)| (*nth, *weight, *term))
    });
    let vocabulary = Vocabulary::compile(terms);
    let mut desk = Desk::default();
    let mut findings = Findings::default();
    let index = detect::by_id(detector.id).expect("registered").0;
    match detector.look {
        Look::Text { see, reads, .. } => {
            let view = desk.view(text, &vocabulary, Lists::ALL);
            see(&Lens::new(view, reads, index, &ids), &mut findings);
        }
        Look::Message { see } => {
            let message = tadqiq::message::from_json(text).unwrap_or_else(|error| panic!("{}: {error}", detector.id));
            see(&message, index, &mut findings);
        }
        Look::Conversation { see } => {
            let messages: Vec<serde_json::Value> = serde_json::from_str(text).expect("a list of messages");
            let traces: Vec<Trace> = messages
                .iter()
                .map(|message| Trace::new(&tadqiq::message::from_json(&message.to_string()).expect("a message")))
                .collect();
            let (now, earlier) = traces.split_last().expect("a message");
            see(earlier, now, index, &mut findings);
        }
        _ => panic!("{}: a look that this test does not know", detector.id),
    }
    let likely = findings.list().iter().filter(|finding| finding.confidence >= Confidence::Likely);
    likely
        .map(|finding| match finding.place {
            Place::Text(_, span) => span.of(text).to_owned(),
            _ => String::new(),
        })
        .collect()
}

#[test]
fn every_detector_finds_its_hits_and_leaves_its_misses() {
    let mut wrong = Vec::new();
    for detector in detect::all() {
        for (text, words) in detector.hits {
            let found = words_found(detector, text);
            if !found.iter().any(|found| found == words) {
                wrong.push(format!("{}: {text:?}: expected {words:?}, found {found:?}", detector.id));
            }
        }
        for text in detector.misses {
            let found = words_found(detector, text);
            if !found.is_empty() {
                wrong.push(format!("{}: {text:?}: found {found:?} in a near miss", detector.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_detector_says_what_it_is_in_both_languages() {
    let is_arabic = |text: &str| text.chars().any(|c| ('\u{621}'..='\u{64A}').contains(&c));
    for detector in detect::all() {
        for words in [&detector.summary, &detector.doc] {
            assert!(is_arabic(&words.ar), "{}: no Arabic words", detector.id);
            assert!(!words.en.is_empty() && !is_arabic(&words.en[..1]), "{}: no English words", detector.id);
        }
        assert!(!detector.misses.is_empty(), "{}: no near miss", detector.id);
        let in_arabic = detector.hits.iter().filter(|(text, _)| is_arabic(text)).count();
        // What looks into pictures has no picture to find anything in yet.
        if detector.id != "photo/people" {
            assert!(
                (1..detector.hits.len()).contains(&in_arabic),
                "{}: hits in Arabic and in English are required",
                detector.id
            );
        }
    }
}

#[test]
fn every_vocabulary_proves_itself_and_is_used() {
    let mut wrong = Vec::new();
    for list in lists() {
        let used = detect::all().iter().any(|detector| detector.lists.contains(&list.id));
        if !used && list.hosts.is_empty() && list.id != tadqiq::policy::LURE_WORDS {
            wrong.push(format!("{}: no detector names it", list.id));
        }
        let vocabulary = Vocabulary::compile(list.terms.iter().map(|(weight, term)| (ListId(0), *weight, *term)));
        let mut desk = Desk::default();
        for (text, words) in list.hits {
            let view = desk.view(text, &vocabulary, Lists::ALL);
            let found: Vec<&str> = view.hits().iter().map(|hit| view.original(hit.start, hit.end).of(text)).collect();
            if !found.iter().any(|found| found.contains(words) || words.contains(found)) {
                wrong.push(format!("{}: {text:?}: expected {words:?}, found {found:?}", list.id));
            }
        }
        for text in list.misses {
            let view = desk.view(text, &vocabulary, Lists::ALL);
            if let Some(hit) = view.hits().iter().find(|hit| hit.weight >= 3) {
                let found = view.original(hit.start, hit.end).of(text);
                wrong.push(format!("{}: {text:?}: found {found:?} in a near miss", list.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lists that only bear upon others wake nobody, so without the others there must be nothing to say. Those of
/// personal data are held to less: what everyday words alone would show them is mostly wrong, and not worth waking for.
#[test]
fn a_detector_states_nothing_without_what_it_wakes_on() {
    let texts: Vec<String> =
        ["rules/dev", "sources/dev", "approval/dev", "photos/dev", "personal/dev-2", "training/topics-1"]
            .iter()
            .flat_map(|file| {
                let path = format!("{}/corpora/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
                let lines = std::fs::read_to_string(path).expect("a corpus");
                let text =
                    |(nth, line)| Labelled::from_json(line, nth).expect("a labelled message").message.text.into_owned();
                (1..).zip(lines.lines()).map(text).collect::<Vec<_>>()
            })
            .collect();
    let set = |ids: &mut dyn Iterator<Item = &'static str>| {
        let mut set = Lists::default();
        ids.filter_map(list_id).for_each(|id| set.insert(id));
        set
    };
    let (mut desk, mut asleep) = (Desk::default(), 0);
    for detector in detect::all() {
        let Look::Text { wakes_on, reads, see } = detector.look else { continue };
        if detector.id.starts_with("personal/") {
            continue;
        }
        let (all, waking) = (set(&mut detector.lists.iter().copied()), set(&mut detector.waking_lists()));
        let ids: Vec<ListId> = detector.lists.iter().filter_map(|id| list_id(id)).collect();
        let index = detect::by_id(detector.id).expect("registered").0;
        for text in &texts {
            let view = desk.view(text, Vocabulary::shipped(), Lists::ALL);
            if !view.wakes(wakes_on, all) || view.wakes(wakes_on, waking) {
                continue;
            }
            asleep += 1;
            for pictured in [false, true] {
                let mut findings = Findings::default();
                let mut lens = Lens::new(view, reads, index, &ids);
                lens.pictured = pictured;
                see(&lens, &mut findings);
                assert!(findings.list().is_empty(), "{}: {text}", detector.id);
            }
        }
    }
    assert!(asleep > 1000, "only {asleep} times would more lists have woken a detector");
}
