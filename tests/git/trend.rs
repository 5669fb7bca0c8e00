//! `trend`: the plans of each day, at the end of each month.

use crate::answers::totals;
use crate::histories::PLAN;
use crate::scaffold::Repository;

#[test]
fn trend_takes_the_plans_of_each_day() {
    let repo = Repository::new();
    repo.commit_on("2025-01-10T05:00:00+00:00", "empty");
    repo.write("plans/a.toml", PLAN);
    repo.commit_on("2025-02-10T05:00:00+00:00", "first");
    repo.replace("plans/a.toml", "2025-06-30", "2025-03-15");
    repo.commit_on("2025-03-31T20:00:00+00:00", "second");
    let value = repo.json(&["trend", "--as-of", "2025-04-10", "--format", "json"]);
    let points = value["points"].as_array().unwrap();
    let dates: Vec<&str> = points.iter().map(|p| p["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2025-02-28", "2025-03-31", "2025-04-10"]);
    // The second commit is of 1 April in Hanoi, so the end of March has the plan of the first.
    let overdue = |at: usize| points[at]["total"]["tasks"]["overdue"].as_u64().unwrap();
    assert_eq!((overdue(0), overdue(1), overdue(2)), (0, 0, 2));
    assert_eq!(points[2]["groups"][0]["key"], "PAPI");
    let part = ["--from", "2025-03-01", "--to", "2025-03-31", "--format", "json"];
    let value = repo.json(&[&["trend", "--as-of", "2025-04-10"], &part[..]].concat());
    assert_eq!(value["points"].as_array().unwrap().len(), 1);
}

#[test]
fn trend_ends_with_the_revision_and_has_every_month_since_the_first_plan() {
    let repo = Repository::new();
    repo.commit_on("2024-11-15T05:00:00+00:00", "empty");
    repo.write("plans/a.toml", PLAN);
    repo.commit_on("2025-01-15T05:00:00+00:00", "first");
    repo.remove("plans/a.toml");
    repo.commit_on("2025-02-15T05:00:00+00:00", "removed");
    repo.write("plans/a.toml", PLAN);
    repo.commit_on("2025-04-15T18:00:00+00:00", "back");
    let value = repo.json(&["trend", "--at", "HEAD", "--format", "json"]);
    assert_eq!(totals(&value), ["2025-01-31 2", "2025-02-28 0", "2025-03-31 0", "2025-04-16 2"]);
    let backwards = repo.pargo(&["trend", "--from", "2025-03-01", "--to", "2025-02-01"]);
    assert_eq!(backwards.status, 2, "{}", backwards.err);
    let one = ["trend", "--from", "2025-02-28", "--to", "2025-02-28", "--format", "json"];
    assert_eq!(repo.json(&one)["points"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_copy_does_not_count_twice() {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit_on("2025-01-15T05:00:00+00:00", "first");
    repo.write("plans/a (1).toml", PLAN);
    repo.commit_on("2025-02-15T05:00:00+00:00", "copied");
    repo.remove("plans/a (1).toml");
    repo.commit_on("2025-04-15T05:00:00+00:00", "tidied");
    let asked = ["trend", "--as-of", "2025-04-30", "--format"];
    let json = repo.pargo(&[&asked[..], &["json"]].concat());
    assert_eq!(
        totals(&json.json()),
        ["2025-01-31 2", "2025-02-28 2", "2025-03-31 2", "2025-04-30 2"]
    );
    assert_eq!(json.json()["left_out"][0]["file"], "plans/a (1).toml");
    assert_eq!(json.json()["left_out"].as_array().map(Vec::len), Some(1), "told once: {json}");
    // What the table's head line counts, the other formats tell on standard error.
    let table = repo.pargo(&[&asked[..], &["table"]].concat());
    let head =
        "Progress by month, from 2025-01-31 to 2025-04-30 (without 1 plan whose id is taken)";
    assert_eq!(table.out.lines().next(), Some(head));
    let csv = repo.pargo(&[&asked[..], &["csv"]].concat());
    assert!(csv.err.contains("plans/a (1).toml"), "{csv}");
}
