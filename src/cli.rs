//! The command line: what the options mean, the language, the date, the exit status.
//!
//! The only part that reads the clock, the environment and the terminal, and the only one that prints.

pub mod baseline;
pub mod check;
pub mod diff;
pub mod help;
pub mod history;
pub mod overdue;
pub mod rules;
pub mod show;
pub mod slips;
pub mod summary;
pub mod tasks;
pub mod trend;

mod args;
mod output;
mod progress;
mod words;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate};
use clap::{CommandFactory, FromArgMatches};

use crate::diagnostic::Diagnostic;
use crate::git::{Commit, Repository, shallow};
use crate::history::{Of, Step, follow};
use crate::lang::{Both, Lang, Text};
use crate::render::{self, Look};
use crate::report::{Coverage, LeftOut, Unanswerable};
use crate::text;
use crate::watch::Watch;
use crate::workspace::{self, Failure, Workspace};
pub use args::{Cli, Color, Command, Filters, Global, List, Listing};
use progress::Progress;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Done.
    Well,
    /// Done, and the answer is bad news.
    Badly,
}

/// What a command could not do.
#[derive(Debug)]
pub enum Trouble {
    /// Bad usage, no such path, a broken `pargo.toml`, no such name.
    Cannot(Failure),
    /// A name that means nothing, and the plans in which it may stand.
    NoMeaning(Unanswerable),
    /// Standard output could not be written.
    Output(std::io::Error),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Cannot(failure)
    }
}

impl From<Text> for Trouble {
    fn from(text: Text) -> Self {
        Trouble::Cannot(text.into())
    }
}

impl From<Unanswerable> for Trouble {
    fn from(unanswerable: Unanswerable) -> Self {
        Trouble::NoMeaning(unanswerable)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Trouble::Output(error)
    }
}

/// Everything that a command needs to know besides its own options.
pub struct Context {
    /// The plans.
    pub workspace: Workspace,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// How text looks.
    pub look: Look,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let command = words::translated(Cli::command(), Lang::En);
    let parsed = command.try_get_matches_from(&arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return words_for(error, &arguments),
    };
    let mut told = Told::new(&cli.global);
    match dispatch(&cli, &mut told) {
        Ok(End::Well) => ExitCode::SUCCESS,
        Ok(End::Badly) => ExitCode::from(1),
        Err(trouble) => {
            if !told.settled {
                told.lang = ambient_lang(told.asked);
            }
            told.trouble(&trouble);
            ExitCode::from(2)
        }
    }
}

/// Help, or what is wrong with the command line, in the language asked for. It is looked up here alone, so
/// that no other call pays for it.
fn words_for(error: clap::Error, arguments: &[std::ffi::OsString]) -> ExitCode {
    let lang = words::lang_of(arguments).unwrap_or_else(|| ambient_lang(None));
    let again = words::translated(Cli::command(), lang).try_get_matches_from(arguments);
    words::usage_error(&again.err().unwrap_or(error), lang)
}

fn dispatch(cli: &Cli, told: &mut Told) -> Result<End, Trouble> {
    match &cli.command {
        Command::Check(args) => check::run(args, &cli.global, told),
        Command::Overdue(args) => overdue::run(args, &cli.global, told),
        Command::Summary(args) => summary::run(args, &cli.global, told),
        Command::Tasks(args) => tasks::run(args, &cli.global, told),
        Command::Show(args) => show::run(args, &cli.global, told),
        Command::Rules(args) => rules::run(args, &cli.global, told),
        Command::Diff(args) => diff::run(args, &cli.global, told),
        Command::History(args) => history::run(args, &cli.global, told),
        Command::Slips(args) => slips::run(args, &cli.global, told),
        Command::Trend(args) => trend::run(args, &cli.global, told),
        Command::Help(args) => help::run(args, &cli.global, told),
    }
}

/// What is told to people: standard output and standard error.
pub struct Told {
    lang: Lang,
    /// The language that was asked for.
    asked: Option<Lang>,
    /// Whether `pargo.toml` was asked for the language.
    settled: bool,
    color: Color,
    /// The line that says how far the work has come.
    progress: Option<Arc<Progress>>,
}

impl Told {
    fn new(global: &Global) -> Self {
        Told {
            lang: lang(global.lang, None),
            asked: global.lang,
            settled: false,
            color: global.color,
            progress: None,
        }
    }

    /// Shows from now on how far work has come, where that takes long: whoever does it tells what is given
    /// back.
    fn watch(&mut self) -> Watch {
        let files = Both { vi: "tệp kế hoạch đã đọc", en: "plan files read" };
        self.clear();
        self.progress = Progress::of(files, self.lang).map(Arc::new);
        match self.progress.clone() {
            Some(progress) => Watch::new(move |read, of| progress.at(read, of)),
            None => Watch::default(),
        }
    }

    /// Takes away the line that says how far the work has come.
    fn clear(&self) {
        self.progress.iter().for_each(|progress| progress.clear());
    }

    /// How text on standard output looks.
    fn look(&self) -> Look {
        let terminal = std::io::stdout().is_terminal();
        Look { lang: self.lang, color: self.colors(terminal), width: width(terminal) }
    }

    /// How text in a file looks: without colours, unless they are asked for.
    fn look_of_file(&self) -> Look {
        Look { lang: self.lang, color: self.color == Color::Always, width: width(false) }
    }

    /// How text on standard error looks.
    fn look_of_log(&self) -> Look {
        let terminal = std::io::stderr().is_terminal();
        Look { lang: self.lang, color: self.colors(terminal), width: width(terminal) }
    }

    fn colors(&self, terminal: bool) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let dumb = environment("TERM").is_some_and(|value| value == "dumb");
                terminal && !dumb && environment("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }

    /// Writes an answer to standard output.
    pub fn answer(&self, text: &str) -> Result<(), Trouble> {
        self.clear();
        let stdout = std::io::stdout().lock();
        // Without colours there is nothing to take out, and a long answer goes out as it is.
        let mut out: Box<dyn Write> = match self.choice() {
            anstream::ColorChoice::Never => Box::new(stdout),
            choice => Box::new(anstream::AutoStream::new(stdout, choice)),
        };
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            // Whoever reads has read enough; what there was to say is said by the exit status.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    fn choice(&self) -> anstream::ColorChoice {
        match self.colors(std::io::stdout().is_terminal()) {
            true => anstream::ColorChoice::Always,
            false => anstream::ColorChoice::Never,
        }
    }

    /// Writes a report for people to standard error, as it is.
    pub fn log(&self, report: &str) {
        self.clear();
        let _ = write!(std::io::stderr().lock(), "{report}");
    }

    /// Writes a line to standard error. One that cannot be written is nobody's to read.
    pub fn note(&self, line: &str) {
        self.clear();
        let _ = writeln!(std::io::stderr().lock(), "pargo: {line}");
    }

    /// Says on standard error what an answer leaves out, and how it ends for that.
    pub fn coverage(&self, coverage: &Coverage) -> End {
        render::coverage(coverage, self.lang).iter().for_each(|line| self.note(line));
        if coverage.left_out.is_empty() { End::Well } else { End::Badly }
    }

    /// Says on standard error which plans past commits left unreadable.
    pub fn broken(&self, broken: &[crate::report::history::Broken]) {
        for one in broken {
            let commit: String = one.commit.chars().take(10).collect();
            let file = crate::characters::safe(&one.left_out.file);
            let reason = crate::characters::safe(one.left_out.reason.in_lang(self.lang));
            self.note(&format!("{commit}: {file}: {reason}"));
        }
    }

    fn left_out(&self, left_out: &[LeftOut]) {
        let coverage = Coverage { left_out: left_out.to_vec(), ..Coverage::default() };
        self.coverage(&coverage);
    }

    fn trouble(&self, trouble: &Trouble) {
        match trouble {
            Trouble::Cannot(failure) => {
                self.findings(&failure.diagnostics);
                self.note(&crate::characters::safe_lines(failure.message.in_lang(self.lang)));
            }
            Trouble::NoMeaning(unanswerable) => {
                self.note(&crate::characters::safe_lines(unanswerable.message.in_lang(self.lang)));
                self.left_out(&unanswerable.left_out);
            }
            Trouble::Output(error) => {
                let words =
                    text!("không ghi được kết quả: {error}", "cannot write the answer: {error}");
                self.note(words.in_lang(self.lang));
            }
        }
    }

    /// Shows findings on standard error.
    fn findings(&self, diagnostics: &[Diagnostic]) {
        self.log(&render::check::annotated(diagnostics, self.look_of_log()));
    }
}

/// The language where no plan was opened: what `pargo.toml` above the current folder says counts too.
fn ambient_lang(option: Option<Lang>) -> Lang {
    let config = std::env::current_dir().ok().and_then(|folder| workspace::lang_at(&folder));
    lang(option, config)
}

/// The past of the plans: what every commit did, and what it takes to show it.
pub struct Past {
    /// The repository.
    pub repository: Repository,
    /// The commit that history is followed up to.
    pub head: Commit,
    /// What every commit did, the oldest first.
    pub steps: Vec<Step>,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
}

/// Follows the history of the plans under `paths`.
pub fn past(
    paths: &[PathBuf],
    global: &Global,
    told: &mut Told,
    of: Of<'_>,
) -> Result<Past, Trouble> {
    let here = whole_repository(paths, global, told)?;
    let roots = roots(paths, &here.repository, &here.head)?;
    let steps = follow(&here.repository, &roots, None, &here.head.id, of)?.steps;
    let Here { repository, head, utc_offset } = here;
    Ok(Past { repository, head, steps, utc_offset })
}

/// The repository of the current folder.
pub struct Here {
    /// The repository.
    pub repository: Repository,
    /// The commit asked about.
    pub head: Commit,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
}

/// The repository of the current folder, where the answer takes all of its history. Settles the language.
pub fn whole_repository(
    paths: &[PathBuf],
    global: &Global,
    told: &mut Told,
) -> Result<Here, Trouble> {
    let current = std::env::current_dir()?;
    let mut repository = Repository::of(&current)?;
    let head = repository.commit(global.at.as_deref().unwrap_or("HEAD"))?;
    // Where there is no working tree to ask, the commit says what holds.
    let config = match global.at.is_some() || repository.root().is_none() {
        true => workspace::config_of_commit(paths, &repository, &head.id)?,
        false => {
            let default = default_paths(&current);
            let first = paths.first().or(default.first()).map_or(Path::new(""), PathBuf::as_path);
            workspace::config_at(&current, first).unwrap_or_default()
        }
    };
    told.lang = lang(global.lang, config.lang);
    told.settled = true;
    if repository.is_shallow()? {
        return Err(shallow().into());
    }
    repository.watch = told.watch();
    Ok(Here { repository, head, utc_offset: config.utc_offset })
}

/// The paths from the root of the repository that stand for `paths`; by default `plans/` below the current
/// folder where the commit has it, else the current folder.
pub fn roots(
    paths: &[PathBuf],
    repository: &Repository,
    head: &Commit,
) -> Result<Vec<String>, Trouble> {
    if paths.is_empty() {
        let prefix = repository.prefix();
        let plans = format!("{prefix}plans");
        let there = repository.has_folder(&head.id, &plans)?;
        return Ok(vec![if there { plans } else { prefix.trim_end_matches('/').to_owned() }]);
    }
    let inside = paths.iter().map(|path| workspace::inside(path, repository));
    Ok(inside.collect::<Result<_, _>>()?)
}

/// Settles the language for a command that opens the plans itself.
pub fn settle_lang(global: &Global, told: &mut Told) {
    told.lang = ambient_lang(global.lang);
    told.settled = true;
}

/// Opens the plans and settles language and date.
pub fn context(paths: &[PathBuf], global: &Global, told: &mut Told) -> Result<Context, Trouble> {
    let current = std::env::current_dir()?;
    let (mut workspace, commit) = match &global.at {
        None => {
            let paths = if paths.is_empty() { default_paths(&current) } else { paths.to_vec() };
            (workspace::open(&paths, &current)?, None)
        }
        Some(revision) => {
            let repository = Repository::of(&current)?;
            let commit = repository.commit(revision)?;
            (workspace::open_at(paths, &repository, &commit.id)?, Some(commit))
        }
    };
    let config = &workspace.configs[workspace.base];
    told.lang = lang(global.lang, config.lang);
    told.settled = true;
    let by_default = || match &commit {
        Some(commit) => commit.date(config.utc_offset),
        None => today(config.utc_offset),
    };
    let as_of = global.as_of.map_or_else(by_default, |day| day.0);
    workspace.watch = told.watch();
    let look = told.look();
    Ok(Context { workspace, as_of, look })
}

/// `plans/` where it is there, else the current folder.
fn default_paths(current: &Path) -> Vec<PathBuf> {
    let plans = Path::new("plans");
    vec![if current.join(plans).is_dir() { plans.to_owned() } else { PathBuf::from(".") }]
}

/// The language: the option, `PARGO_LANG`, `pargo.toml`, then the locale.
fn lang(option: Option<Lang>, config: Option<Lang>) -> Lang {
    let named = |value: String| match value.to_ascii_lowercase().as_str() {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    };
    option.or_else(|| environment("PARGO_LANG").and_then(named)).or(config).unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| environment(name).filter(|value| !value.is_empty()));
        match locale {
            Some(locale) if locale.to_ascii_lowercase().starts_with("vi") => Lang::Vi,
            _ => Lang::En,
        }
    })
}

/// A variable of the environment.
#[expect(clippy::disallowed_methods, reason = "the command layer is where the environment is read")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Today at an offset from UTC, in minutes, whatever the machine's own time zone.
#[expect(clippy::disallowed_methods, reason = "the command layer is where the clock is read")]
pub fn today(utc_offset: i32) -> NaiveDate {
    let now = DateTime::<chrono::Utc>::from(std::time::SystemTime::now());
    (now.naive_utc() + Duration::minutes(utc_offset.into())).date()
}

/// The columns to lay out for: the terminal's, or `COLUMNS` where that is set; none in a pipe.
fn width(terminal: bool) -> Option<usize> {
    let columns = environment("COLUMNS").and_then(|value| value.parse().ok()).filter(|c| *c >= 20);
    columns.or_else(|| {
        let size = terminal.then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
    })
}
