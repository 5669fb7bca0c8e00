//! A summary by index or another group: tasks by state, objectives by outcome, the way to the target.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::finding::profile::SIX_CLARITIES;
use crate::plan::index::{Catalog, ComponentId, IndexId};
use crate::report::as_of::AsOf;
use crate::report::clarity::is_clear;
use crate::report::counts::{Clear, Counted, Totals};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::report::goal::{Goal, goal};
use crate::report::{agencies_of, ask_each_plan};
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, UnitRef};
use crate::state::{self, outcome, standing};
use crate::text::name;
use crate::workspace::Workspace;

/// The grouping of a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Indexes, each with its components and goals.
    #[default]
    Index,
    /// Components.
    Component,
    /// Units in the lead.
    Unit,
    /// Plans.
    Plan,
    /// Agencies.
    Agency,
}

impl By {
    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            By::Index => "index",
            By::Component => "component",
            By::Unit => "unit",
            By::Plan => "plan",
            By::Agency => "agency",
        }
    }
}

/// The answer of `summary`.
#[derive(Debug)]
pub struct Summary {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The grouping.
    pub by: By,
    /// All tasks and objectives, each once.
    pub total: Totals,
    /// The groups.
    pub groups: Vec<Group>,
    /// How many of the plans were closed by the as-of date.
    pub closed: usize,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

impl Summary {
    /// Whether the groups are units of more than one agency.
    pub fn has_several_agencies(&self) -> bool {
        let mut agencies = self.groups.iter().filter_map(|group| group.agency.as_deref());
        let first = agencies.next();
        agencies.any(|agency| Some(agency) != first)
    }
}

/// One group of a summary.
#[derive(Clone, Debug)]
pub struct Group {
    /// The name; `None` for tasks and objectives without a group.
    pub key: Option<String>,
    /// Its longer name.
    pub name: Option<String>,
    /// The agency of a unit.
    pub agency: Option<String>,
    /// The index of a component.
    pub index: Option<String>,
    /// Its tasks and objectives.
    pub totals: Totals,
    /// When it was closed, if it is a plan that was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// The objectives of an index.
    pub goals: Vec<Goal>,
    /// The components of an index.
    pub components: Vec<Component>,
    /// Its position among the groups.
    order: Order,
    /// Groups of several plans with the same identity are joined.
    identity: String,
}

/// Numbered groups come first, then the others by name or first appearance, and last tasks and objectives
/// without a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Numbered(u32, u32),
    Named(String, u32),
    Appearance,
    Last,
}

/// A component of an index.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name.
    pub key: String,
    /// Its tasks and objectives.
    pub totals: Totals,
    place: u32,
}

/// Counts tasks and objectives of the plans. With `expand_groups`, a task led by a group counts for each
/// member.
pub fn summary(
    workspace: &Workspace,
    filter: &Filter,
    as_of: impl Into<AsOf>,
    by: By,
    expand_groups: bool,
) -> Result<Summary, Unanswerable> {
    let as_of = as_of.into();
    let (answers, mut coverage) = ask_each_plan(workspace, filter, |resolved, scope| {
        as_of.ask(resolved, |day| of_plan((resolved, scope), day, by, expand_groups))
    })?;
    let (as_of, answers) = as_of.joined(answers, &mut coverage)?;
    let closed = answers.iter().filter(|part| part.closed.is_some()).count();
    let with_tasks = answers.iter().filter(|partial| partial.total.tasks.total() > 0);
    coverage.named.across = agencies_of(with_tasks.map(|partial| partial.agency.as_deref()));
    let (total, groups) = joined(answers);
    Ok(Summary { as_of, by, total, groups, closed, coverage })
}

/// Counts tasks and objectives of one plan.
pub(crate) fn of_plan(
    (resolved, scope): (&Resolved<'_>, &Scope),
    as_of: NaiveDate,
    by: By,
    expand_groups: bool,
) -> Partial {
    let clear = resolved.config.has(&SIX_CLARITIES).then(Clear::default);
    let total = Totals { clear, ..Totals::default() };
    let closed = resolved.closed(as_of);
    let mut partial = Partial { by, expand_groups, total, closed, ..Partial::default() };
    partial.count_tasks(resolved, scope, as_of);
    partial.count_objectives(resolved, scope, as_of);
    partial.agency = resolved.plan.agency.value().map(str::to_owned);
    partial
}

/// Joins the counts of all plans, given in file order.
pub(crate) fn joined(answers: impl IntoIterator<Item = Partial>) -> (Totals, Vec<Group>) {
    let mut total = Totals::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for partial in answers {
        total.merge(&partial.total);
        for group in partial.groups {
            match places.get(&group.identity) {
                Some(at) => groups[*at].merge(group),
                None => {
                    places.insert(group.identity.clone(), groups.len());
                    groups.push(group);
                }
            }
        }
    }
    // A stable sort: groups without a number keep the order of their first appearance.
    groups.sort_by(|a, b| a.order.cmp(&b.order));
    groups.iter_mut().for_each(|group| group.components.sort_by_key(|c| c.place));
    (total, groups)
}

/// The counts of one plan on several days by index, without goals and components.
pub(crate) fn on_days(resolved: &Resolved<'_>, days: &[NaiveDate]) -> Vec<Partial> {
    let mut indexes: Vec<Option<IndexId>> = Vec::new();
    let mut places_of = |ids: &[IndexId]| -> Vec<usize> {
        let own = ids.iter().copied().map(Some);
        let own = own.chain(ids.is_empty().then_some(None));
        own.map(|id| {
            indexes.iter().position(|known| *known == id).unwrap_or_else(|| {
                indexes.push(id);
                indexes.len() - 1
            })
        })
        .collect()
    };
    let tasks: Vec<Vec<usize>> =
        resolved.tasks.iter().map(|task| places_of(task.links.indexes)).collect();
    let objectives: Vec<Vec<usize>> =
        resolved.objectives.iter().map(|o| places_of(o.links.indexes)).collect();
    let groups: Vec<Group> = indexes
        .into_iter()
        .map(|id| id.map_or_else(Group::nothing, |id| index_group(resolved, id)))
        .collect();
    let on = |day: &NaiveDate| {
        let mut partial = Partial { groups: groups.clone(), ..Partial::default() };
        for (task, places) in resolved.tasks.iter().zip(&tasks) {
            let task = Counted::of(&standing(resolved, task, *day), resolved, *day);
            partial.total.tasks.count(task);
            places.iter().for_each(|place| partial.groups[*place].totals.tasks.count(task));
        }
        for (objective, places) in resolved.objectives.iter().zip(&objectives) {
            let (status, _) = outcome(objective.written, *day);
            partial.total.objectives.add(status);
            places.iter().for_each(|at| partial.groups[*at].totals.objectives.add(status));
        }
        partial
    };
    days.iter().map(on).collect()
}

/// The counts of one plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Partial {
    by: By,
    expand_groups: bool,
    /// When the plan was closed, if it was by the as-of date.
    closed: Option<NaiveDate>,
    agency: Option<String>,
    total: Totals,
    groups: Vec<Group>,
    /// The position of each group in `groups`.
    places: FxHashMap<GroupKey, usize>,
}

/// Identifies a group within one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum GroupKey {
    /// Everything without an index, component or unit.
    Nothing,
    Index(IndexId),
    Component(ComponentId),
    Plan,
    Agency,
    Unit(UnitId),
}

impl GroupKey {
    /// An empty group for it.
    fn group(self, resolved: &Resolved<'_>) -> Group {
        let plan = resolved.plan;
        match self {
            GroupKey::Nothing => Group::nothing(),
            GroupKey::Index(id) => index_group(resolved, id),
            GroupKey::Component(id) => component_group(resolved, id),
            GroupKey::Plan => {
                let identity = resolved.source.path.to_owned();
                let name = plan.title.value().map(str::to_owned);
                Group { name, ..Group::new(plan.id.value(), Order::Appearance, identity) }
            }
            GroupKey::Agency => {
                let agency = plan.agency.value();
                Group::new(agency, Order::Appearance, name::key(agency.unwrap_or_default()))
            }
            GroupKey::Unit(id) => {
                let (unit, agency) = (resolved.units.get(id).name, plan.agency.value());
                let identity =
                    format!("{}\n{}", name::key(unit), name::key(agency.unwrap_or_default()));
                let agency = agency.map(str::to_owned);
                Group { agency, ..Group::new(Some(unit), Order::Appearance, identity) }
            }
        }
    }
}

impl Group {
    fn new(key: Option<&str>, order: Order, identity: String) -> Self {
        Group {
            key: key.map(str::to_owned),
            name: None,
            agency: None,
            index: None,
            closed: None,
            totals: Totals::default(),
            goals: Vec::new(),
            components: Vec::new(),
            order,
            identity,
        }
    }

    fn nothing() -> Self {
        Group::new(None, Order::Last, String::new())
    }

    fn merge(&mut self, mut other: Group) {
        self.totals.merge(&other.totals);
        self.goals.append(&mut other.goals);
        for component in other.components {
            match self.components.iter_mut().find(|c| c.key == component.key) {
                Some(same) => same.totals.merge(&component.totals),
                None => self.components.push(component),
            }
        }
    }

    fn component(&mut self, id: ComponentId, name: &str) -> &mut Totals {
        let at = self.components.iter().position(|c| c.place == id.place).unwrap_or_else(|| {
            let (key, totals) = (name.to_owned(), self.totals.blank());
            self.components.push(Component { key, totals, place: id.place });
            self.components.len() - 1
        });
        &mut self.components[at].totals
    }
}

impl Partial {
    /// All tasks and objectives.
    pub(crate) fn total(&self) -> &Totals {
        &self.total
    }

    fn group(&mut self, resolved: &Resolved<'_>, key: GroupKey) -> &mut Group {
        let at = *self.places.entry(key).or_insert_with(|| {
            let group = key.group(resolved);
            let closed = self.closed.filter(|_| key == GroupKey::Plan);
            self.groups.push(Group { totals: self.total.blank(), closed, ..group });
            self.groups.len() - 1
        });
        &mut self.groups[at]
    }

    fn count_tasks(&mut self, resolved: &Resolved<'_>, scope: &Scope, as_of: NaiveDate) {
        for task in &resolved.tasks {
            let Some(taken) = scope.takes(resolved, task) else {
                continue;
            };
            let links = &task.links;
            let is_clear = || is_clear(resolved, task);
            let by_debtor =
                links.each.filter(|each| self.by == By::Unit && !each.debtors.is_empty());
            let standing = taken.standing(resolved, task, as_of);
            if let Some(each) = by_debtor {
                for debtor in taken.debtors.as_deref().unwrap_or(each.debtors) {
                    let own = state::part(resolved, task, Some(&[*debtor]), as_of);
                    if scope.takes_state(own.state) {
                        let counted = Counted::of(&own, resolved, as_of);
                        let group = self.group(resolved, GroupKey::Unit(*debtor));
                        group.totals.add(counted, is_clear);
                    }
                }
            }
            if !scope.takes_state(standing.state) {
                continue;
            }
            let counted = Counted::of(&standing, resolved, as_of);
            self.total.add(counted, is_clear);
            let slots = match self.by {
                By::Unit if by_debtor.is_some() => Vec::new(),
                By::Unit if links.each.is_some() => vec![GroupKey::Nothing],
                By::Unit => self.units_of(resolved, links.lead),
                By::Index | By::Component | By::Plan | By::Agency => {
                    self.places_of(resolved, scope, links.indexes, links.components)
                }
            };
            for slot in slots {
                self.group(resolved, slot).totals.add(counted, is_clear);
            }
            if self.by == By::Index {
                self.each_component(resolved, scope, links.components, |t| {
                    t.add(counted, is_clear)
                });
            }
        }
    }

    fn count_objectives(&mut self, resolved: &Resolved<'_>, scope: &Scope, as_of: NaiveDate) {
        // An objective belongs to a unit if a task of the unit serves it.
        let of_tasks: Option<FxHashSet<usize>> = scope.is_of_units().then(|| {
            let taken = resolved.tasks.iter().filter(|task| scope.takes(resolved, task).is_some());
            taken.flat_map(|task| task.links.objectives.iter().copied()).collect()
        });
        for objective in &resolved.objectives {
            let links = &objective.links;
            let is_served = of_tasks.as_ref().is_none_or(|of| of.contains(&objective.place));
            if !is_served || !scope.takes_objective(objective) {
                continue;
            }
            let (status, _) = outcome(objective.written, as_of);
            self.total.objectives.add(status);
            if self.by == By::Unit {
                continue;
            }
            for key in self.places_of(resolved, scope, links.indexes, links.components) {
                let by_index = self.by == By::Index;
                let group = self.group(resolved, key);
                group.totals.objectives.add(status);
                if by_index {
                    group.goals.push(goal(resolved, objective, as_of));
                }
            }
            if self.by == By::Index {
                self.each_component(resolved, scope, links.components, |t| {
                    t.objectives.add(status)
                });
            }
        }
    }

    fn each_component(
        &mut self,
        resolved: &Resolved<'_>,
        scope: &Scope,
        components: &[ComponentId],
        mut count: impl FnMut(&mut Totals),
    ) {
        for id in components.iter().filter(|id| scope.takes_component(**id)) {
            let name = resolved.config.catalog.component_name(*id);
            count(self.group(resolved, GroupKey::Index(id.index)).component(*id, name));
        }
    }

    /// The groups in which a task or objective with these indexes and components counts.
    fn places_of(
        &self,
        resolved: &Resolved<'_>,
        scope: &Scope,
        indexes: &[IndexId],
        components: &[ComponentId],
    ) -> Vec<GroupKey> {
        let mut found = Vec::with_capacity(indexes.len().max(components.len()).max(1));
        match self.by {
            By::Index => {
                let asked = indexes.iter().filter(|id| scope.takes_index(**id));
                found.extend(asked.map(|id| GroupKey::Index(*id)));
            }
            By::Component => {
                let asked = components.iter().filter(|id| scope.takes_component(**id));
                found.extend(asked.map(|id| GroupKey::Component(*id)));
            }
            By::Plan => found.push(GroupKey::Plan),
            By::Agency => found.extend(resolved.plan.agency.get().map(|_| GroupKey::Agency)),
            By::Unit => {}
        }
        if found.is_empty() {
            found.push(GroupKey::Nothing);
        }
        found
    }

    /// The groups of the units in the lead of a task.
    fn units_of(&self, resolved: &Resolved<'_>, leads: &[UnitRef]) -> Vec<GroupKey> {
        let mut units = Vec::new();
        for lead in leads {
            if self.expand_groups {
                units.extend(resolved.units.leaves(lead.unit));
            } else {
                units.push(lead.unit);
            }
        }
        units.sort_unstable();
        units.dedup();
        if units.is_empty() {
            return vec![GroupKey::Nothing];
        }
        units.into_iter().map(GroupKey::Unit).collect()
    }
}

/// Built-in indexes come in their order; those added in a `pargo.toml` follow by name, since their position
/// differs between folders.
fn order_of(index: &str, id: IndexId, component: u32) -> Order {
    if Catalog::is_built_in(id) {
        Order::Numbered(id.0, component)
    } else {
        Order::Named(name::key(index), component)
    }
}

fn index_group(resolved: &Resolved<'_>, id: IndexId) -> Group {
    let index = resolved.config.catalog.get(id);
    let identity = name::key(&index.id);
    let mut group = Group::new(Some(&index.id), order_of(&index.id, id, 0), identity);
    group.name = Some(index.name.clone());
    group
}

fn component_group(resolved: &Resolved<'_>, id: ComponentId) -> Group {
    let catalog = &resolved.config.catalog;
    let (key, index) = (catalog.component_name(id), &catalog.get(id.index).id);
    let identity = format!("{}\n{}", name::key(key), name::key(index));
    let mut group = Group::new(Some(key), order_of(index, id.index, id.place), identity);
    group.index = Some(index.clone());
    group
}
