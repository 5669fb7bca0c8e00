//! Rows of tables as what they are: tasks, objectives, headings of groups.

use crate::exchange::columns::Role;
use crate::exchange::document::{Doubt, Merge, Place};
use crate::exchange::words::joined;

/// What a cell says.
#[derive(Clone, Debug)]
pub struct Said {
    /// The text, cleaned, with its line breaks.
    pub text: String,
    /// Where it is.
    pub place: Place,
    /// How it is merged.
    pub merge: Merge,
    /// What is doubtful about it.
    pub doubt: Option<Doubt>,
}

/// A row that is a task or an objective, or the heading of a group.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where it is.
    pub place: Place,
    /// Its number, without signs around it.
    pub number: String,
    /// The number of the task that it is a part of, where its own is a letter.
    pub under: Option<String>,
    /// The id that pargo left in the row.
    pub mark: Option<String>,
    /// The groups that it stands in, from the outermost, by their place among all groups.
    pub groups: Vec<usize>,
    /// What its cells say.
    pub fields: Vec<(Role, Said)>,
    /// What stands in columns that are for no field.
    pub notes: Vec<String>,
    /// The number of its table among those reported.
    pub table: usize,
    /// The year that the header of the scores names.
    pub year: Option<i32>,
    /// Whether the target is in points, by its header.
    pub in_points: bool,
}

impl Item {
    /// A row of which only its place is known so far.
    pub fn at(place: Place) -> Item {
        Item {
            place,
            number: String::new(),
            under: None,
            mark: None,
            groups: Vec::new(),
            fields: Vec::new(),
            notes: Vec::new(),
            table: 0,
            year: None,
            in_points: false,
        }
    }

    /// What the cell of a role says.
    pub fn get(&self, role: Role) -> Option<&Said> {
        self.fields.iter().find(|(its, _)| *its == role).map(|(_, said)| said)
    }

    /// The text of a role in one line.
    pub fn line(&self, role: Role) -> Option<String> {
        self.get(role).map(|said| joined(&said.text)).filter(|text| !text.is_empty())
    }
}

/// The heading of a group.
#[derive(Clone, Debug)]
pub struct Group {
    /// The row.
    pub item: Item,
    /// How deep it stands.
    pub level: usize,
    /// Whether a task or an objective stands in it.
    pub used: bool,
}
