//! Links, with the host that they lead to.

use crate::detect::{Detector, Field, FieldKind, Lens, Look, PartKinds};
use crate::finding::{Because, Confidence, Findings, Value};
use crate::text::{Gates, is_listed_host};
use crate::words::Words;

/// The detector.
pub static DETECTOR: Detector = Detector {
    id: "source/link",
    summary: Words::new("رابط", "a link"),
    doc: Words::new(
        "كل رابط بأي كتابة، مع مضيفه: بعنوان كامل أو بلا بادئة أو بأقواس حول النقطة. يُعرف المضيف من قائمة اللواحق العامة (Public Suffix \
         List)، ولا يُفتح أي رابط. السياسة هي التي تقول أي النطاقات موثوق.",
        "Every link however written, with its host: full, bare, or with brackets round the dots. Hosts are told by the Public \
         Suffix List; no link is ever opened. Which domains are trusted is for the policy to say.",
    ),
    fields: &[
        Field { name: "host", kind: FieldKind::Host, doc: Words::new("المضيف", "the host") },
        Field {
            name: "shortener",
            kind: FieldKind::Flag,
            doc: Words::new("خدمة اختصار روابط", "whether it is a link shortener"),
        },
        Field {
            name: "known",
            kind: FieldKind::Flag,
            doc: Words::new("لاحقة حكومية أو تعليمية", "whether its suffix is reserved for government or education"),
        },
    ],
    lists: &[],
    look: Look::Text { wakes_on: Gates::LINK, reads: PartKinds::BODY, see },
    hits: &[
        ("سجلوا هنا https://example-offers.com/win", "https://example-offers.com/win"),
        ("open bit.ly/3abcd now", "bit.ly/3abcd"),
        ("التعميم على moe.gov.sa/ar", "moe.gov.sa/ar"),
    ],
    misses: &["انظر ملف report.pdf", "write to huda@example.com", "الساعة 7.30 صباحا"],
};

fn see(lens: &Lens<'_>, out: &mut Findings) {
    let Some(links) = lens.view.links() else { return };
    for link in links.list() {
        let host = links.host(link);
        let values = [
            Some(out.keep(host)),
            Some(Value::Flag(is_listed_host("source/link-shorteners", host))),
            Some(Value::Flag(is_listed_host("source/trusted-suffixes", host))),
        ];
        lens.state(out, (link.start, link.end), Confidence::Certain, Because::Form, values);
    }
}
