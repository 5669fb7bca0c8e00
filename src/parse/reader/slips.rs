//! Values that a mistake of syntax costs: reported where the value is read, and read as unreadable.

use toml_spanner::{Item, Key, Table, TableStyle, Value};

use crate::finding::faults::syntax;
use crate::parse::at;
use crate::parse::meant::keys::nearest;
use crate::parse::reader::{Reader, place};
use crate::parse::syntax::Slip;
use crate::plan::keys;
use crate::text::source::Span;

impl<'a> Reader<'a> {
    /// The same, for a plan with mistakes of syntax that cost values.
    pub fn with_slips(self, slips: Vec<Slip>) -> Self {
        Reader { slips, ..self }
    }

    /// Reports the mistakes of syntax that were in no value.
    pub fn report_slips(&mut self) {
        for slip in std::mem::take(&mut self.slips) {
            slip.report(&mut self.out);
        }
    }

    /// Reports the mistakes of syntax that cost a value, and returns its key. `None` if the value is
    /// whole, or a table, which may have lost only a part.
    pub(super) fn slipped<'k>(
        &mut self,
        key: &Key<'k>,
        item: &Item<'a>,
        known: &'static keys::Table,
    ) -> Option<&'k str>
    where
        'a: 'k,
    {
        let (whole, value) =
            (Span { start: key.span.start, end: item.span().end }, at(item.span()));
        let is_headed = |table: &Table<'_>| table.style() != TableStyle::Inline;
        let (is_open, headed) = match item.value() {
            Value::Table(table) => (true, is_headed(table)),
            Value::Array(array) => match array.iter().next().map(Item::value) {
                Some(Value::Table(first)) => (true, is_headed(first)),
                _ => (false, false),
            },
            _ => (false, false),
        };
        let costs = |slip: &Slip| {
            let touches = slip.lost.start < whole.end && slip.lost.end > whole.start;
            touches && !headed && !(is_open && slip.lost.start >= value.start)
        };
        let first = self.slips.iter().position(costs)?;
        let after = self.slips[first..].iter().position(|slip| !costs(slip));
        let end = after.map_or(self.slips.len(), |length| first + length);
        let told: Vec<Slip> = self.slips.drain(first..end).collect();
        let typed = told.iter().find_map(|slip| slip.key.clone());
        let meant = typed.as_ref().map(|typed| {
            let names = known.names();
            names.iter().copied().find(|name| name == typed).or_else(|| nearest(typed, &names))
        });
        // After a repair the parser may have another key than the one in the file.
        let written = self.source.text.get(key.span.start as usize..key.span.end as usize);
        let written = written.map(str::trim).filter(|text| !text.starts_with(['"', '\'']));
        let key_name = written.unwrap_or(key.name);
        let name = match meant {
            Some(Some(meant)) => meant,
            // A key that the format does not have costs nothing.
            Some(None) => "",
            None if known.has(key_name) => key_name,
            // A misspelt key is reported once its value can be read.
            None => nearest(key_name, &known.names()).unwrap_or(key_name),
        };
        for slip in told {
            let mut path = self.path.clone();
            path.push(if name.is_empty() { slip.key.as_deref().unwrap_or("") } else { name });
            let place = place(&path, slip.span);
            let finding = self.out.push(&syntax::DOC, place, slip.words);
            finding.related = slip.related;
            if let (Some(typed), Some(Some(meant))) = (&slip.key, meant)
                && typed != meant
            {
                finding.help(syntax::key_meant(typed, meant));
            }
        }
        Some(name)
    }

    /// Whether the value of a key that [`Self::keys`] does not visit is lost, which is reported.
    pub fn loses(&mut self, key: &Key<'a>, item: &Item<'a>, known: &'static keys::Table) -> bool {
        !self.slips.is_empty() && self.slipped(key, item, known).is_some()
    }
}
