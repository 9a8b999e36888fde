//! Who wrote what: phones, names nobody saved, names with colons, and lines of the app itself.

use super::*;

#[test]
fn phones_as_every_locale_writes_them() {
    for (written, phone) in [
        ("+966 55 000 0001", "+966 55 000 0001"),
        ("⟨LRE⟩+966 55 000 0001⟨PDF⟩", "+966 55 000 0001"),
        ("⟨LRM⟩+966⟨NBSP⟩55⟨NBSP⟩000⟨NBSP⟩0001", "+966⟨NBSP⟩55⟨NBSP⟩000⟨NBSP⟩0001"),
        ("⟨LRE⟩+49 1520 000⟨NBHY⟩00⟨NBHY⟩01⟨PDF⟩", "+49 1520 000⟨NBHY⟩00⟨NBHY⟩01"),
        ("+1 (555) 010-0001", "+1 (555) 010-0001"),
        ("⟨FSI⟩+٩٦٦ ٥٥ ٠٠٠ ٠٠٠١⟨PDI⟩", "+٩٦٦ ٥٥ ٠٠٠ ٠٠٠١"),
    ] {
        let read =
            tells(&format!("13/5/2025, 21:05 - {written}: hi"), &[&format!("2025-05-13T21:05:00 | {phone} | - | hi")]);
        let sender = read.only().sender.unwrap();
        assert!(sender.phone.is_some() && sender.name.is_none() && sender.saved == Some(false), "{written}");
    }
    for name in ["+1 team", "++", "+", "0550000001", "أ. منيرة +1"] {
        let read =
            tells(&format!("13/5/2025, 21:05 - {name}: hi"), &[&format!("2025-05-13T21:05:00 | {name} | - | hi")]);
        assert!(read.only().sender.unwrap().phone.is_none(), "{name}");
    }
}

#[test]
fn the_apps_own_lines_on_android_have_no_sender() {
    for line in [
        "Ali added Sara",
        "Ali left",
        "Ali removed Sara",
        "Ali created group \"Science\"",
        "Ali changed the group description",
        "Ali changed this group's icon",
        "Ali joined using this group's invite link",
        "You're now an admin",
        "Ali pinned a message",
        "Missed voice call",
        "Your security code with Ali changed. Tap to learn more.",
        "Ali changed their phone number to a new number. Tap to message or add the new number.",
        "أضاف أحمد سارة",
        "غادر أحمد",
        "أزال أحمد سارة",
        "أنشأ أحمد المجموعة \"العلوم\"",
        "غيّر أحمد وصف المجموعة",
        "غيّر أحمد صورة المجموعة",
        "غيّر أحمد إعدادات المجموعة",
        "انضم أحمد باستخدام رابط المجموعة",
        "أصبحت مشرفًا الآن",
        "ثبّت أحمد رسالة",
        "غيّر أحمد رقم هاتفه إلى رقم جديد.",
        "مكالمة صوتية فائتة, اضغط لمعاودة الاتصال",
        "مكالمة صوتية, لم يتم الرد",
        "تغيّر رمز الأمان الخاص بأحمد. انقر هنا لمعرفة المزيد.",
    ] {
        tells(
            &format!("13/5/2025، 21:05 - أحمد: مرحبا⏎13/5/2025، 21:06 - {line}⏎13/5/2025، 21:07 - ⟨RLM⟩{line}"),
            &[
                "2025-05-13T21:05:00 | أحمد | - | مرحبا",
                &format!("2025-05-13T21:06:00 | - | system | {line}"),
                &format!("2025-05-13T21:07:00 | - | system | {line}"),
            ],
        );
    }
}

#[test]
fn the_apps_own_lines_on_ios_stand_under_a_name() {
    for (group, line) in [
        ("Science", "Ali added Sara"),
        ("Science", "Ali left"),
        ("Science", "Ali changed the subject from \"A: b\" to \"C\""),
        ("Science", "Ali reset this group's invite link"),
        ("Science", "Ali pinned a message"),
        ("Science", "Only admins can edit this group's info"),
        ("العلوم", "أضاف أحمد سارة"),
        ("العلوم", "غادر أحمد"),
        ("العلوم", "أزالت سارة أحمد"),
        ("العلوم", "غيّر أحمد اسم المجموعة إلى \"ج\""),
        ("العلوم", "ثبّت أحمد رسالة"),
        ("فريق: العلوم", "أضاف أحمد سارة"),
    ] {
        let chat = format!(
            "[13/5/2025, 21:04:00] {group}: ⟨LRM⟩Messages and calls are end-to-end encrypted.⏎⟨LRM⟩[13/5/2025, 21:05:00] {group}: ⟨LRM⟩{line}⏎[13/5/2025, 21:06:00] سارة: مرحبا"
        );
        let read = read(&chat);
        let said: Vec<_> = read.messages.iter().map(|m| (m.system, m.sender.is_some(), &*m.text)).collect();
        assert_eq!(
            said,
            [
                (true, false, "Messages and calls are end-to-end encrypted."),
                (true, false, line),
                (false, true, "مرحبا")
            ],
            "{group}: {line}"
        );
        assert_eq!(read.name.as_deref(), Some(group));
    }
}

#[test]
fn a_change_of_number_stands_under_the_persons_own_name() {
    tells(
        "[13/5/2025, 21:04:00] Sara: hi⏎[13/5/2025, 21:05:00] Sara: ⟨LRM⟩Sara changed their phone number to a new number.⏎[13/5/2025, 21:05:30] Sara: ⟨LRM⟩Your security code with Sara changed. Tap to learn more.⏎[13/5/2025, 21:06:00] سارة: ⟨RLM⟩غيّرت سارة رقم هاتفها إلى رقم جديد.",
        &[
            "2025-05-13T21:04:00 | Sara | - | hi",
            "2025-05-13T21:05:00 | Sara | system | Sara changed their phone number to a new number.",
            "2025-05-13T21:05:30 | Sara | system | Your security code with Sara changed. Tap to learn more.",
            "2025-05-13T21:06:00 | سارة | system | غيّرت سارة رقم هاتفها إلى رقم جديد.",
        ],
    );
}

#[test]
fn calls_stand_under_who_called() {
    for call in [
        "Missed voice call",
        "Missed video call",
        "Voice call, ⟨LRM⟩2 min",
        "Video call. ⟨LRM⟩No answer",
        "Missed group voice call",
        "مكالمة صوتية, لم يتم الرد",
        "مكالمة صوتية فائتة, اضغط لمعاودة الاتصال",
        "مكالمة فيديو، ⟨RLM⟩دقيقتان",
    ] {
        for (open, close) in [("[", ":09] "), ("", " - ")] {
            let read = read(&format!(
                "{open}13/5/2025, 21:04{close}Sara: hi⏎{open}13/5/2025, 21:05{close}Sara: ⟨LRM⟩{call}⏎{open}13/5/2025, 21:06{close}Sara: {call}"
            ));
            let systems: Vec<bool> = read.messages.iter().map(|m| m.system).collect();
            assert_eq!(systems, [false, true, false], "{call}");
            assert_eq!((name(&read.messages[1]), &*read.messages[1].text), (Some("Sara"), &*visible(call)));
        }
    }
    // A person's sentence goes on where the app's would stop.
    for text in ["Voice call me later", "مكالمة صوتية مع المدير ضرورية"] {
        let read = read(&format!("[13/5/2025, 21:04:09] Sara: hi⏎[13/5/2025, 21:05:09] Sara: ⟨LRM⟩{text}"));
        assert!(!read.messages[1].system, "{text}");
    }
}

#[test]
fn a_group_whose_beginning_is_missing_still_has_its_own_lines() {
    tells(
        "[13/12/2024, 20:05:32] My Group: ⟨LRM⟩Boris added you⏎[13/12/2024, 20:05:33] Sara: hello",
        &["2024-12-13T20:05:32 | My Group | system | Boris added you", "2024-12-13T20:05:33 | Sara | - | hello"],
    );
}

#[test]
fn the_chats_name_is_in_the_name_of_its_file() {
    let chat = "13/06/2018, 12:03 - Sara: one";
    for (file, expected) in [
        ("WhatsApp Chat with Science team.txt", Some("Science team")),
        ("WhatsApp Chat - فريق العلوم.txt", Some("فريق العلوم")),
        ("محادثة واتساب مع فريق العلوم.txt", Some("فريق العلوم")),
        ("دردشة واتساب مع ‏سارة.txt", Some("سارة")),
        ("_chat.txt", None),
        ("notes.txt", None),
    ] {
        let read = with(file, chat.as_bytes(), &Options::default()).unwrap();
        assert_eq!(read.name.as_deref(), expected, "{file}");
        let m = read.only();
        assert_eq!(m.channel.unwrap().name.as_deref(), expected);
        assert_eq!(m.origin.unwrap().file.as_deref(), Some(file));
    }
}

#[test]
fn a_community_says_everything_under_its_own_name() {
    let line = |at: u8, rest: &str| format!("[⟨RLM⟩3⟨RLM⟩/11⟨RLM⟩/2026، 7:0{at}:10⟨NBSP⟩م] {rest}");
    let chat = [
        line(0, "مجتمع المدارس: ⟨RLM⟩الرسائل والمكالمات مشفرة تمامًا بين الطرفين."),
        line(1, "مجتمع المدارس: ⟨RLM⟩هذه مجموعة الإعلانات. المشرفون فقط يمكنهم الإرسال"),
        line(2, "مجتمع المدارس: ⟨RLM⟩أضاف محمد مجموعة \"المرشدات\" إلى المجتمع"),
        line(3, "~⟨NNBSP⟩نوف: ⟨RLM⟩انضم ⟨FSI⟩~⟨NNBSP⟩نوف⟨PDI⟩ من المجتمع"),
        line(4, "محمد: ⟨RLM⟩مكالمة فيديو جماعية فائتة"),
        line(5, "محمد: يبدأ الدوام الأحد"),
        line(6, "مجتمع المدارس: ⟨RLM⟩حدّث محمد مؤقت الرسائل. ستختفي الرسائل الجديدة بعد 90 يومًا."),
    ];
    let read = read(&chat.join("⏎"));
    let systems: Vec<_> = read.messages.iter().map(|m| (m.system, m.sender.is_some())).collect();
    assert_eq!(
        systems,
        [(true, false), (true, false), (true, false), (true, true), (true, true), (false, true), (true, false)]
    );
}

#[test]
fn a_group_in_another_language_is_known_by_its_marks() {
    tells(
        "[13/11/2026 19:00:05] Bureau: ⟨LRM⟩Les messages et les appels sont chiffrés de bout en bout.⏎[13/11/2026 19:01:05] Bureau: ⟨LRM⟩Hélène a épinglé un message⏎[13/11/2026 19:02:05] Hélène: ⟨LRM⟩image absente⏎[13/11/2026 19:03:05] Hélène: ⟨LRM⟩Appel vocal manqué⏎[13/11/2026 19:04:05] Hélène: Bonjour",
        &[
            "2026-11-13T19:00:05 | - | system | Les messages et les appels sont chiffrés de bout en bout.",
            "2026-11-13T19:01:05 | - | system | Hélène a épinglé un message",
            "2026-11-13T19:02:05 | Hélène | image | ",
            "2026-11-13T19:03:05 | Hélène | system | Appel vocal manqué",
            "2026-11-13T19:04:05 | Hélène | - | Bonjour",
        ],
    );
    // One who only ever sends pictures is no group, though every line has a mark.
    tells(
        "[13/11/2026 19:00:05] Sara: ⟨LRM⟩Messages and calls are end-to-end encrypted.⏎[13/11/2026 19:01:05] Sara: ⟨LRM⟩image omitted⏎[13/11/2026 19:02:05] Ali: ok",
        &[
            "2026-11-13T19:00:05 | - | system | Messages and calls are end-to-end encrypted.",
            "2026-11-13T19:01:05 | Sara | image | ",
            "2026-11-13T19:02:05 | Ali | - | ok",
        ],
    );
}

#[test]
fn the_opening_notice_without_a_mark_is_known_by_its_words() {
    tells(
        "13/5/2025, 21:04 - Science: Messages and calls are end-to-end encrypted. Only people in this chat can read them.⏎13/5/2025, 21:05 - Sara: Messages and calls are end-to-end encrypted. Is that so?",
        &[
            "2025-05-13T21:04:00 | - | system | Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
            "2025-05-13T21:05:00 | Sara | - | Messages and calls are end-to-end encrypted. Is that so?",
        ],
    );
    // A notice ends where a sentence goes on.
    tells(
        "[13/5/2025, 21:04:00] Sara: hi⏎[13/5/2025, 21:05:00] Sara: ⟨LRM⟩Sara left the keys on the table⏎[13/5/2025, 21:06:00] Sara: ⟨LRM⟩Sara left",
        &[
            "2025-05-13T21:04:00 | Sara | - | hi",
            "2025-05-13T21:05:00 | Sara | - | ⟨LRM⟩Sara left the keys on the table",
            "2025-05-13T21:06:00 | Sara | system | Sara left",
        ],
    );
}
