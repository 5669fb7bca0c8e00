//! A plan that is being made from a document, and what has to be reported about it.

use chrono::NaiveDate;

use crate::exchange::document::Place;
use crate::text::lang::Text;

/// A plan as it was read from a document, before it is written as TOML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The plan as a whole.
    pub head: Head,
    /// Documents that it rests on.
    pub bases: Vec<Basis>,
    /// Units that tasks name and that are not declared yet.
    pub units: Vec<Unit>,
    /// Objectives.
    pub objectives: Vec<Objective>,
    /// Tasks.
    pub tasks: Vec<Task>,
}

/// What is said of the plan as a whole; what is not known is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The plan's id.
    pub id: Option<String>,
    /// The title of the document.
    pub title: Option<String>,
    /// Who issued it.
    pub agency: Option<String>,
    /// The year that it is for.
    pub year: Option<i32>,
    /// Number and symbol.
    pub number: Option<String>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// The indexes that it serves.
    pub indexes: Vec<String>,
    /// Who signed it.
    pub signed_by: Option<String>,
    /// Who receives it.
    pub recipients: Vec<String>,
}

/// A document that the plan rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basis {
    /// Number and symbol.
    pub number: Option<String>,
    /// As it is named.
    pub title: Option<String>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// A unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Other wordings of the same name.
    pub aliases: Vec<String>,
    /// Whether it stands for several.
    pub group: bool,
    /// A remark.
    pub note: Option<String>,
}

/// A task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// Its indexes.
    pub index: Vec<String>,
    /// Its components.
    pub component: Vec<String>,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who takes part.
    pub partners: Vec<String>,
    /// The person answerable.
    pub officer: Option<String>,
    /// Who decides.
    pub approver: Option<String>,
    /// The phrase of its deadline.
    pub deadline: Option<String>,
    /// Its product.
    pub product: Option<String>,
    /// Where it stands.
    pub source: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// What was done so far, and the day that this is dated by.
    pub updates: Vec<(NaiveDate, String)>,
    /// What a person has to look at, by the key that it is about.
    pub comments: Vec<(&'static str, Text)>,
}

/// An objective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objective {
    /// Its id.
    pub id: String,
    /// Its indexes.
    pub index: Vec<String>,
    /// Its components.
    pub component: Vec<String>,
    /// Whether the score is the province's.
    pub of_province: bool,
    /// What is to be reached.
    pub title: Option<String>,
    /// What it starts from, key by key, as written in the file.
    pub baseline: Vec<(&'static str, String)>,
    /// The highest score.
    pub max: Option<String>,
    /// The gain expected.
    pub gain: Option<String>,
    /// The target, metric by metric, as written in the file.
    pub target: Vec<(&'static str, String)>,
    /// Where it stands.
    pub source: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// What a person has to look at, by the key that it is about.
    pub comments: Vec<(&'static str, Text)>,
}

/// What is reported besides the plan: what was left out, and what is doubtful.
#[derive(Debug, Default)]
pub struct Report {
    /// The tables of the document.
    pub tables: Vec<TableReport>,
    /// Text that is not in the plan.
    pub left: Vec<Left>,
    /// What a person has to look at.
    pub doubts: Vec<Doubt>,
}

/// What became of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReport {
    /// Where it is.
    pub place: Place,
    /// What it is about.
    pub kind: TableKind,
    /// How many rows of it were read.
    pub rows: usize,
    /// How many tasks came of it.
    pub tasks: usize,
    /// How many objectives.
    pub objectives: usize,
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Tasks.
    Tasks,
    /// Objectives.
    Objectives,
    /// The head or the end of the document.
    Front,
    /// Anything else.
    Other,
}

impl TableKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            TableKind::Tasks => "tasks",
            TableKind::Objectives => "objectives",
            TableKind::Front => "front",
            TableKind::Other => "other",
        }
    }
}

/// Text that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where it is.
    pub place: Place,
    /// The text.
    pub text: String,
    /// Why it was left out.
    pub reason: Text,
}

/// Something that a person has to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where it is.
    pub place: Place,
    /// The id of the task or the objective.
    pub task: Option<String>,
    /// What is doubtful.
    pub message: Text,
}

impl Report {
    /// Notes text that is not in the plan.
    pub fn leave(&mut self, place: Place, text: &str, reason: Text) {
        self.left.push(Left { place, text: text.to_owned(), reason });
    }

    /// Notes what a person has to look at.
    pub fn doubt(&mut self, place: Place, task: Option<&str>, message: Text) {
        self.doubts.push(Doubt { place, task: task.map(str::to_owned), message });
    }
}
