//! Counts of tasks and objectives at the end of each week, month or quarter.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use crate::compare::history::Broken;
use crate::deadline::period::last_of_month;
use crate::report::counts::Totals;
use crate::report::coverage::Unanswerable;
use crate::report::summary::{self, Group};
use crate::resolve::Resolved;
use crate::workspace::Failure;
use crate::workspace::copies::{Claim, copies};
use crate::workspace::git::{Commit, Repository};
use crate::workspace::load::{LeftOut, Loaded};
use crate::workspace::revision::Versions;
use crate::workspace::root::Root;

/// How often the trend has a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// Sundays.
    Week,
    /// Last days of months.
    Month,
    /// Last days of quarters.
    Quarter,
}

impl Interval {
    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Interval::Week => "week",
            Interval::Month => "month",
            Interval::Quarter => "quarter",
        }
    }

    /// The last day of the period that contains a day.
    fn end_of(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Interval::Week => {
                day.checked_add_days(Days::new(u64::from(6 - day.weekday().num_days_from_monday())))
            }
            Interval::Month => last_of_month(day.year(), day.month()),
            Interval::Quarter => last_of_month(day.year(), day.month().div_ceil(3) * 3),
        }
    }
}

/// The most points of a trend: every week of more than a century.
pub const MOST_POINTS: usize = 6_000;

/// The days of the points from `first` to `today`, which is the last; `None` if there are more than
/// [`MOST_POINTS`].
pub fn days(interval: Interval, first: NaiveDate, today: NaiveDate) -> Option<Vec<NaiveDate>> {
    let mut days = Vec::new();
    let mut next = interval.end_of(first);
    while let Some(day) = next.filter(|day| *day < today) {
        if days.len() + 1 == MOST_POINTS {
            return None;
        }
        days.push(day);
        next = day.succ_opt().and_then(|day| interval.end_of(day));
    }
    days.push(today);
    Some(days)
}

/// The counts on one day.
#[derive(Debug)]
pub struct Point {
    /// The day.
    pub date: NaiveDate,
    /// The last commit of that day or before.
    pub commit: String,
    /// All tasks and objectives.
    pub total: Totals,
    /// The tasks and objectives of each index.
    pub groups: Vec<Group>,
    /// The tasks and objectives of each plan, by its id.
    pub plans: Vec<(Option<String>, Totals)>,
}

/// The counts of each commit as of its days, oldest first. `line` has the commits of `versions`, oldest
/// first. For an unreadable plan its last readable version on that line counts.
pub fn points(
    versions: &Versions,
    repository: &Repository,
    line: &[Commit],
    commits: &[(&str, Vec<NaiveDate>)],
) -> Result<(Vec<Point>, Vec<Broken>), Failure> {
    let mut read = plans_of_each(versions, repository, line, commits)?;
    let root = Root::new("/", &format!("/{}", repository.prefix()));
    leave_out_copies(&mut read, commits, &root);
    if read.iter().all(CommitCounts::counts_nothing)
        && read.iter().any(|one| !one.broken.is_empty())
    {
        return Err(Unanswerable::none_read(Vec::new()).message.into());
    }
    // The trend begins with the first commit that has a plan. If all plans were removed later, the counts
    // are zero.
    let first = versions.have_plans.iter().position(|have| *have).unwrap_or(usize::MAX);
    let (mut points, mut broken) = (Vec::new(), Vec::new());
    for (place, (counts, (commit, days))) in read.into_iter().zip(commits).enumerate() {
        broken.extend(counts.broken);
        if place >= first {
            points.extend(points_of(counts.plans, commit, days));
        }
    }
    Ok((points, broken))
}

/// The points of one commit, one for each of its days.
fn points_of(plans: Vec<Counted>, commit: &str, days: &[NaiveDate]) -> Vec<Point> {
    let mut by_day: Vec<DayCounts> = days.iter().map(|_| DayCounts::default()).collect();
    for plan in plans {
        for (day, partial) in by_day.iter_mut().zip(plan.days) {
            day.plans.push((plan.id.clone(), *partial.total()));
            day.partials.push(partial);
        }
    }
    let point = |(date, counts): (&NaiveDate, DayCounts)| {
        let (total, groups) = summary::joined(counts.partials);
        Point { date: *date, commit: commit.to_owned(), total, groups, plans: counts.plans }
    };
    days.iter().zip(by_day).map(point).collect()
}

/// Reads the plans of each commit. A version of a file is read once, for all commits that have it.
fn plans_of_each(
    versions: &Versions,
    repository: &Repository,
    line: &[Commit],
    commits: &[(&str, Vec<NaiveDate>)],
) -> Result<Vec<CommitCounts>, Failure> {
    let answers = versions.map_texts(repository, |places, loaded| {
        let counted = loaded.map(|(resolved, _)| {
            let days: Vec<NaiveDate> =
                places.iter().flat_map(|place| &commits[*place].1).copied().collect();
            Counted::of(&resolved, &days)
        });
        (places.to_vec(), counted.map_err(|unreadable| LeftOut::of(&unreadable)))
    })?;
    let mut read: Vec<CommitCounts> = commits.iter().map(|_| CommitCounts::default()).collect();
    for (places, counted) in answers {
        match counted {
            Ok(mut counted) => {
                let mut days = std::mem::take(&mut counted.days).into_iter();
                for place in places {
                    let days = days.by_ref().take(commits[place].1.len()).collect();
                    read[place].plans.push(Counted { days, ..counted.clone() });
                }
            }
            Err(left_out) => {
                for place in places {
                    let (commit, days) = &commits[place];
                    let earlier = line.iter().rev().skip_while(|c| c.id != *commit).skip(1);
                    let instead = last_readable(versions, repository, &left_out, earlier, days)?;
                    read[place].plans.extend(instead);
                    let (commit, left_out) = ((*commit).to_owned(), left_out.clone());
                    read[place].broken.push(Broken { commit, left_out });
                }
            }
        }
    }
    Ok(read)
}

/// The counts of the last readable version of a file in earlier commits.
fn last_readable<'c>(
    versions: &Versions,
    repository: &Repository,
    left_out: &LeftOut,
    earlier: impl Iterator<Item = &'c Commit>,
    days: &[NaiveDate],
) -> Result<Option<Counted>, Failure> {
    let look = |loaded: Loaded<'_>| loaded.ok().map(|(resolved, _)| Counted::of(&resolved, days));
    let ids = earlier.map(|commit| commit.id.clone());
    versions.as_last_readable(repository, &left_out.file, ids, look)
}

/// The plans of a commit with their counts, and the files that do not count.
#[derive(Default)]
struct CommitCounts {
    plans: Vec<Counted>,
    broken: Vec<Broken>,
}

impl CommitCounts {
    /// Whether no plan of the commit counts on any day.
    fn counts_nothing(&self) -> bool {
        self.plans.iter().all(|plan| plan.days.is_empty())
    }
}

/// The counts of all plans on one day, and those of each plan.
#[derive(Default)]
struct DayCounts {
    partials: Vec<summary::Partial>,
    plans: Vec<(Option<String>, Totals)>,
}

/// A plan of a commit.
#[derive(Clone)]
struct Counted {
    file: String,
    id: Option<String>,
    agency: Option<String>,
    /// Its counts on each day of the commit.
    days: Vec<summary::Partial>,
}

impl Counted {
    fn of(resolved: &Resolved<'_>, days: &[NaiveDate]) -> Counted {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Counted {
            file: resolved.source.path.to_owned(),
            id: own(resolved.plan.id.value()),
            agency: own(resolved.plan.agency.value()),
            days: summary::on_days(resolved, days),
        }
    }
}

/// Removes the plans whose id another file of the commit has. A file is reported once, with the first of the
/// commits in which it does not count.
fn leave_out_copies(read: &mut [CommitCounts], commits: &[(&str, Vec<NaiveDate>)], root: &Root) {
    let mut reported: BTreeSet<String> = BTreeSet::new();
    for (CommitCounts { plans, broken }, (commit, _)) in read.iter_mut().zip(commits) {
        plans.sort_by(|a, b| a.file.cmp(&b.file));
        let claims: Vec<Claim<'_>> = plans
            .iter()
            .map(|plan| Claim {
                file: &plan.file,
                id: plan.id.as_deref(),
                agency: plan.agency.as_deref(),
            })
            .collect();
        let copies = copies(&claims, root);
        let mut still = BTreeSet::new();
        for (at, copy) in copies.iter().enumerate() {
            let Some(copy) = copy else { continue };
            if !reported.contains(claims[at].file) {
                let (commit, left_out) = ((*commit).to_owned(), copy.left_out(&claims, at));
                broken.push(Broken { commit, left_out });
            }
            still.insert(claims[at].file.to_owned());
        }
        reported = still;
        let mut counts = copies.iter().map(Option::is_none);
        plans.retain(|_| counts.next().unwrap_or(true));
    }
}

/// The answer of `trend`.
#[derive(Debug)]
pub struct Trend {
    /// How often the trend has a point.
    pub every: Interval,
    /// The points, oldest first.
    pub points: Vec<Point>,
    /// The plan files that became unreadable with a commit.
    pub left_out: Vec<Broken>,
    /// Whether there were points outside the days that were asked for.
    pub is_cut: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_periods_and_today_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let shown = |interval, first, today| {
            let days = days(interval, day(first), day(today)).unwrap();
            days.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(
            shown(Interval::Month, "2025-01-15", "2025-03-10"),
            ["2025-01-31", "2025-02-28", "2025-03-10"]
        );
        assert_eq!(shown(Interval::Month, "2025-01-15", "2025-01-31"), ["2025-01-31"]);
        assert_eq!(
            shown(Interval::Quarter, "2025-02-01", "2025-07-01"),
            ["2025-03-31", "2025-06-30", "2025-07-01"]
        );
        assert_eq!(shown(Interval::Week, "2025-12-31", "2026-01-06"), ["2026-01-04", "2026-01-06"]);
        // Commits from machines with a wrong clock: of 1970, or of tomorrow.
        assert_eq!(shown(Interval::Week, "1970-01-01", "2025-12-01").len(), 2919);
        assert_eq!(shown(Interval::Week, "2100-01-01", "2025-12-01"), ["2025-12-01"]);
    }

    #[test]
    fn there_is_an_end_to_the_points() {
        let count = |interval, first: &str, today: &str| {
            let days = days(interval, first.parse().unwrap(), today.parse().unwrap());
            days.map(|days| days.len())
        };
        // 1970-01-04 is a Sunday.
        assert_eq!(count(Interval::Week, "1970-01-04", "2084-12-24"), Some(MOST_POINTS));
        assert_eq!(count(Interval::Week, "1970-01-04", "2084-12-25"), None);
        assert_eq!(count(Interval::Week, "0001-01-01", "9999-12-31"), None);
        assert_eq!(count(Interval::Month, "1970-01-01", "2400-01-01"), Some(5161));
        assert!(days(Interval::Quarter, NaiveDate::MAX, NaiveDate::MAX).is_some());
    }
}
