//! The appendix of the report: every task, and the due dates that moved.

use crate::deadline::dmy;
use crate::exchange::numeral::roman;
use crate::exchange::page::{PageCell, PageRow, PageTable, PageTone};
use crate::render::document::fold::column;
use crate::render::document::form::{BLANK, Stamp, or_blank};
use crate::render::document::{Block, Line, Tabular};
use crate::render::words::state;
use crate::report::periodic::{Periodic, TaskLine};
use crate::report::slips::Slip;
use crate::report::updates::UnitUpdate;
use crate::state::State;

/// What is known of due dates that moved: the moves of the period, or why there are none to tell.
pub type Moved = Result<Vec<Slip>, String>;

/// The section; `None` of a plan without tasks.
pub fn blocks(
    report: &Periodic,
    moved: &Moved,
    stamp: &Stamp,
    utc_offset: i32,
) -> Option<Vec<Block>> {
    if report.tasks.is_empty() {
        return None;
    }

    let number = or_blank(stamp.number.as_deref());
    let day = stamp.date.map_or_else(|| BLANK.to_owned(), dmy);
    let mut blocks = vec![Block::Title(vec![
        Line::of("PHỤ LỤC", 28).bold(),
        Line::of("Kết quả thực hiện từng nhiệm vụ", 28).bold(),
        Line::of(format!("(Kèm theo Báo cáo số {number} ngày {day})"), 28).italic(),
    ])];
    blocks.push(tasks(report));
    match moved {
        Ok(slips) if slips.is_empty() => {}
        Ok(slips) => {
            blocks.push(moves(slips, utc_offset));
            if slips.iter().flat_map(|slip| &slip.moves).any(|moved| moved.commit.is_none()) {
                blocks.push(Block::Note(
                    "“Chưa lưu” là thay đổi đã tính vào số liệu của báo cáo nhưng chưa lưu vào kho dữ liệu kế hoạch.".to_owned(),
                ));
            }
        }
        Err(why) => blocks.push(Block::Note(format!(
            "Không có thông tin về điều chỉnh thời hạn trong kỳ: {why}."
        ))),
    }
    Some(blocks)
}

fn tasks(report: &Periodic) -> Block {
    let columns = vec![
        column("STT", 5, true),
        column("Nhiệm vụ", 28, false),
        column("Đơn vị chủ trì", 14, false),
        column("Đơn vị phối hợp", 14, false),
        column("Thời hạn", 13, true),
        column("Ngày hoàn thành", 12, true),
        column("Kết quả thực hiện", 18, false),
        column("Sản phẩm, văn bản minh chứng", 22, false),
        column("Tình trạng", 12, true),
        column("Khó khăn, vướng mắc", 14, false),
        column("Đề xuất", 14, false),
    ];
    let mut groups: Vec<(String, Vec<&TaskLine>)> = Vec::new();
    for task in &report.tasks {
        let name = group(task);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, tasks)) => tasks.push(task),
            None => groups.push((name, vec![task])),
        }
    }
    let mut rows = Vec::new();
    for (at, (name, tasks)) in groups.into_iter().enumerate() {
        let number = PageCell::text(roman(u32::try_from(at + 1).unwrap_or(u32::MAX)));
        let name = PageCell { span: columns.len() - 1, ..PageCell::text(name) };
        rows.push(PageRow { cells: vec![number, name], bold: true, mark: None });
        rows.extend(tasks.into_iter().enumerate().map(|(at, task)| row(at + 1, task)));
    }
    Block::Table(Tabular {
        caption: None,
        table: PageTable { columns, rows, ..PageTable::default() },
        size: 20,
    })
}

/// The heading above a task: its index and its component.
fn group(task: &TaskLine) -> String {
    match (task.indexes.is_empty(), task.components.is_empty()) {
        (true, _) => "Nhiệm vụ chung".to_owned(),
        (false, true) => task.indexes.join("; "),
        (false, false) => format!("{}: {}", task.indexes.join("; "), task.components.join("; ")),
    }
}

fn row(number: usize, task: &TaskLine) -> PageRow {
    let item = &task.item;
    let tone = if item.state == State::Overdue { PageTone::Bad } else { PageTone::Plain };
    let cells = vec![
        PageCell::text(number.to_string()),
        PageCell::text(item.title.clone().unwrap_or_default()),
        PageCell::text(item.lead.join("; ")),
        PageCell::text(item.partners.join("; ")),
        PageCell::text(deadline(task)),
        PageCell::text(task.completed.map(dmy).unwrap_or_default()),
        PageCell::text(results(task)),
        PageCell::text(proof(task)),
        PageCell { tone, ..PageCell::text(status(task)) },
        PageCell::text(words(&task.obstacles, |update| update.obstacle.as_deref())),
        PageCell::text(words(&task.proposals, |update| update.proposal.as_deref())),
    ];
    PageRow { cells, ..PageRow::default() }
}

fn deadline(task: &TaskLine) -> String {
    let item = &task.item;
    let extended = |due, first| match due == first {
        true => dmy(due),
        false => format!("{} (ban đầu {})", dmy(due), dmy(first)),
    };
    if !task.milestones.is_empty() {
        let one =
            |(title, due, first): &(String, _, _)| format!("{title}: {}", extended(*due, *first));
        return task.milestones.iter().map(one).collect::<Vec<_>>().join("\n");
    }
    match (item.due, item.original_due, &item.deadline) {
        (Some(due), Some(first), _) if due != first => extended(due, first),
        (Some(due), _, None) => dmy(due),
        (Some(due), _, Some(text)) if *text == due.to_string() => dmy(due),
        (_, _, deadline) => deadline.clone().unwrap_or_default(),
    }
}

fn results(task: &TaskLine) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Some((there, owed)) = task.progress.filter(|(_, owed)| *owed > 0) {
        let what = if task.has_milestones { "Đã hoàn thành" } else { "Đã báo cáo" };
        let of = if task.has_milestones { "mốc" } else { "báo cáo" };
        lines.push(format!("{what} {there}/{owed} {of}"));
    }
    let said = words(&task.results, |update| update.text.as_deref());
    lines.extend((!said.is_empty()).then_some(said));
    lines.join("\n")
}

fn proof(task: &TaskLine) -> String {
    let product = task.item.product.iter().cloned();
    product
        .chain((!task.evidence.is_empty()).then(|| task.evidence.join("; ")))
        .collect::<Vec<_>>()
        .join("\n")
}

fn status(task: &TaskLine) -> String {
    let words = state(task.item.state).vi;
    match task.item.days_overdue.filter(|days| *days > 0) {
        Some(days) if task.item.state == State::Overdue => format!("{words} {days} ngày"),
        _ => words.to_owned(),
    }
}

/// What is said of a task, each with its unit where several say something.
fn words(updates: &[UnitUpdate], text: impl Fn(&UnitUpdate) -> Option<&str>) -> String {
    let several = updates.len() > 1;
    let one = |update: &UnitUpdate| {
        let words = text(update)?;
        Some(match update.unit.as_deref().filter(|_| several) {
            Some(unit) => format!("{unit}: {words}"),
            None => words.to_owned(),
        })
    };
    updates.iter().filter_map(one).collect::<Vec<_>>().join("\n")
}

fn moves(slips: &[Slip], utc_offset: i32) -> Block {
    let columns = vec![
        column("STT", 5, true),
        column("Nhiệm vụ", 50, false),
        column("Thời hạn trước", 14, true),
        column("Thời hạn sau", 14, true),
        column("Ngày cập nhật", 14, true),
        column("Văn bản", 30, false),
    ];
    let mut rows = Vec::new();
    for slip in slips {
        let title = slip.item.title.clone().unwrap_or_default();
        let parts = [slip.milestone.clone(), slip.unit.clone()];
        let whose: Vec<String> = parts.into_iter().flatten().collect();
        let title = match whose.is_empty() {
            true => title,
            false => format!("{title} ({})", whose.join("; ")),
        };
        for moved in &slip.moves {
            let on = match &moved.commit {
                Some(commit) => dmy(commit.date(utc_offset)),
                None => "chưa lưu".to_owned(),
            };
            let by = moved.by.clone().unwrap_or_else(|| "không có văn bản".to_owned());
            let cells = vec![
                PageCell::text((rows.len() + 1).to_string()),
                PageCell::text(title.as_str()),
                PageCell::text(dmy(moved.before)),
                PageCell::text(dmy(moved.after)),
                PageCell::text(on),
                PageCell::text(by),
            ];
            rows.push(PageRow { cells, ..PageRow::default() });
        }
    }
    Block::Table(Tabular {
        caption: Some("Điều chỉnh thời hạn trong kỳ".to_owned()),
        table: PageTable { columns, rows, ..PageTable::default() },
        size: 22,
    })
}
