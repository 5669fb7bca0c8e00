//! Answers: pure functions from plans, a date and a question to typed rows.
//!
//! Each report looks at one plan at a time, so that plans need not stay in memory, and joins what it
//! found in the order of the files. Nothing here formats or prints.

pub mod diff;
pub mod filter;
pub mod history;
pub mod item;
pub mod overdue;
pub mod show;
pub mod summary;
pub mod tasks;
pub mod trend;

use crate::diagnostic::{Finding, Findings};
use crate::lang::Text;
use crate::parse::Letters;
use crate::resolve::Resolved;
use crate::rules::{self, Level};
use crate::state::{Outcome, State};
use crate::workspace::{Unreadable, Workspace};
pub use filter::{Asked, Filter, Role, Scope};
pub use summary::{Clear, Totals};

/// A plan that could not be read, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// Why.
    pub reason: Text,
}

impl LeftOut {
    /// Why a file could not be read.
    pub fn of(unreadable: &Unreadable<'_>) -> Self {
        let source = unreadable.source;
        let reason = match unreadable.findings.first() {
            Some(finding) => {
                let at = source.position(finding.span.start);
                let (vi, en) = (&finding.message.vi, &finding.message.en);
                Text {
                    vi: format!("dòng {}, cột {}: {vi}", at.line, at.column),
                    en: format!("line {}, column {}: {en}", at.line, at.column),
                }
            }
            None => Text { vi: String::new(), en: String::new() },
        };
        LeftOut { file: source.path.to_owned(), reason }
    }
}

/// What every answer says besides its rows.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Plans that were answered for.
    pub plans: usize,
    /// Plans that could not be.
    pub left_out: Vec<LeftOut>,
    /// Lesser faults, which kept their plan in the answer.
    pub faults: usize,
    /// The units that were asked for, by their declared names.
    pub units: Vec<String>,
}

/// Why a question cannot be answered: a name that means nothing, or more than one thing.
#[derive(Debug)]
pub struct Unanswerable {
    /// What is wrong.
    pub message: Text,
    /// Plans that could not be read: the name may stand there.
    pub left_out: Vec<LeftOut>,
}

/// How many errors were found while a plan was read. How letters are written is no matter of an answer,
/// whatever level the rules on it have.
fn faults(resolved: &Resolved<'_>, out: &Findings) -> usize {
    let levels = &resolved.config.levels;
    let of_letters = [rules::not_nfc::DOC.name, rules::stray_mark::DOC.name];
    let is_fault = |finding: &&Finding| {
        levels.of(finding.rule) == Level::Error && !of_letters.contains(&finding.rule.name)
    };
    out.iter().filter(is_fault).count()
}

/// Asks each selected plan, and joins the answers in the order of the files. `ask` sees the plan, its
/// place among the files and what the filter means there.
pub fn ask<T: Send>(
    workspace: &Workspace,
    filter: &Filter,
    ask: impl Fn(&Resolved<'_>, &Scope) -> T + Sync,
) -> Result<(Vec<T>, Coverage), Unanswerable> {
    let mut filter = filter.resolve_indexes(workspace)?;
    loop {
        let answers = workspace.each(Letters::AsTheyAre, |_, file, loaded| {
            let (resolved, out) = loaded.map_err(|unreadable| LeftOut::of(&unreadable))?;
            let id = resolved.plan.id.value().map(str::to_owned);
            let answer = filter.selects(&resolved).then(|| {
                let scope = filter.scope(&resolved, file.config);
                (ask(&resolved, &scope), scope.hits, faults(&resolved, &out))
            });
            Ok((id, answer))
        });
        let mut coverage = Coverage::default();
        let (mut rows, mut hits, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for answer in answers {
            match answer {
                Err(left_out) => coverage.left_out.push(left_out),
                Ok((id, answer)) => {
                    ids.extend(id);
                    if let Some((row, mut found, faults)) = answer {
                        coverage.plans += 1;
                        coverage.faults += faults;
                        rows.push(row);
                        hits.append(&mut found);
                    }
                }
            }
        }
        if let Some(clearer) = filter.settle_plans(&ids, &coverage.left_out)? {
            filter = clearer;
            continue;
        }
        match filter.settle_units(workspace, &hits, &coverage.left_out)? {
            None => {
                coverage.units = filter.unit_names(&hits);
                return Ok((rows, coverage));
            }
            Some(clearer) => filter = clearer,
        }
    }
}

/// Tasks by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts([usize; 8]);

impl TaskCounts {
    /// Counts one task.
    pub fn add(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    /// How many are in a state.
    pub fn of(&self, state: State) -> usize {
        self.0[state as usize]
    }

    /// All of them, the cancelled ones included.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Adds another count.
    pub fn merge(&mut self, other: &TaskCounts) {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a += b);
    }

    /// All but the cancelled ones: what offices report as the total.
    pub fn live(&self) -> usize {
        self.total() - self.of(State::Cancelled)
    }

    /// Completed, in time or late.
    pub fn completed(&self) -> usize {
        self.of(State::Done) + self.of(State::DoneLate)
    }

    /// Those that a share of completion is taken of: neither cancelled nor standing nor undated.
    pub fn due(&self) -> usize {
        self.live() - self.of(State::Standing) - self.of(State::Undated)
    }
}

/// Objectives by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectiveCounts {
    /// Their target is reached.
    pub met: usize,
    /// It is not.
    pub missed: usize,
    /// Nothing can be said yet.
    pub pending: usize,
}

impl ObjectiveCounts {
    /// Counts one objective.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Met => self.met += 1,
            Outcome::Missed => self.missed += 1,
            Outcome::Pending => self.pending += 1,
        }
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.met + self.missed + self.pending
    }

    /// Adds another count.
    pub fn merge(&mut self, other: &ObjectiveCounts) {
        self.met += other.met;
        self.missed += other.missed;
        self.pending += other.pending;
    }
}
