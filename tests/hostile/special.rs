//! Pipes, sockets, devices, folders and files without permission in the place of a file.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use crate::scaffold::{PLAN, Repository};
use crate::{QUESTIONS, ask, with_plan};

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Whether permissions matter here: they do not for the superuser.
fn permissions_count(file: &Path) -> bool {
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o000)).unwrap();
    std::fs::File::open(file).is_err()
}

#[test]
fn a_pipe_is_never_waited_for() {
    for name in ["pargo.toml", ".gitignore", "plans/pargo.toml", "plans/.gitignore", "plans/x.toml"]
    {
        let repo = with_plan();
        pipe(&repo.path().join(name));
        for question in QUESTIONS {
            ask(&repo, question);
        }
        let answer = ask(&repo, &["check", "--as-of", "2025-12-01"]);
        assert!(answer.all().contains("a pipe (FIFO), not a file"), "{name}: {}", answer.all());
    }
    let repo = with_plan();
    pipe(&repo.path().join("baseline"));
    let answer = ask(&repo, &["check", "--baseline", "baseline"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
    pipe(&repo.path().join("x.toml"));
    let answer = ask(&repo, &["check", "x.toml"]);
    assert!(answer.all().contains("a pipe (FIFO), not a file"), "{}", answer.all());
    let answer = ask(&repo, &["check", "x.toml", "--format", "json"]);
    assert_eq!(answer.findings().len(), 1, "of what is below it nothing is said: {}", answer.all());
    // A plan in git that is a pipe in the working tree.
    let repo = with_plan();
    std::fs::remove_file(repo.path().join("plans/a.toml")).unwrap();
    repo.write("plans/b.toml", &crate::other_plan("b-2025"));
    pipe(&repo.path().join("plans/a.toml"));
    for question in QUESTIONS {
        ask(&repo, question);
    }
}

/// A repository with a plan, and with entries that have the name of a plan but are not files; their names
/// and kinds.
fn with_odd_ones() -> (Repository, Vec<(&'static str, &'static str)>) {
    let repo = with_plan();
    let path = |name: &str| repo.path().join("plans").join(name);
    pipe(&path("pipe.toml"));
    drop(UnixListener::bind(path("socket.toml")).unwrap());
    std::fs::create_dir(path("folder.toml")).unwrap();
    let mut odd = vec![
        ("plans/folder.toml", "this is a folder, not a file"),
        ("plans/pipe.toml", "this is a pipe (FIFO), not a file"),
        ("plans/socket.toml", "this is a socket, not a file"),
    ];
    let locked = repo.write("plans/locked.toml", PLAN);
    if permissions_count(&locked) {
        odd.insert(1, ("plans/locked.toml", "there is no permission to read it"));
    } else {
        std::fs::remove_file(locked).unwrap();
    }
    (repo, odd)
}

#[test]
fn what_is_not_a_file_has_its_own_message_and_affects_no_other_plan() {
    let (repo, odd) = with_odd_ones();
    let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.all());
    assert_eq!(answer.json()["items"].as_array().unwrap().len(), 2, "the plan is answered for");
    let left_out = answer.left_out();
    let left_out: Vec<(&str, &str)> =
        left_out.iter().map(|(file, why)| (file.as_str(), why.as_str())).collect();
    assert_eq!(left_out, odd);
    for (file, _) in &odd {
        assert!(answer.err.contains(file), "{}", answer.err);
    }
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
    let expected: Vec<String> =
        odd.iter().map(|(file, why)| format!("syntax {file}: {why}")).collect();
    assert_eq!((answer.code, answer.findings()), (Some(1), expected), "{}", answer.all());
    let help = answer.json()["diagnostics"][0]["help"].as_str().unwrap().to_owned();
    assert!(help.contains("give it a name that does not end in .toml"), "{help}");
}

#[test]
fn the_messages_exist_in_vietnamese() {
    let (repo, _) = with_odd_ones();
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--lang", "vi"]);
    for words in ["đây là một thư mục, không phải tệp", "đây là một ống dẫn (FIFO), không phải tệp"]
    {
        assert!(answer.all().contains(words), "{}", answer.all());
    }
}

#[test]
fn plans_in_a_folder_with_the_name_of_a_plan_are_read() {
    let repo = with_plan();
    repo.write("plans/2024.toml/b.toml", &crate::other_plan("b-2025"));
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.findings(), ["syntax plans/2024.toml: this is a folder, not a file"]);
    assert_eq!(answer.json()["files"], 3);
}

#[test]
fn a_pargo_toml_that_is_not_a_file_leaves_out_the_plans_below_it() {
    for make in [pipe, |path: &Path| std::fs::create_dir(path).unwrap()] {
        let repo = with_plan();
        repo.write("plans/so/b.toml", &crate::other_plan("b-2025"));
        make(&repo.path().join("plans/so/pargo.toml"));
        let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
        assert_eq!(answer.code, Some(1), "{}", answer.all());
        let left_out = answer.left_out();
        assert_eq!(left_out[0].0, "plans/so/b.toml");
        assert!(left_out[0].1.starts_with("plans/so/pargo.toml above it is broken: "));
        assert_eq!(answer.json()["items"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_folder_without_permission_affects_no_other_plan() {
    let repo = with_plan();
    repo.write("plans/kin/b.toml", &crate::other_plan("b-2025"));
    let folder = repo.path().join("plans/kin");
    let counts = permissions_count(&repo.write("plans/x", ""));
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o000)).unwrap();
    let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    if counts {
        let expected = ("plans/kin".to_owned(), "there is no permission to read it".to_owned());
        assert_eq!((answer.code, answer.left_out()), (Some(1), vec![expected]));
    }
}

#[test]
fn without_a_readable_plan_there_is_no_answer() {
    let repo = Repository::new();
    std::fs::create_dir(repo.path().join("plans")).unwrap();
    pipe(&repo.path().join("plans/x.toml"));
    for format in ["table", "json", "csv"] {
        let answer = ask(&repo, &["tasks", "--format", format]);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{}", answer.err);
        assert!(answer.err.contains("no plan could be read"), "{}", answer.err);
        assert!(answer.err.contains("plans/x.toml"), "{}", answer.err);
    }
    assert_eq!(ask(&repo, &["check"]).code, Some(1), "the findings are the answer");
}
