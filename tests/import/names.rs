//! Where a sender's name ends, when names and headings both hold a colon.

use super::*;

/// A chat of `(sender and text)` lines, a minute apart.
fn chat(lines: &[&str]) -> String {
    let line = |(at, line): (usize, &&str)| format!("13/06/2018, 12:{at:02} - {line}");
    lines.iter().enumerate().map(line).collect::<Vec<_>>().join("⏎")
}

/// Who wrote each message of the chat, with `?` before those that are a choice and `-` for the app's own lines.
fn who(lines: &[&str]) -> Vec<String> {
    read(&chat(lines))
        .messages
        .iter()
        .map(|message| {
            let doubt = message.has_doubt(Doubt::SenderAmbiguous);
            format!("{}{}", if doubt { "?" } else { "" }, name(message).or(phone(message)).unwrap_or("-"))
        })
        .collect()
}

#[test]
fn a_heading_before_every_message_is_no_part_of_the_name() {
    let read = read(&chat(&[
        "هدى المنصوري: إعلان مدرسي: يبدأ الدوام الأحد",
        "سارة: وصلت",
        "هدى المنصوري: إعلان مدرسي: تسليم الكشوف غدًا",
        "هدى المنصوري: إعلان مدرسي: ‏تأجل الاجتماع",
    ]));
    let told: Vec<_> = read.messages.iter().map(|m| (name(m).unwrap(), &*m.text)).collect();
    assert_eq!(told[0], ("هدى المنصوري", "إعلان مدرسي: يبدأ الدوام الأحد"));
    assert_eq!(told[2], ("هدى المنصوري", "إعلان مدرسي: تسليم الكشوف غدًا"));
    assert_eq!(told[3], ("هدى المنصوري", "إعلان مدرسي: ‏تأجل الاجتماع"));
    assert!(read.messages[0].has_doubt(Doubt::SenderAmbiguous) && !read.messages[1].has_doubt(Doubt::SenderAmbiguous));
    assert_eq!(read.doubtful, DoubtfulSenders { shorter: 1, longer: 0 });

    // Words that nobody lists as a heading, from an account that never writes without them.
    let company = ["Al Noor Transport: Route 5: late", "Sara: ok", "Al Noor Transport: Route 5: on time"];
    assert_eq!(who(&company), ["?Al Noor Transport", "Sara", "?Al Noor Transport"]);
    // Several headings of one account.
    let several =
        ["مكتب التعليم: تنبيه: أ", "مكتب التعليم: تعميم: ب", "مكتب التعليم: تنبيه: ج", "مكتب التعليم: تعميم: د"];
    assert_eq!(who(&several), ["?مكتب التعليم"; 4]);
    // A heading is one behind a title and behind a name of one letter, too.
    assert_eq!(who(&["د: إعلان: أ", "د: إعلان: ب"]), ["?د"; 2]);
    assert_eq!(who(&["A: bus: a", "A: bus: b"]), ["?A"; 2]);
    // A heading that another person uses too.
    let shared = [
        "Huda: Bus line: a",
        "Huda: Bus line: b",
        "Huda: Gate: c",
        "Huda: Gate: d",
        "Sara: Bus line: e",
        "Noor: Gate: f",
        "Sara: g",
        "Noor: h",
    ];
    assert_eq!(who(&shared)[..4], ["?Huda"; 4]);
}

#[test]
fn one_message_without_the_heading_settles_it() {
    for other in
        ["Huda: hello", "Huda: <Media omitted>", "Huda: ⟨LRM⟩Voice call, 2 min", "Sara: thanks @⟨FSI⟩Huda⟨PDI⟩, noted"]
    {
        let read = read(&chat(&["Huda: Notice: a", "Huda: Notice: b", other]));
        assert_eq!(name(&read.messages[0]), Some("Huda"), "{other}");
        assert!(!read.messages[0].has_doubt(Doubt::SenderAmbiguous), "{other}");
        assert_eq!(read.doubtful, DoubtfulSenders::default(), "{other}");
    }
    // No number has a name behind it.
    assert_eq!(who(&["+966 55 000 0001: Notice: a", "+966 55 000 0001: Notice: b"]), ["+966 55 000 0001"; 2]);
}

#[test]
fn a_name_that_holds_a_colon_is_told_by_what_only_the_app_writes() {
    for own in [
        "<Media omitted>",
        "IMG-20260410-WA0001.jpg (file attached)",
        "This message was deleted",
        "تم حذف هذه الرسالة.",
    ] {
        let own = format!("Gate B: Sara: {own}");
        assert_eq!(who(&["Gate B: Sara: a", &own, "Gate B: Sara: note: b"]), ["Gate B: Sara"; 3], "{own}");
    }
    // A mention holds the whole name.
    assert_eq!(who(&["Gate B: Sara: a", "Ali: see @⟨FSI⟩Gate B: Sara⟨PDI⟩"]), ["Gate B: Sara", "Ali"]);
}

#[test]
fn notices_name_people_as_they_are_saved() {
    let longer = ["Ali added Gate B: Sara", "Gate B: Sara: a", "Gate B: Sara: b"];
    assert_eq!(who(&longer), ["-", "?Gate B: Sara", "?Gate B: Sara"]);
    let shorter = ["أضاف أحمد هدى المنصوري", "هدى المنصوري: صباح الخير: أ", "هدى المنصوري: صباح الخير: ب"];
    assert_eq!(who(&shorter), ["-", "?هدى المنصوري", "?هدى المنصوري"]);
    // The app writes about people whose name holds a colon, and does not speak for the first half of it.
    let read = read(&chat(&[
        "Eng: Ali joined using this group's invite link",
        "Eng: Ali: a",
        "Eng: Ali: <Media omitted>",
        "Eng: Ali left",
    ]));
    let told: Vec<_> = read.messages.iter().map(|m| (m.system, name(m), &*m.text)).collect();
    assert_eq!(told[0], (true, None, "Eng: Ali joined using this group's invite link"));
    assert_eq!(told[1], (false, Some("Eng: Ali"), "a"));
    assert_eq!(told[3], (true, None, "Eng: Ali left"));
}

#[test]
fn titles_and_shared_beginnings_belong_to_names() {
    assert_eq!(who(&["Dr: Sara: a", "Dr: Sara: b", "Dr: Ali: c"])[..2], ["?Dr: Sara"; 2]);
    assert_eq!(who(&["د: سارة: أ", "د: سارة: ب"]), ["?د: سارة"; 2]);
    let people = ["Gate B: Ali: a", "Gate B: Sara: b", "Gate B: Ali: c", "Gate B: Sara: note: d", "Gate B: Sara: e"];
    assert_eq!(who(&people), ["?Gate B: Ali", "?Gate B: Sara", "?Gate B: Ali", "?Gate B: Sara", "?Gate B: Sara"]);
    assert_eq!(read(&chat(&people)).doubtful, DoubtfulSenders { shorter: 0, longer: 2 });
    // Seen once, nothing tells where the name ends; the shortest is taken, and the doubt is said.
    assert_eq!(who(&["Eng: Ali: one"]), ["?Eng"]);
}

#[test]
fn what_is_no_end_of_a_name() {
    assert_eq!(who(&["Ali: the room : B"]), ["Ali"]);
    // A colon without a space, and links, are never the end of a name.
    let rooms = read(&chat(&["Room 3:4: https://example.org: see", "Room 3:4: x"]));
    let told: Vec<_> = rooms.messages.iter().map(|m| (name(m).unwrap(), &*m.text)).collect();
    assert_eq!(told, [("Room 3:4", "https://example.org: see"), ("Room 3:4", "x")]);
}
