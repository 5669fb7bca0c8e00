//! What holds of closed plans, chains and cascades in any repository: generated ones.

use std::path::Path;

use chrono::{Days, NaiveDate};
use pargo::report::cascade::{self, Counts, cascade};
use pargo::report::filter::Filter;
use pargo::report::overdue::{self, overdue};
use pargo::report::summary::{By, summary};
use pargo::report::tasks::tasks;
use pargo::text::lang::Lang;
use pargo::workspace::{self, Workspace};
use pargo::{check, render};
use proptest::prelude::*;
use proptest::sample::select;

use crate::scaffold::Folder;

fn open(folder: &Folder) -> Workspace {
    workspace::find::open(&[Path::new(".").to_owned()], folder.path()).unwrap()
}

fn day(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().checked_add_days(Days::new(after)).unwrap()
}

/// An answer without its as-of date.
fn without_day(json: &str) -> String {
    json.lines().filter(|line| !line.contains("\"as_of\"")).collect::<Vec<_>>().join("\n")
}

/// A task with any deadline and any facts.
fn task() -> impl Strategy<Value = String> {
    let deadline = select(vec![
        "",
        "deadline = 2025-04-30",
        "deadline = 2025-12-31",
        "deadline = \"hàng quý\"",
        "deadline = \"hàng tháng\"",
        "deadline = \"thường xuyên\"",
        "deadline = { days = 20, after = \"x\", met = 2025-05-05 }",
    ]);
    let fact = prop_oneof![
        (0u64..500).prop_map(|on| format!("done = {}", day(on))),
        (0u64..500).prop_map(|on| format!("started = {}", day(on))),
        (0u64..500).prop_map(|on| format!("cancelled = {}", day(on))),
        Just("progress = 40".to_owned()),
        Just(String::new()),
    ];
    let part = prop_oneof![
        (0u64..500)
            .prop_map(|on| format!("[[task.report]]\nperiod = \"2025-Q2\"\ndone = {}", day(on))),
        (0u64..500, 0u64..500).prop_map(|(to, on)| {
            format!("[[task.extension]]\nto = {}\ngranted = {}\nby = \"x\"", day(to), day(on))
        }),
        (0u64..500).prop_map(|on| {
            format!("[[task.milestone]]\ntitle = \"m\"\ndeadline = 2025-06-30\ndone = {}", day(on))
        }),
        Just(String::new()),
    ];
    (deadline, fact, part)
        .prop_map(|(deadline, fact, part)| format!("{deadline}\n{fact}\n{part}\n"))
}

fn plan(id: &str, keys: &str, tasks: &[String]) -> String {
    let tasks = tasks
        .iter()
        .enumerate()
        .map(|(at, rest)| format!("\n[[task]]\nid = \"T{at}\"\ntitle = \"Việc\"\n{rest}"));
    format!(
        "[plan]\nid = \"{id}\"\ntitle = \"Kế hoạch\"\nagency = \"{id}\"\nyear = 2025\nindexes = []\n{keys}\n{}",
        tasks.collect::<String>()
    )
}

/// The plan above: of each task the units in its lead.
fn above(leads: &[Vec<&str>]) -> String {
    let units = "\n[[unit]]\nname = \"Sở A\"\nexternal = true\n\n[[unit]]\nname = \"Sở B\"\nexternal = true\n\n[[unit]]\nname = \"Phòng\"\n\n\
                 [[unit]]\nname = \"Hai sở\"\nmembers = [\"Sở A\", \"Sở B\"]\n\n[[unit]]\nname = \"Các sở: Sở A và Sở C\"\ngroup = true\n";
    let tasks: Vec<String> = leads
        .iter()
        .enumerate()
        .map(|(at, lead)| {
            let cancelled = if at % 5 == 4 { "cancelled = 2025-02-01\n" } else { "" };
            format!("lead = {lead:?}\ndeadline = 2025-06-{:02}\n{cancelled}", 1 + at % 28)
        })
        .collect();
    plan("tren", units, &tasks)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_closed_plan_gives_the_same_tasks_at_every_later_date(
        tasks_of in proptest::collection::vec(task(), 1..8),
        closed in 0u64..400,
        later in proptest::collection::vec(0u64..800, 3),
    ) {
        let text = plan("dong", &format!("closed = {}", day(closed)), &tasks_of);
        let folder = Folder::with(&[("a.toml", &text)]);
        let workspace = open(&folder);
        let filter = Filter::default();
        let answers = |as_of: NaiveDate| {
            let listed = tasks(&workspace, &filter, as_of).unwrap();
            let asked = overdue::Asked { as_of, within: Some(30), closed: true };
            let late = overdue(&workspace, &filter, asked).unwrap();
            let sum = summary(&workspace, &filter, as_of, By::Index, false).unwrap();
            let left = overdue(&workspace, &filter, overdue::Asked::as_of(as_of)).unwrap();
            assert!(left.items.is_empty());
            let json = [
                render::json::tasks(&listed, Lang::Vi),
                render::json::overdue(&late, Lang::Vi),
                render::json::summary(&sum, Lang::Vi),
            ];
            (json.map(|json| without_day(&json)), left.left_closed)
        };
        let first = answers(day(closed));
        for after in later {
            prop_assert_eq!(&answers(day(closed + after)), &first, "{} days later", after);
        }
    }

    #[test]
    fn every_task_given_has_one_verdict(
        leads in proptest::collection::vec(
            proptest::collection::vec(select(vec!["Sở A", "Sở B", "Phòng", "Hai sở", "Các sở: Sở A và Sở C"]), 1..3),
            1..12,
        ),
        taken in proptest::collection::vec((0usize..14, 0u64..360, any::<bool>()), 0..10),
        declined in proptest::collection::btree_set(0usize..14, 0..4),
        split in any::<bool>(),
    ) {
        let lower = |id: &str, of: &[(usize, u64, bool)]| {
            let tasks: Vec<String> = of.iter().map(|(at, due, cancelled)| {
                let cancelled = if *cancelled { "cancelled = 2025-01-15\n" } else { "" };
                format!("implements = \"tren/T{at}\"\ndeadline = {}\n{cancelled}", day(*due))
            }).collect();
            let declines = declined.iter().map(|at| format!("\"tren/T{at}\" = \"x\"")).collect::<Vec<_>>();
            let keys = format!("known_as = [\"Sở A\"]\nimplements = \"tren\"\ndeclined = {{ {} }}", declines.join(", "));
            plan(id, &keys, &tasks).replace(&format!("agency = \"{id}\""), "agency = \"Sở A tỉnh\"")
        };
        let half = if split { taken.len() / 2 } else { taken.len() };
        let folder = Folder::with(&[("0.toml", &above(&leads)), ("1.toml", &lower("duoi-1", &taken[..half]))]);
        if split {
            folder.write("2.toml", &lower("duoi-2", &taken[half..]));
        }
        let workspace = open(&folder);
        let is_of_a = |lead: &&Vec<&str>| lead.iter().any(|unit| !["Sở B", "Phòng"].contains(unit));
        let given = leads.iter().filter(is_of_a).count();
        let answer = cascade(&workspace, &cascade::Asked::default(), day(60)).unwrap();
        prop_assert_eq!(answer.items.len(), given);
        let sum = Counts::sum(&answer.agencies);
        prop_assert_eq!(sum.given() + sum.cancelled, given);
        // The rule tells those that are missing, and each once.
        let levels = "[rules]\nnot-taken-up = \"warn\"\n";
        folder.write("pargo.toml", levels);
        let report = check::check(&open(&folder), check::CheckOptions::as_of(day(60)));
        let told = report.diagnostics.iter().filter(|d| d.rule.name == "not-taken-up").count();
        prop_assert_eq!(told, sum.missing);
        // With the plan above alone also those of an agency without a plan.
        let asked = cascade::Asked { above: vec!["tren".to_owned()], ..cascade::Asked::default() };
        let with_others = cascade(&workspace, &asked, day(60)).unwrap();
        let of_b = leads.iter().filter(|lead| lead.contains(&"Sở B") || lead.contains(&"Hai sở")).count();
        prop_assert_eq!(with_others.items.len(), given + of_b);
    }

    #[test]
    fn one_task_of_a_chain_is_the_debt_on_each_day(
        firsts in proptest::collection::btree_set(0u64..600, 3),
        closed in proptest::collection::vec(proptest::option::of(0u64..900), 3),
        as_of in 0u64..900,
    ) {
        let files: Vec<(String, String)> = firsts.iter().zip(&closed).enumerate().map(|(at, (first, closed))| {
            let closed = closed.map(|closed| format!("\nclosed = {}", day(closed))).unwrap_or_default();
            let keys = format!("from = {}\nuntil = 2027-12-31{closed}", day(*first));
            let continues = at.checked_sub(1).map(|before| format!("continues = \"p{before}/T0\"\n"));
            let task = format!("deadline = {}\n{}", day(*first), continues.unwrap_or_default());
            (format!("{at}.toml"), plan(&format!("p{at}"), &keys, &[task]))
        }).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let folder = Folder::with(&files);
        let asked = overdue::Asked { as_of: day(as_of), within: Some(2000), closed: true };
        let answer = overdue(&open(&folder), &Filter::default(), asked).unwrap();
        let begun = firsts.iter().filter(|first| **first <= as_of).count();
        let plans: Vec<&str> = answer.items.iter().filter_map(|item| item.plan.as_deref()).collect();
        let debt = format!("p{}", begun.saturating_sub(1));
        // A closed plan lists what was overdue when it was closed, and nothing that falls due later.
        prop_assert!(plans.is_empty() || plans == [debt.as_str()], "{:?} as of {}", plans, day(as_of));
        if closed.iter().all(Option::is_none) {
            prop_assert_eq!(plans, [debt.as_str()]);
        }
    }
}
