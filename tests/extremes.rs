//! Plans with the smallest and largest numbers and dates, and facts dated on the as-of date.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with one plan.
struct Folder(TempDir);

impl Folder {
    fn with(plan: &str) -> Folder {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.toml"), plan).unwrap();
        Folder(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut pargo = Command::new(env!("CARGO_BIN_EXE_pargo"));
        pargo.current_dir(self.0.path()).env("PARGO_LANG", "en").env_remove("COLUMNS");
        pargo.args(arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The rules and messages of the findings of a check.
    fn findings(&self) -> Vec<String> {
        let report = self.json(&["check", "--as-of", "2025-12-01"]);
        let found = report["diagnostics"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        found.map(|d| format!("{}: {}", text(&d["rule"]), text(&d["message"]))).collect()
    }

    /// Asks every question and asserts that the answer has a readable size.
    fn assert_answers(&self) {
        for as_of in ["0001-01-01", "1900-01-01", "2025-12-01", "2200-12-31", "9999-12-31"] {
            for question in [
                &["check"][..],
                &["check", "--profile", "6-ro", "--format", "sarif"],
                &["overdue", "--within", "36525d"],
                &["tasks", "--format", "csv"],
                &["tasks", "--format", "json"],
                &["summary"],
                &["summary", "--format", "markdown"],
                &["summary", "--by", "unit", "--expand-groups", "--format", "json"],
                &["show", "p"],
                &["show", "p/o-0-1"],
            ] {
                self.assert_answered(question, as_of);
            }
        }
    }

    fn assert_answered(&self, question: &[&str], as_of: &str) {
        let output = self.run(&[question, &["--as-of", as_of]].concat());
        let printed = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{question:?} {as_of}: {printed}");
        assert!(output.stdout.len() < 10_000_000, "{question:?} {as_of}");
    }
}

fn plan(more_of_plan: &str, rest: &str) -> String {
    format!(
        "[plan]\nid = \"p\"\ntitle = \"Kế hoạch\"\nagency = \"Sở Tư pháp\"\nindexes = [\"PAPI\"]\n{more_of_plan}\n\n\
         [[unit]]\nname = \"Văn phòng Sở\"\n\n[defaults]\nlead = \"Văn phòng Sở\"\n\n{rest}"
    )
}

#[test]
fn numbers_at_both_ends_are_answered_for() {
    let (nines, least) = ("9".repeat(28), format!("0.{}1", "0".repeat(27)));
    let numbers = [
        "0",
        "1",
        "-1",
        &nines,
        &format!("-{nines}"),
        &least,
        &format!("-{least}"),
        &format!("7.{}", "9".repeat(28)),
        &format!("{}.1", "9".repeat(27)),
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "1e28",
        "9223372036854775807",
        "-9223372036854775808",
    ];
    let mut objectives = String::new();
    for (i, a) in numbers.iter().enumerate() {
        for (j, b) in numbers.iter().enumerate() {
            objectives += &format!(
                "[[objective]]\nid = \"o-{i}-{j}\"\nindex = \"PAPI\"\nmax = \"{b}\"\ngain = \"{b}\"\n\
                 target = {{ score = \">= {a}\", rank = \"{b}\", count = \"{a}\" }}\n\
                 baseline = {{ year = 2024, score = \"{a}\", rank = \"{b}\", of = \"{a}\", count = \"{b}\", \
                 parts = [{{ name = \"x\", score = \"{a}\" }}, {{ name = \"y\", score = \"{b}\", max = \"{a}\" }}] }}\n\
                 [[objective.result]]\non = 2025-06-01\nscore = \"{b}\"\nrank = \"{a}\"\ncount = \"{b}\"\n\n"
            );
        }
    }
    Folder::with(&plan("year = 2025", &objectives)).assert_answers();
}

/// A plan of one objective with a baseline score, its parts, a gain and a target.
fn sums(score: &str, parts: &[&str], gain: &str, target: &str) -> Vec<String> {
    let parts: Vec<String> =
        parts.iter().map(|part| format!("{{ name = \"x\", score = \"{part}\" }}")).collect();
    let objective = format!(
        "[[objective]]\nid = \"o\"\nindex = \"PAPI\"\ngain = \"{gain}\"\ntarget = {{ score = \">= {target}\" }}\n\
         baseline = {{ year = 2024, score = \"{score}\", parts = [{}] }}\n",
        parts.join(", ")
    );
    let mut found = Folder::with(&plan("year = 2025", &objective)).findings();
    found.retain(|finding| finding.contains("mismatch") || finding.contains("invalid"));
    found
}

#[test]
fn a_sum_that_cannot_be_calculated_is_a_finding() {
    let (nines, most) = ("9".repeat(28), "79228162514264337593543950335");
    let parts = "parts-mismatch: the parts cannot be added up: too many digits (at most 28)";
    let gain = "gain-mismatch: baseline and gain cannot be added up: too many digits (at most 28)";
    assert_eq!(sums(most, &[most, most], "1", "2"), [gain, parts]);
    // If they were rounded to 28 digits, the sums would fit.
    assert_eq!(sums(&nines, &[&nines, "0.1"], "0.1", &nines), [gain, parts]);
    assert_eq!(sums("1", &["0.5", "0.5"], "1", "2"), [""; 0]);
    assert_eq!(
        sums(&nines, &[&nines, "1"], "0", "1"),
        [format!(
            "parts-mismatch: the parts add up to 1{}, not to {nines}; they differ by 1",
            "0".repeat(28)
        )]
    );
}

/// A task with each pair of the dates, and one with each kind of deadline on `date`.
fn tasks_of(dates: &[&str], date: &str) -> String {
    let mut tasks = String::new();
    for (at, (a, b)) in dates.iter().flat_map(|a| dates.iter().map(move |b| (a, b))).enumerate() {
        tasks += &format!(
            "[[task]]\nid = \"t-{at}\"\ntitle = \"Việc\"\ndeadline = {a}\nstarted = {b}\ndone = {b}\n\
             [[task.extension]]\nto = {b}\ngranted = {a}\nby = \"CV\"\n\n"
        );
    }
    for (at, deadline) in [
        "\"hàng tuần\"",
        "{ every = [\"week\", \"month\", \"nine-months\", \"year\"] }",
        "{ days = 36525 }",
        "{ working_days = 36525, after = \"x\", met = DATE }",
        "{ before = DATE }",
        "{ when = \"x\", due = DATE }",
    ]
    .iter()
    .enumerate()
    {
        let deadline = deadline.replace("DATE", date);
        tasks += &format!(
            "[[task]]\nid = \"r-{at}\"\ntitle = \"Việc\"\ndeadline = {deadline}\n\
             allow = {{ no-product = {{ reason = \"x\", until = {date} }} }}\n\
             [[task.report]]\nperiod = \"{}\"\ndone = {date}\n\n",
            &date[..4]
        );
    }
    tasks
}

#[test]
fn dates_at_both_ends_are_answered_for() {
    let dates = [
        "0000-01-01",
        "0001-01-01",
        "1899-12-31",
        "1900-01-01",
        "2200-12-31",
        "2201-01-01",
        "9999-12-31",
    ];
    for year in [
        "-9223372036854775808",
        "-1",
        "0",
        "1",
        "1900",
        "2025",
        "2200",
        "9999",
        "9223372036854775807",
    ] {
        for date in dates {
            let tasks = tasks_of(&dates, date);
            let text = plan(&format!("year = {year}\nissued = {date}"), &tasks);
            let folder = Folder::with(&text);
            let findings = folder.findings();
            assert!(!findings.is_empty());
            for question in [&["tasks"][..], &["overdue", "--within", "36525d"]] {
                folder.assert_answered(question, "9999-12-31");
            }
        }
    }
    let term = |from: &str, until: &str| format!("year = 2025\nfrom = {from}\nuntil = {until}");
    for (from, until) in dates.iter().flat_map(|a| dates.iter().map(move |b| (*a, *b))) {
        let tasks = "[[task]]\nid = \"t-0\"\ntitle = \"Việc\"\ndeadline = \"hàng tuần\"\n";
        let folder = Folder::with(&plan(&term(from, until), tasks));
        folder.assert_answered(&["check"], "2025-12-01");
        folder.assert_answered(&["tasks", "--format", "json"], "9999-12-31");
    }
}

#[test]
fn dates_and_terms_have_bounds() {
    let found = |more: &str, tasks: &str| {
        let mut found = Folder::with(&plan(more, tasks)).findings();
        found.retain(|finding| finding.starts_with("invalid"));
        found
    };
    let task =
        |deadline: &str| format!("[[task]]\nid = \"t\"\ntitle = \"Việc\"\ndeadline = {deadline}\n");
    let year = |year: u32| format!("invalid-value: the year {year} is not between 1900 and 2200");
    assert_eq!(found("year = 2025\nissued = 0205-01-15", ""), [year(205)]);
    assert_eq!(found("year = 2025", &task("2201-01-01")), [year(2201)]);
    assert_eq!(found("year = 2025", &task("{ before = 1899-12-31 }")), [year(1899)]);
    assert_eq!(
        found("year = 2025", &task("\"31/12/9999\"")),
        ["invalid-deadline: the year 9999 is not between 1900 and 2200"]
    );
    assert_eq!(found("year = 2200", &task("2200-12-31")), [""; 0]);
    let long = |from: &str, until: &str| {
        format!("invalid-value: a plan of more than 50 years, {from} to {until}")
    };
    let term = |from: &str, until: &str| format!("year = 2025\nfrom = {from}\nuntil = {until}");
    assert_eq!(found(&term("2001-01-01", "2050-12-31"), &task("\"hàng tuần\"")), [""; 0]);
    assert_eq!(found(&term("2001-01-01", "2051-01-01"), ""), [long("2001-01-01", "2051-01-01")]);
    assert_eq!(found(&term("2000-02-29", "2050-02-27"), ""), [""; 0]);
    assert_eq!(found("year = 2025\nuntil = 2100-12-31", ""), [long("2025-01-01", "2100-12-31")]);
    assert_eq!(found("year = 2025\nfrom = 1950-01-01", ""), [long("1950-01-01", "2025-12-31")]);
    assert_eq!(found("year = 2025\nissued = 1950-01-01", ""), [""; 0]);
}

#[test]
fn the_due_dates_of_a_plan_have_a_bound() {
    // The office of the plan is one of them.
    let units = |count: u32| -> String {
        (1..count).map(|number| format!("[[unit]]\nname = \"Đơn vị {number}\"\n")).collect()
    };
    let group = "[[unit]]\nname = \"Các đơn vị\"\nmembers = \"all\"\n";
    let task = |id: u32, deadline: &str| {
        format!(
            "[[task]]\nid = \"t-{id}\"\ntitle = \"Việc\"\nlead = \"Các đơn vị\"\neach = true\n{deadline}\n"
        )
    };
    let weekly = "deadline = \"hàng tuần\"";
    let found = |tables: &str| {
        let term = "year = 2025\nfrom = 2001-01-01\nuntil = 2050-12-31";
        let folder = Folder::with(&plan(term, &format!("{group}{tables}")));
        let report = folder.json(&["check", "--as-of", "2025-12-01"]);
        let found = report["diagnostics"].as_array().unwrap().iter();
        let mut found: Vec<_> =
            found.filter(|d| d["rule"] == "invalid-value").map(|d| d["task"].clone()).collect();
        let shown = folder.json(&["show", "p/t-1", "--as-of", "2025-12-01"]);
        found.push(Value::from(shown["items"][0]["occurrences"].as_array().unwrap().len()));
        found
    };
    // In 50 years a weekly deadline has 2,608 due dates, and two more are reckoned for their ends.
    let one = |count: u32| found(&(units(count) + &task(1, weekly)));
    assert_eq!(one(76), [Value::from(76 * 2608)]);
    assert_eq!(one(77), [Value::from("t-1"), Value::from(0)]);
    // The one with which there are too many is left out, and one that has room is not.
    let three = task(1, weekly) + &task(2, weekly) + &task(3, "deadline = \"hàng năm\"");
    assert_eq!(found(&(units(40) + &three)), [Value::from("t-2"), Value::from(40 * 2608)]);
    let short = "deadline = { every = \"week\", from = 2025-01-01, until = 2025-12-31 }";
    assert_eq!(found(&(units(77) + &task(1, short))), [Value::from(77 * 52)]);
}

/// The day before, the day itself, the day after.
const DAYS: [&str; 3] = ["2025-06-29", "2025-06-30", "2025-07-01"];
const DUE: &str = DAYS[1];

/// The states by id, as of one of [`DAYS`].
fn states(folder: &Folder, as_of: &str) -> Vec<(String, String)> {
    let answer = folder.json(&["tasks", "--as-of", as_of]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| (text(&item["task"]), text(&item["state"]))).collect()
}

/// The expected state of a task with one due date, by the words of the format.
fn expected(
    as_of: &str,
    due: &str,
    done: Option<&str>,
    started: Option<&str>,
    cancelled: Option<&str>,
) -> &'static str {
    let happened = |day: Option<&str>| day.is_some_and(|day| day <= as_of);
    if happened(cancelled) {
        "cancelled"
    } else if happened(done) {
        if done.is_some_and(|done| done > due) { "done-late" } else { "done" }
    } else if due < as_of {
        "overdue"
    } else if happened(started) {
        "in-progress"
    } else {
        "not-started"
    }
}

#[test]
fn facts_of_the_very_day_count() {
    let days: Vec<Option<&str>> = std::iter::once(None).chain(DAYS.map(Some)).collect();
    let mut tasks = String::new();
    let mut cases = Vec::new();
    for done in &days {
        for started in &days {
            for cancelled in &days {
                for granted in &days {
                    let id = format!("t-{}", cases.len());
                    tasks +=
                        &format!("[[task]]\nid = \"{id}\"\ntitle = \"Việc\"\ndeadline = {DUE}\n");
                    for (key, day) in
                        [("done", done), ("started", started), ("cancelled", cancelled)]
                    {
                        tasks += &day.map(|day| format!("{key} = {day}\n")).unwrap_or_default();
                    }
                    if let Some(granted) = granted {
                        tasks += &format!(
                            "[[task.extension]]\nto = {}\ngranted = {granted}\nby = \"CV\"\n",
                            DAYS[2]
                        );
                    }
                    cases.push((id, *done, *started, *cancelled, *granted));
                }
            }
        }
    }
    let folder = Folder::with(&plan("year = 2025", &tasks));
    for as_of in DAYS {
        let states = states(&folder, as_of);
        assert_eq!(states.len(), cases.len());
        for (id, done, started, cancelled, granted) in &cases {
            let due = if granted.is_some_and(|day| day <= as_of) { DAYS[2] } else { DUE };
            let expected = expected(as_of, due, *done, *started, *cancelled);
            let (_, state) = states.iter().find(|(task, _)| task == id).unwrap();
            assert_eq!(
                state, expected,
                "as of {as_of}: {done:?} {started:?} {cancelled:?} {granted:?}"
            );
        }
    }
}

#[test]
fn reports_milestones_and_results_of_the_very_day_count() {
    let mut rest = String::new();
    for (at, day) in DAYS.iter().enumerate() {
        // 30 June is the end of the second quarter and of the term.
        rest += &format!(
            "[[task]]\nid = \"report-{at}\"\ntitle = \"Việc\"\ndeadline = \"hàng quý\"\n\
             [[task.report]]\nperiod = \"2025-Q2\"\ndone = {day}\n\n\
             [[task]]\nid = \"milestone-{at}\"\ntitle = \"Việc\"\n\
             [[task.milestone]]\ntitle = \"Mốc\"\ndeadline = {DUE}\ndone = {day}\n\n\
             [[objective]]\nid = \"result-{at}\"\nindex = \"PAPI\"\ntarget = {{ score = 5 }}\n\
             [[objective.result]]\non = {day}\nscore = 6\n\n"
        );
    }
    let term = "year = 2025\nfrom = 2025-04-01\nuntil = 2025-06-30";
    let folder = Folder::with(&plan(term, &rest));
    for as_of in DAYS {
        let states = states(&folder, as_of);
        let mut met = 0;
        for (at, day) in DAYS.iter().enumerate() {
            for kind in ["report", "milestone"] {
                let id = format!("{kind}-{at}");
                let (_, state) = states.iter().find(|(task, _)| *task == id).unwrap();
                assert_eq!(
                    state,
                    expected(as_of, DUE, Some(day), None, None),
                    "{id} as of {as_of}"
                );
            }
            met += usize::from(*day <= as_of);
        }
        let summary = folder.json(&["summary", "--as-of", as_of]);
        let objectives = &summary["total"]["objectives"];
        assert_eq!((&objectives["met"], &objectives["pending"]), (&met.into(), &(3 - met).into()));
    }
}

#[test]
fn a_trend_since_a_commit_of_a_wrong_clock_has_an_end() {
    let folder = Folder::with(&plan("year = 2025", ""));
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .current_dir(folder.0.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", folder.0.path().join("no-such-file"))
            .env("GIT_COMMITTER_DATE", "1970-01-02T00:00:00+00:00")
            .args(["-c", "user.name=Bình", "-c", "user.email=binh@example.vn"])
            .args(arguments)
            .status();
        assert!(done.unwrap().success());
    };
    git(&["init", "-q"]);
    git(&["add", "a.toml"]);
    git(&["commit", "-q", "-m", "Kế hoạch"]);
    let points = |arguments: &[&str]| {
        let value = folder.json(&[&["trend"], arguments].concat());
        value["points"].as_array().unwrap().len()
    };
    assert_eq!(points(&["--every", "week", "--as-of", "2025-12-01"]), 2919);
    assert_eq!(points(&["--every", "quarter", "--as-of", "2200-12-31"]), 924);
    let output = folder.run(&["trend", "--every", "week", "--as-of", "2100-01-01"]);
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8(output.stderr).unwrap();
    let words = "--every week from 1970-01-02 to 2100-01-01 makes more than 6000 points;";
    assert!(printed.contains(words), "{printed}");
}
