//! The outputs in the documentation on reports are those of pargo in an office that is made here, one command
//! after the other. `TRYCMD=overwrite cargo test --test docs` writes the pages again.

#![allow(clippy::disallowed_methods, reason = "a variable says that the pages are to be written")]

use crate::git_page::renewed;
use crate::scaffold::{Repository, root, text_of};

const STP: &str = "plans/stp-2025.toml";

/// The repository of the office: the plan, and a due date that was moved by a document.
fn office() -> Repository {
    let repository = Repository::new();
    repository.write("pargo.toml", include_str!("reports-sample/pargo.toml"));
    repository.write(STP, include_str!("reports-sample/stp-2025.toml"));
    repository.commit_on("2025-01-15T09:00:00+07:00", "Kế hoạch 90/KH-STP");
    let product = "product   = \"Kết luận kiểm tra\"\n";
    let extension = "\n[[task.extension]]\nto      = 2025-10-31\ngranted = 2025-08-20\nby      = \"Thông báo số 12/TB-STP\"\n";
    repository.replace(STP, product, &format!("{product}{extension}"));
    repository.commit_on("2025-08-21T09:00:00+07:00", "Gia hạn kiểm tra công vụ");
    repository
}

#[test]
fn pages_show_what_pargo_prints_in_an_office() {
    for (name, lang) in [("docs/reports.md", "en"), ("docs/reports.vi.md", "vi")] {
        let page = text_of(name).replace("\r\n", "\n");
        let (now, blocks) = renewed(&page, &office(), lang);
        assert!(blocks >= 8, "{name} has {blocks} blocks");
        if std::env::var("TRYCMD").is_ok_and(|value| value == "overwrite") {
            std::fs::write(root().join(name), now).unwrap();
        } else {
            assert_eq!(page, now, "{name}: see the top of tests/docs/reports_page.rs");
        }
    }
}
