//! What cannot be read is a finding already, and may be what a rule would otherwise call missing: the rule is
//! silent.

use crate::rules::{HEAD, told, with_task};

/// Asserts that a rule speaks of one plan, and is silent about all variants of it, in which something cannot
/// be read.
fn assert_silent(rule: &str, plan: &str, message: &str, unreadable: &[(&str, &str)]) {
    assert_eq!(told(rule, plan), [message], "{rule}");
    for (from, to) in unreadable {
        assert!(plan.contains(from), "{rule}: {from}");
        assert_eq!(told(rule, &plan.replacen(from, to, 1)), [""; 0], "{rule}: {to}");
    }
}

const TASK: &str = "[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\nlead = \"Văn phòng Sở\"\ndeadline = 2025-06-01\n";

#[test]
fn a_unit_that_is_not_declared_or_not_named() {
    let group = "[[unit]]\nname = \"Tổ\"\nmembers = [\"Văn phòng Sở\"]\n\n";
    let plan = format!("{HEAD}{group}{}", TASK.replace("Văn phòng Sở", "Tổ"));
    assert_silent(
        "unused-unit",
        &plan,
        "nothing names the unit “Thanh tra Sở”",
        &[
            ("members = [\"Văn phòng Sở\"]", "members = [\"Văn phòng Sở\", 7]"),
            ("members = [\"Văn phòng Sở\"]", "members = [\"Văn phòng Sở\", \"Xyz\"]"),
            ("members = [\"Văn phòng Sở\"]", "members = [\"Văn phòng Sở\", \"Thanh tra Sơ\"]"),
            ("lead = \"Tổ\"", "lead = [\"Tổ\", 7]"),
            ("lead = \"Tổ\"", "lead = [\"Tổ\", \"Xyz\"]"),
            ("lead = \"Tổ\"", "lead = \"Tổ\"\nrecipient = 7"),
            ("name = \"Tổ\"", "name = \"Tổ\"\naliases = 7"),
            ("[[task]]\n", "[task]\n"),
            ("deadline = 2025-06-01\n", "deadline = 2025-06-01\n[task.extension]\n"),
        ],
    );
    // One that could be read does not make up for one that could not.
    let two = format!("{plan}\n{}", TASK.replace("\"1\"", "\"2\""));
    let unreadable = two.replacen("lead = \"Tổ\"", "lead = [\"Tổ\", 7]", 1);
    assert_eq!(told("unused-unit", &two).len(), 1);
    assert_eq!(told("unused-unit", &unreadable), [""; 0]);
    assert_silent(
        "unknown-unit",
        &format!("{HEAD}{}", TASK.replace("Văn phòng Sở", "Phòng Lạ")),
        "no unit “Phòng Lạ” is declared",
        &[
            ("name = \"Thanh tra Sở\"", "name = 7"),
            ("name = \"Thanh tra Sở\"", "name = \"Thanh tra Sở\"\naliases = 7"),
        ],
    );
    let one = HEAD.split("[[unit]]").next().unwrap();
    assert_eq!(told("unknown-unit", &format!("unit = 7\n{one}{TASK}")), [""; 0]);
}

#[test]
fn an_index_or_an_objective_without_a_task() {
    let objective = "[[objective]]\nid = \"o\"\ntarget = { score = 1 }\n\n";
    let plan = format!("{HEAD}{objective}{TASK}");
    let index = "the index “PAPI” has neither task nor objective";
    let later = TASK.replace("\"1\"", "\"2\"");
    assert_silent(
        "empty-index",
        &format!("{plan}{later}"),
        index,
        &[
            ("lead = ", "index = 7\nlead = "),
            ("lead = ", "index = \"Xyz\"\nlead = "),
            ("id = \"o\"", "id = \"o\"\nindex = 7"),
            ("[[objective]]", "[objective]"),
            ("[\"PAPI\"]", "[\"PAPI\", \"Xyz\"]"),
        ],
    );
    assert_silent(
        "objective-without-task",
        &format!("{plan}{later}"),
        "no task serves this objective",
        &[
            ("lead = ", "objectives = 7\nlead = "),
            ("lead = ", "objectives = [\"Xyz\"]\nlead = "),
            ("deadline = 2025-06-01\n", "deadline = 2025-06-01\n[task.extension]\n"),
        ],
    );
}

#[test]
fn an_index_that_is_none_is_told_where_the_plan_names_it() {
    let plan = format!("{HEAD}{TASK}").replace("[\"PAPI\"]", "[\"PAPI\", \"Chỉ số lạ\"]");
    let with = |index: &str| plan.replace("lead = ", &format!("index = {index}\nlead = "));
    let of_plan = "there is no index “Chỉ số lạ”";
    assert_eq!(told("unknown-index", &with("\"PAPI\"")), [of_plan]);
    assert_eq!(told("unknown-index", &with("[\"PAPI\", \"CHỈ SỐ  LẠ\"]")), [of_plan]);
    let another = "there is no index “Khác hẳn”";
    assert_eq!(told("unknown-index", &with("\"Khác hẳn\"")), [of_plan, another]);
    // One that there is, but not in the plan.
    assert_eq!(told("unknown-index", &with("\"SIPAS\"")).len(), 2);
    // A component may be one of the index that is not understood.
    let component = |index: &str| with(&format!("{index}\ncomponent = \"Xyz\""));
    for index in ["\"Khác hẳn\"", "\"SIPAS\"", "7"] {
        assert_eq!(told("unknown-component", &component(index)), [""; 0], "{index}");
    }
    assert_eq!(told("unknown-component", &component("\"PAPI\"")).len(), 1);
}

#[test]
fn a_period_or_a_day_outside_of_the_term() {
    let report =
        "deadline = \"hàng quý\"\n[[task.report]]\nperiod = \"2026-Q1\"\ndone = 2025-06-01";
    for (rule, lines, message) in [
        ("unknown-period", report, "the deadline has no period `2026-Q1`"),
        (
            "deadline-outside-term",
            "deadline = 2026-06-01",
            "due on 2026-06-01, outside of the plan's term, 2025-01-15 to 2025-12-31",
        ),
    ] {
        let unreadable = [
            ("issued  = 2025-01-15", "issued  = \"mai\""),
            ("issued", "until = \"mai\"\nissued"),
            ("issued", "from = \"mai\"\nissued"),
        ];
        assert_silent(rule, &with_task(lines), message, &unreadable);
    }
}

#[test]
fn what_a_completed_task_owes() {
    let quarters = "deadline = \"hàng quý\"\ndone = 2025-04-10\n";
    assert_silent(
        "contradictory-status",
        &with_task(&format!("{quarters}[[task.report]]\nperiod = \"2025-Q2\"\ndone = 2025-04-01")),
        "done, and 2025-Q1 is not reported",
        &[("[[task.report]]", "[task.report]")],
    );
    assert_silent(
        "contradictory-status",
        &with_task(&format!("lead = [\"VP Sở\", \"Thanh tra Sở\"]\neach = true\n{quarters}")),
        "done, and “Văn phòng Sở” has not reported 2025-Q1",
        &[("\"Thanh tra Sở\"]", "\"Phòng Lạ\"]"), ("each = true", "each = true\nexcept = 7")],
    );
}

#[test]
fn a_milestone_of_an_extension() {
    let step =
        |title: &str| format!("[[task.milestone]]\ntitle = {title}\ndeadline = 2025-03-01\n");
    let extension = "[[task.extension]]\nmilestone = \"b\"\nto = 2025-12-24\ngranted = 2025-02-01\nby = \"x\"\n";
    assert_silent(
        "unknown-milestone",
        &with_task(&(step("\"a\"") + &step("\"c\"") + extension)),
        "the task has no milestone “b”",
        &[("title = \"c\"", "title = 7"), ("lead", "report = 7\nlead")],
    );
}

#[test]
fn extensions_whose_order_is_not_known() {
    let extension = |lines: &str| format!("[[task.extension]]\nby = \"x\"\n{lines}\n");
    let plan = with_task(
        &("lead = [\"VP Sở\", \"Thanh tra Sở\"]\neach = true\ndeadline = 2025-11-24\n".to_owned()
            + &extension("to = 2025-11-20\ngranted = 2025-11-01")
            + &extension("to = 2025-12-05\ngranted = 2025-11-02")),
    );
    assert_silent(
        "extension-not-later",
        &plan,
        "not later than the due date in force, 2025-11-24",
        &[
            ("to = 2025-12-05\n", ""),
            ("granted = 2025-11-02", ""),
            ("granted = 2025-11-02", "granted = \"mai\""),
        ],
    );
}
