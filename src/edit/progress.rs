//! What is recorded of a task or an objective: begun, done, cancelled, extended, a result.
//!
//! Each function writes one fact into a [`Document`], or says that it is there already. A fact that contradicts
//! what is there is refused. What `check` would say of the new text is not looked at here.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::deadline::phrase::label;
use crate::edit::document::Document;
use crate::plan::keys::objective::RESULT;
use crate::plan::keys::task::{EXTENSION, MILESTONE, REPORT, TASK, UPDATE};
use crate::plan::{Field, List, Measure, Milestone, Objective, Report, ResultKind, Status, Task};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Due, Slot, standing};
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::text::source::{Date, Span};
use crate::text::toml::{list, quoted};

/// What became of a fact.
#[derive(Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It was written; with what should be told about it.
    Written(Option<Text>),
    /// Nothing was written, and why: mostly, it is there already.
    Unchanged(Text),
}

/// The task that something is recorded of.
pub struct Subject<'s, 'a> {
    /// Its plan.
    pub plan: &'s Resolved<'a>,
    /// The task.
    pub task: &'s ResolvedTask<'a>,
    /// The date of the fact.
    pub on: NaiveDate,
    /// The date of the question: facts after it are not known.
    pub as_of: NaiveDate,
}

impl<'s, 'a> Subject<'s, 'a> {
    fn written(&self) -> &'s Task<'a> {
        self.task.written
    }

    fn table(&self, document: &Document<'_>) -> Result<usize, Text> {
        table_of(document, self.written().header)
    }
}

fn table_of(document: &Document<'_>, header: Span) -> Result<usize, Text> {
    document.with_header(header).ok_or_else(|| {
        both!(
            "được viết trên một dòng trong dấu `{{ }}`; hãy viết thành bảng có tiêu đề như [[task]] rồi chạy lại",
            "it is written as an inline table; write it with a header such as [[task]], and run the command again"
        )
    })
}

/// Which part of a task a command names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part<'p> {
    /// A period of a recurring task, as a label or in words.
    pub period: Option<&'p str>,
    /// The title of a milestone.
    pub milestone: Option<&'p str>,
}

impl Part<'_> {
    fn is_named(&self) -> bool {
        self.period.is_some() || self.milestone.is_some()
    }
}

/// Records that a task, a period or a milestone is done.
pub fn done(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    part: Part<'_>,
    evidence: &[String],
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    let standing = standing(subject.plan, subject.task, subject.as_of);
    if !standing.repeats {
        no_parts(part)?;
        let recorded =
            complete(document, table, &TASK, &task.done, &task.evidence, subject.on, evidence)?;
        if let Recorded::Written(_) = recorded {
            document.remove(table, "progress");
            remove_status(document, table, task, &[Status::Done]);
        }
        return Ok(recorded);
    }
    let slot = match slot(subject, &standing.owed, part)? {
        Chosen::Slot(slot) => slot,
        Chosen::NoneOpen => {
            return Ok(Recorded::Unchanged(both!(
                "không còn kỳ hay mốc nào chưa hoàn thành",
                "no period or milestone is open"
            )));
        }
    };
    let recorded = match slot {
        Slot::Milestone(place) => {
            let Milestone { header, done, evidence: known, .. } = &task.milestones[place];
            let table = table_of(document, *header)?;
            complete(document, table, &MILESTONE, done, known, subject.on, evidence)?
        }
        Slot::Period(period) => report(document, table, task, period, subject.on, evidence)?,
    };
    let name = slot_words(slot, task);
    Ok(match recorded {
        Recorded::Written(None) if !part.is_named() => Recorded::Written(Some(name)),
        recorded => recorded,
    })
}

/// A period or a milestone in words.
fn slot_words(slot: Slot, task: &Task<'_>) -> Text {
    match slot {
        Slot::Period(period) => Text { vi: period.words(), en: period.to_string() },
        Slot::Milestone(_) => {
            let title = slot.label(task);
            both!("mốc “{title}”", "milestone “{title}”")
        }
    }
}

enum Chosen {
    Slot(Slot),
    NoneOpen,
}

/// The period or milestone that a command means: the one it names, else the only open one that is due next.
fn slot(subject: &Subject<'_, '_>, owed: &[Due], part: Part<'_>) -> Result<Chosen, Text> {
    let task = subject.written();
    if part.is_named() {
        return named(subject, owed, part).map(Chosen::Slot);
    }
    let open: Vec<&Due> = owed.iter().filter(|due| due.reported.is_none()).collect();
    let past: Vec<&Due> = open.iter().filter(|due| due.due <= subject.on).copied().collect();
    let next: Vec<&Due> = match (past.is_empty(), open.first()) {
        (false, _) => past,
        (true, Some(first)) => open.iter().filter(|due| due.due == first.due).copied().collect(),
        (true, None) => return Ok(Chosen::NoneOpen),
    };
    match next[..] {
        [only] => Ok(Chosen::Slot(only.slot)),
        _ => {
            let (option, lines) = choices(&next, task);
            Err(both!(
                "có nhiều kỳ hoặc mốc chưa hoàn thành; hãy nêu rõ bằng {option}:{lines}",
                "several are open; name one with {option}:{lines}"
            ))
        }
    }
}

/// The option that names one of several periods or milestones, and the list of them.
fn choices(dues: &[&Due], task: &Task<'_>) -> (&'static str, String) {
    let is_milestone = |due: &&Due| matches!(due.slot, Slot::Milestone(_));
    let option = if dues.iter().any(is_milestone) { "--milestone" } else { "--period" };
    let line =
        |due: &&Due| format!("\n  {option} {} ({})", quoted(&due.slot.label(task)), dmy(due.due));
    (option, dues.iter().map(line).collect())
}

/// The period or milestone with a name.
fn named(subject: &Subject<'_, '_>, owed: &[Due], part: Part<'_>) -> Result<Slot, Text> {
    let task = subject.written();
    let found = match (part.period, part.milestone) {
        (Some(typed), _) => {
            let end = label::period(typed, subject.plan.plan.year.value()).and_then(Period::end);
            let is_it =
                |due: &&Due| matches!(due.slot, Slot::Period(p) if end.is_some() && p.end() == end);
            owed.iter().find(is_it)
        }
        (None, typed) => {
            let wanted = name::key(typed.unwrap_or_default());
            let is_it = |due: &&Due| {
                matches!(due.slot, Slot::Milestone(_)) && name::key(&due.slot.label(task)) == wanted
            };
            owed.iter().find(is_it)
        }
    };
    found.map(|due| due.slot).ok_or_else(|| {
        let typed = part.period.or(part.milestone).unwrap_or_default();
        let (_, lines) = choices(&owed.iter().collect::<Vec<_>>(), task);
        both!(
            "không có kỳ hay mốc “{typed}”; hãy nêu một trong:{lines}",
            "there is no period or milestone “{typed}”; name one of:{lines}"
        )
    })
}

fn no_parts(part: Part<'_>) -> Result<(), Text> {
    match part.is_named() {
        true => Err(both!(
            "nhiệm vụ này không có kỳ báo cáo hay mốc; hãy bỏ --period, --milestone",
            "this task has neither periods nor milestones; leave out --period, --milestone"
        )),
        false => Ok(()),
    }
}

/// Writes a date of completion and its evidence into a table.
fn complete(
    document: &mut Document<'_>,
    table: usize,
    keys: &'static crate::plan::keys::Table,
    known: &Field<Date>,
    evidence: &Field<List<'_>>,
    on: NaiveDate,
    added: &[String],
) -> Result<Recorded, Text> {
    let stands = match known.value() {
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
        document.set(table, keys, &[("done", on.to_string())]);
    }
    if add_evidence(document, table, keys, evidence, added) || !stands {
        return Ok(Recorded::Written(None));
    }
    let day = dmy(on);
    Ok(Recorded::Unchanged(both!("đã ghi hoàn thành ngày {day}", "completed on {day} already")))
}

/// Adds the evidence that is not there yet; `false` if there is none.
fn add_evidence(
    document: &mut Document<'_>,
    table: usize,
    keys: &'static crate::plan::keys::Table,
    known: &Field<List<'_>>,
    added: &[String],
) -> bool {
    let items = known.get().map(|known| known.items).unwrap_or_default();
    let is_new = |text: &&String| items.iter().all(|item| item.value != text.as_str());
    let mut new: Vec<String> = added.iter().filter(is_new).cloned().collect();
    new.dedup();
    match known.get() {
        _ if new.is_empty() => return false,
        Some(known) => document.append(known, &new),
        None => document.set(table, keys, &[("evidence", list(&new))]),
    }
    true
}

fn report(
    document: &mut Document<'_>,
    table: usize,
    task: &Task<'_>,
    period: Period,
    on: NaiveDate,
    evidence: &[String],
) -> Result<Recorded, Text> {
    if let Some(Report { header, done, evidence: known, .. }) = report_of(task, period) {
        let table = table_of(document, *header)?;
        return complete(document, table, &REPORT, done, known, on, evidence);
    }
    let mut keys = vec![("period", quoted(&period.to_string())), ("done", on.to_string())];
    if !evidence.is_empty() {
        keys.push(("evidence", list(evidence)));
    }
    document.add_table(table, &REPORT, &keys);
    Ok(Recorded::Written(None))
}

/// The report that answers a period.
fn report_of<'t, 'a>(task: &'t Task<'a>, period: Period) -> Option<&'t Report<'a>> {
    let end = period.end();
    task.reports.iter().find(|report| {
        let reported = report.period.value().and_then(Period::parse).and_then(Period::end);
        reported.is_some() && reported == end
    })
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
    let texts: Vec<(&str, String)> =
        said.texts().iter().filter_map(|(key, text)| Some((*key, quoted((*text)?)))).collect();
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
        document.add_table(table, &UPDATE, &keys);
    }
    Ok(Recorded::Written(None))
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
        if task.done.is_absent() && task.cancelled.is_absent() && !is_ended(task) {
            return Ok(Recorded::Unchanged(both!(
                "chưa ghi hoàn thành hay hủy",
                "it is neither completed nor cancelled"
            )));
        }
        if !task.done.is_absent() {
            document.remove(table, "done");
            document.remove(table, "evidence");
        }
        document.remove(table, "cancelled");
        remove_status(document, table, task, &[Status::NotStarted, Status::InProgress]);
        return Ok(Recorded::Written(None));
    }
    let standing = standing(subject.plan, subject.task, subject.as_of);
    if !standing.repeats {
        no_parts(part)?;
    }
    let slot = named(subject, &standing.owed, part)?;
    let (done, header) = match slot {
        Slot::Milestone(place) => {
            let milestone = &task.milestones[place];
            (milestone.done.is_absent(), Some(milestone.header))
        }
        Slot::Period(period) => {
            let report = report_of(task, period);
            (report.is_none(), report.map(|report| report.header))
        }
    };
    let Some(header) = header.filter(|_| !done) else {
        let Text { vi, en } = slot_words(slot, task);
        return Ok(Recorded::Unchanged(both!("{vi} chưa ghi hoàn thành", "{en} is open")));
    };
    let table = table_of(document, header)?;
    match slot {
        Slot::Milestone(_) => {
            document.remove(table, "done");
            document.remove(table, "evidence");
        }
        Slot::Period(_) => document.remove_table(table),
    }
    Ok(Recorded::Written(None))
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
    milestone: Option<&str>,
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let task = subject.written();
    if milestone.is_none() && !task.milestones.is_empty() {
        let owed = standing(subject.plan, subject.task, subject.as_of).owed;
        let (_, lines) = choices(&owed.iter().collect::<Vec<_>>(), task);
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
    document.add_table(table, &EXTENSION, &keys);
    Ok(Recorded::Written(None))
}

/// A result to record: its figures as TOML, by key.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The figures, in any order.
    pub keys: Vec<(&'static str, String)>,
    /// How the result was found.
    pub kind: Option<ResultKind>,
    /// What proves it.
    pub evidence: Vec<String>,
}

/// Records a result of an objective; one of the same day and kind is replaced.
pub fn result(
    document: &mut Document<'_>,
    objective: &Objective<'_>,
    on: NaiveDate,
    figures: &Figures,
) -> Result<Recorded, Text> {
    let mut keys = vec![("on", on.to_string())];
    keys.extend(figures.kind.map(|kind| ("kind", quoted(kind.word().name))));
    if !figures.evidence.is_empty() {
        keys.push(("evidence", list(&figures.evidence)));
    }
    keys.extend(figures.keys.iter().cloned());
    let is_it =
        |known: &&Measure<'_>| known.on.value() == Some(on) && known.kind.value() == figures.kind;
    let Some(known) = objective.results.iter().find(is_it) else {
        let table = table_of(document, objective.header)?;
        document.add_table(table, &RESULT, &keys);
        return Ok(Recorded::Written(None));
    };
    let table = table_of(document, known.span)?;
    if !document.replace(table, &RESULT, &keys) {
        return Ok(Recorded::Unchanged(both!(
            "kết quả này đã ghi rồi",
            "that result is recorded already"
        )));
    }
    let day = dmy(on);
    Ok(Recorded::Written(Some(both!(
        "thay kết quả đã ghi của ngày {day}",
        "in the place of the result recorded for {day}"
    ))))
}
