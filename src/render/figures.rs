//! Measures and targets in words: `21 điểm, xếp hạng 07/20`, `từ 14,5/16 điểm trở lên`.

use crate::plan::Metric;
use crate::plan::keys::objective::TARGET;
use crate::plan::value::Measured;
use crate::render::words::date;
use crate::report::goal::Goal;
use crate::text::bound::{Bound, Comparison};
use crate::text::lang::{Both, Lang, quantity, within};
use crate::text::number::Number;

/// The figures of a baseline or a result, without when and how they were found.
pub fn figures(measured: &Measured, lang: Lang) -> String {
    let mut parts = Vec::new();
    let unit = |metric| unit(metric).in_lang(lang);
    if let Some(score) = &measured.score {
        parts.push(format!("{} {}", score.shown(lang), unit(Metric::Score)));
    }
    if let Some(percent) = &measured.percent {
        parts.push(format!("{}%", percent.shown(lang)));
    }
    if let Some(rank) = measured.rank {
        let place = match lang {
            Lang::Vi => quantity(rank),
            Lang::En => rank.to_string(),
        };
        let of = measured.of.map(|of| format!("/{of}")).unwrap_or_default();
        parts.push(format!("{} {place}{of}", unit(Metric::Rank)));
    }
    if let Some(count) = &measured.count {
        parts.push(count.shown(lang));
    }
    parts.join(", ")
}

/// A baseline: `2024: 11 điểm, xếp hạng 13/20`.
pub fn baseline(measured: &Measured, lang: Lang) -> String {
    let figures = figures(measured, lang);
    match measured.year {
        Some(year) if figures.is_empty() => year.to_string(),
        Some(year) => format!("{year}: {figures}"),
        None => figures,
    }
}

/// A result: `22,25 điểm (tự chấm, 20/11/2025)`.
pub fn result(measured: &Measured, lang: Lang) -> String {
    let kind = measured.kind.map(|kind| kind.word().label.in_lang(lang).to_owned());
    let on = measured.on.map(|on| date(on, lang));
    let found: Vec<String> = kind.into_iter().chain(on).collect();
    let (figures, found) = (figures(measured, lang), found.join(", "));
    match (figures.is_empty(), found.is_empty()) {
        (_, true) => figures,
        (true, false) => found,
        (false, false) => format!("{figures} ({found})"),
    }
}

fn unit(metric: Metric) -> Both {
    match metric {
        Metric::Score => Both { vi: "điểm", en: "points" },
        Metric::Percent => Both { vi: "%", en: "%" },
        Metric::Rank => Both { vi: "xếp hạng", en: "rank" },
        Metric::Count => Both { vi: "", en: "" },
    }
}

/// A target in words: `từ 14,5/16 điểm trở lên`, `điểm cao hơn kết quả năm trước (11)`.
pub fn target(goal: &Goal, lang: Lang) -> String {
    let Some(bounds) = &goal.target else {
        return "–".to_owned();
    };
    let max = goal.max.as_ref();
    let shown = bounds.iter().map(|(metric, bound)| match lang {
        Lang::Vi => in_vietnamese(*metric, bound, max),
        Lang::En => in_english(*metric, bound, max),
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn in_english(metric: Metric, bound: &Bound, max: Option<&Number>) -> String {
    let (words, unit) = (bound.shown(Lang::En), unit(metric).en);
    let words = match metric {
        Metric::Rank => format!("{unit} {words}"),
        _ if bound.from_baseline.is_some() => {
            format!("{} {words}", within(TARGET.label(metric.name()).en))
        }
        Metric::Score => format!("{words} {unit}"),
        Metric::Percent => format!("{words}%"),
        Metric::Count => words,
    };
    match max.filter(|_| metric == Metric::Score) {
        Some(max) => format!("{words} (of {})", max.shown(Lang::En)),
        None => words,
    }
}

fn in_vietnamese(metric: Metric, bound: &Bound, max: Option<&Number>) -> String {
    let max = max.filter(|_| metric == Metric::Score).map(|max| max.shown(Lang::Vi));
    if bound.from_baseline.is_some() {
        let name = within(TARGET.label(metric.name()).vi);
        let max = max.map(|max| format!(" (tối đa {max})")).unwrap_or_default();
        return format!("{name} {}{max}", bound.with_sign(compared(metric, bound), Lang::Vi));
    }
    let number = bound.number.as_ref().map(|number| number.shown(Lang::Vi)).unwrap_or_default();
    if metric == Metric::Rank {
        // A small rank is a high one.
        return match bound.comparison {
            Comparison::AtMost => format!("xếp hạng từ thứ {number} trở lên"),
            Comparison::Below => format!("xếp hạng trên thứ {number}"),
            Comparison::AtLeast => format!("xếp hạng từ thứ {number} trở xuống"),
            Comparison::Above => format!("xếp hạng dưới thứ {number}"),
            Comparison::Exactly => format!("xếp hạng thứ {number}"),
        };
    }
    let size = match metric {
        Metric::Score => {
            format!("{number}{} điểm", max.map(|max| format!("/{max}")).unwrap_or_default())
        }
        Metric::Percent => format!("{number}%"),
        Metric::Rank | Metric::Count => number.clone(),
    };
    match bound.comparison {
        // There is nothing above all of it.
        Comparison::AtLeast if metric == Metric::Percent && number == "100" => size,
        Comparison::AtLeast => format!("từ {size} trở lên"),
        Comparison::Above => format!("trên {size}"),
        Comparison::AtMost => format!("không quá {size}"),
        Comparison::Below => format!("dưới {size}"),
        Comparison::Exactly => size,
    }
}

/// How a bound compares with the baseline. A small rank is a high one.
fn compared(metric: Metric, bound: &Bound) -> &'static str {
    match (bound.comparison, metric) {
        (Comparison::AtLeast, Metric::Rank) => "không cao hơn",
        (Comparison::Above, Metric::Rank) => "thấp hơn",
        (Comparison::AtMost, Metric::Rank) | (Comparison::AtLeast, _) => "không thấp hơn",
        (Comparison::Below, Metric::Rank) | (Comparison::Above, _) => "cao hơn",
        (Comparison::AtMost, _) => "không cao hơn",
        (Comparison::Below, _) => "thấp hơn",
        (Comparison::Exactly, _) => "bằng",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str) -> Number {
        Number::parse(digits).unwrap()
    }

    #[test]
    fn a_target_in_words() {
        for (metric, bound, vi, en) in [
            (Metric::Score, ">= 14.5", "từ 14,5/16 điểm trở lên", ">= 14.5 points (of 16)"),
            (Metric::Score, "> 9", "trên 9/16 điểm", "> 9 points (of 16)"),
            (
                Metric::Score,
                "> baseline",
                "điểm cao hơn kết quả năm trước (tối đa 16)",
                "score > baseline (of 16)",
            ),
            (Metric::Rank, "<= 5", "xếp hạng từ thứ 5 trở lên", "rank <= 5"),
            (Metric::Rank, "= 1", "xếp hạng thứ 1", "rank = 1"),
            (Metric::Percent, ">= 100", "100%", ">= 100%"),
            (Metric::Percent, ">= 95,5", "từ 95,5% trở lên", ">= 95.5%"),
            (Metric::Count, "<= 3", "không quá 3", "<= 3"),
        ] {
            let bound = Bound::parse(bound, Comparison::AtLeast).unwrap();
            let max = number("16");
            assert_eq!(in_vietnamese(metric, &bound, Some(&max)), vi);
            let en = en.replace(">=", "≥").replace("<=", "≤");
            assert_eq!(in_english(metric, &bound, Some(&max)), en);
        }
    }

    #[test]
    fn a_result_says_how_and_when_it_was_found() {
        let measured = Measured {
            on: chrono::NaiveDate::from_ymd_opt(2025, 11, 20),
            kind: Some(crate::plan::ResultKind::OwnScore),
            score: Some(number("22.25")),
            rank: Some(7),
            of: Some(20),
            ..Measured::default()
        };
        assert_eq!(result(&measured, Lang::Vi), "22,25 điểm, xếp hạng 07/20 (tự chấm, 20/11/2025)");
        assert_eq!(
            result(&measured, Lang::En),
            "22.25 points, rank 7/20 (self-assessed, 2025-11-20)"
        );
        let measured = Measured { year: Some(2024), on: None, kind: None, ..measured };
        assert_eq!(baseline(&measured, Lang::Vi), "2024: 22,25 điểm, xếp hạng 07/20");
    }
}
