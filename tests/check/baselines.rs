//! `baseline` in `pargo.toml`: each folder has a baseline of its own.

use crate::scaffold::{Answer, Folder, Repository};

/// A plan of an agency with a task without a product for each of these ids.
fn plan(id: &str, tasks: &[&str]) -> String {
    let head = format!(
        "[plan]\nid = \"{id}\"\ntitle = \"Kế hoạch\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\n\n\
         [[unit]]\nname = \"Văn phòng Sở\"\n\n[defaults]\nlead = \"Văn phòng Sở\"\n"
    );
    let task = |id: &&str| {
        format!("\n[[task]]\nid = \"{id}\"\ntitle = \"Báo cáo\"\ndeadline = \"Quý IV\"\n")
    };
    head + &tasks.iter().map(task).collect::<String>()
}

const NAMED: &str = "baseline = \".cũ.toml\"\n";

fn two_folders() -> Folder {
    Folder::with(&[
        ("plans/a/pargo.toml", NAMED),
        ("plans/a/a.toml", &plan("a", &["1"])),
        ("plans/b/pargo.toml", "baseline = \"lỗi/cũ.toml\"\n"),
        ("plans/b/b.toml", &plan("b", &["1"])),
        ("plans/c.toml", &plan("c", &["1"])),
    ])
}

fn check(folder: &Folder, arguments: &[&str]) -> Answer {
    let common = ["check", "--as-of", "2025-06-01", "--format", "short"];
    folder.pargo(&[&common[..], arguments].concat())
}

/// The files and lines of the findings.
fn found(answer: &Answer) -> Vec<String> {
    let place = |line: &str| line.splitn(3, ':').take(2).collect::<Vec<_>>().join(":");
    answer.out.lines().map(place).collect()
}

#[test]
fn each_folder_has_its_own() {
    let folder = two_folders();
    folder.create_folder("plans/b/lỗi");
    let answer = check(&folder, &[]);
    assert_eq!(
        found(&answer),
        ["plans/a/a.toml:14", "plans/b/b.toml:14", "plans/c.toml:14"],
        "a baseline that is not there yet holds nothing back: {answer}"
    );
    assert!(answer.says("pargo.toml names plans/a/.cũ.toml, which does not exist yet"), "{answer}");
    let made = check(&folder, &["--update-baseline"]);
    assert_eq!(found(&made), ["plans/c.toml:14"], "{made}");
    assert!(made.says("created plans/b/lỗi/cũ.toml with 1 finding"), "{made}");
    assert!(made.says("2 findings held back by 2 baselines"), "{made}");
    // The name is that of a plan, but the file is none.
    assert!(folder.read("plans/b/lỗi/cũ.toml").contains("plan = \"b\""));
    assert!(!folder.read("plans/a/.cũ.toml").contains("plan = \"b\""));
    let again = check(&folder, &["plans/a", "plans/b/lỗi/cũ.toml", "--deny-warnings"]);
    assert_eq!((again.status, found(&again)), (0, vec![]), "{again}");
    assert!(again.says("1 finding held back by plans/a/.cũ.toml"), "{again}");
}

#[test]
fn an_update_changes_the_one_of_the_folder() {
    let folder = two_folders();
    folder.create_folder("plans/b/lỗi");
    check(&folder, &["--update-baseline"]);
    let before = folder.read("plans/b/lỗi/cũ.toml");
    folder.write("plans/a/a.toml", &plan("a", &["1", "2"]));
    folder.write("plans/b/b.toml", &plan("b", &[]));
    let answer = check(&folder, &["plans/a", "--update-baseline=all"]);
    assert!(answer.says("plans/a/.cũ.toml: 0 removed, 1 added"), "{answer}");
    assert_eq!(folder.read("plans/b/lỗi/cũ.toml"), before, "that folder was not asked about");
    let all = check(&folder, &[]);
    assert!(all.says("plans/b/lỗi/cũ.toml still lists 1 finding"), "{all}");
    check(&folder, &["--update-baseline"]);
    assert!(!folder.read("plans/b/lỗi/cũ.toml").contains("plan = \"b\""));
}

#[test]
fn the_nearest_one_holds_and_the_command_line_replaces_all() {
    let folder = two_folders();
    // In a repository, settings of folders above the current one count.
    folder.create_folder(".git");
    folder.create_folder("plans/b/lỗi");
    folder.write("pargo.toml", "baseline = \"chung.toml\"\n");
    check(&folder, &["--update-baseline"]);
    assert!(folder.read("chung.toml").contains("plan = \"c\""));
    assert!(!folder.read("chung.toml").contains("plan = \"a\""), "that one is held nearer by");
    assert_eq!(check(&folder, &["--deny-warnings"]).status, 0);
    let given = check(&folder, &["--baseline", "chung.toml"]);
    assert_eq!(found(&given), ["plans/a/a.toml:14", "plans/b/b.toml:14"], "{given}");
    // From below, the same files are meant.
    let below = folder.at("plans");
    let inside = crate::scaffold::Pargo::at(&below).run(&["check", ".", "--deny-warnings"]);
    assert_eq!(inside.status, 0, "{inside}");
}

#[test]
fn a_broken_one_is_a_finding_and_holds_nothing_back() {
    let folder = two_folders();
    folder.create_folder("plans/b/lỗi");
    check(&folder, &["--update-baseline"]);
    folder.write("plans/a/.cũ.toml", "version = 7\n");
    let answer = check(&folder, &[]);
    assert_eq!(answer.status, 1, "{answer}");
    let places = ["plans/a/.cũ.toml:1", "plans/a/a.toml:14", "plans/c.toml:14"];
    assert_eq!(found(&answer), places, "{answer}");
    let update = check(&folder, &["--update-baseline"]);
    update.assert_refused(&["plans/a/.cũ.toml"]);
    assert_eq!(folder.read("plans/a/.cũ.toml"), "version = 7\n");
}

#[test]
fn an_update_needs_a_file() {
    let folder = Folder::with(&[("plans/a.toml", &plan("a", &["1"]))]);
    check(&folder, &["--update-baseline"]).assert_refused(&["`baseline` in pargo.toml"]);
}

#[test]
fn it_stays_in_the_repository() {
    let repository = Repository::with(&[("plans/a.toml", &plan("a", &["1"]))]);
    for path in [
        "../cũ.toml",
        "plans/../../cũ.toml",
        "/etc/passwd",
        "C:/cũ.toml",
        ".git/config",
        "a\\\\b",
        "b/",
    ] {
        repository.write("pargo.toml", &format!("baseline = \"{path}\"\n"));
        let answer = check(&repository, &["--update-baseline"]);
        answer.assert_refused(&["pargo.toml:1:12", "invalid-value"]);
    }
    // One of a folder above is in the repository too.
    repository.write("pargo.toml", "");
    repository.write("plans/pargo.toml", "baseline = \"../.cũ.toml\"\n");
    assert_eq!(check(&repository, &["--update-baseline", "--deny-warnings"]).status, 0);
    assert!(repository.read(".cũ.toml").contains("plan = \"a\""));
}

#[test]
fn it_is_no_plan_in_a_commit_and_in_history_either() {
    let repository = Repository::with(&[
        ("pargo.toml", "baseline = \"cũ.toml\"\n"),
        ("plans/a.toml", &plan("a", &["1"])),
    ]);
    assert_eq!(check(&repository, &[".", "--update-baseline"]).status, 0);
    repository.commit("Ghi nhận lỗi cũ");
    repository.write("cũ.toml", "version = 1\n");
    let past = check(&repository, &[".", "--at", "HEAD", "--deny-warnings"]);
    assert_eq!((past.status, found(&past)), (0, vec![]), "the baseline of then: {past}");
    check(&repository, &[".", "--at", "HEAD", "--update-baseline"]).assert_refused(&["--at"]);
    for command in
        [&["trend", "."][..], &["slips", "."], &["overdue", "."], &["diff", "HEAD", "--", "."]]
    {
        let answer = repository.pargo(command);
        assert!(answer.status < 2 && answer.err.is_empty(), "{command:?}: {answer}");
    }
    // What a branch adds to its baseline does not hide its own findings.
    repository.write("plans/a.toml", &plan("a", &["1", "2"]));
    check(&repository, &[".", "--update-baseline=all"]);
    let since = check(&repository, &[".", "--since", "HEAD"]);
    assert_eq!(found(&since), ["plans/a.toml:19"], "{since}");
}

#[test]
fn files_say_what_it_is() {
    let folder = two_folders();
    folder.write("plans/b/lỗi/cũ.toml", "version = 1\n");
    let answer = folder.pargo(&["check", "--show-files"]);
    assert!(answer.says("it is the baseline of a pargo.toml"), "{answer}");
}
