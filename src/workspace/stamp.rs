//! Times and sizes of the files that a question is about, which show whether they changed since it was asked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::text::lang::Lang;
use crate::workspace::Content;
use crate::workspace::find::files;

/// The plans and settings under some paths, each with what changes when it is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// By path as shown, sorted: when it was changed last, and its size.
    files: Vec<(String, Option<(SystemTime, u64)>)>,
    /// Why the files could not be found; another text is another state.
    fault: Option<String>,
}

impl Stamp {
    /// The state of the plans under `paths`, of their settings, and of `others`. Files that are not read, such as
    /// ignored ones, do not count.
    pub fn of(paths: &[PathBuf], others: &[&Path], current: &Path) -> Stamp {
        let mut stamp = Stamp::default();
        match files(paths, current) {
            Ok(found) => {
                for file in &found.workspace.files {
                    let path = match &file.content {
                        Content::Disk(path) => path.clone(),
                        _ => current.join(&file.shown),
                    };
                    stamp.add(file.shown.clone(), &path);
                }
                for config in found.configs.iter().flatten() {
                    stamp.add(config.clone(), &current.join(config));
                }
            }
            Err(failure) => {
                let text = failure.file.map(|file| file.text).unwrap_or_default();
                stamp.fault = Some(format!("{}\n{text}", failure.message.in_lang(Lang::En)));
            }
        }
        for other in others {
            stamp.add(crate::workspace::shown(other), &current.join(other));
        }
        stamp.files.sort();
        stamp.files.dedup();
        stamp
    }

    fn add(&mut self, shown: String, path: &Path) {
        let about = std::fs::metadata(path).ok();
        let about = about.and_then(|about| Some((about.modified().ok()?, about.len())));
        self.files.push((shown, about));
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// The files that are new, gone or changed since an earlier stamp, by path.
    pub fn changed_since<'s>(&'s self, earlier: &'s Stamp) -> Vec<&'s str> {
        let changed: BTreeSet<&str> =
            self.lacking_in(earlier).chain(earlier.lacking_in(self)).collect();
        changed.into_iter().collect()
    }

    /// The files that the other one lacks as they are here.
    fn lacking_in<'s>(&'s self, other: &'s Stamp) -> impl Iterator<Item = &'s str> {
        let lacks = |file: &&(String, _)| other.files.binary_search(file).is_err();
        self.files.iter().filter(lacks).map(|(name, _)| name.as_str())
    }
}
