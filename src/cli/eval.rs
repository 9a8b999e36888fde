//! `tadqiq eval`: a policy measured on labelled messages.

use std::fs::File;
use std::io::BufReader;

use anyhow::Result;
use tadqiq::eval::{Labelled, Scores};
use tadqiq::report;
use tadqiq::{Scratch, Use};

use super::args::{Eval, Output};
use super::policy::print;
use super::speech::{Speech, apart};
use super::stream::{Next, next_line};
use super::{CLEAN, load};

/// The longest line of a labelled file.
const MOST: usize = 1 << 24;

/// How many bad lines are named before giving up.
const MOST_ERRORS: usize = 20;

pub(super) fn run(args: &Eval, speech: &Speech) -> Result<u8> {
    let linter = load::linter(&args.policy, Use::Audit, speech)?;
    let file = File::open(&args.labelled).map_err(|why| load::unreadable(&args.labelled, &why, speech))?;
    let mut input = BufReader::new(file);
    let mut scores = Scores::new(linter.policy());
    let (mut scratch, mut line, mut errors) = (Scratch::default(), Vec::new(), Vec::new());
    for number in 1.. {
        let next =
            next_line(&mut input, &mut line, MOST).map_err(|why| load::unreadable(&args.labelled, &why, speech))?;
        let labelled = match (next, std::str::from_utf8(&line)) {
            (Next::End, _) => break,
            (Next::TooLong, _) => Err(speech.say("error-too-long", &[("most", MOST.into())])),
            (Next::Line, Ok(text)) if text.trim().is_empty() => continue,
            (Next::Line, Ok(text)) => Labelled::from_json(text, number).map_err(|error| speech.words(&error.words())),
            (Next::Line, Err(error)) => Err(speech.say("error-utf8", &[("byte", (error.valid_up_to() + 1).into())])),
        };
        match labelled {
            Ok(labelled) if labelled.message.system || labelled.message.deleted => scores.pass_over(),
            Ok(labelled) => {
                let findings = linter.inspect(&labelled.message, &mut scratch);
                let verdict = linter.judge(&labelled.message, findings);
                scores.add(&labelled, findings, &verdict);
            }
            Err(why) => {
                let file = report::visible(&args.labelled.display().to_string()).into_owned();
                let place = [("file", file.into()), ("line", number.into()), ("why", why.into())];
                errors.push(speech.say("error-label", &place));
                if errors.len() == MOST_ERRORS {
                    break;
                }
            }
        }
    }
    // Numbers over a part of the corpus would be taken for the whole.
    if !errors.is_empty() {
        return Err(speech.listed(errors.join("\n")));
    }
    if scores.messages == 0 {
        return Err(speech.error("error-nothing-read", &[("file", apart(args.labelled.display()))]));
    }
    let out = match args.output {
        Output::Text => report::scores_in_words(&scores, linter.policy(), speech.phrases(), args.with_text),
        Output::Json | Output::Jsonl => report::scores_json(&scores, linter.policy(), args.with_text),
    };
    print(&out)?;
    Ok(CLEAN)
}
