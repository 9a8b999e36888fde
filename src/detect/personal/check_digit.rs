//! Check digits that are public: Luhn (ISO/IEC 7812-1, annex B), mod 97-10 (ISO/IEC 7064), and Kuwait's mod 11.

/// Whether ASCII `digits` pass Luhn's check.
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(nth, digit)| {
            let value = u32::from(digit.wrapping_sub(b'0'));
            match nth % 2 {
                0 => value,
                _ if value > 4 => value * 2 - 9,
                _ => value * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether lower-case letters and digits pass mod 97-10 once the first four are moved to the end, as an IBAN does
/// (ISO 13616-1).
pub(super) fn mod_97(iban: &[u8]) -> bool {
    let Some((head, rest)) = iban.split_at_checked(4) else { return false };
    let remainder = rest.iter().chain(head).fold(0u32, |sum, &c| match c {
        b'0'..=b'9' => (sum * 10 + u32::from(c - b'0')) % 97,
        _ => (sum * 100 + u32::from(c.wrapping_sub(b'a')) + 10) % 97,
    });
    remainder == 1
}

/// Whether twelve ASCII digits end in the check digit of a Kuwaiti civil number: eleven less the weighted sum mod 11.
pub(super) fn kuwait(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 11] = [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let Some((last, rest)) = digits.split_last() else { return false };
    let value = |digit: &u8| u32::from(digit.wrapping_sub(b'0'));
    let sum: u32 = rest.iter().zip(WEIGHTS).map(|(digit, weight)| value(digit) * weight).sum();
    rest.len() == WEIGHTS.len() && 11 - sum % 11 == value(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_pass() {
        assert!(luhn(b"1000000008"));
        assert!(!luhn(b"1000000009"));
        assert!(mod_97(b"sa4480975432319487574911"));
        assert!(!mod_97(b"sa4480975432319487574912"));
        assert!(kuwait(b"288020122596") && kuwait(b"227081660516") && kuwait(b"292091998298"));
        assert!(!kuwait(b"288020122597"));
        assert!(mod_97(b"kw05cbku9711471049746507529170"));
    }
}
