//! The revision that a question is about: `--at`, `A..B` and `A...B`, its date, and paths in it.

use crate::histories::{PLAN, first, plan, two_lines};
use crate::scaffold::{Pargo, Repository};

#[test]
fn at_reads_plans_configuration_and_date_of_the_revision() {
    let config = "utc_offset = \"+07:00\"\n";
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("pargo.toml", config)]);
    let first = repo.head();
    repo.replace("plans/a.toml", "2025-06-30", "2025-02-28");
    repo.write("plans/sub/Kế hoạch mới.toml", &plan("q-2025"));
    // 20:00 UTC is the next day in Hanoi.
    repo.commit_on("2025-12-01T20:00:00+00:00", "second");
    let value = repo.json(&["overdue", "--at", "HEAD", "--format", "json"]);
    assert_eq!(value["as_of"], "2025-12-02");
    assert_eq!(value["items"].as_array().unwrap().len(), 2 + 2 * 3);
    let value = repo.json(&["overdue", "--at", &first, "--format", "json"]);
    assert_eq!(value["as_of"], "2025-03-02");
    assert_eq!(value["items"].as_array().unwrap().len(), 0);
    let value = repo.json(&["tasks", "--at", &first, "--as-of", "2025-07-01", "--format", "json"]);
    assert_eq!(value["items"][0]["days_overdue"], 1);
    assert_eq!(value["items"][0]["file"], "plans/a.toml");
    // From a folder inside, and with the working tree gone.
    let inside = repo.at("plans/sub");
    let answer = Pargo::at(&inside).run(&["check", "--at", "HEAD", ".", "--format", "short"]);
    assert_eq!(answer.status, 0, "{}", answer.err);
    assert!(answer.err.contains("1 plan file"), "{}", answer.err);
    assert_eq!(repo.pargo(&["check", "--at", "HEAD", "nowhere"]).status, 2);
    assert_eq!(repo.pargo(&["check", "--at", "no-such"]).status, 2);
}

#[test]
fn dates_of_commits_are_those_of_the_committer_at_the_repositorys_offset() {
    let repo = Repository::new();
    repo.write("pargo.toml", "utc_offset = \"-11:00\"\n");
    repo.write("plans/a.toml", PLAN);
    repo.git(&["add", "-A"]);
    let commit = |author: &str, committer: &str, message: &str| {
        let dates = [("GIT_AUTHOR_DATE", author), ("GIT_COMMITTER_DATE", committer)];
        repo.git_with(&dates, &["commit", "-q", "-a", "-m", message]);
    };
    // 10:00 UTC is the day before at −11:00, whatever the time zone of the commit was.
    commit("2024-12-01T12:00:00+07:00", "2025-03-02T17:00:00+07:00", "first");
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    commit("2024-12-02T12:00:00+07:00", "2025-03-31T22:30:00-12:00", "second");
    let history = repo.json(&["history", "p-2025", "--format", "json"]);
    let entries = history["entries"].as_array().unwrap().iter();
    let dates: Vec<&str> = entries.map(|entry| entry["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2025-03-01", "2025-03-31"]);
    let slips = repo.json(&["slips", "--format", "json"]);
    assert_eq!(slips["items"][0]["moves"][0]["date"], "2025-03-31");
    let tasks = repo.json(&["tasks", "--at", "HEAD~1", "--format", "json"]);
    assert_eq!(tasks["as_of"], "2025-03-01");
    // In a bare repository the offset is read from the commit.
    let bare = repo.clone_with(&["--bare"]);
    let history = bare.json(&["history", "p-2025", "--format", "json"]);
    assert_eq!(history["entries"][0]["date"], "2025-03-01");
}

#[test]
fn names_and_dates_of_commits_may_be_anything() {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.git(&["config", "user.name", "Ai\u{1f}đó\u{1b}[2J\u{202e}"]);
    repo.commit_on("@8210266876799 +0000", "một\u{1f}hai \u{1b}[31m");
    let value = repo.json(&["history", "p-2025", "--format", "json"]);
    let entry = &value["entries"][0];
    assert_eq!(entry["author"], "Ai\u{1f}đó\u{1b}[2J\u{202e}");
    assert_eq!(entry["summary"], "một\u{1f}hai \u{1b}[31m");
    let text = repo.pargo(&["history", "p-2025"]).out;
    assert!(!text.contains(['\u{1b}', '\u{1f}', '\u{202e}']), "{text:?}");
}

#[test]
fn three_dots_compare_from_where_the_lines_part() {
    let repo = two_lines(
        ("plans/a.toml", "\"Một\"", "\"Một việc\""),
        ("plans/a.toml", "\"Hai\"", "\"Hai việc\""),
    );
    assert_eq!(repo.changes(&["main...side"]), ["task-changed T1 - - title Một Một việc - -"]);
    assert_eq!(repo.changes(&["main..side"]).len(), 2);
}

#[test]
fn a_path_may_be_missing_on_one_side_but_not_on_both() {
    let repo = first();
    repo.change("second", &[("plans/b.toml", "", &plan("q-2025"))]);
    let added = ["plan-added - - - - - Kế hoạch - -"];
    assert_eq!(repo.changes(&["HEAD~1", "--", "plans/a.toml", "plans/b.toml"]), added);
    assert_eq!(repo.changes(&["HEAD~1..HEAD", "--", "plans/a.toml", "plans/b.toml"]), added);
    let calls: [&[&str]; 5] = [
        &["diff", "HEAD~1", "--", "plans", "nowhere"],
        &["diff", "HEAD~1..HEAD", "--", "nowhere"],
        &["trend", "nowhere"],
        &["slips", "nowhere"],
        &["check", "--at", "HEAD", "plans", "nowhere"],
    ];
    for call in calls {
        let answer = repo.pargo(call);
        assert_eq!(answer.status, 2, "{call:?}");
        assert!(answer.err.contains("nowhere"), "{call:?}: {}", answer.err);
    }
    let answer = repo.pargo(&["trend", "--as-of", "2020-01-01"]);
    assert_eq!(answer.status, 0);
    assert!(answer.out.contains("no plan by the as-of date"));
}

#[test]
fn a_commit_is_named_by_its_message_and_a_range_is_none() {
    let repo = Repository::with_plan();
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-07-31"));
    repo.commit("dời hạn 1");
    repo.write("plans/a.toml", PLAN);
    repo.commit("trả lại");
    let at = |revision: &str| repo.pargo(&["tasks", "--at", revision, "--format", "json"]);
    assert_eq!(at(":/1").out, at("HEAD~1").out);
    assert_ne!(at(":/1").out, at("HEAD").out);
    for (revision, words) in [
        (":/không có", "there is no revision “:/không có”"),
        ("^HEAD", "“^HEAD” does not name a single commit"),
        (":plans/a.toml", "is not a commit but a blob"),
    ] {
        let answer = at(revision);
        assert_eq!(answer.status, 2, "{revision}");
        assert!(answer.err.contains(words), "{revision}: {}", answer.err);
    }
}
