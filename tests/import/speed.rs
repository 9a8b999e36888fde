//! How fast an export is read.

use super::*;

/// Run with `cargo test --release --test import -- --ignored --nocapture speed`.
#[test]
#[ignore = "measures, and decides nothing"]
#[allow(clippy::print_stdout)]
fn speed() {
    let arabic = |n: usize| {
        let digits: String =
            format!("{}\u{200F}/{}\u{200F}/2026، {}:{:02}", n / 40 % 28 + 1, n / 1200 % 12 + 1, n % 12 + 1, n % 60);
        let digits: String =
            digits.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x660 + d).unwrap())).collect();
        format!(
            "{digits}\u{A0}{} - {}: ",
            if n.is_multiple_of(2) { "ص" } else { "م" },
            ["أحمد العلي", "أ. منيرة", "\u{202A}+966 55 000 0001\u{202C}"][n % 3]
        )
    };
    let english = |n: usize| {
        format!(
            "[{:02}/{:02}/2026, {:02}:{:02}:05] {}: ",
            n / 40 % 28 + 1,
            n / 1200 % 12 + 1,
            n % 24,
            n % 60,
            ["Sara", "Ali Hassan", "~\u{202F}Nora"][n % 3]
        )
    };
    let bodies = |n: usize, arabic: bool| match (n % 9, arabic) {
        (0, _) => "\u{200E}<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>".to_owned(),
        (1, true) => {
            "تذكير: يبدأ الاجتماع الساعة التاسعة صباحًا في قاعة التدريب\nالرجاء إحضار الكشوف\n\nوشكرًا".to_owned()
        }
        (1, false) => {
            "Reminder: the meeting starts at nine in the training room\nplease bring the lists\n\nthank you".to_owned()
        }
        (_, true) => format!("تم رفع التقرير رقم {n} إلى إدارة التخطيط المدرسي وسيصل التعميم غدًا إن شاء الله"),
        (_, false) => format!("report number {n} was sent to the planning office, the circular follows tomorrow"),
    };
    for (label, is_arabic) in [("Arabic, Android", true), ("English, iOS", false)] {
        let mut text = String::new();
        let mut n = 0;
        while text.len() < 20 << 20 {
            text += &if is_arabic { arabic(n) } else { english(n) };
            text += &bodies(n, is_arabic);
            text.push('\n');
            n += 1;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chat.txt");
        std::fs::write(&path, &text).unwrap();
        for _ in 0..3 {
            let cpu = || -> f64 {
                let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
                stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
            };
            let (start, used) = (std::time::Instant::now(), cpu());
            let reader = open(&path, &Options::default()).unwrap();
            let surveyed = start.elapsed();
            let (mut batch, mut count, mut parsing) = (Batch::default(), 0, std::time::Duration::ZERO);
            while reader.fill(&mut batch).unwrap() {
                let from = std::time::Instant::now();
                count += batch.frames().filter(|frame| reader.parse(*frame).is_ok_and(|m| !m.system)).count();
                parsing += from.elapsed();
                batch.clear();
            }
            assert_eq!(count, n);
            let (all, used) = (start.elapsed(), cpu() - used);
            println!(
                "{label}: {n} messages, {:.0} MB per CPU-second, {:.0} MB/s (survey {surveyed:?}, parse {parsing:?})",
                text.len() as f64 / 1e6 / used,
                text.len() as f64 / 1e6 / all.as_secs_f64(),
            );
        }
    }
}
