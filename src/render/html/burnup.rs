//! How many tasks there were and how many were completed, month by month, from git.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::render::html::text::{heads, table};
use crate::render::html::view::View;
use crate::report::board::Subject;
use crate::report::counts::TaskCounts;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang};

const SCOPE: Both = Both { vi: "nhiệm vụ có thời hạn", en: "tasks with a date" };
const READY: Both = Both { vi: "đã hoàn thành", en: "completed" };
const PLANNED: Both = Both { vi: "đến hạn theo kế hoạch", en: "due by the plan" };

/// A day of the past.
struct Point {
    date: NaiveDate,
    scope: usize,
    ready: usize,
    /// How many tasks of today's plans had fallen due.
    planned: usize,
}

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let heading = view.say("Diễn biến", "Burn-up").to_owned();
    let points = points(view);
    if let Some(words) = unknown(view, &points) {
        return Some((heading, html! { p { (safe(&words)) } }));
    }
    // Without a task that ever had a date there is nothing to draw.
    if points.iter().all(|point| point.scope.max(point.ready).max(point.planned) == 0) {
        return None;
    }
    let caption = view.say(
        "Số nhiệm vụ có thời hạn, đã hoàn thành và đến hạn theo kế hoạch, theo tháng",
        "Tasks with a date, completed, and due by the plan, by month",
    );
    let head = |vi, en| Both { vi, en };
    let columns = heads(
        view.lang,
        [
            (head("Ngày", "Day"), "d"),
            (head("Nhiệm vụ có thời hạn", "Tasks with a date"), "n"),
            (head("Đã hoàn thành", "Completed"), "n"),
            (head("Đến hạn theo kế hoạch", "Due by the plan"), "n"),
        ],
    );
    let rows = html! {
        @for point in &points {
            tr {
                th.d scope="row" { (view.day(point.date)) }
                td.n { (point.scope) }
                td.n { (point.ready) }
                td.n { (point.planned) }
            }
        }
    };
    let body = html! {
        (legend(view))
        div.scroll tabindex="0" role="group" aria-label=(heading) { div.burn { (chart(view, &points)) } }
        details {
            summary { (view.say("Số liệu", "Figures")) }
            (table("", caption, &columns, &rows))
        }
    };
    Some((heading, body))
}

/// Why there is no chart.
fn unknown(view: &View<'_>, points: &[Point]) -> Option<String> {
    if let Some(why) = &view.past.unknown {
        let why = why.in_lang(view.lang);
        return Some(match view.lang {
            Lang::Vi => format!("Chưa có phần diễn biến và lùi thời hạn: {why}."),
            Lang::En => format!("The past is not shown: {why}."),
        });
    }
    if matches!(view.board.subject, Subject::Unit { .. }) {
        let words = view.say(
            "Diễn biến theo tháng xem ở trang của kế hoạch.",
            "The page of the plan shows it by month.",
        );
        return Some(words.to_owned());
    }
    let words = view.say(
        "Các kế hoạch chưa được lưu vào git, nên chưa có diễn biến.",
        "The plans are not in git yet, so nothing is known of the past.",
    );
    points.is_empty().then(|| words.to_owned())
}

fn points(view: &View<'_>) -> Vec<Point> {
    let mut dues: Vec<NaiveDate> =
        view.board.tasks.iter().filter_map(crate::report::board::Row::last_due).collect();
    dues.sort_unstable();
    let point = |(date, tasks): &(NaiveDate, TaskCounts)| Point {
        date: *date,
        scope: tasks.due(),
        ready: tasks.completed(),
        planned: dues.partition_point(|due| due <= date),
    };
    view.board.progress.iter().map(point).collect()
}

/// The size of the chart and of its margins, in units of its own.
const WIDE: f64 = 900.0;
const HIGH: f64 = 260.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 60.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 24.0;
/// How wide the name of a day is.
const NAME: f64 = 75.0;

fn chart(view: &View<'_>, points: &[Point]) -> Markup {
    let most = points.iter().map(|p| p.scope.max(p.ready).max(p.planned)).max().unwrap_or(0).max(1);
    let days = |point: &Point| point.date.signed_duration_since(points[0].date).num_days() as f64;
    let whole = points.last().map_or(1.0, days).max(1.0);
    let x = |point: &Point| LEFT + (WIDE - LEFT - RIGHT) * days(point) / whole;
    let y = |count: usize| TOP + (HIGH - TOP - BOTTOM) * (1.0 - count as f64 / most as f64);
    let path = |count: fn(&Point) -> usize| {
        let places = points.iter().enumerate().map(|(at, point)| {
            format!("{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, x(point), y(count(point)))
        });
        places.collect::<String>()
    };
    let step = points.len().div_ceil(10).max(1);
    let last = points.len() - 1;
    html! {
        svg viewBox=(format!("0 0 {WIDE} {HIGH}")) width="100%" role="img" aria-label=(words(view, points)) {
            @for count in ticks(most) {
                line.line x1=(LEFT) x2=(WIDE - RIGHT) y1=(format!("{:.1}", y(count))) y2=(format!("{:.1}", y(count))) {}
                text x=(LEFT - 6.0) y=(format!("{:.1}", y(count) + 4.0)) text-anchor="end" { (count) }
            }
            @for (at, point) in points.iter().enumerate() {
                @let is_free = at == last || x(&points[last]) - x(point) > NAME;
                @if (last - at).is_multiple_of(step) && is_free {
                    text x=(format!("{:.1}", x(point))) y=(HIGH - 6.0) text-anchor="middle" { (view.day(point.date)) }
                }
            }
            path.scope d=(path(|p| p.scope)) {}
            path.plan d=(path(|p| p.planned)) {}
            path.ready d=(path(|p| p.ready)) {}
            @for (count, place) in labels(&points[last], y) {
                text x=(WIDE - RIGHT + 8.0) y=(format!("{place:.1}")) { (count) }
            }
            @if last == 0 {
                @for count in [points[0].scope, points[0].ready] { circle.full cx=(LEFT) cy=(y(count)) r="3" {} }
            }
        }
    }
}

/// The last values, moved apart where they would run into each other.
fn labels(last: &Point, y: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
    let mut counts = vec![last.scope, last.planned, last.ready];
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts.dedup();
    let mut labels: Vec<(usize, f64)> = Vec::new();
    for count in counts {
        let place = y(count) + 4.0;
        let above = labels.last().map_or(f64::MIN, |(_, above)| above + 13.0);
        labels.push((count, place.max(above)));
    }
    labels
}

/// Round numbers up to the greatest one.
fn ticks(most: usize) -> Vec<usize> {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    let step = steps.into_iter().take(30).find(|step| most / step <= 5).unwrap_or(most);
    (0..=most / step).map(|at| at * step).collect()
}

/// The chart in words.
fn words(view: &View<'_>, points: &[Point]) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let (from, to) = (view.day(first.date), view.day(last.date));
    match view.lang {
        Lang::Vi => format!(
            "Từ {from} đến {to}: nhiệm vụ có thời hạn từ {} thành {}, đã hoàn thành từ {} thành {}; theo kế hoạch đến hạn {}",
            first.scope, last.scope, first.ready, last.ready, last.planned
        ),
        Lang::En => format!(
            "From {from} to {to}: tasks with a date from {} to {}, completed from {} to {}; due by the plan {}",
            first.scope, last.scope, first.ready, last.ready, last.planned
        ),
    }
}

fn legend(view: &View<'_>) -> Markup {
    html! {
        ul.legend {
            @for (class, words) in [("scope", SCOPE), ("ready", READY), ("plan", PLANNED)] {
                li {
                    svg width="30" height="16" aria-hidden="true" focusable="false" {
                        path class=(class) d="M1 8H29" {}
                    }
                    (words.in_lang(view.lang))
                }
            }
        }
    }
}
