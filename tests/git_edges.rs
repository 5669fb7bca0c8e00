//! Plans in git where repositories are not plain: octopus merges, worktrees, files left out, clocks far
//! from Greenwich, clones that lack something.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod repo;

use std::path::Path;
use std::process::Command;

use repo::{PLAN, Repo, stderr};

/// The plan again, under another id.
fn plan(id: &str) -> String {
    PLAN.replace("p-2025", id)
}

fn ids(value: &serde_json::Value) -> Vec<String> {
    let items = value["items"].as_array().unwrap().iter();
    let mut ids: Vec<String> = items.map(|item| item["plan"].as_str().unwrap().into()).collect();
    ids.dedup();
    ids
}

/// Three lines that each change something else, and end in one merge. With `own` the merge changes
/// something as well.
fn octopus(own: bool) -> Repo {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("plans/b.toml", &plan("q-2025"));
    repo.write("plans/c.toml", &plan("r-2025"));
    repo.commit("first");
    for (branch, file) in [("one", "plans/b.toml"), ("two", "plans/c.toml")] {
        repo.git(&["checkout", "-q", "-b", branch, "main"]);
        repo.replace(file, "2025-06-30", "2025-07-31");
        repo.commit(branch);
    }
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("zero");
    repo.git(&["merge", "-q", "--no-commit", "one", "two"]);
    if own {
        repo.replace("plans/c.toml", "2025-07-31", "2025-08-31");
        repo.replace("plans/b.toml", "\"Hai\"", "\"Hai việc\"");
    }
    repo.git(&["add", "-A"]);
    repo.git(&["commit", "-q", "-m", "octopus"]);
    repo
}

#[test]
fn an_octopus_shows_each_change_where_it_was_made() {
    let repo = octopus(false);
    assert_eq!(repo.git(&["rev-list", "--parents", "-1", "HEAD"]).split(' ').count(), 4);
    for (id, branch) in [("p-2025", "zero"), ("q-2025", "one"), ("r-2025", "two")] {
        let expected = [
            "first: plan-added - - - Kế hoạch".to_owned(),
            format!("{branch}: deadline-moved T1 deadline 2025-06-30 2025-07-31"),
        ];
        assert_eq!(repo.history(id), expected);
    }
}

#[test]
fn what_an_octopus_changes_itself_belongs_to_it() {
    let repo = octopus(true);
    assert_eq!(
        repo.history("r-2025/T1")[2..],
        ["octopus: deadline-moved T1 deadline 2025-06-30 2025-08-31"]
    );
    assert_eq!(
        repo.history("q-2025")[1..],
        [
            "one: deadline-moved T1 deadline 2025-06-30 2025-07-31",
            "octopus: task-changed T2 title Hai Hai việc"
        ]
    );
    assert_eq!(repo.history("p-2025").len(), 2);
}

#[test]
fn a_merge_owns_what_it_makes_of_a_task_that_one_side_added() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["checkout", "-q", "-b", "side"]);
    let more = "\n[[task]]\nid = \"T3\"\ntitle = \"Ba\"\ndeadline = 2025-05-31\n";
    repo.write("plans/a.toml", &format!("{PLAN}{more}"));
    repo.commit("side");
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", "\"Một\"", "\"Một việc\"");
    repo.commit("main");
    repo.git(&["merge", "-q", "--no-commit", "side"]);
    repo.replace("plans/a.toml", "2025-05-31", "2025-09-30");
    repo.commit("merge");
    assert_eq!(
        repo.history("p-2025/T3"),
        ["side: task-added T3 - - Ba", "merge: deadline-moved T3 deadline 2025-05-31 2025-09-30"]
    );
    // A side that renamed the file changes nothing by that.
    repo.git(&["checkout", "-q", "-b", "renamed"]);
    repo.git(&["mv", "plans/a.toml", "plans/Kế hoạch năm.toml"]);
    repo.commit("renamed");
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", "\"Hai\"", "\"Hai việc\"");
    repo.commit("retitled");
    repo.git(&["merge", "-q", "-m", "both", "renamed"]);
    let lines = repo.history("p-2025");
    assert_eq!(lines.last().unwrap(), "retitled: task-changed T2 title Hai Hai việc");
}

#[test]
fn a_linked_worktree_answers_like_the_repository() {
    let repo = Repo::new();
    repo.write("plans/Sở Tư pháp/kế hoạch.toml", PLAN);
    repo.commit("first");
    repo.replace("plans/Sở Tư pháp/kế hoạch.toml", "2025-06-30", "2025-07-31");
    repo.commit("second");
    let outside = tempfile::tempdir().unwrap();
    let tree = outside.path().join("cây làm việc");
    repo.git(&["worktree", "add", "-q", "-b", "khác", tree.to_str().unwrap(), "HEAD"]);
    let inside = tree.join("plans/Sở Tư pháp");
    let calls: [&[&str]; 8] = [
        &["history", "p-2025"],
        &["slips", "--as-of", "2025-03-05"],
        &["trend", "--as-of", "2025-03-05"],
        &["diff", "HEAD~1..HEAD"],
        &["diff", "HEAD~1"],
        &["check", "--since", "HEAD~1", "--as-of", "2025-03-05", "--format", "json"],
        &["overdue", "--at", "HEAD~1"],
        &["tasks", "--at", "HEAD"],
    ];
    for call in calls {
        let (here, there) = (repo.pargo(call), repo.pargo_in(&tree, call));
        assert_eq!(here.status, there.status, "{call:?} {}", stderr(&there));
        assert_ne!(here.status.code(), Some(2), "{call:?} {}", stderr(&here));
        assert_eq!(here.stdout, there.stdout, "{call:?}");
        let deeper = repo.pargo_in(&inside, call);
        assert_eq!(here.status, deeper.status, "{call:?} {}", stderr(&deeper));
    }
    std::fs::remove_file(inside.join("kế hoạch.toml")).unwrap();
    let output = repo.pargo_in(&tree, &["diff", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["changes"][0]["change"], "plan-removed");
    // None of it wrote into the repository or the tree.
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_task_moved_to_another_plan_is_removed_here_and_added_there() {
    let repo = Repo::new();
    let (head, task) = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    let other = head.replace("p-2025", "q-2025").replace("\"T1\"", "\"U1\"");
    repo.write("plans/a.toml", PLAN);
    repo.write("plans/b.toml", &other);
    repo.commit("first");
    repo.write("plans/a.toml", head);
    repo.write("plans/b.toml", &format!("{other}[[task]]\nid       = \"T2\"{task}"));
    repo.commit("moved");
    assert_eq!(repo.history("p-2025/T2")[1..], ["moved: task-removed T2 - Hai -"]);
    assert_eq!(repo.history("q-2025/T2"), ["moved: task-added T2 - - Hai"]);
    let text = String::from_utf8(repo.pargo(&["diff", "HEAD~1..HEAD"]).stdout).unwrap();
    assert!(text.contains("p-2025/T2 (removed) and q-2025/T2 (added) look alike"), "{text}");
}

#[test]
fn files_left_out_are_no_plans_in_any_revision() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("plans/nhap/b.toml", &plan("q-2025"));
    repo.write("plans/cu/c.toml", &plan("r-2025"));
    repo.write(".gitignore", "cu/\n");
    repo.write("pargo.toml", "exclude = [\"nhap/\"]\n");
    repo.write("plans/cu/.gitignore", "!c.toml\n");
    repo.git(&["add", "-A", "-f"]);
    repo.git(&["commit", "-q", "-m", "first"]);
    for file in ["plans/a.toml", "plans/nhap/b.toml", "plans/cu/c.toml"] {
        repo.replace(file, "2025-06-30", "2025-07-31");
    }
    repo.git(&["add", "-A", "-f"]);
    repo.git(&["commit", "-q", "-m", "second"]);
    // The working tree, a revision and history have the same plans, tracked or not.
    let only = ["p-2025".to_owned()];
    assert_eq!(ids(&repo.json(&["tasks", "--format", "json"])), only);
    assert_eq!(ids(&repo.json(&["tasks", "--at", "HEAD", "--format", "json"])), only);
    assert_eq!(ids(&repo.json(&["slips", "--format", "json"])), only);
    for id in ["q-2025", "r-2025"] {
        assert_eq!(repo.pargo(&["history", id]).status.code(), Some(2), "{id}");
    }
    assert_eq!(repo.changes(&["HEAD~1..HEAD"]).len(), 1);
    assert_eq!(repo.changes(&["HEAD~1"]).len(), 1);
    assert_eq!(repo.since("HEAD~1", "2025-03-05"), ["deadline-moved 25 T1 - committed"]);
    let totals = |by: &serde_json::Value| {
        let points = by["points"].as_array().unwrap();
        points.iter().map(|p| p["total"]["tasks"]["total"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    let trend = repo.json(&["trend", "--as-of", "2025-03-05", "--format", "json"]);
    assert_eq!(totals(&trend), [2]);
    // A file and a folder that are named are read all the same.
    let named = ["tasks", "plans/cu/c.toml", "--format", "json"];
    assert_eq!(ids(&repo.json(&named)), ["r-2025"]);
    let named = ["tasks", "plans/cu/c.toml", "--at", "HEAD", "--format", "json"];
    assert_eq!(ids(&repo.json(&named)), ["r-2025"]);
    // What is let in later was not there before.
    repo.write("pargo.toml", "");
    repo.write(".gitignore", "");
    repo.git(&["add", "-A", "-f"]);
    repo.git(&["commit", "-q", "-m", "let in"]);
    assert_eq!(repo.history("q-2025"), ["let in: plan-added - - - Kế hoạch"]);
    assert_eq!(repo.history("r-2025"), ["let in: plan-added - - - Kế hoạch"]);
    assert_eq!(ids(&repo.json(&["tasks", "--at", "HEAD~1", "--format", "json"])), only);
}

#[test]
fn a_change_of_shared_units_is_told_by_what_plans_mean() {
    let repo = Repo::new();
    let text = PLAN
        .replace("[[unit]]\nname = \"Thanh tra Sở\"\n", "")
        .replace("partners = \"Thanh tra Sở\"", "partners = \"TTr\"");
    repo.write("plans/a.toml", &text);
    repo.write("pargo.toml", "[[unit]]\nname = \"Thanh tra Sở\"\naliases = [\"TTr\"]\n");
    repo.commit("first");
    repo.write(
        "pargo.toml",
        "[rules]\nno-product = \"off\"\n[[unit]]\nname = \"Thanh tra Sở\"\naliases = [\"TTr\"]\n",
    );
    repo.commit("a severity");
    repo.write("pargo.toml", "[[unit]]\nname = \"Thanh tra tỉnh\"\naliases = [\"TTr\"]\n");
    repo.commit("a unit");
    assert_eq!(
        repo.history("p-2025")[1..],
        ["a unit: partners-changed T1 - Thanh tra Sở Thanh tra tỉnh"]
    );
    assert_eq!(
        repo.changes(&["HEAD~1"]),
        ["partners-changed T1 - - - Thanh tra Sở Thanh tra tỉnh - -"]
    );
}

#[test]
fn dates_of_commits_are_those_of_the_committer_at_the_repositorys_offset() {
    let repo = Repo::new();
    repo.write("pargo.toml", "utc_offset = \"-11:00\"\n");
    repo.write("plans/a.toml", PLAN);
    repo.git(&["add", "-A"]);
    let commit = |author: &str, committer: &str, message: &str| {
        let output = Command::new("git")
            .current_dir(repo.path())
            .env("GIT_AUTHOR_DATE", author)
            .env("GIT_COMMITTER_DATE", committer)
            .args(["commit", "-q", "-a", "-m", message])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    };
    // Ten o'clock in Greenwich is the day before at −11:00, whatever the zone that the commit was made in.
    commit("2024-12-01T12:00:00+07:00", "2025-03-02T17:00:00+07:00", "first");
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    commit("2024-12-02T12:00:00+07:00", "2025-03-31T22:30:00-12:00", "second");
    let history = repo.json(&["history", "p-2025", "--format", "json"]);
    let dates: Vec<&str> = history["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2025-03-01", "2025-03-31"]);
    let slips = repo.json(&["slips", "--format", "json"]);
    assert_eq!(slips["items"][0]["moves"][0]["date"], "2025-03-31");
    let tasks = repo.json(&["tasks", "--at", "HEAD~1", "--format", "json"]);
    assert_eq!(tasks["as_of"], "2025-03-01");
    // A bare repository asks the commit what its offset is.
    let bare = tempfile::tempdir().unwrap();
    let target = bare.path().join("kho.git");
    repo.git(&["clone", "-q", "--bare", ".", target.to_str().unwrap()]);
    let output = repo.pargo_in(&target, &["history", "p-2025", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["entries"][0]["date"], "2025-03-01");
}

#[test]
fn a_branch_without_a_commit_has_its_own_word() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    let calls: [&[&str]; 6] = [
        &["diff"],
        &["history", "p-2025"],
        &["slips"],
        &["trend"],
        &["check", "--since", "HEAD"],
        &["tasks", "--at", "HEAD~1"],
    ];
    for call in calls {
        let output = repo.pargo(call);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(stderr(&output).contains("has no commit yet"), "{call:?}: {}", stderr(&output));
    }
    let output = repo.pargo(&["tasks", "--at", "v1"]);
    assert!(stderr(&output).contains("no revision “v1”"), "{}", stderr(&output));
    assert_eq!(repo.pargo(&["check"]).status.code(), Some(0));
}

#[test]
fn without_git_or_a_repository_the_working_tree_still_answers() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    let nowhere = tempfile::tempdir().unwrap();
    let plain = tempfile::tempdir().unwrap();
    std::fs::create_dir(plain.path().join("plans")).unwrap();
    std::fs::write(plain.path().join("plans/a.toml"), PLAN).unwrap();
    let run = |folder: &Path, path: Option<&Path>, call: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        command.current_dir(folder).env("PARGO_LANG", "en").args(call);
        if let Some(path) = path {
            command.env("PATH", path);
        }
        command.output().unwrap()
    };
    let calls: [&[&str]; 6] = [
        &["diff"],
        &["history", "p-2025"],
        &["slips"],
        &["trend"],
        &["check", "--since", "HEAD"],
        &["overdue", "--at", "HEAD"],
    ];
    for call in calls {
        let output = run(repo.path(), Some(nowhere.path()), call);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(stderr(&output).contains("git is not installed"), "{call:?}: {}", stderr(&output));
        let output = run(plain.path(), None, call);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(stderr(&output).contains("no git repository"), "{call:?}: {}", stderr(&output));
    }
    for call in [["check"], ["overdue"], ["summary"]] {
        let output = run(repo.path(), Some(nowhere.path()), &call);
        assert_ne!(output.status.code(), Some(2), "{call:?}: {}", stderr(&output));
        assert_ne!(run(plain.path(), None, &call).status.code(), Some(2), "{call:?}");
    }
}

#[test]
fn a_shallow_clone_answers_where_it_lacks_nothing() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    for number in 0..5 {
        repo.write("note.txt", &number.to_string());
        repo.commit("note");
    }
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.commit("side");
    let outside = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repo.path().display());
    let clone = |name: &str, depth: &str| {
        let target = outside.path().join(name);
        let branches = ["clone", "-q", "--no-single-branch", "--depth", depth, &url];
        repo.git(&[&branches[..], &["-b", "side", target.to_str().unwrap()]].concat());
        target
    };
    let since = ["check", "--since", "origin/main", "--as-of", "2025-03-05", "--format", "short"];
    let deep = clone("deep", "3");
    let output = repo.pargo_in(&deep, &since);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("error[deadline-moved]"));
    let flat = clone("flat", "1");
    let calls: [&[&str]; 5] =
        [&since, &["history", "p-2025"], &["slips"], &["trend"], &["tasks", "--at", "HEAD~1"]];
    for call in calls {
        let output = repo.pargo_in(&flat, call);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{call:?}: {told}");
        assert!(told.contains("git fetch --unshallow"), "{call:?}: {told}");
        assert!(told.contains("fetch-depth: 0"), "{call:?}: {told}");
    }
    for call in [["check"], ["overdue"], ["summary"], ["diff"]] {
        assert_ne!(repo.pargo_in(&flat, &call).status.code(), Some(2), "{call:?}");
    }
}

/// The commits that `history` names as broken for a plan.
fn broken(repo: &Repo, subject: &str) -> Vec<String> {
    let value = repo.json(&["history", subject, "--format", "json"]);
    let left_out = value["left_out"].as_array().unwrap().iter();
    left_out
        .map(|l| {
            let commit = l["commit"].as_str().unwrap();
            let summary = repo.git(&["log", "-1", "--format=%s", commit]);
            format!("{summary}: {}", l["file"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn a_plan_is_told_of_its_own_broken_commits_alone() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("plans/b.toml", &plan("q-2025"));
    repo.commit("first");
    repo.write("plans/b.toml", "x = “y”\n");
    repo.commit("b is broken");
    // A file that names nothing at all is known by what it was before.
    repo.write("plans/a.toml", "x = “y”\n");
    repo.commit("a is broken");
    repo.write("plans/a.toml", "còn thế nữa\n");
    repo.commit("a is broken again");
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-07-31"));
    repo.write("plans/b.toml", &plan("q-2025"));
    repo.commit("mended");
    // A plan that was broken when it came is known by what it became.
    repo.write("plans/c.toml", &format!("{}\nx = “y”\n", plan("s-2025")));
    repo.commit("c comes broken");
    repo.write("plans/c.toml", &plan("s-2025"));
    repo.commit("c is mended");
    assert_eq!(
        broken(&repo, "p-2025"),
        ["a is broken: plans/a.toml", "a is broken again: plans/a.toml"]
    );
    assert_eq!(
        repo.history("p-2025")[1..],
        ["mended: deadline-moved T1 deadline 2025-06-30 2025-07-31"]
    );
    assert_eq!(broken(&repo, "q-2025"), ["b is broken: plans/b.toml"]);
    assert_eq!(repo.history("q-2025"), ["first: plan-added - - - Kế hoạch"]);
    assert_eq!(broken(&repo, "s-2025"), ["c comes broken: plans/c.toml"]);
    assert_eq!(repo.history("s-2025"), ["c is mended: plan-added - - - Kế hoạch"]);
}

#[test]
fn a_plan_whose_id_cannot_be_read_is_left_out_and_not_removed() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.replace("plans/a.toml", "\"p-2025\"", "2025");
    let output = repo.pargo(&["diff", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["changes"].as_array().unwrap().len(), 0);
    assert_eq!(value["left_out"][0]["file"], "plans/a.toml");
    assert_eq!(output.status.code(), Some(1));
    repo.commit("nameless");
    repo.write("plans/a.toml", PLAN);
    repo.commit("mended");
    assert_eq!(repo.history("p-2025"), ["first: plan-added - - - Kế hoạch"]);
    assert_eq!(broken(&repo, "p-2025"), ["nameless: plans/a.toml"]);
}

#[test]
fn three_dots_compare_from_where_the_lines_part() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.replace("plans/a.toml", "\"Một\"", "\"Một việc\"");
    repo.commit("side");
    repo.git(&["checkout", "-q", "main"]);
    repo.replace("plans/a.toml", "\"Hai\"", "\"Hai việc\"");
    repo.commit("main");
    assert_eq!(repo.changes(&["main...side"]), ["task-changed T1 - - title Một Một việc - -"]);
    assert_eq!(repo.changes(&["main..side"]).len(), 2);
}

#[test]
fn a_path_may_be_missing_on_one_side_but_not_on_both() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.write("plans/b.toml", &plan("q-2025"));
    repo.commit("second");
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
        let output = repo.pargo(call);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(stderr(&output).contains("nowhere"), "{call:?}: {}", stderr(&output));
    }
    let output = repo.pargo(&["trend", "--as-of", "2020-01-01"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("no plan by that day"));
}

#[test]
fn a_finding_names_the_newest_commit_that_made_it_so() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["tag", "v1"]);
    let mut commits = Vec::new();
    for date in ["2025-07-31", "2025-08-31", "2025-07-31"] {
        repo.write("plans/a.toml", &PLAN.replace("2025-06-30", date));
        commits.push(repo.commit(date));
    }
    let commit = |revision: &str| {
        let call = ["check", "--since", revision, "--as-of", "2025-03-05", "--format", "json"];
        repo.json(&call)["diagnostics"][0]["commit"].clone()
    };
    assert_eq!(commit("v1"), commits[2].as_str());
    // What the working tree puts back to what an older commit had is not committed yet.
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-08-31"));
    assert_eq!(commit("v1"), serde_json::Value::Null);
    repo.git(&["checkout", "-q", "--", "."]);
    // Of two lines the one whose date stands is named, not the newer one.
    repo.git(&["checkout", "-q", "-b", "other", "v1"]);
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-10-31"));
    repo.git(&["add", "-A"]);
    repo.git_on("2025-03-03T00:00:00+00:00", &["commit", "-q", "-m", "other"]);
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "-s", "ours", "-m", "ours", "other"]);
    assert_eq!(commit("v1"), commits[2].as_str());
}

/// What `diff` says of two texts of one plan.
fn between(old: &str, new: &str) -> Vec<String> {
    let repo = Repo::new();
    repo.write("plans/a.toml", old);
    repo.commit("first");
    repo.write("plans/a.toml", new);
    repo.changes(&[])
}

#[test]
fn order_and_spelling_carry_no_meaning() {
    let product = "product  = \"Báo cáo\"\n\n";
    let with = |more: &str| PLAN.replacen(product, &format!("product = \"Báo cáo\"\n{more}\n"), 1);
    let lead = |names: &str| PLAN.replacen("lead     = \"Văn phòng Sở\"", names, 1);
    let objective =
        |more: &str| PLAN.replacen("rank = 5 }\n", &format!("rank = 5 }}\n{more}\n"), 1);
    let unit = |more: &str| {
        PLAN.replacen("[[objective]]", &format!("[[unit]]\nname = \"G\"\n{more}\n[[objective]]"), 1)
    };
    let milestone = |title: &str| {
        let text = with(&format!(
            "[[task.milestone]]\ntitle = \"{title}\"\ndeadline = 2025-05-01\ndone = 2025-03-01\n"
        ));
        text.replace("deadline = 2025-06-30\n", "")
    };
    let report = |period: &str| {
        let text = with(&format!("[[task.report]]\nperiod = \"{period}\"\ndone = 2025-06-30\n"));
        text.replace("2025-06-30\nproduct", "{ every = [\"quarter\", \"half-year\"] }\nproduct")
    };
    let indexes = |list: &str| PLAN.replacen("[\"PAPI\"]", list, 1);
    let cases = [
        (
            lead("lead = [\"Văn phòng Sở\", \"Thanh tra Sở\"]"),
            lead("lead = [\"Thanh tra Sở\", \"văn phòng sở\"]"),
        ),
        (
            with("done = 2025-03-01\nevidence = [\"a\", \"b\"]"),
            with("done = 2025-03-01\nevidence = [\"b\", \"a\"]"),
        ),
        (
            objective("max = 16\nbaseline = { score = 9.40 }"),
            objective("max = 16.0\nbaseline = { score = \"9,4\" }"),
        ),
        (
            objective("[[objective.result]]\non = 2025-03-01\nscore = 3"),
            objective("[[objective.result]]\non = 2025-03-01\nscore = 3.0"),
        ),
        (unit("aliases = [\"G1\", \"G2\"]"), unit("aliases = [\"g2\", \"G1\"]")),
        (
            unit("members = [\"Văn phòng Sở\", \"Thanh tra Sở\"]"),
            unit("members = [\"Thanh tra Sở\", \"văn phòng sở\"]"),
        ),
        (milestone("Dự thảo"), milestone("dự  thảo")),
        (report("2025-Q2"), report("2025-H1")),
        (indexes("[\"PAPI\", \"PAR INDEX\"]"), indexes("[\"PAR-INDEX\", \"PAPI\"]")),
        (
            PLAN.replacen("2025-06-30", "\"theo kế hoạch\"", 1),
            PLAN.replacen("2025-06-30", "{ when = \"Theo  kế hoạch\" }", 1),
        ),
        (
            PLAN.to_owned(),
            PLAN.replacen("year ", "from = 2025-01-01\nuntil = 2025-12-31\nyear ", 1),
        ),
    ];
    for (old, new) in cases {
        assert_ne!(old, new);
        assert_eq!(between(&old, &new), Vec::<String>::new(), "{new}");
    }
}

#[test]
fn changes_that_hide_behind_others_are_told() {
    let product = "product  = \"Báo cáo\"\n\n";
    let with = |more: &str| PLAN.replacen(product, &format!("product = \"Báo cáo\"\n{more}\n"), 1);
    let extension = |granted: &str, by: &str, more: &str| {
        format!("[[task.extension]]\nto = 2025-08-31\ngranted = {granted}\nby = \"{by}\"\n{more}")
    };
    // Of two documents that name one day the one granted last is in force.
    let both = extension("2025-06-10", "sau", "") + &extension("2025-06-01", "trước", "");
    assert_eq!(
        between(PLAN, &with(&both)),
        [
            "deadline-moved T1 - - deadline 2025-06-30 2025-08-31 62 sau",
            "task-changed T1 - - extension - 2025-08-31 (2025-06-01, trước) - -"
        ]
    );
    // An extension of another milestone by the same document is another extension.
    let undated = |text: String| text.replace("deadline = 2025-06-30\n", "");
    let milestones = "[[task.milestone]]\ntitle = \"M1\"\ndeadline = 2025-05-01\n\
                      [[task.milestone]]\ntitle = \"M2\"\ndeadline = 2025-06-01\n";
    let of = |title: &str| {
        let more = format!("milestone = \"{title}\"\n");
        undated(with(&(milestones.to_owned() + &extension("2025-04-01", "d", &more))))
    };
    assert_eq!(
        between(&of("M1"), &of("M2")),
        [
            "deadline-moved T1 - - M1 2025-08-31 2025-05-01 -122 -",
            "deadline-moved T1 - - M2 2025-06-01 2025-08-31 91 d",
            "task-changed T1 - - extension M1: 2025-08-31 (2025-04-01, d) - - -"
        ]
    );
    // The document behind a report, and a second result of one day.
    let report = |more: &str| {
        PLAN.trim_end().to_owned()
            + "\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-01\n"
            + more
    };
    assert_eq!(
        between(&report(""), &report("evidence = \"12/BC\"\n")),
        ["task-changed T2 - - evidence - 2025-Q1: 12/BC - -"]
    );
    let result = |text: &str, more: &str| {
        text.replacen(
            "rank = 5 }\n",
            &format!("rank = 5 }}\n[[objective.result]]\non = 2025-03-01\n{more}\n"),
            1,
        )
    };
    let one = result(PLAN, "score = 3");
    assert_eq!(
        between(&one, &result(&one, "rank = 4")),
        ["result-added - o1 - 2025-03-01 - rank 4 - -"]
    );
    // A condition that was met leaves the words as they were, and dates them.
    let when = |more: &str| {
        PLAN.replacen("2025-06-30", &format!("{{ when = \"Theo kế hoạch\"{more} }}"), 1)
    };
    assert_eq!(
        between(&when(""), &when(", due = 2025-10-01")),
        ["deadline-changed T1 - - deadline Theo kế hoạch Theo kế hoạch (2025-10-01) - -"]
    );
    // A name that means no unit is still what stands there.
    assert_eq!(
        between(PLAN, &PLAN.replacen("lead     = \"Văn phòng Sở\"", "lead = \"Phòng lạ\"", 1)),
        ["lead-changed T1 - - - Văn phòng Sở Phòng lạ - -"]
    );
}

#[test]
fn milestones_that_go_leave_a_task_without_a_date() {
    let milestones = "[[task.milestone]]\ntitle = \"M1\"\ndeadline = 2025-05-01\n\
                      [[task.milestone]]\ntitle = \"M2\"\ndeadline = 2025-06-01\n\n";
    let bare = PLAN.replace("deadline = 2025-06-30\n", "");
    let with =
        bare.replacen("product  = \"Báo cáo\"\n\n", &format!("product = \"x\"\n{milestones}"), 1);
    let repo = Repo::new();
    repo.write("plans/a.toml", &with);
    repo.commit("first");
    repo.write("plans/a.toml", &bare);
    assert_eq!(repo.since("HEAD", "2025-03-05"), ["deadline-loosened 19 T1 - uncommitted"]);
    repo.write("plans/a.toml", &with.replace("title = \"M2\"", "title = \"M3\""));
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
    repo.write("plans/a.toml", PLAN);
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
    // What cannot be read is told as such, and not as gone.
    repo.commit("second");
    repo.replace("plans/a.toml", "2025-06-30", "\"bao giờ xong\"");
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
}

#[test]
fn a_unit_under_a_new_name_still_leads() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    let renamed = PLAN.replacen("name = \"Văn phòng Sở\"", "name = \"Văn phòng\"", 1);
    repo.write(
        "plans/a.toml",
        &renamed.replace("lead     = \"Văn phòng Sở\"", "lead = \"Văn phòng\""),
    );
    assert_eq!(repo.since("HEAD", "2025-03-05").len(), 2);
    repo.write(
        "plans/a.toml",
        &renamed.replacen(
            "name = \"Văn phòng\"",
            "name = \"Văn phòng\"\naliases = [\"Văn phòng Sở\"]",
            1,
        ),
    );
    assert_eq!(repo.since("HEAD", "2025-03-05"), Vec::<String>::new());
}

#[test]
fn what_was_gone_and_is_back_names_the_commit_that_brought_it() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.git(&["tag", "v1"]);
    let (head, tasks) = PLAN.split_once("[[task]]").unwrap();
    let (t1, t2) = tasks.split_once("[[task]]").unwrap();
    repo.write("plans/a.toml", &format!("{head}[[task]]{t2}"));
    repo.commit("gone");
    let later = t1.replace("2025-06-30", "2025-09-30");
    repo.write("plans/a.toml", &format!("{head}[[task]]{later}[[task]]{t2}"));
    assert_eq!(repo.since("v1", "2025-03-05"), ["deadline-moved 25 T1 - uncommitted"]);
    let back = repo.commit("back");
    repo.write("note.txt", "1");
    repo.commit("after");
    let call = ["check", "--since", "v1", "--as-of", "2025-03-05", "--format", "json"];
    assert_eq!(repo.json(&call)["diagnostics"][0]["commit"], back);
}

#[test]
fn completions_that_come_with_a_task_or_a_plan_may_come_late() {
    let done = |on: &str| format!("product = \"x\"\ndone = {on}\nevidence = \"x\"\n\n");
    let late = PLAN.replacen("product  = \"Báo cáo\"\n\n", &done("2025-01-10"), 1);
    let repo = Repo::new();
    repo.write("plans/z.toml", &PLAN.replace("p-2025", "z-2025"));
    repo.write("plans/tinh/pargo.toml", "backdating_days = 60\n");
    repo.commit("first");
    repo.write("plans/a.toml", &late);
    assert_eq!(repo.since("HEAD", "2025-03-05"), ["backdated-completion 27 T1 - uncommitted"]);
    repo.commit("second");
    assert_eq!(repo.since("HEAD~1", "2025-03-05"), ["backdated-completion 27 T1 - committed"]);
    // The days are those that hold where the plan lies.
    repo.git(&["mv", "plans/a.toml", "plans/tinh/a.toml"]);
    repo.commit("third");
    assert_eq!(repo.since("HEAD~2", "2025-03-05"), Vec::<String>::new());
    repo.write("plans/tinh/a.toml", &late.replace("2025-01-10", "2025-02-10"));
    repo.commit("fourth");
    assert_eq!(repo.since("HEAD~3", "2025-03-05"), Vec::<String>::new());
    let task = late.rsplit_once("[[task]]").unwrap().1.replace("\"T2\"", "\"T3\"");
    let report = "[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-01-10\n";
    repo.write(
        "plans/z.toml",
        &format!("{}[[task]]{task}{report}", PLAN.replace("p-2025", "z-2025")),
    );
    assert_eq!(repo.since("HEAD", "2025-03-05"), ["backdated-completion 42 T3 - uncommitted"]);
}

#[test]
fn the_due_date_of_a_slip_is_the_one_in_force() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    let commit_on = |date: &str, name: &str, due: &str| {
        repo.write("plans/a.toml", &PLAN.replace("2025-06-30", due));
        repo.git(&["add", "-A"]);
        repo.git_on(date, &["commit", "-q", "-m", name]);
    };
    repo.git(&["checkout", "-q", "-b", "side"]);
    commit_on("2025-03-04T05:00:00+00:00", "side", "2025-08-31");
    repo.git(&["checkout", "-q", "main"]);
    commit_on("2025-03-03T05:00:00+00:00", "main", "2025-07-31");
    repo.git(&["merge", "-q", "-s", "ours", "-m", "merge", "side"]);
    let slip = |repo: &Repo| {
        let value = repo.json(&["slips", "--format", "json"]);
        let slip = &value["items"][0];
        assert_eq!(slip["moves"].as_array().unwrap().len(), 2);
        (slip["due"].clone(), slip["days"].clone())
    };
    assert_eq!(slip(&repo), ("2025-07-31".into(), 31.into()));
    repo.replace("plans/a.toml", "2025-07-31", "\"thường xuyên\"");
    assert_eq!(slip(&repo).0, serde_json::Value::Null);
}

#[test]
fn trend_ends_with_the_revision_and_has_every_month_since_the_first_plan() {
    let repo = Repo::new();
    let step = |date: &str| {
        repo.git(&["add", "-A"]);
        repo.git_on(date, &["commit", "-q", "--allow-empty", "-m", date]);
    };
    step("2024-11-15T05:00:00+00:00");
    repo.write("plans/a.toml", PLAN);
    step("2025-01-15T05:00:00+00:00");
    repo.git(&["rm", "-q", "plans/a.toml"]);
    step("2025-02-15T05:00:00+00:00");
    repo.write("plans/a.toml", PLAN);
    step("2025-04-15T18:00:00+00:00");
    let value = repo.json(&["trend", "--at", "HEAD", "--format", "json"]);
    let points: Vec<String> = value["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| format!("{} {}", p["date"].as_str().unwrap(), p["total"]["tasks"]["total"]))
        .collect();
    assert_eq!(points, ["2025-01-31 2", "2025-02-28 0", "2025-03-31 0", "2025-04-16 2"]);
    let backwards = repo.pargo(&["trend", "--from", "2025-03-01", "--to", "2025-02-01"]);
    assert_eq!(backwards.status.code(), Some(2), "{}", stderr(&backwards));
    let one = ["trend", "--from", "2025-02-28", "--to", "2025-02-28", "--format", "json"];
    assert_eq!(repo.json(&one)["points"].as_array().map(Vec::len), Some(1));
}

#[test]
fn tables_of_the_past_fit_eighty_columns() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("first");
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    repo.replace("plans/a.toml", "Một", &"việc rất dài ".repeat(20));
    repo.commit("second");
    let calls: [&[&str]; 3] =
        [&["diff", "HEAD~1"], &["slips"], &["trend", "--as-of", "2025-09-10"]];
    for (call, lang) in calls.iter().flat_map(|call| [(call, "vi"), (call, "en")]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        repo::alone(&mut command, repo.path()).env("COLUMNS", "80").args(["--lang", lang]);
        let output = command.args(*call).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(
            widest.is_some_and(|w| (40..=80).contains(&w)),
            "{call:?} {lang} {widest:?}\n{text}"
        );
    }
}

#[test]
fn a_plan_broken_for_a_while_is_in_the_trend_as_last_readable() {
    let repo = Repo::new();
    let step = |date: &str, text: &str| {
        repo.write("plans/a.toml", text);
        repo.git(&["add", "-A"]);
        repo.git_on(date, &["commit", "-q", "-m", date]);
        repo.git(&["rev-parse", "HEAD"])
    };
    step("2025-01-15T05:00:00+00:00", PLAN);
    let broken = step("2025-02-15T05:00:00+00:00", "x = “y”\n");
    step("2025-04-15T05:00:00+00:00", PLAN);
    let output = repo.pargo(&["trend", "--as-of", "2025-04-20", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let points = value["points"].as_array().unwrap().iter();
    let totals: Vec<u64> = points.map(|p| p["total"]["tasks"]["total"].as_u64().unwrap()).collect();
    assert_eq!(totals, [2, 2, 2, 2]);
    let left_out = value["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 1);
    assert_eq!(
        (&left_out[0]["commit"], &left_out[0]["file"]),
        (&broken.into(), &"plans/a.toml".into())
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn names_and_dates_of_commits_may_be_anything() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.git(&["add", "-A"]);
    repo.git(&["config", "user.name", "Ai\u{1f}đó\u{1b}[2J\u{202e}"]);
    repo.git_on("@8210266876799 +0000", &["commit", "-q", "-m", "một\u{1f}hai \u{1b}[31m"]);
    let value = repo.json(&["history", "p-2025", "--format", "json"]);
    let entry = &value["entries"][0];
    assert_eq!(entry["author"], "Ai\u{1f}đó\u{1b}[2J\u{202e}");
    assert_eq!(entry["summary"], "một\u{1f}hai \u{1b}[31m");
    let text = String::from_utf8(repo.pargo(&["history", "p-2025"]).stdout).unwrap();
    assert!(!text.contains(['\u{1b}', '\u{1f}', '\u{202e}']), "{text:?}");
}

/// A link is no plan, whether git or the working tree is asked.
#[cfg(unix)]
#[test]
fn links_are_followed_nowhere() {
    let repo = Repo::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("chung/b.toml", &plan("q-2025"));
    std::os::unix::fs::symlink("../chung/b.toml", repo.path().join("plans/b.toml")).unwrap();
    std::os::unix::fs::symlink("../chung", repo.path().join("plans/chung")).unwrap();
    repo.commit("first");
    assert_eq!(ids(&repo.json(&["tasks", "--format", "json"])), ["p-2025"]);
    assert_eq!(ids(&repo.json(&["tasks", "--at", "HEAD", "--format", "json"])), ["p-2025"]);
    assert_eq!(repo.changes(&[]), Vec::<String>::new());
    assert_eq!(repo.pargo(&["history", "q-2025"]).status.code(), Some(2));
}
