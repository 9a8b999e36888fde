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
        "رابط خريطة (خرائط Google وApple وWaze وغيرها) أو `geo:` (RFC 5870) أو خط عرض وخط طول عشريان بأربع منازل فأكثر. يُعد \
         موقع شخص إذا تكلمت الكلمات المجاورة عن بيت أو سكن أو موقع صاحب الرسالة؛ وموقع المدرسة أو القاعة والرابط المجرد احتمال.",
        "A map link (Google, Apple, Waze and others), a `geo:` address (RFC 5870), or a latitude and a longitude with four \
         decimals or more. It is a person's place if words nearby speak of a home or of the sender's own location; the place \
         of a school or a hall, or a bare link, is only possible.",
    ),
    fields: &[Field {
        name: "kind",
        kind: FieldKind::Word(KINDS),
        doc: Words::new("رابط أو إحداثيات", "link or coordinates"),
    }],
    lists: &["personal/home-words", "personal/venue-words"],
    look: Look::Text { wakes_on: Gates::LINK, reads: PartKinds::BODY, see },
    hits: &[
        ("لوكيشن بيتنا https://maps.app.goo.gl/Xy12abCD", "https://maps.app.goo.gl/Xy12abCD"),
        ("موقع منزل الطالبة: ٢٤.٧١٣٦٥، ٤٦.٦٧٥٣٢", "٢٤.٧١٣٦٥، ٤٦.٦٧٥٣٢"),
        ("موقعي الحالي https://waze.com/ul/hsv8x", "https://waze.com/ul/hsv8x"),
        ("my house: https://www.google.com/maps?q=26.2794,50.2083", "https://www.google.com/maps?q=26.2794,50.2083"),
        ("She lives at 26.27941, 50.20833", "26.27941, 50.20833"),
        ("our home location geo:26.27941,50.20833", "26.27941,50.20833"),
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

/// How far words for a home or a venue may stand, in folded bytes.
const NEAR: u32 = 80;

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
    let around =
        lens.closest_before(&[HOME, VENUE], start, NEAR).or_else(|| lens.closest_after(&[HOME, VENUE], end, NEAR / 2));
    let (confidence, because) = match around {
        Some((HOME, hit)) if hit.weight >= 3 => (Confidence::Certain, Because::Context),
        Some((HOME, hit)) if hit.weight == 2 => (Confidence::Likely, Because::Context),
        _ => (Confidence::Possible, Because::Form),
    };
    lens.state(out, (start, end), confidence, because, [Some(Value::Word(kind)), None, None]);
}

/// Whether a link leads to a map: a host that serves nothing else, or a map's path on another.
fn is_map(host: &str, link: &[u8]) -> bool {
    let goes_to = |path: &[u8]| memchr::memmem::find(link, path).is_some();
    is_listed_host("personal/map-hosts", host)
        || ((host.starts_with("google.") || host.starts_with("www.google.")) && goes_to(b"/maps"))
        || (host == "goo.gl" && goes_to(b"/maps"))
        || (host.ends_with("waze.com") && (goes_to(b"/ul") || goes_to(b"/live-map")))
        || (host.ends_with("bing.com") && goes_to(b"/maps"))
}

/// Pairs of decimal degrees with four decimals or more: a latitude, a longitude.
fn coordinates(folded: &[u8]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(dot) = memchr::memchr(b'.', &folded[at..]).map(|offset| at + offset) {
            at = dot + 1;
            let Some((start, middle, latitude)) = degrees(folded, dot) else { continue };
            let Some(gap) = separator(&folded[middle..]) else { continue };
            let whole = folded[middle + gap..].iter().take(4).take_while(|b| b.is_ascii_digit() || **b == b'-').count();
            let next = middle + gap + whole;
            if folded.get(next) != Some(&b'.') {
                continue;
            }
            let Some((_, end, longitude)) = degrees(folded, next) else { continue };
            if latitude <= 90 && longitude <= 180 && latitude + longitude > 10 {
                at = end;
                return Some((start as u32, end as u32));
            }
        }
        None
    })
}

/// The number around the dot at `dot`: where it starts and ends, and its whole degrees; only with four decimals.
fn degrees(folded: &[u8], dot: usize) -> Option<(usize, usize, u32)> {
    let whole = folded[..dot].iter().rev().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let decimals = folded[dot + 1..].iter().take(16).take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=3).contains(&whole) || decimals < 4 {
        return None;
    }
    let value = folded[dot - whole..dot].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let signed = dot > whole && folded[dot - whole - 1] == b'-';
    Some((dot - whole - usize::from(signed), dot + 1 + decimals, value))
}

/// How long the separator between latitude and longitude is.
fn separator(rest: &[u8]) -> Option<usize> {
    ["، ", ", ", ",", "،", " , ", "  ", " ", "/", "%2c"]
        .iter()
        .find(|gap| rest.starts_with(gap.as_bytes()))
        .map(|gap| gap.len())
}
