//! A program in the place of git.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::Folder;

/// A shell script that is found as `git`; `git` in the script is the real one. On Windows only `git.exe` is found,
/// which no script can be.
pub struct FakeGit(Folder);

impl FakeGit {
    #[allow(clippy::disallowed_methods, reason = "the real git is looked for on the path")]
    pub fn new(script: &str) -> FakeGit {
        let path = std::env::var_os("PATH").unwrap();
        let mut candidates = std::env::split_paths(&path).map(|folder| folder.join("git"));
        let real = candidates.find(|git| git.is_file()).unwrap();
        let script = format!("#!/bin/sh\ngit() {{ '{}' \"$@\"; }}\n{script}\n", real.display());
        let folder = Folder::new();
        let git = folder.write("git", &script);
        std::fs::set_permissions(&git, std::fs::Permissions::from_mode(0o755)).unwrap();
        FakeGit(folder)
    }

    /// Lets a command find the script before the real git.
    #[allow(clippy::disallowed_methods, reason = "the rest of the path stays as it is")]
    pub fn on_path(&self, command: &mut Command) {
        let path = std::env::var_os("PATH").unwrap();
        let own = std::iter::once(self.0.path().to_owned());
        let folders = own.chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(folders).unwrap());
    }
}
