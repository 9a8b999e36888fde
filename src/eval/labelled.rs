//! A labelled message, as a line of a corpus.

use serde_json::Value;

use crate::message::{JsonError, Message};
use crate::words::Words;

/// A message and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The line it stands on, counted from 1.
    pub line: u64,
    /// The message.
    pub message: Message<'static>,
    /// Every violation in it.
    pub labels: Vec<Label>,
    /// Its dialect.
    pub dialect: Option<String>,
    /// How its violation is disguised.
    pub disguise: Option<String>,
    /// Whether it is clean and resembles a violation.
    pub near_miss: bool,
}

/// One violation that a message holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it is about: the first half of the detector's id.
    pub subject: String,
    /// The detector that should find it; one that does not exist yet is never found.
    pub detector: String,
    /// Which of the detector's kinds it is of, where the detector tells kinds apart and the label says it.
    pub kind: Option<String>,
    /// The words, as in the text; `None` for the message as a whole.
    pub words: Option<String>,
}

/// Why a line is no labelled message. Never quotes the line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.words().en)]
#[non_exhaustive]
pub enum LabelError {
    /// It is not a JSON object.
    NotJson {
        /// Where reading stopped.
        column: usize,
    },
    /// A key is missing or holds something else than it should.
    Key {
        /// The key.
        key: &'static str,
        /// What it should hold, as JSON calls it.
        expected: &'static str,
    },
    /// The message itself cannot be read.
    Message(JsonError),
}

impl LabelError {
    /// What is wrong and what to do.
    pub fn words(&self) -> Words {
        match self {
            LabelError::NotJson { column } => Words {
                ar: format!("ليس كائن JSON (العمود {column})؛ صيغة السطر: {{\"message\": {{…}}, \"labels\": […]}}")
                    .into(),
                en: format!("not a JSON object (column {column}); a line is {{\"message\": {{…}}, \"labels\": […]}}")
                    .into(),
            },
            LabelError::Key { key, expected } => Words {
                ar: format!("المفتاح {key} غير موجود أو نوعه غير صحيح؛ المطلوب: {expected}").into(),
                en: format!("the key {key} is missing or has the wrong type; it should be: {expected}").into(),
            },
            LabelError::Message(error) => error.words.clone(),
        }
    }
}

impl Labelled {
    /// Reads a line. Keys that it does not know are left alone: a corpus may hold more than this needs.
    ///
    /// # Errors
    /// If the line is not a labelled message.
    pub fn from_json(text: &str, line: u64) -> Result<Labelled, LabelError> {
        let value: Value =
            serde_json::from_str(text).map_err(|error| LabelError::NotJson { column: error.column() })?;
        let entry = value.as_object().ok_or(LabelError::NotJson { column: 1 })?;
        let message = entry
            .get("message")
            .filter(|message| message.is_object())
            .ok_or(LabelError::Key { key: "message", expected: "object" })?;
        let labels = match entry.get("labels") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(labels)) => labels.iter().map(label).collect::<Result<_, _>>()?,
            Some(_) => return Err(LabelError::Key { key: "labels", expected: "list of objects" }),
        };
        Ok(Labelled {
            line,
            message: read_message(&message.to_string())?,
            labels,
            dialect: word(entry.get("dialect"), "dialect")?,
            disguise: word(entry.get("disguise"), "disguise")?,
            near_miss: match entry.get("near_miss") {
                None | Some(Value::Null) => false,
                Some(Value::Bool(is)) => *is,
                Some(_) => return Err(LabelError::Key { key: "near_miss", expected: "true | false" }),
            },
        })
    }
}

fn label(value: &Value) -> Result<Label, LabelError> {
    let subject = word(value.get("subject"), "subject")?;
    let detector = word(value.get("detector"), "detector")?;
    let words = word(value.get("words"), "words")?;
    let kind = word(value.get("kind"), "kind")?;
    let (subject, detector) = match (subject, detector) {
        (Some(subject), Some(detector)) => (subject, detector),
        (None, Some(detector)) => (detector.split('/').next().unwrap_or_default().to_owned(), detector),
        (Some(subject), None) => (subject.clone(), subject),
        (None, None) => return Err(LabelError::Key { key: "detector", expected: "string" }),
    };
    Ok(Label { subject, detector, kind, words })
}

fn word(value: Option<&Value>, key: &'static str) -> Result<Option<String>, LabelError> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(word)) => Ok(Some(word.clone())),
        Some(_) => Err(LabelError::Key { key, expected: "string" }),
    }
}

fn read_message(json: &str) -> Result<Message<'static>, LabelError> {
    crate::message::from_json(json).map(Message::into_owned).map_err(LabelError::Message)
}
