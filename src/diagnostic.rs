//! Findings: what is wrong, where, and how to mend it, as values.
//!
//! A [`Finding`] is what a stage reports about one file, in bytes; a [`Diagnostic`] is what `check`
//! answers with, after severities and `allow` were applied and places were counted.

use crate::lang::Text;
use crate::rules::Doc;
use crate::source::{Lines, Position, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; the exit status stays 0.
    Warning,
    /// Wrong; the exit status is 1.
    Error,
}

impl Severity {
    /// The name in JSON and in every machine format.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One fault in one file.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: &'static Doc,
    /// The value at fault.
    pub span: Span,
    /// The task it is about, by its place in the plan.
    pub task: Option<u32>,
    /// The objective it is about, by its place in the plan.
    pub objective: Option<u32>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
    /// Another place that belongs to it.
    pub related: Option<(Span, Text)>,
    /// Of a finding on what changed: the commit that made it so, `None` where it is not committed yet.
    pub commit: Option<Option<String>>,
    /// The task or objective it is about where that is gone, and has no place in the plan.
    pub gone: Option<Gone>,
}

/// What was there and is no more, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gone {
    /// A task.
    Task(String),
    /// An objective.
    Objective(String),
}

/// Collects findings; those pushed carry the task or objective being looked at.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    task: Option<u32>,
    objective: Option<u32>,
}

impl Findings {
    /// What follows is about this task.
    pub fn in_task(&mut self, place: usize) {
        (self.task, self.objective) = (Some(place as u32), None);
    }

    /// What follows is about this objective.
    pub fn in_objective(&mut self, place: usize) {
        (self.task, self.objective) = (None, Some(place as u32));
    }

    /// What follows is about the plan as a whole.
    pub fn in_plan(&mut self) {
        (self.task, self.objective) = (None, None);
    }

    /// Adds a finding; help and a second place can be put on what is returned.
    pub fn push(&mut self, rule: &'static Doc, span: Span, message: Text) -> &mut Finding {
        let (task, objective) = (self.task, self.objective);
        self.list.push(Finding {
            rule,
            span,
            task,
            objective,
            message,
            help: None,
            related: None,
            commit: None,
            gone: None,
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The findings, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The finding made last.
    pub fn last_mut(&mut self) -> Option<&mut Finding> {
        self.list.last_mut()
    }

    /// Takes in the findings of another stage.
    pub fn append(&mut self, mut other: Vec<Finding>) {
        self.list.append(&mut other);
    }

    /// The findings, in the order of their places.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.list.sort_by_key(|finding| (finding.span.start, finding.span.end));
        self.list
    }
}

impl Finding {
    /// Says how to mend it.
    pub fn help(&mut self, help: Text) -> &mut Self {
        self.help = Some(help);
        self
    }

    /// Shows a second place.
    pub fn related(&mut self, span: Span, label: Text) -> &mut Self {
        self.related = Some((span, label));
        self
    }
}

/// A finding as `check` answers with it.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that it breaks.
    pub rule: &'static Doc,
    /// How bad it is here.
    pub severity: Severity,
    /// The file, as shown.
    pub file: String,
    /// Where the value at fault begins.
    pub start: Position,
    /// Where it ends: the place after its last character.
    pub end: Position,
    /// The plan's id.
    pub plan: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// The objective's id.
    pub objective: Option<String>,
    /// The keys within the plan, task or objective down to what it points at, joined by `.`
    /// (`extension.to`); `None` where that is the header of the table.
    pub field: Option<String>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
    /// Of a finding on what changed: the commit that made it so, `None` where it is not committed yet.
    pub commit: Option<Option<String>>,
    /// The lines of source to show.
    pub excerpt: Excerpt,
}

/// The lines of a file that a diagnostic shows.
#[derive(Clone, Debug, Default)]
pub struct Excerpt {
    /// The number of the first line.
    pub first_line: u32,
    /// The lines.
    pub text: String,
    /// The value at fault, in bytes of `text`.
    pub span: std::ops::Range<usize>,
    /// A second place: its lines where they are others, its span in them, and what it is.
    pub related: Option<Box<(Excerpt, Text)>>,
}

impl Excerpt {
    /// Where the value at fault begins, and the place after its last character.
    pub fn positions(&self) -> (Position, Position) {
        let mut lines = Lines::new(&self.text);
        let mut place = |byte: usize| {
            let Position { line, column } = lines.position(byte as u32);
            Position { line: self.first_line.max(1) + line - 1, column }
        };
        (place(self.span.start), place(self.span.end))
    }
}
