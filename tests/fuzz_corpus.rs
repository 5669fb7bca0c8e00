//! What was fed to the fuzz targets and is kept in `fuzz/corpus`, faults that were found among it: every file through
//! what has to hold for any input.

#![allow(missing_docs, reason = "a test may fail by a panic")]

#[path = "../fuzz/src/lib.rs"]
mod oracles;

use std::path::{Path, PathBuf};

use arbitrary::Unstructured;
use oracles::{Depth, baseline, config, diff, phrase, plan, toml};

fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

/// Runs the files of a target through what has to hold for it, and names the one that fails.
fn hold(target: &str, oracle: impl Fn(&[u8]) + std::panic::RefUnwindSafe) {
    let files = corpus(target);
    assert!(!files.is_empty(), "{target} has no corpus");
    for file in files {
        let bytes = std::fs::read(&file).expect("a file");
        let held = std::panic::catch_unwind(|| oracle(&bytes));
        assert!(held.is_ok(), "{} does not hold", file.display());
    }
}

#[test]
fn plan() {
    hold("plan", |bytes| plan::oracle(bytes, Depth::Thorough));
}

#[test]
fn diff() {
    hold("diff", |bytes| diff::oracle(bytes, Depth::Thorough));
}

#[test]
fn config() {
    hold("config", |bytes| config::oracle(bytes, Depth::Thorough));
}

#[test]
fn baseline() {
    hold("baseline", |bytes| baseline::oracle(bytes, Depth::Thorough));
}

#[test]
fn phrase() {
    hold("phrase", |bytes| phrase::oracle(bytes, Depth::Thorough));
}

#[test]
fn toml() {
    for target in ["toml", "plan", "config", "baseline"] {
        hold(target, toml::oracle);
    }
}

/// Plans from pieces have no files to keep: what a file means changes with the pieces.
#[test]
fn pieces() {
    for seed in 0..40_u32 {
        let byte = |at: u32| ((at + seed * 400).wrapping_mul(2_654_435_761) >> 24) as u8;
        let bytes: Vec<u8> = (0..400).map(byte).collect();
        let pieces = || Unstructured::new(&bytes);
        plan::oracle_of_pieces(&pieces().arbitrary().expect("a plan"));
        diff::oracle_of_pieces(&pieces().arbitrary().expect("two plans"));
    }
}
