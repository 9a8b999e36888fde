//! Telephone numbers of private people.

use super::called::{Called, called, name};
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Group, Numbers, Reading};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/phone",
    summary: Words::new("رقم هاتف شخصي", "a private telephone number"),
    doc: Words::new(
        "أرقام الجوال في السعودية والإمارات والكويت وقطر والبحرين وعُمان ومصر والأردن، بمفتاح الدولة أو بصفر البداية، وأي رقم \
         دولي يبدأ بعلامة +. الصيغ المحلية ذات الخانات الثماني أو التسع تحتاج إلى كلمة تسميها. أرقام 800 و920 و600 والطوارئ \
         والهواتف الثابتة ليست أرقامًا شخصية، إلا ثابتًا قيل إنه لبيت. مصدر الأنماط بيانات libphonenumber.",
        "Mobile numbers of SA, AE, KW, QA, BH, OM, EG and JO, with country code or trunk zero, and any international number with \
         a +. Local forms of eight or nine digits need a word that names them. 800, 920 and 600 numbers, emergency numbers and \
         fixed lines are not private, unless one is said to be a home's. Patterns follow libphonenumber's metadata.",
    ),
    fields: &[
        Field {
            name: "number",
            kind: FieldKind::Phone,
            doc: Words::new("رقم الهاتف بصيغته الدولية", "the number in international form"),
        },
        Field { name: "country", kind: FieldKind::Word(COUNTRIES), doc: Words::new("الدولة", "the country") },
    ],
    lists: &[
        "personal/phone-words",
        "personal/other-number-words",
        "personal/national-id-words",
        "personal/iqama-words",
        "personal/business-phone-words",
        "personal/home-phone-words",
    ],
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("جوالي ٠٥٥١٢٣٤٥٦٧ للتواصل", "٠٥٥١٢٣٤٥٦٧"),
        ("كلميها على +966 55 123 4567", "+966 55 123 4567"),
        ("call me on 050-123-4567", "050-123-4567"),
        ("WhatsApp: 36001234", "36001234"),
        ("رقمها 0 5 5 1 2 3 4 5 6 7", "0 5 5 1 2 3 4 5 6 7"),
        ("my number is +20 100 123 4567", "+20 100 123 4567"),
        ("تلفون البيت 0138123456 بعد العصر", "0138123456"),
        ("our home landline is 04 234 5678", "04 234 5678"),
        ("رقمي صفر خمسة خمسة واحد اثنين ثلاثة أربعة خمسة ستة سبعة", "صفر خمسة خمسة واحد اثنين ثلاثة أربعة خمسة ستة سبعة"),
        ("كلمني ع صفر خمسة وخمسين، اتناشر 34567 بالليل", "صفر خمسة وخمسين، اتناشر 34567"),
        ("call zero double five one two three 4567 now", "zero double five one two three 4567"),
        (
            "raqmi sefr khamsa khamsa wa7ed etnen talata arba3a khamsa setta sab3a ya gma3a",
            "sefr khamsa khamsa wa7ed etnen talata arba3a khamsa setta sab3a",
        ),
        ("جوال0551234567رقم", "0551234567"),
        ("mobile0551234567", "0551234567"),
        ("الجوال 05🌸51🌸23🌸45🌸67", "05🌸51🌸23🌸45🌸67"),
        ("للتواصل ٠ـ٥ـ٥ـ١ـ٢ـ٣ـ٤ـ٥ـ٦ـ٧", "٠ـ٥ـ٥ـ١ـ٢ـ٣ـ٤ـ٥ـ٦ـ٧"),
        ("WhatsApp 0️⃣5️⃣5️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", "0️⃣5️⃣5️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣"),
        ("للطلب على الرقم ٠٥٦٩٠٢٣٣١٨", "٠٥٦٩٠٢٣٣١٨"),
    ],
    misses: &[
        "خدمة العملاء 920001234",
        "رقم الطلب 0551234567",
        "call 911",
        "من 20-10-2026 إلى 30-10-2026",
        "call 8001234567 toll free",
        "order no. 551234567",
        "الطلبية تبعت الكراسي رقمها 1007675232 وصلت",
        "INV0551234567 was paid",
        "العدد صفر خمسة في السطر الأول، واحد اثنان ثلاثة في الثاني",
        "count with me: one two three four five six seven eight nine ten",
        "دفعة 201012345678 وصلت المستودع",
    ],
};

/// The countries whose numbering plans are known, as ISO 3166-1 codes in lower case.
const COUNTRIES: &[&str] = &["sa", "ae", "kw", "qa", "bh", "om", "eg", "jo"];

/// The same countries with their calling codes (ITU-T E.164), most of our messages' country first.
pub(crate) const CALLING_CODES: [(&str, &str); 8] = [
    ("sa", "966"),
    ("ae", "971"),
    ("kw", "965"),
    ("qa", "974"),
    ("bh", "973"),
    ("om", "968"),
    ("eg", "20"),
    ("jo", "962"),
];

/// The countries whose numbers start with a trunk zero inside the country.
const TRUNK_ZERO: [&str; 4] = ["sa", "ae", "eg", "jo"];

const PHONE: usize = 0;
const OTHER: usize = 1;
const OFFICE: usize = 4;
const HOME: usize = 5;

/// How near a word for a home's telephone stands, in folded bytes.
const RINGS: u32 = 60;

/// How a number was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// With a country code, after `+` or `00`.
    International,
    /// With a trunk zero, or a bare country code that few other numbers start with.
    National,
    /// With a bare country code that years start with: 2010… and 2011… are as likely an order of that year.
    BareCode,
    /// As neighbours dial it.
    Local,
    /// A fixed line, which is an office's unless words say whose home it rings in.
    Fixed,
}

struct Phone {
    country: Option<&'static str>,
    code: &'static str,
    form: Form,
    /// How many digits come before the national number.
    skip: usize,
}

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(numbers) = lens.view.numbers() else { return };
    let mut taken = 0;
    for reading in numbers.readings(8, 15) {
        let groups = &numbers.groups()[reading.first..=reading.last];
        if reading.start < taken || is_inside_a_code(lens, &reading, groups) || is_date(numbers, &reading) {
            continue;
        }
        let Some(phone) = read(&reading, groups[0].plus) else { continue };
        let Some((confidence, because)) = weigh(lens, &reading, &phone) else { continue };
        if confidence >= Confidence::Likely {
            taken = reading.end;
        }
        let national = &reading.text()[phone.skip..];
        let mut international = String::with_capacity(16);
        international.push('+');
        international.push_str(phone.code);
        international.push_str(national);
        let number = out.keep(&international);
        lens.state(
            out,
            (reading.start, reading.end),
            confidence,
            because,
            [Some(number), phone.country.map(Value::Word), None],
        );
    }
}

fn weigh(lens: &Lens<'_>, reading: &Reading<'_>, phone: &Phone) -> Option<(Confidence, Because)> {
    let lists = [PHONE, OTHER, 2, 3, OFFICE];
    let closest = called(lens, &lists, reading.start, reading.end);
    // Without code or trunk zero, "its number" says less than what "it" is.
    let strongest = name(lens, &lists, reading.start, reading.end);
    Some(match (phone.form, closest, strongest) {
        (Form::Local, Called::List(PHONE), Some((PHONE, weight))) if weight > 1 || reading.digits().len() == 8 => {
            (Confidence::Likely, Because::Context)
        }
        (Form::Local, ..) => return None,
        (Form::Fixed, ..) => {
            lens.closest_before(&[HOME], reading.start, RINGS)
                .or_else(|| lens.closest_after(&[HOME], reading.end, RINGS))?;
            (Confidence::Likely, Because::Context)
        }
        (_, Called::List(PHONE), _) => (Confidence::Certain, Because::Context),
        (Form::International, ..) => (Confidence::Likely, Because::Form),
        // «الطلب على 0551234567»: a weak word for something else does not outweigh a plan's form.
        (Form::National, Called::Nothing | Called::List(OFFICE), _) | (Form::National, _, Some((OTHER, 1))) => {
            (Confidence::Likely, Because::Form)
        }
        (Form::National | Form::BareCode, ..) => (Confidence::Possible, Because::Form),
    })
}

fn read(reading: &Reading<'_>, plus: bool) -> Option<Phone> {
    mobile(reading, plus).or_else(|| fixed(reading.digits(), plus))
}

/// A fixed line of a country told by code or trunk zero, or of eight digits as in the smaller states.
fn fixed(digits: &[u8], plus: bool) -> Option<Phone> {
    let (rest, zeros) = match digits {
        [b'0', b'0', rest @ ..] => (rest, 2),
        _ => (digits, 0),
    };
    if plus || zeros > 0 {
        let (country, code) = CALLING_CODES.into_iter().find(|(_, code)| rest.starts_with(code.as_bytes()))?;
        let national = &rest[code.len()..];
        let skip = zeros + code.len();
        return is_fixed(country, national).then_some(Phone { country: Some(country), code, form: Form::Fixed, skip });
    }
    let (national, skip) = match digits {
        [b'0', national @ ..] => (national, 1),
        _ => (digits, 0),
    };
    let fits = |country: &str| is_fixed(country, national) && (skip == 1) == TRUNK_ZERO.contains(&country);
    let (country, code) = CALLING_CODES.into_iter().find(|(country, _)| fits(country))?;
    Some(Phone { country: Some(country), code, form: Form::Fixed, skip })
}

/// Whether `digits` are a fixed line of `country` without code or trunk zero.
fn is_fixed(country: &str, digits: &[u8]) -> bool {
    matches!(
        (country, digits.len(), digits),
        ("sa", 9, [b'1', b'1'..=b'7', ..])
            | ("ae", 8, [b'2' | b'3' | b'4' | b'6' | b'7' | b'9', b'2'..=b'8', ..])
            | ("kw", 8, [b'2', b'2'..=b'5', ..])
            | ("qa", 8, [b'4', b'4', ..])
            | ("bh", 8, [b'1', b'3' | b'6' | b'7', ..])
            | ("om", 8, [b'2', b'2'..=b'6', ..])
            | ("eg", 8..=9, [b'2'..=b'9', ..])
            | ("jo", 8, [b'2' | b'3' | b'5' | b'6', ..])
    )
}

fn mobile(reading: &Reading<'_>, plus: bool) -> Option<Phone> {
    let digits = reading.digits();
    let (rest, skip, form) = match digits {
        [b'0', b'0', rest @ ..] => (rest, 2, Form::International),
        _ if plus => (digits, 0, Form::International),
        _ => (digits, 0, Form::National),
    };
    for (country, code) in CALLING_CODES {
        let Some(national) = rest.strip_prefix(code.as_bytes()) else { continue };
        // Some people keep the trunk zero behind the country code.
        let (national, zero) = match national {
            [b'0', national @ ..] if TRUNK_ZERO.contains(&country) => (national, 1),
            _ => (national, 0),
        };
        if is_mobile(country, national) {
            let form = if country == "eg" && form == Form::National { Form::BareCode } else { form };
            return Some(Phone { country: Some(country), code, form, skip: skip + code.len() + zero });
        }
        if form == Form::International {
            return None;
        }
    }
    match (form, rest) {
        // A number of a country whose plan is not known here: E.164 allows up to fifteen digits.
        (Form::International, _) if plus && (10..=15).contains(&rest.len()) && rest[0] != b'0' => {
            Some(Phone { country: None, code: "", form, skip })
        }
        // The same with 00, if a country so far away has that code.
        (Form::International, _) if (10..=13).contains(&rest.len()) && is_calling_code(rest) => {
            Some(Phone { country: None, code: "", form, skip })
        }
        (Form::International, _) => None,
        (_, [b'0', national @ ..]) => {
            let mut plans = CALLING_CODES.into_iter().filter(|(country, _)| TRUNK_ZERO.contains(country));
            let (country, code) = plans.find(|(country, _)| is_mobile(country, national))?;
            Some(Phone { country: Some(country), code, form, skip: 1 })
        }
        _ => {
            let (country, code) = CALLING_CODES.into_iter().find(|(country, _)| is_mobile(country, rest))?;
            Some(Phone { country: Some(country), code, form: Form::Local, skip: 0 })
        }
    }
}

/// Whether `digits` start with a calling code (ITU-T E.164) of a country from which many work in the Gulf.
fn is_calling_code(digits: &[u8]) -> bool {
    const CODES: [&str; 24] = [
        "91", "92", "94", "63", "62", "880", "977", "98", "961", "963", "964", "967", "970", "249", "251", "254",
        "256", "212", "213", "216", "218", "90", "44", "93",
    ];
    CODES.iter().any(|code| digits.starts_with(code.as_bytes()))
}

/// Whether `digits` are a mobile number of `country` without code or trunk zero.
fn is_mobile(country: &str, digits: &[u8]) -> bool {
    matches!(
        (country, digits.len(), digits),
        (
            "sa",
            9,
            [b'5', b'0' | b'1' | b'3'..=b'6' | b'8' | b'9', ..]
                | [b'5', b'7', b'0'..=b'8', ..]
                | [b'5', b'7', b'9', b'0'..=b'8', ..]
        ) | ("ae", 9, [b'5', b'0' | b'2'..=b'6' | b'8', ..])
            | ("kw", 8, [b'4', b'1', ..] | [b'5' | b'6' | b'9', ..])
            | ("qa", 8, [b'3' | b'5'..=b'7', ..])
            | ("bh", 8, [b'3' | b'6', ..])
            | ("om", 8, [b'7', b'1' | b'2' | b'4'..=b'9', ..] | [b'9', b'1'..=b'9', ..])
            | ("eg", 10, [b'1', b'0'..=b'2' | b'5', ..])
            | ("jo", 9, [b'7', b'7'..=b'9', ..])
    )
}

/// A code such as `INV0551234567` or `0551234567x` is no telephone number; `mobile0551234567` is one, run together with
/// its name.
fn is_inside_a_code(lens: &Lens<'_>, reading: &Reading<'_>, groups: &[Group]) -> bool {
    let before = groups.first().is_some_and(|group| group.after_latin);
    let after = groups.last().is_some_and(|group| group.before_latin);
    (before && lens.closest_before(&[PHONE], reading.start, 0).is_none())
        || (after && lens.closest_after(&[PHONE], reading.end, 0).is_none())
}

/// Whether three groups are a date, in any order of day, month and year; the year may stand before the reading.
fn is_date(numbers: &Numbers, reading: &Reading<'_>) -> bool {
    let back = (1..=2).take_while(|back| {
        let later = reading.first.checked_sub(back - 1).and_then(|nth| numbers.groups().get(nth));
        reading.first >= *back && later.is_some_and(|later| later.goes_on)
    });
    let groups = &numbers.groups()[reading.first - back.count()..=reading.last];
    let value = |group: &Group| -> u32 {
        let digits = numbers.digits(group).iter();
        digits.fold(0, |value, digit| value.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    };
    let is_year = |group: &Group| matches!(value(group), 1300..=1500 | 1900..=2100);
    let is_part = |group: &Group| group.len() <= 2 && (1..=31).contains(&value(group));
    groups.windows(3).any(|three| match three {
        [a, b, c] => is_part(b) && ((is_part(a) && is_year(c)) || (is_year(a) && is_part(c))),
        _ => false,
    })
}
