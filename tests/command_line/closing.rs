//! Closed plans, and tasks that later plans carry on.

use serde_json::Value;

use crate::scaffold::Folder;

/// A plan with these keys in `[plan]` and these tasks, all of one office.
fn plan(id: &str, year: i32, keys: &str, tasks: &str) -> String {
    format!(
        "[plan]\nid = \"{id}\"\ntitle = \"Kế hoạch\"\nagency = \"Sở Tư pháp\"\nyear = {year}\nindexes = []\n{keys}\n\
         [[unit]]\nname = \"Văn phòng\"\n{tasks}"
    )
}

fn task(id: &str, rest: &str) -> String {
    format!(
        "\n[[task]]\nid = \"{id}\"\ntitle = \"Việc {id}\"\nlead = \"Văn phòng\"\nproduct = \"x\"\n{rest}\n"
    )
}

/// Last year's plan, closed on 20 January: done in time, late, reported in part, not due, open.
fn closed() -> String {
    let reported = "deadline = \"Hàng quý\"\n[[task.report]]\nperiod = \"2024-Q1\"\ndone = 2024-03-30\n\
                    [[task.report]]\nperiod = \"2024-Q2\"\ndone = 2025-02-10";
    let tasks = task("xong", "deadline = 2024-11-30\ndone = 2024-11-01\nevidence = \"1/BC\"")
        + &task("muon", "deadline = 2024-11-30\ndone = 2025-02-01\nevidence = \"2/BC\"")
        + &task("quy", reported)
        + &task("sau", "deadline = 2025-06-30\nstarted = 2024-05-01");
    plan("cu", 2024, "until = 2025-06-30\nclosed = 2025-01-20", &tasks)
}

/// This year's plan, in force from 1 March, which carries `muon` on.
fn next() -> String {
    let tasks = task("tiep", "deadline = 2025-05-31\ncontinues = \"cu/muon\"");
    plan("moi", 2025, "from = 2025-03-01\nissued = 2025-02-20", &tasks)
}

fn folder() -> Folder {
    Folder::with(&[("plans/cu.toml", &closed()), ("plans/moi.toml", &next())])
}

fn items(folder: &Folder, call: &[&str], day: &str) -> Vec<Value> {
    let call = [call, &["--as-of", day, "--format", "json"]].concat();
    folder.json(&call)["items"].as_array().unwrap().clone()
}

/// The tasks of a list, with state and days overdue.
fn brief(items: &[Value]) -> Vec<String> {
    let line =
        |item: &Value| format!("{} {} {}", item["task"], item["state"], item["days_overdue"]);
    items.iter().map(|item| line(item).replace('"', "")).collect()
}

#[test]
fn tasks_of_a_closed_plan_stand_as_on_the_day_of_closing() {
    let folder = folder();
    let as_closed =
        ["xong done null", "muon overdue 51", "quy overdue 204", "sau in-progress -161"];
    for day in ["2025-01-20", "2025-02-15", "2026-09-30"] {
        let items = items(&folder, &["tasks", "--plan", "cu"], day);
        assert_eq!(brief(&items), as_closed, "{day}");
        assert!(items.iter().all(|item| item["closed"] == true), "{day}");
    }
    // Before that day the plan is open.
    let before = items(&folder, &["tasks", "--plan", "cu"], "2025-01-19");
    assert_eq!(brief(&before)[1], "muon overdue 50");
    assert!(before.iter().all(|item| item["closed"] == false));
}

#[test]
fn overdue_leaves_closed_plans_out_and_says_how_many() {
    let folder = Folder::with(&[("plans/cu.toml", &closed())]);
    let call = ["overdue", "--as-of", "2025-02-15", "--lang", "en"];
    let answer = folder.pargo(&call);
    assert!(answer.out.contains("2 overdue tasks of 1 closed plan; --closed"), "{answer}");
    assert_eq!(items(&folder, &["overdue"], "2025-02-15"), [Value::Null; 0]);
    let json = folder.pargo(&["overdue", "--as-of", "2025-02-15", "--format", "json"]);
    assert!(json.err.contains("--closed"), "{json}");
    assert_eq!(folder.pargo(&["overdue", "--as-of", "2025-02-15", "--exit-code"]).status, 0);
    // Nothing falls due soon in a closed plan.
    let added = items(&folder, &["overdue", "--closed", "--within", "400d"], "2025-02-15");
    let quarters = ["quy overdue 204", "quy overdue 112", "quy overdue 20"];
    assert_eq!(
        brief(&added),
        [&quarters[..1], &quarters[1..2], &["muon overdue 51"], &quarters[2..]].concat()
    );
    let closed = folder.pargo(&[&call[..], &["--closed"]].concat());
    assert!(closed.out.contains("(plan closed on 2025-01-20)"), "{closed}");
    let counts =
        folder.json(&["summary", "--as-of", "2025-02-15", "--format", "json", "--by", "plan"]);
    assert_eq!(counts["groups"][0]["closed"], true);
    assert_eq!(counts["total"]["tasks"]["overdue"], 2);
}

#[test]
fn the_old_task_is_the_debt_until_the_next_plan_begins() {
    let folder = folder();
    let owed = |day: &str, more: &[&str]| {
        brief(&items(&folder, &[&["overdue", "--within", "120d"], more].concat(), day))
    };
    assert_eq!(owed("2025-02-28", &[]), ["muon overdue 51"]);
    assert_eq!(owed("2025-03-01", &[]), ["tiep not-started -91"]);
    let closed = owed("2025-03-01", &["--closed"]);
    assert!(!closed.iter().any(|line| line.starts_with("muon")), "{closed:?}");
    assert!(closed.iter().any(|line| line.starts_with("quy")), "{closed:?}");
    // What carries it on counts even where only the old plan is asked for.
    assert_eq!(owed("2025-03-01", &["--plan", "cu"]), [""; 0]);
    let new = items(&folder, &["tasks", "--plan", "moi"], "2025-03-01").remove(0);
    assert_eq!(
        (&new["carried_due"], &new["continues"]),
        (&"2024-11-30".into(), &serde_json::json!(["cu/muon"]))
    );
    let old = items(&folder, &["tasks", "--plan", "cu"], "2025-03-01").remove(0);
    assert_eq!((&old["carried_due"], &old["continues"]), (&Value::Null, &Value::Null));
}

#[test]
fn show_tells_the_chain() {
    let folder = folder();
    let third = task("ba", "deadline = 2026-03-31\ncontinues = \"moi/tiep\"");
    folder.write("plans/sau.toml", &plan("sau", 2026, "", &third));
    for asked in ["cu/muon", "moi/tiep", "sau/ba"] {
        let sheet = folder.json(&["show", asked, "--as-of", "2026-02-01", "--format", "json"]);
        let chain = sheet["items"][0]["chain"].as_array().unwrap().clone();
        let tasks: Vec<&str> = chain.iter().map(|link| link["task"].as_str().unwrap()).collect();
        assert_eq!(tasks, ["muon", "tiep", "ba"], "{asked}");
        assert_eq!((&chain[0]["closed"], &chain[1]["closed"]), (&true.into(), &false.into()));
    }
    let last = items(&folder, &["tasks", "--plan", "sau"], "2026-02-01").remove(0);
    assert_eq!(last["carried_due"], "2024-11-30");
    let text = folder.pargo(&["show", "sau/ba", "--as-of", "2026-02-01", "--lang", "en"]).out;
    assert!(text.contains("Carried on") && text.contains("cu/muon"), "{text}");
}

/// The rules that fire as of a day, with the file.
fn fired(folder: &Folder, day: &str) -> Vec<String> {
    let report = folder.json(&["check", "--as-of", day, "--format", "json"]);
    let found = report["diagnostics"].as_array().unwrap().clone();
    let line = |d: &Value| format!("{} {}", d["task"], d["rule"]).replace('"', "");
    found.iter().map(line).collect()
}

#[test]
fn what_check_says_of_a_closed_plan() {
    let folder = folder();
    let after = ["muon fact-after-closing", "quy closed-with-open-tasks", "quy fact-after-closing"];
    assert_eq!(
        fired(&folder, "2025-03-01"),
        [&after[..], &["sau closed-with-open-tasks"]].concat()
    );
    // Until then the closing itself is what lies in the future.
    let before = fired(&folder, "2025-01-19");
    assert!(before.contains(&"null future-fact".to_owned()), "{before:?}");
    assert!(!before.iter().any(|rule| rule.contains("clos")), "{before:?}");
    std::fs::remove_file(folder.at("plans/moi.toml")).unwrap();
    assert!(fired(&folder, "2025-03-01").contains(&"muon closed-with-open-tasks".to_owned()));
}

#[test]
fn rings_end_and_are_told_once() {
    let a =
        plan("a", 2025, "", &task("1", "deadline = 2025-05-31\ncontinues = [\"b/1\", \"a/1\"]"));
    let b = plan("b", 2025, "", &task("1", "deadline = 2025-04-30\ncontinues = \"a/1\""));
    let folder = Folder::with(&[("plans/a.toml", &a), ("plans/b.toml", &b)]);
    assert_eq!(fired(&folder, "2025-02-01"), ["1 link-cycle", "1 link-cycle"]);
    let due: Vec<Value> = items(&folder, &["tasks"], "2025-02-01");
    assert!(due.iter().all(|item| item["carried_due"] == "2025-04-30"), "{due:?}");
}

#[test]
fn other_plans_matter_to_each_kind_of_reference_and_to_a_closed_plan() {
    let due = "deadline = 2025-05-31\n";
    for (keys, lines, rules) in [
        ("", "", &[][..]),
        ("implements = \"x\"", "", &["null unknown-plan"]),
        ("declined = { \"x/1\" = \"Thuộc Sở Nội vụ\" }", "", &["null unknown-plan"]),
        ("", "implements = \"x/1\"", &["1 unknown-plan"]),
        ("", "continues = \"x/1\"", &["1 unknown-plan"]),
        ("closed = 2025-01-20", "", &["1 closed-with-open-tasks"]),
    ] {
        let text = plan("a", 2025, keys, &task("1", &format!("{due}{lines}")));
        let folder = Folder::with(&[("plans/a.toml", &text)]);
        assert_eq!(fired(&folder, "2025-02-01"), rules, "{keys} {lines}");
    }
}

#[test]
fn a_fact_of_the_day_of_closing_counts() {
    let rules = |done: &str| {
        let lines = format!("deadline = 2024-11-30\ndone = {done}\nevidence = \"x\"");
        let keys = "until = 2025-06-30\nclosed = 2025-01-20";
        let text = plan("a", 2024, keys, &task("1", &lines));
        fired(&Folder::with(&[("plans/a.toml", &text)]), "2025-02-01")
    };
    let open = "1 closed-with-open-tasks";
    assert_eq!(rules("2025-01-20"), [""; 0]);
    assert_eq!(rules("2025-01-21"), [open, "1 fact-after-closing"]);
    assert_eq!(rules("2025-02-01"), [open, "1 fact-after-closing"]);
    assert_eq!(rules("2025-02-02"), [open, "1 future-fact"]);
}

#[test]
fn a_long_ring_is_shortened() {
    // Each task continues the next, and the last one the first.
    let told = |length: usize| {
        let one = |at: usize| {
            let next = at % length + 1;
            plan(
                &format!("p{at}"),
                2025,
                "",
                &task("1", &format!("deadline = 2025-05-31\ncontinues = \"p{next}/1\"")),
            )
        };
        let files: Vec<_> =
            (1..=length).map(|at| (format!("plans/{at:02}.toml"), one(at))).collect();
        let files: Vec<_> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let report =
            Folder::with(&files).json(&["check", "--as-of", "2025-02-01", "--format", "json"]);
        let message = crate::scaffold::fields(&report["diagnostics"][0], &["rule", "message"]);
        assert!(message.starts_with("link-cycle"), "{message}");
        (message.matches("/1`").count(), message.contains(" → … → "))
    };
    assert_eq!(told(8), (9, false));
    assert_eq!(told(9), (9, true));
    assert_eq!(told(10), (9, true));
}

#[test]
fn what_is_finished_is_not_continued() {
    let told = |old: &str| {
        let new = plan("b", 2025, "", &task("1", "deadline = 2025-05-31\ncontinues = \"a/1\""));
        let old = plan("a", 2024, "", &task("1", &format!("deadline = 2024-05-31\n{old}")));
        let folder = Folder::with(&[("plans/a.toml", &old), ("plans/b.toml", &new)]);
        let report = folder.json(&["check", "--as-of", "2025-02-01", "--format", "json"]);
        let found = report["diagnostics"].as_array().unwrap().clone();
        found.iter().map(|d| crate::scaffold::fields(d, &["rule", "message"])).collect::<Vec<_>>()
    };
    assert_eq!(told(""), [""; 0]);
    assert_eq!(told("cancelled = 2024-05-01"), ["continues-finished `a/1` is cancelled"]);
    let done = "done = 2024-05-01\nevidence = \"x\"";
    assert_eq!(told(done), ["continues-finished `a/1` is done"]);
    assert_eq!(
        told(&done.replace("2024", "2025")),
        ["future-fact a fact of 2025-05-01, later than 2025-02-01"]
    );
}
