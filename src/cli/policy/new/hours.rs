//! Hours and days as people write them: `٧:٣٠-١٥:٠٠`, `sun-thu 8am to 3pm, sat 10-12`, `من الأحد إلى الخميس`.

use super::country::Country;
use tadqiq::text::fold;

/// The days of a week in which 1 March 2026 is the Sunday: the name that policies use, and what people write.
pub(super) const WEEK: [(&str, &str, &str); 7] = [
    ("sun", "الأحد", "Sunday"),
    ("mon", "الاثنين", "Monday"),
    ("tue", "الثلاثاء", "Tuesday"),
    ("wed", "الأربعاء", "Wednesday"),
    ("thu", "الخميس", "Thursday"),
    ("fri", "الجمعة", "Friday"),
    ("sat", "السبت", "Saturday"),
];

/// The sorts of day that a calendar tells apart, as a sentence goes on with them.
pub(super) const SORTS: [(&str, &str, &str); 3] = [
    ("workdays", "أيام العمل", "working days"),
    ("half-days", "أيام نصف الدوام", "half days"),
    ("weekend", "الإجازة الأسبوعية", "the weekend"),
];

/// One stretch of hours, in minutes of the day, and its days; all of them if none is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) days: Vec<&'static str>,
}

/// What cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// A word that is neither a day nor part of an hour.
    Word(String),
    /// Hours that could mean two things, or none.
    Hours,
}

/// The minutes of a day.
pub(super) const DAY: u16 = 24 * 60;

impl Window {
    /// `07:00-21:00`.
    pub(super) fn span(&self) -> String {
        format!("{}-{}", clock(self.from), clock(self.to))
    }

    /// Whether it holds on this day of the week.
    fn on(&self, day: usize, country: Option<&Country>) -> bool {
        let name = WEEK[day % 7].0;
        let is = |own: &&str| **own == *name || country.is_some_and(|country| is_sort(own) && country.is(name, own));
        self.days.is_empty() || self.days.iter().any(is)
    }

    /// Whether a minute of a day of the week lies in it; it may have begun the day before.
    fn has(&self, day: usize, minute: u16, country: Option<&Country>) -> bool {
        if self.from < self.to {
            return self.on(day, country) && (self.from..self.to).contains(&minute);
        }
        (self.on(day, country) && minute >= self.from) || (self.on(day + 6, country) && minute < self.to)
    }
}

/// A moment inside the windows and one outside, as a day of the week and a minute. `None` if they leave nothing out.
pub(super) fn moments(windows: &[Window], country: Option<&Country>) -> Option<[(usize, u16); 2]> {
    let inside = |(day, minute): (usize, u16)| windows.iter().any(|window| window.has(day, minute, country));
    let first = windows.first()?;
    let allowed = (0..7).map(|day| (day, first.from)).find(|at| inside(*at))?;
    // The end of the hours says most: it is past them. Then a free day, and whatever is left.
    let ends = windows.iter().map(|window| (allowed.0, window.to)).filter(|(_, minute)| *minute < DAY);
    let free = (0..7).map(|day| (day, first.from));
    let any = (0..7).flat_map(|day| (0..DAY).step_by(30).map(move |minute| (day, minute)));
    let outside = ends.chain(free).chain(any).find(|at| !inside(*at))?;
    Some([allowed, outside])
}

/// `07:00`.
pub(super) fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Whether a calendar decides which days these are.
pub(super) fn is_sort(day: &str) -> bool {
    SORTS.iter().any(|(sort, ..)| *sort == day)
}

/// Words that stand between those that matter.
const FILLERS: [&str; 24] = [
    "from",
    "at",
    "on",
    "the",
    "and",
    "between",
    "day",
    "days",
    "week",
    "every",
    "all",
    "o'clock",
    "من",
    "في",
    "على",
    "يوم",
    "يوميا",
    "ايام",
    "الايام",
    "كل",
    "الساعه",
    "و",
    "طوال",
    "الاسبوع",
];
/// Words for the stretch between two times or days.
const UNTIL: [&str; 7] = ["to", "until", "till", "through", "الي", "حتي", "لغايه"];
const MORNING: [&str; 7] = ["am", "a.m.", "a.m", "ص", "صباحا", "فجرا", "الصبح"];
const EVENING: [&str; 11] = ["pm", "p.m.", "p.m", "م", "مساء", "ظهرا", "عصرا", "ليلا", "المغرب", "الظهر", "العصر"];
const WORKDAYS: [&str; 8] = ["workdays", "weekdays", "working", "workday", "العمل", "عمل", "الدوام", "دوام"];
const WEEKEND: [&str; 5] = ["weekend", "weekends", "نهايه", "الاجازه", "الاسبوعيه"];

/// `said` in small folded letters and ASCII digits.
pub(super) fn plain(said: &str) -> String {
    fold(said.trim()).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Clone, Copy, Debug)]
enum Token {
    Time(Time),
    Day(usize),
    Sort(&'static str),
    Until,
}

#[derive(Clone, Copy, Debug)]
struct Time {
    hour: u16,
    minute: Option<u16>,
    evening: Option<bool>,
}

/// The days that an answer names: none if it means all.
pub(super) fn days(said: &str, country: Option<&Country>) -> Result<Vec<&'static str>, Unread> {
    let tokens = tokens(said)?;
    if tokens.iter().any(|token| matches!(token, Token::Time(_))) {
        return Err(Unread::Hours);
    }
    let days = days_of(&tokens, country);
    Ok(if WEEK.iter().all(|(day, ..)| days.contains(day)) { Vec::new() } else { days })
}

/// The windows that an answer names, with their days where it says any.
pub(super) fn windows(said: &str, country: Option<&Country>) -> Result<Vec<Window>, Unread> {
    let tokens = tokens(said)?;
    let is_day = |token: &Token| matches!(token, Token::Day(_) | Token::Sort(_));
    let days_first = tokens.iter().find(|token| !matches!(token, Token::Until)).is_some_and(is_day);
    // A group is some hours and the days they hold on, whichever comes first.
    let mut groups: Vec<(Vec<Token>, Vec<Token>)> = vec![(Vec::new(), Vec::new())];
    let mut last_was_day = false;
    for token in tokens {
        let day = if let Token::Until = token { last_was_day } else { is_day(&token) };
        last_was_day = day;
        let full = groups.last().is_some_and(|(days, hours)| match (day, days_first) {
            (true, true) => !hours.is_empty(),
            (false, false) => !days.is_empty(),
            _ => false,
        });
        if full {
            groups.push((Vec::new(), Vec::new()));
        }
        if let Some((days, hours)) = groups.last_mut() {
            if day { days } else { hours }.push(token);
        }
    }
    let mut out = Vec::new();
    for (days, hours) in groups {
        let mut spans = hours.chunks(3).peekable();
        if spans.peek().is_none() {
            return Err(Unread::Hours);
        }
        let days = days_of(&days, country);
        for span in spans {
            let [Token::Time(from), Token::Until, Token::Time(to)] = span else { return Err(Unread::Hours) };
            let (from, to) = minutes(*from, *to).ok_or(Unread::Hours)?;
            out.push(Window { from, to, days: days.clone() });
        }
    }
    Ok(out)
}

/// The days of some tokens; two with a dash between them mean those in between too.
fn days_of(tokens: &[Token], country: Option<&Country>) -> Vec<&'static str> {
    let mut on: Vec<&'static str> = Vec::new();
    let mut note = |day| {
        if !on.contains(&day) {
            on.push(day);
        }
    };
    let mut last = None;
    let mut stretch = false;
    for token in tokens {
        match *token {
            Token::Day(day) => {
                let mut at = last.filter(|_| stretch).unwrap_or(day);
                note(WEEK[at].0);
                while at != day {
                    at = (at + 1) % 7;
                    note(WEEK[at].0);
                }
                (last, stretch) = (Some(day), false);
            }
            Token::Sort(sort) => {
                note(sort);
                // Half a day of work is one too.
                if sort == "workdays" && country.is_some_and(|country| !country.half_days.is_empty()) {
                    note("half-days");
                }
            }
            Token::Until => stretch = true,
            Token::Time(_) => {}
        }
    }
    on
}

fn tokens(said: &str) -> Result<Vec<Token>, Unread> {
    let text = plain(said).replace(['–', '—', '−', '‑', '~'], "-");
    let mut out = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let (time, left) = time(rest)?;
            out.push(Token::Time(time));
            rest = left;
            continue;
        }
        let end = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        if end == 0 {
            match c {
                '-' => out.push(Token::Until),
                ',' | '،' | ';' | '؛' | ' ' | '/' | '&' | '+' | '.' | '(' | ')' | ':' => {}
                other => return Err(Unread::Word(other.to_string())),
            }
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (word, left) = rest.split_at(end);
        rest = left;
        if let Some((Token::Time(time), part)) = out.last_mut().zip(part_of_day(word)) {
            time.evening = Some(part);
        } else if let Some(token) = token(word) {
            out.push(token);
        } else if !FILLERS.contains(&word) {
            return Err(Unread::Word(word.to_owned()));
        }
    }
    Ok(out)
}

fn is_of_word(c: char) -> bool {
    (c.is_alphabetic() || c == '\'') && !c.is_ascii_digit()
}

fn part_of_day(word: &str) -> Option<bool> {
    if MORNING.contains(&word) {
        return Some(false);
    }
    EVENING.contains(&word).then_some(true)
}

/// A day, a sort of day, or what stands between two.
fn token(word: &str) -> Option<Token> {
    if UNTIL.contains(&word) {
        return Some(Token::Until);
    }
    if WORKDAYS.contains(&word) {
        return Some(Token::Sort("workdays"));
    }
    if WEEKEND.contains(&word) {
        return Some(Token::Sort("weekend"));
    }
    let is = |word: &str| {
        WEEK.iter().position(|(short, arabic, english)| {
            let arabic = plain(arabic);
            word == *short
                || word == arabic
                || Some(word) == arabic.strip_prefix("ال")
                // `tues`, `thurs`, `sundays`.
                || (word.len() > 3 && word.is_ascii() && english.to_lowercase().starts_with(word.trim_end_matches('s')))
        })
    };
    is(word).or_else(|| word.strip_prefix('و').and_then(is)).map(Token::Day)
}

/// `7`, `07:30`, `7.30`; what comes after it.
fn time(text: &str) -> Result<(Time, &str), Unread> {
    let number = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let end = number(text);
    let hour: u16 = text[..end].parse().map_err(|_| Unread::Hours)?;
    let mut rest = &text[end..];
    let mut minute = None;
    if let Some(after) = rest.strip_prefix([':', '.']) {
        let end = number(after);
        if end == 2 {
            minute = after[..end].parse().ok();
            rest = &after[end..];
        }
    }
    let fits = hour <= 24 && minute.unwrap_or(0) < 60 && (hour < 24 || minute.unwrap_or(0) == 0);
    if fits { Ok((Time { hour, minute, evening: None }, rest)) } else { Err(Unread::Hours) }
}

/// Both times in minutes of the day. `7-3` could be the afternoon or the night, and is not guessed.
fn minutes(from: Time, to: Time) -> Option<(u16, u16)> {
    let of = |time: Time| {
        let hour = match time.evening {
            Some(_) if time.hour == 0 || time.hour > 12 => return None,
            Some(true) if time.hour < 12 => time.hour + 12,
            Some(false) if time.hour == 12 => 0,
            _ => time.hour,
        };
        Some(hour * 60 + time.minute.unwrap_or(0))
    };
    let told = |time: Time| time.minute.is_some() || time.evening.is_some();
    let (start, end) = (of(from)?, of(to)?);
    let clear = told(from) && told(to) || start < end;
    // Midnight ends a day as well as it begins one.
    let end = if end == 0 && told(to) { DAY } else { end };
    (clear && start != end && start < DAY).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match windows(text, Country::named("ae")) {
            Ok(windows) => {
                let one = |window: &Window| format!("{} {}", window.span(), window.days.join(" "));
                windows.iter().map(one).map(|text| text.trim_end().to_owned()).collect::<Vec<_>>().join(" | ")
            }
            Err(why) => format!("{why:?}"),
        }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, read) in [
            ("07:00-21:00", "07:00-21:00"),
            ("٧:٠٠ - ٢١:٠٠", "07:00-21:00"),
            ("٠٧:٠٠–٢١:٠٠", "07:00-21:00"),
            ("7-21", "07:00-21:00"),
            ("8am-3pm", "08:00-15:00"),
            ("7.30 to 15.00", "07:30-15:00"),
            ("من الساعة ٨ صباحًا إلى ٩ مساءً", "08:00-21:00"),
            ("20:00-07:30", "20:00-07:30"),
            ("07:00-00:00", "07:00-24:00"),
            ("08:00-13:00, 16:00-20:00", "08:00-13:00 | 16:00-20:00"),
            ("sun-thu 07:00-15:00; sat 10:00-12:00", "07:00-15:00 sun mon tue wed thu | 10:00-12:00 sat"),
            ("07:00-15:00 Sunday to Tuesday, 10:00-12:00 Saturday", "07:00-15:00 sun mon tue | 10:00-12:00 sat"),
            ("من السبت إلى الاثنين ٨:٠٠-١٤:٠٠، والجمعة ٩:٠٠-١١:٠٠", "08:00-14:00 sat sun mon | 09:00-11:00 fri"),
            ("أيام العمل 08:00-17:00", "08:00-17:00 workdays half-days"),
            ("7-3", "Hours"),
            ("25:00-26:00", "Hours"),
            ("07:00", "Hours"),
            ("sun", "Hours"),
            ("في الصباح", "Word(\"الصباح\")"),
        ] {
            assert_eq!(said(text), read, "{text}");
        }
    }

    #[test]
    fn days_are_read_in_both_languages() {
        let read = |text| days(text, Country::named("sa"));
        assert_eq!(read("sun, mon"), Ok(vec!["sun", "mon"]));
        assert_eq!(read("الأحد، الإثنين والخميس"), Ok(vec!["sun", "mon", "thu"]));
        assert_eq!(read("من الأحد إلى الخميس"), Ok(vec!["sun", "mon", "tue", "wed", "thu"]));
        assert_eq!(read("Thursdays"), Ok(vec!["thu"]));
        assert_eq!(read("أيام العمل"), Ok(vec!["workdays"]));
        assert_eq!(read("كل يوم"), Ok(vec![]));
        assert_eq!(read("sat-fri"), Ok(vec![]), "a whole week");
        assert_eq!(read("holidays"), Err(Unread::Word("holidays".to_owned())));
    }

    #[test]
    fn a_moment_inside_and_one_outside() {
        let of = |text| moments(&windows(text, Country::named("ae")).expect("read"), Country::named("ae"));
        assert_eq!(of("07:00-21:00"), Some([(0, 420), (0, 1260)]));
        assert_eq!(of("08:00-13:00, 16:00-20:00"), Some([(0, 480), (0, 780)]));
        assert_eq!(of("08:00-16:00, 16:00-20:00"), Some([(0, 480), (0, 1200)]));
        assert_eq!(of("workdays 00:00-24:00"), Some([(1, 0), (0, 0)]));
        assert_eq!(of("20:00-07:30"), Some([(0, 1200), (0, 450)]));
        assert_eq!(of("00:00-24:00"), None);
    }
}
