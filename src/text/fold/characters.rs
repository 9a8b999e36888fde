//! What each character folds to.

/// ASCII letters and digits as they fold; 0 for every other byte.
pub(super) static ASCII: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

pub(super) enum ArabicMark {
    Digit(u8),
    Drop,
}

/// The place after U+0600 of the character that is these two bytes of UTF-8.
pub(super) fn arabic_index(lead: u8, second: u8) -> usize {
    ((lead & 3) as usize) << 6 | (second & 0x3F) as usize
}

/// Letters of U+0600 to U+06FF as they fold, in UTF-8 and little-endian; 0 for every other character.
pub(super) static ARABIC: [u16; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let code = 0x600 + i as u32;
        table[i] = match code {
            0x622 | 0x623 | 0x625 | 0x671..=0x673 => utf8(0x627),
            0x649 | 0x626 | 0x6CC | 0x6D2 | 0x6CE | 0x6D0 => utf8(0x64A),
            0x624 => utf8(0x648),
            0x629 | 0x6C1 | 0x6C0 | 0x6C2 | 0x6C3 | 0x6BE | 0x6D5 => utf8(0x647),
            0x6A9 | 0x6AA | 0x6AF => utf8(0x643),
            0x67E => utf8(0x628),
            0x686 => utf8(0x62C),
            0x6A4 => utf8(0x641),
            0x620..=0x63F | 0x641..=0x64A | 0x66E..=0x66F | 0x674..=0x6D3 | 0x6EE..=0x6EF | 0x6FA..=0x6FF => utf8(code),
            _ => 0,
        };
        i += 1;
    }
    table
};

const fn utf8(code: u32) -> u16 {
    u16::from_le_bytes([0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8])
}

/// What a character of U+0600 to U+06FF that is no letter becomes; `None` if it stays and parts words.
pub(super) fn arabic_mark(lead: u8, second: u8) -> Option<ArabicMark> {
    let code = 0x600 + arabic_index(lead, second) as u32;
    Some(match code {
        // Honorific marks, harakat, superscript alef, Quranic marks, tatweel, Arabic letter mark.
        0x610..=0x61A | 0x61C | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E8 | 0x6EA..=0x6ED => {
            ArabicMark::Drop
        }
        0x660..=0x669 => ArabicMark::Digit(b'0' + (code - 0x660) as u8),
        0x6F0..=0x6F9 => ArabicMark::Digit(b'0' + (code - 0x6F0) as u8),
        _ => return None,
    })
}

/// Whether a Latin letter comes before the word that `text` starts in ends, or a digit after letters that are all taken
/// for Latin ones, as in an IBAN.
pub(super) fn latin_ahead(text: &str) -> bool {
    let mut alike = true;
    for c in text.chars().take(16) {
        match c {
            'a'..='z' | 'A'..='Z' => return true,
            '0'..='9' => return alike,
            _ if !c.is_alphabetic() => return false,
            _ => alike &= confusable(c).is_some(),
        }
    }
    false
}

pub(super) enum Rare {
    Drop,
    /// Dropped, with the character before it.
    Mark,
    One(u8),
    Letters(&'static str),
    Keep {
        in_word: bool,
    },
}

/// Characters outside ASCII and the Arabic block.
pub(super) fn rare(c: char, beside_latin: impl FnOnce() -> bool) -> Rare {
    let code = c as u32;
    match code {
        // Soft hyphen, zero-width and bidi controls, invisible operators, byte order mark.
        0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF => Rare::Drop,
        // Combining marks, variation selectors, the combining keycap.
        0x300..=0x36F | 0xFE00..=0xFE0F | 0x20E3 => Rare::Mark,
        0xA0 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 => Rare::One(b' '),
        0x2010..=0x2015 | 0x2212 | 0xFE63 => Rare::One(b'-'),
        0x2024 | 0x3002 | 0xFF61 => Rare::One(b'.'),
        0xFF01..=0xFF5E => Rare::One(((code - 0xFF01) as u8 + b'!').to_ascii_lowercase()),
        0x1D400..=0x1D6A3 => Rare::One(b'a' + ((code - 0x1D400) % 26) as u8),
        0x1D7CE..=0x1D7FF => Rare::One(b'0' + ((code - 0x1D7CE) % 10) as u8),
        0x24B6..=0x24E9 => Rare::One(b'a' + ((code - 0x24B6) % 26) as u8),
        0x1F130..=0x1F149 | 0x1F150..=0x1F169 | 0x1F170..=0x1F189 => Rare::One(b'a' + ((code - 0x1F130) % 32) as u8),
        0x2460..=0x2468 => Rare::One(b'1' + (code - 0x2460) as u8),
        0x2776..=0x277E => Rare::One(b'1' + (code - 0x2776) as u8),
        0x24EA => Rare::One(b'0'),
        0xFB50..=0xFDFF | 0xFE70..=0xFEFC => presentation(code),
        0xC0..=0x24F if c.is_alphabetic() => latin_extended(c),
        0x370..=0x52F => match confusable(c) {
            Some(latin) if beside_latin() => Rare::One(latin),
            _ => Rare::Keep { in_word: c.is_alphanumeric() },
        },
        _ => Rare::Keep { in_word: c.is_alphanumeric() && code != 0xFDFA },
    }
}

/// Latin letters with marks lose them, as words are typed without (é→e).
fn latin_extended(c: char) -> Rare {
    let plain = match c.to_lowercase().next().unwrap_or(c) {
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
        _ => return Rare::Keep { in_word: true },
    };
    Rare::One(plain)
}

/// The Latin letter that a Cyrillic or Greek letter is taken for.
fn confusable(c: char) -> Option<u8> {
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
fn presentation(code: u32) -> Rare {
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
    match RUNS.iter().find(|(first, last, _)| (*first..=*last).contains(&code)) {
        Some((_, _, letters)) => Rare::Letters(letters),
        None if (0xFE70..=0xFE7F).contains(&code) => Rare::Drop,
        None => Rare::Keep { in_word: !(0xFD3E..=0xFD3F).contains(&code) && code != 0xFDFA && code != 0xFDFB },
    }
}
