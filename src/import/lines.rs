//! Lines of a stream, one at a time, in bounded memory.

use std::io::{self, ErrorKind, Read};
use std::ops::Range;

/// A stream of bytes that may be handed to another thread.
pub(super) type Stream = Box<dyn Read + Send>;

/// How much is read at once, at first and at most: small chats, of which an archive may hold thousands, cost little.
const FIRST: usize = 1 << 14;
const BLOCK: usize = 1 << 18;
/// No line is held longer than this, whatever the caller allows.
const LONGEST: usize = 1 << 26;

/// Cuts a stream at line feeds; nothing else ends a line.
pub(super) struct Lines {
    stream: Stream,
    buffer: Vec<u8>,
    /// What is read and not yet given out.
    held: Range<usize>,
    /// Where the last line began.
    last: usize,
    longest: usize,
    /// How much to read next.
    block: usize,
    /// The rest of a line that was too long is to be passed over.
    skipping: bool,
    ended: bool,
    /// How many lines were given out.
    pub(super) count: u64,
    /// The stream ended in damage.
    pub(super) damaged: bool,
}

/// One line, without its line feed.
pub(super) struct Line<'l> {
    pub(super) bytes: &'l [u8],
    /// It was longer than allowed, and this is its beginning.
    pub(super) cut: bool,
}

impl Lines {
    /// The lines of `stream`, none held beyond `longest` bytes.
    pub(super) fn new(stream: Stream, longest: usize) -> Lines {
        let longest = longest.clamp(1024, LONGEST);
        Lines {
            stream,
            buffer: vec![0; FIRST],
            held: 0..0,
            last: 0,
            longest,
            block: FIRST,
            skipping: false,
            ended: false,
            count: 0,
            damaged: false,
        }
    }

    /// The next line.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        while self.skipping {
            match memchr::memchr(b'\n', &self.buffer[self.held.clone()]) {
                Some(at) => {
                    self.held.start += at + 1;
                    self.skipping = false;
                }
                None if self.ended => {
                    self.held.start = self.held.end;
                    self.skipping = false;
                }
                None => {
                    self.held = 0..0;
                    self.more()?;
                }
            }
        }
        let mut searched = 0;
        let len = loop {
            let held = &self.buffer[self.held.clone()];
            if let Some(at) = memchr::memchr(b'\n', &held[searched..]) {
                break searched + at;
            }
            searched = held.len();
            if searched > self.longest || self.ended {
                break searched;
            }
            self.more()?;
        };
        if len == 0 && self.held.is_empty() {
            return Ok(None);
        }
        self.last = self.held.start;
        self.count += 1;
        let cut = len > self.longest;
        let line = self.last..self.last + len.min(self.longest);
        let fed = self.buffer[..self.held.end].get(self.last + len) == Some(&b'\n');
        self.skipping = cut && !fed;
        self.held.start += len + usize::from(fed);
        Ok(Some(Line { bytes: &self.buffer[line], cut }))
    }

    /// Gives the last line back, to be read again.
    pub(super) fn back(&mut self) {
        self.held.start = self.last;
        self.skipping = false;
        self.count -= 1;
    }

    fn more(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.held.clone(), 0);
        self.held = 0..self.held.len();
        if self.buffer.len() - self.held.end < self.block {
            let len = (self.held.end * 2).min(self.longest + 1) + self.block;
            self.buffer.resize(len.max(self.buffer.len()), 0);
        }
        let room = self.held.end..(self.held.end + self.block).min(self.buffer.len());
        self.block = (self.block * 2).min(BLOCK);
        match self.stream.read(&mut self.buffer[room]) {
            Ok(0) => self.ended = true,
            Ok(len) => self.held.end += len,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) => {
                (self.damaged, self.ended) = (true, true);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// Appends `bytes` to `text`, at most `most` of them and on a character boundary. Gives back how many bytes were no
/// UTF-8 and became U+FFFD, and whether all fitted.
pub(super) fn append(text: &mut String, bytes: &[u8], most: usize) -> (u64, bool) {
    let fits = bytes.len() <= most;
    let mut replaced = 0;
    if let (true, Ok(valid)) = (fits, simdutf8::basic::from_utf8(bytes)) {
        text.push_str(valid);
        return (0, true);
    }
    let mut kept = bytes.len().min(most);
    while !fits && kept > 0 && bytes[kept] & 0xC0 == 0x80 {
        kept -= 1;
    }
    for chunk in bytes[..kept].utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            replaced += chunk.invalid().len() as u64;
        }
    }
    (replaced, fits)
}

/// A stream as UTF-8: without a byte order mark, and turned from UTF-16 if it has that one.
pub(super) fn decoded(mut stream: Stream) -> io::Result<Stream> {
    let mut head = Vec::with_capacity(3);
    stream.by_ref().take(3).read_to_end(&mut head).or_else(|error| match error.kind() {
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof => Ok(0),
        _ => Err(error),
    })?;
    let (skip, wide) = match head[..] {
        [0xEF, 0xBB, 0xBF, ..] => (3, None),
        [0xFF, 0xFE, ..] => (2, Some(u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xFE, 0xFF, ..] => (2, Some(u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => (0, None),
    };
    let whole = io::Cursor::new(head.split_off(skip)).chain(stream);
    Ok(match wide {
        Some(unit) => Box::new(Wide { stream: whole, unit, odd: Vec::new(), ready: Vec::new(), given: 0 }),
        None => Box::new(whole),
    })
}

/// UTF-16 read as UTF-8. A unit without its other half becomes a byte that is no UTF-8, so that it is counted.
struct Wide<R> {
    stream: R,
    unit: fn([u8; 2]) -> u16,
    /// Bytes that make no whole character yet.
    odd: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() {
            let mut block = std::mem::take(&mut self.odd);
            let before = block.len();
            self.stream.by_ref().take(1 << 14).read_to_end(&mut block)?;
            if block.is_empty() {
                return Ok(0);
            }
            let last = block.len() == before;
            let mut whole = block.len() & !1;
            // A character may need the two units to come.
            if !last && whole >= 2 && (0xD800..0xDC00).contains(&(self.unit)([block[whole - 2], block[whole - 1]])) {
                whole -= 2;
            }
            self.ready.clear();
            self.given = 0;
            let units = block[..whole].chunks_exact(2).map(|pair| (self.unit)([pair[0], pair[1]]));
            for decoded in char::decode_utf16(units) {
                match decoded {
                    Ok(c) => self.ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                    Err(_) => self.ready.push(0xFF),
                }
            }
            if last && whole < block.len() {
                self.ready.push(0xFF);
            } else {
                self.odd = block.split_off(whole);
            }
        }
        let len = out.len().min(self.ready.len() - self.given);
        out[..len].copy_from_slice(&self.ready[self.given..self.given + len]);
        self.given += len;
        Ok(len)
    }
}
