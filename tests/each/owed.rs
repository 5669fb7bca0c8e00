//! `pargo owed`.

use crate::{folder, group, items, report, reported, task};

const AS_OF: [&str; 2] = ["--as-of", "2025-12-01"];

fn sample() -> crate::scaffold::Folder {
    let once = "lead = \"Các phòng\"\nrecipient = \"VP Sở\"\ndeadline = 2025-11-24";
    let reports = reported("Thanh tra Sở", "2025-11-26")
        + &report("unit = \"Trung tâm\"\ndone = 2025-11-20\nevidence = [\"BC 1\", \"BC 2\"]");
    let recurring = "[[task]]\nid = \"2\"\ntitle = \"Quý\"\nlead = \"VP Sở\"\nproduct = \"x\"\n\
                     deadline = { every = \"half-year\" }\n";
    let of_two = "[[task]]\nid = \"3\"\ntitle = \"Hai\"\nlead = [\"VP Sở\", \"Trung tâm\"]\n\
                  product = \"x\"\ndeadline = \"hàng quý\"\n";
    let by_steps = "[[task]]\nid = \"4\"\ntitle = \"Mốc\"\nlead = \"VP Sở\"\nproduct = \"x\"\n\
                    [[task.milestone]]\ntitle = \"a\"\ndeadline = 2025-03-01\n";
    let dropped = task("5", "lead = \"Các phòng\"\ndeadline = 2025-11-24\ncancelled = 2025-10-01");
    let open = task("6", "lead = [\"Các xã\", \"Trung tâm\"]\ndeadline = 2025-12-31");
    folder(&[&(task("1", once) + &reports), recurring, of_two, by_steps, &dropped, &open].concat())
}

#[test]
fn an_item_is_what_one_unit_owes() {
    let folder = sample();
    let owed = |more: &[&str]| {
        let keys = ["task", "unit", "period", "due", "reported", "state"];
        items(&folder, &[&["owed"], &AS_OF[..], more].concat(), &keys)
    };
    let all = [
        "1 Thanh tra Sở - 2025-11-24 2025-11-26 late",
        "1 Phòng Hòa giải - 2025-11-24 - overdue",
        "1 Trung tâm - 2025-11-24 2025-11-20 on-time",
        "2 Văn phòng Sở 2025-H1 2025-06-30 - overdue",
        "2 Văn phòng Sở 2025-H2 2025-12-31 - not-due",
        "6 Trung tâm - 2025-12-31 - not-due",
        "6 Các xã - 2025-12-31 - not-due",
    ];
    assert_eq!(owed(&[]), all);
    assert_eq!(owed(&["--missing"]), [all[1], all[3], all[4], all[5], all[6]]);
    assert_eq!(owed(&["--unit", "Trung tâm"]), [all[2], all[5]]);
    // A group that is asked for does not fold its members.
    assert_eq!(owed(&["--unit", "Các phòng"]), all[..3]);
    assert_eq!(owed(&["--state", "not-started"]), [all[5], all[6]]);
}

#[test]
fn a_unit_that_ended_before_anything_was_due_owes_nothing() {
    let ended = crate::PRELUDE.replacen(
        "name = \"Trung tâm\"\n",
        "name = \"Trung tâm\"\nuntil = 2025-03-31\n",
        1,
    );
    let owed = |lead: &str, unit: &str| {
        let task = task("1", &format!("lead = {lead}\ndeadline = 2025-11-24"));
        let folder = crate::scaffold::Folder::with(&[("p.toml", &(ended.clone() + &task))]);
        let arguments = [&["owed", "--unit", unit], &AS_OF[..]].concat();
        items(&folder, &arguments, &["unit", "due", "state"])
    };
    let two = "[\"Thanh tra Sở\", \"Trung tâm\"]";
    assert_eq!(owed(two, "Thanh tra Sở"), ["Thanh tra Sở 2025-11-24 overdue"]);
    assert_eq!(owed(two, "Trung tâm"), [""; 0]);
    let folder = crate::scaffold::Folder::with(&[(
        "p.toml",
        &(ended.clone() + &task("1", &format!("lead = {two}\ndeadline = 2025-11-24"))),
    )]);
    let overdue = |unit: &str| {
        items(&folder, &[&["overdue", "--unit", unit], &AS_OF[..]].concat(), &["task"])
    };
    assert_eq!(overdue("Thanh tra Sở"), ["1"]);
    assert_eq!(overdue("Trung tâm"), [""; 0]);
}

#[test]
fn what_proves_a_debt() {
    let open = "lead = [\"Các xã\", \"Trung tâm\"]\ndeadline = 2025-11-24";
    let proved = |done: &str| {
        let task = task("1", &format!("{open}\nevidence = [\"BC 9\"]\n{done}"));
        let report =
            report("unit = \"Trung tâm\"\ndone = 2025-11-20\nevidence = [\"BC 1\", \"BC 2\"]");
        let folder = folder(&(task + &report));
        items(&folder, &[&["owed"], &AS_OF[..]].concat(), &["unit", "evidence"])
    };
    // What a group without known members owes is proved by the documents of the task, once it is done.
    assert_eq!(proved("done = 2025-11-24"), ["Trung tâm [\"BC 1\",\"BC 2\"]", "Các xã [\"BC 9\"]"]);
    assert_eq!(proved(""), ["Trung tâm [\"BC 1\",\"BC 2\"]", "Các xã []"]);
    let quarters =
        "lead = \"Thanh tra Sở\"\ndeadline = \"hàng quý\"\ndone = 2025-12-31\nevidence = \"BC 9\"";
    let folder = folder(&task("1", quarters));
    let evidence = items(&folder, &[&["owed"], &AS_OF[..]].concat(), &["period", "evidence"]);
    assert_eq!(evidence[0], "2025-Q1 []");
}

#[test]
fn groups_count_and_an_open_group_expects_nobody_knows_what() {
    let folder = sample();
    let owed =
        |by: &str| folder.json(&["owed", "--as-of", "2025-12-01", "--by", by, "--format", "json"]);
    let keys = ["agency", "expected", "on_time", "late", "not_due", "overdue"];
    let counts =
        |json: &serde_json::Value, key: &str| crate::scaffold::fields(group(json, key), &keys);
    let by_unit = owed("unit");
    assert_eq!(by_unit["by"], "unit");
    let agency = "Sở Tư pháp tỉnh Cao Bằng";
    assert_eq!(counts(&by_unit, "Trung tâm"), format!("{agency} 2 1 0 1 0"));
    assert_eq!(counts(&by_unit, "Văn phòng Sở"), format!("{agency} 2 0 0 1 1"));
    assert_eq!(counts(&by_unit, "Các xã"), format!("{agency} - 0 0 1 0"));
    let order: Vec<&str> =
        by_unit["groups"].as_array().unwrap().iter().map(|g| g["key"].as_str().unwrap()).collect();
    // As they are declared.
    assert_eq!(order, ["Văn phòng Sở", "Thanh tra Sở", "Phòng Hòa giải", "Trung tâm", "Các xã"]);
    let by_task = owed("task");
    assert_eq!(counts(&by_task, "p-2025/1"), format!("{agency} 3 1 1 0 1"));
    assert_eq!(counts(&by_task, "p-2025/6"), format!("{agency} - 0 0 2 0"));
}

#[test]
fn tables_have_the_columns_of_offices_and_name_who_has_and_who_has_not() {
    let folder = sample();
    let told = |more: &[&str]| folder.pargo(&[&["owed"], &AS_OF[..], more].concat()).out;
    let vi = told(&["--lang", "vi", "--format", "markdown"]);
    assert!(
        vi.starts_with(
            "| Đơn vị | Phải báo cáo | Đã báo cáo đúng hạn | Đã báo cáo trễ hạn | \
             Chưa báo cáo, chưa đến hạn | Chưa báo cáo, quá hạn | Tỷ lệ báo cáo | Tỷ lệ đúng hạn |\n"
        ),
        "{vi}"
    );
    // The rates are of what has fallen due: of the two that it owes one has.
    assert!(vi.contains("| Trung tâm | 2 | 1 | 0 | 1 | 0 | 100,0% | 100,0% |\n"), "{vi}");
    assert!(vi.contains("| Thanh tra Sở | 1 | 0 | 1 | 0 | 0 | 100,0% | 0,0% |\n"), "{vi}");
    assert!(vi.contains("| Các xã | – | 0 | 0 | 1 | 0 | – | – |\n"), "{vi}");
    assert!(vi.contains("| Tổng cộng | 6 | 1 | 1 | 2 | 2 | 50,0% | 25,0% |\n"), "{vi}");
    let tasks = told(&["--by", "task", "--format", "markdown"]);
    let row = "| p-2025/1 Báo cáo | 3 | 2: Thanh tra Sở (late); Trung tâm | 1: Phòng Hòa giải | 66.7% | 33.3% |\n";
    assert!(tasks.contains(row), "{tasks}");
    let head = "Owed as of 2025-12-01: 6 reports; 2 reported (1 on time, 1 late), 4 missing (2 not due, 2 overdue)";
    assert!(told(&[]).starts_with(head), "{}", told(&[]));
    let missing = told(&["--missing", "--lang", "vi"]);
    assert!(
        missing.contains("154 ngày  30/06/2025  Văn phòng Sở")
            && missing.contains("Quý – 6 tháng đầu năm 2025"),
        "{missing}"
    );
    assert!(missing.contains("còn 30 ngày"), "{missing}");
    let csv = told(&["--format", "csv"]);
    assert!(
        csv.starts_with("plan,task,title,unit,period,due,reported,evidence,state,closed\n"),
        "{csv}"
    );
    assert!(
        csv.contains(
            "p-2025,1,Báo cáo,Trung tâm,,2025-11-24,2025-11-20,BC 1; BC 2,on-time,false\n"
        ),
        "{csv}"
    );
}

#[test]
fn what_is_overdue_is_bad_news_if_asked() {
    let folder = sample();
    let status = |more: &[&str]| folder.pargo(&[&["owed", "--exit-code"], more].concat()).status;
    assert_eq!(status(&AS_OF), 1);
    assert_eq!(status(&["--as-of", "2025-06-30"]), 0);
    assert_eq!(status(&["--as-of", "2025-12-01", "--unit", "Thanh tra Sở"]), 0);
    assert_eq!(folder.pargo(&[&["owed"], &AS_OF[..]].concat()).status, 0);
}

#[test]
fn nothing_owed_and_nothing_missing_are_said() {
    let folder = folder(&task("1", "lead = \"Các phòng\"\ndeadline = \"Thường xuyên\""));
    let told = |lang: &str| folder.pargo(&["owed", "--as-of", "2025-12-01", "--lang", lang]).out;
    assert_eq!(told("vi"), "Tính đến ngày 01/12/2025, không có báo cáo nào phải nộp\n");
    assert_eq!(told("en"), "no unit owes a report as of 2025-12-01\n");
}

#[test]
fn units_of_the_same_name_in_several_agencies_are_different_groups() {
    let plan = |id: &str, agency: &str| {
        let plan = crate::PRELUDE.replace("p-2025", id).replace("Sở Tư pháp tỉnh Cao Bằng", agency);
        plan + &task("1", "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = 2025-11-24")
    };
    let files = [("a.toml", &*plan("a", "Sở A")), ("b.toml", &*plan("b", "Sở B"))];
    let folder = crate::scaffold::Folder::with(&files);
    let markdown = folder.pargo(&["owed", "--as-of", "2025-12-01", "--format", "markdown"]).out;
    assert!(
        markdown.contains("| Trung tâm | 1 | 0 | 0 | 0 | 1 | 0.0% | 0.0% | Sở A |\n"),
        "{markdown}"
    );
    assert!(
        markdown.contains("| Trung tâm | 1 | 0 | 0 | 0 | 1 | 0.0% | 0.0% | Sở B |\n"),
        "{markdown}"
    );
}

#[test]
fn closed_plans_stand_as_they_stood_and_are_marked() {
    let lines = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = \"hàng quý\"";
    let closed =
        crate::PRELUDE.replace("year    = 2025\n", "year    = 2025\nclosed  = 2025-10-31\n");
    let folder = crate::scaffold::Folder::with(&[("p.toml", &(closed + &task("1", lines)))]);
    let told = |more: &[&str]| {
        folder
            .pargo(&[&["owed", "--as-of", "2026-03-01", "--unit", "Trung tâm"], more].concat())
            .out
    };
    let keys = ["unit", "period", "state", "closed"];
    assert_eq!(
        items(&folder, &["owed", "--as-of", "2026-03-01", "--unit", "Trung tâm"], &keys),
        [
            "Trung tâm 2025-Q1 overdue true",
            "Trung tâm 2025-Q2 overdue true",
            "Trung tâm 2025-Q3 overdue true",
            "Trung tâm 2025-Q4 not-due true",
        ]
    );
    // Days are counted up to the day of closing, and nothing falls due after it.
    let missing = told(&["--missing"]);
    assert!(missing.contains("31 days  2025-09-30"), "{missing}");
    assert!(missing.contains("in 61 days  2025-12-31"), "{missing}");
    assert!(missing.contains("Báo cáo – 2025-Q4 (plan closed on 2025-10-31)"), "{missing}");
    let note = "Of closed plans, as they stood on that day: p-2025 (on 2025-10-31)";
    assert!(told(&[]).contains(note), "{}", told(&[]));
    assert!(told(&["--format", "markdown"]).contains(&format!("\n{note}.\n")));
    let tasks = told(&["--by", "task", "--format", "markdown"]);
    assert!(tasks.contains("| p-2025/1 Báo cáo (plan closed on 2025-10-31) |"), "{tasks}");
    let vi = told(&["--lang", "vi"]);
    let note_vi = "Kế hoạch đã kết thúc, tính đến ngày kết thúc: p-2025 (ngày 31/10/2025)";
    assert!(vi.contains(note_vi), "{vi}");
    // Before that day nothing is said of it.
    let before = folder.pargo(&["owed", "--as-of", "2025-10-30"]).out;
    assert!(!before.contains("closed"), "{before}");
}
