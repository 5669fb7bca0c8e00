//! The contents of a page, as typed rows.

use chrono::NaiveDate;

use crate::report::board::row::Row;
use crate::report::cascade;
use crate::report::counts::{TaskCounts, Totals};
use crate::report::overdue::{self, Overdue};
use crate::report::owed::{self, By, Owed};
use crate::report::slips::Slip;
use crate::report::summary::Group;

/// A plan that a page is about.
#[derive(Clone, Debug)]
pub struct PlanHead {
    /// Its file.
    pub file: String,
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// The number of the document.
    pub number: Option<String>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// When it was closed, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// Its tasks and objectives.
    pub totals: Totals,
}

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All plans.
    All,
    /// One plan, by its file.
    Plan(String),
    /// A unit in the lead of tasks.
    Unit {
        /// Its declared name.
        name: String,
        /// The agency of its plan.
        agency: Option<String>,
    },
}

/// What a page shows.
#[derive(Debug)]
pub struct Board {
    /// What it is about.
    pub subject: Subject,
    /// The plans.
    pub plans: Vec<PlanHead>,
    /// All tasks and objectives, as in `summary`.
    pub total: Totals,
    /// The indexes with their components and objectives, as in `summary`.
    pub indexes: Vec<Group>,
    /// The units, as in `summary --by unit`.
    pub units: Vec<Group>,
    /// What is overdue or due soon, as in `overdue`.
    pub due: Overdue,
    /// Every task, as in `tasks`.
    pub tasks: Vec<Row>,
    /// The reports owed, as in `owed`.
    pub owed: Owed,
    /// The due dates that were moved, as in `slips`.
    pub slips: Vec<Slip>,
    /// The tasks on the days of the past, as in `trend`; empty where it is not known.
    pub progress: Vec<(NaiveDate, TaskCounts)>,
    /// The tasks that plans above give, as in `cascade`.
    pub cascade: Vec<cascade::Row>,
}

impl Board {
    /// A page without any plan.
    pub(super) fn empty(subject: Subject, as_of: NaiveDate) -> Board {
        Board {
            subject,
            plans: Vec::new(),
            total: Totals::default(),
            indexes: Vec::new(),
            units: Vec::new(),
            due: overdue::joined(Vec::new(), as_of),
            tasks: Vec::new(),
            owed: owed::joined(Vec::new(), as_of, By::Unit, false),
            slips: Vec::new(),
            progress: Vec::new(),
            cascade: Vec::new(),
        }
    }

    /// Whether its plans are of more than one agency.
    pub fn has_several_agencies(&self) -> bool {
        let mut agencies = self.plans.iter().map(|plan| plan.agency.as_deref());
        let first = agencies.next();
        agencies.any(|agency| Some(agency) != first)
    }
}
