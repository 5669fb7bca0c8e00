//! What to do where no plan was found: there may be a file that was meant as one.

use std::path::{Path, PathBuf};

use crate::text::lang::{Text, both};
use crate::workspace::{is_toml, saved_as_text, shown};

/// What to do to have a plan in the folders that were looked at, by the files that are there.
pub(super) fn next_step(folders: &[PathBuf], current: &Path) -> Text {
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(current.join(folder)).into_iter().flatten().flatten();
        let plain = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        files.extend(plain.filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some((if folder == Path::new(".") { PathBuf::new() } else { folder.clone() }, name))
        }));
    }
    files.sort();
    let path = |(folder, name): &(PathBuf, String)| shown(&folder.join(name));
    if let Some(file) = files.iter().find(|(_, name)| saved_as_text(name).is_some()) {
        let (path, meant) = (path(file), saved_as_text(&file.1).unwrap_or_default());
        return both!("đổi tên {path} thành {meant}", "rename {path} to {meant}");
    }
    if let Some(file) = files.iter().find(|(_, name)| is_hidden_plan(name)) {
        let (path, meant) = (path(file), file.1.trim_start_matches('.'));
        return both!(
            "{path} là tệp ẩn nên không được đọc: đổi tên thành {meant}",
            "{path} is hidden, so it is not read: rename it to {meant}"
        );
    }
    if let Some(file) = files.iter().find(|(_, name)| is_document(name)) {
        let path = path(file);
        return both!(
            "nhập văn bản thành kế hoạch: pargo import \"{path}\"",
            "to make a plan of the document: pargo import \"{path}\""
        );
    }
    both!("lập kế hoạch đầu tiên: pargo new", "to begin the first plan: pargo new")
}

/// Whether a file would be a plan but for the dot in front. A baseline has one on purpose.
fn is_hidden_plan(name: &str) -> bool {
    name.starts_with('.') && !name.contains("baseline") && is_toml(Path::new(name))
}

/// Whether `pargo import` reads it. Word and Excel create `~$…` beside each file that is open.
fn is_document(name: &str) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default();
    !name.starts_with(['~', '.'])
        && ["docx", "xlsx"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}
