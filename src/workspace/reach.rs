//! Where a path leads, and which links of a repository are followed.
//!
//! A path on the command line may lead anywhere. A link inside a repository may have been put there by a
//! stranger: it is followed only if it stays inside the repository, and outside of its `.git`. Outside of
//! any repository, it has to stay inside the current folder.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::workspace::read::{Kind, Refused, regular};

/// The folder of git in a repository.
const GIT: &str = ".git";

/// The root of the git repository that a folder is in: `folder` or one above it.
pub fn repository_above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|ancestor| ancestor.join(GIT).exists())
}

/// The folder that links in `folder` must not lead out of: the root of its repository, or else the
/// current folder if that is above it.
pub fn home_of<'f>(folder: &'f Path, current: &'f Path) -> Option<&'f Path> {
    repository_above(folder).or_else(|| folder.starts_with(current).then_some(current))
}

/// Where a path leads. `current`, to which it is relative, has no link in it. A path below a missing
/// folder is missing too.
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
                // Windows writes a drive in two ways; the paths compared below need the same form.
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
                    // Some links of the system (`/dev/stdout`) lead to something without a path.
                    (true, None) => std::fs::canonicalize(&next).unwrap_or(next),
                };
            }
        }
    }
    // The same path for a file whatever the case of a drive letter, and whether a short name was used.
    Ok(std::fs::canonicalize(&reached).unwrap_or(reached))
}

/// Where a link in a folder below `home` leads. `home` has no link in it.
pub fn through(link: &Path, home: &Path) -> Result<PathBuf, Refused> {
    let target = std::fs::canonicalize(link).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Refused::Dangling,
        _ => Refused::Failed(error),
    })?;
    let is_inside = target.strip_prefix(home).is_ok_and(|below| !is_of_git(below));
    if is_inside { Ok(target) } else { Err(Refused::Outside(target)) }
}

/// Whether a path is a `.git` or lies inside one, in capital or small letters, which some systems do not
/// distinguish.
pub fn is_of_git(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().eq_ignore_ascii_case(GIT))
}

/// Whether a file lies in a folder of git whatever its name is, as that of a bare repository. `path` is absolute. A
/// working tree may lie inside such a folder, and is not part of it.
pub fn is_in_bare(path: &Path) -> bool {
    let is_bare = |folder: &Path| {
        std::fs::symlink_metadata(folder.join("HEAD")).is_ok()
            && folder.join("objects").is_dir()
            && folder.join("refs").is_dir()
    };
    let mut above = path.ancestors().skip(1).take_while(|folder| !folder.join(GIT).exists());
    above.any(is_bare)
}

/// Reads a regular file in a folder that belongs to `home`, of at most `most` bytes. A link is followed
/// if it stays inside `home`.
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
