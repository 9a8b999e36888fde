//! Moments for people: by the Gregorian calendar and, where hours are at stake, by the Hijri one too.

use jiff::civil::DateTime;

use crate::detect::{self, FieldKind};
use crate::finding::DetectorIndex;
use crate::hijri::Hijri;
use crate::report::Phrases;
use crate::report::inert::isolate;
use crate::report::page::apart;

/// Date and time as reports write them.
pub(super) fn gregorian(at: DateTime) -> String {
    at.strftime(if at.second() == 0 { "%F %H:%M" } else { "%F %T" }).to_string()
}

/// Date and time by both calendars; by the Gregorian one alone outside the years known of the other.
pub(super) fn both(phrases: &Phrases, at: DateTime) -> String {
    let Some(Hijri { year, month, day }) = Hijri::of(at.date()) else { return isolate(&gregorian(at)) };
    let values = [
        ("time", apart(&gregorian(at))),
        ("year", i64::from(year).into()),
        ("month", u64::from(month).into()),
        ("day", u64::from(day).into()),
    ];
    phrases.say("moment-both", &values)
}

/// Whether the findings of this detector are about a moment.
pub(super) fn tells_time(detector: DetectorIndex) -> bool {
    detect::at(detector).fields.iter().any(|field| field.kind == FieldKind::Moment)
}
