//! `-o` and `-q`, which every command takes.

use crate::scaffold::{Folder, PLAN, Repository};

fn folder() -> Folder {
    Folder::with(&[("plans/p.toml", PLAN)])
}

#[test]
fn an_ending_chooses_the_format() {
    let folder = folder();
    for (command, file, format) in [
        ("check", "a.json", "json"),
        ("check", "a.sarif", "sarif"),
        ("check", "a.xml", "junit"),
        ("check", "a.txt", "table"),
        ("overdue", "a.csv", "csv"),
        ("overdue", "A.MD", "markdown"),
        ("summary", "a.json", "json"),
        ("tasks", "a.markdown", "markdown"),
    ] {
        let call = |last: &[&str]| {
            let arguments = [&[command, "--as-of", "2025-12-01"], last].concat();
            folder.pargo(&arguments)
        };
        let answer = call(&["-o", file]);
        assert_eq!(answer.out, "", "{command} {file}: {answer}");
        assert_eq!(folder.read(file), call(&["--format", format]).out, "{command} {file}");
        // What is asked for holds, whatever the ending.
        call(&["-o", file, "--format", "table"]);
        assert_eq!(folder.read(file), call(&[]).out, "{command} {file}");
        folder.remove(file);
    }
}

#[test]
fn an_ending_that_names_no_format_of_the_command_is_refused() {
    let folder = folder();
    for (command, file) in
        [("overdue", "a.pdf"), ("overdue", "a"), ("check", "a.csv"), ("overdue", "a.sarif")]
    {
        let before = folder.names();
        let answer = folder.pargo(&[command, "-o", file]);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
        assert!(answer.err.contains(&format!("the ending of {file} names no format")), "{answer}");
        assert_eq!(folder.names(), before);
    }
}

#[test]
fn a_dash_is_standard_output() {
    let folder = folder();
    let printed = folder.pargo(&["tasks", "--as-of", "2025-12-01"]);
    let answer = folder.pargo(&["tasks", "--as-of", "2025-12-01", "-o", "-"]);
    assert_eq!((answer.out, answer.status), (printed.out, 0));
}

#[test]
fn every_command_writes_to_a_file() {
    let repository = Repository::with(&[("plans/p.toml", PLAN)]);
    repository.commit("first");
    for command in [
        &["check"][..],
        &["overdue"],
        &["summary"],
        &["tasks"],
        &["show", "p-2025"],
        &["diff"],
        &["history", "p-2025"],
        &["slips"],
        &["trend"],
        &["rules"],
        &["deadline", "quý IV"],
        &["schema", "config"],
        &["completions", "fish"],
        &["help"],
    ] {
        let answer = repository.pargo(&[command, &["--output", "a.txt"]].concat());
        assert_eq!((answer.out.as_str(), answer.status), ("", 0), "{command:?}: {answer}");
        assert!(!repository.read("a.txt").is_empty(), "{command:?}");
        repository.remove("a.txt");
    }
}

#[test]
fn quiet_leaves_the_answer_and_errors() {
    let faulty = PLAN.replace("\"Văn phòng Sở\"\npartners", "\"Văn thư Sở\"\npartners");
    let folder = Folder::with(&[("plans/p.toml", &faulty), ("plans/q.toml", "[plan\n")]);
    let loud = folder.pargo(&["tasks", "--as-of", "2025-12-01"]);
    assert!(loud.err.contains("1 error in the plans") && loud.err.contains("plans/q.toml"));
    let quiet = folder.pargo(&["tasks", "--as-of", "2025-12-01", "-q"]);
    assert_eq!((quiet.out, quiet.status), (loud.out, 1));
    assert!(!quiet.err.contains("error in the plans"), "{}", quiet.err);
    // That a plan is missing from the answer is no remark.
    assert!(quiet.err.contains("plans/q.toml"), "{}", quiet.err);
}
