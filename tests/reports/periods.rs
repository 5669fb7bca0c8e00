//! `--period`: which days it means, and what it changes.

use crate::{OFFICE, ask, office};

#[test]
fn the_date_is_the_last_day_of_the_period() {
    let folder = office();
    for command in ["summary", "tasks", "owed"] {
        let by_period = ask(&folder, &[command, "--period", "2025-Q3", "--format", "json"]);
        let by_day = ask(&folder, &[command, "--as-of", "2025-09-14", "--format", "json"]);
        assert_eq!(by_period.status, 0, "{by_period}");
        assert_eq!(by_period.out, by_day.out, "{command}");
    }
}

#[test]
fn the_head_line_names_the_period_and_that_it_is_not_over() {
    let folder = office();
    let over = ask(&folder, &["summary", "--period", "quý III/2025", "--as-of", "2026-01-01"]);
    assert!(over.out.contains("of period 2025-Q3 (2025-06-15 – 2025-09-14)"), "{over}");
    let running = ask(&folder, &["summary", "--period", "2025-Q3", "--as-of", "1/8/2025"]);
    assert!(running.out.contains("2025-09-14, so far up to 2025-08-01)"), "{running}");
}

#[test]
fn a_wrong_label_is_answered_with_the_periods_of_the_year() {
    let folder = office();
    for label in ["2025-Q5", "quý 7/2025", "2025-W07"] {
        let answer = ask(&folder, &["summary", "--period", label, "--as-of", "2025-12-01"]);
        answer.assert_refused(&[
            "2025-11  2025-10-15 – 2025-11-14\n",
            "2025-Q4  2025-09-15 – 2025-12-14  (now)",
            "2025-9M  2024-12-15 – 2025-09-14\n",
        ]);
        assert_eq!(answer.out, "");
    }
}

#[test]
fn a_period_that_has_not_begun_has_no_figures() {
    let folder = office();
    let answer = ask(&folder, &["report", "--period", "2025-Q4", "--as-of", "2025-09-14"]);
    answer.assert_refused(&["begins on 2025-09-15"]);
}

/// A plan with a calendar of its own, by which the period has not begun, is not left out in silence.
#[test]
fn a_plan_whose_period_has_not_begun_is_named() {
    let folder = office();
    let question = ["report", "--period", "2025-Q4", "--as-of", "2025-09-20", "-o", "out/"];
    folder.write("plans/civil/pargo.toml", "[reporting]\ncalendar = \"calendar\"\n");
    folder.write("plans/civil/b.toml", &OFFICE.replace("stp-2025", "stp-b"));
    let answer = ask(&folder, &question);
    assert_eq!((answer.status, answer.out.as_str()), (0, "out/stp-2025.docx\n"), "{answer}");
    let words = "plans/civil/b.toml: the period 2025-Q4 begins on 2025-10-01";
    assert!(answer.err.contains(words), "{answer}");
    std::fs::remove_file(folder.at("plans/stp-2025.toml")).unwrap();
    ask(&folder, &question).assert_refused(&["the period 2025-Q4 begins on 2025-10-01"]);
}

#[test]
fn the_calendar_of_the_settings_holds() {
    let folder = office();
    folder.write("pargo.toml", "[reporting]\ncalendar = \"calendar\"\n");
    let answer = ask(&folder, &["summary", "--period", "2025-Q3", "--format", "json"]);
    assert_eq!(answer.json()["as_of"], "2025-09-30");
}

#[test]
fn by_default_a_report_is_on_the_last_quarter_that_ended() {
    let folder = office();
    let label = |day: &str| {
        let answer = ask(&folder, &["report", "--as-of", day, "--format", "json"]);
        answer.json()["period"]["label"].as_str().unwrap().to_owned()
    };
    assert_eq!(label("2025-09-14"), "2025-Q3");
    assert_eq!(label("2025-12-13"), "2025-Q3");
    assert_eq!(label("2026-01-10"), "2025-Q4");
}

#[test]
fn a_year_is_not_said_twice_in_the_title() {
    let folder = office();
    let title = |period: &str| {
        let answer = ask(&folder, &["report", "--period", period, "--as-of", "2026-06-01"]);
        let mut lines = answer.out.lines();
        lines.find(|line| line.starts_with("**Kết quả")).unwrap().to_owned()
    };
    assert_eq!(
        title("2025"),
        "**Kết quả thực hiện Kế hoạch Nâng cao các Chỉ số PAR INDEX, PAPI năm 2025**"
    );
    assert!(title("2025-9M").ends_with("PAPI năm 2025 09 tháng đầu năm 2025**"));
}
