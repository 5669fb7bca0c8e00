//! Plans in git, on real repositories that the tests build.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod repo;

use std::process::Command;

use repo::{PLAN, Repo, stderr};

/// What `diff` says where `from` is replaced by `to` in the plan.
fn change(from: &str, to: &str) -> Vec<String> {
    assert!(PLAN.contains(from), "{from}");
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.write("plans/a.toml", &PLAN.replacen(from, to, 1));
    repo.changes(&[])
}

#[test]
fn every_kind_of_change_has_its_name() {
    for (from, to, expected) in [
        ("2025-06-30", "2025-09-30", "deadline-moved T1 - - deadline 2025-06-30 2025-09-30 92 -"),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\n[[task.extension]]\nto = 2025-07-31\ngranted = 2025-06-01\nby = \"12/TB\"\n\n",
            "deadline-moved T1 - - deadline 2025-06-30 2025-07-31 31 12/TB",
        ),
        (
            "2025-06-30",
            "\"thường xuyên\"",
            "deadline-changed T1 - - deadline 2025-06-30 thường xuyên - -",
        ),
        ("\"hàng quý\"", "\"hàng năm\"", "deadline-changed T2 - - deadline hàng quý hàng năm - -"),
        (">= 14.5", ">= 14.0", "target-lowered - o1 - score >= 14.5 >= 14.0 - -"),
        (">= 14.5", "> 14.5", "target-raised - o1 - score >= 14.5 > 14.5 - -"),
        ("rank = 5", "rank = 3", "target-raised - o1 - rank <= 5 <= 3 - -"),
        ("rank = 5", "rank = 6", "target-lowered - o1 - rank <= 5 <= 6 - -"),
        (
            "lead     = \"Văn phòng Sở\"\npartners",
            "lead     = [\"Thanh tra Sở\", \"Văn phòng Sở\"]\npartners",
            "lead-changed T1 - - - Văn phòng Sở Thanh tra Sở; Văn phòng Sở - -",
        ),
        ("partners = \"Thanh tra Sở\"\n", "", "partners-changed T1 - - - Thanh tra Sở - - -"),
        (
            "product  = \"Báo cáo\"\n\n",
            "product  = \"Báo cáo\"\ndone = 2025-06-01\nstatus = \"done\"\nprogress = 100\nevidence = \"x\"\n\n",
            "done T1 - - - - 2025-06-01 - -",
        ),
        (
            "deadline = \"hàng quý\"\nproduct  = \"Báo cáo\"\n",
            "deadline = \"hàng quý\"\nproduct  = \"Báo cáo\"\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-30\n",
            "reported T2 - - 2025-Q1 - 2025-03-30 - -",
        ),
        (
            "title    = \"Một\"",
            "title    = \"Một việc\"",
            "task-changed T1 - - title Một Một việc - -",
        ),
        ("title   = \"Kế hoạch\"", "title   = \"KH\"", "plan-changed - - - title Kế hoạch KH - -"),
        (
            "[[unit]]\nname = \"Thanh tra Sở\"",
            "[[unit]]\nname = \"Thanh tra Sở\"\naliases = [\"TTr\"]",
            "unit-changed - - Thanh tra Sở aliases - TTr - -",
        ),
        (
            "rank = 5 }",
            "rank = 5 }\n[[objective.result]]\non = 2025-05-01\nscore = 14",
            "result-added - o1 - 2025-05-01 - score 14 - -",
        ),
    ] {
        assert_eq!(change(from, to), [expected], "{from} → {to}");
    }
}

#[test]
fn what_carries_no_meaning_is_no_change() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    std::fs::remove_file(repo.path().join("plans/a.toml")).unwrap();
    let text = PLAN
        .replace("2025-06-30", "\"30/6/2025\"")
        .replace("lead     = \"Văn phòng Sở\"", "lead = [\"văn  phòng sở\"] # chủ trì")
        .replace('\n', "\r\n");
    repo.write("plans/thư mục mới/b.toml", &format!("\u{feff}{text}"));
    assert_eq!(repo.changes(&[]), Vec::<String>::new());
    assert_eq!(repo.pargo(&["diff", "--exit-code"]).status.code(), Some(0));
}

#[test]
fn completions_rewritten_and_taken_back() {
    let done = PLAN.replacen(
        "product  = \"Báo cáo\"\n\n",
        "product = \"Báo cáo\"\ndone = 2025-06-01\n\n",
        1,
    );
    let repo = Repo::new();
    repo.write("plans/a.toml", &done);
    let first = repo.commit("done");
    repo.write("plans/a.toml", &done.replace("2025-06-01", "2025-05-01"));
    assert_eq!(repo.changes(&[]), ["completion-rewritten T1 - - - 2025-06-01 2025-05-01 - -"]);
    repo.write("plans/a.toml", &done.replace("done = 2025-06-01\n", ""));
    let second = repo.commit("reopened");
    let back = ["reopened T1 - - done 2025-06-01 - - -"];
    assert_eq!(repo.changes(&[&format!("{first}..{second}")]), back);
    assert_eq!(repo.changes(&[&first, &second]), back);
    assert_eq!(repo.pargo(&["diff", "--exit-code", &first]).status.code(), Some(1));
}

#[test]
fn plans_and_tasks_come_and_go() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    let (head, t2) = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    let moved = PLAN.split_once("[[objective]]").unwrap().0.replace("p-2025", "q-2025");
    repo.write("plans/a.toml", head);
    repo.write("plans/b.toml", &moved);
    assert_eq!(
        repo.changes(&[]),
        ["task-removed T2 - - - Hai - - -", "plan-added - - - - - Kế hoạch - -"]
    );
    repo.write("plans/b.toml", &format!("{moved}[[task]]\nid = \"T9\"{t2}"));
    repo.commit("second");
    std::fs::remove_file(repo.path().join("plans/b.toml")).unwrap();
    assert_eq!(repo.changes(&[]), ["plan-removed - - - - Kế hoạch - - -"]);
    // An id changed is a removal and an addition, and said to look alike.
    repo.git(&["checkout", "-q", "--", "."]);
    repo.write("plans/a.toml", &PLAN.replace("\"T2\"", "\"T3\""));
    repo.git(&["checkout", "-q", "HEAD~1", "--", "plans/a.toml"]);
    repo.write("plans/a.toml", &PLAN.replace("\"T2\"", "\"T3\""));
    let text = String::from_utf8(repo.pargo(&["diff", "HEAD~1"]).stdout).unwrap();
    assert!(text.contains("p-2025/T2 (removed) and p-2025/T3 (added) look alike"), "{text}");
}

#[test]
fn a_plan_that_cannot_be_read_is_neither_removed_nor_added() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("plans/b.toml", &PLAN.replace("p-2025", "q-2025"));
    repo.commit("first");
    repo.write("plans/a.toml", "x = “y”\n");
    let output = repo.pargo(&["diff", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["changes"].as_array().unwrap().len(), 0);
    assert_eq!(value["left_out"][0]["file"], "plans/a.toml");
    assert_eq!(value["left_out"][0]["commit"], serde_json::Value::Null);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("plans/a.toml"));
}

#[test]
fn at_reads_plans_configuration_and_date_of_the_revision() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("pargo.toml", "utc_offset = \"+07:00\"\n");
    let first = repo.commit("first");
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-02-28"));
    repo.write("plans/sub/Kế hoạch mới.toml", &PLAN.replace("p-2025", "q-2025"));
    repo.git(&["add", "-A"]);
    // 20:00 in Greenwich is the next day in Hanoi.
    repo.git_on("2025-12-01T20:00:00+00:00", &["commit", "-q", "-m", "second"]);
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
    let inside = repo.path().join("plans/sub");
    let output = repo.pargo_in(&inside, &["check", "--at", "HEAD", ".", "--format", "short"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("1 plan file"), "{}", stderr(&output));
    assert_eq!(repo.pargo(&["check", "--at", "HEAD", "nowhere"]).status.code(), Some(2));
    assert_eq!(repo.pargo(&["check", "--at", "no-such"]).status.code(), Some(2));
}

#[test]
fn a_bare_repository_answers_too() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    let bare = tempfile::tempdir().unwrap();
    let target = bare.path().join("kho.git");
    repo.git(&["clone", "-q", "--bare", ".", target.to_str().unwrap()]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("second");
    repo.git(&["push", "-q", target.to_str().unwrap(), "main"]);
    let calls: [&[&str]; 7] = [
        &["history", "p-2025"],
        &["trend"],
        &["slips", "--at", "HEAD"],
        &["diff", "HEAD~1..HEAD"],
        &["check", "--at", "HEAD"],
        &["check", "--since", "HEAD~1", "--at", "HEAD", "--as-of", "2025-03-05"],
        &["show", "p-2025", "--at", "HEAD"],
    ];
    for call in calls {
        let output = repo.pargo_in(&target, call);
        assert_ne!(output.status.code(), Some(2), "{call:?}: {}", stderr(&output));
        assert_eq!(output.stdout, repo.pargo(call).stdout, "{call:?}");
    }
    let output = repo.pargo_in(&target, &["diff"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no working tree"), "{}", stderr(&output));
    let output = repo.pargo_in(&target, &["tasks", "--at", "main", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["items"].as_array().unwrap().len(), 2, "{}", stderr(&output));
}

/// A repository may name programs to run; reading it starts none of them.
#[cfg(unix)]
#[test]
fn nothing_that_a_repository_names_is_run() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write(".gitattributes", "*.toml diff=evil filter=evil\n");
    repo.commit("first");
    let trace = repo.path().join("ran");
    let evil = format!("touch '{}'", trace.display());
    for key in [
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "core.pager",
        "core.fsmonitor",
        "diff.external",
    ] {
        repo.git(&["config", key, &evil]);
    }
    repo.write("plans/a.toml", &PLAN.replace("Một", "Một việc"));
    assert_eq!(repo.pargo(&["diff"]).status.code(), Some(0));
    assert_eq!(repo.pargo(&["check", "--at", "HEAD"]).status.code(), Some(0));
    assert!(!trace.exists(), "a program of the repository was run");
}

#[test]
fn history_tells_each_change_once_in_the_commit_that_made_it() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("side");
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", "title    = \"Hai\"", "title    = \"Hai việc\"");
    repo.commit("main");
    repo.git(&["merge", "-q", "--no-ff", "-m", "merge", "side"]);
    // The two lines were committed at the same moment, so either may come first.
    let mut lines = repo.history("p-2025");
    lines[1..].sort();
    assert_eq!(
        lines,
        [
            "first: plan-added - - - Kế hoạch",
            "main: task-changed T2 title Hai Hai việc",
            "side: deadline-moved T1 deadline 2025-06-30 2025-07-31",
        ]
    );
    assert_eq!(
        repo.history("p-2025/T1"),
        ["first: task-added T1 - - Một", "side: deadline-moved T1 deadline 2025-06-30 2025-07-31"]
    );
}

#[test]
fn a_change_made_in_the_merge_belongs_to_the_merge() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("side");
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-08-31");
    repo.commit("main");
    let merge = Command::new("git")
        .current_dir(repo.path())
        .args(["merge", "-q", "--no-commit", "side"])
        .output()
        .unwrap();
    assert!(!merge.status.success(), "the two were to conflict");
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-09-30"));
    repo.commit("merge");
    let lines = repo.history("p-2025/T1");
    assert_eq!(lines.len(), 4, "{lines:#?}");
    // It is shown against the line that was merged into.
    assert_eq!(lines[3], "merge: deadline-moved T1 deadline 2025-08-31 2025-09-30");
}

#[test]
fn a_plan_broken_for_a_while_stands_as_last_readable() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.write("plans/a.toml", &format!("{PLAN}\nx = “y”\n"));
    let broken = repo.commit("broken");
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-07-31"));
    repo.commit("mended");
    assert_eq!(
        repo.history("p-2025"),
        [
            "first: plan-added - - - Kế hoạch",
            "mended: deadline-moved T1 deadline 2025-06-30 2025-07-31"
        ]
    );
    let output = repo.pargo(&["history", "p-2025", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["left_out"][0]["commit"], broken);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("plans/a.toml"));
}

#[test]
fn plans_renamed_removed_and_brought_back() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["mv", "plans/a.toml", "plans/Kế hoạch 2025.toml"]);
    repo.commit("renamed");
    repo.git(&["rm", "-q", "plans/Kế hoạch 2025.toml"]);
    repo.commit("removed");
    repo.write("plans/b.toml", PLAN);
    repo.commit("back");
    assert_eq!(
        repo.history("p-2025"),
        [
            "first: plan-added - - - Kế hoạch",
            "removed: plan-removed - - Kế hoạch -",
            "back: plan-added - - - Kế hoạch"
        ]
    );
    let output = repo.pargo(&["history", "p-2024"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("p-2025"), "{}", stderr(&output));
}

#[test]
fn slips_add_up_the_moves_and_know_the_documents() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("quietly");
    repo.replace(
        "plans/a.toml",
        "product  = \"Báo cáo\"\n\n",
        "product  = \"Báo cáo\"\n[[task.extension]]\nto = 2025-09-30\ngranted = 2025-07-01\nby = \"12/TB\"\n\n",
    );
    let last = repo.commit("with a document");
    let value = repo.json(&["slips", "--format", "json"]);
    let slip = &value["items"][0];
    assert_eq!(value["items"].as_array().unwrap().len(), 1);
    assert_eq!((&slip["task"], &slip["days"]), (&"T1".into(), &92.into()));
    assert_eq!((&slip["first_due"], &slip["due"]), (&"2025-06-30".into(), &"2025-09-30".into()));
    assert_eq!(slip["lead"][0], "Văn phòng Sở");
    assert_eq!(slip["moves"][0]["by"], serde_json::Value::Null);
    assert_eq!(slip["moves"][0]["days"], 31);
    assert_eq!(slip["moves"][1]["by"], "12/TB");
    assert_eq!(slip["moves"][1]["commit"], last);
    let value = repo.json(&["slips", "--undocumented", "--format", "json"]);
    assert_eq!(value["items"].as_array().unwrap().len(), 1);
    let value = repo.json(&["slips", "--unit", "Văn phòng Sở", "--format", "json"]);
    assert_eq!(value["items"].as_array().unwrap().len(), 1);
    // What is not committed yet is a move without a commit.
    repo.replace("plans/a.toml", "to = 2025-09-30", "to = 2025-10-31");
    let value = repo.json(&["slips", "--format", "json"]);
    assert_eq!(value["items"][0]["moves"][2]["commit"], serde_json::Value::Null);
}

#[test]
fn a_shallow_clone_is_refused_where_history_is_asked() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("second");
    let clone = tempfile::tempdir().unwrap();
    let target = clone.path().join("shallow");
    // A drive letter of Windows comes after a third slash.
    let from = repo.path().display().to_string().replace('\\', "/");
    let url = format!("file:///{}", from.trim_start_matches('/'));
    repo.git(&["clone", "-q", "--depth", "1", &url, target.to_str().unwrap()]);
    for command in [["history", "p-2025"], ["slips", "plans"]] {
        let output = repo.pargo_in(&target, &command);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(
            told.contains("fetch-depth: 0") && told.contains("git fetch --unshallow"),
            "{told}"
        );
    }
    assert_eq!(repo.pargo_in(&target, &["check"]).status.code(), Some(0));
}

#[test]
fn what_was_promised_and_is_promised_no_more() {
    for (from, to, expected) in [
        ("2025-06-30", "2025-09-30", "deadline-moved 25 T1 - uncommitted"),
        ("2025-06-30", "\"thường xuyên\"", "deadline-loosened 25 T1 - uncommitted"),
        ("\"hàng quý\"", "\"theo kế hoạch\"", "deadline-loosened 32 T2 - uncommitted"),
        (">= 14.5", ">= 14", "target-lowered 17 - o1 uncommitted"),
        ("\"T2\"", "\"T3\"", "task-removed 2 T2 - uncommitted"),
        (
            "lead     = \"Văn phòng Sở\"\npartners",
            "lead     = \"Thanh tra Sở\"\nx-partners",
            "lead-removed 23 T1 - uncommitted",
        ),
    ] {
        let repo = Repo::new();
        repo.write("plans/a.toml", PLAN);
        repo.commit("first");
        repo.replace("plans/a.toml", from, to);
        let found = repo.since("HEAD", "2025-03-05");
        assert_eq!(found, [expected], "{from} → {to}");
        repo.commit("second");
        let found = repo.since("HEAD~1", "2025-03-05");
        assert_eq!(found, [expected.replace("uncommitted", "committed")], "{from} → {to}");
        assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
    }
}

#[test]
fn what_is_documented_or_done_is_no_fault() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.replace(
        "plans/a.toml",
        "product  = \"Báo cáo\"\n\n",
        "product  = \"Báo cáo\"\n[[task.extension]]\nto = 2025-09-30\ngranted = 2025-03-01\nby = \"12/TB\"\n\n",
    );
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-06-01"));
    assert_eq!(
        repo.since("HEAD", "2025-03-05"),
        Vec::<String>::new(),
        "an earlier date is no fault"
    );
    repo.write(
        "plans/a.toml",
        &PLAN.replacen(
            "product  = \"Báo cáo\"\n\n",
            "product = \"x\"\ndone = 2025-03-01\nevidence = \"x\"\n\n",
            1,
        ),
    );
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
    repo.commit("done");
    let without = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    let head = without.0.split_once("[[task]]").unwrap().0;
    repo.write("plans/a.toml", &format!("{head}[[task]]\nid       = \"T2\"{}", without.1));
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new(), "a task done may go");
}

#[test]
fn completions_that_change_or_come_late_are_told() {
    let done = |date: &str| {
        let product = format!("product = \"x\"\ndone = {date}\nevidence = \"x\"\n\n");
        PLAN.replacen("product  = \"Báo cáo\"\n\n", &product, 1)
    };
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.write("plans/a.toml", &done("2025-01-10"));
    repo.commit("done");
    // The commit is of 2 March in Hanoi, 51 days after.
    assert_eq!(repo.since("HEAD~1", "2025-03-05"), ["backdated-completion 27 T1 - committed"]);
    repo.write("pargo.toml", "backdating_days = 60\n");
    assert_eq!(repo.since("HEAD~1", "2025-03-05"), Vec::<String>::new());
    repo.write("plans/a.toml", &done("2025-02-20"));
    assert_eq!(repo.since("HEAD", "2025-03-05"), ["completion-rewritten 27 T1 - uncommitted"]);
    repo.write("plans/a.toml", PLAN);
    assert_eq!(repo.since("HEAD", "2025-03-05"), ["completion-rewritten 19 T1 - uncommitted"]);
}

#[test]
fn since_is_counted_from_where_the_lines_part_and_can_be_allowed() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-09-30");
    repo.commit("side");
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", ">= 14.5", ">= 14");
    repo.commit("main");
    repo.git(&["checkout", "-q", "side"]);
    // What main did meanwhile is not what this branch changed.
    assert_eq!(repo.since("main", "2025-03-05"), ["deadline-moved 25 T1 - committed"]);
    let output = repo.pargo(&["check", "--since", "main", "--as-of", "2025-03-05"]);
    assert_eq!(output.status.code(), Some(1));
    let allow = "product  = \"Báo cáo\"\nallow = { deadline-moved = \"theo thông báo miệng\" }\n\n";
    repo.replace("plans/a.toml", "product  = \"Báo cáo\"\n\n", allow);
    assert_eq!(repo.since("main", "2025-03-05"), Vec::<String>::new());
    // Without --since the entry silences nothing, and is not blamed for it.
    let value = repo.json(&["check", "--as-of", "2025-03-05", "--format", "json"]);
    assert_eq!(value["diagnostics"].as_array().unwrap().len(), 0);
}

#[test]
fn a_plan_that_is_gone_takes_its_open_tasks_along() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("plans/b.toml", &PLAN.replace("p-2025", "q-2025"));
    repo.commit("first");
    repo.git(&["rm", "-q", "plans/b.toml"]);
    let value =
        repo.json(&["check", "--since", "HEAD", "--as-of", "2025-03-05", "--format", "json"]);
    let gone = value["diagnostics"].as_array().unwrap();
    let told = |at: usize| ["rule", "file", "plan", "objective", "task"].map(|key| &gone[at][key]);
    assert_eq!(gone.len(), 3);
    assert_eq!(gone[0]["message"], "the objective o1 “PAPI” is gone");
    let null = &serde_json::Value::Null;
    assert_eq!(
        told(0),
        [
            "objective-removed".into(),
            "plans/b.toml".into(),
            "q-2025".into(),
            "o1".into(),
            null.clone()
        ]
        .each_ref()
    );
    assert_eq!(
        told(2),
        ["task-removed".into(), "plans/b.toml".into(), "q-2025".into(), null.clone(), "T2".into()]
            .each_ref()
    );
    // The severities of the repository hold for it too.
    repo.write("pargo.toml", "[rules]\ntask-removed = \"off\"\nobjective-removed = \"warn\"\n");
    let value =
        repo.json(&["check", "--since", "HEAD", "--as-of", "2025-03-05", "--format", "json"]);
    assert_eq!((&value["errors"], &value["warnings"]), (&0.into(), &1.into()));
}

#[test]
fn trend_takes_the_plans_of_each_day() {
    let repo = Repo::new();
    repo.git_on("2025-01-10T05:00:00+00:00", &["commit", "-q", "--allow-empty", "-m", "empty"]);
    repo.write("plans/a.toml", PLAN);
    repo.git(&["add", "-A"]);
    repo.git_on("2025-02-10T05:00:00+00:00", &["commit", "-q", "-m", "first"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-03-15");
    repo.git(&["add", "-A"]);
    repo.git_on("2025-03-31T20:00:00+00:00", &["commit", "-q", "-m", "second"]);
    let value = repo.json(&["trend", "--as-of", "2025-04-10", "--format", "json"]);
    let points = value["points"].as_array().unwrap();
    let dates: Vec<&str> = points.iter().map(|p| p["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2025-02-28", "2025-03-31", "2025-04-10"]);
    // The second commit is of 1 April in Hanoi, so that March ends with the first one's plan.
    let overdue = |at: usize| points[at]["total"]["tasks"]["overdue"].as_u64().unwrap();
    assert_eq!((overdue(0), overdue(1), overdue(2)), (0, 0, 2));
    assert_eq!(points[2]["groups"][0]["key"], "PAPI");
    let value = repo.json(&[
        "trend",
        "--as-of",
        "2025-04-10",
        "--from",
        "2025-03-01",
        "--to",
        "2025-03-31",
        "--format",
        "json",
    ]);
    assert_eq!(value["points"].as_array().unwrap().len(), 1);
}
