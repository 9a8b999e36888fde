//! The members of a zip archive, read as streams.
//!
//! An archive is hostile until shown otherwise: names may climb out of a folder, a few bytes may unpack to terabytes,
//! the end may be missing. So the directory is bounded, unpacked text is never held, and a member without a directory
//! is found by its own header.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::error::{ArchiveFault, ImportError};
use super::lines::Stream;

/// The most members of an archive, and files of a folder.
pub(super) const MOST_MEMBERS: usize = 10_000;
/// The longest name of a member, as long as any path may be.
const LONGEST_NAME: usize = 4096;
/// The largest directory read: that of [`MOST_MEMBERS`] with names and notes far longer than real ones.
const DIRECTORY_BYTES: u64 = 32 << 20;
/// More than this much text must not come from less than a 200th of it.
const BOMB_BYTES: u64 = 64 << 20;
const BOMB_RATIO: u64 = 200;
/// A chat is read twice: once for its survey, once for its messages.
const READINGS: u64 = 2;

/// One archive, and how much text came out of all its members: many of them may share the same few bytes.
#[derive(Debug)]
struct Archive {
    path: PathBuf,
    len: u64,
    unpacked: AtomicU64,
}

/// Where one member's bytes are.
#[derive(Clone, Debug)]
pub(super) struct Member {
    archive: Arc<Archive>,
    /// Its name within the archive, with `/` between folders.
    pub(super) name: String,
    start: u64,
    packed: u64,
    stored: bool,
    crc: Option<u32>,
}

/// What an archive holds.
pub(super) struct Listing {
    pub(super) members: Vec<Member>,
    /// How many members were passed over because of their name.
    pub(super) refused: usize,
    /// The directory is missing, so what stands after the damage is lost.
    pub(super) cut_short: bool,
}

/// Lists the members of the archive at `path`.
pub(super) fn list(path: &Path) -> Result<Listing, ImportError> {
    let fault = |why| ImportError::Archive { file: path.to_path_buf(), why };
    let read = |source| ImportError::Read { file: path.to_path_buf(), source };
    let mut file = File::open(path).map_err(read)?;
    let len = file.metadata().map_err(read)?.len();
    let whole = Arc::new(Archive { path: path.to_path_buf(), len, unpacked: AtomicU64::new(0) });
    if entry_count(&mut file, len).map_err(read)?.is_some_and(|count| count > MOST_MEMBERS as u64) {
        return Err(fault(ArchiveFault::TooManyMembers));
    }
    let left = Cell::new(DIRECTORY_BYTES);
    let opened = ZipArchive::new(BufReader::new(Bounded { file: &mut file, left: &left }));
    if left.get() == 0 {
        return Err(fault(ArchiveFault::HugeDirectory));
    }
    // Members are looked up one by one, and there are not too many.
    left.set(u64::MAX);
    let Ok(mut archive) = opened else {
        let listing = walk(&whole, file).map_err(read)?;
        let nothing = listing.members.is_empty();
        return if nothing { Err(fault(ArchiveFault::Damaged)) } else { Ok(listing) };
    };
    if archive.len() > MOST_MEMBERS {
        return Err(fault(ArchiveFault::TooManyMembers));
    }
    let mut listing = Listing { members: Vec::new(), refused: 0, cut_short: false };
    for index in 0..archive.len() {
        let Ok(member) = archive.by_index_raw(index) else {
            listing.cut_short = true;
            continue;
        };
        if member.is_dir() {
            continue;
        }
        if member.encrypted() {
            return Err(fault(ArchiveFault::Encrypted));
        }
        let stored = match member.compression() {
            CompressionMethod::Stored => true,
            CompressionMethod::Deflated => false,
            _ => {
                listing.refused += 1;
                continue;
            }
        };
        let (Some(name), Some(start)) = (inner_name(member.name_raw()), member.data_start()) else {
            listing.refused += 1;
            continue;
        };
        listing.members.push(Member {
            archive: whole.clone(),
            name,
            start,
            packed: member.compressed_size(),
            stored,
            crc: Some(member.crc32()),
        });
    }
    listing.members.retain(|member| !is_clutter(&member.name));
    Ok(listing)
}

/// A file of which only so much may be read.
struct Bounded<'f> {
    file: &'f mut File,
    left: &'f Cell<u64>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left.get()).unwrap_or(usize::MAX).min(out.len());
        if most == 0 && !out.is_empty() {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let len = self.file.read(&mut out[..most])?;
        self.left.set(self.left.get() - len as u64);
        Ok(len)
    }
}

impl Seek for Bounded<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Member {
    /// Its text, unpacked as it is read.
    pub(super) fn open(&self) -> io::Result<Stream> {
        let mut file = File::open(&self.archive.path)?;
        file.seek(SeekFrom::Start(self.start))?;
        let packed = BufReader::new(file.take(self.packed));
        let inner = if self.stored { Packed::Stored(packed) } else { Packed::Deflated(DeflateDecoder::new(packed)) };
        Ok(Box::new(Unpacked { inner, archive: self.archive.clone(), crc: Crc::new(), expected: self.crc, read: 0 }))
    }
}

/// Files that a computer adds, never part of an export.
fn is_clutter(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.contains("/__MACOSX/") || name.rsplit('/').next() == Some(".DS_Store")
}

/// A name that stays inside the archive, and does nothing to a terminal or a log.
fn inner_name(raw: &[u8]) -> Option<String> {
    if raw.len() > LONGEST_NAME {
        return None;
    }
    let name = String::from_utf8_lossy(raw).replace('\\', "/");
    let climbs = name.split('/').any(|part| part == "..");
    let rooted = name.starts_with('/') || name.as_bytes().get(1) == Some(&b':');
    (!climbs && !rooted && !name.contains(char::is_control) && !name.is_empty()).then_some(name)
}

/// How many members the archive says it has, without reading its directory.
fn entry_count(file: &mut File, len: u64) -> io::Result<Option<u64>> {
    // The end of the directory: in large archives a record of 56 bytes and one of 20, then one of 22 and a comment.
    let tail = len.min(56 + 20 + 22 + 65_535);
    file.seek(SeekFrom::Start(len - tail))?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes)?;
    file.rewind()?;
    let number = |mark: &[u8], at: usize, size: usize| {
        let field = bytes.get(memchr::memmem::rfind(&bytes, mark)? + at..)?.get(..size)?;
        Some(field.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    // All bits set means that the count stands in the large record.
    Ok(match number(b"PK\x05\x06", 10, 2) {
        Some(count) if count == u64::from(u16::MAX) => number(b"PK\x06\x06", 32, 8),
        count => count,
    })
}

/// The members of an archive whose directory is missing, one local header after another.
fn walk(archive: &Arc<Archive>, mut file: File) -> io::Result<Listing> {
    let mut listing = Listing { members: Vec::new(), refused: 0, cut_short: true };
    let mut at = 0;
    for _ in 0..MOST_MEMBERS {
        file.seek(SeekFrom::Start(at))?;
        let mut head = [0; 30];
        match file.read_exact(&mut head) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => break,
            other => other?,
        }
        let short = |from: usize| u16::from_le_bytes([head[from], head[from + 1]]);
        let long = |from: usize| u32::from_le_bytes([head[from], head[from + 1], head[from + 2], head[from + 3]]);
        let (flags, method) = (short(6), short(8));
        if head[..4] != *b"PK\x03\x04" || flags & 1 != 0 {
            break;
        }
        let mut name = vec![0; usize::from(short(26))];
        if file.read_exact(&mut name).is_err() {
            break;
        }
        let start = at + 30 + u64::from(short(26)) + u64::from(short(28));
        // With bit 3 the sizes stand behind the data, where nobody can look for them.
        let sized = flags & 8 == 0;
        let packed = if sized { u64::from(long(18)) } else { archive.len.saturating_sub(start) };
        if let (Some(name), 0 | 8) = (inner_name(&name), method)
            && !is_clutter(&name)
        {
            let crc = sized.then(|| long(14));
            let (archive, stored) = (archive.clone(), method == 0);
            listing.members.push(Member { archive, name, start, packed, stored, crc });
        }
        if !sized {
            break;
        }
        at = start + packed;
    }
    Ok(listing)
}

enum Packed {
    Stored(BufReader<io::Take<File>>),
    Deflated(DeflateDecoder<BufReader<io::Take<File>>>),
}

/// Unpacks, and watches how much comes out of how little.
struct Unpacked {
    inner: Packed,
    archive: Arc<Archive>,
    crc: Crc,
    expected: Option<u32>,
    read: u64,
}

impl Read for Unpacked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let len = match &mut self.inner {
            Packed::Stored(stream) => stream.read(out)?,
            Packed::Deflated(stream) => match stream.read(out) {
                // All that unpacks before the damage was given out already.
                Err(error) if error.kind() == ErrorKind::InvalidInput => return Err(ErrorKind::InvalidData.into()),
                other => other?,
            },
        };
        self.read += len as u64;
        self.crc.update(&out[..len]);
        if len == 0 && !out.is_empty() && self.expected.is_some_and(|crc| crc != self.crc.sum()) {
            return Err(ErrorKind::InvalidData.into());
        }
        let swells = |text: u64, packed: u64| text > BOMB_BYTES && text > BOMB_RATIO * packed.max(1);
        let alone = matches!(&self.inner, Packed::Deflated(stream) if swells(self.read, stream.total_in()));
        let together = self.archive.unpacked.fetch_add(len as u64, Ordering::Relaxed) + len as u64;
        if alone || swells(together / READINGS, self.archive.len) {
            return Err(io::Error::other(ArchiveFault::Bomb));
        }
        Ok(len)
    }
}
