//! The invariants of `ARCHITECTURE.md` that can be read off the sources.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::path::{Path, PathBuf};

/// Every source file below `src`, by its path there with `/`, and its text without tests.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
            files.push((name, code));
        }
    }
    assert!(files.len() > 60, "the sources were not found");
    files.sort();
    files
}

/// Asserts that `needles` stand only in files that `allowed` names by the beginning of their path.
fn only_in(needles: &[&str], allowed: &[&str]) {
    for (file, code) in sources() {
        if allowed.iter().any(|prefix| file.starts_with(prefix)) {
            continue;
        }
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or("");
            for needle in needles {
                assert!(!line.contains(needle), "{file}:{}: {needle}", number + 1);
            }
        }
    }
}

#[test]
fn only_the_command_layer_knows_the_time_the_environment_and_clap() {
    only_in(&["SystemTime::now", "Utc::now", "Local::now", "std::env", "clap::"], &["cli"]);
}

#[test]
fn only_the_command_layer_prints() {
    only_in(&["stdout()", "stderr()", "println!", "eprintln!", "print!"], &["cli"]);
}

#[test]
fn only_the_workspace_git_and_the_command_layer_touch_the_outside() {
    only_in(&["std::fs", "File::open", "canonicalize"], &["workspace", "cli"]);
    only_in(&["Command::new", "std::process"], &["git.rs", "cli", "main.rs"]);
}

#[test]
fn only_parse_knows_the_toml_parser() {
    only_in(&["toml_spanner"], &["parse"]);
}

#[test]
fn only_render_makes_json() {
    only_in(&["serde"], &["render/json", "render/sarif.rs", "render/gitlab.rs"]);
}

#[test]
fn rules_and_reports_do_not_format_for_people() {
    for (file, code) in sources() {
        if file.starts_with("rules") || file.starts_with("report") || file.starts_with("parse") {
            assert!(!code.contains("crate::render"), "{file} knows of output");
            assert!(!code.contains("crate::cli"), "{file} knows of the command line");
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (file, code) in sources() {
        assert!(code.starts_with("//!"), "{file} has no module doc");
    }
}

#[test]
fn no_order_comes_from_a_hash_map_of_the_standard_library() {
    only_in(&["collections::HashMap", "collections::HashSet"], &[]);
}
