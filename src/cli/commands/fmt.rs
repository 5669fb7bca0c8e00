//! `pargo fmt`: one canonical layout.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use crate::check::diagnostic::of_file;
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, Listing, means_nothing};
use crate::cli::surroundings::{current_folder, default_paths};
use crate::cli::terminal::Terminal;
use crate::cli::unwritten::why;
use crate::cli::write::{self, Changed};
use crate::config::Config;
use crate::edit::canon::canonical;
use crate::finding::Finding;
use crate::parse::{Scratch, syntax};
use crate::render;
use crate::report::written::{FileWritten, Written};
use crate::text::characters::safe;
use crate::text::lang::{Text, both, quantity};
use crate::text::source;
use crate::workspace::load::load;
use crate::workspace::read::{MOST_OF_PLAN, regular};
use crate::workspace::{self, CONFIG, Content, Failure, PlanFile};

/// Options of `fmt`.
#[derive(Args, Debug)]
pub struct Options {
    /// Plan files, pargo.toml and folders; plans/ and pargo.toml by default, - is standard input and output
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing, and name the files that differ; exit with 1 where there is one
    #[arg(long)]
    check: bool,
    /// Write nothing, and show what would change; exit with 1 where something would
    #[arg(long)]
    diff: bool,
    /// Write nothing, and show what would be written
    #[arg(long)]
    dry_run: bool,
    /// How to tell it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

impl Options {
    fn writes(&self) -> bool {
        !(self.check || self.diff || self.dry_run)
    }
}

/// The name of standard input and output on the command line.
const STANDARD: &str = "-";

/// Why a file is left as it is.
enum Left {
    /// It is not a plan, or not TOML.
    Broken(Box<Failure>),
    /// It cannot be read or written.
    Unwritten(Text),
    /// Another program changed it in between.
    Changed(anyhow::Error),
}

/// Lays out the files under the paths.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let pointless = [("--at", global.at.is_some()), ("--as-of", global.as_of.is_some())];
    if let Some((option, _)) = pointless.into_iter().find(|(_, is_given)| *is_given) {
        return Err(means_nothing(option, "fmt").into());
    }
    choose_lang(global, terminal);
    if options.paths.iter().any(|path| path == Path::new(STANDARD)) {
        return standard(options, format, terminal);
    }
    let current = current_folder()?;
    let mut written = Written::default();
    let mut left: Vec<Left> = Vec::new();
    for file in workspace::find::plans_and_settings(&asked(options, &current), &current)? {
        match lay_out(&file, &current, options.writes()) {
            Ok(laid_out) => written.files.push(without_same_text(laid_out)),
            Err(why) => left.push(why),
        }
    }
    show_changes(&written, options, format, terminal)?;
    left.iter().for_each(|left| left.report(terminal));
    terminal.note(closing(&written, left.len(), options.writes()).in_lang(terminal.lang));
    let differs = written.files.iter().any(FileWritten::is_changed);
    Ok(match left.iter().any(|left| matches!(left, Left::Changed(_))) {
        true => ExitStatus::Error,
        false if left.is_empty() => status(options, differs),
        false => ExitStatus::BadNews,
    })
}

/// A file without its text if that does not change: there may be thousands, and only changes are shown.
fn without_same_text(file: FileWritten) -> FileWritten {
    match file.is_changed() {
        true => file,
        false => FileWritten { before: String::new(), after: String::new(), ..file },
    }
}

/// The paths asked about. By default also the `pargo.toml` of the current folder.
fn asked(options: &Options, current: &Path) -> Vec<PathBuf> {
    if !options.paths.is_empty() {
        return options.paths.clone();
    }
    let mut paths = default_paths(current);
    paths.extend(current.join(CONFIG).is_file().then(|| PathBuf::from(CONFIG)));
    paths
}

fn status(options: &Options, differs: bool) -> ExitStatus {
    match differs && (options.check || options.diff) {
        true => ExitStatus::BadNews,
        false => ExitStatus::Success,
    }
}

/// Lays out one file, and writes it if asked to.
fn lay_out(file: &PlanFile, current: &Path, writes: bool) -> Result<FileWritten, Left> {
    let shown = &file.shown;
    let path = match &file.content {
        Content::Disk(path) => path,
        Content::Unreadable(reason) => return Err(Left::Unwritten(reason.of(shown))),
        // Only files of the working tree are laid out.
        Content::Object(_) | Content::PassedOver(_) => {
            return Err(Left::Unwritten(elsewhere(shown)));
        }
    };
    // Held from the reading to the writing, so that what another command writes in between is not lost.
    let _lock = match writes {
        true => Some(Locks::of([path.as_path()]).map_err(|locked| Left::Changed(locked.into()))?),
        false => None,
    };
    let mut bytes = Vec::new();
    let size = regular(path, MOST_OF_PLAN, &mut bytes)
        .map_err(|refused| Left::Unwritten(refused.reason().of(shown)))?;
    bytes.truncate(size);
    let is_plan = path.file_name().is_none_or(|name| name != CONFIG);
    let laid_out =
        laid_out(shown, bytes, is_plan).map_err(|failure| Left::Broken(failure.into()))?;
    if writes && laid_out.is_changed() {
        let path = path.strip_prefix(current).unwrap_or(path);
        write::change(path, &laid_out.before, &laid_out.after).map_err(Left::of)?;
    }
    Ok(laid_out)
}

fn elsewhere(shown: &str) -> Text {
    both!("{shown}: không phải tệp trên đĩa", "{shown}: this is not a file on disk")
}

/// The text of a file, before and after.
fn laid_out(shown: &str, bytes: Vec<u8>, is_plan: bool) -> Result<FileWritten, Failure> {
    let broken = |text: &str, findings: Vec<Finding>| Failure::of_file(shown, text, findings);
    source::text_of(&bytes).map_err(|why| broken("", vec![syntax::not_text(why)]))?;
    if is_plan {
        // A TOML file that is not a plan belongs to another program.
        load(shown, &bytes, &Config::default(), &mut Scratch::default(), |loaded| {
            loaded
                .map(drop)
                .map_err(|unreadable| broken(unreadable.source.text, unreadable.findings))
        })?;
    }
    let before = String::from_utf8(bytes).unwrap_or_default();
    let after = canonical(&before)
        .map_err(|findings| broken(before.trim_start_matches('\u{feff}'), findings))?;
    Ok(FileWritten { file: shown.to_owned(), before, after })
}

/// Lays out standard input.
fn standard(options: &Options, format: Listing, terminal: &Terminal) -> anyhow::Result<ExitStatus> {
    if options.paths.len() > 1 {
        let alone = both!(
            "- là đầu vào chuẩn, không dùng cùng với tệp khác",
            "- is standard input, and stands alone"
        );
        return Err(alone.into());
    }
    let mut bytes = Vec::new();
    let most = MOST_OF_PLAN as u64 + 1;
    std::io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| why(&error))
        .with_context(|| both!("không đọc được đầu vào chuẩn", "cannot read standard input"))?;
    if bytes.len() > MOST_OF_PLAN {
        let most = source::NotText::TooLarge(MOST_OF_PLAN);
        let failure = Failure::of_file(STANDARD, "", vec![syntax::not_text(most)]);
        Left::Broken(failure.into()).report(terminal);
        return Ok(ExitStatus::BadNews);
    }
    match laid_out(STANDARD, bytes, false) {
        Err(failure) => {
            Left::Broken(failure.into()).report(terminal);
            Ok(ExitStatus::BadNews)
        }
        Ok(file) if options.writes() && format == Listing::Table => {
            terminal.answer(&file.after)?;
            Ok(ExitStatus::Success)
        }
        Ok(file) => {
            let differs = file.is_changed();
            let written = Written { files: vec![file], ..Written::default() };
            show_changes(&written, options, format, terminal)?;
            Ok(status(options, differs))
        }
    }
}

/// Tells what changes: as a diff, or with `--check` alone the names of the files.
fn show_changes(
    written: &Written,
    options: &Options,
    format: Listing,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    let changed = written.files.iter().filter(|file| file.is_changed());
    let answer = match format {
        Listing::Json => render::json::written(written),
        Listing::Table if options.check && !options.diff => {
            changed.map(|file| format!("{}\n", safe(&file.file))).collect()
        }
        Listing::Table => {
            let color = terminal.style().color;
            let diff = |file: &FileWritten| {
                let diff = render::diff_text::unified(&file.file, &file.before, &file.after);
                render::diff_text::shown(&diff, color)
            };
            changed.map(diff).collect()
        }
    };
    terminal.answer(&answer)
}

impl Left {
    fn of(error: anyhow::Error) -> Left {
        if error.is::<Changed>() {
            return Left::Changed(error);
        }
        let text = |alternate: bool| match alternate {
            true => format!("{error:#}"),
            false => error.to_string(),
        };
        Left::Unwritten(Text { vi: text(true), en: text(false) })
    }

    /// Names the file, and says why it is left.
    fn report(&self, terminal: &Terminal) {
        match self {
            Left::Broken(failure) => {
                let file = failure.file.as_deref();
                let findings = file.map(of_file).unwrap_or_default();
                terminal.log(&render::findings::check::annotated(&findings, terminal.log_style()));
                let file = safe(file.map_or(STANDARD, |file| file.path.as_str()));
                let left =
                    both!("{file} có lỗi, giữ nguyên", "{file} is broken, and is left as it is");
                terminal.fault(left.in_lang(terminal.lang));
            }
            Left::Unwritten(why) => terminal.fault(&safe(why.in_lang(terminal.lang))),
            Left::Changed(error) => terminal.error(error),
        }
    }
}

/// What holds now, in one line.
fn closing(written: &Written, left: usize, is_written: bool) -> Text {
    let changed = written.files.iter().filter(|file| file.is_changed()).count();
    let right = written.files.len() - changed;
    let files = if changed == 1 { "file" } else { "files" };
    let [vi_changed, vi_right, vi_left] = [changed, right, left].map(quantity);
    let mut text = match is_written {
        true => both!(
            "đã trình bày lại {vi_changed} tệp; {vi_right} tệp vốn đã đúng",
            "{changed} {files} laid out; {right} already right"
        ),
        false => both!(
            "{vi_changed} tệp cần trình bày lại; {vi_right} tệp đã đúng",
            "{changed} {files} to lay out; {right} already right"
        ),
    };
    if left > 0 {
        text.vi += &format!("; {vi_left} tệp giữ nguyên");
        text.en += &format!("; {left} left as before");
    }
    text
}
