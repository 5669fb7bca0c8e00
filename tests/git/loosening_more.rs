//! `check --since`: ways to promise less that an honest-looking change hides, each beside one that promises as much.

use crate::scaffold::Repository;

const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
issued  = 2025-01-15
indexes = ["PAR INDEX"]

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name = "Phòng Bổ trợ tư pháp"

[[unit]]
name    = "Các đơn vị"
members = "all"

[defaults]
lead = "Văn phòng Sở"

[[objective]]
id       = "o1"
index    = "PAR INDEX"
baseline = { year = 2024, score = 11, rank = 13, of = 20 }
target   = { score = "> baseline", rank = "<= baseline - 2" }

[[task]]
id       = "B1"
title    = "Báo cáo tháng"
deadline = "Trước ngày 25 hàng tháng"
product  = "Báo cáo"

[[task]]
id       = "B2"
title    = "Báo cáo quý và năm"
deadline = "hàng quý, năm"
product  = "Báo cáo"

[[task]]
id       = "B3"
title    = "Báo cáo của từng đơn vị"
lead     = "Các đơn vị"
each     = true
deadline = 2025-11-25
product  = "Báo cáo"

[[task]]
id       = "B4"
title    = "Đề án"
deadline = { days = 100 }
product  = "Đề án"

[[task]]
id       = "B5"
title    = "Quy chế"
deadline = { when = "Sau khi có hướng dẫn", due = 2025-10-01 }
product  = "Quy chế"
allow    = { no-officer = { reason = "chưa phân công", until = 2025-06-30 } }

[[task]]
id       = "B6"
title    = "Tập huấn"
lead     = ["Thanh tra Sở", "Phòng Bổ trợ tư pháp"]
deadline = 2025-08-31
product  = "Kế hoạch"

[[task]]
id      = "B7"
title   = "Phần mềm"
product = "Phần mềm"

[[task.milestone]]
title    = "Khảo sát"
deadline = 2025-04-30
done     = 2025-02-20
evidence = "BC 3"

[[task.milestone]]
title    = "Thử nghiệm"
deadline = 2025-06-30

[[task.milestone]]
title    = "Nghiệm thu"
deadline = 2025-10-31
"#;

fn repository() -> Repository {
    let settings = "[rules]\nno-officer = \"warn\"\n";
    Repository::with(&[("plans/p.toml", PLAN), ("pargo.toml", settings)])
}

/// What is told after changes of the plan, `rule task`.
fn found(changes: &[(&str, &str)]) -> Vec<String> {
    let repository = repository();
    for (from, to) in changes {
        repository.replace("plans/p.toml", from, to);
    }
    repository.loosened("HEAD")
}

/// Asserts that a change is told, and that another one of the same place is not.
fn told(from: &str, looser: &str, expected: &[&str], as_strict: &str) {
    assert_eq!(found(&[(from, looser)]), expected, "{looser}");
    assert_eq!(found(&[(from, as_strict)]), [""; 0], "{as_strict}");
}

#[test]
fn a_rhythm_by_one_word() {
    let loosened = ["deadline-loosened B1"];
    let monthly = "Trước ngày 25 hàng tháng";
    told(monthly, "Ngày 25 hàng tháng", &loosened, "Chậm nhất ngày 24 hằng tháng");
    told(
        monthly,
        "Ngày 25 hàng tháng hoặc đột xuất",
        &loosened,
        "Trước ngày 25 mỗi tháng và đột xuất",
    );
    told(
        monthly,
        "Trước ngày 25 hàng tháng từ tháng 3 đến tháng 12/2025",
        &loosened,
        "Trước ngày 25 hàng tháng từ tháng 1 đến tháng 12/2025",
    );
    // The date of the year's report is that of the fourth quarter's.
    let quarterly = "hàng quý, năm";
    told(quarterly, "6 tháng, năm", &["deadline-loosened B2"], "hàng quý");
    told(quarterly, "31/12/2025", &["deadline-loosened B2"], "hàng tháng, quý, năm");
}

#[test]
fn one_date_becomes_another_kind_of_deadline() {
    let date = "deadline = 2025-08-31";
    told(date, "deadline = \"30/9 hàng năm\"", &["deadline-loosened B6"], "deadline = \"Tháng 8\"");
    told(
        date,
        "deadline = \"Từ ngày 31/8/2025\"",
        &["deadline-loosened B6"],
        "deadline = { before = 2025-09-01 }",
    );
    assert_eq!(found(&[(date, "deadline = \"hàng tháng\"")]), [""; 0], "the first is not later");
    told(
        date,
        "deadline = \"Quý III\"",
        &["deadline-moved B6"],
        "deadline = \"Trước tháng 9/2025\"",
    );
    told(
        "{ days = 100 }",
        "{ working_days = 100 }",
        &["deadline-moved B4"],
        "\"100 ngày kể từ ngày ký\"",
    );
    told(", due = 2025-10-01", ", due = 2025-10-02", &["deadline-moved B5"], ", due = 2025-09-01");
}

#[test]
fn a_baseline_from_which_a_target_is_measured() {
    told("score = 11,", "score = 10,", &["target-lowered -"], "score = 11.5,");
    told("rank = 13,", "rank = 15,", &["target-lowered -"], "rank = 12,");
    // A bound in the other direction is reached by what was not enough before.
    told("\"> baseline\"", "\"< 12\"", &["target-lowered -"], "\"> 11.0\"");
    told("\"> baseline\"", "\">= baseline\"", &["target-lowered -"], "\"> 11\"");
    told("\"<= baseline - 2\"", "\"<= baseline - 1\"", &["target-lowered -"], "\"<= 11\"");
    told("\"<= baseline - 2\"", "\"< baseline\"", &["target-lowered -"], "\"< baseline - 1\"");
}

#[test]
fn who_owes_a_report_of_each() {
    let unit = "name = \"Thanh tra Sở\"";
    let lost = ["deadline-loosened B3"];
    let external = format!("{unit}\nexternal = true");
    let seen = found(&[(unit, &external)]);
    assert!(seen.contains(&lost[0].to_owned()), "{seen:?}");
    told(
        unit,
        &format!("{unit}\nuntil = 2025-11-24"),
        &lost,
        &format!("{unit}\nuntil = 2025-11-25"),
    );
    told(unit, &format!("{unit}\nfrom = 2025-11-26"), &lost, &format!("{unit}\nfrom = 2025-11-01"));
    let each = "each     = true";
    told(
        each,
        "each     = true\nrecipient = \"Văn phòng Sở\"",
        &lost,
        "each     = true # từng đơn vị",
    );
    told(each, "each     = true\nexcept = \"Văn phòng Sở\"", &lost, "each     = true\nexcept = []");
    told(each, "each     = false", &["deadline-loosened B3"], "each = true");
}

#[test]
fn leads_of_a_list_and_of_the_general_clause() {
    let leads = "[\"Thanh tra Sở\", \"Phòng Bổ trợ tư pháp\"]";
    told(
        leads,
        "\"Thanh tra Sở\"",
        &["lead-removed B6"],
        "[\"Phòng Bổ trợ tư pháp\", \"Thanh tra Sở\"]",
    );
    told(leads, "[]", &["lead-removed B6"; 2], "\"Các đơn vị\"");
    let seen = found(&[("[defaults]\nlead = \"Văn phòng Sở\"\n", "")]);
    let tasks = ["B1", "B2", "B4", "B5", "B7"].map(|task| format!("lead-removed {task}"));
    assert_eq!(seen, tasks);
}

#[test]
fn milestones_that_trade_places() {
    // The titles change places, the dates stay: the later step is now due first, the earlier one last.
    let swapped = [
        ("\"Thử nghiệm\"", "\"x\""),
        ("\"Nghiệm thu\"", "\"Thử nghiệm\""),
        ("\"x\"", "\"Nghiệm thu\""),
    ];
    assert_eq!(found(&swapped), ["deadline-moved B7"]);
    let last = "[[task.milestone]]\ntitle    = \"Nghiệm thu\"\ndeadline = 2025-10-31\n";
    told(
        last,
        "",
        &["deadline-loosened B7"],
        &format!("{last}\n[[task.milestone]]\ntitle = \"Bàn giao\"\ndeadline = 2025-11-30\n"),
    );
    told(
        "done     = 2025-02-20",
        "done     = 2025-02-10",
        &["completion-rewritten B7"],
        "done     = 2025-02-20 # BC 3",
    );
    assert_eq!(
        found(&[("done     = 2025-02-20\nevidence = \"BC 3\"\n", "")]),
        ["completion-rewritten B7"]
    );
}

#[test]
fn ids_that_trade_places() {
    let swapped = [("\"B5\"", "\"x\""), ("\"B6\"", "\"B5\""), ("\"x\"", "\"B6\"")];
    let seen = found(&swapped);
    assert!(seen.contains(&"deadline-moved B6".to_owned()), "{seen:?}");
    assert!(seen.contains(&"lead-removed B6".to_owned()), "{seen:?}");
    // The same tasks in another order are the same promises.
    let at = PLAN.find("[[task]]\nid       = \"B5\"").unwrap();
    let end = PLAN.find("[[task]]\nid       = \"B6\"").unwrap();
    let (moved, rest) = (&PLAN[at..end], [&PLAN[..at], &PLAN[end..]].concat());
    let repository = repository();
    repository.write("plans/p.toml", &format!("{rest}\n{moved}"));
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn a_rule_that_silences_longer_or_more() {
    let until = "until = 2025-06-30";
    told(until, "until = 2025-12-31", &["rule-loosened B5"], "until = 2025-05-31");
    let limited = "{ reason = \"chưa phân công\", until = 2025-06-30 }";
    told(
        limited,
        "\"chưa phân công\"",
        &["rule-loosened B5"],
        "{ reason = \"Chờ phân công\", until = 2025-06-30 }",
    );
    // From one task to the whole plan.
    let wider = found(&[
        ("allow    = { no-officer = { reason = \"chưa phân công\", until = 2025-06-30 } }\n", ""),
        ("indexes = [", "allow   = { no-officer = \"chưa phân công\" }\nindexes = ["),
    ]);
    assert_eq!(wider, ["rule-loosened -"]);
    let repository = repository();
    repository.write("pargo.toml", "lang = \"vi\"\n");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened -"], "off by default");
}

#[test]
fn a_plan_that_leaves_the_folder_of_plans_or_takes_another_id() {
    let repository = repository();
    repository.write("plans/q.toml", &PLAN.replace("p-2025", "q-2025"));
    repository.commit("another plan");
    repository.git(&["mv", "plans/p.toml", "p-cu.toml"]);
    let mut seen = repository.loosened("HEAD");
    seen.retain(|line| line.starts_with("task-removed"));
    assert_eq!(seen.len(), 7, "{seen:?}");
    // Within the folder of plans it is the same plan.
    repository.git(&["mv", "p-cu.toml", "plans/moi.toml"]);
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
    // A task that goes to another plan is gone from its own.
    let at = PLAN.find("[[task]]\nid       = \"B6\"").unwrap();
    let end = PLAN.find("[[task]]\nid      = \"B7\"").unwrap();
    repository.write("plans/moi.toml", &[&PLAN[..at], &PLAN[end..]].concat());
    let seen = repository.loosened("HEAD");
    assert_eq!(seen, ["task-removed B6"]);
}
