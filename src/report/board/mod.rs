//! What a page shows of all plans, of one plan or of one unit.
//!
//! Every plan is read once. Its counts and lists are those of `summary`, `overdue`, `owed` and `tasks`, made by
//! the same functions, for the whole plan and for each unit in the lead.

mod part;
mod past;
mod row;
mod shown;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::links::graph::Here;
use crate::report::ask_each_with_chains;
use crate::report::board::part::Part;
use crate::report::cascade;
use crate::report::counts::Totals;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::report::overdue;
use crate::report::owed::{self, By};
use crate::report::summary;
use crate::resolve::Resolved;
use crate::resolve::unit::UnitId;
use crate::text::name;
use crate::workspace::Workspace;

pub use past::Past;
pub use row::{Mark, Row};
pub use shown::{Board, PlanHead, Subject};

/// What the pages of a folder show.
#[derive(Debug)]
pub struct Boards {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// All plans.
    pub all: Board,
    /// Each plan; empty unless asked for.
    pub plans: Vec<Board>,
    /// Each unit in the lead, by agency; empty unless asked for.
    pub units: Vec<Board>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// The part of one plan: as a whole, and of each unit in the lead.
struct OfPlan {
    plan: PlanHead,
    whole: Part,
    units: Vec<(String, Part)>,
}

/// Collects what pages show. With `each`, also for a page of each plan and of each unit.
pub fn boards(
    workspace: &Workspace,
    as_of: NaiveDate,
    past: &Past,
    each: bool,
) -> Result<Boards, Unanswerable> {
    let ask = |resolved: &Resolved<'_>, scope: &Scope, here: Option<Here<'_>>| {
        let part = |scope: &Scope| Part::of(resolved, scope, here, as_of);
        let whole = part(scope);
        let plan = head(resolved, as_of, *whole.index.total());
        let leads = if each { leads(resolved) } else { Vec::new() };
        let unit = |id: UnitId| (resolved.units.get(id).name.to_owned(), part(&Scope::of_unit(id)));
        OfPlan { plan, whole, units: leads.into_iter().map(unit).collect() }
    };
    let (answers, coverage) = ask_each_with_chains(workspace, &Filter::default(), as_of, ask)?;
    let cascade = cascade::cascade(workspace, &cascade::Asked::default(), as_of)?.items;
    let frame = Frame { as_of, past, cascade };
    let mut boards = Boards {
        as_of,
        all: Board::empty(Subject::All, as_of),
        plans: Vec::new(),
        units: Vec::new(),
        coverage,
    };
    let (mut all, mut heads) = (Vec::new(), Vec::new());
    let mut units = Units::default();
    for answer in answers {
        if each {
            let subject = Subject::Plan(answer.plan.file.clone());
            let (plan, part) = (vec![answer.plan.clone()], answer.whole.clone());
            boards.plans.push(frame.board(subject, plan, vec![part]));
        }
        for (unit, part) in answer.units {
            units.add(unit, &answer.plan, part);
        }
        heads.push(answer.plan);
        all.push(answer.whole);
    }
    boards.all = frame.board(Subject::All, heads, all);
    let of_unit = |(subject, plans, parts)| frame.board(subject, plans, parts);
    boards.units = units.list.into_iter().map(of_unit).collect();
    Ok(boards)
}

/// The parts of each unit of an agency, in the order of the plans, then of the declarations.
#[derive(Default)]
struct Units {
    list: Vec<(Subject, Vec<PlanHead>, Vec<Part>)>,
    places: FxHashMap<(String, String), usize>,
}

impl Units {
    fn add(&mut self, unit: String, plan: &PlanHead, part: Part) {
        let agency = plan.agency.clone();
        let key = (name::key(&unit), name::key(agency.as_deref().unwrap_or_default()));
        let at = *self.places.entry(key).or_insert_with(|| {
            let subject = Subject::Unit { name: unit, agency };
            self.list.push((subject, Vec::new(), Vec::new()));
            self.list.len() - 1
        });
        let (_, plans, parts) = &mut self.list[at];
        plans.push(PlanHead { totals: *part.index.total(), ..plan.clone() });
        parts.push(part);
    }
}

/// What all boards are made with.
struct Frame<'p> {
    as_of: NaiveDate,
    past: &'p Past,
    cascade: Vec<cascade::Row>,
}

impl Frame<'_> {
    fn board(&self, subject: Subject, plans: Vec<PlanHead>, parts: Vec<Part>) -> Board {
        let (mut due, mut tasks, mut owed) = (Vec::new(), Vec::new(), Vec::new());
        let (mut by_index, mut by_unit) = (Vec::new(), Vec::new());
        for part in parts {
            by_index.push(part.index);
            by_unit.push(part.unit);
            due.push(part.due);
            tasks.extend(part.tasks);
            owed.push(part.owed);
        }
        let (total, indexes) = summary::joined(by_index);
        let (_, units) = summary::joined(by_unit);
        let mut board = Board {
            plans,
            total,
            indexes,
            units,
            due: overdue::joined(due, self.as_of),
            tasks,
            owed: owed::joined(owed, self.as_of, By::Unit, false),
            ..Board::empty(subject, self.as_of)
        };
        board.slips = self.past.slips_of(&board);
        board.progress = self.past.progress_of(&board);
        board.cascade = self.cascade_of(&board);
        board
    }

    /// The tasks given to or by the plans of a board. Those of a unit are not told apart.
    fn cascade_of(&self, board: &Board) -> Vec<cascade::Row> {
        let is_of = |row: &&cascade::Row| match &board.subject {
            Subject::All => true,
            Subject::Plan(_) => {
                let id = board.plans.iter().find_map(|plan| plan.id.as_deref());
                id.is_some() && (row.plan.as_deref() == id || row.above.plan.as_deref() == id)
            }
            Subject::Unit { .. } => false,
        };
        self.cascade.iter().filter(is_of).cloned().collect()
    }
}

fn head(resolved: &Resolved<'_>, as_of: NaiveDate, totals: Totals) -> PlanHead {
    let plan = resolved.plan;
    let own = |text: Option<&str>| text.map(str::to_owned);
    PlanHead {
        file: resolved.source.path.to_owned(),
        id: own(plan.id.value()),
        title: own(plan.title.value()),
        agency: own(plan.agency.value()),
        number: own(plan.number.value()),
        issued: resolved.issued(),
        closed: resolved.closed(as_of),
        totals,
    }
}

/// The units in the lead of a task or owing a report of it, in the order of declaration.
fn leads(resolved: &Resolved<'_>) -> Vec<UnitId> {
    let mut leads: Vec<UnitId> = Vec::new();
    for task in &resolved.tasks {
        leads.extend(task.links.lead.iter().map(|lead| lead.unit));
        leads.extend(task.links.each.iter().flat_map(|each| each.debtors));
    }
    leads.sort_unstable();
    leads.dedup();
    leads
}
