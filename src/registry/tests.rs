//! Registries in both forms, their mistakes at their places, and what they say of an account.

#![allow(clippy::unwrap_used)]

use jiff::civil::date;

use super::{Registry, RegistryError, Standing};

/// The mistakes of a registry called `name`, each as `LINE:COLUMN: start of the words`.
fn faults(name: &str, text: &str) -> Vec<String> {
    let RegistryError(faults) = Registry::read(name, text).unwrap_err();
    faults.iter().map(|fault| format!("{}:{}: {}", fault.line, fault.column, fault.words.en)).collect()
}

/// `text` has one mistake, at `¦` (which is not part of it), and its words start with `start`.
#[track_caller]
fn check(name: &str, text: &str, start: &str) {
    let (before, _) = text.split_once('¦').unwrap();
    let place = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1);
    let found = faults(name, &text.replace('¦', ""));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("{}:{}: {start}", place.0, place.1)), "{found:?}, not at {place:?}");
}

#[test]
fn mistakes_in_toml_have_their_place() {
    let one = "[[account]]\nhandle = \"@a\"\n";
    check("r.toml", "¦", "there are no accounts");
    check("r.toml", &format!("¦acount = 1\n{one}"), "`acount` is not known here. Did you mean `account`?");
    check("r.toml", &format!("{one}¦platfrom = \"x\""), "`platfrom` is not known here. Did you mean `platform`?");
    check(
        "r.toml",
        &format!("{one}platform = ¦\"telegramm\""),
        "`telegramm` is not known here. Did you mean `telegram`?",
    );
    check("r.toml", &format!("{one}kind = ¦\"منى\""), "`منى` is not known here.");
    check("r.toml", &format!("{one}responsible = ¦7"), "expected a text");
    check("r.toml", &format!("{one}responsible = ¦\"...\""), "expected the name of a person");
    check("r.toml", &format!("{one}until = ¦\"31-01-2026\""), "expected a Gregorian date");
    check("r.toml", &format!("{one}from = 2026-02-01\nuntil = ¦2026-01-01"), "the last day lies before the first");
    check("r.toml", "¦[[account]]\nplatform = \"x\"", "the account lacks `handle`");
    check("r.toml", "[[account]]\nhandle = ¦\"two words\"", "expected a handle");
    check("r.toml", &format!("{one}¦[[account]]\nhandle = \"A\"\nplatform = \"x\""), "@a is also registered in line 1");
    check("r.toml", "account = ¦1", "there are no accounts");
    assert!(faults("r.toml", "[[account]]\nhandle = ")[0].starts_with("2:10: this is not valid TOML"));
    assert!(faults("r.toml", &"#".repeat(super::MAX_BYTES + 1))[0].starts_with("1:1: the file is larger"));
}

#[test]
fn mistakes_in_csv_have_their_place() {
    let head = "handle,platform,responsible\n";
    check("r.csv", "¦", "there are no accounts");
    check("r.CSV", "¦handle,platform\n", "there are no accounts");
    check("r.csv", "handle,¦responsable\n@a,منى\n", "`responsable` is not known here. Did you mean `responsible`?");
    check("r.csv", "¦platform\nx\n", "the account lacks `handle`");
    check("r.csv", &format!("{head}@a,x,منى السالم\n@b,¦y,\n"), "`y` is not known here");
    check("r.csv", &format!("{head}\"منى\",x,\n¦@b,x\n"), "the row has 2 cells for 3 columns");
    check("r.csv", &format!("{head}@a,x,\"a, \"\"b\"\"\nc\"\n@b,¦z,\n"), "`z` is not known here");
    check("r.csv", &format!("{head}@a,x,¦\"open\n"), "a quotation mark is opened");
    check("r.csv", &format!("{head}@a,x,¦\"shut\" and more\n"), "a quotation mark is opened");
    check("r.csv", "handle;until\n@a;¦tomorrow\n", "expected a Gregorian date");
}

#[test]
fn both_forms_say_the_same() {
    let toml = "schema = 1\n[[account]]\nhandle = \"@MOE_KHB\"\nplatform = \"x\"\nkind = \"office\"\n\
                responsible = \"منى السالم\"\nuntil = 2026-12-31\n[[account]]\nhandle = \"tifl_khb\"\n";
    let csv = "\u{feff}Handle,Platform,Kind,Responsible,From,Until\r\n\
               @moe_khb,X,Office,\"منى السالم\",,2026-12-31\r\n\r\n@tifl_khb,,,,,\r\n";
    let (toml, csv) = (Registry::read("a.toml", toml).unwrap(), Registry::read("a.csv", csv).unwrap());
    let told = |registry: &Registry| {
        let plain = |account: &super::Account| super::Account { place: (0, 0), ..account.clone() };
        registry.accounts().iter().map(plain).collect::<Vec<_>>()
    };
    assert_eq!(told(&toml), told(&csv));
    for registry in [toml, csv] {
        let (in_time, late) = (Some(date(2026, 12, 31)), Some(date(2027, 1, 1)));
        let standing = |platform, handle, on| registry.standing(platform, handle, on);
        assert_eq!(standing(Some("x"), "@Moe_KHB", in_time), Some(Standing::Registered));
        assert_eq!(standing(Some("x"), "moe_khb", late), Some(Standing::Expired));
        assert_eq!(standing(Some("x"), "moe_khb", None), None, "its day is not known");
        assert_eq!(standing(Some("telegram"), "moe_khb", in_time), Some(Standing::Missing));
        assert_eq!(standing(Some("x"), "tifl_khb", None), Some(Standing::NoResponsible));
        assert_eq!(standing(Some("x"), "moe_khb2", None), Some(Standing::Missing));
        assert_eq!(registry.responsible(Some("x"), "@moe_khb", in_time), Some("منى السالم"));
        assert_eq!(registry.responsible(Some("x"), "@moe_khb", late), None);
        let remarks = |on| registry.remarks("a", on).iter().map(|fault| fault.words.en.to_string()).collect::<Vec<_>>();
        assert_eq!(remarks(date(2026, 6, 1)), ["nobody is responsible for @tifl_khb. Name a person in `responsible`."]);
        assert_eq!(remarks(date(2027, 6, 1)).len(), 2);
    }
}

#[test]
fn an_account_can_be_handed_over() {
    let csv = "handle,responsible,from,until\n@a,Mona,,2026-06-30\n@a,Sara,2026-07-01,\n";
    let registry = Registry::read("a.csv", csv).unwrap();
    assert_eq!(registry.responsible(None, "a", Some(date(2026, 6, 30))), Some("Mona"));
    assert_eq!(registry.responsible(None, "a", Some(date(2026, 7, 1))), Some("Sara"));
    assert!(registry.remarks("a.csv", date(2026, 8, 1)).is_empty(), "what was handed over is not expired");
}
