//! International bank account numbers.

use super::called::{Called, called};
use super::check_digit::mod_97;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings};
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/iban",
    summary: Words::new("رقم حساب مصرفي دولي (آيبان)", "an international bank account number (IBAN)"),
    doc: Words::new(
        "رمز دولة ورقما تحقق ثم رقم الحساب بالطول المسجل لتلك الدولة (ISO 13616-1)، والتحقق بباقي القسمة على 97 (ISO/IEC 7064). \
         وما تسميه الكلمات المجاورة آيبان يُعد كذلك وإن أخطأ رقم التحقق.",
        "A country code, two check digits and the account, of the length registered for that country (ISO 13616-1), checked \
         mod 97-10 (ISO/IEC 7064). What words nearby call an IBAN is one even if the check fails.",
    ),
    fields: &[
        Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") },
        Field { name: "country", kind: FieldKind::Text, doc: Words::new("رمز الدولة", "the country code") },
    ],
    lists: &["personal/iban-words"],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("آيبان SA4480975432319487574911", "SA4480975432319487574911"),
        ("الآيبان: SA44 8097 5432 3194 8757 4911", "SA44 8097 5432 3194 8757 4911"),
        ("آيبانها S A 4 4 8 0 9 7 5 4 3 2 3 1 9 4 8 7 5 7 4 9 1 1", "S A 4 4 8 0 9 7 5 4 3 2 3 1 9 4 8 7 5 7 4 9 1 1"),
        ("الآيبان ЅА4480975432319487574911", "ЅА4480975432319487574911"),
        ("transfer to ae24 0338 6252 7601 8955 597 please", "ae24 0338 6252 7601 8955 597"),
        ("IBAN SA4480975432319487574912", "SA4480975432319487574912"),
    ],
    misses: &["الطراز SA4480975432319487574912", "serial SA44809754323194", "flight SA44 gate 8097"],
};

/// The lengths registered for the countries that messages here name most, and the rest of the register's range.
fn registered_length(country: [u8; 2]) -> Option<usize> {
    Some(match &country {
        b"sa" => 24,
        b"ae" | b"om" | b"il" | b"gi" => 23,
        b"kw" | b"jo" | b"ps" => 30,
        b"qa" | b"eg" => 29,
        b"bh" | b"de" | b"gb" | b"ie" => 22,
        b"lb" | b"cy" | b"hu" | b"pl" => 28,
        b"tr" => 26,
        b"iq" | b"ge" => 23,
        b"fr" | b"it" | b"gr" | b"mc" => 27,
        b"es" | b"se" | b"cz" | b"pk" | b"tn" | b"ro" => 24,
        b"nl" | b"fi" | b"dk" => 18,
        b"at" | b"lt" => 20,
        b"ch" => 21,
        b"be" => 16,
        b"pt" | b"ly" | b"mt" => 25,
        b"no" => 15,
        b"sd" => 18,
        b"mr" => 27,
        _ => return None,
    })
}

const LONGEST: usize = 34;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let folded = lens.view.folded();
    let mut taken = 0;
    for start in heads(folded) {
        if start < taken {
            continue;
        }
        let Some((iban, len, end)) = read(folded, start) else { continue };
        let named = called(lens, &[0], start as u32, end as u32);
        let (confidence, because) = match (mod_97(&iban[..len]), named) {
            (true, Called::List(_)) => (Confidence::Certain, Because::Context),
            (true, Called::Nothing) => (Confidence::Certain, Because::CheckDigit),
            (false, Called::List(_)) => (Confidence::Likely, Because::ContextOnly),
            (false, Called::Nothing) => continue,
        };
        taken = end;
        let text = std::str::from_utf8(&iban[..len]).unwrap_or("");
        let values = [Some(out.keep(text)), Some(out.keep(&text[..2])), None];
        lens.state(out, (start as u32, end as u32), confidence, because, values);
    }
}

/// Where two letters and two digits start a word, a separator between them or not: the head of an IBAN.
fn heads(folded: &[u8]) -> impl Iterator<Item = usize> + '_ {
    (0..folded.len().saturating_sub(14)).filter(|&at| {
        folded[at].is_ascii_lowercase()
            && (at == 0 || !folded[at - 1].is_ascii_alphanumeric())
            && next(folded, at + 1, u8::is_ascii_lowercase)
                .and_then(|letter| next(folded, letter + 1, u8::is_ascii_digit))
                .is_some_and(|digit| next(folded, digit + 1, u8::is_ascii_digit).is_some())
    })
}

/// Where the next character stands, if it is of this kind: at `at` or behind one separator.
fn next(folded: &[u8], at: usize, is_kind: fn(&u8) -> bool) -> Option<usize> {
    let at = if matches!(folded.get(at)?, b' ' | b'-' | b'.') { at + 1 } else { at };
    folded.get(at).is_some_and(is_kind).then_some(at)
}

/// The letters and digits of the IBAN that starts at `start`, how many, and where it ends. One separator may stand
/// between any two.
fn read(folded: &[u8], start: usize) -> Option<([u8; LONGEST], usize, usize)> {
    let second = next(folded, start + 1, u8::is_ascii_lowercase)?;
    let wanted = registered_length([folded[start], folded[second]])?;
    let mut iban = [0; LONGEST];
    let mut len = 0;
    let mut at = start;
    while len < wanted {
        let mut byte = *folded.get(at)?;
        if len > 0 && matches!(byte, b' ' | b'-' | b'.' | b'\n' | b'_') {
            at += 1;
            byte = *folded.get(at)?;
        }
        if !byte.is_ascii_alphanumeric() {
            return None;
        }
        iban[len] = byte;
        len += 1;
        at += 1;
    }
    let goes_on = folded.get(at).is_some_and(u8::is_ascii_alphanumeric);
    (!goes_on).then_some((iban, len, at))
}
