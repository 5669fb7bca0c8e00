//! Lists of tasks as tables and CSV: `overdue` and `tasks`.

use crate::render::columns::{COLUMNS, Said};
use crate::render::csv::{Csv, Value};
use crate::render::scope::{lacking, narrowed, without};
use crate::render::table::{Cell, Column, Table, Tone, toned_words};
use crate::render::words::{counted, date, period, prose, state, tone};
use crate::render::wrap::kept;
use crate::render::{OutputStyle, markdown};
use crate::report::counts::TaskCounts;
use crate::report::item::Item;
use crate::report::overdue::Overdue;
use crate::report::tasks::Tasks;
use crate::state::State;
use crate::text::lang::{Both, Lang};

/// One row of a list. Successive missed occurrences of a task share a row.
struct Row<'i> {
    first: &'i Item,
    periods: Vec<&'i str>,
}

fn folded(items: &[Item]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut places: rustc_hash::FxHashMap<(&str, u32), usize> = rustc_hash::FxHashMap::default();
    for item in items {
        let missed = item.days_overdue.is_some_and(|days| days > 0) && item.period.is_some();
        let place = missed.then(|| places.get(&(item.file.as_str(), item.line))).flatten();
        match place {
            Some(at) => rows[*at].periods.extend(item.period.as_deref()),
            None => {
                if missed {
                    places.insert((&item.file, item.line), rows.len());
                }
                rows.push(Row {
                    first: item,
                    periods: item.period.as_deref().into_iter().collect(),
                });
            }
        }
    }
    rows
}

fn overdue_table(overdue: &Overdue, lang: Lang, stacked: bool) -> Table {
    let vi = lang == Lang::Vi;
    let head = |v: &str, e: &str| (if vi { v } else { e }).to_owned();
    let extra = Extra::of(&overdue.items, stacked);
    let mut columns = vec![
        Column::number(head("Quá hạn", "Overdue")),
        Column::short(head("Hạn", "Due")),
        Column::name(head("Mã", "Id")),
        Column::title(head("Nhiệm vụ", "Task")),
        Column::text(head("Chủ trì", "Lead")),
    ];
    extra.columns(&mut columns, lang);
    let mut table = Table::new(columns);
    let rows = extra.grouped(folded(&overdue.items), |row| row.first);
    for row in &rows {
        let item = row.first;
        extra.section(item, &mut table);
        let mut cells = vec![
            late(item.days_overdue, lang),
            due(item, lang, stacked),
            Cell::new(item.task.clone().unwrap_or_default()),
            Cell::new(with_periods(item, &row.periods, lang, stacked)),
            Cell::new(item.lead.join("; ")),
        ];
        extra.cells(item, &mut cells);
        table.rows.push(cells);
    }
    table
}

/// Columns that a list shows only if they differ between rows: the plan, and the group through which a task
/// belongs to the unit asked for.
struct Extra {
    plans: bool,
    agencies: bool,
    groups: bool,
    /// On a terminal, to save width: plan and agency stand once, above their rows.
    stacked: bool,
}

impl Extra {
    fn of(items: &[Item], stacked: bool) -> Extra {
        // A group that the lead column shows already needs no column of its own.
        let unseen = |item: &Item| item.via.as_ref().is_some_and(|via| !item.lead.contains(via));
        Extra {
            plans: items.windows(2).any(|pair| pair[0].plan != pair[1].plan),
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
        let mut places: rustc_hash::FxHashMap<String, usize> = rustc_hash::FxHashMap::default();
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
        let plan = item.plan.as_ref().filter(|_| self.plans);
        let agency = item.agency.as_ref().filter(|_| self.agencies);
        let parts = plan.into_iter().chain(agency).map(String::as_str);
        let heading = parts.collect::<Vec<_>>().join(" – ");
        let same = table.sections.last().map_or("", |(_, last)| last) == heading;
        if self.stacked && !same {
            table.sections.push((table.rows.len(), heading));
        }
    }

    fn columns(&self, columns: &mut Vec<Column>, lang: Lang) {
        let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
        if self.groups {
            columns.push(Column::text(head("Qua nhóm", "Through")));
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
            cells.push(Cell::new(item.agency.clone().unwrap_or_default()));
        }
        if self.plans && !self.stacked {
            cells.push(Cell::new(item.plan.clone().unwrap_or_default()));
        }
    }
}

fn late(days: Option<i64>, lang: Lang) -> Cell {
    let vi = lang == Lang::Vi;
    match days {
        Some(days) if days > 0 => {
            let count = usize::try_from(days).unwrap_or_default();
            Cell::toned(counted(count, lang, "ngày", "day", "days"), Tone::Bad)
        }
        Some(0) => Cell::toned(if vi { "hôm nay" } else { "today" }, Tone::Soon),
        Some(days) => {
            let count = usize::try_from(-days).unwrap_or_default();
            let left = counted(count, lang, "ngày", "day", "days");
            Cell::toned(if vi { format!("còn {left}") } else { format!("in {left}") }, Tone::Soon)
        }
        None => Cell::default(),
    }
}

/// The due date, and the original one if it differs: on a terminal below it.
fn due(item: &Item, lang: Lang, stacked: bool) -> Cell {
    let moved = item.original_due.filter(|original| item.due.is_some_and(|due| due != *original));
    let was = moved.map(|original| match lang {
        Lang::Vi => format!("gốc {}", date(original, lang)),
        Lang::En => format!("was {}", date(original, lang)),
    });
    let due = item.due.map(|due| date(due, lang)).unwrap_or_default();
    match was {
        Some(was) if stacked => Cell { below: Some(was), ..Cell::new(due) },
        Some(was) => Cell::new(format!("{due} ({was})")),
        None => Cell::new(due),
    }
}

fn with_periods(item: &Item, periods: &[&str], lang: Lang, stacked: bool) -> String {
    let title = item.title.clone().unwrap_or_default();
    let called = |label: &&str| match period(label, lang) {
        words if stacked && words != **label => kept(&words),
        words => words,
    };
    let periods: Vec<String> = periods.iter().map(called).collect();
    match (periods.as_slice(), lang) {
        ([], _) => title,
        ([one], _) => format!("{title} – {one}"),
        (many, Lang::Vi) => format!("{title} – {} kỳ: {}", many.len(), many.join(", ")),
        (many, Lang::En) => format!("{title} – {} times: {}", many.len(), many.join(", ")),
    }
}

/// `3 thường xuyên, 2 chưa xác định thời hạn`: what has no date and so is never overdue.
fn without_dates(counts: &TaskCounts, lang: Lang) -> Option<String> {
    let parts: Vec<String> = [State::Standing, State::Undated]
        .into_iter()
        .filter(|s| counts.of(*s) > 0)
        .map(|s| format!("{} {}", counts.of(s), state(s).in_lang(lang)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The tasks listed, by state: `3 thường xuyên, 2 chưa xác định thời hạn`.
fn states(counts: &TaskCounts, style: OutputStyle) -> String {
    let lang = style.lang;
    let words = State::ALL.iter().filter(|(s, _)| counts.of(*s) > 0).map(|(s, _)| {
        let words = format!("{} {}", counts.of(*s), state(*s).in_lang(lang));
        toned_words(&words, if *s == State::Overdue { Tone::Bad } else { Tone::Plain }, style)
    });
    let words: Vec<String> = words.collect();
    match (words.is_empty(), lang) {
        (true, Lang::Vi) => "không có nhiệm vụ nào như vậy".to_owned(),
        (true, Lang::En) => "there is no such task at all".to_owned(),
        (false, _) => words.join(", "),
    }
}

/// `overdue --format table`.
pub fn overdue(answer: &Overdue, within: Option<u32>, style: OutputStyle) -> String {
    let lang = style.lang;
    let (day, whose) = (date(answer.as_of, lang), narrowed(&answer.coverage.named, lang));
    let rest = without_dates(&answer.counts, lang);
    if answer.items.is_empty() {
        let found = states(&answer.counts, style);
        let words = match (lang, within) {
            (Lang::Vi, None) => {
                format!("Không có nhiệm vụ nào{whose} quá hạn đến ngày {day}; {found}")
            }
            (Lang::Vi, Some(days)) => format!(
                "Không có nhiệm vụ nào{whose} quá hạn đến ngày {day} hay đến hạn trong {days} ngày tới; {found}"
            ),
            (Lang::En, None) => format!("no task{whose} is overdue as of {day}; {found}"),
            (Lang::En, Some(days)) => {
                format!("no task{whose} is overdue as of {day} or due within {days} days; {found}")
            }
        };
        let words = format!("{words}{}", without(&answer.coverage, lang));
        return format!("{}\n", prose(&words, style));
    }
    let late = answer.tasks();
    let soon = folded(&answer.items)
        .iter()
        .filter(|r| r.first.days_overdue.is_some_and(|d| d <= 0))
        .count();
    let mut headline = match lang {
        Lang::Vi => format!("Quá hạn đến ngày {day}{whose}: {late} nhiệm vụ"),
        Lang::En => {
            format!("Overdue as of {day}{whose}: {}", counted(late, lang, "", "task", "tasks"))
        }
    };
    if let Some(days) = within {
        headline += &match lang {
            Lang::Vi => format!("; đến hạn trong {days} ngày tới: {soon}"),
            Lang::En => format!("; due within {days} days: {soon}"),
        };
    }
    headline += &without(&answer.coverage, lang);
    let headline = prose(&headline, style);
    let mut out = format!(
        "{headline}\n\n{}\n",
        overdue_table(answer, lang, style.width.is_some()).render(style)
    );
    if let Some(rest) = rest {
        let rest = match lang {
            Lang::Vi => format!("Không tính hạn: {rest}"),
            Lang::En => format!("Not counted: {rest}"),
        };
        out += &format!("\n{}\n", prose(&rest, style));
    }
    out
}

/// `overdue --format markdown`.
pub fn overdue_markdown(overdue: &Overdue, lang: Lang) -> String {
    markdown::table(&overdue_table(overdue, lang, false)) + &lacking(&overdue.coverage, lang)
}

fn tasks_table(tasks: &Tasks, lang: Lang, stacked: bool) -> Table {
    let vi = lang == Lang::Vi;
    let head = |v: &str, e: &str| (if vi { v } else { e }).to_owned();
    let extra = Extra::of(&tasks.items, stacked);
    let mut columns = vec![
        Column::name(head("Mã", "Id")),
        Column::title(head("Nhiệm vụ", "Task")),
        Column::text(head("Chủ trì", "Lead")),
        Column::text(head("Hạn", "Due")),
        Column::text(head("Trạng thái", "State")),
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
            Cell::toned(state(item.state).in_lang(lang), tone(item.state)),
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
            Lang::Vi => format!("Không có nhiệm vụ nào{whose}, tính đến ngày {day}{missing}"),
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
        csv.row(COLUMNS.map(|(_, said)| match said(item) {
            Said::Text(text) => Value::from(text.map(str::to_owned)),
            Said::List(texts) => Value::Text(texts.join("; ")),
            Said::Day(day) => Value::from(day.map(|day| day.to_string())),
            Said::Number(number) => Value::from(number),
        }));
    }
    csv.finish()
}
