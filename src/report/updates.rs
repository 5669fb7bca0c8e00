//! What units report of tasks in `update`: results, proposals, obstacles that are not removed yet.

use chrono::NaiveDate;

use crate::resolve::{Resolved, ResolvedTask};
use crate::state::State;
use crate::text::name;

/// An obstacle or a proposal, with the task that it is about.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The plan's id.
    pub plan: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// The task's title.
    pub title: Option<String>,
    /// The unit that says it: the one named, or those in the lead.
    pub unit: Option<String>,
    /// When.
    pub on: NaiveDate,
    /// The words.
    pub text: String,
}

/// An update with the declared name of its unit.
#[derive(Clone, Debug)]
pub struct UnitUpdate {
    /// The unit.
    pub unit: Option<String>,
    /// When.
    pub on: NaiveDate,
    /// What was done.
    pub text: Option<String>,
    /// What is in the way.
    pub obstacle: Option<String>,
    /// What is proposed.
    pub proposal: Option<String>,
}

/// The updates of a task that count by a date, the oldest first.
pub fn updates(
    resolved: &Resolved<'_>,
    task: &ResolvedTask<'_>,
    as_of: NaiveDate,
) -> Vec<UnitUpdate> {
    let day = resolved.day_that_counts(as_of);
    let words = |text: Option<&str>| text.filter(|t| !t.trim().is_empty()).map(str::to_owned);
    let leads = || {
        let names = resolved.names(task.links.lead);
        (!names.is_empty()).then(|| names.join("; "))
    };
    let updates = task.written.updates.iter().filter_map(|update| {
        let on = update.on.value().filter(|on| *on <= day)?;
        let unit = update.unit.value().map(|unit| resolved.declared_name(unit).to_owned());
        Some(UnitUpdate {
            unit: unit.or_else(leads),
            on,
            text: words(update.text.value()),
            obstacle: words(update.obstacle.value()),
            proposal: words(update.proposal.value()),
        })
    });
    let mut updates: Vec<UnitUpdate> = updates.collect();
    updates.sort_by_key(|update| update.on);
    updates
}

/// The updates whose obstacles stand: the last of each unit, of a task that is neither done nor cancelled.
pub fn standing_obstacles(told: &[UnitUpdate], state: State) -> Vec<&UnitUpdate> {
    let unit = |told: &UnitUpdate| told.unit.as_deref().map(name::key);
    let is_last = |at: usize| {
        let own = unit(&told[at]);
        told[at + 1..].iter().all(|later| unit(later) != own)
    };
    let open = told.iter().enumerate().filter(|_| !state.is_closed());
    open.filter(|(at, told)| told.obstacle.is_some() && is_last(*at))
        .map(|(_, told)| told)
        .collect()
}

/// An obstacle or a proposal of an update; `None` if the update has no such text.
pub fn remark(
    resolved: &Resolved<'_>,
    task: &ResolvedTask<'_>,
    told: &UnitUpdate,
    text: Option<&String>,
) -> Option<Remark> {
    let own = |text: Option<&str>| text.map(str::to_owned);
    Some(Remark {
        plan: own(resolved.plan.id.value()),
        task: own(task.written.id.value()),
        title: own(task.written.title.value()),
        unit: told.unit.clone(),
        on: told.on,
        text: text?.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(unit: &str, day: u32, obstacle: Option<&str>) -> UnitUpdate {
        UnitUpdate {
            unit: Some(unit.to_owned()),
            on: NaiveDate::from_ymd_opt(2025, 9, day).unwrap(),
            text: None,
            obstacle: obstacle.map(str::to_owned),
            proposal: None,
        }
    }

    #[test]
    fn an_obstacle_stands_until_the_units_next_update_or_the_end() {
        let told = [
            update("Văn phòng Sở", 1, Some("thiếu người")),
            update("Phòng Một", 2, Some("thiếu máy")),
            update("văn phòng Sở", 3, None),
        ];
        let left: Vec<_> = standing_obstacles(&told, State::Overdue)
            .iter()
            .map(|one| one.obstacle.as_deref())
            .collect();
        assert_eq!(left, [Some("thiếu máy")]);
        assert!(standing_obstacles(&told, State::Done).is_empty());
    }
}
