//! `owed` for people: who has reported and who has not, by unit, by task, or what is missing.

use rustc_hash::FxHashMap;

use crate::exchange::page::Page;
use crate::render::csv::{Csv, Value};
use crate::render::office::listing;
use crate::render::scope::{lacking, narrowed, without};
use crate::render::table::{Align, Cell, Column, Table, Tone};
use crate::render::words::{closed, counted, date, in_column, period, periods, prose};
use crate::render::{OutputStyle, markdown};
use crate::report::owed::{By, Counts, Group, Item, Owed, Progress};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};

/// The columns of counts, in the wording of offices' reports.
const COLUMNS: [Both; 7] = [
    Both { vi: "Phải báo cáo", en: "Expected" },
    Both { vi: "Đã báo cáo đúng hạn", en: "Reported on time" },
    Both { vi: "Đã báo cáo trễ hạn", en: "Reported late" },
    Both { vi: "Chưa báo cáo, chưa đến hạn", en: "Not reported, not due" },
    Both { vi: "Chưa báo cáo, quá hạn", en: "Not reported, overdue" },
    Both { vi: "Tỷ lệ báo cáo", en: "Share reported" },
    Both { vi: "Tỷ lệ đúng hạn", en: "Share on time" },
];

/// The share of what has fallen due, `66,7%`; a dash if nothing has, or if the number is not known.
fn share(part: usize, counts: &Counts, lang: Lang) -> String {
    if counts.fallen_due == 0 || counts.open > 0 {
        return "–".to_owned();
    }
    let tenths = (part * 2000 + counts.fallen_due) / (counts.fallen_due * 2);
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{mark}{}%", tenths / 10, tenths % 10)
}

fn expected(counts: &Counts) -> String {
    counts.expected().map_or_else(|| "–".to_owned(), |count| count.to_string())
}

fn shares(counts: &Counts, lang: Lang) -> [Cell; 2] {
    [counts.reported, counts.in_time].map(|part| Cell::new(share(part, counts, lang)))
}

fn number(head: Both, lang: Lang) -> Column {
    Column { align: Align::Right, ..Column::text(head.in_lang(lang)) }
}

fn counts_row(key: String, counts: &Counts, lang: Lang) -> Vec<Cell> {
    let bad = if counts.overdue > 0 { Tone::Bad } else { Tone::Plain };
    let mut cells = vec![Cell::new(key), Cell::new(expected(counts))];
    let numbers = [counts.on_time, counts.late, counts.not_due];
    cells.extend(numbers.map(|count| Cell::new(count.to_string())));
    cells.push(Cell::toned(counts.overdue.to_string(), bad));
    cells.extend(shares(counts, lang));
    cells
}

/// Whether groups or items are of several agencies.
fn several<'o>(mut agencies: impl Iterator<Item = Option<&'o str>>) -> bool {
    let first = agencies.next();
    agencies.any(|agency| Some(agency) != first)
}

fn by_unit(owed: &Owed, lang: Lang, stacked: bool) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let agencies = several(owed.groups.iter().map(|group| group.agency.as_deref()));
    let mut columns = vec![Column::text(head("Đơn vị", "Unit"))];
    columns.extend(COLUMNS.map(|head| number(head, lang)));
    if agencies && !stacked {
        columns.push(Column::text(head("Cơ quan", "Agency")));
    }
    let mut table = Table { gap: 1, ..Table::new(columns) };
    for group in &owed.groups {
        let mut cells = counts_row(group.key.clone().unwrap_or_default(), &group.counts, lang);
        cells[0].below = group.agency.clone().filter(|_| agencies && stacked);
        if agencies && !stacked {
            cells.push(Cell::new(group.agency.clone().unwrap_or_default()));
        }
        table.rows.push(cells);
    }
    let mut total = counts_row(head("Tổng cộng", "All").to_owned(), &owed.total, lang);
    total.resize(table.columns.len(), Cell::default());
    table.rows.push(total);
    table
}

fn by_task(owed: &Owed, lang: Lang) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = Table::new(vec![
        Column::text(head("Nhiệm vụ", "Task")),
        number(COLUMNS[0], lang),
        Column::text(head("Đã báo cáo", "Reported")),
        Column::text(head("Chưa báo cáo", "Not reported")),
        number(COLUMNS[5], lang),
        number(COLUMNS[6], lang),
    ]);
    table.gap = 1;
    for group in &owed.groups {
        let parts = [group.key.as_deref(), group.title.as_deref()];
        let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let title = title + &closed(group.closed, lang);
        let named = |is_it: &dyn Fn(Progress) -> bool| units(owed, group, is_it, lang);
        let bad = if group.counts.overdue > 0 { Tone::Bad } else { Tone::Plain };
        let mut cells = vec![Cell::new(title), Cell::new(expected(&group.counts))];
        cells.push(Cell::new(named(&Progress::is_reported)));
        cells.push(Cell::toned(named(&|state| !state.is_reported()), bad));
        cells.extend(shares(&group.counts, lang));
        table.rows.push(cells);
    }
    table
}

/// `2: Phòng A (trễ hạn); Phòng B (quý I, quý II/2025)`: the units of a group's reports of some kind.
fn units(owed: &Owed, group: &Group, is_it: &dyn Fn(Progress) -> bool, lang: Lang) -> String {
    let items = group.items.iter().map(|at| &owed.items[*at]);
    let items: Vec<&Item> = items.filter(|item| is_it(item.state)).collect();
    let mut units: Vec<(&str, Vec<&Item>)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for item in &items {
        let place = *places.entry(&item.unit).or_insert(units.len());
        match units.get_mut(place) {
            Some((_, own)) => own.push(item),
            None => units.push((&item.unit, vec![item])),
        }
    }
    let late = Both { vi: "trễ hạn", en: "late" }.in_lang(lang);
    let named = |(unit, own): &(&str, Vec<&Item>)| {
        let labels: Vec<&str> = own.iter().filter_map(|item| item.period.as_deref()).collect();
        let is_late = own.iter().any(|item| item.state == Progress::Late);
        let mut notes = Vec::new();
        notes.extend((!labels.is_empty()).then(|| periods(&labels, lang)));
        notes.extend(is_late.then(|| late.to_owned()));
        match notes.is_empty() {
            true => (*unit).to_owned(),
            false => format!("{unit} ({})", notes.join("; ")),
        }
    };
    let names = units.iter().map(named).collect::<Vec<_>>().join("; ");
    if items.is_empty() { "0".to_owned() } else { format!("{}: {names}", items.len()) }
}

/// What is missing, a row for each unit and period.
fn missing(owed: &Owed, lang: Lang, stacked: bool) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let plans = several(owed.items.iter().map(|item| item.plan.as_deref()));
    let agencies = several(owed.items.iter().map(|item| item.agency.as_deref()));
    let mut columns = vec![
        Column::number(match owed.items.iter().any(|item| item.due >= item.today) {
            true => head("Quá hạn/Còn lại", "Overdue"),
            false => head("Quá hạn", "Overdue"),
        }),
        Column::short(head("Thời hạn", "Due")),
        Column::text(head("Đơn vị", "Unit")),
        Column::short(head("Mã", "Id")),
        Column::text(head("Nhiệm vụ", "Task")),
    ];
    columns.extend(agencies.then(|| Column::text(head("Cơ quan", "Agency"))));
    columns.extend((plans && !stacked).then(|| Column::text(head("Kế hoạch", "Plan"))));
    let mut table = Table::new(columns);
    for item in &owed.items {
        let title = item.title.as_deref().unwrap_or_default();
        let title = match &item.period {
            Some(label) => format!("{title} – {}", period(label, lang)),
            None => title.to_owned(),
        };
        let title = title + &closed(item.closed, lang);
        let mut cells = vec![
            late(item, lang),
            Cell::new(date(item.due, lang)),
            Cell::new(item.unit.clone()),
            Cell {
                below: item.plan.clone().filter(|_| plans && stacked),
                ..Cell::new(item.task.clone().unwrap_or_default())
            },
            Cell::new(title),
        ];
        cells.extend(agencies.then(|| Cell::new(item.agency.clone().unwrap_or_default())));
        let plan = || Cell::new(item.plan.clone().unwrap_or_default());
        cells.extend((plans && !stacked).then(plan));
        table.rows.push(cells);
    }
    table
}

/// By how many days a report is overdue, or how many are left.
fn late(item: &Item, lang: Lang) -> Cell {
    let days = (item.today - item.due).num_days();
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    let words = in_column(count, lang, "ngày", "day", "days");
    match days {
        0 => Cell::toned(Both { vi: "hôm nay", en: "today" }.in_lang(lang), Tone::Soon),
        1.. => Cell::toned(words, Tone::Bad),
        _ if lang == Lang::Vi => Cell::toned(format!("còn {words}"), Tone::Soon),
        _ => Cell::toned(format!("in {words}"), Tone::Soon),
    }
}

fn headline(owed: &Owed, lang: Lang) -> String {
    let (day, whose) = (date(owed.as_of, lang), narrowed(&owed.coverage.named, lang));
    let left_out = without(&owed.coverage, lang);
    let Counts { on_time, late, not_due, overdue, .. } = owed.total;
    let (reported, open) = (on_time + late, not_due + overdue);
    let all = counted(reported + open, lang, "báo cáo", "report", "reports");
    match lang {
        Lang::Vi => {
            let [on_time, late, not_due, overdue, reported, open] =
                [on_time, late, not_due, overdue, reported, open].map(quantity);
            format!(
                "Báo cáo phải nộp{whose}, tính đến ngày {day}{left_out}: {all}; đã nộp {reported} (đúng hạn {on_time}, trễ hạn {late}), chưa nộp {open} (chưa đến hạn {not_due}, quá hạn {overdue})"
            )
        }
        Lang::En => format!(
            "Owed as of {day}{whose}{left_out}: {all}; {reported} reported ({on_time} on time, {late} late), {open} missing ({not_due} not due, {overdue} overdue)"
        ),
    }
}

/// That nothing is owed, or that nothing is missing.
fn nothing(owed: &Owed, lang: Lang) -> String {
    let (day, whose) = (date(owed.as_of, lang), narrowed(&owed.coverage.named, lang));
    let left_out = without(&owed.coverage, lang);
    match (owed.groups.is_empty(), lang) {
        (true, Lang::Vi) => {
            format!("Tính đến ngày {day}, không có báo cáo nào phải nộp{whose}{left_out}")
        }
        (true, Lang::En) => format!("no unit owes a report{whose} as of {day}{left_out}"),
        (false, Lang::Vi) => {
            format!("Tính đến ngày {day}, không có báo cáo nào chưa nộp{whose}{left_out}")
        }
        (false, Lang::En) => format!("no report is missing{whose} as of {day}{left_out}"),
    }
}

/// The groups whose number of reports is not known.
fn open_groups(owed: &Owed, lang: Lang) -> Option<String> {
    let open = owed.groups.iter().filter(|group| group.counts.open > 0);
    let names: Vec<&str> = open.filter_map(|group| group.key.as_deref()).collect();
    let names = (!names.is_empty()).then(|| names.join("; "))?;
    Some(match (owed.by, lang) {
        (By::Unit, Lang::Vi) => {
            format!("Tổng cộng chưa gồm nhóm chưa rõ thành viên: {names}")
        }
        (By::Unit, Lang::En) => {
            format!("Not in the last row, since their members are not known: {names}")
        }
        (By::Task, Lang::Vi) => {
            format!("Có nhóm chưa rõ thành viên nên chưa rõ số báo cáo phải nộp: {names}")
        }
        (By::Task, Lang::En) => {
            format!("How many are expected is not known, since a group has no members: {names}")
        }
    })
}

/// The closed plans among those of the reports, which a table by unit cannot show.
fn closed_plans(owed: &Owed, lang: Lang) -> Option<String> {
    let mut plans: Vec<String> = Vec::new();
    for item in &owed.items {
        let Some(day) = item.closed.map(|day| date(day, lang)) else { continue };
        let plan = item.plan.as_deref().unwrap_or_default();
        let plan = match lang {
            Lang::Vi => format!("{plan} (ngày {day})"),
            Lang::En => format!("{plan} (on {day})"),
        };
        if !plans.contains(&plan) {
            plans.push(plan);
        }
    }
    let plans = (!plans.is_empty()).then(|| plans.join("; "))?;
    Some(match lang {
        Lang::Vi => format!("Kế hoạch đã kết thúc, tính đến ngày kết thúc: {plans}"),
        Lang::En => format!("Of closed plans, as they stood on that day: {plans}"),
    })
}

/// What the table does not say.
fn notes(owed: &Owed, only_missing: bool, lang: Lang) -> Vec<String> {
    let open = open_groups(owed, lang).filter(|_| !only_missing);
    let closed = closed_plans(owed, lang).filter(|_| !only_missing && owed.by == By::Unit);
    [open, closed].into_iter().flatten().collect()
}

fn table(owed: &Owed, only_missing: bool, lang: Lang, stacked: bool) -> Table {
    match (only_missing, owed.by) {
        (true, _) => missing(owed, lang, stacked),
        (false, By::Unit) => by_unit(owed, lang, stacked),
        (false, By::Task) => by_task(owed, lang),
    }
}

/// `owed --format table`.
pub fn text(owed: &Owed, only_missing: bool, style: OutputStyle) -> String {
    let lang = style.lang;
    if owed.items.is_empty() {
        return format!("{}\n", prose(&nothing(owed, lang), style));
    }
    let table = table(owed, only_missing, lang, style.width.is_some()).render(style);
    let mut out = format!("{}\n\n{table}\n", prose(&headline(owed, lang), style));
    for note in notes(owed, only_missing, lang) {
        out += &format!("\n{}\n", prose(&safe(&note), style));
    }
    out
}

/// `owed` as a document.
pub fn page(owed: &Owed, only_missing: bool) -> Page {
    let words = headline(owed, Lang::Vi);
    listing::page("Tình hình báo cáo", &words, &table(owed, only_missing, Lang::Vi, false))
}

/// `owed --format markdown`.
pub fn markdown_text(owed: &Owed, only_missing: bool, lang: Lang) -> String {
    let notes = notes(owed, only_missing, lang);
    let notes: String =
        notes.iter().map(|note| format!("\n{}.\n", markdown::escape(note))).collect();
    let table = markdown::table(&table(owed, only_missing, lang, false));
    table + &notes + &lacking(&owed.coverage, lang)
}

/// `owed --format csv`: the items, with the same names as in JSON.
pub fn csv(owed: &Owed) -> String {
    let mut csv = Csv::new(&[
        "plan", "task", "title", "unit", "period", "due", "reported", "evidence", "state", "closed",
    ]);
    for item in &owed.items {
        csv.row([
            Value::from(item.plan.clone()),
            Value::from(item.task.clone()),
            Value::from(item.title.clone()),
            Value::Text(item.unit.clone()),
            Value::from(item.period.clone()),
            Value::Text(item.due.to_string()),
            Value::from(item.reported.map(|day| day.to_string())),
            Value::Text(item.evidence.join("; ")),
            Value::Text(item.state.name().to_owned()),
            Value::Text(item.closed.is_some().to_string()),
        ]);
    }
    csv.finish()
}
