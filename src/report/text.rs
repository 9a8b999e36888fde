//! An audit for people: what was read, what breaks which rule and where, what was not judged.

use std::io::{self, Write};

use jiff::civil::DateTime;

use crate::audit::{Judged, Outcome, Sink};
use crate::finding::Place;
use crate::import::{BadEntry, DoubtfulSenders};
use crate::message::senders::{self, Senders};
use crate::policy::Rule;
use crate::report::answer::quoted;
use crate::report::dates::{self, gregorian};
use crate::report::inert::{isolate, visible};
use crate::report::jsonl::unexplained;
use crate::report::line::{excerpt, intimate, words};
use crate::report::mask::Personal;
use crate::report::page::{Page, action, apart};
use crate::report::{Phrases, Style, Subject, place};
use crate::truth::Why;
use crate::verdict::{Action, RuleIndex};

/// How many violations of one rule are listed. The counts are always whole, and the machine forms list all.
const MOST_ROWS: usize = 1000;

/// Writes an audit for people. It opens with the counts, so nothing is written before the end.
#[derive(Debug)]
pub struct Text<'a, W> {
    out: W,
    subject: Subject<'a>,
    style: Style,
    phrases: Phrases,
    senders: Senders,
    rows: Vec<Vec<String>>,
    bad: Vec<String>,
}

/// What a worker found worth listing.
#[derive(Debug, Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// How many of them each rule has; no more are kept than a report shows.
    counts: Vec<usize>,
    bad: Vec<BadEntry>,
}

impl Rows {
    /// Whether there is room for one more row of this rule.
    fn has_room(&mut self, rule: RuleIndex) -> bool {
        let rule = usize::from(rule.0);
        if self.counts.len() <= rule {
            self.counts.resize(rule + 1, 0);
        }
        self.counts[rule] += 1;
        self.counts[rule] <= MOST_ROWS
    }
}

#[derive(Debug)]
struct Row {
    rule: RuleIndex,
    file: u32,
    line: u64,
    sent_at: Option<DateTime>,
    doubtful: bool,
    /// Whether the rule is about the time.
    tells_time: bool,
    sender: Who,
    /// Who answers for the account, by the registry.
    responsible: Option<String>,
    place: Place,
    words: Option<String>,
    excerpt: Option<String>,
    shadow: bool,
    unchecked: Option<Why>,
}

#[derive(Clone, Debug)]
enum Who {
    Unsaid,
    Numbered(u64),
    Named(String),
}

impl<'a, W: Write> Text<'a, W> {
    /// Starts the report.
    pub fn open(out: W, subject: Subject<'a>, style: Style) -> Text<'a, W> {
        let rows = vec![Vec::new(); subject.policy.rules().len()];
        let phrases = Phrases::new(style.lang);
        Text { out, subject, style, phrases, senders: Senders::default(), rows, bad: Vec::new() }
    }

    /// Writes the report.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn close(mut self, outcome: &Outcome) -> io::Result<()> {
        let mut page = Page::new(&self.phrases);
        self.opening(&mut page, outcome);
        self.rules(&mut page, outcome);
        self.closing(&mut page, outcome);
        self.out.write_all(page.text.as_bytes())?;
        self.out.flush()
    }

    fn opening(&self, page: &mut Page<'_>, outcome: &Outcome) {
        let Subject { policy, survey } = self.subject;
        let tally = &outcome.tally;
        let files: Vec<String> = survey.files.iter().map(|file| isolate(file)).collect();
        page.say(0, "report-title", &[("files", files.join(" · ").into())]);
        let title = page.words(policy.title());
        page.say(
            0,
            "report-policy",
            &[("title", title.into()), ("id", apart(policy.id())), ("digest", apart(policy.digest()))],
        );
        if let Some((from, to)) = tally.period {
            let day = |at: DateTime| apart(&at.date().to_string());
            page.say(0, "report-period", &[("from", day(from)), ("to", day(to))]);
        }
        let judged = page.count("count-messages", tally.judged);
        page.say(0, "report-judged", &[("messages", judged)]);
        let values = [("system", tally.system.into()), ("deleted", tally.deleted.into())];
        page.say(0, "report-passed-over", &values);
        let broken: u64 = tally.rules.iter().map(|rule| rule.violations).sum();
        let violations = page.count("count-violations", broken);
        page.say(0, "report-violations", &[("violations", violations)]);
        for stage in [Action::Block, Action::Hold, Action::Warn, Action::Note] {
            let count = tally.actions[stage as usize];
            if count > 0 {
                let values = [
                    ("action", action(&self.phrases, stage).into()),
                    ("messages", page.count("count-messages", count)),
                ];
                page.say(1, "report-verdict", &values);
            }
        }
        self.warnings(page, outcome);
        if !survey.cannot_tell.is_empty() {
            page.heading("report-cannot-tell");
            for words in &survey.cannot_tell {
                let line = format!("- {}", page.words(words));
                page.line(1, &line);
            }
        }
        let unchecked = policy.clauses().iter().filter_map(|clause| Some((clause, clause.reason.as_ref()?)));
        for (at, (clause, reason)) in unchecked.enumerate() {
            if at == 0 {
                page.heading("report-unchecked");
            }
            let line = format!("- {} ({})", page.words(&clause.text), page.words(reason));
            page.line(1, &line);
        }
    }

    fn warnings(&self, page: &mut Page<'_>, outcome: &Outcome) {
        let accounting = &outcome.accounting;
        let lost = accounting.orphans + unexplained(accounting);
        if lost > 0 && lost * 100 > accounting.lines {
            let lines = page.count("count-lines", lost);
            page.say(0, "warning-lost", &[("lines", lines), ("all", accounting.lines.into())]);
        }
        if accounting.cut_short || outcome.stopped.is_some() {
            page.say(0, "warning-cut-short", &[]);
        }
        let senders = self.subject.survey.doubtful_senders;
        if senders != DoubtfulSenders::default() {
            let count = page.count("count-senders", senders.shorter + senders.longer);
            let values = [("senders", count), ("shorter", senders.shorter.into()), ("longer", senders.longer.into())];
            page.say(0, "warning-senders", &values);
        }
        if outcome.tally.bad > 0 {
            page.say(0, "warning-bad", &[("count", outcome.tally.bad.into())]);
            for bad in &self.bad {
                page.line(1, &format!("- {bad}"));
            }
        }
    }

    fn rules(&self, page: &mut Page<'_>, outcome: &Outcome) {
        let rules = self.subject.policy.rules();
        let counted = |at: usize| outcome.tally.rules.get(at).copied().unwrap_or_default();
        if (0..rules.len()).any(|at| counted(at).violations > 0) {
            page.heading("report-broken");
        }
        for (at, rule) in rules.iter().enumerate().filter(|(at, _)| counted(*at).violations > 0) {
            page.text.push('\n');
            let values = [
                ("title", page.words(&rule.title).into()),
                ("rule", apart(&rule.id)),
                ("violations", page.count("count-violations", counted(at).violations)),
                ("messages", page.count("count-messages", counted(at).messages)),
            ];
            page.say(0, "report-rule", &values);
            self.rule(page, rule, &self.rows[at], counted(at).violations);
        }
        let unknown = |at: usize| outcome.tally.not_judged.keys().any(|(rule, _)| usize::from(rule.0) == at);
        let quiet: Vec<String> = rules
            .iter()
            .enumerate()
            .filter(|(at, _)| counted(*at).violations == 0 && !unknown(*at))
            .map(|(_, rule)| page.words(&rule.title))
            .collect();
        if !quiet.is_empty() {
            page.heading("report-quiet");
            for title in quiet {
                page.line(1, &format!("- {title}"));
            }
        }
    }

    fn rule(&self, page: &mut Page<'_>, rule: &Rule, rows: &[String], violations: u64) {
        let clause = page.words(&rule.clause);
        page.say(1, "clause", &[("clause", clause.into())]);
        let say = page.words(&rule.say);
        page.say(1, "what-to-do", &[("say", say.into())]);
        if rule.shadow {
            page.say(1, "shadow", &[]);
        }
        for row in rows {
            page.line(1, &format!("- {row}"));
        }
        let more = violations.saturating_sub(rows.len() as u64);
        if more > 0 {
            let violations = page.count("count-violations", more);
            page.say(1, "report-more", &[("violations", violations)]);
        }
    }

    fn closing(&self, page: &mut Page<'_>, outcome: &Outcome) {
        let Subject { policy, survey } = self.subject;
        let tally = &outcome.tally;
        if tally.flags.iter().any(|count| *count > 0) {
            page.heading("report-flags");
            for (flag, messages) in policy.flags().iter().zip(&tally.flags).filter(|(_, messages)| **messages > 0) {
                let values =
                    [("title", page.words(&flag.title).into()), ("messages", page.count("count-messages", *messages))];
                page.say(1, "report-count", &values);
            }
        }
        page.heading("report-not-judged");
        if tally.not_judged.is_empty() {
            page.say(1, "report-all-judged", &[]);
        }
        for ((rule, why), messages) in &tally.not_judged {
            let values = [
                ("title", page.words(&policy.rule(*rule).title).into()),
                ("messages", page.count("count-messages", *messages)),
                ("why", page.words(&why.words()).into()),
            ];
            page.say(1, "report-unknown", &values);
        }
        let mut exceptions: Vec<_> = tally.exceptions(policy).collect();
        if !exceptions.is_empty() {
            page.heading("report-exceptions");
            exceptions.sort_by_key(|(.., places)| *places > 0);
        }
        for (rule, exception, places) in exceptions {
            let values = [
                ("title", page.words(&rule.title).into()),
                ("exception", apart(&exception.id)),
                ("owner", apart(&exception.owner)),
                ("until", apart(&exception.until.to_string())),
                ("places", places.into()),
            ];
            page.say(1, if places == 0 { "report-exception-unused" } else { "report-exception" }, &values);
        }
        page.heading("report-reading");
        let accounting = &outcome.accounting;
        let lines = page.count("count-lines", accounting.lines);
        let values = [
            ("lines", lines),
            ("headers", accounting.headers.into()),
            ("continuations", accounting.continuations.into()),
            ("orphans", (accounting.orphans + unexplained(accounting)).into()),
        ];
        page.say(1, "report-lines", &values);
        if accounting.replaced_bytes > 0 {
            page.say(1, "report-replaced", &[("count", accounting.replaced_bytes.into())]);
        }
        for note in &survey.notes {
            let line = format!("- {}", page.words(note));
            page.line(1, &line);
        }
        page.text.push('\n');
        if !self.style.names {
            page.say(0, "report-senders", &[]);
        }
        page.say(0, "report-end", &[]);
    }

    fn row(&mut self, row: &Row) -> String {
        let phrases = &self.phrases;
        let mut told = Vec::with_capacity(5);
        if let [_, _, ..] = self.subject.survey.files.as_slice()
            && let Some(file) = self.subject.survey.files.get(row.file as usize)
        {
            told.push(isolate(file));
        }
        told.push(phrases.say("row-line", &[("line", row.line.into())]));
        if let Some(at) = row.sent_at {
            let shown = if row.tells_time { dates::both(phrases, at).into() } else { apart(&gregorian(at)) };
            let key = if row.doubtful { "row-doubtful-time" } else { "row-time" };
            told.push(phrases.say(key, &[("time", shown)]));
        }
        match &row.sender {
            Who::Unsaid => {}
            Who::Named(name) => told.push(isolate(name)),
            Who::Numbered(key) => told.push(match self.senders.number(*key) {
                Some(number) => phrases.say("row-sender", &[("number", number.into())]),
                None => phrases.say("row-sender-other", &[]),
            }),
        }
        if let Some(person) = &row.responsible {
            told.push(phrases.say("row-responsible", &[("person", apart(person))]));
        }
        told.extend(place::in_words(phrases, row.place));
        told.extend(row.words.as_deref().map(|words| quoted(phrases, words)));
        told.extend(row.excerpt.as_deref().map(|text| quoted(phrases, text)));
        if row.shadow {
            told.push(phrases.say("row-shadow", &[]));
        }
        if let Some(why) = row.unchecked {
            told.push(phrases.say("unchecked", &[("why", why.words().get(phrases.lang()).into())]));
        }
        told.join(" · ")
    }
}

impl<W: Write + Sync> Sink for Text<'_, W> {
    type Piece = Rows;

    fn judged(&self, piece: &mut Rows, judged: &Judged<'_>) {
        let Judged { entry, message, findings, verdict } = *judged;
        if verdict.violations.is_empty() {
            return;
        }
        let sender = message.sender.as_ref();
        let who = match (intimate(findings, verdict), self.style.names) {
            (true, _) => Who::Unsaid,
            (false, true) => senders::shown(sender).map_or(Who::Unsaid, |name| Who::Named(name.to_owned())),
            (false, false) => senders::key(sender).map_or(Who::Unsaid, Who::Numbered),
        };
        let zone = self.subject.policy.settings().time_zone.as_ref();
        let doubts = message.origin.as_ref().map(|origin| origin.doubts).unwrap_or_default();
        let personal = Personal::of(message, findings);
        let excerpt = self.style.with_text.then(|| excerpt(message, &personal, 200));
        for violation in &verdict.violations {
            if !piece.has_room(violation.rule) {
                continue;
            }
            piece.rows.push(Row {
                rule: violation.rule,
                file: entry.file,
                line: entry.line,
                sent_at: message.sent_at.map(|at| at.on_the_clock(zone)),
                doubtful: doubts.has(crate::message::Doubt::DateOrderAssumed),
                tells_time: dates::tells_time(violation.detector),
                sender: who.clone(),
                responsible: self.subject.policy.settings().responsible(message).map(str::to_owned),
                place: violation.place,
                words: words(message, &personal, violation.detector, violation.place),
                excerpt: excerpt.clone(),
                shadow: violation.shadow,
                unchecked: violation.unchecked,
            });
        }
    }

    fn bad(&self, piece: &mut Rows, bad: &BadEntry) {
        if piece.bad.len() < MOST_ROWS {
            piece.bad.push(bad.clone());
        }
    }

    fn take(&mut self, piece: &mut Rows) -> io::Result<()> {
        piece.counts.clear();
        for row in piece.rows.drain(..) {
            let rule = usize::from(row.rule.0);
            // Only a row that is shown gives its sender a number, so that numbers do not depend on the pieces.
            if self.rows.get(rule).is_some_and(|rows| rows.len() < MOST_ROWS) {
                let line = self.row(&row);
                self.rows[rule].push(line);
            }
        }
        for bad in piece.bad.drain(..) {
            if self.bad.len() < MOST_ROWS {
                let place = isolate(&format!("{}:{}:{}", bad.file, bad.line, bad.column));
                self.bad.push(format!("{place} {}", visible(bad.words.get(self.style.lang))));
            }
        }
        Ok(())
    }
}
