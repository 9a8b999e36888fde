//! Messages from standard input: one as a whole, or lines of bounded length.

use std::io::{self, BufRead, IsTerminal as _, Read as _};

use anyhow::Result;
use tadqiq::message::{self, Channel, ChannelKind, Message};

use super::load;
use super::speech::{Speech, apart};

/// What some editors and shells put before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The input of `command` could not be read.
pub(super) fn unreadable(why: &io::Error, command: &'static str, speech: &Speech) -> anyhow::Error {
    speech.error("error-input", &[("why", load::system(why, speech)), ("command", command.into())])
}

/// One message, the whole of standard input, and the line end after it.
pub(super) fn read_message(most: usize, command: &'static str, speech: &Speech) -> Result<(String, &'static str)> {
    if io::stdin().is_terminal() {
        speech.tell(&speech.say("waiting-for-message", &[]));
    }
    let mut bytes = Vec::new();
    let mut input = io::stdin().lock().take((most as u64).saturating_add(6));
    input.read_to_end(&mut bytes).map_err(|why| unreadable(&why, command, speech))?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    // What `echo` adds at the end is not part of the message.
    let ending = ["\r\n", "\n"].into_iter().find(|ending| bytes.ends_with(ending.as_bytes())).unwrap_or("");
    bytes.truncate(bytes.len() - ending.len());
    if bytes.len() > most {
        return Err(speech.error("error-too-long", &[("most", most.into())]));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| speech.error("error-utf8", &[("byte", (error.utf8_error().valid_up_to() + 1).into())]))?;
    // A command before the pipe that failed leaves nothing, and nothing must not count as a message that may go out.
    if text.trim().is_empty() {
        return Err(speech.error("error-no-message", &[("command", command.into())]));
    }
    Ok((text, ending))
}

/// The message on line `number`, or the column and the reason why it is none.
pub(super) fn read_line<'l>(line: &'l [u8], number: u64, speech: &Speech) -> Result<Message<'l>, (u64, String)> {
    let line = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(line);
    let text = std::str::from_utf8(line)
        .map_err(|error| (1, speech.say("error-utf8", &[("byte", (error.valid_up_to() + 1).into())])))?;
    if text.trim().is_empty() {
        return Err((1, speech.say("error-empty-line", &[])));
    }
    let message = message::from_json(text).map_err(|error| (error.column, speech.words(&error.words)))?;
    // A misspelt kind would be judged as a group's name, on the policy's usual channel.
    let meant = message.channel.as_ref().and_then(|channel| match &channel.kind {
        None => Some((channel.name.as_deref()?, ChannelKind::resembling(channel.name.as_deref()?)?)),
        Some(kind) => Some((kind.name(), ChannelKind::resembling(kind.name())?)),
    });
    match meant {
        Some((value, near)) => {
            Err((1, speech.say("error-channel-meant", &[("value", apart(value)), ("near", apart(near))])))
        }
        None => Ok(message),
    }
}

/// The channel that `text` names: a kind, or a kind and a name, `whatsapp:معلمات العلوم`.
pub(super) fn channel(text: &str, speech: &Speech) -> Result<Channel<'static>> {
    let (kind, name) = text.split_once(':').map_or((text, None), |(kind, name)| (kind, Some(name.trim())));
    let Some(known) = ChannelKind::known(kind.trim()) else {
        let value = apart(kind.trim());
        return Err(match ChannelKind::resembling(kind) {
            Some(near) => speech.error("error-channel-meant", &[("value", value), ("near", apart(near))]),
            None => {
                let known = ChannelKind::names().collect::<Vec<_>>().join(", ");
                speech.error("error-channel", &[("value", value), ("known", apart(known))])
            }
        });
    };
    let name = name.filter(|name| !name.is_empty()).map(|name| name.to_owned().into());
    Ok(Channel { kind: Some(ChannelKind::from_name(known.into())), name })
}

/// What came next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A line; it lies in the buffer, without its end.
    Line,
    /// A line over the bound; its beginning lies in the buffer, the rest is passed over.
    TooLong,
    /// Nothing more.
    End,
}

/// Reads the next line into `line`, never keeping more than `most` bytes of it.
pub(super) fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>, most: usize) -> io::Result<Next> {
    line.clear();
    let (mut any, mut too_long) = (false, false);
    loop {
        let read = match input.fill_buf() {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if read.is_empty() {
            return Ok(finish(line, any, too_long));
        }
        any = true;
        let end = memchr::memchr(b'\n', read);
        let content = &read[..end.unwrap_or(read.len())];
        // One byte more than allowed, for the carriage return that a line may end with.
        let room = most.saturating_add(1).saturating_sub(line.len());
        too_long |= content.len() > room;
        line.extend_from_slice(&content[..content.len().min(room)]);
        let used = content.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            too_long |= line.len() > most;
            return Ok(finish(line, true, too_long));
        }
    }
}

fn finish(line: &[u8], any: bool, too_long: bool) -> Next {
    match (any, too_long) {
        (false, _) => Next::End,
        (true, true) => Next::TooLong,
        (true, false) => {
            debug_assert!(!line.contains(&b'\n'));
            Next::Line
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, most: usize, capacity: usize) -> Vec<(Next, String)> {
        let mut input = io::BufReader::with_capacity(capacity, text.as_bytes());
        let (mut line, mut all) = (Vec::new(), Vec::new());
        loop {
            let next = next_line(&mut input, &mut line, most).expect("memory can be read");
            if next == Next::End {
                return all;
            }
            all.push((next, String::from_utf8(line.clone()).expect("UTF-8")));
        }
    }

    #[test]
    fn lines_are_bounded_and_the_stream_goes_on() {
        for capacity in [1, 2, 7, 4096] {
            let got = read("ab\r\n\nabcdef\nabcd\nxyz", 4, capacity);
            let kinds: Vec<bool> = got.iter().map(|(next, _)| *next == Next::TooLong).collect();
            assert_eq!(kinds, [false, false, true, false, false]);
            assert_eq!((got[0].1.as_str(), got[1].1.as_str(), got[3].1.as_str()), ("ab", "", "abcd"));
            assert!(got[2].1.len() <= 5, "never more than the bound and one");
            assert_eq!(got[4].1, "xyz");
        }
        assert!(read("", 4, 8).is_empty());
        assert_eq!(read("abcdefgh", 4, 3)[0].0, Next::TooLong);
    }
}
