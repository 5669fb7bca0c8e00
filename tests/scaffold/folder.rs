//! A temporary folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pargo::workspace::{self, Failure, Workspace};
use serde_json::Value;
use tempfile::TempDir;

use super::{Answer, Pargo};

/// A temporary folder, which is removed when it is dropped. Names of files in it are relative, with `/`.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// A folder with these files, given by name and text.
    pub fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder::new();
        files.iter().for_each(|(name, text)| drop(folder.write(name, text)));
        folder
    }

    /// A copy of another folder.
    pub fn copy_of(source: &Path) -> Folder {
        let folder = Folder::new();
        copy(source, folder.path());
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Writes a file, and creates the folders above it if they are missing.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.at(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        let read = std::fs::read_to_string(self.at(name));
        read.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Replaces the first occurrence of `from`, which has to exist.
    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{from} is not in {name}");
        self.write(name, &text.replacen(from, to, 1));
    }

    pub fn remove(&self, name: &str) {
        std::fs::remove_file(self.at(name)).unwrap();
    }

    pub fn create_folder(&self, name: &str) {
        std::fs::create_dir_all(self.at(name)).unwrap();
    }

    /// The names of the entries in the folder itself.
    pub fn names(&self) -> BTreeSet<String> {
        let entries = std::fs::read_dir(self.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Opens the folder with the library. Plans are read later, so the folder has to outlive the
    /// workspace.
    pub fn open(&self) -> Result<Workspace, Failure> {
        workspace::find::open(&[PathBuf::from(".")], self.path())
    }

    /// Runs the program in the folder.
    pub fn pargo(&self, arguments: &[&str]) -> Answer {
        Pargo::at(self.path()).run(arguments)
    }

    /// The JSON that the program prints.
    pub fn json(&self, arguments: &[&str]) -> Value {
        self.pargo(arguments).json()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
