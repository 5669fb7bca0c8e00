//! Due dates that moved within the period of a report.

use crate::parts::report;
use crate::scaffold::Repository;
use crate::{OFFICE, SETTINGS, ask, office};

const PLAN: &str = "plans/a.toml";

fn repository() -> Repository {
    Repository::with(&[(PLAN, OFFICE), ("pargo.toml", SETTINGS)])
}

#[test]
fn due_dates_that_moved_within_the_period() {
    let repository = repository();
    repository.replace(PLAN, "deadline = 2025-07-31", "deadline = 2025-07-25");
    repository.commit_on("2025-03-05T08:00:00+07:00", "before the period");
    repository.replace(PLAN, "\"Trước ngày 30/11/2025\"", "\"Trước ngày 15/12/2025\"");
    repository.commit_on("2025-07-05T08:00:00+07:00", "within the period");
    repository.replace(PLAN, "\"Trước ngày 15/12/2025\"", "\"Trước ngày 31/12/2025\"");
    repository.commit_on("2025-10-05T08:00:00+07:00", "after the period");
    let text = report(&repository, &[]);
    let row = "| 1 | Tổng kết năm | 29/11/2025 | 14/12/2025 | 05/07/2025 | không có văn bản |";
    assert!(text.contains(&format!("{row}\n")), "{text}");
    assert_eq!(text.matches("không có văn bản").count(), 1);
    let text = report(&office(), &[]);
    let line = "*Không có thông tin về điều chỉnh thời hạn trong kỳ: thiếu lịch sử thay đổi của kế hoạch.*";
    assert!(text.contains(line), "{text}");
}

/// What an office recorded after the period ended belongs to the period in which it was granted.
#[test]
fn an_extension_belongs_to_the_day_on_which_it_was_granted() {
    let repository = repository();
    let product = "product  = \"Báo cáo tổng kết\"\n";
    let extension = "\n[[task.extension]]\nto      = 2025-12-20\ngranted = 2025-09-10\nby      = \"Thông báo số 15/TB-STP\"\n";
    repository.replace(PLAN, product, &format!("{product}{extension}"));
    repository.commit_on("2025-09-18T08:00:00+07:00", "recorded later");
    let row =
        "| 1 | Tổng kết năm | 29/11/2025 | 20/12/2025 | 18/09/2025 | Thông báo số 15/TB-STP |";
    let text = report(&repository, &[]);
    assert!(text.contains(row), "{text}");
    let next = ask(&repository, &["report", "--period", "2025-Q4", "--as-of", "2026-06-01"]);
    assert!(!next.out.contains("Điều chỉnh thời hạn"), "{next}");
}

/// The figures count what is in the working tree, so the moves there are told, and that git has them not yet.
#[test]
fn a_move_that_is_not_committed_is_there_and_marked() {
    let repository = repository();
    let question = ["report", "--period", "2025-Q3", "--as-of", "2025-09-16"];
    let clean = ask(&repository, &question);
    assert!(!clean.out.contains("hưa lưu") && !clean.says("not committed"), "{clean}");
    repository.replace(PLAN, "\"Trước ngày 30/11/2025\"", "\"Trước ngày 15/12/2025\"");
    let answer = ask(&repository, &question);
    let row = "| 1 | Tổng kết năm | 29/11/2025 | 14/12/2025 | chưa lưu | không có văn bản |\n";
    assert!(answer.out.contains(row) && answer.out.contains("*“Chưa lưu” là thay đổi"), "{answer}");
    assert!(answer.says("1 move of due dates not committed yet"), "{answer}");
    let json = ask(&repository, &[&question[..], &["--format", "json"]].concat()).json();
    assert_eq!(json["moved"][0]["moves"][0]["commit"], serde_json::Value::Null);
    // Of a commit there is what is committed.
    let at = ask(&repository, &[&question[..], &["--at", "HEAD"]].concat());
    assert!(!at.out.contains("hưa lưu") && !at.says("not committed"), "{at}");
}

/// One that is granted after the last day of the report changes no figure there.
#[test]
fn an_extension_of_later_is_not_told_though_it_is_not_committed() {
    let repository = repository();
    let product = "product  = \"Báo cáo tổng kết\"\n";
    let extension = "\n[[task.extension]]\nto      = 2025-12-20\ngranted = 2025-09-15\nby      = \"Thông báo số 15/TB-STP\"\n";
    repository.replace(PLAN, product, &format!("{product}{extension}"));
    let text = report(&repository, &[]);
    assert!(!text.contains("Điều chỉnh thời hạn"), "{text}");
}
