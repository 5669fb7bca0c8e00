//! The measurements as Markdown.

use std::fmt::Write as _;
use std::time::Duration;

use crate::Corpus;
use crate::measure::{Measured, slope};

/// All measurements.
#[derive(Default)]
pub struct Results {
    /// The number of findings of `check` in the largest corpus.
    pub findings: usize,
    /// The number of lines of `overdue` for the largest corpus.
    pub overdue: usize,
    /// By number of plans, the smallest first.
    pub by_plans: Vec<(Corpus, Vec<Measured>)>,
    /// By number of tasks in one file, the smallest first.
    pub by_tasks: Vec<(Corpus, Vec<Measured>)>,
    /// Parsers on the largest corpus, the one in use first.
    pub parsers: Vec<Measured>,
    /// Starting times, an empty program first.
    pub start: Vec<Measured>,
    /// Other programs: how many times as long they took, and the target for that.
    pub peers: Vec<(Measured, f64, Option<f64>)>,
}

/// A target: its subject, the measured value, and the most or the least that it should be.
struct Target {
    what: String,
    measured: f64,
    bound: f64,
    at_least: bool,
}

impl Target {
    fn is_met(&self) -> bool {
        if self.at_least { self.measured >= self.bound } else { self.measured <= self.bound }
    }
}

const QUESTIONS: [&str; 4] =
    ["`pargo check`", "`pargo overdue`", "`pargo summary`", "`pargo tasks --format json`"];

impl Results {
    /// All tables.
    pub fn markdown(&self, machine: &str) -> String {
        let mut out = String::new();
        self.heading(machine, &mut out);
        self.targets_table(&mut out);
        self.times(&mut out);
        self.memory(&mut out);
        self.peers_table(&mut out);
        self.start_table(&mut out);
        self.parsers_table(&mut out);
        self.commands(&mut out);
        out
    }

    fn heading(&self, machine: &str, out: &mut String) {
        let Some((largest, _)) = self.by_plans.last() else { return };
        let tasks = largest.plans * largest.tasks;
        let _ = writeln!(
            out,
            "Measured on {machine}. {} plans hold {} tasks in {:.0} MB; `check` has {} findings on \
             them, {:.1} in a hundred tasks, and `overdue` lists {} tasks and periods.\n",
            grouped(largest.plans),
            grouped(tasks),
            largest.bytes as f64 / 1e6,
            grouped(self.findings),
            self.findings as f64 * 100.0 / tasks as f64,
            grouped(self.overdue),
        );
    }

    fn targets(&self) -> Vec<Target> {
        let mut targets = Vec::new();
        let mut most = |what: String, measured: f64, bound: f64| {
            targets.push(Target { what, measured, bound, at_least: false });
        };
        if let Some((_, programs)) = self.by_plans.last() {
            let parse = "bare parse, `toml-spanner`";
            let beside = |own: &str, other: &str| ratio(programs, own, other);
            let of = |own: &str, other: &str| format!("{own} to {other}, 4,000 plans");
            most(of(QUESTIONS[0], parse), beside(QUESTIONS[0], parse), 1.3);
            most(of(QUESTIONS[0], "`cat`"), beside(QUESTIONS[0], "`cat`"), 2.5);
            most(of(QUESTIONS[1], parse), beside(QUESTIONS[1], parse), 1.2);
            most(of(QUESTIONS[2], parse), beside(QUESTIONS[2], parse), 1.2);
        }
        for (what, rows, amount) in self.slopes() {
            for question in QUESTIONS {
                let points = points(rows, question, amount);
                most(format!("{question}, growth with {what}"), slope(&points), 1.05);
            }
        }
        let empty = "an empty program that parses its arguments";
        for question in &QUESTIONS[..3] {
            most(
                format!("{question} to {empty}, 5 plans"),
                ratio(&self.start, question, empty),
                2.5,
            );
            if self.start.iter().any(|m| m.program.name == "`git status`") {
                let beside = ratio(&self.start, question, "`git status`");
                most(format!("{question} to `git status`, 5 plans"), beside, 1.0);
            }
        }
        for (peer, times, bound) in &self.peers {
            if let Some(bound) = *bound {
                let what = format!("{} to pargo, 1,000 plans", peer.program.name);
                targets.push(Target { what, measured: *times, bound, at_least: true });
            }
        }
        targets
    }

    #[expect(clippy::type_complexity, reason = "a table of two rows, read right below")]
    fn slopes(&self) -> [(&'static str, &[(Corpus, Vec<Measured>)], fn(&Corpus) -> usize); 2] {
        // With five plans nearly all time is for starting, which would hide a slope that is too steep.
        let plans = self.by_plans.get(1..).unwrap_or_default();
        [
            ("plans", plans, |corpus| corpus.plans),
            ("tasks of one file", &self.by_tasks, |corpus| corpus.tasks),
        ]
    }

    fn targets_table(&self, out: &mut String) {
        out.push_str(
            "### Targets\n\n| times as long | measured | target | |\n| --- | --: | --: | --- |\n",
        );
        for target in self.targets() {
            let sign = if target.at_least { "≥" } else { "≤" };
            let met = if target.is_met() { "met" } else { "missed" };
            let (measured, bound) = (target.measured, target.bound);
            let digits = if bound >= 10.0 { 0 } else { 2 };
            let _ =
                writeln!(out, "| {} | {measured:.digits$} | {sign} {bound} | {met} |", target.what);
        }
        out.push('\n');
    }

    /// The corpora that are shown: all by plans, and the largest file.
    fn shown(&self) -> Vec<&(Corpus, Vec<Measured>)> {
        self.by_plans.iter().chain(self.by_tasks.last()).collect()
    }

    fn grid(&self, title: &str, cell: impl Fn(&[Measured], &Measured) -> String, out: &mut String) {
        let shown = self.shown();
        let _ = write!(out, "### {title}\n\n| |");
        for (corpus, _) in &shown {
            let _ = match corpus.plans {
                1 => write!(out, " one file, {} tasks |", grouped(corpus.tasks)),
                plans => write!(out, " {} plans |", grouped(plans)),
            };
        }
        let _ = writeln!(out, "\n| --- |{}", " --: |".repeat(shown.len()));
        let Some((_, first)) = shown.first() else { return };
        for place in 0..first.len() {
            let _ = write!(out, "| {} |", first[place].program.name);
            for (_, programs) in &shown {
                let _ = write!(out, " {} |", cell(programs, &programs[place]));
            }
            out.push('\n');
        }
        out.push('\n');
    }

    fn times(&self, out: &mut String) {
        let cell = |programs: &[Measured], one: &Measured| {
            let parse = ratio(programs, &one.program.name, "bare parse, `toml-spanner`");
            format!("{} · {parse:.2}", time(one.time))
        };
        self.grid("Time, and how many times that of the bare parse", cell, out);
    }

    fn memory(&self, out: &mut String) {
        self.grid("Most memory held", |_, one| memory(one), out);
    }

    fn peers_table(&self, out: &mut String) {
        if self.peers.is_empty() {
            return;
        }
        out.push_str(
            "### Instead of pargo, on 1,000 plans or as many tasks\n\n\
             | | time | times as long as pargo | most memory held |\n| --- | --: | --: | --: |\n",
        );
        for (peer, times, _) in &self.peers {
            let (name, time, memory) = (&peer.program.name, time(peer.time), memory(peer));
            let _ = writeln!(out, "| {name} | {time} | {times:.0} | {memory} |");
        }
        out.push('\n');
    }

    fn start_table(&self, out: &mut String) {
        beside_first("Five plans in a git repository", &self.start, out);
    }

    fn parsers_table(&self, out: &mut String) {
        beside_first("Parsers, 4,000 plans, two threads", &self.parsers, out);
    }

    /// The commands to repeat each row by hand.
    fn commands(&self, out: &mut String) {
        out.push_str(
            "### Commands\n\nIn the folder of a corpus, below `target/tmp/speed/`:\n\n```text\n",
        );
        let grid = self.by_plans.first().map(|(_, programs)| programs.as_slice());
        let peers = self.peers.iter().map(|(peer, ..)| peer);
        let all = grid.unwrap_or_default().iter().chain(&self.start).chain(&self.parsers);
        let mut seen: Vec<&str> = Vec::new();
        for one in all.chain(peers) {
            let shown = one.program.shown.as_str();
            if !seen.contains(&shown) {
                seen.push(shown);
                let _ = writeln!(out, "{shown}");
            }
        }
        out.push_str("```\n");
    }
}

/// Programs beside the first of them.
pub fn beside_first(title: &str, programs: &[Measured], out: &mut String) {
    let Some(first) = programs.first() else { return };
    let _ = writeln!(
        out,
        "### {title}\n\n| | time | times the first | most memory held |\n| --- | --: | --: | --: |"
    );
    for one in programs {
        let times = one.time.as_secs_f64() / first.time.as_secs_f64();
        let (name, time, memory) = (&one.program.name, time(one.time), memory(one));
        let _ = writeln!(out, "| {name} | {time} | {times:.2} | {memory} |");
    }
    out.push('\n');
}

/// How many times as long as `other` the program `own` took.
fn ratio(programs: &[Measured], own: &str, other: &str) -> f64 {
    let time = |name: &str| programs.iter().find(|m| m.program.name == name).map(|m| m.time);
    match (time(own), time(other)) {
        (Some(own), Some(other)) => own.as_secs_f64() / other.as_secs_f64(),
        _ => f64::NAN,
    }
}

fn points(
    rows: &[(Corpus, Vec<Measured>)],
    name: &str,
    amount: fn(&Corpus) -> usize,
) -> Vec<(f64, f64)> {
    let point = |(corpus, programs): &(Corpus, Vec<Measured>)| {
        let one = programs.iter().find(|m| m.program.name == name)?;
        Some((amount(corpus) as f64, one.time.as_secs_f64()))
    };
    rows.iter().filter_map(point).collect()
}

fn time(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1e3;
    match milliseconds {
        less if less < 10.0 => format!("{less:.2} ms"),
        less if less < 100.0 => format!("{less:.1} ms"),
        less if less < 10_000.0 => format!("{less:.0} ms"),
        more => format!("{:.1} s", more / 1e3),
    }
}

fn memory(one: &Measured) -> String {
    one.memory.map_or_else(|| "–".to_owned(), |bytes| format!("{:.1} MB", bytes as f64 / 1e6))
}

/// A number with commas between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
