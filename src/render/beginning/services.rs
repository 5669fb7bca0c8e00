//! The files by which GitHub, GitLab and pre-commit run pargo: those of `docs/ci.md`.

use crate::text::lang::{Both, Lang};
use crate::text::toml::quoted;

/// Where pargo is published; a placeholder until the package says so.
fn address() -> &'static str {
    match env!("CARGO_PKG_REPOSITORY") {
        "" => "https://github.com/OWNER/pargo",
        address => address,
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What has to be replaced while the package names no address.
fn note(lang: Lang) -> String {
    let words = Both {
        vi: "Thay OWNER/pargo bằng nơi phát hành pargo.",
        en: "Put the place where pargo is published for OWNER/pargo.",
    };
    if env!("CARGO_PKG_REPOSITORY").is_empty() {
        format!("# {}\n", words.in_lang(lang))
    } else {
        String::new()
    }
}

/// `.github/workflows/plans.yml`, for the plans in a folder.
pub fn github(plans: &str, lang: Lang) -> String {
    let (note, plans) = (note(lang), scalar(plans));
    let action = address().trim_start_matches("https://github.com/");
    format!(
        "{note}name: Plans
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  plans:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: {action}@v{VERSION}
        with:
          paths: {plans}
"
    )
}

/// `.gitlab-ci.yml`, for the plans in a folder.
pub fn gitlab(plans: &str, lang: Lang) -> String {
    let (note, address, plans) = (note(lang), address(), scalar(plans));
    let raw = address.replace("https://github.com/", "https://raw.githubusercontent.com/");
    format!(
        "{note}include:
  - remote: {raw}/v{VERSION}/templates/pargo.yml
    inputs:
      release-url: {address}/releases
      version: {VERSION}
      paths: [{plans}]
"
    )
}

/// `.pre-commit-config.yaml`, for the plans in a folder.
pub fn pre_commit(plans: &str, lang: Lang) -> String {
    let (note, address, plans) = (note(lang), address(), scalar(plans));
    format!(
        "{note}repos:
  - repo: {address}
    rev: v{VERSION}
    hooks:
      - id: pargo-fmt
        args: [{plans}]
      - id: pargo-check
        args: [{plans}]
"
    )
}

/// A path as a value of YAML: in double quotes, whose escapes are those of TOML, unless it needs none.
fn scalar(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_');
    let is_word = path.starts_with(|c: char| c.is_ascii_alphabetic()) && path.chars().all(is_plain);
    if is_word { path.to_owned() } else { quoted(path) }
}
