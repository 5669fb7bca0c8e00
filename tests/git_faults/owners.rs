//! A repository of another user, which git does not read. Git itself has a variable by which it takes every
//! repository for one; Windows, where git is found as `git.exe` alone, has no script to set it in between.

use crate::repository::{Answer, FakeGit, QUESTIONS, Repository};

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
            let mut command = repository.call(repository.path(), question);
            git.on_path(&mut command);
            Answer::of(command.env("PARGO_LANG", lang)).refused(&[words, &mend]);
        }
    }
    // What the words name is the mend.
    let settings = repository.at(".git/settings-of-the-user");
    let text = format!("[safe]\n\tdirectory = {}\n", root.display());
    std::fs::write(&settings, text).unwrap();
    for question in QUESTIONS {
        let mut command = repository.call(repository.path(), question);
        git.on_path(&mut command);
        let answer = Answer::of(command.env("GIT_CONFIG_GLOBAL", &settings));
        assert_ne!(answer.status, Some(2), "{question:?} {answer:?}");
    }
}
