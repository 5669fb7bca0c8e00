//! Repositories that lost something: packs cut short, objects gone or garbled, references that say nothing.
//! What is told are git's own words, and where to look.

use std::path::PathBuf;

use crate::questions::QUESTIONS;
use crate::scaffold::{PLAN, Pargo, Repository};

/// Asserts that no question is answered otherwise than before the damage: it is either answered alike, since
/// it does not touch what is damaged, or refused with words that help.
fn assert_told(repository: &Repository, sound: &[String], at_least: usize, words: &str) {
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

/// A sound repository, with the answers of then.
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
fn an_object_that_is_gone_is_told() {
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
        assert_told(&repository, &answers, at_least, "git: ");
    }
}

/// What is gone is not the same as a file that says nothing.
#[test]
fn settings_of_the_past_that_are_gone_are_told() {
    for (name, text) in [("pargo.toml", "utc_offset = \"-11:00\"\n"), (".gitignore", "*.tmp\n")] {
        let repository = Repository::new();
        repository.change("settings", &[(name, "", text)]);
        repository.write("plans/a.toml", PLAN);
        repository.commit("first");
        repository.move_deadline();
        let answers = repository.answers();
        std::fs::remove_file(loose(&repository, &format!("HEAD:{name}"))).unwrap();
        assert_told(&repository, &answers, 7, name);
    }
}

#[test]
fn an_object_that_is_empty_or_garbled_is_told() {
    for revision in ["HEAD:plans/a.toml", "HEAD:plans", "HEAD"] {
        let (repository, answers) = sound();
        let (path, other) =
            (loose(&repository, revision), loose(&repository, "HEAD~1:plans/a.toml"));
        std::fs::write(path, b"").unwrap();
        assert_told(&repository, &answers, 5, "is empty");
        std::fs::write(other, b"nothing that git wrote").unwrap();
        assert_told(&repository, &answers, 5, "git: ");
    }
}

#[test]
fn a_pack_that_is_cut_short_or_garbled_is_told() {
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
        assert_told(&repository, &answers, 8, ".pack");
    }
    // Wherever a byte is another one, nothing else is answered than before, or nothing at all.
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
fn a_reference_that_says_nothing_is_not_a_branch_without_commits() {
    let (repository, answers) = sound();
    std::fs::write(repository.at(".git/refs/heads/main"), b"").unwrap();
    for question in QUESTIONS {
        repository.pargo(question).assert_refused(&["may be damaged", "`git fsck`"]);
    }
    drop(answers);
}

#[test]
fn a_revision_that_is_no_commit_is_told_as_what_it_is() {
    let repository = Repository::with_move();
    let blob = repository.git(&["rev-parse", "HEAD:plans/a.toml"]);
    repository.git(&["tag", "of-a-blob", &blob]);
    repository.git(&["tag", "-a", "-m", "told", "about-a-blob", &blob]);
    for tag in ["of-a-blob", "about-a-blob"] {
        repository.pargo(&["diff", tag]).assert_refused(&["not a commit but a blob"]);
    }
    repository.pargo(&["diff", "HEAD:plans"]).assert_refused(&["not a commit but a tree"]);
    // An id that nothing has is a revision that is not there, and no damage.
    let nothing = "1234567890123456789012345678901234567890";
    let answer = repository.pargo(&["diff", nothing]);
    answer.assert_refused(&["there is no revision"]);
    assert!(!answer.err.contains("fsck"), "{answer:?}");
    repository.pargo(&["diff", "none"]).assert_refused(&["there is no revision “none”"]);
}
