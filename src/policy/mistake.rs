//! What can be wrong with a policy file, in words that tell its author what to do.
//!
//! All wording is in this one place, in both languages. A message names keys, ids and words of the *policy*; it never
//! quotes an example's message.

use std::path::PathBuf;

use crate::hijri::YEARS;
use jiff::civil::Date;

use super::syntax;
use crate::message::ChannelKind;
use crate::words::Words;

/// Why a policy could not be loaded: every mistake, in file order, the file that was asked for first.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct PolicyError(pub Vec<Mistake>);

/// One mistake in a policy file. Prints as `FILE:LINE:COLUMN: message` in English; see `words` for both languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}:{column}: {}", .file.display(), .words.en)]
pub struct Mistake {
    /// The file as named by the user, or the shipped id.
    pub file: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub words: Words,
}

/// One kind of mistake, with the names it concerns.
#[derive(Debug)]
pub(super) enum Problem {
    Syntax { message: String },
    StrangeCharacter { found: char, what: Words, instead: char, more: usize },
    Brackets { meant: String },
    OtherDigits { meant: String },
    TooLarge,
    UnknownKey { key: String, near: Option<String>, known: String },
    MissingKey { key: &'static str },
    WrongKind { wanted: Words, found: Words },
    EmptyList,
    EmptyText,
    BadSchema,
    NewerSchema { schema: i64 },
    BadId { id: String },
    DuplicateId { id: String },
    UnknownDetector { id: String, near: Option<String> },
    UnknownField { field: String, detector: String, near: Option<String>, known: String },
    NoFields { field: String, detector: String },
    UnknownOperator { operator: String, near: Option<String>, known: String },
    UnknownWord { word: String, near: Option<String>, known: String },
    UnknownRole { role: String, near: Option<String>, known: String },
    UnknownSetting { name: String, near: Option<String> },
    UnknownZone { name: String, near: Option<String> },
    NeedsOperator { name: String, known: Vec<&'static str> },
    NeverFires,
    TooSure { detector: &'static str, most: &'static str },
    IdleChannel { channel: String, known: String },
    TooDeep { most: usize },
    BadEntry { wanted: Words },
    BadHours,
    BadDate { hijri: bool, once: bool },
    BadDays { most: u16 },
    TwoDates,
    NoCalendar { days: String, setting: &'static str },
    NoZone,
    NoRegistry,
    NoMessageField,
    UnknownPolicy { id: String, near: Option<String> },
    Unreadable { path: String, reason: Words },
    Cycle { through: String },
    UnknownRule { id: String, near: Option<String> },
    NotExtended { id: String, near: Option<String> },
    Conflict { id: String, first: String, second: String },
    NoTrippingExample,
    NoPassingExample,
    BadExpect { flag: bool },
    BadExample { reason: Words },
    ExampleFails { expected: &'static str, got: &'static str, why: Vec<Words> },
    NoActiveRule,
    RulesOrReason,
    TooManyDetectors { lists: usize, most: usize },
    TooManyExceptions { rule: String, most: usize },
    BadPattern { words: Words },
    OneOf { keys: String },
    Unwatched { id: String },
    ProofFails { id: String, hit: bool },
    NothingExcepted { known: String },
    Expired { exception: String, rule: String, until: Date },
}

impl Problem {
    /// An unknown key, with the known one it resembles.
    pub(super) fn unknown_key<'k>(key: &str, known: impl Iterator<Item = &'k str> + Clone) -> Problem {
        Problem::UnknownKey { key: key.to_owned(), near: nearest(key, known.clone()), known: listed(known) }
    }

    /// A word that is not in a closed list, with the one it resembles.
    pub(super) fn unknown_word<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone) -> Problem {
        Problem::UnknownWord { word: word.to_owned(), near: nearest(word, known.clone()), known: listed(known) }
    }

    /// Whether something is missing, which a damaged file may only seem to be.
    pub(super) fn is_absence(&self) -> bool {
        matches!(
            self,
            Problem::MissingKey { .. }
                | Problem::NoTrippingExample
                | Problem::NoPassingExample
                | Problem::NoActiveRule
                | Problem::NoZone
                | Problem::NoRegistry
                | Problem::NoCalendar { .. }
                | Problem::UnknownRule { .. }
                | Problem::UnknownSetting { .. }
                | Problem::RulesOrReason
                | Problem::OneOf { .. }
                | Problem::Unwatched { .. }
                | Problem::IdleChannel { .. }
                | Problem::UnknownRole { .. }
        )
    }

    /// The mistake in words, and the way out.
    pub(super) fn words(&self) -> Words {
        let (ar, en) = match self {
            Problem::Syntax { message } => (
                format!("صياغة TOML غير سليمة هنا: {}", syntax::in_arabic(message)),
                format!("this is not valid TOML ({message})."),
            ),
            Problem::StrangeCharacter { found, what, instead, more } => {
                let code = format!("U+{:04X}", u32::from(*found));
                let (shown_ar, shown_en) = match found.is_alphanumeric() || "“”„‟«»‘’‚،".contains(*found) {
                    true => (format!("{found} "), format!("`{found}` ")),
                    false => (String::new(), String::new()),
                };
                let (type_ar, type_en) = match instead {
                    ' ' => ("احذفها، أو اكتب مسافة عادية بدلًا منها".to_owned(), "Delete it, or type an ordinary space".to_owned()),
                    _ => (format!("اكتب {instead} بدلًا منها"), format!("Type {instead} instead")),
                };
                let (more_ar, more_en) = match more {
                    0 => (String::new(), String::new()),
                    _ => (format!(" وعدد ما يماثلها في الملف: {more}."), format!(" More of this kind in the file: {more}.")),
                };
                (
                    format!("هنا {} {shown_ar}({code})، ولا مكان لها خارج النصوص. {type_ar}.{more_ar}", what.ar),
                    format!("here stands {} {shown_en}({code}), which has no place outside texts. {type_en}.{more_en}", what.en),
                )
            }
            Problem::Brackets { meant } => {
                let (ar, en) = match meant.starts_with("[[") {
                    true => ("فقد يتكرر في الملف", "since there may be several"),
                    false => ("فلا يرد في الملف إلا مرة", "since there is only one"),
                };
                (format!("يُكتب العنوان هكذا: {meant}، {ar}."), format!("this heading is written `{meant}`, {en}."))
            }
            Problem::OtherDigits { meant } => (
                format!("اكتبها بالأرقام 0-9 والعلامات المعتادة: \"{meant}\"."),
                format!("write it with the digits 0-9 and plain signs: \"{meant}\"."),
            ),
            Problem::TooLarge => (
                "حجم الملف أكبر من 1 ميبيبايت، وهو الحد الأعلى لملف السياسة. انقل القوائم الطويلة إلى ملف قائمة كلمات.".into(),
                "the file is larger than 1 MiB, the most a policy may have. Move long lists into a vocabulary.".into(),
            ),
            Problem::UnknownKey { key, near, known } => (
                format!("مفتاح غير معروف «{key}».{} المفاتيح الممكنة هنا: {known}.", hint_ar(near)),
                format!("unknown key `{key}`.{} Known here: {known}.", hint_en(near)),
            ),
            Problem::MissingKey { key } => {
                (format!("ينقص المفتاح «{key}». أضفه هنا."), format!("the key `{key}` is missing. Add it here."))
            }
            Problem::WrongKind { wanted, found } => (
                format!("المطلوب هنا {}، والموجود {}.", wanted.ar, found.ar),
                format!("expected {}, found {}.", wanted.en, found.en),
            ),
            Problem::EmptyList => (
                "القائمة فارغة، فلا أثر لها. أضف إليها شيئًا أو احذف السطر.".into(),
                "the list is empty, so it has no effect. Put something in it or delete the line.".into(),
            ),
            Problem::EmptyText => (
                "النص فارغ. اكتب ما ينبغي أن يقرأه الناس.".into(),
                "the text is empty. Write what people should read.".into(),
            ),
            Problem::BadSchema => {
                ("اكتب schema = 1 في أول الملف.".into(), "write `schema = 1` at the top of the file.".into())
            }
            Problem::NewerSchema { schema } => (
                format!("كُتب الملف لصيغة أحدث ({schema})، وهذا الإصدار يقرأ الصيغة 1. حدّث البرنامج."),
                format!("the file is written for schema {schema}, which is newer than this program; it reads schema 1. Update tadqiq."),
            ),
            Problem::BadId { id } => (
                format!("المعرّف «{id}» غير صالح. استعمل حروفًا لاتينية صغيرة وأرقامًا بينها شرطات، مثل sending-hours."),
                format!("`{id}` cannot be an id. Use small Latin letters and digits joined by hyphens, such as `sending-hours`."),
            ),
            Problem::DuplicateId { id } => (
                format!("المعرّف «{id}» مستعمل من قبل في هذا الملف. اختر معرّفًا آخر."),
                format!("the id `{id}` is already used in this file. Choose another."),
            ),
            Problem::UnknownDetector { id, near } => (
                format!("كاشف غير معروف «{id}».{}", hint_ar(near)),
                format!("unknown detector `{id}`.{}", hint_en(near)),
            ),
            Problem::UnknownField { field, detector, near, known } => (
                format!("ليس للكاشف {detector} حقل باسم «{field}».{} حقوله: {known}.", hint_ar(near)),
                format!("`{detector}` has no field `{field}`.{} It has: {known}.", hint_en(near)),
            ),
            Problem::NoFields { field, detector } => (
                format!("ليس للكاشف {detector} أي حقل، فلا يمكن السؤال عن «{field}». احذف هذا الشرط."),
                format!("`{detector}` has no fields, so `{field}` cannot be asked of it. Delete this condition."),
            ),
            Problem::UnknownOperator { operator, near, known } => (
                format!("مقارنة غير معروفة لهذا الحقل «{operator}».{} الممكن هنا: {known}.", hint_ar(near)),
                format!("unknown operator `{operator}` for this field.{} It can be asked: {known}.", hint_en(near)),
            ),
            Problem::UnknownWord { word, near, known } => (
                format!("كلمة غير معروفة «{word}».{} الممكن هنا: {known}.", hint_ar(near)),
                format!("unknown word `{word}`.{} Known here: {known}.", hint_en(near)),
            ),
            Problem::UnknownRole { role, near, known } => (
                format!("لا يذكر [[roster]] دورًا باسم «{role}».{} الأدوار فيه: {known}.", hint_ar(near)),
                format!("no `[[roster]]` has the role `{role}`.{} Its roles: {known}.", hint_en(near)),
            ),
            Problem::UnknownSetting { name, near } => (
                format!("إعداد غير معروف «{name}»، فلا شيء يقرؤه أو يضبطه.{}", hint_ar(near)),
                format!("unknown setting `{name}`: nothing reads or sets it.{}", hint_en(near)),
            ),
            Problem::UnknownZone { name, near } => (
                format!("منطقة زمنية غير معروفة «{name}».{} اكتب اسمًا من قاعدة IANA، مثل Asia/Riyadh.", hint_ar(near)),
                format!("unknown time zone `{name}`.{} Write an IANA name such as `Asia/Riyadh`.", hint_en(near)),
            ),
            Problem::NeedsOperator { name, known } => {
                let named = |or: &str| {
                    let ways = known.iter().map(|operator| format!("{{ {operator} = {name:?} }}"));
                    ways.collect::<Vec<_>>().join(or)
                };
                (
                    format!("النص وحده لا يكفي هنا. إن كان اسم قائمة في [setting] فاكتب {}، وإن كان هو المقصود نفسه فاكتب [{name:?}].", named(" أو ")),
                    format!("a text alone says too little here. If it names a list of `[setting]`, write {}; if it is meant itself, write [{name:?}].", named(" or ")),
                )
            }
            Problem::NeverFires => (
                "لا يمكن أن تنطبق هذه القاعدة أبدًا: شروطها تتعارض، أو يُعفي منها unless كل ما تراقبه. راجع when وunless.".into(),
                "this can never fire: its conditions contradict each other, or `unless` excuses all that it watches. Look at `when` and `unless`.".into(),
            ),
            Problem::TooSure { detector, most } => (
                format!("لا تزيد ثقة الكاشف {detector} على {most}، فلا تنطبق القاعدة بهذا الشرط أبدًا. اكتب {most} أو احذف at-least."),
                format!("`{detector}` is never surer than `{most}`, so with this it never counts. Write `{most}`, or leave `at-least` out."),
            ),
            Problem::IdleChannel { channel, known } => (
                format!("لا تسري أي قاعدة على القناة {channel}، وهي قناة كل رسالة لا تذكر قناتها. القنوات المذكورة في القواعد: {known}."),
                format!("no rule holds on `{channel}`, which every message is taken to be on that names no channel. The rules name: {known}."),
            ),
            Problem::TooDeep { most } => (
                format!("السياسات الموسَّعة متسلسلة أكثر من {most}. اختصر السلسلة."),
                format!("more than {most} policies extend one another in a row. Make the chain shorter."),
            ),
            Problem::BadEntry { wanted } => {
                (format!("المطلوب هنا {}.", wanted.ar), format!("expected {}.", wanted.en))
            }
            Problem::BadHours => (
                "اكتب المدة هكذا: \"07:00-21:00\"، وآخرها غير داخل فيها.".into(),
                "write the hours as \"07:00-21:00\"; the end is not part of them.".into(),
            ),
            Problem::BadDate { once: true, .. } => (
                "اكتب التاريخ الميلادي كاملًا، مثل \"2026-02-19\".".into(),
                "write a whole Gregorian date, such as \"2026-02-19\".".into(),
            ),
            Problem::BadDate { hijri: false, .. } => (
                "لا يوجد هذا اليوم. اكتب الشهر واليوم، مثل \"09-23\"، أو تاريخًا كاملًا مثل \"2026-09-23\".".into(),
                "there is no such day. Write month and day, such as \"09-23\", or a whole date such as \"2026-09-23\".".into(),
            ),
            Problem::BadDate { hijri: true, .. } => (
                format!("لا يوجد هذا اليوم في تقويم أم القرى. اكتب الشهر واليوم، مثل \"10-01\"، أو تاريخًا كاملًا بين عامي {} و{}.", YEARS.start(), YEARS.end()),
                format!("there is no such day in the Umm al-Qura calendar. Write month and day, such as \"10-01\", or a whole date between {} and {}.", YEARS.start(), YEARS.end()),
            ),
            Problem::BadDays { most } => (
                format!("المطلوب هنا عدد أيام من 1 إلى {most}."),
                format!("expected a number of days from 1 to {most}."),
            ),
            Problem::TwoDates => (
                "التاريخ مذكور مرتين. أبقِ date للميلادي أو hijri للهجري، لا كليهما.".into(),
                "there are two dates here. Keep `date` for a Gregorian one or `hijri` for a Hijri one, not both.".into(),
            ),
            Problem::NoCalendar { days, setting } => (
                format!("تسأل القاعدة عن «{days}»، وليس في الإعدادات ما يبين هذه الأيام. أضف {setting} تحت [setting]."),
                format!("this rule names `{days}`, but no setting says which days those are. Add `{setting}` under `[setting]`."),
            ),
            Problem::NoZone => (
                "تسأل هذه القاعدة عن وقت، ولا منطقة زمنية في الإعدادات. أضف time-zone تحت [setting].".into(),
                "this rule asks about time, but no time zone is set. Add `time-zone` under `[setting]`.".into(),
            ),
            Problem::NoRegistry => (
                "تسأل هذه القاعدة عن سجل الحسابات، ولا سجل في الإعدادات. أضف accounts = \"accounts.toml\" تحت [setting].".into(),
                "this rule asks the registry of accounts, but none is set. Add `accounts = \"accounts.toml\"` under `[setting]`.".into(),
            ),
            Problem::NoMessageField => (
                "الاستثناء فارغ. اذكر فيه كاشفًا أو حقلًا من حقول الرسالة.".into(),
                "the exemption is empty. Name a detector or a field of the message in it.".into(),
            ),
            Problem::UnknownPolicy { id, near } => (
                format!("لا توجد سياسة مرفقة باسم «{id}».{} أما الملف فيُكتب مساره منتهيًا بـ .toml.", hint_ar(near)),
                format!("no shipped policy is called `{id}`.{} A file is named by a path that ends in `.toml`.", hint_en(near)),
            ),
            Problem::Unreadable { path, reason } => (
                format!("تعذرت قراءة «{path}»: {}", reason.ar),
                format!("cannot read `{path}`: {}", reason.en),
            ),
            Problem::Cycle { through } => (
                format!("تعود السياسة إلى نفسها عبر «{through}». احذف أحد السطرين."),
                format!("the policy extends itself through `{through}`. Remove one of the two lines."),
            ),
            Problem::UnknownRule { id, near } => (
                format!("لا توجد قاعدة باسم «{id}» هنا.{}", hint_ar(near)),
                format!("there is no rule `{id}` here.{}", hint_en(near)),
            ),
            Problem::NotExtended { id, near } => (
                format!("لا ترث هذه السياسة أي قاعدة من «{id}».{}", hint_ar(near)),
                format!("this policy inherits no rule from `{id}`.{}", hint_en(near)),
            ),
            Problem::Conflict { id, first, second } => (
                format!("القاعدة «{id}» موجودة في {first} وفي {second} بصيغتين. اكتبها هنا أو أوقفها هنا."),
                format!("the rule `{id}` comes from both `{first}` and `{second}`, in two forms. Write it here, or switch it off here."),
            ),
            Problem::NoTrippingExample => (
                "ليس للقاعدة مثال يخالفها. أضف [[rule.example]] نتيجته المتوقعة غير allow.".into(),
                "the rule has no example that trips it. Add a `[[rule.example]]` that expects something other than `allow`.".into(),
            ),
            Problem::NoPassingExample => (
                "ليس للقاعدة مثال قريب منها لا يخالفها. أضف [[rule.example]] نتيجته المتوقعة allow.".into(),
                "the rule has no near miss. Add a `[[rule.example]]` that expects `allow`.".into(),
            ),
            Problem::BadExpect { flag: true } => (
                "المتوقع من مثال الإشارة إما flag وإما allow.".into(),
                "an example of a flag expects `flag` or `allow`.".into(),
            ),
            Problem::BadExpect { flag: false } => (
                "المتوقع من مثال القاعدة: allow أو note أو warn أو hold أو block.".into(),
                "an example of a rule expects `allow`, `note`, `warn`, `hold` or `block`.".into(),
            ),
            Problem::BadExample { reason } => (
                format!("المثال ليس رسالة صحيحة: {}", reason.ar),
                format!("the example is not a message: {}", reason.en),
            ),
            Problem::ExampleFails { expected, got, why } => {
                let told = |side: fn(&Words) -> &str, comma: &str| {
                    let reasons: Vec<_> = why.iter().map(side).collect();
                    if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(comma)) }
                };
                (
                    format!("المثال لا يصح: المتوقع {expected}، والنتيجة {got}{}.", told(|words| &words.ar, "؛ ")),
                    format!("the example does not hold: expected `{expected}`, got `{got}`{}.", told(|words| &words.en, "; ")),
                )
            }
            Problem::NoActiveRule => (
                "لا توجد في السياسة أي قاعدة فعالة. أضف قاعدة، أو وسّع سياسة أخرى بـ extends.".into(),
                "no rule is active in this policy. Add a rule, or name policies in `extends`.".into(),
            ),
            Problem::RulesOrReason => (
                "يُذكر للبند إما rules (القواعد التي تطبقه) وإما reason (سبب تعذر فحصه)، واحد منهما فقط.".into(),
                "a clause has either `rules` (what applies it) or `reason` (why no program can check it), exactly one.".into(),
            ),
            Problem::TooManyDetectors { lists, most } => (
                format!("كواشف السياسة نفسها، مع الموروث منها، أكثر من {most}، أو قوائم [[words]] فيها أكثر من {lists}. اجمع المتشابه في كاشف واحد."),
                format!("with what it inherits, the policy has more than {most} detectors of its own, or more than {lists} lists of `[[words]]`. Put what is of one kind into one."),
            ),
            Problem::TooManyExceptions { rule, most } => (
                format!("استثناءات القاعدة «{rule}» أكثر من {most}. غيّر القاعدة، أو ضع ما يُستثنى في قائمة واحدة."),
                format!("the rule `{rule}` has more than {most} exceptions. Change the rule, or put what is excepted into one list."),
            ),
            Problem::BadPattern { words } => return words.clone(),
            Problem::OneOf { keys } => (
                format!("اذكر هنا واحدًا فقط مما يلي: {keys}."),
                format!("exactly one of these is needed here: {keys}."),
            ),
            Problem::Unwatched { id } => (
                format!("لا تستعمل أي قاعدة الكاشف {id}. اذكره تحت detect في قاعدة، أو احذفه."),
                format!("no rule names `{id}`. Name it under `detect` in a rule, or delete it."),
            ),
            Problem::ProofFails { id, hit: true } => (
                format!("لم يجد {id} شيئًا في هذا النص، وهو مذكور في hits. صحّح النص أو الكلمات أو النمط."),
                format!("`{id}` finds nothing in this text, though it is one of its `hits`. Correct the text, the words or the pattern."),
            ),
            Problem::ProofFails { id, hit: false } => (
                format!("وجد {id} شيئًا في هذا النص، وهو مذكور في misses. صحّح النص أو الكلمات أو النمط."),
                format!("`{id}` finds something in this text, though it is one of its `misses`. Correct the text, the words or the pattern."),
            ),
            Problem::NothingExcepted { known } => (
                format!("لا يذكر الاستثناء ما يُستثنى. اذكره بأحد هذه المفاتيح: {known}."),
                format!("the exception does not say what is excepted. Name it under one of: {known}."),
            ),
            Problem::Expired { exception, rule, until } => (
                format!("تنبيه: انتهى الاستثناء «{exception}» من القاعدة «{rule}» في {until}، فلم يعد يُعمل به. جدّده أو احذفه."),
                format!("warning: the exception `{exception}` to the rule `{rule}` ended on {until} and no longer holds. Renew it or delete it."),
            ),
        };
        Words { ar: ar.into(), en: en.into() }
    }
}

/// Words of policies that someone who writes Arabic may write in Arabic.
const IN_ARABIC: [(&str, &str); 19] = [
    ("الأحد", "sun"),
    ("الاثنين", "mon"),
    ("الإثنين", "mon"),
    ("الثلاثاء", "tue"),
    ("الأربعاء", "wed"),
    ("الخميس", "thu"),
    ("الجمعة", "fri"),
    ("السبت", "sat"),
    ("سماح", "allow"),
    ("ملاحظة", "note"),
    ("تنبيه", "warn"),
    ("تحذير", "warn"),
    ("تعليق", "hold"),
    ("موافقة", "hold"),
    ("منع", "block"),
    ("حظر", "block"),
    ("ممكن", "possible"),
    ("مرجح", "likely"),
    ("مؤكد", "certain"),
];

/// What other tools, or people, call a key.
const OTHER_NAMES: [(&str, &str); 27] = [
    ("expires", "until"),
    ("expiry", "until"),
    ("expire", "until"),
    ("end", "until"),
    ("end-date", "until"),
    ("valid-until", "until"),
    ("date", "until"),
    ("because", "reason"),
    ("why", "reason"),
    ("responsible", "owner"),
    ("by", "owner"),
    ("message", "say"),
    ("advice", "say"),
    ("severity", "action"),
    ("level", "action"),
    ("detector", "detect"),
    ("detectors", "detect"),
    ("find", "detect"),
    ("name", "title"),
    ("if", "when"),
    ("condition", "when"),
    ("conditions", "when"),
    ("unless-any", "unless"),
    ("timezone", "time-zone"),
    ("zone", "time-zone"),
    ("confidence", "at-least"),
    ("settings", "setting"),
];

/// The known word that `word` was most likely meant to be.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let known: Vec<&str> = known.collect();
    if let Some((_, meant)) = IN_ARABIC.iter().find(|(arabic, meant)| *arabic == word && known.contains(meant)) {
        return Some((*meant).to_owned());
    }
    if let Some(channel) = ChannelKind::known(word).filter(|channel| known.contains(channel)) {
        return Some(channel.to_owned());
    }
    let word = word.to_lowercase().replace('_', "-");
    let other = OTHER_NAMES.iter().find(|(name, meant)| *name == word && known.contains(meant));
    if let Some((_, meant)) = other {
        return Some((*meant).to_owned());
    }
    known
        .into_iter()
        .map(|candidate| (candidate.to_lowercase(), candidate))
        .map(|(plain, candidate)| (strsim::damerau_levenshtein(&word, &plain), plain, candidate))
        .filter(|(distance, plain, _)| {
            *distance <= 1.max(word.chars().count() / 3)
                || strsim::jaro_winkler(&word, plain) > 0.88
                || plain.rsplit('/').next() == Some(&word)
                // A word written out where its beginning is meant: `saturday` for `sat`.
                || (plain.len() >= 3 && word.starts_with(plain.as_str()))
        })
        .min()
        .map(|(_, _, candidate)| candidate.to_owned())
}

fn listed<'k>(known: impl Iterator<Item = &'k str>) -> String {
    known.collect::<Vec<_>>().join(", ")
}

fn hint_ar(near: &Option<String>) -> String {
    near.as_ref().map_or(String::new(), |near| format!(" هل تقصد «{near}»؟"))
}

fn hint_en(near: &Option<String>) -> String {
    near.as_ref().map_or(String::new(), |near| format!(" Did you mean `{near}`?"))
}
