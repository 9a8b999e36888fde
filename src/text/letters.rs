//! Letters outside ASCII and the Arabic block, as the letters they show or are taken for.

/// Latin letters with marks lose them, as words are typed without (é→e).
pub(super) fn plain_latin(c: char) -> Option<u8> {
    Some(match c.to_lowercase().next().unwrap_or(c) {
        'à'..='å' | 'ā' | 'ă' | 'ą' => b'a',
        'ç' | 'ć' | 'č' => b'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => b'e',
        'ì'..='ï' | 'ī' | 'ı' => b'i',
        'ñ' | 'ń' => b'n',
        'ò'..='ö' | 'ø' | 'ō' => b'o',
        'ù'..='ü' | 'ū' => b'u',
        'ý' | 'ÿ' => b'y',
        'š' | 'ş' => b's',
        'ž' | 'ż' => b'z',
        'ğ' => b'g',
        _ => return None,
    })
}

/// The Latin letter that a Cyrillic or Greek letter is taken for.
pub(super) fn confusable(c: char) -> Option<u8> {
    Some(match c {
        'а' | 'А' | 'α' | 'Α' => b'a',
        'В' | 'в' | 'Β' | 'β' => b'b',
        'с' | 'С' | 'ϲ' => b'c',
        'ԁ' => b'd',
        'е' | 'Е' | 'ё' | 'Ε' | 'ε' => b'e',
        'Н' | 'һ' | 'Η' => b'h',
        'і' | 'І' | 'ι' | 'Ι' => b'i',
        'ј' | 'Ј' => b'j',
        'К' | 'к' | 'κ' | 'Κ' => b'k',
        'ӏ' => b'l',
        'М' | 'м' | 'Μ' => b'm',
        'Ν' | 'η' => b'n',
        'о' | 'О' | 'ο' | 'Ο' | 'σ' => b'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => b'p',
        'ѕ' | 'Ѕ' => b's',
        'Т' | 'т' | 'Τ' | 'τ' => b't',
        'υ' | 'ս' => b'u',
        'ν' | 'ѵ' => b'v',
        'ѡ' | 'ω' => b'w',
        'х' | 'Х' | 'χ' | 'Χ' => b'x',
        'у' | 'У' | 'γ' | 'Υ' => b'y',
        'Ζ' => b'z',
        _ => return None,
    })
}

/// Arabic presentation forms B, as the letters they show, already folded. Forms A are rare and kept.
pub(super) fn presentation(code: u32) -> Option<&'static str> {
    // U+FE80 to U+FEF4 list each letter's forms in alphabet order: two for letters that do not join on, four otherwise.
    const RUNS: [(u32, u32, &str); 36] = [
        (0xFE80, 0xFE80, "ء"),
        (0xFE81, 0xFE84, "ا"),
        (0xFE85, 0xFE86, "و"),
        (0xFE87, 0xFE88, "ا"),
        (0xFE89, 0xFE8C, "ي"),
        (0xFE8D, 0xFE8E, "ا"),
        (0xFE8F, 0xFE92, "ب"),
        (0xFE93, 0xFE94, "ه"),
        (0xFE95, 0xFE98, "ت"),
        (0xFE99, 0xFE9C, "ث"),
        (0xFE9D, 0xFEA0, "ج"),
        (0xFEA1, 0xFEA4, "ح"),
        (0xFEA5, 0xFEA8, "خ"),
        (0xFEA9, 0xFEAA, "د"),
        (0xFEAB, 0xFEAC, "ذ"),
        (0xFEAD, 0xFEAE, "ر"),
        (0xFEAF, 0xFEB0, "ز"),
        (0xFEB1, 0xFEB4, "س"),
        (0xFEB5, 0xFEB8, "ش"),
        (0xFEB9, 0xFEBC, "ص"),
        (0xFEBD, 0xFEC0, "ض"),
        (0xFEC1, 0xFEC4, "ط"),
        (0xFEC5, 0xFEC8, "ظ"),
        (0xFEC9, 0xFECC, "ع"),
        (0xFECD, 0xFED0, "غ"),
        (0xFED1, 0xFED4, "ف"),
        (0xFED5, 0xFED8, "ق"),
        (0xFED9, 0xFEDC, "ك"),
        (0xFEDD, 0xFEE0, "ل"),
        (0xFEE1, 0xFEE4, "م"),
        (0xFEE5, 0xFEE8, "ن"),
        (0xFEE9, 0xFEEC, "ه"),
        (0xFEED, 0xFEEE, "و"),
        (0xFEEF, 0xFEF0, "ي"),
        (0xFEF1, 0xFEF4, "ي"),
        (0xFEF5, 0xFEFC, "لا"),
    ];
    RUNS.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map(|(_, _, letters)| *letters)
}
