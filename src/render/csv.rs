//! CSV: UTF-8, comma, LF. A spreadsheet reads no cell as a formula.

use std::borrow::Cow;

use crate::report::counts::Totals;
use crate::state::State;
use crate::text::characters::safe_lines;

/// The columns of [`counted`].
pub const COUNTS: [&str; 15] = [
    "total",
    "cancelled",
    "done",
    "done-late",
    "overdue",
    "in-progress",
    "not-started",
    "standing",
    "undated",
    "overdue-not-begun",
    "due-soon",
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
    let besides = [tasks.overdue_not_begun, tasks.due_soon];
    [tasks.total()].into_iter().chain(states).chain(besides).chain(outcomes).map(Value::from)
}

/// Writes rows of cells.
#[derive(Debug)]
pub struct Csv {
    out: csv::Writer<Vec<u8>>,
}

impl Csv {
    /// A CSV with only its header.
    pub fn new(header: &[&str]) -> Self {
        let mut csv = Csv { out: csv::Writer::from_writer(Vec::new()) };
        csv.row(header.iter().map(|name| Value::Text((*name).to_owned())));
        csv
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Value>) {
        let row = cells.into_iter().map(|cell| match cell {
            Value::Text(text) => guarded(&safe_lines(&text)).into_owned(),
            Value::Number(number) => number.to_string(),
            Value::Nothing => String::new(),
        });
        // Writing to memory can only fail if a row has not as many cells as the header.
        let written = self.out.write_record(row);
        debug_assert!(written.is_ok());
    }

    /// The whole text.
    pub fn finish(self) -> String {
        String::from_utf8(self.out.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// Puts a `'` before anything that a spreadsheet would read as the beginning of a formula.
///
/// A formula may follow white space and quotes. If the list separator of Windows is `;`, as in Vietnam,
/// Excel also splits there, even within quotes, so a formula may begin in the middle of a text.
fn guarded(text: &str) -> Cow<'_, str> {
    let is_passed_over = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
    };
    let mut places = Vec::new();
    let mut begins = true;
    for (place, c) in text.char_indices() {
        match c {
            '\t' if place == 0 => places.push(place),
            ';' | '\t' | '\n' => begins = true,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹢' | '﹣' | '﹦' | '﹫'
                if begins =>
            {
                places.push(place);
                begins = false;
            }
            c => begins &= is_passed_over(c),
        }
    }
    if places.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + places.len());
    let mut rest = 0;
    for place in places {
        out.push_str(&text[rest..place]);
        out.push('\'');
        rest = place;
    }
    out.push_str(&text[rest..]);
    out.into()
}

/// A cell.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, which cannot begin a formula.
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

    #[test]
    fn a_formula_is_found_wherever_a_cell_may_begin() {
        for (text, expected) in [
            ("=1", "'=1"),
            (" \u{a0}\u{3000}=1", " \u{a0}\u{3000}'=1"),
            ("\u{feff}\u{200b}+1", "\u{feff}\u{200b}'+1"),
            ("\"=1", "\"'=1"),
            ("＝1", "'＝1"),
            ("\u{a0}－1", "\u{a0}'－1"),
            ("﹦1", "'﹦1"),
            ("\tx", "'\tx"),
            ("\t=1", "'\t'=1"),
            ("x;=1", "x;'=1"),
            ("x; \"@a\"; -1", "x; \"'@a\"; '-1"),
            ("x\t-1\n+2", "x\t'-1\n'+2"),
            // Not at the beginning, so not a formula.
            ("a-b", "a-b"),
            ("13/20; x = 5", "13/20; x = 5"),
            ("90/KH-STP, -1", "90/KH-STP, -1"),
            ("a; ", "a; "),
            ("", ""),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

        /// However the text is split, no part begins like a formula.
        #[test]
        fn no_piece_of_a_text_is_a_formula(text in "[=+@;\t\n\" a＝-]{0,12}") {
            let guarded = guarded(&text);
            for piece in guarded.split([';', '\t', '\n']) {
                let first = piece.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
                proptest::prop_assert!(!first.starts_with(['=', '+', '-', '@', '＝']), "{}", guarded);
            }
            let without: String = guarded.chars().filter(|c| *c != '\'').collect();
            proptest::prop_assert_eq!(without, text);
        }
    }
}
