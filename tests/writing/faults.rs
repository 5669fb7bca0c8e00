//! Writing that is ended halfway, or that the system refuses: the file is the old one or the new one, and nothing
//! else is left that a later command reads.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::scaffold::{Answer, Folder, isolate};
use crate::{PLAN, folder, run};

/// A plan so long that reading and writing it takes a while.
fn long() -> String {
    let tasks = (0..800).map(|number| {
        format!(
            "\n\n# Nhiệm vụ {number}\n[[task]]\nid       = \"N{number}\"\ntitle    = \"Việc\"\nlead     = \"Văn phòng Sở\"\n\
             deadline = 2025-06-30\nproduct  = \"x\""
        )
    });
    PLAN.to_owned() + &tasks.collect::<String>()
}

/// The files in `plans/`, and their number.
fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.at("plans")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Ends commands at moments spread over the time that they take.
#[allow(clippy::disallowed_methods, reason = "the moments depend on how fast the machine is")]
#[test]
fn a_command_that_is_ended_leaves_the_old_plan_or_the_new_one() {
    let old = long();
    let folder = Folder::with(&[("plans/a.toml", &old)]);
    for call in [
        &["done", "T1", "--on", "2025-06-30", "--as-of", "2025-12-01"][..],
        &["fmt"],
        &["close", "p-2025", "--force", "--as-of", "2025-12-01"],
    ] {
        folder.write("plans/a.toml", &old);
        let started = std::time::Instant::now();
        assert_eq!(folder.pargo(call).status, 0);
        let whole = started.elapsed();
        let new = folder.read("plans/a.toml");
        assert_ne!(new, old);
        for step in 0..12_u32 {
            folder.write("plans/a.toml", &old);
            let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
            isolate(&mut command, folder.path()).args(call).stdin(Stdio::null());
            command.env("PARGO_LANG", "en").stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            // The last part of the time, in which the file is written, counts most.
            let part = if step < 4 { step * 2 } else { 6 + step / 2 };
            std::thread::sleep((whole * part / 10).min(Duration::from_secs(5)));
            // It cannot be caught, and it may come too late.
            let _ = child.kill();
            child.wait().unwrap();
            let there = folder.read("plans/a.toml");
            assert!(there == old || there == new, "neither the old nor the new one");
            for name in names(&folder).iter().filter(|name| *name != "a.toml") {
                assert!(name.starts_with(".pargo-") && name.ends_with(".tmp"), "{name}");
            }
            // What was left does not count as a plan, and stands in nobody's way.
            assert_eq!(folder.pargo(&["tasks", "--format", "csv"]).status, 0);
        }
    }
}

/// A file may not grow beyond some size, as on a disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_plan_stays() {
    let folder = folder();
    for call in ["done T1 --on 2025-06-30", "fmt", "close p-2025 --force", "check --fix"] {
        let text = match call {
            "fmt" => PLAN.replace("id      =", "id ="),
            "check --fix" => PLAN.replace("2025-06-30", "30/6/2025"),
            _ => PLAN.to_owned(),
        };
        folder.write("plans/a.toml", &text);
        let date = if call == "fmt" { "" } else { "--as-of 2025-12-01" };
        let script = format!("trap '' XFSZ; ulimit -f 0; exec \"$0\" {call} {date}");
        let mut shell = Command::new("bash");
        let shell = isolate(&mut shell, folder.path()).env("PARGO_LANG", "en");
        let answer = Answer::of(shell.args(["-c", &script, env!("CARGO_BIN_EXE_pargo")]));
        assert!(matches!(answer.status, 1 | 2), "{call}: {answer}");
        assert!(answer.err.contains("cannot write plans/a.toml"), "{call}: {answer}");
        assert_eq!(folder.read("plans/a.toml"), text, "{call}");
        assert_eq!(names(&folder), ["a.toml"], "{call}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let plans = folder.at("plans");
    let allow = |mode| std::fs::set_permissions(&plans, PermissionsExt::from_mode(mode)).unwrap();
    allow(0o500);
    // The superuser may write everywhere.
    let counts = std::fs::write(plans.join("probe"), "").is_err();
    let answer = run(&folder, &["done", "T1", "--on", "2025-06-30"]);
    allow(0o700);
    if counts {
        answer.assert_refused(&["cannot write plans/a.toml", "no permission"]);
        assert_eq!(folder.read("plans/a.toml"), PLAN);
        assert_eq!(names(&folder), ["a.toml"]);
    }
}

#[test]
fn of_several_files_those_that_can_be_written_are() {
    let folder = folder();
    folder.write("plans/b.toml", &PLAN.replace("p-2025", "q-2025"));
    let path = folder.at("plans/a.toml");
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let answer = run(&folder, &["done", "p-2025/T1", "q-2025/T1", "--on", "2025-06-30"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("cannot write plans/a.toml"), "{answer}");
    assert!(
        answer.out.contains("q-2025/T1: done") && !answer.out.contains("p-2025/T1"),
        "{answer}"
    );
    assert_eq!(folder.read("plans/a.toml"), PLAN);
    assert!(folder.read("plans/b.toml").contains("done     = 2025-06-30"));
}

#[test]
fn a_plan_that_another_command_made_in_between_is_not_written_over() {
    let folder = folder();
    let new = |title: &str| {
        let call = ["new", "n", "--agency", "Sở", "--year", "2026", "--index", "none", "--title"];
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        isolate(&mut command, folder.path()).args(call).arg(title);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..8).map(|number| new(&format!("Số {number}"))).collect();
    let ends: Vec<_> = children.into_iter().map(|mut child| child.wait().unwrap().code()).collect();
    assert_eq!(ends.iter().filter(|code| **code == Some(0)).count(), 1, "{ends:?}");
    assert!(ends.iter().all(|code| matches!(code, Some(0 | 2))), "{ends:?}");
    assert_eq!(names(&folder), ["a.toml", "n.toml"]);
}
