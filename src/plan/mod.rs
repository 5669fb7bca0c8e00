//! What one plan file says, with the place of every value, before references are joined.
//!
//! Nothing here is checked or computed: a [`Field`] tells apart what is absent, what stands there and
//! could not be read (a finding says why), and what was read.

pub mod keys;

use chrono::NaiveDate;

use crate::deadline::Deadline;
use crate::plan::keys::Word;
use crate::text::number::{Bound, Number};
use crate::text::source::{At, Date, Span, Str};

/// A key's value: absent, present but unreadable, or read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there, a finding tells what is wrong, and nothing follows from it.
    Unreadable,
    /// The value.
    Given(T),
}

impl<T> Field<T> {
    /// The value, where there is one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Field::Given(value) => Some(value),
            Field::Absent | Field::Unreadable => None,
        }
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether the key is there and could not be read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Field::Unreadable)
    }
}

impl<T: Copy> Field<At<T>> {
    /// The bare value, where there is one.
    pub fn value(&self) -> Option<T> {
        self.get().map(|at| at.value)
    }
}

/// Texts of an array, or one text alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct List<'a> {
    /// The whole value.
    pub span: Span,
    /// The texts in it.
    pub items: &'a [Str<'a>],
}

/// An `allow` entry: a rule, the reason why it is silenced, and for how long.
#[derive(Clone, Debug)]
pub struct Allow<'a> {
    /// The rule's name, at the key.
    pub rule: Str<'a>,
    /// The value; of a table with a header, the header.
    pub span: Span,
    /// The reason: the value itself, or `reason` in it.
    pub reason: Field<Str<'a>>,
    /// `until`: the last day on which it silences.
    pub until: Field<Date>,
}

impl Allow<'_> {
    /// Whether its last day is before `as_of`.
    pub fn has_ended(&self, as_of: NaiveDate) -> bool {
        self.until.value().is_some_and(|until| until < as_of)
    }
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

/// A plan file as it is written, before its names are joined.
#[derive(Debug, Default)]
pub struct Written<'a> {
    /// What it says of the plan as a whole.
    pub plan: Plan<'a>,
    /// `[[objective]]`
    pub objectives: Vec<Objective<'a>>,
    /// `[[task]]`
    pub tasks: Vec<Task<'a>>,
}

/// What a file says of the plan as a whole.
#[derive(Debug, Default)]
pub struct Plan<'a> {
    /// The `[plan]` header.
    pub header: Span,
    /// `id`
    pub id: Field<Str<'a>>,
    /// `title`
    pub title: Field<Str<'a>>,
    /// `agency`
    pub agency: Field<Str<'a>>,
    /// `year`
    pub year: Field<At<i32>>,
    /// `number`
    pub number: Field<Str<'a>>,
    /// `issued`
    pub issued: Field<Date>,
    /// `from`
    pub from: Field<Date>,
    /// `until`
    pub until: Field<Date>,
    /// `indexes`
    pub indexes: Field<List<'a>>,
    /// `province`
    pub province: Field<Str<'a>>,
    /// `signed_by`
    pub signed_by: Field<Str<'a>>,
    /// `source`
    pub source: Field<Str<'a>>,
    /// `note`
    pub note: Field<Str<'a>>,
    /// `recipients`
    pub recipients: Field<List<'a>>,
    /// `allow`
    pub allow: Vec<Allow<'a>>,
    /// `[defaults]`
    pub defaults: Defaults<'a>,
    /// `[[basis]]`
    pub bases: Vec<Basis<'a>>,
    /// `[[unit]]`
    pub units: Vec<Unit<'a>>,
    /// A table of the file, or an entry of one, could not be read, so what it would have named is
    /// not known.
    pub incomplete: bool,
}

/// `[defaults]`
#[derive(Debug, Default)]
pub struct Defaults<'a> {
    /// `lead`
    pub lead: Field<List<'a>>,
    /// `partners`
    pub partners: Field<List<'a>>,
    /// `deadline`
    pub deadline: Field<Deadline<'a>>,
}

/// `[[basis]]`
#[derive(Debug, Default)]
pub struct Basis<'a> {
    /// `number`
    pub number: Field<Str<'a>>,
    /// `title`
    pub title: Field<Str<'a>>,
    /// `issued`
    pub issued: Field<Date>,
    /// `issuer`
    pub issuer: Field<Str<'a>>,
    /// `note`
    pub note: Field<Str<'a>>,
}

/// Who belongs to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members<L> {
    /// Every unit that is neither a group nor external.
    All,
    /// Those named.
    Named(L),
}

/// `[[unit]]`
#[derive(Clone, Debug, Default)]
pub struct Unit<'a> {
    /// `name`
    pub name: Field<Str<'a>>,
    /// `aliases`
    pub aliases: &'a [Str<'a>],
    /// `members`
    pub members: Field<Members<&'a [Str<'a>]>>,
    /// `group`
    pub group: Option<bool>,
    /// `external`
    pub external: Option<bool>,
    /// `note`
    pub note: Field<Str<'a>>,
    /// Some of its wordings could not be read.
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
    /// Every scope, in the order of its words.
    pub const ALL: [Scope; 2] = [Scope::Agency, Scope::Province];

    /// Its word.
    pub fn word(self) -> &'static Word {
        &keys::objective::SCOPES[self as usize]
    }
}

/// How a result was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultKind {
    /// Scored by the agency itself.
    OwnScore,
    /// Appraised by those who are charged with it.
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
    /// `name`
    pub name: Field<Str<'a>>,
    /// `score`
    pub score: Field<At<Number>>,
    /// `max`
    pub max: Field<At<Number>>,
}

/// A baseline or a result.
#[derive(Clone, Debug, Default)]
pub struct Measure<'a> {
    /// The whole table, or the header of a `[[…]]` one.
    pub span: Span,
    /// `year`
    pub year: Field<At<i32>>,
    /// `score`, in points
    pub score: Field<At<Number>>,
    /// `percent`
    pub percent: Field<At<Number>>,
    /// `rank`
    pub rank: Field<At<i64>>,
    /// `of`
    pub of: Field<At<i64>>,
    /// `count`
    pub count: Field<At<Number>>,
    /// `parts`
    pub parts: Vec<Part<'a>>,
    /// A part could not be read.
    pub parts_incomplete: bool,
    /// `on`
    pub on: Field<Date>,
    /// `kind`
    pub kind: Field<At<ResultKind>>,
    /// `evidence`
    pub evidence: Field<List<'a>>,
}

impl Measure<'_> {
    /// The value of a metric.
    pub fn metric(&self, metric: Metric) -> Option<Number> {
        match metric {
            Metric::Score => self.score.get().map(|n| n.value.clone()),
            Metric::Percent => self.percent.get().map(|n| n.value.clone()),
            Metric::Count => self.count.get().map(|n| n.value.clone()),
            Metric::Rank => {
                self.rank.value().and_then(|rank| Number::parse(&rank.to_string()).ok())
            }
        }
    }
}

/// What a target or a measure counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The whole table.
    pub span: Span,
    /// The bounds, in the order of [`Metric::ALL`].
    pub bounds: Vec<(Metric, At<Bound>)>,
    /// A bound is there that could not be read.
    pub incomplete: bool,
}

/// `[[objective]]`
#[derive(Debug, Default)]
pub struct Objective<'a> {
    /// The header.
    pub header: Span,
    /// `id`
    pub id: Field<Str<'a>>,
    /// `index`
    pub index: Field<List<'a>>,
    /// `component`
    pub component: Field<List<'a>>,
    /// `scope`
    pub scope: Field<At<Scope>>,
    /// `title`
    pub title: Field<Str<'a>>,
    /// `baseline`
    pub baseline: Field<Measure<'a>>,
    /// `max`, in points
    pub max: Field<At<Number>>,
    /// `gain`, in points
    pub gain: Field<At<Number>>,
    /// `target`
    pub target: Field<Target>,
    /// `source`
    pub source: Field<Str<'a>>,
    /// `note`
    pub note: Field<Str<'a>>,
    /// `[[objective.result]]`
    pub results: Vec<Measure<'a>>,
    /// `allow`
    pub allow: Vec<Allow<'a>>,
}

/// `status` as typed.
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

/// `[[task]]`
#[derive(Debug, Default)]
pub struct Task<'a> {
    /// The header.
    pub header: Span,
    /// `id`
    pub id: Field<Str<'a>>,
    /// `title`
    pub title: Field<Str<'a>>,
    /// `index`
    pub index: Field<List<'a>>,
    /// `component`
    pub component: Field<List<'a>>,
    /// `objectives`
    pub objectives: Field<List<'a>>,
    /// `lead`
    pub lead: Field<List<'a>>,
    /// `partners`
    pub partners: Field<List<'a>>,
    /// `officer`
    pub officer: Field<Str<'a>>,
    /// `approver`
    pub approver: Field<Str<'a>>,
    /// `recipient`
    pub recipient: Field<List<'a>>,
    /// `deadline`
    pub deadline: Field<Deadline<'a>>,
    /// The words of a deadline that means nothing.
    pub deadline_words: Option<&'a str>,
    /// `product`
    pub product: Field<Str<'a>>,
    /// `source`
    pub source: Field<Str<'a>>,
    /// `status`
    pub status: Field<At<Status>>,
    /// `started`
    pub started: Field<Date>,
    /// `done`
    pub done: Field<Date>,
    /// `progress`, in percent
    pub progress: Field<At<i64>>,
    /// `evidence`
    pub evidence: Field<List<'a>>,
    /// `cancelled`
    pub cancelled: Field<Date>,
    /// `note`
    pub note: Field<Str<'a>>,
    /// `[[task.milestone]]`
    pub milestones: Vec<Milestone<'a>>,
    /// `[[task.extension]]`
    pub extensions: Vec<Extension<'a>>,
    /// `[[task.report]]`
    pub reports: Vec<Report<'a>>,
    /// `allow`
    pub allow: Vec<Allow<'a>>,
    /// A table of the task could not be read.
    pub incomplete: bool,
}

/// `[[task.milestone]]`
#[derive(Debug, Default)]
pub struct Milestone<'a> {
    /// The header.
    pub header: Span,
    /// `title`
    pub title: Field<Str<'a>>,
    /// `deadline`
    pub deadline: Field<Deadline<'a>>,
    /// `done`
    pub done: Field<Date>,
    /// `evidence`
    pub evidence: Field<List<'a>>,
}

/// `[[task.extension]]`
#[derive(Debug, Default)]
pub struct Extension<'a> {
    /// The header.
    pub header: Span,
    /// `to`
    pub to: Field<Date>,
    /// `granted`
    pub granted: Field<Date>,
    /// `by`
    pub by: Field<Str<'a>>,
    /// `milestone`
    pub milestone: Field<Str<'a>>,
}

/// `[[task.report]]`
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// The header.
    pub header: Span,
    /// `period`
    pub period: Field<Str<'a>>,
    /// `done`
    pub done: Field<Date>,
    /// `evidence`
    pub evidence: Field<List<'a>>,
}
