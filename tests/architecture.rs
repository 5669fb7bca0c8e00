//! The invariants of `ARCHITECTURE.md` that can be checked in the source text.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::collections::{BTreeMap, BTreeSet};
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
            // The style and the script of a page are no modules.
            if path.extension().is_none_or(|ending| ending != "rs") {
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

/// Asserts that `needles` only occur in files whose paths begin like one of `allowed`.
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

/// The folders and files of `src` as `lib.rs` lists them, from the ground up.
fn stages() -> Vec<String> {
    let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs");
    let text = std::fs::read_to_string(lib).unwrap();
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The module of a file: `check/mod.rs` is `check`, `check/allow.rs` is `check::allow`.
fn module_of(file: &str) -> String {
    let path = file.strip_suffix(".rs").unwrap();
    path.strip_suffix("/mod").unwrap_or(path).replace('/', "::")
}

/// The paths below `crate::` in a text, with each name of a `{…}` group as a path of its own.
fn paths(code: &str) -> Vec<String> {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let end = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
        let path = rest[..end].trim_end_matches(':');
        match rest[end..].strip_prefix('{') {
            Some(group) => {
                let names = group.split('}').next().unwrap().split(',').map(str::trim);
                let full = names.map(|name| format!("{path}::{name}"));
                found.extend(full.map(|full| full.trim_start_matches(':').to_owned()));
            }
            None => found.push(path.to_owned()),
        }
    }
    found
}

/// Which modules each module imports, by the longest path that is one.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let sources: Vec<(String, String)> = sources()
        .into_iter()
        .filter(|(file, _)| !["lib.rs", "main.rs"].contains(&file.as_str()))
        .map(|(file, code)| (module_of(&file), code))
        .collect();
    let modules: BTreeSet<String> = sources.iter().map(|(module, _)| module.clone()).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, code) in &sources {
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<_>>().join("\n");
        let own = imports.entry(module.clone()).or_default();
        for path in paths(&code) {
            let mut path = path.as_str();
            while !modules.contains(path) {
                path = path.rsplit_once("::").map_or("", |(parent, _)| parent);
                assert!(!path.is_empty(), "{module} imports what is no module");
            }
            own.insert(path.to_owned());
        }
        // A module may use its children without `crate::`.
        for child in modules.iter().filter(|child| child.starts_with(&format!("{module}::"))) {
            let name = child.rsplit("::").next().unwrap();
            let used = code.match_indices(&format!("{name}::")).any(|(at, _)| {
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if used && child.matches("::").count() == module.matches("::").count() + 1 {
                own.insert(child.clone());
            }
        }
        own.remove(module);
    }
    imports
}

#[test]
fn a_stage_imports_only_those_before_it() {
    let stages = stages();
    let top = |module: &str| module.split("::").next().unwrap().to_owned();
    let place = |module: &str| stages.iter().position(|stage| *stage == top(module));
    for (module, imported) in imports() {
        for other in imported {
            let (own, its) = (place(&module).unwrap(), place(&other).unwrap());
            assert!(its <= own, "{module} imports {other}, which `lib.rs` lists after it");
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let mut left = imports();
    assert!(left.values().map(BTreeSet::len).sum::<usize>() > 300, "the imports were not found");
    // Repeatedly remove the modules that import none of those left.
    loop {
        let free: Vec<String> = left
            .iter()
            .filter(|(_, imported)| !imported.iter().any(|other| left.contains_key(other)))
            .map(|(module, _)| module.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|module| drop(left.remove(module)));
    }
    assert!(left.is_empty(), "a circle, and what imports it: {:?}", left.keys());
}

#[test]
fn few_names_stand_directly_in_src() {
    let names = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    assert!(names.count() <= 20);
}

#[test]
fn only_the_command_layer_knows_the_time_the_environment_and_clap() {
    only_in(
        &["SystemTime::now", "Utc::now", "Local::now", "std::env", "clap::", "clap_mangen"],
        &["cli"],
    );
}

#[test]
fn only_the_command_layer_prints() {
    only_in(&["stdout()", "stderr()", "println!", "eprintln!", "print!"], &["cli"]);
}

#[test]
fn only_the_workspace_git_and_the_command_layer_touch_the_outside() {
    only_in(&["std::fs", "File::open", "canonicalize"], &["workspace", "cli"]);
    only_in(&["Command::new", "std::process"], &["workspace/git/", "cli", "main.rs"]);
}

#[test]
fn only_parse_knows_the_toml_parser() {
    only_in(&["toml_spanner"], &["parse"]);
}

#[test]
fn only_render_writes_toml() {
    only_in(&["toml_edit"], &["render/findings/baseline.rs"]);
}

#[test]
fn only_the_canonical_layout_knows_the_tokens_of_toml() {
    only_in(&["toml_parser"], &["edit/canon/read.rs"]);
}

#[test]
fn only_one_file_compares_lines() {
    only_in(&["similar::"], &["render/diff_text.rs"]);
}

#[test]
fn only_the_command_layer_erases_the_types_of_errors() {
    only_in(&["anyhow"], &["cli"]);
}

#[test]
fn only_render_makes_json() {
    let files = [
        "render/json",
        "render/schema.rs",
        "render/findings/sarif.rs",
        "render/findings/gitlab.rs",
    ];
    only_in(&["serde"], &files);
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
