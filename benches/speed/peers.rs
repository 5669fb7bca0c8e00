//! Programs that people would use instead, each with as much work as pargo has with a corpus of plans.
//!
//! A program that is not installed is left out with a note.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::corpus::{self, Entry};
use crate::measure::Program;

/// A program to compare with, and the factor by which pargo should be faster.
pub struct Peer {
    /// The program.
    pub program: Program,
    /// The command of pargo with the same answer.
    pub against: &'static str,
    /// The factor by which that command should be faster.
    pub target: Option<f64>,
}

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/plan.schema.json");
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/overdue.py");

/// Every peer on the plans of `plans`, or on `count` tasks of its own below `below`.
pub fn all(plans: &Path, below: &Path, count: usize) -> io::Result<Vec<Peer>> {
    let mut files: Vec<PathBuf> = Vec::new();
    crate::helpers::find(&plans.join("plans"), &mut files)?;
    files.sort();
    let files: Vec<PathBuf> =
        files.iter().map(|f| f.strip_prefix(plans).unwrap_or(f).to_owned()).collect();
    let schema = format!("file://{SCHEMA}");
    let taplo = Program::new(
        "`taplo lint` with a schema",
        "taplo lint --schema file://…/benches/plan.schema.json plans/*/*.toml",
        "taplo",
        plans,
    );
    let jsonschema = Program::new(
        "`check-jsonschema`",
        "check-jsonschema --schemafile …/benches/plan.schema.json plans/*/*.toml",
        "check-jsonschema",
        plans,
    );
    let script = Program::new(
        "a Python script with `tomllib`",
        "python3 …/benches/overdue.py plans 2025-10-01",
        "python3",
        plans,
    );
    let ledger = corpus::made(below, &format!("ledger-of-{count}"), |f| ledgers(f, count))?;
    let tasks = corpus::made(below, &format!("taskwarrior-of-{count}"), |f| tasks(f, count))?;
    let task = Program::new("Taskwarrior's `overdue`", "task rc:taskrc overdue", "task", &tasks);
    let hledger =
        Program::new("`hledger check`", "hledger check -f tasks.journal", "hledger", &ledger);
    let bean = Program::new(
        "`bean-check`",
        "bean-check --no-cache tasks.beancount",
        "bean-check",
        &ledger,
    );
    let peer = |program, against, target| Peer { program, against, target };
    Ok(vec![
        peer(taplo.with(["lint", "--schema", schema.as_str()]).with(&files), "check", Some(50.0)),
        peer(jsonschema.with(["--schemafile", SCHEMA]).with(&files), "check", Some(150.0)),
        peer(script.with([SCRIPT, "plans", corpus::AS_OF]), "overdue", None),
        peer(task.with(["rc:taskrc", "overdue"]), "overdue", Some(40.0)),
        peer(hledger.with(["check", "-f", "tasks.journal"]), "check", Some(30.0)),
        peer(bean.with(["--no-cache", "tasks.beancount"]), "check", Some(80.0)),
    ])
}

/// Tasks as bookings for the two accounting programs, one entry for each task.
fn ledgers(folder: &Path, count: usize) -> io::Result<()> {
    let mut hledger = String::from("account tasks:open\naccount tasks:done\n\n");
    let mut bean =
        String::from("2024-01-01 open Assets:Tasks TASK\n2024-01-01 open Expenses:Done TASK\n\n");
    for Entry { title, lead, due, .. } in corpus::entries(count) {
        let day = due.iso();
        // In a journal of hledger a semicolon begins a comment.
        let plain = title.replace(';', ",");
        let _ = writeln!(hledger, "{day} * {lead} | {plain}\n    tasks:done   1\n    tasks:open\n");
        let _ = writeln!(
            bean,
            "{day} * \"{lead}\" \"{title}\"\n  Expenses:Done  1 TASK\n  Assets:Tasks\n"
        );
    }
    std::fs::write(folder.join("tasks.journal"), hledger)?;
    std::fs::write(folder.join("tasks.beancount"), bean)
}

/// Tasks for Taskwarrior. All of them are open, so that it has as many to look at as pargo, and as many
/// are overdue as in the plans. It only knows the current date, so tasks that are not overdue are due in
/// a far year.
fn tasks(folder: &Path, count: usize) -> io::Result<()> {
    let mut pending = String::new();
    for (number, Entry { title, lead, due, is_late }) in corpus::entries(count).enumerate() {
        // Seconds from 1970 to the beginnings of 2025 and of 2099.
        let (begun, far) = (1_735_689_600, 4_070_908_800);
        let year = if is_late { begun } else { far };
        let moment = year + (due.month - 1) * 2_629_746 + due.day * 86_400;
        let _ = writeln!(
            pending,
            "[description:\"{title}\" due:\"{moment}\" entry:\"{begun}\" \
             modified:\"{begun}\" project:\"{lead}\" status:\"pending\" \
             uuid:\"00000000-0000-4000-8000-{number:012}\"]"
        );
    }
    std::fs::write(folder.join("pending.data"), pending)?;
    let settings = "data.location=.\nconfirmation=off\nverbose=nothing\ngc=off\nhooks=off\n";
    std::fs::write(folder.join("taskrc"), settings)
}
