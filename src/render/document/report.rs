//! The periodic report as a document: Mẫu 1.4 of Nghị định 30/2020/NĐ-CP.

use rustc_hash::FxHashMap;

use crate::deadline::dmy;
use crate::exchange::numeral::roman;
use crate::exchange::page::{PageCell, PageRow, PageTable, PageTone, PageValue};
use crate::render::document::appendix::{self, Moved};
use crate::render::document::fold::{column, fold};
use crate::render::document::form::{self, BLANK, Stamp, bare, list, or_blank, whose};
use crate::render::document::scores;
use crate::render::document::units;
use crate::render::document::{Block, Document, Line, Section, Tabular};
use crate::report::item::Item;
use crate::report::owed;
use crate::report::periodic::Periodic;
use crate::report::updates::Remark;
use crate::text::lang::{Lang, quantity};
use crate::text::name::key;

/// The size of the letters of a table, in half points.
const SIZE: u32 = 22;

/// The document. `utc_offset` is the repository's, in minutes.
pub fn document(report: &Periodic, moved: &Moved, stamp: &Stamp, utc_offset: i32) -> Document {
    let title = title(report);
    let letterhead = &report.letterhead;
    let symbol = format!("BC-{}", or_blank(letterhead.symbol.as_deref()));
    let agency = report.plan.agency.as_deref();
    let mut blocks = vec![
        form::head(letterhead, agency, (&symbol, None), stamp),
        Block::Title(vec![
            Line::of("BÁO CÁO", 28).bold(),
            Line::of(title.as_str(), 28).bold().ruled(30),
            Line::of(window(report), 28).italic(),
        ]),
    ];
    let mut number = 0;
    for (heading, part) in parts(report) {
        // Results and objectives have their part even if it is empty; the other parts are left out then.
        if !part.is_empty() {
            number += 1;
            blocks.push(Block::Heading(format!("{}. {heading}", roman(number))));
            blocks.extend(part);
        }
    }
    let of = or_blank(agency);
    blocks.push(Block::Paragraph(format!(
        "Trên đây là báo cáo kết quả thực hiện {} của {of}./.",
        report.reported.window.words()
    )));
    blocks.push(form::signature(letterhead, &[BLANK]));
    let first = Section { landscape: false, blocks };
    let appendix = appendix::blocks(report, moved, stamp, utc_offset);
    let last = appendix.map(|blocks| Section { landscape: true, blocks });
    Document { title, sections: [first].into_iter().chain(last).collect() }
}

/// `Kết quả thực hiện Kế hoạch cải cách hành chính năm 2025 quý III năm 2025`; a year that the title of the plan
/// ends with is not said twice.
fn title(report: &Periodic) -> String {
    let (plan, period) = (form::titled(&report.plan), report.reported.window.words());
    match key(&plan).ends_with(&key(&period)) {
        true => format!("Kết quả thực hiện {plan}"),
        false => format!("Kết quả thực hiện {plan} {period}"),
    }
}

/// The days of the period.
fn window(report: &Periodic) -> String {
    let (from, to) = (dmy(report.reported.window.from), dmy(report.reported.window.to));
    match report.reported.is_running() {
        true => {
            let day = dmy(report.reported.as_of);
            format!("(Từ ngày {from} đến ngày {to}; số liệu tạm tính đến ngày {day})")
        }
        false => format!("(Từ ngày {from} đến ngày {to})"),
    }
}

fn parts(report: &Periodic) -> Vec<(&'static str, Vec<Block>)> {
    vec![
        ("KẾT QUẢ THỰC HIỆN", units::blocks(report)),
        ("MỤC TIÊU", scores::blocks(report)),
        ("TỒN TẠI, HẠN CHẾ", shortcomings(report)),
        ("NHIỆM VỤ KỲ TIẾP THEO", upcoming(report)),
        ("ĐỀ XUẤT, KIẾN NGHỊ", proposals(report)),
    ]
}

fn shortcomings(report: &Periodic) -> Vec<Block> {
    let kinds: [(&str, Vec<Block>); 4] = [
        ("Nhiệm vụ quá hạn", overdue(&report.overdue)),
        ("Nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng", unproven(&report.unproven)),
        ("Báo cáo còn thiếu của các đơn vị", missing(&report.missing)),
        ("Khó khăn, vướng mắc", remarks(&report.obstacles)),
    ];
    let mut blocks = Vec::new();
    let there = kinds.into_iter().filter(|(_, found)| !found.is_empty());
    for (at, (heading, found)) in there.enumerate() {
        blocks.push(Block::Subheading(format!("{}. {heading}", at + 1)));
        blocks.extend(found);
    }
    blocks
}

/// A table of tasks, with the days that each is overdue by where they are.
fn tasks(items: &[Item], caption: Option<String>, late: bool) -> Block {
    let mut columns = vec![
        column("STT", 6, true),
        column("Nhiệm vụ", 40, false),
        column("Đơn vị chủ trì", 24, false),
        column("Thời hạn", 15, true),
    ];
    match late {
        true => columns.push(column("Số ngày quá hạn", 9, true)),
        false => columns.push(column("Sản phẩm", 22, false)),
    }
    let rows = fold(items).into_iter().enumerate().map(|(at, folded)| {
        let item = folded.first();
        let last = match late {
            true => PageCell {
                tone: PageTone::Bad,
                ..PageCell::of(PageValue::Whole(item.days_overdue.unwrap_or_default()))
            },
            false => PageCell::text(item.product.clone().unwrap_or_default()),
        };
        let cells = vec![
            PageCell::text((at + 1).to_string()),
            PageCell::text(folded.title()),
            PageCell::text(folded.units()),
            PageCell::text(folded.due()),
            last,
        ];
        PageRow { cells, ..PageRow::default() }
    });
    let table = PageTable { columns, rows: rows.collect(), ..PageTable::default() };
    Block::Table(Tabular { caption, table, size: SIZE })
}

fn overdue(items: &[Item]) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    let count = quantity(fold(items).len());
    let longest = items.iter().filter_map(|item| item.days_overdue).max().unwrap_or_default();
    let words =
        format!("Có {count} nhiệm vụ quá hạn, quá hạn lâu nhất {} ngày:", quantity(longest));
    vec![Block::Paragraph(words), tasks(items, None, true)]
}

fn unproven(items: &[Item]) -> Vec<Block> {
    let point = |item: &Item| {
        let title = bare(item.title.as_deref().unwrap_or_default());
        format!("{title} ({});", whose(&item.lead))
    };
    list(items.iter().map(point).collect())
}

/// The units that have not reported, by task and period.
fn missing(items: &[owed::Item]) -> Vec<Block> {
    let mut found: Vec<(&owed::Item, Vec<&str>)> = Vec::new();
    let mut places = FxHashMap::default();
    for item in items {
        let same = (&item.task, &item.period, item.due, item.is_open);
        let place = *places.entry(same).or_insert_with(|| {
            found.push((item, Vec::new()));
            found.len() - 1
        });
        found[place].1.push(&item.unit);
    }
    let point = |(item, units): (&owed::Item, Vec<&str>)| {
        let title = bare(item.title.as_deref().unwrap_or_default());
        let period =
            item.period.as_deref().map(|label| crate::render::words::period(label, Lang::Vi));
        let period = period.map(|words| format!(", {words}")).unwrap_or_default();
        let (due, count, units) = (dmy(item.due), quantity(units.len()), units.join("; "));
        match item.is_open {
            // The number of units in such a group is not known.
            true => format!("{title}{period} (thời hạn {due}): {units} chưa báo cáo;"),
            false => format!(
                "{title}{period} (thời hạn {due}): {count} đơn vị chưa báo cáo, gồm {units};"
            ),
        }
    };
    list(found.into_iter().map(point).collect())
}

fn remarks(said: &[Remark]) -> Vec<Block> {
    let point = |said: &Remark| {
        let title = bare(said.title.as_deref().unwrap_or_default());
        let unit = said.unit.as_deref().map(|unit| format!("{unit}, ")).unwrap_or_default();
        format!("{title} ({unit}ngày {}): {};", dmy(said.on), bare(&said.text))
    };
    list(said.iter().map(point).collect())
}

fn upcoming(report: &Periodic) -> Vec<Block> {
    let Some(next) = report.next.filter(|_| !report.upcoming.is_empty()) else {
        return Vec::new();
    };
    let count = quantity(fold(&report.upcoming).len());
    let words = format!(
        "Trong {} (từ ngày {} đến ngày {}) có {count} nhiệm vụ đến hạn:",
        next.words(),
        dmy(next.from),
        dmy(next.to)
    );
    vec![Block::Paragraph(words), tasks(&report.upcoming, None, false)]
}

fn proposals(report: &Periodic) -> Vec<Block> {
    remarks(&report.proposals)
}
