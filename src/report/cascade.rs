//! What became of the tasks that plans above give an agency.

use chrono::NaiveDate;

use crate::links::graph::{Links, TaskAt};
use crate::links::verdict::{Agency, Taking, Verdict};
use crate::report::coverage::{Coverage, Named, Unanswerable};
use crate::report::look_up::{Candidate, LookedUp, look_up, names_file, no_meaning, suggested};
use crate::state::State;
use crate::text::name;
use crate::workspace::Workspace;

/// What is asked of `cascade`.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The lower plans, as typed; empty for all.
    pub plans: Vec<String>,
    /// The plans above, as typed; empty for all.
    pub above: Vec<String>,
    /// Only what nobody carries out.
    pub missing: bool,
}

/// The answer of `cascade`.
#[derive(Debug)]
pub struct Cascade {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The tasks given: by agency in the order of its first plan, then by plan above and place there.
    pub items: Vec<Row>,
    /// How many tasks each agency was given, and what became of them, also if the list shows only some.
    pub agencies: Vec<Counts>,
    /// Whether only what nobody carries out is listed.
    pub missing: bool,
    /// The ids of the plans above that were asked for.
    pub above: Vec<String>,
    /// The ids of plans above that a plan names and that were not read.
    pub unread: Vec<String>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// A task that a plan above gives an agency.
#[derive(Clone, Debug)]
pub struct Row {
    /// The task of the plan above.
    pub above: Above,
    /// The id of the agency's plan.
    pub plan: Option<String>,
    /// The agency.
    pub agency: Option<String>,
    /// The agency's tasks that carry it out.
    pub tasks: Vec<Own>,
    /// The group through which it is given.
    pub via: Option<String>,
    /// Days from the earliest due date of those tasks to its own.
    pub margin: Option<i64>,
    /// What became of it.
    pub verdict: Verdict,
    /// Why it is declined.
    pub reason: Option<String>,
}

/// A task of a plan above.
#[derive(Clone, Debug)]
pub struct Above {
    /// The plan's id.
    pub plan: Option<String>,
    /// The number of the plan's document.
    pub number: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The single due date that it has for the agency.
    pub due: Option<NaiveDate>,
    /// Its deadline in words.
    pub deadline: Option<String>,
}

/// A task that carries out one of a plan above.
#[derive(Clone, Debug)]
pub struct Own {
    /// Its id; `PLAN/TASK` if it is in another plan of the agency than the row.
    pub task: String,
    /// The declared names of the units in the lead.
    pub lead: Vec<String>,
    /// Its single due date.
    pub due: Option<NaiveDate>,
    /// Its deadline in words.
    pub deadline: Option<String>,
    /// Its state.
    pub state: State,
}

/// How many tasks an agency was given, and what became of them. Cancelled ones do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The agency.
    pub agency: Option<String>,
    /// Carried out, late ones included.
    pub taken_up: usize,
    /// Of these, due after the task above.
    pub late: usize,
    /// Carried out by nobody.
    pub missing: usize,
    /// Declined.
    pub declined: usize,
    /// Given to an agency without a plan.
    pub no_plan: usize,
    /// Cancelled above, which do not count as given.
    pub cancelled: usize,
}

impl Counts {
    /// How many tasks were given.
    pub fn given(&self) -> usize {
        self.taken_up + self.missing + self.declined + self.no_plan
    }

    /// Counts one task.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        self.late += usize::from(verdict == Verdict::Late);
        match verdict {
            Verdict::TakenUp | Verdict::Late => self.taken_up += 1,
            Verdict::Missing => self.missing += 1,
            Verdict::Declined => self.declined += 1,
            Verdict::NoPlan => self.no_plan += 1,
            Verdict::Cancelled => self.cancelled += 1,
        }
    }

    /// The sum of several counts.
    pub fn sum<'c>(counts: impl IntoIterator<Item = &'c Counts>) -> Counts {
        counts.into_iter().fold(Counts::default(), |sum, one| Counts {
            agency: None,
            taken_up: sum.taken_up + one.taken_up,
            late: sum.late + one.late,
            missing: sum.missing + one.missing,
            declined: sum.declined + one.declined,
            no_plan: sum.no_plan + one.no_plan,
            cancelled: sum.cancelled + one.cancelled,
        })
    }
}

impl Cascade {
    /// Whether a task is carried out by nobody, or an agency has no plan.
    pub fn is_bad_news(&self) -> bool {
        self.agencies.iter().any(|counts| counts.missing + counts.no_plan > 0)
    }
}

/// Tells what became of the tasks that plans above give.
pub fn cascade(
    workspace: &Workspace,
    asked: &Asked,
    as_of: NaiveDate,
) -> Result<Cascade, Unanswerable> {
    let links = Links::of(workspace, as_of);
    if links.plans.is_empty() && !links.left_out.is_empty() {
        return Err(Unanswerable::none_read(links.left_out));
    }
    let mut coverage = Coverage {
        plans: links.plans.len(),
        left_out: links.left_out.clone(),
        faults: links.plans.iter().map(|plan| plan.faults).sum(),
        ..Coverage::default()
    };
    let mut find = |option: &str, typed: &[String]| -> Result<Vec<usize>, Unanswerable> {
        typed.iter().map(|typed| find_plan(&links, option, typed, &mut coverage.taken)).collect()
    };
    let (plans, above) = (find("--plan", &asked.plans)?, find("--above", &asked.above)?);
    let ids = |plans: &[usize]| -> Vec<String> {
        plans.iter().filter_map(|plan| links.plans[*plan].id.clone()).collect()
    };
    coverage.named = Named { plans: ids(&plans), ..Named::default() };
    let takings = takings(&links, &plans, &above);
    let agencies = counted(&takings);
    let is_asked = |taking: &&Taking| !asked.missing || taking.verdict.is_lacking();
    let items = takings.iter().filter(is_asked).map(|taking| row(&links, taking)).collect();
    let unread = unread(&links, &plans);
    let missing = asked.missing;
    Ok(Cascade { as_of, items, agencies, missing, above: ids(&above), unread, coverage })
}

/// The tasks given to the agencies of these plans, or to all, by these plans above, or by all. Agencies
/// without a plan are listed if only plans above are asked for.
fn takings(links: &Links, plans: &[usize], above: &[usize]) -> Vec<Taking> {
    let is_of =
        |agency: &Agency| plans.is_empty() || agency.plans.iter().any(|p| plans.contains(p));
    let is_wanted = |plan: &usize| above.is_empty() || above.contains(plan);
    let mut takings = Vec::new();
    for agency in links.agencies().iter().filter(|agency| is_of(agency)) {
        let own = agency.plans.iter().copied().filter(|plan| is_named(plans, *plan));
        let own: Vec<usize> = own.collect();
        for plan in links.above(&own).into_iter().filter(is_wanted) {
            takings.extend(links.given(agency, plan));
        }
    }
    if plans.is_empty() {
        takings.extend(above.iter().flat_map(|plan| links.without_plan(*plan)));
    }
    takings
}

/// Whether a plan is among those asked for.
fn is_named(plans: &[usize], plan: usize) -> bool {
    plans.is_empty() || plans.contains(&plan)
}

/// The counts of each agency, in the order of the tasks.
fn counted(takings: &[Taking]) -> Vec<Counts> {
    let mut counts: Vec<Counts> = Vec::new();
    let key = |agency: &Option<String>| agency.as_deref().map(name::key);
    for taking in takings {
        let own = key(&taking.agency);
        let at = counts.iter().position(|known| key(&known.agency) == own).unwrap_or_else(|| {
            counts.push(Counts { agency: taking.agency.clone(), ..Counts::default() });
            counts.len() - 1
        });
        counts[at].add(taking.verdict);
    }
    counts
}

fn row(links: &Links, taking: &Taking) -> Row {
    let (plan, task) = (&links.plans[taking.above.plan], links.task(taking.above));
    let own = |at: &TaskAt| {
        let task = links.task(*at);
        let id = task.id.clone().unwrap_or_default();
        Own {
            task: if Some(at.plan) == taking.plan { id } else { links.reference(*at) },
            lead: task.lead.clone(),
            due: task.due,
            deadline: task.deadline.clone(),
            state: task.state,
        }
    };
    Row {
        above: Above {
            plan: plan.id.clone(),
            number: plan.number.clone(),
            task: task.id.clone(),
            title: task.title.clone(),
            due: taking.due,
            deadline: task.deadline.clone(),
        },
        plan: taking.plan.and_then(|plan| links.plans[plan].id.clone()),
        agency: taking.agency.clone(),
        tasks: taking.tasks.iter().map(own).collect(),
        via: taking.via.clone(),
        margin: taking.margin,
        verdict: taking.verdict,
        reason: taking.reason.clone(),
    }
}

/// The plans above that these plans name, or any plan, and that were not read.
fn unread(links: &Links, plans: &[usize]) -> Vec<String> {
    let asked = links.plans.iter().enumerate().filter(|(at, _)| is_named(plans, *at));
    let named = asked.flat_map(|(_, plan)| &plan.implements);
    let mut unread: Vec<String> = Vec::new();
    for id in named.filter(|id| links.plan(id).is_none()) {
        if !unread.contains(id) {
            unread.push(id.clone());
        }
    }
    unread
}

/// The plan of a name on the command line: its id, a part of it that fits one alone, or its file.
fn find_plan(
    links: &Links,
    option: &str,
    typed: &str,
    taken: &mut Vec<(String, String)>,
) -> Result<usize, Unanswerable> {
    let plans = &links.plans;
    let of_file = || plans.iter().position(|plan| names_file(typed, &plan.file));
    if let Some(exact) = links.plan(typed).or_else(of_file) {
        return Ok(exact);
    }
    let ids: Vec<&str> = plans.iter().filter_map(|plan| plan.id.as_deref()).collect();
    let candidate =
        |id: &&str| Candidate { name: (*id).to_owned(), wordings: vec![(*id).to_owned()] };
    let candidates: Vec<Candidate> = ids.iter().map(candidate).collect();
    let meaning = match look_up(typed, &candidates, str::to_owned) {
        // A plan that could not be read may be the one meant.
        LookedUp::One(_) if !links.left_out.is_empty() => suggested(typed, &ids),
        meaning => meaning,
    };
    match meaning {
        LookedUp::One(found) => {
            let id = ids[found[0]];
            taken.push((typed.to_owned(), id.to_owned()));
            Ok(links.plan(id).unwrap_or_default())
        }
        meaning => Err(no_meaning(option, typed, meaning, &links.left_out)),
    }
}
