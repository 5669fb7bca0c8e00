//! What is refused: nothing is written then.

use crate::{PLAN, folder, run};

#[track_caller]
fn assert_refused(arguments: &[&str], words: &[&str]) {
    let folder = folder();
    run(&folder, arguments).assert_refused(words);
    assert_eq!(folder.read("plans/a.toml"), PLAN);
}

#[test]
fn what_brings_a_new_error_is_refused_with_the_words_of_its_rule() {
    assert_refused(&["done", "T1", "--on", "2025-12-02"], &["future-fact"]);
    assert_refused(&["extend", "T1", "--to", "2025-06-30", "--by", "CV"], &["extension-not-later"]);
    assert_refused(&["extend", "T2", "--to", "2025-12-30", "--by", "CV"], &["extension-not-later"]);
    assert_refused(&["update", "T1", "--text", "x", "--unit", "Thanh tra"], &["unknown-unit"]);
    assert_refused(&["result", "o1", "--rank", "5", "--of", "3"], &["rank-out-of-range"]);
}

#[test]
fn an_error_that_is_there_already_stands_in_no_way() {
    let folder = folder();
    folder.replace("plans/a.toml", "lead     = \"Văn phòng Sở\"", "lead     = \"Phòng lạ\"");
    let answer = run(&folder, &["done", "T1", "--on", "2025-06-01"]);
    assert_eq!(answer.status, 0, "{answer}");
}

#[test]
fn if_one_of_several_is_refused_nothing_is_written() {
    assert_refused(&["done", "T1", "T9", "--on", "2025-06-30"], &["T9"]);
    assert_refused(&["done", "T1", "T2", "--on", "2025-09-30"], &["--period"]);
}

#[test]
fn a_task_is_no_objective_and_a_plan_is_neither() {
    assert_refused(&["done", "o1"], &["pargo result"]);
    assert_refused(&["result", "T1", "--score", "1"], &["pargo done"]);
    assert_refused(&["done", "p-2025"], &["p-2025/ID"]);
    assert_refused(&["result", "o1"], &["--score"]);
    assert_refused(&["done", "T1", "--at", "HEAD"], &["--at"]);
}

#[test]
fn an_inline_task_is_refused() {
    let folder = folder();
    let task =
        "task = [{ id = \"X\", title = \"X\", lead = \"Văn phòng Sở\", deadline = 2025-01-31 }]\n";
    let text = format!("{task}{}", PLAN.split("# Work with one date.").next().unwrap());
    folder.write("plans/a.toml", &text);
    run(&folder, &["done", "X", "--on", "2025-01-01"]).assert_refused(&["[[task]]"]);
    assert_eq!(folder.read("plans/a.toml"), text);
}

#[test]
fn tables_in_one_line_are_named() {
    let folder = folder();
    folder.replace(
        "plans/a.toml",
        "deadline = \"hàng quý\"",
        "deadline = \"hàng quý\"\nreport   = [{ period = \"2025-Q1\", done = 2025-03-01 }]",
    );
    let text = folder.read("plans/a.toml");
    let answer = run(&folder, &["done", "T2", "--period", "Q2", "--on", "2025-06-30"]);
    answer.assert_refused(&["T2", "`report = [ … ]`", "[[task.report]]"]);
    assert!(!answer.err.contains("syntax"), "{answer}");
    assert_eq!(folder.read("plans/a.toml"), text);
}

#[test]
fn a_file_with_a_slip_is_left() {
    let folder = folder();
    folder.replace("plans/a.toml", "deadline = 2025-06-30", "deadline = 30/6/2025");
    let text = folder.read("plans/a.toml");
    run(&folder, &["done", "T2", "--on", "2025-03-01"]).assert_refused(&["30/6/2025"]);
    assert_eq!(folder.read("plans/a.toml"), text);
}
