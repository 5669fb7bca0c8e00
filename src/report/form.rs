//! What a unit leads and has not finished, as the rows of a form to be filled in.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::links::chain::Carried;
use crate::links::graph::Here;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Asked, Filter, Scope, Taken, Through};
use crate::report::item::{Item, Lister};
use crate::report::{agencies_of, ask_each_with_chains};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Debtor, Due, Slot, Standing};
use crate::text::name;
use crate::workspace::Workspace;

/// The form of a unit.
#[derive(Debug)]
pub struct Form {
    /// The unit, as its plans declare it.
    pub unit: String,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The plans with a row, in the order of their files.
    pub plans: Vec<FormPlan>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// The rows of one plan.
#[derive(Debug)]
pub struct FormPlan {
    /// Its id.
    pub id: String,
    /// Its number and symbol.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its rows, by place in the file, then by due date.
    pub rows: Vec<FormRow>,
}

/// An open task, period or milestone.
#[derive(Debug)]
pub struct FormRow {
    /// The task as of the date.
    pub item: Item,
    /// Which part of the task it is.
    pub part: FormPart,
    /// The progress that the plan has.
    pub progress: Option<i64>,
}

/// Which part of a task a row of a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPart {
    /// The whole task.
    Whole,
    /// The report of one unit.
    Unit,
    /// A period.
    Period,
    /// A milestone.
    Milestone,
}

impl FormPart {
    /// Every part with its name in a form.
    pub const ALL: [(FormPart, &'static str); 4] = [
        (FormPart::Whole, "task"),
        (FormPart::Unit, "unit"),
        (FormPart::Period, "period"),
        (FormPart::Milestone, "milestone"),
    ];

    /// The part of a due date.
    pub fn of(due: Option<&Due>) -> Self {
        match due {
            None => FormPart::Whole,
            Some(Due { debtor: Some(Debtor::Group(_) | Debtor::Nobody), .. }) => FormPart::Whole,
            Some(Due { slot: Slot::Period(_), .. }) => FormPart::Period,
            Some(Due { slot: Slot::Milestone(_), .. }) => FormPart::Milestone,
            Some(Due { slot: Slot::Once, .. }) => FormPart::Unit,
        }
    }
}

/// Identifies a row of a form within its task: the part of the task, with its label and its unit.
#[derive(Clone, Debug)]
pub struct RowName {
    /// Which part of the task.
    pub part: FormPart,
    /// The label of the period or the title of the milestone.
    pub label: Option<String>,
    /// The unit that owes it, of a task with `each`.
    pub unit: Option<String>,
}

/// The form of one unit.
pub fn form(workspace: &Workspace, unit: &str, as_of: NaiveDate) -> Result<Form, Unanswerable> {
    let asked = Asked { units: vec![unit.to_owned()], ..Asked::default() };
    let ask = |resolved: &Resolved<'_>, scope: &Scope, here: Option<Here<'_>>| {
        of_plan(resolved, scope, here, as_of)
    };
    let (answers, mut coverage) =
        ask_each_with_chains(workspace, &Filter::from(asked), as_of, ask)?;
    let plans: Vec<FormPlan> = answers.into_iter().filter(|plan| !plan.rows.is_empty()).collect();
    let agencies = plans.iter().map(|plan| plan.rows[0].item.agency.as_deref());
    coverage.named.across = agencies_of(agencies);
    let unit = coverage.named.units.first().cloned().unwrap_or_else(|| unit.to_owned());
    Ok(Form { unit, as_of, plans, coverage })
}

fn of_plan(
    resolved: &Resolved<'_>,
    scope: &Scope,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> FormPlan {
    let own = |text: Option<&str>| text.filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let plan = resolved.plan;
    let mut out = FormPlan {
        id: plan.id.value().unwrap_or_default().to_owned(),
        number: own(plan.number.value()),
        title: own(plan.title.value()),
        rows: Vec::new(),
    };
    if resolved.closed(as_of).is_some() {
        return out;
    }
    let mut lister = Lister::new(resolved, as_of).among(here);
    for task in &resolved.tasks {
        let Some(taken) = scope.takes(resolved, task) else { continue };
        let standing = taken.standing(resolved, task, as_of);
        if standing.state.is_closed() || is_carried(here, task, as_of) {
            continue;
        }
        for due in open(&standing, as_of) {
            let item = lister.item(task, &taken, &standing, due.as_ref());
            let progress = task.written.progress.value();
            out.rows.push(FormRow { item, part: FormPart::of(due.as_ref()), progress });
        }
    }
    out
}

/// The open parts of a task: all milestones, and of periods those that fell due and the next one.
fn open(standing: &Standing, as_of: NaiveDate) -> Vec<Option<Due>> {
    if !standing.repeats {
        return vec![None];
    }
    let open: Vec<&Due> = standing.unreported().collect();
    let next = open.iter().map(|due| due.due).find(|due| *due >= as_of);
    let is_asked = |due: &&Due| match due.slot {
        Slot::Period(_) => due.due < as_of || Some(due.due) == next,
        Slot::Milestone(_) | Slot::Once => true,
    };
    let mut out: Vec<Option<Due>> = Vec::new();
    for due in open.into_iter().filter(is_asked) {
        // What a group without known members owes is settled once, with the task.
        let is_whole = FormPart::of(Some(due)) == FormPart::Whole;
        if !(is_whole && out.iter().any(|known| FormPart::of(known.as_ref()) == FormPart::Whole)) {
            out.push(Some(*due));
        }
    }
    out
}

fn is_carried(here: Option<Here<'_>>, task: &ResolvedTask<'_>, as_of: NaiveDate) -> bool {
    let carried = here.map(|here| here.links.carried(here.task(task.place), as_of));
    matches!(carried, Some(Carried::Away | Carried::NotYet))
}

/// A unit that leads something, with the agency of its plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    /// The unit.
    pub unit: String,
    /// The agency.
    pub agency: Option<String>,
}

/// The forms of all units that lead something open, members in the place of groups that have some. Units of one
/// name are told apart by agency.
pub fn forms(
    workspace: &Workspace,
    as_of: NaiveDate,
) -> Result<(Vec<(Leader, Form)>, Coverage), Unanswerable> {
    let ask = |resolved: &Resolved<'_>, _: &Scope, here: Option<Here<'_>>| {
        let of = |leader: Leader| {
            let asked = Asked { units: vec![leader.unit.clone()], ..Asked::default() };
            // Without indexes in the question the settings of the plan do not matter.
            let scope = Filter::from(asked).scope(resolved, 0);
            (leader, of_plan(resolved, &scope, here, as_of))
        };
        leaders_of(resolved).into_iter().map(of).collect::<Vec<_>>()
    };
    let (answers, coverage) = ask_each_with_chains(workspace, &Filter::default(), as_of, ask)?;
    let mut forms: Vec<(Leader, Form)> = Vec::new();
    let mut places: FxHashMap<[Option<String>; 2], usize> = FxHashMap::default();
    for (leader, plan) in answers.into_iter().flatten() {
        if plan.rows.is_empty() {
            continue;
        }
        let identity =
            [Some(leader.unit.as_str()), leader.agency.as_deref()].map(|name| name.map(name::key));
        let place = *places.entry(identity).or_insert(forms.len());
        if place == forms.len() {
            let (unit, coverage) = (leader.unit.clone(), Coverage::default());
            forms.push((leader, Form { unit, as_of, plans: Vec::new(), coverage }));
        }
        forms[place].1.plans.push(plan);
    }
    Ok((forms, coverage))
}

fn leaders_of(resolved: &Resolved<'_>) -> Vec<Leader> {
    let units = &resolved.units;
    let mut found = Vec::new();
    for task in &resolved.tasks {
        for lead in task.links.lead {
            let members = units.leaves(lead.unit);
            let ids = if members.is_empty() { vec![lead.unit] } else { members };
            found.extend(ids.into_iter().filter(|id| !found.contains(id)).collect::<Vec<_>>());
        }
    }
    let agency = resolved.plan.agency.value().map(str::to_owned);
    let leader = |id| Leader { unit: units.get(id).name.to_owned(), agency: agency.clone() };
    found.into_iter().map(leader).collect()
}

/// Whether a unit leads a task, itself or as a member of a group.
pub fn leads(resolved: &Resolved<'_>, task: &ResolvedTask<'_>, unit: &str) -> bool {
    let units = &resolved.units;
    units.find(unit).is_some_and(|unit| {
        task.links.lead.iter().any(|lead| lead.unit == unit || units.holds(lead.unit, unit))
    })
}

/// What a form shows of a row and a plan may change meanwhile: title, product, due date.
pub fn seal(item: &Item) -> String {
    let due = item.due.map(|due| due.to_string());
    let due = due.or_else(|| item.deadline.clone()).unwrap_or_default();
    let parts = [item.title.as_deref(), item.product.as_deref(), Some(&due)];
    let text = parts.map(Option::unwrap_or_default).join("\u{1f}");
    sha1_smol::Sha1::from(text.as_bytes()).digest().to_string()
}

/// What a row of a form is about, as it stands now; `None` if the part of the task is gone.
pub fn now(
    resolved: &Resolved<'_>,
    task: &ResolvedTask<'_>,
    row: &RowName,
    as_of: NaiveDate,
) -> Option<Item> {
    let standing = crate::state::standing(resolved, task, as_of);
    let is_it = |due: &&Due| {
        // By any of its names: it may have got another one since, with the old one as an alias.
        let own = due.debtor.and_then(Debtor::unit);
        let is_unit = |unit: &String| own.is_some() && own == resolved.units.find(unit);
        let is_label = match &row.label {
            None => due.slot.label(task.written).is_none(),
            Some(label) => {
                due.slot.label(task.written).is_some_and(|own| name::key(&own) == name::key(label))
            }
        };
        row.unit.as_ref().is_none_or(is_unit) && is_label
    };
    let due = match row.part {
        FormPart::Whole => {
            let is_whole = |due: &&Due| FormPart::of(Some(due)) == FormPart::Whole;
            standing.owed.iter().find(is_whole).copied()
        }
        FormPart::Unit | FormPart::Period | FormPart::Milestone => {
            Some(*standing.owed.iter().find(is_it)?)
        }
    };
    let taken = Taken::whole(Through::Itself);
    Some(Lister::new(resolved, as_of).item(task, &taken, &standing, due.as_ref()))
}
