//! What can be wrong with a registry, in words that tell its keeper what to do.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::words::Words;

/// Why a registry could not be read: every mistake, in file order.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct RegistryError(pub Vec<Fault>);

/// One mistake in a registry. Prints as `FILE:LINE:COLUMN: message` in English; see `words` for both languages. It names
/// handles, which are public, and no person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}:{column}: {}", .file.display(), .words.en)]
pub struct Fault {
    /// The file as named by the user.
    pub file: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub words: Words,
}

impl Fault {
    pub(super) fn new(file: &str, (line, column): (usize, usize), problem: &Problem) -> Fault {
        Fault { file: file.into(), line, column, words: problem.words() }
    }
}

/// One kind of mistake, with the names it concerns.
pub(super) enum Problem {
    TooLarge,
    Syntax { message: String },
    NoAccounts,
    Unknown { word: String, near: Option<String>, known: String },
    Missing { key: &'static str },
    WrongKind,
    Quote,
    Cells { found: usize, columns: usize },
    BadHandle,
    BadDate,
    BadName,
    Backwards,
    Twice { handle: String, line: usize },
    NoResponsible { handle: String },
    Expired { handle: String, until: Date },
}

impl Problem {
    /// A key or a word that is not known, with the one it resembles.
    pub(super) fn unknown(word: &str, known: &[&str]) -> Problem {
        let lower = word.to_lowercase();
        let near = known.iter().map(|known| (strsim::damerau_levenshtein(&lower, known), *known)).min();
        Problem::Unknown {
            word: word.to_owned(),
            near: near.filter(|(apart, _)| *apart <= 1.max(lower.chars().count() / 3)).map(|(_, near)| near.to_owned()),
            known: known.join(", "),
        }
    }

    fn words(&self) -> Words {
        let (ar, en) = match self {
            Problem::TooLarge => {
                ("الملف أكبر من 256 كيبيبايت. اقتصر فيه على الحسابات.".into(), "the file is larger than 256 KiB. Keep only accounts in it.".into())
            }
            Problem::Syntax { message } => {
                (format!("صياغة TOML غير سليمة هنا ({message})."), format!("this is not valid TOML ({message})."))
            }
            Problem::NoAccounts => (
                "لا حسابات في هذا الملف. أضف [[account]]، أو سطرًا تحت أسماء الأعمدة في ملف CSV.".into(),
                "there are no accounts in this file. Add an `[[account]]`, or in CSV a row under the names of the columns.".into(),
            ),
            Problem::Unknown { word, near, known } => {
                let (ar, en) = near.as_ref().map_or_else(Default::default, |near| {
                    (format!(" هل تقصد «{near}»؟"), format!(" Did you mean `{near}`?"))
                });
                (
                    format!("كلمة غير معروفة هنا «{word}».{ar} الممكن: {known}."),
                    format!("`{word}` is not known here.{en} It can be: {known}."),
                )
            }
            Problem::Missing { key } => {
                (format!("ينقص الحسابَ «{key}». أضفه."), format!("the account lacks `{key}`. Add it."))
            }
            Problem::WrongKind => ("المطلوب هنا نص بين علامتي اقتباس.".into(), "expected a text in quotes.".into()),
            Problem::Quote => (
                "علامة اقتباس فُتحت هنا ولم تُغلق، أو بعدها ما ليس فاصلة. ضاعف العلامة داخل النص.".into(),
                "a quotation mark is opened here and not closed, or something other than a comma follows. Double the mark within a text.".into(),
            ),
            Problem::Cells { found, columns } => (
                format!("عدد خانات السطر {found} وعدد الأعمدة {columns}. ضع بين علامتي اقتباس ما فيه فاصلة."),
                format!("the row has {found} cells for {columns} columns. Put what holds a comma between quotation marks."),
            ),
            Problem::BadHandle => ("المطلوب معرّف حساب مثل @MOE_KHB".into(), "expected a handle such as @MOE_KHB.".into()),
            Problem::BadDate => (
                "المطلوب تاريخ ميلادي مثل 2026-01-31.".into(),
                "expected a Gregorian date such as 2026-01-31.".into(),
            ),
            Problem::BadName => ("المطلوب اسم شخص.".into(), "expected the name of a person.".into()),
            Problem::Backwards => (
                "آخر أيام الحساب قبل أولها. صحّح التاريخين.".into(),
                "the last day lies before the first. Mend the two dates.".into(),
            ),
            Problem::Twice { handle, line } => (
                format!("الحساب @{handle} مسجل أيضًا في السطر {line} للأيام نفسها. أبقِ أحدهما أو افصل بين أيامهما."),
                format!("@{handle} is also registered in line {line} for the same days. Keep one, or set their days apart."),
            ),
            Problem::NoResponsible { handle } => (
                format!("لا مسؤول عن الحساب @{handle}. اذكر اسمه في responsible."),
                format!("nobody is responsible for @{handle}. Name a person in `responsible`."),
            ),
            Problem::Expired { handle, until } => (
                format!("انتهت صلاحية الحساب @{handle} في {until}. جدّدها، أو أغلق الحساب واحذفه من السجل."),
                format!("@{handle} was valid until {until}. Renew it, or close the account and take it out."),
            ),
        };
        Words { ar: ar.into(), en: en.into() }
    }
}
