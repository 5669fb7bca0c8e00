//! Where a path leads, and how far the links of a repository are followed.
//!
//! What somebody names on the command line may lie anywhere. A link that a repository holds is somebody else's
//! word: it is followed inside of that repository, and not into its `.git`. Outside of any repository the current
//! folder is what may not be left.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::workspace::read::{Kind, Refused, regular};

/// The folder of git in a repository.
const GIT: &str = ".git";

/// The nearest folder with a git repository: `folder` or one above it.
pub fn repository_above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|ancestor| ancestor.join(GIT).exists())
}

/// What a folder belongs to: the repository that it is in, or the current folder above it.
pub fn home_of<'f>(folder: &'f Path, current: &'f Path) -> Option<&'f Path> {
    repository_above(folder).or_else(|| folder.starts_with(current).then_some(current))
}

/// Where a path leads that is relative to `current`, which has no link in it. What is not there is missing,
/// and so is what would stand below it.
pub fn reach(current: &Path, path: &Path) -> Result<PathBuf, Refused> {
    let mut reached = PathBuf::new();
    if !path.has_root() {
        reached.push(current);
    }
    for component in path.components() {
        match component {
            Component::Prefix(_) => reached.push(component),
            Component::RootDir => {
                reached.push(component);
                // Windows writes a drive in two ways, and paths are compared below.
                reached = std::fs::canonicalize(&reached).unwrap_or(reached);
            }
            Component::CurDir => {}
            Component::ParentDir => drop(reached.pop()),
            Component::Normal(name) => {
                let next = reached.join(name);
                let about = std::fs::symlink_metadata(&next).map_err(failed)?;
                reached = match (about.is_symlink(), home_of(&reached, current)) {
                    (false, _) => next,
                    (true, Some(home)) => through(&next, home)?,
                    // Some links of the system (`/dev/stdout`) lead to what has no path.
                    (true, None) => std::fs::canonicalize(&next).unwrap_or(next),
                };
            }
        }
    }
    // One name for every file, whatever the letters of a drive and of short names were.
    Ok(std::fs::canonicalize(&reached).unwrap_or(reached))
}

/// Where a link leads that stands below `home`, which has no link in it.
pub fn through(link: &Path, home: &Path) -> Result<PathBuf, Refused> {
    let target = std::fs::canonicalize(link).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Refused::Dangling,
        _ => Refused::Failed(error),
    })?;
    let is_inside = target.strip_prefix(home).is_ok_and(|below| !is_of_git(below));
    if is_inside { Ok(target) } else { Err(Refused::Outside(target)) }
}

/// Whether a path is git's own folder or lies in one. Some systems take small and capital letters for the same.
pub fn is_of_git(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().eq_ignore_ascii_case(GIT))
}

/// Reads a regular file of a folder that belongs to `home`; a link is followed as far as it stays there.
pub fn held(path: &Path, home: &Path, most: usize) -> Result<Vec<u8>, Refused> {
    let mut buffer = Vec::new();
    let size = match regular(path, most, &mut buffer) {
        Err(Refused::No(Kind::Link)) => regular(&through(path, home)?, most, &mut buffer),
        other => other,
    }?;
    buffer.truncate(size);
    Ok(buffer)
}

fn failed(error: io::Error) -> Refused {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refused::Missing,
        _ => Refused::Failed(error),
    }
}
