//! The profile "6 rõ": which rules it turns on, which settings override it, and how many tasks are clear.

use chrono::NaiveDate;
use pargo::check::diagnostic::of_file;
use pargo::check::{self, CheckOptions};
use pargo::compare::change::{Part, What};
use pargo::compare::difference::between;
use pargo::compare::version::version;
use pargo::finding::profile::SIX_CLARITIES;
use pargo::plan::value::Value;
use pargo::report::counts::Clear;
use pargo::report::filter::Filter;
use pargo::report::summary::{By, summary};
use pargo::workspace::Workspace;

use crate::scaffold::Folder;

const PLAN: &str = r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name    = "Các phòng"
members = "all"

"#;

/// A task that is clear in all six points.
const CLEAR: [(&str, &str); 7] = [
    ("id", "\"1\""),
    ("title", "\"Công khai thủ tục hành chính\""),
    ("lead", "\"Văn phòng Sở\""),
    ("officer", "\"Nông Thị Hà\""),
    ("approver", "\"Giám đốc Sở\""),
    ("deadline", "\"Quý IV\""),
    ("product", "\"Thông báo\""),
];

/// The clear task with one key changed, or left out if the value is empty.
fn task_with(key: &str, value: &str) -> String {
    let mut keys: Vec<(&str, &str)> = CLEAR.to_vec();
    keys.retain(|(known, _)| *known != key);
    keys.push((key, value));
    let lines = keys.iter().filter(|(_, value)| !value.is_empty());
    let lines: Vec<String> = lines.map(|(key, value)| format!("{key} = {value}\n")).collect();
    format!("[[task]]\n{}\n", lines.concat())
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 1).unwrap()
}

/// `severity rule` of every finding.
fn found(workspace: &Workspace) -> Vec<String> {
    let report = check::check(workspace, CheckOptions::as_of(day()));
    report.diagnostics.iter().map(|d| format!("{} {}", d.severity.name(), d.rule.name)).collect()
}

/// The findings of a task under a `pargo.toml`, without those on units.
fn under(config: &str, task: &str, on_the_command_line: bool) -> Vec<String> {
    let folder = Folder::with(&[("a.toml", &format!("{PLAN}{task}")), ("pargo.toml", config)]);
    let mut workspace = folder.open().unwrap();
    if on_the_command_line {
        workspace.turn_on(&SIX_CLARITIES);
    }
    let mut found = found(&workspace);
    found.retain(|finding| !finding.contains("unused-unit"));
    found
}

#[test]
fn it_turns_its_rule_on_as_a_warning() {
    let unclear =
        "[[task]]\nid = \"1\"\ntitle = \"Một\"\nlead = [\"Văn phòng Sở\", \"Các phòng\"]\n";
    let plain = ["warning no-deadline", "warning no-product"];
    let all = ["warning no-deadline", "warning no-product", "warning not-6-ro"];
    assert_eq!(under("", unclear, false), plain);
    assert_eq!(under("", unclear, true), all);
    assert_eq!(under("profile = \"6-ro\"", unclear, false), all);
    assert_eq!(under("profile = \"6-ro\"", unclear, true), all);
    assert_eq!(under("profile = \"6-ro\"", &task_with("x-", ""), false), [""; 0]);
    let task = task_with("officer", "");
    for rule in ["no-officer", "not-6-ro"] {
        let allowed = format!("{task}allow = {{ {rule} = \"Giao sau\" }}\n");
        assert_eq!(under("profile = \"6-ro\"", &allowed, true), [""; 0], "{rule}");
    }
    let ended = "allow = { no-officer = { reason = \"Giao sau\", until = 2025-05-31 } }\n";
    let found = under("profile = \"6-ro\"", &(task + ended), true);
    assert_eq!(found, ["warning not-6-ro", "warning expired-allow"]);
}

/// What is said of a task under the profile.
fn said_of(task: &str) -> Option<(String, String)> {
    let config = "profile = \"6-ro\"\n";
    let folder = Folder::with(&[("a.toml", &format!("{PLAN}{task}")), ("pargo.toml", config)]);
    let report = check::check(&folder.open().unwrap(), CheckOptions::as_of(day()));
    let mut of_rule = report.diagnostics.iter().filter(|d| d.rule.name == "not-6-ro");
    let first = of_rule.next().map(|d| (d.message.vi.clone(), d.message.en.clone()));
    assert!(of_rule.next().is_none(), "one finding a task");
    first
}

#[test]
fn a_task_is_one_finding_that_names_all_that_is_not_clear() {
    for (key, value, vi, en) in [
        ("officer", "", "người", "person"),
        ("title", "", "việc", "work"),
        ("deadline", "", "thời gian", "time"),
        ("lead", "", "trách nhiệm", "responsibility"),
        ("lead", "\"Các phòng\"", "trách nhiệm", "responsibility"),
        ("lead", "[\"Văn phòng Sở\", \"Thanh tra Sở\"]", "trách nhiệm", "responsibility"),
        ("product", "\" \"", "sản phẩm", "product"),
        ("approver", "", "thẩm quyền", "authority"),
    ] {
        let (said_vi, said_en) = said_of(&task_with(key, value)).unwrap();
        assert_eq!(said_vi, format!("nhiệm vụ 1 chưa rõ: {vi}"), "{key} = {value}");
        assert_eq!(said_en, format!("task 1 is not clear in: {en}"), "{key} = {value}");
    }
    let (vi, _) = said_of("[[task]]\nid = \"1\"\ntitle = \"Một\"\n").unwrap();
    assert_eq!(vi, "nhiệm vụ 1 chưa rõ: người, thời gian, trách nhiệm, sản phẩm, thẩm quyền");
    // What cannot be read is told where it stands.
    for (key, value) in [("x-", ""), ("officer", "1"), ("deadline", "\"31/11/2025\"")] {
        assert_eq!(said_of(&task_with(key, value)), None, "{key} = {value}");
    }
}

#[test]
fn a_level_set_by_name_wins() {
    let task = task_with("officer", "");
    for on_the_command_line in [false, true] {
        let off = "profile = \"6-ro\"\n[rules]\nno-officer = \"off\"\n";
        assert_eq!(under(off, &task, on_the_command_line), [""; 0]);
        let error = "profile = \"6-ro\"\n[rules]\nnot-6-ro = \"error\"\n";
        assert_eq!(under(error, &task, on_the_command_line), ["error not-6-ro"]);
        let silent = "profile = \"6-ro\"\n[rules]\nnot-6-ro = \"off\"\n";
        assert_eq!(under(silent, &task, on_the_command_line), [""; 0]);
    }
    // A missing title is still an error.
    assert_eq!(under("", &task_with("title", ""), true), ["error missing-key", "warning not-6-ro"]);
}

#[test]
fn the_levels_of_a_farther_file_win_over_the_profile_of_a_nearer_one() {
    let plan = format!("{PLAN}{}", task_with("officer", ""));
    let folder = Folder::with(&[
        ("pargo.toml", "[rules]\nno-officer = \"off\"\n"),
        ("so/pargo.toml", "profile = \"6-ro\"\n"),
        ("so/a.toml", &plan),
    ]);
    let found = found(&folder.open().unwrap());
    assert!(!found.iter().any(|f| f.contains("not-6-ro")), "{found:?}");
}

#[test]
fn a_profile_that_does_not_exist_breaks_the_configuration() {
    for (value, help) in [("\"6-rõ\"", "did you mean `6-ro`?"), ("\"\"", "use one of: `6-ro`")] {
        let config = format!("profile = {value}\n");
        let folder = Folder::with(&[("a.toml", PLAN), ("pargo.toml", &config)]);
        let failure = folder.open().unwrap_err();
        let diagnostics = of_file(failure.file.as_ref().unwrap());
        let [finding] = &diagnostics[..] else { panic!("{value}: not one finding") };
        assert_eq!((finding.rule.name, finding.start.column), ("invalid-value", 11), "{value}");
        assert_eq!(finding.help.as_ref().unwrap().en, help, "{value}");
    }
    let folder = Folder::with(&[("a.toml", PLAN), ("pargo.toml", "profile = [\"6-ro\"]\n")]);
    assert_eq!(of_file(&folder.open().unwrap_err().file.unwrap())[0].rule.name, "wrong-type");
}

/// The number of clear tasks, and of all tasks.
fn clear(tasks: &str, config: &str) -> Option<(usize, usize)> {
    let plan = format!("{PLAN}{tasks}");
    let folder = Folder::with(&[("a.toml", &plan), ("pargo.toml", config)]);
    let workspace = folder.open().unwrap();
    let answer = |by| summary(&workspace, &Filter::default(), day(), by, false).unwrap();
    let answers = [By::Plan, By::Agency, By::Index, By::Component, By::Unit].map(answer);
    for answer in &answers {
        assert_eq!(answer.total.clear, answers[0].total.clear);
        if answer.by != By::Unit {
            assert_eq!(answer.groups[0].totals.clear, answer.total.clear, "{}", answer.by.name());
        }
    }
    answers[0].total.clear.map(|Clear { tasks, of }| (tasks, of))
}

#[test]
fn a_task_is_clear_if_nothing_of_the_six_is_missing() {
    let profile = "profile = \"6-ro\"\n";
    assert_eq!(clear(&task_with("x-", ""), ""), None, "the profile is not in force");
    let is_clear = |key: &str, value: &str| clear(&task_with(key, value), profile) == Some((1, 1));
    assert!(is_clear("x-", ""));
    for (key, value) in [
        ("title", ""),
        ("lead", ""),
        ("lead", "[]"),
        ("lead", "\"Các phòng\""),
        ("lead", "[\"Văn phòng Sở\", \"Thanh tra Sở\"]"),
        ("lead", "[\"Văn phòng Sở\", \"Phòng lạ\"]"),
        ("lead", "5"),
        ("officer", ""),
        ("officer", "\" \""),
        ("approver", ""),
        ("approver", "1"),
        ("deadline", ""),
        ("deadline", "\"31/11/2025\""),
        ("product", ""),
    ] {
        assert!(!is_clear(key, value), "{key} = {value}");
    }
    for (key, value) in [
        ("lead", "[\"VP Sở\", \"Văn phòng Sở\"]"),
        ("deadline", "\"Thường xuyên\""),
        ("allow", "{ no-officer = \"Giao sau\" }"),
    ] {
        assert!(is_clear(key, value), "{key} = {value}");
    }
}

#[test]
fn what_is_clear_by_default_by_milestones_or_cancelled() {
    let profile = "profile = \"6-ro\"\n";
    let defaults = "[defaults]\nlead = \"Văn phòng Sở\"\ndeadline = \"Quý IV\"\n\n";
    let both = task_with("lead", "").replace("deadline = \"Quý IV\"\n", "");
    assert_eq!(clear(&both, profile), Some((0, 1)));
    assert_eq!(clear(&format!("{defaults}{both}"), profile), Some((1, 1)));
    let milestone = |deadline: &str| {
        let milestone = format!("[[task.milestone]]\ntitle = \"Một\"\ndeadline = {deadline}\n");
        task_with("deadline", "") + &milestone
    };
    assert_eq!(clear(&milestone("\"Quý IV\""), profile), Some((1, 1)));
    assert_eq!(clear(&milestone("\"hôm nào\""), profile), Some((0, 1)));
    let cancelled = task_with("status", "\"cancelled\"");
    assert_eq!(clear(&cancelled, profile), Some((0, 0)));
    let allowed = task_with("officer", "") + "allow = { no-officer = \"Giao sau\" }\n";
    assert_eq!(clear(&allowed, profile), Some((0, 1)), "an allow makes nothing clear");
}

#[test]
fn only_plans_under_the_profile_are_counted() {
    let plan = |id: &str| format!("{}{}", PLAN.replace("vi-du", id), task_with("x-", ""));
    let folder = Folder::with(&[
        ("a/a.toml", &plan("a")),
        ("b/b.toml", &plan("b")),
        ("b/pargo.toml", "profile = \"6-ro\"\n"),
    ]);
    let workspace = folder.open().unwrap();
    let answer = summary(&workspace, &Filter::default(), day(), By::Plan, false).unwrap();
    let of: Vec<Option<usize>> =
        answer.groups.iter().map(|g| g.totals.clear.map(|c| c.of)).collect();
    assert_eq!(of, [None, Some(1)]);
    assert_eq!(answer.total.clear, Some(Clear { tasks: 1, of: 1 }));
}

#[test]
fn an_approver_is_a_text_like_any_other() {
    let hidden = task_with("approver", "\"Giám đốc\\u202e Sở\"");
    assert_eq!(under("", &hidden, false), ["error hidden-character"]);
    let version = |task: &str| {
        let folder = Folder::with(&[("a.toml", &format!("{PLAN}{task}"))]);
        version(&folder.open().unwrap(), None)
    };
    let allowed = |until: &str| {
        task_with("x-", "") + &format!("allow = {{ no-officer = {{ reason = \"Chờ\"{until} }} }}\n")
    };
    let changed = |before: &str, after: &str| {
        let (before, after) = (version(before), version(after));
        let changes = between(&before.plans, &after.plans).into_iter();
        let text = |value: Option<Value>| value.map(|value| value.canonical());
        let texts = changes.map(|c| (c.what, c.part.unwrap(), text(c.before), text(c.after)));
        texts.collect::<Vec<_>>()
    };
    let named = |text: &str| Some(text.to_owned());
    assert_eq!(
        changed(&task_with("approver", ""), &task_with("x-", "")),
        [(What::TaskChanged, Part::Key("approver"), None, named("Giám đốc Sở"))]
    );
    assert_eq!(
        changed(&allowed(""), &allowed(", until = 2025-06-30")),
        [(
            What::TaskChanged,
            Part::Key("allow"),
            named("no-officer: Chờ"),
            named("no-officer (until 2025-06-30): Chờ")
        )]
    );
}
