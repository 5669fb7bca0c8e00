//! Debtors, their debts and the state of the whole task.

use crate::{debts, report, reported, task};

const DUE: &str = "lead = \"Các phòng\"\ndeadline = 2025-11-24";

#[test]
fn debtors_are_the_units_of_the_lead_without_the_recipient_and_exceptions() {
    let owed = |lines: &str| debts(&task("1", lines), "2025-01-01");
    let whole = "Văn phòng Sở 2025-11-24 -\nThanh tra Sở 2025-11-24 -\nPhòng Hòa giải 2025-11-24 -\n\
                 Trung tâm 2025-11-24 -\nnot-started 2025-11-24";
    assert_eq!(owed(DUE), whole);
    // Named twice, in another order, by an alias and with another tone mark: still each once.
    let twice = "lead = [\"Trung tâm\", \"Phòng Hoà giải\", \"Từng phòng\"]\ndeadline = 2025-11-24";
    assert_eq!(owed(twice), whole);
    let without = format!("{DUE}\nrecipient = \"VP Sở\"\nexcept = [\"Trung tâm\"]");
    assert_eq!(
        owed(&without),
        "Thanh tra Sở 2025-11-24 -\nPhòng Hòa giải 2025-11-24 -\nnot-started 2025-11-24"
    );
    let open = "lead = [\"Các xã\", \"Trung tâm\"]\ndeadline = 2025-11-24";
    assert_eq!(owed(open), "Trung tâm 2025-11-24 -\nCác xã 2025-11-24 -\nnot-started 2025-11-24");
}

#[test]
fn all_reports_complete_a_task_and_one_late_report_makes_it_late() {
    let two = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = 2025-11-24";
    let on_time = reported("Thanh tra Sở", "2025-11-20");
    let state = |tasks: &str, as_of: &str| debts(tasks, as_of).lines().last().unwrap().to_owned();
    let one = task("1", two) + &on_time;
    assert_eq!(state(&one, "2025-11-19"), "not-started 2025-11-24");
    assert_eq!(state(&one, "2025-11-24"), "in-progress 2025-11-24");
    assert_eq!(state(&one, "2025-11-25"), "overdue 2025-11-24");
    let both = format!("{one}{}", reported("Trung tâm", "2025-11-24"));
    assert_eq!(state(&both, "2025-12-01"), "done 2025-11-24");
    let late = format!("{one}{}", reported("Trung tâm", "2025-11-26"));
    assert_eq!(state(&late, "2025-11-25"), "overdue 2025-11-24");
    assert_eq!(state(&late, "2025-12-01"), "done-late 2025-11-24");
    // `done` asks for all of them, due by then or not.
    let done = task("1", &format!("{two}\ndone = 2025-11-01\nevidence = \"x\"")) + &on_time;
    assert_eq!(state(&done, "2025-11-24"), "in-progress 2025-11-24");
    let cancelled = task("1", &format!("{two}\ncancelled = 2025-11-30")) + &on_time;
    assert_eq!(state(&cancelled, "2025-12-01"), "cancelled 2025-11-24");
}

#[test]
fn a_group_answers_for_its_members_and_the_earlier_answer_counts() {
    let group = reported("Từng phòng", "2025-11-22");
    let own = reported("Trung tâm", "2025-11-25") + &reported("Thanh tra Sở", "2025-11-20");
    let tasks = task("1", &format!("{DUE}\nrecipient = \"Văn phòng Sở\"")) + &group + &own;
    assert_eq!(
        debts(&tasks, "2025-12-01"),
        "Thanh tra Sở 2025-11-24 2025-11-20\nPhòng Hòa giải 2025-11-24 2025-11-22\n\
         Trung tâm 2025-11-24 2025-11-22\ndone 2025-11-24"
    );
}

#[test]
fn a_recurring_task_owes_a_report_a_unit_and_period() {
    let two = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = \"6 tháng, năm\"";
    let first = report("unit = \"Thanh tra Sở\"\nperiod = \"6 tháng đầu năm\"\ndone = 2025-06-20");
    let tasks = task("1", two) + &first;
    assert_eq!(
        debts(&tasks, "2025-06-30"),
        "Thanh tra Sở 2025-06-30 2025-06-20\nTrung tâm 2025-06-30 -\n\
         Thanh tra Sở 2025-12-31 -\nTrung tâm 2025-12-31 -\nin-progress 2025-06-30"
    );
    // With `done` only what was due by then is owed.
    let second = report("unit = \"Trung tâm\"\nperiod = \"2025-Q2\"\ndone = 2025-07-01");
    let done = task("1", &format!("{two}\ndone = 2025-07-01\nevidence = \"x\"")) + &first + &second;
    assert_eq!(
        debts(&done, "2025-12-31"),
        "Thanh tra Sở 2025-06-30 2025-06-20\nTrung tâm 2025-06-30 2025-07-01\ndone-late 2025-06-30"
    );
}

#[test]
fn a_unit_owes_what_falls_due_while_it_exists() {
    let two = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = \"hàng quý\"";
    let lived = |days: &str| {
        let folder = crate::PRELUDE.replacen(
            "name = \"Trung tâm\"\n",
            &format!("name = \"Trung tâm\"\n{days}\n"),
            1,
        );
        let folder = crate::scaffold::Folder::with(&[("p.toml", &(folder + &task("1", two)))]);
        let missing = ["owed", "--missing", "--unit", "Trung tâm"];
        crate::items(&folder, &missing, &["period"])
    };
    assert_eq!(
        lived(""),
        ["2025-Q1", "2025-Q2", "2025-Q3", "2025"]
            .map(|q| q.replace("2025\n", ""))
            .map(|q| if q == "2025" { "2025-Q4".to_owned() } else { q })
    );
    assert_eq!(lived("from = 2025-06-30\nuntil = 2025-09-30"), ["2025-Q2", "2025-Q3"]);
    assert_eq!(lived("from = 2025-07-01"), ["2025-Q3", "2025-Q4"]);
    assert_eq!(lived("until = 2025-03-30"), [""; 0]);
}

#[test]
fn the_extension_granted_last_of_those_for_a_unit_moves_its_due_date() {
    let extension = |unit: &str, to: &str, granted: &str| {
        format!("\n[[task.extension]]\n{unit}to = {to}\ngranted = {granted}\nby = \"x\"\n")
    };
    let of = |unit: &str| format!("unit = \"{unit}\"\n");
    let tasks = task("1", DUE)
        + &extension(&of("Trung tâm"), "2025-12-20", "2025-11-03")
        + &extension("", "2025-11-28", "2025-11-02")
        + &extension(&of("Các phòng"), "2025-11-30", "2025-11-01");
    assert_eq!(
        debts(&tasks, "2025-11-20"),
        "Văn phòng Sở 2025-11-28 -\nThanh tra Sở 2025-11-28 -\nPhòng Hòa giải 2025-11-28 -\n\
         Trung tâm 2025-12-20 -\nnot-started 2025-11-28"
    );
    assert!(
        debts(&tasks, "2025-11-01").ends_with("Trung tâm 2025-11-30 -\nnot-started 2025-11-30")
    );
}

#[test]
fn an_extension_of_a_unit_that_is_not_known_moves_no_due_date() {
    let extension = |unit: &str| {
        let moved = format!(
            "\n[[task.extension]]\n{unit}to = 2025-12-20\ngranted = 2025-11-03\nby = \"x\"\n"
        );
        debts(&(task("1", DUE) + &moved), "2025-11-20")
    };
    let ends = |unit: &str, due: &str| extension(unit).ends_with(&format!("not-started {due}"));
    assert!(ends("", "2025-12-20"));
    assert!(ends("unit = \"Các phòng\"\n", "2025-12-20"));
    assert!(ends("unit = 7\n", "2025-11-24"));
    assert!(ends("unit = \"Phòng Lạ\"\n", "2025-11-24"));
}

#[test]
fn a_group_without_known_members_is_settled_by_done_alone() {
    let open = "lead = [\"Các xã\", \"Trung tâm\"]\ndeadline = 2025-11-24";
    let reports = reported("Trung tâm", "2025-11-20") + &reported("Các xã", "2025-11-21");
    let tasks = task("1", open) + &reports;
    assert_eq!(
        debts(&tasks, "2025-12-01"),
        "Trung tâm 2025-11-24 2025-11-20\nCác xã 2025-11-24 -\noverdue 2025-11-24"
    );
    let done = task("1", &format!("{open}\ndone = 2025-11-26\nevidence = \"x\"")) + &reports;
    assert_eq!(
        debts(&done, "2025-12-01"),
        "Trung tâm 2025-11-24 2025-11-20\nCác xã 2025-11-24 2025-11-26\ndone-late 2025-11-24"
    );
}

#[test]
fn where_nobody_owes_anything_done_alone_completes() {
    let nobody = "lead = \"VP Sở\"\nrecipient = \"Văn phòng Sở\"\ndeadline = 2025-11-24";
    let tasks = task("1", nobody);
    assert_eq!(debts(&tasks, "2025-11-24"), "- 2025-11-24 -\nnot-started 2025-11-24");
    assert_eq!(debts(&tasks, "2025-11-25"), "- 2025-11-24 -\noverdue 2025-11-24");
    let done = task("1", &format!("{nobody}\ndone = 2025-11-20\nevidence = \"x\""));
    assert_eq!(debts(&done, "2025-12-01"), "- 2025-11-24 2025-11-20\ndone 2025-11-24");
}

#[test]
fn without_a_due_date_nothing_is_owed() {
    let with = |deadline: &str| task("1", &format!("lead = \"Các phòng\"\n{deadline}"));
    assert_eq!(debts(&with("deadline = \"Thường xuyên\""), "2025-12-01"), "standing -");
    assert_eq!(debts(&with(""), "2025-12-01"), "undated -");
    let met = "deadline = { days = 20, after = \"có văn bản\", met = 2025-03-01 }";
    assert_eq!(debts(&with(met), "2025-02-28"), "undated -");
    assert!(debts(&with(met), "2025-03-01").ends_with("not-started 2025-03-21"));
}
