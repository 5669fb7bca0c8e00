//! The message if pargo itself fails.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]
#![allow(clippy::disallowed_methods, reason = "a test that fails does so in a process of its own")]

use std::process::{Command, Output};
use std::sync::Arc;

use pargo::workspace::git::objects::Object;
use pargo::workspace::{Content, PlanFile, Workspace};

/// Set in the process that should fail: how many plans it reads.
const PLANS: &str = "PARGO_TEST_PLANS";

/// Runs the test with this name in a process of its own.
fn fail(test: &str, plans: &str) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(PLANS, plans)
        .env_remove("RUST_BACKTRACE")
        .output()
        .unwrap()
}

fn assert_says(output: &Output, words: &[&str]) {
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8_lossy(&output.stderr);
    for words in words {
        assert!(printed.contains(words), "{words}: {printed}");
    }
}

#[test]
fn a_panic_names_the_file_that_was_read() {
    if let Ok(plans) = std::env::var(PLANS) {
        pargo::cli::panic::install_hook();
        let mut workspace = Workspace::empty();
        workspace.files = (0..plans.parse().unwrap())
            .map(|number| PlanFile {
                content: Content::Object(Arc::new(Object::Text(b"[plan]".to_vec()))),
                shown: format!("plans/{number}.toml"),
                config: 0,
            })
            .collect();
        workspace.map_plans(|number, _, _| assert_ne!(number, workspace.files.len() - 1));
        return;
    }
    let test = "a_panic_names_the_file_that_was_read";
    // With one plan the calling thread reads it, with several other threads do.
    for (plans, last) in [("1", "plans/0.toml"), ("100", "plans/99.toml")] {
        let output = fail(test, plans);
        let vi = format!(
            "pargo: pargo gặp lỗi của chính mình khi đọc {last}, không phải lỗi của kế hoạch;"
        );
        let en =
            format!("pargo: pargo failed because of a mistake of its own while reading {last};");
        assert_says(&output, &[&vi, &en, "panicked at tests", "assertion `left != right` failed"]);
    }
}

#[test]
fn a_panic_between_files_names_none() {
    if std::env::var(PLANS).is_ok() {
        pargo::cli::panic::install_hook();
        let mut workspace = Workspace::empty();
        let content = Content::Object(Arc::new(Object::Text(b"[plan]".to_vec())));
        workspace.files = vec![PlanFile { content, shown: "plans/a.toml".to_owned(), config: 0 }];
        workspace.map_plans(|_, _, _| ());
        panic!("between files");
    }
    let output = fail("a_panic_between_files_names_none", "1");
    let words = ["pargo: pargo gặp lỗi của chính mình; xin báo", "between files"];
    assert_says(&output, &words);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("a.toml"));
}
