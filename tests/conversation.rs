//! Rules about a conversation, over an export: each conversation by itself, the same with any number of threads.

use std::io::{self, Cursor};

use tadqiq::audit::{self, Judged, Sink};
use tadqiq::import::{self, BadEntry, Options};
use tadqiq::message::Channel;
use tadqiq::{Linter, Policy, Use};

/// Keeps the place in the export of every message that breaks a rule.
#[derive(Default)]
struct Broken(Vec<u64>);

impl Sink for Broken {
    type Piece = Vec<u64>;

    fn judged(&self, piece: &mut Vec<u64>, judged: &Judged<'_>) {
        piece.extend(judged.verdict.violations.iter().map(|_| judged.entry.seq));
    }

    fn bad(&self, _: &mut Vec<u64>, bad: &BadEntry) {
        unreachable!("{bad:?}");
    }

    fn take(&mut self, piece: &mut Vec<u64>) -> io::Result<()> {
        self.0.append(piece);
        Ok(())
    }
}

/// The entries that repeat an earlier one, as an audit with `threads` finds them.
fn repeats(lines: &[String], threads: usize) -> Vec<u64> {
    let policy = Policy::shipped("base/group-order").expect("shipped").expect("sound");
    let linter = Linter::new(policy, Use::Audit);
    let options = Options::default();
    let reader = import::open_reader(Cursor::new(lines.join("\n")), "chat.jsonl", &options).expect("it opens");
    let mut sink = Broken::default();
    let outcome = audit::run(&*reader, &linter, &mut sink, threads).expect("it runs");
    assert_eq!(outcome.tally.judged, lines.len() as u64);
    sink.0
}

fn line(text: &str, channel: &str) -> String {
    assert_eq!(Channel::from_text(channel.into()).name.as_deref(), Some(channel), "a name, not a kind");
    serde_json::json!({ "text": text, "channel": channel }).to_string()
}

#[test]
fn conversations_are_kept_apart() {
    let reminder = "نذكركم باجتماع المشرفات غدًا في التاسعة";
    let lines = [
        line(reminder, "مشرفات الخبر"),
        line(reminder, "وحدة التدريب"),
        line("تم الاطلاع", "مشرفات الخبر"),
        line(reminder, "مشرفات الخبر"),
    ];
    assert_eq!(repeats(&lines, 1), [4]);
}

#[test]
fn threads_and_batches_change_nothing() {
    // Several batches, with a repeat within reach across their borders, and one that is out of it.
    let filler = "كلمات كثيرة لملء السطر ".repeat(60);
    let mut lines: Vec<String> = (0..1500).map(|nth| line(&format!("رسالة رقم {nth} {filler}"), "قسم")).collect();
    lines.push(lines[1200].clone());
    lines.push(lines[3].clone());
    let alone = repeats(&lines, 1);
    assert_eq!(alone, [1501]);
    assert_eq!(repeats(&lines, 2), alone);
    assert_eq!(repeats(&lines, 3), alone);
}
