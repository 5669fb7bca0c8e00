//! The format as data: what the rows of its keys say is what the reference says, and what pargo does.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]
#![allow(clippy::disallowed_methods, reason = "a variable says that the pages are to be written")]

use std::path::{Path, PathBuf};

use pargo::plan::keys::tables::ALL;
use pargo::render::reference;
use pargo::text::lang::Lang;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The reference holds a table for each table of the format, and it is made of the rows.
/// `SNAPSHOTS=overwrite cargo test --test keys` writes the tables anew.
#[test]
fn the_reference_is_made_of_the_rows() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite");
    for (name, lang) in [("docs/format.md", Lang::En), ("docs/format.vi.md", Lang::Vi)] {
        let written = std::fs::read_to_string(here(name)).unwrap().replace("\r\n", "\n");
        let mut page = written.clone();
        for table in ALL {
            let (begin, end) =
                (format!("<!-- keys of {} -->\n", table.name), "<!-- end of keys -->");
            let at = page.find(&begin).unwrap_or_else(|| panic!("{name} has no {begin}"));
            let (start, rest) = (at + begin.len(), &page[at + begin.len()..]);
            let length = rest.find(end).unwrap();
            page.replace_range(start..start + length, &reference::table(table, lang));
        }
        if overwrite {
            std::fs::write(here(name), &page).unwrap();
        }
        assert!(
            overwrite || page == written,
            "{name} is not up to date: SNAPSHOTS=overwrite cargo test --test keys"
        );
    }
}
