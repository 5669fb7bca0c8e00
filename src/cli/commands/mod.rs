//! The commands, one file each: its options and what it does.

pub mod check;
pub mod deadline;
pub mod diff;
pub mod help;
pub mod history;
pub mod import;
pub mod overdue;
pub mod rules;
pub mod show;
pub mod slips;
pub mod summary;
pub mod tasks;
pub mod trend;

use clap::Subcommand;

use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read a document of Word or Excel as a plan
    Import(import::Options),
    /// Report everything that is wrong with the plans
    Check(check::Options),
    /// List what is overdue, the longest overdue first
    Overdue(overdue::Options),
    /// Sum up where each index stands
    Summary(summary::Options),
    /// List every task with its state and due date
    Tasks(tasks::Options),
    /// Show one plan, task or objective in full
    Show(show::Options),
    /// Tell what changed in meaning between two revisions
    Diff(diff::Options),
    /// Tell how a plan, a task or an objective came to be what it is
    History(history::Options),
    /// List the tasks whose due date ever moved
    Slips(slips::Options),
    /// Tell how tasks and objectives stood over time
    Trend(trend::Options),
    /// List the rules of check, or explain one
    Rules(rules::Options),
    /// Tell what the phrase of a deadline means
    Deadline(deadline::Options),
    /// Print this help, or that of a command
    Help(help::Options),
}

/// Runs a command.
///
/// `program` describes the whole command line, for `help`. Building it takes time, so it is a function.
pub fn run(
    command: &Command,
    program: fn() -> clap::Command,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    match command {
        Command::Import(args) => import::run(args, global, terminal),
        Command::Check(args) => check::run(args, global, terminal),
        Command::Overdue(args) => overdue::run(args, global, terminal),
        Command::Summary(args) => summary::run(args, global, terminal),
        Command::Tasks(args) => tasks::run(args, global, terminal),
        Command::Show(args) => show::run(args, global, terminal),
        Command::Rules(args) => rules::run(args, global, terminal),
        Command::Diff(args) => diff::run(args, global, terminal),
        Command::History(args) => history::run(args, global, terminal),
        Command::Slips(args) => slips::run(args, global, terminal),
        Command::Trend(args) => trend::run(args, global, terminal),
        Command::Deadline(args) => deadline::run(args, global, terminal),
        Command::Help(args) => help::run(args, program(), global, terminal),
    }
}
