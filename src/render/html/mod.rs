//! The page that leaders open: one file that needs nothing else, or a folder with a page for each plan and unit.
//!
//! A page holds no style attributes and one script, which its policy names by hash; without the script all is
//! there to read. Texts of plans go through [`text::SafeText`].

mod axis;
mod bars;
mod burnup;
mod cascade;
mod due;
mod front;
mod goals;
mod owed;
mod shell;
mod site;
mod slips;
mod tasks;
mod text;
mod timeline;
mod view;

use maud::html;

use crate::deadline::reporting::ReportingCalendar;
use crate::render::html::site::Site;
use crate::render::html::view::{Extent, View};
use crate::report::board::{Board, Boards, Past};
use crate::text::lang::Lang;

/// From how many tasks on browsers lay out a part only when it comes in sight: with 20,000 tasks that is
/// seconds in place of half a minute. Below it the length of the page is better known from the start.
const MUCH: usize = 500;

/// What all pages are made with.
#[derive(Clone, Copy)]
pub struct Making<'m> {
    /// What they show.
    pub boards: &'m Boards,
    /// What git knows of the past.
    pub past: &'m Past,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
    /// Which days reporting periods have.
    pub calendar: ReportingCalendar,
    /// The language.
    pub lang: Lang,
}

/// A file of a folder of pages.
#[derive(Debug)]
pub struct File {
    /// Its path in the folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// One page with everything.
pub fn page(making: Making<'_>) -> String {
    page_of(making, &making.boards.all, &Site::default(), Extent::Whole)
}

/// A folder of pages: one of all plans, one for each plan, one for each unit.
pub fn folder(making: Making<'_>) -> Vec<File> {
    let boards = making.boards;
    let site = Site::of(boards);
    let index = page_of(making, &boards.all, &site, Extent::Index);
    let mut files = vec![File { path: "index.html".to_owned(), text: index }];
    for board in boards.plans.iter().chain(&boards.units) {
        let Some(path) = site.page(&board.subject) else { continue };
        let text = page_of(making, board, &site, Extent::Whole);
        files.push(File { path: path.to_owned(), text });
    }
    files
}

fn page_of(making: Making<'_>, board: &Board, site: &Site, extent: Extent) -> String {
    let Making { boards, past, utc_offset, calendar, lang } = making;
    let as_of = boards.as_of;
    let view = View { lang, as_of, board, past, utc_offset, calendar, site, extent };
    let parts = [
        ("due", due::part(&view)),
        ("plans", front::pages(&view)),
        ("units", bars::units(&view)),
        ("indexes", bars::indexes(&view)),
        ("objectives", goals::part(&view)),
        ("timeline", timeline::part(&view)),
        ("progress", burnup::part(&view)),
        ("slips", slips::part(&view)),
        ("reports", owed::part(&view)),
        ("cascade", cascade::part(&view)),
        ("all", tasks::part(&view)),
    ];
    let parts: Vec<shell::Part> = parts
        .into_iter()
        .filter_map(|(id, part)| part.map(|(heading, body)| shell::Part { id, heading, body }))
        .collect();
    let is_much = board.tasks.len() > MUCH;
    let body = html! {
        (front::header(&view, &boards.coverage))
        (front::five(&view))
        (shell::contents(&view, &parts))
        @for part in &parts {
            section id=(part.id) class=[is_much.then_some("much")] {
                h2 { (part.heading) }
                (part.body)
            }
        }
    };
    shell::document(&view, &body)
}
