//! How long one check takes, message by message: the middle and the slow end, for messages of about 100 bytes.
//!
//! `cargo bench --bench latency` prints microseconds. The clock itself costs some tens of nanoseconds of each.

// What a benchmark has to say goes to its standard output.
#![allow(clippy::print_stdout)]

// The generator of exports uses all of it; here only the texts matter.
#[allow(dead_code)]
mod chat;

use std::hint::black_box;
use std::time::Instant;

use chat::Chat;
use tadqiq::message::SentAt;
use tadqiq::{Linter, Message, Policy, Use};

const MESSAGES: usize = 20_000;
const ROUNDS: usize = 5;
const BYTES: std::ops::RangeInclusive<usize> = 90..=110;

fn main() {
    let policy = Policy::shipped("gulf/khobar-education-office").expect("shipped").expect("sound");
    let linter = Linter::new(policy, Use::Check);
    let sent_at = SentAt::Instant(jiff::Timestamp::UNIX_EPOCH, jiff::tz::Offset::UTC);
    let mut chat = Chat::new(1);
    let texts = std::iter::repeat_with(|| chat.text()).filter(|text| BYTES.contains(&text.len()));
    let messages: Vec<Message<'_>> =
        texts.take(MESSAGES).map(|text| Message { sent_at: Some(sent_at), ..Message::from_text(text) }).collect();
    let mut taken = Vec::with_capacity(MESSAGES * ROUNDS);
    for _ in 0..ROUNDS {
        for message in &messages {
            let start = Instant::now();
            black_box(linter.check(black_box(message)));
            taken.push(start.elapsed());
        }
    }
    taken.sort_unstable();
    for (name, share) in [("median", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999)] {
        let at = (taken.len() as f64 * share) as usize;
        println!("{name:>7}  {:8.2} µs", taken[at].as_secs_f64() * 1e6);
    }
}
