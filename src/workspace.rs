//! Which files are asked about: walking folders, finding the `pargo.toml` files above each plan, reading.
//!
//! Files are read and looked at in parallel; the answers come back in the order of the files' paths, so
//! that no thread shows in what is printed. One plan is held in memory at a time by each thread.

mod find;
mod revision;
pub mod sieve;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::check;
use crate::config::{Config, File};
use crate::diagnostic::{Diagnostic, Finding, Findings};
use crate::lang::Text;
use crate::parallel;
use crate::parse::{self, Arena, Letters, Scratch, reader::Reader, syntax};
use crate::profile::Profile;
use crate::resolve::{self, Resolved};
use crate::rules::{self, Levels};
use crate::source::{self, NotText, Source, Span};
use crate::text;
use crate::watch::Watch;

/// The plans under the paths asked for, and what holds for each.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The plan files, by path.
    pub files: Vec<PlanFile>,
    /// What holds in the folders of the plans.
    pub configs: Vec<Config>,
    /// What holds in the folder of the first path: language and date of the answer.
    pub base: usize,
    /// What was found in `pargo.toml` files, by file.
    pub config_findings: Vec<Diagnostic>,
    /// Who wants to know how far reading has come.
    pub watch: Watch,
}

impl Workspace {
    /// Puts a profile in force for every plan.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.configs.iter_mut().for_each(|config| config.turn_on(profile));
    }
}

pub use find::{config_at, lang_at, open, root};
pub use revision::{
    Newer, Versions, config_in_git, config_of_commit, differing, each_text, inside, missing,
    open_at,
};

/// Where the text of a plan comes from.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file of the working tree, read when it is looked at.
    Disk(PathBuf),
    /// Bytes from a git revision.
    Bytes(Vec<u8>),
    /// A folder, or a file, that could not be read, and why.
    Unreadable(String),
}

/// A plan file.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// Its text, or where that is.
    pub content: Content,
    /// Its path as shown, with `/`.
    pub shown: String,
    /// Its [`Config`], by place in [`Workspace::configs`].
    pub config: usize,
}

/// Why nothing can be answered.
#[derive(Debug)]
pub struct Failure {
    /// What is wrong.
    pub message: Text,
    /// The findings of a broken `pargo.toml`, or of a broken baseline.
    pub diagnostics: Vec<Diagnostic>,
    /// There is just no plan: what compares versions takes that as an empty one.
    pub is_empty: bool,
}

impl Failure {
    /// A file that is not a plan, and is broken by these findings.
    pub fn of_file(shown: &str, text: &str, findings: Vec<Finding>) -> Failure {
        let source = Source { path: shown, text };
        let diagnostics = check::diagnostics_of_config(source, findings, &Levels::default());
        let message = text!("{shown} không dùng được", "{shown} is broken");
        Failure { message, diagnostics, is_empty: false }
    }
}

impl From<Text> for Failure {
    fn from(message: Text) -> Self {
        Failure { message, diagnostics: Vec::new(), is_empty: false }
    }
}

/// A file that could not be read or parsed.
#[derive(Debug)]
pub struct Unreadable<'a> {
    /// The file, with its text where there is one.
    pub source: Source<'a>,
    /// Why.
    pub findings: Vec<Finding>,
}

/// A plan, or why there is none, with what was found on the way.
pub type Loaded<'a> = Result<(Resolved<'a>, Findings), Unreadable<'a>>;

/// The name of the configuration file.
pub const CONFIG: &str = "pargo.toml";

/// Reads a `pargo.toml`; a broken one is a failure.
pub fn read_config(shown: &str, bytes: &[u8]) -> Result<File, Failure> {
    let text = source::text_of(bytes)
        .map_err(|why| Failure::of_file(shown, "", vec![syntax::not_text(why)]))?;
    parse::config::read(Source { path: shown, text })
        .map_err(|findings| Failure::of_file(shown, text, findings))
}

/// The matcher of an `exclude`, whose patterns are relative to the folder of its file.
fn exclude_of(shown: &str, folder: &Path, patterns: &[String]) -> Result<Gitignore, Failure> {
    let failed = |error: ignore::Error| -> Failure {
        let reason = error.to_string();
        text!(
            "{shown}: mẫu `exclude` không đọc được: {reason}",
            "{shown}: a pattern of `exclude` cannot be read: {reason}"
        )
        .into()
    };
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(failed)?;
    }
    builder.build().map_err(failed)
}

/// What was found in `pargo.toml` files that does not make them unusable. A chain names the files that
/// hold in a folder, the nearest first.
fn config_findings_of<'c>(
    files: &[(File, Vec<u8>)],
    chains: impl Iterator<Item = &'c Vec<usize>> + Clone,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (at, (file, bytes)) in files.iter().enumerate() {
        if file.findings.is_empty() && file.units.is_empty() {
            continue;
        }
        let source = Source { path: &file.path, text: source::text_of(bytes).unwrap_or("") };
        let chain = chains.clone().find_map(|chain| {
            let place = chain.iter().position(|file| *file == at)?;
            Some(chain[place..].iter().map(|file| &files[*file].0).collect::<Vec<&File>>())
        });
        let chain = chain.unwrap_or_default();
        let farther = Config::of(chain.get(1..).unwrap_or_default());
        let mut findings = file.findings.clone();
        findings.extend(parse::config::check_units(source, &farther));
        let levels = Config::of(&chain).levels;
        diagnostics.extend(check::diagnostics_of_config(source, findings, &levels));
    }
    diagnostics
}

/// Whether a file is called like a plan.
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// A path as it is shown: with `/`, without a leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text =
        if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    let mut rest = text.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { ".".to_owned() } else { rest.to_owned() }
}

/// What a thread uses again from one file to the next.
struct Worker {
    buffer: Vec<u8>,
    scratch: Scratch,
}

impl Worker {
    fn new(letters: Letters) -> Self {
        Worker { buffer: Vec::new(), scratch: Scratch::new(letters) }
    }
}

impl Workspace {
    /// One without a plan.
    pub fn empty() -> Self {
        let configs = vec![Config::default()];
        Workspace { configs, ..Workspace::default() }
    }

    /// Looks at every file, in parallel; the answers come in the order of the files.
    pub fn each<T: Send>(
        &self,
        letters: Letters,
        look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync,
    ) -> Vec<T> {
        let worker = || Worker::new(letters);
        let read = AtomicUsize::new(0);
        parallel::map(self.files.len(), worker, |worker, at| {
            let file = &self.files[at];
            let answer = self.load(file, worker, |loaded| look(at, file, loaded));
            self.watch.tell(read.fetch_add(1, Ordering::Relaxed) + 1, self.files.len());
            answer
        })
    }

    /// Looks at one file again.
    pub fn one<T>(&self, at: usize, look: impl FnOnce(Loaded<'_>) -> T) -> T {
        self.load(&self.files[at], &mut Worker::new(Letters::Checked), look)
    }

    fn load<T>(
        &self,
        file: &PlanFile,
        worker: &mut Worker,
        look: impl FnOnce(Loaded<'_>) -> T,
    ) -> T {
        let config = &self.configs[file.config];
        let Worker { buffer, scratch } = worker;
        match &file.content {
            Content::Bytes(bytes) => load(&file.shown, bytes, config, scratch, look),
            Content::Unreadable(reason) => look(Err(cannot_read(&file.shown, reason))),
            Content::Disk(path) => {
                buffer.clear();
                match read_into(path, buffer) {
                    Ok(()) => load(&file.shown, buffer, config, scratch, look),
                    Err(error) => look(Err(cannot_read(&file.shown, &error.to_string()))),
                }
            }
        }
    }
}

fn read_into(path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<()> {
    use std::io::Read;
    // Without a limit the file would be asked for its size, which the buffer of the last file makes needless.
    std::fs::File::open(path)?.take(u64::MAX).read_to_end(buffer).map(|_| ())
}

fn cannot_read<'a>(shown: &'a str, reason: &str) -> Unreadable<'a> {
    let mut out = Findings::default();
    out.push(
        &rules::syntax::DOC,
        Span::default(),
        text!("không đọc được: {reason}", "it cannot be read: {reason}"),
    );
    Unreadable { source: Source { path: shown, text: "" }, findings: out.into_sorted() }
}

/// Makes a plan of the bytes of a file, and hands it to `look`.
pub fn load<T>(
    shown: &str,
    bytes: &[u8],
    config: &Config,
    scratch: &mut Scratch,
    look: impl FnOnce(Loaded<'_>) -> T,
) -> T {
    let text = match source::text_of(bytes) {
        Ok(text) => text,
        Err(why) => {
            // What can be read before the first wrong byte is shown.
            let valid = match why {
                NotText::NotUtf8(byte) => {
                    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                    std::str::from_utf8(bytes.get(..byte).unwrap_or_default()).unwrap_or("")
                }
                NotText::Utf16(_) | NotText::TooLarge => "",
            };
            let source = Source { path: shown, text: valid };
            return look(Err(Unreadable { source, findings: vec![syntax::not_text(why)] }));
        }
    };
    let source = Source { path: shown, text };
    let arena = Arena::new();
    let root = match syntax::tree(source, &arena) {
        Ok(root) => root,
        Err(findings) => return look(Err(Unreadable { source, findings })),
    };
    let Some(table) = root.get("plan").and_then(|item| item.as_table()) else {
        return look(Err(Unreadable {
            source,
            findings: vec![rules::not_a_plan::finding(source)],
        }));
    };
    let mut reader = Reader::new(source, scratch);
    let plan = parse::plan::read(&mut reader, &root, table);
    let (memory, mut out) = (reader.memory, reader.out);
    let resolved = resolve::resolve(source, config, plan, memory, &mut out);
    look(Ok((resolved, out)))
}
