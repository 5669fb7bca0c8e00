//! What changed in meaning from one version of a plan to the next.

use rustc_hash::FxHashSet;

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

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// Its kind.
    pub what: What,
    /// The plan's id.
    pub plan: String,
    /// The task's id.
    pub task: Option<String>,
    /// The objective's id.
    pub objective: Option<String>,
    /// The unit's name.
    pub unit: Option<String>,
    /// The field, metric, period or milestone.
    pub field: Option<String>,
    /// What was.
    pub before: Option<String>,
    /// What is.
    pub after: Option<String>,
    /// Days between two due dates.
    pub days: Option<i64>,
    /// The document that extends a deadline.
    pub by: Option<String>,
}

impl Change {
    fn about(&self) -> About<'_> {
        (&self.plan, self.task.as_deref(), self.objective.as_deref(), self.unit.as_deref())
    }

    /// Which side of the thing it is about a change concerns, whatever it makes of it.
    fn side(&self) -> (&'static str, Option<&str>) {
        let field = self.field.as_deref();
        match self.what {
            what if what.comes_or_goes() => ("there", None),
            What::ResultAdded | What::ResultChanged => ("result", field),
            What::LeadChanged => ("lead", None),
            What::PartnersChanged => ("partners", None),
            What::DeadlineMoved | What::DeadlineChanged => ("deadline", field),
            What::Started => ("field", Some("started")),
            What::Cancelled => ("field", Some("cancelled")),
            What::Done | What::Reported | What::CompletionRewritten => {
                ("done", field.filter(|field| *field != "done"))
            }
            What::Reopened if field == Some("cancelled") => ("field", field),
            What::Reopened => ("done", field.filter(|field| *field != "done")),
            // Each extension and each milestone is a thing of its own.
            What::TaskChanged if matches!(field, Some("extension" | "milestone")) => {
                ("listed", self.before.as_deref().or(self.after.as_deref()))
            }
            _ => ("field", field),
        }
    }

    /// Whether two changes concern the same side of the same thing, whatever they make of it.
    pub fn concerns_same(&self, other: &Change) -> bool {
        self.about() == other.about() && self.side() == other.side()
    }

    /// Whether the versions that this change lies between differ in what another change concerns: it is
    /// the same, or it adds the whole thing.
    pub fn covers(&self, other: &Change) -> bool {
        match self.what {
            What::PlanAdded => self.plan == other.plan,
            What::UnitAdded | What::ObjectiveAdded | What::TaskAdded => {
                self.about() == other.about()
            }
            _ => self.concerns_same(other),
        }
    }

    /// Whether it brings a whole thing, with all that it says.
    pub fn adds(&self) -> bool {
        use What::{ObjectiveAdded, PlanAdded, TaskAdded, UnitAdded};
        matches!(self.what, PlanAdded | UnitAdded | ObjectiveAdded | TaskAdded)
    }

    /// Whether two changes lead to the same, wherever they come from.
    pub fn ends_like(&self, other: &Change) -> bool {
        self.concerns_same(other) && (&self.after, &self.by) == (&other.after, &other.by)
    }
}

/// Of what a change is: plan, task, objective, unit.
type About<'c> = (&'c str, Option<&'c str>, Option<&'c str>, Option<&'c str>);

/// Many changes, to be asked at once whether one of them [covers](Change::covers) another.
#[derive(Debug, Default)]
pub struct Covering<'c> {
    plans: FxHashSet<&'c str>,
    things: FxHashSet<About<'c>>,
    sides: FxHashSet<(About<'c>, (&'static str, Option<&'c str>))>,
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
                self.things.insert(change.about());
            }
            _ => drop(self.sides.insert((change.about(), change.side()))),
        }
    }

    /// Whether one of them covers a change.
    pub fn covers(&self, change: &Change) -> bool {
        self.plans.contains(change.plan.as_str())
            || self.things.contains(&change.about())
            || self.sides.contains(&(change.about(), change.side()))
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
