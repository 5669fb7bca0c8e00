//! `pargo page`: its figures, its HTML, its folder, what it knows of the past.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod figures;
mod folder;
mod markup;
mod past;
mod policy;
mod texts;

use scaffold::{Folder, Pargo, root};

/// The page of plans below the root of this repository.
fn page_of(paths: &[&str], as_of: &str, lang: &str) -> String {
    let arguments = [&["page"], paths, &["--as-of", as_of, "--lang", lang]].concat();
    let answer = Pargo::at(root()).run(&arguments);
    assert_eq!(answer.status, 0, "{answer}");
    answer.out
}

/// The files of a folder of pages, by their paths in it.
fn pages(folder: &Folder, below: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.at(below)];
    while let Some(inside) = open.pop() {
        for entry in std::fs::read_dir(inside).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name =
                path.strip_prefix(folder.at(below)).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}
