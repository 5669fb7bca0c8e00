//! Help and messages about the command line itself.

use crate::scaffold::{Pargo, root};

#[test]
fn help_is_that_of_the_option() {
    for lang in ["vi", "en"] {
        for command in [&[][..], &["check"], &["rules"], &["help"]] {
            let help = |first: &[&str], last: &[&str]| {
                let arguments = [first, command, last, &["--lang", lang]].concat();
                let answer = Pargo::at(root()).run(&arguments);
                assert!(answer.status == 0 && !answer.out.is_empty(), "{answer}");
                answer.out
            };
            assert_eq!(help(&["help"], &[]), help(&[], &["--help"]), "{command:?} {lang}");
        }
    }
}

#[test]
fn an_argument_never_turns_the_terminal_around() {
    for lang in ["vi", "en"] {
        for arguments in [&["ch\u{202e}b"][..], &["check", "--format", "x\u{1b}[31m\u{202e}"]] {
            let answer = Pargo::at(root()).run(&[arguments, &["--lang", lang]].concat());
            assert_eq!(answer.status, 2);
            let err = answer.err;
            assert!(err.contains("\\u{202e}") && !err.contains(['\u{202e}', '\u{1b}']), "{err}");
        }
    }
}

/// Only for systems on which a folder can be removed while a program runs in it.
#[cfg(target_os = "linux")]
#[test]
fn a_current_folder_that_is_gone_is_named() {
    for (lang, words) in [
        ("vi", "pargo: không mở được thư mục hiện tại: "),
        ("en", "pargo: cannot open the current folder: "),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("a");
        std::fs::create_dir(&gone).unwrap();
        let script = format!(
            "cd '{0}' && rmdir '{0}' && exec '{1}' check --lang {lang}",
            gone.display(),
            env!("CARGO_BIN_EXE_pargo")
        );
        let output = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.starts_with(words), "{err}");
    }
}
