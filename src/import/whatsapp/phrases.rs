//! What WhatsApp itself writes, in Arabic and English, and what it means.
//!
//! These words count only where the app puts them: alone, in angle brackets, or behind an invisible direction mark.
//! A person may write any of them inside a sentence.

use crate::message::AttachmentKind as Kind;

/// Angle-bracketed or bare forms that Android writes for anything left out.
pub(super) const MEDIA_OMITTED: &[&str] = &[
    "<Media omitted>",
    "<تم استبعاد الوسائط>",
    "<الوسائط غير مضمّنة>",
    "<الوسائط غير مضمنة>",
    "الوسائط غير مضمّنة",
    "الوسائط غير مضمنة",
    "<لم يتم تضمين الوسائط>",
    // What Android writes for what it cannot write down at all.
    "null",
];

/// What stands, after a mark or in angle brackets, for a thing of one kind that was left out. Letters of any case.
pub(super) const OMITTED: &[(&str, Kind<'static>)] = &[
    ("image omitted", Kind::Image),
    ("video omitted", Kind::Video),
    ("video note omitted", Kind::Video),
    ("audio omitted", Kind::Audio),
    ("document omitted", Kind::Document),
    ("GIF omitted", Kind::Gif),
    ("sticker omitted", Kind::Sticker),
    ("Contact card omitted", Kind::Contact),
    ("voice message omitted", Kind::Audio),
    ("View once voice message omitted", Kind::Audio),
    ("View once photo omitted", Kind::Image),
    ("View once video omitted", Kind::Video),
    ("View once message omitted", Kind::Unknown),
    ("لم يتم إدراج الصورة", Kind::Image),
    ("لم يتم إدراج الصور", Kind::Image),
    ("الصورة غير مشمولة", Kind::Image),
    ("لم يتم إدراج الفيديوهات", Kind::Video),
    ("لم يتم إدراج الفيديو", Kind::Video),
    ("لم يتم إدراج مقطع الفيديو", Kind::Video),
    ("الفيديو غير مشمول", Kind::Video),
    ("لم يتم إدراج المقاطع الصوتية", Kind::Audio),
    ("لم يتم إدراج المقطع الصوتي", Kind::Audio),
    ("لم يتم إدراج المستندات", Kind::Document),
    ("لم يتم إدراج المستند", Kind::Document),
    ("لم يتم إدراج صورة GIF", Kind::Gif),
    ("لم يتم إدراج بطاقة جهة اتصال", Kind::Contact),
    ("لم يتم إدراج بطاقة جهة الاتصال", Kind::Contact),
    // "Stickers were deleted", says the app; they were left out of the export.
    ("تم حذف الملصقات", Kind::Sticker),
    ("تم حذف الملصق", Kind::Sticker),
];

/// What follows the name of an attached file on Android.
pub(super) const FILE_ATTACHED: &[&str] = &["(file attached)", "(الملف مرفق)", "(ملف مرفق)"];

/// What opens the name of an attached file on iOS.
pub(super) const ATTACHED: &[&str] = &["<attached: ", "<المُرفق: ", "<المرفق: ", "<مُرفق: ", "<مرفق: "];

/// What follows the name of an attached file in old iOS exports.
pub(super) const OLD_ATTACHED: &[&str] = &["<\u{200E}attached>", "<attached>"];

/// A message that its sender or an administrator took back: the whole text.
pub(super) const DELETED: &[&str] = &[
    "This message was deleted",
    "You deleted this message",
    "تم حذف هذه الرسالة",
    "حذفت هذه الرسالة",
    "حذفتَ هذه الرسالة",
    "لقد حذَفت هذه الرسالة",
    "أنت حذفت هذه الرسالة",
    "حذف أحد المشرفين هذه الرسالة",
    "لقد حذفت هذه الرسالة",
    "قمت بحذف هذه الرسالة",
];

/// The same, before the name of the one who did it.
pub(super) const DELETED_BY: &[&str] =
    &["This message was deleted by admin ", "This message was deleted by an admin", "تم حذف هذه الرسالة بواسطة "];

/// The same in Arabic, where the name stands before these words.
pub(super) const DELETED_BY_ADMIN: (&str, &str) = ("حذف المشرف ", " هذه الرسالة");

/// The end of a message that was edited.
pub(super) const EDITED: &[&str] = &["<This message was edited>", "<تم تعديل هذه الرسالة>", "<تم تعديل هذا المحتوى>"];

/// A message whose content never reached the phone: the whole text begins so.
pub(super) const WAITING: &[&str] = &["Waiting for this message.", "في انتظار هذه الرسالة"];

/// What precedes a place sent as a link.
pub(super) const LOCATION: &[&str] =
    &["location: https://", "Location: https://", "الموقع: https://", "الموقع : https://"];

/// A place that follows its sender: the whole line.
pub(super) const LIVE_LOCATION: &[&str] = &["Live location shared", "تمت مشاركة الموقع المباشر"];

/// Calls, after a mark; then the line ends, or tells how long they were or that nobody answered.
pub(super) const CALLS: &[&str] = &[
    "Voice call",
    "Video call",
    "Group voice call",
    "Group video call",
    "Missed voice call",
    "Missed video call",
    "Missed group voice call",
    "Missed group video call",
    "Silenced voice call",
    "Silenced video call",
    "مكالمة صوتية",
    "مكالمة صوتية فائتة",
    "مكالمة صوتية جماعية",
    "مكالمة صوتية جماعية فائتة",
    "مكالمة فيديو",
    "مكالمة فيديو فائتة",
    "مكالمة فيديو جماعية",
    "مكالمة فيديو جماعية فائتة",
    "مكالمة مرئية",
    "مكالمة مرئية فائتة",
    "مكالمة فائتة",
];

/// Labels that end in a colon and are never part of a name.
pub(super) const LABELS: &[&str] = &["location", "Location", "الموقع", "الموقع ", "POLL", "OPTION"];

/// What people write before a colon to head a message. Letters of any case.
pub(super) const HEADINGS: &str = "\
    إعلان الإعلان اعلان تنبيه تنويه تذكير للتذكير تعميم التعميم ملاحظة ملحوظة هام هامة مهم عاجل خبر \
    أخبار بيان دعوة تهنئة رسالة تحديث توضيح الموضوع موضوع سؤال استفسار جواب رد الموعد موعد التاريخ \
    الوقت المكان الرابط رابط للعلم متابعة طلب تقرير announcement notice note notes nb reminder \
    urgent important attention alert update updates news fyi info subject re fw fwd question answer \
    date time place venue link circular memo invitation report request warning todo";

/// Titles that people put before a name in their address book, some with a colon. Letters of any case.
pub(super) const TITLES: &str = "\
    eng engr dr mr mrs ms miss prof sir capt coach teacher doctor engineer مهندس المهندس مهندسة \
    المهندسة دكتور الدكتور دكتورة الدكتورة أستاذ الأستاذ أستاذة الأستاذة معلم المعلم معلمة المعلمة \
    مدير المدير مديرة المديرة مشرف المشرف مشرفة المشرفة الشيخ شيخ السيد السيدة الطبيب الطبيبة د م أ ا ش";

/// The notice that opens a chat. On iOS its sender is the chat itself.
pub(super) const OPENING: &[&str] = &["end-to-end encrypted", "مشفرة تمام", "مشفّرة تمام", "مشفرة بين الطرفين"];

/// How it begins, word for word: where no mark tells it, the first line of a file that begins so is taken for it.
pub(super) const OPENING_WHOLE: &[&str] = &[
    "Messages and calls are end-to-end encrypted.",
    "الرسائل والمكالمات مشفرة تمامًا بين الطرفين",
    "الرسائل والمكالمات مشفّرة تمامًا بين الطرفين",
];

/// Notices that no person writes in these words.
pub(super) const NOTICES: &[&str] = &[
    "end-to-end encrypted",
    "created group",
    "created this group",
    "changed the subject",
    "changed the group",
    "changed this group's",
    "joined using this group's invite link",
    "joined using a group link",
    "joined from the community",
    "security code",
    "changed their phone number",
    "changed to a new number",
    "pinned a message",
    "joined using your invite",
    "reset this group's invite link",
    "updated the message timer",
    "blocked this contact",
    "This chat is with a business",
    "Tap to learn more",
    "Tap to call back",
    "now an admin",
    "no longer an admin",
    "disappearing messages",
    "advanced chat privacy",
    "admin approval to join",
    "changed this community",
    "to the community",
    "from the community",
    "Welcome to the community",
    "community announcement",
    "created this community",
    "Messages are generated by AI",
    "shared with @Meta AI",
    "secure service from Meta",
    "pinned an event",
    "مشفرة تمام",
    "مشفّرة تمام",
    "مشفرة بين الطرفين",
    "اسم المجموعة",
    "صورة المجموعة",
    "وصف المجموعة",
    "إعدادات المجموعة",
    "أنشأ المجموعة",
    "أنشأت المجموعة",
    "إنشاء المجموعة",
    "باستخدام رابط المجموعة",
    "باستخدام رابط الدعوة",
    "رمز الأمان",
    "غيّر رقم هاتفه",
    "غيّرت رقم هاتفها",
    "ثبّت رسالة",
    "ثبّتت رسالة",
    "ثبتت رسالة",
    "انقر لمعرفة المزيد",
    "انقر هنا لمعرفة المزيد",
    "اضغط لمعاودة الاتصال",
    "لقد انضممت",
    "حظرت جهة الاتصال",
    "مشرفًا الآن",
    "أصبح مشرف",
    "أصبحت مشرف",
    "لم يتم الرد",
    "الرسائل المؤقتة",
    "الرسائل ذاتية الاختفاء",
    "مؤقت الرسائل",
    "ستختفي الرسائل الجديدة",
    "موافقة المشرف",
    "موافقة المسؤول",
    "خصوصية الدردشة المتقدمة",
    "إلى المجتمع",
    "من المجتمع",
    "إعلانات المجتمع",
    "أنشأ المجتمع",
    "وصف المجتمع",
    "اضغط للتغيير",
    "انقر للتغيير",
    "اضغط لمعرفة المزيد",
    "الرسائل التي ترسلها إلى نفسك",
    "رسائل الذكاء الاصطناعي",
    "باستخدام الذكاء الاصطناعي",
    "مع @Meta AI",
];

/// What ends a notice, but stands inside people's sentences: "she left the keys".
pub(super) const NOTICE_ENDS: &[&str] = &[" left", " left the group", " left the community"];

/// Words that notices hold, but people write too.
pub(super) const NOTICE_VERBS: &[&str] = &[
    " added ",
    " removed ",
    " joined",
    " was added",
    " were added",
    " requested to join",
    " is a contact",
    " started a call",
    " created an event",
    " turned on ",
    " turned off ",
    "only admins",
    "Only admins",
    "أضاف",
    "أضفت",
    "تمت إضافة",
    "غادر",
    "أزال",
    "أزلت",
    "تمت إزالة",
    "انضم",
    "أنشأ",
    "غيّر",
    "غير ",
    "ثبّت",
    "أعضاء المجموعة",
    "فعّل",
    "عطّل",
    "حدّث",
    "طلب الانضمام",
];

/// The kind of thing that a file of this name is.
pub(in crate::import) fn kind_of(name: &str) -> Kind<'static> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(extension));
    if is(&["jpg", "jpeg", "png", "heic"]) {
        Kind::Image
    } else if is(&["webp"]) {
        Kind::Sticker
    } else if is(&["gif"]) || (is(&["mp4"]) && name.contains("-GIF-")) {
        Kind::Gif
    } else if is(&["mp4", "3gp", "mov", "mkv", "webm"]) {
        Kind::Video
    } else if is(&["opus", "m4a", "mp3", "aac", "ogg", "amr", "wav"]) {
        Kind::Audio
    } else if is(&["vcf"]) {
        Kind::Contact
    } else {
        Kind::Document
    }
}
