//! `pargo.toml`.

use std::path::Path;

use pargo::check::{self, CheckOptions};
use pargo::config::{Config, File};
use pargo::render::answers::rules as rules_text;
use pargo::render::findings::check as text;
use pargo::render::json;
use pargo::report::rules;
use pargo::text::lang::Lang;
use pargo::text::source::{Source, text_of};
use pargo::workspace::config::{check_units, read_config};
use pargo::workspace::sieve::Weight;
use pargo::workspace::{Failure, FaultyFile};

use super::Depth;
use super::answers::{Names, all, languages, of_check, styles, today, workspace_under};
use super::shape::{Format, assert_well_formed};

/// A plan that names what a `pargo.toml` may declare.
const PLAN: &str = r#"[plan]
id = "p"
title = "Kế hoạch"
agency = "Sở Tư pháp"
year = 2025
issued = 2025-01-15
indexes = ["PAR INDEX", "DTI"]

[[objective]]
id = "m"
index = "DTI"
component = "Hạ tầng số"
target = { rank = "<= 5" }

[[task]]
id = "1"
title = "Một"
index = "DTI"
component = "Hạ tầng số"
lead = "Văn phòng Sở"
partners = ["VP Sở", "Các phòng"]
deadline = { working_days = 400, after = "ngày ký", met = 2026-11-25 }
product = "Báo cáo"
"#;

/// A `pargo.toml` that can be read holds for a plan; one that cannot is told in every format.
pub fn oracle(bytes: &[u8], depth: Depth) {
    let home = Path::new("/kho");
    let file = match read_config("pargo.toml", bytes, (home, ""), &mut Weight::default()) {
        Ok((file, _)) => file,
        Err(failure) => return of_failure(&failure, depth),
    };
    let text = text_of(bytes).expect("it was read");
    assert!(file.means_same(&file));
    let config = Config::of(&[&file]);
    assert!(config.means_same(&Config::of(&[&file])));
    // Said twice, it says the same.
    let twice = Config::of(&[&file, &file]);
    assert_eq!((twice.lang, twice.utc_offset), (config.lang, config.utc_offset));
    let mut workspace = workspace_under(config, PLAN.as_bytes());
    workspace.config_findings = vec![faulty(&file, text, &workspace.configs[0])];
    let names = Names {
        plan: Some("p".to_owned()),
        ids: vec!["1".to_owned(), "m".to_owned()],
        units: file.units.iter().map(|unit| unit.name.clone()).collect(),
    };
    for lang in languages(depth) {
        told_of_rules(&file, *lang, depth);
        all(&workspace, &names, *lang, depth).assert_well_formed();
    }
}

/// Which rules are in force under the file.
fn told_of_rules(file: &File, lang: Lang, depth: Depth) {
    let here = rules::here(std::slice::from_ref(file));
    let each: Vec<_> = here.iter().collect();
    for (format, style) in styles(lang, depth) {
        assert_well_formed(format, &rules_text::here(&each, style));
    }
    assert_well_formed(Format::Markdown, &rules_text::here_markdown(&each, lang));
    let pairs = here.iter().map(|one| (one.rule, Some(one)));
    assert_well_formed(Format::Json, &json::rules(pairs, lang));
}

/// What was found in a file that can be used all the same.
fn faulty(file: &File, text: &str, config: &Config) -> FaultyFile {
    let source = Source { path: "pargo.toml", text };
    let mut findings = file.findings.clone();
    findings.extend(check_units(source, &Config::default()));
    FaultyFile {
        path: source.path.to_owned(),
        text: text.to_owned(),
        findings,
        rules: file.levels.iter().map(|(rule, _)| rule.clone()).collect(),
        levels: config.levels.clone(),
    }
}

/// What is told of a file that cannot be used.
pub fn of_failure(failure: &Failure, depth: Depth) {
    let file = failure.file.as_deref().expect("the broken file");
    let diagnostics = check::diagnostic::of_file(file);
    assert!(!diagnostics.is_empty(), "refused without a reason");
    for lang in languages(depth) {
        for (format, style) in styles(*lang, depth) {
            assert_well_formed(format, &text::annotated(&diagnostics, style));
        }
    }
    if !depth.one_in(8) {
        return;
    }
    let empty = workspace_under(Config::default(), b"");
    let mut report = check::check(&empty, CheckOptions::as_of(today()));
    report.diagnostics = diagnostics;
    of_check(&report, languages(depth)[0], depth).assert_well_formed();
}
