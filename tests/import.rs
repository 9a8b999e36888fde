//! Exports as phones write them, and as hostile hands do.

#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/speed.rs"]
mod speed;
#[path = "writer/mod.rs"]
mod writer;
#[path = "import/written.rs"]
mod written;

use std::path::Path;

use jiff::civil;
use tadqiq::import::{Accounting, Batch, DateOrder, Format, ImportError, Options, Reader, open, open_reader};
use tadqiq::message::{AttachmentKind, Doubt, Message, SentAt};

type Kind = AttachmentKind<'static>;

struct Read {
    messages: Vec<Message<'static>>,
    bad: Vec<String>,
    accounting: Accounting,
    name: Option<String>,
    assumed: bool,
}

impl Read {
    #[track_caller]
    fn only(self) -> Message<'static> {
        assert_eq!(self.messages.len(), 1, "{:#?}", self.messages);
        self.messages.into_iter().next().unwrap()
    }
}

fn drain(mut reader: Box<dyn Reader>) -> Read {
    let (mut messages, mut bad, mut batch) = (Vec::new(), Vec::new(), Batch::default());
    while reader.fill(&mut batch).unwrap() {
        assert!(batch.text.len() < (3 << 20), "a batch stays small");
        for frame in batch.frames() {
            match reader.parse(frame) {
                Ok(message) => messages.push(message.into_owned()),
                Err(error) => bad.push(error.to_string()),
            }
        }
        batch.clear();
    }
    let accounting = reader.accounting();
    assert_eq!(accounting.lines, accounting.headers + accounting.continuations + accounting.orphans);
    let survey = reader.survey();
    Read { messages, bad, accounting, name: survey.channel.clone(), assumed: survey.date_order_assumed }
}

fn read_file(path: &Path, options: &Options) -> Result<Read, ImportError> {
    open(path, options).map(drain)
}

fn with(name: &str, bytes: &[u8], options: &Options) -> Result<Read, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_file(&path, options)
}

/// Reads a chat in which `⟨RLM⟩` and the like stand for characters that nobody sees.
#[track_caller]
fn read(text: &str) -> Read {
    with("chat.txt", visible(text).as_bytes(), &Options::default()).unwrap()
}

fn visible(text: &str) -> String {
    [
        ("⟨RLM⟩", "\u{200F}"),
        ("⟨LRM⟩", "\u{200E}"),
        ("⟨NBSP⟩", "\u{A0}"),
        ("⟨NNBSP⟩", "\u{202F}"),
        ("⟨LRE⟩", "\u{202A}"),
        ("⟨PDF⟩", "\u{202C}"),
        ("⟨CR⟩", "\r"),
        ("⏎", "\n"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (shown, hidden)| text.replace(shown, hidden))
}

fn at(year: i16, month: i8, day: i8, hour: i8, minute: i8, second: i8) -> Option<SentAt> {
    Some(SentAt::Local(civil::date(year, month, day).at(hour, minute, second, 0)))
}

fn name<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    message.sender.as_ref()?.name.as_deref()
}

fn phone<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    message.sender.as_ref()?.phone.as_deref()
}

fn kinds(message: &Message<'_>) -> Vec<Kind> {
    message.attachments.iter().map(|attachment| attachment.clone().into_owned().kind).collect()
}

fn doubts(message: &Message<'_>, doubt: Doubt) -> bool {
    message.origin.as_ref().is_some_and(|origin| origin.doubts.has(doubt))
}

#[test]
fn trap_01_marks_inside_an_arabic_indic_date() {
    let m = read("١٢⟨RLM⟩/٣⟨RLM⟩/٢٠٢٣، ٩:٠٥ م - أحمد: صباح الخير").only();
    assert_eq!((m.sent_at, name(&m), &*m.text), (at(2023, 3, 12, 21, 5, 0), Some("أحمد"), "صباح الخير"));
    assert!(!m.system && !m.deleted && m.edited.is_none() && m.forwarded.is_none() && m.attachments.is_empty());
}

#[test]
fn trap_02_the_opening_notice_is_a_system_line() {
    let m = read("22⟨RLM⟩/4⟨RLM⟩/2025، 1:14⟨NBSP⟩ص - ⟨RLM⟩الرسائل والمكالمات مشفرة تمامًا بين الطرفين.").only();
    assert_eq!((m.sent_at, m.sender, m.system), (at(2025, 4, 22, 1, 14, 0), None, true));
}

#[test]
fn trap_03_a_phone_without_marks_and_omitted_media() {
    let m = read("1/5/2025، 09:17 - +212 600-000001: <تم استبعاد الوسائط>").only();
    assert_eq!((m.sent_at, phone(&m), &*m.text), (at(2025, 5, 1, 9, 17, 0), Some("+212 600-000001"), ""));
    assert_eq!(kinds(&m), [Kind::Unknown]);
}

#[test]
fn trap_04_a_phone_between_marks() {
    let m =
        read("⟨RLM⟩[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] ⟨LRE⟩+966 55 000 0001⟨PDF⟩: ⟨RLM⟩لم يتم إدراج الصورة").only();
    assert_eq!((m.sent_at, phone(&m), &*m.text), (at(2026, 9, 21, 21, 48, 1), Some("+966 55 000 0001"), ""));
    assert_eq!((kinds(&m), m.system), (vec![Kind::Image], false));
}

#[test]
fn trap_05_the_chat_itself_as_sender() {
    let m = read("[⟨RLM⟩1⟨RLM⟩/9⟨RLM⟩/2026، 8:00:00 ص] شركة تجربة: ⟨RLM⟩الرسائل والمكالمات مشفرة تمامًا بين الطرفين.")
        .only();
    assert_eq!((m.sent_at, m.system, m.sender), (at(2026, 9, 1, 8, 0, 0), true, None));
    assert_eq!(m.channel.unwrap().name.as_deref(), Some("شركة تجربة"));
}

#[test]
fn trap_06_no_bracket_two_spaces_latin_halves_crlf() {
    let chat = "⟨RLM⟩⟨RLM⟩4⟨RLM⟩/2⟨RLM⟩/2025، 11:27:52⟨NBSP⟩AM -  حيدر: ⟨RLM⟩<المُرفق: 00000011-PHOTO-2025-02-04-11-27-53.jpg>⟨CR⟩⏎⟨RLM⟩4⟨RLM⟩/2⟨RLM⟩/2025، 11:28:00⟨NBSP⟩AM -  حيدر: سطر⟨CR⟩⏎ثان⟨CR⟩⏎";
    let [photo, text] = read(chat).messages.try_into().unwrap();
    assert_eq!((photo.sent_at, name(&photo)), (at(2025, 2, 4, 11, 27, 52), Some("حيدر")));
    assert_eq!(kinds(&photo), [Kind::Image]);
    assert_eq!(photo.attachments[0].name.as_deref(), Some("00000011-PHOTO-2025-02-04-11-27-53.jpg"));
    assert_eq!(photo.attachments[0].path, None);
    assert_eq!(text.text, "سطر\nثان");
}

#[test]
fn trap_07_twelve_is_midnight_or_noon() {
    let read = read("13/1/2023، 12:05 ص - أ: م⏎13/1/2023، 12:05 م - أ: ص");
    assert_eq!(read.messages[0].sent_at, at(2023, 1, 13, 0, 5, 0));
    assert_eq!(read.messages[1].sent_at, at(2023, 1, 13, 12, 5, 0));
    assert_eq!((&*read.messages[0].text, &*read.messages[1].text), ("م", "ص"));
}

#[test]
fn trap_08_who_joined_did_not_write() {
    let m = read("⟨RLM⟩[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] ⟨LRE⟩+966 55 000 0002⟨PDF⟩: ⟨RLM⟩انضم ⟨LRE⟩+966 55 000 0002⟨PDF⟩ باستخدام رابط المجموعة").only();
    assert!(m.system);
    assert_eq!(phone(&m), Some("+966 55 000 0002"));
}

#[test]
fn trap_09_stickers_left_out_are_no_deletion() {
    let chat = "[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] دانة: ⟨RLM⟩تم حذف الملصقات⏎[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:02 م] دانة: ⟨RLM⟩تم حذف هذه الرسالة.";
    let [sticker, gone] = read(chat).messages.try_into().unwrap();
    assert_eq!((kinds(&sticker), sticker.deleted), (vec![Kind::Sticker], false));
    assert_eq!((kinds(&gone), gone.deleted, &*gone.text), (vec![], true, ""));
}

#[test]
fn trap_10_notices_that_hold_a_colon() {
    let arabic = read("1/5/2025، 09:17 - غيّر أحمد اسم المجموعة من \"أ: ب\" إلى \"ج\"").only();
    assert!(arabic.system && arabic.sender.is_none());
    let english = read("25/02/2019, 14:11 - Ali changed the subject from \"A: b\" to \"C\"").only();
    assert!(english.system && english.sender.is_none());
    assert_eq!(english.text, "Ali changed the subject from \"A: b\" to \"C\"");
}

#[test]
fn trap_11_other_calendars() {
    let hijri = read("١٤⟨RLM⟩/٩⟨RLM⟩/١٤٤٤ هـ، ٩:٠٥ م - أحمد: أهلًا").only();
    assert_eq!((hijri.sent_at, name(&hijri), &*hijri.text), (at(2023, 4, 5, 21, 5, 0), Some("أحمد"), "أهلًا"));
    let thai = read("14/9/2566 BE, 21:05 - Nok: hello").only();
    assert_eq!(thai.sent_at, at(2023, 9, 14, 21, 5, 0));
    let beyond = read("١٤⟨RLM⟩/٩⟨RLM⟩/١٣٠٤ هـ، ٩:٠٥ م - أحمد: أهلًا").only();
    assert_eq!((beyond.sent_at, &*beyond.text), (None, "أهلًا"));
}

#[test]
fn trap_12_narrow_space_before_pm() {
    let read = read("1/4/23, 7:02⟨NNBSP⟩PM - Sara: hi");
    assert!(read.assumed);
    let m = read.only();
    assert_eq!((m.sent_at, name(&m), &*m.text), (at(2023, 1, 4, 19, 2, 0), Some("Sara"), "hi"));
    assert!(doubts(&m, Doubt::DateOrderAssumed));
}

#[test]
fn trap_13_dotted_halves_with_spaces() {
    let m = read("20/6/2017 8:28⟨NBSP⟩p.⟨NBSP⟩m. - Michelle: test").only();
    assert_eq!((m.sent_at, name(&m), &*m.text), (at(2017, 6, 20, 20, 28, 0), Some("Michelle"), "test"));
}

#[test]
fn trap_14_a_mark_before_the_bracket_on_some_lines() {
    let chat = "[13/12/2024, 8:05:30⟨NNBSP⟩AM] Sara: look⏎⟨LRM⟩[13/12/2024, 8:05:32⟨NNBSP⟩AM] Sara: ⟨LRM⟩image omitted";
    let [text, image] = read(chat).messages.try_into().unwrap();
    assert_eq!(text.text, "look");
    assert_eq!((image.sent_at, kinds(&image), &*image.text), (at(2024, 12, 13, 8, 5, 32), vec![Kind::Image], ""));
}

#[test]
fn trap_15_another_shape_of_date_is_text() {
    let m = read("25/02/2019, 14:11 - A: first⏎25.02.2019, 14:11 - not a header").only();
    assert_eq!(m.text, "first\n25.02.2019, 14:11 - not a header");
}

#[test]
fn trap_16_an_iso_date_is_text() {
    let m = read("20/06/2018, 01:55 - L: one⏎2016-04-29 10:30:00 meeting: moved").only();
    assert_eq!(m.text, "one\n2016-04-29 10:30:00 meeting: moved");
}

#[test]
fn trap_17_blank_lines_stay() {
    assert_eq!(read("20/06/2018, 01:55 - L: one⏎⏎⏎two").only().text, "one\n\n\ntwo");
}

#[test]
fn trap_18_nothing_to_read_is_something_seen_once() {
    let chat = "20/06/2018, 01:55 - Luke: ⏎20/06/2018, 01:55 - Luke:⏎20/06/2018, 01:56 - John Doe:.";
    let messages = read(chat).messages;
    assert_eq!(messages.iter().map(name).collect::<Vec<_>>(), [Some("Luke"), Some("Luke"), Some("John Doe")]);
    for m in messages {
        assert_eq!((&*m.text, kinds(&m), m.system), ("", vec![Kind::Unknown], false));
    }
}

#[test]
fn trap_19_a_caption_stands_on_the_next_line() {
    let m = read("20/06/2018, 01:55 - A: ⟨LRM⟩IMG-20180623-WA0001.jpg (file attached)⏎صورة الحفل").only();
    assert_eq!((&*m.text, kinds(&m)), ("صورة الحفل", vec![Kind::Image]));
    assert_eq!(m.attachments[0].name.as_deref(), Some("IMG-20180623-WA0001.jpg"));
}

#[test]
fn trap_20_an_order_nobody_can_know_is_said() {
    let read = read("03/04/2023, 10:00 - a: m");
    assert!(read.assumed);
    let m = read.only();
    assert_eq!(m.sent_at, at(2023, 4, 3, 10, 0, 0));
    assert!(doubts(&m, Doubt::DateOrderAssumed));
}

#[test]
fn trap_21_one_late_date_decides_for_all() {
    let read = read("3/6/18, 1:55 PM - a: x⏎3/16/18, 1:55 PM - a: y");
    assert!(!read.assumed);
    assert_eq!(read.messages[0].sent_at, at(2018, 3, 6, 13, 55, 0));
    assert_eq!(read.messages[1].sent_at, at(2018, 3, 16, 13, 55, 0));
}

#[test]
fn trap_22_a_byte_order_mark_before_the_first_header() {
    assert_eq!(read("\u{FEFF}20/06/2018, 01:55 - L: one").only().text, "one");
}

#[test]
fn trap_23_only_line_feeds_end_lines() {
    let read = read("20/06/2018, 01:55 - L: one\u{2028}20/06/2018, 01:55 - M: two\u{85}three");
    assert_eq!(read.accounting.lines, 1);
    assert_eq!(read.only().text, "one\u{2028}20/06/2018, 01:55 - M: two\u{85}three");
}

#[test]
fn trap_24_a_word_before_the_time() {
    let m = read("13.6.2018 klo 21.25.15 - a: m").only();
    assert_eq!((m.sent_at, name(&m), &*m.text), (at(2018, 6, 13, 21, 25, 15), Some("a"), "m"));
}

#[test]
fn trap_25_an_en_dash() {
    let m = read("15/09/2026, 20:46 – Dana: bring it").only();
    assert_eq!((m.sent_at, name(&m), &*m.text), (at(2026, 9, 15, 20, 46, 0), Some("Dana"), "bring it"));
}

#[test]
fn trap_26_a_name_nobody_saved() {
    let m = read("[23/06/2018, 01:55:00] ~⟨NNBSP⟩Nora: hi").only();
    assert_eq!((name(&m), m.sender.as_ref().unwrap().saved, &*m.text), (Some("Nora"), Some(false), "hi"));
}

#[test]
fn trap_27_the_mark_of_an_edit_is_a_field() {
    let m = read("1/5/2025، 09:17 - أحمد: موعد اللقاء الأحد ⟨RLM⟩<تم تعديل هذه الرسالة>").only();
    assert_eq!((&*m.text, m.edited), ("موعد اللقاء الأحد", Some(true)));
}

#[test]
fn trap_28_text_is_kept_byte_for_byte() {
    for text in ["أُؤَجِّلُ الموعد ﷺ ١٢٣ ﻻ", "👨‍👩‍👧 می‌خواهم", "  مسافتان قبل وبعد  ", "a\tb\u{AD}c"]
    {
        assert_eq!(read(&format!("1/5/2025، 09:17 - أحمد: {text}")).only().text, text);
    }
}

#[test]
fn trap_29_the_order_of_the_file_is_kept() {
    let read =
        read("13/06/2018, 12:03 - a: x⏎13/06/2018, 12:02 - b: y⏎13/06/2018, 12:04 - b: z⏎13/06/2018, 12:05 - a: w");
    assert_eq!(read.messages.iter().map(|m| &*m.text).collect::<Vec<_>>(), ["x", "y", "z", "w"]);
    assert!(read.messages.iter().all(|m| !doubts(m, Doubt::HeaderInBody)));
}

#[test]
fn trap_30_a_body_may_end_like_a_time() {
    let m = read("13/1/2023، 9:05 ص - أ: مساء الخير، الساعة ٣ م").only();
    assert_eq!((m.sent_at, &*m.text), (at(2023, 1, 13, 9, 5, 0), "مساء الخير، الساعة ٣ م"));
}

#[test]
fn trap_31_a_name_that_holds_a_colon() {
    let chat = "13/06/2018, 12:03 - Eng: Ali: one⏎13/06/2018, 12:04 - Sara: note: two⏎13/06/2018, 12:05 - Eng: Ali: three⏎13/06/2018, 12:06 - Sara: four";
    let messages = read(chat).messages;
    assert_eq!(
        messages.iter().map(name).collect::<Vec<_>>(),
        [Some("Eng: Ali"), Some("Sara"), Some("Eng: Ali"), Some("Sara")]
    );
    assert_eq!(messages[1].text, "note: two");
    assert!(doubts(&messages[0], Doubt::SenderAmbiguous) && !doubts(&messages[1], Doubt::SenderAmbiguous));
}

#[test]
fn trap_32_people_write_what_the_app_writes() {
    let chat =
        "13/06/2018, 12:03 - Sara: she left⏎13/06/2018, 12:04 - Sara: I added it⏎13/06/2018, 12:05 - Sara: غادر الوفد";
    for m in read(chat).messages {
        assert!(!m.system && !m.text.is_empty(), "{m:?}");
    }
    // An Arabic keyboard may put a mark before a person's own sentence.
    let chat = "[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] دانة: مرحبا⏎[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:02 م] دانة: ⟨RLM⟩غادر الوفد المدرسة";
    let m = read(chat).messages.remove(1);
    assert_eq!((m.system, &*m.text), (false, "\u{200F}غادر الوفد المدرسة"));
}

#[test]
fn files_attached_on_both_systems() {
    for (line, kind, file, text) in [
        (
            "⟨LRM⟩<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>",
            Kind::Image,
            Some("00000042-PHOTO-2020-06-07-15-13-20.jpg"),
            "",
        ),
        ("2015-08-04-PHOTO-00004762.jpg <⟨LRM⟩attached>", Kind::Image, Some("2015-08-04-PHOTO-00004762.jpg"), ""),
        ("Plan.pdf • ⟨LRM⟩2 pages ⟨LRM⟩<attached: 00000002-Plan.pdf>", Kind::Document, Some("00000002-Plan.pdf"), ""),
        ("بروشور.pdf • ⟨RLM⟩22 صفحة ⟨RLM⟩لم يتم إدراج المستند", Kind::Document, Some("بروشور.pdf"), ""),
        ("our day ⟨LRM⟩<attached: 7-PHOTO.jpg>", Kind::Image, Some("7-PHOTO.jpg"), "our day"),
        ("⟨RLM⟩لم يتم إدراج المقاطع الصوتية", Kind::Audio, None, ""),
        ("⟨LRM⟩Contact card omitted", Kind::Contact, None, ""),
        ("STK-20200101-WA0001.webp (الملف مرفق)", Kind::Sticker, Some("STK-20200101-WA0001.webp"), ""),
        ("Nora.vcf (file attached)", Kind::Contact, Some("Nora.vcf"), ""),
        (
            "location: https://maps.google.com/?q=24.7,46.6",
            Kind::Location,
            None,
            "location: https://maps.google.com/?q=24.7,46.6",
        ),
        (
            "الموقع: https://maps.google.com/?q=24.7,46.6",
            Kind::Location,
            None,
            "الموقع: https://maps.google.com/?q=24.7,46.6",
        ),
        ("POLL:⏎Which day?⏎OPTION: Sunday (3 votes)", Kind::Poll, None, "POLL:\nWhich day?\nOPTION: Sunday (3 votes)"),
    ] {
        let m = read(&format!("[13/12/2024, 20:05:32] سارة: {line}")).only();
        assert_eq!(name(&m), Some("سارة"), "{line}");
        assert_eq!((kinds(&m), m.attachments[0].name.as_deref(), &*m.text), (vec![kind], file, text), "{line}");
        assert!(!m.system && !m.deleted);
    }
    for line in ["this image omitted the point", "see (file attached)", "<attached>", "ما معنى <تم استبعاد الوسائط>؟"]
    {
        let m = read(&format!("[13/12/2024, 20:05:32] Sara: {line}")).only();
        assert_eq!((&*m.text, m.attachments.len()), (line, 0));
    }
}

#[test]
fn a_quoted_header_in_the_same_shape_is_doubtful() {
    let chat = "13/06/2018, 12:03 - a: look⏎01/02/2018, 09:00 - Stranger: hello⏎13/06/2018, 12:04 - a: x⏎13/06/2018, 12:05 - a: y";
    let messages = read(chat).messages;
    assert!(doubts(&messages[1], Doubt::HeaderInBody));
    assert!([0, 2, 3].iter().all(|at: &usize| !doubts(&messages[*at], Doubt::HeaderInBody)));
}

#[test]
fn dates_that_contradict_one_another_are_an_error_with_a_way_out() {
    let chat = "13/06/2018, 12:03 - a: x\n06/13/2018, 12:03 - a: y\n";
    let error = with("c.txt", chat.as_bytes(), &Options::default()).err().unwrap();
    assert!(matches!(error, ImportError::DateOrder { .. }) && error.to_string().contains("--date-order"), "{error}");
    let options = Options { date_order: Some(DateOrder::DayMonthYear), ..Options::default() };
    let m = with("c.txt", chat.as_bytes(), &options).unwrap().only();
    assert_eq!(m.text, "x\n06/13/2018, 12:03 - a: y");
}
