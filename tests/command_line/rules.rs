//! `rules`: what is in force in a folder, and what a profile asks for.

use serde_json::{Value, json};

use crate::scaffold::{Folder, Pargo, Repository};

fn here(folder: &std::path::Path, rule: &str) -> Value {
    let answer = Pargo::at(folder).run(&["rules", rule, "--here", "--format", "json"]);
    assert_eq!(answer.status, 0, "{answer}");
    answer.json()["rules"][0]["here"].clone()
}

#[test]
fn the_level_in_force_and_where_it_is_set() {
    let repository = Repository::with(&[
        (
            "pargo.toml",
            "profile = \"6-ro\"\n[rules]\nno-product = \"error\"\nno-lead = \"error\"\n",
        ),
        ("plans/so/pargo.toml", "[rules]\nno-product = \"off\"\nsyntax = \"error\"\n"),
    ]);
    let below = repository.at("plans/so");
    // Above the current folder a file is named by its whole path.
    let above = std::fs::canonicalize(repository.at("pargo.toml")).unwrap();
    let above = json!(above.to_string_lossy().replace('\\', "/"));
    let level = |level: &str, file: Value, profile: Value| json!({ "level": level, "file": file, "profile": profile });
    assert_eq!(here(&below, "no-product"), level("off", json!("pargo.toml"), Value::Null));
    assert_eq!(here(&below, "no-lead"), level("error", above.clone(), Value::Null));
    assert_eq!(here(&below, "not-6-ro"), level("warn", above.clone(), json!("6-ro")));
    assert_eq!(here(&below, "duplicate-id"), level("error", Value::Null, Value::Null));
    assert_eq!(here(&below, "syntax"), level("error", Value::Null, Value::Null));
    assert_eq!(
        here(repository.path(), "no-product"),
        level("error", json!("pargo.toml"), Value::Null)
    );
    let table = Pargo::at(&below).run(&["rules", "--here"]).out;
    let row = table.lines().find(|line| line.starts_with("not-6-ro")).unwrap();
    assert!(row.contains("off") && row.contains("warn"), "{row}");
    assert!(row.ends_with("pargo.toml (profile 6-ro)"), "{row}");
    let plain = repository.pargo(&["rules", "--format", "json"]).json();
    assert_eq!(plain["rules"][0].get("here"), None);
}

#[test]
fn a_broken_file_leaves_the_levels_untold() {
    let folder = Folder::with(&[("pargo.toml", "rules = 1\n")]);
    let answer = folder.pargo(&["rules", "--here"]);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
    assert!(answer.err.contains("pargo.toml"), "{answer}");
}

#[test]
fn a_profile_is_explained_as_a_rule_is() {
    let folder = Folder::new();
    let answer = folder.pargo(&["rules", "6-ro", "--lang", "vi"]);
    assert!(answer.out.starts_with("Bộ quy tắc 6-ro"), "{answer}");
    assert!(answer.out.contains("rõ thẩm quyền") && answer.out.contains("no-approver"), "{answer}");
    let json = folder.pargo(&["rules", "6-ro", "--format", "json"]).json();
    assert!(json["rules"].as_array().unwrap().iter().any(|rule| rule["name"] == "no-officer"));
    assert!(!json["rules"].as_array().unwrap().iter().any(|rule| rule["name"] == "syntax"));
    let answer = folder.pargo(&["rules", "7-ro"]);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
}

#[test]
fn a_rule_or_a_profile_is_named_as_people_type_it() {
    let first = |typed: &str| {
        let answer = Pargo::at(crate::scaffold::root()).run(&["rules", typed]);
        assert_eq!(answer.status, 0, "{answer}");
        answer.out.split(' ').next().unwrap().to_owned()
    };
    for typed in ["no-lead", "NO-LEAD", "no lead", "no_lead"] {
        assert_eq!(first(typed), "no-lead", "{typed}");
    }
    for typed in ["6-RO", "6 rõ", "6ro"] {
        assert_eq!(first(typed), first("6-ro"), "{typed}");
    }
}
