//! `cascade` for people and spreadsheets: what became of each task given, and the counts of each agency.

use chrono::NaiveDate;

use crate::links::verdict::Verdict;
use crate::render::csv::{Csv, Value};
use crate::render::scope::{lacking, without};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::render::words::{counted, date, prose, state};
use crate::render::{OutputStyle, markdown};
use crate::report::cascade::{Cascade, Counts, Own, Row};
use crate::state::State;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};

/// A verdict in words.
pub(crate) fn verdict(verdict: Verdict) -> Both {
    match verdict {
        Verdict::TakenUp => Both { vi: "đã cụ thể hóa", en: "taken up" },
        Verdict::Late => Both { vi: "chậm so với cấp trên", en: "late" },
        Verdict::Missing => Both { vi: "chưa cụ thể hóa", en: "missing" },
        Verdict::Declined => Both { vi: "không thuộc trách nhiệm", en: "declined" },
        Verdict::Cancelled => Both { vi: "cấp trên đã hủy", en: "cancelled above" },
        Verdict::NoPlan => Both { vi: "chưa có kế hoạch", en: "no plan" },
    }
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::TakenUp => Tone::Good,
        Verdict::Late => Tone::Soon,
        Verdict::Missing | Verdict::NoPlan => Tone::Bad,
        Verdict::Declined | Verdict::Cancelled => Tone::Plain,
    }
}

/// The rows as a table. On a terminal, to save width, the document, the lead and the state stand below the
/// task above, the own task and the verdict.
fn list(cascade: &Cascade, lang: Lang, stacked: bool) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let items = &cascade.items;
    let agencies = items.windows(2).any(|pair| pair[0].agency != pair[1].agency);
    let columns = [
        (false, Column::text(head("Nhiệm vụ cấp trên giao", "Task above"))),
        (true, Column::text(head("Văn bản", "Document"))),
        (false, Column::text(head("Thời hạn", "Due"))),
        (false, Column::text(head("Nhiệm vụ cụ thể hóa", "Own task"))),
        (true, Column::text(head("Chủ trì", "Lead"))),
        (false, Column::text(head("Thời hạn", "Due"))),
        (
            false,
            Column {
                wraps: true, ..Column::number(head("Chênh lệch (ngày)", "Margin (days)"))
            },
        ),
        (true, Column::text(head("Tình trạng", "State"))),
        (false, Column::text(head("Kết quả", "Verdict"))),
    ];
    let columns = columns.into_iter().filter(|(folds, _)| !(stacked && *folds));
    let mut columns: Vec<Column> = columns.map(|(_, column)| column).collect();
    if agencies {
        columns.push(Column::text(head("Cơ quan", "Agency")));
    }
    let mut table = Table::new(columns);
    for row in items {
        let mut cells = cells(row, lang, stacked);
        if agencies {
            cells.push(Cell::new(row.agency.clone().unwrap_or_default()));
        }
        table.rows.push(cells);
    }
    table
}

fn cells(row: &Row, lang: Lang, stacked: bool) -> Vec<Cell> {
    let above = &row.above;
    let [id, title] = [&above.task, &above.title].map(|text| text.clone().unwrap_or_default());
    let document = above.number.as_ref().or(above.plan.as_ref()).cloned().unwrap_or_default();
    let due = |due: Option<NaiveDate>, words: &Option<String>| match due {
        Some(due) => date(due, lang),
        None => words.clone().unwrap_or_default(),
    };
    let own = |text: &dyn Fn(&Own) -> String| {
        let mut texts: Vec<String> = row.tasks.iter().map(text).collect();
        texts.dedup();
        texts.join("; ")
    };
    let words = verdict(row.verdict).in_lang(lang);
    let words = match &row.reason {
        Some(reason) => format!("{words}: {reason}"),
        None => words.to_owned(),
    };
    let (task, lead) = (own(&|own| own.task.clone()), own(&|own| own.lead.join("; ")));
    let own_due = Cell::new(own(&|own| due(own.due, &own.deadline)));
    let states = own(&|own| state(own.state).in_lang(lang).to_owned());
    let (given, due) =
        (Cell::new(format!("{id} {title}")), Cell::new(due(above.due, &above.deadline)));
    let margin = Cell::new(row.margin.map(|days| days.to_string()).unwrap_or_default());
    let words = Cell::toned(words, tone(row.verdict));
    if stacked {
        let on = |cell: Cell, below: String| Cell {
            below: Some(below).filter(|below| !below.is_empty()),
            ..cell
        };
        let (given, task) = (on(given, document), on(Cell::new(task), lead));
        return vec![given, due, task, own_due, margin, on(words, states)];
    }
    let [document, task, lead, states] = [document, task, lead, states].map(Cell::new);
    vec![given, document, due, task, lead, own_due, margin, states, words]
}

fn by_agency(cascade: &Cascade, lang: Lang) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = Table::new(vec![
        Column::text(head("Cơ quan", "Agency")),
        Column::number(head("Được giao", "Given")),
        Column::number(head("Đã cụ thể hóa", "Taken up")),
        Column::number(head("Chưa", "Missing")),
        Column::number(head("Không thuộc trách nhiệm", "Declined")),
        Column::number(head("Chưa có kế hoạch", "No plan")),
    ]);
    let row = |name: String, counts: &Counts| {
        let toned = |count: usize| match count {
            0 => Cell::new("0"),
            count => Cell::toned(count.to_string(), Tone::Bad),
        };
        vec![
            Cell::new(name),
            Cell::new(counts.given().to_string()),
            Cell::new(counts.taken_up.to_string()),
            toned(counts.missing),
            Cell::new(counts.declined.to_string()),
            toned(counts.no_plan),
        ]
    };
    let nobody = head("(chưa rõ cơ quan)", "(no agency)");
    for counts in &cascade.agencies {
        let name = counts.agency.clone().unwrap_or_else(|| nobody.to_owned());
        table.rows.push(row(name, counts));
    }
    let sum = Counts::sum(&cascade.agencies);
    table.rows.push(row(head("Tổng cộng", "All").to_owned(), &sum));
    table
}

/// The plans asked for: ` theo kế hoạch tinh-2025 cho kế hoạch stp-2025`.
fn whose(cascade: &Cascade, lang: Lang) -> String {
    let list = |ids: &[String]| ids.iter().map(|id| safe(id)).collect::<Vec<_>>().join(", ");
    let by = match (cascade.above.is_empty(), lang) {
        (true, Lang::Vi) => String::new(),
        (true, Lang::En) => " by plans above".to_owned(),
        (false, Lang::Vi) => format!(" theo kế hoạch {}", list(&cascade.above)),
        (false, Lang::En) => format!(" by plan {}", list(&cascade.above)),
    };
    let plans = &cascade.coverage.named.plans;
    let to = match (plans.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Vi) => format!(" cho kế hoạch {}", list(plans)),
        (false, Lang::En) => format!(" to plan {}", list(plans)),
    };
    by + &to
}

/// How many tasks are given, and what became of them.
fn headline(cascade: &Cascade, lang: Lang) -> String {
    let (day, whose) = (date(cascade.as_of, lang), whose(cascade, lang));
    let missing = without(&cascade.coverage, lang);
    let sum = Counts::sum(&cascade.agencies);
    let given = counted(sum.given(), lang, "nhiệm vụ", "task", "tasks");
    let kinds = [
        (sum.taken_up, Both { vi: "đã cụ thể hóa", en: "taken up" }),
        (sum.missing, verdict(Verdict::Missing)),
        (sum.declined, verdict(Verdict::Declined)),
        (sum.no_plan, verdict(Verdict::NoPlan)),
    ];
    let late = match (sum.late, lang) {
        (0, _) => String::new(),
        (late, Lang::Vi) => format!(" ({} chậm so với cấp trên)", quantity(late)),
        (late, Lang::En) => format!(" ({late} of them late)"),
    };
    let parts = kinds.into_iter().enumerate().filter(|(_, (count, _))| *count > 0);
    let parts = parts.map(|(at, (count, word))| {
        let late = if at == 0 { late.as_str() } else { "" };
        format!("{}{late}", counted(count, lang, word.vi, word.en, word.en))
    });
    let parts = parts.collect::<Vec<_>>().join(", ");
    let cancelled = match (sum.cancelled, lang) {
        (0, _) => String::new(),
        (count, Lang::Vi) => format!("; không tính {} nhiệm vụ cấp trên đã hủy", quantity(count)),
        (count, Lang::En) => format!("; {count} cancelled above and not counted"),
    };
    let only = match (cascade.missing, lang) {
        (false, _) => "",
        (true, Lang::Vi) => " (chỉ liệt kê nhiệm vụ chưa cụ thể hóa)",
        (true, Lang::En) => " (only what is missing is listed)",
    };
    let cancelled = cancelled + only;
    match lang {
        Lang::Vi => format!(
            "Nhiệm vụ cấp trên giao{whose}, tính đến ngày {day}{missing}: {given}, {parts}{cancelled}"
        ),
        Lang::En => {
            format!("Given{whose} as of {day}{missing}: {given}, {parts}{cancelled}")
        }
    }
}

/// That there is nothing to list.
fn nothing(cascade: &Cascade, lang: Lang) -> String {
    let (day, whose) = (date(cascade.as_of, lang), whose(cascade, lang));
    let missing = without(&cascade.coverage, lang);
    let is_lacking = !cascade.agencies.is_empty();
    match (lang, is_lacking) {
        (Lang::Vi, true) => format!(
            "Tính đến ngày {day}, mọi nhiệm vụ cấp trên giao{whose} đã được cụ thể hóa hoặc không thuộc trách nhiệm{missing}"
        ),
        (Lang::En, true) => {
            format!("no task given{whose} is missing as of {day}{missing}")
        }
        (Lang::Vi, false) => format!(
            "Tính đến ngày {day}, không có nhiệm vụ nào do cấp trên giao{whose}{missing}; kế hoạch cấp trên nêu ở `implements` của [plan], tên gọi của cơ quan ở `known_as`"
        ),
        (Lang::En, false) => format!(
            "no task is given{whose} as of {day}{missing}; plans above stand in `implements` of [plan], names of the agency in `known_as`"
        ),
    }
}

/// `cascade --format table`.
pub fn text(cascade: &Cascade, is_by_agency: bool, style: OutputStyle) -> String {
    let lang = style.lang;
    let is_empty = match is_by_agency {
        true => cascade.agencies.is_empty(),
        false => cascade.items.is_empty(),
    };
    if is_empty {
        return format!("{}\n", prose(&nothing(cascade, lang), style));
    }
    let stacked = style.width.is_some();
    let table = match is_by_agency {
        true => by_agency(cascade, lang),
        false => list(cascade, lang, stacked),
    };
    format!("{}\n\n{}\n", prose(&headline(cascade, lang), style), table.render(style))
}

/// `cascade --format markdown`.
pub fn markdown_text(cascade: &Cascade, is_by_agency: bool, lang: Lang) -> String {
    let table = match is_by_agency {
        true => by_agency(cascade, lang),
        false => list(cascade, lang, false),
    };
    markdown::table(&table) + &lacking(&cascade.coverage, lang)
}

/// That plans above could not be looked at, since they were not read.
pub fn unread(cascade: &Cascade, lang: Lang) -> Option<String> {
    let ids = cascade.unread.iter().map(|id| safe(id)).collect::<Vec<_>>().join(", ");
    (!ids.is_empty()).then(|| match lang {
        Lang::Vi => format!("chưa đọc được kế hoạch cấp trên: {ids}"),
        Lang::En => format!("plans above that were not read: {ids}"),
    })
}

/// `cascade --format csv`: the items, or with `is_by_agency` the counts.
pub fn csv(cascade: &Cascade, is_by_agency: bool) -> String {
    if is_by_agency {
        return csv_by_agency(cascade);
    }
    let mut csv = Csv::new(&[
        "above_plan",
        "above_task",
        "above_title",
        "above_due",
        "plan",
        "agency",
        "tasks",
        "lead",
        "due",
        "state",
        "via",
        "margin",
        "verdict",
        "reason",
    ]);
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    for row in &cascade.items {
        let above = &row.above;
        let own = |text: &dyn Fn(&Own) -> String| {
            Value::Text(row.tasks.iter().map(text).collect::<Vec<_>>().join("; "))
        };
        let name = |state: State| state.name().to_owned();
        csv.row([
            Value::from(above.plan.clone()),
            Value::from(above.task.clone()),
            Value::from(above.title.clone()),
            Value::Text(day(above.due)),
            Value::from(row.plan.clone()),
            Value::from(row.agency.clone()),
            own(&|own| own.task.clone()),
            own(&|own| own.lead.join("; ")),
            own(&|own| day(own.due)),
            own(&|own| name(own.state)),
            Value::from(row.via.clone()),
            Value::from(row.margin),
            Value::Text(row.verdict.name().to_owned()),
            Value::from(row.reason.clone()),
        ]);
    }
    csv.finish()
}

fn csv_by_agency(cascade: &Cascade) -> String {
    let mut csv = Csv::new(&["key", "given", "taken_up", "missing", "declined", "no_plan"]);
    for counts in &cascade.agencies {
        let numbers =
            [counts.given(), counts.taken_up, counts.missing, counts.declined, counts.no_plan];
        let key = Value::from(counts.agency.clone());
        csv.row(std::iter::once(key).chain(numbers.map(Value::from)));
    }
    csv.finish()
}
