//! Which plan files are read, under which `pargo.toml` files, and what is left out and why.

use crate::text::lang::{Text, both};
use crate::workspace::find::{Files, Skipped};
use crate::workspace::load::LeftOut;

/// The answer of `check --show-files`.
#[derive(Debug)]
pub struct Listing {
    /// The plans that are read, by path.
    pub read: Vec<Read>,
    /// What is left out, by path.
    pub left_out: Vec<LeftOut>,
    /// How many of these could not be read, and were not left out on purpose.
    pub unreadable: usize,
}

/// A plan that is read.
#[derive(Debug)]
pub struct Read {
    /// Its file.
    pub file: String,
    /// Its id.
    pub plan: Option<String>,
    /// The `pargo.toml` files that apply to it, the nearest first.
    pub configs: Vec<String>,
}

/// Lists the files of a question.
pub fn listing(files: &Files) -> Listing {
    let mut listing = Listing { read: Vec::new(), left_out: Vec::new(), unreadable: 0 };
    let looked = files.workspace.map_plans(|_, file, loaded| match loaded {
        Ok((resolved, _)) => Ok(Read {
            file: file.shown.clone(),
            plan: resolved.plan.id.value().map(str::to_owned),
            configs: files.configs.get(file.config).cloned().unwrap_or_default(),
        }),
        Err(unreadable) => Err(LeftOut::of(&unreadable)),
    });
    for one in looked {
        match one {
            Ok(read) => listing.read.push(read),
            Err(left_out) => {
                listing.unreadable += 1;
                listing.left_out.push(left_out);
            }
        }
    }
    let skipped = files.skipped.iter();
    let skipped = skipped.map(|(file, why)| LeftOut {
        file: file.clone(),
        reason: reason(*why),
        is_copy: false,
    });
    listing.left_out.extend(skipped);
    listing.left_out.sort_by(|a, b| a.file.cmp(&b.file));
    listing
}

fn reason(why: Skipped) -> Text {
    match why {
        Skipped::Ignored => both!("một tệp .gitignore loại ra", "a .gitignore names it"),
        Skipped::Excluded => {
            both!("`exclude` trong pargo.toml loại ra", "`exclude` in a pargo.toml names it")
        }
        Skipped::Baseline => {
            both!("là tệp baseline của pargo.toml", "it is the baseline of a pargo.toml")
        }
        Skipped::Link => both!("là liên kết", "it is a link"),
        Skipped::Repository => both!("là một kho git khác", "it is another git repository"),
    }
}
