//! Letters and notices that remind: Mẫu 1.5 (công văn) and Mẫu 1.4 (thông báo) of Nghị định 30/2020/NĐ-CP.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::exchange::numeral::roman;
use crate::exchange::page::{PageCell, PageColumn, PageRow, PageTable, PageTone, PageValue};
use crate::render::document::fold::{Folded, column};
use crate::render::document::form::{self, BLANK, Stamp, or_blank};
use crate::render::document::{Block, Document, Line, Section, Tabular};
use crate::report::periodic::Head;
use crate::report::reminders::{OfPlan, Reminded, Reminder};
use crate::text::lang::quantity;

/// When a letter is written and by when it is to be answered.
#[derive(Clone, Debug)]
pub struct Dates {
    /// The day up to which facts count.
    pub as_of: NaiveDate,
    /// The day by which the unit is to answer; `None` for the one of the reminder.
    pub reply_by: Option<NaiveDate>,
    /// Number and day of the document.
    pub stamp: Stamp,
}

/// The letter to one unit.
pub fn letter(reminder: &Reminder, dates: &Dates) -> Document {
    let head = &reminder.letterhead;
    let office = or_blank(head.office.as_deref());
    let symbol = format!("{}-{office}", or_blank(head.symbol.as_deref()));
    let plans: Vec<&Head> = reminder.plans.iter().map(|of| &of.plan).collect();
    let subject = format!("đôn đốc thực hiện {}", subject(&plans));
    let to = Line::of(format!("Kính gửi: {}.", reminder.unit), 28);
    let mut blocks = vec![
        form::head(head, reminder.agency.as_deref(), (&symbol, Some(&subject)), &dates.stamp),
        Block::Title(vec![to]),
    ];
    for of in &reminder.plans {
        blocks.push(Block::Paragraph(state_of(of, &reminder.unit, dates.as_of)));
        blocks.push(table(of.tasks.iter().enumerate().map(|(at, one)| row(at + 1, one)).collect()));
    }
    let asks = if reminder.is_asked { "đề nghị" } else { "yêu cầu" };
    let agency = or_blank(reminder.agency.as_deref());
    let whom = format!("{agency} {asks} {} thực hiện các nội dung sau:", reminder.unit);
    blocks.push(Block::Paragraph(whom));
    let (late, soon) = reminder.counts();
    let reply_by = dates.reply_by.unwrap_or(reminder.reply_by);
    blocks.push(Block::List(requests((late, soon), reply_by, reminder.is_asked)));
    let end = match reminder.is_asked {
        true => format!("{agency} trân trọng cảm ơn sự phối hợp của {}./.", reminder.unit),
        false => format!("{agency} thông báo để {} biết, thực hiện./.", reminder.unit),
    };
    blocks.push(Block::Paragraph(end));
    blocks.push(form::signature(head, &["Như trên", BLANK]));
    let title = format!("V/v {subject}");
    Document { title, sections: vec![Section { landscape: false, blocks }] }
}

/// One notice to all units of an agency.
pub fn notice(reminders: &[&Reminder], dates: &Dates) -> Document {
    let mut plans: Vec<&Head> = Vec::new();
    for plan in reminders.iter().flat_map(|one| &one.plans).map(|of| &of.plan) {
        if !plans.iter().any(|known| known.file == plan.file) {
            plans.push(plan);
        }
    }
    let Some(first) = reminders.first() else { return Document::default() };
    let head = &first.letterhead;
    let symbol = format!("TB-{}", or_blank(head.symbol.as_deref()));
    let agency = or_blank(first.agency.as_deref());
    let title = format!("Về việc đôn đốc thực hiện {}", subject(&plans));
    let mut rows = Vec::new();
    for (at, one) in reminders.iter().enumerate() {
        let number = PageCell::text(roman(u32::try_from(at + 1).unwrap_or(u32::MAX)));
        let name = PageCell { span: COLUMNS - 1, ..PageCell::text(one.unit.as_str()) };
        rows.push(PageRow { cells: vec![number, name], bold: true, mark: None });
        let tasks = one.plans.iter().flat_map(|of| &of.tasks);
        rows.extend(tasks.enumerate().map(|(at, task)| row(at + 1, task)));
    }
    let (late, soon) = distinct(reminders);
    let day = dmy(dates.as_of);
    let words = format!(
        "Qua theo dõi tình hình thực hiện {}, tính đến ngày {day}, {} đơn vị còn {}, cụ thể như sau:",
        named(&plans),
        quantity(reminders.len()),
        counted(late, soon)
    );
    let reply_by = dates.reply_by.unwrap_or(first.reply_by);
    let blocks = vec![
        form::head(head, first.agency.as_deref(), (&symbol, None), &dates.stamp),
        Block::Title(vec![
            Line::of("THÔNG BÁO", 28).bold(),
            Line::of(title.as_str(), 28).bold().ruled(30),
        ]),
        Block::Paragraph(words),
        table(rows),
        Block::Paragraph(format!("{agency} đề nghị các đơn vị thực hiện các nội dung sau:")),
        Block::List(requests((late, soon), reply_by, false)),
        Block::Paragraph(format!("{agency} thông báo để các đơn vị biết, thực hiện./.")),
        form::signature(head, &["Các đơn vị có tên trong bảng", BLANK]),
    ];
    Document { title, sections: vec![Section { landscape: false, blocks }] }
}

/// What the document is about: a plan by its number, or the plans.
fn subject(plans: &[&Head]) -> String {
    match plans {
        [plan] => match &plan.number {
            Some(number) => format!("Kế hoạch số {number}"),
            None => form::titled(plan),
        },
        _ => format!("nhiệm vụ của {} kế hoạch", quantity(plans.len())),
    }
}

/// The plans in a sentence.
fn named(plans: &[&Head]) -> String {
    let documents: Vec<String> = plans.iter().map(|plan| form::document(plan)).collect();
    documents.join("; ")
}

/// `02 nhiệm vụ quá hạn và 01 nhiệm vụ sắp đến hạn`.
fn counted(late: usize, soon: usize) -> String {
    let parts = [(late, "nhiệm vụ quá hạn"), (soon, "nhiệm vụ sắp đến hạn")];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    parts
        .map(|(count, words)| format!("{} {words}", quantity(count)))
        .collect::<Vec<_>>()
        .join(" và ")
}

/// How a unit stands with a plan.
fn state_of(of: &OfPlan, unit: &str, as_of: NaiveDate) -> String {
    let ((late, soon), plan) = (of.counts(), form::document(&of.plan));
    let mut parts = Vec::new();
    if late > 0 {
        let longest = quantity(of.longest());
        parts.push(format!("{} nhiệm vụ quá hạn (lâu nhất {longest} ngày)", quantity(late)));
    }
    if soon > 0 {
        let days = quantity(of.within);
        parts.push(format!("{} nhiệm vụ đến hạn trong {days} ngày tới", quantity(soon)));
    }
    let (day, parts) = (dmy(as_of), parts.join(" và "));
    format!("Thực hiện {plan}, tính đến ngày {day}, {unit} còn {parts}, cụ thể như sau:")
}

/// What is asked for. A unit outside of the agency gets a request, and does not report to it.
fn requests((late, soon): (usize, usize), reply_by: NaiveDate, is_asked: bool) -> Vec<String> {
    let mut points = Vec::new();
    if late > 0 {
        let how = if is_asked { "Quan tâm, sớm" } else { "Khẩn trương" };
        points.push(format!("{how} hoàn thành các nhiệm vụ quá hạn;"));
    }
    if soon > 0 {
        points.push("Hoàn thành các nhiệm vụ sắp đến hạn theo đúng thời hạn;".to_owned());
    }
    points.push(
        "Đối với nhiệm vụ chưa hoàn thành: nêu rõ nguyên nhân và thời gian hoàn thành;".to_owned(),
    );
    let what = if is_asked { "Thông tin" } else { "Báo cáo" };
    points.push(format!("{what} kết quả thực hiện chậm nhất ngày {} để tổng hợp.", dmy(reply_by)));
    points
}

/// The tasks of all units, each once: overdue ones, and others.
fn distinct(reminders: &[&Reminder]) -> (usize, usize) {
    let tasks = || reminders.iter().flat_map(|one| &one.plans).flat_map(|of| &of.tasks);
    let mut known: Vec<(&str, u32, bool)> = Vec::new();
    for task in tasks() {
        let Some(item) = task.items.first() else { continue };
        let late = task.days() > 0;
        match known.iter_mut().find(|(file, line, _)| (*file, *line) == (&item.file, item.line)) {
            Some((.., was)) => *was |= late,
            None => known.push((&item.file, item.line, late)),
        }
    }
    let late = known.iter().filter(|(.., late)| *late).count();
    (late, known.len() - late)
}

const COLUMNS: usize = 7;

fn table(rows: Vec<PageRow>) -> Block {
    let columns: [PageColumn; COLUMNS] = [
        column("STT", 6, true),
        column("Nhiệm vụ", 34, false),
        column("Thời hạn", 14, true),
        column("Số ngày quá hạn", 8, true),
        column("Sản phẩm", 18, false),
        column("Cán bộ đầu mối", 13, false),
        column("Ghi chú", 13, false),
    ];
    let table = PageTable { columns: columns.into(), rows, ..PageTable::default() };
    Block::Table(Tabular { caption: None, table, size: 22 })
}

fn row(number: usize, task: &Reminded) -> PageRow {
    let folded = Folded { items: task.items.iter().collect() };
    let item = folded.first();
    let days = match task.days() {
        0 => PageCell::default(),
        days => PageCell { tone: PageTone::Bad, ..PageCell::of(PageValue::Whole(days)) },
    };
    let note = match task.extensions {
        0 => String::new(),
        times => format!("Đã gia hạn {} lần", quantity(times)),
    };
    let cells = vec![
        PageCell::text(number.to_string()),
        PageCell::text(folded.title()),
        PageCell::text(folded.due()),
        days,
        PageCell::text(item.product.clone().unwrap_or_default()),
        PageCell::text(item.officer.clone().unwrap_or_default()),
        PageCell::text(note),
    ];
    PageRow { cells, ..PageRow::default() }
}
