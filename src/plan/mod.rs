//! The contents of one plan file, with the place of every value, before references are resolved.
//!
//! Nothing is checked or computed here. A [`Field`] distinguishes a missing key, a value that could not be
//! read (a finding says why), and a value.

pub mod fields;
pub mod index;
pub mod keys;
pub mod value;

use chrono::NaiveDate;

use crate::deadline::Deadline;
use crate::plan::keys::Word;
use crate::text::bound::Bound;
use crate::text::number::Number;
use crate::text::source::{At, Date, Span, Str};

/// A key's value: absent, present but unreadable, or read. `W` is what is kept of an unreadable one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Field<T, W = ()> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is present but its value is not valid. A finding has been reported; conclude nothing from
    /// it.
    Unreadable(W),
    /// The value.
    Given(T),
}

/// A deadline, or the text of one that could not be understood.
pub type DeadlineField<'a> = Field<Deadline<'a>, Option<&'a str>>;

impl<'a> DeadlineField<'a> {
    /// Its text, understood or not.
    pub fn words(&self) -> Option<&'a str> {
        match self {
            Field::Given(deadline) => Some(deadline.text),
            Field::Unreadable(words) => *words,
            Field::Absent => None,
        }
    }
}

impl<T> Field<T> {
    /// The same field, with `kept` stored if it is unreadable.
    pub fn keeping<W>(self, kept: W) -> Field<T, W> {
        match self {
            Field::Absent => Field::Absent,
            Field::Unreadable(()) => Field::Unreadable(kept),
            Field::Given(value) => Field::Given(value),
        }
    }
}

impl<T, W> Field<T, W> {
    /// The value, if it could be read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Field::Given(value) => Some(value),
            Field::Absent | Field::Unreadable(_) => None,
        }
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether the key is present but could not be read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Field::Unreadable(_))
    }
}

impl<T: Copy> Field<At<T>> {
    /// The value without its place, if it could be read.
    pub fn value(&self) -> Option<T> {
        self.get().map(|at| at.value)
    }
}

/// One or more texts: a string or an array in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct List<'a> {
    /// The whole value.
    pub span: Span,
    /// The texts in it.
    pub items: &'a [Str<'a>],
}

/// The texts of a list; none if it is absent or could not be read.
pub fn texts(list: &Field<List<'_>>) -> Vec<String> {
    let items = list.get().into_iter().flat_map(|list| list.items);
    items.map(|text| text.value.to_owned()).collect()
}

/// An `allow` entry: it silences a rule, for a reason, possibly for a limited time.
#[derive(Clone, Debug)]
pub struct Allow<'a> {
    /// The rule's name, at the key.
    pub rule: Str<'a>,
    /// The value, or the header of an `[allow.…]` table.
    pub span: Span,
    /// The reason: the value itself, or `reason` in it.
    pub reason: Field<Str<'a>>,
    /// The last day on which it silences the rule; always if absent.
    pub until: Field<Date>,
}

impl Allow<'_> {
    /// Whether its last day is before `as_of`.
    pub fn has_ended(&self, as_of: NaiveDate) -> bool {
        self.until.value().is_some_and(|until| until < as_of)
    }
}

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

impl std::fmt::Display for Allow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.rule.value)?;
        if let Some(until) = self.until.value() {
            write!(f, " (until {until})")?;
        }
        write!(f, ": {}", self.reason.value().unwrap_or_default())
    }
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

/// The status of a task, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `not-started`
    NotStarted,
    /// `in-progress`
    InProgress,
    /// `done`
    Done,
    /// `cancelled`
    Cancelled,
}

impl Status {
    /// Every status, in the order of its words.
    pub const ALL: [Status; 4] =
        [Status::NotStarted, Status::InProgress, Status::Done, Status::Cancelled];

    /// Its word.
    pub fn word(self) -> &'static Word {
        &keys::task::STATUSES[self as usize]
    }
}

/// A task: `[[task]]`.
#[derive(Debug, Default)]
pub struct Task<'a> {
    /// The header.
    pub header: Span,
    /// The id, unique in the plan.
    pub id: Field<Str<'a>>,
    /// What is to be done.
    pub title: Field<Str<'a>>,
    /// Its indexes.
    pub index: Field<List<'a>>,
    /// Its components.
    pub component: Field<List<'a>>,
    /// The ids of the objectives that it serves.
    pub objectives: Field<List<'a>>,
    /// The lead units.
    pub lead: Field<List<'a>>,
    /// The units that take part.
    pub partners: Field<List<'a>>,
    /// The person who answers for it.
    pub officer: Field<Str<'a>>,
    /// Who decides on the product.
    pub approver: Field<Str<'a>>,
    /// Who receives the product.
    pub recipient: Field<List<'a>>,
    /// The tasks of plans above that it carries out, as `PLAN/TASK`.
    pub implements: Field<List<'a>>,
    /// The unfinished tasks of earlier plans that go on in it, as `PLAN/TASK`.
    pub continues: Field<List<'a>>,
    /// When it is due.
    pub deadline: DeadlineField<'a>,
    /// The expected product.
    pub product: Field<Str<'a>>,
    /// Where the document says so.
    pub source: Field<Str<'a>>,
    /// The status as typed.
    pub status: Field<At<Status>>,
    /// The date of the start.
    pub started: Field<Date>,
    /// The date of completion.
    pub done: Field<Date>,
    /// How far it has come, in percent.
    pub progress: Field<At<i64>>,
    /// Documents that prove completion.
    pub evidence: Field<List<'a>>,
    /// The date of cancellation.
    pub cancelled: Field<Date>,
    /// A remark.
    pub note: Field<Str<'a>>,
    /// Whether every unit in the lead owes the product for itself.
    pub each: Field<At<bool>>,
    /// The units that owe nothing of a task with `each`.
    pub except: Field<List<'a>>,
    /// The milestones, in file order.
    pub milestones: Vec<Milestone<'a>>,
    /// The extensions granted, in file order.
    pub extensions: Vec<Extension<'a>>,
    /// The reports on a recurring task, in file order.
    pub reports: Vec<Report<'a>>,
    /// The updates on the work, in file order.
    pub updates: Vec<Update<'a>>,
    /// Silenced rules, for this task.
    pub allow: Vec<Allow<'a>>,
    /// A table of the task could not be read.
    pub incomplete: bool,
}

impl Task<'_> {
    /// Whether it says that every unit in the lead owes the product for itself.
    pub fn is_each(&self) -> bool {
        self.each.value() == Some(true)
    }
}

/// A milestone: `[[task.milestone]]`.
#[derive(Debug, Default)]
pub struct Milestone<'a> {
    /// The header.
    pub header: Span,
    /// The title, unique in the task.
    pub title: Field<Str<'a>>,
    /// When it is due.
    pub deadline: DeadlineField<'a>,
    /// The date of completion.
    pub done: Field<Date>,
    /// Documents that prove completion.
    pub evidence: Field<List<'a>>,
}

/// An extension of a due date: `[[task.extension]]`.
#[derive(Debug, Default)]
pub struct Extension<'a> {
    /// The header.
    pub header: Span,
    /// The new due date.
    pub to: Field<Date>,
    /// The date of the decision.
    pub granted: Field<Date>,
    /// The document that grants it.
    pub by: Field<Str<'a>>,
    /// The title of the milestone; absent for the deadline of the task.
    pub milestone: Field<Str<'a>>,
    /// The unit whose due date it moves, of a task with `each`; absent for all of them.
    pub unit: Field<Str<'a>>,
}

/// A report on one period, or what one unit owed: `[[task.report]]`.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// The header.
    pub header: Span,
    /// The label of the period, as `2025-Q1`.
    pub period: Field<Str<'a>>,
    /// The unit that reports, of a task with `each`.
    pub unit: Field<Str<'a>>,
    /// The date of the report.
    pub done: Field<Date>,
    /// Documents that prove it.
    pub evidence: Field<List<'a>>,
}

/// How the work goes, as a unit reports it: `[[task.update]]`.
#[derive(Debug, Default)]
pub struct Update<'a> {
    /// The header.
    pub header: Span,
    /// The date of the update.
    pub on: Field<Date>,
    /// The unit that reports.
    pub unit: Field<Str<'a>>,
    /// What has been done.
    pub text: Field<Str<'a>>,
    /// What is in the way. It counts until the next update of the same unit, or the end of the task.
    pub obstacle: Field<Str<'a>>,
    /// What the unit proposes.
    pub proposal: Field<Str<'a>>,
}
