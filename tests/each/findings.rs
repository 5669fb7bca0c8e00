//! What `check` finds in tasks with `each`.

use crate::{report, reported, task};

/// The findings, `rule line: message`, without those that the sample has anyway.
fn found(tasks: &str) -> Vec<String> {
    found_in(&format!("{}{tasks}", crate::PRELUDE))
}

/// The same of a whole plan.
fn found_in(plan: &str) -> Vec<String> {
    let folder = crate::scaffold::Folder::with(&[("p.toml", plan)]);
    let json = folder.json(&["check", "--as-of", "2025-12-01", "--format", "json"]);
    let findings = json["diagnostics"].as_array().unwrap();
    let shown = findings.iter().map(|d| crate::scaffold::fields(d, &["rule", "column", "message"]));
    shown.filter(|shown| !shown.starts_with("unused-unit")).collect()
}

const DUE: &str = "lead = [\"Thanh tra Sở\", \"Trung tâm\", \"Văn phòng Sở\"]\nrecipient = \"VP Sở\"\n\
                   deadline = 2025-11-24";
const QUARTERS: &str = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = \"hàng quý\"";

#[test]
fn a_unit_that_owes_nothing() {
    let owes_nothing = |unit: &str| format!("unknown-debtor 8 “{unit}” owes nothing of this task");
    for unit in ["Văn phòng Sở", "Phòng Hòa giải", "Các xã"] {
        let tasks = task("1", DUE) + &reported(unit, "2025-11-20");
        assert_eq!(found(&tasks), [owes_nothing(unit)]);
        let extension = format!(
            "\n[[task.extension]]\nunit = \"{unit}\"\nto = 2025-12-24\ngranted = 2025-11-01\nby = \"x\"\n"
        );
        assert_eq!(found(&(task("1", DUE) + &extension)), [owes_nothing(unit)]);
    }
    assert_eq!(found(&(task("1", DUE) + &reported("Các phòng", "2025-11-20"))), [""; 0]);
    // One mistake is one finding.
    let unknown = task("1", DUE) + &reported("Phòng Tám", "2025-11-20");
    assert_eq!(found(&unknown), ["unknown-unit 8 no unit “Phòng Tám” is declared"]);
    let lead = DUE.replace("Trung tâm", "Trung tam tam");
    let misspelt = found(&(task("1", &lead) + &reported("Trung tâm", "2025-11-20")));
    assert_eq!(misspelt.len(), 1, "{misspelt:?}");
}

/// A unit that could not be read may be the one that reported.
#[test]
fn where_not_all_debtors_are_known_nobody_owes_nothing() {
    let strangers = |plan: &str| {
        let folder = crate::scaffold::Folder::with(&[("p.toml", plan)]);
        let checked = folder.pargo(&["check", "--as-of", "2025-12-01", "--format", "short"]).out;
        checked.matches("unknown-debtor").count()
    };
    let group = "members = [\"Thanh tra Sở\", \"Trung tâm\"]";
    let lead = "lead = \"Các phòng\"\nrecipient = \"VP Sở\"\ndeadline = 2025-11-24";
    let plan = crate::PRELUDE.replace("members = \"all\"", group)
        + &task("1", lead)
        + &reported("Phòng Hòa giải", "2025-11-20");
    assert_eq!(strangers(&plan), 1);
    for (from, to) in [
        (group, "members = [\"Thanh tra Sở\", 7]"),
        (group, "members = [\"Thanh tra Sở\", \"Phòng Lạ\"]"),
        ("name = \"Thanh tra Sở\"\n", "name = 7\n"),
        ("lead = \"Các phòng\"", "lead = [\"Các phòng\", \"Phòng Lạ\"]"),
        ("recipient = \"VP Sở\"", "recipient = \"Phòng Lạ\""),
        ("recipient = \"VP Sở\"", "except = \"Phòng Lạ\""),
    ] {
        assert!(plan.contains(from), "{from}");
        assert_eq!(strangers(&plan.replace(from, to)), 0, "{to}");
    }
}

#[test]
fn a_second_report_for_one_debt() {
    let twice = task("1", DUE)
        + &reported("Trung tâm", "2025-11-20")
        + &reported("Trung tâm", "2025-11-18");
    assert_eq!(found(&twice), ["unknown-debtor 8 “Trung tâm” has reported already"]);
    let group = task("1", DUE)
        + &reported("Trung tâm", "2025-11-18")
        + &reported("Các phòng", "2025-11-20");
    assert_eq!(found(&group), ["unknown-debtor 8 “Trung tâm” has reported already"]);
    let period = |period: &str| {
        report(&format!("unit = \"Trung tâm\"\nperiod = \"{period}\"\ndone = 2025-07-01"))
    };
    let of_quarters = task("1", QUARTERS) + &period("2025-Q2") + &period("2025-H1");
    assert_eq!(found(&of_quarters), ["unknown-debtor 8 “Trung tâm” has reported 2025-H1 already"]);
    let two = task("1", QUARTERS) + &period("2025-Q1") + &period("2025-Q2");
    assert_eq!(found(&two), [""; 0]);
}

#[test]
fn a_period_that_the_unit_did_not_live_to_see() {
    let plan = crate::PRELUDE.replacen(
        "name = \"Trung tâm\"\n",
        "name = \"Trung tâm\"\nuntil = 2025-03-31\n",
        1,
    );
    let report = report("unit = \"Trung tâm\"\nperiod = \"2025-Q2\"\ndone = 2025-07-01");
    let folder =
        crate::scaffold::Folder::with(&[("p.toml", &(plan + &task("1", QUARTERS) + &report))]);
    let checked = folder.pargo(&["check", "--as-of", "2025-12-01", "--format", "short"]).out;
    assert!(
        checked.contains("error[unknown-debtor]: “Trung tâm” owes no report for 2025-Q2"),
        "{checked}"
    );
}

#[test]
fn the_units_that_owe_something_are_named() {
    let help = |lines: &str| {
        let tasks = task("1", lines) + &reported("Các xã", "2025-11-20");
        let folder = crate::folder(&tasks);
        let json = folder.json(&["check", "--as-of", "2025-12-01", "--format", "json"]);
        let found = json["diagnostics"].as_array().unwrap().clone();
        let found = found.iter().find(|d| d["rule"] == "unknown-debtor").unwrap();
        crate::scaffold::fields(found, &["help"])
    };
    let three = "“Thanh tra Sở”, “Phòng Hòa giải”, “Trung tâm”";
    let all = "lead = \"Các phòng\"\ndeadline = 2025-11-24";
    assert_eq!(help(DUE), "those that owe something: “Thanh tra Sở”, “Trung tâm”");
    assert_eq!(
        help(&format!("{all}\nrecipient = \"VP Sở\"")),
        format!("those that owe something: {three}")
    );
    assert_eq!(
        help(all),
        "those that owe something: “Văn phòng Sở”, “Thanh tra Sở”, “Phòng Hòa giải”, …"
    );
    assert_eq!(help("lead = \"VP Sở\"\nrecipient = \"VP Sở\"\ndeadline = 2025-11-24"), "-");
}

#[test]
fn a_unit_that_does_not_exist_on_the_due_date() {
    let plan = |until: &str, task: &str| {
        let unit = "name = \"Trung tâm\"\n";
        crate::PRELUDE.replacen(unit, &format!("{unit}until = {until}\n"), 1) + task
    };
    let owed = task("1", DUE) + &reported("Trung tâm", "2025-11-20");
    let nothing = [
        "each-alone 8 “Thanh tra Sở” alone owes something",
        "unknown-debtor 8 “Trung tâm” owes nothing of this task",
    ];
    assert_eq!(found_in(&plan("2025-11-23", &owed)), nothing);
    assert_eq!(found_in(&plan("2025-11-24", &owed)), [""; 0]);
    // Where nothing falls due, the period alone is wrong.
    let short = |plan: String| plan.replacen("indexes", "until = 2025-02-28\nindexes", 1);
    let period = task("1", QUARTERS)
        + &report("unit = \"Trung tâm\"\nperiod = \"2025-Q1\"\ndone = 2025-03-20");
    assert_eq!(
        found_in(&short(plan("2025-01-31", &period))),
        ["unknown-period 10 the deadline has no period `2025-Q1`"]
    );
}

#[test]
fn an_each_that_cannot_be_read_is_one_finding() {
    let tasks = task("1", DUE).replace("each = true", "each = \"có\"")
        + &reported("Trung tâm", "2025-11-20");
    let found = found(&tasks);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("wrong-type"), "{found:?}");
}

#[test]
fn exceptions_that_except_nobody_or_all() {
    let except = |units: &str| found(&task("1", &format!("{DUE}\nexcept = {units}")));
    assert_eq!(
        except("\"Phòng Hòa giải\""),
        ["unknown-debtor 10 “Phòng Hòa giải” does not lead this task"]
    );
    assert_eq!(
        except("[\"Các phòng\"]"),
        ["unknown-debtor 10 `except` names all units in the lead, so that nobody owes anything"]
    );
    assert_eq!(except("[\"Trung tâm\"]"), ["each-alone 8 “Thanh tra Sở” alone owes something"]);
}

#[test]
fn units_on_a_task_without_each() {
    let plain = format!("[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\n{QUARTERS}\n");
    let by_unit = report("unit = \"Trung tâm\"\nperiod = \"2025-Q1\"\ndone = 2025-03-01");
    assert_eq!(
        found(&(plain.clone() + &by_unit)),
        ["unknown-debtor 8 `unit` on a task without `each`"]
    );
    assert_eq!(
        found(&(plain + "except = \"Trung tâm\"\n")),
        ["unknown-debtor 10 `except` on a task without `each`"]
    );
}

#[test]
fn what_a_report_has_to_say() {
    let missing = |lines: &str, tasks: &str| found(&(task("1", tasks) + &report(lines)));
    assert_eq!(missing("done = 2025-11-20", DUE), ["missing-key 1 the key `unit` is missing"]);
    let both = missing("done = 2025-03-20", QUARTERS);
    assert_eq!(
        both,
        ["missing-key 1 the key `period` is missing", "missing-key 1 the key `unit` is missing"]
    );
    let period = "unit = \"Trung tâm\"\nperiod = \"2025-Q1\"\ndone = 2025-11-20";
    assert_eq!(missing(period, DUE), ["unknown-period 10 the deadline has no period `2025-Q1`"]);
    let plain = "[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\nlead = \"Trung tâm\"\ndeadline = 2025-11-24\n";
    let of_nothing = found(&(plain.to_owned() + &report("done = 2025-11-20")));
    assert_eq!(
        of_nothing,
        ["report-not-recurring 1 a report on a task that neither recurs nor has `each`"]
    );
}

#[test]
fn done_while_a_unit_has_not_reported() {
    let done = |lines: &str, done: &str| format!("{lines}\ndone = {done}\nevidence = \"x\"");
    let once = task("1", &done(DUE, "2025-11-10")) + &reported("Trung tâm", "2025-11-10");
    assert_eq!(found(&once), ["contradictory-status 8 done, and “Thanh tra Sở” has not reported"]);
    assert_eq!(found(&(once.clone() + &reported("Thanh tra Sở", "2025-11-10"))), [""; 0]);
    let first = report("unit = \"Các phòng\"\nperiod = \"2025-Q1\"\ndone = 2025-03-20");
    let recurring = task("1", &done(QUARTERS, "2025-07-10")) + &first;
    assert_eq!(
        found(&recurring),
        ["contradictory-status 8 done, and “Thanh tra Sở” has not reported 2025-Q2"]
    );
    assert_eq!(found(&(task("1", &done(QUARTERS, "2025-06-10")) + &first)), [""; 0]);
    // The unit that is not known, the period or the day that is not readable, may be the missing one.
    let missing = |tasks: &str| {
        let found = found(tasks).into_iter();
        found.filter(|finding| finding.starts_with("contradictory-status")).count()
    };
    assert_eq!(missing(&(once.clone() + &reported("Phòng Lạ", "2025-11-10"))), 0);
    assert_eq!(missing(&(once.clone() + &reported("Thanh tra Sở", "\"hôm qua\""))), 0);
    assert_eq!(missing(&(once.clone() + &report("done = 2025-11-10"))), 0);
    assert_eq!(missing(&recurring.replace("2025-Q1", "quý một")), 0);
    // What a group without known members owes is settled by `done`.
    let open = "lead = [\"Các xã\", \"Trung tâm\"]\ndeadline = 2025-11-24";
    assert_eq!(
        found(&(task("1", &done(open, "2025-11-10")) + &reported("Trung tâm", "2025-11-10"))),
        [""; 0]
    );
}

#[test]
fn extensions_are_judged_by_the_due_dates_of_their_units() {
    let extension = |unit: &str, to: &str, granted: &str| {
        format!("\n[[task.extension]]\n{unit}to = {to}\ngranted = {granted}\nby = \"x\"\n")
    };
    let of = |unit: &str| format!("unit = \"{unit}\"\n");
    let two = extension(&of("Trung tâm"), "2025-12-20", "2025-11-01")
        + &extension("", "2025-12-10", "2025-11-02");
    assert_eq!(
        found(&(task("1", DUE) + &two)),
        ["extension-not-later 6 not later than the due date in force, 2025-12-20"]
    );
    let apart = extension(&of("Trung tâm"), "2025-12-20", "2025-11-01")
        + &extension(&of("Thanh tra Sở"), "2025-12-10", "2025-11-02");
    assert_eq!(found(&(task("1", DUE) + &apart)), [""; 0]);
    let late = extension(&of("Trung tâm"), "2025-12-20", "2025-11-28");
    assert_eq!(
        found(&(task("1", DUE) + &late)),
        ["extension-after-due 11 granted 4 days after it was due, on 2025-11-24"]
    );
    let after = reported("Trung tâm", "2025-11-18")
        + &extension(&of("Trung tâm"), "2025-12-20", "2025-11-20");
    assert_eq!(
        found(&(task("1", DUE) + &after)),
        ["extension-after-done 11 granted 2 days after it was done, on 2025-11-18"]
    );
    let beyond = extension(&of("Trung tâm"), "2026-01-20", "2025-11-01")
        + &extension("", "2025-12-01", "2025-10-01");
    assert_eq!(
        found(&(task("1", DUE) + &beyond)),
        [
            "deadline-outside-term 6 due on 2026-01-20, outside of the plan's term, 2025-01-01 to 2025-12-31"
        ]
    );
    // Both the due date of the one and that of the others.
    let late = "lead = [\"Thanh tra Sở\", \"Trung tâm\"]\ndeadline = 2026-02-01";
    for unit in ["Trung tâm", "Thanh tra Sở"] {
        let moved = extension(&of(unit), "2026-03-01", "2025-11-01");
        let term = |day: &str| {
            format!("due on {day}, outside of the plan's term, 2025-01-01 to 2025-12-31")
        };
        assert_eq!(
            found(&(task("1", late) + &moved)),
            [
                format!("deadline-outside-term 12 {}", term("2026-02-01")),
                format!("deadline-outside-term 6 {}", term("2026-03-01")),
            ]
        );
    }
}
