//! The command: what it writes, prints and returns, and what it leaves.

use crate::PLAN;
use crate::scaffold::{Answer, Folder};

/// A plan with one safe mend and one that is not.
fn plan() -> String {
    PLAN.replace("2025-10-30", "30/10/2025")
        .replace("[\"Thanh tra Sở\"]\nd", "[\"Thanh tra Sở\", \"VPS\"]\nd")
}

fn run(folder: &Folder, arguments: &[&str]) -> Answer {
    folder.pargo(&[&["check", "--as-of", "2025-12-01"], arguments].concat())
}

#[test]
fn safe_mends_are_written_and_the_rest_is_told() {
    let folder = Folder::with(&[("plans/a.toml", &plan())]);
    let answer = run(&folder, &["--fix"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.out.contains("-deadline = 30/10/2025\n+deadline = 2025-10-30\n"), "{answer}");
    assert!(answer.out.contains("lead-is-partner"), "{answer}");
    assert!(!answer.out.contains("syntax"), "{answer}");
    assert!(answer.err.contains("mended 1 finding in 1 file"), "{answer}");
    let half = folder.read("plans/a.toml");
    assert_eq!(half, plan().replace("30/10/2025", "2025-10-30"));
    let again = run(&folder, &["--fix"]);
    assert!(again.err.contains("nothing for --fix to mend"), "{again}");
    assert_eq!(folder.read("plans/a.toml"), half);
    assert_eq!(run(&folder, &["--fix=all"]).status, 0);
    assert_eq!(folder.read("plans/a.toml"), PLAN);
}

#[test]
fn diff_writes_nothing_and_ends_with_1_where_there_is_something() {
    let folder = Folder::with(&[("plans/a.toml", &plan())]);
    for arguments in [&["--diff"][..], &["--fix", "--diff"], &["--fix=all", "--diff"]] {
        let answer = run(&folder, arguments);
        assert_eq!(answer.status, 1, "{answer}");
        assert!(answer.out.starts_with("--- a/plans/a.toml\n+++ b/plans/a.toml\n"), "{answer}");
        // The findings are those that would be left.
        assert!(!answer.out.contains("syntax"), "{answer}");
        assert_eq!(answer.out.contains("lead-is-partner"), arguments != ["--fix=all", "--diff"]);
        assert_eq!(folder.read("plans/a.toml"), plan());
    }
    folder.write("plans/a.toml", PLAN);
    assert_eq!(run(&folder, &["--diff"]).status, 0);
}

#[test]
fn json_has_the_findings_left_and_the_files_changed() {
    let folder = Folder::with(&[
        ("plans/a.toml", &plan()),
        ("plans/b.toml", &PLAN.replace("stp-2025", "b")),
    ]);
    let answer = run(&folder, &["--fix", "--format", "json"]);
    let value = answer.json();
    assert_eq!(value["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(value["changes"].as_array().unwrap().len(), 1);
    assert_eq!(value["changes"][0]["file"], "plans/a.toml");
    assert_eq!(value["changes"][0]["changed"], true);
    let sarif = run(&folder, &["--fix=all", "--format", "sarif"]);
    assert_eq!(sarif.json()["runs"][0]["results"].as_array().unwrap().len(), 0);
}

#[test]
fn a_byte_order_mark_stays() {
    let folder = Folder::with(&[("plans/a.toml", &format!("\u{feff}{}", plan()))]);
    assert_eq!(run(&folder, &["--fix=all"]).status, 0);
    assert_eq!(folder.read("plans/a.toml"), format!("\u{feff}{PLAN}"));
}

#[test]
fn files_that_cannot_be_mended_are_left_and_the_others_are_done() {
    let broken = format!("{}[[task\n", plan().replace("stp-2025", "b"));
    let folder = Folder::with(&[
        ("plans/a.toml", &plan()),
        ("plans/b.toml", &broken),
        ("plans/c.toml", &plan().replace("stp-2025", "c")),
    ]);
    let path = folder.at("plans/a.toml");
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let answer = run(&folder, &["--fix=all"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("cannot write plans/a.toml"), "{answer}");
    assert_eq!(folder.read("plans/a.toml"), plan());
    run(&folder, &["--fix", "plans/b.toml", "plans/c.toml"]);
    let one = run(&folder, &["--fix", "plans/a.toml"]);
    assert_eq!(one.status, 2, "{one}");
    assert!(one.err.contains("cannot write plans/a.toml"), "{one}");
    assert_eq!(folder.read("plans/b.toml"), broken);
    assert_eq!(folder.read("plans/c.toml"), PLAN.replace("stp-2025", "c"));
    assert_eq!(folder.names().len(), 1);
}

#[test]
fn a_mend_that_brings_an_error_is_refused_with_its_words() {
    let text = PLAN.replacen("done     = 2025-03-31", "done     = \"31/03/2031\"", 1);
    let folder = Folder::with(&[("plans/a.toml", &text)]);
    let answer = run(&folder, &["--fix"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("future-fact"), "{answer}");
    assert_eq!(folder.read("plans/a.toml"), text);
}

#[test]
fn what_is_allowed_or_off_is_not_mended() {
    let text = plan().replacen(
        "product  = \"Báo cáo\"",
        "product  = \"Báo cáo\"\nallow    = { lead-is-partner = \"đúng là cả hai\" }",
        1,
    );
    let folder = Folder::with(&[
        ("pargo.toml", "[rules]\nnot-nfc = \"off\"\n"),
        ("plans/a.toml", &text.replace("\"BC 1\"", "\"ba\u{301}o\"")),
    ]);
    assert_eq!(run(&folder, &["--fix=all"]).status, 0);
    let expected = text.replace("30/10/2025", "2025-10-30").replace("\"BC 1\"", "\"ba\u{301}o\"");
    assert_eq!(folder.read("plans/a.toml"), expected);
}

#[test]
fn settings_are_mended_before_the_plans_below_them() {
    let folder = Folder::with(&[
        ("pargo.toml", ""),
        ("plans/x/pargo.toml", "# đây\n[rules]\nno-prodct = \"off\"\n"),
        ("plans/y/pargo.toml", "soon-days = 5 # ngày\n"),
        ("plans/y/a.toml", &plan()),
        ("plans/x/b.toml", &PLAN.replace("stp-2025", "b")),
    ]);
    let answer = run(&folder, &["--fix=all"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(folder.read("plans/x/pargo.toml"), "# đây\n[rules]\nno-product = \"off\"\n");
    assert_eq!(folder.read("plans/y/pargo.toml"), "soon_days = 5 # ngày\n");
    assert_eq!(folder.read("plans/y/a.toml"), PLAN);
}

#[test]
fn settings_that_cannot_be_read_are_left() {
    let settings = "[rules]\nno-lead : \"off\"\n[[unit\n";
    let folder = Folder::with(&[
        ("plans/a.toml", PLAN),
        ("plans/x/pargo.toml", settings),
        ("plans/x/b.toml", &plan().replace("stp-2025", "b")),
    ]);
    assert_eq!(run(&folder, &["--fix=all"]).status, 1);
    assert_eq!(folder.read("plans/x/pargo.toml"), settings);
    folder.write("plans/x/pargo.toml", "[rules]\nno-lead : \"off\"\n[[unit]]\nname = \"A\"\nmembers = [\"Sở\", \"sở-b\"]\n[[unit]]\nname = \"Sở\"\n[[unit]]\nname = \"SởB\"\n");
    let answer = run(&folder, &["--fix"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(
        folder.read("plans/x/pargo.toml"),
        "[rules]\nno-lead = \"off\"\n[[unit]]\nname = \"A\"\nmembers = [\"Sở\", \"SởB\"]\n[[unit]]\nname = \"Sở\"\n[[unit]]\nname = \"SởB\"\n"
    );
    // The plan below is read, and mended, once the settings are.
    assert!(folder.read("plans/x/b.toml").contains("2025-10-30"));
}

#[test]
fn no_mend_goes_into_the_past() {
    let folder = Folder::with(&[("plans/a.toml", &plan())]);
    run(&folder, &["--fix", "--at", "HEAD"]).assert_refused(&["--at"]);
    run(&folder, &["--fix", "--show-files"]).assert_refused(&["--show-files"]);
    let baseline = ["--baseline", ".b.toml", "--update-baseline", "--diff"];
    run(&folder, &baseline).assert_refused(&["--diff"]);
    assert_eq!(folder.read("plans/a.toml"), plan());
}
