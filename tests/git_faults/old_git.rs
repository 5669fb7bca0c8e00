//! Versions of git that are too old, imitated by a shell script. There are none for Windows, where a
//! script cannot take the place of `git.exe`.

use std::path::Path;
use std::process::Command;

use crate::partial::Clone;
use crate::questions::QUESTIONS;
use crate::scaffold::{Answer, FakeGit, Pargo, Repository, isolate};

/// A git without the options of 2.45 that reports this version.
fn old(version: &str) -> FakeGit {
    FakeGit::new(&format!(
        "unset GIT_NO_LAZY_FETCH\n\
         for word in \"$@\"; do\n\
         case \"$word\" in\n\
         --no-lazy-fetch) echo 'unknown option: --no-lazy-fetch' >&2; echo 'usage: git' >&2; exit 129;;\n\
         version) echo 'git version {version}'; exit 0;;\n\
         esac\n\
         done\n\
         git \"$@\""
    ))
}

fn ask(folder: &Path, git: &FakeGit, question: &[&str], lang: &str) -> Answer {
    let pargo = Pargo::at(folder).with(|command| git.on_path(command));
    pargo.env("PARGO_LANG", lang).run(question)
}

#[test]
fn a_git_that_is_too_old_is_refused() {
    let repository = Repository::with_move();
    for version in ["2.29.2", "1.8.3.1", "2.7.4 (Apple Git-66)", "không rõ"] {
        let git = old(version);
        for question in QUESTIONS {
            let answer = ask(repository.path(), &git, question, "en");
            answer.assert_refused(&["git", "too old", "needs git 2.30 or newer"]);
            let answer = ask(repository.path(), &git, question, "vi");
            answer.assert_refused(&["quá cũ", "cần git 2.30 trở lên"]);
        }
        // Questions that do not need git are answered.
        let answer = ask(repository.path(), &git, &["check"], "en");
        assert_ne!(answer.status, 2, "{answer:?}");
    }
}

#[test]
fn a_git_that_is_old_enough_answers_alike() {
    let repository = Repository::with_move();
    let expected = repository.answers();
    let git = old("2.34.1");
    assert_eq!(repository.answers_with(|command| git.on_path(command)), expected);
}

#[test]
fn an_old_git_runs_no_program_of_a_partial_clone() {
    for filter in ["blob:none", "tree:0"] {
        let clone = Clone::new(filter);
        let git = old("2.34.1");
        // The script does fetch missing objects, by the program that the repository names.
        let mut command = Command::new("git");
        isolate(&mut command, &clone.path()).args(["cat-file", "-p", "HEAD:plans/a.toml"]);
        git.on_path(&mut command);
        let _ = command.output().unwrap();
        assert!(clone.trace().exists(), "the trap does not work");
        std::fs::remove_file(clone.trace()).unwrap();
        for question in Clone::questions() {
            let answer = ask(&clone.path(), &git, question, "en");
            assert!(!clone.trace().exists(), "{filter} {question:?} ran a program: {answer:?}");
            answer.assert_refused(&["2.34.1", "partial clone", "install git 2.45 or newer"]);
            let answer = ask(&clone.path(), &git, question, "vi");
            answer.assert_refused(&["2.34.1", "partial clone", "cài git 2.45 trở lên"]);
        }
        // Even if the repository is not marked as a partial clone, no protocol is allowed.
        for key in ["remote.origin.promisor", "remote.origin.partialclonefilter"] {
            clone.origin.git_in(&clone.path(), &["config", "--unset-all", key]);
        }
        for question in Clone::questions() {
            let answer = ask(&clone.path(), &git, question, "en");
            assert!(!clone.trace().exists(), "{filter} {question:?} ran a program: {answer:?}");
            answer.assert_refused(&["git"]);
        }
    }
}

#[test]
fn the_page_names_the_oldest_git() {
    let page = include_str!("../../docs/git.md");
    assert!(page.contains("git 2.30 or newer") && page.contains("git 2.45 or newer"));
}
