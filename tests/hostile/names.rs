//! Files whose names are not those of plans, and plans that are looked for in the wrong place.

use crate::scaffold::Repository;
use crate::{ask, ask_in, with_plan};

#[test]
fn what_an_office_program_keeps_beside_an_open_file_is_not_a_plan() {
    let repo = with_plan();
    repo.write("plans/~$a.toml", "\u{7}Nguyễn Văn A");
    repo.commit("with a lock");
    for at in [&[][..], &["--at", "HEAD"]] {
        let asked = ["check", "--as-of", "2025-12-01", "--format", "json"];
        let answer = ask(&repo, &[&asked[..], at].concat());
        assert_eq!((answer.code, &answer.json()["files"]), (Some(0), &1.into()), "{}", answer.out);
    }
    let answer = ask(&repo, &["check", "plans/~$a.toml"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
    assert!(answer.err.contains("temporary file of Word or Excel"), "{}", answer.err);
}

#[test]
fn where_no_plan_is_found_the_folders_and_a_plans_above_are_named() {
    let repo = with_plan();
    repo.write("docs/cu/x.md", "");
    let answer = ask_in(&repo.path().join("docs/cu"), &["summary"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
    assert!(
        answer.err.contains("under the current folder; above there is ../../plans"),
        "{}",
        answer.err
    );
    let answer = ask_in(&repo.path().join("docs"), &["check", "cu", ".", "--lang", "vi"]);
    assert!(answer.err.contains("trong cu, .; thư mục trên có ../plans"), "{}", answer.err);
    let empty = Repository::new();
    let answer = ask(&empty, &["summary"]);
    assert!(
        answer
            .err
            .trim_end()
            .ends_with("under the current folder; to begin the first plan: pargo new"),
        "{}",
        answer.err
    );
}

#[test]
fn a_file_of_patterns_counts_as_git_counts_it() {
    let repo = with_plan();
    repo.write("plans/nhap.toml", "x");
    repo.write("plans/giu/nhap.toml", "x");
    repo.write(".gitignore", "\u{feff}nhap.toml\n");
    repo.write("plans/giu/.gitignore", "!nhap.toml\n");
    repo.write("plans/.an.toml", "x");
    repo.write("plans/giu/.gitkeep", "");
    repo.git(&["add", "-Af"]);
    repo.git(&["commit", "-qm", "all"]);
    for at in [&[][..], &["--at", "HEAD"]] {
        let asked = ["check", "--as-of", "2025-12-01", "--format", "json"];
        let answer = ask(&repo, &[&asked[..], at].concat());
        let [finding] = &answer.findings()[..] else { panic!("{}", answer.all()) };
        assert!(finding.starts_with("syntax plans/giu/nhap.toml: "), "{finding}");
    }
}
