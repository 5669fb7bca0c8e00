//! Calls of the program, and what it answers.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What a program printed, and how it ended.
#[derive(Debug)]
pub struct Answer {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Answer {
    pub fn of(command: &mut Command) -> Answer {
        let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes).unwrap_or_else(|error| panic!("{command:?}: {error}"))
        };
        Answer {
            out: text(output.stdout),
            err: text(output.stderr),
            status: output.status.code().unwrap_or_else(|| panic!("{command:?} was killed")),
        }
    }

    /// Whether these words stand in what was printed, to either stream.
    pub fn says(&self, words: &str) -> bool {
        self.out.contains(words) || self.err.contains(words)
    }

    /// What was printed as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self}"))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}\n{}{}", self.status, self.out, self.err)
    }
}

/// A call of the program that is the same on every machine: in English, with no settings of the user.
pub struct Pargo(Command);

impl Pargo {
    pub fn at(folder: &Path) -> Pargo {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        isolate(&mut command, folder).env("PARGO_LANG", "en");
        Pargo(command)
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Pargo {
        self.0.env(name, value);
        self
    }

    pub fn run<S: AsRef<OsStr>>(mut self, arguments: &[S]) -> Answer {
        Answer::of(self.0.args(arguments))
    }
}

/// Lets a program run in a folder without the settings of the user for git and pargo. Variables of git are removed
/// because git sets them for a hook, and a hook may run the tests.
pub fn isolate<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    command
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .env("GIT_DEFAULT_HASH", "sha1");
    let of_git = [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ];
    let of_the_program = [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "COLUMNS",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "GITHUB_STEP_SUMMARY",
    ];
    for name in of_git.iter().chain(&of_the_program) {
        command.env_remove(name);
    }
    command
}
