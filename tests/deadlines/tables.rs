//! Deadlines as tables: their meaning in a plan's term, and the messages on those without a meaning.

use std::process::Command;

use serde_json::Value;

/// A plan of 2026, issued on 5 January, with one task with this deadline and more keys.
fn plan(deadline: &str, more: &str) -> String {
    format!(
        "[plan]\nid = \"a\"\ntitle = \"T\"\nagency = \"Sở\"\nyear = 2026\nissued = 2026-01-05\nindexes = []\n\
         [[unit]]\nname = \"Văn phòng Sở\"\n\
         [[task]]\nid = \"1\"\ntitle = \"T\"\nlead = \"Văn phòng Sở\"\nproduct = \"x\"\n\
         deadline = {deadline}\n{more}"
    )
}

fn pargo(plan: &str, arguments: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), plan).unwrap();
    let mut pargo = Command::new(env!("CARGO_BIN_EXE_pargo"));
    let run = pargo.current_dir(folder.path()).args(arguments);
    let output = run.args(["--format", "json", "--as-of", "2026-12-31"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The occurrences of a deadline: label, due date, and the date of a report.
fn occurrences(deadline: &str, more: &str) -> Vec<String> {
    let shown = pargo(&plan(deadline, more), &["show", "a/1"]);
    let occurrences = shown["items"][0]["occurrences"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |o: &Value| {
        let reported = text(&o["reported"]);
        let reported = if reported == "-" { String::new() } else { format!(" {reported}") };
        format!("{} {}{reported}", text(&o["period"]), text(&o["due"]))
    };
    occurrences.iter().map(line).collect()
}

/// The errors of a deadline: the rule, the piece of the source, and the message.
fn errors(deadline: &str) -> Vec<String> {
    let text = plan(deadline, "");
    let found = pargo(&text, &["check", "--lang", "en"]);
    let diagnostics = found["diagnostics"].as_array().unwrap();
    let errors = diagnostics.iter().filter(|d| d["severity"] == "error");
    let line = |d: &Value| {
        let number = |key: &str| usize::try_from(d[key].as_u64().unwrap()).unwrap();
        let source = text.lines().nth(number("line") - 1).unwrap();
        let piece: String = source
            .chars()
            .skip(number("column") - 1)
            .take(number("end_column") - number("column"))
            .collect();
        format!("{} at {piece}", d["rule"].as_str().unwrap())
    };
    errors.map(line).collect()
}

#[test]
fn a_month_of_each_period() {
    assert_eq!(
        occurrences("{ every = \"quarter\", month = 1, day = 10 }", ""),
        ["2026-Q1 2026-01-10", "2026-Q2 2026-04-10", "2026-Q3 2026-07-10", "2026-Q4 2026-10-10"]
    );
    assert_eq!(
        occurrences("{ every = \"half-year\", month = 5 }", ""),
        ["2026-H1 2026-05-31", "2026-H2 2026-11-30"]
    );
    assert_eq!(occurrences("{ every = \"year\", month = 2, day = 30 }", ""), ["2026 2026-02-28"]);
    assert_eq!(
        occurrences("{ every = [\"nine-months\"], month = 3, day = 1 }", ""),
        ["2026-9M 2026-03-01"]
    );
}

/// A deadline of a table has words where answers show it, and one in words keeps them.
#[test]
fn a_deadline_is_shown_in_words() {
    for (deadline, words) in [
        ("{ every = \"quarter\", month = 2 }", "cuối tháng thứ 2 của kỳ, hàng quý"),
        ("{ every = \"half-year\", month = 5 }", "cuối tháng thứ 5 của kỳ, định kỳ 6 tháng"),
        (
            "{ every = \"half-year\", month = 5, day = 20 }",
            "ngày 20 tháng thứ 5 của kỳ, định kỳ 6 tháng",
        ),
        ("{ every = \"nine-months\", day = 10 }", "ngày 10 tháng cuối kỳ, định kỳ 9 tháng"),
        ("{ when = \"sau khi công bố\" }", "sau khi công bố"),
        ("\"trước ngày 25/11\"", "trước ngày 25/11"),
        ("2026-11-24", "2026-11-24"),
    ] {
        let text = plan(deadline, "");
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.toml"), &text).unwrap();
        let mut pargo = Command::new(env!("CARGO_BIN_EXE_pargo"));
        pargo.current_dir(folder.path()).args(["show", "a/1", "--lang", "en"]);
        let output = pargo.args(["--as-of", "2026-12-31"]).output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(shown.contains(&format!("\nDeadline: {words}\n")), "{deadline}: {shown}");
    }
}

#[test]
fn from_a_day_until_another() {
    let within = "{ every = \"month\", day = 25, from = 2026-10-25, until = 2026-11-25 }";
    assert_eq!(occurrences(within, ""), ["2026-10 2026-10-25", "2026-11 2026-11-25"]);
    assert_eq!(
        occurrences("{ every = \"quarter\", from = 2026-07-01 }", ""),
        ["2026-Q3 2026-09-30", "2026-Q4 2026-12-31"]
    );
    assert_eq!(
        occurrences("{ every = \"quarter\", until = 2026-06-29 }", ""),
        ["2026-Q1 2026-03-31"]
    );
    assert_eq!(
        occurrences("\"hàng tháng từ tháng 10 đến tháng 11\"", ""),
        ["2026-10 2026-10-31", "2026-11 2026-11-30"]
    );
}

#[test]
fn every_second_week() {
    let fortnights = "{ every = \"two-weeks\", first = 2026-11-27, until = 2026-12-25 }";
    let report = "[[task.report]]\nperiod = \"2026-W50\"\ndone = 2026-12-10\n";
    assert_eq!(
        occurrences(fortnights, report),
        ["2026-W48 2026-11-27", "2026-W50 2026-12-11 2026-12-10", "2026-W52 2026-12-25"]
    );
}

#[test]
fn tables_that_mean_nothing() {
    for (deadline, found) in [
        ("{ every = \"quarter\", month = 4 }", "invalid-deadline at 4"),
        ("{ every = \"quarter\", month = 0 }", "invalid-deadline at 0"),
        ("{ every = \"month\", month = 2 }", "invalid-deadline at 2"),
        ("{ every = \"week\", month = 1 }", "invalid-deadline at 1"),
        ("{ every = [\"quarter\", \"year\"], month = 1 }", "invalid-deadline at 1"),
        ("{ every = [\"week\", \"month\"], day = 3 }", "invalid-deadline at 3"),
        ("{ every = \"week\", day = 8 }", "invalid-deadline at 8"),
        ("{ every = \"year\", day = 32 }", "invalid-deadline at 32"),
        ("{ every = \"two-weeks\" }", "invalid-deadline at \"two-weeks\""),
        ("{ every = [\"two-weeks\", \"year\"] }", "invalid-deadline at \"two-weeks\""),
        ("{ every = \"two-weeks\", first = 2026-01-09, day = 3 }", "invalid-deadline at 3"),
        ("{ every = \"month\", first = 2026-01-09 }", "invalid-deadline at 2026-01-09"),
        ("{ every = \"fortnight\" }", "invalid-deadline at \"fortnight\""),
        (
            "{ every = \"month\", from = 2026-06-01, until = 2026-05-01 }",
            "invalid-deadline at 2026-05-01",
        ),
        ("{ every = \"month\", from = \"tháng 6\" }", "wrong-type at \"tháng 6\""),
        ("{ month = 1 }", "invalid-deadline at { month = 1 }"),
        (
            "{ standing = true, from = 2026-01-01 }",
            "invalid-deadline at { standing = true, from = 2026-01-01 }",
        ),
        ("\"02 tuần một lần\"", "invalid-deadline at \"02 tuần một lần\""),
    ] {
        assert_eq!(errors(deadline), [found], "{deadline}");
    }
    assert!(
        errors("{ every = \"two-weeks\", first = 2026-01-09, text = \"02 tuần/lần\" }").is_empty()
    );
}

#[test]
fn a_report_names_its_period_in_words() {
    let reports = "[[task.report]]\nperiod = \"quý I\"\ndone = 2026-03-30\n\
                   [[task.report]]\nperiod = \"6 tháng đầu năm\"\ndone = 2026-06-30\n\
                   [[task.report]]\nperiod = \"9 tháng năm 2026\"\ndone = 2026-09-29\n";
    assert_eq!(
        occurrences("\"hàng quý\"", reports),
        [
            "2026-Q1 2026-03-31 2026-03-30",
            "2026-Q2 2026-06-30 2026-06-30",
            "2026-Q3 2026-09-30 2026-09-29",
            "2026-Q4 2026-12-31",
        ]
    );
    let unknown = "[[task.report]]\nperiod = \"quý V\"\ndone = 2026-03-30\n";
    let found = pargo(&plan("\"hàng quý\"", unknown), &["check"]);
    assert_eq!(found["diagnostics"][0]["rule"], "unknown-period");
}

#[test]
fn counted_from_a_date() {
    let due = |deadline: &str| pargo(&plan(deadline, ""), &["tasks"])["items"][0]["due"].clone();
    assert_eq!(due("\"45 ngày kể từ ngày 01/7\""), "2026-08-15");
    // 2 January is a day off, and Saturday 10 January is worked for it.
    assert_eq!(due("\"7 ngày làm việc kể từ ngày 31/12/2025\""), "2026-01-12");
    assert_eq!(due("\"5 ngày làm việc kể từ ngày ban hành\""), "2026-01-10");
    let far = "\"10 ngày làm việc kể từ ngày 01/6/2031\"";
    let found = pargo(&plan(far, ""), &["check"]);
    let rules: Vec<&str> = found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["no-holiday-data", "deadline-outside-term"]);
}

fn deadline(arguments: &[&str]) -> (Option<i32>, String) {
    let mut pargo = Command::new(env!("CARGO_BIN_EXE_pargo"));
    let output = pargo.arg("deadline").args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_command_shows_the_meaning_of_a_phrase() {
    let json = |arguments: &[&str]| {
        let (status, text) = deadline(&[arguments, &["--format", "json", "--lang", "vi"]].concat());
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value.as_object().unwrap().len(), 4, "{text}");
        (status, value)
    };
    let (status, quarters) = json(&["hàng quý, năm", "--year", "2025", "--issued", "01/04/2025"]);
    assert_eq!((status, &quarters["kind"]), (Some(0), &Value::from("recurring")));
    let dues = Value::from(vec!["2025-06-30", "2025-09-30", "2025-12-31"]);
    assert_eq!(quarters["dues"], dues);
    let (status, refused) = json(&["10-12/2025", "--year", "2025"]);
    assert_eq!((status, &refused["kind"]), (Some(1), &Value::Null));
    assert!(refused["message"].as_str().unwrap().contains("\"tháng 10 - 12/2025\""));
    let (status, text) = deadline(&["quý", "IV", "--as-of", "2026-03-01", "--lang", "en"]);
    assert_eq!((status, text.as_str()), (Some(0), "due on 2026-12-31\n"));
    let (status, text) = deadline(&["15 ngày kể từ ngày ký", "--lang", "vi"]);
    assert_eq!(status, Some(0));
    assert!(text.contains("chưa rõ ngày ban hành"), "{text}");
    assert_eq!(deadline(&[]).0, Some(2));
    assert_eq!(deadline(&["quý IV", "--year", "0"]).0, Some(2));
}

#[test]
fn dates_out_of_reach() {
    for deadline in [
        "\"31/12/2925\"",
        "\"45 ngày kể từ ngày 01/7/2925\"",
        "\"hàng tháng từ tháng 6/2026 đến tháng 12/2926\"",
    ] {
        assert_eq!(errors(deadline), [format!("invalid-deadline at {deadline}")]);
    }
    for (deadline, date) in [
        ("{ every = \"two-weeks\", first = 1026-01-09 }", "1026-01-09"),
        ("{ every = \"month\", from = 1026-01-01 }", "1026-01-01"),
        ("{ every = \"month\", until = 2926-01-01 }", "2926-01-01"),
    ] {
        assert_eq!(errors(deadline), [format!("invalid-value at {date}")]);
    }
}
