//! Home addresses, and Saudi national addresses, short and long.

use super::codes::{Code, codes, named_codes};
use super::field;
use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, Listed, Word};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/address",
    summary: Words::new("عنوان سكن أو عنوان وطني", "a home address or a Saudi national address"),
    doc: Words::new(
        "أجزاء عنوان متجاورة (حي، شارع، عمارة، شقة، معلم قريب، رقم) قرب كلمة تدل على سكن شخص، أو فيها رقم شقة أو فيلا مع شارع أو حي؛ \
         والعنوان الوطني المختصر (أربعة حروف وأربعة أرقام) إذا سُمّي. عنوان المدرسة أو القاعة أو المكتب ليس عنوان شخص، وذكر \
         الحي وحده ليس عنوانًا.",
        "Parts of an address side by side (district, street, building, flat, landmark, number) near a word for where a person lives, or \
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
        "personal/landmark-words",
        "personal/delivery-words",
    ],
    look: Look::Text { wakes_on: Gates::LISTED_DIGIT, reads: PartKinds::BODY, see },
    hits: &[
        ("عنوان المنزل: حي النزهة، شارع ١٢، فيلا ٧", "حي النزهة، شارع ١٢، فيلا ٧"),
        ("نسكن في حي الروضة شارع الأمير محمد عمارة 14 شقة 5", "حي الروضة شارع الأمير محمد عمارة 14 شقة 5"),
        ("ابعت الطرد على شارع النصر عمارة 9 شقة 3", "شارع النصر عمارة 9 شقة 3"),
        ("العنوان الوطني المختصر RRRD2929", "RRRD2929"),
        ("Her home address is 12 King Fahd Street, Flat 5", "12 King Fahd Street, Flat 5"),
        ("she lives at villa 14, Palm Road, Block 3", "villa 14, Palm Road, Block 3"),
        ("وصلوا الجهاز لبيت المديرة حي العزيزية خلف مسجد التقوى فيلا ٣", "حي العزيزية خلف مسجد التقوى فيلا ٣"),
        ("عزلنا وصرنا ساكنين بطبربور قرب صيدلية الشفاء طابق ٢", "قرب صيدلية الشفاء طابق ٢"),
        ("Bus stops: Noor - Al Hamidiya, bldg 9 flat 2", "bldg 9 flat 2"),
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
const LANDMARK: usize = 5;
const DELIVERY: usize = 6;

/// How far two parts of an address may stand apart, and a word for home before them, in folded bytes.
const APART: u32 = 48;
const BEFORE: u32 = 90;
const BEHIND: u32 = 50;

/// How far a phrase reaches around a word that is part of it.
const BESIDE: u32 = 24;

/// How far the place stands behind the word that relates to it: «خلف مسجد …».
const RELATED: u32 = 24;

/// The weight of a word for a dwelling, and of one for a street or district.
const DWELLING: u8 = 3;
const STREET: u8 = 2;

/// What the parts of an address and the words around weigh together before it is somebody's.
const ENOUGH: u32 = 5;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    if lens.view.gates().any_of(Gates::DIGIT) && (lens.has(NATIONAL, 1) || lens.has(HOME, 2)) {
        short(lens, out);
    }
    let mut parts = Parts::default();
    for hit in lens.view.hits() {
        let is_place = Some(&hit.list) == lens.lists.get(PLACE) && !is_bare(lens, hit);
        let is_landmark = Some(&hit.list) == lens.lists.get(LANDMARK);
        if !(is_place || is_landmark) || (parts.all > 0 && hit.start < parts.end) {
            continue;
        }
        if parts.all > 0 && (hit.start - parts.end > APART || ends(lens, parts.end, hit.start)) {
            weigh(lens, out, &parts);
            parts = Parts::default();
        }
        parts.add(lens, hit, is_landmark);
    }
    if parts.all > 0 {
        weigh(lens, out, &parts);
    }
}

/// The parts of one address.
#[derive(Default)]
struct Parts {
    start: u32,
    end: u32,
    dwellings: u32,
    streets: u32,
    landmarks: u32,
    all: u32,
    score: u32,
}

impl Parts {
    fn add(&mut self, lens: &Lens<'_>, hit: &Listed, is_landmark: bool) {
        if self.all == 0 {
            self.start = hit.start;
        }
        (self.end, self.all) = (hit.end, self.all + 1);
        let numbered = is_landmark || is_numbered(lens, hit);
        let (count, worth) = match hit.weight {
            _ if is_landmark => (&mut self.landmarks, 2),
            DWELLING.. => (&mut self.dwellings, if numbered { 3 } else { 1 }),
            STREET => (&mut self.streets, 2),
            _ => (&mut self.streets, if numbered { 2 } else { 0 }),
        };
        // A floor or a building is no street.
        *count += u32::from(is_landmark || hit.weight >= STREET);
        self.score += worth;
    }
}

/// Whether a number, or an ordinal, stands right behind a part of an address, or before it: "12 Palm Road".
fn is_numbered(lens: &Lens<'_>, hit: &Listed) -> bool {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let last = words.partition_point(|word| word.start < hit.end);
    let first = words.partition_point(|word| word.end <= hit.start);
    let counts = |word: &Word| {
        let word = word.of(bytes);
        word.first().is_some_and(u8::is_ascii_digit)
            || ORDINALS.iter().any(|ordinal| ordinal.as_bytes() == word.strip_prefix("ال".as_bytes()).unwrap_or(word))
    };
    words[last..].iter().take(3).take_while(|word| word.start - hit.end <= 24).any(counts)
        || first.checked_sub(1).is_some_and(|nth| counts(&words[nth]) && hit.start - words[nth].end <= 2)
}

/// Floors and houses are counted in words too; folded, without the article.
const ORDINALS: [&str; 17] = [
    "اول",
    "اولي",
    "ثاني",
    "ثانيه",
    "تاني",
    "ثالث",
    "تالت",
    "رابع",
    "خامس",
    "سادس",
    "سابع",
    "ارضي",
    "اخير",
    "اخر",
    "ground",
    "first",
    "second",
];

/// Whether a word is part of an address only beside a number, and none is there: the letter «ش» for a street, and «بيت»,
/// which else only says whose address it is.
fn is_bare(lens: &Lens<'_>, hit: &Listed) -> bool {
    let is_letter = hit.end - hit.start <= 2;
    let is_home = || {
        lens.within(HOME, hit.start.saturating_sub(BESIDE), hit.end + BESIDE)
            .any(|home| home.start < hit.end && hit.start < home.end)
    };
    (is_letter || is_home()) && !is_numbered(lens, hit)
}

fn short(lens: &Lens<'_>, out: &mut Findings) {
    let mut named = |code: Code, _: u8| {
        if code.letters_digits() == Some((4, 4)) {
            let venue = lens.closest_before(&[VENUE], code.start, BEFORE).is_some()
                || lens.closest_after(&[VENUE], code.end, BEHIND).is_some();
            let confidence = if venue { Confidence::Possible } else { Confidence::Certain };
            let kind = Some(Value::Word(KINDS[1]));
            lens.state(out, (code.start, code.end), confidence, Because::Context, [kind, None, None]);
        }
    };
    if lens.has(NATIONAL, 1) {
        named_codes(lens, NATIONAL, &[4], &mut named);
        return;
    }
    // «أرسلوا الكتب على RTAA1960 بيت أبو ناصر»
    codes(lens, &mut |code| {
        let is_home = || {
            field::weight(lens, HOME, code.start, code.end) + field::weight(lens, DELIVERY, code.start, code.end) >= 2
        };
        let capitals = || {
            lens.view.original(code.start, code.end).of(lens.view.text()).chars().filter(|c| c.is_uppercase()).count()
                == 4
        };
        if code.letters_digits() == Some((4, 4)) && !code.is_spread() && is_home() && capitals() {
            named(code, 0);
        }
    });
}

fn weigh(lens: &Lens<'_>, out: &mut Findings, parts: &Parts) {
    let first = parts.start;
    let (start, end) = (reach_back(lens, first), reach_on(lens, parts.end));
    let place = &lens.view.folded()[start as usize..end as usize];
    let has_number = place.iter().any(u8::is_ascii_digit);
    let near = |list: usize| lens.closest_before(&[list], first, BEFORE).filter(|(_, hit)| !ends(lens, hit.end, first));
    let home = near(HOME).map_or(0, |(_, hit)| u32::from(hit.weight));
    let home = home.max(lens.closest_after(&[HOME], end, BEHIND).map_or(0, |(_, hit)| u32::from(hit.weight)));
    let delivery = u32::from(field::weight(lens, DELIVERY, start, end) > 0) * 2;
    let is_national = near(NATIONAL).is_some();
    // «خلف مسجد التقوى» says where a house is, «قاعة التدريب» what stands there.
    let mut venues = lens.within(VENUE, first.saturating_sub(BEFORE), if is_national { end + BEHIND } else { end });
    let is_venue = venues.any(|venue| lens.closest_before(&[LANDMARK], venue.start, RELATED).is_none());
    let score = parts.score + home + delivery;
    // «حي **** شارع **» is masked.
    let masked = place.contains(&b'*') || place.windows(3).any(|three| three == "•".as_bytes());
    let counts =
        has_number || parts.landmarks > 0 || parts.score >= 4 || (home >= 2 && parts.dwellings + parts.streets >= 2);
    let (confidence, kind) = match () {
        () if masked || (parts.dwellings + parts.streets == 0 && parts.score < 4) => return,
        () if home >= 2 && parts.score >= 4 && has_number => (Confidence::Certain, 0),
        () if home >= 2 && parts.score >= 2 && counts => (Confidence::Likely, 0),
        () if is_venue => return,
        () if is_national && (has_number || has_postcode(lens, start, end)) => (Confidence::Likely, 2),
        () if score >= ENOUGH && counts && (parts.dwellings > 0 || home > 0) => (Confidence::Likely, 0),
        () if parts.streets > 1 && has_number => (Confidence::Possible, 0),
        () => return,
    };
    let because = if home > 1 || is_national { Because::Context } else { Because::Form };
    lens.state(out, (start, end), confidence, because, [Some(Value::Word(KINDS[kind])), None, None]);
}

/// Whether a postal code or a building's number stands beside the parts of a national address.
fn has_postcode(lens: &Lens<'_>, start: u32, end: u32) -> bool {
    let (bytes, words) = (lens.view.folded(), lens.view.words());
    let first = words.partition_point(|word| word.start + APART < start);
    let beside = words[first..].iter().take_while(|word| word.start <= end + APART);
    beside
        .into_iter()
        .any(|word| matches!(word.end - word.start, 4 | 5) && word.of(bytes).iter().all(u8::is_ascii_digit))
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
