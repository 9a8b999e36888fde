//! Where the text of a chat lies: a file, a folder, or a member of an archive; and what lies beside it.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::archive::{self, MOST_MEMBERS, Member};
use super::error::ImportError;
use super::lines::{Stream, decoded};

/// How deep folders are looked through.
const DEEPEST: usize = 8;

/// One text that may be a chat.
pub(super) struct Source {
    /// Its name as shown to the user.
    pub(super) label: String,
    /// The chat's name, where a file or folder name tells.
    pub(super) chat: Option<String>,
    /// The files beside it.
    pub(super) beside: Beside,
    place: Place,
}

/// The files in a text's own folder and below, out of all that an export holds.
pub(super) struct Beside {
    files: Arc<Files>,
    /// The folder, with a `/` at its end; empty for the export's root.
    folder: String,
}

/// The files of an export by bare name: their paths under its root, sorted. One list for all texts, so that many
/// texts among many files need no more memory than the files do.
type Files = HashMap<Box<str>, Vec<Box<str>>>;

impl Beside {
    fn new(files: &Arc<Files>, folder: &str) -> Beside {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Beside { files: files.clone(), folder }
    }

    /// The path of the file called `name`; the first of several.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let paths = self.files.get(name)?;
        let first = paths.partition_point(|path| **path < *self.folder);
        paths.get(first).filter(|path| path.starts_with(&self.folder)).map(|path| &**path)
    }
}

enum Place {
    File(PathBuf),
    Member(Member),
}

/// What an export consists of.
pub(super) struct Sources {
    /// Texts that may be chats, in groups: a later group counts only if no earlier one holds a chat.
    pub(super) groups: Vec<Vec<Source>>,
    /// How many archives lie inside; they are not opened.
    pub(super) archives: usize,
    /// How many members were refused for their names.
    pub(super) refused: usize,
    /// Whether part of an archive is missing.
    pub(super) cut_short: bool,
}

impl Source {
    /// Its text as UTF-8.
    pub(super) fn open(&self) -> io::Result<Stream> {
        decoded(match &self.place {
            Place::File(path) => Box::new(File::open(path)?),
            Place::Member(member) => member.open()?,
        })
    }
}

/// A path as shown to the user: its last part, without the folders that say whose machine it is.
pub(super) fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Whether the file at `path` starts as an archive does, an empty one included.
pub(super) fn is_archive(path: &Path) -> io::Result<bool> {
    let mut magic = Vec::new();
    File::open(path)?.take(4).read_to_end(&mut magic)?;
    Ok(magic == *b"PK\x03\x04" || magic == *b"PK\x05\x06")
}

/// The texts at `path`.
pub(super) fn find(path: &Path) -> Result<Sources, ImportError> {
    let read = |source| ImportError::reading(path, source);
    let kind = fs::metadata(path).map_err(read)?;
    if kind.is_dir() {
        let mut names = Vec::new();
        list_folder(path, "", 0, &mut names)?;
        let place = |name: &str| Place::File(path.join(name));
        let archives = archives(&names);
        return Ok(Sources { groups: grouped(path, names, place), archives, refused: 0, cut_short: false });
    }
    if !kind.is_file() {
        return Err(ImportError::NeedsFile { file: path.to_path_buf() });
    }
    if is_archive(path).map_err(read)? {
        let listing = archive::list(path)?;
        let members: HashMap<String, Member> =
            listing.members.iter().map(|member| (member.name.clone(), member.clone())).collect();
        let names: Vec<String> = listing.members.into_iter().map(|member| member.name).collect();
        let archives = archives(&names);
        let place = |name: &str| Place::Member(members[name].clone());
        return Ok(Sources {
            groups: grouped(path, names, place),
            archives,
            refused: listing.refused,
            cut_short: listing.cut_short,
        });
    }
    let mut names = Vec::new();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // What lies beside a lone text is a courtesy: a crowded or unreadable folder only means that nothing is found.
    let _ = list_folder(folder, "", DEEPEST, &mut names);
    let label = shown(path);
    let source = Source {
        chat: chat_name(&label).or_else(|| folder.file_name().and_then(|name| chat_name(&name.to_string_lossy()))),
        beside: Beside::new(&by_bare_name(&names), ""),
        label,
        place: Place::File(path.to_path_buf()),
    };
    Ok(Sources { groups: vec![vec![source]], archives: 0, refused: 0, cut_short: false })
}

/// Names of the files in a folder, with `/` between the parts, links not followed.
pub(super) fn list_folder(root: &Path, under: &str, depth: usize, names: &mut Vec<String>) -> Result<(), ImportError> {
    let folder = root.join(under);
    let read = |source| ImportError::reading(&folder, source);
    for entry in fs::read_dir(&folder).map_err(read)? {
        let entry = entry.map_err(read)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = if under.is_empty() { name } else { format!("{under}/{name}") };
        let kind = entry.file_type().map_err(read)?;
        if kind.is_dir() && depth < DEEPEST && !name.ends_with("__MACOSX") {
            list_folder(root, &name, depth + 1, names)?;
        } else if kind.is_file() {
            if names.len() == MOST_MEMBERS {
                return Err(ImportError::TooManyFiles { file: root.to_path_buf() });
            }
            names.push(name);
        }
    }
    Ok(())
}

fn archives(names: &[String]) -> usize {
    names.iter().filter(|name| ends_with(name, ".zip")).count()
}

fn ends_with(name: &str, extension: &str) -> bool {
    name.get(name.len().saturating_sub(extension.len())..).is_some_and(|end| end.eq_ignore_ascii_case(extension))
}

/// The texts among `names`: `_chat.txt`, then what is named like a chat, then the rest.
fn grouped(root: &Path, mut names: Vec<String>, place: impl Fn(&str) -> Place) -> Vec<Vec<Source>> {
    names.sort_unstable();
    names.dedup();
    let files = by_bare_name(&names);
    let mut groups = [const { Vec::new() }; 3];
    let texts = names.iter().filter(|name| ends_with(name, ".txt"));
    for name in texts {
        let (folder, bare) = name.rsplit_once('/').unwrap_or(("", name));
        let lower = bare.to_lowercase();
        let like_chat = ["chat", "whatsapp", "واتساب", "محادثة", "دردشة"].iter().any(|word| lower.contains(word));
        let group = if lower == "_chat.txt" {
            0
        } else if like_chat {
            1
        } else {
            2
        };
        let around = folder.rsplit('/').next().unwrap_or("");
        groups[group].push(Source {
            chat: chat_name(bare).or_else(|| chat_name(around)).or_else(|| chat_name(&shown(root))),
            beside: Beside::new(&files, folder),
            label: name.clone(),
            place: place(name),
        });
    }
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

fn by_bare_name(names: &[String]) -> Arc<Files> {
    let mut files = Files::new();
    for name in names {
        let bare = name.rsplit('/').next().unwrap_or(name);
        files.entry(bare.into()).or_default().push(name.as_str().into());
    }
    files.values_mut().for_each(|paths| paths.sort_unstable());
    Arc::new(files)
}

/// The chat's name in `WhatsApp Chat with NAME.txt` and its like.
fn chat_name(file: &str) -> Option<String> {
    const OPENINGS: &[&str] = &[
        "WhatsApp Chat with ",
        "WhatsApp Chat - ",
        "محادثة واتساب مع ",
        "دردشة واتساب مع ",
        "محادثة واتساب - ",
        "دردشة واتساب - ",
    ];
    let marks = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let file: String = file.chars().filter(|c| !marks(*c)).collect();
    let stem = file.strip_suffix(".txt").or_else(|| file.strip_suffix(".zip")).unwrap_or(&file);
    let name = OPENINGS.iter().find_map(|opening| stem.strip_prefix(opening))?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
