//! Keys that the format does not have, and which key was meant.

use std::ops::Range;

use toml_spanner::{Item, Key, Table, TableStyle, Value};

use crate::finding::faults::{self, syntax};
use crate::finding::fix::{Fix, Mend};
use crate::parse::at;
use crate::parse::meant::keys::{
    self as keys_meant, header as header_meant, header_of, is_list, nearest,
};
use crate::parse::reader::{Reader, place};
use crate::plan::keys;
use crate::plan::keys::config::CONFIG;
use crate::plan::keys::objective::OBJECTIVE;
use crate::plan::keys::task::TASK;
use crate::text::edit::Edit;
use crate::text::name::is_variant;
use crate::text::source::Span;

impl<'a> Reader<'a> {
    /// Reports an unknown key, and returns the key that was meant.
    pub(super) fn unknown_key(
        &mut self,
        key: &Key<'a>,
        item: &Item<'a>,
        among: &Table<'a>,
        known: &'static keys::Table,
    ) -> Option<&'static str> {
        if self.muted {
            return None;
        }
        let (typed, names) = (key.as_str(), known.names());
        // Of a plan that has the name of the settings, `[plan]` says so for all.
        if known.name == CONFIG.name && typed != "plan" && among.contains_key("plan") {
            return None;
        }
        let header = match known.name {
            "file" => ROOT_HEADER.to_owned(),
            name if name == CONFIG.name => CONFIG_FILE.to_owned(),
            "findings" => "[[findings]]".to_owned(),
            name if is_list(name) || ["plan", "defaults"].contains(&name) => header_of(name),
            name => format!("{} = {{ … }}", name.rsplit('.').next().unwrap_or(name)),
        };
        let above = above(known).filter(|above| above.has(typed));
        let near = match above {
            Some(_) => None,
            None => nearest(typed, &names),
        };
        let may_be_table = near.is_none() && is_headed(item);
        let table = may_be_table.then(|| header_meant(&format!("[{typed}]"))).flatten();
        let help = match (above, near) {
            _ if known.name == CONFIG.name && ["plan", "task", "objective"].contains(&typed) => {
                faults::unknown_key::is_a_plan()
            }
            _ if table.is_some() => faults::unknown_key::near(&table.unwrap_or_default()),
            (Some(above), _) => {
                faults::unknown_key::belongs_to(typed, &header_of(above.name), &header)
            }
            (None, Some(near)) if is_synonym(typed, near, &names) => syntax::key_meant(typed, near),
            (None, Some(near)) => faults::unknown_key::near(near),
            (None, None) => faults::unknown_key::as_own_key(typed),
        };
        let place = place(&self.path, at(key.span));
        let fix = near.filter(|near| !among.contains_key(near)).map(|near| {
            let headers = self.headers(item);
            match headers.is_empty() {
                true => Fix::key(typed, near),
                false => self.renamed(typed, near, &headers),
            }
        });
        faults::unknown_key::report(place, typed, &header, (help, fix), &mut self.out);
        self.misplaced.extend(above.and_then(|above| above.key(typed)).map(|key| key.name));
        near
    }

    /// Renames a part of headers: that of the table that is being read.
    fn renamed(&self, typed: &str, meant: &str, headers: &[Span]) -> Fix {
        let depth = self.path.len().saturating_sub(1);
        let edits = headers.iter().filter_map(|header| {
            let part = part_of_header(self.source.slice(*header), depth)?;
            let start = header.start as usize;
            let span = Span::new(start + part.start, start + part.end);
            Some(Edit { span, insert: meant.to_owned() })
        });
        Fix { safe: is_variant(typed, meant), mend: Mend::Edits(edits.collect()) }
    }

    /// The headers of a value: of its tables, and of those in them.
    fn headers(&self, item: &Item<'a>) -> Vec<Span> {
        let mut headers = Vec::new();
        let mut open = vec![item];
        while let Some(item) = open.pop() {
            match item.value() {
                Value::Array(array) => open.extend(array.iter()),
                Value::Table(table) if table.style() != TableStyle::Inline => {
                    let own = (table.style() == TableStyle::Header).then(|| self.header(table));
                    headers.extend(own);
                    open.extend(table.entries().iter().map(|(_, item)| item));
                }
                _ => {}
            }
        }
        headers
    }
}

/// Where the part of a header at a depth is written: in `[[task.report]]` `report` is at depth 1.
fn part_of_header(header: &str, depth: usize) -> Option<Range<usize>> {
    let inside = header.trim_matches(['[', ']']);
    let mut start = header.len() - header.trim_start_matches('[').len();
    for (at, part) in inside.split('.').enumerate() {
        if at == depth {
            let from = start + part.len() - part.trim_start().len();
            return Some(from..from + part.trim().len());
        }
        start += part.len() + 1;
    }
    None
}

/// Whether a key is another word for the one that was meant, not a slip in it.
fn is_synonym(typed: &str, meant: &str, known: &[&'static str]) -> bool {
    keys_meant::key(typed, known) == Some(meant)
}

/// The table that a table of its own header belongs to.
fn above(known: &keys::Table) -> Option<&'static keys::Table> {
    let (above, _) = known.name.rsplit_once('.').filter(|_| is_list(known.name))?;
    [&TASK, &OBJECTIVE].into_iter().find(|table| table.name == above)
}

/// How messages call what stands above all tables.
const ROOT_HEADER: &str = "tệp kế hoạch";

/// The name of the file of settings.
const CONFIG_FILE: &str = "pargo.toml";

/// Whether a value has a header of its own.
fn is_headed(item: &Item<'_>) -> bool {
    let first = item.as_array().and_then(|array| array.iter().next()).unwrap_or(item);
    first.as_table().is_some_and(|table| table.style() != TableStyle::Inline)
}
