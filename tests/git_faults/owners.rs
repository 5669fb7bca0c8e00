//! A repository of another user, which git does not read. Git itself has a variable by which it takes every
//! repository for one; Windows, where git is found as `git.exe` alone, has no script to set it in between.

use crate::questions::QUESTIONS;
use crate::scaffold::{FakeGit, Pargo, Repository};

#[test]
fn the_words_name_what_git_asks_for() {
    let repository = Repository::with_move();
    let git = FakeGit::new(
        "GIT_TEST_ASSUME_DIFFERENT_OWNER=1\nexport GIT_TEST_ASSUME_DIFFERENT_OWNER\ngit \"$@\"",
    );
    let root = std::fs::canonicalize(repository.path()).unwrap();
    let mend = format!("`git config --global --add safe.directory {}`", root.display());
    for question in QUESTIONS {
        for (lang, words) in [("en", "belongs to another user"), ("vi", "thuộc về người dùng khác")]
        {
            let pargo = Pargo::at(repository.path()).with(|command| git.on_path(command));
            pargo.env("PARGO_LANG", lang).run(question).assert_refused(&[words, &mend]);
        }
    }
    // What the words name is the mend.
    let settings = repository.at(".git/settings-of-the-user");
    let text = format!("[safe]\n\tdirectory = {}\n", root.display());
    std::fs::write(&settings, text).unwrap();
    for question in QUESTIONS {
        let pargo = Pargo::at(repository.path()).with(|command| git.on_path(command));
        let answer = pargo.env("GIT_CONFIG_GLOBAL", &settings).run(question);
        assert_ne!(answer.status, 2, "{question:?} {answer:?}");
    }
}
