//! Which plan files are read, under which `pargo.toml` files, and what is left out and why.

use crate::text::lang::{Text, both};
use crate::workspace::copies::{Claim, copies};
use crate::workspace::find::{Files, Skipped};
use crate::workspace::load::LeftOut;
use crate::workspace::root::Root;

/// The answer of `check --show-files`.
#[derive(Debug)]
pub struct Listing {
    /// The plans that are read, by path.
    pub read: Vec<Read>,
    /// What is left out, by path.
    pub left_out: Vec<LeftOut>,
    /// How many of these are not left out on purpose: they cannot be read, or have the id of another.
    pub unwanted: usize,
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
    let mut listing = Listing { read: Vec::new(), left_out: Vec::new(), unwanted: 0 };
    let looked = files.workspace.map_plans(|_, file, loaded| match loaded {
        Ok((resolved, _)) => {
            let read = Read {
                file: file.shown.clone(),
                plan: resolved.plan.id.value().map(str::to_owned),
                configs: files.configs.get(file.config).cloned().unwrap_or_default(),
            };
            Ok((read, resolved.plan.agency.value().map(str::to_owned)))
        }
        Err(unreadable) => Err(LeftOut::of(&unreadable)),
    });
    let mut agencies = Vec::new();
    for one in looked {
        match one {
            Ok((read, agency)) => {
                listing.read.push(read);
                agencies.push(agency);
            }
            Err(left_out) => listing.left_out.push(left_out),
        }
    }
    listing.leave_out_copies(&agencies, &files.workspace.root);
    listing.unwanted = listing.left_out.len();
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

impl Listing {
    /// Leaves out the plans whose id another one has, as answers do; the agencies are those of the plans.
    fn leave_out_copies(&mut self, agencies: &[Option<String>], root: &Root) {
        let claims: Vec<Claim<'_>> = self
            .read
            .iter()
            .zip(agencies)
            .map(|(read, agency)| Claim {
                file: &read.file,
                id: read.plan.as_deref(),
                agency: agency.as_deref(),
            })
            .collect();
        let copies = copies(&claims, root);
        let left_out = copies.iter().enumerate();
        let left_out: Vec<LeftOut> =
            left_out.filter_map(|(at, copy)| Some((*copy)?.left_out(&claims, at))).collect();
        let mut is_copy = copies.iter().map(Option::is_some);
        self.read.retain(|_| !is_copy.next().unwrap_or(false));
        self.left_out.extend(left_out);
    }
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
        Skipped::Temporary => both!(
            "là tệp tạm mà Word, Excel tạo ra khi đang mở tài liệu",
            "it is a temporary file of Word or Excel beside an open document"
        ),
        Skipped::Repository => both!("là một kho git khác", "it is another git repository"),
    }
}
