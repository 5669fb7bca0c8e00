//! Lists and sums: items of debtors, questions narrowed to a unit, the rows of tables.

use crate::{folder, group, items, reported, task};

const LATE: [&str; 3] = ["overdue", "--as-of", "2025-12-01"];

/// Four debtors, of whom two have reported, one of them late; and a standing task.
fn sample() -> crate::scaffold::Folder {
    let once =
        "lead = \"Các phòng\"\nrecipient = \"VP Sở\"\ndeadline = 2025-11-24\npartners = \"Các xã\"";
    let standing = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = \"Thường xuyên\"";
    let reports = reported("Thanh tra Sở", "2025-11-26");
    folder(&(task("1", once) + &reports + &task("2", standing)))
}

#[test]
fn an_overdue_item_is_one_a_debtor() {
    let folder = sample();
    let keys = ["task", "unit", "via", "due", "days_overdue", "state"];
    assert_eq!(
        items(&folder, &LATE, &keys),
        ["1 Phòng Hòa giải - 2025-11-24 7 overdue", "1 Trung tâm - 2025-11-24 7 overdue"]
    );
    let narrowed = [&LATE[..], &["--unit", "Trung tâm"]].concat();
    assert_eq!(items(&folder, &narrowed, &keys), ["1 Trung tâm Các phòng 2025-11-24 7 overdue"]);
    let csv = folder.pargo(&[&LATE[..], &["--format", "csv"]].concat()).out;
    assert!(csv.lines().next().unwrap().contains(",via,unit,deadline,"), "{csv}");
}

#[test]
fn the_table_folds_the_debtors_of_a_task_and_names_them() {
    let folder = sample();
    let table = |lang: &str| folder.pargo(&[&LATE[..], &["--lang", lang]].concat()).out;
    assert!(
        table("vi").contains("Báo cáo – 02 đơn vị: Phòng Hòa giải; Trung tâm"),
        "{}",
        table("vi")
    );
    assert!(
        table("en").contains("Báo cáo – 2 units: Phòng Hòa giải; Trung tâm"),
        "{}",
        table("en")
    );
    assert!(table("vi").starts_with("Nhiệm vụ quá hạn, tính đến ngày 01/12/2025: 01 nhiệm vụ"));
    let ahead = folder.pargo(&["overdue", "--as-of", "2025-11-20", "--within", "7d"]).out;
    assert!(
        ahead.contains("Báo cáo – 3 units: Thanh tra Sở; Phòng Hòa giải; Trung tâm"),
        "{ahead}"
    );
    assert!(ahead.contains("due within 7 days: 1"), "{ahead}");
}

#[test]
fn a_question_narrowed_to_a_unit_is_about_its_own_part() {
    let folder = sample();
    let tasks = |arguments: &[&str]| {
        let all = [&["tasks", "--as-of", "2025-12-01"], arguments].concat();
        items(&folder, &all, &["task", "unit", "state", "due"])
    };
    assert_eq!(tasks(&[]), ["1 Phòng Hòa giải overdue 2025-11-24", "2 - standing -"]);
    assert_eq!(
        tasks(&["--unit", "Thanh tra Sở"]),
        ["1 Thanh tra Sở done-late 2025-11-24", "2 Thanh tra Sở standing -"]
    );
    assert_eq!(tasks(&["--unit", "Trung tâm", "--state", "overdue"]).len(), 1);
    // The recipient is in the lead and owes nothing.
    assert_eq!(tasks(&["--unit", "Văn phòng Sở"]), [""; 0]);
    // To partners the task stands as a whole.
    assert_eq!(
        tasks(&["--unit", "Các xã", "--role", "partner"]),
        ["1 Phòng Hòa giải overdue 2025-11-24"]
    );
    // A group means its debtors.
    assert_eq!(tasks(&["--unit", "Các phòng"]), ["1 Phòng Hòa giải overdue 2025-11-24"]);
    // Of the first task it is a member alone.
    assert_eq!(tasks(&["--unit", "Thanh tra Sở", "--direct"]), ["2 Thanh tra Sở standing -"]);
}

#[test]
fn a_summary_by_unit_counts_the_task_under_each_debtor() {
    let folder = sample();
    for more in [&[][..], &["--expand-groups"]] {
        let arguments = ["summary", "--by", "unit", "--as-of", "2025-12-01", "--format", "json"];
        let json = folder.json(&[&arguments[..], more].concat());
        let counts = |unit: &str| {
            let keys = ["total", "done-late", "overdue", "standing", "overdue-not-begun"];
            crate::scaffold::fields(&group(&json, unit)["tasks"], &keys)
        };
        assert_eq!(counts("Thanh tra Sở"), "2 1 0 1 0");
        assert_eq!(counts("Phòng Hòa giải"), "1 0 1 0 1");
        assert_eq!(counts("Trung tâm"), "2 0 1 1 1");
        assert_eq!(json["groups"].as_array().unwrap().len(), 3);
        assert_eq!(json["total"]["tasks"]["total"], 2);
        // Of the task as a whole someone has begun.
        assert_eq!(json["total"]["tasks"]["overdue-not-begun"], 0);
    }
}

#[test]
fn show_lists_what_each_unit_owes() {
    let folder = sample();
    let shown = folder.pargo(&["show", "p-2025/1", "--as-of", "2025-12-01"]).out;
    assert!(
        shown.contains("State: overdue – 2 past due without a report; 1 of 3 reported"),
        "{shown}"
    );
    assert!(shown.contains("Each unit for itself: yes\n"), "{shown}");
    let row = "Thanh tra Sở    2025-11-24  2025-11-26 (late)\n";
    assert!(shown.contains(row), "{shown}");
    let json = folder.json(&["show", "p-2025/1", "--as-of", "2025-12-01", "--format", "json"]);
    let first = &json["items"][0]["occurrences"][0];
    assert_eq!(
        crate::scaffold::fields(first, &["unit", "period", "reported"]),
        "Thanh tra Sở - 2025-11-26"
    );
}

#[test]
fn reports_of_a_group_without_members_are_listed() {
    let open = "lead = [\"Các xã\", \"Trung tâm\"]\ndeadline = 2025-11-24";
    let folder = folder(&(task("1", open) + &reported("Các xã", "2025-11-21")));
    let shown = folder.pargo(&["show", "p-2025/1", "--as-of", "2025-12-01", "--lang", "vi"]).out;
    assert!(
        shown.contains("Báo cáo của nhóm chưa rõ thành viên\n\n  - Các xã: 21/11/2025\n"),
        "{shown}"
    );
}
