//! Links in a repository.

use std::os::unix::fs::symlink;
use std::path::Path;

use tempfile::TempDir;

use crate::scaffold::{PLAN, Repository};
use crate::{QUESTIONS, SECRET, ask, ask_in, other_plan, with_plan};

/// A folder outside of every repository with a secret in files of all names that pargo reads.
fn outside() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let secret = format!("token = \"{SECRET}\"\n{SECRET}\n");
    for name in ["secret", "x.toml", "pargo.toml", ".gitignore", ".pargo-baseline.toml"] {
        std::fs::write(folder.path().join(name), &secret).unwrap();
    }
    folder
}

/// Replaces whatever is there by a link.
fn link(repo: &Repository, name: &str, target: impl AsRef<Path>) {
    let path = repo.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    if path.is_dir() {
        std::fs::remove_dir_all(&path).unwrap();
    }
    let _ = std::fs::remove_file(&path);
    symlink(target, path).unwrap();
}

/// Asserts that no answer contains the secret, asked from the root of the repository and from below.
fn keeps_the_secret(repo: &Repository, what: &str) {
    let below = repo.path().join("below");
    std::fs::create_dir_all(&below).unwrap();
    let here = QUESTIONS.iter().map(|question| (repo.path(), *question));
    for (folder, question) in here.chain([(below.as_path(), QUESTIONS[0]), (&below, &["help"])]) {
        let answer = ask_in(folder, question);
        assert!(!answer.all().contains(SECRET), "{what}, {question:?}: {}", answer.all());
        assert!(answer.code.is_some(), "{what}, {question:?} was killed: {}", answer.all());
    }
}

#[test]
fn no_link_leads_a_question_out_of_the_repository() {
    let outside = outside();
    let secret = outside.path().join("secret");
    for name in ["pargo.toml", "plans/pargo.toml", ".gitignore", "plans/.gitignore"] {
        let repo = with_plan();
        link(&repo, name, &secret);
        keeps_the_secret(&repo, name);
        let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01"]);
        assert!(answer.err.contains("a link out of the repository"), "{name}: {}", answer.err);
        assert!(answer.err.contains("put the file itself in its place") || answer.code == Some(1));
    }
    let repo = with_plan();
    link(&repo, "plans", outside.path());
    keeps_the_secret(&repo, "plans");
    for question in [&["check"][..], &["check", "plans"], &["check", "plans/x.toml"], &["tasks"]] {
        let answer = ask(&repo, question);
        assert_eq!(answer.code, Some(2), "{question:?}: {}", answer.all());
        assert!(answer.err.contains("a link out of the repository"), "{}", answer.err);
    }
}

#[test]
fn chains_of_links_and_relative_links_lead_no_farther() {
    let outside = outside();
    let repo = with_plan();
    // A chain of links whose last one leads out, and one that passes through a folder inside.
    link(&repo, "one", outside.path());
    link(&repo, "two", "one");
    link(&repo, "pargo.toml", "two/secret");
    link(&repo, "plans/.gitignore", "../two/.gitignore");
    keeps_the_secret(&repo, "a chain");
    for path in ["two", "two/x.toml", "plans/../two/x.toml", "./one/x.toml"] {
        let answer = ask(&repo, &["check", path]);
        assert_eq!(answer.code, Some(2), "{path}: {}", answer.all());
        assert!(!answer.all().contains(SECRET), "{path}: {}", answer.all());
    }
    let whole = repo.path().join("two/x.toml");
    let answer = ask(&repo, &["check", whole.to_str().unwrap()]);
    assert_eq!(answer.code, Some(2), "a whole path through a link: {}", answer.all());
    // The same from another folder: it depends on where the link is.
    let answer = ask_in(outside.path(), &["check", whole.to_str().unwrap()]);
    assert!(answer.code == Some(2) && !answer.all().contains(SECRET), "{}", answer.all());
}

#[test]
fn another_repository_behind_a_link_is_outside_too() {
    let other = with_plan();
    other.write("plans/x.toml", &other_plan(SECRET));
    let repo = with_plan();
    link(&repo, "plans", other.path().join("plans"));
    link(&repo, "khac", other.path());
    keeps_the_secret(&repo, "a repository");
    let answer = ask(&repo, &["check", "khac"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
}

#[test]
fn the_folder_of_git_is_read_through_no_link() {
    for name in ["pargo.toml", ".gitignore", "plans/pargo.toml"] {
        let repo = with_plan();
        repo.git(&["config", "http.extraHeader", &format!("AUTHORIZATION: basic {SECRET}")]);
        link(&repo, name, repo.path().join(".git/config"));
        keeps_the_secret(&repo, name);
    }
    let repo = with_plan();
    repo.write(".git/plans/x.toml", &other_plan(SECRET));
    link(&repo, "plans", ".git/plans");
    keeps_the_secret(&repo, "plans");
}

#[test]
fn a_baseline_is_read_and_written_through_no_link_out_of_the_repository() {
    let outside = outside();
    let before = std::fs::read_to_string(outside.path().join("secret")).unwrap();
    let repo = with_plan();
    link(&repo, "baseline", outside.path().join("secret"));
    link(&repo, "new", outside.path().join("not-there"));
    link(&repo, "folder", outside.path());
    for file in ["baseline", "new", "folder/secret", "folder/made"] {
        for update in [&[][..], &["--update-baseline"], &["--update-baseline=all"]] {
            let answer = ask(&repo, &[&["check", "plans", "--baseline", file], update].concat());
            assert_eq!(answer.code, Some(2), "{file} {update:?}: {}", answer.all());
            assert!(!answer.all().contains(SECRET), "{file}: {}", answer.all());
        }
    }
    assert_eq!(std::fs::read_to_string(outside.path().join("secret")).unwrap(), before);
    assert!(!outside.path().join("made").exists() && !outside.path().join("not-there").exists());
}

#[test]
fn devices_and_what_the_system_knows_of_a_process_are_read_through_no_link() {
    for target in ["/proc/self/environ", "/dev/zero", "/dev/urandom", "/dev/stdin", "/etc/passwd"] {
        for name in ["pargo.toml", ".gitignore", "plans/.gitignore", "plans/pargo.toml"] {
            let repo = with_plan();
            link(&repo, name, target);
            for question in [&["check"][..], &["summary"], &["help"]] {
                let answer = ask(&repo, question);
                let text = answer.all();
                assert!(!text.contains("PARGO_LANG=") && !text.contains("root:"), "{name}: {text}");
            }
        }
        let repo = with_plan();
        link(&repo, "baseline", target);
        let answer = ask(&repo, &["check", "--baseline", "baseline"]);
        assert_eq!(answer.code, Some(2), "{target}: {}", answer.all());
    }
}

#[test]
fn a_link_inside_of_the_repository_is_followed() {
    let repo = Repository::new();
    repo.write("ke-hoach/a.toml", PLAN);
    repo.write("chung/chung.toml", "[rules]\nno-product = \"error\"\n");
    repo.write("chung/pargo.toml", "exclude = [\"b.toml\"]\n");
    repo.write("ke-hoach/b.toml", "not TOML");
    link(&repo, "plans", "ke-hoach");
    link(&repo, "ke-hoach/pargo.toml", "../chung/pargo.toml");
    let answer = ask(&repo, &["tasks", "--format", "json", "--as-of", "2025-12-01"]);
    assert_eq!(answer.code, Some(0), "{}", answer.all());
    assert_eq!(answer.json()["items"][0]["file"], "plans/a.toml");
}

#[test]
fn a_link_among_the_plans_is_not_a_plan() {
    let outside = outside();
    let repo = with_plan();
    link(&repo, "plans/x.toml", outside.path().join("x.toml"));
    link(&repo, "plans/so", outside.path());
    link(&repo, "plans/tro-lai", "..");
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!((answer.code, &answer.json()["files"]), (Some(0), &1.into()), "{}", answer.all());
    keeps_the_secret(&repo, "links among plans");
}

#[test]
fn what_is_named_on_the_command_line_may_lie_outside() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("a.toml"), PLAN).unwrap();
    let repo = with_plan();
    for path in [elsewhere.path().to_owned(), elsewhere.path().join("a.toml")] {
        let answer = ask(&repo, &["check", path.to_str().unwrap(), "--as-of", "2025-12-01"]);
        assert_eq!(answer.code, Some(0), "{}", answer.all());
    }
    // A link of the user: it is not in a repository and not below the current folder.
    let own = tempfile::tempdir().unwrap();
    symlink(elsewhere.path(), own.path().join("plans")).unwrap();
    let path = own.path().join("plans");
    let answer = ask(&repo, &["check", path.to_str().unwrap(), "--as-of", "2025-12-01"]);
    assert_eq!(answer.code, Some(0), "{}", answer.all());
}

#[test]
fn without_a_repository_the_current_folder_is_not_left() {
    let outside = outside();
    let folder = tempfile::tempdir().unwrap();
    symlink(outside.path(), folder.path().join("plans")).unwrap();
    let answer = ask_in(folder.path(), &["check"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
    assert!(!answer.all().contains(SECRET), "{}", answer.all());
}
