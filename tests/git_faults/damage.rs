//! Damaged repositories: truncated packs, missing or corrupt objects, empty references. The message has
//! git's own words and says how to check the repository.

use std::path::PathBuf;

use crate::questions::QUESTIONS;
use crate::scaffold::{PLAN, Pargo, Repository};

/// Asserts that every question has the same answer as before the damage, because it does not need the
/// damaged object, or is refused with a helpful message.
fn assert_reported(repository: &Repository, sound: &[String], at_least: usize, words: &str) {
    let mut refused = 0;
    for (question, sound) in QUESTIONS.iter().zip(sound) {
        let answer = repository.pargo(question);
        if format!("{question:?} {answer}") == *sound {
            continue;
        }
        refused += 1;
        answer.assert_refused(&["may be damaged", "`git fsck`", words]);
        let answer = Pargo::at(repository.path()).env("PARGO_LANG", "vi").run(question);
        answer.assert_refused(&["đã hỏng", "`git fsck`", words]);
    }
    assert!(refused >= at_least, "{refused} questions were refused");
}

/// An undamaged repository with its answers.
fn sound() -> (Repository, Vec<String>) {
    let repository = Repository::with_move();
    let answers = repository.answers();
    assert!(answers.iter().all(|answer| !answer.contains("status 2")), "{answers:?}");
    (repository, answers)
}

fn loose(repository: &Repository, revision: &str) -> PathBuf {
    let id = repository.git(&["rev-parse", revision]);
    let path = repository.at(&format!(".git/objects/{}/{}", &id[..2], &id[2..]));
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "a file of the test")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&path, permissions).unwrap();
    path
}

#[test]
fn a_missing_object_is_reported() {
    for (revision, at_least) in [
        ("HEAD:plans/a.toml", 5),
        ("HEAD~1:plans/a.toml", 5),
        ("HEAD:plans", 5),
        ("HEAD~1:plans", 5),
        ("HEAD~1", 5),
        ("HEAD", 8),
    ] {
        let (repository, answers) = sound();
        std::fs::remove_file(loose(&repository, revision)).unwrap();
        assert_reported(&repository, &answers, at_least, "git: ");
    }
}

/// A missing file is not the same as an empty one.
#[test]
fn missing_settings_of_a_past_commit_are_reported() {
    for (name, text) in [("pargo.toml", "utc_offset = \"-11:00\"\n"), (".gitignore", "*.tmp\n")] {
        let repository = Repository::new();
        repository.change("settings", &[(name, "", text)]);
        repository.write("plans/a.toml", PLAN);
        repository.commit("first");
        repository.move_deadline();
        let answers = repository.answers();
        std::fs::remove_file(loose(&repository, &format!("HEAD:{name}"))).unwrap();
        assert_reported(&repository, &answers, 7, name);
    }
}

#[test]
fn an_empty_or_corrupt_object_is_reported() {
    for revision in ["HEAD:plans/a.toml", "HEAD:plans", "HEAD"] {
        let (repository, answers) = sound();
        let (path, other) =
            (loose(&repository, revision), loose(&repository, "HEAD~1:plans/a.toml"));
        std::fs::write(path, b"").unwrap();
        assert_reported(&repository, &answers, 5, "is empty");
        std::fs::write(other, b"nothing that git wrote").unwrap();
        assert_reported(&repository, &answers, 5, "git: ");
    }
}

#[test]
fn a_truncated_or_corrupt_pack_is_reported() {
    let (repository, answers) = sound();
    repository.git(&["repack", "-adq"]);
    repository.git(&["prune-packed"]);
    let packs = std::fs::read_dir(repository.at(".git/objects/pack")).unwrap();
    let mut packs = packs.map(|entry| entry.unwrap().path());
    let pack = packs.find(|path| path.extension().is_some_and(|e| e == "pack")).unwrap();
    let mut permissions = std::fs::metadata(&pack).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "a file of the test")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&pack, permissions).unwrap();
    let whole = std::fs::read(&pack).unwrap();
    for length in [0, 11, 12, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&pack, &whole[..length]).unwrap();
        assert_reported(&repository, &answers, 8, ".pack");
    }
    // If any byte is changed, the answer is the same as before or refused.
    for at in (12..whole.len() - 20).step_by(17) {
        let mut garbled = whole.clone();
        garbled[at] ^= 0x55;
        std::fs::write(&pack, &garbled).unwrap();
        for (question, sound) in QUESTIONS.iter().zip(&answers).step_by(3) {
            let answer = repository.pargo(question);
            assert!(
                format!("{question:?} {answer}") == *sound
                    || (answer.status == 2 && answer.err.contains("`git fsck`")),
                "byte {at}: {answer:?}"
            );
        }
    }
}

#[test]
fn an_empty_reference_is_not_a_branch_without_commits() {
    let (repository, answers) = sound();
    std::fs::write(repository.at(".git/refs/heads/main"), b"").unwrap();
    for question in QUESTIONS {
        repository.pargo(question).assert_refused(&["may be damaged", "`git fsck`"]);
    }
    drop(answers);
}

#[test]
fn a_revision_that_is_not_a_commit_is_named_by_its_kind() {
    let repository = Repository::with_move();
    let blob = repository.git(&["rev-parse", "HEAD:plans/a.toml"]);
    repository.git(&["tag", "of-a-blob", &blob]);
    repository.git(&["tag", "-a", "-m", "annotated", "about-a-blob", &blob]);
    for tag in ["of-a-blob", "about-a-blob"] {
        repository.pargo(&["diff", tag]).assert_refused(&["not a commit but a blob"]);
    }
    repository.pargo(&["diff", "HEAD:plans"]).assert_refused(&["not a commit but a tree"]);
    // An id without an object is an unknown revision, not damage.
    let nothing = "1234567890123456789012345678901234567890";
    let answer = repository.pargo(&["diff", nothing]);
    answer.assert_refused(&["there is no revision"]);
    assert!(!answer.err.contains("fsck"), "{answer:?}");
    repository.pargo(&["diff", "none"]).assert_refused(&["there is no revision “none”"]);
}
