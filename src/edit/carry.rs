//! Unfinished tasks of one plan that another one carries on: what goes along, and the text that the other plan gets.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::deadline::dmy;
use crate::edit::canon::canonical;
use crate::edit::document::{Document, ROOT};
use crate::edit::tables::refuse_one_line;
use crate::plan::{Field, List, Members, texts};
use crate::resolve::unit::{UnitId, Units};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Standing, State, standing};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};
use crate::text::name;
use crate::text::source::Str;
use crate::text::toml::{list, quoted};

/// Why a task is not carried on with its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// It is completed or cancelled.
    Ended(State),
    /// It is standing or recurring: the next plan mostly has such tasks of its own.
    Standing,
    /// It has no due date.
    Undated,
}

/// Why a task stays, as of a date; `None` for an unfinished task with a due date.
pub fn stays(resolved: &Resolved<'_>, task: &ResolvedTask<'_>, as_of: NaiveDate) -> Option<Stays> {
    let is_recurring =
        task.links.deadline.get().is_some_and(|deadline| deadline.kind.is_recurring());
    match standing(resolved, task, as_of).state {
        state @ (State::Cancelled | State::Done | State::DoneLate) => Some(Stays::Ended(state)),
        State::Standing => Some(Stays::Standing),
        State::Undated => Some(Stays::Undated),
        State::Overdue | State::InProgress | State::NotStarted => {
            is_recurring.then_some(Stays::Standing)
        }
    }
}

/// What goes from one plan to another.
#[derive(Debug, Default)]
pub struct Handover {
    /// The units that go along if they are missing there.
    pub units: Vec<CarriedUnit>,
    /// The tasks, in the order asked for.
    pub tasks: Vec<CarriedTask>,
}

/// A unit that goes along.
#[derive(Debug)]
pub struct CarriedUnit {
    /// Its name, and its other names.
    names: Vec<String>,
    members: Option<Members<Vec<String>>>,
    is_external: bool,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    note: Option<String>,
}

/// A task that is carried on.
#[derive(Debug)]
pub struct CarriedTask {
    /// The task as `PLAN/TASK`.
    pub reference: String,
    id: String,
    title: Option<String>,
    index: Vec<String>,
    component: Vec<String>,
    objectives: Vec<String>,
    /// Units by the keys that name them.
    units: Vec<(&'static str, Vec<String>)>,
    is_each: bool,
    officer: Option<String>,
    product: Option<String>,
    deadline: Option<Text>,
}

/// A task that the other plan has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continued {
    /// The task that is carried on, as `PLAN/TASK`.
    pub reference: String,
    /// The id of the task that carries it on.
    pub id: String,
    /// Whether it was there before.
    pub was_there: bool,
}

impl Handover {
    /// Tasks of a plan with the units that they name; with `all_units` also the others that the plan declares.
    pub fn of(
        resolved: &Resolved<'_>,
        tasks: &[&ResolvedTask<'_>],
        all_units: bool,
        as_of: NaiveDate,
    ) -> Handover {
        let tasks: Vec<CarriedTask> =
            tasks.iter().map(|task| CarriedTask::of(resolved, task, as_of)).collect();
        let named = tasks.iter().flat_map(|task| &task.units).flat_map(|(_, names)| names);
        let mut wanted: Vec<UnitId> = named.filter_map(|name| resolved.units.find(name)).collect();
        if all_units {
            let own = resolved.units.all().filter(|(_, unit)| unit.declared.is_some());
            wanted.extend(own.map(|(id, _)| id));
        }
        let units = with_members(&resolved.units, wanted);
        Handover { units: units.map(|id| CarriedUnit::of(resolved, id)).collect(), tasks }
    }
}

/// Units and the listed members of groups among them, each once, in the order of declaration.
fn with_members(units: &Units<'_>, wanted: Vec<UnitId>) -> impl Iterator<Item = UnitId> {
    let (mut open, mut found) = (wanted, std::collections::BTreeSet::new());
    while let Some(id) = open.pop() {
        if let (true, Some(Members::Named(members))) =
            (found.insert(id), units.declared_members(id))
        {
            open.extend(members);
        }
    }
    found.into_iter()
}

impl CarriedUnit {
    fn of(resolved: &Resolved<'_>, id: UnitId) -> CarriedUnit {
        let units = &resolved.units;
        let unit = units.get(id);
        let names = std::iter::once(unit.name).chain(unit.aliases.iter().copied());
        let of_name = |id: &UnitId| units.get(*id).name.to_owned();
        let written = resolved.plan.units.iter().find(|own| own.name.value() == Some(unit.name));
        CarriedUnit {
            names: names.map(str::to_owned).collect(),
            members: units.declared_members(id).map(|members| match members {
                Members::All => Members::All,
                Members::Named(members) => Members::Named(members.iter().map(of_name).collect()),
            }),
            is_external: unit.external,
            from: unit.from,
            until: unit.until,
            note: written.and_then(|own| own.note.value()).map(str::to_owned),
        }
    }

    fn text(&self, receiver: &Receiver<'_, '_>, all: &[CarriedUnit]) -> String {
        let mut out = "[[unit]]\n".to_owned();
        let mut put = |key: &str, value: String| out += &format!("{key} = {value}\n");
        let array = |texts: &[String]| match texts {
            [one] => format!("[{}]", quoted(one)),
            texts => list(texts),
        };
        if let [name, aliases @ ..] = self.names.as_slice() {
            put("name", quoted(name));
            if !aliases.is_empty() {
                put("aliases", array(aliases));
            }
        }
        match &self.members {
            None => {}
            Some(Members::All) => put("members", quoted("all")),
            Some(Members::Named(names)) if names.is_empty() => put("group", "true".to_owned()),
            Some(Members::Named(names)) => {
                let names = names.iter().map(|name| receiver.name(name, all));
                put("members", array(&names.collect::<Vec<_>>()));
            }
        }
        if self.is_external {
            put("external", "true".to_owned());
        }
        self.from.into_iter().for_each(|day| put("from", day.to_string()));
        self.until.into_iter().for_each(|day| put("until", day.to_string()));
        self.note.iter().for_each(|note| put("note", quoted(note)));
        out
    }
}

impl CarriedTask {
    fn of(resolved: &Resolved<'_>, of: &ResolvedTask<'_>, as_of: NaiveDate) -> CarriedTask {
        let (task, links) = (of.written, &of.links);
        let own = |text: &Field<Str<'_>>| {
            text.value().filter(|text| !text.trim().is_empty()).map(str::to_owned)
        };
        let declared = |list: &Field<List<'_>>| -> Vec<String> {
            texts(list).iter().map(|name| resolved_name(resolved, name)).collect()
        };
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let or_default = |list: &Field<List<'_>>, default: Vec<&str>| match list {
            Field::Given(_) => declared(list),
            Field::Absent | Field::Unreadable(()) => owned(default),
        };
        let is_each = task.is_each();
        let mut units = vec![
            ("lead", or_default(&task.lead, resolved.names(links.lead))),
            ("partners", or_default(&task.partners, resolved.names(links.partners))),
        ];
        if is_each {
            units.push(("recipient", declared(&task.recipient)));
            units.push(("except", declared(&task.except)));
        }
        let id = task.id.value().unwrap_or_default().to_owned();
        CarriedTask {
            reference: format!("{}/{id}", resolved.plan.id.value().unwrap_or_default()),
            id,
            title: own(&task.title),
            index: texts(&task.index),
            component: texts(&task.component),
            objectives: texts(&task.objectives),
            units,
            is_each,
            officer: own(&task.officer),
            product: own(&task.product),
            deadline: old_deadline(of, &standing(resolved, of, as_of)),
        }
    }
}

fn resolved_name(resolved: &Resolved<'_>, written: &str) -> String {
    let unit = resolved.units.find(written);
    unit.map_or(written, |unit| resolved.units.get(unit).name).to_owned()
}

/// The deadline of a task in words, with its due date; of one with milestones those that are open.
fn old_deadline(of: &ResolvedTask<'_>, standing: &Standing) -> Option<Text> {
    let words = |words: &str, due: Option<NaiveDate>| {
        let Some(due) = due else { return both!("{words}", "{words}") };
        let day = dmy(due);
        match words == due.to_string() {
            true => both!("{day}", "{due}"),
            false => both!("{words} ({day})", "{words} ({due})"),
        }
    };
    if !of.written.milestones.is_empty() {
        let open = standing
            .unreported()
            .map(|due| words(&due.slot.label(of.written).unwrap_or_default(), Some(due.due)));
        let open: Vec<Text> = open.collect();
        let joined = |of: fn(&Text) -> &String| {
            open.iter().map(|text| of(text).as_str()).collect::<Vec<_>>().join("; ")
        };
        let (vi, en) = (joined(|text| &text.vi), joined(|text| &text.en));
        return (!open.is_empty()).then_some(Text { vi, en });
    }
    let written = of.links.deadline.words()?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(words(&written, standing.due))
}

/// Writes the tasks that a plan does not carry on yet into its document, with the units that it has not.
pub fn carry(
    document: &mut Document<'_>,
    target: &Resolved<'_>,
    handovers: &[Handover],
    lang: Lang,
) -> Result<Vec<Continued>, Text> {
    let mut receiver = Receiver::of(target);
    let (mut units, mut tasks) = (Vec::new(), Vec::new());
    let mut continued = Vec::new();
    for handover in handovers {
        let all = &handover.units;
        for unit in all {
            if receiver.lacks(unit) {
                units.push(unit.text(&receiver, all));
            }
        }
        for task in &handover.tasks {
            let there = receiver.continuing(&task.reference);
            let was_there = there.is_some();
            let id = there.unwrap_or_else(|| receiver.free_id(&task.id));
            if !was_there {
                tasks.push(receiver.text(task, &id, all, lang));
            }
            continued.push(Continued { reference: task.reference.clone(), id, was_there });
        }
    }
    for (name, tables) in [("unit", units), ("task", tasks)] {
        if !tables.is_empty() {
            refuse_one_line(document, ROOT, name)?;
            let text = tables.join("\n");
            document.add_tables(name, &canonical(&text).unwrap_or(text));
        }
    }
    Ok(continued)
}

/// The plan that carries tasks on.
struct Receiver<'t, 'a> {
    plan: &'t Resolved<'a>,
    /// The ids that its tasks and objectives have.
    ids: FxHashSet<String>,
    /// The names of units that were added.
    added: FxHashSet<String>,
}

fn id_key(id: &str) -> String {
    id.nfc().collect()
}

impl<'t, 'a> Receiver<'t, 'a> {
    fn of(plan: &'t Resolved<'a>) -> Self {
        let tasks = plan.tasks.iter().filter_map(|task| task.written.id.value());
        let objectives = plan.objectives.iter().filter_map(|one| one.written.id.value());
        let ids = tasks.chain(objectives).map(id_key).collect();
        Receiver { plan, ids, added: FxHashSet::default() }
    }

    /// Whether a unit has to be declared; from then on it is.
    fn lacks(&mut self, unit: &CarriedUnit) -> bool {
        let is_known = unit.names.iter().any(|name| self.plan.units.find(name).is_some());
        let keys = unit.names.iter().map(|name| name::key(name)).collect::<Vec<_>>();
        let is_new = !is_known && !keys.iter().any(|key| self.added.contains(key));
        if is_new {
            self.added.extend(keys);
        }
        is_new
    }

    /// The name by which the plan knows a unit, by any of its names.
    fn name(&self, name: &str, all: &[CarriedUnit]) -> String {
        let unit = all.iter().find(|unit| unit.names.first().is_some_and(|own| own == name));
        let names = std::iter::once(name)
            .chain(unit.iter().flat_map(|unit| unit.names.iter().map(String::as_str)));
        let known = names.filter_map(|name| self.plan.units.find(name)).next();
        known.map_or(name, |id| self.plan.units.get(id).name).to_owned()
    }

    /// The task that carries on another one already.
    fn continuing(&self, reference: &str) -> Option<String> {
        let wanted = id_key(reference);
        let is_it = |task: &&ResolvedTask<'_>| {
            texts(&task.written.continues).iter().any(|other| id_key(other) == wanted)
        };
        self.plan.tasks.iter().find(is_it)?.written.id.value().map(str::to_owned)
    }

    /// The id of a task, with a number behind it if it is taken.
    fn free_id(&mut self, wanted: &str) -> String {
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut ids = std::iter::once(wanted.to_owned()).chain(numbered);
        let id = ids.find(|id| !self.ids.contains(&id_key(id))).unwrap_or_default();
        self.ids.insert(id_key(&id));
        id
    }

    fn text(&self, task: &CarriedTask, id: &str, all: &[CarriedUnit], lang: Lang) -> String {
        let catalog = &self.plan.config.catalog;
        let own = |wording: &&String| {
            let found = catalog.find(wording);
            found.is_some_and(|found| self.plan.indexes.iter().any(|(_, index)| *index == found))
        };
        let index: Vec<String> = task.index.iter().filter(own).cloned().collect();
        let of_index = |wording: &&String| {
            let found = index.iter().filter_map(|index| catalog.find(index));
            found.filter(|index| catalog.component(*index, wording).is_some()).count() == 1
        };
        let component: Vec<String> = task.component.iter().filter(of_index).cloned().collect();
        let objectives = &self.plan.objectives;
        let has =
            |id: &&String| objectives.iter().any(|own| own.written.id.value() == Some(id.as_str()));
        let objectives: Vec<String> = task.objectives.iter().filter(has).cloned().collect();
        let mut out = format!("[[task]]\nid = {}\n", quoted(id));
        let mut put = |key: &str, value: String| out += &format!("{key} = {value}\n");
        let mut put_list = |key: &str, texts: &[String]| match texts {
            [] => {}
            [one] if key == "objectives" => put(key, format!("[{}]", quoted(one))),
            texts => put(key, list(texts)),
        };
        put_list("index", &index);
        put_list("component", &component);
        put_list("objectives", &objectives);
        for (key, names) in &task.units {
            let names: Vec<String> = names.iter().map(|name| self.name(name, all)).collect();
            put_list(key, &names);
        }
        task.title.iter().for_each(|title| put("title", quoted(title)));
        task.officer.iter().for_each(|officer| put("officer", quoted(officer)));
        put("continues", quoted(&task.reference));
        // The comment stands where the new deadline will.
        if let Some(Text { vi, en }) = &task.deadline {
            let comment = both!(
                "Thời hạn cũ: {vi}; ghi thời hạn mới vào `deadline`.",
                "The old deadline: {en}; write the new one as `deadline`."
            );
            out += &format!("# {}\n", safe(comment.in_lang(lang)));
        }
        if let Some(product) = &task.product {
            out += &format!("product = {}\n", quoted(product));
        }
        if task.is_each {
            out += "each = true\n";
        }
        out
    }
}
