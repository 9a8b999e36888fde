//! The lines of a chat as they lie in its file: copied or passed over, never held.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};

/// A text, and how far it has been gone through.
pub(super) struct Lines<R: Read> {
    input: BufReader<R>,
    /// The line to come, counted from 1.
    next: u64,
    /// The last two bytes gone through.
    last: [u8; 2],
}

impl<R: Read> Lines<R> {
    pub(super) fn new(stream: R) -> Lines<R> {
        Lines { input: BufReader::with_capacity(1 << 16, stream), next: 1, last: [0; 2] }
    }

    /// Goes on to where line `to` starts, and writes what lies before it to `out`, if there is one. Answers how many
    /// lines that were.
    pub(super) fn go_to(&mut self, to: u64, mut out: Option<&mut dyn Write>) -> io::Result<u64> {
        let from = self.next;
        let mut inside = false;
        while self.next < to {
            let held = match self.input.fill_buf() {
                Ok(held) => held,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                // The rest of a damaged archive: the reader of its messages stopped here too, and says so.
                Err(error) if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) => break,
                Err(error) => return Err(error),
            };
            if held.is_empty() {
                break;
            }
            let end = memchr::memchr(b'\n', held);
            let used = end.map_or(held.len(), |at| at + 1);
            if let Some(out) = &mut out {
                out.write_all(&held[..used])?;
            }
            if used > 1 {
                self.last[0] = held[used - 2];
            } else {
                self.last[0] = self.last[1];
            }
            self.last[1] = held[used - 1];
            inside = end.is_none();
            self.next += u64::from(end.is_some());
            self.input.consume(used);
        }
        Ok(self.next - from + u64::from(inside))
    }

    /// How the last line gone through ends: with a carriage return, with a line feed.
    pub(super) fn ending(&self) -> (bool, bool) {
        match self.last {
            [b'\r', b'\n'] => (true, true),
            [_, b'\n'] => (false, true),
            [_, b'\r'] => (true, false),
            _ => (false, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_copied_or_passed_over_byte_for_byte() {
        let text = b"one\r\n\ntwo\nthree \xFF\nfour";
        let mut lines = Lines::new(&text[..]);
        let mut out = Vec::new();
        assert_eq!(lines.go_to(1, Some(&mut out)).expect("memory can be read"), 0);
        assert_eq!(lines.go_to(2, Some(&mut out)).expect("memory can be read"), 1);
        assert_eq!((out.as_slice(), lines.ending()), (&b"one\r\n"[..], (true, true)));
        assert_eq!(lines.go_to(4, None).expect("memory can be read"), 2);
        assert_eq!(lines.ending(), (false, true));
        assert_eq!(lines.go_to(u64::MAX, Some(&mut out)).expect("memory can be read"), 2);
        assert_eq!((out.as_slice(), lines.ending()), (&b"one\r\nthree \xFF\nfour"[..], (false, false)));
        assert_eq!(lines.go_to(u64::MAX, Some(&mut out)).expect("memory can be read"), 0);
    }
}
