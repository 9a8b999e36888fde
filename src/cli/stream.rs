//! Lines of bounded length from a stream.

use std::io::{self, BufRead};

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
