//! The Saudi residence permit number (iqama): ten digits that start with 2.

use crate::detect::Lens;
use crate::detect::personal::saudi_number::{self, Holder};
use crate::detect::{Detector, Field, FieldKind, Look, PartKinds};
use crate::finding::Findings;
use crate::text::Gates;
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "personal/iqama",
    summary: Words::new("رقم الإقامة السعودية", "a Saudi residence permit (iqama) number"),
    doc: Words::new(
        "عشرة أرقام تبدأ بالرقم 2 وآخرها رقم تحقق بخوارزمية لون، بالشروط نفسها في رقم الهوية الوطنية.",
        "Ten digits that start with 2, the last a Luhn check digit, on the same terms as the national identity number.",
    ),
    fields: &[Field { name: "number", kind: FieldKind::Number, doc: Words::new("الرقم", "the number") }],
    lists: saudi_number::LISTS,
    look: Look::Text { wakes_on: Gates::DIGITS, reads: PartKinds::BODY.and(PartKinds::NAMES), see },
    hits: &[
        ("رقم إقامة العامل 2131860914", "2131860914"),
        ("iqama 2131860914 expires soon", "2131860914"),
        ("الإقامة: ٢١٣١٨٦٠٩١٥", "٢١٣١٨٦٠٩١٥"),
    ],
    misses: &["تعميم رقم 2131860914", "invoice 2131860914", "رقم المعاملة 2131860914"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    saudi_number::see(lens, out, Holder::Resident);
}
