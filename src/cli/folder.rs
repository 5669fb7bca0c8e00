//! Answers of several files, in a folder.

use std::path::{Path, PathBuf};

use crate::cli::options::Global;
use crate::cli::terminal::Output;
use crate::cli::unwritten::why;
use crate::cli::write;
use crate::text::lang::{Text, both};
use crate::text::name::loose;
use crate::workspace::shown;

/// Where an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To standard output.
    Output,
    /// To one file.
    File,
    /// To files of a folder.
    Folder,
}

impl Target {
    /// What `--output` names: a folder is there already, ends with `/`, or has no ending.
    pub fn of(global: &Global) -> Target {
        let Some(path) = global.file() else { return Target::Output };
        let text = path.to_string_lossy();
        let is_folder = path.is_dir() || text.ends_with(['/', '\\']) || path.extension().is_none();
        if is_folder { Target::Folder } else { Target::File }
    }
}

/// The files written to a folder, no two of the same name.
pub struct Files {
    folder: PathBuf,
    ending: &'static str,
    names: Vec<String>,
}

impl Files {
    /// The folder that `--output` names, made where it is not there.
    pub fn new(global: &Global, ending: &'static str) -> Result<Files, Text> {
        let folder = global.file().unwrap_or(Path::new(".")).to_owned();
        std::fs::create_dir_all(&folder).map_err(|error| {
            let (path, Text { vi, en }) = (shown(&folder), why(&error));
            both!("không tạo được thư mục {path}: {vi}", "cannot make the folder {path}: {en}")
        })?;
        Ok(Files { folder, ending, names: Vec::new() })
    }

    /// Writes a file with a name made of these words, and returns its path.
    pub fn write(&mut self, words: &[&str], output: &Output) -> anyhow::Result<PathBuf> {
        let base = file_name(words);
        let name = |number: usize| match number {
            1 => base.clone(),
            _ => format!("{base}-{number}"),
        };
        let mut number = 1;
        while self.names.contains(&name(number)) {
            number += 1;
        }
        let name = name(number);
        let path = self.folder.join(format!("{name}.{}", self.ending));
        self.names.push(name);
        match output {
            Output::Text(text) => write::write(&path, text)?,
            Output::Document(bytes) => write::write(&path, bytes)?,
        }
        Ok(path)
    }
}

/// The files with one of these endings in the folder that `--output` names, but for those of this run, as shown.
pub fn of_other_runs(global: &Global, own: &[&str], endings: &[&str]) -> Vec<String> {
    let folder = global.file().unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    // Word keeps a file of its own beside one that is open.
    let documents = names.filter(|name| {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
        !name.starts_with(['.', '~'])
            && endings.iter().any(|one| ending.is_some_and(|own| own.eq_ignore_ascii_case(one)))
    });
    let shown = documents.map(|name| shown(&folder.join(name)));
    let mut others: Vec<String> = shown.filter(|file| !own.contains(&file.as_str())).collect();
    others.sort_unstable();
    others
}

/// The longest name of a file, in letters: a path on Windows must not be long.
const LONGEST: usize = 60;

/// A name in ASCII made of words: small letters, digits and `-`.
fn file_name(words: &[&str]) -> String {
    let folded = loose(&words.join(" "));
    let mut name = String::new();
    for c in folded.chars() {
        match c.is_ascii_alphanumeric() {
            true => name.push(c.to_ascii_lowercase()),
            false if !name.ends_with('-') && !name.is_empty() => name.push('-'),
            false => {}
        }
    }
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    // Names of devices on Windows are no names of files there.
    let is_device = ["con", "prn", "aux", "nul"].contains(&name)
        || ["com", "lpt"].iter().any(|d| name.strip_prefix(d).is_some_and(|n| n.len() == 1));
    match name.is_empty() || is_device {
        true => format!("don-vi-{name}").trim_end_matches('-').to_owned(),
        false => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_ascii() {
        assert_eq!(file_name(&["Văn phòng Sở"]), "van-phong-so");
        assert_eq!(file_name(&["Phòng Đất đai, ", "(một)"]), "phong-dat-dai-mot");
        assert_eq!(file_name(&["???"]), "don-vi");
        assert_eq!(file_name(&["CON"]), "don-vi-con");
        assert_eq!(file_name(&["../a"]), "a");
    }
}
