//! Objectives as places on their own scale: what they were, what is aimed at, what was found.

use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::plan::Metric;
use crate::plan::value::Measured;
use crate::render::figures::{baseline, result, target};
use crate::render::html::text::{SafeText, heads, or_none, percent, table};
use crate::render::html::view::View;
use crate::render::words::outcome;
use crate::report::goal::Goal;
use crate::report::summary::Group;
use crate::state::Outcome;
use crate::text::lang::{Both, Lang, quantity};
use crate::text::number::Number;

/// From how many plans on the first page of a folder lists missed objectives alone.
const MOST_PLANS: usize = 10;

/// How many objectives of an index the first page of a folder lists.
const MOST_ON_INDEX: usize = 60;

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let only_missed = !view.is_whole() && view.board.plans.len() > MOST_PLANS;
    let groups: Vec<&Group> =
        view.board.indexes.iter().filter(|group| !group.goals.is_empty()).collect();
    let body = html! {
        (legend(view))
        @for group in &groups {
            h3 { (index(view, group)) }
            @let goals = group.goals.iter().filter(|goal| !only_missed || goal.status == Outcome::Missed);
            @let goals: Vec<&Goal> = goals.collect();
            p { (counts(view, group)) }
            @let shown = view.shown(goals.len(), MOST_ON_INDEX);
            @if shown > 0 { (list(view, group, &goals[..shown])) }
            @if shown < goals.len() { p { (view.rest(goals.len() - shown)) } }
        }
        @if only_missed {
            p {
                (view.say(
                    "Chỉ liệt kê mục tiêu chưa đạt; các mục tiêu khác xem ở trang của từng kế hoạch.",
                    "Only missed objectives are listed; the others are on the pages of the plans.",
                ))
            }
        }
    };
    (!groups.is_empty()).then(|| (view.say("Mục tiêu", "Objectives").to_owned(), body))
}

fn index(view: &View<'_>, group: &Group) -> Markup {
    html! {
        @match &group.key {
            Some(key) => (SafeText(key)),
            None => (view.say("Mục tiêu chung", "(no index)")),
        }
    }
}

fn counts(view: &View<'_>, group: &Group) -> String {
    let of = &group.totals.objectives;
    let (total, met, missed, pending) = (of.total(), of.met, of.missed, of.pending);
    match view.lang {
        Lang::Vi => {
            let [total, met, missed, pending] = [total, met, missed, pending].map(quantity);
            format!(
                "Tổng số {total} mục tiêu: đạt {met}, chưa đạt {missed}, chưa có kết quả {pending}."
            )
        }
        Lang::En => format!("{total} in all: {met} met, {missed} missed, {pending} pending."),
    }
}

fn list(view: &View<'_>, group: &Group, goals: &[&Goal]) -> Markup {
    let head = |vi, en| Both { vi, en };
    let columns = heads(
        view.lang,
        [
            (head("Mục tiêu", "Objective"), "task"),
            (head("Kết quả năm trước", "Baseline"), ""),
            (head("Chỉ tiêu", "Target"), ""),
            (head("Kết quả", "Results"), ""),
            (
                head(
                    "Vị trí trên thang (càng về bên phải càng tốt)",
                    "Place (better to the right)",
                ),
                "scale",
            ),
            (head("Đánh giá", "Outcome"), ""),
        ],
    );
    let several = view.has_several_plans();
    let rows = html! {
        @for goal in goals {
            @let name = goal.title.as_ref().or(goal.component.as_ref());
            tr {
                th.task scope="row" {
                    (or_none(name.or(goal.objective.as_ref())))
                    @if let Some(plan) = goal.plan.as_ref().filter(|_| several) { br; small { (SafeText(plan)) } }
                }
                td { (measured(view, goal.baseline.as_ref(), baseline, NO_BASELINE)) }
                td { (targets(view, goal)) }
                td { (results(view, goal)) }
                td.scale { @for scale in scales(goal) { (chart(view, &scale)) } }
                td class=[(goal.status == Outcome::Missed).then_some("bad-text")] {
                    (outcome(goal.status).in_lang(view.lang))
                }
            }
        }
    };
    let caption = match (view.lang, group.key.as_deref()) {
        (Lang::Vi, name) => {
            let name = name.unwrap_or("chung");
            format!("Mục tiêu {name}: kết quả năm trước, chỉ tiêu và kết quả")
        }
        (Lang::En, Some(name)) => format!("Objectives of {name}: baseline, target and results"),
        (Lang::En, None) => "Objectives without an index: baseline, target and results".to_owned(),
    };
    table("cards", &crate::text::characters::safe(&caption), &columns, &rows)
}

const NO_BASELINE: Both = Both { vi: "không có", en: "none" };
const NO_TARGET: Both = Both { vi: "chưa có chỉ tiêu", en: "no target" };
const NO_RESULT: Both = Both { vi: "chưa có kết quả", en: "no result yet" };

fn measured(
    view: &View<'_>,
    found: Option<&Measured>,
    words: fn(&Measured, Lang) -> String,
    missing: Both,
) -> Markup {
    html! {
        @match found.map(|found| words(found, view.lang)).filter(|words| !words.is_empty()) {
            Some(words) => (SafeText(&words)),
            None => span.mute { (missing.in_lang(view.lang)) },
        }
    }
}

fn targets(view: &View<'_>, goal: &Goal) -> Markup {
    let has_target = goal.target.as_ref().is_some_and(|bounds| !bounds.is_empty());
    html! {
        @if has_target { (SafeText(&target(goal, view.lang))) }
        @else { span.mute { (NO_TARGET.in_lang(view.lang)) } }
    }
}

fn results(view: &View<'_>, goal: &Goal) -> Markup {
    html! {
        @for (at, found) in goal.results.iter().enumerate() {
            @if at > 0 { br; }
            (SafeText(&result(found, view.lang)))
        }
        @if goal.results.is_empty() { span.mute { (NO_RESULT.in_lang(view.lang)) } }
    }
}

/// A metric of an objective on its scale: places from 0, the worst, to 1, the best.
struct Scale {
    baseline: Option<f64>,
    target: Option<(f64, &'static str)>,
    results: Vec<f64>,
    /// The values at both ends.
    ends: [Decimal; 2],
    /// Whether the place is one in a ranking.
    is_rank: bool,
}

fn value(measured: &Measured, metric: Metric) -> Option<Decimal> {
    let number = |number: &Option<Number>| number.as_ref().map(Number::value);
    match metric {
        Metric::Score => number(&measured.score),
        Metric::Percent => number(&measured.percent),
        Metric::Rank => measured.rank.map(Decimal::from),
        Metric::Count => number(&measured.count),
    }
}

/// The metrics of an objective that have anything to show.
fn scales(goal: &Goal) -> Vec<Scale> {
    Metric::ALL.into_iter().filter_map(|metric| scale(goal, metric)).collect()
}

fn scale(goal: &Goal, metric: Metric) -> Option<Scale> {
    let baseline = goal.baseline.as_ref().and_then(|from| value(from, metric));
    let bound = goal.target.iter().flatten().find(|(of, _)| *of == metric).map(|(_, bound)| bound);
    let aimed = bound.and_then(|bound| Some((bound.number.as_ref()?.value(), bound.comparison)));
    let results: Vec<Decimal> =
        goal.results.iter().filter_map(|found| value(found, metric)).collect();
    let all: Vec<Decimal> =
        baseline.into_iter().chain(aimed.map(|(aim, _)| aim)).chain(results.clone()).collect();
    let (low, high) = (*all.iter().min()?, *all.iter().max()?);
    let ranked = goal.baseline.iter().chain(&goal.results).filter_map(|found| found.of).max();
    let (zero, one) = (Decimal::ZERO, Decimal::ONE);
    let (low, high) = match metric {
        Metric::Score => (low.min(zero), goal.max.as_ref().map_or(high, |m| m.value().max(high))),
        Metric::Percent => (low.min(zero), high.max(Decimal::ONE_HUNDRED)),
        Metric::Rank => (low.min(one), ranked.map_or(high, |of| Decimal::from(of).max(high))),
        Metric::Count => (low.min(zero), high),
    };
    let less_is_better = metric == Metric::Rank || aimed.is_some_and(|(_, how)| how.wants_less());
    let [worst, best] = if less_is_better { [high, low] } else { [low, high] };
    let place = |at: Decimal| -> Option<f64> {
        let whole = best.checked_sub(worst)?;
        at.checked_sub(worst)?.checked_div(whole)?.to_f64()
    };
    Some(Scale {
        baseline: baseline.and_then(place),
        target: aimed.and_then(|(aim, how)| Some((place(aim)?, how.shown()))),
        results: results.into_iter().filter_map(place).collect(),
        ends: [worst, best],
        is_rank: metric == Metric::Rank,
    })
}

/// The scale. Its figures stand beside it, so that it has no words for those who listen.
fn chart(view: &View<'_>, scale: &Scale) -> Markup {
    // Signs at the ends stay within the chart.
    let at = |place: f64| percent(0.04 + 0.92 * place);
    let rank = if scale.is_rank { view.say("hạng ", "rank ") } else { "" };
    let end = |value: Decimal| format!("{rank}{}", Number::of(value.normalize()).shown(view.lang));
    html! {
        svg width="100%" height="44" aria-hidden="true" focusable="false" {
            line.line x1="4%" x2="96%" y1="19" y2="19" {}
            @if let Some((place, how)) = scale.target {
                line.full x1=(at(place)) x2=(at(place)) y1="11" y2="27" stroke-width="2" {}
                text x=(at(place)) y="9" text-anchor="middle" { (how) }
            }
            @if let Some(place) = scale.baseline { use.none href="#s-ring" x=(at(place)) {} }
            @for (number, place) in scale.results.iter().enumerate() {
                @let is_last = number + 1 == scale.results.len();
                circle.full cx=(at(*place)) cy="19" r=(if is_last { "5" } else { "3" }) {}
            }
            text x="0" y="42" { (end(scale.ends[0])) }
            text x="100%" y="42" text-anchor="end" { (end(scale.ends[1])) }
        }
    }
}

fn legend(view: &View<'_>) -> Markup {
    html! {
        ul.legend {
            li {
                svg width="16" height="16" aria-hidden="true" focusable="false" { circle.none cx="8" cy="8" r="6" {} }
                (view.say("kết quả năm trước", "baseline"))
            }
            li {
                svg width="16" height="16" aria-hidden="true" focusable="false" {
                    line.full x1="8" x2="8" y1="0" y2="16" stroke-width="2" {}
                }
                (view.say("chỉ tiêu (≥: từ mức đó trở lên; ≤: không quá; xếp hạng nhỏ hơn là tốt hơn)",
                    "target with its comparison; a smaller rank is better"))
            }
            li {
                svg width="16" height="16" aria-hidden="true" focusable="false" { circle.full cx="8" cy="8" r="5" {} }
                (view.say("kết quả, dấu lớn là mới nhất", "result, the large one is the newest"))
            }
        }
    }
}
