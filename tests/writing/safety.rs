//! Line ends, byte order marks, links, and several writers at once.

use std::process::{Command, Stdio};

use crate::scaffold::{Folder, Repository, isolate};
use crate::{PLAN, folder, run};

const DONE: [&str; 4] = ["done", "T1", "--on", "2025-06-30"];

/// The plan after `T1` is done.
fn done_text() -> String {
    let folder = folder();
    assert_eq!(run(&folder, &DONE).status, 0);
    folder.read("plans/a.toml")
}

#[test]
fn line_ends_and_a_byte_order_mark_are_kept() {
    for (mark, line_end) in [("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let folder =
            Folder::with(&[("plans/a.toml", &format!("{mark}{PLAN}").replace('\n', line_end))]);
        let answer = run(&folder, &DONE);
        assert_eq!(answer.status, 0, "{answer}");
        let expected = format!("{mark}{}", done_text()).replace('\n', line_end);
        assert_eq!(folder.read("plans/a.toml"), expected);
    }
}

#[test]
fn no_writer_loses_what_another_one_wrote() {
    const WRITERS: usize = 200;
    let folder = folder();
    let children: Vec<_> = (0..WRITERS)
        .map(|number| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
            let text = format!("Lần {number}");
            let update =
                ["update", "T1", "--on", "2025-05-01", "--text", &text, "--as-of", "2025-12-01"];
            isolate(&mut command, folder.path()).args(update);
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let text = folder.read("plans/a.toml");
    for number in 0..WRITERS {
        assert!(text.contains(&format!("\"Lần {number}\"")), "{number} is lost");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_the_mode_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let real = folder.write("elsewhere/real.txt", PLAN);
    folder.remove("plans/a.toml");
    symlink("../elsewhere/real.txt", folder.at("plans/a.toml")).unwrap();
    std::fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    // A link in a folder is not searched; one that is named is followed.
    let answer = run(&folder, &[&DONE[..], &["--in", "plans/a.toml"]].concat());
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(folder.read("elsewhere/real.txt"), done_text());
    assert!(folder.at("plans/a.toml").is_symlink());
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_file_that_may_not_be_written_is_left() {
    let folder = folder();
    let path = folder.at("plans/a.toml");
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    run(&folder, &DONE).assert_refused(&["plans/a.toml"]);
    assert_eq!(folder.read("plans/a.toml"), PLAN);
    assert_eq!(folder.names().len(), 1);
}

#[test]
fn a_commit_holds_what_was_written_and_nothing_else() {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("plan");
    repo.write("other.txt", "x");
    repo.git(&["add", "other.txt"]);
    let settings = ["user.name=A", "user.email=a@example.com"];
    for setting in settings {
        let (name, value) = setting.split_once('=').unwrap();
        repo.git(&["config", name, value]);
    }
    let answer = repo.pargo(&[&DONE[..], &["--as-of", "2025-12-01", "--commit"]].concat());
    assert_eq!(answer.status, 0, "{answer}");
    let last = repo.git(&["log", "-1", "--format=%s", "--name-only"]);
    assert_eq!(last, "p-2025/T1: done 2025-06-30\n\nplans/a.toml");
    // Where nothing changes, nothing is committed.
    let again = repo.pargo(&[&DONE[..], &["--as-of", "2025-12-01", "--commit"]].concat());
    assert_eq!(again.status, 0, "{again}");
    assert_eq!(repo.git(&["log", "-1", "--format=%s", "--name-only"]), last);
}
