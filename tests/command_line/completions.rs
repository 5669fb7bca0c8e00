//! Completing command lines: the scripts of shells, and the candidates that pargo answers with.

use crate::scaffold::{Folder, PLAN};

fn folder() -> Folder {
    Folder::with(&[("plans/p.toml", PLAN), ("plans/q.toml", "[plan\n")])
}

/// The candidates at the end of a command line, without the words about them.
fn found(folder: &Folder, words: &[&str]) -> Vec<String> {
    let at = words.len().to_string();
    let answer = folder.pargo(&[&["completions", "--word", &at, "--", "pargo"], words].concat());
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{answer}");
    answer.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn names_come_from_the_plans_that_can_be_read() {
    let folder = folder();
    for (words, names) in [
        (&["overdue", "--unit", "van ph"][..], &["Văn phòng Sở"][..]),
        (&["overdue", "--unit", ""], &["Thanh tra Sở", "Văn phòng Sở"]),
        (&["overdue", "--unit=Thanh"], &["--unit=Thanh tra Sở"]),
        (&["tasks", "--index", "par"], &["PAR INDEX"]),
        (&["tasks", "--component", "kiem soat"], &["Kiểm soát tham nhũng trong khu vực công"]),
        (&["tasks", "--agency", ""], &["Sở Tư pháp"]),
        (&["tasks", "--plan", ""], &["p-2025"]),
        (&["show", ""], &["p-2025"]),
        (&["show", "p-2025/T"], &["p-2025/T1", "p-2025/T2"]),
        (&["show", "p-2025/o"], &["p-2025/o1"]),
        (&["rules", "unknown-u"], &["unknown-unit"]),
        (&["check", ""], &[]),
    ] {
        assert_eq!(found(&folder, words), names, "{words:?}");
    }
}

/// Those of the years that plans have, with their days.
#[test]
fn reporting_periods_are_those_of_the_years_of_plans() {
    let folder = Folder::with(&[("plans/p.toml", PLAN)]);
    let year = PLAN.split("year").nth(1).unwrap().split_whitespace().nth(1).unwrap();
    for command in ["report", "summary", "tasks", "owed"] {
        let all = found(&folder, &[command, "--period", ""]);
        assert_eq!((all.len(), all[0].as_str()), (20, year), "{command}: {all:?}");
        let quarters = [1, 2, 3, 4].map(|number| format!("--period={year}-Q{number}"));
        assert_eq!(found(&folder, &[command, &format!("--period={year}-Q")]), quarters);
    }
    let words = ["completions", "--word", "3", "--lang", "vi", "--", "pargo", "report", "--period"];
    let answer = folder.pargo(&[&words[..], &[&format!("{year}-9")]].concat());
    assert!(answer.out.starts_with(&format!("{year}-9M\t15/12/")), "{answer}");
}

/// A command that writes takes the periods for which a recurring task owes reports.
#[test]
fn periods_of_recurring_tasks() {
    let task = "[[task]]\nid = \"R\"\ntitle = \"Báo cáo quý\"\nlead = \"Văn phòng Sở\"\ndeadline = \"Hàng quý\"\n";
    let folder = Folder::with(&[("plans/p.toml", &format!("{PLAN}\n{task}"))]);
    for command in ["done", "reopen"] {
        let found = found(&folder, &[command, "p-2025/R", "--period", ""]);
        assert_eq!(found, ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"], "{command}");
    }
}

#[test]
fn where_there_is_nothing_to_read_nothing_is_said() {
    let folder = Folder::new();
    assert_eq!(found(&folder, &["overdue", "--unit", ""]), [""; 0]);
    assert_eq!(found(&folder, &["overdue", "--no-such", ""]), [""; 0]);
    assert_eq!(found(&folder, &["nothing", ""]), [""; 0]);
}

/// A name that would break the lines of the answer is left out.
#[test]
fn a_name_of_two_lines_is_no_candidate() {
    let plan = PLAN.replace("\"Thanh tra Sở\"", "\"Thanh\\ttra\\nSở\"");
    let folder = Folder::with(&[("plans/p.toml", &plan)]);
    assert_eq!(found(&folder, &["overdue", "--unit", ""]), ["Văn phòng Sở"]);
}

#[test]
fn every_shell_has_a_script_that_asks_pargo() {
    let folder = folder();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "pwsh", "Bash"] {
        let answer = folder.pargo(&["completions", shell]);
        assert_eq!(answer.status, 0, "{answer}");
        assert!(answer.out.contains("completions --word"), "{answer}");
    }
    let answer = folder.pargo(&["completions"]);
    answer.assert_refused(&["SHELL"]);
}

#[cfg(target_os = "linux")]
#[test]
fn bash_completes_names_with_spaces() {
    use std::process::Command;

    use crate::scaffold::{Answer, isolate};

    let folder = folder();
    let script = r#"
        source <(pargo completions bash)
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pargo; printf '[%s]\n' "${COMPREPLY[@]}"; }
        try pargo overdue --unit 'van\ ph'
        try pargo overdue --unit '"Văn ph'
        try pargo overdue --unit = Thanh
        try pargo check plans
    "#;
    let pargo = std::path::Path::new(env!("CARGO_BIN_EXE_pargo")).parent().unwrap();
    let script = format!("PATH='{}':$PATH\n{script}", pargo.display());
    let mut bash = Command::new("bash");
    isolate(&mut bash, folder.path()).args(["-c", &script]);
    let answer = Answer::of(bash.env("LC_ALL", "C.UTF-8"));
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(
        lines,
        [r"[Văn\ phòng\ Sở]", "[Văn phòng Sở]", r"[Thanh\ tra\ Sở]", "[]"],
        "{answer}"
    );
}
