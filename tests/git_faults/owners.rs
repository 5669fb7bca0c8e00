//! Repositories of other users, which git does not read. A variable for git's own tests makes it treat
//! every repository as such; a script sets it. There are none for Windows, where a script cannot take the
//! place of `git.exe`.

use crate::questions::QUESTIONS;
use crate::scaffold::{FakeGit, Pargo, Repository};

#[test]
fn the_message_names_the_setting_that_git_asks_for() {
    let repository = Repository::with_move();
    let git = FakeGit::new(
        "GIT_TEST_ASSUME_DIFFERENT_OWNER=1\nexport GIT_TEST_ASSUME_DIFFERENT_OWNER\ngit \"$@\"",
    );
    let root = std::fs::canonicalize(repository.path()).unwrap();
    let fix = format!("`git config --global --add safe.directory {}`", root.display());
    for question in QUESTIONS {
        for (lang, words) in [("en", "belongs to another user"), ("vi", "thuộc về người dùng khác")]
        {
            let pargo = Pargo::at(repository.path()).with(|command| git.on_path(command));
            pargo.env("PARGO_LANG", lang).run(question).assert_refused(&[words, &fix]);
        }
    }
    // The suggested setting does help.
    let settings = repository.at(".git/settings-of-the-user");
    let text = format!("[safe]\n\tdirectory = {}\n", root.display());
    std::fs::write(&settings, text).unwrap();
    for question in QUESTIONS {
        let pargo = Pargo::at(repository.path()).with(|command| git.on_path(command));
        let answer = pargo.env("GIT_CONFIG_GLOBAL", &settings).run(question);
        assert_ne!(answer.status, 2, "{question:?} {answer:?}");
    }
}
