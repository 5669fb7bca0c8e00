//! One command at a time writes into a folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::text::lang::{Text, both};
use crate::workspace::shown;

/// How often and how long a command waits for another one: half a minute in all.
const TRIES: u32 = 3000;
const PAUSE: Duration = Duration::from_millis(10);

/// Holds the folders that a command writes into, until it is dropped.
pub struct Locks {
    _files: Vec<File>,
}

impl Locks {
    /// Waits for the folders of these files. The system drops the locks of a command that ends, however it does.
    pub fn of<'p>(files: impl IntoIterator<Item = &'p Path>) -> Result<Locks, Text> {
        let mut folders: Vec<PathBuf> = files.into_iter().map(folder_of).collect();
        // In one order for all commands, so that no two wait for each other.
        folders.sort();
        folders.dedup();
        let locked =
            folders.iter().map(|folder| wait_for(folder)).collect::<Result<Vec<_>, _>>()?;
        Ok(Locks { _files: locked.into_iter().flatten().collect() })
    }
}

fn folder_of(file: &Path) -> PathBuf {
    let real = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    real.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Locks a folder; `None` where the file system has no locks, as some network drives.
fn wait_for(folder: &Path) -> Result<Option<File>, Text> {
    let Ok(file) = lock_file(folder) else { return Ok(None) };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    let folder = shown(folder);
    Err(both!(
        "một lệnh pargo khác đang ghi trong {folder}; hãy chờ lệnh đó xong rồi chạy lại",
        "another pargo command is writing in {folder}; run this one again when it is done"
    ))
}

/// The folder itself: nothing is left in it.
#[cfg(unix)]
fn lock_file(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Windows does not lock folders: a file in the folder for temporary files stands for this one.
#[cfg(not(unix))]
fn lock_file(folder: &Path) -> io::Result<File> {
    let name = sha1_smol::Sha1::from(folder.to_string_lossy().as_bytes()).digest().to_string();
    let path = std::env::temp_dir().join(format!("pargo-{name}.lock"));
    std::fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)
}
