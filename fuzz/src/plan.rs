//! Plans: any bytes as a plan file, through every report and every format.

use pargo::check::{self, CheckOptions};
use pargo::compare::difference::between;
use pargo::compare::facts::PlanFacts;
use pargo::render::json;
use pargo::report::filter::Filter;
use pargo::report::tasks::tasks;
use pargo::text::lang::Lang;
use pargo::text::source::text_of;
use pargo::workspace::Workspace;

use super::answers::{Names, all, languages, today, workspace};
use super::pieces::Plan;
use super::{Depth, baseline};

/// Everything that has to hold for a plan file.
pub fn oracle(bytes: &[u8], depth: Depth) {
    let workspace = workspace(bytes);
    let names = names(&workspace);
    for lang in languages(depth) {
        let answers = all(&workspace, &names, *lang, depth);
        answers.assert_well_formed();
        if depth == Depth::Thorough {
            let again = all(&workspace, &names, *lang, depth);
            assert_eq!(answers, again, "the same question, another answer");
        }
    }
    baseline::of_findings(&workspace);
    if let Some(facts) = facts(&workspace) {
        // Tasks that are the same are passed over; with another title, which is told by another field, none is.
        let mut looked_at = facts.clone();
        looked_at.tasks.iter_mut().for_each(|task| task.title.push('x'));
        for same in [&facts, &looked_at] {
            assert_eq!(between([&facts], [same]), [], "a plan differs from itself");
        }
    }
    other_line_ends(bytes, &workspace);
}

/// The same for a plan put together from pieces.
pub fn oracle_of_pieces(Plan(text): &Plan) {
    oracle(text.as_bytes(), Depth::of(text.as_bytes()));
}

/// What the plan can be asked about.
fn names(workspace: &Workspace) -> Names {
    workspace.with_plan(0, |loaded| {
        let Ok((resolved, _)) = loaded else { return Names::default() };
        let tasks = resolved.tasks.iter().filter_map(|task| task.written.id.value());
        let objectives = resolved.objectives.iter().filter_map(|o| o.written.id.value());
        let mut ids: Vec<String> = tasks.chain(objectives).map(str::to_owned).collect();
        ids.sort();
        ids.dedup();
        let units = resolved.plan.units.iter().filter_map(|unit| unit.name.value());
        Names {
            plan: resolved.plan.id.value().map(str::to_owned),
            ids,
            units: units.map(str::to_owned).collect(),
        }
    })
}

fn facts(workspace: &Workspace) -> Option<PlanFacts> {
    workspace.with_plan(0, |loaded| PlanFacts::of_loaded(loaded).ok())
}

/// What a check finds, without what it says: rules, places and what each is about.
fn findings(workspace: &Workspace) -> Vec<String> {
    let report = check::check(workspace, CheckOptions::as_of(today()));
    let told = report.diagnostics.iter().map(|d| {
        let about = (&d.plan, &d.about, &d.key);
        format!("{} {:?} {:?} {about:?}", d.rule.name, d.severity, d.start)
    });
    told.collect()
}

fn tasks_of(workspace: &Workspace) -> String {
    let answer = tasks(workspace, &Filter::default(), today());
    // Of nothing that could be read nothing is answered.
    answer.map_or_else(|none| none.message.vi, |answer| json::tasks(&answer, Lang::Vi))
}

/// A byte order mark and the line ends of Windows change nothing.
fn other_line_ends(bytes: &[u8], unix: &Workspace) {
    // Without the mark, bytes that begin so are taken for UTF-16.
    let is_plain =
        !bytes.starts_with(b"\xef\xbb\xbf") && !bytes.iter().take(4).any(|byte| *byte == 0);
    let Some(text) = text_of(bytes).ok().filter(|text| is_plain && !text.contains('\r')) else {
        return;
    };
    let windows = workspace(format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes());
    assert_eq!(findings(unix), findings(&windows));
    assert_eq!(tasks_of(unix), tasks_of(&windows));
    assert_eq!(between(&facts(unix), &facts(&windows)), [], "other line ends are a change");
}
