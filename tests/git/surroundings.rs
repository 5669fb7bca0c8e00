//! The environment of a call: missing git, no repository, programs that a repository names, a terminal.

use crate::histories::{PLAN, first};
use crate::scaffold::{Folder, Pargo, Repository};

#[test]
fn a_branch_without_a_commit_has_its_own_message() {
    let repo = Repository::new();
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
        let answer = repo.pargo(call);
        assert_eq!(answer.status, 2, "{call:?}");
        assert!(answer.err.contains("has no commit yet"), "{call:?}: {}", answer.err);
    }
    let answer = repo.pargo(&["tasks", "--at", "v1"]);
    assert!(answer.err.contains("no revision “v1”"), "{}", answer.err);
    assert_eq!(repo.pargo(&["check"]).status, 0);
}

#[test]
fn without_git_or_a_repository_the_working_tree_still_answers() {
    let repo = first();
    let plain = Folder::with(&[("plans/a.toml", PLAN)]);
    let empty = Folder::new();
    let without_git = |call: &[&str]| Pargo::at(repo.path()).env("PATH", empty.path()).run(call);
    let calls: [&[&str]; 6] = [
        &["diff"],
        &["history", "p-2025"],
        &["slips"],
        &["trend"],
        &["check", "--since", "HEAD"],
        &["overdue", "--at", "HEAD"],
    ];
    for call in calls {
        let answer = without_git(call);
        assert_eq!(answer.status, 2, "{call:?}");
        assert!(answer.err.contains("git is not installed"), "{call:?}: {}", answer.err);
        let answer = plain.pargo(call);
        assert_eq!(answer.status, 2, "{call:?}");
        assert!(answer.err.contains("not in a git repository"), "{call:?}: {}", answer.err);
    }
    for call in [["check"], ["overdue"], ["summary"]] {
        let answer = without_git(&call);
        assert_ne!(answer.status, 2, "{call:?}: {}", answer.err);
        assert_ne!(plain.pargo(&call).status, 2, "{call:?}");
    }
}

/// A repository may name programs to run; pargo starts none of them.
#[cfg(unix)]
#[test]
fn no_program_that_a_repository_names_is_run() {
    let attributes = "*.toml diff=evil filter=evil\n";
    let repo = Repository::with(&[("plans/a.toml", PLAN), (".gitattributes", attributes)]);
    let trace = repo.at("ran");
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
    assert_eq!(repo.pargo(&["diff"]).status, 0);
    assert_eq!(repo.pargo(&["check", "--at", "HEAD"]).status, 0);
    assert!(!trace.exists(), "a program of the repository was run");
}

#[test]
fn tables_of_the_past_fit_eighty_columns() {
    let repo = first();
    let long = "việc rất dài ".repeat(20);
    let edits =
        [("plans/a.toml", "2025-06-30", "2025-07-31"), ("plans/a.toml", "Một", long.as_str())];
    repo.change("second", &edits);
    let calls: [&[&str]; 3] =
        [&["diff", "HEAD~1"], &["slips"], &["trend", "--as-of", "2025-09-10"]];
    for (call, lang) in calls.iter().flat_map(|call| [(call, "vi"), (call, "en")]) {
        let pargo = Pargo::at(repo.path()).env("PARGO_LANG", lang).env("COLUMNS", "80");
        let text = pargo.run(call).out;
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(
            widest.is_some_and(|w| (40..=80).contains(&w)),
            "{call:?} {lang} {widest:?}\n{text}"
        );
    }
}
