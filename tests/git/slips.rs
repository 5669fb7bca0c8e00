//! `slips`: how often and how far due dates were moved.

use serde_json::Value;

use crate::histories::{first, with_more};
use crate::scaffold::{PLAN, Repository, moved};

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

#[test]
fn commits_later_than_the_day_asked_about_are_not_read() {
    let repository = Repository::with_plan();
    repository.write("plans/a.toml", &moved("2025-07-31"));
    repository.commit_on("2025-03-02T08:00:00+07:00", "first move");
    repository.write("plans/a.toml", &moved("2025-08-31"));
    repository.commit_on("2025-04-02T08:00:00+07:00", "second move");
    repository.write("plans/a.toml", &moved("2025-09-30"));
    let asked = |day: &str| {
        let answer = repository.pargo(&["slips", "--as-of", day, "--format", "json"]);
        let value = answer.json();
        let item = &value["items"][0];
        (item["moves"].as_array().unwrap().len(), item["due"].as_str().unwrap().to_owned())
    };
    assert_eq!(asked("2025-03-10"), (1, "2025-07-31".to_owned()));
    // What is not committed yet counts where no commit is left out.
    assert_eq!(asked("2025-04-02"), (3, "2025-09-30".to_owned()));
    let dues = |arguments: &[&str]| {
        let changes = repository.changes(arguments);
        changes
            .iter()
            .map(|change| change.split(' ').skip(5).take(2).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(dues(&["HEAD~2", "--as-of", "2025-03-10"]), ["2025-06-30 2025-07-31"]);
    assert_eq!(dues(&["HEAD~2..HEAD", "--as-of", "2025-03-10"]), ["2025-06-30 2025-07-31"]);
    assert_eq!(dues(&["HEAD~2", "--as-of", "2025-04-02"]), ["2025-06-30 2025-09-30"]);
    assert_eq!(dues(&["--as-of", "2025-03-10"]), [""; 0], "both ends are the same commit");
    let early = repository.pargo(&["slips", "--as-of", "2020-01-01"]);
    early.assert_refused(&["no commit up to 2020-01-01"]);
    repository.pargo(&["diff", "--as-of", "2020-01-01"]).assert_refused(&["no commit"]);
}

#[test]
fn what_moves_in_a_copy_is_no_move_of_the_plan() {
    let repository = Repository::with_plan();
    repository.write("plans/a.toml", &moved("2025-07-31"));
    repository.commit("moved");
    repository.write("plans/a - copy.toml", &moved("2025-07-31"));
    repository.commit("copied");
    repository.write("plans/a - copy.toml", &moved("2025-12-31"));
    repository.commit("the wrong file");
    let moves = || {
        let value = repository.pargo(&["slips", "--format", "json"]).json();
        let moves = value["items"][0]["moves"].as_array().unwrap().clone();
        moves.iter().map(|one| one["after"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(moves(), ["2025-07-31"]);
    let history = [
        "first: plan-added - - - Kế hoạch",
        "moved: deadline-moved T1 deadline 2025-06-30 2025-07-31",
    ];
    assert_eq!(repository.history("p-2025"), history);
    let told = repository.pargo(&["history", "p-2025"]);
    assert!(
        told.says("plans/a - copy.toml: the plan id `p-2025` is that of plans/a.toml"),
        "{told}"
    );
    // A copy that goes takes nothing along.
    repository.remove("plans/a - copy.toml");
    repository.commit("the copy goes");
    assert_eq!(repository.history("p-2025"), history);
    repository.write("plans/a - copy.toml", &moved("2025-12-31"));
    repository.commit("the copy is back");
    assert_eq!(repository.history("p-2025"), history);
    // Where the plan goes and the copy stays, the copy counts from then on.
    repository.remove("plans/a.toml");
    repository.commit("the copy stays");
    assert_eq!(moves(), ["2025-07-31", "2025-12-31"]);
    assert_eq!(
        repository.history("p-2025")[2],
        "the copy stays: deadline-moved T1 deadline 2025-07-31 2025-12-31"
    );
    // A plan that moves to another file is no copy.
    repository.git(&["mv", "plans/a - copy.toml", "plans/b.toml"]);
    repository.commit("renamed");
    assert_eq!(moves().len(), 2);
    assert_eq!(PLAN.matches("p-2025").count(), 1);
}

#[test]
fn a_copy_is_told_once_and_only_of_the_plan_asked_about() {
    let repository = Repository::with_plan();
    let other = PLAN.replace("p-2025", "q-2025");
    repository.write("plans/q.toml", &other);
    repository.commit("two plans");
    repository.write("plans/a.toml", &moved("2025-07-31"));
    repository.write("plans/a - copy.toml", &moved("2025-07-31"));
    repository.write("plans/q - copy.toml", &other);
    repository.commit("copies of both");
    let told = |arguments: &[&str], file: &str| {
        let answer = repository.pargo(arguments);
        answer.err.lines().filter(|line| line.contains(file)).count()
    };
    assert_eq!(told(&["slips"], "a - copy.toml"), 1);
    assert_eq!(told(&["slips"], "q - copy.toml"), 1);
    let left_out = |arguments: &[&str]| {
        let value = repository.pargo(arguments).json();
        let files = value["left_out"].as_array().unwrap().iter();
        files.map(|left| left["file"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(left_out(&["slips", "--format", "json"]).len(), 2);
    assert_eq!(left_out(&["history", "p-2025", "--format", "json"]), ["plans/a - copy.toml"]);
    assert_eq!(left_out(&["history", "q-2025", "--format", "json"]), ["plans/q - copy.toml"]);
    assert_eq!(told(&["history", "p-2025"], "q - copy.toml"), 0);
}

#[test]
fn a_copy_in_a_file_that_did_not_change_is_found_in_the_tree_and_in_git() {
    let repository = Repository::with_plan();
    repository.write("plans/q.toml", &PLAN.replace("p-2025", "q-2025"));
    // The longer name does not count, whatever the plan with the shorter one says.
    repository.write("plans/a - copy.toml", PLAN);
    repository.commit("a copy");
    repository.write("plans/a.toml", &moved("2025-07-31"));
    let seen = |arguments: &[&str]| repository.pargo(arguments).err;
    let copy = "plans/a - copy.toml: the plan id `p-2025` is that of plans/a.toml";
    assert!(seen(&["diff"]).contains(copy));
    assert_eq!(repository.changes(&[]).len(), 1);
    repository.commit("moved");
    assert!(seen(&["diff", "HEAD~1..HEAD"]).contains(copy));
    // The working tree has other bytes than the commits: git is asked.
    repository.write("plans/a - copy.toml", "x");
    repository.write("plans/q.toml", "x");
    assert!(seen(&["diff", "HEAD~1..HEAD"]).contains(copy));
    assert!(seen(&["history", "p-2025"]).contains(copy));
    repository.remove("plans/a - copy.toml");
    assert!(seen(&["diff", "HEAD~1..HEAD"]).contains(copy));
    assert!(seen(&["history", "p-2025"]).contains(copy));
}
