//! What each command writes, and the line on what holds then.

use crate::{changes, folder, run};

#[test]
fn done_takes_out_what_contradicts_it() {
    let folder = folder();
    let evidence = ["--evidence", "Báo cáo số 1", "--evidence", "Phụ lục"];
    let done = ["done", "p-2025/T1", "--on", "30/06/2025"];
    assert_eq!(
        changes(&folder, &[&done[..], &evidence].concat()),
        "-status   = \"in-progress\" # asked by phone\n\
         -progress = 40\n\
         +# asked by phone\n\
         +done     = 2025-06-30\n\
         +evidence = [\"Báo cáo số 1\", \"Phụ lục\"]\n\
         p-2025/T1: done, due 2025-06-30"
    );
    // The same once more changes nothing, another document is added, another day is refused.
    let again = "p-2025/T1: completed on 30/06/2025 already, nothing changed; done, due 2025-06-30";
    assert_eq!(changes(&folder, &[&done[..], &evidence].concat()), again);
    assert_eq!(changes(&folder, &done), again);
    assert_eq!(
        changes(&folder, &[&done[..], &["--evidence", "Biên bản"]].concat()),
        "-evidence = [\"Báo cáo số 1\", \"Phụ lục\"]\n\
         +evidence = [\"Báo cáo số 1\", \"Phụ lục\", \"Biên bản\"]\n\
         p-2025/T1: done, due 2025-06-30"
    );
    run(&folder, &["done", "T1", "--on", "1/7/2025"]).assert_refused(&["reopen", "30/06/2025"]);
}

#[test]
fn one_document_becomes_a_list() {
    let folder = folder();
    changes(&folder, &["done", "T1", "--on", "1/7/2025", "--evidence", "Một"]);
    assert_eq!(
        changes(&folder, &["done", "T1", "--on", "1/7/2025", "--evidence", "Hai \"2\""]),
        "-evidence = \"Một\"\n+evidence = [\"Một\", 'Hai \"2\"']\np-2025/T1: done late, due 2025-06-30"
    );
}

#[test]
fn a_period_left_out_is_the_only_open_one_due_by_that_day() {
    let folder = folder();
    assert_eq!(
        changes(&folder, &["done", "T2", "--on", "2025-03-20"]),
        "+[[task.report]]\n+period = \"2025-Q1\"\n+done   = 2025-03-20\n+\n\
         p-2025/T2: 2025-Q1; overdue, next 2025-Q2, due 2025-06-30"
    );
    // On that day the second quarter alone is open and due.
    assert_eq!(
        changes(&folder, &["done", "T2", "--on", "2025-06-30"]).lines().last().unwrap(),
        "p-2025/T2: 2025-Q2; overdue, next 2025-Q3, due 2025-09-30"
    );
    changes(&folder, &["done", "T2", "--period", "quý 4", "--on", "2025-11-30"]);
    changes(&folder, &["done", "T2", "--on", "2025-11-30"]);
    assert_eq!(
        changes(&folder, &["done", "T2", "--on", "2025-11-30"]),
        "p-2025/T2: no period, milestone or report is open, nothing changed; done late"
    );
}

#[test]
fn several_open_periods_are_listed() {
    let answer = run(&folder(), &["done", "T2", "--on", "2025-09-30"]);
    answer.assert_refused(&[
        "--period \"2025-Q1\" (31/03/2025)",
        "--period \"2025-Q2\"",
        "--period \"2025-Q3\"",
    ]);
    assert!(!answer.err.contains("2025-Q4"), "{answer}");
    run(&folder(), &["done", "T2", "--period", "2024-Q1"]).assert_refused(&["2024-Q1", "2025-Q4"]);
    run(&folder(), &["done", "T1", "--period", "2025-Q1"]).assert_refused(&["--period"]);
}

#[test]
fn a_milestone_is_done_in_its_own_table() {
    let folder = folder();
    assert_eq!(
        changes(&folder, &["done", "T3", "--milestone", "dự  thảo", "--on", "2025-03-01"]),
        "+done     = 2025-03-01\np-2025/T3: overdue, next Ban hành, due 2025-09-30"
    );
    assert_eq!(
        changes(&folder, &["done", "T3", "--on", "2025-09-30", "--evidence", "QĐ 1"]),
        "+done     = 2025-09-30\n+evidence = \"QĐ 1\"\np-2025/T3: milestone “Ban hành”; done"
    );
    assert_eq!(
        changes(&folder, &["reopen", "T3", "--milestone", "Ban hành"]),
        "-done     = 2025-09-30\n-evidence = \"QĐ 1\"\np-2025/T3: overdue, next Ban hành, due 2025-09-30"
    );
    run(&folder, &["extend", "T3", "--to", "1/1/2026", "--by", "CV 1"])
        .assert_refused(&["--milestone \"Dự thảo\"", "--milestone \"Ban hành\""]);
    changes(
        &folder,
        &["extend", "T3", "--to", "1/12/2025", "--by", "CV 1", "--milestone", "Ban hành"],
    );
}

#[test]
fn update_begins_and_says_how_far() {
    let folder = folder();
    assert_eq!(
        changes(&folder, &["update", "T1", "--on", "2025-05-01", "--progress", "60"]),
        "-progress = 40\n+started  = 2025-05-01\n+progress = 60\np-2025/T1: overdue, due 2025-06-30"
    );
    assert_eq!(
        changes(&folder, &["update", "T1", "--on", "2025-05-02"]),
        "p-2025/T1: begun on 01/05/2025 already, nothing changed; overdue, due 2025-06-30"
    );
    let said = [
        "update",
        "T1",
        "--on",
        "2025-05-02",
        "--obstacle",
        "Thiếu kinh phí",
        "--proposal",
        "Cấp thêm",
    ];
    assert_eq!(
        changes(&folder, &said),
        "+[[task.update]]\n+on       = 2025-05-02\n+obstacle = \"Thiếu kinh phí\"\n+proposal = \"Cấp thêm\"\n+\n\
         p-2025/T1: overdue, due 2025-06-30"
    );
    assert!(changes(&folder, &said).contains("nothing changed"));
    run(&folder, &["update", "T1", "--progress", "100"]).assert_refused(&["pargo done"]);
}

#[test]
fn cancel_adds_to_a_note_and_reopen_takes_it_back() {
    let folder = folder();
    assert_eq!(
        changes(&folder, &["cancel", "T1", "--on", "2025-05-01", "--note", "Theo CV 1"]),
        "-status   = \"in-progress\" # asked by phone\n\
         +# asked by phone\n\
         -note     = \"Ghi chú\"\n\
         +cancelled = 2025-05-01\n\
         +note     = \"Ghi chú; Theo CV 1\"\n\
         p-2025/T1: cancelled"
    );
    run(&folder, &["cancel", "T1", "--on", "2025-05-02"]).assert_refused(&["reopen"]);
    let reopened = changes(&folder, &["reopen", "T1"]);
    assert_eq!(reopened, "-cancelled = 2025-05-01\np-2025/T1: overdue, due 2025-06-30");
    assert!(changes(&folder, &["reopen", "T1"]).contains("neither completed nor cancelled"));
}

#[test]
fn a_report_is_taken_back_with_its_table() {
    let folder = folder();
    let before = folder.read("plans/a.toml");
    changes(&folder, &["done", "T2", "--period", "2025-Q3", "--on", "2025-09-20"]);
    changes(&folder, &["reopen", "T2", "--period", "quý III"]);
    assert_eq!(folder.read("plans/a.toml"), before);
    assert!(changes(&folder, &["reopen", "T2", "--period", "2025-Q3"]).contains("2025-Q3 is open"));
}

#[test]
fn a_result_of_the_same_day_and_kind_is_replaced() {
    let folder = folder();
    let result = |figures: &[&str]| {
        changes(
            &folder,
            &[&["result", "o1", "--on", "2025-11-01", "--kind", "self"], figures].concat(),
        )
    };
    assert_eq!(
        result(&["--score", "14,40"]),
        "+[[objective.result]]\n+on    = 2025-11-01\n+kind  = \"self\"\n+score = 14.40\n+\n\
         p-2025/o1: missed; 14.40 points (self-assessed, 2025-11-01)"
    );
    assert_eq!(
        result(&["--score", "14.6", "--evidence", "BC 1"]),
        "-score = 14.40\n+evidence = \"BC 1\"\n+score = 14.6\n\
         p-2025/o1: in the place of the result recorded for 01/11/2025; met; 14.6 points (self-assessed, 2025-11-01)"
    );
    assert!(result(&["--score", "14.6", "--evidence", "BC 1"]).contains("nothing changed"));
}

#[test]
fn several_tasks_at_once_and_json() {
    let folder = folder();
    let answer = run(&folder, &["done", "T3", "T1", "--on", "2025-03-31", "--format", "json"]);
    assert_eq!(answer.status, 0, "{answer}");
    let json = answer.json();
    let ids: Vec<&str> = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["task"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["T3", "T1"]);
    assert_eq!(json["files"][0]["changed"], true);
    assert_eq!(json["files"].as_array().unwrap().len(), 1);
    assert!(json["files"][0]["diff"].as_str().unwrap().starts_with("--- a/plans/a.toml\n"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = folder();
    let before = folder.read("plans/a.toml");
    let answer = run(&folder, &["done", "T1", "--on", "2025-06-30", "--dry-run"]);
    assert!(answer.out.contains("+done     = 2025-06-30"), "{answer}");
    assert_eq!(folder.read("plans/a.toml"), before);
}

const EACH: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name = "Thanh tra huyện"

[[unit]]
name    = "Các phòng"
members = ["Văn phòng Sở", "Thanh tra Sở"]

[[task]]
id       = "1.1.a"
title    = "Báo cáo"
lead     = "Các phòng"
deadline = 2025-11-25
product  = "Báo cáo"
each     = true

[[task]]
id      = "2"
title   = "Phần mềm"
lead    = "Thanh tra Sở"
product = "Phần mềm"

[[task.milestone]]
title    = "Chạy thử lần 1"
deadline = 2025-03-31

[[task.milestone]]
title    = "Chạy thử lần 2"
deadline = 2025-09-30
"#;

#[test]
fn units_and_milestones_are_looked_up_as_in_filters() {
    let folder = || crate::Folder::with(&[("plans/a.toml", EACH)]);
    // The one who owes it is meant, and told.
    assert_eq!(
        changes(&folder(), &["done", "1.1.a", "--unit", "thanh tra", "--on", "2025-11-20"]),
        "+[[task.report]]\n+unit = \"Thanh tra Sở\"\n+done = 2025-11-20\n+\n\
         p-2025/1.1.a: Thanh tra Sở; overdue, due 2025-11-25"
    );
    assert!(
        changes(&folder(), &["done", "1.1.a", "--unit", "vp so"])
            .ends_with("p-2025/1.1.a: Văn phòng Sở; overdue, due 2025-11-25")
    );
    let said = ["update", "2", "--unit", "thanh tra", "--text", "Xong", "--on", "2025-11-20"];
    assert!(changes(&folder(), &said).contains("+unit = \"Thanh tra Sở\"\n"));
    let extended = ["extend", "1.1.a", "--to", "2025-12-31", "--by", "CV 1", "--on", "2025-11-20"];
    assert!(
        changes(&folder(), &[&extended[..], &["--unit", "van phong"]].concat())
            .contains("+unit    = \"Văn phòng Sở\"\n")
    );
    let second = ["done", "2", "--milestone", "lan 2", "--on", "2025-09-01"];
    assert!(changes(&folder(), &second).contains("+done     = 2025-09-01\n"));
    // What fits several, or none, is refused.
    let folder = folder();
    run(&folder, &["done", "1.1.a", "--unit", "so"]).assert_refused(&[
        "matches several",
        "\"Văn phòng Sở\"",
        "\"Thanh tra Sở\"",
    ]);
    run(&folder, &["done", "2", "--milestone", "chay thu"])
        .assert_refused(&["matches several", "\"Chạy thử lần 1\""]);
    run(&folder, &["done", "1.1.a", "--unit", "kho bac"]).assert_refused(&["name one of"]);
    run(&folder, &["update", "2", "--unit", "kho bac", "--text", "a"])
        .assert_refused(&["unknown-unit"]);
}

#[test]
fn percents_may_have_their_sign() {
    let folder = folder();
    let update = |typed| run(&folder, &["update", "T1", "--progress", typed, "--lang", "vi"]);
    assert_eq!(update("60 %").status, 0);
    for typed in ["101", "sáu mươi", "0,6"] {
        update(typed).assert_refused(&["viết số nguyên từ 0 đến 99"]);
    }
    assert!(
        changes(&folder, &["result", "o1", "--percent", "97,5%"]).contains("+percent = 97.5\n")
    );
    run(&folder, &["result", "o1", "--rank", "0", "--lang", "vi"])
        .assert_refused(&["số nguyên từ 1"]);
    run(&folder, &["result", "o1", "--lang", "vi"])
        .assert_refused(&["hãy nêu ít nhất một trong: --score, --percent, --rank"]);
}
