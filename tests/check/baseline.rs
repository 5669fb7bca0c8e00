//! `check --baseline`: what is held back, what stays, and how the file changes.

use pargo::finding::About;
use pargo::finding::baseline::{Baseline, Entry};
use pargo::parse::baseline::read;
use pargo::render::findings::baseline::toml;
use pargo::text::source::Source;
use proptest::prelude::*;

use crate::scaffold::{Answer, Folder, Repository};

const FILE: &str = ".cu.toml";

/// A plan with these tasks.
fn plan(id: &str, tasks: &str) -> String {
    format!(
        "[plan]\nid = \"{id}\"\ntitle = \"Kế hoạch\"\nagency = \"Sở Tư pháp\"\nyear = 2025\nindexes = []\n\n\
         [[unit]]\nname = \"Văn phòng Sở\"\n\n[defaults]\nlead = \"Văn phòng Sở\"\n\n{tasks}"
    )
}

/// A task without a product, and maybe more.
fn task(id: &str, more: &str) -> String {
    format!("[[task]]\nid = \"{id}\"\ntitle = \"Việc\"\ndeadline = \"Quý IV\"\n{more}\n")
}

/// The result of a check: its status, the findings as `line rule`, and standard error.
struct Checked {
    status: i32,
    found: Vec<String>,
    notes: Vec<String>,
}

/// The entries of the baseline, without the text around them.
fn entries(folder: &Folder) -> Vec<String> {
    let text = folder.read(FILE);
    let entries = text.lines().filter_map(|line| line.trim().strip_prefix('{'));
    entries.map(|line| line.trim_end_matches("},").trim().to_owned()).collect()
}

fn run(folder: &Folder, arguments: &[&str]) -> Answer {
    folder.pargo(&[&["check", "--as-of", "2025-06-01"], arguments].concat())
}

/// A check with the baseline.
fn check(folder: &Folder, arguments: &[&str]) -> Checked {
    let common = ["--format", "short", "--baseline", FILE];
    let answer = run(folder, &[&common[..], arguments].concat());
    let short = |line: &str| {
        let place: Vec<&str> = line.splitn(4, ':').collect();
        let rule = place[3].split(['[', ']']).nth(1).unwrap();
        format!("{}:{} {rule}", place[0], place[1])
    };
    // The first line has the number of findings.
    let notes = answer.err.lines().skip(1).map(|line| line.trim_start_matches("pargo: "));
    Checked {
        status: answer.status,
        found: answer.out.lines().map(short).collect(),
        notes: notes.map(str::to_owned).collect(),
    }
}

#[test]
fn known_findings_are_held_back_and_new_ones_are_reported() {
    let folder = Folder::with(&[("a.toml", &plan("a", &(task("1", "") + &task("2", "done = 5"))))]);
    let made = check(&folder, &["--update-baseline"]);
    assert_eq!((made.status, made.found), (0, vec![]));
    assert_eq!(
        made.notes,
        ["created .cu.toml with 3 findings", "3 findings held back by .cu.toml"]
    );
    assert_eq!(
        entries(&folder),
        [
            "plan = \"a\", task = \"1\", rule = \"no-product\"",
            "plan = \"a\", task = \"2\", rule = \"no-product\"",
            "plan = \"a\", task = \"2\", rule = \"wrong-type\", field = \"done\", text = \"5\"",
        ]
    );
    // After they move in the file or are formatted differently, they are the same findings.
    let moved = plan("a", &(task("2", "done    =   5") + "# chú thích\n\n" + &task("1", "")));
    folder.write("a.toml", &moved);
    assert_eq!(check(&folder, &["--deny-warnings"]).status, 0);
    // Another value is another finding.
    let more = moved.replace("=   5", "= 6") + &task("3", "");
    folder.write("a.toml", &more);
    let checked = check(&folder, &[]);
    assert_eq!(checked.status, 1);
    assert_eq!(checked.found, ["a.toml:18 wrong-type", "a.toml:26 no-product"]);
    assert_eq!(
        checked.notes,
        [
            "2 findings held back by .cu.toml",
            ".cu.toml still lists 1 finding that this check did not find; --update-baseline removes what is gone"
        ]
    );
    let before = folder.read(FILE);
    assert_eq!(check(&folder, &[]).found.len(), 2);
    assert_eq!(folder.read(FILE), before, "a check alone changes nothing");
    let updated = check(&folder, &["--update-baseline"]);
    assert_eq!((updated.status, updated.found.len()), (1, 2));
    assert_eq!(updated.notes, [".cu.toml: 1 removed, 0 added", "2 findings held back by .cu.toml"]);
    let all = check(&folder, &["--update-baseline=all"]);
    assert_eq!((all.status, all.found), (0, vec![]));
    assert_eq!(all.notes[0], ".cu.toml: 0 removed, 2 added");
    assert_eq!(entries(&folder).len(), 4);
}

#[test]
fn a_fixed_finding_is_reported_when_it_comes_back() {
    let broken = plan("a", &task("1", ""));
    let folder = Folder::with(&[("a.toml", &broken)]);
    check(&folder, &["--update-baseline"]);
    folder.write("a.toml", &plan("a", &task("1", "product = \"Báo cáo\"")));
    assert_eq!(check(&folder, &["--update-baseline"]).status, 0);
    assert_eq!(entries(&folder), [""; 0]);
    folder.write("a.toml", &broken);
    let checked = check(&folder, &["--update-baseline", "--deny-warnings"]);
    assert_eq!((checked.status, checked.found), (1, vec!["a.toml:14 no-product".to_owned()]));
    assert_eq!(entries(&folder), [""; 0]);
}

#[test]
fn a_file_that_needs_no_change_is_not_written() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    check(&folder, &["--update-baseline"]);
    let by_hand = format!("# của tôi\r\n{}", folder.read(FILE).replace('\n', "\r\n"));
    folder.write(FILE, &by_hand);
    for update in ["--update-baseline", "--update-baseline=gone", "--update-baseline=all"] {
        let checked = check(&folder, &[update]);
        assert_eq!(checked.notes, ["1 finding held back by .cu.toml"]);
        assert_eq!(folder.read(FILE), by_hand, "{update}");
    }
}

#[test]
fn only_as_many_equal_findings_as_known_are_held_back() {
    let nameless = "[[task]]\ntitle = \"Việc\"\ndeadline = \"Quý IV\"\nproduct = \"Báo cáo\"\n\n";
    let folder = Folder::with(&[("a.toml", &plan("a", &nameless.repeat(2)))]);
    check(&folder, &["--update-baseline"]);
    let entry = "plan = \"a\", rule = \"missing-key\", text = \"id\"";
    assert_eq!(entries(&folder), [format!("{entry}, count = 2")]);
    folder.write("a.toml", &plan("a", &nameless.repeat(3)));
    assert_eq!(check(&folder, &[]).found, ["a.toml:24 missing-key"]);
    folder.write("a.toml", &plan("a", nameless));
    assert_eq!(check(&folder, &["--update-baseline"]).notes[0], ".cu.toml: 1 removed, 0 added");
    assert_eq!(entries(&folder), [entry]);
}

#[test]
fn unreadable_files_are_always_reported_and_lose_no_entry() {
    let good = plan("a", &task("1", ""));
    let folder = Folder::with(&[("a.toml", &good), ("b.toml", "x = \n"), ("c.toml", "x = 1\n")]);
    let made = check(&folder, &["--update-baseline"]);
    assert_eq!(
        (made.status, made.found),
        (1, vec!["b.toml:1 syntax".to_owned(), "c.toml:1 not-a-plan".to_owned()])
    );
    assert_eq!(entries(&folder).len(), 1);
    folder.write("a.toml", &good.replace("year = 2025", "year 2025"));
    let checked = check(&folder, &["--update-baseline=all"]);
    assert_eq!(checked.found[0], "a.toml:5 syntax");
    assert_eq!((checked.notes, entries(&folder).len()), (vec![], 1));
}

#[test]
fn entries_that_a_check_does_not_cover_stay() {
    let of = |id: &str| plan(id, &task("1", ""));
    let folder = Folder::with(&[("x/a.toml", &of("a")), ("y/b.toml", &of("b"))]);
    check(&folder, &["--update-baseline", "--profile", "6-ro"]);
    assert_eq!(entries(&folder).len(), 4);
    // A check of one folder, and with rules off.
    let clear = "product = \"Báo cáo\"\nofficer = \"Bà Hà\"\napprover = \"Giám đốc\"";
    folder.write("x/a.toml", &plan("a", &task("1", clear)));
    let part = check(&folder, &["--update-baseline", "x"]);
    assert_eq!(part.notes[0], ".cu.toml: 1 removed, 0 added");
    assert_eq!(entries(&folder).len(), 3);
    let whole = check(&folder, &["--update-baseline", "--profile", "6-ro"]);
    assert_eq!(whole.notes[0], ".cu.toml: 1 removed, 0 added");
    assert_eq!((whole.status, entries(&folder).len()), (0, 2));
    // A plan is identified by its id, even if its file moves.
    std::fs::rename(folder.at("y/b.toml"), folder.at("b-moi.toml")).unwrap();
    let moved = check(&folder, &["--update-baseline", "--profile", "6-ro", "--deny-warnings"]);
    assert_eq!(
        (moved.status, moved.notes),
        (0, vec!["2 findings held back by .cu.toml".to_owned()])
    );
}

#[test]
fn a_file_without_an_id_and_a_configuration_are_known_by_their_paths() {
    let nameless = plan("a", "").replace("id = \"a\"\n", "");
    let folder = Folder::with(&[
        (".git/HEAD", ""),
        ("x/a.toml", &nameless),
        ("pargo.toml", "[rules]\nno-products = \"off\"\n"),
    ]);
    check(&folder, &["--update-baseline"]);
    assert_eq!(
        entries(&folder),
        [
            "plan = \"pargo.toml\", rule = \"unknown-rule\", field = \"rules.no-products\", text = \"no-products\"",
            "plan = \"x/a.toml\", rule = \"missing-key\", text = \"id\"",
        ]
    );
    folder.write("pargo.toml", "");
    folder.write("x/a.toml", &plan("a", ""));
    assert_eq!(check(&folder, &["--update-baseline", "x"]).notes, [".cu.toml: 2 removed, 0 added"]);
}

#[test]
fn an_allow_comes_first() {
    let allowed = task("1", "allow = { no-product = \"Văn bản không ghi\" }");
    let folder = Folder::with(&[("a.toml", &plan("a", &allowed))]);
    check(&folder, &["--update-baseline"]);
    assert_eq!(entries(&folder), [""; 0]);
    // An entry of the baseline does not make an `allow` unused, or the reverse.
    folder.write("a.toml", &plan("a", &task("1", "")));
    check(&folder, &["--update-baseline=all"]);
    folder.write("a.toml", &plan("a", &allowed));
    let checked = check(&folder, &["--deny-warnings"]);
    assert_eq!((checked.status, checked.found), (0, vec![]));
    assert_eq!(
        checked.notes,
        [
            ".cu.toml still lists 1 finding that this check did not find; --update-baseline removes what is gone"
        ]
    );
}

#[test]
fn findings_on_changes_are_held_back_and_kept_by_a_check_without_since() {
    let of = |day: u32| {
        plan("a", &format!("{}product = \"Báo cáo\"\n", task("1", "")))
            .replace("\"Quý IV\"", &format!("2025-12-{day}"))
    };
    let repo = Repository::with(&[("a.toml", &of(10))]);
    repo.write("a.toml", &of(20));
    // What a branch enters itself is not held back in it.
    assert_eq!(check(&repo, &["--since", "HEAD", "--update-baseline"]).status, 1);
    let entry = "plan = \"a\", task = \"1\", rule = \"deadline-moved\", field = \"deadline\", text = \"2025-12-20\"";
    assert_eq!(entries(&repo), [entry]);
    assert_eq!(check(&repo, &["--update-baseline"]).notes, [""; 0]);
    assert_eq!(entries(&repo), [entry], "nothing was asked of what changed");
    repo.write("a.toml", &of(21));
    let checked = check(&repo, &["--since", "HEAD", "--update-baseline"]);
    assert_eq!((checked.status, checked.found), (1, vec!["a.toml:17 deadline-moved".to_owned()]));
    assert_eq!(entries(&repo), [""; 0]);
}

#[test]
fn json_has_its_usual_shape() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    check(&folder, &["--update-baseline"]);
    let value = run(&folder, &["--format", "json", "--baseline", FILE]).json();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    let mut expected = ["version", "as_of", "files", "errors", "warnings", "diagnostics"];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!((&value["warnings"], &value["files"]), (&0.into(), &1.into()));
}

#[test]
fn a_baseline_that_cannot_be_used_ends_with_status_2() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    let refusal = |text: Option<&str>, arguments: &[&str]| {
        if let Some(text) = text {
            folder.write(FILE, text);
        }
        let common = ["--format", "short", "--baseline", FILE];
        let answer = run(&folder, &[&common[..], arguments].concat());
        assert!(answer.out.is_empty(), "the plans are not reported");
        assert_eq!(answer.status, 2);
        let kept = text.is_none_or(|text| folder.read(FILE) == text);
        assert!(kept, "a broken file is left alone");
        answer.err
    };
    let missing = refusal(None, &[]);
    assert!(missing.contains(".cu.toml; --update-baseline creates it"), "{missing}");
    let entry = |entry: &str| format!("version = 1\nfindings = [\n    {{ {entry} }},\n]\n");
    let cases = [
        ("version = 1\nfindings = [\n".to_owned(), "syntax", ".cu.toml:"),
        (
            "version = 1\n<<<<<<< a\nx = 1\n=======\n>>>>>>> b\n".to_owned(),
            "conflict",
            ".cu.toml:2:",
        ),
        ("findings = []\n".to_owned(), "`version` is missing", ".cu.toml:1:1"),
        ("version = 2\nneues = 1\n".to_owned(), "reads version 1, not version 2", ".cu.toml:1:11"),
        ("version = 1\nfindngs = []\n".to_owned(), "did you mean `findings`?", ".cu.toml:2:1"),
        ("version = 1\nfindings = \"a\"\n".to_owned(), "wrong-type", ".cu.toml:2:12"),
        (entry("rule = \"no-product\""), "`plan` is missing", ".cu.toml:3:5"),
        (entry("plan = \"a\""), "`rule` is missing", ".cu.toml:3:5"),
        (
            entry("plan = \"a\", rule = \"no-product\", tsk = \"1\""),
            "did you mean `task`?",
            ".cu.toml:3",
        ),
        (entry("plan = \"a\", rule = \"no-product\", count = 0"), "1 or more", ".cu.toml:3"),
        (entry("plan = \"a\", rule = \"syntax\""), "always reported", ".cu.toml:3"),
    ];
    for (text, words, place) in &cases {
        for arguments in [&[][..], &["--update-baseline"], &["--update-baseline=all"]] {
            let refused = refusal(Some(text), arguments);
            assert!(refused.contains(words) && refused.contains(place), "{text}\n{refused}");
            assert!(refused.contains(".cu.toml cannot be read"), "{refused}");
        }
    }
}

#[test]
fn a_baseline_with_the_name_of_a_plan_is_refused() {
    let text = plan("a", "");
    let folder = Folder::with(&[("a.toml", &text), ("pargo.toml", "lang = \"en\"\n")]);
    for name in ["a.toml", "moi.toml", "pargo.toml"] {
        let answer = run(&folder, &["--baseline", name, "--update-baseline"]);
        assert_eq!(answer.status, 2, "{name}");
        let words = format!("{name} cannot be a --baseline");
        assert!(answer.err.contains(&words), "{}", answer.err);
    }
    assert_eq!(folder.read("a.toml"), text);
    assert!(!folder.at("moi.toml").exists());
    let answer = run(&folder, &["--baseline", "cu.txt", "--update-baseline"]);
    assert_eq!(answer.status, 0, "another ending will do");
    let answer = run(&folder, &["--update-baseline"]);
    assert_eq!(answer.status, 2, "--update-baseline needs --baseline");
}

#[test]
fn notes_are_in_both_languages() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    let notes = |arguments: &[&str]| {
        let common = ["--lang", "vi", "--baseline", FILE];
        run(&folder, &[&common[..], arguments].concat()).err
    };
    assert_eq!(
        notes(&["--update-baseline"]),
        "pargo: đã lập .cu.toml với 01 lỗi, cảnh báo\npargo: bỏ qua 01 lỗi, cảnh báo đã ghi nhận trong .cu.toml\n"
    );
    folder.write("a.toml", &plan("a", ""));
    assert_eq!(
        notes(&[]),
        "pargo: .cu.toml còn ghi 01 lỗi, cảnh báo nay không còn; thêm --update-baseline để xóa\n"
    );
    assert_eq!(notes(&["--update-baseline"]), "pargo: .cu.toml: xóa 01, thêm 0\n");
}

fn parsed(text: &str) -> Baseline {
    read(Source { path: FILE, text }).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

#[test]
fn every_text_is_on_one_line_without_hidden_characters() {
    for (text, written) in [
        ("Quý IV", r#""Quý IV""#),
        (r#""Quý IV""#, r#"'"Quý IV"'"#),
        (r"a\b", r"'a\b'"),
        (r#"'a' "b""#, r#""'a' \"b\"""#),
        ("\"\"\"\na\tb\n\"\"\"", r#""\"\"\"\na\tb\n\"\"\"""#),
        ("a\u{202e}b\u{7f}", r#""a\u202eb\u007f""#),
    ] {
        let mut baseline = Baseline::default();
        let entry = Entry {
            plan: "a".to_owned(),
            about: About::Plan,
            rule: "no-product".to_owned(),
            field: None,
            text: text.to_owned(),
        };
        baseline.add(entry, 2);
        let file = toml(&baseline);
        let line = format!(
            "    {{ plan = \"a\", rule = \"no-product\", text = {written}, count = 2 }},\n]\n"
        );
        assert!(file.ends_with(&line), "{file}");
        assert_eq!(parsed(&file), baseline);
    }
}

#[test]
fn an_entry_is_about_a_task_or_an_objective() {
    let entry = "{ plan = \"a\", rule = \"no-product\", task = \"1\", objective = \"2\" }";
    let text = format!("version = 1\nfindings = [{entry}]\n");
    let found = read(Source { path: FILE, text: &text }).unwrap_err();
    assert_eq!(found[0].message.en, "this entry has both `task` and `objective`");
}

/// An entry may be there twice after a merge that kept both sides.
#[test]
fn an_entry_that_is_there_twice_counts_once() {
    let entry =
        |count: usize| format!("{{ plan = \"a\", rule = \"no-product\", count = {count} }},");
    let text = format!("version = 1\nfindings = [{}{}{}]\n", entry(1), entry(3), entry(2));
    assert_eq!(parsed(&text).findings(), 3);
}

proptest! {
    #[test]
    fn a_baseline_is_read_as_it_was_written(
        texts in prop::collection::vec((".{1,8}", prop::option::of(any::<String>()), any::<String>(), 1..9usize), 0..6)
    ) {
        let mut baseline = Baseline::default();
        for (plan, task, text, count) in texts {
            // A name is not empty.
            let entry = Entry {
                plan: format!("a{plan}"),
                about: task.map_or(About::Plan, About::Task),
                rule: "no-product".to_owned(),
                field: Some(text.clone()),
                text,
            };
            baseline.add(entry, count);
        }
        let written = toml(&baseline);
        let lines = 5 + baseline.entries().count();
        prop_assert_eq!(written.lines().count(), lines, "a line an entry");
        prop_assert_eq!(parsed(&written), baseline);
    }

    #[test]
    fn no_text_panics_the_reader(text in any::<String>(), tail in "[ -~]{0,40}") {
        let _ = read(Source { path: FILE, text: &text });
        let text = format!("version = 1\nfindings = [{{ plan = {tail} }}]\n");
        let _ = read(Source { path: FILE, text: &text });
    }
}
