//! Invented chats of any size, for measuring speed: the same seed gives the same chat.
//!
//! 60 % of the messages are Arabic, 30 % English, 10 % mixed; one in twenty has Arabic-Indic digits, direction marks or
//! tatweel; about one in a hundred breaks an office's rules. Every name and number is made up.

/// A source of messages without end.
pub(crate) struct Chat {
    dice: u64,
    /// Minutes since the first message.
    minutes: u64,
}

/// One entry of a chat.
pub(crate) struct Entry {
    /// Minutes since the first message.
    pub(crate) minutes: u64,
    /// Who wrote it.
    pub(crate) sender: &'static str,
    /// A line of the app itself, without a sender.
    pub(crate) system: bool,
    /// What was written.
    pub(crate) text: String,
}

impl Chat {
    /// The chat of this seed.
    pub(crate) fn new(seed: u64) -> Chat {
        Chat { dice: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, minutes: 0 }
    }

    /// The text of the next message.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::with_capacity(160);
        match self.below(100) {
            0..60 => self.sentence(&mut text, &ARABIC, &ARABIC),
            60..90 => self.sentence(&mut text, &ENGLISH, &ENGLISH),
            _ => self.sentence(&mut text, &ARABIC, &ENGLISH),
        }
        if self.below(100) == 0 {
            let violation = self.violation();
            text.push(' ');
            text.push_str(&violation);
        }
        if self.below(20) == 0 {
            text = self.unfold(&text);
        }
        if self.below(25) == 0 {
            // A message over several lines.
            text = text.replacen("، ", "،\n", 1).replacen(", ", ",\n", 1);
            text.push_str("\n- ");
            text.push_str(self.pick(&ENGLISH.2));
        }
        text
    }

    /// The next entry, now and then a line of the app itself.
    pub(crate) fn entry(&mut self) -> Entry {
        self.minutes += self.below(7);
        let sender = self.pick(&SENDERS);
        if self.below(200) == 0 {
            let text = format!("{sender} {}", self.pick(&["added you", "left", "changed the group description"]));
            return Entry { minutes: self.minutes, sender, system: true, text };
        }
        Entry { minutes: self.minutes, sender, system: false, text: self.text() }
    }

    fn sentence(&mut self, text: &mut String, start: &Pieces, end: &Pieces) {
        text.push_str(self.pick(&start.0));
        text.push(' ');
        let between = 1 + usize::from(self.below(8) == 0);
        for _ in 0..between {
            text.push_str(self.pick(&start.1));
            text.push_str(if start.3 { "، " } else { ", " });
        }
        if self.below(4) == 0 {
            let number = 2 + self.below(58);
            text.push_str(&format!("{} {number} ", if end.3 { "رقم" } else { "no." }));
        }
        text.push_str(self.pick(&end.2));
        if self.below(8) == 0 {
            text.push_str(self.pick(&["!", " 🌹", " 👍", "...", " 🙏🏻"]));
        }
    }

    fn violation(&mut self) -> String {
        let digits = |chat: &mut Chat, count: usize| -> String {
            (0..count).map(|_| char::from(b'0' + chat.below(10) as u8)).collect()
        };
        match self.below(6) {
            0 => format!("للتواصل 05{}", digits(self, 8)),
            1 => format!("call me on +9665{}", digits(self, 8)),
            2 => format!("البريد name{}@example.com", digits(self, 3)),
            3 => "كما وصلني، انشرها لكل من تعرف".to_owned(),
            4 => format!("details at https://bit.ly/{}", digits(self, 6)),
            _ => format!("رقم الهوية 1{}", digits(self, 9)),
        }
    }

    /// The text as some telephones write it: Arabic-Indic digits, a direction mark, or stretched letters.
    fn unfold(&mut self, text: &str) -> String {
        match self.below(3) {
            0 => text
                .chars()
                .map(|c| match c.to_digit(10) {
                    Some(digit) => char::from_u32(0x660 + digit).unwrap_or(c),
                    None => c,
                })
                .chain(" ١٢".chars())
                .collect(),
            1 => format!("\u{200F}{text}\u{200F}"),
            _ => text.replacen('ا', "ـا", 2).replacen('م', "مـ", 1),
        }
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len() as u64) as usize]
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.dice ^= self.dice >> 12;
        self.dice ^= self.dice << 25;
        self.dice ^= self.dice >> 27;
        (self.dice.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }
}

/// Beginnings, middles and ends, and whether they are Arabic.
type Pieces = ([&'static str; 40], [&'static str; 60], [&'static str; 52], bool);

const SENDERS: [&str; 12] = [
    "أم خالد",
    "منى القحطاني",
    "عبدالله الدوسري",
    "Sara Ahmed",
    "Omar N.",
    "+966 50 000 0000",
    "مشرفة القسم",
    "نورة",
    "سكرتارية المكتب",
    "Dana",
    "فهد العتيبي",
    "Huda K",
];

static ARABIC: Pieces = (
    [
        "السلام عليكم،",
        "صباح الخير،",
        "الزملاء الكرام،",
        "للتذكير:",
        "مساء الخير،",
        "إلى جميع المشرفات:",
        "تنبيه:",
        "الأخوات الفاضلات،",
        "بخصوص التعميم الأخير:",
        "نود الإشارة إلى أنه",
        "يرجى العلم بأنه",
        "بناء على ما سبق،",
        "حسب توجيه المدير،",
        "شكرا لكم،",
        "أسعد الله أوقاتكم،",
        "عاجل من الإدارة:",
        "ردا على الاستفسار:",
        "للإحاطة:",
        "الأستاذة الفاضلة،",
        "تم بحمد الله:",
        "نأمل منكم التكرم:",
        "يا جماعة،",
        "طيب،",
        "أبشروا،",
        "حياكم الله،",
        "بعد التحية،",
        "للمتابعة:",
        "من قسم التدريب:",
        "من وحدة الجودة:",
        "من شؤون الموظفين:",
        "ملاحظة:",
        "سؤال:",
        "اقتراح:",
        "لمن يهمه الأمر:",
        "إلحاقا بما سبق،",
        "اليوم وغدا:",
        "كما اتفقنا أمس،",
        "أهلا بالجميع،",
        "وعليكم السلام،",
        "إخواني،",
    ],
    [
        "سيعقد اجتماع القسم في القاعة الكبرى",
        "تم رفع الملفات على المنصة",
        "يبدأ البرنامج التدريبي الأسبوع القادم",
        "نحتاج إلى كشف الحضور قبل نهاية الدوام",
        "وصلت الكتب إلى المستودع",
        "الاستمارة متاحة حتى يوم الخميس",
        "تأجلت الزيارة إلى موعد لاحق",
        "جرى تحديث الجدول في النظام",
        "الرجاء مراجعة النسخة الأخيرة",
        "لم تصل بعد ردود بعض المدارس",
        "فريق الصيانة موجود في الدور الثاني",
        "تم اعتماد الخطة من الإدارة",
        "الطابعة في المكتب لا تعمل",
        "نستقبل الملاحظات على البريد الرسمي",
        "أرسلت التقرير إلى الإدارة العامة",
        "سيكون الدوام مرنا هذا الأسبوع",
        "موعد التسليم بعد صلاة الظهر",
        "القائمة معلقة عند المدخل",
        "الدعوة موجهة إلى رؤساء الأقسام",
        "يمكن الدخول بالحساب الموحد",
        "تجدون الرابط في الإعلان السابق",
        "بقيت أربع مدارس لم تكمل التقييم",
        "نظمت الوحدة ورشة عن القيادة",
        "اكتملت زيارات الفصل الأول",
        "الميزانية قيد المراجعة",
        "طلبنا مقاعد إضافية للقاعة",
        "انتهت مهلة التسجيل",
        "لدينا نقص في أجهزة العرض",
        "سلمت العهدة إلى أمين المستودع",
        "المطلوب نسخة ورقية وأخرى إلكترونية",
        "الحضور إلزامي لمنسقي المواد",
        "تمت الموافقة على طلب النقل الداخلي",
        "سنبدأ بالمدارس البعيدة أولا",
        "النموذج الجديد أبسط من السابق",
        "وفرت الإدارة وسيلة نقل للمشاركين",
        "عدد المشاركين أكبر من المتوقع",
        "قاعة الاجتماعات محجوزة حتى العصر",
        "يحتاج التقرير إلى توقيع المدير",
        "انقطع الإنترنت عن المبنى صباحا",
        "تغير موعد اللقاء مع الوفد",
        "أضيفت ثلاثة محاور إلى الحقيبة",
        "نتائج الاستبانة مشجعة جدا",
        "خطة الطوارئ معلقة في كل دور",
        "سيزورنا فريق المتابعة",
        "ملفات الإنجاز جاهزة للعرض",
        "المواد العلمية باللغتين",
        "الأسئلة الشائعة في الصفحة الأولى",
        "يكتب الاسم كما في السجل",
        "تستبدل البطاقات القديمة",
        "المصعد تحت الصيانة",
        "فتحنا باب الترشيح للجائزة",
        "اللجنة تجتمع كل ثلاثاء",
        "وزعت المهام على الفريق",
        "التقويم منشور في الموقع",
        "يرفق محضر الاجتماع مع الطلب",
        "الشهادات جاهزة للاستلام",
        "تأكدوا من تعبئة جميع الخانات",
        "أنجزنا نصف الخطة",
        "العرض التقديمي يحتاج تعديلا",
        "سوف نعلن الأسماء لاحقا",
    ],
    [
        "وجزاكم الله خيرا",
        "مع الشكر والتقدير",
        "ولكم التحية",
        "بارك الله فيكم",
        "شاكرين تعاونكم",
        "والله يعطيكم العافية",
        "نرجو الالتزام",
        "للاطلاع فقط",
        "قبل نهاية الأسبوع",
        "في الموعد المحدد",
        "خلال يومين",
        "مع خالص التقدير",
        "وبانتظار ردكم",
        "عند الساعة التاسعة",
        "في مبنى الإدارة",
        "في القاعة الرئيسة",
        "عبر النظام",
        "دون تأخير",
        "حسب الخطة",
        "كالمعتاد",
        "إن شاء الله",
        "وفق الجدول المرفق",
        "والتنسيق مع السكرتارية",
        "أو التواصل مع القسم",
        "لمن لم يحضر",
        "لجميع المراحل",
        "للمعلمات الجديدات",
        "من بداية الفصل",
        "في الدور الأول",
        "صباح الأحد",
        "يوم الاثنين",
        "بعد الاجتماع مباشرة",
        "مع إرفاق الأصل",
        "على أن يعتمد لاحقا",
        "ونعتذر عن التأخير",
        "تمنياتنا بالتوفيق",
        "هل وصل الملف؟",
        "من يكمل المتبقي؟",
        "متى الموعد؟",
        "تم",
        "وصلت شكرا",
        "على بركة الله",
        "نراكم هناك",
        "هذا للعلم",
        "والباقي غدا",
        "كل التوفيق",
        "لا يوجد تغيير",
        "بنفس الترتيب السابق",
        "ويعاد الإرسال",
        "مع رقم المعاملة",
        "للأهمية",
        "دمتم بخير",
    ],
    true,
);

static ENGLISH: Pieces = (
    [
        "Good morning,",
        "Dear all,",
        "Reminder:",
        "Hi team,",
        "Please note:",
        "Hello everyone,",
        "Following our call,",
        "As agreed,",
        "Quick update:",
        "For your information:",
        "Thanks all,",
        "Regarding the circular:",
        "From training:",
        "From quality:",
        "From IT support:",
        "Question:",
        "Suggestion:",
        "Good afternoon,",
        "Kindly note that",
        "To all coordinators:",
        "Update from the office:",
        "One more thing:",
        "Just checking:",
        "Noted,",
        "Dear colleagues,",
        "For tomorrow:",
        "For next week:",
        "On a side note,",
        "As discussed,",
        "To confirm:",
        "Sorry for the delay,",
        "Heads up:",
        "Before I forget:",
        "In case you missed it,",
        "Team,",
        "Morning all,",
        "About the visit:",
        "About the report:",
        "About the workshop:",
        "Thank you,",
    ],
    [
        "the section meeting is in the main hall",
        "the files are on the platform",
        "the training starts next week",
        "we need the attendance sheet by noon",
        "the books reached the store room",
        "the form stays open until Thursday",
        "the visit was moved to a later date",
        "the schedule was updated in the system",
        "please review the last version",
        "some schools have not answered yet",
        "the maintenance team is on the second floor",
        "the plan was approved",
        "the office printer is down again",
        "comments go to the official mailbox",
        "I sent the report to the directorate",
        "working hours are flexible this week",
        "hand in the papers after lunch",
        "the list is at the entrance",
        "the invitation is for heads of section",
        "use your single sign-on account",
        "the link is in the last notice",
        "four schools still owe their evaluation",
        "the unit ran a workshop on leadership",
        "first term visits are done",
        "the budget is under review",
        "we asked for more chairs",
        "registration is closed",
        "projectors are short",
        "the inventory was handed over",
        "one paper copy and one digital copy are needed",
        "subject leads must attend",
        "the transfer request was accepted",
        "we start with the distant schools",
        "the new template is simpler",
        "transport is provided for participants",
        "more people came than expected",
        "the room is booked until three",
        "the report needs a signature",
        "the network was down this morning",
        "the delegation comes an hour later",
        "three modules were added",
        "the survey results are encouraging",
        "the emergency plan hangs on every floor",
        "the follow-up team will visit us",
        "portfolios are ready to be shown",
        "materials come in both languages",
        "answers to common questions are on page one",
        "write the name as in the register",
        "old badges are replaced",
        "the lift is being repaired",
        "nominations for the award are open",
        "the committee meets every Tuesday",
        "tasks were shared out",
        "the calendar is on the website",
        "attach the minutes to the request",
        "certificates can be collected",
        "fill in every field",
        "half of the plan is done",
        "the slides need a change",
        "names will be announced later",
    ],
    [
        "many thanks",
        "with appreciation",
        "best regards",
        "thanks for your help",
        "much appreciated",
        "please keep to it",
        "for your information only",
        "before the end of the week",
        "on time please",
        "within two days",
        "kind regards",
        "waiting for your reply",
        "at nine o'clock",
        "in the main building",
        "in the large hall",
        "through the system",
        "without delay",
        "as planned",
        "as usual",
        "see you there",
        "according to the attached schedule",
        "and coordinate with the secretary",
        "or contact the section",
        "for those who were absent",
        "for all stages",
        "for the new teachers",
        "from the start of term",
        "on the first floor",
        "on Sunday morning",
        "on Monday",
        "right after the meeting",
        "with the original attached",
        "to be approved later",
        "and sorry for the delay",
        "good luck to all",
        "did you get the file?",
        "who takes the rest?",
        "when is it due?",
        "done",
        "received, thanks",
        "let us go ahead",
        "more tomorrow",
        "just so you know",
        "the rest follows",
        "all the best",
        "nothing has changed",
        "in the same order",
        "and please resend it",
        "with the reference number",
        "this is important",
        "stay well",
        "no reply needed",
    ],
    false,
);
