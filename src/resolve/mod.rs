//! Joins a plan's references to units, indexes, components and objectives; applies defaults; works out the
//! term.
//!
//! Resolving never fails. An unknown name is reported once, and what it probably means counts as named, so
//! that one typing mistake causes one finding.

pub mod each;
pub mod join;
pub mod term;
pub mod unit;

use chrono::NaiveDate;

use crate::config::Config;
use crate::deadline::Kind;
use crate::deadline::recurrence::Occurrence;
use crate::plan::index::{ComponentId, IndexId};
use crate::plan::value::{NamedFields, Value};
use crate::plan::{DeadlineField, Field, List, Objective, Plan, Task, Update, fields};
use crate::resolve::each::Each;
use crate::resolve::term::Term;
use crate::resolve::unit::{UnitId, Units};
use crate::text::source::{Source, Span, Str};

/// A plan with its references joined. It borrows what was read: a task is large, and moving it costs time.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// The file.
    pub source: Source<'a>,
    /// The configuration of its folder.
    pub config: &'a Config,
    /// The plan's own tables.
    pub plan: &'a Plan<'a>,
    /// The units that it may name.
    pub units: Units<'a>,
    /// The plan's own indexes, in the order of the file.
    pub indexes: Vec<(Str<'a>, IndexId)>,
    /// Its tasks, in the order of the file.
    pub tasks: Vec<ResolvedTask<'a>>,
    /// Its objectives, in the order of the file.
    pub objectives: Vec<ResolvedObjective<'a>>,
    /// The plan's term; `None` where its year cannot be read.
    pub term: Option<Term>,
    /// What the tasks and objectives refer to.
    pub named: Named,
}

/// A unit named in a task, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitRef {
    /// The unit.
    pub unit: UnitId,
    /// Where it is named: in the task, or under `[defaults]`.
    pub span: Span,
}

/// A task with what it refers to.
#[derive(Debug)]
pub struct ResolvedTask<'a> {
    /// Its place among the tasks of the plan.
    pub place: usize,
    /// As written in the file.
    pub written: &'a Task<'a>,
    /// Its references, with defaults applied.
    pub links: TaskLinks<'a>,
}

/// An objective with what it refers to.
#[derive(Debug)]
pub struct ResolvedObjective<'a> {
    /// Its place among the objectives of the plan.
    pub place: usize,
    /// What the file says.
    pub written: &'a Objective<'a>,
    /// Its references.
    pub links: ObjectiveLinks<'a>,
}

/// The references of a task, with defaults applied.
#[derive(Clone, Copy, Debug, Default)]
pub struct TaskLinks<'a> {
    /// Its indexes.
    pub indexes: &'a [IndexId],
    /// Its components.
    pub components: &'a [ComponentId],
    /// Its objectives, by their place in the plan.
    pub objectives: &'a [usize],
    /// The lead units, its own or the default ones.
    pub lead: &'a [UnitRef],
    /// The partner units, its own or the default ones.
    pub partners: &'a [UnitRef],
    /// The units that receive the product.
    pub recipients: &'a [UnitRef],
    /// Its own deadline or the default one; absent for a task with milestones.
    pub deadline: DeadlineField<'a>,
    /// Who owes what, if each unit in the lead owes the product for itself.
    pub each: Option<&'a Each<'a>>,
}

/// The references of an objective.
#[derive(Clone, Copy, Debug, Default)]
pub struct ObjectiveLinks<'a> {
    /// Its indexes.
    pub indexes: &'a [IndexId],
    /// Its components.
    pub components: &'a [ComponentId],
}

/// Which units, indexes and objectives are referred to, and whether an unreadable value may refer to more.
#[derive(Debug, Default)]
pub struct Named {
    /// For each [`UnitId`] whether it is named.
    pub units: Vec<bool>,
    /// Indexes that a task or an objective names.
    pub indexes: Vec<IndexId>,
    /// For each objective, in file order, whether a task names it.
    pub objectives: Vec<bool>,
    /// A list of units could not be read.
    pub units_lost: bool,
    /// An index could not be read.
    pub indexes_lost: bool,
    /// A list of objectives could not be read.
    pub objectives_lost: bool,
}

impl<'a> Resolved<'a> {
    /// The day on which the plan was closed, if that was on `as_of` or before.
    pub fn closed(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.plan.closed.value().filter(|closed| *closed <= as_of)
    }

    /// The date at which its tasks are looked at: `as_of`, but in a closed plan the day of closing, since
    /// its tasks stand as on that day at every later date.
    pub fn day_that_counts(&self, as_of: NaiveDate) -> NaiveDate {
        self.closed(as_of).unwrap_or(as_of)
    }

    /// Whether it names another plan or a task of one, or is closed, so that other plans matter to it.
    pub fn is_linked(&self) -> bool {
        let plan = &self.plan;
        let is_given = |field: &Field<List<'_>>| field.get().is_some();
        plan.closed.get().is_some()
            || is_given(&plan.implements)
            || !plan.declined.is_empty()
            || self.tasks.iter().any(|task| is_given(&task.written.implements))
            || self.carries_on()
    }

    /// Whether a task of it carries on a task of an earlier plan.
    pub fn carries_on(&self) -> bool {
        self.tasks.iter().any(|task| task.written.continues.get().is_some())
    }

    /// The day of issue.
    pub fn issued(&self) -> Option<NaiveDate> {
        self.plan.issued.value()
    }

    /// The due date of a task's deadline before any extension, all facts taken as known.
    pub fn original_due(&self, task: &ResolvedTask<'_>) -> Option<NaiveDate> {
        task.links.deadline.get()?.kind.due(self.issued(), &self.config.calendar)
    }

    /// The occurrences of a task's recurring deadline; `None` for another deadline, or where the term is
    /// unknown.
    pub fn occurrences(&self, task: &ResolvedTask<'_>) -> Option<Vec<Occurrence>> {
        match &task.links.deadline.get()?.kind {
            Kind::Recurring(recurrence) => {
                let term = self.term?;
                Some(recurrence.occurrences(term.from, term.until))
            }
            Kind::Fixed(_) | Kind::Relative(_) | Kind::Standing | Kind::Conditional(_) => None,
        }
    }

    /// The updates of a task, with the declared names of their units.
    pub fn updates(&self, task: &Task<'_>) -> Vec<Value> {
        let value = |update: &Update<'_>| {
            let mut fields = fields::update(update);
            if let Some(unit) = update.unit.value().and_then(|name| self.units.find(name)) {
                fields.set("unit", Some(Value::text(self.units.get(unit).name)));
            }
            Value::Table(NamedFields { name: None, fields })
        };
        task.updates.iter().map(value).collect()
    }

    /// The names in a list as they are declared, and unknown ones as written.
    pub fn declared<'s>(&'s self, list: &'s Field<List<'a>>) -> impl Iterator<Item = &'a str> + 's {
        let names = list.get().into_iter().flat_map(|list| list.items);
        names.map(|name| self.declared_name(name.value))
    }

    /// A name as it is declared, or as written if it is unknown.
    pub fn declared_name(&self, written: &'a str) -> &'a str {
        self.units.find(written).map_or(written, |unit| self.units.get(unit).name)
    }

    /// The declared names of units.
    pub fn names(&self, units: &[UnitRef]) -> Vec<&'a str> {
        units.iter().map(|u| self.units.get(u.unit).name).collect()
    }
}
