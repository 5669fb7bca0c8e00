//! Baselines: the files, and what they hold back.

use pargo::check::baseline::{Looked, Update};
use pargo::check::{self, CheckOptions};
use pargo::finding::RuleKind;
use pargo::finding::baseline::{Baseline, Difference};
use pargo::parse;
use pargo::render::findings::baseline::toml;
use pargo::text::source::{Source, text_of};
use pargo::workspace::{Failure, Workspace};

use super::Depth;
use super::answers::{root, today};
use super::config::of_failure;
use super::shape::nothing_hidden;

fn read(text: &str) -> Baseline {
    let source = Source { path: "goc.toml", text };
    parse::baseline::read(source).unwrap_or_else(|found| panic!("{found:?} in {text}"))
}

/// A baseline that can be read is written and read again as what it was; one that cannot is told in every format.
pub fn oracle(bytes: &[u8], depth: Depth) {
    let Ok(text) = text_of(bytes) else { return };
    match parse::baseline::read(Source { path: "goc.toml", text }) {
        Ok(baseline) => {
            assert_eq!(baseline.difference(&baseline), Difference::default());
            written_and_read(&baseline);
        }
        Err(findings) => of_failure(&Failure::of_file("goc.toml", text, findings), depth),
    }
}

fn written_and_read(baseline: &Baseline) {
    let written = toml(baseline);
    nothing_hidden(&written);
    let again = read(&written);
    assert_eq!(again, *baseline, "{written}");
    assert_eq!(toml(&again), written);
}

/// The baseline of a check is read back as it was, holds back all that it may, and is up to date.
pub fn of_findings(workspace: &Workspace) {
    let root = root();
    let mut report = check::check(workspace, CheckOptions::as_of(today()));
    let baseline = Baseline::of(&report, &root, |_| true);
    written_and_read(&baseline);
    let looked = Looked::of(workspace, &report, &root, false);
    for update in [Update::Gone, Update::All] {
        assert_eq!(baseline.updated(&baseline, &looked, update), baseline);
    }
    let held = baseline.hold_back(&mut report, &root, |_| true);
    assert_eq!(held, baseline.findings());
    assert!(report.diagnostics.iter().all(|left| left.rule.kind == RuleKind::File));
}
