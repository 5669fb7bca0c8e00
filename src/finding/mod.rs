//! Findings: what is wrong, where, and how to fix it, as data.
//!
//! A [`Finding`] is about one file, with a place in bytes. Levels and `allow` are applied later, in
//! `check`.

pub mod baseline;
pub mod example;
pub mod faults;
pub mod fix;
pub mod levels;
pub mod place;
pub mod profile;

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::text::lang::{Both, Text};
use crate::text::name;
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
    /// The broken rule.
    pub rule: &'static Doc,
    /// Where the value at fault is.
    pub place: Place,
    /// The task or objective that it is about.
    pub about: About<Which>,
    /// What is wrong.
    pub message: Text,
    /// How to fix it.
    pub help: Option<Text>,
    /// What `check --fix` does about it.
    pub fix: Option<Box<Fix>>,
    /// What it names, as [`Words::names`] says.
    pub names: Vec<String>,
    /// A second place to show, with its label.
    pub related: Option<(Span, Text)>,
    /// For a finding about a change, the id of the commit that made it, or `Some(None)` if it is not
    /// committed yet. `None` for all other findings.
    pub commit: Option<Option<String>>,
}

/// What a finding or a change is about. `T` identifies the unit, task or objective: its name or id, or its
/// index in the plan. The order is that of baseline files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About<T> {
    /// The plan as a whole.
    #[default]
    Plan,
    /// A unit that the plan declares. Findings point at units as parts of the plan.
    Unit(T),
    /// An objective.
    Objective(T),
    /// A task.
    Task(T),
}

impl<T> About<T> {
    /// Converts what identifies the unit, task or objective.
    pub fn map<U>(self, other: impl FnOnce(T) -> U) -> About<U> {
        match self {
            About::Plan => About::Plan,
            About::Unit(it) => About::Unit(other(it)),
            About::Objective(it) => About::Objective(other(it)),
            About::Task(it) => About::Task(other(it)),
        }
    }

    /// The task; `None` if it is about something else.
    pub fn task(&self) -> Option<&T> {
        match self {
            About::Task(task) => Some(task),
            About::Plan | About::Unit(_) | About::Objective(_) => None,
        }
    }

    /// The objective; `None` if it is about something else.
    pub fn objective(&self) -> Option<&T> {
        match self {
            About::Objective(objective) => Some(objective),
            About::Plan | About::Unit(_) | About::Task(_) => None,
        }
    }

    /// The unit; `None` if it is about something else.
    pub fn unit(&self) -> Option<&T> {
        match self {
            About::Unit(unit) => Some(unit),
            About::Plan | About::Objective(_) | About::Task(_) => None,
        }
    }
}

/// Identifies the task or objective of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// Its index in the plan.
    Place(u32),
    /// The id of one that has been removed from the plan.
    Gone(String),
}

/// The message of a finding, and how to fix this case.
#[derive(Clone, Debug)]
pub struct Words {
    /// What is wrong.
    pub message: Text,
    /// How to fix this case; `None` where there is only the general advice of the rule.
    pub help: Option<Text>,
    /// What `check --fix` does about it.
    pub fix: Option<Box<Fix>>,
    /// What the message names and the place does not show: the key that is missing under a header, the title of
    /// a task that is gone. Fingerprints tell findings at one header apart by it, so names and their order must
    /// stay the same when a message is reworded.
    pub names: Vec<String>,
}

impl Words {
    /// A message without help of its own.
    pub fn new(message: Text) -> Self {
        Words { message, help: None, fix: None, names: Vec::new() }
    }

    /// Adds how to fix it, on one line: a name in it may hold line breaks of its own.
    pub fn help(self, help: Text) -> Self {
        Words { help: Some(on_one_line(help)), ..self }
    }

    /// Adds what `check --fix` does about it.
    pub fn fix(self, fix: Fix) -> Self {
        Words { fix: Some(Box::new(fix)), ..self }
    }

    /// The same, with the places of the mend moved.
    pub fn map(self, moved: impl Fn(usize) -> usize) -> Self {
        Words { fix: self.fix.map(|fix| Box::new(fix.map(moved))), ..self }
    }

    /// The same, with a mend that only a person can confirm.
    pub fn unsure(self) -> Self {
        let fix = self.fix.map(|fix| Box::new(Fix { safe: false, ..*fix }));
        Words { fix, ..self }
    }

    /// Adds what the message names and the place does not show.
    pub fn names<'n>(self, names: impl IntoIterator<Item = &'n str>) -> Self {
        Words { names: names.into_iter().map(str::to_owned).collect(), ..self }
    }
}

fn on_one_line(text: Text) -> Text {
    let [vi, en] = [text.vi, text.en].map(|text| text.replace(['\n', '\r'], " "));
    Text { vi, en }
}

impl From<Text> for Words {
    fn from(message: Text) -> Self {
        Words::new(message)
    }
}

/// Collects findings. Each is about the plan, task or objective that was set last.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    about: About<u32>,
    only_counted: bool,
    /// The work that went into suggestions so far, by [`name::comparing`].
    suggesting: u64,
}

/// The most work for the suggestions of one plan, so that a plan of very many unknown names is checked in a few
/// seconds. It suffices for two thousand different unknown names in a plan of a hundred units.
const MOST_SUGGESTING: u64 = 500_000_000;

impl Findings {
    /// Findings that are only counted: help that takes time need not be worked out.
    pub fn only_counted() -> Findings {
        Findings { only_counted: true, ..Findings::default() }
    }

    /// Whether only their number is asked for, so that help need not be worked out.
    pub fn are_only_counted(&self) -> bool {
        self.only_counted
    }

    /// Whether there may be so much more work for a suggestion. Once there may not, there is no suggestion any more.
    pub fn may_suggest(&mut self, work: u64) -> bool {
        self.suggesting = match self.suggesting.saturating_add(work) {
            all if all <= MOST_SUGGESTING => all,
            _ => u64::MAX,
        };
        self.suggesting <= MOST_SUGGESTING
    }

    /// The name most similar to `typed`, to be suggested; `None` where none is similar, and after too much work.
    pub fn nearest<'n>(
        &mut self,
        typed: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let affordable = names.into_iter().take_while(|known| {
            // Asked for every name, so that a list of names is not even read where there is nothing to suggest.
            self.may_suggest(name::comparing(typed, known.len()))
        });
        let near = name::nearest(typed, affordable, 1).first().copied();
        near.filter(|_| self.may_suggest(0))
    }

    /// The findings pushed from now on are about this task.
    pub fn in_task(&mut self, place: usize) {
        self.about = About::Task(place as u32);
    }

    /// The findings pushed from now on are about this objective.
    pub fn in_objective(&mut self, place: usize) {
        self.about = About::Objective(place as u32);
    }

    /// The findings pushed from now on are about the plan as a whole.
    pub fn in_plan(&mut self) {
        self.about = About::Plan;
    }

    /// The task that the findings pushed from now on are about, by its index in the plan.
    pub fn task(&self) -> Option<usize> {
        self.about.task().map(|place| *place as usize)
    }

    /// Sets what the findings pushed from now on are about.
    pub fn set_about(&mut self, about: About<u32>) {
        self.about = about;
    }

    /// Adds a finding, and returns it so that help and a second place can be added.
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

    /// The finding pushed last.
    pub fn last_mut(&mut self) -> Option<&mut Finding> {
        self.list.last_mut()
    }

    /// Adds the findings of another stage.
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
        let Words { message, help, fix, names } = words.into();
        Finding {
            rule,
            place,
            about: About::Plan,
            message,
            help,
            fix,
            names,
            related: None,
            commit: None,
        }
    }

    /// Adds how to fix it, on one line: a name in it may hold line breaks of its own.
    pub fn help(&mut self, help: Text) -> &mut Self {
        self.help = Some(on_one_line(help));
        self
    }

    /// Adds what `check --fix` does about it.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(Box::new(fix));
        self
    }

    /// Adds a second place to show.
    pub fn related(&mut self, span: Span, label: Text) -> &mut Self {
        self.related = Some((span, label));
        self
    }
}

/// The level of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The rule is not checked.
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

/// The kind of a rule: what its findings mean for the rest of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The file could not be read as a plan, or a value not as TOML. Nothing else is known about it, so the
    /// rule can neither be turned off nor be held back by a baseline.
    File,
    /// A value could not be read, so nothing is concluded from it or from its absence. In a `pargo.toml`
    /// such a finding makes the whole file unusable.
    Value,
    /// The Unicode spelling of words, which does not affect answers.
    Spelling,
    /// An invisible character.
    Hidden,
    /// A fault in values that could be read.
    Judgement,
    /// A fault in what changed since a revision; only `check --since` finds it.
    Since,
}

/// The documentation of a rule.
#[derive(Debug)]
pub struct Doc {
    /// Its name.
    pub name: &'static str,
    /// Its level unless `pargo.toml` or a profile sets another.
    pub level: Level,
    /// Its kind.
    pub kind: RuleKind,
    /// What it finds, in one line.
    pub summary: Both,
    /// Why it matters.
    pub why: Both,
    /// How to fix what it finds.
    pub fix: Both,
    /// A plan or a part of one that breaks the rule, with marks.
    pub bad: Marked,
    /// The same example, fixed.
    pub good: &'static str,
}
