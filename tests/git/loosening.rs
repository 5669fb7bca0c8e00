//! `check --since`: the ways to promise less, and changes that only look like one.

use crate::scaffold::Repository;

/// A plan with a group, a recurring duty, milestones and a shared group.
const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]
until   = 2025-12-31

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name    = "Thanh tra Sở"
aliases = ["Thanh tra"]

[[unit]]
name = "Phòng Hành chính tư pháp"

[[unit]]
name    = "Các phòng"
members = ["Thanh tra Sở", "Phòng Hành chính tư pháp"]

[[task]]
id       = "T1"
title    = "Báo cáo quý"
index    = "PAPI"
lead     = "Văn phòng Sở"
deadline = { every = "quarter", day = 14 }
product  = "Báo cáo"

[[task]]
id      = "T2"
title   = "Đề án"
lead    = "Các phòng"
product = "Đề án"

[[task.milestone]]
title    = "Dự thảo"
deadline = 2025-05-31

[[task.milestone]]
title    = "Trình duyệt"
deadline = 2025-08-31
"#;

const DRAFT: &str = "[[task.milestone]]\ntitle    = \"Dự thảo\"\ndeadline = 2025-05-31\n\n";

/// The rules and tasks that `check --since` reports after the changes, `rule task`.
fn found(changes: &[(&str, &str)]) -> Vec<String> {
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    for (from, to) in changes {
        repository.replace("plans/p.toml", from, to);
    }
    repository.loosened("HEAD")
}

#[test]
fn milestones_are_followed_when_they_are_renamed() {
    let title = ("\"Dự thảo\"", "\"Dự thảo lần 1\"");
    assert_eq!(found(&[title]), [""; 0], "another title alone promises the same");
    assert_eq!(found(&[title, ("2025-05-31", "2025-06-30")]), ["deadline-moved T2"]);
    assert_eq!(found(&[title, ("2025-05-31", "2025-05-15")]), [""; 0]);
    let both = [title, ("\"Trình duyệt\"", "\"Trình Giám đốc\""), ("2025-08-31", "2025-09-30")];
    assert_eq!(found(&both), ["deadline-moved T2"]);
    // With its report, which is one of the same milestone.
    let done = PLAN.replace("2025-05-31\n", "2025-05-31\ndone = 2025-01-30\n");
    let repository = Repository::with(&[("plans/p.toml", &done)]);
    repository.replace("plans/p.toml", title.0, title.1);
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn a_milestone_that_is_removed_is_one_promise_less() {
    assert_eq!(found(&[(DRAFT, "")]), ["deadline-loosened T2"]);
    assert_eq!(
        found(&[(DRAFT, ""), ("= \"Đề án\"\nlead", "= \"Đề án\"\ncancelled = 2025-03-01\nlead")]),
        [""; 0]
    );
    let done = PLAN.replace("2025-05-31\n", "2025-05-31\ndone = 2025-01-30\n");
    let repository = Repository::with(&[("plans/p.toml", &done)]);
    repository.replace(
        "plans/p.toml",
        &DRAFT.replace("2025-05-31\n", "2025-05-31\ndone = 2025-01-30\n"),
        "",
    );
    assert_eq!(repository.loosened("HEAD"), ["completion-rewritten T2"], "the promise was kept");
    let new = "[[task.milestone]]\ntitle    = \"Khởi động\"\ndeadline = 2025-03-31\n\n";
    assert_eq!(found(&[(DRAFT, &format!("{new}{DRAFT}"))]), [""; 0], "one more is a promise more");
    assert_eq!(found(&[(DRAFT, &format!("{DRAFT}{new}"))]), [""; 0]);
}

#[test]
fn a_rhythm_that_asks_for_less() {
    let every = |to| found(&[("{ every = \"quarter\", day = 14 }", to)]);
    assert_eq!(every("{ every = \"half-year\", day = 14 }"), ["deadline-loosened T1"]);
    assert_eq!(every("{ every = \"quarter\", day = 15 }"), ["deadline-loosened T1"]);
    assert_eq!(every("\"hàng quý\""), ["deadline-loosened T1"], "the end of a quarter is later");
    assert_eq!(every("2025-12-31"), ["deadline-loosened T1"]);
    assert_eq!(every("\"thường xuyên\""), ["deadline-loosened T1"]);
    assert_eq!(
        every("{ every = \"quarter\", day = 14, from = 2025-04-01 }"),
        ["deadline-loosened T1"]
    );
    assert_eq!(every("{ every = \"quarter\", day = 13 }"), [""; 0]);
    assert_eq!(
        every("{ every = \"month\", day = 14 }"),
        [""; 0],
        "more reports, none of them later"
    );
}

#[test]
fn a_shorter_term_asks_for_fewer_reports() {
    assert_eq!(found(&[("2025-12-31", "2025-09-30")]), ["deadline-loosened T1"]);
    assert_eq!(
        found(&[("until   =", "from    = 2025-05-01\nuntil   =")]),
        ["deadline-loosened T1"]
    );
    let both = [("2025-12-31", "2025-09-30"), ("until   =", "from    = 2025-05-01\nuntil   =")];
    assert_eq!(found(&both), ["deadline-loosened T1"], "one finding for one task");
    assert_eq!(found(&[("2025-12-31", "2026-03-31")]), [""; 0]);
}

#[test]
fn a_unit_that_leaves_the_group_that_leads() {
    let members = "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]";
    assert_eq!(found(&[(members, "[\"Thanh tra Sở\"]")]), ["lead-removed T2"]);
    assert_eq!(found(&[(members, "[\"Phòng Hành chính tư pháp\", \"Thanh tra\"]")]), [""; 0]);
    assert_eq!(
        found(&[(members, "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\", \"Văn phòng Sở\"]")]),
        [""; 0]
    );
    // The group is opened, and each unit leads by its own name.
    assert_eq!(found(&[("lead    = \"Các phòng\"", &format!("lead    = {members}"))]), [""; 0]);
    assert_eq!(
        found(&[("lead    = \"Các phòng\"", "lead    = \"Thanh tra Sở\"")]),
        ["lead-removed T2"]
    );
    assert_eq!(
        found(&[("lead    = \"Các phòng\"", "lead    = \"Văn phòng Sở\"")]),
        ["lead-removed T2"]
    );
    assert_eq!(
        found(&[("lead     = \"Văn phòng Sở\"", "lead     = [\"Văn phòng Sở\", \"Các phòng\"]")]),
        [""; 0]
    );
    // A unit that is renamed keeps its old name as another name.
    let renamed = [(
        "name    = \"Thanh tra Sở\"\naliases = [\"Thanh tra\"]",
        "name    = \"Ban Thanh tra\"\naliases = [\"Thanh tra\", \"Thanh tra Sở\"]",
    )];
    assert_eq!(found(&renamed), [""; 0]);
}

#[test]
fn a_unit_that_is_no_longer_declared_leaves_the_group_of_all() {
    let all = PLAN.replace("[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]", "\"all\"");
    let repository = Repository::with(&[("plans/p.toml", &all)]);
    repository.replace("plans/p.toml", "[[unit]]\nname = \"Phòng Hành chính tư pháp\"\n\n", "");
    assert_eq!(repository.loosened("HEAD"), ["lead-removed T2"]);
    repository.replace("plans/p.toml", "[[unit]]\nname    = \"Các phòng\"", "[[unit]]\nname = \"Phòng Hành chính tư pháp\"\nexternal = true\n\n[[unit]]\nname    = \"Các phòng\"");
    assert_eq!(
        repository.loosened("HEAD"),
        ["lead-removed T2"],
        "nor is an outside unit one of all"
    );
}

#[test]
fn a_group_of_pargo_toml_may_lose_a_member() {
    let shared = "[[unit]]\nname = \"Phòng A\"\n\n[[unit]]\nname = \"Phòng B\"\n\n[[unit]]\nname = \"Khối phòng\"\nmembers = [\"Phòng A\", \"Phòng B\"]\n";
    let plan = PLAN.replace("lead    = \"Các phòng\"", "lead    = \"Khối phòng\"");
    let repository = Repository::with(&[("plans/p.toml", &plan), ("pargo.toml", shared)]);
    repository.replace("pargo.toml", "[\"Phòng A\", \"Phòng B\"]", "[\"Phòng A\"]");
    assert_eq!(repository.loosened("HEAD"), ["lead-removed T2"]);
    repository.commit("second");
    assert_eq!(repository.loosened("HEAD~1"), ["lead-removed T2"]);
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}
