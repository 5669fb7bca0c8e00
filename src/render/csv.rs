//! CSV: UTF-8, comma, LF. No cell becomes a formula in a spreadsheet.

use crate::report::counts::Totals;
use crate::state::State;
use crate::text::characters::safe_lines;

/// The columns of [`counted`].
pub const COUNTS: [&str; 13] = [
    "total",
    "cancelled",
    "done",
    "done-late",
    "overdue",
    "in-progress",
    "not-started",
    "standing",
    "undated",
    "objectives",
    "met",
    "missed",
    "pending",
];

/// Tasks by state and objectives by outcome, in the order of [`COUNTS`].
pub fn counted(totals: &Totals) -> impl Iterator<Item = Value> {
    let (tasks, o) = (&totals.tasks, &totals.objectives);
    let states = State::ALL.map(|(state, _)| tasks.of(state));
    let outcomes = [o.total(), o.met, o.missed, o.pending];
    [tasks.total()].into_iter().chain(states).chain(outcomes).map(Value::from)
}

/// Writes rows of cells.
#[derive(Debug)]
pub struct Csv {
    out: csv::Writer<Vec<u8>>,
}

impl Csv {
    /// Begins with the names of the columns.
    pub fn new(header: &[&str]) -> Self {
        let mut csv = Csv { out: csv::Writer::from_writer(Vec::new()) };
        csv.row(header.iter().map(|name| Value::Text((*name).to_owned())));
        csv
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Value>) {
        let row = cells.into_iter().map(|cell| match cell {
            Value::Text(text) => guarded(&text),
            Value::Number(number) => number.to_string(),
            Value::Nothing => String::new(),
        });
        // Writing to memory fails only for a row that is longer or shorter than the header.
        let written = self.out.write_record(row);
        debug_assert!(written.is_ok());
    }

    /// The whole text.
    pub fn finish(self) -> String {
        String::from_utf8(self.out.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// A text that spreadsheets do not take as a formula, as they do what begins with one of these signs.
fn guarded(text: &str) -> String {
    let text = safe_lines(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        return format!("'{text}");
    }
    text.into_owned()
}

/// A cell.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, which is none of a formula's.
    Number(i64),
    /// An empty cell.
    Nothing,
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Value::Nothing, Value::Text)
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Value::Nothing, Value::Number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let mut csv = Csv::new(&["a", "b", "c"]);
        csv.row([
            Value::Text("=1+1".to_owned()),
            Value::Text("x, \"y\"".to_owned()),
            Value::Number(-3),
        ]);
        csv.row([
            Value::Text("-@\n".to_owned()),
            Value::Nothing,
            Value::Text("\u{202e}".to_owned()),
        ]);
        assert_eq!(csv.finish(), "a,b,c\n'=1+1,\"x, \"\"y\"\"\",-3\n\"'-@\n\",,\\u{202e}\n");
    }
}
