//! A temporary git repository.

use std::ops::Deref;
use std::path::Path;
use std::process::Command;

use super::program::isolate;
use super::{Answer, Folder, PLAN};

/// The date of commits, unless a test gives another one: 1 March in UTC, but 2 March in Hanoi.
const DATE: &str = "2025-03-01T20:00:00+00:00";

/// A file, a piece of its text, and the replacement for it. An empty piece stands for the whole file, old
/// or new.
pub type Edit<'t> = (&'t str, &'t str, &'t str);

/// A repository in a temporary folder, which only has its own settings.
pub struct Repository(Folder);

impl Deref for Repository {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        &self.0
    }
}

impl Repository {
    pub fn new() -> Repository {
        Repository::initialized(&[]).unwrap()
    }

    /// A repository made with more options of `git init`; `None` if this git does not know them.
    pub fn initialized(options: &[&str]) -> Option<Repository> {
        let repo = Repository(Folder::new());
        let init = repo.ask_git(&[], &[&["init", "-q", "-b", "main"], options].concat());
        if init.status != 0 {
            return None;
        }
        // Writing a file is faster than three calls of git.
        let own = "[core]\n\tautocrlf = false\n\
                   [user]\n\tname = Trần Thị Bình\n\temail = binh@example.vn\n";
        repo.write(".git/config", &format!("{}{own}", repo.read(".git/config")));
        Some(repo)
    }

    /// A repository with these files, committed as `first`.
    pub fn with(files: &[(&str, &str)]) -> Repository {
        let repo = Repository::new();
        files.iter().for_each(|(name, text)| drop(repo.write(name, text)));
        repo.commit("first");
        repo
    }

    /// A repository with the small plan, committed as `first`.
    pub fn with_plan() -> Repository {
        Repository::with(&[("plans/a.toml", PLAN)])
    }

    /// A repository with the small plan, in which a second commit, `second`, moved a deadline from 30 June to 31 July.
    pub fn with_move() -> Repository {
        let repo = Repository::with_plan();
        repo.move_deadline();
        repo
    }

    /// Moves the deadline of the small plan from 30 June to 31 July in a commit `second`.
    pub fn move_deadline(&self) -> String {
        self.change("second", &[("plans/a.toml", "2025-06-30", "2025-07-31")])
    }

    /// Runs git, which may fail.
    pub fn ask_git(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Answer {
        Answer::of(git(self.path(), arguments).envs(variables.iter().copied()))
    }

    /// Runs git, which has to succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_with(&[], arguments)
    }

    /// Runs git with environment variables. It has to succeed.
    pub fn git_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> String {
        let answer = self.ask_git(variables, arguments);
        assert_eq!(answer.status, 0, "git {arguments:?}: {answer}");
        answer.out.trim().to_owned()
    }

    /// Runs git in another folder. It has to succeed.
    pub fn git_in(&self, folder: &Path, arguments: &[&str]) -> String {
        let answer = Answer::of(&mut git(folder, arguments));
        assert_eq!(answer.status, 0, "git {arguments:?}: {answer}");
        answer.out.trim().to_owned()
    }

    /// Runs git with these bytes as its standard input. It has to succeed.
    pub fn git_reading(&self, input: &[u8], arguments: &[&str]) -> String {
        let answer = Answer::to_input(&mut git(self.path(), arguments), input);
        assert_eq!(answer.status, 0, "git {arguments:?}: {answer}");
        answer.out.trim().to_owned()
    }

    /// Commits all changes, or an empty commit, and returns its id.
    pub fn commit(&self, message: &str) -> String {
        self.commit_on(DATE, message)
    }

    pub fn commit_on(&self, date: &str, message: &str) -> String {
        self.git(&["add", "-A"]);
        let dates = [("GIT_AUTHOR_DATE", date), ("GIT_COMMITTER_DATE", date)];
        self.git_with(&dates, &["commit", "-q", "--allow-empty", "-m", message]);
        self.head()
    }

    /// The id of the commit that is checked out.
    pub fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"])
    }

    pub fn edit(&self, edits: &[Edit<'_>]) {
        for (file, from, to) in edits {
            if from.is_empty() {
                self.write(file, to);
            } else {
                self.replace(file, from, to);
            }
        }
    }

    /// Makes the edits and commits them.
    pub fn change(&self, message: &str, edits: &[Edit<'_>]) -> String {
        self.edit(edits);
        self.commit(message)
    }

    /// Commits the edits on a new branch, with the branch's name as the message, and goes back.
    pub fn change_on_branch(&self, branch: &str, edits: &[Edit<'_>]) -> String {
        self.git(&["checkout", "-q", "-b", branch]);
        let commit = self.change(branch, edits);
        self.git(&["checkout", "-q", "-"]);
        commit
    }

    pub fn switch(&self, revision: &str) {
        self.git(&["checkout", "-q", revision]);
    }

    /// Merges a branch into the current one, with the message `merge`.
    pub fn merge(&self, branch: &str) {
        self.git(&["merge", "-q", "--no-ff", "-m", "merge", branch]);
    }

    /// Merges a branch but keeps the files of the current one.
    pub fn merge_ours(&self, branch: &str) {
        self.git(&["merge", "-q", "-s", "ours", "-m", "merge", branch]);
    }

    /// Begins a merge without committing it, and returns whether there was no conflict.
    pub fn begin_merge(&self, branches: &[&str]) -> bool {
        let merge = ["merge", "-q", "--no-commit"];
        self.ask_git(&[], &[&merge[..], branches].concat()).status == 0
    }

    /// A clone in another temporary folder.
    pub fn clone_with(&self, options: &[&str]) -> Folder {
        let target = Folder::new();
        let place = [&self.url(), target.path().to_str().unwrap()];
        self.git(&[&["clone", "-q"], options, &place].concat());
        target
    }

    /// The URL to clone from, because git ignores `--depth` for a path.
    fn url(&self) -> String {
        let path = self.path().display().to_string().replace('\\', "/");
        // A Windows drive letter comes after a third slash.
        format!("file:///{}", path.trim_start_matches('/'))
    }
}

/// A call of git that is the same on every machine.
fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    isolate(&mut command, folder)
        .env("GIT_AUTHOR_DATE", DATE)
        .env("GIT_COMMITTER_DATE", DATE)
        .args(arguments);
    command
}
