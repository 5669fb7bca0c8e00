//! The periodic report on a plan: what was done by the end of a reporting period, and what comes next.
//!
//! Its figures come from the functions that answer `summary`, `overdue` and `owed`.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::config::Letterhead;
use crate::deadline::reporting::{Reported, Window};
use crate::links::chain::Carried;
use crate::links::graph::Here;
use crate::plan::value::Measured;
use crate::plan::{Measure, ResultKind, texts};
use crate::report::as_of::AsOf;
use crate::report::ask_each_with_chains;
use crate::report::counts::Totals;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope, Taken, Through};
use crate::report::goal::{Goal, goal};
use crate::report::item::{Item, Lister};
use crate::report::overdue::{self, Asked, carried};
use crate::report::owed;
use crate::report::summary::{self, By, Group, joined};
use crate::report::updates::{self, Remark, UnitUpdate};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Standing, State};
use crate::workspace::Workspace;

/// The report on one plan.
#[derive(Debug)]
pub struct Periodic {
    /// The document that the report is about.
    pub plan: Head,
    /// The period, as far as it has gone.
    pub reported: Reported,
    /// The period after it.
    pub next: Option<Window>,
    /// What the head of the document says.
    pub letterhead: Letterhead,
    /// All tasks and objectives, each once.
    pub total: Totals,
    /// The tasks by unit.
    pub units: Vec<Group>,
    /// The objectives by index.
    pub indexes: Vec<Group>,
    /// The objectives of each index with their results, by the place of the index in `indexes`.
    pub scores: Vec<Vec<Score>>,
    /// What was completed within the period.
    pub completed: Vec<Item>,
    /// What is overdue, the longest first.
    pub overdue: Vec<Item>,
    /// What falls due in the next period, the earliest first.
    pub upcoming: Vec<Item>,
    /// What is done without evidence.
    pub unproven: Vec<Item>,
    /// The reports that units owe each for itself and that are overdue.
    pub missing: Vec<owed::Item>,
    /// The obstacles that stand.
    pub obstacles: Vec<Remark>,
    /// The proposals of the period.
    pub proposals: Vec<Remark>,
    /// Every task.
    pub tasks: Vec<TaskLine>,
}

/// A plan as documents name it.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Its file.
    pub file: String,
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The agency.
    pub agency: Option<String>,
    /// Number and symbol.
    pub number: Option<String>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// When it was wound up, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// The document that says so.
    pub closed_by: Option<String>,
    /// The first day of its term, where that is after the as-of date.
    pub begins: Option<NaiveDate>,
}

/// An objective with its latest results of each kind.
#[derive(Clone, Debug)]
pub struct Score {
    /// The objective.
    pub goal: Goal,
    /// By the agency itself, by those who appraise, as published.
    pub results: [Option<Measured>; 3],
}

/// A task as a row of the appendix.
#[derive(Clone, Debug)]
pub struct TaskLine {
    /// Its indexes.
    pub indexes: Vec<String>,
    /// Its components.
    pub components: Vec<String>,
    /// The task with its due date and state.
    pub item: Item,
    /// The milestones: title, due date, first due date.
    pub milestones: Vec<(String, NaiveDate, NaiveDate)>,
    /// When it was completed.
    pub completed: Option<NaiveDate>,
    /// Of reports or milestones, how many are there and how many are owed.
    pub progress: Option<(usize, usize)>,
    /// Whether these are milestones.
    pub has_milestones: bool,
    /// What the last update of each unit says was done.
    pub results: Vec<UnitUpdate>,
    /// The documents that prove it.
    pub evidence: Vec<String>,
    /// The updates whose obstacles stand.
    pub obstacles: Vec<UnitUpdate>,
    /// The updates of the period with proposals.
    pub proposals: Vec<UnitUpdate>,
}

impl Head {
    /// What a plan says of itself by a date.
    pub fn of(resolved: &Resolved<'_>, as_of: NaiveDate) -> Head {
        let (plan, own) = (resolved.plan, |text: Option<&str>| text.map(str::to_owned));
        Head {
            file: resolved.source.path.to_owned(),
            id: own(plan.id.value()),
            title: own(plan.title.value()),
            agency: own(plan.agency.value()),
            number: own(plan.number.value()),
            issued: plan.issued.value(),
            closed: resolved.closed(as_of),
            closed_by: own(plan.closed_by.value()),
            begins: resolved.term.map(|term| term.from).filter(|from| *from > as_of),
        }
    }
}

/// A report on each plan that the filter selects, for a period as far as it has gone.
pub fn periodic(
    workspace: &Workspace,
    filter: &Filter,
    as_of: AsOf,
) -> Result<(Vec<Periodic>, Coverage), Unanswerable> {
    let ask = |resolved: &Resolved<'_>, scope: &Scope, here: Option<Here<'_>>| {
        as_of.ask_of_period(resolved, |reported| of_plan(resolved, scope, here, reported))
    };
    let of_all = as_of.of_all(workspace);
    let (answers, mut coverage) = ask_each_with_chains(workspace, filter, of_all, ask)?;
    let (_, reports) = as_of.joined(answers, &mut coverage)?;
    Ok((reports.into_iter().flatten().collect(), coverage))
}

fn of_plan(
    resolved: &Resolved<'_>,
    scope: &Scope,
    here: Option<Here<'_>>,
    reported: Reported,
) -> Periodic {
    let as_of = reported.as_of;
    let by = |by| joined([summary::of_plan((resolved, scope), as_of, by, false)]);
    let ((total, units), (_, indexes)) = (by(By::Unit), by(By::Index));
    let asked = Asked { closed: true, ..Asked::as_of(as_of) };
    let mut overdue = overdue::of_plan(resolved, scope, here, asked).items;
    overdue.sort_by_key(|item| Reverse(item.days_overdue));
    let (_, owed) = owed::of_plan(resolved, scope, as_of, owed::By::Unit);
    let is_each = |id: Option<&str>| {
        let mut tasks = resolved.tasks.iter().filter(|task| task.links.each.is_some());
        tasks.any(|task| task.written.id.value() == id)
    };
    let missing = owed
        .into_iter()
        .filter(|item| item.state == owed::Progress::Overdue && is_each(item.task.as_deref()));
    let mut collected = Collected::new(reported);
    let mut lister = Lister::new(resolved, as_of).among(here);
    for task in &resolved.tasks {
        collected.take(resolved, task, here, &mut lister);
    }
    collected.upcoming.sort_by_key(|item| item.due);
    let scores = indexes.iter().map(|group| scores(resolved, group, as_of)).collect();
    Periodic {
        plan: Head::of(resolved, as_of),
        reported,
        next: collected.next,
        letterhead: resolved.config.letterhead.clone(),
        total,
        units,
        indexes,
        scores,
        completed: collected.completed,
        overdue,
        upcoming: collected.upcoming,
        unproven: collected.unproven,
        missing: missing.collect(),
        obstacles: collected.obstacles,
        proposals: collected.proposals,
        tasks: collected.tasks,
    }
}

/// What is found task by task, in file order.
struct Collected {
    reported: Reported,
    next: Option<Window>,
    completed: Vec<Item>,
    upcoming: Vec<Item>,
    unproven: Vec<Item>,
    obstacles: Vec<Remark>,
    proposals: Vec<Remark>,
    tasks: Vec<TaskLine>,
}

impl Collected {
    fn new(reported: Reported) -> Collected {
        Collected {
            reported,
            next: reported.window.next(),
            completed: Vec::new(),
            upcoming: Vec::new(),
            unproven: Vec::new(),
            obstacles: Vec::new(),
            proposals: Vec::new(),
            tasks: Vec::new(),
        }
    }

    fn take<'l, 'a>(
        &mut self,
        resolved: &Resolved<'a>,
        task: &'l ResolvedTask<'a>,
        here: Option<Here<'_>>,
        lister: &mut Lister<'l, 'a>,
    ) {
        let (as_of, window) = (self.reported.as_of, self.reported.window);
        let taken = Taken::whole(Through::Itself);
        let standing = taken.standing(resolved, task, as_of);
        let completed = completed(task, &standing, resolved.day_that_counts(as_of));
        let first = standing.unreported().next().copied();
        let item = lister.item(task, &taken, &standing, first.as_ref());
        if completed.is_some_and(|day| window.has(day)) {
            self.completed.push(lister.item(task, &taken, &standing, None));
        }
        let is_done = matches!(standing.state, State::Done | State::DoneLate);
        if is_done
            && task.written.done.value().is_some()
            && texts(&task.written.evidence).is_empty()
        {
            self.unproven.push(lister.item(task, &taken, &standing, None));
        }
        self.coming(resolved, (task, &taken, &standing), here, lister);
        let updates = updates::updates(resolved, task, as_of);
        let obstacles: Vec<UnitUpdate> =
            updates::standing_obstacles(&updates, standing.state).into_iter().cloned().collect();
        let proposals = updates.iter().filter(|one| one.proposal.is_some() && window.has(one.on));
        let proposals: Vec<UnitUpdate> = proposals.cloned().collect();
        let obstacle =
            |one: &UnitUpdate| updates::remark(resolved, task, one, one.obstacle.as_ref());
        let proposal =
            |one: &UnitUpdate| updates::remark(resolved, task, one, one.proposal.as_ref());
        self.obstacles.extend(obstacles.iter().filter_map(obstacle));
        self.proposals.extend(proposals.iter().filter_map(proposal));
        self.tasks.push(TaskLine {
            indexes: item.index.clone(),
            components: item.component.clone(),
            milestones: milestones(task, &standing),
            completed,
            progress: progress(&standing),
            has_milestones: !task.written.milestones.is_empty(),
            results: last_results(updates),
            evidence: evidence(task, &standing),
            obstacles,
            proposals,
            item,
        });
    }

    /// Adds what falls due in the next period. In a closed plan nothing does, and of a task that another one
    /// carries on the other one is the debt.
    fn coming<'l, 'a>(
        &mut self,
        resolved: &Resolved<'a>,
        (task, taken, standing): (&'l ResolvedTask<'a>, &Taken, &Standing),
        here: Option<Here<'_>>,
        lister: &mut Lister<'l, 'a>,
    ) {
        let as_of = self.reported.as_of;
        let Some(next) = self.next else { return };
        let is_away = matches!(carried(here, task, as_of), Carried::Away | Carried::NotYet);
        if standing.state.is_closed() || resolved.closed(as_of).is_some() || is_away {
            return;
        }
        if standing.repeats {
            for due in standing.unreported().filter(|due| next.has(due.due)) {
                self.upcoming.push(lister.item(task, taken, standing, Some(due)));
            }
        } else if standing.due.is_some_and(|due| next.has(due)) {
            self.upcoming.push(lister.item(task, taken, standing, None));
        }
    }
}

/// When a task was completed: by its own date, or with the last of its reports.
fn completed(task: &ResolvedTask<'_>, standing: &Standing, by: NaiveDate) -> Option<NaiveDate> {
    if !matches!(standing.state, State::Done | State::DoneLate) {
        return None;
    }
    let own = task.written.done.value().filter(|done| *done <= by);
    own.or_else(|| standing.owed.iter().filter_map(|due| due.reported).max())
}

fn progress(standing: &Standing) -> Option<(usize, usize)> {
    let reported = standing.owed.iter().filter(|due| due.reported.is_some()).count();
    standing.repeats.then_some((reported, standing.owed.len()))
}

fn milestones(task: &ResolvedTask<'_>, standing: &Standing) -> Vec<(String, NaiveDate, NaiveDate)> {
    if task.written.milestones.is_empty() {
        return Vec::new();
    }
    let one =
        |due: &crate::state::Due| Some((due.slot.label(task.written)?, due.due, due.original));
    standing.owed.iter().filter_map(one).collect()
}

fn evidence(task: &ResolvedTask<'_>, standing: &Standing) -> Vec<String> {
    let is_done = matches!(standing.state, State::Done | State::DoneLate);
    let mut found = if is_done { texts(&task.written.evidence) } else { Vec::new() };
    let reported = standing.owed.iter().filter(|due| due.reported.is_some());
    for document in reported.flat_map(|due| due.evidence(task.written)) {
        if !found.contains(&document) {
            found.push(document);
        }
    }
    found
}

/// The last words of each unit on what was done.
fn last_results(updates: Vec<UnitUpdate>) -> Vec<UnitUpdate> {
    let mut last: Vec<UnitUpdate> = Vec::new();
    for one in updates.into_iter().filter(|one| one.text.is_some()) {
        last.retain(|known| known.unit != one.unit);
        last.push(one);
    }
    last
}

/// The objectives of an index, each with its latest results by a date.
fn scores(resolved: &Resolved<'_>, group: &Group, as_of: NaiveDate) -> Vec<Score> {
    let catalog = &resolved.config.catalog;
    let belongs = |indexes: &[crate::plan::index::IndexId]| match &group.key {
        Some(key) => indexes.iter().any(|id| catalog.get(*id).id == *key),
        None => indexes.is_empty(),
    };
    let objectives = resolved.objectives.iter().filter(|one| belongs(one.links.indexes));
    let score = objectives.map(|one| Score {
        goal: goal(resolved, one, as_of),
        results: ResultKind::ALL.map(|kind| latest(&one.written.results, kind, as_of)),
    });
    score.collect()
}

fn latest(results: &[Measure<'_>], kind: ResultKind, as_of: NaiveDate) -> Option<Measured> {
    let known = results.iter().filter(|result| {
        result.kind.value() == Some(kind) && result.on.value().is_some_and(|on| on <= as_of)
    });
    known.max_by_key(|result| result.on.value()).map(Measured::of)
}
