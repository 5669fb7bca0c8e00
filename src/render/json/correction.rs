//! Mends, with their places.

use serde::Serialize;

use crate::check::diagnostic::{Correction, Replacement};

/// A mend.
#[derive(Serialize)]
pub struct CorrectionJson<'a> {
    safe: bool,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    insert: &'a str,
}

impl<'a> CorrectionJson<'a> {
    /// The shape of a mend.
    pub fn of(fix: &'a Correction) -> Self {
        let edit = |replacement: &'a Replacement| EditJson {
            line: replacement.start.line,
            column: replacement.start.column,
            end_line: replacement.end.line,
            end_column: replacement.end.column,
            insert: &replacement.edit.insert,
        };
        CorrectionJson { safe: fix.safe, edits: fix.edits.iter().map(edit).collect() }
    }
}
