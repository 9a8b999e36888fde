//! Why an export could not be read: what, where, and a way out, in both languages.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use crate::words::Words;

/// Why an export could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// No format fits.
    Unknown {
        /// The file.
        file: PathBuf,
    },
    /// There is nothing in it.
    Empty {
        /// The file.
        file: PathBuf,
    },
    /// An archive or a folder without a chat in it.
    NoChat {
        /// The archive or folder.
        file: PathBuf,
        /// How many text files were looked into.
        looked_into: usize,
        /// How many archives lie inside, which are not opened.
        archives: usize,
    },
    /// The system could not read it.
    Read {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// An archive that cannot or must not be read.
    Archive {
        /// The archive.
        file: PathBuf,
        /// What is wrong with it.
        why: ArchiveFault,
    },
    /// A folder with too many files to look through.
    TooManyFiles {
        /// The folder.
        file: PathBuf,
    },
    /// Some dates have no month in one order, and others none in the other.
    DateOrder {
        /// The file.
        file: PathBuf,
        /// How many dates can only start with the day.
        day_first: u64,
        /// How many can only start with the month.
        month_first: u64,
    },
    /// The format needs to be read twice, so it cannot come through a pipe.
    NeedsFile {
        /// The name of the stream.
        file: PathBuf,
    },
}

/// What the system says, in both languages: it speaks one of its own.
pub fn system_words(error: &io::Error) -> Words {
    let ar = match error.kind() {
        io::ErrorKind::NotFound => "لا يوجد شيء بهذا الاسم",
        io::ErrorKind::PermissionDenied => "الصلاحيات لا تسمح بذلك",
        io::ErrorKind::IsADirectory => "هذا مجلد وليس ملفًا",
        io::ErrorKind::NotADirectory => "هذا ليس مجلدًا",
        io::ErrorKind::StorageFull => "لا توجد مساحة خالية على القرص",
        io::ErrorKind::InvalidFilename => "الاسم أطول مما يقبله النظام أو غير صالح",
        io::ErrorKind::InvalidData => "محتواه ليس نصًا بترميز UTF-8",
        _ => return Words { ar: format!("ما قاله النظام: {error}").into(), en: error.to_string().into() },
    };
    Words { ar: ar.into(), en: error.to_string().into() }
}

/// What is wrong with an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArchiveFault {
    /// It is damaged, and nothing in it can be read.
    Damaged,
    /// It asks for a password.
    Encrypted,
    /// It has more than 10,000 members.
    TooManyMembers,
    /// The list of its members is far larger than theirs would be.
    HugeDirectory,
    /// Its text is far larger unpacked than any real text would be.
    Bomb,
}

impl fmt::Display for ArchiveFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().en)
    }
}

impl Error for ArchiveFault {}

impl ArchiveFault {
    /// What is wrong and what to do.
    pub const fn words(self) -> Words {
        match self {
            ArchiveFault::Damaged => Words::new(
                "ملف مضغوط تالف لا يُقرأ منه شيء؛ صدّر الدردشة من جديد أو انسخ الملف مرة أخرى",
                "the archive is damaged and nothing in it can be read; export the chat again, or copy the file again",
            ),
            ArchiveFault::Encrypted => Words::new(
                "الملف المضغوط محمي بكلمة مرور؛ فك الضغط عنه ثم مرّر المجلد",
                "the archive asks for a password; unpack it and give the folder instead",
            ),
            ArchiveFault::TooManyMembers => Words::new(
                "في الملف المضغوط أكثر من 10000 ملف؛ فك الضغط عنه ثم مرّر ملف الدردشة وحده",
                "the archive has more than 10,000 members; unpack it and give the chat's text file alone",
            ),
            ArchiveFault::HugeDirectory => Words::new(
                "قائمة محتويات الملف المضغوط أكبر بكثير مما تكون عليه في تصدير حقيقي، فلم تُقرأ؛ إن كنت تثق به ففكه بنفسك ثم مرّر الملف النصي",
                "the archive's list of members is far larger than a real export's, so it was not read; if you trust it, unpack it yourself and give the text file",
            ),
            ArchiveFault::Bomb => Words::new(
                "يتضخم نص الملف المضغوط عند فكه تضخمًا لا يكون في دردشة حقيقية، فأُوقفت قراءته؛ إن كنت تثق به ففكه بنفسك ثم مرّر الملف النصي",
                "the archive's text unpacks to far more than a real chat would, so reading stopped; if you trust it, unpack it yourself and give the text file",
            ),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file().display(), self.words().en)
    }
}

impl Error for ImportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ImportError::Read { source, .. } => Some(source),
            ImportError::Archive { why, .. } => Some(why),
            _ => None,
        }
    }
}

impl ImportError {
    /// A failed read; an archive that unpacks to too much says so itself.
    pub(super) fn reading(file: &Path, source: io::Error) -> ImportError {
        let file = file.to_path_buf();
        match source.get_ref().and_then(|inner| inner.downcast_ref::<ArchiveFault>()) {
            Some(why) => ImportError::Archive { file, why: *why },
            None => ImportError::Read { file, source },
        }
    }

    /// The file it speaks of.
    pub fn file(&self) -> &Path {
        match self {
            ImportError::Unknown { file }
            | ImportError::Empty { file }
            | ImportError::NoChat { file, .. }
            | ImportError::Read { file, .. }
            | ImportError::Archive { file, .. }
            | ImportError::TooManyFiles { file }
            | ImportError::DateOrder { file, .. }
            | ImportError::NeedsFile { file } => file,
        }
    }

    /// What is wrong and what to do.
    pub fn words(&self) -> Words {
        match self {
            ImportError::Unknown { .. } => Words::new(
                "لا يُعرف نوع الملف. جُرّب: تصدير واتساب (نص أو zip أو مجلد)، ورسائل JSON سطرًا سطرًا. صدّر الدردشة من واتساب واحفظ النص بترميز UTF-8، أو حدّد النوع بالخيار ‎--format",
                "no known format. Tried: WhatsApp export (text, zip or folder), JSON Lines. Export the chat from WhatsApp and keep its text in UTF-8, or name the format with --format",
            ),
            ImportError::Empty { .. } => {
                Words::new("الملف فارغ؛ صدّر الدردشة من جديد", "the file is empty; export the chat again")
            }
            ImportError::NoChat { looked_into, archives, .. } => {
                let (inner_ar, inner_en) = match archives {
                    0 => (String::new(), String::new()),
                    _ => (
                        format!("، وفي داخله ملفات مضغوطة لا تُفتح (عددها {archives})؛ مرّر كلًّا منها وحده"),
                        format!("; archives inside it are not opened ({archives} of them): give each by itself"),
                    ),
                };
                Words {
                    ar: format!(
                        "لا توجد دردشة واتساب هنا (عدد الملفات النصية المفحوصة: {looked_into}). جُرّب: ‎_chat.txt، ثم ما في اسمه chat أو WhatsApp أو واتساب أو محادثة أو دردشة، ثم كل ملف نصي. مرّر ملف الدردشة نفسه{inner_ar}"
                    )
                    .into(),
                    en: format!(
                        "no WhatsApp chat in here (text files looked into: {looked_into}). Tried: _chat.txt, then names with chat, WhatsApp, واتساب, محادثة or دردشة, then any text file. Give the chat's own text file{inner_en}"
                    )
                    .into(),
                }
            }
            ImportError::Read { source, .. } => Words {
                ar: format!("تعذرت قراءة الملف ({})؛ تحقق من المسار والصلاحيات", system_words(source).ar).into(),
                en: format!("cannot be read ({source}); check the path and its permissions").into(),
            },
            ImportError::Archive { why, .. } => why.words(),
            ImportError::TooManyFiles { .. } => Words::new(
                "في المجلد أكثر من 10000 ملف؛ مرّر ملف الدردشة نفسه",
                "the folder has more than 10,000 files; give the chat's own text file",
            ),
            ImportError::DateOrder { day_first, month_first, .. } => Words {
                ar: format!(
                    "ترتيب التواريخ متناقض: {day_first} منها لا يصح إلا بتقديم اليوم، و{month_first} لا يصح إلا بتقديم الشهر. حدّد الترتيب بالخيار ‎--date-order"
                )
                .into(),
                en: format!(
                    "the dates contradict one another: {day_first} can only start with the day, {month_first} only with the month. Name the order with --date-order"
                )
                .into(),
            },
            ImportError::NeedsFile { .. } => Words::new(
                "الدردشة تُقرأ مرتين فلا يصلح تمريرها عبر أنبوب أو جهاز؛ احفظها في ملف ومرّر مساره، أو مرّر رسائل JSON بالخيار ‎--format jsonl",
                "a chat is read twice, so it cannot come through a pipe or a device; save it to a file and give its path, or give JSON Lines with --format jsonl",
            ),
        }
    }
}
