//! What an evaluation came to, for people and for programs.

use serde::Serialize;

use crate::eval::{By, Counts, Miss, Rate, Scores, wilson};
use crate::policy::Policy;
use crate::report::Phrases;
use crate::report::inert::isolate;
use crate::report::mask::{cut, mask_within};
use crate::report::page::{Page, apart};
use crate::text::mask;

/// The tables in the order they are told, with the key of each heading.
const TABLES: [(By, &str, &str); 7] = [
    (By::Rule, "rules", "eval-rules"),
    (By::Subject, "subjects", "eval-subjects"),
    (By::Place, "violations", "eval-places"),
    (By::Detector, "detectors", "eval-detectors"),
    (By::Language, "languages", "eval-languages"),
    (By::Dialect, "dialects", "eval-dialects"),
    (By::Disguise, "disguises", "eval-disguises"),
];

/// The tables for a person.
pub fn scores_in_words(scores: &Scores, policy: &Policy, phrases: &Phrases, with_text: bool) -> String {
    let mut page = Page::new(phrases);
    let values = [("messages", page.count("count-messages", scores.messages)), ("policy", apart(policy.id()))];
    page.say(0, "eval-title", &values);
    if scores.passed_over > 0 {
        page.say(0, "eval-skipped", &[("count", scores.passed_over.into())]);
    }
    if scores.unplaced > 0 {
        page.say(0, "eval-unplaced", &[("count", scores.unplaced.into())]);
    }
    for (by, _, heading) in TABLES {
        let rows: Vec<_> = scores.rows.iter().filter(|((its, ..), _)| *its == by).collect();
        if rows.is_empty() {
            continue;
        }
        page.heading(heading);
        page.line(1, &isolate(&format!("{:34} {:>5} {:>5} {:>5}  P {:17} R {:17} F1", "", "TP", "FP", "FN", "", "")));
        for ((_, name, subject), counts) in rows {
            let name = if subject.is_empty() { name.clone() } else { format!("  {name} {subject}") };
            let row = format!(
                "{name:34} {:>5} {:>5} {:>5}  {:19} {:19} {}",
                counts.told,
                counts.wrong,
                counts.missed,
                shown(counts.precision()),
                shown(counts.recall()),
                shown(counts.f1())
            );
            page.line(1, &isolate(row.trim_end()));
        }
    }
    page.text.push('\n');
    let (flagged, all) = scores.near_misses;
    let share = shown(wilson(flagged, all));
    let values = [("flagged", flagged.into()), ("all", all.into()), ("share", apart(&share))];
    page.say(0, "eval-near-misses", &values);
    for (heading, list) in [("eval-missed", &scores.missed), ("eval-false", &scores.false_alarms)] {
        page.heading(heading);
        for miss in list {
            let mut told = vec![phrases.say("row-line", &[("line", miss.line.into())]), isolate(&miss.detector)];
            told.extend(miss.rule.as_deref().map(isolate));
            told.extend(words(miss, with_text).map(|words| isolate(&words)));
            page.line(1, &format!("- {}", told.join(" · ")));
        }
        if list.is_empty() {
            page.say(1, "eval-none", &[]);
        }
    }
    page.text
}

/// The tables for a program: one JSON document.
pub fn scores_json(scores: &Scores, policy: &Policy, with_text: bool) -> String {
    let tables: Vec<(&str, Vec<Row<'_>>)> = TABLES
        .iter()
        .map(|(by, name, _)| {
            let rows = scores.rows.iter().filter(|((its, ..), _)| its == by);
            (*name, rows.map(|((_, name, subject), counts)| Row::new(name, subject, counts)).collect())
        })
        .collect();
    let (flagged, all) = scores.near_misses;
    let misses = |list: &[Miss]| -> Vec<serde_json::Value> {
        list.iter()
            .map(|miss| {
                let mut entry = serde_json::json!({ "line": miss.line, "detector": miss.detector });
                if let Some(rule) = &miss.rule {
                    entry["rule"] = rule.as_str().into();
                }
                if let Some(words) = words(miss, with_text) {
                    entry["words"] = words.into();
                }
                entry
            })
            .collect()
    };
    let mut document = serde_json::json!({
        "version": 1,
        "type": "eval",
        "policy": { "id": policy.id(), "digest": policy.digest() },
        "messages": scores.messages,
        "passed_over": scores.passed_over,
        "unplaced_labels": scores.unplaced,
        "near_misses": { "flagged": flagged, "all": all, "share": interval(wilson(flagged, all)) },
        "missed": misses(&scores.missed),
        "false_alarms": misses(&scores.false_alarms),
    });
    for (name, rows) in tables {
        document[name] = serde_json::to_value(rows).unwrap_or_default();
    }
    format!("{document:#}\n")
}

#[derive(Serialize)]
struct Row<'s> {
    name: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    subject: &'s str,
    tp: u64,
    fp: u64,
    #[serde(rename = "fn")]
    missed: u64,
    precision: Option<[f64; 3]>,
    recall: Option<[f64; 3]>,
    f1: Option<[f64; 3]>,
}

impl<'s> Row<'s> {
    fn new(name: &'s str, subject: &'s str, counts: &Counts) -> Row<'s> {
        Row {
            name,
            subject,
            tp: counts.told,
            fp: counts.wrong,
            missed: counts.missed,
            precision: interval(counts.precision()),
            recall: interval(counts.recall()),
            f1: interval(counts.f1()),
        }
    }
}

/// A share, the lower and the upper end of its interval, to four places.
fn interval(rate: Option<Rate>) -> Option<[f64; 3]> {
    let round = |value: f64| (value * 10_000.0).round() / 10_000.0;
    rate.map(|rate| [round(rate.value), round(rate.low), round(rate.high)])
}

fn shown(rate: Option<Rate>) -> String {
    rate.map_or_else(|| "-".to_owned(), |rate| format!("{:.3} [{:.3} {:.3}]", rate.value, rate.low, rate.high))
}

/// The words of a miss, if they were asked for. A corpus may be real, so personal data is covered here too.
fn words(miss: &Miss, with_text: bool) -> Option<String> {
    let words = miss.words.as_deref().filter(|_| with_text)?;
    let covered = if miss.detector.starts_with("personal/") { mask(words).into() } else { mask_within(words, []) };
    Some(cut(&covered, 80))
}
