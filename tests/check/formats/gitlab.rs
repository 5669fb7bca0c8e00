//! The Code Quality report of GitLab.

use std::collections::BTreeSet;

use super::schemas::assert_valid;
use crate::sample::{check, check_in, json, sample, spotless, thousands};

#[test]
fn gitlab_is_valid_and_every_fingerprint_is_unique() {
    for repository in [sample(), thousands(50), spotless()] {
        let entries = json(&repository, &["--format", "gitlab"]);
        let entries = entries.as_array().unwrap();
        entries.iter().for_each(|entry| assert_valid("gitlab-code-quality.json", entry));
        let distinct: BTreeSet<&str> =
            entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
        assert_eq!(distinct.len(), entries.len());
    }
    assert_eq!(check(&spotless(), &["--format", "gitlab"]).out, "[]\n");
}

#[test]
fn fingerprints_survive_moved_lines_and_another_folder() {
    let repository = sample();
    let fingerprints = |arguments: &[&str]| -> Vec<String> {
        let entries = json(&repository, &[&["--format", "gitlab"], arguments].concat());
        let entries = entries.as_array().unwrap().clone();
        entries.iter().map(|entry| entry["fingerprint"].to_string()).collect()
    };
    let before = fingerprints(&[]);
    assert_eq!(fingerprints(&["--lang", "vi"]), before);
    let path = "plans/Sở Tư pháp/kế hoạch 100%, a=-b.toml";
    repository.write(path, &format!("# thêm\n# dòng\n{}", repository.read(path)));
    assert_eq!(fingerprints(&[]), before);
    let entries = check_in(&repository.at("plans"), &["--format", "gitlab", "."]).json();
    let mut from_below: Vec<String> =
        entries.as_array().unwrap().iter().map(|e| e["fingerprint"].to_string()).collect();
    let mut before = before;
    before.sort();
    from_below.sort();
    assert_eq!(from_below, before);
}
