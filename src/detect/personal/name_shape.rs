//! The shape of names: what a word must and must not look like to be one.

/// Whether a folded word is known to be no name, though it stands where one could: after a title, or with a capital.
pub(super) fn cannot_be_name(word: &[u8]) -> bool {
    let known = |words: &str| words.split_ascii_whitespace().any(|known| known.as_bytes() == word);
    match word.first() {
        Some(first) if first.is_ascii() => word.iter().any(u8::is_ascii_digit) || word.len() < 2 || known(LATIN),
        _ => known(ARABIC),
    }
}

/// Whether a folded Arabic word has the form of a family name: the article and the ending of descent, or آل.
pub(super) fn is_family_name(word: &[u8]) -> bool {
    let descent = word.starts_with("ال".as_bytes()) && word.ends_with("ي".as_bytes()) && word.len() >= 10;
    descent && !NO_FAMILY.iter().any(|known| known.as_bytes() == word) || word == "ال".as_bytes()
}

/// Whether a folded Arabic word starts with a conjunction or preposition and the article: no name does.
pub(super) fn has_clitic(word: &[u8]) -> bool {
    ["بال", "لل", "وال", "كال", "فال", "عال"].iter().any(|clitic| word.starts_with(clitic.as_bytes()))
}

/// Whether a folded word is a class: 4b, ٣ب, ب.
pub(super) fn is_class(word: &[u8]) -> bool {
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let section = &word[digits..];
    let letter = match section {
        [letter] => (b'a'..=b'h').contains(letter),
        _ => ["ا", "ب", "ج", "د", "ه"].iter().any(|letter| letter.as_bytes() == section),
    };
    letter && (1..=2).contains(&digits) || digits == 0 && section.len() == 2 && letter && section != "ا".as_bytes()
}

/// Whether an original word is written like a name: a capital letter, then a small one.
pub(super) fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Words in the form of a family name that are said of school, work and time instead; folded.
const NO_FAMILY: [&str; 22] = [
    "الدراسي",
    "الماضي",
    "الحالي",
    "التالي",
    "الثاني",
    "الدراسيه",
    "المدرسي",
    "الرسمي",
    "النهايي",
    "الفصلي",
    "السنوي",
    "اليومي",
    "الاسبوعي",
    "الصباحي",
    "المسايي",
    "الانجليزي",
    "العلمي",
    "الادبي",
    "الداخلي",
    "الخارجي",
    "الاهلي",
    "التربوي",
];

/// Arabic words that may follow a title; folded.
const ARABIC: &str = "\
    اتصل اتصلت اجنبي اجنبيه احياء اذا اردني اردنيه ارسل ارسلوا ارسلي الان التي الحين الذي الذين الساعه العزيزه \
    الغاليه الغد الفاضله القيوين الكريمه اللي المحترم المحترمه المناوبه الي اليوم امس ان انجليزي انفصلت او اول \
    اولي ايش ايضا بتاخد بتاع بتاعت بتاعتنا بتاعنا بتاعه بتقول بتوع بدها بدو بدون برا برضه بس بعد بعض بكرا بكره \
    بياخد بيقول بين تاخذ تبع تبعنا تبغي تبي تحت تدرون تربيه تطلقت تعبان تعبانه تقول تلك تم تمت ثالث ثاني ثم جاء \
    جاءت جالها جامعي جامعيه جاه جاها جت جديد جديده جوا حاسب حامل حبيبتي حبيبي حتي حضر حضرت حق حقت حقتنا حقنا حقي \
    خذا خذت خصوصي خصوصيه خلال دخل دخلت دلوقتي ده دي دين ذلك ذي راح راحت رجع رجعت رح رسب رسبت رياضه رياضيات سعودي \
    سعوديه سقط سقطت سمحت سمعت سمعتوا سوت سوري سوريه سوف شو صار صارت صاير صباح صف ضروري طلع طلعت ظبي عايز عايزه \
    عربي عرفتوا عريش علوم علي عم عمل عملت عن عند عندكم عندنا عنده عندها عندو غاب غابت غايبه غدا غير فصل فصلت \
    فضلا فضلك فقط فلبينيه فوق في فيزياء فين قال قالت قالتلي قالوا قبل قد كان كانت كانو كل كلم كلمت كله كلها كلهم \
    كمان كيف كيمياء لا لازم لبناني لبنانيه لدي لغه لكم لكن لم لن لنا له لها لو لوسمحت ليش ليه ما ماخذ ماخذه \
    ماسكه متعاقد متعاقده متفوق متفوقه متقاعد متقاعده متميز متميزه متي مره مريض مريضه مساء مسك مسكت مسوول مسووله \
    مسوي مسويه مشغوله مصري مصريه مطلقه مع معاه معاها معنا معها معو ممكن من مناوب مناوبه منذ منكم منهم منو موجود \
    موجوده مين نامل نرجو نفسه نفسها هالسنه هاي هتاخد هتستلم هذا هذه هذي هل هلق هم هنا هناك هندي هنديه هو هي \
    هياخد هيدا و واحد واحده واخد واخده وش وصل وصلت وين يا ياخذ ياريت يرجي يقول يقولون يوم";

/// Latin words that may follow a title or begin with a capital; folded.
const LATIN: &str = "\
    3and 3ashan 3shan about according administration africa after afternoon again agenda airport ajman al \
    alhamdulillah all allah also america american amman an and announcement annual another any anyone apparently \
    apple april arab arabia arabic are as asap asia assistant at attention august aunt auntie baby bahrain bank \
    bas because before beirut bel best between biology block board bokra both boy boys breaking british brother \
    btw building but by cairo can center centre chemistry child children circular class classroom college \
    committee company condolences congrats congratulations coordinator could council dammam daughter day dear \
    december department deputy dhabi did director district do docs doctor does doha dr drive driver dubai each \
    education egypt egyptian eid el elly elyom emb embare7 emirates english europe even evening every everybody \
    everyone exam excel excuse facebook family father fe february fel fi filipino final finance first for \
    foreign form forms french friday from fyi geography girl girls god good google gossip governorate grade \
    group guard guess gulf habibi had hal hall has have he head health hear heard hello her here hi high his \
    history hospital how hr husband ict if ill illi important in india indian inshallah instagram interior \
    international is islamic it january jeddah jordan jordanian july june junior just kan kanet kg khaimah \
    khobar kids kind kindergarten kindly king kingdom kuwait labour lady lama lamma last late lebanese lebanon \
    lol ma3 mabrook mabrouk madrasati mafi mall man management manager many march mashalla mashallah math maths \
    may meet men mesh microsoft middle might min minister ministry minutes mish miss mn mo monday month morning \
    mosque mother mr mrs ms mu muscat must my national never new news no nobody noor not note november now nurse \
    october of office ok old oman omg on one only or our outlook pakistan parent parents pe people philippines \
    physics please pls plz poor president primary prince principal problem professor public pupil pupils qatar \
    queen question quwain ramadan regards remember reminder report result results riyadh road room rumor rumour \
    sadly salam samsung saturday saudi school science secondary secretary section semester senior september \
    seriously sharjah she sheets sheikh should sick since sir sister snapchat so some somebody someone son sorry \
    spelling staff states still street student students subject sunday supervisor syria teacher teachers team \
    teams term test thank thanks that the their then there these they this those three thursday tiktok to today \
    tomorrow tower tuesday twitter two uae uncle unfortunately unit united university update urgent vice wa \
    walla wallah was we wednesday week wel welcome were what whatsapp when where which who whoever why wife will \
    windows with woman women word world would ya yalla year yes yesterday you your youtube zone zoom";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_names_and_classes() {
        assert!(is_family_name("الدوسري".as_bytes()) && !is_family_name("الدراسي".as_bytes()));
        assert!(!is_family_name("المدير".as_bytes()));
        for class in ["4b", "10a", "3ب", "ب"] {
            assert!(is_class(class.as_bytes()), "{class}");
        }
        for other in ["2026", "b", "a", "44444b", "و"] {
            assert!(!is_class(other.as_bytes()), "{other}");
        }
        assert!(is_capitalised("Layla") && !is_capitalised("HR") && !is_capitalised("layla"));
        assert!(cannot_be_name(b"monday") && cannot_be_name("مريضه".as_bytes()) && !cannot_be_name(b"layan"));
    }
}
