//! `pargo cancel`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::asking::{Wanted, asked};
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::writing::{Record, Recording, record};
use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::part::Subject;
use crate::edit::progress::{Recorded, cancel};
use crate::text::lang::{Text, both};

/// Options of `cancel`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    #[command(flatten)]
    recording: Recording,
    /// Why, or by which document; added to a note that is there
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Record for Options {
    fn what(&self, on: NaiveDate) -> Text {
        let day = dmy(on);
        both!("hủy ngày {day}", "cancelled {on}")
    }

    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        cancel(document, subject, self.note.as_deref())
    }
}

/// Records that tasks are cancelled.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let wanted = Wanted { date: true, evidence: false };
    let Some(answers) = asked(&options.recording, wanted, global, terminal)? else {
        return record(&options.recording, options, global, terminal);
    };
    let mut options = options.clone();
    options.recording.subjects = answers.subjects;
    options.recording.on = options.recording.on.or(answers.on);
    record(&options.recording, &options, global, terminal)
}
