//! What is recorded of a task: begun, done, cancelled, extended.
//!
//! Each function writes one fact into a [`Document`], or says that it is there already. A fact that contradicts
//! what is there is refused. What `check` would say of the new text is not looked at here.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::part::{
    Chosen, Part, Subject, candidates, choices, chosen, due_words, milestone_meant, no_parts,
    unit_meant, unit_of,
};
use crate::edit::tables::{add_table, table_of};
use crate::plan::keys::Table;
use crate::plan::keys::task::{EXTENSION, MILESTONE, REPORT, TASK, UPDATE};
use crate::plan::{Field, List, Milestone, Report, Status, Task};
use crate::resolve::unit::UnitId;
use crate::state::{Debtor, Due, Slot, standing};
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::text::source::Date;
use crate::text::toml::{self, list, quoted};

/// What became of a fact.
#[derive(Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It was written, with words about what was chosen, if there are any.
    Written(Option<Text>),
    /// Nothing was written, and why: usually because it is there already.
    Unchanged(Text),
}

/// Records that a task, a period, a milestone or the report of a unit is done.
pub fn done(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    part: Part<'_>,
    evidence: &[String],
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    let standing = standing(subject.plan, subject.task, subject.as_of);
    let unit = unit_of(subject, part)?;
    let chosen = match standing.repeats {
        true => chosen(subject, &standing.owed, part, unit)?,
        false => {
            no_parts(part)?;
            Chosen::Whole
        }
    };
    let (due, recorded) = match chosen {
        Chosen::NoneOpen => {
            return Ok(Recorded::Unchanged(both!(
                "không còn kỳ, mốc hay báo cáo nào chưa hoàn thành",
                "no period, milestone or report is open"
            )));
        }
        Chosen::Whole => {
            let recorded =
                Completion::of_task(table, task).record(document, subject.on, evidence)?;
            if let Recorded::Written(_) = recorded {
                document.remove(table, "progress");
                remove_status(document, table, task, &[Status::Done]);
            }
            return Ok(recorded);
        }
        Chosen::Due(due) => match due.slot {
            Slot::Milestone(place) => {
                let Milestone { header, done, evidence: known, .. } = &task.milestones[place];
                let table = table_of(document, *header)?;
                let completion = Completion { table, keys: &MILESTONE, done, evidence: known };
                (due, completion.record(document, subject.on, evidence)?)
            }
            Slot::Period(_) | Slot::Once => (due, report(document, subject, &due, unit, evidence)?),
        },
    };
    // A name that was looked up is shown, so that a wrong guess is seen.
    let is_exact = |typed| subject.plan.units.find(typed).is_some();
    let is_fully_named = due.debtor.is_none() || part.unit.is_some_and(is_exact);
    Ok(match recorded {
        Recorded::Written(None) if !(part.is_named() && is_fully_named) => {
            Recorded::Written(Some(due_words(subject, &due)))
        }
        recorded => recorded,
    })
}

/// A table that takes a date of completion and its evidence, with those that it has.
pub(super) struct Completion<'t, 'a> {
    /// The table, as an index of the document's.
    table: usize,
    keys: &'static Table,
    done: &'t Field<Date>,
    evidence: &'t Field<List<'a>>,
}

impl<'t, 'a> Completion<'t, 'a> {
    /// The completion of a whole task, whose table is `table`.
    pub(super) fn of_task(table: usize, task: &'t Task<'a>) -> Self {
        Completion { table, keys: &TASK, done: &task.done, evidence: &task.evidence }
    }

    /// Writes the date and what is new of the evidence.
    fn record(
        &self,
        document: &mut Document<'_>,
        on: NaiveDate,
        evidence: &[String],
    ) -> Result<Recorded, Text> {
        let stands = match self.done.value() {
            Some(day) if day != on => {
                let day = dmy(day);
                return Err(both!(
                    "đã ghi hoàn thành ngày {day}; nếu ngày đó sai thì chạy `pargo reopen` trước",
                    "it was completed on {day} already; if that is wrong, run `pargo reopen` first"
                ));
            }
            known => known.is_some(),
        };
        if !stands {
            document.set(self.table, self.keys, &[("done", on.to_string())]);
        }
        if self.add_evidence(document, evidence) || !stands {
            return Ok(Recorded::Written(None));
        }
        let day = dmy(on);
        Ok(Recorded::Unchanged(both!("đã ghi hoàn thành ngày {day}", "completed on {day} already")))
    }

    /// Adds the evidence that is not there yet; `false` if there is none.
    pub(super) fn add_evidence(&self, document: &mut Document<'_>, evidence: &[String]) -> bool {
        let known = self.evidence.get();
        let items = known.map(|known| known.items).unwrap_or_default();
        let is_new = |text: &&String| items.iter().all(|item| item.value != text.as_str());
        let new = each_once(evidence.iter().filter(is_new));
        match known {
            _ if new.is_empty() => return false,
            Some(known) => document.append(known, &new),
            None => document.set(self.table, self.keys, &[("evidence", list(&new))]),
        }
        true
    }
}

/// Texts without those that come again.
fn each_once<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in texts {
        if !out.contains(text) {
            out.push(text.clone());
        }
    }
    out
}

/// Writes the report of a period, of a unit or of both.
fn report(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    due: &Due,
    unit: Option<UnitId>,
    evidence: &[String],
) -> Result<Recorded, Text> {
    if let Some(place) = due.report {
        let Report { header, done, evidence: known, .. } = &subject.written().reports[place];
        let table = table_of(document, *header)?;
        let completion = Completion { table, keys: &REPORT, done, evidence: known };
        return completion.record(document, subject.on, evidence);
    }
    let table = subject.table(document)?;
    let mut keys = Vec::new();
    if let Slot::Period(period) = due.slot {
        keys.push(("period", quoted(&period.to_string())));
    }
    if let Some(unit) = unit.or(due.debtor.and_then(Debtor::unit)) {
        keys.push(("unit", quoted(subject.plan.units.get(unit).name)));
    }
    keys.push(("done", subject.on.to_string()));
    if !evidence.is_empty() {
        keys.push(("evidence", list(&each_once(evidence))));
    }
    add_table(document, table, &REPORT, &keys)?;
    Ok(Recorded::Written(None))
}

/// Removes `status` unless it is one of these.
fn remove_status(document: &mut Document<'_>, table: usize, task: &Task<'_>, keep: &[Status]) {
    if task.status.value().is_some_and(|status| !keep.contains(&status)) {
        document.remove(table, "status");
    }
}

/// What a unit says of a task.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'p> {
    /// How far the work has come, in percent.
    pub progress: Option<i64>,
    /// What was done.
    pub text: Option<&'p str>,
    /// What is in the way.
    pub obstacle: Option<&'p str>,
    /// What is asked for.
    pub proposal: Option<&'p str>,
    /// The unit; the lead if absent.
    pub unit: Option<&'p str>,
}

impl<'p> Said<'p> {
    fn texts(&self) -> [(&'static str, Option<&'p str>); 3] {
        [("text", self.text), ("obstacle", self.obstacle), ("proposal", self.proposal)]
    }
}

/// Records that a task was begun, how far it has come, and what a unit says of it.
pub fn update(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    said: Said<'_>,
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    let unit = said.unit.map(|typed| unit_name(subject, typed)).transpose()?;
    let said = Said { unit, ..said };
    let texts: Vec<(&str, String)> =
        said.texts().iter().filter_map(|(key, text)| Some((*key, toml::text((*text)?)))).collect();
    if said.progress == Some(100) {
        return Err(both!(
            "tiến độ 100% nghĩa là đã hoàn thành: hãy dùng `pargo done`",
            "100 % means that it is done: use `pargo done`"
        ));
    }
    let mut keys = Vec::new();
    if let Some(progress) =
        said.progress.filter(|progress| task.progress.value() != Some(*progress))
    {
        keys.push(("progress", progress.to_string()));
    }
    let begins = match said.progress {
        Some(progress) => progress > 0,
        None => texts.is_empty(),
    };
    if begins && task.started.is_absent() {
        keys.push(("started", subject.on.to_string()));
    }
    let is_said = task.updates.iter().any(|update| is_same(update, subject, &said));
    let says = !texts.is_empty() && !is_said;
    if keys.is_empty() && !says {
        return Ok(Recorded::Unchanged(match task.started.value().filter(|_| begins) {
            Some(day) => {
                let day = dmy(day);
                both!("đã ghi bắt đầu ngày {day}", "begun on {day} already")
            }
            None => both!("nội dung này đã ghi rồi", "that is recorded already"),
        }));
    }
    if begins {
        remove_status(
            document,
            table,
            task,
            &[Status::InProgress, Status::Done, Status::Cancelled],
        );
    }
    document.set(table, &TASK, &keys);
    if says {
        let mut keys = vec![("on", subject.on.to_string())];
        keys.extend(said.unit.map(|unit| ("unit", quoted(unit))));
        keys.extend(texts);
        add_table(document, table, &UPDATE, &keys)?;
    }
    Ok(Recorded::Written(None))
}

/// The name to write for a unit: as typed where the plan knows it so, else the name of the unit that is meant. What
/// nothing fits is left to the rule about unknown units.
fn unit_name<'n>(subject: &Subject<'_, 'n>, typed: &'n str) -> Result<&'n str, Text> {
    let (units, links) = (&subject.plan.units, &subject.task.links);
    let lead: Vec<UnitId> = links.lead.iter().map(|lead| lead.unit).collect();
    let first = links.each.map_or(&lead[..], |each| each.debtors);
    Ok(match unit_meant(units, typed, first)? {
        Some(unit) if units.find(typed).is_none() => units.get(unit).name,
        _ => typed,
    })
}

/// Whether an update says the same on the same day.
fn is_same(update: &crate::plan::Update<'_>, subject: &Subject<'_, '_>, said: &Said<'_>) -> bool {
    let known = [update.text.value(), update.obstacle.value(), update.proposal.value()];
    update.on.value() == Some(subject.on)
        && known == said.texts().map(|(_, text)| text)
        && update.unit.value().map(name::key) == said.unit.map(name::key)
}

/// Records that a task was cancelled.
pub fn cancel(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    note: Option<&str>,
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    let mut keys = Vec::new();
    match task.cancelled.value() {
        Some(day) if day != subject.on => {
            let day = dmy(day);
            return Err(both!(
                "đã ghi hủy ngày {day}; nếu ngày đó sai thì chạy `pargo reopen` trước",
                "it was cancelled on {day} already; if that is wrong, run `pargo reopen` first"
            ));
        }
        Some(_) => {}
        None => keys.push(("cancelled", subject.on.to_string())),
    }
    let known = task.note.value().unwrap_or_default();
    if let Some(note) = note.filter(|note| !known.contains(note)) {
        let joined =
            if known.trim().is_empty() { note.to_owned() } else { format!("{known}; {note}") };
        keys.push(("note", quoted(&joined)));
    }
    if keys.is_empty() {
        let day = dmy(subject.on);
        return Ok(Recorded::Unchanged(both!(
            "đã ghi hủy ngày {day}",
            "cancelled on {day} already"
        )));
    }
    document.set(table, &TASK, &keys);
    remove_status(document, table, task, &[Status::Cancelled]);
    Ok(Recorded::Written(None))
}

/// Takes back a completion with its evidence, a cancellation, or the report of a period or a milestone.
pub fn reopen(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    part: Part<'_>,
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    if !part.is_named() {
        return Ok(reopen_whole(document, table, task));
    }
    let unit = unit_of(subject, part)?;
    let standing = standing(subject.plan, subject.task, subject.as_of);
    if !standing.repeats {
        no_parts(part)?;
    }
    let found = candidates(subject, &standing.owed, part, unit)?;
    let reported: Vec<&Due> = found.iter().filter(|due| due.reported.is_some()).copied().collect();
    let due = match (&reported[..], &found[..]) {
        // What one report answers for is taken back with it.
        ([first, rest @ ..], _)
            if rest.iter().all(|due| due.report == first.report && due.slot == first.slot) =>
        {
            first
        }
        ([], [first, ..]) => {
            let Text { vi, en } = due_words(subject, first);
            return Ok(Recorded::Unchanged(both!("{vi} chưa ghi hoàn thành", "{en} is open")));
        }
        _ => {
            let lines = choices(&reported, subject);
            return Err(both!(
                "có nhiều báo cáo đã ghi; hãy nêu rõ một trong:{lines}",
                "several are reported; name one of:{lines}"
            ));
        }
    };
    match (due.slot, due.report) {
        (Slot::Milestone(place), _) => {
            let table = table_of(document, task.milestones[place].header)?;
            document.remove(table, "done");
            document.remove(table, "evidence");
        }
        (_, Some(report)) => {
            let table = table_of(document, task.reports[report].header)?;
            document.remove_table(table);
        }
        (_, None) => {
            return Err(both!(
                "phần này hoàn thành cùng cả nhiệm vụ; hãy bỏ --period, --unit",
                "that was completed with the task as a whole; leave out --period, --unit"
            ));
        }
    }
    Ok(Recorded::Written(None))
}

fn reopen_whole(document: &mut Document<'_>, table: usize, task: &Task<'_>) -> Recorded {
    if task.done.is_absent() && task.cancelled.is_absent() && !is_ended(task) {
        return Recorded::Unchanged(both!(
            "chưa ghi hoàn thành hay hủy",
            "it is neither completed nor cancelled"
        ));
    }
    if !task.done.is_absent() {
        document.remove(table, "done");
        document.remove(table, "evidence");
    }
    document.remove(table, "cancelled");
    remove_status(document, table, task, &[Status::NotStarted, Status::InProgress]);
    Recorded::Written(None)
}

/// Whether the status alone says that a task has ended.
fn is_ended(task: &Task<'_>) -> bool {
    matches!(task.status.value(), Some(Status::Done | Status::Cancelled))
}

/// Records that the due date of a task or a milestone was moved.
pub fn extend(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    to: NaiveDate,
    by: &str,
    part: Part<'_>,
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    let milestone = part.milestone.map(|typed| milestone_meant(subject, typed)).transpose()?;
    let unit = part.unit.map(|typed| unit_name(subject, typed)).transpose()?;
    if milestone.is_none() && !task.milestones.is_empty() {
        let owed = standing(subject.plan, subject.task, subject.as_of).owed;
        let lines = choices(&owed.iter().collect::<Vec<_>>(), subject);
        return Err(both!(
            "nhiệm vụ có mốc; hãy nêu mốc được gia hạn:{lines}",
            "the task has milestones; name the one that is extended:{lines}"
        ));
    }
    let is_there = task.extensions.iter().any(|known| {
        known.to.value() == Some(to)
            && known.granted.value() == Some(subject.on)
            && known.by.value() == Some(by)
            && known.milestone.value().map(name::key) == milestone.map(name::key)
            && known.unit.value().map(name::key) == unit.map(name::key)
    });
    if is_there {
        return Ok(Recorded::Unchanged(both!(
            "lần gia hạn này đã ghi rồi",
            "that extension is recorded already"
        )));
    }
    let mut keys =
        vec![("to", to.to_string()), ("granted", subject.on.to_string()), ("by", quoted(by))];
    keys.extend(milestone.map(|title| ("milestone", quoted(title))));
    keys.extend(unit.map(|unit| ("unit", quoted(unit))));
    add_table(document, table, &EXTENSION, &keys)?;
    Ok(Recorded::Written(None))
}
