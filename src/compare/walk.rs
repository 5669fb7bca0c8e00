//! Finds which plan files each commit touched, without reading plans.
//!
//! One state of the files is kept for each line of history and updated with the changes of each commit,
//! so the cost grows with the changes and not with the plans. `.gitignore` and `pargo.toml` apply as they
//! are in each commit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::{Config, File};
use crate::text::lang::Text;
use crate::workspace;
use crate::workspace::chain::Chains;
use crate::workspace::config::baseline_of;
use crate::workspace::git::objects::{Object, Objects};
use crate::workspace::git::{Commit, Delta, Repository};
use crate::workspace::sieve::{Sieve, ancestors, below, could_be_plan, folder};

/// A version of a plan file on a line of history.
#[derive(Debug)]
pub struct Slot {
    /// Its content, an index of [`Walk::texts`].
    pub text: usize,
    /// The commit that made this version, by its index in the walk; `None` if it is older than the walk.
    pub commit: Option<usize>,
    /// The version before it, an index of [`Walk::slots`].
    pub before: Option<usize>,
}

/// The content of a plan file, with everything that its meaning depends on.
#[derive(Debug)]
pub struct PlanText {
    /// Its path from the root.
    pub path: Arc<str>,
    /// The id of its bytes.
    pub blob: Arc<str>,
    /// The settings that apply to it.
    pub config: Arc<Config>,
}

/// A path whose content changed. The values are indexes of [`Walk::slots`].
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The old version; `None` if there was no plan.
    pub old: Option<usize>,
    /// The new version; `None` if there is no plan.
    pub new: Option<usize>,
}

/// A commit compared with each of its parents.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The commit, by its index in the walk.
    pub commit: usize,
    /// The differences from each parent, in the order of the parents.
    pub parents: Vec<Vec<Pair>>,
}

/// The plan files that commits touched.
#[derive(Debug, Default)]
pub struct Walk {
    /// The versions of plan files.
    pub slots: Vec<Slot>,
    /// Their contents.
    pub texts: Vec<PlanText>,
    /// The commits that touched a plan.
    pub compared: Vec<Compared>,
    /// The versions in the last commit, as indexes of `slots`.
    pub standing: FxHashSet<usize>,
}

/// The files of a commit, by path from the root.
#[derive(Clone, Default)]
struct State {
    /// The files with the name of a plan, left out or not, with the ids of their contents.
    files: FxHashMap<Arc<str>, Arc<str>>,
    /// The plans among them, with their slots.
    plans: FxHashMap<Arc<str>, usize>,
    /// The numbers of the `pargo.toml` files with settings that affect plans, by folder.
    configs: BTreeMap<String, usize>,
    sieve: Sieve,
}

/// Goes through commits, parents before children. `deltas` has the files in which each commit differs
/// from each of its parents.
pub fn walk(
    repository: &Repository,
    roots: &[String],
    commits: &[Commit],
    deltas: Vec<Vec<Delta>>,
) -> Result<Walk, Text> {
    let mut walker = Walker {
        objects: repository.objects(),
        roots,
        walk: Walk::default(),
        texts: FxHashMap::default(),
        chains: Chains::default(),
    };
    let known: FxHashSet<&str> = commits.iter().map(|commit| commit.id.as_str()).collect();
    let mut waiting: FxHashMap<&str, usize> = FxHashMap::default();
    let mut states: FxHashMap<&str, State> = FxHashMap::default();
    for parent in commits.iter().flat_map(|commit| &commit.parents) {
        *waiting.entry(parent).or_default() += 1;
        if !known.contains(parent.as_str()) && !states.contains_key(parent.as_str()) {
            states.insert(parent, walker.whole(repository, parent)?);
        }
    }
    let mut deltas = deltas.into_iter();
    for (place, commit) in commits.iter().enumerate() {
        let own: Vec<Vec<Delta>> = deltas.by_ref().take(commit.parents.len().max(1)).collect();
        let mut parents = Vec::with_capacity(commit.parents.len());
        for parent in &commit.parents {
            let left = waiting.entry(parent).or_default();
            *left = left.saturating_sub(1);
            // Last child of this parent: take the state instead of cloning it.
            let state = match *left {
                0 => states.remove(parent.as_str()),
                _ => states.get(parent.as_str()).cloned(),
            };
            parents.push(state.unwrap_or_default());
        }
        let state = walker.commit(place, parents, &own)?;
        if place + 1 == commits.len() {
            walker.walk.standing = state.plans.values().copied().collect();
        }
        states.insert(&commit.id, state);
    }
    Ok(walker.walk)
}

struct Walker<'r> {
    objects: Objects,
    roots: &'r [String],
    walk: Walk,
    texts: FxHashMap<(Arc<str>, Arc<str>, usize), usize>,
    /// The `pargo.toml` files with settings that affect plans, each meaning once.
    chains: Chains,
}

impl Walker<'_> {
    /// The state of a commit before the first one of the walk.
    fn whole(&mut self, repository: &Repository, commit: &str) -> Result<State, Text> {
        let entries = repository.files(commit)?.into_iter();
        let deltas: Vec<Delta> =
            entries.map(|e| Delta { path: e.path, blob: Some(e.blob) }).collect();
        let mut state = State::default();
        self.advance(&mut state, &deltas, None, &[])?;
        Ok(state)
    }

    fn commit(
        &mut self,
        place: usize,
        parents: Vec<State>,
        deltas: &[Vec<Delta>],
    ) -> Result<State, Text> {
        let mut parents = parents.into_iter();
        let mut state = parents.next().unwrap_or_default();
        let others: Vec<State> = parents.collect();
        let own = deltas.first().map_or(&[][..], Vec::as_slice);
        let pairs = self.advance(&mut state, own, Some(place), &others)?;
        // A path with the same content as in some parent was not changed by the merge. If that is true of
        // all paths, the merge has no changes of its own.
        let made_here: FxHashSet<Arc<str>> = pairs
            .iter()
            .map(|(path, _)| path.clone())
            .filter(|path| others.iter().all(|o| !self.same(&state, o, path)))
            .collect();
        if made_here.is_empty() {
            return Ok(state);
        }
        // If one side moved a plan to another file, each of the two paths has a plan on one side only, so
        // both have to be compared.
        let matters = |path: &str, pair: &Pair| {
            others.is_empty()
                || made_here.contains(path)
                || pair.old.is_none()
                || pair.new.is_none()
        };
        let keep = |pairs: Vec<(Arc<str>, Pair)>| -> Vec<Pair> {
            pairs.into_iter().filter(|(path, pair)| matters(path, pair)).map(|(_, p)| p).collect()
        };
        let mut compared = vec![keep(pairs)];
        for (other, deltas) in others.iter().zip(&deltas[1..]) {
            compared.push(keep(self.against(&state, other, deltas)));
        }
        self.walk.compared.push(Compared { commit: place, parents: compared });
        Ok(state)
    }

    /// Whether a path has the same plan in both states, or none.
    fn same(&self, one: &State, other: &State, path: &str) -> bool {
        let text = |state: &State| state.plans.get(path).map(|slot| self.walk.slots[*slot].text);
        text(one) == text(other)
    }

    /// Updates a state with the changes of a commit and returns the plan files that changed, by path.
    fn advance(
        &mut self,
        state: &mut State,
        deltas: &[Delta],
        commit: Option<usize>,
        others: &[State],
    ) -> Result<Vec<(Arc<str>, Pair)>, Text> {
        let mut touched: BTreeSet<Arc<str>> = BTreeSet::new();
        for delta in deltas {
            if is_special(&delta.path) && self.set(state, delta)? {
                let home = folder(&delta.path);
                touched.extend(state.files.keys().filter(|p| below(p, home).is_some()).cloned());
            }
        }
        for delta in deltas {
            if self.roots.iter().any(|root| could_be_plan(root, &delta.path)) {
                let path: Arc<str> = delta.path.as_str().into();
                match &delta.blob {
                    Some(blob) => state.files.insert(path.clone(), blob.as_str().into()),
                    None => state.files.remove(&path),
                };
                touched.insert(path);
            }
        }
        let mut pairs = Vec::new();
        for path in touched {
            let old = state.plans.get(&path).copied();
            let new = self.slot(state, &path, old, commit, others);
            if old != new {
                match new {
                    Some(new) => state.plans.insert(path.clone(), new),
                    None => state.plans.remove(&path),
                };
                pairs.push((path, Pair { old, new }));
            }
        }
        Ok(pairs)
    }

    /// The plan files that differ between a state and that of another parent.
    fn against(&self, state: &State, other: &State, deltas: &[Delta]) -> Vec<(Arc<str>, Pair)> {
        let all = deltas.iter().any(|delta| is_special(&delta.path));
        let named = deltas.iter().filter(|_| !all).map(|delta| Arc::from(delta.path.as_str()));
        let plans = state.plans.keys().chain(other.plans.keys()).filter(|_| all).cloned();
        let paths: BTreeSet<Arc<str>> = named.chain(plans).collect();
        let differing = paths.into_iter().filter(|path| !self.same(state, other, path));
        let pair = |path: Arc<str>| {
            let pair =
                Pair { old: other.plans.get(&path).copied(), new: state.plans.get(&path).copied() };
            (path, pair)
        };
        differing.map(pair).collect()
    }

    /// The slot for a path; `None` if it is not a plan. An unchanged file keeps the slot of the parent.
    fn slot(
        &mut self,
        state: &State,
        path: &Arc<str>,
        old: Option<usize>,
        commit: Option<usize>,
        others: &[State],
    ) -> Option<usize> {
        let blob = state.files.get(path)?;
        if !self.roots.iter().any(|root| state.sieve.takes(root, path)) {
            return None;
        }
        let text = self.text(state, path, blob);
        let theirs = others.iter().filter_map(|other| other.plans.get(path).copied());
        let known = old.into_iter().chain(theirs).find(|slot| self.walk.slots[*slot].text == text);
        Some(known.unwrap_or_else(|| {
            self.walk.slots.push(Slot { text, commit, before: old });
            self.walk.slots.len() - 1
        }))
    }

    fn text(&mut self, state: &State, path: &Arc<str>, blob: &Arc<str>) -> usize {
        let files = ancestors(folder(path)).filter_map(|home| state.configs.get(home));
        let place = self.chains.place(files.copied().collect());
        let (chains, texts) = (&self.chains, &mut self.walk.texts);
        *self.texts.entry((path.clone(), blob.clone(), place)).or_insert_with(|| {
            let (path, blob, config) = (path.clone(), blob.clone(), chains.config(place).clone());
            texts.push(PlanText { path, blob, config });
            texts.len() - 1
        })
    }

    /// Updates a `.gitignore` or `pargo.toml` and returns whether this may change which files are plans,
    /// or their meaning. While a `pargo.toml` is broken, its last readable version applies.
    fn set(&mut self, state: &mut State, delta: &Delta) -> Result<bool, Text> {
        let home = folder(&delta.path);
        let object = match &delta.blob {
            Some(blob) => self.objects.all(&[(&delta.path, blob)])?.pop(),
            None => None,
        };
        let bytes = match object {
            Some(Object::Text(bytes)) => Some(bytes),
            // A `pargo.toml` that is too large counts as broken, and a `.gitignore` that is too large as
            // empty.
            Some(Object::TooLarge) if is_config(&delta.path) => return Ok(false),
            Some(Object::TooLarge) | None => None,
        };
        if !is_config(&delta.path) {
            // A `.gitignore` with too many patterns is not applied. It is reported when the plans of the
            // commit asked about are read.
            let _ = state.sieve.set_ignore(home, bytes.as_deref());
            return Ok(true);
        }
        let size = bytes.as_ref().map_or(0, Vec::len);
        let (file, exclude) =
            match bytes.map(|b| workspace::tree::config_in_git(&delta.path, home, &b)) {
                None => (File::default(), None),
                Some(Ok(read)) => read,
                Some(Err(_)) => return Ok(false),
            };
        let had = state.sieve.has_exclude(home);
        let moved = state.sieve.set_baseline(home, baseline_of(&file, home));
        let filters = had || moved || exclude.is_some();
        let _ = state.sieve.set_exclude(home, exclude);
        let before = state.configs.get(home).copied();
        let after = self.chains.meaning(file, size);
        match after {
            Some(number) => state.configs.insert(home.to_owned(), number),
            None => state.configs.remove(home),
        };
        Ok(filters || before != after)
    }
}

fn is_config(path: &str) -> bool {
    path.rsplit('/').next() == Some(workspace::CONFIG)
}

fn is_special(path: &str) -> bool {
    is_config(path) || path.rsplit('/').next() == Some(".gitignore")
}
