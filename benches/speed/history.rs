//! Measures questions about history, beside git showing the same commits.
//!
//! The repository has as many plans as the largest corpus, and commits that each change one to three of
//! them: due dates and titles. Ten of them change the first plan, whose history is asked for.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::corpus::{self, Dice, Keys};
use crate::measure::{Program, side_by_side};
use crate::plan_text::plan;
use crate::{Options, Outcome, tables};

/// How many plans there are.
const PLANS: usize = 4000;

/// How many commits there are after the one that adds the plans.
const COMMITS: usize = 500;

/// The first plan is changed once in so many commits.
const OFTEN: usize = 50;

const BEGIN: &str = "<!-- begin: cargo bench --bench speed -- history --write -->\n";

/// Measures and prints; with `--write` also writes the table into the page.
pub fn measure(options: &Options) -> Outcome<()> {
    let below = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    eprintln!("history …");
    let folder = corpus::made(&below, "history", repository)?;
    let measured = side_by_side(&programs(&folder), options.rounds.min(5))?;
    let title =
        format!("{} plans of {} tasks, {COMMITS} commits", tables::grouped(PLANS), corpus::TASKS);
    let mut text = format!("Measured on {}.\n\n", crate::machine());
    tables::beside_first(&title, &measured, &mut text);
    println!("{text}");
    if options.write {
        crate::write(BEGIN, text.trim_end())?;
    }
    Ok(())
}

fn programs(folder: &Path) -> Vec<Program> {
    let pargo = |question: &str| {
        let shown = format!("pargo {question}");
        Program::new(&format!("`{shown}`"), &shown, env!("CARGO_BIN_EXE_pargo"), folder)
            .with(question.split(' '))
            .with(["--as-of", corpus::AS_OF])
    };
    let first = plan(0, 1, Keys::First);
    let id = first.lines().find_map(|line| line.strip_prefix("id")).unwrap_or_default();
    let id = id.trim_matches([' ', '=', '"']);
    let git = Program::new("`git log -p --stat`", "git log -p --stat > /dev/null", "git", folder);
    vec![
        git.with(["log", "-p", "--stat"]),
        pargo(&format!("history {id}")),
        pargo("slips"),
        pargo("trend --every month"),
        pargo("diff HEAD~100"),
        pargo("diff HEAD~100..HEAD"),
        pargo("check --since HEAD~20"),
        pargo("overdue --at HEAD~100"),
    ]
}

/// Creates the repository, packed like a cloned one.
fn repository(folder: &Path) -> std::io::Result<()> {
    git(folder, &["init", "-q", "-b", "main"])?;
    let mut import = Command::new("git")
        .args(["fast-import", "--quiet"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(pipe) = import.stdin.take() {
        let mut out = std::io::BufWriter::new(pipe);
        commits(&mut out)?;
        out.flush()?;
    }
    import.wait()?;
    git(folder, &["reset", "-q", "--hard", "main"])?;
    git(folder, &["gc", "-q"])
}

fn git(folder: &Path, arguments: &[&str]) -> std::io::Result<()> {
    let status = Command::new("git").args(arguments).current_dir(folder).status()?;
    if status.success() { Ok(()) } else { Err(std::io::Error::other(format!("git: {status}"))) }
}

fn commits(out: &mut impl Write) -> std::io::Result<()> {
    let mut files: Vec<(PathBuf, String)> =
        corpus::files(PLANS, corpus::TASKS, Keys::First).collect();
    begin(0, "Plans", out)?;
    file(Path::new("pargo.toml"), corpus::CONFIG, out)?;
    for (path, text) in &files {
        file(path, text, out)?;
    }
    let mut dice = Dice::new(0x0067_6974);
    for number in 1..=COMMITS {
        begin(number, "Cập nhật kế hoạch", out)?;
        let mut which: Vec<usize> = (0..dice.within(1, 3)).map(|_| dice.below(PLANS)).collect();
        which.extend((number % OFTEN == 0).then_some(0));
        which.sort_unstable();
        which.dedup();
        for at in which {
            let (path, text) = &mut files[at];
            *text = changed(text, &mut dice);
            file(path, text, out)?;
        }
    }
    Ok(())
}

/// The head of a commit; there is one every twelve hours.
fn begin(number: usize, message: &str, out: &mut impl Write) -> std::io::Result<()> {
    const FIRST: usize = 1_736_300_000;
    let seconds = FIRST + number * 12 * 3600;
    let person = format!("Trần Thị Bình <binh@example.vn> {seconds} +0700");
    let length = message.len();
    writeln!(out, "commit refs/heads/main\ncommitter {person}\ndata {length}\n{message}")
}

fn file(path: &Path, text: &str, out: &mut impl Write) -> std::io::Result<()> {
    let path = path.display().to_string().replace('\\', "/");
    writeln!(out, "M 100644 inline \"{path}\"\ndata {}\n{text}", text.len())
}

/// A plan with one to four lines changed: a due date a month later, or a longer title.
fn changed(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let can: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = &lines[*at];
            line.starts_with("title") || (line.starts_with("deadline") && line.contains("2025-"))
        })
        .collect();
    for _ in 0..dice.within(1, 4) {
        let line = &mut lines[can[dice.below(can.len())]];
        *line = match line.split_once("2025-") {
            Some((before, date)) if line.starts_with("deadline") => {
                let month: usize = date.get(..2).and_then(|m| m.parse().ok()).unwrap_or(1);
                // Every month has a twenty-eighth day.
                format!("{before}2025-{:02}-28{}", month % 12 + 1, date.get(5..).unwrap_or(""))
            }
            _ => line.replacen('"', "\"Rà soát, ", 1),
        };
    }
    lines.join("\n") + "\n"
}
