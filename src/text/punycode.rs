//! International host names in letters and in the ASCII form that the network uses (RFC 3492 and 5891).

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_LETTER: u32 = 128;

/// What marks a label in the ASCII form.
const PREFIX: &str = "xn--";

/// No label is longer than this in the ASCII form.
const LONGEST: usize = 63;

/// A host with each of its labels in ASCII, in lower case. A label that has no such form stays as it is.
pub fn host_in_ascii(host: &str) -> String {
    each_label(host, |label| match label.is_ascii() {
        true => None,
        false => encode(label).map(|coded| format!("{PREFIX}{coded}")),
    })
}

/// A host with each of its labels in letters, in lower case. A label that is not coded right stays as it is.
pub fn host_in_letters(host: &str) -> String {
    each_label(host, |label| decode(label.strip_prefix(PREFIX)?))
}

fn each_label(host: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let host = host.to_lowercase();
    let labels = host.split('.').map(|label| change(label).unwrap_or_else(|| label.to_owned()));
    labels.collect::<Vec<_>>().join(".")
}

fn encode(label: &str) -> Option<String> {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = out.len() as u32;
    if basic > 0 {
        out.push('-');
    }
    let (mut least, mut delta, mut bias, mut done) = (FIRST_LETTER, 0_u32, FIRST_BIAS, basic);
    while (done as usize) < letters.len() {
        let next = *letters.iter().filter(|letter| **letter >= least).min()?;
        delta = delta.checked_add((next - least).checked_mul(done + 1)?)?;
        for &letter in &letters {
            if letter < next {
                delta = delta.checked_add(1)?;
            }
            if letter == next {
                let (mut rest, mut place) = (delta, BASE);
                while rest >= threshold(place, bias) {
                    let least = threshold(place, bias);
                    out.push(digit(least + (rest - least) % (BASE - least))?);
                    rest = (rest - least) / (BASE - least);
                    place += BASE;
                }
                out.push(digit(rest)?);
                bias = adapt(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, least) = (delta.checked_add(1)?, next + 1);
    }
    (out.len() + PREFIX.len() <= LONGEST).then_some(out)
}

fn decode(coded: &str) -> Option<String> {
    if coded.len() > LONGEST || !coded.is_ascii() {
        return None;
    }
    let (plain, coded) = coded.rsplit_once('-').unwrap_or(("", coded));
    if coded.is_empty() {
        return None;
    }
    let mut out: Vec<char> = plain.chars().collect();
    let (mut letter, mut at, mut bias) = (FIRST_LETTER, 0_u32, FIRST_BIAS);
    let mut digits = coded.chars();
    while let Some(first) = digits.next() {
        let (before, mut weight, mut place, mut read) = (at, 1_u32, BASE, Some(first));
        loop {
            let value = read?.to_digit(BASE).map(|value| (value + 26) % BASE)?;
            at = at.checked_add(value.checked_mul(weight)?)?;
            let least = threshold(place, bias);
            if value < least {
                break;
            }
            weight = weight.checked_mul(BASE - least)?;
            place += BASE;
            read = digits.next();
        }
        let count = out.len() as u32 + 1;
        bias = adapt(at - before, count, before == 0);
        letter = letter.checked_add(at / count)?;
        at %= count;
        out.insert(at as usize, char::from_u32(letter)?);
        at += 1;
    }
    Some(out.into_iter().collect())
}

fn threshold(place: u32, bias: u32) -> u32 {
    place.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

/// `a` to `z` are 0 to 25, `0` to `9` the rest.
fn digit(value: u32) -> Option<char> {
    char::from_digit((value + 10) % BASE, BASE)
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        steps += BASE;
    }
    steps + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_led_there_and_back() {
        for (letters, ascii) in [
            ("münchen.de", "xn--mnchen-3ya.de"),
            ("السعودية", "xn--mgberp4a5d4ar"),
            ("امارات", "xn--mgbaam7a8h"),
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"), // RFC 3492, section 7.1
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("мое.gov.sa", "xn--e1ang.gov.sa"),
            ("moe.gov.sa", "moe.gov.sa"),
        ] {
            assert_eq!(host_in_ascii(letters), ascii);
            assert_eq!(host_in_letters(ascii), letters);
        }
        assert_eq!(host_in_ascii("MOE.Gov.SA"), "moe.gov.sa");
        for broken in ["xn--", "xn--\u{e9}", "xn--!!", "xn--a-", "xn--99999999999.com", "xn--zzzzzzzzzzzzzzzzzzzz"] {
            assert_eq!(host_in_letters(broken), broken);
        }
    }
}
