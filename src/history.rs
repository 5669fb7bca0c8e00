//! What changed in meaning, commit by commit.
//!
//! Every line of history is followed, and each change stands once, in the commit that made it. A merge
//! has the changes that none of its parents has. Each text is read once, and only where it changed.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::change::{Change, between};
use crate::config::{Config, File};
use crate::facts::PlanFacts;
use crate::git::{Commit, Delta, Objects, Repository};
use crate::lang::Text;
use crate::parse::{Letters, Scratch};
use crate::report::LeftOut;
use crate::workspace::{self, load};

/// What one commit did.
#[derive(Debug)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// What it changed.
    pub changes: Vec<Change>,
    /// The plans that it added, as they stood then.
    pub added: Vec<Rc<PlanFacts>>,
    /// Plans that it left unreadable; they stand as last readable.
    pub left_out: Vec<LeftOut>,
}

/// A plan file of a commit.
#[derive(Clone)]
struct Slot {
    blob: String,
    /// What it says, or said when it could last be read.
    facts: Option<Rc<PlanFacts>>,
}

/// The plan files and the `pargo.toml` files of a commit, by path from the root.
#[derive(Clone, Default)]
struct State {
    plans: BTreeMap<Rc<str>, Slot>,
    configs: BTreeMap<String, Numbered>,
}

/// A `pargo.toml` with the number under which it was read.
type Numbered = (usize, Rc<File>);

/// Follows history up to `head`, the oldest commit first. `roots` are the paths from the root of the
/// repository that are asked about; the empty one is all of it.
pub fn steps(repository: &Repository, roots: &[String], head: &str) -> Result<Vec<Step>, Text> {
    let commits = repository.log(&["--date-order", "--reverse", head])?;
    let pairs: Vec<(&str, Option<&str>)> = commits
        .iter()
        .flat_map(|commit| {
            let parents = commit.parents.iter().map(|parent| Some(parent.as_str()));
            let root = commit.parents.is_empty().then_some(None);
            parents.chain(root).map(|parent| (commit.id.as_str(), parent))
        })
        .collect();
    let mut deltas = repository.deltas(&pairs)?.into_iter();
    let mut waiting: FxHashMap<&str, usize> = FxHashMap::default();
    for parent in commits.iter().flat_map(|commit| &commit.parents) {
        *waiting.entry(parent).or_default() += 1;
    }
    let mut walker = Walker {
        objects: repository.objects()?,
        roots,
        states: FxHashMap::default(),
        read: FxHashMap::default(),
        merged: FxHashMap::default(),
        configs_read: 0,
        scratch: Scratch::new(Letters::AsTheyAre),
    };
    let mut steps = Vec::new();
    for commit in &commits {
        let own: Vec<Vec<Delta>> = deltas.by_ref().take(commit.parents.len().max(1)).collect();
        let step = walker.step(commit, &own)?;
        // What no commit to come begins from is let go.
        for parent in &commit.parents {
            if let Some(left) = waiting.get_mut(parent.as_str()) {
                *left -= 1;
                if *left == 0 {
                    walker.states.remove(parent.as_str());
                }
            }
        }
        if !step.changes.is_empty() || !step.left_out.is_empty() {
            steps.push(step);
        }
    }
    Ok(steps)
}

/// A text and the `pargo.toml` files above it: what a plan's facts depend on.
type Key = (String, String, Vec<usize>);

struct Walker<'r> {
    objects: Objects,
    roots: &'r [String],
    states: FxHashMap<String, State>,
    /// What every text says that was read.
    read: FxHashMap<Key, Result<Option<Rc<PlanFacts>>, LeftOut>>,
    /// What `pargo.toml` files say together, by their numbers.
    merged: FxHashMap<Vec<usize>, Rc<Config>>,
    /// How many of them were read.
    configs_read: usize,
    scratch: Scratch,
}

impl Walker<'_> {
    fn step(&mut self, commit: &Commit, deltas: &[Vec<Delta>]) -> Result<Step, Text> {
        let first = commit.parents.first().and_then(|parent| self.states.get(parent.as_str()));
        let before = first.cloned().unwrap_or_default();
        let mut after = before.clone();
        let mut left_out = Vec::new();
        let touched = self.apply(&mut after, &deltas[0], &mut left_out)?;
        let mut changes = changes_of(&before, &after, touched.iter());
        // A change that a merge makes itself is one from every one of its parents.
        for (parent, delta) in commit.parents.iter().zip(deltas).skip(1) {
            let empty = State::default();
            let other = self.states.get(parent.as_str()).unwrap_or(&empty);
            let paths: Vec<Rc<str>> = delta.iter().map(|d| Rc::from(d.path.as_str())).collect();
            // A `pargo.toml` touches plans whose own text is the same.
            let paths = if delta.iter().any(|d| is_config(&d.path)) {
                after.plans.keys().cloned().chain(paths).collect()
            } else {
                paths
            };
            let theirs = changes_of(other, &after, paths.iter());
            changes.retain(|change| theirs.iter().any(|their| their.ends_like(change)));
        }
        let added: Vec<Rc<PlanFacts>> = changes
            .iter()
            .filter(|change| change.what == crate::change::What::PlanAdded)
            .filter_map(|change| {
                let facts = after.plans.values().filter_map(|slot| slot.facts.as_ref());
                facts.into_iter().find(|facts| facts.id == change.plan).cloned()
            })
            .collect();
        if commit.parents.len() > 1 {
            // What a parent left unreadable was said there.
            left_out.clear();
        }
        self.states.insert(commit.id.clone(), after);
        Ok(Step { commit: commit.clone(), changes, added, left_out })
    }

    /// Brings a state up to date; comes back with the paths of the plans that may say something else.
    fn apply(
        &mut self,
        state: &mut State,
        deltas: &[Delta],
        left_out: &mut Vec<LeftOut>,
    ) -> Result<Vec<Rc<str>>, Text> {
        let configs: Vec<&Delta> = deltas.iter().filter(|delta| is_config(&delta.path)).collect();
        self.read_configs(state, &configs)?;
        let mut touched: Vec<(Rc<str>, Option<String>)> = Vec::new();
        for delta in deltas.iter().filter(|delta| self.is_plan(&delta.path)) {
            touched.push((Rc::from(delta.path.as_str()), delta.blob.clone()));
        }
        for config in &configs {
            let folder = folder(&config.path);
            for (path, slot) in &state.plans {
                let known = touched.iter().any(|(known, _)| known == path);
                if is_below(path, folder) && !known {
                    touched.push((path.clone(), Some(slot.blob.clone())));
                }
            }
        }
        self.read_plans(state, &touched, left_out)?;
        Ok(touched.into_iter().map(|(path, _)| path).collect())
    }

    fn read_configs(&mut self, state: &mut State, deltas: &[&Delta]) -> Result<(), Text> {
        for delta in deltas {
            let home = folder(&delta.path).to_owned();
            match &delta.blob {
                None => drop(state.configs.remove(&home)),
                Some(blob) => {
                    let bytes = self.objects.read(&[blob])?.pop().flatten().unwrap_or_default();
                    // One that was broken for a while stands as it was before.
                    if let Ok(file) = workspace::read_config(&delta.path, &bytes) {
                        self.configs_read += 1;
                        state.configs.insert(home, (self.configs_read, Rc::new(file)));
                    }
                }
            }
        }
        Ok(())
    }

    fn read_plans(
        &mut self,
        state: &mut State,
        touched: &[(Rc<str>, Option<String>)],
        left_out: &mut Vec<LeftOut>,
    ) -> Result<(), Text> {
        let mut wanted: Vec<(Key, Rc<Config>)> = Vec::new();
        for (path, blob) in touched {
            if let Some(blob) = blob {
                let (chain, config) = self.config_of(state, path);
                let key = (blob.clone(), path.to_string(), chain);
                if !self.read.contains_key(&key) {
                    wanted.push((key, config));
                }
            }
        }
        let blobs: Vec<&str> = wanted.iter().map(|((blob, ..), _)| blob.as_str()).collect();
        let texts = self.objects.read(&blobs)?;
        for ((key, config), bytes) in wanted.into_iter().zip(texts) {
            let bytes = bytes.unwrap_or_default();
            let facts = load(&key.1, &bytes, &config, &mut self.scratch, |loaded| match loaded {
                Ok((resolved, _)) => Ok(PlanFacts::of(&resolved).map(Rc::new)),
                Err(unreadable) => Err(LeftOut::of(&unreadable)),
            });
            self.read.insert(key, facts);
        }
        for (path, blob) in touched {
            let Some(blob) = blob else {
                state.plans.remove(path);
                continue;
            };
            let (chain, _) = self.config_of(state, path);
            let facts = match self.read.get(&(blob.clone(), path.to_string(), chain)) {
                Some(Ok(facts)) => facts.clone(),
                Some(Err(reason)) => {
                    left_out.push(reason.clone());
                    state.plans.get(path).and_then(|slot| slot.facts.clone())
                }
                None => None,
            };
            state.plans.insert(path.clone(), Slot { blob: blob.clone(), facts });
        }
        Ok(())
    }

    /// What the `pargo.toml` files above a plan say together, and which they are.
    fn config_of(&mut self, state: &State, path: &str) -> (Vec<usize>, Rc<Config>) {
        let mut files: Vec<&Numbered> = Vec::new();
        let mut home = folder(path);
        loop {
            files.extend(state.configs.get(home));
            if home.is_empty() {
                break;
            }
            home = folder(home);
        }
        let chain: Vec<usize> = files.iter().map(|(number, _)| *number).collect();
        let config = self.merged.entry(chain.clone()).or_insert_with(|| {
            Rc::new(Config::of(&files.iter().map(|(_, file)| file.as_ref()).collect::<Vec<_>>()))
        });
        (chain, config.clone())
    }

    fn is_plan(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        let asked = self.roots.iter().any(|root| path == root || is_below(path, root));
        let toml = name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("toml"));
        asked && toml && !is_config(path) && !path.split('/').any(|part| part.starts_with('.'))
    }
}

fn changes_of<'p>(
    before: &State,
    after: &State,
    paths: impl Iterator<Item = &'p Rc<str>> + Clone,
) -> Vec<Change> {
    let facts = |state: &State| -> Vec<Rc<PlanFacts>> {
        paths.clone().filter_map(|path| state.plans.get(path)?.facts.clone()).collect()
    };
    let (old, new) = (facts(before), facts(after));
    between(old.iter().map(Rc::as_ref), new.iter().map(Rc::as_ref))
}

fn is_config(path: &str) -> bool {
    path == "pargo.toml" || path.ends_with("/pargo.toml")
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
