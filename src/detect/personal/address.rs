//! Home addresses, and Saudi national addresses, short and long.

use super::codes::named_codes;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/address",
    summary: Words::new("عنوان سكن أو عنوان وطني", "a home address or a Saudi national address"),
    doc: Words::new(
        "أجزاء عنوان متجاورة (حي، شارع، عمارة، شقة، رقم) قرب كلمة تدل على سكن شخص، أو فيها رقم شقة أو فيلا مع شارع أو حي؛ \
         والعنوان الوطني المختصر (أربعة حروف وأربعة أرقام) إذا سُمّي. عنوان المدرسة أو القاعة أو المكتب ليس عنوان شخص، وذكر \
         الحي وحده ليس عنوانًا.",
        "Parts of an address side by side (district, street, building, flat, number) near a word for where a person lives, or \
         with the number of a flat or villa and a street or district; and a Saudi short address (four letters, four digits) \
         that is named. The address of a school, a hall or an office is nobody's home, and a district alone is no address.",
    ),
    fields: &[Field {
        name: "kind",
        kind: FieldKind::Word(KINDS),
        doc: Words::new("نوع العنوان", "the kind of address"),
    }],
    lists: &[
        "personal/national-address-words",
        "personal/home-words",
        "personal/place-words",
        "personal/venue-words",
        "personal/other-number-words",
    ],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY, see },
    hits: &[
        ("عنوان المنزل: حي النزهة، شارع ١٢، فيلا ٧", "حي النزهة، شارع ١٢، فيلا ٧"),
        ("نسكن في حي الروضة شارع الأمير محمد عمارة 14 شقة 5", "حي الروضة شارع الأمير محمد عمارة 14 شقة 5"),
        ("ابعت الطرد على شارع النصر عمارة 9 شقة 3", "شارع النصر عمارة 9 شقة 3"),
        ("العنوان الوطني المختصر RRRD2929", "RRRD2929"),
        ("Her home address is 12 King Fahd Street, Flat 5", "12 King Fahd Street, Flat 5"),
        ("she lives at villa 14, Palm Road, Block 3", "villa 14, Palm Road, Block 3"),
        ("short address: RRRD 2929", "RRRD 2929"),
    ],
    misses: &[
        "مقر التدريب في حي الروضة شارع الأمير محمد مبنى 14",
        "العنوان الوطني للمدرسة RRRD2929",
        "طريق الملك فهد مغلق اليوم من الساعة 7",
        "سكان حي النزهة يشكرون المدرسة على 20 نشاطا",
        "مقرر MATH1010 في القاعة 12",
        "The training venue: 12 King Fahd Street, building 5",
        "Block 3 road works end on 12 May",
        "course BIOL2020, short address to parents at 10",
    ],
};

const KINDS: &[&str] = &["home", "short", "national"];

const NATIONAL: usize = 0;
const HOME: usize = 1;
const PLACE: usize = 2;
const VENUE: usize = 3;

/// How far two parts of an address may stand apart, and a word for home before them, in folded bytes.
const APART: u32 = 48;
const BEFORE: u32 = 60;

/// The weight of a word for a dwelling, and of one for a street or district.
const DWELLING: u8 = 3;
const STREET: u8 = 2;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.has(NATIONAL, 1) {
        short(lens, out);
    }
    let mut first: Option<&Listed> = None;
    let (mut last, mut sum) = (0, Parts::default());
    for hit in lens.hits(PLACE) {
        let goes_on = first.is_some() && hit.start.saturating_sub(last) <= APART && !ends(lens, last, hit.start);
        if !goes_on {
            if let Some(first) = first {
                weigh(lens, out, first.start, last, &sum);
            }
            (first, sum) = (Some(hit), Parts::default());
        }
        sum.add(hit.weight);
        last = hit.end;
    }
    if let Some(first) = first {
        weigh(lens, out, first.start, last, &sum);
    }
}

/// The parts of one address.
#[derive(Default)]
struct Parts {
    dwellings: u32,
    streets: u32,
    all: u32,
}

impl Parts {
    fn add(&mut self, weight: u8) {
        self.dwellings += u32::from(weight == DWELLING);
        self.streets += u32::from(weight == STREET);
        self.all += 1;
    }
}

fn short(lens: &Lens<'_>, out: &mut Findings) {
    named_codes(lens, NATIONAL, &[4], &mut |code, _| {
        if code.letters_digits() == Some((4, 4)) {
            let venue = lens.closest_before(&[VENUE], code.start, BEFORE).is_some();
            let confidence = if venue { Confidence::Possible } else { Confidence::Certain };
            let kind = Some(Value::Word(KINDS[1]));
            lens.state(out, (code.start, code.end), confidence, Because::Context, [kind, None, None]);
        }
    });
}

fn weigh(lens: &Lens<'_>, out: &mut Findings, first: u32, last: u32, parts: &Parts) {
    let (start, end) = (reach_back(lens, first), reach_on(lens, last));
    let place = &lens.view.folded()[start as usize..end as usize];
    let has_number = place.iter().any(u8::is_ascii_digit);
    let near = |list: usize| lens.closest_before(&[list], first, BEFORE).filter(|(_, hit)| !ends(lens, hit.end, first));
    let is_home = near(HOME).is_some_and(|(_, hit)| hit.weight >= 2);
    let is_national = near(NATIONAL).is_some();
    let is_venue = near(VENUE).is_some()
        || lens.closest_after(&[VENUE], first, end - first).is_some_and(|(_, hit)| hit.end <= end);
    let strong = parts.dwellings + parts.streets;
    let (confidence, kind) = match () {
        () if is_home && strong >= 2 && has_number => (Confidence::Certain, 0),
        () if is_home && strong >= 1 && (has_number || strong >= 2) => (Confidence::Likely, 0),
        () if is_venue => return,
        () if is_national && parts.all >= 2 && has_number => (Confidence::Likely, 2),
        () if parts.dwellings > 0 && parts.streets > 0 && has_number => (Confidence::Likely, 0),
        () if parts.streets > 1 && has_number => (Confidence::Possible, 0),
        () => return,
    };
    let because = if is_home || is_national { Because::Context } else { Because::Form };
    lens.state(out, (start, end), confidence, because, [Some(Value::Word(KINDS[kind])), None, None]);
}

/// Where an address starts whose first listed part starts at `first`: in English, number and name stand before
/// "Street".
fn reach_back(lens: &Lens<'_>, first: u32) -> u32 {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let nth = words.partition_point(|word| word.start < first);
    if !bytes.get(first as usize).is_some_and(u8::is_ascii_lowercase) {
        return first;
    }
    let before = words[nth.saturating_sub(4)..nth].iter().rev();
    let number = before.take_while(|word| {
        bytes[word.end as usize..first as usize].iter().all(|b| b.is_ascii_alphanumeric() || *b == b' ')
    });
    let found = number.filter(|word| word.of(bytes).iter().all(u8::is_ascii_digit)).last();
    found.map_or(first, |word| word.start)
}

/// Where an address ends whose last listed part ends at `last`: with its number, else with its name of up to two words.
fn reach_on(lens: &Lens<'_>, last: u32) -> u32 {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let nth = words.partition_point(|word| word.start < last);
    let mut end = words.get(nth.saturating_sub(1)).map_or(last, |word| word.end.max(last));
    for (taken, word) in words[nth..].iter().take(4).enumerate() {
        let between = &bytes[end as usize..word.start as usize];
        let apart = between.iter().any(|byte| !matches!(byte, b' ' | b'-' | b':' | b'#' | b'/'));
        let is_number = word.of(bytes).iter().all(u8::is_ascii_digit);
        if apart || (taken >= 2 && !is_number) {
            break;
        }
        end = word.end;
        if is_number {
            break;
        }
    }
    end
}

/// Whether a sentence ends between the folded places `from` and `to`, or more than a line.
fn ends(lens: &Lens<'_>, from: u32, to: u32) -> bool {
    let between = lens.view.folded().get(from as usize..to as usize).unwrap_or(&[]);
    between.iter().filter(|byte| **byte == b'\n').count() > 1
        || between.iter().any(|byte| matches!(byte, b'!' | b'?'))
        || between.windows(2).any(|two| two == b". " || two == "؟".as_bytes())
}
