//! `--period`: which days it means, and what it changes.

use crate::scaffold::{Folder, fields};
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

/// The office, and below it a folder whose reporting periods are those of the calendar.
fn two_calendars() -> Folder {
    let folder = office();
    folder.write("plans/civil/pargo.toml", "[reporting]\ncalendar = \"calendar\"\n");
    folder.write("plans/civil/b.toml", &OFFICE.replace("stp-2025", "civil-2025"));
    folder
}

#[test]
fn each_plan_has_the_last_day_of_its_own_period() {
    let folder = two_calendars();
    let question = ["--period", "2025-Q3", "--as-of", "2026-06-01"];
    let tasks = ask(&folder, &[&["tasks", "--format", "json"], &question[..]].concat()).json();
    let items = tasks["items"].as_array().unwrap();
    // The task that is due on 18 September is overdue on the 30th alone.
    let states = items.iter().filter(|item| item["task"] == "7");
    let states: Vec<String> = states.map(|item| fields(item, &["plan", "state"])).collect();
    assert_eq!(states, ["civil-2025 overdue", "stp-2025 in-progress"]);
    let owed = ask(&folder, &[&["owed", "--format", "json"], &question[..]].concat()).json();
    let late = owed["items"].as_array().unwrap().iter().filter(|item| item["state"] == "overdue");
    let late: Vec<String> = late.map(|item| fields(item, &["plan", "period"])).collect();
    assert!(late.iter().all(|one| one.ends_with("2025-Q2")), "{late:?}");
    let sum = ask(&folder, &[&["summary"], &question[..]].concat());
    let head =
        "of period 2025-Q3 (1 plan: 2025-07-01 – 2025-09-30; 1 plan: 2025-06-15 – 2025-09-14)";
    assert!(sum.out.replace("\n  ", " ").contains(head), "{sum}");
    // One plan alone is asked as its own settings say.
    let one = [&["summary", "--plan", "civil-2025", "--format", "json"], &question[..]].concat();
    assert_eq!(ask(&folder, &one).json()["as_of"], "2025-09-30");
    let by_plan =
        ask(&folder, &[&["summary", "--by", "plan", "--format", "json"], &question[..]].concat())
            .json();
    for (at, day) in ["2025-09-30", "2025-09-14"].into_iter().enumerate() {
        let group = &by_plan["groups"][at];
        let plan = group["key"].as_str().unwrap();
        let question = ["summary", "--plan", plan, "--as-of", day, "--format", "json"];
        assert_eq!(group["tasks"], ask(&folder, &question).json()["total"]["tasks"], "{plan}");
    }
}

#[test]
fn a_plan_whose_own_period_has_not_begun_is_in_no_answer() {
    let folder = two_calendars();
    let question = ["--period", "2025-Q4", "--as-of", "2025-09-20"];
    for command in ["summary", "tasks", "owed"] {
        let answer = ask(&folder, &[&[command, "--format", "json"], &question[..]].concat());
        assert_eq!(answer.status, 0, "{answer}");
        assert!(!answer.out.contains("civil-2025"), "{answer}");
        let words = "plans/civil/b.toml: the period 2025-Q4 begins on 2025-10-01";
        assert!(answer.err.contains(words), "{answer}");
    }
    let sum = ask(&folder, &[&["summary", "--format", "json"], &question[..]].concat()).json();
    assert_eq!(sum["plans"], 1);
    let alone = ask(&folder, &[&["owed", "--plan", "civil-2025"], &question[..]].concat());
    alone.assert_refused(&["the period 2025-Q4 begins on 2025-10-01"]);
}

/// By default, too, each plan has the quarter that ended by its own calendar.
#[test]
fn the_last_quarter_is_that_of_the_plan() {
    let folder = two_calendars();
    let label = |plan: &str| {
        let question = ["report", "--plan", plan, "--as-of", "2025-09-20", "--format", "json"];
        ask(&folder, &question).json()["period"]["label"].as_str().unwrap().to_owned()
    };
    assert_eq!([label("stp-2025"), label("civil-2025")], ["2025-Q3", "2025-Q2"]);
}

/// The quarter of that day ends in a year that has no dates.
#[test]
fn the_last_day_of_all_has_a_report() {
    let folder = office();
    let question = ["report", "--plan", "stp-2025", "--as-of", "9999-12-31", "--format", "json"];
    let answer = ask(&folder, &question);
    let json = answer.json();
    assert_eq!(
        (&json["period"]["label"], &json["as_of"]),
        (&"9999-Q4".into(), &"9999-12-14".into())
    );
}
