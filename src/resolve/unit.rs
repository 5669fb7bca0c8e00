//! The units that a plan may name: its own and the shared ones, merged where they have the same name, with
//! groups and their members.

use std::borrow::Cow;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::finding::faults::unknown_unit::Guess;
use crate::finding::{Findings, faults};
use crate::plan::{Members, Unit};
use crate::text::abbreviation::{abbreviates, abbreviates_beginning};
use crate::text::name;
use crate::text::source::{Span, Str};

/// A unit of one plan's [`Units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// Who belongs to a unit.
#[derive(Clone, Debug, PartialEq)]
enum Inside {
    /// Not a group.
    Nobody,
    /// `members = "all"`: every unit of the plan and of the nearest shared list that is neither a group nor
    /// external.
    All,
    /// These units; empty for a group without listed members.
    These(Vec<UnitId>),
}

/// A unit, from the plan's own declaration, from `pargo.toml`, or from both.
#[derive(Clone, Debug)]
pub struct DeclaredUnit<'a> {
    /// Its declared name.
    pub name: &'a str,
    /// Other names for it.
    pub aliases: Vec<&'a str>,
    /// Where the plan declares its name; `None` if only `pargo.toml` declares it.
    pub declared: Option<Span>,
    /// Whether it is outside the agency.
    pub external: bool,
    /// The first day on which it exists, if there is one.
    pub from: Option<NaiveDate>,
    /// The last day on which it exists, if there is one.
    pub until: Option<NaiveDate>,
    /// Whether `members = "all"` of this plan includes it, unless it is a group or external.
    near: bool,
    inside: Inside,
}

impl DeclaredUnit<'_> {
    /// Whether it is a group.
    pub fn is_group(&self) -> bool {
        self.inside != Inside::Nobody
    }

    /// Whether it exists on a day.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// All units that one plan may name.
#[derive(Debug, Default)]
pub struct Units<'a> {
    entries: Vec<DeclaredUnit<'a>>,
    by_key: FxHashMap<Cow<'a, str>, UnitId>,
    /// A declaration could not be read in full, so unknown names are not reported.
    pub lossy: bool,
    /// A group has members that could not be read, or an unknown one that is not similar to any unit.
    pub lost_members: bool,
    /// The units that misspelt members of groups probably mean.
    meant_members: Vec<UnitId>,
}

impl<'a> Units<'a> {
    /// Joins the plan's units with the shared ones, and reports what is wrong with them.
    /// `incomplete`: declarations may be among what of the plan could not be read.
    pub fn of(
        declared: &[Unit<'a>],
        incomplete: bool,
        config: &'a Config,
        out: &mut Findings,
    ) -> Self {
        let mut units = Units::default();
        let ids = units.add_declared(declared, out);
        let shared = units.add_shared(config, declared, out);
        // An unreadable declaration may have declared any name, so none is reported as unknown.
        units.lossy = incomplete || declared.iter().any(|u| u.name.get().is_none() || u.incomplete);
        let mut finder = Finder::new(&units);
        let known = declared.iter().zip(&ids).filter_map(|(unit, id)| Some((unit, (*id)?)));
        let members: Vec<_> =
            known.map(|(unit, id)| (id, finder.declared_inside(unit, out))).collect();
        units.lost_members = declared.iter().any(|unit| unit.members.is_unreadable());
        for (id, (inside, meant)) in members {
            units.lost_members |= meant.iter().any(Option::is_none);
            units.meant_members.extend(meant.into_iter().flatten());
            if inside != Inside::Nobody {
                units.entries[id.0 as usize].inside = inside;
            }
        }
        for (unit, id) in config.units.iter().zip(shared) {
            if units.entries[id.0 as usize].inside != Inside::Nobody {
                continue;
            }
            let inside = match (&unit.members, unit.group) {
                (Some(Members::All), _) => Inside::All,
                (Some(Members::Named(names)), _) => {
                    Inside::These(names.iter().filter_map(|n| units.find(n)).collect())
                }
                (None, Some(true)) => Inside::These(Vec::new()),
                (None, _) => Inside::Nobody,
            };
            units.entries[id.0 as usize].inside = inside;
        }
        units.report_cycles(declared, &ids, out);
        units
    }

    fn add_declared(&mut self, declared: &[Unit<'a>], out: &mut Findings) -> Vec<Option<UnitId>> {
        let mut ids = Vec::with_capacity(declared.len());
        let wordings = declared.iter().map(|unit| 1 + unit.aliases.len()).sum();
        self.by_key.reserve(wordings);
        for unit in declared {
            let Some(name) = unit.name.get() else {
                ids.push(None);
                continue;
            };
            let key = name::key(name.value);
            if let Some(first) = self.by_key.get(key.as_str()).copied() {
                self.report_duplicate((NAME, *name), first, declared, out);
                // Its other wordings still mean what they were declared for.
                for alias in unit.aliases {
                    self.by_key.entry(name::key(alias.value).into()).or_insert(first);
                }
                ids.push(None);
                continue;
            }
            let id = self.push(name.value, Some(name.span), unit.external.unwrap_or(false), true);
            let entry = &mut self.entries[id.0 as usize];
            (entry.from, entry.until) = (unit.from.value(), unit.until.value());
            self.by_key.insert(key.into(), id);
            for alias in unit.aliases {
                let key = name::key(alias.value);
                match self.by_key.get(key.as_str()).copied() {
                    Some(other) if other != id => {
                        self.report_duplicate((ALIAS, *alias), other, declared, out);
                    }
                    Some(_) => {}
                    None => {
                        self.by_key.insert(key.into(), id);
                        self.entries[id.0 as usize].aliases.push(alias.value);
                    }
                }
            }
            ids.push(Some(id));
        }
        ids
    }

    /// Reports a name that the plan has already declared for another unit.
    fn report_duplicate(
        &self,
        (place, written): Wording<'a>,
        other: UnitId,
        declared: &[Unit<'a>],
        out: &mut Findings,
    ) {
        // The units come in the order of the file, so the first one is that of the other unit.
        let key = name::key(written.value);
        let first = wordings(declared).find(|(_, w)| name::key(w.value) == key);
        let first = first.map(|(_, w)| w.span);
        faults::duplicate_unit::report(place, written, self.get(other).name, first, out);
    }

    /// Adds the shared units; one with the name of a unit of the plan is merged into it.
    fn add_shared(
        &mut self,
        config: &'a Config,
        declared: &[Unit<'a>],
        out: &mut Findings,
    ) -> Vec<UnitId> {
        let mut shared = Vec::with_capacity(config.units.len());
        for unit in &config.units {
            let same = self.by_key.get(unit.key.as_str()).copied();
            let same = same.filter(|id| name::key(self.get(*id).name) == unit.key);
            let id = match same {
                Some(id) => {
                    let entry = &mut self.entries[id.0 as usize];
                    entry.external |= unit.external.unwrap_or(false);
                    id
                }
                None => self.push(&unit.name, None, unit.external.unwrap_or(false), unit.nearest),
            };
            let entry = &mut self.entries[id.0 as usize];
            (entry.from, entry.until) = (entry.from.or(unit.from), entry.until.or(unit.until));
            shared.push(id);
        }
        for (key, at) in &config.unit_of {
            let id = shared[*at];
            match self.by_key.get(key.as_str()).copied() {
                // Shared units share no names among themselves, so the other one is the plan's own.
                Some(other) if other != id => {
                    self.report_shadowing(key, id, declared, out);
                }
                Some(_) => {}
                None => {
                    self.by_key.insert(key.into(), id);
                }
            }
        }
        for (unit, id) in config.units.iter().zip(&shared) {
            let aliases = unit.aliases.iter().map(String::as_str);
            self.entries[id.0 as usize].aliases.extend(aliases);
        }
        shared
    }

    /// Reports a name of the plan's own unit that belongs to another, shared unit.
    fn report_shadowing(
        &self,
        key: &str,
        shared: UnitId,
        declared: &[Unit<'a>],
        out: &mut Findings,
    ) {
        let written = wordings(declared).find(|(_, w)| name::key(w.value) == key);
        if let Some((place, written)) = written {
            faults::duplicate_unit::report(place, written, self.get(shared).name, None, out);
        }
    }

    fn push(
        &mut self,
        name: &'a str,
        declared: Option<Span>,
        external: bool,
        near: bool,
    ) -> UnitId {
        let inside = Inside::Nobody;
        self.entries.push(DeclaredUnit {
            name,
            aliases: Vec::new(),
            declared,
            external,
            from: None,
            until: None,
            near,
            inside,
        });
        UnitId((self.entries.len() - 1) as u32)
    }

    /// Units that a misspelt member of a group probably means.
    pub fn meant_members(&self) -> &[UnitId] {
        &self.meant_members
    }

    /// The unit of a wording.
    pub fn find(&self, wording: &str) -> Option<UnitId> {
        self.by_key.get(name::key(wording).as_str()).copied()
    }

    /// What an unknown wording probably means.
    fn guess(&self, wording: &str) -> Guess<'a> {
        if let Some(several) = self.several(wording).or_else(|| self.listed(wording)) {
            return Guess::Several(several);
        }
        let wordings = || {
            self.entries
                .iter()
                .flat_map(|entry| std::iter::once(entry.name).chain(entry.aliases.iter().copied()))
        };
        let only = |is_meant: &dyn Fn(&str) -> bool| {
            let meant = wordings().filter(|name| is_meant(name)).filter_map(|name| self.find(name));
            let mut meant: Vec<UnitId> = meant.collect();
            meant.dedup();
            match meant.as_slice() {
                [unit] => Some(self.get(*unit).name),
                _ => None,
            }
        };
        let begins = format!("{} ", name::loose(wording));
        if let Some(name) = only(&|long| abbreviates(wording, long)) {
            return Guess::Short(name);
        }
        if let Some(name) = only(&|long| name::loose(long).starts_with(&begins)) {
            return Guess::Near(vec![name]);
        }
        let near = name::nearest(wording, wordings(), 3);
        if !near.is_empty() {
            return Guess::Near(near);
        }
        // The plan may also declare the short name, where a task has the whole one.
        let short = only(&|long| abbreviates_beginning(wording, long))
            .or_else(|| only(&|short| abbreviates(short, wording)));
        short.map_or(Guess::Near(near), Guess::Short)
    }

    /// The work of [`Self::guess`]. `names`: see [`Self::all_wordings`].
    fn guessing(wording: &str, names: u64) -> u64 {
        let marks: usize = MARKS.iter().map(|mark| wording.matches(mark).count()).sum();
        // Between any two marks there may be a name.
        let lists = (marks as u64).pow(2).saturating_mul(wording.len() as u64);
        (wording.len() as u64 + 32).saturating_mul(names).saturating_add(lists)
    }

    /// The bytes of all names and aliases, with some more for each.
    fn all_wordings(&self) -> u64 {
        let of = |name: &&str| name.len() as u64 + 32;
        let entries = self.entries.iter();
        entries.map(|entry| of(&entry.name) + entry.aliases.iter().map(of).sum::<u64>()).sum()
    }

    /// The names in a wording that names several units: `A, B`, `A và B`. Names may hold such marks themselves.
    fn several(&self, wording: &str) -> Option<Vec<String>> {
        let mut names = Vec::new();
        let mut rest = wording.trim();
        while !rest.is_empty() {
            let ends = MARKS
                .iter()
                .flat_map(|mark| rest.match_indices(mark).map(|(at, mark)| (at, at + mark.len())));
            let ends = ends.chain([(rest.len(), rest.len())]);
            let known = ends.filter(|(end, _)| self.find(&rest[..*end]).is_some());
            // The longest name that is known, so that its own marks do not part it.
            let (end, next) = known.max()?;
            names.push(rest[..end].trim().to_owned());
            rest = rest[next..].trim_start();
        }
        (names.len() > 1).then_some(names)
    }

    /// The parts of a wording with commas, where one of them is a unit. A unit with commas in its name is one
    /// part, and a wording that is nearly the name of such a unit is no list.
    fn listed(&self, wording: &str) -> Option<Vec<String>> {
        let is_sign = |c: char| matches!(c, ',' | ';' | '\n');
        let (mut parts, mut known) = (Vec::new(), Vec::new());
        let mut rest = wording.trim();
        while !rest.is_empty() {
            let ends = rest.match_indices(is_sign).map(|(at, _)| at).chain([rest.len()]);
            let named = ends.clone().filter(|end| self.find(&rest[..*end]).is_some()).max();
            let end = named.or_else(|| ends.min()).unwrap_or(rest.len());
            let part = rest[..end].trim();
            known.extend(named.map(|_| name::loose(part)));
            parts.push(part.to_owned());
            rest = rest[end..].trim_start_matches(|c: char| is_sign(c) || c.is_whitespace());
        }
        parts.retain(|part| !part.is_empty());
        let holds_all = |long: &str| {
            let long = name::loose(long);
            known.iter().all(|part| *part != long && long.contains(part))
        };
        let mut long = self.entries.iter().map(|entry| entry.name);
        let is_slip = long.any(|long| {
            long.contains(is_sign)
                && holds_all(long)
                && !name::nearest(wording, [long], 1).is_empty()
        });
        (parts.len() > 1 && !known.is_empty() && !is_slip).then_some(parts)
    }

    /// A unit by its id.
    pub fn get(&self, id: UnitId) -> &DeclaredUnit<'a> {
        &self.entries[id.0 as usize]
    }

    /// Every unit, the plan's own first, in the order of declaration.
    pub fn all(&self) -> impl Iterator<Item = (UnitId, &DeclaredUnit<'a>)> {
        self.entries.iter().enumerate().map(|(at, entry)| (UnitId(at as u32), entry))
    }

    /// The direct members of a group.
    pub fn members(&self, group: UnitId) -> Vec<UnitId> {
        match &self.get(group).inside {
            Inside::Nobody => Vec::new(),
            Inside::These(members) => members.clone(),
            Inside::All => self
                .all()
                .filter(|(_, e)| e.near && !e.external && !e.is_group())
                .map(|(id, _)| id)
                .collect(),
        }
    }

    /// Who is declared to belong to a unit; `None` for one that is no group.
    pub fn declared_members(&self, unit: UnitId) -> Option<Members<&[UnitId]>> {
        match &self.get(unit).inside {
            Inside::Nobody => None,
            Inside::All => Some(Members::All),
            Inside::These(members) => Some(Members::Named(members)),
        }
    }

    /// Whether `unit` is inside `group`, at any depth.
    pub fn holds(&self, group: UnitId, unit: UnitId) -> bool {
        self.inside(group).contains(&unit)
    }

    /// Every unit inside a group at any depth, groups included, each once, in order.
    pub fn inside(&self, group: UnitId) -> Vec<UnitId> {
        self.inside_any([group])
    }

    /// Every unit inside any of the groups at any depth, as [`Self::inside`]. The groups themselves are
    /// left out unless an earlier one contains them.
    pub fn inside_any(&self, groups: impl IntoIterator<Item = UnitId>) -> Vec<UnitId> {
        let (mut found, mut open) = (Vec::new(), Vec::new());
        let mut seen = vec![false; self.entries.len()];
        let mut is_new = |unit: UnitId| !std::mem::replace(&mut seen[unit.0 as usize], true);
        for group in groups {
            if is_new(group) {
                open.extend(self.members(group).into_iter().rev());
            }
            while let Some(next) = open.pop() {
                if is_new(next) {
                    found.push(next);
                    open.extend(self.members(next).into_iter().rev());
                }
            }
        }
        found
    }

    /// The units that a group stands for: all inside it that are not groups with members of their own, or
    /// the group itself if it has no listed members.
    pub fn leaves(&self, group: UnitId) -> Vec<UnitId> {
        let mut leaves = self.inside(group);
        leaves.retain(|id| self.members(*id).is_empty());
        if leaves.is_empty() { vec![group] } else { leaves }
    }

    /// Reports each cycle once, at a member that the plan itself declares: the last one in the cycle.
    fn report_cycles(&self, declared: &[Unit<'a>], ids: &[Option<UnitId>], out: &mut Findings) {
        let mut walked = vec![Walked::NotYet; self.entries.len()];
        let own_member = |from: UnitId, to: UnitId| {
            let (unit, _) = declared.iter().zip(ids).find(|(_, id)| **id == Some(from))?;
            match unit.members.get() {
                Some(Members::Named(names)) => {
                    names.iter().find(|name| self.find(name.value) == Some(to)).copied()
                }
                Some(Members::All) | None => None,
            }
        };
        for (_, id) in declared.iter().zip(ids).filter_map(|(d, id)| id.map(|id| (d, id))) {
            self.walk(id, &mut walked, |cycle| {
                let next = |at: usize| cycle[(at + 1) % cycle.len()];
                let closing = (0..cycle.len()).rev().find_map(|at| {
                    own_member(cycle[at], next(at)).map(|name| (cycle[at], next(at), name))
                });
                if let Some((from, to, name)) = closing {
                    let (group, member) = (self.get(from).name, self.get(to).name);
                    faults::group_cycle::report(group, member, name.span, out);
                }
            });
        }
    }

    /// Visits everything inside a unit that was not visited before, and calls `cycle` with the groups of
    /// each cycle found.
    fn walk(&self, from: UnitId, walked: &mut [Walked], mut cycle: impl FnMut(&[UnitId])) {
        if walked[from.0 as usize] == Walked::Through {
            return;
        }
        // Not recursive: groups may be nested deeper than the stack allows.
        let (mut path, mut members) = (Vec::new(), Vec::new());
        let mut next = Some(from);
        loop {
            if let Some(unit) = next.take() {
                walked[unit.0 as usize] = Walked::OnPath(path.len());
                path.push(unit);
                members.push(self.members(unit).into_iter());
            }
            let (Some(unit), Some(rest)) = (path.last(), members.last_mut()) else { break };
            match rest.next().map(|member| (member, walked[member.0 as usize])) {
                Some((member, Walked::NotYet)) => next = Some(member),
                Some((_, Walked::OnPath(start))) => cycle(&path[start..]),
                Some((_, Walked::Through)) => {}
                None => {
                    walked[unit.0 as usize] = Walked::Through;
                    path.pop();
                    members.pop();
                }
            }
        }
    }
}

/// Finds the units of one plan by their wordings, and remembers the answers: plans repeat a few wordings in
/// every task.
pub struct Finder<'u, 'a> {
    units: &'u Units<'a>,
    /// Whether to guess what an unknown wording means.
    guesses: bool,
    /// The answer of [`Units::all_wordings`].
    names: u64,
    /// For each wording its unit, or what it probably means.
    seen: FxHashMap<&'a str, Result<UnitId, Guess<'a>>>,
}

impl<'u, 'a> Finder<'u, 'a> {
    /// A finder that has not looked up anything yet.
    pub fn new(units: &'u Units<'a>) -> Self {
        let declared = units.all().filter(|(_, entry)| entry.declared.is_some());
        let seen = declared.map(|(id, entry)| (entry.name, Ok(id))).collect();
        Finder { units, guesses: true, names: units.all_wordings(), seen }
    }

    /// The same, which does not guess what unknown wordings mean. Guessing takes time, and is for those who
    /// read the findings, and for the rules.
    pub fn without_guesses(self) -> Self {
        Finder { guesses: false, ..self }
    }

    /// All units among which it looks.
    pub fn all_units(&self) -> &'u Units<'a> {
        self.units
    }

    /// The unit of a wording under a key of the plan. A wording of no unit is reported, and the nearest unit,
    /// which was probably meant, is the error.
    pub fn find_or_report(
        &mut self,
        key: &'static str,
        wording: Str<'a>,
        out: &mut Findings,
    ) -> Result<UnitId, Option<UnitId>> {
        let (units, names, written) = (self.units, self.names, wording.value);
        let found = self.seen.entry(written).or_insert_with(|| match units.find(written) {
            Some(unit) => Ok(unit),
            None if !units.lossy
                && self.guesses
                && out.may_suggest(Units::guessing(written, names)) =>
            {
                Err(units.guess(written))
            }
            None => Err(Guess::Near(Vec::new())),
        });
        match found {
            Ok(unit) => Ok(*unit),
            Err(_) if units.lossy => Err(None),
            Err(guess) => {
                faults::unknown_unit::report(key, wording, guess, out);
                Err(guess.most_probable().and_then(|name| units.find(name)))
            }
        }
    }

    /// The members of a group; for unknown ones, the units that were probably meant.
    fn declared_inside(
        &mut self,
        unit: &Unit<'a>,
        out: &mut Findings,
    ) -> (Inside, Vec<Option<UnitId>>) {
        let mut meant = Vec::new();
        let inside = match unit.members.get() {
            Some(Members::All) => Inside::All,
            Some(Members::Named(names)) => {
                let found =
                    names.iter().map(|name| self.find_or_report("unit.members", *name, out));
                let known = found.filter_map(|found| found.map_err(|near| meant.push(near)).ok());
                Inside::These(known.collect())
            }
            None if unit.group == Some(true) || unit.members.is_unreadable() => {
                Inside::These(Vec::new())
            }
            None => Inside::Nobody,
        };
        (inside, meant)
    }
}

/// What stands between the names of several units.
const MARKS: [&str; 9] = [",", ";", " và ", " & ", "/", "\n", " + ", " - ", " – "];

/// The progress of the search for cycles, for one unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walked {
    NotYet,
    /// It is on the current path, at this depth.
    OnPath(usize),
    Through,
}

/// A name or an alias that a plan declares, with its key.
type Wording<'a> = (&'static str, Str<'a>);

const NAME: &str = "unit.name";
const ALIAS: &str = "unit.aliases";

/// Every name and alias that a plan declares, in the order of the file.
fn wordings<'u, 'a: 'u>(declared: &'u [Unit<'a>]) -> impl Iterator<Item = Wording<'a>> + 'u {
    declared.iter().flat_map(|unit| {
        let name = unit.name.get().map(|name| (NAME, *name));
        name.into_iter().chain(unit.aliases.iter().map(|alias| (ALIAS, *alias)))
    })
}
