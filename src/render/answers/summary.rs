//! `summary` for people: the columns that offices report, bars, and progress towards the targets.

use rust_decimal::Decimal;

use crate::exchange::page::Page;
use crate::plan::Metric;
use crate::plan::value::Measured;
use crate::render::csv::{self, Csv, Value};
use crate::render::figures::{baseline, figures, result, target};
use crate::render::office::listing;
use crate::render::scope::{lacking, narrowed, without};
use crate::render::table::{Align, Cell, Column, Exact, Table, Tone};
use crate::render::words::{counted, date, outcome, prose};
use crate::render::{OutputStyle, markdown};
use crate::report::counts::{Clear, TaskCounts, Totals};
use crate::report::goal::Goal;
use crate::report::summary::{By, Group, Summary};
use crate::state::{Outcome, State};
use crate::text::bound::Bound;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity, within};
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
    tenths(tasks).map_or_else(|| "–".to_owned(), |tenths| percent(tenths, lang))
}

/// The same share in tenths of a percent; `None` if no task has a due date.
fn tenths(tasks: &TaskCounts) -> Option<usize> {
    (tasks.completed() * 2000 + tasks.due()).checked_div(tasks.due() * 2)
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
        By::Component => Both { vi: "Lĩnh vực, nội dung", en: "Component" },
        By::Unit => Both { vi: "Đơn vị chủ trì", en: "Lead" },
        By::Plan => Both { vi: "Kế hoạch", en: "Plan" },
        By::Agency => Both { vi: "Cơ quan", en: "Agency" },
    }
}

fn nothing(by: By) -> Both {
    match by {
        By::Index => Both { vi: "Nhiệm vụ chung", en: "(no index)" },
        By::Component => Both { vi: "Không thuộc lĩnh vực cụ thể", en: "(no component)" },
        By::Unit => Both { vi: "(chưa giao đơn vị chủ trì)", en: "(no lead)" },
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
        let tone = if bad { Tone::Bad } else { Tone::Plain };
        cells.push(Cell::toned(count.to_string(), tone).counting(count));
    }
    let cell = Cell::new(share(tasks, lang));
    cells.push(match tenths(tasks).and_then(|tenths| i64::try_from(tenths).ok()) {
        Some(tenths) => cell.showing(Exact::Tenths(tenths)),
        None => cell,
    });
    if with_clear {
        let shown = totals.clear.map(|Clear { tasks, of }| format!("{tasks}/{of}"));
        cells.push(Cell::new(shown.unwrap_or_else(|| "–".to_owned())));
    }
    cells
}

fn table(summary: &Summary, lang: Lang, stacked: bool) -> Table {
    let count = |head: &Both| Column {
        head: head.in_lang(lang).to_owned(),
        align: Align::Right,
        wraps: true,
    };
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
        Lang::Vi => {
            let [met, missed, pending] = [met, missed, pending].map(quantity);
            format!(
                "Tổng hợp{whose} tính đến ngày {day}{missing}: {plans}, {tasks}; {goals} ({met} đạt, {missed} chưa đạt, {pending} chưa có kết quả)"
            )
        }
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

/// `summary` as a document: the counts, and the objectives of each group.
pub fn page(summary: &Summary) -> Page {
    let lang = Lang::Vi;
    let day = date(summary.as_of, lang);
    let whose = narrowed(&summary.coverage.named, lang);
    let missing = without(&summary.coverage, lang);
    let words = format!("Tổng hợp{whose} tính đến ngày {day}{missing}");
    let mut page = listing::page("Tổng hợp thực hiện", &words, &table(summary, lang, false));
    for group in summary.groups.iter().filter(|group| !group.goals.is_empty()) {
        let name = format!("Mục tiêu {}", group.key.as_deref().unwrap_or_default());
        page.tables.push(listing::of(&name, &goals_table(&group.goals, lang, false)));
    }
    page.notes = notes(summary, lang);
    page
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
            (Lang::Vi, 0) => "không có nhiệm vụ có thời hạn cụ thể".to_owned(),
            (Lang::En, 0) => "nothing has a date".to_owned(),
            (Lang::Vi, _) => {
                format!(
                    "{} – hoàn thành {completed}/{due} nhiệm vụ có thời hạn",
                    share(tasks, lang)
                )
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
                let group = within(group_head(summary.by).vi);
                let group = if summary.by == By::Unit { "đơn vị".to_owned() } else { group };
                format!(
                    "Nhiệm vụ gắn với nhiều {group} được tính ở từng {group}, nhưng chỉ tính một lần ở dòng Tổng cộng."
                )
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
            Lang::Vi => format!("Không tính {} nhiệm vụ đã hủy.", quantity(cancelled)),
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
    // Where all baselines are of one year, the head of the column says it.
    let mut years = goals.iter().filter_map(|goal| goal.baseline.as_ref()).map(|from| from.year);
    let year = years.next().flatten();
    let year = year.filter(|year| lang == Lang::Vi && years.all(|other| other == Some(*year)));
    let baseline_head = match year {
        Some(year) => format!("Kết quả năm {year}"),
        None => head("Kết quả năm trước", "Baseline").to_owned(),
    };
    let from = |measured: &Measured| match year {
        Some(_) => figures(measured, lang),
        None => baseline(measured, lang),
    };
    let mut columns = vec![
        Column::text(head("Mục tiêu", "Objective")),
        Column::text(baseline_head),
        Column::text(head("Kết quả", "Result")),
        Column::text(head("Chỉ tiêu", "Target")),
    ];
    if any_way {
        columns.push(Column::short(head("Mức đạt so với chỉ tiêu", "Way")));
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
            Cell::new(goal.baseline.as_ref().map_or_else(|| "–".to_owned(), from)),
            Cell::new(goal.result.as_ref().map_or_else(|| "–".to_owned(), |m| result(m, lang))),
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
