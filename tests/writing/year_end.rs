//! The end of a year: closing a plan, and carrying its unfinished tasks on.

use crate::scaffold::{Answer, Folder, Repository};

/// Last year's plan: a task of every kind, with units, groups and a default lead.
const OLD: &str = r#"[plan]
id      = "cu-2025"
title   = "Cải thiện Chỉ số năm 2025"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAR INDEX", "PAPI"]

[defaults]
lead = "VP Sở"

[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name    = "Các phòng thuộc Sở"
members = ["VP Sở", "Thanh tra Sở"]

[[unit]]
name     = "UBND các xã"
group    = true
external = true
note     = "(nếu có)"

[[objective]]
id     = "o1"
index  = "PAPI"
target = { score = ">= 14.5" }

[[task]]
id         = "II.1"
index      = ["PAR INDEX", "PAPI"]
component  = ["Chỉ đạo, điều hành", "Kiểm soát tham nhũng"]
objectives = ["o1"]
title      = "Số hóa"
partners   = ["UBND các xã", "Thanh tra Sở"]
officer    = "Bà B"
deadline   = "Quý IV/2025"
product    = "Hồ sơ"
progress   = 40

[[task.extension]]
to      = 2026-02-28
granted = 2025-12-20
by      = "CV 1"

[[task]]
id       = "II.2"
title    = "Đã xong"
deadline = 2025-06-30
product  = "Báo cáo"
done     = 2025-06-20
evidence = "1/BC"

[[task]]
id       = "II.3"
title    = "Hàng quý"
deadline = "Hàng quý"
product  = "Báo cáo"

[[task]]
id        = "II.4"
title     = "Từng phòng"
lead      = "Các phòng thuộc Sở"
recipient = "VP Sở"
each      = true
deadline  = 2025-11-24

[[task]]
id       = "II.5"
title    = "Thường xuyên"
deadline = "Thường xuyên"
product  = "x"

[[task]]
id    = "II.6"
title = "Có mốc"

[[task.milestone]]
title    = "Dự thảo"
deadline = 2025-03-31
done     = 2025-03-30
evidence = "x"

[[task.milestone]]
title    = "Ban hành"
deadline = 2025-09-30
"#;

/// This year's plan, which has a task with the id of an old one and one of the units, by another name.
const NEW: &str = r#"# Năm 2026
[plan]
id      = "moi-2026"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2026
issued  = 2026-01-10
indexes = ["PAPI"]

[[unit]] # một đơn vị
name = "VP Sở"

# Nhiệm vụ mới
[[task]]
id       = "II.1"
title    = "Mới"
lead     = "VP Sở"
deadline = 2026-06-30
product  = "x"
# hết"#;

fn folder() -> Folder {
    Folder::with(&[("plans/cu.toml", OLD), ("plans/moi.toml", NEW)])
}

/// Runs a command in January of the next year.
fn run(folder: &Folder, arguments: &[&str]) -> Answer {
    folder.pargo(&[arguments, &["--as-of", "2026-01-20"]].concat())
}

const CARRY: [&str; 4] = ["carry", "cu-2025", "--into", "moi-2026"];

/// What the tests of `CARRY` expect below the plan's own task.
const CARRIED: &str = r#"
[[task]]
id        = "II.1-2"
index     = "PAPI"
component = "Kiểm soát tham nhũng"
title     = "Số hóa"
lead      = "VP Sở"
partners  = ["UBND các xã", "Thanh tra Sở"]
officer   = "Bà B"
continues = "cu-2025/II.1"
# The old deadline: Quý IV/2025 (2026-02-28); write the new one as `deadline`.
product   = "Hồ sơ"

[[task]]
id        = "II.4"
title     = "Từng phòng"
lead      = "Các phòng thuộc Sở"
recipient = "VP Sở"
continues = "cu-2025/II.4"
# The old deadline: 2025-11-24; write the new one as `deadline`.
each      = true

[[task]]
id        = "II.6"
title     = "Có mốc"
lead      = "VP Sở"
continues = "cu-2025/II.6"
# The old deadline: Ban hành (2025-09-30); write the new one as `deadline`."#;

const UNITS: &str = r#"
[[unit]]
name = "Thanh tra Sở"

[[unit]]
name    = "Các phòng thuộc Sở"
members = ["VP Sở", "Thanh tra Sở"]

[[unit]]
name     = "UBND các xã"
group    = true
external = true
note     = "(nếu có)"
"#;

#[test]
fn unfinished_tasks_go_on_with_what_they_need() {
    let folder = folder();
    let answer = run(&folder, &CARRY);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(
        answer.out.contains("\nmoi-2026/II.4: carries on cu-2025/II.4; without a date\n"),
        "{answer}"
    );
    assert!(answer.err.contains("2 standing and recurring tasks stay; --standing"), "{answer}");
    let below_unit = NEW.replace("name = \"VP Sở\"\n", &format!("name = \"VP Sở\"\n{UNITS}"));
    assert_eq!(folder.read("plans/moi.toml"), format!("{below_unit}\n{CARRIED}"));
    assert_eq!(folder.read("plans/cu.toml"), OLD);
    // The same again changes nothing.
    assert_eq!(run(&folder, &["check"]).status, 0);
    let again = run(&folder, &CARRY);
    assert!(again.status == 0 && !again.out.contains("+++"), "{again}");
    assert!(again.out.contains("carries on cu-2025/II.1 already, nothing changed"), "{again}");
}

#[test]
fn the_answer_as_json() {
    let folder = folder();
    let json = run(&folder, &[&CARRY[..], &["--dry-run", "--format", "json"]].concat()).json();
    assert_eq!(json["files"][0]["file"], "plans/moi.toml");
    assert_eq!(json["items"][0]["task"], "II.1-2");
    assert_eq!(json["items"][0]["carried_due"], "2025-12-31");
    assert_eq!(json["items"][0]["continues"][0], "cu-2025/II.1");
    assert_eq!(folder.read("plans/moi.toml"), NEW);
}

#[test]
fn tasks_are_named_one_by_one_or_with_the_standing_ones() {
    let folder = folder();
    let one = ["carry", "cu-2025/II.5", "II.3", "--into", "moi-2026"];
    assert_eq!(run(&folder, &one).status, 0);
    let text = folder.read("plans/moi.toml");
    assert!(
        text.contains("deadline: Thường xuyên;") && text.contains("deadline: Hàng quý;"),
        "{text}"
    );
    assert!(text.find("cu-2025/II.5") < text.find("cu-2025/II.3"), "{text}");
    folder.write("plans/moi.toml", NEW);
    let all = run(&folder, &[&CARRY[..], &["--standing"]].concat());
    assert_eq!(all.out.matches(": carries on cu-2025/").count(), 5, "{all}");
    assert_eq!(all.err, "");
}

#[test]
fn what_a_third_plan_carries_on_stays() {
    let folder = folder();
    let third = NEW.replace("moi-2026", "ba-2026").replace("# hết", "continues = \"cu-2025/II.6\"");
    folder.write("plans/ba.toml", &third);
    let answer = run(&folder, &CARRY);
    assert!(answer.err.contains("ba-2026/II.1"), "{answer}");
    assert!(!folder.read("plans/moi.toml").contains("cu-2025/II.6"));
    // Whoever names it means it.
    assert_eq!(run(&folder, &["carry", "cu-2025/II.6", "--into", "moi-2026"]).status, 0);
    assert!(folder.read("plans/moi.toml").contains("cu-2025/II.6"));
}

#[test]
fn what_cannot_be_carried_is_refused() {
    let folder = folder();
    let refused = |arguments: &[&str], words: &[&str]| {
        run(&folder, arguments).assert_refused(words);
        assert_eq!(folder.read("plans/moi.toml"), NEW);
    };
    refused(&["carry", "cu-2025/II.2", "--into", "moi-2026"], &["II.2", "done"]);
    refused(&["carry", "o1", "--into", "moi-2026"], &["objective"]);
    refused(&["carry", "cu-2025", "--into", "cu-2025"], &["--into"]);
    refused(&["carry", "cu-2025", "--into", "moi-2026/II.1"], &["is not a plan"]);
    refused(&["carry", "cu-2025"], &["--into"]);
    refused(&[&CARRY[..], &["--at", "HEAD"]].concat(), &["--at"]);
    folder.replace("plans/cu.toml", "partners   = [", "partners   = [\"Phòng lạ\", ");
    refused(&CARRY, &["unknown-unit", "plans/moi.toml is not written"]);
    folder.write("plans/moi.toml", &NEW.replace("indexes =", "closed = 2026-01-15\nindexes ="));
    run(&folder, &CARRY).assert_refused(&["was closed on 2026-01-15"]);
    let in_one_line = NEW.split("# Nhiệm vụ").next().unwrap().replacen('\n', "\ntask = []\n", 1);
    folder.write("plans/moi.toml", &in_one_line);
    run(&folder, &["carry", "cu-2025/II.6", "--into", "moi-2026"])
        .assert_refused(&["plans/moi.toml", "[[task]]"]);
}

#[test]
fn line_ends_and_a_byte_order_mark_are_kept() {
    let windows = |text: &str| format!("\u{feff}{text}").replace('\n', "\r\n");
    let folder = folder();
    run(&folder, &CARRY);
    let expected = windows(&folder.read("plans/moi.toml"));
    folder.write("plans/moi.toml", &windows(NEW));
    folder.write("plans/cu.toml", &windows(OLD));
    assert_eq!(run(&folder, &CARRY).status, 0);
    assert_eq!(folder.read("plans/moi.toml"), expected);
    assert_eq!(run(&folder, &["close", "cu-2025"]).status, 2);
    assert_eq!(run(&folder, &["close", "cu-2025", "--force"]).status, 0);
    assert!(folder.read("plans/cu.toml").contains("\"PAPI\"]\r\nclosed  = 2026-01-20\r\n"));
}

#[test]
fn a_new_plan_takes_agency_indexes_and_units_along() {
    let folder = Folder::with(&[("plans/cu.toml", OLD)]);
    let call = ["new", "cu-2026", "--carry", "cu-2025", "--year", "2026"];
    let answer = run(&folder, &call);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(
        answer.out.contains("cu-2026/II.1: carries on cu-2025/II.1; without a date"),
        "{answer}"
    );
    let text = folder.read("plans/cu-2026.toml");
    let head = "[plan]\nid      = \"cu-2026\"\ntitle   = \"Cải thiện Chỉ số năm 2026\"\nagency  = \"Sở Tư pháp\"\n\
                year    = 2026\nindexes = [\"PAR INDEX\", \"PAPI\"]\n\n[[unit]]\n";
    assert!(text.starts_with(head), "{text}");
    for unit in ["Văn phòng Sở", "Thanh tra Sở", "Các phòng thuộc Sở", "UBND các xã"]
    {
        assert!(text.contains(&format!("= \"{unit}\"\n")), "{unit}: {text}");
    }
    assert!(!text.contains("# [[task]]") && !text.contains("objectives"), "{text}");
    assert_eq!(folder.pargo(&["fmt", "--check", "plans/cu-2026.toml"]).status, 0);
    assert_eq!(run(&folder, &["check"]).status, 0);
    // The year has to be said, and a title of one's own comes first.
    run(&folder, &["new", "b", "--carry", "cu-2025"]).assert_refused(&["--year"]);
    run(&folder, &["new", "b", "--standing"]).assert_refused(&["--carry"]);
    let own = ["new", "b", "--carry", "cu-2025/II.6", "--year", "2027", "--title", "B"];
    assert_eq!(run(&folder, &own).status, 0);
    let text = folder.read("plans/b.toml");
    assert!(text.contains("\"B\"") && text.contains("II.6") && !text.contains("II.1"), "{text}");
}

const CLOSE: [&str; 6] = ["close", "cu-2025", "--on", "20/01/2026", "--by", "BC 15"];

#[test]
fn a_plan_with_open_tasks_is_not_closed() {
    let folder = folder();
    let open = ["cu-2025/II.1  Số hóa", "cu-2025/II.3", "cu-2025/II.4", "cu-2025/II.6"];
    let answer = run(&folder, &CLOSE);
    answer.assert_refused(&open);
    answer.assert_refused(&["closed-with-open-tasks", "pargo carry", "--force"]);
    assert!(!answer.err.contains("II.2") && !answer.err.contains("II.5"), "{answer}");
    assert_eq!(folder.read("plans/cu.toml"), OLD);
    let answer = run(&folder, &[&CLOSE[..], &["--force"]].concat());
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.out.contains("cu-2025: closed on 2026-01-20; 4 tasks left open"), "{answer}");
    let closed =
        "indexes = [\"PAR INDEX\", \"PAPI\"]\nclosed  = 2026-01-20\nclosed_by = \"BC 15\"\n";
    assert_eq!(
        folder.read("plans/cu.toml"),
        OLD.replace("indexes = [\"PAR INDEX\", \"PAPI\"]\n", closed)
    );
}

#[test]
fn a_plan_whose_tasks_are_carried_on_is_closed() {
    let folder = folder();
    run(&folder, &[&CARRY[..], &["--standing"]].concat());
    let answer = run(&folder, &CLOSE);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.out.contains("closed on 2026-01-20; 4 tasks carried on\n"), "{answer}");
    assert!(
        answer.out.contains("cu-2025/II.4: carried on by moi-2026/II.4; overdue, due 2025-11-24"),
        "{answer}"
    );
    assert_eq!(run(&folder, &["check"]).status, 0);
    // Said again, nothing changes; the document alone can be added or replaced.
    let again = run(&folder, &CLOSE);
    assert!(
        again.out.starts_with("cu-2025: closed on 2026-01-20 already, nothing changed"),
        "{again}"
    );
    let other = run(&folder, &["close", "cu-2025", "--on", "2026-01-20", "--by", "BC 16"]);
    assert!(other.out.contains("-closed_by = \"BC 15\"\n+closed_by = \"BC 16\""), "{other}");
    let json = run(&folder, &[&CLOSE[..], &["--dry-run", "--format", "json"]].concat()).json();
    assert_eq!(
        (json["items"].as_array().unwrap().len(), &json["items"][0]["closed"]),
        (4, &true.into())
    );
    run(&folder, &["close", "cu-2025", "--on", "2026-01-19"])
        .assert_refused(&["20/01/2026", "`closed`"]);
}

#[test]
fn a_closing_that_check_would_refuse_is_refused() {
    let folder = folder();
    let refused = |arguments: &[&str], words: &[&str]| {
        run(&folder, arguments).assert_refused(words);
        assert_eq!(folder.read("plans/cu.toml"), OLD);
    };
    refused(&["close", "cu-2025", "--on", "2026-01-21", "--force"], &["future-fact"]);
    refused(&["close", "cu-2025", "--on", "2025-06-01", "--force"], &["fact-after-closing"]);
    refused(&["close", "cu-2025/II.1"], &["is not a plan"]);
    refused(&["close", "nam-nao"], &["nam-nao"]);
}

#[test]
fn a_commit_says_what_was_closed_and_carried() {
    let repo = Repository::new();
    repo.write("plans/cu.toml", OLD);
    repo.write("plans/moi.toml", NEW);
    repo.commit("plans");
    for (name, value) in [("user.name", "A"), ("user.email", "a@example.com")] {
        repo.git(&["config", name, value]);
    }
    let committed = |arguments: &[&str]| {
        let answer = repo.pargo(&[arguments, &["--as-of", "2026-01-20", "--commit"]].concat());
        assert_eq!(answer.status, 0, "{answer}");
        repo.git(&["log", "-1", "--format=%s", "--name-only"])
    };
    let one = ["carry", "cu-2025/II.6", "--into", "moi-2026"];
    assert_eq!(committed(&one), "moi-2026/II.6: carried on\n\nplans/moi.toml");
    let close = [&CLOSE[..], &["--force"]].concat();
    assert_eq!(committed(&close), "cu-2025: closed on 2026-01-20\n\nplans/cu.toml");
}
