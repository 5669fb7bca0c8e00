//! The contents of one plan file, with the place of every value, before references are resolved.
//!
//! Nothing is checked or computed here. A [`Field`] distinguishes a missing key, a value that could not be
//! read (a finding says why), and a value.

mod field;
pub mod fields;
pub mod index;
pub mod keys;
mod task;
pub mod value;

use crate::plan::keys::Word;
use crate::text::bound::Bound;
use crate::text::number::Number;
use crate::text::source::{At, Date, Span, Str};

pub use field::{Allow, DeadlineField, Field, List, texts};
pub use task::{Extension, Milestone, Report, Status, Task, Update};

/// A task of a plan above that is not this agency's to do, under `declined`.
#[derive(Clone, Debug)]
pub struct Decline<'a> {
    /// The task as `PLAN/TASK`, at the key.
    pub task: Str<'a>,
    /// The value.
    pub span: Span,
    /// Why it is declined.
    pub reason: Field<Str<'a>>,
}

/// The plan's id and the task's id in `PLAN/TASK`, the form in which a task of another plan is named.
/// `None` for another form.
pub fn plan_and_task(reference: &str) -> Option<(&str, &str)> {
    let (plan, task) = reference.split_once('/')?;
    let is_id = |id: &str| !id.is_empty() && !id.contains(char::is_whitespace);
    (is_id(plan) && is_id(task) && !task.contains('/')).then_some((plan, task))
}

/// A plan file before its names are resolved.
#[derive(Debug, Default)]
pub struct Written<'a> {
    /// The keys and tables about the plan as a whole.
    pub plan: Plan<'a>,
    /// The objectives, in file order.
    pub objectives: Vec<Objective<'a>>,
    /// The tasks, in file order.
    pub tasks: Vec<Task<'a>>,
}

/// The keys and tables of a file about the plan as a whole.
#[derive(Debug, Default)]
pub struct Plan<'a> {
    /// The `[plan]` header.
    pub header: Span,
    /// The id by which people and commands name the plan.
    pub id: Field<Str<'a>>,
    /// The title of the document.
    pub title: Field<Str<'a>>,
    /// The agency whose plan it is.
    pub agency: Field<Str<'a>>,
    /// The year that the plan is for.
    pub year: Field<At<i32>>,
    /// The number of the document, as `123/KH-UBND`.
    pub number: Field<Str<'a>>,
    /// The date of the document.
    pub issued: Field<Date>,
    /// The first day of the term.
    pub from: Field<Date>,
    /// The last day of the term.
    pub until: Field<Date>,
    /// The indexes that the plan is about.
    pub indexes: Field<List<'a>>,
    /// The province.
    pub province: Field<Str<'a>>,
    /// Who signed the document.
    pub signed_by: Field<Str<'a>>,
    /// Where the document can be found.
    pub source: Field<Str<'a>>,
    /// A remark.
    pub note: Field<Str<'a>>,
    /// Who receives the document.
    pub recipients: Field<List<'a>>,
    /// The day on which the plan was closed.
    pub closed: Field<Date>,
    /// The document by which the plan was closed.
    pub closed_by: Field<Str<'a>>,
    /// What plans of the level above call this agency.
    pub known_as: Field<List<'a>>,
    /// The ids of the plans above that this one carries out.
    pub implements: Field<List<'a>>,
    /// The tasks of plans above that this agency declines.
    pub declined: Vec<Decline<'a>>,
    /// Silenced rules, for the whole plan.
    pub allow: Vec<Allow<'a>>,
    /// Values for tasks that have none of their own.
    pub defaults: Defaults<'a>,
    /// The documents that the plan is based on.
    pub bases: Vec<Basis<'a>>,
    /// The units that the plan declares.
    pub units: Vec<Unit<'a>>,
    /// A table or an entry could not be read, so what it names is not known.
    pub incomplete: bool,
}

/// Default values for tasks: `[defaults]`.
#[derive(Debug, Default)]
pub struct Defaults<'a> {
    /// The lead units of tasks that name none.
    pub lead: Field<List<'a>>,
    /// The partner units of tasks that name none.
    pub partners: Field<List<'a>>,
    /// The deadline of tasks without one.
    pub deadline: DeadlineField<'a>,
}

/// A document that the plan is based on: `[[basis]]`.
#[derive(Debug, Default)]
pub struct Basis<'a> {
    /// The number of the document.
    pub number: Field<Str<'a>>,
    /// Its title.
    pub title: Field<Str<'a>>,
    /// Its date.
    pub issued: Field<Date>,
    /// Who issued it.
    pub issuer: Field<Str<'a>>,
    /// A remark.
    pub note: Field<Str<'a>>,
}

/// Who belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members<L> {
    /// Every unit that is neither a group nor external.
    All,
    /// The units listed.
    Named(L),
}

/// A declared unit: `[[unit]]`.
#[derive(Clone, Debug, Default)]
pub struct Unit<'a> {
    /// The name, as it is shown.
    pub name: Field<Str<'a>>,
    /// Other names for it.
    pub aliases: &'a [Str<'a>],
    /// The members of a group.
    pub members: Field<Members<&'a [Str<'a>]>>,
    /// Whether it is a group; `None` where the key is absent.
    pub group: Option<bool>,
    /// Whether it is outside the agency; `None` where the key is absent.
    pub external: Option<bool>,
    /// The first day on which it exists.
    pub from: Field<Date>,
    /// The last day on which it exists.
    pub until: Field<Date>,
    /// A remark.
    pub note: Field<Str<'a>>,
    /// Its name or an alias could not be read.
    pub incomplete: bool,
}

/// Whose score an objective is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The agency's own.
    #[default]
    Agency,
    /// The province's.
    Province,
}

impl Scope {
    /// Every scope, in the order of the format's words.
    pub const ALL: [Scope; 2] = [Scope::Agency, Scope::Province];

    /// Its word.
    pub fn word(self) -> &'static Word {
        &keys::objective::SCOPES[self as usize]
    }
}

/// How a result was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultKind {
    /// Scored by the agency itself (self-assessment).
    OwnScore,
    /// Appraised by the body responsible for appraisal.
    Appraised,
    /// Published.
    Published,
}

impl ResultKind {
    /// Every kind, in the order of its words.
    pub const ALL: [ResultKind; 3] =
        [ResultKind::OwnScore, ResultKind::Appraised, ResultKind::Published];

    /// Its word.
    pub fn word(self) -> &'static Word {
        &keys::objective::RESULT_KINDS[self as usize]
    }
}

/// One part of a measure.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What is scored.
    pub name: Field<Str<'a>>,
    /// The score, in points.
    pub score: Field<At<Number>>,
    /// The highest score possible, in points.
    pub max: Field<At<Number>>,
}

/// A baseline or a result.
#[derive(Clone, Debug, Default)]
pub struct Measure<'a> {
    /// The whole table, or the header of a `[[…]]` one.
    pub span: Span,
    /// The year of a baseline.
    pub year: Field<At<i32>>,
    /// The score, in points.
    pub score: Field<At<Number>>,
    /// The percentage.
    pub percent: Field<At<Number>>,
    /// The place in a ranking, from 1.
    pub rank: Field<At<i64>>,
    /// How many are ranked.
    pub of: Field<At<i64>>,
    /// A number of things.
    pub count: Field<At<Number>>,
    /// The parts that the score is made of.
    pub parts: Vec<Part<'a>>,
    /// A part could not be read.
    pub parts_incomplete: bool,
    /// The date of a result.
    pub on: Field<Date>,
    /// How a result was found.
    pub kind: Field<At<ResultKind>>,
    /// Documents that prove a result.
    pub evidence: Field<List<'a>>,
}

impl Measure<'_> {
    /// The value of a metric.
    pub fn metric(&self, metric: Metric) -> Option<Number> {
        match metric {
            Metric::Score => self.score.get().map(|n| n.value.clone()),
            Metric::Percent => self.percent.get().map(|n| n.value.clone()),
            Metric::Count => self.count.get().map(|n| n.value.clone()),
            Metric::Rank => self.rank.value().map(|rank| Number::of(rank.into())),
        }
    }

    /// Whether the value of a metric is there but could not be read.
    pub fn is_unreadable(&self, metric: Metric) -> bool {
        match metric {
            Metric::Score => self.score.is_unreadable(),
            Metric::Percent => self.percent.is_unreadable(),
            Metric::Count => self.count.is_unreadable(),
            Metric::Rank => self.rank.is_unreadable(),
        }
    }
}

/// The metric of a target or a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Points.
    Score,
    /// Percent.
    Percent,
    /// Place in a ranking.
    Rank,
    /// A number of things.
    Count,
}

impl Metric {
    /// Every metric, in the order in which they are shown.
    pub const ALL: [Metric; 4] = [Metric::Score, Metric::Percent, Metric::Rank, Metric::Count];

    /// The name in a plan file.
    pub fn name(self) -> &'static str {
        match self {
            Metric::Score => "score",
            Metric::Percent => "percent",
            Metric::Rank => "rank",
            Metric::Count => "count",
        }
    }
}

/// A target: bounds that must all hold.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The whole table in the file.
    pub span: Span,
    /// The bounds, in the order of [`Metric::ALL`].
    pub bounds: Vec<(Metric, At<Bound>)>,
    /// A bound could not be read.
    pub incomplete: bool,
}

/// An objective: `[[objective]]`.
#[derive(Debug, Default)]
pub struct Objective<'a> {
    /// The header.
    pub header: Span,
    /// The id, unique in the plan.
    pub id: Field<Str<'a>>,
    /// Its indexes.
    pub index: Field<List<'a>>,
    /// Its components.
    pub component: Field<List<'a>>,
    /// Whose score it is; `agency` by default.
    pub scope: Field<At<Scope>>,
    /// The title.
    pub title: Field<Str<'a>>,
    /// The value that it starts from.
    pub baseline: Field<Measure<'a>>,
    /// The highest score possible, in points.
    pub max: Field<At<Number>>,
    /// The expected gain, in points.
    pub gain: Field<At<Number>>,
    /// The bounds to reach.
    pub target: Field<Target>,
    /// Where the document says so.
    pub source: Field<Str<'a>>,
    /// A remark.
    pub note: Field<Str<'a>>,
    /// The results so far, in file order.
    pub results: Vec<Measure<'a>>,
    /// Silenced rules, for this objective.
    pub allow: Vec<Allow<'a>>,
}
