//! The plans with their references to each other, and how a reference is followed.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use crate::links::names::{Given, LinkedUnit};
use crate::plan::{Field, List, plan_and_task};
use crate::state::State;
use crate::workspace::load::LeftOut;

/// A task: the index of its plan in [`Links::plans`], and its place in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskAt {
    /// The plan.
    pub plan: usize,
    /// The place of the task among those of the plan.
    pub task: usize,
}

/// The plans of a workspace with their references to each other, as of a date.
#[derive(Debug, Default)]
pub struct Links {
    /// The plans that could be read, in the order of their files.
    pub plans: Vec<LinkedPlan>,
    by_id: FxHashMap<String, usize>,
    /// The tasks that carry out a task.
    implementing: FxHashMap<TaskAt, Vec<TaskAt>>,
    /// The tasks that continue a task.
    continuing: FxHashMap<TaskAt, Vec<TaskAt>>,
    /// The rings in which tasks refer to each other.
    pub rings: Vec<Ring>,
    /// The plans that could not be read.
    pub left_out: Vec<LeftOut>,
    /// The ids that they seem to have.
    pub(super) unread: Vec<Option<String>>,
}

/// A plan among all plans.
#[derive(Clone, Copy, Debug)]
pub struct Here<'l> {
    /// All plans.
    pub links: &'l Links,
    /// The plan.
    pub plan: usize,
}

impl Here<'_> {
    /// A task of the plan, by its place.
    pub fn task(&self, task: usize) -> TaskAt {
        TaskAt { plan: self.plan, task }
    }
}

/// What is kept of a plan.
#[derive(Debug)]
pub struct LinkedPlan {
    /// Its place among the files of the workspace.
    pub at: usize,
    /// Its file.
    pub file: String,
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The number of the document.
    pub number: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// The first day of its term.
    pub first_day: Option<NaiveDate>,
    /// When it was closed, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// The comparison keys of the names of its agency: `agency` and `known_as`.
    pub names: Vec<String>,
    /// The ids of the plans above.
    pub implements: Vec<String>,
    /// The declined tasks with the reason.
    pub declined: Vec<(String, String)>,
    /// Its units.
    pub units: Vec<LinkedUnit>,
    /// Its tasks, in the order of the file.
    pub tasks: Vec<LinkedTask>,
    /// How many errors were found while it was read.
    pub faults: usize,
    /// Whether the ids of all tasks could be read.
    pub(super) is_whole: bool,
    pub(super) by_id: FxHashMap<String, usize>,
}

/// What is kept of a task.
#[derive(Debug)]
pub struct LinkedTask {
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its due date with extensions applied, if it has a single one.
    pub due: Option<NaiveDate>,
    /// Its due date before extensions; of a task that is due more than once, of the first occurrence
    /// without a report.
    pub first_due: Option<NaiveDate>,
    /// Its deadline in words.
    pub deadline: Option<String>,
    /// Its state.
    pub state: State,
    /// The declared names of the units in the lead.
    pub lead: Vec<String>,
    /// The tasks that it carries out.
    pub implements: Vec<String>,
    /// The tasks that it continues.
    pub continues: Vec<String>,
    /// The units to which it is given.
    pub given: Vec<Given>,
    /// The tasks that were read among those that it carries out.
    pub(super) implements_to: Vec<TaskAt>,
    /// The tasks that were read among those that it continues.
    pub(super) continues_to: Vec<TaskAt>,
}

/// A ring of tasks: each refers to the next one, and the last to the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// The tasks. The last is the one that stands latest, by file and place.
    pub tasks: Vec<TaskAt>,
}

/// What a reference to a task leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A task.
    Task(TaskAt),
    /// The plan is there and has no such task.
    NoTask,
    /// No such plan was read.
    NoPlan,
    /// A plan or the id of a task could not be read, so nothing is known.
    Unknown,
}

/// The form in which ids are compared.
pub(super) fn id_key(id: &str) -> String {
    id.nfc().collect()
}

impl Links {
    /// Fills the indexes after all plans were added.
    pub(super) fn index(&mut self) {
        for (at, plan) in self.plans.iter().enumerate() {
            let Some(id) = &plan.id else { continue };
            // Of two plans with one id, which is a mistake, the one with the shorter path counts.
            let known = self.by_id.entry(id_key(id)).or_insert(at);
            if plan.file.chars().count() < self.plans[*known].file.chars().count() {
                *known = at;
            }
        }
        let mut targets = Vec::new();
        for (at, task) in self.tasks() {
            if !task.implements.is_empty() || !task.continues.is_empty() {
                let [implements, continues] = [&task.implements, &task.continues]
                    .map(|references| self.targets(references).collect::<Vec<TaskAt>>());
                targets.push((at, implements, continues));
            }
        }
        for (at, implements, continues) in targets {
            implements.iter().for_each(|to| self.implementing.entry(*to).or_default().push(at));
            continues.iter().for_each(|to| self.continuing.entry(*to).or_default().push(at));
            let task = &mut self.plans[at.plan].tasks[at.task];
            (task.implements_to, task.continues_to) = (implements, continues);
        }
    }

    /// Every task, by plan and place.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskAt, &LinkedTask)> {
        self.plans.iter().enumerate().flat_map(|(plan, linked)| {
            let tasks = linked.tasks.iter().enumerate();
            tasks.map(move |(task, of)| (TaskAt { plan, task }, of))
        })
    }

    /// A task.
    pub fn task(&self, at: TaskAt) -> &LinkedTask {
        &self.plans[at.plan].tasks[at.task]
    }

    /// A task as `PLAN/TASK`.
    pub fn reference(&self, at: TaskAt) -> String {
        let [plan, task] = [&self.plans[at.plan].id, &self.task(at).id];
        let or_nothing = |id: &Option<String>| id.clone().unwrap_or_default();
        format!("{}/{}", or_nothing(plan), or_nothing(task))
    }

    /// The plan with this id.
    pub fn plan(&self, id: &str) -> Option<usize> {
        self.by_id.get(&id_key(id)).copied()
    }

    /// The plan of the file with this place in the workspace.
    pub fn plan_of_file(&self, at: usize) -> Option<usize> {
        self.plans.binary_search_by_key(&at, |plan| plan.at).ok()
    }

    /// The plan of the file with this place in the workspace, among all.
    pub fn here(&self, at: usize) -> Option<Here<'_>> {
        Some(Here { links: self, plan: self.plan_of_file(at)? })
    }

    /// Whether a plan with this id may be among those that could not be read.
    pub fn may_be_unread(&self, id: &str) -> bool {
        self.unread.iter().any(|unread| unread.as_deref().is_none_or(|unread| unread == id))
    }

    /// What `PLAN/TASK` leads to.
    pub fn find(&self, reference: &str) -> Target {
        let Some((plan, task)) = plan_and_task(reference) else { return Target::Unknown };
        match self.plan(plan) {
            None if self.may_be_unread(plan) => Target::Unknown,
            None => Target::NoPlan,
            Some(at) => match self.plans[at].by_id.get(&id_key(task)) {
                Some(task) => Target::Task(TaskAt { plan: at, task: *task }),
                None if self.plans[at].is_whole => Target::NoTask,
                None => Target::Unknown,
            },
        }
    }

    /// The tasks that references lead to.
    pub fn targets(&self, references: &[String]) -> impl Iterator<Item = TaskAt> {
        references.iter().filter_map(|reference| match self.find(reference) {
            Target::Task(at) => Some(at),
            Target::NoTask | Target::NoPlan | Target::Unknown => None,
        })
    }

    /// The tasks that carry out a task.
    pub fn implementing(&self, at: TaskAt) -> &[TaskAt] {
        self.implementing.get(&at).map(Vec::as_slice).unwrap_or_default()
    }

    /// The tasks that continue a task.
    pub fn continuing(&self, at: TaskAt) -> &[TaskAt] {
        self.continuing.get(&at).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The texts of a list; of those that stand twice the first.
pub(crate) fn texts(field: &Field<List<'_>>) -> Vec<String> {
    let mut known = FxHashSet::default();
    let items = field.get().into_iter().flat_map(|list| list.items).map(|text| text.value);
    items.filter(|text| known.insert(*text)).map(str::to_owned).collect()
}
