//! `pargo cancel`

use chrono::NaiveDate;
use clap::Args;

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
#[derive(Args, Debug)]
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
    record(&options.recording, options, global, terminal)
}
