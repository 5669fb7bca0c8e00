//! What CI runs of pargo (the action, the GitLab template, the hooks, the examples of the documentation) is what pargo
//! takes, and the release is what they fetch.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const WORKFLOWS: [&str; 3] =
    [".github/workflows/ci.yml", ".github/workflows/deny.yml", ".github/workflows/release.yml"];

/// The pages whose examples are held.
const PAGES: [&str; 3] = ["README.md", "README.vi.md", "docs/ci.md"];

const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "T1"
title    = "Một"
index    = "PAPI"
lead     = "Văn phòng Sở"
deadline = 2025-06-30
product  = "Báo cáo"
"#;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The documents of a YAML file.
fn documents(name: &str, text: &str) -> Vec<Value> {
    serde_saphyr::from_multiple(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn yaml(name: &str) -> Value {
    documents(name, &text(name)).remove(0)
}

/// The inputs and the jobs of the GitLab template.
fn template() -> (Value, Value) {
    let name = "templates/pargo.yml";
    let mut all = documents(name, &text(name));
    assert_eq!(all.len(), 2, "{name} is a header and the jobs");
    let jobs = all.pop().unwrap();
    (all.pop().unwrap()["spec"]["inputs"].clone(), jobs)
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn names(value: &Value) -> BTreeSet<&str> {
    members(value).map(|(name, _)| name.as_str()).collect()
}

/// The fenced blocks of a page in one language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mark = format!("```{language}");
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in page.lines() {
        match &mut open {
            Some(_) if line == "```" => found.extend(open.take()),
            Some(block) => *block += &format!("{line}\n"),
            None if line == mark => open = Some(String::new()),
            None => {}
        }
    }
    found
}

/// The YAML blocks of all pages, with the page that each stands in.
fn examples() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for page in PAGES {
        let text = text(page);
        let blocks = blocks(&text, "yaml");
        assert!(!blocks.is_empty(), "{page} has no example");
        for block in blocks {
            found.push((format!("{page}:\n{block}"), documents(page, &block).remove(0)));
        }
    }
    found
}

/// Every job of the workflows and of the workflows in the examples.
fn workflow_jobs() -> Vec<(String, Value)> {
    let mut whole: Vec<(String, Value)> =
        WORKFLOWS.iter().map(|name| ((*name).to_owned(), yaml(name))).collect();
    whole.extend(examples().into_iter().filter(|(_, value)| !value["on"].is_null()));
    let mut jobs = Vec::new();
    for (name, workflow) in whole {
        for (job, value) in members(&workflow["jobs"]) {
            jobs.push((format!("{job} of {name}"), value.clone()));
        }
    }
    jobs
}

fn scripts_of(job: &Value) -> Vec<String> {
    ["before_script", "script"]
        .iter()
        .flat_map(|key| items(&job[*key]))
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

/// The commands of a shell script that begin with `pargo`, without what is redirected.
fn commands(script: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in script.replace("\\\n", " ").lines() {
        let words = shlex::split(line).unwrap_or_default();
        let parts =
            words.split(|word| ["|", "||", "&&", ";", "then", "if", "do"].contains(&&**word));
        for part in parts {
            let end = part.iter().position(|word| word.contains('>')).unwrap_or(part.len());
            let command: Vec<String> = part[..end].to_vec();
            if command.first().is_some_and(|word| word == "pargo") {
                found.push(command);
            }
        }
    }
    found
}

/// Every pargo command that something runs, and where it stands.
fn all_commands() -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut add = |place: &str, script: &str| {
        found.extend(commands(script).into_iter().map(|command| (place.to_owned(), command)));
    };
    for step in items(&yaml("action.yml")["runs"]["steps"]) {
        add("action.yml", step["run"].as_str().unwrap());
    }
    for (name, job) in workflow_jobs() {
        items(&job["steps"])
            .filter_map(|step| step["run"].as_str())
            .for_each(|run| add(&name, run));
    }
    for (name, job) in members(&template().1) {
        scripts_of(job).iter().for_each(|script| add(&format!("{name} of the template"), script));
    }
    for hook in items(&yaml(".pre-commit-hooks.yaml")) {
        add(".pre-commit-hooks.yaml", hook["entry"].as_str().unwrap());
    }
    for (name, example) in examples() {
        for (_, job) in members(&example).filter(|(_, job)| job.is_object()) {
            scripts_of(job).iter().for_each(|script| add(&name, script));
        }
        for hook in items(&example["repos"]).flat_map(|repo| items(&repo["hooks"])) {
            let arguments: Vec<&str> = items(&hook["args"]).map(|a| a.as_str().unwrap()).collect();
            add(&name, &format!("pargo check {}", shlex::try_join(arguments).unwrap()));
        }
        for step in members(&example["jobs"]).flat_map(|(_, job)| items(&job["steps"])) {
            if let Some(arguments) = step["with"]["args"].as_str() {
                add(&name, &format!("pargo check {}", arguments.replace('\n', " ")));
            }
            if let Some(format) = step["with"]["format"].as_str() {
                add(&name, &format!("pargo check --format {format}"));
            }
        }
    }
    for page in PAGES {
        for block in blocks(&text(page), "sh") {
            add(page, &block);
        }
    }
    found
}

/// What a variable stands for in the repository that commands are tried in; a list of words has no place of its own.
fn substituted(word: &str) -> Option<String> {
    if ["$@", "${arguments[@]}"].contains(&word) {
        return None;
    }
    let word = word
        .replace("PLAN/ID", "p-2025/T1")
        .replace("KẾ-HOẠCH/MÃ", "p-2025/T1")
        .replace("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
        .replace("$base", "origin/main")
        .replace("$INPUT_FORMAT", "github");
    assert!(!word.contains('$'), "what does {word} stand for?");
    Some(word)
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

fn shown(output: &Output) -> String {
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{}\n{out}{err}", output.status)
}

/// A clone as CI has it: a branch whose plan puts a due date off, and `origin/main` before that.
struct Clone {
    folder: TempDir,
}

impl Clone {
    fn new() -> Clone {
        let clone = Clone { folder: tempfile::tempdir().unwrap() };
        clone.git(&["init", "-q", "-b", "main"]);
        clone.git(&["config", "user.name", "Trần Thị Bình"]);
        clone.git(&["config", "user.email", "binh@example.vn"]);
        clone.git(&["config", "commit.gpgsign", "false"]);
        clone.commit(PLAN);
        clone.git(&["tag", "v1"]);
        clone.git(&["clone", "-q", "--bare", ".", ".git/origin.git"]);
        clone.git(&["remote", "add", "origin", ".git/origin.git"]);
        clone.git(&["fetch", "-q", "origin"]);
        clone.git(&["checkout", "-q", "-b", "lui-han"]);
        clone.commit(&PLAN.replace("2025-06-30", "2025-09-30"));
        clone.git(&["tag", "v2"]);
        clone
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn git(&self, arguments: &[&str]) {
        let output = run(Command::new("git")
            .current_dir(self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .args(arguments));
        assert!(output.status.success(), "git {arguments:?}: {}", shown(&output));
    }

    fn commit(&self, plan: &str) {
        std::fs::create_dir_all(self.path().join("plans")).unwrap();
        std::fs::write(self.path().join("plans/a.toml"), plan).unwrap();
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "kế hoạch"]);
    }

    fn pargo<S: AsRef<str>>(&self, arguments: &[S]) -> Output {
        run(Command::new(env!("CARGO_BIN_EXE_pargo"))
            .current_dir(self.path())
            .env("PARGO_LANG", "en")
            .env_remove("GITHUB_STEP_SUMMARY")
            .args(arguments.iter().map(AsRef::as_ref)))
    }
}

/// Runs each command as it stands: a command, an option or a format that pargo has not ends with status 2.
#[test]
fn every_command_is_one_that_pargo_has() {
    let clone = Clone::new();
    let all = all_commands();
    for place in ["action.yml", ".pre-commit-hooks.yaml", "docs/ci.md", "README.md", "README.vi.md"]
    {
        assert!(all.iter().any(|(from, _)| from.starts_with(place)), "no command in {place}");
    }
    for (place, command) in all {
        let words: Vec<String> = command[1..].iter().filter_map(|word| substituted(word)).collect();
        let output = clone.pargo(&words);
        let done = matches!(output.status.code(), Some(0 | 1));
        assert!(done, "{command:?} in {place}: {}", shown(&output));
    }
}

#[test]
fn the_commands_are_found_in_a_script() {
    let script = "set -e\n# pargo diff\npargo check --since \"origin/$X\" \\\n  plans > a || status=$?\n\
                  if pargo overdue; then cd pargo; fi\n";
    let found = commands(script);
    assert_eq!(
        found,
        [vec!["pargo", "check", "--since", "origin/$X", "plans"], vec!["pargo", "overdue;"]]
    );
}

fn asks_history(command: &[String]) -> bool {
    let asks = ["diff", "history", "slips", "trend", "--since", "--at"];
    command.iter().any(|word| asks.contains(&word.split('=').next().unwrap()))
}

fn is_pargos_action(step: &Value) -> bool {
    step["uses"].as_str().is_some_and(|uses| uses == "./" || uses.starts_with("OWNER/pargo@"))
}

#[test]
fn a_job_that_asks_the_history_fetches_all_of_it() {
    let mut jobs_with_history = 0;
    for (name, job) in workflow_jobs() {
        let steps: Vec<&Value> = items(&job["steps"]).collect();
        let runs = |step: &&Value| commands(step["run"].as_str().unwrap_or_default());
        let asks = steps.iter().flat_map(runs).any(|command| asks_history(&command));
        if asks || steps.iter().any(|step| is_pargos_action(step)) {
            jobs_with_history += 1;
            let checkout = |step: &&Value| {
                step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout@"))
            };
            let depth =
                steps.iter().copied().find(checkout).map(|step| &step["with"]["fetch-depth"]);
            assert_eq!(depth, Some(&Value::from(0)), "fetch-depth of {name}");
        }
    }
    assert!(jobs_with_history >= 4, "the jobs were not found");

    let (_, jobs) = template();
    let mut asking = 0;
    for (name, job) in members(&jobs) {
        let asks =
            scripts_of(job).iter().any(|script| commands(script).iter().any(|c| asks_history(c)));
        if asks || scripts_of(job).concat().contains("--since") {
            asking += 1;
            let base = job["extends"].as_str().map_or(&Value::Null, |base| &jobs[base]);
            let depth = [job, base].map(|job| job["variables"]["GIT_DEPTH"].clone());
            assert!(depth.contains(&Value::from("0")), "GIT_DEPTH of {name}");
        }
    }
    assert_eq!(asking, 2, "the jobs were not found");
}

#[test]
fn the_examples_name_inputs_and_hooks_that_there_are() {
    let action = yaml("action.yml")["inputs"].clone();
    let (inputs, _) = template();
    let required: BTreeSet<&str> = members(&inputs)
        .filter(|(_, input)| input["default"].is_null())
        .map(|(name, _)| name.as_str())
        .collect();
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks: BTreeSet<&str> = items(&hooks).map(|hook| hook["id"].as_str().unwrap()).collect();
    let mut seen: BTreeSet<(String, &str)> = BTreeSet::new();
    for (name, example) in examples() {
        let page = name.split(':').next().unwrap().to_owned();
        for step in members(&example["jobs"]).flat_map(|(_, job)| items(&job["steps"])) {
            if is_pargos_action(step) {
                seen.insert((page.clone(), "action"));
                let given = names(&step["with"]);
                assert!(given.is_subset(&names(&action)), "{given:?} in {name}");
            }
        }
        for include in items(&example["include"]) {
            seen.insert((page.clone(), "template"));
            let given = names(&include["inputs"]);
            assert!(given.is_subset(&names(&inputs)), "{given:?} in {name}");
            assert!(required.is_subset(&given), "{required:?} in {name}");
            let from = ["component", "remote"].map(|key| include[key].as_str().unwrap_or_default());
            let known = from[0].contains("/OWNER/pargo/pargo@")
                || from[1].ends_with("/templates/pargo.yml");
            assert!(known, "{include} in {name}");
        }
        for hook in items(&example["repos"]).flat_map(|repo| items(&repo["hooks"])) {
            seen.insert((page.clone(), "hook"));
            assert!(hooks.contains(hook["id"].as_str().unwrap()), "{hook} in {name}");
        }
    }
    for page in PAGES {
        for what in ["action", "template", "hook"] {
            assert!(seen.contains(&(page.to_owned(), what)), "{page} shows no {what}");
        }
    }
}

#[test]
fn the_page_names_every_input() {
    let page = text("docs/ci.md");
    let (action, (inputs, _)) = (yaml("action.yml"), template());
    for name in names(&action["inputs"]).union(&names(&inputs)) {
        assert!(page.contains(&format!("\n| `{name}` | ")), "{name}");
    }
}

/// A text of a pull request that is written into a script is run as a part of it; an environment variable is not.
#[test]
fn no_expression_stands_in_a_script() {
    let action = yaml("action.yml");
    let mut steps: Vec<Value> = items(&action["runs"]["steps"]).cloned().collect();
    for (_, job) in workflow_jobs() {
        steps.extend(items(&job["steps"]).cloned());
    }
    let scripts: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert!(scripts.len() > 10, "the scripts were not found");
    for script in scripts {
        assert!(!script.contains("${{"), "{script}");
    }
}

#[test]
fn the_workflows_hold_little_and_are_pinned() {
    for name in WORKFLOWS {
        let workflow = yaml(name);
        assert_eq!(workflow["permissions"], serde_json::json!({}), "permissions of {name}");
        for (job, value) in members(&workflow["jobs"]) {
            assert!(value["permissions"].is_object(), "permissions of {job} in {name}");
            assert!(value["timeout-minutes"].is_number(), "time limit of {job} in {name}");
            for step in items(&value["steps"]) {
                let uses = step["uses"].as_str().unwrap_or("./");
                let pin = uses.split_once('@').map_or("", |(_, pin)| pin);
                let pinned = pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit());
                assert!(pinned || uses == "./", "{uses} in {name}");
                if uses.starts_with("actions/checkout@") {
                    assert_eq!(step["with"]["persist-credentials"], false, "{job} in {name}");
                }
            }
        }
    }
}

#[test]
fn the_targets_of_a_release_are_the_same_everywhere() {
    let release = yaml(".github/workflows/release.yml");
    let matrix = items(&release["jobs"]["build"]["strategy"]["matrix"]["include"]);
    let built: BTreeSet<&str> = matrix.map(|row| row["target"].as_str().unwrap()).collect();
    assert_eq!(built.len(), 5);
    let action = text("action.yml");
    let fetched = action.lines().filter_map(|line| line.split_once(" target="));
    let fetched: BTreeSet<&str> =
        fetched.map(|(_, rest)| rest.split(' ').next().unwrap()).collect();
    assert_eq!(fetched, built, "action.yml");
    let deny: toml::Table = text(".deny.toml").parse().unwrap();
    let checked = deny["graph"]["targets"].as_array().unwrap().iter();
    assert_eq!(checked.map(|t| t.as_str().unwrap()).collect::<BTreeSet<_>>(), built, ".deny.toml");
}

/// `cargo binstall` looks where the release workflow puts the archives, as soon as `package.repository` is set.
#[test]
fn the_metadata_for_binstall_name_the_archives() {
    let manifest: toml::Table = text("Cargo.toml").parse().unwrap();
    let metadata = &manifest["package"]["metadata"]["binstall"];
    let expanded = |key: &str, target: &str, suffix: &str| {
        let pairs = [
            ("repo", "https://example.vn/OWNER/pargo"),
            ("version", env!("CARGO_PKG_VERSION")),
            ("target", target),
            ("archive-suffix", suffix),
            ("bin", "pargo"),
            ("binary-ext", ""),
        ];
        let template = metadata[key].as_str().unwrap().to_owned();
        pairs
            .iter()
            .fold(template, |text, (name, value)| text.replace(&format!("{{ {name} }}"), value))
    };
    let target = "x86_64-unknown-linux-musl";
    let name = format!("pargo-v{}-{target}", env!("CARGO_PKG_VERSION"));
    let release = format!("releases/download/v{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        expanded("pkg-url", target, ".tar.gz"),
        format!("https://example.vn/OWNER/pargo/{release}/{name}.tar.gz")
    );
    assert_eq!(expanded("bin-dir", target, ".tar.gz"), format!("{name}/pargo"));
    let pack = text(".github/workflows/release.yml");
    assert!(pack.contains(r#"name="pargo-$GITHUB_REF_NAME-$TARGET""#), "how archives are named");
}

/// The scripts themselves, run as a runner would run them.
#[cfg(target_os = "linux")]
mod scripts {
    use super::*;

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

    /// A machine of CI: a clone, a release made by the release workflow's own scripts, and the runner's files.
    struct Runner {
        clone: Clone,
        folder: TempDir,
        environment: Vec<(String, String)>,
    }

    fn folder_of_pargo() -> &'static str {
        Path::new(env!("CARGO_BIN_EXE_pargo")).parent().unwrap().to_str().unwrap()
    }

    const TARGET: &str = "x86_64-unknown-linux-musl";

    impl Runner {
        fn new() -> Runner {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name).display().to_string();
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
            Runner { clone: Clone::new(), folder, environment }
        }

        /// With a release of the pargo under test, packed by the scripts of the release workflow.
        fn with_release() -> Runner {
            let runner = Runner::new();
            runner.release();
            runner
        }

        fn at(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        /// What a script has written to one of the runner's files, which is empty then.
        fn take(&self, name: &str) -> String {
            let text = std::fs::read_to_string(self.at(name)).unwrap_or_default();
            let _ = std::fs::remove_file(self.at(name));
            text
        }

        fn with(mut self, name: &str, value: &str) -> Runner {
            self.environment.retain(|(known, _)| known != name);
            self.environment.push((name.to_owned(), value.to_owned()));
            self
        }

        fn variable(&self, name: &str) -> &str {
            self.environment.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
        }

        fn script(&self, shell: &str, script: &str, folder: &Path, path: &str) -> Output {
            run(Command::new(shell)
                .arg("-ec")
                .arg(script)
                .current_dir(folder)
                .env_clear()
                .envs(self.environment.iter().map(|(name, value)| (name, value)))
                .env("PATH", format!("{path}:/usr/local/bin:/usr/bin:/bin")))
        }

        fn release(&self) {
            let workflow = yaml(".github/workflows/release.yml");
            let tag = concat!("v", env!("CARGO_PKG_VERSION"));
            let built = self.at("target").join(TARGET).join("release");
            std::fs::create_dir_all(&built).unwrap();
            std::fs::copy(env!("CARGO_BIN_EXE_pargo"), built.join("pargo")).unwrap();
            for name in
                ["README.md", "README.vi.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"]
            {
                std::fs::copy(root().join(name), self.at(name)).unwrap();
            }
            let jobs = &workflow["jobs"];
            let pack = step(&jobs["build"]["steps"], "Pack")["run"].as_str().unwrap();
            let sum = step(&jobs["publish"]["steps"], "Sum")["run"].as_str().unwrap();
            for (script, folder) in [(pack, self.at(".")), (sum, self.at("dist"))] {
                let output = run(Command::new("bash")
                    .args(["-eo", "pipefail", "-c", script])
                    .current_dir(&folder)
                    .envs([("GITHUB_REF_NAME", tag), ("TARGET", TARGET), ("ARCHIVE", "tar.gz")]));
                assert!(output.status.success(), "{}", shown(&output));
                // An upload takes the archives, and leaves the folder that was packed.
                let _ =
                    std::fs::remove_dir_all(self.at("dist").join(format!("pargo-{tag}-{TARGET}")));
            }
            let releases = self.at("server/OWNER/pargo/releases");
            std::fs::create_dir_all(releases.join("download")).unwrap();
            std::fs::create_dir_all(releases.join("latest")).unwrap();
            std::fs::rename(self.at("dist"), releases.join("download").join(tag)).unwrap();
            std::os::unix::fs::symlink(
                releases.join("download").join(tag),
                releases.join("latest/download"),
            )
            .unwrap();
        }

        fn archive(&self) -> PathBuf {
            let version = env!("CARGO_PKG_VERSION");
            let folder =
                self.at("server/OWNER/pargo/releases/download").join(format!("v{version}"));
            folder.join(format!("pargo-v{version}-{TARGET}.tar.gz"))
        }

        fn action(&self, name: &str) -> Output {
            let action = yaml("action.yml");
            let script = step(&action["runs"]["steps"], name)["run"].as_str().unwrap().to_owned();
            let path = if name == "Install pargo" { "/nowhere" } else { folder_of_pargo() };
            self.script("bash", &script, self.clone.path(), path)
        }
    }

    #[test]
    fn the_action_installs_what_the_release_holds() {
        let mut runner = Runner::with_release();
        for version in ["", "latest", env!("CARGO_PKG_VERSION")] {
            runner = runner.with("INPUT_VERSION", version);
            let output = runner.action("Install pargo");
            assert!(output.status.success(), "{version}: {}", shown(&output));
            let told = format!("version={}\n", env!("CARGO_PKG_VERSION"));
            assert_eq!(runner.take("output"), told);
            let folder = PathBuf::from(runner.take("path").trim());
            assert!(folder.join("LICENSE-MIT").is_file());
            std::fs::remove_file(folder.join("pargo")).unwrap();
        }
    }

    #[test]
    fn the_action_runs_nothing_that_has_another_checksum() {
        let told = |runner: &Runner| {
            let output = runner.action("Install pargo");
            assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
            assert_eq!(runner.take("path"), "");
            shown(&output)
        };
        let mut runner = Runner::with_release();
        for (input, value, words) in [
            ("INPUT_CHECKSUM", &*"0".repeat(64), "the checksum of"),
            ("INPUT_VERSION", "99.0.0", "could not be had"),
            ("INPUT_VERSION", "main", "is no version"),
            ("INPUT_VERSION", "installed", "no pargo on the path"),
            ("RUNNER_ARCH", "ARM", "version: installed"),
        ] {
            let before = runner.environment.clone();
            runner = runner.with(input, value);
            let told = told(&runner);
            assert!(told.contains(words), "{input}={value}: {told}");
            runner.environment = before;
        }
        let mut bytes = std::fs::read(runner.archive()).unwrap();
        bytes.push(0);
        std::fs::write(runner.archive(), bytes).unwrap();
        assert!(told(&runner).contains("the checksum of"));
    }

    #[test]
    fn the_action_judges_a_pull_request_by_its_base() {
        let output = Runner::new().action("Check the plans");
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        let pull_request = Runner::new().with("GITHUB_BASE_REF", "main");
        let output = pull_request.action("Check the plans");
        assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
        assert!(shown(&output).contains("::error") && shown(&output).contains("deadline-moved"));
        let off = pull_request.with("INPUT_SINCE", "").action("Check the plans");
        assert_eq!(off.status.code(), Some(0), "{}", shown(&off));
        let output = Runner::new().with("GITHUB_BASE_REF", "khong-co").action("Check the plans");
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
        assert!(shown(&output).contains("fetch-depth: 0"), "{}", shown(&output));
    }

    #[test]
    fn the_action_hands_its_inputs_on() {
        let runner = Runner::new().with("INPUT_PATHS", "plans/a.toml\nkhông có.toml\n");
        let output = runner.action("Check the plans");
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
        assert!(shown(&output).contains("không có.toml"), "{}", shown(&output));
        let runner = Runner::new().with("INPUT_ARGS", "--as-of\n2025-02-30\n");
        assert!(shown(&runner.action("Check the plans")).contains("2025-02-30"));
        let runner = Runner::new().with("INPUT_DENY_WARNINGS", "true");
        runner.clone.commit(&PLAN.replace("product  = \"Báo cáo\"\n", ""));
        assert_eq!(runner.action("Check the plans").status.code(), Some(1));
    }

    #[test]
    fn the_action_tells_in_the_summary_what_changed() {
        let runner = Runner::new().with("GITHUB_BASE_REF", "main");
        let output = runner.action("Tell what a pull request changes");
        assert!(output.status.success(), "{}", shown(&output));
        let summary = runner.take("summary");
        assert!(summary.contains("2025-06-30") && summary.contains("2025-09-30"), "{summary}");
    }

    const VERSION: &str = env!("CARGO_PKG_VERSION");
    const MERGE_REQUEST: (&str, &str) = ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");

    /// Runs a job of the template with the pargo of the image, or what `variables` say.
    fn gitlab(mut runner: Runner, job: &str, variables: &[(&str, &str)]) -> (Runner, Output) {
        let (inputs, jobs) = template();
        let release = format!("file://{}/OWNER/pargo/releases", runner.at("server").display());
        for (variable, expression) in members(&jobs[".pargo"]["variables"]) {
            let expression = expression.as_str().unwrap();
            let Some(input) = expression.strip_prefix("$[[ inputs.") else { continue };
            let value = match input.trim_end_matches(" ]]") {
                "release-url" => &release,
                "version" => "installed",
                other => inputs[other]["default"].as_str().unwrap(),
            };
            runner = runner.with(variable, value);
        }
        for (name, value) in variables {
            runner = runner.with(name, value);
        }
        let installed = runner.variable("INPUT_VERSION") == "installed";
        let path = if installed { folder_of_pargo() } else { "/nowhere" };
        // The archive is chosen by the machine, and the release of the test is for one alone.
        let machine = vec!["uname() { echo x86_64; }".to_owned()];
        let script = [machine, scripts_of(&jobs[".pargo"]), scripts_of(&jobs[job])].concat();
        let output = runner.script("sh", &script.join("\n"), runner.clone.path(), path);
        (runner, output)
    }

    #[test]
    fn the_template_checks_and_leaves_its_reports() {
        let (_, output) = gitlab(Runner::new(), "pargo-check", &[]);
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        let (runner, output) = gitlab(Runner::new(), "pargo-check", &[MERGE_REQUEST]);
        assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
        assert!(shown(&output).contains("deadline-moved"), "{}", shown(&output));
        let left = |name: &str| std::fs::read_to_string(runner.clone.path().join(name)).unwrap();
        let report: Value = serde_json::from_str(&left("gl-code-quality-report.json")).unwrap();
        assert_eq!(report[0]["check_name"], "deadline-moved");
        assert_eq!(report[0]["location"]["path"], "plans/a.toml");
        assert!(left("pargo-junit.xml").contains("deadline-moved"));
    }

    #[test]
    fn the_template_hands_its_inputs_on() {
        let variables =
            [("INPUT_PATHS", "plans/a.toml none.toml"), ("INPUT_ARGS", "--deny-warnings")];
        let (_, output) = gitlab(Runner::new(), "pargo-check", &variables);
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
        assert!(shown(&output).contains("none.toml"), "{}", shown(&output));
        let (_, output) = gitlab(Runner::new(), "pargo-check", &[("INPUT_ARGS", "--no-such")]);
        assert!(shown(&output).contains("--no-such"), "{}", shown(&output));
    }

    #[test]
    fn the_template_fetches_the_target_branch_itself() {
        let runner = Runner::new();
        runner.clone.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
        let (runner, output) = gitlab(runner, "pargo-diff", &[MERGE_REQUEST]);
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        let page = std::fs::read_to_string(runner.clone.path().join("pargo-diff.md")).unwrap();
        assert!(page.contains("2025-06-30") && page.contains("2025-09-30"), "{page}");
    }

    #[test]
    fn the_template_fails_while_something_is_overdue() {
        let (_, output) = gitlab(Runner::new(), "pargo-overdue", &[]);
        assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
    }

    #[test]
    fn the_template_installs_what_the_release_holds_and_nothing_else() {
        let version = ("INPUT_VERSION", VERSION);
        let (runner, output) = gitlab(Runner::with_release(), "pargo-overdue", &[version]);
        assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
        assert!(shown(&output).contains("2025-09-30"), "{}", shown(&output));
        let wrong = ("INPUT_CHECKSUM", &*"0".repeat(64));
        let (_, output) = gitlab(runner, "pargo-overdue", &[version, wrong]);
        assert!(!output.status.success(), "{}", shown(&output));
        assert!(!shown(&output).contains("2025-09-30"), "{}", shown(&output));
    }

    #[test]
    fn the_artifacts_are_the_files_that_the_scripts_write() {
        let (_, jobs) = template();
        let script = scripts_of(&jobs["pargo-check"]).concat();
        for report in ["codequality", "junit"] {
            let file = jobs["pargo-check"]["artifacts"]["reports"][report].as_str().unwrap();
            assert!(script.contains(&format!("--output {file} ")), "{file}");
        }
        let page = jobs["pargo-diff"]["artifacts"]["paths"][0].as_str().unwrap();
        assert!(
            scripts_of(&jobs["pargo-diff"]).concat().contains(&format!("> {page}\n")),
            "{page}"
        );
    }
}
