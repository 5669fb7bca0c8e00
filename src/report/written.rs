//! What a command wrote, and what holds after it.

use chrono::NaiveDate;

use crate::report::filter::{Taken, Through};
use crate::report::goal::{Goal, goal};
use crate::report::item::{Item, Lister};
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask};
use crate::state::standing;
use crate::text::lang::Text;

/// The answer of a command that writes.
#[derive(Debug, Default)]
pub struct Written {
    /// The files, in the order of their paths.
    pub files: Vec<FileWritten>,
    /// What holds now of a plan as a whole, line by line.
    pub lines: Vec<Text>,
    /// What was written about, in the order asked for.
    pub entries: Vec<Entry>,
}

/// A file before and after.
#[derive(Debug)]
pub struct FileWritten {
    /// Its path, as shown.
    pub file: String,
    /// Its text before.
    pub before: String,
    /// Its text after.
    pub after: String,
}

impl FileWritten {
    /// Whether it is another text.
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// A task or an objective that was written about.
#[derive(Debug)]
pub struct Entry {
    /// As it stands now.
    pub now: Now,
    /// A note: which period was chosen, or why nothing was written.
    pub said: Option<Text>,
    /// Whether something was written about it.
    pub is_written: bool,
}

/// A task or an objective as it stands.
#[derive(Debug)]
pub enum Now {
    /// A task, as in `tasks`.
    Task(Box<Item>),
    /// An objective, as in `summary`.
    Objective(Box<Goal>),
}

impl Now {
    /// Its file; `None` of an objective.
    pub fn file(&self) -> Option<&str> {
        match self {
            Now::Task(item) => Some(&item.file),
            Now::Objective(_) => None,
        }
    }

    /// Its REF: `PLAN/ID`.
    pub fn reference(&self) -> String {
        let (plan, id) = match self {
            Now::Task(item) => (item.plan.as_deref(), &item.task),
            Now::Objective(goal) => (goal.plan.as_deref(), &goal.objective),
        };
        [plan, id.as_deref()].map(Option::unwrap_or_default).join("/")
    }
}

/// A task or an objective of a plan.
pub enum Found<'f, 'a> {
    /// A task.
    Task(&'f ResolvedTask<'a>),
    /// An objective.
    Objective(&'f ResolvedObjective<'a>),
}

/// The task or objective of a plan with this id.
pub fn find<'f, 'a>(resolved: &'f Resolved<'a>, id: &str) -> Option<Found<'f, 'a>> {
    let task = resolved.tasks.iter().find(|task| task.written.id.value() == Some(id));
    let objective = || resolved.objectives.iter().find(|o| o.written.id.value() == Some(id));
    task.map(Found::Task).or_else(|| objective().map(Found::Objective))
}

/// How a task or an objective stands as of a date.
pub fn now(resolved: &Resolved<'_>, found: &Found<'_, '_>, as_of: NaiveDate) -> Now {
    match found {
        Found::Objective(objective) => Now::Objective(Box::new(goal(resolved, objective, as_of))),
        Found::Task(task) => {
            let standing = standing(resolved, task, as_of);
            let first = standing.unreported().next().copied();
            let mut lister = Lister::new(resolved, as_of);
            let whole = Taken::whole(Through::Itself);
            Now::Task(Box::new(lister.item(task, &whole, &standing, first.as_ref())))
        }
    }
}
