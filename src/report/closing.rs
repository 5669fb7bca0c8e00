//! What is left open by a plan that is closed.

use chrono::NaiveDate;

use crate::links::graph::{Links, TaskAt};
use crate::report::filter::{Taken, Through};
use crate::report::item::{Item, Lister};
use crate::report::written::{Entry, Now};
use crate::resolve::Resolved;
use crate::state::{State, standing};
use crate::text::characters::safe;
use crate::text::lang::both;

/// A task with a due date that is neither completed nor cancelled on the day of closing.
#[derive(Debug)]
pub struct Left {
    /// The task.
    pub item: Item,
    /// The tasks that carry it on.
    pub carried_by: Vec<String>,
}

/// What a plan leaves open on a day; `at` is its place in the workspace.
pub fn left(resolved: &Resolved<'_>, links: &Links, at: usize, on: NaiveDate) -> Vec<Left> {
    let here = links.here(at);
    let mut lister = Lister::new(resolved, on).among(here);
    let mut found = Vec::new();
    for task in &resolved.tasks {
        let standing = standing(resolved, task, on);
        match standing.state {
            State::Overdue | State::InProgress | State::NotStarted => {}
            State::Cancelled | State::Done | State::DoneLate => continue,
            State::Standing | State::Undated => continue,
        }
        let first = standing.unreported().next().copied();
        let whole = Taken::whole(Through::Itself);
        let item = lister.item(task, &whole, &standing, first.as_ref());
        let continuing = |at: TaskAt| links.continuing(at).iter().map(|at| links.reference(*at));
        let carried_by = here.map(|here| continuing(here.task(task.place)).collect());
        found.push(Left { item, carried_by: carried_by.unwrap_or_default() });
    }
    found
}

impl Left {
    /// The task as it stands, with who carries it on.
    pub fn into_entry(self) -> Entry {
        let by = safe(&self.carried_by.join(", ")).into_owned();
        let said = match self.carried_by.is_empty() {
            true => both!("không được chuyển tiếp", "no task continues it"),
            false => both!("chuyển tiếp ở {by}", "carried on by {by}"),
        };
        Entry { now: Now::Task(Box::new(self.item)), said: Some(said), is_written: true }
    }
}
