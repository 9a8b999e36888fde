//! What other readers stumble over, one test each: exact sender, time, text and flags. `docs/whatsapp-traps.md` names
//! them all.

use super::*;

#[test]
fn trap_01_marks_inside_an_arabic_indic_date() {
    tells("١٢⟨RLM⟩/٣⟨RLM⟩/٢٠٢٣، ٩:٠٥ م - أحمد: صباح الخير", &["2023-03-12T21:05:00 | أحمد | - | صباح الخير"]);
}

#[test]
fn trap_02_the_opening_notice_is_a_system_line() {
    tells(
        "22⟨RLM⟩/4⟨RLM⟩/2025، 1:14⟨NBSP⟩ص - ⟨RLM⟩الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
        &["2025-04-22T01:14:00 | - | system | الرسائل والمكالمات مشفرة تمامًا بين الطرفين."],
    );
    // Nothing but the notice is taken for one: what people wrote before and after it stays.
    tells(
        "22/04/2025, 10:14 - Sara: first⏎22/04/2025, 10:15 - Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more.⏎22/04/2025, 10:16 - Sara: second",
        &[
            "2025-04-22T10:14:00 | Sara | - | first",
            "2025-04-22T10:15:00 | - | system | Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more.",
            "2025-04-22T10:16:00 | Sara | - | second",
        ],
    );
}

#[test]
fn trap_03_a_phone_without_marks_and_omitted_media() {
    tells(
        "1/5/2025، 09:17 - +212 600-000001: <تم استبعاد الوسائط>",
        &["2025-05-01T09:17:00 | +212 600-000001 | unknown | "],
    );
}

#[test]
fn trap_04_a_phone_between_marks() {
    tells(
        "⟨RLM⟩[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] ⟨LRE⟩+966 55 000 0001⟨PDF⟩: ⟨RLM⟩لم يتم إدراج الصورة",
        &["2026-09-21T21:48:01 | +966 55 000 0001 | image | "],
    );
}

#[test]
fn trap_05_the_chat_itself_as_sender() {
    let read = tells(
        "[⟨RLM⟩1⟨RLM⟩/9⟨RLM⟩/2026، 8:00:00 ص] شركة تجربة: ⟨RLM⟩الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
        &["2026-09-01T08:00:00 | - | system | الرسائل والمكالمات مشفرة تمامًا بين الطرفين."],
    );
    assert_eq!(read.only().channel.unwrap().name.as_deref(), Some("شركة تجربة"));
}

#[test]
fn trap_06_no_bracket_two_spaces_latin_halves_crlf() {
    let read = tells(
        "⟨RLM⟩⟨RLM⟩4⟨RLM⟩/2⟨RLM⟩/2025، 11:27:52⟨NBSP⟩AM -  حيدر: ⟨RLM⟩<المُرفق: 00000011-PHOTO-2025-02-04-11-27-53.jpg>⟨CR⟩⏎⟨RLM⟩4⟨RLM⟩/2⟨RLM⟩/2025، 11:28:00⟨NBSP⟩AM -  حيدر: سطر⟨CR⟩⏎ثان⟨CR⟩⏎",
        &[
            "2025-02-04T11:27:52 | حيدر | image=00000011-PHOTO-2025-02-04-11-27-53.jpg | ",
            "2025-02-04T11:28:00 | حيدر | - | سطر⏎ثان",
        ],
    );
    assert_eq!(read.messages[0].attachments[0].path, None);
}

#[test]
fn trap_07_twelve_is_midnight_or_noon() {
    tells(
        "13/1/2023، 12:05 ص - أ: م⏎13/1/2023، 12:05 م - أ: ص",
        &["2023-01-13T00:05:00 | أ | - | م", "2023-01-13T12:05:00 | أ | - | ص"],
    );
}

#[test]
fn trap_08_who_joined_did_not_write() {
    tells(
        "⟨RLM⟩[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] ⟨LRE⟩+966 55 000 0002⟨PDF⟩: ⟨RLM⟩انضم ⟨LRE⟩+966 55 000 0002⟨PDF⟩ باستخدام رابط المجموعة",
        &["2026-09-21T21:48:01 | +966 55 000 0002 | system | انضم ⟨LRE⟩+966 55 000 0002⟨PDF⟩ باستخدام رابط المجموعة"],
    );
}

#[test]
fn trap_09_stickers_left_out_are_no_deletion() {
    tells(
        "[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] دانة: ⟨RLM⟩تم حذف الملصقات⏎[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:02 م] دانة: ⟨RLM⟩تم حذف هذه الرسالة.",
        &["2026-09-21T21:48:01 | دانة | sticker | ", "2026-09-21T21:48:02 | دانة | deleted | "],
    );
}

#[test]
fn trap_10_notices_that_hold_a_colon() {
    tells(
        "1/5/2025، 09:17 - غيّر أحمد اسم المجموعة من \"أ: ب\" إلى \"ج\"",
        &["2025-05-01T09:17:00 | - | system | غيّر أحمد اسم المجموعة من \"أ: ب\" إلى \"ج\""],
    );
    tells(
        "25/02/2019, 14:11 - Ali changed the subject from \"A: b\" to \"C\"",
        &["2019-02-25T14:11:00 | - | system | Ali changed the subject from \"A: b\" to \"C\""],
    );
}

#[test]
fn trap_11_other_calendars() {
    tells("١٤⟨RLM⟩/٩⟨RLM⟩/١٤٤٤ هـ، ٩:٠٥ م - أحمد: أهلًا", &["2023-04-05T21:05:00 | أحمد | - | أهلًا"]);
    tells("١٤⟨RLM⟩/٩⟨RLM⟩/٤٤ هـ، ٩:٠٥ م - أحمد: أهلًا", &["2023-04-05T21:05:00 | أحمد | - | أهلًا"]);
    tells("30⟨RLM⟩/9⟨RLM⟩/1444، 9:05 م - أحمد: أهلًا", &["? | أحمد | - | أهلًا"]);
    tells("14/9/2566 BE, 21:05 - Nok: hello", &["2023-09-14T21:05:00 | Nok | - | hello"]);
    tells("14/9/2566, 21:05 - Nok: hello", &["2023-09-14T21:05:00 | Nok | - | hello"]);
    // A date that cannot be converted costs the time, not the message.
    let read = tells("١٤⟨RLM⟩/٩⟨RLM⟩/١٣٠٤ هـ، ٩:٠٥ م - أحمد: أهلًا", &["? | أحمد | - | أهلًا"]);
    assert!(read.notes[0].contains("Umm al-Qura"), "{:?}", read.notes);
}

#[test]
fn trap_12_narrow_space_before_pm() {
    let read = tells("1/4/23, 7:02⟨NNBSP⟩PM - Sara: hi", &["2023-01-04T19:02:00 | Sara | date-order-assumed | hi"]);
    assert!(read.assumed);
}

#[test]
fn trap_13_dotted_halves_with_spaces() {
    tells("20/6/2017 8:28⟨NBSP⟩p.⟨NBSP⟩m. - Michelle: test", &["2017-06-20T20:28:00 | Michelle | - | test"]);
}

#[test]
fn trap_14_a_mark_before_the_bracket_on_some_lines() {
    tells(
        "[13/12/2024, 8:05:30⟨NNBSP⟩AM] Sara: look⏎⟨LRM⟩[13/12/2024, 8:05:32⟨NNBSP⟩AM] Sara: ⟨LRM⟩image omitted",
        &["2024-12-13T08:05:30 | Sara | - | look", "2024-12-13T08:05:32 | Sara | image | "],
    );
}

#[test]
fn trap_15_another_shape_of_date_is_text() {
    tells(
        "25/02/2019, 14:11 - A: first⏎25.02.2019, 14:11 - not a header",
        &["2019-02-25T14:11:00 | A | - | first⏎25.02.2019, 14:11 - not a header"],
    );
    tells(
        "25/02/2019, 14:11 - A: first⏎25/02/19, 14:11 - B: another width of the year",
        &["2019-02-25T14:11:00 | A | - | first⏎25/02/19, 14:11 - B: another width of the year"],
    );
}

#[test]
fn trap_16_an_iso_date_is_text() {
    tells(
        "20/06/2018, 01:55 - L: one⏎2016-04-29 10:30:00 meeting: moved",
        &["2018-06-20T01:55:00 | L | - | one⏎2016-04-29 10:30:00 meeting: moved"],
    );
}

#[test]
fn trap_17_blank_lines_stay() {
    tells("20/06/2018, 01:55 - L: one⏎⏎⏎two", &["2018-06-20T01:55:00 | L | - | one⏎⏎⏎two"]);
}

#[test]
fn trap_18_nothing_to_read_is_something_seen_once() {
    tells(
        "20/06/2018, 01:55 - Luke: ⏎20/06/2018, 01:55 - Luke:⏎20/06/2018, 01:56 - John Doe:.⏎20/06/2018, 01:57 - John Doe: .",
        &[
            "2018-06-20T01:55:00 | Luke | unknown | ",
            "2018-06-20T01:55:00 | Luke | unknown | ",
            "2018-06-20T01:56:00 | John Doe | unknown | ",
            "2018-06-20T01:57:00 | John Doe | - | .",
        ],
    );
}

#[test]
fn trap_19_a_caption_stands_on_the_next_line() {
    tells(
        "20/06/2018, 01:55 - A: ⟨LRM⟩IMG-20180623-WA0001.jpg (file attached)⏎صورة الحفل⏎في الساحة",
        &["2018-06-20T01:55:00 | A | image=IMG-20180623-WA0001.jpg | صورة الحفل⏎في الساحة"],
    );
}

#[test]
fn trap_20_an_order_nobody_can_know_is_said() {
    let read = tells("03/04/2023, 10:00 - a: m", &["2023-04-03T10:00:00 | a | date-order-assumed | m"]);
    assert!(read.assumed && read.notes[0].contains("assumed"), "{:?}", read.notes);
}

#[test]
fn trap_21_one_late_date_decides_for_all() {
    let read = tells(
        "3/6/18, 1:55 PM - a: x⏎3/16/18, 1:55 PM - a: y",
        &["2018-03-06T13:55:00 | a | - | x", "2018-03-16T13:55:00 | a | - | y"],
    );
    assert!(!read.assumed);
}

#[test]
fn trap_22_a_byte_order_mark_before_the_first_header() {
    tells(
        "\u{FEFF}20/06/2018, 01:55 - L: one⏎20/06/2018, 01:56 - L: two",
        &["2018-06-20T01:55:00 | L | - | one", "2018-06-20T01:56:00 | L | - | two"],
    );
}

#[test]
fn trap_23_only_line_feeds_end_lines() {
    let read = tells(
        "20/06/2018, 01:55 - L: one\u{2028}20/06/2018, 01:55 - M: two\u{85}three⏎20/06/2018, 01:56 - L: four",
        &[
            "2018-06-20T01:55:00 | L | - | one\u{2028}20/06/2018, 01:55 - M: two\u{85}three",
            "2018-06-20T01:56:00 | L | - | four",
        ],
    );
    assert_eq!(read.accounting.lines, 2);
}

#[test]
fn trap_24_a_word_before_the_time() {
    tells("13.6.2018 klo 21.25.15 - a: m", &["2018-06-13T21:25:15 | a | - | m"]);
    tells("13/06/2018 à 21:25 - a: m", &["2018-06-13T21:25:00 | a | - | m"]);
}

#[test]
fn trap_25_an_en_dash() {
    tells("15/09/2026, 20:46 – Dana: bring it", &["2026-09-15T20:46:00 | Dana | - | bring it"]);
}

#[test]
fn trap_26_a_name_nobody_saved() {
    tells("[23/06/2018, 01:55:00] ~⟨NNBSP⟩Nora: hi", &["2018-06-23T01:55:00 | ~Nora | - | hi"]);
    tells("23/06/2018, 01:55 - ~ نورة: أهلًا", &["2018-06-23T01:55:00 | ~نورة | - | أهلًا"]);
}

#[test]
fn trap_27_the_mark_of_an_edit_is_a_field() {
    for mark in ["⟨RLM⟩<تم تعديل هذه الرسالة>", "⟨RLM⟩<تم تعديل هذا المحتوى>", "⟨LRM⟩<This message was edited>"]
    {
        tells(
            &format!("1/5/2025، 09:17 - أحمد: موعد اللقاء الأحد {mark}"),
            &["2025-05-01T09:17:00 | أحمد | edited | موعد اللقاء الأحد"],
        );
    }
}

#[test]
fn trap_28_text_is_kept_byte_for_byte() {
    for text in ["أُؤَجِّلُ الموعد ﷺ ١٢٣ ﻻ", "👨‍👩‍👧 می‌خواهم", "  مسافتان قبل وبعد  ", "a\tb\u{AD}c", "fu\u{308}r über"]
    {
        tells(&format!("1/5/2025، 09:17 - أحمد: {text}"), &[&format!("2025-05-01T09:17:00 | أحمد | - | {text}")]);
    }
}

#[test]
fn trap_29_the_order_of_the_file_is_kept() {
    tells(
        "13/06/2018, 12:03 - a: x⏎13/06/2018, 12:02 - b: y⏎13/06/2018, 12:04 - b: z⏎13/06/2018, 12:05 - a: w",
        &[
            "2018-06-13T12:03:00 | a | - | x",
            "2018-06-13T12:02:00 | b | - | y",
            "2018-06-13T12:04:00 | b | - | z",
            "2018-06-13T12:05:00 | a | - | w",
        ],
    );
}

#[test]
fn trap_30_a_body_may_end_like_a_time() {
    tells("13/1/2023، 9:05 ص - أ: مساء الخير، الساعة ٣ م", &["2023-01-13T09:05:00 | أ | - | مساء الخير، الساعة ٣ م"]);
}

#[test]
fn trap_31_a_name_that_holds_a_colon() {
    tells(
        "13/06/2018, 12:03 - Eng: Ali: one⏎13/06/2018, 12:04 - Sara: note: two⏎13/06/2018, 12:05 - Eng: Ali: three⏎13/06/2018, 12:06 - Sara: four",
        &[
            "2018-06-13T12:03:00 | Eng: Ali | sender-ambiguous | one",
            "2018-06-13T12:04:00 | Sara | - | note: two",
            "2018-06-13T12:05:00 | Eng: Ali | sender-ambiguous | three",
            "2018-06-13T12:06:00 | Sara | - | four",
        ],
    );
}

#[test]
fn trap_32_people_write_what_the_app_writes() {
    tells(
        "13/06/2018, 12:03 - Sara: she left⏎13/06/2018, 12:04 - Sara: I added it⏎13/06/2018, 12:05 - Sara: غادر الوفد⏎13/06/2018, 12:06 - Sara: Voice call, 2 min",
        &[
            "2018-06-13T12:03:00 | Sara | - | she left",
            "2018-06-13T12:04:00 | Sara | - | I added it",
            "2018-06-13T12:05:00 | Sara | - | غادر الوفد",
            "2018-06-13T12:06:00 | Sara | - | Voice call, 2 min",
        ],
    );
    // An Arabic keyboard may put a mark before a person's own sentence.
    tells(
        "[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:01 م] دانة: مرحبا⏎[⟨RLM⟩21⟨RLM⟩/9⟨RLM⟩/2026، 9:48:02 م] دانة: ⟨RLM⟩غادر الوفد المدرسة",
        &["2026-09-21T21:48:01 | دانة | - | مرحبا", "2026-09-21T21:48:02 | دانة | - | ⟨RLM⟩غادر الوفد المدرسة"],
    );
}
