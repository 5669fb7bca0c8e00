//! `check --format sarif|github|gitlab|junit` and `--output`: one sample of findings, among them texts made
//! to do harm, through every format.
//!
//! What each format makes of the sample stands in `tests/formats/expected`; `SNAPSHOTS=overwrite cargo test
//! --test formats` writes it anew. The schemas of others are in `tests/schemas`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use pargo::finding::Level;
use pargo::rules::RULES;
use serde_json::Value;
use tempfile::TempDir;

const FORMATS: [&str; 7] = ["table", "short", "json", "sarif", "github", "gitlab", "junit"];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// A repository of its own, whatever folder the tests run in.
struct Repository(TempDir);

/// What a call gave.
struct Told {
    out: String,
    err: String,
    code: i32,
}

impl Repository {
    fn empty() -> Repository {
        let repository = Repository(tempfile::tempdir().unwrap());
        std::fs::create_dir(repository.path(".git")).unwrap();
        std::fs::create_dir(repository.path("plans")).unwrap();
        repository
    }

    fn sample() -> Repository {
        let repository = Repository::empty();
        copy(&here("formats/sample"), repository.0.path());
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) -> &Repository {
        std::fs::write(self.path(path), text).unwrap();
        self
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        command.current_dir(self.0.path()).args(["check", "--as-of", "2025-12-01"]).args(arguments);
        for name in
            ["PARGO_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "GITHUB_STEP_SUMMARY"]
        {
            command.env_remove(name);
        }
        command
    }

    fn check(&self, arguments: &[&str]) -> Told {
        told(&mut self.command(arguments))
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.check(arguments).out).unwrap()
    }
}

fn told(command: &mut Command) -> Told {
    let output = command.output().unwrap();
    Told {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
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

fn expect(actual: &str, name: &str) {
    let expected = snapbox::Data::read_from(&here("formats/expected").join(name), None);
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .normalize_paths(false)
        .eq(actual, expected.raw());
}

/// SARIF without the texts of the rules, which `pargo rules` has as well, and without the version.
fn without_rules(sarif: &str) -> String {
    let (before, rest) = sarif.split_once("\"rules\": [\n").unwrap();
    let (_, after) = rest.split_once("\n          ]\n").unwrap();
    format!("{before}\"rules\": [ RULES ]\n{after}").replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn each_format_shows_the_sample_as_expected() {
    let repository = Repository::sample();
    for lang in ["vi", "en"] {
        let check = |format| repository.check(&["--lang", lang, "--format", format]);
        expect(&without_rules(&check("sarif").out), &format!("sarif.{lang}.json"));
        expect(&check("gitlab").out, &format!("gitlab.{lang}.json"));
        expect(&check("junit").out, &format!("junit.{lang}.xml"));
        let summary = repository.path(&format!("summary.{lang}.md"));
        let github = told(
            repository
                .command(&["--lang", lang, "--format", "github"])
                .env("GITHUB_STEP_SUMMARY", &summary),
        );
        expect(&github.out, &format!("github.{lang}.out"));
        expect(&github.err, &format!("github.{lang}.log"));
        expect(&std::fs::read_to_string(summary).unwrap(), &format!("github.{lang}.md"));
    }
}

#[test]
fn the_exit_status_is_the_same_in_every_format() {
    let broken = Repository::sample();
    let clean = Repository::empty();
    clean.write("plans/a.toml", &broken.read("plans/sạch.toml").replace("Văn phòng Sở", "A"));
    clean.write("pargo.toml", "[[unit]]\nname = \"A\"\n");
    let warned = Repository::empty();
    warned.write("plans/a.toml", &clean.read("plans/a.toml").replace("product", "note"));
    warned.write("pargo.toml", "[[unit]]\nname = \"A\"\n");
    for format in FORMATS {
        for (repository, arguments, code) in [
            (&broken, &[][..], 1),
            (&clean, &["--deny-warnings"][..], 0),
            (&warned, &[][..], 0),
            (&warned, &["--deny-warnings"][..], 1),
        ] {
            let arguments = [&["--format", format], arguments].concat();
            assert_eq!(repository.check(&arguments).code, code, "{arguments:?}");
            let arguments = [&arguments[..], &["--output", "ra"]].concat();
            assert_eq!(repository.check(&arguments).code, code, "{arguments:?}");
        }
    }
}

fn validator(schema: &str) -> jsonschema::Validator {
    let schema = std::fs::read_to_string(here("schemas").join(schema)).unwrap();
    // A bracket that was never opened, in the pattern of a language, which JavaScript takes and others do not.
    let schema = serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn assert_valid(schema: &str, value: &Value) {
    let validator = validator(schema);
    let errors: Vec<String> =
        validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn sarif_is_valid() {
    for repository in [Repository::sample(), thousands(50), spotless()] {
        for lang in ["vi", "en"] {
            assert_valid(
                "sarif-2.1.0.json",
                &repository.json(&["--lang", lang, "--format", "sarif"]),
            );
        }
    }
}

/// A test that cannot fail is none: the schema refuses what is no SARIF.
#[test]
fn the_schemas_refuse_what_is_wrong() {
    let refuses = |schema: &str, value: &Value| !validator(schema).is_valid(value);
    let right = Repository::sample().json(&["--format", "sarif"]);
    let region = "/runs/0/results/0/locations/0/physicalLocation/region/startColumn";
    let uri = "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri";
    for (pointer, wrong) in
        [(region, Value::from(0)), (uri, Value::from("a b")), ("/version", Value::from("2"))]
    {
        let mut broken = right.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(refuses("sarif-2.1.0.json", &broken), "{pointer}");
    }
    assert!(refuses("gitlab-code-quality.json", &serde_json::json!({ "description": "a" })));
}

#[test]
fn sarif_tells_of_every_rule() {
    let sarif = Repository::sample().json(&["--lang", "en", "--format", "sarif"]);
    let driver = &sarif["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "pargo");
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (told, rule) in rules.iter().zip(&RULES) {
        let doc = rule.doc;
        assert_eq!(told["id"], doc.name);
        assert_eq!(told["shortDescription"]["text"], doc.summary.en);
        assert_eq!(told["fullDescription"]["text"], doc.why.en);
        for form in ["text", "markdown"] {
            let help = told["help"][form].as_str().unwrap();
            assert!([doc.mend.en, doc.bad, doc.good].iter().all(|part| help.contains(part)));
        }
        let level = if doc.level == Level::Error { "error" } else { "warning" };
        assert_eq!(told["defaultConfiguration"]["level"], level);
        assert_eq!(told["defaultConfiguration"]["enabled"], doc.level != Level::Off);
    }
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

/// Every format tells the same findings at the same places as JSON.
#[test]
fn every_format_tells_the_same_findings() {
    let repository = Repository::sample();
    let findings =
        repository.json(&["--format", "json"])["diagnostics"].as_array().unwrap().clone();
    let sarif = repository.json(&["--format", "sarif"]);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let entries = repository.json(&["--format", "gitlab"]).as_array().unwrap().clone();
    let out = repository.check(&["--format", "github"]).out;
    let commands: Vec<Parsed> = out.lines().map(|line| Parsed::of(line).unwrap()).collect();
    assert_eq!([results.len(), entries.len(), commands.len()], [findings.len(); 3]);
    for (((finding, result), entry), command) in
        findings.iter().zip(results).zip(&entries).zip(&commands)
    {
        let physical = &result["locations"][0]["physicalLocation"];
        let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(unescaped_uri(uri), finding["file"].as_str().unwrap());
        let region = &physical["region"];
        for (of_sarif, of_json) in [
            ("startLine", "line"),
            ("startColumn", "column"),
            ("endLine", "end_line"),
            ("endColumn", "end_column"),
        ] {
            assert_eq!(region[of_sarif], finding[of_json]);
        }
        assert_eq!(result["ruleId"], finding["rule"]);
        assert_eq!(result["level"], finding["severity"]);
        assert_eq!(entry["location"]["path"], finding["file"]);
        assert_eq!(entry["location"]["lines"]["begin"], finding["line"]);
        assert_eq!(entry["check_name"], finding["rule"]);
        let severity = if finding["severity"] == "error" { "major" } else { "minor" };
        assert_eq!(entry["severity"], severity);
        assert_eq!(command.name, finding["severity"].as_str().unwrap());
        assert_eq!(command.properties["file"], finding["file"].as_str().unwrap());
        assert_eq!(command.properties["line"], finding["line"].to_string());
        assert_eq!(command.properties["endLine"], finding["end_line"].to_string());
        assert_eq!(command.properties["title"], finding["rule"].as_str().unwrap());
        if finding["line"] == finding["end_line"] {
            assert_eq!(command.properties["col"], finding["column"].to_string());
            assert_eq!(command.properties["endColumn"], finding["end_column"].to_string());
        } else {
            assert!(!command.properties.contains_key("col"));
        }
    }
}

fn unescaped_uri(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn gitlab_is_valid_and_no_fingerprint_stands_twice() {
    for repository in [Repository::sample(), thousands(50), spotless()] {
        let entries = repository.json(&["--format", "gitlab"]);
        let entries = entries.as_array().unwrap();
        entries.iter().for_each(|entry| assert_valid("gitlab-code-quality.json", entry));
        let distinct: BTreeSet<&str> =
            entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
        assert_eq!(distinct.len(), entries.len());
    }
    assert_eq!(spotless().check(&["--format", "gitlab"]).out, "[]\n");
}

#[test]
fn fingerprints_survive_moved_lines_and_another_folder() {
    let repository = Repository::sample();
    let fingerprints = |arguments: &[&str]| -> Vec<String> {
        let entries = repository.json(&[&["--format", "gitlab"], arguments].concat());
        let entries = entries.as_array().unwrap().clone();
        entries.iter().map(|entry| entry["fingerprint"].to_string()).collect()
    };
    let before = fingerprints(&[]);
    assert_eq!(fingerprints(&["--lang", "vi"]), before);
    let path = "plans/Sở Tư pháp/kế hoạch 100%, a=-b.toml";
    repository.write(path, &format!("# thêm\n# dòng\n{}", repository.read(path)));
    assert_eq!(fingerprints(&[]), before);
    let below = told(
        repository.command(&["--format", "gitlab", "."]).current_dir(repository.path("plans")),
    );
    let entries: Value = serde_json::from_str(&below.out).unwrap();
    let mut from_below: Vec<String> =
        entries.as_array().unwrap().iter().map(|e| e["fingerprint"].to_string()).collect();
    let mut before = before;
    before.sort();
    from_below.sort();
    assert_eq!(from_below, before);
}

#[test]
fn paths_are_those_from_the_root_of_the_repository() {
    let repository = Repository::sample();
    let below = |format| {
        told(repository.command(&["--format", format, "."]).current_dir(repository.path("plans")))
    };
    assert!(below("github").out.contains("file=plans/sai cú pháp.toml,"));
    assert!(below("github").out.contains("file=pargo.toml,"));
    assert!(below("sarif").out.contains("\"uri\": \"plans/sai%20c%C3%BA%20ph%C3%A1p.toml\""));
    assert!(below("junit").out.contains("name=\"plans/sạch.toml\""));
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("a.toml"), "x = 1\n").unwrap();
    let path = std::fs::canonicalize(outside.path()).unwrap().join("a.toml");
    let sarif = repository.json(&["--format", "sarif", path.to_str().unwrap()]);
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/a.toml"), "{uri}");
    assert!(place["artifactLocation"].get("uriBaseId").is_none());
}

/// A command as the runner of GitHub Actions reads it.
struct Parsed {
    name: String,
    properties: BTreeMap<String, String>,
}

impl Parsed {
    fn of(line: &str) -> Option<Parsed> {
        let (info, _) = line.trim_start().strip_prefix("::")?.split_once("::")?;
        let (name, properties) = info.split_once(' ').unwrap_or((info, ""));
        if !COMMANDS.contains(&name) {
            return None;
        }
        let unescaped = |value: &str| {
            let value = value.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":");
            value.replace("%2C", ",").replace("%25", "%")
        };
        let pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
        Some(Parsed {
            name: name.to_owned(),
            properties: pairs.map(|(key, value)| (key.to_owned(), unescaped(value))).collect(),
        })
    }

    /// The older form, which may stand anywhere in a line.
    fn has_older_form(line: &str) -> bool {
        line.split("##[").skip(1).any(|rest| {
            let info = rest.split(']').next().unwrap();
            COMMANDS.contains(&info.split(' ').next().unwrap())
        })
    }
}

const COMMANDS: [&str; 14] = [
    "error",
    "warning",
    "notice",
    "debug",
    "group",
    "endgroup",
    "add-mask",
    "add-path",
    "set-env",
    "set-output",
    "save-state",
    "add-matcher",
    "stop-commands",
    "echo",
];

#[test]
fn no_text_of_a_plan_is_a_command() {
    // The parser of this test takes commands for what they are.
    assert!(Parsed::of("  ::error file=a::b").is_some() && Parsed::has_older_form("x ##[group]y"));
    let repository = Repository::sample();
    let findings = repository.json(&["--format", "json"])["diagnostics"].as_array().unwrap().len();
    for color in ["never", "always"] {
        let github = repository.check(&["--format", "github", "--color", color]);
        assert_eq!(github.out.lines().count(), findings);
        for line in github.err.lines() {
            assert!(Parsed::of(line).is_none() && !Parsed::has_older_form(line), "{line}");
        }
    }
    // The sample would do it, were it shown as it is.
    let plain = repository.check(&["--format", "table"]).out;
    assert!(plain.lines().any(Parsed::has_older_form));
}

#[test]
fn a_summary_is_added_to_and_stays_small() {
    let repository = thousands(3000);
    let summary = repository.path("summary.md");
    std::fs::write(&summary, "trước\n").unwrap();
    let arguments = ["--lang", "en", "--format", "github"];
    let github = told(repository.command(&arguments).env("GITHUB_STEP_SUMMARY", &summary));
    assert_eq!(github.out.lines().count(), 3000);
    let page = repository.read("summary.md");
    assert!(page.starts_with("trước\n### pargo check\n"));
    assert!(page.contains("2900 more findings"), "{page}");
    assert!(page.len() < 1 << 20, "{}", page.len());
}

#[test]
fn a_summary_that_cannot_be_written_is_told_and_no_more() {
    let repository = spotless();
    let mut command = repository.command(&["--lang", "en", "--format", "github"]);
    let github = told(command.env("GITHUB_STEP_SUMMARY", repository.path("không/có.md")));
    assert_eq!(github.code, 0);
    assert!(github.err.contains("pargo: cannot write the summary"), "{}", github.err);
}

/// A repository with a plan of so many findings, each a long text of markup.
fn thousands(count: usize) -> Repository {
    let repository = Repository::empty();
    let harm = "<b>|`*_[x](y)&\u{1f4a5}".repeat(60);
    let task = |at: usize| format!("[[task]]\nid = \"{at}\"\nlead = \"{harm}\"\n");
    let tasks: String = (0..count).map(task).collect();
    let plan =
        "[plan]\nid = \"p\"\ntitle = \"K\"\nagency = \"S\"\nyear = 2025\nindexes = [\"PAPI\"]\n";
    repository.write("plans/a.toml", &format!("{plan}{tasks}"));
    let off = ["missing-key", "empty-index", "no-product", "no-deadline"]
        .map(|r| format!("{r} = \"off\"\n"));
    repository.write("pargo.toml", &format!("[rules]\n{}", off.concat()));
    repository
}

fn spotless() -> Repository {
    let repository = Repository::empty();
    let sample = Repository::sample();
    repository.write("plans/a.toml", &sample.read("plans/sạch.toml"));
    repository.write("pargo.toml", "[[unit]]\nname = \"Văn phòng Sở\"\n");
    repository
}

/// What the schema of Jenkins and the documentation of GitLab have in common.
fn assert_junit(xml: &str) -> Vec<(String, bool)> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let root = document.root_element();
    let attributes = |node: roxmltree::Node<'_, '_>, known: &[&str]| {
        for attribute in node.attributes() {
            assert!(known.contains(&attribute.name()), "{}", attribute.name());
        }
    };
    let number = |node: roxmltree::Node<'_, '_>, name| -> usize {
        node.attribute(name).unwrap().parse().unwrap()
    };
    assert_eq!(root.tag_name().name(), "testsuites");
    attributes(root, &["name", "tests", "failures"]);
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(suites.len(), 1);
    let suite = suites[0];
    assert_eq!(suite.tag_name().name(), "testsuite");
    attributes(suite, &["name", "tests", "failures", "errors", "skipped"]);
    assert_eq!(suite.attribute("name"), Some("pargo"));
    let mut cases = Vec::new();
    for case in suite.children().filter(roxmltree::Node::is_element) {
        assert_eq!(case.tag_name().name(), "testcase");
        attributes(case, &["name", "classname", "file"]);
        assert!(["name", "classname", "file"].iter().all(|name| case.attribute(*name).is_some()));
        let children: Vec<_> = case.children().filter(roxmltree::Node::is_element).collect();
        let names: Vec<&str> = children.iter().map(|child| child.tag_name().name()).collect();
        assert!(
            matches!(names[..], [] | ["failure"] | ["system-out"] | ["failure", "system-out"]),
            "{names:?}"
        );
        for child in &children {
            assert!(child.children().all(|inner| inner.is_text()));
            let known: &[&str] =
                if child.tag_name().name() == "failure" { &["type", "message"] } else { &[] };
            attributes(*child, known);
        }
        cases.push((case.attribute("name").unwrap().to_owned(), names.contains(&"failure")));
    }
    for node in [root, suite] {
        assert_eq!(number(node, "tests"), cases.len());
        assert_eq!(number(node, "failures"), cases.iter().filter(|(_, fails)| *fails).count());
    }
    let distinct: BTreeSet<&String> = cases.iter().map(|(name, _)| name).collect();
    assert_eq!(distinct.len(), cases.len(), "services pass over a second case of the same name");
    cases
}

#[test]
fn junit_has_a_case_a_plan() {
    let repository = Repository::sample();
    let cases = assert_junit(&repository.check(&["--format", "junit"]).out);
    let cases: Vec<(&str, bool)> = cases.iter().map(|(name, fails)| (&**name, *fails)).collect();
    assert_eq!(
        cases,
        [
            ("pargo.toml", true),
            ("plans/Sở Tư pháp/kế hoạch 100%, a=-b.toml", true),
            ("plans/sai cú pháp.toml", true),
            ("plans/sạch.toml", false),
        ]
    );
    assert_eq!(assert_junit(&spotless().check(&["--format", "junit"]).out).len(), 1);
    assert_junit(&thousands(500).check(&["--format", "junit"]).out);
}

#[test]
fn a_case_without_findings_says_nothing() {
    let out = spotless().check(&["--format", "junit"]).out;
    let case = "<testcase name=\"plans/a.toml\" classname=\"sach\" file=\"plans/a.toml\"/>";
    assert!(out.contains(case), "{out}");
}

fn entries(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn an_output_file_holds_what_standard_output_would() {
    let repository = Repository::sample();
    let before = entries(repository.0.path());
    for format in FORMATS {
        let printed = repository.check(&["--lang", "en", "--format", format]).out;
        for _ in ["new", "replaced"] {
            let told = repository.check(&["--lang", "en", "--format", format, "-o", "ra"]);
            assert_eq!(told.out, "", "{format}");
            assert_eq!(repository.read("ra"), printed, "{format}");
            assert!(told.err.ends_with(" in 3 plan files\n"), "{format}: {}", told.err);
        }
        std::fs::remove_file(repository.path("ra")).unwrap();
        assert_eq!(entries(repository.0.path()), before, "{format} left something behind");
    }
}

#[test]
fn a_file_has_colours_only_where_they_are_asked_for() {
    let repository = Repository::sample();
    repository.check(&["-o", "ra"]);
    assert!(!repository.read("ra").contains('\u{1b}'));
    repository.check(&["-o", "ra", "--color", "always"]);
    assert!(repository.read("ra").contains('\u{1b}'));
}

#[test]
fn a_plan_is_never_written_over() {
    let repository = Repository::sample();
    let plan = repository.read("plans/sạch.toml");
    let told = repository.check(&["--lang", "en", "-o", "plans/sạch.toml"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.err.contains("not written to plans/sạch.toml"), "{}", told.err);
    assert_eq!(repository.read("plans/sạch.toml"), plan);
}

#[test]
fn an_output_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let repository = Repository::sample();
    let before = entries(repository.0.path());
    for target in ["không/có/ra.sarif", "plans"] {
        let told = repository.check(&["--lang", "en", "--format", "sarif", "-o", target]);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{target}");
        let words = format!("pargo: cannot write {target}: ");
        assert!(told.err.starts_with(&words) && !told.err.contains(".tmp"), "{}", told.err);
        let told = repository.check(&["--lang", "vi", "--output", target]);
        assert!(told.err.starts_with(&format!("pargo: không ghi được {target}: ")), "{}", told.err);
    }
    assert_eq!(entries(repository.0.path()), before);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_file_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::sample();
    let mode =
        |path: &str| std::fs::metadata(repository.path(path)).unwrap().permissions().mode() & 0o777;
    repository.write("thường", "");
    repository.check(&["--format", "short", "-o", "mới"]);
    assert_eq!(mode("mới"), mode("thường"), "a new file is as any other");
    repository.write("đích", "cũ");
    std::fs::set_permissions(repository.path("đích"), std::fs::Permissions::from_mode(0o640))
        .unwrap();
    std::os::unix::fs::symlink("đích", repository.path("liên kết")).unwrap();
    let told = repository.check(&["--format", "short", "-o", "liên kết"]);
    assert_eq!(told.code, 1);
    assert!(std::fs::symlink_metadata(repository.path("liên kết")).unwrap().is_symlink());
    assert_eq!(repository.read("đích"), repository.check(&["--format", "short"]).out);
    assert_eq!(mode("đích"), 0o640);
    // A device takes the answer, and is still there afterwards.
    assert_eq!(repository.check(&["--format", "short", "-o", "/dev/null"]).code, 1);
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}
