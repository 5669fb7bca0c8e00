//! Tasks whose due date was moved, now or in the past.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::compare::change::{Change, Part, What};
use crate::compare::facts::{self, TaskFacts};
use crate::compare::history::{Broken, CommitStep, broken};
use crate::plan::value::Value;
use crate::report::ask_each_plan;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::Filter;
use crate::report::item::{Item, Lister};
use crate::resolve::unit::UnitId;
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
            let moved = Move { commit: commit.cloned(), before, after, by };
            let whose = (milestone, change.debtor.as_deref());
            moves.entry((&change.plan, task)).or_default().push((whose, moved));
        }
    }
    moves
}

/// The due date of a task, of one of its milestones, or of a debtor.
fn due_of(task: &TaskFacts, (milestone, unit): Whose<'_>) -> Option<NaiveDate> {
    match (milestone.map(name::key), unit) {
        (None, None) => task.deadline.due,
        (None, Some(unit)) => {
            // A group is named where an extension moved the due dates of all units in it.
            let by_group = |place: usize| task.extensions[place].unit.as_deref() == Some(unit);
            let mut debtors = task.debtors.iter().flatten();
            let own = debtors.find(|d| d.unit.name == unit || d.extension.is_some_and(by_group));
            own?.owes.first().map(|(_, due)| *due)
        }
        (Some(key), _) => task.milestones.iter().find(|(title, _)| name::key(title) == key)?.1,
    }
}

/// Whether a move of a unit, or of a group that an extension names, is one of the debtors asked for.
fn is_asked(task: &TaskFacts, asked: Option<&[String]>, unit: &str) -> bool {
    let Some(asked) = asked else { return true };
    let by_group = |place: usize| task.extensions[place].unit.as_deref() == Some(unit);
    let mut debtors = task.debtors.iter().flatten().filter(|d| asked.contains(&d.unit.name));
    debtors.any(|d| d.unit.name == unit || d.extension.is_some_and(by_group))
}

/// Lists the tasks of the current plans whose due date was moved. `pending` are the changes that are not
/// committed yet. With `undocumented`, only those with a move without a document.
pub fn slips(
    workspace: &Workspace,
    filter: &Filter,
    as_of: NaiveDate,
    steps: &[CommitStep],
    pending: &[Change],
    undocumented: bool,
) -> Result<Slips, Unanswerable> {
    let moves = moves(steps, pending);
    let (answers, coverage) = ask_each_plan(workspace, filter, |resolved, scope| {
        let mut lister = Lister::new(resolved, as_of);
        let mut items = Vec::new();
        for task in facts::tasks_by_id(resolved) {
            let of = resolved.plan.id.value().zip(task.written.id.value());
            let Some(taken) = scope.takes(resolved, task) else { continue };
            if of.is_some_and(|of| moves.contains_key(&of)) {
                let standing = taken.standing(resolved, task, as_of);
                if scope.takes_state(standing.state) {
                    let item = lister.item(task, &taken, &standing, None);
                    let names = |units: Vec<UnitId>| {
                        units.into_iter().map(|unit| resolved.units.get(unit).name.to_owned())
                    };
                    let asked = taken.debtors.map(|units| names(units).collect::<Vec<String>>());
                    items.extend(facts::task(resolved, task).map(|facts| (item, facts, asked)));
                }
            }
        }
        items
    })?;
    let mut slips = Vec::new();
    for (item, facts, asked) in answers.into_iter().flatten() {
        let of = item.plan.as_deref().zip(item.task.as_deref());
        let Some(found) = of.and_then(|of| moves.get(&of)) else { continue };
        let mut parts: Vec<Whose<'_>> = found.iter().map(|(whose, _)| *whose).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.retain(|(_, unit)| unit.is_none_or(|unit| is_asked(&facts, asked.as_deref(), unit)));
        for whose in parts {
            let own = found.iter().filter(|(other, _)| *other == whose).map(|(_, m)| m.clone());
            let moves: Vec<Move> = own.collect();
            if !undocumented || moves.iter().any(|m| m.by.is_none()) {
                let (milestone, unit) = (whose.0.map(str::to_owned), whose.1.map(str::to_owned));
                let due = due_of(&facts, whose);
                slips.push(Slip { item: item.clone(), milestone, unit, due, moves });
            }
        }
    }
    // A stable sort: equal rows keep the order of the file.
    slips.sort_by(|a, b| b.days().cmp(&a.days()).then_with(|| a.item.plan.cmp(&b.item.plan)));
    Ok(Slips { slips, left_out: broken(steps), coverage })
}
