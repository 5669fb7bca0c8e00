//! The JSON Schemas say what `unknown-key`, `missing-key` and `wrong-type` say, as far as JSON can tell.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]
#![allow(clippy::disallowed_methods, reason = "a variable says that the schema is to be written")]

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use pargo::config::Config;
use pargo::deadline::period::Every;
use pargo::deadline::recurrence::TWO_WEEKS;
use pargo::parse::{self, Scratch};
use pargo::plan::keys::deadline::PERIODS;
use pargo::render::schema;
use pargo::text::lang::Lang;
use pargo::text::source::Source;
use pargo::workspace::load;
use serde_json::Value as Json;
use toml::{Table, Value};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

fn validator(schema: &str) -> Validator {
    let schema: Json = serde_json::from_str(schema).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// TOML as editors and linters hand it to a schema: dates are strings.
fn json(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::String(text.clone()),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(flag) => (*flag).into(),
        Value::Datetime(moment) => Json::String(moment.to_string()),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Table(table) => {
            Json::Object(table.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// What a schema is about.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Of {
    Plan,
    Config,
}

impl Of {
    fn validator(self) -> Validator {
        match self {
            Of::Plan => validator(&schema::plan(Lang::Vi)),
            Of::Config => validator(&schema::config(Lang::En)),
        }
    }

    fn sample(self) -> &'static str {
        match self {
            Of::Plan => include_str!("every-key/plan.toml"),
            Of::Config => include_str!("every-key/pargo.toml"),
        }
    }

    /// The rules that find something while the file is read.
    fn rules(self, text: &str) -> Vec<&'static str> {
        let names = |findings: &[pargo::finding::Finding]| {
            findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
        };
        match self {
            Of::Plan => {
                let (config, mut scratch) = (Config::default(), Scratch::default());
                load::load(
                    "a.toml",
                    text.as_bytes(),
                    &config,
                    &mut scratch,
                    |loaded| match loaded {
                        Ok((_, out)) => names(&out.into_sorted()),
                        Err(unreadable) => names(&unreadable.findings),
                    },
                )
            }
            Of::Config => match parse::config::read(Source { path: "pargo.toml", text }) {
                Ok(file) => names(&file.findings),
                Err(findings) => names(&findings),
            },
        }
    }
}

/// What a schema can say.
const TOLD: [&str; 4] = ["unknown-key", "missing-key", "wrong-type", "not-a-plan"];

fn is_told(rules: &[&str]) -> bool {
    rules.iter().any(|rule| TOLD.contains(rule))
}

#[test]
fn the_plans_of_this_repository_are_valid() {
    let schema = Of::Plan.validator();
    let mut open =
        vec![here("plans"), here("examples/tinh-cao-bang/plans"), here("tests/every-key")];
    let mut count = 0;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == "toml") && !path.ends_with("pargo.toml") {
            let plan: Table = read(&path).parse().unwrap();
            let plan = json(&Value::Table(plan));
            let errors: Vec<String> = schema.iter_errors(&plan).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 5, "the plans were not found");
}

/// A step from the root of a file to a value.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

/// Every value of a file, by its path.
fn places(value: &Value, way: &[Step], found: &mut Vec<Vec<Step>>) {
    found.push(way.to_vec());
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                places(value, &[way, &[Step::Key(key.clone())]].concat(), found);
            }
        }
        Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                places(value, &[way, &[Step::Item(at)]].concat(), found);
            }
        }
        _ => {}
    }
}

fn at<'v>(root: &'v mut Value, way: &[Step]) -> &'v mut Value {
    way.iter().fold(root, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).unwrap(),
        Step::Item(at) => value.get_mut(*at).unwrap(),
    })
}

/// Whether a value is one of the words that the format defines. Another word is an `invalid-value` or an
/// `invalid-deadline`, and the schema refuses it all the same, so that an editor shows it.
fn is_enumerated(way: &[Step]) -> bool {
    let keys: Vec<&str> = way
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        })
        .collect();
    let word = |key: &&str| ["status", "scope", "kind", "every", "lang", "calendar"].contains(key);
    // Under `declined` the names of tasks are as fixed in their form.
    keys.last().is_some_and(word) || keys.first() == Some(&"rules") || keys.contains(&"declined")
}

/// The values that take the place of another one.
fn others() -> Vec<Value> {
    let text = || Value::String("chữ".to_owned());
    vec![
        Value::Integer(7),
        Value::Float(1.5),
        Value::Boolean(true),
        text(),
        Value::Array(Vec::new()),
        Value::Array(vec![text()]),
        Value::Array(vec![Value::Integer(7)]),
        Value::Table(Table::new()),
        Value::Array(vec![Value::Table(Table::new())]),
    ]
}

/// The files that come of a file by one change, each with its path.
fn mutants(of: Of) -> Vec<(Vec<Step>, String, Value)> {
    let whole = Value::Table(of.sample().parse().unwrap());
    let mut found = Vec::new();
    places(&whole, &[], &mut found);
    let mut mutants = Vec::new();
    for way in found {
        let mut changed = |what: &str, change: &dyn Fn(&mut Value)| {
            let mut mutant = whole.clone();
            change(&mut mutant);
            mutants.push((way.clone(), what.to_owned(), mutant));
        };
        if let Some((last, above)) = way.split_last() {
            if let Step::Key(key) = last {
                changed("removed", &|root| {
                    at(root, above).as_table_mut().unwrap().remove(key).unwrap();
                });
            }
            for other in others() {
                changed(&other.to_string(), &|root| *at(root, &way) = other.clone());
            }
        }
        let is_table = at(&mut whole.clone(), &way).is_table();
        for key in ["abcdefgh", "x-abc"].into_iter().filter(|_| is_table) {
            changed(key, &|root| {
                let table = at(root, &way).as_table_mut().unwrap();
                table.insert(key.to_owned(), Value::Integer(7));
            });
        }
    }
    mutants
}

#[test]
fn a_schema_agrees_with_check_after_every_change() {
    for of in [Of::Plan, Of::Config] {
        let schema = of.validator();
        let (mut told, mut valid) = (0, 0);
        for (way, what, mutant) in mutants(of) {
            let text = toml::to_string(&mutant).unwrap();
            let rules = of.rules(&text);
            let is_valid = schema.is_valid(&json(&mutant));
            let is_word = is_enumerated(&way) && rules.iter().any(|r| r.starts_with("invalid-"));
            if is_word && !is_valid && !is_told(&rules) {
                continue;
            }
            // Which of both a report needs depends on the rest of the task, which a schema does not see.
            let needed = ["period", "unit"].map(|key| Step::Key(key.to_owned()));
            if what == "removed" && way.last().is_some_and(|step| needed.contains(step)) {
                continue;
            }
            assert_eq!(is_valid, !is_told(&rules), "{of:?} {way:?} {what}: {rules:?}\n{text}");
            told += usize::from(!is_valid);
            valid += usize::from(is_valid);
        }
        assert!(told > 200 && valid > 50, "{of:?}: {told} are refused and {valid} are not");
    }
}

#[test]
fn what_only_some_tables_need_is_needed() {
    let schema = Of::Plan.validator();
    for (text, is_valid) in [
        ("[[basis]]\nissuer = \"UBND\"\n", false),
        ("[[basis]]\ntitle = \"Kế hoạch\"\n", true),
        ("[[task]]\nid = \"1\"\ntitle = \"Một\"\nupdate = [{ on = 2025-01-01 }]\n", false),
        (
            "[[task]]\nid = \"1\"\ntitle = \"Một\"\nupdate = [{ on = 2025-01-01, text = \"a\" }]\n",
            true,
        ),
        (
            "[[task]]\nid = \"1\"\ntitle = \"Một\"\nmilestone = [{ title = \"a\", deadline = \"quý I\" }]\n\
          extension = [{ to = 2025-01-01, granted = 2025-01-01, by = \"a\" }]\n",
            false,
        ),
        (
            "[[task]]\nid = \"1\"\ntitle = \"Một\"\nmilestone = []\n\
          extension = [{ to = 2025-01-01, granted = 2025-01-01, by = \"a\" }]\n",
            true,
        ),
        ("[[task]]\nid = \"1\"\ntitle = \"Một\"\ndone = \"hôm qua\"\n", false),
        ("[[task]]\nid = \"1\"\ntitle = \"Một\"\ndone = 2025-01-01T10:00:00\n", false),
    ] {
        let head =
            "[plan]\nid = \"a\"\ntitle = \"A\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\n";
        let text = format!("{head}\n{text}");
        assert_eq!(is_told(&Of::Plan.rules(&text)), !is_valid, "{text}");
        let plan: Table = text.parse().unwrap();
        assert_eq!(schema.is_valid(&json(&Value::Table(plan))), is_valid, "{text}");
    }
}

#[test]
fn words_of_the_format_are_enumerated() {
    let (plan, config) = (Of::Plan.validator(), Of::Config.validator());
    for (from, to) in [
        ("status     = \"done\"", "status = \"xong\""),
        ("scope     = \"province\"", "scope = \"xã\""),
        ("every = \"quarter\"", "every = \"ngày\""),
        ("kind     = \"self\"", "kind = \"họp\""),
    ] {
        assert!(Of::Plan.sample().contains(from), "{from}");
        let value: Table = Of::Plan.sample().replacen(from, to, 1).parse().unwrap();
        assert!(!plan.is_valid(&json(&Value::Table(value))), "{to}");
    }
    for wrong in ["lang = \"fr\"", "[rules]\nno-lead = \"warning\""] {
        let value: Table = wrong.parse().unwrap();
        assert!(!config.is_valid(&json(&Value::Table(value))), "{wrong}");
    }
}

#[test]
fn the_periods_are_those_of_deadlines() {
    let names: Vec<&str> = Every::ALL.iter().map(|(_, name, _)| *name).chain([TWO_WEEKS]).collect();
    assert_eq!(PERIODS.iter().map(|word| word.name).collect::<Vec<_>>(), names);
}

#[test]
fn both_languages_say_the_same() {
    fn bare(value: Json) -> Json {
        match value {
            Json::Object(map) => map
                .into_iter()
                .filter(|(key, value)| {
                    !(["title", "description"].contains(&key.as_str()) && value.is_string())
                })
                .map(|(key, value)| (key, bare(value)))
                .collect(),
            Json::Array(items) => items.into_iter().map(bare).collect(),
            other => other,
        }
    }
    for schema in [schema::plan, schema::config] {
        let of = |lang| serde_json::from_str::<Json>(&schema(lang)).unwrap();
        assert_ne!(of(Lang::Vi), of(Lang::En));
        assert_eq!(bare(of(Lang::Vi)), bare(of(Lang::En)));
    }
}

/// The bench compares pargo with programs that read a schema: `SNAPSHOTS=overwrite cargo test --test schema`.
#[test]
fn the_schema_of_the_bench_is_that_of_the_command() {
    let path = here("benches/plan.schema.json");
    let schema = schema::plan(Lang::En);
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        std::fs::write(&path, &schema).unwrap();
    }
    assert!(read(&path) == schema, "not up to date: SNAPSHOTS=overwrite cargo test --test schema");
}
