//! Questions to git, by its plumbing commands only. [`process`] starts git and keeps it from running
//! other programs.

pub mod name;
pub mod objects;
mod process;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, Datelike, Duration, NaiveDate};

use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::workspace::git::objects::{Object, Objects};
use crate::workspace::git::process::{Complaint, Git, Kind};
use crate::workspace::watch::Watch;

/// A git repository, seen from a folder in it.
#[derive(Debug)]
pub struct Repository {
    git: Git,
    /// The folder, relative to the root: with `/` and a `/` at the end; empty at the root.
    prefix: String,
    is_shallow: bool,
    /// The answer of [`Repository::root`], once it was asked for.
    root: OnceLock<Option<PathBuf>>,
    /// Receives the progress of reading many texts.
    pub watch: Watch,
}

/// A commit.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The full id.
    pub id: String,
    /// The committer's date, in seconds since 1970; 0 if it cannot be read, as git shows it.
    pub seconds: i64,
    /// The author's name.
    pub author: String,
    /// The first line of the message.
    pub summary: String,
    /// The full ids of the parents.
    pub parents: Vec<String>,
}

/// The last second of the year 9999 in UTC, in seconds since 1970.
const LAST_SECOND: i64 = 253_402_300_799;

impl Commit {
    /// The date of the commit at an offset from UTC in minutes. A date after the year 9999 cannot be written in an
    /// answer, and counts as the last day of that year.
    pub fn date(&self, utc_offset: i32) -> NaiveDate {
        let seconds = self.seconds.min(LAST_SECOND);
        let here = DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc();
        let there = here.checked_add_signed(Duration::minutes(utc_offset.into()));
        let date = there.filter(|there| there.year() <= 9999).unwrap_or(here);
        date.date()
    }
}

/// A file in a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path from the root of the repository, as [`name`] writes it.
    pub path: String,
    /// The id of its content.
    pub blob: String,
}

/// The message if an answer needs commits that a shallow clone does not have.
pub fn shallow() -> Text {
    both!(
        "kho git này chỉ có một phần lịch sử (shallow clone), nên câu trả lời sẽ sai; \
         lấy đủ bằng `git fetch --unshallow`, trong CI đặt `fetch-depth: 0`",
        "this is a shallow clone, and the answer would be wrong; \
         run `git fetch --unshallow`, or in CI set `fetch-depth: 0`"
    )
}

fn line(output: &[u8]) -> String {
    String::from_utf8_lossy(output).trim_end_matches(['\n', '\r']).to_owned()
}

/// The records of an output in which each record ends with a NUL.
fn records(output: &[u8]) -> impl Iterator<Item = &[u8]> {
    output.split(|byte| *byte == 0).filter(|record| !record.is_empty())
}

impl Repository {
    /// Opens the repository that `folder` is in. The environment variables `hidden` are not passed on to
    /// git.
    pub fn of(folder: &Path, hidden: Vec<OsString>) -> Result<Repository, Text> {
        let git = Git::new(folder, hidden);
        // The folder is asked for last because its name may contain a line break.
        let asked = git.run_first(&["rev-parse", "--is-shallow-repository", "--show-prefix"]);
        let printed = asked.map_err(|complaint| not_opened(complaint, folder))?;
        let mut parts = printed.splitn(2, |byte| *byte == b'\n');
        let is_shallow = parts.next().is_some_and(|part| part.starts_with(b"true"));
        let prefix = parts.next().unwrap_or_default();
        Ok(Repository {
            git,
            prefix: name::of_bytes(prefix.strip_suffix(b"\n").unwrap_or(prefix)),
            is_shallow,
            root: OnceLock::new(),
            watch: Watch::default(),
        })
    }

    /// The folder, relative to the root, with a `/` at the end; empty at the root.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The root of the working tree; `None` in a bare repository.
    pub fn root(&self) -> Option<&Path> {
        let ask = || {
            let printed = self.git.run(["rev-parse", "--show-toplevel"]).ok()?;
            let path = printed.strip_suffix(b"\n").unwrap_or(&printed);
            Some(PathBuf::from(name::os_of(&name::of_bytes(path))))
        };
        self.root.get_or_init(ask).as_deref()
    }

    /// The addresses of its remotes; none where it has none.
    pub fn remotes(&self) -> Vec<String> {
        let asked = ["config", "-z", "--get-regexp", r"^remote\..*\.url$"];
        let printed = self.git.run(asked).unwrap_or_default();
        let address = |record: &[u8]| {
            let record = String::from_utf8_lossy(record).into_owned();
            record.split_once('\n').map(|(_, address)| address.to_owned())
        };
        records(&printed).filter_map(address).collect()
    }

    /// The commit that a revision such as `HEAD~1` names.
    pub fn commit(&self, revision: &str) -> Result<Commit, Text> {
        let Some(id) = self.id_of(revision) else { return Err(self.unknown(revision)) };
        let commits = self.log(&["-1", &id])?;
        commits.into_iter().next().ok_or_else(|| self.unknown(revision))
    }

    fn id_of(&self, revision: &str) -> Option<String> {
        let verified = |revision: &str| {
            let asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision];
            self.git.run(asked).ok().map(|printed| line(&printed))
        };
        // In `:/text` everything after it is text of the message, so nothing may be appended.
        let found =
            if revision.starts_with(":/") { verified(revision)? } else { revision.to_owned() };
        verified(&format!("{found}^{{commit}}"))
    }

    /// The message for a revision that does not name a commit.
    fn unknown(&self, revision: &str) -> Text {
        let from_head = revision.starts_with("HEAD") || revision.starts_with('@');
        match self.git.run(["rev-parse", "--verify", "--end-of-options", revision]) {
            // git prints this for `^HEAD`, which means all commits but those of `HEAD`.
            Ok(printed) if printed.starts_with(b"^") => {
                let shown = safe(revision).into_owned();
                return both!(
                    "“{shown}” không chỉ một commit; hãy nêu một commit, như HEAD~1",
                    "“{shown}” does not name a single commit; name one, such as HEAD~1"
                );
            }
            // git accepts any full id, even if there is no such object.
            Ok(printed) if line(&printed) != revision => {
                return self.no_commit(revision, &line(&printed));
            }
            Err(complaint) if complaint.words.contains("is ambiguous") => {
                return complaint.message();
            }
            Err(complaint) if complaint.kind == Kind::Error => {
                return self.git.unreadable(complaint);
            }
            Ok(_) | Err(_) => {}
        }
        if from_head && self.id_of("HEAD").is_none() {
            return match self.git.run(["rev-parse", "--verify", "--quiet", "HEAD"]) {
                Ok(printed) => self.no_commit("HEAD", &line(&printed)),
                Err(_) => self.without_head(),
            };
        }
        let shown = safe(revision).into_owned();
        if self.is_shallow {
            let why = shallow();
            let (vi, en) = (why.vi, why.en);
            return both!(
                "không có commit “{shown}” ở đây: {vi}",
                "there is no revision “{shown}” here: {en}"
            );
        }
        both!("không có commit “{shown}”", "there is no revision “{shown}”")
    }

    /// The message for a revision that names an object which is not a commit, or which cannot be read.
    fn no_commit(&self, revision: &str, id: &str) -> Text {
        let kind = match self.git.run(["cat-file", "-t", &format!("{id}^{{}}")]) {
            Ok(printed) => line(&printed),
            Err(complaint) => return self.git.unreadable(complaint),
        };
        // `HEAD` can only be a commit, so anything else is damage.
        if revision == "HEAD" || kind == "commit" {
            return self.git.unreadable(Complaint::missing(format!("{id} is a {kind}")));
        }
        let shown = safe(revision).into_owned();
        both!("“{shown}” không phải commit mà là {kind}", "“{shown}” is not a commit but a {kind}")
    }

    /// The message if `HEAD` does not name a commit: the branch has none yet, or cannot be read.
    fn without_head(&self) -> Text {
        match self.git.run(["symbolic-ref", "--quiet", "HEAD"]) {
            Ok(_) => both!(
                "nhánh hiện tại chưa có commit nào; lưu lần đầu bằng `git commit`",
                "the current branch has no commit yet; make the first one with `git commit`"
            ),
            Err(complaint) => self.git.unreadable(complaint),
        }
    }

    /// The newest commit in a range that changed a file, by its path from the root; `None` if there is none.
    pub fn newest_change(&self, range: &str, path: &str) -> Result<Option<Commit>, Text> {
        Ok(self.log_of(&["-1", range], &[path])?.into_iter().next())
    }

    /// The commits that `git log` lists for these arguments.
    pub fn log(&self, arguments: &[&str]) -> Result<Vec<Commit>, Text> {
        self.log_of(arguments, &[])
    }

    fn log_of(&self, arguments: &[&str], paths: &[&str]) -> Result<Vec<Commit>, Text> {
        // The fields are separated by NUL, which neither names nor messages can contain.
        const FORMAT: &str = "--format=tformat:%H%x00%ct%x00%P%x00%an%x00%s";
        let show = ["log", "-z", "--no-show-signature", "--no-ext-diff", "--no-textconv"];
        let asked = [&show[..], &["--encoding=UTF-8", FORMAT], arguments, &["--"], paths].concat();
        let output = self.git.run(asked).map_err(|complaint| self.git.unreadable(complaint))?;
        let text = String::from_utf8_lossy(&output);
        let mut fields: Vec<&str> = text.split('\0').collect();
        // The output ends with a NUL, so the last part is empty.
        fields.pop();
        let (commits, rest) = fields.as_chunks::<5>();
        if !rest.is_empty() {
            return Err(unforeseen("log"));
        }
        Ok(commits.iter().map(commit_of).collect())
    }

    /// The latest common ancestor of two commits.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, Text> {
        match self.git.run(["merge-base", one, other]) {
            Ok(base) => Ok(line(&base)),
            Err(_) if self.is_shallow => Err(shallow()),
            // Without a common ancestor git prints nothing and fails.
            Err(complaint) if complaint.kind == Kind::Silent => Err(both!(
                "hai commit không có gốc chung",
                "the two revisions have no commit in common"
            )),
            Err(complaint) => Err(self.git.unreadable(complaint)),
        }
    }

    /// Whether a shallow clone lacks parents of the commits that `git log` lists for these arguments. git
    /// shows such commits as roots; the commit itself still names its parents.
    pub fn is_cut_among(&self, arguments: &[&str]) -> Result<bool, Text> {
        if !self.is_shallow {
            return Ok(false);
        }
        let commits = self.log(arguments)?;
        let roots = commits.iter().filter(|commit| commit.parents.is_empty());
        let asked: Vec<(&str, &str)> =
            roots.map(|commit| (commit.id.as_str(), commit.id.as_str())).collect();
        let names_parent = |object: &Object| match object {
            Object::Text(bytes) => String::from_utf8_lossy(bytes)
                .lines()
                .take_while(|line| !line.is_empty())
                .any(|line| line.starts_with("parent ")),
            Object::TooLarge => false,
        };
        Ok(self.objects().all(&asked)?.iter().any(names_parent))
    }

    /// Whether a commit has a folder at this path from the root.
    pub fn has_folder(&self, commit: &str, path: &str) -> Result<bool, Text> {
        let asked = ["-d", "--name-only"];
        Ok(!self.tree(commit, &asked, Some(path))?.is_empty())
    }

    /// The file that a commit has at a path; `None` if it has none.
    pub fn file(&self, commit: &str, path: &str) -> Result<Option<Entry>, Text> {
        let output = self.tree(commit, &[], Some(path))?;
        Ok(records(&output).find_map(entry_of))
    }

    /// All files of a commit.
    pub fn files(&self, commit: &str) -> Result<Vec<Entry>, Text> {
        let output = self.tree(commit, &["-r"], None)?;
        Ok(records(&output).filter_map(entry_of).collect())
    }

    fn tree(&self, commit: &str, options: &[&str], path: Option<&str>) -> Result<Vec<u8>, Text> {
        let command = [&["ls-tree", "-z", "--full-tree"], options, &[commit, "--"]].concat();
        let mut asked: Vec<OsString> = command.into_iter().map(OsString::from).collect();
        asked.extend(path.map(name::os_of));
        self.git.run(asked).map_err(|complaint| self.git.unreadable(complaint))
    }

    /// Whether this is a shallow clone.
    pub fn is_shallow(&self) -> bool {
        self.is_shallow
    }

    /// The files that a sparse checkout leaves out of the working tree, by their paths from the root.
    pub fn left_out(&self) -> Result<Vec<String>, Text> {
        let unreadable = |complaint| self.git.unreadable(complaint);
        let asked = ["rev-parse", "--git-path", "info/sparse-checkout"];
        let printed = self.git.run(asked).map_err(unreadable)?;
        let patterns = printed.strip_suffix(b"\n").unwrap_or(&printed);
        // Without the file of patterns this is not a sparse checkout, and the index need not be read.
        if !self.git.folder().join(name::os_of(&name::of_bytes(patterns))).exists() {
            return Ok(Vec::new());
        }
        let mut asked = vec!["ls-files", "-t", "-z", "--full-name"];
        // Files outside of the current folder are listed too.
        let above = "../".repeat(self.prefix.matches('/').count());
        asked.extend((!above.is_empty()).then_some(above.as_str()));
        let output = self.git.run(asked).map_err(unreadable)?;
        Ok(records(&output).filter_map(|r| r.strip_prefix(b"S ")).map(name::of_bytes).collect())
    }

    /// A reader of objects, which uses one process for all of them.
    pub fn objects(&self) -> Objects {
        Objects::new(&self.git, &self.watch)
    }
}

/// The message if git does not open the repository that a folder is in.
fn not_opened(complaint: Text, folder: &Path) -> Text {
    let words = &complaint.en;
    if words.contains("not a git repository (or any") {
        return both!(
            "thư mục này không nằm trong kho git nào",
            "this folder is not in a git repository"
        );
    }
    // git 2.35 used the second wording.
    if words.contains("detected dubious ownership") || words.contains("unsafe repository") {
        let named = words.split('\'').nth(1).map(str::to_owned);
        let root = named.unwrap_or_else(|| folder.to_string_lossy().into_owned());
        return both!(
            "kho git này thuộc về người dùng khác, nên git không đọc; nếu tin được kho này, hãy chạy \
             `git config --global --add safe.directory {root}`",
            "this git repository belongs to another user, and git does not read it; if you trust it, run \
             `git config --global --add safe.directory {root}`"
        );
    }
    complaint
}

/// The message if the output of git does not have the expected form.
fn unforeseen(command: &str) -> Text {
    both!(
        "không hiểu câu trả lời của `git {command}`; kiểm tra kho bằng `git fsck`",
        "the output of `git {command}` is not understood; check the repository with `git fsck`"
    )
}

fn commit_of(fields: &[&str; 5]) -> Commit {
    let &[id, seconds, parents, author, summary] = fields;
    Commit {
        id: id.to_owned(),
        seconds: seconds.parse().unwrap_or(0),
        author: author.to_owned(),
        summary: summary.to_owned(),
        parents: parents.split(' ').filter(|p| !p.is_empty()).map(str::to_owned).collect(),
    }
}

/// The file in a record of `ls-tree`, `100644 blob <id>\t<path>`; `None` if it is not a regular file.
fn entry_of(record: &[u8]) -> Option<Entry> {
    let tab = record.iter().position(|byte| *byte == b'\t')?;
    let about = std::str::from_utf8(&record[..tab]).ok()?;
    let mut about = about.split(' ');
    // A link (120000) contains a path and not a plan, and a submodule (160000) is another repository.
    let is_regular = about.next()?.starts_with("100");
    let blob = about.nth(1)?.to_owned();
    is_regular.then(|| Entry { path: name::of_bytes(&record[tab + 1..]), blob })
}

/// A file that differs between a commit and one of its parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// The path from the root of the repository, as [`name`] writes it.
    pub path: String,
    /// The id of its content in the commit; `None` if it was deleted or is not a regular file.
    pub blob: Option<String>,
}

impl Repository {
    /// The files that differ between each commit and its parent, in the order of the pairs. A commit
    /// without a parent is compared with the empty tree.
    pub fn deltas(&self, pairs: &[(&str, Option<&str>)]) -> Result<Vec<Vec<Delta>>, Text> {
        let asked: String = pairs
            .iter()
            .map(|(commit, parent)| match parent {
                Some(parent) => format!("{commit} {parent}\n"),
                None => format!("{commit}\n"),
            })
            .collect();
        let command = ["diff-tree", "--stdin", "--always", "--root", "-r", "-z", "--raw"];
        let how = ["--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];
        let command = [&command[..], &how, &["--ignore-submodules=all"]].concat();
        let output = self
            .git
            .feed(command, asked.into_bytes())
            .map_err(|complaint| self.git.unreadable(complaint))?;
        let mut deltas: Vec<Vec<Delta>> = Vec::with_capacity(pairs.len());
        let mut records = records(&output);
        while let Some(record) = records.next() {
            match record.strip_prefix(b":") {
                // Each list begins with the id of its commit. git silently skips a commit that it cannot
                // read; without this check, the following lists would be assigned to wrong commits.
                None => match pairs.get(deltas.len()) {
                    Some((commit, _)) if commit.as_bytes() == record => deltas.push(Vec::new()),
                    _ => return Err(unforeseen("diff-tree")),
                },
                Some(about) => {
                    let (path, last) = (records.next(), deltas.last_mut());
                    let (Some(path), Some(last)) = (path, last) else {
                        return Err(unforeseen("diff-tree"));
                    };
                    last.push(delta_of(about, path));
                }
            }
        }
        match deltas.len() == pairs.len() {
            true => Ok(deltas),
            false => Err(unforeseen("diff-tree")),
        }
    }
}

/// A record of `diff-tree`, `:100644 100644 <id> <id> M`, and the path after it.
fn delta_of(about: &[u8], path: &[u8]) -> Delta {
    let about = String::from_utf8_lossy(about);
    let mut about = about.split(' ').skip(1);
    let is_regular = about.next().is_some_and(|mode| mode.starts_with("100"));
    let blob = about.nth(1).filter(|_| is_regular).map(str::to_owned);
    Delta { path: name::of_bytes(path), blob }
}
