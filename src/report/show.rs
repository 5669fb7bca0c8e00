//! One plan, task or objective in full: every field, what was computed, and why it stands as it does.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::period::Period;
use crate::deadline::{self, dmy};
use crate::plan::{Field, List, Members, Task, Unit};
use crate::report::counts::{Counted, Totals};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::faults;
use crate::report::filter::Through;
use crate::report::goal::{Goal, Measured, goal};
use crate::report::item::{Item, Lister, slot_label};
use crate::report::reference;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask};
use crate::state::{Outcome, Slot, Standing, State, standing};
use crate::text::lang::{Text, both};
use crate::text::source::Str;
use crate::workspace::Workspace;

/// A field as it is shown: its key in the plan file and its values.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The key.
    pub key: &'static str,
    /// The values, as text.
    pub values: Vec<String>,
    /// What they are.
    pub kind: Kind,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// Several texts.
    List,
    /// A number.
    Number,
}

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
    /// Its fields.
    pub fields: Vec<Shown>,
    /// Its term.
    pub term: Option<(NaiveDate, NaiveDate)>,
    /// Its units: name, aliases, members, and whether it is external.
    pub units: Vec<UnitSheet>,
    /// Its legal bases, a line each.
    pub bases: Vec<String>,
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
    pub members: Vec<String>,
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
    /// Its fields.
    pub fields: Vec<Shown>,
    /// What it owes, where it falls due more than once.
    pub occurrences: Vec<Occurrence>,
    /// Its extensions.
    pub extensions: Vec<Extended>,
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
    /// Its fields.
    pub fields: Vec<Shown>,
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

/// Collects fields that have a value.
#[derive(Default)]
struct Sheet(Vec<Shown>);

impl Sheet {
    fn text(&mut self, key: &'static str, field: &Field<Str<'_>>) {
        self.values(key, field.value().map(str::to_owned).into_iter().collect());
    }

    fn list(&mut self, key: &'static str, field: &Field<List<'_>>) {
        self.values(key, field.get().map_or_else(Vec::new, texts));
    }

    fn date(&mut self, key: &'static str, field: &Field<crate::text::source::Date>) {
        self.values(key, field.value().map(|d| d.to_string()).into_iter().collect());
    }

    fn values(&mut self, key: &'static str, values: Vec<String>) {
        let kind = match key {
            "year" | "progress" => Kind::Number,
            "indexes" | "recipients" | "objectives" | "recipient" | "evidence" | "index"
            | "component" | "allow" => Kind::List,
            _ => Kind::Text,
        };
        if !values.is_empty() {
            self.0.push(Shown { key, values, kind });
        }
    }
}

fn plan_sheet(resolved: &Resolved<'_>, as_of: NaiveDate) -> PlanSheet {
    let plan = &resolved.plan;
    let mut sheet = Sheet::default();
    sheet.text("id", &plan.id);
    sheet.text("title", &plan.title);
    sheet.text("agency", &plan.agency);
    sheet.values("year", plan.year.value().map(|y| y.to_string()).into_iter().collect());
    sheet.text("number", &plan.number);
    sheet.date("issued", &plan.issued);
    sheet.list("indexes", &plan.indexes);
    sheet.text("province", &plan.province);
    sheet.text("signed_by", &plan.signed_by);
    sheet.text("source", &plan.source);
    sheet.list("recipients", &plan.recipients);
    sheet.text("note", &plan.note);
    sheet.values("allow", plan.allow.iter().map(ToString::to_string).collect());
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
        fields: sheet.0,
        term: resolved.term.map(|term| (term.from, term.until)),
        units: units(resolved),
        bases: plan.bases.iter().map(basis).collect(),
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
            let names = resolved.units.members(id).into_iter();
            UnitSheet {
                name: unit.name.to_owned(),
                aliases: unit.aliases.iter().map(|a| (*a).to_owned()).collect(),
                group: unit.is_group(),
                members: if all {
                    vec!["all".to_owned()]
                } else {
                    names.map(|id| resolved.units.get(id).name.to_owned()).collect()
                },
                external: unit.external,
                note: written.and_then(|u| u.note.value()).map(str::to_owned),
            }
        })
        .collect()
}

/// A basis in one line: `30/KH-UBND, 30/07/2025, UBND tỉnh Lào Cai`.
fn basis(basis: &crate::plan::Basis<'_>) -> String {
    let parts = [
        basis.number.value().map(str::to_owned),
        basis.title.value().map(str::to_owned),
        basis.issued.value().map(dmy),
        basis.issuer.value().map(str::to_owned),
        basis.note.value().map(|note| format!("({note})")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn task_sheet<'a>(resolved: &Resolved<'a>, of: &ResolvedTask<'a>, as_of: NaiveDate) -> TaskSheet {
    let task = &of.written;
    let standing = standing(resolved, of, as_of);
    let first = standing.unreported().next().copied();
    let item = Lister::new(resolved, as_of).item(of, Through::Itself, &standing, first.as_ref());
    let mut sheet = Sheet::default();
    sheet.text("approver", &task.approver);
    sheet.list("objectives", &task.objectives);
    let recipients = resolved.names(of.links.recipients);
    sheet.values("recipient", recipients.into_iter().map(str::to_owned).collect());
    sheet.text("source", &task.source);
    let status = task.status.value().map(|status| status.word().name.to_owned());
    sheet.values("status", status.into_iter().collect());
    sheet.date("started", &task.started);
    sheet.date("done", &task.done);
    sheet.values("progress", task.progress.value().map(|p| format!("{p}%")).into_iter().collect());
    sheet.list("evidence", &task.evidence);
    sheet.date("cancelled", &task.cancelled);
    sheet.text("note", &task.note);
    sheet.values("allow", task.allow.iter().map(ToString::to_string).collect());
    TaskSheet {
        why: why(of, &standing, as_of),
        item,
        fields: sheet.0,
        occurrences: standing
            .owed
            .iter()
            .map(|due| Occurrence {
                label: slot_label(task, due.slot),
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
    field.and_then(|f| f.get()).map_or_else(Vec::new, texts)
}

fn texts(list: &List<'_>) -> Vec<String> {
    list.items.iter().map(|text| text.value.to_owned()).collect()
}

/// Why a task is in its state, in words.
fn why(task: &ResolvedTask<'_>, standing: &Standing, as_of: NaiveDate) -> Text {
    let (task, links) = (&task.written, &task.links);
    let done = task.done.value().filter(|done| *done <= as_of);
    let dated = |date: Option<NaiveDate>| {
        date.map_or((String::new(), String::new()), |d| (dmy(d), d.to_string()))
    };
    let (due_vi, due_en) = dated(standing.due);
    let (done_vi, done_en) = dated(done);
    let owed = standing.owed.len();
    let reported = standing.owed.iter().filter(|due| due.reported.is_some()).count();
    let missed = standing.unreported().filter(|due| due.due < as_of).count();
    match standing.state {
        State::Cancelled => {
            let (vi, en) = dated(task.cancelled.value());
            both!("từ ngày {vi}", "on {en}")
        }
        State::Done if standing.repeats => both!(
            "đủ {reported}/{owed} kỳ, đều đúng hạn",
            "all {reported} of {owed} reported in time"
        ),
        State::DoneLate if standing.repeats => both!(
            "đủ {reported}/{owed} kỳ, có kỳ muộn",
            "all {reported} of {owed} reported, some late"
        ),
        State::Overdue if standing.repeats => both!(
            "{missed} kỳ đã qua hạn mà chưa báo cáo; đã báo cáo {reported}/{owed} kỳ",
            "{missed} past due without a report; {reported} of {owed} reported"
        ),
        State::InProgress | State::NotStarted if standing.repeats => both!(
            "chưa kỳ nào quá hạn; đã báo cáo {reported}/{owed} kỳ",
            "none is past due; {reported} of {owed} reported"
        ),
        State::Done if standing.due.is_none() => {
            both!(
                "hoàn thành ngày {done_vi}, không có ngày đến hạn",
                "done on {done_en}, with no due date"
            )
        }
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
        State::Undated => match links.deadline.get().map(|d| &d.kind) {
            Some(deadline::Kind::Conditional(_)) => {
                both!(
                    "chờ điều kiện, chưa có ngày đến hạn",
                    "waits for its condition, with no due date yet"
                )
            }
            Some(_) => both!("chưa tính được ngày đến hạn", "the due date cannot be told yet"),
            None => both!("không có thời hạn", "no deadline"),
        },
    }
}

fn objective_sheet(
    resolved: &Resolved<'_>,
    of: &ResolvedObjective<'_>,
    as_of: NaiveDate,
) -> ObjectiveSheet {
    let objective = &of.written;
    let mut sheet = Sheet::default();
    sheet.list("index", &objective.index);
    sheet.list("component", &objective.component);
    let scope = objective.scope.value().unwrap_or_default();
    sheet.values("scope", vec![scope.word().name.to_owned()]);
    sheet.values(
        "gain",
        objective.gain.get().map(|g| g.value.digits().to_owned()).into_iter().collect(),
    );
    sheet.text("source", &objective.source);
    sheet.text("note", &objective.note);
    sheet.values("allow", objective.allow.iter().map(ToString::to_string).collect());
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
        fields: sheet.0,
        results: objective.results.iter().map(Measured::of).collect(),
        tasks: serving.filter_map(|task| task.written.id.value().map(str::to_owned)).collect(),
        why,
    }
}
