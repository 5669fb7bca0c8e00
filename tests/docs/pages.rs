//! The outputs and examples in the documentation are real.

use chrono::NaiveDate;
use pargo::check::{self, CheckOptions};
use pargo::finding::Severity;
use pargo::rules::RULES;
use pargo::text::lang::Lang;

use crate::scaffold::{Folder, blocks, root, text_of};

/// The terminal width of outputs in the documentation.
const COLUMNS: &str = "92";

#[test]
fn the_readme_shows_real_output() {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", COLUMNS).env("PARGO_LANG", "en").case("README.md");
}

#[test]
fn the_vietnamese_readme_shows_real_output() {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", COLUMNS).env("PARGO_LANG", "vi").case("README.vi.md");
}

#[test]
fn the_page_for_ci_shows_real_output() {
    let cases = trycmd::TestCases::new();
    // On a runner of GitHub the summary of this test's own job would be written.
    cases.env("COLUMNS", COLUMNS).env("PARGO_LANG", "en").env("GITHUB_STEP_SUMMARY", "");
    cases.case("docs/ci.md");
}

#[test]
fn transcripts_of_whole_commands() {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", COLUMNS).env("PARGO_LANG", "vi").case("tests/docs/transcripts/*.md");
}

fn errors(plan: &str, config: &str) -> Vec<String> {
    let folder = Folder::with(&[("a.toml", plan), ("pargo.toml", config)]);
    let workspace = folder.open().map_err(|failure| failure.message.en).unwrap();
    let report = check::check(
        &workspace,
        CheckOptions::as_of(NaiveDate::from_ymd_opt(2025, 12, 1).unwrap()),
    );
    let errors = report.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| format!("{}: {}", d.rule.name, d.message.en)).collect()
}

#[test]
fn every_toml_block_of_the_reference_is_right() {
    let plans = blocks(&text_of("docs/format.md"), "```toml");
    let prelude = &plans[0];
    for name in ["docs/format.md", "docs/format.vi.md"] {
        let plans = blocks(&text_of(name), "```toml");
        assert!(plans.len() > 10, "the blocks in {name} were not found");
        for block in &plans {
            let whole = block.contains("[plan]\n");
            let plan = if whole { block.clone() } else { format!("{prelude}\n{block}") };
            assert_eq!(errors(&plan, ""), Vec::<String>::new(), "in {name}:\n{block}");
        }
    }
    for name in ["docs/format.md", "docs/format.vi.md", "docs/ci.md"] {
        let configs = blocks(&text_of(name), "```toml pargo.toml");
        assert!(!configs.is_empty(), "the blocks of pargo.toml in {name} were not found");
        for block in &configs {
            assert_eq!(errors(prelude, block), Vec::<String>::new(), "in {name}:\n{block}");
        }
    }
}

#[test]
fn the_plans_in_both_readmes_are_right() {
    for name in ["README.md", "README.vi.md"] {
        for block in blocks(&text_of(name), "```toml") {
            assert_eq!(errors(&block, ""), Vec::<String>::new(), "in {name}:\n{block}");
        }
    }
}

/// The page of the rules is the output of the command; if it is not, run the command.
#[test]
fn the_pages_of_the_rules_are_those_of_the_command() {
    for (name, lang) in [("docs/rules.md", Lang::En), ("docs/rules.vi.md", Lang::Vi)] {
        let kept = text_of(name).replace("\r\n", "\n");
        assert!(
            kept == pargo::render::answers::rules::markdown(lang),
            "{name} is not up to date: cargo run -- rules --format markdown --lang {} > {name}",
            if lang == Lang::En { "en" } else { "vi" }
        );
    }
}

/// Every rule has a section, with a link in the table of contents.
#[test]
fn the_pages_of_the_rules_have_an_anchor_for_each() {
    for name in ["docs/rules.md", "docs/rules.vi.md"] {
        let page = text_of(name);
        for rule in &RULES {
            let rule = rule.doc.name;
            assert!(page.contains(&format!("](#{rule})")), "{name}: no link to {rule}");
            assert!(page.contains(&format!("\n## `{rule}`\n")), "{name}: no section {rule}");
        }
    }
}

/// Links of the pages to files of the repository lead to a file.
#[test]
fn links_lead_to_files() {
    let pages = [
        "README.md",
        "README.vi.md",
        "ARCHITECTURE.md",
        "docs/format.md",
        "docs/format.vi.md",
        "docs/ci.md",
        "docs/rules.md",
        "docs/rules.vi.md",
        "docs/git.md",
    ];
    for name in pages {
        let text = text_of(name);
        let folder = root().join(name);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") {
                assert!(folder.parent().unwrap().join(file).exists(), "{name}: {target}");
            }
        }
    }
}
