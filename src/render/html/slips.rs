//! Due dates that were moved: from the first to the one in force, with the documents.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::render::answers::diff::days;
use crate::render::answers::history::moved;
use crate::render::html::axis::Axis;
use crate::render::html::text::{SafeText, or_none, percent};
use crate::render::html::view::View;
use crate::report::slips::{Move, Slip};
use crate::text::lang::Lang;

/// How many rows the first page of a folder lists.
const MOST_ON_INDEX: usize = 30;

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    if view.past.unknown.is_some() {
        return None;
    }
    let heading = view.say("Lùi thời hạn", "Slippage").to_owned();
    let all = &view.board.slips;
    if all.is_empty() {
        let none = view.say("Chưa có nhiệm vụ nào lùi thời hạn.", "No due date was ever moved.");
        return Some((heading, html! { p { (none) } }));
    }
    let shown = view.shown(all.len(), MOST_ON_INDEX);
    let slips = &all[..shown];
    let axis = Axis::of(
        slips.iter().flat_map(|slip| slip.moves.iter().flat_map(|m| [m.before, m.after])),
        view.as_of,
    )?;
    let body = html! {
        (legend(view))
        (axis.grid("slipped"))
        (list(view, &axis, slips))
        @if shown < all.len() { p { (view.rest(all.len() - shown)) } }
    };
    Some((heading, body))
}

fn list(view: &View<'_>, axis: &Axis, slips: &[Slip]) -> Markup {
    let heading = view.say("Nhiệm vụ lùi thời hạn", "Tasks whose due date moved");
    let months = axis.words();
    let caption = match view.lang {
        Lang::Vi => format!(
            "Nhiệm vụ đã lùi thời hạn, lùi nhiều nhất xếp trước; biểu đồ các tháng {months}"
        ),
        Lang::En => format!("Tasks whose due date moved, the most first; chart of {months}"),
    };
    html! {
        div class="scroll cards time slips" tabindex="0" role="group" aria-label=(heading) {
            table {
                caption { span { (caption) } }
                thead {
                    tr {
                        th.task scope="col" { (view.say("Nhiệm vụ", "Task")) }
                        th.by scope="col" { (view.say("Số ngày lùi, căn cứ", "Days, document")) }
                        th.when scope="col" { (view.say("Thời hạn", "Due")) }
                        th.wide scope="col" { span.sr { (view.say("Tháng", "Month")) } (axis.head()) }
                    }
                }
                tbody { @for slip in slips { (line(view, axis, slip)) } }
            }
        }
    }
}

fn line(view: &View<'_>, axis: &Axis, slip: &Slip) -> Markup {
    let part = slip.milestone.as_ref().or(slip.unit.as_ref());
    let several = slip.moves.len() > 1;
    let is_silent = slip.moves.iter().any(is_silent);
    html! {
        tr {
            th.task scope="row" {
                (view.task(&slip.item)) " " (or_none(slip.item.title.as_ref()))
                @if let Some(part) = part { " – " (SafeText(part)) }
            }
            td.by {
                span class=[is_silent.then_some("bad-text")] { (days(slip.days(), view.lang)) }
                @for m in &slip.moves {
                    br; small { (SafeText(&moved(m, several, view.utc_offset, view.lang))) }
                }
            }
            td.when {
                @if let Some(due) = slip.due { (view.day(due)) }
                @if let Some(first) = slip.first_due() { " " small { (view.say("ban đầu", "was")) " " (view.day(first)) } }
            }
            td.wide { (chart(view, axis, slip)) }
        }
    }
}

fn is_silent(m: &Move) -> bool {
    m.by.is_none() && m.after > m.before
}

fn chart(view: &View<'_>, axis: &Axis, slip: &Slip) -> Markup {
    let at = |day: NaiveDate| percent(axis.clamped(day));
    html! {
        svg width="100%" height="22" aria-hidden="true" focusable="false" {
            rect.slipped width="100%" height="22" {}
            @for m in &slip.moves {
                line class={ "ext" @if is_silent(m) { " silent" } } x1=(at(m.before)) x2=(at(m.after))
                    y1="11" y2="11" marker-end="url(#arrow)" {}
            }
            @if let Some(first) = slip.first_due() { use.first href="#s-first" x=(at(first)) {} }
            @if let Some(due) = slip.due { use.none href="#s-due" x=(at(due)) {} }
            @if let Some(today) = axis.place(view.as_of) {
                line.today x1=(percent(today)) x2=(percent(today)) y1="0" y2="22" {}
            }
        }
    }
}

fn legend(view: &View<'_>) -> Markup {
    html! {
        ul.legend {
            li {
                svg width="24" height="22" aria-hidden="true" focusable="false" { use.first href="#s-first" x="12" {} }
                (view.say("thời hạn ban đầu", "first due date"))
            }
            li {
                svg width="24" height="22" aria-hidden="true" focusable="false" { use.none href="#s-due" x="12" {} }
                (view.say("thời hạn hiện nay", "due date in force"))
            }
            @for (class, words) in [
                ("ext", view.say("lùi có văn bản", "moved with a document")),
                ("ext silent", view.say("lùi không có văn bản", "moved without a document")),
            ] {
                li {
                    svg width="30" height="22" aria-hidden="true" focusable="false" {
                        line class=(class) x1="1" x2="29" y1="11" y2="11" marker-end="url(#arrow)" {}
                    }
                    (words)
                }
            }
        }
    }
}
