//! One plan, task or objective in full: every field, what was computed, and why it stands as it does.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::period::Period;
use crate::deadline::{self, dmy};
use crate::plan::value::{Fields, Measured, Value};
use crate::plan::{Members, Task, Unit, fields};
use crate::report::counts::{Counted, Totals};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::faults;
use crate::report::filter::Through;
use crate::report::goal::{Goal, goal};
use crate::report::item::{Item, Lister};
use crate::report::reference;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask};
use crate::state::{Outcome, Slot, Standing, State, standing};
use crate::text::lang::{Text, both};
use crate::workspace::Workspace;

/// What was asked for.
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
    /// What else it says.
    pub fields: Fields,
    /// Its term.
    pub term: Option<(NaiveDate, NaiveDate)>,
    /// Its units: name, aliases, members, and whether it is external.
    pub units: Vec<UnitSheet>,
    /// Its legal bases.
    pub bases: Vec<Value>,
    /// Its tasks and objectives, counted.
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
    /// Its other wordings.
    pub aliases: Vec<String>,
    /// Whether it is a group.
    pub group: bool,
    /// The units right inside it.
    pub members: Members<Vec<String>>,
    /// Whether it is outside the agency.
    pub external: bool,
    /// Its note.
    pub note: Option<String>,
}

/// A task in full.
#[derive(Debug)]
pub struct TaskSheet {
    /// What lists say of it.
    pub item: Item,
    /// What else it says.
    pub fields: Fields,
    /// What it owes, where it falls due more than once.
    pub occurrences: Vec<Occurrence>,
    /// Its extensions.
    pub extensions: Vec<Extended>,
    /// Whether those are milestones.
    pub has_milestones: bool,
    /// Why it is in its state.
    pub why: Text,
}

/// One time at which a task falls due.
#[derive(Debug)]
pub struct Occurrence {
    /// The period's label or the milestone's title.
    pub label: String,
    /// The due date in force.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original_due: NaiveDate,
    /// When it was reported.
    pub reported: Option<NaiveDate>,
    /// What proves the report.
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
    /// The milestone that it moves.
    pub milestone: Option<String>,
}

/// An objective in full.
#[derive(Debug)]
pub struct ObjectiveSheet {
    /// The file.
    pub file: String,
    /// The line of its header.
    pub line: u32,
    /// How it stands.
    pub goal: Goal,
    /// What else it says.
    pub fields: Fields,
    /// Its results, in the order of the file.
    pub results: Vec<Measured>,
    /// The ids of the tasks that serve it.
    pub tasks: Vec<String>,
    /// Why it is met, missed or pending.
    pub why: Text,
}

/// The answer.
#[derive(Debug)]
pub struct Show {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// What was found: several where a task and an objective share an id, or plans do.
    pub subjects: Vec<Subject>,
    /// What was read.
    pub coverage: Coverage,
}

/// Shows what a REF names.
pub fn show(workspace: &Workspace, wanted: &str, as_of: NaiveDate) -> Result<Show, Unanswerable> {
    let reference = reference::find(workspace, wanted)?;
    let mut coverage = Coverage { left_out: reference.left_out.clone(), ..Coverage::default() };
    if !reference.is_exact {
        coverage.taken.push((wanted.to_owned(), reference.shown()));
    }
    let mut subjects = Vec::new();
    for at in &reference.files {
        workspace.one(*at, |loaded| {
            let Ok((resolved, out)) = loaded else { return };
            coverage.plans += 1;
            coverage.faults += faults(&resolved, &out);
            match &reference.id {
                None => subjects.push(Subject::Plan(Box::new(plan_sheet(&resolved, as_of)))),
                Some(id) => subjects.append(&mut found(&resolved, id, as_of)),
            }
        });
    }
    Ok(Show { as_of, subjects, coverage })
}

fn found(resolved: &Resolved<'_>, id: &str, as_of: NaiveDate) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for task in &resolved.tasks {
        if task.written.id.value() == Some(id) {
            subjects.push(Subject::Task(Box::new(task_sheet(resolved, task, as_of))));
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

/// What a list says of a task, so that its sheet says no more of it.
const OF_AN_ITEM: [&str; 9] =
    ["id", "title", "index", "component", "lead", "partners", "officer", "deadline", "product"];

/// What is said of an objective as a goal.
const OF_A_GOAL: [&str; 4] = ["id", "title", "baseline", "max"];

/// Remarks and exceptions come after what a table says itself.
fn remarks_last(mut fields: Fields) -> Fields {
    fields.put_last("note");
    fields.put_last("allow");
    fields
}

fn plan_sheet(resolved: &Resolved<'_>, as_of: NaiveDate) -> PlanSheet {
    let plan = &resolved.plan;
    let mut lister = Lister::new(resolved, as_of);
    let mut totals = Totals::default();
    let mut tasks = Vec::with_capacity(resolved.tasks.len());
    for task in &resolved.tasks {
        let standing = standing(resolved, task, as_of);
        totals.tasks.count(Counted::of(&standing, as_of, resolved.config.soon_days));
        let first = standing.unreported().next().copied();
        tasks.push(lister.item(task, Through::Itself, &standing, first.as_ref()));
    }
    let objectives: Vec<Goal> =
        resolved.objectives.iter().map(|objective| goal(resolved, objective, as_of)).collect();
    objectives.iter().for_each(|goal| totals.objectives.add(goal.status));
    PlanSheet {
        file: resolved.source.path.to_owned(),
        // `from` and `until` are the term.
        fields: remarks_last(fields::plan(plan).without(&["from", "until"])),
        term: resolved.term.map(|term| (term.from, term.until)),
        units: units(resolved),
        bases: plan.bases.iter().map(fields::basis).collect(),
        totals,
        tasks,
        objectives,
    }
}

fn units(resolved: &Resolved<'_>) -> Vec<UnitSheet> {
    // Of two of one name, which is an error, the first is the one that counts.
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
                note: written.and_then(|u| u.note.value()).map(str::to_owned),
            }
        })
        .collect()
}

fn task_sheet<'a>(resolved: &Resolved<'a>, of: &ResolvedTask<'a>, as_of: NaiveDate) -> TaskSheet {
    let task = &of.written;
    let standing = standing(resolved, of, as_of);
    let first = standing.unreported().next().copied();
    let item = Lister::new(resolved, as_of).item(of, Through::Itself, &standing, first.as_ref());
    let mut fields = fields::task(task).without(&OF_AN_ITEM);
    let recipients = resolved.names(of.links.recipients);
    fields.set("recipient", Value::names(recipients));
    fields.set("update", Value::list(resolved.updates(task)));
    TaskSheet {
        why: why(of, &standing, as_of),
        has_milestones: has_milestones(&standing),
        item,
        fields: remarks_last(fields),
        occurrences: standing
            .owed
            .iter()
            .map(|due| Occurrence {
                label: due.slot.label(task),
                due: due.due,
                original_due: due.original,
                reported: due.reported,
                evidence: evidence(task, due.slot),
            })
            .collect(),
        extensions: task
            .extensions
            .iter()
            .map(|e| Extended {
                to: e.to.value(),
                granted: e.granted.value(),
                by: e.by.value().map(str::to_owned),
                milestone: e.milestone.value().map(str::to_owned),
            })
            .collect(),
    }
}

/// What proves that a slot was reported.
fn evidence(task: &Task<'_>, slot: Slot) -> Vec<String> {
    let field = match slot {
        Slot::Milestone(at) => Some(&task.milestones[at].evidence),
        Slot::Period(period) => task
            .reports
            .iter()
            .find(|r| {
                r.period.value().and_then(Period::parse).and_then(Period::end) == period.end()
            })
            .map(|report| &report.evidence),
    };
    let texts = field.and_then(|field| field.get()).into_iter().flat_map(|list| list.items);
    texts.map(|text| text.value.to_owned()).collect()
}

/// Why a task is in its state, in words.
fn why(task: &ResolvedTask<'_>, standing: &Standing, as_of: NaiveDate) -> Text {
    let done = task.written.done.value().filter(|done| *done <= as_of);
    let (due_vi, due_en) = in_both(standing.due);
    let (done_vi, done_en) = in_both(done);
    match standing.state {
        State::Done | State::DoneLate | State::Overdue | State::InProgress | State::NotStarted
            if has_milestones(standing) =>
        {
            why_of_milestones(standing, as_of)
        }
        State::Done | State::DoneLate | State::Overdue | State::InProgress | State::NotStarted
            if standing.repeats =>
        {
            why_repeating(standing, as_of)
        }
        State::Cancelled => {
            let (vi, en) = in_both(task.written.cancelled.value());
            both!("từ ngày {vi}", "on {en}")
        }
        State::Done if standing.due.is_none() => both!(
            "hoàn thành ngày {done_vi}, không có ngày đến hạn",
            "done on {done_en}, with no due date"
        ),
        State::Done => {
            both!("hoàn thành ngày {done_vi}, hạn {due_vi}", "done on {done_en}, due on {due_en}")
        }
        State::DoneLate => both!(
            "hoàn thành ngày {done_vi}, sau hạn {due_vi}",
            "done on {done_en}, after it was due on {due_en}"
        ),
        State::Overdue => {
            let days = standing.due.map_or(0, |due| (as_of - due).num_days());
            both!("hạn {due_vi} đã qua {days} ngày", "due on {due_en}, {days} days ago")
        }
        State::InProgress => both!("đã bắt đầu, hạn {due_vi}", "begun, due on {due_en}"),
        State::NotStarted => both!("chưa bắt đầu, hạn {due_vi}", "not begun, due on {due_en}"),
        State::Standing => {
            both!("việc thường xuyên, không có ngày đến hạn", "standing work, with no due date")
        }
        State::Undated => match task.links.deadline.get().map(|d| &d.kind) {
            Some(deadline::Kind::Conditional(_)) => both!(
                "chờ điều kiện, chưa có ngày đến hạn",
                "waits for its condition, with no due date yet"
            ),
            Some(_) => both!("chưa tính được ngày đến hạn", "the due date is not known yet"),
            None => both!("không có thời hạn", "no deadline"),
        },
    }
}

/// Why a task that is due again and again is in its state: what was reported of what fell due.
fn why_repeating(standing: &Standing, as_of: NaiveDate) -> Text {
    let owed = standing.owed.len();
    let reported = standing.owed.iter().filter(|due| due.reported.is_some()).count();
    match standing.state {
        State::Done => both!(
            "đủ {reported}/{owed} kỳ, đều đúng hạn",
            "all {reported} of {owed} reported in time"
        ),
        State::DoneLate => both!(
            "đủ {reported}/{owed} kỳ, có kỳ muộn",
            "all {reported} of {owed} reported, some late"
        ),
        State::Overdue => {
            let missed = standing.unreported().filter(|due| due.due < as_of).count();
            both!(
                "{missed} kỳ đã qua hạn mà chưa báo cáo; đã báo cáo {reported}/{owed} kỳ",
                "{missed} past due without a report; {reported} of {owed} reported"
            )
        }
        _ => both!(
            "chưa kỳ nào quá hạn; đã báo cáo {reported}/{owed} kỳ",
            "none is past due; {reported} of {owed} reported"
        ),
    }
}

/// Whether what falls due are milestones.
fn has_milestones(standing: &Standing) -> bool {
    standing.owed.iter().any(|due| matches!(due.slot, Slot::Milestone(_)))
}

fn why_of_milestones(standing: &Standing, as_of: NaiveDate) -> Text {
    let owed = standing.owed.len();
    let reached = standing.owed.iter().filter(|due| due.reported.is_some()).count();
    match standing.state {
        State::Done => both!(
            "đã hoàn thành {reached}/{owed} mốc, đúng hạn",
            "all {reached} of {owed} milestones done in time"
        ),
        State::DoneLate => both!(
            "đã hoàn thành {reached}/{owed} mốc, có mốc chậm",
            "all {reached} of {owed} milestones done, some late"
        ),
        State::Overdue => {
            let missed = standing.unreported().filter(|due| due.due < as_of).count();
            both!(
                "{missed} mốc quá hạn chưa hoàn thành; đã hoàn thành {reached}/{owed} mốc",
                "{missed} past due and not done; {reached} of {owed} milestones done"
            )
        }
        _ => both!(
            "không có mốc quá hạn; đã hoàn thành {reached}/{owed} mốc",
            "none is past due; {reached} of {owed} milestones done"
        ),
    }
}

/// A date as it is written in Vietnamese and in English; empty if there is none.
fn in_both(date: Option<NaiveDate>) -> (String, String) {
    date.map(|date| (dmy(date), date.to_string())).unwrap_or_default()
}

fn objective_sheet(
    resolved: &Resolved<'_>,
    of: &ResolvedObjective<'_>,
    as_of: NaiveDate,
) -> ObjectiveSheet {
    let objective = &of.written;
    let mut fields = fields::objective(objective).without(&OF_A_GOAL);
    let scope = objective.scope.value().unwrap_or_default();
    fields.set("scope", Some(Value::Word(scope.word())));
    let goal = goal(resolved, of, as_of);
    let why = match (goal.status, objective.target.get()) {
        (Outcome::Met, _) => {
            both!("kết quả mới nhất đạt mọi chỉ tiêu", "the latest result reaches the target")
        }
        (Outcome::Missed, _) => {
            both!(
                "kết quả mới nhất chưa đạt chỉ tiêu",
                "the latest result does not reach the target"
            )
        }
        (Outcome::Pending, None) => both!("chưa có chỉ tiêu", "there is no target"),
        (Outcome::Pending, Some(_)) => {
            both!("chưa có kết quả trả lời đủ các chỉ tiêu", "no result answers the target yet")
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
