//! `check --baseline`: what is held back, what stays, and how the file changes.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::process::{Command, Output};

use pargo::finding::baseline::{Baseline, Entry};
use pargo::parse::baseline::read;
use pargo::render::findings::baseline::toml;
use pargo::text::source::Source;
use proptest::prelude::*;
use tempfile::TempDir;

const FILE: &str = ".cu.toml";

/// A plan whose tasks are those given, with two units, both of which are named.
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

struct Folder(TempDir);

/// How a check ended: its status, the findings as `line rule`, and what standard error says.
struct Checked {
    status: i32,
    found: Vec<String>,
    notes: Vec<String>,
}

impl Folder {
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn baseline(&self) -> String {
        std::fs::read_to_string(self.0.path().join(FILE)).unwrap()
    }

    /// The entries of the baseline, without what surrounds them.
    fn entries(&self) -> Vec<String> {
        let text = self.baseline();
        let entries = text.lines().filter_map(|line| line.trim().strip_prefix('{'));
        entries.map(|line| line.trim_end_matches("},").trim().to_owned()).collect()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_pargo"))
            .current_dir(self.0.path())
            .env("PARGO_LANG", "en")
            .arg("check")
            .args(["--as-of", "2025-06-01"])
            .args(arguments)
            .output()
            .unwrap()
    }

    fn check(&self, arguments: &[&str]) -> Checked {
        let output = self.run(&[&["--format", "short", "--baseline", FILE], arguments].concat());
        let found = String::from_utf8(output.stdout).unwrap();
        let short = |line: &str| {
            let place: Vec<&str> = line.splitn(4, ':').collect();
            let rule = place[3].split(['[', ']']).nth(1).unwrap();
            format!("{}:{} {rule}", place[0], place[1])
        };
        let notes = String::from_utf8(output.stderr).unwrap();
        Checked {
            status: output.status.code().unwrap(),
            found: found.lines().map(short).collect(),
            // The first line says how many findings there are.
            notes: notes
                .lines()
                .skip(1)
                .map(|l| l.trim_start_matches("pargo: ").to_owned())
                .collect(),
        }
    }
}

#[test]
fn what_was_there_is_held_back_and_what_is_new_is_told() {
    let folder = Folder::with(&[("a.toml", &plan("a", &(task("1", "") + &task("2", "done = 5"))))]);
    let made = folder.check(&["--update-baseline"]);
    assert_eq!((made.status, made.found), (0, vec![]));
    assert_eq!(made.notes, ["made .cu.toml with 3 findings", "3 findings held back by .cu.toml"]);
    assert_eq!(
        folder.entries(),
        [
            "plan = \"a\", task = \"1\", rule = \"no-product\"",
            "plan = \"a\", task = \"2\", rule = \"no-product\"",
            "plan = \"a\", task = \"2\", rule = \"wrong-type\", field = \"done\", text = \"5\"",
        ]
    );
    // Elsewhere in the file, and laid out in another way, they are the same findings.
    let moved = plan("a", &(task("2", "done    =   5") + "# chú thích\n\n" + &task("1", "")));
    folder.write("a.toml", &moved);
    assert_eq!(folder.check(&["--deny-warnings"]).status, 0);
    // Another value is another finding.
    let more = moved.replace("=   5", "= 6") + &task("3", "");
    folder.write("a.toml", &more);
    let checked = folder.check(&[]);
    assert_eq!(checked.status, 1);
    assert_eq!(checked.found, ["a.toml:18 wrong-type", "a.toml:26 no-product"]);
    assert_eq!(
        checked.notes,
        [
            "2 findings held back by .cu.toml",
            ".cu.toml holds 1 finding no longer there; --update-baseline takes out what is gone"
        ]
    );
    let before = folder.baseline();
    assert_eq!(folder.check(&[]).found.len(), 2);
    assert_eq!(folder.baseline(), before, "a check alone changes nothing");
    let updated = folder.check(&["--update-baseline"]);
    assert_eq!((updated.status, updated.found.len()), (1, 2));
    assert_eq!(
        updated.notes,
        [".cu.toml: 1 taken out, 0 taken in", "2 findings held back by .cu.toml"]
    );
    let all = folder.check(&["--update-baseline=all"]);
    assert_eq!((all.status, all.found), (0, vec![]));
    assert_eq!(all.notes[0], ".cu.toml: 0 taken out, 2 taken in");
    assert_eq!(folder.entries().len(), 4);
}

#[test]
fn what_was_mended_is_told_when_it_comes_back() {
    let broken = plan("a", &task("1", ""));
    let folder = Folder::with(&[("a.toml", &broken)]);
    folder.check(&["--update-baseline"]);
    folder.write("a.toml", &plan("a", &task("1", "product = \"Báo cáo\"")));
    assert_eq!(folder.check(&["--update-baseline"]).status, 0);
    assert_eq!(folder.entries(), [""; 0]);
    folder.write("a.toml", &broken);
    let checked = folder.check(&["--update-baseline", "--deny-warnings"]);
    assert_eq!((checked.status, checked.found), (1, vec!["a.toml:14 no-product".to_owned()]));
    assert_eq!(folder.entries(), [""; 0]);
}

#[test]
fn a_file_that_needs_no_change_is_not_written() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    folder.check(&["--update-baseline"]);
    let by_hand = format!("# của tôi\r\n{}", folder.baseline().replace('\n', "\r\n"));
    folder.write(FILE, &by_hand);
    for update in ["--update-baseline", "--update-baseline=gone", "--update-baseline=all"] {
        let checked = folder.check(&[update]);
        assert_eq!(checked.notes, ["1 finding held back by .cu.toml"]);
        assert_eq!(folder.baseline(), by_hand, "{update}");
    }
}

#[test]
fn of_findings_that_are_alike_so_many_are_held_back() {
    let nameless = "[[task]]\ntitle = \"Việc\"\ndeadline = \"Quý IV\"\nproduct = \"Báo cáo\"\n\n";
    let folder = Folder::with(&[("a.toml", &plan("a", &nameless.repeat(2)))]);
    folder.check(&["--update-baseline"]);
    let entry = "plan = \"a\", rule = \"missing-key\", text = \"id\"";
    assert_eq!(folder.entries(), [format!("{entry}, count = 2")]);
    folder.write("a.toml", &plan("a", &nameless.repeat(3)));
    assert_eq!(folder.check(&[]).found, ["a.toml:24 missing-key"]);
    folder.write("a.toml", &plan("a", nameless));
    assert_eq!(folder.check(&["--update-baseline"]).notes[0], ".cu.toml: 1 taken out, 0 taken in");
    assert_eq!(folder.entries(), [entry]);
}

#[test]
fn files_that_cannot_be_read_are_always_told_and_lose_no_entry() {
    let good = plan("a", &task("1", ""));
    let folder = Folder::with(&[("a.toml", &good), ("b.toml", "x = \n"), ("c.toml", "x = 1\n")]);
    let made = folder.check(&["--update-baseline"]);
    assert_eq!(
        (made.status, made.found),
        (1, vec!["b.toml:1 syntax".to_owned(), "c.toml:1 not-a-plan".to_owned()])
    );
    assert_eq!(folder.entries().len(), 1);
    folder.write("a.toml", &good.replace("year = 2025", "year ="));
    let checked = folder.check(&["--update-baseline=all"]);
    assert_eq!(checked.found[0], "a.toml:5 syntax");
    assert_eq!((checked.notes, folder.entries().len()), (vec![], 1));
}

#[test]
fn what_a_check_does_not_look_for_stays() {
    let of = |id: &str| plan(id, &task("1", ""));
    let folder = Folder::with(&[("x/a.toml", &of("a")), ("y/b.toml", &of("b"))]);
    folder.check(&["--update-baseline", "--profile", "6-ro"]);
    assert_eq!(folder.entries().len(), 6);
    // One folder alone, and rules that are off.
    folder.write("x/a.toml", &plan("a", &task("1", "product = \"Báo cáo\"\nofficer = \"Bà Hà\"")));
    let part = folder.check(&["--update-baseline", "x"]);
    assert_eq!(part.notes[0], ".cu.toml: 1 taken out, 0 taken in");
    assert_eq!(folder.entries().len(), 5);
    let whole = folder.check(&["--update-baseline", "--profile", "6-ro"]);
    assert_eq!(whole.notes[0], ".cu.toml: 1 taken out, 0 taken in");
    assert_eq!((whole.status, folder.entries().len()), (0, 4));
    // A plan is known by its id, wherever its file is.
    std::fs::rename(folder.0.path().join("y/b.toml"), folder.0.path().join("b-moi.toml")).unwrap();
    let moved = folder.check(&["--update-baseline", "--profile", "6-ro", "--deny-warnings"]);
    assert_eq!(
        (moved.status, moved.notes),
        (0, vec!["4 findings held back by .cu.toml".to_owned()])
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
    folder.check(&["--update-baseline"]);
    assert_eq!(
        folder.entries(),
        [
            "plan = \"pargo.toml\", rule = \"unknown-rule\", field = \"rules.no-products\", text = \"no-products\"",
            "plan = \"x/a.toml\", rule = \"missing-key\", text = \"id\"",
        ]
    );
    folder.write("pargo.toml", "");
    folder.write("x/a.toml", &plan("a", ""));
    assert_eq!(
        folder.check(&["--update-baseline", "x"]).notes,
        [".cu.toml: 2 taken out, 0 taken in"]
    );
}

#[test]
fn an_allow_comes_first() {
    let allowed = task("1", "allow = { no-product = \"Văn bản không ghi\" }");
    let folder = Folder::with(&[("a.toml", &plan("a", &allowed))]);
    folder.check(&["--update-baseline"]);
    assert_eq!(folder.entries(), [""; 0]);
    // An entry does not make an allow unused, nor the other way round.
    folder.write("a.toml", &plan("a", &task("1", "")));
    folder.check(&["--update-baseline=all"]);
    folder.write("a.toml", &plan("a", &allowed));
    let checked = folder.check(&["--deny-warnings"]);
    assert_eq!((checked.status, checked.found), (0, vec![]));
    assert_eq!(
        checked.notes,
        [".cu.toml holds 1 finding no longer there; --update-baseline takes out what is gone"]
    );
}

#[test]
fn what_changed_is_held_back_and_not_lost_by_a_check_that_does_not_ask() {
    let of = |day: u32| {
        plan("a", &format!("{}product = \"Báo cáo\"\n", task("1", "")))
            .replace("\"Quý IV\"", &format!("2025-12-{day}"))
    };
    let folder = Folder::with(&[("a.toml", &of(10))]);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Bình", "-c", "user.email=binh@example.vn"];
        let output = Command::new("git")
            .current_dir(folder.0.path())
            .args(identity)
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "a.toml"]);
    git(&["-c", "commit.gpgsign=false", "commit", "-q", "-m", "Kế hoạch"]);
    folder.write("a.toml", &of(20));
    assert_eq!(folder.check(&["--since", "HEAD", "--update-baseline"]).status, 0);
    let entry = "plan = \"a\", task = \"1\", rule = \"deadline-moved\", field = \"deadline\", text = \"2025-12-20\"";
    assert_eq!(folder.entries(), [entry]);
    assert_eq!(folder.check(&["--update-baseline"]).notes, [""; 0]);
    assert_eq!(folder.entries(), [entry], "nothing was asked of what changed");
    folder.write("a.toml", &of(21));
    let checked = folder.check(&["--since", "HEAD", "--update-baseline"]);
    assert_eq!((checked.status, checked.found), (1, vec!["a.toml:17 deadline-moved".to_owned()]));
    assert_eq!(folder.entries(), [""; 0]);
}

#[test]
fn json_has_its_usual_shape() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    folder.check(&["--update-baseline"]);
    let output = folder.run(&["--format", "json", "--baseline", FILE]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    let mut expected = ["version", "as_of", "files", "errors", "warnings", "diagnostics"];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!((&value["warnings"], &value["files"]), (&0.into(), &1.into()));
}

#[test]
fn a_baseline_that_cannot_be_used_ends_with_status_2() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    let told = |text: Option<&str>, arguments: &[&str]| {
        if let Some(text) = text {
            folder.write(FILE, text);
        }
        let output = folder.run(&[&["--format", "short", "--baseline", FILE], arguments].concat());
        assert!(output.stdout.is_empty(), "nothing is told of the plans");
        assert_eq!(output.status.code(), Some(2));
        let kept = text.is_none_or(|text| folder.baseline() == text);
        assert!(kept, "a broken file is left alone");
        String::from_utf8(output.stderr).unwrap()
    };
    let missing = told(None, &[]);
    assert!(missing.contains(".cu.toml; --update-baseline makes it"), "{missing}");
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
        (entry("plan = \"a\", rule = \"syntax\""), "always told", ".cu.toml:3"),
    ];
    for (text, words, place) in &cases {
        for arguments in [&[][..], &["--update-baseline"], &["--update-baseline=all"]] {
            let told = told(Some(text), arguments);
            assert!(told.contains(words) && told.contains(place), "{text}\n{told}");
            assert!(told.contains(".cu.toml is broken"), "{told}");
        }
    }
}

#[test]
fn a_baseline_that_is_called_like_a_plan_is_refused() {
    let text = plan("a", "");
    let folder = Folder::with(&[("a.toml", &text), ("pargo.toml", "lang = \"en\"\n")]);
    for name in ["a.toml", "moi.toml", "pargo.toml"] {
        let output = folder.run(&["--baseline", name, "--update-baseline"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(&format!("{name} cannot be a --baseline")), "{told}");
    }
    assert_eq!(std::fs::read_to_string(folder.0.path().join("a.toml")).unwrap(), text);
    assert!(!folder.0.path().join("moi.toml").exists());
    let output = folder.run(&["--baseline", "cu.txt", "--update-baseline"]);
    assert_eq!(output.status.code(), Some(0), "another ending will do");
    let output = folder.run(&["--update-baseline"]);
    assert_eq!(output.status.code(), Some(2), "--update-baseline needs --baseline");
}

#[test]
fn notes_are_in_both_languages() {
    let folder = Folder::with(&[("a.toml", &plan("a", &task("1", "")))]);
    let told = |arguments: &[&str]| {
        let common = ["--lang", "vi", "--baseline", FILE];
        String::from_utf8(folder.run(&[&common[..], arguments].concat()).stderr).unwrap()
    };
    assert_eq!(
        told(&["--update-baseline"]),
        "pargo: đã lập .cu.toml với 1 lỗi, cảnh báo\npargo: không báo lại 1 lỗi, cảnh báo đã ghi trong .cu.toml\n"
    );
    folder.write("a.toml", &plan("a", ""));
    assert_eq!(
        told(&[]),
        "pargo: .cu.toml còn ghi 1 lỗi, cảnh báo nay không còn; thêm --update-baseline để gỡ\n"
    );
    assert_eq!(told(&["--update-baseline"]), "pargo: .cu.toml: gỡ 1, thêm 0\n");
}

fn parsed(text: &str) -> Baseline {
    read(Source { path: FILE, text }).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

/// An entry that stands twice, as where a merge kept both sides, is one.
#[test]
fn an_entry_that_stands_twice_counts_once() {
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
            // A name says something.
            let entry = Entry {
                plan: format!("a{plan}"),
                task,
                objective: None,
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
