//! Starts git so that it runs no other program and answers only from the committed history.
//!
//! The configuration and the attributes of a repository can name programs to run (pagers, textconv,
//! external diffs, filters, hooks, a file system monitor, the remote of a partial clone) and can replace
//! the history by another one (grafts, replaced objects). The environment can do the same. The commands
//! used here need none of this, so all of it is switched off, and pargo can safely read the repository of
//! a stranger.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use crate::text::characters::safe;
use crate::text::lang::{Text, both};

/// The oldest git that pargo works with: it knows every option used here.
pub const OLDEST: (u32, u32) = (2, 30);

/// The oldest git that pargo uses with partial clones: it knows [`NO_LAZY_FETCH`].
pub const OLDEST_FOR_PARTIAL: (u32, u32) = (2, 45);

/// The option, before the command, that keeps git from fetching missing objects of a partial clone.
const NO_LAZY_FETCH: &str = "--no-lazy-fetch";

/// Settings that override those of the repository and of the user.
const SETTINGS: [&str; 7] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    // A setting for a single protocol would override this one; `GIT_ALLOW_PROTOCOL` overrides both.
    "protocol.allow=never",
    "log.showSignature=false",
    "log.mailmap=false",
    "core.deltaBaseCacheLimit=256m",
];

/// The environment variables set for git. Git for Windows knows `/dev/null` too.
const VARIABLES: [(&str, &str); 8] = [
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    // Missing objects of a partial clone are not fetched: the remote may name any program to do so.
    ("GIT_NO_LAZY_FETCH", "1"),
    // For a git that does not know the variable above: no protocol has this name, so none is allowed.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_PROTOCOL_FROM_USER", "0"),
    ("GIT_GRAFT_FILE", "/dev/null"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    // Error messages are searched for English words.
    ("LC_ALL", "C"),
];

/// How git is started in a folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: Arc<Path>,
    /// Environment variables that are not passed on to git.
    hidden: Arc<[OsString]>,
}

impl Git {
    /// git, to be started in `folder` without the environment variables `hidden`.
    pub fn new(folder: &Path, hidden: Vec<OsString>) -> Git {
        Git { folder: folder.into(), hidden: hidden.into() }
    }

    /// The folder in which git is started.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A call of git, to which the command and its arguments are to be added.
    pub fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&*self.folder).args([
            "--no-pager",
            "--no-replace-objects",
            "--literal-pathspecs",
        ]);
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        for name in self.hidden.iter() {
            command.env_remove(name);
        }
        command.envs(VARIABLES).stdin(Stdio::null());
        command
    }

    /// Runs git and returns what it prints.
    pub fn run<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<Vec<u8>, Complaint> {
        let output = self.command().args(arguments).output().map_err(Complaint::of_start)?;
        printed(output)
    }

    /// Runs git with this standard input and returns what it prints.
    pub fn feed<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        input: Vec<u8>,
    ) -> Result<Vec<u8>, Complaint> {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(Complaint::of_start)?;
        let pipe = child.stdin.take();
        // All pipes are served at once, so that neither side waits for the other forever. If git ends
        // before it has read everything, its error message says why.
        let writer = std::thread::spawn(move || pipe.map(|mut pipe| pipe.write_all(&input)));
        let output = child.wait_with_output().map_err(Complaint::of_start)?;
        let _ = writer.join();
        printed(output)
    }

    /// Runs the first command, and refuses a git that is too old.
    pub fn run_first(&self, arguments: &[&str]) -> Result<Vec<u8>, Text> {
        let mut command = self.command();
        let output = command.arg(NO_LAZY_FETCH).args(arguments).output();
        let refused = match output.map_err(Complaint::of_start).and_then(printed) {
            Ok(answer) => return Ok(answer),
            Err(complaint) => complaint,
        };
        if !refused.words.contains(NO_LAZY_FETCH) {
            return Err(refused.message());
        }
        let version = self.version()?;
        if version.number < OLDEST {
            return Err(too_old(&version.words));
        }
        if self.is_partial() {
            return Err(too_old_for_partial(&version.words));
        }
        self.run(arguments).map_err(Complaint::message)
    }

    fn version(&self) -> Result<Version, Text> {
        let printed = self.run(["version"]).map_err(Complaint::message)?;
        Ok(Version::read(&String::from_utf8_lossy(&printed)))
    }

    /// Whether the repository is a partial clone, which may lack objects and fetch them when they are
    /// needed.
    pub fn is_partial(&self) -> bool {
        let keys = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$";
        // If there is no such key, git fails and prints nothing.
        self.run(["config", "--name-only", "--get-regexp", keys]).is_ok_and(|keys| !keys.is_empty())
    }

    /// The message if git could not read something that should be in the repository.
    pub fn unreadable(&self, complaint: Complaint) -> Text {
        if complaint.kind == Kind::Start {
            return complaint.message();
        }
        let words = complaint.words;
        if self.is_partial() {
            return both!(
                "kho git này là bản sao một phần (partial clone) và thiếu dữ liệu để trả lời; \
                 lấy đủ bằng `git fetch --refetch --no-filter` (git: {words})",
                "this is a partial clone that lacks what the answer needs; \
                 get all of it with `git fetch --refetch --no-filter` (git: {words})"
            );
        }
        both!(
            "không đọc được kho git, có thể kho đã hỏng; kiểm tra bằng `git fsck` (git: {words})",
            "the git repository cannot be read and may be damaged; check it with `git fsck` (git: {words})"
        )
    }
}

fn printed(output: Output) -> Result<Vec<u8>, Complaint> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Complaint::read(&output.stderr).unwrap_or_else(|| {
        let words = output.status.to_string();
        Complaint { words, kind: Kind::Silent }
    }))
}

/// Why git failed.
#[derive(Debug)]
pub struct Complaint {
    /// The message of git or of the operating system.
    pub words: String,
    /// What kind of complaint it is.
    pub kind: Kind,
}

/// What kind of complaint it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Git could not be started.
    Start,
    /// git failed without a message, which means “no” for some questions.
    Silent,
    /// git reported an error (`error: …`).
    Error,
    /// git only reported why it ended (`fatal: …`).
    End,
}

impl Complaint {
    /// An object that should be in the repository is missing.
    pub fn missing(words: String) -> Complaint {
        Complaint { words, kind: Kind::Error }
    }

    /// Reads git's error messages: the first error, and the reason why it ended. Hints and warnings are
    /// skipped. `None` if there is no other line.
    pub fn read(stderr: &[u8]) -> Option<Complaint> {
        let text = String::from_utf8_lossy(stderr);
        let find = |start: &str| text.lines().find_map(|line| line.strip_prefix(start));
        let is_aside = |line: &&str| line.starts_with("hint: ") || line.starts_with("warning: ");
        let (words, kind) = match (find("error: "), find("fatal: ")) {
            (Some(error), Some(end)) => (format!("{error}; {end}"), Kind::Error),
            (Some(error), None) => (error.to_owned(), Kind::Error),
            (None, Some(end)) => (end.to_owned(), Kind::End),
            (None, None) => {
                let mut lines = text.lines().filter(|line| !line.trim().is_empty());
                (lines.find(|line| !is_aside(line))?.to_owned(), Kind::End)
            }
        };
        Some(Complaint { words: safe(&words).into_owned(), kind })
    }

    fn of_start(error: io::Error) -> Complaint {
        let words = match error.kind() {
            io::ErrorKind::NotFound => String::new(),
            _ => error.to_string(),
        };
        Complaint { words, kind: Kind::Start }
    }

    /// The message for the user if the caller has no better one.
    pub fn message(self) -> Text {
        let words = self.words;
        if self.kind != Kind::Start {
            return both!("git: {words}", "git: {words}");
        }
        if words.is_empty() {
            return both!(
                "máy chưa cài đặt git; tải ở https://git-scm.com/downloads",
                "git is not installed on this machine; get it from https://git-scm.com/downloads"
            );
        }
        both!("không chạy được git: {words}", "git cannot be run: {words}")
    }
}

/// A version of git: as printed, and as two numbers to compare.
struct Version {
    words: String,
    number: (u32, u32),
}

impl Version {
    /// Reads `git version 2.39.5 (Apple Git-154)`. A version that cannot be read counts as older than any
    /// other.
    fn read(printed: &str) -> Version {
        let words = printed.trim().trim_start_matches("git version ");
        let mut parts = words.split(|c: char| !c.is_ascii_digit());
        let mut next = || parts.next().and_then(|part| part.parse().ok());
        let number = match (next(), next()) {
            (Some(first), Some(second)) => (first, second),
            _ => (0, 0),
        };
        Version { words: safe(words).into_owned(), number }
    }
}

fn too_old(version: &str) -> Text {
    let (major, minor) = OLDEST;
    both!(
        "git {version} trên máy này quá cũ; pargo cần git {major}.{minor} trở lên, \
         tải ở https://git-scm.com/downloads",
        "git {version} on this machine is too old; pargo needs git {major}.{minor} or newer, \
         get it from https://git-scm.com/downloads"
    )
}

fn too_old_for_partial(version: &str) -> Text {
    let (major, minor) = OLDEST_FOR_PARTIAL;
    both!(
        "kho git này là bản sao một phần (partial clone), nhưng git {version} trên máy này có thể chạy \
         chương trình do kho chỉ định để tải phần còn thiếu; cài git {major}.{minor} trở lên, \
         hoặc tạo bản sao đầy đủ bằng `git clone` không có `--filter`",
        "this is a partial clone, and git {version} on this machine may run a program that the \
         repository names to fetch what is missing; install git {major}.{minor} or newer, \
         or make a full clone with `git clone` without `--filter`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_every_maker_are_read() {
        for (printed, number) in [
            ("git version 2.47.3\n", (2, 47)),
            ("git version 2.45.1.windows.1\r\n", (2, 45)),
            ("git version 2.39.5 (Apple Git-154)\n", (2, 39)),
            ("git version 2.51.0-rc1\n", (2, 51)),
            ("git version 2.9.5\n", (2, 9)),
            ("git version 3.0\n", (3, 0)),
            ("something else\n", (0, 0)),
            ("", (0, 0)),
        ] {
            assert_eq!(Version::read(printed).number, number, "{printed:?}");
        }
    }

    #[test]
    fn the_words_of_git_are_its_errors() {
        let read = |stderr: &str| {
            let complaint = Complaint::read(stderr.as_bytes());
            complaint.map(|complaint| (complaint.words, complaint.kind))
        };
        let complaint = |words: &str, kind| Some((words.to_owned(), kind));
        assert_eq!(
            read("hint: a\nwarning: b\nerror: c \u{1b}[2J\nerror: d\nfatal: e\nfatal: f\n"),
            complaint("c \\u{1b}[2J; e", Kind::Error)
        );
        assert_eq!(read("warning: a\nfatal: b\n"), complaint("b", Kind::End));
        assert_eq!(read("hint: a\n\nusage: b\n"), complaint("usage: b", Kind::End));
        assert_eq!(read("warning: a\n"), None);
    }
}
