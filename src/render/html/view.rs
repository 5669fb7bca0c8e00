//! What the parts of one page have in common: the language, the date, where links lead.

use chrono::NaiveDate;
use maud::{Markup, html};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::deadline::reporting::ReportingCalendar;
use crate::render::html::site::Site;
use crate::render::html::text::{SafeText, anchor};
use crate::render::words::{counted, date};
use crate::report::board::{Board, Past, Subject};
use crate::report::item::Item;
use crate::text::lang::{Both, Lang};

/// How much a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Everything.
    Whole,
    /// The first page of a folder: what is the same for all plans; lists are on the pages of plans and units.
    Index,
}

/// A page that is being made.
pub(super) struct View<'v> {
    pub lang: Lang,
    pub as_of: NaiveDate,
    pub board: &'v Board,
    pub past: &'v Past,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
    pub calendar: ReportingCalendar,
    pub site: &'v Site,
    pub extent: Extent,
}

/// The characters that are escaped in the address of a page or an anchor.
const ESCAPED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

impl View<'_> {
    /// A fixed text in the language of the page.
    pub fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        Both { vi, en }.in_lang(self.lang)
    }

    /// A date in the language of the page.
    pub fn day(&self, day: NaiveDate) -> String {
        date(day, self.lang)
    }

    /// Whether all of its parts are on this page.
    pub fn is_whole(&self) -> bool {
        self.extent == Extent::Whole
    }

    /// How many rows of a list this page shows: the first page of a folder at most `most`.
    pub fn shown(&self, rows: usize, most: usize) -> usize {
        if self.is_whole() { rows } else { rows.min(most) }
    }

    /// That more rows are on the pages of the plans.
    pub fn rest(&self, count: usize) -> String {
        let rows = counted(count, self.lang, "dòng", "row", "rows");
        match self.lang {
            Lang::Vi => format!("Còn {rows}, xem ở trang của từng kế hoạch."),
            Lang::En => format!("{rows} more on the pages of the plans."),
        }
    }

    /// Whether its rows are of several plans.
    pub fn has_several_plans(&self) -> bool {
        self.board.plans.len() > 1
    }

    /// How this page names the others: from a folder below, the way up first.
    fn base(&self) -> &'static str {
        match self.board.subject {
            Subject::Plan(_) | Subject::Unit { .. } if !self.site.is_single() => "../",
            _ => "",
        }
    }

    /// The address of another page of the folder.
    pub fn href(&self, page: &str) -> String {
        format!("{}{}", self.base(), utf8_percent_encode(page, ESCAPED))
    }

    /// The number of a task, as a link to its row.
    pub fn task(&self, item: &Item) -> Markup {
        let Some(task) = &item.task else { return html! {} };
        let plan = item.plan.as_ref().filter(|_| self.has_several_plans());
        let words = html! {
            (SafeText(task))
            @if let Some(plan) = plan { " " small { (SafeText(plan)) } }
        };
        let Some(id) = anchor(item.plan.as_deref(), Some(task)) else { return words };
        let id = utf8_percent_encode(&id, ESCAPED);
        let page = match self.is_whole() {
            true => None,
            false => self.site.plan(&item.file).map(|page| self.href(page)),
        };
        html! { a href={ (page.unwrap_or_default()) "#" (id) } { (words) } }
    }

    /// A unit, as a link to its page where it has one.
    pub fn unit(&self, name: &str, agency: Option<&str>) -> Markup {
        let own = Subject::Unit { name: name.to_owned(), agency: agency.map(str::to_owned) };
        match self.site.unit(name, agency).filter(|_| self.board.subject != own) {
            Some(page) => html! { a href=(self.href(page)) { (SafeText(name)) } },
            None => html! { (SafeText(name)) },
        }
    }

    /// The units in the lead of a task, or the one that owes it.
    pub fn leads(&self, item: &Item) -> Markup {
        html! {
            @for (at, unit) in item.lead.iter().enumerate() {
                @if at > 0 { "; " }
                (self.unit(unit, item.agency.as_deref()))
            }
        }
    }
}
