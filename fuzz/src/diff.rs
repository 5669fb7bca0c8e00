//! Two versions of a plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use pargo::check::since::{Compared, Since};
use pargo::check::{self, CheckOptions};
use pargo::compare::change::{Change, What};
use pargo::compare::difference::between;
use pargo::compare::facts::PlanFacts;
use pargo::compare::history::{CommitStep, Followed};
use pargo::compare::version::{Version, version};
use pargo::finding::About;
use pargo::render::answers::{diff as render, history as histories};
use pargo::render::json;
use pargo::report::diff::diff;
use pargo::report::filter::Filter;
use pargo::report::history::history;
use pargo::report::look_up::Wanted;
use pargo::report::slips::slips;
use pargo::rules::{Check, RULES};
use pargo::text::name;
use pargo::workspace::Workspace;
use pargo::workspace::git::Commit;
use pargo::workspace::revision::Settings;

use super::Depth;
use super::answers::{languages, of_check, styles, today, workspace};
use super::pieces::TwoPlans;
use super::shape::{Format, assert_well_formed};

/// The line between the two versions, as in the examples of the rules on changes.
pub const THEN: &str = "# --- rồi sửa thành ---";

/// What has to hold for two plan files in one text.
pub fn oracle(bytes: &[u8], depth: Depth) {
    let text = String::from_utf8_lossy(bytes);
    let (old, new) = text.split_once(THEN).unwrap_or((&text, ""));
    both(old, new, depth);
}

/// The same for two plans put together from pieces.
pub fn oracle_of_pieces(TwoPlans(old, new): &TwoPlans) {
    both(old, new, Depth::of(new.as_bytes()));
}

fn both(old: &str, new: &str, depth: Depth) {
    let spaces = [old, new].map(|text| workspace(text.as_bytes()));
    let versions = spaces.each_ref().map(|space| version(space, None));
    let [old, new] = &versions;
    told(old, new, depth);
    told(new, old, Depth::Quick(0));
    let (forth, back) = (between(&old.plans, &new.plans), between(&new.plans, &old.plans));
    mirrored(&forth, &back);
    forth.iter().for_each(|change| names_what_is_there(change, &old.plans, &new.plans));
    told_as_history(&versions, &forth, &spaces[1], depth);
    judged(old, new, &spaces[1], depth);
    judged(new, new, &spaces[1], Depth::Quick(0));
}

fn told(old: &Version, new: &Version, depth: Depth) {
    let answer = diff(old, new);
    assert_eq!(answer.titles.len(), answer.changes.len());
    for lang in languages(depth) {
        for (format, style) in styles(*lang, depth) {
            assert_well_formed(format, &render::text(&answer, style));
        }
        assert_well_formed(Format::Json, &json::diff(&answer, *lang));
        assert_well_formed(Format::Markdown, &render::markdown_text(&answer, *lang));
    }
}

/// A commit of the given number of days after the plans began.
fn commit(day: i64) -> Commit {
    Commit {
        id: format!("{day:040}"),
        seconds: 1_735_689_600 + day * 86_400,
        author: "Người\u{202e}\u{1b}[31m ghi".to_owned(),
        summary: "thêm | <b>\u{85}".to_owned(),
        parents: Vec::new(),
    }
}

/// The same in two commits, of which the first brings the old plans.
fn commits(old: &Version, forth: &[Change]) -> Followed {
    let added: Vec<_> = old.plans.iter().cloned().map(Arc::new).collect();
    let began = between([], &old.plans);
    let step = |day, changes, added| CommitStep {
        commit: commit(day),
        changes,
        added,
        left_out: old.left_out.clone(),
    };
    Followed {
        standing: added.clone(),
        steps: vec![step(0, began, added), step(100, forth.to_vec(), Vec::new())],
    }
}

/// History and slips of the two commits.
fn told_as_history(
    [old, new]: &[Version; 2],
    forth: &[Change],
    workspace: &Workspace,
    depth: Depth,
) {
    let steps = commits(old, forth).steps;
    let slips = slips(workspace, &Filter::default(), today(), &steps, &[]);
    let Ok(slips) = slips else { return };
    for lang in languages(depth) {
        for (format, style) in styles(*lang, depth) {
            assert_well_formed(format, &histories::slips(&slips, 420, style));
        }
        assert_well_formed(Format::Json, &json::slips(&slips, 420, *lang));
    }
    for plan in old.plans.iter().chain(&new.plans).filter(|plan| !plan.id.contains('/')) {
        let ids = plan.tasks.iter().map(|task| format!("{}/{}", plan.id, task.id)).take(3);
        for wanted in std::iter::once(plan.id.clone()).chain(ids) {
            // A task that comes with its plan after the first commit is not told of by these two.
            let Some(answer) = history(&steps, Wanted::of(&wanted)) else { continue };
            for lang in languages(depth) {
                for (format, style) in styles(*lang, depth) {
                    assert_well_formed(format, &histories::text(&answer, 420, style));
                }
                assert_well_formed(Format::Json, &json::history(&answer, 420, *lang));
            }
        }
    }
}

/// What a change is about: of units by their key, since one may be spelt anew.
fn about(change: &Change) -> String {
    let unit = change.unit().map(name::key);
    format!("{:?}", (&change.plan, change.task(), change.objective(), unit))
}

/// The kind that undoes a coming or going.
fn undone(what: What) -> Option<What> {
    let pairs = [
        (What::PlanAdded, What::PlanRemoved),
        (What::UnitAdded, What::UnitRemoved),
        (What::ObjectiveAdded, What::ObjectiveRemoved),
        (What::TaskAdded, What::TaskRemoved),
    ];
    pairs.iter().find_map(|(a, b)| match what {
        what if what == *a => Some(*b),
        what if what == *b => Some(*a),
        _ => None,
    })
}

/// What changes one way changes the other way: the same things, those that come go, and dates move as far back.
fn mirrored(forth: &[Change], back: &[Change]) {
    let things = |changes: &[Change]| changes.iter().map(about).collect::<BTreeSet<_>>();
    assert_eq!(things(forth), things(back));
    let there = |changes: &[Change], turn: fn(What) -> Option<What>| -> BTreeSet<String> {
        let turned =
            changes.iter().filter_map(|c| Some(format!("{:?} {}", turn(c.what)?, about(c))));
        turned.collect()
    };
    let as_it_is = |what: What| what.comes_or_goes().then_some(what);
    assert_eq!(there(forth, as_it_is), there(back, undone));
    for moved in forth.iter().filter(|change| change.what == What::DeadlineMoved) {
        let same = |other: &&Change| {
            other.what == moved.what && about(other) == about(moved) && other.before == moved.after
        };
        let other = back.iter().find(same);
        assert_eq!(other.map(|other| other.days), Some(moved.days.map(|days| -days)), "{moved:?}");
    }
}

/// A change names a plan, a task, an objective or a unit of the side that it says.
fn names_what_is_there(change: &Change, old: &[PlanFacts], new: &[PlanFacts]) {
    let is_in = |plans: &[PlanFacts]| {
        let Some(plan) = plans.iter().find(|plan| plan.id == change.plan) else { return false };
        match &change.about {
            About::Task(id) => plan.tasks.iter().any(|task| task.id == *id),
            About::Objective(id) => plan.objectives.iter().any(|objective| objective.id == *id),
            About::Unit(unit) => {
                plan.units.iter().any(|known| name::key(&known.name) == name::key(unit))
            }
            About::Plan => true,
        }
    };
    let expected = match change.what {
        What::PlanAdded | What::UnitAdded | What::ObjectiveAdded | What::TaskAdded => (false, true),
        What::PlanRemoved | What::UnitRemoved | What::ObjectiveRemoved | What::TaskRemoved => {
            (true, false)
        }
        _ => (true, true),
    };
    assert_eq!((is_in(old), is_in(new)), expected, "{change:?}");
    // A task may be cancelled without a day.
    let is_told = matches!(change.what, What::Cancelled | What::Reopened);
    assert!(is_told || change.before != change.after, "it changes nothing: {change:?}");
}

/// The rules on changes bear any two plans, and find nothing where nothing changed.
fn judged(old: &Version, new: &Version, workspace: &Workspace, depth: Depth) {
    let way = commits(old, &between(&old.plans, &new.plans));
    let compared = Compared { old, new, way: &way };
    let since = Since::of(compared, Settings::default(), today(), 420, |_| 30);
    let options = CheckOptions { since: Some(&since), ..CheckOptions::as_of(today()) };
    let report = check::check(workspace, options);
    for lang in languages(depth) {
        of_check(&report, *lang, depth).assert_well_formed();
    }
    if std::ptr::eq(old, new) {
        let is_since = |name: &str| {
            RULES.iter().any(|rule| rule.doc.name == name && matches!(rule.check, Check::Since(_)))
        };
        assert!(!report.diagnostics.iter().any(|found| is_since(found.rule.name)));
    }
}
