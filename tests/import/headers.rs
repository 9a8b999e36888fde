//! Every way a header is written, and how the order of the date is decided.

use super::*;

/// Reads two messages under headers written one way, the second a minute later, and expects them at 13 May 2025, 21:05.
#[track_caller]
fn reads(first: &str, second: &str, seconds: i8) {
    let chat = format!("{first}سارة: one\n{second}سارة: two");
    let expected = [
        format!("2025-05-13T21:05:{seconds:02} | سارة | - | one"),
        format!("2025-05-13T21:06:{seconds:02} | سارة | - | two"),
    ];
    tells(&chat, &expected.each_ref().map(|line| &**line));
}

#[test]
fn every_date_and_wrapper() {
    for header in [
        "13/5/2025, 21:05 - ",
        "13/05/2025 21:05 - ",
        "13/5/25, 21:05 - ",
        "5/13/25, 21:05 - ",
        "2025/5/13, 21:05 - ",
        "2025-05-13, 21:05 - ",
        "2025-05-13 21:05 - ",
        "13-05-2025, 21:05 - ",
        "13.05.2025, 21:05 - ",
        "13.05.25 21:05 - ",
        "13. 5. 2025, 21:05 - ",
        "13. 5. 2025. 21:05 - ",
        "13/5/2025, 21.05 - ",
        "2025/5/13, 21:05. - ",
        "13/5/2025، 21:05 - ",
        "13/5/2025. 21:05 - ",
        "13/5/2025, 21:05 – ",
        "13/5/2025, 21:05 -  ",
        "13/5/2025 21:05: ",
        "[13/5/2025, 21:05] ",
        "13 May 2025, 21:05 - ",
        "13 مايو 2025، 21:05 - ",
        "13 أيار 2025، 21:05 - ",
        "May 13, 2025, 21:05 - ",
        "Tuesday, 13 May 2025, 21:05 - ",
        "الثلاثاء، 13 مايو 2025، 21:05 - ",
        "21:05, 13/5/2025 - ",
        "21:05, 13 May 2025 - ",
    ] {
        let dotted = header.contains("21.05");
        let (now, next) = if dotted { ("21.05", "21.06") } else { ("21:05", "21:06") };
        reads(header, &header.replace(now, next), 0);
    }
}

#[test]
fn every_half_of_the_day() {
    for half in [
        "PM",
        "pm",
        "p.m.",
        "P.M.",
        "p. m.",
        "p.⟨NBSP⟩m.",
        "م",
        "مساءً",
        "ب.ظ",
        "下午",
        "午後",
        "오후",
        "ÖS",
        "CH",
        "μ.μ.",
        "du.",
        "in the evening",
    ] {
        for space in [" ", "⟨NBSP⟩", "⟨NNBSP⟩", "⟨THIN⟩", ""] {
            let header = format!("13/5/2025, 9:05{space}{half} - ");
            reads(&header, &header.replace("9:05", "9:06"), 0);
            let header = format!("[13/5/2025, 9:05:07{space}{half}] ");
            reads(&header, &header.replace("9:05", "9:06"), 7);
        }
    }
    for half in ["AM", "a.m.", "ص", "صباحًا", "ق.ظ", "上午", "오전", "SA", "de.", "in the morning"] {
        let header = format!("13/5/2025, 12:05 {half} - سارة: one");
        tells(&header, &["2025-05-13T00:05:00 | سارة | - | one"]);
    }
    // Chinese, Japanese and Korean phones write it before the time.
    for header in ["2025/5/13 下午9:05 - ", "2025. 5. 13. 오후 9:05 - ", "[2025/5/13 下午9:05:00] "] {
        reads(header, &header.replace("9:05", "9:06"), 0);
    }
}

#[test]
fn every_script_of_digits_and_every_mark() {
    reads("١٣/٥/٢٠٢٥، ٢١:٠٥ - ", "13/5/2025، 21:06 - ", 0);
    reads("۱۳/۵/۲۰۲۵، ۲۱:۰۵ - ", "١٣/5/۲۰۲۵، 2١:٠6 - ", 0);
    for mark in ["⟨RLM⟩", "⟨LRM⟩", "⟨ALM⟩", "⟨LRE⟩", "⟨PDF⟩", "⟨FSI⟩", "⟨PDI⟩", "\u{202B}", "\u{2066}", "\u{FEFF}"]
    {
        reads(
            &format!("{mark}13{mark}/{mark}5{mark}/2025{mark}, 21:05 - "),
            &format!("{mark}{mark}[{mark}13/5/2025, 21:06] ").replace(['[', ']'], "").replace("21:06 ", "21:06 - "),
            0,
        );
        reads(&format!("{mark}[{mark}13/5/2025, 21:05:09] "), &format!("[13{mark}/5/2025,{mark} 21:06:09] "), 9);
    }
}

#[test]
fn what_only_resembles_a_header_is_text() {
    for line in [
        "32/13/2025, 21:05 - a: x",
        "0/5/2025, 21:05 - a: x",
        "13/5/2025, 25:05 - a: x",
        "13/5/2025, 21:60 - a: x",
        "13/5/2025, 13:05 AM - a: x",
        "13/5/2025, 24:05 PM - a: x",
        "13/5/2025,21:05 - a: x",
        "13/5/2025, 21:05- a: x",
        "13/5/2025, 21:05 -a: x",
        "[13/5/2025, 21:05 a: x",
        "13/5-2025, 21:05 - a: x",
        "13/5/2025, 21:5 - a: x",
        "13 Mai 2025, 21:05 - a: x",
        "Sunday, see you at 21:05 - a: x",
        "1/5",
        "[",
        "12:30",
        "٣ م",
    ] {
        tells(
            &format!("13/5/2025, 21:05 - Sara: one⏎{line}"),
            &[&format!("2025-05-13T21:05:00 | Sara | - | one⏎{line}")],
        );
    }
}

#[test]
fn headers_end_where_the_file_ends() {
    let header = visible("⟨RLM⟩[⟨RLM⟩١٣⟨RLM⟩/٥⟨RLM⟩/٢٠٢٥ هـ، ٩:٠٥:٠٧⟨NBSP⟩مساءً] ⟨LRE⟩+966 55⟨PDF⟩: ⟨RLM⟩x");
    let named = "Tuesday, 13 May 2025, 9:05 p. m. - A: x";
    for text in [&*header, named, "21:05, 13. 5. 2025. - A: x"] {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let chat = format!("13/5/2025, 21:05 - Sara: one\n{}", &text[..end]);
            assert_eq!(with("c.txt", chat.as_bytes(), &Options::default()).unwrap().messages.len(), 1, "{end}");
        }
    }
}

#[test]
fn votes_over_the_whole_file_decide_the_order() {
    // Months first, though the first dates could be read either way.
    let months: String = (1..=20).map(|day| format!("3/{day}/18, 1:55 PM - a: {day}\n")).collect();
    let read = with("c.txt", months.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.messages[4].sent_at, at(2018, 3, 5, 13, 55, 0));
    assert!(!read.assumed && read.notes[0].contains("after the 12th"), "{:?}", read.notes);

    // No day after the twelfth, but only one order lets time go forward.
    let forward: String =
        [(1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (3, 2)].map(|(a, b)| format!("{a}/{b}/18, 13:55 - a: x\n")).concat();
    let read = with("c.txt", forward.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.messages[5].sent_at, at(2018, 2, 3, 13, 55, 0));
    assert!(!read.assumed && read.notes[0].contains("follow one another"), "{:?}", read.notes);

    // Signs that only Arabic phones write.
    for chat in ["3/4/2023، 10:00 - a: m", "3⟨RLM⟩/4⟨RLM⟩/2023, 10:00 - a: m", "3/4/2023, 10:00 م - a: m"] {
        let read = super::read(chat);
        assert!(!read.assumed && read.notes[0].contains("this language"), "{:?}", read.notes);
        assert!(matches!(read.only().sent_at, Some(SentAt::Local(at)) if at.month() == 4), "{chat}");
    }
}

#[test]
fn a_given_order_is_kept() {
    for (order, expected) in
        [(DateOrder::DayMonthYear, at(2023, 4, 3, 10, 0, 0)), (DateOrder::MonthDayYear, at(2023, 3, 4, 10, 0, 0))]
    {
        let options = Options { date_order: Some(order), ..Options::default() };
        let read = with("c.txt", b"03/04/2023, 10:00 - a: m", &options).unwrap();
        assert!(!read.assumed && read.notes[0].contains("as asked for"), "{:?}", read.notes);
        let m = read.only();
        assert_eq!(m.sent_at, expected);
        assert!(!m.origin.unwrap().doubts.has(Doubt::DateOrderAssumed));
    }
    // Where a date has a year in front, or a month in words, there is nothing to force.
    let options = Options { date_order: Some(DateOrder::MonthDayYear), ..Options::default() };
    let m = with("c.txt", b"3 April 2023, 10:00 - a: m", &options).unwrap().only();
    assert_eq!(m.sent_at, at(2023, 4, 3, 10, 0, 0));
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

#[test]
fn an_order_that_does_not_fit_is_not_passed_over_in_silence() {
    let chat: String = (1..=28).map(|day| format!("{day:02}/06/2018, 12:03 - a: x\n")).collect();
    let options = Options { date_order: Some(DateOrder::MonthDayYear), ..Options::default() };
    let read = with("c.txt", chat.as_bytes(), &options).unwrap();
    assert_eq!((read.accounting.headers, read.accounting.orphans), (12, 16));
    assert!(
        read.notes.iter().any(|note| note.contains("16 lines") && note.contains("--date-order")),
        "{:?}",
        read.notes
    );
}

#[test]
fn two_exports_in_one_file_are_not_passed_over_in_silence() {
    let chat = "13/06/2018, 12:03 - a: x\n14/06/2018, 12:03 - a: y\n".repeat(5)
        + &"[13/06/2018, 12:03:09] b: z\nmore\n".repeat(10);
    let read = with("c.txt", chat.as_bytes(), &Options::default()).unwrap();
    assert_eq!(read.messages.len(), 10);
    assert_eq!((read.accounting.headers, read.accounting.continuations, read.accounting.orphans), (10, 10, 10));
    assert!(read.notes.iter().any(|note| note.contains("10 lines look like")), "{:?}", read.notes);
    // Their text is not lost.
    assert!(read.messages[9].text.contains("[13/06/2018, 12:03:09] b: z"));
}

#[test]
fn a_quoted_header_in_the_same_shape_is_doubtful() {
    tells(
        "13/06/2018, 12:03 - a: look⏎01/02/2018, 09:00 - Stranger: hello⏎13/06/2018, 12:04 - a: x⏎13/06/2018, 12:05 - a: y",
        &[
            "2018-06-13T12:03:00 | a | - | look",
            "2018-02-01T09:00:00 | Stranger | header-in-body | hello",
            "2018-06-13T12:04:00 | a | - | x",
            "2018-06-13T12:05:00 | a | - | y",
        ],
    );
}

#[test]
fn an_afternoon_counted_to_twenty_four_is_one() {
    tells(
        "[13/5/2025 11:37:00 p.m.] Sara: one⏎[13/5/2025 13:37:00 p.m.] Sara: two",
        &["2025-05-13T23:37:00 | Sara | - | one", "2025-05-13T13:37:00 | Sara | - | two"],
    );
}

#[test]
fn few_lines_of_another_shape_are_said_where_they_outnumber_the_messages() {
    let read = read("13.6.2018 klo 21.25.15 - a: one⏎13.06.18 21.25.15: b: two⏎13.06.2018, 21.25 - a: three");
    assert_eq!((read.messages.len(), read.accounting.orphans), (1, 2));
    assert!(
        read.notes.iter().any(|note| note.contains("2 lines look like the start of a message")),
        "{:?}",
        read.notes
    );
}
