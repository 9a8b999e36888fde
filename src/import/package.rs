//! The files that an export consists of, byte for byte, for those who write it anew.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::archive::{self, Member};
use super::error::ImportError;
use super::lines::decoded;
use super::source::{is_archive, list_folder, shown};
use super::whatsapp::kind_of;
use crate::message::AttachmentKind;

/// What holds an export together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wrapping {
    /// One text.
    File,
    /// A folder, with everything below it.
    Folder,
    /// A zip archive.
    Archive,
}

/// An export as its files.
#[derive(Debug)]
pub struct Package {
    wrapping: Wrapping,
    files: Vec<(String, Place)>,
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Member(Member),
}

impl Package {
    /// Lists what lies at `path`; members of archives whose names lead out of it, and what computers add, are left out.
    ///
    /// # Errors
    /// If it cannot be read, or breaks a bound.
    pub fn open(path: &Path) -> Result<Package, ImportError> {
        let read = |source| ImportError::reading(path, source);
        let (wrapping, mut files) = if path.is_dir() {
            let mut names = Vec::new();
            list_folder(path, "", 0, &mut names)?;
            let place = |name: String| (name.clone(), Place::File(path.join(name)));
            (Wrapping::Folder, names.into_iter().map(place).collect())
        } else if is_archive(path).map_err(read)? {
            let members = archive::list(path)?.members;
            let place = |member: Member| (member.name.clone(), Place::Member(member));
            (Wrapping::Archive, members.into_iter().map(place).collect())
        } else {
            (Wrapping::File, vec![(shown(path), Place::File(path.to_path_buf()))])
        };
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        // Of two members with one name, readers take the last.
        files.dedup_by(|next, kept| {
            next.0 == kept.0 && {
                std::mem::swap(next, kept);
                true
            }
        });
        Ok(Package { wrapping, files })
    }

    /// What holds it together.
    pub fn wrapping(&self) -> Wrapping {
        self.wrapping
    }

    /// The names of its files, in order, with `/` between folders.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// What kind of thing a file of this name is.
    pub fn kind(name: &str) -> AttachmentKind<'static> {
        kind_of(name)
    }

    /// The bytes of the file called `name`, as they are.
    ///
    /// # Errors
    /// If there is no such file, or it cannot be opened.
    pub fn bytes(&self, name: &str) -> io::Result<Box<dyn Read + Send>> {
        let at = self.files.binary_search_by(|(its, _)| its.as_str().cmp(name)).map_err(|_| io::ErrorKind::NotFound)?;
        Ok(match &self.files[at].1 {
            Place::File(path) => Box::new(File::open(path)?),
            Place::Member(member) => member.open()?,
        })
    }

    /// The text of the file called `name`, in UTF-8: bytes that a [`Reader`](super::Reader) counts its lines in.
    ///
    /// # Errors
    /// If there is no such file, or it cannot be opened.
    pub fn text(&self, name: &str) -> io::Result<Box<dyn Read + Send>> {
        decoded(self.bytes(name)?)
    }
}
