//! Paths relative to the root of the repository, so that a file has the same name whatever the current
//! folder is.
//!
//! Paths for users are relative to the current folder. What is stored and compared (fingerprints) or read
//! by a service that only knows the repository (annotations) needs the path from the root. This module
//! works on strings; [`crate::workspace::find::root`] finds the folders.

use std::path::{MAIN_SEPARATOR, Path};

/// A path as it is shown: with `/` and without a leading `./`; `.` if it is empty.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if MAIN_SEPARATOR == '\\' {
        without_prefix(text.replace('\\', "/"))
    } else {
        text.into_owned()
    };
    let mut rest = text.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { ".".to_owned() } else { rest.to_owned() }
}

/// The root of the repository, and the current folder in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// The root of the repository, or the current folder if there is none: absolute, with `/`, without a
    /// `/` at the end.
    folder: String,
    /// The parts of the path from the root to the current folder.
    current: Vec<String>,
}

/// A path that does not depend on the current folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Relative to the root, with `/`.
    Inside(String),
    /// Absolute, with `/`, for a file outside of the root.
    Outside(String),
}

impl Place {
    /// The path.
    pub fn path(&self) -> &str {
        match self {
            Place::Inside(path) | Place::Outside(path) => path,
        }
    }
}

impl Root {
    /// `folder` is the root and `current` the current folder, both absolute, as the system writes them.
    /// If `current` is not below `folder`, it is taken as the root.
    pub fn new(folder: &str, current: &str) -> Root {
        let (folder, current) = (plain(folder), plain(current));
        match below(&current, &folder) {
            Some(rest) => {
                let parts = rest.split('/').filter(|part| !part.is_empty());
                Root { current: parts.map(str::to_owned).collect(), folder }
            }
            None => Root { folder: current, current: Vec::new() },
        }
    }

    /// The place of a path as shown.
    pub fn place(&self, shown: &str) -> Place {
        let shown = plain(shown);
        if is_absolute(&shown) {
            return match below(&shown, &self.folder) {
                Some(rest) => Place::Inside(rest.trim_start_matches('/').to_owned()),
                None => Place::Outside(shown),
            };
        }
        let mut parts: Vec<&str> = self.current.iter().map(String::as_str).collect();
        let mut above: Vec<&str> = self.folder.split('/').collect();
        let mut is_inside = true;
        for part in shown.split('/').filter(|part| !matches!(*part, "" | ".")) {
            match part {
                ".." if parts.pop().is_some() => {}
                ".." => {
                    is_inside = false;
                    // The first part stays: the empty one before `/`, or a drive.
                    above.truncate(above.len().saturating_sub(1).max(1));
                }
                part => parts.push(part),
            }
        }
        if is_inside {
            return Place::Inside(parts.join("/"));
        }
        above.extend(parts);
        let whole = above.join("/");
        // The path may lead out of the root and back in.
        match below(&whole, &self.folder) {
            Some(rest) => Place::Inside(rest.trim_start_matches('/').to_owned()),
            None => Place::Outside(whole),
        }
    }
}

/// A path with `/`, without the Windows prefix for long paths, without a `/` at the end.
fn plain(path: &str) -> String {
    let windows = path.starts_with("\\\\") || path.starts_with("//?/") || has_drive(path);
    let path = if windows { path.replace('\\', "/") } else { path.to_owned() };
    without_prefix(path).trim_end_matches('/').to_owned()
}

/// A path without the Windows prefix for long paths (`//?/`).
fn without_prefix(path: String) -> String {
    match path.strip_prefix("//?/UNC/") {
        Some(share) => format!("//{share}"),
        None => path.strip_prefix("//?/").map_or_else(|| path.clone(), str::to_owned),
    }
}

fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [drive, b':', b'/' | b'\\', ..] if drive.is_ascii_alphabetic())
}

fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || has_drive(path)
}

/// The part of a path after `folder`, with its leading `/`; `None` if the path is not in the folder.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    path.strip_prefix(folder).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(path: &str) -> Place {
        Place::Inside(path.to_owned())
    }

    fn outside(path: &str) -> Place {
        Place::Outside(path.to_owned())
    }

    #[test]
    fn a_file_has_one_name_from_any_folder() {
        let root = Root::new("/kho", "/kho/tinh/so");
        assert_eq!(root.place("plans/a.toml"), inside("tinh/so/plans/a.toml"));
        assert_eq!(root.place("./plans//b/../a.toml"), inside("tinh/so/plans/a.toml"));
        assert_eq!(root.place("../a.toml"), inside("tinh/a.toml"));
        assert_eq!(root.place("/kho/pargo.toml"), inside("pargo.toml"));
        assert_eq!(root.place("../../../kho/a.toml"), inside("a.toml"));
        assert_eq!(Root::new("/kho", "/kho").place("a.toml"), inside("a.toml"));
    }

    #[test]
    fn what_lies_outside_stays_absolute() {
        let root = Root::new("/kho", "/kho/tinh");
        assert_eq!(root.place("../../khac/a.toml"), outside("/khac/a.toml"));
        assert_eq!(root.place("../../../../a.toml"), outside("/a.toml"));
        assert_eq!(root.place("/kho2/a.toml"), outside("/kho2/a.toml"));
        assert_eq!(Root::new("/x", "/kho").place("/x/a.toml"), outside("/x/a.toml"));
        assert_eq!(Root::new("/", "/kho").place("/x/a.toml"), inside("x/a.toml"));
    }

    #[test]
    fn windows_paths_are_read() {
        let root = Root::new(r"\\?\C:\kho", r"\\?\C:\kho\tinh");
        assert_eq!(root.place("plans/a.toml"), inside("tinh/plans/a.toml"));
        assert_eq!(root.place("//?/C:/kho/pargo.toml"), inside("pargo.toml"));
        assert_eq!(root.place("../../a.toml"), outside("C:/a.toml"));
        assert_eq!(root.place(r"D:\a.toml"), outside("D:/a.toml"));
        assert_eq!(Root::new(r"\\?\UNC\may\kho", r"\\?\UNC\may\kho").place("a"), inside("a"));
    }

    #[test]
    fn a_backslash_is_a_letter_elsewhere() {
        assert_eq!(Root::new("/kho", "/kho").place(r"a\b.toml"), inside(r"a\b.toml"));
    }
}
