//! The rules of `check`, one file each: its texts, an example, and the function that checks it.
//!
//! A rule is data. No rule prints or knows about severities and `allow`: `check` applies both to the
//! findings of all rules. Only [`not_6_ro`] asks for them, since it puts other rules together.
//!
//! # When something is a rule
//!
//! A rule finds what an office would correct if it saw it. Before writing one, ask:
//!
//! - Can it be decided from the plan, its `pargo.toml` and the as-of date alone? A rule cannot judge whether
//!   a report was good.
//! - Does one mistake stay one finding? A rule about a missing value first asks whether the value was
//!   unreadable (`Field::is_unreadable`), since another rule has then reported it.
//! - Is it about the document's content, and not a matter of taste? Order, spacing and wording of a file carry
//!   no meaning and are never a finding.
//! - Do the plans in `plans/`, which are real documents, stay free of false findings?
//!
//! A mistake that could mean two things is one rule with two messages if both are corrected in the same way,
//! and two rules if an office could want to allow one and not the other.
//!
//! # Its level
//!
//! - `error`: what is written is impossible or contradicts itself, or an answer would be wrong, as with a
//!   misspelt unit. A promise made weaker without a document is one as well.
//! - `warn`: the document may really be like that, and someone should look: a task without a product, parts
//!   that do not add up.
//! - `off`: more than the documents of most offices say. An office turns it on, or a profile does.
//!
//! Its [`RuleKind`] says what a finding means for the rest of the file, for instance that a value could not be
//! read. Code asks for the kind, never for the name of a rule.
//!
//! # Its place
//!
//! A finding points at one value, or at the header of the table that lacks one. `Findings::push` takes a
//! [`Place`](crate::finding::place::Place): `Place::key("extension.to", to.span)` with the keys within the task,
//! the objective or the plan, or `Place::header(task.header)`. Fingerprints and baselines are made of it, so a
//! rule that pointed at `done` goes on doing so. Where the place does not tell findings apart, as under a
//! header, `Words::names` has what the message names.
//!
//! # Its words
//!
//! The name is the fault, in two or three words: `no-lead`, `extension-not-later`. Plans and `pargo.toml` files
//! name it, so it never changes.
//!
//! The message says what is wrong with this value, in half a sentence without a full stop, and names what the
//! place alone does not show. The help says what to write, ready to copy where that is possible; the general
//! way to fix it stands in the texts of the rule. Nothing is said of TOML that an office need not know.
//!
//! Vietnamese comes first and is worded as an office would write it: `chưa rõ đơn vị chủ trì`, dates as
//! `30/9/2025`, decimal commas, names in “…”, keys and values of the file in backticks. English says the same,
//! with ISO dates and decimal points.
//!
//! # Its test
//!
//! The bad example breaks the rule once and no other rule that is an error. A comment below the line at fault
//! marks the columns and holds the message in English:
//!
//! ```toml
//! lead     = "Văn phòng"
//! #          ^^^^^^^^^^^ no unit “Văn phòng” is declared
//! ```
//!
//! The good example is the same, corrected, and silent. `tests/rules.rs` checks both for every rule; marks are
//! left out where people see the example. `tests/keys.rs` compares the key of each finding with the TOML tree.
//! A message that the example does not show has a test of its own.
//!
//! # Where it goes
//!
//! - On what was read: a file here with `DOC` and a `check` function, its `pub mod`, and its row in [`RULES`],
//!   which has the order of the reference.
//! - On references to other plans: the same with [`Check::Links`]. `check` reads all plans for it once more,
//!   if a plan has such references. In its examples a line `# --- name.toml ---` begins the other plan.
//! - While a file is read or its names are joined: a file in [`crate::finding::faults`] with `DOC` and a
//!   `report` function that the reader calls, and a row with [`Check::Reading`].
//! - On what changed since a revision: a file in [`since`] with a `check` on a [`Judged`] change, and its row.
//!
//! Then `pargo rules --format markdown` writes its section of `docs/rules.md` and `docs/rules.vi.md`.

pub mod closed_with_open_tasks;
pub mod continues_finished;
pub mod contradictory_status;
pub mod deadline_and_milestones;
pub mod deadline_outside_term;
pub mod declined_and_implemented;
pub mod done_without_date;
pub mod done_without_evidence;
pub mod duplicate_id;
pub mod duplicate_milestone;
pub mod each_alone;
pub mod each_and_milestones;
pub mod empty_allow;
pub mod empty_decline;
pub mod empty_index;
pub mod expired_allow;
pub mod extension_after_done;
pub mod extension_after_due;
pub mod extension_not_later;
pub mod fact_after_closing;
pub mod future_fact;
pub mod gain_mismatch;
pub mod group_lead;
pub mod implements_cancelled;
pub mod later_than_above;
pub mod lead_is_partner;
pub mod link_cycle;
pub mod many_leads;
pub mod no_approver;
pub mod no_baseline;
pub mod no_deadline;
pub mod no_holiday_data;
pub mod no_lead;
pub mod no_officer;
pub mod no_product;
pub mod no_target;
pub mod not_6_ro;
pub mod not_taken_up;
pub mod objective_without_task;
pub mod parts_mismatch;
pub mod rank_out_of_range;
pub mod report_not_recurring;
pub mod since;
pub mod target_above_max;
pub mod target_below_baseline;
pub mod unknown_debtor;
pub mod unknown_milestone;
pub mod unknown_period;
pub mod unknown_plan;
pub mod unknown_task;
pub mod unused_allow;
pub mod unused_unit;
pub mod view;

use chrono::NaiveDate;

use crate::finding::{Doc, Finding, Findings, Level, faults};
use crate::links::graph::Links;
use crate::resolve::Resolved;
use crate::rules::since::above_moved::Across;
use crate::rules::since::{Fault, Judged};
use crate::rules::view::{LinkView, ObjectiveView, TaskView};
use crate::text::name;
use crate::text::source::Str;

/// What a rule looks at, and the function that does it.
#[derive(Clone, Copy)]
pub enum Check {
    /// Reported while a file is read and its names are joined, or by `check` itself.
    Reading,
    /// Looks at a plan as a whole.
    Plan(fn(&Resolved<'_>, &mut Findings)),
    /// Looks at each task.
    Task(fn(&TaskView<'_, '_>, &mut Findings)),
    /// Looks at each objective.
    Objective(fn(&ObjectiveView<'_, '_>, &mut Findings)),
    /// Looks at each task's lead, and at the default one.
    Lead(fn(&TaskView<'_, '_>, &mut Findings), fn(&Resolved<'_>, &mut Findings)),
    /// Looks at every dated fact: of the plan and under `[defaults]`, in each task, in each objective.
    Dates(
        fn(&Resolved<'_>, NaiveDate, &mut Findings),
        fn(&TaskView<'_, '_>, &mut Findings),
        fn(&ObjectiveView<'_, '_>, &mut Findings),
    ),
    /// Looks at a plan among others that it refers to.
    Links(fn(&LinkView<'_, '_>, &mut Findings)),
    /// Looks at what changed since a revision.
    Since(fn(&Judged<'_>, &mut Vec<Fault>)),
    /// Looks at a plan, changed or not, and at what changed since a revision in all plans together.
    SinceAcross(fn(&Across, &Resolved<'_>, &mut Findings)),
}

/// A rule: its documentation and its check.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its documentation.
    pub doc: &'static Doc,
    /// What it looks at.
    pub check: Check,
}

/// Every rule, in the order of the reference.
pub static RULES: [Rule; 78] = [
    Rule { doc: &faults::syntax::DOC, check: Check::Reading },
    Rule { doc: &faults::not_a_plan::DOC, check: Check::Reading },
    Rule { doc: &faults::missing_key::DOC, check: Check::Reading },
    Rule { doc: &faults::unknown_key::DOC, check: Check::Reading },
    Rule { doc: &faults::wrong_type::DOC, check: Check::Reading },
    Rule { doc: &faults::invalid_value::DOC, check: Check::Reading },
    Rule { doc: &duplicate_id::DOC, check: Check::Plan(duplicate_id::check) },
    Rule { doc: &faults::duplicate_unit::DOC, check: Check::Reading },
    Rule { doc: &faults::group_cycle::DOC, check: Check::Reading },
    Rule { doc: &faults::unknown_unit::DOC, check: Check::Reading },
    Rule { doc: &faults::unknown_index::DOC, check: Check::Reading },
    Rule { doc: &faults::unknown_component::DOC, check: Check::Reading },
    Rule { doc: &faults::unknown_objective::DOC, check: Check::Reading },
    Rule { doc: &faults::invalid_deadline::DOC, check: Check::Reading },
    Rule { doc: &done_without_date::DOC, check: Check::Task(done_without_date::check) },
    Rule { doc: &contradictory_status::DOC, check: Check::Task(contradictory_status::check) },
    Rule {
        doc: &future_fact::DOC,
        check: Check::Dates(
            future_fact::check_plan,
            future_fact::check,
            future_fact::check_objective,
        ),
    },
    Rule { doc: &unknown_period::DOC, check: Check::Task(unknown_period::check) },
    Rule { doc: &report_not_recurring::DOC, check: Check::Task(report_not_recurring::check) },
    Rule { doc: &duplicate_milestone::DOC, check: Check::Task(duplicate_milestone::check) },
    Rule { doc: &unknown_milestone::DOC, check: Check::Task(unknown_milestone::check) },
    Rule { doc: &deadline_and_milestones::DOC, check: Check::Task(deadline_and_milestones::check) },
    Rule { doc: &extension_not_later::DOC, check: Check::Task(extension_not_later::check) },
    Rule { doc: &no_holiday_data::DOC, check: Check::Plan(no_holiday_data::check) },
    Rule { doc: &deadline_outside_term::DOC, check: Check::Plan(deadline_outside_term::check) },
    Rule { doc: &target_above_max::DOC, check: Check::Objective(target_above_max::check) },
    Rule {
        doc: &target_below_baseline::DOC,
        check: Check::Objective(target_below_baseline::check),
    },
    Rule { doc: &gain_mismatch::DOC, check: Check::Objective(gain_mismatch::check) },
    Rule { doc: &parts_mismatch::DOC, check: Check::Objective(parts_mismatch::check) },
    Rule { doc: &rank_out_of_range::DOC, check: Check::Objective(rank_out_of_range::check) },
    Rule { doc: &lead_is_partner::DOC, check: Check::Task(lead_is_partner::check) },
    Rule { doc: &no_lead::DOC, check: Check::Task(no_lead::check) },
    Rule { doc: &no_deadline::DOC, check: Check::Task(no_deadline::check) },
    Rule { doc: &no_product::DOC, check: Check::Task(no_product::check) },
    Rule { doc: &no_target::DOC, check: Check::Objective(no_target::check) },
    Rule { doc: &no_baseline::DOC, check: Check::Objective(no_baseline::check) },
    Rule {
        doc: &many_leads::DOC,
        check: Check::Lead(many_leads::check, many_leads::check_defaults),
    },
    Rule {
        doc: &group_lead::DOC,
        check: Check::Lead(group_lead::check, group_lead::check_defaults),
    },
    Rule { doc: &done_without_evidence::DOC, check: Check::Task(done_without_evidence::check) },
    Rule { doc: &extension_after_due::DOC, check: Check::Task(extension_after_due::check) },
    Rule { doc: &extension_after_done::DOC, check: Check::Task(extension_after_done::check) },
    Rule { doc: &unused_unit::DOC, check: Check::Plan(unused_unit::check) },
    Rule { doc: &empty_index::DOC, check: Check::Plan(empty_index::check) },
    Rule { doc: &objective_without_task::DOC, check: Check::Plan(objective_without_task::check) },
    Rule { doc: &no_officer::DOC, check: Check::Task(no_officer::check) },
    Rule { doc: &no_approver::DOC, check: Check::Task(no_approver::check) },
    Rule { doc: &not_6_ro::DOC, check: Check::Task(not_6_ro::check) },
    Rule { doc: &faults::not_nfc::DOC, check: Check::Reading },
    Rule { doc: &faults::stray_mark::DOC, check: Check::Reading },
    Rule { doc: &faults::hidden_character::DOC, check: Check::Reading },
    Rule { doc: &empty_allow::DOC, check: Check::Plan(empty_allow::check) },
    Rule { doc: &unused_allow::DOC, check: Check::Reading },
    Rule { doc: &expired_allow::DOC, check: Check::Reading },
    Rule { doc: &unknown_task::DOC, check: Check::Links(unknown_task::check) },
    Rule { doc: &unknown_plan::DOC, check: Check::Links(unknown_plan::check) },
    Rule { doc: &link_cycle::DOC, check: Check::Links(link_cycle::check) },
    Rule { doc: &continues_finished::DOC, check: Check::Links(continues_finished::check) },
    Rule { doc: &implements_cancelled::DOC, check: Check::Links(implements_cancelled::check) },
    Rule {
        doc: &declined_and_implemented::DOC,
        check: Check::Plan(declined_and_implemented::check),
    },
    Rule { doc: &later_than_above::DOC, check: Check::Links(later_than_above::check) },
    Rule { doc: &not_taken_up::DOC, check: Check::Links(not_taken_up::check) },
    Rule { doc: &fact_after_closing::DOC, check: Check::Task(fact_after_closing::check) },
    Rule { doc: &closed_with_open_tasks::DOC, check: Check::Links(closed_with_open_tasks::check) },
    Rule { doc: &empty_decline::DOC, check: Check::Plan(empty_decline::check) },
    Rule { doc: &unknown_debtor::DOC, check: Check::Task(unknown_debtor::check) },
    Rule { doc: &each_and_milestones::DOC, check: Check::Task(each_and_milestones::check) },
    Rule { doc: &each_alone::DOC, check: Check::Task(each_alone::check) },
    Rule { doc: &faults::unknown_rule::DOC, check: Check::Reading },
    Rule { doc: &since::deadline_moved::DOC, check: Check::Since(since::deadline_moved::check) },
    Rule {
        doc: &since::deadline_loosened::DOC,
        check: Check::Since(since::deadline_loosened::check),
    },
    Rule { doc: &since::target_lowered::DOC, check: Check::Since(since::target_lowered::check) },
    Rule { doc: &since::task_removed::DOC, check: Check::Since(since::task_removed::check) },
    Rule {
        doc: &since::objective_removed::DOC,
        check: Check::Since(since::objective_removed::check),
    },
    Rule { doc: &since::lead_removed::DOC, check: Check::Since(since::lead_removed::check) },
    Rule { doc: &since::rule_loosened::DOC, check: Check::Since(since::rule_loosened::check) },
    Rule {
        doc: &since::completion_rewritten::DOC,
        check: Check::Since(since::completion_rewritten::check),
    },
    Rule { doc: &since::above_moved::DOC, check: Check::SinceAcross(since::above_moved::check) },
    Rule {
        doc: &since::backdated_completion::DOC,
        check: Check::Since(since::backdated_completion::check),
    },
];

/// Runs every rule that is on.
pub fn run(resolved: &Resolved<'_>, as_of: NaiveDate, out: &mut Findings) {
    let levels = &resolved.config.levels;
    let on = RULES.iter().filter(|rule| levels.of(rule.doc) != Level::Off);
    // Sorted once instead of for every task.
    let (mut of_tasks, mut of_objectives) = (Vec::new(), Vec::new());
    for rule in on {
        match rule.check {
            Check::Plan(check) => check(resolved, out),
            Check::Lead(check, of_defaults) => {
                of_defaults(resolved, out);
                of_tasks.push(check);
            }
            Check::Task(check) => of_tasks.push(check),
            Check::Objective(check) => of_objectives.push(check),
            Check::Dates(of_defaults, of_task, of_objective) => {
                of_defaults(resolved, as_of, out);
                of_tasks.push(of_task);
                of_objectives.push(of_objective);
            }
            Check::Reading | Check::Links(_) | Check::Since(_) | Check::SinceAcross(_) => {}
        }
    }
    for objective in &resolved.objectives {
        out.in_objective(objective.place);
        let view = ObjectiveView { objective: objective.written, as_of };
        of_objectives.iter().for_each(|check| check(&view, out));
    }
    for of in &resolved.tasks {
        out.in_task(of.place);
        let view = TaskView { resolved, of, task: of.written, links: &of.links, as_of };
        of_tasks.iter().for_each(|check| check(&view, out));
    }
    out.in_plan();
}

/// Runs every rule on references that is on, for the plan in the file with this place.
pub fn run_on_links(resolved: &Resolved<'_>, links: &Links, file: usize, out: &mut Findings) {
    let Some(plan) = links.plan_of_file(file) else { return };
    let levels = &resolved.config.levels;
    let view = LinkView { resolved, links, plan };
    for rule in RULES.iter().filter(|rule| levels.of(rule.doc) != Level::Off) {
        if let Check::Links(check) = rule.check {
            check(&view, out);
        }
    }
    out.in_plan();
}

/// The rule of this name.
pub fn named(name: &str) -> Option<&'static Doc> {
    RULES.iter().map(|rule| rule.doc).find(|doc| doc.name == name)
}

/// Whether there is a rule of this name.
pub fn exists(name: &str) -> bool {
    named(name).is_some()
}

/// The finding for a name under `allow` or `rules` that no rule has.
pub fn unknown_rule(table: &str, name: Str<'_>) -> Finding {
    faults::unknown_rule::finding(table, name, nearest(name.value).first().copied())
}

/// The names most like `typed`, which is not a rule.
pub fn nearest(typed: &str) -> Vec<&'static str> {
    name::nearest(typed, RULES.iter().map(|rule| rule.doc.name), 3)
}
