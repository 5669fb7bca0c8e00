//! The action, with a release that was packed on this machine.

use std::path::PathBuf;

use crate::checkout::PLAN;
use crate::runner::Runner;

#[test]
fn the_action_installs_the_release() {
    let mut runner = Runner::with_release();
    for version in ["", "latest", env!("CARGO_PKG_VERSION")] {
        runner = runner.with("INPUT_VERSION", version);
        let answer = runner.action("Install pargo");
        assert_eq!(answer.status, 0, "{version}: {answer}");
        let expected = format!("version={}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(runner.take("output"), expected);
        let folder = PathBuf::from(runner.take("path").trim());
        assert!(folder.join("LICENSE-MIT").is_file());
        std::fs::remove_file(folder.join("pargo")).unwrap();
    }
}

#[test]
fn the_action_runs_nothing_with_another_checksum() {
    let refused = |runner: &Runner| {
        let answer = runner.action("Install pargo");
        assert_eq!(answer.status, 2, "{answer}");
        assert_eq!(runner.take("path"), "");
        answer
    };
    let mut runner = Runner::with_release();
    for (input, value, words) in [
        ("INPUT_CHECKSUM", &*"0".repeat(64), "the checksum of"),
        ("INPUT_VERSION", "99.0.0", "could not be had"),
        ("INPUT_VERSION", "main", "is no version"),
        ("INPUT_VERSION", "installed", "no pargo on the path"),
        ("RUNNER_ARCH", "ARM", "version: installed"),
    ] {
        let before = runner.environment.clone();
        runner = runner.with(input, value);
        let answer = refused(&runner);
        assert!(answer.says(words), "{input}={value}: {answer}");
        runner.environment = before;
    }
    let mut bytes = std::fs::read(runner.archive()).unwrap();
    bytes.push(0);
    std::fs::write(runner.archive(), bytes).unwrap();
    assert!(refused(&runner).says("the checksum of"));
}

#[test]
fn the_action_judges_a_pull_request_by_its_base() {
    let answer = Runner::new().action("Check the plans");
    assert_eq!(answer.status, 0, "{answer}");
    let pull_request = Runner::new().with("GITHUB_BASE_REF", "main");
    let answer = pull_request.action("Check the plans");
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.says("::error") && answer.says("deadline-moved"));
    let off = pull_request.with("INPUT_SINCE", "").action("Check the plans");
    assert_eq!(off.status, 0, "{off}");
    let answer = Runner::new().with("GITHUB_BASE_REF", "khong-co").action("Check the plans");
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.says("fetch-depth: 0"), "{answer}");
}

#[test]
fn the_action_passes_its_inputs_on() {
    let runner = Runner::new().with("INPUT_PATHS", "plans/a.toml\nkhông có.toml\n");
    let answer = runner.action("Check the plans");
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.says("không có.toml"), "{answer}");
    let runner = Runner::new().with("INPUT_ARGS", "--as-of\n2025-02-30\n");
    assert!(runner.action("Check the plans").says("2025-02-30"));
    let runner = Runner::new().with("INPUT_DENY_WARNINGS", "true");
    let without_product = PLAN.replace("product  = \"Báo cáo\"\n", "");
    runner.repo.change("không có sản phẩm", &[("plans/a.toml", "", &without_product)]);
    assert_eq!(runner.action("Check the plans").status, 1);
}

#[test]
fn the_action_writes_the_changes_into_the_summary() {
    let runner = Runner::new().with("GITHUB_BASE_REF", "main");
    let answer = runner.action("Tell what a pull request changes");
    assert_eq!(answer.status, 0, "{answer}");
    let summary = runner.take("summary");
    assert!(summary.contains("2025-06-30") && summary.contains("2025-09-30"), "{summary}");
    runner.repo.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    let answer = runner.action("Tell what a pull request changes");
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.says("fetch-depth: 0"), "{answer}");
}

#[test]
fn the_action_lets_git_read_the_checkout_of_another_user() {
    let another = Runner::new().with("GITHUB_BASE_REF", "main");
    let another = another.with("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    assert_eq!(another.action("Check the plans").status, 2);
    let answer = another.action("Let git read the checkout");
    assert_eq!(answer.status, 0, "{answer}");
    let answer = another.action("Check the plans");
    assert!(answer.status == 1 && answer.says("deadline-moved"), "{answer}");
    let trusted = another.take(".gitconfig");
    assert!(trusted.contains(&another.repo.path().display().to_string()), "{trusted}");
    // What git reads anyway needs nothing, and a folder without a repository is no failure.
    let runner = Runner::new();
    assert_eq!(runner.action("Let git read the checkout").status, 0);
    std::fs::remove_dir_all(runner.repo.path().join(".git")).unwrap();
    assert_eq!(runner.action("Let git read the checkout").status, 0);
    assert_eq!(runner.take(".gitconfig"), "");
}
