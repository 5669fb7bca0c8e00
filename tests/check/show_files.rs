//! `check --show-files`: what is read, under which settings, and what is left out.

use serde_json::{Value, json};

use crate::scaffold::{Answer, Folder, PLAN, Repository};

fn repository() -> Repository {
    let repository = Repository::with(&[
        ("pargo.toml", "exclude = [\"nhap/\"]\n"),
        (".gitignore", "cu/\nplans/tạm.toml\n"),
        ("plans/a.toml", PLAN),
        ("plans/so/pargo.toml", "[rules]\nno-product = \"off\"\n"),
        ("plans/so/b.toml", &PLAN.replace("p-2025", "b-2025")),
    ]);
    repository.write("plans/nhap/c.toml", PLAN);
    repository.write("plans/cu/d.toml", PLAN);
    repository.write("plans/tạm.toml", PLAN);
    repository.write("plans/khác/.git/HEAD", "");
    repository.write("plans/khác/e.toml", PLAN);
    repository.write("plans/hỏng.toml", "[plan\n");
    repository
}

fn files(value: &Value, key: &str) -> Vec<String> {
    let all = value[key].as_array().unwrap().iter();
    all.map(|one| one["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_read_and_what_is_left_out() {
    let repository = repository();
    let answer = repository.pargo(&["check", "--show-files", "--format", "json"]);
    assert_eq!(answer.status, 1, "{answer}");
    let value = answer.json();
    assert_eq!(
        value["files"],
        json!([
            { "file": "plans/a.toml", "plan": "p-2025", "configs": ["pargo.toml"] },
            { "file": "plans/so/b.toml", "plan": "b-2025", "configs": ["plans/so/pargo.toml", "pargo.toml"] }
        ])
    );
    let left =
        ["plans/cu/", "plans/hỏng.toml", "plans/khác/", "plans/nhap/c.toml", "plans/tạm.toml"];
    let mut found = files(&value, "left_out");
    found.sort();
    assert_eq!(found, left);
    let reason = |file: &str| {
        let all = value["left_out"].as_array().unwrap().iter();
        all.filter(|one| one["file"] == file)
            .map(|one| one["reason"].as_str().unwrap())
            .next()
            .unwrap()
    };
    assert_eq!(reason("plans/cu/"), "a .gitignore names it");
    assert_eq!(reason("plans/nhap/c.toml"), "`exclude` in a pargo.toml names it");
    assert_eq!(reason("plans/khác/"), "it is another git repository");
    assert!(reason("plans/hỏng.toml").starts_with("line 1"));
}

#[test]
fn copies_and_temporary_files_are_left_out() {
    let folder = Folder::with(&[
        ("plans/a.toml", PLAN),
        ("plans/a - Copy.toml", PLAN),
        ("plans/~$a.toml", "x"),
    ]);
    let answer = folder.pargo(&["check", "--show-files", "--format", "json"]);
    assert_eq!(answer.status, 1, "{answer}");
    let value = answer.json();
    assert_eq!(files(&value, "files"), ["plans/a.toml"]);
    assert_eq!(files(&value, "left_out"), ["plans/a - Copy.toml", "plans/~$a.toml"]);
    let reason = |at: usize| value["left_out"][at]["reason"].as_str().unwrap();
    assert!(reason(0).contains("plans/a.toml, which is counted"), "{answer}");
    assert!(reason(1).contains("temporary file of Word"), "{answer}");
    // What is left out on purpose is no bad news.
    std::fs::remove_file(folder.at("plans/a - Copy.toml")).unwrap();
    assert_eq!(folder.pargo(&["check", "--show-files"]).status, 0);
}

#[test]
fn it_lists_for_people_and_checks_nothing() {
    let folder = Folder::with(&[("plans/a.toml", &PLAN.replace("\"Báo cáo\"", "1"))]);
    let answer = folder.pargo(&["check", "--show-files"]);
    assert_eq!(
        (answer.status, answer.out.as_str()),
        (0, "1 plan file read\n\n  plans/a.toml\n"),
        "{answer}"
    );
    folder.write("plans/pargo.toml", "lang = \"vi\"\n");
    let answer = folder.pargo(&["check", "--show-files", "--lang", "vi"]);
    assert_eq!(answer.out, "Đọc 01 tệp kế hoạch\n\n  plans/a.toml  (plans/pargo.toml)\n");
}

#[test]
fn what_belongs_to_a_check_means_nothing_to_it() {
    let repository = repository();
    let refused = |last: &[&str]| {
        let answer: Answer = repository.pargo(&[&["check", "--show-files"], last].concat());
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{last:?}: {answer}");
    };
    refused(&["--since", "HEAD"]);
    refused(&["--deny-warnings"]);
    refused(&["--format", "sarif"]);
    refused(&["--at", "HEAD"]);
}
