//! Where a redacted export goes: a new file, folder or archive, for its owner's eyes only, and never half done.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tadqiq::import::Wrapping;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A new export.
pub(super) enum Output {
    File(NewFile),
    Folder(NewFolder),
    Archive(Box<ZipWriter<NewFile>>),
}

impl Output {
    /// Makes an empty one at `path`.
    pub(super) fn create(path: &Path, wrapping: Wrapping, force: bool) -> io::Result<Output> {
        Ok(match wrapping {
            Wrapping::Folder => Output::Folder(NewFolder::create(path)?),
            Wrapping::Archive => {
                Output::Archive(Box::new(ZipWriter::new(NewFile::create(path, force)?).set_auto_large_file()))
            }
            _ => Output::File(NewFile::create(path, force)?),
        })
    }

    /// Starts the file called `name` in it; what is written next goes there. A lone file has no name of its own.
    pub(super) fn start(&mut self, name: &str) -> io::Result<()> {
        match self {
            Output::File(_) => Ok(()),
            Output::Folder(folder) => folder.start(name),
            Output::Archive(archive) => {
                // No moment of writing: the same export gives the same bytes.
                let options = SimpleFileOptions::default();
                let options = options.last_modified_time(zip::DateTime::default()).unix_permissions(0o600);
                archive.start_file(name, options).map_err(io::Error::other)
            }
        }
    }

    /// Everything is written. Without this, nothing stays.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Output::File(file) => file.finish(),
            Output::Folder(mut folder) => {
                folder.done = true;
                folder.current.take().map_or(Ok(()), |mut file| file.flush())
            }
            Output::Archive(archive) => archive.finish().map_err(io::Error::other)?.finish(),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::File(file) => file.write(bytes),
            Output::Folder(folder) => folder.current.as_mut().map_or(Ok(0), |file| file.write(bytes)),
            Output::Archive(archive) => archive.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file that is removed again unless it was finished.
pub(super) struct NewFile {
    file: File,
    /// Where it is written.
    at: PathBuf,
    /// What it replaces once it is finished.
    over: Option<PathBuf>,
    done: bool,
}

impl NewFile {
    /// A file at `path`, which must not be there; with `force`, it takes the place of what is.
    pub(super) fn create(path: &Path, force: bool) -> io::Result<NewFile> {
        let (at, over) = match force {
            false => (path.to_path_buf(), None),
            true => {
                let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
                name.push(".part");
                (path.with_file_name(name), Some(path.to_path_buf()))
            }
        };
        Ok(NewFile { file: private(&at)?, at, over, done: false })
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        if let Some(over) = &self.over {
            fs::rename(&self.at, over)?;
        }
        self.done = true;
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.done {
            // It is no use to anybody; if it cannot be removed, there is nothing else to do.
            let _ = fs::remove_file(&self.at);
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for NewFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// A folder that is removed again unless it was finished. One that is there already is never written into.
pub(super) struct NewFolder {
    root: PathBuf,
    current: Option<File>,
    done: bool,
}

impl NewFolder {
    fn create(path: &Path) -> io::Result<NewFolder> {
        private_folder(path, false)?;
        Ok(NewFolder { root: path.to_path_buf(), current: None, done: false })
    }

    fn start(&mut self, name: &str) -> io::Result<()> {
        let path = self.root.join(name);
        if let Some(folder) = path.parent() {
            private_folder(folder, true)?;
        }
        self.current = Some(private(&path)?);
        Ok(())
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

/// A new file that only its owner may read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A folder that only its owner may look into.
fn private_folder(path: &Path, within: bool) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(within);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
