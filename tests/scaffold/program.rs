//! Calls of the program, and its answers.

use std::ffi::OsStr;
use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

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
        Answer::from(command, output)
    }

    /// Runs a program with this standard input.
    pub fn to_input(command: &mut Command, input: &[u8]) -> Answer {
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        child.stdin.take().unwrap().write_all(input).unwrap();
        Answer::from(command, child.wait_with_output().unwrap())
    }

    fn from(command: &Command, output: Output) -> Answer {
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes).unwrap_or_else(|error| panic!("{command:?}: {error}"))
        };
        Answer {
            out: text(output.stdout),
            err: text(output.stderr),
            status: output.status.code().unwrap_or_else(|| panic!("{command:?} was killed")),
        }
    }

    /// Whether one of the output streams contains these words.
    pub fn says(&self, words: &str) -> bool {
        self.out.contains(words) || self.err.contains(words)
    }

    /// Asserts that the program refused to answer, with all of these words in its messages.
    pub fn assert_refused(&self, words: &[&str]) {
        assert_eq!(self.status, 2, "{self}");
        for word in words {
            assert!(self.err.contains(word), "{word}: {self}");
        }
    }

    /// The output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self}"))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}\n{}{}", self.status, self.out, self.err)
    }
}

/// The values of some keys of a JSON object, separated by spaces; `-` stands for a value that is missing or `null`.
pub fn fields(object: &Value, keys: &[&str]) -> String {
    let shown = |key: &&str| match &object[*key] {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    keys.iter().map(shown).collect::<Vec<_>>().join(" ")
}

/// A call of the program that gives the same answer on every machine: in English, without settings of the
/// user.
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

    /// Changes the command, for example its environment, before it runs.
    pub fn with(mut self, change: impl FnOnce(&mut Command)) -> Pargo {
        change(&mut self.0);
        self
    }

    pub fn run<S: AsRef<OsStr>>(mut self, arguments: &[S]) -> Answer {
        Answer::of(self.0.args(arguments))
    }
}

/// Makes a program run in a folder without the settings of the user for git and pargo. Variables of git
/// are removed because git sets them for hooks, and a hook may run the tests.
pub fn isolate<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    let of_git = std::env::vars_os().map(|(name, _)| name);
    for name in of_git.filter(|name| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
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
    for name in of_the_program {
        command.env_remove(name);
    }
    command
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .env("GIT_DEFAULT_HASH", "sha1")
}
