//! `check --format`: one sample of findings, some with malicious texts, in every format.
//!
//! The expected outputs are in `tests/check/formats/expected`; `SNAPSHOTS=overwrite cargo test --test
//! check` writes them again. The schemas that others publish are in `tests/check/formats/schemas`.

mod github;
mod gitlab;
mod junit;
mod sarif;
mod schemas;

use github::Parsed;

use crate::sample::{check, check_by, check_in, empty, json, sample};
use crate::scaffold::{Folder, Pargo, root};

/// Every format of `check`.
pub const FORMATS: [&str; 7] = ["table", "short", "json", "sarif", "github", "gitlab", "junit"];

#[test]
fn each_format_shows_the_sample_as_expected() {
    let repository = sample();
    for lang in ["vi", "en"] {
        let check = |format| check(&repository, &["--lang", lang, "--format", format]);
        expect(&without_rules(&check("sarif").out), &format!("sarif.{lang}.json"));
        expect(&check("gitlab").out, &format!("gitlab.{lang}.json"));
        expect(&check("junit").out, &format!("junit.{lang}.xml"));
        let summary = format!("summary.{lang}.md");
        let pargo =
            Pargo::at(repository.path()).env("GITHUB_STEP_SUMMARY", repository.at(&summary));
        let github = check_by(pargo, &["--lang", lang, "--format", "github"]);
        expect(&github.out, &format!("github.{lang}.out"));
        expect(&github.err, &format!("github.{lang}.log"));
        expect(&repository.read(&summary), &format!("github.{lang}.md"));
    }
}

#[test]
fn the_exit_status_is_the_same_in_every_format() {
    let broken = sample();
    let clean = empty();
    clean.write("plans/a.toml", &broken.read("plans/sạch.toml").replace("Văn phòng Sở", "A"));
    clean.write("pargo.toml", "[[unit]]\nname = \"A\"\n");
    let warned = empty();
    warned.write("plans/a.toml", &clean.read("plans/a.toml").replace("product", "note"));
    warned.write("pargo.toml", "[[unit]]\nname = \"A\"\n");
    for format in FORMATS {
        for (repository, arguments, status) in [
            (&broken, &[][..], 1),
            (&clean, &["--deny-warnings"][..], 0),
            (&warned, &[][..], 0),
            (&warned, &["--deny-warnings"][..], 1),
        ] {
            let arguments = [&["--format", format], arguments].concat();
            assert_eq!(check(repository, &arguments).status, status, "{arguments:?}");
            let arguments = [&arguments[..], &["--output", "ra"]].concat();
            assert_eq!(check(repository, &arguments).status, status, "{arguments:?}");
        }
    }
}

/// Every format has the same findings at the same places as JSON.
#[test]
fn every_format_has_the_same_findings() {
    let repository = sample();
    let findings =
        json(&repository, &["--format", "json"])["diagnostics"].as_array().unwrap().clone();
    let sarif = json(&repository, &["--format", "sarif"]);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let entries = json(&repository, &["--format", "gitlab"]).as_array().unwrap().clone();
    let out = check(&repository, &["--format", "github"]).out;
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

#[test]
fn paths_are_those_from_the_root_of_the_repository() {
    let repository = sample();
    let below = |format| check_in(&repository.at("plans"), &["--format", format, "."]);
    assert!(below("github").out.contains("file=plans/sai cú pháp.toml,"));
    assert!(below("github").out.contains("file=pargo.toml,"));
    assert!(below("sarif").out.contains("\"uri\": \"plans/sai%20c%C3%BA%20ph%C3%A1p.toml\""));
    assert!(below("junit").out.contains("name=\"plans/sạch.toml\""));
    let outside = Folder::with(&[("a.toml", "x = 1\n")]);
    let path = std::fs::canonicalize(outside.path()).unwrap().join("a.toml");
    let sarif = json(&repository, &["--format", "sarif", path.to_str().unwrap()]);
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/a.toml"), "{uri}");
    assert!(place["artifactLocation"].get("uriBaseId").is_none());
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

/// SARIF without the texts of the rules, which are in `pargo rules` as well, and without the version.
fn without_rules(sarif: &str) -> String {
    let (before, rest) = sarif.split_once("\"rules\": [\n").unwrap();
    let (_, after) = rest.split_once("\n          ]\n").unwrap();
    format!("{before}\"rules\": [ RULES ]\n{after}").replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

fn expect(actual: &str, name: &str) {
    let expected =
        snapbox::Data::read_from(&root().join("tests/check/formats/expected").join(name), None);
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .normalize_paths(false)
        .eq(actual, expected.raw());
}
