//! Rules beside their examples: both sides of each limit, each pair of keys, and silence where a value is
//! unreadable, since that has a finding of its own.

use crate::scaffold::{Folder, fields};

pub(crate) const HEAD: &str = r#"[plan]
id      = "p"
title   = "P"
agency  = "Sở"
year    = 2025
issued  = 2025-01-15
indexes = ["PAPI"]

[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

"#;

/// The messages of a rule, which is switched on, in a plan.
pub(crate) fn told(rule: &str, plan: &str) -> Vec<String> {
    let settings = format!("[rules]\n{rule} = \"warn\"\n");
    let folder = Folder::with(&[("p.toml", plan), ("pargo.toml", &settings)]);
    let json = folder.json(&["check", "--as-of", "2025-12-01", "--format", "json"]);
    let findings = json["diagnostics"].as_array().unwrap().iter();
    findings.filter(|d| d["rule"] == rule).map(|d| fields(d, &["message"])).collect()
}

/// A plan with one task with these lines, before its product.
pub(crate) fn with_task(lines: &str) -> String {
    let lead = if lines.contains("lead") { "" } else { "lead = \"Văn phòng Sở\"\n" };
    format!("{HEAD}[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\n{lead}{lines}\n")
}

/// Asserts what a rule says about a task; an empty text is silence.
fn assert_told(rule: &str, lines: &str, message: &str) {
    assert_eq!(told(rule, &with_task(lines)), expected(message), "{rule}\n{lines}");
}

fn expected(message: &str) -> Vec<&str> {
    [message].into_iter().filter(|message| !message.is_empty()).collect()
}

const DUE: &str = "deadline = 2025-11-24\n";

#[test]
fn states_that_contradict_each_other() {
    let rows = [
        ("done = 2025-10-15\ncancelled = 2025-10-15", "both done and cancelled"),
        (
            "done = 2025-10-15\nstatus = \"not-started\"",
            "a date of completion, and status = \"not-started\"",
        ),
        ("done = 2025-10-15\nstatus = \"done\"", ""),
        (
            "cancelled = 2025-10-15\nstatus = \"in-progress\"",
            "a date of cancellation, and status = \"in-progress\"",
        ),
        ("cancelled = 2025-10-15\nstatus = \"cancelled\"", ""),
        ("cancelled = 2025-10-15", ""),
        // `done-without-date` reports this.
        ("cancelled = 2025-10-15\nstatus = \"done\"", ""),
        ("started = 2025-10-15\nstatus = \"not-started\"", "started, and status = \"not-started\""),
        ("started = 2025-10-15\nstatus = \"in-progress\"", ""),
        ("started = 2025-10-15\ndone = 2025-10-14", "done before it was started"),
        ("started = 2025-10-15\ndone = 2025-10-15", ""),
    ];
    for (lines, message) in rows {
        assert_told("contradictory-status", &format!("{DUE}{lines}"), message);
    }
}

#[test]
fn progress_that_contradicts_the_state() {
    let steps = |first: &str, second: &str| {
        format!(
            "progress = {first}\n[[task.milestone]]\ntitle = \"a\"\ndeadline = 2025-03-01\ndone = 2025-03-01\n\
             [[task.milestone]]\ntitle = \"b\"\ndeadline = 2025-06-01\n{second}"
        )
    };
    let all = "done = 2025-06-01";
    for (lines, message) in [
        (format!("{DUE}status = \"not-started\"\nprogress = 0"), ""),
        (format!("{DUE}status = \"not-started\"\nprogress = 1"), "not started, and 1 % progress"),
        (format!("{DUE}status = \"in-progress\"\nprogress = 99"), ""),
        (format!("{DUE}status = \"in-progress\"\nprogress = 100"), "100 % progress, and not done"),
        (format!("{DUE}progress = 100"), "100 % progress, and not done"),
        (format!("{DUE}progress = 100\nstatus = \"done\""), ""),
        (format!("{DUE}progress = 100\ndone = \"hôm qua\""), ""),
        (format!("{DUE}progress = 100\ndone = 2025-10-15"), ""),
        (format!("{DUE}progress = 99\ndone = 2025-10-15"), "done, and 99 % progress"),
        (steps("99", all), "all is reported, and 99 % progress"),
        (steps("100", all), ""),
        (steps("99", ""), ""),
    ] {
        assert_told("contradictory-status", &lines, message);
    }
}

#[test]
fn done_although_something_due_by_then_is_missing() {
    let step =
        |lines: &str| format!("done = 2025-06-01\n[[task.milestone]]\ntitle = \"b\"\n{lines}");
    let report = |lines: &str| {
        format!(
            "deadline = \"hàng quý\"\ndone = 2025-04-10\n[[task.report]]\nevidence = \"x\"\n{lines}"
        )
    };
    for (lines, message) in [
        (step("deadline = 2025-06-01"), "done, and “b” is not reported"),
        (step("deadline = 2025-06-02"), ""),
        (step("deadline = 2025-06-01\ndone = 2025-06-01"), ""),
        (step("deadline = 2025-06-01\ndone = \"hôm qua\""), ""),
        (step("deadline = \"sớm\"\n[[task.milestone]]\ntitle = \"c\"\ndeadline = 2025-05-01"), ""),
        (report("period = \"2025-Q2\"\ndone = 2025-04-01"), "done, and 2025-Q1 is not reported"),
        (report("period = \"2025-Q1\"\ndone = 2025-04-01"), ""),
        // It may be the missing report.
        (report("period = \"quý một\"\ndone = 2025-04-01"), ""),
        (report("period = \"2025-Q1\"\ndone = \"hôm qua\""), ""),
        (report("period = \"2025-Q1\""), ""),
        // Without repetition nothing is reported in parts.
        (format!("{DUE}done = 2025-11-25"), ""),
    ] {
        assert_told("contradictory-status", &lines, message);
    }
}

#[test]
fn units_in_the_lead_are_counted_once() {
    let two = "2 units are in the lead";
    for (lead, message) in [
        ("[\"Văn phòng Sở\", \"Thanh tra Sở\"]", two),
        ("[\"Văn phòng Sở\", \"VP Sở\"]", ""),
        ("[\"Văn phòng Sở\"]", ""),
        ("\"Văn phòng Sở\"", ""),
        ("[\"Văn phòng Sở\", \"Phòng Lạ\"]", ""),
        ("[]", ""),
    ] {
        assert_told("many-leads", &format!("{DUE}lead = {lead}"), message);
        let defaults = format!("{HEAD}[defaults]\nlead = {lead}\n");
        assert_eq!(told("many-leads", &defaults), expected(message), "{lead}");
    }
}

#[test]
fn parts_of_a_score() {
    let baseline = |score: &str, parts: &str| {
        format!(
            "{HEAD}[[objective]]\nid = \"o\"\nindex = \"PAPI\"\ntarget = {{ score = \">= 96\" }}\n\
             baseline = {{ year = 2024, score = {score}, parts = [{parts}] }}\n"
        )
    };
    let two = "{ name = \"a\", score = 76.7, max = 80 }, { name = \"b\", score = 20, max = 20 }";
    for (score, parts, message) in [
        ("96.7", two, ""),
        ("96.6", two, "the parts add up to 96.7, not to 96.6; they differ by 0.1"),
        ("96.8", two, "the parts add up to 96.7, not to 96.8; they differ by 0.1"),
        ("96.7", "", ""),
        ("20", "{ name = \"b\", score = 20, max = 20.0 }", ""),
        (
            "20.1",
            "{ name = \"b\", score = 20.1, max = 20 }",
            "the part “b” has 20.1, over its highest, 20",
        ),
        // The unreadable part may be the rest.
        ("20", "{ name = \"a\", score = \"?\" }, { name = \"b\", score = 10 }", ""),
    ] {
        assert_eq!(
            told("parts-mismatch", &baseline(score, parts)),
            expected(message),
            "{score} {parts}"
        );
    }
}

/// An extension with these lines.
fn extension(lines: &str) -> String {
    format!("[[task.extension]]\nby = \"x\"\n{lines}\n")
}

#[test]
fn extensions_that_are_not_later() {
    let once = |to: &str| extension(&format!("granted = 2025-10-01\nto = {to}"));
    let none = "an extension of a task without a due date, or of a recurring one";
    let first = extension("granted = 2025-09-01\nto = 2025-12-20");
    let of_step = |deadline: &str, to: &str| {
        let step = format!("[[task.milestone]]\ntitle = \"a\"\ndeadline = {deadline}\n");
        step + &extension(&format!("milestone = \"a\"\ngranted = 2025-10-01\nto = {to}"))
    };
    for (lines, message) in [
        (format!("{DUE}{}", once("2025-11-25")), ""),
        (
            format!("{DUE}{}", once("2025-11-24")),
            "not later than the due date in force, 2025-11-24",
        ),
        (
            format!("{DUE}{}{first}", once("2025-12-20")),
            "not later than the due date in force, 2025-12-20",
        ),
        (format!("{DUE}{}{first}", once("2025-12-21")), ""),
        // Without all dates their order is not known.
        (format!("{DUE}{}{}", once("2025-11-20"), extension("to = 2025-11-10")), ""),
        (format!("{DUE}{}{}", once("2025-11-20"), extension("granted = 2025-09-01")), ""),
        (format!("deadline = \"thường xuyên\"\n{}", once("2025-11-25")), none),
        (format!("deadline = \"hàng quý\"\n{}", once("2025-11-25")), none),
        (once("2025-11-25"), none),
        (format!("deadline = \"sớm\"\n{}", once("2025-11-25")), ""),
        (of_step("2025-11-24", "2025-11-25"), ""),
        (of_step("2025-11-24", "2025-11-24"), "not later than the due date in force, 2025-11-24"),
        (of_step("\"sớm\"", "2025-11-24"), ""),
    ] {
        assert_told("extension-not-later", &lines, message);
    }
    // From an issue that is not known or not readable.
    let relative = with_task(&format!("deadline = {{ days = 30 }}\n{}", once("2025-11-25")));
    assert_eq!(told("extension-not-later", &relative), [""; 0]);
    let issued = "issued  = 2025-01-15\n";
    assert_eq!(told("extension-not-later", &relative.replace(issued, "")), [none]);
    let unreadable = relative.replace(issued, "issued = \"hôm qua\"\n");
    assert_eq!(told("extension-not-later", &unreadable), [""; 0]);
    let standing = unreadable.replace("{ days = 30 }", "\"thường xuyên\"");
    assert_eq!(told("extension-not-later", &standing), [none]);
}

#[test]
fn objectives_that_are_not_there() {
    let unknown = "there is no objective `o2`";
    let with = |objectives: &str| {
        let task = with_task(&format!("{DUE}objectives = [\"o2\"]"));
        format!("{task}\n{objectives}")
    };
    let objective = |id: &str| {
        format!("[[objective]]\n{id}\nindex = \"PAPI\"\ntarget = {{ score = \">= 96\" }}\n")
    };
    let known = told("unknown-objective", &with(&objective("id = \"o2\"")));
    assert_eq!(known, [""; 0]);
    assert_eq!(told("unknown-objective", &with(&objective("id = \"khac\""))), [unknown]);
    // The objective with an unreadable id may be the one.
    assert_eq!(told("unknown-objective", &with(&objective("id = 2"))), [""; 0]);
}

/// A plan with one objective with these lines.
fn with_objective(lines: &str) -> String {
    format!("{HEAD}[[objective]]\nid = \"o\"\nindex = \"PAPI\"\n{lines}\n")
}

#[test]
fn targets_that_cannot_be_reached() {
    let above = "a target over the highest score, 16";
    for (target, message) in [
        ("15.9", ""),
        ("16", ""),
        ("16.01", above),
        ("\">= 16\"", ""),
        ("\"= 16\"", ""),
        ("\"> 15.9\"", ""),
        ("\"> 16\"", above),
        ("\"< 17\"", ""),
    ] {
        let lines = format!("max = 16\ntarget = {{ score = {target} }}");
        assert_eq!(
            told("target-above-max", &with_objective(&lines)),
            expected(message),
            "{target}"
        );
    }
}

#[test]
fn targets_that_are_worse_than_the_baseline() {
    let worse = |than: &str| format!("worse than the baseline, {than}");
    for (baseline, target, message) in [
        ("score = 5", "score = 4.99", worse("5")),
        ("score = 5", "score = 5", String::new()),
        ("score = 5", "score = 5.01", String::new()),
        ("percent = 5", "percent = \"<= 5.1\"", worse("5")),
        ("percent = 5", "percent = \"<= 5\"", String::new()),
        ("percent = 5", "percent = \"<= 4.9\"", String::new()),
        ("rank = 1", "rank = 2", worse("1")),
        ("rank = 2", "rank = 2", String::new()),
        ("rank = 3", "rank = 2", String::new()),
        // `rank-out-of-range` reports this.
        ("rank = 0", "rank = 2", String::new()),
    ] {
        let lines = format!("baseline = {{ year = 2024, {baseline} }}\ntarget = {{ {target} }}");
        assert_eq!(
            told("target-below-baseline", &with_objective(&lines)),
            expected(&message),
            "{baseline}, {target}"
        );
    }
}

#[test]
fn extensions_granted_after_the_due_date() {
    let granted =
        |day: &str| DUE.to_owned() + &extension(&format!("to = 2025-12-24\ngranted = {day}"));
    assert_told("extension-after-due", &granted("2025-11-23"), "");
    assert_told("extension-after-due", &granted("2025-11-24"), "");
    let late = "granted 1 days after it was due, on 2025-11-24";
    assert_told("extension-after-due", &granted("2025-11-25"), late);
}

#[test]
fn a_condition_met_and_a_result_in_the_future() {
    let met =
        |day: &str| format!("deadline = {{ days = 20, after = \"có văn bản\", met = {day} }}\n");
    assert_told("future-fact", &met("2025-12-01"), "");
    let later = "a fact of 2025-12-02, later than 2025-12-01";
    assert_told("future-fact", &met("2025-12-02"), later);
    let defaults = |day: &str| format!("{HEAD}[defaults]\n{}", met(day));
    assert_eq!(told("future-fact", &defaults("2025-12-01")), [""; 0]);
    assert_eq!(told("future-fact", &defaults("2025-12-02")), [later]);
    let result = |day: &str| {
        let lines =
            format!("target = {{ score = 1 }}\n[[objective.result]]\non = {day}\nscore = 1");
        with_objective(&lines)
    };
    assert_eq!(told("future-fact", &result("2025-12-01")), [""; 0]);
    assert_eq!(told("future-fact", &result("2025-12-02")), [later]);
}

#[test]
fn a_group_in_the_lead() {
    let group = "[[unit]]\nname = \"Các phòng\"\nmembers = \"all\"\n\n";
    let message = "the lead is the group “Các phòng”, not one unit";
    for (lead, message) in [
        ("\"Các phòng\"", message),
        ("[\"Văn phòng Sở\", \"Các phòng\"]", message),
        ("\"Văn phòng Sở\"", ""),
        ("\"Phòng Lạ\"", ""),
    ] {
        let plan = |rest: &str| HEAD.replacen("[[unit]]", &format!("{group}[[unit]]"), 1) + rest;
        let task = with_task(&format!("{DUE}lead = {lead}")).replace(HEAD, "");
        assert_eq!(told("group-lead", &plan(&task)), expected(message), "{lead}");
        let defaults = format!("[defaults]\nlead = {lead}\n");
        assert_eq!(told("group-lead", &plan(&defaults)), expected(message), "{lead}");
    }
}

#[test]
fn a_task_that_is_declined_and_implemented() {
    let task = |lines: &str| with_task(&format!("{DUE}{lines}"));
    let declined = "\n[plan.declined]\n\"tinh/1\" = \"Thuộc Sở Nội vụ\"\n";
    let before =
        task("implements = \"tinh/1\"").replacen("\n[[unit]]", &format!("{declined}\n[[unit]]"), 1);
    let rule = "declined-and-implemented";
    assert_eq!(told(rule, &before), ["`tinh/1` is declined by the plan"]);
    let after = task("implements = \"tinh/1\"") + declined;
    assert_eq!(told(rule, &after), ["a task carries `tinh/1` out"]);
    assert_eq!(told(rule, &(task("implements = \"tinh/2\"") + declined)), [""; 0]);
}

#[test]
fn periods_that_the_deadline_has_not_or_that_are_reported_twice() {
    let reports = |periods: &[&str]| {
        let report =
            |period: &&str| format!("[[task.report]]\nperiod = \"{period}\"\ndone = 2025-09-01\n");
        "deadline = \"hàng quý\"\n".to_owned() + &periods.iter().map(report).collect::<String>()
    };
    assert_told("unknown-period", &reports(&["2025-Q1", "quý II/2025"]), "");
    assert_told("unknown-period", &reports(&["2025-07"]), "the deadline has no period `2025-07`");
    // Both end on 30 June.
    let twice = "the period `2025-H1` is reported twice";
    assert_told("unknown-period", &reports(&["2025-Q2", "2025-H1"]), twice);
}

#[test]
fn ranks_within_those_ranked() {
    let first = "a rank begins at 1";
    for (measure, message) in [
        ("rank = 1, of = 1", ""),
        ("rank = 20, of = 20", ""),
        ("rank = 21, of = 20", "rank 21 of only 20"),
        ("rank = 0, of = 20", first),
        ("rank = 0", first),
        ("rank = 21", ""),
    ] {
        let target = "target = { rank = 1 }";
        let baseline =
            with_objective(&format!("{target}\nbaseline = {{ year = 2024, {measure} }}"));
        assert_eq!(told("rank-out-of-range", &baseline), expected(message), "{measure}");
        let result = measure.replace(", ", "\n");
        let result = format!("{target}\n[[objective.result]]\non = 2025-06-01\n{result}");
        let result = told("rank-out-of-range", &with_objective(&result));
        assert_eq!(result, expected(message), "{measure}");
    }
    for (target, message) in [("1", ""), ("0", first), ("\"< 2\"", ""), ("\"<= 0\"", first)] {
        let lines = format!("target = {{ rank = {target} }}");
        assert_eq!(
            told("rank-out-of-range", &with_objective(&lines)),
            expected(message),
            "{target}"
        );
    }
    assert_eq!(told("rank-out-of-range", &with_objective("target = { score = 0 }")), [""; 0]);
}

#[test]
fn extensions_granted_after_the_completion() {
    let granted = |day: &str| {
        let done = "done = 2025-10-01\nevidence = \"x\"\n";
        let extension = extension(&format!("to = 2025-12-24\ngranted = {day}"));
        format!("{DUE}{done}{extension}")
    };
    assert_told("extension-after-done", &granted("2025-09-30"), "");
    assert_told("extension-after-done", &granted("2025-10-01"), "");
    let late = "granted 2 days after it was done, on 2025-10-01";
    assert_told("extension-after-done", &granted("2025-10-03"), late);
    let of_step = |title: &str| {
        let step = |title: &str, done: &str| {
            format!(
                "[[task.milestone]]\ntitle = \"{title}\"\ndeadline = 2025-11-24\ndone = {done}\n"
            )
        };
        let lines = format!("milestone = \"{title}\"\nto = 2025-12-24\ngranted = 2025-10-03");
        step("a", "2025-10-01") + &step("b", "2025-10-03") + &extension(&lines)
    };
    assert_told("extension-after-done", &of_step("A"), late);
    assert_told("extension-after-done", &of_step("b"), "");
}

#[test]
fn a_task_without_a_lead_of_its_own_has_the_default_one() {
    let none = "no unit is in the lead";
    let task = "[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\n";
    for (own, default, message) in [
        ("", "", none),
        ("", "lead = []", none),
        ("", "lead = \"Văn phòng Sở\"", ""),
        ("", "lead = 7", ""),
        ("lead = []", "lead = \"Văn phòng Sở\"", none),
        ("lead = 7", "", ""),
        ("lead = \"Phòng Lạ\"", "", ""),
    ] {
        let plan = format!("{HEAD}[defaults]\n{default}\n\n{task}{own}\n");
        assert_eq!(told("no-lead", &plan), expected(message), "{own} / {default}");
    }
}

#[test]
fn more_than_twelve_periods_are_not_listed() {
    let help = |deadline: &str| {
        let report = "[[task.report]]\nperiod = \"2024\"\ndone = 2025-09-01";
        let plan = with_task(&format!("deadline = {deadline}\n{report}"))
            .replace("issued  = 2025-01-15\n", "");
        let folder = Folder::with(&[("p.toml", &plan)]);
        let json = folder.json(&["check", "--as-of", "2025-12-01", "--format", "json"]);
        let found = json["diagnostics"].as_array().unwrap().clone();
        let found = found.iter().find(|d| d["rule"] == "unknown-period").unwrap();
        fields(found, &["help"])
    };
    assert_eq!(help("\"6 tháng, năm\""), "the periods are 2025-H1, 2025");
    let months = help("\"hàng tháng\"");
    assert!(months.starts_with("the periods are 2025-01, 2025-02, 2025-03,"), "{months}");
    assert!(months.ends_with(", 2025-11, 2025-12"), "{months}");
    let weeks = "{ every = \"week\", until = 2025-03-30 }";
    assert_eq!(help(weeks), "the periods are 2025-W01 … 2025-W13");
}
