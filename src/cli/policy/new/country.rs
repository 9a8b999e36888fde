//! The countries that a new policy can be for, and what follows from each: the zone, the calendar, the phones, the sites.

/// A country that has a calendar among the shipped policies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Country {
    /// The code by which settings know it.
    pub(super) code: &'static str,
    /// What people call it, in both languages, folded as [`super::hours::plain`] does.
    names: &'static [&'static str],
    pub(super) zone: &'static str,
    /// The shipped policy that holds its days off and working hours.
    pub(super) calendar: &'static str,
    pub(super) weekend: &'static [&'static str],
    pub(super) half_days: &'static [&'static str],
    /// The suffixes of its public bodies and schools.
    pub(super) trusted: [&'static str; 2],
}

const COUNTRIES: [Country; 8] = [
    Country {
        code: "sa",
        names: &["ksa", "saudi", "saudi arabia", "riyadh", "السعوديه", "المملكه", "المملكه العربيه السعوديه", "الرياض"],
        zone: "Asia/Riyadh",
        calendar: "base/hours",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.sa", "edu.sa"],
    },
    Country {
        code: "ae",
        names: &[
            "uae",
            "emirates",
            "united arab emirates",
            "dubai",
            "abu dhabi",
            "sharjah",
            "الامارات",
            "الامارات العربيه المتحده",
            "دبي",
            "ابوظبي",
            "ابو ظبي",
            "الشارقه",
        ],
        zone: "Asia/Dubai",
        calendar: "base/hours-ae",
        weekend: &["sat", "sun"],
        half_days: &["fri"],
        trusted: ["gov.ae", "ac.ae"],
    },
    Country {
        code: "kw",
        names: &["kuwait", "الكويت"],
        zone: "Asia/Kuwait",
        calendar: "base/hours-kw",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.kw", "edu.kw"],
    },
    Country {
        code: "qa",
        names: &["qatar", "doha", "قطر", "الدوحه"],
        zone: "Asia/Qatar",
        calendar: "base/hours-qa",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.qa", "edu.qa"],
    },
    Country {
        code: "bh",
        names: &["bahrain", "manama", "البحرين", "المنامه"],
        zone: "Asia/Bahrain",
        calendar: "base/hours-bh",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.bh", "edu.bh"],
    },
    Country {
        code: "om",
        names: &["oman", "muscat", "عمان", "سلطنه عمان", "مسقط"],
        zone: "Asia/Muscat",
        calendar: "base/hours-om",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.om", "edu.om"],
    },
    Country {
        code: "eg",
        names: &["egypt", "cairo", "مصر", "القاهره"],
        zone: "Africa/Cairo",
        calendar: "base/hours-eg",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.eg", "edu.eg"],
    },
    Country {
        code: "jo",
        names: &["jordan", "amman", "الاردن"],
        zone: "Asia/Amman",
        calendar: "base/hours-jo",
        weekend: &["fri", "sat"],
        half_days: &[],
        trusted: ["gov.jo", "edu.jo"],
    },
];

impl Country {
    /// The country that `said` means: its code, its name in either language, or its best-known city.
    pub(super) fn named(said: &str) -> Option<&'static Country> {
        let said = super::hours::plain(said);
        COUNTRIES.iter().find(|country| country.code == said || country.names.contains(&said.as_str()))
    }

    /// The country in which a zone is.
    pub(super) fn of_zone(zone: &str) -> Option<&'static Country> {
        COUNTRIES.iter().find(|country| country.zone == zone)
    }

    /// The codes of all of them.
    pub(super) fn codes() -> impl Iterator<Item = &'static str> {
        COUNTRIES.iter().map(|country| country.code)
    }

    /// Whether `day` is one of the days that `sort` (`workdays`, `half-days`, `weekend`) means here.
    pub(super) fn is(&self, day: &str, sort: &str) -> bool {
        let (weekend, half) = (self.weekend.contains(&day), self.half_days.contains(&day));
        match sort {
            "weekend" => weekend,
            "half-days" => half,
            _ => !weekend && !half,
        }
    }
}

#[cfg(test)]
mod tests {
    use tadqiq::Policy;

    use super::*;

    #[test]
    fn a_country_goes_by_many_names() {
        for (said, code) in [("ae", "ae"), ("دبي", "ae"), ("الإمارات", "ae"), ("UAE", "ae"), ("السعودية", "sa")]
        {
            assert_eq!(Country::named(said).map(|country| country.code), Some(code), "{said}");
        }
        assert_eq!(Country::named("France"), None);
    }

    /// What is written here again, so that nothing is loaded to ask a question, is what the shipped calendars say.
    #[test]
    fn the_table_is_what_the_calendars_say() {
        for country in &COUNTRIES {
            let policy = Policy::shipped(country.calendar).expect("shipped").expect("sound");
            let zone = policy.settings().time_zone.as_ref().and_then(|zone| zone.iana_name().map(str::to_owned));
            assert_eq!(zone.as_deref(), Some(country.zone), "{}", country.code);
            let told = |name: &str| {
                let outline = policy.outline();
                let setting = outline.settings.into_iter().find(|setting| setting.name == name);
                setting.map(|setting| setting.value.to_string().replace(['[', ']', '"'], ""))
            };
            assert_eq!(told("weekend"), Some(country.weekend.join(",")), "{}", country.code);
            assert_eq!(told("half-days"), Some(country.half_days.join(",")), "{}", country.code);
        }
    }
}
