//! `pargo trend`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::{Here, whole_repository};
use crate::cli::options::{Global, Paths};
use crate::cli::surroundings::today;
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day, every};
use crate::compare::history::Broken;
use crate::render;
use crate::report::trend::{Interval, MOST_POINTS, Point, Trend, days, points};
use crate::text::lang::{Text, both};
use crate::workspace::git::Commit;
use crate::workspace::revision::Versions;

/// Options of `trend`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    /// How often a point is taken: week, month, quarter
    #[arg(long, value_name = "PERIOD", value_parser = every, default_value = "month")]
    every: Interval,
    /// The first day to show
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Day>,
    /// The last day to show
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Option<Day>,
    /// How to write it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

/// Shows the counts of tasks and objectives over time.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let paths = &options.paths.paths;
    let here = whole_repository(paths, global, terminal)?;
    let (from, to) = bounds(options, here.utc_offset)?;
    let every = options.every;
    let (mut points, mut left_out) = taken(paths, &here, every, global)?;
    // Filtered only now, since the first point and the last readable version of a plan depend on the whole
    // line.
    points.retain(|point| {
        from.is_none_or(|from| from <= point.date) && to.is_none_or(|to| point.date <= to)
    });
    left_out.retain(|broken| points.iter().any(|point| point.commit == broken.commit));
    let trend = Trend { every, points, left_out };
    let style = terminal.style();
    let text = match format {
        Format::Table => render::answers::trend::text(&trend, style),
        Format::Json => render::json::trend(&trend, style.lang),
        Format::Csv => render::answers::trend::csv(&trend),
    };
    terminal.answer(&text)?;
    terminal.broken(&trend.left_out);
    Ok(ExitStatus::Success)
}

/// The points up to the as-of date, and the plan files that commits left unreadable.
pub(super) fn taken(
    paths: &[PathBuf],
    here: &Here,
    every: Interval,
    global: &Global,
) -> anyhow::Result<(Vec<Point>, Vec<Broken>)> {
    let Here { repository, head, utc_offset } = here;
    let utc_offset = *utc_offset;
    let line = repository.log(&["--first-parent", "--reverse", &head.id])?;
    let by_default = || match global.at {
        Some(_) => head.date(utc_offset),
        None => today(utc_offset),
    };
    let today = global.as_of.map_or_else(by_default, |day| day.date(utc_offset));
    let first = line.first().map_or(today, |commit| commit.date(utc_offset));
    let Some(days) = days(every, first, today) else {
        let every = every.name();
        return Err(both!(
            "--every {every} từ {first} đến {today} có quá {MOST_POINTS} mốc; chọn --every dài hơn, hoặc --as-of sớm hơn",
            "--every {every} from {first} to {today} makes more than {MOST_POINTS} points; choose a longer --every, or an earlier --as-of"
        )
        .into());
    };
    let commits = newest_of_each(&line, days, utc_offset);
    let ids: Vec<&str> = commits.iter().map(|(id, _)| *id).collect();
    let versions = Versions::of(paths, repository, &ids)?;
    Ok(points(&versions, repository, &line, &commits)?)
}

/// The first day and the last one to show.
fn bounds(
    options: &Options,
    utc_offset: i32,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Text> {
    let from = options.from.map(|day| day.date(utc_offset));
    let to = options.to.map(|day| day.date(utc_offset));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(both!(
            "--from {from} sau --to {to}: không có ngày nào ở giữa",
            "--from {from} comes after --to {to}: no day lies between"
        ));
    }
    Ok((from, to))
}

/// The commit that holds on each day, with the days that share it; days before the first commit are left out.
fn newest_of_each(
    line: &[Commit],
    days: Vec<NaiveDate>,
    utc_offset: i32,
) -> Vec<(&str, Vec<NaiveDate>)> {
    let mut commits: Vec<(&str, Vec<NaiveDate>)> = Vec::new();
    for day in days {
        let Some(commit) = newest(line, day, utc_offset) else { continue };
        match commits.last_mut() {
            Some((last, days)) if *last == commit.id => days.push(day),
            _ => commits.push((&commit.id, vec![day])),
        }
    }
    commits
}

/// The newest commit of a line, given the oldest first, that is not later than a day.
fn newest(line: &[Commit], day: chrono::NaiveDate, utc_offset: i32) -> Option<&Commit> {
    line.iter().rev().find(|commit| commit.date(utc_offset) <= day)
}
