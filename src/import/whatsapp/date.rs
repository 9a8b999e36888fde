//! Which part of a date is the day, decided over all headers of a file.

use jiff::civil;

use super::header::{Era, Header};
use crate::hijri::Hijri;
use crate::import::DateOrder;

/// How an order was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    Given,
    YearFirst,
    Named,
    Votes,
    FileOrder,
    Script,
    Assumed,
}

/// The order of a file's dates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) order: DateOrder,
    pub(super) because: Because,
}

/// The headers contradict one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    pub(super) day_first: u64,
    pub(super) month_first: u64,
}

/// What all headers of a file together say.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    headers: u64,
    year_first: u64,
    named: u64,
    first_over_12: u64,
    second_over_12: u64,
    last: Option<[u16; 3]>,
    falls_day_first: u64,
    falls_month_first: u64,
    arabic: bool,
    dotted: bool,
    capitals: bool,
    padded: bool,
}

impl Evidence {
    pub(super) fn add(&mut self, header: &Header) {
        self.headers += 1;
        let [first, second, third] = header.parts;
        if header.shape.named {
            self.named += 1;
            return;
        }
        if year_first(header) {
            self.year_first += 1;
            return;
        }
        self.first_over_12 += u64::from(first > 12);
        self.second_over_12 += u64::from(second > 12);
        self.arabic |= header.arabic;
        self.dotted |= header.shape.date_mark == b'.';
        self.capitals |= header.capitals;
        self.padded |= header.widths[2] == 4 || (header.widths[0] == 2 && first < 10);
        if let Some([a, b, c]) = self.last.replace([first, second, third]) {
            self.falls_day_first += u64::from((third, second, first) < (c, b, a));
            self.falls_month_first += u64::from((third, first, second) < (c, a, b));
        }
    }

    /// How many headers have no date in `order`.
    pub(super) fn misfits(&self, order: DateOrder) -> u64 {
        match order {
            DateOrder::DayMonthYear => self.second_over_12 + self.year_first,
            DateOrder::MonthDayYear => self.first_over_12 + self.year_first,
            DateOrder::YearMonthDay => self.headers - self.year_first - self.named,
        }
    }

    pub(super) fn decide(&self, given: Option<DateOrder>) -> Result<Decided, Conflict> {
        let decided = |order, because| Ok(Decided { order, because });
        if let Some(order) = given {
            return decided(order, Because::Given);
        }
        if self.year_first * 2 > self.headers {
            return decided(DateOrder::YearMonthDay, Because::YearFirst);
        }
        if self.named * 2 > self.headers {
            return decided(DateOrder::DayMonthYear, Because::Named);
        }
        // A quoted header from another phone may contradict the rest; it is then read as text.
        let (day, month) = (self.first_over_12, self.second_over_12);
        if day > 20 * month {
            return decided(DateOrder::DayMonthYear, Because::Votes);
        }
        if month > 20 * day {
            return decided(DateOrder::MonthDayYear, Because::Votes);
        }
        if day > 0 {
            return Err(Conflict { day_first: day, month_first: month });
        }
        if self.falls_day_first * 8 < self.falls_month_first {
            return decided(DateOrder::DayMonthYear, Because::FileOrder);
        }
        if self.falls_month_first * 8 < self.falls_day_first {
            return decided(DateOrder::MonthDayYear, Because::FileOrder);
        }
        if self.arabic || self.dotted {
            return decided(DateOrder::DayMonthYear, Because::Script);
        }
        if self.capitals && !self.padded {
            return decided(DateOrder::MonthDayYear, Because::Assumed);
        }
        decided(DateOrder::DayMonthYear, Because::Assumed)
    }
}

fn year_first(header: &Header) -> bool {
    header.parts[0] > 31 || header.widths[0] == 4
}

/// Year, month and day as written; `None` if the header does not fit the order.
fn split(header: &Header, order: DateOrder) -> Option<(u16, u16, u16)> {
    let [first, second, third] = header.parts;
    let (year, month, day) = match order {
        _ if header.shape.named => (third, second, first),
        DateOrder::DayMonthYear if !year_first(header) => (third, second, first),
        DateOrder::MonthDayYear if !year_first(header) => (third, first, second),
        DateOrder::YearMonthDay => (first, second, third),
        _ => return None,
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

/// Something that grows with time, for comparing headers of one file; `None` if this is no header in that order.
pub(super) fn rank(header: &Header, order: DateOrder) -> Option<u64> {
    let (year, month, day) = split(header, order)?;
    let day = (u64::from(year) * 12 + u64::from(month)) * 31 + u64::from(day);
    Some(((day * 24 + u64::from(header.hour)) * 60 + u64::from(header.minute)) * 60 + u64::from(header.second))
}

/// When a message was sent, by the clock of the phone that exported it.
pub(super) fn moment(header: &Header, order: DateOrder) -> Option<civil::DateTime> {
    let (year, month, day) = split(header, order)?;
    let date = match (header.shape.era, year) {
        (Era::Hijri, ..100) => Hijri::new(1400 + year as i16, month, day)?.to_gregorian()?,
        (Era::Hijri, _) | (Era::None, 1300..1600) => Hijri::new(year as i16, month, day)?.to_gregorian()?,
        (Era::Buddhist, ..100) => gregorian(2500 + year - 543, month, day)?,
        (Era::Buddhist, _) | (Era::None, 2400..) => gregorian(year.checked_sub(543)?, month, day)?,
        (Era::None, ..100) => gregorian(2000 + year, month, day)?,
        (Era::None, _) => gregorian(year, month, day)?,
    };
    Some(date.at(header.hour as i8, header.minute as i8, header.second as i8, 0))
}

fn gregorian(year: u16, month: u16, day: u16) -> Option<civil::Date> {
    civil::Date::new(year as i16, month as i8, day as i8).ok()
}
