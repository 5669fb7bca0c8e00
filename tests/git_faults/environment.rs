//! Variables, settings and files that change the output of git must not change an answer of pargo.

use std::process::Command;

use crate::questions::QUESTIONS;
use crate::scaffold::{Folder, PLAN, Pargo, Repository, moved};

/// Asserts that every question has the same answer after a change to the command.
fn assert_same(
    repository: &Repository,
    expected: &[String],
    change: impl Fn(&mut Command),
    what: &str,
) {
    for (answer, expected) in repository.answers_with(change).iter().zip(expected) {
        assert_eq!(answer, expected, "{what}");
    }
}

#[test]
fn variables_for_people_change_no_answer() {
    let repository = Repository::with_move();
    let expected = repository.answers();
    assert!(expected.iter().all(|answer| !answer.contains("status 2")), "{expected:?}");
    let elsewhere = repository.at("elsewhere");
    let elsewhere = elsewhere.to_str().unwrap();
    let variables = [
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_NOGLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_LITERAL_PATHSPECS", "0"),
        ("GIT_GRAFT_FILE", elsewhere),
        ("GIT_SHALLOW_FILE", elsewhere),
        ("GIT_REPLACE_REF_BASE", "refs/heads/"),
        ("GIT_NO_REPLACE_OBJECTS", ""),
        ("GIT_NAMESPACE", "x"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_DIFF_OPTS", "-u0"),
        ("GIT_PAGER", "false"),
        ("GIT_PREFIX", "plans/"),
        ("GIT_ATTR_SOURCE", "HEAD~1"),
        ("GIT_DEFAULT_REF_FORMAT", "x"),
        ("GIT_TRACE", "1"),
        ("GIT_TRACE2", "1"),
        ("GIT_TRACE_SETUP", "1"),
        ("GIT_FLUSH", "0"),
        ("GIT_CONFIG", elsewhere),
        ("GIT_PROTOCOL_FROM_USER", "1"),
        ("GIT_ALLOW_PROTOCOL", "ext:file"),
        ("LC_ALL", "vi_VN.UTF-8"),
        ("LANGUAGE", "vi"),
        ("TZ", "Asia/Ho_Chi_Minh"),
    ];
    // All at once first; one by one only to find the culprit.
    if repository.answers_with(|command| _ = command.envs(variables)) != expected {
        for (name, value) in variables {
            assert_same(&repository, &expected, |command| _ = command.env(name, value), name);
        }
        panic!("together they change an answer");
    }
}

#[test]
fn settings_for_people_change_no_answer() {
    let repository = Repository::with_move();
    let expected = repository.answers();
    let order = repository.at(".git/order");
    std::fs::write(&order, "*.zzz\n").unwrap();
    let settings = [
        ("core.quotePath", "true"),
        ("core.abbrev", "5"),
        ("core.pager", "false"),
        ("core.ignoreCase", "true"),
        ("core.commentChar", "t"),
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.orderFile", order.to_str().unwrap()),
        ("diff.ignoreSubmodules", "none"),
        ("diff.context", "0"),
        ("log.date", "iso"),
        ("log.decorate", "full"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.abbrevCommit", "true"),
        ("log.diffMerges", "first-parent"),
        ("log.excludeDecoration", "*"),
        ("log.mailmap", "true"),
        ("format.pretty", "oneline"),
        ("color.ui", "always"),
        ("column.ui", "always"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("i18n.commitEncoding", "ISO-8859-1"),
        ("alias.log", "version"),
        ("alias.ls-tree", "!false"),
        ("alias.rev-parse", "!false"),
        ("pager.log", "false"),
        ("notes.displayRef", "refs/notes/*"),
        ("grep.lineNumber", "true"),
        ("core.useReplaceRefs", "true"),
        ("core.preloadIndex", "false"),
        ("status.relativePaths", "false"),
        ("advice.graftFileDeprecated", "true"),
        ("submodule.recurse", "true"),
    ];
    for (key, value) in settings {
        repository.git(&["config", key, value]);
    }
    if repository.answers() != expected {
        for (key, _) in settings {
            repository.git(&["config", "--unset-all", key]);
        }
        for (key, value) in settings {
            repository.git(&["config", key, value]);
            assert_same(&repository, &expected, |_| {}, key);
            repository.git(&["config", "--unset-all", key]);
        }
        panic!("together they change an answer");
    }
}

#[test]
fn ids_and_references_may_be_of_the_newer_kinds() {
    // Some versions of git that pargo works with do not know these formats.
    for kind in ["--object-format=sha256", "--ref-format=reftable"] {
        let Some(repository) = Repository::initialized(&[kind]) else { continue };
        repository.change("first", &[("plans/a.toml", "", PLAN)]);
        repository.move_deadline();
        let changes = ["deadline-moved p-2025 T1 deadline 2025-06-30 2025-07-31"];
        assert_eq!(repository.changes(&["HEAD~1..HEAD"]), changes, "{kind}");
        assert_eq!(repository.changes(&["HEAD~1"]), changes, "{kind}");
        assert_eq!(repository.changes(&[]), Vec::<String>::new(), "{kind}");
        assert_eq!(repository.history("p-2025").len(), 2, "{kind}");
        assert_eq!(repository.since("HEAD~1"), ["deadline-moved T1 plans/a.toml"], "{kind}");
    }
}

/// A repository with a second history beside its own: the repository, its `HEAD`, and the other commit.
fn with_other_history() -> (Repository, String, String) {
    let repository = Repository::with_move();
    let head = repository.git(&["rev-parse", "HEAD"]);
    let tree = repository.tree(&[(b"a.toml", &moved("2025-12-31"))]);
    let other = repository.git(&["commit-tree", &tree, "-m", "other"]);
    (repository, head, other)
}

#[test]
fn grafts_change_no_history() {
    let (repository, head, other) = with_other_history();
    let expected = repository.answers();
    std::fs::create_dir_all(repository.at(".git/info")).unwrap();
    std::fs::write(repository.at(".git/info/grafts"), format!("{head} {other}\n")).unwrap();
    let seen = repository.git(&["log", "--format=%s"]);
    assert_eq!(seen, "second\nother", "git itself goes by the graft");
    assert_same(&repository, &expected, |_| {}, "grafts");
}

#[test]
fn replaced_objects_change_no_history() {
    let (repository, head, other) = with_other_history();
    let expected = repository.answers();
    repository.git(&["replace", "--graft", &head, &other]);
    let blob = repository.git(&["rev-parse", "HEAD:plans/a.toml"]);
    let instead = repository.object("blob", PLAN.as_bytes());
    repository.git(&["replace", &blob, &instead]);
    let seen = repository.git(&["log", "--format=%s"]);
    assert_eq!(seen, "second\nother", "git itself goes by what was replaced");
    assert_same(&repository, &expected, |_| {}, "replaced objects");
}

#[test]
fn a_branch_may_be_called_like_anything() {
    let repository = Repository::with_move();
    let expected = repository.answers();
    let first = repository.git(&["rev-parse", "HEAD~1"]);
    let head = repository.git(&["rev-parse", "HEAD"]);
    // Names that git would also read as another revision: an id, and `HEAD` itself.
    for name in [head.as_str(), &head[..8], "refs/heads/main", "plans"] {
        repository.git(&["update-ref", &format!("refs/heads/{name}"), &first]);
    }
    repository.git(&["update-ref", "refs/heads/HEAD", &first]);
    assert_same(&repository, &expected, |_| {}, "branches");
    for revision in
        ["--all", "-1", "--output=x", "--help", "--exec-path=.", ":!x", "^HEAD", "A..B..C"]
    {
        for call in [["diff", "--", revision], ["overdue", "--at", revision]] {
            let answer = repository.pargo(&call);
            assert_eq!(answer.status, 2, "{revision}: {answer:?}");
        }
    }
    assert!(!repository.at("x").exists());
}

#[test]
fn the_repository_may_be_named_by_variables() {
    let repository = Repository::with_move();
    let expected = repository.pargo(QUESTIONS[0]);
    let elsewhere = Folder::with(&[("tree/plans/a.toml", &moved("2025-08-31"))]);
    let tree = elsewhere.at("tree");
    let call = |arguments: &[&str]| {
        let pargo = Pargo::at(&tree).env("GIT_DIR", repository.at(".git"));
        pargo.env("GIT_WORK_TREE", &tree).run(arguments)
    };
    assert_eq!(call(QUESTIONS[0]).out, expected.out);
    let changes = call(&["diff", "--format", "json"]).json();
    assert_eq!(changes["changes"][0]["after"], "2025-08-31");
    // The variables of a hook are relative to the folder in which it runs.
    let pargo = Pargo::at(repository.path()).env("GIT_DIR", ".git");
    let answer = pargo.env("GIT_INDEX_FILE", ".git/index").run(QUESTIONS[1]).json();
    assert_eq!(answer["changes"].as_array().unwrap().len(), 1);
    // A missing repository that is named is not the same as a folder without a repository.
    let pargo = Pargo::at(repository.path()).env("GIT_DIR", elsewhere.at("none"));
    pargo.run(QUESTIONS[0]).assert_refused(&["not a git repository", "none"]);
}

#[test]
fn what_a_push_brings_is_seen_before_it_is_taken_in() {
    // `pre-receive` runs with the new objects in a separate folder.
    let repository = Repository::with_plan();
    let other = Repository::new();
    other.git(&["fetch", "-q", repository.path().to_str().unwrap(), "main"]);
    other.git(&["reset", "-q", "--hard", "FETCH_HEAD"]);
    other.write("plans/a.toml", &moved("2025-07-31"));
    let pushed = other.commit("pushed");
    let range = format!("HEAD..{pushed}");
    let answer = Pargo::at(repository.path())
        .env("GIT_OBJECT_DIRECTORY", other.at(".git/objects"))
        .env("GIT_ALTERNATE_OBJECT_DIRECTORIES", repository.at(".git/objects"))
        .run(&["diff", &range, "--format", "json"]);
    assert_eq!(answer.json()["changes"][0]["after"], "2025-07-31", "{answer:?}");
}
