//! Files that a command writes into: read whole, changed in memory, written whole or not at all. The folders are
//! locked ([`crate::cli::lock`]) from before the reading until after the writing.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::check;
use crate::cli::options::Global;
use crate::cli::surroundings::current_folder;
use crate::cli::terminal::Terminal;
use crate::cli::write;
use crate::config::Config;
use crate::edit::document::Document;
use crate::parse::Scratch;
use crate::render;
use crate::report::reference::Reference;
use crate::report::written::FileWritten;
use crate::resolve::Resolved;
use crate::text::characters::safe;
use crate::text::edit::apply;
use crate::text::lang::{Text, both};
use crate::workspace::load::{Loaded, Unreadable, load};
use crate::workspace::read::{MOST_OF_PLAN, regular};
use crate::workspace::{Content, Failure, Workspace};

/// A plan file to write into.
#[derive(Clone)]
pub struct Target {
    /// Where it is.
    pub path: PathBuf,
    /// Its path, as shown.
    pub shown: String,
    /// Its settings: an index of [`Workspace::configs`].
    pub config: usize,
}

impl Target {
    /// The file with a text: the one that was read, or one to be written.
    pub fn with<'t>(&'t self, text: &'t str, workspace: &'t Workspace) -> FileText<'t> {
        FileText { shown: &self.shown, text, config: &workspace.configs[self.config] }
    }
}

/// A text of a plan file: one that was read, or one to be written.
#[derive(Clone, Copy)]
pub struct FileText<'t> {
    /// The path of the file, as shown.
    pub shown: &'t str,
    /// The text, with its byte order mark if it has one.
    pub text: &'t str,
    /// The settings that apply to the file.
    pub config: &'t Config,
}

impl FileText<'_> {
    /// Reads the text as a plan.
    pub fn read<T>(&self, look: impl FnOnce(&Resolved<'_>) -> T) -> anyhow::Result<T> {
        let look = |loaded: Loaded<'_>| match loaded {
            Ok((plan, _)) => Ok(look(&plan)),
            Err(Unreadable { source, findings, .. }) => {
                Err(Failure::of_file(self.shown, source.text, findings))
            }
        };
        let (bytes, mut scratch) = (self.text.as_bytes(), Scratch::default());
        Ok(load(self.shown, bytes, self.config, &mut scratch, look)?)
    }

    /// The text after `edit` changed the document, and what `edit` returned.
    pub fn edited<T>(
        &self,
        edit: impl FnOnce(&Resolved<'_>, &mut Document<'_>) -> anyhow::Result<T>,
    ) -> anyhow::Result<(String, T)> {
        let (mark, text) = split_mark(self.text);
        let edited = self.read(|plan| {
            let mut document = Document::of(plan.source)
                .map_err(|findings| Failure::of_file(self.shown, text, findings))?;
            let returned = edit(plan, &mut document)?;
            Ok::<_, anyhow::Error>((apply(text, &document.into_edits()), returned))
        })?;
        let (after, returned) = edited?;
        Ok((format!("{mark}{after}"), returned))
    }
}

/// The file of the plan that a REF leads to; `None` if it is not in the working tree.
pub fn target(workspace: &Workspace, reference: &Reference) -> Result<Option<Target>, Text> {
    let [at] = reference.files[..] else {
        let shown = safe(&reference.shown()).into_owned();
        let names = reference.files.iter().map(|at| workspace.files[*at].shown.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        return Err(both!(
            "{shown} có trong nhiều tệp: {names}; hãy nêu tệp thay cho mã kế hoạch",
            "{shown} is in several files: {names}; give the file in the place of the plan's id"
        ));
    };
    let file = &workspace.files[at];
    let Content::Disk(path) = &file.content else { return Ok(None) };
    Ok(Some(Target { path: path.clone(), shown: file.shown.clone(), config: file.config }))
}

/// Refuses `--at`: no command writes into the past.
pub fn refuse_revision(global: &Global) -> anyhow::Result<()> {
    if global.at.is_none() {
        return Ok(());
    }
    let at = both!(
        "--at chỉ để đọc; lệnh này ghi vào kế hoạch hiện có",
        "--at is for reading; this command writes into the plans that are there"
    );
    Err(at.into())
}

/// The text of a file, with its byte order mark if it has one.
pub fn read(path: &Path, shown: &str) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    let size =
        regular(path, MOST_OF_PLAN, &mut bytes).map_err(|refused| refused.reason().of(shown))?;
    bytes.truncate(size);
    String::from_utf8(bytes)
        .with_context(|| both!("{shown} không phải tệp UTF-8", "{shown} is not UTF-8"))
}

/// The byte order mark at the beginning of some files, and the text after it.
pub fn split_mark(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 })
}

/// Writes a file that has another text now, and returns whether it has.
pub fn write(path: &Path, change: &FileWritten) -> anyhow::Result<bool> {
    if change.is_changed() {
        // Messages name the file as the user would.
        let current = current_folder()?;
        let near = path.strip_prefix(&current).unwrap_or(path);
        write::change(near, &change.before, &change.after)?;
    }
    Ok(change.is_changed())
}

/// Refuses a text that `check` finds an error in that was not there before.
pub fn refuse_new_errors(
    change: &FileWritten,
    config: &Config,
    as_of: NaiveDate,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    let FileWritten { file, before, after } = change;
    if !change.is_changed() {
        return Ok(());
    }
    let check = |text: &str| check::of_text(file, text, config, as_of);
    let new = check::new_errors(&check(before), check(after));
    if new.is_empty() {
        return Ok(());
    }
    terminal.log(&render::findings::check::annotated(&new, terminal.log_style()));
    Err(both!(
        "không ghi vào {file}: nội dung mới có lỗi nêu trên",
        "{file} is not written: with the new text it would have the error above"
    )
    .into())
}
