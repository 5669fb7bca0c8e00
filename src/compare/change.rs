//! A change in meaning between two versions of a plan.

use std::borrow::Cow;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::finding::About;
use crate::plan::value::Value;
use crate::plan::{Metric, ResultKind};

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A plan was added.
    PlanAdded,
    /// A plan was removed.
    PlanRemoved,
    /// A field of a plan changed.
    PlanChanged,
    /// A unit was added.
    UnitAdded,
    /// A unit was removed.
    UnitRemoved,
    /// A field of a unit changed.
    UnitChanged,
    /// An objective was added.
    ObjectiveAdded,
    /// An objective was removed.
    ObjectiveRemoved,
    /// A field of an objective changed, or a target in a way that is neither harder nor easier.
    ObjectiveChanged,
    /// A target became harder to reach.
    TargetRaised,
    /// A target became easier to reach.
    TargetLowered,
    /// A result was added.
    ResultAdded,
    /// A result was changed or removed.
    ResultChanged,
    /// A task was added.
    TaskAdded,
    /// A task was removed.
    TaskRemoved,
    /// A field of a task changed for which there is no kind below.
    TaskChanged,
    /// The units in the lead changed.
    LeadChanged,
    /// The units taking part changed.
    PartnersChanged,
    /// A due date moved to another date.
    DeadlineMoved,
    /// A deadline changed in another way, for example from a date to a rhythm.
    DeadlineChanged,
    /// Work on a task began.
    Started,
    /// A task was completed.
    Done,
    /// A task was cancelled.
    Cancelled,
    /// A completion or a cancellation was taken back.
    Reopened,
    /// The date of a completion was changed.
    CompletionRewritten,
    /// A report for a period was added, or a milestone was completed.
    Reported,
}

impl What {
    /// Whether a plan, unit, objective or task was added or removed as a whole. `before` and `after` are
    /// its title then.
    pub fn comes_or_goes(self) -> bool {
        matches!(
            self,
            What::PlanAdded
                | What::PlanRemoved
                | What::UnitAdded
                | What::UnitRemoved
                | What::ObjectiveAdded
                | What::ObjectiveRemoved
                | What::TaskAdded
                | What::TaskRemoved
        )
    }

    /// Whether a plan, unit, objective or task was added, with all its fields.
    pub fn adds(self) -> bool {
        use What::{ObjectiveAdded, PlanAdded, TaskAdded, UnitAdded};
        matches!(self, PlanAdded | UnitAdded | ObjectiveAdded | TaskAdded)
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            What::PlanAdded => "plan-added",
            What::PlanRemoved => "plan-removed",
            What::PlanChanged => "plan-changed",
            What::UnitAdded => "unit-added",
            What::UnitRemoved => "unit-removed",
            What::UnitChanged => "unit-changed",
            What::ObjectiveAdded => "objective-added",
            What::ObjectiveRemoved => "objective-removed",
            What::ObjectiveChanged => "objective-changed",
            What::TargetRaised => "target-raised",
            What::TargetLowered => "target-lowered",
            What::ResultAdded => "result-added",
            What::ResultChanged => "result-changed",
            What::TaskAdded => "task-added",
            What::TaskRemoved => "task-removed",
            What::TaskChanged => "task-changed",
            What::LeadChanged => "lead-changed",
            What::PartnersChanged => "partners-changed",
            What::DeadlineMoved => "deadline-moved",
            What::DeadlineChanged => "deadline-changed",
            What::Started => "started",
            What::Done => "done",
            What::Cancelled => "cancelled",
            What::Reopened => "reopened",
            What::CompletionRewritten => "completion-rewritten",
            What::Reported => "reported",
        }
    }
}

/// The part of a plan, unit, objective or task that changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A key.
    Key(&'static str),
    /// A metric of a target.
    Metric(Metric),
    /// The result of a date.
    Result(NaiveDate, Option<ResultKind>),
    /// A period or a milestone, by its name in the plan.
    Slot(String),
}

impl Part {
    /// The name in JSON.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Part::Key(key) => Cow::Borrowed(key),
            Part::Metric(metric) => Cow::Borrowed(metric.name()),
            Part::Result(on, None) => Cow::Owned(on.to_string()),
            Part::Result(on, Some(kind)) => Cow::Owned(format!("{on} {}", kind.word().name)),
            Part::Slot(name) => Cow::Borrowed(name),
        }
    }

    /// The name of the period or the milestone; `None` for another part.
    pub fn slot(&self) -> Option<&str> {
        match self {
            Part::Slot(name) => Some(name),
            Part::Key(_) | Part::Metric(_) | Part::Result(..) => None,
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its kind.
    pub what: What,
    /// The plan's id.
    pub plan: String,
    /// The part of the plan that it is about.
    pub about: About<String>,
    /// The field, or another part of that.
    pub part: Option<Part>,
    /// The old value; `None` if there was none.
    pub before: Option<Value>,
    /// The new value; `None` if there is none.
    pub after: Option<Value>,
    /// The debtor of a task with `each`, if only what it owes changed.
    pub debtor: Option<String>,
    /// For a moved due date, by how many days; negative if it moved to an earlier date.
    pub days: Option<i64>,
    /// For a moved due date, the document that grants the extension.
    pub by: Option<String>,
}

/// An aspect of a plan, unit, objective or task that a change is about.
#[derive(Debug, PartialEq, Eq, Hash)]
pub enum Side<'c> {
    /// Its completion, or that of a period or a milestone.
    Done(Option<&'c Part>),
    /// An extension, milestone or update, identified by its value.
    Listed(Option<String>),
    /// Another part; without one, whether it exists.
    Part(Option<&'c Part>),
}

const LEAD: Part = Part::Key("lead");
const PARTNERS: Part = Part::Key("partners");
const STARTED: Part = Part::Key("started");
const CANCELLED: Part = Part::Key("cancelled");

impl Change {
    /// A change without a part and without values.
    pub fn new(what: What, plan: &str, about: About<String>) -> Change {
        let plan = plan.to_owned();
        Change {
            what,
            plan,
            about,
            part: None,
            before: None,
            after: None,
            debtor: None,
            days: None,
            by: None,
        }
    }

    /// The id of the task that it is about, if it is about a task.
    pub fn task(&self) -> Option<&str> {
        self.about.task().map(String::as_str)
    }

    /// The id of the objective that it is about, if it is about an objective.
    pub fn objective(&self) -> Option<&str> {
        self.about.objective().map(String::as_str)
    }

    /// The name of the unit that it is about: a unit of the plan, or a debtor of a task.
    pub fn unit(&self) -> Option<&str> {
        self.about.unit().or(self.debtor.as_ref()).map(String::as_str)
    }

    /// What it is about, with the id of the plan.
    pub fn subject(&self) -> Subject<'_> {
        (&self.plan, &self.about)
    }

    fn side(&self) -> Side<'_> {
        let part = self.part.as_ref();
        let slot = part.filter(|part| part.slot().is_some());
        match (self.what, part) {
            (What::LeadChanged, _) => Side::Part(Some(&LEAD)),
            (What::PartnersChanged, _) => Side::Part(Some(&PARTNERS)),
            (What::Started, _) => Side::Part(Some(&STARTED)),
            (What::Cancelled, _) => Side::Part(Some(&CANCELLED)),
            (What::Reopened, Some(Part::Key("cancelled"))) => Side::Part(part),
            (What::Done | What::Reported | What::CompletionRewritten | What::Reopened, _) => {
                Side::Done(slot)
            }
            (What::TaskChanged, Some(Part::Key("extension" | "milestone" | "update"))) => {
                Side::Listed(self.before.as_ref().or(self.after.as_ref()).map(Value::canonical))
            }
            _ => Side::Part(part),
        }
    }

    /// What it concerns. Two changes with equal concerns change the same aspect of the same thing,
    /// possibly to different values.
    pub fn concern(&self) -> Concern<'_> {
        (self.subject(), self.side(), self.debtor.as_deref())
    }

    /// The new value and the document behind it. Two changes with equal concerns and outcomes lead to the
    /// same state, even from different old values.
    pub fn outcome(&self) -> (&Option<Value>, &Option<String>) {
        (&self.after, &self.by)
    }
}

/// What a change is about: the id of the plan, and the part of it.
pub type Subject<'c> = (&'c str, &'c About<String>);

/// What a change is about, which aspect of that changed, and whose debt it is.
pub type Concern<'c> = (Subject<'c>, Side<'c>, Option<&'c str>);

/// A set of changes that quickly answers whether one of them covers another change: it has the same
/// concern, or adds the whole plan, unit, objective or task.
#[derive(Debug, Default)]
pub struct Covering<'c> {
    plans: FxHashSet<&'c str>,
    things: FxHashSet<Subject<'c>>,
    concerns: FxHashSet<Concern<'c>>,
}

impl<'c> Covering<'c> {
    /// The set of these changes.
    pub fn of(changes: &'c [Change]) -> Covering<'c> {
        let mut all = Covering::default();
        changes.iter().for_each(|change| all.add(change));
        all
    }

    /// Adds a change.
    pub fn add(&mut self, change: &'c Change) {
        match change.what {
            What::PlanAdded => drop(self.plans.insert(&change.plan)),
            What::UnitAdded | What::ObjectiveAdded | What::TaskAdded => {
                self.things.insert(change.subject());
            }
            _ => drop(self.concerns.insert(change.concern())),
        }
    }

    /// Whether one of them covers a change.
    pub fn covers(&self, change: &Change) -> bool {
        self.plans.contains(change.plan.as_str())
            || self.things.contains(&change.subject())
            || self.concerns.contains(&change.concern())
    }
}

impl Change {
    /// Whether the change weakens a promise. Reviewers look at these first.
    pub fn is_loosening(&self) -> bool {
        match self.what {
            What::DeadlineMoved => self.days.is_some_and(|days| days > 0),
            What::TargetLowered
            | What::TaskRemoved
            | What::ObjectiveRemoved
            | What::PlanRemoved
            | What::Reopened
            | What::CompletionRewritten => true,
            What::PlanAdded
            | What::PlanChanged
            | What::UnitAdded
            | What::UnitRemoved
            | What::UnitChanged
            | What::ObjectiveAdded
            | What::ObjectiveChanged
            | What::TargetRaised
            | What::ResultAdded
            | What::ResultChanged
            | What::TaskAdded
            | What::TaskChanged
            | What::LeadChanged
            | What::PartnersChanged
            | What::DeadlineChanged
            | What::Started
            | What::Done
            | What::Cancelled
            | What::Reported => false,
        }
    }
}
