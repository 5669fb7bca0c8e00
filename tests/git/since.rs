//! `check --since`: promises that were weakened or dropped.

use serde_json::Value;

use crate::histories::{PLAN, first, plan, two_lines, with_more};
use crate::scaffold::{Pargo, Repository};

#[test]
fn weakened_promises_are_reported() {
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
        let repo = first();
        repo.replace("plans/a.toml", from, to);
        let found = repo.since("HEAD");
        assert_eq!(found, [expected], "{from} → {to}");
        repo.commit("second");
        let found = repo.since("HEAD~1");
        assert_eq!(found, [expected.replace("uncommitted", "committed")], "{from} → {to}");
        assert_eq!(repo.since("HEAD"), Vec::<String>::new());
    }
}

#[test]
fn what_is_documented_or_done_is_not_a_fault() {
    let repo = first();
    let extension = "[[task.extension]]\nto = 2025-09-30\ngranted = 2025-03-01\nby = \"12/TB\"\n";
    repo.write("plans/a.toml", &with_more(extension));
    assert_eq!(repo.since("HEAD"), Vec::<String>::new());
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-06-01"));
    assert_eq!(repo.since("HEAD"), Vec::<String>::new(), "an earlier date is no fault");
    repo.write("plans/a.toml", &done("2025-03-01"));
    assert_eq!(repo.since("HEAD"), Vec::<String>::new());
    repo.commit("done");
    let without = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    let head = without.0.split_once("[[task]]").unwrap().0;
    repo.write("plans/a.toml", &format!("{head}[[task]]\nid       = \"T2\"{}", without.1));
    assert_eq!(repo.since("HEAD"), Vec::<String>::new(), "a task done may go");
}

/// The plan with its first task done.
fn done(on: &str) -> String {
    with_more(&format!("done = {on}\nevidence = \"x\"\n"))
}

#[test]
fn completions_that_change_or_come_late_are_reported() {
    let repo = first();
    repo.write("plans/a.toml", &done("2025-01-10"));
    repo.commit("done");
    // The commit is of 2 March in Hanoi, 51 days later.
    assert_eq!(repo.since("HEAD~1"), ["backdated-completion 27 T1 - committed"]);
    // What the base allows counts, and not what the branch sets.
    repo.write("pargo.toml", "backdating_days = 60\n");
    assert_eq!(repo.since("HEAD~1"), ["backdated-completion 27 T1 - committed"]);
    repo.write("plans/a.toml", &done("2025-02-20"));
    assert_eq!(repo.since("HEAD"), ["completion-rewritten 27 T1 - uncommitted"]);
    repo.write("plans/a.toml", PLAN);
    assert_eq!(repo.since("HEAD"), ["completion-rewritten 19 T1 - uncommitted"]);
    // A cancelling that is taken back promises more.
    repo.change("cancelled", &[("plans/a.toml", "", &with_more("cancelled = 2025-02-01\n"))]);
    repo.write("plans/a.toml", PLAN);
    assert_eq!(repo.since("HEAD"), [""; 0]);
}

#[test]
fn a_late_entry_is_that_of_the_commit_that_first_has_the_date() {
    let repo = first();
    let entered = repo.change("entered", &[("plans/a.toml", "", &done("2025-01-10"))]);
    repo.change("taken back", &[("plans/a.toml", "", PLAN)]);
    repo.change("entered again", &[("plans/a.toml", "", &done("2025-01-10"))]);
    let value = repo.check_since("HEAD~3");
    let late = &value["diagnostics"][0];
    assert_eq!((&late["rule"], &late["commit"]), (&"backdated-completion".into(), &entered.into()));
}

#[test]
fn completions_that_come_with_a_task_or_a_plan_may_come_late() {
    let late = done("2025-01-10");
    let repo = Repository::with(&[
        ("plans/z.toml", &plan("z-2025")),
        ("plans/tinh/pargo.toml", "backdating_days = 60\n"),
    ]);
    repo.write("plans/a.toml", &late);
    assert_eq!(repo.since("HEAD"), ["backdated-completion 27 T1 - uncommitted"]);
    repo.commit("second");
    assert_eq!(repo.since("HEAD~1"), ["backdated-completion 27 T1 - committed"]);
    // The limit is the one for the folder of the plan.
    repo.git(&["mv", "plans/a.toml", "plans/tinh/a.toml"]);
    repo.commit("third");
    assert_eq!(repo.since("HEAD~2"), Vec::<String>::new());
    repo.write("plans/tinh/a.toml", &late.replace("2025-01-10", "2025-02-10"));
    repo.commit("fourth");
    assert_eq!(repo.since("HEAD~3"), Vec::<String>::new());
    let task = late.rsplit_once("[[task]]").unwrap().1.replace("\"T2\"", "\"T3\"");
    let report = "[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-01-10\n";
    repo.write("plans/z.toml", &format!("{}[[task]]{task}{report}", plan("z-2025")));
    assert_eq!(repo.since("HEAD"), ["backdated-completion 42 T3 - uncommitted"]);
}

#[test]
fn since_is_counted_from_where_the_lines_part_and_can_be_allowed() {
    let repo = two_lines(
        ("plans/a.toml", "2025-06-30", "2025-09-30"),
        ("plans/a.toml", ">= 14.5", ">= 14"),
    );
    repo.switch("side");
    // Changes on `main` in the meantime are not changes of this branch.
    assert_eq!(repo.since("main"), ["deadline-moved 25 T1 - committed"]);
    let answer = repo.pargo(&["check", "--since", "main", "--as-of", "2025-03-05"]);
    assert_eq!(answer.status, 1);
    let allow = "product  = \"Báo cáo\"\nallow = { deadline-moved = \"theo thông báo miệng\" }\n\n";
    repo.replace("plans/a.toml", "product  = \"Báo cáo\"\n\n", allow);
    assert_eq!(repo.since("main"), ["rule-loosened 27 T1 - uncommitted"]);
    // Without `--since` the entry silences nothing, but is not reported as unused.
    let value = repo.json(&["check", "--as-of", "2025-03-05", "--format", "json"]);
    assert_eq!(value["diagnostics"].as_array().unwrap().len(), 0);
}

#[test]
fn a_plan_that_is_gone_takes_its_open_tasks_along() {
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", &plan("q-2025"))]);
    repo.git(&["rm", "-q", "plans/b.toml"]);
    let value = repo.check_since("HEAD");
    let gone = value["diagnostics"].as_array().unwrap();
    let keys = ["rule", "file", "plan", "objective", "task"];
    let finding = |at: usize| keys.map(|key| gone[at][key].as_str());
    assert_eq!(gone.len(), 3);
    assert_eq!(gone[0]["message"], "the objective o1 “PAPI” is gone");
    let (file, plan) = (Some("plans/b.toml"), Some("q-2025"));
    assert_eq!(finding(0), [Some("objective-removed"), file, plan, Some("o1"), None]);
    assert_eq!(finding(2), [Some("task-removed"), file, plan, None, Some("T2")]);
    // The levels of the repository apply to it too: those of the base, not those that the change sets itself.
    let levels = "[rules]\ntask-removed = \"off\"\nobjective-removed = \"warn\"\n";
    repo.write("pargo.toml", levels);
    let value = repo.check_since("HEAD");
    assert_eq!((&value["errors"], &value["warnings"]), (&3.into(), &2.into()));
    repo.git(&["reset", "-q", "--hard"]);
    repo.write("pargo.toml", levels);
    repo.commit("levels");
    repo.git(&["rm", "-q", "plans/b.toml"]);
    let value = repo.check_since("HEAD");
    assert_eq!((&value["errors"], &value["warnings"]), (&0.into(), &1.into()));
}

#[test]
fn milestones_that_go_leave_a_task_without_a_date() {
    let milestones = "[[task.milestone]]\ntitle = \"M1\"\ndeadline = 2025-05-01\n\
                      [[task.milestone]]\ntitle = \"M2\"\ndeadline = 2025-06-01\n";
    let bare = PLAN.replace("deadline = 2025-06-30\n", "");
    let with = with_more(milestones).replace("deadline = 2025-06-30\n", "");
    let repo = Repository::with(&[("plans/a.toml", &with)]);
    repo.write("plans/a.toml", &bare);
    assert_eq!(repo.since("HEAD"), ["deadline-loosened 19 T1 - uncommitted"; 2]);
    repo.write("plans/a.toml", &with.replace("title = \"M2\"", "title = \"M3\""));
    assert_eq!(repo.since("HEAD"), Vec::<String>::new());
    repo.write("plans/a.toml", PLAN);
    assert_eq!(repo.since("HEAD"), ["deadline-loosened 25 T1 - uncommitted"; 2]);
    // An unreadable deadline is reported as unreadable, and not as removed.
    repo.commit("second");
    repo.replace("plans/a.toml", "2025-06-30", "\"bao giờ xong\"");
    assert_eq!(repo.since("HEAD"), Vec::<String>::new());
}

#[test]
fn a_unit_under_a_new_name_still_leads() {
    let repo = first();
    let renamed = PLAN.replacen("name = \"Văn phòng Sở\"", "name = \"Văn phòng\"", 1);
    repo.write(
        "plans/a.toml",
        &renamed.replace("lead     = \"Văn phòng Sở\"", "lead = \"Văn phòng\""),
    );
    assert_eq!(repo.since("HEAD").len(), 2);
    repo.write(
        "plans/a.toml",
        &renamed.replacen(
            "name = \"Văn phòng\"",
            "name = \"Văn phòng\"\naliases = [\"Văn phòng Sở\"]",
            1,
        ),
    );
    assert_eq!(repo.since("HEAD"), Vec::<String>::new());
}

#[test]
fn a_finding_names_the_newest_commit_behind_it() {
    let repo = first();
    repo.git(&["tag", "v1"]);
    let mut commits = Vec::new();
    for date in ["2025-07-31", "2025-08-31", "2025-07-31"] {
        let moved = PLAN.replace("2025-06-30", date);
        commits.push(repo.change(date, &[("plans/a.toml", "", &moved)]));
    }
    let commit = || repo.check_since("v1")["diagnostics"][0]["commit"].clone();
    assert_eq!(commit(), commits[2].as_str());
    // If the working tree goes back to the state of an older commit, that is not committed yet.
    repo.write("plans/a.toml", &PLAN.replace("2025-06-30", "2025-08-31"));
    assert_eq!(commit(), Value::Null);
    repo.git(&["checkout", "-q", "--", "."]);
    // Of two branches, the commit whose date was kept is named, not the newer one.
    repo.git(&["checkout", "-q", "-b", "other", "v1"]);
    repo.replace("plans/a.toml", "2025-06-30", "2025-10-31");
    repo.commit_on("2025-03-03T00:00:00+00:00", "other");
    repo.switch("main");
    repo.merge_ours("other");
    assert_eq!(commit(), commits[2].as_str());
}

#[test]
fn a_task_that_is_back_names_the_commit_that_added_it_again() {
    let repo = first();
    repo.git(&["tag", "v1"]);
    let (head, tasks) = PLAN.split_once("[[task]]").unwrap();
    let (t1, t2) = tasks.split_once("[[task]]").unwrap();
    repo.change("gone", &[("plans/a.toml", "", &format!("{head}[[task]]{t2}"))]);
    let later = t1.replace("2025-06-30", "2025-09-30");
    repo.write("plans/a.toml", &format!("{head}[[task]]{later}[[task]]{t2}"));
    assert_eq!(repo.since("v1"), ["deadline-moved 25 T1 - uncommitted"]);
    let back = repo.commit("back");
    repo.change("after", &[("plans/a.toml", "\"Một\"", "\"Một việc\"")]);
    assert_eq!(repo.check_since("v1")["diagnostics"][0]["commit"], back);
}

#[test]
fn a_task_that_is_back_without_a_lead_names_the_commit_that_added_it_again() {
    let repo = first();
    repo.git(&["tag", "v1"]);
    let lead = "lead     = \"Văn phòng Sở\"\ndeadline = \"hàng quý\"";
    let (head, t2) = PLAN.split_once("[[task]]\nid       = \"T2\"").unwrap();
    repo.change("gone", &[("plans/a.toml", "", head)]);
    let back =
        format!("{head}[[task]]\nid       = \"T2\"{t2}").replace(lead, "deadline = \"hàng quý\"");
    let back = repo.change("back", &[("plans/a.toml", "", &back)]);
    let value = repo.check_since("v1");
    let found = value["diagnostics"].as_array().unwrap();
    let removed = found.iter().find(|finding| finding["rule"] == "lead-removed").unwrap();
    assert_eq!(removed["commit"], back);
}

#[test]
fn a_commit_beside_the_one_behind_a_finding_is_not_named() {
    let repo = first();
    repo.git(&["tag", "v1"]);
    let moved = repo.change_on_branch("side", &[("plans/a.toml", "2025-06-30", "2025-09-30")]);
    repo.replace("plans/a.toml", "\"Hai\"", "\"Hai việc\"");
    repo.commit_on("2025-03-03T00:00:00+00:00", "main");
    repo.merge("side");
    assert_eq!(repo.check_since("v1")["diagnostics"][0]["commit"], moved);
}

#[test]
fn each_side_of_a_task_has_its_own_commit() {
    let repo = first();
    let lead = "lead     = \"Văn phòng Sở\"\npartners";
    let id =
        repo.change("lead", &[("plans/a.toml", lead, "lead     = \"Thanh tra Sở\"\npartners")]);
    let partners = "partners = \"Thanh tra Sở\"";
    repo.change("partners", &[("plans/a.toml", partners, "partners = \"Văn phòng Sở\"")]);
    let value = repo.check_since("HEAD~2");
    let found = value["diagnostics"].as_array().unwrap();
    let removed = found.iter().find(|finding| finding["rule"] == "lead-removed").unwrap();
    assert_eq!(removed["commit"].as_str(), Some(id.as_str()));
}

#[test]
fn a_lowered_target_is_told_in_vietnamese_with_its_comparison_where_that_differs() {
    let base = PLAN.replace("target =", "baseline = { year = 2024, score = 12.5 }\ntarget =");
    let repo = Repository::with(&[("plans/a.toml", &base)]);
    for (target, told) in [
        (">= 14.25", "từ 14,5 xuống 14,25"),
        ("> 14.25", "từ ≥ 14,5 xuống > 14,25"),
        (">= baseline", "từ ≥ 14,5 xuống ≥ kết quả năm trước (12,5)"),
    ] {
        repo.write("plans/a.toml", &base.replace(">= 14.5", target));
        let pargo = Pargo::at(repo.path()).env("PARGO_LANG", "vi");
        let answer = pargo.run(&["check", "--since", "HEAD", "--as-of", "2025-03-05"]);
        assert!(answer.out.contains(&format!("chỉ tiêu điểm hạ {told}\n")), "{answer}");
    }
}

/// A plan above with the first task of [`PLAN`], and a plan whose task carries it out.
fn with_a_plan_below() -> Repository {
    let below = "[plan]\nid = \"b\"\ntitle = \"Cấp dưới\"\nagency = \"Sở B\"\nyear = 2025\nindexes = []\nimplements = \"p-2025\"\n\n\
                 [[task]]\nid = \"B1\"\ntitle = \"Việc\"\ndeadline = 2025-06-15\nproduct = \"x\"\nimplements = \"p-2025/T1\"\n";
    Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", below)])
}

#[test]
fn a_task_above_that_moved_is_told_below() {
    for (from, to) in [
        ("2025-06-30", "2025-06-01"),
        ("title    = \"Một\"", "title    = \"Một việc\""),
        ("product  = \"Báo cáo\"\n\n", "product  = \"Tờ trình\"\n\n"),
        ("lead     = \"Văn phòng Sở\"", "lead     = [\"Văn phòng Sở\", \"Phòng lạ\"]"),
    ] {
        let repo = with_a_plan_below();
        repo.replace("plans/a.toml", from, to);
        assert_eq!(repo.since("HEAD"), ["above-moved 14 B1 - uncommitted"], "{from} → {to}");
        repo.commit("above");
        assert_eq!(repo.since("HEAD~1"), ["above-moved 14 B1 - committed"], "{from} → {to}");
        repo.replace("plans/b.toml", "2025-06-15", "2025-06-10");
        assert_eq!(repo.since("HEAD~1"), [""; 0], "the task below changed as well");
    }
    let repo = with_a_plan_below();
    repo.replace(
        "plans/a.toml",
        "product  = \"Báo cáo\"\n\n",
        "product  = \"Báo cáo\"\nnote = \"x\"\n\n",
    );
    assert_eq!(repo.since("HEAD"), [""; 0], "a remark is no change that matters");
    let repo = with_a_plan_below();
    repo.replace("plans/a.toml", "2025-06-30", "2025-06-01");
    repo.replace("plans/b.toml", "\"Cấp dưới\"", "\"Kế hoạch cấp dưới\"");
    assert_eq!(
        repo.since("HEAD"),
        ["above-moved 14 B1 - uncommitted"],
        "another title mends nothing"
    );
    let below = repo.read("plans/b.toml");
    let repo = first();
    repo.replace("plans/a.toml", "2025-06-30", "2025-06-01");
    repo.write("plans/b.toml", &below);
    assert_eq!(repo.since("HEAD"), [""; 0], "a new plan was made with the task above as it is now");
}
