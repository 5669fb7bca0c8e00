//! What changes between versions, and what `check --since` says of it.

use crate::scaffold::{Repository, fields};
use crate::{PRELUDE, report, reported, task};

const DUE: &str = "lead = \"Các phòng\"\nrecipient = \"VP Sở\"\ndeadline = 2025-11-24";
const QUARTERS: &str = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = \"hàng quý\"";

/// A repository with this task, and then these replacements, which are not committed.
fn changed(task: &str, edits: &[(&str, &str)]) -> Repository {
    let repository = Repository::with(&[("p.toml", &format!("{PRELUDE}{task}"))]);
    for (from, to) in edits {
        repository.replace("p.toml", from, to);
    }
    repository
}

fn changes(task: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let json = changed(task, edits).json(&["diff", "--format", "json"]);
    let keys = ["change", "task", "unit", "field", "before", "after", "days", "by"];
    json["changes"].as_array().unwrap().iter().map(|change| fields(change, &keys)).collect()
}

/// What `check --since HEAD` says, `rule line: message`.
fn loosened(task: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let repository = changed(task, edits);
    let arguments = ["check", "--since", "HEAD", "--as-of", "2025-12-01", "--format", "json"];
    let json = repository.json(&arguments);
    let found = json["diagnostics"].as_array().unwrap().iter();
    let found = found.map(|d| fields(d, &["rule", "task", "message"]));
    let found = found.filter(|d| !d.starts_with("lead-removed"));
    found
        .filter(|d| d.contains("loosened") || d.contains("rewritten") || d.contains("moved"))
        .collect()
}

const END: &str = "deadline = 2025-11-24\n";

#[test]
fn reports_and_extensions_are_those_of_a_unit() {
    let once = task("1", DUE);
    let with = |more: &str| format!("{END}{more}");
    assert_eq!(
        changes(&once, &[(END, &with(&reported("Từng phòng", "2025-11-20")))]),
        ["reported 1 Các phòng - - 2025-11-20 - -"]
    );
    let quarter = report("unit = \"Trung tâm\"\nperiod = \"2025-Q1\"\ndone = 2025-03-20");
    assert_eq!(
        changes(
            &task("1", QUARTERS),
            &[("deadline = \"hàng quý\"\n", &format!("deadline = \"hàng quý\"\n{quarter}"))]
        ),
        ["reported 1 Trung tâm 2025-Q1 - 2025-03-20 - -"]
    );
    let extension = "\n[[task.extension]]\nunit = \"Trung tâm\"\nto = 2025-12-24\ngranted = 2025-11-01\nby = \"CV 1\"\n";
    assert_eq!(
        changes(&once, &[(END, &with(extension))]),
        ["deadline-moved 1 Trung tâm deadline 2025-11-24 2025-12-24 30 CV 1"]
    );
    assert_eq!(loosened(&once, &[(END, &with(extension))]), [""; 0]);
    // For a group it is one move.
    assert_eq!(
        changes(&once, &[(END, &with(&extension.replace("Trung tâm", "Các phòng")))]),
        ["deadline-moved 1 Các phòng deadline 2025-11-24 2025-12-24 30 CV 1"]
    );
    // The deadline itself moves for all at once.
    assert_eq!(
        changes(&once, &[("2025-11-24", "2025-12-24")]),
        ["deadline-moved 1 - deadline 2025-11-24 2025-12-24 30 -"]
    );
}

#[test]
fn a_report_that_changes_is_a_completion_rewritten() {
    let once = task("1", DUE)
        + &reported("Trung tâm", "2025-11-20")
        + &reported("Thanh tra Sở", "2025-11-21");
    assert_eq!(
        changes(&once, &[("2025-11-20", "2025-11-19")]),
        ["completion-rewritten 1 Trung tâm - 2025-11-20 2025-11-19 - -"]
    );
    assert_eq!(
        loosened(&once, &[("2025-11-20", "2025-11-19")]),
        ["completion-rewritten 1 the date of completion was changed from 2025-11-20 to 2025-11-19"]
    );
    // Another name of the unit, and another order, change nothing.
    let other = "unit = \"Thanh tra Sở\"\ndone = 2025-11-21";
    let renamed =
        ("name = \"Trung tâm\"\n", "name = \"Trung tâm Trợ giúp\"\naliases = [\"Trung tâm\"]\n");
    let changes = changes(&once, &[(other, &format!("{other}\n")), renamed]);
    assert!(changes.iter().all(|change| change.starts_with("unit-")), "{changes:?}");
}

#[test]
fn each_that_is_gone() {
    assert_eq!(
        loosened(&task("1", DUE), &[("each = true\n", "")]),
        ["deadline-loosened 1 `each` is gone, so that no unit owes the product for itself"]
    );
    assert_eq!(
        loosened(
            &task("1", DUE).replace("each = true\n", ""),
            &[(END, &format!("{END}each = true\n"))]
        ),
        [""; 0]
    );
}

#[test]
fn a_debtor_that_is_dropped() {
    let once = task("1", DUE);
    let dropped = ["deadline-loosened 1 “Trung tâm” owes nothing of this task any more"];
    for edit in [
        (END, "deadline = 2025-11-24\nexcept = \"Trung tâm\"\n"),
        ("recipient = \"VP Sở\"", "recipient = [\"VP Sở\", \"Trung tâm\"]"),
        ("members = \"all\"", "members = [\"VP Sở\", \"Thanh tra Sở\", \"Phòng Hòa giải\"]"),
        ("name = \"Trung tâm\"\n", "name = \"Trung tâm\"\nuntil = 2025-10-31\n"),
        ("name = \"Trung tâm\"\n", "name = \"Trung tâm\"\nfrom = 2025-11-25\n"),
        ("name = \"Trung tâm\"\n", "name = \"Trung tâm\"\nexternal = true\n"),
        ("[[unit]]\nname = \"Trung tâm\"\n", ""),
    ] {
        assert_eq!(loosened(&once, &[edit]), dropped, "{edit:?}");
    }
    // More debtors, and another name for one, are nothing less.
    let more = ("recipient = \"VP Sở\"\n", "");
    assert_eq!(loosened(&once, &[more]), [""; 0]);
    let renamed =
        ("name = \"Trung tâm\"\n", "name = \"Trung tâm Trợ giúp\"\naliases = [\"Trung tâm\"]\n");
    assert_eq!(loosened(&once, &[renamed]), [""; 0]);
    let shorter = "name = \"Trung tâm Trợ giúp\"\naliases = [\"TTTG\", \"Trung tâm\"]\n";
    assert_eq!(loosened(&once, &[("name = \"Trung tâm\"\n", shorter)]), [""; 0]);
}

#[test]
fn a_debtor_that_is_dropped_beside_other_changes_of_its_task() {
    let once = task("1", DUE);
    let until = |name: &str| {
        let unit = format!("name = \"{name}\"\n");
        (unit.clone(), format!("{unit}until = 2025-10-31\n"))
    };
    let (inspectors, center) = (until("Thanh tra Sở"), until("Trung tâm"));
    let told =
        |name: &str| format!("deadline-loosened 1 “{name}” owes nothing of this task any more");
    // One more in the lead hides nobody.
    let more = ("lead = \"Các phòng\"", "lead = [\"Các phòng\", \"Các xã\"]");
    assert_eq!(loosened(&once, &[more, (&center.0, &center.1)]), [told("Trung tâm")]);
    // Who is in the lead no longer is told by `lead-removed`.
    let other = ("lead = \"Các phòng\"", "lead = \"Phòng Hòa giải\"");
    assert_eq!(loosened(&once, &[other, (&center.0, &center.1)]), [""; 0]);
    // Each is told once.
    for edit in [
        (END, "deadline = 2025-11-24\nexcept = \"Trung tâm\"\n"),
        ("recipient = \"VP Sở\"", "recipient = [\"VP Sở\", \"Trung tâm\"]"),
    ] {
        let edits = [edit, (&inspectors.0, &inspectors.1)];
        assert_eq!(loosened(&once, &edits), [told("Thanh tra Sở"), told("Trung tâm")], "{edit:?}");
    }
}

#[test]
fn a_debtor_that_is_dropped_is_told_with_the_commit_that_did_it() {
    let unit = |name: &str| format!("name = \"{name}\"\n");
    let with = |name: &str, more: &str| (unit(name), format!("{}{more}\n", unit(name)));
    for (first, second, expected) in [
        // Another alias drops nobody.
        (
            with("Trung tâm", "aliases = [\"TT\"]"),
            with("Trung tâm", "external = true"),
            &[false][..],
        ),
        (
            with("Thanh tra Sở", "until = 2025-10-31"),
            with("Trung tâm", "until = 2025-10-31"),
            &[true, false],
        ),
    ] {
        let repository = Repository::with(&[("p.toml", &format!("{PRELUDE}{}", task("1", DUE)))]);
        for (at, (from, to)) in [first, second].iter().enumerate() {
            repository.replace("p.toml", from, to);
            if at == 0 {
                repository.commit("second");
            }
        }
        let arguments = ["check", "--since", "HEAD~1", "--as-of", "2025-12-01", "--format", "json"];
        let json = repository.json(&arguments);
        let found = json["diagnostics"].as_array().unwrap().iter();
        let found = found.filter(|d| d["rule"] == "deadline-loosened");
        let is_committed: Vec<bool> = found.map(|d| !d["commit"].is_null()).collect();
        assert_eq!(is_committed, expected);
    }
}

#[test]
fn a_group_whose_members_are_known_now_is_no_debtor_that_is_dropped() {
    for lead in ["Các xã", "Mọi nơi"] {
        let outer = "[[unit]]\nname = \"Mọi nơi\"\nmembers = [\"Các xã\", \"Thanh tra Sở\"]\n\n";
        let tasks = task("1", &format!("lead = \"{lead}\"\ndeadline = 2025-11-24"));
        let repository = changed(
            &format!("{outer}{tasks}"),
            &[(
                "name  = \"Các xã\"\ngroup = true\n",
                "name  = \"Các xã\"\nmembers = [\"Trung tâm\"]\n",
            )],
        );
        let arguments = ["check", "--since", "HEAD", "--as-of", "2025-11-01", "--format", "short"];
        let found = repository.pargo(&arguments).out;
        assert!(!found.contains("loosened") && !found.contains("lead-removed"), "{lead}: {found}");
        // One that leaves the outer group is dropped, with members or without.
        if lead == "Mọi nơi" {
            repository.replace(
                "p.toml",
                "members = [\"Các xã\", \"Thanh tra Sở\"]",
                "members = [\"Thanh tra Sở\"]",
            );
            let found = repository.pargo(&arguments).out;
            assert!(found.contains("“Các xã” owes nothing of this task any more"), "{found}");
            assert!(found.contains("“Các xã” is no longer in the lead"), "{found}");
        }
    }
}

#[test]
fn members_are_shown_by_their_declared_names() {
    let group = "[[unit]]\nname = \"Khối\"\nmembers = [\"VP Sở\", \"Trung tâm\"]\n\n";
    let tasks = format!("{group}{}", task("1", "lead = \"Khối\"\ndeadline = 2025-11-24"));
    let renamed =
        ("name = \"Trung tâm\"\n", "name = \"Trung tâm Trợ giúp\"\naliases = [\"Trung tâm\"]\n");
    let members =
        "unit-changed - Khối members Văn phòng Sở; Trung tâm Văn phòng Sở; Trung tâm Trợ giúp - -";
    assert!(
        changes(&tasks, &[renamed]).contains(&members.to_owned()),
        "{:?}",
        changes(&tasks, &[renamed])
    );
    // Another name of the same unit is no change.
    assert_eq!(
        changes(&tasks, &[("members = [\"VP Sở\"", "members = [\"Văn phòng Sở\"")]),
        [""; 0]
    );
}

#[test]
fn what_the_plan_declares_of_its_units_is_told_once() {
    let once = task("1", DUE);
    let inner = "[[unit]]\nname = \"Khối\"\nmembers = [\"VP Sở\", \"Trung tâm\"]\n\n";
    let outer = "[[unit]]\nname = \"Mọi khối\"\nmembers = [\"Khối\", \"Thanh tra Sở\"]\n\n";
    let nested = task("1", "lead = \"Mọi khối\"\ndeadline = 2025-11-24");
    let nested = format!("{inner}{outer}{nested}");
    for (tasks, from, to, expected) in [
        (
            &once,
            "name = \"Trung tâm\"\n",
            "name = \"Trung tâm\"\nuntil = 2025-10-31\n",
            "unit-changed - Trung tâm until - 2025-10-31 - -",
        ),
        (
            &once,
            "[[unit]]\nname = \"Trung tâm\"\n\n",
            "",
            "unit-removed - Trung tâm - Trung tâm - - -",
        ),
        (
            &once,
            "members = \"all\"",
            "members = [\"VP Sở\", \"Thanh tra Sở\"]",
            "unit-changed - Các phòng members all Văn phòng Sở; Thanh tra Sở - -",
        ),
        (
            &nested,
            "[\"VP Sở\", \"Trung tâm\"]",
            "[\"VP Sở\"]",
            "unit-changed - Khối members Văn phòng Sở; Trung tâm Văn phòng Sở - -",
        ),
    ] {
        assert_eq!(changes(tasks, &[(from, to)]), [expected]);
    }
}

#[test]
fn a_debtor_that_owes_fewer_periods() {
    let edit = ("name = \"Trung tâm\"\n", "name = \"Trung tâm\"\nuntil = 2025-08-31\n");
    assert_eq!(
        loosened(&task("1", QUARTERS), &[edit]),
        ["deadline-loosened 1 “Trung tâm” no longer owes the report of 2025-Q3"]
    );
    // With another rhythm a debtor owes other periods, which is told once for the task.
    let later = ("name = \"Trung tâm\"\n", "name = \"Trung tâm\"\nuntil = 2026-08-31\n");
    let rhythm = ("hàng quý", "6 tháng, năm");
    assert_eq!(
        loosened(&task("1", QUARTERS), &[later, rhythm]),
        loosened(&task("1", QUARTERS), &[rhythm])
    );
    assert_eq!(loosened(&task("1", QUARTERS), &[rhythm]).len(), 1);
}

#[test]
fn a_unit_of_pargo_toml_that_ends_earlier() {
    let shared = "[[unit]]\nname = \"Chi cục\"\n";
    let plan = format!(
        "{PRELUDE}{}",
        task("1", "lead = [\"Chi cục\", \"Trung tâm\"]\ndeadline = 2025-11-24")
    );
    let repository = Repository::with(&[("p.toml", &plan), ("pargo.toml", shared)]);
    repository.replace(
        "pargo.toml",
        "name = \"Chi cục\"\n",
        "name = \"Chi cục\"\nuntil = 2025-06-30\n",
    );
    let json = repository.json(&["diff", "--format", "json"]);
    let keys = ["change", "unit", "field", "before", "after"];
    assert_eq!(fields(&json["changes"][0], &keys), "unit-changed Chi cục until - 2025-06-30");
    let arguments = ["check", "--since", "HEAD", "--as-of", "2025-12-01", "--format", "short"];
    let checked = repository.pargo(&arguments).out;
    assert!(
        checked.contains("error[deadline-loosened]: “Chi cục” owes nothing of this task any more"),
        "{checked}"
    );
}

#[test]
fn slips_name_the_unit() {
    let once = format!("{PRELUDE}{}", task("1", DUE));
    let repository = Repository::with(&[("p.toml", &once)]);
    let extension = "\n[[task.extension]]\nunit = \"Trung tâm\"\nto = 2025-12-24\ngranted = 2025-11-01\nby = \"CV 1\"\n";
    repository.write("p.toml", &format!("{once}{extension}"));
    repository.commit("extended");
    let json = repository.json(&["slips", "--format", "json"]);
    assert_eq!(
        fields(&json["items"][0], &["task", "unit", "first_due", "due", "days"]),
        "1 Trung tâm 2025-11-24 2025-12-24 30"
    );
    let of = |unit: &str| {
        let json = repository.json(&["slips", "--unit", unit, "--format", "json"]);
        json["items"].as_array().unwrap().len()
    };
    // Of a question narrowed to a unit another one's extension is no part.
    assert_eq!([of("Trung tâm"), of("Thanh tra Sở"), of("Các phòng")], [1, 0, 1]);
    let history = repository.pargo(&["history", "p-2025/1"]).out;
    assert!(history.contains("deadline moved (Trung tâm)"), "{history}");
}

#[test]
fn slips_of_a_group_are_those_of_its_units() {
    let group = "[[unit]]\nname = \"Khối\"\nmembers = [\"Trung tâm\", \"Thanh tra Sở\"]\n\n";
    let once = format!("{PRELUDE}{group}{}", task("1", DUE));
    let extension = |unit: &str, to: &str, granted: &str| {
        format!("\n[[task.extension]]\n{unit}to = {to}\ngranted = {granted}\nby = \"CV\"\n")
    };
    let repository = Repository::with(&[("p.toml", &once)]);
    let for_group = once + &extension("unit = \"Khối\"\n", "2025-12-04", "2025-11-01");
    repository.write("p.toml", &for_group);
    repository.commit("the group");
    let later = for_group + &extension("", "2025-12-14", "2025-11-02");
    repository.write("p.toml", &later);
    repository.commit("all");
    let slips = |more: &[&str]| {
        let json = repository.json(&[&["slips", "--format", "json"], more].concat());
        let keys = ["unit", "first_due", "due", "days"];
        let items = json["items"].as_array().unwrap().iter();
        items.map(|item| fields(item, &keys)).collect::<Vec<String>>()
    };
    let whole = "- 2025-11-24 2025-12-14 20";
    let of_group = "Khối 2025-11-24 2025-12-14 20";
    let own = |unit: &str| format!("{unit} 2025-12-04 2025-12-14 10");
    assert_eq!(slips(&["--unit", "Trung tâm"]), [whole, of_group, &own("Trung tâm")]);
    assert_eq!(slips(&["--unit", "Phòng Hòa giải"]), [whole]);
    // Where the units of the group are due on different days, the group has no due date of its own.
    let apart = later + &extension("unit = \"Trung tâm\"\n", "2025-12-20", "2025-11-03");
    repository.write("p.toml", &apart);
    assert!(slips(&[]).contains(&"Khối 2025-11-24 - 10".to_owned()), "{:?}", slips(&[]));
}

#[test]
fn a_report_entered_long_after_its_day() {
    let once = task("1", DUE);
    let repository = Repository::with(&[("p.toml", &format!("{PRELUDE}{once}"))]);
    let reports = reported("Thanh tra Sở", "2025-11-21") + &reported("Trung tâm", "2025-08-20");
    repository.write("p.toml", &format!("{PRELUDE}{once}{reports}"));
    let arguments = ["check", "--since", "HEAD", "--as-of", "2025-12-01", "--format", "json"];
    let json = repository.json(&arguments);
    let found = json["diagnostics"].as_array().unwrap().iter();
    let late: Vec<&serde_json::Value> =
        found.filter(|d| d["rule"] == "backdated-completion").collect();
    let line =
        repository.read("p.toml").lines().position(|line| line.contains("2025-08-20")).unwrap()
            as u64
            + 1;
    assert_eq!(late.len(), 1, "{late:?}");
    assert_eq!(late[0]["line"], line);
}
