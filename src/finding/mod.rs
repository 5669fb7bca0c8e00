//! Findings: what is wrong, where, and how to mend it, as values.
//!
//! A [`Finding`] is what a stage reports about one file, in bytes. Levels and `allow` are applied later, and
//! once, in `check`.

pub mod baseline;
pub mod example;
pub mod faults;
pub mod levels;
pub mod place;
pub mod profile;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::text::lang::{Both, Text};
use crate::text::source::Span;

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
    pub place: Place,
    /// The task or objective that it is about.
    pub about: About<Which>,
    /// What is wrong.
    pub message: Text,
    /// How to fix it.
    pub help: Option<Text>,
    /// Another place that belongs to it.
    pub related: Option<(Span, Text)>,
    /// Of a finding on what changed: the commit that made it so, `None` where it is not committed yet.
    pub commit: Option<Option<String>>,
}

/// What a finding is about; `T` tells one task or objective from another, by its id or by its place in the
/// plan. The order is that of baseline files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum About<T> {
    /// The plan as a whole.
    #[default]
    Plan,
    /// An objective.
    Objective(T),
    /// A task.
    Task(T),
}

impl<T> About<T> {
    /// The same with the task or objective told in another way.
    pub fn map<U>(self, other: impl FnOnce(T) -> U) -> About<U> {
        match self {
            About::Plan => About::Plan,
            About::Objective(it) => About::Objective(other(it)),
            About::Task(it) => About::Task(other(it)),
        }
    }

    /// The task.
    pub fn task(&self) -> Option<&T> {
        match self {
            About::Task(task) => Some(task),
            About::Plan | About::Objective(_) => None,
        }
    }

    /// The objective.
    pub fn objective(&self) -> Option<&T> {
        match self {
            About::Objective(objective) => Some(objective),
            About::Plan | About::Task(_) => None,
        }
    }
}

/// A task or an objective of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one at this place in the plan.
    Place(u32),
    /// The one of this id, which was in the plan before and is gone.
    Gone(String),
}

/// What a finding says.
#[derive(Clone, Debug)]
pub struct Words {
    /// What is wrong.
    pub message: Text,
    /// How to fix this case; where there is none, the rule says what always helps.
    pub help: Option<Text>,
}

impl Words {
    /// What is wrong, without help of its own.
    pub fn new(message: Text) -> Self {
        Words { message, help: None }
    }

    /// Adds how to fix it.
    pub fn help(self, help: Text) -> Self {
        Words { help: Some(help), ..self }
    }
}

impl From<Text> for Words {
    fn from(message: Text) -> Self {
        Words::new(message)
    }
}

/// Collects findings; those pushed carry the task or objective being looked at.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    about: About<u32>,
}

impl Findings {
    /// What follows is about this task.
    pub fn in_task(&mut self, place: usize) {
        self.about = About::Task(place as u32);
    }

    /// What follows is about this objective.
    pub fn in_objective(&mut self, place: usize) {
        self.about = About::Objective(place as u32);
    }

    /// What follows is about the plan as a whole.
    pub fn in_plan(&mut self) {
        self.about = About::Plan;
    }

    /// What follows is about this.
    pub fn set_about(&mut self, about: About<u32>) {
        self.about = about;
    }

    /// Adds a finding; help and a second place can be put on what is returned.
    pub fn push(
        &mut self,
        rule: &'static Doc,
        place: Place,
        words: impl Into<Words>,
    ) -> &mut Finding {
        let about = self.about.map(Which::Place);
        self.list.push(Finding { about, ..Finding::new(rule, place, words) });
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
        self.list.sort_by_key(|finding| finding.place.span);
        self.list
    }
}

impl Finding {
    /// A finding about the plan or the file as a whole.
    pub fn new(rule: &'static Doc, place: Place, words: impl Into<Words>) -> Finding {
        let Words { message, help } = words.into();
        Finding { rule, place, about: About::Plan, message, help, related: None, commit: None }
    }

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

/// How a rule is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not look.
    Off,
    /// A warning.
    Warn,
    /// An error.
    Error,
}

impl Level {
    /// The name in `pargo.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
}

/// What kind of rule it is: what its findings mean for the rest of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The file could not be read as a plan. Nothing else is known of it, so the rule can neither be turned
    /// off nor held back by a baseline.
    File,
    /// A value could not be read or means nothing, so nothing is concluded from it or from its absence. In a
    /// `pargo.toml` such a finding makes the whole file unusable.
    Value,
    /// How words are spelt in Unicode; no answer depends on it.
    Spelling,
    /// A character that cannot be seen.
    Hidden,
    /// A fault of what could be read.
    Judgement,
    /// A fault of what changed since a revision; found by `check --since` alone.
    Since,
}

/// What a rule says of itself.
#[derive(Debug)]
pub struct Doc {
    /// Its name.
    pub name: &'static str,
    /// Its level where `pargo.toml` sets none.
    pub level: Level,
    /// What kind of rule it is.
    pub kind: RuleKind,
    /// In one line, what it finds.
    pub summary: Both,
    /// What it is for.
    pub why: Both,
    /// How to mend what it finds.
    pub mend: Both,
    /// A plan, or a piece of one, that breaks it, with marks.
    pub bad: Marked,
    /// The same, mended.
    pub good: &'static str,
}
