//! `summary` for people: the columns that offices report, bars, and progress towards the targets.

use rust_decimal::Decimal;

use crate::plan::Metric;
use crate::plan::keys::objective::TARGET;
use crate::plan::value::Measured;
use crate::render::csv::{self, Csv, Value};
use crate::render::scope::{lacking, narrowed, without};
use crate::render::table::{Align, Cell, Column, Table, Tone};
use crate::render::words::{counted, date, outcome, prose};
use crate::render::{OutputStyle, markdown};
use crate::report::counts::{Clear, TaskCounts, Totals};
use crate::report::goal::Goal;
use crate::report::summary::{By, Group, Summary};
use crate::state::{Outcome, State};
use crate::text::bound::Bound;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, within};
use crate::text::number::{self, Number};

/// The columns of counts, in the wording of the government's reports.
const COLUMNS: [Both; 10] = [
    Both { vi: "Tổng số", en: "Total" },
    Both { vi: "Hoàn thành đúng hạn", en: "Done on time" },
    Both { vi: "Hoàn thành quá hạn", en: "Done late" },
    Both { vi: "Đang thực hiện trong hạn", en: "In progress" },
    Both { vi: "Đang thực hiện quá hạn", en: "Overdue, begun" },
    Both { vi: "Chưa thực hiện trong hạn", en: "Not started" },
    Both { vi: "Chưa thực hiện quá hạn", en: "Overdue, not begun" },
    Both { vi: "Thường xuyên", en: "Standing" },
    Both { vi: "Chưa xác định thời hạn", en: "No date" },
    Both { vi: "Tỷ lệ hoàn thành", en: "Share" },
];

fn counts(tasks: &TaskCounts) -> [usize; 9] {
    [
        tasks.live(),
        tasks.of(State::Done),
        tasks.of(State::DoneLate),
        tasks.of(State::InProgress),
        tasks.of(State::Overdue) - tasks.overdue_not_begun,
        tasks.of(State::NotStarted),
        tasks.overdue_not_begun,
        tasks.of(State::Standing),
        tasks.of(State::Undated),
    ]
}

/// The share completed of the tasks with a due date, `33,3%`; empty if there are none.
fn share(tasks: &TaskCounts, lang: Lang) -> String {
    if tasks.due() == 0 {
        return "–".to_owned();
    }
    let tenths = (tasks.completed() * 2000 + tasks.due()) / (tasks.due() * 2);
    percent(tenths, lang)
}

fn percent(tenths: usize, lang: Lang) -> String {
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{mark}{}%", tenths / 10, tenths % 10)
}

/// A bar that is `blocks` wide in full.
fn bar(part: usize, whole: usize, blocks: usize) -> String {
    if whole == 0 {
        return "·".repeat(blocks);
    }
    let full = part.min(whole) * blocks / whole;
    format!("{}{}", "█".repeat(full), "░".repeat(blocks - full))
}

fn group_head(by: By) -> Both {
    match by {
        By::Index => Both { vi: "Chỉ số", en: "Index" },
        By::Component => Both { vi: "Thành phần", en: "Component" },
        By::Unit => Both { vi: "Đơn vị chủ trì", en: "Lead" },
        By::Plan => Both { vi: "Kế hoạch", en: "Plan" },
        By::Agency => Both { vi: "Cơ quan", en: "Agency" },
    }
}

fn nothing(by: By) -> Both {
    match by {
        By::Index => Both { vi: "(không theo chỉ số)", en: "(no index)" },
        By::Component => Both { vi: "(không theo thành phần)", en: "(no component)" },
        By::Unit => Both { vi: "(chưa rõ đơn vị)", en: "(no lead)" },
        By::Plan => Both { vi: "(chưa có mã)", en: "(no id)" },
        By::Agency => Both { vi: "(chưa rõ cơ quan)", en: "(no agency)" },
    }
}

/// A row; `with_clear` adds the column for "6 rõ", if the profile is on for some plan.
fn row(key: String, totals: &Totals, with_clear: bool, lang: Lang) -> Vec<Cell> {
    let tasks = &totals.tasks;
    let mut cells = vec![Cell::new(key)];
    for (at, count) in counts(tasks).into_iter().enumerate() {
        let bad = matches!(at, 4 | 6) && count > 0;
        cells.push(Cell::toned(count.to_string(), if bad { Tone::Bad } else { Tone::Plain }));
    }
    cells.push(Cell::new(share(tasks, lang)));
    if with_clear {
        let shown = totals.clear.map(|Clear { tasks, of }| format!("{tasks}/{of}"));
        cells.push(Cell::new(shown.unwrap_or_else(|| "–".to_owned())));
    }
    cells
}

fn table(summary: &Summary, lang: Lang, stacked: bool) -> Table {
    let count = |head: &Both| Column { align: Align::Right, ..Column::text(head.in_lang(lang)) };
    let by = summary.by;
    let mut columns = vec![Column::text(group_head(by).in_lang(lang))];
    columns.extend(COLUMNS.iter().map(count));
    let with_clear = summary.total.clear.is_some();
    if with_clear {
        columns.push(count(&Both { vi: "Rõ 6 nội dung", en: "Clear in all six" }));
    }
    let row = |key: String, totals: &Totals| row(key, totals, with_clear, lang);
    // On a terminal the agency is below its unit, to save width.
    let agencies = by == By::Unit && several_agencies(summary);
    let below = agencies && stacked;
    let agencies = agencies && !stacked;
    if agencies {
        columns.push(Column::text(Both { vi: "Cơ quan", en: "Agency" }.in_lang(lang)));
    }
    // Narrower gaps, since there are many columns of small numbers.
    let mut table = Table { gap: 1, ..Table::new(columns) };
    for group in &summary.groups {
        let key = group.key.clone().unwrap_or_else(|| nothing(by).in_lang(lang).to_owned());
        let mut cells = row(key, &group.totals);
        cells[0].below = group.agency.clone().filter(|_| below);
        if agencies {
            cells.push(Cell::new(group.agency.clone().unwrap_or_default()));
        }
        table.rows.push(cells);
        for component in &group.components {
            table.rows.push(row(format!("└ {}", component.key), &component.totals));
        }
    }
    let sum = Both { vi: "Tổng cộng", en: "All" }.in_lang(lang).to_owned();
    let mut cells = row(sum, &summary.total);
    if agencies {
        cells.push(Cell::default());
    }
    table.rows.push(cells);
    table
}

fn several_agencies(summary: &Summary) -> bool {
    let mut agencies = summary.groups.iter().filter_map(|g| g.agency.as_deref());
    let first = agencies.next();
    agencies.any(|agency| Some(agency) != first)
}

/// `summary --format table`.
pub fn text(summary: &Summary, style: OutputStyle) -> String {
    let lang = style.lang;
    let day = date(summary.as_of, lang);
    let plans = counted(summary.coverage.plans, lang, "kế hoạch", "plan", "plans");
    let tasks = counted(summary.total.tasks.live(), lang, "nhiệm vụ", "task", "tasks");
    let objectives = &summary.total.objectives;
    let goals = counted(objectives.total(), lang, "mục tiêu", "objective", "objectives");
    let (met, missed, pending) = (objectives.met, objectives.missed, objectives.pending);
    let whose = narrowed(&summary.coverage.named, lang);
    let missing = without(&summary.coverage, lang);
    let headline = match lang {
        Lang::Vi => format!(
            "Tổng hợp{whose} đến ngày {day}{missing}: {plans}, {tasks}; {goals} ({met} đạt, {missed} chưa đạt, {pending} chờ kết quả)"
        ),
        Lang::En => format!(
            "As of {day}{whose}{missing}: {plans}, {tasks}; {goals} ({met} met, {missed} missed, {pending} pending)"
        ),
    };
    let mut out = format!("{}\n\n", prose(&headline, style));
    if summary.by == By::Index && !summary.groups.is_empty() {
        out += &bars(summary, lang);
    }
    out += &table(summary, lang, style.width.is_some()).render(style);
    out.push('\n');
    for note in notes(summary, lang) {
        out += &format!("\n{}\n", prose(&note, style));
    }
    for group in &summary.groups {
        if !group.goals.is_empty() {
            let key = group.key.as_deref().unwrap_or_default();
            let name = group.name.as_deref().unwrap_or_default();
            let head = Both { vi: "Mục tiêu", en: "Objectives" }.in_lang(lang);
            out += &format!("\n{}\n\n", prose(&format!("{head} {key} – {name}"), style));
            out += &goals_table(&group.goals, lang, style.width.is_some()).render(style);
            out.push('\n');
        }
    }
    out
}

/// A bar for each group: the share completed of the tasks with a due date.
fn bars(summary: &Summary, lang: Lang) -> String {
    let key = |group: &Group| {
        safe(group.key.as_deref().unwrap_or(nothing(summary.by).in_lang(lang))).into_owned()
    };
    let longest = summary.groups.iter().map(|g| key(g).chars().count()).max().unwrap_or(0).min(32);
    let mut out = String::new();
    for group in &summary.groups {
        let (tasks, key) = (&group.totals.tasks, key(group));
        let padding = " ".repeat(longest.saturating_sub(key.chars().count()));
        let (completed, due) = (tasks.completed(), tasks.due());
        let words = match (lang, due) {
            (Lang::Vi, 0) => "chưa có việc nào có hạn".to_owned(),
            (Lang::En, 0) => "nothing has a date".to_owned(),
            (Lang::Vi, _) => {
                format!("{} – hoàn thành {completed}/{due} việc có hạn", share(tasks, lang))
            }
            (Lang::En, _) => {
                format!("{} – {completed} of {due} with a date completed", share(tasks, lang))
            }
        };
        out += &format!("{key}{padding}  {}  {words}\n", bar(completed, due, 10));
    }
    out.push('\n');
    out
}

/// Notes on what is counted twice or left out.
fn notes(summary: &Summary, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let sum: usize = summary.groups.iter().map(|g| g.totals.tasks.live()).sum();
    if sum > summary.total.tasks.live() {
        notes.push(match lang {
            Lang::Vi => {
                "Một nhiệm vụ thuộc nhiều nhóm được tính ở từng nhóm, và một lần ở tổng cộng."
                    .to_owned()
            }
            Lang::En => {
                "A task in several groups counts in each of them, and once in the last row."
                    .to_owned()
            }
        });
    }
    let cancelled = summary.total.tasks.of(State::Cancelled);
    if cancelled > 0 {
        notes.push(match lang {
            Lang::Vi => format!("Không tính {cancelled} nhiệm vụ đã hủy."),
            Lang::En => format!(
                "Cancelled, and not counted: {}.",
                counted(cancelled, lang, "", "task", "tasks")
            ),
        });
    }
    notes
}

fn goals_table(goals: &[Goal], lang: Lang, stacked: bool) -> Table {
    let several_plans = goals.windows(2).any(|pair| pair[0].plan != pair[1].plan);
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    // The column is shown if at least one objective has made progress.
    let ways: Vec<Option<String>> = goals.iter().map(|goal| way(goal, lang)).collect();
    let any_way = ways.iter().any(Option::is_some);
    let mut columns = vec![
        Column::text(head("Mục tiêu", "Objective")),
        Column::text(head("Năm gốc", "Baseline")),
        Column::text(head("Kết quả", "Result")),
        Column::text(head("Chỉ tiêu", "Target")),
    ];
    if any_way {
        columns.push(Column::short(head("Chặng đường", "Way")));
    }
    columns.push(Column::short(head("Tình trạng", "Status")));
    if several_plans && !stacked {
        columns.push(Column::text(head("Kế hoạch", "Plan")));
    }
    let mut table = Table::new(columns);
    table.rows.extend(goals.iter().zip(ways).map(|(goal, way)| {
        let tone = match goal.status {
            Outcome::Met => Tone::Good,
            Outcome::Missed => Tone::Bad,
            Outcome::Pending => Tone::Plain,
        };
        let name = goal.title.clone().or_else(|| goal.component.clone());
        let mut cells = vec![
            Cell {
                below: goal.plan.clone().filter(|_| several_plans && stacked),
                ..Cell::new(name.or_else(|| goal.objective.clone()).unwrap_or_default())
            },
            Cell::new(goal.baseline.as_ref().map_or_else(|| "–".to_owned(), |m| measured(m, lang))),
            Cell::new(goal.result.as_ref().map_or_else(|| "–".to_owned(), |m| measured(m, lang))),
            Cell::new(target(goal, lang)),
        ];
        if any_way {
            cells.push(Cell::new(way.as_deref().unwrap_or("–")));
        }
        cells.push(Cell::toned(outcome(goal.status).in_lang(lang), tone));
        if several_plans && !stacked {
            cells.push(Cell::new(goal.plan.clone().unwrap_or_default()));
        }
        cells
    }));
    table
}

/// A measure in words: `2024: 11 điểm, hạng 13/20`.
pub fn measured(measured: &Measured, lang: Lang) -> String {
    let mut parts = Vec::new();
    let unit = |metric| unit(metric).in_lang(lang);
    if let Some(score) = &measured.score {
        parts.push(format!("{} {}", score.shown(lang), unit(Metric::Score)));
    }
    if let Some(percent) = &measured.percent {
        parts.push(format!("{}%", percent.shown(lang)));
    }
    if let Some(rank) = measured.rank {
        let of = measured.of.map(|of| format!("/{of}")).unwrap_or_default();
        parts.push(format!("{} {rank}{of}", unit(Metric::Rank)));
    }
    if let Some(count) = &measured.count {
        parts.push(count.shown(lang));
    }
    let when = match (measured.year, measured.on) {
        (Some(year), _) => Some(year.to_string()),
        (None, Some(on)) => Some(date(on, lang)),
        (None, None) => None,
    };
    when.into_iter()
        .chain((!parts.is_empty()).then(|| parts.join(", ")))
        .collect::<Vec<_>>()
        .join(": ")
}

fn unit(metric: Metric) -> Both {
    match metric {
        Metric::Score => Both { vi: "điểm", en: "points" },
        Metric::Percent => Both { vi: "%", en: "%" },
        Metric::Rank => Both { vi: "hạng", en: "rank" },
        Metric::Count => Both { vi: "", en: "" },
    }
}

/// A target in words: `≥ 14,5 điểm (tối đa 16)`, `điểm > năm gốc (11), hạng < năm gốc (13)`.
pub fn target(goal: &Goal, lang: Lang) -> String {
    let Some(bounds) = &goal.target else {
        return "–".to_owned();
    };
    let max = |metric| match goal.max.as_ref().filter(|_| metric == Metric::Score) {
        Some(max) => match lang {
            Lang::Vi => format!(" (tối đa {})", max.shown(lang)),
            Lang::En => format!(" (of {})", max.shown(lang)),
        },
        None => String::new(),
    };
    let shown = bounds.iter().map(|(metric, bound)| {
        let (words, unit) = (bound.shown(lang), unit(*metric).in_lang(lang));
        let words = match metric {
            Metric::Rank => format!("{unit} {words}"),
            _ if bound.from_baseline.is_some() => {
                format!("{} {words}", within(TARGET.label(metric.name()).in_lang(lang)))
            }
            Metric::Score => format!("{words} {unit}"),
            Metric::Percent => format!("{words}%"),
            Metric::Count => words,
        };
        words + &max(*metric)
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The progress from baseline to target, by the target's first metric that baseline and result have:
/// (result − baseline) / (target − baseline), for targets in either direction.
fn way(goal: &Goal, lang: Lang) -> Option<String> {
    let steps = |metric: Metric, bound: &Bound| {
        let from = value(goal.baseline.as_ref()?, metric)?;
        let at = value(goal.result.as_ref()?, metric)?;
        let whole = number::difference(bound.number.as_ref()?.value(), from)?;
        let gone = number::difference(at, from)?.checked_div(whole)?;
        Some(gone.checked_mul(Decimal::from(1000))?.round())
    };
    let tenths = goal.target.iter().flatten().find_map(|(metric, bound)| steps(*metric, bound));
    // A value too large to show is left out.
    let tenths = i32::try_from(tenths?).ok()?;
    let part = usize::try_from(tenths).unwrap_or(0);
    let sign = if tenths < 0 { "−" } else { "" };
    let size = usize::try_from(tenths.unsigned_abs()).ok()?;
    Some(format!("{} {sign}{}", bar(part, 1000, 6), percent(size, lang)))
}

fn value(measured: &Measured, metric: Metric) -> Option<Decimal> {
    let number = |n: &Option<Number>| n.as_ref().map(Number::value);
    match metric {
        Metric::Score => number(&measured.score),
        Metric::Percent => number(&measured.percent),
        Metric::Rank => measured.rank.map(Decimal::from),
        Metric::Count => number(&measured.count),
    }
}

/// `summary --format markdown`.
pub fn markdown_text(summary: &Summary, lang: Lang) -> String {
    let mut out = markdown::table(&table(summary, lang, false));
    for group in summary.groups.iter().filter(|g| !g.goals.is_empty()) {
        let head = Both { vi: "Mục tiêu", en: "Objectives" }.in_lang(lang);
        out += &format!(
            "\n**{head} {}**\n\n",
            markdown::escape(group.key.as_deref().unwrap_or_default())
        );
        out += &markdown::table(&goals_table(&group.goals, lang, false));
    }
    out + &lacking(&summary.coverage, lang)
}

/// `summary --format csv`: a row for each group, and under `--by index` for each component.
pub fn csv(summary: &Summary) -> String {
    let mut heads = vec!["by", "key", "name", "index", "agency"];
    heads.extend(csv::COUNTS);
    // Two columns, since a spreadsheet would read 1/12 as a date.
    let with_clear = summary.total.clear.is_some();
    if with_clear {
        heads.extend(["clear", "clear_of"]);
    }
    let mut csv = Csv::new(&heads);
    let mut row = |by: &str, [key, name, index, agency]: [Option<String>; 4], totals: &Totals| {
        let mut cells = vec![Value::Text(by.to_owned())];
        cells.extend([key, name, index, agency].map(Value::from));
        cells.extend(csv::counted(totals));
        if with_clear {
            let number = |n: Option<usize>| n.map_or(Value::Nothing, Value::from);
            cells.push(number(totals.clear.map(|clear| clear.tasks)));
            cells.push(number(totals.clear.map(|clear| clear.of)));
        }
        csv.row(cells);
    };
    let by = summary.by.name();
    for group in &summary.groups {
        let names =
            [group.key.clone(), group.name.clone(), group.index.clone(), group.agency.clone()];
        row(by, names, &group.totals);
        for component in &group.components {
            let names = [Some(component.key.clone()), None, group.key.clone(), None];
            row(By::Component.name(), names, &component.totals);
        }
    }
    row("total", [None, None, None, None], &summary.total);
    csv.finish()
}
