//! Hours, boundary by boundary: `tests/hours.toml` held against the library.

// A test that cannot go on fails.
#![allow(clippy::panic, clippy::unwrap_used)]

use serde::Deserialize;
use tadqiq::message::from_json;
use tadqiq::verdict::Action;
use tadqiq::{Linter, Policy, Use};

#[derive(Deserialize)]
struct Table {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    policy: Option<String>,
    setting: Option<String>,
    when: Option<String>,
    cases: Vec<(String, String)>,
}

impl Group {
    fn policy(&self) -> Policy {
        if let Some(id) = &self.policy {
            return Policy::shipped(id).unwrap_or_else(|| panic!("{id} is not shipped")).unwrap();
        }
        let (setting, when) = (self.setting.as_deref().unwrap(), self.when.as_deref().unwrap());
        let words = "{ ar = \"أ\", en = \"a\" }";
        Policy::from_toml(&format!(
            "schema = 1\nid = \"hours\"\ntitle = {words}\n[setting]\n{setting}\n[[rule]]\nid = \"hours\"\ntitle = {words}\n\
             say = {words}\naction = \"warn\"\ndetect = [\"time/sent\"]\nwhen = {{ at = {{ {when} }} }}\n\
             [[rule.example]]\ntext = \"a\"\nexpect = \"warn\"\n[[rule.example]]\ntext = \"b\"\nexpect = \"allow\"\n"
        ))
        .unwrap_or_else(|mistakes| panic!("{}: {mistakes}", self.name))
    }
}

#[test]
fn every_boundary_is_judged_to_the_second() {
    let table: Table = toml::from_str(include_str!("hours.toml")).unwrap();
    let (mut count, mut wrong) = (0, Vec::new());
    for group in &table.group {
        let [check, audit] = [Use::Check, Use::Audit].map(|purpose| Linter::new(group.policy(), purpose));
        for (sent_at, from) in &group.cases {
            count += 1;
            let json = format!(r#"{{"text": "اجتماع الغد في قاعة التدريب", "sent_at": "{sent_at}"}}"#);
            let message = from_json(&json).unwrap();
            let verdict = check.check(&message);
            let told = verdict.allowed_from.map(|from| from.to_string()).unwrap_or_default();
            let late = verdict.action == Action::Warn;
            if told != *from || late == from.is_empty() || !verdict.not_judged.is_empty() {
                wrong.push(format!(
                    "{}: {sent_at}: {:?}, from {told:?} instead of {from:?}",
                    group.name, verdict.action
                ));
            }
            let afterwards = audit.check(&message);
            assert_eq!((afterwards.action, afterwards.allowed_from), (verdict.action, None), "{sent_at}");
            // What is said to be allowed is.
            if let Some(from) = verdict.allowed_from {
                let mut later = message.clone();
                later.sent_at = Some(from);
                assert_eq!(check.check(&later).action, Action::Allow, "{sent_at}: {told}");
            }
        }
    }
    assert!(count >= 120, "{count}");
    assert!(wrong.is_empty(), "{} of {count} wrong\n{}", wrong.len(), wrong.join("\n"));
}
