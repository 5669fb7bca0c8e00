//! `check --watch`: the plans are checked again at every save.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::scaffold::{Folder, PLAN, isolate};

/// A running `check --watch`, which ends with the test.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    /// The lines that nobody has waited for yet: those of the two streams come in any order.
    seen: RefCell<Vec<String>>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watching {
    fn of(folder: &Folder, arguments: &[&str]) -> Watching {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        isolate(&mut command, folder.path()).env("PARGO_LANG", "en");
        let command = command.args(["check", "--watch", "--as-of", "2025-03-01"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines() {
                    let _ = sender.send(line.unwrap());
                }
            });
        }
        Watching { child, lines, seen: RefCell::default() }
    }

    /// Waits for a line with these words.
    fn says(&self, words: &str) {
        let mut seen = self.seen.borrow_mut();
        loop {
            if let Some(at) = seen.iter().position(|line| line.contains(words)) {
                seen.remove(at);
                return;
            }
            match self.lines.recv_timeout(Duration::from_secs(30)) {
                Ok(line) => seen.push(line),
                Err(_) => panic!("no line with “{words}” in {seen:#?}"),
            }
        }
    }
}

fn folder() -> Folder {
    Folder::with(&[("pargo.toml", "lang = \"en\"\n"), ("plans/p.toml", PLAN)])
}

#[test]
fn a_plan_is_checked_again_when_it_or_the_settings_change() {
    let folder = folder();
    let watching = Watching::of(&folder, &[]);
    watching.says("0 errors, 0 warnings");
    watching.says("watching 2 files");
    folder.replace("plans/p.toml", "deadline = 2025-06-30", "deadlne  = 2025-06-30");
    watching.says("changed: plans/p.toml");
    watching.says("unknown-key");
    // A plan that cannot be read does not end it, nor do settings that cannot.
    folder.write("plans/p.toml", "[plan\n");
    watching.says("error[syntax]");
    folder.write("pargo.toml", "lang = \n");
    watching.says("pargo.toml is broken");
    folder.write("plans/p.toml", PLAN);
    folder.write("pargo.toml", "[rules]\nno-officer = \"error\"\n");
    watching.says("error[no-officer]");
}

#[test]
fn new_plans_and_removed_ones_count() {
    let folder = folder();
    let watching = Watching::of(&folder, &["--format", "short"]);
    watching.says("watching 2 files");
    folder.write("plans/so/b/q.toml", &PLAN.replace("p-2025", "q-2025"));
    watching.says("changed: plans/so/b/q.toml");
    watching.says("in 2 plan files");
    folder.remove("plans/p.toml");
    watching.says("in 1 plan file");
    folder.remove("plans/so/b/q.toml");
    watching.says("no plan file");
}

#[test]
fn what_no_file_can_mend_ends_it_at_once() {
    let folder = folder();
    for (arguments, words) in [
        (&["--watch", "no-such"][..], "no such path"),
        (&["--watch", "--at", "HEAD"], "--at means nothing to `check --watch`"),
        (&["--watch", "--show-files"], "cannot be used with"),
        (&["--watch", "--since", "HEAD"], "git"),
    ] {
        folder.pargo(&[&["check"], arguments].concat()).assert_refused(&[words]);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    use std::os::unix::process::ExitStatusExt;

    if ignores_interrupts() {
        eprintln!(
            "skipped: whoever started the tests ignores interrupts, and so does what they start"
        );
        return;
    }

    let folder = folder();
    let mut watching = Watching::of(&folder, &[]);
    watching.says("watching 2 files");
    let id = watching.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(watching.child.wait().unwrap().signal(), Some(2));
}

/// Whether this process ignores interrupts, as a shell has it for what it starts in the background.
#[cfg(unix)]
fn ignores_interrupts() -> bool {
    const SIGINT: u64 = 1 << 1;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask & SIGINT != 0)
}
