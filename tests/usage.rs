//! What is said of the command line itself.

use std::process::Command;

#[test]
fn help_is_that_of_the_option() {
    for lang in ["vi", "en"] {
        for command in [&[][..], &["check"], &["rules"], &["help"]] {
            let run = |first: &[&str], last: &[&str]| {
                let mut pargo = Command::new(env!("CARGO_BIN_EXE_pargo"));
                let run = pargo.args(first).args(command).args(last).args(["--lang", lang]);
                let output = run.output().unwrap();
                assert!(output.status.success() && !output.stdout.is_empty());
                output.stdout
            };
            assert_eq!(run(&["help"], &[]), run(&[], &["--help"]), "{command:?} {lang}");
        }
    }
}

#[test]
fn an_argument_never_turns_the_terminal_around() {
    for lang in ["vi", "en"] {
        for arguments in [&["ch\u{202e}b"][..], &["check", "--format", "x\u{1b}[31m\u{202e}"]] {
            let mut pargo = Command::new(env!("CARGO_BIN_EXE_pargo"));
            let output = pargo.args(arguments).args(["--lang", lang]).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(told.contains("\\u{202e}") && !told.contains(['\u{202e}', '\u{1b}']), "{told}");
        }
    }
}
