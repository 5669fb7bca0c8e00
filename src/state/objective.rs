//! Whether an objective is reached as of a date.

use chrono::NaiveDate;

use crate::plan::{Measure, Objective};

/// Whether an objective's target is reached as of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The latest result with every metric of the target reaches it.
    Met,
    /// The latest result with every metric of the target misses it.
    Missed,
    /// No result has every metric of the target yet, or there is no target.
    Pending,
}

impl Outcome {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::Missed => "missed",
            Outcome::Pending => "pending",
        }
    }
}

/// The outcome of an objective as of a date, with the result behind it: the latest one with every metric
/// of the target, or else the latest of all.
pub fn outcome<'o, 'a>(
    objective: &'o Objective<'a>,
    as_of: NaiveDate,
) -> (Outcome, Option<&'o Measure<'a>>) {
    let known = |result: &&Measure<'a>| result.on.value().is_some_and(|on| on <= as_of);
    // Of two results on the same day, the later one in the file counts.
    let latest = |results: &mut dyn Iterator<Item = &'o Measure<'a>>| {
        results.max_by_key(|result| result.on.value())
    };
    let any = latest(&mut objective.results.iter().filter(known));
    let Some(target) = objective.target.get().filter(|target| !target.incomplete) else {
        return (Outcome::Pending, any);
    };
    let answers =
        |result: &&Measure<'a>| target.bounds.iter().all(|(m, _)| result.metric(*m).is_some());
    match latest(&mut objective.results.iter().filter(known).filter(answers)) {
        None => (Outcome::Pending, any),
        Some(result) => {
            let met = target.bounds.iter().map(|(metric, bound)| {
                result.metric(*metric).and_then(|value| bound.value.holds(&value))
            });
            // A bound relative to a missing baseline is neither reached nor missed.
            let outcome = match met.collect::<Option<Vec<bool>>>() {
                None => Outcome::Pending,
                Some(met) if met.iter().all(|met| *met) => Outcome::Met,
                Some(_) => Outcome::Missed,
            };
            (outcome, Some(result))
        }
    }
}
