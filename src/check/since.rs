//! `check --since`: applies the rules on changes to the net change of each plan, and finds the place of
//! each fault in the current file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::check::diagnostic::Diagnostic;
use crate::compare::change::What;
use crate::compare::difference::between;
use crate::compare::facts::{PlanFacts, TaskFacts};
use crate::compare::history::Followed;
use crate::compare::origin::Origin;
use crate::compare::version::Version;
use crate::finding::levels::Levels;
use crate::finding::place::Place;
use crate::finding::{About, Finding, Findings, RuleKind, Which};
use crate::plan::{Allow, Objective, Report, Task};
use crate::resolve::Resolved;
use crate::rules::since::above_moved::Across;
use crate::rules::since::{Fault, Judged, PointsAt};
use crate::rules::{self, Check, RULES};
use crate::text::source::Span;
use crate::workspace::revision::Settings;

/// Two versions of the plans, and how one became the other.
pub struct Compared<'v> {
    /// The version before.
    pub old: &'v Version,
    /// The version that is checked.
    pub new: &'v Version,
    /// The commits between them.
    pub way: &'v Followed,
}

/// The faults of each plan, by its id, and those of removed plans.
#[derive(Debug, Default)]
pub struct Since {
    by_plan: BTreeMap<String, Vec<Fault>>,
    /// The changes of tasks, for plans that refer to them.
    across: Across,
    /// Removed plans: file, id, faults.
    pub gone: Vec<(String, String, Vec<Fault>)>,
    /// The findings on levels of rules that are lower than before.
    pub lowered: Vec<Diagnostic>,
    /// The file of each plan before the change, by its id.
    files: BTreeMap<String, String>,
    /// The settings before the change, which apply to it.
    settings: Settings,
}

impl Since {
    /// Checks the net change between two versions. `settings` applied to the old one, `today` is the date of
    /// uncommitted changes, `utc_offset` is the repository's in minutes, and `backdating_days` gives the limit
    /// for the folder of a new plan.
    pub fn of(
        Compared { old, new, way }: Compared<'_>,
        settings: Settings,
        today: NaiveDate,
        utc_offset: i32,
        backdating_days: impl Fn(&PlanFacts) -> u32,
    ) -> Since {
        let files = old.plans.iter().rev().map(|plan| (plan.id.clone(), plan.file.clone()));
        let mut since = Since { files: files.collect(), settings, ..Since::default() };
        // A plan that is unreadable now has its own finding; it was not removed. One whose id another file
        // has taken is compared with that file.
        let left_out: BTreeSet<&str> = new.left_out.iter().map(|l| l.file.as_str()).collect();
        let counted: BTreeSet<&str> = new.plans.iter().map(|plan| plan.id.as_str()).collect();
        let is_known = |plan: &&PlanFacts| {
            !left_out.contains(plan.file.as_str()) || counted.contains(plan.id.as_str())
        };
        let old_plans: Vec<&PlanFacts> = old.plans.iter().filter(is_known).collect();
        let changes = between(old_plans.iter().copied(), &new.plans);
        let pending = between(way.standing.iter().map(Arc::as_ref), &new.plans);
        let origin = &Origin::of(&way.steps, &pending);
        let old_by_id = first_by(old_plans.into_iter(), |plan| Some(&plan.id));
        let new_by_id = first_by(new.plans.iter(), |plan| Some(&plan.id));
        for changes in changes.chunk_by(|a, b| a.plan == b.plan) {
            let plan = changes[0].plan.as_str();
            let (before, after) = (old_by_id.get(plan).copied(), new_by_id.get(plan).copied());
            let (old_tasks, new_tasks) = (tasks_of(before), tasks_of(after));
            let backdating_days = match before.and_then(|plan| since.settings.of(&plan.file)) {
                Some(config) => config.backdating_days,
                None => after.map_or(0, &backdating_days),
            };
            for change in changes {
                let task = change.task();
                since.add(&Judged {
                    change,
                    siblings: changes,
                    before,
                    after,
                    old_task: task.and_then(|id| old_tasks.get(id).copied()),
                    new_task: task.and_then(|id| new_tasks.get(id).copied()),
                    origin,
                    today,
                    utc_offset,
                    judges_changes: |rule| {
                        rules::named(rule).is_some_and(|doc| doc.kind == RuleKind::Since)
                    },
                    backdating_days,
                });
            }
        }
        since.across = Across::of(&changes, origin);
        since
    }

    /// Adds the faults that the rules find in a change.
    fn add(&mut self, judged: &Judged<'_>) {
        let mut faults = Vec::new();
        for rule in &RULES {
            if let Check::Since(check) = rule.check {
                check(judged, &mut faults);
            }
        }
        let plan = &judged.change.plan;
        match judged.before {
            Some(before) if judged.change.what == What::PlanRemoved => {
                // All are at the first line of the file, so they are sorted here: objectives first, as in a
                // plan.
                faults.sort_by_key(|fault| matches!(fault.about, About::Task(_)));
                self.gone.push((before.file.clone(), plan.clone(), faults));
            }
            _ if faults.is_empty() => {}
            _ => self.by_plan.entry(plan.clone()).or_default().extend(faults),
        }
    }

    /// The levels for the changes of a plan, by its id and its current file; `None` for a new plan.
    pub fn levels(&self, plan: Option<&str>, file: &str) -> Option<&Levels> {
        let before = plan.and_then(|id| self.files.get(id)).map_or(file, String::as_str);
        self.settings.of(before).map(|config| &config.levels)
    }

    /// Adds the faults of a plan to its other findings, at their places in the current file.
    pub fn report(&self, resolved: &Resolved<'_>, out: &mut Findings) {
        for rule in &RULES {
            if let Check::SinceAcross(check) = rule.check {
                check(&self.across, resolved, out);
            }
        }
        let Some(id) = resolved.plan.id.get() else { return };
        let Some(faults) = self.by_plan.get(id.value) else { return };
        let tasks = first_by(resolved.tasks.iter(), |task| task.written.id.value());
        let objectives = first_by(resolved.objectives.iter(), |o| o.written.id.value());
        for fault in faults {
            out.in_plan();
            let place = match &fault.about {
                About::Unit(_) => None,
                About::Plan => allow_at(&resolved.plan.allow, &fault.points_at),
                About::Objective(id) => objectives.get(id.as_str()).map(|found| {
                    out.in_objective(found.place);
                    place_in_objective(found.written, &fault.points_at)
                }),
                About::Task(id) => tasks.get(id.as_str()).map(|found| {
                    out.in_task(found.place);
                    place_in_task(resolved, found.written, &fault.points_at)
                }),
            };
            let is_gone = place.is_none();
            let place = place.unwrap_or(Place::key("id", id.span));
            let finding = out.push(fault.rule, place, fault.words.clone());
            finding.commit = Some(fault.commit.clone());
            if is_gone {
                finding.about = gone(fault);
            }
        }
        out.in_plan();
    }
}

fn tasks_of(plan: Option<&PlanFacts>) -> FxHashMap<&str, &TaskFacts> {
    let tasks = plan.map(|plan| plan.tasks.as_slice()).unwrap_or_default();
    first_by(tasks.iter(), |task| Some(&task.id))
}

/// Items by their ids; of several with the same id the first.
fn first_by<'t, T>(
    things: impl DoubleEndedIterator<Item = &'t T>,
    id: impl Fn(&'t T) -> Option<&'t str>,
) -> FxHashMap<&'t str, &'t T> {
    things.rev().filter_map(|thing| Some((id(thing)?, thing))).collect()
}

/// The finding for a task or objective that was removed with its plan, at the first line of the file.
pub(crate) fn of_gone_plan(fault: &Fault) -> Finding {
    let finding =
        Finding::new(fault.rule, Place::in_unread_file(Span::default()), fault.words.clone());
    Finding { about: gone(fault), commit: Some(fault.commit.clone()), ..finding }
}

/// What a fault is about, for something that the plan no longer has.
fn gone(fault: &Fault) -> About<Which> {
    fault.about.clone().map(Which::Gone)
}

/// The entry of `allow` that a fault points at.
fn allow_at(allows: &[Allow<'_>], points_at: &PointsAt) -> Option<Place> {
    let PointsAt::Allow(rule) = points_at else { return None };
    let allow = allows.iter().find(|allow| allow.rule.value == rule)?;
    Some(Place::key(format!("allow.{rule}"), allow.span))
}

fn place_in_objective(objective: &Objective<'_>, points_at: &PointsAt) -> Place {
    if let Some(place) = allow_at(&objective.allow, points_at) {
        return place;
    }
    let (Some(target), PointsAt::Target(metric)) = (objective.target.get(), points_at) else {
        return Place::header(objective.header);
    };
    let bound = target.bounds.iter().find(|(m, _)| m == metric);
    bound.map_or(Place::key("target", target.span), |(metric, bound)| {
        Place::key(format!("target.{}", metric.name()), bound.span)
    })
}

fn place_in_task(resolved: &Resolved<'_>, task: &Task<'_>, points_at: &PointsAt) -> Place {
    let milestone = |title: &Option<String>| {
        task.milestones.iter().find(|m| title.is_some() && m.title.value() == title.as_deref())
    };
    let report = |period: &Option<String>, unit: &Option<String>| {
        let is_it = |report: &&Report<'_>| {
            let own = report.unit.value().map(|unit| resolved.declared_name(unit));
            (period.is_none() || report.period.value() == period.as_deref())
                && (unit.is_none() || own == unit.as_deref())
        };
        task.reports.iter().find(is_it).filter(|_| period.is_some() || unit.is_some())
    };
    let place = match points_at {
        PointsAt::Deadline(title) => {
            let of_milestone = milestone(title).and_then(|m| m.deadline.get());
            let of_milestone = of_milestone.map(|d| Place::key("milestone.deadline", d.span));
            of_milestone.or_else(|| Some(Place::key("deadline", task.deadline.get()?.span)))
        }
        PointsAt::Lead => task.lead.get().map(|lead| Place::key("lead", lead.span)),
        PointsAt::Each => task.each.get().map(|each| Place::key("each", each.span)),
        PointsAt::Except => {
            let except = task.except.get().map(|except| Place::key("except", except.span));
            except.or_else(|| Some(Place::key("each", task.each.get()?.span)))
        }
        PointsAt::Done(what, unit) => {
            let of_milestone = milestone(what).map(|m| ("milestone.done", &m.done));
            let of_report = || report(what, unit).map(|r| ("report.done", &r.done));
            let (key, done) = of_milestone.or_else(of_report).unwrap_or(("done", &task.done));
            done.get().map(|date| Place::key(key, date.span))
        }
        PointsAt::Allow(_) => allow_at(&task.allow, points_at),
        PointsAt::Target(_) | PointsAt::Gone => None,
    };
    place.unwrap_or(Place::header(task.header))
}
