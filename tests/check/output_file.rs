//! `check --output`: the file has the text of standard output, or is not changed.

use crate::formats::FORMATS;
use crate::sample::{check, sample};

#[test]
fn an_output_file_holds_what_standard_output_would() {
    let repository = sample();
    let before = repository.names();
    for format in FORMATS {
        let printed = check(&repository, &["--lang", "en", "--format", format]).out;
        for _ in ["new", "replaced"] {
            let answer = check(&repository, &["--lang", "en", "--format", format, "-o", "ra"]);
            assert_eq!(answer.out, "", "{format}");
            assert_eq!(repository.read("ra"), printed, "{format}");
            assert!(answer.err.ends_with(" in 3 plan files\n"), "{format}: {}", answer.err);
        }
        repository.remove("ra");
        assert_eq!(repository.names(), before, "{format} left something behind");
    }
}

#[test]
fn a_file_has_colours_only_where_they_are_asked_for() {
    let repository = sample();
    check(&repository, &["-o", "ra.txt"]);
    assert!(!repository.read("ra.txt").contains('\u{1b}'));
    check(&repository, &["-o", "ra.txt", "--color", "always"]);
    assert!(repository.read("ra.txt").contains('\u{1b}'));
}

#[test]
fn a_plan_is_never_written_over() {
    let repository = sample();
    let plan = repository.read("plans/sạch.toml");
    let answer = check(&repository, &["--lang", "en", "-o", "plans/sạch.toml"]);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("not written to plans/sạch.toml"), "{}", answer.err);
    assert_eq!(repository.read("plans/sạch.toml"), plan);
}

#[test]
fn an_output_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let repository = sample();
    let before = repository.names();
    for target in ["không/có/ra.sarif", "plans"] {
        let answer = check(&repository, &["--lang", "en", "--format", "sarif", "-o", target]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{target}");
        let words = format!("pargo: cannot write {target}: ");
        assert!(answer.err.starts_with(&words) && !answer.err.contains(".tmp"), "{}", answer.err);
        let answer = check(&repository, &["--lang", "vi", "--format", "table", "--output", target]);
        assert!(
            answer.err.starts_with(&format!("pargo: không ghi được {target}: ")),
            "{}",
            answer.err
        );
    }
    assert_eq!(repository.names(), before);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_file_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let repository = sample();
    let mode =
        |path: &str| std::fs::metadata(repository.at(path)).unwrap().permissions().mode() & 0o777;
    repository.write("thường", "");
    check(&repository, &["--format", "short", "-o", "mới"]);
    assert_eq!(mode("mới"), mode("thường"), "a new file is as any other");
    repository.write("đích", "cũ");
    std::fs::set_permissions(repository.at("đích"), std::fs::Permissions::from_mode(0o640))
        .unwrap();
    std::os::unix::fs::symlink("đích", repository.at("liên kết")).unwrap();
    let answer = check(&repository, &["--format", "short", "-o", "liên kết"]);
    assert_eq!(answer.status, 1);
    assert!(std::fs::symlink_metadata(repository.at("liên kết")).unwrap().is_symlink());
    assert_eq!(repository.read("đích"), check(&repository, &["--format", "short"]).out);
    assert_eq!(mode("đích"), 0o640);
    // A device receives the answer, and is still there afterwards.
    assert_eq!(check(&repository, &["--format", "short", "-o", "/dev/null"]).status, 1);
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}
