//! `cascade`: what became of the tasks that plans above give.

use serde_json::Value;

use crate::scaffold::Folder;

const ABOVE: &str = r#"[plan]
id = "tinh"
title = "Kế hoạch tỉnh"
agency = "UBND tỉnh"
year = 2025
number = "1/KH-UBND"
indexes = []
unit = [
  { name = "Sở Tư pháp", external = true },
  { name = "Sở Y tế", aliases = ["SYT"], external = true },
  { name = "Sở Nội vụ", external = true },
  { name = "Văn phòng UBND" },
  { name = "Ba sở", members = ["Sở Tư pháp", "Sở Y tế", "Sở Nội vụ"] },
  { name = "Các sở: Sở Tư pháp, Sở Y và các đơn vị", group = true },
]
"#;

fn above() -> String {
    let (head, units) = ABOVE.split_once("unit = [").unwrap();
    let units = format!("unit = [{units}");
    let task = |id: &str, lead: &str, rest: &str| {
        format!(
            "\n[[task]]\nid = \"{id}\"\ntitle = \"Việc {id}\"\nlead = \"{lead}\"\nproduct = \"x\"\n{rest}\n"
        )
    };
    let due = "deadline = 2025-06-30";
    format!("{units}\n{head}")
        + &task("1", "Sở Tư pháp", due)
        + &task("2", "Ba sở", due)
        + &task("3", "Các sở: Sở Tư pháp, Sở Y và các đơn vị", "deadline = \"Hàng quý\"")
        + &task("4", "Sở Tư pháp", &format!("{due}\ncancelled = 2025-02-01"))
        + &task("5", "Sở Tư pháp", due)
        + &task("6", "SYT", due)
        + &task("7", "Văn phòng UBND", due)
}

fn lower(tasks: &[(&str, &str, &str)]) -> String {
    let head = "[plan]\nid = \"stp\"\ntitle = \"Kế hoạch sở\"\nagency = \"Sở Tư pháp tỉnh\"\nyear = 2025\nindexes = []\n\
                known_as = [\"SỞ TƯ PHÁP\"]\nimplements = [\"tinh\"]\n\
                declined = { \"tinh/5\" = \"Thuộc Sở Nội vụ\" }\n\n[[unit]]\nname = \"Văn phòng\"\n";
    let task = |(id, above, rest): &(&str, &str, &str)| {
        format!(
            "\n[[task]]\nid = \"{id}\"\ntitle = \"Việc\"\nlead = \"Văn phòng\"\nproduct = \"x\"\nimplements = \"{above}\"\n{rest}\n"
        )
    };
    head.to_owned() + &tasks.iter().map(task).collect::<String>()
}

fn folder(tasks: &[(&str, &str, &str)]) -> Folder {
    Folder::with(&[("plans/0.toml", &above()), ("plans/1.toml", &lower(tasks))])
}

const DAY: [&str; 2] = ["--as-of", "2025-03-01"];

fn answer(folder: &Folder, more: &[&str]) -> Value {
    folder.json(&[&["cascade"], more, &DAY[..], &["--format", "json"]].concat())
}

/// The items as `task verdict margin`.
fn brief(folder: &Folder, more: &[&str]) -> Vec<String> {
    let answer = answer(folder, more);
    let line = |item: &Value| {
        format!("{} {} {}", item["above"]["task"], item["verdict"], item["margin"]).replace('"', "")
    };
    answer["items"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn each_task_given_has_one_verdict() {
    let folder = folder(&[]);
    let none = [
        "1 missing null",
        "2 missing null",
        "3 missing null",
        "4 cancelled null",
        "5 declined null",
    ];
    assert_eq!(brief(&folder, &[]), none);
    let items = answer(&folder, &[])["items"].clone();
    assert_eq!(
        (&items[1]["via"], &items[2]["via"]),
        (&"Ba sở".into(), &"Các sở: Sở Tư pháp, Sở Y và các đơn vị".into())
    );
    assert_eq!((&items[0]["via"], &items[0]["plan"]), (&Value::Null, &"stp".into()));
    assert_eq!(items[4]["reason"], "Thuộc Sở Nội vụ");
    let keys: Vec<&String> = items[0].as_object().unwrap().keys().collect();
    let expected = ["above", "agency", "margin", "plan", "reason", "tasks", "verdict", "via"];
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(sorted, expected.iter().collect::<Vec<_>>());
    let folder = folder_with_late();
    assert_eq!(
        brief(&folder, &[]),
        ["1 taken-up 14", "2 late -1", "3 taken-up null", "4 cancelled -31", "5 declined null"]
    );
}

/// One in time and one late; late alone, and another cancelled; a recurring one; one of what was cancelled.
fn folder_with_late() -> Folder {
    folder(&[
        ("a", "tinh/1", "deadline = 2025-06-16"),
        ("b", "tinh/1", "deadline = 2025-12-31"),
        ("c", "tinh/2", "deadline = 2025-07-01"),
        ("d", "tinh/2", "deadline = 2025-06-01\ncancelled = 2025-02-01"),
        ("e", "tinh/3", "deadline = \"Hàng quý\""),
        ("f", "tinh/4", "deadline = 2025-07-31"),
    ])
}

#[test]
fn tasks_that_carry_one_out_are_shown_with_their_due_dates() {
    let item = answer(&folder_with_late(), &[])["items"][1].clone();
    assert_eq!(
        item["above"],
        serde_json::json!({"plan": "tinh", "task": "2", "title": "Việc 2", "due": "2025-06-30"})
    );
    assert_eq!(
        item["tasks"],
        serde_json::json!([
            {"task": "c", "lead": ["Văn phòng"], "due": "2025-07-01", "state": "not-started"},
            {"task": "d", "lead": ["Văn phòng"], "due": "2025-06-01", "state": "cancelled"},
        ])
    );
}

#[test]
fn missing_ones_and_the_exit_status() {
    let folder = folder_with_late();
    assert_eq!(brief(&folder, &["--missing"]), [""; 0]);
    assert_eq!(folder.pargo(&[&["cascade", "--exit-code"], &DAY[..]].concat()).status, 0);
    folder.replace(
        "plans/1.toml",
        "implements = \"tinh/1\"\ndeadline = 2025-06-16",
        "deadline = 2025-06-16",
    );
    folder.replace(
        "plans/1.toml",
        "implements = \"tinh/1\"\ndeadline = 2025-12-31",
        "deadline = 2025-12-31",
    );
    assert_eq!(brief(&folder, &["--missing"]), ["1 missing null"]);
    assert_eq!(folder.pargo(&[&["cascade", "--exit-code"], &DAY[..]].concat()).status, 1);
    assert_eq!(folder.pargo(&[&["cascade"], &DAY[..]].concat()).status, 0);
}

#[test]
fn agencies_without_a_plan_are_told_with_above_alone() {
    let folder = folder_with_late();
    let with_above = brief(&folder, &["--above", "tinh"]);
    // Sở Y tế and Sở Nội vụ, of a group and alone.
    assert_eq!(with_above[5..], ["2 no-plan null", "2 no-plan null", "6 no-plan null"]);
    let agencies = answer(&folder, &["--above", "tinh", "--missing"])["items"].clone();
    assert_eq!(
        (&agencies[0]["agency"], &agencies[1]["agency"]),
        (&"Sở Y tế".into(), &"Sở Nội vụ".into())
    );
    assert_eq!(brief(&folder, &["--above", "tinh", "--plan", "stp"]).len(), 5);
    assert_eq!(
        folder.pargo(&[&["cascade", "--above", "tinh", "--exit-code"], &DAY[..]].concat()).status,
        1
    );
    let y = lower(&[])
        .replace("\"stp\"", "\"syt\"")
        .replace("Sở Tư pháp tỉnh", "Sở Y tế tỉnh")
        .replace("SỞ TƯ PHÁP", "SYT");
    let y = y
        .replace("implements = [\"tinh\"]\n", "")
        .replace("declined = { \"tinh/5\" = \"Thuộc Sở Nội vụ\" }\n", "");
    folder.write("plans/2.toml", &y);
    assert_eq!(brief(&folder, &["--above", "tinh"])[5..], ["2 no-plan null"]);
}

#[test]
fn counts_by_agency() {
    let folder = folder_with_late();
    let groups = answer(&folder, &["--above", "tinh", "--by", "agency"])["groups"].clone();
    let group = |key: &str, counts: [usize; 5]| {
        let [given, taken_up, missing, declined, no_plan] = counts;
        serde_json::json!({"key": key, "given": given, "taken_up": taken_up, "missing": missing, "declined": declined, "no_plan": no_plan})
    };
    assert_eq!(
        groups,
        serde_json::json!([
            group("Sở Tư pháp tỉnh", [4, 3, 0, 1, 0]),
            group("Sở Y tế", [2, 0, 0, 0, 2]),
            group("Sở Nội vụ", [1, 0, 0, 0, 1]),
        ])
    );
    let call =
        ["cascade", "--above", "tinh", "--by", "agency", "--format", "markdown", "--lang", "vi"];
    let table = folder.pargo(&[&call[..], &DAY[..]].concat()).out;
    let head = "| Cơ quan | Được giao | Đã cụ thể hóa | Chưa | Không thuộc trách nhiệm | Chưa có kế hoạch |";
    assert!(table.starts_with(head), "{table}");
    assert!(table.ends_with("| Tổng cộng | 7 | 3 | 0 | 1 | 3 |\n"), "{table}");
}

#[test]
fn two_plans_of_one_agency_are_looked_at_together() {
    let folder = folder(&[("a", "tinh/1", "deadline = 2025-06-16")]);
    let second = lower(&[("b", "tinh/2", "deadline = 2025-06-16")]).replace("\"stp\"", "\"stp-2\"");
    folder.write("plans/2.toml", &second);
    let both =
        ["1 taken-up 14", "2 taken-up 14", "3 missing null", "4 cancelled null", "5 declined null"];
    assert_eq!(brief(&folder, &[]), both);
    assert_eq!(brief(&folder, &["--plan", "stp-2"]), both);
    assert_eq!(answer(&folder, &[])["items"][1]["plan"], "stp-2");
}

#[test]
fn csv_and_tables_have_the_items() {
    let folder = folder_with_late();
    let csv = folder.pargo(&[&["cascade", "--format", "csv"], &DAY[..]].concat()).out;
    let head = "above_plan,above_task,above_title,above_due,plan,agency,tasks,lead,due,state,via,margin,verdict,reason\n";
    assert!(csv.starts_with(head), "{csv}");
    assert!(
        csv.contains("tinh,1,Việc 1,2025-06-30,stp,Sở Tư pháp tỉnh,a; b,Văn phòng; Văn phòng,"),
        "{csv}"
    );
    let table = |lang: &str| {
        let call = ["cascade", "--format", "markdown", "--lang", lang];
        folder.pargo(&[&call[..], &DAY[..]].concat()).out
    };
    let head = "| Nhiệm vụ cấp trên giao | Văn bản | Thời hạn | Nhiệm vụ cụ thể hóa | Chủ trì | Thời hạn | Chênh lệch (ngày) | Tình trạng | Kết quả |";
    assert!(table("vi").starts_with(head), "{}", table("vi"));
    assert!(
        table("en").contains(
            "| 2 Việc 2 | 1/KH-UBND | 2025-06-30 | c; d | Văn phòng | 2025-07-01; 2025-06-01 | -1 |"
        ),
        "{}",
        table("en")
    );
}

#[test]
fn plans_that_are_not_there_are_told() {
    let folder = folder(&[]);
    let call = |option: &str, plan: &str| {
        folder.pargo(&[&["cascade", option, plan, "--lang", "en"], &DAY[..]].concat())
    };
    call("--above", "xyz").assert_refused(&["--above “xyz”", "tinh"]);
    call("--plan", "xyz").assert_refused(&["--plan “xyz”", "stp"]);
    assert!(call("--above", "TIN").says("taken for “tinh”"));
    std::fs::remove_file(folder.at("plans/0.toml")).unwrap();
    let answer = folder.pargo(&[&["cascade", "--lang", "en"], &DAY[..]].concat());
    assert!(answer.err.contains("not read: tinh") && answer.status == 0, "{answer}");
}

/// The rules that fire on the lower plan.
fn fired(folder: &Folder) -> Vec<String> {
    let report = folder.json(&[&["check", "--format", "json"], &DAY[..]].concat());
    let found = report["diagnostics"].as_array().unwrap().clone();
    let line = |d: &Value| format!("{}:{} {}", d["file"], d["line"], d["rule"]).replace('"', "");
    found.iter().map(line).filter(|line| line.starts_with("plans/1.toml")).collect()
}

#[test]
fn one_unknown_plan_is_one_finding_and_none_where_a_file_could_not_be_read() {
    let folder = folder(&[("a", "tinh/1", ""), ("b", "tinh/9", ""), ("c", "nua/1", "")]);
    folder.write("pargo.toml", "[rules]\nno-deadline = \"off\"\nnot-taken-up = \"warn\"\n");
    let missing = ["plans/1.toml:8 not-taken-up"; 2].map(str::to_owned);
    assert_eq!(fired(&folder)[..2], missing);
    assert_eq!(
        fired(&folder)[2..],
        ["plans/1.toml:27 unknown-task", "plans/1.toml:35 unknown-plan"]
    );
    folder.write("plans/0.toml", "[plan]\nid = \"tinh\"\nx = [\n");
    assert_eq!(fired(&folder), ["plans/1.toml:35 unknown-plan"]);
    std::fs::remove_file(folder.at("plans/0.toml")).unwrap();
    assert_eq!(fired(&folder), ["plans/1.toml:8 unknown-plan", "plans/1.toml:35 unknown-plan"]);
}

#[test]
fn a_due_date_after_the_one_above_is_told_where_it_stands() {
    let extension = |to: &str, granted: &str| {
        format!("\n[[task.extension]]\nto = {to}\ngranted = {granted}\nby = \"x\"")
    };
    let told = |rest: &str| {
        let folder = folder(&[("c", "tinh/2", rest)]);
        let report = folder.json(&[&["check", "--format", "json"], &DAY[..]].concat());
        let found = report["diagnostics"].as_array().unwrap().clone();
        let mut late = found.iter().filter(|d| d["rule"] == "later-than-above");
        let line = late.next().map_or(0, |d| d["line"].as_u64().unwrap() as usize);
        assert!(late.next().is_none());
        let text = folder.read("plans/1.toml");
        line.checked_sub(1).and_then(|at| text.lines().nth(at)).unwrap_or_default().to_owned()
    };
    assert_eq!(told("deadline = 2025-06-30"), "");
    assert_eq!(told("deadline = 2025-07-01"), "deadline = 2025-07-01");
    let moved = "deadline = 2025-06-01".to_owned() + &extension("2025-07-15", "2025-02-01");
    assert_eq!(told(&moved), "to = 2025-07-15");
    // One that is not granted yet does not count.
    let later = moved.replace("2025-02-01", "2025-03-02");
    assert_eq!(told(&later), "");
    assert_eq!(told(&later.replace("06-01", "07-01")), "deadline = 2025-07-01");
    let without = told("cancelled = 2025-02-01\ndeadline = 2025-07-01");
    assert_eq!(without, "");
}
