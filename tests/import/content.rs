//! What a message holds besides its words: attached, left out, taken back, edited, seen once, asked.

use super::*;

/// Reads `body` as iOS and as Android would write it, and expects these flags and this text.
#[track_caller]
fn holds(body: &str, flags: &str, text: &str) {
    for header in ["[13/12/2024, 20:05:32] ", "13/12/2024, 20:05 - "] {
        let second = if header.starts_with('[') { 32 } else { 0 };
        let time = format!("2024-12-13T20:05:{second:02}");
        let expected = [
            format!("{time} | سارة | - | مرحبا"),
            format!("{time} | سارة | {flags} | {text}"),
            format!("{time} | علي | {flags} | {text}"),
            format!("{time} | علي | - | شكرا"),
        ];
        tells(
            &format!("{header}سارة: مرحبا⏎{header}سارة: {body}⏎{header}علي: {body}⏎{header}علي: شكرا"),
            &expected.each_ref().map(|line| &**line),
        );
    }
}

#[test]
fn media_left_out_by_kind() {
    for (body, kind) in [
        ("<Media omitted>", "unknown"),
        ("<تم استبعاد الوسائط>", "unknown"),
        ("الوسائط غير مضمّنة", "unknown"),
        ("<الوسائط غير مضمنة>", "unknown"),
        ("<لم يتم تضمين الوسائط>", "unknown"),
        ("null", "unknown"),
        ("<Video note omitted>", "video"),
        ("<View once voice message omitted>", "audio"),
        ("<View once photo omitted>", "image"),
        ("<View once message omitted>", "unknown"),
        ("⟨LRM⟩image omitted", "image"),
        ("⟨LRM⟩video omitted", "video"),
        ("⟨LRM⟩video note omitted", "video"),
        ("⟨LRM⟩audio omitted", "audio"),
        ("⟨LRM⟩document omitted", "document"),
        ("⟨LRM⟩GIF omitted", "gif"),
        ("⟨LRM⟩sticker omitted", "sticker"),
        ("⟨LRM⟩Contact card omitted", "contact"),
        ("⟨RLM⟩لم يتم إدراج الصورة", "image"),
        ("⟨RLM⟩الصورة غير مشمولة", "image"),
        ("⟨RLM⟩لم يتم إدراج الفيديوهات", "video"),
        ("⟨RLM⟩الفيديو غير مشمول", "video"),
        ("⟨RLM⟩لم يتم إدراج المقاطع الصوتية", "audio"),
        ("⟨RLM⟩لم يتم إدراج المستند", "document"),
        ("⟨RLM⟩لم يتم إدراج صورة GIF", "gif"),
        ("⟨RLM⟩لم يتم إدراج بطاقة جهة اتصال", "contact"),
        ("⟨RLM⟩تم حذف الملصقات", "sticker"),
    ] {
        holds(body, kind, "");
        holds(&format!("{body}⏎من الحفل"), kind, "من الحفل");
    }
}

#[test]
fn files_attached_on_both_systems() {
    for (body, flags, text) in [
        ("⟨LRM⟩<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>", "image=00000042-PHOTO-2020-06-07-15-13-20.jpg", ""),
        ("⟨RLM⟩<المُرفق: 00000042-AUDIO-2020-06-07.opus>", "audio=00000042-AUDIO-2020-06-07.opus", ""),
        ("⟨RLM⟩<مرفق: 00000042-VIDEO.mp4>", "video=00000042-VIDEO.mp4", ""),
        ("2015-08-04-PHOTO-00004762.jpg <⟨LRM⟩attached>", "image=2015-08-04-PHOTO-00004762.jpg", ""),
        ("our day ⟨LRM⟩<attached: 7-PHOTO.jpg>", "image=7-PHOTO.jpg", "our day"),
        ("IMG-20210428-WA0001.jpg (file attached)", "image=IMG-20210428-WA0001.jpg", ""),
        ("STK-20200101-WA0001.webp (الملف مرفق)", "sticker=STK-20200101-WA0001.webp", ""),
        ("⟨RLM⟩جدول الحصص.xlsx (ملف مرفق)", "document=جدول الحصص.xlsx", ""),
        ("VID-20210428-WA0001.mp4 (file attached)⏎our day", "video=VID-20210428-WA0001.mp4", "our day"),
        ("Nora.vcf (file attached)", "contact=Nora.vcf", ""),
        // Other languages, told by the names that the app gives.
        ("⟨LRM⟩<Anhang: 00000042-PHOTO-2020-06-07.jpg>", "image=00000042-PHOTO-2020-06-07.jpg", ""),
        ("PTT-20210428-WA0001.opus (Datei angehängt)", "audio=PTT-20210428-WA0001.opus", ""),
    ] {
        holds(body, flags, text);
    }
}

#[test]
fn documents_with_pages() {
    for (body, flags, text) in [
        ("Plan.pdf • ⟨LRM⟩2 pages ⟨LRM⟩<attached: 00000002-Plan.pdf>", "document=00000002-Plan.pdf", ""),
        ("Plan.pdf • ⟨LRM⟩2 pages ⟨LRM⟩document omitted", "document=Plan.pdf", ""),
        ("بروشور.pdf • ⟨RLM⟩22 صفحة ⟨RLM⟩لم يتم إدراج المستند", "document=بروشور.pdf", ""),
        ("بروشور.pdf • ⟨RLM⟩صفحة واحدة ⟨RLM⟩<المُرفق: 00000002-بروشور.pdf>", "document=00000002-بروشور.pdf", ""),
        ("please read⏎Plan.pdf • ⟨LRM⟩2 pages ⟨LRM⟩document omitted", "document=Plan.pdf", "please read"),
    ] {
        holds(body, flags, text);
    }
}

#[test]
fn messages_taken_back() {
    for body in [
        "This message was deleted",
        "This message was deleted.",
        "You deleted this message.",
        "⟨LRM⟩This message was deleted.",
        "This message was deleted by admin Ali",
        "تم حذف هذه الرسالة.",
        "⟨RLM⟩تم حذف هذه الرسالة",
        "حذفت هذه الرسالة",
        "تم حذف هذه الرسالة بواسطة المشرف أحمد",
    ] {
        holds(body, "deleted", "");
    }
    for body in ["This message was deleted by mistake, sorry", "تم حذف هذه الرسالة من النظام"] {
        holds(body, "-", body);
    }
}

#[test]
fn a_message_that_never_arrived_is_one_whose_content_is_unknown() {
    for body in [
        "Waiting for this message. This may take a while.",
        "⟨LRM⟩Waiting for this message. This may take a while.",
        "في انتظار هذه الرسالة، قد يستغرق ذلك بعض الوقت",
        "⟨RLM⟩في انتظار هذه الرسالة. قد يستغرق ذلك بعض الوقت.",
    ] {
        holds(body, "unknown", "");
    }
    holds("Waiting for this message since noon", "-", "Waiting for this message since noon");
}

#[test]
fn places_fixed_and_live() {
    let link = "https://maps.google.com/?q=24.7,46.6";
    for label in ["location", "Location", "الموقع", "⟨LRM⟩Location", "Standort", "位置"] {
        holds(&format!("{label}: {link}"), "location", &format!("{label}: {link}"));
    }
    holds("Cafe (Main St): https://foursquare.com/v/4b0", "location", "Cafe (Main St): https://foursquare.com/v/4b0");
    for live in ["live location shared", "⟨LRM⟩Live location shared", "⟨RLM⟩تمت مشاركة الموقع المباشر"]
    {
        holds(live, "location", "");
        holds(&format!("{live}⏎على الطريق"), "location", "على الطريق");
    }
    for body in ["Where: see https://maps.google.com/?q=24.7,46.6 now", "live location shared with everyone"] {
        holds(body, "-", body);
    }
}

#[test]
fn polls_are_their_question_and_options() {
    let asked = "أي يوم؟⏎الأحد⏎الاثنين";
    for body in [
        "POLL:⏎أي يوم؟⏎OPTION: الأحد (3 votes)⏎OPTION: الاثنين (1 vote)",
        "⟨LRM⟩POLL:⏎أي يوم؟⏎⟨LRM⟩OPTION: الأحد (⟨LRM⟩3 votes)⏎⟨LRM⟩OPTION: الاثنين (⟨LRM⟩0 votes)⏎",
        "استطلاع رأي:⏎أي يوم؟⏎الخيار: الأحد (٣ أصوات)⏎الخيار: الاثنين (صوت واحد ١)⏎",
        "⟨RLM⟩استطلاع رأي:⏎أي يوم؟⏎⟨RLM⟩خيار: الأحد (⟨RLM⟩٣ أصوات)⏎⟨RLM⟩خيار: الاثنين (⟨RLM⟩٠ أصوات)",
        "⟨LRM⟩UMFRAGE:⏎أي يوم؟⏎⟨LRM⟩OPTION: الأحد (⟨LRM⟩3 Stimmen)⏎⟨LRM⟩OPTION: الاثنين (⟨LRM⟩1 Stimme)",
    ] {
        // A number comes first in the brackets, whatever the language.
        holds(&body.replace("(صوت واحد ١)", "(١ صوت)"), "poll", asked);
    }
    holds("POLL:⏎Which⏎day?⏎OPTION: Sunday (noon) (3 votes)", "poll", "Which⏎day?⏎Sunday (noon)");
    for body in [
        "الجدول:⏎الأسبوع⏎يوم: الأحد (3 حصص)⏎يوم: الاثنين (2 حصص)",
        "POLL:⏎what do you think?",
        "POLL: who comes?",
        "للتذكير:⏎الأحد⏎الاثنين (مهم)",
    ] {
        holds(body, "-", body);
    }
}

#[test]
fn edits_are_a_field_on_whatever_was_edited() {
    holds("the hall is ready ⟨LRM⟩<This message was edited>", "edited", "the hall is ready");
    holds("سطر⏎ثان ⟨RLM⟩<تم تعديل هذه الرسالة>", "edited", "سطر⏎ثان");
    holds(
        "IMG-20210428-WA0001.jpg (file attached)⏎الحفل <تم تعديل هذه الرسالة>",
        "edited image=IMG-20210428-WA0001.jpg",
        "الحفل",
    );
    holds("see <This message was edited> above", "-", "see <This message was edited> above");
}

#[test]
fn what_people_write_about_media_is_text() {
    for body in [
        "this image omitted the point",
        "image omitted",
        "see (file attached)",
        "<attached>",
        "<b>",
        "ما معنى <تم استبعاد الوسائط>؟",
        "the value is null",
        "Anhang: 00000042-PHOTO.jpg",
        "notes (final).txt (draft)",
    ] {
        holds(body, "-", body);
    }
}

#[test]
fn other_languages_by_the_words_that_rules_hang_on() {
    for (body, flags, text) in [
        ("<Médias omis>", "unknown", ""),
        ("<मीडिया के बिना>", "unknown", ""),
        ("<میڈیا چھوڑ دیا گیا>", "unknown", ""),
        ("<media omitted>", "unknown", ""),
        ("⟨LRM⟩image absente", "image", ""),
        ("⟨LRM⟩फ़ोटो हटाई गई", "image", ""),
        ("Compte rendu.pdf (fichier joint)⏎voir page 2", "document=Compte rendu.pdf", "voir page 2"),
        ("report.pdf (फाइल अटैच कर दी गई है)", "document=report.pdf", ""),
        ("<adjunto: 00000004-AUDIO-2026-06-26-20-31-14.opus>", "audio=00000004-AUDIO-2026-06-26-20-31-14.opus", ""),
        ("< attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg >", "image=00000042-PHOTO-2020-06-07-15-13-20.jpg", ""),
        ("Ce message a été supprimé.", "deleted", ""),
        ("यह मैसेज डिलीट कर दिया गया है.", "deleted", ""),
        ("یہ میسج حذف کر دیا گیا ہے۔", "deleted", ""),
        ("Demain 9h <Ce message a été modifié>", "edited", "Demain 9h"),
        (
            "localisation : https://maps.google.com/?q=48.85,2.35",
            "location",
            "localisation : https://maps.google.com/?q=48.85,2.35",
        ),
        ("localisation en direct partagée", "location", ""),
        ("SONDAGE :⏎Quel jour ?⏎OPTION : lundi (3 votes)⏎OPTION : mardi (1 vote)", "poll", "Quel jour ?⏎lundi⏎mardi"),
        ("ENCUESTA:⏎¿Cuándo?⏎OPCIÓN: lunes (0 votos)⏎OPCIÓN: martes (2 votos)", "poll", "¿Cuándo?⏎lunes⏎martes"),
        // What people write of these things stays theirs.
        ("<Hinweis: report.pdf>", "-", "<Hinweis: report.pdf>"),
        (
            "ROADMAP:⏎Next release⏎ITEM: Feature A⏎ITEM: Feature B",
            "-",
            "ROADMAP:⏎Next release⏎ITEM: Feature A⏎ITEM: Feature B",
        ),
        (
            "Ce message a été supprimé par erreur, je le renvoie",
            "-",
            "Ce message a été supprimé par erreur, je le renvoie",
        ),
    ] {
        holds(body, flags, text);
    }
}

#[test]
fn what_arabic_phones_write_today() {
    for (body, flags, text) in [
        ("⟨RLM⟩حذف المشرف محمد القحطاني هذه الرسالة.", "deleted", ""),
        ("حذف أحد المشرفين هذه الرسالة.", "deleted", ""),
        ("لقد حذَفت هذه الرسالة", "deleted", ""),
        ("أنت حذفت هذه الرسالة", "deleted", ""),
        (
            "استطلاع:⏎متى اللقاء؟⏎خيار: الأحد (٣ أصوات)⏎خيار: الاثنين (صوت واحد)⏎خيار: الثلاثاء (صوتان)",
            "poll",
            "متى اللقاء؟⏎الأحد⏎الاثنين⏎الثلاثاء",
        ),
        (
            "⟨RLM⟩استطلاع:⏎⟨RLM⟩متى اللقاء؟⏎⟨RLM⟩خيار: الأحد (⟨RLM⟩٣ أصوات)⏎⟨RLM⟩خيار: الاثنين (⟨RLM⟩صوت واحد)",
            "poll",
            "متى اللقاء؟⏎الأحد⏎الاثنين",
        ),
        ("تمت مشاركة الموقع المباشر", "location", ""),
        // An event and a link to a call are words of their sender.
        ("فعالية: اجتماع المشرفات⏎الوقت: ٨:٠٠ م", "-", "فعالية: اجتماع المشرفات⏎الوقت: ٨:٠٠ م"),
        ("https://call.whatsapp.com/voice/abcDEF123", "-", "https://call.whatsapp.com/voice/abcDEF123"),
        ("حذف المشرف هذه الرسالة من المجموعة ولا أعرف السبب", "-", "حذف المشرف هذه الرسالة من المجموعة ولا أعرف السبب"),
    ] {
        holds(body, flags, text);
    }
}
