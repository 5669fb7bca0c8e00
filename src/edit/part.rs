//! Which part of a task a command means: a period, a milestone, what a unit owes, or the task as a whole.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::deadline::phrase::label;
use crate::edit::document::Document;
use crate::edit::tables::table_of;
use crate::plan::Task;
use crate::resolve::unit::{DeclaredUnit, UnitId, Units};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Debtor, Due, Slot};
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::text::toml::quoted;

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
    pub(super) fn written(&self) -> &'s Task<'a> {
        self.task.written
    }

    pub(super) fn table(&self, document: &Document<'_>) -> Result<usize, Text> {
        table_of(document, self.written().header)
    }
}

/// Which part of a task a command names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part<'p> {
    /// A period of a recurring task, as a label or in words.
    pub period: Option<&'p str>,
    /// The title of a milestone.
    pub milestone: Option<&'p str>,
    /// A unit that owes a report for itself, or a group of such units.
    pub unit: Option<&'p str>,
}

impl Part<'_> {
    pub(super) fn is_named(&self) -> bool {
        self.period.is_some() || self.milestone.is_some() || self.unit.is_some()
    }
}

/// The unit that a command names, among those of the plan.
pub(super) fn unit_of(subject: &Subject<'_, '_>, part: Part<'_>) -> Result<Option<UnitId>, Text> {
    let Some(typed) = part.unit else { return Ok(None) };
    let (units, Some(each)) = (&subject.plan.units, subject.task.links.each) else {
        return Err(both!(
            "nhiệm vụ này không giao từng đơn vị báo cáo riêng; hãy bỏ --unit",
            "no unit owes a report of its own in this task; leave out --unit"
        ));
    };
    unit_meant(units, typed, each.debtors)?.map(Some).ok_or_else(|| {
        let names = each.debtors.iter().map(|unit| quoted(units.get(*unit).name));
        let names: String = names.map(|name| format!("\n  --unit {name}")).collect();
        both!(
            "không có đơn vị “{typed}”; hãy nêu một trong:{names}",
            "there is no unit “{typed}”; name one of:{names}"
        )
    })
}

/// The unit that a person means: by a name or an alias exactly, else without diacritics, else by a part of one,
/// as in filters. Where several fit, those in `first` are meant.
pub(super) fn unit_meant(
    units: &Units<'_>,
    typed: &str,
    first: &[UnitId],
) -> Result<Option<UnitId>, Text> {
    if let Some(exact) = units.find(typed) {
        return Ok(Some(exact));
    }
    for near in Near::ALL {
        let is_meant = |unit: &DeclaredUnit<'_>| {
            near.fits(typed, unit.name) || unit.aliases.iter().any(|alias| near.fits(typed, alias))
        };
        let found = units.all().filter(|(_, unit)| is_meant(unit)).map(|(id, _)| id);
        let found: Vec<UnitId> = found.collect();
        let owing: Vec<UnitId> = found.iter().filter(|id| first.contains(id)).copied().collect();
        let found = if owing.is_empty() { found } else { owing };
        match found[..] {
            [] => {}
            [only] => return Ok(Some(only)),
            _ => {
                let names = found.iter().map(|id| quoted(units.get(*id).name));
                let names: String = names.map(|name| format!("\n  --unit {name}")).collect();
                return Err(both!(
                    "“{typed}” ứng với nhiều đơn vị; hãy nêu rõ một trong:{names}",
                    "“{typed}” matches several units; name one of:{names}"
                ));
            }
        }
    }
    Ok(None)
}

/// The title of the milestone that a person means, looked up like a unit; what was typed where none fits.
pub(super) fn milestone_meant<'t>(
    subject: &Subject<'_, 't>,
    typed: &'t str,
) -> Result<&'t str, Text> {
    let titles = || subject.written().milestones.iter().filter_map(|one| one.title.value());
    let exact = name::key(typed);
    if let Some(title) = titles().find(|title| name::key(title) == exact) {
        return Ok(title);
    }
    for near in Near::ALL {
        match titles().filter(|title| near.fits(typed, title)).collect::<Vec<_>>()[..] {
            [] => {}
            [only] => return Ok(only),
            ref several => {
                let names = several.iter().map(|title| quoted(title));
                let names: String = names.map(|name| format!("\n  --milestone {name}")).collect();
                return Err(both!(
                    "“{typed}” ứng với nhiều mốc; hãy nêu rõ một trong:{names}",
                    "“{typed}” matches several milestones; name one of:{names}"
                ));
            }
        }
    }
    Ok(typed)
}

/// How near a name is to what was typed.
#[derive(Clone, Copy)]
enum Near {
    /// The same but for diacritics.
    Same,
    /// It holds what was typed.
    Part,
}

impl Near {
    const ALL: [Near; 2] = [Near::Same, Near::Part];

    fn fits(self, typed: &str, name: &str) -> bool {
        let (typed, name) = (name::loose(typed), name::loose(name));
        match self {
            Near::Same => name == typed,
            Near::Part => !typed.is_empty() && name.contains(&typed),
        }
    }
}

/// A period, a milestone or a unit in words.
pub(super) fn due_words(subject: &Subject<'_, '_>, due: &Due) -> Text {
    let task = subject.written();
    let slot = match due.slot {
        Slot::Period(period) => Some(Text { vi: period.words(), en: period.to_string() }),
        Slot::Milestone(_) => {
            let title = due.slot.label(task).unwrap_or_default();
            Some(both!("mốc “{title}”", "milestone “{title}”"))
        }
        Slot::Once => None,
    };
    let unit = due.debtor.and_then(Debtor::unit).map(|unit| subject.plan.units.get(unit).name);
    match (unit, slot) {
        (Some(unit), Some(Text { vi, en })) => both!("{unit}, {vi}", "{unit}, {en}"),
        (Some(unit), None) => both!("{unit}", "{unit}"),
        (None, slot) => slot.unwrap_or_else(|| both!("nhiệm vụ", "the task")),
    }
}

/// What a command means of a task that is due more than once.
pub(super) enum Chosen {
    Due(Due),
    /// What only `done` of the task itself settles.
    Whole,
    NoneOpen,
}

/// The period, milestone or report that a command means: the one it names, else the only open one that is due
/// next.
pub(super) fn chosen(
    subject: &Subject<'_, '_>,
    owed: &[Due],
    part: Part<'_>,
    unit: Option<UnitId>,
) -> Result<Chosen, Text> {
    let candidates = candidates(subject, owed, part, unit)?;
    // The report of a group answers for all units in it.
    let as_one = unit.is_some_and(|unit| subject.plan.units.get(unit).is_group());
    let choose = |due: &Due| match due.debtor {
        Some(Debtor::Group(_) | Debtor::Nobody) => Chosen::Whole,
        Some(Debtor::Unit(_)) | None => Chosen::Due(*due),
    };
    if let [only] = candidates[..] {
        return Ok(choose(only));
    }
    let open: Vec<&Due> = candidates.iter().filter(|due| due.reported.is_none()).copied().collect();
    let past: Vec<&Due> = open.iter().filter(|due| due.due <= subject.on).copied().collect();
    let next: Vec<&Due> = match (past.is_empty(), open.first()) {
        (false, _) => past,
        (true, Some(first)) => open.iter().filter(|due| due.due == first.due).copied().collect(),
        (true, None) => return Ok(Chosen::NoneOpen),
    };
    match next[..] {
        [only] => Ok(choose(only)),
        [first, ..] if as_one && next.iter().all(|due| due.slot == first.slot) => Ok(choose(first)),
        _ => {
            let lines = choices(&next, subject);
            Err(both!(
                "có nhiều kỳ, mốc hoặc báo cáo chưa hoàn thành; hãy nêu rõ một trong:{lines}",
                "several are open; name one of:{lines}"
            ))
        }
    }
}

/// Lines with the options that name each of several.
pub(super) fn choices(dues: &[&Due], subject: &Subject<'_, '_>) -> String {
    let line = |due: &&Due| {
        let unit = due.debtor.and_then(Debtor::unit);
        let unit =
            unit.map(|unit| format!(" --unit {}", quoted(subject.plan.units.get(unit).name)));
        let option =
            if matches!(due.slot, Slot::Milestone(_)) { "--milestone" } else { "--period" };
        let label = due.slot.label(subject.written());
        let label = label.map(|label| format!(" {option} {}", quoted(&label)));
        let named = unit.unwrap_or_default() + &label.unwrap_or_default();
        format!("\n {named} ({})", dmy(due.due))
    };
    dues.iter().map(line).collect()
}

/// The due dates that a command may mean; an error if it names none.
pub(super) fn candidates<'d>(
    subject: &Subject<'_, '_>,
    owed: &'d [Due],
    part: Part<'_>,
    unit: Option<UnitId>,
) -> Result<Vec<&'d Due>, Text> {
    let task = subject.written();
    let year = subject.plan.plan.year.value();
    let end = part.period.map(|typed| label::period(typed, year).and_then(Period::end));
    let is_period = |due: &Due| match (end, due.slot) {
        (None, _) => true,
        (Some(end), Slot::Period(period)) => end.is_some() && period.end() == end,
        (Some(_), Slot::Milestone(_) | Slot::Once) => false,
    };
    let title = part.milestone.map(|typed| milestone_meant(subject, typed)).transpose()?;
    let title = title.map(name::key);
    let is_milestone = |due: &Due| match (&title, due.slot) {
        (None, _) => true,
        (Some(title), Slot::Milestone(_)) => {
            due.slot.label(task).is_some_and(|own| name::key(&own) == *title)
        }
        (Some(_), Slot::Period(_) | Slot::Once) => false,
    };
    let is_of_unit = |due: &Due| match (unit, due.debtor.and_then(Debtor::unit)) {
        (None, _) => true,
        (Some(unit), Some(own)) => own == unit || subject.plan.units.holds(unit, own),
        (Some(_), None) => false,
    };
    let fits = |due: &&Due| is_period(due) && is_milestone(due) && is_of_unit(due);
    let found: Vec<&Due> = owed.iter().filter(fits).collect();
    if found.is_empty() && part.is_named() {
        let typed = part.period.or(part.milestone).or(part.unit).unwrap_or_default();
        let lines = choices(&owed.iter().collect::<Vec<_>>(), subject);
        return Err(both!(
            "không có kỳ, mốc hay báo cáo nào ứng với “{typed}”; hãy nêu một trong:{lines}",
            "nothing is due for “{typed}”; name one of:{lines}"
        ));
    }
    Ok(found)
}

pub(super) fn no_parts(part: Part<'_>) -> Result<(), Text> {
    match part.period.is_some() || part.milestone.is_some() {
        true => Err(both!(
            "nhiệm vụ này không có kỳ báo cáo hay mốc; hãy bỏ --period, --milestone",
            "this task has neither periods nor milestones; leave out --period, --milestone"
        )),
        false => Ok(()),
    }
}
