//! Where someone is or lives, as a map link or coordinates.

use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, is_listed_host};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/location",
    summary: Words::new("موقع على الخريطة", "a place on the map"),
    doc: Words::new(
        "رابط خريطة (خرائط Google وApple وWaze وغيرها) أو `geo:` (RFC 5870) أو خط عرض وخط طول عشريان بثلاث منازل فأكثر أو بالدقائق والثواني. يُعد \
         موقع شخص إذا تكلمت الكلمات المجاورة عن بيت أو سكن أو موقع صاحب الرسالة؛ وموقع المدرسة أو القاعة والرابط المجرد احتمال.",
        "A map link (Google, Apple, Waze and others), a `geo:` address (RFC 5870), or a latitude and a longitude with three \
         decimals or more, or in minutes and seconds. It is a person's place if words nearby speak of a home or of the sender's own location; the place \
         of a school or a hall, or a bare link, is only possible.",
    ),
    fields: &[Field {
        name: "kind",
        kind: FieldKind::Word(KINDS),
        doc: Words::new("رابط أو إحداثيات", "link or coordinates"),
    }],
    lists: &[
        "personal/home-words",
        "personal/venue-words",
        "personal/where-words",
        "personal/given-names",
        "personal/people-names",
    ],
    look: Look::Text { wakes_on: Gates::LINK.and(Gates::LISTED_DIGIT), reads: PartKinds::BODY, see },
    hits: &[
        ("لوكيشن بيتنا https://maps.app.goo.gl/Xy12abCD", "https://maps.app.goo.gl/Xy12abCD"),
        ("موقع منزل الطالبة: ٢٤.٧١٣٦٥، ٤٦.٦٧٥٣٢", "٢٤.٧١٣٦٥، ٤٦.٦٧٥٣٢"),
        ("موقعي الحالي https://waze.com/ul/hsv8x", "https://waze.com/ul/hsv8x"),
        ("my house: https://www.google.com/maps?q=26.2794,50.2083", "https://www.google.com/maps?q=26.2794,50.2083"),
        ("She lives at 26.27941, 50.20833", "26.27941, 50.20833"),
        ("our home location geo:26.27941,50.20833", "26.27941,50.20833"),
        ("drop her at home: https://goo.gl/maps/xyz", "https://goo.gl/maps/xyz"),
        ("بيت العريس ٢٦°١٦'٤٥\"N 50°12'30\"E", "٢٦°١٦'٤٥\"N 50°12'30\""),
        ("تعالوا عندنا ٢٤٫٧١٣٦ ٤٦٫٦٧٥٣", "٢٤٫٧١٣٦ ٤٦٫٦٧٥٣"),
        ("I'm here: https://yandex.com/maps/-/CCU", "https://yandex.com/maps/-/CCU"),
    ],
    misses: &[
        "موقع قاعة التدريب https://maps.app.goo.gl/Xy12abCD",
        "الموقع: https://maps.google.com/?q=26.2794,50.2083",
        "درجات الطالبات في البيت العلمي 24.5، 46.5",
        "venue of the workshop: https://maps.app.goo.gl/Xy12abCD",
        "home page: https://www.google.com/search?q=maps",
        "home reading 24.5, 46.7 minutes",
        "Fuel house prices 2.18750, 2.33330",
    ],
};

const KINDS: &[&str] = &["link", "coordinates"];
const HOME: usize = 0;
const VENUE: usize = 1;
const WHERE: usize = 2;
const NAMES: [usize; 2] = [3, 4];

/// How near before a place a name stands whose it is, in folded bytes.
const BESIDE: u32 = 12;

/// How far words for a home or a venue may stand, in folded bytes.
const NEAR: u32 = 90;

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let folded = lens.view.folded();
    if let Some(links) = lens.view.links() {
        for link in links.list() {
            let rest = &folded[link.start as usize..link.end as usize];
            if is_map(links.host(link), rest) {
                state(lens, out, (link.start, link.end), KINDS[0]);
            }
        }
    }
    for (start, end) in coordinates(folded) {
        let inside = lens.view.links().is_some_and(|links| {
            let nth = links.list().partition_point(|link| link.end <= start);
            links.list().get(nth).is_some_and(|link| link.start <= start)
        });
        if !inside {
            state(lens, out, (start, end), KINDS[1]);
        }
    }
}

fn state(lens: &Lens<'_>, out: &mut Findings, (start, end): (u32, u32), kind: &'static str) {
    let near = |list| lens.within(list, start.saturating_sub(NEAR), end + NEAR);
    let home = near(HOME).chain(near(WHERE)).map(|hit| hit.weight).max().unwrap_or(0);
    let venue = near(VENUE).next().is_some();
    let around = lens
        .closest_before(&[HOME, VENUE, WHERE], start, NEAR)
        .or_else(|| lens.closest_after(&[HOME, VENUE, WHERE], end, NEAR));
    let (confidence, because) = match around {
        Some((HOME | WHERE, hit)) if hit.weight >= 3 => (Confidence::Certain, Because::Context),
        Some((HOME | WHERE, hit)) if hit.weight == 2 || !venue => (Confidence::Likely, Because::Context),
        // "The school bus passes our house: …" names both; the stronger counts.
        // "Route 4: Hala 25.2048, 55.2708".
        _ if !venue && lens.closest_before(&NAMES, start, BESIDE).is_some() => (Confidence::Likely, Because::Context),
        _ if home >= 2 => (Confidence::Likely, Because::Context),
        _ => (Confidence::Possible, Because::Form),
    };
    lens.state(out, (start, end), confidence, because, [Some(Value::Word(kind)), None, None]);
}

/// Whether a link leads to a map: a host that serves nothing else, or a map's path on another.
fn is_map(host: &str, link: &[u8]) -> bool {
    let goes_to = |path: &[u8]| memchr::memmem::find(link, path).is_some();
    is_listed_host("personal/map-hosts", host)
        || (host == "goo.gl" && goes_to(b"/maps"))
        || (host.ends_with("waze.com") && (goes_to(b"/ul") || goes_to(b"/live-map")))
        || (host.ends_with("bing.com") && goes_to(b"/maps"))
        || (host.contains("yandex.") && goes_to(b"maps"))
        || (host.contains("google.") && (goes_to(b"/maps") || host.starts_with("maps.")))
        || (host == "g.co" && goes_to(b"/kgs"))
        || (host.ends_with("icloud.com") && goes_to(b"/find"))
        || (host.ends_with("snapchat.com") && goes_to(b"map"))
}

/// Pairs of degrees, a latitude and a longitude: decimal with three decimals or more, or with minutes and seconds.
fn coordinates(folded: &[u8]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(digit) = folded[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
            let whole = folded[digit..].iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
            at = digit + whole;
            let Some((middle, latitude)) = degrees(folded, digit, whole) else { continue };
            let Some(next) = separator(folded, middle) else { continue };
            let whole = folded[next..].iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
            let Some((end, longitude)) = degrees(folded, next, whole) else { continue };
            if latitude <= 90 && longitude <= 180 && latitude + longitude > 10 {
                at = end;
                let start = if digit > 0 && folded[digit - 1] == b'-' { digit - 1 } else { digit };
                return Some((start as u32, end as u32));
            }
        }
        None
    })
}

/// Degrees whose `whole` digits start at `start`: where they end, and their value.
fn degrees(folded: &[u8], start: usize, whole: usize) -> Option<(usize, u32)> {
    if !(1..=3).contains(&whole) {
        return None;
    }
    let value = folded[start..start + whole].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let rest = &folded[start + whole..];
    let point = if rest.first() == Some(&b'.') {
        1
    } else if rest.starts_with("٫".as_bytes()) {
        2
    } else {
        0
    };
    if point > 0 {
        let decimals = rest[point..].iter().take(16).take_while(|byte| byte.is_ascii_digit()).count();
        return (decimals >= DECIMALS).then_some((start + whole + point + decimals, value));
    }
    // 26°16'45.2"N
    let sign = rest.starts_with("°".as_bytes()).then(|| "°".len())?;
    let minutes = rest[sign..].iter().take(24).take_while(|byte| is_of_minutes(**byte)).count();
    let digits = rest[sign..sign + minutes].iter().filter(|byte| byte.is_ascii_digit()).count();
    let last = rest[sign..sign + minutes].iter().rposition(|byte| *byte != b' ').map_or(0, |last| last + 1);
    (digits >= 2).then_some((start + whole + sign + last, value))
}

/// How many decimals a degree has that shows a house, all but.
const DECIMALS: usize = 3;

/// What stands behind the sign of degrees: minutes, seconds, their marks in ASCII or as ′ and ″.
fn is_of_minutes(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'\'' | b'"' | b'.' | b' ' | 0xE2 | 0x80 | 0xB2 | 0xB3 | 0x99 | 0x9D)
}

/// Where the longitude starts behind a latitude that ends at `at`.
fn separator(folded: &[u8], at: usize) -> Option<usize> {
    let mut next = at;
    while next - at <= 40 {
        let rest = &folded[next..];
        let first = *rest.first()?;
        if first.is_ascii_digit() {
            return (next > at).then_some(next);
        }
        let word = BETWEEN.iter().find(|word| rest.starts_with(word.as_bytes()));
        match word {
            Some(word) => next += word.len(),
            None if b" ,/;:-=|()nesw\n".contains(&first) => next += 1,
            None => return None,
        }
    }
    None
}

/// Words and signs between latitude and longitude; folded.
const BETWEEN: [&str; 24] = [
    "longitude",
    "long",
    "lng",
    "lon",
    "and",
    "east",
    "north",
    "%2c",
    "،",
    "°",
    "شمالا",
    "شمال",
    "شرقا",
    "شرق",
    "خط",
    "الطول",
    "طول",
    "درجه",
    "ش",
    "ق",
    "و",
    "south",
    "west",
    "e",
];
