//! `check --only-changed`: keeps only the findings that a change is responsible for.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use sha1_smol::{Digest, Sha1};

use crate::check::fingerprint::{Identity, identities};
use crate::check::{CheckOptions, Report, check};
use crate::workspace::Workspace;
use crate::workspace::root::Root;

/// The plans before the change: the texts of their files, and the findings in them.
#[derive(Debug)]
pub struct Before {
    texts: FxHashMap<String, Digest>,
    found: BTreeSet<Identity>,
}

impl Before {
    /// Checks the plans of a workspace before the change; paths are shown as in the current one.
    pub fn of(workspace: &Workspace, as_of: NaiveDate, root: &Root) -> Before {
        let report = check(workspace, CheckOptions::as_of(as_of));
        let found = identities(&report.diagnostics, root).into_iter().collect();
        Before { texts: texts(workspace), found }
    }

    /// Keeps in a report the findings in changed files, new findings, and the findings of the rules on
    /// changes.
    pub fn retain_changed(&self, report: &mut Report, workspace: &Workspace, root: &Root) {
        let texts = texts(workspace);
        let is_changed = |file: &String| texts.get(file) != self.texts.get(file);
        let identities = identities(&report.diagnostics, root);
        let mut identities = identities.into_iter();
        report.diagnostics.retain(|diagnostic| {
            let is_new = identities.next().is_none_or(|identity| !self.found.contains(&identity));
            diagnostic.commit.is_some() || is_new || is_changed(&diagnostic.file)
        });
    }
}

/// The texts of all files: plans, and `pargo.toml` files with findings.
fn texts(workspace: &Workspace) -> FxHashMap<String, Digest> {
    let digest = |text: &str| Sha1::from(text).digest();
    let plans = workspace.map_plans(|_, file, loaded| {
        let text = match &loaded {
            Ok((resolved, _)) => resolved.source.text,
            Err(unreadable) => unreadable.source.text,
        };
        (file.shown.clone(), digest(text))
    });
    let configs = workspace.config_findings.iter();
    plans.into_iter().chain(configs.map(|file| (file.path.clone(), digest(&file.text)))).collect()
}
