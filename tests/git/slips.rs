//! `slips`: how often and how far due dates were moved.

use serde_json::Value;

use crate::histories::{first, with_more};

#[test]
fn slips_add_up_the_moves_and_know_the_documents() {
    let repo = first();
    repo.change("quietly", &[("plans/a.toml", "2025-06-30", "2025-07-31")]);
    let extension = "[[task.extension]]\nto = 2025-09-30\ngranted = 2025-07-01\nby = \"12/TB\"\n";
    let extended = with_more(extension).replace("2025-06-30", "2025-07-31");
    let last = repo.change("with a document", &[("plans/a.toml", "", &extended)]);
    let value = repo.json(&["slips", "--format", "json"]);
    let slip = &value["items"][0];
    assert_eq!(value["items"].as_array().unwrap().len(), 1);
    assert_eq!((&slip["task"], &slip["days"]), (&"T1".into(), &92.into()));
    assert_eq!((&slip["first_due"], &slip["due"]), (&"2025-06-30".into(), &"2025-09-30".into()));
    assert_eq!(slip["lead"][0], "Văn phòng Sở");
    assert_eq!(slip["moves"][0]["by"], Value::Null);
    assert_eq!(slip["moves"][0]["days"], 31);
    assert_eq!(slip["moves"][1]["by"], "12/TB");
    assert_eq!(slip["moves"][1]["commit"], last);
    let value = repo.json(&["slips", "--undocumented", "--format", "json"]);
    assert_eq!(value["items"].as_array().unwrap().len(), 1);
    let value = repo.json(&["slips", "--unit", "Văn phòng Sở", "--format", "json"]);
    assert_eq!(value["items"].as_array().unwrap().len(), 1);
    // An uncommitted move has no commit.
    repo.replace("plans/a.toml", "to = 2025-09-30", "to = 2025-10-31");
    let value = repo.json(&["slips", "--format", "json"]);
    assert_eq!(value["items"][0]["moves"][2]["commit"], Value::Null);
}

#[test]
fn the_due_date_of_a_slip_is_the_one_in_force() {
    let repo = first();
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-08-31");
    repo.commit_on("2025-03-04T05:00:00+00:00", "side");
    repo.switch("main");
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit_on("2025-03-03T05:00:00+00:00", "main");
    repo.merge_ours("side");
    let slip = || {
        let value = repo.json(&["slips", "--format", "json"]);
        let slip = &value["items"][0];
        assert_eq!(slip["moves"].as_array().unwrap().len(), 2);
        (slip["due"].clone(), slip["days"].clone())
    };
    assert_eq!(slip(), ("2025-07-31".into(), 31.into()));
    repo.replace("plans/a.toml", "2025-07-31", "\"thường xuyên\"");
    assert_eq!(slip().0, Value::Null);
}
