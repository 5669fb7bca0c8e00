//! `check --since`: what a plan promised before, and promises no more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::compare::change::{Change, What};
use crate::compare::difference::{between, milestone_text};
use crate::compare::facts::{PlanFacts, TaskFacts};
use crate::compare::history::{CommitStep, Followed};
use crate::compare::version::Version;
use crate::deadline::{Kind, dmy};
use crate::finding::{Doc, Finding, Findings, Gone};
use crate::resolve::Resolved;
use crate::rules;
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::text::source::Span;

/// One fault of the net change since a revision.
#[derive(Clone, Debug)]
pub struct Fault {
    rule: &'static Doc,
    /// The task or objective; nothing where it is gone.
    task: Option<String>,
    objective: Option<String>,
    /// The metric, milestone or period.
    field: Option<String>,
    message: Text,
    commit: Option<String>,
}

impl Fault {
    /// The finding of something that is gone with its plan, at the first line of the file.
    pub fn of_gone_plan(&self) -> Finding {
        Finding {
            rule: self.rule,
            span: Span::default(),
            task: None,
            objective: None,
            message: self.message.clone(),
            help: None,
            related: None,
            commit: Some(self.commit.clone()),
            gone: self.gone(),
        }
    }

    /// What it is about, which has no place in the plan.
    fn gone(&self) -> Option<Gone> {
        let task = self.task.clone().map(Gone::Task);
        task.or_else(|| self.objective.clone().map(Gone::Objective))
    }
}

/// The faults of every plan, by its id, and those of plans that are gone, by their file.
#[derive(Debug, Default)]
pub struct Since {
    by_plan: BTreeMap<String, Vec<Fault>>,
    /// Plans that are gone: the file, the id, the faults.
    pub gone: Vec<(String, String, Vec<Fault>)>,
}

impl Since {
    /// Judges the net change from `old` to `new`. `way` is what the commits between did, `today` is the day
    /// of what is not committed yet, `utc_offset` the repository's, in minutes; `backdating_days` is what
    /// holds where a plan of today lies.
    pub fn of(
        old: &Version,
        new: &Version,
        way: &Followed,
        today: NaiveDate,
        utc_offset: i32,
        backdating_days: impl Fn(&PlanFacts) -> u32,
    ) -> Since {
        let mut since = Since::default();
        // What cannot be read today is told as such, and not as gone.
        let unreadable: BTreeSet<&str> = new.left_out.iter().map(|l| l.file.as_str()).collect();
        let old_plans: Vec<&PlanFacts> =
            old.plans.iter().filter(|plan| !unreadable.contains(plan.file.as_str())).collect();
        let changes = between(old_plans.iter().copied(), &new.plans);
        let pending = between(way.standing.iter().map(Arc::as_ref), &new.plans);
        let origin = Origin { steps: &way.steps, pending: &pending };
        for change in &changes {
            let before = old_plans.iter().find(|plan| plan.id == change.plan).copied();
            let after = new.plans.iter().find(|plan| plan.id == change.plan);
            if change.what == What::PlanRemoved {
                since.plan_gone(before, change, origin);
                continue;
            }
            let limit = after.map_or(0, &backdating_days);
            let judge = Judge { before, after, origin, today, utc_offset, limit };
            let faults = judge.faults(change);
            if !faults.is_empty() {
                since.by_plan.entry(change.plan.clone()).or_default().extend(faults);
            }
        }
        since
    }

    fn plan_gone(&mut self, before: Option<&PlanFacts>, change: &Change, origin: Origin<'_>) {
        let Some(plan) = before else { return };
        let commit = origin.commit_of(change);
        let objectives = plan.objectives.iter().map(|objective| Fault {
            rule: &rules::since::objective_removed::DOC,
            task: None,
            objective: Some(objective.id.clone()),
            field: None,
            message: objective_gone(&objective.id, &objective.title),
            commit: commit.clone(),
        });
        let open = plan.tasks.iter().filter(|task| !task.closed);
        let tasks = open.map(|task| Fault {
            rule: &rules::since::task_removed::DOC,
            task: Some(task.id.clone()),
            objective: None,
            field: None,
            message: gone(&task.id, &task.title),
            commit: commit.clone(),
        });
        let faults = objectives.chain(tasks);
        self.gone.push((plan.file.clone(), change.plan.clone(), faults.collect()));
    }

    /// Puts the faults of a plan among its other findings, each where it stands today.
    pub fn report(&self, resolved: &Resolved<'_>, out: &mut Findings) {
        let Some(id) = resolved.plan.id.get() else { return };
        for fault in self.by_plan.get(id.value).into_iter().flatten() {
            let place = place(resolved, fault, out);
            let finding = out.push(fault.rule, place.unwrap_or(id.span), fault.message.clone());
            finding.commit = Some(fault.commit.clone());
            finding.gone = fault.gone().filter(|_| place.is_none());
        }
        out.in_plan();
    }
}

fn gone(id: &str, title: &str) -> Text {
    both!(
        "nhiệm vụ {id} “{title}” bị bỏ khi chưa hoàn thành, chưa hủy",
        "the task {id} “{title}” is gone, and was neither done nor cancelled"
    )
}

fn objective_gone(id: &str, title: &str) -> Text {
    both!("mục tiêu {id} “{title}” bị bỏ", "the objective {id} “{title}” is gone")
}

/// Where a net change comes from.
#[derive(Clone, Copy)]
struct Origin<'o> {
    steps: &'o [CommitStep],
    /// What is not committed yet.
    pending: &'o [Change],
}

impl Origin<'_> {
    /// The newest commit that made it so; nothing where that is not committed yet.
    fn commit_of(self, change: &Change) -> Option<String> {
        // What was gone and is back came back with all that it says.
        if self.pending.iter().any(|pending| pending.covers(change)) {
            return None;
        }
        let newest = |is: fn(&Change, &Change) -> bool| {
            let made = |step: &&CommitStep| step.changes.iter().any(|c| is(c, change));
            self.steps.iter().rev().find(made)
        };
        let step = newest(Change::ends_like).or_else(|| newest(Change::covers));
        step.map(|step| step.commit.id.clone())
    }
}

impl<'o> Origin<'o> {
    /// The commit that first says so; nothing where that is not committed yet.
    fn first_said(self, change: &Change) -> Option<&'o CommitStep> {
        let said = self.steps.iter().find(|step| step.changes.iter().any(|c| c.ends_like(change)));
        // What was there from the start came with the task, or with the plan.
        let came = |step: &&CommitStep| step.changes.iter().any(|c| c.adds() && c.covers(change));
        let is_pending = self.pending.iter().any(|pending| pending.covers(change));
        said.or_else(|| self.steps.iter().rev().find(came).filter(|_| !is_pending))
    }
}

/// The completions that a task comes with, as changes of their own.
fn completions<'t>(added: &'t Change, task: &'t TaskFacts) -> impl Iterator<Item = Change> + 't {
    let own = task.done.map(|on| (What::Done, None, on));
    let reports = task.reported.iter().map(|r| (What::Reported, Some(r.what.clone()), r.on));
    own.into_iter().chain(reports).map(move |(what, field, on)| Change {
        what,
        task: Some(task.id.clone()),
        field,
        after: Some(on.to_string()),
        ..added.clone()
    })
}

struct Judge<'j> {
    before: Option<&'j PlanFacts>,
    after: Option<&'j PlanFacts>,
    origin: Origin<'j>,
    today: NaiveDate,
    utc_offset: i32,
    limit: u32,
}

fn is_dated(task: &TaskFacts) -> bool {
    let recurring = matches!(task.deadline.kind, Some(Kind::Recurring(_)));
    task.deadline.due.is_some() || recurring || !task.milestones.is_empty()
}

/// Whether a change takes away the last milestone of a task that has no other deadline, before or after.
fn is_last_dated(change: &Change, old: &TaskFacts, new: &TaskFacts) -> bool {
    let is_gone = change.field.as_deref() == Some("milestone") && change.after.is_none();
    let last = old.milestones.last().map(|(title, due)| milestone_text(title, *due));
    is_gone && change.before == last && is_loose(new) && new.deadline.text.is_none()
}

/// Whether nothing dates it; of a deadline that cannot be read that is not known.
fn is_loose(task: &TaskFacts) -> bool {
    !is_dated(task) && !task.deadline.is_unreadable
}

impl Judge<'_> {
    fn task<'p>(&self, plan: Option<&'p PlanFacts>, id: &str) -> Option<&'p TaskFacts> {
        plan?.tasks.iter().find(|task| task.id == id)
    }

    fn faults(&self, change: &Change) -> Vec<Fault> {
        let task = change.task.as_deref();
        let old = task.and_then(|id| self.task(self.before, id));
        let new = task.and_then(|id| self.task(self.after, id));
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        let (before, after) = (text(&change.before), text(&change.after));
        let (before_vi, after_vi) = (shown(&before), shown(&after));
        let mut faults = Vec::new();
        match change.what {
            What::DeadlineMoved if change.by.is_none() && change.days.is_some_and(|d| d > 0) => {
                let days = change.days.unwrap_or(0);
                let message = both!(
                    "thời hạn lùi {days} ngày, từ {before_vi} đến {after_vi}, không có văn bản gia hạn",
                    "the due date moved {days} days later, from {before} to {after}, and no extension covers it"
                );
                faults.push(self.fault(&rules::since::deadline_moved::DOC, change, message));
            }
            What::DeadlineChanged if old.is_some_and(is_dated) && new.is_some_and(is_loose) => {
                let message = both!(
                    "thời hạn “{before}” thành “{after}”, không còn ngày đến hạn",
                    "the deadline “{before}” became “{after}”, and has no date any more"
                );
                faults.push(self.fault(&rules::since::deadline_loosened::DOC, change, message));
            }
            What::TaskChanged if old.zip(new).is_some_and(|(o, n)| is_last_dated(change, o, n)) => {
                let message = both!(
                    "mốc “{before}” bị bỏ, nhiệm vụ không còn ngày đến hạn",
                    "the milestone “{before}” is gone, and the task has no date any more"
                );
                faults.push(self.fault(&rules::since::deadline_loosened::DOC, change, message));
            }
            What::TargetLowered => {
                let metric = change.field.as_deref().unwrap_or_default();
                let metric_vi = metric_vi(metric);
                let (before_vi, after_vi) = (before.replace('.', ","), after.replace('.', ","));
                let message = both!(
                    "chỉ tiêu {metric_vi} hạ từ {before_vi} xuống {after_vi}",
                    "the target for {metric} was lowered from {before} to {after}"
                );
                faults.push(self.fault(&rules::since::target_lowered::DOC, change, message));
            }
            What::TaskRemoved if old.is_some_and(|task| !task.closed) => {
                let message = gone(task.unwrap_or_default(), &before);
                faults.push(self.fault(&rules::since::task_removed::DOC, change, message));
            }
            What::ObjectiveRemoved => {
                let id = change.objective.clone().unwrap_or_default();
                let message = objective_gone(&id, &before);
                faults.push(self.fault(&rules::since::objective_removed::DOC, change, message));
            }
            What::LeadChanged => {
                let keys = |task: Option<&TaskFacts>| -> Vec<String> {
                    task.map_or_else(Vec::new, |t| t.lead.iter().map(|l| name::key(l)).collect())
                };
                let mut still = keys(new);
                // A unit whose former name is now an alias leads under its new one.
                still.extend(new.iter().flat_map(|task| task.lead_aliases.iter().cloned()));
                for unit in
                    old.iter().flat_map(|t| &t.lead).filter(|l| !still.contains(&name::key(l)))
                {
                    let message =
                        both!("“{unit}” không còn chủ trì", "“{unit}” is no longer in the lead");
                    faults.push(self.fault(&rules::since::lead_removed::DOC, change, message));
                }
            }
            What::CompletionRewritten => {
                let message = both!(
                    "ngày hoàn thành sửa từ {before_vi} thành {after_vi}",
                    "the date of completion was changed from {before} to {after}"
                );
                faults.push(self.fault(&rules::since::completion_rewritten::DOC, change, message));
            }
            What::Reopened if change.field.as_deref() != Some("cancelled") => {
                let message = both!(
                    "việc hoàn thành ngày {before_vi} bị rút lại",
                    "the completion of {before} was taken back"
                );
                faults.push(self.fault(&rules::since::completion_rewritten::DOC, change, message));
            }
            What::Done | What::Reported => {}
            _ => {}
        }
        if matches!(change.what, What::Done | What::Reported | What::CompletionRewritten) {
            faults.extend(self.backdated(change));
        }
        let tasks = match change.what {
            What::TaskAdded => new.map(std::slice::from_ref).unwrap_or_default(),
            What::PlanAdded => self.after.map(|plan| plan.tasks.as_slice()).unwrap_or_default(),
            _ => &[],
        };
        let told = tasks.iter().flat_map(|task| completions(change, task));
        faults.extend(told.filter_map(|change| self.backdated(&change)));
        faults
    }

    /// A completion that was first told long after its date.
    fn backdated(&self, change: &Change) -> Option<Fault> {
        let done: NaiveDate = change.after.as_deref()?.parse().ok()?;
        let first = self.origin.first_said(change);
        let told = first.map_or(self.today, |step| step.commit.date(self.utc_offset));
        let days = (told - done).num_days();
        (days > i64::from(self.limit)).then(|| {
            let (done_vi, told_vi) = (dmy(done), dmy(told));
            let message = both!(
                "hoàn thành ngày {done_vi}, đến {told_vi} mới ghi, sau {days} ngày",
                "done on {done}, and first told on {told}, {days} days later",
            );
            let mut fault = self.fault(&rules::since::backdated_completion::DOC, change, message);
            fault.commit = first.map(|step| step.commit.id.clone());
            fault
        })
    }

    fn fault(&self, rule: &'static Doc, change: &Change, message: Text) -> Fault {
        let removed = matches!(change.what, What::TaskRemoved | What::ObjectiveRemoved);
        Fault {
            rule,
            task: change.task.clone(),
            objective: change.objective.clone(),
            field: change.field.clone().filter(|_| !removed),
            message,
            commit: self.origin.commit_of(change),
        }
    }
}

/// What a metric is called in Vietnamese.
fn metric_vi(metric: &str) -> &str {
    match metric {
        "score" => "điểm",
        "percent" => "tỷ lệ",
        "rank" => "thứ hạng",
        "count" => "số lượng",
        other => other,
    }
}

/// A date as Vietnamese offices write it; anything else as it is.
fn shown(value: &str) -> String {
    value.parse::<NaiveDate>().map_or_else(|_| value.to_owned(), dmy)
}

/// Where a fault stands in today's file; nothing where the thing is gone.
fn place(resolved: &Resolved<'_>, fault: &Fault, out: &mut Findings) -> Option<Span> {
    out.in_plan();
    if let Some(id) = &fault.objective {
        let at = resolved.objectives.iter().find(|o| o.written.id.value() == Some(id))?;
        out.in_objective(at.place);
        let objective = &at.written;
        let target = objective.target.get();
        let bound = target
            .and_then(|t| t.bounds.iter().find(|(m, _)| Some(m.name()) == fault.field.as_deref()));
        let whole = target.map(|t| t.span).unwrap_or(objective.header);
        return Some(bound.map_or(whole, |(_, bound)| bound.span));
    }
    let id = fault.task.as_deref()?;
    let at = resolved.tasks.iter().find(|t| t.written.id.value() == Some(id))?;
    out.in_task(at.place);
    let task = &at.written;
    let field = fault.field.as_deref();
    let titled = task.milestones.iter().find(|m| m.title.value() == field && field.is_some());
    let reported = task.reports.iter().find(|r| r.period.value() == field && field.is_some());
    let is = |doc: &Doc| fault.rule.name == doc.name;
    let span =
        if is(&rules::since::deadline_moved::DOC) || is(&rules::since::deadline_loosened::DOC) {
            let own = titled.and_then(|m| m.deadline.get()).or_else(|| task.deadline.get());
            own.map(|deadline| deadline.span)
        } else if is(&rules::since::lead_removed::DOC) {
            task.lead.get().map(|lead| lead.span)
        } else {
            let done = titled.map(|m| &m.done).or(reported.map(|r| &r.done)).unwrap_or(&task.done);
            done.get().map(|date| date.span)
        };
    Some(span.unwrap_or(task.header))
}
