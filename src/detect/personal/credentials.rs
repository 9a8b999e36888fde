//! Passwords, one-time codes, PINs and login names, as told in a message.

use super::called::name;
use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/credentials",
    summary: Words::new("كلمة مرور أو رمز تحقق أو رقم سري", "a password, a one-time code or a PIN"),
    doc: Words::new(
        "ما يلي «كلمة المرور» أو «رمز التحقق» أو نحوهما وله شكل السر: حروف وأرقام معًا، أو أربعة أرقام فأكثر، أو أي لفظ بعد \
         نقطتين في آخر السطر؛ واسم المستخدم إذا ذُكر مع كلمة المرور. الحديث عن كلمات المرور وشروطها ومواعيدها سليم. ولا \
         تُحفظ القيمة في النتائج.",
        "What follows \"password\", \"verification code\" and the like and looks like a secret: letters and digits together, \
         four digits or more, or any word behind a colon at the end of a line; and a user name that stands with a password. \
         Talk about passwords, their conditions and dates is clean. The value is not kept in the findings.",
    ),
    fields: &[Field {
        name: "kind", kind: FieldKind::Word(KINDS), doc: Words::new("نوع السر", "what kind of secret")
    }],
    lists: &[
        "personal/password-words",
        "personal/code-words",
        "personal/login-words",
        "personal/access-words",
        "personal/other-number-words",
        "personal/other-code-words",
    ],
    look: Look::Text { wakes_on: Gates::LISTED, reads: PartKinds::BODY, see },
    hits: &[
        ("كلمة المرور: Nn@2026x", "Nn@2026x"),
        ("الرقم السري للبطاقة ٤٨٢١", "٤٨٢١"),
        ("الباسورد حق الواي فاي noor12345", "noor12345"),
        ("رمز التحقق هو 482913 أرسليه لي", "482913"),
        ("اسم المستخدم noura55 وكلمة المرور Nn12345", "noura55"),
        ("كود التفعيل أربعة ثمانية اثنين واحد بسرعة", "أربعة ثمانية اثنين واحد"),
        ("the OTP is four eight two nine one three", "four eight two nine one three"),
        ("باسورد الايميل حقي: khobar2025", "khobar2025"),
        ("نفس باسورد حسابي Karim@7781 ادخلوا منه", "Karim@7781"),
        ("pin code for her card 4471", "4471"),
        ("password is Sunny2026!", "Sunny2026!"),
        ("Password: sunshine\nplease change it", "sunshine"),
        ("your OTP is 482 913, do not share", "482 913"),
        ("PIN: 4821", "4821"),
        ("username: huda.s password: H12345", "huda.s"),
        ("the portal login is huda.admin / Pass1234", "huda.admin / Pass1234"),
        ("بيانات دخول منصة قبول: admin01 / Qb_9931", "admin01 / Qb_9931"),
        ("Turnitin: user nora.lee, pass Te4pot-lid", "Te4pot-lid"),
        ("الكود اللي وصلني ع الجوال 482913", "482913"),
        ("ادفعوا من الفيزا والثلاث أرقام اللي ورا 487", "487"),
        ("door code for the store room 4471", "4471"),
    ],
    misses: &[
        "لا تشارك كلمة المرور مع أحد، وغيّرها كل 90 يوما",
        "كلمة المرور: يجب ألا تقل عن 12 خانة",
        "رمز التحقق يصلك خلال 5 دقائق",
        "كلمة المرور تنتهي في 31/12/2026",
        "الرقم السري يُستلم من مكتب رقم 1204",
        "غيروا كلمة المرور من صفحة MATH1010",
        "forgot your password? write to it@moe.gov.sa",
        "PIN the notice on board 1204",
        "Reset your password in room 2044",
        "Password: must contain 12 characters",
        "Password: not needed for form 4410",
        "The OTP expires in 10 minutes, sent at 10:30",
        "username and password are on circular 44120",
        "كود المقرر 4821 في الجدول",
        "the course code is 48213",
        "12 students pass / 3 fail in class 4B",
        "user guide 2024/2025 is online",
    ],
};

const KINDS: &[&str] = &["password", "code", "login"];
const PASSWORD: usize = 0;
const CODE: usize = 1;
const LOGIN: usize = 2;
const ACCESS: usize = 3;
const OTHER: usize = 4;
const OTHER_CODE: usize = 5;

/// How far a secret may stand behind the words that name it, in folded bytes.
const REACH: usize = 80;

/// How near a password makes a user name a secret too.
const PAIR: u32 = 120;

/// Words that may stand between the name and the secret. Folded.
#[rustfmt::skip]
const FILLERS: [&str; 66] = ["bta3", "bta3t", "bta3et", "7a2", "7ag", "taba3", "el", "b",
    "هو", "هي", "هوا", "هيا", "الجديد", "الجديده", "القديم", "القديمه", "حق", "حقت", "حقه", "حقها", "حقي", "بتاع", "بتاعه",
    "بتاعت", "تبع", "للواي", "الواي", "فاي", "للنظام", "النظام", "الحساب", "للحساب", "للدخول", "الدخول", "للبطاقه", "البطاقه",
    "الخاص", "الخاصه", "بي", "بها", "به", "الان", "لنظام", "نور", "صار", "صارت", "is", "the", "new", "old", "for", "my", "her",
    "his", "our", "wifi", "wi-fi", "account", "system", "now", "code", "number", "no", "as", "was", "follows",
];

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let mut taken = 0;
    let mut pairs = Vec::new();
    if lens.has(ACCESS, 1) || lens.has(LOGIN, 1) || lens.has(PASSWORD, 1) {
        pairs = super::login_pair::see(lens, out, (PASSWORD, LOGIN, ACCESS), KINDS[LOGIN]);
    }
    for list in [PASSWORD, CODE] {
        for hit in lens.hits(list) {
            let Some((start, end)) = secret(lens, hit, list) else { continue };
            // "Password" and "PIN code" may name one value, and a pair was seen whole.
            if start < taken || pairs.iter().any(|pair| start < pair.1 && pair.0 < end) {
                continue;
            }
            taken = taken.max(end);
            let kind = Value::Word(KINDS[list]);
            lens.state(out, (start, end), Confidence::Certain, Because::Context, [Some(kind), None, None]);
        }
    }
    if taken == 0 {
        return;
    }
    for hit in lens.hits(LOGIN) {
        let Some((start, end)) = secret(lens, hit, LOGIN) else { continue };
        let paired =
            lens.closest_after(&[PASSWORD], end, PAIR).or_else(|| lens.closest_before(&[PASSWORD], hit.start, PAIR));
        if paired.is_some() && name(lens, &[PASSWORD, CODE, LOGIN], start, end).is_some_and(|(list, _)| list == LOGIN) {
            let kind = Value::Word(KINDS[LOGIN]);
            lens.state(out, (start, end), Confidence::Likely, Because::Context, [Some(kind), None, None]);
        }
    }
}

/// The secret behind what names it: past fillers and a few other words, on the same line or the next. "Pass" and "code"
/// name much else, so that behind them it must look like one, or stand among words for getting in.
fn secret(lens: &Lens<'_>, hit: &Listed, list: usize) -> Option<(u32, u32)> {
    let (from, is_weak, is_short) = (hit.end, hit.weight == 1, hit.weight >= 4);
    let folded = lens.view.folded();
    if is_weak && list == CODE {
        // «كود الصنف», «كود الطالب»: a code of another kind.
        let overlaps = |other: &Listed| other.start < hit.end && hit.start < other.end && other.weight >= 2;
        let around = |list| lens.within(list, hit.start.saturating_sub(AROUND), hit.end + AROUND);
        if around(OTHER).chain(around(OTHER_CODE)).any(overlaps) {
            return None;
        }
        if field::weight(lens, ACCESS, hit.start, hit.end) < FIELD && told_behind(lens, hit.end).is_none() {
            return None;
        }
    }
    let limit = (from as usize + REACH).min(folded.len());
    let mut at = from as usize;
    let (mut marked, mut others) = (false, 0);
    loop {
        let gap =
            folded.get(at..limit).unwrap_or(&[]).iter().take_while(|byte| b" \t\n\r:=>(\".".contains(byte)).count();
        marked |= folded[at..at + gap].iter().any(|byte| is_mark(*byte));
        at += gap;
        if at >= limit {
            return None;
        }
        let len = folded[at..].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        let end = at + trim(&folded[at..at + len]);
        let token = &folded[at..end];
        let rest = folded[at + len..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
        let stands_alone = marked && others == 0 && rest.is_none_or(|byte| *byte == b'\n');
        // Behind words that are no fillers, only a mark right before it or a sign within it makes a word a secret.
        let fits = others == 0 || list == CODE || marked || has_sign(token);
        let strong = !is_weak || list == CODE || is_mixed(token) || (others == 0 && list == LOGIN);
        let is_cvv = is_short && token.len() == 3 && token.iter().all(u8::is_ascii_digit);
        // `5-5-1-2-0-9`, `332-901`, `7788#`: digits in pieces.
        if list == CODE
            && !is_short
            && let Some(end) = pieces(token).filter(|_| fits && !is_numbered(lens, at))
        {
            return Some((at as u32, (at + end) as u32));
        }
        // `7 1 1 3 0 4`: digits set apart.
        if list == CODE
            && !is_short
            && token.len() <= 2
            && token.iter().all(u8::is_ascii_digit)
            && let Some(chain) = lens.view.numbers().and_then(|numbers| numbers.chain(at as u32))
            && (4..=8).contains(&chain.digits().len())
            && chain.groups() == chain.digits().len()
        {
            return Some((chain.start, chain.end));
        }
        if is_cvv {
            return Some((at as u32, end as u32));
        }
        if fits
            && strong
            && looks_secret(token, list, stands_alone)
            && !(others > 0 && is_year(token))
            && !is_numbered(lens, at)
        {
            return code_end(folded, at, end, list).map(|end| (at as u32, end as u32));
        }
        if let Some(place) = told(lens, at as u32, list).filter(|_| !is_weak || list == CODE) {
            return Some(place);
        }
        let is = |words: &[&str]| words.iter().any(|word| word.as_bytes() == token);
        if !(is(&FILLERS) || token.is_empty() || token == b"-") {
            others += 1;
            let most = if list == PASSWORD { MOST_WORDS } else { 2 };
            if marked || others > most || list == LOGIN || is(&STOPS) || (end < at + len && !is_mark(folded[end])) {
                return None;
            }
        }
        marked |= folded[end..at + len].iter().any(|byte| is_mark(*byte));
        at += len;
    }
}

/// Where a code ends that is written in pieces or with the key that confirms it; a date is none.
fn pieces(token: &[u8]) -> Option<usize> {
    let end = token.iter().rposition(|byte| !matches!(byte, b'#' | b'*'))? + 1;
    let parts = || token[..end].split(|byte| *byte == b'-');
    let digits = parts().all(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    let count = token[..end].iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_date = parts().count() == 3 && parts().any(|part| part.len() == 4);
    let in_pieces = parts().count() > 1 || end < token.len();
    (digits && in_pieces && !is_date && (4..=8).contains(&count)).then_some(end)
}

/// How far a longer name reaches around a word that is part of it, in folded bytes.
const AROUND: u32 = 40;

/// The digits in words right behind folded place `from`: «الكود ستة صفر أربعة …».
fn told_behind(lens: &Lens<'_>, from: u32) -> Option<(u32, u32)> {
    let words = lens.view.words();
    let next = words.get(words.partition_point(|word| word.start < from))?;
    told(lens, next.start, CODE).filter(|_| next.start - from <= 4)
}

/// How much the words around speak of getting in before a bare "code" is a secret.
const FIELD: u32 = 2;

/// Whether a number has a harmless name of its own right before it: «رقم الطلب 4821».
fn is_numbered(lens: &Lens<'_>, at: usize) -> bool {
    lens.closest_before(&[OTHER], at as u32, 12).is_some_and(|(_, hit)| hit.weight >= 2)
}

/// Whether letters stand with digits or with a sign that people put into passwords.
pub(super) fn is_mixed(token: &[u8]) -> bool {
    let letters = token.iter().any(u8::is_ascii_lowercase);
    let digits = token.iter().filter(|byte| byte.is_ascii_digit()).count();
    letters && (digits > 0 || has_sign(token)) && token.len() >= 5
}

/// What stands right before a secret: `password: …`, `PIN = …`, or a new line.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b':' | b'=' | b'\n')
}

/// How many words other than fillers may stand before a password.
const MOST_WORDS: usize = 4;

/// Words behind which no secret comes, but a condition or an advice. Folded.
const STOPS: [&str; 16] = [
    "يجب",
    "ينبغي",
    "لا",
    "تنتهي",
    "ينتهي",
    "قبل",
    "بعد",
    "خلال",
    "كل",
    "must",
    "should",
    "not",
    "never",
    "expires",
    "expire",
    "in",
];

/// A sign that people put into passwords, between letters; an address is none.
fn has_sign(token: &[u8]) -> bool {
    let is_address = token.contains(&b'@') && token.contains(&b'.');
    let inside = token.len() > 2 && token[1..token.len() - 1].iter().any(|byte| b".-".contains(byte));
    let digits = token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_lowercase);
    !is_address && (token.iter().any(|byte| b"@#$%&*!_".contains(byte)) || (inside && digits))
}

fn is_year(token: &[u8]) -> bool {
    token.len() == 4 && (token.starts_with(b"20") || token.starts_with(b"14"))
}

/// The digits in words that start at folded place `at`, if there are as many as a code has.
fn told(lens: &Lens<'_>, at: u32, list: usize) -> Option<(u32, u32)> {
    let numbers = lens.view.numbers().filter(|_| list != LOGIN)?;
    let chain = numbers.chain(at)?;
    let is_told = numbers.groups()[chain.first].spelled && (4..=8).contains(&chain.digits().len());
    is_told.then_some((chain.start, chain.end))
}

/// How much of `token` is left once what a sentence puts behind it is off.
fn trim(token: &[u8]) -> usize {
    let mut end = token.len();
    loop {
        let rest = &token[..end];
        match rest {
            [.., b'.' | b',' | b';' | b':' | b')' | b'"' | b'\''] => end -= 1,
            _ if rest.ends_with("،".as_bytes()) || rest.ends_with("؛".as_bytes()) || rest.ends_with("»".as_bytes()) =>
            {
                end -= 2;
            }
            _ => return end,
        }
    }
}

fn looks_secret(token: &[u8], list: usize, stands_alone: bool) -> bool {
    let count = |fits: fn(&u8) -> bool| token.iter().filter(|byte| fits(byte)).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_lowercase));
    let signs = count(|byte| byte.is_ascii_punctuation());
    let is_ascii = digits + letters + signs == token.len();
    let is_moment =
        letters == 0 && signs > 0 && token.iter().all(|byte| byte.is_ascii_digit() || b"/:-.".contains(byte));
    if !is_ascii || is_moment || token.len() > 64 || token.windows(3).any(|three| three == b"://") {
        return false;
    }
    match list {
        CODE => {
            letters == 0 && ((4..=8).contains(&digits) && signs == 0 || digits == 3) || (letters == 1 && digits == 6)
        }
        LOGIN => token.len() >= 3 && (digits > 0 || signs > 0 || stands_alone) && letters > 0,
        _ if letters == 0 => digits >= 4 && signs <= 1,
        _ => token.len() >= 4 && (digits > 0 || signs > 0 || stands_alone),
    }
}

/// Where a code that may be written in two halves ends: `482 913`. Three digits alone are no code.
fn code_end(folded: &[u8], start: usize, end: usize, list: usize) -> Option<usize> {
    if list != CODE || end - start != 3 {
        return Some(end);
    }
    let halves =
        matches!(folded.get(end..end + 4), Some([b' ' | b'-', rest @ ..]) if rest.iter().all(u8::is_ascii_digit));
    halves.then_some(end + 4)
}
