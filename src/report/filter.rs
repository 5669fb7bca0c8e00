//! Filters: which plans, tasks and objectives a command is about, and the meaning of typed names.
//!
//! A typed name is looked up exactly (as in plans), then without diacritics, then as a part of a name; the
//! last two only count if they match a single name. A name without a match or with several is an error that
//! lists the nearest names, never an empty answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::plan::index::{self, ComponentId, IndexId};
pub use crate::report::coverage::Role;
use crate::report::coverage::{Named, Unanswerable};
use crate::report::look_up::{
    Candidate, LookedUp, look_up, names_file, no_meaning, pick, suggested,
};
use crate::resolve::each::{Each, whole};
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask, UnitRef};
use crate::state::{self, Standing, State};
use crate::text::name;
use crate::workspace::Workspace;
use crate::workspace::copies::Claim;
use crate::workspace::load::LeftOut;

/// The filters of a question, as typed.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Names of units.
    pub units: Vec<String>,
    /// The role of these units.
    pub role: Role,
    /// Leave out tasks that are the unit's only through a group.
    pub direct: bool,
    /// Names of indexes.
    pub indexes: Vec<String>,
    /// Names of components.
    pub components: Vec<String>,
    /// Ids of plans.
    pub plans: Vec<String>,
    /// `--agency`
    pub agencies: Vec<String>,
    /// `--state`
    pub states: Vec<State>,
}

/// The names by which a plan can be found.
#[derive(Debug)]
pub struct PlanNames {
    /// Its id.
    pub id: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// Its file.
    pub file: String,
}

impl PlanNames {
    /// What the plan's file says that it is.
    pub fn claim(&self) -> Claim<'_> {
        Claim { file: &self.file, id: self.id.as_deref(), agency: self.agency.as_deref() }
    }
}

/// The filter options with the meaning of their names.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    asked: Asked,
    /// The indexes asked for, for each config; empty for all.
    index_ids: Vec<Vec<IndexId>>,
    /// The components asked for, for each config; empty for all.
    component_ids: Vec<Vec<ComponentId>>,
    /// The names of the indexes asked for, as declared.
    index_names: Vec<String>,
    /// The names of the components asked for, as declared.
    component_names: Vec<String>,
    /// Whether the names of units are exact, so that aliases do not count.
    settled: bool,
    /// Names that were read as other names: as typed, and as understood.
    pub(crate) taken: Vec<(String, String)>,
}

impl From<Asked> for Filter {
    fn from(asked: Asked) -> Self {
        Filter { asked, ..Filter::default() }
    }
}

/// The filter applied to one plan.
#[derive(Debug)]
pub struct Scope {
    units: Option<Vec<UnitId>>,
    role: Role,
    direct: bool,
    indexes: Option<Vec<IndexId>>,
    components: Option<Vec<ComponentId>>,
    states: Vec<State>,
    /// For each `--unit`, the units of this plan that it matches.
    pub hits: Vec<Vec<String>>,
}

impl Filter {
    /// Looks up indexes and components among those of the workspace.
    pub fn resolve_indexes(&self, workspace: &Workspace) -> Result<Filter, Unanswerable> {
        let mut filter = self.clone();
        let configs = workspace.configs.len();
        filter.index_ids = vec![Vec::new(); configs];
        filter.component_ids = vec![Vec::new(); configs];
        let mut indexes = Vec::new();
        let mut components = Vec::new();
        for (at, config) in workspace.configs.iter().enumerate() {
            for (id, index) in config.catalog.all() {
                let wordings = index.wordings.clone();
                indexes.push((at, id, Candidate { name: index.id.clone(), wordings }));
                for (place, wordings) in index.components.iter().enumerate() {
                    let component = ComponentId { index: id, place: place as u32 };
                    let (name, wordings) = (wordings[0].clone(), wordings.clone());
                    components.push((at, component, Candidate { name, wordings }));
                }
            }
        }
        for typed in &self.asked.indexes {
            let found = pick("--index", typed, indexes.iter().map(|(.., c)| c), index::key)?;
            if let Some(first) = found.first() {
                let candidate = &indexes[*first].2;
                filter.take(typed, candidate, index::key);
                filter.index_names.push(candidate.name.clone());
            }
            for at in found {
                let (config, id, _) = &indexes[at];
                filter.index_ids[*config].push(*id);
            }
        }
        // With `--index`, only components of these indexes count.
        let asked = |config: usize, id: IndexId| {
            self.asked.indexes.is_empty() || filter.index_ids[config].contains(&id)
        };
        let components: Vec<_> =
            components.into_iter().filter(|(config, id, _)| asked(*config, id.index)).collect();
        for typed in &self.asked.components {
            let found = pick("--component", typed, components.iter().map(|(.., c)| c), name::key)?;
            if let Some(first) = found.first() {
                let candidate = &components[*first].2;
                filter.take(typed, candidate, name::key);
                filter.component_names.push(candidate.name.clone());
            }
            for at in found {
                let (config, id, _) = &components[at];
                filter.component_ids[*config].push(*id);
            }
        }
        Ok(filter)
    }

    /// Notes a name that was read as another one.
    fn take(&mut self, typed: &str, candidate: &Candidate, key: fn(&str) -> String) {
        if !candidate.wordings.iter().any(|wording| key(wording) == key(typed)) {
            self.taken.push((typed.to_owned(), candidate.name.clone()));
        }
    }

    /// Whether the filter includes a plan.
    pub fn selects(&self, resolved: &Resolved<'_>) -> bool {
        let (plan, file) = (resolved.plan, resolved.source.path);
        let is_plan =
            |typed: &String| plan.id.value() == Some(typed.as_str()) || names_file(typed, file);
        let agency = plan.agency.value().map(name::key);
        let is_agency = |typed: &String| agency.as_ref() == Some(&name::key(typed));
        (self.asked.plans.is_empty() || self.asked.plans.iter().any(is_plan))
            && (self.asked.agencies.is_empty() || self.asked.agencies.iter().any(is_agency))
    }

    /// Applies the filter to one plan.
    pub fn scope(&self, resolved: &Resolved<'_>, config: usize) -> Scope {
        let mut hits = vec![Vec::new(); self.asked.units.len()];
        let mut units = Vec::new();
        for (typed, hits) in self.asked.units.iter().zip(&mut hits) {
            if let Some(unit) = resolved.units.find(typed) {
                let name = resolved.units.get(unit).name;
                // An exact name means the units with that name, not those with it as an alias.
                if !self.settled || name::key(name) == name::key(typed) {
                    hits.push(name.to_owned());
                    units.push(unit);
                }
            }
        }
        Scope {
            units: (!self.asked.units.is_empty()).then_some(units),
            role: self.asked.role,
            direct: self.asked.direct,
            indexes: (!self.asked.indexes.is_empty()).then(|| self.index_ids[config].clone()),
            components: (!self.asked.components.is_empty())
                .then(|| self.component_ids[config].clone()),
            states: self.asked.states.clone(),
            hits,
        }
    }

    /// Finds the plan for each `--plan` among the plans that were read. If a name is not exact, returns
    /// the filter with exact names, to ask again with. If a plan was left out, only exact names count,
    /// because it may be the one meant.
    pub fn settle_plans(
        &self,
        plans: &[PlanNames],
        left_out: &[LeftOut],
    ) -> Result<Option<Filter>, Unanswerable> {
        let is_exact = |typed: &String| {
            plans.iter().any(|p| p.id.as_ref() == Some(typed) || names_file(typed, &p.file))
        };
        if self.asked.plans.iter().all(is_exact) {
            return Ok(None);
        }
        let candidate = |id: &String| Candidate { name: id.clone(), wordings: vec![id.clone()] };
        let candidates: Vec<Candidate> =
            plans.iter().filter_map(|plan| plan.id.as_ref()).map(candidate).collect();
        let mut filter = self.clone();
        for (at, typed) in self.asked.plans.iter().enumerate() {
            if is_exact(typed) {
                continue;
            }
            match look_up(typed, &candidates, str::to_owned) {
                LookedUp::One(found) if left_out.is_empty() => {
                    let meant = &candidates[found[0]];
                    filter.take(typed, meant, str::to_owned);
                    filter.asked.plans[at] = meant.name.clone();
                }
                LookedUp::One(_) => {
                    let ids: Vec<&str> = candidates.iter().map(|c| c.name.as_str()).collect();
                    let near = suggested(typed, &ids);
                    return Err(no_meaning("--plan", typed, near, left_out));
                }
                meaning => return Err(no_meaning("--plan", typed, meaning, left_out)),
            }
        }
        Ok(Some(filter))
    }

    /// Finds the agencies for each `--agency`, as [`Filter::settle_plans`] does for plans.
    pub fn settle_agencies(
        &self,
        plans: &[PlanNames],
        left_out: &[LeftOut],
    ) -> Result<Option<Filter>, Unanswerable> {
        let agencies = || plans.iter().filter_map(|plan| plan.agency.as_ref());
        let is_exact =
            |typed: &String| agencies().any(|agency| name::key(agency) == name::key(typed));
        if self.asked.agencies.iter().all(is_exact) {
            return Ok(None);
        }
        let candidate =
            |name: &String| Candidate { name: name.clone(), wordings: vec![name.clone()] };
        let candidates: Vec<Candidate> = agencies().map(candidate).collect();
        let mut filter = self.clone();
        for (at, typed) in self.asked.agencies.iter().enumerate() {
            match look_up(typed, &candidates, name::key) {
                LookedUp::One(found) => {
                    let meant = &candidates[found[0]];
                    filter.take(typed, meant, name::key);
                    filter.asked.agencies[at] = meant.name.clone();
                }
                meaning => return Err(no_meaning("--agency", typed, meaning, left_out)),
            }
        }
        Ok(Some(filter))
    }

    /// Called after all plans were asked: checks that each `--unit` means one unit everywhere. `hits` has
    /// for each plan and each `--unit` the units matched. If a name has to be looked up among the units of
    /// all plans, returns the filter with exact names, to ask again with.
    pub fn settle_units(
        &self,
        workspace: &Workspace,
        hits: &[Vec<String>],
        left_out: &[LeftOut],
    ) -> Result<Option<Filter>, Unanswerable> {
        if self.asked.units.is_empty() || self.settled {
            return Ok(None);
        }
        let mut settled = Vec::with_capacity(self.asked.units.len());
        let mut taken = self.taken.clone();
        for (at, typed) in self.asked.units.iter().enumerate() {
            let rows = hits.iter().skip(at).step_by(self.asked.units.len());
            let mut names: BTreeMap<String, &String> = BTreeMap::new();
            for name in rows.flatten() {
                names.entry(name::key(name)).or_insert(name);
            }
            match names.len() {
                1 => settled.extend(names.into_values().cloned()),
                0 => {
                    let meant = self.unit_among_all(workspace, typed, left_out)?;
                    taken.push((typed.clone(), meant.clone()));
                    settled.push(meant);
                }
                _ => {
                    let several = names.into_values().cloned().collect();
                    return Err(no_meaning("--unit", typed, LookedUp::Several(several), left_out));
                }
            }
        }
        let same = settled.iter().zip(&self.asked.units).all(|(a, b)| name::key(a) == name::key(b));
        if same {
            return Ok(None);
        }
        let asked = Asked { units: settled, ..self.asked.clone() };
        Ok(Some(Filter { asked, settled: true, taken, ..self.clone() }))
    }

    /// The filters, by names as declared in the first plan with them.
    pub(crate) fn named(&self, hits: &[Vec<String>], plans: &[PlanNames]) -> Named {
        let first = |at| hits.iter().skip(at).step_by(self.asked.units.len()).flatten().next();
        let units = self.asked.units.iter().enumerate();
        let id = |typed: &String| {
            let plan = plans.iter().find(|plan| names_file(typed, &plan.file));
            plan.and_then(|plan| plan.id.clone()).unwrap_or_else(|| typed.clone())
        };
        let agency = |typed: &String| {
            let mut agencies = plans.iter().filter_map(|plan| plan.agency.as_ref());
            let declared = agencies.find(|agency| name::key(agency) == name::key(typed));
            declared.unwrap_or(typed).clone()
        };
        Named {
            units: units.map(|(at, typed)| first(at).unwrap_or(typed).clone()).collect(),
            across: 0,
            role: self.asked.role,
            direct: self.asked.direct,
            indexes: self.index_names.clone(),
            components: self.component_names.clone(),
            plans: self.asked.plans.iter().map(id).collect(),
            agencies: self.asked.agencies.iter().map(agency).collect(),
            states: self.asked.states.clone(),
            periods: Vec::new(),
        }
    }

    /// The unit for a name that no plan has exactly.
    fn unit_among_all(
        &self,
        workspace: &Workspace,
        typed: &str,
        left_out: &[LeftOut],
    ) -> Result<String, Unanswerable> {
        let plans = workspace.map_plans(|_, _, loaded| match loaded {
            Ok((resolved, _)) if self.selects(&resolved) => resolved
                .units
                .all()
                .map(|(_, unit)| {
                    let aliases = unit.aliases.iter().map(|a| (*a).to_owned());
                    let name = unit.name.to_owned();
                    let wordings = std::iter::once(name.clone()).chain(aliases).collect();
                    Candidate { name, wordings }
                })
                .collect(),
            _ => Vec::new(),
        });
        let candidates: Vec<Candidate> = plans.into_iter().flatten().collect();
        match look_up(typed, &candidates, name::key) {
            LookedUp::One(found) => Ok(candidates[found[0]].name.clone()),
            meaning => Err(no_meaning("--unit", typed, meaning, left_out)),
        }
    }
}

/// How a task belongs to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// The task names the unit, or no unit was asked for.
    Itself,
    /// The task names a group that contains the unit.
    Group(UnitId),
}

/// A task that the filter includes: how it belongs to the unit asked for, and which part of it.
#[derive(Clone, Debug)]
pub struct Taken {
    /// How it belongs to the unit.
    pub through: Through,
    /// The debtors of a task with `each` whose part is asked for; `None` for the task as a whole.
    pub debtors: Option<Vec<UnitId>>,
}

impl Taken {
    /// A task as a whole.
    pub fn whole(through: Through) -> Self {
        Taken { through, debtors: None }
    }

    /// The state and due dates of the part asked for.
    pub fn standing(
        &self,
        resolved: &Resolved<'_>,
        task: &ResolvedTask<'_>,
        as_of: NaiveDate,
    ) -> Standing {
        state::part(resolved, task, self.debtors.as_deref(), as_of)
    }
}

impl Scope {
    /// The tasks of one unit in the lead.
    pub(crate) fn of_unit(unit: UnitId) -> Scope {
        Scope {
            units: Some(vec![unit]),
            role: Role::Lead,
            direct: false,
            indexes: None,
            components: None,
            states: Vec::new(),
            hits: Vec::new(),
        }
    }

    /// Whether the filter includes a task, regardless of its state, and how it belongs to the unit.
    pub fn takes(&self, resolved: &Resolved<'_>, task: &ResolvedTask<'_>) -> Option<Taken> {
        let links = &task.links;
        let index_fits =
            self.indexes.as_ref().is_none_or(|ids| links.indexes.iter().any(|i| ids.contains(i)));
        let component_fits = self
            .components
            .as_ref()
            .is_none_or(|ids| links.components.iter().any(|c| ids.contains(c)));
        if !index_fits || !component_fits {
            return None;
        }
        let Some(units) = &self.units else {
            return Some(Taken::whole(Through::Itself));
        };
        let mut lead: &[UnitRef] = if self.role == Role::Partner { &[] } else { links.lead };
        if let Some(each) = links.each {
            if let Some(taken) = self.as_debtors(resolved, lead, each, units) {
                return Some(taken);
            }
            // A unit in the lead that owes nothing does not lead the task.
            lead = &[];
        }
        let partners: &[UnitRef] = if self.role == Role::Lead { &[] } else { links.partners };
        let named = || lead.iter().chain(partners).map(|r| r.unit);
        if named().any(|unit| units.contains(&unit)) {
            return Some(Taken::whole(Through::Itself));
        }
        if self.direct {
            return None;
        }
        named()
            .find(|group| units.iter().any(|unit| resolved.units.holds(*group, *unit)))
            .map(|group| Taken::whole(Through::Group(group)))
    }

    /// The part of a task with `each` that the units asked for owe; `None` if they owe nothing.
    fn as_debtors(
        &self,
        resolved: &Resolved<'_>,
        lead: &[UnitRef],
        each: &Each<'_>,
        units: &[UnitId],
    ) -> Option<Taken> {
        let (mut through, mut debtors) = (None, Vec::new());
        for unit in units {
            let group = || lead.iter().find(|group| resolved.units.holds(group.unit, *unit));
            let own = match lead.iter().any(|named| named.unit == *unit) {
                true => Some(Through::Itself),
                false if self.direct => None,
                false => group().map(|group| Through::Group(group.unit)),
            };
            let Some(own) = own else { continue };
            let inside = whole(&resolved.units, [unit]);
            let before = debtors.len();
            debtors.extend(each.debtors.iter().filter(|debtor| inside.contains(debtor)));
            if debtors.len() > before && through != Some(Through::Itself) {
                through = if own == Through::Itself { Some(own) } else { through.or(Some(own)) };
            }
        }
        debtors.sort_unstable();
        debtors.dedup();
        through.map(|through| Taken { through, debtors: Some(debtors) })
    }

    /// Whether the filter includes a state.
    pub fn takes_state(&self, state: State) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }

    /// Whether the filter includes an objective: only indexes and components matter.
    pub fn takes_objective(&self, objective: &ResolvedObjective<'_>) -> bool {
        let links = &objective.links;
        self.indexes.as_ref().is_none_or(|ids| links.indexes.iter().any(|i| ids.contains(i)))
            && self
                .components
                .as_ref()
                .is_none_or(|ids| links.components.iter().any(|c| ids.contains(c)))
    }

    /// Whether the filter has units.
    pub fn is_of_units(&self) -> bool {
        self.units.is_some()
    }

    /// Whether the filter includes an index.
    pub fn takes_index(&self, index: IndexId) -> bool {
        self.indexes.as_ref().is_none_or(|ids| ids.contains(&index))
    }

    /// Whether the filter includes a component.
    pub fn takes_component(&self, component: ComponentId) -> bool {
        self.takes_index(component.index)
            && self.components.as_ref().is_none_or(|ids| ids.contains(&component))
    }
}
