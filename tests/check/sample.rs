//! The plans of these tests: the sample, which has malicious texts; one without a finding; one with
//! thousands.

use std::path::Path;

use serde_json::Value;

use crate::scaffold::{Answer, Folder, Pargo, root};

/// A folder that is the root of a repository, whatever the current folder of the tests is.
pub fn empty() -> Folder {
    let repository = Folder::new();
    repository.create_folder(".git");
    repository.create_folder("plans");
    repository
}

/// A copy of `tests/check/sample`.
pub fn sample() -> Folder {
    let repository = Folder::copy_of(&root().join("tests/check/sample"));
    repository.create_folder(".git");
    repository
}

/// A plan with this many findings, each with a long text of markup.
pub fn thousands(count: usize) -> Folder {
    let repository = empty();
    let harm = "<b>|`*_[x](y)&\u{1f4a5}".repeat(60);
    let task = |at: usize| format!("[[task]]\nid = \"{at}\"\nlead = \"{harm}\"\n");
    let tasks: String = (0..count).map(task).collect();
    let plan =
        "[plan]\nid = \"p\"\ntitle = \"K\"\nagency = \"S\"\nyear = 2025\nindexes = [\"PAPI\"]\n";
    repository.write("plans/a.toml", &format!("{plan}{tasks}"));
    let off = ["missing-key", "empty-index", "no-product", "no-deadline"]
        .map(|r| format!("{r} = \"off\"\n"));
    repository.write("pargo.toml", &format!("[rules]\n{}", off.concat()));
    repository
}

/// A plan without a finding.
pub fn spotless() -> Folder {
    let repository = empty();
    let sample = sample();
    repository.write("plans/a.toml", &sample.read("plans/sạch.toml"));
    repository.write("pargo.toml", "[[unit]]\nname = \"Văn phòng Sở\"\n");
    repository
}

/// A check as of the date in the expected outputs.
pub fn check_by(pargo: Pargo, arguments: &[&str]) -> Answer {
    pargo.run(&[&["check", "--as-of", "2025-12-01"], arguments].concat())
}

pub fn check_in(folder: &Path, arguments: &[&str]) -> Answer {
    check_by(Pargo::at(folder), arguments)
}

pub fn check(folder: &Folder, arguments: &[&str]) -> Answer {
    check_in(folder.path(), arguments)
}

pub fn json(folder: &Folder, arguments: &[&str]) -> Value {
    check(folder, arguments).json()
}
