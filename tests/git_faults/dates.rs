//! Unreadable dates of commits count as 1 January 1970, as git shows them.

use crate::scaffold::{PLAN, Repository, moved};

/// Three commits, of which the second has this date.
fn with_date(date: &str) -> Repository {
    let repository = Repository::new();
    let tree = |text: &str| repository.tree(&[(b"a.toml", text)]);
    let first = repository.commit_tree(&tree(PLAN), &[]);
    let tree_of_odd = tree(&moved("2025-07-31"));
    let odd = repository.commit_of_text(&format!(
        "tree {tree_of_odd}\nparent {first}\nauthor Ai đó <a@b> 1740859200 +0000\n\
         committer Ai đó <a@b>{date}\n\nodd\n"
    ));
    repository.commit_tree(&tree(&moved("2025-08-31")), &[&odd]);
    repository
}

#[test]
fn a_commit_with_a_date_that_cannot_be_read_is_still_there() {
    for date in ["", " ", " hôm qua", " 99999999999999999999999 +0000", " -5 +0000", " +0000"] {
        let repository = with_date(date);
        assert_eq!(
            repository.history("p-2025"),
            [
                "plan-added p-2025 - - - Kế hoạch",
                "deadline-moved p-2025 T1 deadline 2025-06-30 2025-07-31",
                "deadline-moved p-2025 T1 deadline 2025-07-31 2025-08-31",
            ],
            "{date:?}"
        );
        let answer = repository.pargo(&["history", "p-2025", "--format", "json"]).json();
        let entries = answer["entries"].as_array().unwrap();
        let odd = entries.iter().find(|entry| entry["summary"] == "odd").unwrap();
        assert_eq!(odd["date"], "1970-01-01", "{date:?}");
        assert_eq!(repository.changes(&["HEAD~2..HEAD~1"]).len(), 1, "{date:?}");
        let tasks = repository.pargo(&["tasks", "--at", "HEAD~1", "--format", "json"]).json();
        assert_eq!(tasks["as_of"], "1970-01-01", "{date:?}");
    }
}

#[test]
fn dates_at_the_ends_of_time_do_no_harm() {
    for date in [" 0 +0000", " 253402300800 +0000", " 9223372036854775807 +0000", " 1 -9999"] {
        let repository = with_date(date);
        assert_eq!(repository.history("p-2025").len(), 3, "{date:?}");
        let tasks = repository.pargo(&["tasks", "--at", "HEAD~1", "--format", "json"]).json();
        let last = if date.starts_with(" 253402300800") { "9999-12-31" } else { "" };
        let day = tasks["as_of"].as_str().unwrap();
        assert!(day.len() == 10 && day.starts_with(last), "{date:?} {day}");
        let slips = repository.pargo(&["slips", "--at", "HEAD", "--format", "json"]).json();
        assert_eq!(slips["items"][0]["moves"].as_array().unwrap().len(), 2, "{date:?}");
        let trend = repository.pargo(&["trend", "--as-of", "2025-03-05", "--format", "json"]);
        assert_eq!(trend.status, 0, "{date:?} {trend:?}");
    }
}
