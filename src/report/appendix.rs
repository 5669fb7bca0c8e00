//! One plan as its appendix: what a document of Word or Excel says of it.

use chrono::NaiveDate;

use crate::plan::Metric;
use crate::plan::Scope;
use crate::plan::value::Measured;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::faults;
use crate::report::reference;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask};
use crate::text::bound::Bound;
use crate::text::lang::both;
use crate::workspace::Workspace;

/// A plan as its appendix.
#[derive(Debug, Default)]
pub struct Appendix {
    /// The title.
    pub title: String,
    /// The agency.
    pub agency: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// Number and symbol.
    pub number: Option<String>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// Its objectives.
    pub objectives: Vec<ObjectiveRow>,
    /// Its tasks.
    pub tasks: Vec<TaskRow>,
}

/// Where a task or an objective belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Its indexes, by their short names.
    pub indexes: Vec<String>,
    /// Its components, as written.
    pub components: Vec<String>,
    /// Whether the components tell the index.
    pub is_told: bool,
}

/// A task.
#[derive(Debug, Default)]
pub struct TaskRow {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// Where it belongs.
    pub home: Home,
    /// Who leads.
    pub lead: Vec<String>,
    /// The person answerable.
    pub officer: Option<String>,
    /// Who decides on it.
    pub approver: Option<String>,
    /// Who takes part.
    pub partners: Vec<String>,
    /// The deadline in words; of one by milestones each of them.
    pub deadline: String,
    /// The deadline, where it is written as a date.
    pub day: Option<NaiveDate>,
    /// The product.
    pub product: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// An objective.
#[derive(Debug, Default)]
pub struct ObjectiveRow {
    /// Its id.
    pub id: String,
    /// What is to be reached.
    pub title: Option<String>,
    /// Where it belongs.
    pub home: Home,
    /// Whether the score is the province's.
    pub of_province: bool,
    /// What it starts from.
    pub baseline: Option<Measured>,
    /// The highest score, by its digits.
    pub max: Option<String>,
    /// The gain expected, by its digits.
    pub gain: Option<String>,
    /// The target.
    pub target: Vec<(Metric, Bound)>,
    /// A remark.
    pub note: Option<String>,
}

/// The appendix of the plan that a REF names.
pub fn appendix(workspace: &Workspace, wanted: &str) -> Result<(Appendix, Coverage), Unanswerable> {
    let reference = reference::find(workspace, wanted)?;
    let mut coverage = Coverage { left_out: reference.left_out.clone(), ..Coverage::default() };
    if !reference.is_exact {
        coverage.taken.push((wanted.to_owned(), reference.shown()));
    }
    let of_plan = |message| Unanswerable {
        message,
        left_out: reference.left_out.clone(),
        is_ambiguous: false,
    };
    if reference.id.is_some() {
        return Err(of_plan(both!(
            "chỉ xuất được cả kế hoạch thành Word, Excel; hãy nêu mã kế hoạch",
            "a plan as a whole is written to Word and Excel; name the plan alone"
        )));
    }
    let mut made = None;
    for at in &reference.files {
        workspace.with_plan(*at, |loaded| {
            let Ok((resolved, out)) = loaded else { return };
            coverage.plans += 1;
            coverage.faults += faults(&resolved, &out);
            made.get_or_insert_with(|| of(&resolved));
        });
    }
    match made {
        Some(made) => Ok((made, coverage)),
        None => Err(Unanswerable::none_read(reference.left_out.clone())),
    }
}

fn of(resolved: &Resolved<'_>) -> Appendix {
    let plan = &resolved.plan;
    Appendix {
        title: plan.title.value().unwrap_or_default().to_owned(),
        agency: plan.agency.value().map(str::to_owned),
        year: plan.year.value(),
        number: plan.number.value().map(str::to_owned),
        issued: plan.issued.value(),
        objectives: resolved.objectives.iter().map(|one| objective(resolved, one)).collect(),
        tasks: resolved.tasks.iter().map(|one| task(resolved, one)).collect(),
    }
}

fn home(
    resolved: &Resolved<'_>,
    indexes: &[crate::plan::index::IndexId],
    written: Option<&crate::plan::List<'_>>,
) -> Home {
    let catalog = &resolved.config.catalog;
    let components: Vec<String> =
        written.iter().flat_map(|list| list.items).map(|text| text.value.to_owned()).collect();
    let holders = |component: &String| {
        catalog.all().filter(|(id, _)| catalog.component(*id, component).is_some()).count()
    };
    Home {
        indexes: indexes.iter().map(|id| catalog.get(*id).id.clone()).collect(),
        is_told: !components.is_empty() && components.iter().all(|one| holders(one) == 1),
        components,
    }
}

fn task<'a>(resolved: &Resolved<'a>, of: &ResolvedTask<'a>) -> TaskRow {
    let (written, links) = (&of.written, &of.links);
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let deadline = links.deadline.get();
    let milestones = written.milestones.iter().map(|one| {
        let title = one.title.value().unwrap_or_default();
        format!("{title}: {}", one.deadline.words().unwrap_or_default())
    });
    let milestones = milestones.collect::<Vec<_>>().join("\n");
    TaskRow {
        id: written.id.value().unwrap_or_default().to_owned(),
        title: written.title.value().unwrap_or_default().to_owned(),
        home: home(resolved, links.indexes, written.component.get()),
        lead: owned(resolved.names(links.lead)),
        officer: written.officer.value().map(str::to_owned),
        approver: written.approver.value().map(str::to_owned),
        partners: owned(resolved.names(links.partners)),
        deadline: match milestones.is_empty() {
            false => milestones,
            true => {
                let words = deadline.map(|one| one.text).or_else(|| written.deadline.words());
                words.unwrap_or_default().to_owned()
            }
        },
        day: deadline.and_then(crate::deadline::Deadline::day),
        product: written.product.value().map(str::to_owned),
        note: written.note.value().map(str::to_owned),
    }
}

fn objective<'a>(resolved: &Resolved<'a>, of: &ResolvedObjective<'a>) -> ObjectiveRow {
    let written = &of.written;
    let target = written.target.get().into_iter().flat_map(|target| &target.bounds);
    let digits = |field: &crate::plan::Field<
        crate::text::source::At<crate::text::number::Number>,
    >| { field.get().map(|number| number.value.digits().to_owned()) };
    ObjectiveRow {
        id: written.id.value().unwrap_or_default().to_owned(),
        title: written.title.value().map(str::to_owned),
        home: home(resolved, of.links.indexes, written.component.get()),
        of_province: written.scope.value() == Some(Scope::Province),
        baseline: written.baseline.get().map(Measured::of),
        max: digits(&written.max),
        gain: digits(&written.gain),
        target: target.map(|(metric, bound)| (*metric, bound.value.clone())).collect(),
        note: written.note.value().map(str::to_owned),
    }
}
