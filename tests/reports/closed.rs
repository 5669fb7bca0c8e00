//! The report on a plan that was wound up.

use crate::scaffold::Folder;
use crate::{OFFICE, ask, office};

fn closed(by: &str) -> Folder {
    let folder = office();
    let year = "year    = 2025\n";
    let plan = OFFICE.replace(year, &format!("{year}closed  = 2025-12-10\n{by}"));
    folder.write("plans/stp-2025.toml", &plan);
    folder
}

#[test]
fn a_report_on_a_closed_plan_says_so() {
    let folder = closed("closed_by = \"Báo cáo số 15/BC-STP\"\n");
    let question = ["report", "--period", "2025", "--as-of", "2026-01-20"];
    let answer = ask(&folder, &question);
    let words = "\n\nKế hoạch đã kết thúc ngày 10/12/2025 theo Báo cáo số 15/BC-STP. \
        Tình trạng nhiệm vụ và số ngày quá hạn nêu trong báo cáo tính đến ngày kết thúc.\n\n";
    assert!(answer.out.contains(words), "{answer}");
    // Nothing falls due any more.
    assert!(!answer.out.contains("NHIỆM VỤ KỲ TIẾP THEO"), "{answer}");
    let json = ask(&folder, &[&question[..], &["--format", "json"]].concat()).json();
    assert_eq!(json["closed"], "2025-12-10");
    let answer = ask(&closed(""), &question);
    assert!(answer.out.contains("Kế hoạch đã kết thúc ngày 10/12/2025. Tình trạng"), "{answer}");
}

/// By the last day of the period it was still open.
#[test]
fn a_report_on_a_period_before_the_closing_does_not_say_so() {
    let folder = closed("");
    let question = ["report", "--period", "2025-Q3", "--as-of", "2026-01-20"];
    let answer = ask(&folder, &question);
    assert!(answer.status == 0 && !answer.out.contains("đã kết thúc"), "{answer}");
    let json = ask(&folder, &[&question[..], &["--format", "json"]].concat()).json();
    assert_eq!(json["closed"], serde_json::Value::Null);
}
