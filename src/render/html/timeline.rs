//! The timeline: a row for each dated task, by unit, with months as columns.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::render::html::axis::Axis;
use crate::render::html::due::due;
use crate::render::html::text::{SafeText, or_none, percent};
use crate::render::html::view::View;
use crate::render::words::{counted, period, state};
use crate::report::board::{Mark, Row};
use crate::state::State;
use crate::text::collation;
use crate::text::lang::{Both, Lang};

/// With more rows than this each unit has a table of its own, which is closed at first.
const MOST_TOGETHER: usize = 200;

/// Tasks that the same units lead.
struct Group<'v> {
    lead: String,
    rows: Vec<&'v Row>,
}

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let dated = |row: &&Row| row.is_dated() && !row.marks.is_empty();
    let rows: Vec<&Row> = view.board.tasks.iter().filter(dated).collect();
    let days = rows.iter().flat_map(|row| {
        let dues = row.marks.iter().flat_map(|mark| [mark.due, mark.original]);
        dues.chain(row.started).chain(row.done)
    });
    let axis = Axis::of(days, view.as_of).filter(|_| view.is_whole())?;
    let groups = groups(&rows);
    let body = html! {
        (legend(view))
        (axis.grid("months"))
        @if rows.len() <= MOST_TOGETHER { (list(view, &axis, &groups)) }
        @else {
            @for group in &groups {
                details {
                    summary { (heading(view, group)) }
                    (list(view, &axis, std::slice::from_ref(group)))
                }
            }
        }
    };
    Some((view.say("Dòng thời gian", "Timeline").to_owned(), body))
}

fn groups<'v>(rows: &[&'v Row]) -> Vec<Group<'v>> {
    let mut groups: Vec<Group<'v>> = Vec::new();
    let mut places: rustc_hash::FxHashMap<String, usize> = rustc_hash::FxHashMap::default();
    for row in rows {
        let lead = row.item.lead.join("; ");
        let at = *places.entry(lead.clone()).or_insert_with(|| {
            groups.push(Group { lead, rows: Vec::new() });
            groups.len() - 1
        });
        groups[at].rows.push(row);
    }
    groups.sort_by_cached_key(|group| (group.lead.is_empty(), collation::place(&group.lead)));
    groups
}

fn heading(view: &View<'_>, group: &Group<'_>) -> Markup {
    let count = counted(group.rows.len(), view.lang, "nhiệm vụ", "task", "tasks");
    html! {
        @if group.lead.is_empty() { (view.say("(chưa giao đơn vị chủ trì)", "(no lead)")) }
        @else { (SafeText(&group.lead)) }
        " (" (count) ")"
    }
}

fn list(view: &View<'_>, axis: &Axis, groups: &[Group<'_>]) -> Markup {
    let months = axis.words();
    let caption = match view.lang {
        Lang::Vi => format!("Thời hạn và tiến độ các tháng {months}; số liệu ở cột Thời hạn"),
        Lang::En => format!("Due dates and progress, {months}; figures in the column Due"),
    };
    html! {
        div class="scroll cards time" tabindex="0" role="group" aria-label=(view.say("Dòng thời gian", "Timeline")) {
            table {
                caption { span { (caption) } }
                thead {
                    tr {
                        th.task scope="col" { (view.say("Nhiệm vụ", "Task")) }
                        th.when scope="col" { (view.say("Thời hạn, tình trạng", "Due, state")) }
                        th.wide scope="col" { span.sr { (view.say("Các tháng", "Months")) } (axis.head()) }
                    }
                }
                @for group in groups {
                    tbody {
                        @if groups.len() > 1 {
                            tr.group { th scope="rowgroup" colspan="3" { (heading(view, group)) } }
                        }
                        @for row in &group.rows { (line(view, axis, row)) }
                    }
                }
            }
        }
    }
}

fn line(view: &View<'_>, axis: &Axis, row: &Row) -> Markup {
    let item = &row.item;
    html! {
        tr {
            th.task scope="row" { (view.task(item)) " " (or_none(item.title.as_ref())) }
            td.when {
                (due(view, item))
                @if item.due.is_none() { @if let Some(mark) = row.marks.last() { (view.day(mark.due)) } }
                " " small { (words(view, row)) }
                @if row.marks.len() > 1 { (marks(view, row)) }
            }
            td.wide { (chart(view, axis, row)) }
        }
    }
}

/// The due dates of a task that has several, one a line.
fn marks(view: &View<'_>, row: &Row) -> Markup {
    let by_milestones = row.marks.iter().any(|mark| mark.is_milestone);
    let (closed, open) = match by_milestones {
        true => (view.say("đã hoàn thành", "done"), view.say("chưa hoàn thành", "not done")),
        false => (view.say("đã báo cáo", "reported"), view.say("chưa báo cáo", "not reported")),
    };
    html! {
        details {
            summary { (view.say("Từng thời hạn", "Each due date")) }
            @for mark in &row.marks {
                small {
                    @if let Some(label) = &mark.label { (SafeText(&period(label, view.lang))) ": " }
                    (view.day(mark.due)) ", "
                    @if mark.of > 1 { (mark.reported) "/" (mark.of) " " (closed) }
                    @else if mark.reported > 0 { (closed) }
                    @else { (open) }
                }
            }
        }
    }
}

/// The state, and of several due dates how many are reported.
fn words(view: &View<'_>, row: &Row) -> String {
    let state = state(row.item.state).in_lang(view.lang);
    let (of, reported) =
        row.marks.iter().fold((0, 0), |sum, mark| (sum.0 + mark.of, sum.1 + mark.reported));
    if of < 2 {
        return match row.done {
            Some(done) => format!("{state} ({})", view.day(done)),
            None => state.to_owned(),
        };
    }
    let what = match row.marks.iter().any(|mark| mark.is_milestone) {
        true => view.say("mốc", "milestones"),
        false => view.say("báo cáo", "reports"),
    };
    format!("{state}, {reported}/{of} {what}")
}

/// The class that draws a due date.
fn class(view: &View<'_>, row: &Row, mark: &Mark) -> &'static str {
    if mark.reported >= mark.of {
        let is_late = row.marks.len() == 1 && row.item.state == State::DoneLate;
        return if is_late { "late" } else { "done" };
    }
    if mark.due < row.item.closed.unwrap_or(view.as_of) { "over" } else { "none" }
}

/// A row of the chart. Its figures stand beside it.
fn chart(view: &View<'_>, axis: &Axis, row: &Row) -> Markup {
    let last = row.marks.last().map(|mark| mark.due);
    let today = row.item.closed.unwrap_or(view.as_of);
    let line = |class: &str, from: NaiveDate, to: NaiveDate| {
        let (from, to) = (axis.clamped(from), axis.clamped(to));
        html! { @if to > from { line class=(class) x1=(percent(from)) x2=(percent(to)) y1="11" y2="11" {} } }
    };
    let single = row.marks.len() == 1;
    let late = last.filter(|_| single).zip(row.done).filter(|(due, done)| done > due);
    let missed = row.marks.iter().find(|mark| mark.reported < mark.of && mark.due < today);
    html! {
        svg width="100%" height="22" aria-hidden="true" focusable="false" {
            rect.months width="100%" height="22" {}
            @if let Some(started) = row.started { (line("begun", started, row.done.unwrap_or(today))) }
            @if let Some(mark) = missed { (line("run", mark.due, today)) }
            @if let Some((due, done)) = late { (line("after", due, done)) }
            @for mark in &row.marks { (sign(view, axis, row, mark)) }
            @if let Some(at) = row.done.and_then(|done| axis.place(done)) {
                circle.done cx=(percent(at)) cy="11" r="4" {}
            }
            @if let Some(at) = axis.place(view.as_of) {
                line.today x1=(percent(at)) x2=(percent(at)) y1="0" y2="22" {}
            }
        }
    }
}

/// A due date, with the first one where it was moved.
fn sign(view: &View<'_>, axis: &Axis, row: &Row, mark: &Mark) -> Markup {
    let Some(at) = axis.place(mark.due) else { return html! {} };
    let href = match (mark.is_milestone, row.marks.len()) {
        (true, _) => "#s-mile",
        (false, 1) => "#s-due",
        (false, _) => "#s-tick",
    };
    html! {
        @if mark.original != mark.due {
            @let first = axis.clamped(mark.original);
            line.ext x1=(percent(first)) x2=(percent(at)) y1="11" y2="11" marker-end="url(#arrow)" {}
            use.first href="#s-first" x=(percent(first)) {}
        }
        use class=(class(view, row, mark)) href=(href) x=(percent(at)) {}
    }
}

fn legend(view: &View<'_>) -> Markup {
    let sign = |class: &str, href: &str| {
        html! { use class=(class) href=(href) x="12" {} }
    };
    let stroke = |class: &str| html! { line class=(class) x1="1" x2="23" y1="11" y2="11" {} };
    let circle = html! { circle.done cx="12" cy="11" r="4" {} };
    let rows: [(Markup, Both); 11] = [
        (sign("none", "#s-due"), Both { vi: "thời hạn", en: "due date" }),
        (sign("none", "#s-mile"), Both { vi: "mốc", en: "milestone" }),
        (sign("none", "#s-tick"), Both { vi: "kỳ báo cáo", en: "occurrence" }),
        (sign("done", "#s-due"), Both { vi: "đã hoàn thành, đã báo cáo", en: "done, reported" }),
        (sign("late", "#s-due"), Both { vi: "hoàn thành quá hạn", en: "done late" }),
        (circle, Both { vi: "ngày hoàn thành", en: "completed on" }),
        (stroke("after"), Both { vi: "thời gian hoàn thành chậm", en: "completed late by" }),
        (sign("over", "#s-due"), Both { vi: "quá hạn", en: "overdue" }),
        (
            sign("first", "#s-first"),
            Both { vi: "thời hạn ban đầu (đã gia hạn)", en: "first due date, extended" },
        ),
        (stroke("begun"), Both { vi: "đang thực hiện", en: "in progress" }),
        (stroke("run"), Both { vi: "thời gian quá hạn", en: "time overdue" }),
    ];
    html! {
        ul.legend {
            @for (drawn, words) in rows {
                li {
                    svg width="24" height="22" aria-hidden="true" focusable="false" { (drawn) }
                    (words.in_lang(view.lang))
                }
            }
            li {
                svg width="24" height="22" aria-hidden="true" focusable="false" {
                    line.today x1="12" x2="12" y1="0" y2="22" {}
                }
                (view.say("ngày", "as of")) " " (view.day(view.as_of))
            }
        }
    }
}
