//! One plan, task or objective in full: every field, the calculated values, and the reason for its state.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::{self, Deadline, dmy};
use crate::links::graph::{Here, Links, TaskAt};
use crate::plan::value::{Fields, Measured, Value};
use crate::plan::{Extension, Field, List, Members, Task, Unit, fields, texts};
use crate::report::counts::{Counted, Totals};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::faults;
use crate::report::filter::{Taken, Through};
use crate::report::goal::{Goal, goal};
use crate::report::item::{Item, Lister};
use crate::report::reference;
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask};
use crate::state::{Debtor, Outcome, Slot, Standing, State, standing};
use crate::text::lang::{Text, both, quantity};
use crate::workspace::Workspace;

/// A plan, task or objective that was asked for.
#[derive(Debug)]
pub enum Subject {
    /// A plan.
    Plan(Box<PlanSheet>),
    /// A task.
    Task(Box<TaskSheet>),
    /// An objective.
    Objective(Box<ObjectiveSheet>),
}

/// A plan in full.
#[derive(Debug)]
pub struct PlanSheet {
    /// Its file.
    pub file: String,
    /// Its fields.
    pub fields: Fields,
    /// The first and the last day of its term; `None` if they are not known.
    pub term: Option<(NaiveDate, NaiveDate)>,
    /// Its declared units.
    pub units: Vec<UnitSheet>,
    /// Its legal bases.
    pub bases: Vec<Value>,
    /// The counts of its tasks and objectives.
    pub totals: Totals,
    /// Its tasks.
    pub tasks: Vec<Item>,
    /// Its objectives.
    pub objectives: Vec<Goal>,
}

/// A unit in full.
#[derive(Debug)]
pub struct UnitSheet {
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Whether it is a group.
    pub group: bool,
    /// The direct members of a group.
    pub members: Members<Vec<String>>,
    /// Whether it is outside the agency.
    pub external: bool,
    /// The first day on which it exists, if there is one.
    pub from: Option<NaiveDate>,
    /// The last day on which it exists, if there is one.
    pub until: Option<NaiveDate>,
    /// Its note.
    pub note: Option<String>,
}

/// A task in full.
#[derive(Debug)]
pub struct TaskSheet {
    /// The task as a row of a list.
    pub item: Item,
    /// Its fields that are not in `item`.
    pub fields: Fields,
    /// Its deadline as it is written; a day where it is written as a date alone.
    pub deadline: Option<Value>,
    /// Whether it falls due by milestones.
    pub has_milestones: bool,
    /// What it owes, where it falls due more than once, or for each unit.
    pub occurrences: Vec<Occurrence>,
    /// The reports of groups without known members, which settle nothing of a task with `each`.
    pub reports: Vec<GroupReport>,
    /// Its extensions.
    pub extensions: Vec<Extended>,
    /// The tasks that it carries on and those that carry it on, and the task itself among them; empty if
    /// there are none.
    pub chain: Vec<ChainLink>,
    /// Why it is in its state.
    pub why: Text,
}

/// One due date of a task that is due more than once.
#[derive(Debug)]
pub struct Occurrence {
    /// The unit that owes it, of a task with `each`.
    pub unit: Option<String>,
    /// The period's label or the milestone's title; `None` for a single due date.
    pub label: Option<String>,
    /// The due date with extensions applied.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original_due: NaiveDate,
    /// The date of the report; `None` if there is none.
    pub reported: Option<NaiveDate>,
    /// Whether it was reported after it was due.
    pub is_late: bool,
    /// The documents that prove the report.
    pub evidence: Vec<String>,
}

/// A report of a group without known members.
#[derive(Debug)]
pub struct GroupReport {
    /// The group.
    pub unit: String,
    /// The period's label; `None` if the task does not recur.
    pub period: Option<String>,
    /// When it was reported.
    pub reported: NaiveDate,
    /// The documents that prove it.
    pub evidence: Vec<String>,
}

/// An extension.
#[derive(Debug)]
pub struct Extended {
    /// The new due date.
    pub to: Option<NaiveDate>,
    /// When it was granted.
    pub granted: Option<NaiveDate>,
    /// The document that grants it.
    pub by: Option<String>,
    /// The title of the milestone; `None` for the deadline of the task.
    pub milestone: Option<String>,
    /// The unit whose due date it moves; `None` for the task as a whole.
    pub unit: Option<String>,
}

/// A task of a chain, in which each task carries on the one before it.
#[derive(Debug)]
pub struct ChainLink {
    /// The plan's id.
    pub plan: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its due date before any extension.
    pub original_due: Option<NaiveDate>,
    /// Its state.
    pub state: State,
    /// The first day of its plan, from which on it is the debt.
    pub from: Option<NaiveDate>,
    /// When its plan was closed, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// Whether it is the task that was asked for.
    pub is_itself: bool,
}

/// The chain of a task; empty if it carries on no other and no other carries it on.
fn chain(here: Option<Here<'_>>, task: &ResolvedTask<'_>) -> Vec<ChainLink> {
    let Some(here) = here else { return Vec::new() };
    let own = here.task(task.place);
    let chain = here.links.chain(own);
    if chain.len() < 2 {
        return Vec::new();
    }
    let link = |at: TaskAt| {
        let (plan, task) = (&here.links.plans[at.plan], here.links.task(at));
        ChainLink {
            plan: plan.id.clone(),
            task: task.id.clone(),
            title: task.title.clone(),
            original_due: task.first_due,
            state: task.state,
            from: plan.first_day,
            closed: plan.closed,
            is_itself: at == own,
        }
    };
    chain.into_iter().map(link).collect()
}

/// An objective in full.
#[derive(Debug)]
pub struct ObjectiveSheet {
    /// The file.
    pub file: String,
    /// The line of its header.
    pub line: u32,
    /// The objective with its outcome.
    pub goal: Goal,
    /// Its fields that are not in `goal`.
    pub fields: Fields,
    /// Its results, in the order of the file.
    pub results: Vec<Measured>,
    /// The ids of the tasks that serve it.
    pub tasks: Vec<String>,
    /// Why it is met, missed or pending.
    pub why: Text,
}

/// The answer of `show`.
#[derive(Debug)]
pub struct Show {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// What was found: several if a task and an objective have the same id, or if plans do.
    pub subjects: Vec<Subject>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Shows the plan, task or objective that a REF names.
pub fn show(workspace: &Workspace, wanted: &str, as_of: NaiveDate) -> Result<Show, Unanswerable> {
    let reference = reference::find(workspace, wanted)?;
    let mut coverage = Coverage { left_out: reference.left_out.clone(), ..Coverage::default() };
    if !reference.is_exact {
        coverage.taken.push((wanted.to_owned(), reference.shown()));
    }
    let links = reference.has_chains.then(|| Links::of(workspace, as_of));
    let mut subjects = Vec::new();
    for at in &reference.files {
        workspace.with_plan(*at, |loaded| {
            let Ok((resolved, out)) = loaded else { return };
            coverage.plans += 1;
            coverage.faults += faults(&resolved, &out);
            let here = links.as_ref().and_then(|links| links.here(*at));
            match &reference.id {
                None => {
                    subjects.push(Subject::Plan(Box::new(plan_sheet(&resolved, here, as_of))));
                }
                Some(id) => subjects.append(&mut found(&resolved, id, here, as_of)),
            }
        });
    }
    Ok(Show { as_of, subjects, coverage })
}

fn found(
    resolved: &Resolved<'_>,
    id: &str,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for task in &resolved.tasks {
        if task.written.id.value() == Some(id) {
            subjects.push(Subject::Task(Box::new(task_sheet(resolved, task, here, as_of))));
        }
    }
    for objective in &resolved.objectives {
        if objective.written.id.value() == Some(id) {
            subjects
                .push(Subject::Objective(Box::new(objective_sheet(resolved, objective, as_of))));
        }
    }
    subjects
}

/// The fields of a task that are in its [`Item`].
const OF_AN_ITEM: [&str; 9] =
    ["id", "title", "index", "component", "lead", "partners", "officer", "deadline", "product"];

/// The fields of an objective that are in its [`Goal`].
const OF_A_GOAL: [&str; 4] = ["id", "title", "baseline", "max"];

/// Moves remarks and exceptions to the end.
fn remarks_last(mut fields: Fields) -> Fields {
    fields.put_last("note");
    fields.put_last("allow");
    fields
}

fn plan_sheet(resolved: &Resolved<'_>, here: Option<Here<'_>>, as_of: NaiveDate) -> PlanSheet {
    let plan = resolved.plan;
    let mut lister = Lister::new(resolved, as_of).among(here);
    let whole = Taken::whole(Through::Itself);
    let mut totals = Totals::default();
    let mut tasks = Vec::with_capacity(resolved.tasks.len());
    for task in &resolved.tasks {
        let standing = standing(resolved, task, as_of);
        totals.tasks.count(Counted::of(&standing, resolved, as_of));
        let first = standing.unreported().next().copied();
        tasks.push(lister.item(task, &whole, &standing, first.as_ref()));
    }
    let objectives: Vec<Goal> =
        resolved.objectives.iter().map(|objective| goal(resolved, objective, as_of)).collect();
    objectives.iter().for_each(|goal| totals.objectives.add(goal.status));
    // `from` and `until` are the term.
    let mut fields = fields::plan(plan).without(&["from", "until"]);
    fields.set("indexes", Value::names(index_names(resolved, &plan.indexes)));
    PlanSheet {
        file: resolved.source.path.to_owned(),
        fields: remarks_last(fields),
        term: resolved.term.map(|term| (term.from, term.until)),
        units: units(resolved),
        bases: plan.bases.iter().map(fields::basis).collect(),
        totals,
        tasks,
        objectives,
    }
}

/// The indexes of a list by their ids, and unknown ones as written.
fn index_names<'s>(
    resolved: &'s Resolved<'_>,
    list: &'s Field<List<'_>>,
) -> impl Iterator<Item = &'s str> {
    let catalog = &resolved.config.catalog;
    let id = |written: &'s str| catalog.find(written).map(|index| catalog.get(index).id.as_str());
    listed(list).map(move |written| id(written).unwrap_or(written))
}

/// The components of an objective by their names, and unknown ones as written.
fn component_names<'s>(
    resolved: &'s Resolved<'_>,
    of: &'s ResolvedObjective<'_>,
) -> impl Iterator<Item = &'s str> {
    let catalog = &resolved.config.catalog;
    let find = |written: &str| {
        of.links.indexes.iter().find_map(|index| catalog.component(*index, written))
    };
    let name = move |written: &'s str| find(written).map(|found| catalog.component_name(found));
    listed(&of.written.component).map(move |written| name(written).unwrap_or(written))
}

/// The texts of a list, as written.
fn listed<'s>(list: &'s Field<List<'_>>) -> impl Iterator<Item = &'s str> {
    list.get().into_iter().flat_map(|list| list.items).map(|text| text.value)
}

fn units(resolved: &Resolved<'_>) -> Vec<UnitSheet> {
    // Of two units with the same name, which is a mistake, the first counts.
    let backwards = resolved.plan.units.iter().rev();
    let written: FxHashMap<&str, &Unit<'_>> =
        backwards.filter_map(|unit| Some((unit.name.value()?, unit))).collect();
    let declared = resolved.units.all().filter(|(_, unit)| unit.declared.is_some());
    declared
        .map(|(id, unit)| {
            let written = written.get(unit.name);
            let all = written.is_some_and(|u| u.members.get() == Some(&Members::All));
            let members = resolved.units.members(id).into_iter();
            let members = members.map(|id| resolved.units.get(id).name.to_owned()).collect();
            UnitSheet {
                name: unit.name.to_owned(),
                aliases: unit.aliases.iter().map(|a| (*a).to_owned()).collect(),
                group: unit.is_group(),
                members: if all { Members::All } else { Members::Named(members) },
                external: unit.external,
                from: unit.from,
                until: unit.until,
                note: written.and_then(|u| u.note.value()).map(str::to_owned),
            }
        })
        .collect()
}

fn task_sheet<'a>(
    resolved: &Resolved<'a>,
    of: &ResolvedTask<'a>,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> TaskSheet {
    let task = of.written;
    let standing = standing(resolved, of, as_of);
    let first = standing.unreported().next().copied();
    let mut lister = Lister::new(resolved, as_of).among(here);
    let whole = Taken::whole(Through::Itself);
    let item = lister.item(of, &whole, &standing, first.as_ref());
    let mut fields = fields::task(task).without(&OF_AN_ITEM);
    let recipients = resolved.names(of.links.recipients);
    fields.set("recipient", Value::names(recipients));
    fields.set("except", Value::names(resolved.declared(&task.except)));
    fields.set("update", Value::list(resolved.updates(task)));
    TaskSheet {
        why: why(of, &standing, resolved.day_that_counts(as_of)),
        chain: chain(here, of),
        deadline: match of.links.deadline.get().and_then(Deadline::day) {
            Some(day) => Some(Value::Day(day)),
            // Of milestones it is the day of the next one.
            None => item
                .deadline
                .as_deref()
                .map(|text| text.parse().map_or_else(|_| Value::text(text), Value::Day)),
        },
        has_milestones: has_milestones(&standing),
        item,
        fields: remarks_last(fields),
        occurrences: standing
            .owed
            .iter()
            .map(|due| Occurrence {
                unit: due
                    .debtor
                    .and_then(Debtor::unit)
                    .map(|unit| resolved.units.get(unit).name.to_owned()),
                label: due.slot.label(task),
                due: due.due,
                original_due: due.original,
                reported: due.reported,
                is_late: due.is_late(),
                evidence: due.evidence(task),
            })
            .collect(),
        reports: group_reports(resolved, of, as_of),
        extensions: extensions(resolved, task),
    }
}

fn extensions(resolved: &Resolved<'_>, task: &Task<'_>) -> Vec<Extended> {
    let extended = |e: &Extension<'_>| Extended {
        to: e.to.value(),
        granted: e.granted.value(),
        by: e.by.value().map(str::to_owned),
        milestone: e.milestone.value().map(str::to_owned),
        unit: e.unit.value().map(|name| resolved.declared_name(name).to_owned()),
    };
    task.extensions.iter().map(extended).collect()
}

/// The known reports of groups whose members are not known.
fn group_reports(
    resolved: &Resolved<'_>,
    of: &ResolvedTask<'_>,
    as_of: NaiveDate,
) -> Vec<GroupReport> {
    let Some(each) = of.links.each else { return Vec::new() };
    let reports = of.written.reports.iter().zip(each.reports);
    let is_group = |units: &[UnitId]| units.iter().any(|unit| resolved.units.get(*unit).is_group());
    let of_groups = reports.filter(|(_, units)| is_group(units)).filter_map(|(report, _)| {
        Some(GroupReport {
            unit: resolved.declared_name(report.unit.value()?).to_owned(),
            period: report.period.value().map(str::to_owned),
            reported: report.done.value().filter(|on| *on <= as_of)?,
            evidence: texts(&report.evidence),
        })
    });
    of_groups.collect()
}

/// Whether what a task owes are milestones.
fn has_milestones(standing: &Standing) -> bool {
    standing.owed.iter().any(|due| matches!(due.slot, Slot::Milestone(_)))
}

/// Why a task is in its state, in words. The Vietnamese text names the state, so that it stands alone.
fn why(task: &ResolvedTask<'_>, standing: &Standing, as_of: NaiveDate) -> Text {
    let done = task.written.done.value().filter(|done| *done <= as_of);
    let (due_vi, due_en) = in_both(standing.due);
    let (done_vi, done_en) = in_both(done);
    match standing.state {
        State::Done | State::DoneLate | State::Overdue | State::InProgress | State::NotStarted
            if standing.repeats =>
        {
            why_repeating(standing, as_of)
        }
        State::Cancelled => {
            let (vi, en) = in_both(task.written.cancelled.value());
            both!("đã hủy ngày {vi}", "on {en}")
        }
        State::Done if standing.due.is_none() => both!(
            "hoàn thành đúng hạn (hoàn thành ngày {done_vi}, không có thời hạn cụ thể)",
            "done on {done_en}, with no due date"
        ),
        State::Done => {
            both!(
                "hoàn thành đúng hạn (hoàn thành ngày {done_vi}, thời hạn {due_vi})",
                "done on {done_en}, due on {due_en}"
            )
        }
        State::DoneLate => {
            let days = done.zip(standing.due).map_or(0, |(done, due)| (done - due).num_days());
            let days = quantity(days);
            both!(
                "hoàn thành quá hạn {days} ngày (hoàn thành ngày {done_vi}, thời hạn {due_vi})",
                "done on {done_en}, after it was due on {due_en}"
            )
        }
        State::Overdue => {
            let days = standing.due.map_or(0, |due| (as_of - due).num_days());
            let days_vi = quantity(days);
            both!("quá hạn {days_vi} ngày (thời hạn {due_vi})", "due on {due_en}, {days} days ago")
        }
        State::InProgress => {
            both!("đang thực hiện (thời hạn {due_vi})", "begun, due on {due_en}")
        }
        State::NotStarted => {
            both!("chưa thực hiện (thời hạn {due_vi})", "not begun, due on {due_en}")
        }
        State::Standing => {
            both!("nhiệm vụ thường xuyên, không có ngày đến hạn", "standing work, with no due date")
        }
        State::Undated => why_undated(task),
    }
}

/// Why a task has no due date.
fn why_undated(task: &ResolvedTask<'_>) -> Text {
    match task.links.deadline.get().map(|deadline| &deadline.kind) {
        Some(deadline::Kind::Conditional(_)) => both!(
            "chưa xác định thời hạn (thời hạn theo điều kiện, chưa xác định được ngày)",
            "waits for its condition, with no due date yet"
        ),
        Some(_) => both!(
            "chưa xác định thời hạn (chưa tính được ngày đến hạn)",
            "the due date is not known yet"
        ),
        None if task.links.deadline.is_unreadable() => both!(
            "chưa xác định thời hạn (thời hạn ghi chưa đúng, xem `pargo check`)",
            "the deadline cannot be read, see `pargo check`"
        ),
        None => both!("chưa xác định thời hạn (văn bản không nêu thời hạn)", "no deadline"),
    }
}

/// The reason why a task that is due more than once is in its state: how many due dates were reported.
fn why_repeating(standing: &Standing, as_of: NaiveDate) -> Text {
    let owed = standing.owed.len();
    let reported = standing.owed.iter().filter(|due| due.reported.is_some()).count();
    let by_milestones = has_milestones(standing);
    let by_units = standing.owed.iter().any(|due| due.debtor.is_some());
    let (kind, do_vi, do_en) = match (by_milestones, by_units) {
        (true, _) => ("mốc", "hoàn thành", "completed"),
        (false, true) => ("báo cáo", "nộp", "reported"),
        (false, false) => ("kỳ", "báo cáo", "reported"),
    };
    match standing.state {
        State::Done => both!(
            "hoàn thành đúng hạn (đã {do_vi} đủ {reported}/{owed} {kind}, đúng hạn)",
            "all {reported} of {owed} {do_en} in time"
        ),
        State::DoneLate => {
            let late = match (by_milestones, by_units) {
                (true, _) => "mốc hoàn thành chậm",
                (false, true) => "báo cáo nộp chậm",
                (false, false) => "kỳ báo cáo chậm",
            };
            both!(
                "hoàn thành quá hạn (đã {do_vi} đủ {reported}/{owed} {kind}, có {late})",
                "all {reported} of {owed} {do_en}, some late"
            )
        }
        State::Overdue => {
            let missed = standing.unreported().filter(|due| due.due < as_of).count();
            let missed_vi = quantity(missed);
            let without = if by_milestones { "not completed" } else { "without a report" };
            both!(
                "quá hạn ({missed_vi} {kind} quá hạn chưa {do_vi}; đã {do_vi} {reported}/{owed} {kind})",
                "{missed} past due {without}; {reported} of {owed} {do_en}"
            )
        }
        state => {
            let state = if state == State::InProgress { "đang" } else { "chưa" };
            both!(
                "{state} thực hiện (không có {kind} quá hạn; đã {do_vi} {reported}/{owed} {kind})",
                "none is past due; {reported} of {owed} {do_en}"
            )
        }
    }
}

/// A date in Vietnamese and in English; empty if there is none.
fn in_both(date: Option<NaiveDate>) -> (String, String) {
    date.map(|date| (dmy(date), date.to_string())).unwrap_or_default()
}

fn objective_sheet(
    resolved: &Resolved<'_>,
    of: &ResolvedObjective<'_>,
    as_of: NaiveDate,
) -> ObjectiveSheet {
    let objective = of.written;
    let mut fields = fields::objective(objective).without(&OF_A_GOAL);
    let scope = objective.scope.value().unwrap_or_default();
    fields.set("scope", Some(Value::Word(scope.word())));
    fields.set("index", Value::names(index_names(resolved, &objective.index)));
    fields.set("component", Value::names(component_names(resolved, of)));
    let goal = goal(resolved, of, as_of);
    let why = match (goal.status, objective.target.get()) {
        (Outcome::Met, _) => {
            both!("đạt (kết quả gần nhất đạt chỉ tiêu)", "the latest result reaches the target")
        }
        (Outcome::Missed, _) => {
            both!(
                "chưa đạt (kết quả gần nhất chưa đạt chỉ tiêu)",
                "the latest result does not reach the target"
            )
        }
        (Outcome::Pending, None) => {
            both!("chưa có kết quả (mục tiêu chưa có chỉ tiêu)", "there is no target")
        }
        (Outcome::Pending, Some(_)) => {
            both!("chưa có kết quả để đánh giá", "no result answers the target yet")
        }
    };
    let serving = resolved.tasks.iter().filter(|task| task.links.objectives.contains(&of.place));
    ObjectiveSheet {
        file: resolved.source.path.to_owned(),
        line: resolved.source.position(objective.header.start).line,
        goal,
        fields: remarks_last(fields),
        results: objective.results.iter().map(Measured::of).collect(),
        tasks: serving.filter_map(|task| task.written.id.value().map(str::to_owned)).collect(),
        why,
    }
}
