//! `check --since`: more ways to promise less, each beside a change that looks like it and promises as much.

use crate::scaffold::Repository;

const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
issued  = 2025-02-03
indexes = ["PAPI"]

[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name = "Phòng Hành chính tư pháp"

[[unit]]
name    = "Khối nghiệp vụ"
members = ["Thanh tra Sở", "Phòng Hành chính tư pháp"]

[[unit]]
name    = "Toàn cơ quan"
members = ["Khối nghiệp vụ", "Văn phòng Sở"]

[defaults]
lead     = "Văn phòng Sở"
deadline = "Trước ngày 20/12"

[[objective]]
id     = "o1"
index  = "PAPI"
target = { score = "> 14.5", rank = "<= 5" }

[[objective]]
id     = "o2"
index  = "PAPI"
target = { percent = "= 100" }

[[task]]
id      = "A1"
title   = "Theo điều khoản chung"
product = "Báo cáo"

[[task]]
id       = "A2"
title    = "Tính từ ngày ban hành"
deadline = { working_days = 10 }
product  = "Báo cáo"

[[task]]
id       = "A3"
title    = "Theo điều kiện"
deadline = { when = "Sau khi có hướng dẫn", due = 2025-10-01 }
product  = "Báo cáo"

[[task]]
id       = "A4"
title    = "Sau ngày ban hành của tỉnh"
deadline = { days = 20, after = "Tỉnh ban hành", met = 2025-05-01 }
product  = "Báo cáo"

[[task]]
id       = "A5"
title    = "Báo cáo quý"
deadline = { every = "quarter", month = 1, day = 20 }
product  = "Báo cáo"

[[task]]
id       = "A6"
title    = "Giao ban"
deadline = { every = "two-weeks", first = 2025-02-07 }
product  = "Biên bản"

[[task]]
id       = "A7"
title    = "Cả cơ quan"
lead     = "Toàn cơ quan"
deadline = { before = 2025-11-25 }
product  = "Báo cáo"

[[task]]
id       = "A8"
title    = "Đã xong"
deadline = 2025-06-30
product  = "Báo cáo"
done     = 2025-02-20
evidence = "BC 1"

[[task]]
id      = "A9"
title   = "Hai bước"
product = "Đề án"

[[task.milestone]]
title    = "Dự thảo"
deadline = 2025-05-31

[[task.milestone]]
title    = "Trình duyệt"
deadline = 2025-08-31
"#;

fn repository() -> Repository {
    Repository::with(&[("plans/p.toml", PLAN), ("pargo.toml", "lang = \"vi\"\n")])
}

/// What is told of a change of the plan, `rule task`.
fn found(from: &str, to: &str) -> Vec<String> {
    let repository = repository();
    repository.replace("plans/p.toml", from, to);
    repository.loosened("HEAD")
}

/// Asserts that a change is told, and that another one of the same place is not.
fn told(from: &str, looser: &str, expected: &[&str], as_strict: &str) {
    assert_eq!(found(from, looser), expected, "{looser}");
    assert_eq!(found(from, as_strict), [""; 0], "{as_strict}");
}

#[test]
fn what_dates_depend_on_is_moved() {
    // The year of the plan, by which phrases without a year are read, and its day of issue.
    assert_eq!(found("year    = 2025", "year    = 2026")[0], "deadline-moved A1");
    told(
        "issued  = 2025-02-03",
        "issued  = 2025-03-03",
        &["deadline-moved A2", "deadline-loosened A6"],
        "issued  = 2025-02-01",
    );
    // The general clause moves every task without a deadline of its own.
    told(
        "\"Trước ngày 20/12\"",
        "\"Ngày 20/12\"",
        &["deadline-moved A1"],
        "\"Đến hết ngày 19/12\"",
    );
    told(
        "\"Trước ngày 20/12\"",
        "\"Thường xuyên\"",
        &["deadline-loosened A1"],
        "\"Trước ngày 19/12/2025\"",
    );
    told("{ before = 2025-11-25 }", "{ on = 2025-11-25 }", &["deadline-moved A7"], "2025-11-24");
    told("{ working_days = 10 }", "{ working_days = 11 }", &["deadline-moved A2"], "{ days = 14 }");
    told("met = 2025-05-01", "met = 2025-05-02", &["deadline-moved A4"], "met = 2025-04-30");
    told(", due = 2025-10-01", "", &["deadline-loosened A3"], ", due = 2025-09-30");
}

#[test]
fn a_holiday_that_a_branch_declares() {
    let repository = repository();
    repository.write("pargo.toml", "[[holiday]]\ndate = 2025-02-06\nname = \"Nghỉ\"\n");
    assert_eq!(repository.loosened("HEAD"), ["deadline-moved A2"]);
    repository
        .write("pargo.toml", "[[holiday]]\ndate = 2025-02-08\nname = \"Làm bù\"\nworking = true\n");
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn a_rhythm_that_begins_later_or_ends_sooner() {
    let quarterly = "{ every = \"quarter\", month = 1, day = 20 }";
    let loosened = ["deadline-loosened A5"];
    told(
        quarterly,
        "{ every = \"quarter\", month = 2, day = 20 }",
        &loosened,
        "{ every = \"quarter\", month = 1, day = 19 }",
    );
    told(
        quarterly,
        "{ every = \"quarter\", month = 1, day = 20, until = 2025-08-31 }",
        &loosened,
        "{ every = \"quarter\", month = 1, day = 20, until = 2025-10-20 }",
    );
    told(
        "first = 2025-02-07",
        "first = 2025-02-14",
        &["deadline-loosened A6"],
        "first = 2025-02-06",
    );
    told(
        "{ every = \"two-weeks\", first = 2025-02-07 }",
        "\"hàng tháng\"",
        &["deadline-loosened A6"],
        "\"thứ Năm hàng tuần\"",
    );
}

#[test]
fn steps_that_become_one_date() {
    let steps = PLAN.split("A9\"").nth(1).unwrap().split("product = \"Đề án\"\n").nth(1).unwrap();
    assert_eq!(found(steps, "deadline = 2025-08-31\n"), ["deadline-loosened A9"; 2]);
    assert_eq!(found(steps, "deadline = \"Thường xuyên\"\n"), ["deadline-loosened A9"]);
    let finer =
        format!("{steps}\n[[task.milestone]]\ntitle = \"Công bố\"\ndeadline = 2025-09-30\n");
    assert_eq!(found(steps, &finer), [""; 0]);
}

#[test]
fn targets_that_are_easier_to_reach() {
    told("\"> 14.5\"", "\">= 14.5\"", &["target-lowered -"], "\">= 14.6\"");
    told(", rank = \"<= 5\"", ", rank = \"<= 6\"", &["target-lowered -"], ", rank = 5");
    told("score = \"> 14.5\", ", "", &["target-lowered -"], "score = \"> 14,50\", ");
    told("\"= 100\"", "\">= 90\"", &["target-lowered -"], "\"= 100.0\"");
    told(
        "target = { percent = \"= 100\" }\n",
        "",
        &["target-lowered -"],
        "target = { percent = \"= 100,0\" }\n",
    );
}

#[test]
fn who_leads() {
    let general = "lead     = \"Văn phòng Sở\"";
    let general_tasks = ["A1", "A2", "A3", "A4", "A5", "A6", "A8", "A9"];
    let all: Vec<String> = general_tasks.map(|task| format!("lead-removed {task}")).to_vec();
    let seen = found(general, "lead     = \"Thanh tra Sở\"");
    assert_eq!(seen, all, "the general clause names the unit");
    assert_eq!(found(general, "lead     = \"VP Sở\""), [""; 0]);
    // A group inside the group that leads.
    let members = "[\"Thanh tra Sở\", \"Phòng Hành chính tư pháp\"]";
    told(
        members,
        "[\"Thanh tra Sở\"]",
        &["lead-removed A7"],
        "[\"Phòng Hành chính tư pháp\", \"Thanh tra Sở\"]",
    );
    told(
        "lead     = \"Toàn cơ quan\"",
        "lead     = \"Khối nghiệp vụ\"\npartners = \"Văn phòng Sở\"",
        &["lead-removed A7"],
        "lead     = [\"Khối nghiệp vụ\", \"VP Sở\"]",
    );
}

#[test]
fn what_was_done_is_told_otherwise() {
    told(
        "done     = 2025-02-20",
        "done     = 2025-02-10",
        &["completion-rewritten A8"],
        "done     = 2025-02-20 # như cũ",
    );
    assert_eq!(
        found("done     = 2025-02-20\nevidence = \"BC 1\"\n", ""),
        ["completion-rewritten A8"]
    );
    assert_eq!(
        found("done     = 2025-02-20\nevidence = \"BC 1\"\n", "cancelled = 2025-02-20\n"),
        ["completion-rewritten A8"]
    );
}

#[test]
fn another_id_is_another_promise() {
    assert_eq!(found("\"A7\"", "\"A7b\""), ["task-removed A7"]);
    assert_eq!(found("id     = \"o2\"", "id     = \"o3\""), ["objective-removed -"]);
    let renamed = found("\"p-2025\"", "\"p2-2025\"");
    assert_eq!(
        renamed.iter().filter(|line| line.starts_with("task-removed")).count(),
        8,
        "{renamed:?}"
    );
}

#[test]
fn a_plan_that_is_no_longer_read() {
    type Hide = fn(&Repository);
    let ways: [Hide; 6] = [
        |at| drop(at.write("pargo.toml", "exclude = [\"p.toml\"]\n")),
        |at| drop(at.write("plans/.gitignore", "p.toml\n")),
        |at| drop(at.write("pargo.toml", "baseline = \"plans/p.toml\"\n")),
        |at| {
            at.write("plans/.cu/p.toml", PLAN);
            at.remove("plans/p.toml");
        },
        |at| {
            at.write("plans/p.toml.bak", PLAN);
            at.remove("plans/p.toml");
        },
        |at| at.remove("plans/p.toml"),
    ];
    for (at, hide) in ways.into_iter().enumerate() {
        let repository = repository();
        repository.write("plans/q.toml", &PLAN.replace("p-2025", "q-2025"));
        repository.commit("another plan");
        hide(&repository);
        let mut rest = repository.loosened("HEAD");
        rest.retain(|line| line.starts_with("task-removed"));
        assert_eq!(rest.len(), 8, "way {at}: {rest:?}");
    }
}

#[test]
fn levels_are_lowered_by_a_nearer_file_or_a_profile() {
    let repository = repository();
    repository.write("pargo.toml", "profile = \"6-ro\"\n");
    repository.commit("profile");
    repository.write("pargo.toml", "lang = \"vi\"\n");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened -"]);
    repository.write("pargo.toml", "profile = \"6-ro\"\n");
    repository.write("plans/pargo.toml", "[rules]\ndeadline-moved = \"warn\"\n");
    assert_eq!(repository.loosened("HEAD"), ["rule-loosened -"]);
    repository.write("plans/pargo.toml", "[rules]\ndeadline-moved = \"error\"\n");
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
}

#[test]
fn a_copy_does_not_stand_in_for_the_plan() {
    // The copy keeps the old date, but has the longer name, so it does not count.
    let repository = repository();
    repository.write("plans/p - Copy.toml", PLAN);
    repository.replace("plans/p.toml", "{ before = 2025-11-25 }", "2025-12-24");
    assert_eq!(repository.loosened("HEAD"), ["deadline-moved A7"]);
    // Nor does what changes in the copy alone.
    repository.replace("plans/p.toml", "2025-12-24", "{ before = 2025-11-25 }");
    repository.replace("plans/p - Copy.toml", "{ before = 2025-11-25 }", "2025-12-24");
    assert_eq!(repository.loosened("HEAD"), [""; 0]);
    // A shorter name that a branch adds counts instead of the plan, and is compared with it.
    let repository = self::repository();
    repository.write("p.toml", &PLAN.replace("{ before = 2025-11-25 }", "2025-12-24"));
    let value = repository.pargo(&[
        "check",
        ".",
        "--since",
        "HEAD",
        "--as-of",
        "2025-03-05",
        "--format",
        "short",
    ]);
    assert!(value.out.contains("deadline-moved"), "{value}");
}
