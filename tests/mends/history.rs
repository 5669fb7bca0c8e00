//! `done-without-date`: the date of the commit that set the status, as git tells it.

use crate::PLAN;
use crate::scaffold::Repository;

const STATUS: &str = "product  = \"Kế hoạch tập huấn\"\nstatus   = \"done\" # xong";

fn done() -> String {
    PLAN.replace("product  = \"Kế hoạch tập huấn\"", STATUS)
}

/// What `--fix` and `--fix=all` make of the plan.
fn mended(repo: &Repository, mend: &str) -> String {
    repo.pargo(&["check", mend, "--as-of", "2025-12-01"]);
    repo.read("plans/a.toml")
}

#[test]
fn the_commit_that_set_the_status_gives_the_date() {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit_on("2025-09-01T08:00:00+07:00", "first");
    repo.write("plans/a.toml", &done().replace("status", "started  = 2025-09-05\nstatus"));
    repo.commit_on("2025-10-02T23:30:00+07:00", "done");
    repo.write("plans/b.toml", &done().replace("status", "started  = 2025-09-05\nstatus"));
    repo.remove("plans/a.toml");
    repo.commit_on("2025-11-01T08:00:00+07:00", "moved");
    repo.git(&["mv", "plans/b.toml", "plans/a.toml"]);
    let text = repo.read("plans/a.toml");
    assert_eq!(mended(&repo, "--fix"), text);
    let expected =
        text.replace("started  = 2025-09-05", "started  = 2025-09-05\ndone     = 2025-10-02");
    let after = mended(&repo, "--fix=all");
    assert!(after.contains("done     = 2025-10-02\n"), "{after}");
    assert_eq!(after.len(), expected.len());
    assert_eq!(mended(&repo, "--fix=all"), after);
}

#[test]
fn what_no_commit_has_gets_no_date() {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit_on("2025-09-01T08:00:00+07:00", "first");
    repo.write("plans/a.toml", &done());
    assert_eq!(mended(&repo, "--fix=all"), done());
}

#[test]
fn without_git_there_is_no_date() {
    let folder = crate::scaffold::Folder::with(&[("plans/a.toml", &done())]);
    let answer = folder.pargo(&["check", "--fix=all", "--as-of", "2025-12-01"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert_eq!(folder.read("plans/a.toml"), done());
}
