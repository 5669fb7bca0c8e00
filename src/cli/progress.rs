//! A progress line on standard error for long work, on terminals only.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::text::lang::{Both, Lang};

/// Shorter work shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two updates of the line.
const PACE: Duration = Duration::from_millis(100);

/// The progress line on standard error.
pub struct Progress {
    what: Both,
    lang: Lang,
    next: Mutex<Next>,
}

/// When the line is due next, and the length of the current one.
struct Next {
    at: Instant,
    shown: usize,
}

impl Progress {
    /// Progress through `what`; `None` if standard error is not a terminal.
    #[expect(clippy::disallowed_methods, reason = "the command layer is where the clock is read")]
    pub fn of(what: Both, lang: Lang) -> Option<Self> {
        let next = Next { at: Instant::now() + PATIENCE, shown: 0 };
        std::io::stderr().is_terminal().then(|| Progress { what, lang, next: Mutex::new(next) })
    }

    /// Reports how many are done. If another thread is writing the line, nothing is written.
    #[expect(clippy::disallowed_methods, reason = "the command layer is where the clock is read")]
    pub fn at(&self, done: usize, of: usize) {
        let Ok(mut next) = self.next.try_lock() else { return };
        let now = Instant::now();
        if now < next.at {
            return;
        }
        next.at = now + PACE;
        let line = format!("pargo: {done}/{of} {}", self.what.in_lang(self.lang));
        write(&line, &mut next.shown);
    }

    /// Removes the line, before other output.
    pub fn clear(&self) {
        if let Ok(mut next) = self.next.lock()
            && next.shown > 0
        {
            write("", &mut next.shown);
        }
    }
}

/// Overwrites the previous line with spaces, since some terminals do not know the code to erase it.
fn write(line: &str, shown: &mut usize) {
    let length = line.chars().count();
    let rest = " ".repeat(shown.saturating_sub(length));
    let back = if line.is_empty() { "\r" } else { "" };
    let mut out = std::io::stderr().lock();
    // An error is ignored: progress does not matter to the result.
    let _ = write!(out, "\r{line}{rest}{back}").and_then(|()| out.flush());
    *shown = length;
}
