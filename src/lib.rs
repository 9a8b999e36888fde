//! tadqiq (تدقيق, “auditing, proof-reading”): a linter for outgoing messages in Arabic and English.
//!
//! It holds a message against a *policy* written as data, and says what breaks it, where, why, and what to do instead.
//!
//! ```
//! use tadqiq::message::from_json;
//! use tadqiq::verdict::Action;
//! use tadqiq::{Linter, Message, Policy, Use};
//!
//! let policy = Policy::shipped("gulf/khobar-education-office").expect("a shipped id")?;
//! let linter = Linter::new(policy, Use::Check);
//!
//! let message = from_json(r#"{"text": "كلموا نورة على ٠٥٥١٢٣٤٥٦٧", "sent_at": "2026-10-04T09:12:00+03:00"}"#)?;
//! let verdict = linter.check(&message);
//! assert_eq!(verdict.action, Action::Block);
//!
//! let rule = linter.policy().rule(verdict.violations[0].rule);
//! assert_eq!(rule.id, "private-phone");
//! println!("{}\n{}", rule.say.ar, rule.say.en);
//!
//! // A text alone will do; what it does not tell, such as the time of sending, is reported as not judged.
//! let verdict = linter.check(&Message::from_text("اجتماع المشرفات يوم الأحد في قاعة التدريب"));
//! assert!(verdict.violations.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The tour, in the order that data flows
//!
//! ```text
//!  export / draft ─> import ─> Message ─> part ─> text (View) ─> detect ─> Finding ─> judge (policy) ─> Verdict ─> report
//!                                       └────────── lint: one message ──────────┘   audit: many, in order, streaming
//! ```
//!
//! | room | what it holds |
//! |---|---|
//! | [`span`], [`truth`], [`words`] | bytes of one part's original text; yes, no or unknown and why; a text in both languages |
//! | [`hijri`] | dates of the Umm al-Qura calendar |
//! | [`message`] | what was said, by whom, where, when, with what attached; its JSON form |
//! | [`import`] | exports become messages; every line is accounted for |
//! | [`part`] | the readable pieces of a message |
//! | [`text`] | a text folded once: words, listed words, numbers, links, language, and the way back to the original |
//! | [`finding`] | facts, as plain data |
//! | [`detect`] | detectors: one file and one function each; they know nothing of what is allowed |
//! | [`verdict`] | the outcome, as plain data |
//! | [`registry`] | the accounts that speak for the organisation, and who answers for each |
//! | [`policy`] | what is not allowed here, read from TOML with mistakes at line and column |
//! | [`judge`](mod@judge) | findings, message and policy make a verdict |
//! | [`lint`] | [`Linter`]: one message through all of it |
//! | [`audit`], [`eval`] | many messages: in order and in parallel; held against labels |
//! | [`rewrite`] | messages and exports without what the policy forbids in them |
//! | [`report`] | verdicts become bytes, in Arabic or English |
//!
//! Deliberately absent: up to [`lint`], nothing opens a file, reads a clock or starts a thread, and nothing anywhere
//! reaches a network. Detectors take no settings. Findings and verdicts hold no text. `tests/architecture.rs` keeps
//! these true.

pub mod audit;
pub mod detect;
pub mod eval;
pub mod finding;
pub mod hijri;
pub mod import;
pub mod judge;
pub mod lint;
pub mod message;
pub mod part;
pub mod policy;
pub mod registry;
pub mod report;
pub mod rewrite;
pub mod span;
pub mod text;
pub mod truth;
pub mod verdict;
pub mod words;

pub use lint::{Conversation, Linter, Scratch};
pub use message::Message;
pub use policy::{Policy, Use};
pub use verdict::Verdict;
