//! What is said of the command line itself.

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
