//! A line on standard error while work takes long, and only where a person looks at it.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::text::lang::{Both, Lang};

/// Work that is done sooner than this says nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is written again.
const PACE: Duration = Duration::from_millis(100);

/// How far the work has come, as standard error shows it.
pub struct Progress {
    what: Both,
    lang: Lang,
    next: Mutex<Next>,
}

/// When the line is written next, and how long the one that stands there is.
struct Next {
    at: Instant,
    shown: usize,
}

impl Progress {
    /// Progress through so many of `what`; `None` where standard error is no terminal.
    #[expect(clippy::disallowed_methods, reason = "the command layer is where the clock is read")]
    pub fn of(what: Both, lang: Lang) -> Option<Self> {
        let next = Next { at: Instant::now() + PATIENCE, shown: 0 };
        std::io::stderr().is_terminal().then(|| Progress { what, lang, next: Mutex::new(next) })
    }

    /// So many of so many are done. A thread that finds another one writing goes on with its work.
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

    /// Takes the line away, before anything else is written there.
    pub fn clear(&self) {
        if let Ok(mut next) = self.next.lock()
            && next.shown > 0
        {
            write("", &mut next.shown);
        }
    }
}

/// Writes a line over the one before, which no code has to erase that some terminals do not know.
fn write(line: &str, shown: &mut usize) {
    let length = line.chars().count();
    let rest = " ".repeat(shown.saturating_sub(length));
    let back = if line.is_empty() { "\r" } else { "" };
    let mut out = std::io::stderr().lock();
    // What cannot be written is nobody's to read.
    let _ = write!(out, "\r{line}{rest}{back}").and_then(|()| out.flush());
    *shown = length;
}
