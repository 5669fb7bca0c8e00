//! Part II of the report: the objectives with their results.

use rust_decimal::Decimal;

use crate::exchange::page::{PageCell, PageColumn, PageRow, PageTable, PageTone};
use crate::plan::Metric;
use crate::plan::value::Measured;
use crate::render::document::fold::column;
use crate::render::document::{Block, Tabular};
use crate::render::figures::{figures, target};
use crate::render::words::outcome;
use crate::report::periodic::{Periodic, Score};
use crate::state::Outcome;
use crate::text::bound::{Bound, Comparison};
use crate::text::lang::{Lang, quantity};
use crate::text::number::{self, Number};

/// The part of the document.
pub fn blocks(report: &Periodic) -> Vec<Block> {
    let counts = &report.total.objectives;
    if counts.total() == 0 {
        return vec![Block::Paragraph(
            "Kế hoạch không đặt mục tiêu về điểm số, xếp hạng.".to_owned(),
        )];
    }
    let parts = [
        (counts.met, "đạt"),
        (counts.missed, "chưa đạt"),
        (counts.pending, "chưa có kết quả để đánh giá"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts = parts.map(|(count, words)| format!("{} mục tiêu {words}", quantity(count)));
    let words = format!(
        "Trong tổng số {} mục tiêu của Kế hoạch: {}.",
        quantity(counts.total()),
        parts.collect::<Vec<_>>().join("; ")
    );
    vec![Block::Paragraph(words), table(report)]
}

fn table(report: &Periodic) -> Block {
    let scores = || report.scores.iter().flatten();
    let mut years = scores().filter_map(|one| one.goal.baseline.as_ref()).map(|from| from.year);
    let year = years.next().flatten().filter(|year| years.all(|other| other == Some(*year)));
    let before = year.map_or_else(|| "Năm trước".to_owned(), |year| format!("Năm {year}"));
    let grouped =
        |head: &str, width| PageColumn { group: Some(before.clone()), ..column(head, width, true) };
    let columns = vec![
        column("Chỉ số, lĩnh vực", 32, false),
        grouped("Điểm", 8),
        grouped("Xếp hạng", 8),
        column("Điểm tối đa", 7, true),
        column("Mục tiêu", 22, true),
        column("Tự chấm", 10, true),
        column("Thẩm định", 10, true),
        column("Công bố", 10, true),
        column("Còn thiếu", 9, true),
        column("Đánh giá", 16, true),
    ];
    let mut rows = Vec::new();
    for (group, scores) in report.indexes.iter().zip(&report.scores) {
        if scores.is_empty() {
            continue;
        }
        let name = group.key.clone().unwrap_or_else(|| "Mục tiêu chung".to_owned());
        let head = PageCell { span: columns.len(), ..PageCell::text(name) };
        rows.push(PageRow { cells: vec![head], bold: true, mark: None });
        rows.extend(scores.iter().map(row));
    }
    let caption = Some("Bảng 2. Kết quả thực hiện mục tiêu".to_owned());
    Block::Table(Tabular {
        caption,
        table: PageTable { columns, rows, ..PageTable::default() },
        size: 22,
    })
}

fn row(score: &Score) -> PageRow {
    let goal = &score.goal;
    let name = goal.title.clone().or_else(|| goal.component.clone());
    let name = name.or_else(|| goal.objective.clone()).unwrap_or_default();
    let shown = |number: &Number| number.shown(Lang::Vi);
    let baseline = goal.baseline.as_ref();
    let rank = |from: &Measured| {
        let rank = from.rank?;
        Some(from.of.map_or_else(|| rank.to_string(), |of| format!("{rank}/{of}")))
    };
    let without_rank = |from: &Measured| {
        figures(&Measured { rank: None, of: None, ..from.clone() }, Lang::Vi)
            .trim_end_matches(" điểm")
            .to_owned()
    };
    let dash = |text: Option<String>| {
        PageCell::text(text.filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned()))
    };
    let tone = match goal.status {
        Outcome::Met => PageTone::Good,
        Outcome::Missed => PageTone::Bad,
        Outcome::Pending => PageTone::Plain,
    };
    let mut cells = vec![
        PageCell::text(name),
        dash(baseline.map(without_rank)),
        dash(baseline.and_then(rank)),
        dash(goal.max.as_ref().map(shown)),
        PageCell::text(target(goal, Lang::Vi)),
    ];
    let results = score.results.iter();
    cells.extend(results.map(|one| dash(one.as_ref().map(|one| figures(one, Lang::Vi)))));
    cells.push(dash(lacking(score)));
    let status = match goal.result.as_ref().filter(|result| result.kind.is_none()) {
        // It stands in none of the three columns.
        Some(result) => format!("{} ({})", outcome(goal.status).vi, figures(result, Lang::Vi)),
        None => outcome(goal.status).vi.to_owned(),
    };
    cells.push(PageCell { tone, ..PageCell::text(status) });
    PageRow { cells, ..PageRow::default() }
}

/// What the result that decides is short of the target; `None` where it reaches it, or cannot be reckoned.
fn lacking(score: &Score) -> Option<String> {
    let (goal, result) = (&score.goal, score.goal.result.as_ref()?);
    if goal.status != Outcome::Missed {
        return None;
    }
    let short =
        goal.target.iter().flatten().filter_map(|(metric, bound)| short(*metric, bound, result));
    let short: Vec<String> = short.collect();
    (!short.is_empty()).then(|| short.join("; "))
}

fn short(metric: Metric, bound: &Bound, result: &Measured) -> Option<String> {
    let (own, wanted) = (value(result, metric)?, bound.number.as_ref()?.value());
    let gap = match bound.comparison {
        Comparison::AtLeast | Comparison::Above => number::difference(wanted, own)?,
        Comparison::AtMost | Comparison::Below => number::difference(own, wanted)?,
        Comparison::Exactly => number::difference(wanted, own)?.abs(),
    };
    // Exactly on a bound that must be passed, the target is missed without a gap that could be shown.
    if gap <= Decimal::ZERO {
        return None;
    }
    let gap = gap.normalize().to_string().replace('.', ",");
    Some(match metric {
        Metric::Score => format!("{gap} điểm"),
        Metric::Percent => format!("{gap}%"),
        Metric::Rank => format!("{} bậc", quantity(gap)),
        Metric::Count => gap,
    })
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
