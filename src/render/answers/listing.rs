//! Lists of tasks as tables and CSV: `overdue` and `tasks`.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::period::Period;
use crate::exchange::page::Page;
use crate::render::columns::{COLUMNS, ColumnValue};
use crate::render::csv::{Csv, Value};
use crate::render::office::listing::page;
use crate::render::scope::{filters, lacking, narrowed, without};
use crate::render::table::{Cell, Column, Exact, Table, Tone, toned_words};
use crate::render::words::{closed, counted, date, in_column, periods, prose, state, tone};
use crate::render::wrap::kept;
use crate::render::{OutputStyle, markdown};
use crate::report::counts::TaskCounts;
use crate::report::item::Item;
use crate::report::overdue::Overdue;
use crate::report::tasks::Tasks;
use crate::state::State;
use crate::text::lang::{Both, Lang, quantity};
use crate::workspace::parallel::map_quick;

/// One row of a list. The missed occurrences of a task share a row, and so do its debtors.
pub(crate) struct Row<'i> {
    pub(crate) first: &'i Item,
    pub(crate) items: Vec<&'i Item>,
}

/// What items of one row have in common: the task, and for those ahead the occurrence.
type RowKey<'i> = (&'i str, u32, Option<(Option<NaiveDate>, Option<&'i str>)>);

pub(crate) fn folded(items: &[Item]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut places: FxHashMap<RowKey<'_>, usize> = FxHashMap::default();
    for item in items {
        let missed = item.days_overdue.is_some_and(|days| days > 0);
        let ahead = (!missed).then_some((item.due, item.period.as_deref()));
        let shared = item.unit.is_some() || (missed && item.period.is_some());
        let key = (&*item.file, item.line, ahead);
        match places.get(&key).filter(|_| shared) {
            Some(at) => rows[*at].items.push(item),
            None => {
                if shared {
                    places.insert(key, rows.len());
                }
                rows.push(Row { first: item, items: vec![item] });
            }
        }
    }
    rows
}

/// Whether an item falls due on the as-of date or later.
fn is_ahead(item: &Item) -> bool {
    item.days_overdue.is_some_and(|days| days <= 0)
}

fn overdue_table(overdue: &Overdue, lang: Lang, stacked: bool) -> Table {
    let vi = lang == Lang::Vi;
    let head = |v: &str, e: &str| (if vi { v } else { e }).to_owned();
    let extra = Extra::of(&overdue.items, overdue.coverage.plans > 1, stacked);
    let mut columns = vec![
        Column::number(match overdue.items.iter().any(is_ahead) {
            true => head("Quá hạn/Còn lại", "Overdue"),
            false => head("Quá hạn", "Overdue"),
        }),
        Column::short(head("Thời hạn", "Due")),
        Column::name(head("Mã", "Id")),
        Column::title(head("Nhiệm vụ", "Task")),
        Column::text(head("Chủ trì", "Lead")),
    ];
    extra.columns(&mut columns, lang);
    let mut table = Table::new(columns);
    let rows = extra.grouped(folded(&overdue.items), |row| row.first);
    let cells = map_quick(rows.len(), |at| {
        let (row, item) = (&rows[at], rows[at].first);
        let mut cells = vec![
            late(item.days_overdue, lang),
            due(item, lang, stacked),
            Cell::new(item.task.clone().unwrap_or_default()),
            Cell::new(what_is_due(row, lang, stacked) + &closed(item.closed, lang)),
            Cell::new(item.lead.join("; ")),
        ];
        extra.cells(item, &mut cells);
        cells
    });
    for (row, cells) in rows.iter().zip(cells) {
        extra.section(row.first, &mut table);
        table.rows.push(cells);
    }
    table
}

/// Columns that a list does not always need: the plan where it is about several, the agency where rows are of
/// several, and the group through which a task belongs to the unit asked for.
struct Extra {
    plans: bool,
    agencies: bool,
    groups: bool,
    /// On a terminal, to save width: plan and agency stand once, above their rows.
    stacked: bool,
}

impl Extra {
    fn of(items: &[Item], several_plans: bool, stacked: bool) -> Extra {
        // A group that the lead column shows already needs no column of its own.
        let unseen = |item: &Item| item.via.as_ref().is_some_and(|via| !item.lead.contains(via));
        Extra {
            plans: several_plans,
            agencies: items.windows(2).any(|pair| pair[0].agency != pair[1].agency),
            groups: items.iter().any(unseen),
            stacked,
        }
    }

    /// Rows in the order in which they are shown: on a terminal those of a plan together, where its first is.
    fn grouped<R>(&self, rows: Vec<R>, item: impl Fn(&R) -> &Item) -> Vec<R> {
        if !self.stacked || !(self.plans || self.agencies) {
            return rows;
        }
        let mut places = FxHashMap::default();
        let mut groups: Vec<Vec<R>> = Vec::new();
        for row in rows {
            let at = *places.entry(item(&row).file.clone()).or_insert(groups.len());
            if at == groups.len() {
                groups.push(Vec::new());
            }
            groups[at].push(row);
        }
        groups.into_iter().flatten().collect()
    }

    /// Puts the plan above the row that comes next, where it is another one than before.
    fn section(&self, item: &Item, table: &mut Table) {
        if !self.stacked {
            return;
        }
        let plan = item.plan.as_deref().filter(|_| self.plans);
        let agency = item.agency.as_deref().filter(|_| self.agencies);
        let heading = plan.into_iter().chain(agency).collect::<Vec<_>>().join(" – ");
        let same = table.sections.last().map_or("", |(_, last)| last) == heading;
        if !same {
            table.sections.push((table.rows.len(), heading));
        }
    }

    fn columns(&self, columns: &mut Vec<Column>, lang: Lang) {
        let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
        if self.groups {
            columns.push(Column::text(head("Giao qua nhóm", "Through")));
        }
        if self.agencies && !self.stacked {
            columns.push(Column::text(head("Cơ quan", "Agency")));
        }
        if self.plans && !self.stacked {
            columns.push(Column::text(head("Kế hoạch", "Plan")));
        }
    }

    fn cells(&self, item: &Item, cells: &mut Vec<Cell>) {
        if self.groups {
            cells.push(Cell::new(item.via.clone().unwrap_or_default()));
        }
        if self.agencies && !self.stacked {
            cells.push(Cell::new(item.agency.as_deref().unwrap_or_default()));
        }
        if self.plans && !self.stacked {
            cells.push(Cell::new(item.plan.as_deref().unwrap_or_default()));
        }
    }
}

pub(crate) fn late(days: Option<i64>, lang: Lang) -> Cell {
    let vi = lang == Lang::Vi;
    let Some(days) = days else {
        return Cell::default();
    };
    let count = usize::try_from(days.abs()).unwrap_or_default();
    let words = in_column(count, lang, "ngày", "day", "days");
    let cell = match days {
        1.. => Cell::toned(words, Tone::Bad),
        0 => Cell::toned(if vi { "hôm nay" } else { "today" }, Tone::Soon),
        _ if vi => Cell::toned(format!("còn {words}"), Tone::Soon),
        _ => Cell::toned(format!("in {words}"), Tone::Soon),
    };
    cell.showing(Exact::Whole(days))
}

/// The due date, and the original one if it differs, or the first one of the tasks that it carries on: on a
/// terminal below it.
fn due(item: &Item, lang: Lang, stacked: bool) -> Cell {
    let moved = item.original_due.filter(|original| item.due.is_some_and(|due| due != *original));
    let carried = item.carried_due.filter(|first| item.due.is_some_and(|due| due != *first));
    let original = carried.or(moved);
    let was = original.map(|original| match lang {
        Lang::Vi => format!("ban đầu {}", date(original, lang)),
        Lang::En => format!("was {}", date(original, lang)),
    });
    let due = item.due.map(|due| date(due, lang)).unwrap_or_default();
    match was {
        Some(was) if stacked => Cell { below: Some(was), ..Cell::new(due) },
        Some(was) => {
            let days = item.due.zip(original).map(|(due, original)| Exact::Moved(due, original));
            Cell { exact: days, ..Cell::new(format!("{due} ({was})")) }
        }
        None => match item.due {
            Some(day) => Cell::new(due).showing(Exact::Day(day)),
            None => Cell::new(due),
        },
    }
}

/// Whether a task falls due by milestones, whose titles are no labels of periods.
fn is_by_milestones(labels: &[&str]) -> bool {
    labels.iter().any(|label| Period::parse(label).is_none())
}

fn with_periods(item: &Item, labels: &[&str], lang: Lang, stacked: bool) -> String {
    let title = item.title.clone().unwrap_or_default();
    if labels.is_empty() {
        return title;
    }
    let (count, named) = (labels.len(), periods(labels, lang));
    let by_milestones = is_by_milestones(labels);
    // On a terminal the name of a period stays on one line.
    let named = match stacked && !by_milestones {
        true => kept(&named).replace(",\u{a0}", ", "),
        false => named,
    };
    match (count, lang) {
        (1, _) => format!("{title} – {named}"),
        (_, Lang::Vi) => {
            let times = if by_milestones { "mốc" } else { "kỳ" };
            format!("{title} – {} {times}: {named}", quantity(count))
        }
        (_, Lang::En) => format!("{title} – {count} times: {named}"),
    }
}

/// The task of a row with its occurrences, and with the units that owe them.
pub(crate) fn what_is_due(row: &Row<'_>, lang: Lang, stacked: bool) -> String {
    let mut units: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for item in &row.items {
        let Some(unit) = item.unit.as_deref() else {
            let labels: Vec<&str> = row.items.iter().filter_map(|i| i.period.as_deref()).collect();
            return with_periods(row.first, &labels, lang, stacked);
        };
        let period = item.period.as_deref();
        let place = *places.entry(unit).or_insert(units.len());
        match units.get_mut(place) {
            Some((_, labels)) => labels.extend(period),
            None => units.push((unit, period.into_iter().collect())),
        }
    }
    let recurs = row.first.period.is_some();
    let named = |(unit, labels): &(&str, Vec<&str>)| match labels.is_empty() {
        true => (*unit).to_owned(),
        false => format!("{unit} ({})", periods(labels, lang)),
    };
    let names = units.iter().map(named).collect::<Vec<_>>().join("; ");
    let title = row.first.title.as_deref().unwrap_or_default();
    if row.items.len() == 1 {
        return format!("{title} – {names}");
    }
    let count = match recurs {
        true => counted(row.items.len(), lang, "báo cáo", "report", "reports"),
        false => counted(units.len(), lang, "đơn vị", "unit", "units"),
    };
    format!("{title} – {count}: {names}")
}

/// `3 thường xuyên, 2 chưa xác định thời hạn`: tasks without a date, which are never overdue.
fn without_dates(counts: &TaskCounts, lang: Lang) -> Option<String> {
    let parts: Vec<String> = [State::Standing, State::Undated]
        .into_iter()
        .filter(|s| counts.of(*s) > 0)
        .map(|s| match lang {
            Lang::Vi => format!("{} nhiệm vụ {}", quantity(counts.of(s)), state(s).vi),
            Lang::En => format!("{} {}", counts.of(s), state(s).en),
        })
        .collect();
    let parts = (!parts.is_empty()).then(|| parts.join(", "))?;
    Some(match lang {
        Lang::Vi => format!("Không có thời hạn cụ thể: {parts}"),
        Lang::En => format!("Not counted: {parts}"),
    })
}

/// The tasks listed, by state: `03 thường xuyên, 02 chưa xác định thời hạn`.
fn states(counts: &TaskCounts, style: OutputStyle) -> String {
    let lang = style.lang;
    let words = State::ALL.iter().filter(|(s, _)| counts.of(*s) > 0).map(|(s, _)| {
        let words = counted(counts.of(*s), lang, state(*s).vi, state(*s).en, state(*s).en);
        toned_words(&words, if *s == State::Overdue { Tone::Bad } else { Tone::Plain }, style)
    });
    words.collect::<Vec<_>>().join(", ")
}

/// That nothing is overdue, and how many tasks there are in other states.
fn none_overdue(answer: &Overdue, within: Option<u32>, style: OutputStyle) -> String {
    let lang = style.lang;
    let (day, whose) = (date(answer.as_of, lang), narrowed(&answer.coverage.named, lang));
    let is_empty = State::ALL.iter().all(|(s, _)| answer.counts.of(*s) == 0);
    if lang == Lang::En {
        let found = match is_empty {
            true => "there is no such task at all".to_owned(),
            false => states(&answer.counts, style),
        };
        let soon = within.map(|days| format!(" or due within {days} days")).unwrap_or_default();
        return format!("no task{whose} is overdue as of {day}{soon}; {found}");
    }
    if is_empty {
        return format!("Không có nhiệm vụ nào{whose} (tính đến ngày {day})");
    }
    let soon = within
        .map(|days| format!(" và không có nhiệm vụ đến hạn trong {} ngày tới", quantity(days)));
    let others = State::ALL.iter().filter(|(s, _)| answer.counts.of(*s) > 0);
    let others =
        others.map(|(s, _)| format!("{}: {}", state(*s).vi, quantity(answer.counts.of(*s))));
    let others = others.collect::<Vec<_>>().join("; ");
    let soon = soon.unwrap_or_default();
    let named = filters(&answer.coverage.named, lang);
    let of = match (named.is_empty(), answer.coverage.named.units.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!(" theo {named},"),
        (false, false) => format!(" {named}"),
    };
    format!("Tính đến ngày {day},{of} không có nhiệm vụ quá hạn{soon} ({others})")
}

/// How many tasks are overdue, and how many fall due soon.
fn headline(answer: &Overdue, within: Option<u32>, lang: Lang) -> String {
    let (day, named) = (date(answer.as_of, lang), &answer.coverage.named);
    let (late, whose) = (answer.tasks(), narrowed(named, lang));
    let soon = || folded(&answer.items).iter().filter(|row| is_ahead(row.first)).count();
    if lang == Lang::En {
        let soon = within.map(|days| format!("; due within {days} days: {}", soon()));
        let late = counted(late, lang, "", "task", "tasks");
        return format!("Overdue as of {day}{whose}: {late}{}", soon.unwrap_or_default());
    }
    let late = quantity(late);
    let soon = within.map(|days| {
        let soon = match soon() {
            0 => "không có".to_owned(),
            soon => quantity(soon),
        };
        format!("; {soon} nhiệm vụ đến hạn trong {} ngày tới", quantity(days))
    });
    let soon = soon.unwrap_or_default();
    match named.units.is_empty() {
        true => {
            format!("Nhiệm vụ quá hạn{whose}, tính đến ngày {day}: {late} nhiệm vụ{soon}")
        }
        false => {
            let whose = filters(named, lang);
            format!("{whose}, tính đến ngày {day}: {late} nhiệm vụ quá hạn{soon}")
        }
    }
}

/// How many overdue tasks of closed plans are left out; `None` if there are none.
pub fn left_closed(answer: &Overdue, lang: Lang) -> Option<String> {
    let left = answer.left_closed;
    let tasks = counted(left.tasks, lang, "nhiệm vụ", "overdue task", "overdue tasks");
    let plans = counted(left.plans, lang, "kế hoạch", "closed plan", "closed plans");
    (left.tasks > 0).then(|| match lang {
        Lang::Vi => {
            format!("Chưa gồm {tasks} quá hạn của {plans} đã kết thúc; thêm --closed để liệt kê cả")
        }
        Lang::En => format!("Left out: {tasks} of {plans}; --closed adds them"),
    })
}

/// `overdue --format table`.
pub fn overdue(answer: &Overdue, within: Option<u32>, style: OutputStyle) -> String {
    let lang = style.lang;
    let missing = without(&answer.coverage, lang);
    if answer.items.is_empty() {
        let words = format!("{}{missing}", none_overdue(answer, within, style));
        let closed = left_closed(answer, lang).map(|words| format!("{}\n", prose(&words, style)));
        return format!("{}\n{}", prose(&words, style), closed.unwrap_or_default());
    }
    let headline = prose(&format!("{}{missing}", headline(answer, within, lang)), style);
    let mut out = overdue_table(answer, lang, style.width.is_some()).render(style);
    // Not `format!`, which would copy the table: it may have megabytes.
    out.insert_str(0, &format!("{headline}\n\n"));
    out.push('\n');
    let notes = [without_dates(&answer.counts, lang), left_closed(answer, lang)];
    for note in notes.into_iter().flatten() {
        out += &format!("\n{}\n", prose(&note, style));
    }
    out
}

/// `overdue --format markdown`.
pub fn overdue_markdown(overdue: &Overdue, lang: Lang) -> String {
    let closed = left_closed(overdue, lang).map(|words| format!("\n{words}.\n"));
    let table = markdown::table(&overdue_table(overdue, lang, false));
    table + &lacking(&overdue.coverage, lang) + &closed.unwrap_or_default()
}

/// `overdue` as a document.
pub fn overdue_page(answer: &Overdue, within: Option<u32>) -> Page {
    let style = OutputStyle { lang: Lang::Vi, color: false, width: None };
    let words = match answer.items.is_empty() {
        true => none_overdue(answer, within, style),
        false => headline(answer, within, Lang::Vi),
    };
    let words = format!("{words}{}", without(&answer.coverage, Lang::Vi));
    page("Nhiệm vụ quá hạn", &words, &overdue_table(answer, Lang::Vi, false))
}

/// `tasks` as a document.
pub fn tasks_page(answer: &Tasks) -> Page {
    let day = date(answer.as_of, Lang::Vi);
    let whose = narrowed(&answer.coverage.named, Lang::Vi);
    let missing = without(&answer.coverage, Lang::Vi);
    let count = quantity(answer.items.len());
    let words = format!("{count} nhiệm vụ{whose}, tính đến ngày {day}{missing}");
    page("Danh sách nhiệm vụ", &words, &tasks_table(answer, Lang::Vi, false))
}

fn tasks_table(tasks: &Tasks, lang: Lang, stacked: bool) -> Table {
    let vi = lang == Lang::Vi;
    let head = |v: &str, e: &str| (if vi { v } else { e }).to_owned();
    let extra = Extra::of(&tasks.items, tasks.coverage.plans > 1, stacked);
    let mut columns = vec![
        Column::name(head("Mã", "Id")),
        Column::title(head("Nhiệm vụ", "Task")),
        Column::text(head("Chủ trì", "Lead")),
        Column::text(head("Thời hạn", "Due")),
        Column::text(head("Tình trạng", "State")),
    ];
    extra.columns(&mut columns, lang);
    let mut table = Table::new(columns);
    for item in extra.grouped(tasks.items.iter().collect(), |item| item) {
        extra.section(item, &mut table);
        let periods: Vec<&str> = item.period.as_deref().into_iter().collect();
        let due = match item.due {
            Some(_) => due(item, lang, stacked),
            None => Cell::new(item.deadline.clone().unwrap_or_default()),
        };
        let mut cells = vec![
            Cell::new(item.task.clone().unwrap_or_default()),
            Cell::new(with_periods(item, &periods, lang, stacked)),
            Cell::new(item.lead.join("; ")),
            due,
            Cell::toned(
                format!("{}{}", state(item.state).in_lang(lang), closed(item.closed, lang)),
                tone(item.state),
            ),
        ];
        extra.cells(item, &mut cells);
        table.rows.push(cells);
    }
    table
}

/// `tasks --format table`.
pub fn tasks(answer: &Tasks, style: OutputStyle) -> String {
    let lang = style.lang;
    let (day, whose) = (date(answer.as_of, lang), narrowed(&answer.coverage.named, lang));
    if answer.items.is_empty() {
        let missing = without(&answer.coverage, lang);
        let words = match lang {
            Lang::Vi => format!("Tính đến ngày {day}, không có nhiệm vụ nào{whose}{missing}"),
            Lang::En => format!("there is no task{whose} as of {day}{missing}"),
        };
        return format!("{}\n", prose(&words, style));
    }
    let count = counted(answer.items.len(), lang, "nhiệm vụ", "task", "tasks");
    let states = states(&answer.counts, style);
    let missing = without(&answer.coverage, lang);
    let headline = match lang {
        Lang::Vi => format!("{count}{whose}, tính đến ngày {day}{missing}: {states}"),
        Lang::En => format!("{count}{whose} as of {day}{missing}: {states}"),
    };
    let headline = prose(&headline, style);
    format!("{}\n\n{headline}\n", tasks_table(answer, lang, style.width.is_some()).render(style))
}

/// `tasks --format markdown`.
pub fn tasks_markdown(tasks: &Tasks, lang: Lang) -> String {
    markdown::table(&tasks_table(tasks, lang, false)) + &lacking(&tasks.coverage, lang)
}

/// Items as CSV, with the same names as in JSON.
pub fn csv(items: &[Item]) -> String {
    let mut csv = Csv::new(&COLUMNS.map(|(name, _)| name));
    for item in items {
        csv.row(COLUMNS.map(|(_, value)| match value(item) {
            ColumnValue::Text(text) => Value::from(text.map(str::to_owned)),
            ColumnValue::List(texts) | ColumnValue::ListOrNothing(texts) => {
                Value::Text(texts.join("; "))
            }
            ColumnValue::Flag(flag) => Value::Text(flag.to_string()),
            ColumnValue::Day(day) => Value::from(day.map(|day| day.to_string())),
            ColumnValue::Number(number) => Value::from(number),
        }));
    }
    csv.finish()
}
