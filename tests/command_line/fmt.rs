//! `pargo fmt`: what is written, what is told, and what is left.

use crate::scaffold::{Answer, Folder, Pargo, isolate};

const UGLY: &str =
    "[plan]\nid='p-2025'\ntitle = \"Kế hoạch\" # tên\nyear=2025\nagency = \"Sở\"\nindexes=[ ]\n";

const LAID_OUT: &str = "[plan]\nid      = \"p-2025\"\ntitle   = \"Kế hoạch\"  # tên\nagency  = \"Sở\"\nyear    = 2025\n\
                        indexes = []\n";

const RIGHT: &str = "[plan]\nid = \"b\"\n";

fn to_input(folder: &Folder, arguments: &[&str], input: &str) -> Answer {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_pargo"));
    isolate(&mut command, folder.path()).env("PARGO_LANG", "en").args(arguments);
    Answer::to_input(&mut command, input.as_bytes())
}

#[test]
fn what_differs_is_written_and_shown() {
    let folder = Folder::with(&[("plans/a.toml", UGLY), ("plans/b.toml", RIGHT)]);
    let answer = folder.pargo(&["fmt"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(folder.read("plans/a.toml"), LAID_OUT);
    assert_eq!(folder.read("plans/b.toml"), RIGHT);
    assert!(answer.out.starts_with("--- a/plans/a.toml\n+++ b/plans/a.toml\n@@ -1,6 +1,6 @@\n"));
    assert!(answer.out.contains("-id='p-2025'\n") && !answer.out.contains("b.toml"), "{answer}");
    assert_eq!(answer.err, "pargo: 1 file laid out; 1 already right\n");
    assert_eq!(folder.read("plans/a.toml"), LAID_OUT);
    let again = folder.pargo(&["fmt", "--lang", "vi"]);
    assert_eq!((again.out.as_str(), again.status), ("", 0));
    assert_eq!(again.err, "pargo: đã trình bày lại 0 tệp; 02 tệp vốn đã đúng\n");
    // Nothing else is left in the folder.
    assert_eq!(std::fs::read_dir(folder.at("plans")).unwrap().count(), 2);
}

#[test]
fn a_check_names_what_differs_and_writes_nothing() {
    let folder = Folder::with(&[("plans/a.toml", UGLY), ("plans/b.toml", RIGHT)]);
    let answer = folder.pargo(&["fmt", "--check"]);
    assert_eq!((answer.out.as_str(), answer.status), ("plans/a.toml\n", 1), "{answer}");
    assert_eq!(answer.err, "pargo: 1 file to lay out; 1 already right\n");
    let answer = folder.pargo(&["fmt", "--check", "-q", "plans/b.toml"]);
    assert_eq!((answer.out.as_str(), answer.err.as_str(), answer.status), ("", "", 0));
    assert_eq!(folder.read("plans/a.toml"), UGLY);
}

#[test]
fn a_diff_is_shown_and_nothing_written() {
    let folder = Folder::with(&[("plans/a.toml", UGLY)]);
    for (arguments, status) in [
        (&["fmt", "--diff"][..], 1),
        (&["fmt", "--check", "--diff"], 1),
        (&["fmt", "--dry-run"], 0),
        (&["fmt", "--diff", "--color", "always"], 1),
    ] {
        let answer = folder.pargo(arguments);
        assert_eq!(answer.status, status, "{answer}");
        let has_colour = arguments.contains(&"--color");
        let line = if has_colour { "\u{1b}[31m-year=2025\u{1b}[0m\n" } else { "\n-year=2025\n" };
        assert!(answer.out.contains(line), "{answer}");
    }
    assert_eq!(folder.read("plans/a.toml"), UGLY);
    folder.write("plans/a.toml", LAID_OUT);
    let answer = folder.pargo(&["fmt", "--diff"]);
    assert_eq!((answer.out.as_str(), answer.status), ("", 0), "{answer}");
}

#[test]
fn json_has_every_file() {
    let folder = Folder::with(&[("plans/a.toml", UGLY), ("plans/b.toml", RIGHT)]);
    let json = folder.json(&["fmt", "--format", "json"]);
    assert_eq!((&json["version"], &json["items"]), (&1.into(), &serde_json::json!([])));
    assert_eq!(json["files"][0]["file"], "plans/a.toml");
    assert_eq!(json["files"][0]["changed"], true);
    assert!(json["files"][0]["diff"].as_str().unwrap().contains("\n+year    = 2025\n"));
    assert_eq!(
        (&json["files"][1]["changed"], &json["files"][1]["diff"]),
        (&false.into(), &"".into())
    );
    assert_eq!(folder.read("plans/a.toml"), LAID_OUT);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::new();
    let answer = to_input(&folder, &["fmt", "-"], UGLY);
    assert_eq!((answer.out.as_str(), answer.err.as_str(), answer.status), (LAID_OUT, "", 0));
    let dos = format!("\u{feff}{}", UGLY.trim_end().replace('\n', "\r\n"));
    let answer = to_input(&folder, &["fmt", "-"], &dos);
    assert_eq!(answer.out, format!("\u{feff}{}", LAID_OUT.trim_end().replace('\n', "\r\n")));
    let answer = to_input(&folder, &["fmt", "-"], "[[unit]]\naliases=[]\nname='A'\n");
    assert_eq!(answer.out, "[[unit]]\nname    = \"A\"\naliases = []\n");
    let answer = to_input(&folder, &["fmt", "--check", "-"], UGLY);
    assert_eq!((answer.out.as_str(), answer.status), ("-\n", 1));
    let answer = to_input(&folder, &["fmt", "--check", "-"], LAID_OUT);
    assert_eq!((answer.out.as_str(), answer.status), ("", 0));
    let answer = to_input(&folder, &["fmt", "-"], "[plan]\ntitle = Kế hoạch\n");
    assert_eq!((answer.out.as_str(), answer.status), ("", 1), "{answer}");
    assert!(answer.err.contains("error[syntax]") && answer.err.contains("--> -:2:9"), "{answer}");
    to_input(&folder, &["fmt", "-", "a.toml"], UGLY).assert_refused(&["stands alone"]);
}

#[test]
fn what_is_broken_is_left_and_named() {
    let broken = "[plan]\nid='a'\ntitle = Kế hoạch\n";
    // Its mistake has a certain meaning, but it is not TOML.
    let mistyped = UGLY.replace("2025\n", "2025 ;\n").replace("p-2025", "q");
    let other = "[package]\nname='x'\n";
    let folder = Folder::with(&[
        ("plans/a.toml", UGLY),
        ("plans/b.toml", broken),
        ("plans/c.toml", &mistyped),
        ("plans/d.toml", other),
        ("plans/e.toml", &UGLY.replace("p-2025", "e")),
    ]);
    std::fs::write(folder.at("plans/f.toml"), b"[plan]\nid = \"\xff\"\n").unwrap();
    for arguments in [&["fmt", "--check"][..], &["fmt"]] {
        let answer = folder.pargo(arguments);
        assert_eq!(answer.status, 1, "{answer}");
        for name in ["b", "c", "d", "f"] {
            let left = format!("pargo: plans/{name}.toml is broken, and is left as it is\n");
            assert!(answer.err.contains(&left), "{name}: {answer}");
        }
        assert!(answer.err.contains("error[not-a-plan]"), "{answer}");
        assert!(answer.err.contains("; 4 left as before\n"), "{answer}");
    }
    assert_eq!(folder.read("plans/a.toml"), LAID_OUT);
    assert_eq!(folder.read("plans/b.toml"), broken);
    assert_eq!(folder.read("plans/c.toml"), mistyped);
    assert_eq!(folder.read("plans/d.toml"), other);
    assert_eq!(folder.read("plans/e.toml"), LAID_OUT.replace("p-2025", "e"));
    let answer = folder.pargo(&["fmt", "plans/b.toml", "--lang", "vi"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("plans/b.toml có lỗi, giữ nguyên"), "{answer}");
}

#[test]
fn what_may_not_be_written_is_left_and_named() {
    let folder = Folder::with(&[("plans/a.toml", UGLY), ("plans/b.toml", UGLY)]);
    let path = folder.at("plans/a.toml");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions.clone()).unwrap();
    let answer = folder.pargo(&["fmt"]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(
        answer.err.contains("cannot write plans/a.toml: that file can only be read"),
        "{answer}"
    );
    assert!(!answer.out.contains("plans/a.toml"), "{answer}");
    assert_eq!(
        (folder.read("plans/a.toml").as_str(), folder.read("plans/b.toml").as_str()),
        (UGLY, LAID_OUT)
    );
    // Looking needs no right to write.
    assert_eq!(folder.pargo(&["fmt", "--check"]).out, "plans/a.toml\n");
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "the folder is removed after the test"
    )]
    permissions.set_readonly(false);
    std::fs::set_permissions(&path, permissions).unwrap();
}

#[test]
fn settings_are_laid_out_where_they_are_asked_for() {
    const SETTINGS: &str = "exclude=['x.toml']\nlang = \"en\"\n";
    const RIGHT: &str = "lang    = \"en\"\nexclude = [\"x.toml\"]\n";
    let files = [
        ("pargo.toml", SETTINGS),
        ("plans/pargo.toml", SETTINGS),
        ("plans/b/pargo.toml", SETTINGS),
        ("plans/a.toml", UGLY),
        ("plans/x.toml", UGLY),
        ("plans/drafts/a.toml", UGLY),
        (".gitignore", "drafts/\n"),
    ];
    let named = |arguments: &[&str]| {
        let answer = Folder::with(&files).pargo(&[&["fmt", "--check"], arguments].concat());
        answer.out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = ["pargo.toml", "plans/a.toml", "plans/b/pargo.toml", "plans/pargo.toml"];
    assert_eq!(named(&[]), all);
    assert_eq!(named(&["."]), all);
    assert_eq!(named(&["plans"]), all[1..]);
    assert_eq!(named(&["plans/b", "plans/a.toml"]), all[1..3]);
    assert_eq!(named(&["pargo.toml", "./pargo.toml"]), ["pargo.toml"]);
    let folder = Folder::with(&files);
    assert_eq!(folder.pargo(&["fmt"]).status, 0);
    assert_eq!(folder.read("pargo.toml"), RIGHT);
    // One that is broken is left, and the plans below it are laid out.
    folder.write("pargo.toml", "lang = en\n");
    folder.write("plans/a.toml", UGLY);
    let answer = folder.pargo(&["fmt", "."]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.err.contains("pargo.toml is broken, and is left as it is"), "{answer}");
    assert_eq!(
        (folder.read("pargo.toml").as_str(), folder.read("plans/a.toml").as_str()),
        ("lang = en\n", LAID_OUT)
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = Folder::with(&[("plans/a.toml", UGLY)]);
    folder.pargo(&["fmt", "--at", "HEAD"]).assert_refused(&["--at means nothing to `fmt`"]);
    folder
        .pargo(&["fmt", "--as-of", "2025-01-01"])
        .assert_refused(&["--as-of means nothing to `fmt`"]);
    folder.pargo(&["fmt", "nowhere"]).assert_refused(&["no such path: nowhere"]);
    assert_eq!(folder.read("plans/a.toml"), UGLY);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_the_mode_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("plans/a.toml", UGLY)]);
    std::fs::set_permissions(folder.at("plans/a.toml"), PermissionsExt::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("plans/a.toml", folder.at("link.toml")).unwrap();
    let answer = Pargo::at(folder.path()).run(&["fmt", "link.toml"]);
    assert_eq!(answer.status, 0, "{answer}");
    assert_eq!(folder.read("plans/a.toml"), LAID_OUT);
    assert!(std::fs::symlink_metadata(folder.at("link.toml")).unwrap().is_symlink());
    let mode = std::fs::metadata(folder.at("plans/a.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
