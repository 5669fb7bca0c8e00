//! File names that are not valid UTF-8, or that have a special meaning for git.

use crate::scaffold::{PLAN, Pargo, Repository, moved, plan};

#[test]
fn names_that_differ_only_in_invalid_utf8_are_different() {
    let repository = Repository::new();
    let other = plan("q-2025");
    let names: [&[u8]; 2] = [b"k\xe9.toml", b"k\xe8.toml"];
    let before = repository.tree(&[(names[1], &other), (names[0], PLAN)]);
    let first = repository.commit_tree(&before, &[]);
    // Each of the two plans is changed in turn, so that the order of the names cannot help.
    let loosened = [
        ("p-2025", [(names[1], other.clone()), (names[0], moved("2025-12-31"))]),
        (
            "q-2025",
            [
                (names[1], moved("2025-12-31").replace("p-2025", "q-2025")),
                (names[0], PLAN.to_owned()),
            ],
        ),
    ];
    for (id, files) in loosened {
        let files: Vec<(&[u8], &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
        repository.commit_tree(&repository.tree(&files), &[&first]);
        let change = format!("deadline-moved {id} T1 deadline 2025-06-30 2025-12-31");
        assert_eq!(repository.changes(&["HEAD~1..HEAD"]), std::slice::from_ref(&change));
        assert_eq!(repository.history(id).last(), Some(&change));
        let call = [
            "check",
            "--at",
            "HEAD",
            "--since",
            "HEAD~1",
            "--as-of",
            "2025-03-05",
            "--format",
            "json",
        ];
        let findings = repository.pargo(&call).json();
        assert_eq!(findings["diagnostics"][0]["rule"], "deadline-moved", "{findings}");
        assert_eq!(findings["diagnostics"][0]["file"], "plans/k\u{fffd}.toml");
        let tasks = repository.pargo(&["tasks", "--at", "HEAD", "--format", "json"]).json();
        assert_eq!(tasks["items"].as_array().unwrap().len(), 4);
        let trend =
            repository.pargo(&["trend", "--as-of", "2025-03-05", "--format", "json"]).json();
        assert_eq!(trend["points"][0]["total"]["tasks"]["total"], 4);
    }
}

/// Other systems do not allow such names.
#[cfg(target_os = "linux")]
#[test]
fn names_with_invalid_utf8_are_distinguished_in_the_working_tree() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::new();
    let path = |name: &[u8]| repository.at("plans").join(OsStr::from_bytes(name));
    std::fs::create_dir_all(repository.at("plans")).unwrap();
    std::fs::write(path(b"k\xe8.toml"), plan("q-2025")).unwrap();
    std::fs::write(path(b"k\xe9.toml"), PLAN).unwrap();
    repository.commit("first");
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    std::fs::write(path(b"k\xe9.toml"), moved("2025-12-31")).unwrap();
    let change = "deadline-moved p-2025 T1 deadline 2025-06-30 2025-12-31";
    assert_eq!(repository.changes(&[]), [change]);
    assert_eq!(repository.since("HEAD"), ["deadline-moved T1 plans/k\u{fffd}.toml"]);
    std::fs::remove_file(path(b"k\xe9.toml")).unwrap();
    assert_eq!(repository.changes(&[]), ["plan-removed p-2025 - - Kế hoạch -"]);
    // Questions can be asked in a folder with such a name.
    let folder = repository.at("plans").join(OsStr::from_bytes(b"\xff"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.toml"), PLAN).unwrap();
    repository.commit("second");
    std::fs::write(folder.join("a.toml"), moved("2025-12-31")).unwrap();
    let answer = Pargo::at(&folder).run(&["diff", "--format", "json"]).json();
    assert_eq!(answer["changes"].as_array().unwrap().len(), 1, "{answer}");
    let answer = Pargo::at(&folder).run(&["history", "p-2025", "--format", "json"]);
    assert_eq!(answer.status, 0, "{answer:?}");
}

/// Windows does not allow line breaks and quotation marks in names.
#[cfg(unix)]
#[test]
fn names_with_line_breaks_and_quotation_marks_are_names() {
    let repository = Repository::new();
    for name in ["một\nhai.toml", "\"ba\".toml", "bốn\tnăm.toml", ":sáu.toml", "-bảy.toml"]
    {
        let path = format!("plans/{name}");
        repository.write(&path, &moved("2025-07-31"));
        repository.commit("first");
        repository.write(&path, PLAN);
        assert_eq!(repository.changes(&[]).len(), 1, "{name:?}");
        repository.write(&path, "x = “y”\n");
        repository.commit("broken");
        // The last readable version of the plan is looked for by its path.
        let trend =
            repository.pargo(&["trend", "--as-of", "2025-03-05", "--format", "json"]).json();
        assert_eq!(trend["points"][0]["total"]["tasks"]["total"], 2, "{name:?} {trend}");
        std::fs::remove_file(repository.at(&path)).unwrap();
        repository.commit("gone");
    }
}

/// Windows does not allow a colon in names.
#[cfg(unix)]
#[test]
fn folders_that_git_takes_for_patterns_are_folders() {
    for name in [":!x", ":(exclude)x", ":/", "*", "[a]", ":(icase)PLANS"] {
        let repository = Repository::new();
        repository.write(&format!("{name}/plans/a.toml"), PLAN);
        repository.write("plans/b.toml", &plan("q-2025"));
        repository.commit("first");
        repository.write(&format!("{name}/plans/a.toml"), &moved("2025-07-31"));
        repository.commit("second");
        let folder = repository.at(name);
        let answer = Pargo::at(&folder).run(&["history", "p-2025", "--format", "json"]);
        assert_eq!(answer.status, 0, "{name}: {answer:?}");
        assert_eq!(answer.json()["entries"].as_array().unwrap().len(), 2, "{name}");
        // By default only the `plans` folder in the current folder is asked about.
        let answer = Pargo::at(&folder).run(&["history", "q-2025"]);
        assert_eq!(answer.status, 2, "{name}: {answer:?}");
        let answer =
            repository.pargo(&["slips", name, "--as-of", "2025-03-05", "--format", "json"]);
        assert_eq!(answer.json()["items"].as_array().unwrap().len(), 1, "{name}");
    }
}
