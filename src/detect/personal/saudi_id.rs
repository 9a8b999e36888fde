//! The Saudi national identity number: ten digits that start with 1.

use crate::detect::Lens;
use crate::detect::personal::saudi_number::{self, Holder};
use crate::detect::{Detector, Field, FieldKind, Look, PartKinds};
use crate::finding::Findings;
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/saudi-id",
    summary: Words::new("رقم الهوية الوطنية السعودية", "a Saudi national identity number"),
    doc: Words::new(
        "عشرة أرقام تبدأ بالرقم 1 وآخرها رقم تحقق بخوارزمية لون. الرقم الذي تسميه الكلمات المجاورة هوية يُعد هوية وإن أخطأ رقم التحقق؛ أما الرقم المجرد فاحتمال فقط، لأن واحدًا من كل عشرة أرقام عشوائية يجتاز التحقق.",
        "Ten digits that start with 1, the last a Luhn check digit. A number that words nearby call an identity number is one even if its check digit is wrong; a bare number is only possible, since one random number in ten passes the check.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: saudi_number::LISTS,
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم الهوية 1526018153 للاعتماد", "1526018153"),
        ("هويتي ١٩٠٨٣٠١٦٦٤", "١٩٠٨٣٠١٦٦٤"),
        ("الطالبة هويتها رقمها 1526018153", "1526018153"),
        ("ID number: 1526018154", "1526018154"),
        ("national ID 1908 301 664", "1908 301 664"),
    ],
    misses: &["رقم الطلب 1526018153", "order no. 1908301664", "فاتورة رقم 1000000008", "Meeting ID 152 601 8153"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    saudi_number::see(lens, out, Holder::Citizen);
}
