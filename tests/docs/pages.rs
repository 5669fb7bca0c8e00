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
fn the_pages_for_ci_show_real_output() {
    for (name, lang) in [("docs/ci.md", "en"), ("docs/ci.vi.md", "vi")] {
        let cases = trycmd::TestCases::new();
        // On a runner of GitHub the summary of this test's own job would be written.
        cases.env("COLUMNS", COLUMNS).env("PARGO_LANG", lang).env("GITHUB_STEP_SUMMARY", "");
        cases.case(name);
    }
}

#[test]
fn the_pages_for_word_and_excel_show_real_output() {
    for (name, lang) in [("docs/office.md", "en"), ("docs/office.vi.md", "vi")] {
        let cases = trycmd::TestCases::new();
        cases.env("COLUMNS", COLUMNS).env("PARGO_LANG", lang).case(name);
    }
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
    for name in ["docs/format.md", "docs/format.vi.md", "docs/ci.md", "docs/ci.vi.md"] {
        let configs = blocks(&text_of(name), "```toml pargo.toml");
        assert!(!configs.is_empty(), "the blocks of pargo.toml in {name} were not found");
        for block in &configs {
            assert_eq!(errors(prelude, block), Vec::<String>::new(), "in {name}:\n{block}");
        }
    }
}

/// A block that is no whole plan goes on with the first one of its page.
#[test]
fn the_plans_in_both_readmes_are_right() {
    for name in ["README.md", "README.vi.md"] {
        let blocks = blocks(&text_of(name), "```toml");
        for block in &blocks {
            let whole = block.contains("[plan]\n");
            let plan = if whole { block.clone() } else { format!("{}\n{block}", blocks[0]) };
            assert_eq!(errors(&plan, ""), Vec::<String>::new(), "in {name}:\n{block}");
        }
        assert_eq!(errors(&blocks.join("\n"), ""), Vec::<String>::new(), "{name} as one plan");
    }
}

/// What the lesson on TOML calls wrong is an error, and what it calls right stands in its plan.
#[test]
fn the_slips_in_the_lesson_on_toml_are_errors() {
    let page = text_of("README.vi.md").replace("\r\n", "\n");
    let plan = blocks(&page, "```toml").join("\n");
    let plan: Vec<String> = plan
        .lines()
        .map(|line| {
            line.split_once('=').map_or(line.to_owned(), |(k, v)| format!("{} ={v}", k.trim()))
        })
        .collect();
    let plan = plan.join("\n");
    let table = page.split("<!-- slips -->").nth(1).unwrap();
    let table = table.split("<!-- end of slips -->").next().unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('`').collect()).collect();
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|cells| cells.len() > 3).collect();
    assert_eq!(rows.len(), 10, "the rows were not found");
    for cells in rows {
        let (wrong, right) = (cells[1], cells[3]);
        assert!(plan.contains(right), "{right} is in no block");
        let slipped = plan.replacen(right, wrong, 1);
        assert!(!errors(&slipped, "").is_empty(), "{wrong} is no error");
    }
}

/// The page of the rules is the output of the command; if it is not, run the command.
#[test]
fn the_pages_of_the_rules_are_those_of_the_command() {
    for (name, lang) in [("docs/rules.md", Lang::En), ("docs/rules.vi.md", Lang::Vi)] {
        let kept = text_of(name).replace("\r\n", "\n");
        assert!(
            kept == pargo::render::answers::rules::page(lang),
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

/// The anchors that GitHub and GitLab give to the headings of a page.
fn anchors(page: &str) -> Vec<String> {
    let mut in_block = false;
    let mut found: Vec<String> = Vec::new();
    for line in page.lines() {
        in_block ^= line.starts_with("```");
        if let Some(heading) = line.strip_prefix('#').filter(|_| !in_block) {
            let heading = heading.trim_start_matches('#').trim().to_lowercase();
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            let anchor = kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>();
            let same = found.iter().filter(|other| **other == anchor).count();
            found.push(if same == 0 { anchor } else { format!("{anchor}-{same}") });
        }
    }
    found
}

/// Links of the pages to files of the repository lead to a file, and their anchors to a heading.
#[test]
fn links_lead_to_files_and_headings() {
    let pages = [
        "README.md",
        "README.vi.md",
        "ARCHITECTURE.md",
        "SECURITY.md",
        "docs/format.md",
        "docs/format.vi.md",
        "docs/ci.md",
        "docs/ci.vi.md",
        "docs/rules.md",
        "docs/rules.vi.md",
        "docs/git.md",
        "docs/git.vi.md",
        "docs/start.md",
        "docs/start.vi.md",
        "docs/office.md",
        "docs/office.vi.md",
        "docs/reports.md",
        "docs/reports.vi.md",
    ];
    for name in pages {
        let text = text_of(name);
        let folder = root().join(name);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            if file.contains("://") {
                continue;
            }
            let path = match file {
                "" => folder.clone(),
                file => folder.parent().unwrap().join(file),
            };
            assert!(path.exists(), "{name}: {target}");
            if !anchor.is_empty() {
                let page = std::fs::read_to_string(&path).unwrap();
                assert!(anchors(&page).iter().any(|a| a == anchor), "{name}: no heading {target}");
            }
        }
    }
}
