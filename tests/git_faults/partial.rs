//! Partial and treeless clones: nothing is fetched, and the message says how to get the missing data.

use std::path::PathBuf;

use crate::questions::QUESTIONS;
use crate::scaffold::{Folder, Pargo, Repository};

/// A clone without the objects that `filter` leaves out, whose remote is a program that leaves a trace.
pub struct Clone {
    pub origin: Repository,
    outside: Folder,
}

impl Clone {
    pub fn new(filter: &str) -> Clone {
        let origin = Repository::with_move();
        origin.git(&["config", "uploadpack.allowFilter", "true"]);
        let clone = Clone { origin, outside: Folder::new() };
        let url = format!("file://{}", clone.origin.path().display());
        let folder = clone.path();
        let filter = format!("--filter={filter}");
        let make = ["clone", "-q", "--bare", &filter, &url, folder.to_str().unwrap()];
        clone.origin.git(&make);
        let program = format!("ext::touch {}", clone.trace().display());
        for (key, value) in [
            ("remote.origin.url", program.as_str()),
            ("remote.origin.uploadpack", &format!("touch {}; false", clone.trace().display())),
            ("protocol.ext.allow", "always"),
            ("protocol.file.allow", "always"),
        ] {
            clone.origin.git_in(&folder, &["config", key, value]);
        }
        clone
    }

    pub fn path(&self) -> PathBuf {
        self.outside.at("clone.git")
    }

    /// The file that exists if the program of the repository was run.
    pub fn trace(&self) -> PathBuf {
        self.outside.at("ran")
    }

    /// The questions that can be asked in a bare repository.
    pub fn questions() -> Vec<&'static [&'static str]> {
        let needs_tree =
            |q: &&[&str]| q.contains(&"HEAD~1") && !q.contains(&"--at") || q[0] == "slips";
        QUESTIONS.into_iter().filter(|question| !needs_tree(question)).collect()
    }
}

#[test]
fn what_a_partial_clone_lacks_is_named_and_not_fetched() {
    for filter in ["blob:none", "tree:0"] {
        let clone = Clone::new(filter);
        let mut refused = 0;
        for question in Clone::questions() {
            let answer = Pargo::at(&clone.path()).run(question);
            assert!(!clone.trace().exists(), "{filter} {question:?} ran a program: {answer:?}");
            answer.assert_refused(&["partial clone", "`git fetch --refetch --no-filter`"]);
            refused += 1;
            let answer = Pargo::at(&clone.path()).env("PARGO_LANG", "vi").run(question);
            answer.assert_refused(&["bản sao một phần", "`git fetch --refetch --no-filter`"]);
        }
        assert!(refused >= 4);
    }
}

#[test]
fn a_partial_clone_that_lacks_nothing_answers() {
    let origin = Repository::with_move();
    origin.git(&["config", "extensions.partialClone", "origin"]);
    origin.git(&["config", "remote.origin.promisor", "true"]);
    for question in QUESTIONS {
        let answer = origin.pargo(question);
        assert_ne!(answer.status, 2, "{question:?} {answer:?}");
    }
}
