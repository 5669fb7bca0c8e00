//! Writes answers elsewhere than to the terminal: to a file, or to the summary of a GitHub Actions run.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::cli::interrupts::Interrupts;
use crate::cli::surroundings::environment;
use crate::cli::unwritten::why;
use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::workspace::reach::{home_of, is_in_bare, is_of_git, reach, through};
use crate::workspace::read::Refused;
use crate::workspace::{CONFIG, is_toml, shown};

/// Writes an answer to a file completely or not at all. Until then the old file stays, and a failure leaves
/// no temporary file.
pub fn write(path: &Path, answer: impl AsRef<[u8]>) -> anyhow::Result<()> {
    write_out(path, answer.as_ref(), Lasting::Yes)
}

fn write_out(path: &Path, answer: &[u8], lasting: Lasting) -> anyhow::Result<()> {
    let target = target(path)?;
    for path in [path, &target] {
        if is_toml(path) {
            return Err(is_plan(path).into());
        }
    }
    put(path, &target, answer, lasting)
}

/// Whether a file has to be whole after a power cut as well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lasting {
    Yes,
    /// It can be made again, and waiting for the disk takes longer than making it.
    No,
}

/// Replaces the contents of a file like [`write`], whatever its name is.
pub fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    put(path, &target(path)?, text.as_bytes(), Lasting::Yes)
}

/// Replaces the text of a file like [`replace`], if it still is the one that was read.
pub fn change(path: &Path, before: &str, after: &str) -> anyhow::Result<()> {
    let target = target(path)?;
    let now = std::fs::read(&target).map_err(|error| cannot(path, why(&error)))?;
    if now != before.as_bytes() {
        let changed = both!(
            "tệp vừa được chương trình khác sửa; hãy chạy lại lệnh",
            "another program has just changed the file; run the command again"
        );
        return Err(Changed(cannot(path, changed)).into());
    }
    put(path, &target, after.as_bytes(), Lasting::Yes)
}

/// A file is not written because another program changed it since it was read.
#[derive(Debug)]
pub struct Changed(Text);

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Changed {}

/// Makes a new file, whole or not at all, with the folders above it. One that is there already stays, even if
/// it comes to be in the same moment.
pub fn create(path: &Path, contents: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(|error| cannot(path, why(&error)))?;
    }
    let target = target(path)?;
    let interrupts = Interrupts::note();
    let made = temporary(&target, contents.as_ref(), None, (interrupts, Lasting::Yes))
        .and_then(|file| file.persist_noclobber(&target).map_err(|failed| failed.error));
    interrupts.heed();
    match made {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let there = both!(
                "đã có tệp này; hãy đặt tên khác, hoặc xóa tệp đó trước",
                "that file is there already; choose another name, or delete it first"
            );
            Err(cannot(path, there).into())
        }
        Err(error) => Err(cannot(path, why(&error)).into()),
    }
}

/// Writes several files below a folder, each whole or not at all. The folders are made where they are missing.
pub fn folder<'f>(
    folder: &Path,
    files: impl Iterator<Item = (&'f str, &'f [u8])>,
) -> anyhow::Result<()> {
    make_folder(folder)?;
    for (inside, bytes) in files {
        let path = folder.join(inside);
        if let Some(parent) = path.parent() {
            make_folder(parent)?;
        }
        write_out(&path, bytes, Lasting::No)?;
    }
    Ok(())
}

/// Makes a folder and those above it. Nothing is made through a link that leads out of a repository.
fn make_folder(folder: &Path) -> anyhow::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let there = folder.ancestors().find(|above| above.is_dir() || above.as_os_str().is_empty());
    target(&there.unwrap_or(Path::new("")).join("index.html"))?;
    std::fs::create_dir_all(folder).map_err(|error| cannot(folder, why(&error)))?;
    Ok(())
}

fn is_plan(path: &Path) -> Text {
    let is_config = path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(CONFIG));
    let path = shown(path);
    if is_config {
        return both!(
            "không ghi kết quả vào {path}: đó là tệp cấu hình của pargo; hãy đặt tên khác",
            "the answer is not written to {path}: it holds the settings of pargo; choose another name"
        );
    }
    both!(
        "không ghi kết quả vào {path}: tệp .toml là kế hoạch; hãy đặt tên khác",
        "the answer is not written to {path}: a .toml file is a plan; choose another name"
    )
}

fn cannot(path: &Path, why: Text) -> Text {
    let (path, Text { vi, en }) = (shown(path), why);
    both!("không ghi được {path}: {vi}", "cannot write {path}: {en}")
}

/// The file that a path stands for. What is named may lie anywhere; a link that a repository holds is followed
/// inside of that repository alone, and nothing is written into what is git's own.
fn target(path: &Path) -> Result<PathBuf, Text> {
    let target = std::env::current_dir()
        .map_err(|error| why(&error))
        .and_then(|current| followed(path, &current))
        .map_err(|why| cannot(path, why))?;
    if is_of_git(&target) || is_in_bare(&target) {
        let own = both!(
            "đó là thư mục riêng của git; hãy chọn nơi khác",
            "that is git's own folder; choose another place"
        );
        return Err(cannot(path, own));
    }
    Ok(target)
}

fn followed(path: &Path, current: &Path) -> Result<PathBuf, Text> {
    let name = path.file_name().ok_or_else(is_folder)?;
    if cfg!(windows) && is_device(name) {
        return Err(both!(
            "Windows dành tên này cho thiết bị; hãy đặt tên khác, hoặc `-o -` để in ra màn hình",
            "Windows keeps that name for a device; choose another one, or `-o -` for standard output"
        ));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = reach(current, folder).map_err(not_followed)?;
    let whole = folder.join(name);
    let is_link = std::fs::symlink_metadata(&whole).is_ok_and(|about| about.is_symlink());
    match home_of(&folder, current).filter(|_| is_link) {
        Some(home) => through(&whole, home).map_err(not_followed),
        None => Ok(std::fs::canonicalize(&whole).unwrap_or(whole)),
    }
}

/// What to say of a path that leads nowhere that may be written.
fn not_followed(refused: Refused) -> Text {
    match refused {
        Refused::Outside(target) => {
            let target = shown(&target);
            both!(
                "đó là liên kết dẫn ra ngoài kho, tới {target}; hãy nêu thẳng nơi ấy, hoặc xóa liên kết",
                "that is a link out of the repository, to {target}; name that place itself, or delete the link"
            )
        }
        Refused::Dangling => both!(
            "đó là liên kết tới chỗ không có gì; hãy xóa liên kết",
            "that is a link to nothing; delete it"
        ),
        Refused::Missing => why(&ErrorKind::NotFound.into()),
        Refused::Failed(error) => why(&error),
        refused @ (Refused::No(_) | Refused::TooLarge { .. }) => refused.reason().message,
    }
}

fn is_folder() -> Text {
    both!("đó là thư mục; hãy nêu tên tệp trong đó", "that is a folder; name a file in it")
}

/// Whether Windows reserves a name for a device, with any ending.
fn is_device(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end();
    let is_port = |port: &str| {
        stem.strip_prefix(port)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || is_port("COM")
        || is_port("LPT")
}

/// Writes to what a path stands for.
fn put(path: &Path, target: &Path, bytes: &[u8], lasting: Lasting) -> anyhow::Result<()> {
    let before = std::fs::metadata(target).ok();
    if before.as_ref().is_some_and(Metadata::is_dir) {
        return Err(cannot(path, is_folder()).into());
    }
    if before.as_ref().is_some_and(|before| before.permissions().readonly()) {
        let read_only = both!(
            "tệp này chỉ cho đọc; hãy bỏ thuộc tính đó, hoặc chọn tên khác",
            "that file can only be read; allow writing to it, or choose another name"
        );
        return Err(cannot(path, read_only).into());
    }
    let written = match before {
        // A device or a pipe takes the text itself; there is nothing to put in its place.
        Some(before) if !before.is_file() => {
            let opened = OpenOptions::new().write(true).open(target);
            opened.and_then(|mut file| file.write_all(bytes))
        }
        before => {
            let interrupts = Interrupts::note();
            let replaced = replaced(target, bytes, before.as_ref(), (interrupts, lasting));
            interrupts.heed();
            replaced
        }
    };
    written.map_err(|error| cannot(path, why(&error)).into())
}

/// How much is written before pargo checks again whether it was interrupted.
const PIECE: usize = 1 << 20;

/// Puts a whole file in place, where there was one before or not. The temporary file is removed also on an error
/// and on an interruption.
fn replaced(
    target: &Path,
    bytes: &[u8],
    before: Option<&Metadata>,
    how: (&Interrupts, Lasting),
) -> io::Result<()> {
    let file = temporary(target, bytes, before, how)?;
    file.persist(target).map_err(|failed| failed.error)?;
    Ok(())
}

/// A temporary file beside its target, which is removed unless it is put there.
fn temporary(
    target: &Path,
    bytes: &[u8],
    before: Option<&Metadata>,
    (interrupts, lasting): (&Interrupts, Lasting),
) -> io::Result<NamedTempFile<File>> {
    let go_on = || if interrupts.came() { Err(ErrorKind::Interrupted) } else { Ok(()) };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    // Created with the usual permissions: the library would make the file readable by its owner only.
    let make = |path: &Path| OpenOptions::new().write(true).create_new(true).open(path);
    let mut file =
        tempfile::Builder::new().prefix(".pargo-").suffix(".tmp").make_in(folder, make)?;
    for piece in bytes.chunks(PIECE) {
        go_on()?;
        file.as_file_mut().write_all(piece)?;
    }
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions())?;
    }
    // On the disk before it takes the place of the other one: after a power cut either is whole.
    if lasting == Lasting::Yes {
        file.as_file().sync_all()?;
    }
    go_on()?;
    Ok(file)
}

/// Adds a page to the summary of the run, where GitHub Actions has one. The answer stands without it: what
/// stood in the way is returned, to be shown.
pub fn summarise(page: impl Fn() -> String) -> Option<Text> {
    let path = environment("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())?;
    let opened = OpenOptions::new().append(true).create(true).open(&path);
    let error = opened.and_then(|mut file| file.write_all(page().as_bytes())).err()?;
    let path = safe(&path).into_owned();
    Some(both!(
        "không ghi được trang tóm tắt {path}: {error}",
        "cannot write the summary {path}: {error}"
    ))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::{Changed, change, is_device};

    #[test]
    fn a_file_that_changed_since_it_was_read_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "new").unwrap();
        assert!(change(&file, "old", "mine").unwrap_err().is::<Changed>());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
        change(&file, "new", "mine").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    }

    #[test]
    fn names_that_windows_keeps_are_known() {
        for name in ["NUL", "con", "Aux.json", "com1.txt", "LPT9", "nul .md", "CONOUT$", "prn:x"] {
            assert!(is_device(OsStr::new(name)), "{name}");
        }
        for name in ["null", "con-2025.json", "com", "com10", "lptx", "báo cáo.md", ".nul"] {
            assert!(!is_device(OsStr::new(name)), "{name}");
        }
    }
}
