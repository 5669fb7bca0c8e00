//! Adds units, objectives and tasks to the text of a plan. Everything that is there stays to the byte.

use crate::exchange::draft::Draft;
use crate::exchange::plan_text::{items, units};
use crate::plan::Plan;
use crate::text::lang::Lang;
use crate::text::source::Span;

/// A piece of text that is put into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// Before which byte.
    pub at: usize,
    /// The text.
    pub text: String,
}

/// What has to be put into the text of a plan so that it has the units, objectives and tasks of a draft.
pub fn insertions(text: &str, written: &Headers, draft: &Draft, lang: Lang) -> Vec<Insertion> {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lined = |text: String| text.replace('\n', ending);
    let mut out = Vec::new();
    let end = text.len();
    let last_line = !text.is_empty() && !text.ends_with('\n');
    let before = if last_line { format!("{ending}{ending}") } else { ending.to_owned() };
    if !draft.units.is_empty() {
        let at = written.after_units(text).unwrap_or(end);
        let made = lined(units(&draft.units));
        let text = match at == end {
            true => format!("{before}{made}"),
            false => format!("{ending}{made}"),
        };
        out.push(Insertion { at, text });
    }
    let made = lined(items(draft, lang));
    if !made.is_empty() {
        let is_second = out.last().is_some_and(|one: &Insertion| one.at == end);
        let before = if is_second { ending.to_owned() } else { before };
        out.push(Insertion { at: end, text: format!("{before}{made}") });
    }
    // A file without a last line end gets none.
    if let Some(last) = out.last_mut().filter(|one| one.at == end && last_line) {
        let bare = last.text.trim_end_matches(['\r', '\n']).len();
        last.text.truncate(bare);
    }
    out
}

/// The text with what was put in.
pub fn applied(text: &str, insertions: &[Insertion]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for one in insertions {
        out += &text[done..one.at];
        out += &one.text;
        done = one.at;
    }
    out + &text[done..]
}

/// Where the tables of a plan begin.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    units: Vec<usize>,
    others: Vec<usize>,
}

impl Headers {
    /// The headers of a plan.
    pub fn of(
        plan: &Plan<'_>,
        objectives: impl Iterator<Item = Span>,
        tasks: impl Iterator<Item = Span>,
    ) -> Headers {
        let start = |span: Span| span.range().start;
        let units = plan.units.iter().filter_map(|unit| unit.name.get());
        Headers {
            units: units.map(|name| start(name.span)).collect(),
            others: objectives.chain(tasks).map(start).collect(),
        }
    }

    /// The place after the last line of the last unit. `None` where that is
    /// not certain.
    fn after_units(&self, text: &str) -> Option<usize> {
        let last = *self.units.iter().max()?;
        let next = *self.others.iter().filter(|at| **at > last).min()?;
        // Comments and blank lines above a table belong to it.
        let (mut at, mut start) = (last, last);
        for line in text.get(last..next)?.split_inclusive('\n') {
            start += line.len();
            let bare = line.trim();
            if !bare.is_empty() && !bare.starts_with('#') && start < next {
                at = start;
            }
        }
        // Between the two there may be no table that is not known here.
        let between = text.get(last..at)?;
        let is_table = |line: &str| line.starts_with('[') && !line.starts_with("[[unit]]");
        (!between.lines().skip(1).any(is_table)).then_some(at)
    }
}
