//! No question runs a program that a repository names.

use crate::questions::QUESTIONS;
use crate::scaffold::{Repository, moved};

/// The repository names a program in every setting that can have one; a file shows whether it was run.
#[test]
fn no_program_of_settings_attributes_or_hooks_is_run() {
    let repository = Repository::with_move();
    let trace = repository.at("ran");
    let program = format!("touch '{}'; false", trace.display().to_string().replace('\\', "/"));
    let hooks = repository.at("hooks");
    std::fs::create_dir(&hooks).unwrap();
    for name in [
        "fsmonitor-watchman",
        "query-watchman",
        "post-index-change",
        "reference-transaction",
        "pre-auto-gc",
        "post-checkout",
    ] {
        let hook = hooks.join(name);
        std::fs::write(&hook, format!("#!/bin/sh\n{program}\n")).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    repository.write(".gitattributes", "* diff=evil filter=evil merge=evil ident\n");
    repository.commit("attributes");
    let shell = format!("!{program}");
    for (key, value) in [
        ("diff.evil.textconv", &program),
        ("diff.evil.command", &program),
        ("diff.external", &program),
        ("filter.evil.smudge", &program),
        ("filter.evil.clean", &program),
        ("filter.evil.process", &program),
        ("merge.evil.driver", &program),
        ("core.pager", &program),
        ("pager.log", &program),
        ("core.fsmonitor", &program),
        ("core.editor", &program),
        ("core.askPass", &program),
        ("core.sshCommand", &program),
        ("core.gitProxy", &program),
        ("core.alternateRefsCommand", &program),
        ("credential.helper", &shell),
        ("gpg.program", &program),
        ("log.showSignature", &"true".to_owned()),
        ("trailer.sign.command", &program),
        ("uploadpack.packObjectsHook", &program),
        ("alias.log", &shell),
        ("alias.rev-parse", &shell),
        ("core.hooksPath", &hooks.display().to_string()),
    ] {
        repository.git(&["config", key, value]);
    }
    // From here on git itself would run the programs, so the test does not call it any more.
    std::fs::write(repository.at("plans/a.toml"), moved("2025-08-31")).unwrap();
    let _ = std::fs::remove_file(&trace);
    for question in QUESTIONS {
        let answer = repository.pargo(question);
        assert_ne!(answer.status, 2, "{question:?} {answer:?}");
        assert!(!trace.exists(), "{question:?} ran a program of the repository");
    }
}
