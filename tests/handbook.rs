//! The staff page of a policy: whole sentences, dates as people write them, nothing of the file's own language.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

use tadqiq::Policy;
use tadqiq::policy::shipped;
use tadqiq::report::{Phrases, handbook};
use tadqiq::words::Lang;

const CLINIC: &str = r#"
schema = 1
id = "clinic"
title = { ar = "عيادة", en = "A clinic" }
extends = ["base/hours-ae"]
[setting]
closed-days = ["2026-10-11"]
open-days = [{ date = "2026-12-05", days = 2 }]
[[words]]
id = "licence"
words = ["ترخيص إعلاني", "advertising licence"]
hits = ["ترخيص إعلاني 12"]
misses = ["رخصة قيادة"]
[[pattern]]
id = "number"
pattern = '[A-Z]{3}-\d{4}'
hits = ["ABC-1234"]
misses = ["ABC"]
[[rule]]
id = "offers"
title = { ar = "العروض", en = "Offers" }
detect = ["topic/message"]
when = { topic = ["advert"] }
unless = [{ detect = "own/licence" }, { detect = "own/number" }]
action = "hold"
say = { ar = "العروض تحتاج إلى ترخيص.", en = "Offers need a licence." }
example = [{ text = "للبيع: كيك منزلي وتوصيل مجاني", expect = "hold" }, { text = "اجتماع", expect = "allow" }]
[[except]]
id = "spring"
rule = "offers"
topic = "advert"
reason = { ar = "أسبوع الأسنان.", en = "Dental week." }
owner = "x"
until = 2026-05-01
[[clause]]
text = { ar = "لا عروض بلا ترخيص.", en = "No offers without a licence." }
rules = ["offers"]
"#;

fn page(lang: Lang) -> String {
    handbook(&Policy::from_toml(CLINIC).unwrap(), &Phrases::new(lang)).replace(['\u{2068}', '\u{2069}'], "")
}

#[track_caller]
fn says(page: &str, lines: &[&str]) {
    for line in lines {
        assert!(page.contains(line), "{line}\n{page}");
    }
}

#[test]
fn days_off_clauses_and_words_are_told() {
    says(
        &page(Lang::Ar),
        &[
            "عطلة نهاية الأسبوع: السبت والأحد.",
            "أيام العطل: 1 يناير؛ 1 محرم؛ 12 ربيع الأول؛ 30 رمضان؛ 1 شوال (3 أيام)؛ 9 ذي الحجة (4 أيام)؛ 2 ديسمبر (يومان).",
            "أيام إجازة إضافية: 11 أكتوبر 2026.",
            "أيام عمل استثنائية: 5 ديسمبر 2026 (يومان).",
            "**استثناء** – ورود شيء من: ترخيص إعلاني، advertising licence.",
            "**استثناء** – ورود شيء كالذي في «ABC-1234».",
            "**مستثنى حتى 1 مايو 2026** – أسبوع الأسنان.",
            "- لا عروض بلا ترخيص. *(العروض)*",
        ],
    );
    says(
        &page(Lang::En),
        &[
            "1 January; 1 Muharram;",
            "2 December (2 days)",
            "Further days off: 11 October 2026.",
            "it says any of: ترخيص إعلاني, advertising licence",
            "- No offers without a licence. *(Offers)*",
        ],
    );
}

/// Ids and tables are the policy's author's; the staff read neither.
#[test]
fn nothing_of_the_files_language_is_left() {
    let clinic = Policy::from_toml(CLINIC).unwrap();
    let shipped = shipped::POLICIES.iter().map(|(id, _)| Policy::shipped(id).unwrap().unwrap());
    for policy in shipped.chain([clinic]) {
        for lang in [Lang::Ar, Lang::En] {
            let page = handbook(&policy, &Phrases::new(lang));
            for raw in ["own/", "hijri =", "(ينقص", "is missing)", "one-of", "not-in"] {
                assert!(!page.contains(raw), "{}: {raw}", policy.id());
            }
        }
    }
}
