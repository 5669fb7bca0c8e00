//! Runs programs in turns and measures their times and memory.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A program with its arguments and working folder.
#[derive(Clone)]
pub struct Program {
    /// Its name in tables.
    pub name: String,
    /// The command to repeat it in that folder.
    pub shown: String,
    program: OsString,
    arguments: Vec<OsString>,
    folder: PathBuf,
}

/// The measurements of a program.
#[derive(Clone)]
pub struct Measured {
    /// The program.
    pub program: Program,
    /// The median of its times.
    pub time: Duration,
    /// The most memory that it used, in bytes; `None` if that is not known.
    pub memory: Option<u64>,
}

impl Program {
    /// A program that runs in `folder`.
    pub fn new(name: &str, shown: &str, program: impl Into<OsString>, folder: &Path) -> Self {
        Program {
            name: name.to_owned(),
            shown: shown.to_owned(),
            program: program.into(),
            arguments: Vec::new(),
            folder: folder.to_owned(),
        }
    }

    /// The same with more arguments.
    pub fn with<A: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    fn command(&self, program: &OsString, before: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(before);
        if !before.is_empty() {
            command.arg(&self.program);
        }
        command
            .args(&self.arguments)
            .current_dir(&self.folder)
            // All programs get two threads, which the targets assume, even on larger machines.
            .env("RAYON_NUM_THREADS", "2")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Runs it once. Finding something wrong in the plans is not a failure, but a program that could not
    /// do its work must not count as fast.
    pub fn run(&self) -> io::Result<Duration> {
        let mut command = self.command(&self.program, &[]);
        #[expect(clippy::disallowed_methods, reason = "this is what is measured")]
        let start = Instant::now();
        let status = command.status()?;
        let time = start.elapsed();
        match status.code() {
            Some(0 | 1) => Ok(time),
            _ => Err(io::Error::other(format!("{}: {status}", self.shown))),
        }
    }

    /// Whether the program is installed.
    pub fn is_there(&self) -> bool {
        let mut command = Command::new(&self.program);
        command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok()
    }

    /// The most memory used in one run, in bytes, measured by GNU time.
    fn memory(&self) -> Option<u64> {
        let report = std::env::temp_dir().join(format!("pargo-speed-{}", std::process::id()));
        let place = report.to_str()?;
        let timer = OsString::from("/usr/bin/time");
        self.command(&timer, &["-f", "%M", "-o", place]).status().ok()?;
        let text = std::fs::read_to_string(&report).ok()?;
        // A first line about the exit status may stand before the number.
        let kibibytes: u64 = text.lines().last()?.trim().parse().ok()?;
        std::fs::remove_file(&report).ok()?;
        Some(kibibytes * 1024)
    }
}

/// Runs programs in turns, so that other work of the machine affects all of them alike.
pub fn side_by_side(programs: &[Program], rounds: usize) -> io::Result<Vec<Measured>> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); programs.len()];
    // The first round fills the caches and does not count.
    for round in 0..=rounds {
        for (program, times) in programs.iter().zip(&mut times) {
            let time = program.run()?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    let measured = programs.iter().zip(times);
    Ok(measured
        .map(|(program, times)| Measured {
            program: program.clone(),
            time: median(times),
            memory: program.memory(),
        })
        .collect())
}

/// Measures a program that may take minutes, once if it takes more than a few seconds, with a much faster
/// program before and after each run.
pub fn patiently(
    program: &Program,
    beside: &Program,
    rounds: usize,
) -> io::Result<(Measured, Duration)> {
    let (mut times, mut others) = (Vec::new(), Vec::new());
    beside.run()?;
    for _ in 0..rounds.max(1) {
        others.extend([beside.run()?, beside.run()?]);
        let time = program.run()?;
        others.extend([beside.run()?, beside.run()?]);
        times.push(time);
        if time > Duration::from_secs(5) {
            break;
        }
    }
    let measured =
        Measured { program: program.clone(), time: median(times), memory: program.memory() };
    Ok((measured, median(others)))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The slope of the line through points on a double logarithmic scale: 1 means linear growth.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = logs.len() as f64;
    let (sum_x, sum_y) = logs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let over: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let under: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    over / under
}
