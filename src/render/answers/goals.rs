//! Objectives for people: where they came from, where they are, what they are to reach.

use rust_decimal::Decimal;

use crate::plan::Metric;
use crate::plan::value::Measured;
use crate::render::answers::shares::{bar, percent};
use crate::render::figures::{baseline, figures, result, target};
use crate::render::table::{Cell, Column, Exact, Table, Tone};
use crate::render::words::outcome;
use crate::render::wrap::with_numbers_kept;
use crate::report::goal::Goal;
use crate::state::Outcome;
use crate::text::bound::Bound;
use crate::text::lang::{Both, Lang};
use crate::text::number::{self, Number};

/// Where a text is shown: on a terminal what belongs together stays on one line.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The language.
    pub lang: Lang,
    /// Whether lines are wrapped there.
    pub wraps: bool,
}

impl Place {
    /// A text whose numbers stay on a line with what they count.
    pub fn together(self, text: String) -> String {
        if self.wraps { with_numbers_kept(&text) } else { text }
    }
}

/// A row for each objective; with its plan where the answer is about several.
pub fn table(goals: &[&Goal], several_plans: bool, place: Place) -> Table {
    let lang = place.lang;
    // On a terminal the plan stands once, above its rows.
    let column = several_plans && !place.wraps;
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    // The column is shown if at least one objective has made progress.
    let ways: Vec<Option<Cell>> = goals.iter().map(|goal| way(goal, lang)).collect();
    let any_way = ways.iter().any(Option::is_some);
    // Where all baselines are of one year, the head of the column says it.
    let mut years = goals.iter().filter_map(|goal| goal.baseline.as_ref()).map(|from| from.year);
    let year = years.next().flatten();
    let year = year.filter(|year| lang == Lang::Vi && years.all(|other| other == Some(*year)));
    let baseline_head = match year {
        Some(year) => format!("Kết quả năm {year}"),
        None => head("Kết quả năm trước", "Baseline").to_owned(),
    };
    let from = |measured: &Measured| match year {
        Some(_) => figures(measured, lang),
        None => baseline(measured, lang),
    };
    let mut columns = vec![
        Column::title(head("Mục tiêu", "Objective")),
        Column::text(baseline_head),
        Column::text(head("Kết quả", "Result")),
        Column::text(head("Chỉ tiêu", "Target")),
    ];
    if any_way {
        columns.push(Column::text(head("Mức đạt so với chỉ tiêu", "Way")));
    }
    columns.push(Column::text(head("Tình trạng", "Status")));
    if column {
        columns.push(Column::text(head("Kế hoạch", "Plan")));
    }
    let mut table = Table::new(columns);
    for (goal, way) in goals.iter().zip(ways) {
        let plan = goal.plan.clone().unwrap_or_default();
        if several_plans && place.wraps && table.sections.last().is_none_or(|s| s.1 != plan) {
            table.sections.push((table.rows.len(), plan.clone()));
        }
        let name = goal.title.clone().or_else(|| goal.component.clone());
        let mut cells = vec![
            Cell::new(name.or_else(|| goal.objective.clone()).unwrap_or_default()),
            Cell::new(goal.baseline.as_ref().map_or_else(none, |m| place.together(from(m)))),
            Cell::new(goal.result.as_ref().map_or_else(none, |m| place.together(result(m, lang)))),
            Cell::new(place.together(target(goal, lang))),
        ];
        if any_way {
            cells.push(way.unwrap_or_else(|| Cell::new("–")));
        }
        cells.push(Cell::toned(outcome(goal.status).in_lang(lang), tone(goal.status)));
        if column {
            cells.push(Cell::new(plan));
        }
        table.rows.push(cells);
    }
    table
}

fn tone(status: Outcome) -> Tone {
    match status {
        Outcome::Met => Tone::Good,
        Outcome::Missed => Tone::Bad,
        Outcome::Pending => Tone::Plain,
    }
}

fn none() -> String {
    "–".to_owned()
}

/// The progress from baseline to target, by the target's first metric that baseline and result have:
/// (result − baseline) / (target − baseline), for targets in either direction, and at most 100 %. A place in
/// a ranking has none: it also depends on how the others do.
fn way(goal: &Goal, lang: Lang) -> Option<Cell> {
    let steps = |metric: Metric, bound: &Bound| {
        let from = value(goal.baseline.as_ref()?, metric)?;
        let at = value(goal.result.as_ref()?, metric)?;
        let whole = number::difference(bound.number.as_ref()?.value(), from)?;
        let gone = number::difference(at, from)?.checked_div(whole)?;
        Some(gone.checked_mul(Decimal::from(1000))?.round())
    };
    let bounds = goal.target.iter().flatten().filter(|(metric, _)| *metric != Metric::Rank);
    let tenths = bounds.into_iter().find_map(|(metric, bound)| steps(*metric, bound));
    // A value too large to show is left out.
    let tenths = i32::try_from(tenths?.min(Decimal::from(1000))).ok()?;
    let part = usize::try_from(tenths).unwrap_or(0);
    let sign = if tenths < 0 { "−" } else { "" };
    let size = usize::try_from(tenths.unsigned_abs()).ok()?;
    let text = format!("{} {sign}{}", bar(part, 1000, 6), percent(size, lang));
    Some(Cell::new(text).showing(Exact::Tenths(tenths.into())))
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
