//! Part I of the report: the figures in a sentence, and by unit.

use crate::deadline::dmy;
use crate::exchange::page::{PageCell, PageColumn, PageRow, PageTable, PageTone, PageValue};
use crate::render::answers::shares::{share, tenths};
use crate::render::document::fold::column;
use crate::render::document::form::{bare, list, titled, whose};
use crate::render::document::{Block, Tabular};
use crate::report::counts::TaskCounts;
use crate::report::item::Item;
use crate::report::periodic::Periodic;
use crate::state::State;
use crate::text::lang::{Lang, quantity};

/// The counts of a row. Those after the first add up to it.
pub fn figures(tasks: &TaskCounts) -> [usize; 11] {
    let soon_begun = tasks.due_soon.saturating_sub(tasks.soon_not_begun);
    [
        tasks.live(),
        tasks.of(State::Done),
        tasks.of(State::DoneLate),
        tasks.of(State::InProgress).saturating_sub(soon_begun),
        soon_begun,
        tasks.of(State::Overdue).saturating_sub(tasks.overdue_not_begun),
        tasks.of(State::NotStarted).saturating_sub(tasks.soon_not_begun),
        tasks.soon_not_begun,
        tasks.overdue_not_begun,
        tasks.of(State::Standing),
        tasks.of(State::Undated),
    ]
}

/// The part of the document.
pub fn blocks(report: &Periodic) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(sentence(report))];
    blocks.extend(closed(report).or_else(|| begins(report)).map(Block::Paragraph));
    if report.total.tasks.live() > 0 {
        blocks.push(Block::Paragraph(in_period(report)));
    }
    let point = |item: &Item| {
        let title = bare(item.title.as_deref().unwrap_or_default());
        format!("{title} ({});", whose(&item.lead))
    };
    blocks.extend(list(report.completed.iter().map(point).collect()));
    if report.total.tasks.live() > 0 {
        blocks.push(table(report));
        blocks.push(Block::Note(remark(report)));
    }
    blocks
}

/// The sentence that is read first.
fn sentence(report: &Periodic) -> String {
    let tasks = &report.total.tasks;
    let day = dmy(report.reported.as_of);
    let until = if report.reported.is_running() { "Tạm tính đến" } else { "Tính đến" };
    let plan = titled(&report.plan);
    if tasks.live() == 0 {
        return format!("{until} ngày {day}, {plan} không có nhiệm vụ.");
    }
    let (total, parts) = (quantity(tasks.live()), states(tasks).join("; "));
    let mut text =
        format!("{until} ngày {day}, trong tổng số {total} nhiệm vụ của {plan}: {parts}.");
    if tasks.of(State::Overdue) > 0 {
        let longest = quantity(tasks.longest_overdue);
        text += &format!(" Nhiệm vụ quá hạn lâu nhất là {longest} ngày.");
    }
    text += &match tasks.due() {
        0 => " Kế hoạch không có nhiệm vụ có thời hạn cụ thể để tính tỷ lệ hoàn thành.".to_owned(),
        due => format!(
            " Tỷ lệ hoàn thành đạt {} ({}/{} nhiệm vụ có thời hạn).",
            share(tasks, Lang::Vi),
            quantity(tasks.completed()),
            quantity(due)
        ),
    };
    text
}

/// That the plan was wound up, and what the figures then are.
fn closed(report: &Periodic) -> Option<String> {
    let plan = &report.plan;
    let day = dmy(plan.closed?);
    let by = plan.closed_by.as_deref().map(|by| format!(" theo {}", bare(by))).unwrap_or_default();
    let mut text = format!("Kế hoạch đã kết thúc ngày {day}{by}.");
    if report.total.tasks.live() > 0 {
        text += " Tình trạng nhiệm vụ và số ngày quá hạn nêu trong báo cáo tính đến ngày kết thúc.";
    }
    Some(text)
}

/// That the term of the plan begins later.
fn begins(report: &Periodic) -> Option<String> {
    let day = dmy(report.plan.begins?);
    Some(format!("Kế hoạch được thực hiện từ ngày {day}, sau thời điểm tính số liệu."))
}

/// How many tasks are done, are being done, and so on; what is not there is left out.
fn states(tasks: &TaskCounts) -> Vec<String> {
    let [_, done, late, going, soon, overdue, waiting, waiting_soon, not_begun, standing, undated] =
        figures(tasks);
    let dated = [
        ("đã hoàn thành", "đúng hạn", done, late),
        ("đang thực hiện", "trong hạn", going + soon, overdue),
        ("chưa thực hiện", "trong hạn", waiting + waiting_soon, not_begun),
    ];
    let dated = dated.iter().filter(|(.., in_time, late)| in_time + late > 0);
    let mut parts: Vec<String> = dated
        .map(|(words, how, in_time, late)| {
            let (all, in_time, late) =
                (quantity(in_time + late), quantity(in_time), quantity(late));
            format!("{words} {all} nhiệm vụ ({how} {in_time}, quá hạn {late})")
        })
        .collect();
    let others = [(standing, "thường xuyên thực hiện"), (undated, "chưa xác định thời hạn")];
    let others = others.iter().filter(|(count, _)| *count > 0);
    parts.extend(others.map(|(count, words)| format!("{words} {} nhiệm vụ", quantity(count))));
    parts
}

fn in_period(report: &Periodic) -> String {
    let window = report.reported.window.words();
    match report.completed.len() {
        0 => format!("Trong {window} không có nhiệm vụ hoàn thành."),
        count => format!("Trong {window} hoàn thành {} nhiệm vụ, gồm:", quantity(count)),
    }
}

fn table(report: &Periodic) -> Block {
    let grouped = |group: &str, head: &str, width: u32| PageColumn {
        group: Some(group.to_owned()),
        ..column(head, width, true)
    };
    let columns = vec![
        column("STT", 4, true),
        // The names are long and the counts short, which then have the room that their heads need.
        column("Đơn vị", 60, false),
        column("Tổng số", 6, true),
        grouped("Hoàn thành", "Đúng hạn", 6),
        grouped("Hoàn thành", "Quá hạn", 6),
        grouped("Đang thực hiện", "Trong hạn", 6),
        grouped("Đang thực hiện", "Sắp đến hạn", 6),
        grouped("Đang thực hiện", "Quá hạn", 6),
        grouped("Chưa thực hiện", "Trong hạn", 6),
        grouped("Chưa thực hiện", "Sắp đến hạn", 6),
        grouped("Chưa thực hiện", "Quá hạn", 6),
        column("Thường xuyên", 6, true),
        column("Chưa xác định thời hạn", 6, true),
        column("Tỷ lệ hoàn thành (%)", 6, true),
    ];
    let mut rows: Vec<PageRow> = Vec::new();
    for (at, group) in report.units.iter().enumerate() {
        let name = group.key.clone().unwrap_or_else(|| "(chưa giao đơn vị chủ trì)".to_owned());
        rows.push(row(Some(at + 1), name, &group.totals.tasks));
    }
    rows.push(row(None, "Tổng cộng".to_owned(), &report.total.tasks));
    let caption = Some("Bảng 1. Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì".to_owned());
    let table = PageTable { columns, rows, ..PageTable::default() };
    Block::Table(Tabular { caption, table, size: 20 })
}

fn row(number: Option<usize>, name: String, tasks: &TaskCounts) -> PageRow {
    let number_cell = number.map_or_else(PageCell::default, |n| PageCell::text(n.to_string()));
    let mut cells = vec![number_cell, PageCell::text(name)];
    for (at, count) in figures(tasks).into_iter().enumerate() {
        let tone = if matches!(at, 5 | 8) && count > 0 { PageTone::Bad } else { PageTone::Plain };
        let value = PageValue::Whole(i64::try_from(count).unwrap_or(i64::MAX));
        cells.push(PageCell { tone, ..PageCell::of(value) });
    }
    // The head of the column has the sign.
    let rate = match tenths(tasks) {
        Some(_) => share(tasks, Lang::Vi).trim_end_matches('%').to_owned(),
        None => "–".to_owned(),
    };
    cells.push(PageCell::text(rate));
    PageRow { cells, bold: number.is_none(), mark: None }
}

fn remark(report: &Periodic) -> String {
    let mut text = "Nhiệm vụ do nhiều đơn vị chủ trì được tính ở từng đơn vị; ở dòng Tổng cộng mỗi nhiệm vụ chỉ tính một lần. Tỷ lệ hoàn thành tính trên số nhiệm vụ có thời hạn.".to_owned();
    let cancelled = report.total.tasks.of(State::Cancelled);
    if cancelled > 0 {
        text += &format!(" Không tính {} nhiệm vụ đã hủy.", quantity(cancelled));
    }
    text
}
