//! The rules of `check`, one file each: what it says, why, an example, and the function that finds it.
//!
//! A rule is data. Those that come up while a file is read or its names are joined are reported there,
//! with the [`Doc`] of their file; the others are functions over what was read. No rule prints, and none
//! knows of severities or of `allow`: [`crate::check`] applies both, once, to everything.

pub mod backdated_completion;
pub mod completion_rewritten;
pub mod contradictory_status;
pub mod deadline_and_milestones;
pub mod deadline_loosened;
pub mod deadline_moved;
pub mod deadline_outside_term;
pub mod done_without_date;
pub mod done_without_evidence;
pub mod duplicate_id;
pub mod duplicate_milestone;
pub mod duplicate_unit;
pub mod empty_allow;
pub mod empty_index;
pub mod expired_allow;
pub mod extension_after_due;
pub mod extension_not_later;
pub mod future_fact;
pub mod gain_mismatch;
pub mod group_cycle;
pub mod group_lead;
pub mod hidden_character;
pub mod invalid_deadline;
pub mod invalid_value;
pub mod lead_is_partner;
pub mod lead_removed;
pub mod many_leads;
pub mod missing_key;
pub mod no_approver;
pub mod no_deadline;
pub mod no_holiday_data;
pub mod no_lead;
pub mod no_officer;
pub mod no_product;
pub mod no_target;
pub mod not_a_plan;
pub mod not_nfc;
pub mod objective_removed;
pub mod objective_without_task;
pub mod parts_mismatch;
pub mod rank_out_of_range;
pub mod report_not_recurring;
pub mod stray_mark;
pub mod syntax;
pub mod target_above_max;
pub mod target_below_baseline;
pub mod target_lowered;
pub mod task_removed;
pub mod unknown_component;
pub mod unknown_index;
pub mod unknown_key;
pub mod unknown_milestone;
pub mod unknown_objective;
pub mod unknown_period;
pub mod unknown_rule;
pub mod unknown_unit;
pub mod unused_allow;
pub mod unused_unit;
pub mod wrong_type;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::deadline::{Deadline, Kind};
use crate::diagnostic::Findings;
pub use crate::lang::Both;
use crate::name;
use crate::number::Bound;
use crate::plan::{Allow, Defaults, Extension, Field, List, Metric, Objective, Str, Task};
use crate::profile::Profile;
use crate::resolve::{Resolved, TaskLinks};
use crate::source::At;
use crate::state::{self, ByMilestone, Slot, Standing};

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

/// What a rule says of itself.
#[derive(Debug)]
pub struct Doc {
    /// Its name.
    pub name: &'static str,
    /// Its level where `pargo.toml` sets none.
    pub level: Level,
    /// In one line, what it finds.
    pub summary: Both,
    /// What it is for.
    pub why: Both,
    /// How to mend what it finds.
    pub mend: Both,
    /// A plan, or a piece of one, that breaks it.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// How a rule looks.
#[derive(Clone, Copy)]
pub enum Check {
    /// Reported while a file is read and its names are joined, or by `check` itself.
    Reading,
    /// Looks at a plan as a whole.
    Plan(fn(&Resolved<'_>, &mut Findings)),
    /// Looks at each task.
    Task(fn(&TaskView<'_, '_>, &mut Findings)),
    /// Looks at each objective.
    Objective(fn(&ObjectiveView<'_, '_>, &mut Findings)),
    /// Looks at each task's lead, and at the default one.
    Lead(fn(&TaskView<'_, '_>, &mut Findings), fn(&Resolved<'_>, &mut Findings)),
    /// `future-fact`: looks at every dated fact.
    Facts,
    /// Looks at what changed since a revision.
    Since,
}

/// A rule: what it says, and how it looks.
#[derive(Clone, Copy)]
pub struct Rule {
    /// What it says of itself.
    pub doc: &'static Doc,
    /// How it looks.
    pub check: Check,
}

/// Every rule, in the order of the reference.
pub static RULES: [Rule; 59] = [
    Rule { doc: &syntax::DOC, check: Check::Reading },
    Rule { doc: &not_a_plan::DOC, check: Check::Reading },
    Rule { doc: &missing_key::DOC, check: Check::Reading },
    Rule { doc: &unknown_key::DOC, check: Check::Reading },
    Rule { doc: &wrong_type::DOC, check: Check::Reading },
    Rule { doc: &invalid_value::DOC, check: Check::Reading },
    Rule { doc: &duplicate_id::DOC, check: Check::Plan(duplicate_id::check) },
    Rule { doc: &duplicate_unit::DOC, check: Check::Reading },
    Rule { doc: &group_cycle::DOC, check: Check::Reading },
    Rule { doc: &unknown_unit::DOC, check: Check::Reading },
    Rule { doc: &unknown_index::DOC, check: Check::Reading },
    Rule { doc: &unknown_component::DOC, check: Check::Reading },
    Rule { doc: &unknown_objective::DOC, check: Check::Reading },
    Rule { doc: &invalid_deadline::DOC, check: Check::Reading },
    Rule { doc: &done_without_date::DOC, check: Check::Task(done_without_date::check) },
    Rule { doc: &contradictory_status::DOC, check: Check::Task(contradictory_status::check) },
    Rule { doc: &future_fact::DOC, check: Check::Facts },
    Rule { doc: &unknown_period::DOC, check: Check::Task(unknown_period::check) },
    Rule { doc: &report_not_recurring::DOC, check: Check::Task(report_not_recurring::check) },
    Rule { doc: &duplicate_milestone::DOC, check: Check::Task(duplicate_milestone::check) },
    Rule { doc: &unknown_milestone::DOC, check: Check::Task(unknown_milestone::check) },
    Rule { doc: &deadline_and_milestones::DOC, check: Check::Task(deadline_and_milestones::check) },
    Rule { doc: &extension_not_later::DOC, check: Check::Task(extension_not_later::check) },
    Rule { doc: &no_holiday_data::DOC, check: Check::Plan(no_holiday_data::check) },
    Rule { doc: &deadline_outside_term::DOC, check: Check::Plan(deadline_outside_term::check) },
    Rule { doc: &target_above_max::DOC, check: Check::Objective(target_above_max::check) },
    Rule {
        doc: &target_below_baseline::DOC,
        check: Check::Objective(target_below_baseline::check),
    },
    Rule { doc: &gain_mismatch::DOC, check: Check::Objective(gain_mismatch::check) },
    Rule { doc: &parts_mismatch::DOC, check: Check::Objective(parts_mismatch::check) },
    Rule { doc: &rank_out_of_range::DOC, check: Check::Objective(rank_out_of_range::check) },
    Rule { doc: &lead_is_partner::DOC, check: Check::Task(lead_is_partner::check) },
    Rule { doc: &no_lead::DOC, check: Check::Task(no_lead::check) },
    Rule { doc: &no_deadline::DOC, check: Check::Task(no_deadline::check) },
    Rule { doc: &no_product::DOC, check: Check::Task(no_product::check) },
    Rule { doc: &no_target::DOC, check: Check::Objective(no_target::check) },
    Rule {
        doc: &many_leads::DOC,
        check: Check::Lead(many_leads::check, many_leads::check_defaults),
    },
    Rule {
        doc: &group_lead::DOC,
        check: Check::Lead(group_lead::check, group_lead::check_defaults),
    },
    Rule { doc: &done_without_evidence::DOC, check: Check::Task(done_without_evidence::check) },
    Rule { doc: &extension_after_due::DOC, check: Check::Task(extension_after_due::check) },
    Rule { doc: &unused_unit::DOC, check: Check::Plan(unused_unit::check) },
    Rule { doc: &empty_index::DOC, check: Check::Plan(empty_index::check) },
    Rule { doc: &objective_without_task::DOC, check: Check::Plan(objective_without_task::check) },
    Rule { doc: &no_officer::DOC, check: Check::Task(no_officer::check) },
    Rule { doc: &no_approver::DOC, check: Check::Task(no_approver::check) },
    Rule { doc: &not_nfc::DOC, check: Check::Reading },
    Rule { doc: &stray_mark::DOC, check: Check::Reading },
    Rule { doc: &hidden_character::DOC, check: Check::Reading },
    Rule { doc: &empty_allow::DOC, check: Check::Plan(empty_allow::check) },
    Rule { doc: &unused_allow::DOC, check: Check::Reading },
    Rule { doc: &expired_allow::DOC, check: Check::Reading },
    Rule { doc: &unknown_rule::DOC, check: Check::Plan(unknown_rule::check) },
    Rule { doc: &deadline_moved::DOC, check: Check::Since },
    Rule { doc: &deadline_loosened::DOC, check: Check::Since },
    Rule { doc: &target_lowered::DOC, check: Check::Since },
    Rule { doc: &task_removed::DOC, check: Check::Since },
    Rule { doc: &objective_removed::DOC, check: Check::Since },
    Rule { doc: &lead_removed::DOC, check: Check::Since },
    Rule { doc: &completion_rewritten::DOC, check: Check::Since },
    Rule { doc: &backdated_completion::DOC, check: Check::Since },
];

/// A rule by its place in [`RULES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleNumber(usize);

/// The rule of a name.
pub fn number_of(name: &str) -> Option<RuleNumber> {
    RULES.iter().position(|rule| rule.doc.name == name).map(RuleNumber)
}

/// The level of every rule.
#[derive(Clone, Debug)]
pub struct Levels(Vec<Set>);

/// The level of a rule, and whether `[rules]` says so.
#[derive(Clone, Copy, Debug)]
struct Set {
    level: Level,
    by_name: bool,
}

impl Default for Levels {
    fn default() -> Self {
        Levels(RULES.iter().map(|rule| Set { level: rule.doc.level, by_name: false }).collect())
    }
}

impl Levels {
    /// Sets the level of a rule. Those without which a file would be passed over in silence stay on.
    pub fn set(&mut self, rule: RuleNumber, level: Level) {
        let never_off = [syntax::DOC.name, not_a_plan::DOC.name];
        if level != Level::Off || !never_off.contains(&RULES[rule.0].doc.name) {
            self.0[rule.0] = Set { level, by_name: true };
        }
    }

    /// Makes the rules of a profile warnings, where they are off and were not set by name.
    pub fn turn_on(&mut self, profile: &Profile) {
        for rule in profile.rules().filter_map(|doc| number_of(doc.name)) {
            let set = &mut self.0[rule.0];
            if set.level == Level::Off && !set.by_name {
                set.level = Level::Warn;
            }
        }
    }

    /// The level of a rule.
    pub fn of(&self, doc: &Doc) -> Level {
        number_of(doc.name).map_or(doc.level, |rule| self.0[rule.0].level)
    }

    fn at(&self, place: usize) -> Level {
        self.0[place].level
    }
}

/// A task as rules look at it.
pub struct TaskView<'v, 'a> {
    /// The plan.
    pub resolved: &'v Resolved<'a>,
    /// The task's place in it.
    pub place: usize,
    /// What it says.
    pub task: &'v Task<'a>,
    /// What it refers to.
    pub links: &'v TaskLinks<'a>,
    /// The as-of date of the check.
    pub as_of: NaiveDate,
}

/// The due date that an extension moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// There is one, and it could not be read.
    Unknown,
    /// The due date in force before the extension.
    Due(NaiveDate),
    /// There is none to move.
    None,
}

/// An extension and the due date that it moves.
pub struct Step<'v, 'a> {
    /// The extension.
    pub extension: &'v Extension<'a>,
    /// The due date in force before it.
    pub before: Before,
}

impl<'v, 'a> TaskView<'v, 'a> {
    /// How the task stands with all facts taken as known.
    pub fn facts(&self) -> Standing {
        state::standing(self.resolved, self.place, NaiveDate::MAX)
    }

    /// Whether a recurring task, or one with milestones, has all its reports, and no `done` is needed.
    pub fn is_completed_by_reports(&self) -> bool {
        let repeats = !self.task.milestones.is_empty() || !self.task.reports.is_empty();
        repeats && self.facts().state.is_closed()
    }

    /// Whether a report or a milestone of the task could not be read.
    pub fn has_unreadable_reports(&self) -> bool {
        let task = self.task;
        task.incomplete
            || task.reports.iter().any(|r| r.period.get().is_none() || r.done.get().is_none())
            || task.milestones.iter().any(|m| m.done.is_unreadable() || m.deadline.get().is_none())
    }

    /// What a slot is called: the period's label or the milestone's title.
    pub fn slot_name(&self, slot: Slot) -> String {
        match slot {
            Slot::Period(period) => period.to_string(),
            Slot::Milestone(place) => {
                let title = self.task.milestones[place].title.value().unwrap_or("");
                format!("“{title}”")
            }
        }
    }

    /// Whether a text that the task should have is not there, or says nothing.
    pub fn lacks(&self, field: &Field<Str<'a>>) -> bool {
        match field.get() {
            Some(text) => text.value.trim().is_empty(),
            None => field.is_absent(),
        }
    }

    /// Whether the plan's defaults name a unit under a key, readable or not.
    pub fn has_default(&self, key: impl Fn(&'v Defaults<'a>) -> &'v Field<List<'a>>) -> bool {
        let field = key(&self.resolved.plan.defaults);
        field.is_unreadable() || field.get().is_some_and(|list| !list.items.is_empty())
    }

    /// The extensions of the task and its milestones, each with the due date in force before it, in the
    /// order in which they were granted.
    pub fn extension_steps(&self) -> Vec<Step<'v, 'a>> {
        let task = self.task;
        if task.extensions.is_empty() {
            return Vec::new();
        }
        let mut steps = Vec::with_capacity(task.extensions.len());
        if task.milestones.is_empty() {
            let before = match &self.links.deadline {
                Field::Unreadable => Before::Unknown,
                Field::Absent => Before::None,
                Field::Given(_) => match self.resolved.original_due(self.place) {
                    Some(due) => Before::Due(due),
                    None if self.has_unknown_start() => Before::Unknown,
                    None => Before::None,
                },
            };
            steps_of(state::extensions_of(task), before, &mut steps);
        }
        let extensions = ByMilestone::of(task);
        let mut moved = FxHashSet::default();
        for milestone in &task.milestones {
            // Of two milestones of one title, which is an error of its own, the first is the one moved.
            let Some(title) =
                milestone.title.value().filter(|title| moved.insert(name::key(title)))
            else {
                continue;
            };
            let before = match milestone.deadline.get().map(|d| &d.kind) {
                Some(Kind::Fixed(due)) => Before::Due(*due),
                _ => Before::Unknown,
            };
            steps_of(extensions.get(Some(title)), before, &mut steps);
        }
        steps
    }

    /// Whether the deadline counts from an issue date that could not be read.
    fn has_unknown_start(&self) -> bool {
        let relative = |d: &Deadline<'_>| matches!(d.kind, Kind::Relative(_));
        self.resolved.plan.issued.is_unreadable() && self.links.deadline.get().is_some_and(relative)
    }
}

fn steps_of<'v, 'a: 'v>(
    extensions: impl Iterator<Item = &'v Extension<'a>>,
    mut before: Before,
    steps: &mut Vec<Step<'v, 'a>>,
) {
    let mut extensions: Vec<_> = extensions.collect();
    // Where one cannot be placed in time, none can be judged.
    if extensions.iter().any(|e| e.granted.get().is_none() || e.to.get().is_none()) {
        before = Before::Unknown;
    }
    // The sort keeps the order of the file among those of one day.
    extensions.sort_by_key(|e| e.granted.value());
    for extension in extensions {
        steps.push(Step { extension, before });
        before = match (extension.to.value(), before) {
            (Some(to), Before::Due(_)) => Before::Due(to),
            (None, Before::Due(_)) => Before::Unknown,
            (_, other) => other,
        };
    }
}

/// An objective as rules look at it.
pub struct ObjectiveView<'v, 'a> {
    /// What it says.
    pub objective: &'v Objective<'a>,
    /// The as-of date of the check.
    pub as_of: NaiveDate,
}

impl<'v> ObjectiveView<'v, '_> {
    /// The target's bound on a metric.
    pub fn bound(&self, metric: Metric) -> Option<&'v At<Bound>> {
        let target = self.objective.target.get()?;
        target.bounds.iter().find(|(m, _)| *m == metric).map(|(_, bound)| bound)
    }
}

impl<'a> Resolved<'a> {
    /// Every `allow` entry, with the task or objective that it is about.
    pub fn allows(&self) -> impl Iterator<Item = (Option<u32>, Option<u32>, &Allow<'a>)> {
        let plan = self.plan.allow.iter().map(|a| (None, None, a));
        let objectives = self.plan.objectives.iter().enumerate();
        let tasks = self.plan.tasks.iter().enumerate();
        plan.chain(
            objectives.flat_map(|(at, o)| o.allow.iter().map(move |a| (None, Some(at as u32), a))),
        )
        .chain(tasks.flat_map(|(at, t)| t.allow.iter().map(move |a| (Some(at as u32), None, a))))
    }

    /// Calls `look` with every deadline once, where it stands (under `[defaults]`, in a task, in a
    /// milestone), and with the extension that was granted last.
    pub fn each_own_deadline(
        &self,
        out: &mut Findings,
        mut look: impl FnMut(&Deadline<'a>, Option<&Extension<'a>>, &mut Findings),
    ) {
        out.in_plan();
        self.plan
            .defaults
            .deadline
            .get()
            .into_iter()
            .for_each(|deadline| look(deadline, None, out));
        for (place, task) in self.plan.tasks.iter().enumerate() {
            out.in_task(place);
            if let Some(deadline) = task.deadline.get() {
                look(deadline, state::last_granted(state::extensions_of(task)), out);
            }
            let extensions = ByMilestone::of(task);
            for milestone in &task.milestones {
                if let Some(deadline) = milestone.deadline.get() {
                    let of_milestone = extensions.get(milestone.title.value());
                    look(deadline, state::last_granted(of_milestone), out);
                }
            }
        }
        out.in_plan();
    }
}

/// Runs every rule that is on.
pub fn run(resolved: &Resolved<'_>, as_of: NaiveDate, out: &mut Findings) {
    let levels = &resolved.config.levels;
    let on = RULES.iter().enumerate().filter(|(place, _)| levels.at(*place) != Level::Off);
    // Told apart once, and not again for every task.
    let (mut of_tasks, mut of_objectives) = (Vec::new(), Vec::new());
    for (_, rule) in on {
        match rule.check {
            Check::Plan(check) => check(resolved, out),
            Check::Lead(check, of_defaults) => {
                of_defaults(resolved, out);
                of_tasks.push(check);
            }
            Check::Task(check) => of_tasks.push(check),
            Check::Objective(check) => of_objectives.push(check),
            Check::Facts => {
                future_fact::check_defaults(resolved, as_of, out);
                of_tasks.push(future_fact::check);
                of_objectives.push(future_fact::check_objective);
            }
            Check::Reading | Check::Since => {}
        }
    }
    for (place, objective) in resolved.plan.objectives.iter().enumerate() {
        out.in_objective(place);
        let view = ObjectiveView { objective, as_of };
        of_objectives.iter().for_each(|check| check(&view, out));
    }
    for (place, (task, links)) in resolved.plan.tasks.iter().zip(&resolved.tasks).enumerate() {
        out.in_task(place);
        let view = TaskView { resolved, place, task, links, as_of };
        of_tasks.iter().for_each(|check| check(&view, out));
    }
    out.in_plan();
}

/// The names most like `typed`, for a rule that was asked for and is none.
pub fn nearest(typed: &str) -> Vec<&'static str> {
    name::nearest(typed, RULES.iter().map(|rule| rule.doc.name), 3)
}
