//! pargo is ended halfway, at various moments.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::scaffold::{Repository, isolate};
use crate::{check_to, large_plan, names, with_plan};

/// A repository whose check takes a while, and the answer.
fn slow() -> (Repository, Vec<u8>) {
    let repo = with_plan();
    repo.write("plans/b.toml", &large_plan(2_000));
    std::fs::create_dir(repo.path().join("out")).unwrap();
    assert_eq!(start(&repo, "expected").wait().unwrap().code(), Some(1));
    let expected = std::fs::read(repo.path().join("expected")).unwrap();
    assert!(expected.len() > 1 << 20, "{} bytes are written too soon", expected.len());
    (repo, expected)
}

fn start(repo: &Repository, file: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
    isolate(&mut command, repo.path()).args(check_to(file)).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn send(signal: &str, child: &Child) {
    // It may have ended already.
    let mut kill = Command::new("kill");
    kill.args([signal, &child.id().to_string()]).stderr(Stdio::null()).status().unwrap();
}

/// Whether there is a temporary file in a folder.
fn is_writing(folder: &Path) -> bool {
    names(folder).iter().any(|name| name.starts_with(".pargo-"))
}

/// Ends pargo as soon as it begins to write, and asserts that the file is complete.
fn end_while_writing(signal: &str, may_leave: bool) {
    let (repo, expected) = slow();
    let folder = repo.path().join("out");
    for _ in 0..8 {
        std::fs::write(folder.join("x.json"), "old").unwrap();
        let mut child = start(&repo, "out/x.json");
        while !is_writing(&folder) && child.try_wait().unwrap().is_none() {}
        send(signal, &child);
        child.wait().unwrap();
        let there = std::fs::read(folder.join("x.json")).unwrap();
        assert!(there == b"old" || there == expected, "neither the old nor the new one");
        assert!(may_leave || names(&folder) == ["x.json"], "{signal}: {:?}", names(&folder));
        for left in names(&folder).iter().filter(|name| *name != "x.json") {
            assert!(left.starts_with(".pargo-") && left.ends_with(".tmp"), "{left}");
            std::fs::remove_file(folder.join(left)).unwrap();
        }
    }
}

#[test]
fn a_request_to_end_leaves_nothing_half_written() {
    end_while_writing("-TERM", false);
}

#[test]
fn an_interrupt_leaves_nothing_half_written() {
    end_while_writing("-INT", false);
}

#[test]
fn even_what_cannot_be_caught_leaves_the_file_whole() {
    end_while_writing("-KILL", true);
}

#[test]
fn at_any_moment_the_file_is_whole() {
    let (repo, expected) = slow();
    let folder = repo.path().join("out");
    std::fs::write(folder.join("x.json"), "old").unwrap();
    for step in 0..12_u64 {
        let mut child = start(&repo, "out/x.json");
        std::thread::sleep(Duration::from_millis(step * 37 % 400));
        send(if step % 2 == 0 { "-TERM" } else { "-INT" }, &child);
        child.wait().unwrap();
        let there = std::fs::read(folder.join("x.json")).unwrap();
        assert!(there == b"old" || there == expected);
        assert_eq!(names(&folder), ["x.json"]);
    }
}

/// A baseline is written by the same code.
#[test]
fn a_baseline_is_whole_as_well() {
    let (repo, _) = slow();
    let folder = repo.path().join("out");
    let made = |repo: &Repository| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        let asked = ["check", "plans", "--as-of", "2025-12-01", "--update-baseline"];
        isolate(&mut command, repo.path()).args(asked).args(["--baseline", "out/b"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    for _ in 0..5 {
        let mut child = made(&repo);
        while !is_writing(&folder) && child.try_wait().unwrap().is_none() {}
        send("-TERM", &child);
        child.wait().unwrap();
        assert!(names(&folder).is_empty() || names(&folder) == ["b"], "{:?}", names(&folder));
        let _ = std::fs::remove_file(folder.join("b"));
    }
}
