//! Filters: which plans, tasks and objectives a command is about, and the meaning of typed names.
//!
//! A typed name is looked up exactly (as in plans), then without diacritics, then as a part of a name; the
//! last two only count if they match a single name. A name without a match or with several is an error that
//! lists the nearest names, never an empty answer.

use std::collections::BTreeMap;

use crate::index::{self, ComponentId, IndexId};
use crate::report::coverage::Unanswerable;
use crate::report::look_up::{Candidate, LookedUp, look_up, nearest, no_meaning, pick};
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask, UnitRef};
use crate::state::State;
use crate::text::name;
use crate::workspace::Workspace;
use crate::workspace::load::LeftOut;

/// The role in which a task names a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// In the lead.
    #[default]
    Lead,
    /// Taking part.
    Partner,
    /// Either.
    Any,
}

/// The filter options, as they were typed.
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
    /// States; empty for all.
    pub states: Vec<State>,
    /// The option or argument that named the plan, for messages; `None` for `--plan`.
    pub plan_option: Option<&'static str>,
}

/// The filter options with the meaning of their names.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    asked: Asked,
    /// The indexes asked for, for each config; empty for all.
    index_ids: Vec<Vec<IndexId>>,
    /// The components asked for, for each config; empty for all.
    component_ids: Vec<Vec<ComponentId>>,
    /// Whether the names of units are exact, so that aliases do not count.
    settled: bool,
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
            for at in pick("--index", typed, indexes.iter().map(|(.., c)| c), index::key)? {
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
            for at in pick("--component", typed, components.iter().map(|(.., c)| c), name::key)? {
                let (config, id, _) = &components[at];
                filter.component_ids[*config].push(*id);
            }
        }
        Ok(filter)
    }

    /// Whether the filter includes a plan.
    pub fn selects(&self, resolved: &Resolved<'_>) -> bool {
        self.asked.plans.is_empty()
            || resolved.plan.id.value().is_some_and(|id| self.asked.plans.iter().any(|p| p == id))
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

    /// Finds the plan for each `--plan`. If a name is not exact, returns the filter with exact names, to
    /// ask again with. While plans were left out, or for an argument that names one plan, only exact names
    /// count: the plan meant may be among those left out.
    pub fn settle_plans(
        &self,
        ids: &[String],
        left_out: &[LeftOut],
    ) -> Result<Option<Filter>, Unanswerable> {
        if self.asked.plans.iter().all(|typed| ids.contains(typed)) {
            return Ok(None);
        }
        let exact_only = self.asked.plan_option.is_some() || !left_out.is_empty();
        let option = self.asked.plan_option.unwrap_or("--plan");
        let candidate = |id: &String| Candidate { name: id.clone(), wordings: vec![id.clone()] };
        let candidates: Vec<Candidate> = ids.iter().map(candidate).collect();
        let meant = |typed: &String| {
            let meaning = match look_up(typed, &candidates, str::to_owned) {
                LookedUp::One(_) if exact_only && !ids.contains(typed) => {
                    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                    LookedUp::None(nearest(typed, &ids))
                }
                meaning => meaning,
            };
            match meaning {
                LookedUp::One(found) => Ok(candidates[found[0]].name.clone()),
                meaning => Err(no_meaning(option, typed, meaning, left_out)),
            }
        };
        let plans = self.asked.plans.iter().map(meant).collect::<Result<_, _>>()?;
        let asked = Asked { plans, ..self.asked.clone() };
        Ok(Some(Filter { asked, ..self.clone() }))
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
        for (at, typed) in self.asked.units.iter().enumerate() {
            let rows = hits.iter().skip(at).step_by(self.asked.units.len());
            let mut names: BTreeMap<String, &String> = BTreeMap::new();
            for name in rows.flatten() {
                names.entry(name::key(name)).or_insert(name);
            }
            match names.len() {
                1 => settled.extend(names.into_values().cloned()),
                0 => settled.push(self.unit_among_all(workspace, typed, left_out)?),
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
        Ok(Some(Filter { asked, settled: true, ..self.clone() }))
    }

    /// The declared names of the units asked for, as the first plan with them writes them.
    pub fn unit_names(&self, hits: &[Vec<String>]) -> Vec<String> {
        let first = |at| hits.iter().skip(at).step_by(self.asked.units.len()).flatten().next();
        let units = self.asked.units.iter().enumerate();
        units.map(|(at, typed)| first(at).unwrap_or(typed).clone()).collect()
    }

    /// The unit for a name that no plan has exactly.
    fn unit_among_all(
        &self,
        workspace: &Workspace,
        typed: &str,
        left_out: &[LeftOut],
    ) -> Result<String, Unanswerable> {
        let plans = workspace.each(|_, _, loaded| match loaded {
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

impl Scope {
    /// Whether the filter includes a task, regardless of its state, and how it belongs to the unit.
    pub fn takes(&self, resolved: &Resolved<'_>, task: &ResolvedTask<'_>) -> Option<Through> {
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
            return Some(Through::Itself);
        };
        let lead: &[UnitRef] = if self.role == Role::Partner { &[] } else { links.lead };
        let partners: &[UnitRef] = if self.role == Role::Lead { &[] } else { links.partners };
        let named = || lead.iter().chain(partners).map(|r| r.unit);
        if named().any(|unit| units.contains(&unit)) {
            return Some(Through::Itself);
        }
        if self.direct {
            return None;
        }
        named()
            .find(|group| units.iter().any(|unit| resolved.units.holds(*group, *unit)))
            .map(Through::Group)
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
