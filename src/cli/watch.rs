//! Answers again whenever a file is saved.
//!
//! The files are looked at from time to time. The messages of the system about changes do not reach every
//! place where offices keep files, such as shared folders, and looking costs less than reading.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::cli::exit_status::ExitStatus;
use crate::cli::surroundings::{current_folder, default_paths};
use crate::cli::terminal::Terminal;
use crate::text::characters::safe;
use crate::text::lang::{both, quantity};
use crate::workspace::Failure;
use crate::workspace::stamp::Stamp;

/// The shortest pause between two looks at the files.
const PAUSE: Duration = Duration::from_millis(300);

/// How many times as long as a look the pause is, so that many files do not keep the machine busy.
const PAUSES: u32 = 20;

/// How long a file has to stay as it is: an editor may write it in several steps.
const CALM: Duration = Duration::from_millis(60);

/// How many files that changed are named.
const NAMED: usize = 3;

/// Erases a terminal and goes to its first line.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// Calls `answer` now, and again each time when a plan under `paths`, its settings or `other` have changed. Only
/// Ctrl-C ends it, or a first answer that nothing but another command line can mend.
pub fn watch(
    paths: &[PathBuf],
    other: Option<&Path>,
    terminal: &mut Terminal,
    answer: impl Fn(&mut Terminal) -> anyhow::Result<()>,
) -> anyhow::Result<ExitStatus> {
    let current = current_folder()?;
    let look = || {
        let paths = if paths.is_empty() { default_paths(&current) } else { paths.to_vec() };
        Stamp::of(&paths, other.as_slice(), &current)
    };
    let mut seen = look();
    clear(terminal)?;
    if let Err(error) = answer(terminal) {
        let can_be_mended = error.downcast_ref().is_some_and(|f: &Failure| f.file.is_some());
        if !can_be_mended {
            return Err(error);
        }
        terminal.error(&error);
    }
    loop {
        say_what_is_watched(&seen, terminal);
        let now = next(&seen, look);
        clear(terminal)?;
        say_what_changed(&now.changed_since(&seen), terminal);
        seen = now;
        if let Err(error) = answer(terminal) {
            terminal.error(&error);
        }
    }
}

/// Waits until the files are others, and have been the same for a moment.
fn next(seen: &Stamp, look: impl Fn() -> Stamp) -> Stamp {
    loop {
        let begun = now();
        let mut found = look();
        let took = begun.elapsed();
        if found == *seen {
            sleep(PAUSE.max(took.saturating_mul(PAUSES)));
            continue;
        }
        loop {
            sleep(CALM);
            let again = look();
            if again == found {
                break;
            }
            found = again;
        }
        if found != *seen {
            return found;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "only for the length of a pause")]
fn now() -> Instant {
    Instant::now()
}

/// Begins an answer on an empty terminal. In a file or a pipe the answers follow each other.
fn clear(terminal: &Terminal) -> anyhow::Result<()> {
    let is_shown = std::io::stdout().is_terminal() && !terminal.writes_file();
    if is_shown && terminal.style().color { terminal.print(CLEAR) } else { Ok(()) }
}

fn say_what_is_watched(seen: &Stamp, terminal: &Terminal) {
    let (count, many) = (seen.count(), quantity(seen.count()));
    let files = if count == 1 { "file" } else { "files" };
    let words = both!(
        "đang theo dõi {many} tệp; Ctrl-C để dừng",
        "watching {count} {files}; Ctrl-C ends it"
    );
    terminal.note(words.in_lang(terminal.lang));
}

fn say_what_changed(changed: &[&str], terminal: &Terminal) {
    if changed.is_empty() {
        return;
    }
    let named: Vec<_> = changed.iter().take(NAMED).map(|name| safe(name)).collect();
    let more = changed.len().saturating_sub(NAMED);
    let and_more = match more {
        0 => both!("", ""),
        more => {
            let many = quantity(more);
            both!(" và {many} tệp khác", " and {more} more")
        }
    };
    let (named, and_more) = (named.join(", "), and_more.in_lang(terminal.lang));
    let words = both!("đã thay đổi: {named}{and_more}", "changed: {named}{and_more}");
    terminal.note(words.in_lang(terminal.lang));
}
