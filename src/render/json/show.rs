//! `show --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::Members;
use crate::plan::value::{Fields, NamedFields, Value};
use crate::render::json::goal::{GoalJson, MeasureJson};
use crate::render::json::item::ItemJson;
use crate::render::json::totals::TotalsJson;
use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::render::words;
use crate::report::show::{ChainLink, Extended, GroupReport, Occurrence, Show, Subject, UnitSheet};
use crate::text::lang::Lang;

/// Fields by their key: lists are arrays, whole numbers are numbers, everything else is text.
fn fields(fields: &Fields) -> serde_json::Map<String, serde_json::Value> {
    use serde_json::Value as Json;
    let json = |value: &Value| match value {
        Value::List(items) => items.values.iter().map(item).collect(),
        Value::Whole(number) | Value::Percent(number) => Json::from(*number),
        other => Json::from(other.canonical()),
    };
    fields.iter().map(|(key, value)| (key.to_owned(), json(value))).collect()
}

/// What stands in a list: a table without a name of its own by its keys, everything else as text.
fn item(value: &Value) -> serde_json::Value {
    match value {
        Value::Table(NamedFields { name: None, fields: keys }) => {
            serde_json::Value::from(fields(keys))
        }
        other => serde_json::Value::from(other.canonical()),
    }
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: &'a str,
    aliases: &'a [String],
    group: bool,
    members: Vec<&'a str>,
    external: bool,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    note: Option<&'a str>,
}

impl<'a> UnitJson<'a> {
    fn of(unit: &'a UnitSheet) -> Self {
        UnitJson {
            name: &unit.name,
            aliases: &unit.aliases,
            group: unit.group,
            members: match &unit.members {
                Members::All => vec!["all"],
                Members::Named(names) => names.iter().map(String::as_str).collect(),
            },
            external: unit.external,
            from: unit.from,
            until: unit.until,
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
    unit: Option<&'a str>,
    period: Option<&'a str>,
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
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct GroupReportJson<'a> {
    unit: &'a str,
    period: Option<&'a str>,
    reported: NaiveDate,
    evidence: &'a [String],
}

#[derive(Serialize)]
struct ChainJson<'a> {
    plan: Option<&'a str>,
    task: Option<&'a str>,
    title: Option<&'a str>,
    original_due: Option<NaiveDate>,
    state: &'static str,
    from: Option<NaiveDate>,
    closed: bool,
}

impl<'a> ChainJson<'a> {
    fn of(link: &'a ChainLink) -> Self {
        ChainJson {
            plan: link.plan.as_deref(),
            task: link.task.as_deref(),
            title: link.title.as_deref(),
            original_due: link.original_due,
            state: link.state.name(),
            from: link.from,
            closed: link.closed.is_some(),
        }
    }
}

impl<'a> OccurrenceJson<'a> {
    fn of(occurrence: &'a Occurrence) -> Self {
        OccurrenceJson {
            unit: occurrence.unit.as_deref(),
            period: occurrence.label.as_deref(),
            due: occurrence.due,
            original_due: occurrence.original_due,
            reported: occurrence.reported,
            evidence: &occurrence.evidence,
        }
    }
}

impl<'a> ExtensionJson<'a> {
    fn of(extension: &'a Extended) -> Self {
        ExtensionJson {
            to: extension.to,
            granted: extension.granted,
            by: extension.by.as_deref(),
            milestone: extension.milestone.as_deref(),
            unit: extension.unit.as_deref(),
        }
    }
}

impl<'a> GroupReportJson<'a> {
    fn of(report: &'a GroupReport) -> Self {
        GroupReportJson {
            unit: &report.unit,
            period: report.period.as_deref(),
            reported: report.reported,
            evidence: &report.evidence,
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum SubjectJson<'a> {
    Plan {
        file: &'a str,
        fields: serde_json::Map<String, serde_json::Value>,
        term: Option<TermJson>,
        bases: Vec<String>,
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
        chain: Vec<ChainJson<'a>>,
        reports: Vec<GroupReportJson<'a>>,
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
            // The contract has them as they stand on a Vietnamese page.
            bases: sheet.bases.iter().map(|basis| words::basis(basis, Lang::Vi)).collect(),
            units: sheet.units.iter().map(UnitJson::of).collect(),
            total: TotalsJson::of(&sheet.totals),
            objectives: sheet.objectives.iter().map(GoalJson::of).collect(),
            tasks: sheet.tasks.iter().map(ItemJson::of).collect(),
        },
        Subject::Task(sheet) => SubjectJson::Task {
            task: Box::new(ItemJson::of(&sheet.item)),
            fields: fields(&sheet.fields),
            occurrences: sheet.occurrences.iter().map(OccurrenceJson::of).collect(),
            extensions: sheet.extensions.iter().map(ExtensionJson::of).collect(),
            reports: sheet.reports.iter().map(GroupReportJson::of).collect(),
            chain: sheet.chain.iter().map(ChainJson::of).collect(),
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
