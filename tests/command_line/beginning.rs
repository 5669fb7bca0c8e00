//! `init` and `new`: what a repository begins with, and a new plan.

use std::collections::BTreeSet;

use pargo::parse;
use pargo::plan::keys::config::{COMPONENT, CONFIG, HOLIDAY, INDEX};
use pargo::plan::keys::plan::UNIT;
use pargo::render::beginning::settings::settings;
use pargo::text::lang::Lang;
use pargo::text::source::Source;

use crate::scaffold::{Answer, Folder, PLAN, Repository};

/// The names of all files below a folder, without those of git.
fn files(folder: &Folder) -> BTreeSet<String> {
    let mut open = vec![folder.path().to_owned()];
    let mut found = BTreeSet::new();
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with(".git") {
                    open.push(path);
                }
            } else {
                let name = path.strip_prefix(folder.path()).unwrap();
                found.insert(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

fn year() -> String {
    let folder = Folder::new();
    let answer = folder.pargo(&["init", "--ci", "none", "--dry-run"]);
    let year = answer.out.split("ke-hoach-").nth(1).unwrap_or_else(|| panic!("{answer}"));
    year[..4].to_owned()
}

#[test]
fn what_init_writes_has_no_finding() {
    for lang in ["vi", "en"] {
        let folder = Folder::new();
        let answer = folder.pargo(&["init", "--ci", "github", "--schema-line", "--lang", lang]);
        assert_eq!(answer.status, 0, "{answer}");
        let plan = format!("plans/ke-hoach-{}.toml", year());
        let written = [
            ".github/workflows/plans.yml",
            ".pre-commit-config.yaml",
            "pargo.schema.json",
            "pargo.toml",
            "plan.schema.json",
            &plan,
        ];
        assert_eq!(files(&folder), written.map(str::to_owned).into());
        for name in written {
            assert!(answer.out.contains(name), "{name}: {answer}");
        }
        let check = folder.pargo(&["check", "--deny-warnings", "--lang", "en"]);
        assert_eq!(check.status, 0, "{check}");
        assert!(folder.read(&plan).starts_with("#:schema ../plan.schema.json\n"));
        assert!(folder.read("pargo.toml").starts_with("#:schema pargo.schema.json\n"));
    }
}

#[test]
fn what_is_there_is_left_and_named() {
    let folder = Folder::with(&[("pargo.toml", "lang = \"en\"\n"), ("plans/p.toml", PLAN)]);
    folder.create_folder(".pre-commit-config.yaml");
    let answer = folder.pargo(&["init", "--ci", "gitlab"]);
    assert_eq!(answer.status, 0, "{answer}");
    for name in ["pargo.toml", ".pre-commit-config.yaml"] {
        assert!(answer.out.contains(&format!("{name} is left as it was\n")), "{answer}");
    }
    assert!(answer.out.contains(".gitlab-ci.yml is written\n"), "{answer}");
    assert!(answer.out.contains("+++ b/.gitlab-ci.yml\n@@ -0,0 "), "{answer}");
    assert!(!answer.out.contains("+++ b/pargo.toml"), "{answer}");
    let names = ["pargo.toml", "plans/p.toml", ".gitlab-ci.yml"].map(str::to_owned);
    assert_eq!(files(&folder), names.into());
    assert_eq!(folder.read("pargo.toml"), "lang = \"en\"\n");
    // The second time nothing is left to write.
    let again = folder.pargo(&["init", "--ci", "gitlab"]);
    assert_eq!((again.status, again.out.contains("is written")), (0, false), "{again}");
}

#[test]
fn the_service_is_guessed_and_its_file_stands_at_the_root() {
    for (address, file) in [
        ("git@github.com:so/ke-hoach.git", ".github/workflows/plans.yml"),
        ("https://gitlab.example.vn/so/ke-hoach.git", ".gitlab-ci.yml"),
    ] {
        let repository = Repository::new();
        repository.git(&["remote", "add", "origin", address]);
        let answer = repository.pargo(&["init", "so/tu-phap"]);
        assert_eq!(answer.status, 0, "{answer}");
        assert!(repository.read(file).contains("so/tu-phap/plans"), "{}", repository.read(file));
        assert!(repository.read(".pre-commit-config.yaml").contains("[so/tu-phap/plans]"));
        assert!(repository.at("so/tu-phap/pargo.toml").exists());
        let check = repository.pargo(&["check", "so/tu-phap/plans"]);
        assert_eq!(check.status, 0, "{check}");
    }
    let folder = Folder::new();
    let answer = folder.pargo(&["init"]);
    assert!(answer.err.contains("--ci github"), "{answer}");
    assert!(!folder.at(".gitlab-ci.yml").exists() && !folder.at(".github").exists());
}

#[test]
fn a_trial_writes_nothing_and_shows_all() {
    let folder = Folder::new();
    let answer = folder.pargo(&["init", "--ci", "none", "--dry-run"]);
    assert!(answer.out.contains("+++ b/pargo.toml\n@@ -0,0 "), "{answer}");
    let json = folder.json(&["init", "--ci", "none", "--dry-run", "--format", "json"]);
    assert_eq!(json["files"][0]["file"], "pargo.toml");
    assert_eq!(json["files"][0]["changed"], true);
    assert_eq!(with(&folder, &["--dry-run"]).status, 0);
    assert_eq!(files(&folder), BTreeSet::new());
}

/// Each key is one line that can be used as it is, once the `#` before it is gone.
#[test]
fn the_settings_hold_every_key_as_a_comment() {
    for lang in [Lang::Vi, Lang::En] {
        let text = settings(lang, None);
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')));
        let used = text.lines().filter_map(|line| line.strip_prefix('#'));
        let used: String =
            used.filter(|line| !line.starts_with(' ')).map(|line| format!("{line}\n")).collect();
        let read = parse::config::read(Source { path: "pargo.toml", text: &used });
        assert!(read.is_ok_and(|file| file.findings.is_empty()), "{used}");
        let document: toml::Table = used.parse().unwrap();
        let one = |table: &toml::Table, key: &str| {
            let of = table[key].as_array().unwrap()[0].as_table().unwrap();
            of.clone()
        };
        let index = one(&document, "index");
        let tables = [
            (&CONFIG, document.clone()),
            (&UNIT, one(&document, "unit")),
            (&HOLIDAY, one(&document, "holiday")),
            (&COMPONENT, one(&index, "component")),
            (&INDEX, index),
        ];
        for (table, value) in tables {
            for key in table.keys {
                assert!(value.contains_key(key.name), "{}.{} in\n{text}", table.name, key.name);
            }
        }
    }
}

const NEW: [&str; 8] =
    ["new", "a-2026", "--agency", "Sở Y tế", "--year", "2026", "--title", "Kế hoạch \"A\""];

/// `new` with these options, and without an index if they name none.
fn with(folder: &Folder, more: &[&str]) -> Answer {
    let none: &[&str] = if more.contains(&"--index") { &[] } else { &["--index", "none"] };
    folder.pargo(&[&NEW[..], none, more].concat())
}

#[test]
fn a_new_plan_is_read_as_what_was_asked_for() {
    let folder = Folder::new();
    let answer = with(&folder, &["--index", "papi", "--unit", "Phòng A", "--unit", "Phòng B"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.out.contains("+++ b/plans/a-2026.toml"), "{answer}");
    assert!(answer.out.ends_with("then `pargo check`\n"), "{answer}");
    let check = folder.pargo(&["check"]);
    assert_eq!(check.status, 0, "{check}");
    let plan: toml::Table = folder.read("plans/a-2026.toml").parse().unwrap();
    assert_eq!(plan["plan"]["title"].as_str(), Some("Kế hoạch \"A\""));
    assert_eq!(plan["plan"]["indexes"][0].as_str(), Some("PAPI"));
    assert_eq!(plan["unit"][1]["name"].as_str(), Some("Phòng B"));
    // What stands there as a comment is a task of this plan.
    let text = folder.read("plans/a-2026.toml");
    let (written, sample) = text.split_once("# [[task]]").unwrap();
    let task: String =
        sample.lines().map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
    folder.write("plans/a-2026.toml", &format!("{written}[[task]]{task}"));
    let check = folder.pargo(&["check"]);
    assert!(check.status == 0 && !check.says("Phòng A"), "{check}");
}

#[test]
fn what_is_missing_is_named_at_once() {
    let folder = Folder::new();
    folder.pargo(&["new", "a"]).assert_refused(&["missing: --agency, --year, --title, --index"]);
    folder
        .pargo(&["new", "a", "--year", "2026", "--index", "papi", "--lang", "vi"])
        .assert_refused(&["thiếu --agency, --title"]);
    // A plan without an index has to say so.
    folder.pargo(&NEW).assert_refused(&["missing: --index"]);
    assert_eq!(files(&folder), BTreeSet::new());
    for none in ["none", "không"] {
        assert_eq!(with(&folder, &["--index", none]).status, 0);
        assert!(folder.read("plans/a-2026.toml").contains("indexes = []\n"));
        folder.remove("plans/a-2026.toml");
    }
}

#[test]
fn nothing_wrong_is_written_and_nothing_is_written_over() {
    let folder = Folder::with(&[("plans/p.toml", PLAN), ("plans/a-2026.toml", "[plan\n")]);
    with(&folder, &[]).assert_refused(&["plans/a-2026.toml", "there already"]);
    folder.remove("plans/a-2026.toml");
    let before = files(&folder);
    for (arguments, words) in [
        (&["--index", "PAPA"][..], &["no index “PAPA”", "PAPI"][..]),
        (&["--unit", "C", "--unit", "c"], &["duplicate-unit", "is not written"]),
        (&["--unit", "Phòng\u{202e}"], &["hidden-character"]),
        (&["--year", "26"], &["1900"]),
        (&["-o", "a.txt"], &["does not end in .toml"]),
        (&["--at", "HEAD"], &["--at means nothing"]),
    ] {
        with(&folder, arguments).assert_refused(words);
    }
    folder.pargo(&["new", "A 2026"]).assert_refused(&["a-2026"]);
    let mut taken = NEW;
    taken[1] = "p-2025";
    folder
        .pargo(&[&taken[..], &["--index", "none"]].concat())
        .assert_refused(&["plans/p.toml", "p-2025"]);
    assert_eq!(files(&folder), before);
}

#[test]
fn a_new_plan_stands_where_plans_are() {
    let folder = Folder::with(&[("so/tu-phap/p.toml", PLAN), ("plan.schema.json", "{}")]);
    let of = |name: &str, more: &[&str]| {
        let mut call = [&NEW[..], &["--index", "none"], more].concat();
        call[1] = name;
        crate::scaffold::Pargo::at(&folder.at("so/tu-phap")).run(&call)
    };
    assert_eq!(of("a", &["--schema-line"]).status, 0);
    assert!(folder.read("so/tu-phap/a.toml").starts_with("#:schema ../../plan.schema.json\n"));
    assert_eq!(of("b", &["-o", "ban/b.toml"]).status, 0);
    assert!(folder.at("so/tu-phap/ban/b.toml").exists());
    let printed = of("c", &["-o", "-"]);
    assert!(printed.out.starts_with("[plan]\n"), "{printed}");
    assert!(!folder.at("so/tu-phap/c.toml").exists() && !folder.at("so/tu-phap/plans").exists());
}
