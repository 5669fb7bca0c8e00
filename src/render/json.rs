//! JSON: the shapes of the contract, as structs of their own.
//!
//! Decimals are strings with the digits written. Control characters and those that steer the direction
//! of writing are `\u` escapes.

use std::io;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::change::Change;
use crate::characters::is_hidden;
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::number::{Bound, Number};
use crate::plan::Metric;
use crate::report::diff::Diff;
use crate::report::history::{Broken, History, Slip, Slips};
use crate::report::item::Item;
use crate::report::overdue::Overdue;
use crate::report::show::{Kind, Show, Shown, Subject, UnitSheet};
use crate::report::summary::{Goal, Group, Measured, Summary};
use crate::report::tasks::Tasks;
use crate::report::trend::Trend;
use crate::report::{Coverage, ObjectiveCounts, TaskCounts, Totals};
use crate::rules::RULES;
use crate::state::State;

/// The version of every shape.
const VERSION: u32 = 1;

/// Writes a value as indented JSON with a line break at the end.
pub fn write(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Safe(PrettyFormatter::new()));
    // Writing to memory cannot fail, and the shapes have string keys alone.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// The indenting formatter, with hidden characters escaped.
struct Safe(PrettyFormatter<'static>);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        let mut start = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() || *c == '\u{7f}') {
            if is_hidden(c) {
                out.write_all(&text.as_bytes()[start..at])?;
                write!(out, "\\u{:04x}", u32::from(c))?;
                start = at + c.len_utf8();
            }
        }
        out.write_all(&text.as_bytes()[start..])
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[derive(Serialize)]
struct LeftOutJson<'a> {
    file: &'a str,
    reason: &'a str,
}

fn left_out(coverage: &Coverage, lang: Lang) -> Vec<LeftOutJson<'_>> {
    coverage
        .left_out
        .iter()
        .map(|l| LeftOutJson { file: &l.file, reason: l.reason.in_lang(lang) })
        .collect()
}

/// `check --format json`.
pub fn check(report: &check::Report, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        as_of: NaiveDate,
        files: usize,
        errors: usize,
        warnings: usize,
        diagnostics: Vec<DiagnosticJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        as_of: report.as_of,
        files: report.files,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        diagnostics: report.diagnostics.iter().map(|d| DiagnosticJson::of(d, lang)).collect(),
    })
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    rule: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    plan: Option<&'a str>,
    task: Option<&'a str>,
    objective: Option<&'a str>,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<Option<&'a str>>,
}

impl<'a> DiagnosticJson<'a> {
    fn of(diagnostic: &'a Diagnostic, lang: Lang) -> Self {
        DiagnosticJson {
            rule: diagnostic.rule.name,
            severity: diagnostic.severity.name(),
            file: &diagnostic.file,
            line: diagnostic.start.line,
            column: diagnostic.start.column,
            end_line: diagnostic.end.line,
            end_column: diagnostic.end.column,
            plan: diagnostic.plan.as_deref(),
            task: diagnostic.task.as_deref(),
            objective: diagnostic.objective.as_deref(),
            message: diagnostic.message.in_lang(lang),
            help: diagnostic.help.as_ref().map(|help| help.in_lang(lang)),
            commit: diagnostic.commit.as_ref().map(|commit| commit.as_deref()),
        }
    }
}

#[derive(Serialize)]
struct ItemJson<'a> {
    plan: Option<&'a str>,
    file: &'a str,
    line: u32,
    task: Option<&'a str>,
    title: Option<&'a str>,
    index: &'a [String],
    component: &'a [String],
    lead: &'a [String],
    partners: &'a [String],
    officer: Option<&'a str>,
    via: Option<&'a str>,
    deadline: Option<&'a str>,
    due: Option<NaiveDate>,
    original_due: Option<NaiveDate>,
    period: Option<&'a str>,
    days_overdue: Option<i64>,
    product: Option<&'a str>,
    state: &'static str,
}

/// The names of an item, in the order of JSON; the header of CSV.
pub const ITEM_NAMES: [&str; 18] = [
    "plan",
    "file",
    "line",
    "task",
    "title",
    "index",
    "component",
    "lead",
    "partners",
    "officer",
    "via",
    "deadline",
    "due",
    "original_due",
    "period",
    "days_overdue",
    "product",
    "state",
];

impl<'a> ItemJson<'a> {
    fn of(item: &'a Item) -> Self {
        ItemJson {
            plan: item.plan.as_deref(),
            file: &item.file,
            line: item.line,
            task: item.task.as_deref(),
            title: item.title.as_deref(),
            index: &item.index,
            component: &item.component,
            lead: &item.lead,
            partners: &item.partners,
            officer: item.officer.as_deref(),
            via: item.via.as_deref(),
            deadline: item.deadline.as_deref(),
            due: item.due,
            original_due: item.original_due,
            period: item.period.as_deref(),
            days_overdue: item.days_overdue,
            product: item.product.as_deref(),
            state: item.state.name(),
        }
    }
}

#[derive(Serialize)]
struct Items<'a> {
    version: u32,
    as_of: NaiveDate,
    left_out: Vec<LeftOutJson<'a>>,
    items: Vec<ItemJson<'a>>,
}

fn items(as_of: NaiveDate, coverage: &Coverage, items: &[Item], lang: Lang) -> String {
    write(&Items {
        version: VERSION,
        as_of,
        left_out: left_out(coverage, lang),
        items: items.iter().map(ItemJson::of).collect(),
    })
}

/// `overdue --format json`.
pub fn overdue(overdue: &Overdue, lang: Lang) -> String {
    items(overdue.as_of, &overdue.coverage, &overdue.items, lang)
}

/// `tasks --format json`.
pub fn tasks(tasks: &Tasks, lang: Lang) -> String {
    items(tasks.as_of, &tasks.coverage, &tasks.items, lang)
}

#[derive(Serialize)]
struct TasksJson {
    total: usize,
    cancelled: usize,
    done: usize,
    #[serde(rename = "done-late")]
    done_late: usize,
    overdue: usize,
    #[serde(rename = "in-progress")]
    in_progress: usize,
    #[serde(rename = "not-started")]
    not_started: usize,
    standing: usize,
    undated: usize,
}

impl TasksJson {
    fn of(counts: &TaskCounts) -> Self {
        TasksJson {
            total: counts.total(),
            cancelled: counts.of(State::Cancelled),
            done: counts.of(State::Done),
            done_late: counts.of(State::DoneLate),
            overdue: counts.of(State::Overdue),
            in_progress: counts.of(State::InProgress),
            not_started: counts.of(State::NotStarted),
            standing: counts.of(State::Standing),
            undated: counts.of(State::Undated),
        }
    }
}

#[derive(Serialize)]
struct ObjectivesJson {
    total: usize,
    met: usize,
    missed: usize,
    pending: usize,
}

impl ObjectivesJson {
    fn of(counts: &ObjectiveCounts) -> Self {
        ObjectivesJson {
            total: counts.total(),
            met: counts.met,
            missed: counts.missed,
            pending: counts.pending,
        }
    }
}

#[derive(Serialize)]
struct TotalsJson {
    tasks: TasksJson,
    objectives: ObjectivesJson,
}

impl TotalsJson {
    fn of(totals: &Totals) -> Self {
        TotalsJson {
            tasks: TasksJson::of(&totals.tasks),
            objectives: ObjectivesJson::of(&totals.objectives),
        }
    }
}

#[derive(Serialize)]
struct PartJson<'a> {
    name: Option<&'a str>,
    score: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<&'a str>,
}

/// A measure: the keys that it has.
#[derive(Serialize)]
struct MeasureJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartJson<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    evidence: &'a [String],
}

impl<'a> MeasureJson<'a> {
    fn of(measured: &'a Measured) -> Self {
        let digits = |number: &'a Option<Number>| number.as_ref().map(Number::digits);
        MeasureJson {
            year: measured.year,
            on: measured.on,
            kind: measured.kind.as_deref(),
            score: digits(&measured.score),
            percent: digits(&measured.percent),
            rank: measured.rank,
            of: measured.of,
            count: digits(&measured.count),
            parts: measured
                .parts
                .iter()
                .map(|(name, score, max)| PartJson {
                    name: name.as_deref(),
                    score: digits(score),
                    max: digits(max),
                })
                .collect(),
            evidence: &measured.evidence,
        }
    }
}

#[derive(Serialize)]
struct TargetJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<String>,
}

impl TargetJson {
    fn of(target: &[(Metric, Bound)]) -> Self {
        let bound = |metric| target.iter().find(|(m, _)| *m == metric).map(|(_, b)| b.canonical());
        TargetJson {
            score: bound(Metric::Score),
            percent: bound(Metric::Percent),
            rank: bound(Metric::Rank),
            count: bound(Metric::Count),
        }
    }
}

#[derive(Serialize)]
struct GoalJson<'a> {
    plan: Option<&'a str>,
    objective: Option<&'a str>,
    component: Option<&'a str>,
    title: Option<&'a str>,
    baseline: Option<MeasureJson<'a>>,
    max: Option<&'a str>,
    target: Option<TargetJson>,
    result: Option<MeasureJson<'a>>,
    status: &'static str,
}

impl<'a> GoalJson<'a> {
    fn of(goal: &'a Goal) -> Self {
        GoalJson {
            plan: goal.plan.as_deref(),
            objective: goal.objective.as_deref(),
            component: goal.component.as_deref(),
            title: goal.title.as_deref(),
            baseline: goal.baseline.as_ref().map(MeasureJson::of),
            max: goal.max.as_ref().map(Number::digits),
            target: goal.target.as_deref().map(TargetJson::of),
            result: goal.result.as_ref().map(MeasureJson::of),
            status: goal.status.name(),
        }
    }
}

#[derive(Serialize)]
struct ComponentJson<'a> {
    key: &'a str,
    #[serde(flatten)]
    totals: TotalsJson,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    key: Option<&'a str>,
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<Option<&'a str>>,
    #[serde(flatten)]
    totals: TotalsJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    goals: Option<Vec<GoalJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<ComponentJson<'a>>>,
}

impl<'a> GroupJson<'a> {
    fn of(group: &'a Group, by: crate::report::summary::By) -> Self {
        use crate::report::summary::By;
        let by_index = by == By::Index;
        GroupJson {
            key: group.key.as_deref(),
            name: group.name.as_deref().or(group.key.as_deref()),
            index: (by == By::Component).then_some(group.index.as_deref()),
            agency: (by == By::Unit).then_some(group.agency.as_deref()),
            totals: TotalsJson::of(&group.totals),
            goals: by_index.then(|| group.goals.iter().map(GoalJson::of).collect()),
            components: by_index.then(|| {
                let of = |c: &'a crate::report::summary::Component| ComponentJson {
                    key: &c.key,
                    totals: TotalsJson::of(&c.totals),
                };
                group.components.iter().map(of).collect()
            }),
        }
    }
}

/// `summary --format json`.
pub fn summary(summary: &Summary, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        as_of: NaiveDate,
        by: &'static str,
        plans: usize,
        left_out: Vec<LeftOutJson<'a>>,
        total: TotalsJson,
        groups: Vec<GroupJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        as_of: summary.as_of,
        by: summary.by.name(),
        plans: summary.coverage.plans,
        left_out: left_out(&summary.coverage, lang),
        total: TotalsJson::of(&summary.total),
        groups: summary.groups.iter().map(|group| GroupJson::of(group, summary.by)).collect(),
    })
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    change: &'static str,
    plan: &'a str,
    task: Option<&'a str>,
    objective: Option<&'a str>,
    unit: Option<&'a str>,
    field: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    days: Option<i64>,
    by: Option<&'a str>,
}

impl<'a> ChangeJson<'a> {
    fn of(change: &'a Change) -> Self {
        ChangeJson {
            change: change.what.name(),
            plan: &change.plan,
            task: change.task.as_deref(),
            objective: change.objective.as_deref(),
            unit: change.unit.as_deref(),
            field: change.field.as_deref(),
            before: change.before.as_deref(),
            after: change.after.as_deref(),
            days: change.days,
            by: change.by.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct MissingJson<'a> {
    file: &'a str,
    reason: &'a str,
    commit: Option<&'a str>,
}

/// `diff --format json`.
pub fn diff(diff: &Diff, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        from: Option<&'a str>,
        to: Option<&'a str>,
        left_out: Vec<MissingJson<'a>>,
        changes: Vec<ChangeJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        from: diff.from.as_deref(),
        to: diff.to.as_deref(),
        left_out: diff
            .left_out
            .iter()
            .map(|m| MissingJson {
                file: &m.left_out.file,
                reason: m.left_out.reason.in_lang(lang),
                commit: m.commit.as_deref(),
            })
            .collect(),
        changes: diff.changes.iter().map(ChangeJson::of).collect(),
    })
}

fn broken<'a>(broken: &'a [Broken], lang: Lang) -> Vec<MissingJson<'a>> {
    let of = |b: &'a Broken| MissingJson {
        file: &b.left_out.file,
        reason: b.left_out.reason.in_lang(lang),
        commit: Some(&b.commit),
    };
    broken.iter().map(of).collect()
}

/// `history --format json`. `utc_offset` is the repository's, in minutes.
pub fn history(history: &History, utc_offset: i32, lang: Lang) -> String {
    #[derive(Serialize)]
    struct EntryJson<'a> {
        commit: &'a str,
        date: NaiveDate,
        author: &'a str,
        summary: &'a str,
        changes: Vec<ChangeJson<'a>>,
    }
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        left_out: Vec<MissingJson<'a>>,
        entries: Vec<EntryJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        left_out: broken(&history.left_out, lang),
        entries: history
            .entries
            .iter()
            .map(|entry| EntryJson {
                commit: &entry.commit.id,
                date: entry.commit.date(utc_offset),
                author: &entry.commit.author,
                summary: &entry.commit.summary,
                changes: entry.changes.iter().map(ChangeJson::of).collect(),
            })
            .collect(),
    })
}

/// `slips --format json`. `utc_offset` is the repository's, in minutes.
pub fn slips(slips: &Slips, utc_offset: i32, lang: Lang) -> String {
    #[derive(Serialize)]
    struct MoveJson<'a> {
        commit: Option<&'a str>,
        date: Option<NaiveDate>,
        before: NaiveDate,
        after: NaiveDate,
        days: i64,
        by: Option<&'a str>,
    }
    #[derive(Serialize)]
    struct SlipJson<'a> {
        plan: Option<&'a str>,
        task: Option<&'a str>,
        title: Option<&'a str>,
        lead: &'a [String],
        milestone: Option<&'a str>,
        first_due: Option<NaiveDate>,
        due: Option<NaiveDate>,
        days: i64,
        moves: Vec<MoveJson<'a>>,
    }
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        left_out: Vec<MissingJson<'a>>,
        items: Vec<SlipJson<'a>>,
    }
    let slip = |slip: &'_ Slip| (slip.first_due(), slip.due(), slip.days());
    write(&Shape {
        version: VERSION,
        left_out: broken(&slips.left_out, lang),
        items: slips
            .slips
            .iter()
            .map(|s| {
                let (first_due, due, days) = slip(s);
                SlipJson {
                    plan: s.item.plan.as_deref(),
                    task: s.item.task.as_deref(),
                    title: s.item.title.as_deref(),
                    lead: &s.item.lead,
                    milestone: s.milestone.as_deref(),
                    first_due,
                    due,
                    days,
                    moves: s
                        .moves
                        .iter()
                        .map(|m| MoveJson {
                            commit: m.commit.as_ref().map(|c| c.id.as_str()),
                            date: m.commit.as_ref().map(|c| c.date(utc_offset)),
                            before: m.before,
                            after: m.after,
                            days: (m.after - m.before).num_days(),
                            by: m.by.as_deref(),
                        })
                        .collect(),
                }
            })
            .collect(),
    })
}

/// `trend --format json`.
pub fn trend(trend: &Trend, lang: Lang) -> String {
    #[derive(Serialize)]
    struct GroupPoint<'a> {
        key: Option<&'a str>,
        #[serde(flatten)]
        totals: TotalsJson,
    }
    #[derive(Serialize)]
    struct PointJson<'a> {
        date: NaiveDate,
        commit: &'a str,
        total: TotalsJson,
        groups: Vec<GroupPoint<'a>>,
    }
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        by: &'static str,
        left_out: Vec<MissingJson<'a>>,
        points: Vec<PointJson<'a>>,
    }
    let group = |g: &Group| TotalsJson::of(&g.totals);
    write(&Shape {
        version: VERSION,
        by: trend.by.name(),
        left_out: broken(&trend.left_out, lang),
        points: trend
            .points
            .iter()
            .map(|point| PointJson {
                date: point.date,
                commit: &point.commit,
                total: TotalsJson::of(&point.total),
                groups: point
                    .groups
                    .iter()
                    .map(|g| GroupPoint { key: g.key.as_deref(), totals: group(g) })
                    .collect(),
            })
            .collect(),
    })
}

/// Fields by their key: lists are arrays, years and percentages numbers, everything else is text.
fn fields(shown: &[Shown]) -> serde_json::Map<String, serde_json::Value> {
    use serde_json::Value;
    let value = |field: &Shown| match (field.values.as_slice(), field.kind) {
        (values, Kind::List) => Value::from(values.to_vec()),
        ([one], Kind::Number) => {
            one.trim_end_matches('%').parse::<i64>().map_or(Value::from(one.as_str()), Value::from)
        }
        (values, Kind::Text | Kind::Number) => Value::from(values.join("; ")),
    };
    shown.iter().map(|field| (field.key.to_owned(), value(field))).collect()
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: &'a str,
    aliases: &'a [String],
    group: bool,
    members: &'a [String],
    external: bool,
    note: Option<&'a str>,
}

impl<'a> UnitJson<'a> {
    fn of(unit: &'a UnitSheet) -> Self {
        UnitJson {
            name: &unit.name,
            aliases: &unit.aliases,
            group: unit.group,
            members: &unit.members,
            external: unit.external,
            note: unit.note.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct TermJson {
    from: NaiveDate,
    until: NaiveDate,
}

#[derive(Serialize)]
struct OccurrenceJson<'a> {
    period: &'a str,
    due: NaiveDate,
    original_due: NaiveDate,
    reported: Option<NaiveDate>,
    evidence: &'a [String],
}

#[derive(Serialize)]
struct ExtensionJson<'a> {
    to: Option<NaiveDate>,
    granted: Option<NaiveDate>,
    by: Option<&'a str>,
    milestone: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum SubjectJson<'a> {
    Plan {
        file: &'a str,
        fields: serde_json::Map<String, serde_json::Value>,
        term: Option<TermJson>,
        bases: &'a [String],
        units: Vec<UnitJson<'a>>,
        total: TotalsJson,
        objectives: Vec<GoalJson<'a>>,
        tasks: Vec<ItemJson<'a>>,
    },
    Task {
        task: Box<ItemJson<'a>>,
        fields: serde_json::Map<String, serde_json::Value>,
        occurrences: Vec<OccurrenceJson<'a>>,
        extensions: Vec<ExtensionJson<'a>>,
        why: &'a str,
    },
    Objective {
        file: &'a str,
        line: u32,
        objective: Box<GoalJson<'a>>,
        fields: serde_json::Map<String, serde_json::Value>,
        results: Vec<MeasureJson<'a>>,
        tasks: &'a [String],
        why: &'a str,
    },
}

fn subject(subject: &Subject, lang: Lang) -> SubjectJson<'_> {
    match subject {
        Subject::Plan(sheet) => SubjectJson::Plan {
            file: &sheet.file,
            fields: fields(&sheet.fields),
            term: sheet.term.map(|(from, until)| TermJson { from, until }),
            bases: &sheet.bases,
            units: sheet.units.iter().map(UnitJson::of).collect(),
            total: TotalsJson::of(&sheet.totals),
            objectives: sheet.objectives.iter().map(GoalJson::of).collect(),
            tasks: sheet.tasks.iter().map(ItemJson::of).collect(),
        },
        Subject::Task(sheet) => SubjectJson::Task {
            task: Box::new(ItemJson::of(&sheet.item)),
            fields: fields(&sheet.fields),
            occurrences: sheet
                .occurrences
                .iter()
                .map(|o| OccurrenceJson {
                    period: &o.label,
                    due: o.due,
                    original_due: o.original_due,
                    reported: o.reported,
                    evidence: &o.evidence,
                })
                .collect(),
            extensions: sheet
                .extensions
                .iter()
                .map(|e| ExtensionJson {
                    to: e.to,
                    granted: e.granted,
                    by: e.by.as_deref(),
                    milestone: e.milestone.as_deref(),
                })
                .collect(),
            why: sheet.why.in_lang(lang),
        },
        Subject::Objective(sheet) => SubjectJson::Objective {
            file: &sheet.file,
            line: sheet.line,
            objective: Box::new(GoalJson::of(&sheet.goal)),
            fields: fields(&sheet.fields),
            results: sheet.results.iter().map(MeasureJson::of).collect(),
            tasks: &sheet.tasks,
            why: sheet.why.in_lang(lang),
        },
    }
}

/// `show --format json`.
pub fn show(show: &Show, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        as_of: NaiveDate,
        left_out: Vec<LeftOutJson<'a>>,
        items: Vec<SubjectJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        as_of: show.as_of,
        left_out: left_out(&show.coverage, lang),
        items: show.subjects.iter().map(|s| subject(s, lang)).collect(),
    })
}

/// `rules --format json`; with a name, that rule alone.
pub fn rules(name: Option<&str>, lang: Lang) -> String {
    #[derive(Serialize)]
    struct RuleJson {
        name: &'static str,
        level: &'static str,
        summary: &'static str,
        why: &'static str,
        mend: &'static str,
        bad: &'static str,
        good: &'static str,
    }
    #[derive(Serialize)]
    struct Shape {
        version: u32,
        rules: Vec<RuleJson>,
    }
    let wanted = RULES.iter().map(|r| r.doc).filter(|doc| name.is_none_or(|name| name == doc.name));
    let rules = wanted.map(|doc| RuleJson {
        name: doc.name,
        level: doc.level.name(),
        summary: doc.summary.in_lang(lang),
        why: doc.why.in_lang(lang),
        mend: doc.mend.in_lang(lang),
        bad: doc.bad,
        good: doc.good,
    });
    write(&Shape { version: VERSION, rules: rules.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_escaped() {
        assert_eq!(write(&"Sở\u{202e}\u{7}\u{9b}\"\n"), "\"Sở\\u202e\\u0007\\u009b\\\"\\n\"\n");
    }
}
