//! `summary` for people: a few lines for leaders, the columns that offices report, and the objectives.

use rustc_hash::FxHashMap;

use crate::exchange::page::Page;
use crate::render::answers::brief;
use crate::render::answers::goals::{self, Place};
use crate::render::answers::shares::{share, tenths};
use crate::render::csv::{self, Csv, Value};
use crate::render::office::listing;
use crate::render::scope::{lacking, narrowed, without};
use crate::render::table::{Align, Cell, Column, Exact, Table, Tone};
use crate::render::words::{counted, date, prose};
use crate::render::{OutputStyle, markdown};
use crate::report::counts::{Clear, TaskCounts, Totals};
use crate::report::coverage::Coverage;
use crate::report::goal::Goal;
use crate::report::summary::{By, Group, Summary};
use crate::state::{Outcome, State};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity, within};
use crate::workspace::load::LeftOut;

/// The columns of counts, in the wording of the government's reports.
const COLUMNS: [Both; 10] = [
    Both { vi: "Tổng số", en: "Total" },
    Both { vi: "Hoàn thành đúng hạn", en: "Done on time" },
    Both { vi: "Hoàn thành quá hạn", en: "Done late" },
    Both { vi: "Đang thực hiện trong hạn", en: "In progress" },
    Both { vi: "Đang thực hiện quá hạn", en: "Late, begun" },
    Both { vi: "Chưa thực hiện trong hạn", en: "Not started" },
    Both { vi: "Chưa thực hiện quá hạn", en: "Late, not begun" },
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
    let count = |head: &Both| Column { align: Align::Right, ..Column::text(head.in_lang(lang)) };
    let by = summary.by;
    let mut columns = vec![Column { leads: true, ..Column::text(group_head(by).in_lang(lang)) }];
    columns.extend(COLUMNS.iter().map(count));
    let with_clear = summary.total.clear.is_some();
    if with_clear {
        columns.push(count(&Both { vi: "Rõ 6 nội dung", en: "Clear in all six" }));
    }
    let row = |key: String, totals: &Totals| row(key, totals, with_clear, lang);
    // On a terminal the agency stands once, above its units.
    let agencies = by == By::Unit && summary.has_several_agencies();
    let above = agencies && stacked;
    let agencies = agencies && !stacked;
    if agencies {
        columns.push(Column::text(Both { vi: "Cơ quan", en: "Agency" }.in_lang(lang)));
    }
    // Narrower gaps, since there are many columns of small numbers.
    let mut table = Table { gap: 1, ..Table::new(columns) };
    for group in in_order(summary, above) {
        let key = group.key.clone().unwrap_or_else(|| nothing(by).in_lang(lang).to_owned());
        let mut cells = row(key + &closed(group, lang), &group.totals);
        let agency = group.agency.clone().unwrap_or_default();
        if above && table.sections.last().is_none_or(|(_, last)| *last != agency) {
            table.sections.push((table.rows.len(), agency));
        }
        if agencies {
            cells.push(Cell::new(group.agency.clone().unwrap_or_default()));
        }
        table.rows.push(cells);
        for component in &group.components {
            table.rows.push(row(format!("└ {}", component.key), &component.totals));
        }
    }
    if matches!(by, By::Agency | By::Plan) {
        table.rows.extend(unread_rows(&summary.coverage, table.columns.len(), lang));
    }
    let sum = Both { vi: "Tổng cộng", en: "All" }.in_lang(lang).to_owned();
    let mut cells = row(sum, &summary.total);
    if above {
        table.sections.push((table.rows.len(), String::new()));
    }
    if agencies {
        cells.push(Cell::default());
    }
    table.rows.push(cells);
    table
}

/// A row for each plan that could not be read, for which the agency is not known.
fn unread_rows(coverage: &Coverage, columns: usize, lang: Lang) -> Vec<Vec<Cell>> {
    let unread = Both { vi: "(không đọc được)", en: "(unreadable)" }.in_lang(lang);
    let row = |left_out: &LeftOut| {
        let mut cells = vec![Cell::new(format!("{unread} {}", left_out.file))];
        cells.resize(columns, Cell::new("–"));
        cells
    };
    coverage.left_out.iter().filter(|left_out| !left_out.is_copy).map(row).collect()
}

/// That a plan was closed, after its id.
fn closed(group: &Group, lang: Lang) -> String {
    match (group.closed.map(|day| date(day, lang)), lang) {
        (None, _) => String::new(),
        (Some(day), Lang::Vi) => format!(" (đã kết thúc ngày {day})"),
        (Some(day), Lang::En) => format!(" (closed on {day})"),
    }
}

/// The groups as they are shown: `together` those of an agency, where its first is.
fn in_order(summary: &Summary, together: bool) -> Vec<&Group> {
    let mut groups: Vec<&Group> = summary.groups.iter().collect();
    if together {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, group) in groups.iter().enumerate() {
            // Tasks without a lead belong to no agency, and come last.
            let last = group.key.is_none();
            let place = if last { usize::MAX } else { at };
            first.entry(group.agency.as_deref().unwrap_or_default()).or_insert(place);
        }
        groups.sort_by_key(|group| first.get(group.agency.as_deref().unwrap_or_default()).copied());
    }
    groups
}

/// How many plans have their objectives listed one by one.
const MOST_PLANS: usize = 10;

/// `summary --format table`. With `full` every group and every objective has its line.
pub fn text(summary: &Summary, full: bool, style: OutputStyle) -> String {
    let lang = style.lang;
    let mut out = format!("{}\n\n", brief::text(summary, full, style));
    out += &table(summary, lang, style.width.is_some()).render(style);
    out.push('\n');
    for note in notes(summary, lang) {
        out += &format!("\n{}\n", prose(&note, style));
    }
    let plans = summary.coverage.plans;
    let only_missed = !full && plans > MOST_PLANS;
    for group in summary.groups.iter().filter(|group| !group.goals.is_empty()) {
        out += &goals_of(group, plans > 1, only_missed, style);
    }
    if only_missed && summary.groups.iter().any(|group| !group.goals.is_empty()) {
        let words = Both {
            vi: "Chỉ liệt kê mục tiêu chưa đạt; xem tất cả bằng --full.",
            en: "Only missed objectives are listed; --full lists all.",
        };
        out += &format!("\n{}\n", prose(words.in_lang(lang), style));
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
        let goals: Vec<&Goal> = group.goals.iter().collect();
        let place = Place { lang, wraps: false };
        let table = goals::table(&goals, summary.coverage.plans > 1, place);
        page.tables.push(listing::of(&name, &table));
    }
    page.notes = notes(summary, lang);
    page
}

/// The objectives of an index; `only_missed` counts the others.
fn goals_of(group: &Group, several_plans: bool, only_missed: bool, style: OutputStyle) -> String {
    let lang = style.lang;
    let key = group.key.as_deref().unwrap_or_default();
    let name = group.name.as_deref().unwrap_or_default();
    let head = Both { vi: "Mục tiêu", en: "Objectives" }.in_lang(lang);
    let mut heading = safe(&format!("{head} {key} – {name}")).into_owned();
    let is_listed = |goal: &&Goal| !only_missed || goal.status == Outcome::Missed;
    let listed: Vec<&Goal> = group.goals.iter().filter(is_listed).collect();
    if only_missed {
        let objectives = &group.totals.objectives;
        let outcomes = brief::of_objectives(objectives, lang);
        let total = match lang {
            Lang::Vi => quantity(objectives.total()),
            Lang::En => objectives.total().to_string(),
        };
        heading += &format!(": {total} ({outcomes})");
    }
    let mut out = format!("\n{}\n", prose(&heading, style));
    if !listed.is_empty() {
        let place = Place { lang, wraps: style.width.is_some() };
        let table = goals::table(&listed, several_plans, place);
        out += &format!("\n{}\n", table.render(style));
    }
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

/// `summary --format markdown`.
pub fn markdown_text(summary: &Summary, lang: Lang) -> String {
    let mut out = markdown::table(&table(summary, lang, false));
    for group in summary.groups.iter().filter(|g| !g.goals.is_empty()) {
        let head = Both { vi: "Mục tiêu", en: "Objectives" }.in_lang(lang);
        out += &format!(
            "\n**{head} {}**\n\n",
            markdown::escape(group.key.as_deref().unwrap_or_default())
        );
        let goals: Vec<&Goal> = group.goals.iter().collect();
        let place = Place { lang, wraps: false };
        out += &markdown::table(&goals::table(&goals, summary.coverage.plans > 1, place));
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
