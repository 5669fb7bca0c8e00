//! Tasks whose due date was moved, now or in the past.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::compare::change::{Change, Part, What};
use crate::compare::debtors::DebtorFacts;
use crate::compare::facts::{self, ExtensionFacts, TaskFacts};
use crate::compare::history::{Broken, CommitStep, broken};
use crate::plan::value::Value;
use crate::report::ask_each_plan;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Taken};
use crate::report::item::{Item, Lister};
use crate::resolve::Resolved;
use crate::resolve::each::whole;
use crate::text::name;
use crate::workspace::Workspace;
use crate::workspace::git::Commit;

/// One move of a due date.
#[derive(Clone, Debug)]
pub struct Move {
    /// The commit; `None` if the move is not committed yet.
    pub commit: Option<Commit>,
    /// The due date before.
    pub before: NaiveDate,
    /// The due date after.
    pub after: NaiveDate,
    /// The document that grants the extension; `None` without one.
    pub by: Option<String>,
    /// When it was granted; `None` without a document.
    pub granted: Option<NaiveDate>,
}

/// A task or milestone whose due date was moved.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The task in the current plans.
    pub item: Item,
    /// The title of the milestone; `None` for the task itself.
    pub milestone: Option<String>,
    /// The unit whose due date it is, of a task with `each`; `None` for the task itself.
    pub unit: Option<String>,
    /// The current due date with all extensions applied; `None` if it has none any more.
    pub due: Option<NaiveDate>,
    /// The moves, oldest first.
    pub moves: Vec<Move>,
}

impl Slip {
    /// The first due date that it had.
    pub fn first_due(&self) -> Option<NaiveDate> {
        self.moves.first().map(|m| m.before)
    }

    /// Days from the first due date to the current one, or without a current one to the last that it had.
    pub fn days(&self) -> i64 {
        let due = self.due.or(self.moves.last().map(|m| m.after));
        self.first_due().zip(due).map_or(0, |(first, due)| (due - first).num_days())
    }
}

/// The answer of `slips`.
#[derive(Debug)]
pub struct Slips {
    /// The slips, the largest first, then by plan id and place in the file.
    pub slips: Vec<Slip>,
    /// The current plans that were read and those left out.
    pub coverage: Coverage,
    /// The plan files that became unreadable with a commit.
    pub left_out: Vec<Broken>,
}

impl Slips {
    /// Keeps only what moved at least once without a document.
    pub fn keep_undocumented(&mut self) {
        self.slips.retain(|slip| slip.moves.iter().any(|one| one.by.is_none()));
    }
}

/// The slips of a plan with the moves from one day to another: by the day on which an extension was granted, of a
/// move without a document by that of its commit. A move that is not committed yet has no day; it is there because
/// the figures count it. The due date is the one after the last move.
pub fn within(
    slips: &[Slip],
    plan: Option<&str>,
    (from, to): (NaiveDate, NaiveDate),
    utc_offset: i32,
) -> Vec<Slip> {
    let is_there = |moved: &Move| {
        let committed = moved.commit.as_ref().map(|commit| commit.date(utc_offset));
        moved.granted.or(committed).is_none_or(|day| from <= day && day <= to)
    };
    let own = slips.iter().filter(|slip| slip.item.plan.as_deref() == plan).map(|slip| {
        let moves: Vec<Move> = slip.moves.iter().filter(|one| is_there(one)).cloned().collect();
        Slip { due: moves.last().map(|last| last.after), moves, ..slip.clone() }
    });
    own.filter(|slip| !slip.moves.is_empty()).collect()
}

/// Whose due date moved: the title of the milestone and the unit, `None` for the task itself.
type Whose<'c> = (Option<&'c str>, Option<&'c str>);

/// The moves by plan id and task id.
type Moves<'c> = BTreeMap<(&'c str, &'c str), Vec<(Whose<'c>, Move)>>;

fn moves<'c>(steps: &'c [CommitStep], pending: &'c [Change]) -> Moves<'c> {
    let mut moves: Moves<'_> = BTreeMap::new();
    let committed = steps.iter().flat_map(|s| s.changes.iter().map(move |c| (Some(&s.commit), c)));
    for (commit, change) in committed.chain(pending.iter().map(|c| (None, c))) {
        let day = |value: &Option<Value>| value.as_ref().and_then(Value::day);
        if let (What::DeadlineMoved, Some(task), Some(before), Some(after)) =
            (change.what, change.task(), day(&change.before), day(&change.after))
        {
            let milestone = change.part.as_ref().and_then(Part::slot);
            let by = change.by.clone();
            let moved = Move { commit: commit.cloned(), before, after, by, granted: None };
            let whose = (milestone, change.debtor.as_deref());
            moves.entry((&change.plan, task)).or_default().push((whose, moved));
        }
    }
    moves
}

/// The debtors that a unit of a move stands for today: itself, or those inside it if it is a group.
fn debtors_of<'f>(
    resolved: &Resolved<'_>,
    task: &'f TaskFacts,
    unit: &str,
) -> impl Iterator<Item = &'f DebtorFacts> {
    let named = resolved.units.find(unit);
    let inside = named.map(|unit| whole(&resolved.units, [&unit])).unwrap_or_default();
    task.debtors.iter().flatten().filter(move |debtor| {
        resolved.units.find(&debtor.unit.name).is_some_and(|debtor| inside.contains(&debtor))
    })
}

/// The due date of a task, of one of its milestones, or of a debtor; of a group whose units are due on different
/// days none.
fn due_of(resolved: &Resolved<'_>, task: &TaskFacts, whose: Whose<'_>) -> Option<NaiveDate> {
    match whose {
        (None, None) => task.deadline.due,
        (None, Some(unit)) => {
            let owed = debtors_of(resolved, task, unit).filter_map(|debtor| debtor.owes.first());
            let mut dues = owed.map(|(_, due)| *due);
            let first = dues.next()?;
            dues.all(|due| due == first).then_some(first)
        }
        (Some(title), _) => {
            let key = name::key(title);
            task.milestones.iter().find(|(title, _)| name::key(title) == key)?.1
        }
    }
}

/// A task of today with its moves that are asked about: whose they are, and the due date today; and its extensions.
type Moved<'c> = (Item, Vec<(Whose<'c>, Option<NaiveDate>)>, Vec<ExtensionFacts>);

/// When the extension was granted that a move is.
fn granted(extensions: &[ExtensionFacts], moved: &Move) -> Option<NaiveDate> {
    let is_it = |one: &&ExtensionFacts| {
        one.to == Some(moved.after) && moved.by.as_deref() == Some(one.by.as_str())
    };
    extensions.iter().find(is_it)?.granted
}

/// Whose due date moved of a task: of a question narrowed to debtors that of these, or of groups that hold them.
fn parts<'c>(
    resolved: &Resolved<'_>,
    task: &TaskFacts,
    taken: &Taken,
    moves: &[(Whose<'c>, Move)],
) -> Vec<(Whose<'c>, Option<NaiveDate>)> {
    let is_asked = |debtor: &DebtorFacts| {
        let unit = resolved.units.find(&debtor.unit.name);
        taken.debtors.as_ref().is_none_or(|asked| unit.is_some_and(|unit| asked.contains(&unit)))
    };
    let mut parts: Vec<Whose<'_>> = moves.iter().map(|(whose, _)| *whose).collect();
    parts.sort_unstable();
    parts.dedup();
    parts.retain(|(_, unit)| {
        let of_asked = |unit: &str| debtors_of(resolved, task, unit).any(is_asked);
        taken.debtors.is_none() || unit.is_none_or(of_asked)
    });
    parts.into_iter().map(|whose| (whose, due_of(resolved, task, whose))).collect()
}

/// Lists the tasks of the current plans whose due date was moved. `pending` are the changes that are not
/// committed yet.
pub fn slips(
    workspace: &Workspace,
    filter: &Filter,
    as_of: NaiveDate,
    steps: &[CommitStep],
    pending: &[Change],
) -> Result<Slips, Unanswerable> {
    let moves = moves(steps, pending);
    let (answers, coverage) = ask_each_plan(workspace, filter, |resolved, scope| {
        let mut lister = Lister::new(resolved, as_of);
        let mut items: Vec<Moved<'_>> = Vec::new();
        for task in facts::tasks_by_id(resolved) {
            let of = resolved.plan.id.value().zip(task.written.id.value());
            let Some(taken) = scope.takes(resolved, task) else { continue };
            let Some(found) = of.and_then(|of| moves.get(&of)) else { continue };
            let standing = taken.standing(resolved, task, as_of);
            let Some(facts) = facts::task(resolved, task) else { continue };
            if scope.takes_state(standing.state) {
                let item = lister.item(task, &taken, &standing, None);
                let parts = parts(resolved, &facts, &taken, found);
                items.push((item, parts, facts.extensions));
            }
        }
        items
    })?;
    let mut slips = Vec::new();
    for (item, parts, extensions) in answers.into_iter().flatten() {
        let of = item.plan.as_deref().zip(item.task.as_deref());
        let Some(found) = of.and_then(|of| moves.get(&of)) else { continue };
        for (whose, due) in parts {
            let own = found.iter().filter(|(other, _)| *other == whose).map(|(_, m)| m);
            let dated = |m: &Move| Move { granted: granted(&extensions, m), ..m.clone() };
            let moves: Vec<Move> = own.map(dated).collect();
            let (milestone, unit) = (whose.0.map(str::to_owned), whose.1.map(str::to_owned));
            slips.push(Slip { item: item.clone(), milestone, unit, due, moves });
        }
    }
    // A stable sort: equal rows keep the order of the file.
    slips.sort_by(|a, b| b.days().cmp(&a.days()).then_with(|| a.item.plan.cmp(&b.item.plan)));
    Ok(Slips { slips, left_out: broken(steps), coverage })
}
