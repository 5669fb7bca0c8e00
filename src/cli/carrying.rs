//! Tasks that are carried from one plan into another: which ones, and what they take along. `carry` and
//! `new --carry` share this.

use std::path::Path;

use chrono::NaiveDate;

use crate::cli::rewrite::{FileText, Target, read, target};
use crate::deadline::dmy;
use crate::edit::carry::{Continued, Handover, Stays, carry, stays};
use crate::links::graph::{Links, TaskAt};
use crate::plan::Field;
use crate::report::reference;
use crate::report::written::{Entry, Found, Now, find, now};
use crate::resolve::{Resolved, ResolvedTask};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};
use crate::text::source::Str;
use crate::workspace::Workspace;

/// What is carried: from which plans, and by which rules.
pub struct Carrying<'w> {
    /// The plans.
    pub workspace: &'w Workspace,
    /// All plans, where one refers to another.
    pub links: Links,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// Whether standing and recurring tasks are carried with their plan.
    pub standing: bool,
    /// Whether the units of the plans go along, also those that no task names.
    pub all_units: bool,
}

/// A plan to carry from.
pub struct Origin {
    /// Its file.
    pub file: Target,
    /// Its place in the workspace.
    at: usize,
    /// The tasks that are named; all if there is none.
    ids: Vec<String>,
}

/// What was chosen, and what stays.
#[derive(Default)]
pub struct Chosen {
    /// A handover for each plan.
    pub handovers: Vec<Handover>,
    /// Notes about the tasks that stay.
    pub notes: Vec<Text>,
    /// The old tasks as they stand, by their reference, for the dates of the chain.
    pub due: Vec<(String, Option<NaiveDate>)>,
}

/// What a new plan takes from the ones before it, besides units and tasks.
#[derive(Debug, Default)]
pub struct Along {
    /// The agency.
    pub agency: String,
    /// The title.
    pub title: String,
    /// The year.
    pub year: Option<i32>,
    /// The indexes.
    pub indexes: Vec<String>,
}

impl Along {
    /// The title with another year in the place of the old one.
    pub fn title_for(&self, year: i32) -> String {
        match self.year {
            Some(old) => self.title.replace(&old.to_string(), &year.to_string()),
            None => String::new(),
        }
    }
}

impl Carrying<'_> {
    /// What a new plan takes along: of several plans the head of the first, and the indexes of all.
    pub fn along(&self, origins: &[Origin]) -> anyhow::Result<Along> {
        let mut along = Along::default();
        for Origin { file, .. } in origins {
            let text = read(&file.path, &file.shown)?;
            file.with(&text, self.workspace).read(|resolved| {
                let plan = resolved.plan;
                let own = |text: &Field<Str<'_>>| text.value().unwrap_or_default().to_owned();
                if along.year.is_none() {
                    along.agency = own(&plan.agency);
                    along.title = own(&plan.title);
                    along.year = plan.year.value();
                }
                for (_, index) in &resolved.indexes {
                    let id = &resolved.config.catalog.get(*index).id;
                    if !along.indexes.contains(id) {
                        along.indexes.push(id.clone());
                    }
                }
            })?;
        }
        Ok(along)
    }

    /// The plans and tasks that REFs name, in their order.
    pub fn origins(
        &self,
        subjects: &[String],
        into: Option<&Target>,
    ) -> anyhow::Result<Vec<Origin>> {
        let mut origins: Vec<Origin> = Vec::new();
        for typed in subjects {
            let reference = reference::find(self.workspace, typed)?;
            let Some(file) = target(self.workspace, &reference)? else { continue };
            if into.is_some_and(|into| into.shown == file.shown) {
                let shown = safe(&reference.shown()).into_owned();
                return Err(both!(
                    "{shown} ở ngay trong kế hoạch nhận; hãy nêu kế hoạch khác ở --into",
                    "{shown} is in the plan of --into itself; name another one there"
                )
                .into());
            }
            let at = reference.files.first().copied().unwrap_or_default();
            match (origins.iter_mut().find(|origin| origin.at == at), reference.id) {
                (Some(origin), Some(id)) if !origin.ids.is_empty() => origin.ids.push(id),
                (Some(origin), _) => origin.ids.clear(),
                (None, id) => origins.push(Origin { file, at, ids: id.into_iter().collect() }),
            }
        }
        Ok(origins)
    }

    /// The tasks to carry out of each plan. A plan that carries some of them on already does not count as another
    /// one.
    pub fn chosen(&self, origins: &[Origin], into: Option<&Target>) -> anyhow::Result<Chosen> {
        let mut chosen = Chosen::default();
        for origin in origins {
            let text = read(&origin.file.path, &origin.file.shown)?;
            origin.file.with(&text, self.workspace).read(|plan| {
                let tasks = match origin.ids.is_empty() {
                    true => self.of_plan(plan, origin, into, &mut chosen.notes),
                    false => self.named(plan, origin)?,
                };
                chosen.due.extend(tasks.iter().map(|task| self.due(plan, origin, task)));
                chosen.handovers.push(Handover::of(plan, &tasks, self.all_units, self.as_of));
                Ok::<_, Text>(())
            })??;
        }
        Ok(chosen)
    }

    /// The tasks that REFs name: what ended cannot be carried on, everything else can.
    fn named<'r, 'a>(
        &self,
        plan: &'r Resolved<'a>,
        origin: &Origin,
    ) -> Result<Vec<&'r ResolvedTask<'a>>, Text> {
        let task = |id: &String| {
            let file = &origin.file.shown;
            let shown = safe(id);
            match find(plan, id) {
                Some(Found::Task(task)) => match stays(plan, task, self.as_of) {
                    Some(Stays::Ended(state)) => {
                        let Text { vi, en } = crate::render::words::state(state).into();
                        Err(both!(
                            "{file}, {shown}: {vi}, không còn gì để chuyển tiếp",
                            "{file}, {shown}: {en}, nothing is left to carry on"
                        ))
                    }
                    Some(Stays::Standing | Stays::Undated) | None => Ok(task),
                },
                Some(Found::Objective(_)) => Err(both!(
                    "{file}, {shown}: đây là mục tiêu; chỉ nhiệm vụ mới chuyển tiếp được",
                    "{file}, {shown}: that is an objective; only tasks are carried on"
                )),
                None => Err(both!(
                    "{file} không còn `{shown}`; hãy chạy lại lệnh",
                    "{file} has no `{shown}` any more; run the command again"
                )),
            }
        };
        let mut ids = origin.ids.clone();
        ids.dedup();
        ids.iter().map(task).collect()
    }

    /// The tasks of a plan that have to be carried on.
    fn of_plan<'r, 'a>(
        &self,
        plan: &'r Resolved<'a>,
        origin: &Origin,
        into: Option<&Target>,
        notes: &mut Vec<Text>,
    ) -> Vec<&'r ResolvedTask<'a>> {
        let (mut tasks, mut standing, mut elsewhere) = (Vec::new(), 0, Vec::new());
        for task in &plan.tasks {
            match stays(plan, task, self.as_of) {
                Some(Stays::Ended(_) | Stays::Undated) => continue,
                Some(Stays::Standing) if !self.standing => {
                    standing += 1;
                    continue;
                }
                Some(Stays::Standing) | None => {}
            }
            match self.continued(origin, task, into) {
                Some(by) => elsewhere.push(by),
                None => tasks.push(task),
            }
        }
        let id = safe(plan.plan.id.value().unwrap_or_default()).into_owned();
        if !elsewhere.is_empty() {
            let by = elsewhere.join(", ");
            notes.push(both!(
                "{id}: không chuyển những nhiệm vụ đã được chuyển tiếp ở nơi khác: {by}",
                "{id}: these carry tasks on already, which are left out: {by}"
            ));
        }
        if standing > 0 {
            notes.push(both!(
                "{id}: không chuyển {standing:02} nhiệm vụ thường xuyên, định kỳ; muốn chuyển thì thêm --standing",
                "{id}: {standing} standing and recurring tasks stay; --standing takes them too"
            ));
        }
        tasks
    }

    fn at(&self, origin: &Origin, task: &ResolvedTask<'_>) -> Option<TaskAt> {
        Some(TaskAt { plan: self.links.plan_of_file(origin.at)?, task: task.place })
    }

    /// The task of a third plan that carries on a task already.
    fn continued(
        &self,
        origin: &Origin,
        task: &ResolvedTask<'_>,
        into: Option<&Target>,
    ) -> Option<String> {
        let continuing = self.links.continuing(self.at(origin, task)?);
        let is_other = |at: &&TaskAt| {
            let file = &self.links.plans[at.plan].file;
            into.is_none_or(|into| into.shown != *file)
        };
        let by = continuing.iter().find(is_other)?;
        Some(safe(&self.links.reference(*by)).into_owned())
    }

    /// The earliest due date of the chain that a task ends, with its reference.
    fn due(
        &self,
        plan: &Resolved<'_>,
        origin: &Origin,
        task: &ResolvedTask<'_>,
    ) -> (String, Option<NaiveDate>) {
        let of = |at: TaskAt| self.links.carried_due(at).or(self.links.task(at).first_due);
        let ids = [plan.plan.id.value(), task.written.id.value()];
        let reference = ids.map(Option::unwrap_or_default).join("/");
        (reference, self.at(origin, task).and_then(of))
    }
}

/// The text of a plan that carries tasks on, and the tasks.
pub fn carried_into(
    before: &FileText<'_>,
    chosen: &Chosen,
    as_of: NaiveDate,
    lang: Lang,
) -> anyhow::Result<(String, Vec<Continued>)> {
    let shown = before.shown;
    before.edited(|plan, document| {
        if let Some(day) = plan.closed(as_of) {
            let vi = dmy(day);
            return Err(both!(
                "{shown}: kế hoạch đã kết thúc ngày {vi}, không nhận nhiệm vụ chuyển tiếp",
                "{shown}: that plan was closed on {day}, so that it takes no tasks"
            )
            .into());
        }
        let continued = carry(document, plan, &chosen.handovers, lang);
        Ok(continued.map_err(|Text { vi, en }| both!("{shown}: {vi}", "{shown}: {en}"))?)
    })
}

/// The tasks as they stand in the plan that carries them on.
pub fn entries(
    after: &FileText<'_>,
    chosen: &Chosen,
    continued: &[Continued],
    as_of: NaiveDate,
) -> anyhow::Result<Vec<Entry>> {
    after.read(|plan| {
        let entry = |one: &Continued| {
            let mut now = now(plan, &find(plan, &one.id)?, as_of);
            if let Now::Task(item) = &mut now {
                let due = chosen.due.iter().filter(|(reference, _)| *reference == one.reference);
                item.carried_due = due.filter_map(|(_, due)| *due).min();
            }
            let from = safe(&one.reference);
            let said = match one.was_there {
                true => both!("đã chuyển tiếp từ {from}", "carries on {from} already"),
                false => both!("chuyển tiếp từ {from}", "carries on {from}"),
            };
            Some(Entry { now, said: Some(said), is_written: !one.was_there })
        };
        continued.iter().filter_map(entry).collect()
    })
}

/// The folders to lock.
pub fn paths<'o>(
    origins: &'o [Origin],
    into: Option<&'o Target>,
) -> impl Iterator<Item = &'o Path> {
    origins.iter().map(|origin| &origin.file).chain(into).map(|file| file.path.as_path())
}
