//! Who owes what on generated repositories, beside a second, plain calculation of the same.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use crate::items;
use crate::scaffold::Folder;

/// A unit that is not a group.
#[derive(Clone, Debug)]
struct Leaf {
    /// Declared in `pargo.toml` instead of the plan.
    is_shared: bool,
    external: bool,
    from: Option<u64>,
    until: Option<u64>,
}

/// Who is in a group: units by their places, where groups come after the leaves.
#[derive(Clone, Debug)]
enum Group {
    All,
    Open,
    Of(Vec<usize>),
}

const LEAVES: [&str; 5] = ["Văn phòng", "Thanh tra", "Phòng Hòa giải", "Trung tâm", "Chi cục"];
const GROUPS: [&str; 4] = ["Khối một", "Khối hai", "Tất cả", "Các xã"];
const QUARTERS: [(&str, u32, u32); 4] =
    [("2025-Q1", 3, 31), ("2025-Q2", 6, 30), ("2025-Q3", 9, 30), ("2025-Q4", 12, 31)];

/// A task with `each`. Units are places, days are days of the year.
#[derive(Clone, Debug)]
struct Sample {
    leaves: Vec<Leaf>,
    groups: Vec<Group>,
    lead: Vec<usize>,
    except: Vec<usize>,
    recipient: Vec<usize>,
    due: Option<u64>,
    done: Option<u64>,
    /// The unit, the quarter and the day of each report.
    reports: Vec<(usize, usize, u64)>,
    /// The unit of each extension, by how many days, and the day on which it is granted.
    extensions: Vec<(Option<usize>, u64, u64)>,
}

fn on(day: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(day)
}

/// The day that is asked about.
const AS_OF: u64 = 250;

fn name(unit: usize) -> &'static str {
    LEAVES.get(unit).or_else(|| GROUPS.get(unit - LEAVES.len())).unwrap()
}

fn sample() -> impl Strategy<Value = Sample> {
    let day = || proptest::option::weighted(0.3, 0..365_u64);
    let leaf = (any::<bool>(), proptest::bool::weighted(0.2), day(), day()).prop_map(
        |(is_shared, external, one, other)| {
            // A unit does not end before it begins.
            let (from, until) = match (one, other) {
                (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
                days => days,
            };
            Leaf { is_shared, external, from, until }
        },
    );
    let unit = || 0..LEAVES.len() + GROUPS.len();
    // A group only holds units before it, so that there is no ring.
    let group = |at: usize| {
        let members = proptest::collection::vec(0..LEAVES.len() + at, 1..4);
        prop_oneof![1 => Just(Group::All), 1 => Just(Group::Open), 3 => members.prop_map(Group::Of)]
    };
    let units = (
        proptest::collection::vec(leaf, LEAVES.len()),
        (group(0), group(1), group(2), group(3)).prop_map(|(a, b, c, d)| vec![a, b, c, d]),
    );
    let some = |count| proptest::collection::vec(unit(), count);
    let reports = proptest::collection::vec((unit(), 0..4_usize, 0..365_u64), 0..8);
    let extension = (proptest::option::of(unit()), 1..200_u64, 0..365_u64);
    let extensions = proptest::collection::vec(extension, 0..4);
    let facts = (proptest::option::of(0..365_u64), day(), reports, extensions);
    (units, some(1..4), some(0..2), some(0..2), facts).prop_map(
        |((leaves, groups), lead, except, recipient, facts)| {
            let (due, done, reports, extensions) = facts;
            Sample { leaves, groups, lead, except, recipient, due, done, reports, extensions }
        },
    )
}

impl Sample {
    fn group(&self, unit: usize) -> Option<&Group> {
        unit.checked_sub(LEAVES.len()).map(|at| &self.groups[at])
    }

    fn members(&self, unit: usize) -> Vec<usize> {
        match self.group(unit) {
            None | Some(Group::Open) => Vec::new(),
            Some(Group::Of(members)) => members.clone(),
            Some(Group::All) => (0..LEAVES.len()).filter(|at| !self.leaves[*at].external).collect(),
        }
    }

    /// Whether a unit is another, or inside it.
    fn is_in(&self, unit: usize, outer: usize) -> bool {
        unit == outer || self.members(outer).into_iter().any(|member| self.is_in(unit, member))
    }

    /// The places in the order of declaration: the plan's own units and groups, then those of `pargo.toml`.
    fn order(&self) -> Vec<usize> {
        let is_shared = |unit: &usize| self.leaves.get(*unit).is_some_and(|leaf| leaf.is_shared);
        let all = 0..LEAVES.len() + GROUPS.len();
        let (shared, own): (Vec<usize>, Vec<usize>) = all.partition(is_shared);
        own.into_iter().chain(shared).collect()
    }

    fn exists(&self, unit: usize, day: NaiveDate) -> bool {
        let Some(leaf) = self.leaves.get(unit) else { return true };
        leaf.from.is_none_or(|from| on(from) <= day)
            && leaf.until.is_none_or(|until| day <= on(until))
    }

    /// What is owed, `unit period due reported state`, by due date and then in the order of declaration.
    fn expected(&self) -> Vec<String> {
        let last = |unit: &usize| self.members(*unit).is_empty();
        let leads = |unit: &usize| self.lead.iter().any(|lead| self.is_in(*unit, *lead));
        let out: Vec<usize> = [&self.except[..], &self.recipient].concat();
        let without = |unit: &usize| out.iter().any(|outer| self.is_in(*unit, *outer));
        let debtors =
            self.order().into_iter().filter(|unit| last(unit) && leads(unit) && !without(unit));
        let debtors: Vec<usize> = debtors.collect();
        let known = |day: &u64| *day <= AS_OF;
        let done = self.done.filter(known).map(on);
        let slots: Vec<(Option<usize>, NaiveDate)> = match self.due {
            Some(due) => vec![(None, on(due))],
            None => {
                let due = |at: usize| NaiveDate::from_ymd_opt(2025, QUARTERS[at].1, QUARTERS[at].2);
                (0..4).map(|at| (Some(at), due(at).unwrap())).collect()
            }
        };
        let mut debts = Vec::new();
        for (quarter, original) in slots {
            if quarter.is_some() && done.is_some_and(|done| original > done) {
                continue;
            }
            for unit in debtors.iter().copied().filter(|unit| self.exists(*unit, original)) {
                let moved = self.extensions.iter().filter(|(whom, _, granted)| {
                    known(granted) && whom.is_none_or(|whom| self.is_in(unit, whom))
                });
                let moved = moved.max_by_key(|(.., granted)| *granted);
                let due = match (quarter, moved) {
                    (None, Some((_, days, _))) => original + Days::new(*days),
                    _ => original,
                };
                let answers = self.reports.iter().filter(|(whom, period, day)| {
                    known(day) && self.is_in(unit, *whom) && quarter.is_none_or(|q| q == *period)
                });
                let is_open = self.group(unit).is_some();
                let reported = match is_open {
                    true => done,
                    false => answers.map(|(.., day)| on(*day)).min(),
                };
                // When a group without known members reported a period nobody knows.
                let is_late =
                    reported.is_some_and(|day| day > due) && !(is_open && quarter.is_some());
                let state = match reported {
                    Some(_) if is_late => "late",
                    Some(_) => "on-time",
                    None if due < on(AS_OF) => "overdue",
                    None => "not-due",
                };
                let label = quarter.map_or("-", |at| QUARTERS[at].0);
                let reported = reported.map_or_else(|| "-".to_owned(), |day| day.to_string());
                debts.push((due, format!("{} {label} {due} {reported} {state}", name(unit))));
            }
        }
        debts.sort_by_key(|(due, _)| *due);
        debts.into_iter().map(|(_, debt)| debt).collect()
    }

    fn leaf(&self, at: usize) -> String {
        let leaf = &self.leaves[at];
        let mut out = format!("\n[[unit]]\nname = \"{}\"\n", LEAVES[at]);
        if leaf.external {
            out += "external = true\n";
        }
        for (key, day) in [("from", leaf.from), ("until", leaf.until)] {
            out += &day.map(|day| format!("{key} = {}\n", on(day))).unwrap_or_default();
        }
        out
    }

    /// The plan and the `pargo.toml` above it.
    fn files(&self) -> [(&'static str, String); 2] {
        let names = |units: &[usize]| {
            let names: Vec<String> =
                units.iter().map(|unit| format!("\"{}\"", name(*unit))).collect();
            format!("[{}]", names.join(", "))
        };
        let (mut plan, mut shared) = (
            "[plan]\nid = \"p\"\ntitle = \"P\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\n"
                .to_owned(),
            String::new(),
        );
        for (at, leaf) in self.leaves.iter().enumerate() {
            let out = if leaf.is_shared { &mut shared } else { &mut plan };
            *out += &self.leaf(at);
        }
        for (at, group) in self.groups.iter().enumerate() {
            let members = match group {
                Group::All => "members = \"all\"".to_owned(),
                Group::Open => "group = true".to_owned(),
                Group::Of(members) => format!("members = {}", names(members)),
            };
            plan += &format!("\n[[unit]]\nname = \"{}\"\n{members}\n", GROUPS[at]);
        }
        let due = self.due.map_or_else(|| "\"hàng quý\"".to_owned(), |due| on(due).to_string());
        plan += &format!(
            "\n[[task]]\nid = \"1\"\ntitle = \"T\"\nproduct = \"x\"\neach = true\nlead = {}\ndeadline = {due}\n",
            names(&self.lead)
        );
        for (key, units) in [("except", &self.except), ("recipient", &self.recipient)] {
            plan += &format!("{key} = {}\n", names(units));
        }
        plan += &self.done.map(|day| format!("done = {}\n", on(day))).unwrap_or_default();
        for (unit, quarter, day) in &self.reports {
            let period = format!("period = \"{}\"\n", QUARTERS[*quarter].0);
            let period = if self.due.is_none() { period } else { String::new() };
            plan += &format!(
                "[[task.report]]\nunit = \"{}\"\n{period}done = {}\n",
                name(*unit),
                on(*day)
            );
        }
        for (unit, days, granted) in &self.extensions {
            let to = on(self.due.unwrap_or(0) + days);
            let unit = unit.map(|unit| format!("unit = \"{}\"\n", name(unit))).unwrap_or_default();
            plan += &format!(
                "[[task.extension]]\nto = {to}\ngranted = {}\nby = \"CV\"\n{unit}",
                on(*granted)
            );
        }
        [("plans/p.toml", plan), ("plans/pargo.toml", shared)]
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// The debtors, what they owe and what answers it, with nested groups, shared units and units that begin or end.
    #[test]
    fn debts_are_those_of_a_plain_calculation(sample in sample()) {
        let [plan, shared] = sample.files();
        let folder = Folder::with(&[(plan.0, &*plan.1), (shared.0, &*shared.1)]);
        let asked = ["owed", "--as-of", &on(AS_OF).to_string()];
        let keys = ["unit", "period", "due", "reported", "state"];
        let found = items(&folder, &asked, &keys);
        prop_assert_eq!(&found, &sample.expected(), "{}", plan.1);
        // The parts of the debtors are the whole.
        let units: Vec<usize> = (0..LEAVES.len() + GROUPS.len()).collect();
        let last = units.into_iter().filter(|unit| sample.members(*unit).is_empty());
        let mut parts: Vec<String> = last
            .flat_map(|unit| items(&folder, &[&asked[..], &["--unit", name(unit)]].concat(), &keys))
            .collect();
        let mut all = found;
        parts.sort();
        all.sort();
        prop_assert_eq!(parts, all);
    }
}
