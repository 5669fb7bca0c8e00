//! Where an answer goes that is not for the terminal: a file of one's own, the summary of a run.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::cli::surroundings::environment;
use crate::cli::terminal::Terminal;
use crate::text::characters::safe;
use crate::text::lang::both;
use crate::workspace::{is_toml, shown};

/// Writes an answer to a file: the whole of it, or nothing. What stood there before stays until then, and
/// nothing else is left behind.
pub fn write(path: &Path, answer: &str) -> anyhow::Result<()> {
    if is_toml(path) {
        let path = shown(path);
        return Err(both!(
            "không ghi kết quả vào {path}: tệp .toml là kế hoạch; hãy đặt tên khác",
            "the answer is not written to {path}: a .toml file is a plan; choose another name"
        )
        .into());
    }
    replace(path, answer)
}

/// Puts a text in the place of a file, as [`write`] does, whatever the file is called.
pub fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    written(path, text).with_context(|| {
        let path = shown(path);
        both!("không ghi được {path}", "cannot write {path}")
    })
}

fn written(path: &Path, answer: &str) -> std::io::Result<()> {
    // A link stays a link: what it leads to is written.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = std::fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        // A device or a pipe takes the answer itself; there is nothing to put in its place.
        return OpenOptions::new().write(true).open(&target)?.write_all(answer.as_bytes());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    // Made as any file of this user is: a temporary file of the library's own would be the user's alone.
    let make = |path: &Path| OpenOptions::new().write(true).create_new(true).open(path);
    let mut file =
        tempfile::Builder::new().prefix(".pargo-").suffix(".tmp").make_in(folder, make)?;
    file.as_file_mut().write_all(answer.as_bytes())?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions())?;
    }
    file.persist(&target).map_err(|failed| failed.error)?;
    Ok(())
}

/// Adds a page to the summary of the run, where GitHub Actions has one. The answer stands without it.
pub fn summarise(page: impl Fn() -> String, terminal: &Terminal) {
    let Some(path) = environment("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return;
    };
    let opened = OpenOptions::new().append(true).create(true).open(&path);
    let added = opened.and_then(|mut file| file.write_all(page().as_bytes()));
    if let Err(error) = added {
        let path = safe(&path).into_owned();
        let words = both!(
            "không ghi được trang tóm tắt {path}: {error}",
            "cannot write the summary {path}: {error}"
        );
        terminal.note(words.in_lang(terminal.lang));
    }
}
