//! The settings that the `pargo.toml` files from a folder up to the root give together.
//!
//! Shared by everything that has such files: the working tree, a commit, the versions of a history. Each
//! of them knows which folder has which file; this module combines the files that apply to a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Config, File};
use crate::text::lang::{Text, both};
use crate::text::source::{self, Source};
use crate::workspace::config::check_units;
use crate::workspace::load::{first_of, unread};
use crate::workspace::read::Reason;
use crate::workspace::sieve::folder;
use crate::workspace::{Failure, FaultyFile, NamedBaseline, shown};

/// The `pargo.toml` files of a tree. A chain lists the files that apply to a folder by their numbers, the
/// nearest first.
#[derive(Debug, Default)]
pub struct Chains {
    files: Vec<Known>,
    configs: Vec<Arc<Config>>,
    /// From a chain to the index of its settings in `configs`.
    known: BTreeMap<Vec<usize>, usize>,
    /// The chains, by the same index.
    chains: Vec<Vec<usize>>,
    /// The bytes of all files of all chains; a file counts once for each of its chains.
    bytes: usize,
}

/// The most bytes of all files of all chains. The settings of a file are kept once for every chain that
/// it is in, and take about ten times as much memory as the file.
const MOST_OF_CHAINS: usize = 64 << 20;

/// A `pargo.toml` that was read.
#[derive(Debug, Default)]
struct Known {
    /// Its settings; empty if the file is broken.
    file: File,
    bytes: Vec<u8>,
    size: usize,
    broken: Option<Failure>,
    /// The index of a chain that it is in, and its position there.
    chain: Option<(usize, usize)>,
}

impl Chains {
    /// Adds a file with its bytes and returns its number.
    pub fn add(&mut self, file: File, bytes: Vec<u8>) -> usize {
        self.files.push(Known { file, size: bytes.len(), bytes, ..Known::default() });
        self.files.len() - 1
    }

    /// Adds a broken file and returns its number. It has no settings, and the plans below it are not
    /// read.
    pub fn add_broken(&mut self, failure: Failure) -> usize {
        self.files.push(Known { broken: Some(failure), ..Known::default() });
        self.files.len() - 1
    }

    /// The number for the settings of a file of `size` bytes; files with equal settings share a number.
    /// `None` if the file has no settings that affect plans.
    pub fn meaning(&mut self, file: File, size: usize) -> Option<usize> {
        if file.means_same(&File::default()) {
            return None;
        }
        let known = self.files.iter().position(|known| known.file.means_same(&file));
        Some(known.unwrap_or_else(|| {
            self.files.push(Known { file, size, ..Known::default() });
            self.files.len() - 1
        }))
    }

    /// The file with this number.
    pub fn file(&self, number: usize) -> &File {
        &self.files[number].file
    }

    /// The index of the combined settings of a chain, which are made if they are not known yet.
    pub fn place(&mut self, chain: Vec<usize>) -> usize {
        if let Some(known) = self.known.get(&chain) {
            return *known;
        }
        let place = self.configs.len();
        self.bytes += chain.iter().map(|number| self.files[*number].size).sum::<usize>();
        let is_kept = self.bytes <= MOST_OF_CHAINS;
        let files = chain.iter().map(|number| self.file(*number)).filter(|_| is_kept);
        self.configs.push(Arc::new(Config::of(&files.collect::<Vec<&File>>())));
        for (at, number) in chain.iter().enumerate() {
            self.files[*number].chain.get_or_insert((place, at));
        }
        if !is_kept && let Some(nearest) = chain.first() {
            let path = self.file(*nearest).path.clone();
            let broken = Failure::of_file(&path, "", vec![unread(&too_much())]);
            self.files[*nearest].broken.get_or_insert(broken);
        }
        self.chains.push(chain.clone());
        self.known.insert(chain, place);
        place
    }

    /// The combined settings with this index.
    pub fn config(&self, place: usize) -> &Arc<Config> {
        &self.configs[place]
    }

    /// The paths of the files of every chain, by index.
    pub fn all_files(&self) -> Vec<Vec<String>> {
        let paths = |place| self.files_of(place).map(|file| file.path.clone()).collect();
        (0..self.chains.len()).map(paths).collect()
    }

    /// The files of the chain with this index, the nearest first.
    pub fn files_of(&self, place: usize) -> impl Iterator<Item = &File> {
        self.chains[place].iter().map(|number| self.file(*number))
    }

    /// Why plans that the chain with this index applies to are not read: its nearest broken file. `None`
    /// if no file of it is broken.
    pub fn why_passed_over(&self, place: usize) -> Option<Text> {
        let file = self.broken_in(place).next()?.1.file.as_deref()?;
        let source = Source { path: &file.path, text: &file.text };
        let why = match file.findings.first() {
            Some(finding) if file.text.is_empty() => finding.message.clone(),
            _ => first_of(source, &file.findings),
        };
        let (path, Text { vi, en }) = (&file.path, why);
        Some(both!(
            "{path} ở thư mục trên có lỗi, chưa đọc được: {vi}",
            "{path} above it is broken: {en}"
        ))
    }

    /// The broken file that is in the chains with all these indexes; `None` if there is no such file.
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

    /// The combined settings, by index.
    pub fn into_configs(self) -> Vec<Config> {
        self.configs.into_iter().map(Arc::unwrap_or_clone).collect()
    }

    /// The baselines that the files name.
    pub fn baselines(&self) -> Vec<NamedBaseline> {
        let files = self.files.iter().map(|known| &known.file);
        let named = files.filter_map(|file| {
            let folder = folder(&file.path);
            let path = Path::new(folder).join(&file.baseline.as_ref()?.value);
            Some(NamedBaseline { folder: shown(Path::new(folder)), file: shown(&path) })
        });
        named.collect()
    }

    /// The findings in the files, including those that make a file unusable.
    pub fn findings(&self) -> Vec<FaultyFile> {
        let mut faulty = Vec::new();
        for (number, Known { file, bytes, broken, .. }) in self.files.iter().enumerate() {
            if let Some(failure) = broken {
                faulty.extend(failure.file.as_deref().cloned());
                continue;
            }
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

    /// A file and those above it, the nearest first.
    fn chain_from(&self, number: usize) -> Vec<&File> {
        let Some((place, at)) = self.files[number].chain else { return Vec::new() };
        self.chains[place][at..].iter().map(|file| self.file(*file)).collect()
    }
}

/// The files of all chains have more than [`MOST_OF_CHAINS`] bytes.
fn too_much() -> Reason {
    let most = MOST_OF_CHAINS >> 20;
    Reason {
        message: both!(
            "các tệp pargo.toml của kho quá lớn: tính lại ở từng thư mục, tối đa {most} MiB",
            "the pargo.toml files of the repository are too large: at most {most} MiB, counted again for every folder"
        ),
        help: both!(
            "chuyển những gì dài trong pargo.toml phía trên xuống thư mục cần đến",
            "move long lists from the pargo.toml above to the folders that need them"
        ),
    }
}
