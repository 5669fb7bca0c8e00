//! Objectives for people: where they came from, where they are, what they are to reach.

use rust_decimal::Decimal;

use crate::plan::Metric;
use crate::plan::keys::objective::TARGET;
use crate::plan::value::Measured;
use crate::render::answers::shares::{bar, percent};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::render::words::{date, outcome};
use crate::render::wrap::kept;
use crate::report::goal::Goal;
use crate::state::Outcome;
use crate::text::bound::Bound;
use crate::text::lang::{Both, Lang, within};
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
    fn together(self, text: String) -> String {
        if self.wraps { kept(&text) } else { text }
    }
}

/// A row for each objective.
pub fn table(goals: &[&Goal], place: Place) -> Table {
    let lang = place.lang;
    let several_plans = goals.windows(2).any(|pair| pair[0].plan != pair[1].plan);
    // On a terminal the plan stands once, above its rows.
    let column = several_plans && !place.wraps;
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    // The column is shown if at least one objective has made progress.
    let ways: Vec<Option<String>> = goals.iter().map(|goal| way(goal, lang)).collect();
    let any_way = ways.iter().any(Option::is_some);
    let mut columns = vec![
        Column::title(head("Mục tiêu", "Objective")),
        Column::text(head("Năm gốc", "Baseline")),
        Column::text(head("Kết quả", "Result")),
        Column::text(head("Chỉ tiêu", "Target")),
    ];
    if any_way {
        columns.push(Column::text(head("Chặng đường", "Way")));
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
        let tone = match goal.status {
            Outcome::Met => Tone::Good,
            Outcome::Missed => Tone::Bad,
            Outcome::Pending => Tone::Plain,
        };
        let name = goal.title.clone().or_else(|| goal.component.clone());
        let mut cells = vec![
            Cell::new(name.or_else(|| goal.objective.clone()).unwrap_or_default()),
            Cell::new(goal.baseline.as_ref().map_or_else(none, |m| measured(m, place))),
            Cell::new(goal.result.as_ref().map_or_else(none, |m| result(m, place))),
            Cell::new(target(goal, place)),
        ];
        if any_way {
            cells.push(Cell::new(way.as_deref().unwrap_or("–")));
        }
        cells.push(Cell::toned(outcome(goal.status).in_lang(lang), tone));
        if column {
            cells.push(Cell::new(plan));
        }
        table.rows.push(cells);
    }
    table
}

fn none() -> String {
    "–".to_owned()
}

/// A measure in words: `2024: 11 điểm, hạng 13/20`.
pub fn measured(measured: &Measured, place: Place) -> String {
    let when = match (measured.year, measured.on) {
        (Some(year), _) => Some(year.to_string()),
        (None, Some(on)) => Some(date(on, place.lang)),
        (None, None) => None,
    };
    let values = Some(values(measured, place)).filter(|values| !values.is_empty());
    when.into_iter().chain(values).collect::<Vec<_>>().join(": ")
}

/// A result in words: `22,25 điểm (tự chấm, 20/11/2025)`.
fn result(measured: &Measured, place: Place) -> String {
    let kind = measured.kind.map(|kind| kind.word().label.in_lang(place.lang).to_owned());
    let found: Vec<String> =
        kind.into_iter().chain(measured.on.map(|on| date(on, place.lang))).collect();
    match found.as_slice() {
        [] => values(measured, place),
        found => format!("{} ({})", values(measured, place), found.join(", ")),
    }
}

/// The values of a measure: `11 điểm, hạng 13/20`.
fn values(measured: &Measured, place: Place) -> String {
    let lang = place.lang;
    let mut parts = Vec::new();
    let unit = |metric| unit(metric).in_lang(lang);
    if let Some(score) = &measured.score {
        parts.push(format!("{} {}", score.shown(lang), unit(Metric::Score)));
    }
    if let Some(percent) = &measured.percent {
        parts.push(format!("{}%", percent.shown(lang)));
    }
    if let Some(rank) = measured.rank {
        let of = measured.of.map(|of| format!("/{of}")).unwrap_or_default();
        parts.push(format!("{} {rank}{of}", unit(Metric::Rank)));
    }
    if let Some(count) = &measured.count {
        parts.push(count.shown(lang));
    }
    parts.into_iter().map(|part| place.together(part)).collect::<Vec<_>>().join(", ")
}

fn unit(metric: Metric) -> Both {
    match metric {
        Metric::Score => Both { vi: "điểm", en: "points" },
        Metric::Percent => Both { vi: "%", en: "%" },
        Metric::Rank => Both { vi: "hạng", en: "rank" },
        Metric::Count => Both { vi: "", en: "" },
    }
}

/// A target in words: `≥ 14,5 điểm (tối đa 16)`, `điểm > năm gốc (11), hạng < năm gốc (13)`.
pub fn target(goal: &Goal, place: Place) -> String {
    let lang = place.lang;
    let Some(bounds) = &goal.target else {
        return "–".to_owned();
    };
    let max = |metric| match goal.max.as_ref().filter(|_| metric == Metric::Score) {
        Some(max) => {
            let words = match lang {
                Lang::Vi => format!("(tối đa {})", max.shown(lang)),
                Lang::En => format!("(of {})", max.shown(lang)),
            };
            format!(" {}", place.together(words))
        }
        None => String::new(),
    };
    let shown = bounds.iter().map(|(metric, bound)| {
        let (words, unit) = (bound.shown(lang), unit(*metric).in_lang(lang));
        let words = match metric {
            Metric::Rank => place.together(format!("{unit} {words}")),
            _ if bound.from_baseline.is_some() => {
                format!("{} {words}", within(TARGET.label(metric.name()).in_lang(lang)))
            }
            Metric::Score => place.together(format!("{words} {unit}")),
            Metric::Percent => place.together(format!("{words}%")),
            Metric::Count => place.together(words),
        };
        words + &max(*metric)
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The progress from baseline to target, by the target's first metric that baseline and result have:
/// (result − baseline) / (target − baseline), for targets in either direction, and at most 100 %. A place in
/// a ranking has none: it also depends on how the others do.
fn way(goal: &Goal, lang: Lang) -> Option<String> {
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
    Some(format!("{} {sign}{}", bar(part, 1000, 6), percent(size, lang)))
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
