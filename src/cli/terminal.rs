//! Standard output and standard error.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;

use crate::check::diagnostic::{Diagnostic, of_file};
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::{Color, Global};
use crate::cli::progress::Progress;
use crate::cli::surroundings::{environment, lang, width};
use crate::cli::unwritten::why;
use crate::cli::write;
use crate::exchange::page::Page;
use crate::render::office::{self, Office};
use crate::render::{self, OutputStyle, html, words};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::text::characters::{safe, safe_lines};
use crate::text::lang::{Both, Lang, both};
use crate::workspace::Failure;
use crate::workspace::watch::Watch;

/// An answer.
#[derive(Debug)]
pub enum Output {
    /// A text.
    Text(String),
    /// The bytes of a document.
    Document(Vec<u8>),
}

impl Output {
    /// A page as a document.
    pub fn of(page: &Page, office: Office) -> Output {
        Output::Document(office::bytes(page, office))
    }
}

/// Standard output and standard error, with language and colours.
pub struct Terminal {
    pub lang: Lang,
    /// The language that was asked for.
    pub asked: Option<Lang>,
    /// Whether the language of `pargo.toml` has been taken into account.
    pub settled: bool,
    color: Color,
    /// The file that the answer goes to, where that is not standard output.
    file: Option<PathBuf>,
    /// Whether only the answer and errors are printed.
    quiet: bool,
    /// The line that says how far the work has come.
    progress: Option<Arc<Progress>>,
}

impl Terminal {
    pub fn new(global: &Global) -> Self {
        Terminal {
            lang: lang(global.lang, None),
            asked: global.lang,
            settled: false,
            color: global.color,
            file: global.file().map(Path::to_owned),
            quiet: global.quiet,
            progress: None,
        }
    }

    /// Returns a callback that receives the progress of work, and shows it if the work takes long.
    pub fn watch(&mut self) -> Watch {
        let files = Both { vi: "tệp kế hoạch đã đọc", en: "plan files read" };
        self.clear();
        self.progress = Progress::of(files, self.lang).filter(|_| !self.quiet).map(Arc::new);
        match self.progress.clone() {
            Some(progress) => Watch::new(move |read, of| progress.at(read, of)),
            None => Watch::default(),
        }
    }

    /// Removes the progress line.
    fn clear(&self) {
        self.progress.iter().for_each(|progress| progress.clear());
    }

    /// Whether the answer goes to a file.
    pub fn writes_file(&self) -> bool {
        self.file.is_some()
    }

    /// How the answer looks: in a file without colours, unless they are asked for.
    pub fn style(&self) -> OutputStyle {
        if self.writes_file() {
            return OutputStyle {
                lang: self.lang,
                color: self.color == Color::Always,
                width: width(false),
            };
        }
        self.print_style()
    }

    /// The style of text on standard output, wherever the answer goes.
    pub fn print_style(&self) -> OutputStyle {
        let terminal = std::io::stdout().is_terminal();
        OutputStyle { lang: self.lang, color: self.colors(terminal), width: width(terminal) }
    }

    /// The style of text on standard error.
    pub fn log_style(&self) -> OutputStyle {
        let terminal = std::io::stderr().is_terminal();
        OutputStyle { lang: self.lang, color: self.colors(terminal), width: width(terminal) }
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

    /// Whether only the answer and errors are printed.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes an answer to the file that it is to go to, or to standard output.
    pub fn answer(&self, text: &str) -> anyhow::Result<()> {
        match &self.file {
            Some(file) => {
                self.clear();
                write::write(file, text)
            }
            None => self.print(text),
        }
    }

    /// Writes an answer of any kind. A document goes to a file or a pipe, never to a terminal.
    pub fn give(&self, output: &Output) -> anyhow::Result<()> {
        let bytes = match output {
            Output::Text(text) => return self.answer(text),
            Output::Document(bytes) => bytes,
        };
        self.clear();
        if let Some(file) = &self.file {
            return write::write(file, bytes);
        }
        if std::io::stdout().is_terminal() {
            return Err(both!(
                "tài liệu Word, Excel không in ra màn hình được; hãy ghi vào tệp bằng -o TỆP",
                "a document of Word or Excel is not shown here; write it to a file with -o FILE"
            )
            .into());
        }
        let mut out = std::io::stdout().lock();
        unless_closed(out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// Writes files below a folder, each whole or not at all.
    pub fn give_folder(&self, folder: &Path, files: &[html::File]) -> anyhow::Result<()> {
        self.clear();
        write::folder(folder, files.iter().map(|file| (file.path.as_str(), file.text.as_bytes())))
    }

    /// Writes a text to standard output.
    pub fn print(&self, text: &str) -> anyhow::Result<()> {
        self.clear();
        let stdout = std::io::stdout().lock();
        // Without colours a long answer can be written directly.
        let mut out: Box<dyn Write> = match self.choice() {
            anstream::ColorChoice::Never => Box::new(stdout),
            choice => Box::new(anstream::AutoStream::new(stdout, choice)),
        };
        unless_closed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    fn choice(&self) -> anstream::ColorChoice {
        match self.colors(std::io::stdout().is_terminal()) {
            true => anstream::ColorChoice::Always,
            false => anstream::ColorChoice::Never,
        }
    }

    /// Writes a report for people to standard error, unchanged.
    pub fn log(&self, report: &str) {
        self.clear();
        let _ = write!(std::io::stderr().lock(), "{report}");
    }

    /// Writes a remark to standard error, where those are wanted.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            self.fault(line);
        }
    }

    /// Writes a line to standard error. If that fails, there is nowhere left to report it.
    pub fn fault(&self, line: &str) {
        self.clear();
        let line = render::wrap::hanging(&format!("pargo: {line}"), 2, self.log_style());
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }

    /// Notes on standard error what an answer leaves out, and returns the exit status for that.
    pub fn coverage(&self, coverage: &Coverage) -> ExitStatus {
        words::left_out(coverage, self.lang).iter().for_each(|line| self.fault(line));
        for plan in &coverage.not_begun {
            let (file, words) = (safe(&plan.file), plan.message());
            self.fault(&format!("{file}: {}", words.in_lang(self.lang)));
        }
        words::remarks(coverage, self.lang).iter().for_each(|line| self.note(line));
        if coverage.left_out.is_empty() { ExitStatus::Success } else { ExitStatus::BadNews }
    }

    /// Notes on standard error which plans past commits left unreadable.
    pub fn broken(&self, broken: &[crate::compare::history::Broken]) {
        for one in broken {
            let commit: String = one.commit.chars().take(10).collect();
            let file = safe(&one.left_out.file);
            let reason = safe(one.left_out.reason.in_lang(self.lang));
            self.fault(&format!("{commit}: {file}: {reason}"));
        }
    }

    /// Explains on standard error why a command failed: the findings in the file that it is about, the
    /// message, and the plans that could not be read.
    pub fn error(&self, error: &anyhow::Error) {
        if let Some(file) =
            error.downcast_ref().and_then(|failure: &Failure| failure.file.as_deref())
        {
            self.findings(&of_file(file));
        }
        self.fault(&safe_lines(&wording(error, self.lang)));
        if let Some(unanswerable) = error.downcast_ref::<Unanswerable>() {
            let left_out = unanswerable.left_out.clone();
            self.coverage(&Coverage { left_out, ..Coverage::default() });
        }
    }

    /// Shows findings on standard error.
    fn findings(&self, diagnostics: &[Diagnostic]) {
        self.log(&render::findings::check::annotated(diagnostics, self.log_style()));
    }
}

/// The result of writing an answer to standard output, where a closed pipe is no error.
fn unless_closed(written: std::io::Result<()>) -> anyhow::Result<()> {
    match written {
        // The reader closed the pipe on purpose, so this is not an error.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written
            .map_err(|error| why(&error))
            .with_context(|| both!("không ghi được kết quả", "cannot write the answer")),
    }
}

/// An error and its causes, the outermost first.
pub fn wording(error: &anyhow::Error, lang: Lang) -> String {
    let causes = error.chain().map(|cause| match lang {
        Lang::Vi => format!("{cause:#}"),
        Lang::En => format!("{cause}"),
    });
    causes.collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn a_chain_of_errors_is_worded_in_the_language_in_force() {
        let name = "a.txt";
        let error = anyhow!("disk full")
            .context(both!("không ghi được {name}", "cannot write {name}"))
            .context(both!("không lưu được kết quả", "the answer was not saved"));
        assert_eq!(
            wording(&error, Lang::Vi),
            "không lưu được kết quả: không ghi được a.txt: disk full"
        );
        assert_eq!(
            wording(&error, Lang::En),
            "the answer was not saved: cannot write a.txt: disk full"
        );
    }

    #[test]
    fn what_an_error_brings_is_found_below_its_context() {
        let failure = Failure::of_file("pargo.toml", "x", Vec::new());
        let error = anyhow::Error::new(failure).context(both!("không mở được", "cannot open"));
        let found: Option<&Failure> = error.downcast_ref();
        assert!(found.is_some_and(|failure| failure.file.is_some()));
        assert_eq!(wording(&error, Lang::Vi), "không mở được: pargo.toml có lỗi, chưa đọc được");
    }
}
