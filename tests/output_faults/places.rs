//! Places that must not be written.

use crate::{check_to, names, with_plan};

#[test]
fn plans_settings_and_what_is_gits_own_are_not_written_over() {
    let repo = with_plan();
    repo.write("pargo.toml", "lang = \"en\"\n");
    let config = std::fs::read_to_string(repo.path().join(".git/config")).unwrap();
    for (file, words) in [
        ("pargo.toml", "it holds the settings of pargo; choose another name"),
        ("Pargo.TOML", "it holds the settings of pargo; choose another name"),
        ("plans/a.toml", "a .toml file is a plan; choose another name"),
        ("new.toml", "a .toml file is a plan; choose another name"),
        (".git/config", "that is git's own folder; choose another place"),
        (".git/hooks/post-checkout", "git"),
        (".git/new", "that is git's own folder; choose another place"),
        ("plans/../.git/HEAD", "that is git's own folder; choose another place"),
        (".git", "git"),
        ("plans", "that is a folder; name a file in it"),
        ("..", "that is a folder; name a file in it"),
        ("no/such/x.json", "there is no such folder; make it, and run pargo again"),
    ] {
        let output = repo.pargo(&check_to(file));
        assert_eq!(output.status, 2, "{file}");
        assert!(output.err.contains(words), "{file}: {}", output.err);
        assert!(output.out.is_empty());
    }
    assert_eq!(std::fs::read_to_string(repo.path().join(".git/config")).unwrap(), config);
    assert!(!repo.path().join(".git/new").exists());
    assert_eq!(names(repo.path()), ["pargo.toml", "plans"]);
    for file in [".git/config", ".git/new"] {
        let output = repo.pargo(&["check", "plans", "--baseline", file, "--update-baseline"]);
        assert_eq!(output.status, 2, "{file}: {}", output.err);
    }
    assert!(!repo.path().join(".git/new").exists());
}

/// The folder of a bare repository is git's own, whatever it is called; a working tree in it is not.
#[test]
fn nothing_is_written_into_a_bare_repository() {
    let repo = with_plan();
    repo.commit("one");
    repo.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let head = std::fs::read_to_string(repo.path().join("bare.git/HEAD")).unwrap();
    for file in ["bare.git/HEAD", "bare.git/hooks/post-update", "bare.git/x.json"] {
        let output = repo.pargo(&check_to(file));
        assert_eq!(output.status, 2, "{file}");
        assert!(output.err.contains("that is git's own folder"), "{file}: {}", output.err);
    }
    assert_eq!(std::fs::read_to_string(repo.path().join("bare.git/HEAD")).unwrap(), head);
    repo.git(&["--git-dir=bare.git", "worktree", "add", "--quiet", "bare.git/tree"]);
    let output = repo.pargo(&check_to("bare.git/tree/x.json"));
    assert!(repo.path().join("bare.git/tree/x.json").exists(), "{}", output.err);
}

#[test]
fn the_messages_exist_in_vietnamese() {
    let repo = with_plan();
    for (file, words) in [
        (".git/config", "không ghi được .git/config: đó là thư mục riêng của git"),
        ("pargo.toml", "đó là tệp cấu hình của pargo; hãy đặt tên khác"),
        ("no/x.json", "không ghi được no/x.json: không có thư mục đó; hãy tạo thư mục"),
    ] {
        let output = repo.pargo(&[&check_to(file)[..], &["--lang", "vi"]].concat());
        assert!(output.err.contains(words), "{file}: {}", output.err);
    }
}

#[test]
fn a_file_that_can_only_be_read_stays() {
    let repo = with_plan();
    let file = repo.write("x.json", "old");
    let allow = |read_only| {
        let mut permissions = std::fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(read_only);
        std::fs::set_permissions(&file, permissions).unwrap();
    };
    allow(true);
    let output = repo.pargo(&check_to("x.json"));
    assert_eq!(output.status, 2);
    assert!(output.err.contains("x.json: that file can only be read"), "{}", output.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(names(repo.path()), ["plans", "x.json"]);
    allow(false);
    assert_eq!(repo.pargo(&check_to("x.json")).status, 0);
    assert_ne!(std::fs::read_to_string(&file).unwrap(), "old");
}

#[test]
fn a_dash_is_standard_output() {
    let repo = with_plan();
    let there = repo.pargo(&["check", "plans", "--as-of", "2025-12-01", "--format", "json"]);
    for dash in [&["-o", "-"], &["--output", "-"]] {
        let asked = ["check", "plans", "--as-of", "2025-12-01", "--format", "json"];
        let here = repo.pargo(&[&asked[..], dash].concat());
        assert_eq!((here.out, here.err), (there.out.clone(), there.err.clone()));
    }
    assert_eq!(names(repo.path()), ["plans"]);
    assert_eq!(repo.pargo(&check_to("./-")).status, 0);
    assert_eq!(names(repo.path()), ["-", "plans"], "a file of that name has a path");
}

#[test]
fn of_two_writers_one_is_the_last() {
    let repo = with_plan();
    repo.pargo(&check_to("expected"));
    let expected = std::fs::read(repo.path().join("expected")).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    // On Windows one process may find the file of the other in use, and says so.
                    let code = repo.pargo(&check_to("x.json")).status;
                    assert!(code == 0 || (cfg!(windows) && code == 2), "{code:?}");
                    assert!(std::fs::read(repo.path().join("x.json")).unwrap() == expected);
                }
            });
        }
    });
    assert_eq!(names(repo.path()), ["expected", "plans", "x.json"]);
}

#[cfg(windows)]
#[test]
fn names_of_devices_are_refused() {
    let repo = with_plan();
    for file in ["NUL", "con.json", "COM1", "plans\\aux"] {
        let output = repo.pargo(&check_to(file));
        assert_eq!(output.status, 2, "{file}");
        assert!(output.err.contains("Windows keeps that name"), "{}", output.err);
    }
}
