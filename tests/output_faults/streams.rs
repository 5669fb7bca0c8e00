//! Standard output and disks that are full.

use std::fs::OpenOptions;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::scaffold::{Repository, isolate};
use crate::{check_to, large_plan, names, with_plan};

/// Asks with standard output on a full disk; `None` if this system has no such device.
fn to_full_disk(repo: &Repository, arguments: &[&str]) -> Option<Output> {
    let full = OpenOptions::new().write(true).open("/dev/full").ok()?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
    isolate(&mut command, repo.path()).args(arguments).env("PARGO_LANG", "en").stdout(full);
    Some(command.stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap())
}

#[test]
fn an_answer_to_a_full_disk_is_a_failure() {
    let repo = with_plan();
    repo.commit("one");
    for question in [
        &["--help"][..],
        &["-h"],
        &["--help", "--lang", "vi"],
        &["--version"],
        &["check", "--help"],
        &["help"],
        &["help", "check"],
        &["rules"],
        &["rules", "syntax"],
        &["check"],
        &["check", "--format", "json"],
        &["check", "-o", "-"],
        &["overdue"],
        &["summary"],
        &["tasks", "--format", "csv"],
        &["show", "p-2025"],
        &["diff"],
        &["history", "p-2025"],
        &["slips"],
        &["trend"],
    ] {
        let Some(output) = to_full_disk(&repo, question) else { return };
        assert_eq!(
            output.status.code(),
            Some(2),
            "{question:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let printed = String::from_utf8_lossy(&output.stderr);
        let is_reported =
            printed.contains("there is no space left") || printed.contains("hết chỗ trên ổ đĩa");
        assert!(is_reported, "{question:?}: {printed}");
    }
}

#[test]
fn a_full_device_is_reported() {
    if Path::new("/dev/full").exists() {
        let output = with_plan().pargo(&check_to("/dev/full"));
        assert_eq!(output.status, 2);
        assert!(output.err.contains("cannot write /dev/full: there is no space left"));
    }
}

#[test]
fn a_reader_that_stops_early_is_not_a_failure() {
    let repo = with_plan();
    repo.write("plans/b.toml", &large_plan(500));
    let mut command = Command::new("sh");
    let line = "\"$0\" check plans --format json 2>err; echo $? >code";
    isolate(&mut command, repo.path()).args(["-c", &format!("({line}) | head -c 1 >/dev/null")]);
    assert!(command.arg(env!("CARGO_BIN_EXE_pargo")).status().unwrap().success());
    assert_eq!(std::fs::read_to_string(repo.path().join("code")).unwrap(), "1\n");
    assert_eq!(std::fs::read_to_string(repo.path().join("err")).unwrap(), "");
}

/// A disk with space for only so many blocks of a file.
#[test]
fn a_file_that_does_not_fit_leaves_the_old_one_and_nothing_else() {
    let repo = with_plan();
    repo.write("plans/b.toml", &large_plan(500));
    repo.write("out/x.json", "old");
    for blocks in [0, 1, 16] {
        let mut command = Command::new("sh");
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        isolate(&mut command, repo.path()).args(["-c", &line, env!("CARGO_BIN_EXE_pargo")]);
        let output = command.args(check_to("out/x.json")).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(std::fs::read_to_string(repo.path().join("out/x.json")).unwrap(), "old");
        assert_eq!(names(&repo.path().join("out")), ["x.json"]);
    }
}
