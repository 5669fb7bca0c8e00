//! Properties of everything that is written into a generated file full of comments.

use chrono::NaiveDate;
use pargo::config::Config;
use pargo::edit::carry::{Handover, carry};
use pargo::edit::document::Document;
use pargo::edit::part::{Part, Subject};
use pargo::edit::progress::{self, Recorded, Said};
use pargo::parse::Scratch;
use pargo::text::edit::apply;
use pargo::text::lang::Lang;
use pargo::workspace::load::load;
use proptest::prelude::*;

/// A line of a task, with a comment behind it or above it.
fn line() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("lead = \"Văn phòng Sở\""),
        Just("product    = 'Báo cáo'"),
        Just("evidence = [\n  \"a\", # một\n  \"b\",\n]"),
        Just("note=\"\"\"\nhai dòng\"\"\""),
        Just("progress =   40"),
        Just("started = 2025-01-02"),
        Just("status = \"in-progress\""),
        Just("x-phong = { a = 1 }"),
        Just("allow.no-product = \"x\""),
    ];
    let comment = prop_oneof![Just(""), Just(" # ghi chú"), Just("   # a = 1")];
    let above = prop_oneof![Just(""), Just("# ở trên\n"), Just("\n"), Just("\n# riêng\n\n")];
    (above, key, comment).prop_map(|(above, key, comment)| format!("{above}{key}{comment}\n"))
}

/// A plan of some tasks, with each key once.
fn plan() -> impl Strategy<Value = String> {
    let task = prop::collection::vec(line(), 0..8);
    prop::collection::vec((task, 0..4_usize), 1..4).prop_map(|tasks| {
        let mut text = "# đầu\n[plan]\nid = \"p\"\ntitle = \"t\"\nagency = \"a\"\nyear = 2025\nindexes = []\n\
                        [[unit]]\nname = \"Văn phòng Sở\"\n"
            .to_owned();
        for (number, (lines, kind)) in tasks.iter().enumerate() {
            text += &format!("\n# nhiệm vụ {number}\n[[task]] # đầu bảng\nid = \"T{number}\"\ntitle = \"t\"\n");
            let mut keys: Vec<&str> = Vec::new();
            for line in lines {
                let key = line.lines().find(|l| !l.is_empty() && !l.starts_with('#')).unwrap();
                let key = key.split(['=', ' ', '.']).next().unwrap();
                if !keys.contains(&key) {
                    keys.push(key);
                    text += line;
                }
            }
            text += [
                "deadline = \"hàng quý\"\n",
                "deadline = 2025-06-30\n",
                "deadline = \"hàng quý\"\n\n[[task.report]]\nperiod = \"2025-Q1\" # quý\ndone = 2025-03-01\n# sau\n",
                "[[task.milestone]]\n# mốc\ntitle = \"m\"\ndeadline = 2025-06-30\n",
            ][*kind];
        }
        text
    })
}

/// The text after one command on a task, and whether anything was written; `None` if it was refused.
fn written(text: &str, command: usize, task: usize) -> Option<(String, bool)> {
    let config = Config::default();
    let day = |month, day| NaiveDate::from_ymd_opt(2025, month, day).unwrap();
    load("a.toml", text.as_bytes(), &config, &mut Scratch::default(), |loaded| {
        let (plan, _) = loaded.ok()?;
        let task = &plan.tasks[task % plan.tasks.len()];
        let subject = Subject { plan: &plan, task, on: day(3, 31), as_of: day(12, 1) };
        let mut document = Document::of(plan.source).unwrap();
        let evidence = ["Báo cáo".to_owned()];
        let said = Said { progress: Some(60), text: Some("đã làm"), ..Said::default() };
        let recorded = match command {
            0 => progress::done(&mut document, &subject, Part::default(), &evidence),
            1 => progress::update(&mut document, &subject, said),
            2 => progress::cancel(&mut document, &subject, Some("thôi")),
            3 => progress::extend(&mut document, &subject, day(12, 31), "CV", Part::default()),
            _ => progress::update(&mut document, &subject, Said::default()),
        };
        let is_written = matches!(recorded.ok()?, Recorded::Written(_));
        Some((apply(plan.source.text, &document.into_edits()), is_written))
    })
}

/// The text of a plan that carries on the tasks of another one.
fn carried(text: &str, from: &str) -> String {
    let config = Config::default();
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 20).unwrap();
    let mut scratch = Scratch::default();
    let handover = load("from.toml", from.as_bytes(), &config, &mut scratch, |loaded| {
        let (plan, _) = loaded.ok().unwrap();
        let tasks: Vec<_> = plan.tasks.iter().collect();
        Handover::of(&plan, &tasks, true, as_of)
    });
    load("a.toml", text.as_bytes(), &config, &mut scratch, |loaded| {
        let (plan, _) = loaded.ok().unwrap();
        let mut document = Document::of(plan.source).unwrap();
        let carried = carry(&mut document, &plan, &[handover], Lang::En).unwrap();
        assert!(carried.iter().all(|one| !one.id.is_empty()));
        apply(plan.source.text, &document.into_edits())
    })
}

/// Every comment of a text, in order.
fn comments(text: &str) -> Vec<String> {
    let comment = |line: &str| line.find('#').map(|at| line[at..].trim_end().to_owned());
    text.lines().filter_map(comment).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_what_has_to_changes(text in plan(), command in 0..5_usize, task in 0..4_usize) {
        let Some((after, is_written)) = written(&text, command, task) else { return Ok(()) };
        prop_assert_eq!(is_written, after != text);
        prop_assert_eq!(comments(&after), comments(&text));
        // All lines that are gone have a key that the command may change.
        let mut left = after.lines();
        for line in text.lines() {
            let changes = ["progress", "status", "note", "evidence", "hai dòng", "  \"b\"", "  \"a\""];
            if !changes.iter().any(|key| line.starts_with(key)) && !line.contains('#') {
                prop_assert!(left.any(|new| new == line), "{line:?} is gone from {after}");
            }
        }
        // Written again, the fact stands.
        if let Some((again, is_written)) = written(&after, command, task)
            && command != 0
        {
            prop_assert!(!is_written, "{again}");
            prop_assert_eq!(again, after);
        }
    }

    #[test]
    fn line_ends_and_the_end_of_the_file_are_kept(text in plan(), command in 0..5_usize, task in 0..4_usize) {
        let Some((after, _)) = written(&text, command, task) else { return Ok(()) };
        let (windows, _) = written(&text.replace('\n', "\r\n"), command, task).unwrap();
        prop_assert_eq!(windows, after.replace('\n', "\r\n"));
        let (cut, _) = written(text.trim_end(), command, task).unwrap();
        prop_assert_eq!(cut.trim_end(), after.trim_end());
        prop_assert!(!cut.ends_with('\n'));
    }

    #[test]
    fn what_is_carried_is_added_and_nothing_else(text in plan(), from in plan()) {
        let from = from.replace("id = \"p\"", "id = \"cu\"").replace("\"Văn phòng Sở\"", "\"Phòng\"");
        let after = carried(&text, &from);
        let mut lines = after.lines();
        for line in text.lines() {
            prop_assert!(lines.any(|new| new == line), "{line:?} is gone from {after}");
        }
        let config = Config::default();
        let counted = |text: &str| {
            load("a.toml", text.as_bytes(), &config, &mut Scratch::default(), |loaded| {
                let (plan, _) = loaded.ok().unwrap();
                (plan.tasks.len(), plan.units.all().count())
            })
        };
        prop_assert_eq!(counted(&after).0, counted(&text).0 + counted(&from).0);
        prop_assert_eq!(counted(&after).1, 2);
        prop_assert_eq!(&carried(&after, &from), &after);
        let windows = carried(&text.replace('\n', "\r\n"), &from.replace('\n', "\r\n"));
        prop_assert_eq!(windows, after.replace('\n', "\r\n"));
    }
}
