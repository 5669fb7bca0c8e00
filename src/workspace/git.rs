//! Asks git, and only through its plumbing.
//!
//! A repository can name programs to run in its configuration and its attributes: pagers, textconv,
//! external diffs, filters, a file system monitor. None of the commands used here starts one, and what
//! could be started is switched off besides, so that a stranger's repository can be read.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use chrono::{DateTime, Duration, NaiveDate};

use crate::text::lang::{Text, both};
use crate::workspace::watch::Watch;

/// A repository, as seen from a folder in it.
#[derive(Debug)]
pub struct Repository {
    folder: PathBuf,
    /// The folder inside the repository, with `/` and with one at its end; empty at the root.
    prefix: String,
    /// Who wants to know how far reading many of its texts has come.
    pub watch: Watch,
}

/// A commit: its id, when it was committed, who wrote it, its first line, its parents.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The full id.
    pub id: String,
    /// Seconds since 1970, of the committer's date.
    pub seconds: i64,
    /// The author's name.
    pub author: String,
    /// The first line of the message.
    pub summary: String,
    /// The full ids of the parents.
    pub parents: Vec<String>,
}

impl Commit {
    /// The day of the commit at an offset from UTC, in minutes.
    pub fn date(&self, utc_offset: i32) -> NaiveDate {
        let moment = DateTime::from_timestamp(self.seconds, 0).unwrap_or_default();
        let here = moment.naive_utc();
        here.checked_add_signed(Duration::minutes(utc_offset.into())).unwrap_or(here).date()
    }
}

/// A file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path from the root of the repository.
    pub path: String,
    /// The id of its text.
    pub blob: String,
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(["--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false"])
        .args([
            "-c",
            "core.quotePath=false",
            "-c",
            "protocol.allow=never",
            "-c",
            "log.showSignature=false",
        ])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("LC_ALL", "C")
        .env_remove("GIT_EXTERNAL_DIFF")
        .stdin(Stdio::null());
    command
}

/// What git printed, or the first line of its complaint.
fn run(command: &mut Command) -> Result<Vec<u8>, Text> {
    let output = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            both!("máy này chưa cài git", "git is not installed on this machine")
        }
        _ => both!("không chạy được git: {error}", "git cannot be run: {error}"),
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let first = complaint.lines().next().unwrap_or("").trim_start_matches("fatal: ").to_owned();
    let first = crate::text::characters::safe(&first).into_owned();
    Err(both!("git: {first}", "git: {first}"))
}

/// What git printed for what it was given on standard input.
fn feed(command: &mut Command, input: Vec<u8>) -> Result<Vec<u8>, Text> {
    let stopped =
        |error: io::Error| both!("git ngừng giữa chừng: {error}", "git stopped half-way: {error}");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(stopped)?;
    let Some(mut pipe) = child.stdin.take() else {
        return Err(stopped(io::Error::other("no pipe")));
    };
    // Both pipes are in use at once, so that neither side waits for the other for ever.
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().map_err(stopped)?;
    let written = writer.join().unwrap_or_else(|_| Err(io::Error::other("stopped")));
    written.map_err(stopped)?;
    if !output.status.success() {
        return Err(stopped(io::Error::other(output.status.to_string())));
    }
    Ok(output.stdout)
}

/// What to say where an answer needs commits that a shallow clone lacks.
pub fn shallow() -> Text {
    both!(
        "kho git này chỉ có một phần lịch sử (shallow clone), nên câu trả lời sẽ sai; \
         lấy đủ bằng `git fetch --unshallow`, trong CI đặt `fetch-depth: 0`",
        "this is a shallow clone, and the answer would be wrong; \
         run `git fetch --unshallow`, or in CI set `fetch-depth: 0`"
    )
}

fn line(output: Vec<u8>) -> String {
    String::from_utf8_lossy(&output).trim_end_matches(['\n', '\r']).to_owned()
}

impl Repository {
    /// The repository that `folder` is in.
    pub fn of(folder: &Path) -> Result<Repository, Text> {
        let asked = run(command(folder).args(["rev-parse", "--show-prefix"]));
        match asked {
            Ok(prefix) => Ok(Repository {
                folder: folder.to_owned(),
                prefix: line(prefix),
                watch: Watch::default(),
            }),
            Err(complaint) if complaint.en.contains("not a git repository") => Err(both!(
                "thư mục này không nằm trong kho git nào",
                "this folder is in no git repository"
            )),
            Err(complaint) => Err(complaint),
        }
    }

    /// The folder inside the repository, with one `/` at its end; empty at the root.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The root of the working tree; `None` in a bare repository.
    pub fn root(&self) -> Option<PathBuf> {
        let root = run(command(&self.folder).args(["rev-parse", "--show-toplevel"])).ok()?;
        Some(PathBuf::from(line(root)))
    }

    /// The commit that a revision names.
    pub fn commit(&self, revision: &str) -> Result<Commit, Text> {
        let Some(id) = self.id_of(revision) else { return Err(self.unknown(revision)) };
        let commits = self.log(&["-1", &id])?;
        commits.into_iter().next().ok_or_else(|| self.unknown(revision))
    }

    fn id_of(&self, revision: &str) -> Option<String> {
        let asked = run(command(&self.folder)
            .args(["rev-parse", "--verify", "--quiet", "--end-of-options"])
            .arg(format!("{revision}^{{commit}}")));
        asked.ok().map(line)
    }

    /// Why there is no such revision.
    fn unknown(&self, revision: &str) -> Text {
        let from_head = revision.starts_with("HEAD") || revision.starts_with('@');
        if from_head && self.id_of("HEAD").is_none() {
            return both!(
                "nhánh hiện tại chưa có bản ghi git nào; lưu bản đầu tiên bằng `git commit`",
                "the current branch has no commit yet; make the first one with `git commit`"
            );
        }
        let shown = crate::text::characters::safe(revision).into_owned();
        if self.is_shallow().unwrap_or(false) {
            let why = shallow();
            let (vi, en) = (why.vi, why.en);
            return both!(
                "không có bản ghi git “{shown}” ở đây: {vi}",
                "there is no revision “{shown}” here: {en}"
            );
        }
        both!("không có bản ghi git “{shown}”", "there is no revision “{shown}”")
    }

    /// The commits that `git log` gives for these arguments.
    pub fn log(&self, arguments: &[&str]) -> Result<Vec<Commit>, Text> {
        let output = run(command(&self.folder)
            .args(["log", "-z", "--no-show-signature", "--no-ext-diff", "--no-textconv"])
            // No field can hold a NUL, whatever a name or a message holds.
            .args(["--encoding=UTF-8", "--format=tformat:%H%x00%ct%x00%P%x00%an%x00%s"])
            .args(arguments)
            .arg("--"))?;
        let text = String::from_utf8_lossy(&output);
        let fields: Vec<&str> = text.split('\0').collect();
        Ok(fields.chunks_exact(5).filter_map(commit_of).collect())
    }

    /// The commit at which two lines of history part.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, Text> {
        let base = run(command(&self.folder).args(["merge-base", one, other]));
        base.map(line).map_err(|_| match self.is_shallow() {
            Ok(true) => shallow(),
            _ => both!(
                "hai bản ghi không có gốc chung",
                "the two revisions have no commit in common"
            ),
        })
    }

    /// Whether history is cut short among the commits that `git log` gives for these arguments: a commit
    /// that names a parent which is not here.
    pub fn is_cut_among(&self, arguments: &[&str]) -> Result<bool, Text> {
        if !self.is_shallow()? {
            return Ok(false);
        }
        let roots = self.log(arguments)?.into_iter().filter(|commit| commit.parents.is_empty());
        let roots: Vec<String> = roots.map(|commit| commit.id).collect();
        let ids: Vec<&str> = roots.iter().map(String::as_str).collect();
        let texts = self.objects()?.read(&ids)?;
        let names_parent = |text: &Vec<u8>| {
            String::from_utf8_lossy(text)
                .lines()
                .take_while(|line| !line.is_empty())
                .any(|line| line.starts_with("parent "))
        };
        Ok(texts.iter().flatten().any(names_parent))
    }

    /// Whether a commit holds a folder, by its path from the root.
    pub fn has_folder(&self, commit: &str, path: &str) -> Result<bool, Text> {
        let asked = run(command(&self.folder).args([
            "ls-tree",
            "-d",
            "-z",
            "--name-only",
            "--full-tree",
            commit,
            "--",
            path,
        ]))?;
        Ok(!asked.is_empty())
    }

    /// The ids that git would give the bytes of files of the working tree, by their paths from the root.
    pub fn ids_of_files(&self, paths: &[&str]) -> Result<Vec<String>, Text> {
        let root = self.root().unwrap_or_else(|| self.folder.clone());
        // git reads a path a line; one that holds a line break is asked for by no line.
        if paths.iter().any(|path| path.contains('\n') || path.starts_with('"')) {
            return Ok(Vec::new());
        }
        let asked: String = paths.iter().map(|path| format!("{path}\n")).collect();
        let output = feed(
            command(&root).args(["hash-object", "--no-filters", "--stdin-paths"]),
            asked.into_bytes(),
        )?;
        Ok(String::from_utf8_lossy(&output).lines().map(str::to_owned).collect())
    }

    /// Whether history is cut short here.
    pub fn is_shallow(&self) -> Result<bool, Text> {
        Ok(line(run(command(&self.folder).args(["rev-parse", "--is-shallow-repository"]))?)
            == "true")
    }

    /// Every file of a commit's tree.
    pub fn files(&self, commit: &str) -> Result<Vec<Entry>, Text> {
        let output =
            run(command(&self.folder).args(["ls-tree", "-r", "-z", "--full-tree"]).arg(commit))?;
        let text = String::from_utf8_lossy(&output);
        let entries = text.split('\0').filter_map(|record| {
            let (about, path) = record.split_once('\t')?;
            let mut about = about.split(' ');
            // A link (120000) holds a path and no plan, and a submodule (160000) is another repository.
            let regular = about.next().is_some_and(|mode| mode.starts_with("100"));
            let blob = about.nth(1)?.to_owned();
            regular.then(|| Entry { path: path.to_owned(), blob })
        });
        Ok(entries.collect())
    }

    /// A reader of objects, one process for all.
    pub fn objects(&self) -> Result<Objects, Text> {
        let failed =
            |error: io::Error| both!("không chạy được git: {error}", "git cannot be run: {error}");
        // Versions of a file stand in a pack as differences; what they are made from is kept at hand, which
        // is three times as fast where many versions of thousands of plans are read.
        let mut child = command(&self.folder)
            .args(["-c", "core.deltaBaseCacheLimit=256m", "cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        match (input, output) {
            (Some(input), Some(output)) => Ok(Objects {
                child,
                input: Some(BufWriter::new(input)),
                output: BufReader::new(output),
                watch: self.watch.clone(),
            }),
            _ => Err(failed(io::Error::other("no pipe"))),
        }
    }
}

fn commit_of(fields: &[&str]) -> Option<Commit> {
    let &[id, seconds, parents, author, summary] = fields else { return None };
    Some(Commit {
        id: id.to_owned(),
        seconds: seconds.parse().ok()?,
        author: author.to_owned(),
        summary: summary.to_owned(),
        parents: parents.split(' ').filter(|p| !p.is_empty()).map(str::to_owned).collect(),
    })
}

/// Reads the texts of objects through one `git cat-file --batch`.
pub struct Objects {
    child: Child,
    input: Option<BufWriter<ChildStdin>>,
    output: BufReader<ChildStdout>,
    /// Who wants to know how far reading has come.
    pub watch: Watch,
}

impl Objects {
    /// How many objects are asked for before the first is read.
    pub const AT_ONCE: usize = 64;

    /// The bytes of each object, in the order asked. What git does not have comes back as `None`.
    pub fn read(&mut self, ids: &[&str]) -> Result<Vec<Option<Vec<u8>>>, Text> {
        // Small batches: neither side's pipe fills up while the other one still writes.
        let mut texts = Vec::with_capacity(ids.len());
        for batch in ids.chunks(Self::AT_ONCE) {
            self.ask(batch, &mut texts).map_err(|error| {
                both!("git ngừng giữa chừng: {error}", "git stopped half-way: {error}")
            })?;
        }
        Ok(texts)
    }

    fn ask(&mut self, ids: &[&str], texts: &mut Vec<Option<Vec<u8>>>) -> io::Result<()> {
        let input = self.input.as_mut().ok_or_else(|| io::Error::other("closed"))?;
        for id in ids {
            writeln!(input, "{id}")?;
        }
        input.flush()?;
        for _ in ids {
            let mut header = String::new();
            if self.output.read_line(&mut header)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let size =
                header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
            match size {
                Some(size) => {
                    let mut bytes = vec![0; size + 1];
                    self.output.read_exact(&mut bytes)?;
                    bytes.pop();
                    texts.push(Some(bytes));
                }
                None => texts.push(None),
            }
        }
        Ok(())
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Without input left, git ends of itself.
        self.input = None;
        let _ = self.child.wait();
    }
}

/// A file that differs between a commit and one of its parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// The path from the root of the repository.
    pub path: String,
    /// The id of its text in the commit; `None` where it is gone, or no regular file.
    pub blob: Option<String>,
}

impl Repository {
    /// What differs between each commit and its parent, pair by pair. A commit without a parent differs
    /// from the empty tree.
    pub fn deltas(&self, pairs: &[(&str, Option<&str>)]) -> Result<Vec<Vec<Delta>>, Text> {
        let asked: String = pairs
            .iter()
            .map(|(commit, parent)| match parent {
                Some(parent) => format!("{commit} {parent}\n"),
                None => format!("{commit}\n"),
            })
            .collect();
        let output = feed(
            command(&self.folder)
                .args(["diff-tree", "--stdin", "--always", "--root", "-r", "-z", "--raw"])
                .args(["--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"])
                .arg("--ignore-submodules=all"),
            asked.into_bytes(),
        )?;
        let text = String::from_utf8_lossy(&output);
        let mut deltas: Vec<Vec<Delta>> = Vec::with_capacity(pairs.len());
        let mut records = text.split('\0').filter(|record| !record.is_empty());
        while let Some(record) = records.next() {
            match record.strip_prefix(':') {
                None => deltas.push(Vec::new()),
                Some(about) => {
                    let path = records.next().unwrap_or_default().to_owned();
                    let mut about = about.split(' ').skip(1);
                    let regular = about.next().is_some_and(|mode| mode.starts_with("100"));
                    let blob = about.nth(1).filter(|_| regular).map(str::to_owned);
                    deltas.extend(deltas.is_empty().then(Vec::new));
                    if let Some(last) = deltas.last_mut() {
                        last.push(Delta { path, blob });
                    }
                }
            }
        }
        deltas.resize(pairs.len(), Vec::new());
        Ok(deltas)
    }
}
