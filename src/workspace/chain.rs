//! What the `pargo.toml` files from a folder up to the root say together.
//!
//! One memory for every tree that they stand in: the files of a disk, a commit, the states of a history. Whoever
//! reads a tree knows which folder has which file; what several of them say together is known here.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, File};
use crate::text::lang::{Text, both};
use crate::text::source::{self, Source};
use crate::workspace::config::check_units;
use crate::workspace::load::first_of;
use crate::workspace::{Failure, FaultyFile};

/// The `pargo.toml` files of a tree. A chain names those that hold in a folder by their numbers, the nearest first.
#[derive(Debug, Default)]
pub struct Chains {
    files: Vec<Known>,
    configs: Vec<Arc<Config>>,
    /// The place of what each chain says, and the chain of each place.
    known: BTreeMap<Vec<usize>, usize>,
    chains: Vec<Vec<usize>>,
}

/// A `pargo.toml` that was met.
#[derive(Debug, Default)]
struct Known {
    /// What it says; nothing where it is broken.
    file: File,
    bytes: Vec<u8>,
    broken: Option<Failure>,
}

impl Chains {
    /// Takes in a file and its bytes; its number.
    pub fn add(&mut self, file: File, bytes: Vec<u8>) -> usize {
        self.files.push(Known { file, bytes, broken: None });
        self.files.len() - 1
    }

    /// Takes in a file that is broken: it says nothing, and no plan below it is looked at.
    pub fn add_broken(&mut self, failure: Failure) -> usize {
        self.files.push(Known { broken: Some(failure), ..Known::default() });
        self.files.len() - 1
    }

    /// The number of what a file says of plans, each meaning once; nothing where it says nothing of them.
    pub fn meaning(&mut self, file: File) -> Option<usize> {
        if file.means_same(&File::default()) {
            return None;
        }
        let known = self.files.iter().position(|known| known.file.means_same(&file));
        Some(known.unwrap_or_else(|| self.add(file, Vec::new())))
    }

    /// A file, by its number.
    pub fn file(&self, number: usize) -> &File {
        &self.files[number].file
    }

    /// What the files of a chain say together, by its place among all such.
    pub fn place(&mut self, chain: Vec<usize>) -> usize {
        if let Some(known) = self.known.get(&chain) {
            return *known;
        }
        let files: Vec<&File> = chain.iter().map(|number| self.file(*number)).collect();
        self.configs.push(Arc::new(Config::of(&files)));
        self.chains.push(chain.clone());
        self.known.insert(chain, self.configs.len() - 1);
        self.configs.len() - 1
    }

    /// What some chain says, by its place.
    pub fn config(&self, place: usize) -> &Arc<Config> {
        &self.configs[place]
    }

    /// Why no plan is looked at where the chain of this place holds: the nearest file of it that is broken.
    pub fn why_passed_over(&self, place: usize) -> Option<Text> {
        let file = self.broken_in(place).next()?.1.file.as_deref()?;
        let source = Source { path: &file.path, text: &file.text };
        let (path, Text { vi, en }) = (&file.path, first_of(source, &file.findings));
        Some(both!("{path} phía trên không dùng được: {vi}", "{path} above it is broken: {en}"))
    }

    /// The broken file that is in the chains of all these places.
    pub fn broken_for_all(&self, places: impl Iterator<Item = usize> + Clone) -> Option<&Failure> {
        let first = places.clone().next()?;
        let mut broken = self.broken_in(first);
        let holds = |number: &usize| places.clone().all(|at| self.chains[at].contains(number));
        broken.find(|(number, _)| holds(number)).map(|(_, failure)| failure)
    }

    fn broken_in(&self, place: usize) -> impl Iterator<Item = (usize, &Failure)> {
        let broken = |number: &usize| Some((*number, self.files[*number].broken.as_ref()?));
        self.chains[place].iter().filter_map(broken)
    }

    /// All that the chains say, by place.
    pub fn into_configs(self) -> Vec<Config> {
        self.configs.into_iter().map(Arc::unwrap_or_clone).collect()
    }

    /// What was found in the files, be it what makes one of them unusable.
    pub fn findings(&self) -> Vec<FaultyFile> {
        let mut faulty = Vec::new();
        for (number, Known { file, bytes, broken }) in self.files.iter().enumerate() {
            faulty.extend(broken.iter().filter_map(|failure| failure.file.as_deref()).cloned());
            if file.findings.is_empty() && file.units.is_empty() && file.levels.is_empty() {
                continue;
            }
            let source = Source { path: &file.path, text: source::text_of(bytes).unwrap_or("") };
            let chain = self.chain_from(number);
            let farther = Config::of(chain.get(1..).unwrap_or_default());
            let mut findings = file.findings.clone();
            findings.extend(check_units(source, &farther));
            faulty.push(FaultyFile {
                path: file.path.clone(),
                text: source.text.to_owned(),
                findings,
                rules: file.levels.iter().map(|(rule, _)| rule.clone()).collect(),
                levels: Config::of(&chain).levels,
            });
        }
        faulty
    }

    /// A file and those above it.
    fn chain_from(&self, number: usize) -> Vec<&File> {
        let from = |chain: &Vec<usize>| {
            let place = chain.iter().position(|file| *file == number)?;
            Some(chain[place..].iter().map(|file| self.file(*file)).collect())
        };
        self.known.keys().find_map(from).unwrap_or_default()
    }
}
