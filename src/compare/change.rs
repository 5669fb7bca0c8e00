//! What changed in meaning from one version of a plan to the next.

use std::borrow::Cow;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::finding::About;
use crate::plan::value::Value;
use crate::plan::{Metric, ResultKind};

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A plan appeared.
    PlanAdded,
    /// A plan went.
    PlanRemoved,
    /// A field of a plan.
    PlanChanged,
    /// A unit appeared.
    UnitAdded,
    /// A unit went.
    UnitRemoved,
    /// A field of a unit.
    UnitChanged,
    /// An objective appeared.
    ObjectiveAdded,
    /// An objective went.
    ObjectiveRemoved,
    /// A field of an objective.
    ObjectiveChanged,
    /// A target became harder to reach.
    TargetRaised,
    /// A target became easier to reach.
    TargetLowered,
    /// A result was added.
    ResultAdded,
    /// A result says something else, or went.
    ResultChanged,
    /// A task appeared.
    TaskAdded,
    /// A task went.
    TaskRemoved,
    /// A field of a task without a kind of its own.
    TaskChanged,
    /// Other units lead.
    LeadChanged,
    /// Other units take part.
    PartnersChanged,
    /// A due date moved.
    DeadlineMoved,
    /// A deadline means something else.
    DeadlineChanged,
    /// Work began.
    Started,
    /// It was completed.
    Done,
    /// It was cancelled.
    Cancelled,
    /// A completion or a cancellation was taken back.
    Reopened,
    /// The date of a completion is another.
    CompletionRewritten,
    /// A period or a milestone was reported.
    Reported,
}

impl What {
    /// Whether it is the thing itself that came or went, whose title both sides are.
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

    /// Whether it brings a whole thing, with all that it says.
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

/// Which part of it changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A key.
    Key(&'static str),
    /// A metric of a target.
    Metric(Metric),
    /// The result of a day.
    Result(NaiveDate, Option<ResultKind>),
    /// A period or a milestone, as the plan calls it.
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

    /// The period or the milestone.
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
    /// What of the plan it is about.
    pub about: About<String>,
    /// The part of that.
    pub part: Option<Part>,
    /// What was.
    pub before: Option<Value>,
    /// What is.
    pub after: Option<Value>,
    /// Days between two due dates.
    pub days: Option<i64>,
    /// The document that extends a deadline.
    pub by: Option<String>,
}

/// A side of a thing that a change may concern.
#[derive(Debug, PartialEq, Eq, Hash)]
pub enum Side<'c> {
    /// Whether the thing is there at all.
    There,
    /// Its deadline, or that of a milestone.
    Deadline(Option<&'c Part>),
    /// Its completion, or that of a period or a milestone.
    Done(Option<&'c Part>),
    /// Each extension, milestone and update is a thing of its own.
    Listed(Option<String>),
    /// Another part.
    Part(Option<&'c Part>),
}

const LEAD: Part = Part::Key("lead");
const PARTNERS: Part = Part::Key("partners");
const STARTED: Part = Part::Key("started");
const CANCELLED: Part = Part::Key("cancelled");

impl Change {
    /// A change that says no more than what it is about.
    pub fn new(what: What, plan: &str, about: About<String>) -> Change {
        let plan = plan.to_owned();
        Change { what, plan, about, part: None, before: None, after: None, days: None, by: None }
    }

    /// The id of the task that it is about.
    pub fn task(&self) -> Option<&str> {
        self.about.task().map(String::as_str)
    }

    /// The id of the objective that it is about.
    pub fn objective(&self) -> Option<&str> {
        self.about.objective().map(String::as_str)
    }

    /// The name of the unit that it is about.
    pub fn unit(&self) -> Option<&str> {
        self.about.unit().map(String::as_str)
    }

    /// What it is about, among all plans.
    pub fn subject(&self) -> Subject<'_> {
        (&self.plan, &self.about)
    }

    fn side(&self) -> Side<'_> {
        let part = self.part.as_ref();
        let slot = part.filter(|part| part.slot().is_some());
        match (self.what, part) {
            (what, _) if what.comes_or_goes() => Side::There,
            (What::LeadChanged, _) => Side::Part(Some(&LEAD)),
            (What::PartnersChanged, _) => Side::Part(Some(&PARTNERS)),
            (What::Started, _) => Side::Part(Some(&STARTED)),
            (What::Cancelled, _) => Side::Part(Some(&CANCELLED)),
            (What::DeadlineMoved | What::DeadlineChanged, _) => Side::Deadline(part),
            (What::Done | What::Reported | What::CompletionRewritten, _) => Side::Done(slot),
            (What::Reopened, Some(Part::Key("cancelled"))) => Side::Part(part),
            (What::Reopened, _) => Side::Done(slot),
            (What::TaskChanged, Some(Part::Key("extension" | "milestone" | "update"))) => {
                Side::Listed(self.before.as_ref().or(self.after.as_ref()).map(Value::canonical))
            }
            _ => Side::Part(part),
        }
    }

    /// What it concerns: two changes of which that is equal concern the same, whatever they make of it.
    pub fn concern(&self) -> Concern<'_> {
        (self.subject(), self.side())
    }

    /// What it leads to: two changes of the same concern and outcome lead to the same, wherever they come from.
    pub fn outcome(&self) -> (&Option<Value>, &Option<String>) {
        (&self.after, &self.by)
    }
}

/// What a change is about: the plan, and which part of it.
pub type Subject<'c> = (&'c str, &'c About<String>);

/// A side of what a change is about.
pub type Concern<'c> = (Subject<'c>, Side<'c>);

/// Many changes, to be asked at once whether one of them covers another: whether the versions that they lie
/// between differ in what the other one concerns. One does that concerns the same, or that adds the whole thing.
#[derive(Debug, Default)]
pub struct Covering<'c> {
    plans: FxHashSet<&'c str>,
    things: FxHashSet<Subject<'c>>,
    concerns: FxHashSet<Concern<'c>>,
}

impl<'c> Covering<'c> {
    /// These changes.
    pub fn of(changes: &'c [Change]) -> Covering<'c> {
        let mut all = Covering::default();
        changes.iter().for_each(|change| all.take_in(change));
        all
    }

    /// One change more.
    pub fn take_in(&mut self, change: &'c Change) {
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
    /// Whether a change makes a promise weaker: what a reviewer looks at first.
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
