//! The commands, one file each: its options and what it does.

pub mod cancel;
pub mod carry;
pub mod cascade;
pub mod check;
pub mod close;
pub mod collect;
pub mod completions;
pub mod deadline;
pub mod diff;
pub mod done;
pub mod extend;
pub mod fmt;
pub mod form;
pub mod help;
pub mod history;
pub mod import;
pub mod init;
pub mod man;
pub mod new;
pub mod overdue;
pub mod owed;
pub mod page;
pub mod remind;
pub mod reopen;
pub mod report;
pub mod result;
pub mod rules;
pub mod schema;
pub mod show;
pub mod slips;
pub mod summary;
pub mod tasks;
pub mod trend;
pub mod update;

use clap::Subcommand;

use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a repository of plans: settings, a first plan, checks in CI
    Init(init::Options),
    /// Begin a new plan
    New(new::Options),
    /// Read a document of Word or Excel as a plan
    Import(import::Options),
    /// Report everything that is wrong with the plans
    Check(check::Options),
    /// Record that a task was begun, how far it has come, or what is in its way
    Update(update::Options),
    /// Record that a task, a period or a milestone is done
    Done(done::Options),
    /// Record that a due date was moved
    Extend(extend::Options),
    /// Record that a task is cancelled
    Cancel(cancel::Options),
    /// Take back a completion or a cancellation
    Reopen(reopen::Options),
    /// Record a result of an objective
    Result(result::Options),
    /// Make a form in Excel of what a unit has not finished, for the unit to fill in
    Form(form::Options),
    /// Record what units filled in on their forms
    Collect(collect::Options),
    /// Lay plans and pargo.toml out in one canonical way, comments kept
    Fmt(fmt::Options),
    /// List what is overdue, the longest overdue first
    Overdue(overdue::Options),
    /// Sum up where each index stands
    Summary(summary::Options),
    /// List every task with its state and due date
    Tasks(tasks::Options),
    /// Show one plan, task or objective in full
    Show(show::Options),
    /// Tell what became of the tasks that plans above give
    Cascade(cascade::Options),
    /// Tell who has handed in what each unit owes
    Owed(owed::Options),
    /// Write the periodic report on a plan
    Report(report::Options),
    /// Write letters to the units that are late or have something to do soon
    Remind(remind::Options),
    /// Make the page that leaders open: one HTML file, or a folder of them
    Page(page::Options),
    /// Tell what changed in meaning between two revisions
    Diff(diff::Options),
    /// Tell how a plan, a task or an objective came to be what it is
    History(history::Options),
    /// List the tasks whose due date ever moved
    Slips(slips::Options),
    /// Tell how tasks and objectives stood over time
    Trend(trend::Options),
    /// Record that a plan was wound up
    Close(close::Options),
    /// Write unfinished tasks into a plan that carries them on
    Carry(carry::Options),
    /// List the rules of check, or explain one
    Rules(rules::Options),
    /// Tell what the phrase of a deadline means
    Deadline(deadline::Options),
    /// Write the JSON Schema of a plan or of pargo.toml, for editors
    Schema(schema::Options),
    /// Write the script that lets a shell complete command lines
    Completions(completions::Options),
    /// Write the pages of the manual, one a command
    Man(man::Options),
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
        Command::Init(args) => init::run(args, global, terminal),
        Command::New(args) => new::run(args, global, terminal),
        Command::Import(args) => import::run(args, global, terminal),
        Command::Check(args) => check::run(args, global, terminal),
        Command::Update(args) => update::run(args, global, terminal),
        Command::Done(args) => done::run(args, global, terminal),
        Command::Extend(args) => extend::run(args, global, terminal),
        Command::Cancel(args) => cancel::run(args, global, terminal),
        Command::Reopen(args) => reopen::run(args, global, terminal),
        Command::Result(args) => result::run(args, global, terminal),
        Command::Form(args) => form::run(args, global, terminal),
        Command::Collect(args) => collect::run(args, global, terminal),
        Command::Fmt(args) => fmt::run(args, global, terminal),
        Command::Overdue(args) => overdue::run(args, global, terminal),
        Command::Summary(args) => summary::run(args, global, terminal),
        Command::Tasks(args) => tasks::run(args, global, terminal),
        Command::Show(args) => show::run(args, global, terminal),
        Command::Cascade(args) => cascade::run(args, global, terminal),
        Command::Owed(args) => owed::run(args, global, terminal),
        Command::Report(args) => report::run(args, global, terminal),
        Command::Remind(args) => remind::run(args, global, terminal),
        Command::Page(args) => page::run(args, global, terminal),
        Command::Rules(args) => rules::run(args, global, terminal),
        Command::Diff(args) => diff::run(args, global, terminal),
        Command::History(args) => history::run(args, global, terminal),
        Command::Slips(args) => slips::run(args, global, terminal),
        Command::Trend(args) => trend::run(args, global, terminal),
        Command::Close(args) => close::run(args, global, terminal),
        Command::Carry(args) => carry::run(args, global, terminal),
        Command::Deadline(args) => deadline::run(args, global, terminal),
        Command::Schema(args) => schema::run(args, global, terminal),
        Command::Completions(args) => completions::run(args, program, global, terminal),
        Command::Man(args) => man::run(args, program(), global, terminal),
        Command::Help(args) => help::run(args, program(), global, terminal),
    }
}
