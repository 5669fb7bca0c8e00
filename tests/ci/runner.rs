//! Runs the scripts of the action, the template and the release as a runner would.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::checkout::pull_request;
use crate::files::{items, members, yaml};
use crate::scaffold::{Answer, Folder, Repository, root};

/// A machine of CI: a repository, a release built by the release workflow's own scripts, and the runner's
/// files.
pub struct Runner {
    pub repo: Repository,
    folder: Folder,
    pub environment: Vec<(String, String)>,
}

/// The folder of the pargo under test, for the search path of scripts.
pub fn folder_of_pargo() -> &'static str {
    Path::new(env!("CARGO_BIN_EXE_pargo")).parent().unwrap().to_str().unwrap()
}

const TARGET: &str = "x86_64-unknown-linux-musl";

impl Runner {
    pub fn new() -> Runner {
        let folder = Folder::new();
        let at = |name: &str| folder.at(name).display().to_string();
        let environment = [
            ("HOME", at(".")),
            ("PARGO_LANG", "en".to_owned()),
            ("RUNNER_OS", "Linux".to_owned()),
            ("RUNNER_ARCH", "X64".to_owned()),
            ("RUNNER_TEMP", at(".")),
            ("GITHUB_PATH", at("path")),
            ("GITHUB_OUTPUT", at("output")),
            ("GITHUB_STEP_SUMMARY", at("summary")),
            ("GITHUB_SERVER_URL", format!("file://{}", at("server"))),
            ("GITHUB_REPOSITORY", "SO/ke-hoach".to_owned()),
            ("ACTION_REPOSITORY", "OWNER/pargo".to_owned()),
            ("GITHUB_ACTION_PATH", root().display().to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value));
        let environment = defaults().into_iter().chain(environment).collect();
        Runner { repo: pull_request(), folder, environment }
    }

    /// A runner with a release of the pargo under test, packed by the scripts of the release workflow.
    pub fn with_release() -> Runner {
        let runner = Runner::new();
        runner.release();
        runner
    }

    /// Reads and deletes one of the runner's files that a script may have written.
    pub fn take(&self, name: &str) -> String {
        let text = std::fs::read_to_string(self.folder.at(name)).unwrap_or_default();
        let _ = std::fs::remove_file(self.folder.at(name));
        text
    }

    /// The runner with a variable set.
    pub fn with(mut self, name: &str, value: &str) -> Runner {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn variable(&self, name: &str) -> &str {
        self.environment.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Runs a script in a folder, with only the runner's environment and one more folder on the search
    /// path.
    pub fn script(&self, shell: &str, script: &str, folder: &Path, path: &str) -> Answer {
        Answer::of(
            Command::new(shell)
                .arg("-ec")
                .arg(script)
                .current_dir(folder)
                .env_clear()
                .envs(self.environment.iter().map(|(name, value)| (name, value)))
                .env("PATH", format!("{path}:/usr/local/bin:/usr/bin:/bin")),
        )
    }

    /// The address of the releases on this machine.
    pub fn releases(&self) -> String {
        format!("file://{}/OWNER/pargo/releases", self.folder.at("server").display())
    }

    fn release(&self) {
        let tag = concat!("v", env!("CARGO_PKG_VERSION"));
        let built = format!("target/{TARGET}/release");
        self.folder.create_folder(&built);
        let pargo = self.folder.at(&built).join("pargo");
        std::fs::copy(env!("CARGO_BIN_EXE_pargo"), pargo).unwrap();
        for name in ["README.md", "README.vi.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"] {
            std::fs::copy(root().join(name), self.folder.at(name)).unwrap();
        }
        let jobs = yaml(".github/workflows/release.yml")["jobs"].clone();
        let pack = step(&jobs["build"]["steps"], "Pack")["run"].as_str().unwrap();
        let sum = step(&jobs["publish"]["steps"], "Sum")["run"].as_str().unwrap();
        for (script, folder) in [(pack, self.folder.at(".")), (sum, self.folder.at("dist"))] {
            let answer = Answer::of(
                Command::new("bash")
                    .args(["-eo", "pipefail", "-c", script])
                    .current_dir(&folder)
                    .envs([("GITHUB_REF_NAME", tag), ("TARGET", TARGET), ("ARCHIVE", "tar.gz")]),
            );
            assert_eq!(answer.status, 0, "{answer}");
            // Uploading takes the archives but not the folder that was packed.
            let packed = self.folder.at(&format!("dist/pargo-{tag}-{TARGET}"));
            let _ = std::fs::remove_dir_all(packed);
        }
        let releases = self.folder.at("server/OWNER/pargo/releases");
        self.folder.create_folder("server/OWNER/pargo/releases/download");
        self.folder.create_folder("server/OWNER/pargo/releases/latest");
        std::fs::rename(self.folder.at("dist"), releases.join("download").join(tag)).unwrap();
        std::os::unix::fs::symlink(
            releases.join("download").join(tag),
            releases.join("latest/download"),
        )
        .unwrap();
    }

    /// The archive in the release.
    pub fn archive(&self) -> PathBuf {
        let version = env!("CARGO_PKG_VERSION");
        let folder = format!("server/OWNER/pargo/releases/download/v{version}");
        self.folder.at(&format!("{folder}/pargo-v{version}-{TARGET}.tar.gz"))
    }

    /// Runs a step of the action by its name.
    pub fn action(&self, name: &str) -> Answer {
        let action = yaml("action.yml");
        let script = step(&action["runs"]["steps"], name)["run"].as_str().unwrap().to_owned();
        let path = if name == "Install pargo" { "/nowhere" } else { folder_of_pargo() };
        self.script("bash", &script, self.repo.path(), path)
    }
}

/// The step with this name in a job or in the action.
fn step<'a>(steps: &'a Value, name: &str) -> &'a Value {
    items(steps).find(|step| step["name"] == name).unwrap_or_else(|| panic!("no step {name}"))
}

/// The defaults of the action's inputs, as the environment of its scripts.
fn defaults() -> Vec<(String, String)> {
    let action = yaml("action.yml");
    members(&action["inputs"])
        .map(|(name, input)| {
            let name = format!("INPUT_{}", name.to_uppercase().replace('-', "_"));
            (name, input["default"].as_str().unwrap().to_owned())
        })
        .collect()
}
