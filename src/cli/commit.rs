//! Commits what a command wrote, as the user would: with the user's own git settings and hooks.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::text::characters::safe;
use crate::text::lang::{Text, both};

/// The longest subject of a commit, in characters, before its list of names goes below it.
const LONGEST_SUBJECT: usize = 72;

/// Commits files and nothing else that is prepared for a commit. `what` says what was done, `names` to what.
pub fn commit(files: &[&Path], what: &str, names: &[String]) -> anyhow::Result<()> {
    let Some(folder) = files.first().and_then(|file| file.parent()) else { return Ok(()) };
    let (subject, body) = message(what, names);
    git(folder, &["add"], files)?;
    let mut arguments = vec!["commit", "--quiet", "--only", "-m", &subject];
    if let Some(body) = &body {
        arguments.extend(["-m", body]);
    }
    git(folder, &arguments, files)
}

fn message(what: &str, names: &[String]) -> (String, Option<String>) {
    let names: Vec<_> = names.iter().map(|name| safe(name)).collect();
    let whole = format!("{}: {what}", names.join(", "));
    match whole.chars().count() <= LONGEST_SUBJECT {
        true => (whole, None),
        false => (format!("{what} ({})", names.len()), Some(names.join("\n"))),
    }
}

/// Runs git for files; what it and its hooks print goes to standard error.
fn git(folder: &Path, arguments: &[&str], files: &[&Path]) -> anyhow::Result<()> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("--literal-pathspecs").args(arguments).arg("--").args(files);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err(not_committed().into()),
    }
}

fn not_committed() -> Text {
    both!(
        "đã ghi vào tệp nhưng chưa lưu được vào git; xem lý do ở trên rồi chạy `git commit`",
        "the files are written, but git did not commit them; see above why, and run `git commit`"
    )
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn many_names_go_below_the_subject() {
        let names =
            |count: usize| (0..count).map(|n| format!("stp-2025/II.{n}")).collect::<Vec<_>>();
        assert_eq!(
            message("done", &names(2)),
            ("stp-2025/II.0, stp-2025/II.1: done".to_owned(), None)
        );
        let (subject, body) = message("done", &names(9));
        assert_eq!(subject, "done (9)");
        assert_eq!(body.unwrap().lines().count(), 9);
    }
}
