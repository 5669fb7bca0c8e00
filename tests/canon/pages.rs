//! What readers of the repository copy is in the canonical layout.

use std::path::{Path, PathBuf};

use pargo::edit::canon::canonical;

use crate::scaffold::{blocks, root, text_of};

/// The files below a folder with this ending, without hidden ones such as baselines.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            match path.is_dir() {
                true => open.push(path),
                false if path.extension().is_some_and(|own| own == ending) => found.push(path),
                false => {}
            }
        }
    }
    found
}

fn assert_canonical(name: &Path, text: &str) {
    let laid_out = canonical(text).unwrap();
    assert_eq!(laid_out, text, "{} should be\n{laid_out}", name.display());
}

#[test]
fn plans_and_examples() {
    let files = [files("plans", "toml"), files("examples", "toml")].concat();
    assert!(files.len() >= 8, "the plans were not found");
    for file in files {
        assert_canonical(&file, &std::fs::read_to_string(&file).unwrap());
    }
}

#[test]
fn blocks_of_the_documentation() {
    let mut pages = files("docs", "md");
    pages.extend(["README.md", "README.vi.md"].map(PathBuf::from));
    let (mut seen, mut broken) = (0, 0);
    for page in pages {
        let text = text_of(&page.to_string_lossy());
        for block in ["```toml", "```toml pargo.toml"].iter().flat_map(|mark| blocks(&text, mark)) {
            seen += 1;
            // Examples of the rule `syntax`, and of several plans in one block, cannot be laid out.
            match canonical(&block).is_ok() {
                true => assert_canonical(&page, &block),
                false => broken += 1,
            }
        }
    }
    assert!(seen > 200 && broken < 16, "{seen} blocks, {broken} of them broken");
}
