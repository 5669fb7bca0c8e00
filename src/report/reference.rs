//! Finds the plan, task or objective that a REF names.
//!
//! A REF is `PLAN`, `PLAN/ID` or an `ID` that only one plan has. A PLAN is given by its id, by its file,
//! or by a part of its id that is in no other one; an exact ID comes before a part of a PLAN.

use crate::report::coverage::Unanswerable;
use crate::report::look_up::{
    Candidate, LookedUp, look_up, names_file, no_meaning, suggested, suggestion,
};
use crate::resolve::Resolved;
use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::workspace::Workspace;
use crate::workspace::copies::{Claim, copies};
use crate::workspace::load::LeftOut;
use crate::workspace::root::Root;

/// A plan with the names by which it can be found.
struct Known {
    /// Its index in [`Workspace::files`].
    at: usize,
    id: Option<String>,
    file: String,
    agency: Option<String>,
    /// The ids of its tasks and objectives.
    ids: Vec<String>,
    /// Whether a task of it carries on another.
    carries_on: bool,
    /// Whether another file of the same plan counts instead, so that only its file names it.
    is_copy: bool,
}

/// A file that is not a plan, with the id that it seems to have.
struct Broken {
    left_out: LeftOut,
    id: Option<String>,
}

/// The plan, task or objective that a REF names.
#[derive(Debug)]
pub struct Reference {
    /// The files of the plan; several if they have the same id.
    pub files: Vec<usize>,
    /// The plan's id; `None` if it has none.
    pub plan: Option<String>,
    /// The id of the task or the objective.
    pub id: Option<String>,
    /// Whether it was typed exactly.
    pub is_exact: bool,
    /// Whether a task of any plan carries on another.
    pub has_chains: bool,
    /// Plans that could not be read.
    pub left_out: Vec<LeftOut>,
}

impl Reference {
    /// The complete REF.
    pub fn shown(&self) -> String {
        let plan = self.plan.clone().unwrap_or_default();
        self.id.as_ref().map_or_else(|| plan.clone(), |id| format!("{plan}/{id}"))
    }
}

/// Finds the plan, task or objective for a REF among the plans of a workspace.
pub fn find(workspace: &Workspace, typed: &str) -> Result<Reference, Unanswerable> {
    let plans = Plans::of(workspace)?;
    let reference = match plans.exact(typed)? {
        Some(reference) => reference,
        None => plans.near(typed)?,
    };
    match reference.files[..] {
        [_, _, ..] => Err(plans.contested(&reference)),
        _ => Ok(reference),
    }
}

/// All plans, and the files that could not be read.
struct Plans {
    known: Vec<Known>,
    broken: Vec<Broken>,
}

/// The ways to split a text at a `/`.
fn splits(typed: &str) -> impl Iterator<Item = (&str, &str)> {
    typed.match_indices('/').map(|(at, _)| (&typed[..at], &typed[at + 1..]))
}

impl Plans {
    fn of(workspace: &Workspace) -> Result<Plans, Unanswerable> {
        let mut plans = Plans { known: Vec::new(), broken: Vec::new() };
        let read = workspace.map_plans(|at, file, loaded| match loaded {
            Ok((resolved, _)) => {
                let own = |text: Option<&str>| text.map(str::to_owned);
                Ok(Known {
                    at,
                    id: own(resolved.plan.id.value()),
                    file: file.shown.clone(),
                    agency: own(resolved.plan.agency.value()),
                    ids: ids(&resolved),
                    carries_on: resolved.carries_on(),
                    is_copy: false,
                })
            }
            Err(unreadable) => Err(Broken {
                left_out: LeftOut::of(&unreadable),
                id: unreadable.likely_id().map(str::to_owned),
            }),
        });
        for one in read {
            match one {
                Ok(plan) => plans.known.push(plan),
                Err(file) => plans.broken.push(file),
            }
        }
        plans.mark_copies(&workspace.root);
        match plans.known.is_empty() && !plans.broken.is_empty() {
            true => Err(Unanswerable::none_read(plans.left_out())),
            false => Ok(plans),
        }
    }

    fn mark_copies(&mut self, root: &Root) {
        let claims = self.known.iter().map(|plan| Claim {
            file: &plan.file,
            id: plan.id.as_deref(),
            agency: plan.agency.as_deref(),
        });
        let copies = copies(&claims.collect::<Vec<_>>(), root);
        for (plan, copy) in self.known.iter_mut().zip(copies) {
            plan.is_copy = copy.is_some_and(|copy| copy.is_same_agency);
        }
    }

    /// The plans that an id may name.
    fn counted(&self) -> impl Iterator<Item = &Known> {
        self.known.iter().filter(|plan| !plan.is_copy)
    }

    /// The error for an id that plans of several agencies have.
    fn contested(&self, reference: &Reference) -> Unanswerable {
        let files = self.known.iter().filter(|plan| reference.files.contains(&plan.at));
        let files = files.map(|plan| plan.file.as_str()).collect::<Vec<_>>().join(", ");
        let (shown, files) = (safe(&reference.shown()).into_owned(), safe(&files));
        Unanswerable {
            message: both!(
                "{shown} có trong nhiều tệp của các cơ quan khác nhau: {files}; hãy nêu tệp thay cho mã kế hoạch",
                "{shown} is in files of several agencies: {files}; give the file in place of the plan's id"
            ),
            left_out: self.left_out(),
            is_ambiguous: true,
        }
    }

    fn left_out(&self) -> Vec<LeftOut> {
        self.broken.iter().map(|broken| broken.left_out.clone()).collect()
    }

    /// The plan with exactly this id or file; several files if agencies use the same id.
    fn named(&self, plan: &str) -> Vec<&Known> {
        let of_id: Vec<&Known> =
            self.counted().filter(|known| known.id.as_deref() == Some(plan)).collect();
        if !of_id.is_empty() {
            return of_id;
        }
        let of_file: Vec<&Known> =
            self.known.iter().filter(|known| names_file(plan, &known.file)).collect();
        if of_file.len() == 1 { of_file } else { Vec::new() }
    }

    fn reference(&self, plans: &[&Known], id: Option<&str>, is_exact: bool) -> Reference {
        Reference {
            files: plans.iter().map(|plan| plan.at).collect(),
            plan: plans.first().and_then(|plan| plan.id.clone()),
            id: id.map(str::to_owned),
            is_exact,
            has_chains: self.known.iter().any(|plan| plan.carries_on),
            left_out: self.left_out(),
        }
    }

    /// The exact matches.
    fn exact(&self, typed: &str) -> Result<Option<Reference>, Unanswerable> {
        let plan = self.named(typed);
        if !plan.is_empty() {
            return Ok(Some(self.reference(&plan, None, true)));
        }
        let has = |plan: &&Known, id: &str| plan.ids.iter().any(|own| own == id);
        for (plan, id) in splits(typed) {
            let plans: Vec<&Known> =
                self.named(plan).into_iter().filter(|plan| has(plan, id)).collect();
            if !plans.is_empty() {
                return Ok(Some(self.reference(&plans, Some(id), true)));
            }
        }
        let plans: Vec<&Known> = self.counted().filter(|plan| has(plan, typed)).collect();
        if let Some(reference) = self.alone(&plans, typed, typed, true)? {
            return Ok(Some(reference));
        }
        self.is_read(typed)?;
        for (plan, id) in splits(typed) {
            let plans = self.named(plan);
            if !plans.is_empty() {
                return self.nearly_in(&plans, id).map(Some);
            }
        }
        Ok(None)
    }

    /// The plan with a task or objective of this id; an error if several plans have one.
    fn alone(
        &self,
        plans: &[&Known],
        id: &str,
        typed: &str,
        is_exact: bool,
    ) -> Result<Option<Reference>, Unanswerable> {
        let Some(first) = plans.first() else { return Ok(None) };
        if first.id.is_some() && plans.iter().all(|plan| plan.id == first.id) || plans.len() == 1 {
            return Ok(Some(self.reference(plans, Some(id), is_exact)));
        }
        let full = plans.iter().map(|p| format!("{}/{id}", p.id.as_ref().unwrap_or(&p.file)));
        Err(no_meaning("REF", typed, LookedUp::Several(full.collect()), &self.left_out()))
    }

    /// The named file may be one that could not be read.
    fn is_read(&self, typed: &str) -> Result<(), Unanswerable> {
        let mut names = std::iter::once(typed).chain(splits(typed).map(|(plan, _)| plan));
        let is_named = |name: &str| {
            let is_it = |broken: &&Broken| {
                names_file(name, &broken.left_out.file) || broken.id.as_deref() == Some(name)
            };
            self.broken.iter().find(is_it)
        };
        let Some(broken) = names.find_map(is_named) else { return Ok(()) };
        let file = safe(&broken.left_out.file).into_owned();
        Err(Unanswerable {
            message: both!(
                "chưa đọc được kế hoạch trong {file}",
                "the plan in {file} could not be read"
            ),
            left_out: vec![broken.left_out.clone()],
            is_ambiguous: false,
        })
    }

    /// The only id of a plan that matches without diacritics or in another case.
    fn nearly_in(&self, plans: &[&Known], id: &str) -> Result<Reference, Unanswerable> {
        let own: Vec<&String> = plans.iter().flat_map(|plan| &plan.ids).collect();
        let candidates = own.iter().map(|id| (**id).clone());
        let found: Vec<String> =
            candidates.filter(|own| name::loose(own) == name::loose(id)).collect();
        match found.as_slice() {
            [one] if self.broken.is_empty() => Ok(self.reference(plans, Some(one), false)),
            _ => {
                let plan = plans.first().and_then(|plan| plan.id.clone()).unwrap_or_default();
                let known: Vec<&str> = own.iter().map(|id| id.as_str()).collect();
                Err(Unanswerable {
                    message: no_such(&plan, id, &known),
                    left_out: self.left_out(),
                    is_ambiguous: false,
                })
            }
        }
    }

    /// The approximate matches: an id in another case, a part of a plan's id. None if a plan could not be
    /// read, because it may be the one meant.
    fn near(&self, typed: &str) -> Result<Reference, Unanswerable> {
        if self.broken.is_empty() {
            for (plan, id) in splits(typed) {
                if let LookedUp::One(plans) = self.like(plan) {
                    return self
                        .nearly_in(&plans.iter().map(|at| &self.known[*at]).collect::<Vec<_>>(), id)
                        .map(|found| Reference { is_exact: false, ..found });
                }
            }
            let same = |id: &&String| name::loose(id) == name::loose(typed);
            let owners = self.counted().filter(|plan| plan.ids.iter().any(|id| same(&id)));
            let owners: Vec<&Known> = owners.collect();
            let id = owners.first().and_then(|plan| plan.ids.iter().find(same));
            if let Some(id) = id
                && let Some(reference) = self.alone(&owners, id, typed, false)?
            {
                return Ok(reference);
            }
        }
        match self.like(typed) {
            LookedUp::One(plans) if self.broken.is_empty() => {
                let plans: Vec<&Known> = plans.iter().map(|at| &self.known[*at]).collect();
                Ok(self.reference(&plans, None, false))
            }
            LookedUp::One(plans) => {
                let ids = plans.iter().filter_map(|at| self.known[*at].id.clone()).collect();
                Err(no_meaning("REF", typed, LookedUp::None(ids), &self.left_out()))
            }
            LookedUp::Several(names) => {
                Err(no_meaning("REF", typed, LookedUp::Several(names), &self.left_out()))
            }
            LookedUp::None(_) | LookedUp::Only(_) => {
                Err(no_meaning("REF", typed, self.nearest(typed), &self.left_out()))
            }
        }
    }

    /// The plans with a similar id, as indexes of the list of plans.
    fn like(&self, typed: &str) -> LookedUp {
        let candidates = self.known.iter().map(|plan| Candidate {
            name: plan.id.clone().unwrap_or_else(|| plan.file.clone()),
            wordings: plan.id.iter().filter(|_| !plan.is_copy).cloned().collect(),
        });
        look_up(typed, &candidates.collect::<Vec<_>>(), str::to_owned)
    }

    /// The REFs nearest to an unknown one. Ids of tasks and objectives are only included if they are
    /// really similar.
    fn nearest(&self, typed: &str) -> LookedUp {
        let plans: Vec<&str> = self.known.iter().filter_map(|plan| plan.id.as_deref()).collect();
        let ids = || {
            let of = |plan: &'_ Known| {
                let name = plan.id.clone().unwrap_or_else(|| plan.file.clone());
                plan.ids
                    .iter()
                    .map(move |id| (id.clone(), format!("{name}/{id}")))
                    .collect::<Vec<_>>()
            };
            self.known.iter().flat_map(of).collect::<Vec<_>>()
        };
        let ids = ids();
        // The right id with a wrong plan.
        let asked: Vec<String> = splits(typed).map(|(_, id)| name::loose(id)).collect();
        let same = ids.iter().filter(|(id, _)| asked.contains(&name::loose(id)));
        let same = name::nearest(typed, same.map(|(_, full)| full.as_str()), 3);
        if !same.is_empty() {
            return LookedUp::None(same.into_iter().map(str::to_owned).collect());
        }
        let near = name::nearest(typed, ids.iter().map(|(id, _)| id.as_str()), 3);
        let full = ids.iter().filter(|(id, _)| near.contains(&id.as_str()));
        let full: Vec<String> = full.map(|(_, full)| full.clone()).take(5).collect();
        match suggested(typed, &plans) {
            LookedUp::None(found) => LookedUp::None([found, full].concat()),
            LookedUp::Only(_) if !full.is_empty() => LookedUp::None(full),
            all => all,
        }
    }
}

fn no_such(plan: &str, id: &str, known: &[&str]) -> Text {
    let Text { vi, en } = suggestion(&suggested(id, known));
    let (plan, shown) = (safe(plan), safe(id));
    both!(
        "kế hoạch {plan} không có nhiệm vụ hay mục tiêu `{shown}`{vi}",
        "the plan {plan} has neither task nor objective `{shown}`{en}"
    )
}

/// The ids of the tasks and objectives of a plan.
pub(crate) fn ids(resolved: &Resolved<'_>) -> Vec<String> {
    let tasks = resolved.tasks.iter().filter_map(|t| t.written.id.value());
    let objectives = resolved.objectives.iter().filter_map(|o| o.written.id.value());
    tasks.chain(objectives).map(str::to_owned).collect()
}
